/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How French law counts days and months. Pure functions on civil dates: no clock, no zone, no locale.
 *
 * - calendar month: the same day-number n months on, or the last day of a month that is too short;
 * - franc period: the day that starts it and the day that ends it are both outside, so the last useful day is one day later, and a
 *   Saturday, Sunday or public holiday moves it to the next day that is none of these (code de procédure civile 641, 642);
 * - working day (jour ouvrable): Monday to Saturday except public holidays.
 *
 * The eleven public holidays are those of the labour code, L3133-1. Local ones (Alsace-Moselle, overseas) are left out: counting
 * fewer holidays gives the earlier, safer last day.
 */
#include "core/law/jalon-calendar.h"

#include "core/jalon-date.h"

static const struct { guint8 day, month; } fixed_holidays[] = {
  { 1, 1 }, { 1, 5 }, { 8, 5 }, { 14, 7 }, { 15, 8 }, { 1, 11 }, { 11, 11 }, { 25, 12 },
};

/* Days after Easter Sunday: Easter Monday, Ascension, Whit Monday. */
static const int holidays_after_easter[] = { 1, 39, 50 };

/**
 * jalon_calendar_easter:
 * @year: a year of the Gregorian calendar
 * @easter: (out caller-allocates): Easter Sunday of @year
 *
 * Computes Easter by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8), right for any year.
 */
void
jalon_calendar_easter (int year, GDate *easter)
{
  int golden = year % 19;
  int century = year / 100, in_century = year % 100;
  int skipped_leap = century / 4, century_rest = century % 4;
  int moon_shift = (century - (century + 8) / 25 + 1) / 3;
  int epact = (19 * golden + century - skipped_leap - moon_shift + 15) % 30;
  int weekday = (32 + 2 * century_rest + 2 * (in_century / 4) - epact - in_century % 4) % 7;
  int correction = (golden + 11 * epact + 22 * weekday) / 451;
  int sum = epact + weekday - 7 * correction + 114;

  g_date_clear (easter, 1);
  g_date_set_dmy (easter, sum % 31 + 1, sum / 31, year);
}

/**
 * jalon_calendar_is_public_holiday:
 * @date: a valid date
 *
 * Source: labour code L3133-1.
 *
 * Returns: whether @date is one of the eleven national public holidays
 */
gboolean
jalon_calendar_is_public_holiday (const GDate *date)
{
  g_return_val_if_fail (g_date_valid (date), FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (fixed_holidays); i++)
    if (g_date_get_day (date) == fixed_holidays[i].day && g_date_get_month (date) == fixed_holidays[i].month)
      return TRUE;

  GDate easter;
  jalon_calendar_easter (g_date_get_year (date), &easter);
  int after = g_date_days_between (&easter, date);
  for (gsize i = 0; i < G_N_ELEMENTS (holidays_after_easter); i++)
    if (after == holidays_after_easter[i])
      return TRUE;
  return FALSE;
}

/**
 * jalon_calendar_is_working_day:
 * @date: a valid date
 *
 * Returns: whether @date is a jour ouvrable (Monday to Saturday, not a public holiday)
 */
gboolean
jalon_calendar_is_working_day (const GDate *date)
{
  return g_date_get_weekday (date) != G_DATE_SUNDAY && !jalon_calendar_is_public_holiday (date);
}

/**
 * jalon_calendar_is_court_day:
 * @date: a valid date
 *
 * Source: code de procédure civile, article 642.
 *
 * Returns: whether a procedural period may end on @date (not a Saturday, Sunday or public holiday)
 */
gboolean
jalon_calendar_is_court_day (const GDate *date)
{
  return g_date_get_weekday (date) < G_DATE_SATURDAY && !jalon_calendar_is_public_holiday (date);
}

/**
 * jalon_calendar_add_months:
 * @date: (inout): a valid date
 * @months: calendar months, may be negative
 *
 * Moves @date by calendar months, clamped to the end of a shorter month.
 */
void
jalon_calendar_add_months (GDate *date, int months)
{
  jalon_date_add_months_clamped (date, months);
}

/**
 * jalon_calendar_add_months_franc:
 * @date: (inout): the day of notification, or the day a refusal is born
 * @months: calendar months
 *
 * Gives the last useful day of a franc period: the months, one day more, then on to the next court day.
 *
 * Source: code de justice administrative R421-1; code de procédure civile 641, 642.
 */
void
jalon_calendar_add_months_franc (GDate *date, int months)
{
  jalon_calendar_add_months (date, months);
  g_date_add_days (date, 1);
  while (!jalon_calendar_is_court_day (date))
    g_date_add_days (date, 1);
}

/**
 * jalon_calendar_add_working_days:
 * @date: (inout): a valid date
 * @days: working days to go forward, or back when negative
 *
 * Moves to the n-th working day after (before) @date; @date itself is not counted.
 */
void
jalon_calendar_add_working_days (GDate *date, int days)
{
  int step = days < 0 ? -1 : 1;
  for (int left = ABS (days); left > 0;)
    {
      if (step > 0)
        g_date_add_days (date, 1);
      else
        g_date_subtract_days (date, 1);
      if (jalon_calendar_is_working_day (date))
        left--;
    }
}

/**
 * jalon_calendar_anniversary:
 * @date: (out caller-allocates): the birthday
 * @birth: a valid date
 * @years: age reached
 *
 * Gives the day on which someone born on @birth reaches @years; 29 February counts from the 28th in other years (safe for last days).
 */
void
jalon_calendar_anniversary (GDate *date, const GDate *birth, int years)
{
  *date = *birth;
  jalon_calendar_add_months (date, 12 * years);
}

static void
set_last_sunday (GDate *date, GDateMonth month, GDateYear year)
{
  g_date_clear (date, 1);
  g_date_set_dmy (date, g_date_get_days_in_month (month, year), month, year);
  g_date_subtract_days (date, g_date_get_weekday (date) % 7);
}

/**
 * jalon_calendar_get_paris_offset_utc:
 * @date: a valid date, in UTC
 * @minutes: minutes after midnight, in UTC
 *
 * Summer time runs from 1:00 UTC on the last Sunday of March to 1:00 UTC on the last Sunday of October (directive 2000/84/EC).
 *
 * Returns: how many minutes the clocks of Paris are ahead of UTC: 60 or 120
 */
int
jalon_calendar_get_paris_offset_utc (const GDate *date, int minutes)
{
  GDate start, end;
  set_last_sunday (&start, G_DATE_MARCH, g_date_get_year (date));
  set_last_sunday (&end, G_DATE_OCTOBER, g_date_get_year (date));
  int after_start = g_date_days_between (&start, date) * 24 * 60 + minutes;
  int after_end = g_date_days_between (&end, date) * 24 * 60 + minutes;
  return after_start >= 60 && after_end < 60 ? 120 : 60;
}

/**
 * jalon_calendar_get_paris_offset:
 * @date: a valid date
 * @minutes: minutes after midnight on the clocks of Paris
 *
 * The hour that comes twice in October is taken as the first of the two.
 *
 * Returns: how many minutes the clocks of Paris are ahead of UTC: 60 or 120
 */
int
jalon_calendar_get_paris_offset (const GDate *date, int minutes)
{
  return jalon_calendar_get_paris_offset_utc (date, minutes - 120) == 120 ? 120 : 60;
}
