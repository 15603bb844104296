/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From the values of a case to the facts of the dated rules, and from their answers to the dates that are still to come. A case has one
 * story that runs: the card that ends last, what was asked for since, what was answered. Older cards give no dates.
 */
#include "core/law/jalon-next.h"

#include "core/law/jalon-deadlines.h"

#include <string.h>

#define REQUEST_DAYS_BEFORE 366 /* a request filed longer before the end of the card was for an earlier one */

/* Rules that are about a request still to be made, or about papers whose printed day is known to the line. */
static const char *const before_request[] = { "anef_open", "anef_close", "counter_open", "counter_close", "ue_family_renew", "oqtf_risk",
                                              "late_visa_reset", "first_filing", "ue_family_first", "work_auth_window", NULL };
static const char *const printed[] = { "api_max", "api_max_protection", "recep_renewal", "recep_first", NULL };
/* Told only when they surely hold: in doubt an earlier day of another rule is the one to keep. */
static const char *const only_sure[] = { "appeal_distance", "appeal_czabaj", "grace_dept", "cr_early", NULL };

typedef struct {
  JalonPacks           *packs;
  const JalonNextCase  *values;
  const GDate          *today;
  const JalonTitle     *card;     /* (nullable) */
  const JalonProcedure *request;  /* (nullable) */
  gboolean              entry_is_guessed;
} Story;

static gboolean
is_interim (JalonPacks *packs, const JalonTitle *title)
{
  const JalonTitleKind *kind = jalon_packs_get_title_kind (packs, title->kind);
  return kind == NULL || kind->interim;
}

/* A title without an end comes after every other; equal titles by id, so that their order makes no difference. */
static int
compare_ends (const JalonTitle *a, const JalonTitle *b)
{
  int order = g_date_valid (&b->ends) - g_date_valid (&a->ends);
  if (order == 0 && g_date_valid (&a->ends))
    order = g_date_compare (&a->ends, &b->ends);
  return order != 0 ? order : g_strcmp0 (a->id, b->id);
}

static const JalonTitle *
find_card (JalonPacks *packs, GPtrArray *titles)
{
  const JalonTitle *last = NULL;
  for (guint i = 0; i < titles->len; i++)
    {
      const JalonTitle *title = g_ptr_array_index (titles, i);
      if (!is_interim (packs, title) && (last == NULL || compare_ends (title, last) > 0))
        last = title;
    }
  return last;
}

static const JalonTitle *
find_newest (GPtrArray *titles, const char *kind)
{
  const JalonTitle *newest = NULL;
  for (guint i = 0; i < titles->len; i++)
    {
      const JalonTitle *title = g_ptr_array_index (titles, i);
      if (g_str_equal (title->kind, kind) && (newest == NULL || compare_ends (title, newest) > 0))
        newest = title;
    }
  return newest;
}

/* The newest request filed for the card: in the year before its end or after it. */
static const JalonProcedure *
find_request (GPtrArray *procedures, const JalonTitle *card)
{
  const JalonProcedure *newest = NULL;
  for (guint i = 0; i < procedures->len; i++)
    {
      const JalonProcedure *request = g_ptr_array_index (procedures, i);
      if (g_str_equal (request->kind, "duplicate") || !g_date_valid (&request->filed))
        continue;
      if (card != NULL && g_date_valid (&card->ends) && g_date_days_between (&request->filed, &card->ends) > REQUEST_DAYS_BEFORE)
        continue;
      if (newest == NULL || g_date_compare (&request->filed, &newest->filed) > 0
          || (g_date_compare (&request->filed, &newest->filed) == 0 && g_strcmp0 (request->id, newest->id) > 0))
        newest = request;
    }
  return newest;
}

/* The newest event of a kind on @since or after. */
static const JalonEvent *
find_event (GPtrArray *events, const char *kind, const GDate *since)
{
  const JalonEvent *newest = NULL;
  for (guint i = 0; i < events->len; i++)
    {
      const JalonEvent *event = g_ptr_array_index (events, i);
      if (g_str_equal (event->kind, kind) && (since == NULL || g_date_compare (&event->on, since) >= 0)
          && (newest == NULL || g_date_compare (&event->on, &newest->on) > 0))
        newest = event;
    }
  return newest;
}

