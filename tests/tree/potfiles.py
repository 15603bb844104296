#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every file with a text for a person is in po/POTFILES, and POTFILES names no file that is gone."""
import pathlib
import re
import sys

MARK = re.compile(r"\b(?:_|N_|C_|ngettext|g_dngettext|NC_)\s*\(\s*\"|translatable=\"(?:yes|true)\"")


def main(top):
    top = pathlib.Path(top)
    listed = {line.strip() for line in (top / "po/POTFILES").read_text().splitlines() if line.strip() and not line.startswith("#")}
    marked = {str(path.relative_to(top)) for folder in ("src", "ui") for path in (top / folder).rglob("*")
              if path.suffix in (".c", ".h", ".ui") and MARK.search(path.read_text(encoding="utf-8"))}
    missing, gone = sorted(marked - listed), sorted(name for name in listed if not (top / name).exists())
    print("1..2")
    print(f"{'not ok' if missing else 'ok'} 1 /po/complete {' '.join(missing)}")
    print(f"{'not ok' if gone else 'ok'} 2 /po/nothing-gone {' '.join(gone)}")
    return 1 if missing or gone else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
