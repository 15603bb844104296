/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * This week's list on paper. A sheet lies about: without being asked for names it has initials, and the first characters of the number
 * under which the person is found in Jalon.
 */
#include "phrases/jalon-phrases-people.h"

#include "core/sheets/jalon-plain-sheet.h"
#include "phrases/jalon-phrases-line.h"
#include "phrases/jalon-phrases.h"

#include <glib/gi18n.h>

#define SHORT_REFERENCE 4
#define LONG_REFERENCE 8

typedef struct {
  JalonPacks      *packs;
  GPtrArray       *judged;
  const GDate     *today;
  gboolean         with_names;
  GHashTable      *seen; /* (element-type utf8) short names; twice: FALSE as value */
  JalonPlainSheet *sheet;
  JalonWeekSheet  *counts;
} Week;

static void
append_initial (GString *initials, const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  gunichar first = g_utf8_get_char (valid);
  if (first == 0)
    return;
  g_string_append_unichar (initials, g_unichar_toupper (first));
  g_string_append (initials, ". ");
}

static char *
dup_short_name (const JalonCaseRow *row, gssize reference)
{
  g_autoptr(GString) initials = g_string_new (NULL);
  if (row->person != NULL)
    {
      append_initial (initials, row->person->given);
      append_initial (initials, row->person->family);
    }
  g_string_append_printf (initials, "(%.*s)", (int) reference, row->uuid);
  return g_string_free (g_steal_pointer (&initials), FALSE);
}

static void
look_for_twins (Week *self)
{
  for (guint i = 0; i < self->judged->len; i++)
    {
      const JalonCaseJudged *one = self->judged->pdata[i];
      char *name = dup_short_name (one->row, SHORT_REFERENCE);
      gboolean is_new = !g_hash_table_contains (self->seen, name);
      g_hash_table_replace (self->seen, name, GINT_TO_POINTER (is_new));
    }
}

static char *
dup_name (const Week *self, const JalonCaseRow *row)
{
  if (self->with_names && row->person != NULL)
    return jalon_phrase_case_name (row);
  g_autofree char *name = dup_short_name (row, SHORT_REFERENCE);
  return g_hash_table_lookup (self->seen, name) != NULL ? g_steal_pointer (&name) : dup_short_name (row, LONG_REFERENCE);
}

static void
count (Week *self)
{
  for (guint i = 0; i < self->judged->len; i++)
    {
      const JalonCaseJudged *one = self->judged->pdata[i];
      if (one->group != JALON_CASE_GROUP_WEEK)
        continue;
      self->counts->n_people++;
      for (guint k = 0; k < one->dangers->len; k++)
        self->counts->n_dates += jalon_danger_get_soon (one->dangers->pdata[k], self->today) == JALON_SOON_WEEK;
    }
}

static void
add_head (Week *self)
{
  g_autofree char *today = jalon_phrase_date (self->today);
  g_autofree char *week = jalon_phrase_case_group (JALON_CASE_GROUP_WEEK, self->today);
  g_autofree char *people = g_strdup_printf (ngettext ("%u person", "%u persons", self->counts->n_people), self->counts->n_people);
  g_autofree char *dates = g_strdup_printf (ngettext ("%u date", "%u dates", self->counts->n_dates), self->counts->n_dates);
  /* Translators: %s is today's date */
  g_autofree char *as_of = g_strdup_printf (_("As of %s"), today);
  g_autofree char *line = g_strdup_printf ("%s · %s · %s · %s", as_of, week, people, dates);
  jalon_plain_sheet_add_line (self->sheet, line);
  if (!self->with_names)
    jalon_plain_sheet_add_small (self->sheet, _("Initials only. The characters in brackets find the person in Jalon: type them into the search of People."));
}

static void
add_danger (Week *self, const char *name, const JalonCaseJudged *one, const JalonDanger *danger, gboolean leads)
{
  g_autofree char *day = jalon_phrase_danger_day (danger, self->today);
  g_autofree char *matter = leads ? jalon_phrase_case_matter (self->packs, one) : jalon_phrase_danger (self->packs, danger);
  g_autofree char *action = jalon_phrase_danger_action (danger);
  jalon_plain_sheet_add_cell (self->sheet, name, NULL);
  jalon_plain_sheet_add_cell (self->sheet, NULL, day);
  jalon_plain_sheet_add_cell (self->sheet, matter, action);
}

