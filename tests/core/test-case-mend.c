/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a person may decide after damage: files that no paper mentions become papers, and what a rebuild would do is told before.
 */
#include "case-fixture.h"

#include "core/case/jalon-case-verify.h"
#include "core/case/jalon-generation.h"
#include "core/jalon-error.h"

#include <glib/gstdio.h>
#include <string.h>

/* A paper that is safe on disk and in no index, as after an interruption; the path of its original. */
static char *
leave_orphan (Fixture *fixture)
{
  {
    g_autoptr(JalonCase) unsaved = open_again (fixture);
    g_autoptr(JalonPaper) paper = import (unsaved, "%PDF-1 found", "attestation été.pdf", "employer-attestation");
  }
  g_autoptr(JalonVerifyReport) report = jalon_case_verify (fixture->folder, jalon_case_get_uuid (fixture->one), NULL, NULL);
  g_assert_cmpuint (report->orphans->len, ==, 1);
  return g_strdup (report->orphans->pdata[0]);
}

static guint
count_orphans (Fixture *fixture)
{
  g_autoptr(JalonVerifyReport) report = jalon_case_verify (fixture->folder, jalon_case_get_uuid (fixture->one), NULL, NULL);
  g_assert_cmpuint (report->damaged->len, ==, 0);
  return report->orphans->len;
}

static JalonPaper *
adopt (JalonCase *one, const char *path)
{
  g_autoptr(GError) error = NULL;
  const char *const paths[] = { path, NULL };
  g_autoptr(GPtrArray) papers = jalon_case_adopt (one, paths, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (papers->len, ==, 1);
  return jalon_paper_ref (papers->pdata[0]);
}

static void
test_adopt (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *path = leave_orphan (fixture);
  g_autoptr(JalonCase) one = open_again (fixture);
  g_autoptr(JalonPaper) paper = adopt (one, path);

  g_assert_cmpstr (paper->name, ==, "attestation été.pdf");
  g_assert_cmpstr (paper->kind, ==, "employer-attestation");
  g_assert_false (paper->confirmed);
  save (one);
  g_assert_cmpuint (count_orphans (fixture), ==, 0);
  g_autoptr(JalonCase) again = open_again (fixture);
  g_autoptr(GPtrArray) papers = jalon_case_list_papers (again, FALSE);
  g_assert_cmpuint (papers->len, ==, 1);
  g_autoptr(GBytes) bytes = jalon_case_load_paper (again, paper->id, NULL);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "%PDF-1 found", strlen ("%PDF-1 found"));
}

static void
test_adopt_without_sidecar (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *path = leave_orphan (fixture);
  g_autofree char *stem = g_strndup (path, strlen (path) - strlen (".pdf"));
  g_autofree char *sidecar = g_strconcat (stem, ".json", NULL);
  g_autofree char *full = case_path (fixture, sidecar);
  g_assert_cmpint (g_unlink (full), ==, 0);
  g_autoptr(JalonCase) one = open_again (fixture);
  g_autoptr(JalonPaper) paper = adopt (one, path);

  g_assert_null (paper->kind);
  g_autofree char *short_name = g_strdup_printf ("%.8s.pdf", strrchr (path, '/') + 1);
  g_assert_cmpstr (paper->name, ==, short_name);
  save (one);
  g_assert_cmpuint (count_orphans (fixture), ==, 0);
}

static void
test_adopt_no_original (Fixture *fixture, gconstpointer user_data)
{
  static const char *const wrong[] = { "case.json", "documents/ab/short.pdf", "../../etc/passwd", "documents" };
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr(GError) error = NULL;
      const char *const paths[] = { wrong[i], NULL };
      g_autoptr(GPtrArray) papers = jalon_case_adopt (fixture->one, paths, &error);
      g_assert_null (papers);
      g_assert_error (error, JALON_ERROR, JALON_ERROR_USAGE);
    }
}

static char *
damage_highest (Fixture *fixture)
{
  g_autofree char *name = jalon_generation_dup_name (jalon_case_get_generation (fixture->one));
  char *path = case_path (fixture, name);
  g_autofree char *content = NULL;
  gsize size;
  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  content[size / 2] ^= 1;
  g_assert_true (g_file_set_contents (path, content, size, NULL));
  return path;
}

static void
test_foresee (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr(JalonPaper) first = import (fixture->one, "%PDF-1 one", "one.pdf", NULL);
  save (fixture->one);
  g_autoptr(JalonPaper) second = import (fixture->one, "%PDF-1 two", "two.pdf", NULL);
  save (fixture->one);
  g_autofree char *path = damage_highest (fixture);
  g_autofree char *key = g_strconcat ("paper:", second->id, NULL), *other = g_strconcat ("paper:", first->id, NULL);
  const char *uuid = jalon_case_get_uuid (fixture->one);

  g_autoptr(JalonRebuildReport) foreseen = jalon_case_foresee_rebuild (fixture->folder, uuid, NULL);
  g_assert_nonnull (foreseen);
  g_assert_true (g_ptr_array_find_with_equal_func (foreseen->restored, key, g_str_equal, NULL));
  g_assert_false (g_ptr_array_find_with_equal_func (foreseen->restored, other, g_str_equal, NULL));
  g_assert_true (g_ptr_array_find_with_equal_func (foreseen->lost, "renewal-file", g_str_equal, NULL));
  {
    g_autoptr(JalonCase) still = open_again (fixture);
    g_assert_true (jalon_case_is_read_only (still));
    g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  }
  g_autoptr(JalonRebuildReport) done = jalon_case_rebuild (fixture->folder, uuid, NULL);
  g_assert_nonnull (done);
  g_assert_cmpuint (done->restored->len, ==, foreseen->restored->len);
  g_assert_cmpuint (done->lost->len, ==, foreseen->lost->len);
  g_autoptr(JalonCase) mended = open_again (fixture);
  g_assert_false (jalon_case_is_read_only (mended));
}

static void
test_foresee_sound (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr(JalonRebuildReport) report =
    jalon_case_foresee_rebuild (fixture->folder, jalon_case_get_uuid (fixture->one), NULL);
  g_assert_nonnull (report);
  g_assert_cmpuint (report->restored->len + report->lost->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/case/adopt/with-sidecar", Fixture, NULL, set_up, test_adopt, tear_down);
  g_test_add ("/case/adopt/without-sidecar", Fixture, NULL, set_up, test_adopt_without_sidecar, tear_down);
  g_test_add ("/case/adopt/no-original", Fixture, NULL, set_up, test_adopt_no_original, tear_down);
  g_test_add ("/case/foresee/damaged", Fixture, NULL, set_up, test_foresee, tear_down);
  g_test_add ("/case/foresee/sound", Fixture, NULL, set_up, test_foresee_sound, tear_down);
  return g_test_run ();
}
