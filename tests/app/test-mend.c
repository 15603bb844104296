/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Stored files that are not as they were saved: what the window shows, and that it acts only on a person's word.
 */
#include "window-fixture.h"

#include "core/case/jalon-case-verify.h"

#include <glib/gstdio.h>
#include <string.h>

static const char *const two[] = { "bulletin-2026-06.pdf", "bulletin-2026-07.pdf", NULL };
static const char *const third[] = { "bulletin-2026-08.pdf", NULL };

typedef struct {
  char        *data, *root; /* data folder, folder of the case */
  JalonWindow *window;
} Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  self->data = window_new_case ();
  self->window = window_open (self->data, 1000);
  WAIT_FOR (window_snapshot (self->window) != NULL);
  window_add_examples (self->window, two);
  self->root = g_build_filename (self->data, "cases", window_snapshot (self->window)->uuid, NULL);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  window_close (self->window);
  g_free (self->data);
  g_free (self->root);
}

static GPtrArray *
generations (Fixture *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->root, 0, NULL);
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);
  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    if (g_str_has_prefix (name, "index-") && g_str_has_suffix (name, ".db"))
      g_ptr_array_add (found, g_build_filename (self->root, name, NULL));
  return found;
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  const char *one = *(const char *const *) a, *other = *(const char *const *) b;
  gint64 left = g_ascii_strtoll (strrchr (one, '-') + 1, NULL, 10), right = g_ascii_strtoll (strrchr (other, '-') + 1, NULL, 10);
  return left < right ? -1 : left > right;
}

static void
spoil (const char *path)
{
  g_autofree char *content = NULL;
  gsize size;
  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  content[size / 2] ^= 1;
  g_assert_true (g_file_set_contents (path, content, size, NULL));
}

static char *
highest (Fixture *self)
{
  g_autoptr (GPtrArray) all = generations (self);
  g_ptr_array_sort (all, compare_paths);
  g_assert_cmpuint (all->len, >, 1);
  return g_strdup (all->pdata[all->len - 1]);
}

static void
open_again (Fixture *self, int width)
{
  window_close (self->window);
  self->window = window_open (self->data, width);
}

/* Adds the third paper and spoils the save that has it. */
static char *
spoil_newest_save (Fixture *self, int width)
{
  window_add_examples (self->window, third);
  char *path = highest (self);
  spoil (path);
  open_again (self, width);
  WAIT_FOR (window_snapshot (self->window) != NULL);
  return path;
}

/* Never silently: it is said, what the sidecars know is there, nothing can be changed, nothing was written. */
static void
test_newest_save_damaged (Fixture *self, gconstpointer width)
{
  g_autofree char *path = spoil_newest_save (self, GPOINTER_TO_INT (width));
  JalonWindow *window = self->window;

  g_assert_true (window_snapshot (window)->read_only);
  g_assert_cmpuint (window_snapshot (window)->papers->len, ==, 3);
  WAIT_FOR (window_says (window->banner, "The newest save is damaged"));
  window_picture (GTK_WIDGET (window), "read-only");
  window_press (window->banner, "Look and decide");
  GtkWidget *dialog = window_wait_dialog (GTK_WINDOW (window), ADW_TYPE_MESSAGE_DIALOG);
  g_assert_true (window_says (dialog, "1 paper was added or changed"));
  window_picture (dialog, "decide");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "close");
  window_spin (300);
  g_assert_true (window_snapshot (window)->read_only);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_accept (Fixture *self, gconstpointer unused)
{
  g_autofree char *path = spoil_newest_save (self, 1000);
  JalonWindow *window = self->window;

  window_act (window, "win.decide", NULL);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (window_wait_dialog (GTK_WINDOW (window), ADW_TYPE_MESSAGE_DIALOG)), "rebuild");
  GtkWidget *done = window_wait_dialog_saying (GTK_WINDOW (window), ADW_TYPE_MESSAGE_DIALOG, "Mended, as far as it can be");
  window_picture (done, "mended");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (done), "close");
  WAIT_FOR (!window_snapshot (window)->read_only);
  g_assert_cmpuint (window_snapshot (window)->papers->len, ==, 3);
  WAIT_FOR (!gtk_revealer_get_reveal_child (GTK_REVEALER (window->banner)));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS)); /* its name is free, its bytes are kept */
  g_autofree char *aside = g_strconcat (path, ".damaged", NULL);
  g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));
  window_act (window, "win.remove-paper", NULL); /* it can be changed again: nothing is chosen, so this only says so */
}

