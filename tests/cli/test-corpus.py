#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-corpus.py CLI: `check` over the files that other programs made, against verdicts that people typed. Prints TAP."""
import hashlib
import json
import os
import subprocess
import sys

FIXTURES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "fixtures", "corpus")
AT_ONCE = 12


def digests(folder):
    return {name: hashlib.sha256(open(os.path.join(folder, name), "rb").read()).hexdigest() for name in sorted(os.listdir(folder))}


def check(cli, names):
    """One process for a dozen files: the entries by name, and what else is wrong."""
    paths = [os.path.join(FIXTURES, name) for name in names]
    done = subprocess.run([cli, "--format", "json", "check", *paths, "--portal", "anef"], capture_output=True, timeout=600)
    answer = json.loads(done.stdout)
    entries = answer["files"]
    if [entry["file"] for entry in entries] != paths:
        raise AssertionError("the entries are not one a file, in order")
    all_ready = all(entry["verdict"] == "ready" for entry in entries)
    if done.returncode != (0 if all_ready else 1):
        raise AssertionError(f"exit {done.returncode} with verdicts {[entry['verdict'] for entry in entries]}")
    return {name: entry for name, entry in zip(names, entries)}


def complaints(expected, entry):
    seen = {finding["id"]: finding for finding in entry["findings"]}
    if entry["verdict"] != expected["verdict"]:
        yield f"verdict {entry['verdict']}, a person says {expected['verdict']} (findings: {', '.join(seen) or 'none'})"
    if entry["pages"] != expected["pages"]:
        yield f"{entry['pages']} pages, there are {expected['pages']}"
    for wanted in expected.get("findings", []):
        if wanted not in seen:
            yield f"{wanted} is missing (findings: {', '.join(seen) or 'none'})"
    if any(finding["severity"] == "unknown" and not finding["found"] for finding in seen.values()):
        yield "an unknown without a sentence"
    for finding in seen.values():
        if finding["id"] == "file-too-complex" and "stopped on this one" in finding["found"]:
            yield "jalon-reader died of it"


def main(cli):
    manifest = json.load(open(os.path.join(FIXTURES, "corpus.json"), encoding="utf-8"))["files"]
    before = digests(FIXTURES)
    print(f"1..{len(manifest) + 3}")
    entries = {}
    for start in range(0, len(manifest), AT_ONCE):
        entries.update(check(cli, [row["file"] for row in manifest[start:start + AT_ONCE]]))
    failed = 0

    def report(number, name, problems):
        nonlocal failed
        failed += bool(problems)
        print(f"{'not ok' if problems else 'ok'} {number} - {name}")
        for problem in problems:
            print(f"# {problem}")

    for number, row in enumerate(manifest, 1):
        report(number, row["file"], list(complaints(row, entries[row["file"]])))
    number = len(manifest)
    producers = {row["producer"].split(" (")[0].split(",")[0] for row in manifest} - {"our own bytes", "nobody", "random bytes"}
    report(number + 1, "forty files from eight producers", [] if len(manifest) >= 40 and len(producers) >= 8 else [f"{len(manifest)} from {producers}"])
    described = {row["file"] for row in manifest} | {"corpus.json"}
    report(number + 2, "every file is described and small",
           [name for name in before if name not in described or os.path.getsize(os.path.join(FIXTURES, name)) > 100_000])
    report(number + 3, "no file changed", [] if digests(FIXTURES) == before else ["a check changed a file"])
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
