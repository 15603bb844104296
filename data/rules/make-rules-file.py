#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a file of rules that a person imports, from packs in this form.

    make-rules-file.py -o FILE.rules [--key KEY.pem] [--edition DATE] PACK.json…

With --key the file is signed, and may change dates; the key is made once, kept away from the sources and never put among them:

    openssl genpkey -algorithm ed25519 -out KEY.pem
    make-rules-file.py --show KEY.pem        the public key for the build option rules_key

Without --key the file may only add: entries at the end of the lists of sources, items, portals and help, observations at the end of
those of a portal. Give whole packs: the bundled ones with the change.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

FOLDER = pathlib.Path(__file__).resolve().parent


def public_key(key):
    der = subprocess.run(["openssl", "pkey", "-in", key, "-pubout", "-outform", "DER"], check=True, capture_output=True).stdout
    return der[-32:].hex()


def sign(key, data):
    with tempfile.NamedTemporaryFile() as plain:
        plain.write(data)
        plain.flush()
        command = ["openssl", "pkeyutl", "-sign", "-inkey", key, "-rawin", "-in", plain.name]
        signature = subprocess.run(command, check=True, capture_output=True).stdout
    if len(signature) != 64:
        sys.exit("the key is not an Ed25519 key")
    return signature.hex()


def build(paths, edition):
    packs = {}
    for path in paths:
        pack = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
        packs[pack["pack"]] = pack
    if edition is None:
        edition = json.loads((FOLDER / "sources.json").read_text(encoding="utf-8"))["edition"]
    text = json.dumps({"jalon-rules": 1, "edition": edition, "packs": packs}, ensure_ascii=False, indent=1)
    return (text + "\n").encode("utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("packs", nargs="*", metavar="PACK.json")
    parser.add_argument("-o", "--output")
    parser.add_argument("--key", help="private Ed25519 key in PEM form")
    parser.add_argument("--edition", help="the day of these rules (default: that of sources.json)")
    parser.add_argument("--show", metavar="KEY.pem", help="print the public key and do nothing else")
    options = parser.parse_args()
    if options.show:
        print(public_key(options.show))
        return
    if not options.packs or not options.output:
        parser.error("name the packs and the file to write (-o)")
    data = build(options.packs, options.edition)
    if options.key:
        data += f"signature ed25519 {sign(options.key, data)}\n".encode("ascii")
    pathlib.Path(options.output).write_bytes(data)


if __name__ == "__main__":
    main()
