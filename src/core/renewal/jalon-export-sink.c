/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where an export goes: a folder or a ZIP of stored entries. A ZIP is written into a file without a name, a folder beside its place
 * under a name of its own; each byte is read back and compared, all is synced, and only then it gets its name: an export that was
 * cancelled or failed leaves nothing under the name that was asked for. Never replaces anything.
 *
 * A program that dies can leave the folder in the making behind, with papers in it. Its maker holds a lock on it as long as it lives;
 * the next export to the same place removes what nobody holds.
 */
#include "core/renewal/jalon-export-private.h"

#include "core/case/jalon-digest.h"
#include "core/jalon-error.h"
#include "core/jalon-file-save.h"

#include <archive.h>
#include <archive_entry.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHUNK (1 << 17)
#define MAKING_PREFIX ".jalon-export-"
#define MAKING_RANDOM "XXXXXX"

struct _JalonExportSink {
  char           *out;
  char           *folder;     /* that will hold @out */
  int             folder_fd;
  char           *temporary;  /* path of a folder in the making; NULL for a ZIP, and once published */
  int             fd;         /* of the folder in the making */
  GPtrArray      *names;      /* (element-type utf8) files in it */
  JalonNewFile    zip;
  gint64          zip_bytes;  /* written to it */
  gint64          seconds;    /* modification time inside it */
  struct archive *archive;    /* NULL: a folder */
};

static gboolean
fail (GError **error, int saved_errno, const char *what)
{
  g_set_error (error, JALON_ERROR, jalon_error_from_errno (saved_errno), "%s: %s", what, g_strerror (saved_errno));
  return FALSE;
}

static gboolean
fail_taken (GError **error)
{
  g_set_error (error, JALON_ERROR, JALON_ERROR_USAGE, "The place to export to exists already");
  return FALSE;
}

static gboolean
check_free (const char *out, GError **error)
{
  struct stat status;
  if (lstat (out, &status) == 0)
    return fail_taken (error);
  return errno == ENOENT ? TRUE : fail (error, errno, "Cannot look at the place to export to");
}

static gboolean
write_all (int fd, const void *data, gsize size)
{
  const char *at = data;
  while (size > 0)
    {
      ssize_t done = write (fd, at, MIN (size, (gsize) 1 << 30));
      if (done < 0 && errno == EINTR)
        continue;
      if (done < 0)
        return FALSE;
      at += done;
      size -= (gsize) done;
    }
  return TRUE;
}

static gboolean
reads_back_as (int fd, gint64 offset, const guchar *data, gsize size)
{
  g_autofree guchar *buffer = g_malloc (CHUNK);
  while (size > 0)
    {
      ssize_t got = pread (fd, buffer, MIN (size, (gsize) CHUNK), offset);
      if (got < 0 && errno == EINTR)
        continue;
      if (got <= 0 || memcmp (buffer, data, (gsize) got) != 0)
        return FALSE;
      data += got;
      offset += got;
      size -= (gsize) got;
    }
  return TRUE;
}

static gboolean
fail_different (GError **error)
{
  g_set_error (error, JALON_ERROR, JALON_ERROR_INTERNAL, "What was written reads back differently");
  return FALSE;
}

static la_ssize_t
write_archive (struct archive *archive, void *user_data, const void *data, size_t size)
{
  JalonExportSink *self = user_data;
  if (!write_all (self->zip.fd, data, size))
    archive_set_error (archive, errno, "write");
  else if (!reads_back_as (self->zip.fd, self->zip_bytes, data, size))
    archive_set_error (archive, EIO, "read back");
  else
    {
      self->zip_bytes += (gint64) size;
      return (la_ssize_t) size;
    }
  return -1;
}

static gboolean
fail_archive (JalonExportSink *self, GError **error)
{
  int saved = archive_errno (self->archive);
  return fail (error, saved > 0 ? saved : EIO, "Cannot write the ZIP");
}

static gboolean
open_zip (JalonExportSink *self, GError **error)
{
  if (!jalon_new_file_open (&self->zip, self->folder_fd, error))
    return FALSE;
  self->archive = archive_write_new ();
  if (archive_write_set_format_zip (self->archive) != ARCHIVE_OK || archive_write_zip_set_compression_store (self->archive) != ARCHIVE_OK ||
      archive_write_set_bytes_per_block (self->archive, 0) != ARCHIVE_OK ||
      archive_write_open (self->archive, self, NULL, write_archive, NULL) != ARCHIVE_OK)
    return fail_archive (self, error);
  return TRUE;
}

