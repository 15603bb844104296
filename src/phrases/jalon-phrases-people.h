/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list of everyone in words, as somebody reads it who helps them: it speaks of a person, not to one. And this week's list on paper.
 * Every result is (transfer full) and whole.
 */
#pragma once

#include "core/caseload/jalon-caseload.h"

G_BEGIN_DECLS

char *jalon_phrase_case_group (JalonCaseGroup group, const GDate *today);           /* "This week, until Tuesday 1 December 2026" */
char *jalon_phrase_danger (JalonPacks *packs, const JalonDanger *danger);           /* what it is, without its day */
char *jalon_phrase_danger_day (const JalonDanger *danger, const GDate *today);      /* (nullable) "Sunday 29 November 2026, in 4 days" */
char *jalon_phrase_danger_action (const JalonDanger *danger);                       /* (nullable) what to do */
char *jalon_phrase_case_name (const JalonCaseRow *row);                             /* the name, else that it cannot be read */
char *jalon_phrase_case_matter (JalonPacks *packs, const JalonCaseJudged *judged);  /* the danger that leads, or why there is none */
char *jalon_phrase_case_more (const JalonCaseJudged *judged, const GDate *today);   /* (nullable) "2 more dates by then" */

/* What is on the sheet. */
typedef struct {
  guint n_people, n_dates;
  int   n_pages;
} JalonWeekSheet;

GBytes *jalon_page_week (JalonPacks *packs, GPtrArray *judged, const GDate *today, gboolean with_names, JalonWeekSheet *sheet, GError **error);

G_END_DECLS
