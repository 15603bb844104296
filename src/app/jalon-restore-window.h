/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who of a backup is to be brought back. It restores nothing: whoever opened it is told who was chosen.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define JALON_TYPE_RESTORE_WINDOW (jalon_restore_window_get_type ())
G_DECLARE_FINAL_TYPE (JalonRestoreWindow, jalon_restore_window, JALON, RESTORE_WINDOW, AdwWindow)

JalonRestoreWindow *jalon_restore_window_new (GtkWindow *parent);
void                jalon_restore_window_add (JalonRestoreWindow *self, const char *uuid, const char *name, gboolean is_there);

G_END_DECLS
