/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget  *jalon_country_row_new (const char *code, const char *nothing); /* (nullable) a JalonPickRow */
const char *jalon_country_row_get_code (GtkWidget *row);                   /* (nullable) */

G_END_DECLS
