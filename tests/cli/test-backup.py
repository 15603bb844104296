#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""backup and restore: byte for byte, into an empty folder only, and never half."""
import hashlib
import json
import os
import struct
import uuid
import zipfile
import zlib

import cli
from cli import CLI, FINE, NOT_FOUND, USAGE, case, contains, equal, keys, sha256, table


def filled(room):
    first = room.new_case()
    room.add(room.copy("pdftex-three-pages.pdf"), room.copy("picture.png"))
    second = room.new_case("Binta", "Modèle")
    room.run("paper", "add", room.copy("photo-card.jpg"), "--case", second)
    return first, second


def contents(folder):
    """What a backup holds: every file under cases/ without cache/."""
    return {str(path.relative_to(folder)): sha256(path) for path in sorted((folder / "cases").rglob("*"))
            if path.is_file() and "cache" not in path.parts}


@case
def round_trip(room):
    filled(room)
    before = contents(room.data)
    answer = room.run("backup", "-o", room.path / "all.zip").json
    keys(answer, "files", "bytes", "verified")
    equal((answer["files"], answer["verified"]), (len(before), True))
    equal(answer["bytes"], sum(os.stat(room.data / name).st_size for name in before))
    elsewhere = room.path / "elsewhere"
    restored = room.run("restore", room.path / "all.zip", "--data", elsewhere, data=False).json
    keys(restored, "files", "bytes", "verified")
    equal(contents(elsewhere), before)
    equal(sorted(entry["case"] for entry in room.run("case", "list", "--data", elsewhere, data=False).json["cases"]),
          sorted(entry["case"] for entry in room.run("case", "list").json["cases"]))


@case
def what_stays_out(room):
    filled(room)
    room.run("backup", "-o", room.path / "all.zip")
    names = zipfile.ZipFile(room.path / "all.zip").namelist()
    for bad in ("lock", "ballast", "caseload.db", "cache"):
        assert not [name for name in names if bad in name.split("/")], names


@case
def entries_are_stored_verbatim(room):
    filled(room)
    room.run("backup", "-o", room.path / "all.zip")
    digest = sha256(cli.CORPUS / "picture.png")
    archive = zipfile.ZipFile(room.path / "all.zip")
    name = next(name for name in archive.namelist() if name.endswith(f"{digest}.png"))
    equal(archive.read(name), (cli.CORPUS / "picture.png").read_bytes())


@case
def one_case(room):
    first, second = filled(room)
    room.run("backup", "-o", room.path / "one.zip", "--case", first)
    room.run("restore", room.path / "one.zip", "--data", room.path / "elsewhere", data=False)
    equal([entry["case"] for entry in room.run("case", "list", "--data", room.path / "elsewhere", data=False).json["cases"]], [first])


@case
def one_case_joins_others(room):
    first, second = filled(room)
    room.run("backup", "-o", room.path / "all.zip")
    elsewhere = room.path / "elsewhere"
    other = room.run("case", "new", "--given", "Jean", "--family", "Exemple", "--data", elsewhere, data=False).json["case"]
    whole, before = contents(room.data), contents(elsewhere)
    room.run("restore", room.path / "all.zip", "--data", elsewhere, data=False, status=USAGE)
    answer = room.run("restore", room.path / "all.zip", "--case", second, "--data", elsewhere, data=False).json
    keys(answer, "files", "bytes", "verified")
    added = {name: digest for name, digest in whole.items() if second in name}
    equal(contents(elsewhere), {**before, **added})
    equal(answer["files"], len(added))
    equal(sorted(entry["case"] for entry in room.run("case", "list", "--data", elsewhere, data=False).json["cases"]), sorted([other, second]))
    again = room.run("restore", room.path / "all.zip", "--case", second, "--data", elsewhere, data=False, status=USAGE)
    contains(again.err, "already")
    room.run("restore", room.path / "all.zip", "--case", str(uuid.uuid4()), "--data", elsewhere, data=False, status=NOT_FOUND)
    equal(contents(elsewhere), {**before, **added})


@case
def an_older_backup_is_replaced(room):
    filled(room)
    out = room.write("all.zip", "an older backup")
    room.run("backup", "-o", out)
    assert zipfile.is_zipfile(out)


@case
def an_older_backup_stands_when_the_new_one_fails(room):
    room.new_case()
    room.add(room.copy("picture.png"))
    out = room.write("all.zip", "an older backup")
    victim = next(room.data.glob("cases/*/documents/*/*.png"))
    victim.chmod(0o600)
    victim.write_bytes(b"changed")
    answer = room.run("backup", "-o", out, status=None)
    if answer.status != FINE:
        equal(out.read_text(), "an older backup")


