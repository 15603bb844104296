/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Works out every rule of the pack in its order: which triggers are there, whether the rule applies, which day it gives. Rules are
 * data; what stands here is how their parts are read. Ways of counting are in jalon-deadline-days.c, counts in -measures.c, the
 * work of one act on the time of another in -chain.c.
 */
#include "core/law/jalon-calendar.h"
#include "core/law/jalon-deadlines-private.h"

#include "core/jalon-date.h"

static const char *const confidences[] = { "high", "medium", "low" };

static void
deadline_clear (gpointer data)
{
  JalonDeadline *self = data;
  g_free (self->rule);
  g_free (self->question);
  g_free (self->reason);
  g_hash_table_unref (self->values);
  g_ptr_array_unref (self->alternatives);
  g_free (self->trigger);
  g_free (self->source);
  g_free (self->url);
  g_free (self->confidence);
}

JalonDeadline *
jalon_deadline_ref (JalonDeadline *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
jalon_deadline_unref (JalonDeadline *self)
{
  g_atomic_rc_box_release_full (self, deadline_clear);
}

static void
alternative_free (JalonAlternative *self)
{
  g_free (self->why);
  g_free (self);
}

static JalonDeadline *
deadline_new (const JalonRule *rule, const JalonRuleCase *rule_case, const char *trigger)
{
  JalonDeadline *self = g_atomic_rc_box_new0 (JalonDeadline);
  self->rule = g_strdup (rule->id);
  self->at = -1;
  self->applies = JALON_TRUTH_YES;
  self->role = rule->role;
  self->reason = g_strdup (rule_case->reason);
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->alternatives = g_ptr_array_new_with_free_func ((GDestroyNotify) alternative_free);
  self->trigger = g_strdup (trigger);
  self->source = g_strdup (rule->source.name);
  self->url = g_strdup (rule->source.url);
  self->read_on = rule->source.read_on;
  self->confidence = g_strdup (rule->source.confidence);
  return self;
}

static void
dated_free (JalonDated *self)
{
  jalon_deadline_unref (self->deadline);
  g_free (self);
}

void
jalon_dated_set_reason (JalonDated *self, const char *reason)
{
  g_free (self->deadline->reason);
  self->deadline->reason = g_strdup (reason);
}

void
jalon_dated_set_value (JalonDated *self, const char *name, int value)
{
  g_hash_table_insert (self->deadline->values, g_strdup (name), g_strdup_printf ("%d", value));
}

/* Makes the answer at most @truth; what made it lower names the question or the reason. */
void
jalon_dated_limit_truth (JalonDated *self, JalonTruth truth, const char *question, const char *reason)
{
  JalonDeadline *deadline = self->deadline;
  if (truth >= deadline->applies)
    return;
  deadline->applies = truth;
  g_clear_pointer (&deadline->question, g_free);
  if (truth == JALON_TRUTH_UNKNOWN)
    deadline->question = g_strdup (question);
  if (reason != NULL)
    jalon_dated_set_reason (self, reason);
}

static int
compare_alternatives (gconstpointer a, gconstpointer b)
{
  return g_date_compare (&(*(const JalonAlternative *const *) a)->date, &(*(const JalonAlternative *const *) b)->date);
}

void
jalon_dated_add_alternative (JalonDated *self, const GDate *date, const char *why)
{
  if (!g_date_valid (date) || (g_date_valid (&self->deadline->date) && g_date_compare (date, &self->deadline->date) == 0))
    return;
  for (guint i = 0; i < self->deadline->alternatives->len; i++)
    if (g_date_compare (date, &((JalonAlternative *) g_ptr_array_index (self->deadline->alternatives, i))->date) == 0)
      return;
  JalonAlternative *alternative = g_new0 (JalonAlternative, 1);
  alternative->date = *date;
  alternative->why = g_strdup (why);
  g_ptr_array_add (self->deadline->alternatives, alternative);
  g_ptr_array_sort (self->deadline->alternatives, compare_alternatives);
}

void
jalon_dated_lower_confidence (JalonDated *self, const char *confidence)
{
  for (guint i = 0; i < G_N_ELEMENTS (confidences); i++)
    {
      if (g_str_equal (confidences[i], confidence))
        return;
      if (g_str_equal (confidences[i], self->deadline->confidence))
        break;
    }
  g_free (self->deadline->confidence);
  self->deadline->confidence = g_strdup (confidence);
}

/* A time of day at the trigger makes hours exact; without it the day before is the last that is safe. */
static void
set_hours (JalonDated *self, JalonEvaluation *evaluation)
{
  const JalonRuleCase *rule_case = self->rule_case;
  JalonDeadline *deadline = self->deadline;
  const char *time = jalon_law_facts_get (evaluation->facts, rule_case->time);
  jalon_dated_set_value (self, "hours", rule_case->offset.offset);
  if (time != NULL)
    {
      int at = (int) g_ascii_strtoll (time, NULL, 10) * 60 + (int) g_ascii_strtoll (time + 3, NULL, 10);
      jalon_hours_apply (rule_case->offset.offset, &self->start, at, &deadline->date, &deadline->at);
      return;
    }
  GDate before = deadline->date;
  g_date_subtract_days (&before, 1);
  if (deadline->question == NULL)
    deadline->question = g_strdup (rule_case->time);
  jalon_dated_set_reason (self, rule_case->reason_other);
  jalon_dated_add_alternative (self, &before, "hour-not-known");
}

static void
set_window (JalonDated *self)
{
  JalonDeadline *deadline = self->deadline;
  if (self->rule_case->until.given)
    {
      deadline->from = deadline->date;
      jalon_offset_apply (&self->rule_case->until, &self->start, &deadline->until);
    }
  else if (self->rule_case->warn_days > 0)
    {
      deadline->from = deadline->until = deadline->date;
      g_date_subtract_days (&deadline->from, (guint) self->rule_case->warn_days);
    }
}

static void
add_other_readings (JalonDated *self, JalonEvaluation *evaluation)
{
  for (guint i = 0; i < self->rule_case->others->len; i++)
    {
      const JalonOtherReading *other = g_ptr_array_index (self->rule_case->others, i);
      GDate start = self->start, date;
      JalonTruth truth = jalon_evaluation_judge (evaluation, other->when, NULL);
      if (truth == JALON_TRUTH_NO
          || (other->of != NULL && !jalon_law_facts_get_date (evaluation->facts, other->of, &start)))
        continue;
      jalon_offset_apply (&other->offset, &start, &date);
      jalon_dated_add_alternative (self, &date, other->why);
      if (truth == JALON_TRUTH_YES && other->confidence != NULL)
        jalon_dated_lower_confidence (self, other->confidence);
    }
}

/* What an uncertain day gives when it is counted on from. */
static void
add_readings_of_parent (JalonDated *self)
{
  for (guint i = 0; self->parent != NULL && i < self->parent->deadline->alternatives->len; i++)
    {
      const JalonAlternative *other = g_ptr_array_index (self->parent->deadline->alternatives, i);
      GDate date;
      if (g_str_equal (other->why, "sixtieth-day"))
        continue;
      jalon_offset_apply (&self->rule_case->offset, &other->date, &date);
      jalon_dated_add_alternative (self, &date, other->why);
    }
}

/* A stop of the clock that began after the start and before the end pushes the end; the other readings move with it. */
static void
stand_still (JalonDated *self, JalonEvaluation *evaluation)
{
  GDate asked, without = self->deadline->date;
  if (!self->rule->stands_still || evaluation->still_days == 0
      || !jalon_law_facts_get_date (evaluation->facts, "papers-asked", &asked) || g_date_compare (&asked, &self->start) < 0
      || g_date_compare (&asked, &without) >= 0)
    return;
  g_date_add_days (&self->deadline->date, (guint) evaluation->still_days);
  for (guint i = 0; i < self->deadline->alternatives->len; i++)
    g_date_add_days (&((JalonAlternative *) g_ptr_array_index (self->deadline->alternatives, i))->date, (guint) evaluation->still_days);
  jalon_dated_add_alternative (self, &without, "no-suspension");
  jalon_dated_lower_confidence (self, "medium");
}

static void
set_amounts (JalonDated *self, JalonEvaluation *evaluation)
{
  GDate day = self->deadline->date;
  jalon_law_facts_get_date (evaluation->facts, "collected", &day);
  if (!g_date_valid (&day))
    day = self->deadline->date;
  for (guint i = 0; i < self->rule_case->amounts->len; i++)
    {
      const JalonAmount *amount = g_ptr_array_index (self->rule_case->amounts, i);
      if (!jalon_validity_holds (&amount->validity, &day))
        continue;
      jalon_dated_set_value (self, amount->name, amount->value);
      jalon_dated_lower_confidence (self, amount->confidence);
    }
}

/* A decision that comes sooner ends it; a request in time makes it void. */
static void
end_sooner (JalonDated *self, JalonEvaluation *evaluation)
{
  JalonDeadline *deadline = self->deadline;
  GDate day;
  for (char **fact = self->rule_case->sooner; *fact != NULL; fact++)
    {
      if (!jalon_law_facts_get_date (evaluation->facts, *fact, &day) || g_date_compare (&day, &deadline->date) >= 0)
        continue;
      deadline->date = day;
      if (g_date_compare (&day, &self->start) <= 0)
        jalon_dated_limit_truth (self, JALON_TRUTH_NO, NULL, "ends-with-decision");
      jalon_dated_set_reason (self, "ends-with-decision");
    }
  if (self->rule_case->unless == NULL)
    return;
  if (jalon_law_facts_get (evaluation->facts, self->rule_case->unless) == NULL)
    jalon_dated_limit_truth (self, JALON_TRUTH_UNKNOWN, self->rule_case->unless, NULL);
  else if (jalon_law_facts_get_date (evaluation->facts, self->rule_case->unless, &day) && g_date_compare (&day, &deadline->date) <= 0)
    jalon_dated_limit_truth (self, JALON_TRUTH_NO, NULL, "requested-in-time");
}

/* The rule starts only while another is running, and ends those that it replaces. */
static void
take_over (JalonDated *self, JalonEvaluation *evaluation)
{
  const JalonRuleCase *rule_case = self->rule_case;
  JalonTruth truth = JALON_TRUTH_NO;
  g_autofree char *question = NULL;
  if (rule_case->running[0] == NULL)
    return;
  for (guint i = 0; i < evaluation->dated->len; i++)
    {
      const JalonDated *other = g_ptr_array_index (evaluation->dated, i);
      if (!g_strv_contains ((const char *const *) rule_case->running, other->rule->id) || other->deadline->applies <= truth
          || g_date_compare (&self->start, &other->start) < 0 || g_date_compare (&self->start, &other->deadline->date) > 0)
        continue;
      truth = other->deadline->applies;
      g_free (question);
      question = g_strdup (other->deadline->question);
    }
  gboolean no_order = jalon_law_facts_get (evaluation->facts, "oqtf") == NULL;
  if (no_order)
    jalon_dated_limit_truth (self, JALON_TRUTH_UNKNOWN, "oqtf", NULL);
  else
    jalon_dated_limit_truth (self, truth, question, truth == JALON_TRUTH_NO ? "not-running" : NULL);
  for (guint i = 0; truth == JALON_TRUTH_YES && i < evaluation->dated->len; i++)
    {
      JalonDated *other = g_ptr_array_index (evaluation->dated, i);
      if (!g_strv_contains ((const char *const *) rule_case->stops, other->rule->id) || other->deadline->applies == JALON_TRUTH_NO
          || g_date_compare (&self->start, &other->deadline->date) > 0)
        continue;
      if (g_date_compare (&other->deadline->date, &self->deadline->date) < 0 && other->rule->role == JALON_ROLE_LAST_DAY)
        jalon_dated_add_alternative (self, &other->deadline->date, "month-would-have-ended");
      jalon_dated_limit_truth (other, JALON_TRUTH_NO, NULL, "stopped");
    }
}

/* A written answer on a day before silence speaks leaves no silent refusal. */
static void
end_silence (JalonDated *self, JalonEvaluation *evaluation)
{
  GDate refused;
  if (self->rule->stands_still && jalon_law_facts_get_date (evaluation->facts, "refused", &refused)
      && g_date_compare (&refused, &self->start) >= 0 && g_date_compare (&refused, &self->deadline->date) < 0)
    jalon_dated_limit_truth (self, JALON_TRUTH_NO, NULL, "answered-before");
}

static void
judge_conditions (JalonDated *self, JalonEvaluation *evaluation)
{
  const JalonCondition *const conditions[] = { self->rule->when, self->rule_case->when };
  if (self->parent != NULL)
    {
      jalon_dated_limit_truth (self, self->parent->deadline->applies, self->parent->deadline->question, NULL);
      jalon_dated_lower_confidence (self, self->parent->deadline->confidence);
    }
  for (guint i = 0; i < G_N_ELEMENTS (conditions); i++)
    {
      g_autofree char *question = NULL;
      JalonTruth truth = jalon_evaluation_judge (evaluation, conditions[i], &question);
      jalon_dated_limit_truth (self, truth, question, truth == JALON_TRUTH_NO ? "does-not-apply" : self->rule_case->reason_open);
    }
}

static void
work_out (JalonDated *self, JalonEvaluation *evaluation)
{
  judge_conditions (self, evaluation);
  if (g_date_valid (&self->start))
    {
      jalon_offset_apply (&self->rule_case->offset, &self->start, &self->deadline->date);
      set_window (self);
      add_other_readings (self, evaluation);
      add_readings_of_parent (self);
    }
  else if (self->rule_case->offset.counting == JALON_COUNT_FIXED)
    self->deadline->date = self->rule_case->offset.fixed;
  if (self->deadline->applies != JALON_TRUTH_NO)
    {
      if (g_date_valid (&self->start) && self->rule_case->offset.counting == JALON_COUNT_HOUR)
        set_hours (self, evaluation);
      stand_still (self, evaluation);
      end_silence (self, evaluation);
      end_sooner (self, evaluation);
      take_over (self, evaluation);
      jalon_dated_measure (self, evaluation);
      set_amounts (self, evaluation);
    }
  g_ptr_array_add (evaluation->dated, self);
}

static JalonDated *
dated_new (const JalonRule *rule, const JalonRuleCase *rule_case, const char *trigger, JalonDated *parent, const GDate *start)
{
  JalonDated *self = g_new0 (JalonDated, 1);
  self->rule = rule;
  self->rule_case = rule_case;
  self->trigger = trigger;
  self->parent = parent;
  self->deadline = deadline_new (rule, rule_case, parent != NULL ? parent->rule->id : trigger);
  self->start = *start;
  if (g_date_valid (start) && rule_case->years > 0)
    jalon_calendar_anniversary (&self->start, start, rule_case->years);
  return self;
}

/* The earliest day of a fact that may be given several times. */
static gboolean
find_first_day (JalonEvaluation *self, const char *fact, GDate *first)
{
  GPtrArray *values = g_hash_table_lookup (jalon_law_facts_get_table (self->facts), fact);
  g_date_clear (first, 1);
  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      GDate day;
      if (jalon_date_parse (g_ptr_array_index (values, i), &day) && (!g_date_valid (first) || g_date_compare (&day, first) < 0))
        *first = day;
    }
  return values != NULL;
}

