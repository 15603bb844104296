/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The new file of -o: never over something that exists, and on disk before it is mentioned.
 */
#include "cli/cli-out.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "cli/cli.h"
#include "core/jalon-error.h"
#include "core/jalon-file-save.h"

/**
 * cli_out_check_free:
 * @out: where a new file or folder shall stand
 *
 * Returns: whether nothing stands there; else USAGE
 */
gboolean
cli_out_check_free (const char *out, GError **error)
{
  GStatBuf         info;
  g_autofree char *shown = g_filename_display_name (out);

  if (g_lstat (out, &info) != 0)
    return TRUE;
  g_set_error (error, JALON_ERROR, JALON_ERROR_USAGE, _("-o %s: this exists already and is not overwritten; choose another name"),
               shown);
  return FALSE;
}

/**
 * cli_out_save:
 * @out: a new file
 * @bytes: its content
 *
 * Returns: whether @out is safely on disk; USAGE when the name was taken meanwhile
 */
gboolean
cli_out_save (const char *out, GBytes *bytes, GError **error)
{
  g_autofree char  *folder = g_path_get_dirname (out);
  g_autofree char  *name = g_path_get_basename (out);
  g_autoptr(GError) local_error = NULL;
  int               dir_fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  gboolean          saved;

  if (dir_fd < 0)
    {
      int              saved_errno = errno;
      g_autofree char *shown = g_filename_display_name (folder);

      /* Translators: %1$s is a folder, %2$s what the system says about it */
      g_set_error (error, CLI_ERROR, (int) jalon_error_from_errno (saved_errno), _("-o: the folder %1$s cannot be written to: %2$s"), shown,
                   g_strerror (saved_errno));
      return FALSE;
    }
  jalon_file_sweep (dir_fd);
  saved = jalon_file_save (dir_fd, name, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), JALON_SAVE_NEW, &local_error);
  close (dir_fd);
  if (saved)
    return TRUE;
  if (g_error_matches (local_error, JALON_ERROR, JALON_ERROR_BUSY))
    return cli_out_check_free (out, error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}
