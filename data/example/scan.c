/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Makes drawn pages look as if they came from a scanner (skew, shade, noise) or a telephone (a table, perspective, light, noise).
 * Everything comes from a seed: the same bytes each time.
 */
#include "scan.h"

#include <leptonica/allheaders.h>
#include <math.h>
#include <string.h>

static cairo_surface_t *
draw_surface (DrawPage draw, int page, double width_pt, double height_pt, int dpi)
{
  int              width = (int) lround (width_pt * dpi / 72), height = (int) lround (height_pt * dpi / 72);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t         *cr = cairo_create (surface);
  paper_colour (cr, 0xffffff);
  cairo_paint (cr);
  cairo_scale (cr, dpi / 72.0, dpi / 72.0);
  draw (cr, page);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* cairo keeps xRGB in a word, leptonica RGBA. */
static PIX *
pix_from_surface (cairo_surface_t *surface)
{
  int           width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);
  int           stride = cairo_image_surface_get_stride (surface);
  const guint8 *data = cairo_image_surface_get_data (surface);
  PIX          *pix = pixCreate (width, height, 32);
  for (int y = 0; y < height; y++)
    {
      const guint32 *from = (const guint32 *) (const void *) (data + (gsize) y * (gsize) stride);
      l_uint32      *to = pixGetData (pix) + (gsize) y * (gsize) pixGetWpl (pix);
      for (int x = 0; x < width; x++)
        to[x] = from[x] << 8;
    }
  return pix;
}

static inline guint32
clamp_sample (int value)
{
  return value < 0 ? 0 : value > 255 ? 255 : (guint32) value;
}

static inline guint32
shade_pixel (guint32 pixel, int gain, int noise, guint32 random)
{
  int grain = noise == 0 ? 0 : (int) (random % (guint32) (2 * noise + 1)) - noise;
  int colour = noise == 0 ? 0 : (int) ((random >> 16) % (guint32) (noise + 1)) - noise / 2;
  guint32 red = clamp_sample ((int) (pixel >> 24) * gain / 1024 + grain);
  guint32 green = clamp_sample ((int) ((pixel >> 16) & 255) * gain / 1024 + grain);
  guint32 blue = clamp_sample ((int) ((pixel >> 8) & 255) * gain / 1024 + grain + colour);
  return red << 24 | green << 16 | blue << 8;
}

/* The lid lets some light in on the left, the lamp fades to the right. */
static void
shade_scan (PIX *pix, const Scan *scan)
{
  Dice dice = { scan->seed };
  int  width = pixGetWidth (pix), height = pixGetHeight (pix), lid = scan->dpi / 9;
  for (int y = 0; y < height; y++)
    {
      l_uint32 *line = pixGetData (pix) + (gsize) y * (gsize) pixGetWpl (pix);
      int       sheet = 990 - 14 * y / height;
      for (int x = 0; x < width; x++)
        {
          int gain = sheet - 20 * x / width - (x < lid ? (lid - x) * 150 / lid : 0);
          line[x] = shade_pixel (line[x], gain, scan->noise, dice_next (&dice));
        }
    }
}

static GBytes *
jpeg_bytes (PIX *pix, int quality)
{
  l_uint8 *data = NULL;
  size_t   size = 0;
  if (pixWriteMemJpeg (&data, &size, pix, quality, 0) != 0)
    g_error ("cannot write a JPEG");
  GBytes *bytes = g_bytes_new (data, size);
  lept_free (data);
  return bytes;
}

static void
replace_pix (PIX **pix, PIX *with)
{
  pixDestroy (pix);
  *pix = with;
}

/**
 * scan_page:
 * @width_px: (out): of the picture
 * @height_px: (out): of the picture
 *
 * Returns: (transfer full): the JPEG of one scanned page
 */
GBytes *
scan_page (DrawPage draw, int page, const Scan *scan, int *width_px, int *height_px)
{
  cairo_surface_t *surface = draw_surface (draw, page, scan->width_pt, scan->height_pt, scan->dpi);
  PIX             *pix = pix_from_surface (surface);
  cairo_surface_destroy (surface);
  double angle = scan->skew_degrees * G_PI / 180;
  if (angle != 0)
    replace_pix (&pix, pixRotate (pix, (float) angle, L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, 0, 0));
  shade_scan (pix, scan);
  if (!scan->colour)
    replace_pix (&pix, pixConvertRGBToGray (pix, 0.3f, 0.5f, 0.2f));
  if (scan->turn != 0)
    replace_pix (&pix, pixRotateOrth (pix, scan->turn));
  pixSetResolution (pix, scan->dpi, scan->dpi);
  *width_px = pixGetWidth (pix);
  *height_px = pixGetHeight (pix);
  GBytes *bytes = jpeg_bytes (pix, scan->quality);
  pixDestroy (&pix);
  return bytes;
}

/* Coefficients that lead from a point of the photograph to a point of the paper. */
static l_float32 *
projection (const Photo *photo, int paper_width, int paper_height)
{
  double      paper[4][2] = { { 0, 0 }, { paper_width - 1, 0 }, { paper_width - 1, paper_height - 1 }, { 0, paper_height - 1 } };
  PTA        *from = ptaCreate (4), *to = ptaCreate (4);
  l_float32  *coefficients = NULL;
  for (int i = 0; i < 4; i++)
    {
      ptaAddPt (from, (float) (photo->corners[i][0] * photo->width_px), (float) (photo->corners[i][1] * photo->height_px));
      ptaAddPt (to, (float) paper[i][0], (float) paper[i][1]);
    }
  if (getProjectiveXformCoeffs (from, to, &coefficients) != 0)
    g_error ("the corners of a photograph are on one line");
  ptaDestroy (&from);
  ptaDestroy (&to);
  return coefficients;
}

