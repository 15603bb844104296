/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files become papers: kept first, read second, through the real jalon-reader. Reading may fail, keeping may not.
 */
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/intake/jalon-intake.h"
#include "core/intake/jalon-judgements.h"
#include "core/intake/jalon-thumbnail.h"
#include "core/intake/jalon-words.h"
#include "core/jalon-error.h"

#include <string.h>

typedef struct {
  char        *path;
  JalonFolder *folder;
  JalonCase   *the_case;
  JalonReader *reader;
  JalonPacks  *packs;
} Fixture;

static void
remove_tree (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char     *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_tree (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError)      error = NULL;
  g_autoptr(JalonPerson) person = jalon_person_new ();
  g_autofree char       *data_dir = NULL;

  person->given = g_strdup ("Awa");
  person->family = g_strdup ("Exemple");
  fixture->path = g_dir_make_tmp ("jalon-intake-XXXXXX", &error);
  g_assert_no_error (error);
  data_dir = g_build_filename (fixture->path, "data", NULL);
  fixture->folder = jalon_folder_new (data_dir);
  fixture->the_case = jalon_case_create (fixture->folder, person, FALSE, &error);
  g_assert_no_error (error);
  g_assert_true (jalon_case_save (fixture->the_case, &error));
  fixture->reader = jalon_reader_new (data);
  fixture->packs = jalon_packs_load (&error);
  g_assert_no_error (error);
}

/* For tests whose data is a row of a table. */
static void
set_up_with_reader (Fixture *fixture, gconstpointer row)
{
  set_up (fixture, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->the_case);
  g_clear_object (&fixture->folder);
  g_clear_object (&fixture->reader);
  g_clear_object (&fixture->packs);
  remove_tree (fixture->path);
  g_free (fixture->path);
}

static char *
corpus_file (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "fixtures", "corpus", name, NULL);
}

static JalonIntakeSummary *
add (Fixture *fixture, const char *const *names, JalonProgress progress, gpointer user_data, GCancellable *cancellable)
{
  g_autoptr(GError)    error = NULL;
  g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  JalonIntakeSummary  *summary;

  for (; *names != NULL; names++)
    g_ptr_array_add (paths, corpus_file (*names));
  g_ptr_array_add (paths, NULL);
  summary = jalon_intake_add_files (fixture->the_case, fixture->reader, fixture->packs, "anef", (const char *const *) paths->pdata, NULL,
                                    progress, user_data, cancellable, &error);
  g_assert_no_error (error);
  g_assert_nonnull (summary);
  return summary;
}

static JalonIntakeResult *
result_at (JalonIntakeSummary *summary, guint index)
{
  g_assert_cmpuint (index, <, summary->results->len);
  return g_ptr_array_index (summary->results, index);
}

static void
test_keeps_and_reads (Fixture *fixture, gconstpointer data)
{
  static const char *const      names[] = { "chromium-payslip.pdf", NULL };
  g_autoptr(JalonIntakeSummary) summary = add (fixture, names, NULL, NULL, NULL);
  JalonIntakeResult            *result = result_at (summary, 0);
  const char                   *id = result->paper->id;
  g_autofree char              *facts = jalon_case_dup_facts (fixture->the_case, id, jalon_reader_get_version (fixture->reader));
  g_autofree char              *words = jalon_case_dup_words (fixture->the_case, id);
  g_autofree char              *text = jalon_words_to_text (words, 0);
  g_autoptr(GBytes)             packed = jalon_case_dup_thumbnail (fixture->the_case, id);
  g_autoptr(JalonPixels)        pixels = NULL;

  g_assert_true (result->was_read);
  g_assert_false (result->needs_you);
  g_assert_cmpint (result->paper->pages, ==, 1);
  g_assert_nonnull (facts);
  g_assert_nonnull (strstr (text, "paie"));
  g_assert_nonnull (packed);
  pixels = jalon_thumbnail_unpack (packed);
  g_assert_nonnull (pixels);
  g_assert_cmpint (ABS (MAX (pixels->width_px, pixels->height_px) - JALON_THUMBNAIL_SIDE_PX), <=, 1);
}

static void
test_is_on_disk (Fixture *fixture, gconstpointer data)
{
  static const char *const      names[] = { "pdftex-three-pages.pdf", NULL };
  g_autoptr(JalonIntakeSummary) summary = add (fixture, names, NULL, NULL, NULL);
  g_autofree char              *uuid = g_strdup (jalon_case_get_uuid (fixture->the_case));
  g_autoptr(GError)             error = NULL;
  g_autoptr(GPtrArray)          papers = NULL;
  g_autoptr(JalonJudgement)     judgement = NULL;

  g_clear_object (&fixture->the_case);
  fixture->the_case = jalon_case_open (fixture->folder, uuid, &error);
  g_assert_no_error (error);
  papers = jalon_case_list_papers (fixture->the_case, FALSE);
  g_assert_cmpuint (papers->len, ==, 1);
  g_assert_cmpint (((JalonPaper *) g_ptr_array_index (papers, 0))->pages, ==, 3);
  judgement = jalon_intake_judge (fixture->the_case, NULL, fixture->packs, "anef", g_ptr_array_index (papers, 0));
  g_assert_nonnull (judgement);
  g_assert_cmpint (judgement->verdict, ==, JALON_VERDICT_READY);
}