@table([("not-a-backup", b"hello"), ("empty", b""), ("zip-of-something-else", None)])
def not_a_backup(room, content):
    bad = room.path / "bad.zip"
    if content is None:
        with zipfile.ZipFile(bad, "w") as archive:
            archive.writestr("../../escape", "x")
            archive.writestr("cases/hello", "x")
    else:
        bad.write_bytes(content)
    answer = room.run("restore", bad, "--data", room.path / "elsewhere", data=False, status=cli.DAMAGED)
    equal(answer.out, "")
    assert not (room.path / "elsewhere" / "cases").exists()
    assert not (room.path / "escape").exists()


ROOM_OF_A_CASE = f"cases/{uuid.UUID(int=1)}/documents/"


def manifest_of(files):
    return json.dumps({"format": 1, "files": [{"name": name, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
                                              for name, data in files]}).encode()


def packed(method):
    """A manifest that is true, but everything is packed: nobody knows what it unpacks to."""
    def write(path):
        files = [(ROOM_OF_A_CASE + "zeros", b"\0" * 30_000_000)] if method == zipfile.ZIP_DEFLATED else [(ROOM_OF_A_CASE + "noise", os.urandom(5000))]
        with zipfile.ZipFile(path, "w", method) as archive:
            archive.writestr("manifest.json", manifest_of(files))
            for name, data in files:
                archive.writestr(name, data)
    return write


def nested(path):
    """Stored entries that lie inside each other: 300 of them, a megabyte each, in a file of little more than one."""
    names = [f"{ROOM_OF_A_CASE}{n:03d}" for n in range(300)]
    body, headers = os.urandom(1_000_000), []
    for name in reversed(names):
        crc, size = zlib.crc32(body), len(body)
        headers.insert(0, (name, crc, size, len(body)))
        body = struct.pack("<4s5H3I2H", b"PK\3\4", 20, 0, 0, 0, 33, crc, size, size, len(name), 0) + name.encode() + body
    files = [(name, body[len(body) - left:]) for name, _crc, _size, left in headers]
    manifest = manifest_of(files)
    first = struct.pack("<4s5H3I2H", b"PK\3\4", 20, 0, 0, 0, 33, zlib.crc32(manifest), len(manifest), len(manifest), 13, 0) + b"manifest.json" + manifest
    entries = [("manifest.json", zlib.crc32(manifest), len(manifest), 0)]
    for name, crc, size, left in headers:
        entries.append((name, crc, size, len(first) + len(body) - left - 30 - len(name)))
    listing = b"".join(struct.pack("<4s6H3I5H2I", b"PK\1\2", 0x314, 20, 0, 0, 0, 33, crc, size, size, len(name), 0, 0, 0, 0, 0o100644 << 16, at)
                       + name.encode() for name, crc, size, at in entries)
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, len(entries), len(entries), len(listing), len(first) + len(body), 0)
    path.write_bytes(first + body + listing + end)


@table([("packed", packed(zipfile.ZIP_DEFLATED)), ("packed-in-another-way", packed(zipfile.ZIP_BZIP2)), ("nested", nested)])
def hostile_backup(room, write):
    bomb = room.path / "bomb.zip"
    write(bomb)
    answer = room.run("restore", bomb, "--data", room.path / "elsewhere", data=False, status=cli.DAMAGED)
    equal(answer.out, "")
    contains(answer.err, "not a sound backup")
    assert not [path for path in (room.path / "elsewhere").rglob("*") if path.is_file() and path.stat().st_size > 1_000_000]


@case
def damaged_backup(room):
    filled(room)
    out = room.path / "all.zip"
    room.run("backup", "-o", out)
    data = bytearray(out.read_bytes())
    at = data.find((cli.CORPUS / "picture.png").read_bytes())
    assert at > 0
    data[at + 100] ^= 1
    out.chmod(0o600)
    out.write_bytes(data)
    answer = room.run("restore", out, "--data", room.path / "elsewhere", data=False, status=cli.DAMAGED)
    equal(answer.out, "")
    assert not (room.path / "elsewhere" / "cases").exists()


@case
def without_a_confined_reader(room):
    filled(room)
    room.run("backup", "-o", room.path / "all.zip", env={"JALON_READER": "/nonexistent"})
    answer = room.run("restore", room.path / "all.zip", "--data", room.path / "elsewhere", data=False, status=cli.INTERNAL,
                      env={"JALON_READER": "/nonexistent"})
    equal(answer.out, "")
    assert not (room.path / "elsewhere" / "cases").exists()


@case
def missing_backup(room):
    room.run("restore", room.path / "gone.zip", status=NOT_FOUND)


@case
def over_cases(room):
    filled(room)
    room.run("backup", "-o", room.path / "all.zip")
    before = contents(room.data)
    contains(room.run("restore", room.path / "all.zip", status=USAGE).err, "--data")
    equal(contents(room.data), before)


@case
def nothing_to_back_up(room):
    room.run("backup", "-o", room.path / "all.zip", status=NOT_FOUND)
    assert not (room.path / "all.zip").exists()


@case
def over_a_folder(room):
    room.new_case()
    room.run("backup", "-o", room.path, status=USAGE)


if __name__ == "__main__":
    cli.main()
