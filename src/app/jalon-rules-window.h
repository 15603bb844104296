/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * "About the rules": which are in use, each with its source; newer ones from a file, with what they change for this person before they
 * are taken; undo.
 */
#pragma once

#include "app/jalon-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define JALON_TYPE_RULES_WINDOW (jalon_rules_window_get_type ())
G_DECLARE_FINAL_TYPE (JalonRulesWindow, jalon_rules_window, JALON, RULES_WINDOW, AdwWindow)

JalonRulesWindow *jalon_rules_window_new (GtkWindow *parent, JalonSession *session);
void              jalon_rules_window_look_at (JalonRulesWindow *self, const char *path); /* what a file would change; takes nothing */

G_END_DECLS
