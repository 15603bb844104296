/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is derived from a paper: the facts that jalon-reader gave, its words, its thumbnail, and search over them.
 * Facts are rows; words and thumbnails are files that end with their digest, outside the generations.
 */
#include "core/case/jalon-case-private.h"

#include "core/case/jalon-shelf.h"
#include "core/intake/jalon-words.h"
#include "core/jalon-error.h"

#include <string.h>

#define WORDS_LIMIT_BYTES ((gsize) 64 << 20)
#define THUMBNAIL_LIMIT_BYTES ((gsize) 16 << 20)

gboolean
jalon_case_set_facts (JalonCase *self, const char *paper, const char *reader_version, const char *json, GError **error)
{
  g_return_val_if_fail (JALON_IS_CASE (self) && paper != NULL && reader_version != NULL && json != NULL, FALSE);
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  if (!jalon_case_begin_edit (self, error))
    return FALSE;
  gboolean done = jalon_sql_run (self->db, error,
                                 "INSERT OR REPLACE INTO fact (document, reader_version, json, modified)"
                                 " VALUES (?1, ?2, ?3, ?4)",
                                 "sssi", paper, reader_version, json, jalon_case_next_stamp (self));
  return jalon_case_end_edit (self, done, TRUE, error);
}

char *
jalon_case_dup_facts (JalonCase *self, const char *paper, const char *reader_version)
{
  g_return_val_if_fail (JALON_IS_CASE (self) && paper != NULL && reader_version != NULL, NULL);
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_autoptr(sqlite3_stmt) rows =
    jalon_sql_query (self->db, NULL, "SELECT json FROM fact WHERE document = ?1 AND reader_version = ?2", "ss", paper,
                     reader_version);
  return jalon_sql_next (rows) ? jalon_sql_dup_text (rows, 0) : NULL;
}

static char *
dup_digest (JalonCase *self, const char *id)
{
  g_autoptr(JalonPaper) paper = jalon_case_dup_paper (self, id);
  return paper != NULL ? g_strdup (paper->sha256) : NULL;
}

static gboolean
save_derived (JalonCase *self, const char *paper, const char *shelf, const char *extension, GBytes *content,
              GError **error)
{
  g_autofree char *sha256 = dup_digest (self, paper);
  if (sha256 != NULL)
    return jalon_shelf_save_sealed (self->fd, shelf, sha256, extension, content, error);
  g_set_error_literal (error, JALON_ERROR, JALON_ERROR_NOT_FOUND, "No paper has this id");
  return FALSE;
}

/**
 * jalon_case_set_words:
 * @self: a case
 * @paper: a paper
 * @words: its words with boxes
 * @error: where to say why not
 *
 * Saved at once: words are derived and no part of a generation.
 *
 * Returns: whether they are safe on disk
 */
gboolean
jalon_case_set_words (JalonCase *self, const char *paper, const char *words, GError **error)
{
  g_return_val_if_fail (JALON_IS_CASE (self) && paper != NULL && words != NULL, FALSE);
  g_autoptr(GBytes) content = g_bytes_new (words, strlen (words));
  if (!save_derived (self, paper, JALON_SHELF_TEXT, "words", content, error))
    return FALSE;
  jalon_search_forget (self->search, paper);
  return TRUE;
}

static char *
load_words (JalonCase *self, const char *sha256)
{
  g_autoptr(GBytes) content =
    jalon_shelf_load_sealed (self->fd, JALON_SHELF_TEXT, sha256, "words", WORDS_LIMIT_BYTES, NULL);
  if (content == NULL)
    return NULL;
  return g_strndup (g_bytes_get_data (content, NULL), g_bytes_get_size (content));
}

/**
 * jalon_case_dup_words:
 * @self: a case
 * @paper: a paper
 *
 * Returns: (transfer full) (nullable): its words; %NULL when they were not made yet or one bit of them changed
 */
char *
jalon_case_dup_words (JalonCase *self, const char *paper)
{
  g_return_val_if_fail (JALON_IS_CASE (self) && paper != NULL, NULL);
  g_autofree char *sha256 = dup_digest (self, paper);
  return sha256 != NULL ? load_words (self, sha256) : NULL;
}

gboolean
jalon_case_set_thumbnail (JalonCase *self, const char *paper, GBytes *pixels, GError **error)
{
  g_return_val_if_fail (JALON_IS_CASE (self) && paper != NULL && pixels != NULL, FALSE);
  return save_derived (self, paper, JALON_SHELF_CACHE, "thumbnail", pixels, error);
}

GBytes *
jalon_case_dup_thumbnail (JalonCase *self, const char *paper)
{
  g_return_val_if_fail (JALON_IS_CASE (self) && paper != NULL, NULL);
  g_autofree char *sha256 = dup_digest (self, paper);
  if (sha256 == NULL)
    return NULL;
  return jalon_shelf_load_sealed (self->fd, JALON_SHELF_CACHE, sha256, "thumbnail", THUMBNAIL_LIMIT_BYTES, NULL);
}

static char *
dup_plain_words (const char *sha256, gpointer user_data)
{
  g_autofree char *words = load_words (JALON_CASE (user_data), sha256);
  return words != NULL ? jalon_words_to_text (words, 0) : NULL;
}

/* The same list for one search after another while somebody types: reading the rows costs more than searching. */
static GPtrArray *
list_for_search (JalonCase *self)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  if (self->searched != NULL && self->searched_changes != sqlite3_total_changes (self->db))
    g_clear_pointer (&self->searched, g_ptr_array_unref);
  if (self->searched == NULL)
    self->searched = jalon_case_query_listed (self->db, FALSE);
  self->searched_changes = sqlite3_total_changes (self->db);
  return g_ptr_array_ref (self->searched);
}

/**
 * jalon_case_prepare_search:
 * @self: a case
 * @error: where to say why not
 *
 * Reads all words files, so that the first search need not (about 0.7 s for 3,000 papers). The case is not locked
 * meanwhile; a search that comes before the end waits for it.
 *
 * Returns: whether searching is quick now
 */
gboolean
jalon_case_prepare_search (JalonCase *self, GError **error)
{
  g_return_val_if_fail (JALON_IS_CASE (self), FALSE);
  g_autoptr(GPtrArray) papers = list_for_search (self);
  return jalon_search_prepare (self->search, papers, dup_plain_words, self, error);
}

/**
 * jalon_case_search:
 * @self: a case
 * @query: words; all must occur, the last one may go on; accents and case do not count
 * @error: where to say why not
 *
 * Without jalon_case_prepare_search () the first search reads all words files: use a worker thread. The case is not
 * locked meanwhile.
 *
 * Returns: (transfer full) (element-type utf8) (nullable): ids of papers that are not removed, newest first
 */
GPtrArray *
jalon_case_search (JalonCase *self, const char *query, GError **error)
{
  g_return_val_if_fail (JALON_IS_CASE (self) && query != NULL, NULL);
  g_autoptr(GPtrArray) papers = list_for_search (self);
  return jalon_search_run (self->search, papers, dup_plain_words, self, query, error);
}
