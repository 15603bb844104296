/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A letter kept in a case: the journal entry, and what the dated rules need to know of it beside its day, as details of the situation.
 * The caller saves the case.
 */
#pragma once

#include "core/case/jalon-case.h"
#include "core/law/jalon-letter.h"

G_BEGIN_DECLS

typedef struct {
  char      *event;  /* id of the journal entry */
  GPtrArray *before; /* (element-type JalonDetail) the details as they were; a NULL value: not said */
} JalonLetterRecord;

JalonLetterRecord *jalon_letter_record_write (JalonCase *the_case, const JalonLetter *letter, const char *note_or_null,
                                              const char *paper_or_null, const GDate *today, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean           jalon_letter_record_take_back (JalonCase *the_case, const JalonLetterRecord *record, GError **error);
void               jalon_letter_record_free (JalonLetterRecord *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonLetterRecord, jalon_letter_record_free)

G_END_DECLS
