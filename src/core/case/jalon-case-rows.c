/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Person, titles, procedures and events of a case: values in, rows out, and back.
 */
#include "core/case/jalon-case-private.h"

#include "core/jalon-error.h"

gboolean
jalon_case_store_meta (sqlite3 *db, const char *key, const char *value, GError **error)
{
  return jalon_sql_run (db, error, "INSERT OR REPLACE INTO meta (key, value) VALUES (?1, ?2)", "ss", key, value);
}

char *
jalon_case_query_meta (sqlite3 *db, const char *key)
{
  g_autoptr(sqlite3_stmt) rows = jalon_sql_query (db, NULL, "SELECT value FROM meta WHERE key = ?1", "s", key);
  return jalon_sql_next (rows) ? jalon_sql_dup_text (rows, 0) : NULL;
}

gboolean
jalon_case_store_person (sqlite3 *db, const JalonPerson *person, gint64 stamp_us, GError **error)
{
  g_autofree char *id = g_uuid_string_random ();
  return jalon_sql_run (db, error,
                        "INSERT OR REPLACE INTO person (id, given, family, modified)"
                        " VALUES (coalesce ((SELECT id FROM person), ?1), ?2, ?3, ?4)",
                        "sssi", id, person->given, person->family, stamp_us);
}

JalonPerson *
jalon_case_query_person (sqlite3 *db)
{
  g_autoptr(sqlite3_stmt) rows = jalon_sql_query (db, NULL, "SELECT given, family FROM person", NULL);
  JalonPerson *person = jalon_person_new ();
  if (jalon_sql_next (rows))
    {
      person->given = jalon_sql_dup_text (rows, 0);
      person->family = jalon_sql_dup_text (rows, 1);
    }
  return person;
}

/**
 * jalon_case_dup_person:
 * @self: a case
 *
 * Returns: (transfer full): the person; names may be %NULL after a rebuild
 */
JalonPerson *
jalon_case_dup_person (JalonCase *self)
{
  g_return_val_if_fail (JALON_IS_CASE (self), NULL);
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  return jalon_case_query_person (self->db);
}

gboolean
jalon_case_set_person (JalonCase *self, const JalonPerson *person, GError **error)
{
  g_return_val_if_fail (JALON_IS_CASE (self) && person != NULL, FALSE);
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  if (!jalon_case_begin_edit (self, error))
    return FALSE;
  gboolean done = jalon_case_store_person (self->db, person, jalon_case_next_stamp (self), error);
  return jalon_case_end_edit (self, done, TRUE, error);
}

#define ENDS_UNKNOWN "unknown"

gboolean
jalon_case_store_title (sqlite3 *db, const JalonTitle *title, gint64 stamp_us, GError **error)
{
  g_autofree char *rough_ends = title->ends_unknown ? g_strdup (ENDS_UNKNOWN) : jalon_rough_day_format (&title->rough_ends);
  return jalon_sql_run (db, error,
                        "INSERT INTO title (id, kind, starts, ends, channel, document, added, modified, rough_starts, rough_ends, pages,"
                        " work, travel)"
                        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7, ?8, ?9, ?10, ?11, ?12) ON CONFLICT (id) DO UPDATE SET kind = ?2,"
                        " starts = ?3, ends = ?4, channel = ?5, document = ?6, modified = ?7, rough_starts = ?8, rough_ends = ?9,"
                        " pages = ?10, work = ?11, travel = ?12",
                        "ssddssirssss", title->id, title->kind, &title->from, &title->ends, title->channel, title->paper,
                        stamp_us, &title->rough_from, rough_ends, title->pages, title->work, title->travel);
}

GPtrArray *
jalon_case_query_titles (sqlite3 *db)
{
  GPtrArray *titles = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_title_unref);
  g_autoptr(sqlite3_stmt) rows = jalon_sql_query (
    db, NULL, "SELECT id, kind, starts, ends, channel, document, rough_starts, rough_ends, pages, work, travel FROM title ORDER BY added, id", NULL);
  while (jalon_sql_next (rows))
    {
      JalonTitle *title = jalon_title_new ();
      title->id = jalon_sql_dup_text (rows, 0);
      title->kind = jalon_sql_dup_text (rows, 1);
      jalon_sql_get_date (rows, 2, &title->from);
      jalon_sql_get_date (rows, 3, &title->ends);
      title->channel = jalon_sql_dup_text (rows, 4);
      title->paper = jalon_sql_dup_text (rows, 5);
      jalon_sql_get_rough (rows, 6, &title->rough_from);
      jalon_sql_get_rough (rows, 7, &title->rough_ends);
      title->ends_unknown = g_strcmp0 ((const char *) sqlite3_column_text (rows, 7), ENDS_UNKNOWN) == 0;
      title->pages = jalon_sql_dup_text (rows, 8);
      title->work = jalon_sql_dup_text (rows, 9);
      title->travel = jalon_sql_dup_text (rows, 10);
      g_ptr_array_add (titles, title);
    }
  return titles;
}