static const char *
find_channel (const Story *story)
{
  const char *of_request = story->request != NULL ? story->request->channel : NULL;
  if (of_request != NULL && g_str_equal (of_request, "post"))
    return "counter";
  if (of_request != NULL && !g_str_equal (of_request, "unknown"))
    return of_request;
  return story->card != NULL && story->card->channel != NULL && !g_str_equal (story->card->channel, "unknown") ? story->card->channel : NULL;
}

static void
tell_card (Story *story, JalonLawFacts *facts)
{
  const JalonTitle *card = story->card;
  if (card == NULL)
    return;
  jalon_law_facts_set (facts, "title", card->kind);
  jalon_law_facts_set_date (facts, "from", &card->from);
  if (g_date_valid (&card->ends))
    jalon_law_facts_set_date (facts, "ends", &card->ends);
  else
    jalon_law_facts_set (facts, "ends", "none");
  /* Nobody enters before the first day of the visa, so its day is the earliest and the safe one. */
  story->entry_is_guessed = g_str_equal (card->kind, "vls-ts") || g_str_equal (card->kind, "visa-to-request");
  if (story->entry_is_guessed)
    jalon_law_facts_set_date (facts, "entered", &card->from);
}

static void
tell_request (const Story *story, JalonLawFacts *facts)
{
  const JalonProcedure *request = story->request;
  const JalonEvent *refusal;
  if (request == NULL)
    {
      jalon_law_facts_set (facts, "renewal-filed", "none");
      return;
    }
  if (g_str_equal (request->kind, "renewal"))
    jalon_law_facts_set_date (facts, "renewal-filed", &request->filed);
  /* What is filed online is received at once. */
  if (g_date_valid (&request->received))
    jalon_law_facts_set_date (facts, "received", &request->received);
  else if (g_str_equal (request->channel, "anef"))
    jalon_law_facts_set_date (facts, "received", &request->filed);
  refusal = find_event (story->values->events, "refusal", &request->filed);
  if (refusal != NULL)
    jalon_law_facts_set_date (facts, "refused", &refusal->on);
}

static void
tell_events (const Story *story, JalonLawFacts *facts)
{
  const JalonEvent *removal = find_event (story->values->events, "removal-order", NULL);
  const JalonTitle *adf = find_newest (story->values->titles, "adf");
  if (removal != NULL)
    jalon_law_facts_set_date (facts, "oqtf", &removal->on);
  if (adf != NULL && (story->card == NULL || g_date_compare (&adf->from, &story->card->from) >= 0))
    jalon_law_facts_set_date (facts, "adf-from", &adf->from);
}

/* Answers of the renewal file that the dated rules ask for too, and the planned day of filing against the passport. */
static void
tell_renewal_file (const Story *story, JalonLawFacts *facts)
{
  static const char *const names[][2] = { { "nationality", "nationality" }, { "birth", "born" }, { "department", "department" },
                                          { "asks", "asks" } };
  const JalonRenewalFile *renewal = story->values->renewal;
  if (renewal == NULL)
    return;
  for (guint i = 0; i < renewal->facts->len; i++)
    for (gsize k = 0; k < G_N_ELEMENTS (names); k++)
      {
        const char *fact = g_ptr_array_index (renewal->facts, i);
        gsize length = strlen (names[k][0]);
        if (strncmp (fact, names[k][0], length) == 0 && fact[length] == '=')
          jalon_law_facts_set (facts, names[k][1], fact + length + 1);
      }
  jalon_law_facts_set_date (facts, "filing", &renewal->filing);
  for (guint i = 0; i < story->values->papers->len; i++)
    {
      const JalonPaper *paper = g_ptr_array_index (story->values->papers, i);
      if (!paper->removed && paper->confirmed && g_strcmp0 (paper->kind, "passport") == 0)
        jalon_law_facts_set_date (facts, "passport-until", &paper->until);
    }
}

