/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Safekeeping in the window: a backup is written and brought back, the example is made or stopped, the keys are listed.
 */
#include "window-fixture.h"

#include "app/jalon-application.h"
#include "app/jalon-restore-window.h"
#include "core/case/jalon-backup.h"

#include <glib/gstdio.h>
#include <string.h>

static const char *const one[] = { "bulletin-2026-06.pdf", NULL };

/* A case with a paper; (transfer full) path of its backup. */
static char *
write_backup (void)
{
  g_autofree char *data = window_new_case (), *top = window_new_top ();
  char *path = g_build_filename (top, "backup.zip", NULL);
  JalonWindow *window = window_open (data, 1000);

  WAIT_FOR (window_snapshot (window) != NULL);
  window_add_examples (window, one);
  jalon_window_show_page (window, "today");
  window_spin (100);
  g_assert_true (window_says (GTK_WIDGET (window->today), "No backup yet"));
  window_act (window, "win.backup", NULL);
  window_choose_file (GTK_WINDOW (window), path);
  WAIT_FOR (window_says (window->toasts, "The backup is written and was read back"));
  WAIT_FOR (window_says (GTK_WIDGET (window->today), "Last verified backup"));
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  window_close (window);
  return path;
}

static void
forget_backup (void)
{
  g_autofree char *note = g_build_filename (g_get_user_state_dir (), "jalon", "last-backup", NULL);
  g_unlink (note);
}

static void
test_backup_and_back (void)
{
  g_autofree char *path = write_backup (), *data = window_new_folder ();
  JalonWindow *window = window_open (data, 1000);

  g_assert_cmpstr (window_shown (window), ==, "start");
  window_press (GTK_WIDGET (window->start), "Bring back a backup…");
  window_choose_file (GTK_WINDOW (window), path);
  WAIT_FOR (window_snapshot (window) != NULL && g_str_equal (window_shown (window), "case"));
  g_assert_cmpstr (window_snapshot (window)->person->family, ==, "Exemple");
  g_assert_cmpuint (window_snapshot (window)->papers->len, ==, 1);
  g_assert_cmpstr (((JalonPaper *) window_snapshot (window)->papers->pdata[0])->name, ==, one[0]);
  window_close (window);
  forget_backup ();
}

/* Beside somebody who is here; the same backup again changes nothing. */
static void
test_backup_beside (void)
{
  g_autofree char *path = write_backup (), *data = window_new_case ();
  JalonWindow *window = window_open (data, 1000);

  WAIT_FOR (window_snapshot (window) != NULL);
  g_assert_cmpuint (window_snapshot (window)->papers->len, ==, 0);
  window_act (window, "win.restore", NULL);
  window_choose_file (GTK_WINDOW (window), path);
  WAIT_FOR (window_says (window->toasts, "1 person was brought back."));
  WAIT_FOR (window_snapshot (window) != NULL && window_snapshot (window)->papers->len == 1);
  g_assert_cmpuint (window_count_cases (window), ==, 2);
  WAIT_FOR (jalon_window_is_idle (window));

  window_act (window, "win.restore", NULL);
  window_choose_file (GTK_WINDOW (window), path);
  WAIT_FOR (window_says (window->toasts, "Everyone in this backup is here already"));
  g_assert_cmpuint (window_count_cases (window), ==, 2);
  g_assert_cmpuint (window_snapshot (window)->papers->len, ==, 1);
  window_close (window);
  forget_backup ();
}

static char *
add_person (JalonFolder *folder, const char *given, const char *family)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonPerson) person = jalon_person_new ();
  person->given = g_strdup (given);
  person->family = g_strdup (family);
  g_autoptr (JalonCase) made = jalon_case_create (folder, person, FALSE, &error);
  g_assert_no_error (error);
  return g_strdup (jalon_case_get_uuid (made));
}

