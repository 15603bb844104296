/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was said already, so that no reminder comes twice. Kept in a file of the data folder, not in a case: it holds digests and steps,
 * no name and no paper. A damaged one counts as empty: then something is said once more.
 */
#pragma once

#include "core/case/jalon-folder.h"
#include "core/reminders/jalon-reminders.h"

G_BEGIN_DECLS

#define JALON_SAID_NAME "reminders.json"
#define JALON_SAID_KEPT_DAYS 60 /* after its day, once it is due no more */

typedef struct _JalonSaid JalonSaid;

JalonSaid *jalon_said_new (void) G_GNUC_WARN_UNUSED_RESULT;
JalonSaid *jalon_said_parse (const char *text, gssize length) G_GNUC_WARN_UNUSED_RESULT;
char      *jalon_said_to_text (JalonSaid *self) G_GNUC_WARN_UNUSED_RESULT;
void       jalon_said_free (JalonSaid *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonSaid, jalon_said_free)

gboolean   jalon_said_is_fresh (JalonSaid *self, const JalonReminder *reminder); /* never said, or it got worse */
void       jalon_said_note (JalonSaid *self, const JalonReminder *reminder);
void       jalon_said_tidy (JalonSaid *self, GPtrArray *due, const GDate *today); /* (element-type JalonReminder) */
guint      jalon_said_count (JalonSaid *self);

JalonSaid *jalon_said_load (JalonFolder *folder) G_GNUC_WARN_UNUSED_RESULT; /* empty when there is none, or it is damaged */
gboolean   jalon_said_save (JalonSaid *self, JalonFolder *folder, GError **error);

G_END_DECLS
