/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tables of the dated rules notice every wrong number: each offset is changed by one, each way of counting is swapped for every
 * other, each limit, amount, length and fixed day is changed, in a loaded copy of the pack. For every change at least one row must
 * differ.
 */
#include "deadline-fixture.h"

#include "core/law/jalon-deadline-rules.h"

static const DeadlineRow *const tables[] = { deadline_rows_card, deadline_rows_life, deadline_rows_refusal };

/* Ways of counting that take an offset; hours are swapped for these, never the other way. */
static const JalonCounting modes[] = { JALON_COUNT_DAY, JALON_COUNT_MONTH, JALON_COUNT_FRANC, JALON_COUNT_MONTH_END,
                                       JALON_COUNT_WORKING_DAY };

typedef struct {
  JalonPacks *packs;
  const char *rule;
  guint       changes;
  guint       missed;
} Mutation;

static gboolean
is_noticed_by (Mutation *self, gboolean own)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const DeadlineRow *row = tables[i]; row->name != NULL; row++)
      if (g_str_equal (row->rule, self->rule) == own && !deadline_fixture_row_holds (self->packs, row))
        return TRUE;
  return FALSE;
}

static void
judge_change (Mutation *self, const char *what, int value)
{
  self->changes++;
  if (is_noticed_by (self, TRUE) || is_noticed_by (self, FALSE))
    return;
  self->missed++;
  g_test_message ("no row notices: %s, %s %d", self->rule, what, value);
}

/* A number that is 0 is not in the pack, but for an offset. */
static void
change_number (Mutation *self, const char *what, int *number, gboolean also_zero)
{
  int before = *number;
  if (before == 0 && !also_zero)
    return;
  for (int step = -1; step <= 1; step += 2)
    {
      *number = before + step;
      if (before + step != 0 || also_zero)
        judge_change (self, what, *number);
    }
  *number = before;
}

static gboolean
is_plain (JalonCounting counting)
{
  return counting == JALON_COUNT_DAY || counting == JALON_COUNT_MONTH || counting == JALON_COUNT_WORKING_DAY;
}

static void
change_fixed_day (Mutation *self, GDate *day)
{
  GDate before = *day;
  for (int step = -1; step <= 1; step += 2)
    {
      g_date_set_julian (day, g_date_get_julian (&before) + step);
      judge_change (self, "fixed day", step);
    }
  *day = before;
}

/* No days, no months and no working days are the same day. */
static void
change_offset (Mutation *self, const char *what, JalonOffset *offset)
{
  JalonCounting before = offset->counting;
  if (!offset->given || before == JALON_COUNT_NUMBER)
    return;
  if (before == JALON_COUNT_FIXED)
    {
      change_fixed_day (self, &offset->fixed);
      return;
    }
  change_number (self, what, &offset->offset, TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      if (modes[i] == before || (offset->offset == 0 && is_plain (modes[i]) && is_plain (before)))
        continue;
      offset->counting = modes[i];
      judge_change (self, "counting", (int) modes[i]);
    }
  offset->counting = before;
}

static void
change_case (Mutation *self, JalonRuleCase *rule_case)
{
  change_offset (self, "offset", &rule_case->offset);
  change_offset (self, "until", &rule_case->until);
  change_number (self, "years", &rule_case->years, FALSE);
  change_number (self, "days of warning", &rule_case->warn_days, FALSE);
  change_number (self, "limit", &rule_case->limit, FALSE);
  change_number (self, "window", &rule_case->window, FALSE);
  for (guint i = 0; i < rule_case->others->len; i++)
    change_offset (self, "other reading", &((JalonOtherReading *) g_ptr_array_index (rule_case->others, i))->offset);
  for (guint i = 0; i < rule_case->amounts->len; i++)
    change_number (self, "amount", &((JalonAmount *) g_ptr_array_index (rule_case->amounts, i))->value, FALSE);
}

static void
change_rule (Mutation *self, JalonRule *rule)
{
  guint before = self->changes;
  self->rule = rule->id;
  for (guint i = 0; i < rule->cases->len; i++)
    change_case (self, g_ptr_array_index (rule->cases, i));
  g_test_message ("%s: %u changes", self->rule, self->changes - before);
  g_assert_cmpuint (self->changes, >, before);
}

/* The packs are this test's own, so what is const for everybody else may change here. */
static void
test_every_change_is_noticed (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JalonPacks) packs = jalon_packs_load (&error);
  g_assert_no_error (error);
  Mutation self = { .packs = packs };
  const JalonRuleTables *rules = jalon_packs_get_rules (packs);
  for (guint i = 0; i < rules->rules->ids->len; i++)
    change_rule (&self, (JalonRule *) jalon_pack_table_lookup (rules->rules, g_ptr_array_index (rules->rules->ids, i), NULL));
  self.rule = "length of a card";
  for (guint i = 0; i < rules->derived->ids->len; i++)
    change_number (&self, g_ptr_array_index (rules->derived->ids, i),
                   &((JalonDerived *) jalon_pack_table_lookup (rules->derived, g_ptr_array_index (rules->derived->ids, i), NULL))->months,
                   FALSE);
  g_test_message ("%u changes in all", self.changes);
  g_assert_cmpuint (self.missed, ==, 0);

  /* Everything stands as before: a change that was left behind would have been noticed for the wrong rule. */
  self.rule = "nothing";
  g_assert_false (is_noticed_by (&self, FALSE));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/deadlines-mutation/every-change-is-noticed", test_every_change_is_noticed);
  return g_test_run ();
}
