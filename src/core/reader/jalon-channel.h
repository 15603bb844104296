/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One running jalon-reader and the conversation with it. Not thread-safe: its owner locks.
 */
#pragma once

#include "core/reader/jalon-reader.h"
#include "core/reader/jalon-starter.h"
#include "core/reader/jalon-wire.h"

G_BEGIN_DECLS

typedef struct _JalonChannel JalonChannel;

JalonChannel *jalon_channel_new (JalonStarter *starter, int hello_ms, GCancellable *cancellable, GError **error);
void          jalon_channel_free (JalonChannel *self);
gboolean      jalon_channel_ask (JalonChannel *self, JalonWireMessage *message, int fd, int timeout_ms, JalonProgress progress,
                                 gpointer user_data, GCancellable *cancellable, GError **error);
gboolean      jalon_channel_run_self_test (JalonStarter *starter, int timeout_ms, GError **error);
gboolean      jalon_channel_wait (int socket, gint64 deadline, GCancellable *cancellable, GError **error);
gboolean      jalon_wire_status_to_error (guint32 status, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonChannel, jalon_channel_free)

G_END_DECLS
