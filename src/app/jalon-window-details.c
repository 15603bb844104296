/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the window does with the details of the situation: asks for them, opens the field that answers a question, undoes.
 */
#include "app/jalon-window-private.h"

#include "app/jalon-details-window.h"
#include "app/jalon-questions.h"

#include <glib/gi18n.h>

static void
saved_cb (JalonWindow *self, GPtrArray *before)
{
  g_clear_pointer (&self->last_details, g_ptr_array_unref);
  self->last_details = g_ptr_array_ref (before);
  AdwToast *toast = jalon_window_new_toast (_ ("Saved."));
  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_action_name (toast, "win.bring-back-details");
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (self->toasts), toast);
}

static void
ask (JalonWindow *self, const char *only_or_null)
{
  if (jalon_session_get_snapshot (self->session) == NULL)
    return;
  JalonDetailsWindow *details = jalon_details_window_new (GTK_WINDOW (self), self->session, only_or_null);
  g_signal_connect_object (details, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (details));
}

static void
details_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask (JALON_WINDOW (widget), NULL);
}

/* (nullable): the title that the question is about, else the one that ends last. */
static const char *
find_title (const JalonSnapshot *snapshot, const char *subject)
{
  const JalonTitle *last = NULL;
  for (guint i = 0; i < snapshot->titles->len; i++)
    {
      const JalonTitle *title = snapshot->titles->pdata[i];
      if (g_strcmp0 (title->id, subject) == 0)
        return title->id;
      if (last == NULL || !g_date_valid (&title->ends) || (g_date_valid (&last->ends) && g_date_compare (&title->ends, &last->ends) > 0))
        last = title;
    }
  return last != NULL ? last->id : NULL;
}

static const char *
find_request (const JalonSnapshot *snapshot)
{
  const JalonProcedure *newest = NULL;
  for (guint i = 0; i < snapshot->procedures->len; i++)
    {
      const JalonProcedure *request = snapshot->procedures->pdata[i];
      if (newest == NULL || (g_date_valid (&request->filed) && g_date_compare (&request->filed, &newest->filed) > 0))
        newest = request;
    }
  return newest != NULL ? newest->id : NULL;
}

static void
answer_question_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JalonWindow *self = JALON_WINDOW (widget);
  const JalonSnapshot *snapshot = jalon_session_get_snapshot (self->session);
  const char *question, *subject;
  g_variant_get (parameter, "(&s&s)", &question, &subject);
  if (snapshot == NULL)
    return;
  JalonAnswered where = jalon_question_find_field (question);
  if (where == JALON_ANSWERED_DETAIL)
    {
      ask (self, question);
      return;
    }
  if (where == JALON_ANSWERED_NOWHERE)
    return;
  const char *id = where == JALON_ANSWERED_TITLE ? find_title (snapshot, subject) : find_request (snapshot);
  jalon_window_show_page (self, "dates");
  if (!jalon_dates_page_change (self->dates, id) && where == JALON_ANSWERED_REQUEST)
    jalon_dates_page_add_request (self->dates);
}

/* What a search found. */
static void
open_said_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JalonWindow *self = JALON_WINDOW (widget);
  const char *kind, *id;
  g_variant_get (parameter, "(&s&s)", &kind, &id);
  if (g_str_equal (kind, "detail"))
    ask (self, id);
  else if (g_str_equal (kind, "event"))
    {
      jalon_window_show_page (self, "journal");
      jalon_journal_page_change (self->journal, id);
    }
  else
    {
      jalon_window_show_page (self, "dates");
      jalon_dates_page_change (self->dates, id);
    }
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
bring_back_details_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JalonWindow *self = JALON_WINDOW (widget);
  if (self->last_details != NULL)
    jalon_session_run_async (self->session, jalon_details_store, g_steal_pointer (&self->last_details), (GDestroyNotify) g_ptr_array_unref, NULL,
                             brought_back_cb, g_object_ref (self));
}

/**
 * jalon_window_install_details_actions:
 * @klass: the class of the window
 */
void
jalon_window_install_details_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.details", NULL, details_action);
  gtk_widget_class_install_action (klass, "win.answer-question", "(ss)", answer_question_action);
  gtk_widget_class_install_action (klass, "win.open-said", "(ss)", open_said_action);
  gtk_widget_class_install_action (klass, "win.bring-back-details", NULL, bring_back_details_action);
}
