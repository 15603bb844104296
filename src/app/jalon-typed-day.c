/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Days as people remember them: "spring 2022", "mars 2022", "about 2023", "before 12/01/2027", "between … and …", or exactly. Words
 * of English and of French are both taken in every language of the window: the papers are French. No widget, no guess: what is not
 * understood is no day.
 */
#include "app/jalon-typed-day.h"

#include "app/jalon-typed-date.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST_WORDS 12

typedef struct {
  const char *word;
  int         number;
} Word;

static const Word months[] = {
  { "january", 1 }, { "february", 2 }, { "march", 3 }, { "april", 4 }, { "may", 5 }, { "june", 6 }, { "july", 7 }, { "august", 8 },
  { "september", 9 }, { "october", 10 }, { "november", 11 }, { "december", 12 }, { "janvier", 1 }, { "fevrier", 2 }, { "mars", 3 },
  { "avril", 4 }, { "mai", 5 }, { "juin", 6 }, { "juillet", 7 }, { "aout", 8 }, { "septembre", 9 }, { "octobre", 10 },
  { "novembre", 11 }, { "decembre", 12 },
};
/* As the Extended Date/Time Format numbers them. */
static const Word seasons[] = {
  { "spring", 21 }, { "summer", 22 }, { "autumn", 23 }, { "fall", 23 }, { "winter", 24 },
  { "printemps", 21 }, { "ete", 22 }, { "automne", 23 }, { "hiver", 24 },
};

typedef enum { BEFORE = 1, BY, AFTER, FROM, ABOUT, BETWEEN } Lead;
static const Word leads[] = {
  { "before", BEFORE }, { "avant", BEFORE }, { "by", BY }, { "jusqu", BY }, { "after", AFTER }, { "apres", AFTER }, { "since", FROM },
  { "from", FROM }, { "depuis", FROM }, { "partir", FROM }, { "about", ABOUT }, { "around", ABOUT }, { "vers", ABOUT },
  { "environ", ABOUT }, { "between", BETWEEN }, { "entre", BETWEEN },
};

/* Words that change nothing: "in the spring of 2022", "au printemps de l’année 2022", "on or". */
static const char *const fillers[] = { "in", "the", "of", "on", "year", "en", "au", "aux", "le", "la", "les", "l", "de", "du", "d", "a", "annee", NULL };

static int
find (const Word *words, gsize count, const char *word)
{
  for (gsize i = 0; i < count; i++)
    if (g_str_equal (words[i].word, word))
      return words[i].number;
  return 0;
}

/* Small letters without accents, in words; an apostrophe parts words. */
static GPtrArray *
split_words (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_autofree char *normal = g_utf8_normalize (folded, -1, G_NORMALIZE_DEFAULT);
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  GString *word = g_string_new (NULL);

  for (const char *at = normal != NULL ? normal : "";; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      gboolean parts = c == 0 || g_unichar_isspace (c) || c == '\'' || c == 0x2019;
      if (parts && word->len > 0 && !g_strv_contains (fillers, word->str))
        g_ptr_array_add (words, g_strdup (word->str));
      if (parts)
        g_string_truncate (word, 0);
      else if (c < 0x300 || c > 0x36f) /* not an accent */
        g_string_append_unichar (word, c);
      if (c == 0)
        break;
    }
  g_string_free (word, TRUE);
  return words;
}

static gboolean
parse_year (const char *word, int *year)
{
  if (strlen (word) != 4 || strspn (word, "0123456789") != 4)
    return FALSE;
  *year = atoi (word);
  return TRUE;
}

static gboolean
parse_part (int year, int part, JalonRoughDay *day)
{
  g_autofree char *iso = g_strdup_printf ("%04d-%02d", year, part);
  return part > 0 && jalon_rough_day_parse (iso, day);
}

