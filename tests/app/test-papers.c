/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Papers in the window: removed and brought back, a long adding stopped, none for the example.
 */
#include "window-fixture.h"

#include "app/jalon-pick-row.h"
#include "app/jalon-paper-pane.h"

#include <string.h>

static const char *const two[] = { "bulletin-2026-06.pdf", "bulletin-2026-07.pdf", NULL };

static JalonWindow *
open_with_two (void)
{
  g_autofree char *data = window_new_case ();
  JalonWindow *window = window_open (data, 1000);
  WAIT_FOR (window_snapshot (window) != NULL);
  window_add_examples (window, two);
  return window;
}

static void
test_undo (void)
{
  JalonWindow *window = open_with_two ();

  jalon_window_show_first_paper (window);
  g_autofree char *paper = g_strdup (jalon_papers_page_get_paper (window->papers));
  g_assert_nonnull (paper);
  window_press (GTK_WIDGET (window), "Remove this paper");
  WAIT_FOR (window_snapshot (window)->removed->len == 1);
  g_assert_cmpstr (((JalonPaper *) window_snapshot (window)->removed->pdata[0])->id, ==, paper);
  WAIT_FOR (window_says (GTK_WIDGET (window->toasts), "can be brought back"));
  window_press (window->toasts, "Undo");
  WAIT_FOR (window_snapshot (window)->papers->len == 2);
  g_assert_cmpuint (window_snapshot (window)->removed->len, ==, 0);
  window_close (window);
}

static void
test_bring_back (void)
{
  JalonWindow *window = open_with_two ();

  jalon_window_show_first_paper (window);
  window_act (window, "win.remove-paper", NULL);
  WAIT_FOR (window_snapshot (window)->removed->len == 1);
  jalon_window_show_page (window, "papers");
  window_spin (100);
  window_press (GTK_WIDGET (window), "1 removed paper");
  GtkWidget *removed = window_wait_dialog (GTK_WINDOW (window), ADW_TYPE_PREFERENCES_WINDOW);
  window_picture (removed, "removed");
  window_press (removed, "Bring back");
  WAIT_FOR (window_snapshot (window)->papers->len == 2);
  g_assert_cmpuint (window_snapshot (window)->removed->len, ==, 0);
  gtk_window_destroy (GTK_WINDOW (removed));
  window_close (window);
}

/* Without a kind it is said; with kind and day it is confirmed and the next paper comes by itself. */
static void
test_confirm (void)
{
  JalonWindow *window = open_with_two ();
  jalon_window_show_first_paper (window);
  window_spin (500);
  GtkWidget *pane = window_find (GTK_WIDGET (window->papers), JALON_TYPE_PAPER_PANE, NULL);
  g_autofree char *first = g_strdup (jalon_papers_page_get_paper (window->papers));

  jalon_pick_row_set_chosen (JALON_PICK_ROW (window_part (pane, "kind")), NULL);
  g_signal_emit_by_name (window_part (pane, "confirm"), "clicked");
  g_assert_true (window_says (pane, "Choose what kind of paper this is."));
  jalon_pick_row_set_chosen (JALON_PICK_ROW (window_part (pane, "kind")), "payslips");
  gtk_editable_set_text (GTK_EDITABLE (window_part (pane, "issued")), "31/06/2026"); /* no such day */
  g_signal_emit_by_name (window_part (pane, "confirm"), "clicked");
  g_assert_true (window_says (pane, "This is not a day"));
  gtk_editable_set_text (GTK_EDITABLE (window_part (pane, "issued")), "30/06/2026");
  g_signal_emit_by_name (window_part (pane, "confirm"), "clicked");
  WAIT_FOR (g_strcmp0 (jalon_papers_page_get_paper (window->papers), first) != 0);
  WAIT_FOR (jalon_window_is_idle (window));
  window_spin (300);
  guint confirmed = 0;
  for (guint i = 0; i < window_snapshot (window)->papers->len; i++)
    confirmed += ((JalonPaper *) window_snapshot (window)->papers->pdata[i])->confirmed;
  g_assert_cmpuint (confirmed, ==, 1);
  window_close (window);
}

