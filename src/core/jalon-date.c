/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Civil dates as text: ISO 8601 calendar dates, strictly. No locale, no time zone, no clock.
 * An unset date is a cleared GDate (g_date_valid() is FALSE) and formats to NULL.
 */
#include "core/jalon-date.h"

/**
 * jalon_date_parse:
 * @text: (nullable): exactly `YYYY-MM-DD`
 * @date: (out caller-allocates): the date, cleared when @text is not one
 *
 * Returns: whether @text is an existing day from year 1900 to 2200
 */
gboolean
jalon_date_parse (const char *text, GDate *date)
{
  g_date_clear (date, 1);
  if (text == NULL)
    return FALSE;
  for (int i = 0; i < 10; i++)
    {
      gboolean dash = i == 4 || i == 7;
      if (dash ? text[i] != '-' : !g_ascii_isdigit (text[i]))
        return FALSE;
    }
  if (text[10] != '\0')
    return FALSE;

  int year = (int) g_ascii_strtoll (text, NULL, 10);
  int month = (text[5] - '0') * 10 + (text[6] - '0');
  int day = (text[8] - '0') * 10 + (text[9] - '0');
  if (year < 1900 || year > 2200 || !g_date_valid_dmy (day, month, year))
    return FALSE;
  g_date_set_dmy (date, day, month, year);
  return TRUE;
}

/**
 * jalon_date_format:
 * @date: a date, possibly unset
 *
 * Returns: (transfer full) (nullable): `YYYY-MM-DD`, or %NULL for an unset date
 */
char *
jalon_date_format (const GDate *date)
{
  if (!g_date_valid (date))
    return NULL;
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (date), g_date_get_month (date), g_date_get_day (date));
}

/**
 * jalon_date_add_months_clamped:
 * @date: (inout): a valid date
 * @months: calendar months, may be negative
 *
 * Moves @date by calendar months; a day that does not exist becomes the last day of its month
 * (31 January + 1 month is 28 or 29 February).
 */
void
jalon_date_add_months_clamped (GDate *date, int months)
{
  g_return_if_fail (g_date_valid (date));
  if (months >= 0)
    g_date_add_months (date, months);
  else
    g_date_subtract_months (date, -months);
}
