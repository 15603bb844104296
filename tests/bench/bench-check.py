#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""bench-check.py CLI: `jalon-cli check` against the tools that answer a part of the same questions, on the PDFs of tests/fixtures/corpus.

Pairs alternate, so that a busy machine slows both. Two ways of calling us: a process a file, as the tools must be called, and one
process for all files, as a window or a script would. Ratios below 1 mean that we are faster. Wall time and processor time.
"""
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import time

FIXTURES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "fixtures", "corpus")
PAIRS = 5
PICTURES = ("scan", "img2pdf", "blank", "cmyk", "mixed", "renamed-photo")


def cpu():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def run(*command):
    return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode


def measure(work):
    """(wall seconds, processor seconds, files that were refused)"""
    wall, processor = time.monotonic(), cpu()
    refused = work()
    return time.monotonic() - wall, cpu() - processor, refused


def compare(cli, what, files):
    def ours_each():
        return sum(run(cli, "check", path, "--portal", "anef") > 1 for path in files)

    def ours_together():
        return int(run(cli, "check", *files, "--portal", "anef") > 1)

    def poppler():
        return sum(any([run("pdfinfo", path), run("pdffonts", path), run("pdfimages", "-list", path)]) for path in files)

    def qpdf():
        return sum(run("qpdf", "--check", path) == 2 for path in files)

    print(f"{len(files)} files: {what}")
    for name, ours in (("a process a file", ours_each), ("one process for all", ours_together)):
        for peer_name, peer in (("pdfinfo + pdffonts + pdfimages -list", poppler), ("qpdf --check", qpdf)):
            pairs = [(measure(ours), measure(peer)) for _ in range(PAIRS)]
            wall = statistics.median(mine[0] / theirs[0] for mine, theirs in pairs)
            processor = statistics.median(mine[1] / theirs[1] for mine, theirs in pairs)
            mine = statistics.median(pair[0][0] for pair in pairs) / len(files) * 1000
            theirs = statistics.median(pair[1][0] for pair in pairs) / len(files) * 1000
            print(f"  check ({name}) / {peer_name}: wall {wall:.2f}, processor {processor:.2f}"
                  f"  ({mine:.0f} ms against {theirs:.0f} ms a file; refused by us {pairs[0][0][2]}, by them {pairs[0][1][2]})")


def main(cli):
    missing = [tool for tool in ("pdfinfo", "pdffonts", "pdfimages", "qpdf") if shutil.which(tool) is None]
    if missing:
        print(f"SKIP: not installed: {', '.join(missing)}")
        return 77
    manifest = json.load(open(os.path.join(FIXTURES, "corpus.json"), encoding="utf-8"))["files"]
    pdfs = [row["file"] for row in manifest if row["file"].endswith(".pdf")]
    scans = [name for name in pdfs if any(word in name for word in PICTURES)]
    texts = [name for name in pdfs if name not in scans]
    print(f"{PAIRS} alternated pairs, medians; most files have one page, so that starting a process is most of their cost")
    for what, names in (("text", texts), ("scans, whose pictures are also looked at", scans)):
        compare(cli, what, [os.path.join(FIXTURES, name) for name in names])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
