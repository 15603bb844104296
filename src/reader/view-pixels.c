/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pages as pixels and as words. Pages are numbered from 0 here; lengths are points from the top left of the page as shown.
 */
#include "reader/view.h"

#include "core/reader/jalon-reader.h"

#include <cairo.h>
#include <math.h>
#include <string.h>

static PopplerPage *
get_page (ReaderView *self, int page)
{
  return self->document != NULL && page >= 0 && page < self->n_pages ? poppler_document_get_page (self->document, page) : NULL;
}

/**
 * reader_view_size:
 * @page: from 0
 * @width_pt: (out): as shown, in points
 * @height_pt: (out): as shown, in points
 *
 * Returns: %JALON_WIRE_TOO_LARGE for a page with a side above %JALON_WIRE_MAX_SIDE_PT (the sizes are still set)
 */
JalonWireStatus
reader_view_size (ReaderView *self, int page, double *width_pt, double *height_pt)
{
  *width_pt = *height_pt = 0;
  if (self->image != NULL && page == 0)
    {
      *width_pt = pixGetWidth (self->image) * 72.0 / self->image_dpi;
      *height_pt = pixGetHeight (self->image) * 72.0 / self->image_dpi;
    }
  else
    {
      g_autoptr (PopplerPage) shown = get_page (self, page);
      if (shown == NULL)
        return JALON_WIRE_NO_PAGE;
      poppler_page_get_size (shown, width_pt, height_pt);
    }
  if (!isfinite (*width_pt) || !isfinite (*height_pt) || *width_pt <= 0 || *height_pt <= 0)
    return JALON_WIRE_DAMAGED;
  return MAX (*width_pt, *height_pt) > JALON_WIRE_MAX_SIDE_PT ? JALON_WIRE_TOO_LARGE : JALON_WIRE_OK;
}

static void
copy_image_row (const guint32 *from, guint8 *to, int width)
{
  for (int x = 0; x < width; x++)
    {
      guint32 pixel = 0xff000000u | from[x] >> 8; /* leptonica keeps RGBA from the high byte down */
      memcpy (to + 4 * x, &pixel, 4);
    }
}

static JalonWireStatus
render_image (ReaderView *self, int width, int height, int stride, guint8 *pixels)
{
  PIX *scaled = pixScaleToSize (self->image, width, height);
  PIX *opaque = scaled != NULL && pixGetSpp (scaled) == 4 ? pixAlphaBlendUniform (scaled, 0xffffff00) : pixClone (scaled);
  PIX *colour = opaque != NULL ? pixConvertTo32 (opaque) : NULL;
  JalonWireStatus status = JALON_WIRE_FAILED;

  if (colour != NULL)
    {
      int rows = MIN (height, (int) pixGetHeight (colour)), columns = MIN (width, (int) pixGetWidth (colour));
      for (int y = 0; y < rows; y++)
        copy_image_row (pixGetData (colour) + (gsize) y * pixGetWpl (colour), pixels + (gsize) y * stride, columns);
      status = JALON_WIRE_OK;
    }
  pixDestroy (&scaled);
  pixDestroy (&opaque);
  pixDestroy (&colour);
  return status;
}

/**
 * reader_view_render:
 * @page: from 0
 * @scale: pixels a point
 * @width: pixels
 * @height: pixels
 * @stride: bytes a row, at least 4 × @width
 * @pixels: @stride × @height bytes, BGRA premultiplied
 *
 * Draws a page on white.
 */
JalonWireStatus
reader_view_render (ReaderView *self, int page, double scale, int width, int height, int stride, guint8 *pixels)
{
  double width_pt, height_pt;
  JalonWireStatus status = reader_view_size (self, page, &width_pt, &height_pt);
  if (status != JALON_WIRE_OK)
    return status;
  if (self->image != NULL)
    return render_image (self, width, height, stride, pixels);

  g_autoptr (PopplerPage) shown = get_page (self, page);
  cairo_surface_t *surface = cairo_image_surface_create_for_data (pixels, CAIRO_FORMAT_ARGB32, width, height, stride);
  cairo_t *context = cairo_create (surface);
  cairo_set_source_rgb (context, 1, 1, 1);
  cairo_paint (context);
  cairo_scale (context, scale, scale);
  poppler_page_render (shown, context);
  gboolean good = cairo_status (context) == CAIRO_STATUS_SUCCESS;
  cairo_destroy (context);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return good ? JALON_WIRE_OK : JALON_WIRE_FAILED;
}

