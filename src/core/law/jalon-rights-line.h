/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rights line: for every day, what proves stay, work and travel. A pure function of rule packs and facts: no clock, no store, no
 * sentence. Three states and never two: proven (by a confirmed page, or only by what the person said), not proven (a gap), and in
 * doubt: a day of a gap on which an answer would decide.
 */
#pragma once

#include "core/law/jalon-interval-set.h"
#include "core/law/jalon-line-facts.h"
#include "core/law/jalon-packs.h"

G_BEGIN_DECLS

typedef enum { JALON_RIGHT_STAY, JALON_RIGHT_WORK, JALON_RIGHT_TRAVEL, JALON_N_RIGHTS } JalonRight;

/* What a right to work is tied to, widest first. NONE: a title that says that its holder does not work. */
typedef enum { JALON_SCOPE_ANY, JALON_SCOPE_EMPLOYER, JALON_SCOPE_ACTIVITY, JALON_SCOPE_HOURS, JALON_SCOPE_NONE } JalonScope;

/* Days on which something proves a right. All pointers are lent by the line. */
typedef struct {
  JalonRight            right;
  JalonInterval         days;
  gboolean              confirmed; /* by confirmed pages; else "you said so, no paper yet" */
  JalonScope            scope;     /* work only */
  const JalonLineTitle *title;     /* what is shown */
  const JalonLineTitle *with;      /* (nullable) the expired card that must be shown with it */
  const char           *rule;      /* (nullable) the rule that carries the title beyond its last day, e.g. "grace_end" */
  const JalonSource    *source;
  gboolean              supposed;  /* rests on a "what if" */
} JalonProof;

/* Days of a gap on which something may prove a right: the question decides. */
typedef struct {
  JalonRight            right;
  JalonInterval         days;
  const char           *question; /* key: see jalon_phrase_line_question () */
  const JalonLineTitle *title;
  const char           *rule;     /* (nullable) */
  const JalonSource    *source;
} JalonDoubt;

/* Days without proof, between or after days of the line; days.from is the first unproven day. */
typedef struct {
  JalonRight    right;
  JalonInterval days;
} JalonGap;

typedef struct _JalonRightsLine JalonRightsLine;
#define JALON_TYPE_RIGHTS_LINE (jalon_rights_line_get_type ())
GType            jalon_rights_line_get_type (void);
JalonRightsLine *jalon_rights_line_new (JalonPacks *packs, JalonLineFacts *facts) G_GNUC_WARN_UNUSED_RESULT;
JalonRightsLine *jalon_rights_line_ref (JalonRightsLine *self);
void             jalon_rights_line_unref (JalonRightsLine *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonRightsLine, jalon_rights_line_unref)

/* Sorted by day; intervals of one list never overlap. */
const JalonProof *jalon_rights_line_get_proofs (JalonRightsLine *self, JalonRight right, gsize *n_proofs);
const JalonDoubt *jalon_rights_line_get_doubts (JalonRightsLine *self, JalonRight right, gsize *n_doubts);
const JalonGap   *jalon_rights_line_get_gaps (JalonRightsLine *self, JalonRight right, gsize *n_gaps);

JalonLineFacts   *jalon_rights_line_get_facts (JalonRightsLine *self);
const JalonProof *jalon_rights_line_lookup (JalonRightsLine *self, JalonRight right, gint32 day);   /* (nullable) */
const JalonDoubt *jalon_rights_line_lookup_doubt (JalonRightsLine *self, JalonRight right, gint32 day); /* (nullable) */
const JalonGap   *jalon_rights_line_lookup_gap (JalonRightsLine *self, JalonRight right, gint32 day); /* (nullable) */
const JalonGap   *jalon_rights_line_next_gap (JalonRightsLine *self, JalonRight right, gint32 day); /* (nullable) holds @day or comes after it */
gboolean          jalon_rights_line_is_empty (JalonRightsLine *self); /* nothing is known: no title proves or may prove anything */

const char *jalon_right_get_name (JalonRight right); /* stay, work, travel */
const char *jalon_scope_get_name (JalonScope scope); /* any, employer, activity, hours, none */

G_END_DECLS
