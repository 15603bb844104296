/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One scan out of a document, down to a rung of the ladder, and back in place. Grey stays grey, one bit stays one bit. The samples keep
 * their meaning, so that the dictionary's colour space, profile and decoding stay true.
 */
#include "reader/shrink.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MOST_DECODED_BYTES (200 * 1000 * 1000)
#define LEAST_FAX_DPI 200   /* thin strokes break below */
#define FAX_THRESHOLD 170   /* keeps a thin stroke dark when pixels are joined */
#define SAME_DPI 1.15       /* closer than this is not worth a sampling */
#define EVERY_HALF_DPI 0.995

static PIX *
decode_jpeg (const ShrinkScan *scan, const guint8 *data, gsize size, double least_dpi)
{
  l_int32 width = 0, height = 0, components = 0, warnings = 0;
  int reduction = 1;

  if (readHeaderMemJpeg (data, size, &width, &height, &components, NULL, NULL) != 0 || width != scan->width ||
      height != scan->height || components != scan->components)
    return NULL;
  while (reduction < 8 && scan->dpi / (reduction * 2) >= least_dpi * EVERY_HALF_DPI)
    reduction *= 2;
  if ((gint64) width * height / (reduction * reduction) * 4 > MOST_DECODED_BYTES)
    return NULL;
  return pixReadMemJpeg (data, size, 0, reduction, &warnings, 0);
}

static PIX *
pix_of_samples (const ShrinkScan *scan, const guint8 *data, gsize size)
{
  gsize row = (gsize) scan->width * scan->components;
  if (size < row * scan->height || (gint64) scan->width * scan->height * (scan->components == 3 ? 4 : 1) > MOST_DECODED_BYTES)
    return NULL;

  PIX *pix = pixCreateNoInit (scan->width, scan->height, scan->components == 3 ? 32 : 8);
  if (pix == NULL)
    return NULL;
  for (int y = 0; y < scan->height; y++)
    {
      l_uint32 *line = pixGetData (pix) + (gsize) y * pixGetWpl (pix);
      const guint8 *from = data + row * y;
      if (scan->components == 3)
        for (int x = 0; x < scan->width; x++)
          composeRGBPixel (from[3 * x], from[3 * x + 1], from[3 * x + 2], line + x);
      else
        for (int x = 0; x < scan->width; x++)
          SET_DATA_BYTE (line, x, from[x]);
    }
  return pix;
}

static PIX *
pix_of_bits (const ShrinkScan *scan, const guint8 *data, gsize size)
{
  gsize row = ((gsize) scan->width + 7) / 8;
  if (size < row * scan->height)
    return NULL;
  PIX *pix = pixCreate (scan->width, scan->height, 1);
  for (int y = 0; pix != NULL && y < scan->height; y++)
    for (gsize i = 0; i < row; i++)
      SET_DATA_BYTE (pixGetData (pix) + (gsize) y * pixGetWpl (pix), i, 0xff ^ data[row * y + i]);
  if (pix != NULL)
    pixSetPadBits (pix, 0);
  return pix;
}

/* The palette as bytes, padded with zeros to 256 entries. */
static guint8 *
read_palette (qpdf_data pdf, qpdf_oh dict, int components)
{
  guint8 *palette = g_malloc0 (256 * 3);
  qpdf_oh table = qpdf_oh_get_array_item (pdf, qpdf_oh_get_key (pdf, dict, "/ColorSpace"), 3);
  size_t size = 0;

  if (qpdf_oh_is_string (pdf, table))
    {
      const char *text = qpdf_oh_get_binary_string_value (pdf, table, &size);
      memcpy (palette, text, MIN (size, (gsize) 256 * components));
    }
  else if (qpdf_oh_is_stream (pdf, table))
    {
      unsigned char *data = NULL;
      if ((qpdf_oh_get_stream_data (pdf, table, qpdf_dl_all, NULL, &data, &size) & QPDF_ERRORS) == 0 && data != NULL)
        memcpy (palette, data, MIN (size, (gsize) 256 * components));
      free (data);
    }
  return palette;
}