GPtrArray *
jalon_case_list_titles (JalonCase *self)
{
  g_return_val_if_fail (JALON_IS_CASE (self), NULL);
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  return jalon_case_query_titles (self->db);
}

static char *
dup_or_make_id (const char *id)
{
  return id != NULL ? g_strdup (id) : g_uuid_string_random ();
}

static gboolean
finish_put (JalonCase *self, gboolean done, char *own_id, char **id, GError **error)
{
  done = jalon_case_end_edit (self, done, TRUE, error);
  if (done && id != NULL)
    *id = own_id;
  else
    g_free (own_id);
  return done;
}

/* What is written again after it was deleted is there. */
static gboolean
forget_deletion (JalonCase *self, const char *id, GError **error)
{
  return jalon_sql_run (self->db, error, "DELETE FROM deletion WHERE id = ?1", "s", id);
}

/**
 * jalon_case_put_title:
 * @self: a case
 * @title: a new title (its id is %NULL) or one to change
 * @id: (out) (optional): its id
 * @error: where to say why not
 *
 * Returns: whether memory holds it; %JALON_ERROR_NOT_FOUND when its paper is not in the case
 */
gboolean
jalon_case_put_title (JalonCase *self, const JalonTitle *title, char **id, GError **error)
{
  g_return_val_if_fail (JALON_IS_CASE (self) && title != NULL && title->kind != NULL, FALSE);
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  if (!jalon_case_begin_edit (self, error))
    return FALSE;
  g_autoptr(JalonTitle) copy = jalon_title_dup (title);
  g_free (copy->id);
  copy->id = dup_or_make_id (title->id);
  gboolean done = jalon_case_store_title (self->db, copy, jalon_case_next_stamp (self), error) && forget_deletion (self, copy->id, error);
  return finish_put (self, done, g_strdup (copy->id), id, error);
}

GPtrArray *
jalon_case_list_procedures (JalonCase *self)
{
  g_return_val_if_fail (JALON_IS_CASE (self), NULL);
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  GPtrArray *procedures = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_procedure_unref);
  g_autoptr(sqlite3_stmt) rows = jalon_sql_query (
    self->db, NULL,
    "SELECT id, kind, channel, filed, received, reference, rough_filed, rough_received, asked, article FROM procedure ORDER BY added, id", NULL);
  while (jalon_sql_next (rows))
    {
      JalonProcedure *procedure = jalon_procedure_new ();
      procedure->id = jalon_sql_dup_text (rows, 0);
      procedure->kind = jalon_sql_dup_text (rows, 1);
      procedure->channel = jalon_sql_dup_text (rows, 2);
      jalon_sql_get_date (rows, 3, &procedure->filed);
      jalon_sql_get_date (rows, 4, &procedure->received);
      procedure->reference = jalon_sql_dup_text (rows, 5);
      jalon_sql_get_rough (rows, 6, &procedure->rough_filed);
      jalon_sql_get_rough (rows, 7, &procedure->rough_received);
      procedure->asked = jalon_sql_dup_text (rows, 8);
      procedure->article = jalon_sql_dup_text (rows, 9);
      g_ptr_array_add (procedures, procedure);
    }
  return procedures;
}

static gboolean
store_procedure (JalonCase *self, const JalonProcedure *procedure, const char *id, GError **error)
{
  return jalon_sql_run (self->db, error,
                        "INSERT INTO procedure (id, kind, channel, filed, received, reference, added, modified, rough_filed,"
                        " rough_received, asked, article)"
                        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7, ?8, ?9, ?10, ?11) ON CONFLICT (id) DO UPDATE SET kind = ?2,"
                        " channel = ?3, filed = ?4, received = ?5, reference = ?6, modified = ?7, rough_filed = ?8,"
                        " rough_received = ?9, asked = ?10, article = ?11",
                        "sssddsirrss", id, procedure->kind, procedure->channel, &procedure->filed, &procedure->received,
                        procedure->reference, jalon_case_next_stamp (self), &procedure->rough_filed, &procedure->rough_received,
                        procedure->asked, procedure->article);
}

gboolean
jalon_case_put_procedure (JalonCase *self, const JalonProcedure *procedure, char **id, GError **error)
{
  g_return_val_if_fail (JALON_IS_CASE (self) && procedure != NULL && procedure->kind != NULL, FALSE);
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  if (!jalon_case_begin_edit (self, error))
    return FALSE;
  char *own_id = dup_or_make_id (procedure->id);
  gboolean done = store_procedure (self, procedure, own_id, error) && forget_deletion (self, own_id, error);
  return finish_put (self, done, own_id, id, error);
}

static GPtrArray *
list_event_papers (sqlite3 *db, const char *event)
{
  GPtrArray *papers = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(sqlite3_stmt) rows = jalon_sql_query (
    db, NULL, "SELECT document FROM event_document JOIN document ON document.id = document"
              " WHERE event = ?1 AND removed = 0 ORDER BY position", "s", event);
  while (jalon_sql_next (rows))
    g_ptr_array_add (papers, jalon_sql_dup_text (rows, 0));
  return papers;
}

