/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * People in the window: the page of everyone, the menu under the name, this week's list on paper. With more than one person the window
 * opens on the page and no case is open until one is chosen, so that nothing is put into the wrong one.
 */
#include "app/jalon-window-private.h"

#include "app/jalon-compat.h"
#include "phrases/jalon-phrases-people.h"

#include <glib/gi18n.h>

#define MOST_NAMES 12 /* in the menu; more are found on the page */

gboolean
jalon_window_shows_people (JalonWindow *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->root)), "people") == 0;
}

/* The names of the people, on a thread of its own. */
static void
list_names (GTask *task, gpointer source, gpointer folder, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) cases = jalon_folder_list_cases (folder, NULL);
  GMenu *names = g_menu_new ();
  for (guint i = 0; cases != NULL && cases->len <= MOST_NAMES && i < cases->len; i++)
    {
      g_autoptr (JalonPerson) person = jalon_case_read_person (folder, cases->pdata[i], NULL);
      g_autofree char *name = person != NULL ? g_strdup_printf ("%s %s", person->given, person->family) : g_strdup (cases->pdata[i]);
      g_autoptr (GMenuItem) item = g_menu_item_new (name, NULL);
      g_menu_item_set_action_and_target (item, "win.switch-person", "s", (char *) cases->pdata[i]);
      g_menu_append_item (names, item);
    }
  g_task_return_pointer (task, names, g_object_unref);
}

static void
names_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  JalonWindow *self = JALON_WINDOW (source);
  g_autoptr (GMenu) names = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autoptr (GMenu) menu = g_menu_new (), people = g_menu_new (), others = g_menu_new ();
  if (names == NULL || self->session == NULL)
    return;
  g_menu_append (people, _ ("People, the nearest date first"), "win.people");
  g_menu_append (others, _ ("Another person…"), "win.new-person");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (people));
  if (g_menu_model_get_n_items (G_MENU_MODEL (names)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (names));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (others));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->people), G_MENU_MODEL (menu));
}

/* While everyone is on show nobody is open for the person at the desk, whoever was open before: what would be done to that case is off. */
static void
allow_actions (JalonWindow *self)
{
  static const char *const always[] = { "win.people", "win.back-to-case", "win.write-week", "win.restore", "win.backup", "win.open-example",
                                        "win.switch-person", "win.new-person", "win.show-page", "win.search", "win.who-helps", "win.reopen", NULL };
  const JalonSnapshot *snapshot = jalon_session_get_snapshot (self->session);
  gboolean open = snapshot == NULL || (!snapshot->example && !snapshot->read_only);
  const char *action, *property;
  const GVariantType *type;
  GType owner;
  for (guint i = 0; gtk_widget_class_query_action (GTK_WIDGET_GET_CLASS (self), i, &owner, &action, &type, &property); i++)
    if (g_str_has_prefix (action, "win.") && !g_strv_contains (always, action) && !g_str_equal (action, "win.stop"))
      gtk_widget_action_set_enabled (GTK_WIDGET (self), action,
                                     !jalon_window_shows_people (self) && (open || !g_str_equal (action, "win.add-papers")));
}

/**
 * jalon_window_name_person:
 * @self: a window
 *
 * Puts the name of the open case into the header. With more than one person it is a menu, made anew when people came, went or changed
 * their name.
 */
void
jalon_window_name_person (JalonWindow *self)
{
  const JalonSnapshot *snapshot = jalon_session_get_snapshot (self->session);
  gboolean several = snapshot != NULL && snapshot->n_cases > 1;
  allow_actions (self);
  jalon_window_show_banner (self);
  gtk_widget_set_visible (self->back_to_case, jalon_window_shows_people (self) && snapshot != NULL);
  gtk_stack_set_visible_child_name (GTK_STACK (self->title_stack), several && !jalon_window_shows_people (self) ? "people" : "title");
  if (jalon_window_shows_people (self))
    adw_window_title_set_title (ADW_WINDOW_TITLE (self->title), _ ("People"));
  if (jalon_window_shows_people (self) || snapshot == NULL)
    return;
  g_autofree char *name = g_strdup_printf ("%s %s", snapshot->person->given, snapshot->person->family);
  g_autofree char *people_of = g_strdup_printf ("%u %s", snapshot->n_cases, name);
  adw_window_title_set_title (ADW_WINDOW_TITLE (self->title), name);
  if (!several || g_strcmp0 (people_of, self->people_of) == 0)
    return;
  g_free (self->people_of);
  self->people_of = g_steal_pointer (&people_of);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->people), name);
  g_autoptr (GTask) task = g_task_new (self, NULL, names_listed_cb, NULL);
  g_task_set_source_tag (task, jalon_window_name_person);
  g_task_set_task_data (task, g_object_ref (jalon_session_get_folder (self->session)), g_object_unref);
  g_task_run_in_thread (task, list_names);
}

/**
 * jalon_window_show_people:
 * @self: a window
 *
 * Shows everyone, the nearest danger first.
 */
void
jalon_window_show_people (JalonWindow *self)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->root), "people");
  jalon_people_page_look (self->people_page);
  jalon_people_page_focus_search (self->people_page);
  if (self->waiting != NULL)
    jalon_window_toast (self, _ ("Open the person whose papers these are; they are added then."));
}

