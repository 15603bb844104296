/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/case/jalon-folder.h"

G_BEGIN_DECLS

gboolean jalon_folder_lock (JalonFolder *self, GError **error);
void     jalon_folder_unlock (JalonFolder *self);
int      jalon_folder_open_cases (JalonFolder *self, gboolean create, GError **error);
int      jalon_folder_open_case (JalonFolder *self, const char *uuid, GError **error);
gboolean jalon_folder_give_up_ballast (JalonFolder *self);
void     jalon_folder_ensure_ballast (JalonFolder *self);

int  jalon_dir_open_sub (int dir_fd, const char *name, gboolean create, GError **error);
void jalon_dir_delete_tree (int dir_fd, const char *name);
void jalon_dir_delete_prefixed (int dir_fd, const char *prefix);

G_END_DECLS