static void
test_every_save_lost (Fixture *self, gconstpointer width)
{
  g_autoptr (GPtrArray) all = generations (self);
  for (guint i = 0; i < all->len; i++)
    spoil (all->pdata[i]);
  open_again (self, GPOINTER_TO_INT (width));
  JalonWindow *window = self->window;

  g_assert_cmpstr (window_shown (window), ==, "trouble");
  g_assert_true (window_says (window->trouble, "damaged"));
  window_picture (GTK_WIDGET (window), "trouble");
  window_press (window->trouble, "Mend what can be mended");
  WAIT_FOR (window_snapshot (window) != NULL && g_str_equal (window_shown (window), "case"));
  g_assert_cmpuint (window_snapshot (window)->papers->len, ==, 2);
  g_assert_cmpstr (window_snapshot (window)->person->given, ==, "Awa");
  g_assert_true (window_says (window_wait_dialog (GTK_WINDOW (window), ADW_TYPE_MESSAGE_DIALOG), "Look through them"));
}

static void
test_sound (Fixture *self, gconstpointer unused)
{
  window_act (self->window, "win.verify", NULL);
  GtkWidget *dialog = window_wait_dialog (GTK_WINDOW (self->window), ADW_TYPE_MESSAGE_DIALOG);
  g_assert_true (window_says (dialog, "All papers are sound"));
  g_assert_null (window_find (dialog, GTK_TYPE_BUTTON, "_Mend what can be mended"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "close");
}

static void
test_paper_damaged (Fixture *self, gconstpointer unused)
{
  const JalonPaper *paper = window_snapshot (self->window)->papers->pdata[0];
  g_autofree char *path = g_strdup_printf ("%s/documents/%.2s/%s.pdf", self->root, paper->sha256, paper->sha256);
  g_autofree char *said = g_strdup_printf ("%s: the file on the disk is no longer the one that was kept", paper->name);

  g_chmod (path, 0600);
  spoil (path);
  window_act (self->window, "win.verify", NULL);
  GtkWidget *dialog = window_wait_dialog (GTK_WINDOW (self->window), ADW_TYPE_MESSAGE_DIALOG);
  g_assert_true (window_says (dialog, "Some files are damaged"));
  g_assert_true (window_says (dialog, said));
  window_picture (dialog, "damaged");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "rebuild");
  window_wait_dialog_saying (GTK_WINDOW (self->window), ADW_TYPE_MESSAGE_DIALOG, "The file of 1 paper is damaged");
}

/* A paper that is safe on disk and in no save, as after a power cut. */
static void
leave_orphan (Fixture *self)
{
  g_autoptr (JalonFolder) folder = jalon_folder_new (self->data);
  g_autoptr (JalonCase) unsaved = jalon_case_open (folder, window_snapshot (self->window)->uuid, NULL);
  g_autofree char *path = window_example_file (third[0]);
  g_autoptr (JalonPaper) paper = jalon_case_import_file (unsaved, path, NULL, NULL, NULL, NULL);
  g_assert_nonnull (paper);
}

static void
test_orphan (Fixture *self, gconstpointer answer)
{
  gboolean keep = g_str_equal (answer, "keep");
  leave_orphan (self);
  window_act (self->window, "win.verify", NULL);
  GtkWidget *dialog = window_wait_dialog (GTK_WINDOW (self->window), ADW_TYPE_MESSAGE_DIALOG);
  g_assert_true (window_says (dialog, "1 file is here that no paper mentions"));
  window_picture (dialog, "orphan");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), answer);
  if (keep)
    WAIT_FOR (window_snapshot (self->window)->papers->len == 3);
  WAIT_FOR (jalon_window_is_idle (self->window));
  window_spin (200);
  g_autoptr (JalonFolder) folder = jalon_folder_new (self->data);
  g_autoptr (JalonVerifyReport) report = jalon_case_verify (folder, window_snapshot (self->window)->uuid, NULL, NULL);
  g_assert_cmpuint (report->orphans->len, ==, keep ? 0 : 1);
  g_assert_cmpuint (window_snapshot (self->window)->papers->len, ==, keep ? 3 : 2);
}

int
main (int argc, char **argv)
{
  window_test_init (&argc, &argv);
  g_test_add ("/mend/newest-save-damaged/1200", Fixture, GINT_TO_POINTER (1200), set_up, test_newest_save_damaged, tear_down);
  g_test_add ("/mend/newest-save-damaged/360", Fixture, GINT_TO_POINTER (360), set_up, test_newest_save_damaged, tear_down);
  g_test_add ("/mend/accept", Fixture, NULL, set_up, test_accept, tear_down);
  g_test_add ("/mend/every-save-lost/1200", Fixture, GINT_TO_POINTER (1200), set_up, test_every_save_lost, tear_down);
  g_test_add ("/mend/every-save-lost/360", Fixture, GINT_TO_POINTER (360), set_up, test_every_save_lost, tear_down);
  g_test_add ("/mend/sound", Fixture, NULL, set_up, test_sound, tear_down);
  g_test_add ("/mend/paper-damaged", Fixture, NULL, set_up, test_paper_damaged, tear_down);
  g_test_add ("/mend/orphan/keep", Fixture, "keep", set_up, test_orphan, tear_down);
  g_test_add ("/mend/orphan/leave", Fixture, "close", set_up, test_orphan, tear_down);
  return window_test_run ();
}
