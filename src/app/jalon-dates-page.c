/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list: what to do, then for each right the days with and without proof, those that are over folded; the titles and requests that
 * it rests on. It holds no rule: every row is a sentence about what the core computed.
 */
#include "app/jalon-dates-page.h"

#include "app/jalon-dates-drawing.h"
#include "app/jalon-dates-list.h"
#include "app/jalon-questions.h"
#include "app/jalon-form.h"
#include "app/jalon-names.h"
#include "app/jalon-title-form.h"
#include "app/jalon-what-if-page.h"
#include "phrases/jalon-phrases-line.h"
#include "phrases/jalon-phrases.h"

#include <glib/gi18n.h>

#define NEXT_AT_ONCE 3

struct _JalonDatesPage {
  GtkWidget       parent_instance;
  GtkWidget      *stack, *alerts, *next, *rights, *titles, *list_view, *drawing_view, *views, *timeline, *explained, *year, *card, *all, *employer, *for_employer, *drawing_on_paper;
  JalonTitleForm *form;
  JalonWhatIfPage *what_if;
  JalonSession   *session;
  GPtrArray      *alert_rows, *next_rows, *title_rows;
};

G_DEFINE_FINAL_TYPE (JalonDatesPage, jalon_dates_page, GTK_TYPE_WIDGET)

static void
fill_alerts (JalonDatesPage *self, const JalonSnapshot *snapshot)
{
  for (guint i = 0; i < self->alert_rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->alerts), self->alert_rows->pdata[i]);
  g_ptr_array_set_size (self->alert_rows, 0);
  for (guint i = 0; i < snapshot->alerts->len; i++)
    {
      const JalonAlert *alert = &g_array_index (snapshot->alerts, JalonAlert, i);
      g_autofree char *sentence = jalon_phrase_alert_named (jalon_session_get_packs (self->session), alert), *action = jalon_phrase_alert_action (alert);
      GtkWidget *row = jalon_dates_list_new_row (sentence, action);
      jalon_dates_list_add_icon (row, alert->kind <= JALON_ALERT_WORK_UNPROVEN ? "dialog-warning-symbolic" : "dialog-information-symbolic",
                alert->kind <= JALON_ALERT_WORK_UNPROVEN ? "error" : "accent");
      if (g_strcmp0 (alert->action, "answer") == 0)
        jalon_question_make_row_answer (row, alert->question, alert->title != NULL ? alert->title->id : NULL);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->alerts), row);
      g_ptr_array_add (self->alert_rows, row);
    }
  gtk_widget_set_visible (self->alerts, self->alert_rows->len > 0);
}

static void
take_next_row (JalonDatesPage *self, GtkWidget *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->next), row);
  g_ptr_array_add (self->next_rows, row);
}

/* The first ones at once, the rest in a row that opens. */
static void
fill_next (JalonDatesPage *self, const JalonSnapshot *snapshot)
{
  GtkWidget *later = NULL;

  for (guint i = 0; i < self->next_rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->next), self->next_rows->pdata[i]);
  g_ptr_array_set_size (self->next_rows, 0);
  for (guint i = 0; i < snapshot->next->len; i++)
    {
      const JalonNextDate *next = snapshot->next->pdata[i];
      JalonPacks *packs = jalon_session_get_packs (self->session);
      g_autofree char *day = jalon_phrase_next_day (next), *matter = jalon_phrase_next_matter (packs, next);
      g_autofree char *question = next->question != NULL ? jalon_phrase_deadline_question (packs, next->question) : NULL;
      g_autofree char *second = question != NULL ? g_strdup_printf ("%s\n%s", matter, question) : g_strdup (matter);
      GtkWidget *row = jalon_dates_list_new_row (day, second);
      jalon_question_make_row_answer (row, next->question, next->title);
      jalon_dates_list_add_icon (row, next->sure ? "x-office-calendar-symbolic" : "dialog-question-symbolic", next->sure ? "accent" : "state-check");
      if (later == NULL && i == NEXT_AT_ONCE && snapshot->next->len > NEXT_AT_ONCE + 1)
        {
          later = adw_expander_row_new ();
          adw_preferences_row_set_title (ADW_PREFERENCES_ROW (later), _ ("Later"));
          take_next_row (self, later);
        }
      if (later != NULL)
        adw_expander_row_add_row (ADW_EXPANDER_ROW (later), row);
      else
        take_next_row (self, row);
    }
  gtk_widget_set_visible (self->next, self->next_rows->len > 0);
}

