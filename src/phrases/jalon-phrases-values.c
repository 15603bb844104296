/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Values as a person reads them: sizes, dates, lists of pages, names of file formats.
 * Where the locale has no language of its own (C, C.UTF-8, POSIX) names of days and months and the decimal point come from our own
 * translations, so that a French sentence never holds an English month.
 */
#include "phrases/jalon-phrases-private.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#include "core/jalon-date.h"

#define MEGABYTE 1000000
#define LISTED_RANGES 8

static const char *const months[] = { NC_("month", "January"), NC_("month", "February"), NC_("month", "March"), NC_("month", "April"),
                                      NC_("month", "May"), NC_("month", "June"), NC_("month", "July"), NC_("month", "August"),
                                      NC_("month", "September"), NC_("month", "October"), NC_("month", "November"),
                                      NC_("month", "December") };
static const char *const short_months[] = { NC_("short month", "Jan"), NC_("short month", "Feb"), NC_("short month", "Mar"),
                                            NC_("short month", "Apr"), NC_("short month", "May"), NC_("short month", "Jun"),
                                            NC_("short month", "Jul"), NC_("short month", "Aug"), NC_("short month", "Sep"),
                                            NC_("short month", "Oct"), NC_("short month", "Nov"), NC_("short month", "Dec") };
static const char *const weekdays[] = { NC_("weekday", "Monday"), NC_("weekday", "Tuesday"), NC_("weekday", "Wednesday"),
                                        NC_("weekday", "Thursday"), NC_("weekday", "Friday"), NC_("weekday", "Saturday"),
                                        NC_("weekday", "Sunday") };

static gboolean
has_no_language (int category)
{
  const char *name = setlocale (category, NULL);
  return name == NULL || strcmp (name, "C") == 0 || strcmp (name, "POSIX") == 0 || g_str_has_prefix (name, "C.");
}

/* The name that strftime has for it, by the locale; @format is %A, %B or %b. */
static char *
format_by_locale (const GDate *date, const char *format)
{
  g_autoptr(GDateTime) noon = g_date_time_new_utc (g_date_get_year (date), (int) g_date_get_month (date), g_date_get_day (date), 12, 0, 0);
  return g_date_time_format (noon, format);
}

static char *
dup_weekday (const GDate *date)
{
  return has_no_language (LC_TIME) ? g_strdup (g_dpgettext2 (NULL, "weekday", weekdays[g_date_get_weekday (date) - 1])) :
                                     format_by_locale (date, "%A");
}

static char *
dup_month (const GDate *date)
{
  return has_no_language (LC_TIME) ? g_strdup (g_dpgettext2 (NULL, "month", months[g_date_get_month (date) - 1])) :
                                     format_by_locale (date, "%B");
}

/**
 * jalon_phrase_month_name:
 * @date: a date
 *
 * Returns: (transfer full): its month in the language of the locale
 */
char *
jalon_phrase_month_name (const GDate *date)
{
  return dup_month (date);
}

/**
 * jalon_phrase_short_month:
 * @date: a date
 *
 * Returns: (transfer full): its month, shortened, in the language of the locale
 */
char *
jalon_phrase_short_month (const GDate *date)
{
  return has_no_language (LC_TIME) ? g_strdup (g_dpgettext2 (NULL, "short month", short_months[g_date_get_month (date) - 1])) :
                                     format_by_locale (date, "%b");
}

/* Some languages give the first day of a month an ordinal: "1er janvier". */
static char *
dup_day (const GDate *date)
{
  if (g_date_get_day (date) == 1)
    return g_strdup (C_("first day of a month, in a date", "1"));
  return g_strdup_printf ("%d", g_date_get_day (date));
}

/**
 * jalon_phrase_date:
 * @date: a date, possibly unset
 *
 * Returns: (transfer full): "Tuesday 12 January 2027" in the language of the locale
 */
char *
jalon_phrase_date (const GDate *date)
{
  if (!g_date_valid (date))
    return g_strdup (_("date not known"));
  g_autofree char *weekday = dup_weekday (date);
  g_autofree char *month = dup_month (date);
  g_autofree char *day = dup_day (date);
  /* Translators: a full date: weekday, day of the month, month, year. "%1$s %2$s %3$s %4$d" gives "Tuesday 12 January 2027". */
  return g_strdup_printf (_("%1$s %2$s %3$s %4$d"), weekday, day, month, g_date_get_year (date));
}

/**
 * jalon_phrase_short_date:
 * @date: a date, possibly unset
 *
 * Returns: (transfer full): "12 Nov 2026" in the language of the locale
 */
char *
jalon_phrase_short_date (const GDate *date)
{
  if (!g_date_valid (date))
    return g_strdup (_("date not known"));
  g_autofree char *month = jalon_phrase_short_month (date);
  g_autofree char *day = dup_day (date);
  /* Translators: a short date: day of the month, short month, year, as in "12 Nov 2026". */
  return g_strdup_printf (_("%1$s %2$s %3$d"), day, month, g_date_get_year (date));
}

