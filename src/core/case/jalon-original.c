/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An original on its way into a case: copied and hashed into a file without a name, then published under its digest.
 * The bytes are stored as they came and never interpreted; the first of them only choose the extension.
 */
#include "core/case/jalon-digest.h"
#include "core/case/jalon-folder-private.h"
#include "core/case/jalon-shelf.h"
#include "core/jalon-error.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHUNK_BYTES ((gsize) 256 * 1024)
#define SIGNATURE_BYTES 1024 /* a PDF may begin a little later than its file */

static const struct {
  gsize offset;
  const char *bytes;
  gsize length;
  const char *extension;
} signatures[] = {
  { 0, "\xff\xd8\xff", 3, "jpg" },
  { 0, "\x89PNG\r\n\x1a\n", 8, "png" },
  { 0, "GIF8", 4, "gif" },
  { 0, "II*\0", 4, "tif" },
  { 0, "MM\0*", 4, "tif" },
  { 8, "WEBP", 4, "webp" },
  { 4, "ftypheic", 8, "heic" },
  { 4, "ftypheix", 8, "heic" },
  { 4, "ftypheim", 8, "heic" },
  { 4, "ftypheis", 8, "heic" },
  { 4, "ftyphevc", 8, "heic" },
  { 4, "ftypmif1", 8, "heic" },
  { 4, "ftypmsf1", 8, "heic" },
  { 4, "ftypavif", 8, "avif" },
  { 0, "PK\x03\x04", 4, "zip" },
};

static const char *
find_extension (const guint8 *head, gsize size)
{
  if (memmem (head, size, "%PDF-", 5) != NULL)
    return "pdf";
  for (gsize i = 0; i < G_N_ELEMENTS (signatures); i++)
    if (size >= signatures[i].offset + signatures[i].length &&
        memcmp (head + signatures[i].offset, signatures[i].bytes, signatures[i].length) == 0)
      return signatures[i].extension;
  return "bin";
}

static gboolean
check_size (gint64 size, GError **error)
{
  if (size >= 1 && size <= (gint64) JALON_PAPER_LIMIT_BYTES)
    return TRUE;
  g_set_error_literal (error, JALON_ERROR, JALON_ERROR_REFUSED, size < 1 ? "The file is empty" : "The file is too large");
  return FALSE;
}

static gboolean
begin (JalonOriginal *self, int case_fd, GError **error)
{
  self->documents_fd = jalon_dir_open_sub (case_fd, JALON_SHELF_DOCUMENTS, TRUE, error);
  return self->documents_fd >= 0 && jalon_new_file_open (&self->file, self->documents_fd, error);
}

/* A pipe would block and a device act when opened: it is looked at first, and again once open. */
static int
open_source (const char *path, GError **error)
{
  struct stat info;
  if (stat (path, &info) != 0 || !S_ISREG (info.st_mode))
    {
      g_set_error_literal (error, JALON_ERROR, JALON_ERROR_NOT_FOUND, "There is no regular file to import");
      return -1;
    }
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (fd >= 0 && (fstat (fd, &info) != 0 || !S_ISREG (info.st_mode)))
    {
      (void) close (fd);
      fd = -1;
    }
  if (fd < 0)
    {
      g_set_error_literal (error, JALON_ERROR, JALON_ERROR_NOT_FOUND, "The file to import cannot be read");
      return -1;
    }
  if (check_size (info.st_size, error))
    return fd;
  (void) close (fd);
  return -1;
}

static ssize_t
read_chunk (int fd, guint8 *chunk, gsize room, GError **error)
{
  gsize have = 0;
  while (have < room)
    {
      ssize_t got = read (fd, chunk + have, room - have);
      if (got < 0 && errno == EINTR)
        continue;
      if (got < 0)
        {
          g_set_error (error, JALON_ERROR, JALON_ERROR_NOT_FOUND, "The file to import cannot be read: %s",
                       g_strerror (errno));
          return -1;
        }
      if (got == 0)
        break;
      have += (gsize) got;
    }
  return (ssize_t) have;
}

