/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pages that a person prints of the rights line: the strip, "my dates", and the page for the employer. Words are made here, paper in
 * core/sheets.
 */
#pragma once

#include "core/law/jalon-next.h"
#include "core/law/jalon-rights-line.h"
#include "core/sheets/jalon-strip.h"

G_BEGIN_DECLS

/* What the pages are made of; all lent. */
typedef struct {
  JalonPacks        *packs;
  JalonRightsLine   *line;
  GPtrArray         *next; /* (element-type JalonNextDate) */
  const JalonPerson *person;
  GDate              today;
  gboolean           example;
  GPtrArray         *events; /* (nullable) (element-type JalonEvent): those that cost money stand on the page of dates */
  GPtrArray         *papers; /* (nullable) (element-type JalonPaper): names of what shows them */
  GPtrArray         *copies; /* (nullable) (element-type cairo_surface_t): pages for the employer, see jalon-proof-copies.h */
} JalonPageCase;

JalonStrip *jalon_page_strip (const JalonPageCase *self) G_GNUC_WARN_UNUSED_RESULT;
GBytes     *jalon_page_dates (const JalonPageCase *self, int *n_pages, GError **error);
char       *jalon_page_employer_refusal (const JalonPageCase *self); /* (nullable) why there is no page for the employer today */
const JalonProof *jalon_page_employer_proof (const JalonPageCase *self); /* (nullable) */
char       *jalon_page_copies_mark (const JalonPageCase *self, const char *for_whom_or_null); /* in French: it is drawn over the copies */
char       *jalon_page_copies_refusal (const GError *error); /* (nullable) why no copies were made, when it is about the papers */
GBytes     *jalon_page_employer (const JalonPageCase *self, int *n_pages, GError **error);
char       *jalon_page_calendar (const JalonPageCase *self, const char *secret); /* iCalendar, in neutral words; needs no person */

char *jalon_page_name (const JalonPerson *person);
char *jalon_page_today (const JalonPageCase *self); /* one or two sentences: what holds today, what to do */

G_END_DECLS
