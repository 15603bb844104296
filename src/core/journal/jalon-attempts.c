/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Counts attempts. It does not say that they suffice: it says what is still weak about them.
 */
#include "core/journal/jalon-attempts.h"

/* Monday of the week, as a Julian day. */
static guint32
week_of (const GDate *date)
{
  return g_date_get_julian (date) - (g_date_get_weekday (date) - G_DATE_MONDAY);
}

/**
 * jalon_attempts_measure:
 * @events: (element-type JalonEvent): what happened, in any order
 * @attempts: (out): the attempts among them; events without a day are left out
 */
void
jalon_attempts_measure (GPtrArray *events, JalonAttempts *attempts)
{
  g_autoptr (GHashTable) weeks = g_hash_table_new (NULL, NULL);

  *attempts = (JalonAttempts) { 0 };
  for (guint i = 0; i < events->len; i++)
    {
      const JalonEvent *event = events->pdata[i];
      if (g_strcmp0 (event->kind, "attempt") != 0 || !g_date_valid (&event->on)
          || jalon_rough_day_is_known (&event->rough_on)) /* how attempts spread is shown by days that are known */
        continue;
      if (attempts->n_attempts == 0 || g_date_compare (&event->on, &attempts->first) < 0)
        attempts->first = event->on;
      if (attempts->n_attempts == 0 || g_date_compare (&event->on, &attempts->last) > 0)
        attempts->last = event->on;
      attempts->n_attempts++;
      g_hash_table_add (weeks, GUINT_TO_POINTER (week_of (&event->on)));
    }
  attempts->n_weeks = g_hash_table_size (weeks);
  if (attempts->n_attempts > 0)
    attempts->n_days = g_date_days_between (&attempts->first, &attempts->last);
}

/**
 * jalon_attempts_are_spread:
 * @self: measured attempts
 *
 * Rule `attempts_spread`: several attempts, at least eight days between the first and the last, not all in one week.
 * Source: Conseil d’État, 10 June 2020, n° 435594, and 9 June 2022, n° 453391, as reported in the press; read 2026-11-23.
 *
 * Returns: whether the attempts stand as far apart as the rule asks
 */
gboolean
jalon_attempts_are_spread (const JalonAttempts *self)
{
  return self->n_attempts > 1 && self->n_days >= JALON_ATTEMPTS_MIN_DAYS && self->n_weeks > 1;
}
