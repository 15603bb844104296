#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Impossible input: exit 2, nothing on standard output, a sentence that names the option and says why, nothing changed."""
import cli
from cli import CLI, FINE, USAGE, case, contains, equal, table

NEW = ["case", "new", "--given", "Awa", "--family", "Exemple"]
TITLE = ["title", "add", "--kind", "cst-salarie", "--from", "2026-03-09", "--ends", "2027-03-08"]
FILE = ["file", "new", "--permit", "salarie-cdi", "--portal", "anef", "--filing", "2026-12-15"]


def replaced(words, option, value):
    words = list(words)
    words[words.index(option) + 1] = value
    return words


def without(words, option):
    at = words.index(option)
    return words[:at] + words[at + 2:]


# name, words, what the sentence must name
ROWS = [
    ("unknown-command", ["paint"], "paint"),
    ("unknown-sub-command", ["paper", "eat"], "paper eat"),
    ("unknown-option", ["case", "list", "--loud"], "--loud"),
    ("unknown-option-before", ["--loud", "case", "list"], "--loud"),
    ("option-of-another-command", ["case", "list", "--portal", "anef"], "--portal"),
    ("value-is-missing", ["case", "list", "--case"], "--case"),
    ("argument-too-many", ["case", "list", "here"], "here"),
    ("argument-is-missing", ["paper", "show"], "ID"),
    ("no-file-to-check", ["check", "--portal", "anef"], "FILE"),
    ("no-file-to-add", ["paper", "add"], "FILE"),
    ("no-words-to-search", ["paper", "search"], "WORDS"),
    ("no-portal", ["check", "some.pdf"], "--portal"),
    ("unknown-portal", ["check", "some.pdf", "--portal", "moon"], "--portal"),
    ("format-of-another-command", ["--format", "ics", "case", "list"], "--format"),
    ("unknown-format", ["case", "list", "--format", "xml"], "--format"),
    ("today-does-not-exist", ["--today", "2026-02-31", "case", "list"], "--today"),
    ("today-in-another-form", ["--today", "31/01/2026", "case", "list"], "--today"),
    ("today-twice", ["--today", "2026-01-01", "case", "list", "--today", "2026-01-02"], "--today"),
    ("today-too-long", ["--today", "2026-01-011", "case", "list"], "--today"),
    ("today-with-a-month-too-many", ["--today", "2026-13-01", "case", "list"], "--today"),
    ("wait-is-no-number", ["--wait", "soon", "case", "list"], "--wait"),
    ("wait-is-negative", ["--wait", "-1", "case", "list"], "--wait"),
    ("no-given-name", without(NEW, "--given"), "--given"),
    ("no-family-name", without(NEW, "--family"), "--family"),
    ("empty-name", replaced(NEW, "--given", "  "), "--given"),
    ("title-of-unknown-kind", replaced(TITLE, "--kind", "golden"), "--kind"),
    ("title-without-kind", without(TITLE, "--kind"), "--kind"),
    ("title-without-end", without(TITLE, "--ends"), "--ends"),
    ("title-from-31-february", replaced(TITLE, "--from", "2026-02-31"), "--from"),
    ("title-ends-on-no-day", replaced(TITLE, "--ends", "never"), "--ends"),
    ("title-ends-before-it-starts", replaced(TITLE, "--ends", "2026-03-08"), "--ends"),
    ("title-through-unknown-channel", TITLE + ["--channel", "pigeon"], "--channel"),
    ("procedure-of-unknown-kind", ["procedure", "add", "--kind", "wish", "--channel", "anef", "--filed", "2026-01-01"], "--kind"),
    ("procedure-received-before-filed",
     ["procedure", "add", "--kind", "renewal", "--channel", "anef", "--filed", "2026-01-02", "--received", "2026-01-01"], "--received"),
    ("event-of-unknown-kind", ["event", "add", "--kind", "dream", "--on", "2026-01-01"], "--kind"),
    ("event-on-31-february", ["event", "add", "--kind", "call", "--on", "2026-02-31"], "--on"),
    ("paper-of-unknown-kind", ["paper", "add", "some.pdf", "--kind", "poem"], "--kind"),
    ("paper-set-to-nothing", ["paper", "set", "PAPER"], "--confirm"),
    ("paper-set-to-unknown-kind", ["paper", "set", "PAPER", "--kind", "poem"], "--kind"),
    ("paper-set-issued-31-february", ["paper", "set", "PAPER", "--issued", "2026-02-31"], "--issued"),
    ("paper-set-until-before-issued", ["paper", "set", "PAPER", "--issued", "2026-02-02", "--until", "2026-02-01"], "--until"),
    ("paper-export-without-out", ["paper", "export", "PAPER"], "--out"),
    ("paper-export-over-a-file", ["paper", "export", "PAPER", "-o", "EXISTING"], "-o"),
    ("paper-export-over-a-folder", ["paper", "export", "PAPER", "-o", "FOLDER"], "-o"),
    ("file-for-unknown-permit", replaced(FILE, "--permit", "libre"), "--permit"),
    ("file-for-unknown-portal", replaced(FILE, "--portal", "moon"), "--portal"),
    ("file-on-31-february", replaced(FILE, "--filing", "2026-02-31"), "--filing"),
    ("file-with-fact-without-value", FILE + ["--fact", "married"], "--fact"),
    ("file-with-unknown-fact", FILE + ["--fact", "shoe=42"], "--fact"),
    ("file-with-impossible-fact", FILE + ["--fact", "married=maybe"], "--fact"),
    ("file-with-a-birth-that-does-not-exist", FILE + ["--fact", "birth=1990-02-31"], "--fact"),
    ("file-with-unknown-country", FILE + ["--fact", "nationality=Mali"], "--fact"),
    ("file-with-two-births", FILE + ["--fact", "birth=1990-02-01", "--fact", "birth=1990-02-02"], "--fact"),
    ("file-a-second-time", FILE, "--replace"),
    ("fact-that-does-not-exist", ["file", "fact", "shoe=42"], "shoe=42"),
    ("answer-to-what-is-not-asked", ["file", "answer", "poem", "--waive", "no"], "poem"),
    ("answer-with-nothing", ["file", "answer", "passport"], "--paper"),
    ("answer-and-clear", ["file", "answer", "passport", "--clear", "--waive", "no"], "--clear"),
    ("answer-with-paper-and-code", ["file", "answer", "passport", "--paper", "PAPER", "--code", "A"], "--code"),
    ("answer-with-a-code-where-papers-are-asked", ["file", "answer", "passport", "--code", "A"], "--code"),
    ("answer-with-a-paper-where-a-code-is-asked", ["file", "answer", "ephoto-code", "--paper", "PAPER"], "--paper"),
    ("answer-with-pages-without-paper", ["file", "answer", "passport", "--pages", "1", "--waive", "no"], "--pages"),
    ("answer-with-a-page-that-is-not-there", ["file", "answer", "passport", "--paper", "PAPER", "--pages", "9"], "--pages"),
    ("answer-with-pages-backwards", ["file", "answer", "passport", "--paper", "PAPER", "--pages", "3-1"], "--pages"),
    ("answer-with-pages-that-are-none", ["file", "answer", "passport", "--paper", "PAPER", "--pages", "all"], "--pages"),
    ("export-over-a-folder", ["file", "export", "-o", "FOLDER"], "-o"),
    ("export-over-a-file", ["file", "export", "-o", "EXISTING"], "-o"),
    ("repair-over-a-file", ["repair", "SOURCE", "-o", "EXISTING"], "-o"),
    ("repair-over-itself", ["repair", "SOURCE", "-o", "SOURCE"], "-o"),
    ("repair-to-nothing", ["repair", "SOURCE"], "--out"),
    ("repair-to-no-size", ["repair", "SOURCE", "-o", "NEW", "--max-bytes", "0"], "--max-bytes"),
    ("repair-to-a-size-that-is-no-number", ["repair", "SOURCE", "-o", "NEW", "--max-bytes", "2MB"], "--max-bytes"),
    ("repair-for-unknown-portal", ["repair", "SOURCE", "-o", "NEW", "--portal", "moon"], "--portal"),
    ("backup-to-nothing", ["backup"], "--out"),
    ("restore-over-cases", ["restore", "SOURCE"], "--data"),
]