static PIX *
pix_of_indices (qpdf_data pdf, qpdf_oh dict, const ShrinkScan *scan, const guint8 *data, gsize size)
{
  gsize row = ((gsize) scan->width * scan->bits + 7) / 8;
  gsize wide = (gsize) scan->width * scan->components;
  if (size < row * scan->height || wide * scan->height > MOST_DECODED_BYTES)
    return NULL;

  g_autofree guint8 *palette = read_palette (pdf, dict, scan->components);
  g_autofree guint8 *samples = g_malloc (wide * scan->height);
  for (int y = 0; y < scan->height; y++)
    for (int x = 0; x < scan->width; x++)
      {
        guint8 byte = data[row * y + (scan->bits == 8 ? x : x / 2)];
        guint8 index = scan->bits == 8 ? byte : x % 2 == 0 ? byte >> 4 : byte & 15;
        memcpy (samples + wide * y + (gsize) x * scan->components, palette + index * scan->components, scan->components);
      }
  return pix_of_samples (scan, samples, wide * scan->height);
}

static PIX *
decode_stream (qpdf_data pdf, qpdf_oh stream, const ShrinkScan *scan, double least_dpi)
{
  unsigned char *data = NULL;
  size_t size = 0;
  QPDF_BOOL filtered = QPDF_FALSE;
  gboolean raw = scan->kind == SHRINK_JPEG || scan->kind == SHRINK_FAX;
  PIX *pix = NULL;

  if ((qpdf_oh_get_stream_data (pdf, stream, raw ? qpdf_dl_none : qpdf_dl_all, &filtered, &data, &size) & QPDF_ERRORS) != 0 ||
      data == NULL || (!raw && !filtered))
    {
      free (data);
      return NULL;
    }
  switch (scan->kind)
    {
    case SHRINK_JPEG:
      pix = decode_jpeg (scan, data, size, least_dpi);
      break;
    case SHRINK_SAMPLES:
      pix = pix_of_samples (scan, data, size);
      break;
    case SHRINK_INDEXED:
      pix = pix_of_indices (pdf, qpdf_oh_get_dict (pdf, stream), scan, data, size);
      break;
    case SHRINK_BITS:
      pix = pix_of_bits (scan, data, size);
      break;
    case SHRINK_FAX:
      pix = shrink_fax_decode (data, size, scan->width, scan->height);
      break;
    }
  free (data);
  return pix;
}

/**
 * shrink_decode:
 * @least_dpi: a JPEG may be decoded at a half, a quarter or an eighth as long as this resolution stays
 *
 * Returns: (nullable): the samples; %NULL when they cannot be had, then the image stays as it is
 */
PIX *
shrink_decode (qpdf_data pdf, const ShrinkScan *scan, double least_dpi)
{
  PIX *pix = decode_stream (pdf, qpdf_get_object_by_id (pdf, scan->id, scan->generation), scan, least_dpi);
  qpdf_oh_release_all (pdf);
  reader_pdf_failed (pdf);
  return pix;
}

static PIX *
scale_to (PIX *pix, int width, int height)
{
  float across = (float) width / pixGetWidth (pix), down = (float) height / pixGetHeight (pix);
  if (pixGetDepth (pix) != 1)
    return pixScaleAreaMap (pix, across, down);
  PIX *grey = pixConvertTo8 (pix, FALSE);
  PIX *small = grey != NULL ? pixScaleAreaMap (grey, across, down) : NULL;
  PIX *bits = small != NULL ? pixThresholdToBinary (small, FAX_THRESHOLD) : NULL;
  pixDestroy (&grey);
  pixDestroy (&small);
  return bits;
}

static GBytes *
encode_jpeg (PIX *pix, int quality)
{
  l_uint8 *data = NULL;
  size_t size = 0;
  pixSetText (pix, NULL); /* the comment of the picture it was decoded from */
  if (pixWriteMemJpeg (&data, &size, pix, quality, 0) != 0)
    return NULL;
  return g_bytes_new_with_free_func (data, size, (GDestroyNotify) lept_free, data);
}

