/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A letter that came: what it looks like and how it came → the facts that the dated rules ask for, and the dates that now run, the one
 * to keep first in front. Pure; the rules are in deadlines.json, nothing is counted here.
 */
#pragma once

#include "core/law/jalon-deadlines.h"

G_BEGIN_DECLS

typedef enum {
  JALON_LETTER_REFUSAL,  /* of a card, without an obligation to leave */
  JALON_LETTER_REMOVAL,  /* obligation to leave France */
  JALON_LETTER_PAPERS,   /* papers are missing */
  JALON_LETTER_EMPLOYER,
  JALON_LETTER_OTHER,
} JalonLetterKind;

typedef enum {
  JALON_LETTER_BY_POST,
  JALON_LETTER_BY_HAND,
  JALON_LETTER_BY_POLICE,
  JALON_LETTER_ONLINE,   /* by e-mail or in the portal's account */
} JalonLetterWay;

typedef struct {
  JalonLetterKind kind;
  JalonLetterWay  way;
  GDate           on;        /* the day it reached the person; unset: not said */
  int             at;        /* minutes after midnight in Europe/Paris; -1: not said */
  const char     *situation; /* (nullable) of an obligation to leave: free, house-arrest, prison, detention */
  GDate           ordered;   /* when the obligation to leave itself came; unset: with this letter */
  GDate           due;       /* until when the papers are awaited; unset: not said */
} JalonLetter;

/* What cannot be true of a letter. */
typedef enum { JALON_LETTER_FINE, JALON_LETTER_STILL_TO_COME, JALON_LETTER_ORDERED_AFTER, JALON_LETTER_DUE_BEFORE } JalonLetterFault;

#define JALON_LETTER_INIT { .at = -1 }

JalonLetterFault   jalon_letter_check (const JalonLetter *self, const GDate *today);
JalonLawFacts     *jalon_letter_dup_facts (const JalonLetter *self) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray         *jalon_letter_list_dates (JalonPacks *packs, const JalonLetter *self, const GDate *today) G_GNUC_WARN_UNUSED_RESULT;
                                                       /* (element-type JalonDeadline) */
gboolean           jalon_letter_is_urgent (const JalonLetter *self);     /* hours or days count: whom to call comes before any question */
const char        *jalon_letter_get_matter (const JalonLetter *self);    /* see jalon_help_list_matters () */
const char        *jalon_letter_get_event_kind (const JalonLetter *self); /* of the journal */
const GDate       *jalon_letter_get_event_day (const JalonLetter *self);
const char *const *jalon_letter_list_fact_names (const JalonLetter *self); /* what a letter of this kind tells, beside its day */

JalonLetterKind    jalon_letter_kind_from_id (const char *id, gboolean *known);
const char        *jalon_letter_kind_to_id (JalonLetterKind kind);  /* refusal, removal, papers, employer, other */
const char        *jalon_letter_way_to_id (JalonLetterWay way);     /* post, by-hand, police, online */

G_END_DECLS
