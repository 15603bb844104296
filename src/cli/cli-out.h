/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean cli_out_check_free (const char *out, GError **error);
gboolean cli_out_save (const char *out, GBytes *bytes, GError **error);

G_END_DECLS
