/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The process that starts readers; see jalon-starter.c. Thread-safe.
 */
#pragma once

#include <gio/gio.h>

#include "core/reader/jalon-wire.h"

G_BEGIN_DECLS

typedef struct _JalonStarter JalonStarter;

JalonStarter *jalon_starter_new (const char *program, GError **error);
JalonStarter *jalon_starter_ref (JalonStarter *self);
void          jalon_starter_unref (JalonStarter *self);
gboolean      jalon_starter_is_over (JalonStarter *self);
int           jalon_starter_start (JalonStarter *self, JalonWireLife life, int socket, int timeout_ms, GCancellable *cancellable,
                                   GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonStarter, jalon_starter_unref)

G_END_DECLS
