#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The calendar file, read by a library that has nothing to do with the one that wrote it."""
import datetime
import subprocess

import icalendar

import cli
from cli import case, equal, table

TODAY = "2026-11-25"
DAY = datetime.timedelta(days=1)
NINE = datetime.timedelta(hours=9)


def read(text):
    """Each entry as another program understands it; strict about what RFC 5545 asks of a file."""
    assert text.startswith("BEGIN:VCALENDAR\r\n") and text.endswith("END:VCALENDAR\r\n"), text
    for row in text.split("\r\n"):
        assert len(row.encode()) <= 75 and "\n" not in row, row
    calendar = icalendar.Calendar.from_ical(text)
    equal((str(calendar["VERSION"]), "PRODID" in calendar), ("2.0", True))
    equal({part.name for part in calendar.subcomponents}, {"VEVENT"})
    return [Entry(part) for part in calendar.walk("VEVENT")]


class Entry:
    def __init__(self, part):
        assert not part.errors, part.errors
        self.uid, self.summary, self.sequence = str(part["UID"]), str(part["SUMMARY"]), part["SEQUENCE"]
        self.first, self.end, self.stamp = part.decoded("DTSTART"), part.decoded("DTEND"), part.decoded("DTSTAMP")
        self.alarms = [alarm.decoded("TRIGGER") for alarm in part.walk("VALARM")]
        self.actions = {str(alarm["ACTION"]) for alarm in part.walk("VALARM")}
        self.names = set(part.keys())


class Diary:
    """What a calendar program does with a file: an entry of a known id takes the place of the old one."""

    def __init__(self):
        self.entries = {}

    def take(self, entries):
        for entry in entries:
            known = self.entries.get(entry.uid)
            if known is None or entry.sequence >= known.sequence:
                self.entries[entry.uid] = entry


def card(room, ends="2027-03-08"):
    room.new_case()
    return room.run("title", "add", "--kind", "cst-salarie", "--from", "2026-03-09", "--ends", ends, "--channel", "anef").json["id"]


def written(room, today=TODAY):
    """The file as it stands on a disk, with its line ends."""
    done = subprocess.run([cli.CLI, "--format", "ics", "--data", str(room.data), "line", "--today", today], capture_output=True, check=False,
                          env=room.env, timeout=300)
    assert done.returncode in (cli.FINE, cli.FINDINGS), done.stderr
    return read(done.stdout.decode())


@case
def every_date_of_the_line_is_an_entry(room):
    card(room)
    entries = written(room)
    next_dates = room.run("line", "--today", TODAY).json["next"]
    equal(len(entries), len(next_dates) + 1)  # the end of the proof, which stay and work share, and every next date
    days = sorted([entry.first.isoformat() for entry in entries])
    equal(days, sorted(["2027-03-08"] + [entry["date"] for entry in next_dates]))
    for entry in entries:
        assert isinstance(entry.first, datetime.date) and not isinstance(entry.first, datetime.datetime), entry.first
        equal(entry.end - entry.first, DAY)
        equal(entry.stamp.date().isoformat(), TODAY)
        equal(entry.names, {"UID", "DTSTAMP", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "TRANSP", "CLASS"})


@case
def alarms_at_nine_in_the_morning(room):
    card(room)
    entries = written(room)
    last = [entry for entry in entries if entry.first == datetime.date(2027, 3, 8)]
    assert last
    for entry in entries:
        equal(entry.actions, {"DISPLAY"})
        wanted = [NINE - 30 * DAY, NINE - 7 * DAY, NINE - DAY] if entry.summary == "Papers: a last day" else [NINE]
        equal(entry.alarms, wanted)


@case
def taken_twice_nothing_doubles(room):
    card(room)
    diary = Diary()
    diary.take(written(room))
    count = len(diary.entries)
    diary.take(written(room))
    diary.take(written(room, today="2026-11-26"))
    equal(len(diary.entries), count)
    equal({entry.stamp.date().isoformat() for entry in diary.entries.values()}, {"2026-11-26"})


@case
def a_date_that_moves_takes_its_entry_along(room):
    card(room)
    diary = Diary()
    diary.take(written(room))
    ends = [entry for entry in diary.entries.values() if entry.first == datetime.date(2027, 3, 8) and entry.summary == "Papers: a last day"]
    room.run("title", "add", "--kind", "cst-salarie", "--from", "2027-03-09", "--ends", "2028-03-08", "--channel", "anef")
    diary.take(written(room, today="2026-11-26"))
    moved = [diary.entries[entry.uid].first for entry in ends]
    assert datetime.date(2028, 3, 8) in moved, moved


@case
def two_people_share_no_entry(room):
    card(room)
    one = {entry.uid for entry in written(room)}
    second = cli.Room(room.path / "second")
    second.path.mkdir()
    card(second)
    assert one and not one & {entry.uid for entry in written(second)}


@table([("english", {}, {"Papers: a last day", "Papers: a date"}), ("french", cli.FRENCH, {"Papiers : un dernier jour", "Papiers : une date"})])
def neutral_words(room, env, wanted):
    """Not one word of the person, the card or the rule, also in what nobody sees."""
    card(room)
    room.env.update(env)
    equal({entry.summary.replace("\u00a0", " ").replace("\u202f", " ") for entry in written(room)}, wanted)


if __name__ == "__main__":
    cli.main()
