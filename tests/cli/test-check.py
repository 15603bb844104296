#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check: the shape of the answer to the letter, verdicts of real files, and what is no file at all."""
import os
import pathlib
import socket

import cli
from cli import CLI, CORPUS, FINDINGS, FINE, INTERNAL, NOT_FOUND, case, contains, equal, keys, sha256, table

SEVERITIES = {"block", "warn", "info", "unknown"}
VERDICTS = {"ready", "fixable", "blocked", "inconclusive"}
REPAIRS = {"rewrite", "unlock", "strip-scripts", "strip-attachments", "flatten", "rotate", "convert", "shrink", "scale-page", "rename"}


def check_shape(answer, portal, files):
    keys(answer, "portal", "files")
    equal(answer["portal"], portal)
    equal([entry["file"] for entry in answer["files"]], [str(file) for file in files])
    for entry in answer["files"]:
        keys(entry, "file", "verdict", "size_bytes", "pages", "findings")
        assert entry["verdict"] is None or entry["verdict"] in VERDICTS, entry
        assert entry["pages"] is None or entry["pages"] >= 1, entry
        for finding in entry["findings"]:
            keys(finding, "id", "severity", "pages", "found", "expected", "fix")
            assert finding["severity"] in SEVERITIES, finding
            assert finding["fix"] is None or finding["fix"] in REPAIRS, finding
            assert all(isinstance(page, int) and page >= 1 for page in finding["pages"]), finding
            assert finding["found"], finding


# name, file, exit, verdict, pages, a finding that must be there, its fix; read off the files by hand
FILES = [
    ("ready-pdf", "pdftex-three-pages.pdf", FINE, "ready", 3, None, None),
    ("ready-photo", "photo-payslip.jpg", FINE, "ready", 1, None, None),
    ("ready-picture", "picture.png", FINE, "ready", 1, None, None),
    ("signed-is-ready", "nasty-signed.pdf", FINE, "ready", 1, "pdf-signed", None),
    ("owner-lock", "qpdf-owner-lock.pdf", FINDINGS, "fixable", None, "pdf-owner-lock", "unlock"),
    ("script", "nasty-script-on-open.pdf", FINDINGS, "fixable", None, "pdf-javascript", "strip-scripts"),
    ("attachment", "qpdf-attachment.pdf", FINDINGS, "fixable", None, "pdf-embedded", "strip-attachments"),
    ("portfolio-has-no-fix", "nasty-portfolio.pdf", FINDINGS, "blocked", None, "pdf-embedded", None),
    ("sideways", "imagemagick-scan-sideways.pdf", FINDINGS, "fixable", 1, "pdf-rotate", "rotate"),
    ("password-has-no-fix", "qpdf-password.pdf", FINDINGS, "blocked", None, "pdf-needs-password", None),
    ("phone-picture", "phone.heic", FINDINGS, "blocked", None, "img-heic", None),
    ("empty", "empty.pdf", FINDINGS, "blocked", None, "pdf-zero-byte", None),
    ("garbage", "damaged-garbage.pdf", FINDINGS, "blocked", None, "file-unreadable", None),
    ("word-renamed", "renamed-word.pdf", FINDINGS, "blocked", None, "pdf-not-pdf", None),
]


@table(FILES)
def file(room, name, status, verdict, pages, finding, fix):
    path = room.copy(name)
    before = sha256(path)
    answer = room.run("check", path, "--portal", "anef", status=status).json
    check_shape(answer, "anef", [path])
    entry = answer["files"][0]
    equal(entry["verdict"], verdict)
    equal(entry["size_bytes"], os.stat(path).st_size)
    if pages is not None:
        equal(entry["pages"], pages)
    if finding is not None:
        found = [each for each in entry["findings"] if each["id"] == finding]
        assert found, [each["id"] for each in entry["findings"]]
        equal(found[0]["fix"], fix)
    equal(sha256(path), before)


@case
def several_files_keep_their_order(room):
    names = ["qpdf-password.pdf", "pdftex-three-pages.pdf", "qpdf-owner-lock.pdf", "chromium-payslip.pdf"]
    files = [room.copy(name) for name in names]
    answer = room.run("check", *files, "--portal", "anef", status=FINDINGS).json
    check_shape(answer, "anef", files)
    equal([entry["verdict"] for entry in answer["files"]], ["blocked", "ready", "fixable", "ready"])


