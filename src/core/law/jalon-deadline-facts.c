/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What follows from the given facts before a rule is looked at: values by default, spans and orders of days, conditions with a name.
 * And back: from a derived fact that is not known to the question that would decide.
 */
#include "core/law/jalon-deadlines-private.h"

#include "core/law/jalon-calendar.h"

/* The day of a fact, or the date of the first entry of a rule. */
static gboolean
get_day (JalonEvaluation *self, const char *name, GDate *day)
{
  if (jalon_law_facts_get_date (self->facts, name, day))
    return TRUE;
  for (guint i = 0; i < self->dated->len; i++)
    {
      const JalonDated *dated = g_ptr_array_index (self->dated, i);
      *day = dated->deadline->date;
      if (g_str_equal (dated->rule->id, name) && g_date_valid (day))
        return TRUE;
    }
  return FALSE;
}

/* Cards are printed to the day before the anniversary or to the anniversary itself: both are that many months. */
static JalonTruth
judge_span (JalonEvaluation *self, const JalonDerived *derived)
{
  GDate start, end;
  if (!jalon_law_facts_get_date (self->facts, derived->start, &start) || !get_day (self, derived->end, &end))
    return JALON_TRUTH_UNKNOWN;
  jalon_calendar_add_months (&start, derived->months);
  int beyond = g_date_days_between (&start, &end);
  gboolean holds = derived->span == JALON_SPAN_EXACTLY ? beyond == 0 || beyond == -1 : beyond < -1;
  return holds ? JALON_TRUTH_YES : JALON_TRUTH_NO;
}

static JalonTruth
judge_order (JalonEvaluation *self, const JalonDerived *derived)
{
  GDate day, limit;
  for (char **name = derived->days; *name != NULL; name++)
    if (jalon_law_facts_get_date (self->facts, *name, &day) && get_day (self, derived->by, &limit))
      return g_date_compare (&day, &limit) <= 0 ? JALON_TRUTH_YES : JALON_TRUTH_NO;
  return JALON_TRUTH_UNKNOWN;
}

static JalonTruth
judge_given (JalonEvaluation *self, const JalonDerived *derived)
{
  const char *value = jalon_law_facts_get (self->facts, derived->given);
  if (value == NULL)
    return JALON_TRUTH_UNKNOWN;
  return g_str_equal (value, "none") ? JALON_TRUTH_NO : JALON_TRUTH_YES;
}

static JalonTruth
judge_derived (JalonEvaluation *self, const JalonDerived *derived)
{
  JalonTruth truth = derived->given != NULL ? judge_given (self, derived) :
                     derived->start != NULL ? judge_span (self, derived) :
                     derived->days != NULL  ? judge_order (self, derived) :
                                              jalon_condition_evaluate (derived->when, jalon_law_facts_get_table (self->facts), NULL);
  return truth == JALON_TRUTH_UNKNOWN && derived->else_no ? JALON_TRUTH_NO : truth;
}

/* Works the derived facts out anew; they may name what stands before them. */
void
jalon_evaluation_derive (JalonEvaluation *self)
{
  static const char *const values[] = { "no", NULL, "yes" };
  for (guint i = 0; i < self->tables->derived->ids->len; i++)
    {
      const char *id = g_ptr_array_index (self->tables->derived->ids, i);
      const JalonDerived *derived = jalon_pack_table_lookup (self->tables->derived, id, NULL);
      jalon_law_facts_set (self->facts, id, values[judge_derived (self, derived)]);
    }
}

/* The first default whose condition holds wins; what was given is never replaced. */
void
jalon_evaluation_complete_facts (JalonEvaluation *self)
{
  jalon_evaluation_derive (self);
  for (guint i = 0; i < self->tables->defaults->len; i++)
    {
      const JalonDefault *value = g_ptr_array_index (self->tables->defaults, i);
      if (jalon_law_facts_get (self->facts, value->fact) != NULL
          || jalon_condition_evaluate (value->when, jalon_law_facts_get_table (self->facts), NULL) != JALON_TRUTH_YES)
        continue;
      g_autofree char *text = g_strdup (value->of != NULL ? jalon_law_facts_get (self->facts, value->of) : value->value);
      jalon_law_facts_set (self->facts, value->fact, text);
    }
  jalon_evaluation_derive (self);
}

/* The part of a span or order that is missing. */
static const char *
find_missing (JalonEvaluation *self, const JalonDerived *derived)
{
  GDate day;
  if (derived->end != NULL && !get_day (self, derived->end, &day))
    return derived->end;
  if (derived->by != NULL && jalon_rule_tables_is_fact (self->tables, derived->by) && !get_day (self, derived->by, &day))
    return derived->by;
  return derived->asks;
}

/**
 * jalon_evaluation_dup_question:
 * @self: an evaluation
 * @fact: a fact that is not known, asked or derived
 *
 * Returns: (transfer full): the fact to ask a person for
 */
char *
jalon_evaluation_dup_question (JalonEvaluation *self, const char *fact)
{
  const JalonDerived *derived = jalon_pack_table_lookup (self->tables->derived, fact, NULL);
  if (derived == NULL)
    return g_strdup (fact);
  if (jalon_law_facts_get (self->facts, derived->asks) == NULL)
    return g_strdup (derived->asks);
  g_autoptr(GPtrArray) undecided = g_ptr_array_new_with_free_func (g_free);
  if (derived->when != NULL)
    jalon_condition_evaluate (derived->when, jalon_law_facts_get_table (self->facts), undecided);
  if (undecided->len > 0)
    return jalon_evaluation_dup_question (self, g_ptr_array_index (undecided, 0));
  return g_strdup (find_missing (self, derived));
}

/**
 * jalon_evaluation_judge:
 * @self: an evaluation
 * @condition: (nullable): a condition; %NULL always holds
 * @question: (inout) (optional): set when it is %NULL and the answer is unknown
 *
 * Returns: yes, no or unknown
 */
JalonTruth
jalon_evaluation_judge (JalonEvaluation *self, const JalonCondition *condition, char **question)
{
  g_autoptr(GPtrArray) undecided = g_ptr_array_new_with_free_func (g_free);
  JalonTruth truth = jalon_condition_evaluate (condition, jalon_law_facts_get_table (self->facts), undecided);
  if (truth == JALON_TRUTH_UNKNOWN && question != NULL && *question == NULL && undecided->len > 0)
    *question = jalon_evaluation_dup_question (self, g_ptr_array_index (undecided, 0));
  return truth;
}
