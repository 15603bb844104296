/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reminders of a running program: looks at all cases once a day and says what is new as neutral notifications. It never opens a window.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define JALON_REMINDING_MOST_PEOPLE 3 /* said one by one; more are said together */

typedef void (*JalonRemindingDay) (GDate *today); /* the day of now: it changes while the program runs */

typedef struct _JalonReminding JalonReminding;

JalonReminding *jalon_reminding_new (GApplication *application, const char *data_path, JalonRemindingDay get_today);
void            jalon_reminding_free (JalonReminding *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonReminding, jalon_reminding_free)

void jalon_reminding_start (JalonReminding *self); /* soon, and whenever a day begins */
void jalon_reminding_look (JalonReminding *self);  /* now; the program does not end before it was said */

G_END_DECLS
