/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Words of a reminder. Others may see it on a screen: no name, number, nationality or kind of permit, and no day.
 */
#pragma once

#include "core/reminders/jalon-reminders.h"

G_BEGIN_DECLS

char *jalon_phrase_reminder_title (void);
char *jalon_phrase_reminder (JalonReminderStep step);                /* "A day about your papers comes within a week." */
char *jalon_phrase_reminder_people (void);                           /* for several people at once */
char *jalon_phrase_reminder_detail (JalonPacks *packs, const JalonReminder *reminder); /* not neutral: for a terminal */

G_END_DECLS