/* Three people in a backup, one of them here: of the two others one is wanted. */
static void
test_choose_people (gconstpointer width)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *data = window_new_folder (), *top = window_new_top (), *path = g_build_filename (top, "backup.zip", NULL);
  g_autoptr (JalonFolder) folder = jalon_folder_new (data);
  JalonBackupReport report;
  g_autofree char *awa = add_person (folder, "Awa", "Exemple"), *zoe = add_person (folder, "Zoé", "Fictif"), *omar = add_person (folder, "Omar", "Specimen");
  g_assert_true (jalon_backup_write (folder, NULL, path, &report, NULL, &error));
  const char *const gone[] = { zoe, omar };
  for (gsize i = 0; i < G_N_ELEMENTS (gone); i++)
    {
      g_autofree char *case_path = jalon_folder_dup_case_path (folder, gone[i]);
      const char *const words[] = { "rm", "-r", case_path, NULL };
      g_assert_true (g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL));
    }
  JalonWindow *window = window_open (data, GPOINTER_TO_INT (width));
  WAIT_FOR (window_snapshot (window) != NULL);
  window_act (window, "win.restore", NULL);
  window_choose_file (GTK_WINDOW (window), path);
  GtkWidget *dialog = window_wait_dialog (GTK_WINDOW (window), JALON_TYPE_RESTORE_WINDOW);
  g_assert_true (window_says (dialog, "Here already: stays as it is"));
  g_assert_true (window_says (dialog, "2 persons chosen"));
  window_picture (dialog, "restore");
  window_press (dialog, "Choose nobody");
  g_assert_false (gtk_widget_is_sensitive (window_part (dialog, "bring")));
  adw_action_row_activate (ADW_ACTION_ROW (window_find (dialog, ADW_TYPE_ACTION_ROW, "Zoé Fictif")));
  g_assert_true (window_says (dialog, "1 person chosen"));
  window_press (dialog, "Bring back");
  WAIT_FOR (window_says (window->toasts, "1 person was brought back. Whoever was here already was not changed."));
  WAIT_FOR (g_str_equal (window_snapshot (window)->person->given, "Zoé"));
  g_assert_cmpuint (window_count_cases (window), ==, 2);

  /* Cancelled: nothing comes. */
  WAIT_FOR (jalon_window_is_idle (window));
  window_act (window, "win.restore", NULL);
  window_choose_file (GTK_WINDOW (window), path);
  dialog = window_wait_dialog (GTK_WINDOW (window), JALON_TYPE_RESTORE_WINDOW);
  g_assert_true (window_says (dialog, "1 person chosen"));
  window_press (dialog, "Cancel");
  window_spin (200);
  g_assert_cmpuint (window_count_cases (window), ==, 2);
  window_close (window);
}

/* Several at once: then everyone is on show. */
static void
test_several_back (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *data = window_new_folder (), *empty = window_new_folder (), *top = window_new_top ();
  g_autofree char *path = g_build_filename (top, "backup.zip", NULL);
  g_autoptr (JalonFolder) folder = jalon_folder_new (data);
  JalonBackupReport report;
  g_free (add_person (folder, "Awa", "Exemple"));
  g_free (add_person (folder, "Zoé", "Fictif"));
  g_assert_true (jalon_backup_write (folder, NULL, path, &report, NULL, &error));
  JalonWindow *window = window_open (empty, 1000);
  window_press (GTK_WIDGET (window->start), "Bring back a backup…");
  window_choose_file (GTK_WINDOW (window), path);
  GtkWidget *dialog = window_wait_dialog (GTK_WINDOW (window), JALON_TYPE_RESTORE_WINDOW);
  window_press (dialog, "Bring back");
  WAIT_FOR (window_says (window->toasts, "2 persons were brought back."));
  g_assert_cmpstr (window_shown (window), ==, "people");
  g_assert_cmpuint (window_count_cases (window), ==, 2);
  window_close (window);
}

/* Half a backup, or something else: it is said, and the start page is there to try again. */
static void
test_no_backup (void)
{
  g_autofree char *top = window_new_top (), *path = g_build_filename (top, "holiday.zip", NULL), *data = window_new_folder ();
  g_assert_true (g_file_set_contents (path, "PK no backup at all", -1, NULL));
  JalonWindow *window = window_open (data, 360);

  window_press (GTK_WIDGET (window->start), "Bring back a backup…");
  window_choose_file (GTK_WINDOW (window), path);
  WAIT_FOR (window_says (window->toasts, "This file is not a whole backup"));
  window_picture (GTK_WIDGET (window), "no-backup");
  WAIT_FOR (jalon_window_is_idle (window));
  g_assert_cmpstr (window_shown (window), ==, "start");
  g_assert_cmpuint (window_count_cases (window), ==, 0);
  window_close (window);
}

static void
test_backup_nowhere (void)
{
  g_autofree char *data = window_new_case ();
  JalonWindow *window = window_open (data, 1000);

  WAIT_FOR (window_snapshot (window) != NULL);
  window_act (window, "win.backup", NULL);
  window_choose_file (GTK_WINDOW (window), "/proc/backup.zip"); /* no file can be made there */
  WAIT_FOR (jalon_window_is_idle (window));
  WAIT_FOR (window_find (window->toasts, g_type_from_name ("AdwToastWidget"), NULL) != NULL);
  g_assert_false (window_says (window->toasts, "was read back"));
  window_close (window);
}

static void
test_example (void)
{
  g_autofree char *data = window_new_folder ();
  JalonWindow *window = window_open (data, 1000);

  window_press (GTK_WIDGET (window->start), "Look around with an example");
  WAIT_FOR (window_snapshot (window) != NULL && jalon_window_is_idle (window));
  g_assert_true (window_snapshot (window)->example);
  WAIT_FOR (window_says (window->banner, "Example: an invented person"));
  window_close (window);
}

