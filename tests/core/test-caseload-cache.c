/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the list of everyone keeps between two starts: when it counts, when it is made again, who cannot be read.
 */
#include "caseload-fixture.h"

#include "core/case/jalon-backup.h"
#include "core/case/jalon-folder-private.h"
#include "core/jalon-error.h"

#include <glib/gstdio.h>
#include <string.h>

/* --- what is kept --- */

static void
test_holds (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = make_person (fixture->folder, "Binta", "Modèle", "title cst-vpf 2026-03-01 2027-02-28 anef");
  g_assert_cmpuint (refresh (fixture, TODAY), ==, 2);
  g_assert_cmpuint (refresh (fixture, TODAY), ==, 0);
  g_assert_cmpuint (refresh (fixture, "2026-11-26"), ==, 0);
  /* A save of one case. */
  put (fixture->one, "title cst-vpf 2026-03-01 2027-02-28");
  save (fixture->one);
  g_assert_cmpuint (refresh (fixture, TODAY), ==, 1);
  g_assert_cmpuint (refresh (fixture, TODAY), ==, 0);
  /* A clock that goes back, and one that went far. */
  g_assert_cmpuint (refresh (fixture, "2026-11-24"), ==, 2);
  g_assert_cmpuint (refresh (fixture, TODAY), ==, 0);
  g_assert_cmpuint (refresh (fixture, "2027-06-01"), ==, 2);
  g_assert_cmpuint (refresh (fixture, TODAY), ==, 2);
  /* Somebody who went. */
  g_autofree char *path = jalon_folder_dup_case_path (fixture->folder, other);
  const char *const words[] = { "rm", "-r", path, NULL };
  g_assert_true (g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL));
  GDate today = date_of (TODAY);
  g_autoptr(JalonCaseload) caseload = load (fixture);
  g_autoptr(GPtrArray) all = jalon_caseload_judge (caseload, &today);
  g_assert_cmpuint (all->len, ==, 1);
}

/* Other rules: one byte of one pack is enough. */
static void
test_other_rules (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *rules = g_test_build_filename (G_TEST_DIST, "..", "data", "rules", NULL);
  g_autofree char *copy = g_build_filename (fixture->dir, "rules", NULL), *titles = g_build_filename (copy, "titles.json", NULL);
  g_autofree char *text = NULL, *digest = jalon_packs_dup_digest (packs);
  const char *const words[] = { "cp", "-r", rules, copy, NULL };
  g_assert_true (g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL));
  g_autoptr(JalonPacks) same = jalon_packs_load_from_dir (copy, &error);
  g_assert_no_error (error);
  g_autofree char *same_digest = jalon_packs_dup_digest (same);
  g_assert_cmpstr (same_digest, ==, digest);
  g_assert_cmpuint (refresh (fixture, TODAY), ==, 1);
  g_assert_true (g_file_get_contents (titles, &text, NULL, NULL));
  g_autofree char *longer = g_strconcat (text, "\n", NULL);
  g_assert_true (g_file_set_contents (titles, longer, -1, NULL));
  JalonPacks *before = packs;
  packs = jalon_packs_load_from_dir (copy, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (refresh (fixture, TODAY), ==, 1);
  g_assert_cmpuint (refresh (fixture, TODAY), ==, 0);
  g_object_unref (packs);
  packs = before;
  g_assert_cmpuint (refresh (fixture, TODAY), ==, 1);
}

typedef struct {
  const char *name;
  void      (*spoil) (const char *path);
} SpoilRow;

static void
spoil_remove (const char *path)
{
  g_assert_cmpint (g_unlink (path), ==, 0);
}

static void
change_file (const char *path, gsize (*change) (char *content, gsize length))
{
  g_autofree char *content = NULL;
  gsize length;
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  length = change (content, length);
  g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));
}

static gsize
flip (char *content, gsize length)
{
  content[length / 3] ^= 1;
  return length;
}

static gsize
cut (char *content, gsize length)
{
  return length / 2;
}

static gsize
empty (char *content, gsize length)
{
  return 0;
}

static void
spoil_flip (const char *path)
{
  change_file (path, flip);
}

static void
spoil_cut (const char *path)
{
  change_file (path, cut);
}

static void
spoil_empty (const char *path)
{
  change_file (path, empty);
}

