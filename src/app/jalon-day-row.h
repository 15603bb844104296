/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/jalon-typed-day.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A field for a day that may be known only roughly: an entry row, and below it a row that says how the words were understood. */
void       jalon_day_row_attach (GtkWidget *entry_row, GtkWidget *said_row, gboolean may_be_unknown);
void       jalon_day_row_set (GtkWidget *entry_row, const GDate *day, const JalonRoughDay *rough, gboolean unknown);
JalonTyped jalon_day_row_get (GtkWidget *entry_row, JalonRoughDay *day);

G_END_DECLS