/* Wood: streaks along the table. */
static guint32
desk_pixel (const Photo *photo, int x, int y)
{
  double streak = sin (y * 0.021 + sin (x * 0.0023) * 2.5) * 9 + sin (y * 0.13 + x * 0.004) * 4;
  int    shade = (int) streak;
  return clamp_sample ((int) ((photo->desk >> 16) & 255) + shade) << 24 | clamp_sample ((int) ((photo->desk >> 8) & 255) + shade) << 16
         | clamp_sample ((int) (photo->desk & 255) + shade) << 8;
}

static guint32
sample_pixel (PIX *paper, double u, double v)
{
  int             x = (int) u, y = (int) v, wpl = pixGetWpl (paper);
  int             right = MIN (x + 1, (int) pixGetWidth (paper) - 1), below = MIN (y + 1, (int) pixGetHeight (paper) - 1);
  double          a = u - x, b = v - y;
  const l_uint32 *data = pixGetData (paper);
  l_uint32        nw = data[y * wpl + x], ne = data[y * wpl + right], sw = data[below * wpl + x], se = data[below * wpl + right];
  guint32         result = 0;
  for (int shift = 8; shift <= 24; shift += 8)
    {
      double upper = ((nw >> shift) & 255) * (1 - a) + ((ne >> shift) & 255) * a;
      double lower = ((sw >> shift) & 255) * (1 - a) + ((se >> shift) & 255) * a;
      result |= clamp_sample ((int) (upper * (1 - b) + lower * b + 0.5)) << shift;
    }
  return result;
}

/* Light from the upper left; a soft shadow of the paper on the table. */
static int
photo_gain (const Photo *photo, int x, int y, double outside)
{
  double dx = (double) x / photo->width_px - 0.35, dy = (double) y / photo->height_px - 0.3;
  double gain = 1000 - 260 * (dx * dx + dy * dy);
  if (outside > 0 && outside < 26)
    gain -= (26 - outside) * 14;
  return (int) gain;
}

static PIX *
take_photo (PIX *paper, const Photo *photo)
{
  Dice                  dice = { photo->seed };
  int                   paper_width = pixGetWidth (paper), paper_height = pixGetHeight (paper);
  PIX                  *pix = pixCreate (photo->width_px, photo->height_px, 32);
  g_autofree l_float32 *c = projection (photo, paper_width, paper_height);
  for (int y = 0; y < photo->height_px; y++)
    {
      l_uint32 *line = pixGetData (pix) + (gsize) y * (gsize) pixGetWpl (pix);
      for (int x = 0; x < photo->width_px; x++)
        {
          double under = c[6] * x + c[7] * y + 1;
          double u = (c[0] * x + c[1] * y + c[2]) / under, v = (c[3] * x + c[4] * y + c[5]) / under;
          double outside = MAX (MAX (-u, u - paper_width + 1), MAX (-v, v - paper_height + 1));
          guint32 pixel = outside <= 0 ? sample_pixel (paper, u, v) : desk_pixel (photo, x, y);
          line[x] = shade_pixel (pixel, photo_gain (photo, x, y, outside), photo->noise, dice_next (&dice));
        }
    }
  return pix;
}

/* Puts an EXIF segment with nothing but "turn me a quarter clockwise" behind the start of a JPEG. */
static GBytes *
with_orientation (GBytes *jpeg)
{
  static const guint8 exif[] = { 0xff, 0xe1, 0, 34, 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8,
                                 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0 };
  gsize         size = 0;
  const guint8 *data = g_bytes_get_data (jpeg, &size);
  GByteArray   *array = g_byte_array_new ();
  g_byte_array_append (array, data, 2);
  g_byte_array_append (array, exif, sizeof exif);
  g_byte_array_append (array, data + 2, (guint) (size - 2));
  g_bytes_unref (jpeg);
  return g_byte_array_free_to_bytes (array);
}

GBytes *
photo_page (DrawPage draw, double width_pt, double height_pt, int dpi, const Photo *photo)
{
  cairo_surface_t *surface = draw_surface (draw, 1, width_pt, height_pt, dpi);
  PIX             *paper = pix_from_surface (surface);
  PIX             *pix = take_photo (paper, photo);
  cairo_surface_destroy (surface);
  pixDestroy (&paper);
  if (photo->exif_turned)
    replace_pix (&pix, pixRotateOrth (pix, 3));
  pixSetResolution (pix, 72, 72);
  GBytes *bytes = jpeg_bytes (pix, photo->quality);
  pixDestroy (&pix);
  return photo->exif_turned ? with_orientation (bytes) : bytes;
}

GBytes *
screen_page (DrawPage draw, double width_pt, double height_pt, int dpi)
{
  cairo_surface_t *surface = draw_surface (draw, 1, width_pt, height_pt, dpi);
  PIX             *pix = pix_from_surface (surface);
  l_uint8         *data = NULL;
  size_t           size = 0;
  cairo_surface_destroy (surface);
  pixSetSpp (pix, 3);
  if (pixWriteMemPng (&data, &size, pix, 0) != 0)
    g_error ("cannot write a PNG");
  GBytes *bytes = g_bytes_new (data, size);
  lept_free (data);
  pixDestroy (&pix);
  return bytes;
}
