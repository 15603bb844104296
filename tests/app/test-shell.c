/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The two panes, without the window: which of them is there at which width, and that the layout flips back and forth.
 */
#include "app/jalon-shell.h"

#include <adwaita.h>

typedef struct {
  GtkWidget  *window, *sidebar, *content;
  JalonShell *shell;
} Panes;

static void
settle (void)
{
  gint64 end = g_get_monotonic_time () + 250 * 1000;
  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (2000);
}

static void
set_width (Panes *self, int width)
{
  gtk_window_set_default_size (GTK_WINDOW (self->window), width, 500);
  settle ();
}

static void
open_panes (Panes *self, gboolean stacked)
{
  self->window = gtk_window_new ();
  self->sidebar = gtk_label_new ("Left");
  self->content = gtk_label_new ("Right");
  self->shell = g_object_new (JALON_TYPE_SHELL, "sidebar", self->sidebar, "content", self->content, "threshold", 700, "sidebar-width", 240,
                              "stacked", stacked, NULL);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->shell));
  set_width (self, 1000);
  gtk_window_present (GTK_WINDOW (self->window));
  settle ();
}

static void
assert_shown (Panes *self, gboolean narrow, gboolean sidebar, gboolean content)
{
  g_assert_cmpint (jalon_shell_get_narrow (self->shell), ==, narrow);
  g_assert_cmpint (gtk_widget_get_mapped (self->sidebar), ==, sidebar);
  g_assert_cmpint (gtk_widget_get_mapped (self->content), ==, content);
}

static void
test_flip (void)
{
  Panes panes;
  open_panes (&panes, FALSE);
  assert_shown (&panes, FALSE, TRUE, TRUE);
  g_assert_cmpint (gtk_widget_get_width (panes.sidebar), ==, 240);
  for (int turn = 0; turn < 2; turn++)
    {
      set_width (&panes, 360);
      assert_shown (&panes, TRUE, TRUE, FALSE);
      g_assert_cmpint (gtk_widget_get_width (panes.sidebar), ==, 360);
      set_width (&panes, 1000);
      assert_shown (&panes, FALSE, TRUE, TRUE);
    }
  gtk_window_destroy (GTK_WINDOW (panes.window));
}

static void
test_show_content (void)
{
  Panes panes;
  open_panes (&panes, FALSE);
  set_width (&panes, 360);
  jalon_shell_set_show_content (panes.shell, TRUE);
  settle ();
  g_assert_true (jalon_shell_get_show_content (panes.shell));
  assert_shown (&panes, TRUE, FALSE, TRUE);
  jalon_shell_set_show_content (panes.shell, FALSE);
  settle ();
  assert_shown (&panes, TRUE, TRUE, FALSE);
  gtk_window_destroy (GTK_WINDOW (panes.window));
}

static void
test_stacked (void)
{
  Panes panes;
  graphene_rect_t above, below;
  open_panes (&panes, TRUE);
  set_width (&panes, 360);
  assert_shown (&panes, TRUE, TRUE, TRUE);
  g_assert_true (gtk_widget_compute_bounds (panes.content, GTK_WIDGET (panes.shell), &above));
  g_assert_true (gtk_widget_compute_bounds (panes.sidebar, GTK_WIDGET (panes.shell), &below));
  g_assert_cmpfloat (above.origin.y + above.size.height, <=, below.origin.y);
  gtk_window_destroy (GTK_WINDOW (panes.window));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/shell/flip-twice", test_flip);
  g_test_add_func ("/shell/show-content", test_show_content);
  g_test_add_func ("/shell/stacked", test_stacked);
  return g_test_run ();
}
