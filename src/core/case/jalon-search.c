/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Full text over the papers of a case, in memory only: built from names and words ahead or by the first search, brought
 * up to date before each search, never written. Deleting a paper therefore leaves no trace of its words.
 */
#include "core/case/jalon-search.h"

#include "core/case/jalon-sql.h"
#include "core/case/jalon-values.h"
#include "core/jalon-error.h"

#include <string.h>

struct _JalonSearch {
  GMutex mutex;
  sqlite3 *db;
  GHashTable *indexed; /* paper id → IndexedPaper */
};

typedef struct {
  gint64 row;
  char *seen; /* the name and kind it was indexed with; NULL: its words changed since */
} IndexedPaper;

static void
indexed_paper_free (gpointer data)
{
  IndexedPaper *indexed = data;
  g_free (indexed->seen);
  g_free (indexed);
}

JalonSearch *
jalon_search_new (void)
{
  JalonSearch *self = g_new0 (JalonSearch, 1);
  g_mutex_init (&self->mutex);
  self->indexed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, indexed_paper_free);
  return self;
}

void
jalon_search_free (JalonSearch *self)
{
  if (self == NULL)
    return;
  (void) sqlite3_close (self->db);
  g_hash_table_unref (self->indexed);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

/**
 * jalon_search_forget:
 * @self: a search
 * @paper: a paper whose words changed
 */
void
jalon_search_forget (JalonSearch *self, const char *paper)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  IndexedPaper *indexed = g_hash_table_lookup (self->indexed, paper);
  if (indexed != NULL)
    g_clear_pointer (&indexed->seen, g_free);
}

void
jalon_search_forget_all (JalonSearch *self)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_hash_table_remove_all (self->indexed);
}

static gboolean
ensure_database (JalonSearch *self, GError **error)
{
  if (self->db != NULL)
    return TRUE;
  if (sqlite3_open_v2 (":memory:", &self->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL) ==
        SQLITE_OK &&
      jalon_sql_exec (self->db,
                      "CREATE VIRTUAL TABLE words USING fts5(paper UNINDEXED, name, kind, text,"
                      " tokenize = \"unicode61 remove_diacritics 2\")",
                      error))
    return TRUE;
  if (error != NULL && *error == NULL)
    g_set_error_literal (error, JALON_ERROR, JALON_ERROR_INTERNAL, "The search cannot be built");
  (void) sqlite3_close (g_steal_pointer (&self->db));
  return FALSE;
}

static gboolean
insert_paper (JalonSearch *self, const JalonPaper *paper, const char *words, char *seen, GError **error)
{
  if (!jalon_sql_run (self->db, error, "INSERT INTO words (paper, name, kind, text) VALUES (?1, ?2, ?3, ?4)", "ssss",
                      paper->id, paper->name, paper->kind, words))
    return FALSE;
  IndexedPaper *indexed = g_new (IndexedPaper, 1);
  indexed->row = sqlite3_last_insert_rowid (self->db);
  indexed->seen = g_strdup (seen);
  g_hash_table_replace (self->indexed, g_strdup (paper->id), indexed);
  return TRUE;
}

static gboolean
index_paper (JalonSearch *self, const JalonPaper *paper, JalonSearchText text, gpointer user_data, GError **error)
{
  g_autofree char *seen = g_strdup_printf ("%s\n%s", paper->kind != NULL ? paper->kind : "", paper->name);
  const IndexedPaper *indexed = g_hash_table_lookup (self->indexed, paper->id);
  if (indexed != NULL && g_strcmp0 (indexed->seen, seen) == 0)
    return TRUE;
  if (indexed != NULL && !jalon_sql_run (self->db, error, "DELETE FROM words WHERE rowid = ?1", "i", indexed->row))
    return FALSE;
  g_autofree char *words = text (paper->sha256, user_data);
  return insert_paper (self, paper, words, seen, error);
}

