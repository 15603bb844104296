/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A data folder with one case, and the steps that many tests of the store begin with.
 */
#include "case-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

static void
delete_tree (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      if (!g_file_test (child, G_FILE_TEST_IS_SYMLINK) && g_file_test (child, G_FILE_TEST_IS_DIR))
        delete_tree (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

JalonCase *
make_case (JalonFolder *folder, gboolean example)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JalonPerson) person = jalon_person_new ();
  person->given = g_strdup ("Aïssatou");
  person->family = g_strdup ("Diallo");
  JalonCase *made = jalon_case_create (folder, person, example, &error);
  g_assert_no_error (error);
  g_assert_nonnull (made);
  return made;
}

void
set_up (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr(GError) error = NULL;
  fixture->dir = g_dir_make_tmp ("jalon-test-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->data = g_build_filename (fixture->dir, "data", NULL);
  fixture->folder = jalon_folder_new (fixture->data);
  jalon_folder_set_wait (fixture->folder, 0);
  fixture->one = make_case (fixture->folder, FALSE);
}

void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  g_clear_object (&fixture->one);
  g_clear_object (&fixture->folder);
  delete_tree (fixture->dir);
  g_free (fixture->data);
  g_free (fixture->dir);
}

JalonCase *
open_again (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JalonFolder) folder = jalon_folder_new (fixture->data);
  jalon_folder_set_wait (folder, 0);
  JalonCase *opened = jalon_case_open (folder, jalon_case_get_uuid (fixture->one), &error);
  g_assert_no_error (error);
  g_assert_nonnull (opened);
  return opened;
}

void
save (JalonCase *one)
{
  g_autoptr(GError) error = NULL;
  jalon_case_save (one, &error);
  g_assert_no_error (error);
}

JalonPaper *
import (JalonCase *one, const char *text, const char *name, const char *kind)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autofree char *duplicate_of = NULL;
  JalonPaper *paper = jalon_case_import_bytes (one, bytes, name, kind, &duplicate_of, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (paper);
  g_assert_null (duplicate_of);
  return paper;
}

char *
case_path (Fixture *fixture, const char *name)
{
  g_autofree char *folder = jalon_folder_dup_case_path (fixture->folder, jalon_case_get_uuid (fixture->one));
  return g_build_filename (folder, name, NULL);
}
