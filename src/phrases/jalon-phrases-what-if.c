/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * "What if" in words. Each sentence about a right stands under the name of it, so it does not name it again.
 */
#include "phrases/jalon-phrases-what-if.h"

#include "phrases/jalon-phrases-line.h"
#include "phrases/jalon-phrases.h"

#include <glib/gi18n.h>

/**
 * jalon_phrase_what_if_choice:
 * @what: what may be supposed
 *
 * Returns: (transfer none): it in words, to be followed by a day
 */
const char *
jalon_phrase_what_if_choice (JalonWhatIf what)
{
  switch (what)
    {
    case JALON_WHAT_IF_API_UNTIL:
      return _("The extension certificate (API) is renewed until");
    case JALON_WHAT_IF_REFUSED_ON:
      return _("A refusal comes on");
    case JALON_WHAT_IF_NEW_EMPLOYER_ON:
      return _("I start with another employer on");
    case JALON_WHAT_IF_NOTHING_BY:
    default:
      return _("Nothing arrives by");
    }
}

/**
 * jalon_phrase_what_if:
 * @what: what is supposed
 * @day: its day
 *
 * Returns: (transfer full): the supposition as a sentence that says that it is one
 */
char *
jalon_phrase_what_if (JalonWhatIf what, const GDate *day)
{
  g_autofree char *date = jalon_phrase_date (day);
  switch (what)
    {
    case JALON_WHAT_IF_API_UNTIL:
      /* Translators: %s is a date */
      return g_strdup_printf (_("Supposed: the extension certificate (API) is renewed until %s."), date);
    case JALON_WHAT_IF_REFUSED_ON:
      /* Translators: %s is a date */
      return g_strdup_printf (_("Supposed: a refusal comes on %s."), date);
    case JALON_WHAT_IF_NEW_EMPLOYER_ON:
      /* Translators: %s is a date */
      return g_strdup_printf (_("Supposed: work with another employer begins on %s."), date);
    case JALON_WHAT_IF_NOTHING_BY:
    default:
      /* Translators: %s is a date */
      return g_strdup_printf (_("Supposed: nothing arrives by %s."), date);
    }
}

/**
 * jalon_phrase_what_if_refusal:
 * @day: the day of a supposition
 * @today: today
 *
 * Returns: (transfer full) (nullable): why @day cannot be supposed
 */
char *
jalon_phrase_what_if_refusal (const GDate *day, const GDate *today)
{
  if (g_date_compare (day, today) >= 0)
    return NULL;
  return g_strdup (_("This day is over. What happened is written down as a title, a request or a journal entry; suppose a day to come."));
}

/* A day is looked at on which nothing more has arrived. */
static char *
describe_day (const GDate *day, const GDate *today, const JalonWhatIfEffect *effect)
{
  g_autofree char *date = jalon_phrase_date (day);
  g_autofree char *first = g_date_valid (&effect->first_unproven_if) ? jalon_phrase_date (&effect->first_unproven_if) : NULL;
  gboolean         already = first != NULL && g_date_compare (&effect->first_unproven_if, today) == 0;
  if (effect->proven_on_day && first == NULL)
    /* Translators: %s is a date; the sentence stands under the name of a right */
    return g_strdup_printf (_("Still proven on %s; no day without proof is known."), date);
  if (effect->proven_on_day && g_date_compare (&effect->first_unproven_if, day) > 0)
    /* Translators: two dates; the sentence stands under the name of a right */
    return g_strdup_printf (_("Still proven on %1$s; the first day without proof is %2$s."), date, first);
  if (effect->proven_on_day)
    /* Translators: two dates; the sentence stands under the name of a right */
    return g_strdup_printf (_("Proven on %1$s, but not on each day until then: the first day without proof is %2$s."), date, first);
  if (effect->in_doubt_on_day)
    /* Translators: two dates; the sentence stands under the name of a right */
    return g_strdup_printf (_("Not known on %1$s: the first day without sure proof is %2$s."), date, first);
  if (already)
    /* Translators: %s is a date; the sentence stands under the name of a right */
    return g_strdup_printf (_("Nothing proves it on %s, as nothing does today."), date);
  /* Translators: two dates; the sentence stands under the name of a right */
  return g_strdup_printf (_("Nothing proves it on %1$s: the first day without proof is %2$s."), date, first);
}

