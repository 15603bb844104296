/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads and writes one entry. What follows from it is computed elsewhere.
 */
#include "app/jalon-event-form.h"

#include "app/jalon-choices.h"
#include "app/jalon-day-row.h"
#include "app/jalon-form.h"
#include "app/jalon-names.h"
#include "app/jalon-paper-item.h"
#include "app/jalon-shell.h"
#include "app/jalon-side-paper.h"
#include "core/jalon-money.h"
#include "phrases/jalon-phrases.h"

#include <glib/gi18n.h>

struct _JalonEventForm {
  GtkWidget     parent_instance;
  GtkWidget    *shell, *title, *kind, *on, *on_said, *who, *amount, *note, *papers, *remove, *save, *hint;
  JalonSidePaper *beside;
  JalonSession *session;
  JalonEvent   *event;  /* (nullable) the one that is changed */
  GPtrArray    *rows;   /* (element-type GtkWidget) of papers; "paper" and "check" are on each */
};

G_DEFINE_FINAL_TYPE (JalonEventForm, jalon_event_form, GTK_TYPE_WIDGET)

enum { DONE, N_SIGNALS };
static guint signals[N_SIGNALS];

static char *
dup_note (JalonEventForm *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->note));
  GtkTextIter start, end;
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  char *text = g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
  if (*text != '\0')
    return text;
  g_free (text);
  return NULL;
}

static gboolean
read_fields (JalonEventForm *self, JalonEvent *event)
{
  g_autofree char *amount = jalon_form_dup_text (self->amount);
  JalonRoughDay on;

  gtk_widget_remove_css_class (self->on, "error");
  gtk_widget_remove_css_class (self->amount, "error");
  if (jalon_day_row_get (self->on, &on) != JALON_TYPED_DAY)
    return jalon_form_refuse (self->hint, self->on, _ ("This is not a day. Type it like 12/01/2027: day, month, year."));
  jalon_rough_day_split (&on, &event->on, &event->rough_on);
  if (g_date_valid (&on.earliest) && g_date_compare (&on.earliest, jalon_session_get_today (self->session)) > 0)
    return jalon_form_refuse (self->hint, self->on, _ ("This day is still to come. Write down what has happened."));
  if (amount != NULL && !jalon_money_parse (amount, &event->loss_cents))
    return jalon_form_refuse (self->hint, self->amount, _ ("This is not an amount. Type it like 1234.50."));
  event->id = self->event != NULL ? g_strdup (self->event->id) : NULL;
  event->kind = g_strdup (jalon_phrase_event_kinds ()[adw_combo_row_get_selected (ADW_COMBO_ROW (self->kind))]);
  event->who = jalon_form_dup_text (self->who);
  event->note = dup_note (self);
  event->papers = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->rows->len; i++)
    if (gtk_check_button_get_active (g_object_get_data (self->rows->pdata[i], "check")))
      g_ptr_array_add (event->papers, g_strdup (g_object_get_data (self->rows->pdata[i], "paper")));
  return TRUE;
}

static gpointer
store_event (JalonSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  JalonCase *the_case = jalon_session_get_case (session);
  if (!jalon_case_put_event (the_case, data, NULL, error) || !jalon_case_save (the_case, error))
    return NULL;
  return GINT_TO_POINTER (TRUE);
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JalonEventForm) self = user_data;
  if (jalon_form_finish (JALON_SESSION (source), result, self->save, self->hint))
    g_signal_emit (self, signals[DONE], 0);
}

static void
save_cb (JalonEventForm *self)
{
  g_autoptr (JalonEvent) event = jalon_event_new ();
  if (!read_fields (self, event))
    return;
  jalon_form_say (self->hint, NULL);
  gtk_widget_set_sensitive (self->save, FALSE);
  jalon_session_run_async (self->session, store_event, g_steal_pointer (&event), (GDestroyNotify) jalon_event_unref, NULL, stored_cb,
                           g_object_ref (self));
}

static void
cancel_cb (JalonEventForm *self)
{
  g_signal_emit (self, signals[DONE], 0);
}

static void
remove_cb (JalonEventForm *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.remove-event", "s", self->event->id);
  g_signal_emit (self, signals[DONE], 0);
}

static gboolean
shows (const JalonEvent *event, const char *paper)
{
  return event != NULL && event->papers != NULL && g_ptr_array_find_with_equal_func (event->papers, paper, g_str_equal, NULL);
}

/* Beside the form stands the paper ticked last; without any, nothing. */
static void
show_beside (JalonEventForm *self, const char *paper)
{
  for (guint i = 0; paper == NULL && i < self->rows->len; i++)
    if (gtk_check_button_get_active (g_object_get_data (self->rows->pdata[i], "check")))
      paper = g_object_get_data (self->rows->pdata[i], "paper");
  jalon_side_paper_show (self->beside, paper, NULL);
}

static void
check_toggled_cb (GtkCheckButton *check, JalonEventForm *self)
{
  const char *paper = NULL;
  for (guint i = 0; i < self->rows->len; i++)
    if (g_object_get_data (self->rows->pdata[i], "check") == check && gtk_check_button_get_active (check))
      paper = g_object_get_data (self->rows->pdata[i], "paper");
  show_beside (self, paper);
}