/* "12/01/2027", "01/2027", "2027", and the forms of the command line. */
static gboolean
parse_one_word (const char *word, JalonRoughDay *day)
{
  GDate exact;
  int month, year;
  char rest;
  if (jalon_typed_date_parse (word, &exact))
    {
      jalon_rough_day_set_exact (day, &exact);
      return TRUE;
    }
  if (sscanf (word, "%2d/%4d%c", &month, &year, &rest) == 2 && month >= 1 && month <= 12 && year >= 1900)
    return parse_part (year, month, day);
  return jalon_rough_day_parse (word, day);
}

/* A point in time in words: a day, a month, a season, a year. */
static gboolean
parse_point (char **words, guint count, JalonRoughDay *day)
{
  int year, number;
  GDate exact;
  if (count == 1)
    return parse_one_word (words[0], day);
  if (!parse_year (words[count - 1], &year))
    return FALSE;
  if (count == 2 && (number = find (seasons, G_N_ELEMENTS (seasons), words[0])) != 0)
    return parse_part (year, number, day);
  if (count == 2)
    return parse_part (year, find (months, G_N_ELEMENTS (months), words[0]), day);
  number = find (months, G_N_ELEMENTS (months), words[1]);
  if (count != 3 || (number == 0 && strspn (words[1], "0123456789") != strlen (words[1])))
    return FALSE;
  g_autofree char *typed = g_strdup_printf ("%d/%d/%04d", atoi (words[0]), number != 0 ? number : atoi (words[1]), year);
  if (!jalon_typed_date_parse (typed, &exact))
    return FALSE;
  jalon_rough_day_set_exact (day, &exact);
  return TRUE;
}

static gboolean
parse_about (const JalonRoughDay *point, JalonRoughDay *day)
{
  g_autofree char *text = jalon_rough_day_format (point);
  g_autofree char *about = g_strconcat (text, "~", NULL);
  return jalon_rough_day_parse (about, day);
}

static gboolean
parse_between (char **words, guint count, JalonRoughDay *day)
{
  JalonRoughDay first, last;
  for (guint i = 1; i + 1 < count; i++)
    if (g_str_equal (words[i], "and") || g_str_equal (words[i], "et"))
      {
        if (!parse_point (words, i, &first) || !parse_point (words + i + 1, count - i - 1, &last)
            || g_date_compare (&first.earliest, &last.latest) > 0)
          return FALSE;
        jalon_rough_day_set_between (day, &first.earliest, &last.latest);
        return TRUE;
      }
  return FALSE;
}

static gboolean
parse_led (Lead lead, char **words, guint count, JalonRoughDay *day)
{
  JalonRoughDay point;
  if (lead == BETWEEN)
    return parse_between (words, count, day);
  if (count == 0 || !parse_point (words, count, &point) || !g_date_valid (&point.earliest) || !g_date_valid (&point.latest))
    return FALSE;
  switch (lead)
    {
    case BEFORE:
      g_date_subtract_days (&point.earliest, 1);
      jalon_rough_day_set_between (day, NULL, &point.earliest);
      return TRUE;
    case BY:
      jalon_rough_day_set_between (day, NULL, &point.latest);
      return TRUE;
    case AFTER:
      g_date_add_days (&point.latest, 1);
      jalon_rough_day_set_between (day, &point.latest, NULL);
      return TRUE;
    case FROM:
      jalon_rough_day_set_between (day, &point.earliest, NULL);
      return TRUE;
    case ABOUT:
    default:
      return parse_about (&point, day);
    }
}

static gboolean
is_unknown (const char *text)
{
  static const char *const words[] = { "?", "unknown", "inconnu", "i do not know", "i don't know", "je ne sais pas", NULL };
  g_autofree char *folded = g_utf8_strdown (text, -1);
  g_autofree char *ours = g_utf8_strdown (jalon_typed_day_unknown (), -1);
  return g_strv_contains (words, folded) || g_str_equal (folded, ours);
}

