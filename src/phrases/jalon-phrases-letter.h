/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sentences about a letter that came, what to do about it, and who helps. Every char * is (transfer full) and whole; const texts are
 * in the language of the locale.
 */
#pragma once

#include "core/case/jalon-desk.h"
#include "core/law/jalon-help.h"
#include "core/law/jalon-letter.h"

G_BEGIN_DECLS

const char  *jalon_phrase_letter_kind (JalonLetterKind kind);             /* "A refusal" */
const char  *jalon_phrase_letter_signs (JalonLetterKind kind);            /* how to know it */
const char  *jalon_phrase_letter_way (JalonLetterWay way);                /* "By post" */
const char  *jalon_phrase_letter_way_advice (JalonLetterWay way);         /* which day to count from */
const char  *jalon_phrase_letter_situation (const char *situation);       /* "In a detention centre" */
const char  *jalon_phrase_letter_situation_signs (const char *situation);
const char  *jalon_phrase_letter_time (const JalonLetter *letter);        /* the time there is, before any day is said */
const char  *jalon_phrase_letter_fault (JalonLetterFault fault);          /* (nullable) */
char        *jalon_phrase_letter_left (const JalonDeadline *date, const GDate *today); /* (nullable) "3 days are left." */
char        *jalon_phrase_letter_due (const JalonLetter *letter, const GDate *today);  /* (nullable) the day set in a request for papers */
const char *const *jalon_phrase_letter_steps (const JalonLetter *letter); /* what to do, in order, to be translated with _() */

char        *jalon_phrase_help_name (const JalonHelp *help);              /* "A lawyer on duty · Permanence du barreau" */
char        *jalon_phrase_help_source (const JalonHelp *help);            /* where it was read, when, and whether it is to be confirmed */
char        *jalon_phrase_desk_error (const GError *error);               /* why the desk cannot be read or written, and what to do */
const char  *jalon_phrase_matter (const char *matter);                    /* "An obligation to leave, in detention" */

G_END_DECLS
