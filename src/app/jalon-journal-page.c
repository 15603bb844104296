/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Newest first, searched as one types, how attempts spread on top. Nothing is computed here.
 */
#include "app/jalon-journal-page.h"

#include "app/jalon-event-form.h"
#include "core/journal/jalon-attempts.h"
#include "phrases/jalon-phrases.h"

#include <glib/gi18n.h>

#define SEARCH_FROM 6 /* entries; fewer are seen at once */

struct _JalonJournalPage {
  GtkWidget       parent_instance;
  GtkWidget      *stack, *search, *attempts, *attempts_text, *list, *nothing;
  JalonEventForm *form;
  JalonSession   *session;
};

G_DEFINE_FINAL_TYPE (JalonJournalPage, jalon_journal_page, GTK_TYPE_WIDGET)

static int
newest_first (gconstpointer a, gconstpointer b)
{
  const JalonEvent *first = *(JalonEvent *const *) a, *second = *(JalonEvent *const *) b;
  return -g_date_compare (&first->on, &second->on);
}

static GtkWidget *
event_row (const JalonEvent *event)
{
  g_autofree char *on = jalon_phrase_day (&event->on, &event->rough_on);
  g_autofree char *details = jalon_phrase_event (event);
  g_autofree char *second = *details != '\0' ? g_strdup_printf ("%s\n%s", on, details) : g_strdup (on);
  GtkWidget *row = adw_action_row_new (), *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), jalon_phrase_event_kind (event->kind));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), second);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, second, -1);
  g_object_set_data_full (G_OBJECT (row), "event", jalon_event_ref (event), (GDestroyNotify) jalon_event_unref);
  return row;
}

/* Accents and case do not matter, every word must be somewhere in the row. */
static gboolean
is_hit (GtkListBoxRow *row, gpointer user_data)
{
  JalonJournalPage *self = user_data;
  g_autofree char *text = g_strdup_printf ("%s %s", adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                                           adw_action_row_get_subtitle (ADW_ACTION_ROW (row)));
  return g_str_match_string (gtk_editable_get_text (GTK_EDITABLE (self->search)), text, TRUE);
}

static void
search_changed_cb (JalonJournalPage *self)
{
  gtk_list_box_invalidate_filter (GTK_LIST_BOX (self->list));
  gboolean any = FALSE;
  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL; row = gtk_widget_get_next_sibling (row))
    any |= gtk_widget_get_child_visible (row);
  gtk_widget_set_visible (self->nothing, !any);
  gtk_widget_set_visible (self->list, any);
}

static void
fill_attempts (JalonJournalPage *self, const JalonSnapshot *snapshot)
{
  JalonAttempts attempts;
  jalon_attempts_measure (snapshot->events, &attempts);
  g_autofree char *sentence = jalon_phrase_attempts (&attempts);
  gtk_widget_set_visible (self->attempts, sentence != NULL);
  gtk_label_set_label (GTK_LABEL (self->attempts_text), sentence != NULL ? sentence : "");
}

static void
fill (JalonJournalPage *self, const JalonSnapshot *snapshot)
{
  g_autoptr (GPtrArray) events = g_ptr_array_copy (snapshot->events, NULL, NULL);
  GtkWidget *row;

  g_ptr_array_set_free_func (events, NULL);
  g_ptr_array_sort (events, newest_first);
  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (guint i = 0; i < events->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), event_row (events->pdata[i]));
  if (events->len < SEARCH_FROM)
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_set_visible (self->search, events->len >= SEARCH_FROM);
  search_changed_cb (self);
  fill_attempts (self, snapshot);
}

static void
session_changed_cb (JalonJournalPage *self)
{
  const JalonSnapshot *snapshot = jalon_session_get_snapshot (self->session);
  const char *shown = gtk_stack_get_visible_child_name (GTK_STACK (self->stack));
  if (snapshot == NULL)
    return;
  fill (self, snapshot);
  if (g_strcmp0 (shown, "form") != 0)
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), snapshot->events->len > 0 ? "list" : "none");
}

static void
form_done_cb (JalonJournalPage *self)
{
  const JalonSnapshot *snapshot = jalon_session_get_snapshot (self->session);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), snapshot != NULL && snapshot->events->len > 0 ? "list" : "none");
}

static void
row_activated_cb (JalonJournalPage *self, GtkListBoxRow *row)
{
  jalon_event_form_load (self->form, g_object_get_data (G_OBJECT (row), "event"));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "form");
}

/**
 * jalon_journal_page_write_down:
 * @self: a page
 *
 * Shows the form for something new.
 */
void
jalon_journal_page_write_down (JalonJournalPage *self)
{
  jalon_event_form_load (self->form, NULL);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "form");
}

/**
 * jalon_journal_page_change:
 * @self: a page
 * @id: an entry
 */
void
jalon_journal_page_change (JalonJournalPage *self, const char *id)
{
  const JalonSnapshot *snapshot = jalon_session_get_snapshot (self->session);
  for (guint i = 0; snapshot != NULL && i < snapshot->events->len; i++)
    if (g_strcmp0 (((JalonEvent *) snapshot->events->pdata[i])->id, id) == 0)
      {
        jalon_event_form_load (self->form, snapshot->events->pdata[i]);
        gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "form");
        return;
      }
}

void
jalon_journal_page_set_session (JalonJournalPage *self, JalonSession *session)
{
  g_set_object (&self->session, session);
  jalon_event_form_set_session (self->form, session);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
jalon_journal_page_dispose (GObject *object)
{
  JalonJournalPage *self = JALON_JOURNAL_PAGE (object);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (jalon_journal_page_parent_class)->dispose (object);
}

static void
jalon_journal_page_class_init (JalonJournalPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = jalon_journal_page_dispose;
  g_type_ensure (JALON_TYPE_EVENT_FORM);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jalon_app/Jalon/ui/jalon-journal-page.ui");
  gtk_widget_class_bind_template_child (widget_class, JalonJournalPage, stack);
  gtk_widget_class_bind_template_child (widget_class, JalonJournalPage, search);
  gtk_widget_class_bind_template_child (widget_class, JalonJournalPage, attempts);
  gtk_widget_class_bind_template_child (widget_class, JalonJournalPage, attempts_text);
  gtk_widget_class_bind_template_child (widget_class, JalonJournalPage, list);
  gtk_widget_class_bind_template_child (widget_class, JalonJournalPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, JalonJournalPage, form);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, form_done_cb);
}

static void
jalon_journal_page_init (JalonJournalPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_filter_func (GTK_LIST_BOX (self->list), is_hit, self, NULL);
}
