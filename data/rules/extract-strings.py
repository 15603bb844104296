#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the English texts of the rule packs as a C header that xgettext reads.

    extract-strings.py            rewrites strings.h
    extract-strings.py --check    fails when strings.h is not what the packs say

French terms are not translated: they are what forms and agents use.
"""
import json
import pathlib
import sys

FOLDER = pathlib.Path(__file__).resolve().parent
PACKS = ("items", "titles", "portals", "checks", "permits", "deadlines", "help")
KEYS = ("gloss", "look_for", "means", "question", "text", "hours")


def walk(value, path):
    """Yields (where, term, text) in file order."""
    if isinstance(value, list):
        for index, child in enumerate(value):
            name = child.get("id") or child.get("item") if isinstance(child, dict) else None
            yield from walk(child, f"{path}/{name or index}")
    elif isinstance(value, dict):
        for key, child in value.items():
            if key in KEYS and isinstance(child, str):
                yield path, value.get("term_fr"), child
            else:
                yield from walk(child, path if key in ("entries", "rows", "renewal") else f"{path}/{key}")


def make_header():
    lines = [
        "/* SPDX-License-Identifier: GPL-3.0-or-later",
        " *",
        " * Written by extract-strings.py from the rule packs; read by xgettext, never compiled.",
        " */",
    ]
    seen = set()
    for pack in PACKS:
        tree = json.loads((FOLDER / f"{pack}.json").read_text(encoding="utf-8"))
        for where, term, text in walk(tree, pack):
            if text in seen:
                continue
            seen.add(text)
            about = f"{where} – {term}" if term else where
            lines.append(f"/* Translators: {about} */")
            lines.append(f"N_({json.dumps(text, ensure_ascii=False)})")
    return "\n".join(lines) + "\n"


def main():
    header = FOLDER / "strings.h"
    text = make_header()
    if "--check" not in sys.argv[1:]:
        header.write_text(text, encoding="utf-8")
        return 0
    if header.exists() and header.read_text(encoding="utf-8") == text:
        return 0
    print("data/rules/strings.h is not what the packs say: run data/rules/extract-strings.py", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
