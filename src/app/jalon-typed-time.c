/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A time of day as people type it from a paper: hours and minutes with any separator, or the hour alone. No widget, no locale, and no
 * half days: French papers count to 24.
 */
#include "app/jalon-typed-time.h"

#include <string.h>

/**
 * jalon_typed_time_parse:
 * @text: what was typed, for example "14:30", "14h30", "14 h 30", "1430" or "14h"
 * @minutes: (out): minutes after midnight; -1 when @text is no time
 *
 * Returns: whether @text is a time
 */
gboolean
jalon_typed_time_parse (const char *text, int *minutes)
{
  int numbers[2] = { 0 }, digits[2] = { 0 }, n = 0;
  g_autofree char *trimmed = g_strstrip (g_strdup (text));

  *minutes = -1;
  for (const char *at = trimmed; *at != '\0'; at++)
    {
      if (g_ascii_isdigit (*at))
        {
          if (n > 1 || digits[n] >= 4)
            return FALSE;
          numbers[n] = numbers[n] * 10 + (*at - '0');
          digits[n]++;
        }
      else if (strchr (":.hH ", *at) == NULL)
        return FALSE;
      else if (digits[0] > 0 && n == 0)
        n = 1;
    }
  if (digits[0] >= 3 && digits[1] == 0)
    {
      numbers[1] = numbers[0] % 100;
      numbers[0] /= 100;
      digits[1] = 2;
    }
  gboolean whole = digits[0] > 0 && (digits[1] == 2 || (digits[1] == 0 && n == 1));
  if (!whole || numbers[0] > 23 || numbers[1] > 59)
    return FALSE;
  *minutes = numbers[0] * 60 + numbers[1];
  return TRUE;
}
