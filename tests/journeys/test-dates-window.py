#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lives with a card, through the accessibility tree: what is done by the names of controls, what is seen asserted in words.

Days are worked out by hand beside the assertion, with the rule. JALON_APP, JALON_CLI, JALON_READER and JALON_EXAMPLE come from meson.
"""
import os
import subprocess
import sys

G_DEBUG = os.environ.pop("G_DEBUG", "")  # warnings are fatal in the program, not in the library this test listens with
try:
    from person import lacking, play
except (ImportError, ValueError) as trouble:
    print(f"1..0 # SKIP no accessibility library: {trouble}")
    sys.exit(0)

ASK_API = "Ask for the extension certificate (API) in your online account and in writing: the confirmation of the deposit proves nothing."

# Papers of the example; what is confirmed of them.
RECEIPT = ("lettre-explication.pdf",)
NOTICE = ("lettre-explication.pdf",)
CARD = ("IMG_20260309_200145.jpg", "--kind", "current-permit", "--until", "2026-12-15", "--confirm")


def words_of(page):
    """Other programs find it sound and read it."""
    subprocess.run(["qpdf", "--check", page], check=True, capture_output=True)
    text = subprocess.run(["pdftotext", "-raw", page, "-"], check=True, capture_output=True, text=True).stdout
    return " ".join(text.split())


def filed_and_then_silence(person):
    """The card and the day of the request are typed once; letters stand with their receipts; one press writes the page."""
    nadia = person("2026-11-25", papers=[RECEIPT])
    nadia.keeps_papers("One-year card for an employee with an open-ended contract", "2027-01-15", "Nadia")
    nadia.adds_request("2026-09-20", "2026-09-21", how="Online (ANEF)")
    # The last day of proof is 15 January; the day after it, 52 days from today, is the first without: 5 in November, 31, 16.
    nadia.reads_row("In 52 days, on Saturday 16 January 2027, nothing proves your right to work any more.", ASK_API)
    nadia.reads("From Saturday 16 January 2027 on nothing proves your right to stay.")
    nadia.reads("From Saturday 16 January 2027 on nothing proves your right to work.")
    # Four calendar months without an answer (R432-2): 21 September → 21 January.
    nadia.reads_row("Thursday 21 January 2027", "Silence becomes a refusal.")
    nadia.go("Today")
    nadia.reads("The card ends on Friday 15 January 2027: 51 days are left.")
    nadia.reads("In 52 days, on Saturday 16 January 2027", ASK_API)
    letters(nadia)
    page = nadia.writes_page("Page of my dates")
    printed = words_of(page)
    assert "Saturday 16 January 2027" in printed and "Nadia Exemple" in printed, printed


def letters(nadia):
    nadia.writes_down("Letter sent", "2026-10-21", "the prefecture", "Asked where my file is", papers=[RECEIPT])
    nadia.reads_row("Letter sent", "Wednesday 21 October 2026", "with the prefecture", "1 paper", "Asked where my file is")
    nadia.writes_down("Letter sent", "2026-11-16", "the prefecture", "Asked again", papers=[RECEIPT])
    nadia.reads_row("Letter sent", "Monday 16 November 2026", "1 paper", "Asked again")


def only_the_deposit(person):
    """Filed three and a half months early, nothing but the confirmation of deposit: what it is worth, what to ask, days left, the employer."""
    awa = person("2026-11-25", "Awa", papers=[CARD])
    awa.adds_card("Carte de séjour temporaire « salarié »", "2025-12-16", "2026-12-15", "Online (ANEF)", paper=f"The residence card or long-stay visa you hold now (titre de séjour en cours de validité, ou visa de long séjour) · {CARD[0]}")
    awa.adds_request("2026-09-01", how="Online (ANEF)")
    # 15 December is the last day; the first one without proof is 21 days away.
    awa.reads_row("In 21 days, on Wednesday 16 December 2026, nothing proves your right to work any more.", ASK_API)
    awa.adds_card("Confirmation de dépôt (ANEF)", "2026-09-01", "2027-03-01")
    awa.reads_row("In 21 days, on Wednesday 16 December 2026, nothing proves your right to work any more.", ASK_API)
    awa.reads("From Wednesday 16 December 2026 on nothing proves your right to work.")
    awa.go("Today")
    awa.reads("The card ends on Tuesday 15 December 2026: 20 days are left.")
    awa.reads(ASK_API)
    page = awa.writes_page("The page alone", inside="For the employer")
    printed = words_of(page)
    assert "15 décembre 2026" in printed and "L.421-1" in printed, printed
    assert "septembre" not in printed, printed  # nothing of the request


def told_on_the_phone(person):
    """A call is in the journal after the name and the words; its day is today's without typing, and it is told as a word without paper."""
    lea = person("2026-11-25", "Léa")
    lea.writes_down("Call", who="the prefecture", note="The extension should have come by itself")
    lea.reads_row("Call", "Wednesday 25 November 2026", "with the prefecture", "said by phone, no paper", "The extension should have come by itself")
    assert [(event["kind"], event["on"]) for event in lea.cli("event", "list")["events"]] == [("call", "2026-11-25")]


