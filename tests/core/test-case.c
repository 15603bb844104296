/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A case as its users see it: made, edited, saved, opened again, removed from, restored.
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
test_create (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JalonCase) opened = open_again (fixture);
  g_autoptr(JalonPerson) person = jalon_case_dup_person (opened);
  g_autoptr(GPtrArray) cases = jalon_folder_list_cases (fixture->folder, &error);

  g_assert_cmpstr (person->given, ==, "Aïssatou");
  g_assert_cmpstr (person->family, ==, "Diallo");
  g_assert_cmpint (jalon_case_get_generation (opened), ==, 1);
  g_assert_false (jalon_case_is_example (opened));
  g_assert_false (jalon_case_is_read_only (opened));
  g_assert_cmpuint (cases->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (cases, 0), ==, jalon_case_get_uuid (fixture->one));
}

/* A title that cannot stand leaves no case without it. */
static void
test_create_with_title (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JalonPerson) person = jalon_person_new ();
  g_autoptr(JalonTitle) title = jalon_title_new ();
  person->given = g_strdup ("Binta");
  person->family = g_strdup ("Modèle");
  title->kind = g_strdup ("cst-salarie");
  title->channel = g_strdup ("unknown");
  title->paper = g_strdup ("00000000-0000-4000-8000-000000000000");
  set_date (&title->ends, "2027-01-12");

  g_assert_null (jalon_case_create_with_title (fixture->folder, person, title, FALSE, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_autoptr(GPtrArray) before = jalon_folder_list_cases (fixture->folder, NULL);
  g_assert_cmpuint (before->len, ==, 1);

  g_clear_pointer (&title->paper, g_free);
  g_autoptr(JalonCase) made = jalon_case_create_with_title (fixture->folder, person, title, FALSE, &error);
  g_assert_no_error (error);
  g_autoptr(JalonCase) opened = jalon_case_open (fixture->folder, jalon_case_get_uuid (made), &error);
  g_assert_no_error (error);
  g_assert_cmpint (jalon_case_get_generation (opened), ==, 1);
  g_autoptr(GPtrArray) titles = jalon_case_list_titles (opened);
  g_assert_cmpuint (titles->len, ==, 1);
  assert_date (&((JalonTitle *) titles->pdata[0])->ends, "2027-01-12");
}

static void
test_missing (Fixture *fixture, gconstpointer user_data)
{
  static const char *const ids[] = { "00000000-0000-4000-8000-000000000000", "../cases", "" };
  g_autofree char *elsewhere = g_build_filename (fixture->dir, "nothing", NULL);
  g_autoptr(JalonFolder) empty = jalon_folder_new (elsewhere);
  g_autoptr(GPtrArray) cases = jalon_folder_list_cases (empty, NULL);
  g_assert_cmpuint (cases->len, ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr(GError) error = NULL;
      g_assert_null (jalon_case_open (fixture->folder, ids[i], &error));
      g_assert_error (error, JALON_ERROR, JALON_ERROR_NOT_FOUND);
      g_clear_error (&error);
      g_assert_null (jalon_case_open (empty, ids[i], &error));
      g_assert_error (error, JALON_ERROR, JALON_ERROR_NOT_FOUND);
    }
  g_assert_false (g_file_test (elsewhere, G_FILE_TEST_EXISTS));
}

static void
test_rows (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *title_id = NULL, *procedure_id = NULL, *event_id = NULL;
  g_autoptr(JalonPaper) paper = import (fixture->one, "%PDF-1.7 a card", "card.pdf", "residence-permit");
  g_autoptr(JalonTitle) title = jalon_title_new ();
  title->kind = g_strdup ("csp-salarie");
  title->channel = g_strdup ("anef");
  title->paper = g_strdup (paper->id);
  set_date (&title->from, "2023-05-04");
  set_date (&title->ends, "2027-05-03");
  g_assert_true (jalon_case_put_title (fixture->one, title, &title_id, &error));
  g_autoptr(JalonProcedure) procedure = jalon_procedure_new ();
  procedure->kind = g_strdup ("renewal");
  procedure->channel = g_strdup ("anef");
  procedure->reference = g_strdup ("A-12");
  set_date (&procedure->filed, "2027-02-01");
  g_assert_true (jalon_case_put_procedure (fixture->one, procedure, &procedure_id, &error));
  g_autoptr(JalonEvent) event = jalon_event_new ();
  event->kind = g_strdup ("call");
  event->note = g_strdup ("no answer");
  set_date (&event->on, "2027-02-03");
  g_assert_true (jalon_case_put_event (fixture->one, event, &event_id, &error));
  g_assert_no_error (error);
  save (fixture->one);
  g_assert_cmpint (jalon_case_get_generation (fixture->one), ==, 2); /* four edits, one generation */

  g_autoptr(JalonCase) opened = open_again (fixture);
  g_autoptr(GPtrArray) titles = jalon_case_list_titles (opened);
  g_autoptr(GPtrArray) procedures = jalon_case_list_procedures (opened);
  g_autoptr(GPtrArray) events = jalon_case_list_events (opened);
  g_assert_cmpuint (titles->len, ==, 1);
  g_assert_cmpuint (procedures->len, ==, 1);
  g_assert_cmpuint (events->len, ==, 1);
  const JalonTitle *t = g_ptr_array_index (titles, 0);
  g_assert_cmpstr (t->id, ==, title_id);
  g_assert_cmpstr (t->kind, ==, "csp-salarie");
  g_assert_cmpstr (t->channel, ==, "anef");
  g_assert_cmpstr (t->paper, ==, paper->id);
  assert_date (&t->from, "2023-05-04");
  assert_date (&t->ends, "2027-05-03");
  const JalonProcedure *p = g_ptr_array_index (procedures, 0);
  g_assert_cmpstr (p->id, ==, procedure_id);
  g_assert_cmpstr (p->kind, ==, "renewal");
  g_assert_cmpstr (p->reference, ==, "A-12");
  assert_date (&p->filed, "2027-02-01");
  assert_date (&p->received, NULL);
  const JalonEvent *e = g_ptr_array_index (events, 0);
  g_assert_cmpstr (e->id, ==, event_id);
  g_assert_cmpstr (e->note, ==, "no answer");
  assert_date (&e->on, "2027-02-03");

  g_assert_true (jalon_case_delete (opened, event_id, &error));
  g_assert_false (jalon_case_delete (opened, event_id, &error));
  g_assert_error (error, JALON_ERROR, JALON_ERROR_NOT_FOUND);
}

static void
test_title_order (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *first = NULL;
  for (int i = 0; i < 20; i++)
    {
      g_autofree char *id = NULL;
      g_autoptr(JalonTitle) title = jalon_title_new ();
      title->kind = g_strdup_printf ("kind-%d", i);
      g_assert_true (jalon_case_put_title (fixture->one, title, &id, &error));
      if (i == 0)
        first = g_strdup (id);
    }
  g_autoptr(JalonTitle) changed = jalon_title_new ();
  changed->id = g_strdup (first);
  changed->kind = g_strdup ("changed");
  g_assert_true (jalon_case_put_title (fixture->one, changed, NULL, &error));
  save (fixture->one);
  g_autoptr(JalonCase) opened = open_again (fixture);
  g_autoptr(GPtrArray) titles = jalon_case_list_titles (opened);
  g_assert_cmpuint (titles->len, ==, 20);
  g_assert_cmpstr (((JalonTitle *) g_ptr_array_index (titles, 0))->kind, ==, "changed");
  g_assert_cmpstr (((JalonTitle *) g_ptr_array_index (titles, 19))->kind, ==, "kind-19");
}

static void
test_unknown_paper (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JalonTitle) title = jalon_title_new ();
  title->kind = g_strdup ("api");
  title->paper = g_uuid_string_random ();
  g_assert_false (jalon_case_put_title (fixture->one, title, NULL, &error));
  g_assert_error (error, JALON_ERROR, JALON_ERROR_NOT_FOUND);
  g_autoptr(GPtrArray) titles = jalon_case_list_titles (fixture->one);
  g_assert_cmpuint (titles->len, ==, 0);
  save (fixture->one);
  g_assert_cmpint (jalon_case_get_generation (fixture->one), ==, 1); /* nothing to save */
}

