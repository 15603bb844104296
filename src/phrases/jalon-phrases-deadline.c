/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sentences of the dated rules: what a day is, what follows from it, which question would decide, where it stands. Doubt stands in the
 * sentence itself. The texts of the rules are in the pack; here they get their values.
 */
#include "phrases/jalon-phrases-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* Translates @text and puts values in the place of their names in braces. */
static char *
fill (const char *text, GHashTable *values)
{
  g_autoptr(GString) out = g_string_new (_(text));
  GHashTableIter iter;
  gpointer name, value;
  g_hash_table_iter_init (&iter, values);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      g_autofree char *place = g_strdup_printf ("{%s}", (const char *) name);
      g_string_replace (out, place, value, 0);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * jalon_phrase_deadline_day:
 * @deadline: one dated rule that has a date
 *
 * Returns: (transfer full): its day, with the hour where hours count, or its window
 */
char *
jalon_phrase_deadline_day (const JalonDeadline *deadline)
{
  g_autofree char *date = jalon_phrase_date (&deadline->date);
  if (deadline->at >= 0)
    /* Translators: %1$s is a full date, then hours and minutes: "Tuesday 12 January 2027, 09:30". */
    return g_strdup_printf (_("%1$s, %2$02d:%3$02d"), date, deadline->at / 60, deadline->at % 60);
  if (deadline->role != JALON_ROLE_FIRST_DAY || !g_date_valid (&deadline->until))
    return g_steal_pointer (&date);
  g_autofree char *until = jalon_phrase_date (&deadline->until);
  /* Translators: two full dates, the first and the last day of a window. */
  return g_strdup_printf (_("%1$s to %2$s"), date, until);
}

/**
 * jalon_phrase_deadline:
 * @packs: the rule packs
 * @deadline: one dated rule
 *
 * Returns: (transfer full): the day and what it is: "Thursday 14 January 2027: The online window closes"; below high confidence, or
 *   when it is not known to apply, the sentence says so
 */
char *
jalon_phrase_deadline (JalonPacks *packs, const JalonDeadline *deadline)
{
  const char *gloss = _(jalon_packs_get_rule_gloss (packs, deadline->rule));
  if (!g_date_valid (&deadline->date))
    return g_strdup (gloss);
  g_autofree char *when = jalon_phrase_deadline_day (deadline);
  gboolean sure = strcmp (deadline->confidence, "high") == 0;
  if (deadline->applies == JALON_TRUTH_UNKNOWN)
    /* Translators: %1$s is a day, %2$s what it is; it is not known whether the rule applies: "Perhaps Thursday 14 January 2027: …" */
    return g_strdup_printf (_("Perhaps %1$s: %2$s"), when, gloss);
  if (!sure)
    /* Translators: %1$s is a day, %2$s what it is; the source is not sure */
    return g_strdup_printf (_("Count on %1$s, ask to confirm: %2$s"), when, gloss);
  /* Translators: %1$s is a day, %2$s what it is: "Thursday 14 January 2027: The online window closes". */
  return g_strdup_printf (_("%1$s: %2$s"), when, gloss);
}

/**
 * jalon_phrase_deadline_reason:
 * @packs: the rule packs
 * @deadline: one dated rule
 *
 * Returns: (transfer full): what follows from the day, in whole sentences
 */
char *
jalon_phrase_deadline_reason (JalonPacks *packs, const JalonDeadline *deadline)
{
  const char *text = jalon_packs_get_rule_reason (packs, deadline->reason);
  return text != NULL ? fill (text, deadline->values) : g_strdup ("");
}

/**
 * jalon_phrase_deadline_question:
 * @packs: the rule packs
 * @question: (nullable): a fact of the rules
 *
 * Returns: (transfer full) (nullable): the question that would decide
 */
char *
jalon_phrase_deadline_question (JalonPacks *packs, const char *question)
{
  const JalonLawFact *fact = question != NULL ? jalon_packs_get_law_fact (packs, question) : NULL;
  return fact != NULL && fact->question != NULL ? g_strdup (_(fact->question)) : NULL;
}

/**
 * jalon_phrase_deadline_other:
 * @packs: the rule packs
 * @other: another reading
 *
 * Returns: (transfer full): its day and why
 */
char *
jalon_phrase_deadline_other (JalonPacks *packs, const JalonAlternative *other)
{
  g_autofree char *date = jalon_phrase_date (&other->date);
  /* Translators: %1$s is a day by another reading of a rule, %2$s a sentence that says why. */
  return g_strdup_printf (_("Or %1$s. %2$s"), date, _(jalon_packs_get_rule_reason (packs, other->why)));
}

/**
 * jalon_phrase_deadline_source:
 * @deadline: one dated rule
 *
 * Returns: (transfer full): "CESEDA R.431-5 · read on 23 Nov 2026 · sure"
 */
char *
jalon_phrase_deadline_source (const JalonDeadline *deadline)
{
  g_autofree char *read_on = jalon_phrase_short_date (&deadline->read_on);
  if (strcmp (deadline->confidence, "high") == 0)
    /* Translators: %1$s names a source of law, %2$s is a short date. */
    return g_strdup_printf (_("%1$s, read on %2$s; confidence high"), deadline->source, read_on);
  if (strcmp (deadline->confidence, "medium") == 0)
    return g_strdup_printf (_("%1$s, read on %2$s; confidence medium"), deadline->source, read_on);
  return g_strdup_printf (_("%1$s, read on %2$s; confidence low"), deadline->source, read_on);
}
