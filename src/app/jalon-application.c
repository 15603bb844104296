/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One process, one window: a second start hands its files to the first. JALON_DATA names another data folder, JALON_TODAY another
 * day to judge on.
 */
#include "jalon-config.h"
#include "app/jalon-application.h"

#include "app/jalon-compat.h"
#include "app/jalon-window.h"
#include "core/jalon-date.h"

struct _JalonApplication {
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (JalonApplication, jalon_application, ADW_TYPE_APPLICATION)

static JalonWindow *
ensure_window (JalonApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  if (window != NULL)
    return JALON_WINDOW (window);

  const char *named = g_getenv ("JALON_DATA");
  g_autofree char *path = named != NULL ? g_strdup (named) : g_build_filename (g_get_user_data_dir (), "jalon", NULL);
  const char *day = g_getenv ("JALON_TODAY");
  GDate today;
  if (day == NULL || !jalon_date_parse (day, &today))
    {
      g_date_clear (&today, 1);
      g_date_set_time_t (&today, time (NULL));
    }
  g_autoptr (JalonSession) session = jalon_session_new (path, &today);
  JalonWindow *created = jalon_window_new (ADW_APPLICATION (self), session);
  jalon_window_open (created);
  return created;
}

static void
jalon_application_activate (GApplication *application)
{
  gtk_window_present (GTK_WINDOW (ensure_window (JALON_APPLICATION (application))));
}

static void
jalon_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  JalonWindow *window = ensure_window (JALON_APPLICATION (application));
  g_autoptr (GPtrArray) given = g_ptr_array_new_with_free_func (g_object_unref);
  for (int i = 0; i < n_files; i++)
    g_ptr_array_add (given, g_object_ref (files[i]));
  gtk_window_present (GTK_WINDOW (window));
  jalon_window_add_files (window, given);
}

static void
about_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  jalon_compat_show_about (gtk_application_get_active_window (GTK_APPLICATION (data)));
}

static void
shortcuts_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  jalon_compat_show_shortcuts (gtk_application_get_active_window (GTK_APPLICATION (data)));
}

static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (data));
  if (window != NULL)
    gtk_window_close (window);
}

static void
jalon_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = { { .name = "about", .activate = about_action },
                                          { .name = "shortcuts", .activate = shortcuts_action },
                                          { .name = "quit", .activate = quit_action } };
  static const struct { const char *action, *key; } keys[] = {
    { "app.quit", "<Control>q" },        { "win.add-papers", "<Control>o" },         { "win.search", "<Control>f" },
    { "win.undo", "<Control>z" },        { "win.remove-paper", "<Control>Delete" },  { "win.backup", "<Control>b" },
    { "win.show-page::today", "<Alt>1" }, { "win.show-page::dates", "<Alt>2" },
    { "win.show-page::papers", "<Alt>3" },     { "win.show-page::renewal", "<Alt>4" },
    { "win.show-page::journal", "<Alt>5" }, { "win.write-down", "<Control>j" },
    { "win.letter", "<Control>l" },
    { "win.people", "<Alt>0" }, { "app.shortcuts", "<Control>question" },
  };

  G_APPLICATION_CLASS (jalon_application_parent_class)->startup (application);
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries), application);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), keys[i].action, (const char *[]) { keys[i].key, NULL });
}

static void
jalon_application_class_init (JalonApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);
  application_class->activate = jalon_application_activate;
  application_class->open = jalon_application_open;
  application_class->startup = jalon_application_startup;
}

static void
jalon_application_init (JalonApplication *self)
{
}

/**
 * jalon_application_new:
 *
 * Returns: (transfer full): the application
 */
JalonApplication *
jalon_application_new (void)
{
  return g_object_new (JALON_TYPE_APPLICATION, "application-id", JALON_APP_ID, "flags", G_APPLICATION_HANDLES_OPEN, "resource-base-path",
                       "/io/github/jalon_app/Jalon", NULL);
}
