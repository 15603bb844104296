/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Two panes that become one: a sidebar and a content. Nobody else asks "am I narrow?". */
#define JALON_TYPE_SHELL (jalon_shell_get_type ())
G_DECLARE_FINAL_TYPE (JalonShell, jalon_shell, JALON, SHELL, GtkWidget)

gboolean jalon_shell_get_narrow (JalonShell *self);
void     jalon_shell_set_show_content (JalonShell *self, gboolean show_content);
gboolean jalon_shell_get_show_content (JalonShell *self);

G_END_DECLS
