/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The alerts are asked for day by day and kept with the days on which they are told, so that a list says on each day what the engine
 * would have said on it: nothing is predicted by other means. The dates of the rules are asked for at both ends; where they would
 * differ, the list ends before that.
 */
#include "core/caseload/jalon-dated-list.h"

#include <string.h>

static gint32
get_day (const GDate *date)
{
  return (gint32) g_date_get_julian (date);
}

static gboolean
is_same (const JalonDanger *a, const JalonDanger *b)
{
  return a->sort == b->sort && a->kind == b->kind && a->right == b->right && a->day == b->day && a->danger == b->danger &&
         a->last_day == b->last_day && a->sure == b->sure && a->action == b->action && a->question == b->question && a->rule == b->rule;
}

/* Told on one more day, or for the first time. */
static void
tell (GArray *dangers, JalonDanger danger, gint32 today)
{
  for (guint i = 0; i < dangers->len; i++)
    {
      JalonDanger *known = &g_array_index (dangers, JalonDanger, i);
      if (is_same (known, &danger) && known->told.until >= today - 1)
        {
          known->told.until = MAX (known->told.until, today);
          return;
        }
    }
  danger.told = (JalonInterval) { today, today };
  g_array_append_val (dangers, danger);
}

static void
tell_alerts (GArray *dangers, JalonRightsLine *line, GPtrArray *next, gint32 today)
{
  GDate date;
  jalon_day_to_date (today, &date);
  g_autoptr(GArray) alerts = jalon_alerts_list (line, next, &date);
  for (guint i = 0; i < alerts->len; i++)
    {
      const JalonAlert *alert = &g_array_index (alerts, JalonAlert, i);
      gboolean dated = alert->rule != NULL && (alert->kind == JALON_ALERT_LAST_DAY || alert->kind == JALON_ALERT_REMOVAL_ORDER);
      tell (dangers,
            (JalonDanger) { .sort = JALON_DANGER_ALERT, .kind = alert->kind, .right = alert->right,
                            .day = jalon_day_from_date (&alert->date, JALON_DAY_LAST), .danger = alert->danger, .last_day = dated,
                            .sure = alert->question == NULL, .action = g_intern_string (alert->action),
                            .question = g_intern_string (alert->question), .rule = g_intern_string (alert->rule) },
            today);
    }
}

static void
tell_end (GArray *dangers, JalonRightsLine *line, gint32 today)
{
  const JalonGap *gap = jalon_rights_line_next_gap (line, JALON_RIGHT_STAY, today);
  if (gap == NULL || gap->days.from <= today + JALON_ALERT_DAYS_AHEAD || jalon_rights_line_is_empty (line))
    return;
  tell (dangers,
        (JalonDanger) { .sort = JALON_DANGER_END, .right = JALON_RIGHT_STAY, .day = gap->days.from, .sure = TRUE,
                        .action = g_intern_static_string ("know") },
        today);
}

static void
tell_dates (GArray *dangers, GPtrArray *next, const JalonInterval *judged)
{
  for (guint i = 0; i < next->len; i++)
    {
      const JalonNextDate *date = g_ptr_array_index (next, i);
      gint32 day = get_day (&date->date);
      JalonDanger danger = { .sort = JALON_DANGER_DATE, .told = { judged->from, MIN (day, judged->until) }, .day = day, .danger = date->danger,
                             .last_day = date->last_day, .sure = date->sure, .action = g_intern_string (date->action),
                             .question = g_intern_string (date->question), .rule = g_intern_string (date->rule) };
      g_array_append_val (dangers, danger);
    }
}

static gboolean
are_equal_dates (const JalonNextDate *a, const JalonNextDate *b)
{
  return g_date_compare (&a->date, &b->date) == 0 && a->last_day == b->last_day && a->sure == b->sure && a->danger == b->danger &&
         g_strcmp0 (a->rule, b->rule) == 0 && g_strcmp0 (a->action, b->action) == 0 && g_strcmp0 (a->question, b->question) == 0;
}

