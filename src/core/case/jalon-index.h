/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

sqlite3 *jalon_index_new (GError **error) G_GNUC_WARN_UNUSED_RESULT;
sqlite3 *jalon_index_open (GBytes *image, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes  *jalon_index_serialize (sqlite3 *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean jalon_index_is_sound_image (const guint8 *data, gsize size);

G_END_DECLS
