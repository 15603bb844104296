#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person knows only roughly, on which pages a proof stands, and details of the situation: entered, listed, used by line."""
import shutil

import cli
from cli import FINDINGS, FINE, NOT_FOUND, USAGE, case, contains, equal, keys, make_pdf, table

TODAY = "2026-11-25"


def add_title(room, first, last, *more, status=FINE):
    return room.run("title", "add", "--kind", "cst-vpf", "--from", first, "--ends", last, *more, status=status)


ROUGH = [("month", "2022-03"), ("year", "2022"), ("spring", "2022-21"), ("winter", "2022-24"), ("about", "2022~"),
         ("by", "../2022-03-05"), ("since", "2022-03-05/.."), ("between", "2022-03-05/2022-07-31"), ("exact", "2022-03-05")]


@table(ROUGH)
def given_back_under_the_same_option(room, day):
    room.new_case()
    add_title(room, day, "none")
    room.run("procedure", "add", "--kind", "renewal", "--channel", "anef", "--filed", day)
    room.run("event", "add", "--kind", "call", "--on", day)
    equal(room.run("title", "list").json["titles"][0]["from"], day)
    equal(room.run("procedure", "list").json["procedures"][0]["filed"], day)
    equal(room.run("event", "list").json["events"][0]["on"], day)


@table(ROUGH)
def last_day(room, day):
    room.new_case()
    add_title(room, "2020-01-01", day)
    title = room.run("title", "list").json["titles"][0]
    equal((title["from"], title["ends"]), ("2020-01-01", day))


@case
def days_that_nobody_knows(room):
    room.new_case()
    add_title(room, "unknown", "unknown")
    title = room.run("title", "list").json["titles"][0]
    equal((title["from"], title["ends"]), ("unknown", "unknown"))
    contains(room.run("title", "list", form="text").out, "not known")
    # A title without any day proves nothing for sure, and is no card without an end.
    answer = room.run("line", "--today", TODAY, status=FINE).json
    equal((answer["stay"], [doubt["question"] for doubt in answer["unknown"] if doubt["right"] == "stay"]), ([], ["title-days"]))


@table([("season-25", "2022-25"), ("month-13", "2022-13"), ("words", "spring 2022"), ("backwards", "2023/2022"), ("february", "2023-02-30")])
def no_day(room, day):
    room.new_case()
    for words in (["title", "add", "--kind", "cst-vpf", "--from", day, "--ends", "none"],
                  ["procedure", "add", "--kind", "first", "--channel", "anef", "--filed", day],
                  ["event", "add", "--kind", "note", "--on", day]):
        contains(room.run(*words, status=USAGE).err, day)


@case
def ends_surely_before_it_begins(room):
    room.new_case()
    add_title(room, "2024", "2023", status=USAGE)
    add_title(room, "2023", "2023")


@case
def only_titles_may_be_unknown(room):
    room.new_case()
    room.run("event", "add", "--kind", "call", "--on", "unknown", status=USAGE)
    room.run("procedure", "add", "--kind", "first", "--channel", "anef", "--filed", "none", status=USAGE)


@case
def line_keeps_them_uncertain(room):
    """From some day of spring 2026 to some day of March 2027: sure from 21 June to 1 March."""
    room.new_case()
    add_title(room, "2026-21", "2027-03")
    answer = room.run("line", "--today", TODAY).json
    equal([(entry["from"], entry["until"]) for entry in answer["stay"]], [("2026-06-21", "2027-03-01")])
    equal([(doubt["from"], doubt["until"], doubt["question"]) for doubt in answer["unknown"] if doubt["right"] == "stay"],
          [("2026-03-01", "2026-06-20", "from-when"), ("2027-03-02", "2027-03-31", "until-when")])
    assert answer["next"] and all(entry["applies"] == "unknown" for entry in answer["next"]), answer["next"]
    equal({entry.get("question") for entry in answer["next"] if entry["rule"] in ("oqtf_risk", "health_cover")}, {"ends"})


