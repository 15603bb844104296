#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A complete language has a translation for every string of the sources as they are now, none of them fuzzy, with sound formats."""
import pathlib
import re
import subprocess
import sys
import tempfile

COMPLETE = ["fr"]
KEYWORDS = ["_", "N_", "C_:1c,2", "NC_:1c,2", "ngettext:1,2", "g_dngettext:2,3"]


def run(*command, **options):
    return subprocess.run(command, capture_output=True, text=True, env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"}, **options)


def main(top):
    top = pathlib.Path(top)
    cases = []
    with tempfile.TemporaryDirectory() as folder:
        template = f"{folder}/jalon.pot"
        made = run("xgettext", "--files-from=po/POTFILES", "--from-code=UTF-8", "-o", template, *[f"--keyword={k}" for k in KEYWORDS], cwd=top)
        cases.append(("/po/template", made.returncode == 0, made.stderr))
        for language in COMPLETE:
            merged = f"{folder}/{language}.po"
            run("msgmerge", "-q", "--no-fuzzy-matching", "-o", merged, str(top / f"po/{language}.po"), template)
            checked = run("msgfmt", "-c", "--statistics", "-o", "/dev/null", merged)
            counts = dict((word, int(number)) for number, word in re.findall(r"(\d+) (translated|fuzzy|untranslated)", checked.stderr))
            cases.append((f"/po/{language}/formats", checked.returncode == 0, checked.stderr))
            cases.append((f"/po/{language}/complete", counts.get("translated", 0) > 100 and not counts.get("fuzzy") and not counts.get("untranslated"),
                          checked.stderr))
    print(f"1..{len(cases)}")
    for number, (name, good, why) in enumerate(cases, 1):
        print(f"{'ok' if good else 'not ok'} {number} {name}")
        if not good:
            print("\n".join("# " + line for line in why.splitlines()))
    return 0 if all(good for _, good, _ in cases) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
