/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where an export goes: a folder or a ZIP of stored entries. It is built beside its place under a name of its own, synced, read back and
 * compared, and only then renamed: an export that was cancelled or failed leaves nothing under the name that was asked for.
 * Never replaces anything.
 */
#include "core/renewal/jalon-export-private.h"

#include "core/jalon-error.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHUNK (1 << 17)
#define DIGEST_BYTES 32U

struct _JalonExportSink {
  char           *out;
  char           *folder;     /* that will hold @out */
  char           *temporary;  /* path beside @out; NULL once published */
  int             fd;         /* of the folder in the making, or of the ZIP */
  gint64          seconds;    /* modification time inside a ZIP */
  GPtrArray      *names;      /* (element-type utf8) files in the folder in the making */
  struct archive *archive;    /* NULL: a folder */
  crypto_generichash_state written; /* of the bytes handed to the ZIP's file; never stored, so the fastest will do */
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

static la_ssize_t
write_archive (struct archive *archive, void *user_data, const void *data, size_t size)
{
  JalonExportSink *self = user_data;
  if (!write_all (self->fd, data, size))
    {
      archive_set_error (archive, errno, "write");
      return -1;
    }
  crypto_generichash_update (&self->written, data, size);
  return (la_ssize_t) size;
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
  self->fd = g_mkstemp_full (self->temporary, O_RDWR | O_CLOEXEC, 0600);
  if (self->fd < 0)
    return fail (error, errno, "Cannot make a file beside the place to export to");
  crypto_generichash_init (&self->written, NULL, 0, DIGEST_BYTES);
  self->archive = archive_write_new ();
  if (archive_write_set_format_zip (self->archive) != ARCHIVE_OK || archive_write_zip_set_compression_store (self->archive) != ARCHIVE_OK ||
      archive_write_set_bytes_per_block (self->archive, 0) != ARCHIVE_OK ||
      archive_write_open (self->archive, self, NULL, write_archive, NULL) != ARCHIVE_OK)
    return fail_archive (self, error);
  return TRUE;
}

static gboolean
open_folder (JalonExportSink *self, GError **error)
{
  if (g_mkdtemp_full (self->temporary, 0700) == NULL)
    return fail (error, errno, "Cannot make a folder beside the place to export to");
  self->fd = open (self->temporary, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (self->fd >= 0)
    return TRUE;
  int saved = errno;
  rmdir (self->temporary);
  return fail (error, saved, "Cannot open the folder in the making");
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
  self->out = g_strdup (out);
  gsize length = strlen (self->out);
  while (length > 1 && self->out[length - 1] == '/')
    self->out[--length] = '\0';
  self->folder = g_path_get_dirname (self->out);
  self->temporary = g_build_filename (self->folder, ".jalon-export-XXXXXX", NULL);
  self->seconds = noon_of (day);
  self->names = g_ptr_array_new_with_free_func (g_free);
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
fail_different (GError **error)
{
  g_set_error (error, JALON_ERROR, JALON_ERROR_INTERNAL, "What was written reads back differently");
  return FALSE;
}

/* Fills @buffer as far as the file goes; −1 when it cannot be read. */
static ssize_t
read_some (int fd, guchar *buffer, gsize size)
{
  gsize done = 0;
  while (done < size)
    {
      ssize_t got = read (fd, buffer + done, size - done);
      if (got < 0 && errno == EINTR)
        continue;
      if (got < 0)
        return -1;
      if (got == 0)
        break;
      done += (gsize) got;
    }
  return (ssize_t) done;
}

static gboolean
reads_back_as (int fd, const guchar *data, gsize size)
{
  g_autofree guchar *buffer = g_malloc (CHUNK);
  gsize              at = 0;
  ssize_t            got = 0;
  while ((got = read_some (fd, buffer, CHUNK)) > 0)
    {
      if ((gsize) got > size - at || memcmp (buffer, data + at, (gsize) got) != 0)
        return FALSE;
      at += (gsize) got;
    }
  return got == 0 && at == size;
}

static gboolean
check_written_file (JalonExportSink *self, const char *name, GBytes *bytes, GError **error)
{
  gsize       size = 0;
  const void *data = g_bytes_get_data (bytes, &size);
  int         fd = openat (self->fd, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  gboolean    same = fd >= 0 && reads_back_as (fd, data, size);
  if (fd >= 0)
    close (fd);
  return same ? TRUE : fail_different (error);
}

static gboolean
check_written_zip (JalonExportSink *self, GError **error)
{
  g_autofree guchar       *buffer = g_malloc (CHUNK);
  crypto_generichash_state read_back;
  guchar                   one[DIGEST_BYTES], two[DIGEST_BYTES];
  ssize_t                  got = 0;
  crypto_generichash_init (&read_back, NULL, 0, DIGEST_BYTES);
  while ((got = read_some (self->fd, buffer, CHUNK)) > 0)
    crypto_generichash_update (&read_back, buffer, (gsize) got);
  crypto_generichash_final (&read_back, one, DIGEST_BYTES);
  crypto_generichash_final (&self->written, two, DIGEST_BYTES);
  return got == 0 && memcmp (one, two, DIGEST_BYTES) == 0 ? TRUE : fail_different (error);
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
  *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (self->archive != NULL)
    return add_to_zip (self, name, bytes, error);
  return add_to_folder (self, name, bytes, error) && check_written_file (self, name, bytes, error);
}

static gboolean
finish_zip (JalonExportSink *self, GError **error)
{
  if (archive_write_close (self->archive) != ARCHIVE_OK)
    return fail_archive (self, error);
  if (fsync (self->fd) != 0)
    return fail (error, errno, "Cannot sync the ZIP");
  if (lseek (self->fd, 0, SEEK_SET) != 0)
    return fail (error, errno, "Cannot read the ZIP back");
  return check_written_zip (self, error);
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

static gboolean
sync_folder (const char *path)
{
  int      fd = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean done = fd >= 0 && fsync (fd) == 0;
  if (fd >= 0)
    close (fd);
  return done;
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

/**
 * jalon_export_sink_publish:
 *
 * Gives the export its name. When this fails, nothing stands under that name, or what someone else put there meanwhile.
 */
gboolean
jalon_export_sink_publish (JalonExportSink *self, GError **error)
{
  if (!(self->archive != NULL ? finish_zip (self, error) : sync_files (self, error)))
    return FALSE;
  if (rename_new (self->temporary, self->out) != 0)
    {
      if (errno == EEXIST || errno == ENOTEMPTY)
        return fail_taken (error);
      return fail (error, errno, "Cannot give the export its name");
    }
  g_clear_pointer (&self->temporary, g_free);
  if (!sync_folder (self->folder))
    return fail (error, errno, "Cannot sync the folder that holds the export");
  return TRUE;
}

static void
discard (JalonExportSink *self)
{
  for (guint i = 0; i < self->names->len; i++)
    unlinkat (self->fd, g_ptr_array_index (self->names, i), 0);
  if (self->fd >= 0)
    remove (self->temporary);
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
  g_ptr_array_unref (self->names);
  g_free (self->temporary);
  g_free (self->folder);
  g_free (self->out);
  g_free (self);
}
