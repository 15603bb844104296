/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file becomes a stored paper: first it is safe on disk and saved, then it is read through jalon-reader. Storing never fails because
 * reading fails. Everything here blocks: use a worker thread.
 */
#pragma once

#include "core/case/jalon-case.h"
#include "core/check/jalon-check.h"
#include "core/law/jalon-packs.h"
#include "core/reader/jalon-reader.h"

G_BEGIN_DECLS

#define JALON_INTAKE_LARGEST_BYTES (200 * 1000 * 1000) /* of a paper that is kept, and of a file that is looked into */

/* What became of one file of a batch. */
typedef struct {
  char       *path;
  JalonPaper *paper;        /* (nullable) NULL: not kept, see error */
  char       *duplicate_of; /* (nullable) the paper that held these bytes already */
  GError     *error;        /* (nullable) why it is not kept */
  gboolean    was_read;     /* FALSE: kept, but nothing could be read (yet) */
  gboolean    needs_you;    /* a person has something to decide or to do: not ready, not read, or not kept */
} JalonIntakeResult;

typedef struct {
  GPtrArray *results;   /* (element-type JalonIntakeResult) in the order given; files after a cancel are missing */
  int        n_fine;
  int        n_need_you;
  gboolean   cancelled; /* what was kept before stays kept */
} JalonIntakeSummary;

/* Adds files to a case, in one generation, then reads them. @portal: the one they are judged for in the summary. @progress counts
 * files twice: kept, then read. An error means that nothing was kept. The case is saved when this returns. */
JalonIntakeSummary *jalon_intake_add_files (JalonCase *the_case, JalonReader *reader, JalonPacks *packs, const char *portal,
                                            const char *const *paths, const char *kind_or_null, JalonProgress progress,
                                            gpointer user_data, GCancellable *cancellable, GError **error);
void                jalon_intake_summary_free (JalonIntakeSummary *self);

/* One file: the paper, saved; *duplicate_of as jalon_case_import_file (). */
JalonPaper *jalon_intake_add_file (JalonCase *the_case, JalonReader *reader, const char *path, const char *kind_or_null,
                                   char **duplicate_of, GCancellable *cancellable, GError **error);

/* Reads a stored paper: facts, words of every page, thumbnail, number of pages. In memory until jalon_case_save (). */
gboolean jalon_intake_read (JalonCase *the_case, JalonReader *reader, const char *paper_id, GCancellable *cancellable, GError **error);

/* A file a person points at, and facts about it. They fail only when there is nothing to look at (NOT_FOUND: missing, no regular
 * file, not readable), when the reader cannot be confined (UNSAFE), or when cancelled: a file that cannot be opened, hangs or kills
 * the reader has facts that say so. */
GBytes     *jalon_intake_load_file (const char *path, GError **error); /* REFUSED above JALON_INTAKE_LARGEST_BYTES */
JalonFacts *jalon_intake_look (JalonReader *reader, GBytes *bytes, GCancellable *cancellable, GError **error);
JalonFacts *jalon_intake_look_at_file (JalonReader *reader, const char *path, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonIntakeSummary, jalon_intake_summary_free)

G_END_DECLS
