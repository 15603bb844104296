/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reminders end to end: the built program on a bus of its own, with a notification service and a portal that only write down what they are
 * asked. JALON_PROGRAM is the program.
 */
#include "app/jalon-application.h"
#include "app/jalon-at-login.h"
#include "window-fixture.h"

#include "core/jalon-date.h"
#include "core/jalon-error.h"

#include <glib/gstdio.h>
#include <string.h>

/* --- the services --- */

static const char notifications_xml[] =
  "<node><interface name='org.gtk.Notifications'>"
  "<method name='AddNotification'><arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='a{sv}' direction='in'/></method>"
  "<method name='RemoveNotification'><arg type='s' direction='in'/><arg type='s' direction='in'/></method>"
  "</interface></node>";
static const char portal_xml[] =
  "<node><interface name='org.freedesktop.portal.Background'>"
  "<method name='RequestBackground'><arg type='s' direction='in'/><arg type='a{sv}' direction='in'/><arg type='o' direction='out'/></method>"
  "</interface></node>";

static GDBusConnection *services;
static guint portal_name;
static GPtrArray *shown;     /* (element-type GVariant) (ssa{sv}) */
static GVariant *wish;       /* what the portal was asked last */
static guint32 portal_response;
static gboolean portal_grants;

static void
notified_cb (GDBusConnection *bus, const char *sender, const char *path, const char *interface, const char *method, GVariant *parameters,
             GDBusMethodInvocation *invocation, gpointer user_data)
{
  if (g_str_equal (method, "AddNotification"))
    g_ptr_array_add (shown, g_variant_ref (parameters));
  g_dbus_method_invocation_return_value (invocation, NULL);
}

static void
wished_cb (GDBusConnection *bus, const char *sender, const char *path, const char *interface, const char *method, GVariant *parameters,
           GDBusMethodInvocation *invocation, gpointer user_data)
{
  g_autoptr (GVariant) options = g_variant_get_child_value (parameters, 1);
  const char *token = NULL;
  GVariantBuilder results;
  g_clear_pointer (&wish, g_variant_unref);
  wish = g_variant_ref (options);
  g_assert_true (g_variant_lookup (options, "handle_token", "&s", &token));
  g_autofree char *who = g_strdelimit (g_strdup (sender + 1), ".", '_');
  g_autofree char *request = g_strdup_printf ("/org/freedesktop/portal/desktop/request/%s/%s", who, token);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", request));
  g_variant_builder_init (&results, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&results, "{sv}", "background", g_variant_new_boolean (portal_grants));
  g_variant_builder_add (&results, "{sv}", "autostart", g_variant_new_boolean (portal_grants));
  g_dbus_connection_emit_signal (bus, sender, request, "org.freedesktop.portal.Request", "Response",
                                 g_variant_new ("(ua{sv})", portal_response, &results), NULL);
}

static void
got_name_cb (GDBusConnection *bus, const char *name, gpointer got)
{
  *(gboolean *) got = TRUE;
}

static guint
serve (GDBusConnection *bus, const char *xml, const char *path, const char *name, GDBusInterfaceMethodCallFunc called)
{
  static GDBusInterfaceVTable tables[2];
  GDBusInterfaceVTable *table = called == notified_cb ? &tables[0] : &tables[1];
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (xml, &error);
  gboolean got = FALSE;
  g_assert_no_error (error);
  table->method_call = called;
  g_dbus_connection_register_object (bus, path, node->interfaces[0], table, NULL, NULL, &error);
  g_assert_no_error (error);
  guint id = g_bus_own_name_on_connection (bus, name, G_BUS_NAME_OWNER_FLAGS_NONE, got_name_cb, NULL, &got, NULL);
  WAIT_FOR (got);
  return id;
}

/* A connection of its own: the services are other programs. */
static GDBusConnection *
connect_bus (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  GDBusConnection *bus = g_dbus_connection_new_for_address_sync (
    address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL, NULL, &error);
  g_assert_no_error (error);
  return bus;
}

/* --- people --- */

static GDate
date_of (const char *iso)
{
  GDate date;
  g_assert_true (jalon_date_parse (iso, &date));
  return date;
}

/* A person whose card ends on a day; returns the id of the case. */
static char *
add_person (const char *data, const char *given, const char *ends, gboolean example)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonFolder) folder = jalon_folder_new (data);
  g_autoptr (JalonPerson) person = jalon_person_new ();
  g_autoptr (JalonTitle) title = jalon_title_new ();
  person->given = g_strdup (given);
  person->family = g_strdup ("Exemple");
  title->kind = g_strdup ("cst-vpf");
  title->from = date_of ("2026-03-01");
  title->ends = date_of (ends);
  title->channel = g_strdup ("anef");
  g_autoptr (JalonCase) made = jalon_case_create_with_title (folder, person, title, example, &error);
  g_assert_no_error (error);
  return g_strdup (jalon_case_get_uuid (made));
}

