/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Dates as people type them from a card: day, month, year, with any separator, or ISO. No widget, no locale: French cards print the
 * day first.
 */
#include "app/jalon-typed-date.h"

#include "core/jalon-date.h"

#include <string.h>

/**
 * jalon_typed_date_parse:
 * @text: what was typed, for example "12/01/2027", "12 1 2027", "12012027" or "2027-01-12"
 * @date: (out caller-allocates): the date, cleared when @text is not one
 *
 * A year of two digits is not taken: it could be guessed wrong.
 *
 * Returns: whether @text is an existing day
 */
gboolean
jalon_typed_date_parse (const char *text, GDate *date)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  int numbers[3] = { 0 }, digits[3] = { 0 }, n = 0;
  gboolean inside = FALSE;

  if (jalon_date_parse (trimmed, date))
    return TRUE;
  for (const char *at = trimmed; *at != '\0'; at++)
    {
      if (!g_ascii_isdigit (*at))
        {
          if (strchr ("/.- ", *at) == NULL)
            return FALSE;
          n += inside;
          inside = FALSE;
          continue;
        }
      if (n > 2 || digits[n] >= 8)
        return FALSE;
      numbers[n] = numbers[n] * 10 + (*at - '0');
      digits[n]++;
      inside = TRUE;
    }
  n += inside;
  if (n == 1 && digits[0] == 8)
    {
      int all = numbers[0];
      numbers[0] = all / 1000000;
      numbers[1] = all / 10000 % 100;
      numbers[2] = all % 10000;
    }
  else if (n != 3 || digits[2] != 4 || digits[0] > 2 || digits[1] > 2)
    return FALSE;
  g_autofree char *iso = g_strdup_printf ("%04d-%02d-%02d", numbers[2], numbers[1], numbers[0]);
  return jalon_date_parse (iso, date);
}

/**
 * jalon_typed_date_format:
 * @date: a date, possibly unset
 *
 * Returns: (transfer full): "12/01/2027", or an empty string
 */
char *
jalon_typed_date_format (const GDate *date)
{
  if (!g_date_valid (date))
    return g_strdup ("");
  return g_strdup_printf ("%02d/%02d/%04d", g_date_get_day (date), g_date_get_month (date), g_date_get_year (date));
}