static void
test_renewal (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JalonPaper) paper = import (fixture->one, "%PDF-1.4 payslip", "payslip.pdf", NULL);
  g_autoptr(JalonRenewalFile) file = jalon_renewal_file_new ();
  file->permit = g_strdup ("salarie-cdi");
  file->portal = g_strdup ("anef");
  set_date (&file->filing, "2027-01-15");
  file->facts = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (file->facts, g_strdup ("married=yes"));
  g_ptr_array_add (file->facts, g_strdup ("resource=salary"));
  g_ptr_array_add (file->facts, g_strdup ("resource=savings"));
  file->answers = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_answer_unref);
  JalonAnswer *answer = jalon_answer_new ();
  answer->requirement = g_strdup ("payslips");
  answer->paper = g_strdup (paper->id);
  answer->pages = g_strdup ("1-2");
  g_ptr_array_add (file->answers, answer);
  answer = jalon_answer_new ();
  answer->requirement = g_strdup ("e-photo");
  answer->code = g_strdup ("AB12");
  g_ptr_array_add (file->answers, answer);
  g_assert_true (jalon_case_set_renewal (fixture->one, file, &error));
  save (fixture->one);

  g_autoptr(JalonCase) opened = open_again (fixture);
  g_autoptr(JalonRenewalFile) read = jalon_case_dup_renewal (opened);
  g_assert_nonnull (read);
  g_assert_cmpstr (read->permit, ==, "salarie-cdi");
  assert_date (&read->filing, "2027-01-15");
  g_assert_cmpuint (read->facts->len, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (read->facts, 1), ==, "resource=salary");
  g_assert_cmpuint (read->answers->len, ==, 2);
  g_assert_cmpstr (((JalonAnswer *) g_ptr_array_index (read->answers, 0))->pages, ==, "1-2");
  g_assert_cmpstr (((JalonAnswer *) g_ptr_array_index (read->answers, 1))->code, ==, "AB12");

  /* A paper that goes for good takes its answers with it. */
  g_assert_true (jalon_case_remove_paper (opened, paper->id, TRUE, &error));
  g_autoptr(JalonRenewalFile) after = jalon_case_dup_renewal (opened);
  g_assert_cmpuint (after->answers->len, ==, 1);
  g_assert_true (jalon_case_set_renewal (opened, NULL, &error));
  g_assert_null (jalon_case_dup_renewal (opened));
}

