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

from desk import Desk, RETURN, walk, wait

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
        self.data = work / "data"
        self.papers = work / "scans"
        self.papers.mkdir()
        for entry in MANIFEST["papers"]:
            shutil.copyfile(EXAMPLE / entry["file"], self.papers / entry["file"])
        self.before = self.digests()
        env = dict(os.environ, JALON_DATA=str(self.data), JALON_TODAY=TODAY)
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

    def listed(self):
        return [node for found in self.desk.all("list", "Papers") for node in walk(found) if node.get_role_name() == "list item"]

    def twenty_papers(self):
        wait("twenty papers", lambda: len(self.listed()) == 20, 180)
        wait("every paper looked at", lambda: not any("Not looked at" in node.get_name() for node in self.listed()), 180)
        assert {paper["sha256"] for paper in self.cli("paper", "list")["papers"]} == set(self.before.values())

    def shown_paper(self):
        texts = self.desk.labels(self.desk.find("list item", "File"))
        return texts[1].split("\n")[0] if len(texts) > 1 else None

    def confirm(self):
        desk, entries = self.desk, {entry["file"]: entry for entry in MANIFEST["papers"]}
        desk.click(self.listed()[0])
        for left in range(len(entries), 0, -1):
            name = wait("a paper", self.shown_paper)
            entry = entries.pop(name)
            time.sleep(0.5)  # a suggestion from the text layer may still come and is looked at first
            desk.choose("Kind", words_of(ITEMS[entry["kind"]]))
            desk.type("Date of the paper", day(entry["issued"]))
            if "until" in entry:
                desk.type("Last day", day(entry["until"]))
                if ITEMS[entry["kind"]].get("in_force"):
                    desk.type("Last day, once more", day(entry["until"]))
            desk.press(next(text for text in ("Confirm", "Confirm again") if desk.all("push button", text)))
            wait(f"{name} confirmed", lambda: left == 1 or self.shown_paper() != name)
        wait("all confirmed", lambda: all(paper["confirmed"] for paper in self.cli("paper", "list")["papers"]))
        for paper in self.cli("paper", "list")["papers"]:
            entry = next(entry for entry in MANIFEST["papers"] if entry["file"] == paper["name"])
            assert (paper["kind"], paper["issued"], paper["until"]) == (entry["kind"], entry["issued"], entry.get("until")), paper

    def situation(self):
        desk = self.desk
        desk.go("Renewal")
        desk.press("Begin")
        desk.choose("Your card now", "One-year card for an employee with an open-ended contract")
        desk.type("Day to send it (day/month/year)", day(MANIFEST["renewal"]["filing"]))
        desk.choose("Which card do you ask for?", "One-year card for an employee with an open-ended contract")
        desk.type("What is your nationality?", "ML")
        desk.type("When were you born?", "14/03/1991")
        desk.choose("Are you married?", "No")
        desk.choose("Do you have children under 18?", "No")
        desk.choose("Since your last card: a marriage, a birth, a divorce, or another change in your family?", "No")
        desk.choose("Where do you live?", 1)
        desk.choose("What about the job for which you have your card?", 1)
        desk.choose("Did you have to sign the integration contract (CIR)?", "Yes")
        desk.press("Make the list")
        wait("the list", lambda: any(re.fullmatch(r"\d+ left", text) for text in desk.labels()))
        stored = self.cli("file", "show")
        assert stored["filing_date" if "filing_date" in stored else "filing"] == MANIFEST["renewal"]["filing"], stored


def main():
    work = pathlib.Path(tempfile.mkdtemp(prefix="jalon-journey-"))
    journey = Journey(work)
    steps = ["person_and_card", "twenty_papers", "confirm", "situation"]
    print(f"1..{len(steps)}", flush=True)
    try:
        for number, step in enumerate(steps, 1):
            getattr(journey, step)()
            print(f"ok {number} - {step}", flush=True)
    except Exception:
        if os.environ.get("JALON_JOURNEY_PICTURE"):
            subprocess.run(["import", "-window", "root", os.environ["JALON_JOURNEY_PICTURE"]])
        raise
    finally:
        journey.program.terminate()
        journey.program.wait(10)
    shutil.rmtree(work)


if __name__ == "__main__":
    main()
