/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rights line as bars of the drawing, in the words of the list.
 */
#pragma once

#include "app/jalon-session.h"
#include "app/jalon-timeline.h"

G_BEGIN_DECLS

typedef enum { JALON_DAYS_YEAR, JALON_DAYS_CARD, JALON_DAYS_ALL } JalonDaysPreset;

void jalon_dates_drawing_fill (JalonTimeline *timeline, JalonPacks *packs, const JalonSnapshot *snapshot, const GDate *today);
void jalon_dates_drawing_fill_what_if (JalonTimeline *timeline, JalonPacks *packs, const JalonSnapshot *snapshot, JalonRightsLine *supposed,
                                       const GDate *day, const GDate *today);
void jalon_dates_drawing_show (JalonTimeline *timeline, const JalonSnapshot *snapshot, const GDate *today, JalonDaysPreset preset);
void jalon_dates_drawing_show_what_if (JalonTimeline *timeline, const JalonSnapshot *snapshot, const GDate *day, const GDate *today);

G_END_DECLS
