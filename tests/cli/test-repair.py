#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""repair: what is done, what is proven, what is refused; judged by qpdf and poppler's tools, not by ourselves."""
import os
import re
import subprocess

import cli
from cli import CORPUS, FINDINGS, FINE, NOT_FOUND, case, contains, equal, keys, sha256, table

ANSWER = ["out", "pages_before", "pages_after", "size_before", "size_after", "words_before", "words_kept", "key_words_before",
          "key_words_kept", "compared", "steps"]


def tool(*words):
    return subprocess.run([str(word) for word in words], check=True, capture_output=True, text=True).stdout


def n_pages(path):
    return int(re.search(r"^Pages:\s+(\d+)", tool("pdfinfo", path), re.MULTILINE)[1])


def words(path):
    return tool("pdftotext", path, "-").split()


# name, file, pages, a step that must be among the steps, how words are compared
REPAIRS = [
    ("owner-lock", "qpdf-owner-lock.pdf", 2, "unlock", "text"),
    ("old-owner-lock", "qpdf-owner-lock-rc4.pdf", 2, "unlock", "text"),
    ("script", "nasty-script-on-open.pdf", 1, "strip-scripts", "text"),
    ("attachment", "qpdf-attachment.pdf", 2, "strip-attachments", "text"),
    ("sideways-scan", "imagemagick-scan-sideways.pdf", 1, "rotate", None),
    ("turned-text", "qpdf-rotated-text.pdf", None, "rotate", "text"),
]


@table(REPAIRS)
def repaired(room, name, pages, step, compared):
    source, out = room.copy(name), room.path / "out.pdf"
    before = sha256(source)
    answer = room.run("repair", source, "-o", out, "--portal", "anef").json
    keys(answer, *ANSWER)
    equal(answer["out"], str(out))
    assert step in answer["steps"], answer["steps"]
    assert answer["compared"] in ("text", "ocr", "none"), answer
    if compared:
        equal(answer["compared"], compared)
        equal(answer["words_kept"], answer["words_before"])
    if pages:
        equal((answer["pages_before"], answer["pages_after"]), (pages, pages))
    equal(answer["pages_after"], answer["pages_before"])
    equal(answer["key_words_kept"], answer["key_words_before"])
    equal((answer["size_before"], answer["size_after"]), (os.stat(source).st_size, os.stat(out).st_size))
    tool("qpdf", "--check", out)
    equal(n_pages(out), answer["pages_after"])
    equal(sha256(source), before)
    equal(room.run("check", out, "--portal", "anef").json["files"][0]["verdict"], "ready")


@case
def words_are_the_same_before_and_after(room):
    out = room.path / "out.pdf"
    room.run("repair", CORPUS / "qpdf-owner-lock.pdf", "-o", out)
    equal(words(out), words(CORPUS / "qpdf-owner-lock.pdf"))


@table([("pdf", "pdftex-three-pages.pdf", "out.pdf"), ("jpeg", "photo-card.jpg", "out.jpg"), ("png", "picture.png", "out.png"),
        ("signed", "nasty-signed.pdf", "out.pdf")])
def nothing_to_repair_is_a_copy_byte_for_byte(room, name, out_name):
    out = room.path / out_name
    answer = room.run("repair", CORPUS / name, "-o", out).json
    equal(answer["steps"], [])
    equal(out.read_bytes(), (CORPUS / name).read_bytes())


@case
def picture_becomes_pdf_where_the_portal_wants_pdf(room):
    out = room.path / "out.pdf"
    answer = room.run("repair", CORPUS / "photo-card.jpg", "-o", out, "--portal", "france-visas").json
    contains(answer["steps"], "convert")
    tool("qpdf", "--check", out)
    equal(n_pages(out), 1)


def locked_and_signed(room):
    """A signed file with something to repair: the signed file of the corpus with an owner lock."""
    path = room.path / "signed-locked.pdf"
    done = subprocess.run(["qpdf", "--encrypt", "", "owner", "256", "--", CORPUS / "nasty-signed.pdf", path], capture_output=True)
    if done.returncode not in (0, 3):
        raise cli.Skip("qpdf cannot lock the signed file")
    return path


@case
def signed_is_refused_unless_told(room):
    source, out = locked_and_signed(room), room.path / "out.pdf"
    answer = room.run("repair", source, "-o", out, status=FINDINGS)
    assert not out.exists()
    contains(answer.err.lower(), "sign")
    told = room.run("repair", source, "-o", out, "--rewrite-signed").json
    contains(told["steps"], "unlock")


@table([("password", "qpdf-password.pdf"), ("garbage", "damaged-garbage.pdf"), ("empty", "empty.pdf"), ("word", "renamed-word.pdf")])
def what_cannot_be_repaired(room, name):
    source, out = room.copy(name), room.path / "out.pdf"
    before = sha256(source)
    answer = room.run("repair", source, "-o", out, status=FINDINGS)
    assert answer.err.strip()
    assert not out.exists()
    equal(sha256(source), before)


@case
def ceiling_that_cannot_be_reached(room):
    out = room.path / "out.pdf"
    answer = room.run("repair", CORPUS / "imagemagick-scan.pdf", "-o", out, "--max-bytes", "2000", status=FINDINGS)
    assert answer.err.strip()
    assert not out.exists()


def make_folder(room):
    (room.path / "folder").mkdir()
    return room.path / "folder"


def make_pipe(room):
    os.mkfifo(room.path / "pipe")
    return room.path / "pipe"


@table([("missing", lambda room: room.path / "gone.pdf"), ("folder", make_folder), ("pipe", make_pipe), ("device", lambda room: "/dev/zero")])
def no_file(room, make):
    answer = room.run("repair", make(room), "-o", room.path / "out.pdf", status=NOT_FOUND)
    equal(answer.out, "")
    assert not (room.path / "out.pdf").exists()


@case
def folder_of_out_is_missing(room):
    room.run("repair", CORPUS / "picture.png", "-o", room.path / "nowhere" / "out.png", status=NOT_FOUND)


@case
def out_is_another_name_of_the_file(room):
    source = room.copy("qpdf-owner-lock.pdf")
    os.link(source, room.path / "other-name.pdf")
    room.run("repair", source, "-o", room.path / "other-name.pdf", status=cli.USAGE)
    equal(source.read_bytes(), (CORPUS / "qpdf-owner-lock.pdf").read_bytes())


@case
def text_for_a_person(room):
    out = room.run("repair", CORPUS / "qpdf-owner-lock.pdf", "-o", room.path / "out.pdf", form="text").out
    contains(out, "out.pdf")
    contains(out, "2 → 2")


if __name__ == "__main__":
    cli.main()
