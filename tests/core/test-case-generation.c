/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Generations on disk: who may publish, what is kept, what is refused as newer, and the schema they hold.
 */
#include "core/case/jalon-case.h"
#include "core/case/jalon-digest.h"
#include "core/case/jalon-generation.h"
#include "core/case/jalon-index.h"
#include "core/case/jalon-sql.h"
#include "core/jalon-error.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct {
  char *dir;
  int fd;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  fixture->dir = g_dir_make_tmp ("jalon-test-XXXXXX", NULL);
  fixture->fd = open (fixture->dir, O_RDONLY | O_DIRECTORY);
  g_assert_cmpint (fixture->fd, >=, 0);
}

static void
delete_tree (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      if (g_unlink (child) != 0)
        delete_tree (child);
    }
  g_rmdir (path);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  close (fixture->fd);
  delete_tree (fixture->dir);
  g_free (fixture->dir);
}

static GBytes *
make_image (void)
{
  g_autoptr(GError) error = NULL;
  sqlite3 *db = jalon_index_new (&error);
  g_assert_no_error (error);
  GBytes *image = jalon_index_serialize (db, &error);
  g_assert_no_error (error);
  sqlite3_close (db);
  return image;
}

static void
publish (Fixture *fixture, guint64 number)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) image = make_image ();
  jalon_generation_publish (fixture->fd, number, image, &error);
  g_assert_no_error (error);
}

static char *
list (Fixture *fixture)
{
  g_autoptr(GArray) numbers = jalon_generation_list (fixture->fd, NULL);
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < numbers->len; i++)
    g_string_append_printf (text, "%s%" G_GUINT64_FORMAT, i > 0 ? " " : "", g_array_index (numbers, guint64, i));
  return g_string_free (text, FALSE);
}

static void
assert_list (Fixture *fixture, const char *expected)
{
  g_autofree char *have = list (fixture);
  g_assert_cmpstr (have, ==, expected);
}

static void
test_names (void)
{
  static const struct {
    const char *name;
    guint64 number;
  } rows[] = {
    { "index-0000000001.db", 1 },  { "index-0000000012.db", 12 }, { "index-12345678901.db", 12345678901 },
    { "index-1.db", 0 },           { "index-0000000000.db", 0 },  { "index-0000000001.db.damaged", 0 },
    { "index-000000000x.db", 0 },  { "index-.db", 0 },            { "index--000000001.db", 0 },
    { "index- 000000001.db", 0 },  { "index", 0 },                { "", 0 },
    { "index-99999999999999999999999.db", 0 },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint64 number = 0;
      gboolean found = jalon_generation_parse_name (rows[i].name, &number);
      g_test_message ("%s", rows[i].name);
      g_assert_cmpint (found, ==, rows[i].number > 0);
      if (found)
        g_assert_cmpuint (number, ==, rows[i].number);
    }
}

static void
test_publish (Fixture *fixture, gconstpointer user_data)
{
  JalonGenerationState state;
  g_autoptr(GBytes) image = make_image ();
  publish (fixture, 1);
  publish (fixture, 2);
  assert_list (fixture, "1 2");
  g_autoptr(GBytes) read = jalon_generation_read (fixture->fd, 2, &state);
  g_assert_cmpint (state, ==, JALON_GENERATION_SOUND);
  g_assert_true (g_bytes_equal (read, image));

  g_autofree char *path = g_build_filename (fixture->dir, "index-0000000002.db", NULL);
  GStatBuf info;
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 07777, ==, 0600);
  g_assert_cmpint (info.st_size, ==, (gint64) g_bytes_get_size (image) + 64);
}

static void
test_publish_taken (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr(GBytes) image = make_image ();
  for (guint64 number = 1; number <= 3; number++)
    publish (fixture, number);
  for (guint64 number = 1; number <= 3; number++)
    {
      g_autoptr(GError) error = NULL;
      g_assert_false (jalon_generation_publish (fixture->fd, number, image, &error));
      g_assert_error (error, JALON_ERROR, JALON_ERROR_BUSY);
    }
  assert_list (fixture, "1 2 3");
}

