/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The papers of a case: taken in, refused, found again, removed and restored, described, searched.
 */
#include "case-fixture.h"
#include "core/jalon-date.h"
#include "core/jalon-error.h"

#include <fcntl.h>
#include <signal.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static void
set_date (GDate *date, const char *text)
{
  g_assert_true (jalon_date_parse (text, date));
}

static void
assert_date (const GDate *date, const char *expected)
{
  g_autofree char *text = jalon_date_format (date);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_import (Fixture *fixture, gconstpointer user_data)
{
  static const struct {
    const char *name;
    const char *bytes;
    gsize size;
    const char *extension;
  } rows[] = {
    { "pdf", "%PDF-1.7 x", 10, "pdf" },
    { "pdf-later", "\xef\xbb\xbf\n%PDF-1.4", 12, "pdf" },
    { "jpeg", "\xff\xd8\xff\xe0 a", 6, "jpg" },
    { "png", "\x89PNG\r\n\x1a\n1", 9, "png" },
    { "heic", "\0\0\0\x18" "ftypheic", 12, "heic" },
    { "tiff", "II*\0abc", 7, "tif" },
    { "one-byte", "x", 1, "bin" },
    { "text", "Bonjour", 7, "bin" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *path = g_build_filename (fixture->dir, rows[i].name, NULL);
      g_test_message ("%s", rows[i].name);
      g_assert_true (g_file_set_contents (path, rows[i].bytes, (gssize) rows[i].size, NULL));
      g_autoptr(JalonPaper) paper = jalon_case_import_file (fixture->one, path, "item", NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (paper->extension, ==, rows[i].extension);
      g_assert_cmpstr (paper->name, ==, rows[i].name);
      g_assert_cmpint (paper->size_bytes, ==, (gint64) rows[i].size);
      g_autoptr(GBytes) bytes = jalon_case_load_paper (fixture->one, paper->id, &error);
      g_assert_no_error (error);
      g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), rows[i].bytes, rows[i].size);
      g_autofree char *stored = jalon_case_dup_paper_path (fixture->one, paper->id);
      GStatBuf info;
      g_assert_cmpint (g_stat (stored, &info), ==, 0);
      g_assert_cmpint (info.st_mode & 07777, ==, 0600);
    }
  save (fixture->one);
  g_autoptr(JalonCase) opened = open_again (fixture);
  g_autoptr(GPtrArray) papers = jalon_case_list_papers (opened, FALSE);
  g_assert_cmpuint (papers->len, ==, G_N_ELEMENTS (rows));
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpstr (((JalonPaper *) g_ptr_array_index (papers, i))->name, ==, rows[i].name);
}

static void
test_import_refused (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *empty = g_build_filename (fixture->dir, "empty", NULL);
  g_autofree char *huge = g_build_filename (fixture->dir, "huge", NULL);
  g_autofree char *pipe = g_build_filename (fixture->dir, "pipe", NULL);
  g_autofree char *missing = g_build_filename (fixture->dir, "missing", NULL);
  g_assert_true (g_file_set_contents (empty, "", 0, NULL));
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  int fd = open (huge, O_CREAT | O_WRONLY, 0600);
  g_assert_cmpint (ftruncate (fd, 200 * 1000 * 1000 + 1), ==, 0);
  close (fd);
  const struct {
    const char *path;
    int code;
  } rows[] = {
    { empty, JALON_ERROR_REFUSED }, { huge, JALON_ERROR_REFUSED },           { pipe, JALON_ERROR_NOT_FOUND },
    { missing, JALON_ERROR_NOT_FOUND }, { fixture->dir, JALON_ERROR_NOT_FOUND }, { "/dev/null", JALON_ERROR_NOT_FOUND },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GError) error = NULL;
      g_test_message ("%s", rows[i].path);
      g_assert_null (jalon_case_import_file (fixture->one, rows[i].path, NULL, NULL, NULL, &error));
      g_assert_error (error, JALON_ERROR, rows[i].code);
    }
  g_autoptr(GPtrArray) papers = jalon_case_list_papers (fixture->one, FALSE);
  g_assert_cmpuint (papers->len, ==, 0);
}

static void
test_duplicate (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *duplicate_of = NULL, *again = NULL;
  g_autoptr(GBytes) bytes = g_bytes_new_static ("%PDF same", 9);
  g_autoptr(JalonPaper) paper = import (fixture->one, "%PDF same", "one.pdf", NULL);
  g_autoptr(JalonPaper) second = jalon_case_import_bytes (fixture->one, bytes, "two.pdf", NULL, &duplicate_of, NULL, &error);
  g_assert_cmpstr (duplicate_of, ==, paper->id);
  g_assert_cmpstr (second->id, ==, paper->id);
  g_assert_true (jalon_case_remove_paper (fixture->one, paper->id, FALSE, &error));
  save (fixture->one);

  g_autoptr(JalonPaper) third = jalon_case_import_bytes (fixture->one, bytes, "two.pdf", NULL, &again, NULL, &error);
  g_assert_cmpstr (again, ==, paper->id);
  g_assert_false (third->removed);
  save (fixture->one);
  g_autoptr(JalonCase) opened = open_again (fixture);
  g_autoptr(GPtrArray) papers = jalon_case_list_papers (opened, FALSE);
  g_assert_cmpuint (papers->len, ==, 1);
}

