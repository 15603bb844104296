/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One requirement and its answers → state and reason on the filing date. The table of jalon-renewal.h is the rule; the order of
 * `problems` below decides which of several problems is said. It does not know of groups.
 */
#include "core/renewal/jalon-renewal-private.h"

#include "core/jalon-date.h"

#include <string.h>

/* Worst first. */
typedef enum {
  PROBLEM_MISSING,
  PROBLEM_CODE_MISSING,
  PROBLEM_GONE,
  PROBLEM_COUNT,
  PROBLEM_BLOCKED,
  PROBLEM_TO_FIX,
  PROBLEM_EXPIRED,
  PROBLEM_TOO_OLD,
  PROBLEM_UNCONFIRMED,
  PROBLEM_NO_DATE,
  PROBLEM_NO_UNTIL,
  PROBLEM_AFTER_FILING,
  PROBLEM_NAME_DIFFERS,
  PROBLEM_CANNOT_TELL,
  PROBLEM_CODE_ODD,
  PROBLEM_DECIDED,
  PROBLEM_NONE,
} Problem;

static const struct {
  const char           *reason;
  JalonRequirementState state;
} problems[] = {
  [PROBLEM_MISSING] = { "missing", JALON_STATE_TO_DO },
  [PROBLEM_CODE_MISSING] = { "code-missing", JALON_STATE_TO_DO },
  [PROBLEM_GONE] = { "gone", JALON_STATE_TO_DO },
  [PROBLEM_COUNT] = { "count", JALON_STATE_TO_DO },
  [PROBLEM_BLOCKED] = { "blocked", JALON_STATE_FIX },
  [PROBLEM_TO_FIX] = { "to-fix", JALON_STATE_FIX },
  [PROBLEM_EXPIRED] = { "expired", JALON_STATE_FIX },
  [PROBLEM_TOO_OLD] = { "too-old", JALON_STATE_FIX },
  [PROBLEM_UNCONFIRMED] = { "unconfirmed", JALON_STATE_CHECK },
  [PROBLEM_NO_DATE] = { "no-date", JALON_STATE_CHECK },
  [PROBLEM_NO_UNTIL] = { "no-until", JALON_STATE_CHECK },
  [PROBLEM_AFTER_FILING] = { "after-filing", JALON_STATE_CHECK },
  [PROBLEM_NAME_DIFFERS] = { "name-differs", JALON_STATE_CHECK },
  [PROBLEM_CANNOT_TELL] = { "cannot-tell", JALON_STATE_CHECK },
  [PROBLEM_CODE_ODD] = { "code-odd", JALON_STATE_CHECK },
  [PROBLEM_DECIDED] = { "decided", JALON_STATE_DONE },
  [PROBLEM_NONE] = { "ok", JALON_STATE_DONE },
};

/* What was found about one answer. */
typedef struct {
  Problem     problem;
  const char *paper;   /* id; breaks ties, so that the order of answers changes nothing */
  GHashTable *values;  /* (element-type utf8 utf8) */
} Outcome;

static void
outcome_free (Outcome *self)
{
  g_hash_table_unref (self->values);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Outcome, outcome_free)

static Outcome *
outcome_new (const char *paper)
{
  Outcome *self = g_new0 (Outcome, 1);
  self->problem = PROBLEM_NONE;
  self->paper = paper;
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (paper != NULL)
    g_hash_table_insert (self->values, g_strdup ("paper"), g_strdup (paper));
  return self;
}

static void
outcome_set (Outcome *self, const char *key, const char *value)
{
  if (value != NULL)
    g_hash_table_insert (self->values, g_strdup (key), g_strdup (value));
}

static void
outcome_set_int (Outcome *self, const char *key, int value)
{
  g_hash_table_insert (self->values, g_strdup (key), g_strdup_printf ("%d", value));
}

static void
outcome_set_date (Outcome *self, const char *key, const GDate *date)
{
  g_autofree char *text = jalon_date_format (date);
  outcome_set (self, key, text);
}

static void
worsen (Outcome *self, Problem problem)
{
  self->problem = MIN (self->problem, problem);
}

static gboolean
has_note (const JalonAnswer *answer)
{
  return answer->waive_note != NULL && *answer->waive_note != '\0';
}