def state(room):
    return sorted((str(path.relative_to(room.path)), cli.sha256(path) if path.is_file() else "") for path in room.path.rglob("*"))


@table(ROWS)
def refused(room, words, names):
    existing = room.write("existing.pdf", "here")
    source = room.copy("pdftex-three-pages.pdf", "source.pdf")
    folder = room.path / "folder"
    folder.mkdir()
    room.new_case()
    paper = room.add(source)[0]
    room.run(*FILE)
    places = {"PAPER": paper, "EXISTING": existing, "FOLDER": folder, "SOURCE": source, "NEW": room.path / "new.pdf"}
    before = state(room)
    answer = room.run(*[places.get(word, word) for word in words], status=USAGE)
    equal(answer.out, "")
    contains(answer.err, str(names))
    equal(state(room), before)


@case
def two_cases_without_case(room):
    first = room.new_case("Awa", "Exemple")
    room.new_case("Binta", "Modèle")
    contains(room.run("case", "show", status=USAGE).err, "--case")
    equal(room.run("case", "show", "--case", first, status=FINE).json["case"], first)


ORDERS = [
    ("before", ["--case", "ID", "--today", "2026-11-25", "case", "show"]),
    ("after", ["case", "show", "--case", "ID", "--today", "2026-11-25"]),
    ("between", ["case", "--case", "ID", "show", "--today", "2026-11-25"]),
    ("joined-by-equals", ["--case=ID", "case", "show", "--today=2026-11-25"]),
]


@table(ORDERS)
def options_of_all_commands_stand(room, words):
    first = room.new_case()
    room.new_case("Binta", "Modèle")
    words = [word.replace("ID", first) for word in words]
    before = room.raw([CLI, "--format", "json", "--data", room.data, *words], FINE, "json").json
    after = room.raw([CLI, *words, "--data", room.data, "--format", "json"], FINE, "json").json
    equal(before["case"], first)
    equal(after, before)


@case
def file_names_that_look_like_options(room):
    room.new_case()
    room.write("-x", b"%PDF-1.4 not much")
    answer = room.raw(["/bin/sh", "-c", f"cd {room.path} && exec {CLI} --data {room.data} --format json paper add -- -x"], FINE, "json")
    equal(answer.json["papers"][0]["name"], "-x")


@case
def output_that_cannot_be_written(room):
    room.new_case()
    answer = room.raw(["/bin/sh", "-c", f"exec {CLI} --data {room.data} case show >/dev/full"], cli.NO_SPACE)
    contains(answer.err, "written")


if __name__ == "__main__":
    cli.main()
