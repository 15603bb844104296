/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Dates, sizes and counts as French administrations write them. A sheet is read by an agent in France, so it never depends on the
 * locale of the computer that makes it.
 */
#include "core/sheets/jalon-sheet-words.h"

static const char *const months[] = { "janvier", "février", "mars", "avril", "mai", "juin",
                                      "juillet", "août", "septembre", "octobre", "novembre", "décembre" };

/**
 * jalon_sheet_date:
 * @date: a date, possibly unset
 *
 * Returns: (transfer full) (nullable): "12 novembre 2026", "1er mars 2026"; %NULL for an unset date
 */
char *
jalon_sheet_date (const GDate *date)
{
  if (!g_date_valid (date))
    return NULL;
  int day = g_date_get_day (date);
  return g_strdup_printf ("%d%s\u00a0%s %d", day, day == 1 ? "er" : "", months[g_date_get_month (date) - 1], g_date_get_year (date));
}

char *
jalon_sheet_month (const GDate *date)
{
  if (!g_date_valid (date))
    return NULL;
  return g_strdup_printf ("%s %d", months[g_date_get_month (date) - 1], g_date_get_year (date));
}

/**
 * jalon_sheet_size:
 * @bytes: a size; 1 Mo is 1,000,000 bytes
 *
 * A size never looks smaller than it is: it is rounded up, so that a file above a limit never reads like the limit.
 *
 * Returns: (transfer full): "1,9 Mo", "850 ko", "12 octets"
 */
char *
jalon_sheet_size (gint64 bytes)
{
  if (bytes < 1000)
    return g_strdup_printf ("%d\u00a0%s", (int) bytes, bytes < 2 ? "octet" : "octets");
  if (bytes <= 999000)
    return g_strdup_printf ("%d\u00a0ko", (int) ((bytes + 999) / 1000));
  gint64 tenths = (bytes + 99999) / 100000;
  if (tenths % 10 == 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT "\u00a0Mo", tenths / 10);
  return g_strdup_printf ("%" G_GINT64_FORMAT ",%d\u00a0Mo", tenths / 10, (int) (tenths % 10));
}

/* In French none and one are singular. */
char *
jalon_sheet_count (int n, const char *one, const char *many)
{
  return g_strdup_printf ("%d\u00a0%s", n, n < 2 ? one : many);
}

/**
 * jalon_sheet_clean:
 * @text: anything
 *
 * A person's text may hold what neither a line nor pango's markup can carry.
 *
 * Returns: (transfer full): valid UTF-8 with a space for each control character
 */
char *
jalon_sheet_clean (const char *text)
{
  g_autofree char   *valid = g_utf8_make_valid (text, -1);
  g_autoptr(GString) clean = g_string_new (NULL);
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);
      gboolean drawable = !g_unichar_iscntrl (character) && character != 0xfffe && character != 0xffff;
      g_string_append_unichar (clean, drawable ? character : ' ');
    }
  return g_string_free (g_steal_pointer (&clean), FALSE);
}
