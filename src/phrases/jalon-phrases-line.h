/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sentences about the rights line, its gaps and questions, alerts, next dates and the age of the rules. Every result is
 * (transfer full) and whole.
 */
#pragma once

#include "core/law/jalon-alerts.h"
#include "core/law/jalon-rules-age.h"

G_BEGIN_DECLS

char *jalon_phrase_right (JalonRight right);                                  /* "Stay" */
char *jalon_phrase_line_days (const JalonInterval *days);                     /* "From … until …" */
char *jalon_phrase_line_proof (JalonPacks *packs, const JalonProof *proof);   /* the paper, and what must be shown with it */
char *jalon_phrase_line_basis (const JalonProof *proof);                      /* "You said so, no paper yet." */
char *jalon_phrase_line_scope (JalonScope scope);
char *jalon_phrase_line_gap (const JalonGap *gap);                            /* "From … nothing proves your right to stay." */
char *jalon_phrase_line_doubt (const JalonDoubt *doubt);                      /* "From … until … it depends on this: …" */
char *jalon_phrase_line_question (const char *question);
gboolean jalon_phrase_line_has_question (const char *question);
char *jalon_phrase_line_action (const char *action);                          /* "File the renewal now." */
char *jalon_phrase_next_day (const JalonNextDate *next);                      /* its day, with the hour where hours count */
char *jalon_phrase_next_date (JalonPacks *packs, const JalonNextDate *next);  /* the day, what it is, what to do */
char *jalon_phrase_next_action (const JalonNextDate *next);                   /* what to do, and by when it is safe */
char *jalon_phrase_next_matter (JalonPacks *packs, const JalonNextDate *next); /* the same without the day */
const char *jalon_phrase_next_name (JalonPacks *packs, const JalonNextDate *next); /* what it is */
char *jalon_phrase_next_neutral (const JalonNextDate *next);                  /* for calendars: "Papers: a last day" */
char *jalon_phrase_alert (const JalonAlert *alert);
char *jalon_phrase_alert_named (JalonPacks *packs, const JalonAlert *alert);   /* the same; a date of a rule says which one it is */
char *jalon_phrase_alert_action (const JalonAlert *alert);                    /* what to do: a question or a step */
char *jalon_phrase_source (const JalonSource *source, const GDate *today);    /* "CESEDA L.433-3 · read 23 Nov 2026" */
char *jalon_phrase_clock (const JalonRulesAge *age, const GDate *today);      /* (nullable) a question, when the clock cannot be right */
char *jalon_phrase_rules_age (const JalonRulesAge *age);                      /* "The rules were read 2 days ago." */

G_END_DECLS
