/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One file with everything under cases/: a ZIP of stored entries, the manifest first. It is read back and hashed
 * where the bytes were written, without a ZIP parser, before it takes its name. Thumbnails are left out.
 *
 * Nothing is locked: what was listed is listed again afterwards, and when a writer was at work it is done again.
 */
#include "core/case/jalon-backup.h"

#include "core/case/jalon-digest.h"
#include "core/case/jalon-folder-private.h"
#include "core/case/jalon-manifest.h"
#include "core/case/jalon-shelf.h"
#include "core/jalon-error.h"
#include "core/jalon-file-save.h"

#include <archive.h>
#include <archive_entry.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHUNK_BYTES ((gsize) 256 * 1024)
#define ATTEMPTS 3

typedef struct archive_entry ArchiveEntry;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ArchiveEntry, archive_entry_free)

typedef struct {
  int data_fd; /* the data folder */
  const char *uuid;
  JalonNewFile *out;
  gint64 written;
  GError *failure; /* of the write callback */
  GCancellable *cancellable;
} Backup;

static void
list_folder (int dir_fd, const char *prefix, GPtrArray *entries)
{
  int fd = jalon_dir_open_sub (dir_fd, ".", FALSE, NULL);
  DIR *dir = fd >= 0 ? fdopendir (fd) : NULL;
  for (struct dirent *found; dir != NULL && (found = readdir (dir)) != NULL;)
    {
      struct stat info;
      g_autofree char *name = g_strconcat (prefix, "/", found->d_name, NULL);
      if (g_str_equal (found->d_name, ".") || g_str_equal (found->d_name, "..") ||
          jalon_file_is_temporary (found->d_name) || fstatat (dir_fd, found->d_name, &info, AT_SYMLINK_NOFOLLOW) != 0)
        continue;
      if (S_ISDIR (info.st_mode) && !g_str_equal (found->d_name, JALON_SHELF_CACHE))
        {
          int sub_fd = jalon_dir_open_sub (dir_fd, found->d_name, FALSE, NULL);
          if (sub_fd >= 0)
            {
              list_folder (sub_fd, name, entries);
              (void) close (sub_fd);
            }
        }
      else if (S_ISREG (info.st_mode) && jalon_manifest_name_is_safe (name))
        {
          JalonManifestEntry *entry = jalon_manifest_entry_new (name, info.st_size);
          entry->mtime_ns = info.st_mtim.tv_sec * G_GINT64_CONSTANT (1000000000) + info.st_mtim.tv_nsec;
          g_ptr_array_add (entries, entry);
        }
    }
  if (dir != NULL)
    (void) closedir (dir);
  else if (fd >= 0)
    (void) close (fd);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(JalonManifestEntry *const *) a)->name, (*(JalonManifestEntry *const *) b)->name);
}

static GPtrArray *
list_entries (Backup *backup)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_manifest_entry_free);
  g_autofree char *prefix = backup->uuid != NULL ? g_strconcat ("cases/", backup->uuid, NULL) : g_strdup ("cases");
  int fd = openat (backup->data_fd, prefix, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
  if (fd >= 0)
    {
      list_folder (fd, prefix, entries);
      (void) close (fd);
    }
  g_ptr_array_sort (entries, compare_entries);
  return entries;
}

static gboolean
is_unchanged (Backup *backup, GPtrArray *entries)
{
  g_autoptr(GPtrArray) again = list_entries (backup);
  gboolean same = again->len == entries->len;
  for (guint i = 0; same && i < entries->len; i++)
    {
      const JalonManifestEntry *a = g_ptr_array_index (entries, i), *b = g_ptr_array_index (again, i);
      same = g_str_equal (a->name, b->name) && a->size_bytes == b->size_bytes && a->mtime_ns == b->mtime_ns;
    }
  return same;
}

static gboolean
set_changed (GError **error)
{
  g_set_error_literal (error, JALON_ERROR, JALON_ERROR_BUSY, "The folder changed while it was read");
  return FALSE;
}