/* --- the program --- */

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer ended)
{
  g_assert_true (g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, NULL));
  *(gboolean *) ended = TRUE;
}

/* jalon --remind, to its end; how many notifications came. */
static guint
remind (const char *data, const char *today)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  gboolean ended = FALSE;
  guint before = shown->len;
  g_subprocess_launcher_setenv (launcher, "JALON_DATA", data, TRUE);
  g_subprocess_launcher_setenv (launcher, "JALON_TODAY", today, TRUE);
  g_autoptr (GSubprocess) program = g_subprocess_launcher_spawn (launcher, &error, g_getenv ("JALON_PROGRAM"), "--remind", NULL);
  g_assert_no_error (error);
  g_subprocess_wait_check_async (program, NULL, ended_cb, &ended);
  WAIT_FOR (ended);
  window_spin (50);
  return shown->len - before;
}

static GVariant *
last_shown (const char **id)
{
  GVariant *all = shown->pdata[shown->len - 1];
  g_variant_get_child (all, 1, "&s", id);
  return g_variant_get_child_value (all, 2);
}

static void
assert_says (const char *body)
{
  const char *id, *text = NULL;
  g_autoptr (GVariant) notification = last_shown (&id);
  g_assert_true (g_variant_lookup (notification, "body", "&s", &text));
  g_assert_cmpstr (text, ==, body);
}

/* --- tests --- */

static void
test_once (void)
{
  g_autofree char *data = window_new_folder (), *awa = add_person (data, "Awa", "2027-02-28", FALSE);
  g_assert_cmpuint (remind (data, "2026-11-25"), ==, 0); /* three months: nothing to say */
  g_assert_cmpuint (remind (data, "2027-02-22"), ==, 1);
  assert_says ("A day about your papers comes within a week.");
  g_assert_cmpuint (remind (data, "2027-02-22"), ==, 0); /* also after the program ended */
  g_assert_cmpuint (remind (data, "2027-02-25"), ==, 0);
  g_assert_cmpuint (remind (data, "2027-03-01"), ==, 1);
  assert_says ("Something about your papers needs you now.");
  g_assert_cmpuint (remind (data, "2027-03-15"), ==, 0);

  /* A damaged record: said once more, and kept again. */
  g_autofree char *kept = g_build_filename (data, "reminders.json", NULL);
  g_assert_true (g_file_set_contents (kept, "{\"said\":", -1, NULL));
  g_assert_cmpuint (remind (data, "2027-03-15"), ==, 1);
  g_assert_cmpuint (remind (data, "2027-03-15"), ==, 0);
}

/* All that leaves the program: words that fit everyone, and the id that a click needs. */
static void
test_neutral (void)
{
  static const char *const never[] = { "Awa", "Exemple", "cst", "card", "visa", "2027", "28", "stay", "work", "VPF" };
  g_autofree char *data = window_new_folder (), *awa = add_person (data, "Awa", "2027-02-28", FALSE);
  const char *id, *action = NULL, *target = NULL;
  g_assert_cmpuint (remind (data, "2027-02-22"), ==, 1);
  g_autoptr (GVariant) notification = last_shown (&id);
  g_autofree char *printed = g_variant_print (notification, FALSE);
  g_autoptr (GString) text = g_string_new (printed);
  g_string_replace (text, awa, "", 0); /* a number that was thrown */
  for (gsize i = 0; i < G_N_ELEMENTS (never); i++)
    g_assert_null (strstr (text->str, never[i]));
  g_assert_true (g_variant_lookup (notification, "default-action", "&s", &action));
  g_assert_cmpstr (action, ==, "app.open-case");
  g_autoptr (GVariant) value = g_variant_lookup_value (notification, "default-action-target", G_VARIANT_TYPE_STRING);
  target = g_variant_get_string (value, NULL);
  g_assert_cmpstr (target, ==, awa);
}