static void
fill_rights (JalonDatesPage *self, const JalonSnapshot *snapshot)
{
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (self->rights)) != NULL)
    gtk_box_remove (GTK_BOX (self->rights), child);
  for (JalonRight right = JALON_RIGHT_STAY; right < JALON_N_RIGHTS; right++)
    gtk_box_append (GTK_BOX (self->rights), jalon_dates_list_new_right (jalon_session_get_packs (self->session), snapshot->line, right,
                                                                             jalon_session_get_today (self->session)));
}

static void
take_title_row (JalonDatesPage *self, GtkWidget *row)
{
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->titles), row);
  g_ptr_array_add (self->title_rows, row);
}

static void
title_activated_cb (JalonDatesPage *self, GtkWidget *row)
{
  jalon_title_form_load_title (self->form, g_object_get_data (G_OBJECT (row), "value"));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "form");
}

static void
request_activated_cb (JalonDatesPage *self, GtkWidget *row)
{
  jalon_title_form_load_request (self->form, g_object_get_data (G_OBJECT (row), "value"));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "form");
}

static void
add_title_row (JalonDatesPage *self, const JalonTitle *title)
{
  const JalonTitleKind *kind = jalon_packs_get_title_kind (jalon_session_get_packs (self->session), title->kind);
  g_autofree char *when = jalon_phrase_title_days (title);
  GtkWidget *row = jalon_dates_list_new_row (kind != NULL ? kind->term_fr : title->kind, when);
  g_object_set_data_full (G_OBJECT (row), "value", jalon_title_ref (title), (GDestroyNotify) jalon_title_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (title_activated_cb), self, G_CONNECT_SWAPPED);
  take_title_row (self, row);
}

static void
add_request_row (JalonDatesPage *self, const JalonProcedure *request)
{
  g_autofree char *filed = jalon_phrase_day (&request->filed, &request->rough_filed);
  gboolean rough = jalon_rough_day_is_known (&request->rough_filed);
  /* Translators: the day on which a request was sent or handed in; the second one is known roughly ("spring 2022") */
  g_autofree char *when = g_strdup_printf (rough ? _ ("Asked: %s") : _ ("Asked on %s"), filed);
  GtkWidget *row = jalon_dates_list_new_row (jalon_phrase_request_kind (request->kind), when);
  g_object_set_data_full (G_OBJECT (row), "value", jalon_procedure_ref (request), (GDestroyNotify) jalon_procedure_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (request_activated_cb), self, G_CONNECT_SWAPPED);
  take_title_row (self, row);
}

static void
fill_titles (JalonDatesPage *self, const JalonSnapshot *snapshot)
{
  for (guint i = 0; i < self->title_rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->titles), self->title_rows->pdata[i]);
  g_ptr_array_set_size (self->title_rows, 0);
  for (guint i = 0; i < snapshot->titles->len; i++)
    add_title_row (self, snapshot->titles->pdata[i]);
  for (guint i = 0; i < snapshot->procedures->len; i++)
    add_request_row (self, snapshot->procedures->pdata[i]);
}

