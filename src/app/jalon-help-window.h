/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who helps with what, and the desk of an association: written here, shown first, removed and brought back.
 */
#pragma once

#include "app/jalon-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define JALON_TYPE_HELP_WINDOW (jalon_help_window_get_type ())
G_DECLARE_FINAL_TYPE (JalonHelpWindow, jalon_help_window, JALON, HELP_WINDOW, AdwWindow)

JalonHelpWindow *jalon_help_window_new (GtkWindow *parent, JalonSession *session, const char *matter_or_null);

G_END_DECLS