static char *
describe_no_change (const GDate *today, const JalonWhatIfEffect *effect)
{
  g_autofree char *first = g_date_valid (&effect->first_unproven) ? jalon_phrase_date (&effect->first_unproven) : NULL;
  if (first == NULL)
    return g_strdup (_("This would change nothing: no day without proof is known."));
  if (g_date_compare (&effect->first_unproven, today) == 0)
    return g_strdup (_("This would change nothing: nothing proves it today."));
  /* Translators: %s is a date; the sentence stands under the name of a right */
  return g_strdup_printf (_("This would change nothing: the first day without proof stays %s."), first);
}

static char *
describe_better (const GDate *today, const JalonWhatIfEffect *effect)
{
  g_autofree char *now = jalon_phrase_date (&effect->first_unproven);
  g_autofree char *then = g_date_valid (&effect->first_unproven_if) ? jalon_phrase_date (&effect->first_unproven_if) : NULL;
  gboolean         already = g_date_compare (&effect->first_unproven, today) == 0;
  if (already && then == NULL)
    return g_strdup (_("Nothing proves it today. With this it would be proven, and no day without proof would be known."));
  if (already)
    /* Translators: %s is a date; the sentence stands under the name of a right */
    return g_strdup_printf (_("Nothing proves it today. With this the next day without proof would be %s."), then);
  if (then == NULL)
    /* Translators: %s is a date; the sentence stands under the name of a right */
    return g_strdup_printf (_("Proven for longer: no day without proof would be known; as things are, the first one is %s."), now);
  /* Translators: two dates; the sentence stands under the name of a right */
  return g_strdup_printf (_("Proven for longer: the first day without proof would be %1$s instead of %2$s."), then, now);
}

static char *
describe_worse (const JalonWhatIfEffect *effect)
{
  g_autofree char *now = g_date_valid (&effect->first_unproven) ? jalon_phrase_date (&effect->first_unproven) : NULL;
  g_autofree char *then = jalon_phrase_date (&effect->first_unproven_if);
  if (now == NULL)
    /* Translators: %s is a date; the sentence stands under the name of a right */
    return g_strdup_printf (_("Proven for less long: the first day without proof would be %s; as things are, no such day is known."), then);
  /* Translators: two dates; the sentence stands under the name of a right */
  return g_strdup_printf (_("Proven for less long: the first day without proof would be %1$s instead of %2$s."), then, now);
}

/* As by g_date_compare (); an unset day never comes. */
static int
compare_days (const GDate *a, const GDate *b)
{
  if (!g_date_valid (a) || !g_date_valid (b))
    return g_date_valid (b) - g_date_valid (a);
  return g_date_compare (a, b);
}

/**
 * jalon_phrase_what_if_effect:
 * @what: what is supposed
 * @day: its day
 * @today: today
 * @effect: what changes for a right
 *
 * Returns: (transfer full): one or two sentences that stand under the name of the right
 */
char *
jalon_phrase_what_if_effect (JalonWhatIf what, const GDate *day, const GDate *today, const JalonWhatIfEffect *effect)
{
  int order = compare_days (&effect->first_unproven_if, &effect->first_unproven);
  if (what == JALON_WHAT_IF_NOTHING_BY)
    return describe_day (day, today, effect);
  if (order == 0)
    return describe_no_change (today, effect);
  return order > 0 ? describe_better (today, effect) : describe_worse (effect);
}

/**
 * jalon_phrase_what_if_question:
 * @what: what is supposed
 * @effect: what changes for a right
 *
 * Returns: (transfer full) (nullable): the question that decides about the day that the effect names
 */
char *
jalon_phrase_what_if_question (JalonWhatIf what, const JalonWhatIfEffect *effect)
{
  const char *question = what == JALON_WHAT_IF_NOTHING_BY && !effect->proven_on_day ? effect->question_on_day : effect->question;
  return question != NULL ? jalon_phrase_line_question (question) : NULL;
}

/**
 * jalon_phrase_what_if_advice:
 * @what: what is supposed
 *
 * Returns: (transfer full) (nullable): what would have to be done, when rights are not all that would change
 */
char *
jalon_phrase_what_if_advice (JalonWhatIf what)
{
  if (what == JALON_WHAT_IF_REFUSED_ON)
    return g_strdup (_("A refusal would also start the time to appeal: see a lawyer or an association on the day it comes."));
  return NULL;
}
