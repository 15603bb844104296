/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A JPEG or PNG becomes a document of one A4 page. The coded pixels of a JPEG go in as they are: converting loses nothing. What a
 * picture says besides its pixels (place, time, camera, comments) stays outside. It is laid on the page as it shall be seen, by a
 * matrix, because some viewers forget a page's turn.
 */
#include "reader/rewrite-pdf.h"

#include <math.h>
#include <string.h>

#define A4_LONG_PT 841.89
#define A4_SHORT_PT 595.28
#define DEFAULT_DPI 200
#define LEAST_DPI 100   /* cameras write 72 without meaning it */
#define MOST_DPI 2400
#define MOST_PNG_PIXELS (100 * 1000 * 1000)
#define SURELY_DRAWN_PIXELS (2 * JALON_WIRE_MAX_PIXELS) /* viewers have no memory for larger images and leave them out */
#define SMALLER_PHOTO_QUALITY 92

/* An image XObject in the making. */
typedef struct {
  int         width, height;  /* stored */
  int         components, bits;
  gboolean    inverted;       /* CMYK with 0 as full ink */
  const char *filter;
  const char *parms;          /* (nullable) */
  int         orientation;
  int         dpi;
} Picture;

static void
set_key (qpdf_data pdf, qpdf_oh dict, const char *key, const char *value)
{
  qpdf_oh oh = qpdf_oh_parse (pdf, value);
  qpdf_oh_replace_key (pdf, dict, key, oh);
  qpdf_oh_release (pdf, oh);
}

static void
set_key_int (qpdf_data pdf, qpdf_oh dict, const char *key, int value)
{
  qpdf_oh oh = qpdf_oh_new_integer (pdf, value);
  qpdf_oh_replace_key (pdf, dict, key, oh);
  qpdf_oh_release (pdf, oh);
}

static qpdf_oh
new_image (qpdf_data pdf, const Picture *picture, const guint8 *data, gsize size)
{
  static const char *const spaces[] = { NULL, "/DeviceGray", NULL, "/DeviceRGB", "/DeviceCMYK" };
  qpdf_oh stream = qpdf_oh_new_stream (pdf);
  qpdf_oh_replace_stream_data (pdf, stream, data, size, qpdf_oh_parse (pdf, picture->filter),
                               picture->parms != NULL ? qpdf_oh_parse (pdf, picture->parms) : qpdf_oh_new_null (pdf));
  qpdf_oh dict = qpdf_oh_get_dict (pdf, stream);
  set_key (pdf, dict, "/Type", "/XObject");
  set_key (pdf, dict, "/Subtype", "/Image");
  set_key_int (pdf, dict, "/Width", picture->width);
  set_key_int (pdf, dict, "/Height", picture->height);
  set_key_int (pdf, dict, "/BitsPerComponent", picture->bits);
  set_key (pdf, dict, "/ColorSpace", spaces[picture->components]);
  if (picture->inverted)
    set_key (pdf, dict, "/Decode", "[1 0 1 0 1 0 1 0]");
  return stream;
}

/* How the unit square of the image is laid into the unit square of what is seen, for each EXIF orientation. */
static const int laid[9][6] = {
  { 1, 0, 0, 1, 0, 0 },  { 1, 0, 0, 1, 0, 0 },   { -1, 0, 0, 1, 1, 0 }, { -1, 0, 0, -1, 1, 1 }, { 1, 0, 0, -1, 0, 1 },
  { 0, -1, -1, 0, 1, 1 }, { 0, -1, 1, 0, 0, 1 }, { 0, 1, 1, 0, 0, 0 },  { 0, 1, -1, 0, 1, 0 },
};

/* A4 the way the picture lies; the picture at its own size where that fits, else as large as the page. */
static char *
lay_out (const Picture *picture, double *page_width, double *page_height)
{
  gboolean on_side = picture->orientation >= 5;
  double pixels_across = on_side ? picture->height : picture->width, pixels_down = on_side ? picture->width : picture->height;
  gboolean landscape = pixels_across > pixels_down;
  *page_width = landscape ? A4_LONG_PT : A4_SHORT_PT;
  *page_height = landscape ? A4_SHORT_PT : A4_LONG_PT;

  int dpi = picture->dpi >= LEAST_DPI && picture->dpi <= MOST_DPI ? picture->dpi : DEFAULT_DPI;
  double scale = MIN (72.0 / dpi, MIN (*page_width / pixels_across, *page_height / pixels_down));
  double width = pixels_across * scale, height = pixels_down * scale;
  const int *m = laid[picture->orientation];
  const double values[6] = { m[0] * width, m[1] * height, m[2] * width, m[3] * height,
                             (*page_width - width) / 2 + m[4] * width, (*page_height - height) / 2 + m[5] * height };

  GString *content = g_string_new ("q ");
  for (int i = 0; i < 6; i++)
    {
      char number[G_ASCII_DTOSTR_BUF_SIZE];
      g_string_append_printf (content, "%s ", g_ascii_formatd (number, sizeof number, "%.4f", values[i]));
    }
  g_string_append (content, "cm /Im Do Q\n");
  return g_string_free (content, FALSE);
}

