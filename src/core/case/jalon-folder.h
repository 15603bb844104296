/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The data folder: $XDG_DATA_HOME/jalon or --data DIR. Thread-safe; reading never takes the lock. */
#define JALON_TYPE_FOLDER (jalon_folder_get_type ())
G_DECLARE_FINAL_TYPE (JalonFolder, jalon_folder, JALON, FOLDER, GObject)

JalonFolder *jalon_folder_new (const char *path);
const char  *jalon_folder_get_path (JalonFolder *self);
void         jalon_folder_set_wait (JalonFolder *self, double seconds); /* how long a writer waits for the lock */
GPtrArray   *jalon_folder_list_cases (JalonFolder *self, GError **error); /* (element-type utf8) uuids, sorted */
char        *jalon_folder_dup_case_path (JalonFolder *self, const char *uuid);

G_END_DECLS