static void
test_busy (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JalonCase) other = open_again (fixture);
  g_autoptr(JalonPaper) mine = import (fixture->one, "%PDF mine", "mine.pdf", NULL);
  g_autoptr(GBytes) bytes = g_bytes_new_static ("%PDF theirs", 11);
  g_assert_null (jalon_case_import_bytes (other, bytes, "theirs.pdf", NULL, NULL, NULL, &error));
  g_assert_error (error, JALON_ERROR, JALON_ERROR_BUSY);
  g_clear_error (&error);
  save (fixture->one);
  /* The lock is free again, and the edit stands on what the other one saved. */
  g_autoptr(JalonPaper) theirs = import (other, "%PDF theirs", "theirs.pdf", NULL);
  save (other);
  g_autoptr(GPtrArray) papers = jalon_case_list_papers (other, FALSE);
  g_assert_cmpuint (papers->len, ==, 2);
  gboolean reloaded = FALSE;
  g_assert_true (jalon_case_reload_if_newer (fixture->one, &reloaded, &error));
  g_assert_true (reloaded);
  g_assert_cmpint (jalon_case_get_generation (fixture->one), ==, 3);
  g_assert_true (jalon_case_reload_if_newer (fixture->one, &reloaded, &error));
  g_assert_false (reloaded);
}

static void
test_broken_lock (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JalonCase) other = open_again (fixture);
  g_autofree char *lock = g_build_filename (fixture->data, "lock", NULL);
  g_autoptr(JalonPaper) mine = import (fixture->one, "%PDF mine", "mine.pdf", NULL);
  g_assert_cmpint (g_unlink (lock), ==, 0);
  g_autoptr(JalonPaper) theirs = import (other, "%PDF theirs", "theirs.pdf", NULL);
  save (fixture->one);
  g_assert_false (jalon_case_save (other, &error));
  g_assert_error (error, JALON_ERROR, JALON_ERROR_BUSY);
  /* Memory is what the first one saved; the edit is made again on it. */
  g_autoptr(JalonPaper) seen = jalon_case_dup_paper (other, mine->id);
  g_assert_nonnull (seen);
  g_autoptr(JalonPaper) again = import (other, "%PDF theirs", "theirs.pdf", NULL);
  save (other);
  g_autoptr(JalonCase) opened = open_again (fixture);
  g_autoptr(GPtrArray) papers = jalon_case_list_papers (opened, FALSE);
  g_assert_cmpuint (papers->len, ==, 2);
}

