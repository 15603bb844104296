#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""--help and --version: at every level exit 0, and every option of the contract is named."""
import cli
from cli import CLI, FINE, USAGE, case, contains, equal, table

GLOBALS = ["--data", "--case", "--today", "--format", "--wait", "--help", "--version"]

# The command line of the contract, typed by hand.
COMMANDS = [
    ("check", ["--portal"]),
    ("repair", ["--out", "-o", "--portal", "--max-bytes", "--rewrite-signed"]),
    ("case new", ["--given", "--family"]),
    ("case list", []),
    ("case show", []),
    ("case verify", []),
    ("case rebuild", []),
    ("title add", ["--kind", "--from", "--ends", "--channel", "--paper"]),
    ("title list", []),
    ("procedure add", ["--kind", "--channel", "--filed", "--received", "--reference"]),
    ("procedure list", []),
    ("event add", ["--kind", "--on"]),
    ("event list", []),
    ("paper add", ["--kind"]),
    ("paper list", ["--removed"]),
    ("paper show", []),
    ("paper search", []),
    ("paper set", ["--kind", "--issued", "--until", "--confirm"]),
    ("paper remove", ["--for-good"]),
    ("paper restore", []),
    ("paper export", ["--out", "-o"]),
    ("file new", ["--permit", "--portal", "--filing", "--fact", "--replace"]),
    ("file fact", []),
    ("file status", []),
    ("file answer", ["--paper", "--pages", "--code", "--waive", "--clear"]),
    ("file export", ["--out", "-o", "--override"]),
    ("backup", ["--out", "-o"]),
    ("people", ["--week", "--out", "-o", "--names"]),
    ("deadlines", ["--title", "--from", "--ends", "--channel", "--asked", "--asks", "--renewal-filed", "--department", "--nationality", "--received",
                   "--kind", "--papers-asked", "--papers-due", "--papers-sent", "--refused", "--reasons-asked", "--reasons-given", "--gracieux",
                   "--claimed", "--residence", "--oqtf", "--oqtf-situation", "--oqtf-time", "--house-arrest", "--detention",
                   "--detention-time", "--entered", "--entered-as", "--moved", "--born", "--hired", "--left-france", "--diploma", "--api-from",
                   "--api-protection", "--recognised", "--job-lost", "--commission-referral", "--commission-meeting", "--attempt", "--filing",
                   "--passport-until", "--adf-from", "--collected", "--renewals", "--extension-notice", "--left-eu", "--presence",
                   "--aes-asked", "--paid-months", "--lawful-since", "--young-adult", "--acknowledged"]),
    ("line", ["--page", "--out", "-o", "--strip", "--what-if", "--copies", "--for"]),
    ("remind", ["--note"]),
    ("restore", []),
]


def help_of(room, *words):
    answer = room.raw([CLI, *words, "--help"], FINE)
    equal(answer.err, "")
    return answer.out


@case
def program(room):
    text = help_of(room)
    for name, options in COMMANDS:
        contains(text, f"jalon-cli {name}")
        for option in options:
            contains(text, option)
    for option in GLOBALS:
        contains(text, option)


@table([(name.replace(" ", "-"), name, options) for name, options in COMMANDS])
def command(room, name, options):
    text = help_of(room, *name.split())
    for option in options + GLOBALS:
        contains(text, option)


@table([(group, group) for group in ("case", "title", "procedure", "event", "paper", "file")])
def group(room, group):
    text = help_of(room, group)
    for name, options in COMMANDS:
        if name.startswith(group + " "):
            contains(text, f"jalon-cli {name}")
            for option in options:
                contains(text, option)
    for option in GLOBALS:
        contains(text, option)


@table([("short", ["-h"]), ("before-the-command", ["--help", "paper", "add"]), ("between", ["paper", "--help", "add"]),
        ("with-an-argument-missing", ["repair", "--help"])])
def help_stands_anywhere(room, words):
    contains(room.raw([CLI, *words], FINE).out, "--data")


@table([("alone", []), ("before-a-command", ["case", "list"])])
def version(room, words):
    answer = room.raw([CLI, "--version", *words], FINE)
    assert answer.out.startswith("jalon-cli "), answer.out
    equal(len(answer.out.splitlines()), 1)


@table([("nothing", []), ("only-a-group", ["paper"])])
def command_is_missing(room, words):
    answer = room.raw([CLI, *words], USAGE)
    equal(answer.out, "")
    contains(answer.err, "--help")


if __name__ == "__main__":
    cli.main()
