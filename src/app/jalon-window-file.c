/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the window does with the renewal file: answer, change the situation, prepare the folder.
 */
#include "app/jalon-window-private.h"

#include "app/jalon-answer-window.h"
#include "app/jalon-compat.h"
#include "core/jalon-error.h"
#include "phrases/jalon-phrases.h"

#include <glib/gi18n.h>

static void
answer_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JalonWindow *self = JALON_WINDOW (widget);
  gtk_window_present (
    GTK_WINDOW (jalon_answer_window_new (GTK_WINDOW (self), self->session, g_variant_get_string (parameter, NULL))));
}

static void
edit_situation_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JalonWindow *self = JALON_WINDOW (widget);
  jalon_window_show_page (self, "renewal");
  jalon_renewal_page_edit_situation (self->renewal);
}

typedef struct {
  JalonWindow *window;
  char        *out;
  char        *reason; /* (nullable) why an incomplete file is exported */
} Exporting;

static void
exporting_free (gpointer data)
{
  Exporting *self = data;
  g_object_unref (self->window);
  g_free (self->out);
  g_free (self->reason);
  g_free (self);
}

static gpointer
export_file (JalonSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Exporting *exporting = data;
  return jalon_renewal_export (jalon_session_get_reader (session), jalon_session_get_packs (session), jalon_session_get_case (session),
                               exporting->out, exporting->reason, jalon_session_get_today (session), jalon_window_report,
                               exporting->window, cancellable, error);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JalonWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonExport) done = jalon_session_run_finish (JALON_SESSION (source), result, &error);

  jalon_window_end_task (self);
  if (done == NULL)
    {
      jalon_window_toast_error (self, error);
      return;
    }
  g_free (self->last_export);
  self->last_export = g_strdup (done->out);
  jalon_window_show_page (self, "renewal");
  jalon_renewal_page_show_result (self->renewal, done);
}

static void
start_export (JalonWindow *self, const char *out, const char *reason)
{
  if (self->running != NULL)
    {
      jalon_window_toast (self, _ ("Something is still being done. Try again when it has finished."));
      return;
    }
  Exporting *exporting = g_new0 (Exporting, 1);
  *exporting = (Exporting) { g_object_ref (self), g_strdup (out), g_strdup (reason) };
  GCancellable *cancellable = jalon_window_begin_task (self, _ ("Preparing the folder…"));
  jalon_session_run_async (self->session, export_file, exporting, exporting_free, cancellable, exported_cb, g_object_ref (self));
}

static void
chosen_cb (GPtrArray *files, gpointer user_data)
{
  JalonWindow *self = user_data;
  g_autofree char *path = g_file_get_path (files->pdata[0]);
  const char *reason = g_object_get_data (G_OBJECT (self), "export-reason");
  if (path != NULL)
    start_export (self, path, reason);
}

static void
choose_folder (JalonWindow *self)
{
  /* Translators: neutral name of the folder that is made for the upload */
  jalon_compat_choose (GTK_WINDOW (self), JALON_CHOOSE_SAVE, _ ("Where to make the folder"), _ ("_Make the folder"), _ ("upload"),
                       chosen_cb, g_object_ref (self), g_object_unref);
}

static void
override_response_cb (AdwMessageDialog *dialog, const char *response, JalonWindow *self)
{
  GtkWidget *entry = g_object_get_data (G_OBJECT (dialog), "reason");
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  if (!g_str_equal (response, "export") || *reason == '\0')
    return;
  g_object_set_data_full (G_OBJECT (self), "export-reason", g_steal_pointer (&reason), g_free);
  choose_folder (self);
}

static void
reason_typed_cb (GtkEditable *entry, AdwMessageDialog *dialog)
{
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (entry)));
  adw_message_dialog_set_response_enabled (dialog, "export", *reason != '\0');
}

/* An incomplete file can be sent with a reason that is recorded in the inventory: silence would look like a mistake. */
static void
ask_for_reason (JalonWindow *self, int left)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("Something is left"), NULL);
  GtkWidget *entry = gtk_entry_new ();
  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog),
                                  ngettext ("%d line of the list is not done. Say why the folder is made all the same; it is printed in the inventory.",
                                            "%d lines of the list are not done. Say why the folder is made all the same; it is printed in the inventory.",
                                            left), left);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Reason"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Reason"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "export", _ ("_Make it all the same"), NULL);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "export", FALSE);
  g_object_set_data (G_OBJECT (dialog), "reason", entry);
  g_signal_connect (entry, "changed", G_CALLBACK (reason_typed_cb), dialog);
  g_signal_connect_object (dialog, "response", G_CALLBACK (override_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JalonWindow *self = JALON_WINDOW (widget);
  const JalonSnapshot *snapshot = jalon_session_get_snapshot (self->session);
  if (snapshot == NULL || snapshot->status == NULL)
    return;
  g_object_set_data (G_OBJECT (self), "export-reason", NULL);
  if (snapshot->status->complete)
    choose_folder (self);
  else
    ask_for_reason (self, snapshot->status->left);
}

static void
export_to_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  start_export (JALON_WINDOW (widget), g_variant_get_string (parameter, NULL), NULL);
}

static void
open_export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JalonWindow *self = JALON_WINDOW (widget);
  if (self->last_export == NULL)
    return;
  g_autofree char *uri = g_filename_to_uri (self->last_export, NULL, NULL);
  g_app_info_launch_default_for_uri_async (uri, NULL, NULL, NULL, NULL);
}

/**
 * jalon_window_install_file_actions:
 * @klass: the class of the window
 */
void
jalon_window_install_file_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.answer", "s", answer_action);
  gtk_widget_class_install_action (klass, "win.edit-situation", NULL, edit_situation_action);
  gtk_widget_class_install_action (klass, "win.export", NULL, export_action);
  gtk_widget_class_install_action (klass, "win.export-to", "s", export_to_action);
  gtk_widget_class_install_action (klass, "win.open-export", NULL, open_export_action);
}
