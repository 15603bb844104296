/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The same case under two sets of packs, compared. Dates are matched by rule and by what they count from; a rule that gives several
 * dates for one trigger is matched in their order.
 */
#include "core/renewal/jalon-rules-effect.h"

#include "core/law/jalon-line-facts.h"
#include "core/law/jalon-what-if.h"

#include <string.h>

#define DAYS_BACK 800 /* a date of today may have moved into the past: longer than any window of a rule */

void
jalon_rules_effect_free (JalonRulesEffect *self)
{
  g_free (self->rule);
  g_free (self->item);
  g_free (self);
}

static JalonRulesEffect *
add (GPtrArray *effects, JalonRulesEffectKind kind)
{
  JalonRulesEffect *effect = g_new0 (JalonRulesEffect, 1);
  effect->kind = kind;
  g_ptr_array_add (effects, effect);
  return effect;
}

static void
add_date (GPtrArray *effects, JalonRulesEffectKind kind, const char *rule, const GDate *before, const GDate *after)
{
  JalonRulesEffect *effect = add (effects, kind);
  effect->rule = g_strdup (rule);
  if (before != NULL)
    effect->before = *before;
  if (after != NULL)
    effect->after = *after;
}

/* The first of @list that says the same as @wanted and was not matched yet. */
static JalonNextDate *
match (GPtrArray *list, const JalonNextDate *wanted, GHashTable *matched)
{
  for (guint i = 0; i < list->len; i++)
    {
      JalonNextDate *date = g_ptr_array_index (list, i);
      if (g_str_equal (date->rule, wanted->rule) && g_strcmp0 (date->title, wanted->title) == 0 && g_hash_table_add (matched, date))
        return date;
    }
  return NULL;
}

static void
compare_date (GPtrArray *effects, const JalonNextDate *old, const JalonNextDate *new, const GDate *today)
{
  if (g_date_compare (&old->date, today) < 0 && g_date_compare (&new->date, today) < 0)
    return;
  if (g_date_compare (&old->date, &new->date) != 0)
    add_date (effects, JALON_EFFECT_DATE_MOVED, old->rule, &old->date, &new->date);
  else if (old->sure != new->sure)
    add_date (effects, new->sure ? JALON_EFFECT_DATE_SURE : JALON_EFFECT_DATE_IN_DOUBT, old->rule, &old->date, &new->date);
}

static void
compare_dates (GPtrArray *effects, GPtrArray *before, GPtrArray *after, const GDate *today)
{
  g_autoptr(GHashTable) matched = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < before->len; i++)
    {
      const JalonNextDate *old = g_ptr_array_index (before, i);
      const JalonNextDate *new = match (after, old, matched);
      if (new != NULL)
        compare_date (effects, old, new, today);
      else if (g_date_compare (&old->date, today) >= 0)
        add_date (effects, JALON_EFFECT_DATE_GONE, old->rule, &old->date, NULL);
    }
  for (guint i = 0; i < after->len; i++)
    {
      const JalonNextDate *new = g_ptr_array_index (after, i);
      if (!g_hash_table_contains (matched, new) && g_date_compare (&new->date, today) >= 0)
        add_date (effects, JALON_EFFECT_DATE_NEW, new->rule, NULL, &new->date);
    }
}

static JalonRightsLine *
make_line (JalonPacks *packs, const JalonNextCase *values)
{
  g_autoptr(JalonLineFacts) facts = jalon_line_facts_new_for_case (values->titles, values->procedures, values->events, values->papers,
                                                                   values->renewal);
  if (values->details != NULL)
    jalon_line_facts_add_details (facts, values->details);
  return jalon_rights_line_new (packs, facts);
}

static gboolean
same_day (const GDate *one, const GDate *other)
{
  if (!g_date_valid (one) || !g_date_valid (other))
    return g_date_valid (one) == g_date_valid (other);
  return g_date_compare (one, other) == 0;
}

static void
compare_lines (GPtrArray *effects, JalonRightsLine *before, JalonRightsLine *after, const GDate *today)
{
  for (JalonRight right = JALON_RIGHT_STAY; right < JALON_N_RIGHTS; right++)
    {
      JalonWhatIfEffect found;
      jalon_what_if_compare (before, after, right, today, today, &found);
      if (same_day (&found.first_unproven, &found.first_unproven_if))
        continue;
      JalonRulesEffect *effect = add (effects, JALON_EFFECT_UNPROVEN_MOVED);
      effect->right = right;
      effect->before = found.first_unproven;
      effect->after = found.first_unproven_if;
    }
}

static const JalonRequirement *
find_requirement (const JalonRenewalStatus *status, const char *id)
{
  for (guint i = 0; i < status->requirements->len; i++)
    {
      const JalonRequirement *requirement = g_ptr_array_index (status->requirements, i);
      if (g_str_equal (requirement->id, id))
        return requirement;
    }
  return NULL;
}

static void
compare_statuses (GPtrArray *effects, const JalonRenewalStatus *before, const JalonRenewalStatus *after)
{
  for (guint i = 0; i < after->requirements->len; i++)
    {
      const JalonRequirement *new = g_ptr_array_index (after->requirements, i), *old = find_requirement (before, new->id);
      if (old != NULL && old->state == new->state)
        continue;
      JalonRulesEffect *effect = add (effects, old == NULL ? JALON_EFFECT_REQUIREMENT_NEW : JALON_EFFECT_REQUIREMENT_STATE);
      effect->item = g_strdup (new->item->id);
      effect->state_after = new->state;
      effect->state_before = old != NULL ? old->state : new->state;
    }
  for (guint i = 0; i < before->requirements->len; i++)
    {
      const JalonRequirement *old = g_ptr_array_index (before->requirements, i);
      if (find_requirement (after, old->id) == NULL)
        add (effects, JALON_EFFECT_REQUIREMENT_GONE)->item = g_strdup (old->item->id);
    }
}

/**
 * jalon_rules_effect_find:
 * @before: the packs in use
 * @after: the packs that would be in use
 * @values: the values of a case
 * @status_before: (nullable): its renewal file under @before
 * @status_after: (nullable): the same under @after
 * @today: the day to judge from
 *
 * Returns: (transfer full) (element-type JalonRulesEffect): what changes; empty when nothing does
 */
GPtrArray *
jalon_rules_effect_find (JalonPacks *before, JalonPacks *after, const JalonNextCase *values, const JalonRenewalStatus *status_before,
                         const JalonRenewalStatus *status_after, const GDate *today)
{
  GPtrArray *effects = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_rules_effect_free);
  GDate since = *today;
  g_date_subtract_days (&since, DAYS_BACK);
  g_autoptr(GPtrArray) old_dates = jalon_next_list (before, values, &since), new_dates = jalon_next_list (after, values, &since);
  compare_dates (effects, old_dates, new_dates, today);
  g_autoptr(JalonRightsLine) old_line = make_line (before, values), new_line = make_line (after, values);
  compare_lines (effects, old_line, new_line, today);
  if (status_before != NULL && status_after != NULL)
    compare_statuses (effects, status_before, status_after);
  return effects;
}
