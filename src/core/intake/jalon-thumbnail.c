/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pixels as deflated bytes and back: 8 bytes of magic, width and height as little-endian u32, then a zlib stream of width × height × 4
 * bytes. What comes back from a folder is bounded before it is inflated.
 */
#include "core/intake/jalon-thumbnail.h"

#include <gio/gio.h>
#include <string.h>

#define MAGIC "JALONTH1"
#define MAGIC_BYTES 8
#define HEADER_BYTES (MAGIC_BYTES + 8)
#define LARGEST_SIDE_PX 1024
#define LEVEL 1 /* thumbnails are many and short-lived */

static void
append_u32 (GByteArray *out, guint32 value)
{
  guint32 little = GUINT32_TO_LE (value);

  g_byte_array_append (out, (const guint8 *) &little, sizeof little);
}

static guint32
read_u32 (const guint8 *data)
{
  guint32 little;

  memcpy (&little, data, sizeof little);
  return GUINT32_FROM_LE (little);
}

/* Converts all of @in; NULL when it is more than @most bytes or no such stream. */
static GByteArray *
convert (GConverter *converter, const guint8 *in, gsize in_size, gsize most)
{
  g_autoptr(GByteArray) out = g_byte_array_new ();
  guint8                buffer[16384];
  gsize                 used = 0;

  while (TRUE)
    {
      gsize            read = 0;
      gsize            written = 0;
      GConverterResult result = g_converter_convert (converter, in + used, in_size - used, buffer, sizeof buffer,
                                                     G_CONVERTER_INPUT_AT_END, &read, &written, NULL);

      if (result == G_CONVERTER_ERROR || out->len + written > most)
        return NULL;
      used += read;
      g_byte_array_append (out, buffer, (guint) written);
      if (result == G_CONVERTER_FINISHED)
        return g_steal_pointer (&out);
    }
}

/* The rows without what stands between them. */
static guint8 *
dup_tight_rows (const JalonPixels *pixels)
{
  gsize         row = (gsize) pixels->width_px * 4;
  guint8       *tight = g_malloc (row * (gsize) pixels->height_px);
  const guint8 *data = g_bytes_get_data (pixels->data, NULL);

  for (int y = 0; y < pixels->height_px; y++)
    memcpy (tight + row * (gsize) y, data + (gsize) pixels->stride * (gsize) y, row);
  return tight;
}

/**
 * jalon_thumbnail_pack:
 * @pixels: a small picture
 *
 * Returns: (transfer full): bytes for jalon_case_set_thumbnail ()
 */
GBytes *
jalon_thumbnail_pack (const JalonPixels *pixels)
{
  g_autoptr(GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, LEVEL);
  g_autofree guint8         *tight = dup_tight_rows (pixels);
  gsize                      size = (gsize) pixels->width_px * (gsize) pixels->height_px * 4;
  g_autoptr(GByteArray)      deflated = convert (G_CONVERTER (compressor), tight, size, G_MAXINT);
  GByteArray                *out = g_byte_array_new ();

  g_byte_array_append (out, (const guint8 *) MAGIC, MAGIC_BYTES);
  append_u32 (out, (guint32) pixels->width_px);
  append_u32 (out, (guint32) pixels->height_px);
  g_byte_array_append (out, deflated->data, deflated->len);
  return g_byte_array_free_to_bytes (out);
}

/**
 * jalon_thumbnail_unpack:
 * @packed: bytes that jalon_thumbnail_pack () made
 *
 * Returns: (transfer full) (nullable): the pixels, or %NULL when @packed is anything else
 */
JalonPixels *
jalon_thumbnail_unpack (GBytes *packed)
{
  gsize                        size = 0;
  const guint8                *data = g_bytes_get_data (packed, &size);
  g_autoptr(GZlibDecompressor) decompressor = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  g_autoptr(GByteArray)        inflated = NULL;
  guint32                      width, height;
  JalonPixels                 *pixels;

  if (size <= HEADER_BYTES || memcmp (data, MAGIC, MAGIC_BYTES) != 0)
    return NULL;
  width = read_u32 (data + MAGIC_BYTES);
  height = read_u32 (data + MAGIC_BYTES + 4);
  if (width < 1 || height < 1 || width > LARGEST_SIDE_PX || height > LARGEST_SIDE_PX)
    return NULL;
  inflated = convert (G_CONVERTER (decompressor), data + HEADER_BYTES, size - HEADER_BYTES, (gsize) width * height * 4);
  if (inflated == NULL || inflated->len != (gsize) width * height * 4)
    return NULL;
  pixels = g_new0 (JalonPixels, 1);
  pixels->width_px = (int) width;
  pixels->height_px = (int) height;
  pixels->stride = (int) width * 4;
  pixels->data = g_byte_array_free_to_bytes (g_steal_pointer (&inflated));
  return pixels;
}
