/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The ink of the strip. It must read in black and white: proven is full, stated is an outline, unknown is dotted, a gap is hatched.
 */
#include "core/sheets/jalon-sheet-page.h"
#include "core/sheets/jalon-strip-private.h"

#include <math.h>
#include <pango/pangocairo.h>

#define MARGIN 36.0
#define WIDTH (JALON_STRIP_WIDTH - 2 * MARGIN)
#define AXIS_Y 112.0
#define LANE_STEP 57.0
#define LANE_TOP (AXIS_Y + 34)
#define BAR 30.0
#define LANES_END (LANE_TOP + (JALON_STRIP_LANES - 1) * LANE_STEP + BAR + 6)
#define MARK_ROWS 8
#define MARK_STEP 12.5
#define MARKS_TOP (LANES_END + 4)
#define LEGEND_Y (MARKS_TOP + MARK_ROWS * MARK_STEP + 10)
#define KEYS_TOP (LEGEND_Y + 22)
#define FOOT_Y (JALON_STRIP_HEIGHT - 44)
#define KEY_COLUMNS 3
#define BADGE 6.0 /* radius */
#define SMALL JALON_SHEET_SANS "8"

typedef struct {
  const JalonStrip *strip;
  cairo_t          *cr;
  JalonTimeScale    scale;
  gboolean          left_out; /* some words found no room */
} Pen;

static void
set_grey (Pen *pen, double value)
{
  cairo_set_source_rgb (pen->cr, value, value, value);
}

static void
set_full (Pen *pen)
{
  cairo_set_source_rgb (pen->cr, 0.09, 0.27, 0.50);
}

static PangoLayout *
make_text (Pen *pen, const char *font, const char *text)
{
  PangoLayout *layout = jalon_sheet_layout_new (pen->cr, font, WIDTH);
  pango_layout_set_width (layout, -1);
  pango_layout_set_text (layout, text != NULL ? text : "", -1);
  return layout;
}

static void
get_size (PangoLayout *layout, double *width, double *height)
{
  int w, h;
  pango_layout_get_size (layout, &w, &h);
  *width = (double) w / PANGO_SCALE;
  *height = (double) h / PANGO_SCALE;
}

static void
show_at (Pen *pen, PangoLayout *layout, double x, double y)
{
  cairo_move_to (pen->cr, x, y);
  pango_cairo_show_layout (pen->cr, layout);
}

/* Text over a width, wrapped; returns its height. */
static double
write_wrapped (Pen *pen, const char *font, const char *text, double x, double y, double width, int lines)
{
  g_autoptr(PangoLayout) layout = make_text (pen, font, text);
  double w, height;
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_height (layout, -lines);
  get_size (layout, &w, &height);
  show_at (pen, layout, x, y);
  return height;
}

static double
get_x (Pen *pen, double day)
{
  return MARGIN + CLAMP (jalon_time_scale_get_x (&pen->scale, day), 0, WIDTH);
}

static double
get_lane_y (int lane)
{
  return LANE_TOP + lane * LANE_STEP;
}

static void
draw_head (Pen *pen)
{
  g_autoptr(PangoLayout) beside = make_text (pen, JALON_SHEET_SANS "9", pen->strip->beside);
  double width, height;
  set_grey (pen, 0.08);
  write_wrapped (pen, JALON_SHEET_SANS "Bold 16", pen->strip->title, MARGIN, 30, WIDTH / 3, 1);
  pango_layout_set_width (beside, (int) (WIDTH * 0.6 * PANGO_SCALE));
  pango_layout_set_height (beside, -2);
  pango_layout_set_alignment (beside, PANGO_ALIGN_RIGHT);
  get_size (beside, &width, &height);
  show_at (pen, beside, MARGIN + WIDTH * 0.4, 33);
  write_wrapped (pen, JALON_SHEET_SANS "11", pen->strip->sentence, MARGIN, 60, WIDTH, 3);
}

static void
draw_example (Pen *pen)
{
  g_autoptr(PangoLayout) layout = make_text (pen, JALON_SHEET_SANS "Bold 9", "EXEMPLE – FICTIF");
  if (!pen->strip->example)
    return;
  cairo_set_source_rgb (pen->cr, 0.70, 0.15, 0.12);
  cairo_set_line_width (pen->cr, 0.8);
  cairo_rectangle (pen->cr, MARGIN + WIDTH - 104, 12, 104, 16);
  cairo_stroke (pen->cr);
  show_at (pen, layout, MARGIN + WIDTH - 96, 15);
}

