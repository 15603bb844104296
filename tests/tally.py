#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts what the suites did, from meson's logs, and ends with "N passed, N failed".

A TAP program counts with each of its cases, any other program as one. A program that ends badly counts as a failure even when all
the cases it still printed were fine. No result at all is a failure: a run that tested nothing has not passed.
"""
import json
import re
import sys

CASE = re.compile(r"^(not )?ok\b(?!.*# (?:SKIP|skip))", re.MULTILINE)
SKIPPED = re.compile(r"^ok\b.*# (?:SKIP|skip)", re.MULTILINE)


def count(test):
    """Passed, failed and skipped cases of one program."""
    if test["result"] == "SKIP":
        return 0, 0, 1
    output = test.get("stdout") or ""
    cases = CASE.findall(output) if re.search(r"^1\.\.\d+", output, re.MULTILINE) else []
    failed = sum(1 for case in cases if case)
    passed = len(cases) - failed
    skipped = len(SKIPPED.findall(output))
    good = test["result"] in ("OK", "EXPECTEDFAIL")
    if good and not cases and not skipped:
        passed = 1
    if not good and failed == 0:
        failed = 1
    return passed, failed, skipped


def main(paths):
    totals = [0, 0, 0]
    bad = []
    for path in paths:
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                test = json.loads(line)
                result = count(test)
                totals = [a + b for a, b in zip(totals, result)]
                if result[1]:
                    bad.append(test["name"])
    if sum(totals[:2]) == 0:
        print("No test ran.")
        totals[1] = 1
    for name in bad:
        print(f"failed: {name}")
    skipped = f", {totals[2]} skipped" if totals[2] else ""
    print(f"{totals[0]} passed, {totals[1]} failed{skipped}")
    return 1 if totals[1] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
