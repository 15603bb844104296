/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One line of a long list that is searched: a kind of paper, a country.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define JALON_TYPE_PICK (jalon_pick_get_type ())
G_DECLARE_FINAL_TYPE (JalonPick, jalon_pick, JALON, PICK, GObject)

const char *jalon_pick_get_id (JalonPick *self);
const char *jalon_pick_get_name (JalonPick *self);
const char *jalon_pick_get_why (JalonPick *self); /* (nullable) why it stands among the first */
gboolean    jalon_pick_matches (JalonPick *self, const char *words);
gboolean    jalon_pick_begins_with (JalonPick *self, const char *words);
JalonPick  *jalon_pick_new (const char *id, const char *name, const char *why, const char *words) G_GNUC_WARN_UNUSED_RESULT;
int         jalon_pick_compare_names (gconstpointer a, gconstpointer b, gpointer unused); /* a GCompareDataFunc */

G_END_DECLS