static void
draw_axis (Pen *pen)
{
  g_autoptr(GArray) ticks = jalon_time_scale_list_ticks (&pen->scale, 62);
  for (guint i = 0; i < ticks->len; i++)
    {
      JalonTick tick = g_array_index (ticks, JalonTick, i);
      GDate date;
      double x = get_x (pen, tick.day), width, height;
      jalon_day_to_date ((gint32) tick.day, &date);
      g_autofree char *name = pen->strip->name_month != NULL ? pen->strip->name_month (&date) : NULL;
      g_autoptr(PangoLayout) layout = make_text (pen, tick.is_year ? JALON_SHEET_SANS "Bold 8" : SMALL, name);
      get_size (layout, &width, &height);
      set_grey (pen, tick.is_year ? 0.55 : 0.82);
      cairo_set_line_width (pen->cr, tick.is_year ? 0.9 : 0.5);
      cairo_move_to (pen->cr, x, AXIS_Y);
      cairo_line_to (pen->cr, x, LANES_END);
      cairo_stroke (pen->cr);
      set_grey (pen, 0.2);
      if (x + 3 + width <= MARGIN + WIDTH)
        show_at (pen, layout, x + 3, AXIS_Y - 1);
    }
}

static void
draw_window (Pen *pen, const JalonStripBar *bar)
{
  double x = get_x (pen, bar->days.from), end = get_x (pen, bar->days.until + 1.0);
  set_grey (pen, 0.90);
  cairo_rectangle (pen->cr, x, AXIS_Y + 12, MAX (end - x, 1), LANES_END - AXIS_Y - 12);
  cairo_fill (pen->cr);
  set_grey (pen, 0.25);
  cairo_set_line_width (pen->cr, 0.8);
  cairo_set_dash (pen->cr, (double[]) { 4, 2 }, 2, 0);
  cairo_move_to (pen->cr, x, AXIS_Y + 12);
  cairo_line_to (pen->cr, x, LANES_END);
  cairo_move_to (pen->cr, end, AXIS_Y + 12);
  cairo_line_to (pen->cr, end, LANES_END);
  cairo_stroke (pen->cr);
  cairo_set_dash (pen->cr, NULL, 0, 0);
}

static void
draw_hatch (Pen *pen, double x, double y, double width, double height)
{
  cairo_set_line_width (pen->cr, 1.1);
  for (double at = x - height; at < x + width; at += 5)
    {
      cairo_move_to (pen->cr, at, y + height);
      cairo_line_to (pen->cr, at + height, y);
    }
  cairo_stroke (pen->cr);
}

static void
draw_dots (Pen *pen, double x, double y, double width, double height)
{
  for (double down = y + 3; down < y + height; down += 5)
    for (double right = x + 3; right < x + width; right += 5)
      {
        cairo_arc (pen->cr, right, down, 0.7, 0, 2 * G_PI);
        cairo_fill (pen->cr);
      }
}

/* A swatch of the legend and a bar of a lane have the same ground. */
static void
draw_ground (Pen *pen, JalonStripStyle style, double x, double y, double width, double height)
{
  cairo_save (pen->cr);
  cairo_rectangle (pen->cr, x, y, width, height);
  cairo_clip (pen->cr);
  if (style == JALON_STRIP_WINDOW)
    set_grey (pen, 0.90);
  else if (style == JALON_STRIP_PROVEN)
    set_full (pen);
  else
    set_grey (pen, 1);
  cairo_paint (pen->cr);
  set_grey (pen, 0.25);
  if (style == JALON_STRIP_GAP)
    {
      cairo_set_source_rgb (pen->cr, 0.62, 0.10, 0.10);
      draw_hatch (pen, x, y, width, height);
    }
  else if (style == JALON_STRIP_UNKNOWN)
    draw_dots (pen, x, y, width, height);
  cairo_restore (pen->cr);
  set_grey (pen, 0.15);
  cairo_set_line_width (pen->cr, style == JALON_STRIP_STATED ? 1.8 : 0.8);
  if (style == JALON_STRIP_UNKNOWN || style == JALON_STRIP_WINDOW)
    cairo_set_dash (pen->cr, (double[]) { style == JALON_STRIP_WINDOW ? 4 : 1.5, 2 }, 2, 0);
  cairo_rectangle (pen->cr, x, y, width, height);
  cairo_stroke (pen->cr);
  cairo_set_dash (pen->cr, NULL, 0, 0);
}

