/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The papers of a case: importing, listing, confirming, removing, giving back. An original is safe on disk before a
 * row mentions it, and is never changed.
 */
#include "core/case/jalon-case-private.h"

#include "core/case/jalon-shelf.h"
#include "core/jalon-error.h"

#define PAPER_COLUMNS \
  "id, sha256, extension, name, size_bytes, kind, pages, issued, until, confirmed, removed, note, added"

static JalonPaper *
read_paper (sqlite3_stmt *row)
{
  JalonPaper *paper = jalon_paper_new ();
  paper->id = jalon_sql_dup_text (row, 0);
  paper->sha256 = jalon_sql_dup_text (row, 1);
  paper->extension = jalon_sql_dup_text (row, 2);
  paper->name = jalon_sql_dup_text (row, 3);
  paper->size_bytes = sqlite3_column_int64 (row, 4);
  paper->kind = jalon_sql_dup_text (row, 5);
  paper->pages = sqlite3_column_int (row, 6);
  jalon_sql_get_date (row, 7, &paper->issued);
  jalon_sql_get_date (row, 8, &paper->until);
  paper->confirmed = sqlite3_column_int (row, 9) != 0;
  paper->removed = sqlite3_column_int (row, 10) != 0;
  paper->note = jalon_sql_dup_text (row, 11);
  paper->added_at = sqlite3_column_int64 (row, 12) / G_USEC_PER_SEC;
  return paper;
}

static JalonPaper *
query_one (sqlite3 *db, const char *sql, const char *value)
{
  g_autoptr(sqlite3_stmt) rows = jalon_sql_query (db, NULL, sql, "s", value);
  return jalon_sql_next (rows) ? read_paper (rows) : NULL;
}

JalonPaper *
jalon_case_query_paper (sqlite3 *db, const char *id)
{
  return query_one (db, "SELECT " PAPER_COLUMNS " FROM document WHERE id = ?1", id);
}

static JalonPaper *
query_by_digest (sqlite3 *db, const char *sha256)
{
  return query_one (db, "SELECT " PAPER_COLUMNS " FROM document WHERE sha256 = ?1", sha256);
}

/* All papers, removed ones too, oldest first. */
GPtrArray *
jalon_case_query_papers (sqlite3 *db)
{
  GPtrArray *papers = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_paper_unref);
  g_autoptr(sqlite3_stmt) rows =
    jalon_sql_query (db, NULL, "SELECT " PAPER_COLUMNS " FROM document ORDER BY added, id", NULL);
  while (jalon_sql_next (rows))
    g_ptr_array_add (papers, read_paper (rows));
  return papers;
}

gboolean
jalon_case_insert_paper (sqlite3 *db, const JalonPaper *paper, gint64 added_us, gint64 modified_us, GError **error)
{
  return jalon_sql_run (db, error,
                        "INSERT INTO document (" PAPER_COLUMNS ", modified)"
                        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)"
                        " ON CONFLICT (id) DO UPDATE SET name = ?4, kind = ?6, pages = ?7, issued = ?8, until = ?9,"
                        " confirmed = ?10, removed = ?11, note = ?12, modified = ?14",
                        "ssssisiddiisii", paper->id, paper->sha256, paper->extension, paper->name, paper->size_bytes,
                        paper->kind, (gint64) paper->pages, &paper->issued, &paper->until,
                        (gint64) (paper->confirmed != FALSE), (gint64) (paper->removed != FALSE), paper->note, added_us,
                        modified_us);
}

static void
sidecar_is_stale (JalonCase *self, const char *id)
{
  g_hash_table_add (self->stale_sidecars, g_strdup (id));
}

static JalonPaper *
make_paper (const JalonOriginal *original, const char *name, const char *kind, gint64 stamp_us)
{
  JalonPaper *paper = jalon_paper_new ();
  paper->id = g_uuid_string_random ();
  paper->sha256 = g_strdup (original->sha256);
  paper->extension = g_strdup (original->extension);
  paper->name = g_utf8_make_valid (name, -1);
  paper->size_bytes = original->size_bytes;
  paper->kind = g_strdup (kind);
  paper->added_at = stamp_us / G_USEC_PER_SEC;
  return paper;
}

