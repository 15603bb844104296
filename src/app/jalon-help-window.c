/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list is of the pack and of the desk's file. Undo writes the desk that was there before.
 */
#include "app/jalon-help-window.h"

#include "app/jalon-choices.h"
#include "app/jalon-form.h"
#include "app/jalon-help-rows.h"
#include "app/jalon-names.h"
#include "app/jalon-window-private.h"
#include "phrases/jalon-phrases-letter.h"

#include <glib/gi18n.h>

struct _JalonHelpWindow {
  AdwWindow     parent_instance;
  GtkWidget    *toasts, *scroller, *matter, *help, *desk_row, *name, *phone, *address, *hours, *note, *hint, *save, *remove;
  JalonSession *session;
  JalonDesk    *desk;   /* (nullable) as it stands in the file */
  JalonDesk    *before; /* (nullable) for undo: the desk before the last change */
  GPtrArray    *rows;   /* (element-type GtkWidget) of help */
};

G_DEFINE_FINAL_TYPE (JalonHelpWindow, jalon_help_window, ADW_TYPE_WINDOW)

/* The choices of the combo row: everything, then each matter. */
static const char *
get_matter (JalonHelpWindow *self)
{
  guint chosen = adw_combo_row_get_selected (ADW_COMBO_ROW (self->matter));
  return chosen == 0 || chosen == GTK_INVALID_LIST_POSITION ? NULL : jalon_help_list_matters ()[chosen - 1];
}

static void
fill_list (JalonHelpWindow *self)
{
  jalon_help_rows_fill (ADW_PREFERENCES_GROUP (self->help), self->rows, jalon_session_get_packs (self->session), self->desk,
                        get_matter (self));
}

static void
matter_cb (JalonHelpWindow *self)
{
  if (self->session != NULL)
    fill_list (self);
}

static void
set_text (GtkWidget *entry, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  gtk_widget_remove_css_class (entry, "error");
}

static void
show_desk (JalonHelpWindow *self)
{
  set_text (self->name, self->desk != NULL ? self->desk->name : NULL);
  set_text (self->phone, self->desk != NULL ? self->desk->phone : NULL);
  set_text (self->address, self->desk != NULL ? self->desk->address : NULL);
  set_text (self->hours, self->desk != NULL ? self->desk->hours : NULL);
  set_text (self->note, self->desk != NULL ? self->desk->note : NULL);
  gtk_widget_set_visible (self->remove, self->desk != NULL);
  fill_list (self);
}

static gpointer
store_desk (JalonSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  JalonDesk *const *wanted = data;
  return GINT_TO_POINTER (jalon_desk_save (jalon_session_get_folder (session), *wanted, error));
}

static void
free_wanted (gpointer data)
{
  JalonDesk **wanted = data;
  g_clear_pointer (wanted, jalon_desk_free);
  g_free (wanted);
}

static void
read_desk (JalonHelpWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_clear_pointer (&self->desk, jalon_desk_free);
  if (jalon_desk_load (jalon_session_get_folder (self->session), &self->desk, &error))
    return;
  g_autofree char *sentence = jalon_phrase_desk_error (error);
  jalon_form_say (self->hint, sentence);
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JalonHelpWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = jalon_session_run_finish (JALON_SESSION (source), result, &error) != NULL;
  g_autofree char *sentence = done ? NULL : jalon_phrase_desk_error (error);

  gtk_widget_set_sensitive (self->save, TRUE);
  if (self->session == NULL)
    return; /* the window is closed */
  jalon_form_say (self->hint, sentence);
  if (!done)
    return;
  g_clear_pointer (&self->before, jalon_desk_free);
  self->before = g_steal_pointer (&self->desk);
  read_desk (self);
  show_desk (self);
  AdwToast *toast = jalon_window_new_toast (self->desk != NULL ? _ ("The desk stands first now.") : _ ("The desk was removed."));
  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_action_name (toast, "desk.undo");
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (self->toasts), toast);
}

/* Takes @desk_or_null. */
static void
store (JalonHelpWindow *self, JalonDesk *desk_or_null)
{
  JalonDesk **wanted = g_new0 (JalonDesk *, 1);
  *wanted = desk_or_null;
  gtk_widget_set_sensitive (self->save, FALSE);
  jalon_session_run_async (self->session, store_desk, wanted, free_wanted, NULL, stored_cb, g_object_ref (self));
}