/**
 * shrink_sample:
 * @pix: from shrink_decode (), at any resolution not below @dpi
 * @dpi: of a rung
 *
 * Returns: (transfer full) (nullable): the scan at the resolution of the rung, or as it is when that is near; never below 150 dpi
 */
PIX *
shrink_sample (PIX *pix, const ShrinkScan *scan, int dpi)
{
  double target = pixGetDepth (pix) == 1 ? MAX (dpi, LEAST_FAX_DPI) : dpi;
  double now = scan->dpi * pixGetWidth (pix) / scan->width;

  if (!(scan->dpi > 0) || now <= target * SAME_DPI)
    return pixClone (pix);
  return scale_to (pix, (int) ceil (scan->width * target / scan->dpi), (int) ceil (scan->height * target / scan->dpi));
}

/**
 * shrink_encode:
 * @sampled: from shrink_sample ()
 * @quality: of a rung; one bit has none
 *
 * Returns: (nullable): the code of the picture, of the same width and height
 */
GBytes *
shrink_encode (PIX *sampled, int quality)
{
  return pixGetDepth (sampled) == 1 ? shrink_fax_encode (sampled) : encode_jpeg (sampled, quality);
}

static void
set_key (qpdf_data pdf, qpdf_oh dict, const char *key, qpdf_oh value)
{
  qpdf_oh_replace_key (pdf, dict, key, value);
  qpdf_oh_release (pdf, value);
}

static qpdf_oh
new_fax_parms (qpdf_data pdf, qpdf_oh dict, const ShrinkScan *scan, int width, int height)
{
  qpdf_oh old = qpdf_oh_get_key (pdf, dict, "/DecodeParms");
  if (qpdf_oh_is_array (pdf, old))
    old = qpdf_oh_get_array_item (pdf, old, 0);
  qpdf_oh black = qpdf_oh_get_key_if_dict (pdf, old, "/BlackIs1");
  gboolean black_is_1 = scan->kind == SHRINK_FAX && qpdf_oh_is_bool (pdf, black) && qpdf_oh_get_bool_value (pdf, black);
  g_autofree char *text = g_strdup_printf ("<< /K -1 /Columns %d /Rows %d /BlackIs1 %s >>", width, height, black_is_1 ? "true" : "false");
  return qpdf_oh_parse (pdf, text);
}

/**
 * shrink_replace:
 * @data: from shrink_encode ()
 *
 * Puts @data where the scan was; everything that refers to it stays.
 */
void
shrink_replace (qpdf_data pdf, const ShrinkScan *scan, GBytes *data, int width, int height)
{
  gsize size;
  const guint8 *bytes = g_bytes_get_data (data, &size);
  qpdf_oh stream = qpdf_get_object_by_id (pdf, scan->id, scan->generation), dict = qpdf_oh_get_dict (pdf, stream);
  gboolean bits = scan->kind == SHRINK_BITS || scan->kind == SHRINK_FAX;
  qpdf_oh parms = bits ? new_fax_parms (pdf, dict, scan, width, height) : qpdf_oh_new_null (pdf);

  if (scan->kind == SHRINK_INDEXED)
    set_key (pdf, dict, "/ColorSpace", qpdf_oh_get_array_item (pdf, qpdf_oh_get_key (pdf, dict, "/ColorSpace"), 1));
  set_key (pdf, dict, "/Width", qpdf_oh_new_integer (pdf, width));
  set_key (pdf, dict, "/Height", qpdf_oh_new_integer (pdf, height));
  set_key (pdf, dict, "/BitsPerComponent", qpdf_oh_new_integer (pdf, bits ? 1 : 8));
  qpdf_oh_replace_stream_data (pdf, stream, bytes, size, qpdf_oh_new_name (pdf, bits ? "/CCITTFaxDecode" : "/DCTDecode"), parms);
  qpdf_oh_release_all (pdf);
}
