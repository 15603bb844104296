/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From the values of a case to the facts of the dated rules, and from their answers to the dates that are still to come. A case has one
 * story that runs: the card that ends last, what was asked for since, what was answered. Older cards give no dates.
 *
 * A day that is known only roughly makes what is counted from it unsure: a last day is counted from the earliest reading, a first day
 * from the latest, and the question asks for the day itself.
 */
#include "core/law/jalon-next.h"

#include "core/jalon-date.h"
#include "core/law/jalon-deadlines.h"
#include "core/law/jalon-details.h"

#include <string.h>

#define LONGEST_CHAIN 8 /* silence, reasons, appeal, administrative appeal, its silence, appeal: fewer */
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
  gboolean              late;     /* days known roughly are taken at their latest */
  GHashTable           *rough;    /* (element-type utf8) names of the facts that are such days */
} Story;

static gboolean
is_interim (JalonPacks *packs, const JalonTitle *title)
{
  const JalonTitleKind *kind = jalon_packs_get_title_kind (packs, title->kind);
  return kind == NULL || kind->interim;
}

/* An end that nobody knows is put where the title begins: it must not hide what is known. */
static const GDate *
end_of (const JalonTitle *title)
{
  return title->ends_unknown ? &title->from : &title->ends;
}

/* A title without an end comes after every other; equal titles by id, so that their order makes no difference. */
static int
compare_ends (const JalonTitle *a, const JalonTitle *b)
{
  gboolean a_endless = !g_date_valid (&a->ends) && !a->ends_unknown, b_endless = !g_date_valid (&b->ends) && !b->ends_unknown;
  int order = a_endless - b_endless;
  if (order == 0 && !a_endless)
    order = g_date_valid (end_of (a)) - g_date_valid (end_of (b));
  if (order == 0 && g_date_valid (end_of (a)) && g_date_valid (end_of (b)))
    order = g_date_compare (end_of (a), end_of (b));
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

static const GDate *
latest_of (const GDate *day, const JalonRoughDay *rough)
{
  return g_date_valid (&rough->latest) ? &rough->latest : day;
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
      if (card != NULL && g_date_valid (&card->ends)
          && g_date_days_between (latest_of (&request->filed, &request->rough_filed), &card->ends) > REQUEST_DAYS_BEFORE)
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
      if (g_str_equal (event->kind, kind) && g_date_valid (&event->on)
          && (since == NULL || g_date_compare (latest_of (&event->on, &event->rough_on), since) >= 0)
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

/* A day that has no end on the side that is asked for stays unknown. */
static void
tell_day (const Story *story, JalonLawFacts *facts, const char *name, const GDate *day, const JalonRoughDay *rough)
{
  JalonRoughDay whole;
  jalon_rough_day_join (&whole, day, rough);
  if (jalon_rough_day_is_known (&whole) && !jalon_rough_day_is_exact (&whole))
    g_hash_table_add (story->rough, (gpointer) name);
  jalon_law_facts_set_date (facts, name, story->late ? &whole.latest : &whole.earliest);
}

static void
tell_card (Story *story, JalonLawFacts *facts)
{
  const JalonTitle *card = story->card;
  if (card == NULL)
    return;
  jalon_law_facts_set (facts, "title", card->kind);
  /* The length of a card is only counted from a day that is known. */
  if (!jalon_rough_day_is_known (&card->rough_from))
    jalon_law_facts_set_date (facts, "from", &card->from);
  if (g_date_valid (&card->ends))
    tell_day (story, facts, "ends", &card->ends, &card->rough_ends);
  else if (!card->ends_unknown)
    jalon_law_facts_set (facts, "ends", "none");
  /* Nobody enters before the first day of the visa, so its day is the earliest and the safe one. */
  story->entry_is_guessed = (g_str_equal (card->kind, "vls-ts") || g_str_equal (card->kind, "visa-to-request"))
                            && jalon_law_facts_get (facts, "entered") == NULL;
  if (story->entry_is_guessed)
    tell_day (story, facts, "entered", &card->from, &card->rough_from);
}

/* The newest refusal since what it can be of: the request, or the card when no request is written down. */
static void
tell_refusal (const Story *story, JalonLawFacts *facts, const GDate *since)
{
  const JalonEvent *refusal = find_event (story->values->events, "refusal", since);
  if (refusal != NULL)
    tell_day (story, facts, "refused", &refusal->on, &refusal->rough_on);
}

static void
tell_request (const Story *story, JalonLawFacts *facts)
{
  const JalonProcedure *request = story->request;
  if (request == NULL)
    {
      jalon_law_facts_set (facts, "renewal-filed", "none");
      tell_refusal (story, facts, story->card != NULL ? &story->card->from : NULL);
      return;
    }
  if (request->asked != NULL)
    jalon_law_facts_set (facts, "asks", request->asked);
  /* In time is only what was filed in time on the latest reading. */
  if (g_str_equal (request->kind, "renewal"))
    jalon_law_facts_set_date (facts, "renewal-filed", latest_of (&request->filed, &request->rough_filed));
  if (jalon_rough_day_is_known (&request->rough_filed))
    g_hash_table_add (story->rough, (gpointer) "renewal-filed");
  /* What is filed online is received at once; else it is received on that day or later, and the earliest is the safe one. */
  if (g_date_valid (&request->received))
    tell_day (story, facts, "received", &request->received, &request->rough_received);
  else if (g_strcmp0 (request->channel, "anef") == 0)
    tell_day (story, facts, "received", &request->filed, &request->rough_filed);
  else if (jalon_law_facts_get (facts, "received") == NULL)
    {
      tell_day (story, facts, "received", &request->filed, &request->rough_filed);
      g_hash_table_add (story->rough, (gpointer) "received");
    }
  tell_refusal (story, facts, &request->filed);
}

static void
tell_events (const Story *story, JalonLawFacts *facts)
{
  const JalonEvent *removal = find_event (story->values->events, "removal-order", NULL);
  const JalonTitle *adf = find_newest (story->values->titles, "adf");
  if (removal != NULL)
    tell_day (story, facts, "oqtf", &removal->on, &removal->rough_on);
  if (adf != NULL && (story->card == NULL || g_date_compare (&adf->from, &story->card->from) >= 0))
    tell_day (story, facts, "adf-from", &adf->from, &adf->rough_from);
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
        /* What was asked for already is not what the file plans to ask for. */
        if (g_str_equal (names[k][1], "asks") && story->request != NULL && story->request->asked != NULL)
          continue;
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
is_before (const GDate *day, const GDate *other)
{
  return g_date_valid (day) && g_date_valid (other) && g_date_compare (day, other) < 0;
}

/* Said before the card, the request or the removal order was there, it is not about that one. An unset day says nothing against it. */
static gboolean
is_of_now (const Story *story, const JalonDetailKind *kind, const JalonDetail *detail)
{
  const JalonEvent *removal;
  switch (kind->scope)
    {
    case JALON_DETAIL_PERSON:
      return TRUE;
    case JALON_DETAIL_CARD:
      return story->card != NULL && !is_before (&detail->said, &story->card->from);
    case JALON_DETAIL_REQUEST:
      return story->request != NULL && !is_before (&detail->said, &story->request->filed);
    case JALON_DETAIL_REMOVAL:
      removal = find_event (story->values->events, "removal-order", NULL);
      return removal != NULL && !is_before (&detail->said, &removal->on);
    case JALON_DETAIL_ACCOUNT:
    default:
      return FALSE;
    }
}

static void
tell_details (const Story *story, JalonLawFacts *facts)
{
  GPtrArray *details = story->values->details;
  for (guint i = 0; details != NULL && i < details->len; i++)
    {
      const JalonDetail *detail = g_ptr_array_index (details, i);
      const JalonDetailKind *kind = jalon_detail_kind_find (detail->name);
      if (kind == NULL || kind->form != JALON_DETAIL_LAW || !is_of_now (story, kind, detail)
          || !jalon_detail_accepts (story->packs, kind, detail->value))
        continue;
      g_auto(GStrv) values = g_strsplit (detail->value, " ", -1);
      for (guint k = 0; values[k] != NULL; k++)
        jalon_law_facts_add (facts, detail->name, values[k]);
    }
}

/* Two days that cannot both be true: what was said beside the titles and requests gives way. */
static void
drop_conflicts (const Story *story, JalonLawFacts *facts)
{
  const char *earlier, *later;
  while (jalon_law_facts_find_conflict (facts, story->packs, &earlier, &later))
    {
      const char *doubtful = jalon_detail_kind_find (later) != NULL ? later : earlier;
      jalon_law_facts_set (facts, doubtful, NULL);
    }
}

/* The visa was validated: by word, or by the paper that says so. */
static gboolean
visa_is_validated (const Story *story)
{
  const char *said = jalon_details_get (story->values->details, "visa-validated");
  if (said != NULL)
    return !g_str_equal (said, "no");
  for (guint i = 0; i < story->values->papers->len; i++)
    {
      const JalonPaper *paper = g_ptr_array_index (story->values->papers, i);
      if (!paper->removed && paper->confirmed && g_strcmp0 (paper->kind, "vlsts-validation") == 0)
        return TRUE;
    }
  return FALSE;
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
  if (g_str_equal (deadline->rule, "visa_validate") && visa_is_validated (story))
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

static const char *
find_trigger (GPtrArray *deadlines, const char *rule)
{
  for (guint i = 0; i < deadlines->len; i++)
    {
      const JalonDeadline *deadline = g_ptr_array_index (deadlines, i);
      if (g_str_equal (deadline->rule, rule))
        return deadline->trigger;
    }
  return NULL;
}

/* The fact known roughly that the rule counts from, itself or through the rules before it in a chain. */
static const char *
find_rough (const Story *story, GPtrArray *deadlines, const JalonDeadline *deadline)
{
  const char *trigger = deadline->trigger;
  for (int i = 0; i < LONGEST_CHAIN && trigger != NULL; i++)
    {
      if (g_hash_table_contains (story->rough, trigger))
        return trigger;
      trigger = find_trigger (deadlines, trigger);
    }
  return NULL;
}

static void
add_deadline (const Story *story, GPtrArray *deadlines, const JalonDeadline *deadline, GPtrArray *next)
{
  const char *rough = find_rough (story, deadlines, deadline);
  g_autoptr(JalonNextDate) date = jalon_next_date_new (deadline->rule, &deadline->date);
  if (!is_wanted (story, deadline, date))
    return;
  date->last_day = deadline->role == JALON_ROLE_LAST_DAY;
  date->sure = deadline->applies == JALON_TRUTH_YES && !(story->entry_is_guessed && g_strcmp0 (deadline->trigger, "entered") == 0);
  date->question = g_strdup (deadline->question != NULL ? deadline->question : rough);
  date->sure = date->sure && rough == NULL;
  date->title = g_strdup (find_subject (story, deadline));
  date->at = deadline->at;
  if (date->last_day && g_date_valid (&deadline->from) && g_date_compare (&deadline->from, &deadline->date) < 0 &&
      g_date_compare (&deadline->from, story->today) >= 0)
    date->safe_by = deadline->from;
  if (jalon_deadline_lacks_hour (deadline, &date->date))
    date->sure = FALSE;
  g_ptr_array_add (next, g_steal_pointer (&date));
}

/* A refusal came since the request was made: what was asked for while waiting is asked for no more. */
static gboolean
is_refused (const Story *story)
{
  return story->request != NULL && find_event (story->values->events, "refusal", &story->request->filed) != NULL;
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
  if (is_refused (story))
    {
      g_free (date->action);
      date->action = g_strdup ("answer-refusal");
    }
  date->last_day = TRUE;
  date->title = g_strdup (paper->id);
  date->sure = !jalon_rough_day_is_known (&paper->rough_ends);
  date->question = date->sure ? NULL : g_strdup ("ends");
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

/* What is told first gives way to what the titles, requests and events say. */
static JalonLawFacts *
tell_all (Story *story)
{
  JalonLawFacts *facts = jalon_law_facts_new ();
  tell_details (story, facts);
  tell_card (story, facts);
  tell_request (story, facts);
  tell_events (story, facts);
  tell_renewal_file (story, facts);
  if (find_channel (story) != NULL)
    jalon_law_facts_set (facts, "channel", find_channel (story));
  drop_conflicts (story, facts);
  return facts;
}

static void
add_deadlines (Story *story, gboolean late, GPtrArray *next)
{
  story->late = late;
  g_autoptr(JalonLawFacts) facts = tell_all (story);
  g_autoptr(GPtrArray) deadlines = jalon_deadlines_evaluate (story->packs, facts, story->today);
  gboolean rough = g_hash_table_size (story->rough) > 0;
  for (guint i = 0; i < deadlines->len; i++)
    {
      const JalonDeadline *deadline = g_ptr_array_index (deadlines, i);
      if (!rough || (deadline->role == JALON_ROLE_FIRST_DAY) == late)
        add_deadline (story, deadlines, deadline, next);
    }
}

/* The code of an e-photo is taken until this day; with a request made since it was used. */
static void
add_ephoto (const Story *story, GPtrArray *next)
{
  const JalonDetail *detail = jalon_details_find (story->values->details, "ephoto-until");
  GDate until;
  if (detail == NULL || !jalon_date_parse (detail->value, &until) || g_date_compare (&until, story->today) < 0
      || (story->request != NULL && g_date_valid (&detail->said) && !is_before (&story->request->filed, &detail->said)))
    return;
  JalonNextDate *date = jalon_next_date_new (JALON_NEXT_EPHOTO, &until);
  date->last_day = TRUE;
  g_ptr_array_add (next, date);
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
  g_autoptr(GHashTable) rough = g_hash_table_new (g_str_hash, g_str_equal);
  Story story = { .packs = packs, .values = values, .today = today, .card = find_card (packs, values->titles), .rough = rough };
  story.request = find_request (values->procedures, story.card);
  add_deadlines (&story, FALSE, next);
  if (g_hash_table_size (rough) > 0)
    add_deadlines (&story, TRUE, next);
  add_printed_end (&story, "api", "api_max", next);
  add_printed_end (&story, "recepisse-renouvellement", "recep_renewal", next);
  add_printed_end (&story, "recepisse-premier", "recep_first", next);
  add_ephoto (&story, next);
  g_ptr_array_sort (next, compare_next);
  remove_doubles (next);
  return next;
}