static void
draw_badge (Pen *pen, int number, double x, double y)
{
  g_autofree char *text = g_strdup_printf ("%d", number);
  g_autoptr(PangoLayout) layout = make_text (pen, JALON_SHEET_SANS "Bold 7.5", text);
  double width, height;
  get_size (layout, &width, &height);
  set_grey (pen, 1);
  cairo_new_path (pen->cr);
  cairo_arc (pen->cr, x, y, BADGE, 0, 2 * G_PI);
  cairo_fill_preserve (pen->cr);
  set_grey (pen, 0.1);
  cairo_set_line_width (pen->cr, 0.7);
  cairo_stroke (pen->cr);
  show_at (pen, layout, x - width / 2, y - height / 2);
}

/* Words inside a bar: both lines, one, or none; the number stands for what does not fit. */
static void
write_in_bar (Pen *pen, const JalonStripBar *bar, double x, double y, double room)
{
  g_autoptr(PangoLayout) label = make_text (pen, JALON_SHEET_SANS "Bold 8.5", bar->label);
  g_autoptr(PangoLayout) days = make_text (pen, SMALL, bar->days_label);
  double label_width, days_width, height, days_height;
  get_size (label, &label_width, &height);
  get_size (days, &days_width, &days_height);
  gboolean with_label = bar->label != NULL && label_width <= room, with_days = bar->days_label != NULL && days_width <= room;
  double total = (with_label ? height : 0) + (with_days ? days_height : 0), at = y + (BAR - total) / 2;
  if (!with_label && !with_days)
    return;
  if (bar->style != JALON_STRIP_PROVEN)
    {
      set_grey (pen, 1);
      cairo_rectangle (pen->cr, x - 2, at - 1, MAX (with_label ? label_width : 0, with_days ? days_width : 0) + 4, total + 2);
      cairo_fill (pen->cr);
    }
  set_grey (pen, bar->style == JALON_STRIP_PROVEN ? 1 : 0.05);
  if (with_label)
    show_at (pen, label, x, at);
  if (with_days)
    show_at (pen, days, x, at + (with_label ? height : 0));
}

static void
draw_bar (Pen *pen, const JalonStripBar *bar)
{
  double x = get_x (pen, bar->days.from), end = get_x (pen, bar->days.until + 1.0), y = get_lane_y (bar->lane);
  double width = MAX (end - x, 1.2);
  draw_ground (pen, bar->style, x, y, width, BAR);
  if (bar->number != 0 && width >= 2 * BADGE + 6)
    draw_badge (pen, bar->number, x + BADGE + 4, y + BAR / 2);
  if (width > 2 * BADGE + 14)
    write_in_bar (pen, bar, x + 2 * BADGE + 9, y, width - 2 * BADGE - 14);
}

/* Numbers of bars that are too short to hold them stand above the lane. */
static void
draw_numbers_above (Pen *pen, int lane)
{
  g_autoptr(GArray) spots = g_array_new (FALSE, FALSE, sizeof (JalonLabelSpot));
  g_autoptr(GPtrArray) bars = g_ptr_array_new ();
  for (guint i = 0; i < pen->strip->bars->len; i++)
    {
      JalonStripBar *bar = pen->strip->bars->pdata[i];
      double x = get_x (pen, bar->days.from), end = get_x (pen, bar->days.until + 1.0);
      JalonLabelSpot spot = { CLAMP ((x + end) / 2 - BADGE, MARGIN, MARGIN + WIDTH - 2 * BADGE), 2 * BADGE, (int) bar->style, -1 };
      if (bar->lane != lane || bar->number == 0 || end - x >= 2 * BADGE + 6)
        continue;
      g_array_append_val (spots, spot);
      g_ptr_array_add (bars, bar);
    }
  jalon_label_spots_place ((JalonLabelSpot *) spots->data, spots->len, 1, 1);
  for (guint i = 0; i < spots->len; i++)
    {
      const JalonLabelSpot *spot = &g_array_index (spots, JalonLabelSpot, i);
      if (spot->row == 0)
        draw_badge (pen, ((JalonStripBar *) bars->pdata[i])->number, spot->x + BADGE, get_lane_y (lane) - BADGE - 2);
      else
        pen->left_out = TRUE;
    }
}

