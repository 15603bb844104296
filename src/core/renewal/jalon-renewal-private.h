/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of the renewal engine share. Not for other rooms.
 */
#pragma once

#include "core/law/jalon-permits.h"
#include "core/renewal/jalon-renewal.h"

G_BEGIN_DECLS

/* Everything that one evaluation looks at; all of it lent. */
typedef struct {
  JalonPacks             *packs;
  const JalonRenewalFile *file;
  const JalonPermit      *permit;
  GHashTable             *papers; /* (element-type utf8 JalonPaper) by id, without removed ones */
  const JalonPerson      *person; /* (nullable) */
  JalonJudgePaper         judge;  /* (nullable) */
  gpointer                judge_data;
  JalonTextOfPaper        text;   /* (nullable) */
  gpointer                text_data;
} JalonEvaluation;

/* Facts as conditions read them: name → answers (GPtrArray of utf8). Answers that no question accepts are left out. */
GHashTable *jalon_situation_new (JalonPacks *packs, const JalonPermit *permit, const JalonRenewalFile *file);
gboolean    jalon_situation_asks_elsewhere (const JalonPermit *permit, const JalonRenewalFile *file);
char       *jalon_situation_pick_question (JalonPacks *packs, GPtrArray *undecided); /* (nullable) the one to ask first */

/* jalon-renewal-limits.c */
void        jalon_renewal_judge_limits (const JalonEvaluation *evaluation, GPtrArray *requirements);
const char *jalon_portal_get_category (const JalonPortal *portal, const char *item);

void        jalon_requirement_judge (JalonRequirement *self, const JalonEvaluation *evaluation);
void        jalon_requirement_set (JalonRequirement *self, const char *key, const char *value);
void        jalon_requirement_set_state (JalonRequirement *self, JalonRequirementState state, const char *reason);
/* First day on which @paper is too old for @item; unset without limit or date. */
void        jalon_item_get_stale_day (const JalonItem *item, const JalonPaper *paper, GDate *day);

G_END_DECLS
