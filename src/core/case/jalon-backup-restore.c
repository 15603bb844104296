/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A backup becomes a data folder again. jalon-reader takes the ZIP apart; here every entry is held against the
 * manifest and written under a name that was checked. The folder appears whole or not at all.
 */
#include "core/case/jalon-backup.h"

#include "core/case/jalon-digest.h"
#include "core/case/jalon-folder-private.h"
#include "core/case/jalon-manifest.h"
#include "core/jalon-error.h"
#include "core/jalon-file-save.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAKING_PREFIX ".restoring-"

typedef struct {
  int making_fd;       /* the folder that becomes the data folder's `cases` */
  GHashTable *entries; /* (nullable) until the manifest came */
  JalonBackupReport *report;
} Restore;

static gboolean
set_damaged (GError **error, const char *why)
{
  g_set_error (error, JALON_ERROR, JALON_ERROR_DAMAGED, "The backup is damaged: %s", why);
  return FALSE;
}

static gboolean
bytes_are (GBytes *bytes, const JalonManifestEntry *entry)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  g_autofree char *digest = jalon_digest_sha256 (data, size);
  return g_str_equal (digest, entry->sha256);
}

/* @name is safe: `cases/<uuid>/…`; the part after `cases/` is made inside the new folder. */
static gboolean
write_entry (Restore *restore, const char *name, GBytes *bytes, GError **error)
{
  g_auto(GStrv) parts = g_strsplit (name, "/", -1);
  const guint last = g_strv_length (parts) - 1;
  int fd = jalon_dir_open_sub (restore->making_fd, parts[1], TRUE, error);
  for (guint i = 2; fd >= 0 && i < last; i++)
    {
      int sub_fd = jalon_dir_open_sub (fd, parts[i], TRUE, error);
      (void) close (fd);
      fd = sub_fd;
    }
  if (fd < 0)
    return FALSE;
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  gboolean done = jalon_file_save (fd, parts[last], data, size, JALON_SAVE_NEW, error);
  (void) close (fd);
  return done;
}

/* The list first, then what it lists, each once and as large as it says. */
static gboolean
expect_cb (const char *name, guint64 size, gpointer user_data, GError **error)
{
  Restore *restore = user_data;
  if (restore->entries == NULL)
    return g_str_equal (name, JALON_MANIFEST_NAME) || set_damaged (error, "it does not begin with its list");
  JalonManifestEntry *entry = g_hash_table_lookup (restore->entries, name);
  if (entry == NULL || entry->seen)
    return set_damaged (error, "a file is not in the list, or twice");
  return (guint64) entry->size_bytes == size || set_damaged (error, "a file is not as large as the list says");
}

static gboolean
visit_cb (const char *name, GBytes *bytes, gpointer user_data, GError **error)
{
  Restore *restore = user_data;
  if (restore->entries == NULL)
    {
      restore->entries = jalon_manifest_parse (bytes, error);
      return restore->entries != NULL;
    }
  JalonManifestEntry *entry = g_hash_table_lookup (restore->entries, name);
  if (!bytes_are (bytes, entry))
    return set_damaged (error, "a file is not the one in the list");
  if (!write_entry (restore, name, bytes, error))
    return FALSE;
  entry->seen = TRUE;
  restore->report->files++;
  restore->report->bytes += entry->size_bytes;
  return TRUE;
}

static gboolean
check_all_seen (Restore *restore, GError **error)
{
  GHashTableIter iter;
  gpointer value;
  if (restore->entries == NULL)
    return set_damaged (error, "it is empty");
  g_hash_table_iter_init (&iter, restore->entries);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (!((JalonManifestEntry *) value)->seen)
      return set_damaged (error, "a file of the list is missing");
  return TRUE;
}

static gboolean
set_has_cases (GError **error)
{
  g_set_error_literal (error, JALON_ERROR, JALON_ERROR_USAGE, "The folder already has cases");
  return FALSE;
}

static gboolean
has_cases (int data_fd)
{
  struct stat info;
  return fstatat (data_fd, "cases", &info, AT_SYMLINK_NOFOLLOW) == 0;
}

