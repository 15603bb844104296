/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The renewal file of a case: one at a time, stored whole each time it changes. Nothing is judged here.
 */
#include "core/case/jalon-case-private.h"

static void
read_facts (sqlite3 *db, const char *id, JalonRenewalFile *file)
{
  file->facts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(sqlite3_stmt) rows = jalon_sql_query (
    db, NULL, "SELECT fact FROM renewal_fact WHERE renewal_file = ?1 ORDER BY position", "s", id);
  while (jalon_sql_next (rows))
    g_ptr_array_add (file->facts, jalon_sql_dup_text (rows, 0));
}

static void
read_answers (sqlite3 *db, const char *id, JalonRenewalFile *file)
{
  file->answers = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_answer_unref);
  g_autoptr(sqlite3_stmt) rows =
    jalon_sql_query (db, NULL,
                     "SELECT requirement, document, pages, code, waive_note FROM renewal_answer"
                     " WHERE renewal_file = ?1 ORDER BY position",
                     "s", id);
  while (jalon_sql_next (rows))
    {
      JalonAnswer *answer = jalon_answer_new ();
      answer->requirement = jalon_sql_dup_text (rows, 0);
      answer->paper = jalon_sql_dup_text (rows, 1);
      answer->pages = jalon_sql_dup_text (rows, 2);
      answer->code = jalon_sql_dup_text (rows, 3);
      answer->waive_note = jalon_sql_dup_text (rows, 4);
      g_ptr_array_add (file->answers, answer);
    }
}

/**
 * jalon_case_dup_renewal:
 * @self: a case
 *
 * Returns: (transfer full) (nullable): the current renewal file
 */
JalonRenewalFile *
jalon_case_dup_renewal (JalonCase *self)
{
  g_return_val_if_fail (JALON_IS_CASE (self), NULL);
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_autoptr(sqlite3_stmt) rows =
    jalon_sql_query (self->db, NULL, "SELECT id, permit, portal, filing FROM renewal_file", NULL);
  if (!jalon_sql_next (rows))
    return NULL;
  g_autofree char *id = jalon_sql_dup_text (rows, 0);
  JalonRenewalFile *file = jalon_renewal_file_new ();
  file->permit = jalon_sql_dup_text (rows, 1);
  file->portal = jalon_sql_dup_text (rows, 2);
  jalon_sql_get_date (rows, 3, &file->filing);
  read_facts (self->db, id, file);
  read_answers (self->db, id, file);
  return file;
}

static char *
query_current_id (sqlite3 *db)
{
  g_autoptr(sqlite3_stmt) rows = jalon_sql_query (db, NULL, "SELECT id FROM renewal_file", NULL);
  return jalon_sql_next (rows) ? jalon_sql_dup_text (rows, 0) : NULL;
}

static gboolean
store_parts (sqlite3 *db, const char *id, const JalonRenewalFile *file, GError **error)
{
  gboolean done = TRUE;
  for (guint i = 0; done && file->facts != NULL && i < file->facts->len; i++)
    done = jalon_sql_run (db, error, "INSERT INTO renewal_fact (renewal_file, position, fact) VALUES (?1, ?2, ?3)",
                          "sis", id, (gint64) i, g_ptr_array_index (file->facts, i));
  for (guint i = 0; done && file->answers != NULL && i < file->answers->len; i++)
    {
      const JalonAnswer *answer = g_ptr_array_index (file->answers, i);
      done = jalon_sql_run (db, error,
                            "INSERT INTO renewal_answer (renewal_file, position, requirement, document, pages, code,"
                            " waive_note) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                            "sisssss", id, (gint64) i, answer->requirement, answer->paper, answer->pages, answer->code,
                            answer->waive_note);
    }
  return done;
}

static gboolean
store (JalonCase *self, const JalonRenewalFile *file, GError **error)
{
  g_autofree char *old = query_current_id (self->db);
  g_autofree char *id = old != NULL ? g_strdup (old) : g_uuid_string_random ();
  if (!jalon_sql_run (self->db, error, "DELETE FROM renewal_file", NULL))
    return FALSE;
  if (file == NULL)
    return old == NULL || jalon_case_mark_deletion (self, old, "renewal-file", error);
  return jalon_sql_run (self->db, error,
                        "INSERT INTO renewal_file (id, permit, portal, filing, modified) VALUES (?1, ?2, ?3, ?4, ?5)",
                        "sssdi", id, file->permit, file->portal, &file->filing, jalon_case_next_stamp (self)) &&
         store_parts (self->db, id, file, error);
}

/**
 * jalon_case_set_renewal:
 * @self: a case
 * @file: (nullable): the renewal file as it shall be; %NULL removes it
 * @error: where to say why not
 *
 * Returns: whether memory holds it; %JALON_ERROR_NOT_FOUND when an answer names a paper that is not in the case
 */
gboolean
jalon_case_set_renewal (JalonCase *self, const JalonRenewalFile *file, GError **error)
{
  g_return_val_if_fail (JALON_IS_CASE (self), FALSE);
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  if (!jalon_case_begin_edit (self, error))
    return FALSE;
  return jalon_case_end_edit (self, store (self, file, error), TRUE, error);
}
