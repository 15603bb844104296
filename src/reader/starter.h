/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a new process does on JALON_WIRE_FD; each returns its exit status. */
typedef struct {
  int  (*read) (int fd);
  int  (*self_test) (int fd);
  void (*warm_up) (void); /* (nullable) in the starter, before its second reader */
} ReaderLives;

int reader_starter_run (int socket, const ReaderLives *lives);

G_END_DECLS
