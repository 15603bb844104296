/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The database of a case, held in memory: made, opened from an image with the schema brought up to date, and turned
 * into an image again. It touches no file. An image is only opened after its digest was found right.
 */
#include "core/case/jalon-index.h"

#include "core/case/jalon-sql.h"
#include "core/jalon-error.h"

#include <gio/gio.h>
#include <string.h>

#define APPLICATION_ID 0x4a616c6e /* "Jaln" */
#define SCHEMA_RESOURCE "/io/github/jalon_app/Jalon/schema/%03d.sql"
#define SCHEMA_VERSION 3

static gboolean
harden (sqlite3 *db, GError **error)
{
  if (sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL) != SQLITE_OK ||
      sqlite3_db_config (db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL) != SQLITE_OK)
    return jalon_sql_set_error (error, db);
  sqlite3_limit (db, SQLITE_LIMIT_ATTACHED, 1); /* loading an image attaches for a moment */
  sqlite3_extended_result_codes (db, 1);
  return jalon_sql_exec (db,
                         "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY;"
                         "PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON",
                         error);
}

static sqlite3 *
open_memory (const guint8 *data, gsize size, GError **error)
{
  sqlite3 *db = NULL;
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY | SQLITE_OPEN_NOMUTEX;
  const gsize room = MAX (size, 64 * 1024);
  guint8 *copy = sqlite3_malloc64 (room);
  if (copy == NULL || sqlite3_open_v2 (":memory:", &db, flags, NULL) != SQLITE_OK)
    {
      sqlite3_free (copy);
      (void) sqlite3_close (db);
      g_set_error_literal (error, JALON_ERROR, JALON_ERROR_INTERNAL, "Not enough memory for the index");
      return NULL;
    }
  if (size > 0)
    memcpy (copy, data, size);
  if (sqlite3_deserialize (db, "main", copy, (sqlite3_int64) size, (sqlite3_int64) room,
                           SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE) != SQLITE_OK ||
      !harden (db, error))
    {
      (void) sqlite3_close (db);
      if (error != NULL && *error == NULL)
        g_set_error_literal (error, JALON_ERROR, JALON_ERROR_DAMAGED, "The index is no database");
      return NULL;
    }
  return db;
}

static gint64
read_pragma (sqlite3 *db, const char *sql)
{
  g_autoptr(sqlite3_stmt) statement = jalon_sql_query (db, NULL, sql, NULL);
  return jalon_sql_next (statement) ? sqlite3_column_int64 (statement, 0) : -1;
}

static gboolean
run_step (sqlite3 *db, int step, GError **error)
{
  g_autofree char *path = g_strdup_printf (SCHEMA_RESOURCE, step);
  g_autoptr(GBytes) sql = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  return sql != NULL && jalon_sql_exec (db, g_bytes_get_data (sql, NULL), error);
}

/* Each step sets user_version itself; all missing steps are one transaction. */
static gboolean
bring_up_to_date (sqlite3 *db, int version, GError **error)
{
  gboolean done = jalon_sql_exec (db, "BEGIN", error);
  for (int step = version + 1; done && step <= SCHEMA_VERSION; step++)
    done = run_step (db, step, error);
  if (done)
    return jalon_sql_exec (db, "COMMIT", error);
  (void) jalon_sql_exec (db, "ROLLBACK", NULL);
  return FALSE;
}

/**
 * jalon_index_new:
 * @error: where to say why not
 *
 * Returns: (transfer full) (nullable): an empty database with the newest schema
 */
sqlite3 *
jalon_index_new (GError **error)
{
  sqlite3 *db = open_memory (NULL, 0, error);
  if (db != NULL && bring_up_to_date (db, 0, error))
    return db;
  (void) sqlite3_close (db);
  return NULL;
}

static gboolean
check_identity (sqlite3 *db, gint64 *version, GError **error)
{
  *version = read_pragma (db, "PRAGMA user_version");
  if (read_pragma (db, "PRAGMA application_id") != APPLICATION_ID || *version < 1)
    {
      g_set_error_literal (error, JALON_ERROR, JALON_ERROR_DAMAGED, "The index is not one of Jalon");
      return FALSE;
    }
  if (*version <= SCHEMA_VERSION)
    return TRUE;
  g_set_error_literal (error, JALON_ERROR, JALON_ERROR_TOO_NEW, "The index was written by a later version of Jalon");
  return FALSE;
}

/**
 * jalon_index_open:
 * @image: a database whose digest is right
 * @error: where to say why not
 *
 * Schema steps are applied in memory; they reach the disk with the next save.
 *
 * Returns: (transfer full) (nullable): the database; %JALON_ERROR_TOO_NEW for a later schema
 */
sqlite3 *
jalon_index_open (GBytes *image, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (image, &size);
  gint64 version = 0;
  sqlite3 *db = open_memory (data, size, error);
  if (db == NULL)
    return NULL;
  if (check_identity (db, &version, error) &&
      (version == SCHEMA_VERSION || bring_up_to_date (db, (int) version, error)))
    return db;
  (void) sqlite3_close (db);
  return NULL;
}

/**
 * jalon_index_serialize:
 * @db: a database without an open transaction
 * @error: where to say why not
 *
 * Returns: (transfer full) (nullable): its image
 */
GBytes *
jalon_index_serialize (sqlite3 *db, GError **error)
{
  sqlite3_int64 size = 0;
  const guint8 *data = sqlite3_serialize (db, "main", &size, SQLITE_SERIALIZE_NOCOPY);
  if (data != NULL)
    return g_bytes_new (data, (gsize) size);
  g_set_error_literal (error, JALON_ERROR, JALON_ERROR_INTERNAL, "The index cannot be turned into a file");
  return NULL;
}

/**
 * jalon_index_is_sound_image:
 * @data: (array length=size): bytes whose digest is wrong or missing
 * @size: how many
 *
 * For telling "changed outside" from damage; nothing is read from such an image.
 *
 * Returns: whether SQLite finds a whole database of ours in it
 */
gboolean
jalon_index_is_sound_image (const guint8 *data, gsize size)
{
  if (size < 512 || memcmp (data, "SQLite format 3", 16) != 0)
    return FALSE;
  sqlite3 *db = open_memory (data, size, NULL);
  if (db == NULL)
    return FALSE;
  gint64 bytes = read_pragma (db, "PRAGMA page_count") * read_pragma (db, "PRAGMA page_size");
  g_autoptr(sqlite3_stmt) check = jalon_sql_query (db, NULL, "PRAGMA integrity_check(1)", NULL);
  gboolean sound = bytes > 0 && (gsize) bytes <= size && read_pragma (db, "PRAGMA application_id") == APPLICATION_ID &&
                   jalon_sql_next (check) && g_strcmp0 ((const char *) sqlite3_column_text (check, 0), "ok") == 0;
  g_clear_pointer (&check, sqlite3_finalize);
  (void) sqlite3_close (db);
  return sound;
}
