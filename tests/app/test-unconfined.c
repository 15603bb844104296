/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A computer on which jalon-reader is missing, ends at once, or answers that it is not confined: the window says so once and for all, and
 * blames no file. Papers are kept all the same.
 */
#include "window-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define SENTENCE "Files cannot be read safely on this computer: jalon-reader is missing, or the system cannot confine it."

static const struct { const char *name, *reader; gboolean link; } readers[] = {
  { "missing", "/nonexistent/jalon-reader", FALSE },
  { "ends-at-once", "/bin/false", FALSE },
  { "is-not-confined", "behaves", TRUE },
};

/* The misbehaving reader does what its name says. */
static char *
dup_reader (gsize row)
{
  if (!readers[row].link)
    return g_strdup (readers[row].reader);
  g_autofree char *top = window_new_top ();
  char *path = g_build_filename (top, readers[row].reader, NULL);
  g_assert_cmpint (symlink (g_getenv ("JALON_MISBEHAVING_READER"), path), ==, 0);
  return path;
}

static gboolean
blames_a_file (JalonWindow *window)
{
  return window_says (GTK_WIDGET (window), "another copy");
}

static void
test_window (gconstpointer data)
{
  g_autofree char *reader = dup_reader (GPOINTER_TO_SIZE (data)), *folder = window_new_case ();
  g_setenv ("JALON_READER", reader, TRUE);
  JalonWindow *window = window_open (folder, 1000);
  WAIT_FOR (window_snapshot (window) != NULL);
  WAIT_FOR (window_says (GTK_WIDGET (window), SENTENCE));
  g_assert_true (gtk_widget_has_css_class (gtk_widget_get_parent (window->banner_text), "trouble"));

  /* Added papers are kept; each page says why it shows none of them. */
  window_add_examples (window, (const char *const[]) { "passeport.pdf", NULL });
  g_assert_cmpuint (window_snapshot (window)->papers->len, ==, 1);
  window_spin (300);
  g_assert_false (blames_a_file (window));
  jalon_window_show_first_paper (window);
  window_spin (600);
  g_assert_false (blames_a_file (window));
  g_assert_true (window_says (GTK_WIDGET (window), SENTENCE));
  window_picture (GTK_WIDGET (window), "unconfined");
  window_close (window);
}

int
main (int argc, char **argv)
{
  window_test_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      g_autofree char *path = g_strdup_printf ("/unconfined/%s", readers[i].name);
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_window);
    }
  return window_test_run ();
}