static void
draw_lane (Pen *pen, int lane)
{
  g_autoptr(PangoLayout) name = make_text (pen, JALON_SHEET_SANS "Bold 9", pen->strip->lanes[lane]);
  double width, height, y = get_lane_y (lane);
  get_size (name, &width, &height);
  set_grey (pen, 1);
  cairo_rectangle (pen->cr, MARGIN, y - height - 3, width + 4, height);
  cairo_fill (pen->cr);
  set_grey (pen, 0.1);
  show_at (pen, name, MARGIN, y - height - 3);
  for (guint i = 0; i < pen->strip->bars->len; i++)
    {
      const JalonStripBar *bar = pen->strip->bars->pdata[i];
      if (bar->lane == lane && bar->style != JALON_STRIP_WINDOW)
        draw_bar (pen, bar);
    }
  draw_numbers_above (pen, lane);
}

typedef struct {
  PangoLayout *layout;
  double       stem;
  gboolean     today;
} Dated;

static void
dated_clear (gpointer data)
{
  g_object_unref (((Dated *) data)->layout);
}

static void
add_dated (Pen *pen, GArray *dated, GArray *spots, gint32 day, int rank, const char *label, gboolean today)
{
  Dated date = { make_text (pen, today ? JALON_SHEET_SANS "Bold 8.5" : SMALL, label), get_x (pen, day + 0.5), today };
  double width, height;
  get_size (date.layout, &width, &height);
  JalonLabelSpot spot = { CLAMP (date.stem + 5, MARGIN, MAX (MARGIN, MARGIN + WIDTH - width)), width, rank, -1 };
  /* Left of its stem, where there is no room to the right of it. */
  if (date.stem + 5 + width > MARGIN + WIDTH && date.stem - 5 - width >= MARGIN)
    spot.x = date.stem - 5 - width;
  g_array_append_val (dated, date);
  g_array_append_val (spots, spot);
}

static void
draw_stem (Pen *pen, const Dated *date, const JalonLabelSpot *spot)
{
  double end = MARKS_TOP + MAX (spot->row, 0) * MARK_STEP + MARK_STEP / 2;
  set_grey (pen, date->today ? 0 : 0.35);
  cairo_set_line_width (pen->cr, date->today ? 1.6 : 0.6);
  cairo_move_to (pen->cr, date->stem, date->today ? AXIS_Y + 10 : LANES_END - 4);
  cairo_line_to (pen->cr, date->stem, end);
  cairo_stroke (pen->cr);
  cairo_new_path (pen->cr);
  cairo_arc (pen->cr, date->stem, end, date->today ? 2.4 : 1.8, 0, 2 * G_PI);
  cairo_fill (pen->cr);
}

/* Dates below the lanes, each with its words on a ground of their own, over the stems of those further down. */
static void
draw_dates (Pen *pen)
{
  g_autoptr(GArray) dated = g_array_new (FALSE, FALSE, sizeof (Dated)), spots = g_array_new (FALSE, FALSE, sizeof (JalonLabelSpot));
  g_array_set_clear_func (dated, dated_clear);
  if (pen->strip->today_label != NULL && pen->strip->today >= pen->strip->from && pen->strip->today <= pen->strip->until)
    add_dated (pen, dated, spots, pen->strip->today, G_MININT, pen->strip->today_label, TRUE);
  for (guint i = 0; i < pen->strip->marks->len; i++)
    {
      const JalonStripMark *mark = pen->strip->marks->pdata[i];
      add_dated (pen, dated, spots, mark->day, mark->rank, mark->label, FALSE);
    }
  jalon_label_spots_place ((JalonLabelSpot *) spots->data, spots->len, MARK_ROWS, 12);
  for (guint i = 0; i < dated->len; i++)
    draw_stem (pen, &g_array_index (dated, Dated, i), &g_array_index (spots, JalonLabelSpot, i));
  for (guint i = 0; i < dated->len; i++)
    {
      const JalonLabelSpot *spot = &g_array_index (spots, JalonLabelSpot, i);
      double y = MARKS_TOP + spot->row * MARK_STEP, width, height;
      PangoLayout *layout = g_array_index (dated, Dated, i).layout;
      if (spot->row < 0)
        {
          pen->left_out = TRUE;
          continue;
        }
      get_size (layout, &width, &height);
      set_grey (pen, 1);
      cairo_rectangle (pen->cr, spot->x - 1.5, y + 0.5, width + 3, height - 0.5);
      cairo_fill (pen->cr);
      set_grey (pen, 0.05);
      show_at (pen, layout, spot->x, y + 1);
    }
}

