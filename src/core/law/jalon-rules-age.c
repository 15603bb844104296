/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The comparison of three days.
 */
#include "core/law/jalon-rules-age.h"

#include "core/case/jalon-values.h"
#include "core/law/jalon-calendar.h"

/**
 * jalon_rules_age_judge:
 * @self: (out caller-allocates): the judgement
 * @today: the day that the computer says
 * @built_on: the day on which the program was built
 * @newest: the day on which the newest rule was read; see jalon_packs_get_newest_reading ()
 */
void
jalon_rules_age_judge (JalonRulesAge *self, const GDate *today, const GDate *built_on, const GDate *newest)
{
  self->newest = *newest;
  self->days_old = MAX (g_date_days_between (newest, today), 0);
  self->old = jalon_rules_age_is_old (newest, today);
  self->clock = JALON_CLOCK_FINE;
  if (g_date_compare (today, built_on) < 0)
    self->clock = JALON_CLOCK_BEFORE_BUILD;
  else if (g_date_compare (today, newest) < 0)
    self->clock = JALON_CLOCK_BEFORE_RULES;
}

static gboolean
is_later (const GDate *day, const GDate *today)
{
  return g_date_valid (day) && g_date_compare (day, today) > 0;
}

/**
 * jalon_rules_age_hold_against_entries:
 * @self: a judgement
 * @today: the day that the computer says
 * @events: (element-type JalonEvent): what a person wrote down; the earliest day counts where one is known roughly
 * @papers: (element-type JalonPaper): what was kept
 *
 * What has happened cannot be still to come: an entry after @today says that the clock is wrong, or was.
 */
void
jalon_rules_age_hold_against_entries (JalonRulesAge *self, const GDate *today, GPtrArray *events, GPtrArray *papers)
{
  gboolean later = FALSE;
  for (guint i = 0; i < events->len && !later; i++)
    {
      const JalonEvent *event = events->pdata[i];
      later = is_later (g_date_valid (&event->on) ? &event->on : &event->rough_on.earliest, today);
    }
  for (guint i = 0; i < papers->len && !later; i++)
    {
      GDate added;
      g_date_clear (&added, 1);
      g_date_set_time_t (&added, (time_t) ((JalonPaper *) papers->pdata[i])->added_at);
      later = is_later (&added, today);
    }
  if (later && self->clock == JALON_CLOCK_FINE)
    self->clock = JALON_CLOCK_BEFORE_ENTRY;
}

/**
 * jalon_rules_age_is_old:
 * @read_on: the day on which a source was read
 * @today: today
 *
 * Returns: whether more than six calendar months have passed
 */
gboolean
jalon_rules_age_is_old (const GDate *read_on, const GDate *today)
{
  GDate last_fresh = *read_on;
  jalon_calendar_add_months (&last_fresh, JALON_RULES_OLD_MONTHS);
  return g_date_compare (today, &last_fresh) > 0;
}
