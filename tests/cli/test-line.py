#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""line: which paper proves what on which day, where nothing does, and what comes next."""
import re

import cli
from cli import DATE, FINDINGS, FINE, NOT_FOUND, USAGE, UUID, case, contains, equal, keys, table

RIGHTS = ("stay", "work", "travel")
SCOPES = ("any", "employer", "hours", "activity", "none")


def title(room, kind, first, last, **options):
    more = [word for name, value in options.items() for word in (f"--{name}", value)]
    return room.run("title", "add", "--kind", kind, "--from", first, "--ends", last, *more).json["id"]


def request(room, kind, channel, filed):
    return room.run("procedure", "add", "--kind", kind, "--channel", channel, "--filed", filed).json["id"]


def line(room, today, status=FINE, **options):
    answer = room.run("line", "--today", today, status=status, **options).json
    check_form(answer)
    return answer


def check_form(answer):
    """What holds of every answer."""
    keys(answer, "stay", "work", "travel", "gaps", "unknown", "next")
    for right in RIGHTS:
        for entry in answer[right]:
            keys(entry, "from", "until", "proof", "basis", "title", "paper", "with", "source", *(["pages"] if "pages" in entry else []), *(["scope"] if right == "work" else []))
            assert DATE.fullmatch(entry["from"]) and (entry["until"] is None or entry["from"] <= entry["until"]), entry
            assert entry["basis"] in ("confirmed", "stated") and entry.get("scope", "any") in SCOPES and UUID.fullmatch(entry["title"]), entry
        for before, after in zip(answer[right], answer[right][1:]):
            assert before["until"] < after["from"], (before, after)
    for gap in answer["gaps"]:
        keys(gap, "right", "from", "until")
        assert gap["right"] in RIGHTS and DATE.fullmatch(gap["from"]) and (gap["until"] is None or gap["from"] <= gap["until"]), gap
    for doubt in answer["unknown"]:
        keys(doubt, "right", "from", "until", "proof", "question")
    for entry in answer["next"]:
        keys(entry, "rule", "date", "do", "applies", *(["question"] if "question" in entry else []))
        assert DATE.fullmatch(entry["date"]) and entry["rule"] and entry["do"] and entry["applies"] in ("yes", "unknown"), entry
    equal([entry["date"] for entry in answer["next"]], sorted(entry["date"] for entry in answer["next"]))


def days(answer, right):
    return [(entry["from"], entry["until"], entry["proof"]) for entry in answer[right]]


def gaps(answer, right):
    return [(gap["from"], gap["until"]) for gap in answer["gaps"] if gap["right"] == right]


def unknown(answer, right):
    return [(doubt["from"], doubt["until"], doubt["question"]) for doubt in answer["unknown"] if doubt["right"] == right]


@case
def nothing_known(room):
    room.new_case()
    answer = line(room, "2026-11-25", status=FINDINGS)
    equal({name: answer[name] for name in (*RIGHTS, "gaps", "unknown")}, {"stay": [], "work": [], "travel": [], "gaps": [], "unknown": []})
    contains(room.run("line", status=FINDINGS, form="text").out, "No title is written here yet")


@case
def one_card(room):
    room.new_case()
    card = title(room, "cst-salarie", "2026-03-09", "2027-03-08")
    answer = line(room, "2026-11-25")
    equal(answer["work"], [{"from": "2026-03-09", "until": "2027-03-08", "proof": "cst-salarie", "basis": "stated", "scope": "employer",
                            "title": card, "paper": None, "with": None, "source": "CESEDA L.421-1"}])
    for right in RIGHTS:
        equal(days(answer, right), [("2026-03-09", "2027-03-08", "cst-salarie")])
        equal(gaps(answer, right), [("2027-03-09", None)])


