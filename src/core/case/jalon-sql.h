/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/jalon-rough-day.h"

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)

sqlite3_stmt *jalon_sql_query (sqlite3 *db, GError **error, const char *sql, const char *types, ...)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean      jalon_sql_run (sqlite3 *db, GError **error, const char *sql, const char *types, ...);
gboolean      jalon_sql_exec (sqlite3 *db, const char *sql, GError **error);
gboolean      jalon_sql_next (sqlite3_stmt *statement);
char         *jalon_sql_dup_text (sqlite3_stmt *statement, int column);
void          jalon_sql_get_date (sqlite3_stmt *statement, int column, GDate *date);
void          jalon_sql_get_rough (sqlite3_stmt *statement, int column, JalonRoughDay *day);
gboolean      jalon_sql_set_error (GError **error, sqlite3 *db);

G_END_DECLS
