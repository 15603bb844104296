/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One process, one window: a second start hands its files to the first. JALON_DATA names another data folder, JALON_TODAY another
 * day to judge on.
 */
#include "jalon-config.h"
#include "app/jalon-application.h"

#include "app/jalon-at-login.h"
#include "app/jalon-compat.h"
#include "app/jalon-reminding.h"
#include "app/jalon-window.h"
#include "core/jalon-date.h"
#include "core/jalon-error.h"

#include <glib/gi18n.h>

struct _JalonApplication {
  AdwApplication  parent_instance;
  JalonReminding *reminding;
  gboolean        only_remind; /* started to look for reminders: no window comes up */
};

G_DEFINE_FINAL_TYPE (JalonApplication, jalon_application, ADW_TYPE_APPLICATION)

static char *
dup_data_path (void)
{
  const char *named = g_getenv ("JALON_DATA");
  return named != NULL ? g_strdup (named) : g_build_filename (g_get_user_data_dir (), "jalon", NULL);
}

static void
get_today (GDate *today)
{
  const char *day = g_getenv ("JALON_TODAY");
  if (day != NULL && jalon_date_parse (day, today))
    return;
  g_date_clear (today, 1);
  g_date_set_time_t (today, time (NULL));
}

static gboolean
day_is_named (void)
{
  return g_getenv ("JALON_TODAY") != NULL;
}

static JalonWindow *
find_window (JalonApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  /* A dialog may be the active one; what it belongs to is the window. */
  while (window != NULL && !JALON_IS_WINDOW (window))
    window = gtk_window_get_transient_for (window);
  return window != NULL ? JALON_WINDOW (window) : NULL;
}

/* A window on nothing yet. */
static JalonWindow *
make_window (JalonApplication *self)
{
  g_autofree char *path = dup_data_path ();
  GDate today;
  get_today (&today);
  g_autoptr (JalonSession) session = jalon_session_new (path, &today);
  jalon_reminding_start (self->reminding);
  JalonWindow *window = jalon_window_new (ADW_APPLICATION (self), session);
  if (!day_is_named ())
    jalon_window_watch_day (window, get_today);
  return window;
}

static JalonWindow *
ensure_window (JalonApplication *self)
{
  JalonWindow *window = find_window (self);
  if (window != NULL)
    return window;
  window = make_window (self);
  jalon_window_open (window);
  return window;
}

static void
jalon_application_activate (GApplication *application)
{
  JalonApplication *self = JALON_APPLICATION (application);
  if (self->only_remind)
    {
      self->only_remind = FALSE;
      jalon_reminding_look (self->reminding);
      return;
    }
  gtk_window_present (GTK_WINDOW (ensure_window (self)));
}

static int
jalon_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  JalonApplication *self = JALON_APPLICATION (application);
  g_autoptr (GError) error = NULL;
  if (!g_variant_dict_contains (options, "remind"))
    return -1;
  if (!g_application_register (application, NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  if (!g_application_get_is_remote (application))
    {
      self->only_remind = TRUE;
      return -1;
    }
  /* Jalon is open: it does it itself. */
  g_action_group_activate_action (G_ACTION_GROUP (application), "remind", NULL);
  g_dbus_connection_flush_sync (g_application_get_dbus_connection (application), NULL, NULL);
  return 0;
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
remind_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  jalon_reminding_look (JALON_APPLICATION (data)->reminding);
}

/* A reminder was clicked: today of the person it was about. */
static void
open_case_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  JalonApplication *self = JALON_APPLICATION (data);
  JalonWindow *window = find_window (self);
  window = window != NULL ? window : make_window (self);
  jalon_window_open_today (window, g_variant_get_string (parameter, NULL));
  gtk_window_present (GTK_WINDOW (window));
}

static void
open_people_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  JalonWindow *window = ensure_window (JALON_APPLICATION (data));
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.people", NULL);
}

static JalonAtLogin
describe_login (char **program)
{
  *program = jalon_at_login_dup_program ();
  return (JalonAtLogin) { jalon_at_login_is_sandboxed (), g_get_user_config_dir (), g_get_user_state_dir (), *program };
}

static void
say_at_login (JalonApplication *self, gboolean on, const GError *error)
{
  JalonWindow *window = find_window (self);
  if (window == NULL)
    return;
  if (g_error_matches (error, JALON_ERROR, JALON_ERROR_REFUSED))
    jalon_window_say (window, _ ("The system did not allow Jalon to start at login. Reminders come while Jalon is open; you can allow it in the settings of "
                                 "your system, under applications."));
  else if (error != NULL)
    jalon_window_say (window, _ ("This could not be set: the folder for what starts at login cannot be written. Reminders come while Jalon is open."));
  else if (on)
    jalon_window_say (window, _ ("When you log in, Jalon looks at your dates and closes again. What it shows names nobody."));
  else
    jalon_window_say (window, _ ("Jalon no longer starts when you log in. Reminders come while it is open."));
}

static void
login_set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JalonApplication) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *program = NULL;
  JalonAtLogin login = describe_login (&program);
  gboolean on = jalon_at_login_set_finish (result, &error) ? jalon_at_login_is_on (&login) : FALSE;
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "remind-at-login");
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (error == NULL ? on : jalon_at_login_is_on (&login)));
  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), TRUE);
  say_at_login (self, on, error);
}

/* The state follows what was granted, not what was asked for. */
static void
remind_at_login_action (GSimpleAction *action, GVariant *value, gpointer data)
{
  g_autofree char *program = NULL;
  JalonAtLogin login = describe_login (&program);
  g_simple_action_set_enabled (action, FALSE);
  jalon_at_login_set_async (&login, g_variant_get_boolean (value), NULL, login_set_cb, g_object_ref (data));
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
show_login_state (JalonApplication *self)
{
  g_autofree char *program = NULL;
  JalonAtLogin login = describe_login (&program);
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "remind-at-login");
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (jalon_at_login_is_on (&login)));
}

static void
jalon_application_finalize (GObject *object)
{
  g_clear_pointer (&JALON_APPLICATION (object)->reminding, jalon_reminding_free);
  G_OBJECT_CLASS (jalon_application_parent_class)->finalize (object);
}

static void
jalon_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = { { .name = "about", .activate = about_action },
                                          { .name = "shortcuts", .activate = shortcuts_action },
                                          { .name = "quit", .activate = quit_action },
                                          { .name = "remind", .activate = remind_action },
                                          { .name = "open-case", .activate = open_case_action, .parameter_type = "s" },
                                          { .name = "open-people", .activate = open_people_action },
                                          { .name = "remind-at-login", .state = "false", .change_state = remind_at_login_action } };
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
  show_login_state (JALON_APPLICATION (application));
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), keys[i].action, (const char *[]) { keys[i].key, NULL });
}

static void
jalon_application_class_init (JalonApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);
  G_OBJECT_CLASS (klass)->finalize = jalon_application_finalize;
  application_class->activate = jalon_application_activate;
  application_class->handle_local_options = jalon_application_handle_local_options;
  application_class->open = jalon_application_open;
  application_class->startup = jalon_application_startup;
}

static void
jalon_application_init (JalonApplication *self)
{
  g_autofree char *path = dup_data_path ();
  self->reminding = jalon_reminding_new (G_APPLICATION (self), path, get_today);
  g_application_add_main_option (G_APPLICATION (self), "remind", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE,
                                 _ ("Look for reminders, show them and end"), NULL);
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
