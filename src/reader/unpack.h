/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/reader/jalon-wire.h"

G_BEGIN_DECLS

typedef struct _ReaderUnpack ReaderUnpack;

ReaderUnpack   *reader_unpack_new (int fd);
void            reader_unpack_free (ReaderUnpack *self);
JalonWireStatus reader_unpack_next (ReaderUnpack *self, const char **name, guint64 *size, gboolean *more);
JalonWireStatus reader_unpack_data (ReaderUnpack *self, guint8 *data, gsize size);

G_END_DECLS
