/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shared by the data and the ink of the strip.
 */
#pragma once

#include <cairo.h>

#include "core/sheets/jalon-strip.h"
#include "core/sheets/jalon-time-scale.h"

G_BEGIN_DECLS

#define JALON_STRIP_WIDTH 841.89  /* points: A4, landscape */
#define JALON_STRIP_HEIGHT 595.28

typedef struct {
  int             lane;
  JalonInterval   days;
  JalonStripStyle style;
  char           *label;
  char           *days_label;
  int             number; /* in the list of words; 0 none */
} JalonStripBar;

typedef struct {
  gint32 day;
  int    rank; /* the lowest keeps its words when there is no room for all */
  char  *label;
} JalonStripMark;

struct _JalonStrip {
  char      *title, *beside, *sentence;
  char      *lanes[JALON_STRIP_LANES];
  char      *legend[JALON_STRIP_N_STYLES];
  char      *informs, *days_drawn, *more;
  char      *today_label;
  char    *(*name_month) (const GDate *month);
  gboolean   example;
  gint32     today, from, until;
  GPtrArray *bars;  /* JalonStripBar */
  GPtrArray *marks; /* JalonStripMark */
  GPtrArray *keys;  /* utf8: number n at n - 1 */
};

void jalon_strip_draw (const JalonStrip *self, cairo_t *cr);

G_END_DECLS
