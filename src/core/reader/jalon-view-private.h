/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shared by the files of JalonView. All want its lock held.
 */
#pragma once

#include "core/reader/jalon-reader-private.h"

G_BEGIN_DECLS

struct _JalonView {
  GObject       parent_instance;
  JalonReader  *reader;
  GMutex        lock;
  GBytes       *bytes;
  char         *sha256;
  JalonChannel *channel;
  GHashTable   *bad_pages; /* pages (from 1) that ended a reader */
  int           n_pages;
  JalonFormat   format;
  JalonOpened   opened;
};

gboolean jalon_view_ensure_channel (JalonView *self, GCancellable *cancellable, GError **error);
gboolean jalon_view_ask (JalonView *self, JalonWireMessage *message, int fd, int timeout_ms, JalonProgress progress, gpointer user_data,
                         GCancellable *cancellable, GError **error);
gboolean jalon_view_ask_page (JalonView *self, JalonWireMessage *message, int page, int fd, int timeout_ms, GCancellable *cancellable,
                              GError **error);
gboolean jalon_view_fail_out_of_form (JalonView *self, GError **error);

G_END_DECLS