static qpdf_data
new_document (const Picture *picture, const guint8 *data, gsize size)
{
  qpdf_data pdf = reader_pdf_new ();
  double page_width, page_height;
  g_autofree char *content = lay_out (picture, &page_width, &page_height);
  char width[G_ASCII_DTOSTR_BUF_SIZE], height[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *page_text = g_strdup_printf ("<< /Type /Page /MediaBox [0 0 %s %s] /Resources << /XObject << >> >> >>",
                                                g_ascii_formatd (width, sizeof width, "%.2f", page_width),
                                                g_ascii_formatd (height, sizeof height, "%.2f", page_height));
  qpdf_oh page = qpdf_make_indirect_object (pdf, qpdf_oh_parse (pdf, page_text));
  qpdf_oh objects = qpdf_oh_get_key (pdf, qpdf_oh_get_key (pdf, page, "/Resources"), "/XObject");
  qpdf_oh_replace_key (pdf, objects, "/Im", new_image (pdf, picture, data, size));
  qpdf_oh stream = qpdf_oh_new_stream (pdf);
  qpdf_oh_replace_stream_data (pdf, stream, (const unsigned char *) content, strlen (content), qpdf_oh_new_null (pdf), qpdf_oh_new_null (pdf));
  qpdf_oh_replace_key (pdf, page, "/Contents", stream);
  qpdf_add_page (pdf, pdf, page, QPDF_FALSE);
  qpdf_oh_release_all (pdf);
  return pdf;
}

/* The compressed rows of a PNG that has no palette, transparency or interlace, and that PDF reads as they are. */
static GByteArray *
rows_of_png (const guint8 *data, gsize size)
{
  g_autoptr (GByteArray) rows = g_byte_array_new ();
  for (gsize at = 8; at + 12 <= size;)
    {
      gsize length = (gsize) data[at] << 24 | data[at + 1] << 16 | data[at + 2] << 8 | data[at + 3];
      if (length > size - at - 12)
        break;
      if (memcmp (data + at + 4, "IDAT", 4) == 0)
        g_byte_array_append (rows, data + at + 8, length);
      at += 12 + length;
    }
  return rows->len > 0 ? g_steal_pointer (&rows) : NULL;
}

/* Takes @pix. White under what is transparent, no palette, 1 or 8 bits. */
static PIX *
plain (PIX *pix)
{
  PIX *opaque = NULL, *bare = NULL;
  if (pix == NULL)
    return NULL;
  opaque = pixGetDepth (pix) == 32 && pixGetSpp (pix) == 4 ? pixAlphaBlendUniform (pix, 0xffffff00) : pixClone (pix);
  pixDestroy (&pix);
  if (opaque == NULL)
    return NULL;
  bare = pixRemoveColormap (opaque, REMOVE_CMAP_BASED_ON_SRC);
  pixDestroy (&opaque);
  if (bare != NULL && pixGetDepth (bare) != 1 && pixGetDepth (bare) != 32)
    {
      PIX *grey = pixConvertTo8 (bare, FALSE);
      pixDestroy (&bare);
      bare = grey;
    }
  if (bare != NULL)
    pixSetSpp (bare, pixGetDepth (bare) == 32 ? 3 : 1);
  return bare;
}

/* A picture in memory as an image without loss. Takes @pix. */
static JalonWireStatus
convert_pix (PIX *pix, int orientation, qpdf_data *pdf)
{
  l_uint8 *data = NULL;
  size_t size = 0;
  PIX *bare = plain (pix);
  if (bare == NULL)
    return JALON_WIRE_DAMAGED;

  Picture picture = { .width = pixGetWidth (bare), .height = pixGetHeight (bare), .orientation = orientation, .dpi = pixGetXRes (bare),
                      .components = pixGetDepth (bare) == 32 ? 3 : 1, .bits = pixGetDepth (bare) == 1 ? 1 : 8, .filter = "/FlateDecode" };
  g_autofree char *parms = g_strdup_printf ("<< /Predictor 15 /Colors %d /BitsPerComponent %d /Columns %d >>", picture.components,
                                            picture.bits, picture.width);
  picture.parms = parms;
  int failed = pixWriteMemPng (&data, &size, bare, 0.0);
  pixDestroy (&bare);
  g_autoptr (GByteArray) rows = failed == 0 ? rows_of_png (data, size) : NULL;
  lept_free (data);
  if (rows == NULL)
    return JALON_WIRE_FAILED;
  *pdf = new_document (&picture, rows->data, rows->len);
  return JALON_WIRE_OK;
}

/* A photo of which no viewer could draw every pixel; at A4 far above 300 dpi it keeps what can be seen. */
static JalonWireStatus
convert_huge_jpeg (const ReaderInput *input, const ReaderJpeg *jpeg, qpdf_data *pdf)
{
  int reduction;
  l_uint8 *data = NULL;
  size_t size = 0;
  PIX *pix = reader_jpeg_decode (input->data, input->size, SURELY_DRAWN_PIXELS, &reduction);
  if (pix == NULL)
    return JALON_WIRE_TOO_LARGE;

  const Picture picture = { .width = pixGetWidth (pix), .height = pixGetHeight (pix), .components = pixGetDepth (pix) == 32 ? 3 : 1,
                            .bits = 8, .dpi = jpeg->dpi / reduction, .filter = "/DCTDecode", .orientation = jpeg->orientation };
  pixSetText (pix, NULL);
  int failed = pixWriteMemJpeg (&data, &size, pix, SMALLER_PHOTO_QUALITY, 0);
  pixDestroy (&pix);
  if (failed == 0)
    *pdf = new_document (&picture, data, size);
  lept_free (data);
  return failed == 0 ? JALON_WIRE_OK : JALON_WIRE_FAILED;
}

static JalonWireStatus
convert_jpeg (const ReaderInput *input, qpdf_data *pdf)
{
  ReaderJpeg jpeg;
  int reduction;
  if (!reader_jpeg_look (input->data, input->size, &jpeg))
    return JALON_WIRE_DAMAGED;
  if ((gint64) jpeg.width * jpeg.height > SURELY_DRAWN_PIXELS)
    return convert_huge_jpeg (input, &jpeg, pdf);

  /* An eighth of the size is enough to see that it can be decoded to its end. */
  PIX *pix = reader_jpeg_decode (input->data, input->size, jpeg.pdf_takes_it ? 1 : JALON_WIRE_MAX_PIXELS, &reduction);
  if (pix == NULL)
    return JALON_WIRE_DAMAGED;
  if (!jpeg.pdf_takes_it)
    return convert_pix (pix, jpeg.orientation, pdf);
  pixDestroy (&pix);
  const Picture picture = { .width = jpeg.width, .height = jpeg.height, .components = jpeg.components, .bits = 8, .dpi = jpeg.dpi,
                            .inverted = jpeg.components == 4 && jpeg.adobe, .filter = "/DCTDecode", .orientation = jpeg.orientation };
  g_autoptr (GByteArray) bare = reader_jpeg_strip (input->data, input->size);
  *pdf = new_document (&picture, bare->data, bare->len);
  return JALON_WIRE_OK;
}

static JalonWireStatus
convert_png (const ReaderInput *input, qpdf_data *pdf)
{
  l_int32 width = 0, height = 0, bits = 0, samples = 0, colormap = 0;
  if (readHeaderMemPng (input->data, input->size, &width, &height, &bits, &samples, &colormap) != 0)
    return JALON_WIRE_DAMAGED;
  if (width < 1 || height < 1 || (gint64) width * height > MOST_PNG_PIXELS)
    return JALON_WIRE_TOO_LARGE;
  JalonWireStatus status = convert_pix (pixReadMemPng (input->data, input->size), 1, pdf);
  /* Of a large picture nobody can tell whether it is damaged or only too large for our memory. */
  return status != JALON_WIRE_OK && (gint64) width * height > JALON_WIRE_MAX_PIXELS ? JALON_WIRE_TOO_LARGE : status;
}

/**
 * reader_convert:
 * @format: JPEG or PNG
 * @pdf: (out): a document of one page
 */
JalonWireStatus
reader_convert (const ReaderInput *input, JalonFormat format, qpdf_data *pdf)
{
  return format == JALON_FORMAT_JPEG ? convert_jpeg (input, pdf) : convert_png (input, pdf);
}
