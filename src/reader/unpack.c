/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads a backup, entry by entry, from a descriptor. A name is data and never becomes a path here. Only regular entries of a ZIP
 * with plain relative names, stored as they are: what is packed could unpack to anything, and our backups never pack. So all entries
 * together are smaller than the archive, which also ends entries that lie inside each other. Every limit is checked before a byte of
 * an entry is read.
 */
#include "reader/unpack.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>
#include <sys/stat.h>

#define MOST_ENTRIES 60000
#define LARGEST_ENTRY (200ll * 1000 * 1000)

struct _ReaderUnpack {
  struct archive *archive;
  guint           n_entries;
  guint64         bytes_left; /* of the archive, for entries */
  guint64         size;  /* of the current entry */
};

/**
 * reader_unpack_new:
 * @fd: a readable descriptor of a ZIP archive; stays open
 *
 * Returns: (nullable): a reader of its entries
 */
ReaderUnpack *
reader_unpack_new (int fd)
{
  ReaderUnpack *self = g_new0 (ReaderUnpack, 1);
  struct stat info;
  self->bytes_left = fstat (fd, &info) == 0 && info.st_size > 0 ? (guint64) info.st_size : 0;
  self->archive = archive_read_new ();
  if (archive_read_support_format_zip_seekable (self->archive) != ARCHIVE_OK ||
      archive_read_open_fd (self->archive, fd, 64 * 1024) != ARCHIVE_OK)
    g_clear_pointer (&self, reader_unpack_free);
  return self;
}

/**
 * reader_unpack_free:
 * @self: (transfer full): a reader of entries
 */
void
reader_unpack_free (ReaderUnpack *self)
{
  archive_read_free (self->archive);
  g_free (self);
}

static gboolean
is_plain_name (const char *name)
{
  if (name == NULL || *name == '\0' || *name == '/' || strchr (name, '\\') != NULL || !g_utf8_validate (name, -1, NULL))
    return FALSE;
  g_auto (GStrv) parts = g_strsplit (name, "/", -1);
  for (char **part = parts; *part != NULL; part++)
    if (**part == '\0' || strcmp (*part, ".") == 0 || strcmp (*part, "..") == 0)
      return FALSE;
  return strlen (name) < 1024;
}

/* libarchive tells the method of an entry only in words: "ZIP 1.0 (uncompressed)". */
static gboolean
is_stored (struct archive *archive)
{
  const char *format = archive_format_name (archive);
  return format != NULL && g_str_has_suffix (format, "(uncompressed)");
}

/**
 * reader_unpack_next:
 * @name: (out) (transfer none): the name of the entry, valid until the next call
 * @size: (out): bytes of its data
 * @more: (out): whether there was an entry
 *
 * Goes to the next entry. Returns %JALON_WIRE_DAMAGED for anything that a backup of ours never holds.
 */
JalonWireStatus
reader_unpack_next (ReaderUnpack *self, const char **name, guint64 *size, gboolean *more)
{
  struct archive_entry *entry;
  int result = archive_read_next_header (self->archive, &entry);

  *more = FALSE;
  if (result == ARCHIVE_EOF)
    return JALON_WIRE_OK;
  if (result != ARCHIVE_OK || ++self->n_entries > MOST_ENTRIES)
    return JALON_WIRE_DAMAGED;
  *name = archive_entry_pathname (entry);
  if (archive_entry_filetype (entry) != AE_IFREG || archive_entry_hardlink (entry) != NULL || !is_plain_name (*name) ||
      !archive_entry_size_is_set (entry) || archive_entry_size (entry) < 0 || archive_entry_size (entry) > LARGEST_ENTRY ||
      !is_stored (self->archive) || archive_entry_is_encrypted (entry) || (guint64) archive_entry_size (entry) > self->bytes_left)
    return JALON_WIRE_DAMAGED;
  *size = self->size = archive_entry_size (entry);
  self->bytes_left -= *size;
  *more = TRUE;
  return JALON_WIRE_OK;
}

/**
 * reader_unpack_data:
 * @data: (out caller-allocates): exactly @size bytes, the size the entry named
 *
 * Reads the data of the current entry. More or fewer bytes than the entry promised are damage.
 */
JalonWireStatus
reader_unpack_data (ReaderUnpack *self, guint8 *data, gsize size)
{
  gsize done = 0;
  char  beyond;

  if (size != self->size)
    return JALON_WIRE_DAMAGED;
  while (done < size)
    {
      la_ssize_t got = archive_read_data (self->archive, data + done, size - done);
      if (got <= 0)
        return JALON_WIRE_DAMAGED;
      done += got;
    }
  return archive_read_data (self->archive, &beyond, 1) == 0 ? JALON_WIRE_OK : JALON_WIRE_DAMAGED;
}
