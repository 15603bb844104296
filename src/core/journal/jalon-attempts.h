/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How attempts to reach the administration spread over time: a judge looks at several, not all in one week.
 */
#pragma once

#include "core/case/jalon-values.h"

G_BEGIN_DECLS

/* Enough time between the first and the last: rule attempts_spread. */
#define JALON_ATTEMPTS_MIN_DAYS 8

typedef struct {
  guint n_attempts;
  guint n_weeks; /* different weeks, Monday to Sunday */
  guint n_days;  /* from the first to the last, the last not counted: 0 for a single day */
  GDate first;
  GDate last;
} JalonAttempts;

void     jalon_attempts_measure (GPtrArray *events, JalonAttempts *attempts);
gboolean jalon_attempts_are_spread (const JalonAttempts *self);

G_END_DECLS
