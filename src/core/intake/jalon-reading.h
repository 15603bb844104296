/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Within intake: everything one confined process learnt from one file. Made without touching the case, so that the lock of the data
 * folder is held only for the moment of storing.
 */
#pragma once

#include "core/case/jalon-case.h"
#include "core/reader/jalon-reader.h"

G_BEGIN_DECLS

typedef struct {
  JalonFacts *facts;
  GString    *words;     /* (nullable) as jalon-words.h; NULL: there is no page to read */
  GBytes     *thumbnail; /* (nullable) as jalon-thumbnail.h */
} JalonReading;

JalonReading *jalon_reading_new (JalonReader *reader, GBytes *bytes, GCancellable *cancellable, GError **error);
JalonReading *jalon_reading_new_for_paper (JalonCase *the_case, JalonReader *reader, const char *paper_id, GCancellable *cancellable,
                                           GError **error);
gboolean      jalon_reading_store (const JalonReading *self, JalonCase *the_case, const char *paper_id, GError **error);
void          jalon_reading_free (JalonReading *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonReading, jalon_reading_free)

G_END_DECLS
