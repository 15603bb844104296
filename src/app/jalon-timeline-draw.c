/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The ink of the drawing of the days, in render nodes. Only what is visible is drawn. Shape and words tell the states apart, colour
 * only repeats it: proven is full, stated is an outline, unknown is dotted, a gap is hatched.
 */
#include "app/jalon-timeline-private.h"

#include "phrases/jalon-phrases.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

typedef struct {
  GdkRGBA text, faint, grid, lanes[3], on_lane, ground, gap, on_gap, window, today;
} Ink;

static const Ink light_ink = {
  .text = { 0.13, 0.13, 0.15, 1 }, .faint = { 0.36, 0.36, 0.38, 1 }, .grid = { 0, 0, 0, 0.12 },
  .lanes = { { 0.10, 0.37, 0.71, 1 }, { 0.09, 0.46, 0.28, 1 }, { 0.38, 0.21, 0.51, 1 } }, .on_lane = { 1, 1, 1, 1 },
  .ground = { 0.98, 0.98, 0.98, 1 }, .gap = { 0.75, 0.11, 0.16, 1 }, .on_gap = { 0.45, 0.04, 0.08, 1 }, .window = { 0.96, 0.76, 0.07, 0.28 },
  .today = { 0.75, 0.11, 0.16, 1 },
};
static const Ink dark_ink = {
  .text = { 1, 1, 1, 1 }, .faint = { 0.78, 0.78, 0.80, 1 }, .grid = { 1, 1, 1, 0.16 },
  .lanes = { { 0.60, 0.76, 0.95, 1 }, { 0.56, 0.88, 0.65, 1 }, { 0.86, 0.71, 0.92, 1 } }, .on_lane = { 0.07, 0.07, 0.09, 1 },
  .ground = { 0.14, 0.14, 0.14, 1 }, .gap = { 0.96, 0.38, 0.32, 1 }, .on_gap = { 1, 0.78, 0.76, 1 }, .window = { 0.98, 0.83, 0.24, 0.22 },
  .today = { 0.96, 0.38, 0.32, 1 },
};

typedef struct {
  JalonTimeline *self;
  GtkSnapshot   *snapshot;
  const Ink     *ink;
} Pen;

static void
fill (Pen *pen, const GdkRGBA *colour, double x, double y, double width, double height)
{
  gtk_snapshot_append_color (pen->snapshot, colour, &GRAPHENE_RECT_INIT (x, y, width, height));
}

static void
frame (Pen *pen, const GdkRGBA *colour, const GskRoundedRect *shape, float px)
{
  gtk_snapshot_append_border (pen->snapshot, shape, (float[4]) { px, px, px, px }, (GdkRGBA[4]) { *colour, *colour, *colour, *colour });
}

static PangoLayout *
make_text (Pen *pen, const char *text, gboolean small)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (pen->self), text);
  if (small)
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
      pango_attr_list_insert (attributes, pango_attr_scale_new (0.85));
      pango_layout_set_attributes (layout, attributes);
    }
  return layout;
}

static void
write_at (Pen *pen, PangoLayout *layout, const GdkRGBA *colour, double x, double y)
{
  gtk_snapshot_save (pen->snapshot);
  gtk_snapshot_translate (pen->snapshot, &GRAPHENE_POINT_INIT (floor (x), floor (y)));
  gtk_snapshot_append_layout (pen->snapshot, layout, colour);
  gtk_snapshot_restore (pen->snapshot);
}

/* Stripes every @dx pixels across and @dy down; @share of each is full. */
static void
stripe (Pen *pen, const GdkRGBA *colour, const graphene_rect_t *box, double dx, double dy, float share)
{
  GdkRGBA none = *colour;
  none.alpha *= 0.10;
  GskColorStop stops[] = { { 0, *colour }, { share, *colour }, { share, none }, { 1, none } };
  gtk_snapshot_append_repeating_linear_gradient (pen->snapshot, box, &box->origin,
                                                 &GRAPHENE_POINT_INIT (box->origin.x + dx, box->origin.y + dy), stops, G_N_ELEMENTS (stops));
}

