/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Draws pages of stored papers with a mark over the whole picture. It decides nothing about who may see them.
 */
#include "core/sheets/jalon-proof-copies.h"

#include <stdlib.h>
#include <string.h>

#include "core/jalon-error.h"
#include "core/renewal/jalon-export.h"
#include "core/sheets/jalon-sheet-page.h"

#define LONG_SIDE_PX 1754.0 /* A4 at 150 dots an inch: a card's small print stays legible */
#define MARK_SHARE 0.026    /* height of the letters, of the long side */
#define MARK_ANGLE (-G_PI / 7)

/* Dark letters with a light edge, so that the mark is seen on dark and on light paper alike. */
static void
draw_words (cairo_t *cr, PangoLayout *layout, double x, double y)
{
  cairo_move_to (cr, x, y);
  pango_cairo_layout_path (cr, layout);
  cairo_set_source_rgba (cr, 1, 1, 1, 0.40);
  cairo_set_line_width (cr, 3);
  cairo_stroke_preserve (cr);
  cairo_set_source_rgba (cr, 0.15, 0.15, 0.45, 0.38);
  cairo_fill (cr);
}

/**
 * jalon_proof_copies_mark:
 * @picture: an image surface
 * @mark: words that repeat over all of it
 *
 * Draws the mark into the pixels, aslant and so densely that no part of a page is without it.
 */
void
jalon_proof_copies_mark (cairo_surface_t *picture, const char *mark)
{
  double                 width = cairo_image_surface_get_width (picture), height = cairo_image_surface_get_height (picture);
  double                 size = MARK_SHARE * MAX (width, height), reach = width + height;
  cairo_t               *cr = cairo_create (picture);
  g_autofree char       *font = g_strdup_printf (JALON_SHEET_SANS "Bold %d", (int) MAX (8, size));
  g_autoptr(PangoLayout) layout = jalon_sheet_layout_new (cr, font, reach * 4);
  int                    text_width = 0;

  pango_layout_set_text (layout, mark, -1);
  pango_layout_get_pixel_size (layout, &text_width, NULL);
  cairo_translate (cr, width / 2, height / 2);
  cairo_rotate (cr, MARK_ANGLE);
  for (int row = 0; -reach / 2 + row * size * 3.5 < reach / 2; row++)
    for (double x = -reach / 2 - (row % 3) * text_width / 3.0; x < reach / 2; x += text_width + size * 1.5)
      draw_words (cr, layout, x, -reach / 2 + row * size * 3.5);
  cairo_destroy (cr);
  cairo_surface_flush (picture);
}

/* White paper below what is transparent. */
static cairo_surface_t *
new_picture (const JalonPixels *pixels)
{
  cairo_surface_t *picture = cairo_image_surface_create (CAIRO_FORMAT_RGB24, pixels->width_px, pixels->height_px);
  cairo_surface_t *drawn;
  cairo_t         *cr = cairo_create (picture);
  gsize            size;
  const guint8    *data = g_bytes_get_data (pixels->data, &size);
  drawn = cairo_image_surface_create_for_data ((guint8 *) data, CAIRO_FORMAT_ARGB32, pixels->width_px, pixels->height_px, pixels->stride);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_set_source_surface (cr, drawn, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_finish (drawn);
  cairo_surface_destroy (drawn);
  return picture;
}

static gboolean
add_page (GPtrArray *pictures, JalonView *view, int page, const char *mark, GCancellable *cancellable, GError **error)
{
  g_autoptr(JalonPixels) pixels = NULL;
  double                 width, height;
  if (!jalon_view_page_size (view, page, &width, &height, error))
    return FALSE;
  pixels = jalon_view_render (view, page, LONG_SIDE_PX / MAX (MAX (width, height), 1), cancellable, error);
  if (pixels == NULL)
    return FALSE;
  g_ptr_array_add (pictures, new_picture (pixels));
  jalon_proof_copies_mark (g_ptr_array_index (pictures, pictures->len - 1), mark);
  return TRUE;
}

/* Whether a choice like "1-2,5" that jalon_export_count_pages () took names the page. */
static gboolean
has_page (const char *pages, int page)
{
  g_auto(GStrv) ranges = g_strsplit (pages != NULL ? pages : "", ",", -1);
  for (guint i = 0; ranges[i] != NULL; i++)
    {
      const char *dash = strchr (ranges[i], '-');
      int         first = atoi (ranges[i]), last = dash != NULL ? atoi (dash + 1) : first;
      if (first <= page && page <= last)
        return TRUE;
    }
  return pages == NULL;
}

static gboolean
draw_pages (GPtrArray *pictures, JalonView *view, const char *pages, const char *mark, GCancellable *cancellable, GError **error)
{
  int n_pages = jalon_view_get_n_pages (view), n_chosen = jalon_export_count_pages (pages, n_pages);
  if (n_chosen == 0 || n_chosen > JALON_PROOF_COPIES_MOST_PAGES)
    {
      g_set_error_literal (error, JALON_ERROR, JALON_ERROR_REFUSED, n_chosen == 0 ? "no-such-pages" : "too-many-pages");
      return FALSE;
    }
  for (int page = 1; page <= n_pages; page++)
    if (has_page (pages, page) && !add_page (pictures, view, page, mark, cancellable, error))
      return FALSE;
  return TRUE;
}

static gboolean
add_paper (GPtrArray *pictures, JalonCase *the_case, JalonReader *reader, const JalonLineTitle *title, const char *mark,
           GCancellable *cancellable, GError **error)
{
  g_autoptr(GBytes)    original = jalon_case_load_paper (the_case, title->paper, error);
  g_autoptr(JalonView) view = original != NULL ? jalon_view_open (reader, original, cancellable, error) : NULL;
  gboolean             drawn = view != NULL && draw_pages (pictures, view, title->pages, mark, cancellable, error);
  if (view != NULL)
    jalon_view_close (view);
  return drawn;
}

static gboolean
shows_the_same (const JalonLineTitle *a, const JalonLineTitle *b)
{
  return g_strcmp0 (a->paper, b->paper) == 0 && g_strcmp0 (a->pages, b->pages) == 0;
}

/**
 * jalon_proof_copies_make:
 * @the_case: the case of the papers
 * @reader: draws them
 * @proof: what the pages prove
 * @mark: drawn into each picture
 *
 * Returns: (transfer full) (element-type cairo_surface_t) (nullable): the pages that show the title of @proof, then those that show the
 *   expired card that goes with it; REFUSED "too-many-pages" when they are more than one title takes, "no-such-pages"
 */
GPtrArray *
jalon_proof_copies_make (JalonCase *the_case, JalonReader *reader, const JalonProof *proof, const char *mark, GCancellable *cancellable,
                         GError **error)
{
  g_autoptr(GPtrArray) pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) cairo_surface_destroy);
  const JalonLineTitle *title = proof->title, *with = proof->with;
  if (title->paper != NULL && !add_paper (pictures, the_case, reader, title, mark, cancellable, error))
    return NULL;
  if (with != NULL && with->paper != NULL && !shows_the_same (title, with)
      && !add_paper (pictures, the_case, reader, with, mark, cancellable, error))
    return NULL;
  return g_steal_pointer (&pictures);
}