/* A rule holds for what happens on the days of its validity; what is no day is judged today. */
static void
start_on (JalonEvaluation *self, JalonDated *dated)
{
  if (jalon_validity_holds (self->validity, g_date_valid (&dated->start) ? &dated->start : &self->today))
    work_out (dated, self);
  else
    dated_free (dated);
}

static gboolean
start_from_fact (JalonEvaluation *self, const JalonRule *rule, const JalonRuleCase *rule_case, const char *trigger)
{
  const JalonLawFact *fact = jalon_packs_get_law_fact (self->packs, trigger);
  GDate start;
  gboolean is_day = fact != NULL && (fact->type == JALON_LAW_FACT_DATE || fact->type == JALON_LAW_FACT_DATE_NONE);
  if (fact == NULL || !find_first_day (self, trigger, &start) || (is_day && !g_date_valid (&start)))
    return FALSE;
  start_on (self, dated_new (rule, rule_case, trigger, NULL, &start));
  return TRUE;
}

/* Everything that earlier rules made under that name. */
static void
start_from_rules (JalonEvaluation *self, const JalonRule *rule, const JalonRuleCase *rule_case, const char *made)
{
  guint known = self->dated->len;
  for (guint i = 0; i < known; i++)
    {
      JalonDated *parent = g_ptr_array_index (self->dated, i);
      if (g_strcmp0 (parent->rule->makes, made) == 0 && parent->deadline->applies != JALON_TRUTH_NO
          && g_date_valid (&parent->deadline->date))
        start_on (self, dated_new (rule, rule_case, made, parent, &parent->deadline->date));
    }
}

