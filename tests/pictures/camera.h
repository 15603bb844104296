/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Takes pictures of a window with what lies over it: its dialogs and its menus. It knows nothing of Jalon.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void     camera_prepare (void);                                 /* fonts and animations, the same everywhere; after adw_init () */
void     camera_fit (GtkWindow *window, int width, int height); /* the contents, without the frame, get this size */
gboolean camera_fit_dialogs (GtkWindow *window);                /* as wide as the window at most; FALSE: there are none */
void     camera_take (GtkWindow *window, const char *path);     /* a PNG file */
void     camera_close_dialogs (GtkWindow *window);            /* and menus */

G_END_DECLS
