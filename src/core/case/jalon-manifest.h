/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define JALON_MANIFEST_NAME "manifest.json"

/**
 * JalonManifestEntry:
 * @name: path from the data folder, with slashes
 * @sha256: of its bytes
 * @size_bytes: how many
 * @mtime_ns: when it was last written; not stored
 * @offset: where its bytes begin in the backup; not stored
 * @seen: whether the restore has met it; not stored
 */
typedef struct {
  char *name;
  char *sha256;
  gint64 size_bytes;
  gint64 mtime_ns;
  gint64 offset;
  gboolean seen;
} JalonManifestEntry;

JalonManifestEntry *jalon_manifest_entry_new (const char *name, gint64 size_bytes);
void                jalon_manifest_entry_free (JalonManifestEntry *self);
gboolean            jalon_manifest_name_is_safe (const char *name);

GBytes     *jalon_manifest_build (GPtrArray *entries) G_GNUC_WARN_UNUSED_RESULT;
GHashTable *jalon_manifest_parse (GBytes *content, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
