/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the window does with the journal, with titles and requests: write down, remove, bring back.
 */
#include "app/jalon-window-private.h"

#include "phrases/jalon-phrases.h"

#include <glib/gi18n.h>

static void
write_down_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JalonWindow *self = JALON_WINDOW (widget);
  jalon_window_show_page (self, "journal");
  jalon_journal_page_write_down (self->journal);
}

static gpointer
remove_event (JalonSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  JalonCase *the_case = jalon_session_get_case (session);
  if (!jalon_case_delete (the_case, ((JalonEvent *) data)->id, error) || !jalon_case_save (the_case, error))
    return NULL;
  return GINT_TO_POINTER (TRUE);
}

static gpointer
bring_back_event (JalonSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  JalonCase *the_case = jalon_session_get_case (session);
  if (!jalon_case_put_event (the_case, data, NULL, error) || !jalon_case_save (the_case, error))
    return NULL;
  return GINT_TO_POINTER (TRUE);
}

static void
brought_back_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JalonWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  if (jalon_session_run_finish (JALON_SESSION (source), result, &error) == NULL)
    jalon_window_toast_error (self, error);
  else
    jalon_session_refresh (self->session);
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JalonWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  if (jalon_session_run_finish (JALON_SESSION (source), result, &error) == NULL)
    {
      g_clear_pointer (&self->last_event, jalon_event_unref);
      jalon_window_toast_error (self, error);
      return;
    }
  AdwToast *toast = jalon_window_new_toast (_ ("The entry was removed."));
  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_action_name (toast, "win.bring-back-event");
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (self->toasts), toast);
  jalon_session_refresh (self->session);
}

static void
remove_event_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JalonWindow *self = JALON_WINDOW (widget);
  const JalonSnapshot *snapshot = jalon_session_get_snapshot (self->session);
  for (guint i = 0; snapshot != NULL && i < snapshot->events->len; i++)
    {
      JalonEvent *event = snapshot->events->pdata[i];
      if (!g_str_equal (event->id, g_variant_get_string (parameter, NULL)))
        continue;
      g_clear_pointer (&self->last_event, jalon_event_unref);
      self->last_event = jalon_event_ref (event);
      jalon_session_run_async (self->session, remove_event, jalon_event_ref (event), (GDestroyNotify) jalon_event_unref, NULL, removed_cb,
                               g_object_ref (self));
      return;
    }
}

static void
bring_back_event_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JalonWindow *self = JALON_WINDOW (widget);
  if (self->last_event != NULL)
    jalon_session_run_async (self->session, bring_back_event, g_steal_pointer (&self->last_event), (GDestroyNotify) jalon_event_unref, NULL,
                             brought_back_cb, g_object_ref (self));
}

static gpointer
remove_value (JalonSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  JalonCase *the_case = jalon_session_get_case (session);
  return GINT_TO_POINTER (jalon_case_delete (the_case, data, error) && jalon_case_save (the_case, error));
}

static void
title_removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JalonWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  if (jalon_session_run_finish (JALON_SESSION (source), result, &error) == NULL)
    {
      jalon_window_toast_error (self, error);
      return;
    }
  AdwToast *toast = jalon_window_new_toast (_ ("It was removed."));
  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_action_name (toast, "win.bring-back-title");
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (self->toasts), toast);
  jalon_session_refresh (self->session);
}

/* Keeps what is removed, a title or a request, until another one is. */
static void
remove_title_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JalonWindow *self = JALON_WINDOW (widget);
  const JalonSnapshot *snapshot = jalon_session_get_snapshot (self->session);
  const char *id = g_variant_get_string (parameter, NULL);

  g_clear_pointer (&self->last_title, jalon_title_unref);
  g_clear_pointer (&self->last_request, jalon_procedure_unref);
  for (guint i = 0; snapshot != NULL && i < snapshot->titles->len; i++)
    if (g_str_equal (((JalonTitle *) snapshot->titles->pdata[i])->id, id))
      self->last_title = jalon_title_ref (snapshot->titles->pdata[i]);
  for (guint i = 0; snapshot != NULL && i < snapshot->procedures->len; i++)
    if (g_str_equal (((JalonProcedure *) snapshot->procedures->pdata[i])->id, id))
      self->last_request = jalon_procedure_ref (snapshot->procedures->pdata[i]);
  jalon_session_run_async (self->session, remove_value, g_strdup (id), g_free, NULL, title_removed_cb, g_object_ref (self));
}

static gpointer
bring_back_title (JalonSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  JalonCase *the_case = jalon_session_get_case (session);
  return GINT_TO_POINTER (jalon_case_put_title (the_case, data, NULL, error) && jalon_case_save (the_case, error));
}

static gpointer
bring_back_request (JalonSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  JalonCase *the_case = jalon_session_get_case (session);
  return GINT_TO_POINTER (jalon_case_put_procedure (the_case, data, NULL, error) && jalon_case_save (the_case, error));
}

static void
bring_back_title_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JalonWindow *self = JALON_WINDOW (widget);
  if (self->last_title != NULL)
    jalon_session_run_async (self->session, bring_back_title, g_steal_pointer (&self->last_title), (GDestroyNotify) jalon_title_unref, NULL,
                             brought_back_cb, g_object_ref (self));
  else if (self->last_request != NULL)
    jalon_session_run_async (self->session, bring_back_request, g_steal_pointer (&self->last_request),
                             (GDestroyNotify) jalon_procedure_unref, NULL, brought_back_cb, g_object_ref (self));
}

/**
 * jalon_window_install_journal_actions:
 * @klass: the class of the window
 */
void
jalon_window_install_journal_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.write-down", NULL, write_down_action);
  gtk_widget_class_install_action (klass, "win.remove-event", "s", remove_event_action);
  gtk_widget_class_install_action (klass, "win.bring-back-event", NULL, bring_back_event_action);
  gtk_widget_class_install_action (klass, "win.remove-title", "s", remove_title_action);
  gtk_widget_class_install_action (klass, "win.bring-back-title", NULL, bring_back_title_action);
}
