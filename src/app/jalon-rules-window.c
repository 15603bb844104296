/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two stages: the rules in use, and what a chosen file would change. Nothing is taken before the person says so; what was taken, or taken
 * away, can be undone from the message and from the page.
 */
#include "app/jalon-rules-window.h"

#include "app/jalon-compat.h"
#include "app/jalon-form.h"
#include "app/jalon-rules-list.h"
#include "app/jalon-rules-work.h"
#include "app/jalon-window-private.h"
#include "core/jalon-date.h"
#include "core/law/jalon-rules-age.h"
#include "jalon-config.h"
#include "phrases/jalon-phrases-line.h"
#include "phrases/jalon-phrases-rules.h"

#include <glib/gi18n.h>

struct _JalonRulesWindow {
  AdwWindow        parent_instance;
  GtkWidget       *toasts, *back, *stages, *in_use, *kept, *import, *undo, *hint, *search, *found, *list, *none;
  GtkWidget       *title, *answer, *changes, *for_you, *effects, *take, *fault;
  JalonSession    *session;
  JalonRulesOffer *offer; /* (nullable) what the second stage shows */
  GBytes          *gone;  /* (nullable) what the last undo took away */
};

G_DEFINE_FINAL_TYPE (JalonRulesWindow, jalon_rules_window, ADW_TYPE_WINDOW)

static void
fill_list (JalonRulesWindow *self)
{
  guint n = jalon_rules_list_fill (GTK_LIST_VIEW (self->list), jalon_session_get_packs (self->session),
                                   gtk_editable_get_text (GTK_EDITABLE (self->search)));
  gtk_stack_set_visible_child_name (GTK_STACK (self->found), n > 0 ? "list" : "none");
}

static void
say_in_use (JalonRulesWindow *self)
{
  JalonPacks *packs = jalon_session_get_packs (self->session);
  GDate newest, built_on;
  JalonRulesAge age;
  jalon_packs_get_newest_reading (packs, &newest);
  jalon_date_parse (JALON_BUILT_ON, &built_on);
  jalon_rules_age_judge (&age, jalon_session_get_real_today (self->session), &built_on, &newest);
  g_autofree char *in_use = jalon_phrase_rules_in_use (packs), *old = jalon_phrase_rules_age (&age);
  g_autofree char *text = g_strdup_printf ("%s\n%s", in_use, old);
  gtk_label_set_label (GTK_LABEL (self->in_use), text);
}

static void
say_kept (JalonRulesWindow *self)
{
  GPtrArray *files = jalon_pack_shelf_get_files (jalon_session_get_shelf (self->session));
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *sentence = jalon_phrase_rules_kept (files->pdata[i]);
      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", sentence);
    }
  jalon_form_say (self->kept, files->len > 0 ? text->str : NULL);
  gtk_widget_set_visible (self->undo, files->len > 0);
}

static void
show_rules (JalonRulesWindow *self)
{
  say_in_use (self);
  say_kept (self);
  fill_list (self);
  g_clear_pointer (&self->offer, jalon_rules_offer_free);
  gtk_window_set_title (GTK_WINDOW (self), _ ("About the rules"));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stages), "rules");
  gtk_widget_set_visible (self->back, FALSE);
}

static void
add_line (GtkWidget *box, const char *text)
{
  GtkWidget *label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (box), label);
}