@case
def a_confirmed_page_and_no_other_makes_it_confirmed(room):
    """Stated without a page, stated with a page that nobody compared, confirmed, and stated again when the page is removed."""
    room.new_case()
    paper = room.add(room.copy("photo-card.jpg"), status=FINE)[0]
    title(room, "cst-vpf", "2026-03-09", "2027-03-08", paper=paper)
    equal(line(room, "2026-11-25")["stay"][0]["basis"], "stated")
    room.run("paper", "set", paper, "--kind", "current-permit", "--until", "2027-03-08", "--confirm")
    proof = line(room, "2026-11-25")["work"][0]
    equal((proof["basis"], proof["paper"]), ("confirmed", paper))
    room.run("paper", "remove", paper)
    equal(line(room, "2026-11-25")["work"][0]["basis"], "stated")


@table([
    ("card", "cst-vpf", "current-permit", "confirmed"),
    ("card-by-a-passport", "cst-vpf", "passport", "stated"),
    ("card-by-payslips", "cst-vpf", "payslips", "stated"),
    ("visa-in-the-passport", "visa-to-request", "passport", "confirmed"),
    ("certificate-called-anything", "api", "cover-letter", "confirmed"),
    ("certificate-by-a-passport", "api", "passport", "stated"),
])
def only_a_page_that_can_show_it(room, kind, item, basis):
    """A passport that was confirmed as a passport proves no card."""
    room.new_case()
    paper = room.add(room.copy("photo-card.jpg"))[0]
    title(room, kind, "2026-11-09", "2027-02-08", paper=paper)
    room.run("paper", "set", paper, "--kind", item, "--confirm")
    equal({proof["basis"] for proof in line(room, "2026-11-25", status=None)["stay"]}, {basis})


@case
def a_page_with_an_earlier_end(room):
    room.new_case()
    paper = room.add(room.copy("photo-card.jpg"))[0]
    title(room, "cst-vpf", "2026-03-09", "2027-03-08", paper=paper)
    room.run("paper", "set", paper, "--kind", "current-permit", "--until", "2027-03-01", "--confirm")
    stay = line(room, "2026-11-25")["stay"]
    equal([(entry["until"], entry["basis"]) for entry in stay], [("2027-03-01", "confirmed"), ("2027-03-08", "stated")])
    contains(room.run("line", "--today", "2026-11-25", form="text").out, "two different last days")


@case
def deposit_then_certificate(room):
    """Story 2: the deposit proves nothing; the certificate proves what the card allowed, shown with the expired card."""
    room.new_case()
    card = title(room, "csp-vpf", "2023-02-01", "2025-01-31", channel="anef")
    request(room, "renewal", "anef", "2024-10-15")
    title(room, "confirmation-depot", "2024-10-15", "none")
    answer = line(room, "2025-02-05", status=FINDINGS)
    equal(days(answer, "stay"), [("2023-02-01", "2025-01-31", "csp-vpf")])
    equal(gaps(answer, "work"), [("2025-02-01", None)])
    equal(unknown(answer, "work"), [("2025-02-01", "2025-04-30", "grace-department")])
    text = room.run("line", "--today", "2025-02-05", status=FINDINGS, form="text").out
    contains(text, "Nothing proves your right to work since Saturday 1 February 2025.")
    contains(text, "the confirmation of the deposit proves nothing")
    title(room, "api", "2025-02-10", "2025-05-09")
    answer = line(room, "2025-02-15")
    equal([(entry["proof"], entry["with"], entry["scope"]) for entry in answer["work"]], [("csp-vpf", None, "any"), ("api", card, "any")])
    equal(gaps(answer, "stay"), [("2025-02-01", "2025-02-09"), ("2025-05-10", None)])


