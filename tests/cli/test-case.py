#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""case, title, procedure, event: what is written comes back under its own name, and what happens to a folder that is not as it was."""
import fcntl
import hashlib
import os
import pathlib
import sqlite3
import struct
import subprocess

import cli
from cli import BUSY, DAMAGED, FINE, NO_SPACE, NOT_FOUND, TOO_NEW, USAGE, UUID, case, contains, equal, keys, table

EXAMPLE = pathlib.Path(os.environ["JALON_EXAMPLE"])


@case
def new_list_show(room):
    answer = room.run("case", "new", "--given", "Awa", "--family", "Exemple-Traoré").json
    keys(answer, "case")
    assert UUID.fullmatch(answer["case"]), answer
    show = room.run("case", "show").json
    keys(show, "case", "person", "titles", "procedures", "events", "papers", "generation")
    equal(show["person"], {"given": "Awa", "family": "Exemple-Traoré"})
    equal((show["titles"], show["procedures"], show["events"], show["papers"]), ([], [], [], []))
    assert show["generation"] >= 1, show
    equal([entry["case"] for entry in room.run("case", "list").json["cases"]], [answer["case"]])


@case
def no_case_yet(room):
    equal(room.run("case", "list").json, {"cases": []})
    room.run("case", "show", status=NOT_FOUND)
    assert not room.data.exists(), "reading made a data folder"


@table([("show", ["case", "show"]), ("verify", ["case", "verify"]), ("papers", ["paper", "list"]), ("titles", ["title", "list"])])
def unknown_case(room, words):
    room.new_case()
    room.run(*words, "--case", "00000000-0000-4000-8000-000000000000", status=NOT_FOUND)


@table([("slash", "../../etc"), ("dots", ".."), ("word", "mine")])
def case_id_that_is_none(room, word):
    room.new_case()
    room.run("case", "show", "--case", word, status=NOT_FOUND)


@case
def title(room):
    room.new_case()
    answer = room.run("title", "add", "--kind", "cst-salarie", "--from", "2026-03-09", "--ends", "2027-03-08", "--channel", "anef").json
    keys(answer, "id")
    second = room.run("title", "add", "--kind", "cr-10", "--from", "2027-03-09", "--ends", "none").json
    titles = room.run("title", "list").json
    keys(titles, "titles")
    equal(titles["titles"], [
        {"id": answer["id"], "kind": "cst-salarie", "from": "2026-03-09", "ends": "2027-03-08", "channel": "anef", "paper": None},
        {"id": second["id"], "kind": "cr-10", "from": "2027-03-09", "ends": "none", "channel": "unknown", "paper": None}])
    equal(room.run("case", "show").json["titles"], titles["titles"])


@case
def title_with_its_paper(room):
    room.new_case()
    paper = room.add(room.copy("photo-card.jpg"))[0]
    room.run("title", "add", "--kind", "cst-salarie", "--from", "2026-03-09", "--ends", "2027-03-08", "--paper", paper)
    equal(room.run("title", "list").json["titles"][0]["paper"], paper)


@case
def title_with_a_paper_that_is_not_there(room):
    room.new_case()
    room.run("title", "add", "--kind", "cst-salarie", "--from", "2026-03-09", "--ends", "2027-03-08", "--paper",
             "00000000-0000-4000-8000-000000000000", status=NOT_FOUND)
    equal(room.run("title", "list").json["titles"], [])


@case
def title_of_one_day(room):
    room.new_case()
    room.run("title", "add", "--kind", "api", "--from", "2026-03-09", "--ends", "2026-03-09")


@case
def procedure(room):
    room.new_case()
    answer = room.run("procedure", "add", "--kind", "renewal", "--channel", "anef", "--filed", "2026-01-02", "--received", "2026-01-05",
                      "--reference", "EXEMPLE-1").json
    keys(answer, "id")
    equal(room.run("procedure", "list").json, {"procedures": [
        {"id": answer["id"], "kind": "renewal", "channel": "anef", "filed": "2026-01-02", "received": "2026-01-05",
         "reference": "EXEMPLE-1"}]})


@table([(kind, kind) for kind in ("attempt", "call", "visit", "letter-sent", "letter-received", "employer", "refusal", "removal-order",
                                  "loss", "note")])
