/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A backup becomes a data folder again, or one case of it is put beside the cases of a folder. jalon-reader takes the
 * ZIP apart; here every entry is held against the manifest and written under a name that was checked. What is restored
 * appears whole or not at all, and never takes the place of anything.
 */
#include "core/case/jalon-backup.h"

#include "core/case/jalon-digest.h"
#include "core/case/jalon-folder-private.h"
#include "core/case/jalon-manifest.h"
#include "core/case/jalon-sidecar.h"
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
  int making_fd;       /* the folder that becomes the data folder's `cases`, or has the case that joins them */
  GHashTable *wanted;  /* (nullable) (element-type utf8) the cases that are wanted; NULL: all */
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

/* @name is safe: `cases/<uuid>/…`. */
static char *
dup_case_of (const char *name)
{
  g_auto(GStrv) parts = g_strsplit (name, "/", 3);
  return g_strdup (parts[1]);
}

static gboolean
is_wanted (const Restore *restore, const char *name)
{
  if (restore->wanted == NULL)
    return g_str_has_prefix (name, "cases/");
  g_autofree char *uuid = dup_case_of (name);
  return uuid != NULL && g_hash_table_contains (restore->wanted, uuid);
}

static guint
count_wanted (const Restore *restore)
{
  GHashTableIter iter;
  gpointer name;
  g_autoptr(GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_iter_init (&iter, restore->entries);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (is_wanted (restore, name))
      g_hash_table_add (found, dup_case_of (name));
  return g_hash_table_size (found);
}

static gboolean
take_list (Restore *restore, GBytes *bytes, GError **error)
{
  restore->entries = jalon_manifest_parse (bytes, error);
  if (restore->entries == NULL || restore->wanted == NULL || count_wanted (restore) == g_hash_table_size (restore->wanted))
    return restore->entries != NULL;
  g_set_error_literal (error, JALON_ERROR, JALON_ERROR_NOT_FOUND, "The backup has no such case");
  return FALSE;
}

static gboolean
visit_cb (const char *name, GBytes *bytes, gpointer user_data, GError **error)
{
  Restore *restore = user_data;
  if (restore->entries == NULL)
    return take_list (restore, bytes, error);
  JalonManifestEntry *entry = g_hash_table_lookup (restore->entries, name);
  if (!bytes_are (bytes, entry))
    return set_damaged (error, "a file is not the one in the list");
  entry->seen = TRUE;
  if (!is_wanted (restore, name))
    return TRUE;
  if (!write_entry (restore, name, bytes, error))
    return FALSE;
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
unpack_into (JalonReader *reader, int archive_fd, int data_fd, const char *making, GHashTable *wanted_or_null,
             JalonBackupReport *report, GCancellable *cancellable, GError **error)
{
  Restore restore = { jalon_dir_open_sub (data_fd, making, TRUE, error), wanted_or_null, NULL, report };
  if (restore.making_fd < 0)
    return FALSE;
  gboolean done = unpack (reader, archive_fd, &restore, cancellable, error);
  g_clear_pointer (&restore.entries, g_hash_table_unref);
  (void) close (restore.making_fd);
  return done;
}

static char *
make_making_name (void)
{
  g_autofree char *uuid = g_uuid_string_random ();
  return g_strconcat (MAKING_PREFIX, uuid, NULL);
}

static gboolean
restore_locked (JalonReader *reader, int archive_fd, const char *data_dir, JalonBackupReport *report,
                GCancellable *cancellable, GError **error)
{
  int data_fd = open (data_dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (data_fd < 0)
    return jalon_file_set_write_error (error, errno, "The data folder cannot be opened");
  g_autofree char *making = make_making_name ();
  gboolean done = FALSE;
  if (has_cases (data_fd))
    set_has_cases (error);
  else
    {
      jalon_dir_delete_prefixed (data_fd, MAKING_PREFIX); /* what an interrupted restore left; the lock is held */
      done = unpack_into (reader, archive_fd, data_fd, making, NULL, report, cancellable, error) &&
             publish (data_fd, making, error);
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

static int
open_backup (const char *path, GError **error)
{
  struct stat info;
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (fd >= 0 && fstat (fd, &info) == 0 && S_ISREG (info.st_mode))
    return fd;
  g_set_error_literal (error, JALON_ERROR, JALON_ERROR_NOT_FOUND, "There is no backup to read");
  if (fd >= 0)
    (void) close (fd);
  return -1;
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
  int archive_fd = check_target (data_dir, error) ? open_backup (path, error) : -1;
  if (archive_fd < 0)
    return FALSE;
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

static gboolean
set_is_there (GError **error)
{
  g_set_error_literal (error, JALON_ERROR, JALON_ERROR_USAGE, "The folder already has this case");
  return FALSE;
}

static gboolean
is_there (int cases_fd, const char *uuid)
{
  struct stat info;
  return fstatat (cases_fd, uuid, &info, AT_SYMLINK_NOFOLLOW) == 0;
}

/* From the folder in the making to its place among the cases. */
static gboolean
publish_case (int cases_fd, const char *making, const char *uuid, GError **error)
{
  g_autofree char *from = g_build_filename (making, uuid, NULL);
  int result = renameat2 (cases_fd, from, cases_fd, uuid, RENAME_NOREPLACE);
  if (result != 0 && (errno == EINVAL || errno == ENOSYS) && !is_there (cases_fd, uuid))
    result = renameat (cases_fd, from, cases_fd, uuid);
  if (result != 0 && errno == EEXIST)
    return set_is_there (error);
  if (result != 0)
    return jalon_file_set_write_error (error, errno, "The restored case cannot be given its name");
  if (jalon_file_sync_dir (cases_fd, error))
    return TRUE;
  (void) renameat (cases_fd, uuid, cases_fd, from);
  return FALSE;
}

static gboolean
refuse_those_there (int cases_fd, GPtrArray *uuids, GError **error)
{
  for (guint i = 0; i < uuids->len; i++)
    if (is_there (cases_fd, uuids->pdata[i]))
      return set_is_there (error);
  return TRUE;
}

/* Each appears whole; where one cannot, those before it stay. */
static gboolean
publish_cases (int cases_fd, const char *making, GPtrArray *uuids, GPtrArray *back, GError **error)
{
  for (guint i = 0; i < uuids->len; i++)
    {
      if (!publish_case (cases_fd, making, uuids->pdata[i], error))
        return FALSE;
      g_ptr_array_add (back, g_strdup (uuids->pdata[i]));
    }
  return TRUE;
}

static gboolean
restore_cases_locked (JalonReader *reader, int archive_fd, GPtrArray *uuids, JalonFolder *folder, JalonBackupReport *report,
                      GPtrArray *back, GCancellable *cancellable, GError **error)
{
  g_autofree char *making = make_making_name ();
  g_autoptr(GHashTable) wanted = g_hash_table_new (g_str_hash, g_str_equal);
  int cases_fd = jalon_folder_open_cases (folder, TRUE, error);
  if (cases_fd < 0)
    return FALSE;
  for (guint i = 0; i < uuids->len; i++)
    g_hash_table_add (wanted, uuids->pdata[i]);
  gboolean done = refuse_those_there (cases_fd, uuids, error);
  if (done)
    {
      jalon_dir_delete_prefixed (cases_fd, MAKING_PREFIX); /* what an interrupted restore left; the lock is held */
      done = unpack_into (reader, archive_fd, cases_fd, making, wanted, report, cancellable, error) &&
             publish_cases (cases_fd, making, uuids, back, error);
      jalon_dir_delete_tree (cases_fd, making);
    }
  (void) close (cases_fd);
  return done;
}

static gboolean
are_ids (GPtrArray *uuids, GError **error)
{
  for (guint i = 0; i < uuids->len; i++)
    if (uuids->pdata[i] == NULL || !g_uuid_string_is_valid (uuids->pdata[i]))
      {
        g_set_error_literal (error, JALON_ERROR, JALON_ERROR_NOT_FOUND, "Not the id of a case");
        return FALSE;
      }
  return TRUE;
}

/**
 * jalon_backup_restore_cases:
 * @reader: takes the backup apart
 * @path: a backup
 * @uuids: (element-type utf8): the cases that are wanted, each once
 * @folder: where they shall be, beside other cases; made when it is missing
 * @report: (out): what came back
 * @back: (element-type utf8): takes the ids of those that are there now, also when this fails
 * @cancellable: (nullable): to stop
 * @error: where to say why not
 *
 * The backup is read once. None appears before all of it was found sound, so that stopping leaves nothing behind.
 *
 * Returns: whether all are restored; errors as jalon_backup_restore_case ()
 */
gboolean
jalon_backup_restore_cases (JalonReader *reader, const char *path, GPtrArray *uuids, JalonFolder *folder, JalonBackupReport *report,
                            GPtrArray *back, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (JALON_IS_READER (reader) && path != NULL && JALON_IS_FOLDER (folder) && report != NULL && back != NULL, FALSE);
  *report = (JalonBackupReport) { 0 };
  int archive_fd = are_ids (uuids, error) ? open_backup (path, error) : -1;
  if (archive_fd < 0)
    return FALSE;
  gboolean done = jalon_folder_lock (folder, error);
  if (done)
    {
      done = restore_cases_locked (reader, archive_fd, uuids, folder, report, back, cancellable, error);
      if (done)
        jalon_folder_ensure_ballast (folder);
      jalon_folder_unlock (folder);
    }
  (void) close (archive_fd);
  return done;
}

/**
 * jalon_backup_restore_case:
 * @reader: takes the backup apart
 * @path: a backup
 * @uuid: the case that is wanted
 * @folder: where it shall be, beside other cases; made when it is missing
 * @report: (out): what came back
 * @cancellable: (nullable): to stop
 * @error: where to say why not
 *
 * A case that is there is never changed: the person keeps it, or restores into another folder. The whole backup has to
 * be sound, also the cases that are not wanted.
 *
 * Returns: whether the case is restored; %JALON_ERROR_USAGE when @folder has it, %JALON_ERROR_NOT_FOUND when the backup
 *   does not, %JALON_ERROR_DAMAGED as jalon_backup_restore (), %JALON_ERROR_BUSY; then @folder has what it had
 */
gboolean
jalon_backup_restore_case (JalonReader *reader, const char *path, const char *uuid, JalonFolder *folder,
                           JalonBackupReport *report, GCancellable *cancellable, GError **error)
{
  g_autoptr(GPtrArray) uuids = g_ptr_array_new (), back = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (uuids, (char *) uuid);
  return jalon_backup_restore_cases (reader, path, uuids, folder, report, back, cancellable, error);
}

static int
compare_uuids (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_uuids (GHashTable *entries)
{
  GPtrArray *uuids = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer name;
  g_hash_table_iter_init (&iter, entries);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      g_auto(GStrv) parts = g_strsplit (name, "/", 3);
      if (!g_ptr_array_find_with_equal_func (uuids, parts[1], g_str_equal, NULL))
        g_ptr_array_add (uuids, g_strdup (parts[1]));
    }
  g_ptr_array_sort (uuids, compare_uuids);
  return uuids;
}

/* Ends the unpacking after the list. */
static gboolean
only_list_cb (const char *name, GBytes *bytes, gpointer user_data, GError **error)
{
  if (take_list (user_data, bytes, error))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Only the list was wanted");
  return FALSE;
}

/**
 * jalon_backup_list_cases:
 * @reader: takes the backup apart
 * @path: a backup
 * @cancellable: (nullable): to stop
 * @error: where to say why not
 *
 * Reads the list only: whether the backup is sound shows when it is restored.
 *
 * Returns: (transfer full) (element-type utf8) (nullable): uuids, sorted; %JALON_ERROR_DAMAGED for what is no backup
 */
GPtrArray *
jalon_backup_list_cases (JalonReader *reader, const char *path, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (JALON_IS_READER (reader) && path != NULL, NULL);
  Restore restore = { -1, NULL, NULL, NULL };
  g_autoptr(GError) local_error = NULL;
  int archive_fd = open_backup (path, error);
  if (archive_fd < 0)
    return NULL;
  (void) jalon_reader_unpack (reader, archive_fd, expect_cb, only_list_cb, &restore, cancellable, &local_error);
  (void) close (archive_fd);
  g_autoptr(GHashTable) entries = restore.entries;
  if (entries != NULL)
    return list_uuids (entries);
  if (local_error == NULL || g_error_matches (local_error, JALON_ERROR, JALON_ERROR_REFUSED))
    set_damaged (error, "it is no archive of Jalon");
  else
    g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

static void
backup_person_free (gpointer data)
{
  JalonBackupPerson *self = data;
  g_free (self->uuid);
  g_clear_pointer (&self->person, jalon_person_unref);
  g_free (self);
}

typedef struct {
  Restore restore; /* first: expect_cb () takes it */
  GHashTable *people; /* (element-type utf8 JalonPerson) */
} Look;

/* Notes who is named; whether the rest is sound shows when it is restored. */
static gboolean
look_cb (const char *name, GBytes *bytes, gpointer user_data, GError **error)
{
  Look *look = user_data;
  if (look->restore.entries == NULL)
    return take_list (&look->restore, bytes, error);
  ((JalonManifestEntry *) g_hash_table_lookup (look->restore.entries, name))->seen = TRUE;
  g_auto(GStrv) parts = g_strsplit (name, "/", -1);
  if (g_strv_length (parts) != 3 || !g_str_equal (parts[2], JALON_MIRROR_NAME))
    return TRUE;
  g_autoptr(GBytes) content = jalon_digest_unseal (bytes);
  g_autoptr(JalonMirror) mirror = content != NULL ? jalon_mirror_parse (content, parts[1], NULL) : NULL;
  if (mirror != NULL)
    g_hash_table_replace (look->people, g_strdup (parts[1]), jalon_person_ref (mirror->person));
  return TRUE;
}

static GPtrArray *
name_people (Look *look)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (backup_person_free);
  g_autoptr(GPtrArray) uuids = list_uuids (look->restore.entries);
  for (guint i = 0; i < uuids->len; i++)
    {
      JalonBackupPerson *one = g_new0 (JalonBackupPerson, 1);
      const JalonPerson *person = g_hash_table_lookup (look->people, uuids->pdata[i]);
      one->uuid = g_strdup (uuids->pdata[i]);
      one->person = person != NULL ? jalon_person_ref (person) : NULL;
      g_ptr_array_add (all, one);
    }
  return all;
}

/**
 * jalon_backup_list_people:
 * @reader: takes the backup apart
 * @path: a backup
 * @cancellable: (nullable): to stop
 * @error: where to say why not
 *
 * Goes through the whole backup, for the names stand among the papers.
 *
 * Returns: (transfer full) (element-type JalonBackupPerson) (nullable): who is in it, by id; %JALON_ERROR_DAMAGED for what is no whole backup
 */
GPtrArray *
jalon_backup_list_people (JalonReader *reader, const char *path, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (JALON_IS_READER (reader) && path != NULL, NULL);
  Look look = { .restore = { .making_fd = -1 } };
  g_autoptr(GHashTable) people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) jalon_person_unref);
  int archive_fd = open_backup (path, error);
  if (archive_fd < 0)
    return NULL;
  look.people = people;
  g_autoptr(GError) local_error = NULL;
  gboolean done = jalon_reader_unpack (reader, archive_fd, expect_cb, look_cb, &look, cancellable, &local_error);
  (void) close (archive_fd);
  g_autoptr(GHashTable) entries = look.restore.entries;
  if (done)
    return check_all_seen (&look.restore, error) ? name_people (&look) : NULL;
  if (g_error_matches (local_error, JALON_ERROR, JALON_ERROR_REFUSED))
    set_damaged (error, "it is no archive of Jalon");
  else
    g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}