@case
def pages_of_a_proof(room):
    room.new_case()
    paper = room.add(room.write("card.pdf", make_pdf()))[0]
    room.run("paper", "set", paper, "--kind", "current-permit", "--until", "2027-02-28", "--confirm")
    add_title(room, "2026-03-01", "2027-02-28", "--paper", paper, "--pages", "1")
    title = room.run("title", "list").json["titles"][0]
    equal((title["paper"], title["pages"]), (paper, "1"))
    answer = room.run("line", "--today", TODAY).json
    equal({(entry["paper"], entry.get("pages")) for entry in answer["stay"]}, {(paper, "1")})
    contains(room.run("line", "--today", TODAY, form="text").out, "page 1 of card.pdf")


@table([("too-far", "2"), ("words", "all"), ("zero", "0")])
def no_pages(room, pages):
    room.new_case()
    paper = room.add(room.write("card.pdf", make_pdf()))[0]
    add_title(room, "2026-03-01", "2027-02-28", "--paper", paper, "--pages", pages, status=USAGE)


@case
def pages_of_nothing(room):
    room.new_case()
    add_title(room, "2026-03-01", "2027-02-28", "--pages", "1", status=USAGE)


@case
def what_a_request_asked_for(room):
    """L423-23 is not among the articles whose first receipt allows work; L423-7 is."""
    room.new_case()
    room.run("title", "add", "--kind", "recepisse-premier", "--from", "2026-10-10", "--ends", "2027-03-09")
    ask = ["procedure", "add", "--kind", "first", "--channel", "counter", "--asked", "vpf-liens-personnels"]
    room.run(*ask, "--filed", "2026-10-05", "--article", "L423-23")
    listed = room.run("procedure", "list").json["procedures"][0]
    equal((listed["asked"], listed["article"]), ("vpf-liens-personnels", "L423-23"))
    equal([entry["scope"] for entry in room.run("line", "--today", TODAY, status=FINDINGS).json["work"]], ["none"])
    room.run(*ask, "--filed", "2026-10-06", "--article", "L423-7")
    equal([entry["scope"] for entry in room.run("line", "--today", TODAY).json["work"]], ["any"])
    room.run(*ask[:-1], "no-such-list", "--filed", "2026-10-05", status=USAGE)
    room.run(*ask, "--filed", "2026-10-05", "--article", "423", status=USAGE)


def details(room, *words, status=FINE):
    answer = room.run("case", "detail", *words, "--today", TODAY, status=status)
    if status != FINE:
        return answer
    keys(answer.json, "details")
    return {entry["name"]: entry["value"] for entry in answer.json["details"]}


@case
def details_of_the_situation(room):
    room.new_case()
    equal(details(room), {})
    equal(details(room, "department=974", "presence=2025=8", "presence=2026=11"), {"department": "974", "presence": "2025=8 2026=11"})
    equal(details(room, "department=75"), {"department": "75", "presence": "2025=8 2026=11"})
    equal(details(room, "presence="), {"department": "75"})
    show = room.run("case", "show").json
    equal(show["details"], [{"name": "department", "value": "75", "said": TODAY}])
    contains(room.run("case", "detail", form="text").out, "(department)")


@table([("unknown", "shoe-size=40"), ("no-value", "department"), ("form", "department=999"), ("twice", "born=1990-01-01", "born=1991-01-01"),
        ("forgotten-and-said", "born=1990-01-01", "born="), ("day", "entered=2026-02-30"), ("two-lines", "file-number=1\n2")])
def no_detail(room, *words):
    room.new_case()
    details(room, *words, status=USAGE)
    equal(details(room), {})


@case
def never_a_password(room):
    room.new_case()
    contains(details(room, "password=secret", status=USAGE).err, "passwords")
    for name in ("account-email=binta@exemple.fr", "account-phone=06 00 00 00 00", "foreigner-number=9900000000", "file-number=75-EX-1"):
        details(room, name)
    equal(len(details(room)), 4)


