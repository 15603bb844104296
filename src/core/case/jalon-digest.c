/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SHA-256 of bytes, and small files that carry their own: the last line holds the digest of all before it.
 * The digest tells damage from soundness; it is no signature and keeps nobody from writing a sound wrong file.
 */
#include "core/case/jalon-digest.h"

#include "core/jalon-error.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

char *
jalon_digest_from_raw (const guint8 *raw)
{
  char *hex = g_malloc (JALON_SHA256_HEX + 1);
  return sodium_bin2hex (hex, JALON_SHA256_HEX + 1, raw, JALON_SHA256_HEX / 2);
}

/**
 * jalon_digest_sha256:
 * @data: (array length=size): bytes
 * @size: how many
 *
 * Returns: (transfer full): 64 lower-case hexadecimal digits
 */
char *
jalon_digest_sha256 (const void *data, gsize size)
{
  guint8 raw[crypto_hash_sha256_BYTES];
  crypto_hash_sha256 (raw, data, size);
  return jalon_digest_from_raw (raw);
}

gboolean
jalon_digest_is_valid (const char *hex)
{
  if (hex == NULL || strlen (hex) != JALON_SHA256_HEX)
    return FALSE;
  return strspn (hex, "0123456789abcdef") == JALON_SHA256_HEX;
}

/**
 * jalon_digest_seal:
 * @data: (array length=size): the content
 * @size: its length
 *
 * Returns: (transfer full): content, newline, digest of both as a line
 */
GBytes *
jalon_digest_seal (const void *data, gsize size)
{
  GByteArray *sealed = g_byte_array_sized_new ((guint) size + JALON_SHA256_HEX + 2);
  if (size > 0)
    g_byte_array_append (sealed, data, (guint) size);
  g_byte_array_append (sealed, (const guint8 *) "\n", 1);
  g_autofree char *digest = jalon_digest_sha256 (sealed->data, sealed->len);
  g_byte_array_append (sealed, (const guint8 *) digest, JALON_SHA256_HEX);
  g_byte_array_append (sealed, (const guint8 *) "\n", 1);
  return g_byte_array_free_to_bytes (sealed);
}

/**
 * jalon_digest_unseal:
 * @sealed: what jalon_digest_seal () made
 *
 * Returns: (transfer full) (nullable): the content, or %NULL when one bit differs
 */
GBytes *
jalon_digest_unseal (GBytes *sealed)
{
  gsize size;
  const char *data = g_bytes_get_data (sealed, &size);
  const gsize tail = JALON_SHA256_HEX + 1;
  if (size < tail + 1 || data[size - 1] != '\n' || data[size - tail - 1] != '\n')
    return NULL;
  g_autofree char *digest = jalon_digest_sha256 (data, size - tail);
  if (memcmp (digest, data + size - tail, JALON_SHA256_HEX) != 0)
    return NULL;
  return g_bytes_new_from_bytes (sealed, 0, size - tail - 1);
}

static GBytes *
read_all (int fd, gsize size, GError **error)
{
  g_autofree char *data = g_try_malloc (size + 1);
  gsize have = 0;
  while (data != NULL && have < size)
    {
      ssize_t got = read (fd, data + have, size - have);
      if (got < 0 && errno == EINTR)
        continue;
      if (got < 0)
        {
          g_set_error (error, JALON_ERROR, (int) jalon_error_from_errno (errno), "Cannot read a file: %s",
                       g_strerror (errno));
          return NULL;
        }
      if (got == 0)
        break;
      have += (gsize) got;
    }
  if (data == NULL)
    {
      g_set_error_literal (error, JALON_ERROR, JALON_ERROR_INTERNAL, "Not enough memory for a file");
      return NULL;
    }
  return g_bytes_new_take (g_steal_pointer (&data), have);
}

/**
 * jalon_file_load:
 * @dir_fd: a folder
 * @name: a regular file in it
 * @limit_bytes: the largest size that is read
 * @error: where to say why not
 *
 * Returns: (transfer full) (nullable): its bytes; %JALON_ERROR_NOT_FOUND when missing, %JALON_ERROR_DAMAGED when it
 *   is no regular file or too large to be ours
 */
GBytes *
jalon_file_load (int dir_fd, const char *name, gsize limit_bytes, GError **error)
{
  struct stat info;
  int fd = openat (dir_fd, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  if (fd < 0)
    {
      g_set_error (error, JALON_ERROR, (int) jalon_error_from_errno (errno), "Cannot open a file: %s",
                   g_strerror (errno));
      return NULL;
    }
  GBytes *bytes = NULL;
  if (fstat (fd, &info) != 0 || !S_ISREG (info.st_mode) || (guint64) info.st_size > limit_bytes)
    g_set_error_literal (error, JALON_ERROR, JALON_ERROR_DAMAGED, "Not a file of ours");
  else
    bytes = read_all (fd, (gsize) info.st_size, error);
  (void) close (fd);
  return bytes;
}

/**
 * jalon_file_load_sealed:
 * @dir_fd: a folder
 * @name: a file in it that ends with its digest
 * @limit_bytes: the largest size that is read
 * @error: where to say why not
 *
 * Returns: (transfer full) (nullable): the content without its digest; %JALON_ERROR_DAMAGED when one bit differs
 */
GBytes *
jalon_file_load_sealed (int dir_fd, const char *name, gsize limit_bytes, GError **error)
{
  g_autoptr(GBytes) sealed = jalon_file_load (dir_fd, name, limit_bytes, error);
  if (sealed == NULL)
    return NULL;
  GBytes *content = jalon_digest_unseal (sealed);
  if (content == NULL)
    g_set_error_literal (error, JALON_ERROR, JALON_ERROR_DAMAGED, "A file does not match its digest");
  return content;
}
