/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean reader_confine (int fd, char **why);
int      reader_self_test (void);

G_END_DECLS
