/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Days that a person knows only roughly, and the days of titles and requests that hold such days, in words.
 */
#include "phrases/jalon-phrases.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

/* A season of a year, the year as it was written. */
static char *
season_of (int season, int year)
{
  static const char *const names[] = { NC_("season", "spring %d"), NC_("season", "summer %d"), NC_("season", "autumn %d"),
                                       NC_("season", "winter %d") };
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (g_dpgettext2 (NULL, "season", names[season - 21]), year);
#pragma GCC diagnostic pop
}

static char *
dup_ends (const JalonRoughDay *day)
{
  g_autofree char *earliest = jalon_phrase_date (&day->earliest), *latest = jalon_phrase_date (&day->latest);
  if (!g_date_valid (&day->earliest))
    /* Translators: a day that is not known, at the latest the date %s */
    return g_strdup_printf (_("by %s"), latest);
  if (!g_date_valid (&day->latest))
    /* Translators: a day that is not known, at the earliest the date %s */
    return g_strdup_printf (_("%s or later"), earliest);
  /* Translators: a day that is not known, between two dates */
  return g_strdup_printf (_("between %1$s and %2$s"), earliest, latest);
}

/**
 * jalon_phrase_rough_day:
 * @day: a day
 *
 * Returns: (transfer full): "Tuesday 12 January 2027", "January 2027", "spring 2027", "about 2027", "2027", "between … and …"
 */
char *
jalon_phrase_rough_day (const JalonRoughDay *day)
{
  g_autofree char *text = jalon_rough_day_format (day);
  if (text == NULL || jalon_rough_day_is_exact (day))
    return jalon_phrase_date (&day->earliest);
  if (strchr (text, '/') != NULL)
    return dup_ends (day);
  int year = atoi (text);
  if (g_str_has_suffix (text, "~"))
    /* Translators: a day that is not known, in or near the year %d */
    return g_strdup_printf (_("about %d"), year);
  if (strlen (text) == 4)
    /* Translators: a day that is not known, in the year %d */
    return g_strdup_printf (_("in %d"), year);
  if (text[5] == '2')
    return season_of (atoi (text + 5), year);
  g_autofree char *month = jalon_phrase_month_name (&day->earliest);
  /* Translators: a day that is not known, in a month: %1$s is the month, %2$d the year */
  return g_strdup_printf (_("in %1$s %2$d"), month, year);
}

/**
 * jalon_phrase_day:
 * @day: a day of a value
 * @rough: how rough it is
 *
 * Returns: (transfer full): the day in words, never a date that nobody said
 */
char *
jalon_phrase_day (const GDate *day, const JalonRoughDay *rough)
{
  JalonRoughDay whole;
  jalon_rough_day_join (&whole, day, rough);
  return jalon_phrase_rough_day (&whole);
}

/**
 * jalon_phrase_day_understood:
 * @day: a day that is not exact
 *
 * Returns: (transfer full): which days it can be, so that a person sees how the words were understood
 */
char *
jalon_phrase_day_understood (const JalonRoughDay *day)
{
  g_autofree char *words = jalon_phrase_rough_day (day), *ends = dup_ends (day);
  if (jalon_rough_day_is_exact (day))
    return g_steal_pointer (&words);
  if (g_str_equal (words, ends))
    /* Translators: %s is a day that is not known: "between … and …" */
    return g_strdup_printf (_("Understood: %s"), ends);
  /* Translators: %1$s is a day that is not known ("spring 2022"), %2$s which days it can be ("between … and …") */
  return g_strdup_printf (_("Understood: %1$s, %2$s"), words, ends);
}

/**
 * jalon_phrase_title_days:
 * @title: a title
 *
 * Returns: (transfer full): its first and last day
 */
char *
jalon_phrase_title_days (const JalonTitle *title)
{
  gboolean has_from = g_date_valid (&title->from);
  g_autofree char *from = jalon_phrase_day (&title->from, &title->rough_from);
  g_autofree char *ends = title->ends_unknown ? g_strdup (_("not known")) : jalon_phrase_day (&title->ends, &title->rough_ends);
  gboolean rough = title->ends_unknown || jalon_rough_day_is_known (&title->rough_from) || jalon_rough_day_is_known (&title->rough_ends);
  if (rough && !has_from)
    /* Translators: %s is the last day of a card, known roughly or not at all */
    return g_strdup_printf (_("Last day: %s"), ends);
  if (rough && !title->ends_unknown && !g_date_valid (&title->ends))
    /* Translators: %s is the first day of a card without an end, known roughly */
    return g_strdup_printf (_("First day: %s; no end"), from);
  if (rough)
    /* Translators: %1$s is the first and %2$s the last day of a card; one of them is known roughly or not at all */
    return g_strdup_printf (_("First day: %1$s; last day: %2$s"), from, ends);
  if (!has_from && !g_date_valid (&title->ends))
    return g_strdup (_("On any day"));
  if (!has_from)
    return g_strdup_printf (_("Until %s"), ends);
  if (!g_date_valid (&title->ends))
    return g_strdup_printf (_("From %s on"), from);
  return g_strdup_printf (_("From %1$s until %2$s"), from, ends);
}

/**
 * jalon_phrase_pages:
 * @pages: (nullable): "2", "1-2", "1,3"
 * @name: the name of a paper
 *
 * Returns: (transfer full): "page 2 of card.pdf"
 */
char *
jalon_phrase_pages (const char *pages, const char *name)
{
  if (pages == NULL)
    return g_strdup (name);
  if (strpbrk (pages, ",-") != NULL)
    /* Translators: %1$s are page numbers like "1-2", %2$s is the name of a file */
    return g_strdup_printf (_("pages %1$s of %2$s"), pages, name);
  /* Translators: %1$s is a page number, %2$s the name of a file */
  return g_strdup_printf (_("page %1$s of %2$s"), pages, name);
}
