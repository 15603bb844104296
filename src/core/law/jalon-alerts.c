/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads alerts off the line and off the next dates. No alert rests on a supposition.
 */
#include "core/law/jalon-alerts.h"

static const char *const kind_names[] = { "removal-order", "stay-unproven", "work-unproven", "last-day", "stay-ends", "work-ends",
                                          "page-differs", "page-missing", "nothing-known" };

const char *
jalon_alert_kind_get_name (JalonAlertKind kind)
{
  return kind_names[kind];
}

typedef struct {
  JalonRightsLine *line;
  GDate            today;
  gint32           day;
  GArray          *alerts;
} Watch;

static void
add (Watch *watch, JalonAlert alert)
{
  alert.days = g_date_valid (&alert.date) ? g_date_days_between (&watch->today, &alert.date) : 0;
  g_array_append_val (watch->alerts, alert);
}

static int
compare_alerts (gconstpointer a, gconstpointer b)
{
  const JalonAlert *left = a, *right = b;
  int order = (int) left->kind - (int) right->kind;
  if (order == 0)
    order = left->danger - right->danger;
  if (order == 0)
    order = left->days - right->days;
  if (order == 0)
    order = g_strcmp0 (left->rule, right->rule);
  return order != 0 ? order : g_strcmp0 (left->title != NULL ? left->title->id : NULL, right->title != NULL ? right->title->id : NULL);
}

/* The last possible day of filing, or the only end that is known. */
static gint32
filed_day (const JalonLineRequest *request)
{
  return jalon_day_from_date (&request->filed.latest, jalon_day_from_date (&request->filed.earliest, JALON_DAY_LAST));
}

/* The newest request filed by today for the title that proves last: in the year before its end or after it. */
static const JalonLineRequest *
find_request (const Watch *watch, gint32 gap_from)
{
  JalonLineFacts *facts = jalon_rights_line_get_facts (watch->line);
  const JalonLineRequest *newest = NULL;
  for (guint i = 0; i < facts->requests->len; i++)
    {
      const JalonLineRequest *request = g_ptr_array_index (facts->requests, i);
      gint32 filed = filed_day (request);
      if (g_str_equal (request->kind, "duplicate") || filed > watch->day || filed < gap_from - 366)
        continue;
      if (newest == NULL || filed > filed_day (newest) || (filed == filed_day (newest) && g_strcmp0 (request->id, newest->id) > 0))
        newest = request;
    }
  return newest;
}

static gboolean
was_refused (const Watch *watch, const JalonLineRequest *request)
{
  GArray *refusals = jalon_rights_line_get_facts (watch->line)->refusals;
  for (guint i = 0; i < refusals->len; i++)
    {
      gint32 day = jalon_day_from_date (&g_array_index (refusals, JalonRoughDay, i).latest, JALON_DAY_LAST);
      if (day >= filed_day (request) && day <= watch->day)
        return TRUE;
    }
  return FALSE;
}

static const char *
choose_action (const Watch *watch, gint32 gap_from)
{
  const JalonLineRequest *request = find_request (watch, gap_from);
  const JalonProof *before = jalon_rights_line_lookup (watch->line, JALON_RIGHT_STAY, gap_from - 1);
  if (request == NULL)
    return "file-now";
  if (was_refused (watch, request))
    return "answer-refusal";
  if (before != NULL && before->rule == NULL && g_str_equal (before->title->kind, "api"))
    return "ask-next-api";
  if (before != NULL && before->rule == NULL && g_str_has_prefix (before->title->kind, "recepisse-"))
    return "ask-next-receipt";
  if (g_strcmp0 (request->channel, "anef") == 0)
    return "ask-api";
  return g_strcmp0 (request->channel, "counter") == 0 ? "ask-receipt" : "ask-interim";
}

static void
watch_removal_order (Watch *watch)
{
  const GDate *on = &jalon_rights_line_get_facts (watch->line)->removal_order;
  if (!g_date_valid (on) || g_date_days_between (on, &watch->today) > JALON_ALERT_REMOVAL_DAYS)
    return;
  add (watch, (JalonAlert) { .kind = JALON_ALERT_REMOVAL_ORDER, .date = *on, .action = "call-help-now" });
}

