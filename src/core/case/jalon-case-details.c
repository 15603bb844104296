/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a person said of the situation and of the portal account: one value a name. Which names there are and what follows from them is
 * not known here.
 */
#include "core/case/jalon-case-private.h"

gboolean
jalon_case_store_detail (sqlite3 *db, const JalonDetail *detail, gint64 stamp_us, GError **error)
{
  return jalon_sql_run (db, error, "INSERT OR REPLACE INTO detail (name, value, said, modified) VALUES (?1, ?2, ?3, ?4)", "ssdi",
                        detail->name, detail->value, &detail->said, stamp_us);
}

GPtrArray *
jalon_case_query_details (sqlite3 *db)
{
  GPtrArray *details = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_detail_unref);
  g_autoptr(sqlite3_stmt) rows = jalon_sql_query (db, NULL, "SELECT name, value, said FROM detail ORDER BY name", NULL);
  while (jalon_sql_next (rows))
    {
      JalonDetail *detail = jalon_detail_new ();
      detail->name = jalon_sql_dup_text (rows, 0);
      detail->value = jalon_sql_dup_text (rows, 1);
      jalon_sql_get_date (rows, 2, &detail->said);
      g_ptr_array_add (details, detail);
    }
  return details;
}

/**
 * jalon_case_list_details:
 * @self: a case
 *
 * Returns: (transfer full) (element-type JalonDetail): what was said, by name
 */
GPtrArray *
jalon_case_list_details (JalonCase *self)
{
  g_return_val_if_fail (JALON_IS_CASE (self), NULL);
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  return jalon_case_query_details (self->db);
}

/* The marker of something forgotten: names are the same in every copy of a case, so they need no random key. */
static char *
dup_marker (const char *name)
{
  return g_strconcat ("detail:", name, NULL);
}

static gboolean
store (JalonCase *self, const JalonDetail *detail, GError **error)
{
  g_autofree char *marker = dup_marker (detail->name);
  if (detail->value == NULL)
    return jalon_sql_run (self->db, error, "DELETE FROM detail WHERE name = ?1", "s", detail->name) &&
           (sqlite3_changes (self->db) == 0 || jalon_case_mark_deletion (self, marker, "detail", error));
  return jalon_case_store_detail (self->db, detail, jalon_case_next_stamp (self), error) &&
         jalon_sql_run (self->db, error, "DELETE FROM deletion WHERE id = ?1", "s", marker);
}

/**
 * jalon_case_set_detail:
 * @self: a case
 * @detail: a name with its value; a value of %NULL forgets it
 * @error: where to say why not
 *
 * Returns: whether memory holds it
 */
gboolean
jalon_case_set_detail (JalonCase *self, const JalonDetail *detail, GError **error)
{
  g_return_val_if_fail (JALON_IS_CASE (self) && detail != NULL && detail->name != NULL, FALSE);
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  if (!jalon_case_begin_edit (self, error))
    return FALSE;
  return jalon_case_end_edit (self, store (self, detail, error), TRUE, error);
}