static void
save_cb (JalonHelpWindow *self)
{
  g_autoptr (JalonDesk) desk = jalon_desk_new ();
  desk->name = jalon_form_dup_text (self->name);
  desk->phone = jalon_form_dup_text (self->phone);
  desk->address = jalon_form_dup_text (self->address);
  desk->hours = jalon_form_dup_text (self->hours);
  desk->note = jalon_form_dup_text (self->note);
  gtk_widget_remove_css_class (self->name, "error");
  gtk_widget_remove_css_class (self->phone, "error");
  if (desk->name == NULL)
    jalon_form_refuse (self->hint, self->name, _ ("Type who helps: the name of the association or the desk."));
  else if (desk->phone == NULL && desk->address == NULL)
    jalon_form_refuse (self->hint, self->phone, _ ("Type a telephone number or an address, so that people can reach it."));
  else if (!jalon_desk_is_usable (desk))
    jalon_form_refuse (self->hint, self->note, _ ("One of these texts is too long. Make it shorter."));
  else
    store (self, g_steal_pointer (&desk));
}

static void
remove_cb (JalonHelpWindow *self)
{
  store (self, NULL);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JalonHelpWindow *self = JALON_HELP_WINDOW (widget);
  store (self, self->before != NULL ? jalon_desk_copy (self->before) : NULL);
}

static void
jalon_help_window_dispose (GObject *object)
{
  JalonHelpWindow *self = JALON_HELP_WINDOW (object);
  g_clear_object (&self->session);
  g_clear_pointer (&self->desk, jalon_desk_free);
  g_clear_pointer (&self->before, jalon_desk_free);
  G_OBJECT_CLASS (jalon_help_window_parent_class)->dispose (object);
}

static void
jalon_help_window_finalize (GObject *object)
{
  g_ptr_array_unref (JALON_HELP_WINDOW (object)->rows);
  G_OBJECT_CLASS (jalon_help_window_parent_class)->finalize (object);
}

static void
jalon_help_window_class_init (JalonHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = jalon_help_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = jalon_help_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jalon_app/Jalon/ui/jalon-help-window.ui");
  gtk_widget_class_bind_template_child (widget_class, JalonHelpWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, JalonHelpWindow, scroller);
  gtk_widget_class_bind_template_child (widget_class, JalonHelpWindow, matter);
  gtk_widget_class_bind_template_child (widget_class, JalonHelpWindow, help);
  gtk_widget_class_bind_template_child (widget_class, JalonHelpWindow, desk_row);
  gtk_widget_class_bind_template_child (widget_class, JalonHelpWindow, name);
  gtk_widget_class_bind_template_child (widget_class, JalonHelpWindow, phone);
  gtk_widget_class_bind_template_child (widget_class, JalonHelpWindow, address);
  gtk_widget_class_bind_template_child (widget_class, JalonHelpWindow, hours);
  gtk_widget_class_bind_template_child (widget_class, JalonHelpWindow, note);
  gtk_widget_class_bind_template_child (widget_class, JalonHelpWindow, hint);
  gtk_widget_class_bind_template_child (widget_class, JalonHelpWindow, save);
  gtk_widget_class_bind_template_child (widget_class, JalonHelpWindow, remove);
  gtk_widget_class_bind_template_callback (widget_class, matter_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_install_action (widget_class, "desk.undo", NULL, undo_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
jalon_help_window_init (JalonHelpWindow *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_string_list_append (words, _ ("Everything"));
  for (const char *const *matter = jalon_help_list_matters (); *matter != NULL; matter++)
    gtk_string_list_append (words, jalon_phrase_matter (*matter));
  jalon_choices_show_whole (ADW_COMBO_ROW (self->matter));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->matter), G_LIST_MODEL (words));
  jalon_names_give (GTK_WIDGET (self));
}

/**
 * jalon_help_window_new:
 * @parent: the window it belongs to
 * @session: a session
 * @matter_or_null: (nullable): what help is wanted with; %NULL or unknown for everything
 *
 * Returns: (transfer none): a window
 */
JalonHelpWindow *
jalon_help_window_new (GtkWindow *parent, JalonSession *session, const char *matter_or_null)
{
  JalonHelpWindow *self = g_object_new (JALON_TYPE_HELP_WINDOW, "transient-for", parent, NULL);
  const char *const *matters = jalon_help_list_matters ();
  for (guint i = 0; matters[i] != NULL; i++)
    if (g_strcmp0 (matters[i], matter_or_null) == 0)
      adw_combo_row_set_selected (ADW_COMBO_ROW (self->matter), i + 1);
  self->session = g_object_ref (session);
  read_desk (self);
  show_desk (self);
  return self;
}