/**
 * jalon_typed_day_unknown:
 *
 * Returns: (transfer none): what stands in a field for a day that nobody knows
 */
const char *
jalon_typed_day_unknown (void)
{
  return _ ("I do not know");
}

/**
 * jalon_typed_day_parse:
 * @text: what was typed
 * @day: (out caller-allocates): the day for %JALON_TYPED_DAY
 *
 * Returns: what it is
 */
JalonTyped
jalon_typed_day_parse (const char *text, JalonRoughDay *day)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  GDate exact;

  jalon_rough_day_set_between (day, NULL, NULL);
  if (*trimmed == '\0')
    return JALON_TYPED_EMPTY;
  if (!g_utf8_validate (trimmed, -1, NULL))
    return JALON_TYPED_WRONG;
  if (is_unknown (trimmed))
    return JALON_TYPED_UNKNOWN;
  if (jalon_typed_date_parse (trimmed, &exact))
    {
      jalon_rough_day_set_exact (day, &exact);
      return JALON_TYPED_DAY;
    }
  g_autoptr (GPtrArray) words = split_words (trimmed);
  if (words->len == 0 || words->len > MOST_WORDS)
    return JALON_TYPED_WRONG;
  int lead = find (leads, G_N_ELEMENTS (leads), words->pdata[0]);
  guint skip = lead != 0 ? 1 : 0;
  char **rest = (char **) words->pdata + skip;
  gboolean found = lead != 0 ? parse_led (lead, rest, words->len - 1, day) : parse_point (rest, words->len, day);
  return found && jalon_rough_day_is_known (day) ? JALON_TYPED_DAY : JALON_TYPED_WRONG;
}

static char *
format_ends (const JalonRoughDay *day)
{
  g_autofree char *first = jalon_typed_date_format (&day->earliest), *last = jalon_typed_date_format (&day->latest);
  if (*first == '\0')
    /* Translators: in a date field: a day not after the date %s. It is read back: use words of jalon-typed-day.c. */
    return g_strdup_printf (C_ ("typed day", "by %s"), last);
  if (*last == '\0')
    /* Translators: in a date field: the date %s or later. It is read back: use words of jalon-typed-day.c. */
    return g_strdup_printf (C_ ("typed day", "from %s"), first);
  /* Translators: in a date field: a day between two dates. It is read back: use words of jalon-typed-day.c. */
  return g_strdup_printf (C_ ("typed day", "between %1$s and %2$s"), first, last);
}

static char *
format_season (int season, const char *year)
{
  /* Translators: in a date field, before a year. It is read back: use words of jalon-typed-day.c. */
  static const char *const names[] = { NC_ ("typed day", "spring"), NC_ ("typed day", "summer"), NC_ ("typed day", "autumn"),
                                       NC_ ("typed day", "winter") };
  return g_strdup_printf ("%s %s", g_dpgettext2 (NULL, "typed day", names[season - 21]), year);
}

/**
 * jalon_typed_day_format:
 * @day: a day, exact, rough or not known
 *
 * Returns: (transfer full): text for a field that jalon_typed_day_parse () reads back to the same day; empty when nothing is known
 */
char *
jalon_typed_day_format (const JalonRoughDay *day)
{
  g_autofree char *text = jalon_rough_day_format (day);
  if (text == NULL || jalon_rough_day_is_exact (day))
    return jalon_typed_date_format (&day->earliest);
  if (strchr (text, '/') != NULL)
    return format_ends (day);
  g_autofree char *year = g_strndup (text, 4);
  if (g_str_has_suffix (text, "~"))
    /* Translators: in a date field: near the year %s. It is read back: use words of jalon-typed-day.c. */
    return g_strdup_printf (C_ ("typed day", "about %s"), year);
  if (text[4] == '\0')
    return g_steal_pointer (&year);
  if (text[5] == '2')
    return format_season (atoi (text + 5), year);
  return g_strdup_printf ("%.2s/%s", text + 5, year);
}
