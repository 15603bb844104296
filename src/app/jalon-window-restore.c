/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Bringing a backup back from the window: it is looked through, whoever is wanted is chosen when there is a choice, and it is said in a
 * sentence who came back, also when it was cut short. Whoever is here already stays as they are.
 */
#include "app/jalon-window-private.h"

#include "app/jalon-compat.h"
#include "app/jalon-restore-window.h"
#include "core/case/jalon-backup.h"
#include "core/jalon-error.h"

#include <glib/gi18n.h>

/* A backup that was looked through. */
typedef struct {
  char      *path;
  GPtrArray *people;  /* (element-type JalonBackupPerson) */
  GPtrArray *missing; /* (element-type utf8) ids of those who are not here */
} Backup;

static void
backup_free (Backup *self)
{
  g_free (self->path);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_ptr_array_unref (self->missing);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Backup, backup_free)

/* Who is brought back, and who came back. */
typedef struct {
  char      *path;
  GPtrArray *wanted; /* (element-type utf8) */
  GPtrArray *back;   /* (element-type utf8) */
  guint      n_there;
} Restore;

static void
restore_free (gpointer data)
{
  Restore *self = data;
  g_free (self->path);
  g_ptr_array_unref (self->wanted);
  g_ptr_array_unref (self->back);
  g_free (self);
}

static gboolean
is_here (GPtrArray *cases, const char *uuid)
{
  return cases != NULL && g_ptr_array_find_with_equal_func (cases, uuid, g_str_equal, NULL);
}

static gpointer
look_through (JalonSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (Backup) backup = g_new0 (Backup, 1);
  g_autoptr (GPtrArray) cases = jalon_folder_list_cases (jalon_session_get_folder (session), NULL);
  backup->path = g_strdup (data);
  backup->missing = g_ptr_array_new_with_free_func (g_free);
  backup->people = jalon_backup_list_people (jalon_session_get_reader (session), data, cancellable, error);
  if (backup->people == NULL)
    return NULL;
  for (guint i = 0; i < backup->people->len; i++)
    {
      const JalonBackupPerson *one = backup->people->pdata[i];
      if (!is_here (cases, one->uuid))
        g_ptr_array_add (backup->missing, g_strdup (one->uuid));
    }
  return g_steal_pointer (&backup);
}

static void
say_error (JalonWindow *self, const GError *error)
{
  if (g_error_matches (error, JALON_ERROR, JALON_ERROR_DAMAGED) || g_error_matches (error, JALON_ERROR, JALON_ERROR_REFUSED))
    jalon_window_toast (self, _ ("This file is not a whole backup. Nothing was changed here. Try another copy of the backup."));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    jalon_window_toast (self, _ ("Stopped. Nobody was brought back, and nothing was changed here."));
  else
    jalon_window_toast_error (self, error);
}

static char *
make_sentence (const Restore *restore)
{
  guint n_back = restore->back->len;
  if (n_back < restore->wanted->len)
    /* Translators: %1$u of %2$u persons */
    return g_strdup_printf (_ ("It was cut short: %1$u of %2$u persons were brought back. Bring the backup back again for the others."), n_back,
                            restore->wanted->len);
  g_autofree char *back = g_strdup_printf (ngettext ("%u person was brought back.", "%u persons were brought back.", n_back), n_back);
  if (restore->n_there == 0)
    return g_steal_pointer (&back);
  /* Translators: %s is "2 persons were brought back." */
  return g_strdup_printf (_ ("%s Whoever was here already was not changed."), back);
}