def event(room, kind):
    room.new_case()
    answer = room.run("event", "add", "--kind", kind, "--on", "2026-01-02", "--note", "« rien »").json
    keys(answer, "id")
    equal(room.run("event", "list").json, {"events": [
        {"id": answer["id"], "kind": kind, "on": "2026-01-02", "note": "« rien »", "with": None, "amount": None, "paper": []}]})


@table([("whole", "2224", 2224.0), ("french", "2 224,30 €", 2224.3)])
def loss(room, typed, amount):
    """Rent arrears, with whom, and the letter that shows them."""
    room.new_case()
    paper = room.run("paper", "add", EXAMPLE / "lettre-explication.pdf").json["papers"][0]["id"]
    room.run("event", "add", "--kind", "loss", "--on", "2026-01-02", "--with", "Bailleur", "--amount", typed, "--paper", paper)
    event = room.run("event", "list").json["events"][0]
    equal((event["with"], event["amount"], event["paper"]), ("Bailleur", amount, [paper]))
    room.run("paper", "remove", paper)
    equal(room.run("event", "list").json["events"][0]["paper"], [])
    room.run("paper", "restore", paper)
    equal(room.run("event", "list").json["events"][0]["paper"], [paper])
    room.run("paper", "remove", paper, "--for-good")
    equal(room.run("event", "list").json["events"][0]["paper"], [])


@table([("zero", "--amount", "0"), ("words", "--amount", "beaucoup"), ("thousand-or-decimal", "--amount", "1.234")])
def no_amount(room, option, value):
    room.new_case()
    room.run("event", "add", "--kind", "loss", "--on", "2026-01-02", option, value, status=USAGE)
    equal(room.run("event", "list").json, {"events": []})


@table([("missing", "11111111-1111-4111-8111-111111111111")])
def event_with_a_paper_that_is_not_there(room, paper):
    room.new_case()
    room.run("event", "add", "--kind", "call", "--on", "2026-01-02", "--paper", paper, status=NOT_FOUND)
    equal(room.run("event", "list").json, {"events": []})


@table([("title", ["title", "list"]), ("procedure", ["procedure", "list"]), ("event", ["event", "list"]), ("show", ["case", "show"])])
def text_for_a_person(room, words):
    room.new_case()
    room.run("title", "add", "--kind", "cst-salarie", "--from", "2026-03-09", "--ends", "2027-03-08")
    room.run("procedure", "add", "--kind", "renewal", "--channel", "anef", "--filed", "2026-03-09")
    room.run("event", "add", "--kind", "call", "--on", "2026-03-09")
    contains(room.run(*words, form="text").out, "9 March 2026")


def filled(room):
    room.new_case()
    room.add(room.copy("picture.png"), room.copy("photo-card.jpg"))
    room.run("title", "add", "--kind", "cst-salarie", "--from", "2026-03-09", "--ends", "2027-03-08")
    return next((room.data / "cases").iterdir())


def highest(folder):
    return max(folder.glob("index-*.db"), key=lambda path: int(path.stem.split("-")[1]))


def flip(path, at):
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.chmod(0o600)
    path.write_bytes(data)


@case
def sound(room):
    filled(room)
    answer = room.run("case", "verify").json
    keys(answer, "damaged", "orphans", "temporaries", "changed_outside")
    equal(answer["damaged"], [])
    equal(answer["changed_outside"], [])


@case
def damaged_original(room):
    folder = filled(room)
    victim = next(path for path in sorted((folder / "documents").rglob("*")) if path.suffix == ".png")
    flip(victim, 20)
    answer = room.run("case", "verify", status=DAMAGED)
    equal([entry["path"] for entry in answer.json["damaged"]], [str(victim.relative_to(folder))])
    assert answer.json["damaged"][0]["why"], answer.json
    assert answer.err.strip()
    paper = next(paper for paper in room.run("paper", "list").json["papers"] if paper["name"].endswith(".png"))
    room.run("paper", "export", paper["id"], "-o", room.path / "out.png", status=DAMAGED)
    assert not (room.path / "out.png").exists()


@case
def damaged_index_is_never_silent(room):
    folder = filled(room)
    flip(highest(folder), 3000)
    equal(room.run("case", "verify", status=DAMAGED).json["damaged"][0]["path"], highest(folder).name)
    shown = room.run("case", "show", status=DAMAGED)
    assert shown.err.strip()
    refused = room.run("paper", "list", status=None)
    assert refused.status in (FINE, DAMAGED), refused.status
    room.run("event", "add", "--kind", "note", "--on", "2026-01-01", status=DAMAGED)