static void
add_paper (JalonEventForm *self, const JalonPaper *paper)
{
  g_autoptr (JalonPaperItem) item = jalon_paper_item_new (paper, NULL, jalon_session_get_packs (self->session));
  GtkWidget *row = adw_action_row_new (), *check = gtk_check_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), jalon_paper_item_get_title (item));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), paper->name);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), shows (self->event, paper->id));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, jalon_paper_item_get_title (item), -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_object_set_data_full (G_OBJECT (row), "paper", g_strdup (paper->id), g_free);
  g_object_set_data (G_OBJECT (row), "check", check);
  g_signal_connect_object (check, "toggled", G_CALLBACK (check_toggled_cb), self, 0);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self->papers), row);
  g_ptr_array_add (self->rows, row);
}

static void
fill_papers (JalonEventForm *self)
{
  const JalonSnapshot *snapshot = jalon_session_get_snapshot (self->session);
  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self->papers), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; snapshot != NULL && i < snapshot->papers->len; i++)
    add_paper (self, snapshot->papers->pdata[i]);
  gtk_widget_set_visible (self->papers, self->rows->len > 0);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self->papers),
                                 self->event != NULL && self->event->papers != NULL && self->event->papers->len > 0);
}

static void
set_text (GtkWidget *entry, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  gtk_widget_remove_css_class (entry, "error");
}

/**
 * jalon_event_form_load:
 * @self: a form with its session
 * @event: (nullable): the entry to change; %NULL for a new one, of today
 */
void
jalon_event_form_load (JalonEventForm *self, const JalonEvent *event)
{
  const char *const *kinds = jalon_phrase_event_kinds ();
  g_autofree char *money = event != NULL && event->loss_cents > 0
                             ? g_strdup_printf ("%d.%02d", (int) (event->loss_cents / 100), (int) (event->loss_cents % 100)) : NULL;

  g_clear_pointer (&self->event, jalon_event_unref);
  self->event = event != NULL ? jalon_event_ref (event) : NULL;
  gtk_label_set_label (GTK_LABEL (self->title), event != NULL ? _ ("Change the entry") : _ ("What happened?"));
  for (guint i = 0; kinds[i] != NULL; i++)
    if (g_strcmp0 (kinds[i], event != NULL ? event->kind : kinds[0]) == 0)
      adw_combo_row_set_selected (ADW_COMBO_ROW (self->kind), i);
  g_autoptr (JalonEvent) fresh = jalon_event_new ();
  fresh->on = *jalon_session_get_today (self->session);
  const JalonEvent *shown = event != NULL ? event : fresh;
  jalon_day_row_set (self->on, &shown->on, &shown->rough_on, FALSE);
  set_text (self->who, event != NULL ? event->who : NULL);
  set_text (self->amount, money);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->note)), event != NULL && event->note != NULL ? event->note : "", -1);
  gtk_widget_set_visible (self->remove, event != NULL);
  jalon_form_say (self->hint, NULL);
  fill_papers (self);
  show_beside (self, NULL);
}

void
jalon_event_form_set_session (JalonEventForm *self, JalonSession *session)
{
  g_set_object (&self->session, session);
  jalon_side_paper_set_session (self->beside, session);
}

static void
jalon_event_form_dispose (GObject *object)
{
  JalonEventForm *self = JALON_EVENT_FORM (object);
  g_clear_pointer (&self->shell, gtk_widget_unparent);
  g_clear_object (&self->session);
  g_clear_pointer (&self->event, jalon_event_unref);
  G_OBJECT_CLASS (jalon_event_form_parent_class)->dispose (object);
}

static void
jalon_event_form_finalize (GObject *object)
{
  g_ptr_array_unref (JALON_EVENT_FORM (object)->rows);
  G_OBJECT_CLASS (jalon_event_form_parent_class)->finalize (object);
}

static void
jalon_event_form_class_init (JalonEventFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = jalon_event_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = jalon_event_form_finalize;
  g_type_ensure (JALON_TYPE_SHELL);
  g_type_ensure (JALON_TYPE_SIDE_PAPER);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jalon_app/Jalon/ui/jalon-event-form.ui");
  gtk_widget_class_bind_template_child (widget_class, JalonEventForm, shell);
  gtk_widget_class_bind_template_child (widget_class, JalonEventForm, beside);
  gtk_widget_class_bind_template_child (widget_class, JalonEventForm, on_said);
  gtk_widget_class_bind_template_child (widget_class, JalonEventForm, title);
  gtk_widget_class_bind_template_child (widget_class, JalonEventForm, kind);
  gtk_widget_class_bind_template_child (widget_class, JalonEventForm, on);
  gtk_widget_class_bind_template_child (widget_class, JalonEventForm, who);
  gtk_widget_class_bind_template_child (widget_class, JalonEventForm, amount);
  gtk_widget_class_bind_template_child (widget_class, JalonEventForm, note);
  gtk_widget_class_bind_template_child (widget_class, JalonEventForm, papers);
  gtk_widget_class_bind_template_child (widget_class, JalonEventForm, remove);
  gtk_widget_class_bind_template_child (widget_class, JalonEventForm, save);
  gtk_widget_class_bind_template_child (widget_class, JalonEventForm, hint);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  /**
   * JalonEventForm::done:
   * @self: a form
   *
   * The entry was stored, removed or given up.
   */
  signals[DONE] = g_signal_new ("done", JALON_TYPE_EVENT_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
jalon_event_form_init (JalonEventForm *self)
{
  const char *const *kinds = jalon_phrase_event_kinds ();
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; kinds[i] != NULL; i++)
    gtk_string_list_append (words, jalon_phrase_event_kind (kinds[i]));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->kind), G_LIST_MODEL (words));
  jalon_choices_show_whole (ADW_COMBO_ROW (self->kind));
  jalon_day_row_attach (self->on, self->on_said, FALSE);
  jalon_names_give (GTK_WIDGET (self));
}
