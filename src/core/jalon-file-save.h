/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * JalonSaveMode:
 * @JALON_SAVE_NEW: the name must not exist; an existing one is %JALON_ERROR_BUSY and nothing changes
 * @JALON_SAVE_REPLACE: an existing file is replaced atomically
 */
typedef enum { JALON_SAVE_NEW, JALON_SAVE_REPLACE } JalonSaveMode;

gboolean jalon_file_save (int dir_fd, const char *name, const void *data, gsize size, JalonSaveMode mode,
                          GError **error);

/**
 * JalonNewFile:
 * @fd: where to write; -1 when closed
 * @dir_fd: the folder it was begun in (lent)
 * @temporary: (nullable): its name there, where the file system knows no nameless files
 *
 * The same in steps, for what is written piece by piece: open, write, publish. What was not published leaves nothing.
 */
typedef struct {
  int fd;
  int dir_fd;
  char *temporary;
} JalonNewFile;

#define JALON_NEW_FILE_INIT { -1, -1, NULL }

gboolean jalon_new_file_open (JalonNewFile *self, int dir_fd, GError **error);
gboolean jalon_new_file_write (JalonNewFile *self, const void *data, gsize size, GError **error);
gboolean jalon_new_file_sync (JalonNewFile *self, GError **error);
gboolean jalon_new_file_publish (JalonNewFile *self, int dir_fd, const char *name, JalonSaveMode mode, GError **error);
void     jalon_new_file_clear (JalonNewFile *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (JalonNewFile, jalon_new_file_clear)

gboolean jalon_file_is_temporary (const char *name);
void     jalon_file_sweep (int dir_fd);
int      jalon_file_open_if_unheld (int dir_fd, const char *name, int flags);
gboolean jalon_file_sync_dir (int dir_fd, GError **error);
gboolean jalon_file_set_write_error (GError **error, int saved_errno, const char *what);

G_END_DECLS
