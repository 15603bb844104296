/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Makes pictures of the window for people to look at: `--all DIR` every page of the example and the first start, 360 and 1200 px
 * wide, light and dark; `--data DIR --out FILE` one picture of the renewal page of a data folder. Not a test of pixels.
 */
#include "app/jalon-style.h"
#include "app/jalon-window.h"
#include "core/intake/jalon-example.h"
#include "phrases/jalon-phrases.h"

#include <glib/gstdio.h>

static void
wait_ms (int ms)
{
  gint64 end = g_get_monotonic_time () + ms * 1000ll;
  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (2000);
}

static void
settle (JalonWindow *window)
{
  gint64 end = g_get_monotonic_time () + 60 * G_TIME_SPAN_SECOND;
  wait_ms (300);
  while (!jalon_window_is_idle (window) && g_get_monotonic_time () < end)
    wait_ms (50);
  wait_ms (900);
}

static void
take_picture (GtkWidget *window, const char *path)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  int width = gtk_widget_get_width (window), height = gtk_widget_get_height (window);
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  GskRenderNode *node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  g_autoptr (GdkTexture) texture =
    gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, &GRAPHENE_RECT_INIT (0, 0, width, height));
  gsk_render_node_unref (node);
  if (!gdk_texture_save_to_png (texture, path))
    g_error ("cannot write %s", path);
  g_print ("%s\n", path);
}

static JalonWindow *
open_window (const char *data, int width, int height)
{
  GDate today;
  g_date_clear (&today, 1);
  g_date_set_time_t (&today, time (NULL));
  g_autoptr (JalonSession) session = jalon_session_new (data, &today);
  JalonWindow *window = jalon_window_new (NULL, session);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  jalon_window_open (window);
  gtk_window_present (GTK_WINDOW (window));
  settle (window);
  return window;
}

static void
make_example (const char *data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonFolder) folder = jalon_folder_new (data);
  g_autoptr (JalonReader) reader = jalon_reader_new (NULL);
  g_autoptr (JalonPacks) packs = jalon_packs_load (&error);
  g_autofree char *dir = jalon_example_dup_dir ();
  g_autoptr (JalonCase) example = jalon_example_create (folder, reader, packs, dir, NULL, NULL, NULL, &error);
  if (example == NULL)
    g_error ("no example: %s", error->message);
}

static void
picture_of (JalonWindow *window, const char *folder, const char *name, int width, gboolean dark)
{
  g_autofree char *file = g_strdup_printf ("%s/%s-%d-%s.png", folder, name, width, dark ? "dark" : "light");
  take_picture (GTK_WIDGET (window), file);
}

static void
picture_all (const char *folder, const char *empty, const char *data, int width, gboolean dark)
{
  int height = width < 600 ? 780 : 800;
  JalonWindow *window = open_window (empty, width, height);
  picture_of (window, folder, "start", width, dark);
  gtk_window_destroy (GTK_WINDOW (window));

  window = open_window (data, width, height);
  static const char *const pages[] = { "today", "papers", "renewal" };
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      jalon_window_show_page (window, pages[i]);
      settle (window);
      picture_of (window, folder, pages[i], width, dark);
    }
  jalon_window_show_first_paper (window);
  settle (window);
  picture_of (window, folder, "paper", width, dark);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.edit-situation", NULL);
  settle (window);
  picture_of (window, folder, "situation", width, dark);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_autofree char *all = NULL, *data = NULL, *out = NULL, *page = NULL;
  const GOptionEntry options[] = {
    { "all", 0, 0, G_OPTION_ARG_FILENAME, &all, "Folder for pictures of every page", "DIR" },
    { "data", 0, 0, G_OPTION_ARG_FILENAME, &data, "Data folder to show", "DIR" },
    { "out", 0, 0, G_OPTION_ARG_FILENAME, &out, "Picture to write", "FILE" },
    { "page", 0, 0, G_OPTION_ARG_STRING, &page, "Page to show", "PAGE" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || (all == NULL && (data == NULL || out == NULL)))
    {
      g_printerr ("%s\n", error != NULL ? error->message : "--all DIR, or --data DIR --out FILE");
      return 2;
    }
  if (all != NULL)
    {
      /* Pictures to compare are French wherever they are made; the locale C would ignore this. */
      g_setenv ("LC_ALL", "C.UTF-8", TRUE);
      g_setenv ("LANGUAGE", "fr", TRUE);
    }
  jalon_phrases_init ();
  adw_init ();
  jalon_style_load ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  if (all == NULL)
    {
      JalonWindow *window = open_window (data, 1200, 800);
      jalon_window_show_page (window, page != NULL ? page : "papers");
      settle (window);
      take_picture (GTK_WIDGET (window), out);
      return 0;
    }
  g_autofree char *top = g_dir_make_tmp ("jalon-pictures-XXXXXX", NULL);
  g_autofree char *empty = g_build_filename (top, "empty", NULL), *example = g_build_filename (top, "example", NULL);
  make_example (example);
  for (int dark = 0; dark < 2; dark++)
    {
      adw_style_manager_set_color_scheme (adw_style_manager_get_default (), dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
      picture_all (all, empty, example, 360, dark);
      picture_all (all, empty, example, 1200, dark);
    }
  return 0;
}
