/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a JPEG says of itself before its pixels: size, colours, resolution, how it lies. And its pixels, no more of them than a reader
 * has memory for.
 */
#include "reader/rewrite-pdf.h"

#include <libexif/exif-data.h>
#include <string.h>

static int
big16 (const guint8 *at)
{
  return at[0] << 8 | at[1];
}

static void
note_segment (ReaderJpeg *jpeg, int marker, const guint8 *body, gsize size)
{
  gboolean frame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  if (frame && size >= 6 && jpeg->width == 0)
    {
      jpeg->bits = body[0];
      jpeg->height = big16 (body + 1);
      jpeg->width = big16 (body + 3);
      jpeg->components = body[5];
      jpeg->pdf_takes_it = marker <= 0xc2 && jpeg->bits == 8;
    }
  else if (marker == 0xe0 && size >= 12 && memcmp (body, "JFIF", 5) == 0)
    jpeg->dpi = body[7] == 1 ? big16 (body + 8) : body[7] == 2 ? (int) (big16 (body + 8) * 2.54 + 0.5) : 0;
  else if (marker == 0xee && size >= 12 && memcmp (body, "Adobe", 5) == 0)
    jpeg->adobe = TRUE;
}

static int
short_of_entry (ExifData *exif, ExifTag tag, int otherwise)
{
  ExifEntry *entry = exif_content_get_entry (exif->ifd[EXIF_IFD_0], tag);
  return entry != NULL && entry->format == EXIF_FORMAT_SHORT && entry->size >= 2
           ? exif_get_short (entry->data, exif_data_get_byte_order (exif))
           : otherwise;
}

static void
note_exif (ReaderJpeg *jpeg, const guint8 *data, gsize size)
{
  ExifData *exif = exif_data_new_from_data (data, (unsigned int) MIN (size, G_MAXUINT));
  if (exif == NULL)
    return;
  int orientation = short_of_entry (exif, EXIF_TAG_ORIENTATION, 1);
  if (orientation >= 1 && orientation <= 8)
    jpeg->orientation = orientation;
  exif_data_unref (exif);
}

/**
 * reader_jpeg_look:
 *
 * Returns: whether there is a picture that can be described
 */
gboolean
reader_jpeg_look (const guint8 *data, gsize size, ReaderJpeg *jpeg)
{
  *jpeg = (ReaderJpeg) { .orientation = 1 };
  if (size < 4 || data[0] != 0xff || data[1] != 0xd8)
    return FALSE;
  for (gsize at = 2; at + 4 <= size && data[at] == 0xff;)
    {
      int marker = data[at + 1];
      if (marker == 0xff)
        {
          at++;
          continue;
        }
      gsize length = big16 (data + at + 2);
      if (marker == 0xda || marker == 0xd9 || length < 2 || length > size - at - 2)
        break;
      note_segment (jpeg, marker, data + at + 4, length - 2);
      at += 2 + length;
    }
  note_exif (jpeg, data, size);
  return jpeg->width > 0 && jpeg->height > 0 && (jpeg->components == 1 || jpeg->components == 3 || jpeg->components == 4);
}

/**
 * reader_jpeg_decode:
 * @most_pixels: how many are enough
 * @reduction: (out): 1, 2, 4 or 8: each side of the picture was divided by it
 *
 * Phones take pictures of 200 million pixels; a JPEG can be decoded at a part of its size without the whole ever being in memory.
 *
 * Returns: (transfer full) (nullable): as stored, not turned
 */
PIX *
reader_jpeg_decode (const guint8 *data, gsize size, double most_pixels, int *reduction)
{
  l_int32 width = 0, height = 0, warnings = 0;

  *reduction = 1;
  if (readHeaderMemJpeg (data, size, &width, &height, NULL, NULL, NULL) != 0 || (gint64) width * height > READER_MOST_JPEG_PIXELS)
    return NULL;
  while (*reduction < 8 && (double) width * height / (*reduction * *reduction) > most_pixels)
    *reduction *= 2;
  PIX *pix = pixReadMemJpeg (data, size, 0, *reduction, &warnings, 0);
  if (pix != NULL)
    pixSetResolution (pix, pixGetXRes (pix) / *reduction, pixGetYRes (pix) / *reduction);
  return pix;
}

/**
 * reader_pix_set_upright:
 * @pix: (transfer full) (nullable): as stored
 * @orientation: EXIF 1..8
 *
 * Returns: (transfer full) (nullable): as it shall be shown
 */
PIX *
reader_pix_set_upright (PIX *pix, int orientation)
{
  static const struct { gboolean mirrored; int quarter_turns; } how[] = {
    { FALSE, 0 }, { FALSE, 0 }, { TRUE, 0 }, { FALSE, 2 }, { TRUE, 2 }, { TRUE, 3 }, { FALSE, 1 }, { TRUE, 1 }, { FALSE, 3 },
  };
  if (pix == NULL || orientation < 2 || orientation > 8)
    return pix;
  PIX *mirrored = how[orientation].mirrored ? pixFlipLR (NULL, pix) : pixClone (pix);
  pixDestroy (&pix);
  PIX *turned = mirrored != NULL ? pixRotateOrth (mirrored, how[orientation].quarter_turns) : NULL;
  pixDestroy (&mirrored);
  return turned;
}