/* A bar of what is only supposed: two thin lines around a faint ground, never full. */
static const GdkRGBA *
draw_supposed_ground (Pen *pen, const GdkRGBA *colour, const GskRoundedRect *shape)
{
  GskRoundedRect inner = *shape;
  GdkRGBA faint = *colour;
  faint.alpha *= 0.10;
  gsk_rounded_rect_shrink (&inner, 4, 4, 4, 4);
  gtk_snapshot_push_rounded_clip (pen->snapshot, shape);
  gtk_snapshot_append_color (pen->snapshot, &pen->ink->ground, &shape->bounds);
  gtk_snapshot_append_color (pen->snapshot, &faint, &shape->bounds);
  gtk_snapshot_pop (pen->snapshot);
  frame (pen, colour, shape, 1);
  frame (pen, colour, &inner, 1);
  return &pen->ink->text;
}

/* The ground of a bar; returns the colour of words on it. */
static const GdkRGBA *
draw_ground (Pen *pen, const JalonTimelineBar *bar, const GskRoundedRect *shape)
{
  const graphene_rect_t *box = &shape->bounds;
  const GdkRGBA *colour = &pen->ink->lanes[bar->lane % 3];

  if (jalon_timeline_is_supposed (pen->self, bar->lane) && bar->style <= JALON_BAR_STATED)
    return draw_supposed_ground (pen, colour, shape);

  gtk_snapshot_push_rounded_clip (pen->snapshot, shape);
  gtk_snapshot_append_color (pen->snapshot, bar->style == JALON_BAR_PROVEN ? colour : &pen->ink->ground, box);
  if (bar->style == JALON_BAR_GAP)
    stripe (pen, &pen->ink->gap, box, 7, 7, 0.35f);
  else if (bar->style == JALON_BAR_UNKNOWN)
    stripe (pen, &pen->ink->grid, box, 6, 0, 0.25f);
  gtk_snapshot_pop (pen->snapshot);
  switch (bar->style)
    {
    case JALON_BAR_PROVEN: return &pen->ink->on_lane;
    case JALON_BAR_STATED: frame (pen, colour, shape, 2); return &pen->ink->text;
    case JALON_BAR_GAP: frame (pen, &pen->ink->gap, shape, 1); return &pen->ink->on_gap;
    default: frame (pen, &pen->ink->faint, shape, 1); return &pen->ink->text;
    }
}

/* Words inside a bar stand on a ground of their own where stripes would make them hard to read. */
static void
draw_words (Pen *pen, const JalonTimelineBar *bar, const GdkRGBA *colour, double x, double y, double width)
{
  g_autoptr (PangoLayout) layout = make_text (pen, bar->label, FALSE);
  int text_width, text_height;
  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  if (text_width + 16 > width)
    {
      if (width < 48)
        return;
      pango_layout_set_width (layout, (int) (width - 16) * PANGO_SCALE);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      text_width = (int) width - 16;
    }
  double at = pen->self->scale.rtl ? x + width - 8 - text_width : x + 8;
  if (bar->style == JALON_BAR_GAP || bar->style == JALON_BAR_UNKNOWN)
    fill (pen, &pen->ink->ground, at - 4, y + (JALON_TIMELINE_LANE_PX - text_height) / 2.0, MIN (text_width, width - 16) + 8, text_height);
  write_at (pen, layout, colour, at, y + (JALON_TIMELINE_LANE_PX - text_height) / 2.0);
}

static void
draw_bar (Pen *pen, const JalonTimelineBar *bar)
{
  double x, width;
  if (bar->style == JALON_BAR_WINDOW || !jalon_timeline_get_span (pen->self, bar, &x, &width))
    return;
  double y = jalon_timeline_get_lane_y (pen->self, bar->lane);
  GskRoundedRect shape;
  gsk_rounded_rect_init_from_rect (&shape, &GRAPHENE_RECT_INIT (x + 0.5, y, MAX (width - 1, 2), JALON_TIMELINE_LANE_PX), 6);
  const GdkRGBA *colour = draw_ground (pen, bar, &shape);
  if (bar->label != NULL)
    draw_words (pen, bar, colour, x, y, width);
}

