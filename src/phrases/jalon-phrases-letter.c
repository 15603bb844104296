/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Words for a letter of the administration or the employer. They help to recognise it and say what to do first; days and hours come
 * from the dated rules, telephone numbers from help.json.
 */
#include "phrases/jalon-phrases-letter.h"

#include "core/jalon-error.h"
#include "phrases/jalon-phrases.h"

#include <glib/gi18n.h>

static const struct {
  const char *name;
  const char *signs;
} kinds[] = {
  [JALON_LETTER_REFUSAL] = { N_ ("A refusal"),
                             N_ ("It says “refus de séjour” or “rejet”, and nothing about leaving France.") },
  [JALON_LETTER_REMOVAL] = { N_ ("An obligation to leave France"),
                             N_ ("It says “obligation de quitter le territoire français” (OQTF), often together with a refusal.") },
  [JALON_LETTER_PAPERS] = { N_ ("A request for papers"),
                            N_ ("It says “pièces complémentaires” or “dossier incomplet”.") },
  [JALON_LETTER_EMPLOYER] = { N_ ("From the employer"),
                              N_ ("It asks for your card, suspends your contract or ends it.") },
  [JALON_LETTER_OTHER] = { N_ ("Something else"), N_ ("Or you are not sure what it says.") },
};

static const struct {
  const char *name;
  const char *advice;
} ways[] = {
  [JALON_LETTER_BY_POST] = { N_ ("By post"),
                             N_ ("If the postman left a notice and you fetched the letter later, the day of the notice is the safe one.") },
  [JALON_LETTER_BY_HAND] = { N_ ("Handed over at an office"), N_ ("The day and the hour are on the paper, beside the signature.") },
  [JALON_LETTER_BY_POLICE] = { N_ ("Handed over by the police"), N_ ("The day and the hour are on the paper, beside the signature.") },
  [JALON_LETTER_ONLINE] = { N_ ("By e-mail or in the portal"),
                            N_ ("The day on which it was put there is the safe one, not the day you opened it.") },
};

static const struct {
  const char *id;
  const char *name;
  const char *signs;
} situations[] = {
  { "free", N_ ("Free"), N_ ("You go where you want.") },
  { "house-arrest", N_ ("Under house arrest"), N_ ("You must stay in one place or report to the police (“assignation à résidence”).") },
  { "prison", N_ ("In prison"), N_ ("The letter came to a prison.") },
  { "detention", N_ ("In a detention centre"), N_ ("“Centre” or “local de rétention administrative”: held in order to be sent away.") },
};

static const char *const detained_steps[] = {
  N_ ("Ask the staff now for the lawyer on duty, for an interpreter, and where the office of the association is."),
  N_ ("Say that you want to appeal. Read the hour that is written on the paper beside the signature."),
  N_ ("Have somebody bring your passport, cards, payslips and proof of family to the lawyer."),
  NULL,
};
static const char *const confined_steps[] = {
  N_ ("Call today, also in the evening or at the weekend. These days are not lengthened by a Sunday or a holiday."),
  N_ ("Take the letter with its envelope, your passport, cards and payslips to a lawyer or an association."),
  N_ ("In prison, ask for a lawyer through the office of the prison, in writing, and keep a copy."),
  NULL,
};
static const char *const unsaid_steps[] = {
  N_ ("Look whether the letter, or another that came with it, speaks of “rétention” or “assignation à résidence”: the time is then much "
      "shorter."),
  N_ ("Call a lawyer or an association today. Until you know where you stand, count on the shortest time."),
  N_ ("Ask for legal aid: at the latest together with the appeal."),
  NULL,
};
static const char *const free_steps[] = {
  N_ ("See a lawyer or an association in the next days. The appeal must be at the court by the day above."),
  N_ ("Ask for legal aid: at the latest together with the appeal."),
  N_ ("Do not count on an administrative appeal: it does not lengthen this time."),
  NULL,
};
static const char *const refusal_steps[] = {
  N_ ("Read the letter to its end. If it also says “obligation de quitter le territoire français”, go back and choose that: the time is "
      "much shorter."),
  N_ ("Keep the envelope and note the day: the time is counted from it."),
  N_ ("See a lawyer or an association before you answer the prefecture."),
  NULL,
};
static const char *const papers_steps[] = {
  N_ ("Send what is asked before the day in the letter, the same way as the request, and keep the proof."),
  N_ ("If a paper cannot be had in time, write before that day, say why, and send what you have."),
  N_ ("Check each file here before you send it: Papers."),
  NULL,
};
static const char *const employer_steps[] = {
  N_ ("Look at My dates: it shows which paper proves your right to work today, and can write a page for the employer."),
  N_ ("Answer in writing, and ask the employer to write too. Keep everything."),
  N_ ("Do not sign an end of contract alone: ask a union or a legal desk first."),
  NULL,
};
static const char *const other_steps[] = {
  N_ ("Keep the letter with its envelope, and a picture of it here."),
  N_ ("Let somebody read it who knows such letters, as soon as you can."),
  NULL,
};

