#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""rules: listed with their sources, taken from a file or refused with the reason, used by the other commands, undone."""
import json
import os
import pathlib
import shutil
import subprocess

import cli
from cli import FINDINGS, FINE, FRENCH, NOT_FOUND, TOO_NEW, USAGE, Skip, case, contains, equal, keys, table

RULES = pathlib.Path(os.environ["JALON_RULES"])
HELPER = {"id": "new-desk", "kind": "association", "term_fr": "Maison des exemples", "gloss": "An association",
          "text": "It helps on Mondays.", "phone": "01 99 00 00 00", "for": ["any"]}


def pack(name, change=None):
    content = json.loads((RULES / f"{name}.json").read_text(encoding="utf-8"))
    if change:
        change(content)
    return content


def make(room, *packs, key=None, edition="2031-05-02"):
    """A file of rules by the script that README names."""
    paths = [room.write(f"{content['pack']}.json", json.dumps(content)) for content in packs]
    target = room.path / "new.rules"
    command = [RULES / "make-rules-file.py", "-o", target, "--edition", edition] + (["--key", key] if key else []) + paths
    subprocess.run([str(word) for word in command], check=True)
    return target


def add_helper(content):
    source = content["entries"][0]["source"]
    content["entries"].append(dict(HELPER, source=source))


def move_date(content):
    next(entry for entry in content["entries"] if entry["id"] == "anef_open")["offset"] = -121


@case
def list_names_every_source(room):
    answer = room.run("rules", "list").json
    keys(answer, "edition", "newest_reading", "signer", "files", "rules")
    equal(answer["files"], [])
    assert len(answer["rules"]) > 200
    for rule in answer["rules"]:
        keys(rule, "pack", "id", "term_fr", "text", "source", "url", "read_on", "confidence")
        assert rule["source"] and cli.DATE.fullmatch(rule["read_on"]) and rule["confidence"] in ("high", "medium", "low", "K"), rule
    assert not room.data.exists()


@table([
    ("kind", ["--about", "help"], lambda rule: rule["pack"] == "help"),
    ("words", ["--search", "online window"], lambda rule: "online window" in rule["text"].lower()),
    ("source", ["--search", "R.431-5", "--about", "deadlines"], lambda rule: "R.431-5" in rule["source"] and rule["pack"] == "deadlines"),
])
def list_can_be_narrowed(room, options, holds):
    rules = room.run("rules", "list", *options).json["rules"]
    assert rules and all(holds(rule) for rule in rules), rules


@case
def additions_are_taken_used_and_undone(room):
    before = room.run("contacts").json["contacts"]
    file = make(room, pack("help", add_helper))
    look = room.run("rules", "import", "--dry-run", file).json
    equal((look["taken"], look["verdict"], look["signed"]), (False, "taken", False))
    equal(look["changes"], [{"kind": "added", "pack": "help", "list": "entries", "id": "new-desk", "needs_signature": False}])
    equal(room.run("contacts").json["contacts"], before)
    equal(room.run("rules", "import", file).json["taken"], True)
    after = room.run("contacts").json["contacts"]
    equal(after[:-1], before)
    equal(after[-1]["name"], "Maison des exemples")
    equal([kept["verdict"] for kept in room.run("rules", "list").json["files"]], ["taken"])
    again = room.run("rules", "import", file, status=FINDINGS)
    equal(again.json["verdict"], "nothing-new")
    equal(room.run("rules", "undo").json["files"], [])
    equal(room.run("contacts").json["contacts"], before)
    contains(room.run("rules", "undo", status=NOT_FOUND).err, "nothing to undo")


@table([
    ("date", lambda: pack("deadlines", move_date), "unsigned", "(Dates, “The online window opens”)"),
    ("order", lambda: pack("help", lambda content: content["entries"].reverse()), "unsigned", "Who helps"),
    ("mistake", lambda: pack("help", lambda content: content["entries"].append({"id": "x"})), "faulty", "“x”"),
    ("nothing", lambda: pack("help"), "nothing-new", "in use already"),
])
def refused_with_the_reason(room, content, verdict, says):
    answer = room.run("rules", "import", make(room, content()), status=FINDINGS)
    equal((answer.json["taken"], answer.json["verdict"]), (False, verdict))
    contains(answer.err, says)
    assert not (room.data / "rules").exists()


@case
def signed_by_somebody_else(room):
    if shutil.which("openssl") is None:
        raise Skip("openssl is not installed")
    key = room.path / "key.pem"
    subprocess.run(["openssl", "genpkey", "-algorithm", "ed25519", "-out", str(key)], check=True, capture_output=True)
    file = make(room, pack("deadlines", move_date), key=key)
    verdict = "bad-signature" if room.run("rules", "list").json["signer"] else "no-signer"
    equal(room.run("rules", "import", file, status=FINDINGS).json["verdict"], verdict)


@table([("words", "Dear all", FINDINGS, "not a file of rules"), ("empty", "", FINDINGS, "not a file of rules"),
        ("later", '{"jalon-rules": 2}', TOO_NEW, "newer Jalon")])
def other_files(room, text, status, says):
    contains(room.run("rules", "import", room.write("other.rules", text), status=status).err, says)


@case
def no_file(room):
    room.run("rules", "import", room.path / "none.rules", status=NOT_FOUND)
    for thing in (room.path, "/dev/zero"):
        assert "backup" not in room.run("rules", "import", thing, status=NOT_FOUND).err
    room.run("rules", "import", status=USAGE)
    room.run("rules", "list", "--about", "colours", status=USAGE)


@case
def damaged_rules_are_left_aside_and_named(room):
    room.run("rules", "import", make(room, pack("help", add_helper)))
    kept = next((room.data / "rules").iterdir())
    content = bytearray(kept.read_bytes())
    content[len(content) // 2] ^= 4
    kept.write_bytes(content)
    answer = room.run("contacts", status=FINE)
    contains(answer.err, "file is damaged")
    assert all(contact["name"] != "Maison des exemples" for contact in answer.json["contacts"])
    equal([file["verdict"] for file in room.run("rules", "list").json["files"]], ["damaged"])
    room.run("rules", "undo")
    equal(room.run("contacts").err, "")


@case
def says_what_changes_for_the_person(room):
    room.new_case()
    text = room.run("rules", "import", "--dry-run", make(room, pack("help", add_helper)), form="text").out
    contains(text, "Nobody signed this file. It only adds")
    contains(text, "For this person nothing changes.")
    contains(text, "Nothing was taken")
    room.new_case("Bela", "Exemple")
    contains(room.run("rules", "import", "--dry-run", room.path / "new.rules", form="text").out, "--case")


@case
def in_french(room):
    text = room.run("rules", "list", "--about", "deadlines", form="text", env=FRENCH).out
    contains(text, "Les règles utilisées sont celles du")
    assert "The online" not in text


cli.main()
