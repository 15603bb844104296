/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Headings, sentences and tables over the pages of jalon-sheet-page.h.
 */
#include "core/sheets/jalon-plain-sheet.h"

#include "core/sheets/jalon-sheet-page.h"
#include "core/sheets/jalon-sheet-words.h"

struct _JalonPlainSheet {
  JalonSheetPage *page;
  GPtrArray      *heads;   /* utf8: what the columns of the pages lend */
  GPtrArray      *cells;   /* markup of the row that is open */
  guint           n_columns;
};

/* "R.431-15-1" is never broken after its letter: a word joiner holds it. */
static char *
clean_words (const char *text)
{
  static const char  joiner[] = "\u2060";
  g_autofree char   *clean = jalon_sheet_clean (text);
  g_autoptr(GString) whole = g_string_new (NULL);
  for (const char *p = clean; *p != '\0'; p++)
    {
      g_string_append_c (whole, *p);
      if (*p == '.' && p > clean && g_ascii_isupper (p[-1]) && g_ascii_isdigit (p[1]))
        g_string_append (whole, joiner);
    }
  return g_string_free (g_steal_pointer (&whole), FALSE);
}

/**
 * jalon_plain_sheet_new:
 * @title: of the page and of the file; must not name a person
 * @foot: one line at the foot of each page
 * @made_on: the day written into the file
 * @example: whether each page is marked as an example
 *
 * Returns: (transfer full): a sheet with its title
 */
JalonPlainSheet *
jalon_plain_sheet_new (const char *title, const char *foot, const GDate *made_on, gboolean example)
{
  JalonPlainSheet *self = g_new0 (JalonPlainSheet, 1);
  self->page = jalon_sheet_page_new (title, foot, made_on, example);
  self->heads = g_ptr_array_new_with_free_func (g_free);
  self->cells = g_ptr_array_new_with_free_func (g_free);
  jalon_sheet_page_text (self->page, JALON_SHEET_SANS "Bold 16", title, 0, JALON_SHEET_KEEP);
  return self;
}

void
jalon_plain_sheet_free (JalonPlainSheet *self)
{
  if (self == NULL)
    return;
  jalon_sheet_page_free (self->page);
  g_ptr_array_unref (self->heads);
  g_ptr_array_unref (self->cells);
  g_free (self);
}

void
jalon_plain_sheet_add_heading (JalonPlainSheet *self, const char *text)
{
  jalon_sheet_page_text (self->page, JALON_SHEET_SANS "Bold 11", text, 9, JALON_SHEET_KEEP);
  jalon_sheet_page_text (self->page, JALON_SHEET_SANS "3", "", 0, JALON_SHEET_KEEP);
}

void
jalon_plain_sheet_add_line (JalonPlainSheet *self, const char *text)
{
  g_autofree char *clean = clean_words (text);
  jalon_sheet_page_text (self->page, JALON_SHEET_SANS "10", clean, 4, JALON_SHEET_PLAIN);
}

void
jalon_plain_sheet_add_small (JalonPlainSheet *self, const char *text)
{
  jalon_sheet_page_text (self->page, JALON_SHEET_SANS "8.5", text, 5, JALON_SHEET_PLAIN);
}

void
jalon_plain_sheet_add_frame (JalonPlainSheet *self, const char *text)
{
  jalon_sheet_page_text (self->page, JALON_SHEET_SANS "Bold 11", text, 10, JALON_SHEET_FRAMED);
}

/**
 * jalon_plain_sheet_begin_table:
 * @heads: one a column
 * @shares: the width of each column; only their proportions count
 */
void
jalon_plain_sheet_begin_table (JalonPlainSheet *self, const char *const *heads, const double *shares, guint n_columns)
{
  g_autofree JalonSheetColumn *columns = g_new0 (JalonSheetColumn, n_columns);
  double                       total = 0;
  for (guint i = 0; i < n_columns; i++)
    total += shares[i];
  for (guint i = 0; i < n_columns; i++)
    {
      g_autofree char *clean = jalon_sheet_clean (heads[i]);
      columns[i].head = g_markup_escape_text (clean, -1);
      columns[i].width = JALON_SHEET_WIDTH * shares[i] / total;
      g_ptr_array_add (self->heads, (char *) columns[i].head);
    }
  self->n_columns = n_columns;
  jalon_sheet_page_begin_table (self->page, columns, n_columns);
}

/**
 * jalon_plain_sheet_add_cell:
 * @strong_or_null: (nullable): the first words of the cell
 * @small_or_null: (nullable): what stands under them
 *
 * The next cell of the row; the last one of a row closes it.
 */
void
jalon_plain_sheet_add_cell (JalonPlainSheet *self, const char *strong_or_null, const char *small_or_null)
{
  g_autofree char *strong = clean_words (strong_or_null != NULL ? strong_or_null : "");
  g_autofree char *small = clean_words (small_or_null != NULL ? small_or_null : "");
  char            *markup;
  if (strong_or_null == NULL)
    markup = g_markup_printf_escaped ("%s", small);
  else if (small_or_null == NULL || *small_or_null == '\0')
    markup = g_markup_printf_escaped ("<b>%s</b>", strong);
  else
    markup = g_markup_printf_escaped ("<b>%s</b>\n%s", strong, small);
  g_ptr_array_add (self->cells, markup);
  if (self->cells->len < self->n_columns)
    return;
  jalon_sheet_page_row (self->page, (const char *const *) self->cells->pdata);
  g_ptr_array_set_size (self->cells, 0);
}

void
jalon_plain_sheet_end_table (JalonPlainSheet *self)
{
  g_return_if_fail (self->cells->len == 0);
  jalon_sheet_page_end_table (self->page);
}

/**
 * jalon_plain_sheet_add_picture:
 * @picture: an image surface
 *
 * Adds a page after all others that holds this picture and not one word.
 */
void
jalon_plain_sheet_add_picture (JalonPlainSheet *self, cairo_surface_t *picture)
{
  jalon_sheet_page_picture (self->page, picture);
}

/**
 * jalon_plain_sheet_finish:
 * @n_pages: (out) (optional): the number of pages
 *
 * Returns: (transfer full) (nullable): the PDF; %JALON_ERROR_INTERNAL when it cannot be drawn
 */
GBytes *
jalon_plain_sheet_finish (JalonPlainSheet *self, int *n_pages, GError **error)
{
  return jalon_sheet_page_finish (self->page, n_pages, error);
}