@case
def two_receipts_and_the_hole(room):
    """Story 5."""
    room.new_case()
    title(room, "cst-vpf", "2023-04-01", "2024-03-31")
    request(room, "renewal", "counter", "2024-02-05")
    title(room, "recepisse-renouvellement", "2024-04-01", "2024-09-30")
    title(room, "recepisse-renouvellement", "2024-10-15", "2025-01-14")
    answer = line(room, "2025-02-01", status=FINDINGS)
    for right in RIGHTS:
        equal(gaps(answer, right), [("2024-10-01", "2024-10-14"), ("2025-01-15", None)])
    text = room.run("line", "--today", "2025-02-01", status=FINDINGS, form="text").out
    contains(text, "From Tuesday 1 October 2024 until Monday 14 October 2024 nothing proves your right to work.")
    contains(text, "From Wednesday 15 January 2025 on nothing proves your right to stay.")


@case
def four_year_card_at_the_counter(room):
    """2027-04-30 and three months: 2027-07-30, not the 31st."""
    room.new_case()
    title(room, "csp-salarie", "2023-05-01", "2027-04-30", channel="counter")
    equal(gaps(line(room, "2027-02-01"), "stay"), [("2027-05-01", None)])
    request(room, "renewal", "counter", "2027-03-01")
    answer = line(room, "2027-06-01")
    equal(days(answer, "work"), [("2023-05-01", "2027-04-30", "csp-salarie"), ("2027-05-01", "2027-07-30", "grace_end")])
    equal(gaps(answer, "work"), [("2027-07-31", None)])
    equal(gaps(answer, "travel"), [("2027-05-01", None)])
    contains(room.run("line", "--today", "2027-06-01", form="text").out, "because its renewal was asked for")


def dates(answer):
    return {entry["rule"]: entry["date"] for entry in answer["next"]}


@case
def next_dates_of_a_card_renewed_online(room):
    """E = 2027-03-15: the window runs from 2026-11-15 to 2027-01-14; nothing filed by 2027-09-15: as if for the first time."""
    room.new_case()
    title(room, "cst-etudiant", "2026-03-16", "2027-03-15", channel="anef")
    found = line(room, "2026-11-01")
    equal((dates(found)["anef_open"], dates(found)["anef_close"]), ("2026-11-15", "2027-01-14"))
    assert not set(dates(found)) & {"counter_open", "counter_close", "api_max", "grace_dept", "silence_90d"}, found["next"]
    text = room.run("line", "--today", "2027-01-08", form="text").out
    contains(text, "Thursday 14 January 2027, in 6 days: The online window closes. File the request by this day.")
    assert "anef_open" not in dates(line(room, "2026-11-16"))


@case
def channel_not_known_gives_both_windows_as_unknown(room):
    room.new_case()
    title(room, "csp-salarie", "2023-05-01", "2027-04-30")
    found = line(room, "2026-11-01")
    equal({entry["rule"]: (entry["date"], entry["applies"]) for entry in found["next"] if entry["rule"].endswith("_close")},
          {"anef_close": ("2027-03-01", "unknown"), "counter_close": ("2027-04-30", "unknown")})


@case
def next_dates_after_the_request(room):
    """Received 2026-10-01: silence on 2027-02-01, the appeal ends on 2027-04-01 and one day more, a Friday."""
    room.new_case()
    title(room, "csp-salarie", "2022-12-01", "2026-11-30", channel="counter")
    room.run("procedure", "add", "--kind", "renewal", "--channel", "counter", "--filed", "2026-09-28", "--received", "2026-10-01")
    found = dates(line(room, "2026-11-25"))
    equal((found["silence_4m"], found["appeal_ta"], found["grace_end"]), ("2027-02-01", "2027-04-02", "2027-02-28"))
    assert not set(found) & {"counter_open", "counter_close", "anef_open", "anef_close", "recep_renewal"}, found
    title(room, "recepisse-renouvellement", "2026-12-01", "2027-02-27")
    equal(dates(line(room, "2026-12-05"))["recep_renewal"], "2027-02-27")


