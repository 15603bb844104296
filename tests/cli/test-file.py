#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""file: from a situation to an export; the states of a requirement; the export judged by qpdf and poppler's tools."""
import os
import pathlib
import re
import shutil
import subprocess
import zipfile

import cli
from cli import DATE, FINDINGS, FINE, NOT_FOUND, case, contains, equal, keys, sha256, table

EXAMPLE = pathlib.Path(os.environ["JALON_EXAMPLE"])
NOBODY = "00000000-0000-4000-8000-000000000000"
FACTS = ["asks=salarie-cdi", "nationality=ML", "birth=1991-03-14", "married=no", "children=no", "status-changed=no", "lodging=own", "job=same",
         "cir=yes"]

# What the list "salarie-cdi" asks of this person: base of every renewal (a passport or another proof of nationality), then proof that the job goes on (checklists, section 3).
FILING = {"passport", "nationality-alt", "current-permit", "proof-of-address", "ephoto-code", "engagement-contract", "employment-contract", "work-authorisation",
          "employer-attestation", "payslips", "tax-notice"}
COLLECTION = {"fiscal-stamp"}

# requirement: files of the example, issued, until; dates as printed on them
PAPERS = {
    "passport": [("passeport.pdf", "2022-06-02", "2027-06-01")],
    "current-permit": [("IMG_20261102_181204.jpg", "2026-03-09", "2027-03-08"), ("IMG_20261102_181231.jpg", "2026-03-09", "2027-03-08")],
    "proof-of-address": [("facture-electricite-2026-10.pdf", "2026-10-28", None)],
    "engagement-contract": [("contrat-engagement.pdf", "2026-11-20", None)],
    "employment-contract": [("contrat-cdi.pdf", "2025-02-24", None)],
    "work-authorisation": [("autorisation-travail.pdf", "2025-02-17", None)],
    "employer-attestation": [("attestation-employeur.pdf", "2026-11-09", None)],
    "payslips": [("bulletin-2026-06.pdf", "2026-06-30", None), ("bulletin-2026-08.pdf", "2026-08-31", None),
                 ("bulletin-2026-10.pdf", "2026-10-30", None)],
    "tax-notice": [("avis-impot-2026.pdf", "2026-07-29", None)],
}
CODE = "EXMPLE00FICTIF261102AW"


def start(room, filing="2026-12-15", facts=FACTS, portal="anef"):
    room.new_case("Awa", "Exemple-Traoré")
    words = ["file", "new", "--permit", "salarie-cdi", "--portal", portal, "--filing", filing]
    for fact in facts:
        words += ["--fact", fact]
    return room.run(*words, "--today", "2026-11-25").json


def requirement(room, name):
    return next(each for each in room.run("file", "status", status=None).json["requirements"] if each["id"] == name)


def state(room, name):
    each = requirement(room, name)
    return each["state"], each["reason"]


def fitting(room, name):
    """A file of the example; repaired when it does not fit, as a person would."""
    source = EXAMPLE / name
    verdict = room.run("check", source, "--portal", "anef", status=None).json["files"][0]["verdict"]
    if verdict != "fixable":
        return source
    out = room.path / f"fitting-{pathlib.Path(name).stem}{pathlib.Path(name).suffix}"
    room.run("repair", source, "-o", out, "--portal", "anef")
    return out


def confirmed(room, kind, name, issued, until):
    paper = room.add(fitting(room, name))[0]
    dates = ["--issued", issued] + (["--until", until] if until else [])
    room.run("paper", "set", paper, "--kind", kind, *dates, "--confirm")
    return paper


def answer_all(room):
    papers = {}
    for name, files in PAPERS.items():
        papers[name] = [confirmed(room, name, *file) for file in files]
        words = ["file", "answer", name] + [word for paper in papers[name] for word in ("--paper", paper)]
        if room.run(*words).json["reason"] == "cannot-tell":
            room.run(*words, "--waive", "looked at it: upright and legible")
    room.run("file", "answer", "ephoto-code", "--code", CODE)
    return papers


@case
def new(room):
    answer = start(room)
    equal((answer["permit"], answer["portal"], answer["filing"], answer["facts"]), ("salarie-cdi", "anef", "2026-12-15", FACTS))


@case
def no_file_yet(room):
    room.new_case()
    for words in (["file", "status"], ["file", "fact", "married=no"], ["file", "answer", "passport", "--clear"], ["file", "export", "-o", room.path / "x"]):
        room.run(*words, status=NOT_FOUND)


