/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The strip: the days of a case on one A4 page, three lanes above one another, as PDF, SVG or PNG. It takes finished words and days and
 * knows no title and no rule. What finds no room for its words keeps a number that the list under the lanes explains.
 */
#pragma once

#include <glib.h>

#include "core/law/jalon-interval-set.h"

G_BEGIN_DECLS

#define JALON_STRIP_LANES 3

/* Told apart by shape and by the words of the legend, never by colour alone. */
typedef enum {
  JALON_STRIP_PROVEN,  /* full */
  JALON_STRIP_STATED,  /* outline */
  JALON_STRIP_UNKNOWN, /* dotted */
  JALON_STRIP_GAP,     /* hatched */
  JALON_STRIP_WINDOW,  /* band behind all lanes */
  JALON_STRIP_N_STYLES
} JalonStripStyle;

typedef enum { JALON_STRIP_PDF, JALON_STRIP_SVG, JALON_STRIP_PNG } JalonStripFormat;

typedef struct _JalonStrip JalonStrip;

JalonStrip *jalon_strip_new (gint32 today) G_GNUC_WARN_UNUSED_RESULT;
void        jalon_strip_free (JalonStrip *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonStrip, jalon_strip_free)

/* Words; each is copied. */
void jalon_strip_set_head (JalonStrip *self, const char *title, const char *beside, const char *sentence);
void jalon_strip_set_lane (JalonStrip *self, int lane, const char *name);
void jalon_strip_set_legend (JalonStrip *self, JalonStripStyle style, const char *words);
void jalon_strip_set_foot (JalonStrip *self, const char *informs, const char *days_drawn, const char *more);
void jalon_strip_set_today (JalonStrip *self, const char *words);
void jalon_strip_set_month_names (JalonStrip *self, char *(*name_month) (const GDate *month)); /* (transfer full) "Jan 2027" */
void jalon_strip_set_example (JalonStrip *self, gboolean example);

/* What is drawn; days without a beginning or an end run off the page. */
void jalon_strip_show (JalonStrip *self, gint32 from, gint32 until);
void jalon_strip_get_days (const JalonStrip *self, gint32 *from, gint32 *until);
void jalon_strip_add_bar (JalonStrip *self, int lane, const JalonInterval *days, JalonStripStyle style, const char *label, const char *days_label,
                          const char *key);
void jalon_strip_add_mark (JalonStrip *self, gint32 day, int rank, const char *label);

GBytes *jalon_strip_render (JalonStrip *self, JalonStripFormat format, GError **error);

G_END_DECLS
