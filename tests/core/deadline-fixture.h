/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tables of the dated rules: what is known, one rule, every entry of it. The days are worked out by hand, in comments where it is not
 * plain.
 */
#pragma once

#include "core/law/jalon-deadlines.h"

/* Facts: "name=value name=value". Entries of the rule, "; " between them, each
 * "DATE[THH:MM]|- yes|no|unknown[?question] [FROM..UNTIL] [or DATE]…". Reasons: of each entry with its values, or NULL: not looked at. */
typedef struct {
  const char *name;
  const char *facts;
  const char *rule;
  const char *entries;
  const char *reasons;
  const char *today; /* NULL: 2026-11-25 */
} DeadlineRow;

extern const DeadlineRow deadline_rows_card[];    /* each ends with a row without name */
extern const DeadlineRow deadline_rows_life[];
extern const DeadlineRow deadline_rows_refusal[];

JalonLawFacts *deadline_fixture_read_facts (const char *text, gboolean backwards);
GPtrArray     *deadline_fixture_evaluate (JalonPacks *packs, const DeadlineRow *row);
char          *deadline_fixture_describe (GPtrArray *deadlines, const char *rule);
char          *deadline_fixture_list_reasons (GPtrArray *deadlines, const char *rule);
gboolean       deadline_fixture_row_holds (JalonPacks *packs, const DeadlineRow *row);
