/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Memory that is shared with jalon-reader. The near side makes, sizes and seals every buffer, so that the reader can neither grow
 * nor shrink one under our feet.
 */
#include "core/reader/jalon-memfd.h"

#include "core/jalon-error.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

static int
fail (int fd, GError **error)
{
  int saved = errno;
  g_set_error (error, JALON_ERROR, jalon_error_from_errno (saved), "shared memory: %s", g_strerror (saved));
  if (fd >= 0)
    close (fd);
  return -1;
}

static int
new_memfd (gsize size)
{
  int fd = memfd_create ("jalon", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (fd >= 0 && ftruncate (fd, (off_t) size) != 0)
    {
      int saved = errno;
      close (fd);
      errno = saved;
      return -1;
    }
  return fd;
}

/**
 * jalon_memfd_new_sealed:
 * @bytes: what it shall hold
 * @error: return location
 *
 * Returns: a descriptor that nobody can change any more, or −1; close it
 */
int
jalon_memfd_new_sealed (GBytes *bytes, GError **error)
{
  gsize size, done = 0;
  const char *data = g_bytes_get_data (bytes, &size);
  int fd = new_memfd (size);

  if (fd < 0)
    return fail (fd, error);
  while (done < size)
    {
      ssize_t written = write (fd, data + done, size - done);
      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        return fail (fd, error);
      done += written;
    }
  if (fcntl (fd, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL) != 0)
    return fail (fd, error);
  return fd;
}

/**
 * jalon_memfd_new_buffer:
 * @size: bytes, at least 1
 * @error: return location
 *
 * Returns: a descriptor of @size zero bytes that can be written but keeps its size, or −1; close it
 */
int
jalon_memfd_new_buffer (gsize size, GError **error)
{
  int fd = new_memfd (size);
  if (fd < 0 || fcntl (fd, F_ADD_SEALS, F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL) != 0)
    return fail (fd, error);
  return fd;
}

typedef struct {
  void *data;
  gsize size;
} Mapping;

static void
mapping_free (gpointer user_data)
{
  Mapping *mapping = user_data;
  munmap (mapping->data, mapping->size);
  g_free (mapping);
}

/**
 * jalon_memfd_map:
 * @fd: a buffer
 * @size: bytes from its start, at least 1
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the bytes; they stay when @fd is closed
 */
GBytes *
jalon_memfd_map (int fd, gsize size, GError **error)
{
  void *data = mmap (NULL, size, PROT_READ, MAP_SHARED, fd, 0);
  if (data == MAP_FAILED)
    {
      fail (-1, error);
      return NULL;
    }
  Mapping *mapping = g_new (Mapping, 1);
  *mapping = (Mapping) { data, size };
  return g_bytes_new_with_free_func (data, size, mapping_free, mapping);
}
