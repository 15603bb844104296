/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads reminders off alerts. What only wants a paper or a correction is no reminder: it waits on the page of today.
 */
#include "core/reminders/jalon-reminders.h"

#include "core/jalon-date.h"

static const char *const step_names[] = { NULL, "coming", "month", "week", "day", "now" };

const char *
jalon_reminder_step_get_name (JalonReminderStep step)
{
  return step_names[step];
}

/* Neither the case nor the matter can be read from it. */
static char *
make_key (const char *uuid, const char *matter, const GDate *date)
{
  g_autofree char *day = jalon_date_format (date);
  g_autofree char *text = g_strjoin ("\n", uuid, matter, day, NULL);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  return g_strndup (digest, 32);
}

/**
 * jalon_reminder_new:
 * @uuid: of the case
 * @matter: what it is about
 * @date: the day of it
 * @today: today
 * @step: how bad it is
 *
 * Returns: (transfer full): a reminder
 */
JalonReminder *
jalon_reminder_new (const char *uuid, const char *matter, const GDate *date, const GDate *today, JalonReminderStep step)
{
  JalonReminder *self = g_new (JalonReminder, 1);
  *self = (JalonReminder) { g_strdup (uuid), g_strdup (matter), *date, g_date_days_between (today, date), step, make_key (uuid, matter, date) };
  return self;
}

void
jalon_reminder_free (JalonReminder *self)
{
  g_free (self->uuid);
  g_free (self->matter);
  g_free (self->key);
  g_free (self);
}

static JalonReminderStep
step_of_days (int days)
{
  if (days < 0)
    return JALON_REMINDER_NOW;
  if (days <= 1)
    return JALON_REMINDER_DAY;
  if (days <= 7)
    return JALON_REMINDER_WEEK;
  return days <= 30 ? JALON_REMINDER_MONTH : JALON_REMINDER_COMING;
}

static void
add (GPtrArray *reminders, const char *uuid, const char *matter, const GDate *date, const GDate *today, JalonReminderStep step)
{
  if (g_date_valid (date))
    g_ptr_array_add (reminders, jalon_reminder_new (uuid, matter, date, today, step));
}

static void
add_alert (GPtrArray *reminders, const char *uuid, const JalonAlert *alert, const GDate *today)
{
  switch (alert->kind)
    {
    case JALON_ALERT_REMOVAL_ORDER:
      add (reminders, uuid, alert->rule != NULL ? alert->rule : "removal-order", &alert->date, today, JALON_REMINDER_NOW);
      break;
    case JALON_ALERT_STAY_UNPROVEN:
    case JALON_ALERT_WORK_UNPROVEN:
      add (reminders, uuid, jalon_right_get_name (alert->right), &alert->date, today, JALON_REMINDER_NOW);
      break;
    case JALON_ALERT_STAY_ENDS:
    case JALON_ALERT_WORK_ENDS:
      add (reminders, uuid, jalon_right_get_name (alert->right), &alert->date, today, step_of_days (alert->days));
      break;
    case JALON_ALERT_LAST_DAY:
      add (reminders, uuid, alert->rule, &alert->date, today, step_of_days (alert->days));
      break;
    case JALON_ALERT_PAGE_DIFFERS:
    case JALON_ALERT_PAGE_MISSING:
    case JALON_ALERT_NOTHING_KNOWN:
    default:
      break;
    }
}

/* A window that opens is no danger, and still the day that everything waits for. */
static void
add_openings (GPtrArray *reminders, const char *uuid, GPtrArray *next, const GDate *today)
{
  for (guint i = 0; i < next->len; i++)
    {
      const JalonNextDate *date = g_ptr_array_index (next, i);
      int                  days = g_date_days_between (today, &date->date);
      if (!date->last_day && date->sure && g_str_equal (date->action, "file-from") && days >= 0 && days <= JALON_REMINDER_OPEN_DAYS)
        add (reminders, uuid, date->rule, &date->date, today, JALON_REMINDER_COMING);
    }
}

static int
compare_reminders (gconstpointer a, gconstpointer b)
{
  const JalonReminder *left = *(JalonReminder *const *) a, *right = *(JalonReminder *const *) b;
  if (left->step != right->step)
    return right->step - left->step;
  if (left->days != right->days)
    return left->days - right->days;
  return g_strcmp0 (left->matter, right->matter);
}

/**
 * jalon_reminders_list:
 * @uuid: of the case
 * @alerts: (element-type JalonAlert): its alerts
 * @next: (element-type JalonNextDate): its next dates
 * @today: the day that both were made for
 *
 * Returns: (transfer full) (element-type JalonReminder): what there is to be reminded of, the worst first, said before or not
 */
GPtrArray *
jalon_reminders_list (const char *uuid, GArray *alerts, GPtrArray *next, const GDate *today)
{
  GPtrArray *reminders = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_reminder_free);
  for (guint i = 0; i < alerts->len; i++)
    add_alert (reminders, uuid, &g_array_index (alerts, JalonAlert, i), today);
  add_openings (reminders, uuid, next, today);
  g_ptr_array_sort (reminders, compare_reminders);
  return reminders;
}
