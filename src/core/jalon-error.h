/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * JalonError:
 * @JALON_ERROR_USAGE: the caller asked for something impossible (an id nobody defines, a name that exists)
 * @JALON_ERROR_NOT_FOUND: a path, case or paper is missing or cannot be read
 * @JALON_ERROR_DAMAGED: the store is damaged or was changed outside Jalon; retrying cannot help
 * @JALON_ERROR_INTERNAL: anything else
 * @JALON_ERROR_BUSY: another window or program is writing, or has saved meanwhile; retrying can help
 * @JALON_ERROR_NO_SPACE: the disk is full or read-only
 * @JALON_ERROR_TOO_NEW: written by a later version of Jalon
 * @JALON_ERROR_REFUSED: the question was understood and the answer is no (not ready, not complete)
 * @JALON_ERROR_UNSAFE: jalon-reader cannot be confined or died; nothing was read
 * @JALON_ERROR_TIMEOUT: jalon-reader gave no answer within its limit
 *
 * The value of a code up to %JALON_ERROR_TOO_NEW is the exit status of `jalon-cli`.
 */
typedef enum {
  JALON_ERROR_REFUSED = 1,
  JALON_ERROR_USAGE = 2,
  JALON_ERROR_NOT_FOUND = 3,
  JALON_ERROR_DAMAGED = 4,
  JALON_ERROR_INTERNAL = 5,
  JALON_ERROR_BUSY = 6,
  JALON_ERROR_NO_SPACE = 7,
  JALON_ERROR_TOO_NEW = 8,
  JALON_ERROR_UNSAFE = 20,
  JALON_ERROR_TIMEOUT = 21,
} JalonError;

#define JALON_ERROR (jalon_error_quark ())
GQuark jalon_error_quark (void);

JalonError jalon_error_from_errno (int saved_errno);
int        jalon_error_get_exit_status (const GError *error);

G_END_DECLS