const char *
jalon_phrase_letter_kind (JalonLetterKind kind)
{
  return _(kinds[kind].name);
}

const char *
jalon_phrase_letter_signs (JalonLetterKind kind)
{
  return _(kinds[kind].signs);
}

const char *
jalon_phrase_letter_way (JalonLetterWay way)
{
  return _(ways[way].name);
}

const char *
jalon_phrase_letter_way_advice (JalonLetterWay way)
{
  return _(ways[way].advice);
}

static gsize
find_situation (const char *situation)
{
  for (gsize i = 0; i < G_N_ELEMENTS (situations); i++)
    if (g_strcmp0 (situations[i].id, situation) == 0)
      return i;
  return 0;
}

const char *
jalon_phrase_letter_situation (const char *situation)
{
  return _(situations[find_situation (situation)].name);
}

const char *
jalon_phrase_letter_situation_signs (const char *situation)
{
  return _(situations[find_situation (situation)].signs);
}

/**
 * jalon_phrase_letter_time:
 * @letter: a letter
 *
 * Returns: (transfer none): how long the time is, in general: what may be said before the day is known
 */
const char *
jalon_phrase_letter_time (const JalonLetter *letter)
{
  const char *matter = jalon_letter_get_matter (letter);
  if (g_str_equal (matter, "detained"))
    return _("You have 48 hours from the minute you were told. Nights, Sundays and holidays count.");
  if (g_str_equal (matter, "confined"))
    return _("You have seven days. The last one ends at midnight; Sundays and holidays count.");
  if (g_str_equal (matter, "removal") && letter->situation == NULL)
    return _("You have 48 hours in a detention centre, seven days under house arrest or in prison, one month if you are free.");
  if (g_str_equal (matter, "removal"))
    return _("You have one month to go to court.");
  if (g_str_equal (matter, "refusal"))
    return _("You have about two months to go to court.");
  if (g_str_equal (matter, "papers"))
    return _("The letter names the day by which the papers are awaited.");
  if (g_str_equal (matter, "employer"))
    return _("The employer may ask for the paper that lets you work. It is your answer that counts, and soon.");
  return _("Some letters start a time that runs out. Have it read soon.");
}

/**
 * jalon_phrase_letter_fault:
 * @fault: what cannot be true
 *
 * Returns: (transfer none) (nullable): what to do about it
 */
const char *
jalon_phrase_letter_fault (JalonLetterFault fault)
{
  switch (fault)
    {
    case JALON_LETTER_STILL_TO_COME:
      return _("This day is still to come. Type the day on which the letter reached you.");
    case JALON_LETTER_ORDERED_AFTER:
      return _("The obligation to leave cannot have come after this letter. Look at the two days again.");
    case JALON_LETTER_DUE_BEFORE:
      return _("The papers cannot be awaited before the letter came. Look at the two days again.");
    default:
      return NULL;
    }
}

static char *
say_left (const GDate *date, const GDate *today)
{
  int days = g_date_days_between (today, date);
  if (days == 0)
    return g_strdup (_("This is today."));
  /* Translators: %d is a number of days */
  return g_strdup_printf (ngettext ("%d day is left.", "%d days are left.", days), days);
}

/**
 * jalon_phrase_letter_left:
 * @date: a date that runs because of a letter
 * @today: today
 *
 * Returns: (transfer full) (nullable): how much is left; of a day that is over, that help is still worth asking for; %NULL when nothing
 *   ends on it, or it may not hold
 */
