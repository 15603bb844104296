#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""main-job.py --cli JALON-CLI --papers DIR --out DIR [--example MANIFEST]

Adds the PDFs and pictures of a folder to a new case, checks them for ANEF, repairs what can be repaired, exports copies that fit, and
prints a summary that a person understands. With the manifest of the example it goes on to the end: it says what each paper is, answers
the requirements and exports the renewal file.

Everything happens through jalon-cli, as an association would script it. The folder of papers is only read. The summary is in the
language of the environment, as far as Jalon speaks it (LANGUAGE, LC_ALL, LC_MESSAGES, LANG).
"""
import argparse
import gettext
import json
import os
import pathlib
import re
import subprocess
import sys
import unicodedata

SUFFIXES = {".pdf", ".jpg", ".jpeg", ".png"}
EXIT_FINE, EXIT_FINDINGS, EXIT_USAGE, EXIT_NOT_FOUND = 0, 1, 2, 3
PORTAL = "anef"
BATCH = 50


def N_(text):
    return text


GROUPS = [
    # Translators: headings of groups of files; a number follows
    ("ready", N_("Ready as they are: %d")),
    ("fixed", N_("Fixed, a copy that fits was made: %d")),
    ("again", N_("Take these again, or ask for another copy: %d")),
    ("look", N_("Look at these yourself: %d")),
]


def find_language(cli):
    """The catalogue of the environment's language, else one that changes nothing: it lies beside the program, or where a build has it."""
    places = [os.environ.get("JALON_LOCALEDIR"), pathlib.Path(cli).resolve().parent.parent / "share" / "locale"]
    for place in places:
        if place and gettext.find("jalon", place):
            return gettext.translation("jalon", place)
    return gettext.NullTranslations()


language = gettext.NullTranslations()


def _(text):
    return language.gettext(text)


def ngettext(one, many, number):
    return language.ngettext(one, many, number)


class Trouble(Exception):
    """jalon-cli could not do what was asked; it has said why on standard error."""

    def __init__(self, status):
        super().__init__(f"jalon-cli ended with {status}")
        self.status = status


class Cli:
    def __init__(self, program, data, today):
        self.words = [program, "--data", data, "--format", "json"] + (["--today", today] if today else [])
        # The sentences that jalon-cli adds to the summary are in its language; the locale C would not translate.
        self.env = dict(os.environ, LC_ALL="C.UTF-8", LANGUAGE=language.info().get("language", "en"))

    def run(self, *words, allowed=(EXIT_FINE,), quiet=False):
        """(status, answer or None); statuses that are not allowed end the job."""
        done = subprocess.run(self.words + [str(word) for word in words], stdout=subprocess.PIPE, env=self.env,
                              stderr=subprocess.PIPE if quiet else None)
        if done.returncode not in allowed:
            if done.stderr:
                sys.stderr.buffer.write(done.stderr)
            raise Trouble(done.returncode)
        return done.returncode, json.loads(done.stdout) if done.stdout else None

    def ask(self, *words, **options):
        return self.run(*words, **options)[1]


class Paper:
    """One file of the folder on its way."""

    def __init__(self, path):
        self.path = path
        self.name = path.name
        self.id = None
        self.verdict = None
        self.findings = []
        self.group = "look"
        self.steps = []
        self.copy = None

    @property
    def why(self):
        worst = [finding for finding in self.findings if finding["severity"] in ("block", "unknown")]
        return worst[0]["found"] if worst else ""


def find_papers(folder, manifest):
    if manifest:
        return [folder / entry["file"] for entry in manifest["papers"]]
    return sorted(path for path in folder.iterdir() if path.is_file() and path.suffix.lower() in SUFFIXES)


def plain_name(number, name, taken):
    """A file name that every portal takes, unique within the export."""
    stem, suffix = os.path.splitext(name)
    ascii_stem = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode()
    ascii_stem = re.sub(r"[^A-Za-z0-9]+", "-", ascii_stem).strip("-")[:60] or "paper"
    plain = f"{number:02d}-{ascii_stem}{suffix.lower()}"
    while plain in taken:
        plain = f"{number:02d}-{ascii_stem}-{len(taken)}{suffix.lower()}"
    taken.add(plain)
    return plain


def say(text=""):
    print(text, flush=True)


def pages(number):
    return ngettext("%d page", "%d pages", number) % number


def size(size_bytes):
    if size_bytes < 1_000_000:
        return _("%d kB") % round(size_bytes / 1000)
    return _("%s MB") % f"{size_bytes / 1e6:.1f}".replace(".", language.pgettext("decimal point", "."))


def add_papers(cli, paths):
    """Papers in the order of the folder; a file that could not be kept has no id, and a second copy of the same bytes shares one."""
    papers = [Paper(path) for path in paths]
    for start in range(0, len(papers), BATCH):
        add_batch(cli, papers[start:start + BATCH])
    return papers