static void
test_many (void)
{
  g_autofree char *data = window_new_folder ();
  for (int i = 0; i < 3; i++)
    g_free (add_person (data, "Awa", "2027-02-28", FALSE));
  g_assert_cmpuint (remind (data, "2027-02-22"), ==, 3);
  g_free (add_person (data, "Ida", "2027-02-28", FALSE));
  g_assert_cmpuint (remind (data, "2027-03-01"), ==, 1);
  assert_says ("Days of several people need you.");
  const char *id, *action = NULL;
  g_autoptr (GVariant) notification = last_shown (&id);
  g_assert_true (g_variant_lookup (notification, "default-action", "&s", &action));
  g_assert_cmpstr (action, ==, "app.open-people");
}

static void
test_example (void)
{
  g_autofree char *data = window_new_folder (), *awa = add_person (data, "Awa", "2027-02-28", TRUE);
  g_assert_cmpuint (remind (data, "2027-03-01"), ==, 0);
}

static void
test_nobody (void)
{
  g_autofree char *data = window_new_folder ();
  g_assert_cmpuint (remind (data, "2027-03-01"), ==, 0);
  g_assert_false (g_file_test (data, G_FILE_TEST_EXISTS));
}

static gboolean
is_on (GActionGroup *actions)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (actions, "remind-at-login");
  return g_variant_get_boolean (state);
}

/* One that runs already: it says it itself; a click opens today of the person, whoever was open. */
static void
test_running (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *data = window_new_folder (), *awa = add_person (data, "Awa", "2036-02-28", FALSE);
  g_autofree char *ida = add_person (data, "Ida", "2027-02-28", FALSE);
  g_setenv ("JALON_DATA", data, TRUE);
  g_setenv ("JALON_TODAY", "2027-02-22", TRUE);
  g_autoptr (JalonApplication) application = jalon_application_new ();
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
  g_assert_no_error (error);
  g_application_activate (G_APPLICATION (application));
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));
  g_assert_nonnull (window);
  WAIT_FOR (jalon_window_is_idle (JALON_WINDOW (window)));

  guint before = shown->len;
  remind (data, "2027-02-22");
  WAIT_FOR (shown->len == before + 1);
  g_action_group_activate_action (G_ACTION_GROUP (application), "open-case", g_variant_new_string (ida));
  WAIT_FOR (window_snapshot (JALON_WINDOW (window)) != NULL && g_str_equal (window_snapshot (JALON_WINDOW (window))->uuid, ida));
  WAIT_FOR (g_str_equal (window_shown (JALON_WINDOW (window)), "case"));
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (ADW_VIEW_STACK (JALON_WINDOW (window)->pages)), ==, "today");
  g_action_group_activate_action (G_ACTION_GROUP (application), "open-case", g_variant_new_string (awa));
  WAIT_FOR (g_str_equal (window_snapshot (JALON_WINDOW (window))->uuid, awa));

  /* The switch of the menu says what became of it. */
  g_action_group_change_action_state (G_ACTION_GROUP (application), "remind-at-login", g_variant_new_boolean (TRUE));
  WAIT_FOR (window_says (GTK_WIDGET (window), "When you log in, Jalon looks at your dates and closes again."));
  g_assert_true (is_on (G_ACTION_GROUP (application)));
  g_action_group_change_action_state (G_ACTION_GROUP (application), "remind-at-login", g_variant_new_boolean (FALSE));
  WAIT_FOR (!is_on (G_ACTION_GROUP (application)));
  gtk_window_destroy (window);
  window_spin (100);
}

typedef struct {
  gboolean done, set;
  GError  *error;
} Setting;

static void
set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Setting *setting = user_data;
  setting->set = jalon_at_login_set_finish (result, &setting->error);
  setting->done = TRUE;
}

static Setting
set_at_login (const JalonAtLogin *login, gboolean on)
{
  Setting setting = { 0 };
  jalon_at_login_set_async (login, on, NULL, set_cb, &setting);
  WAIT_FOR (setting.done);
  return setting;
}

static void
test_autostart_file (void)
{
  g_autofree char *top = window_new_top (), *path = g_build_filename (top, "autostart", "io.github.jalon_app.Jalon.Reminders.desktop", NULL);
  JalonAtLogin login = { FALSE, top, top, "/opt/a b/ja$lon\"100%" };
  g_assert_false (jalon_at_login_is_on (&login));
  g_assert_true (set_at_login (&login, TRUE).set);
  g_assert_true (jalon_at_login_is_on (&login));
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_assert_true (g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL));
  g_autofree char *name = g_key_file_get_string (file, "Desktop Entry", "Name", NULL);
  g_autofree char *exec = g_key_file_get_string (file, "Desktop Entry", "Exec", NULL);
  g_auto (GStrv) words = NULL;
  g_assert_cmpstr (name, ==, "Jalon");
  g_assert_true (g_shell_parse_argv (exec, NULL, &words, NULL));
  g_assert_cmpstr (words[0], ==, "/opt/a b/ja$lon\"100%%");
  g_assert_cmpstr (words[1], ==, "--remind");
  g_assert_null (words[2]);
  g_assert_true (set_at_login (&login, TRUE).set); /* twice is once */
  g_assert_true (set_at_login (&login, FALSE).set);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (set_at_login (&login, FALSE).set);
}

