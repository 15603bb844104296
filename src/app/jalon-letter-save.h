/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Keeps a letter in the case, on the worker thread: its picture, the journal entry, and the case itself when there is none yet.
 */
#pragma once

#include "app/jalon-session.h"
#include "core/journal/jalon-letter-record.h"

G_BEGIN_DECLS

typedef struct {
  JalonLetter  letter;
  char        *note;    /* (nullable) */
  char        *picture; /* (nullable) path of a file */
  JalonPerson *person;  /* (nullable) of a case to be made */
  GDate        today;
} JalonLetterWish;

typedef struct {
  char              *uuid;    /* of the case */
  JalonLetterRecord *record;  /* the journal entry and the details */
  char              *paper;   /* (nullable) id of the paper that was added; NULL also when it was there before */
  JalonCase         *created; /* (nullable) the case that was made */
} JalonLetterKept;

JalonLetterWish *jalon_letter_wish_new (const JalonLetter *letter, const GDate *today) G_GNUC_WARN_UNUSED_RESULT;
void             jalon_letter_wish_free (gpointer wish);
void             jalon_letter_kept_free (gpointer kept);
gpointer         jalon_letter_keep (JalonSession *session, gpointer wish, GCancellable *cancellable, GError **error);      /* JalonLetterKept */
gpointer         jalon_letter_take_back (JalonSession *session, gpointer kept, GCancellable *cancellable, GError **error); /* not NULL: done */

G_END_DECLS
