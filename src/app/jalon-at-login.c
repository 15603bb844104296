/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The portal answers with a signal on a request object whose path is known before it is asked, so that no answer can be missed.
 */
#include "jalon-config.h"
#include "app/jalon-at-login.h"

#include "core/jalon-error.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define PORTAL "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"

typedef struct {
  GDBusConnection *bus;
  char            *note; /* the file that remembers */
  guint            subscription;
  gboolean         on;
} Asking;

static void
asking_free (Asking *self)
{
  if (self->subscription != 0)
    g_dbus_connection_signal_unsubscribe (self->bus, self->subscription);
  g_clear_object (&self->bus);
  g_free (self->note);
  g_free (self);
}

/**
 * jalon_at_login_dup_program:
 *
 * Returns: (transfer full): the program that runs, by its whole path
 */
char *
jalon_at_login_dup_program (void)
{
  char *path = g_file_read_link ("/proc/self/exe", NULL);
  return path != NULL ? path : g_strdup ("jalon");
}

gboolean
jalon_at_login_is_sandboxed (void)
{
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
}

static char *
dup_autostart (const JalonAtLogin *self)
{
  return g_build_filename (self->config_dir, "autostart", JALON_APP_ID ".Reminders.desktop", NULL);
}

static char *
dup_note (const JalonAtLogin *self)
{
  return g_build_filename (self->state_dir, "jalon", "at-login", NULL);
}

/**
 * jalon_at_login_is_on:
 * @self: where to look
 *
 * Returns: whether Jalon is started at login, as far as it can be known
 */
gboolean
jalon_at_login_is_on (const JalonAtLogin *self)
{
  g_autofree char *path = self->sandboxed ? dup_note (self) : dup_autostart (self);
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static gboolean
write_file (const char *path, const char *content, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, JALON_ERROR, (int) jalon_error_from_errno (errno), "Cannot make a folder: %s", g_strerror (errno));
      return FALSE;
    }
  g_autoptr (GError) local = NULL;
  if (g_file_set_contents_full (path, content, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &local))
    return TRUE;
  g_set_error (error, JALON_ERROR, g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOSPC) ? JALON_ERROR_NO_SPACE : JALON_ERROR_NOT_FOUND,
               "Cannot write the autostart file: %s", local->message);
  return FALSE;
}

static gboolean
remove_file (const char *path, GError **error)
{
  if (g_unlink (path) == 0 || errno == ENOENT)
    return TRUE;
  g_set_error (error, JALON_ERROR, (int) jalon_error_from_errno (errno), "Cannot remove a file: %s", g_strerror (errno));
  return FALSE;
}

/* Quoted as the desktop entry specification asks: in double quotes, what is special there behind a backslash. */
static char *
quote_program (const char *program)
{
  GString *quoted = g_string_new ("\"");
  for (const char *p = program; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '`' || *p == '$')
        g_string_append (quoted, "\\\\");
      else if (*p == '\\')
        g_string_append (quoted, "\\\\\\");
      else if (*p == '%')
        g_string_append_c (quoted, '%');
      g_string_append_c (quoted, *p);
    }
  g_string_append_c (quoted, '"');
  return g_string_free (quoted, FALSE);
}

static gboolean
set_file (const JalonAtLogin *self, gboolean on, GError **error)
{
  g_autofree char *path = dup_autostart (self), *program = quote_program (self->program);
  g_autofree char *content = g_strdup_printf ("[Desktop Entry]\nType=Application\nName=Jalon\nExec=%s --remind\nTerminal=false\nNoDisplay=true\n"
                                              "StartupNotify=false\nX-GNOME-Autostart-enabled=true\n",
                                              program);
  return on ? write_file (path, content, error) : remove_file (path, error);
}

static void
set_refused (GTask *task)
{
  g_task_return_new_error (task, JALON_ERROR, JALON_ERROR_REFUSED, "The portal did not allow it");
}

