/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row of the list of everyone in words.
 */
#include "phrases/jalon-phrases-people.h"

#include "phrases/jalon-phrases-line.h"
#include "phrases/jalon-phrases.h"

#include <glib/gi18n.h>

static char *
dup_day_after (const GDate *today, int days)
{
  GDate day = *today;
  g_date_add_days (&day, (guint) days);
  return jalon_phrase_date (&day);
}

/**
 * jalon_phrase_case_group:
 * @group: a part of the list
 * @today: today
 *
 * Returns: (transfer full): its heading
 */
char *
jalon_phrase_case_group (JalonCaseGroup group, const GDate *today)
{
  g_autofree char *week = dup_day_after (today, JALON_WEEK_DAYS - 1);
  g_autofree char *month = dup_day_after (today, JALON_MONTH_DAYS - 1);
  switch (group)
    {
    case JALON_CASE_GROUP_UNREADABLE:
      return g_strdup (_("Cannot be read"));
    case JALON_CASE_GROUP_WEEK:
      /* Translators: heading of a list; %s is the date of the sixth day after today, still counted */
      return g_strdup_printf (_("This week, until %s"), week);
    case JALON_CASE_GROUP_MONTH:
      /* Translators: heading of a list; %s is a date about a month from today, still counted */
      return g_strdup_printf (_("This month, until %s"), month);
    case JALON_CASE_GROUP_LATER:
      return g_strdup (C_("heading of a list of people", "Later"));
    case JALON_CASE_GROUP_NONE:
      return g_strdup (_("No date known"));
    case JALON_CASE_GROUP_EXAMPLE:
      return g_strdup (C_("heading of a list of people", "Example"));
    default:
      return g_strdup (_("Still to be read"));
    }
}

static const char *
stay_or_work (const JalonDanger *danger, const char *stay, const char *work)
{
  return danger->right == JALON_RIGHT_WORK ? work : stay;
}

static char *
tell_unproven (const JalonDanger *danger)
{
  if (danger->question != NULL && danger->rule == NULL)
    return g_strdup (stay_or_work (danger, _("It is not known whether the right to stay is proven."),
                                   _("It is not known whether the right to work is proven.")));
  if (danger->kind == JALON_ALERT_STAY_UNPROVEN || danger->kind == JALON_ALERT_WORK_UNPROVEN)
    return g_strdup (stay_or_work (danger, _("Nothing proves the right to stay."), _("Nothing proves the right to work.")));
  return g_strdup (stay_or_work (danger, _("From this day on nothing proves the right to stay."),
                                 _("From this day on nothing proves the right to work.")));
}

static char *
tell_rule (JalonPacks *packs, const JalonDanger *danger)
{
  const JalonNextDate date = { .rule = (char *) danger->rule };
  const char *what = danger->rule != NULL ? jalon_phrase_next_name (packs, &date) : _("A last day");
  if (danger->sort == JALON_DANGER_ALERT && danger->kind == JALON_ALERT_REMOVAL_ORDER && !danger->sure)
    /* Translators: %s is what a date is that holds only in some situations, without a full stop */
    return g_strdup_printf (_("Told to leave France (OQTF). Depending on the situation: %s."), what);
  if (danger->sort == JALON_DANGER_ALERT && danger->kind == JALON_ALERT_REMOVAL_ORDER)
    /* Translators: %s is what a date is, without a full stop */
    return g_strdup_printf (_("Told to leave France (OQTF). %s."), what);
  if (!danger->sure)
    /* Translators: %s is what a date is that may not hold for the person, without a full stop */
    return g_strdup_printf (_("Perhaps: %s."), what);
  /* Translators: %s is what a date is, without a full stop */
  return g_strdup_printf (C_("what a date is", "%s."), what);
}

/**
 * jalon_phrase_danger:
 * @packs: rule packs
 * @danger: a danger
 *
 * Returns: (transfer full): what it is; its day stands beside it
 */
char *
jalon_phrase_danger (JalonPacks *packs, const JalonDanger *danger)
{
  if (danger->sort == JALON_DANGER_END)
    return g_strdup (_("From this day on nothing proves the right to stay."));
  if (danger->sort == JALON_DANGER_DATE)
    return tell_rule (packs, danger);
  switch (danger->kind)
    {
    case JALON_ALERT_REMOVAL_ORDER:
      return danger->rule != NULL ? tell_rule (packs, danger) : g_strdup (_("Told to leave France (OQTF): hours or days count."));
    case JALON_ALERT_LAST_DAY:
      return tell_rule (packs, danger);
    case JALON_ALERT_PAGE_DIFFERS:
      return g_strdup (_("A confirmed page names another last day than what was entered."));
    case JALON_ALERT_PAGE_MISSING:
      return g_strdup (_("The right is only what was said: no confirmed page shows it."));
    case JALON_ALERT_NOTHING_KNOWN:
      return g_strdup (_("No title is written here yet."));
    default:
      return tell_unproven (danger);
    }
}

