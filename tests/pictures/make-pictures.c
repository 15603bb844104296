/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Makes pictures of the window for people to look at: `--all DIR` every scene in French, light and dark, of one width (`--only NAME`
 * one of them, `--language` and `--right-to-left` as others see it); `--data DIR --out FILE` one picture of a data folder. A narrow
 * window wants a narrow display: menus keep within it. Not a test of pixels.
 */
#include "camera.h"
#include "scenes.h"

#include "app/jalon-application.h"
#include "app/jalon-style.h"
#include "phrases/jalon-phrases.h"

#include <glib/gstdio.h>

static JalonApplication *application; /* for its actions: the main menu names them */

static JalonWindow *
open_window (const char *data, const GDate *today, int width, int height)
{
  g_autoptr (JalonSession) session = jalon_session_new (data, today);
  JalonWindow *window = jalon_window_new (ADW_APPLICATION (application), session);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  jalon_window_open (window);
  gtk_window_present (GTK_WINDOW (window));
  scene_settle (window);
  camera_fit (GTK_WINDOW (window), width, height);
  scene_settle (window);
  return window;
}

static void
run (const char *command, const char *option, const char *from, const char *to)
{
  g_autoptr (GError) error = NULL;
  const char *argv[] = { command, option, from, to, NULL };
  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, &error))
    g_error ("%s: %s", command, error->message);
}

static void
take_scene (const Scene *scene, const char *top, const char *folder, int width, gboolean dark)
{
  g_autofree char *made = g_strdup_printf ("%s/made-%d", top, scene->data), *work = g_build_filename (top, "home", NULL);
  g_autofree char *data = g_build_filename (work, "jalon", NULL);
  g_autofree char *file = g_strdup_printf ("%s/%s-%d-%s.png", folder, scene->name, width, dark ? "dark" : "light");

  if (!g_file_test (made, G_FILE_TEST_EXISTS))
    scene_make_data (scene->data, made);
  g_mkdir (work, 0700);
  if (g_file_test (made, G_FILE_TEST_EXISTS))
    run ("cp", "-a", made, data);
  g_autoptr (GDate) today = g_date_new_dmy (25, G_DATE_NOVEMBER, 2026);
  JalonWindow *window = open_window (data, today, width, width < 600 ? 720 : 800);
  if (scene->play != NULL)
    scene->play (window);
  scene_settle (window);
  if (camera_fit_dialogs (GTK_WINDOW (window)))
    scene_settle (window);
  camera_take (GTK_WINDOW (window), file);
  camera_close_dialogs (GTK_WINDOW (window));
  gtk_window_destroy (GTK_WINDOW (window));
  run ("rm", "-rf", work, NULL);
}

static void
take_all (const char *folder, const char *only, int width)
{
  /* The first start says where papers are kept: a name that changes would change the picture. */
  g_autofree char *top = g_build_filename (g_get_tmp_dir (), "jalon-pictures", NULL);
  if (g_mkdir (top, 0700) != 0)
    g_error ("%s is there already: remove it", top);
  for (int dark = 0; dark < 2; dark++)
    {
      adw_style_manager_set_color_scheme (adw_style_manager_get_default (), dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
      for (guint i = 0; i < n_scenes; i++)
        if (only == NULL || g_str_equal (only, scenes[i].name))
          take_scene (&scenes[i], top, folder, width, dark);
    }
  run ("rm", "-rf", top, NULL);
}

/* Pictures to compare are in one language wherever they are made; the locale C would ignore this. */
static void
speak (const char *language)
{
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  g_setenv ("LANGUAGE", language, TRUE);
}

/* What a person's computer remembers of earlier backups is not in the picture. */
static void
forget (void)
{
  g_autofree char *state = g_build_filename (g_get_tmp_dir (), "jalon-pictures", "home", "state", NULL);
  g_setenv ("XDG_STATE_HOME", state, TRUE);
}

int
main (int argc, char **argv)
{
  g_autofree char *all = NULL, *data = NULL, *out = NULL, *page = NULL, *only = NULL, *language = NULL;
  gboolean right_to_left = FALSE;
  int width = 1200;
  const GOptionEntry options[] = {
    { "all", 0, 0, G_OPTION_ARG_FILENAME, &all, "Folder for pictures of every scene", "DIR" },
    { "width", 0, 0, G_OPTION_ARG_INT, &width, "Width of the window (1200)", "PX" },
    { "only", 0, 0, G_OPTION_ARG_STRING, &only, "One scene", "NAME" },
    { "language", 0, 0, G_OPTION_ARG_STRING, &language, "Language of the scenes (fr)", "LANGUAGE" },
    { "right-to-left", 0, 0, G_OPTION_ARG_NONE, &right_to_left, "Mirrored, as in Arabic", NULL },
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
      speak (language != NULL ? language : "fr");
      forget ();
    }
  jalon_phrases_init ();
  adw_init ();
  if (right_to_left)
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  jalon_style_load ();
  camera_prepare ();
  application = jalon_application_new ();
  g_application_register (G_APPLICATION (application), NULL, NULL);
  if (all != NULL)
    {
      take_all (all, only, width);
      return 0;
    }
  g_autoptr (GDate) today = g_date_new ();
  g_date_set_time_t (today, time (NULL));
  JalonWindow *window = open_window (data, today, 1200, 800);
  jalon_window_show_page (window, page != NULL ? page : "papers");
  scene_settle (window);
  camera_take (GTK_WINDOW (window), out);
  return 0;
}