@case
def refusal_opens_the_appeal(room):
    """Notified 2027-01-05: 2027-03-05 and one day more is a Saturday, so Monday 2027-03-08."""
    room.new_case()
    title(room, "csp-salarie", "2022-12-01", "2026-11-30", channel="counter")
    room.run("procedure", "add", "--kind", "renewal", "--channel", "counter", "--filed", "2026-09-28", "--received", "2026-10-01")
    room.run("event", "add", "--kind", "refusal", "--on", "2027-01-05")
    equal(dates(line(room, "2027-01-06", status=FINDINGS))["appeal_ta"], "2027-03-08")
    contains(room.run("line", "--today", "2027-01-06", status=FINDINGS, form="text").out, "the time to appeal is running")


@case
def refusal(room):
    room.new_case()
    title(room, "cr-10", "2016-12-01", "2026-11-30")
    request(room, "renewal", "counter", "2026-10-15")
    title(room, "recepisse-renouvellement", "2026-12-01", "2027-02-28")
    equal(gaps(line(room, "2027-01-04"), "stay"), [("2027-03-01", None)])
    room.run("event", "add", "--kind", "refusal", "--on", "2027-01-05")
    answer = line(room, "2027-01-05", status=FINDINGS)
    equal(gaps(answer, "stay"), [("2027-01-05", None)])
    equal(unknown(answer, "stay"), [("2027-01-05", "2027-02-28", "after-refusal")])


@case
def removal_order(room):
    room.new_case()
    title(room, "cst-vpf", "2026-03-09", "2027-03-08")
    room.run("event", "add", "--kind", "removal-order", "--on", "2026-11-20")
    text = room.run("line", "--today", "2026-11-25", form="text").out
    first = text.splitlines()[0]
    contains(first, "You were told to leave France")
    contains(first, "Call a lawyer or an association today")
    # Seven days after the 20th and a month after it: which of the two holds is not known, and each says what it is.
    for said in ("Perhaps Friday 27 November 2026, in 2 days: Appeal against the obligation to leave (house arrest or prison).",
                 "Perhaps Sunday 20 December 2026, in 25 days: Appeal against the obligation to leave (free)."):
        contains(text, said)


@case
def visitor(room):
    """A card that is not for working leaves no gap in work, and says so."""
    room.new_case()
    title(room, "cst-visiteur", "2026-03-09", "2027-03-08")
    answer = line(room, "2026-11-25")
    equal([entry["scope"] for entry in answer["work"]], ["none"])
    equal(gaps(answer, "work"), [("2027-03-09", None)])


@case
def order_of_entry_changes_nothing(room):
    """Two rooms, the same facts in another order: the same answer but for the ids."""
    facts = [("cst-vpf", "2023-04-01", "2024-03-31"), ("recepisse-renouvellement", "2024-04-01", "2024-09-30"), ("cr-10", "2024-12-01", "2034-11-30")]
    answers = []
    for order in (facts, facts[::-1]):
        new = room.run("case", "new", "--given", "Awa", "--family", "Exemple").json["case"]
        for kind, first, last in order:
            room.run("title", "add", "--case", new, "--kind", kind, "--from", first, "--ends", last)
        room.run("procedure", "add", "--case", new, "--kind", "renewal", "--channel", "counter", "--filed", "2024-02-05")
        answers.append(room.run("line", "--case", new, "--today", "2025-01-01").out)
    strip = lambda text: re.sub(UUID, "id", text)
    equal(strip(answers[0]), strip(answers[1]))


@table([("kiritimati", "Pacific/Kiritimati"), ("pago", "Pacific/Pago_Pago"), ("paris", "Europe/Paris")])
def any_zone(room, zone):
    room.new_case()
    title(room, "csp-salarie", "2023-05-01", "2027-04-30")
    request(room, "renewal", "counter", "2027-03-01")
    equal(room.run("line", "--today", "2027-06-01", env={"TZ": zone}).out, room.run("line", "--today", "2027-06-01").out)