static void
people_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  jalon_window_show_people (JALON_WINDOW (widget));
}

/* Back to the person; before one was chosen back to everyone. */
static void
back_to_case_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JalonWindow *self = JALON_WINDOW (widget);
  if (jalon_session_get_snapshot (self->session) != NULL)
    gtk_stack_set_visible_child_name (GTK_STACK (self->root), "case");
  else if (!jalon_window_shows_people (self) && jalon_session_has_people (self->session))
    jalon_window_show_people (self);
}

/* This week's list to be written; all references are its own. */
typedef struct {
  JalonCaseload *caseload;
  gboolean       with_names;
  GFile         *out;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *self = data;
  jalon_caseload_unref (self->caseload);
  g_clear_object (&self->out);
  g_free (self);
}

/* Everyone is looked at again first: the sheet leaves the room. The file dialog asked before it chose a file that exists. */
static gpointer
write_week (JalonSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const Writing *writing = data;
  const GDate *today = jalon_session_get_real_today (session);
  g_autofree JalonWeekSheet *sheet = g_new0 (JalonWeekSheet, 1);
  if (!jalon_caseload_load (writing->caseload, error))
    return NULL;
  jalon_caseload_refresh (writing->caseload, today, NULL, NULL, cancellable);
  g_autoptr (GPtrArray) judged = jalon_caseload_judge (writing->caseload, today);
  g_autoptr (GBytes) bytes = jalon_page_week (jalon_session_get_packs (session), judged, today, writing->with_names, sheet, error);
  gsize size;
  const char *content = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;
  if (content == NULL || !g_file_replace_contents (writing->out, content, size, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, cancellable, error))
    return NULL;
  return g_steal_pointer (&sheet);
}

static void
week_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JalonWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree JalonWeekSheet *sheet = jalon_session_run_finish (JALON_SESSION (source), result, &error);
  self->n_busy--;
  if (sheet == NULL)
    {
      jalon_window_toast_error (self, error);
      return;
    }
  g_autofree char *text = g_strdup_printf (ngettext ("This week’s list is written, with %u person.", "This week’s list is written, with %u persons.",
                                                     sheet->n_people), sheet->n_people);
  jalon_window_toast (self, text);
}

typedef struct {
  JalonWindow *window;
  gboolean     with_names;
} Asked;

static void
asked_free (gpointer data)
{
  g_object_unref (((Asked *) data)->window);
  g_free (data);
}

static void
week_chosen_cb (GPtrArray *files, gpointer user_data)
{
  Asked *asked = user_data;
  Writing *writing = g_new0 (Writing, 1);
  *writing = (Writing) { jalon_caseload_ref (jalon_people_page_get_caseload (asked->window->people_page)), asked->with_names,
                         g_object_ref (files->pdata[0]) };
  asked->window->n_busy++;
  jalon_session_run_async (asked->window->session, write_week, writing, writing_free, NULL, week_written_cb, g_object_ref (asked->window));
}

static void
write_week_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  Asked *asked = g_new0 (Asked, 1);
  *asked = (Asked) { g_object_ref (JALON_WINDOW (widget)), g_str_equal (g_variant_get_string (parameter, NULL), "names") };
  /* Translators: neutral name of a list that is printed */
  jalon_compat_choose (GTK_WINDOW (widget), JALON_CHOOSE_SAVE, _ ("Where to write the list"), _ ("_Write the list"), _ ("list.pdf"), week_chosen_cb,
                       asked, asked_free);
}

/* Who is opened at the start: the only person; "" when it is for the person to choose; NULL: nobody is here. */
static gpointer
choose_first (JalonSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return jalon_caseload_dup_only_person (jalon_session_get_folder (session), error);
}

static void
first_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JalonWindow) self = user_data;
  g_autofree char *uuid = jalon_session_run_finish (JALON_SESSION (source), result, NULL);
  self->n_busy--;
  if (uuid != NULL && *uuid == '\0')
    jalon_window_show_people (self);
  else
    jalon_window_open_case (self, uuid); /* with an error in words, or the start */
}

/**
 * jalon_window_open:
 * @self: a window
 *
 * Opens the only person of the folder; with several, shows them; with none, asks about the person.
 */
void
jalon_window_open (JalonWindow *self)
{
  self->n_busy++;
  jalon_session_run_async (self->session, choose_first, NULL, NULL, NULL, first_chosen_cb, g_object_ref (self));
}

/**
 * jalon_window_set_up_people:
 * @self: a window with its session
 */
void
jalon_window_set_up_people (JalonWindow *self)
{
  jalon_people_page_set_session (self->people_page, self->session);
  g_signal_connect_object (self->root, "notify::visible-child", G_CALLBACK (jalon_window_name_person), self, G_CONNECT_SWAPPED);
}

/**
 * jalon_window_install_people_actions:
 * @klass: the class of the window
 */
void
jalon_window_install_people_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.people", NULL, people_action);
  gtk_widget_class_install_action (klass, "win.back-to-case", NULL, back_to_case_action);
  gtk_widget_class_install_action (klass, "win.write-week", "s", write_week_action);
}
