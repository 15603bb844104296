/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *jalon_sheet_date (const GDate *date);       /* (nullable): NULL for an unset date */
char *jalon_sheet_month (const GDate *date);      /* (nullable) */
char *jalon_sheet_size (gint64 bytes);
char *jalon_sheet_count (int n, const char *one, const char *many);

G_END_DECLS
