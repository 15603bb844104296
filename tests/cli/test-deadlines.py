#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""deadlines: the answer of the contract, the worked examples, text for a person, impossible input."""
import os

import cli
from cli import USAGE, case, contains, equal, keys, table

TODAY = ["--today", "2026-11-25"]
ENTRY = ["rule", "date", "from", "until", "at", "applies", "role", "question", "reason", "alternatives", "source", "url", "read_on",
         "confidence"]

STUDENT = ["--title", "cst-etudiant", "--channel", "anef", "--ends", "2027-03-15"]
FOUR_YEARS = ["--title", "csp-salarie", "--from", "2023-05-01", "--channel", "counter", "--ends", "2027-04-30",
              "--renewal-filed", "2027-03-20"]


def ask(room, *words, **options):
    return room.run("deadlines", *words, *TODAY, data=False, **options)


def days(answer, rule):
    return [(entry["date"], entry["applies"]) for entry in answer.json["entries"] if entry["rule"] == rule]


@case
def shape(room):
    answer = ask(room, *STUDENT).json
    keys(answer, "today", "entries")
    equal(answer["today"], "2026-11-25")
    for entry in answer["entries"]:
        keys(entry, *ENTRY)
        assert entry["applies"] in ("yes", "no", "unknown"), entry
        assert entry["role"] in ("first-day", "last-day", "born", "info"), entry
        assert entry["confidence"] in ("high", "medium", "low"), entry
        assert entry["question"] or entry["applies"] != "unknown", entry
        assert entry["url"].startswith("http") and cli.DATE.fullmatch(entry["read_on"]), entry
        for other in entry["alternatives"]:
            keys(other, "date", "why")
    dates = [entry["date"] for entry in answer["entries"] if entry["date"]]
    equal(dates, sorted(dates))


# name, words, rule, dates with how they apply: from the conventions, worked out by hand
EXAMPLES = [
    ("student-opens", STUDENT, "anef_open", [("2026-11-15", "yes")]),
    ("student-closes", STUDENT, "anef_close", [("2027-01-14", "yes")]),
    ("student-api", STUDENT, "api_max", [("2027-06-15", "yes")]),
    ("student-reset", STUDENT, "late_visa_reset", [("2027-09-15", "unknown")]),
    ("student-no-grace", STUDENT, "grace_dept", [("2027-06-15", "unknown")]),
    ("four-years-opens", FOUR_YEARS, "counter_open", [("2027-02-28", "yes")]),
    ("four-years-closes", FOUR_YEARS, "counter_close", [("2027-04-30", "yes")]),
    ("four-years-grace", FOUR_YEARS, "grace_end", [("2027-07-30", "yes")]),
    ("four-years-reset", FOUR_YEARS[:-2], "late_visa_reset", [("2027-10-30", "unknown")]),
    ("refusal", ["--refused", "2027-01-05"], "appeal_ta", [("2027-03-08", "yes")]),
    ("channel-unknown-online", STUDENT[:2] + STUDENT[4:], "anef_open", [("2026-11-15", "unknown")]),
    ("channel-unknown-counter", STUDENT[:2] + STUDENT[4:] + ["--channel", "unknown"], "counter_open", [("2027-01-15", "unknown")]),
    # silence on 28 February; 28 April and one day. Received on 10 April: rejected on 10 June; 10 August and one day.
    ("chain", ["--received", "2026-10-31", "--kind", "ordinary", "--gracieux", "2027-04-10"], "appeal_ta",
     [("2027-04-29", "yes"), ("2027-08-11", "yes")]),
    # 1 to 31 December stand still: 28 February and 30 days
    ("suspended", ["--received", "2026-10-31", "--kind", "ordinary", "--papers-asked", "2026-12-01", "--papers-due", "2026-12-31"],
     "silence_4m", [("2027-03-30", "yes")]),
    ("no-end", ["--title", "cr-permanent", "--ends", "none"], "counter_close", []),
    ("attempts", ["--attempt", "2027-03-02", "--attempt", "2027-02-25"], "attempts_spread", [("2027-03-05", "yes")]),
    ("protected", ["--api-from", "2027-03-15", "--api-protection"], "api_max_protection", [("2027-09-15", "yes")]),
    ("extended", ["--received", "2027-01-15", "--kind", "blue-card-from-eu", "--extension-notice"], "silence_30d",
     [("2027-02-14", "no"), ("2027-03-16", "yes")]),
    ("nothing-given", [], "anef_open", []),
]


@table(EXAMPLES)
def example(room, words, rule, wanted):
    equal(days(ask(room, *words), rule), wanted)


@case
def hours(room):
    answer = ask(room, "--oqtf", "2027-03-01", "--oqtf-situation", "detention", "--oqtf-time", "18:30").json
    equal([entry["at"] for entry in answer["entries"] if entry["rule"] == "oqtf_48h"], ["2027-03-03T18:30:00+01:00"])
    # the clocks of Paris go forward on 28 March 2027
    answer = ask(room, "--oqtf", "2027-03-01", "--oqtf-situation", "free", "--detention", "2027-03-27", "--detention-time", "10:15").json
    equal([entry["at"] for entry in answer["entries"] if entry["rule"] == "oqtf_48h" and entry["applies"] == "yes"],
          ["2027-03-29T11:15:00+02:00"])


