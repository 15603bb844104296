/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The example: a case of an invented worker, made from the folder of papers that comes with the program. Its papers carry printed dates,
 * so it has a day of its own: judge it with jalon_example_get_today (), not with the clock.
 */
#pragma once

#include "core/case/jalon-case.h"
#include "core/law/jalon-packs.h"
#include "core/reader/jalon-reader.h"

G_BEGIN_DECLS

char      *jalon_example_dup_dir (void); /* $JALON_EXAMPLE, else the installed one */
gboolean   jalon_example_get_today (const char *dir, GDate *today, GError **error);
/* Makes, reads and saves the case. @reader may be NULL: then nothing is read. Blocks: use a worker thread. */
JalonCase *jalon_example_create (JalonFolder *folder, JalonReader *reader, JalonPacks *packs, const char *dir, JalonProgress progress,
                                 gpointer user_data, GCancellable *cancellable, GError **error);

G_END_DECLS