static gboolean
set_removed (JalonCase *self, const char *id, gboolean removed, GError **error)
{
  sidecar_is_stale (self, id);
  return jalon_sql_run (self->db, error, "UPDATE document SET removed = ?2, modified = ?3 WHERE id = ?1", "sii", id,
                        (gint64) removed, jalon_case_next_stamp (self));
}

/* The same bytes again: no second paper. A removed one comes back, a damaged original is mended by the fresh copy. */
static gboolean
take_duplicate (JalonCase *self, JalonOriginal *original, JalonPaper **paper, gboolean *changed, GError **error)
{
  if (!jalon_shelf_original_is_sound (self->fd, original->sha256, (*paper)->extension) &&
      !jalon_original_shelve (original, self->fd, error))
    return FALSE;
  if (!(*paper)->removed)
    return TRUE;
  *changed = TRUE;
  if (!set_removed (self, (*paper)->id, FALSE, error))
    return FALSE;
  JalonPaper *restored = jalon_case_query_paper (self->db, (*paper)->id);
  jalon_paper_unref (*paper);
  *paper = restored;
  return TRUE;
}

static gboolean
take_new (JalonCase *self, JalonOriginal *original, const JalonPaper *paper, gint64 stamp_us, GError **error)
{
  return jalon_original_shelve (original, self->fd, error) &&
         jalon_case_write_sidecar (self->fd, paper, self->generation + 1, error) &&
         jalon_case_insert_paper (self->db, paper, stamp_us, stamp_us, error);
}

static JalonPaper *
take_original (JalonCase *self, JalonOriginal *original, const char *name, const char *kind, char **duplicate_of,
               GError **error)
{
  if (!jalon_case_begin_edit (self, error))
    return NULL;
  g_autoptr(JalonPaper) paper = query_by_digest (self->db, original->sha256);
  gboolean duplicate = paper != NULL, changed = !duplicate, done;
  if (duplicate)
    done = take_duplicate (self, original, &paper, &changed, error);
  else
    {
      gint64 stamp_us = jalon_case_next_stamp (self);
      paper = make_paper (original, name, kind, stamp_us);
      done = take_new (self, original, paper, stamp_us, error);
    }
  if (!jalon_case_end_edit (self, done, changed, error))
    return NULL;
  self->imports = self->imports || !duplicate;
  if (duplicate && duplicate_of != NULL)
    *duplicate_of = g_strdup (paper->id);
  return g_steal_pointer (&paper);
}

static gboolean
may_take (JalonCase *self, gboolean fictional, GError **error)
{
  if (self->read_only)
    {
      g_set_error_literal (error, JALON_ERROR, JALON_ERROR_DAMAGED, "The case is open read-only: its index is damaged");
      return FALSE;
    }
  if (self->example == fictional)
    return TRUE;
  g_set_error_literal (error, JALON_ERROR, JALON_ERROR_REFUSED, "The example takes no real paper, a case no fictional one");
  return FALSE;
}

/**
 * jalon_case_import_file:
 * @self: a case
 * @path: a regular file of 1 byte to 200 MB; it is only read
 * @kind: (nullable): what it is, an id of items.json
 * @duplicate_of: (out) (optional) (nullable): the paper that has the same bytes already
 * @cancellable: (nullable): to stop while it is copied
 * @error: where to say why not
 *
 * The original and its sidecar are safe on disk when this returns; the row is in memory until jalon_case_save ().
 *
 * Returns: (transfer full) (nullable): the paper; %JALON_ERROR_NOT_FOUND for a folder, pipe, device or what cannot
 *   be read, %JALON_ERROR_REFUSED for an empty or too large file and for a real paper in the example
 */
JalonPaper *
jalon_case_import_file (JalonCase *self, const char *path, const char *kind, char **duplicate_of,
                        GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (JALON_IS_CASE (self) && path != NULL, NULL);
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_auto(JalonOriginal) original = JALON_ORIGINAL_INIT;
  g_autofree char *name = g_path_get_basename (path);
  if (duplicate_of != NULL)
    *duplicate_of = NULL;
  if (!may_take (self, FALSE, error) || !jalon_original_take_file (&original, self->fd, path, cancellable, error))
    return NULL;
  return take_original (self, &original, name, kind, duplicate_of, error);
}

