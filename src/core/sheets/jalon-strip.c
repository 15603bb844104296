/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What stands on the strip, and its three formats. The same input gives the same PDF: the creation date is today's.
 */
#include "core/sheets/jalon-strip-private.h"

#include "core/jalon-error.h"
#include "core/sheets/jalon-sheet-words.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>

#define PNG_SCALE 2.5 /* pixels a point: 180 dpi */

static void
bar_free (gpointer data)
{
  JalonStripBar *self = data;
  g_free (self->label);
  g_free (self->days_label);
  g_free (self);
}

static void
mark_free (gpointer data)
{
  g_free (((JalonStripMark *) data)->label);
  g_free (data);
}

/**
 * jalon_strip_new:
 * @today: Julian day
 *
 * Returns: (transfer full): an empty strip of the year around @today
 */
JalonStrip *
jalon_strip_new (gint32 today)
{
  JalonStrip *self = g_new0 (JalonStrip, 1);
  self->today = today;
  self->from = today - 183;
  self->until = today + 182;
  self->bars = g_ptr_array_new_with_free_func (bar_free);
  self->marks = g_ptr_array_new_with_free_func (mark_free);
  self->keys = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
jalon_strip_free (JalonStrip *self)
{
  if (self == NULL)
    return;
  for (int lane = 0; lane < JALON_STRIP_LANES; lane++)
    g_free (self->lanes[lane]);
  for (int style = 0; style < JALON_STRIP_N_STYLES; style++)
    g_free (self->legend[style]);
  g_free (self->title);
  g_free (self->beside);
  g_free (self->sentence);
  g_free (self->informs);
  g_free (self->days_drawn);
  g_free (self->more);
  g_free (self->today_label);
  g_ptr_array_unref (self->bars);
  g_ptr_array_unref (self->marks);
  g_ptr_array_unref (self->keys);
  g_free (self);
}

static void
set_words (char **field, const char *words)
{
  g_free (*field);
  *field = words != NULL ? jalon_sheet_clean (words) : NULL;
}

/**
 * jalon_strip_set_head:
 * @title: of the page
 * @beside: for whom, and made when
 * @sentence: what holds today
 */
void
jalon_strip_set_head (JalonStrip *self, const char *title, const char *beside, const char *sentence)
{
  set_words (&self->title, title);
  set_words (&self->beside, beside);
  set_words (&self->sentence, sentence);
}

void
jalon_strip_set_lane (JalonStrip *self, int lane, const char *name)
{
  g_return_if_fail (lane >= 0 && lane < JALON_STRIP_LANES);
  set_words (&self->lanes[lane], name);
}

void
jalon_strip_set_legend (JalonStrip *self, JalonStripStyle style, const char *words)
{
  set_words (&self->legend[style], words);
}

/**
 * jalon_strip_set_foot:
 * @informs: that it informs and is no legal advice
 * @days_drawn: which days are drawn
 * @more: (nullable): what is said when not all words found room
 */
void
jalon_strip_set_foot (JalonStrip *self, const char *informs, const char *days_drawn, const char *more)
{
  set_words (&self->informs, informs);
  set_words (&self->days_drawn, days_drawn);
  set_words (&self->more, more);
}

void
jalon_strip_set_today (JalonStrip *self, const char *words)
{
  set_words (&self->today_label, words);
}

void
jalon_strip_set_month_names (JalonStrip *self, char *(*name_month) (const GDate *month))
{
  self->name_month = name_month;
}

void
jalon_strip_set_example (JalonStrip *self, gboolean example)
{
  self->example = example;
}

/**
 * jalon_strip_show:
 * @from: first day drawn
 * @until: last day drawn
 */
void
jalon_strip_show (JalonStrip *self, gint32 from, gint32 until)
{
  g_return_if_fail (from > 0 && from <= until && until < JALON_DAY_LAST);
  self->from = from;
  self->until = until;
}

void
jalon_strip_get_days (const JalonStrip *self, gint32 *from, gint32 *until)
{
  *from = self->from;
  *until = self->until;
}

/* The number of a text of the list; the same text has one number. */
static int
find_number (JalonStrip *self, const char *key)
{
  g_autofree char *clean = jalon_sheet_clean (key);
  guint            index;
  if (g_ptr_array_find_with_equal_func (self->keys, clean, g_str_equal, &index))
    return (int) index + 1;
  g_ptr_array_add (self->keys, g_steal_pointer (&clean));
  return (int) self->keys->len;
}

/**
 * jalon_strip_add_bar:
 * @lane: from 0; not looked at for a window
 * @days: its days; those outside the days drawn are left out
 * @label: (nullable): stands in the bar when it fits wholly
 * @days_label: (nullable): its days in words, under the label when there is room
 * @key: (nullable): what its number means in the list under the lanes
 */
void
jalon_strip_add_bar (JalonStrip *self, int lane, const JalonInterval *days, JalonStripStyle style, const char *label, const char *days_label,
                     const char *key)
{
  JalonStripBar *bar;
  g_return_if_fail (lane >= 0 && lane < JALON_STRIP_LANES);
  if (days->until < self->from || days->from > self->until)
    return;
  bar = g_new0 (JalonStripBar, 1);
  bar->lane = lane;
  bar->days = *days;
  bar->style = style;
  set_words (&bar->label, label);
  set_words (&bar->days_label, days_label);
  bar->number = key != NULL ? find_number (self, key) : 0;
  g_ptr_array_add (self->bars, bar);
}

void
jalon_strip_add_mark (JalonStrip *self, gint32 day, int rank, const char *label)
{
  JalonStripMark *mark;
  if (day < self->from || day > self->until)
    return;
  mark = g_new0 (JalonStripMark, 1);
  mark->day = day;
  mark->rank = rank;
  set_words (&mark->label, label);
  g_ptr_array_add (self->marks, mark);
}

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
describe_pdf (const JalonStrip *self, cairo_surface_t *surface)
{
  GDate            date;
  g_autofree char *day = NULL;
  jalon_day_to_date (self->today, &date);
  day = g_strdup_printf ("%04d-%02d-%02dT00:00:00Z", g_date_get_year (&date), g_date_get_month (&date), g_date_get_day (&date));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Jalon");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, day);
}

static cairo_surface_t *
create_surface (const JalonStrip *self, JalonStripFormat format, GByteArray *bytes)
{
  cairo_surface_t *surface;
  switch (format)
    {
    case JALON_STRIP_PDF:
      surface = cairo_pdf_surface_create_for_stream (append_bytes, bytes, JALON_STRIP_WIDTH, JALON_STRIP_HEIGHT);
      describe_pdf (self, surface);
      return surface;
    case JALON_STRIP_SVG:
      surface = cairo_svg_surface_create_for_stream (append_bytes, bytes, JALON_STRIP_WIDTH, JALON_STRIP_HEIGHT);
      cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PT);
      return surface;
    case JALON_STRIP_PNG:
    default:
      return cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (JALON_STRIP_WIDTH * PNG_SCALE), (int) (JALON_STRIP_HEIGHT * PNG_SCALE));
    }
}

/**
 * jalon_strip_render:
 * @format: of the file
 *
 * Returns: (transfer full) (nullable): the strip on one page; %JALON_ERROR_INTERNAL when it cannot be drawn
 */
GBytes *
jalon_strip_render (JalonStrip *self, JalonStripFormat format, GError **error)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t      *surface = create_surface (self, format, bytes);
  cairo_t              *cr = cairo_create (surface);
  cairo_status_t        status;
  if (format == JALON_STRIP_PNG)
    cairo_scale (cr, PNG_SCALE, PNG_SCALE);
  jalon_strip_draw (self, cr);
  cairo_show_page (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS && format == JALON_STRIP_PNG)
    status = cairo_surface_write_to_png_stream (surface, append_bytes, bytes);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  g_set_error (error, JALON_ERROR, JALON_ERROR_INTERNAL, "The strip cannot be drawn: %s", cairo_status_to_string (status));
  return NULL;
}