static void
set_written (Fixture *fixture, guint64 number, const char *when)
{
  g_autofree char *name = jalon_generation_dup_name (number);
  g_autoptr(GDateTime) time = g_date_time_new_from_iso8601 (when, NULL);
  struct timespec times[2] = { { g_date_time_to_unix (time), 0 }, { g_date_time_to_unix (time), 0 } };
  g_assert_cmpint (utimensat (fixture->fd, name, times, 0), ==, 0);
}

/* November 2026: the 1st is a Sunday. Two generations a day from the 1st to the 20th, then three on the 25th. */
static void
test_prune (Fixture *fixture, gconstpointer user_data)
{
  guint64 number = 0;
  for (int day = 1; day <= 20; day++)
    for (int hour = 9; hour <= 10; hour++)
      {
        g_autofree char *when = g_strdup_printf ("2026-11-%02dT%02d:00:00Z", day, hour);
        publish (fixture, ++number);
        set_written (fixture, number, when);
      }
  for (int hour = 6; hour <= 10; hour++)
    {
      g_autofree char *when = g_strdup_printf ("2026-11-25T%02d:00:00Z", hour);
      publish (fixture, ++number);
      set_written (fixture, number, when);
    }
  jalon_generation_prune (fixture->fd, number - 1); /* not by one who is behind */
  g_autoptr(GArray) all = jalon_generation_list (fixture->fd, NULL);
  g_assert_cmpuint (all->len, ==, 45);

  jalon_generation_prune (fixture->fd, number);
  /* The last of the 15th (30), 16th … 20th (32, 34, 36, 38, 40) and 25th (45): seven days. Weeks end on the 25th (45),
   * 20th… Sunday 22 (40), Sunday 15 (30), Sunday 8 (16): four. The last three: 43, 44, 45. */
  assert_list (fixture, "16 30 32 34 36 38 40 43 44 45");
}

static void
test_prune_few (Fixture *fixture, gconstpointer user_data)
{
  for (guint64 number = 1; number <= 5; number++)
    {
      publish (fixture, number);
      jalon_generation_prune (fixture->fd, number);
    }
  assert_list (fixture, "3 4 5");
}

static JalonCase *
make_case (JalonFolder *folder)
{
  g_autoptr(JalonPerson) person = jalon_person_new ();
  person->given = g_strdup ("Fatou");
  person->family = g_strdup ("Sow");
  JalonCase *one = jalon_case_create (folder, person, FALSE, NULL);
  g_assert_nonnull (one);
  return one;
}

/* A file of a later format: its trailer says so and its digest is right. */
static void
write_later_format (int fd, const char *name)
{
  g_autoptr(GBytes) image = make_image ();
  g_autoptr(GByteArray) file = g_byte_array_new ();
  guint8 digest[32];
  guint32 format = GUINT32_TO_LE (2), counter = 0;
  guint64 generation = GUINT64_TO_LE (2), length = GUINT64_TO_LE (g_bytes_get_size (image));
  g_byte_array_append (file, g_bytes_get_data (image, NULL), (guint) g_bytes_get_size (image));
  g_byte_array_append (file, (const guint8 *) "JalonGen", 8);
  g_byte_array_append (file, (const guint8 *) &format, sizeof format);
  g_byte_array_append (file, (const guint8 *) &counter, sizeof counter);
  g_byte_array_append (file, (const guint8 *) &generation, sizeof generation);
  g_byte_array_append (file, (const guint8 *) &length, sizeof length);
  crypto_generichash (digest, sizeof digest, file->data, file->len, NULL, 0);
  g_byte_array_append (file, digest, sizeof digest);
  int out = openat (fd, name, O_WRONLY | O_CREAT | O_EXCL, 0600);
  g_assert_cmpint (write (out, file->data, file->len), ==, (gssize) file->len);
  close (out);
}

static void
test_newer_format (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JalonFolder) folder = jalon_folder_new (fixture->dir);
  g_autoptr(JalonCase) one = make_case (folder);
  g_autofree char *path = jalon_folder_dup_case_path (folder, jalon_case_get_uuid (one));
  int fd = open (path, O_RDONLY | O_DIRECTORY);
  write_later_format (fd, "index-0000000002.db");
  close (fd);
  g_assert_null (jalon_case_open (folder, jalon_case_get_uuid (one), &error));
  g_assert_error (error, JALON_ERROR, JALON_ERROR_TOO_NEW);
}

