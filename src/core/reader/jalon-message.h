/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sending and receiving the one message of jalon-wire.h. Both ends use it.
 */
#pragma once

#include "core/reader/jalon-wire.h"

G_BEGIN_DECLS

gboolean jalon_message_send (int socket, const JalonWireMessage *message, int fd);
gboolean jalon_message_receive (int socket, JalonWireMessage *message, int *fd, int flags);

G_END_DECLS