static void
test_example_stopped (void)
{
  g_autofree char *data = window_new_folder ();
  JalonWindow *window = window_open (data, 1000);

  window_press (GTK_WIDGET (window->start), "Look around with an example");
  WAIT_FOR (gtk_progress_bar_get_fraction (GTK_PROGRESS_BAR (window->progress)) > 0);
  window_act (window, "win.stop", NULL);
  WAIT_FOR (jalon_window_is_idle (window));
  g_assert_cmpstr (window_shown (window), ==, "start");
  g_assert_cmpuint (window_count_cases (window), ==, 0);
  g_assert_null (window_snapshot (window));
  window_close (window);
}

static GtkWidget *
find_toplevel (GType type)
{
  g_autoptr (GList) all = gtk_window_list_toplevels ();
  for (GList *each = all; each != NULL; each = each->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (each->data, type) && gtk_widget_get_mapped (each->data))
      return each->data;
  return NULL;
}

static void
list_accelerators (GtkWidget *widget, GPtrArray *found)
{
  if (GTK_IS_SHORTCUTS_SHORTCUT (widget))
    {
      char *accelerator = NULL;
      g_object_get (widget, "accelerator", &accelerator, NULL);
      g_ptr_array_add (found, accelerator);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    list_accelerators (child, found);
}

/* Whether "<Alt>1...3" or "<Control>o" tells of this key. */
static gboolean
tells (const char *shown, const char *key)
{
  g_auto (GStrv) ends = g_strsplit (shown, "...", 2);
  gsize stem = strlen (ends[0]) > 0 ? strlen (ends[0]) - 1 : 0;
  if (g_strcmp0 (shown, key) == 0)
    return TRUE;
  return ends[1] != NULL && strlen (key) == stem + 1 && strncmp (key, shown, stem) == 0 && key[stem] >= ends[0][stem] && key[stem] <= ends[1][0];
}

/* Every key of the application stands in the window of shortcuts. */
static void
test_shortcuts (void)
{
  g_autofree char *data = window_new_case ();
  g_setenv ("JALON_DATA", data, TRUE);
  g_autoptr (JalonApplication) application = jalon_application_new ();
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_application_activate (G_APPLICATION (application));
  WAIT_FOR (gtk_application_get_active_window (GTK_APPLICATION (application)) != NULL);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));
  WAIT_FOR (window_snapshot (JALON_WINDOW (window)) != NULL);

  g_action_group_activate_action (G_ACTION_GROUP (application), "shortcuts", NULL);
  WAIT_FOR (find_toplevel (GTK_TYPE_SHORTCUTS_WINDOW) != NULL);
  GtkWidget *shortcuts = find_toplevel (GTK_TYPE_SHORTCUTS_WINDOW);
  window_picture (shortcuts, "shortcuts");
  g_autoptr (GPtrArray) shown = g_ptr_array_new_with_free_func (g_free);
  list_accelerators (shortcuts, shown);
  g_auto (GStrv) actions = gtk_application_list_action_descriptions (GTK_APPLICATION (application));
  g_assert_cmpuint (g_strv_length (actions), >, 5);
  for (guint i = 0; actions[i] != NULL; i++)
    {
      g_auto (GStrv) keys = gtk_application_get_accels_for_action (GTK_APPLICATION (application), actions[i]);
      gboolean told = keys[0] == NULL;
      for (guint j = 0; j < shown->len && !told; j++)
        told = tells (shown->pdata[j], keys[0]);
      g_test_message ("%s %s", actions[i], keys[0]);
      g_assert_true (told);
    }
  gtk_window_destroy (GTK_WINDOW (shortcuts));
  g_action_group_activate_action (G_ACTION_GROUP (application), "about", NULL);
  WAIT_FOR (find_toplevel (ADW_TYPE_ABOUT_WINDOW) != NULL);
  gtk_window_destroy (GTK_WINDOW (find_toplevel (ADW_TYPE_ABOUT_WINDOW)));
  gtk_window_destroy (window);
  window_spin (200);
  g_unsetenv ("JALON_DATA");
}

int
main (int argc, char **argv)
{
  window_test_init (&argc, &argv);
  g_test_add_func ("/safe/backup/and-back", test_backup_and_back);
  g_test_add_func ("/safe/backup/beside", test_backup_beside);
  g_test_add_data_func ("/safe/backup/choose-people/1000", GINT_TO_POINTER (1000), test_choose_people);
  g_test_add_data_func ("/safe/backup/choose-people/360", GINT_TO_POINTER (360), test_choose_people);
  g_test_add_func ("/safe/backup/several", test_several_back);
  g_test_add_func ("/safe/backup/none", test_no_backup);
  g_test_add_func ("/safe/backup/nowhere", test_backup_nowhere);
  g_test_add_func ("/safe/example/made", test_example);
  g_test_add_func ("/safe/example/stopped", test_example_stopped);
  g_test_add_func ("/safe/shortcuts", test_shortcuts);
  return window_test_run ();
}