static void
test_opening_writes_nothing (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *folder = case_path (fixture, "");
  GStatBuf before, after;
  g_autofree char *lock = g_build_filename (fixture->data, "lock", NULL);
  g_assert_cmpint (g_unlink (lock), ==, 0);
  g_assert_cmpint (g_stat (folder, &before), ==, 0);
  g_autoptr(JalonCase) opened = open_again (fixture);
  g_autoptr(GPtrArray) papers = jalon_case_list_papers (opened, FALSE);
  g_autoptr(GPtrArray) hits = jalon_case_search (opened, "x", NULL);
  g_assert_cmpint (g_stat (folder, &after), ==, 0);
  g_assert_cmpint (before.st_mtim.tv_nsec, ==, after.st_mtim.tv_nsec);
  g_assert_cmpint (before.st_mtim.tv_sec, ==, after.st_mtim.tv_sec);
  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));
}

/* Files may not grow beyond a limit: the original is written, the index is not. */
static void
test_failed_save (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr(GError) error = NULL;
  struct rlimit before, small;
  g_autoptr(JalonPaper) kept = import (fixture->one, "%PDF kept", "kept.pdf", NULL);
  save (fixture->one);
  g_autoptr(JalonPaper) refused = import (fixture->one, "%PDF refused", "refused.pdf", NULL);
  g_autoptr(JalonPaper) changed = jalon_paper_dup (kept);
  changed->note = g_strdup ("not saved");
  g_assert_true (jalon_case_set_paper (fixture->one, changed, &error));

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  small = before;
  small.rlim_cur = 4096;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  gboolean saved = jalon_case_save (fixture->one, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_false (saved);
  g_assert_error (error, JALON_ERROR, JALON_ERROR_INTERNAL);
  g_clear_error (&error);

  /* Memory is what was published before, and so is the sidecar. */
  g_autoptr(GPtrArray) papers = jalon_case_list_papers (fixture->one, FALSE);
  g_assert_cmpuint (papers->len, ==, 1);
  g_assert_null (((JalonPaper *) g_ptr_array_index (papers, 0))->note);
  g_assert_cmpint (jalon_case_get_generation (fixture->one), ==, 2);
  g_autofree char *name = g_strdup_printf ("documents/%.2s/%s.json", kept->sha256, kept->sha256);
  g_autofree char *path = case_path (fixture, name);
  g_autofree char *sidecar = NULL;
  g_assert_true (g_file_get_contents (path, &sidecar, NULL, NULL));
  g_assert_null (strstr (sidecar, "not saved"));

  /* The same edits again are saved, and another program may write in between. */
  g_autoptr(JalonCase) other = open_again (fixture);
  g_autoptr(JalonPaper) theirs = import (other, "%PDF theirs", "theirs.pdf", NULL);
  save (other);
  g_autoptr(JalonPaper) again = import (fixture->one, "%PDF refused", "refused.pdf", NULL);
  save (fixture->one);
  g_autoptr(GPtrArray) all = jalon_case_list_papers (fixture->one, FALSE);
  g_assert_cmpuint (all->len, ==, 3);
}

static gpointer
edit_and_read (gpointer user_data)
{
  JalonCase *one = user_data;
  for (int i = 0; i < 20; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(JalonEvent) event = jalon_event_new ();
      event->kind = g_strdup ("note");
      g_assert_true (jalon_case_put_event (one, event, NULL, &error));
      g_assert_true (jalon_case_save (one, &error));
      g_autoptr(GPtrArray) events = jalon_case_list_events (one);
      g_assert_cmpuint (events->len, >, 0);
      g_autoptr(GPtrArray) hits = jalon_case_search (one, "card", &error);
      g_assert_no_error (error);
      g_assert_cmpuint (hits->len, ==, 1);
    }
  return NULL;
}

static void
test_threads (Fixture *fixture, gconstpointer user_data)
{
  GThread *threads[4];
  g_autoptr(JalonPaper) paper = import (fixture->one, "%PDF card", "card.pdf", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("edit", edit_and_read, fixture->one);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_autoptr(JalonCase) opened = open_again (fixture);
  g_autoptr(GPtrArray) events = jalon_case_list_events (opened);
  g_assert_cmpuint (events->len, ==, 80);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/case/create", test_create);
  ADD ("/case/create-with-title", test_create_with_title);
  ADD ("/case/missing", test_missing);
  ADD ("/case/rows", test_rows);
  ADD ("/case/title-order", test_title_order);
  ADD ("/case/unknown-paper", test_unknown_paper);
  ADD ("/case/renewal", test_renewal);
  ADD ("/case/busy", test_busy);
  ADD ("/case/broken-lock", test_broken_lock);
  ADD ("/case/failed-save", test_failed_save);
  ADD ("/case/threads", test_threads);
  ADD ("/case/opening-writes-nothing", test_opening_writes_nothing);
  return g_test_run ();
}
