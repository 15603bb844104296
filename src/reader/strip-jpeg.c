/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A JPEG without what it says besides its picture: place, time, camera, thumbnails, comments, and whatever phones append after its
 * end. What decoding needs (tables, frames, scans, JFIF, Adobe's colour transform, the colour profile) stays byte for byte, so no
 * pixel changes. How the picture lies goes with the rest: the caller reads it first.
 */
#include "reader/rewrite-pdf.h"

#include <string.h>

#define JFIF_BODY_BYTES 14 /* without its thumbnail */

static gboolean
begins_with (const guint8 *body, gsize size, const char *name, gsize length)
{
  return size >= length && memcmp (body, name, length) == 0;
}

/* JFIF without the thumbnail it may carry, which can show what was cropped away. */
static void
append_jfif (GByteArray *out, const guint8 *body)
{
  static const guint8 head[] = { 0xff, 0xe0, 0, JFIF_BODY_BYTES + 2 };
  g_byte_array_append (out, head, sizeof head);
  g_byte_array_append (out, body, JFIF_BODY_BYTES - 2);
  g_byte_array_append (out, (const guint8[]) { 0, 0 }, 2);
}

/* @segment: from its marker on, @size bytes in all. */
static void
append_if_needed (GByteArray *out, const guint8 *segment, gsize size)
{
  int marker = segment[1];
  const guint8 *body = segment + 4;
  gsize body_size = size - 4;
  gboolean tells = (marker >= 0xe0 && marker <= 0xef) || marker == 0xfe;

  if (marker == 0xe0 && body_size >= JFIF_BODY_BYTES && begins_with (body, body_size, "JFIF", 5))
    append_jfif (out, body);
  else if (!tells || (marker == 0xe2 && begins_with (body, body_size, "ICC_PROFILE", 12)) ||
           (marker == 0xee && begins_with (body, body_size, "Adobe", 5)))
    g_byte_array_append (out, segment, size);
}

/* Where the picture ends, from its first scan on: scans, restarts and the tables between them are left as they are, so that a damaged
 * picture still decodes to what it did. */
static gsize
find_end (const guint8 *data, gsize size, gsize at)
{
  const guint8 *found;

  while (at + 1 < size && (found = memchr (data + at, 0xff, size - 1 - at)) != NULL)
    {
      at = (gsize) (found - data);
      int marker = data[at + 1];
      gsize length = at + 4 <= size ? (gsize) data[at + 2] << 8 | data[at + 3] : 0;
      if (marker == 0xd9)
        return at + 2;
      if (marker == 0xff)
        at += 1;
      else if (marker == 0 || (marker >= 0xd0 && marker <= 0xd8) || length < 2 || length > size - at - 2)
        at += 2;
      else
        at += 2 + length;
    }
  return size;
}

/**
 * reader_jpeg_strip:
 * @data: (array length=size): a JPEG that can be decoded
 *
 * Returns: (transfer full): the same picture and nothing else; of a file that ends too early, as much as there is
 */
GByteArray *
reader_jpeg_strip (const guint8 *data, gsize size)
{
  GByteArray *out = g_byte_array_sized_new ((guint) size);
  gsize at = 2;

  g_byte_array_append (out, data, (guint) MIN (size, 2));
  while (at + 4 <= size)
    {
      int marker = data[at + 1];
      gsize length = 2 + ((gsize) data[at + 2] << 8 | data[at + 3]);
      if (data[at] != 0xff || marker == 0xff)
        {
          at++; /* between segments decoders skip what is none */
          continue;
        }
      if (marker == 0xda || marker == 0xd9 || length < 4 || length > size - at)
        break;
      append_if_needed (out, data + at, length);
      at += length;
    }
  if (at < size)
    g_byte_array_append (out, data + at, (guint) (find_end (data, size, at) - at));
  return out;
}
