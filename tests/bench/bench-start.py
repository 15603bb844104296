#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Start to a window on screen: jalon on an empty folder, against the smallest GTK window, in turn. Prints medians and their ratio."""
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROUNDS = 7


def start_to_window(command, title, environment):
    """Seconds from starting a program until a window with its title is mapped."""
    began = time.monotonic()
    program = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while time.monotonic() - began < 30:
            found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", f"^{title}$"], capture_output=True, check=False)
            if found.returncode == 0 and found.stdout.strip():
                return time.monotonic() - began
            time.sleep(0.005)
    finally:
        program.terminate()
        program.wait()
    raise SystemExit(f"{title}: no window within 30 s")


def main(smallest, jalon):
    folder = tempfile.mkdtemp(prefix="jalon-start-")
    environment = dict({k: v for k, v in os.environ.items() if k != "G_DEBUG"}, JALON_DATA=f"{folder}/data", XDG_STATE_HOME=folder, GSK_RENDERER="cairo")
    times = {"smallest": [], "jalon": []}
    try:
        for _ in range(ROUNDS):
            times["smallest"].append(start_to_window([smallest], "Smallest", environment))
            times["jalon"].append(start_to_window([jalon], "Jalon", environment))
    finally:
        shutil.rmtree(folder)
    medians = {name: statistics.median(values) for name, values in times.items()}
    print(f"smallest GTK window: {medians['smallest'] * 1000:.0f} ms (median of {ROUNDS})")
    print(f"jalon, first start:  {medians['jalon'] * 1000:.0f} ms")
    print(f"ratio: {medians['jalon'] / medians['smallest']:.2f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
