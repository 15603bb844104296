/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One row a person, all of them ticked at first; who is here already cannot be ticked. Emits "chosen" with the ids, then closes.
 */
#include "app/jalon-restore-window.h"

#include <glib/gi18n.h>

struct _JalonRestoreWindow {
  AdwWindow  parent_instance;
  GtkWidget *people, *bring, *every, *count;
  GPtrArray *checks; /* (element-type GtkCheckButton) of those who can be brought back */
};

enum { CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JalonRestoreWindow, jalon_restore_window, ADW_TYPE_WINDOW)

static guint
count_ticked (JalonRestoreWindow *self)
{
  guint n = 0;
  for (guint i = 0; i < self->checks->len; i++)
    n += gtk_check_button_get_active (self->checks->pdata[i]);
  return n;
}

static void
ticked_cb (JalonRestoreWindow *self)
{
  guint n = count_ticked (self);
  g_autofree char *text = g_strdup_printf (ngettext ("%u person chosen", "%u persons chosen", n), n);
  gtk_label_set_label (GTK_LABEL (self->count), text);
  gtk_widget_set_sensitive (self->bring, n > 0);
  gtk_button_set_label (GTK_BUTTON (self->every), n < self->checks->len ? _ ("Choose all") : _ ("Choose nobody"));
}

static void
every_cb (JalonRestoreWindow *self)
{
  gboolean all = count_ticked (self) < self->checks->len;
  for (guint i = 0; i < self->checks->len; i++)
    gtk_check_button_set_active (self->checks->pdata[i], all);
}

static void
bring_cb (JalonRestoreWindow *self)
{
  g_autoptr (GPtrArray) uuids = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (self->checks->pdata[i]))
      g_ptr_array_add (uuids, g_strdup (g_object_get_data (self->checks->pdata[i], "uuid")));
  g_signal_emit (self, signals[CHOSEN], 0, uuids);
  gtk_window_destroy (GTK_WINDOW (self));
}

/**
 * jalon_restore_window_add:
 * @self: a window
 * @uuid: somebody of the backup
 * @name: whose name is shown
 * @is_there: whether the person is here already, and stays as they are
 */
void
jalon_restore_window_add (JalonRestoreWindow *self, const char *uuid, const char *name, gboolean is_there)
{
  GtkWidget *row = adw_action_row_new (), *check = gtk_check_button_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  if (is_there)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("Here already: stays as it is"));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  gtk_widget_set_sensitive (check, !is_there);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->people), row);
  if (is_there)
    return;
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_object_set_data_full (G_OBJECT (check), "uuid", g_strdup (uuid), g_free);
  g_ptr_array_add (self->checks, check);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_signal_connect_object (check, "toggled", G_CALLBACK (ticked_cb), self, G_CONNECT_SWAPPED);
  ticked_cb (self);
}

static void
jalon_restore_window_finalize (GObject *object)
{
  g_ptr_array_unref (JALON_RESTORE_WINDOW (object)->checks);
  G_OBJECT_CLASS (jalon_restore_window_parent_class)->finalize (object);
}

static void
jalon_restore_window_class_init (JalonRestoreWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->finalize = jalon_restore_window_finalize;
  /**
   * JalonRestoreWindow::chosen:
   * @uuids: (type GPtrArray) (element-type utf8): who is to be brought back
   */
  signals[CHOSEN] = g_signal_new ("chosen", JALON_TYPE_RESTORE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jalon_app/Jalon/ui/jalon-restore-window.ui");
  gtk_widget_class_bind_template_child (widget_class, JalonRestoreWindow, people);
  gtk_widget_class_bind_template_child (widget_class, JalonRestoreWindow, bring);
  gtk_widget_class_bind_template_child (widget_class, JalonRestoreWindow, every);
  gtk_widget_class_bind_template_child (widget_class, JalonRestoreWindow, count);
  gtk_widget_class_bind_template_callback (widget_class, bring_cb);
  gtk_widget_class_bind_template_callback (widget_class, every_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
jalon_restore_window_init (JalonRestoreWindow *self)
{
  self->checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * jalon_restore_window_new:
 * @parent: window below
 *
 * Returns: (transfer none): a modal window without people
 */
JalonRestoreWindow *
jalon_restore_window_new (GtkWindow *parent)
{
  return g_object_new (JALON_TYPE_RESTORE_WINDOW, "transient-for", parent, NULL);
}
