#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""line --page and line --strip: what is on paper, judged by qpdf and pdftotext; what the employer is shown, word for word."""
import os
import pathlib
import subprocess

import cli
from cli import FINDINGS, FINE, USAGE, case, contains, equal, keys, table

TODAY = "2025-02-15"
LANGUAGES = {"en": {"LANGUAGE": "en"}, "fr": cli.FRENCH}

EMPLOYER = """Information, et non conseil juridique. Cette page ne prouve rien sans le document qu’elle nomme.
page 1/1
Ce qui prouve le droit de travailler
Personne : Awa Exemple-Traoré
Page faite le 15 février 2025 avec Jalon, par la personne, à partir de ses documents.
Le document qui autorise le travail
Point Au 15 février 2025
Document Attestation de prolongation d’instruction (API)
À présenter avec la carte expirée : Carte de séjour pluriannuelle « vie privée et familiale »
Autorise le travail du 10 février 2025 au 9 mai 2025 inclus
Travail autorisé Toute activité professionnelle.
Règle CESEDA R.431-15-1, R.431-15-2, lu le 23 novembre 2026
Ce que prouvent les papiers remis pendant une demande
• L’attestation de prolongation d’instruction (API) remise pour le renouvellement d’une carte autorise le travail, avec la carte expirée,
si cette carte l’autorisait (CESEDA, articles R.431-15-1 et R.431-15-2, lus le 23 novembre 2026 ; règle écrite pour la France métropolitaine).
• La confirmation de dépôt d’une demande, seule, ne prouve pas le droit de travailler (CESEDA, article R.431-15-1, lu le 23 novembre 2026).
Ce que l’employeur vérifie
• L’original du document nommé ci-dessus : cette page ne le remplace pas.
• Avant l’embauche, l’employeur s’assure auprès de la préfecture que le titre existe : il l’interroge au moins deux jours ouvrables avant
le début du travail, et sans réponse dans les deux jours ouvrables la vérification est réputée faite. Elle n’est pas demandée pour une
personne inscrite à France Travail (Code du travail, article L.5221-8 ; articles R.5221-41 à R.5221-43, lus le 23 novembre 2026)."""


def words(text):
    return text.replace("\u2060", "").replace("\u00a0", " ").replace("\u202f", " ").split()


def read_pdf(path, pages):
    """Its text, after qpdf found it sound."""
    done = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    shown = subprocess.run(["pdfinfo", str(path)], capture_output=True, text=True, check=True).stdout
    equal([line.split()[1] for line in shown.splitlines() if line.startswith("Pages:")], [str(pages)])
    return subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, text=True, check=True).stdout


def write(room, *options, today=TODAY, status=FINE, **more):
    return room.run("line", "--today", today, *options, status=status, **more)


def title(room, kind, first, last, paper=None, channel="anef"):
    more = ["--paper", paper] if paper else []
    return room.run("title", "add", "--kind", kind, "--from", first, "--ends", last, "--channel", channel, *more).json["id"]


def confirmed_paper(room, name, until, item="current-permit"):
    source = room.copy("photo-card.jpg", name)
    source.write_bytes(source.read_bytes() + name.encode())
    paper = room.add(source)[0]
    room.run("paper", "set", paper, "--kind", item, "--until", until, "--confirm")
    return paper


def card_and_certificate(room, confirm_card=True, family="Exemple-Traoré"):
    """Story 2: a card that ended, a deposit, a certificate; and other papers that are nobody else's business."""
    room.new_case("Awa", family)
    card = confirmed_paper(room, "carte-9903222222.jpg", "2025-01-31") if confirm_card else None
    title(room, "csp-vpf", "2023-02-01", "2025-01-31", card)
    room.run("procedure", "add", "--kind", "renewal", "--channel", "anef", "--filed", "2024-10-15", "--reference", "REF4711")
    title(room, "confirmation-depot", "2024-10-15", "none")
    title(room, "api", "2025-02-10", "2025-05-09", confirmed_paper(room, "api.jpg", "2025-05-09"))
    room.run("event", "add", "--kind", "attempt", "--on", "2025-01-10", "--note", "SECRETNOTE")
    passport = confirmed_paper(room, "passeport-kinshasa.jpg", "2030-01-01", "passport")
    room.run("file", "new", "--permit", "vpf-conjoint-francais", "--portal", "anef", "--filing", "2025-03-01")
    room.run("file", "fact", "nationality=CD", "birth=1990-04-12", "married=yes")
    return passport