static gboolean
copy_and_hash (JalonOriginal *self, int source_fd, GCancellable *cancellable, GError **error)
{
  g_autofree guint8 *chunk = g_malloc (CHUNK_BYTES);
  guint8 raw[crypto_hash_sha256_BYTES];
  crypto_hash_sha256_state hash;
  crypto_hash_sha256_init (&hash);
  for (ssize_t got; (got = read_chunk (source_fd, chunk, CHUNK_BYTES, error)) != 0;)
    {
      if (got < 0 || g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !jalon_new_file_write (&self->file, chunk, (gsize) got, error))
        return FALSE;
      if (self->size_bytes == 0)
        self->extension = find_extension (chunk, MIN ((gsize) got, SIGNATURE_BYTES));
      self->size_bytes += got;
      if (self->size_bytes > (gint64) JALON_PAPER_LIMIT_BYTES)
        break;
      crypto_hash_sha256_update (&hash, chunk, (gsize) got);
    }
  if (!check_size (self->size_bytes, error)) /* it may have grown or shrunk since it was opened */
    return FALSE;
  crypto_hash_sha256_final (&hash, raw);
  self->sha256 = jalon_digest_from_raw (raw);
  return TRUE;
}

/**
 * jalon_original_take_file:
 * @self: a cleared original
 * @case_fd: the folder of a case
 * @path: a regular file of 1 byte to 200 MB
 * @cancellable: (nullable): to stop
 * @error: where to say why not
 *
 * Returns: whether the bytes are copied; %JALON_ERROR_NOT_FOUND for what cannot be read, %JALON_ERROR_REFUSED for an
 *   empty or too large file
 */
gboolean
jalon_original_take_file (JalonOriginal *self, int case_fd, const char *path, GCancellable *cancellable,
                          GError **error)
{
  int source_fd = open_source (path, error);
  if (source_fd < 0)
    return FALSE;
  gboolean done = begin (self, case_fd, error) && copy_and_hash (self, source_fd, cancellable, error);
  (void) close (source_fd);
  return done;
}

gboolean
jalon_original_take_bytes (JalonOriginal *self, int case_fd, GBytes *bytes, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  if (!check_size ((gint64) size, error) || !begin (self, case_fd, error) ||
      !jalon_new_file_write (&self->file, data, size, error))
    return FALSE;
  self->extension = find_extension (data, MIN (size, SIGNATURE_BYTES));
  self->size_bytes = (gint64) size;
  self->sha256 = jalon_digest_sha256 (data, size);
  return TRUE;
}

/**
 * jalon_original_shelve:
 * @self: an original with its bytes
 * @case_fd: the folder of a case
 * @error: where to say why not
 *
 * Gives the bytes their name. A file that already has the name is kept when it holds the same bytes and replaced
 * when it is damaged.
 *
 * Returns: whether the original is safe on disk
 */
gboolean
jalon_original_shelve (JalonOriginal *self, int case_fd, GError **error)
{
  if (!jalon_new_file_sync (&self->file, error))
    return FALSE;
  int fd = jalon_shelf_open (case_fd, JALON_SHELF_DOCUMENTS, self->sha256, TRUE, error);
  if (fd < 0)
    return FALSE;
  g_autofree char *name = jalon_shelf_dup_name (self->sha256, self->extension);
  g_autoptr(GError) local_error = NULL;
  gboolean done = jalon_new_file_publish (&self->file, fd, name, JALON_SAVE_NEW, &local_error);
  if (g_error_matches (local_error, JALON_ERROR, JALON_ERROR_BUSY))
    {
      g_clear_error (&local_error);
      done = jalon_shelf_original_is_sound (case_fd, self->sha256, self->extension)
               ? jalon_file_sync_dir (fd, &local_error)
               : jalon_new_file_publish (&self->file, fd, name, JALON_SAVE_REPLACE, &local_error);
    }
  (void) close (fd);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return done;
}

void
jalon_original_clear (JalonOriginal *self)
{
  jalon_new_file_clear (&self->file);
  if (self->documents_fd >= 0)
    (void) close (self->documents_fd);
  self->documents_fd = -1;
  g_clear_pointer (&self->sha256, g_free);
}
