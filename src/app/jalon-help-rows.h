/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who helps, as rows of a list: the desk of an association first.
 */
#pragma once

#include "core/case/jalon-desk.h"
#include "core/law/jalon-help.h"

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *jalon_help_rows_new_label (const char *text, const char *css_class_or_null);
GtkWidget *jalon_help_rows_new_link (const char *web);
GtkWidget *jalon_help_rows_new_for_desk (const JalonDesk *desk);
GtkWidget *jalon_help_rows_new (const JalonHelp *help);
void       jalon_help_rows_fill (AdwPreferencesGroup *group, GPtrArray *rows, JalonPacks *packs, const JalonDesk *desk_or_null,
                                 const char *matter_or_null);

G_END_DECLS
