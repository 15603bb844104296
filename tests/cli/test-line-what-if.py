#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""line --what-if: what would hold, beside what holds, and nothing of it kept."""
import cli
from cli import FINDINGS, FINE, USAGE, case, contains, equal, keys, table

TODAY = "2026-12-20"


def asked_in_time(room):
    """A card of a year and its renewal, asked for online: from 1 March 2027 on nothing proves anything."""
    room.new_case()
    room.run("title", "add", "--kind", "cst-vpf", "--from", "2026-03-01", "--ends", "2027-02-28", "--channel", "anef")
    room.run("procedure", "add", "--kind", "renewal", "--channel", "anef", "--filed", "2026-12-15")


def line(room, *options, today=TODAY, **more):
    return room.run("line", "--today", today, *options, **more)


def effect(answer, right):
    return next(entry for entry in answer["what_if"]["effects"] if entry["right"] == right)


@table([
    ("nothing", "nothing-by=2027-03-15", "2027-03-01", "unknown"),
    ("certificate", "api-until=2027-08-31", "2027-09-01", "proven"),
    ("refusal", "refused-on=2027-01-15", "2027-03-01", "proven"),
    ("employer", "new-employer-on=2027-01-15", "2027-03-01", "proven"),
])
def what_would_hold(room, what, first_if, on_the_day):
    asked_in_time(room)
    true = line(room).json
    answer = line(room, "--what-if", what).json
    supposed = answer.pop("what_if")
    equal(answer, true)  # what is true stands as it stood
    keys(supposed, "supposed", "what", "day", "effects", "stay", "work", "travel", "gaps", "unknown")
    equal((supposed["supposed"], supposed["what"], supposed["day"]), (True, *what.split("=")))
    equal([entry["right"] for entry in supposed["effects"]], ["stay", "work", "travel"])
    for entry in supposed["effects"]:
        keys(entry, "right", "first_unproven", "first_unproven_if", "on_the_day", "question")
    stay = supposed["effects"][0]
    equal((stay["first_unproven"], stay["first_unproven_if"], stay["on_the_day"]), ("2027-03-01", first_if, on_the_day))


@case
def only_what_is_supposed_says_so(room):
    asked_in_time(room)
    answer = line(room, "--what-if", "api-until=2027-08-31").json
    proofs = answer["what_if"]["stay"]
    equal([(proof["from"], proof["until"], proof["proof"], proof.get("supposed", False)) for proof in proofs],
          [("2026-03-01", "2027-02-28", "cst-vpf", False), ("2027-03-01", "2027-08-31", "api", True)])
    equal([proof["basis"] for proof in proofs], ["stated", "stated"])
    assert not any("supposed" in proof for right in ("stay", "work", "travel") for proof in answer[right])


@case
def in_words(room):
    asked_in_time(room)
    text = line(room, "--what-if", "api-until=2027-08-31", form="text").out
    contains(text, "Supposed: the extension certificate (API) is renewed until Tuesday 31 August 2027.")
    contains(text, "Stay in France\n  Proven for longer: the first day without proof would be Wednesday 1 September 2027 instead of Monday 1 March 2027.\n")
    contains(text, "The days as they would be, only supposed")
    contains(text, "Only supposed.")
    french = line(room, "--what-if", "refused-on=2027-03-02", form="text", env=cli.FRENCH).out
    contains(french, "Supposé\u202f: un refus arrive le mardi 2\xa0mars 2027.")


@case
def nothing_is_kept(room):
    asked_in_time(room)
    before = {path: path.read_bytes() for path in room.data.rglob("*") if path.is_file()}
    true = line(room).json
    for what in ("nothing-by", "api-until", "refused-on", "new-employer-on"):
        line(room, "--what-if", f"{what}=2027-04-01")
    equal({path: path.read_bytes() for path in room.data.rglob("*") if path.is_file()}, before)
    equal(line(room).json, true)


@case
def the_exit_is_that_of_today(room):
    asked_in_time(room)
    line(room, "--what-if", "refused-on=2026-12-21", status=FINE)
    line(room, "--what-if", "api-until=2027-08-31", today="2027-03-10", status=FINDINGS)


@table([
    ("no-day", ["--what-if", "refused-on"], "--what-if refused-on: write one of nothing-by"),
    ("no-such-thing", ["--what-if", "promised-on=2027-03-01"], "write one of nothing-by"),
    ("no-such-day", ["--what-if", "refused-on=2027-02-30"], "a day as YYYY-MM-DD"),
    ("day-before-today", ["--what-if", "refused-on=2026-12-19"], "This day is over."),
    ("on-a-page", ["--what-if", "refused-on=2027-03-01", "--page", "dates", "-o", "d.pdf"], "goes into no page and no calendar"),
    ("on-the-strip", ["--what-if", "refused-on=2027-03-01", "--strip", "d.pdf"], "goes into no page and no calendar"),
])
def refused(room, options, sentence):
    asked_in_time(room)
    contains(line(room, *options, status=USAGE).err, sentence)


@case
def not_in_a_calendar(room):
    asked_in_time(room)
    contains(line(room, "--what-if", "refused-on=2027-03-01", form="ics", status=USAGE).err, "goes into no page and no calendar")


if __name__ == "__main__":
    cli.main()
