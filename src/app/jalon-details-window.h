/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a person can say of the situation and of the portal account: one question, or all of them.
 */
#pragma once

#include "app/jalon-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define JALON_TYPE_DETAILS_WINDOW (jalon_details_window_get_type ())
G_DECLARE_FINAL_TYPE (JalonDetailsWindow, jalon_details_window, JALON, DETAILS_WINDOW, AdwWindow)

JalonDetailsWindow *jalon_details_window_new (GtkWindow *parent, JalonSession *session, const char *only_or_null);

/* Worker: stores each detail; a NULL value forgets it. (element-type JalonDetail) */
gpointer jalon_details_store (JalonSession *session, gpointer details, GCancellable *cancellable, GError **error);

G_END_DECLS