@case
def status_of_an_empty_file(room):
    start(room)
    answer = room.run("file", "status", status=FINDINGS).json
    keys(answer, "complete", "list_date", "to_confirm", "requirements")
    equal(answer["complete"], False)
    assert DATE.fullmatch(answer["list_date"]), answer["list_date"]
    assert answer["to_confirm"] > 0
    for each in answer["requirements"]:
        keys(each, "id", "item", "state", "reason", "phase", "papers")
        equal((each["state"], each["papers"]), ("to-do", []))
    equal({each["id"] for each in answer["requirements"] if each["phase"] == "filing"}, FILING)
    equal({each["id"] for each in answer["requirements"] if each["phase"] == "collection"}, COLLECTION)


@case
def a_condition_nobody_answered(room):
    start(room, facts=["nationality=ML"])
    assert "check" in {each["state"] for each in room.run("file", "status", status=FINDINGS).json["requirements"]}


@case
def a_fact_changes_the_list(room):
    start(room)
    room.run("file", "fact", "job=lost-involuntarily")
    asked = {each["id"] for each in room.run("file", "status", status=FINDINGS).json["requirements"]}
    assert {"ft-attestation", "ft-situation", "termination-letter"} <= asked, asked
    assert not {"employment-contract", "payslips"} & asked, asked


@case
def a_fact_takes_the_place_of_the_earlier_one(room):
    start(room)
    facts = room.run("file", "fact", "married=yes", "job=new-employer").json["facts"]
    equal(sorted(facts), sorted([fact for fact in FACTS if not fact.startswith(("married", "job"))] + ["married=yes", "job=new-employer"]))


@case
def a_new_file_in_the_place_of_the_old_one(room):
    start(room)
    room.run("file", "answer", "passport", "--waive", "lost, reported")
    room.run("file", "new", "--permit", "salarie-cdi", "--portal", "anef", "--filing", "2027-01-04", "--replace")
    equal(state(room, "passport")[0], "to-do")


# name, kind, issued, until, --confirm, state, reason: judged on 2026-12-15
STATES = [
    ("done", "passport", "2022-06-02", "2027-06-01", True, "done", "ok"),
    ("not-confirmed", "passport", "2022-06-02", "2027-06-01", False, "check", "unconfirmed"),
    ("expired-the-day-before", "passport", "2022-06-02", "2026-12-14", True, "fix", "expired"),
    ("last-day-is-the-filing-date", "passport", "2022-06-02", "2026-12-15", True, "done", "ok"),
    ("last-day-not-said", "passport", "2022-06-02", None, True, "check", "no-until"),
    ("too-old", "proof-of-address", "2026-06-15", None, True, "fix", "too-old"),
    ("just-young-enough", "proof-of-address", "2026-06-16", None, True, "done", "ok"),
    ("date-not-said", "proof-of-address", None, None, True, "check", "no-date"),
    ("too-few", "payslips", "2026-10-30", None, True, "to-do", "count"),
]


def sound_paper(room):
    """A paper that fits every portal and bears the person's name."""
    return room.add(room.write("sound.pdf", cli.make_pdf("Awa Exemple-Traoré")))[0]


@table(STATES)
def answered(room, kind, issued, until, confirm, wanted_state, wanted_reason):
    start(room)
    paper = sound_paper(room)
    words = ["--kind", kind] + (["--issued", issued] if issued else []) + (["--until", until] if until else [])
    room.run("paper", "set", paper, *words, *(["--confirm"] if confirm else []))
    answer = room.run("file", "answer", kind, "--paper", paper).json
    keys(answer, "id", "item", "state", "reason", "phase", "papers")
    equal((answer["id"], answer["papers"], answer["state"], answer["reason"]), (kind, [paper], wanted_state, wanted_reason))
    equal(requirement(room, kind), answer)


@case
def a_file_that_is_too_heavy(room):
    start(room)
    paper = room.add(EXAMPLE / "avis-impot-2026.pdf")[0]
    room.run("paper", "set", paper, "--kind", "tax-notice", "--issued", "2026-07-29", "--confirm")
    answer = room.run("file", "answer", "tax-notice", "--paper", paper).json
    equal((answer["state"], answer["reason"]), ("fix", "to-fix"))


@case
def a_file_that_cannot_be_uploaded(room):
    start(room)
    paper = room.add(room.copy("qpdf-password.pdf"))[0]
    room.run("paper", "set", paper, "--kind", "passport", "--until", "2027-06-01", "--confirm")
    equal(room.run("file", "answer", "passport", "--paper", paper).json["state"], "fix")