/* Whether the dates of the first day that are still to come on @day are those that the rules give on @day. */
static gboolean
dates_hold (JalonPacks *packs, const JalonNextCase *values, GPtrArray *first, gint32 day)
{
  GDate date;
  jalon_day_to_date (day, &date);
  g_autoptr(GPtrArray) then = jalon_next_list (packs, values, &date);
  guint k = 0;
  for (guint i = 0; i < first->len; i++)
    {
      const JalonNextDate *known = g_ptr_array_index (first, i);
      if (get_day (&known->date) < day)
        continue;
      if (k >= then->len || !are_equal_dates (known, g_ptr_array_index (then, k)))
        return FALSE;
      k++;
    }
  return k == then->len;
}

/* Rules begin and end to hold on days of their own: the last day of @from… on which the dates of the first day still hold. */
static gint32
find_last_day (JalonPacks *packs, const JalonNextCase *values, GPtrArray *first, gint32 from)
{
  gint32 holds = from, fails = from + JALON_DATED_LIST_DAYS;
  if (dates_hold (packs, values, first, fails - 1))
    return fails - 1;
  while (fails - holds > 1)
    {
      gint32 middle = holds + (fails - holds) / 2;
      if (dates_hold (packs, values, first, middle))
        holds = middle;
      else
        fails = middle;
    }
  return holds;
}

/**
 * jalon_dated_list_new:
 * @packs: rule packs
 * @values: the values of a case
 * @today: the first today that the list shall cover
 *
 * Returns: (transfer full): what the person is told on each of the coming days
 */
JalonDatedList *
jalon_dated_list_new (JalonPacks *packs, const JalonNextCase *values, const GDate *today)
{
  JalonDatedList *self = g_new0 (JalonDatedList, 1);
  g_autoptr(JalonLineFacts) facts = jalon_line_facts_new_for_case (values->titles, values->procedures, values->events, values->papers,
                                                                   values->renewal);
  jalon_line_facts_add_details (facts, values->details);
  g_autoptr(JalonRightsLine) line = jalon_rights_line_new (packs, facts);
  g_autoptr(GPtrArray) next = jalon_next_list (packs, values, today);
  gint32 first = get_day (today);
  self->dangers = g_array_new (FALSE, FALSE, sizeof (JalonDanger));
  self->judged = (JalonInterval) { first, find_last_day (packs, values, next, first) };
  for (gint32 day = self->judged.from; day <= self->judged.until; day++)
    {
      tell_alerts (self->dangers, line, next, day);
      tell_end (self->dangers, line, day);
    }
  tell_dates (self->dangers, next, &self->judged);
  return self;
}

void
jalon_dated_list_free (JalonDatedList *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->dangers);
  g_free (self);
}

gboolean
jalon_dated_list_covers (const JalonDatedList *self, const GDate *today)
{
  return get_day (today) >= self->judged.from && get_day (today) <= self->judged.until;
}

/**
 * jalon_danger_get_soon:
 * @self: a danger
 * @today: today
 *
 * What is so already counts this week; where hours or days count it does whatever its day.
 *
 * Returns: how soon it counts
 */
JalonSoon
jalon_danger_get_soon (const JalonDanger *self, const GDate *today)
{
  if (self->sort == JALON_DANGER_ALERT && self->kind == JALON_ALERT_REMOVAL_ORDER)
    return JALON_SOON_WEEK;
  if (self->day == JALON_DAY_LAST)
    return JALON_SOON_NONE;
  if (self->day < get_day (today) + JALON_WEEK_DAYS)
    return JALON_SOON_WEEK;
  return self->day < get_day (today) + JALON_MONTH_DAYS ? JALON_SOON_MONTH : JALON_SOON_LATER;
}

/* The day by which it is put in order: today for what is so already. */
gint32
jalon_danger_get_nearest (const JalonDanger *self, const GDate *today)
{
  if (self->sort == JALON_DANGER_ALERT && self->kind == JALON_ALERT_REMOVAL_ORDER)
    return get_day (today);
  return MAX (self->day, get_day (today));
}

static int
get_rank (const JalonDanger *self)
{
  return self->sort == JALON_DANGER_ALERT ? (int) self->kind : (int) JALON_ALERT_NOTHING_KNOWN + (int) self->sort;
}

