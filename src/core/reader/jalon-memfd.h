/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

int     jalon_memfd_new_sealed (GBytes *bytes, GError **error);
int     jalon_memfd_new_buffer (gsize size, GError **error);
GBytes *jalon_memfd_map (int fd, gsize size, GError **error);

G_END_DECLS
