/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The files of a case that are named by the digest of an original: where each is, how it is saved, read and removed.
 */
#include "core/case/jalon-shelf.h"

#include "core/case/jalon-digest.h"
#include "core/case/jalon-folder-private.h"
#include "core/jalon-error.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

/**
 * jalon_shelf_open:
 * @case_fd: the folder of a case
 * @shelf: one of the shelves
 * @sha256: a valid digest
 * @create: whether to make missing folders
 * @error: where to say why not
 *
 * Returns: a descriptor of `shelf/ab` to close, or -1
 */
int
jalon_shelf_open (int case_fd, const char *shelf, const char *sha256, gboolean create, GError **error)
{
  const char folder[] = { sha256[0], sha256[1], '\0' };
  int shelf_fd = jalon_dir_open_sub (case_fd, shelf, create, error);
  if (shelf_fd < 0)
    return -1;
  int fd = jalon_dir_open_sub (shelf_fd, folder, create, error);
  (void) close (shelf_fd);
  return fd;
}

char *
jalon_shelf_dup_name (const char *sha256, const char *extension)
{
  return g_strconcat (sha256, ".", extension, NULL);
}

char *
jalon_shelf_dup_path (const char *shelf, const char *sha256, const char *extension)
{
  return g_strdup_printf ("%s/%.2s/%s.%s", shelf, sha256, sha256, extension);
}

/**
 * jalon_shelf_save_sealed:
 * @case_fd: the folder of a case
 * @shelf: one of the shelves
 * @sha256: names the file
 * @extension: what kind of file
 * @content: what it holds; its digest is added
 * @error: where to say why not
 *
 * Returns: whether the file is safe
 */
gboolean
jalon_shelf_save_sealed (int case_fd, const char *shelf, const char *sha256, const char *extension, GBytes *content,
                         GError **error)
{
  int fd = jalon_shelf_open (case_fd, shelf, sha256, TRUE, error);
  if (fd < 0)
    return FALSE;
  g_autofree char *name = jalon_shelf_dup_name (sha256, extension);
  g_autoptr(GBytes) sealed = jalon_digest_seal (g_bytes_get_data (content, NULL), g_bytes_get_size (content));
  gboolean done = jalon_file_save (fd, name, g_bytes_get_data (sealed, NULL), g_bytes_get_size (sealed),
                                   JALON_SAVE_REPLACE, error);
  (void) close (fd);
  return done;
}

GBytes *
jalon_shelf_load_sealed (int case_fd, const char *shelf, const char *sha256, const char *extension, gsize limit_bytes,
                         GError **error)
{
  int fd = jalon_shelf_open (case_fd, shelf, sha256, FALSE, error);
  if (fd < 0)
    return NULL;
  g_autofree char *name = jalon_shelf_dup_name (sha256, extension);
  GBytes *content = jalon_file_load_sealed (fd, name, limit_bytes, error);
  (void) close (fd);
  return content;
}

void
jalon_shelf_unlink (int case_fd, const char *shelf, const char *sha256, const char *extension)
{
  g_autofree char *path = jalon_shelf_dup_path (shelf, sha256, extension);
  (void) unlinkat (case_fd, path, 0);
}

/**
 * jalon_shelf_load_original:
 * @case_fd: the folder of a case
 * @sha256: which paper
 * @extension: its extension
 * @error: where to say why not
 *
 * Returns: (transfer full) (nullable): the bytes that were imported; %JALON_ERROR_DAMAGED when they are gone or one
 *   bit of them changed
 */
GBytes *
jalon_shelf_load_original (int case_fd, const char *sha256, const char *extension, GError **error)
{
  g_autofree char *path = jalon_shelf_dup_path (JALON_SHELF_DOCUMENTS, sha256, extension);
  g_autoptr(GError) local_error = NULL;
  g_autoptr(GBytes) bytes = jalon_file_load (case_fd, path, JALON_PAPER_LIMIT_BYTES, &local_error);
  if (bytes == NULL)
    {
      g_set_error (error, JALON_ERROR, JALON_ERROR_DAMAGED, "An original cannot be read: %s", local_error->message);
      return NULL;
    }
  g_autofree char *digest = jalon_digest_sha256 (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  if (g_str_equal (digest, sha256))
    return g_steal_pointer (&bytes);
  g_set_error_literal (error, JALON_ERROR, JALON_ERROR_DAMAGED, "An original does not match its digest");
  return NULL;
}

gboolean
jalon_shelf_original_is_sound (int case_fd, const char *sha256, const char *extension)
{
  g_autoptr(GBytes) bytes = jalon_shelf_load_original (case_fd, sha256, extension, NULL);
  return bytes != NULL;
}

gboolean
jalon_shelf_original_exists (int case_fd, const char *sha256, const char *extension)
{
  g_autofree char *path = jalon_shelf_dup_path (JALON_SHELF_DOCUMENTS, sha256, extension);
  struct stat info;
  return fstatat (case_fd, path, &info, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG (info.st_mode);
}

static int
compare_names (const struct dirent **a, const struct dirent **b)
{
  return g_strcmp0 ((*a)->d_name, (*b)->d_name);
}

static int
is_named (const struct dirent *entry)
{
  return !g_str_equal (entry->d_name, ".") && !g_str_equal (entry->d_name, "..");
}

static gboolean
walk_folder (int shelf_fd, const char *folder, JalonShelfVisit visit, gpointer user_data)
{
  struct dirent **entries = NULL;
  gboolean go_on = TRUE;
  int fd = jalon_dir_open_sub (shelf_fd, folder, FALSE, NULL);
  int n = fd >= 0 ? scandirat (fd, ".", &entries, is_named, compare_names) : 0;
  for (int i = 0; i < n; i++)
    {
      go_on = go_on && visit (fd, folder, entries[i]->d_name, user_data);
      free (entries[i]);
    }
  free (entries);
  if (fd >= 0)
    (void) close (fd);
  return go_on;
}

/**
 * jalon_shelf_walk:
 * @case_fd: the folder of a case
 * @shelf: one of the shelves; a missing one has no files
 * @visit: (scope call): called for each file in the folders of the shelf, by name; %FALSE ends the walk
 * @user_data: for @visit
 */
void
jalon_shelf_walk (int case_fd, const char *shelf, JalonShelfVisit visit, gpointer user_data)
{
  struct dirent **entries = NULL;
  gboolean go_on = TRUE;
  int shelf_fd = jalon_dir_open_sub (case_fd, shelf, FALSE, NULL);
  int n = shelf_fd >= 0 ? scandirat (shelf_fd, ".", &entries, is_named, compare_names) : 0;
  for (int i = 0; i < n; i++)
    {
      go_on = go_on && walk_folder (shelf_fd, entries[i]->d_name, visit, user_data);
      free (entries[i]);
    }
  free (entries);
  if (shelf_fd >= 0)
    (void) close (shelf_fd);
}
