#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-limits.py READER plain|sanitized: what the kernel says a reader that has said hello may still use. Prints TAP."""
import socket
import subprocess
import sys

WANTED = {"Max cpu time": 900, "Max file size": 0, "Max core file size": 0, "Max open files": 64, "Max address space": 768 * 1024 * 1024}


def read_limits(reader):
    near, far = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    near.settimeout(10)
    child = subprocess.Popen(["/bin/sh", "-c", f'exec 3<&{far.fileno()}; exec "$0"', reader], pass_fds=[far.fileno()])
    try:
        if len(near.recv(64)) != 64:
            raise AssertionError("no hello")
        with open(f"/proc/{child.pid}/limits", encoding="ascii") as limits:
            return {line[:26].strip(): line[26:].split()[:2] for line in limits}
    finally:
        child.kill()
        child.wait()


def main(reader, build):
    limits = read_limits(reader)
    failed = 0
    print(f"1..{len(WANTED)}")
    for number, (name, value) in enumerate(WANTED.items(), 1):
        skipped = " # SKIP the sanitizer reserves terabytes" if build == "sanitized" and name == "Max address space" else ""
        good = skipped or limits[name] == [str(value)] * 2
        failed += not good
        print(f"{'ok' if good else 'not ok'} {number} - {name} is {value}{skipped}")
        if not good:
            print(f"# {limits[name]}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
