/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From a day to the day that a rule counts to, by each way of counting; hours by the clock of Paris.
 */
#include "core/law/jalon-calendar.h"
#include "core/law/jalon-deadlines-private.h"

#define MINUTES_A_DAY (24 * 60)

static void
add_days (GDate *date, int days)
{
  if (days >= 0)
    g_date_add_days (date, (guint) days);
  else
    g_date_subtract_days (date, (guint) -days);
}

/**
 * jalon_offset_apply:
 * @self: how to count
 * @start: a valid day
 * @date: (out caller-allocates): the day that it gives, cleared when it gives none
 */
void
jalon_offset_apply (const JalonOffset *self, const GDate *start, GDate *date)
{
  *date = *start;
  switch (self->counting)
    {
    case JALON_COUNT_DAY:
      add_days (date, self->offset);
      break;
    case JALON_COUNT_MONTH:
      jalon_calendar_add_months (date, self->offset);
      break;
    case JALON_COUNT_FRANC:
      jalon_calendar_add_months_franc (date, self->offset);
      break;
    case JALON_COUNT_MONTH_END:
      jalon_calendar_add_months (date, self->offset);
      g_date_set_day (date, g_date_get_days_in_month (g_date_get_month (date), g_date_get_year (date)));
      break;
    case JALON_COUNT_WORKING_DAY:
      jalon_calendar_add_working_days (date, self->offset);
      break;
    case JALON_COUNT_HOUR:
      add_days (date, self->offset / 24);
      break;
    case JALON_COUNT_FIXED:
      *date = self->fixed;
      break;
    default:
      g_date_clear (date, 1);
    }
}

/**
 * jalon_hours_apply:
 * @hours: hours to count
 * @start: a valid day
 * @at: minutes after midnight in Paris
 * @date: (out caller-allocates): the day on which they end
 * @end_at: (out): minutes after midnight in Paris
 *
 * Counts hours as they pass: over a change of the clock the hour of the day changes.
 */
void
jalon_hours_apply (int hours, const GDate *start, int at, GDate *date, int *end_at)
{
  GDate utc_day = *start;
  int utc = at - jalon_calendar_get_paris_offset (start, at) + hours * 60;
  add_days (&utc_day, utc >= 0 ? utc / MINUTES_A_DAY : -1 - (-utc - 1) / MINUTES_A_DAY);
  utc = ((utc % MINUTES_A_DAY) + MINUTES_A_DAY) % MINUTES_A_DAY;

  int local = utc + jalon_calendar_get_paris_offset_utc (&utc_day, utc);
  *date = utc_day;
  add_days (date, local / MINUTES_A_DAY);
  *end_at = local % MINUTES_A_DAY;
}
