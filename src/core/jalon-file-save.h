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

G_END_DECLS
