#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""paper: kept byte for byte, found again, removed and brought back."""
import os

import cli
from cli import CORPUS, FINE, NOT_FOUND, UUID, USAGE, case, contains, equal, keys, sha256, table

PAPER = ["id", "sha256", "name", "kind", "pages", "issued", "until", "confirmed"]
NOBODY = "00000000-0000-4000-8000-000000000000"


def ids(answer):
    return [paper["id"] for paper in answer.json["papers"]]


@case
def add(room):
    room.new_case()
    files = [room.copy("pdftex-three-pages.pdf"), room.copy("photo-card.jpg")]
    before = [sha256(file) for file in files]
    answer = room.run("paper", "add", *files, "--kind", "payslips").json
    keys(answer, "papers")
    for paper, file, digest in zip(answer["papers"], files, before):
        keys(paper, "id", "sha256", "name", "duplicate_of")
        assert UUID.fullmatch(paper["id"]), paper
        equal((paper["sha256"], paper["name"], paper["duplicate_of"]), (digest, file.name, None))
    equal([sha256(file) for file in files], before)
    listed = room.run("paper", "list").json
    keys(listed, "papers")
    for paper, pages in zip(sorted(listed["papers"], key=lambda each: each["name"]), (3, 1)):
        keys(paper, *PAPER)
        equal((paper["kind"], paper["pages"], paper["issued"], paper["until"], paper["confirmed"]), ("payslips", pages, None, None, False))


@case
def stored_under_its_digest(room):
    room.new_case()
    room.add(room.copy("photo-card.jpg"))
    digest = sha256(CORPUS / "photo-card.jpg")
    stored = list(room.data.glob(f"cases/*/documents/{digest[:2]}/{digest}.jpg"))
    equal([path.read_bytes() for path in stored], [(CORPUS / "photo-card.jpg").read_bytes()])


@table([("text", "notes.txt", b"just words\n"), ("one-byte", "one", b"x"), ("word", "renamed-word.pdf", None), ("no-pdf", "damaged-garbage.pdf", None),
        ("locked", "qpdf-password.pdf", None), ("phone", "phone.heic", None), ("loop", "nasty-nested-forms.pdf", None)])
def any_file_is_kept(room, name, content):
    room.new_case()
    file = room.write(name, content) if content is not None else room.copy(name)
    paper = room.add(file)[0]
    room.run("paper", "export", paper, "-o", room.path / "back")
    equal((room.path / "back").read_bytes(), file.read_bytes())


@case
def kept_although_nothing_can_be_read(room):
    room.new_case()
    answer = room.run("paper", "add", room.copy("picture.png"), env={"JALON_READER": "/nonexistent"})
    equal(len(answer.json["papers"]), 1)
    equal(room.run("paper", "list").json["papers"][0]["pages"], None)


def make_pipe(room):
    os.mkfifo(room.path / "pipe")
    return room.path / "pipe"


def make_folder(room):
    (room.path / "folder").mkdir()
    return room.path / "folder"


@table([("missing", lambda room: room.path / "gone.pdf"), ("folder", make_folder), ("pipe", make_pipe), ("device", lambda room: "/dev/zero"),
        ("empty", lambda room: room.write("empty.pdf", b""))])
def the_others_are_still_kept(room, make):
    room.new_case()
    first, last = room.copy("picture.png"), room.copy("photo-card.jpg")
    bad = make(room)
    answer = room.run("paper", "add", first, bad, last, status=NOT_FOUND)
    equal([paper["name"] for paper in answer.json["papers"]], ["picture.png", "photo-card.jpg"])
    contains(answer.err, str(bad))
    equal(len(room.run("paper", "list").json["papers"]), 2)


@case
def a_large_file_within_the_limit(room):
    room.new_case()
    path = room.path / "large.bin"
    with open(path, "wb") as file:
        file.truncate(200_000_001)
    answer = room.run("paper", "add", path, status=None)
    assert answer.status != FINE, "200,000,001 bytes were kept"
    equal(room.run("paper", "list").json["papers"], [])


@case
def same_bytes_make_no_second_paper(room):
    room.new_case()
    first = room.add(room.copy("picture.png"))[0]
    again = room.run("paper", "add", room.copy("picture.png", "other-name.png")).json["papers"][0]
    equal((again["id"], again["duplicate_of"]), (first, first))
    equal(len(room.run("paper", "list").json["papers"]), 1)


@case
def same_bytes_twice_in_one_command(room):
    room.new_case()
    papers = room.run("paper", "add", room.copy("picture.png"), room.copy("picture.png", "two.png")).json["papers"]
    equal(papers[0]["duplicate_of"], None)
    equal((papers[1]["id"], papers[1]["duplicate_of"]), (papers[0]["id"], papers[0]["id"]))