@case
def the_argument_is_given_back_as_typed(room):
    room.copy("pdftex-three-pages.pdf", "reçu de loyer.pdf")
    answer = room.raw(["/bin/sh", "-c", f"cd '{room.path}' && exec {CLI} --format json check './reçu de loyer.pdf' --portal anef"], FINE, "json")
    equal(answer.json["files"][0]["file"], "./reçu de loyer.pdf")


@case
def option_before_the_files(room):
    path = room.copy("pdftex-three-pages.pdf")
    equal(room.run("check", "--portal", "anef", path).json, room.run("check", path, "--portal", "anef").json)


@case
def same_file_twice(room):
    first, second = room.copy("pdftex-three-pages.pdf", "one.pdf"), room.copy("pdftex-three-pages.pdf", "two.pdf")
    entries = room.run("check", first, second, "--portal", "anef").json["files"]
    equal([[finding["id"] for finding in entry["findings"] if finding["id"] == "duplicate-hash"] for entry in entries],
          [[], ["duplicate-hash"]])
    equal([entry["verdict"] for entry in entries], ["ready", "ready"])


def make_nothing(room):
    return room.path / "not-here.pdf"


def make_folder(room):
    (room.path / "folder.pdf").mkdir()
    return room.path / "folder.pdf"


def make_pipe(room):
    os.mkfifo(room.path / "pipe.pdf")
    return room.path / "pipe.pdf"


def make_socket(room):
    with socket.socket(socket.AF_UNIX) as end:
        end.bind(str(room.path / "socket.pdf"))
    return room.path / "socket.pdf"


def make_dangling_link(room):
    (room.path / "link.pdf").symlink_to("nowhere")
    return room.path / "link.pdf"


def make_device(room):
    return pathlib.Path("/dev/zero")


def make_unreadable(room):
    path = room.copy("pdftex-three-pages.pdf", "closed.pdf")
    path.chmod(0)
    if os.access(path, os.R_OK):
        raise cli.Skip("this user may read every file")
    return path


@table([("missing", make_nothing), ("folder", make_folder), ("pipe", make_pipe), ("socket", make_socket), ("device", make_device),
        ("dangling-link", make_dangling_link), ("not-readable", make_unreadable)])
def no_file(room, make):
    bad = make(room)
    ready, locked = room.copy("pdftex-three-pages.pdf"), room.copy("qpdf-password.pdf")
    answer = room.run("check", ready, bad, locked, "--portal", "anef", status=NOT_FOUND)
    check_shape(answer.json, "anef", [ready, bad, locked])
    equal([entry["verdict"] for entry in answer.json["files"]], ["ready", None, "blocked"])
    equal(answer.json["files"][1]["findings"], [])
    contains(answer.err, str(bad))


@case
def link_to_a_file_is_followed(room):
    room.copy("pdftex-three-pages.pdf")
    (room.path / "link.pdf").symlink_to("pdftex-three-pages.pdf")
    equal(room.run("check", room.path / "link.pdf", "--portal", "anef").json["files"][0]["verdict"], "ready")


# Sizes are counted in millions of bytes and a limit itself is inside: product of the contract, not of the code.
SIZES = [
    ("at-2-MB", 2_000_000, FINE, "ready", None),
    ("above-2-MB", 2_000_001, FINE, "ready", "size-over-seen"),
    ("at-10-MB", 10_000_000, FINE, "ready", "size-over-seen"),
    ("above-10-MB", 10_000_001, FINDINGS, "fixable", "size-over-hard"),
]


@table(SIZES)
def size(room, size, status, verdict, finding):
    path = room.write("sized.pdf", cli.make_pdf(size=size))
    equal(os.stat(path).st_size, size)
    entry = room.run("check", path, "--portal", "anef", status=status).json["files"][0]
    equal(entry["size_bytes"], size)
    equal(entry["verdict"], verdict)
    equal([each["id"] for each in entry["findings"] if each["id"].startswith("size-")], [finding] if finding else [])


