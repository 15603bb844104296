/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Bound statements in one call. SQL text is always a literal; every value is bound.
 */
#include "core/case/jalon-sql.h"

#include "core/jalon-date.h"
#include "core/jalon-error.h"

/**
 * jalon_sql_set_error:
 * @error: where to say it
 * @db: the database that refused
 *
 * A broken reference is %JALON_ERROR_NOT_FOUND (it names something that is not there), another broken constraint
 * %JALON_ERROR_USAGE.
 *
 * Returns: %FALSE
 */
gboolean
jalon_sql_set_error (GError **error, sqlite3 *db)
{
  JalonError code = JALON_ERROR_INTERNAL;
  if (sqlite3_extended_errcode (db) == SQLITE_CONSTRAINT_FOREIGNKEY)
    code = JALON_ERROR_NOT_FOUND;
  else if (sqlite3_errcode (db) == SQLITE_CONSTRAINT)
    code = JALON_ERROR_USAGE;
  else if (sqlite3_errcode (db) == SQLITE_FULL)
    code = JALON_ERROR_NO_SPACE;
  g_set_error (error, JALON_ERROR, (int) code, "The index refused: %s", sqlite3_errstr (sqlite3_extended_errcode (db)));
  return FALSE;
}

static int
bind_date (sqlite3_stmt *statement, int index, const GDate *date)
{
  char *text = jalon_date_format (date);
  return text == NULL ? sqlite3_bind_null (statement, index) : sqlite3_bind_text (statement, index, text, -1, g_free);
}

static int
bind_rough (sqlite3_stmt *statement, int index, const JalonRoughDay *day)
{
  char *text = jalon_rough_day_format (day);
  return text == NULL ? sqlite3_bind_null (statement, index) : sqlite3_bind_text (statement, index, text, -1, g_free);
}

static sqlite3_stmt *
prepare (sqlite3 *db, GError **error, const char *sql, const char *types, va_list values)
{
  g_autoptr(sqlite3_stmt) statement = NULL;
  int result = sqlite3_prepare_v2 (db, sql, -1, &statement, NULL);
  for (int i = 1; result == SQLITE_OK && types != NULL && types[i - 1] != '\0'; i++)
    switch (types[i - 1])
      {
      case 's':
        result = sqlite3_bind_text (statement, i, va_arg (values, const char *), -1, SQLITE_TRANSIENT);
        break;
      case 'i':
        result = sqlite3_bind_int64 (statement, i, va_arg (values, gint64));
        break;
      case 'd':
        result = bind_date (statement, i, va_arg (values, const GDate *));
        break;
      case 'r':
        result = bind_rough (statement, i, va_arg (values, const JalonRoughDay *));
        break;
      default:
        g_assert_not_reached ();
      }
  if (result == SQLITE_OK)
    return g_steal_pointer (&statement);
  jalon_sql_set_error (error, db);
  return NULL;
}

/**
 * jalon_sql_query:
 * @db: a database
 * @error: where to say why not
 * @sql: a statement with ?1, ?2 …
 * @types: (nullable): one letter a value: `s` const char * (nullable), `i` gint64, `d` const GDate *, `r` const JalonRoughDay *
 * @...: the values
 *
 * Returns: (transfer full) (nullable): the bound statement
 */
sqlite3_stmt *
jalon_sql_query (sqlite3 *db, GError **error, const char *sql, const char *types, ...)
{
  va_list values;
  va_start (values, types);
  sqlite3_stmt *statement = prepare (db, error, sql, types, values);
  va_end (values);
  return statement;
}

/**
 * jalon_sql_run:
 * @db: a database
 * @error: where to say why not
 * @sql: a statement that gives no rows
 * @types: (nullable): see jalon_sql_query ()
 * @...: the values
 *
 * Returns: whether it was done
 */
gboolean
jalon_sql_run (sqlite3 *db, GError **error, const char *sql, const char *types, ...)
{
  va_list values;
  va_start (values, types);
  g_autoptr(sqlite3_stmt) statement = prepare (db, error, sql, types, values);
  va_end (values);
  if (statement == NULL)
    return FALSE;
  return sqlite3_step (statement) == SQLITE_DONE || jalon_sql_set_error (error, db);
}

gboolean
jalon_sql_exec (sqlite3 *db, const char *sql, GError **error)
{
  return sqlite3_exec (db, sql, NULL, NULL, NULL) == SQLITE_OK || jalon_sql_set_error (error, db);
}

gboolean
jalon_sql_next (sqlite3_stmt *statement)
{
  return statement != NULL && sqlite3_step (statement) == SQLITE_ROW;
}

char *
jalon_sql_dup_text (sqlite3_stmt *statement, int column)
{
  return g_strdup ((const char *) sqlite3_column_text (statement, column));
}

void
jalon_sql_get_date (sqlite3_stmt *statement, int column, GDate *date)
{
  (void) jalon_date_parse ((const char *) sqlite3_column_text (statement, column), date);
}

void
jalon_sql_get_rough (sqlite3_stmt *statement, int column, JalonRoughDay *day)
{
  (void) jalon_rough_day_parse ((const char *) sqlite3_column_text (statement, column), day);
}
