/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rules that count something beside a day: renewals, paid months, hours, months in France, attempts, the days of a suspension.
 */
#include "core/law/jalon-calendar.h"
#include "core/law/jalon-deadlines-private.h"

#include "core/jalon-date.h"

#include <string.h>

/* FALSE when nobody said it: the question is put. */
static gboolean
get_number (JalonDated *self, JalonEvaluation *evaluation, int *number)
{
  const char *text = jalon_law_facts_get (evaluation->facts, self->rule_case->fact);
  if (text == NULL)
    {
      jalon_dated_limit_truth (self, JALON_TRUTH_UNKNOWN, self->rule_case->fact, self->rule_case->reason_open);
      return FALSE;
    }
  *number = (int) g_ascii_strtoll (text, NULL, 10);
  jalon_dated_set_value (self, "count", *number);
  return TRUE;
}

static void
set_met (JalonDated *self, gboolean met)
{
  if (!met)
    jalon_dated_set_reason (self, self->rule_case->reason_other);
}

static void
measure_at_most (JalonDated *self, JalonEvaluation *evaluation)
{
  int count = 0;
  if (!get_number (self, evaluation, &count))
    return;
  jalon_dated_set_value (self, "left", MAX (self->rule_case->limit - count, 0));
  set_met (self, count < self->rule_case->limit);
}

static void
measure_at_least (JalonDated *self, JalonEvaluation *evaluation)
{
  int count = 0;
  self->deadline->until = self->start;
  self->deadline->from = self->start;
  jalon_calendar_add_months (&self->deadline->from, -self->rule_case->window);
  if (get_number (self, evaluation, &count))
    set_met (self, count >= self->rule_case->limit);
}

/* The period that today is in; before the first one, the first. Each starts on an anniversary of the trigger. */
static void
measure_period (JalonDated *self, JalonEvaluation *evaluation)
{
  int length = self->rule_case->offset.offset;
  GDate from = self->start, next;
  int months = (g_date_get_year (&evaluation->today) - g_date_get_year (&from)) * 12 + (int) g_date_get_month (&evaluation->today)
               - (int) g_date_get_month (&from);
  int passed = MAX (months / length - 1, 0);
  if (self->rule_case->offset.counting != JALON_COUNT_MONTH)
    return;
  do
    {
      from = next = self->start;
      jalon_calendar_add_months (&from, length * passed);
      jalon_calendar_add_months (&next, length * ++passed);
    }
  while (g_date_compare (&next, &evaluation->today) <= 0);
  self->deadline->from = from;
  self->deadline->date = self->deadline->until = next;
  g_date_subtract_days (&self->deadline->until, 1);
}

/* Months in @year, or -1 when nobody said. */
static int
lookup_months (JalonEvaluation *evaluation, const char *fact, int year)
{
  GPtrArray *values = g_hash_table_lookup (jalon_law_facts_get_table (evaluation->facts), fact);
  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      const char *value = g_ptr_array_index (values, i);
      if (g_ascii_strtoll (value, NULL, 10) == year)
        return (int) g_ascii_strtoll (strchr (value, '=') + 1, NULL, 10);
    }
  return -1;
}

/* The calendar years that end before the request, or those of the card when it is younger. */
static void
measure_presence (JalonDated *self, JalonEvaluation *evaluation)
{
  const JalonRuleCase *rule_case = self->rule_case;
  GDate card;
  g_autoptr(GString) enough = g_string_new (NULL), short_years = g_string_new (NULL);
  int last = g_date_get_year (&self->start) - 1, first = last - rule_case->window + 1;
  if (jalon_law_facts_get_date (evaluation->facts, "from", &card) && g_date_get_year (&card) >= first)
    {
      first = MIN (g_date_get_year (&card), last);
      if (g_date_get_day_of_year (&card) > 1)
        jalon_dated_lower_confidence (self, "low");
    }
  g_date_set_dmy (&self->deadline->from, 1, G_DATE_JANUARY, (GDateYear) first);
  g_date_set_dmy (&self->deadline->until, 31, G_DATE_DECEMBER, (GDateYear) last);
  for (int year = first; year <= last; year++)
    {
      int months = lookup_months (evaluation, rule_case->fact, year);
      GString *list = months >= rule_case->limit ? enough : short_years;
      if (months < 0)
        jalon_dated_limit_truth (self, JALON_TRUTH_UNKNOWN, rule_case->fact, rule_case->reason_open);
      else
        g_string_append_printf (list, "%s%d", list->len > 0 ? ", " : "", year);
    }
  set_met (self, short_years->len == 0);
  g_hash_table_insert (self->deadline->values, g_strdup ("years"), g_strdup (short_years->len > 0 ? short_years->str : enough->str));
}

static void
measure_spread (JalonDated *self, JalonEvaluation *evaluation)
{
  GPtrArray *values = g_hash_table_lookup (jalon_law_facts_get_table (evaluation->facts), self->rule_case->fact);
  gboolean met = FALSE;
  for (guint i = 0; values != NULL && i < values->len && !met; i++)
    {
      GDate day;
      met = jalon_date_parse (g_ptr_array_index (values, i), &day) && g_date_compare (&day, &self->deadline->date) >= 0;
    }
  set_met (self, met);
}

static void
measure_valid_on (JalonDated *self, JalonEvaluation *evaluation)
{
  GDate until;
  if (jalon_law_facts_get_date (evaluation->facts, self->rule_case->fact, &until))
    set_met (self, g_date_compare (&until, &self->deadline->date) >= 0);
  else
    jalon_dated_limit_truth (self, JALON_TRUTH_UNKNOWN, self->rule_case->fact, self->rule_case->reason_open);
}

/* From the request for papers to the answer, or to its due day when that comes first. */
static void
measure_suspension (JalonDated *self, JalonEvaluation *evaluation)
{
  GDate due, sent, asked = self->deadline->date;
  if (!jalon_law_facts_get_date (evaluation->facts, self->rule_case->fact, &due))
    {
      jalon_dated_limit_truth (self, JALON_TRUTH_NO, NULL, "suspension-without-due-day");
      return;
    }
  if (jalon_law_facts_get_date (evaluation->facts, "papers-sent", &sent) && g_date_compare (&sent, &due) < 0)
    due = sent;
  evaluation->still_days = MAX (g_date_days_between (&asked, &due), 0);
  self->deadline->from = self->start;
  self->deadline->date = self->deadline->until = due;
}

/**
 * jalon_dated_measure:
 * @self: an entry with its date
 * @evaluation: where it belongs
 *
 * Counts what the rule counts, and says by the reason whether it is enough.
 */
void
jalon_dated_measure (JalonDated *self, JalonEvaluation *evaluation)
{
  static void (*const measures[]) (JalonDated *, JalonEvaluation *) = {
    [JALON_MEASURE_AT_MOST] = measure_at_most,   [JALON_MEASURE_AT_LEAST] = measure_at_least,
    [JALON_MEASURE_PERIOD] = measure_period,     [JALON_MEASURE_PRESENCE] = measure_presence,
    [JALON_MEASURE_SPREAD] = measure_spread,     [JALON_MEASURE_VALID_ON] = measure_valid_on,
    [JALON_MEASURE_SUSPENSION] = measure_suspension,
  };
  if (self->rule_case->measure == JALON_MEASURE_NONE)
    return;
  if (self->rule_case->limit > 0)
    jalon_dated_set_value (self, "limit", self->rule_case->limit);
  measures[self->rule_case->measure] (self, evaluation);
}
