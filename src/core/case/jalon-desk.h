/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The desk of an association: who helps here, shown before everybody else. One for a data folder, in a file of its own beside the cases;
 * it says nothing of any person and is in no backup of a case.
 */
#pragma once

#include "core/case/jalon-folder.h"

G_BEGIN_DECLS

#define JALON_DESK_NAME "desk.json"
#define JALON_DESK_MOST_CHARACTERS 500 /* of each text */

/* All but the name may be NULL. */
typedef struct {
  char *name;
  char *phone;
  char *address;
  char *hours;
  char *note;
} JalonDesk;

JalonDesk *jalon_desk_new (void) G_GNUC_WARN_UNUSED_RESULT;
JalonDesk *jalon_desk_copy (const JalonDesk *self) G_GNUC_WARN_UNUSED_RESULT;
void       jalon_desk_free (JalonDesk *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonDesk, jalon_desk_free)

gboolean   jalon_desk_is_usable (const JalonDesk *self); /* it has a name, a way to reach it, and no text is too long */
gboolean   jalon_desk_load (JalonFolder *folder, JalonDesk **desk, GError **error);
gboolean   jalon_desk_save (JalonFolder *folder, const JalonDesk *desk_or_null, GError **error);

G_END_DECLS
