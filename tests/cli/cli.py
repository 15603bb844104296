# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the built jalon-cli and prints TAP: what every test of this folder shares.

A test program is a list of functions marked with @case; main() runs them, each in a folder of its own with a data folder that does not
exist yet. Every run of jalon-cli is held to what the contract says of all commands: the exit status is one of the table, and standard
output is pure.
"""
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import traceback

FINE, FINDINGS, USAGE, NOT_FOUND, DAMAGED, INTERNAL, BUSY, NO_SPACE, TOO_NEW = range(9)
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")

CLI = os.environ["JALON_CLI"]
FIXTURES = pathlib.Path(os.environ["G_TEST_SRCDIR"]) / "fixtures"
CORPUS = FIXTURES / "corpus"
FRENCH = {"LANGUAGE": "fr", "JALON_LOCALEDIR": str(pathlib.Path(os.environ["G_TEST_BUILDDIR"]).parent / "po")}

_cases = []


class Skip(Exception):
    """The machine cannot do what the case needs."""


def case(function):
    _cases.append(function)
    return function


def table(rows):
    """One case a row: the first value names it, the rest are arguments."""
    def register(function):
        for row in rows:
            def run(room, function=function, row=row):
                function(room, *row[1:])
            run.__name__ = f"{function.__name__}/{row[0]}"
            _cases.append(run)
        return function
    return register


def equal(found, wanted):
    assert found == wanted, f"found {found!r}, wanted {wanted!r}"


def keys(thing, *wanted):
    equal(sorted(thing), sorted(wanted))


def contains(text, part):
    assert part in text, f"{part!r} is not in {text!r}"


def sha256(path):
    return hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest()


def make_pdf(text="SPECIMEN", size=0):
    """One A4 page with a heading and some lines; @size bytes in all when it is not 0, filled up by an object that no page shows."""
    def build(filler):
        lines = b"".join(b" T* (Une ligne d\\'exemple qui se lit sans tourner la feuille) Tj" for _ in range(12))
        page = b"BT /F1 18 Tf 24 TL 72 760 Td (%s) Tj%s ET" % (text.encode("latin-1"), lines)
        font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
        objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                   b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
                   b"<< /Length %d >>\nstream\n%s\nendstream" % (len(page), page), font,
                   b"<< /Length %010d >>\nstream\n%s\nendstream" % (filler, b"x" * filler)]
        out, offsets = b"%PDF-1.7\n", []
        for number, body in enumerate(objects, 1):
            offsets.append(len(out))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
        return out + b"xref\n0 7\n0000000000 65535 f \n%strailer\n<< /Size 7 /Root 1 0 R >>\nstartxref\n%010d\n%%%%EOF\n" % (table, len(out))
    return build(max(size - len(build(0)), 0))


class Answer:
    def __init__(self, done):
        self.status, self.out, self.err = done.returncode, done.stdout, done.stderr

    @property
    def json(self):
        return json.loads(self.out)


class Room:
    """A folder for one case and the jalon-cli that works in it."""

    def __init__(self, path):
        self.path = pathlib.Path(path)
        self.data = self.path / "data"
        self.env = dict(os.environ, XDG_DATA_HOME=str(self.path / "home"), HOME=str(self.path / "home"), LANGUAGE="en")

    def run(self, *words, status=FINE, form="json", data=True, env=None, stdin=None):
        command = [CLI, "--format", form] + (["--data", str(self.data)] if data else []) + [str(word) for word in words]
        return self.raw(command, status, form, env, stdin)

    def raw(self, command, status=FINE, form="text", env=None, stdin=None):
        done = subprocess.run([str(word) for word in command], capture_output=True, text=True, timeout=300, env=dict(self.env, **(env or {})),
                              stdin=stdin or subprocess.DEVNULL)
        answer = Answer(done)
        assert done.returncode in range(9), f"{command} ended with {done.returncode}\n{done.stderr}"
        assert status is None or done.returncode == status, \
            f"{command}: exit {done.returncode}, wanted {status}\nstdout: {done.stdout}\nstderr: {done.stderr}"
        if form == "json" and done.stdout:
            assert done.stdout.count("\n") == 1 and isinstance(json.loads(done.stdout), dict), f"not one object: {done.stdout!r}"
        if done.returncode >= USAGE:
            assert done.stderr.strip(), f"{command}: exit {done.returncode} without a sentence"
        return answer

    def copy(self, name, as_name=None):
        """A file of the corpus, in this room."""
        target = self.path / (as_name or name)
        shutil.copyfile(CORPUS / name, target)
        return target

    def write(self, name, content):
        target = self.path / name
        target.write_bytes(content if isinstance(content, bytes) else content.encode())
        return target

    def new_case(self, given="Awa", family="Exemple"):
        return self.run("case", "new", "--given", given, "--family", family).json["case"]

    def add(self, *files, **options):
        return [paper["id"] for paper in self.run("paper", "add", *files, **options).json["papers"]]


def _run_case(function, number):
    name = f"/cli/{pathlib.Path(sys.argv[0]).stem.removeprefix('test-')}/{function.__name__.replace('_', '-')}"
    folder = tempfile.mkdtemp(prefix="jalon-cli-")
    try:
        function(Room(folder))
        print(f"ok {number} {name}", flush=True)
        return True
    except Skip as reason:
        print(f"ok {number} {name} # SKIP {reason}", flush=True)
        return True
    except Exception:  # every failure of one case is that case's failure, the others still run
        print(f"not ok {number} {name}", flush=True)
        print("".join(f"# {line}\n" for line in traceback.format_exc().splitlines()), flush=True)
        return False
    finally:
        for where, folders, _ in os.walk(folder):
            for each in folders:
                os.chmod(os.path.join(where, each), 0o700)
        shutil.rmtree(folder)


def main():
    print(f"1..{len(_cases)}", flush=True)
    results = [_run_case(function, number) for number, function in enumerate(_cases, 1)]
    sys.exit(0 if all(results) else 1)
