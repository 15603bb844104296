/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the drawing of the days shares between its input and its ink.
 */
#pragma once

#include "core/sheets/jalon-time-scale.h"
#include "app/jalon-timeline.h"

G_BEGIN_DECLS

#define JALON_TIMELINE_AXIS_PX 24
#define JALON_TIMELINE_MARK_PX 20
#define JALON_TIMELINE_MARK_ROWS 3
#define JALON_TIMELINE_LANE_PX 44
#define JALON_TIMELINE_LANE_GAP_PX 26 /* the name of the lane stands in it */

struct _JalonTimeline {
  GtkWidget      parent_instance;
  JalonTimeScale scale;
  char         **lanes;
  GPtrArray     *bars;  /* (element-type JalonTimelineBar) */
  GPtrArray     *marks; /* (element-type JalonTimelineMark) */
  guint32        today; /* Julian day; 0: not drawn */
  guint32        from, until; /* shown at the next allocation; 0: nothing waits */
  int            selected;    /* index in @bars, -1: none */
  int            supposed_from; /* the first lane that is only supposed; -1: none is */
  double         drag_from_px, zoom_from;
};

int  jalon_timeline_get_lane_y (const JalonTimeline *self, int lane);
int  jalon_timeline_get_height_px (const JalonTimeline *self);
gboolean jalon_timeline_is_supposed (const JalonTimeline *self, int lane);
gboolean jalon_timeline_get_span (const JalonTimeline *self, const JalonTimelineBar *bar, double *x, double *width);
void jalon_timeline_draw (JalonTimeline *self, GtkSnapshot *snapshot);

G_END_DECLS
