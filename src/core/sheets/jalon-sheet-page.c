/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lays blocks out first and draws them afterwards, because each page says of how many it is. The same input gives the same bytes: the
 * creation date is the day that the caller gives. Knows no sheet and no sentence but the mark of an example.
 */
#include "core/sheets/jalon-sheet-page.h"

#include "core/jalon-error.h"
#include "core/sheets/jalon-sheet-words.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#define PAGE_WIDTH 595.28
#define PAGE_HEIGHT 841.89
#define MARGIN 36.0
#define TOP 44.0
#define BOTTOM (PAGE_HEIGHT - 52.0)
#define PADDING 4.0
#define TICK 13.0
#define CELL_LINES 14 /* at most: a row must fit on a page */
#define TEXT_LINES 50 /* at most: a paragraph too */

typedef struct {
  PangoLayout *layout; /* (nullable) */
  double       x;
} Cell;

typedef struct {
  GArray         *cells; /* Cell */
  JalonSheetStyle style;
  double          space_before, height;
  gboolean        row;
  gboolean        under_head; /* the head of its table is drawn above it */
  int             table; /* 0: none */
  int             page;
  double          y;
} Block;

struct _JalonSheetPage {
  cairo_surface_t  *surface;
  cairo_t          *cr;
  GByteArray       *bytes;
  GPtrArray        *blocks; /* Block */
  GPtrArray        *heads;  /* Block of table n at n - 1 */
  GPtrArray        *pictures; /* cairo_surface_t */
  GArray           *columns; /* JalonSheetColumn of the table that is open */
  gboolean          in_table;
  char             *foot;
  gboolean          example;
};

static void
cell_clear (gpointer data)
{
  g_clear_object (&((Cell *) data)->layout);
}

static void
block_free (gpointer data)
{
  Block *self = data;
  g_array_unref (self->cells);
  g_free (self);
}

static Block *
block_new (void)
{
  Block *self = g_new0 (Block, 1);
  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  g_array_set_clear_func (self->cells, cell_clear);
  return self;
}

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/**
 * jalon_sheet_page_new:
 * @title: of the document; must not name a person
 * @foot: one line at the foot of each page
 * @made_on: the day written into the file
 * @example: whether each page is marked as an example
 *
 * Returns: (transfer full): an empty document
 */
JalonSheetPage *
jalon_sheet_page_new (const char *title, const char *foot, const GDate *made_on, gboolean example)
{
  JalonSheetPage *self = g_new0 (JalonSheetPage, 1);
  self->bytes = g_byte_array_new ();
  self->surface = cairo_pdf_surface_create_for_stream (append_bytes, self->bytes, PAGE_WIDTH, PAGE_HEIGHT);
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_CREATOR, "Jalon");
  if (g_date_valid (made_on))
    {
      g_autofree char *day = g_strdup_printf ("%04d-%02d-%02dT00:00:00Z", g_date_get_year (made_on), g_date_get_month (made_on),
                                              g_date_get_day (made_on));
      cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_CREATE_DATE, day);
    }
  self->cr = cairo_create (self->surface);
  self->blocks = g_ptr_array_new_with_free_func (block_free);
  self->heads = g_ptr_array_new_with_free_func (block_free);
  self->pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) cairo_surface_destroy);
  self->columns = g_array_new (FALSE, FALSE, sizeof (JalonSheetColumn));
  self->foot = g_strdup (foot);
  self->example = example;
  return self;
}

void
jalon_sheet_page_free (JalonSheetPage *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->blocks);
  g_ptr_array_unref (self->heads);
  g_ptr_array_unref (self->pictures);
  g_array_unref (self->columns);
  cairo_destroy (self->cr);
  cairo_surface_finish (self->surface);
  cairo_surface_destroy (self->surface);
  g_byte_array_unref (self->bytes);
  g_free (self->foot);
  g_free (self);
}

/**
 * jalon_sheet_layout_new:
 * @cr: a page
 * @font: a pango font description; a point of the font is a point of the page
 * @width: in points; long text wraps
 *
 * Returns: (transfer full): an empty text
 */