def two_receipts_and_a_hole(person):
    """A card, six months, three months, then nothing: each period with its paper, the hole in words; rent that was not paid, with its source."""
    abdel = person("2026-11-25", "Abdel", papers=[NOTICE])
    abdel.cli("title", "add", "--kind", "cst-salarie", "--from", "2024-06-01", "--ends", "2025-05-31", "--channel", "counter")
    abdel.cli("procedure", "add", "--kind", "renewal", "--channel", "counter", "--filed", "2025-04-10")
    abdel.adds_card("Récépissé de demande de renouvellement", "2025-06-01", "2025-11-30")
    abdel.adds_card("Récépissé de demande de renouvellement", "2025-12-01", "2026-02-28")
    abdel.opens("Earlier", 3)
    abdel.reads_row("From Sunday 1 June 2025 until Sunday 30 November 2025", "Récépissé de demande de renouvellement")
    abdel.reads_row("From Monday 1 December 2025 until Saturday 28 February 2026", "Récépissé de demande de renouvellement")
    abdel.reads("From Sunday 1 March 2026 on nothing proves your right to stay.")
    abdel.reads("From Sunday 1 March 2026 on nothing proves your right to work.")
    abdel.go("Today")
    # From 28 February: 31, 30, 31, 30, 31, 31, 30, 31 and 25 days.
    abdel.reads("Your provisional paper ended on Saturday 28 February 2026, 270 days ago.")
    abdel.reads("Nothing proves your right to stay since Sunday 1 March 2026.")
    abdel.writes_down("Pay or benefit lost", "2026-11-20", "the landlord", "Rent since March", "2224", papers=[NOTICE])
    abdel.reads_row("Pay or benefit lost", "Friday 20 November 2026", "2224 € lost", "1 paper", "Rent since March")
    abdel.writes_down("Pay or benefit lost", "2026-11-24", "the family fund", "Benefit stopped", "310.50")
    abdel.reads_row("Pay or benefit lost", "Tuesday 24 November 2026", "310.50 € lost", "Benefit stopped")
    # On the printed page each amount has what shows it: 2224 + 310.50 = 2534.50.
    printed = words_of(abdel.writes_page("Page of my dates"))
    assert all(part in printed for part in ("2224 €", NOTICE[0], "310.50 €", "You said so, no paper yet.", "Together: 2534.50 €")), printed
    assert "nothing proves" in printed.lower(), printed


def attempts_close_together(person):
    """Five attempts in a week are weak; more of them, over weeks, say otherwise."""
    ines = person("2026-11-25", "Inès")
    for on in ("2026-11-02", "2026-11-03", "2026-11-04", "2026-11-05"):
        ines.cli("event", "add", "--kind", "attempt", "--on", on)
    attempt = "Attempt on the portal or for an appointment"
    ines.writes_down(attempt, "2026-11-06")
    ines.reads("5 attempts from Monday 2 November 2026 to Friday 6 November 2026.", "Spread them over several weeks, with a picture that shows the date and the time.")
    ines.writes_down(attempt, "2026-11-16")
    ines.reads("6 attempts from Monday 2 November 2026 to Monday 16 November 2026.", "They stand more than a week apart.")
    ines.writes_down(attempt)
    ines.reads("7 attempts from Monday 2 November 2026 to Wednesday 25 November 2026.", "They stand more than a week apart.")
    ines.no_word_of("They stand close together")


def family_card_of_two_years(person):
    """A card of less than four years has no grace unless the department is listed (L433-3): a question, never a proof."""
    moussa = person("2026-11-25")
    moussa.keeps_papers("Card of two or four years for private and family life", "2027-01-15", "Moussa")
    moussa.go("My dates")
    moussa.changes("Carte de séjour pluriannuelle « vie privée et familiale »", first="2025-01-16", where="Online (ANEF)")
    moussa.adds_request("2026-10-01", how="Online (ANEF)")
    # The day after 15 January; the three months would end on 15 April.
    moussa.reads("From Saturday 16 January 2027 until Thursday 15 April 2027, not known: Is your department on the list of those where a card of "
                 "this length is prolonged for three months? No such list was found, so do not count on it. Ask the prefecture.")
    moussa.no_word_of("it still proves this for up to three months")
    moussa.reads("From Saturday 16 January 2027 on nothing proves your right to work.")
    moussa.reads("In 52 days, on Saturday 16 January 2027, nothing proves your right to stay any more.")


