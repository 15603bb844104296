/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Safekeeping from the window: backup, bringing one back, and the example.
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

typedef struct {
  guint n_back, n_there;
  char *first; /* (nullable) uuid of the first person who came back */
} Restored;

static void
restored_free (Restored *self)
{
  g_free (self->first);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Restored, restored_free)

/* Whoever is here already stays as he is. */
static gboolean
restore_one (JalonSession *session, const char *path, const char *uuid, Restored *restored, GCancellable *cancellable, GError **error)
{
  JalonBackupReport report;
  g_autoptr (GError) local_error = NULL;

  if (jalon_backup_restore_case (jalon_session_get_reader (session), path, uuid, jalon_session_get_folder (session), &report, cancellable,
                                 &local_error))
    {
      restored->n_back++;
      if (restored->first == NULL)
        restored->first = g_strdup (uuid);
      return TRUE;
    }
  if (g_error_matches (local_error, JALON_ERROR, JALON_ERROR_USAGE))
    {
      restored->n_there++;
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* Stopped or failed after some came back: they stay, and are opened; only when nobody came back it is an error. */
static gpointer
restore_backup (JalonSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (Restored) restored = g_new0 (Restored, 1);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GPtrArray) uuids = jalon_backup_list_cases (jalon_session_get_reader (session), data, cancellable, error);

  if (uuids == NULL)
    return NULL;
  for (guint i = 0; i < uuids->len; i++)
    if (!restore_one (session, data, uuids->pdata[i], restored, cancellable, &local_error))
      break;
  if (local_error == NULL || restored->n_back > 0)
    return g_steal_pointer (&restored);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

static char *
restored_sentence (const Restored *restored)
{
  if (restored->n_back == 0)
    return g_strdup (_ ("Everyone in this backup is here already. Nothing was changed."));
  g_autofree char *back = g_strdup_printf (ngettext ("%u person was brought back.", "%u persons were brought back.", restored->n_back),
                                           restored->n_back);
  if (restored->n_there == 0)
    return g_steal_pointer (&back);
  /* Translators: %s is "2 persons were brought back." */
  return g_strdup_printf (_ ("%s Whoever was here already was not changed."), back);
}

static void
backup_restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JalonWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Restored) restored = jalon_session_run_finish (JALON_SESSION (source), result, &error);

  jalon_window_end_task (self);
  if (restored != NULL)
    {
      g_autofree char *sentence = restored_sentence (restored);
      if (restored->first != NULL)
        jalon_window_open_case (self, restored->first);
      jalon_window_toast (self, sentence);
    }
  else if (g_error_matches (error, JALON_ERROR, JALON_ERROR_DAMAGED) || g_error_matches (error, JALON_ERROR, JALON_ERROR_REFUSED))
    jalon_window_toast (self, _ ("This file is not a whole backup. Nothing was changed here. Try another copy of the backup."));
  else
    jalon_window_toast_error (self, error);
}

static void
restore_chosen_cb (GPtrArray *files, gpointer user_data)
{
  JalonWindow *self = user_data;
  char *path = g_file_get_path (files->pdata[0]);
  if (path == NULL || self->running != NULL)
    {
      g_free (path);
      return;
    }
  GCancellable *cancellable = jalon_window_begin_task (self, _ ("Bringing the backup back…"));
  jalon_session_run_async (self->session, restore_backup, path, g_free, cancellable, backup_restored_cb, g_object_ref (self));
}

static void
restore_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  jalon_compat_choose (GTK_WINDOW (widget), JALON_CHOOSE_OPEN, _ ("Choose the backup"), _ ("_Bring back"), NULL, restore_chosen_cb,
                       g_object_ref (widget), g_object_unref);
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
  gtk_widget_class_install_action (klass, "win.restore", NULL, restore_action);
  gtk_widget_class_install_action (klass, "win.open-example", NULL, open_example_action);
}
