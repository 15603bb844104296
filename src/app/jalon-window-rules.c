/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The way to "About the rules", and the word about imported rules that cannot be used.
 */
#include "app/jalon-window-private.h"

#include "app/jalon-rules-window.h"
#include "phrases/jalon-phrases-rules.h"

#include <glib/gi18n.h>

static void
rules_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JalonWindow *self = JALON_WINDOW (widget);
  gtk_window_present (GTK_WINDOW (jalon_rules_window_new (GTK_WINDOW (self), self->session)));
}

/**
 * jalon_window_say_kept_rules:
 * @self: a window
 *
 * Imported rules that are left aside because something is wrong with them are named once: without them another date may be shown.
 */
void
jalon_window_say_kept_rules (JalonWindow *self)
{
  GPtrArray *files = jalon_pack_shelf_get_files (jalon_session_get_shelf (self->session));
  for (guint i = 0; i < files->len; i++)
    if (jalon_phrase_rules_kept_is_trouble (files->pdata[i]))
      {
        g_autofree char *sentence = jalon_phrase_rules_kept (files->pdata[i]);
        AdwToast *toast = jalon_window_new_toast (sentence);
        adw_toast_set_button_label (toast, _ ("Look"));
        adw_toast_set_action_name (toast, "win.rules");
        adw_toast_set_timeout (toast, 0);
        adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (self->toasts), toast);
        return;
      }
}

/**
 * jalon_window_install_rules_actions:
 * @klass: the class of the window
 */
void
jalon_window_install_rules_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.rules", NULL, rules_action);
}