/* A note beside a paper or a code says that a person looked and decided. */
static void
let_person_decide (Outcome *self, const JalonAnswer *answer)
{
  gboolean open = self->problem == PROBLEM_NAME_DIFFERS || self->problem == PROBLEM_CANNOT_TELL || self->problem == PROBLEM_CODE_ODD;
  if (!open || !has_note (answer))
    return;
  self->problem = PROBLEM_DECIDED;
  outcome_set (self, "note", answer->waive_note);
}

void
jalon_item_get_stale_day (const JalonItem *item, const JalonPaper *paper, GDate *day)
{
  g_date_clear (day, 1);
  if (!g_date_valid (&paper->issued) || (item->max_age_months == 0 && item->max_age_days == 0))
    return;
  *day = paper->issued;
  if (item->max_age_months > 0)
    jalon_date_add_months_clamped (day, item->max_age_months);
  else
    g_date_add_days (day, item->max_age_days);
}

static void
judge_age (Outcome *self, const JalonItem *item, const JalonPaper *paper, const GDate *filing)
{
  gboolean limited = item->max_age_months > 0 || item->max_age_days > 0;
  GDate stale;
  outcome_set_date (self, "issued", &paper->issued);
  if (item->max_age_months > 0)
    outcome_set_int (self, "limit_months", item->max_age_months);
  if (item->max_age_days > 0)
    outcome_set_int (self, "limit_days", item->max_age_days);
  if (g_date_valid (&paper->issued) && g_date_compare (&paper->issued, filing) > 0)
    worsen (self, PROBLEM_AFTER_FILING);
  jalon_item_get_stale_day (item, paper, &stale);
  if (limited && !g_date_valid (&stale))
    worsen (self, PROBLEM_NO_DATE);
  if (!g_date_valid (&stale))
    return;
  if (g_date_compare (filing, &stale) >= 0)
    worsen (self, PROBLEM_TOO_OLD);
  g_date_subtract_days (&stale, 1);
  outcome_set_date (self, "good_until", &stale);
}

/* A last day that is printed counts even where the rule does not ask for one. */
static void
judge_validity (Outcome *self, const JalonItem *item, const JalonPaper *paper, const GDate *filing)
{
  outcome_set_date (self, "until", &paper->until);
  if (item->in_force && !g_date_valid (&paper->until))
    worsen (self, PROBLEM_NO_UNTIL);
  if (item->in_force && g_date_valid (&paper->until) && g_date_compare (&paper->until, filing) < 0)
    worsen (self, PROBLEM_EXPIRED);
}

static void
judge_fitness (Outcome *self, const JalonEvaluation *evaluation, const JalonPaper *paper)
{
  const JalonJudgement *judgement = evaluation->judge != NULL ? evaluation->judge (paper, evaluation->judge_data) : NULL;
  JalonVerdict verdict = judgement != NULL ? judgement->verdict : JALON_VERDICT_NONE;
  if (judgement == NULL)
    outcome_set (self, "why", "not-checked");
  else if (verdict != JALON_VERDICT_READY && judgement->findings != NULL && judgement->findings->len > 0)
    outcome_set (self, "why", ((const JalonFinding *) g_ptr_array_index (judgement->findings, 0))->id);
  if (verdict == JALON_VERDICT_BLOCKED)
    worsen (self, PROBLEM_BLOCKED);
  else if (verdict == JALON_VERDICT_FIXABLE)
    worsen (self, PROBLEM_TO_FIX);
  else if (verdict != JALON_VERDICT_READY)
    worsen (self, PROBLEM_CANNOT_TELL);
}

static void
judge_name (Outcome *self, const JalonEvaluation *evaluation, const JalonItem *item, const JalonPaper *paper)
{
  if (!item->bears_name || evaluation->text == NULL)
    return;
  g_autofree char *text = evaluation->text (paper, evaluation->text_data);
  if (jalon_renewal_find_name (evaluation->person, text) == JALON_TRI_NO)
    worsen (self, PROBLEM_NAME_DIFFERS);
}