@case
def question_names_the_option(room):
    answer = ask(room, "--title", "cst-salarie", "--ends", "2027-03-15").json
    questions = {entry["rule"]: entry["question"] for entry in answer["entries"]}
    equal(questions["anef_open"], "channel")
    equal(questions["counter_open"], "channel")
    equal(questions["late_visa_reset"], "renewal-filed")
    equal(questions["cst_cap"], "renewals")


@case
def card_asked_for_has_two_names(room):
    """The name of the contract, and the one of the question."""
    for option in ("--asked", "--asks"):
        equal(days(ask(room, "--received", "2026-11-01", option, "etudiant"), "silence_90d"), [("2027-01-30", "yes")])


@case
def order_of_options_does_not_matter(room):
    words = [["--title", "csp-salarie"], ["--from", "2023-05-01"], ["--ends", "2027-04-30"], ["--channel", "counter"],
             ["--presence", "2025=7"], ["--presence", "2026=4"], ["--filing", "2027-03-01"], ["--refused", "2027-05-03"]]
    forwards = ask(room, *[word for pair in words for word in pair])
    backwards = ask(room, *[word for pair in reversed(words) for word in pair])
    equal(forwards.out, backwards.out)


@table([("kiritimati", {"TZ": "Pacific/Kiritimati"}), ("pago-pago", {"TZ": "Pacific/Pago_Pago"}),
        ("french", {"LC_ALL": "fr_FR.UTF-8", "LANGUAGE": "fr"}), ("turkish", {"LC_ALL": "tr_TR.UTF-8", "LANGUAGE": "tr"})])
def zone_and_locale_do_not_matter(room, env):
    equal(ask(room, *STUDENT, "--refused", "2027-01-05", env=env).out, ask(room, *STUDENT, "--refused", "2027-01-05").out)


@case
def today_decides_the_year_of_hours(room):
    words = ["deadlines", "--title", "csp-etudiant", "--from", "2026-09-01", "--today"]
    equal(days(room.run(*words, "2027-08-31", data=False), "student_hours"), [("2027-09-01", "yes")])
    equal(days(room.run(*words, "2027-09-01", data=False), "student_hours"), [("2028-09-01", "yes")])


@case
def text_for_a_person(room):
    text = ask(room, *STUDENT, form="text").out
    contains(text, "Thursday 14 January 2027: The online window closes [anef_close]")
    contains(text, "read on 23 Nov 2026")
    contains(text, "Count on Thursday 30 September 2027, ask to confirm: Health cover may close [health_cover]")
    contains(text, "→ On which day did you ask for the renewal")
    assert "{" not in text, text
    assert "counter_open" not in text, text  # what does not apply is left out


@case
def text_when_nothing_follows(room):
    contains(ask(room, form="text").out, "--help")


@case
def opens_no_data_folder(room):
    room.run("deadlines", *STUDENT)
    assert not room.data.exists(), os.listdir(room.data)


# name, words, what the sentence must name
IMPOSSIBLE = [
    ("31-february", ["--refused", "2027-02-31"], "--refused"),
    ("end-before-start", ["--from", "2027-03-02", "--ends", "2027-03-01"], "--ends"),
    ("unknown-title", ["--title", "golden", "--ends", "2027-03-01"], "--title"),
    ("unknown-list", ["--asks", "libre"], "--asks"),
    ("unknown-kind", ["--received", "2027-01-01", "--kind", "moon"], "--kind"),
    ("unknown-channel", ["--channel", "pigeon"], "--channel"),
    ("no-such-department", ["--department", "20"], "--department"),
    ("no-such-country", ["--nationality", "Mali"], "--nationality"),
    ("no-such-time", ["--oqtf", "2027-03-01", "--oqtf-time", "25:00"], "--oqtf-time"),
    ("no-time", ["--detention-time", "noon"], "--detention-time"),
    ("thirteen-months", ["--presence", "2026=13"], "--presence"),
    ("presence-without-months", ["--presence", "2026"], "--presence"),
    ("presence-twice", ["--presence", "2026=5", "--presence", "2026=6"], "--presence"),
    ("attempt-on-no-day", ["--attempt", "2027-02-30"], "--attempt"),
    ("negative-renewals", ["--renewals", "-1"], "--renewals"),
    ("months-in-words", ["--paid-months", "many"], "--paid-months"),
    ("due-before-asked", ["--papers-asked", "2027-01-02", "--papers-due", "2027-01-01"], "--papers-due"),
    ("reasons-before-asked", ["--reasons-asked", "2027-01-02", "--reasons-given", "2027-01-01"], "--reasons-given"),
    ("argument-too-many", ["tomorrow"], "tomorrow"),
    ("twice", ["--ends", "2027-03-01", "--ends", "2027-03-02"], "--ends"),
]


@table(IMPOSSIBLE)
def impossible(room, words, named):
    answer = ask(room, *words, status=USAGE)
    equal(answer.out, "")
    contains(answer.err, named)


if __name__ == "__main__":
    cli.main()