static void
draw_selection (Pen *pen, const JalonTimelineBar *bar)
{
  double x, width, y = jalon_timeline_get_lane_y (pen->self, bar->lane), height = JALON_TIMELINE_LANE_PX;
  if (!jalon_timeline_get_span (pen->self, bar, &x, &width))
    return;
  if (bar->style == JALON_BAR_WINDOW)
    {
      y = JALON_TIMELINE_AXIS_PX;
      height = jalon_timeline_get_height_px (pen->self) - y;
    }
  GskRoundedRect shape;
  gsk_rounded_rect_init_from_rect (&shape, &GRAPHENE_RECT_INIT (x - 3, y - 3, width + 6, height + 6), 9);
  frame (pen, &pen->ink->text, &shape, 2);
}

static void
draw_windows (Pen *pen)
{
  int top = JALON_TIMELINE_AXIS_PX, height = jalon_timeline_get_height_px (pen->self) - top;
  for (guint i = 0; i < pen->self->bars->len; i++)
    {
      const JalonTimelineBar *bar = pen->self->bars->pdata[i];
      double x, width;
      if (bar->style != JALON_BAR_WINDOW || !jalon_timeline_get_span (pen->self, bar, &x, &width))
        continue;
      fill (pen, &pen->ink->window, x, top, width, height);
      fill (pen, &pen->ink->faint, x, top, 1, height);
      fill (pen, &pen->ink->faint, x + width - 1, top, 1, height);
    }
}

static void
draw_axis (Pen *pen)
{
  g_autoptr (GArray) ticks = jalon_time_scale_list_ticks (&pen->self->scale, 72);
  int height = jalon_timeline_get_height_px (pen->self);
  for (guint i = 0; i < ticks->len; i++)
    {
      JalonTick tick = g_array_index (ticks, JalonTick, i);
      GDate date;
      g_date_clear (&date, 1);
      g_date_set_julian (&date, tick.day);
      g_autofree char *text = tick.is_year ? g_strdup_printf ("%d", g_date_get_year (&date)) : jalon_phrase_short_month (&date);
      double x = jalon_time_scale_get_x (&pen->self->scale, tick.day);
      g_autoptr (PangoLayout) layout = make_text (pen, text, TRUE);
      int width;
      pango_layout_get_pixel_size (layout, &width, NULL);
      fill (pen, &pen->ink->grid, x, 0, tick.is_year ? 2 : 1, height);
      write_at (pen, layout, tick.is_year ? &pen->ink->text : &pen->ink->faint, pen->self->scale.rtl ? x - width - 4 : x + 4, 2);
    }
}

/* Behind the lanes that are only supposed: a ground of their own under a line. */
static void
draw_supposed_band (Pen *pen)
{
  int from = pen->self->supposed_from;
  if (from < 0)
    return;
  double top = jalon_timeline_get_lane_y (pen->self, from) - JALON_TIMELINE_LANE_GAP_PX + 3;
  double end = jalon_timeline_get_height_px (pen->self) - JALON_TIMELINE_MARK_ROWS * JALON_TIMELINE_MARK_PX - 4;
  GdkRGBA ground = pen->ink->grid;
  ground.alpha *= 0.5;
  fill (pen, &ground, 0, top, pen->self->scale.width_px, end - top);
  fill (pen, &pen->ink->faint, 0, top, pen->self->scale.width_px, 1);
}

static void
draw_lane_names (Pen *pen)
{
  for (int lane = 0; pen->self->lanes != NULL && pen->self->lanes[lane] != NULL; lane++)
    {
      g_autoptr (PangoLayout) layout = make_text (pen, pen->self->lanes[lane], TRUE);
      int width, height;
      pango_layout_get_pixel_size (layout, &width, &height);
      write_at (pen, layout, &pen->ink->text, pen->self->scale.rtl ? pen->self->scale.width_px - width - 4 : 4,
                jalon_timeline_get_lane_y (pen->self, lane) - height - 3);
    }
}

/* A date with the place its words want. */
typedef struct {
  PangoLayout   *layout;
  const GdkRGBA *colour;
  double         stem;
} Dated;

