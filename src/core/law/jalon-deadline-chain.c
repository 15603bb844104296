/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What one act does to the time of another: a written refusal after a silent one, an administrative appeal, a request for reasons,
 * living far from the court. A time that was lengthened keeps its earlier, safe date and is marked; one that never ran is "no".
 * The removal orders are not here: a shorter time takes the place of a longer one while the rules are worked out.
 */
#include "core/law/jalon-deadlines-private.h"

static gboolean
is_chain (const JalonDated *self, const char *chain)
{
  return g_strcmp0 (self->rule->chain, chain) == 0;
}

static gboolean
is_silent (const JalonDated *self)
{
  return self->parent != NULL && g_strcmp0 (self->parent->rule->makes, "silent-refusal") == 0;
}

/* An appeal against the refusal itself, not against the rejection of what was tried since. */
static gboolean
is_first_appeal (const JalonDated *self)
{
  return is_chain (self, "appeal") && (g_str_equal (self->trigger, "refused") || is_silent (self));
}

static gboolean
may_apply (const JalonDated *self)
{
  return self->deadline->applies != JALON_TRUTH_NO;
}

static void
prolong (JalonDated *self, const char *reason)
{
  self->deadline->prolonged = TRUE;
  jalon_dated_set_reason (self, reason);
}

/* The last day of an appeal, with what distance adds. */
static GDate
find_last_day (const JalonEvaluation *self, const JalonDated *appeal)
{
  GDate last = appeal->deadline->date;
  for (guint i = 0; i < self->dated->len; i++)
    {
      const JalonDated *far = g_ptr_array_index (self->dated, i);
      if (is_chain (far, "distance") && far->deadline->applies == JALON_TRUTH_YES && g_str_equal (far->trigger, appeal->trigger)
          && far->parent == appeal->parent && g_date_compare (&far->deadline->date, &last) > 0)
        last = far->deadline->date;
    }
  return last;
}

/* Something came after the time had run out. It had run out only for someone who was properly told of it. */
static void
judge_too_late (JalonEvaluation *self, JalonDated *dated, const char *reason)
{
  const char *told = jalon_law_facts_get (self->facts, "acknowledged");
  if (told == NULL)
    jalon_dated_limit_truth (dated, JALON_TRUTH_UNKNOWN, "acknowledged", NULL);
  else if (g_str_equal (told, "yes"))
    jalon_dated_limit_truth (dated, JALON_TRUTH_NO, NULL, reason);
}

typedef enum { BASE_NONE, BASE_TOO_EARLY, BASE_IN_TIME, BASE_TOO_LATE } BaseState;

/* How @day lies to the appeals against the refusal; those whose time it lengthens are marked with @reason. */
static BaseState
find_base (JalonEvaluation *self, const GDate *day, gboolean silent_only, const char *reason, JalonTruth *truth)
{
  BaseState state = BASE_NONE;
  *truth = JALON_TRUTH_NO;
  for (guint i = 0; i < self->dated->len; i++)
    {
      JalonDated *appeal = g_ptr_array_index (self->dated, i);
      if (!is_first_appeal (appeal) || !may_apply (appeal) || (silent_only && !is_silent (appeal)))
        continue;
      GDate last = find_last_day (self, appeal);
      BaseState here = g_date_compare (day, &appeal->start) < 0 ? BASE_TOO_EARLY :
                       g_date_compare (day, &last) <= 0         ? BASE_IN_TIME :
                                                                  BASE_TOO_LATE;
      if (here == BASE_IN_TIME)
        {
          prolong (appeal, reason);
          *truth = MAX (*truth, appeal->deadline->applies);
        }
      if (state != BASE_IN_TIME && here != BASE_TOO_EARLY)
        state = here;
      else if (state == BASE_NONE)
        state = here;
    }
  return state;
}

/* CJA R.421-2: a written refusal within the time against the silent one opens a new time. */
static void
link_written_refusal (JalonEvaluation *self)
{
  for (guint i = 0; i < self->dated->len; i++)
    {
      JalonTruth truth;
      JalonDated *written = g_ptr_array_index (self->dated, i);
      if (!is_chain (written, "appeal") || !g_str_equal (written->trigger, "refused") || !may_apply (written))
        continue;
      if (find_base (self, &written->start, TRUE, "appeal-restarted", &truth) != BASE_TOO_LATE)
        continue;
      const char *told = jalon_law_facts_get (self->facts, "acknowledged");
      if (g_strcmp0 (told, "no") != 0)
        jalon_dated_limit_truth (written, JALON_TRUTH_UNKNOWN, told == NULL ? "acknowledged" : "late-refusal", NULL);
    }
}

