/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean jalon_typed_date_parse (const char *text, GDate *date);
char    *jalon_typed_date_format (const GDate *date);

G_END_DECLS
