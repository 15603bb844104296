/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Invented people from a line of words, and what a list of everyone says of them.
 */
#pragma once

#include "case-fixture.h"
#include "day-of.h"

#include "core/caseload/jalon-caseload.h"

#define TODAY "2026-11-25"

extern JalonPacks *packs;

void             put (JalonCase *one, const char *text);
char            *make_person (JalonFolder *folder, const char *given, const char *family, const char *text);
JalonCaseload   *load (Fixture *fixture);
guint            refresh (Fixture *fixture, const char *iso);
char            *describe_day (gint32 day);
char            *describe (const JalonCaseJudged *judged);
JalonCaseJudged *find (GPtrArray *all, const char *uuid);