static GBytes *
change_image (const char *sql)
{
  g_autoptr(GError) error = NULL;
  sqlite3 *db = jalon_index_new (&error);
  g_assert_true (jalon_sql_exec (db, sql, &error));
  GBytes *image = jalon_index_serialize (db, &error);
  g_assert_no_error (error);
  sqlite3_close (db);
  return image;
}

static void
test_newer_schema (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JalonFolder) folder = jalon_folder_new (fixture->dir);
  g_autoptr(JalonCase) one = make_case (folder);
  g_autofree char *path = jalon_folder_dup_case_path (folder, jalon_case_get_uuid (one));
  g_autoptr(GBytes) image = change_image ("PRAGMA user_version = 99");
  int fd = open (path, O_RDONLY | O_DIRECTORY);
  g_assert_true (jalon_generation_publish (fd, 2, image, &error));
  close (fd);
  g_assert_null (jalon_case_open (folder, jalon_case_get_uuid (one), &error));
  g_assert_error (error, JALON_ERROR, JALON_ERROR_TOO_NEW);
}

/* A case of the first version: everything in it is still there, and the new tables take what is new. */
static void
test_older_schema (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JalonFolder) folder = jalon_folder_new (fixture->dir);
  g_autoptr(JalonCase) one = make_case (folder);
  g_autofree char *path = jalon_folder_dup_case_path (folder, jalon_case_get_uuid (one));
  g_autofree char *sql = g_strdup_printf (
    "DROP TABLE detail; ALTER TABLE event DROP COLUMN rough_happened;"
    "ALTER TABLE title DROP COLUMN rough_starts; ALTER TABLE title DROP COLUMN rough_ends; ALTER TABLE title DROP COLUMN pages;"
    "ALTER TABLE title DROP COLUMN work; ALTER TABLE title DROP COLUMN travel;"
    "ALTER TABLE procedure DROP COLUMN rough_filed; ALTER TABLE procedure DROP COLUMN rough_received;"
    "ALTER TABLE procedure DROP COLUMN asked; ALTER TABLE procedure DROP COLUMN article;"
    "DROP TABLE event_document; ALTER TABLE event DROP COLUMN who; ALTER TABLE event DROP COLUMN loss_cents;"
    "INSERT INTO meta (key, value) VALUES ('case', '%s');"
    "INSERT INTO event (id, kind, happened, note, added, modified) VALUES ('e', 'call', '2026-01-02', 'no answer', 1, 1);"
    "PRAGMA user_version = 1", jalon_case_get_uuid (one));
  g_autoptr(GBytes) image = change_image (sql);
  int fd = open (path, O_RDONLY | O_DIRECTORY);
  g_assert_true (jalon_generation_publish (fd, 2, image, &error));
  close (fd);

  g_autoptr(JalonCase) opened = jalon_case_open (folder, jalon_case_get_uuid (one), &error);
  g_assert_no_error (error);
  g_autoptr(GPtrArray) events = jalon_case_list_events (opened);
  g_assert_cmpuint (events->len, ==, 1);
  g_autoptr(JalonEvent) event = jalon_event_dup (events->pdata[0]);
  g_assert_cmpstr (event->note, ==, "no answer");
  g_assert_null (event->who);
  event->who = g_strdup ("CAF");
  event->loss_cents = 5;
  g_assert_true (jalon_case_put_event (opened, event, NULL, &error));
  g_assert_true (jalon_case_save (opened, &error));
  g_autoptr(JalonCase) again = jalon_case_open (folder, jalon_case_get_uuid (one), &error);
  g_autoptr(GPtrArray) kept = jalon_case_list_events (again);
  g_assert_cmpuint (kept->len, ==, 1);
  g_assert_cmpstr (((JalonEvent *) kept->pdata[0])->who, ==, "CAF");
  g_assert_cmpint (((JalonEvent *) kept->pdata[0])->loss_cents, ==, 5);
}