static void
draw_legend (Pen *pen)
{
  double x = MARGIN;
  for (int style = 0; style < JALON_STRIP_N_STYLES; style++)
    {
      g_autoptr(PangoLayout) layout = make_text (pen, JALON_SHEET_SANS "8.5", pen->strip->legend[style]);
      double width, height;
      if (pen->strip->legend[style] == NULL)
        continue;
      get_size (layout, &width, &height);
      draw_ground (pen, (JalonStripStyle) style, x, LEGEND_Y, 22, 11);
      set_grey (pen, 0.1);
      show_at (pen, layout, x + 27, LEGEND_Y + 5.5 - height / 2);
      x += 27 + width + 18;
    }
}

/* What the numbers mean, in columns; those that find no room are said to be missing. */
static void
draw_keys (Pen *pen)
{
  double column_width = (WIDTH - (KEY_COLUMNS - 1) * 14) / KEY_COLUMNS, y = KEYS_TOP;
  int    column = 0;
  for (guint i = 0; i < pen->strip->keys->len; i++)
    {
      g_autoptr(PangoLayout) layout = make_text (pen, SMALL, pen->strip->keys->pdata[i]);
      double width, height;
      pango_layout_set_width (layout, (int) ((column_width - 2 * BADGE - 6) * PANGO_SCALE));
      pango_layout_set_height (layout, -4);
      get_size (layout, &width, &height);
      height = MAX (height, 2 * BADGE + 1);
      if (y + height > FOOT_Y - 4)
        {
          column++;
          y = KEYS_TOP;
        }
      if (column >= KEY_COLUMNS)
        {
          pen->left_out = TRUE;
          return;
        }
      double x = MARGIN + column * (column_width + 14);
      draw_badge (pen, (int) i + 1, x + BADGE, y + BADGE);
      set_grey (pen, 0.05);
      show_at (pen, layout, x + 2 * BADGE + 6, y + 1);
      y += height + 3;
    }
}

static void
draw_foot (Pen *pen)
{
  double y = FOOT_Y;
  set_grey (pen, 0.15);
  if (pen->left_out && pen->strip->more != NULL)
    write_wrapped (pen, JALON_SHEET_SANS "Bold 8", pen->strip->more, MARGIN, y - 1, WIDTH, 1);
  y += 11;
  if (pen->strip->days_drawn != NULL)
    write_wrapped (pen, SMALL, pen->strip->days_drawn, MARGIN, y, WIDTH, 1);
  if (pen->strip->informs != NULL)
    write_wrapped (pen, SMALL, pen->strip->informs, MARGIN, y + 11, WIDTH, 1);
}

void
jalon_strip_draw (const JalonStrip *self, cairo_t *cr)
{
  Pen pen = { .strip = self, .cr = cr, .scale = { .width_px = (int) WIDTH } };
  set_grey (&pen, 1);
  cairo_paint (cr);
  jalon_time_scale_show (&pen.scale, (guint32) self->from, (guint32) self->until);
  draw_head (&pen);
  draw_example (&pen);
  for (guint i = 0; i < self->bars->len; i++)
    if (((JalonStripBar *) self->bars->pdata[i])->style == JALON_STRIP_WINDOW)
      draw_window (&pen, self->bars->pdata[i]);
  draw_axis (&pen);
  for (int lane = 0; lane < JALON_STRIP_LANES; lane++)
    draw_lane (&pen, lane);
  draw_dates (&pen);
  draw_legend (&pen);
  draw_keys (&pen);
  draw_foot (&pen);
}
