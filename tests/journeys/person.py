# SPDX-License-Identifier: GPL-3.0-or-later
"""An invented person with a data folder of their own, who uses the window by the names of its controls and reads what it says."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import traceback

from desk import Atspi, Desk, is_shown, show_notifications, wait

CLI, EXAMPLE = os.environ["JALON_CLI"], pathlib.Path(os.environ["JALON_EXAMPLE"])


def day(iso):
    """As a person types it."""
    year, month, date = iso.split("-")
    return f"{date}/{month}/{year}"


def printed(text):
    """French quotation marks stand off by a space that does not break."""
    return text.replace("« ", "«\u00a0").replace(" »", "\u00a0»")


# Papers that may have no last day: the form says so in the name of the field.
ENDLESS = ("Carte de résident permanent", "Attestation de décision favorable (ADF)", "Confirmation de dépôt (ANEF)", "Convocation en préfecture")


class Person:
    """With a name the case and the papers of the example are there already, each with what was confirmed of it; without, the program starts
    on an empty folder and gets the papers as files."""

    def __init__(self, g_debug, today, given=None, family="Exemple", papers=()):
        self.work = pathlib.Path(tempfile.mkdtemp(prefix="jalon-person-"))
        self.data, self.today = self.work / "data", today
        if given is not None:
            self.cli("case", "new", "--given", given, "--family", family)
            for paper in papers:
                self._keep(*paper)
        env = dict(os.environ, JALON_DATA=str(self.data), JALON_TODAY=today, G_DEBUG=g_debug, LANGUAGE="en")
        dropped = [EXAMPLE / file for file, *_ in papers] if given is None else []
        self.program = subprocess.Popen([os.environ["JALON_APP"], *dropped], env=env)
        self.desk = Desk("jalon")

    def _keep(self, file, *facts):
        paper = self.cli("paper", "add", EXAMPLE / file)["papers"][0]["id"]
        if facts:
            self.cli("paper", "set", paper, *facts)

    def cli(self, *words):
        done = subprocess.run([CLI, "--data", self.data, "--today", self.today, "--format", "json", *words], capture_output=True, text=True)
        return json.loads(done.stdout) if done.stdout else None

    def leave(self):
        self.program.terminate()
        self.program.wait(10)
        wait("the program gone from the desktop", lambda: Desk._application("jalon") is None)
        shutil.rmtree(self.work)



    def words(self, under=None):
        return [text.replace("\u00a0", " ").replace("\u202f", " ") for text in self.desk.labels(under)]

    def reads(self, *parts, under=None):
        """All parts in one text of the window."""
        return wait(f"“{' … '.join(parts)}”", lambda: any(all(part in text for part in parts) for text in self.words(under)))

    def reads_row(self, title, *parts, under=None):
        """A row with this title whose second line has all parts."""
        return wait(f"“{title}”: “{' … '.join(parts)}”", lambda: self._row(title, parts, under))

    def _row(self, title, parts, under):
        for row in self._rows(title, under):
            texts = self.words(row)
            if all(any(part in text for text in texts) for part in parts):
                return row
        return None

    def _rows(self, title, under=None):
        """A row that opens holds the words of those in it, after its own."""
        return (row for row in self.desk.each("list item", None, under) if self.words(row)[:1] == [title] and is_shown(row))

    def no_word_of(self, part, under=None):
        """Asked after what stands beside it has come."""
        found = [text for text in self.words(under) if part in text]
        assert not found, found

    # What is done.

    def go(self, place):
        self.desk.go(place)

    def keeps_papers(self, card, ends, given="Awa", family="Exemple"):
        """The first start."""
        desk = self.desk
        desk.type("Given name", given)
        desk.type("Family name", family)
        if card is not None:
            desk.choose("Kind of card", printed(card))
        desk.type("Last day (day/month/year)", day(ends))
        desk.press("Keep my papers here")
        desk.find("list", "Places")

    def saves(self, gone):
        self.desk.press("Save")
        wait(f"“{gone}” closed", lambda: gone not in self.words())

    def adds_card(self, kind, first, last, where=None, paper=None):
        desk = self.desk
        self.go("My dates")
        desk.press("Add a card or certificate")
        self.reads("A card, visa or certificate")
        desk.choose("What it is", printed(kind))
        desk.type("First day", day(first))
        desk.type("Last day (nothing: no end)" if kind in ENDLESS else "Last day", day(last))
        if where is not None:
            desk.choose("Where it is renewed", where)
        if paper is not None:
            desk.choose("The paper that shows it", paper)
        self.saves("A card, visa or certificate")

    def adds_request(self, sent, received=None, what="Renewal", how=None, card=None):
        desk = self.desk
        self.go("My dates")
        desk.press("Add a request")
        self.reads("A request that you made")
        desk.choose("What you asked for", what)
        if card is not None:
            desk.choose("Which card", printed(card))
        if how is not None:
            desk.choose("How you asked", how)
        desk.type("Day you sent it or handed it in", day(sent))
        if received is not None:
            desk.type("Day it was received, if you know it", day(received))
        self.saves("A request that you made")

    def writes_down(self, what, on=None, who=None, note=None, amount=None, papers=()):
        desk = self.desk
        self.go("Journal")
        desk.press("Write something down")
        self.reads("What happened?")
        desk.choose("What", what)
        if on is not None:
            desk.type("When (day/month/year)", day(on))
        if who is not None:
            desk.type("With whom", who)
        if amount is not None:
            desk.type("Pay or benefit lost, in euros", amount)
        if note is not None:
            desk.type("What was said or done", note)
        if papers:
            self.opens("Papers that show it")
        for file, *_ in papers:
            self.ticks(file)
        self.saves("What happened?")

    def changes(self, card, kind=None, first=None, where=None):
        """One of the cards on which the dates rest."""
        desk = self.desk
        self.go("My dates")
        row = wait(card, lambda: list(self._rows(card)))[0]
        desk.click(row)
        self.reads("Change this card, visa or certificate")
        if kind is not None:
            desk.choose("What it is", printed(kind))
        if first is not None:
            desk.type("First day", day(first))
        if where is not None:
            desk.choose("Where it is renewed", where)
        self.saves("Change this card, visa or certificate")

    def opens(self, name, count=1):
        """Rows that hold others."""
        for row in wait(name, lambda: (rows := [row for row in self.desk.each("list item", name) if is_shown(row)]) and len(rows) >= count and rows):
            self.desk.click(row)

    def writes_page(self, name, inside=None):
        """A press, a name, a press."""
        desk, out = self.desk, self.work / "page.pdf"
        self.go("My dates")
        if inside is not None:
            self.opens(inside)
        desk.click(wait(name, lambda: next(self._rows(name), None)))
        chooser = desk.window("Where to write the page")
        entry = wait("the name", lambda: next(desk.each("text", None, chooser), None))
        Atspi.EditableText.set_text_contents(entry.get_editable_text_iface(), str(out))
        desk.press("Write the page", chooser)
        self.waits_for_close("Where to write the page")
        self.reads("The page is written.")
        assert out.exists()
        return out

    def ticks(self, file, under=None):
        """A paper, by the name of its file."""
        row = wait(file, lambda: next((row for row in self.desk.each("list item", None, under)
                                       if any(text.split("\n")[0] == file for text in self.words(row)) and self.desk.all("check box", None, row)), None))
        box = self.desk.all("check box", None, row)[0]
        self.desk.click(box)
        wait(f"{file} ticked", lambda: self.desk.is_checked(box), 5)

    def waits_for_close(self, window):
        wait(f"{window} closed", lambda: not self.desk.is_open(window))

    def moves_the_day(self, typed, said):
        """Of the renewal file."""
        self.desk.press("Change the situation")
        self.desk.type("Day to send it (day/month/year)", typed)
        self.desk.press("Make the list")
        self.reads(said)


def lacking(*programs):
    """What this machine lacks; None when nothing."""
    return ", ".join(name for name in ("dbus-run-session", "Xvfb") + programs if shutil.which(name) is None) or None


def play(journeys, g_debug):
    """One case of TAP a journey; each leaves nothing behind for the next."""
    wanted = sys.argv[1:]
    journeys = [journey for journey in journeys if not wanted or journey.__name__ in wanted]
    print(f"1..{len(journeys)}", flush=True)
    failed = False
    bus = show_notifications()
    for number, journey in enumerate(journeys, 1):
        people, start, verdict = [], time.monotonic(), "ok"

        def person(*words, **named):
            people.append(Person(g_debug, *words, **named))
            return people[-1]
        try:
            journey(person)
            assert all(each.program.poll() is None for each in people), "the program died"
        except Exception:
            verdict, failed = "not ok", True
            said = [text for each in people for text in each.words()] if not any(each.program.poll() for each in people) else ["the program died"]
            print("".join(f"# {line}\n" for line in traceback.format_exc().splitlines() + said for line in line.splitlines()), end="", flush=True)
            if os.environ.get("JALON_JOURNEY_PICTURE"):
                subprocess.run(["import", "-window", "root", os.environ["JALON_JOURNEY_PICTURE"]])
        for each in people:
            each.leave()
        print(f"{verdict} {number} - {journey.__name__}\n# {time.monotonic() - start:.0f} s", flush=True)
    del bus
    sys.exit(1 if failed else 0)