static void
test_foreign_database (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) image = change_image ("PRAGMA application_id = 1");
  g_assert_null (jalon_index_open (image, &error));
  g_assert_error (error, JALON_ERROR, JALON_ERROR_DAMAGED);
  g_clear_error (&error);
  g_autoptr(GBytes) garbage = g_bytes_new_static ("garbage that is no database", 27);
  g_assert_null (jalon_index_open (garbage, &error));
  g_assert_error (error, JALON_ERROR, JALON_ERROR_DAMAGED);
}

/* The folder of one case under the id of another. */
static void
test_moved_case (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JalonFolder) folder = jalon_folder_new (fixture->dir);
  g_autoptr(JalonCase) one = make_case (folder);
  const char *other = "11111111-1111-4111-8111-111111111111";
  g_autofree char *path = jalon_folder_dup_case_path (folder, jalon_case_get_uuid (one));
  g_autofree char *moved = jalon_folder_dup_case_path (folder, other);
  g_assert_cmpint (g_rename (path, moved), ==, 0);
  g_assert_null (jalon_case_open (folder, other, &error));
  g_assert_error (error, JALON_ERROR, JALON_ERROR_DAMAGED);
}

static gint64
query_number (sqlite3 *db, const char *sql)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(sqlite3_stmt) rows = jalon_sql_query (db, &error, sql, NULL);
  g_assert_no_error (error);
  g_assert_true (jalon_sql_next (rows));
  return sqlite3_column_int64 (rows, 0);
}

static void
test_schema (void)
{
  g_autoptr(GError) error = NULL;
  sqlite3 *db = jalon_index_new (&error);
  int on = 0;
  g_assert_no_error (error);
  g_assert_cmpint (query_number (db, "PRAGMA foreign_keys"), ==, 1);
  g_assert_cmpint (query_number (db, "PRAGMA cell_size_check"), ==, 1);
  g_assert_cmpint (query_number (db, "PRAGMA application_id"), ==, 0x4a616c6e);
  sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, -1, &on);
  g_assert_cmpint (on, ==, 1);
  sqlite3_db_config (db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, -1, &on);
  g_assert_cmpint (on, ==, 0);
  g_assert_cmpint (query_number (db, "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
                                     " AND name NOT LIKE 'sqlite_%'"), >=, 10);
  g_assert_cmpint (query_number (db, "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
                                     " AND name NOT LIKE 'sqlite_%' AND NOT strict"), ==, 0);
  sqlite3_close (db);
}

static void
test_seal (void)
{
  static const char *const contents[] = { "", "x", "line\n", "\n\n", "{\"a\":1}" };
  for (gsize i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr(GBytes) sealed = jalon_digest_seal (contents[i], strlen (contents[i]));
      g_autoptr(GBytes) content = jalon_digest_unseal (sealed);
      gsize size = g_bytes_get_size (sealed);
      g_assert_nonnull (content);
      g_assert_cmpmem (g_bytes_get_data (content, NULL), g_bytes_get_size (content), contents[i], strlen (contents[i]));
      for (gsize bit = 0; bit < size * 8; bit++)
        {
          g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (sealed, NULL), size);
          copy[bit / 8] ^= (guint8) (1 << (bit % 8));
          g_autoptr(GBytes) changed = g_bytes_new (copy, size);
          g_assert_null (jalon_digest_unseal (changed));
        }
      for (gsize length = 0; length < size; length++)
        {
          g_autoptr(GBytes) cut = g_bytes_new_from_bytes (sealed, 0, length);
          g_assert_null (jalon_digest_unseal (cut));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  g_test_add_func ("/generation/names", test_names);
  ADD ("/generation/publish", test_publish);
  ADD ("/generation/publish-taken", test_publish_taken);
  ADD ("/generation/prune", test_prune);
  ADD ("/generation/prune-few", test_prune_few);
  ADD ("/generation/newer-format", test_newer_format);
  ADD ("/generation/newer-schema", test_newer_schema);
  ADD ("/generation/older-schema", test_older_schema);
  ADD ("/generation/foreign-database", test_foreign_database);
  ADD ("/generation/moved-case", test_moved_case);
  g_test_add_func ("/generation/schema", test_schema);
  g_test_add_func ("/generation/seal", test_seal);
  return g_test_run ();
}