static gboolean
bring_up_to_date (JalonSearch *self, GPtrArray *papers, JalonSearchText text, gpointer user_data, GError **error)
{
  if (g_hash_table_size (self->indexed) == 0 && !jalon_sql_run (self->db, error, "DELETE FROM words", NULL))
    return FALSE;
  gboolean done = jalon_sql_exec (self->db, "BEGIN", error);
  for (guint i = 0; done && i < papers->len; i++)
    done = index_paper (self, g_ptr_array_index (papers, i), text, user_data, error);
  done = jalon_sql_exec (self->db, done ? "COMMIT" : "ROLLBACK", done ? error : NULL) && done;
  if (!done)
    g_hash_table_remove_all (self->indexed);
  return done;
}

/* Every run of letters and digits is a word; all must occur, the last one may go on. NULL: no word. */
static char *
make_expression (const char *query)
{
  g_autoptr(GString) expression = g_string_new (NULL);
  gboolean in_word = FALSE;
  for (const char *at = query; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      if (g_unichar_isalnum (c) || (in_word && g_unichar_ismark (c)))
        {
          if (!in_word)
            g_string_append (expression, expression->len > 0 ? " AND \"" : "\"");
          g_string_append_unichar (expression, c);
          in_word = TRUE;
        }
      else if (in_word)
        {
          g_string_append_c (expression, '"');
          in_word = FALSE;
        }
    }
  if (in_word)
    g_string_append_c (expression, '"');
  if (expression->len == 0)
    return NULL;
  g_string_append (expression, " *");
  return g_string_free (g_steal_pointer (&expression), FALSE);
}

static GHashTable *
collect_hits (JalonSearch *self, const char *expression, GError **error)
{
  g_autoptr(GHashTable) hits = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(sqlite3_stmt) statement =
    jalon_sql_query (self->db, error, "SELECT paper FROM words WHERE words MATCH ?1", "s", expression);
  if (statement == NULL)
    return NULL;
  int result;
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    g_hash_table_add (hits, jalon_sql_dup_text (statement, 0));
  if (result == SQLITE_DONE)
    return g_steal_pointer (&hits);
  jalon_sql_set_error (error, self->db);
  return NULL;
}

/**
 * jalon_search_prepare:
 * @self: a search
 * @papers: (element-type JalonPaper): what can be found
 * @text: (scope call): gives the words of a paper that is not indexed yet
 * @user_data: for @text
 * @error: where to say why not
 *
 * Reads ahead what jalon_search_run () would read. Any thread.
 *
 * Returns: whether the words of all @papers can be searched at once
 */
gboolean
jalon_search_prepare (JalonSearch *self, GPtrArray *papers, JalonSearchText text, gpointer user_data, GError **error)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  return ensure_database (self, error) && bring_up_to_date (self, papers, text, user_data, error);
}

/**
 * jalon_search_run:
 * @self: a search
 * @papers: (element-type JalonPaper): what can be found, oldest first
 * @text: (scope call): gives the words of a paper that is not indexed yet
 * @user_data: for @text
 * @query: words joined by AND, the last one a prefix; accents and case do not count
 * @error: where to say why not
 *
 * Returns: (transfer full) (element-type utf8) (nullable): paper ids, newest first
 */
GPtrArray *
jalon_search_run (JalonSearch *self, GPtrArray *papers, JalonSearchText text, gpointer user_data, const char *query,
                  GError **error)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *expression = make_expression (query);
  if (expression == NULL)
    return g_steal_pointer (&found);
  if (!ensure_database (self, error) || !bring_up_to_date (self, papers, text, user_data, error))
    return NULL;
  g_autoptr(GHashTable) hits = collect_hits (self, expression, error);
  if (hits == NULL)
    return NULL;
  for (guint i = papers->len; i > 0; i--)
    {
      const JalonPaper *paper = g_ptr_array_index (papers, i - 1);
      if (g_hash_table_contains (hits, paper->id))
        g_ptr_array_add (found, g_strdup (paper->id));
    }
  return g_steal_pointer (&found);
}
