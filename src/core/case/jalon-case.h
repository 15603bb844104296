/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An open case. Edits change the database in memory; jalon_case_save () publishes one generation.
 * "Saved" is TRUE from jalon_case_save () and nothing else. After a failed save the memory holds the last
 * published state again: after BUSY the one that the other program published, so that the caller makes its edits
 * again and saves again. All functions lock the case; call the ones that touch the disk from a worker thread.
 * The first edit after a save takes the lock of the data folder (it may wait) and takes over what others saved;
 * jalon_case_save () gives the lock back, so save soon after editing.
 */
#pragma once

#include "core/case/jalon-folder.h"
#include "core/case/jalon-values.h"

G_BEGIN_DECLS

#define JALON_TYPE_CASE (jalon_case_get_type ())
G_DECLARE_FINAL_TYPE (JalonCase, jalon_case, JALON, CASE, GObject)

JalonCase *jalon_case_create (JalonFolder *folder, const JalonPerson *person, gboolean example, GError **error);
JalonCase *jalon_case_create_with_title (JalonFolder *folder, const JalonPerson *person, const JalonTitle *title, gboolean example, GError **error);
gboolean   jalon_case_discard_example (JalonCase *self, GError **error); /* an unfinished one: nothing of it stays */
JalonCase *jalon_case_open (JalonFolder *folder, const char *uuid, GError **error);

JalonPerson *jalon_case_read_person (JalonFolder *folder, const char *uuid, GError **error); /* for a list: without opening it */

const char  *jalon_case_get_uuid (JalonCase *self);
gint64       jalon_case_get_generation (JalonCase *self);
gboolean     jalon_case_is_example (JalonCase *self); /* a fictional case: real papers are refused (REFUSED) */
gboolean     jalon_case_is_read_only (JalonCase *self); /* opened from an older generation: see jalon_case_verify () */
gboolean     jalon_case_reload_if_newer (JalonCase *self, gboolean *reloaded, GError **error);
gboolean     jalon_case_save (JalonCase *self, GError **error);

JalonPerson *jalon_case_dup_person (JalonCase *self);
gboolean     jalon_case_set_person (JalonCase *self, const JalonPerson *person, GError **error);

/* Each list is (element-type …) (transfer full), oldest first. add: a NULL id gets a fresh uuid, returned in *id. */
GPtrArray *jalon_case_list_titles (JalonCase *self);
gboolean   jalon_case_put_title (JalonCase *self, const JalonTitle *title, char **id, GError **error);
GPtrArray *jalon_case_list_procedures (JalonCase *self);
gboolean   jalon_case_put_procedure (JalonCase *self, const JalonProcedure *procedure, char **id, GError **error);
GPtrArray *jalon_case_list_events (JalonCase *self);
gboolean   jalon_case_put_event (JalonCase *self, const JalonEvent *event, char **id, GError **error);
gboolean   jalon_case_delete (JalonCase *self, const char *id, GError **error); /* title, procedure or event; leaves a marker */
GPtrArray *jalon_case_list_details (JalonCase *self); /* by name */
gboolean   jalon_case_set_detail (JalonCase *self, const JalonDetail *detail, GError **error); /* a NULL value forgets it */

/* Papers. import: the original is safe on disk when this returns (fsync file and folder, sidecar); the row is in memory
 * until jalon_case_save (). A duplicate makes no second paper (*duplicate_of is set; a removed one is restored). */
JalonPaper *jalon_case_import_file (JalonCase *self, const char *path, const char *kind, char **duplicate_of,
                                    GCancellable *cancellable, GError **error);
JalonPaper *jalon_case_import_bytes (JalonCase *self, GBytes *bytes, const char *name, const char *kind,
                                     char **duplicate_of, GCancellable *cancellable, GError **error);
JalonPaper *jalon_case_import_example_bytes (JalonCase *self, GBytes *bytes, const char *name, const char *kind,
                                            GError **error); /* for the maker of the example only */
GPtrArray  *jalon_case_list_papers (JalonCase *self, gboolean removed); /* TRUE: only the removed ones */
JalonPaper *jalon_case_dup_paper (JalonCase *self, const char *id); /* (nullable) */
gboolean    jalon_case_set_paper (JalonCase *self, const JalonPaper *paper, GError **error); /* kind, issued, until, confirmed, pages, name, note */
gboolean    jalon_case_remove_paper (JalonCase *self, const char *id, gboolean for_good, GError **error);
gboolean    jalon_case_restore_paper (JalonCase *self, const char *id, GError **error);
GBytes     *jalon_case_load_paper (JalonCase *self, const char *id, GError **error); /* original bytes, digest checked */
char       *jalon_case_dup_paper_path (JalonCase *self, const char *id); /* (nullable) path of the original */

/* What jalon-reader said of a paper: one JSON text a (paper, reader version). */
gboolean jalon_case_set_facts (JalonCase *self, const char *paper, const char *reader_version, const char *json, GError **error);
char    *jalon_case_dup_facts (JalonCase *self, const char *paper, const char *reader_version); /* (nullable) */

/* Words with boxes, per paper, kept in text/; the format is jalon-words.h in intake. NULL: not made yet. */
gboolean jalon_case_set_words (JalonCase *self, const char *paper, const char *words, GError **error);
char    *jalon_case_dup_words (JalonCase *self, const char *paper); /* digest checked */
/* FTS5 in memory over name, kind and words: AND, last word a prefix, accents folded; (element-type utf8) paper ids, newest first. */
GPtrArray *jalon_case_search (JalonCase *self, const char *query, GError **error);

gboolean   jalon_case_prepare_search (JalonCase *self, GError **error); /* reads the words ahead: for a thread of its own */

/* Thumbnails in cache/: may vanish, never trusted (a damaged one is NULL and made again). */
gboolean jalon_case_set_thumbnail (JalonCase *self, const char *paper, GBytes *pixels, GError **error);
GBytes  *jalon_case_dup_thumbnail (JalonCase *self, const char *paper);

/* The renewal file. */
JalonRenewalFile *jalon_case_dup_renewal (JalonCase *self); /* (nullable) */
gboolean          jalon_case_set_renewal (JalonCase *self, const JalonRenewalFile *file, GError **error); /* NULL clears */

/* verify, rebuild: jalon-case-verify.h; backup and restore: jalon-backup.h */

G_END_DECLS
