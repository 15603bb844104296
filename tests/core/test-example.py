#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The papers of the example, judged by other programs: test-example.py FOLDER MAKE_EXAMPLE SOURCE_ROOT."""
import datetime
import filecmp
import json
import os
import re
import subprocess
import sys
import tempfile

folder, tool, source = sys.argv[1:4]
with open(os.path.join(folder, "manifest.json"), encoding="utf-8") as file:
    manifest = json.load(file)
papers = {paper["file"]: paper for paper in manifest["papers"]}
count = failed = 0


def ok(name, right, why=""):
    global count, failed
    count += 1
    failed += not right
    print(("ok" if right else "not ok"), count, "-", name, flush=True)
    if not right and why:
        print("#", str(why).replace("\n", "\n# "))


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, env={"LC_ALL": "C.UTF-8", "PATH": os.environ["PATH"], "TZ": "UTC"})


def path_of(name):
    return os.path.join(folder, name)


def pages_of(name):
    return int(re.search(r"^Pages:\s+(\d+)", run("pdfinfo", path_of(name)).stdout, re.M).group(1))


def head_of(name):
    with open(path_of(name), "rb") as opened:
        return opened.read(64)


EXPECTED_STATES = {"sound": 5, "scan": 5, "photo": 3, "photo-turned": 1, "screen": 1, "locked": 1, "sideways": 1, "large": 1,
                   "damaged": 1, "signed": 1}
states = [paper["state"] for paper in papers.values()]
ok("twenty papers, one of each trouble", {s: states.count(s) for s in set(states)} == EXPECTED_STATES, states)

for name, paper in papers.items():
    if name.endswith(".pdf"):
        check = run("qpdf", "--check", path_of(name))
        wanted = 3 if paper["state"] == "damaged" else 0
        ok(f"{name}: qpdf answers {wanted}", check.returncode == wanted, check.stdout + check.stderr)
        ok(f"{name}: {paper['pages']} pages", pages_of(name) == paper["pages"])
    elif name.endswith(".jpg"):
        ok(f"{name}: is a JPEG with an end", head_of(name)[:3] == b"\xff\xd8\xff" and open(path_of(name), "rb").read()[-2:] == b"\xff\xd9")
    else:
        ok(f"{name}: is a PNG", head_of(name)[:8] == b"\x89PNG\r\n\x1a\n")

ok("the large one has 12 MB", 11_500_000 < os.path.getsize(path_of("avis-impot-2026.pdf")) < 12_700_000)
small = [n for n in papers if n != "avis-impot-2026.pdf" and os.path.getsize(path_of(n)) > 2_000_000]
ok("the others are below 2 MB", not small, small)
ok("the locked one opens without a password and is encrypted",
   "Encrypted:       yes" in run("pdfinfo", path_of("bulletin-2026-07.pdf")).stdout)
ok("the sideways one shows a wide page", re.search(r"Page size:\s+84[12][.\d]* x 59[56]", run("pdfinfo", path_of("bulletin-2026-08.pdf")).stdout))
ok("the signed one is wholly signed", "Total document signed" in run("pdfsig", "-nocert", path_of("autorisation-travail.pdf")).stdout)
ok("the turned photograph says so", b"Exif\0\0MM" in head_of("IMG_20261102_181231.jpg"))
broken = run("pdfinfo", path_of("avenant-2026-02.pdf"))
ok("the damaged one has no usable table", "xref" in run("qpdf", "--check", path_of("avenant-2026-02.pdf")).stderr and broken.returncode == 0)

for name, paper in papers.items():
    if name.endswith(".pdf") and paper["state"] in ("sound", "locked", "damaged", "signed"):
        for page in range(1, paper["pages"] + 1):
            text = run("pdftotext", "-f", str(page), "-l", str(page), path_of(name), "-").stdout
            ok(f"{name}: page {page} says that it is an example", text.count("EXEMPLE – FICTIF") == 2, text)
        whole = run("pdftotext", path_of(name), "-").stdout.lower()
        ok(f"{name}: names her", "exemple-traoré" in whole)
        fonts = run("pdffonts", path_of(name)).stdout.splitlines()[2:]
        ok(f"{name}: fonts are embedded", fonts and all(re.search(r" yes +(yes|no) +(yes|no) +\d+ +\d+$", line) for line in fonts), fonts)

months = sorted(paper["issued"][:7] for paper in papers.values() if paper["kind"] == "payslips")
ok("September is missing among the payslips", months == ["2026-06", "2026-07", "2026-08", "2026-10"], months)

with open(os.path.join(source, "data/rules/items.json"), encoding="utf-8") as file:
    items = {entry["id"] for entry in json.load(file)["entries"]}
strange = [p["kind"] for p in papers.values() if p["kind"] not in items]
ok("every kind is an item of the packs", not strange, strange)
answers = manifest["answers"] + manifest["solution"]
ok("every answer names a paper of its kind",
   all(papers[name]["kind"] == answer["requirement"] for answer in answers for name in answer.get("papers", [])))
dates = [d for p in papers.values() for d in (p["issued"], p.get("until")) if d]
ok("every date is a day", all(datetime.date.fromisoformat(d) for d in dates))
ok("no paper comes from after the day of the example", max(p["issued"] for p in papers.values()) <= manifest["today"] <= manifest["renewal"]["filing"])
window = (datetime.date.fromisoformat(manifest["title"]["ends"]) - datetime.date.fromisoformat(manifest["renewal"]["filing"])).days
ok("the filing date lies 60 to 120 days before the end of the card", 60 <= window <= 120, window)
ok("the code has 22 characters", [len(a["code"]) for a in answers if "code" in a] == [22])

with tempfile.TemporaryDirectory() as again:
    drawn = [name for name in papers if papers[name]["state"] != "signed"]
    made = run(tool, again, *drawn)
    different = [name for name in drawn if not filecmp.cmp(path_of(name), os.path.join(again, name), shallow=False)]
    ok("a second drawing has the same bytes", made.returncode == 0 and not different, different or made.stderr)

print(f"1..{count}")
sys.exit(1 if failed else 0)