static void
test_summary (Fixture *fixture, gconstpointer data)
{
  static const char *const      names[] = { "pdftex-three-pages.pdf", "not-here.pdf", "qpdf-password.pdf", "pdftex-three-pages.pdf", NULL };
  g_autoptr(JalonIntakeSummary) summary = add (fixture, names, NULL, NULL, NULL);

  g_assert_cmpuint (summary->results->len, ==, 4);
  g_assert_cmpint (summary->n_fine, ==, 2);
  g_assert_cmpint (summary->n_need_you, ==, 2);
  g_assert_null (result_at (summary, 1)->paper);
  g_assert_error (result_at (summary, 1)->error, JALON_ERROR, JALON_ERROR_NOT_FOUND);
  g_assert_true (result_at (summary, 2)->was_read);
  g_assert_true (result_at (summary, 2)->needs_you);
  g_assert_cmpstr (result_at (summary, 3)->duplicate_of, ==, result_at (summary, 0)->paper->id);
}

static void
test_reader_that_fails (Fixture *fixture, gconstpointer data)
{
  static const char *const      names[] = { "pdftex-three-pages.pdf", NULL };
  g_autoptr(JalonIntakeSummary) summary = add (fixture, names, NULL, NULL, NULL);
  g_autoptr(GError)             error = NULL;
  g_autoptr(GBytes)             bytes = NULL;

  g_assert_nonnull (result_at (summary, 0)->paper);
  g_assert_false (result_at (summary, 0)->was_read);
  g_assert_true (result_at (summary, 0)->needs_you);
  bytes = jalon_case_load_paper (fixture->the_case, result_at (summary, 0)->paper->id, &error);
  g_assert_no_error (error);
  g_assert_false (jalon_intake_read (fixture->the_case, fixture->reader, result_at (summary, 0)->paper->id, NULL, &error));
  g_assert_error (error, JALON_ERROR, JALON_ERROR_UNSAFE);
}

static void
test_cancelled_at_once (Fixture *fixture, gconstpointer data)
{
  static const char *const      names[] = { "pdftex-three-pages.pdf", NULL };
  g_autoptr(GCancellable)       cancellable = g_cancellable_new ();
  g_autoptr(JalonIntakeSummary) summary = NULL;

  g_cancellable_cancel (cancellable);
  summary = add (fixture, names, NULL, NULL, cancellable);
  g_assert_true (summary->cancelled);
  g_assert_cmpuint (summary->results->len, ==, 0);
}

typedef struct {
  int           at;
  int           last_done;
  GCancellable *cancellable;
} Stopper;

static void
progress_cb (int done, int total, gpointer user_data)
{
  Stopper *stopper = user_data;

  g_assert_cmpint (done, >, stopper->last_done);
  g_assert_cmpint (done, <=, total);
  stopper->last_done = done;
  if (done == stopper->at)
    g_cancellable_cancel (stopper->cancellable);
}

/* Four steps: two files kept, then two read; stopped after the second. */
static void
test_cancelled_between (Fixture *fixture, gconstpointer data)
{
  static const char *const      names[] = { "pdftex-three-pages.pdf", "picture.png", NULL };
  g_autoptr(GCancellable)       cancellable = g_cancellable_new ();
  Stopper                       stopper = { 2, 0, cancellable };
  g_autoptr(JalonIntakeSummary) summary = add (fixture, names, progress_cb, &stopper, cancellable);

  g_assert_true (summary->cancelled);
  g_assert_cmpuint (summary->results->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_nonnull (result_at (summary, i)->paper);
      g_assert_false (result_at (summary, i)->was_read);
    }
}

static void
test_progress_to_the_end (Fixture *fixture, gconstpointer data)
{
  static const char *const      names[] = { "pdftex-three-pages.pdf", "picture.png", NULL };
  Stopper                       stopper = { -1, 0, NULL };
  g_autoptr(JalonIntakeSummary) summary = add (fixture, names, progress_cb, &stopper, NULL);

  g_assert_cmpint (stopper.last_done, ==, 4);
  g_assert_false (summary->cancelled);
}

