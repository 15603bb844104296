/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * "What if": a copy of the facts with one thing supposed, so that its line stands beside the true one and never mixes with it. What
 * is supposed is marked in the proofs that rest on it.
 */
#pragma once

#include "core/law/jalon-rights-line.h"

G_BEGIN_DECLS

typedef enum {
  JALON_WHAT_IF_NOTHING_BY,     /* nothing arrives by the day: the line as it is, looked at on that day */
  JALON_WHAT_IF_API_UNTIL,      /* the extension certificate is renewed until the day */
  JALON_WHAT_IF_REFUSED_ON,     /* an express refusal comes on the day */
  JALON_WHAT_IF_NEW_EMPLOYER_ON /* work for another employer begins on the day */
} JalonWhatIf;

JalonLineFacts *jalon_what_if_suppose (JalonPacks *packs, const JalonLineFacts *facts, JalonWhatIf what, const GDate *day,
                                       const GDate *today) G_GNUC_WARN_UNUSED_RESULT;

#define JALON_N_WHAT_IFS 4

/* What changes: the first day from today on that nothing proves, by the true line and under the supposition. */
typedef struct {
  JalonRight  right;
  GDate       first_unproven;    /* by the true line; unset: no such day is known */
  GDate       first_unproven_if; /* under the supposition */
  gboolean    proven_on_day;     /* under the supposition, on the day of it */
  gboolean    in_doubt_on_day;
  const char *question;          /* (nullable) key of what would decide on first_unproven_if; lent by the line */
  const char *question_on_day;   /* (nullable) key of what would decide on the day of the supposition */
} JalonWhatIfEffect;

void jalon_what_if_compare (JalonRightsLine *line, JalonRightsLine *supposed, JalonRight right, const GDate *day, const GDate *today,
                            JalonWhatIfEffect *effect);
gboolean    jalon_what_if_from_name (const char *name, JalonWhatIf *what);
const char *jalon_what_if_get_name (JalonWhatIf what); /* nothing-by, api-until, refused-on, new-employer-on */

G_END_DECLS
