/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/check/jalon-facts.h"
#include "core/law/jalon-packs.h"
#include "core/reader/jalon-reader.h"

G_BEGIN_DECLS

typedef enum { JALON_SEVERITY_INFO, JALON_SEVERITY_WARN, JALON_SEVERITY_BLOCK, JALON_SEVERITY_UNKNOWN } JalonSeverity;
typedef enum { JALON_VERDICT_NONE, JALON_VERDICT_READY, JALON_VERDICT_FIXABLE, JALON_VERDICT_BLOCKED, JALON_VERDICT_INCONCLUSIVE } JalonVerdict;

/* One thing the check saw. Sentences are made in src/phrases from id and values. */
typedef struct {
  char         *id;       /* checklists: "pdf-rotate" … */
  JalonSeverity severity;
  GArray       *pages;    /* (element-type int) from 1; may be empty */
  GHashTable   *values;   /* (element-type utf8 utf8) e.g. size_bytes=…, limit_bytes=…, name=… */
  char         *fix;      /* (nullable) repair id */
} JalonFinding;

typedef struct {
  JalonVerdict verdict;
  gint64       size_bytes;
  int          pages;     /* 0: not known */
  GPtrArray   *findings;  /* (element-type JalonFinding) worst first */
} JalonJudgement;

void            jalon_finding_free (JalonFinding *self);
void            jalon_judgement_free (JalonJudgement *self);
const char     *jalon_verdict_to_id (JalonVerdict verdict);   /* NULL for NONE */
const char     *jalon_severity_to_id (JalonSeverity severity);

/* Pure: the same facts, name, portal and packs give the same judgement. */
JalonJudgement *jalon_check_judge (JalonPacks *packs, const char *portal, const char *file_name, const JalonFacts *facts);
/* Adds duplicate-hash to the later ones of files with the same digest. */
void            jalon_check_mark_duplicates (GPtrArray *judgements, const char *const *sha256s);

/* Repair: plan from a judgement (pure), then run. */
typedef struct {
  GPtrArray *steps;             /* (element-type utf8) repair ids in the order of contract.md */
  gint64     aim_bytes;         /* shrink: first aim */
  gint64     accept_bytes;      /* shrink: still accepted, with a remark */
} JalonRepairPlan;

typedef struct {
  GBytes    *out;
  int        pages_before, pages_after;
  gint64     size_before, size_after;
  int        words_before, words_kept, key_words_before, key_words_kept;
  const char *compared;         /* "text", "ocr", "none" */
  GPtrArray *steps;             /* what was done */
  gboolean   may_be_refused;    /* above the aim, below the ceiling */
  JalonVerdict verdict;         /* of the result; inconclusive when a shrunk scan could not be compared */
} JalonRepairReport;

/* A refused repair is JALON_ERROR_REFUSED, its message one of these words: "signed" "blocked" "unclear" "ceiling" "words-lost"
 * "pages-changed" "not-better", or what jalon-reader says: "damaged" "password" "too-large" "not-taken". */

JalonRepairPlan   *jalon_repair_plan (JalonPacks *packs, const char *portal, gint64 max_bytes, const JalonFacts *facts, const JalonJudgement *judgement);
void               jalon_repair_plan_free (JalonRepairPlan *self);
JalonRepairReport *jalon_repair_run (JalonReader *reader, JalonPacks *packs, const char *portal, gint64 max_bytes, gboolean rewrite_signed,
                                     GBytes *in, const char *file_name, const char *const *person_words,
                                     JalonProgress progress, gpointer user_data, GCancellable *cancellable, GError **error);
void               jalon_repair_report_free (JalonRepairReport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonFinding, jalon_finding_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonJudgement, jalon_judgement_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonRepairPlan, jalon_repair_plan_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonRepairReport, jalon_repair_report_free)

G_END_DECLS
