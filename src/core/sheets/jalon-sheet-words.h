/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *jalon_sheet_date (const GDate *date);       /* (nullable): NULL for an unset date */
char *jalon_sheet_month (const GDate *date);      /* (nullable) */
char *jalon_sheet_size (gint64 bytes);
char *jalon_sheet_count (int n, const char *one, const char *many);
char *jalon_sheet_clean (const char *text);       /* what can be drawn of a text that a person typed */

G_END_DECLS
