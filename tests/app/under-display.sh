#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a program under a virtual display with a bus of its own; leaves nothing behind.
XDG_RUNTIME_DIR=$(mktemp -d "${TMPDIR:-/tmp}/jalon-display.XXXXXX") || exit 1
export XDG_RUNTIME_DIR
chmod 700 "$XDG_RUNTIME_DIR"
trap 'rm -rf "$XDG_RUNTIME_DIR"' EXIT
unset WAYLAND_DISPLAY
xvfb-run -a -s '-screen 0 1280x900x24 -nolisten tcp' dbus-run-session -- "$@"