/* "Nov 2026" from an ISO date; "date not known" for anything else. */
char *
jalon_phrase_month (const char *iso_date)
{
  GDate date;

  if (!jalon_date_parse (iso_date, &date))
    return g_strdup (_("date not known"));
  g_autofree char *month = jalon_phrase_short_month (&date);
  /* Translators: when a limit was last seen: short month and year, as in "Nov 2026". */
  return g_strdup_printf (_("%1$s %2$d"), month, g_date_get_year (&date));
}

/* A number with a fixed count of decimals and the decimal point of the language. */
static char *
format_decimal (double number, int decimals)
{
  g_autofree char *text = g_strdup_printf ("%.*f", decimals, number);
  if (decimals == 0 || !has_no_language (LC_NUMERIC))
    return g_steal_pointer (&text);
  g_auto(GStrv) parts = g_strsplit (text, ".", 2);
  /* Translators: the decimal point, "." in "1.9 MB". */
  return g_strjoinv (C_("decimal point", "."), parts);
}

static char *
format_size (gint64 bytes, int decimals)
{
  if (bytes < 1000)
    return g_strdup_printf (ngettext ("%d byte", "%d bytes", (gulong) MAX (bytes, 0)), (int) MAX (bytes, 0));
  if (bytes < MEGABYTE - 500)
    /* Translators: a file size in kilobytes of 1,000 bytes. */
    return g_strdup_printf (_("%d kB"), (int) ((bytes + 500) / 1000));
  g_autofree char *number = format_decimal ((double) bytes / MEGABYTE, bytes % MEGABYTE == 0 ? 0 : decimals);
  /* Translators: a file size in megabytes of 1,000,000 bytes; %s is the number, "1.9". */
  return g_strdup_printf (_("%s MB"), number);
}

/**
 * jalon_phrase_size:
 * @bytes: a size
 *
 * Returns: (transfer full): "1.9 MB", "340 kB" or "12 bytes"; 1 MB is 1,000,000 bytes, as portals count
 */
char *
jalon_phrase_size (gint64 bytes)
{
  return format_size (bytes, 1);
}

/* As precise as needed to look different from @other_bytes: "2.000001 MB" beside a limit of "2 MB". */
char *
jalon_phrase_size_beside (gint64 bytes, gint64 other_bytes)
{
  for (int decimals = 1; decimals < 6; decimals++)
    if (round ((double) bytes / MEGABYTE * pow (10, decimals)) != round ((double) other_bytes / MEGABYTE * pow (10, decimals)))
      return format_size (bytes, decimals);
  return format_size (bytes, 6);
}

/* "2, 4–7, 9": ranges, at most a line of them. */
char *
jalon_phrase_page_list (const GArray *pages)
{
  g_autoptr(GString) list = g_string_new (NULL);
  guint n_ranges = 0;

  for (guint i = 0; i < pages->len; n_ranges++)
    {
      guint last = i;
      while (last + 1 < pages->len && g_array_index (pages, int, last + 1) == g_array_index (pages, int, last) + 1)
        last++;
      if (n_ranges > 0)
        /* Translators: between the elements of a list: "2, 5, 7". */
        g_string_append (list, C_("list separator", ", "));
      if (n_ranges == LISTED_RANGES)
        {
          g_string_append (list, "…");
          break;
        }
      g_string_append_printf (list, "%d", g_array_index (pages, int, i));
      if (last > i + 1)
        g_string_append_printf (list, "–%d", g_array_index (pages, int, last));
      i = last > i + 1 ? last + 1 : i + 1;
    }
  return g_string_free (g_steal_pointer (&list), FALSE);
}

/* Names of formats are proper names, the same in all languages; what has no name is described. */
char *
jalon_phrase_format_name (const char *format)
{
  static const struct {
    const char *id;
    const char *name;
  } names[] = {
    { "pdf", "PDF" }, { "jpeg", "JPEG" }, { "png", "PNG" }, { "heic", "HEIC" }, { "tiff", "TIFF" }, { "webp", "WebP" }, { "gif", "GIF" },
    { "bmp", "BMP" }, { "zip", "ZIP" }, { "docx", "Word (DOCX)" }, { "doc", "Word (DOC)" }, { "odt", "OpenDocument (ODT)" },
    { "xlsx", "Excel (XLSX)" }, { "ods", "OpenDocument (ODS)" }, { "pptx", "PowerPoint (PPTX)" }, { "rtf", "RTF" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (format, names[i].id) == 0)
      return g_strdup (names[i].name);
  if (g_strcmp0 (format, "txt") == 0)
    /* Translators: a file format, in a list such as "PDF, JPEG, plain text". */
    return g_strdup (_("plain text"));
  /* Translators: a file whose format Jalon does not know, in a sentence such as "What is inside: unknown format." */
  return g_strdup (_("unknown format"));
}

/* @formats: ids with spaces between them. */
char *
jalon_phrase_format_list (const char *formats)
{
  g_auto(GStrv) ids = g_strsplit (formats, " ", -1);
  g_autoptr(GString) list = g_string_new (NULL);

  for (char **id = ids; *id != NULL; id++)
    {
      g_autofree char *name = jalon_phrase_format_name (*id);
      if (list->len > 0)
        g_string_append (list, C_("list separator", ", "));
      g_string_append (list, name);
    }
  return g_string_free (g_steal_pointer (&list), FALSE);
}
