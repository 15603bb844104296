/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A day that a person may know only roughly: "spring 2022", "in March", "before the card ended". Kept as the earliest and the latest
 * day that it can be; what follows from it uses only what is certain on both readings.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  GDate earliest; /* unset: any day before is possible */
  GDate latest;   /* unset: any day after is possible */
} JalonRoughDay;

void     jalon_rough_day_set_exact (JalonRoughDay *self, const GDate *day);
void     jalon_rough_day_set_between (JalonRoughDay *self, const GDate *earliest_or_null, const GDate *latest_or_null);
gboolean jalon_rough_day_parse (const char *text, JalonRoughDay *self);
char    *jalon_rough_day_format (const JalonRoughDay *self);
gboolean jalon_rough_day_is_exact (const JalonRoughDay *self);
gboolean jalon_rough_day_is_known (const JalonRoughDay *self);
gboolean jalon_rough_day_equal (const JalonRoughDay *self, const JalonRoughDay *other);
void     jalon_rough_day_split (const JalonRoughDay *self, GDate *day, JalonRoughDay *rough);
void     jalon_rough_day_join (JalonRoughDay *self, const GDate *day, const JalonRoughDay *rough);

G_END_DECLS