static gboolean
publish (int data_fd, const char *making, GError **error)
{
  int result = renameat2 (data_fd, making, data_fd, "cases", RENAME_NOREPLACE);
  if (result != 0 && (errno == EINVAL || errno == ENOSYS) && !has_cases (data_fd))
    result = renameat (data_fd, making, data_fd, "cases");
  if (result != 0 && errno == EEXIST)
    return set_has_cases (error);
  if (result != 0)
    return jalon_file_set_write_error (error, errno, "The restored folder cannot be given its name");
  if (jalon_file_sync_dir (data_fd, error))
    return TRUE;
  (void) renameat (data_fd, "cases", data_fd, making);
  return FALSE;
}

/* What jalon-reader refuses to take apart is no backup. */
static gboolean
unpack (JalonReader *reader, int archive_fd, Restore *restore, GCancellable *cancellable, GError **error)
{
  g_autoptr(GError) local_error = NULL;
  if (jalon_reader_unpack (reader, archive_fd, expect_cb, visit_cb, restore, cancellable, &local_error))
    return check_all_seen (restore, error);
  if (g_error_matches (local_error, JALON_ERROR, JALON_ERROR_REFUSED))
    return set_damaged (error, "it is no archive of Jalon");
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
unpack_into (JalonReader *reader, int archive_fd, int data_fd, const char *making, JalonBackupReport *report,
             GCancellable *cancellable, GError **error)
{
  Restore restore = { jalon_dir_open_sub (data_fd, making, TRUE, error), NULL, report };
  if (restore.making_fd < 0)
    return FALSE;
  gboolean done = unpack (reader, archive_fd, &restore, cancellable, error);
  g_clear_pointer (&restore.entries, g_hash_table_unref);
  (void) close (restore.making_fd);
  return done && publish (data_fd, making, error);
}

static gboolean
restore_locked (JalonReader *reader, int archive_fd, const char *data_dir, JalonBackupReport *report,
                GCancellable *cancellable, GError **error)
{
  int data_fd = open (data_dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (data_fd < 0)
    return jalon_file_set_write_error (error, errno, "The data folder cannot be opened");
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *making = g_strconcat (MAKING_PREFIX, uuid, NULL);
  gboolean done = FALSE;
  if (has_cases (data_fd))
    set_has_cases (error);
  else
    {
      jalon_dir_delete_prefixed (data_fd, MAKING_PREFIX); /* what an interrupted restore left; the lock is held */
      done = unpack_into (reader, archive_fd, data_fd, making, report, cancellable, error);
      if (!done)
        jalon_dir_delete_tree (data_fd, making);
    }
  (void) close (data_fd);
  return done;
}

/* Looked at before the folder is made, so that a refusal leaves nothing behind. */
static gboolean
check_target (const char *data_dir, GError **error)
{
  g_autofree char *cases = g_build_filename (data_dir, "cases", NULL);
  return !g_file_test (cases, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK) || set_has_cases (error);
}

/**
 * jalon_backup_restore:
 * @reader: takes the backup apart
 * @path: a backup
 * @data_dir: a data folder without `cases`; made when it is missing
 * @report: (out): what came back
 * @cancellable: (nullable): to stop
 * @error: where to say why not
 *
 * Returns: whether everything is restored; %JALON_ERROR_USAGE when @data_dir has cases, %JALON_ERROR_DAMAGED when one
 *   entry is missing, unlisted or changed; then there is no `cases` folder
 */
gboolean
jalon_backup_restore (JalonReader *reader, const char *path, const char *data_dir, JalonBackupReport *report,
                      GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (JALON_IS_READER (reader) && path != NULL && data_dir != NULL && report != NULL, FALSE);
  *report = (JalonBackupReport) { 0 };
  struct stat info;
  if (!check_target (data_dir, error))
    return FALSE;
  int archive_fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (archive_fd < 0 || fstat (archive_fd, &info) != 0 || !S_ISREG (info.st_mode))
    {
      g_set_error_literal (error, JALON_ERROR, JALON_ERROR_NOT_FOUND, "There is no backup to read");
      if (archive_fd >= 0)
        (void) close (archive_fd);
      return FALSE;
    }
  g_autoptr(JalonFolder) folder = jalon_folder_new (data_dir);
  gboolean done = jalon_folder_lock (folder, error);
  if (done)
    {
      done = restore_locked (reader, archive_fd, data_dir, report, cancellable, error);
      if (done)
        jalon_folder_ensure_ballast (folder);
      jalon_folder_unlock (folder);
    }
  (void) close (archive_fd);
  return done;
}