PangoLayout *
jalon_sheet_layout_new (cairo_t *cr, const char *font, double width)
{
  PangoLayout          *layout = pango_cairo_create_layout (cr);
  PangoFontDescription *description = pango_font_description_from_string (font);
  cairo_font_options_t *options = cairo_font_options_create ();
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (pango_layout_get_context (layout), options);
  pango_cairo_context_set_resolution (pango_layout_get_context (layout), 72);
  pango_layout_context_changed (layout);
  pango_layout_set_font_description (layout, description);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_height (layout, -CELL_LINES);
  cairo_font_options_destroy (options);
  pango_font_description_free (description);
  return layout;
}

static double
layout_height (PangoLayout *layout)
{
  int height = 0;
  pango_layout_get_size (layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

/**
 * jalon_sheet_page_text:
 * @font: a pango font description
 * @text: plain text; long text wraps
 * @space_before: points above it
 *
 * Adds a paragraph over the whole width.
 */
void
jalon_sheet_page_text (JalonSheetPage *self, const char *font, const char *text, double space_before, JalonSheetStyle style)
{
  Block *block = block_new ();
  g_autofree char *clean = jalon_sheet_clean (text);
  double inset = style & JALON_SHEET_FRAMED ? 8 : style & JALON_SHEET_TICK ? TICK + 8 : 0;
  double inner = style & JALON_SHEET_FRAMED ? JALON_SHEET_WIDTH - 16 : JALON_SHEET_WIDTH - inset;
  Cell   cell = { jalon_sheet_layout_new (self->cr, font, inner), inset };
  if (style & JALON_SHEET_CENTRED)
    pango_layout_set_alignment (cell.layout, PANGO_ALIGN_CENTER);
  pango_layout_set_height (cell.layout, -TEXT_LINES);
  pango_layout_set_text (cell.layout, clean, -1);
  g_array_append_val (block->cells, cell);
  block->style = style;
  block->space_before = space_before;
  block->height = layout_height (cell.layout) + (style & JALON_SHEET_FRAMED ? 12 : 0);
  if (style & JALON_SHEET_TICK)
    block->height = MAX (block->height, TICK + 2);
  g_ptr_array_add (self->blocks, block);
}

static Block *
make_row (JalonSheetPage *self, const char *const *cells, const char *font, gboolean ticks)
{
  Block *block = block_new ();
  double x = 0;
  for (guint i = 0; i < self->columns->len; i++)
    {
      const JalonSheetColumn *column = &g_array_index (self->columns, JalonSheetColumn, i);
      Cell                    cell = { NULL, x + PADDING };
      if (cells[i] != NULL)
        {
          cell.layout = jalon_sheet_layout_new (self->cr, font, column->width - 2 * PADDING);
          pango_layout_set_alignment (cell.layout, column->to_right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
          pango_layout_set_markup (cell.layout, cells[i], -1);
          block->height = MAX (block->height, layout_height (cell.layout) + 2 * PADDING);
        }
      else if (column->head == NULL && ticks)
        block->height = MAX (block->height, TICK + 2 * PADDING + 2);
      g_array_append_val (block->cells, cell);
      x += column->width;
    }
  block->row = TRUE;
  return block;
}

void
jalon_sheet_page_begin_table (JalonSheetPage *self, const JalonSheetColumn *columns, guint n_columns)
{
  g_autofree const char **texts = g_new0 (const char *, n_columns);
  g_array_set_size (self->columns, 0);
  g_array_append_vals (self->columns, columns, n_columns);
  for (guint i = 0; i < n_columns; i++)
    texts[i] = columns[i].head;
  Block *head = make_row (self, texts, JALON_SHEET_SANS "Bold 8.5", FALSE);
  g_ptr_array_add (self->heads, head);
  self->in_table = TRUE;
}

void
jalon_sheet_page_row (JalonSheetPage *self, const char *const *cells)
{
  g_return_if_fail (self->in_table);
  Block *block = make_row (self, cells, JALON_SHEET_SANS "9.5", TRUE);
  block->table = (int) self->heads->len;
  g_ptr_array_add (self->blocks, block);
}

void
jalon_sheet_page_end_table (JalonSheetPage *self)
{
  self->in_table = FALSE;
}

static double
head_height (JalonSheetPage *self, const Block *block)
{
  return block->table == 0 ? 0 : ((Block *) g_ptr_array_index (self->heads, block->table - 1))->height;
}

/* What must stay together from block @first on: a heading and the first thing under it. */
static double
height_together (JalonSheetPage *self, guint first)
{
  const Block *block = g_ptr_array_index (self->blocks, first);
  double       height = block->space_before + block->height;
  while (block->style & JALON_SHEET_KEEP && first + 1 < self->blocks->len)
    {
      block = g_ptr_array_index (self->blocks, ++first);
      height += block->space_before + block->height + head_height (self, block);
    }
  return height;
}

static int
place_blocks (JalonSheetPage *self)
{
  int    page = 1, table = 0;
  double y = TOP;
  for (guint i = 0; i < self->blocks->len; i++)
    {
      Block   *block = g_ptr_array_index (self->blocks, i);
      gboolean fresh = block->table != table;
      double   needed = height_together (self, i) + (fresh ? head_height (self, block) : 0);
      if (y > TOP && y + needed > BOTTOM)
        {
          page++;
          y = TOP;
          fresh = TRUE;
        }
      block->under_head = fresh && block->table != 0;
      if (y > TOP)
        y += block->space_before;
      if (block->under_head)
        y += head_height (self, block);
      block->page = page;
      block->y = y;
      y += block->height;
      table = block->table;
    }
  return page;
}

static void
set_grey (cairo_t *cr, double value)
{
  cairo_set_source_rgb (cr, value, value, value);
}

static void
draw_tick (cairo_t *cr, double x, double y)
{
  set_grey (cr, 0.15);
  cairo_set_line_width (cr, 1);
  cairo_rectangle (cr, x + 0.5, y + 0.5, TICK - 1, TICK - 1);
  cairo_stroke (cr);
}

static void
draw_cells (JalonSheetPage *self, const Block *block, double y, double padding)
{
  for (guint i = 0; i < block->cells->len; i++)
    {
      const Cell *cell = &g_array_index (block->cells, Cell, i);
      if (cell->layout == NULL)
        continue;
      set_grey (self->cr, 0.08);
      cairo_move_to (self->cr, MARGIN + cell->x, y + padding);
      pango_cairo_show_layout (self->cr, cell->layout);
    }
}

static void
draw_head (JalonSheetPage *self, const Block *head, double y)
{
  set_grey (self->cr, 0.91);
  cairo_rectangle (self->cr, MARGIN, y, JALON_SHEET_WIDTH, head->height);
  cairo_fill (self->cr);
  draw_cells (self, head, y, PADDING);
}

static void
draw_row (JalonSheetPage *self, const Block *block)
{
  if (block->under_head)
    {
      const Block *head = g_ptr_array_index (self->heads, block->table - 1);
      draw_head (self, head, block->y - head->height);
    }
  draw_cells (self, block, block->y, PADDING);
  const Block *head = g_ptr_array_index (self->heads, block->table - 1);
  for (guint i = 0; i < block->cells->len; i++)
    if (g_array_index (head->cells, Cell, i).layout == NULL)
      draw_tick (self->cr, MARGIN + g_array_index (block->cells, Cell, i).x, block->y + PADDING);
  set_grey (self->cr, 0.6);
  cairo_set_line_width (self->cr, 0.5);
  cairo_move_to (self->cr, MARGIN, block->y + block->height);
  cairo_rel_line_to (self->cr, JALON_SHEET_WIDTH, 0);
  cairo_stroke (self->cr);
}

static void
draw_text (JalonSheetPage *self, const Block *block)
{
  if (block->style & JALON_SHEET_FRAMED)
    {
      set_grey (self->cr, 0.35);
      cairo_set_line_width (self->cr, 0.8);
      cairo_rectangle (self->cr, MARGIN, block->y, JALON_SHEET_WIDTH, block->height);
      cairo_stroke (self->cr);
    }
  if (block->style & JALON_SHEET_TICK)
    draw_tick (self->cr, MARGIN, block->y);
  draw_cells (self, block, block->y, block->style & JALON_SHEET_FRAMED ? 6 : 0);
}

static void
draw_line (JalonSheetPage *self, double x, double y, double width, PangoAlignment align, const char *font, const char *text)
{
  g_autoptr(PangoLayout) layout = jalon_sheet_layout_new (self->cr, font, width);
  pango_layout_set_alignment (layout, align);
  pango_layout_set_text (layout, text, -1);
  cairo_move_to (self->cr, x, y);
  pango_cairo_show_layout (self->cr, layout);
}

static void
draw_margins (JalonSheetPage *self, int page, int n_pages)
{
  g_autofree char *number = g_strdup_printf ("page %d/%d", page, n_pages);
  set_grey (self->cr, 0.3);
  draw_line (self, MARGIN, PAGE_HEIGHT - 34, JALON_SHEET_WIDTH - 70, PANGO_ALIGN_LEFT, JALON_SHEET_SANS "7.5", self->foot);
  draw_line (self, MARGIN + JALON_SHEET_WIDTH - 66, PAGE_HEIGHT - 34, 66, PANGO_ALIGN_RIGHT, JALON_SHEET_SANS "8.5", number);
  if (!self->example)
    return;
  cairo_set_source_rgb (self->cr, 0.70, 0.15, 0.12);
  cairo_set_line_width (self->cr, 0.8);
  cairo_rectangle (self->cr, MARGIN + JALON_SHEET_WIDTH - 104, 14, 104, 17);
  cairo_stroke (self->cr);
  draw_line (self, MARGIN + JALON_SHEET_WIDTH - 104, 17, 104, PANGO_ALIGN_CENTER, JALON_SHEET_SANS "Bold 9", "EXEMPLE – FICTIF");
}

/**
 * jalon_sheet_page_picture:
 * @picture: an image surface
 *
 * Adds a page that holds this picture and not one word.
 */
void
jalon_sheet_page_picture (JalonSheetPage *self, cairo_surface_t *picture)
{
  g_ptr_array_add (self->pictures, cairo_surface_reference (picture));
}

/* As large as the page takes it, turned never: a wide picture gets a wide page. */
static void
draw_picture (JalonSheetPage *self, cairo_surface_t *picture)
{
  double width = cairo_image_surface_get_width (picture), height = cairo_image_surface_get_height (picture);
  double page_width = width > height ? PAGE_HEIGHT : PAGE_WIDTH, page_height = width > height ? PAGE_WIDTH : PAGE_HEIGHT;
  double scale = MIN ((page_width - MARGIN) / width, (page_height - MARGIN) / height);
  cairo_pdf_surface_set_size (self->surface, page_width, page_height);
  cairo_save (self->cr);
  cairo_translate (self->cr, (page_width - width * scale) / 2, (page_height - height * scale) / 2);
  cairo_scale (self->cr, scale, scale);
  cairo_set_source_surface (self->cr, picture, 0, 0);
  cairo_paint (self->cr);
  cairo_restore (self->cr);
  cairo_show_page (self->cr);
}

/**
 * jalon_sheet_page_finish:
 * @n_pages: (out) (optional): the number of pages
 *
 * Returns: (transfer full) (nullable): the PDF
 */
GBytes *
jalon_sheet_page_finish (JalonSheetPage *self, int *n_pages, GError **error)
{
  int total = place_blocks (self);
  for (int page = 1, next = 0; page <= total; page++)
    {
      draw_margins (self, page, total);
      for (; next < (int) self->blocks->len; next++)
        {
          const Block *block = g_ptr_array_index (self->blocks, next);
          if (block->page != page)
            break;
          if (block->row)
            draw_row (self, block);
          else
            draw_text (self, block);
        }
      cairo_show_page (self->cr);
    }
  for (guint i = 0; i < self->pictures->len; i++)
    draw_picture (self, g_ptr_array_index (self->pictures, i));
  cairo_surface_finish (self->surface);
  if (cairo_surface_status (self->surface) != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, JALON_ERROR, JALON_ERROR_INTERNAL, "The sheet cannot be drawn: %s",
                   cairo_status_to_string (cairo_surface_status (self->surface)));
      return NULL;
    }
  if (n_pages != NULL)
    *n_pages = total + (int) self->pictures->len;
  return g_bytes_new (self->bytes->data, self->bytes->len);
}