static void
preset_cb (JalonDatesPage *self)
{
  const JalonSnapshot *snapshot = jalon_session_get_snapshot (self->session);
  gboolean year = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->year));
  gboolean card = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->card));
  if (snapshot != NULL)
    jalon_dates_drawing_show (JALON_TIMELINE (self->timeline), snapshot, jalon_session_get_today (self->session),
                              year ? JALON_DAYS_YEAR : card ? JALON_DAYS_CARD : JALON_DAYS_ALL);
}

static void
view_cb (JalonDatesPage *self)
{
  gboolean list = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->list_view));
  gtk_stack_set_visible_child_name (GTK_STACK (self->views), list ? "list" : "drawing");
}

static void
selected_cb (JalonDatesPage *self, int bar)
{
  const char *words = jalon_timeline_describe (JALON_TIMELINE (self->timeline), bar);
  gtk_label_set_label (GTK_LABEL (self->explained), words != NULL ? words : _ ("Choose a bar to read what it says."));
}

static void
fewer_days_cb (JalonDatesPage *self)
{
  gtk_widget_activate_action (self->timeline, "timeline.zoom-in", NULL);
}

static void
more_days_cb (JalonDatesPage *self)
{
  gtk_widget_activate_action (self->timeline, "timeline.zoom-out", NULL);
}

static void
session_changed_cb (JalonDatesPage *self)
{
  const JalonSnapshot *snapshot = jalon_session_get_snapshot (self->session);
  if (snapshot == NULL)
    return;
  fill_alerts (self, snapshot);
  fill_next (self, snapshot);
  fill_rights (self, snapshot);
  fill_titles (self, snapshot);
  jalon_dates_drawing_fill (JALON_TIMELINE (self->timeline), jalon_session_get_packs (self->session), snapshot,
                            jalon_session_get_today (self->session));
  preset_cb (self);
}

static void
form_done_cb (JalonDatesPage *self)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "days");
}

/* What is supposed is gone once it is left, also by going to another place. */
static void
what_if_done_cb (JalonDatesPage *self)
{
  if (self->stack == NULL)
    return;
  jalon_what_if_page_clear (self->what_if);
  if (g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)), "what-if") == 0)
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "days");
}

static void
what_if_cb (JalonDatesPage *self)
{
  jalon_dates_page_ask_what_if (self);
}

static void
add_title_cb (JalonDatesPage *self)
{
  jalon_dates_page_add_title (self);
}

static void
add_request_cb (JalonDatesPage *self)
{
  jalon_dates_page_add_request (self);
}

/**
 * jalon_dates_page_add_request:
 * @self: a page
 *
 * Shows the form for a request that was made.
 */
void
jalon_dates_page_add_request (JalonDatesPage *self)
{
  jalon_title_form_load_request (self->form, NULL);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "form");
}

/**
 * jalon_dates_page_add_title:
 * @self: a page
 *
 * Shows the form for a card, visa or certificate.
 */
void
jalon_dates_page_add_title (JalonDatesPage *self)
{
  jalon_title_form_load_title (self->form, NULL);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "form");
}

/**
 * jalon_dates_page_ask_what_if:
 * @self: a page
 *
 * Shows where one thing can be supposed.
 */
void
jalon_dates_page_ask_what_if (JalonDatesPage *self)
{
  if (jalon_session_get_snapshot (self->session) == NULL)
    return;
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "what-if");
  jalon_what_if_page_start (self->what_if);
}

/**
 * jalon_dates_page_dup_employer:
 * @self: a page
 *
 * Returns: (transfer full) (nullable): who gets the copies, as it was typed; %NULL when nothing was
 */
char *
jalon_dates_page_dup_employer (JalonDatesPage *self)
{
  return jalon_form_dup_text (self->employer);
}

/**
 * jalon_dates_page_change:
 * @self: a page
 * @id: a title or a request
 *
 * Returns: whether its form is shown
 */
