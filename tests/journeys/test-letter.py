#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A letter through the accessibility tree, from an empty data folder: one that gives 48 hours, by keyboard alone, and one that gives
seven days, kept in the journal. What the person sees is asserted in words. JALON_APP, JALON_CLI and JALON_READER come from meson.
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

G_DEBUG = os.environ.pop("G_DEBUG", "")  # warnings are fatal in the program, not in the library this test listens with
try:
    from desk import DOWN, ESCAPE, RETURN, Atspi, Desk, extents, show_notifications, wait, walk
except (ImportError, ValueError) as trouble:
    print(f"1..0 # SKIP no accessibility library: {trouble}")
    sys.exit(0)

TODAY = "2026-11-25"  # a Wednesday


class Journey:
    def __init__(self, work):
        self.data = work / "data"
        self.notifications = show_notifications()  # a letter is reminded of
        env = dict(os.environ, JALON_DATA=str(self.data), JALON_TODAY=TODAY, G_DEBUG=G_DEBUG, LANGUAGE="en")
        self.program = subprocess.Popen([os.environ["JALON_APP"]], env=env)
        self.desk = Desk("jalon")

    def cli(self, *words):
        done = subprocess.run([os.environ["JALON_CLI"], "--data", self.data, "--today", TODAY, "--format", "json", *words],
                              capture_output=True, text=True)
        return json.loads(done.stdout) if done.stdout else None

    def letter(self):
        return self.desk.window("I got a letter")

    def says(self, part, under):
        return wait(f"“{part}”", lambda: any(part in text for text in self.desk.labels(under)))

    def silent(self, part, under):
        assert not any(part in text for text in self.desk.labels(under)), part

    def focused(self, name, under):
        return wait(f"the focus on “{name}”", lambda: any(
            node.get_name() == name and node.get_state_set().contains(Atspi.StateType.FOCUSED) for node in walk(under)))

    def open_letter(self):
        """Without a window manager the keys go where the mouse was last."""
        self.desk.press("I got a letter")
        self.desk.click(self.desk.find("label", "What does the letter look like?", self.letter()))

    def hours_by_keyboard(self):
        """Down, Return, three times down, Return: the number is there before anything is asked."""
        desk = self.desk
        self.open_letter()
        self.focused("A refusal", self.letter())
        desk.key(DOWN)
        self.focused("An obligation to leave France", self.letter())
        desk.key(RETURN)
        self.focused("Free", self.letter())
        desk.key(DOWN, 3)
        self.focused("In a detention centre", self.letter())
        desk.key(RETURN)
        letter = self.letter()
        self.says("You have 48 hours from the minute you were told.", letter)
        self.says("ask the staff now for the lawyer on duty", letter)
        number = desk.find("label", "3039", letter)
        first_field = desk.find("text", "It came (day/month/year)", letter)
        wait("the number above the first field", lambda: extents(number).y + extents(number).height <= extents(first_field).y)

    def hours_answered(self):
        """Handed over on Tuesday at 23:40: Thursday at 23:40, with rule and source; without the hour the day before is safe."""
        desk, letter = self.desk, self.letter()
        desk.type("It came (day/month/year)", "24/11/2026", letter)
        self.says("Wednesday 25 November 2026", letter)
        self.says("Safe until the end of this day.", letter)
        desk.type("Hour, like 14:30", "23h40", letter)
        self.says("Thursday 26 November 2026, 23:40", letter)
        self.says("Each hour counts.", letter)
        self.says("The appeal must be lodged by this hour. Nothing lengthens it", letter)
        self.says("CESEDA L.614-2, L.921-2", letter)
        self.silent("Safe until the end of this day.", letter)
        desk.key(ESCAPE)
        wait("the window closed", lambda: not desk.is_open("I got a letter"))
        assert self.cli("case", "list") in (None, {"cases": []}), "nothing was kept"

    def days(self):
        """Seven days under house arrest: the day, how many are left, whom to call."""
        desk = self.desk
        self.open_letter()
        self.choose("An obligation to leave France")
        self.choose("Under house arrest")
        letter = self.letter()
        self.says("You have seven days.", letter)
        self.says("3039", letter)
        desk.type("It came (day/month/year)", "23/11/2026", letter)
        self.says("Monday 30 November 2026", letter)
        self.says("5 days are left.", letter)
        self.says("Last day, until midnight, to attack the obligation to leave France. Nothing lengthens it.", letter)
        self.says("1. Call today, also in the evening or at the weekend.", letter)

    def choose(self, name):
        self.desk.click(self.desk.find("list item", name, self.letter()))

    def kept(self):
        """The name is asked once there is something to keep; Today, My dates and the journal then say the same day."""
        desk, letter = self.desk, self.letter()
        desk.press("Save to my journal", letter)
        self.says("Whose letter is it? Type the name, then save again.", letter)
        desk.type("Given name", "Awa", letter)
        desk.type("Family name", "Exemple", letter)
        desk.press("Save to my journal", letter)
        wait("the window closed", lambda: not desk.is_open("I got a letter"))
        self.says("You were told to leave France (OQTF). The time to appeal is short.", desk.app)
        self.says("Monday 30 November 2026", desk.app)
        events = self.cli("event", "list")["events"]
        assert [(event["kind"], event["on"]) for event in events] == [("removal-order", "2026-11-23")], events
        assert [(each["rule"], each["date"]) for each in self.cli("line")["next"]] == [("oqtf_7d", "2026-11-30")]
        desk.go("My dates")
        self.says("Monday 30 November 2026", desk.app)
        desk.go("Journal")
        self.says("Obligation to leave (OQTF)", desk.app)

    def whom_to_call(self):
        desk = self.desk
        desk.go("Today")
        desk.press("Whom to call")
        window = desk.window("Who helps")
        self.says("An obligation to leave, under house arrest or in prison", window)
        self.says("3039", window)
        self.says("To be confirmed: La Cimade", window)
        desk.press("Close", window)
        wait("the window closed", lambda: not desk.is_open("Who helps"))


def lacking():
    programs = [name for name in ("dbus-run-session", "Xvfb") if shutil.which(name) is None]
    return ", ".join(programs) or None


def main():
    if lacking():
        print(f"1..0 # SKIP not installed: {lacking()}")
        return
    work = pathlib.Path(tempfile.mkdtemp(prefix="jalon-letter-"))
    journey, start = Journey(work), time.monotonic()
    steps = ["hours_by_keyboard", "hours_answered", "days", "kept", "whom_to_call"]
    print(f"1..{len(steps)}", flush=True)
    try:
        for number, step in enumerate(steps, 1):
            getattr(journey, step)()
            assert journey.program.poll() is None, "the program died"
            print(f"ok {number} - {step}\n# {time.monotonic() - start:.0f} s since the start", flush=True)
    except Exception:
        print(f"# the window: {journey.program.poll()}", flush=True)
        if os.environ.get("JALON_JOURNEY_PICTURE"):
            subprocess.run(["import", "-window", "root", os.environ["JALON_JOURNEY_PICTURE"]])
        raise
    finally:
        journey.program.terminate()
        journey.program.wait(10)
    shutil.rmtree(work)


if __name__ == "__main__":
    main()
