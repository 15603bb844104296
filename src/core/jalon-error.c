/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The one error domain of the core. A code exists only where a caller acts differently on it.
 * Messages are for logs and developers; sentences for people are made in src/phrases.
 */
#include "core/jalon-error.h"

#include <errno.h>

G_DEFINE_QUARK (jalon-error-quark, jalon_error)

/**
 * jalon_error_from_errno:
 * @saved_errno: a value of errno
 *
 * Maps a failed system call to the code a caller acts on.
 *
 * Returns: %JALON_ERROR_NO_SPACE for a full, over-quota or read-only disk, %JALON_ERROR_NOT_FOUND for what is
 *   missing or may not be read, else %JALON_ERROR_INTERNAL
 */
JalonError
jalon_error_from_errno (int saved_errno)
{
  switch (saved_errno)
    {
    case ENOSPC:
    case EDQUOT:
    case EROFS:
      return JALON_ERROR_NO_SPACE;
    case ENOENT:
    case ENOTDIR:
    case EISDIR:
    case EACCES:
    case EPERM:
    case ENXIO:
    case ELOOP:
      return JALON_ERROR_NOT_FOUND;
    default:
      return JALON_ERROR_INTERNAL;
    }
}

/**
 * jalon_error_get_exit_status:
 * @error: (nullable): an error
 *
 * Returns: the exit status of the contract (0 without an error, 5 for foreign domains)
 */
int
jalon_error_get_exit_status (const GError *error)
{
  if (error == NULL)
    return 0;
  if (error->domain != JALON_ERROR || error->code > JALON_ERROR_TOO_NEW)
    return JALON_ERROR_INTERNAL;
  return error->code;
}