@case
def details_decide(room):
    room.new_case()
    room.run("title", "add", "--kind", "vls-ts", "--from", "2026-06-15", "--ends", "2027-06-14")
    before = room.run("line", "--today", TODAY, status=FINDINGS).json
    assert "visa-validated" in {doubt["question"] for doubt in before["unknown"]}, before["unknown"]
    details(room, "visa-validated=2026-07-20")
    after = room.run("line", "--today", TODAY, status=FINDINGS).json
    equal([(entry["from"], entry["until"]) for entry in after["stay"]], [("2026-06-15", "2027-06-14")])
    # Later than three months after the first day of the visa the rule is not sure to be met.
    details(room, "visa-validated=2026-10-20")
    late = room.run("line", "--today", TODAY, status=FINDINGS).json
    assert "visa-validated" in {doubt["question"] for doubt in late["unknown"]}, late["unknown"]


@table([("any", "any"), ("employer", "employer"), ("none", "none")])
def what_the_visa_says_of_work(room, scope):
    room.new_case()
    room.run("title", "add", "--kind", "vls-ts", "--from", "2026-10-15", "--ends", "2027-10-14", "--work", scope)
    equal(room.run("title", "list").json["titles"][0]["work"], scope)
    answer = room.run("line", "--today", TODAY, status=None).json
    equal([entry["scope"] for entry in answer["work"]], [scope])


@case
def what_the_certificate_says_of_travel(room):
    room.new_case()
    add_title(room, "2025-10-01", "2026-09-30")
    room.run("procedure", "add", "--kind", "renewal", "--channel", "anef", "--filed", "2026-07-01")
    room.run("title", "add", "--kind", "api", "--from", "2026-10-01", "--ends", "2026-12-31", "--travel", "yes")
    assert ("2026-10-01", "api") in [(entry["from"], entry["proof"]) for entry in room.run("line", "--today", TODAY).json["travel"]]


@case
def ephoto_code(room):
    room.new_case()
    details(room, "ephoto-code=AB CD", "ephoto-until=2027-01-10")
    equal([(entry["rule"], entry["date"]) for entry in room.run("line", "--today", TODAY, status=FINDINGS).json["next"]],
          [("ephoto-until", "2027-01-10")])
    contains(room.run("line", "--today", TODAY, form="text", status=FINDINGS).out, "e-photo")


@case
def found_by_words(room):
    """Words in any order, the beginning of a word is enough, accents do not matter; papers have their own search."""
    room.new_case()
    details(room, "file-number=75-EXEMPLE-4711")
    add_title(room, "2026-01-01", "2026-12-31")
    room.run("procedure", "add", "--kind", "renewal", "--channel", "anef", "--filed", "2026-10-01", "--reference", "REF-0815")
    event = room.run("event", "add", "--kind", "call", "--on", "2026-10-02", "--with", "Préfecture de Créteil", "--note", "pas de réponse").json["id"]
    equal(room.run("case", "search", "prefecture", "repon").json, {"found": [{"kind": "event", "id": event}]})
    equal(room.run("case", "search", "4711").json, {"found": [{"kind": "detail", "id": "file-number"}]})
    equal([hit["kind"] for hit in room.run("case", "search", "ref-08").json["found"]], ["procedure"])
    equal([hit["kind"] for hit in room.run("case", "search", "vie", "privee").json["found"]], ["title"])
    equal(room.run("case", "search", "nothing-like-this").json, {"found": []})
    contains(room.run("case", "search", "créteil", form="text").out, "Créteil")


@case
def index_lost(room):
    """Titles with rough days and pages, and details, come back from case.json."""
    room.new_case()
    paper = room.add(room.write("card.pdf", make_pdf()))[0]
    add_title(room, "2026-21", "2027-03", "--paper", paper, "--pages", "1")
    add_title(room, "2020", "unknown")
    details(room, "department=974", "ephoto-code=AB CD")
    before = room.run("case", "show").json
    for index in next((room.data / "cases").iterdir()).glob("index-*.db"):
        index.unlink()
    room.run("case", "rebuild")
    after = room.run("case", "show").json
    equal((after["titles"], after["details"]), (before["titles"], before["details"]))
    room.run("case", "verify")


@case
def backed_up_and_restored(room):
    room.new_case()
    add_title(room, "2026-21", "2027-03")
    details(room, "department=974")
    before = room.run("case", "show").json
    room.run("backup", "-o", room.path / "all.zip")
    shutil.rmtree(room.data)
    room.run("restore", room.path / "all.zip")
    equal(room.run("case", "show").json, before)


if __name__ == "__main__":
    cli.main()