static void
add_week (Week *self)
{
  static const double shares[] = { 110, 135, 278 };
  const char *const heads[] = { _("Person"), _("Day"), _("What it is, and what to do") };
  if (self->counts->n_people == 0)
    {
      jalon_plain_sheet_add_frame (self->sheet, _("Nobody has a date this week."));
      return;
    }
  jalon_plain_sheet_add_heading (self->sheet, "");
  jalon_plain_sheet_begin_table (self->sheet, heads, shares, G_N_ELEMENTS (shares));
  for (guint i = 0; i < self->judged->len; i++)
    {
      const JalonCaseJudged *one = self->judged->pdata[i];
      g_autofree char *name = dup_name (self, one->row);
      for (guint k = 0; one->group == JALON_CASE_GROUP_WEEK && k < one->dangers->len; k++)
        if (jalon_danger_get_soon (one->dangers->pdata[k], self->today) == JALON_SOON_WEEK)
          add_danger (self, name, one, one->dangers->pdata[k], k == 0);
    }
  jalon_plain_sheet_end_table (self->sheet);
}

/* Who cannot be read, or was not read in time, may be in danger too. */
static void
add_unknown (Week *self)
{
  gboolean begun = FALSE;
  for (guint i = 0; i < self->judged->len; i++)
    {
      const JalonCaseJudged *one = self->judged->pdata[i];
      if (one->group != JALON_CASE_GROUP_UNREADABLE && one->group != JALON_CASE_GROUP_NOT_READ)
        continue;
      g_autofree char *name = dup_name (self, one->row);
      g_autofree char *why = jalon_phrase_case_matter (self->packs, one);
      g_autofree char *line = g_strdup_printf ("%s · %s", name, why);
      if (!begun)
        jalon_plain_sheet_add_heading (self->sheet, _("Nobody knows what these hold"));
      begun = TRUE;
      jalon_plain_sheet_add_line (self->sheet, line);
    }
}

static guint
count_group (const Week *self, JalonCaseGroup group)
{
  guint n = 0;
  for (guint i = 0; i < self->judged->len; i++)
    n += ((JalonCaseJudged *) self->judged->pdata[i])->group == group;
  return n;
}

/* What is not on the sheet is counted, so that the sheet does not pass for everyone. */
static void
add_rest (Week *self)
{
  guint month = count_group (self, JALON_CASE_GROUP_MONTH), later = count_group (self, JALON_CASE_GROUP_LATER);
  guint none = count_group (self, JALON_CASE_GROUP_NONE);
  g_autofree char *in_month = g_strdup_printf (ngettext ("%u more person has a date this month.", "%u more persons have a date this month.", month), month);
  g_autofree char *afterwards = g_strdup_printf (ngettext ("%u person has one later.", "%u persons have one later.", later), later);
  g_autofree char *unknown = g_strdup_printf (ngettext ("%u person has no known date.", "%u persons have no known date.", none), none);
  g_autofree char *line = g_strdup_printf ("%s %s %s", in_month, afterwards, unknown);
  jalon_plain_sheet_add_heading (self->sheet, _("Not on this sheet"));
  jalon_plain_sheet_add_line (self->sheet, line);
}

static void
add_age (Week *self)
{
  JalonRulesAge age;
  GDate newest;
  jalon_packs_get_newest_reading (self->packs, &newest);
  jalon_rules_age_judge (&age, self->today, &newest, &newest);
  g_autofree char *said = jalon_phrase_rules_age (&age);
  jalon_plain_sheet_add_small (self->sheet, said);
}

/**
 * jalon_page_week:
 * @packs: rule packs
 * @judged: (element-type JalonCaseJudged): everyone, held against @today
 * @today: today
 * @with_names: whether names stand on it; else initials
 * @counts: (out): what is on it
 *
 * Returns: (transfer full) (nullable): this week's list as a PDF; %JALON_ERROR_INTERNAL when it cannot be drawn
 */
GBytes *
jalon_page_week (JalonPacks *packs, GPtrArray *judged, const GDate *today, gboolean with_names, JalonWeekSheet *counts, GError **error)
{
  g_autoptr(JalonPlainSheet) sheet = jalon_plain_sheet_new (
      _("This week’s list"), _("Jalon informs; this is no legal advice. Keep this sheet where others cannot read it."), today, FALSE);
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Week self = { packs, judged, today, with_names, seen, sheet, counts };
  *counts = (JalonWeekSheet) { 0 };
  look_for_twins (&self);
  count (&self);
  add_head (&self);
  add_week (&self);
  add_unknown (&self);
  add_rest (&self);
  add_age (&self);
  return jalon_plain_sheet_finish (sheet, &counts->n_pages, error);
}
