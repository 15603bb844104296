/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Facts about a file that a person points at. This side reads bytes and compares their first ones with constants; whatever needs more is
 * asked of jalon-reader.
 */
#include "core/intake/jalon-look.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/check/jalon-signature.h"
#include "core/intake/jalon-intake.h"
#include "core/jalon-error.h"

#define HEAD_BYTES 4096

static gboolean
fail_from_errno (int saved_errno, GError **error)
{
  g_set_error (error, JALON_ERROR, jalon_error_from_errno (saved_errno), "Cannot read the file: %s", g_strerror (saved_errno));
  return FALSE;
}

/* Never waits: a pipe without a writer and a device are refused like a folder. */
static int
open_regular (const char *path, gint64 *size, GError **error)
{
  struct stat info;
  int         fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

  if (fd < 0 || fstat (fd, &info) != 0)
    fail_from_errno (errno, error);
  else if (!S_ISREG (info.st_mode))
    g_set_error (error, JALON_ERROR, JALON_ERROR_NOT_FOUND, "Not a regular file");
  else
    {
      *size = info.st_size;
      return fd;
    }
  if (fd >= 0)
    close (fd);
  return -1;
}

/* Reads at most @most bytes; fewer when the file became shorter meanwhile. */
static GBytes *
read_bytes (int fd, gsize most, GError **error)
{
  g_autofree guint8 *data = g_malloc (most + 1);
  gsize              filled = 0;

  while (filled < most)
    {
      gssize got = read (fd, data + filled, most - filled);

      if (got < 0 && errno == EINTR)
        continue;
      if (got < 0)
        return fail_from_errno (errno, error) ? NULL : NULL;
      if (got == 0)
        break;
      filled += (gsize) got;
    }
  return g_bytes_new_take (g_steal_pointer (&data), filled);
}

/**
 * jalon_intake_load_file:
 * @path: a file
 * @error: return location
 *
 * Returns: (transfer full) (nullable): its bytes; NOT_FOUND when it is missing, no regular file or not readable, REFUSED when it is too large
 */
GBytes *
jalon_intake_load_file (const char *path, GError **error)
{
  gint64  size = 0;
  int     fd = open_regular (path, &size, error);
  GBytes *bytes = NULL;

  if (fd < 0)
    return NULL;
  if (size > JALON_INTAKE_LARGEST_BYTES)
    g_set_error (error, JALON_ERROR, JALON_ERROR_REFUSED, "too-large");
  else
    bytes = read_bytes (fd, (gsize) size, error);
  close (fd);
  return bytes;
}

static char *
dup_sha256 (GBytes *bytes)
{
  guint8        digest[crypto_hash_sha256_BYTES];
  char          hex[2 * sizeof digest + 1];
  gsize         size = 0;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  crypto_hash_sha256 (digest, data, size);
  sodium_bin2hex (hex, sizeof hex, digest, sizeof digest);
  return g_strdup (hex);
}

static JalonFacts *
create_facts_without_reader (JalonReader *reader, GBytes *head, gint64 size, JalonOpened opened)
{
  JalonFacts   *facts = jalon_facts_new ();
  gsize         head_size = 0;
  gconstpointer data = g_bytes_get_data (head, &head_size);

  facts->format = jalon_signature_sniff (data, head_size);
  facts->size_bytes = size;
  facts->opened = opened;
  g_free (facts->reader_version);
  facts->reader_version = g_strdup (jalon_reader_get_version (reader));
  return facts;
}

static gboolean
is_about_the_file (const GError *error)
{
  return error->domain == JALON_ERROR && error->code != JALON_ERROR_INTERNAL && error->code != JALON_ERROR_NO_SPACE;
}

/**
 * jalon_look_open:
 * @reader: the reader
 * @bytes: a file
 * @view: (out) (nullable): the open view, for text and pixels; %NULL when there is nothing to show
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Opens a file in a confined process and asks for its facts.
 *
 * Returns: (transfer full) (nullable): facts; UNSAFE when the reader cannot be confined
 */
JalonFacts *
jalon_look_open (JalonReader *reader, GBytes *bytes, JalonView **view, GCancellable *cancellable, GError **error)
{
  g_autoptr(GError)    local_error = NULL;
  g_autoptr(JalonView) opened = NULL;
  JalonFacts          *facts;
  gint64               size = (gint64) g_bytes_get_size (bytes);

  *view = NULL;
  if (!jalon_reader_self_test (reader, error))
    return NULL;
  if (size > 0)
    opened = jalon_view_open (reader, bytes, cancellable, &local_error);
  if (opened != NULL)
    {
      facts = jalon_view_facts (opened, cancellable, error);
      *view = facts != NULL ? g_steal_pointer (&opened) : NULL;
      return facts;
    }
  if (size > 0 && !is_about_the_file (local_error))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  facts = create_facts_without_reader (reader, bytes, size, size > 0 ? JALON_OPENED_TOO_COMPLEX : JALON_OPENED_NOT);
  facts->sha256 = dup_sha256 (bytes);
  if (g_error_matches (local_error, JALON_ERROR, JALON_ERROR_TIMEOUT))
    facts->stopped = JALON_STOPPED_BY_TIME;
  else if (g_error_matches (local_error, JALON_ERROR, JALON_ERROR_UNSAFE))
    facts->stopped = JALON_STOPPED_BY_DEATH;
  return facts;
}

/**
 * jalon_intake_look:
 * @reader: the reader
 * @bytes: a file
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Returns: (transfer full) (nullable): facts, also about a file that cannot be opened; UNSAFE when the reader cannot be confined
 */
JalonFacts *
jalon_intake_look (JalonReader *reader, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr(JalonView) view = NULL;

  return jalon_look_open (reader, bytes, &view, cancellable, error);
}

/**
 * jalon_intake_look_at_file:
 * @reader: the reader
 * @path: a file
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * As jalon_intake_look (); a file too large to look into has its size and nothing else.
 *
 * Returns: (transfer full) (nullable): facts
 */
JalonFacts *
jalon_intake_look_at_file (JalonReader *reader, const char *path, GCancellable *cancellable, GError **error)
{
  gint64            size = 0;
  gboolean          too_large;
  g_autoptr(GBytes) bytes = NULL;
  int               fd = open_regular (path, &size, error);

  if (fd < 0)
    return NULL;
  too_large = size > JALON_INTAKE_LARGEST_BYTES;
  bytes = read_bytes (fd, too_large ? HEAD_BYTES : (gsize) size, error);
  close (fd);
  if (bytes == NULL)
    return NULL;
  if (too_large)
    return create_facts_without_reader (reader, bytes, size, JALON_OPENED_TOO_COMPLEX);
  return jalon_intake_look (reader, bytes, cancellable, error);
}