static void
limit_appeals_after (JalonEvaluation *self, const JalonDated *parent, BaseState state, JalonTruth truth)
{
  for (guint i = 0; i < self->dated->len; i++)
    {
      JalonDated *appeal = g_ptr_array_index (self->dated, i);
      if (appeal->parent != parent)
        continue;
      if (state == BASE_NONE && jalon_law_facts_get (self->facts, "refused") != NULL)
        jalon_dated_limit_truth (appeal, JALON_TRUTH_NO, NULL, "appeal-with-removal");
      else if (state == BASE_NONE)
        jalon_dated_limit_truth (appeal, JALON_TRUTH_UNKNOWN, "refused", NULL);
      else if (state == BASE_TOO_EARLY)
        jalon_dated_limit_truth (appeal, JALON_TRUTH_NO, NULL, "too-early");
      else if (state == BASE_TOO_LATE)
        judge_too_late (self, appeal, "too-late-to-stop");
      else if (truth == JALON_TRUTH_UNKNOWN)
        jalon_dated_limit_truth (appeal, truth, "kind", NULL);
    }
}

/* CRPA L.411-2: made in time it stops the time to go to court; the time starts again when it is rejected. */
static void
link_administrative_appeal (JalonEvaluation *self)
{
  for (guint i = 0; i < self->dated->len; i++)
    {
      JalonTruth truth;
      JalonDated *gracious = g_ptr_array_index (self->dated, i);
      if (!is_chain (gracious, "administrative"))
        continue;
      BaseState state = find_base (self, &gracious->start, FALSE, "appeal-interrupted", &truth);
      limit_appeals_after (self, gracious, state, truth);
    }
}

static void
limit_after_reasons (JalonEvaluation *self, const JalonDated *asked)
{
  for (guint i = 0; i < self->dated->len; i++)
    {
      JalonDated *given = g_ptr_array_index (self->dated, i);
      if (is_chain (given, "after-reasons"))
        jalon_dated_limit_truth (given, asked->deadline->applies, asked->deadline->question, may_apply (asked) ? NULL : "not-running");
    }
}

/* CRPA L.232-4: only of a silent refusal, and only within the time to go to court. */
static void
link_reasons (JalonEvaluation *self)
{
  for (guint i = 0; i < self->dated->len; i++)
    {
      JalonTruth truth;
      JalonDated *asked = g_ptr_array_index (self->dated, i);
      if (!is_chain (asked, "reasons"))
        continue;
      BaseState state = find_base (self, &asked->start, TRUE, "appeal-extended", &truth);
      if (state == BASE_TOO_EARLY)
        jalon_dated_limit_truth (asked, JALON_TRUTH_NO, NULL, "too-early");
      else if (state == BASE_TOO_LATE)
        judge_too_late (self, asked, "not-running");
      else if (state == BASE_IN_TIME && truth == JALON_TRUTH_UNKNOWN)
        jalon_dated_limit_truth (asked, truth, "kind", NULL);
      else if (state == BASE_NONE && jalon_law_facts_get (self->facts, "refused") != NULL)
        jalon_dated_limit_truth (asked, JALON_TRUTH_NO, NULL, "does-not-apply");
      limit_after_reasons (self, asked);
    }
}

/* CJA R.421-7: the lengthened time is an entry of its own. */
static void
link_distance (JalonEvaluation *self)
{
  for (guint i = 0; i < self->dated->len; i++)
    {
      JalonDated *appeal = g_ptr_array_index (self->dated, i);
      if (!is_chain (appeal, "appeal") || !may_apply (appeal) || appeal->deadline->prolonged)
        continue;
      GDate last = find_last_day (self, appeal);
      if (g_date_compare (&last, &appeal->deadline->date) > 0)
        prolong (appeal, "appeal-lengthened");
    }
}

/**
 * jalon_evaluation_link_chains:
 * @self: an evaluation with all its entries
 *
 * Lets the acts of the person and of the administration work on the times that were running.
 */
void
jalon_evaluation_link_chains (JalonEvaluation *self)
{
  link_written_refusal (self);
  link_administrative_appeal (self);
  link_reasons (self);
  link_distance (self);
}