/* Another export may take the empty folder for a leftover before it is locked: then it is gone, and the export fails as a whole. */
static gboolean
open_folder (JalonExportSink *self, GError **error)
{
  self->temporary = g_build_filename (self->folder, MAKING_PREFIX MAKING_RANDOM, NULL);
  if (g_mkdtemp_full (self->temporary, 0700) == NULL)
    {
      int saved = errno;
      g_clear_pointer (&self->temporary, g_free);
      return fail (error, saved, "Cannot make a folder beside the place to export to");
    }
  self->fd = open (self->temporary, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (self->fd < 0)
    return fail (error, errno, "Cannot open the folder in the making");
  (void) flock (self->fd, LOCK_EX | LOCK_NB);
  return TRUE;
}

/* "01-passeport.pdf": a number, then the name, as in every export. */
static gboolean
is_exported_name (const char *name)
{
  gsize digits = strspn (name, "0123456789");
  return digits >= 2 && name[digits] == '-' && g_str_has_suffix (name, ".pdf") && strchr (name, '/') == NULL;
}

static int
count_foreign (int fd)
{
  DIR *dir = fdopendir (openat (fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  int  foreign = dir == NULL ? 1 : 0;
  for (struct dirent *entry; dir != NULL && (entry = readdir (dir)) != NULL;)
    if (entry->d_name[0] != '.' ? !is_exported_name (entry->d_name) : strlen (entry->d_name) > 2)
      foreign++;
  if (dir != NULL)
    closedir (dir);
  return foreign;
}

static void
empty_leftover (int fd)
{
  DIR *dir = fdopendir (openat (fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  for (struct dirent *entry; dir != NULL && (entry = readdir (dir)) != NULL;)
    if (is_exported_name (entry->d_name))
      unlinkat (fd, entry->d_name, 0);
  if (dir != NULL)
    closedir (dir);
}

/* A folder with anything in it that no export writes is somebody's, and stays. */
static void
remove_leftover (int folder_fd, const char *name)
{
  int fd = jalon_file_open_if_unheld (folder_fd, name, O_DIRECTORY);
  if (fd < 0)
    return;
  if (count_foreign (fd) == 0)
    {
      empty_leftover (fd);
      unlinkat (folder_fd, name, AT_REMOVEDIR);
    }
  close (fd);
}

static void
remove_leftovers (const char *folder, int folder_fd)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char     *name = NULL;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, MAKING_PREFIX) && strlen (name) == strlen (MAKING_PREFIX MAKING_RANDOM))
      remove_leftover (folder_fd, name);
  jalon_file_sweep (folder_fd);
}

static gboolean
is_zip (const char *out)
{
  g_autofree char *lower = g_ascii_strdown (out, -1);
  return g_str_has_suffix (lower, ".zip");
}

/* Noon of the day: the same in every zone where this is read. */
static gint64
noon_of (const GDate *day)
{
  g_autoptr(GDateTime) noon = g_date_time_new_utc (g_date_get_year (day), g_date_get_month (day), g_date_get_day (day), 12, 0, 0);
  return noon == NULL ? 0 : g_date_time_to_unix (noon);
}

/**
 * jalon_export_sink_new:
 * @out: what shall exist in the end; a ZIP when it ends in ".zip"
 * @day: the day of the export
 *
 * Returns: (transfer full) (nullable): an empty export; %JALON_ERROR_USAGE when @out exists, %JALON_ERROR_NOT_FOUND when its folder
 *   does not
 */
JalonExportSink *
jalon_export_sink_new (const char *out, const GDate *day, GError **error)
{
  if (!check_free (out, error))
    return NULL;
  g_autoptr(JalonExportSink) self = g_new0 (JalonExportSink, 1);
  self->fd = -1;
  self->zip = (JalonNewFile) JALON_NEW_FILE_INIT;
  self->out = g_strdup (out);
  gsize length = strlen (self->out);
  while (length > 1 && self->out[length - 1] == '/')
    self->out[--length] = '\0';
  self->folder = g_path_get_dirname (self->out);
  self->folder_fd = open (self->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  self->seconds = noon_of (day);
  self->names = g_ptr_array_new_with_free_func (g_free);
  if (self->folder_fd < 0)
    {
      fail (error, errno, "Cannot open the folder of the export");
      return NULL;
    }
  remove_leftovers (self->folder, self->folder_fd);
  if (!(is_zip (self->out) ? open_zip (self, error) : open_folder (self, error)))
    return NULL;
  return g_steal_pointer (&self);
}

static gboolean
add_to_folder (JalonExportSink *self, const char *name, GBytes *bytes, GError **error)
{
  gsize       size = 0;
  const void *data = g_bytes_get_data (bytes, &size);
  int         fd = openat (self->fd, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0)
    return fail (error, errno, "Cannot make a file of the export");
  g_ptr_array_add (self->names, g_strdup (name));
  gboolean done = write_all (fd, data, size);
  int      saved = errno;
  if (close (fd) != 0 && done)
    {
      done = FALSE;
      saved = errno;
    }
  return done ? TRUE : fail (error, saved, "Cannot write a file of the export");
}

static gboolean
add_to_zip (JalonExportSink *self, const char *name, GBytes *bytes, GError **error)
{
  gsize                 size = 0;
  const void           *data = g_bytes_get_data (bytes, &size);
  struct archive_entry *entry = archive_entry_new ();
  archive_entry_set_pathname (entry, name);
  archive_entry_set_size (entry, (la_int64_t) size);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0600);
  archive_entry_set_mtime (entry, self->seconds, 0);
  gboolean done = archive_write_header (self->archive, entry) == ARCHIVE_OK &&
                  archive_write_data (self->archive, data, size) == (la_ssize_t) size && archive_write_finish_entry (self->archive) == ARCHIVE_OK;
  archive_entry_free (entry);
  return done ? TRUE : fail_archive (self, error);
}

static gboolean
check_written_file (JalonExportSink *self, const char *name, GBytes *bytes, GError **error)
{
  gsize       size = 0;
  const void *data = g_bytes_get_data (bytes, &size);
  int         fd = openat (self->fd, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  struct stat status;
  gboolean    same = fd >= 0 && fstat (fd, &status) == 0 && status.st_size == (off_t) size && reads_back_as (fd, 0, data, size);
  if (fd >= 0)
    close (fd);
  return same ? TRUE : fail_different (error);
}

static gpointer
digest_in_thread (gpointer bytes)
{
  return jalon_digest_sha256 (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/**
 * jalon_export_sink_add:
 * @name: of the file; must be new
 * @sha256: (out): digest of @bytes
 *
 * Writes one file and reads it back.
 */
gboolean
jalon_export_sink_add (JalonExportSink *self, const char *name, GBytes *bytes, char **sha256, GError **error)
{
  GThread *digest = g_thread_try_new ("digest", digest_in_thread, bytes, NULL); /* it costs as much as the writing */
  gboolean done = self->archive != NULL
                    ? add_to_zip (self, name, bytes, error)
                    : add_to_folder (self, name, bytes, error) && check_written_file (self, name, bytes, error);
  *sha256 = digest != NULL ? g_thread_join (digest) : digest_in_thread (bytes);
  return done;
}

static gboolean
publish_zip (JalonExportSink *self, GError **error)
{
  g_autoptr(GError) why = NULL;
  g_autofree char  *name = g_path_get_basename (self->out);
  if (archive_write_close (self->archive) != ARCHIVE_OK)
    return fail_archive (self, error);
  if (jalon_new_file_sync (&self->zip, &why) && jalon_new_file_publish (&self->zip, self->folder_fd, name, JALON_SAVE_NEW, &why))
    return TRUE;
  if (g_error_matches (why, JALON_ERROR, JALON_ERROR_BUSY))
    return fail_taken (error);
  g_propagate_error (error, g_steal_pointer (&why));
  return FALSE;
}

/* Some file systems cannot rename without replacing; there a look comes first, and a folder never replaces a file. */
static int
rename_new (const char *from, const char *to)
{
  if (renameat2 (AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
    return 0;
  if (errno != EINVAL && errno != ENOSYS)
    return -1;
  struct stat status;
  if (lstat (to, &status) == 0)
    {
      errno = EEXIST;
      return -1;
    }
  return rename (from, to);
}

/* All at the end: the first sync carries most of the others. */
static gboolean
sync_files (JalonExportSink *self, GError **error)
{
  for (guint i = 0; i < self->names->len; i++)
    {
      int      fd = openat (self->fd, g_ptr_array_index (self->names, i), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
      gboolean done = fd >= 0 && fsync (fd) == 0;
      int      saved = errno;
      if (fd >= 0)
        close (fd);
      if (!done)
        return fail (error, saved, "Cannot sync a file of the export");
    }
  return fsync (self->fd) == 0 ? TRUE : fail (error, errno, "Cannot sync the folder in the making");
}

static gboolean
publish_folder (JalonExportSink *self, GError **error)
{
  if (!sync_files (self, error))
    return FALSE;
  if (rename_new (self->temporary, self->out) != 0)
    {
      if (errno == EEXIST || errno == ENOTEMPTY)
        return fail_taken (error);
      return fail (error, errno, "Cannot give the export its name");
    }
  if (jalon_file_sync_dir (self->folder_fd, error))
    {
      g_clear_pointer (&self->temporary, g_free);
      return TRUE;
    }
  (void) rename_new (self->out, self->temporary); /* not safe, so not there */
  return FALSE;
}

/**
 * jalon_export_sink_publish:
 *
 * Gives the export its name. When this fails, nothing stands under that name, or what someone else put there meanwhile.
 */
gboolean
jalon_export_sink_publish (JalonExportSink *self, GError **error)
{
  return self->archive != NULL ? publish_zip (self, error) : publish_folder (self, error);
}

static void
discard (JalonExportSink *self)
{
  for (guint i = 0; i < self->names->len; i++)
    unlinkat (self->fd, g_ptr_array_index (self->names, i), 0);
  rmdir (self->temporary);
}

void
jalon_export_sink_free (JalonExportSink *self)
{
  if (self == NULL)
    return;
  if (self->archive != NULL)
    archive_write_free (self->archive);
  if (self->temporary != NULL)
    discard (self);
  if (self->fd >= 0)
    close (self->fd);
  jalon_new_file_clear (&self->zip);
  if (self->folder_fd >= 0)
    close (self->folder_fd);
  g_ptr_array_unref (self->names);
  g_free (self->temporary);
  g_free (self->folder);
  g_free (self->out);
  g_free (self);
}