@case
def far_too_large_to_look_into(room):
    path = room.path / "huge.pdf"
    with open(path, "wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(300_000_000)
    entry = room.run("check", path, "--portal", "anef", status=FINDINGS).json["files"][0]
    equal(entry["size_bytes"], 300_000_000)
    equal(entry["verdict"], "blocked")
    contains([finding["id"] for finding in entry["findings"]], "size-over-hard")


@table([("anef", "anef", "ready"), ("demarche-numerique", "demarche-numerique", "ready"),
        ("telerecours-citoyens", "telerecours-citoyens", None), ("france-visas", "france-visas", "fixable")])
def jpeg_on(room, portal, verdict):
    path = room.copy("photo-payslip.jpg")
    answer = room.run("check", path, "--portal", portal, status=None).json
    check_shape(answer, portal, [path])
    if verdict is not None:
        equal(answer["files"][0]["verdict"], verdict)


@table([(portal, portal) for portal in ("anef-employer", "prefecture-mail", "natali", "ants")])
def portal_without_limits(room, portal):
    path = room.copy("pdftex-three-pages.pdf")
    entry = room.run("check", path, "--portal", portal).json["files"][0]
    equal(entry["verdict"], "ready")
    unknown = [finding for finding in entry["findings"] if finding["id"] == "portal-limit-unknown"]
    equal([finding["severity"] for finding in unknown], ["info"])


@case
def inconclusive_says_why(room):
    entry = room.run("check", room.copy("nasty-page-loop.pdf"), "--portal", "anef", status=None).json["files"][0]
    if entry["verdict"] == "inconclusive":
        assert any(finding["severity"] == "unknown" for finding in entry["findings"]), entry


@case
def text_for_a_person(room):
    files = [room.copy("pdftex-three-pages.pdf"), room.copy("qpdf-owner-lock.pdf", "locked.pdf"), room.path / "gone.pdf"]
    out = room.run("check", *files, "--portal", "anef", status=NOT_FOUND, form="text").out
    contains(out, f"{files[0]}: Ready\n")
    contains(out, f"{files[1]}: Jalon can fix it\n")
    contains(out, f"{files[2]}: Not looked at\n")
    assert "pdf-owner-lock" not in out, out


@case
def reader_that_is_not_there(room):
    answer = room.run("check", room.copy("pdftex-three-pages.pdf"), "--portal", "anef", status=INTERNAL, env={"JALON_READER": "/nonexistent"})
    equal(answer.out, "")


@case
def reader_that_is_not_confined(room):
    free = room.write("free-reader", "#!/bin/sh\necho 'open a file: allowed'\nexit 1\n")
    free.chmod(0o755)
    answer = room.run("check", room.copy("pdftex-three-pages.pdf"), "--portal", "anef", status=INTERNAL, env={"JALON_READER": str(free)})
    equal(answer.out, "")


@case
def no_data_folder_is_made(room):
    room.run("check", room.copy("pdftex-three-pages.pdf"), "--portal", "anef")
    assert not room.data.exists() and not (room.path / "home").exists()


@case
def kernel_without_landlock(room):
    """A reader that could open the person's files reads none; what needs no reader goes on."""
    def run(status, *words):
        command = ["/usr/bin/python3", cli.FIXTURES / "without-landlock.py", *words]
        return room.raw(command, status)

    paper = room.copy("pdftex-three-pages.pdf")
    answer = run(1, os.environ["JALON_READER"], "--self-test")
    contains(answer.out, "not confined: landlock")
    jalon = (CLI, "--data", room.data)
    contains(run(INTERNAL, *jalon, "check", paper, "--portal", "anef").err, "cannot confine it")
    contains(run(INTERNAL, *jalon, "repair", paper, "-o", room.path / "copy.pdf", "--portal", "anef").err, "cannot confine it")
    assert not (room.path / "copy.pdf").exists()
    room.new_case()
    run(FINE, *jalon, "paper", "add", paper)
    run(FINE, *jalon, "case", "verify")
    equal(len(room.run("paper", "list").json["papers"]), 1)


if __name__ == "__main__":
    cli.main()
