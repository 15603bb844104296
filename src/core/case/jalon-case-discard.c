/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An example that could not be finished goes with all that it holds. The only whole case that is ever deleted here, and nothing of it
 * is a person's.
 */
#include "core/case/jalon-case-private.h"

#include "core/case/jalon-folder-private.h"
#include "core/jalon-error.h"
#include "core/jalon-file-save.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static gboolean
discard (JalonCase *self, int cases_fd, GError **error)
{
  /* Out of sight at once; what an interruption leaves of it is swept with what other makings left. */
  g_autofree char *making = g_strconcat (JALON_CASE_MAKING_PREFIX, self->uuid, NULL);
  if (renameat (cases_fd, self->uuid, cases_fd, making) != 0)
    return jalon_file_set_write_error (error, errno, "Cannot remove the unfinished example");
  jalon_dir_delete_tree (cases_fd, making);
  return jalon_file_sync_dir (cases_fd, error);
}

/* Without any case the data folder shall look as before the first one: a backup is only brought back into such a folder. */
static void
drop_empty_cases (JalonFolder *folder)
{
  g_autofree char *path = g_build_filename (jalon_folder_get_path (folder), "cases", NULL);
  (void) rmdir (path);
}

/**
 * jalon_case_discard_example:
 * @self: an example; it cannot be used afterwards
 * @error: where to say why not
 *
 * Returns: whether nothing of it is left; %JALON_ERROR_REFUSED for the case of a person
 */
gboolean
jalon_case_discard_example (JalonCase *self, GError **error)
{
  g_return_val_if_fail (JALON_IS_CASE (self), FALSE);
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  if (!self->example)
    {
      g_set_error_literal (error, JALON_ERROR, JALON_ERROR_REFUSED, "Only an example can be discarded");
      return FALSE;
    }
  if (!jalon_folder_lock (self->folder, error))
    return FALSE;
  int cases_fd = jalon_folder_open_cases (self->folder, FALSE, error);
  gboolean done = cases_fd >= 0 && discard (self, cases_fd, error);
  if (cases_fd >= 0)
    (void) close (cases_fd);
  if (done)
    drop_empty_cases (self->folder);
  jalon_folder_unlock (self->folder);
  return done;
}
