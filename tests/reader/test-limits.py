#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-limits.py READER plain|sanitized: what the kernel says a reader that has said hello may still use. Prints TAP."""
import socket
import struct
import subprocess
import sys

WANTED = {"Max cpu time": 900, "Max file size": 0, "Max core file size": 0, "Max open files": 64, "Max address space": 768 * 1024 * 1024}


# src/core/reader/jalon-wire.h
MAGIC, START, READER = 0x4E4C414A, 17, 0
MESSAGE = struct.Struct("=IHHII4IQ24x")


def start_reader(starter, far):
    """Asks the starter for a reader; its process number stands in what the kernel says of its pidfd."""
    socket.send_fds(starter, [MESSAGE.pack(MAGIC, START, 0, 1, 0, READER, 0, 0, 0, 0)], [far.fileno()])
    answer, fds, _, _ = socket.recv_fds(starter, MESSAGE.size, 1)
    if len(answer) != MESSAGE.size or len(fds) != 1:
        raise AssertionError("no reader was started")
    with open(f"/proc/self/fdinfo/{fds[0]}", encoding="ascii") as info:
        return next(int(line.split()[1]) for line in info if line.startswith("Pid:"))


def read_limits(program):
    starter, other = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    near, far = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    starter.settimeout(20)
    near.settimeout(20)
    child = subprocess.Popen(["/bin/sh", "-c", f'exec 3<&{other.fileno()}; exec "$0" --starter', program], pass_fds=[other.fileno()],
                             start_new_session=True)
    try:
        reader = start_reader(starter, far)
        if len(near.recv(64)) != 64:
            raise AssertionError("no hello")
        with open(f"/proc/{reader}/limits", encoding="ascii") as limits:
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
