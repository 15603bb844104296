/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From a situation to a list, from a list and answers to states. Pure functions of (packs, file, papers, judgements).
 *
 * How a requirement is judged, on the planned filing date; the worst answer gives the state:
 *
 *   state   reasons
 *   to-do   missing (no answer), count (fewer papers than asked), code-missing, gone (the paper was removed), at-collection
 *   fix     blocked (the portal cannot take it: take it again), to-fix (a repair is at hand: a repaired copy becomes a paper of its own
 *           and takes the place of this answer; until then it is not done), expired (last day before the filing date), too-old,
 *           too-many-files and too-large-together (more than the portal takes for one category of papers)
 *   check   condition-unknown (nobody answered `question`), unconfirmed (nobody compared it with the picture), no-date and no-until (a
 *           date that the rule needs is not known), after-filing (issued after the filing date), cannot-tell (the check was
 *           inconclusive or was not made), name-differs, code-odd (not of the usual length)
 *   done    ok, decided, waived, group-done (another alternative is done), group-chosen (the papers of another alternative are chosen and
 *           wait for a look or a repair: nobody asks for this one; it is asked again when they cannot serve)
 *
 * A person decides what no rule can: an answer that has a paper or a code *and* a waive_note means "I looked, it is right", and settles
 * cannot-tell, name-differs and code-odd (reason `decided`). It never settles what a date, a missing confirmation or a repair
 * says. A note that settled nothing of the kind settles `count` ("one file holds all three", "on leave in November"). An answer
 * that has only a note is not given: `waived`, or, beside papers, the reason why the rest is not given.
 *
 * A paper is too old from the day its age reaches the limit ("less than six months"), counted in calendar months with month ends
 * clamped; it is expired from the day after its last day.
 */
#pragma once

#include "core/case/jalon-values.h"
#include "core/check/jalon-check.h"
#include "core/law/jalon-packs.h"

G_BEGIN_DECLS

typedef enum { JALON_STATE_TO_DO, JALON_STATE_FIX, JALON_STATE_CHECK, JALON_STATE_DONE } JalonRequirementState;

/* One requirement of the renewal file, judged on the planned filing date. */
typedef struct {
  char                 *id;       /* item id, "-2", "-3" when the list has it again */
  const JalonItem      *item;
  char                 *group;    /* (nullable) one-of group id: one alternative answers all */
  int                   count;    /* papers asked for, at least 1 */
  JalonNeed             need;
  gboolean              at_collection; /* phase: collection */
  gboolean              condition_unknown; /* nobody answered the condition */
  char                 *question; /* (nullable) fact that would decide */
  JalonSource           source;
  JalonRequirementState state;
  char                 *reason;   /* key of the table above */
  GHashTable           *values;   /* (element-type utf8 utf8) for the sentence: paper, have, need, issued, until, filing, limit_months,
                                     limit_days, good_until, note, length, usual_length, why, remark (other-kind, side-missing,
                                     months-apart with missing_month), most (files or bytes, beside have) */
  GPtrArray            *answers;  /* (element-type JalonAnswer) */
  char                 *alternative; /* (nullable) in a group: rows with the same alternative belong together */
  char                 *remark;   /* (nullable) English source text of the packs: what is special in this situation */
} JalonRequirement;

typedef struct {
  gboolean   complete;
  GDate      list_date;
  int        to_confirm;
  int        left;          /* requirements of phase filing that are not done; a group counts what its nearest alternative lacks */
  GPtrArray *requirements;  /* (element-type JalonRequirement) in list order */
  char     **open_questions; /* facts nobody answered that would change the list, in order to ask */
} JalonRenewalStatus;

/* The check's result of one paper, as the caller has it. */
typedef JalonJudgement *(*JalonJudgePaper) (const JalonPaper *paper, gpointer user_data); /* (transfer none) (nullable) */
/* The words that can be read on a paper (text layer), for the comparison of names. */
typedef char *(*JalonTextOfPaper) (const JalonPaper *paper, gpointer user_data); /* (transfer full) (nullable): nothing is known */

JalonRenewalStatus *jalon_renewal_evaluate (JalonPacks *packs, const JalonRenewalFile *file, GPtrArray *papers, const JalonPerson *person,
                                            JalonJudgePaper judge, gpointer user_data);
JalonRenewalStatus *jalon_renewal_evaluate_with_text (JalonPacks *packs, const JalonRenewalFile *file, GPtrArray *papers,
                                                      const JalonPerson *person, JalonJudgePaper judge, gpointer judge_data,
                                                      JalonTextOfPaper text, gpointer text_data);
void                jalon_renewal_status_free (JalonRenewalStatus *self);
const char         *jalon_requirement_state_to_id (JalonRequirementState state); /* "to-do", "fix", "check", "done" */

gboolean            jalon_renewal_check_fact (JalonPacks *packs, const char *permit, const char *name_value, GError **error); /* USAGE with the reason */
char              **jalon_renewal_list_questions (JalonPacks *packs, const char *permit); /* facts its conditions use, in order to ask */
char              **jalon_renewal_list_values (JalonPacks *packs, const char *permit, const char *fact); /* what may be answered; empty: free (a date, a country) */
GPtrArray          *jalon_renewal_candidates (JalonPacks *packs, const JalonRequirement *requirement, GPtrArray *papers, const GDate *filing); /* best first */

/* Whether the name of the person stands in a text: YES, NO (the text has words, the name is not among them), UNKNOWN (no words). */
JalonTri            jalon_renewal_find_name (const JalonPerson *person, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonRenewalStatus, jalon_renewal_status_free)

G_END_DECLS
