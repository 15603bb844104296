/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Amounts of euros as people type them. One currency, no arithmetic.
 */
#include "core/jalon-money.h"

#define MAX_EUROS G_GINT64_CONSTANT (10000000)

/* Spaces, also the narrow ones that French groups digits with, and the currency itself. */
static gboolean
is_decoration (gunichar c)
{
  return g_unichar_isspace (c) || c == 0x202F || c == 0x00A0 || c == 0x20AC;
}

/**
 * jalon_money_parse:
 * @text: "1234", "1 234,50", "1234.5 €"
 * @cents: (out): euro cents, from 1 to ten million euros
 *
 * A comma or a point starts the cents, and at most two digits follow it: "1.234" could be either and is refused.
 *
 * Returns: whether @text is such an amount
 */
gboolean
jalon_money_parse (const char *text, gint64 *cents)
{
  gint64 euros = 0, part = 0;
  int digits = 0, decimals = -1;

  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      if (is_decoration (c))
        continue;
      if ((c == ',' || c == '.') && decimals < 0 && digits > 0)
        decimals = 0;
      else if (c >= '0' && c <= '9' && decimals < 0 && euros <= MAX_EUROS)
        {
          euros = euros * 10 + (c - '0');
          digits++;
        }
      else if (c >= '0' && c <= '9' && decimals >= 0 && decimals < 2)
        {
          part = part * 10 + (c - '0');
          decimals++;
        }
      else
        return FALSE;
    }
  if (decimals == 1)
    part *= 10;
  *cents = euros * 100 + part;
  return digits > 0 && euros <= MAX_EUROS && *cents > 0;
}