/* Days that are not those of a danger to come. */
static char *
tell_other_day (const JalonDanger *danger, const char *date)
{
  if (danger->sort != JALON_DANGER_ALERT)
    return NULL;
  if (danger->kind == JALON_ALERT_PAGE_MISSING)
    /* Translators: %s is the date until which something counts */
    return g_strdup_printf (C_("said, not shown", "Until %s"), date);
  if (danger->kind == JALON_ALERT_PAGE_DIFFERS)
    /* Translators: %s is a date */
    return g_strdup_printf (_("The page says %s"), date);
  if (danger->kind == JALON_ALERT_REMOVAL_ORDER && danger->rule == NULL)
    /* Translators: %s is the date of a letter */
    return g_strdup_printf (_("Order of %s"), date);
  return NULL;
}

/**
 * jalon_phrase_danger_day:
 * @danger: a danger
 * @today: today
 *
 * Returns: (transfer full) (nullable): the day with its weekday and how far it is
 */
char *
jalon_phrase_danger_day (const JalonDanger *danger, const GDate *today)
{
  GDate day;
  if (danger->day == JALON_DAY_LAST)
    return NULL;
  jalon_day_to_date (danger->day, &day);
  g_autofree char *date = jalon_phrase_date (&day);
  char *other = tell_other_day (danger, date);
  int days = g_date_days_between (today, &day);
  if (other != NULL)
    return other;
  if (days < 0)
    /* Translators: %s is a date in the past */
    return g_strdup_printf (_("Since %s"), date);
  if (days == 0)
    /* Translators: %s is today's date */
    return g_strdup_printf (_("Today, %s"), date);
  /* Translators: %1$s is a date, %2$d the days until then */
  return g_strdup_printf (ngettext ("%1$s, in %2$d day", "%1$s, in %2$d days", (gulong) days), date, days);
}

char *
jalon_phrase_danger_action (const JalonDanger *danger)
{
  if (danger->sort == JALON_DANGER_END)
    return NULL;
  if (danger->question != NULL && g_strcmp0 (danger->action, "answer") == 0)
    return jalon_phrase_line_question (danger->question);
  return jalon_phrase_line_action (danger->action);
}

char *
jalon_phrase_case_name (const JalonCaseRow *row)
{
  if (row->person != NULL)
    /* Translators: %1$s is a given name, %2$s a family name */
    return g_strdup_printf (C_("name of a person", "%1$s %2$s"), row->person->given, row->person->family);
  if (row->state == JALON_CASE_NOT_READ)
    return g_strdup (_("A person whose name was not read yet"));
  return g_strdup (_("A person whose name cannot be read"));
}

/**
 * jalon_phrase_case_matter:
 * @packs: rule packs
 * @judged: someone of the list
 *
 * Returns: (transfer full): what stands under the name
 */
char *
jalon_phrase_case_matter (JalonPacks *packs, const JalonCaseJudged *judged)
{
  const JalonCaseRow *row = judged->row;
  if (judged->group == JALON_CASE_GROUP_UNREADABLE)
    return jalon_phrase_error (row->error);
  if (judged->group == JALON_CASE_GROUP_NOT_READ)
    return g_strdup (_("Being read…"));
  if (judged->group == JALON_CASE_GROUP_EXAMPLE)
    return g_strdup (_("An invented person, to look around."));
  g_autofree char *matter = judged->dangers->len > 0 ? jalon_phrase_danger (packs, judged->dangers->pdata[0])
                                                     : g_strdup (_("No date follows from what is written here."));
  if (row->state != JALON_CASE_OLDER)
    return g_steal_pointer (&matter);
  /* Translators: %s is a sentence about the person */
  return g_strdup_printf (_("The newest save is damaged; an older one says: %s"), matter);
}

/**
 * jalon_phrase_case_more:
 * @judged: someone of the list
 * @today: today
 *
 * Returns: (transfer full) (nullable): how many other dates are as soon as the one that leads
 */
char *
jalon_phrase_case_more (const JalonCaseJudged *judged, const GDate *today)
{
  guint n_more = 0;
  for (guint i = 1; i < judged->dangers->len; i++)
    n_more += jalon_danger_get_soon (judged->dangers->pdata[i], today) == jalon_danger_get_soon (judged->dangers->pdata[0], today);
  if (n_more == 0 || (judged->group != JALON_CASE_GROUP_WEEK && judged->group != JALON_CASE_GROUP_MONTH))
    return NULL;
  if (judged->group == JALON_CASE_GROUP_WEEK)
    return g_strdup_printf (ngettext ("%u more date this week", "%u more dates this week", n_more), n_more);
  return g_strdup_printf (ngettext ("%u more date this month", "%u more dates this month", n_more), n_more);
}