def add_batch(cli, papers):
    status, answer = cli.run("paper", "add", *[paper.path for paper in papers], allowed=(EXIT_FINE, EXIT_NOT_FOUND), quiet=len(papers) > 1)
    if status == EXIT_FINE:
        for paper, entry in zip(papers, answer["papers"]):
            paper.id = entry["id"]
    elif len(papers) > 1:
        for paper in papers:
            add_batch(cli, [paper])


def check_papers(cli, papers):
    _, answer = cli.run("check", *[paper.path for paper in papers], "--portal", PORTAL, allowed=(EXIT_FINE, EXIT_FINDINGS, EXIT_NOT_FOUND))
    for paper, entry in zip(papers, answer["files"]):
        paper.verdict, paper.findings = entry["verdict"], entry["findings"]
        paper.group = {"ready": "ready", "fixable": "fixed", "blocked": "again"}.get(paper.verdict, "look")


def repair_papers(cli, papers, folder):
    """Copies that fit, beside the case; what cannot be made to fit is for the person to take again."""
    folder.mkdir()
    taken = set()
    for number, paper in enumerate(papers, 1):
        if paper.verdict in ("ready", "inconclusive"):
            place = folder if paper.verdict == "ready" else folder / "look-at-these-first"
            place.mkdir(exist_ok=True)
            copy = place / plain_name(number, paper.name, taken)
            cli.run("paper", "export", paper.id, "-o", copy)
            paper.copy = copy
        elif paper.verdict == "fixable":
            suffix = ".pdf" if any(finding["fix"] in ("convert", "flatten") for finding in paper.findings) else paper.path.suffix
            copy = folder / plain_name(number, paper.path.stem + suffix, taken)
            status, answer = cli.run("repair", paper.path, "-o", copy, "--portal", PORTAL, allowed=(EXIT_FINE, EXIT_FINDINGS))
            if status == EXIT_FINE:
                paper.copy, paper.steps = copy, answer["steps"]
            else:
                paper.group = "again"


def say_groups(papers):
    for group, heading in GROUPS:
        members = [paper for paper in papers if paper.group == group]
        if not members:
            continue
        say("\n" + _(heading) % len(members))
        if group == "ready":
            continue
        for paper in members:
            say(f"  {paper.name}")
            if paper.why:
                say(f"    {paper.why}")


# The example: the script plays the person, who has the manifest's papers before her eyes.


def start_example(cli, manifest, ids):
    title, procedure = manifest.get("title"), manifest.get("procedure")
    if title:
        cli.run("title", "add", "--kind", title["kind"], "--from", title["from"], "--ends", title["ends"], "--channel", title["channel"],
                "--paper", ids[title["paper"]])
    if procedure:
        cli.run("procedure", "add", "--kind", procedure["kind"], "--channel", procedure["channel"], "--filed", procedure["filed"],
                "--reference", procedure["reference"])


def confirm_paper(cli, paper_id, entry):
    words = ["paper", "set", paper_id, "--kind", entry["kind"], "--confirm"]
    for option in ("issued", "until"):
        if entry.get(option):
            words += [f"--{option}", entry[option]]
    cli.run(*words)


def confirm_papers(cli, manifest, papers):
    """Kind and dates for every paper; a repaired copy becomes a paper of its own and stands for the original from then on."""
    ids = {}
    for paper, entry in zip(papers, manifest["papers"]):
        ids[paper.name] = paper.id
        confirm_paper(cli, paper.id, entry)
        if paper.steps:
            ids[paper.name] = cli.ask("paper", "add", paper.copy)["papers"][0]["id"]
            confirm_paper(cli, ids[paper.name], entry)
    return ids


def answer_requirements(cli, manifest, ids):
    renewal = manifest["renewal"]
    words = ["file", "new", "--permit", renewal["permit"], "--portal", renewal["portal"], "--filing", renewal["filing"]]
    for fact in renewal["facts"]:
        words += ["--fact", fact]
    cli.run(*words)
    answers = {answer["requirement"]: answer for answer in manifest["answers"] + manifest["solution"]}
    looked_at = []
    for requirement, answer in answers.items():
        words = ["file", "answer", requirement]
        for name in answer.get("papers", []):
            words += ["--paper", ids[name]]
        for option in ("code", "waive", "pages"):
            if answer.get(option):
                words += [f"--{option}", answer[option]]
        state = cli.ask(*words)
        if state["reason"] == "cannot-tell":
            cli.run(*words, "--waive", "Looked at on the screen: upright, whole and legible")
            looked_at.append(requirement)
    return looked_at, *cli.run("file", "status", allowed=(EXIT_FINE, EXIT_FINDINGS))


