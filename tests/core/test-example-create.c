/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An example that cannot be finished leaves nothing behind; the case of a person is never discarded.
 */
#include "case-fixture.h"

#include "core/intake/jalon-example.h"
#include "core/jalon-error.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

static JalonPacks *packs;

typedef struct {
  GCancellable *cancellable;
  int           after;
} Stop;

static void
stop_cb (int done, int total, gpointer user_data)
{
  Stop *stop = user_data;
  if (done == stop->after)
    g_cancellable_cancel (stop->cancellable);
}

static void
die_cb (int done, int total, gpointer user_data)
{
  if (done == 2)
    raise (SIGKILL);
}

static void
assert_nothing (const char *data)
{
  g_autoptr(JalonFolder) folder = jalon_folder_new (data);
  g_autoptr(GPtrArray) cases = jalon_folder_list_cases (folder, NULL);
  g_autofree char *path = g_build_filename (data, "cases", NULL);
  g_assert_cmpuint (cases->len, ==, 0);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* The manifest without its papers: the first one is missing. */
static void
test_paper_missing (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *dir = jalon_example_dup_dir (), *there = g_build_filename (dir, "manifest.json", NULL);
  g_autofree char *here = g_build_filename (fixture->dir, "manifest.json", NULL), *data = g_build_filename (fixture->dir, "other", NULL);
  g_autofree char *manifest = NULL;
  g_autoptr(JalonFolder) folder = jalon_folder_new (data);

  g_assert_true (g_file_get_contents (there, &manifest, NULL, NULL));
  g_assert_true (g_file_set_contents (here, manifest, -1, NULL));
  g_autoptr(JalonCase) example = jalon_example_create (folder, NULL, packs, fixture->dir, NULL, NULL, NULL, &error);
  g_assert_null (example);
  g_assert_error (error, JALON_ERROR, JALON_ERROR_NOT_FOUND);
  assert_nothing (data);
}

static void
test_stopped (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *dir = jalon_example_dup_dir (), *data = g_build_filename (fixture->dir, "other", NULL);
  g_autoptr(JalonFolder) folder = jalon_folder_new (data);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  Stop stop = { cancellable, 3 };

  g_autoptr(JalonCase) example = jalon_example_create (folder, NULL, packs, dir, stop_cb, &stop, cancellable, &error);
  g_assert_null (example);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_nothing (data);

  /* And it can be made at once, in the same folder. */
  g_clear_error (&error);
  g_autoptr(JalonCase) again = jalon_example_create (folder, NULL, packs, dir, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_autoptr(GPtrArray) cases = jalon_folder_list_cases (folder, NULL);
  g_assert_cmpuint (cases->len, ==, 1);
}

/* A process that dies after a paper leaves a part; the next example takes its place. A finished one is not touched. */
static void
test_killed (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *dir = jalon_example_dup_dir (), *data = g_build_filename (fixture->dir, "other", NULL);
  g_autoptr(JalonFolder) folder = jalon_folder_new (data);

  pid_t child = fork ();
  if (child == 0)
    {
      (void) jalon_example_create (folder, NULL, packs, dir, die_cb, NULL, NULL, NULL);
      _exit (1);
    }
  int status = 0;
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  g_autoptr(GPtrArray) left = jalon_folder_list_cases (folder, NULL);
  g_assert_cmpuint (left->len, ==, 1);

  g_autoptr(JalonCase) made = jalon_example_create (folder, NULL, packs, dir, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_autoptr(GPtrArray) one = jalon_folder_list_cases (folder, NULL);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (one, 0), ==, jalon_case_get_uuid (made));
  g_autoptr(JalonCase) second = jalon_example_create (folder, NULL, packs, dir, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_autoptr(GPtrArray) two = jalon_folder_list_cases (folder, NULL);
  g_assert_cmpuint (two->len, ==, 2);
}

/* Beside a person's case only the example goes. */
static void
test_beside_a_person (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JalonPaper) paper = import (fixture->one, "%PDF-1 mine", "mine.pdf", NULL);
  save (fixture->one);
  g_assert_false (jalon_case_discard_example (fixture->one, &error));
  g_assert_error (error, JALON_ERROR, JALON_ERROR_REFUSED);
  g_clear_error (&error);

  g_autoptr(JalonCase) example = make_case (fixture->folder, TRUE);
  g_assert_true (jalon_case_discard_example (example, &error));
  g_assert_no_error (error);
  g_autoptr(GPtrArray) cases = jalon_folder_list_cases (fixture->folder, NULL);
  g_assert_cmpuint (cases->len, ==, 1);
  g_assert_cmpstr (cases->pdata[0], ==, jalon_case_get_uuid (fixture->one));
  g_autoptr(JalonCase) again = open_again (fixture);
  g_autoptr(GPtrArray) papers = jalon_case_list_papers (again, FALSE);
  g_assert_cmpuint (papers->len, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  packs = jalon_packs_load (NULL);
  g_assert_nonnull (packs);
  g_test_add ("/example/paper-missing", Fixture, NULL, set_up, test_paper_missing, tear_down);
  g_test_add ("/example/stopped", Fixture, NULL, set_up, test_stopped, tear_down);
  g_test_add ("/example/killed", Fixture, NULL, set_up, test_killed, tear_down);
  g_test_add ("/example/beside-a-person", Fixture, NULL, set_up, test_beside_a_person, tear_down);
  int result = g_test_run ();
  g_object_unref (packs);
  return result;
}
