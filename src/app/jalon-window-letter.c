/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the window does with a letter: asks, keeps it, takes it back; and who helps.
 */
#include "app/jalon-window-private.h"

#include "app/jalon-help-window.h"
#include "app/jalon-letter-window.h"
#include "core/intake/jalon-intake.h"

#include <glib/gi18n.h>

static void
say_kept (JalonWindow *self)
{
  AdwToast *toast = jalon_window_new_toast (_ ("The letter is in your journal."));
  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_action_name (toast, "win.take-back-letter");
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (self->toasts), toast);
}

/* The picture is kept already; what is read of it can be read again. */
static gpointer
read_picture (JalonSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  JalonCase *the_case = jalon_session_get_case (session);
  if (jalon_intake_read (the_case, jalon_session_get_reader (session), data, cancellable, NULL))
    jalon_case_save (the_case, NULL);
  return GINT_TO_POINTER (TRUE);
}

static void
picture_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JalonWindow) self = user_data;
  jalon_session_run_finish (JALON_SESSION (source), result, NULL);
  jalon_session_refresh (self->session);
}

static void
saved_cb (JalonWindow *self, JalonLetterKept *kept)
{
  g_clear_pointer (&self->last_letter, jalon_letter_kept_free);
  self->last_letter = kept;
  if (kept->created != NULL)
    {
      jalon_session_set_case (self->session, kept->created);
      gtk_stack_set_visible_child_name (GTK_STACK (self->root), "case");
    }
  jalon_window_show_page (self, "today");
  jalon_session_refresh (self->session);
  if (kept->paper != NULL)
    jalon_session_run_async (self->session, read_picture, g_strdup (kept->paper), g_free, NULL, picture_read_cb, g_object_ref (self));
  say_kept (self);
}

static void
letter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JalonWindow *self = JALON_WINDOW (widget);
  const char *shown = gtk_stack_get_visible_child_name (GTK_STACK (self->root));
  JalonLetterOwner owner = g_strcmp0 (shown, "start") == 0   ? JALON_LETTER_OF_NEW_PERSON
                           : g_strcmp0 (shown, "case") == 0 ? JALON_LETTER_OF_CASE
                                                            : JALON_LETTER_OF_NOBODY;
  JalonLetterWindow *letter = jalon_letter_window_new (GTK_WINDOW (self), self->session, owner);
  g_signal_connect_object (letter, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (letter));
}

static void
taken_back_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JalonWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  if (jalon_session_run_finish (JALON_SESSION (source), result, &error) == NULL)
    jalon_window_toast_error (self, error);
  else
    jalon_session_refresh (self->session);
}

static void
take_back_letter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JalonWindow *self = JALON_WINDOW (widget);
  if (self->last_letter != NULL)
    jalon_session_run_async (self->session, jalon_letter_take_back, g_steal_pointer (&self->last_letter), jalon_letter_kept_free, NULL,
                             taken_back_cb, g_object_ref (self));
}

static void
who_helps_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JalonWindow *self = JALON_WINDOW (widget);
  gtk_window_present (GTK_WINDOW (jalon_help_window_new (GTK_WINDOW (self), self->session, g_variant_get_string (parameter, NULL))));
}

/**
 * jalon_window_install_letter_actions:
 * @klass: the class of the window
 */
void
jalon_window_install_letter_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.letter", NULL, letter_action);
  gtk_widget_class_install_action (klass, "win.who-helps", "s", who_helps_action); /* a matter, or nothing */
  gtk_widget_class_install_action (klass, "win.take-back-letter", NULL, take_back_letter_action);
}
