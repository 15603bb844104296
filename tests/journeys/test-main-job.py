#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job from files to export, as `./dev run` does it without a display, judged by other programs.

JALON_CLI, JALON_READER, JALON_EXAMPLE and G_TEST_SRCDIR come from meson.
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

JOB = pathlib.Path(__file__).with_name("main-job.py")
EXAMPLE = pathlib.Path(os.environ["JALON_EXAMPLE"])
CORPUS = pathlib.Path(os.environ["G_TEST_SRCDIR"]) / "fixtures" / "corpus"


def digests(folder):
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir() if path.is_file()}


def run_job(*words, language="en"):
    return subprocess.run(["/usr/bin/python3", JOB, "--cli", os.environ["JALON_CLI"], *words], capture_output=True, text=True, timeout=900,
                          env=dict(os.environ, LANGUAGE=language))


def pages_of(path):
    text = subprocess.run(["pdfinfo", path], check=True, capture_output=True, text=True).stdout
    return int(re.search(r"^Pages:\s+(\d+)", text, re.MULTILINE)[1])


def cli_json(data, *words):
    done = subprocess.run([os.environ["JALON_CLI"], "--data", data, "--format", "json", *words], check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def example(work):
    before = digests(EXAMPLE)
    done = run_job("--papers", EXAMPLE, "--example", EXAMPLE / "manifest.json", "--out", work / "out")
    assert done.returncode == 0, done.stdout + done.stderr
    assert digests(EXAMPLE) == before, "a paper of the example changed"
    export = work / "out" / "for-anef"
    files = sorted(export.iterdir())
    assert [path.name for path in files[:2]] == ["00-bordereau.pdf", "00-feuille-de-depot.pdf"], files
    for path in files:
        assert re.fullmatch(r"[A-Za-z0-9._-]{1,80}", path.name), path.name
        assert path.stat().st_size <= 10_000_000, path
        subprocess.run(["qpdf", "--check", path], check=True, capture_output=True)
        assert pages_of(path) >= 1, path
    manifest = json.loads((EXAMPLE / "manifest.json").read_text())
    stored = {paper["sha256"] for paper in cli_json(work / "out" / "data", "paper", "list")["papers"]}
    for entry in manifest["papers"]:
        assert before[entry["file"]] in stored, entry["file"]
    assert "Complete for the list of" in done.stdout, done.stdout
    assert not re.search(r"\bcomplete\.?$", done.stdout, re.MULTILINE | re.IGNORECASE), done.stdout


def folder(work):
    papers = work / "papers"
    papers.mkdir()
    names = ["pdftex-three-pages.pdf", "qpdf-owner-lock.pdf", "qpdf-password.pdf", "damaged-garbage.pdf", "chromium-payslip.pdf"]
    for name in names:
        shutil.copyfile(CORPUS / name, papers / name)
    shutil.copyfile(CORPUS / "chromium-payslip.pdf", papers / "bulletin déjà vu.PDF")
    (papers / "notes.txt").write_text("no paper")
    before = digests(papers)
    done = run_job("--papers", papers, "--out", work / "out")
    assert done.returncode == 0, done.stdout + done.stderr
    assert digests(papers) == before
    assert "6 papers" in done.stdout, done.stdout
    for line in ("Ready as they are: 3", "Fixed, a copy that fits was made: 1", "Take these again, or ask for another copy: 2"):
        assert line in done.stdout, done.stdout
    copies = sorted(path for path in (work / "out" / "copies").iterdir() if path.is_file())
    assert len(copies) == 4, copies
    for path in copies:
        assert re.fullmatch(r"[A-Za-z0-9._-]{1,80}", path.name), path.name
        subprocess.run(["qpdf", "--check", path], check=True, capture_output=True)
    verdicts = subprocess.run([os.environ["JALON_CLI"], "--format", "json", "check", *copies, "--portal", "anef"], capture_output=True, text=True)
    assert {entry["verdict"] for entry in json.loads(verdicts.stdout)["files"]} == {"ready"}, verdicts.stdout
    assert cli_json(work / "out" / "data", "case", "verify")["damaged"] == []


def in_french(work):
    papers = work / "papers"
    papers.mkdir()
    for name in ("pdftex-three-pages.pdf", "qpdf-owner-lock.pdf", "qpdf-password.pdf"):
        shutil.copyfile(CORPUS / name, papers / name)
    done = run_job("--papers", papers, "--out", work / "out", language="fr")
    assert done.returncode == 0, done.stdout + done.stderr
    for part in ("3 papiers examinés", "Prêts tels quels", "verrou", "mot de passe", "Vos fichiers"):
        assert part in done.stdout, (part, done.stdout)
    assert not re.search(r"\b(the|of|paper|papers|file|files|your)\b", done.stdout.replace(str(work), "")), done.stdout


def empty_folder(work):
    (work / "papers").mkdir()
    done = run_job("--papers", work / "papers", "--out", work / "out")
    assert done.returncode == 3 and done.stderr.strip(), done
    assert not (work / "out" / "data").exists()


def main():
    cases = [example, folder, in_french, empty_folder]
    print(f"1..{len(cases)}")
    failed = 0
    for number, function in enumerate(cases, 1):
        name = f"/journeys/main-job/{function.__name__.replace('_', '-')}"
        with tempfile.TemporaryDirectory(prefix="jalon-job-") as work:
            try:
                function(pathlib.Path(work))
                print(f"ok {number} {name}", flush=True)
            except Exception as error:  # the other cases still run
                failed += 1
                print(f"not ok {number} {name}\n" + "".join(f"# {line}\n" for line in str(error).splitlines()), flush=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