static void
empty (GtkWidget *box)
{
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
fill_effects (JalonRulesWindow *self)
{
  GPtrArray *effects = self->offer->effects;
  JalonPacks *before = jalon_pack_shelf_get_packs (self->offer->shelf), *after = self->offer->judgement->packs;
  gtk_widget_set_visible (self->for_you, effects != NULL);
  for (guint i = 0; effects != NULL && i < effects->len; i++)
    {
      g_autofree char *sentence = jalon_phrase_rules_effect (before, after, effects->pdata[i]);
      add_line (self->effects, sentence);
    }
  if (effects != NULL && effects->len == 0)
    add_line (self->effects, _ ("For this person nothing changes."));
}

static void
show_offer (JalonRulesWindow *self)
{
  JalonRulesJudgement *judgement = self->offer->judgement;
  gboolean taken = judgement->verdict == JALON_RULES_TAKEN;
  g_autofree char *answer = taken ? jalon_phrase_rules_offer (judgement) : jalon_phrase_rules_refused (jalon_pack_shelf_get_packs (self->offer->shelf), judgement);
  empty (self->changes);
  empty (self->effects);
  gtk_label_set_label (GTK_LABEL (self->title), taken ? _ ("What changes for you") : _ ("These rules are not taken"));
  gtk_label_set_label (GTK_LABEL (self->answer), answer);
  gtk_widget_set_visible (self->take, taken);
  gtk_widget_set_visible (self->for_you, FALSE);
  gtk_widget_set_visible (self->changes, taken || judgement->change != NULL);
  if (!taken && judgement->change != NULL)
    add_line (self->changes, jalon_phrase_rules_signer (jalon_pack_shelf_has_signer (self->offer->shelf)));
  if (taken)
    {
      g_autoptr (GPtrArray) lines = jalon_phrase_rules_changes (judgement);
      for (guint i = 0; i < lines->len; i++)
        add_line (self->changes, lines->pdata[i]);
      fill_effects (self);
    }
  jalon_form_say (self->fault, NULL);
  gtk_widget_set_visible (self->back, TRUE);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Rules")); /* beside two buttons there is little room */
  gtk_stack_set_visible_child_name (GTK_STACK (self->stages), "offer");
  gtk_widget_grab_focus (taken ? self->take : self->back);
}

static void
set_busy (JalonRulesWindow *self, gboolean busy)
{
  gtk_widget_set_sensitive (self->back, !busy); /* the worker lends the offer */
  gtk_widget_set_sensitive (self->import, !busy);
  gtk_widget_set_sensitive (self->undo, !busy);
  gtk_widget_set_sensitive (self->take, !busy);
}

static void
say_error (JalonRulesWindow *self, GtkWidget *label, const GError *error)
{
  g_autofree char *sentence = jalon_phrase_rules_error (error);
  jalon_form_say (label, sentence);
}

static void
say_done (JalonRulesWindow *self, const char *text, const char *action)
{
  AdwToast *toast = jalon_window_new_toast (text);
  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_action_name (toast, action);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (self->toasts), toast);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JalonRulesWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  JalonRulesOffer *offer = jalon_session_run_finish (JALON_SESSION (source), result, &error);
  set_busy (self, FALSE);
  if (offer == NULL)
    {
      say_error (self, self->hint, error);
      return;
    }
  g_clear_pointer (&self->offer, jalon_rules_offer_free);
  self->offer = offer;
  show_offer (self);
}

/**
 * jalon_rules_window_look_at:
 * @self: a window
 * @path: a file that a person chose
 */
void
jalon_rules_window_look_at (JalonRulesWindow *self, const char *path)
{
  set_busy (self, TRUE);
  jalon_form_say (self->hint, NULL);
  jalon_session_run_async (self->session, jalon_rules_work_look_at, g_strdup (path), g_free, NULL, looked_cb, g_object_ref (self));
}

static void
chosen_cb (GPtrArray *files, gpointer user_data)
{
  g_autofree char *path = g_file_get_path (files->pdata[0]);
  if (path != NULL)
    jalon_rules_window_look_at (user_data, path);
}

static void
import_cb (JalonRulesWindow *self)
{
  jalon_compat_choose (GTK_WINDOW (self), JALON_CHOOSE_OPEN, _ ("Choose the file of rules"), _ ("_Look at it"), NULL, chosen_cb,
                       g_object_ref (self), g_object_unref);
}

static void
taken_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JalonRulesWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  JalonPackShelf *shelf = jalon_session_run_finish (JALON_SESSION (source), result, &error);
  set_busy (self, FALSE);
  if (shelf == NULL)
    {
      say_error (self, self->offer != NULL ? self->fault : self->hint, error);
      return;
    }
  jalon_session_take_shelf (self->session, shelf);
  g_clear_pointer (&self->gone, g_bytes_unref);
  show_rules (self);
  gtk_widget_grab_focus (self->search);
  say_done (self, _ ("The new rules are in use."), "rules.undo");
}

