/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What every page must keep at 360 and 1200 px, in light and in dark.
 */
#include "look.h"
#include "window-fixture.h"

#include "app/jalon-shell.h"

static char *example_data; /* a data folder with the example, made once */

/* Whether every shell on show has taken the form that its width asks for: it flips a frame later. */
static gboolean
shells_are_settled (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return TRUE;
  if (JALON_IS_SHELL (widget))
    {
      int threshold;
      g_object_get (widget, "threshold", &threshold, NULL);
      if ((gtk_widget_get_width (widget) < threshold) != jalon_shell_get_narrow (JALON_SHELL (widget)))
        return FALSE;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (!shells_are_settled (child))
      return FALSE;
  return TRUE;
}

static void
show (JalonWindow *window, const char *page)
{
  if (g_str_equal (page, "paper"))
    jalon_window_show_first_paper (window);
  else if (g_str_equal (page, "situation"))
    window_act (window, "win.edit-situation", NULL);
  else if (!g_str_equal (page, "start"))
    jalon_window_show_page (window, page);
  WAIT_FOR (jalon_window_is_idle (window));
  window_spin (400);
  WAIT_FOR (shells_are_settled (GTK_WIDGET (window)));
  window_spin (400);
}

/* Puts the next part of what scrolls into view; FALSE when there is none. */
static gboolean
scroll_on (GtkWidget *widget)
{
  gboolean moved = FALSE;
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_SCROLLED_WINDOW (widget))
    {
      GtkAdjustment *at = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (widget));
      double before = gtk_adjustment_get_value (at);
      gtk_adjustment_set_value (at, before + gtk_adjustment_get_page_size (at) * 0.7);
      moved = gtk_adjustment_get_value (at) > before + 1;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    moved = scroll_on (child) || moved;
  return moved;
}

static void
test_look (gconstpointer data)
{
  g_auto (GStrv) words = g_strsplit (data, "-", 3);
  int width = atoi (words[1]), faults = 0;
  gboolean dark = g_str_equal (words[2], "dark");
  g_autofree char *empty = window_new_folder ();

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
  JalonWindow *window = window_open (g_str_equal (words[0], "start") ? empty : example_data, width);
  show (window, words[0]);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), <=, width);
  faults += look_names (GTK_WIDGET (window)) + look_targets (GTK_WIDGET (window)) + look_labels (GTK_WIDGET (window));
  for (int part = 0; part < 12; part++)
    {
      faults += look_contrast (GTK_WIDGET (window));
      if (!scroll_on (GTK_WIDGET (window)))
        break;
      window_spin (120);
    }
  if (faults > 0)
    g_test_fail_printf ("%d faults on %s", faults, (const char *) data);
  window_close (window);
}

static void
test_flip (void)
{
  JalonWindow *window = window_open (example_data, 360);
  WAIT_FOR (jalon_shell_get_narrow (JALON_SHELL (window->shell)));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), <=, 360);
  g_assert_true (adw_view_switcher_bar_get_reveal (ADW_VIEW_SWITCHER_BAR (window->switcher)));
  g_assert_false (gtk_widget_get_child_visible (window->places));
  window_close (window);

  window = window_open (example_data, 1200);
  WAIT_FOR (!jalon_shell_get_narrow (JALON_SHELL (window->shell)));
  g_assert_false (adw_view_switcher_bar_get_reveal (ADW_VIEW_SWITCHER_BAR (window->switcher)));
  g_assert_true (gtk_widget_get_child_visible (window->places));
  window_close (window);
}

int
main (int argc, char **argv)
{
  static const char *const looks[] = {
    "start-360-light",    "today-360-light",    "papers-360-light",    "paper-360-light",    "renewal-360-light",    "situation-360-light",
    "start-360-dark",     "today-360-dark",     "papers-360-dark",     "paper-360-dark",     "renewal-360-dark",     "situation-360-dark",
    "start-1200-light",   "today-1200-light",   "papers-1200-light",   "paper-1200-light",   "renewal-1200-light",   "situation-1200-light",
    "paper-1200-dark",    "renewal-1200-dark",
  };

  window_test_init (&argc, &argv);
  example_data = window_new_example ();
  g_test_add_func ("/shell/flip", test_flip);
  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      g_autofree char *path = g_strdup_printf ("/look/%s", looks[i]);
      g_test_add_data_func (path, looks[i], test_look);
    }
  int result = window_test_run ();
  g_free (example_data);
  return result;
}
