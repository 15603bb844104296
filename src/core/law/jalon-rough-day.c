/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rough days and their text form, a small part of the Extended Date/Time Format (ISO 8601-2): a day, a month, a year, a season
 * (21 spring, 22 summer, 23 autumn, 24 winter after the year and a dash), "../DAY" for not after, "DAY/.." for not before and
 * "DAY/DAY" for between. A season is taken at its widest, by the months and by the sun, because people mean either.
 */
#include "core/law/jalon-rough-day.h"

#include "core/jalon-date.h"

#include <string.h>

typedef struct {
  int first_year, first_month, first_day; /* years counted from the year that is named */
  int last_year, last_month, last_day;
} Season;

static const Season seasons[] = {
  { 0, 3, 1, 0, 6, 21 }, { 0, 6, 1, 0, 9, 23 }, { 0, 9, 1, 0, 12, 21 },
  /* "Winter 2022" may be the one that begins or the one that ends in that year. */
  { -1, 12, 1, 1, 3, 20 },
};

void
jalon_rough_day_set_exact (JalonRoughDay *self, const GDate *day)
{
  self->earliest = *day;
  self->latest = *day;
}

void
jalon_rough_day_set_between (JalonRoughDay *self, const GDate *earliest_or_null, const GDate *latest_or_null)
{
  g_date_clear (&self->earliest, 1);
  g_date_clear (&self->latest, 1);
  if (earliest_or_null != NULL)
    self->earliest = *earliest_or_null;
  if (latest_or_null != NULL)
    self->latest = *latest_or_null;
}

static gboolean
read_digits (const char *text, int count, int *number)
{
  *number = 0;
  for (int i = 0; i < count; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      *number = *number * 10 + (text[i] - '0');
    }
  return TRUE;
}

static void
set_month (JalonRoughDay *self, int year, int month)
{
  g_date_set_dmy (&self->earliest, 1, month, year);
  g_date_set_dmy (&self->latest, g_date_get_days_in_month (month, year), month, year);
}

static void
set_season (JalonRoughDay *self, int year, const Season *season)
{
  g_date_set_dmy (&self->earliest, season->first_day, season->first_month, year + season->first_year);
  g_date_set_dmy (&self->latest, season->last_day, season->last_month, year + season->last_year);
}

/* A year, a month, a season or a day. */
static gboolean
parse_one (const char *text, JalonRoughDay *self)
{
  gsize length = strlen (text);
  int year = 0, part = 0;
  GDate day;

  jalon_rough_day_set_between (self, NULL, NULL);
  if (jalon_date_parse (text, &day))
    {
      jalon_rough_day_set_exact (self, &day);
      return TRUE;
    }
  if ((length != 4 && length != 7) || !read_digits (text, 4, &year) || year < 1900 || year > 2200)
    return FALSE;
  if (length == 4)
    {
      g_date_set_dmy (&self->earliest, 1, 1, year);
      g_date_set_dmy (&self->latest, 31, 12, year);
      return TRUE;
    }
  if (text[4] != '-' || !read_digits (text + 5, 2, &part))
    return FALSE;
  if (part >= 1 && part <= 12)
    set_month (self, year, part);
  else if (part >= 21 && part <= 24)
    set_season (self, year, &seasons[part - 21]);
  else
    return FALSE;
  return TRUE;
}

/**
 * jalon_rough_day_parse:
 * @text: (nullable): `2022-03-05`, `2022-03`, `2022`, `2022-21` (spring), `../2022-03-05`, `2022-03/..` or `2022-03/2022-06`
 * @self: (out caller-allocates): the day; unset at both ends when @text is none
 *
 * Returns: whether @text names a day from year 1900 to 2200
 */
gboolean
jalon_rough_day_parse (const char *text, JalonRoughDay *self)
{
  JalonRoughDay first, last;

  jalon_rough_day_set_between (self, NULL, NULL);
  if (text == NULL)
    return FALSE;
  g_auto(GStrv) parts = g_strsplit (text, "/", 3);
  guint count = g_strv_length (parts);
  if (count == 1)
    return parse_one (parts[0], self);
  gboolean open_first = count == 2 && g_str_equal (parts[0], "..");
  gboolean open_last = count == 2 && g_str_equal (parts[1], "..");
  if (count != 2 || (open_first && open_last) || (!open_first && !parse_one (parts[0], &first))
      || (!open_last && !parse_one (parts[1], &last)))
    return FALSE;
  if (!open_first && !open_last && g_date_compare (&first.earliest, &last.latest) > 0)
    return FALSE;
  jalon_rough_day_set_between (self, open_first ? NULL : &first.earliest, open_last ? NULL : &last.latest);
  return TRUE;
}

/**
 * jalon_rough_day_format:
 * @self: a rough day
 *
 * Returns: (transfer full) (nullable): text that jalon_rough_day_parse () reads back to the same two ends; %NULL when nothing is known
 */
char *
jalon_rough_day_format (const JalonRoughDay *self)
{
  if (!jalon_rough_day_is_known (self))
    return NULL;
  g_autofree char *earliest = jalon_date_format (&self->earliest);
  g_autofree char *latest = jalon_date_format (&self->latest);
  if (jalon_rough_day_is_exact (self))
    return g_steal_pointer (&earliest);
  return g_strdup_printf ("%s/%s", earliest != NULL ? earliest : "..", latest != NULL ? latest : "..");
}

gboolean
jalon_rough_day_is_exact (const JalonRoughDay *self)
{
  return g_date_valid (&self->earliest) && g_date_valid (&self->latest) && g_date_compare (&self->earliest, &self->latest) == 0;
}

/* Whether at least one end is known. */
gboolean
jalon_rough_day_is_known (const JalonRoughDay *self)
{
  return g_date_valid (&self->earliest) || g_date_valid (&self->latest);
}
