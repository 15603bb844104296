/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The drawing of the days: one lane for each right, with bars, gaps, windows, dates and today. It is second: a list with the same facts
 * stands beside it for the keyboard and the ear.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum {
  JALON_BAR_PROVEN,  /* a confirmed page proves it */
  JALON_BAR_STATED,  /* a person said so; no paper yet */
  JALON_BAR_UNKNOWN, /* nobody knows: a question is open */
  JALON_BAR_GAP,     /* no proof */
  JALON_BAR_WINDOW,  /* days on which something can be done; drawn behind all lanes */
} JalonBarStyle;

#define JALON_TIMELINE_OPEN G_MAXUINT32 /* no last day */

typedef struct {
  int           lane;  /* from 0; ignored for a window */
  guint32       from;  /* Julian day */
  guint32       until; /* Julian day, still inside, or JALON_TIMELINE_OPEN */
  JalonBarStyle style;
  char         *label;       /* left out when there is no room */
  char         *description; /* the whole fact in a sentence */
} JalonTimelineBar;

/* A date that something must be done by. */
typedef struct {
  guint32 day;
  int     rank; /* the lowest keeps its label when there is no room for all */
  char   *label;
} JalonTimelineMark;

JalonTimelineBar  *jalon_timeline_bar_new (int lane, guint32 from, guint32 until, JalonBarStyle style, const char *label,
                                           const char *description);
void               jalon_timeline_bar_free (JalonTimelineBar *self);
JalonTimelineMark *jalon_timeline_mark_new (guint32 day, int rank, const char *label);
void               jalon_timeline_mark_free (JalonTimelineMark *self);

#define JALON_TYPE_TIMELINE (jalon_timeline_get_type ())
G_DECLARE_FINAL_TYPE (JalonTimeline, jalon_timeline, JALON, TIMELINE, GtkWidget)

void jalon_timeline_set_content (JalonTimeline *self, const char *const *lanes, GPtrArray *bars, GPtrArray *marks, guint32 today);
void jalon_timeline_set_supposed_from (JalonTimeline *self, int lane); /* lanes from this one on are only supposed; -1: none is */
void jalon_timeline_show_days (JalonTimeline *self, guint32 from, guint32 until);
void jalon_timeline_get_days (JalonTimeline *self, double *first, double *last);
void jalon_timeline_select (JalonTimeline *self, int bar);
int  jalon_timeline_get_selected (JalonTimeline *self);
const char *jalon_timeline_describe (JalonTimeline *self, int bar); /* (nullable) */
int  jalon_timeline_find (JalonTimeline *self, double x, double y);

G_END_DECLS