/**
 * jalon_case_list_events:
 * @self: a case
 *
 * Returns: (transfer full) (element-type JalonEvent): what happened, in the order it was written down; papers that were removed are left out
 */
GPtrArray *
jalon_case_list_events (JalonCase *self)
{
  g_return_val_if_fail (JALON_IS_CASE (self), NULL);
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  GPtrArray *events = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_event_unref);
  g_autoptr(sqlite3_stmt) rows =
    jalon_sql_query (self->db, NULL, "SELECT id, kind, happened, note, who, loss_cents, rough_happened FROM event ORDER BY added, id", NULL);
  while (jalon_sql_next (rows))
    {
      JalonEvent *event = jalon_event_new ();
      event->id = jalon_sql_dup_text (rows, 0);
      event->kind = jalon_sql_dup_text (rows, 1);
      jalon_sql_get_date (rows, 2, &event->on);
      event->note = jalon_sql_dup_text (rows, 3);
      event->who = jalon_sql_dup_text (rows, 4);
      event->loss_cents = sqlite3_column_int64 (rows, 5);
      jalon_sql_get_rough (rows, 6, &event->rough_on);
      event->papers = list_event_papers (self->db, event->id);
      g_ptr_array_add (events, event);
    }
  return events;
}

static gboolean
store_event (JalonCase *self, const JalonEvent *event, const char *id, GError **error)
{
  gboolean done = jalon_sql_run (self->db, error,
                                 "INSERT INTO event (id, kind, happened, note, who, loss_cents, added, modified, rough_happened)"
                                 " VALUES (?1, ?2, ?3, ?4, ?5, nullif (?6, 0), ?7, ?7, ?8) ON CONFLICT (id) DO UPDATE SET kind = ?2,"
                                 " happened = ?3, note = ?4, who = ?5, loss_cents = nullif (?6, 0), modified = ?7, rough_happened = ?8",
                                 "ssdssiir", id, event->kind, &event->on, event->note, event->who, event->loss_cents,
                                 jalon_case_next_stamp (self), &event->rough_on) &&
                  jalon_sql_run (self->db, error, "DELETE FROM event_document WHERE event = ?1", "s", id) &&
                  forget_deletion (self, id, error);
  for (guint i = 0; done && event->papers != NULL && i < event->papers->len; i++)
    done = jalon_sql_run (self->db, error, "INSERT INTO event_document (event, position, document) VALUES (?1, ?2, ?3)", "sis", id,
                          (gint64) i, event->papers->pdata[i]);
  return done;
}

/**
 * jalon_case_put_event:
 * @self: a case
 * @event: something new that happened (its id is %NULL) or one to change
 * @id: (out) (optional): its id
 * @error: where to say why not
 *
 * Returns: whether memory holds it; %JALON_ERROR_NOT_FOUND when one of its papers is not in the case
 */
gboolean
jalon_case_put_event (JalonCase *self, const JalonEvent *event, char **id, GError **error)
{
  g_return_val_if_fail (JALON_IS_CASE (self) && event != NULL && event->kind != NULL, FALSE);
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  if (!jalon_case_begin_edit (self, error))
    return FALSE;
  char *own_id = dup_or_make_id (event->id);
  return finish_put (self, store_event (self, event, own_id, error), own_id, id, error);
}

gboolean
jalon_case_mark_deletion (JalonCase *self, const char *id, const char *kind, GError **error)
{
  return jalon_sql_run (self->db, error, "INSERT OR REPLACE INTO deletion (id, kind, deleted) VALUES (?1, ?2, ?3)",
                        "ssi", id, kind, jalon_case_next_stamp (self));
}

/* -1 refused, else how many rows went */
static int
delete_row (JalonCase *self, const char *id, GError **error)
{
  static const struct {
    const char *sql;
    const char *kind;
  } tables[] = {
    { "DELETE FROM title WHERE id = ?1", "title" },
    { "DELETE FROM procedure WHERE id = ?1", "procedure" },
    { "DELETE FROM event WHERE id = ?1", "event" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      if (!jalon_sql_run (self->db, error, tables[i].sql, "s", id))
        return -1;
      if (sqlite3_changes (self->db) > 0)
        return jalon_case_mark_deletion (self, id, tables[i].kind, error) ? 1 : -1;
    }
  return 0;
}

/**
 * jalon_case_delete:
 * @self: a case
 * @id: a title, procedure or event
 * @error: where to say why not
 *
 * Returns: whether it is gone from memory; %JALON_ERROR_NOT_FOUND when there is none
 */
gboolean
jalon_case_delete (JalonCase *self, const char *id, GError **error)
{
  g_return_val_if_fail (JALON_IS_CASE (self) && id != NULL, FALSE);
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  if (!jalon_case_begin_edit (self, error))
    return FALSE;
  int deleted = delete_row (self, id, error);
  if (deleted == 0)
    g_set_error_literal (error, JALON_ERROR, JALON_ERROR_NOT_FOUND, "Nothing to delete has this id");
  return jalon_case_end_edit (self, deleted > 0, TRUE, error);
}