static gboolean
is_wanted (const Story *story, const JalonDeadline *deadline, const JalonNextDate *next)
{
  if (!g_date_valid (&deadline->date) || deadline->applies == JALON_TRUTH_NO || deadline->prolonged || next->danger > 4)
    return FALSE;
  if (g_date_compare (&deadline->date, story->today) < 0 || g_strv_contains (printed, deadline->rule))
    return FALSE;
  if (story->request != NULL && g_strv_contains (before_request, deadline->rule))
    return FALSE;
  return deadline->applies == JALON_TRUTH_YES || !g_strv_contains (only_sure, deadline->rule);
}

static const char *
find_subject (const Story *story, const JalonDeadline *deadline)
{
  if (g_strcmp0 (deadline->trigger, "ends") == 0 && story->card != NULL)
    return story->card->id;
  return story->request != NULL ? story->request->id : story->card != NULL ? story->card->id : NULL;
}

static void
add_deadline (const Story *story, const JalonDeadline *deadline, GPtrArray *next)
{
  g_autoptr(JalonNextDate) date = jalon_next_date_new (deadline->rule, &deadline->date);
  if (!is_wanted (story, deadline, date))
    return;
  date->last_day = deadline->role == JALON_ROLE_LAST_DAY;
  date->sure = deadline->applies == JALON_TRUTH_YES && !(story->entry_is_guessed && g_strcmp0 (deadline->trigger, "entered") == 0);
  date->question = g_strdup (deadline->question);
  date->title = g_strdup (find_subject (story, deadline));
  g_ptr_array_add (next, g_steal_pointer (&date));
}

/* The day printed on the newest certificate or receipt: ask for the next one by then. */
static void
add_printed_end (const Story *story, const char *kind, const char *rule, GPtrArray *next)
{
  const JalonTitle *paper = find_newest (story->values->titles, kind);
  if (paper == NULL || !g_date_valid (&paper->ends) || g_date_compare (&paper->ends, story->today) < 0
      || (story->card != NULL && compare_ends (story->card, paper) >= 0))
    return;
  JalonNextDate *date = jalon_next_date_new (rule, &paper->ends);
  date->last_day = TRUE;
  date->title = g_strdup (paper->id);
  g_ptr_array_add (next, date);
}

static int
compare_next (gconstpointer a, gconstpointer b)
{
  const JalonNextDate *left = *(const JalonNextDate *const *) a, *right = *(const JalonNextDate *const *) b;
  int order = g_date_compare (&left->date, &right->date);
  if (order == 0)
    order = left->danger - right->danger;
  return order != 0 ? order : g_strcmp0 (left->rule, right->rule);
}

static void
remove_doubles (GPtrArray *next)
{
  for (guint i = next->len; i > 1; i--)
    if (compare_next (&next->pdata[i - 1], &next->pdata[i - 2]) == 0)
      g_ptr_array_remove_index (next, i - 1);
}

/**
 * jalon_next_list:
 * @packs: rule packs
 * @values: the values of the case
 * @today: today
 *
 * Returns: (transfer full) (element-type JalonNextDate): the dates from today on, the next first
 */
GPtrArray *
jalon_next_list (JalonPacks *packs, const JalonNextCase *values, const GDate *today)
{
  GPtrArray *next = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_next_date_free);
  g_autoptr(JalonLawFacts) facts = jalon_law_facts_new ();
  Story story = { .packs = packs, .values = values, .today = today, .card = find_card (packs, values->titles) };
  story.request = find_request (values->procedures, story.card);
  tell_card (&story, facts);
  tell_request (&story, facts);
  tell_events (&story, facts);
  tell_renewal_file (&story, facts);
  if (find_channel (&story) != NULL)
    jalon_law_facts_set (facts, "channel", find_channel (&story));
  g_autoptr(GPtrArray) deadlines = jalon_deadlines_evaluate (packs, facts, today);
  for (guint i = 0; i < deadlines->len; i++)
    add_deadline (&story, g_ptr_array_index (deadlines, i), next);
  add_printed_end (&story, "api", "api_max", next);
  add_printed_end (&story, "recepisse-renouvellement", "recep_renewal", next);
  add_printed_end (&story, "recepisse-premier", "recep_first", next);
  g_ptr_array_sort (next, compare_next);
  remove_doubles (next);
  return next;
}
