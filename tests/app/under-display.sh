#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a program under a virtual display with a bus of its own; leaves nothing behind. The server itself chooses the free number:
# xvfb-run guesses it, and two runs at once can guess the same. -noreset: the server would
# turn away who comes just as its last client leaves.
XDG_RUNTIME_DIR=$(mktemp -d "${TMPDIR:-/tmp}/jalon-display.XXXXXX") || exit 1
export XDG_RUNTIME_DIR
chmod 700 "$XDG_RUNTIME_DIR"
unset WAYLAND_DISPLAY XAUTHORITY
Xvfb -displayfd 3 -screen 0 1280x900x24 -nolisten tcp -noreset -ac 3>"$XDG_RUNTIME_DIR/number" 2>"$XDG_RUNTIME_DIR/log" &
server=$!
trap 'kill $server 2>/dev/null; wait $server 2>/dev/null; rm -rf "$XDG_RUNTIME_DIR"' EXIT
tries=0
while ! [ -s "$XDG_RUNTIME_DIR/number" ]; do
  tries=$((tries + 1))
  if [ $tries -gt 200 ]; then cat "$XDG_RUNTIME_DIR/log" >&2; exit 1; fi
  sleep 0.1
done
DISPLAY=:$(cat "$XDG_RUNTIME_DIR/number")
export DISPLAY
# What the services of the bus print goes beside the report of the program, not into it.
dbus-run-session -- sh -c 'exec "$@" >&4' sh "$@" 4>&1 >&2
