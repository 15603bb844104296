/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What other rules change for one person: dates that move, come or go, the first day that nothing proves, requirements of the renewal
 * file. Pure: two sets of packs, the values of a case, today.
 */
#pragma once

#include "core/law/jalon-next.h"
#include "core/law/jalon-pack-difference.h"
#include "core/law/jalon-rights-line.h"
#include "core/renewal/jalon-renewal.h"

G_BEGIN_DECLS

typedef enum {
  JALON_EFFECT_DATE_MOVED,
  JALON_EFFECT_DATE_NEW,
  JALON_EFFECT_DATE_GONE,
  JALON_EFFECT_DATE_IN_DOUBT,     /* the day stays, but now an answer decides whether it is one */
  JALON_EFFECT_DATE_SURE,         /* the other way round */
  JALON_EFFECT_UNPROVEN_MOVED,    /* the first day that nothing proves right; an unset day: none is known */
  JALON_EFFECT_REQUIREMENT_NEW,
  JALON_EFFECT_REQUIREMENT_GONE,
  JALON_EFFECT_REQUIREMENT_STATE, /* what is done is to be looked at again, or the other way round */
} JalonRulesEffectKind;

typedef struct {
  JalonRulesEffectKind  kind;
  char                 *rule;   /* (nullable) id of deadlines.json */
  char                 *item;   /* (nullable) id of items.json */
  JalonRight            right;
  GDate                 before, after;
  JalonRequirementState state_before, state_after;
} JalonRulesEffect;

void       jalon_rules_effect_free (JalonRulesEffect *self);

/* (transfer full) (element-type JalonRulesEffect): dates by day first, then proof, then requirements. The statuses may be NULL. */
GPtrArray *jalon_rules_effect_find (JalonPacks *before, JalonPacks *after, const JalonNextCase *values,
                                    const JalonRenewalStatus *status_before, const JalonRenewalStatus *status_after,
                                    const GDate *today) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