static void
dated_clear (gpointer data)
{
  g_object_unref (((Dated *) data)->layout);
}

static void
add_date (Pen *pen, GArray *dated, GArray *spots, guint32 day, int rank, const char *label, const GdkRGBA *colour)
{
  double x = jalon_time_scale_get_x (&pen->self->scale, day + 0.5);
  int width;
  if (x < 0 || x > pen->self->scale.width_px)
    return;
  Dated date = { make_text (pen, label, TRUE), colour, x };
  pango_layout_get_pixel_size (date.layout, &width, NULL);
  double at = pen->self->scale.rtl ? x - width - 4 : x + 4;
  JalonLabelSpot spot = { CLAMP (at, 2, MAX (2, pen->self->scale.width_px - width - 2.0)), width, rank, -1 };
  g_array_append_val (dated, date);
  g_array_append_val (spots, spot);
}

/* Dates stand below the lanes, each with a stem behind the bars; those that find no room for words keep their stem. */
static void
draw_dates (Pen *pen, gboolean words)
{
  JalonTimeline *self = pen->self;
  g_autoptr (GArray) dated = g_array_new (FALSE, FALSE, sizeof (Dated)), spots = g_array_new (FALSE, FALSE, sizeof (JalonLabelSpot));
  int top = jalon_timeline_get_height_px (self) - JALON_TIMELINE_MARK_ROWS * JALON_TIMELINE_MARK_PX;

  g_array_set_clear_func (dated, dated_clear);
  for (guint i = 0; i < self->marks->len; i++)
    {
      const JalonTimelineMark *mark = self->marks->pdata[i];
      add_date (pen, dated, spots, mark->day, mark->rank, mark->label, &pen->ink->text);
    }
  if (self->today != 0)
    add_date (pen, dated, spots, self->today, G_MININT, _ ("Today"), &pen->ink->today);
  jalon_label_spots_place ((JalonLabelSpot *) spots->data, spots->len, JALON_TIMELINE_MARK_ROWS, 10);
  for (guint i = 0; i < dated->len; i++)
    {
      const Dated *date = &g_array_index (dated, Dated, i);
      const JalonLabelSpot *spot = &g_array_index (spots, JalonLabelSpot, i);
      int y = top + MAX (spot->row, 0) * JALON_TIMELINE_MARK_PX, height;
      pango_layout_get_pixel_size (date->layout, NULL, &height);
      if (!words)
        fill (pen, &pen->ink->faint, date->stem, JALON_TIMELINE_AXIS_PX, 1, y + 14 - JALON_TIMELINE_AXIS_PX);
      else if (spot->row >= 0)
        {
          fill (pen, &pen->ink->ground, spot->x - 2, y, spot->width + 4, height);
          write_at (pen, date->layout, date->colour, spot->x, y);
        }
    }
}

static void
draw_today (Pen *pen)
{
  double x = jalon_time_scale_get_x (&pen->self->scale, pen->self->today + 0.5);
  int end = jalon_timeline_get_height_px (pen->self) - JALON_TIMELINE_MARK_ROWS * JALON_TIMELINE_MARK_PX + 14;
  if (pen->self->today != 0 && x >= 0 && x <= pen->self->scale.width_px)
    fill (pen, &pen->ink->today, x - 1, JALON_TIMELINE_AXIS_PX - 4, 2, end - JALON_TIMELINE_AXIS_PX);
}

void
jalon_timeline_draw (JalonTimeline *self, GtkSnapshot *snapshot)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self))));
  Pen pen = { self, snapshot, dark ? &dark_ink : &light_ink };

  draw_supposed_band (&pen);
  draw_windows (&pen);
  draw_axis (&pen);
  draw_dates (&pen, FALSE);
  draw_lane_names (&pen);
  for (guint i = 0; i < self->bars->len; i++)
    draw_bar (&pen, self->bars->pdata[i]);
  draw_today (&pen);
  draw_dates (&pen, TRUE);
  if (self->selected >= 0)
    draw_selection (&pen, self->bars->pdata[self->selected]);
}