static void
start_rule (JalonEvaluation *self, const JalonRule *rule)
{
  for (guint i = 0; i < rule->cases->len; i++)
    {
      const JalonRuleCase *rule_case = g_ptr_array_index (rule->cases, i);
      for (char **trigger = rule_case->triggers; *trigger != NULL; trigger++)
        {
          if (start_from_fact (self, rule, rule_case, *trigger) && rule_case->first_only)
            break;
          start_from_rules (self, rule, rule_case, *trigger);
        }
    }
}

static void
start_versions (JalonEvaluation *self, const char *id)
{
  GPtrArray *versions = g_hash_table_lookup (self->tables->rules->by_id, id);
  for (guint i = 0; i < versions->len; i++)
    {
      const JalonPackVersion *version = g_ptr_array_index (versions, i);
      self->validity = &version->validity;
      start_rule (self, version->value);
    }
}

static gboolean
is_named_by_order (JalonEvaluation *self, const char *rule)
{
  for (guint i = 0; i < self->tables->derived->ids->len; i++)
    {
      const JalonDerived *derived = jalon_pack_table_lookup (self->tables->derived, g_ptr_array_index (self->tables->derived->ids, i), NULL);
      if (g_strcmp0 (derived->by, rule) == 0)
        return TRUE;
    }
  return FALSE;
}