@case
def orphan_is_no_damage(room):
    folder = filled(room)
    content = b"%PDF-1.4\nfound by chance\n"
    digest = hashlib.sha256(content).hexdigest()
    stray = folder / "documents" / digest[:2]
    stray.mkdir(mode=0o700, exist_ok=True)
    (stray / f"{digest}.pdf").write_bytes(content)
    answer = room.run("case", "verify").json
    equal(answer["orphans"], [f"documents/{digest[:2]}/{digest}.pdf"])
    equal(answer["damaged"], [])


@case
def rebuild_after_the_index_is_gone(room):
    folder = filled(room)
    before = room.run("case", "show").json
    for index in folder.glob("index-*.db"):
        index.unlink()
    answer = room.run("case", "rebuild").json
    keys(answer, "case", "person", "titles", "procedures", "events", "papers", "generation", "restored", "lost")
    equal(answer["person"], before["person"])
    equal(answer["titles"], before["titles"])
    equal(sorted(paper["id"] for paper in answer["papers"]), sorted(paper["id"] for paper in before["papers"]))
    equal(room.run("case", "show").json["papers"], answer["papers"])


@case
def written_by_a_newer_version(room):
    folder = filled(room)
    index = highest(folder)
    image = index.read_bytes()
    pages = int.from_bytes(image[28:32], "big") * (int.from_bytes(image[16:18], "big") or 65536)
    newer = room.path / "newer.db"
    newer.write_bytes(image[:pages])
    with sqlite3.connect(newer) as database:
        database.execute("PRAGMA user_version = 999")
    database.close()
    replace_image(index, newer.read_bytes(), image[pages:])
    answer = room.run("case", "show", status=TOO_NEW)
    assert answer.err.strip()
    room.run("event", "add", "--kind", "note", "--on", "2026-01-01", status=TOO_NEW)


def replace_image(index, image, trailer):
    """A generation as a newer version would write it: its image with a right trailer (magic, format, change counter, generation, length,
    BLAKE2b-256 over the image and the trailer before the digest)."""
    magic, form, _, generation, _ = struct.unpack("<8sIIQQ", trailer[:32])
    head = struct.pack("<8sIIQQ", magic, form, int.from_bytes(image[24:28], "big"), generation, len(image))
    digest = hashlib.blake2b(image + head, digest_size=32).digest()
    index.chmod(0o600)
    index.write_bytes(image + head + digest)


@case
def in_use(room):
    filled(room)
    with open(room.data / "lock", "r+b") as lock:
        try:
            fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise cli.Skip("the lock cannot be taken both ways here")
        answer = room.run("event", "add", "--kind", "note", "--on", "2026-01-01", "--wait", "0", status=BUSY)
        assert answer.err.strip()
        room.run("case", "show")
        room.run("paper", "list")
        room.run("case", "verify")
    room.run("event", "add", "--kind", "note", "--on", "2026-01-01")


@case
def read_only_folder(room):
    filled(room)
    before = room.run("case", "show").json
    if os.geteuid() == 0:
        mount = subprocess.run(["unshare", "-m", "true"], capture_output=True)
        if mount.returncode != 0:
            raise cli.Skip("no mount namespace here")
        script = f'mount --bind "{room.data}" "{room.data}" && mount -o remount,ro,bind "{room.data}" && exec "$@"'
        prefix = ["unshare", "-m", "/bin/sh", "-c", script, "sh"]
    else:
        prefix = []
        for where, folders, _ in os.walk(room.data):
            os.chmod(where, 0o500)
    command = [cli.CLI, "--format", "json", "--data", room.data]
    equal(room.raw(prefix + command + ["case", "show"], FINE, "json").json, before)
    answer = room.raw(prefix + command + ["event", "add", "--kind", "note", "--on", "2026-01-01"], None, "json")
    assert answer.status in ((NO_SPACE,) if os.geteuid() == 0 else (NO_SPACE, NOT_FOUND)), (answer.status, answer.err)
    equal(answer.out, "")
    equal(room.raw(prefix + command + ["case", "show"], FINE, "json").json, before)


@case
def folders_are_private(room):
    filled(room)
    for path in room.data.rglob("*"):
        mode = os.stat(path).st_mode & 0o777
        equal((path.name, oct(mode)), (path.name, oct(0o700 if path.is_dir() else 0o600)))


if __name__ == "__main__":
    cli.main()