static Outcome *
judge_paper (const JalonEvaluation *evaluation, const JalonItem *item, const JalonAnswer *answer)
{
  const JalonPaper *paper = g_hash_table_lookup (evaluation->papers, answer->paper);
  Outcome *self = outcome_new (answer->paper);
  if (paper == NULL)
    {
      worsen (self, PROBLEM_GONE);
      return self;
    }
  outcome_set_date (self, "filing", &evaluation->file->filing);
  judge_age (self, item, paper, &evaluation->file->filing);
  judge_validity (self, item, paper, &evaluation->file->filing);
  judge_fitness (self, evaluation, paper);
  judge_name (self, evaluation, item, paper);
  if (!paper->confirmed)
    worsen (self, PROBLEM_UNCONFIRMED);
  if (paper->kind != NULL && !g_str_equal (paper->kind, item->id))
    outcome_set (self, "remark", "other-kind");
  let_person_decide (self, answer);
  return self;
}

/* Spaces and dashes are how people copy a code from paper. */
static Outcome *
judge_code (const JalonItem *item, const JalonAnswer *answer)
{
  Outcome *self = outcome_new (NULL);
  int length = 0;
  gboolean plain = TRUE;
  for (const char *p = answer->code != NULL ? answer->code : ""; *p != '\0'; p++)
    {
      if (strchr (" -.\t", *p) != NULL)
        continue;
      plain = plain && g_ascii_isalnum (*p);
      length++;
    }
  outcome_set_int (self, "length", length);
  if (item->code_length > 0)
    outcome_set_int (self, "usual_length", item->code_length);
  if (length == 0)
    worsen (self, PROBLEM_CODE_MISSING);
  else if (!plain || (item->code_length > 0 && length != item->code_length))
    worsen (self, PROBLEM_CODE_ODD);
  let_person_decide (self, answer);
  return self;
}

static gboolean
is_worse (const Outcome *left, const Outcome *right)
{
  if (right == NULL || left->problem != right->problem)
    return right == NULL || left->problem < right->problem;
  return g_strcmp0 (left->paper, right->paper) < 0;
}

void
jalon_requirement_set (JalonRequirement *self, const char *key, const char *value)
{
  g_hash_table_insert (self->values, g_strdup (key), g_strdup (value));
}

void
jalon_requirement_set_state (JalonRequirement *self, JalonRequirementState state, const char *reason)
{
  self->state = state;
  g_free (self->reason);
  self->reason = g_strdup (reason);
}

static void
take_outcome (JalonRequirement *self, const Outcome *outcome)
{
  GHashTableIter iter;
  gpointer key = NULL, value = NULL;
  jalon_requirement_set_state (self, problems[outcome->problem].state, problems[outcome->problem].reason);
  g_hash_table_iter_init (&iter, outcome->values);
  while (g_hash_table_iter_next (&iter, &key, &value))
    jalon_requirement_set (self, key, value);
}

/* Pages of papers that are really there; the same pages twice count once. */
static int
count_papers (const JalonRequirement *self, const JalonEvaluation *evaluation)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < self->answers->len; i++)
    {
      const JalonAnswer *answer = g_ptr_array_index (self->answers, i);
      if (answer->paper != NULL && g_hash_table_contains (evaluation->papers, answer->paper))
        g_hash_table_add (seen, g_strdup_printf ("%s %s", answer->paper, answer->pages != NULL ? answer->pages : ""));
    }
  return g_hash_table_size (seen);
}

/* A card of which one page is all there is may lack its back; front and back on one page is just as common, so it is a remark. */
static void
remark_sides (JalonRequirement *self, const JalonEvaluation *evaluation)
{
  if (!self->item->both_sides || self->answers->len != 1)
    return;
  const JalonAnswer *answer = g_ptr_array_index (self->answers, 0);
  const JalonPaper *paper = answer->paper != NULL ? g_hash_table_lookup (evaluation->papers, answer->paper) : NULL;
  if (paper != NULL && paper->pages == 1)
    jalon_requirement_set (self, "remark", "side-missing");
}

