/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Suppositions as facts: the line needs no rule of its own for them.
 */
#include "core/law/jalon-what-if.h"

static const char *const names[] = { "nothing-by", "api-until", "refused-on", "new-employer-on" };

const char *
jalon_what_if_get_name (JalonWhatIf what)
{
  return names[what];
}

/**
 * jalon_what_if_from_name:
 * @name: a name of jalon_what_if_get_name ()
 * @what: (out): what it names
 *
 * Returns: whether @name is one
 */
gboolean
jalon_what_if_from_name (const char *name, JalonWhatIf *what)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (names[i], name) == 0)
      {
        *what = (JalonWhatIf) i;
        return TRUE;
      }
  return FALSE;
}

/* The day after the last surely printed day of what prolongs the stay now: the newest certificate, else the card. */
static gboolean
find_day_after (JalonPacks *packs, const JalonLineFacts *facts, GDate *day)
{
  g_date_clear (day, 1);
  for (guint i = 0; i < facts->titles->len; i++)
    {
      const JalonLineTitle *title = g_ptr_array_index (facts->titles, i);
      const JalonTitleKind *kind = jalon_packs_get_title_kind (packs, title->kind);
      if (kind == NULL || title->endless || g_str_equal (kind->stay, "no") || !g_date_valid (&title->ends.earliest))
        continue;
      if (!g_date_valid (day) || g_date_compare (&title->ends.earliest, day) > 0)
        *day = title->ends.earliest;
    }
  if (!g_date_valid (day))
    return FALSE;
  g_date_add_days (day, 1);
  return TRUE;
}

static void
suppose_api (JalonPacks *packs, JalonLineFacts *facts, const GDate *until, const GDate *today)
{
  JalonRoughDay from, ends;
  GDate first;
  if (!find_day_after (packs, facts, &first) || g_date_compare (&first, today) < 0)
    first = *today;
  if (g_date_compare (&first, until) > 0)
    return;
  jalon_rough_day_set_exact (&from, &first);
  jalon_rough_day_set_exact (&ends, until);
  jalon_line_facts_add_title (facts, "what-if", "api", &from, &ends)->supposed = TRUE;
}

/**
 * jalon_what_if_suppose:
 * @packs: rule packs
 * @facts: the facts
 * @what: what is supposed
 * @day: the day of it
 * @today: today: a certificate that comes late does not reach back
 *
 * Returns: (transfer full): a copy of the facts in which it holds
 */
JalonLineFacts *
jalon_what_if_suppose (JalonPacks *packs, const JalonLineFacts *facts, JalonWhatIf what, const GDate *day, const GDate *today)
{
  JalonLineFacts *supposed = jalon_line_facts_copy (facts);
  JalonRoughDay on;
  jalon_rough_day_set_exact (&on, day);
  switch (what)
    {
    case JALON_WHAT_IF_API_UNTIL:
      suppose_api (packs, supposed, day, today);
      break;
    case JALON_WHAT_IF_REFUSED_ON:
      jalon_line_facts_add_refusal (supposed, &on);
      break;
    case JALON_WHAT_IF_NEW_EMPLOYER_ON:
      supposed->new_employer = *day;
      break;
    case JALON_WHAT_IF_NOTHING_BY:
    default:
      break;
    }
  return supposed;
}

/* The first day from @day on that no proof holds: also one before the line begins, where nothing is known. */
static void
find_first_unproven (JalonRightsLine *line, JalonRight right, gint32 day, GDate *first)
{
  for (;;)
    {
      const JalonProof *proof = jalon_rights_line_lookup (line, right, day);
      const JalonGap   *gap = jalon_rights_line_next_gap (line, right, day);
      if (proof == NULL || (gap != NULL && gap->days.from <= day))
        break;
      if (gap != NULL && gap->days.from <= proof->days.until)
        day = gap->days.from;
      else if (proof->days.until == JALON_DAY_LAST)
        {
          g_date_clear (first, 1);
          return;
        }
      else
        day = proof->days.until + 1;
    }
  jalon_day_to_date (day, first);
}

static const char *
find_question (JalonRightsLine *line, JalonRight right, const GDate *day)
{
  const JalonDoubt *doubt = g_date_valid (day) ? jalon_rights_line_lookup_doubt (line, right, (gint32) g_date_get_julian (day)) : NULL;
  return doubt != NULL ? doubt->question : NULL;
}

/**
 * jalon_what_if_compare:
 * @line: the true line
 * @supposed: the line of what is supposed
 * @right: which right
 * @day: the day of the supposition
 * @today: today
 * @effect: (out caller-allocates): what changes; its questions live as long as @supposed
 */
void
jalon_what_if_compare (JalonRightsLine *line, JalonRightsLine *supposed, JalonRight right, const GDate *day, const GDate *today,
                       JalonWhatIfEffect *effect)
{
  gint32 now = (gint32) g_date_get_julian (today), then = (gint32) g_date_get_julian (day);
  effect->right = right;
  find_first_unproven (line, right, now, &effect->first_unproven);
  find_first_unproven (supposed, right, now, &effect->first_unproven_if);
  effect->proven_on_day = jalon_rights_line_lookup (supposed, right, then) != NULL
                          && jalon_rights_line_lookup_gap (supposed, right, then) == NULL;
  effect->in_doubt_on_day = jalon_rights_line_lookup_doubt (supposed, right, then) != NULL;
  effect->question = find_question (supposed, right, &effect->first_unproven_if);
  effect->question_on_day = find_question (supposed, right, day);
}
