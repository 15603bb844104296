/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The preview with the real reader: pages of a PDF drawn here, zoom, and a sentence for what is no document.
 */
#include "app/jalon-page-view.h"
#include "app/jalon-preview.h"

#include <adwaita.h>
#include <cairo-pdf.h>
#include <string.h>

static void
settle (int ms)
{
  gint64 end = g_get_monotonic_time () + ms * (gint64) 1000;
  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (2000);
}

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
two_pages (void)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_cb, bytes, 300, 400);
  cairo_t *cr = cairo_create (surface);
  for (int page = 0; page < 2; page++)
    {
      cairo_move_to (cr, 40, 60);
      cairo_show_text (cr, page == 0 ? "First" : "Second");
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}

static void
collect (GtkWidget *widget, GType type, GPtrArray *found)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

static GPtrArray *
wait_for (GtkWidget *root, GType type, guint n)
{
  gint64 deadline = g_get_monotonic_time () + 60 * G_TIME_SPAN_SECOND;
  GPtrArray *found = g_ptr_array_new ();
  while (collect (root, type, found), found->len < n && g_get_monotonic_time () < deadline)
    {
      g_ptr_array_set_size (found, 0);
      settle (20);
    }
  g_assert_cmpuint (found->len, ==, n);
  return found;
}

static void
wait_for_pixels (JalonPageView *page, double other_than)
{
  gint64 deadline = g_get_monotonic_time () + 60 * G_TIME_SPAN_SECOND;
  while (jalon_page_view_get_texture_scale (page) == other_than && g_get_monotonic_time () < deadline)
    settle (20);
  g_assert_cmpfloat (jalon_page_view_get_texture_scale (page), !=, other_than);
}

static GtkWidget *
open_preview (GBytes *bytes, GtkWidget **window)
{
  g_autoptr (JalonReader) reader = jalon_reader_new (NULL);
  GtkWidget *preview = g_object_new (JALON_TYPE_PREVIEW, NULL);
  *window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (*window), 500, 700);
  gtk_window_set_child (GTK_WINDOW (*window), preview);
  gtk_window_present (GTK_WINDOW (*window));
  settle (100);
  jalon_preview_set_document (JALON_PREVIEW (preview), reader, bytes);
  return preview;
}

static void
test_pages (void)
{
  GtkWidget *window;
  g_autoptr (GBytes) bytes = two_pages ();
  GtkWidget *preview = open_preview (bytes, &window);
  g_autoptr (GPtrArray) pages = wait_for (preview, JALON_TYPE_PAGE_VIEW, 2);

  g_assert_cmpfloat_with_epsilon (jalon_page_view_get_width_pt (pages->pdata[0]), 300, 0.5);
  wait_for_pixels (pages->pdata[0], 0);
  double fit = jalon_page_view_get_texture_scale (pages->pdata[0]);
  gtk_widget_activate_action (preview, "preview.zoom-in", NULL);
  wait_for_pixels (pages->pdata[0], fit);
  g_assert_cmpfloat (jalon_page_view_get_texture_scale (pages->pdata[0]), >, fit);
  gtk_window_destroy (GTK_WINDOW (window));
  settle (200);
}

static void
test_garbage (void)
{
  GtkWidget *window;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("no document at all", 18);
  GtkWidget *preview = open_preview (bytes, &window);
  g_autoptr (GPtrArray) pages = wait_for (preview, JALON_TYPE_PAGE_VIEW, 1);

  settle (500); /* and stays: no sentence about a page takes its place */
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  gboolean said = FALSE;
  collect (pages->pdata[0], GTK_TYPE_LABEL, labels);
  for (guint i = 0; i < labels->len; i++)
    {
      g_test_message ("%s", gtk_label_get_label (labels->pdata[i]));
      said = said || strstr (gtk_label_get_label (labels->pdata[i]), "file cannot be shown here") != NULL;
    }
  g_assert_true (said);
  g_assert_cmpfloat (jalon_page_view_get_texture_scale (pages->pdata[0]), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
  settle (200);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/preview/pages", test_pages);
  g_test_add_func ("/preview/garbage", test_garbage);
  return g_test_run ();
}
