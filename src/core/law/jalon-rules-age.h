/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether the day of this computer can be believed, and how old the rules are on it. A wrong clock makes every date wrong without a
 * sign, so it is asked about; old rules are said, never hidden. Pure: the clock is read by the caller.
 */
#pragma once

#include "core/law/jalon-packs.h"

G_BEGIN_DECLS

#define JALON_RULES_OLD_MONTHS 6 /* from here on a dated sentence says that its rule was read long ago */

typedef enum {
  JALON_CLOCK_FINE,
  JALON_CLOCK_BEFORE_BUILD, /* the day is before this program was built */
  JALON_CLOCK_BEFORE_RULES, /* the day is before the newest rule was read */
  JALON_CLOCK_BEFORE_ENTRY, /* the day is before the newest thing that a person wrote down or kept */
} JalonClock;

typedef struct {
  JalonClock clock;
  GDate      newest;   /* the day on which the newest rule was read */
  int        days_old; /* of the newest rule; 0 when the clock is before it */
  gboolean   old;
} JalonRulesAge;

void     jalon_rules_age_judge (JalonRulesAge *self, const GDate *today, const GDate *built_on, const GDate *newest);
void     jalon_rules_age_hold_against_entries (JalonRulesAge *self, const GDate *today, GPtrArray *events, GPtrArray *papers);
gboolean jalon_rules_age_is_old (const GDate *read_on, const GDate *today);

G_END_DECLS
