/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The calendar file of a case: the next end of a proof, and every next date. Neutral words, because others may see a calendar.
 */
#include "phrases/jalon-phrases-pages.h"

#include "core/sheets/jalon-calendar-file.h"
#include "phrases/jalon-phrases-line.h"

#include <glib/gi18n.h>

static const int last_day_alarms[] = { 30, 7, 1 };
static const int date_alarms[] = { 0 };

/* Stay and work that end on one day are one entry. */
static void
add_ends (const JalonPageCase *self, JalonCalendarFile *file)
{
  gint32 today = (gint32) g_date_get_julian (&self->today), seen = JALON_DAY_FIRST;
  for (JalonRight right = JALON_RIGHT_STAY; right <= JALON_RIGHT_WORK; right++)
    {
      const JalonGap *gap = jalon_rights_line_next_gap (self->line, right, today);
      GDate           last_day;
      if (gap == NULL || gap->days.from <= today || gap->days.from == seen)
        continue;
      seen = gap->days.from;
      jalon_day_to_date (gap->days.from - 1, &last_day);
      jalon_calendar_file_add (file, jalon_right_get_name (right), &last_day, _("Papers: a last day"), last_day_alarms,
                               G_N_ELEMENTS (last_day_alarms));
    }
}

static void
add_next (const JalonPageCase *self, JalonCalendarFile *file)
{
  for (guint i = 0; i < self->next->len; i++)
    {
      const JalonNextDate *next = g_ptr_array_index (self->next, i);
      g_autofree char     *name = g_strdup_printf ("%s %s", next->rule, next->title != NULL ? next->title : "");
      g_autofree char     *summary = jalon_phrase_next_neutral (next);
      jalon_calendar_file_add (file, name, &next->date, summary, next->last_day ? last_day_alarms : date_alarms,
                               next->last_day ? G_N_ELEMENTS (last_day_alarms) : G_N_ELEMENTS (date_alarms));
    }
}

/**
 * jalon_page_calendar:
 * @secret: the id of the case: it makes the ids of entries this person's own and cannot be read from them
 *
 * Returns: (transfer full): an iCalendar file; a later one replaces the entries of an earlier one
 */
char *
jalon_page_calendar (const JalonPageCase *self, const char *secret)
{
  g_autoptr(JalonCalendarFile) file = jalon_calendar_file_new (secret, &self->today);
  add_ends (self, file);
  add_next (self, file);
  return jalon_calendar_file_to_text (file);
}
