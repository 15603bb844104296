/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean jalon_date_parse (const char *text, GDate *date);
char    *jalon_date_format (const GDate *date);
void     jalon_date_add_months_clamped (GDate *date, int months);

G_END_DECLS