def talent_cards(person):
    """Silence is a refusal after ninety days for the blue card, after four months for the one of a project."""
    talent = person("2026-11-25", "Talia")
    talent.adds_card("Carte de séjour pluriannuelle « talent – carte bleue européenne »", "2023-02-01", "2027-01-31", "Online (ANEF)")
    talent.adds_request("2026-11-10", "2026-11-10", how="Online (ANEF)")
    # 90 days (R421-23) from 10 November: 20 left in November, 31, 31, then 8.
    talent.reads_row("Monday 8 February 2027", "Silence becomes a refusal.")
    # Two months more and a day (R421-1 CJA): 8 April, then the 9th, a Friday.
    talent.reads_row("Friday 9 April 2027", "Appeal to the administrative court.")
    talent.changes("Carte de séjour pluriannuelle « talent – carte bleue européenne »", kind="Carte de séjour pluriannuelle « talent »")
    # Four calendar months (R432-2); two more end on 10 May, the day after is a Tuesday.
    talent.reads_row("Wednesday 10 March 2027", "Silence becomes a refusal.")
    talent.opens("Later")
    talent.reads_row("Tuesday 11 May 2027", "Appeal to the administrative court.")
    talent.no_word_of("8 February 2027")
    # A card of exactly four years keeps its rights for three months more (L433-3): 31 January, and April has thirty days.
    talent.reads_row("From Monday 1 February 2027 until Friday 30 April 2027", "it still proves this for up to three months")


def change_of_channel(person):
    """Online, the window is 120 to 60 days before the end, said a week before it closes; at the counter two months before to the last day."""
    omar = person("2026-11-25", "Omar")
    omar.adds_card("Carte de séjour temporaire « salarié »", "2026-05-01", "2027-04-30", "Online (ANEF)")
    # 30 April − 120: 30 in April, 31, 28, 31 → 31 December. − 60: 30, 30 → 1 March; a week earlier, 22 February.
    omar.reads_row("Thursday 31 December 2026", "The online window opens.")
    omar.reads_row("Monday 1 March 2027", "The online window closes.", "File the request by this day. To be safe, do it by Monday 22 February 2027.")
    omar.changes("Carte de séjour temporaire « salarié »", where="At the counter of the prefecture")
    # Two months before, on the last day of a shorter month: 28 February; the last day is the card's.
    omar.reads_row("Sunday 28 February 2027", "Filing at the prefecture opens.")
    omar.reads_row("Friday 30 April 2027", "Last day to file at the prefecture.")
    omar.no_word_of("online window")


BILL = ("facture-electricite-2026-10.pdf", "--kind", "proof-of-address", "--issued", "2026-10-05", "--confirm")
ADDRESS = "Proof of address (justificatif de domicile)"


def address_too_old_on_that_day(person):
    """A bill that is fine on one day to send the file is too old on a later one, by itself."""
    sira = person("2026-11-25", "Sira", papers=[BILL])
    desk = sira.desk
    sira.go("Renewal")
    desk.press("Begin")
    desk.choose("Your card now", "One-year card for an employee with an open-ended contract")
    desk.type("Day to send it (day/month/year)", "15/01/2027")
    desk.choose("Where do you live?", 1)
    desk.press("Make the list")
    sira.reads("Judged for Friday 15 January 2027.")
    desk.act(desk.all("push button", "Choose a paper", sira.reads_row(ADDRESS, "To do"))[0])
    answer = desk.window("Answer")
    sira.ticks(BILL[0], answer)
    desk.press("Save", answer)
    sira.waits_for_close("Answer")
    sira.opens("Done (1)")
    sira.reads_row(ADDRESS, "Done — There. Good for filing until Sunday 4 April 2027.")
    # Less than six months (list of pieces): from 5 October that is the case until 4 April.
    sira.moves_the_day("04/04/2027", "Judged for Sunday 4 April 2027.")
    sira.reads("Done (1)")
    sira.moves_the_day("05/04/2027", "Judged for Monday 5 April 2027.")
    sira.reads_row(ADDRESS, "Fix — Dated Monday 5 October 2026: on the filing day it is no longer under 6 months old. Get a newer one.")
    sira.no_word_of("Done (1)")
    sira.moves_the_day("15/01/2027", "Judged for Friday 15 January 2027.")
    sira.reads("Done (1)")


def main():
    if lacking("qpdf", "pdftotext"):
        print(f"1..0 # SKIP not installed: {lacking('qpdf', 'pdftotext')}")
        return
    play([filed_and_then_silence, only_the_deposit, told_on_the_phone, two_receipts_and_a_hole, attempts_close_together,
          family_card_of_two_years, talent_cards, change_of_channel, address_too_old_on_that_day], G_DEBUG)


if __name__ == "__main__":
    main()