char *
jalon_phrase_letter_left (const JalonDeadline *date, const GDate *today)
{
  if (!g_date_valid (&date->date) || date->role != JALON_ROLE_LAST_DAY || date->applies != JALON_TRUTH_YES)
    return NULL;
  if (g_date_compare (&date->date, today) >= 0 && date->at >= 0)
    return g_strdup (_("Each hour counts."));
  if (g_date_compare (&date->date, today) < 0)
    return g_strdup (_("This day is over. Speak to a lawyer or an association all the same, at once."));
  return say_left (&date->date, today);
}

/**
 * jalon_phrase_letter_due:
 * @letter: a request for papers
 * @today: today
 *
 * Returns: (transfer full) (nullable): what follows from the day that is set in it; %NULL when none was said
 */
char *
jalon_phrase_letter_due (const JalonLetter *letter, const GDate *today)
{
  if (letter->kind != JALON_LETTER_PAPERS || !g_date_valid (&letter->due))
    return NULL;
  if (g_date_compare (&letter->due, today) < 0)
    return g_strdup (_("This day is over. Send the papers all the same, at once, and ask for help."));
  return say_left (&letter->due, today);
}

/**
 * jalon_phrase_letter_steps:
 * @letter: a letter
 *
 * Returns: (transfer none): what to do, in order, as source texts for gettext; ended by %NULL
 */
const char *const *
jalon_phrase_letter_steps (const JalonLetter *letter)
{
  const char *matter = jalon_letter_get_matter (letter);
  if (g_str_equal (matter, "detained"))
    return detained_steps;
  if (g_str_equal (matter, "confined"))
    return confined_steps;
  switch (letter->kind)
    {
    case JALON_LETTER_REFUSAL:
      return refusal_steps;
    case JALON_LETTER_REMOVAL:
      return letter->situation == NULL ? unsaid_steps : free_steps;
    case JALON_LETTER_PAPERS:
      return papers_steps;
    case JALON_LETTER_EMPLOYER:
      return employer_steps;
    default:
      return other_steps;
    }
}

/**
 * jalon_phrase_help_name:
 * @help: who helps
 *
 * Returns: (transfer full): what it is, with the French name
 */
char *
jalon_phrase_help_name (const JalonHelp *help)
{
  /* Translators: %1$s is what somebody who helps is, %2$s the French name: "A lawyer on duty · Permanence du barreau" */
  return g_strdup_printf (_("%1$s · %2$s"), _(help->gloss), help->term_fr);
}

/**
 * jalon_phrase_help_source:
 * @help: who helps
 *
 * Returns: (transfer full): where it was read and when; what is old says that it is to be confirmed
 */
char *
jalon_phrase_help_source (const JalonHelp *help)
{
  g_autofree char *read_on = jalon_phrase_short_date (&help->source.read_on);
  if (g_str_equal (help->source.confidence, "high"))
    /* Translators: %1$s is a source, %2$s the day it was read */
    return g_strdup_printf (_("%1$s · read on %2$s"), help->source.name, read_on);
  if (g_str_equal (help->source.confidence, "medium"))
    /* Translators: %1$s is a source, %2$s the day it was read */
    return g_strdup_printf (_("%1$s · read on %2$s · may have changed"), help->source.name, read_on);
  /* Translators: %1$s is a source that is old, %2$s the day it was read */
  return g_strdup_printf (_("To be confirmed: %1$s · read on %2$s"), help->source.name, read_on);
}

/**
 * jalon_phrase_desk_error:
 * @error: why the desk cannot be read or written
 *
 * Returns: (transfer full): what happened and what to do next
 */
char *
jalon_phrase_desk_error (const GError *error)
{
  if (g_error_matches (error, JALON_ERROR, JALON_ERROR_DAMAGED))
    return g_strdup (_("The desk that was written here cannot be read: its file is damaged. Write it again."));
  return jalon_phrase_error (error);
}

/**
 * jalon_phrase_matter:
 * @matter: see jalon_help_list_matters ()
 *
 * Returns: (transfer none): what help is wanted with
 */
const char *
jalon_phrase_matter (const char *matter)
{
  static const char *const names[][2] = {
    { "refusal", N_ ("A refusal") },
    { "removal", N_ ("An obligation to leave, free") },
    { "confined", N_ ("An obligation to leave, under house arrest or in prison") },
    { "detained", N_ ("An obligation to leave, in detention") },
    { "papers", N_ ("A request for papers") },
    { "employer", N_ ("The employer") },
    { "portal", N_ ("The portal does not work") },
    { "any", N_ ("Anything else") },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (names[i][0], matter) == 0)
      return _(names[i][1]);
  return matter;
}