static void
spoil_foreign (const char *path)
{
  g_assert_true (g_file_set_contents (path, "SQLite format 3", -1, NULL));
}

static void
spoil_folder (const char *path)
{
  spoil_remove (path);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
}

static const SpoilRow spoils[] = {
  { "removed", spoil_remove }, { "one-bit", spoil_flip },        { "cut", spoil_cut },
  { "empty", spoil_empty },    { "foreign", spoil_foreign },     { "a-folder", spoil_folder },
};

static void
test_spoilt (Fixture *fixture, gconstpointer data)
{
  const SpoilRow *row = data;
  g_autofree char *path = g_build_filename (fixture->data, JALON_CASELOAD_NAME, NULL);
  g_assert_cmpuint (refresh (fixture, TODAY), ==, 1);
  row->spoil (path);
  g_assert_cmpuint (refresh (fixture, TODAY), ==, 1);
  if (row->spoil != spoil_folder)
    g_assert_cmpuint (refresh (fixture, TODAY), ==, 0);
  GDate today = date_of (TODAY);
  g_autoptr(JalonCaseload) caseload = load (fixture);
  jalon_caseload_refresh (caseload, &today, NULL, NULL, NULL);
  g_autoptr(GPtrArray) all = jalon_caseload_judge (caseload, &today);
  g_assert_cmpstr (((JalonCaseJudged *) all->pdata[0])->row->person->given, ==, "Aïssatou");
}

static gboolean
holds_words (const char *content, gsize length, const char *words)
{
  return memmem (content, length, words, strlen (words)) != NULL;
}

/* Names and days: nothing of what was said, of papers, of numbers. Nobody else may read it, and no backup has it. */
static void
test_contents (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->data, JALON_CASELOAD_NAME, NULL), *backup = g_build_filename (fixture->dir, "b.zip", NULL);
  g_autofree char *content = NULL, *zip = NULL;
  g_autoptr(JalonPaper) paper = import (fixture->one, "%PDF-1.4 SECRET-TEXT", "SECRET-PAPER.pdf", "passport");
  gsize length, zip_length;
  GStatBuf info;
  JalonBackupReport report;
  put (fixture->one, "title cst-vpf 2026-03-01 2027-02-28 anef; ask renewal anef 2026-11-02; event call 2026-11-03");
  save (fixture->one);
  g_assert_cmpuint (refresh (fixture, TODAY), ==, 1);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_true (holds_words (content, length, "Diallo"));
  g_assert_false (holds_words (content, length, "SECRET"));
  g_assert_false (holds_words (content, length, paper->sha256));
  g_assert_false (holds_words (content, length, "cst-vpf"));
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_true (jalon_backup_write (fixture->folder, NULL, backup, &report, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (backup, &zip, &zip_length, NULL));
  g_assert_false (holds_words (zip, zip_length, JALON_CASELOAD_NAME));
}

/* --- who cannot be read --- */

static void
spoil_saves (Fixture *fixture, const char *uuid, gboolean all)
{
  g_autofree char *folder = jalon_folder_dup_case_path (fixture->folder, uuid);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree char *newest = NULL;
  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      if (!g_str_has_prefix (name, "index-"))
        continue;
      if (all)
        g_assert_true (g_file_set_contents (path, "spoilt", -1, NULL));
      else if (newest == NULL || strcmp (path, newest) > 0)
        {
          g_free (newest);
          newest = g_steal_pointer (&path);
        }
    }
  if (newest != NULL)
    g_assert_true (g_file_set_contents (newest, "spoilt", -1, NULL));
}

