#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""remind: all cases at once, each thing once, and again only when it got worse."""
import cli
from cli import NOT_FOUND, case, contains, equal, keys


def person(room, given, ends):
    who = room.run("case", "new", "--given", given, "--family", "Exemple").json["case"]
    room.run("title", "add", "--case", who, "--kind", "cst-vpf", "--from", "2026-03-01", "--ends", ends)
    return who


def remind(room, today, *options):
    answer = room.run("remind", "--today", today, *options).json
    keys(answer, "today", "due", "unread")
    for entry in answer["due"]:
        keys(entry, "case", "matter", "date", "days", "step", "say")
    return answer["due"]


def said(due):
    return sorted({(entry["case"], entry["step"]) for entry in due if entry["say"] and entry["matter"] == "stay"})


@case
def everyone_at_once_and_nothing_twice(room):
    awa, ida = person(room, "Awa", "2027-02-28"), person(room, "Ida", "2027-03-20")
    equal(said(remind(room, "2026-12-30")), [])
    equal(said(remind(room, "2027-01-30", "--note")), sorted([(awa, "month"), (ida, "coming")]))
    equal(said(remind(room, "2027-01-30", "--note")), [])
    equal(said(remind(room, "2027-02-01", "--note")), [])
    equal(said(remind(room, "2027-02-22", "--note")), sorted([(awa, "week"), (ida, "month")]))
    equal(said(remind(room, "2027-03-05", "--note")), [(awa, "now")])
    due = remind(room, "2027-03-06")
    assert [entry for entry in due if entry["case"] == awa and entry["matter"] == "stay" and not entry["say"]], due


@case
def asking_changes_nothing(room):
    person(room, "Awa", "2027-02-28")
    before = {path: path.read_bytes() for path in room.data.rglob("*") if path.is_file()}
    first = remind(room, "2027-02-22")
    assert said(first)
    equal(remind(room, "2027-02-22"), first)
    equal({path: path.read_bytes() for path in room.data.rglob("*") if path.is_file()}, before)


@case
def the_file_holds_nothing_about_a_person_and_may_be_damaged(room):
    awa = person(room, "Awa", "2027-02-28")
    remind(room, "2027-02-22", "--note")
    kept = room.data / "reminders.json"
    for word in (awa, "Awa", "Exemple", "cst", "stay"):
        assert word not in kept.read_text(), word
    equal(kept.stat().st_mode & 0o777, 0o600)
    for damage in (b"", b"{", kept.read_bytes().replace(b"step", b"pets"), b"\xff" * 4000):
        kept.write_bytes(damage)
        equal(said(remind(room, "2027-02-22", "--note")), [(awa, "week")])
        equal(said(remind(room, "2027-02-22", "--note")), [])


@case
def a_renewed_card_is_another_matter(room):
    awa = person(room, "Awa", "2027-02-28")
    remind(room, "2027-03-05", "--note")
    room.run("title", "add", "--kind", "cst-vpf", "--from", "2027-03-01", "--ends", "2028-02-29")
    equal(said(remind(room, "2027-03-06", "--note")), [])
    equal(said(remind(room, "2028-02-20", "--note")), [(awa, "month")])


@case
def in_words(room):
    person(room, "Awa", "2027-02-28")
    text = room.run("remind", "--today", "2027-02-22", form="text").out
    contains(text, "A day about your papers comes within a week.")
    contains(text, "Monday 1 March 2027: Stay in France")
    contains(room.run("remind", "--today", "2026-11-25", form="text").out, "There is nothing new to be reminded of.")


@case
def one_case_or_none(room):
    awa, ida = person(room, "Awa", "2027-02-28"), person(room, "Ida", "2027-02-28")
    equal({entry["case"] for entry in remind(room, "2027-02-22", "--case", awa, "--note")}, {awa})
    equal(said(remind(room, "2027-02-22")), [(ida, "week")])
    room.run("remind", "--case", "00000000-0000-4000-8000-000000000000", status=NOT_FOUND)


@case
def a_case_that_cannot_be_read_hides_no_other(room):
    awa, ida = person(room, "Awa", "2027-02-28"), person(room, "Ida", "2027-02-28")
    for save in (room.data / "cases" / awa).glob("index-*.db"):
        save.write_bytes(b"\0" * 100)
    answer = room.run("remind", "--today", "2027-02-22")
    equal(answer.json["unread"], 1)
    equal({entry["case"] for entry in answer.json["due"]}, {ida})
    contains(answer.err, "1 case cannot be read")


@case
def no_case_at_all(room):
    equal(remind(room, "2027-02-22"), [])
    assert not room.data.exists()


if __name__ == "__main__":
    cli.main()
