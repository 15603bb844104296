/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The arithmetic of the drawing of days. It knows nothing of titles, rules or toolkits.
 */
#include "core/sheets/jalon-time-scale.h"

#include <math.h>

static double
visible_days (const JalonTimeScale *self)
{
  return self->px_per_day > 0 ? self->width_px / self->px_per_day : JALON_TIME_SCALE_MIN_DAYS;
}

/**
 * jalon_time_scale_show:
 * @self: a scale with its width
 * @from: Julian day
 * @until: Julian day, not before @from
 *
 * Fits the days from @from to @until, both whole, into the width. At least %JALON_TIME_SCALE_MIN_DAYS are shown.
 */
void
jalon_time_scale_show (JalonTimeScale *self, guint32 from, guint32 until)
{
  double wanted = until >= from ? until - from + 1.0 : 1.0;
  double days = CLAMP (wanted, JALON_TIME_SCALE_MIN_DAYS, JALON_TIME_SCALE_MAX_DAYS);
  self->first = from - (days - wanted) / 2;
  self->px_per_day = MAX (self->width_px, 1) / days;
}

/**
 * jalon_time_scale_get_x:
 * @self: a scale
 * @day: Julian day; @day + 1 is the end of that day
 *
 * Returns: pixels from the left edge where @day begins
 */
double
jalon_time_scale_get_x (const JalonTimeScale *self, double day)
{
  double x = (day - self->first) * self->px_per_day;
  return self->rtl ? self->width_px - x : x;
}

/**
 * jalon_time_scale_get_day:
 * @self: a scale
 * @x: pixels from the left edge
 *
 * Returns: the Julian day under @x, with its fraction
 */
double
jalon_time_scale_get_day (const JalonTimeScale *self, double x)
{
  return self->first + (self->rtl ? self->width_px - x : x) / self->px_per_day;
}

double
jalon_time_scale_get_last (const JalonTimeScale *self)
{
  return self->first + visible_days (self);
}

/**
 * jalon_time_scale_zoom:
 * @self: a scale
 * @factor: over 1 shows fewer days
 * @x: pixels from the left edge; the day under it stays there
 */
void
jalon_time_scale_zoom (JalonTimeScale *self, double factor, double x)
{
  double day = jalon_time_scale_get_day (self, x);
  double days = CLAMP (visible_days (self) / factor, JALON_TIME_SCALE_MIN_DAYS, JALON_TIME_SCALE_MAX_DAYS);
  double lead = self->rtl ? self->width_px - x : x;
  self->px_per_day = MAX (self->width_px, 1) / days;
  self->first = day - lead / self->px_per_day;
}

/**
 * jalon_time_scale_pan:
 * @self: a scale
 * @px: how far the days move to the right
 */
void
jalon_time_scale_pan (JalonTimeScale *self, double px)
{
  self->first -= (self->rtl ? -px : px) / self->px_per_day;
}

/* The same days in another width. */
void
jalon_time_scale_set_width (JalonTimeScale *self, int width_px)
{
  double days = visible_days (self);
  self->width_px = MAX (width_px, 1);
  self->px_per_day = self->width_px / days;
}

/* Months between two marks: the smallest step whose marks stand far enough apart. */
static int
step_months (const JalonTimeScale *self, double min_gap_px)
{
  static const int steps[] = { 1, 2, 3, 6, 12, 24, 60, 120, 240 };
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i] * 28 * self->px_per_day >= min_gap_px)
      return steps[i];
  return steps[G_N_ELEMENTS (steps) - 1];
}

/**
 * jalon_time_scale_list_ticks:
 * @self: a scale
 * @min_gap_px: marks stand at least so far apart
 *
 * Returns: (element-type JalonTick): first days of months and years within the scale, in order
 */
GArray *
jalon_time_scale_list_ticks (const JalonTimeScale *self, double min_gap_px)
{
  GArray *ticks = g_array_new (FALSE, FALSE, sizeof (JalonTick));
  int step = step_months (self, min_gap_px);
  double last = jalon_time_scale_get_last (self);
  GDate date;

  if (self->first < 1 || last > G_MAXUINT32)
    return ticks;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) self->first);
  int month = g_date_get_year (&date) * 12 + g_date_get_month (&date) - 1;
  for (month -= month % step; month / 12 < G_MAXUINT16; month += step)
    {
      JalonTick tick = { 0, month % 12 == 0 };
      g_date_set_dmy (&date, 1, month % 12 + 1, month / 12);
      tick.day = g_date_get_julian (&date);
      if (tick.day > last)
        break;
      if (tick.day >= self->first)
        g_array_append_val (ticks, tick);
    }
  return ticks;
}

static gboolean
collides (const JalonLabelSpot *spots, gsize n_spots, const JalonLabelSpot *spot, int row, double gap_px)
{
  for (gsize i = 0; i < n_spots; i++)
    if (&spots[i] != spot && spots[i].row == row && spots[i].x < spot->x + spot->width + gap_px &&
        spot->x < spots[i].x + spots[i].width + gap_px)
      return TRUE;
  return FALSE;
}

static int
compare_ranks (gconstpointer a, gconstpointer b)
{
  const JalonLabelSpot *first = *(JalonLabelSpot *const *) a, *second = *(JalonLabelSpot *const *) b;
  if (first->rank != second->rank)
    return first->rank < second->rank ? -1 : 1;
  return first->x < second->x ? -1 : first->x > second->x;
}

/**
 * jalon_label_spots_place:
 * @spots: (array length=n_spots): labels, in any order
 * @n_rows: rows below one another
 * @gap_px: room between two labels of a row
 *
 * Gives each label the first row where it touches no other, the lowest rank first; -1 to those that find none.
 */
void
jalon_label_spots_place (JalonLabelSpot *spots, gsize n_spots, int n_rows, double gap_px)
{
  g_autofree JalonLabelSpot **order = g_new (JalonLabelSpot *, n_spots + 1);
  for (gsize i = 0; i < n_spots; i++)
    {
      spots[i].row = -1;
      order[i] = &spots[i];
    }
  qsort (order, n_spots, sizeof *order, compare_ranks);
  for (gsize i = 0; i < n_spots; i++)
    for (int row = 0; row < n_rows && order[i]->row < 0; row++)
      if (!collides (spots, n_spots, order[i], row, gap_px))
        order[i]->row = row;
}
