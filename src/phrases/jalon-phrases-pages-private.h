/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the pages of the rights line share: days of several rights that say the same, in one row.
 */
#pragma once

#include "phrases/jalon-phrases-pages.h"

G_BEGIN_DECLS

/* Days proven by one paper; rights has one bit for each JalonRight. */
typedef struct {
  const JalonProof *proof;
  const JalonProof *work; /* (nullable) when work is one of the rights */
  guint             rights;
} JalonPageProof;

/* Days on which nothing proves the rights, or on which a question decides. A day in doubt is no day without proof here. */
typedef struct {
  JalonInterval      days;
  guint              rights;
  const char        *question; /* (nullable) NULL: nothing proves it */
  const JalonSource *source;   /* (nullable) */
} JalonPageGap;

GArray *jalon_page_list_proofs (JalonRightsLine *line) G_GNUC_WARN_UNUSED_RESULT; /* (element-type JalonPageProof) the newest first */
GArray *jalon_page_list_gaps (JalonRightsLine *line) G_GNUC_WARN_UNUSED_RESULT;   /* (element-type JalonPageGap) the newest first */
char   *jalon_page_rights (guint rights);                                          /* "Stay in France, Work" */
char   *jalon_page_short_days (const JalonInterval *days);                          /* (nullable) "1 Feb 2023 – 31 Jan 2025" */

const JalonSource *jalon_page_rule_source (const JalonPageCase *self, const char *rule); /* (nullable) */

G_END_DECLS