/* The format of a trailer is checked after its digest, so the digest has to be right: a later schema is simpler to make. */
static void
test_unreadable (Fixture *fixture, gconstpointer data)
{
  GDate today = date_of (TODAY);
  g_autofree char *well = make_person (fixture->folder, "Ana", "Monday", "title cst-visiteur 2025-11-30 2026-11-29");
  g_autofree char *older = make_person (fixture->folder, "Binta", "Older", "title cst-visiteur 2025-12-11 2026-12-10");
  const char *lost = jalon_case_get_uuid (fixture->one);
  g_autofree char *bare = g_uuid_string_random (), *path = jalon_folder_dup_case_path (fixture->folder, bare);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0); /* a folder with nothing in it */
  g_assert_cmpuint (refresh (fixture, TODAY), ==, 4);
  spoil_saves (fixture, lost, TRUE);
  spoil_saves (fixture, older, FALSE);
  /* Those that are not well are looked at again each time. */
  for (int round = 0; round < 2; round++)
    g_assert_cmpuint (refresh (fixture, TODAY), ==, 3);
  g_autoptr(JalonCaseload) caseload = load (fixture);
  jalon_caseload_refresh (caseload, &today, NULL, NULL, NULL);
  g_autoptr(GPtrArray) all = jalon_caseload_judge (caseload, &today);
  g_assert_cmpuint (all->len, ==, 4);
  const JalonCaseJudged *gone = find (all, lost), *nothing = find (all, bare), *old = find (all, older);
  g_assert_cmpint (gone->group, ==, JALON_CASE_GROUP_UNREADABLE);
  g_assert_cmpint (gone->row->state, ==, JALON_CASE_DAMAGED);
  g_assert_error (gone->row->error, JALON_ERROR, JALON_ERROR_DAMAGED);
  g_assert_cmpstr (gone->row->person->given, ==, "Aïssatou"); /* case.json still knows */
  g_assert_cmpint (nothing->group, ==, JALON_CASE_GROUP_UNREADABLE);
  g_assert_null (nothing->row->person);
  g_assert_cmpint (old->row->state, ==, JALON_CASE_OLDER);
  g_assert_cmpint (old->group, !=, JALON_CASE_GROUP_NOT_READ);
  g_assert_cmpint (((JalonCaseJudged *) all->pdata[0])->group, ==, JALON_CASE_GROUP_UNREADABLE);
  g_assert_cmpint (((JalonCaseJudged *) all->pdata[1])->group, ==, JALON_CASE_GROUP_UNREADABLE);
  g_assert_true (all->pdata[2] == find (all, well));
}

/* Another program holds the lock: reading takes none. */
static void
test_locked (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JalonFolder) other = jalon_folder_new (fixture->data);
  g_assert_true (jalon_folder_lock (other, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (refresh (fixture, TODAY), ==, 1);
  g_assert_cmpuint (refresh (fixture, TODAY), ==, 0);
  jalon_folder_unlock (other);
}

static void
count_cb (guint done, guint total, gpointer user_data)
{
  g_assert_cmpuint (done, <=, total);
  g_atomic_int_inc ((int *) user_data);
}

/* More cases than threads: each is told of once; stopped before it begins, it reads nobody and hides nobody. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  int told = 0;
  GDate today = date_of (TODAY);
  g_autoptr(GCancellable) stopped = g_cancellable_new ();
  for (int i = 0; i < 20; i++)
    g_free (make_person (fixture->folder, "Awa", "Exemple", "title cst-vpf 2026-03-01 2027-02-28 anef"));
  g_autoptr(JalonCaseload) caseload = load (fixture);
  g_cancellable_cancel (stopped);
  jalon_caseload_refresh (caseload, &today, count_cb, &told, stopped);
  g_assert_cmpint (told, ==, 0);
  g_autoptr(GPtrArray) before = jalon_caseload_judge (caseload, &today);
  g_assert_cmpuint (before->len, ==, 21);
  g_assert_cmpint (((JalonCaseJudged *) before->pdata[0])->group, ==, JALON_CASE_GROUP_NOT_READ);
  g_assert_cmpuint (jalon_caseload_refresh (caseload, &today, count_cb, &told, NULL), ==, 21);
  g_assert_cmpint (told, ==, 21);
}

#define ADD(path, data, function) g_test_add (path, Fixture, data, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_autoptr(GError) error = NULL;
  g_test_init (&argc, &argv, NULL);
  packs = jalon_packs_load (&error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (spoils); i++)
    {
      g_autofree char *path = g_strconcat ("/caseload/spoilt/", spoils[i].name, NULL);
      ADD (path, &spoils[i], test_spoilt);
    }
  ADD ("/caseload/holds", NULL, test_holds);
  ADD ("/caseload/other-rules", NULL, test_other_rules);
  ADD ("/caseload/contents", NULL, test_contents);
  ADD ("/caseload/unreadable", NULL, test_unreadable);
  ADD ("/caseload/locked", NULL, test_locked);
  ADD ("/caseload/many", NULL, test_many);
  int status = g_test_run ();
  g_object_unref (packs);
  return status;
}