def events(text):
    """An iCalendar file as a list of entries; unfolds lines, knows nothing of the program."""
    assert text.startswith("BEGIN:VCALENDAR\nVERSION:2.0\n") and text.endswith("END:VCALENDAR\n"), text
    assert all(len(row.encode()) <= 75 for row in text.split("\n")), "a line is too long for RFC 5545"
    found, alarm = [], False
    for row in text.replace("\n ", "").splitlines():
        name, _, value = row.partition(":")
        if row == "BEGIN:VEVENT":
            found.append({"alarms": []})
        elif row in ("BEGIN:VALARM", "END:VALARM"):
            alarm = row.startswith("BEGIN")
        elif alarm and name == "TRIGGER":
            found[-1]["alarms"].append(value)
        elif found and not alarm:
            found[-1][name.partition(";")[0]] = value
    return found


@case
def calendar(room):
    room.new_case(given="Awa", family="Exemple")
    title(room, "cst-salarie", "2026-03-09", "2027-03-08")
    text = room.run("line", "--today", "2026-11-25", form="ics").out
    found = events(text)
    last = [event for event in found if event["DTSTART"] == "20270308"]
    equal((last[0]["DTEND"], last[0]["SUMMARY"], last[0]["DTSTAMP"]), ("20270309", "Papers: a last day", "20261125T000000Z"))
    equal(last[0]["alarms"], ["-P29DT15H", "-P6DT15H", "-PT15H"])
    for word in ("Awa", "Exemple", "salarie", "permit", "visa", "CESEDA", "renew"):
        assert word.lower() not in text.lower(), word


@case
def calendar_read_twice_does_not_double(room):
    """The ids stay when the day of the export and the last day change; another person's are others."""
    first = room.new_case()
    title(room, "cst-salarie", "2026-03-09", "2027-03-08")
    one = events(room.run("line", "--today", "2026-11-25", form="ics").out)
    two = events(room.run("line", "--today", "2026-11-26", form="ics").out)
    equal([event["UID"] for event in one], [event["UID"] for event in two])
    assert all(int(a["SEQUENCE"]) < int(b["SEQUENCE"]) for a, b in zip(one, two))
    equal(len({event["UID"] for event in one}), len(one))
    other = room.run("case", "new", "--given", "Ida", "--family", "Exemple").json["case"]
    room.run("title", "add", "--case", other, "--kind", "cst-salarie", "--from", "2026-03-09", "--ends", "2027-03-08")
    three = events(room.run("line", "--case", other, "--today", "2026-11-25", form="ics").out)
    assert not {event["UID"] for event in one} & {event["UID"] for event in three}
    assert first not in str(one)


@case
def age_of_the_rules(room):
    room.new_case()
    title(room, "cst-vpf", "2026-03-09", "2036-03-08")
    contains(room.run("line", "--today", "2026-11-25", form="text").out, "The rules were last read on")
    old = room.run("line", "--today", "2030-01-01", form="text")
    contains(old.out, "The rules are old: last read")
    contains(old.out, "more than six months ago")
    equal(old.err, "")  # the day was told, so the clock is not asked about


@case
def nothing_is_written(room):
    room.new_case()
    title(room, "cst-vpf", "2026-03-09", "2027-03-08")
    before = {path: path.stat().st_mtime_ns for path in room.data.rglob("*") if path.is_file()}
    line(room, "2026-11-25")
    equal({path: path.stat().st_mtime_ns for path in room.data.rglob("*") if path.is_file()}, before)


@case
def no_case(room):
    room.run("line", status=NOT_FOUND)
    assert not room.data.exists(), "reading made a data folder"


@table([("argument", ["line", "extra"]), ("option", ["line", "--colour"]), ("format", ["line", "--format", "xml"])])
def usage(room, words):
    room.new_case()
    room.run(*words, status=USAGE)


@case
def help_names_the_options(room):
    text = room.run("line", "--help", form="text").out
    for option in ("--data", "--case", "--today", "--format"):
        contains(text, option)


if __name__ == "__main__":
    cli.main()
