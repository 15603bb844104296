/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/case/jalon-values.h"
#include "core/jalon-file-save.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define JALON_PAPER_LIMIT_BYTES ((gsize) 200 * 1000 * 1000)

/* The folders of a case that keep a file per paper, sorted by the first two digits of its digest. */
#define JALON_SHELF_DOCUMENTS "documents"
#define JALON_SHELF_TEXT "text"
#define JALON_SHELF_CACHE "cache"

int   jalon_shelf_open (int case_fd, const char *shelf, const char *sha256, gboolean create, GError **error);
char *jalon_shelf_dup_name (const char *sha256, const char *extension) G_GNUC_WARN_UNUSED_RESULT;
char *jalon_shelf_dup_path (const char *shelf, const char *sha256, const char *extension) G_GNUC_WARN_UNUSED_RESULT;

gboolean jalon_shelf_save_sealed (int case_fd, const char *shelf, const char *sha256, const char *extension,
                                  GBytes *content, GError **error);
GBytes  *jalon_shelf_load_sealed (int case_fd, const char *shelf, const char *sha256, const char *extension,
                                  gsize limit_bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void     jalon_shelf_unlink (int case_fd, const char *shelf, const char *sha256, const char *extension);
gboolean jalon_shelf_original_is_sound (int case_fd, const char *sha256, const char *extension);
gboolean jalon_shelf_original_exists (int case_fd, const char *sha256, const char *extension);
GBytes  *jalon_shelf_load_original (int case_fd, const char *sha256, const char *extension, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

typedef gboolean (*JalonShelfVisit) (int shelf_fd, const char *folder, const char *name, gpointer user_data);
void jalon_shelf_walk (int case_fd, const char *shelf, JalonShelfVisit visit, gpointer user_data);

/**
 * JalonOriginal:
 * @file: the bytes, in a file without a name
 * @sha256: their digest
 * @extension: by signature
 * @size_bytes: how many
 */
typedef struct {
  JalonNewFile file;
  int documents_fd;
  char *sha256;
  const char *extension;
  gint64 size_bytes;
} JalonOriginal;

#define JALON_ORIGINAL_INIT { JALON_NEW_FILE_INIT, -1, NULL, NULL, 0 }

gboolean jalon_original_take_file (JalonOriginal *self, int case_fd, const char *path, GCancellable *cancellable,
                                   GError **error);
gboolean jalon_original_take_bytes (JalonOriginal *self, int case_fd, GBytes *bytes, GError **error);
gboolean jalon_original_shelve (JalonOriginal *self, int case_fd, GError **error);
void     jalon_original_clear (JalonOriginal *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (JalonOriginal, jalon_original_clear)

G_END_DECLS
