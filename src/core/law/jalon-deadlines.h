/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every dated rule, applied to what is known: a pure function of packs, facts and today. No clock, no file, no text for a person: ids
 * and values, from which src/phrases makes sentences.
 *
 * A rule whose condition is not known to hold still has the date it would have, and names the question that would decide. A rule that
 * does not apply stands with applies "no" when something of it was asked about, else it is left out. Where sources differ, a last day is
 * the earliest date and a first day the latest; the others are alternatives.
 */
#pragma once

#include "core/law/jalon-condition.h"
#include "core/law/jalon-law-facts.h"
#include "core/law/jalon-packs.h"

G_BEGIN_DECLS

typedef enum { JALON_ROLE_FIRST_DAY, JALON_ROLE_LAST_DAY, JALON_ROLE_BORN, JALON_ROLE_INFO } JalonRole;

/* The date of another reading. */
typedef struct {
  GDate date;
  char *why;  /* id of a reason of the pack */
} JalonAlternative;

/* One rule on one trigger; immutable, reference counted. */
typedef struct {
  char      *rule;         /* id of deadlines.json */
  GDate      date;         /* unset: no date follows (a count, an answer that is missing) */
  GDate      from;         /* unset: none. First day: the window from..until. Last day: from when to act. */
  GDate      until;        /* unset: none */
  int        at;           /* minutes after midnight in Europe/Paris on date, or -1 */
  JalonTruth applies;
  JalonRole  role;
  char      *question;     /* (nullable) name of the fact that would decide; set when applies is unknown */
  char      *reason;       /* id of a reason of the pack */
  GHashTable *values;      /* (element-type utf8 utf8) what the reason's sentence needs: amount, limit, count … */
  GPtrArray *alternatives; /* (element-type JalonAlternative) earliest first */
  char      *trigger;      /* name of the fact, or id of the rule, that it is counted from */
  gboolean   prolonged;    /* a later date of the same chain has taken over: applies stays yes, nothing ends on date */
  char      *source;
  char      *url;
  GDate      read_on;
  char      *confidence;   /* high, medium, low */
} JalonDeadline;

JalonDeadline *jalon_deadline_ref (JalonDeadline *self);
void           jalon_deadline_unref (JalonDeadline *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonDeadline, jalon_deadline_unref)

/* (transfer full) (element-type JalonDeadline) by date, those without a date last; equal dates in the order of the pack */
GPtrArray  *jalon_deadlines_evaluate (JalonPacks *packs, const JalonLawFacts *facts, const GDate *today);
/* Hours count and the hour is not known: only the whole day before is safe. */
gboolean    jalon_deadline_lacks_hour (const JalonDeadline *self, GDate *safe_day);
const char *jalon_role_to_id (JalonRole role);     /* "first-day", "last-day", "born", "info" */
const char *jalon_truth_to_id (JalonTruth truth);  /* "yes", "no", "unknown" */

/* English source texts of the pack, for src/phrases: what a rule is, and what a reason says. */
const char *jalon_packs_get_rule_gloss (JalonPacks *self, const char *rule);     /* (nullable) "The online window opens" */
const JalonSource *jalon_packs_get_rule_source (JalonPacks *self, const char *rule); /* (nullable) */
const char *jalon_packs_get_rule_reason (JalonPacks *self, const char *reason);  /* (nullable) "… {amount} …" */

G_END_DECLS