/* The portal's answer: 0 and what it granted, or that the person or the system said no. */
static void
answered_cb (GDBusConnection *bus, const char *sender, const char *path, const char *interface, const char *signal, GVariant *parameters,
             gpointer user_data)
{
  GTask *task = user_data;
  Asking *asking = g_task_get_task_data (task);
  g_autoptr (GVariant) results = NULL;
  g_autoptr (GError) error = NULL;
  guint32 response = 2;
  gboolean granted = FALSE;

  if (g_task_get_completed (task))
    return;
  if (g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ua{sv})")))
    g_variant_get (parameters, "(u@a{sv})", &response, &results);
  if (results != NULL)
    g_variant_lookup (results, "autostart", "b", &granted);
  if (asking->on && (response != 0 || !granted))
    {
      remove_file (asking->note, NULL);
      set_refused (task);
    }
  else if (asking->on ? write_file (asking->note, "on\n", &error) : remove_file (asking->note, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
  g_object_unref (task);
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  if (reply != NULL || g_task_get_completed (task))
    return; /* answered_cb follows */
  set_refused (task);
  g_object_unref (task); /* the one that waited for the answer */
}

static GVariant *
build_wish (const char *token, gboolean on)
{
  GVariantBuilder options;
  const char *const command[] = { "jalon", "--remind", NULL };
  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "handle_token", g_variant_new_string (token));
  g_variant_builder_add (&options, "{sv}", "reason", g_variant_new_string (_ ("Reminders of days that count")));
  g_variant_builder_add (&options, "{sv}", "autostart", g_variant_new_boolean (on));
  g_variant_builder_add (&options, "{sv}", "commandline", g_variant_new_strv (command, -1));
  g_variant_builder_add (&options, "{sv}", "dbus-activatable", g_variant_new_boolean (FALSE));
  return g_variant_new ("(sa{sv})", "", &options);
}

static void
ask_portal (GTask *task)
{
  Asking *asking = g_task_get_task_data (task);
  g_autofree char *token = g_strdup_printf ("jalon%u", g_random_int ());
  g_autofree char *sender = g_strdelimit (g_strdup (g_dbus_connection_get_unique_name (asking->bus) + 1), ".", '_');
  g_autofree char *path = g_strdup_printf (PORTAL_PATH "/request/%s/%s", sender, token);

  asking->subscription = g_dbus_connection_signal_subscribe (asking->bus, PORTAL, "org.freedesktop.portal.Request", "Response", path, NULL,
                                                             G_DBUS_SIGNAL_FLAGS_NONE, answered_cb, g_object_ref (task), NULL);
  g_dbus_connection_call (asking->bus, PORTAL, PORTAL_PATH, "org.freedesktop.portal.Background", "RequestBackground",
                          build_wish (token, asking->on), G_VARIANT_TYPE ("(o)"), G_DBUS_CALL_FLAGS_NONE, -1,
                          g_task_get_cancellable (task), asked_cb, g_object_ref (task));
}

static void
bus_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Asking *asking = g_task_get_task_data (task);
  asking->bus = g_bus_get_finish (result, NULL);
  if (asking->bus == NULL)
    set_refused (task);
  else
    ask_portal (task);
}

/**
 * jalon_at_login_set_async:
 * @self: where to set it
 * @on: whether Jalon shall be started at login
 * @cancellable: (nullable): gives up waiting
 * @callback: called when it is set, or when it cannot be
 * @user_data: for @callback
 */
void
jalon_at_login_set_async (const JalonAtLogin *self, gboolean on, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GError) error = NULL;
  g_task_set_source_tag (task, jalon_at_login_set_async);
  if (self->sandboxed)
    {
      Asking *asking = g_new0 (Asking, 1);
      asking->on = on;
      asking->note = dup_note (self);
      g_task_set_task_data (task, asking, (GDestroyNotify) asking_free);
      g_bus_get (G_BUS_TYPE_SESSION, cancellable, bus_cb, g_object_ref (task));
    }
  else if (set_file (self, on, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * jalon_at_login_set_finish:
 * @result: what the callback got
 * @error: %JALON_ERROR_REFUSED when the system or the person did not allow it
 *
 * Returns: whether it is set as it was asked for
 */
gboolean
jalon_at_login_set_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