@case
def a_removed_paper_is_no_answer(room):
    start(room)
    paper = sound_paper(room)
    room.run("paper", "set", paper, "--kind", "passport", "--until", "2027-06-01", "--confirm")
    room.run("file", "answer", "passport", "--paper", paper)
    equal(state(room, "passport"), ("done", "ok"))
    room.run("paper", "remove", paper)
    equal(state(room, "passport"), ("to-do", "gone"))
    room.run("file", "answer", "passport", "--paper", paper, status=cli.USAGE)
    room.run("paper", "restore", paper)
    equal(state(room, "passport"), ("done", "ok"))


@case
def waived_with_a_note(room):
    start(room)
    equal(room.run("file", "answer", "tax-notice", "--waive", "no notice yet, first year").json["state"], "done")


@case
def cleared(room):
    start(room)
    room.run("file", "answer", "tax-notice", "--waive", "no notice yet")
    equal(room.run("file", "answer", "tax-notice", "--clear").json["state"], "to-do")


@case
def an_answer_that_nobody_asks_for_any_more(room):
    start(room)
    room.run("file", "answer", "payslips", "--waive", "first month")
    room.run("file", "fact", "job=lost-involuntarily")
    room.run("file", "answer", "payslips", "--waive", "again", status=cli.USAGE)
    equal(room.run("file", "answer", "payslips", "--clear").json["id"], "payslips")
    room.run("file", "answer", "payslips", "--clear", status=cli.USAGE)


@table([("usual", CODE, "done"), ("short", "ABC", "check")])
def code(room, code, wanted):
    start(room)
    equal(room.run("file", "answer", "ephoto-code", "--code", code).json["state"], wanted)


@case
def paper_that_is_not_there(room):
    start(room)
    room.run("file", "answer", "passport", "--paper", NOBODY, status=NOT_FOUND)
    equal(state(room, "passport")[0], "to-do")


@case
def another_name_stops_the_answer_until_the_person_decides(room):
    room.new_case("Binta", "Inconnue-Essai")
    room.run("file", "new", "--permit", "salarie-cdi", "--portal", "anef", "--filing", "2026-12-15", *[word for fact in FACTS for word in ("--fact", fact)])
    paper = room.add(EXAMPLE / "contrat-cdi.pdf")[0]
    room.run("paper", "set", paper, "--kind", "employment-contract", "--issued", "2025-02-24", "--confirm")
    answer = room.run("file", "answer", "employment-contract", "--paper", paper).json
    equal((answer["state"], answer["reason"]), ("check", "name-differs"))
    decided = room.run("file", "answer", "employment-contract", "--paper", paper, "--waive", "my married name").json
    equal(decided["state"], "done")


@case
def not_complete_writes_nothing(room):
    start(room)
    answer = room.run("file", "export", "-o", room.path / "export", status=FINDINGS)
    equal(answer.out, "")
    contains(answer.err, "passport")
    assert not (room.path / "export").exists()


def pages_of(path):
    text = subprocess.run(["pdfinfo", path], check=True, capture_output=True, text=True).stdout
    return int(re.search(r"^Pages:\s+(\d+)", text, re.MULTILINE)[1])


def text_of(path):
    return subprocess.run(["pdftotext", "-layout", path, "-"], check=True, capture_output=True, text=True).stdout


def check_export(folder, answer):
    keys(answer, "out", "files")
    equal(sorted(each["name"] for each in answer["files"]), sorted(os.listdir(folder)))
    for each in answer["files"]:
        keys(each, "name", "requirement", "pages", "size_bytes")
        assert re.fullmatch(r"[A-Za-z0-9._-]{1,80}", each["name"]), each
        path = folder / each["name"]
        equal(os.stat(path).st_size, each["size_bytes"])
        if path.suffix == ".pdf":
            subprocess.run(["qpdf", "--check", path], check=True, capture_output=True)
            equal(pages_of(path), each["pages"])
    names = [each["name"] for each in answer["files"]]
    assert {"00-bordereau.pdf", "00-feuille-de-depot.pdf"} <= set(names), names


