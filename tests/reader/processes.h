/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sys/types.h>

G_BEGIN_DECLS

GArray *processes_list_children (pid_t parent);
void    processes_assert_no_reader_left (void);

G_END_DECLS
