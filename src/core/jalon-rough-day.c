/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rough days and their text form, a small part of the Extended Date/Time Format (ISO 8601-2): a day, a month, a year, a season
 * (21 spring, 22 summer, 23 autumn, 24 winter after the year and a dash), "../DAY" for not after, "DAY/.." for not before,
 * "DAY/DAY" for between, and a year or a month with "~" for about it. A season is taken at its widest, by the months and by the sun,
 * because people mean either; "about" a year is half a year more on both sides, "about" a month one month more.
 */
#include "core/jalon-rough-day.h"

#include "core/jalon-date.h"

#include <string.h>

#define ABOUT_YEAR_MONTHS 6
#define ABOUT_MONTH_MONTHS 1

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

static void
widen (JalonRoughDay *self, guint months)
{
  g_date_subtract_months (&self->earliest, months);
  /* The last day of a month: from the first day of the next one, so that no month is shortened. */
  g_date_add_days (&self->latest, 1);
  g_date_add_months (&self->latest, months);
  g_date_subtract_days (&self->latest, 1);
}

/* A year, a month, a season or a day. */
static gboolean
parse_plain (const char *text, JalonRoughDay *self)
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

/* The same, or about a year or a month. */
static gboolean
parse_one (const char *text, JalonRoughDay *self)
{
  gsize length = strlen (text);
  if (length == 0 || text[length - 1] != '~')
    return parse_plain (text, self);
  g_autofree char *plain = g_strndup (text, length - 1);
  gboolean is_season = length == 8 && plain[5] == '2';
  if ((length != 5 && length != 8) || is_season || !parse_plain (plain, self))
    return FALSE;
  widen (self, length == 5 ? ABOUT_YEAR_MONTHS : ABOUT_MONTH_MONTHS);
  return TRUE;
}

/**
 * jalon_rough_day_parse:
 * @text: (nullable): `2022-03-05`, `2022-03`, `2022`, `2022-21` (spring), `2022~` (about), `../2022-03-05`, `2022-03/..` or
 *   `2022-03/2022-06`
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

/* One word for both ends: a year, a month, a season, about a year; %NULL when there is none. */
static char *
format_short (const JalonRoughDay *self)
{
  const int year = g_date_get_year (&self->latest), month = (int) g_date_get_month (&self->earliest);
  g_autoptr(GPtrArray) tries = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (tries, g_strdup_printf ("%04d", year));
  g_ptr_array_add (tries, g_strdup_printf ("%04d-%02d", year, month));
  for (int season = 21; season <= 23; season++)
    g_ptr_array_add (tries, g_strdup_printf ("%04d-%d", year, season));
  g_ptr_array_add (tries, g_strdup_printf ("%04d-24", year - 1));
  g_ptr_array_add (tries, g_strdup_printf ("%04d~", year - 1));
  for (guint i = 0; i < tries->len; i++)
    {
      JalonRoughDay day;
      if (parse_one (tries->pdata[i], &day) && jalon_rough_day_equal (&day, self))
        return g_strdup (tries->pdata[i]);
    }
  return NULL;
}

/**
 * jalon_rough_day_format:
 * @self: a rough day
 *
 * Returns: (transfer full) (nullable): the shortest text that jalon_rough_day_parse () reads back to the same two ends; %NULL when nothing is known
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
  char *in_short = earliest != NULL && latest != NULL ? format_short (self) : NULL;
  if (in_short != NULL)
    return in_short;
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

static gboolean
same_day (const GDate *a, const GDate *b)
{
  return g_date_valid (a) ? g_date_valid (b) && g_date_compare (a, b) == 0 : !g_date_valid (b);
}

gboolean
jalon_rough_day_equal (const JalonRoughDay *self, const JalonRoughDay *other)
{
  return same_day (&self->earliest, &other->earliest) && same_day (&self->latest, &other->latest);
}

/**
 * jalon_rough_day_split:
 * @self: a rough day
 * @day: (out caller-allocates): the day itself; for one that is not exact a day to put it in order by: its earliest, else its latest
 * @rough: (out caller-allocates): @self when it is not exact, else nothing is known
 *
 * For values that keep a day, and beside it how rough it is.
 */
void
jalon_rough_day_split (const JalonRoughDay *self, GDate *day, JalonRoughDay *rough)
{
  *day = g_date_valid (&self->earliest) ? self->earliest : self->latest;
  if (jalon_rough_day_is_exact (self))
    jalon_rough_day_set_between (rough, NULL, NULL);
  else
    *rough = *self;
}

/**
 * jalon_rough_day_join:
 * @self: (out caller-allocates): what jalon_rough_day_split () split
 * @day: the day
 * @rough: how rough it is; nothing known: @day is exact
 */
void
jalon_rough_day_join (JalonRoughDay *self, const GDate *day, const JalonRoughDay *rough)
{
  if (jalon_rough_day_is_known (rough))
    *self = *rough;
  else
    jalon_rough_day_set_exact (self, day);
}