static int
compare_dates (gconstpointer a, gconstpointer b)
{
  const JalonDeadline *left = *(const JalonDeadline *const *) a, *right = *(const JalonDeadline *const *) b;
  gboolean left_valid = g_date_valid (&left->date), right_valid = g_date_valid (&right->date);
  if (left_valid && right_valid)
    return g_date_compare (&left->date, &right->date);
  return right_valid - left_valid;
}

/* The order of the pack stays among equal dates: entries are few, and g_ptr_array_sort () keeps equal ones in place. */
static GPtrArray *
take_deadlines (JalonEvaluation *self)
{
  GPtrArray *deadlines = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_deadline_unref);
  for (guint i = 0; i < self->dated->len; i++)
    g_ptr_array_add (deadlines, jalon_deadline_ref (((JalonDated *) g_ptr_array_index (self->dated, i))->deadline));
  g_ptr_array_sort (deadlines, compare_dates);
  return deadlines;
}

/**
 * jalon_deadlines_evaluate:
 * @packs: the rule packs
 * @facts: what is known
 * @today: the day to judge from
 *
 * Works out every dated rule for which @facts hold a trigger.
 *
 * Returns: (transfer full) (element-type JalonDeadline): by date; entries without a date last
 */
GPtrArray *
jalon_deadlines_evaluate (JalonPacks *packs, const JalonLawFacts *facts, const GDate *today)
{
  g_return_val_if_fail (JALON_IS_PACKS (packs), NULL);
  g_return_val_if_fail (facts != NULL && g_date_valid (today), NULL);

  g_autoptr(JalonLawFacts) complete = jalon_law_facts_copy (facts);
  g_autoptr(GPtrArray) dated = g_ptr_array_new_with_free_func ((GDestroyNotify) dated_free);
  JalonEvaluation self = { .packs = packs, .tables = jalon_packs_get_rules (packs), .facts = complete, .today = *today, .dated = dated };
  jalon_evaluation_complete_facts (&self);
  for (guint i = 0; i < self.tables->rules->ids->len; i++)
    {
      const char *id = g_ptr_array_index (self.tables->rules->ids, i);
      start_versions (&self, id);
      if (is_named_by_order (&self, id))
        jalon_evaluation_derive (&self);
    }
  jalon_evaluation_link_chains (&self);
  return take_deadlines (&self);
}

const char *
jalon_role_to_id (JalonRole role)
{
  static const char *const ids[] = { "first-day", "last-day", "born", "info" };
  return ids[role];
}

const char *
jalon_truth_to_id (JalonTruth truth)
{
  static const char *const ids[] = { "no", "unknown", "yes" };
  return ids[truth];
}

/**
 * jalon_deadline_lacks_hour:
 * @self: one dated rule
 * @safe_day: (out caller-allocates): the last day that is safe all the same
 *
 * Returns: whether the rule counts hours from an hour that is not known
 */
gboolean
jalon_deadline_lacks_hour (const JalonDeadline *self, GDate *safe_day)
{
  if (self->at >= 0 || self->question == NULL || !g_str_has_suffix (self->question, "-time") || self->alternatives->len == 0)
    return FALSE;
  *safe_day = ((const JalonAlternative *) g_ptr_array_index (self->alternatives, 0))->date;
  return TRUE;
}