static void
test_autostart_folder_in_the_way (void)
{
  g_autofree char *top = window_new_top (), *path = g_build_filename (top, "autostart", NULL);
  JalonAtLogin login = { FALSE, top, top, "jalon" };
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  Setting setting = set_at_login (&login, TRUE);
  g_assert_false (setting.set);
  g_assert_nonnull (setting.error);
  g_assert_false (g_error_matches (setting.error, JALON_ERROR, JALON_ERROR_REFUSED));
  g_assert_false (jalon_at_login_is_on (&login));
  g_clear_error (&setting.error);
}

static const struct { const char *name; guint32 response; gboolean grants, set; } answers[] = {
  { "granted", 0, TRUE, TRUE },
  { "not-granted", 0, FALSE, FALSE },
  { "cancelled", 1, FALSE, FALSE },
  { "failed", 2, TRUE, FALSE },
};

static void
test_portal (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  g_autofree char *top = window_new_top ();
  JalonAtLogin login = { TRUE, top, top, "jalon" };
  gboolean autostart = FALSE;
  if (portal_name == 0)
    portal_name = serve (services, portal_xml, "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Desktop", wished_cb);
  portal_response = answers[row].response;
  portal_grants = answers[row].grants;
  Setting setting = set_at_login (&login, TRUE);
  g_assert_cmpint (setting.set, ==, answers[row].set);
  g_assert_cmpint (jalon_at_login_is_on (&login), ==, answers[row].set);
  if (!answers[row].set)
    g_assert_error (setting.error, JALON_ERROR, JALON_ERROR_REFUSED);
  g_clear_error (&setting.error);
  g_assert_true (g_variant_lookup (wish, "autostart", "b", &autostart));
  g_assert_true (autostart);
  g_autoptr (GVariant) command = g_variant_lookup_value (wish, "commandline", G_VARIANT_TYPE_STRING_ARRAY);
  g_autofree const char **words = g_variant_get_strv (command, NULL);
  g_assert_cmpstr (words[0], ==, "jalon");
  g_assert_cmpstr (words[1], ==, "--remind");

  g_assert_true (set_at_login (&login, FALSE).set);
  g_assert_true (g_variant_lookup (wish, "autostart", "b", &autostart));
  g_assert_false (autostart);
  g_assert_false (jalon_at_login_is_on (&login));
}

static void
test_no_portal (void)
{
  g_autofree char *top = window_new_top ();
  JalonAtLogin login = { TRUE, top, top, "jalon" };
  Setting setting = set_at_login (&login, TRUE);
  g_assert_false (setting.set);
  g_assert_error (setting.error, JALON_ERROR, JALON_ERROR_REFUSED);
  g_clear_error (&setting.error);
  g_assert_false (jalon_at_login_is_on (&login));
}

int
main (int argc, char **argv)
{
  window_test_init (&argc, &argv);
  g_autofree char *config = window_new_top ();
  g_setenv ("XDG_CONFIG_HOME", config, TRUE);
  shown = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
  services = connect_bus ();
  guint notifications = serve (services, notifications_xml, "/org/gtk/Notifications", "org.gtk.Notifications", notified_cb);
  g_test_add_func ("/remind/once", test_once);
  g_test_add_func ("/remind/neutral", test_neutral);
  g_test_add_func ("/remind/many", test_many);
  g_test_add_func ("/remind/example", test_example);
  g_test_add_func ("/remind/nobody", test_nobody);
  g_test_add_func ("/remind/running", test_running);
  g_test_add_func ("/at-login/file", test_autostart_file);
  g_test_add_func ("/at-login/folder-in-the-way", test_autostart_folder_in_the_way);
  g_test_add_func ("/at-login/no-portal", test_no_portal);
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autofree char *path = g_strdup_printf ("/at-login/portal/%s", answers[i].name);
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_portal);
    }
  int result = window_test_run ();
  g_bus_unown_name (notifications);
  if (portal_name != 0)
    g_bus_unown_name (portal_name);
  g_clear_object (&services);
  g_clear_pointer (&wish, g_variant_unref);
  g_ptr_array_unref (shown);
  return result;
}