@case
def to_the_end(room):
    if not shutil.which("qpdf"):
        raise cli.Skip("qpdf is not installed")
    start(room)
    before = {path.name: sha256(path) for path in EXAMPLE.iterdir() if path.is_file()}
    papers = answer_all(room)
    status = room.run("file", "status").json
    equal(status["complete"], True)
    equal({each["id"] for each in status["requirements"] if each["phase"] == "filing" and each["state"] != "done"}, set())
    out = room.path / "export"
    answer = room.run("file", "export", "-o", out, "--today", "2026-11-25").json
    equal(answer["out"], str(out))
    check_export(out, answer)
    per_requirement = {each["requirement"] for each in answer["files"] if each["requirement"]}
    assert set(PAPERS) <= per_requirement, per_requirement
    for each in answer["files"]:
        assert each["size_bytes"] <= 10_000_000, each
    for name in ("payslips", "current-permit"):
        equal(sum(each["pages"] for each in answer["files"] if each["requirement"] == name), len(papers[name]))
    contains(text_of(out / "00-bordereau.pdf"), "Exemple-Traoré")
    equal({path.name: sha256(path) for path in EXAMPLE.iterdir() if path.is_file()}, before)
    equal(room.run("case", "verify").json["damaged"], [])


@case
def words_of_a_text_page_survive_the_export(room):
    start(room)
    paper = confirmed(room, "employment-contract", *PAPERS["employment-contract"][0])
    room.run("file", "answer", "employment-contract", "--paper", paper, "--pages", "2-3")
    answer = room.run("file", "export", "-o", room.path / "export", "--override", "only to look at it").json
    each = next(each for each in answer["files"] if each["requirement"] == "employment-contract")
    equal(each["pages"], 2)
    wanted = subprocess.run(["pdftotext", "-f", "2", "-l", "3", EXAMPLE / "contrat-cdi.pdf", "-"], check=True, capture_output=True, text=True).stdout
    found = subprocess.run(["pdftotext", room.path / "export" / each["name"], "-"], check=True, capture_output=True, text=True).stdout
    equal(found.split(), wanted.split())


@case
def overridden_with_a_reason(room):
    start(room)
    reason = "Rendez-vous demain, le reste suit"
    answer = room.run("file", "export", "-o", room.path / "export", "--override", reason).json
    check_export(room.path / "export", answer)
    contains(" ".join(text_of(room.path / "export" / "00-bordereau.pdf").split()), reason)


@case
def more_than_a_category_takes(room):
    """France-Visas takes ten files for one kind of paper, and a signed paper stays a file of its own."""
    start(room, portal="france-visas")
    signed = (cli.CORPUS / "nasty-signed.pdf").read_bytes()
    papers = []
    for number in range(11):
        papers.append(room.add(room.write(f"contract-{number}.pdf", signed + b"\n%% %d\n" % number))[0])
        room.run("paper", "set", papers[-1], "--kind", "employment-contract", "--confirm")

    def answer(chosen):
        words = ["file", "answer", "employment-contract"] + [word for paper in chosen for word in ("--paper", paper)]
        each = room.run(*words, "--waive", "looked at it: it names me").json
        return each["state"], each["reason"]

    equal(answer(papers[:10]), ("done", "decided"))
    equal(answer(papers), ("fix", "too-many-files"))
    equal(state(room, "employment-contract"), ("fix", "too-many-files"))
    contains(room.run("file", "status", status=None, form="text").out, "11 files")
    room.run("file", "export", "-o", room.path / "export", status=FINDINGS)
    assert not (room.path / "export").exists()
    shown = room.run("file", "export", "-o", room.path / "export", "--override", "to try", form="text").out
    equal(shown.count("may still refuse"), 1)
    equal(len(list((room.path / "export").glob("*contrat-de-travail*"))), 11)
    inventory = " ".join(text_of(room.path / "export" / "00-bordereau.pdf").split())
    contains(inventory, "Peut être refusé")
    assert "au-dessus de" not in inventory  # the size of a file is not the reason


@case
def as_a_zip(room):
    start(room)
    answer = room.run("file", "export", "-o", room.path / "export.zip", "--override", "to try").json
    with zipfile.ZipFile(room.path / "export.zip") as archive:
        equal(archive.testzip(), None)
        equal(sorted(pathlib.PurePath(name).name for name in archive.namelist() if not name.endswith("/")),
              sorted(each["name"] for each in answer["files"]))


@case
def text_for_a_person(room):
    start(room)
    out = room.run("file", "status", status=FINDINGS, form="text").out
    contains(out, "passport")
    contains(out, "passeport")
    lines = [line for line in out.splitlines() if line.strip()]
    assert lines[-1].strip().lower() not in ("complete", "complete."), lines[-1]


if __name__ == "__main__":
    cli.main()
