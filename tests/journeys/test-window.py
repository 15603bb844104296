#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job through the accessibility tree: first start, person and card, twenty papers, confirm, renewal file, fix, export.

What comes out is judged by other programs. JALON_APP, JALON_CLI, JALON_READER and JALON_EXAMPLE come from meson. Runs under a display.
"""
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

G_DEBUG = os.environ.pop("G_DEBUG", "")  # warnings are fatal in the program, not in the library this test listens with
try:
    from desk import RETURN, Atspi, Desk, show_notifications, wait, walk
except (ImportError, ValueError) as trouble:
    print(f"1..0 # SKIP no accessibility library: {trouble}")
    sys.exit(0)

EXAMPLE = pathlib.Path(os.environ["JALON_EXAMPLE"])
MANIFEST = json.loads((EXAMPLE / "manifest.json").read_text())
RULES = pathlib.Path(__file__).parents[2] / "data" / "rules"
ITEMS = {item["id"]: item for item in json.loads((RULES / "items.json").read_text())["entries"]}
TODAY = MANIFEST["today"]


def day(iso):
    year, month, date = iso.split("-")
    return f"{date}/{month}/{year}"


def words_of(item):
    """A piece as the window names it: plain words, then the French term."""
    term, gloss = item["term_fr"], item["gloss"]
    first = term.split()[0]
    lowered = term if first[1:2].isupper() else term[0].lower() + term[1:]
    return f"{gloss} ({lowered})"


class Journey:
    def __init__(self, work):
        self.work = work
        self.notifications = show_notifications()
        self.data = work / "data"
        self.papers = work / "scans"
        self.papers.mkdir()
        for entry in MANIFEST["papers"]:
            shutil.copyfile(EXAMPLE / entry["file"], self.papers / entry["file"])
        self.before = self.digests()
        env = dict(os.environ, JALON_DATA=str(self.data), JALON_TODAY=TODAY, G_DEBUG=G_DEBUG)
        self.program = subprocess.Popen([os.environ["JALON_APP"]] + [str(self.papers / entry["file"]) for entry in MANIFEST["papers"]], env=env)
        self.desk = Desk("jalon")

    def digests(self):
        return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in self.papers.iterdir()}

    def cli(self, *words):
        done = subprocess.run([os.environ["JALON_CLI"], "--data", self.data, "--today", TODAY, "--format", "json", *words],
                              capture_output=True, text=True)
        return json.loads(done.stdout) if done.stdout else None

    def person_and_card(self):
        desk = self.desk
        desk.type("Given name", MANIFEST["person"]["given"])
        desk.type("Family name", MANIFEST["person"]["family"])
        desk.type("Last day (day/month/year)", day(MANIFEST["title"]["ends"]))
        wait("one true sentence", lambda: any("Monday 8 March 2027: 103 days" in text for text in desk.labels()))
        desk.press("Keep my papers here")
        wait("the case", lambda: self.cli("case", "list") not in (None, {"cases": []}))

    def one_child_too_many(self):
        """A screen reader that still counts a closed window asks for it; GTK 4.8 dies of that when a window was never shown."""
        self.desk.app.get_child_at_index(self.desk.app.get_child_count())
        assert self.program.poll() is None, "the program died"

    def listed(self):
        return [node for found in self.desk.all("list", "Papers") for node in walk(found) if node.get_role_name() == "list item"]

    def twenty_papers(self):
        wait("twenty papers", lambda: len(self.listed()) == 20, 180)
        wait("every paper looked at", lambda: not any("Not looked at" in node.get_name() for node in self.listed()), 180)
        assert {paper["sha256"] for paper in self.cli("paper", "list")["papers"]} == set(self.before.values())

    def shown_paper(self):
        texts = self.desk.labels(self.desk.find("list item", "File"))
        return texts[1].split("\n")[0] if len(texts) > 1 else None

    @staticmethod
    def asks_until(entry):
        return bool(ITEMS[entry["kind"]].get("in_force"))

    def confirm(self):
        desk, entries = self.desk, {entry["file"]: entry for entry in MANIFEST["papers"]}
        desk.click(self.listed()[0])
        for left in range(len(entries), 0, -1):
            name = wait("a paper", self.shown_paper)
            entry = entries.pop(name)
            time.sleep(0.5)  # a suggestion from the text layer may still come and is looked at first
            desk.pick("Kind", "Search a kind of paper", words_of(ITEMS[entry["kind"]]))
            desk.type("Date of the paper", day(entry["issued"]))
            if self.asks_until(entry):
                desk.type("Last day", day(entry["until"]))
                desk.type("Last day, once more", day(entry["until"]))
            desk.press(next(text for text in ("Confirm", "Confirm again") if desk.all("push button", text)))
            wait(f"{name} confirmed", lambda: left == 1 or self.shown_paper() != name)
        wait("all confirmed", lambda: all(paper["confirmed"] for paper in self.cli("paper", "list")["papers"]))
        for paper in self.cli("paper", "list")["papers"]:
            entry = next(entry for entry in MANIFEST["papers"] if entry["file"] == paper["name"])
            assert (paper["kind"], paper["issued"], paper["until"]) == (entry["kind"], entry["issued"], entry["until"] if self.asks_until(entry) else None), paper

    def situation(self):
        desk = self.desk
        desk.go("Renewal")
        desk.press("Begin")
        desk.choose("Your card now", "One-year card for an employee with an open-ended contract")
        desk.type("Day to send it (day/month/year)", day(MANIFEST["renewal"]["filing"]))
        desk.choose("Which card do you ask for?", "One-year card for an employee with an open-ended contract")
        desk.pick("What is your nationality?", "Search a country", "Mali")
        desk.type("When were you born?", "14/03/1991")
        desk.choose("Are you married?", "No")
        desk.choose("Since your last card: a marriage, a birth, a divorce, or another change in your family?", "No")
        desk.choose("Where do you live?", 1)
        desk.choose("What about the job for which you have your card?", 1)
        desk.choose("Did you have to sign the integration contract (CIR)?", "Yes")
        desk.press("Make the list")
        wait("the list", lambda: any(re.fullmatch(r"\d+ left", text) for text in desk.labels()))

    def requirements(self):
        return {each["id"]: each for each in self.cli("file", "status")["requirements"]}

    def row_of(self, requirement):
        return self.desk.find("list item", words_of(ITEMS[requirement]))

    def answer(self, requirement, answer, note=None):
        """Chooses papers for one line of the list, in the window that opens for it."""
        desk = self.desk
        desk.act(wait("its button", lambda: self.desk.all("push button", None, self.row_of(requirement))[0]))
        window = desk.window("Answer")
        for name in answer.get("papers", []):
            self.tick(window, name)
        if "code" in answer:
            desk.type("Code", answer["code"], window)
        if note:
            desk.type("Note", note, window)
        desk.press("Save", window)
        wait("the window closed", lambda: not desk.is_open("Answer"))

    def tick(self, window, name):
        for row in self.desk.all("list item", None, window):
            if any(text.startswith(name + "\n") for text in self.desk.labels(row)):
                box = self.desk.all("check box", None, row)[0]
                self.desk.click(box)
                wait(f"{name} ticked", lambda: self.desk.is_checked(box), 5)
                return
        raise AssertionError(f"{name} is not offered")

    def answers(self):
        chosen = {each["requirement"]: each for each in MANIFEST["answers"] + MANIFEST["solution"]}
        for requirement, answer in chosen.items():
            self.answer(requirement, answer)
            wait(f"{requirement} stored", lambda: self.requirements()[requirement]["reason"] not in ("missing", "code-missing"))

    def fix(self):
        desk = self.desk
        for _ in range(12):
            left = [each for each in self.requirements().values() if each["reason"] == "to-fix"]
            if not left:
                break
            before = {paper["id"] for paper in self.cli("paper", "list")["papers"]}
            desk.act(wait("make it fit", lambda: desk.all("push button", "Make it fit", self.row_of(left[0]["id"]))[0]))
            wait("a copy", lambda: {paper["id"] for paper in self.cli("paper", "list")["papers"]} - before, 120)
        unsure = [each["id"] for each in self.requirements().values() if each["reason"] == "cannot-tell"]
        for requirement in unsure:
            self.answer(requirement, {}, "Looked at on the screen: upright, whole and legible")
            wait(f"{requirement} decided", lambda: self.requirements()[requirement]["state"] == "done")
        status = self.cli("file", "status")
        assert status["complete"], [(each["id"], each["reason"]) for each in status["requirements"] if each["state"] != "done"]
        wait("the sentence", lambda: any(text.startswith("Complete for the list of ") for text in desk.labels()))

    def export(self):
        desk, out = self.desk, self.work / "for-anef"
        desk.press("Prepare the folder…")
        chooser = desk.window("Where to make the folder")
        name = wait("the name", lambda: next(desk.each("text", None, chooser), None))
        Atspi.EditableText.set_text_contents(name.get_editable_text_iface(), str(out))
        desk.press("Make the folder", chooser)
        wait("the result page", lambda: "The folder is ready to upload" in desk.labels() and out.is_dir(), 180)
        files = sorted(out.iterdir())
        shown = [name for text in desk.labels() for name in re.findall(r"\b\d\d-[A-Za-z0-9._-]+[.]pdf", text)]
        slots = [path.name for path in files if not path.name.startswith("00-")]
        assert shown == slots + [path.name for path in files if path.name not in slots], shown
        judge(files, self.planned())
        assert self.digests() == self.before, "a paper changed"

    def planned(self):
        """The files of each answered line, in the order of the list."""
        answers = {each["requirement"]: each for each in MANIFEST["answers"] + MANIFEST["solution"]}
        order = [each["id"] for each in self.cli("file", "status")["requirements"] if each["papers"]]
        return [[self.papers / name for name in answers[requirement]["papers"]] for requirement in order]


def pages_of(path):
    if path.suffix != ".pdf":
        return 1
    text = subprocess.run(["pdfinfo", path], check=True, capture_output=True, text=True).stdout
    return int(re.search(r"^Pages:\s+(\d+)", text, re.MULTILINE)[1])


def words_in(path):
    """The words of the text layer; a lock on copying is taken off a copy first, as the person who owns the paper may."""
    if path.suffix != ".pdf":
        return []
    with tempfile.TemporaryDirectory() as folder:
        opened = pathlib.Path(folder) / "opened.pdf"
        subprocess.run(["qpdf", "--decrypt", "--warning-exit-0", path, opened], check=True, capture_output=True)
        return subprocess.run(["pdftotext", opened, "-"], check=True, capture_output=True, text=True).stdout.split()


def judge(files, planned):
    """Other programs say what the export is worth: sound, the pages that were planned, every word still there, small enough."""
    assert [path.name for path in files[:2]] == ["00-bordereau.pdf", "00-feuille-de-depot.pdf"], files
    assert len(files) == 2 + len(planned), (files, planned)
    for path in files:
        assert re.fullmatch(r"[A-Za-z0-9._-]{1,80}", path.name), path.name
        assert path.stat().st_size <= 2_000_000, path
        subprocess.run(["qpdf", "--check", path], check=True, capture_output=True)
    for path, papers in zip(files[2:], planned):
        assert pages_of(path) == sum(pages_of(paper) for paper in papers), (path.name, papers)
        before = [word for paper in papers for word in words_in(paper)]
        assert sorted(words_in(path)) == sorted(before), (path.name, set(before) ^ set(words_in(path)))


def lacking():
    """What this machine lacks for the journey; None when nothing."""
    programs = [name for name in ("qpdf", "pdfinfo", "pdftotext", "dbus-run-session", "Xvfb") if shutil.which(name) is None]
    return ", ".join(programs) or None


def main():
    if lacking():
        print(f"1..0 # SKIP not installed: {lacking()}")
        return
    work = pathlib.Path(tempfile.mkdtemp(prefix="jalon-journey-"))
    journey, start = Journey(work), time.monotonic()
    steps = ["person_and_card", "twenty_papers", "confirm", "situation", "answers", "fix", "export"]
    print(f"1..{len(steps)}", flush=True)
    try:
        for number, step in enumerate(steps, 1):
            getattr(journey, step)()
            journey.one_child_too_many()
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
