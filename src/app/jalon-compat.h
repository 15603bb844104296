/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Calls whose best form depends on the version of the toolkit. jalon-compat.c is the only file that asks for versions.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef enum { JALON_CHOOSE_FILES, JALON_CHOOSE_SAVE, JALON_CHOOSE_OPEN } JalonChoose;

/* Calls @chosen with (element-type GFile) once the person chose; not at all when they cancel. */
typedef void (*JalonChosen) (GPtrArray *files, gpointer user_data);
void jalon_compat_choose (GtkWindow *parent, JalonChoose what, const char *title, const char *accept, const char *name,
                          JalonChosen chosen, gpointer user_data, GDestroyNotify free_user_data);
void jalon_compat_show_about (GtkWindow *parent);
void jalon_compat_show_shortcuts (GtkWindow *parent);

G_END_DECLS
