/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean jalon_calendar_is_public_holiday (const GDate *date);
gboolean jalon_calendar_is_working_day (const GDate *date);
gboolean jalon_calendar_is_court_day (const GDate *date);

void     jalon_calendar_add_months (GDate *date, int months);
void     jalon_calendar_add_months_franc (GDate *date, int months);
void     jalon_calendar_add_working_days (GDate *date, int days);
void     jalon_calendar_anniversary (GDate *date, const GDate *birth, int years);
int      jalon_calendar_get_paris_offset (const GDate *date, int minutes);
int      jalon_calendar_get_paris_offset_utc (const GDate *date, int minutes);
void     jalon_calendar_easter (int year, GDate *easter);

G_END_DECLS