gboolean
jalon_dates_page_change (JalonDatesPage *self, const char *id)
{
  const JalonSnapshot *snapshot = jalon_session_get_snapshot (self->session);
  gboolean found = FALSE;
  for (guint i = 0; snapshot != NULL && !found && i < snapshot->titles->len; i++)
    if ((found = g_strcmp0 (((JalonTitle *) snapshot->titles->pdata[i])->id, id) == 0))
      jalon_title_form_load_title (self->form, snapshot->titles->pdata[i]);
  for (guint i = 0; snapshot != NULL && !found && i < snapshot->procedures->len; i++)
    if ((found = g_strcmp0 (((JalonProcedure *) snapshot->procedures->pdata[i])->id, id) == 0))
      jalon_title_form_load_request (self->form, snapshot->procedures->pdata[i]);
  if (found)
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "form");
  return found;
}

void
jalon_dates_page_set_session (JalonDatesPage *self, JalonSession *session)
{
  g_set_object (&self->session, session);
  jalon_title_form_set_session (self->form, session);
  jalon_what_if_page_set_session (self->what_if, session);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
jalon_dates_page_dispose (GObject *object)
{
  JalonDatesPage *self = JALON_DATES_PAGE (object);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (jalon_dates_page_parent_class)->dispose (object);
}

static void
jalon_dates_page_finalize (GObject *object)
{
  g_ptr_array_unref (JALON_DATES_PAGE (object)->alert_rows);
  g_ptr_array_unref (JALON_DATES_PAGE (object)->next_rows);
  g_ptr_array_unref (JALON_DATES_PAGE (object)->title_rows);
  G_OBJECT_CLASS (jalon_dates_page_parent_class)->finalize (object);
}

static void
jalon_dates_page_class_init (JalonDatesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = jalon_dates_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = jalon_dates_page_finalize;
  g_type_ensure (JALON_TYPE_TIMELINE);
  g_type_ensure (JALON_TYPE_TITLE_FORM);
  g_type_ensure (JALON_TYPE_WHAT_IF_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jalon_app/Jalon/ui/jalon-dates-page.ui");
  gtk_widget_class_bind_template_child (widget_class, JalonDatesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, JalonDatesPage, alerts);
  gtk_widget_class_bind_template_child (widget_class, JalonDatesPage, next);
  gtk_widget_class_bind_template_child (widget_class, JalonDatesPage, rights);
  gtk_widget_class_bind_template_child (widget_class, JalonDatesPage, titles);
  gtk_widget_class_bind_template_child (widget_class, JalonDatesPage, list_view);
  gtk_widget_class_bind_template_child (widget_class, JalonDatesPage, drawing_view);
  gtk_widget_class_bind_template_child (widget_class, JalonDatesPage, views);
  gtk_widget_class_bind_template_child (widget_class, JalonDatesPage, timeline);
  gtk_widget_class_bind_template_child (widget_class, JalonDatesPage, explained);
  gtk_widget_class_bind_template_child (widget_class, JalonDatesPage, year);
  gtk_widget_class_bind_template_child (widget_class, JalonDatesPage, card);
  gtk_widget_class_bind_template_child (widget_class, JalonDatesPage, all);
  gtk_widget_class_bind_template_child (widget_class, JalonDatesPage, form);
  gtk_widget_class_bind_template_child (widget_class, JalonDatesPage, what_if);
  gtk_widget_class_bind_template_child (widget_class, JalonDatesPage, employer);
  gtk_widget_class_bind_template_child (widget_class, JalonDatesPage, for_employer);
  gtk_widget_class_bind_template_child (widget_class, JalonDatesPage, drawing_on_paper);
  gtk_widget_class_bind_template_callback (widget_class, preset_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, fewer_days_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_days_cb);
  gtk_widget_class_bind_template_callback (widget_class, form_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, what_if_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, what_if_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_title_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_request_cb);
}

static void
jalon_dates_page_init (JalonDatesPage *self)
{
  self->alert_rows = g_ptr_array_new ();
  self->next_rows = g_ptr_array_new ();
  self->title_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  jalon_names_give (self->employer);
}