static void
test_newer_reader_reads_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError)         error = NULL;
  g_autofree char          *path = corpus_file ("pdftex-three-pages.pdf");
  g_autoptr(JalonPaper)     paper = jalon_case_import_file (fixture->the_case, path, NULL, NULL, NULL, &error);
  g_autoptr(JalonFacts)     old = jalon_facts_new ();
  g_autofree char          *json = NULL;
  g_autoptr(JalonJudgement) without = NULL;
  g_autoptr(JalonJudgement) with = NULL;
  g_autofree char          *fresh = NULL;

  g_assert_no_error (error);
  old->format = JALON_FORMAT_PDF;
  old->opened = JALON_OPENED_NOT;
  json = jalon_facts_to_json (old);
  g_assert_true (jalon_case_set_facts (fixture->the_case, paper->id, "0.0.0-old", json, &error));
  without = jalon_intake_judge (fixture->the_case, NULL, fixture->packs, "anef", paper);
  g_assert_null (without);
  with = jalon_intake_judge (fixture->the_case, fixture->reader, fixture->packs, "anef", paper);
  g_assert_nonnull (with);
  g_assert_cmpint (with->verdict, ==, JALON_VERDICT_READY);
  fresh = jalon_case_dup_facts (fixture->the_case, paper->id, jalon_reader_get_version (fixture->reader));
  g_assert_null (fresh); /* judging keeps nothing */
  g_assert_true (jalon_intake_read (fixture->the_case, fixture->reader, paper->id, NULL, &error));
  fresh = jalon_case_dup_facts (fixture->the_case, paper->id, jalon_reader_get_version (fixture->reader));
  g_assert_nonnull (fresh);
}

typedef struct {
  const char *name;
  const char *kind; /* missing, folder, pipe, closed, large */
  JalonError  error;
} LoadCase;

static const LoadCase load_cases[] = {
  { "missing", "missing", JALON_ERROR_NOT_FOUND }, { "folder", "folder", JALON_ERROR_NOT_FOUND },
  { "pipe", "pipe", JALON_ERROR_NOT_FOUND },       { "not-readable", "closed", JALON_ERROR_NOT_FOUND },
  { "large", "large", JALON_ERROR_REFUSED },
};

static void
make_obstacle (const char *path, const char *kind)
{
  if (strcmp (kind, "folder") == 0)
    g_assert_no_errno (g_mkdir (path, 0700));
  else if (strcmp (kind, "pipe") == 0)
    g_assert_no_errno (mkfifo (path, 0600));
  else if (strcmp (kind, "missing") != 0)
    {
      g_assert_true (g_file_set_contents (path, "x", 1, NULL));
      if (strcmp (kind, "large") == 0)
        g_assert_no_errno (truncate (path, JALON_INTAKE_LARGEST_BYTES + 1));
      else
        g_assert_no_errno (g_chmod (path, 0));
    }
}

static void
test_load (Fixture *fixture, gconstpointer data)
{
  const LoadCase   *row = data;
  g_autofree char  *path = g_build_filename (fixture->path, "obstacle", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;

  make_obstacle (path, row->kind);
  if (strcmp (row->kind, "closed") == 0 && g_access (path, R_OK) == 0)
    {
      g_test_skip ("this user may read every file");
      return;
    }
  bytes = jalon_intake_load_file (path, &error);
  g_assert_null (bytes);
  g_assert_error (error, JALON_ERROR, (int) row->error);
}

static void
test_look_at_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError)     error = NULL;
  g_autoptr(GBytes)     empty = g_bytes_new_static ("", 0);
  g_autoptr(JalonFacts) facts = jalon_intake_look (fixture->reader, empty, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (facts->format, ==, JALON_FORMAT_EMPTY);
  g_assert_cmpint (facts->opened, ==, JALON_OPENED_NOT);
  g_assert_cmpstr (facts->sha256, ==, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

static void
test_look_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError)       error = NULL;
  g_autofree char        *path = corpus_file ("pdftex-three-pages.pdf");
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(JalonFacts)   facts = NULL;

  g_assert_true (jalon_reader_self_test (fixture->reader, &error));
  g_cancellable_cancel (cancellable);
  facts = jalon_intake_look_at_file (fixture->reader, path, cancellable, &error);
  g_assert_null (facts);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define ADD_TEST(path, reader, func) g_test_add (path, Fixture, reader, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD_TEST ("/intake/add/keeps-and-reads", NULL, test_keeps_and_reads);
  ADD_TEST ("/intake/add/is-on-disk", NULL, test_is_on_disk);
  ADD_TEST ("/intake/add/summary", NULL, test_summary);
  ADD_TEST ("/intake/add/reader-that-is-not-there", "/nonexistent/jalon-reader", test_reader_that_fails);
  ADD_TEST ("/intake/add/reader-that-fails", "/bin/false", test_reader_that_fails);
  ADD_TEST ("/intake/add/cancelled-at-once", NULL, test_cancelled_at_once);
  ADD_TEST ("/intake/add/cancelled-between", NULL, test_cancelled_between);
  ADD_TEST ("/intake/add/progress-to-the-end", NULL, test_progress_to_the_end);
  ADD_TEST ("/intake/judge/newer-reader-reads-again", NULL, test_newer_reader_reads_again);
  ADD_TEST ("/intake/look/nothing", NULL, test_look_at_nothing);
  ADD_TEST ("/intake/look/cancelled", NULL, test_look_cancelled);
  for (gsize i = 0; i < G_N_ELEMENTS (load_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/intake/load/%s", load_cases[i].name);

      g_test_add (path, Fixture, &load_cases[i], set_up_with_reader, test_load, tear_down);
    }
  return g_test_run ();
}
