/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A4 pages that fill from top to bottom: lines of text and tables whose head comes back on each page. Private to the sheets.
 */
#pragma once

#include <glib.h>
#include <pango/pangocairo.h>

G_BEGIN_DECLS

#define JALON_SHEET_WIDTH 523.0 /* points between the margins */
#define JALON_SHEET_SANS "Liberation Sans,Noto Sans,DejaVu Sans,Sans, "
#define JALON_SHEET_MONO "Liberation Mono,Noto Sans Mono,DejaVu Sans Mono,Monospace, "

typedef struct _JalonSheetPage JalonSheetPage;

typedef enum {
  JALON_SHEET_PLAIN = 0,
  JALON_SHEET_CENTRED = 1 << 0,
  JALON_SHEET_KEEP = 1 << 1,   /* stays on the page of what follows */
  JALON_SHEET_FRAMED = 1 << 2, /* in a box */
  JALON_SHEET_TICK = 1 << 3,   /* with a box to tick before it */
} JalonSheetStyle;

/* One column of a table; widths add up to JALON_SHEET_WIDTH. */
typedef struct {
  const char *head;
  double      width;
  gboolean    to_right;
} JalonSheetColumn;

JalonSheetPage *jalon_sheet_page_new (const char *title, const char *foot, const GDate *made_on, gboolean example);
void            jalon_sheet_page_free (JalonSheetPage *self);
void            jalon_sheet_page_text (JalonSheetPage *self, const char *font, const char *text, double space_before, JalonSheetStyle style);
void            jalon_sheet_page_begin_table (JalonSheetPage *self, const JalonSheetColumn *columns, guint n_columns);
/* One markup (see pango) a column; NULL is an empty cell; a column whose head is NULL gets a box to tick. */
void            jalon_sheet_page_row (JalonSheetPage *self, const char *const *cells);
void            jalon_sheet_page_end_table (JalonSheetPage *self);
void            jalon_sheet_page_picture (JalonSheetPage *self, cairo_surface_t *picture); /* on a page of its own, after the others */
PangoLayout    *jalon_sheet_layout_new (cairo_t *cr, const char *font, double width);
GBytes         *jalon_sheet_page_finish (JalonSheetPage *self, int *n_pages, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonSheetPage, jalon_sheet_page_free)

G_END_DECLS