/* Among those that are equally soon: the worst, then the next. */
int
jalon_danger_compare (const JalonDanger *a, const JalonDanger *b)
{
  int order = get_rank (a) - get_rank (b);
  if (order == 0)
    order = a->danger - b->danger;
  if (order == 0)
    order = (a->day > b->day) - (a->day < b->day);
  return order != 0 ? order : g_strcmp0 (a->rule, b->rule);
}

/* What another one says already: a date that is an alert by now, the right to work beside the stay, the order beside its last day. A page
 * that is missing is no date of its own: it is said when there is none. */
static gboolean
is_said_by (const JalonDanger *self, const JalonDanger *other)
{
  if (other == self)
    return FALSE;
  if (self->sort == JALON_DANGER_ALERT && self->kind == JALON_ALERT_PAGE_MISSING)
    return other->sort != JALON_DANGER_ALERT || other->kind != JALON_ALERT_PAGE_MISSING;
  if (other->sort != JALON_DANGER_ALERT)
    return FALSE;
  if (self->sort == JALON_DANGER_DATE)
    return other->day == self->day && self->rule != NULL && other->rule == self->rule;
  if (self->sort != JALON_DANGER_ALERT)
    return FALSE;
  if (self->kind == JALON_ALERT_REMOVAL_ORDER)
    return self->rule == NULL && other->kind == JALON_ALERT_REMOVAL_ORDER && other->rule != NULL;
  gboolean beside = (self->kind == JALON_ALERT_WORK_UNPROVEN && other->kind == JALON_ALERT_STAY_UNPROVEN) ||
                    (self->kind == JALON_ALERT_WORK_ENDS && other->kind == JALON_ALERT_STAY_ENDS);
  return beside && other->day == self->day && other->action == self->action && other->question == self->question;
}

typedef struct {
  const JalonDanger *danger;
  JalonSoon          soon;
} Judged;

/* What is soon by how bad it is, what is far off by its day. */
static int
compare_judged (gconstpointer a, gconstpointer b)
{
  const Judged *left = a, *right = b;
  int order = (int) left->soon - (int) right->soon;
  if (order == 0 && left->soon == JALON_SOON_LATER)
    order = (left->danger->day > right->danger->day) - (left->danger->day < right->danger->day);
  return order != 0 ? order : jalon_danger_compare (left->danger, right->danger);
}

/**
 * jalon_dated_list_judge:
 * @self: a list that covers @today
 * @today: today
 *
 * Returns: (transfer container) (element-type JalonDanger): what is told today, the soonest first, the worst of each time first; lent
 */
GPtrArray *
jalon_dated_list_judge (const JalonDatedList *self, const GDate *today)
{
  g_autoptr(GPtrArray) told = g_ptr_array_new ();
  g_autoptr(GArray) judged = g_array_new (FALSE, FALSE, sizeof (Judged));
  for (guint i = 0; i < self->dangers->len; i++)
    {
      JalonDanger *danger = &g_array_index (self->dangers, JalonDanger, i);
      if (danger->told.from <= get_day (today) && danger->told.until >= get_day (today))
        g_ptr_array_add (told, danger);
    }
  for (guint i = 0; i < told->len; i++)
    {
      Judged one = { told->pdata[i], jalon_danger_get_soon (told->pdata[i], today) };
      gboolean said = FALSE;
      for (guint k = 0; k < told->len && !said; k++)
        said = is_said_by (one.danger, told->pdata[k]);
      if (!said)
        g_array_append_val (judged, one);
    }
  g_array_sort (judged, compare_judged);
  g_ptr_array_set_size (told, 0);
  for (guint i = 0; i < judged->len; i++)
    g_ptr_array_add (told, (gpointer) g_array_index (judged, Judged, i).danger);
  return g_steal_pointer (&told);
}

/**
 * jalon_danger_as_alert:
 * @self: a danger of sort %JALON_DANGER_ALERT
 * @today: today
 * @alert: (out caller-allocates): the same for the phrases of alerts; it names no title
 */
void
jalon_danger_as_alert (const JalonDanger *self, const GDate *today, JalonAlert *alert)
{
  *alert = (JalonAlert) { .kind = self->kind, .right = self->right, .action = self->action, .question = self->question, .rule = self->rule,
                          .danger = self->danger };
  jalon_day_to_date (self->day, &alert->date);
  alert->days = self->day != JALON_DAY_LAST ? self->day - get_day (today) : 0;
}