/* What came back stays, also when the rest did not: then there is a result and no error. */
static gpointer
restore_people (JalonSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Restore *restore = data;
  JalonBackupReport report;
  g_autoptr (GError) local_error = NULL;
  if (jalon_backup_restore_cases (jalon_session_get_reader (session), restore->path, restore->wanted, jalon_session_get_folder (session), &report,
                                  restore->back, cancellable, &local_error) ||
      restore->back->len > 0)
    return restore;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JalonWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  const Restore *restore = jalon_session_run_finish (JALON_SESSION (source), result, &error); /* lives as long as the task */

  jalon_window_end_task (self);
  if (restore == NULL)
    {
      say_error (self, error);
      return;
    }
  g_autofree char *sentence = make_sentence (restore);
  if (restore->back->len == 1)
    jalon_window_open_case (self, restore->back->pdata[0]);
  else
    jalon_window_show_people (self);
  jalon_window_toast (self, sentence);
}

static void
begin (JalonWindow *self, const char *path, GPtrArray *wanted, guint n_there)
{
  Restore *restore = g_new0 (Restore, 1);
  GCancellable *cancellable = jalon_window_begin_task (self, _ ("Bringing the backup back…"));
  *restore = (Restore) { g_strdup (path), g_ptr_array_ref (wanted), g_ptr_array_new_with_free_func (g_free), n_there };
  jalon_session_run_async (self->session, restore_people, restore, restore_free, cancellable, restored_cb, g_object_ref (self));
}

static void
people_chosen_cb (JalonRestoreWindow *dialog, GPtrArray *uuids, JalonWindow *self)
{
  if (self->running == NULL)
    begin (self, g_object_get_data (G_OBJECT (dialog), "path"), uuids, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (dialog), "there")));
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const JalonBackupPerson *left = *(JalonBackupPerson *const *) a, *right = *(JalonBackupPerson *const *) b;
  if (left->person == NULL || right->person == NULL)
    return (left->person == NULL) - (right->person == NULL);
  int order = g_utf8_collate (left->person->family, right->person->family);
  return order != 0 ? order : g_utf8_collate (left->person->given, right->person->given);
}

static void
ask_who (JalonWindow *self, const Backup *backup)
{
  JalonRestoreWindow *dialog = jalon_restore_window_new (GTK_WINDOW (self));
  g_ptr_array_sort (backup->people, compare_names);
  for (guint i = 0; i < backup->people->len; i++)
    {
      const JalonBackupPerson *one = backup->people->pdata[i];
      g_autofree char *name = one->person != NULL ? g_strdup_printf ("%s %s", one->person->given, one->person->family)
                                                  : g_strdup (_ ("A person whose name cannot be read"));
      jalon_restore_window_add (dialog, one->uuid, name, !is_here (backup->missing, one->uuid));
    }
  g_object_set_data_full (G_OBJECT (dialog), "path", g_strdup (backup->path), g_free);
  g_object_set_data (G_OBJECT (dialog), "there", GUINT_TO_POINTER (backup->people->len - backup->missing->len));
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (people_chosen_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* There is a choice only where there are several. */
static void
looked_through_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JalonWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Backup) backup = jalon_session_run_finish (JALON_SESSION (source), result, &error);

  jalon_window_end_task (self);
  if (backup == NULL)
    say_error (self, error);
  else if (backup->people->len == 0)
    jalon_window_toast (self, _ ("Nobody is in this backup. Nothing was changed."));
  else if (backup->missing->len == 0)
    jalon_window_toast (self, _ ("Everyone in this backup is here already. Nothing was changed."));
  else if (backup->people->len == 1)
    begin (self, backup->path, backup->missing, 0);
  else
    ask_who (self, backup);
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
  GCancellable *cancellable = jalon_window_begin_task (self, _ ("Looking through the backup…"));
  jalon_session_run_async (self->session, look_through, path, g_free, cancellable, looked_through_cb, g_object_ref (self));
}

static void
restore_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  jalon_compat_choose (GTK_WINDOW (widget), JALON_CHOOSE_OPEN, _ ("Choose the backup"), _ ("_Bring back"), NULL, restore_chosen_cb,
                       g_object_ref (widget), g_object_unref);
}

/**
 * jalon_window_install_restore_actions:
 * @klass: the class of the window
 */
void
jalon_window_install_restore_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.restore", NULL, restore_action);
}