/* What was kept before the stop stays, and the window can be used at once. */
static void
test_stop (void)
{
  g_autofree char *data = window_new_case ();
  g_autofree char *scans = window_new_top ();
  g_autofree char *original = window_example_file ("bulletin-2026-06.pdf");
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *bytes = NULL;
  gsize size;
  const int n_files = 60;

  g_assert_true (g_file_get_contents (original, &bytes, &size, NULL));
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s/scan-%02d.pdf", scans, i);
      g_autofree char *mark = g_strdup_printf ("%%%d\n", i); /* same pages, other bytes */
      g_autoptr (GByteArray) all = g_byte_array_new ();
      g_byte_array_append (all, (guint8 *) bytes, size);
      g_byte_array_append (all, (guint8 *) mark, strlen (mark));
      g_assert_true (g_file_set_contents (name, (char *) all->data, all->len, NULL));
      g_ptr_array_add (files, g_file_new_for_path (name));
    }
  JalonWindow *window = window_open (data, 1000);
  WAIT_FOR (window_snapshot (window) != NULL);
  jalon_window_add_files (window, files);
  WAIT_FOR (gtk_progress_bar_get_fraction (GTK_PROGRESS_BAR (window->progress)) > 0.02);
  window_press (GTK_WIDGET (window), "Stop");
  WAIT_FOR (jalon_window_is_idle (window));
  WAIT_FOR (window_says (window->toasts, "Stopped. What was added stays"));
  window_picture (GTK_WIDGET (window), "stopped");
  /* Whatever was said to stay is there after opening the folder anew. */
  window_spin (200);
  guint kept = window_snapshot (window)->papers->len;
  g_assert_cmpuint (kept, >, 0);
  window_close (window);
  window = window_open (data, 1000);
  WAIT_FOR (window_snapshot (window) != NULL);
  g_assert_cmpuint (window_snapshot (window)->papers->len, ==, kept);

  /* What was kept and not looked at is looked at when a person says so. */
  g_assert_cmpuint (g_hash_table_size (window_snapshot (window)->judgements), <, kept);
  jalon_window_show_first_paper (window);
  window_spin (200);
  window_picture (GTK_WIDGET (window), "not-looked-at");
  window_press (GTK_WIDGET (window->papers), "Look at it now");
  WAIT_FOR (g_hash_table_size (window_snapshot (window)->judgements) == kept);
  WAIT_FOR (jalon_window_is_idle (window));
  window_spin (200);
  g_assert_null (window_find (GTK_WIDGET (window->papers), GTK_TYPE_BUTTON, "Look at it now"));
  window_close (window);
}

static void
test_example_takes_no_papers (void)
{
  g_autofree char *data = window_new_example ();
  g_autofree char *path = window_example_file ("bulletin-2026-06.pdf");
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  JalonWindow *window = window_open (data, 1000);

  g_ptr_array_add (files, g_file_new_for_path (path));
  WAIT_FOR (window_snapshot (window) != NULL);
  guint before = window_snapshot (window)->papers->len;
  g_assert_true (window_says (window->banner, "Real papers cannot be added here"));
  jalon_window_add_files (window, files);
  WAIT_FOR (window_says (window->toasts, "The example cannot receive real papers"));
  g_assert_true (jalon_window_is_idle (window));
  jalon_session_refresh (window->session);
  window_spin (500);
  g_assert_cmpuint (window_snapshot (window)->papers->len, ==, before);
  window_close (window);
}

int
main (int argc, char **argv)
{
  window_test_init (&argc, &argv);
  g_test_add_func ("/papers/undo", test_undo);
  g_test_add_func ("/papers/bring-back", test_bring_back);
  g_test_add_func ("/papers/confirm", test_confirm);
  g_test_add_func ("/papers/stop", test_stop);
  g_test_add_func ("/papers/example-takes-none", test_example_takes_no_papers);
  return window_test_run ();
}
