/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What interruptions left in a case goes with the next save, and nothing else does.
 */
#include "case-fixture.h"

#include "core/case/jalon-case-verify.h"
#include "core/case/jalon-shelf.h"

static const char *const shelves[][2] = { { JALON_SHELF_DOCUMENTS, "pdf" }, { JALON_SHELF_DOCUMENTS, "json" }, { JALON_SHELF_TEXT, "words" },
                                          { JALON_SHELF_CACHE, "thumbnail" } };

static char *
path_of (Fixture *fixture, const JalonPaper *paper, gsize shelf)
{
  g_autofree char *path = jalon_shelf_dup_path (shelves[shelf][0], paper->sha256, shelves[shelf][1]);
  return case_path (fixture, path);
}

static JalonPaper *
import_with_all (Fixture *fixture, const char *text, const char *name)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) pixels = g_bytes_new_static ("pixels", 6);
  JalonPaper *paper = import (fixture->one, text, name, NULL);
  g_assert_true (jalon_case_set_words (fixture->one, paper->id, "jalon-words 1\n", &error));
  g_assert_true (jalon_case_set_thumbnail (fixture->one, paper->id, pixels, &error));
  save (fixture->one);
  return paper;
}

static void
save_something (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JalonCase) next = open_again (fixture);
  g_autoptr(JalonPerson) person = jalon_case_dup_person (next);
  g_assert_true (jalon_case_set_person (next, person, &error));
  save (next);
}

static JalonVerifyReport *
verify (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  JalonVerifyReport *report = jalon_case_verify (fixture->folder, jalon_case_get_uuid (fixture->one), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->damaged->len, ==, 0);
  return report;
}

static void
test_for_good (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JalonPaper) gone = import_with_all (fixture, "%PDF-1 to go", "go.pdf"), kept = import_with_all (fixture, "%PDF-1 kept", "k.pdf");
  for (gsize i = 0; i < G_N_ELEMENTS (shelves); i++)
    {
      g_autofree char *path = path_of (fixture, gone, i);
      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
    }
  g_assert_true (jalon_case_remove_paper (fixture->one, gone->id, TRUE, &error));
  save (fixture->one);
  for (gsize i = 0; i < G_N_ELEMENTS (shelves); i++)
    {
      g_autofree char *path = path_of (fixture, gone, i), *other = path_of (fixture, kept, i);
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
      g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));
    }
}

/* Interrupted after the commit, at each place: the next save carries it through. */
static void
test_interrupted (Fixture *fixture, gconstpointer user_data)
{
  char *contents[G_N_ELEMENTS (shelves)];
  gsize sizes[G_N_ELEMENTS (shelves)];
  g_autoptr(GError) error = NULL;
  g_autoptr(JalonPaper) gone = import_with_all (fixture, "%PDF-1 to go", "go.pdf");
  for (gsize i = 0; i < G_N_ELEMENTS (shelves); i++)
    {
      g_autofree char *path = path_of (fixture, gone, i);
      g_assert_true (g_file_get_contents (path, &contents[i], &sizes[i], NULL));
    }
  g_assert_true (jalon_case_remove_paper (fixture->one, gone->id, TRUE, &error));
  save (fixture->one);
  for (gsize i = 0; i < G_N_ELEMENTS (shelves); i++)
    {
      g_autofree char *path = path_of (fixture, gone, i);
      g_assert_true (g_file_set_contents (path, contents[i], (gssize) sizes[i], NULL));
      g_free (contents[i]);
    }
  g_autoptr(JalonVerifyReport) before = verify (fixture);
  g_assert_cmpuint (before->temporaries->len, ==, 3);
  g_assert_cmpuint (before->orphans->len, ==, 0);
  save_something (fixture);
  g_autoptr(JalonVerifyReport) after = verify (fixture);
  g_assert_cmpuint (after->temporaries->len, ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (shelves); i++)
    {
      g_autofree char *path = path_of (fixture, gone, i);
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

static void
test_temporaries (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr(JalonPaper) paper = import_with_all (fixture, "%PDF-1 stays", "s.pdf");
  const char folder[] = { paper->sha256[0], paper->sha256[1], '\0' };
  const char *const places[][2] = { { ".", "." }, { "documents", "." }, { "documents", folder }, { "text", folder }, { "cache", folder } };
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *inside = g_build_filename (places[i][0], places[i][1], ".jalon-0123456789abcdef.tmp", NULL);
      g_autofree char *path = case_path (fixture, inside);
      g_assert_true (g_file_set_contents (path, "half", -1, NULL));
    }
  g_autoptr(JalonVerifyReport) before = verify (fixture);
  g_assert_cmpuint (before->temporaries->len, ==, G_N_ELEMENTS (places));
  save_something (fixture);
  g_autoptr(JalonVerifyReport) after = verify (fixture);
  g_assert_cmpuint (after->temporaries->len, ==, 0);
}

/* An original that no row mentions was never removed: it is offered, not swept. */
static void
test_orphan (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JalonPaper) gone = import_with_all (fixture, "%PDF-1 to go", "go.pdf");
  {
    g_autoptr(JalonCase) unsaved = open_again (fixture);
    g_autoptr(JalonPaper) orphan = import (unsaved, "%PDF-1 found", "found.pdf", NULL);
  }
  g_assert_true (jalon_case_remove_paper (fixture->one, gone->id, TRUE, &error));
  save (fixture->one);
  save_something (fixture);
  g_autoptr(JalonVerifyReport) after = verify (fixture);
  g_assert_cmpuint (after->orphans->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/case/sweep/for-good", Fixture, NULL, set_up, test_for_good, tear_down);
  g_test_add ("/case/sweep/interrupted", Fixture, NULL, set_up, test_interrupted, tear_down);
  g_test_add ("/case/sweep/temporaries", Fixture, NULL, set_up, test_temporaries, tear_down);
  g_test_add ("/case/sweep/orphan", Fixture, NULL, set_up, test_orphan, tear_down);
  return g_test_run ();
}