static void
watch_gap (Watch *watch, JalonRight right)
{
  gboolean is_stay = right == JALON_RIGHT_STAY;
  const JalonGap *gap = jalon_rights_line_next_gap (watch->line, right, watch->day);
  if (gap == NULL || gap->days.from > watch->day + JALON_ALERT_DAYS_AHEAD)
    return;
  gboolean now = gap->days.from <= watch->day;
  gint32 looked_at = MAX (gap->days.from, watch->day);
  const JalonDoubt *doubt = jalon_rights_line_lookup_doubt (watch->line, right, looked_at);
  JalonAlert alert = { .right = right, .action = choose_action (watch, gap->days.from) };
  alert.kind = now ? (is_stay ? JALON_ALERT_STAY_UNPROVEN : JALON_ALERT_WORK_UNPROVEN)
                   : (is_stay ? JALON_ALERT_STAY_ENDS : JALON_ALERT_WORK_ENDS);
  jalon_day_to_date (gap->days.from, &alert.date);
  if (doubt != NULL)
    {
      alert.question = doubt->question;
      alert.title = doubt->title;
      alert.rule = doubt->rule;
      /* A grace is not counted on, so there is something to do; else the answer to the question comes first. */
      if (doubt->rule == NULL && !g_str_equal (doubt->question, "after-refusal"))
        alert.action = "answer";
    }
  else if (!is_stay && jalon_rights_line_lookup (watch->line, right, looked_at) != NULL)
    alert.action = "stop-work";
  add (watch, alert);
}

static void
watch_last_days (Watch *watch, GPtrArray *next)
{
  for (guint i = 0; next != NULL && i < next->len; i++)
    {
      const JalonNextDate *date = g_ptr_array_index (next, i);
      int days = g_date_days_between (&watch->today, &date->date);
      if (!date->last_day || days < 0 || days > JALON_ALERT_LAST_DAYS_AHEAD || date->danger > 4)
        continue;
      add (watch, (JalonAlert) { .kind = date->danger == 0 ? JALON_ALERT_REMOVAL_ORDER : JALON_ALERT_LAST_DAY, .date = date->date,
                                 .at = date->at, .action = date->action, .question = date->question, .rule = date->rule, .danger = date->danger });
    }
}

/* A last day that is known roughly agrees with every page that names a day within. */
static gboolean
is_within (const JalonLineTitle *title)
{
  return !title->endless && !jalon_rough_day_is_exact (&title->ends)
         && (!g_date_valid (&title->ends.earliest) || g_date_compare (&title->ends.earliest, &title->confirmed_until) <= 0)
         && (!g_date_valid (&title->ends.latest) || g_date_compare (&title->ends.latest, &title->confirmed_until) >= 0);
}

static void
watch_pages (Watch *watch)
{
  JalonLineFacts *facts = jalon_rights_line_get_facts (watch->line);
  const JalonProof *proof = jalon_rights_line_lookup (watch->line, JALON_RIGHT_STAY, watch->day);
  for (guint i = 0; i < facts->titles->len; i++)
    {
      const JalonLineTitle *title = g_ptr_array_index (facts->titles, i);
      const GDate *said = title->endless ? NULL : &title->ends.earliest;
      if (!title->confirmed || !g_date_valid (&title->confirmed_until)
          || (said != NULL && g_date_valid (said) && g_date_compare (said, &title->confirmed_until) == 0) || is_within (title))
        continue;
      add (watch, (JalonAlert) { .kind = JALON_ALERT_PAGE_DIFFERS, .date = title->confirmed_until, .action = "compare-page", .title = title });
    }
  if (proof != NULL && !proof->confirmed && !proof->supposed)
    {
      JalonAlert alert = { .kind = JALON_ALERT_PAGE_MISSING, .action = "attach-page", .title = proof->title };
      jalon_day_to_date (proof->days.until, &alert.date);
      add (watch, alert);
    }
}

/**
 * jalon_alerts_list:
 * @line: a line without suppositions
 * @next: (nullable) (element-type JalonNextDate): the next dates
 * @today: today
 *
 * Returns: (transfer full) (element-type JalonAlert): the worst first; lends from @line and @next
 */
GArray *
jalon_alerts_list (JalonRightsLine *line, GPtrArray *next, const GDate *today)
{
  Watch watch = { line, *today, (gint32) g_date_get_julian (today), g_array_new (FALSE, FALSE, sizeof (JalonAlert)) };
  watch_removal_order (&watch);
  if (jalon_rights_line_is_empty (line))
    add (&watch, (JalonAlert) { .kind = JALON_ALERT_NOTHING_KNOWN, .action = "enter-title" });
  watch_gap (&watch, JALON_RIGHT_STAY);
  watch_gap (&watch, JALON_RIGHT_WORK);
  watch_last_days (&watch, next);
  watch_pages (&watch);
  g_array_sort (watch.alerts, compare_alerts);
  return watch.alerts;
}
