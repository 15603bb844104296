/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sets of civil days, kept as the fewest intervals that hold them: sorted, apart, both ends inside. A day is its Julian day number
 * (g_date_get_julian ()); an interval may be open at either end. Knows nothing of papers or rights.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define JALON_DAY_FIRST G_MININT32 /* no beginning */
#define JALON_DAY_LAST  G_MAXINT32 /* no end */

/* Days from..until, both inside; empty when until is before from. */
typedef struct {
  gint32 from;
  gint32 until;
} JalonInterval;

typedef struct _JalonIntervalSet JalonIntervalSet;

JalonIntervalSet *jalon_interval_set_new (const JalonInterval *intervals, gsize n_intervals) G_GNUC_WARN_UNUSED_RESULT;
JalonIntervalSet *jalon_interval_set_copy (const JalonIntervalSet *self) G_GNUC_WARN_UNUSED_RESULT;
void              jalon_interval_set_free (JalonIntervalSet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonIntervalSet, jalon_interval_set_free)

JalonIntervalSet *jalon_interval_set_union (const JalonIntervalSet *a, const JalonIntervalSet *b) G_GNUC_WARN_UNUSED_RESULT;
JalonIntervalSet *jalon_interval_set_intersection (const JalonIntervalSet *a, const JalonIntervalSet *b) G_GNUC_WARN_UNUSED_RESULT;
JalonIntervalSet *jalon_interval_set_difference (const JalonIntervalSet *a, const JalonIntervalSet *b) G_GNUC_WARN_UNUSED_RESULT;

gsize                jalon_interval_set_get_length (const JalonIntervalSet *self);
const JalonInterval *jalon_interval_set_get (const JalonIntervalSet *self, gsize index);
gboolean             jalon_interval_set_contains (const JalonIntervalSet *self, gint32 day);
gboolean             jalon_interval_set_equal (const JalonIntervalSet *a, const JalonIntervalSet *b);

/* Civil dates: an unset date is the open end. */
gint32 jalon_day_from_date (const GDate *date, gint32 when_unset);
void   jalon_day_to_date (gint32 day, GDate *date);

G_END_DECLS
