/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Jobs that are not one document on screen: several documents into one, and the entries of a backup. Each has a reader of its own
 * that ends with the job.
 */
#include "core/reader/jalon-reader-private.h"

#include "core/jalon-error.h"
#include "core/reader/jalon-memfd.h"

#include <sys/stat.h>
#include <unistd.h>

#define COMPOSE_MARGIN_BYTES (4ll * 1024 * 1024)
#define LARGEST_ENTRY (200ll * 1000 * 1000)
/* As many as a reader takes from an archive; one that goes on is in a stranger's hands. */
#define MOST_ENTRIES 60000

static gboolean
ask (JalonChannel *channel, JalonWireMessage *message, int fd, int timeout_ms, GCancellable *cancellable, GError **error)
{
  return jalon_channel_ask (channel, message, fd, timeout_ms, NULL, NULL, cancellable, error) &&
         jalon_wire_status_to_error (message->status, error);
}

static gboolean
add_input (JalonChannel *channel, GBytes *input, int timeout_ms, GCancellable *cancellable, GError **error)
{
  JalonWireMessage message = { .op = JALON_WIRE_ADD, .size = g_bytes_get_size (input) };
  int fd = jalon_memfd_new_sealed (input, error);
  if (fd < 0)
    return FALSE;
  gboolean good = ask (channel, &message, fd, timeout_ms, cancellable, error);
  close (fd);
  return good;
}

/**
 * jalon_reader_compose:
 * @self: the near side
 * @inputs: (element-type GBytes): PDFs in order, each made by a rewrite
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Returns: (transfer full) (nullable): one PDF with the pages of all
 */
GBytes *
jalon_reader_compose (JalonReader *self, GPtrArray *inputs, GCancellable *cancellable, GError **error)
{
  const JalonReaderLimits *limits = jalon_reader_get_limits (self);
  gsize capacity = COMPOSE_MARGIN_BYTES;
  g_autoptr (JalonChannel) channel = jalon_reader_start (self, cancellable, error);
  GBytes *result = NULL;

  if (channel == NULL)
    return NULL;
  for (guint i = 0; i < inputs->len; i++)
    {
      capacity += g_bytes_get_size (inputs->pdata[i]);
      if (!add_input (channel, inputs->pdata[i], limits->open, cancellable, error))
        return NULL;
    }
  JalonWireMessage message = { .op = JALON_WIRE_COMPOSE, .size = capacity };
  int fd = jalon_memfd_new_buffer (capacity, error);
  if (fd < 0)
    return NULL;
  if (ask (channel, &message, fd, limits->compose, cancellable, error))
    {
      g_clear_pointer (&channel, jalon_channel_free); /* nobody can write to the buffer any more */
      if (message.size >= 1 && message.size <= capacity)
        result = jalon_memfd_map (fd, message.size, error);
      else
        g_set_error (error, JALON_ERROR, JALON_ERROR_UNSAFE, "jalon-reader answered out of range");
    }
  close (fd);
  return result;
}

static GBytes *
read_entry (JalonChannel *channel, gsize size, int timeout_ms, GCancellable *cancellable, GError **error)
{
  JalonWireMessage message = { .op = JALON_WIRE_DATA, .size = size };
  GBytes *bytes = NULL;
  int fd = jalon_memfd_new_buffer (MAX (size, 1), error);
  if (fd < 0)
    return NULL;
  if (size == 0)
    bytes = g_bytes_new_static ("", 0);
  else if (ask (channel, &message, fd, timeout_ms, cancellable, error))
    {
      /* A copy: the reader lives on and could still write. */
      g_autoptr (GBytes) shared = jalon_memfd_map (fd, size, error);
      bytes = shared != NULL ? g_bytes_new (g_bytes_get_data (shared, NULL), size) : NULL;
    }
  close (fd);
  return bytes;
}

