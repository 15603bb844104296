/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A calendar file (iCalendar, RFC 5545) of whole-day entries with alarms. The words are the caller's: who wants neutral words gives
 * neutral words. The ids of entries are stable and tell nothing, so that importing twice does not double and a changed date moves.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _JalonCalendarFile JalonCalendarFile;

JalonCalendarFile *jalon_calendar_file_new (const char *secret, const GDate *today) G_GNUC_WARN_UNUSED_RESULT;
void               jalon_calendar_file_add (JalonCalendarFile *self, const char *name, const GDate *date, const char *summary,
                                            const int *alarm_days, gsize n_alarm_days);
char              *jalon_calendar_file_to_text (JalonCalendarFile *self);
void               jalon_calendar_file_free (JalonCalendarFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonCalendarFile, jalon_calendar_file_free)

G_END_DECLS
