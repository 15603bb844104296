/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Safekeeping from the window: backup, and the example. Bringing one back is in jalon-window-restore.c.
 */
#include "app/jalon-window-private.h"

#include "app/jalon-compat.h"
#include "core/case/jalon-backup.h"
#include "core/intake/jalon-example.h"
#include "core/jalon-error.h"
#include "phrases/jalon-phrases.h"

#include <glib/gi18n.h>

static gpointer
write_backup (JalonSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  JalonBackupReport report;
  return GINT_TO_POINTER (jalon_backup_write (jalon_session_get_folder (session), NULL, data, &report, cancellable, error));
}

static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JalonWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  jalon_window_end_task (self);
  if (jalon_session_run_finish (JALON_SESSION (source), result, &error) != NULL)
    {
      jalon_session_note_backup (self->session);
      jalon_window_toast (self, _ ("The backup is written and was read back."));
    }
  else
    jalon_window_toast_error (self, error);
  jalon_session_refresh (self->session);
}

static void
backup_chosen_cb (GPtrArray *files, gpointer user_data)
{
  JalonWindow *self = user_data;
  char *path = g_file_get_path (files->pdata[0]);
  if (path == NULL || self->running != NULL)
    {
      g_free (path);
      return;
    }
  GCancellable *cancellable = jalon_window_begin_task (self, _ ("Writing the backup…"));
  jalon_session_run_async (self->session, write_backup, path, g_free, cancellable, backed_up_cb, g_object_ref (self));
}

static void
backup_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JalonWindow *self = JALON_WINDOW (widget);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *suggested = g_date_time_format (now, "backup-%Y-%m-%d.zip");
  jalon_compat_choose (GTK_WINDOW (self), JALON_CHOOSE_SAVE, _ ("Where to keep the backup"), _ ("_Write"), suggested, backup_chosen_cb,
                       g_object_ref (self), g_object_unref);
}

static gpointer
make_example (JalonSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *dir = jalon_example_dup_dir ();
  return jalon_example_create (jalon_session_get_folder (session), jalon_session_get_reader (session), jalon_session_get_packs (session),
                               dir, jalon_window_report, data, cancellable, error);
}

static void
example_made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JalonWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonCase) example = jalon_session_run_finish (JALON_SESSION (source), result, &error);

  jalon_window_end_task (self);
  if (example == NULL)
    {
      jalon_window_toast_error (self, error);
      return;
    }
  jalon_session_set_case (self->session, example);
  gtk_stack_set_visible_child_name (GTK_STACK (self->root), "case");
  jalon_session_refresh (self->session);
}

static void
open_example_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JalonWindow *self = JALON_WINDOW (widget);
  if (self->running != NULL)
    return;
  GCancellable *cancellable = jalon_window_begin_task (self, _ ("Preparing the example…"));
  jalon_session_run_async (self->session, make_example, g_object_ref (self), g_object_unref, cancellable, example_made_cb,
                           g_object_ref (self));
}

/**
 * jalon_window_install_safe_actions:
 * @klass: the class of the window
 */
void
jalon_window_install_safe_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.backup", NULL, backup_action);
  gtk_widget_class_install_action (klass, "win.open-example", NULL, open_example_action);
}