static void
test_duplicate_mends (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_bytes_new_static ("%PDF same", 9);
  g_autoptr(JalonPaper) paper = import (fixture->one, "%PDF same", "one.pdf", NULL);
  g_autofree char *path = jalon_case_dup_paper_path (fixture->one, paper->id);
  save (fixture->one);
  g_assert_true (g_file_set_contents (path, "%PDF sAme", 9, NULL));
  g_assert_null (jalon_case_load_paper (fixture->one, paper->id, &error));
  g_assert_error (error, JALON_ERROR, JALON_ERROR_DAMAGED);
  g_clear_error (&error);
  g_autoptr(JalonPaper) again = jalon_case_import_bytes (fixture->one, bytes, "one.pdf", NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_autoptr(GBytes) loaded = jalon_case_load_paper (fixture->one, paper->id, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (bytes, loaded));
}

static void
test_trash (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JalonPaper) kept = import (fixture->one, "%PDF kept", "kept.pdf", NULL);
  g_autoptr(JalonPaper) gone = import (fixture->one, "%PDF gone", "gone.pdf", NULL);
  g_autofree char *path = jalon_case_dup_paper_path (fixture->one, gone->id);
  g_assert_true (jalon_case_remove_paper (fixture->one, gone->id, FALSE, &error));
  save (fixture->one);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));

  g_autoptr(JalonCase) opened = open_again (fixture);
  g_autoptr(GPtrArray) papers = jalon_case_list_papers (opened, FALSE);
  g_autoptr(GPtrArray) removed = jalon_case_list_papers (opened, TRUE);
  g_assert_cmpuint (papers->len, ==, 1);
  g_assert_cmpuint (removed->len, ==, 1);
  g_assert_cmpstr (((JalonPaper *) g_ptr_array_index (removed, 0))->id, ==, gone->id);
  g_assert_true (jalon_case_restore_paper (opened, gone->id, &error));
  g_assert_true (jalon_case_remove_paper (opened, gone->id, TRUE, &error));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS)); /* until it is saved */
  save (opened);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_false (jalon_case_remove_paper (opened, gone->id, TRUE, &error));
  g_assert_error (error, JALON_ERROR, JALON_ERROR_NOT_FOUND);
}

static void
test_set_paper (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JalonPaper) paper = import (fixture->one, "%PDF passport", "scan.pdf", NULL);
  g_autoptr(JalonPaper) changed = jalon_paper_dup (paper);
  g_free (changed->kind);
  changed->kind = g_strdup ("passport");
  changed->pages = 2;
  changed->confirmed = TRUE;
  changed->note = g_strdup ("both sides");
  set_date (&changed->until, "2030-06-30");
  g_assert_true (jalon_case_set_paper (fixture->one, changed, &error));
  save (fixture->one);
  g_autoptr(JalonCase) opened = open_again (fixture);
  g_autoptr(JalonPaper) read = jalon_case_dup_paper (opened, paper->id);
  g_assert_cmpstr (read->kind, ==, "passport");
  g_assert_cmpint (read->pages, ==, 2);
  g_assert_true (read->confirmed);
  g_assert_cmpstr (read->note, ==, "both sides");
  g_assert_cmpstr (read->name, ==, "scan.pdf");
  assert_date (&read->until, "2030-06-30");
  assert_date (&read->issued, NULL);
}