static PIX *
grey_of_pixels (const guint8 *pixels, int width, int height, int stride)
{
  PIX *grey = pixCreate (width, height, 8);
  for (int y = 0; grey != NULL && y < height; y++)
    {
      const guint8 *row = pixels + (gsize) y * stride;
      l_uint32 *line = pixGetData (grey) + (gsize) y * pixGetWpl (grey);
      for (int x = 0; x < width; x++, row += 4)
        SET_DATA_BYTE (line, x, (row[2] * 77 + row[1] * 151 + row[0] * 28) >> 8);
    }
  return grey;
}

/**
 * reader_view_render_grey:
 * @page: from 0
 * @dpi: pixels an inch, lowered when the page would be too large
 *
 * Returns: (nullable): the page as shown, 8-bit grey, resolution set
 */
PIX *
reader_view_render_grey (ReaderView *self, int page, int dpi)
{
  double width_pt, height_pt;
  if (reader_view_size (self, page, &width_pt, &height_pt) != JALON_WIRE_OK)
    return NULL;

  double scale = dpi / 72.0;
  double most = sqrt (JALON_WIRE_MAX_PIXELS / (width_pt * height_pt));
  scale = MIN (scale, most * 0.99);
  int width = MAX (1, (int) (width_pt * scale)), height = MAX (1, (int) (height_pt * scale));
  guint8 *pixels = g_try_malloc0_n (height, (gsize) width * 4);
  PIX *grey = NULL;
  if (pixels != NULL && reader_view_render (self, page, scale, width, height, width * 4, pixels) == JALON_WIRE_OK)
    grey = grey_of_pixels (pixels, width, height, width * 4);
  g_free (pixels);
  if (grey != NULL)
    pixSetResolution (grey, (int) lround (scale * 72), (int) lround (scale * 72));
  return grey;
}

static void
add_word (GPtrArray *words, const char *start, const char *end, const PopplerRectangle *box)
{
  JalonWord *word = g_new0 (JalonWord, 1);
  word->text = g_strndup (start, end - start);
  word->x = MIN (box->x1, box->x2);
  word->y = MIN (box->y1, box->y2);
  word->width = fabs (box->x2 - box->x1);
  word->height = fabs (box->y2 - box->y1);
  g_ptr_array_add (words, word);
}

static void
join (PopplerRectangle *box, const PopplerRectangle *other)
{
  box->x1 = MIN (box->x1, other->x1);
  box->y1 = MIN (box->y1, other->y1);
  box->x2 = MAX (box->x2, other->x2);
  box->y2 = MAX (box->y2, other->y2);
}

/**
 * reader_view_text:
 * @page: from 0
 * @words: (out) (transfer full) (element-type JalonWord): in reading order; empty for an image
 *
 * Reads the text layer.
 */
JalonWireStatus
reader_view_text (ReaderView *self, int page, GPtrArray **words)
{
  *words = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_word_free);
  if (self->image != NULL && page == 0)
    return JALON_WIRE_OK;
  g_autoptr (PopplerPage) shown = get_page (self, page);
  if (shown == NULL)
    return JALON_WIRE_NO_PAGE;

  g_autofree char *text = poppler_page_get_text (shown);
  g_autofree PopplerRectangle *boxes = NULL;
  guint n_boxes = 0, index = 0;
  if (text == NULL || !poppler_page_get_text_layout (shown, &boxes, &n_boxes))
    return JALON_WIRE_OK;

  const char *start = NULL, *at;
  PopplerRectangle box = { 0 };
  for (at = text; *at != '\0' && index < n_boxes; at = g_utf8_next_char (at), index++)
    {
      gboolean space = g_unichar_isspace (g_utf8_get_char (at));
      if (space && start != NULL)
        {
          add_word (*words, start, at, &box);
          start = NULL;
        }
      else if (!space && start == NULL)
        {
          start = at;
          box = boxes[index];
        }
      else if (!space)
        join (&box, &boxes[index]);
    }
  if (start != NULL)
    add_word (*words, start, at, &box);
  return JALON_WIRE_OK;
}
