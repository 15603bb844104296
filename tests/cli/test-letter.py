#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""letter, contacts, desk: what a letter means, who helps, the desk of an association in the data folder."""
import cli
from cli import DAMAGED, USAGE, case, contains, equal, keys, table

TODAY = ["--today", "2026-11-25"]
CONTACT = ["id", "kind", "name", "phone", "address", "web", "hours", "about", "source", "url", "read_on", "confidence"]


@case
def shape(room):
    answer = room.run("letter", "--looks-like", "removal", "--situation", "detention", "--on", "2026-11-24", "--at", "23:40", *TODAY).json
    keys(answer, "kind", "matter", "urgent", "entries", "desk", "contacts")
    equal((answer["kind"], answer["matter"], answer["urgent"], answer["desk"]), ("removal", "detained", True, None))
    for contact in answer["contacts"]:
        keys(contact, *CONTACT)
        assert "detained" in contact["about"], contact


# name, words, rule, day, time: Tuesday 24 November, 23:40 and 48 hours; Monday 23 and seven days is Monday 30; 25 October and a month;
# 20 November, two months and a day is Thursday 21 January.
@table([
    ("48-hours", ["removal", "--situation", "detention", "--on", "2026-11-24", "--at", "23:40"], "oqtf_48h", "2026-11-26",
     "2026-11-26T23:40:00+01:00"),
    ("7-days", ["removal", "--situation", "house-arrest", "--on", "2026-11-23"], "oqtf_7d", "2026-11-30", None),
    ("a-month", ["removal", "--situation", "free", "--on", "2026-10-25"], "oqtf_1m", "2026-11-25", None),
    ("detention-later", ["removal", "--situation", "detention", "--ordered", "2026-11-10", "--on", "2026-11-24", "--at", "08:15"], "oqtf_48h",
     "2026-11-26", "2026-11-26T08:15:00+01:00"),
    ("refusal", ["refusal", "--on", "2026-11-20"], "appeal_ta", "2027-01-21", None),
    ("papers", ["papers", "--on", "2026-11-20", "--due", "2026-12-05"], "silence_susp", "2026-12-05", None),
])
def dates(room, words, rule, date, at):
    first = room.run("letter", "--looks-like", *words, *TODAY).json["entries"][0]
    equal((first["rule"], first["date"], first["at"]), (rule, date, at))


@case
def text(room):
    answer = room.run("letter", "--looks-like", "removal", "--situation", "house-arrest", "--on", "2026-11-23", *TODAY, form="text").out
    for part in ["You have seven days.", "Monday 30 November 2026", "5 days are left.", "1. Call today", "3039"]:
        contains(answer, part)


@case
def nobody_said_where_the_person_is(room):
    """The shortest time may run, so no sentence counts on the month."""
    answer = room.run("letter", "--looks-like", "removal", *TODAY, form="text").out
    contains(answer, "You have 48 hours in a detention centre, seven days under house arrest or in prison, one month if you are free.")
    contains(answer, "Call a lawyer or an association today.")
    equal(room.run("letter", "--looks-like", "removal", *TODAY).json["urgent"], True)


@case
def text_of_a_day_that_is_over(room):
    answer = room.run("letter", "--looks-like", "removal", "--situation", "prison", "--on", "2026-11-01", *TODAY, form="text").out
    contains(answer, "This day is over. Speak to a lawyer")


@case
def without_a_day(room):
    answer = room.run("letter", "--looks-like", "removal", "--situation", "detention", *TODAY)
    equal(answer.json["entries"], [])
    assert answer.json["contacts"]


@table([
    ("looks", ["--looks-like", "paper"], "--looks-like"),
    ("looks-missing", [], "--looks-like"),
    ("situation-of-a-refusal", ["--looks-like", "refusal", "--situation", "free"], "--situation"),
    ("hour", ["--looks-like", "removal", "--on", "2026-11-20", "--at", "25:00"], "--at"),
    ("still-to-come", ["--looks-like", "refusal", "--on", "2026-11-26"], "--on"),
    ("ordered-after", ["--looks-like", "removal", "--situation", "detention", "--on", "2026-11-20", "--ordered", "2026-11-21"], "--on"),
    ("due-before", ["--looks-like", "papers", "--on", "2026-11-20", "--due", "2026-11-19"], "--on"),
    ("matter", None, "--about"),
])
def refused(room, words, option):
    answer = room.run("contacts", "--about", "boredom", status=USAGE) if words is None else room.run("letter", *words, *TODAY, status=USAGE)
    contains(answer.err, option)