static JalonPaper *
import_bytes (JalonCase *self, GBytes *bytes, const char *name, const char *kind, gboolean fictional,
              char **duplicate_of, GError **error)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_auto(JalonOriginal) original = JALON_ORIGINAL_INIT;
  if (duplicate_of != NULL)
    *duplicate_of = NULL;
  if (!may_take (self, fictional, error) || !jalon_original_take_bytes (&original, self->fd, bytes, error))
    return NULL;
  return take_original (self, &original, name, kind, duplicate_of, error);
}

/**
 * jalon_case_import_bytes:
 * @self: a case
 * @bytes: 1 byte to 200 MB
 * @name: the name it came with
 * @kind: (nullable): what it is
 * @duplicate_of: (out) (optional) (nullable): the paper that has the same bytes already
 * @cancellable: (nullable): to stop before anything is written
 * @error: where to say why not
 *
 * As jalon_case_import_file (), for bytes that have no file.
 *
 * Returns: (transfer full) (nullable): the paper
 */
JalonPaper *
jalon_case_import_bytes (JalonCase *self, GBytes *bytes, const char *name, const char *kind, char **duplicate_of,
                         GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (JALON_IS_CASE (self) && bytes != NULL && name != NULL, NULL);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return import_bytes (self, bytes, name, kind, FALSE, duplicate_of, error);
}

/**
 * jalon_case_import_example_bytes:
 * @self: the example
 * @bytes: a fictional paper that the project made
 * @name: its name
 * @kind: (nullable): what it is
 * @error: where to say why not
 *
 * The only way for a paper into the example; a case of a person refuses it.
 *
 * Returns: (transfer full) (nullable): the paper
 */
JalonPaper *
jalon_case_import_example_bytes (JalonCase *self, GBytes *bytes, const char *name, const char *kind, GError **error)
{
  g_return_val_if_fail (JALON_IS_CASE (self) && bytes != NULL && name != NULL, NULL);
  return import_bytes (self, bytes, name, kind, TRUE, NULL, error);
}

/* Either those that are there or those that were removed. */
GPtrArray *
jalon_case_query_listed (sqlite3 *db, gboolean removed)
{
  GPtrArray *papers = jalon_case_query_papers (db);
  for (guint i = papers->len; i > 0; i--)
    {
      const JalonPaper *paper = g_ptr_array_index (papers, i - 1);
      if ((paper->removed != FALSE) != (removed != FALSE))
        g_ptr_array_remove_index (papers, i - 1);
    }
  return papers;
}

/**
 * jalon_case_list_papers:
 * @self: a case
 * @removed: %FALSE for the papers, %TRUE for the removed ones
 *
 * Returns: (transfer full) (element-type JalonPaper): oldest first
 */
GPtrArray *
jalon_case_list_papers (JalonCase *self, gboolean removed)
{
  g_return_val_if_fail (JALON_IS_CASE (self), NULL);
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  return jalon_case_query_listed (self->db, removed);
}

JalonPaper *
jalon_case_dup_paper (JalonCase *self, const char *id)
{
  g_return_val_if_fail (JALON_IS_CASE (self) && id != NULL, NULL);
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  return jalon_case_query_paper (self->db, id);
}

static gboolean
check_changed_one (JalonCase *self, GError **error)
{
  if (sqlite3_changes (self->db) == 1)
    return TRUE;
  g_set_error_literal (error, JALON_ERROR, JALON_ERROR_NOT_FOUND, "No paper has this id");
  return FALSE;
}

/**
 * jalon_case_set_paper:
 * @self: a case
 * @paper: a paper of this case; kind, issued, until, confirmed, pages, name and note are taken over
 * @error: where to say why not
 *
 * Returns: whether memory holds it
 */
