/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One evaluation of the dated rules: what its files share. Not for other rooms.
 */
#pragma once

#include "core/law/jalon-deadline-rules.h"

G_BEGIN_DECLS

/* One rule on one trigger, while it is worked out. */
typedef struct _JalonDated JalonDated;
struct _JalonDated {
  JalonDeadline       *deadline;
  const JalonRule     *rule;
  const JalonRuleCase *rule_case;
  const char          *trigger; /* fact, or what @parent makes */
  GDate                start;   /* the trigger's day, after the anniversary; unset for a trigger that is no day */
  JalonDated          *parent;  /* (nullable) whose date is the trigger */
};

typedef struct {
  JalonPacks            *packs;
  const JalonRuleTables *tables;
  JalonLawFacts         *facts; /* given, by default, and derived */
  GDate                  today;
  const JalonValidity   *validity; /* of the version that is being worked out */
  GPtrArray             *dated; /* (element-type JalonDated) in the order of the rules */
  int                    still_days; /* how long a suspension lasts; 0: none */
} JalonEvaluation;

/* jalon-deadline-days.c */
void       jalon_offset_apply (const JalonOffset *self, const GDate *start, GDate *date);
void       jalon_hours_apply (int hours, const GDate *start, int at, GDate *date, int *end_at);

/* jalon-deadline-facts.c */
void       jalon_evaluation_complete_facts (JalonEvaluation *self);
void       jalon_evaluation_derive (JalonEvaluation *self);
char      *jalon_evaluation_dup_question (JalonEvaluation *self, const char *fact);
JalonTruth jalon_evaluation_judge (JalonEvaluation *self, const JalonCondition *condition, char **question);

/* jalon-deadline-measures.c */
void       jalon_dated_measure (JalonDated *self, JalonEvaluation *evaluation);

/* jalon-deadline-chain.c */
void       jalon_evaluation_link_chains (JalonEvaluation *self);

/* jalon-deadlines.c: changes of an entry while it is worked out */
void       jalon_dated_set_reason (JalonDated *self, const char *reason);
void       jalon_dated_limit_truth (JalonDated *self, JalonTruth truth, const char *question, const char *reason);
void       jalon_dated_set_value (JalonDated *self, const char *name, int value);
void       jalon_dated_add_alternative (JalonDated *self, const GDate *date, const char *why);
void       jalon_dated_lower_confidence (JalonDated *self, const char *confidence);

G_END_DECLS