static int
compare_months (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

/* Monthly papers whose months leave a gap. */
static void
remark_months (JalonRequirement *self, const JalonEvaluation *evaluation)
{
  g_autoptr(GArray) months = g_array_new (FALSE, FALSE, sizeof (int));
  for (guint i = 0; self->item->monthly && i < self->answers->len; i++)
    {
      const JalonAnswer *answer = g_ptr_array_index (self->answers, i);
      const JalonPaper *paper = answer->paper != NULL ? g_hash_table_lookup (evaluation->papers, answer->paper) : NULL;
      if (paper == NULL || !g_date_valid (&paper->issued))
        return;
      int month = g_date_get_year (&paper->issued) * 12 + g_date_get_month (&paper->issued) - 1;
      g_array_append_val (months, month);
    }
  g_array_sort (months, compare_months);
  for (guint i = 1; i < months->len; i++)
    {
      int next = g_array_index (months, int, i - 1) + 1;
      if (g_array_index (months, int, i) <= next)
        continue;
      g_autofree char *missing = g_strdup_printf ("%04d-%02d", next / 12, next % 12 + 1);
      jalon_requirement_set (self, "remark", "months-apart");
      jalon_requirement_set (self, "missing_month", missing);
      return;
    }
}

static void
judge_nothing (JalonRequirement *self)
{
  if (self->condition_unknown)
    jalon_requirement_set_state (self, JALON_STATE_CHECK, "condition-unknown");
  else if (self->at_collection)
    jalon_requirement_set_state (self, JALON_STATE_TO_DO, "at-collection");
  else if (g_str_equal (self->item->kind, "code"))
    jalon_requirement_set_state (self, JALON_STATE_TO_DO, "code-missing");
  else
    jalon_requirement_set_state (self, JALON_STATE_TO_DO, "missing");
}

/* Of several notes the first by text, so that the order of answers changes nothing. */
static void
keep_note (const char **kept, const JalonAnswer *answer)
{
  if (has_note (answer) && (*kept == NULL || strcmp (answer->waive_note, *kept) < 0))
    *kept = answer->waive_note;
}

/* The worst of the answers that can answer this item; %NULL when there is none. @spare_note: a note that decided nothing about its
 * paper, or stands alone. */
static Outcome *
judge_answers (const JalonRequirement *self, const JalonEvaluation *evaluation, const char **spare_note)
{
  gboolean wants_code = g_str_equal (self->item->kind, "code");
  Outcome *worst = NULL;
  for (guint i = 0; i < self->answers->len; i++)
    {
      const JalonAnswer *answer = g_ptr_array_index (self->answers, i);
      gboolean alone = answer->paper == NULL && answer->code == NULL;
      if (alone)
        keep_note (spare_note, answer);
      if (wants_code ? answer->code == NULL : answer->paper == NULL)
        continue;
      g_autoptr(Outcome) outcome = wants_code ? judge_code (self->item, answer) : judge_paper (evaluation, self->item, answer);
      if (outcome->problem == PROBLEM_NONE)
        keep_note (spare_note, answer);
      if (is_worse (outcome, worst))
        {
          g_clear_pointer (&worst, outcome_free);
          worst = g_steal_pointer (&outcome);
        }
    }
  return worst;
}

/* Fewer papers than asked for: a note says why the rest is not given, or that one file holds them all. */
static void
judge_count (JalonRequirement *self, const JalonEvaluation *evaluation, const char *spare_note)
{
  int have = count_papers (self, evaluation);
  g_autofree char *have_text = g_strdup_printf ("%d", have);
  g_autofree char *need_text = g_strdup_printf ("%d", self->count);
  jalon_requirement_set (self, "have", have_text);
  jalon_requirement_set (self, "need", need_text);
  if (have >= self->count || have == 0)
    return;
  if (spare_note == NULL)
    jalon_requirement_set_state (self, JALON_STATE_TO_DO, "count");
  else if (self->state == JALON_STATE_DONE)
    {
      jalon_requirement_set_state (self, JALON_STATE_DONE, "decided");
      jalon_requirement_set (self, "note", spare_note);
    }
}

/* Sets state, reason and values from the answers. */
void
jalon_requirement_judge (JalonRequirement *self, const JalonEvaluation *evaluation)
{
  const char *spare_note = NULL;
  g_autoptr(Outcome) worst = judge_answers (self, evaluation, &spare_note);
  if (worst == NULL && spare_note != NULL)
    {
      jalon_requirement_set_state (self, JALON_STATE_DONE, "waived");
      jalon_requirement_set (self, "note", spare_note);
      return;
    }
  if (worst == NULL)
    {
      judge_nothing (self);
      return;
    }
  take_outcome (self, worst);
  if (g_str_equal (self->item->kind, "code"))
    return;
  judge_count (self, evaluation, spare_note);
  remark_sides (self, evaluation);
  remark_months (self, evaluation);
}
