/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The days of a right as rows: one for each proof, gap and doubt, in the order of the days.
 */
#pragma once

#include "core/law/jalon-rights-line.h"

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *jalon_dates_list_new_row (const char *title, const char *subtitle_or_null);
void       jalon_dates_list_add_icon (GtkWidget *row, const char *icon, const char *style);
GtkWidget *jalon_dates_list_new_right (JalonPacks *packs, JalonRightsLine *line, JalonRight right, const GDate *today);
GtkWidget *jalon_dates_list_new_supposed (JalonPacks *packs, JalonRightsLine *supposed, JalonRightsLine *line, JalonRight right,
                                          const GDate *today);

G_END_DECLS
