/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Calendar files with libical. No clock and no zone: entries are whole days, the stamp is the beginning of today, so the same facts on
 * the same day give the same bytes.
 */
#include "core/sheets/jalon-calendar-file.h"

#include <libical/ical.h>

#define ALARM_HOUR 9 /* in the morning, by the calendar's own clock */

struct _JalonCalendarFile {
  icalcomponent *calendar;
  char          *secret;
  GDate          today;
  GHashTable    *names; /* (element-type utf8 int) how often a name was used */
};

static struct icaltimetype
make_day (const GDate *date)
{
  struct icaltimetype time = icaltime_null_date ();
  time.year = g_date_get_year (date);
  time.month = (int) g_date_get_month (date);
  time.day = g_date_get_day (date);
  return time;
}

static struct icaltimetype
make_stamp (const GDate *date)
{
  struct icaltimetype time = make_day (date);
  time.is_date = 0;
  time.hour = time.minute = time.second = 0;
  icaltime_set_timezone (&time, icaltimezone_get_utc_timezone ());
  return time;
}

/**
 * jalon_calendar_file_new:
 * @secret: what makes the ids of entries this person's own, e.g. the id of the case; it cannot be read from the file
 * @today: today
 *
 * Returns: (transfer full): a calendar without entries
 */
JalonCalendarFile *
jalon_calendar_file_new (const char *secret, const GDate *today)
{
  JalonCalendarFile *self = g_new0 (JalonCalendarFile, 1);
  self->secret = g_strdup (secret);
  self->today = *today;
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->calendar = icalcomponent_vanew (ICAL_VCALENDAR_COMPONENT, icalproperty_new_version ("2.0"),
                                        icalproperty_new_prodid ("-//io.github.jalon_app.Jalon//EN"), (void *) 0);
  return self;
}

void
jalon_calendar_file_free (JalonCalendarFile *self)
{
  icalcomponent_free (self->calendar);
  g_hash_table_unref (self->names);
  g_free (self->secret);
  g_free (self);
}

/* The n-th entry of a name keeps its id from one file to the next. */
static char *
make_uid (JalonCalendarFile *self, const char *name)
{
  int count = GPOINTER_TO_INT (g_hash_table_lookup (self->names, name));
  g_autofree char *text = g_strdup_printf ("%s\n%s\n%d", self->secret, name, count);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  g_hash_table_replace (self->names, g_strdup (name), GINT_TO_POINTER (count + 1));
  return g_strdup_printf ("%.32s@jalon", digest);
}

/* Nine in the morning, days before; the day itself when @days is 0. */
static icalcomponent *
make_alarm (const char *summary, int days)
{
  struct icaltriggertype trigger = icaltriggertype_from_int ((ALARM_HOUR - 24 * days) * 3600);
  return icalcomponent_vanew (ICAL_VALARM_COMPONENT, icalproperty_new_action (ICAL_ACTION_DISPLAY), icalproperty_new_description (summary),
                              icalproperty_new_trigger (trigger), (void *) 0);
}

/**
 * jalon_calendar_file_add:
 * @self: a calendar
 * @name: what the entry is, the same from file to file; it cannot be read from the file
 * @date: its day
 * @summary: the words that are seen
 * @alarm_days: (array length=n_alarm_days): how many days before to remind
 * @n_alarm_days: how many alarms
 */
void
jalon_calendar_file_add (JalonCalendarFile *self, const char *name, const GDate *date, const char *summary, const int *alarm_days,
                         gsize n_alarm_days)
{
  g_autofree char *uid = make_uid (self, name);
  GDate next = *date;
  g_date_add_days (&next, 1);
  icalcomponent *event = icalcomponent_vanew (ICAL_VEVENT_COMPONENT, icalproperty_new_uid (uid),
                                              icalproperty_new_dtstamp (make_stamp (&self->today)),
                                              /* A later file replaces an earlier one. */
                                              icalproperty_new_sequence ((int) g_date_get_julian (&self->today)),
                                              icalproperty_new_dtstart (make_day (date)), icalproperty_new_dtend (make_day (&next)),
                                              icalproperty_new_summary (summary), icalproperty_new_transp (ICAL_TRANSP_TRANSPARENT),
                                              icalproperty_new_class (ICAL_CLASS_PRIVATE), (void *) 0);
  for (gsize i = 0; i < n_alarm_days; i++)
    icalcomponent_add_component (event, make_alarm (summary, alarm_days[i]));
  icalcomponent_add_component (self->calendar, event);
}

/**
 * jalon_calendar_file_to_text:
 * @self: a calendar
 *
 * Returns: (transfer full): the file, UTF-8 with line ends of RFC 5545
 */
char *
jalon_calendar_file_to_text (JalonCalendarFile *self)
{
  char *text = icalcomponent_as_ical_string_r (self->calendar);
  char *copy = g_strdup (text);
  icalmemory_free_buffer (text);
  return copy;
}
