/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One look at all cases of a data folder: what is due today, and what of it was not said yet. Blocks: use a worker thread.
 */
#pragma once

#include "core/law/jalon-packs.h"
#include "core/reminders/jalon-said.h"

G_BEGIN_DECLS

typedef struct {
  GPtrArray *due;      /* (element-type JalonReminder) case by case, the worst of each first */
  GPtrArray *fresh;    /* (element-type JalonReminder) lent from due: never said, or worse than it was said */
  guint      n_unread; /* cases that cannot be opened */
  gboolean   whole;    /* all cases were looked at */
  JalonSaid *said;
} JalonReminderRound;

JalonReminderRound *jalon_reminder_round_make (JalonFolder *folder, JalonPacks *packs, const char *uuid_or_null, const GDate *today,
                                               GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean            jalon_reminder_round_note (JalonReminderRound *self, JalonFolder *folder, const GDate *today, GError **error);
void                jalon_reminder_round_free (JalonReminderRound *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonReminderRound, jalon_reminder_round_free)

G_END_DECLS