static void
test_example (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_bytes_new_static ("%PDF real", 9);
  g_autoptr(JalonCase) example = make_case (fixture->folder, TRUE);
  g_assert_true (jalon_case_is_example (example));
  g_assert_null (jalon_case_import_bytes (example, bytes, "real.pdf", NULL, NULL, NULL, &error));
  g_assert_error (error, JALON_ERROR, JALON_ERROR_REFUSED);
  g_clear_error (&error);
  g_autoptr(JalonPaper) made = jalon_case_import_example_bytes (example, bytes, "made.pdf", NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (made);
  g_assert_null (jalon_case_import_example_bytes (fixture->one, bytes, "made.pdf", NULL, &error));
  g_assert_error (error, JALON_ERROR, JALON_ERROR_REFUSED);
}

static void
test_search (Fixture *fixture, gconstpointer user_data)
{
  static const struct {
    const char *query;
    const char *expected;
  } rows[] = {
    { "salaire", "b a" }, { "SALAIRE janvier", "a" }, { "sal", "b a" }, { "bulletin", "b a" },
    { "fevrier", "b" },   { "Février", "b" },         { "janvier fevrier", "" }, { "", "" },
    { "\" OR *", "" },    { "salaire-février", "b" }, { "avis", "c" },
  };
  static const char *const papers[][3] = {
    { "a", "bulletin-01.pdf", "jalon-words 1\npage 1 595.0 842.0 text\n1.0 2.0 3.0 4.0 Salaire\n9.0 2.0 3.0 4.0 janvier\n" },
    { "b", "bulletin-02.pdf", "jalon-words 1\npage 1 595.0 842.0 text\n1.0 2.0 3.0 4.0 salaire\n9.0 2.0 3.0 4.0 février\n" },
    { "c", "avis d'imposition.pdf", NULL },
    { "d", "removed salaire.pdf", NULL },
  };
  g_autoptr(GError) error = NULL;
  g_autoptr(GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autoptr(JalonPaper) paper = import (fixture->one, papers[i][0], papers[i][1], NULL);
      g_hash_table_insert (names, g_strdup (paper->id), (gpointer) papers[i][0]);
      if (papers[i][2] != NULL)
        g_assert_true (jalon_case_set_words (fixture->one, paper->id, papers[i][2], &error));
      if (i == 3)
        g_assert_true (jalon_case_remove_paper (fixture->one, paper->id, FALSE, &error));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GPtrArray) hits = jalon_case_search (fixture->one, rows[i].query, &error);
      g_autoptr(GString) found = g_string_new (NULL);
      g_assert_no_error (error);
      for (guint j = 0; j < hits->len; j++)
        g_string_append_printf (found, "%s%s", j > 0 ? " " : "",
                                (char *) g_hash_table_lookup (names, g_ptr_array_index (hits, j)));
      g_test_message ("%s", rows[i].query);
      g_assert_cmpstr (found->str, ==, rows[i].expected);
    }
}

/* What was read ahead is searched without looking at the words files again; what changed since is looked at. */
static void
test_search_ahead (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr(GError) error = NULL;
  const char words[] = "jalon-words 1\npage 1 595.0 842.0 text\n1.0 2.0 3.0 4.0 %s\n";
  g_autofree char *early = g_strdup_printf (words, "tramway"), *late = g_strdup_printf (words, "autobus");
  g_autoptr(JalonPaper) one = import (fixture->one, "%PDF-1 one", "one.pdf", NULL);
  g_assert_true (jalon_case_set_words (fixture->one, one->id, early, &error));
  g_assert_true (jalon_case_prepare_search (fixture->one, &error));
  g_autofree char *shelf = case_path (fixture, "text");
  g_autofree char *away = case_path (fixture, "away");
  g_assert_cmpint (g_rename (shelf, away), ==, 0);
  g_autoptr(GPtrArray) hits = jalon_case_search (fixture->one, "tramway", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_cmpint (g_rename (away, shelf), ==, 0);
  g_assert_true (jalon_case_set_words (fixture->one, one->id, late, &error));
  g_autoptr(GPtrArray) none = jalon_case_search (fixture->one, "tramway", &error), after = jalon_case_search (fixture->one, "autobus", &error);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (after->len, ==, 1);
}

static void
test_derived (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JalonPaper) paper = import (fixture->one, "%PDF derived", "d.pdf", NULL);
  g_autoptr(GBytes) pixels = g_bytes_new_static ("\0\1\2\n\n", 5);
  g_assert_null (jalon_case_dup_words (fixture->one, paper->id));
  g_assert_null (jalon_case_dup_thumbnail (fixture->one, paper->id));
  g_assert_null (jalon_case_dup_facts (fixture->one, paper->id, "1"));
  g_assert_true (jalon_case_set_words (fixture->one, paper->id, "jalon-words 1\n", &error));
  g_assert_true (jalon_case_set_thumbnail (fixture->one, paper->id, pixels, &error));
  g_assert_true (jalon_case_set_facts (fixture->one, paper->id, "1", "{}", &error));
  g_autofree char *words = jalon_case_dup_words (fixture->one, paper->id);
  g_autoptr(GBytes) thumbnail = jalon_case_dup_thumbnail (fixture->one, paper->id);
  g_autofree char *facts = jalon_case_dup_facts (fixture->one, paper->id, "1");
  g_assert_cmpstr (words, ==, "jalon-words 1\n");
  g_assert_true (g_bytes_equal (pixels, thumbnail));
  g_assert_cmpstr (facts, ==, "{}");
  g_assert_null (jalon_case_dup_facts (fixture->one, paper->id, "2"));
  g_assert_false (jalon_case_set_facts (fixture->one, "nobody", "1", "{}", &error));
  g_assert_error (error, JALON_ERROR, JALON_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/case/import", test_import);
  ADD ("/case/import-refused", test_import_refused);
  ADD ("/case/duplicate", test_duplicate);
  ADD ("/case/duplicate-mends", test_duplicate_mends);
  ADD ("/case/trash", test_trash);
  ADD ("/case/set-paper", test_set_paper);
  ADD ("/case/example", test_example);
  ADD ("/case/search", test_search);
  ADD ("/case/search-ahead", test_search_ahead);
  ADD ("/case/derived", test_derived);
  return g_test_run ();
}
