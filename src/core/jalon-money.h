/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean jalon_money_parse (const char *text, gint64 *cents);

G_END_DECLS
