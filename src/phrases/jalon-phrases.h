/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Keys and values of the core → sentences for a person, in the language of the locale. Used by jalon and jalon-cli; the core never
 * includes this. Every result is (transfer full) and whole (no sentence is glued from parts).
 */
#pragma once

#include "core/journal/jalon-attempts.h"
#include "core/case/jalon-case-verify.h"
#include "core/check/jalon-check.h"
#include "core/law/jalon-deadlines.h"
#include "core/renewal/jalon-renewal.h"

G_BEGIN_DECLS

void  jalon_phrases_init (void); /* setlocale, textdomain */
char *jalon_phrase_verdict (const JalonJudgement *judgement);        /* "Ready" · "Jalon can fix it" · "Take it again" · "Look at page 2 yourself" */
char *jalon_phrase_found (const JalonFinding *finding);
char *jalon_phrase_expected (const JalonFinding *finding);
char *jalon_phrase_what_to_do (const JalonFinding *finding);
char *jalon_phrase_repair_step (const char *step);
char *jalon_phrase_repair_refused (const GError *error);               /* why a repair made no copy, and what to do instead */
char *jalon_phrase_requirement (const JalonRequirement *requirement);  /* the reason, second line */
char *jalon_phrase_state (JalonRequirementState state);
char *jalon_phrase_item (const JalonItem *item);                       /* "Passport (passeport)" */
char *jalon_phrase_error (const GError *error);                        /* what could not be done, and what to do next */
char *jalon_phrase_unconfined (void);                                 /* no file can be read on this computer */
char *jalon_phrase_damage (const char *why);                          /* "the file is missing", after the name of a file */
char *jalon_phrase_rebuild (const JalonRebuildReport *report);        /* one sentence a line: what is known, what is not */
char *jalon_phrase_size (gint64 bytes);                                /* "1.9 MB", 1 MB = 1,000,000 bytes, by locale */
char *jalon_phrase_money (gint64 cents);                               /* "1234.50 €" by language */
const char *const *jalon_phrase_event_kinds (void);
const char *jalon_phrase_event_kind (const char *kind);
const char *jalon_phrase_request_kind (const char *kind);
const char *jalon_phrase_channel (const char *channel);
char *jalon_phrase_event (const JalonEvent *event);
char *jalon_phrase_attempts (const JalonAttempts *attempts);          /* (nullable) */
char *jalon_phrase_date (const GDate *date);                           /* "Tuesday 12 January 2027" by locale */
char *jalon_phrase_month_name (const GDate *date);                     /* "January" by locale */
char *jalon_phrase_rough_day (const JalonRoughDay *day);               /* "spring 2027" */
char *jalon_phrase_day (const GDate *day, const JalonRoughDay *rough); /* a day of a value, exact or not */
char *jalon_phrase_day_understood (const JalonRoughDay *day);          /* "Understood: spring 2027, between … and …" */
char *jalon_phrase_title_days (const JalonTitle *title);               /* "From … until …" */
char *jalon_phrase_pages (const char *pages_or_null, const char *name); /* "page 2 of card.pdf" */
const char *jalon_phrase_detail_name (const char *name);
char *jalon_phrase_detail_value (const char *value);
char *jalon_phrase_detail_question (JalonPacks *packs, const char *name);
char *jalon_phrase_short_month (const GDate *date);                    /* "Jan" by locale */
char *jalon_phrase_short_date (const GDate *date);                     /* "12 Nov 2026" */
char *jalon_phrase_fact_question (const char *fact);                   /* "Did you change employer?" */
char *jalon_phrase_fact_value (const char *fact, const char *value);   /* "Another employer" */
char *jalon_phrase_complete (const JalonRenewalStatus *status);        /* never the bare word complete */

/* Dated rules: jalon-phrases-deadline.c */
char *jalon_phrase_deadline (JalonPacks *packs, const JalonDeadline *deadline);           /* "Thursday 14 January 2027: The online window closes" */
char *jalon_phrase_deadline_day (const JalonDeadline *deadline);                          /* "Thursday 14 January 2027, 09:30" */
char *jalon_phrase_deadline_reason (JalonPacks *packs, const JalonDeadline *deadline);    /* what follows from it */
char *jalon_phrase_deadline_question (JalonPacks *packs, const char *question);           /* (nullable) */
char *jalon_phrase_deadline_other (JalonPacks *packs, const JalonAlternative *other);     /* another reading: its day and why */
char *jalon_phrase_deadline_source (const JalonDeadline *deadline);                       /* source, day read, confidence */

G_END_DECLS
