#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""people and case list: everyone by the nearest danger; this week's list on paper, judged by qpdf and pdftotext word for word.

On Wednesday 25 November 2026. The week ends with Tuesday 1 December, the month of thirty days with Thursday 24 December.
"""
import os
import pathlib
import re
import subprocess
import zipfile

import cli
from cli import DAMAGED, FINE, UUID, USAGE, case, contains, equal, keys, table

TODAY = "2026-11-25"
FRENCH = {"LANGUAGE": "fr", "JALON_LOCALEDIR": str(pathlib.Path(os.environ["G_TEST_BUILDDIR"]).parent / "po")}
NEAREST = ["state", "example", "group", "date", "kind", "rule", "do", "question"]


def person(room, given, family, kind=None, ends=None, channel="unknown", first="2022-01-01"):
    uuid = room.new_case(given, family)
    if kind:
        room.run("title", "add", "--kind", kind, "--from", first, "--ends", ends, "--channel", channel, "--case", uuid)
    return uuid


def some_people(room):
    """Last day of filing at the counter: the last day of the card."""
    return {
        "later": person(room, "Lina", "Modèle", "cst-vpf", "2027-06-30", "counter"),
        "week": person(room, "Éric", "Exemple-Traoré", "cst-visiteur", "2026-11-30", "counter"),
        "today": person(room, "Zoé", "Fictif", "cst-visiteur", "2026-11-24", "counter"),
        "month": person(room, "Omar", "Specimen", "cst-visiteur", "2026-12-10", "counter"),
        "none": person(room, "Ana", "Exemple"),
    }


def people(room, *words, status=FINE, today=TODAY, **options):
    return room.run("people", "--today", today, *words, status=status, **options)


def destroy(room, uuid):
    for index in (room.data / "cases" / uuid).glob("index-*.db"):
        index.write_text("spoilt")


@case
def everyone_the_nearest_danger_first(room):
    who = some_people(room)
    answer = people(room).json
    keys(answer, "today", "people")
    equal(answer["today"], TODAY)
    for entry in answer["people"]:
        keys(entry, "case", "person", "dates", *NEAREST)
    equal([(entry["case"], entry["group"], entry["date"], entry["kind"], entry["do"]) for entry in answer["people"]], [
        (who["today"], "week", "2026-11-25", "stay-unproven", "file-now"),
        (who["week"], "week", "2026-11-30", "last-day", "file-by"),
        (who["month"], "month", "2026-12-10", "last-day", "file-by"),
        (who["later"], "later", "2027-04-30", "date", "file-from"),  # two months before
        (who["none"], "none", None, "nothing-known", "enter-title"),
    ])
    equal([(date["date"], date["kind"]) for date in answer["people"][1]["dates"]][:2], [("2026-11-30", "last-day"), ("2026-12-01", "stay-ends")])


@case
def in_words(room):
    some_people(room)
    text = people(room, form="text").out
    for part in ("This week, until Tuesday 1 December 2026\n  Zoé Fictif", "    Today, Wednesday 25 November 2026\n    Nothing proves the right to stay.\n",
                 "    Monday 30 November 2026, in 5 days\n", "    1 more date this week\n", "This month, until Thursday 24 December 2026\n  Omar Specimen",
                 "Later\n  Lina Modèle", "No date known\n  Ana Exemple"):
        contains(text, part)


@case
def only_this_week(room):
    who = some_people(room)
    destroy(room, who["later"])
    answer = people(room, "--week", status=DAMAGED)
    equal([entry["case"] for entry in answer.json["people"]], [who["later"], who["today"], who["week"]])
    equal([entry["state"] for entry in answer.json["people"]], ["damaged", "readable", "readable"])
    contains(answer.err, who["later"])
    quiet = people(room, "--week", form="text", status=DAMAGED, today="2022-06-01")
    contains(quiet.out, "Cannot be read")


@case
def case_list_keeps_its_members_and_gains_the_nearest_date(room):
    who = some_people(room)
    cases = room.run("case", "list", "--today", TODAY).json["cases"]
    equal([entry["case"] for entry in cases], sorted(who.values()))
    for entry in cases:
        keys(entry, "case", "person", *NEAREST)
    found = {entry["case"]: entry for entry in cases}
    equal(found[who["week"]]["person"], {"given": "Éric", "family": "Exemple-Traoré"})
    equal(found[who["week"]]["date"], "2026-11-30")
    equal(found[who["none"]]["date"], None)
    contains(room.run("case", "list", "--today", TODAY, form="text").out, f"{who['week']}  Éric Exemple-Traoré  2026-11-30\n")


@case
def nobody(room):
    equal(people(room).json, {"today": TODAY, "people": []})
    contains(people(room, form="text").out, "There is no case here yet.")
    assert not room.data.exists(), "a list made a data folder"


@case
def the_cache_may_go_and_is_in_no_backup(room):
    some_people(room)
    first = people(room).json
    cache = room.data / "caseload.db"
    assert cache.exists() and cache.stat().st_mode & 0o777 == 0o600
    for content in (None, b"", b"SQLite format 3\0", cache.read_bytes()[:200]):
        cache.unlink(missing_ok=True)
        if content is not None:
            cache.write_bytes(content)
        equal(people(room).json, first)
    backup = room.path / "backup.zip"
    room.run("backup", "-o", backup)
    with zipfile.ZipFile(backup) as archive:
        assert not [name for name in archive.namelist() if "caseload" in name]


SHEET = """Jalon informs; this is no legal advice. Keep this sheet where others cannot read it. page 1/1
This week’s list
As of Wednesday 25 November 2026 · This week, until Tuesday 1 December 2026 · 2 persons · 3 dates
{remark}
Person Day What it is, and what to do
{zoe} Today, Wednesday 25 November 2026 Nothing proves the right to stay. File the request now, and keep proof of every attempt.
{eric} Monday 30 November 2026, in 5 days Last day to file at the prefecture. File the request by this day.
{eric} Tuesday 1 December 2026, in 6 days From this day on nothing proves the right to stay. File the request now, and keep proof of every attempt.
Not on this sheet
1 more person has a date this month. 1 person has one later. 1 person has no known date.
The rules were last read on 23 Nov 2026, 2 days ago."""


def words_of(text):
    return sorted(re.sub(r"[\u00a0\u2060\u202f]", " ", text).split())


def read_pdf(path, pages):
    checked = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True)
    equal(checked.returncode, 0)
    info = subprocess.run(["pdfinfo", str(path)], capture_output=True, text=True, check=True).stdout
    equal(int(re.search(r"^Pages:\s+(\d+)", info, re.MULTILINE).group(1)), pages)
    contains(info, "595.28 x 841.89")
    return subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True).stdout


@table([("initials", []), ("names", ["--names"])])
def the_sheet_word_for_word(room, options):
    who = some_people(room)
    out = room.path / "list.pdf"
    equal(people(room, "--week", "-o", out, *options).json, {"out": str(out), "pages": 1, "people": 2, "dates": 3})
    remark = "Initials only. The characters in brackets find the person in Jalon: type them into the search of People."
    wanted = SHEET.format(remark="", zoe="Zoé Fictif", eric="Éric Exemple-Traoré") if options else \
        SHEET.format(remark=remark, zoe=f"Z. F. ({who['today'][:4]})", eric=f"É. E. ({who['week'][:4]})")
    text = read_pdf(out, 1)
    equal(words_of(text), words_of(wanted))
    raw = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", str(out), "-"], capture_output=True, check=True).stdout.replace(b"\0", b"")
    for name in (b"Fictif", b"Traor", b"Specimen"):
        assert name not in raw, f"{name} stands in the file outside of what is drawn"


@case
def the_sheet_in_french(room):
    some_people(room)
    out = room.path / "liste.pdf"
    people(room, "--week", "-o", out, env=FRENCH)
    text = " ".join(re.sub(r"[\u00a0\u2060\u202f]", " ", read_pdf(out, 1)).split())
    for part in ("Liste de la semaine", "mardi 1er décembre 2026", "Rien ne prouve le droit au séjour.", "2 personnes", "Initiales seulement."):
        contains(text, part)


@case
def many_people_make_more_pages(room):
    for number in range(40):
        person(room, "Awa", f"Exemple-{number}", "cst-visiteur", "2026-11-30", "counter")
    out = room.path / "list.pdf"
    answer = people(room, "--week", "-o", out).json
    equal((answer["people"], answer["dates"]), (40, 80))
    text = read_pdf(out, answer["pages"])
    assert answer["pages"] > 1
    for page in range(1, answer["pages"] + 1):
        contains(text, f"page {page}/{answer['pages']}")
    equal(len(set(re.findall(r"A\. E\. \(([0-9a-f]{4,8})\)", text))), 40)


@case
def who_cannot_be_read_is_on_the_sheet(room):
    who = some_people(room)
    destroy(room, who["month"])
    out = room.path / "list.pdf"
    people(room, "--week", "-o", out, status=DAMAGED)
    text = read_pdf(out, 1)
    contains(text, "Nobody knows what these hold")
    contains(text, f"O. S. ({who['month'][:4]})")


@case
def an_empty_week(room):
    person(room, "Lina", "Modèle", "cst-vpf", "2027-06-30", "counter")
    out = room.path / "list.pdf"
    equal(people(room, "--week", "-o", out).json["people"], 0)
    contains(read_pdf(out, 1), "Nobody has a date this week.")


@table([
    ("out-without-week", ["-o", "x.pdf"], "--week"),
    ("names-without-out", ["--week", "--names"], "--names"),
    ("word", ["everyone"], "everyone"),
])
def usage(room, words, named):
    contains(people(room, *words, status=USAGE).err, named)


@case
def nothing_is_written_over(room):
    some_people(room)
    out = room.write("list.pdf", "mine")
    contains(people(room, "--week", "-o", out, status=USAGE).err, "exists already")
    equal(out.read_text(), "mine")


if __name__ == "__main__":
    cli.main()
