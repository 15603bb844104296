#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What each program links and calls: the layers of the README, judged on the built programs.

Only jalon-reader may parse a stranger's file, so neither the window nor the command line may load a parser, and the window's own
code may not ask GTK to decode a file either.
"""
import re
import subprocess
import sys

PARSERS = ["libpoppler", "libqpdf", "liblept", "libtesseract", "libheif", "libjpeg.so.direct"]
DECODERS = re.compile(r"\bU (gdk_pixbuf_new_\w+|gdk_texture_new_from_(?:file|bytes|filename)|archive_read_\w+|gtk_picture_new_for_\w*file\w*"
                      r"|gtk_image_new_from_file)$", re.MULTILINE)


def needed(program):
    """The libraries a program itself asks for (not what those load in turn: GTK brings image loaders of its own)."""
    text = subprocess.run(["readelf", "-d", program], check=True, capture_output=True, text=True).stdout
    return re.findall(r"\(NEEDED\).*\[(.+?)\]", text)


def loaded(program):
    return subprocess.run(["ldd", program], check=True, capture_output=True, text=True).stdout


def undefined(program):
    return subprocess.run(["nm", "-u", "--format=bsd", program], check=True, capture_output=True, text=True).stdout


def main(cli, app, reader):
    cases = []
    cases.append(("cli/no-gtk", not re.search(r"libgtk-4|libadwaita", loaded(cli))))
    for name in PARSERS[:5]:
        cases.append((f"cli/does-not-load-{name}", name not in loaded(cli)))
        cases.append((f"app/does-not-load-{name}", name not in loaded(app)))
    cases.append(("reader/control: it does load the parsers", all(any(n in lib for lib in needed(reader)) for n in PARSERS[:4])))
    for name, program in (("app", app), ("cli", cli)):
        found = DECODERS.findall(undefined(program))
        cases.append((f"{name}/asks-no-decoder {' '.join(found)}", not found))
    print(f"1..{len(cases)}")
    for number, (name, good) in enumerate(cases, 1):
        print(f"{'ok' if good else 'not ok'} {number} /layers/{name}")
    return 0 if all(good for _, good in cases) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
