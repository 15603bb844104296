#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a program of the sanitizer build; whole stacks only when they decide.

Only whole stacks tell a leak of ours from what GTK's libraries keep, and walking them at each allocation makes the window nine times
as slow. A leak is found as well with short ones. So the program runs with short stacks first; when all that is left over is what
GLib is known to leave (told by size and call), that is the answer. Else it runs again with whole stacks, and those decide.
"""
import os
import re
import subprocess
import sys

SHORT = "fast_unwind_on_malloc=1:detect_leaks=1"
WHOLE = "fast_unwind_on_malloc=0:malloc_context_size=14:detect_leaks=1"
LEAK = re.compile(rb"leak of (\d+) byte\(s\) in (\d+) object\(s\) allocated from:\n((?:\s+#\d+ .*\n)+)")
CALL = re.compile(rb"#1 \S+ in (\w+) ")
# GLib's first table of quarks once there are more than 2,048, and the two folders that it works out at start.
KNOWN = {(b"16384", b"1", b"g_malloc"), (b"256", b"2", b"g_realloc")}


def is_known(leak):
    call = CALL.search(leak[2])
    return call is not None and (leak[0], leak[1], call.group(1)) in KNOWN


def only_known_leaks(report):
    """Whether the run ended badly by leaks alone, and each of them is known."""
    if b"LeakSanitizer: detected memory leaks" not in report or report.count(b"==ERROR: ") != 1:
        return False
    leaks = LEAK.findall(report)
    return len(leaks) == report.count(b" leak of ") and all(is_known(leak) for leak in leaks)


def run(command, options):
    return subprocess.run(command, env=dict(os.environ, ASAN_OPTIONS=options), stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)


def main(command):
    first = run(command, SHORT)
    again = first.returncode != 0 and b"LeakSanitizer" in first.stderr
    good = again and only_known_leaks(first.stderr)
    last = run(command, WHOLE) if again and not good else first
    sys.stdout.buffer.write(last.stdout)
    sys.stdout.flush()
    if good:
        return 0
    sys.stderr.buffer.write(last.stderr)
    return last.returncode if last.returncode >= 0 else 128 - last.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
