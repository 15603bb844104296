/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Days of the rights line as the pages show them: those of several rights that say the same become one row, and days in doubt are taken out
 * of the gaps that they lie on.
 */
#include "phrases/jalon-phrases-pages-private.h"

#include "core/law/jalon-deadlines.h"
#include "phrases/jalon-phrases-line.h"
#include "phrases/jalon-phrases.h"

#include <glib/gi18n.h>

static gboolean
have_same_days (const JalonInterval *a, const JalonInterval *b)
{
  return a->from == b->from && a->until == b->until;
}

static void
add_proof (GArray *proofs, const JalonProof *proof)
{
  JalonPageProof row = { proof, proof->right == JALON_RIGHT_WORK ? proof : NULL, 1u << proof->right };
  for (guint i = 0; i < proofs->len; i++)
    {
      JalonPageProof   *known = &g_array_index (proofs, JalonPageProof, i);
      const JalonProof *other = known->proof;
      gboolean          no_work = row.work != NULL && proof->scope == JALON_SCOPE_NONE;
      if (no_work || (known->work != NULL && known->work->scope == JALON_SCOPE_NONE))
        continue;
      if (!have_same_days (&other->days, &proof->days) || other->title != proof->title || other->with != proof->with
          || other->confirmed != proof->confirmed || g_strcmp0 (other->rule, proof->rule) != 0 || other->source != proof->source)
        continue;
      known->rights |= row.rights;
      if (row.work != NULL)
        known->work = row.work;
      return;
    }
  g_array_append_val (proofs, row);
}

static int
compare_days (const JalonInterval *a, const JalonInterval *b)
{
  if (a->from != b->from)
    return a->from > b->from ? -1 : 1;
  return (a->until < b->until) - (a->until > b->until);
}

static int
compare_proofs (gconstpointer a, gconstpointer b)
{
  const JalonPageProof *left = a, *right = b;
  int                   order = compare_days (&left->proof->days, &right->proof->days);
  return order != 0 ? order : (int) left->proof->right - (int) right->proof->right;
}

/**
 * jalon_page_list_proofs:
 *
 * Returns: (transfer full) (element-type JalonPageProof): what proves which rights, the newest days first
 */
GArray *
jalon_page_list_proofs (JalonRightsLine *line)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (JalonPageProof));
  for (JalonRight right = JALON_RIGHT_STAY; right < JALON_N_RIGHTS; right++)
    {
      gsize             count;
      const JalonProof *proofs = jalon_rights_line_get_proofs (line, right, &count);
      for (gsize i = 0; i < count; i++)
        add_proof (rows, &proofs[i]);
    }
  g_array_sort (rows, compare_proofs);
  return rows;
}

static void
add_gap (GArray *gaps, JalonRight right, const JalonInterval *days, const char *question, const JalonSource *source)
{
  JalonPageGap row = { *days, 1u << right, question, source };
  for (guint i = 0; i < gaps->len; i++)
    {
      JalonPageGap *known = &g_array_index (gaps, JalonPageGap, i);
      if (!have_same_days (&known->days, days) || g_strcmp0 (known->question, question) != 0 || known->source != source)
        continue;
      known->rights |= row.rights;
      return;
    }
  g_array_append_val (gaps, row);
}

static void
add_right (GArray *rows, JalonRightsLine *line, JalonRight right)
{
  gsize                       n_gaps, n_doubts;
  const JalonGap             *gaps = jalon_rights_line_get_gaps (line, right, &n_gaps);
  const JalonDoubt           *doubts = jalon_rights_line_get_doubts (line, right, &n_doubts);
  g_autofree JalonInterval   *all = g_new (JalonInterval, MAX (n_gaps, n_doubts) + 1);
  g_autoptr(JalonIntervalSet) unproven = NULL, doubtful = NULL, nothing = NULL;
  for (gsize i = 0; i < n_gaps; i++)
    all[i] = gaps[i].days;
  unproven = jalon_interval_set_new (all, n_gaps);
  for (gsize i = 0; i < n_doubts; i++)
    {
      all[i] = doubts[i].days;
      add_gap (rows, right, &doubts[i].days, doubts[i].question, doubts[i].source);
    }
  doubtful = jalon_interval_set_new (all, n_doubts);
  nothing = jalon_interval_set_difference (unproven, doubtful);
  for (gsize i = 0; i < jalon_interval_set_get_length (nothing); i++)
    add_gap (rows, right, jalon_interval_set_get (nothing, i), NULL, NULL);
}

static int
compare_gaps (gconstpointer a, gconstpointer b)
{
  const JalonPageGap *left = a, *right = b;
  int                 order = compare_days (&left->days, &right->days);
  return order != 0 ? order : (int) right->rights - (int) left->rights;
}

/**
 * jalon_page_list_gaps:
 *
 * Returns: (transfer full) (element-type JalonPageGap): days without proof and days in doubt, the newest first
 */
GArray *
jalon_page_list_gaps (JalonRightsLine *line)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (JalonPageGap));
  for (JalonRight right = JALON_RIGHT_STAY; right < JALON_N_RIGHTS; right++)
    add_right (rows, line, right);
  g_array_sort (rows, compare_gaps);
  return rows;
}

/**
 * jalon_page_rights:
 * @rights: one bit for each right
 *
 * Returns: (transfer full): their names
 */
char *
jalon_page_rights (guint rights)
{
  g_autoptr(GString) names = g_string_new (NULL);
  for (JalonRight right = JALON_RIGHT_STAY; right < JALON_N_RIGHTS; right++)
    if (rights & 1u << right)
      {
        g_autofree char *name = jalon_phrase_right (right);
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
      }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

/* A date stays on one line. */
static char *
dup_short_day (gint32 day)
{
  GDate date;
  jalon_day_to_date (day, &date);
  g_autofree char   *words = jalon_phrase_short_date (&date);
  g_autoptr(GString) whole = g_string_new (words);
  g_string_replace (whole, " ", "\u00a0", 0);
  return g_string_free (g_steal_pointer (&whole), FALSE);
}

/**
 * jalon_page_short_days:
 * @days: an interval
 *
 * Returns: (transfer full) (nullable): its days in few words; %NULL when it has neither beginning nor end
 */
char *
jalon_page_short_days (const JalonInterval *days)
{
  g_autofree char *from = dup_short_day (days->from);
  g_autofree char *until = dup_short_day (days->until);
  if (days->from == JALON_DAY_FIRST && days->until == JALON_DAY_LAST)
    return NULL;
  if (days->until == JALON_DAY_LAST)
    /* Translators: %s is a short date */
    return g_strdup_printf (_("from %s on"), from);
  if (days->from == JALON_DAY_FIRST)
    /* Translators: %s is a short date; the day still counts */
    return g_strdup_printf (_("until %s"), until);
  /* Translators: two short dates; both days count */
  return g_strdup_printf (_("%1$s – %2$s"), from, until);
}

/**
 * jalon_page_rule_source:
 * @rule: id of a dated rule
 *
 * Returns: (transfer none) (nullable): where it stands, when that was read and how sure it is
 */
const JalonSource *
jalon_page_rule_source (const JalonPageCase *self, const char *rule)
{
  return jalon_packs_get_rule_source (self->packs, rule);
}
