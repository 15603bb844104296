/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shared by the files that judge: one judgement in the making. Not for other rooms.
 */
#pragma once

#include "core/check/jalon-check.h"

G_BEGIN_DECLS

typedef struct {
  JalonPacks        *packs;
  const JalonPortal *portal;
  const char        *file_name;
  const JalonFacts  *facts;
  GPtrArray         *findings; /* (element-type JalonFinding) in the order seen */
} JalonJudging;

JalonFinding *jalon_judging_add (JalonJudging *self, const char *id);
void          jalon_finding_set (JalonFinding *self, const char *key, const char *value);
void          jalon_finding_set_int (JalonFinding *self, const char *key, gint64 value);
void          jalon_finding_set_portal (JalonFinding *self, const JalonPortal *portal);
void          jalon_finding_set_fix (JalonFinding *self, const char *fix);
void          jalon_finding_add_page (JalonFinding *self, int page);

const char   *jalon_facts_why_stopped (const JalonFacts *facts);
const char   *jalon_format_to_id (JalonFormat format);
gboolean      jalon_portal_takes (const JalonPortal *portal, const char *format);

void          jalon_judge_name (JalonJudging *self);
void          jalon_judge_format (JalonJudging *self);
void          jalon_judge_pages (JalonJudging *self);

G_END_DECLS