static void
take_cb (JalonRulesWindow *self)
{
  set_busy (self, TRUE);
  jalon_session_run_async (self->session, jalon_rules_work_take, self->offer, NULL, NULL, taken_cb, g_object_ref (self));
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JalonRulesWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  JalonRulesUndone *undone = jalon_session_run_finish (JALON_SESSION (source), result, &error);
  set_busy (self, FALSE);
  if (undone == NULL)
    {
      say_error (self, self->hint, error);
      return;
    }
  g_clear_pointer (&self->gone, g_bytes_unref);
  self->gone = g_steal_pointer (&undone->bytes);
  jalon_session_take_shelf (self->session, g_steal_pointer (&undone->shelf));
  jalon_rules_undone_free (undone);
  show_rules (self);
  if (self->gone != NULL)
    say_done (self, _ ("The rules of before are in use again."), "rules.redo");
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JalonRulesWindow *self = JALON_RULES_WINDOW (widget);
  if (!gtk_widget_get_sensitive (self->undo))
    return;
  set_busy (self, TRUE);
  jalon_form_say (self->hint, NULL);
  jalon_session_run_async (self->session, jalon_rules_work_undo, NULL, NULL, NULL, undone_cb, g_object_ref (self));
}

static void
redo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JalonRulesWindow *self = JALON_RULES_WINDOW (widget);
  if (self->gone == NULL || !gtk_widget_get_sensitive (self->import))
    return;
  set_busy (self, TRUE);
  jalon_form_say (self->hint, NULL);
  jalon_session_run_async (self->session, jalon_rules_work_take_back, g_bytes_ref (self->gone), (GDestroyNotify) g_bytes_unref, NULL, taken_cb,
                           g_object_ref (self));
}

static void
back_cb (JalonRulesWindow *self)
{
  show_rules (self);
  gtk_widget_grab_focus (self->import);
}

static void
search_changed_cb (JalonRulesWindow *self)
{
  fill_list (self);
}

/* Escape empties the field, then closes. */
static void
stop_search_cb (JalonRulesWindow *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
jalon_rules_window_finalize (GObject *object)
{
  JalonRulesWindow *self = JALON_RULES_WINDOW (object);
  g_clear_pointer (&self->offer, jalon_rules_offer_free);
  g_clear_pointer (&self->gone, g_bytes_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (jalon_rules_window_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, JalonRulesWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, JalonRulesWindow, back);
  gtk_widget_class_bind_template_child (widget_class, JalonRulesWindow, stages);
  gtk_widget_class_bind_template_child (widget_class, JalonRulesWindow, in_use);
  gtk_widget_class_bind_template_child (widget_class, JalonRulesWindow, kept);
  gtk_widget_class_bind_template_child (widget_class, JalonRulesWindow, import);
  gtk_widget_class_bind_template_child (widget_class, JalonRulesWindow, undo);
  gtk_widget_class_bind_template_child (widget_class, JalonRulesWindow, hint);
  gtk_widget_class_bind_template_child (widget_class, JalonRulesWindow, search);
  gtk_widget_class_bind_template_child (widget_class, JalonRulesWindow, found);
  gtk_widget_class_bind_template_child (widget_class, JalonRulesWindow, list);
  gtk_widget_class_bind_template_child (widget_class, JalonRulesWindow, title);
  gtk_widget_class_bind_template_child (widget_class, JalonRulesWindow, answer);
  gtk_widget_class_bind_template_child (widget_class, JalonRulesWindow, changes);
  gtk_widget_class_bind_template_child (widget_class, JalonRulesWindow, for_you);
  gtk_widget_class_bind_template_child (widget_class, JalonRulesWindow, effects);
  gtk_widget_class_bind_template_child (widget_class, JalonRulesWindow, take);
  gtk_widget_class_bind_template_child (widget_class, JalonRulesWindow, fault);
}

static void
jalon_rules_window_class_init (JalonRulesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->finalize = jalon_rules_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jalon_app/Jalon/ui/jalon-rules-window.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_install_action (widget_class, "rules.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "rules.redo", NULL, redo_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
jalon_rules_window_init (JalonRulesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * jalon_rules_window_new:
 * @parent: window below
 * @session: whose rules are shown
 *
 * Returns: (transfer none): a modal window
 */
JalonRulesWindow *
jalon_rules_window_new (GtkWindow *parent, JalonSession *session)
{
  JalonRulesWindow *self = g_object_new (JALON_TYPE_RULES_WINDOW, "transient-for", parent, NULL);
  self->session = g_object_ref (session);
  jalon_rules_list_set_up (GTK_LIST_VIEW (self->list), jalon_session_get_real_today (session));
  show_rules (self);
  return self;
}