static char *
read_name (int fd, gsize length, GError **error)
{
  g_autoptr (GBytes) shared = length >= 1 && length < 1024 ? jalon_memfd_map (fd, length, error) : NULL;
  char *name = shared != NULL ? g_strndup (g_bytes_get_data (shared, NULL), length) : NULL;
  if (name != NULL && g_utf8_validate (name, -1, NULL))
    return name;
  g_free (name);
  g_clear_error (error);
  g_set_error (error, JALON_ERROR, JALON_ERROR_UNSAFE, "jalon-reader answered out of form");
  return NULL;
}

typedef struct {
  JalonUnpackExpect expect;
  JalonUnpackVisit  visit;
  gpointer          user_data;
  guint64           bytes_left; /* entries are stored, so all of them together are no larger than the archive */
} Unpacking;

/* One entry: its name, then whether it is expected, then its bytes. Sets @more to FALSE after the last one. */
static gboolean
visit_next (JalonChannel *channel, const JalonReaderLimits *limits, int fd, Unpacking *self, gboolean *more, GCancellable *cancellable,
            GError **error)
{
  JalonWireMessage message = { .op = JALON_WIRE_NEXT };
  if (!ask (channel, &message, fd, limits->unpack, cancellable, error))
    return FALSE;
  *more = message.arg[0] == 1;
  if (!*more)
    return TRUE;
  if (message.size > LARGEST_ENTRY || message.size > self->bytes_left)
    {
      g_set_error (error, JALON_ERROR, JALON_ERROR_UNSAFE, "jalon-reader answered out of range");
      return FALSE;
    }
  g_autofree char *name = read_name (fd, message.arg[1], error);
  if (name == NULL || !self->expect (name, message.size, self->user_data, error))
    return FALSE;
  self->bytes_left -= message.size;
  g_autoptr (GBytes) bytes = read_entry (channel, message.size, limits->unpack, cancellable, error);
  return bytes != NULL && self->visit (name, bytes, self->user_data, error);
}

/* In place of what is expected, for an entry that may not be there. */
static gboolean
refuse_cb (const char *name, guint64 size, gpointer user_data, GError **error)
{
  g_set_error (error, JALON_ERROR, JALON_ERROR_UNSAFE, "jalon-reader answered out of range");
  return FALSE;
}

/**
 * jalon_reader_unpack:
 * @self: the near side
 * @archive_fd: a readable descriptor of a backup; stays the caller's
 * @expect: (scope call): called for each entry in order before its bytes are read; the name is data, never a path
 * @visit: (scope call): called with the bytes of an entry that was expected
 * @user_data: for @expect and @visit
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Returns: %TRUE after the last entry; REFUSED for anything that a backup never holds
 */
gboolean
jalon_reader_unpack (JalonReader *self, int archive_fd, JalonUnpackExpect expect, JalonUnpackVisit visit, gpointer user_data,
                     GCancellable *cancellable, GError **error)
{
  const JalonReaderLimits *limits = jalon_reader_get_limits (self);
  g_autoptr (JalonChannel) channel = jalon_reader_start (self, cancellable, error);
  JalonWireMessage message = { .op = JALON_WIRE_UNPACK };
  Unpacking unpacking = { expect, visit, user_data, 0 };
  gboolean more = TRUE;
  struct stat info;

  if (fstat (archive_fd, &info) == 0 && info.st_size > 0)
    unpacking.bytes_left = (guint64) info.st_size;
  if (channel == NULL || !ask (channel, &message, archive_fd, limits->open, cancellable, error))
    return FALSE;
  int fd = jalon_memfd_new_buffer (4096, error);
  gboolean good = fd >= 0;
  for (int n = 0; good && more; n++)
    {
      unpacking.expect = n < MOST_ENTRIES ? expect : refuse_cb;
      good = visit_next (channel, limits, fd, &unpacking, &more, cancellable, error);
    }
  if (fd >= 0)
    close (fd);
  return good;
}
