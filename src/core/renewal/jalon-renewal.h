/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From a situation to a list, from a list and answers to states. Pure functions of (packs, file, papers, judgements).
 */
#pragma once

#include "core/case/jalon-values.h"
#include "core/check/jalon-check.h"
#include "core/law/jalon-packs.h"

G_BEGIN_DECLS

typedef enum { JALON_STATE_TODO, JALON_STATE_FIX, JALON_STATE_CHECK, JALON_STATE_DONE } JalonRequirementState;

/* One requirement of the renewal file, judged on the planned filing date. */
typedef struct {
  char                 *id;       /* item id, "-2", "-3" when the list has it again */
  const JalonItem      *item;
  char                 *group;    /* (nullable) one-of group id: one member answers all */
  int                   count;    /* papers asked for, at least 1 */
  JalonNeed             need;
  gboolean              at_collection; /* phase: collection */
  gboolean              condition_unknown; /* nobody answered the condition */
  char                 *question; /* (nullable) fact that would decide */
  JalonSource           source;
  JalonRequirementState state;
  char                 *reason;   /* key: missing, count, too-old, expired, no-date, no-until, unconfirmed, to-fix, blocked, cannot-tell,
                                     waived, ok, group-done, code-missing, code-odd, condition-unknown, name-differs, at-collection, gone */
  GHashTable           *values;   /* (element-type utf8 utf8) for the sentence */
  GPtrArray            *answers;  /* (element-type JalonAnswer) */
} JalonRequirement;

typedef struct {
  gboolean   complete;
  GDate      list_date;
  int        to_confirm;
  int        left;          /* requirements of phase filing that are not done */
  GPtrArray *requirements;  /* (element-type JalonRequirement) in list order */
  char     **open_questions; /* facts nobody answered that would change the list */
} JalonRenewalStatus;

/* The check's result of one paper, as the caller has it. */
typedef JalonJudgement *(*JalonJudgePaper) (const JalonPaper *paper, gpointer user_data); /* (transfer none) (nullable) */

JalonRenewalStatus *jalon_renewal_evaluate (JalonPacks *packs, const JalonRenewalFile *file, GPtrArray *papers, const JalonPerson *person,
                                            JalonJudgePaper judge, gpointer user_data);
void                jalon_renewal_status_free (JalonRenewalStatus *self);
gboolean            jalon_renewal_check_fact (const char *name_value, GError **error); /* USAGE with the reason */
char              **jalon_renewal_list_questions (JalonPacks *packs, const char *permit); /* facts its conditions use, in order to ask */
GPtrArray          *jalon_renewal_candidates (JalonPacks *packs, const JalonRequirement *requirement, GPtrArray *papers, const GDate *filing); /* best first */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonRenewalStatus, jalon_renewal_status_free)

G_END_DECLS