@case
def save(room):
    room.new_case()
    paper = room.add(room.write("letter.pdf", cli.make_pdf()))[0]
    answer = room.run("letter", "--looks-like", "removal", "--situation", "detention", "--on", "2026-11-24", "--at", "23:40", "--save",
                      "--note", "in French", "--paper", paper, *TODAY).json
    event = room.run("event", "list").json["events"][0]
    equal((event["id"], event["kind"], event["on"], event["note"], event["paper"]),
          (answer["id"], "removal-order", "2026-11-24", "in French", [paper]))
    first = room.run("line", *TODAY, status=None).json["next"][0]
    equal((first["rule"], first["date"]), ("oqtf_48h", "2026-11-26"))
    contains(room.run("line", *TODAY, form="text", status=None).out, "Thursday 26 November 2026, 23:40")


@table([
    ("without-a-day", ["--save"], "--save"),
    ("note-without-save", ["--on", "2026-11-24", "--note", "x"], "--note"),
    ("unknown-paper", ["--on", "2026-11-24", "--save", "--paper", "nothing"], None),
])
def save_refused(room, words, option):
    room.new_case()
    answer = room.run("letter", "--looks-like", "refusal", *words, *TODAY, status=USAGE if option else cli.NOT_FOUND)
    contains(answer.err, option or "nothing")
    equal(room.run("event", "list").json["events"], [])


@case
def desk_first(room):
    equal(room.run("desk", "show").json, {"desk": None})
    desk = {"name": "Entraide d’Exemple", "phone": "01 99 00 00 00", "address": "1 rue de l’Exemple", "hours": "mardi", "note": None}
    equal(room.run("desk", "set", "--name", desk["name"], "--phone", desk["phone"], "--address", desk["address"], "--hours", "mardi").json,
          {"desk": desk})
    equal(room.run("desk", "show").json, {"desk": desk})
    equal(room.run("contacts", "--about", "employer").json["desk"], desk)
    lines = room.run("contacts", form="text").out.splitlines()
    equal(lines[0], desk["name"])
    equal(room.run("letter", "--looks-like", "other").json["desk"], desk)
    equal(room.run("desk", "remove").json, {"desk": None})
    equal(room.run("desk", "remove").json, {"desk": None})


@case
def desk_needs_a_way_to_be_reached(room):
    contains(room.run("desk", "set", "--name", "Entraide", status=USAGE).err, "--phone")
    contains(room.run("desk", "set", "--phone", "01", status=USAGE).err, "--name")


@case
def desk_damaged(room):
    room.run("desk", "set", "--name", "Entraide", "--phone", "01 99 00 00 00")
    path = room.data / "desk.json"
    path.write_bytes(path.read_bytes().replace(b"01 99", b"01 98"))
    contains(room.run("desk", "show", status=DAMAGED).err, "Write it again")
    answer = room.run("contacts", status=DAMAGED)
    equal(answer.json["desk"], None)
    assert answer.json["contacts"], "the others are still named"
    room.run("desk", "set", "--name", "Entraide", "--phone", "01 99 00 00 00")
    equal(room.run("desk", "show").json["desk"]["phone"], "01 99 00 00 00")


@case
def desk_is_in_no_backup(room):
    room.run("case", "new", "--given", "Awa", "--family", "Exemple")
    room.run("desk", "set", "--name", "Entraide", "--phone", "01 99 00 00 00")
    room.run("backup", "-o", str(room.path / "b.zip"))
    assert b"Entraide" not in (room.path / "b.zip").read_bytes()
    equal(room.run("case", "verify").json["orphans"], [])


if __name__ == "__main__":
    cli.main()