static int
open_entry (Backup *backup, const JalonManifestEntry *entry, GError **error)
{
  int fd = openat (backup->data_fd, entry->name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  if (fd < 0 && errno == ENOENT)
    set_changed (error);
  else if (fd < 0)
    g_set_error (error, JALON_ERROR, (int) jalon_error_from_errno (errno), "A file of a case cannot be read: %s",
                 g_strerror (errno));
  return fd;
}

typedef gboolean (*TakeChunk) (Backup *backup, const guint8 *chunk, gsize size, GError **error);

/* Gives @size bytes of a descriptor to @take and hashes them; the digest when all were there. */
static char *
hash_range (Backup *backup, int fd, gint64 offset, gint64 size, TakeChunk take, GError **error)
{
  g_autofree guint8 *chunk = g_malloc (CHUNK_BYTES);
  guint8 raw[crypto_hash_sha256_BYTES];
  crypto_hash_sha256_state hash;
  crypto_hash_sha256_init (&hash);
  while (size > 0)
    {
      ssize_t got = pread (fd, chunk, (gsize) MIN (size, (gint64) CHUNK_BYTES), offset);
      if (got < 0 && errno == EINTR)
        continue;
      if (got < 0)
        g_set_error (error, JALON_ERROR, (int) jalon_error_from_errno (errno), "A file cannot be read: %s",
                     g_strerror (errno));
      if (got == 0)
        set_changed (error);
      if (got <= 0 || g_cancellable_set_error_if_cancelled (backup->cancellable, error))
        return NULL;
      crypto_hash_sha256_update (&hash, chunk, (gsize) got);
      if (take != NULL && !take (backup, chunk, (gsize) got, error))
        return NULL;
      offset += got;
      size -= got;
    }
  crypto_hash_sha256_final (&hash, raw);
  return jalon_digest_from_raw (raw);
}

static gboolean
hash_entries (Backup *backup, GPtrArray *entries, GError **error)
{
  for (guint i = 0; i < entries->len; i++)
    {
      JalonManifestEntry *entry = g_ptr_array_index (entries, i);
      int fd = open_entry (backup, entry, error);
      if (fd < 0)
        return FALSE;
      entry->sha256 = hash_range (backup, fd, 0, entry->size_bytes, NULL, error);
      (void) close (fd);
      if (entry->sha256 == NULL)
        return FALSE;
    }
  return TRUE;
}

static la_ssize_t
write_cb (struct archive *archive, void *user_data, const void *data, size_t size)
{
  Backup *backup = user_data;
  if (!jalon_new_file_write (backup->out, data, size, backup->failure == NULL ? &backup->failure : NULL))
    return -1;
  backup->written += (gint64) size;
  return (la_ssize_t) size;
}

static gboolean
set_archive_error (Backup *backup, GError **error)
{
  if (backup->failure != NULL)
    g_propagate_error (error, g_steal_pointer (&backup->failure));
  else
    g_set_error_literal (error, JALON_ERROR, JALON_ERROR_INTERNAL, "The backup cannot be put together");
  return FALSE;
}

static gboolean
begin_entry (Backup *backup, struct archive *archive, const char *name, gint64 size_bytes, gint64 *offset,
             GError **error)
{
  g_autoptr(ArchiveEntry) header = archive_entry_new ();
  archive_entry_set_pathname (header, name);
  archive_entry_set_filetype (header, AE_IFREG);
  archive_entry_set_perm (header, 0600);
  archive_entry_set_size (header, size_bytes);
  if (archive_write_header (archive, header) != ARCHIVE_OK)
    return set_archive_error (backup, error);
  *offset = backup->written;
  return TRUE;
}

static gboolean
write_manifest (Backup *backup, struct archive *archive, GBytes *manifest, gint64 *offset, GError **error)
{
  const gsize size = g_bytes_get_size (manifest);
  if (!begin_entry (backup, archive, JALON_MANIFEST_NAME, (gint64) size, offset, error))
    return FALSE;
  if (archive_write_data (archive, g_bytes_get_data (manifest, NULL), size) == (la_ssize_t) size)
    return TRUE;
  return set_archive_error (backup, error);
}

static gboolean
copy_entry (Backup *backup, struct archive *archive, int fd, JalonManifestEntry *entry, GError **error)
{
  g_autofree guint8 *chunk = g_malloc (CHUNK_BYTES);
  gint64 left = entry->size_bytes;
  while (left > 0)
    {
      ssize_t got = read (fd, chunk, (gsize) MIN (left, (gint64) CHUNK_BYTES));
      if (got < 0 && errno == EINTR)
        continue;
      if (got <= 0)
        return set_changed (error);
      if (archive_write_data (archive, chunk, (gsize) got) != got)
        return set_archive_error (backup, error);
      if (g_cancellable_set_error_if_cancelled (backup->cancellable, error))
        return FALSE;
      left -= got;
    }
  return TRUE;
}

static gboolean
write_entries (Backup *backup, struct archive *archive, GPtrArray *entries, GError **error)
{
  for (guint i = 0; i < entries->len; i++)
    {
      JalonManifestEntry *entry = g_ptr_array_index (entries, i);
      int fd = open_entry (backup, entry, error);
      if (fd < 0)
        return FALSE;
      gboolean done = begin_entry (backup, archive, entry->name, entry->size_bytes, &entry->offset, error) &&
                      copy_entry (backup, archive, fd, entry, error);
      (void) close (fd);
      if (!done)
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_archive (Backup *backup, GPtrArray *entries, GBytes *manifest, gint64 *manifest_offset, GError **error)
{
  struct archive *archive = archive_write_new ();
  gboolean done = archive_write_set_format_zip (archive) == ARCHIVE_OK &&
                  archive_write_zip_set_compression_store (archive) == ARCHIVE_OK &&
                  archive_write_set_bytes_per_block (archive, 0) == ARCHIVE_OK &&
                  archive_write_open (archive, backup, NULL, write_cb, NULL) == ARCHIVE_OK;
  if (!done)
    set_archive_error (backup, error);
  done = done && write_manifest (backup, archive, manifest, manifest_offset, error) &&
         write_entries (backup, archive, entries, error);
  if (done && archive_write_close (archive) != ARCHIVE_OK)
    done = set_archive_error (backup, error);
  (void) archive_write_free (archive);
  g_clear_error (&backup->failure);
  return done;
}

static gboolean
range_is (Backup *backup, gint64 offset, gint64 size, const char *sha256, GError **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autofree char *digest = hash_range (backup, backup->out->fd, offset, size, NULL, &local_error);
  if (g_strcmp0 (digest, sha256) == 0)
    return TRUE;
  if (local_error != NULL && local_error->domain != JALON_ERROR)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (digest != NULL || g_error_matches (local_error, JALON_ERROR, JALON_ERROR_BUSY))
    set_changed (error); /* a file changed between its hash and its copy, or the disk lost what it took */
  else
    g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
read_back (Backup *backup, GPtrArray *entries, GBytes *manifest, gint64 manifest_offset, GError **error)
{
  const gsize size = g_bytes_get_size (manifest);
  g_autofree char *digest = jalon_digest_sha256 (g_bytes_get_data (manifest, NULL), size);
  gboolean same = range_is (backup, manifest_offset, (gint64) size, digest, error);
  for (guint i = 0; same && i < entries->len; i++)
    {
      const JalonManifestEntry *entry = g_ptr_array_index (entries, i);
      same = range_is (backup, entry->offset, entry->size_bytes, entry->sha256, error);
    }
  return same;
}

static gboolean
write_once (Backup *backup, int out_dir_fd, const char *name, JalonBackupReport *report, GError **error)
{
  g_auto(JalonNewFile) out = JALON_NEW_FILE_INIT;
  g_autoptr(GPtrArray) entries = list_entries (backup);
  gint64 manifest_offset = 0;
  backup->out = &out;
  backup->written = 0;
  if (entries->len == 0)
    {
      g_set_error_literal (error, JALON_ERROR, JALON_ERROR_NOT_FOUND, "There is no case to back up");
      return FALSE;
    }
  jalon_file_sweep (out_dir_fd);
  if (!hash_entries (backup, entries, error) || !jalon_new_file_open (&out, out_dir_fd, error))
    return FALSE;
  g_autoptr(GBytes) manifest = jalon_manifest_build (entries);
  if (!write_archive (backup, entries, manifest, &manifest_offset, error) || !jalon_new_file_sync (&out, error))
    return FALSE;
  if (!is_unchanged (backup, entries))
    return set_changed (error);
  if (!read_back (backup, entries, manifest, manifest_offset, error) ||
      !jalon_new_file_publish (&out, out_dir_fd, name, JALON_SAVE_REPLACE, error))
    return FALSE;
  *report = (JalonBackupReport) { 0 };
  for (guint i = 0; i < entries->len; i++)
    report->bytes += ((JalonManifestEntry *) g_ptr_array_index (entries, i))->size_bytes;
  report->files = entries->len;
  return TRUE;
}

static int
open_data_folder (JalonFolder *folder, GError **error)
{
  int fd = open (jalon_folder_get_path (folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0)
    g_set_error (error, JALON_ERROR, (int) jalon_error_from_errno (errno), "The data folder cannot be read: %s",
                 g_strerror (errno));
  return fd;
}

static int
open_target_folder (const char *path, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (path);
  int fd = open (parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0)
    g_set_error (error, JALON_ERROR, (int) jalon_error_from_errno (errno), "The folder of the backup: %s",
                 g_strerror (errno));
  else if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_set_error_literal (error, JALON_ERROR, JALON_ERROR_USAGE, "The backup must be a file, not a folder");
      (void) close (fd);
      fd = -1;
    }
  return fd;
}

static gboolean
write_with_retries (Backup *backup, int out_dir_fd, const char *name, JalonBackupReport *report, GError **error)
{
  for (int attempt = 1;; attempt++)
    {
      g_autoptr(GError) local_error = NULL;
      if (write_once (backup, out_dir_fd, name, report, &local_error))
        return TRUE;
      if (attempt == ATTEMPTS || !g_error_matches (local_error, JALON_ERROR, JALON_ERROR_BUSY))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
    }
}

/**
 * jalon_backup_write:
 * @folder: a data folder; it is only read
 * @uuid_or_null: (nullable): one case, or %NULL for all
 * @path: the backup; one that is there stands until the new one is verified
 * @report: (out): what went in
 * @cancellable: (nullable): to stop
 * @error: where to say why not
 *
 * Returns: whether a verified backup is safe under @path
 */
gboolean
jalon_backup_write (JalonFolder *folder, const char *uuid_or_null, const char *path, JalonBackupReport *report,
                    GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (JALON_IS_FOLDER (folder) && path != NULL && report != NULL, FALSE);
  if (uuid_or_null != NULL && !g_uuid_string_is_valid (uuid_or_null))
    {
      g_set_error_literal (error, JALON_ERROR, JALON_ERROR_NOT_FOUND, "Not the id of a case");
      return FALSE;
    }
  Backup backup = { open_data_folder (folder, error), uuid_or_null, NULL, 0, NULL, cancellable };
  if (backup.data_fd < 0)
    return FALSE;
  int out_dir_fd = open_target_folder (path, error);
  g_autofree char *name = g_path_get_basename (path);
  gboolean done = out_dir_fd >= 0 && write_with_retries (&backup, out_dir_fd, name, report, error);
  if (out_dir_fd >= 0)
    (void) close (out_dir_fd);
  (void) close (backup.data_fd);
  return done;
}
