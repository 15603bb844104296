/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Facts about one page as it is shown. A page with text is judged by its text; only a page whose text does not decide is drawn, once,
 * and the same pixels answer whether it is blank and which way up it is.
 */
#include "reader/view.h"

/* Long side of an A4 page at READER_TURN_DPI. */
#define LONG_SIDE_PX 2339
/* An image that covers this much of a page is the page. */
#define SCAN_SHARE 0.5
/* Fewer pixels are blurred by enlarging them alone; that they are few is a finding of its own. */
#define LEAST_PIXELS_OF_A_SCAN 500000
/* Larger images may not fit into the memory that the reader has. */
#define PIXELS_SURELY_DRAWN (2.0 * JALON_WIRE_MAX_PIXELS)
/* Part of the pixels that must be darker than the paper before a page counts as written on. */
#define LEAST_INK 0.0004
#define DARKER_BY 48

/* Ink is what is clearly darker than the paper; the paper is the commonest light grey, so that a grey scan is not ink. */
static gboolean
is_blank (PIX *grey, gboolean *uniform)
{
  gsize counts[256] = { 0 }, total = 0, ink = 0;
  int paper = 255;

  for (int y = 0; y < (int) pixGetHeight (grey); y++)
    {
      const l_uint32 *line = pixGetData (grey) + (gsize) y * pixGetWpl (grey);
      for (int x = 0; x < (int) pixGetWidth (grey); x++)
        counts[GET_DATA_BYTE (line, x)]++;
    }
  for (int level = 0; level < 256; level++)
    {
      total += counts[level];
      if (counts[level] > counts[paper])
        paper = level;
    }
  for (int level = 0; level < paper - DARKER_BY; level++)
    ink += counts[level];
  for (int level = paper + DARKER_BY; level < 256; level++) /* light writing on a dark page */
    ink += counts[level];
  *uniform = counts[paper] == total;
  return ink < total * LEAST_INK;
}

static void
add_int (GVariantBuilder *facts, const char *name, int value)
{
  g_variant_builder_add (facts, "{sv}", name, g_variant_new_int32 (value));
}

/* A photo has no paper size worth trusting: it is looked at as if it showed a full page. */
static int
find_dpi (ReaderView *self, int page)
{
  double width_pt = 0, height_pt = 0;
  if (self->image == NULL || reader_view_size (self, page, &width_pt, &height_pt) != JALON_WIRE_OK)
    return READER_TURN_DPI;
  return MAX (1, (int) (LONG_SIDE_PX * 72 / MAX (width_pt, height_pt)));
}

/* @hint: which way a few words of the page say it stands, for a picture that does not tell; −1 none. An image too
 * large for our memory leaves no trace where it should have been drawn; that is not an empty page. */
static void
look_at_picture (ReaderView *self, int page, int hint, ReaderLargestImage *image, GVariantBuilder *facts)
{
  gboolean uniform = FALSE;
  PIX *grey = reader_view_render_grey (self, page, find_dpi (self, page));
  if (grey == NULL)
    return;
  gboolean blank = is_blank (grey, &uniform);
  if (uniform && self->document != NULL && image->share >= SCAN_SHARE && image->n_pixels > PIXELS_SURELY_DRAWN)
    image->content_lost = TRUE;
  g_variant_builder_add (facts, "{sv}", "blank", g_variant_new_boolean (blank));
  if (!blank && image->share >= SCAN_SHARE && image->n_pixels >= LEAST_PIXELS_OF_A_SCAN)
    g_variant_builder_add (facts, "{sv}", "focus", g_variant_new_double (reader_focus_of_picture (grey)));
  int turn = blank ? -2 : reader_turn_of_picture (self, grey);
  add_int (facts, "turn", turn == -1 ? hint : turn);
  g_variant_builder_add (facts, "{sv}", "looked-at", g_variant_new_boolean (TRUE));
  pixDestroy (&grey);
}

static ReaderLargestImage
find_largest_image (ReaderView *self, int page, double width_pt, double height_pt)
{
  ReaderLargestImage image = { 0 };
  if (self->image != NULL)
    {
      gsize size;
      const guint8 *data = g_bytes_get_data (self->bytes, &size);
      image = (ReaderLargestImage) { .share = 1.0, .bits = pixGetDepth (self->image) == 1 ? 1 : 8,
                                     .n_pixels = (double) pixGetWidth (self->image) * pixGetHeight (self->image),
                                     .quality = self->format == JALON_FORMAT_JPEG ? reader_quality_of_jpeg (data, size) : 0 };
    }
  else if (self->structure != NULL)
    reader_find_largest_image (self->structure, page, width_pt, height_pt, &image);
  return image;
}

static void
add_largest_image (const ReaderLargestImage *image, GVariantBuilder *facts)
{
  g_variant_builder_add (facts, "{sv}", "content-lost", g_variant_new_boolean (image->content_lost));
  if (image->share <= 0)
    return;
  g_variant_builder_add (facts, "{sv}", "image-share", g_variant_new_double (image->share));
  g_variant_builder_add (facts, "{sv}", "image-dpi", g_variant_new_double (image->dpi));
  add_int (facts, "image-bits", image->bits);
  add_int (facts, "image-quality", image->quality);
  g_variant_builder_add (facts, "{sv}", "image-cmyk", g_variant_new_boolean (image->cmyk));
}

/**
 * reader_view_page_facts:
 * @page: from 0
 *
 * Returns: (transfer floating): a{sv}; what could not be found out is left out
 */
GVariant *
reader_view_page_facts (ReaderView *self, int page)
{
  GVariantBuilder facts;
  double width_pt = 0, height_pt = 0;
  int n_words = 0, turn = -2, hint = -1;

  g_variant_builder_init (&facts, G_VARIANT_TYPE_VARDICT);
  JalonWireStatus status = reader_view_size (self, page, &width_pt, &height_pt);
  g_variant_builder_add (&facts, "{sv}", "width", g_variant_new_double (width_pt));
  g_variant_builder_add (&facts, "{sv}", "height", g_variant_new_double (height_pt));
  if (status != JALON_WIRE_OK)
    return g_variant_builder_end (&facts);

  if (self->document != NULL)
    {
      g_autoptr (PopplerPage) shown = poppler_document_get_page (self->document, page);
      turn = shown != NULL ? reader_turn_of_text (shown, &n_words, &hint) : -2;
      add_int (&facts, "words", n_words);
    }
  ReaderLargestImage image = find_largest_image (self, page, width_pt, height_pt);
  if (turn < 0 && self->structure != NULL && image.share <= 0)
    turn = hint; /* no picture that could say otherwise: half a second saved on a page with a title only */
  if (turn < 0)
    look_at_picture (self, page, image.share < SCAN_SHARE ? hint : -1, &image, &facts); /* a stamp on a scan is not its text */
  else
    {
      g_variant_builder_add (&facts, "{sv}", "blank", g_variant_new_boolean (FALSE));
      g_variant_builder_add (&facts, "{sv}", "looked-at", g_variant_new_boolean (TRUE));
      add_int (&facts, "turn", turn);
    }
  add_largest_image (&image, &facts);
  return g_variant_builder_end (&facts);
}