gboolean
jalon_case_set_paper (JalonCase *self, const JalonPaper *paper, GError **error)
{
  g_return_val_if_fail (JALON_IS_CASE (self) && paper != NULL && paper->id != NULL && paper->name != NULL, FALSE);
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  if (!jalon_case_begin_edit (self, error))
    return FALSE;
  gboolean done = jalon_sql_run (self->db, error,
                                 "UPDATE document SET kind = ?2, issued = ?3, until = ?4, confirmed = ?5, pages = ?6,"
                                 " name = ?7, note = ?8, modified = ?9 WHERE id = ?1",
                                 "ssddiissi", paper->id, paper->kind, &paper->issued, &paper->until,
                                 (gint64) (paper->confirmed != FALSE), (gint64) paper->pages, paper->name, paper->note,
                                 jalon_case_next_stamp (self)) &&
                  check_changed_one (self, error);
  if (done)
    sidecar_is_stale (self, paper->id);
  return jalon_case_end_edit (self, done, TRUE, error);
}

static gboolean
remove_for_good (JalonCase *self, const char *id, GError **error)
{
  g_autoptr(JalonPaper) paper = jalon_case_query_paper (self->db, id);
  if (!jalon_sql_run (self->db, error, "DELETE FROM document WHERE id = ?1", "s", id) ||
      !check_changed_one (self, error) || !jalon_case_mark_deletion (self, id, "document", error))
    return FALSE;
  g_hash_table_remove (self->stale_sidecars, id);
  g_ptr_array_add (self->leftovers, g_steal_pointer (&paper));
  return TRUE;
}

/**
 * jalon_case_remove_paper:
 * @self: a case
 * @id: a paper
 * @for_good: %FALSE marks it, %TRUE also unlinks its files after the next save
 * @error: where to say why not
 *
 * Returns: whether memory holds the removal
 */
gboolean
jalon_case_remove_paper (JalonCase *self, const char *id, gboolean for_good, GError **error)
{
  g_return_val_if_fail (JALON_IS_CASE (self) && id != NULL, FALSE);
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  if (!jalon_case_begin_edit (self, error))
    return FALSE;
  gboolean done = for_good ? remove_for_good (self, id, error)
                           : set_removed (self, id, TRUE, error) && check_changed_one (self, error);
  self->removes = self->removes || done;
  return jalon_case_end_edit (self, done, TRUE, error);
}

gboolean
jalon_case_restore_paper (JalonCase *self, const char *id, GError **error)
{
  g_return_val_if_fail (JALON_IS_CASE (self) && id != NULL, FALSE);
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  if (!jalon_case_begin_edit (self, error))
    return FALSE;
  gboolean done = set_removed (self, id, FALSE, error) && check_changed_one (self, error);
  return jalon_case_end_edit (self, done, TRUE, error);
}

static JalonPaper *
dup_known_paper (JalonCase *self, const char *id, GError **error)
{
  JalonPaper *paper = jalon_case_dup_paper (self, id);
  if (paper == NULL)
    g_set_error_literal (error, JALON_ERROR, JALON_ERROR_NOT_FOUND, "No paper has this id");
  return paper;
}

/**
 * jalon_case_load_paper:
 * @self: a case
 * @id: a paper
 * @error: where to say why not
 *
 * Returns: (transfer full) (nullable): the original bytes; %JALON_ERROR_DAMAGED when they are not those any more
 */
GBytes *
jalon_case_load_paper (JalonCase *self, const char *id, GError **error)
{
  g_return_val_if_fail (JALON_IS_CASE (self) && id != NULL, NULL);
  g_autoptr(JalonPaper) paper = dup_known_paper (self, id, error);
  return paper != NULL ? jalon_shelf_load_original (self->fd, paper->sha256, paper->extension, error) : NULL;
}

char *
jalon_case_dup_paper_path (JalonCase *self, const char *id)
{
  g_return_val_if_fail (JALON_IS_CASE (self) && id != NULL, NULL);
  g_autoptr(JalonPaper) paper = jalon_case_dup_paper (self, id);
  if (paper == NULL)
    return NULL;
  g_autofree char *folder = jalon_folder_dup_case_path (self->folder, self->uuid);
  g_autofree char *path = jalon_shelf_dup_path (JALON_SHELF_DOCUMENTS, paper->sha256, paper->extension);
  return g_build_filename (folder, path, NULL);
}