def finish_example(cli, manifest, papers, out):
    start_example(cli, manifest, {paper.name: paper.id for paper in papers})
    ids = confirm_papers(cli, manifest, papers)
    looked_at, status, file = answer_requirements(cli, manifest, ids)
    due = [each for each in file["requirements"] if each["phase"] == "filing"]
    left = [each for each in due if each["state"] != "done"]
    # Translators: a date such as 2026-12-15; how many pieces are asked for, how many are done
    say("\n" + _("Renewal file for {day}: pieces asked for {asked}, done {done}.").format(
        day=manifest["renewal"]["filing"], asked=len(due), done=len(due) - len(left)))
    if looked_at:
        say("  " + _("Looked at by the person, who found them right: %s") % ", ".join(looked_at))
    for each in left:
        say("  " + _("Still open: %s") % f"{each['id']} ({each['reason']})")
    if status != EXIT_FINE:
        return EXIT_FINDINGS
    export = cli.ask("file", "export", "-o", out / "for-anef")
    say(complete(file))
    for each in export["files"]:
        say(f"  {each['name']}  {pages(each['pages'])}, {size(each['size_bytes'])}")
    return EXIT_FINE


def complete(file):
    if not file["to_confirm"]:
        return _("Complete for the list of %s") % file["list_date"]
    sentence = ngettext("Complete for the list of %1$s (%2$d line to confirm with the prefecture)",
                        "Complete for the list of %1$s (%2$d lines to confirm with the prefecture)", file["to_confirm"])
    return sentence.replace("%1$s", file["list_date"]).replace("%2$d", str(file["to_confirm"]))


def say_end(papers, out, example, status):
    again = sum(1 for paper in papers if paper.group in ("again", "look"))
    lost = sum(1 for paper in papers if paper.id is None)
    say()
    if example and status == EXIT_FINE:
        say(_("To upload, in this order: %s") % (out / "for-anef"))
    say(_("Copies that fit ANEF: %s") % (out / "copies"))
    say(_("The case itself: %s") % (out / "data"))
    say(_("Your files were only read. ANEF’s limits are observations, not promises."))
    if lost:
        say(ngettext("%d file could not be kept; see above.", "%d files could not be kept; see above.", lost) % lost)
    if any(paper.group == "look" for paper in papers):
        say(_("Those to look at yourself are not refused: if they are upright and legible, upload them."))
    if again and not example:
        say(ngettext("Left for you: %d paper named above.", "Left for you: %d papers named above.", again) % again)
    elif not example:
        say(_("Nothing is left to fix. Open Jalon to say what each paper is, and it shows what is missing for the renewal."))


def do_job(options):
    manifest = json.loads(options.example.read_text(encoding="utf-8")) if options.example else None
    papers_there = find_papers(options.papers, manifest)
    if not papers_there:
        print(_("There is no PDF, JPEG or PNG in %s.") % options.papers, file=sys.stderr)
        return EXIT_NOT_FOUND
    options.out.mkdir(parents=True, exist_ok=True)
    person = manifest["person"] if manifest else {"given": options.given, "family": options.family}
    cli = Cli(options.cli, options.out / "data", manifest["today"] if manifest else None)
    cli.run("case", "new", "--given", person["given"], "--family", person["family"])

    papers = add_papers(cli, papers_there)
    check_papers(cli, papers)
    repair_papers(cli, [paper for paper in papers if paper.id], options.out / "copies")
    name = f"{person['given']} {person['family']}"
    if manifest:
        # Translators: a person's name
        say(_("Example, an invented person: %s") % name)
    say(ngettext("%d paper looked at for ANEF.", "%d papers looked at for ANEF.", len(papers)) % len(papers))
    say_groups(papers)
    status = finish_example(cli, manifest, papers, options.out) if manifest else EXIT_FINE
    say_end(papers, options.out, manifest is not None, status)
    return status


def main():
    parser = argparse.ArgumentParser(description="Adds the PDFs and pictures of a folder to a new case, checks them for ANEF, exports copies "
                                                 "that fit, prints a summary a person understands.")
    parser.add_argument("--cli", required=True, metavar="PATH", help="jalon-cli")
    parser.add_argument("--papers", required=True, metavar="DIR", type=pathlib.Path, help="folder with PDFs, JPEGs and PNGs; it is only read")
    parser.add_argument("--example", metavar="MANIFEST", type=pathlib.Path, help="manifest.json of the example: goes on to the renewal file")
    parser.add_argument("--out", required=True, metavar="DIR", type=pathlib.Path, help="receives data, copies and the export")
    parser.add_argument("--given", default="Name", help="given name for the new case (default: %(default)s)")
    parser.add_argument("--family", default="to be filled in", help="family name for the new case (default: %(default)s)")
    options = parser.parse_args()
    global language
    language = find_language(options.cli)
    try:
        return do_job(options)
    except Trouble as trouble:
        print(_("The job stopped. What was kept before is safe in %s.") % options.out, file=sys.stderr)
        return trouble.status


if __name__ == "__main__":
    sys.exit(main())
