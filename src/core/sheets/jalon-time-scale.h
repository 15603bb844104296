/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Days to pixels and back, the marks of an axis, and labels that never overlap. Plain numbers: no widget, no drawing.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A day is its Julian number (GDate). In a right-to-left window later days stand further left. */
typedef struct {
  double   first;      /* day at the leading edge; a fraction after zooming */
  double   px_per_day;
  int      width_px;
  gboolean rtl;
} JalonTimeScale;

#define JALON_TIME_SCALE_MIN_DAYS 30.0
#define JALON_TIME_SCALE_MAX_DAYS (120 * 365.25)

void    jalon_time_scale_show (JalonTimeScale *self, guint32 from, guint32 until);
double  jalon_time_scale_get_x (const JalonTimeScale *self, double day);
double  jalon_time_scale_get_day (const JalonTimeScale *self, double x);
double  jalon_time_scale_get_last (const JalonTimeScale *self);
void    jalon_time_scale_zoom (JalonTimeScale *self, double factor, double x);
void    jalon_time_scale_pan (JalonTimeScale *self, double px);
void    jalon_time_scale_set_width (JalonTimeScale *self, int width_px);

/* A mark of the axis: the first day of a month or of a year. */
typedef struct {
  guint32  day;
  gboolean is_year;
} JalonTick;

GArray *jalon_time_scale_list_ticks (const JalonTimeScale *self, double min_gap_px) G_GNUC_WARN_UNUSED_RESULT;

/* A label that wants to stand at @x: in, its place and width; out, the row, or -1 when there is no room. */
typedef struct {
  double x;
  double width;
  int    rank; /* the lowest is placed first */
  int    row;
} JalonLabelSpot;

void jalon_label_spots_place (JalonLabelSpot *spots, gsize n_spots, int n_rows, double gap_px);

G_END_DECLS