@table([("english", LANGUAGES["en"]), ("french", LANGUAGES["fr"])])
def the_employer_reads_this_and_nothing_else(room, env):
    card_and_certificate(room)
    out = room.path / "employeur.pdf"
    answer = write(room, "--page", "employer", "-o", out, env=env).json
    equal(answer, {"out": str(out), "pages": 1})
    equal(words(read_pdf(out, 1)), words(EMPLOYER))
    raw = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", str(out), "-"], capture_output=True, check=True).stdout
    for secret in (b"Awa", b"REF4711", b"SECRETNOTE", b"Kinshasa"):
        assert secret not in raw.replace(b"\0", b""), f"{secret} stands in the file outside of what is drawn"


def pictures(path, room, name):
    """The pictures of a PDF, taken out of it."""
    folder = room.path / name
    folder.mkdir()
    subprocess.run(["pdfimages", "-png", str(path), str(folder / "p")], check=True)
    return sorted(folder.iterdir())


@case
def copies_are_pixels_with_the_mark_in_them(room):
    """The certificate and the expired card; the other papers are nobody else's business. The page itself says what it says without them."""
    card_and_certificate(room)
    out = room.path / "employeur.pdf"
    equal(write(room, "--page", "employer", "--copies", "--for", "Boulangerie Exemple", "-o", out).json, {"out": str(out), "pages": 3})
    text = read_pdf(out, 3)
    equal(words(text), words(EMPLOYER + "\n• Des pages copiées suivent, chacune marquée comme copie."))
    equal(text.count("\f"), 3)
    equal(text.split("\f")[1:], ["", "", ""])  # not one word on a copy: all of it is picture
    raw = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", str(out), "-"], capture_output=True, check=True).stdout
    equal(raw.count(b"/Subtype /Image"), 2)
    for layer in (b"/OCProperties", b"/Annots", b"/Group /OC", b"/SMask", b"REF4711", b"SECRETNOTE", b"9903222222"):
        assert layer not in raw, layer
    marked = pictures(out, room, "one")
    equal(len(marked), 2)
    for_other = room.path / "autre.pdf"
    write(room, "--page", "employer", "--copies", "--for", "Garage Exemple", "-o", for_other)
    others = pictures(for_other, room, "two")
    for one, other in zip(marked, others):
        # Same page, another mark: a good part of the pixels differs, in every quarter of the picture.
        width, height = (int(each) for each in subprocess.run(["identify", "-format", "%w %h", str(one)], capture_output=True, text=True,
                                                              check=True).stdout.split())
        equal(max(width, height), 1754)
        for x, y in ((0, 0), (width // 2, 0), (0, height // 2), (width // 2, height // 2)):
            crop = f"{width // 2}x{height // 2}+{x}+{y}"
            done = subprocess.run(["compare", "-metric", "AE", "-fuzz", "5%", "-extract", crop, str(one), str(other), "null:"],
                                  capture_output=True, text=True, check=False)
            assert float(done.stderr.split()[0]) > width * height / 4 * 0.01, (crop, done.stderr)


@table([("all", None, None), ("more-than-a-title-takes", "1-5", None), ("some", "2,4-5", 4), ("one", "3", 2)])
def copies_of_the_pages_that_were_named(room, pages, in_all):
    """A scan of five pages holds more than the card: refused, until the title says which pages it is."""
    room.new_case()
    source = room.path / "scan.pdf"
    subprocess.run(["qpdf", "--empty", "--pages", *[str(room.write(f"p{n}.pdf", cli.make_pdf(f"PAGE {n}"))) for n in range(1, 6)], "--", str(source)],
                   check=True)
    paper = room.add(source)[0]
    room.run("paper", "set", paper, "--kind", "current-permit", "--until", "2025-08-31", "--confirm")
    room.run("title", "add", "--kind", "cst-vpf", "--from", "2024-09-01", "--ends", "2025-08-31", "--paper", paper, *(["--pages", pages] if pages else []))
    out = room.path / "e.pdf"
    if in_all is None:
        contains(write(room, "--page", "employer", "--copies", "-o", out, status=FINDINGS).err, "more than 4 pages")
        assert not out.exists()
    else:
        equal(write(room, "--page", "employer", "--copies", "-o", out).json["pages"], in_all)


@table([
    ("copies-of-what", ["--page", "dates", "--copies", "-o", "d.pdf"], "--copies: needs --page employer"),
    ("copies-alone", ["--copies"], "--copies: needs --page employer"),
    ("for-without-copies", ["--page", "employer", "--for", "X", "-o", "d.pdf"], "--for: needs --copies"),
])
def copies_refused(room, options, sentence):
    room.new_case()
    contains(write(room, *options, status=USAGE).err, sentence)


@case
def no_copies_without_the_right_to_work(room):
    card_and_certificate(room)
    out = room.path / "employeur.pdf"
    contains(write(room, "--page", "employer", "--copies", "-o", out, today="2025-06-01", status=FINDINGS).err, "do not give this page")
    contains(write(room, "--page", "employer", "--copies", "-o", out, env={"JALON_READER": "/nonexistent/reader"}, status=cli.INTERNAL).err,
             "cannot be read safely")
    assert not out.exists()


@table([
    ("gap", "2025-06-01", "No paper proves your right to work today; do not give this page."),
    ("doubt", "2025-02-05", "It is not known whether a paper proves your right to work today"),
])
def no_page_for_the_employer(room, today, reason):
    card_and_certificate(room)
    out = room.path / "employeur.pdf"
    answer = write(room, "--page", "employer", "-o", out, today=today, status=FINDINGS)
    contains(answer.err, reason)
    assert not out.exists()


@case
def no_page_for_the_employer_without_the_page_of_the_card(room):
    card_and_certificate(room, confirm_card=False)
    out = room.path / "employeur.pdf"
    contains(write(room, "--page", "employer", "-o", out, status=FINDINGS).err, "not all papers that prove it are here and confirmed")
    assert not out.exists()


@case
def no_page_for_the_employer_on_a_word_alone(room):
    room.new_case()
    title(room, "cst-vpf", "2024-09-01", "2025-08-31")
    contains(write(room, "--page", "employer", "-o", room.path / "e.pdf", status=FINDINGS).err, "no paper shows it yet")
    title(room, "cst-visiteur", "2025-09-01", "2026-08-31", confirmed_paper(room, "v.jpg", "2026-08-31"))
    contains(write(room, "--page", "employer", "-o", room.path / "e.pdf", today="2025-10-01", status=FINDINGS).err, "gives no right to work")
    contains(write(room, "--page", "employer", "-o", room.path / "e.pdf", today="2020-01-01", status=FINDINGS).err, "No paper proves")
    assert not (room.path / "e.pdf").exists()


@table([
    ("employer", "cst-salarie", "Le seul emploi pour lequel l’autorisation de travail a été donnée."),
    ("activity", "cst-entrepreneur", "La seule activité pour laquelle la carte a été délivrée."),
    ("hours", "cst-etudiant", "dans la limite du nombre d’heures par an fixé pour ce titre."),
])
def the_work_that_is_allowed(room, kind, sentence):
    room.new_case("Ōṣun-Māra", "Exemple d’Îles & <Cie>")
    title(room, kind, "2024-02-29", "2025-02-28", confirmed_paper(room, "c.jpg", "2025-02-28"))
    out = room.path / "e.pdf"
    write(room, "--page", "employer", "-o", out)
    text = " ".join(words(read_pdf(out, 1)))
    contains(text, sentence)
    contains(text, "du 29 février 2024 au 28 février 2025 inclus")
    contains(text, "Personne : Ōṣun-Māra Exemple d’Îles & <Cie>")


@case
def the_grace_of_a_resident(room):
    """The card is past its date and still proves work; what shows the request goes with it."""
    room.new_case()
    title(room, "cr-10", "2015-02-01", "2025-01-31", confirmed_paper(room, "cr.jpg", "2025-01-31"))
    room.run("procedure", "add", "--kind", "renewal", "--channel", "anef", "--filed", "2024-11-15")
    out = room.path / "e.pdf"
    write(room, "--page", "employer", "-o", out, status=FINDINGS)
    title(room, "confirmation-depot", "2024-11-15", "none", confirmed_paper(room, "depot.jpg", "2025-05-01"))
    write(room, "--page", "employer", "-o", out)
    text = " ".join(words(read_pdf(out, 1)))
    contains(text, "Document Carte de résident")
    contains(text, "la preuve de la demande de renouvellement")
    contains(text, "du 1er février 2025 au 30 avril 2025 inclus")
    contains(text, "L.433-3")


@table([
    ("english", "en", ["My dates", "Days without proof", "Earlier days without proof", "Nothing proves it.", "What comes next",
                       "From Saturday 10 May 2025 on", "Attestation de prolongation d’instruction (API)", "not sure, ask to confirm",
                       "Jalon informs; this is no legal advice."]),
    ("french", "fr", ["Mes dates", "Jours sans preuve", "Jours sans preuve passés", "Rien ne le prouve.", "10 mai 2025",
                      "Attestation de prolongation d’instruction (API)", "conseil juridique"]),
])
def my_dates(room, language, parts):
    card_and_certificate(room)
    out = room.path / "dates.pdf"
    pages = write(room, "--page", "dates", "-o", out, env=LANGUAGES[language]).json["pages"]
    assert pages <= 2, pages
    text = " ".join(words(read_pdf(out, pages)))
    for part in parts:
        contains(text, part)
    gaps, proven = text.index(parts[3]), text.index(parts[2])
    assert gaps < text.index("4 2023" if False else "API"), "what is missing comes first"
    assert gaps < proven
    for hidden in ("REF4711", "SECRETNOTE", "1990"):
        assert hidden not in text, hidden


@case
def many_titles_break_over_pages(room):
    room.new_case("Anne-Sophie Marie-Thérèse Élisabeth", "Exemple de la Très-Longue-Rivière Ndiaye-Traoré-Konaté " * 2)
    for year in range(1995, 2025):
        title(room, "cst-salarie", f"{year}-03-31", f"{year + 1}-02-27")
    out = room.path / "dates.pdf"
    pages = write(room, "--page", "dates", "-o", out).json["pages"]
    text = read_pdf(out, pages)
    assert 4 <= pages <= 8, pages
    for page in range(1, pages + 1):
        contains(text, f"page {page}/{pages}")
    for year in range(1995, 2025):
        contains(" ".join(words(text)), f"31 Mar {year}")
    strip = room.path / "strip.pdf"
    write(room, "--strip", strip)
    contains(read_pdf(strip, 1), "Days drawn: 17 Feb 2020")


@case
def the_strip(room):
    card_and_certificate(room)
    room_for = {name: room.path / f"strip.{name}" for name in ("pdf", "svg", "PNG")}
    for out in room_for.values():
        equal(write(room, "--strip", out).json, {"out": str(out), "pages": 1})
    text = " ".join(words(read_pdf(room_for["pdf"], 1)))
    for part in ("My dates", "Awa Exemple-Traoré", "Stay in France", "Work", "Travel and come back", "Today, 15 Feb 2025",
                 "proven by a confirmed page", "you said so, no paper yet", "not known: a question is open", "no proof", "window to file",
                 "From Saturday 10 May 2025 on: no proof (Stay in France, Work, Travel and come back).", "Jalon informs; this is no legal advice.",
                 "9 May 2025: End of the extension certificate (API)"):
        contains(text, part)
    assert "Not everything found room" not in text
    contains(room_for["svg"].read_text(), "<svg")
    equal(room_for["PNG"].read_bytes()[:8], b"\x89PNG\r\n\x1a\n")
    sizes = subprocess.run(["pdfinfo", str(room_for["pdf"])], capture_output=True, text=True, check=True).stdout
    contains(sizes, "841.89 x 595.28")


@case
def the_same_case_gives_the_same_bytes(room):
    card_and_certificate(room)
    for number in ("1", "2"):
        write(room, "--strip", room.path / f"s{number}.pdf")
        write(room, "--page", "dates", "-o", room.path / f"d{number}.pdf")
    equal((room.path / "s1.pdf").read_bytes(), (room.path / "s2.pdf").read_bytes())
    equal((room.path / "d1.pdf").read_bytes(), (room.path / "d2.pdf").read_bytes())


@case
def nothing_known(room):
    room.new_case()
    write(room, "--page", "dates", "-o", room.path / "d.pdf")
    contains(read_pdf(room.path / "d.pdf", 1), "No title is written here yet")
    write(room, "--strip", room.path / "s.pdf")
    contains(read_pdf(room.path / "s.pdf", 1), "No title is written here yet")


@table([
    ("out_without_page", ["-o", "x.pdf"], "--page"),
    ("page_without_out", ["--page", "dates"], "-o"),
    ("unknown_page", ["--page", "weather", "-o", "x.pdf"], "--page"),
    ("both", ["--page", "dates", "-o", "x.pdf", "--strip", "y.pdf"], "--strip"),
    ("no_picture", ["--strip", "x.gif"], "--strip"),
    ("no_pdf", ["--page", "dates", "-o", "x.txt"], "-o"),
])
def usage(room, options, named):
    room.new_case()
    contains(write(room, *options, status=USAGE).err, named)
    equal(sorted(path.name for path in room.path.iterdir() if path.suffix), [])


@case
def nothing_is_overwritten(room):
    room.new_case()
    taken = room.write("mine.pdf", "mine")
    write(room, "--page", "dates", "-o", taken, status=USAGE)
    write(room, "--strip", taken, status=USAGE)
    equal(taken.read_text(), "mine")


if __name__ == "__main__":
    cli.main()
