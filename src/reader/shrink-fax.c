/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Scans of one bit, in and out of CCITT group 4: a code without loss. JBIG2 is never written: its symbol matching has exchanged
 * digits. libtiff does the work inside leptonica, in memory; the TIFF around the code is made and taken away here.
 */
#include "reader/shrink.h"

#include <string.h>

#define TIFF_ENTRIES 9

static void
put_entry (guint8 *at, guint16 tag, guint16 type, guint32 value)
{
  const guint16 small[2] = { GUINT16_TO_LE (tag), GUINT16_TO_LE (type) };
  const guint32 large[2] = { GUINT32_TO_LE (1), GUINT32_TO_LE (value) };
  memcpy (at, small, 4);
  memcpy (at + 4, large, 8);
}

/**
 * shrink_fax_decode:
 * @data: (array length=size): group 4 code, as a PDF holds it
 *
 * Returns: (nullable): black is 1
 */
PIX *
shrink_fax_decode (const guint8 *data, gsize size, int width, int height)
{
  enum { DIRECTORY = 8, DATA = DIRECTORY + 2 + TIFF_ENTRIES * 12 + 4 };
  if (size > G_MAXINT32)
    return NULL;
  g_autofree guint8 *tiff = g_malloc0 (DATA + size);
  const struct { guint16 tag, type; guint32 value; } entries[TIFF_ENTRIES] = {
    { 256, 4, width }, { 257, 4, height }, { 258, 3, 1 },      { 259, 3, 4 },      { 262, 3, 0 },
    { 273, 4, DATA },  { 277, 3, 1 },      { 278, 4, height }, { 279, 4, (guint32) size },
  };

  memcpy (tiff, "II*\0\10\0\0\0", DIRECTORY);
  tiff[DIRECTORY] = TIFF_ENTRIES;
  for (int i = 0; i < TIFF_ENTRIES; i++)
    put_entry (tiff + DIRECTORY + 2 + i * 12, entries[i].tag, entries[i].type, entries[i].value);
  memcpy (tiff + DATA, data, size);
  PIX *pix = pixReadMemTiff (tiff, DATA + size, 0);
  if (pix != NULL && ((int) pixGetWidth (pix) != width || (int) pixGetHeight (pix) != height || pixGetDepth (pix) != 1))
    pixDestroy (&pix);
  return pix;
}

static guint32
get_number (const guint8 *at, gboolean wide)
{
  return wide ? (guint32) at[0] | (guint32) at[1] << 8 | (guint32) at[2] << 16 | (guint32) at[3] << 24 : (guint32) at[0] | (guint32) at[1] << 8;
}

/* The one strip of a little-endian TIFF that leptonica wrote. */
static GBytes *
take_strip (const guint8 *tiff, gsize size)
{
  guint32 offset = 0, length = 0, fill = 1;
  if (size < 16 || memcmp (tiff, "II*", 3) != 0)
    return NULL;
  gsize at = get_number (tiff + 4, TRUE);
  if (at > size - 2)
    return NULL;
  for (guint32 n = get_number (tiff + at, FALSE), i = 0; i < n && at + 2 + (i + 1) * 12 <= size; i++)
    {
      const guint8 *entry = tiff + at + 2 + i * 12;
      guint32 tag = get_number (entry, FALSE), count = get_number (entry + 4, TRUE);
      guint32 value = get_number (entry + 8, get_number (entry + 2, FALSE) == 4);
      if ((tag == 273 || tag == 279) && count != 1)
        return NULL;
      offset = tag == 273 ? value : offset;
      length = tag == 279 ? value : length;
      fill = tag == 266 ? value : fill;
    }
  if (fill != 1 || length == 0 || offset > size || length > size - offset)
    return NULL;
  return g_bytes_new (tiff + offset, length);
}

/**
 * shrink_fax_encode:
 * @pix: one bit, black is 1
 *
 * Returns: (nullable): group 4 code for a PDF with /K -1 and without /BlackIs1
 */
GBytes *
shrink_fax_encode (PIX *pix)
{
  l_uint8 *tiff = NULL;
  size_t size = 0;
  if (pixWriteMem (&tiff, &size, pix, IFF_TIFF_G4) != 0)
    return NULL;
  GBytes *strip = take_strip (tiff, size);
  lept_free (tiff);
  return strip;
}