@case
def set_and_show(room):
    room.new_case()
    paper = room.add(room.copy("picture.png"))[0]
    answer = room.run("paper", "set", paper, "--kind", "passport", "--issued", "2022-06-02", "--until", "2027-06-01", "--confirm").json
    wanted = {"id": paper, "sha256": sha256(CORPUS / "picture.png"), "name": "picture.png", "kind": "passport", "pages": 1,
              "issued": "2022-06-02", "until": "2027-06-01", "confirmed": True}
    equal(answer, {"papers": [wanted]})
    equal(room.run("paper", "show", paper).json, {"papers": [wanted]})


@case
def a_changed_date_is_not_confirmed_any_more(room):
    room.new_case()
    paper = room.add(room.copy("picture.png"))[0]
    room.run("paper", "set", paper, "--kind", "passport", "--confirm")
    equal(room.run("paper", "set", paper, "--until", "2027-06-01").json["papers"][0]["confirmed"], False)
    equal(room.run("paper", "set", paper, "--confirm").json["papers"][0]["until"], "2027-06-01")


@case
def remove_and_restore(room):
    room.new_case()
    paper, other = room.add(room.copy("pdftex-three-pages.pdf"), room.copy("picture.png"))
    room.run("paper", "remove", paper)
    equal(ids(room.run("paper", "list")), [other])
    equal(ids(room.run("paper", "list", "--removed")), [paper])
    equal(ids(room.run("paper", "search", "pdftex")), [])
    equal([each["id"] for each in room.run("case", "show").json["papers"]], [other])
    room.run("paper", "restore", paper)
    equal(sorted(ids(room.run("paper", "list"))), sorted([paper, other]))
    equal(ids(room.run("paper", "list", "--removed")), [])


@case
def adding_again_restores(room):
    room.new_case()
    file = room.copy("picture.png")
    paper = room.add(file)[0]
    room.run("paper", "remove", paper)
    equal(room.run("paper", "add", file).json["papers"][0]["duplicate_of"], paper)
    equal(ids(room.run("paper", "list")), [paper])


@case
def remove_for_good(room):
    room.new_case()
    paper = room.add(room.copy("picture.png"))[0]
    room.run("paper", "remove", paper, "--for-good")
    equal(ids(room.run("paper", "list")), [])
    equal(ids(room.run("paper", "list", "--removed")), [])
    equal(list(room.data.glob("cases/*/documents/*/*")), [])
    room.run("paper", "restore", paper, status=NOT_FOUND)


@table([("show", ["paper", "show", NOBODY]), ("set", ["paper", "set", NOBODY, "--confirm"]), ("remove", ["paper", "remove", NOBODY]),
        ("restore", ["paper", "restore", NOBODY]), ("export", ["paper", "export", NOBODY, "-o", "OUT"])])
def unknown_paper(room, words):
    room.new_case()
    answer = room.run(*[room.path / "out" if word == "OUT" else word for word in words], status=NOT_FOUND)
    equal(answer.out, "")
    assert not (room.path / "out").exists()


@case
def export_gives_the_original_bytes(room):
    room.new_case()
    paper = room.add(room.copy("qpdf-owner-lock.pdf"))[0]
    room.run("paper", "export", paper, "-o", room.path / "out.pdf")
    equal((room.path / "out.pdf").read_bytes(), (CORPUS / "qpdf-owner-lock.pdf").read_bytes())


# chromium-payslip.pdf is the only paper with a text layer that has the word.
SEARCHES = [
    ("one-word", ["bulletin"], True),
    ("capitals", ["BULLETIN"], True),
    ("beginning-of-the-last-word", ["bullet"], True),
    ("two-words", ["bulletin", "paie"], True),
    ("two-words-in-one-argument", ["bulletin paie"], True),
    ("beginning-of-a-word-that-is-not-last", ["bullet", "paie"], False),
    ("a-word-that-is-not-there", ["bulletin", "zzyzx"], False),
    ("name-of-the-file", ["chromium"], True),
    ("nothing-but-signs", ["\"*:("], False),
]


@table(SEARCHES)
def search(room, words, found):
    room.new_case()
    payslip, _ = room.add(room.copy("chromium-payslip.pdf"), room.copy("photo-card.jpg"))
    answer = room.run("paper", "search", *words)
    keys(answer.json, "papers")
    equal(ids(answer), [payslip] if found else [])


@case
def the_text_layer_only_suggests(room):
    room.new_case()
    paper = room.add(room.write("payslip.pdf", cli.make_pdf("BULLETIN DE PAIE")))[0]
    contains(room.run("paper", "show", paper, form="text").out, "--kind: payslips")
    equal(room.run("paper", "show", paper).json["papers"][0]["kind"], None)
    room.run("paper", "set", paper, "--kind", "cover-letter", "--confirm")
    assert "suggests" not in room.run("paper", "show", paper, form="text").out


@case
def text_for_a_person(room):
    room.new_case()
    contains(room.run("paper", "list", form="text").out, "No paper yet")
    paper = room.add(room.copy("picture.png"))[0]
    room.run("paper", "set", paper, "--kind", "passport", "--until", "2027-06-01")
    out = room.run("paper", "show", paper, form="text").out
    contains(out, "picture.png")
    contains(out, "1 June 2027")
    contains(out, "passeport")


if __name__ == "__main__":
    cli.main()
