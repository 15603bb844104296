#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""bench-check.py CLI: `jalon-cli check` against the tools that answer a part of the same questions, on the PDFs of tests/fixtures/corpus.

What is compared. The peers are started once a file and tool, because they take one file: pdfinfo, pdffonts and pdfimages -list one after
the other, or qpdf --check. We are called in two ways:
- a process a file: jalon-cli once a file, each with a starter, a self-test and one confined reader of its own (four processes);
- one process for all: jalon-cli once, as a window or a script does; still one confined reader a file, as many at a time as there are
  processors (at most four).
Our figure is always the whole: verdict, text direction of every page, pictures of pages without text. No peer judges direction, so the
scans, where that is most of our work, stand apart, and so does the page whose text cannot be read and is looked at as a picture.

Pairs alternate, so that a busy machine slows both. Ratios below 1 mean that we are faster. Wall time and processor time of all
processes; on a busy machine judge by processor time. JALON_BENCH_PAIRS sets how many pairs.
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
PAIRS = int(os.environ.get("JALON_BENCH_PAIRS", "5"))
PICTURES = ("scan", "img2pdf", "blank", "cmyk", "mixed", "renamed-photo", "from-pdftex")


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
    for what, names in (("text", texts), ("scans and pages without readable text, looked at as pictures", scans)):
        compare(cli, what, [os.path.join(FIXTURES, name) for name in names])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
