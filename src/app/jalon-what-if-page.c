/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asks the core and shows its answer beside the true line, never in its place. When the facts change below it, the answer is made anew.
 */
#include "app/jalon-what-if-page.h"

#include "app/jalon-choices.h"
#include "app/jalon-dates-drawing.h"
#include "app/jalon-dates-list.h"
#include "app/jalon-form.h"
#include "app/jalon-names.h"
#include "app/jalon-typed-date.h"
#include "core/jalon-date.h"
#include "core/law/jalon-what-if.h"
#include "phrases/jalon-phrases-line.h"
#include "phrases/jalon-phrases-what-if.h"

#include <glib/gi18n.h>

#define FIRST_DAY_IN_MONTHS 3 /* the day that stands there before one is typed */

struct _JalonWhatIfPage {
  GtkWidget     parent_instance;
  GtkWidget    *scroller, *what, *day, *hint, *answer, *supposition, *effects, *rights, *list_view, *drawing_view, *views, *timeline, *explained;
  GPtrArray    *effect_rows;
  JalonSession *session;
  gboolean      asked; /* an answer is on show … */
  JalonWhatIf   asked_what; /* … to this */
  GDate         asked_day;
};

enum { DONE, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JalonWhatIfPage, jalon_what_if_page, GTK_TYPE_WIDGET)

static void
clear_effects (JalonWhatIfPage *self)
{
  for (guint i = 0; i < self->effect_rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->effects), self->effect_rows->pdata[i]);
  g_ptr_array_set_size (self->effect_rows, 0);
}

static void
clear_rights (JalonWhatIfPage *self)
{
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (self->rights)) != NULL)
    gtk_box_remove (GTK_BOX (self->rights), child);
}

static void
add_effect (JalonWhatIfPage *self, JalonRightsLine *line, JalonRightsLine *supposed, JalonRight right)
{
  const GDate *today = jalon_session_get_today (self->session);
  JalonWhatIfEffect effect;
  jalon_what_if_compare (line, supposed, right, &self->asked_day, today, &effect);
  g_autofree char *name = jalon_phrase_right (right);
  g_autofree char *sentence = jalon_phrase_what_if_effect (self->asked_what, &self->asked_day, today, &effect);
  g_autofree char *question = jalon_phrase_what_if_question (self->asked_what, &effect);
  g_autofree char *second = question != NULL ? g_strdup_printf ("%s\n%s", sentence, question) : g_strdup (sentence);
  GtkWidget *row = jalon_dates_list_new_row (name, second);
  gboolean worse = g_date_valid (&effect.first_unproven_if) && (!g_date_valid (&effect.first_unproven) ||
                                                                g_date_compare (&effect.first_unproven_if, &effect.first_unproven) < 0);
  gboolean day_proven = self->asked_what != JALON_WHAT_IF_NOTHING_BY || effect.proven_on_day;
  if (worse || !day_proven)
    jalon_dates_list_add_icon (row, "dialog-warning-symbolic", "error");
  else
    jalon_dates_list_add_icon (row, question != NULL ? "dialog-question-symbolic" : "dialog-information-symbolic",
                               question != NULL ? "state-check" : "accent");
  gtk_widget_add_css_class (row, "answer");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->effects), row);
  g_ptr_array_add (self->effect_rows, row);
}

static void
show_answer (JalonWhatIfPage *self)
{
  const JalonSnapshot *snapshot = jalon_session_get_snapshot (self->session);
  JalonPacks *packs = jalon_session_get_packs (self->session);
  const GDate *today = jalon_session_get_today (self->session);
  g_autoptr (JalonLineFacts) facts = jalon_what_if_suppose (packs, jalon_rights_line_get_facts (snapshot->line), self->asked_what,
                                                            &self->asked_day, today);
  g_autoptr (JalonRightsLine) supposed = jalon_rights_line_new (packs, facts);
  g_autofree char *supposition = jalon_phrase_what_if (self->asked_what, &self->asked_day);

  clear_effects (self);
  clear_rights (self);
  gtk_label_set_label (GTK_LABEL (self->supposition), supposition);
  for (JalonRight right = JALON_RIGHT_STAY; right < JALON_N_RIGHTS; right++)
    {
      add_effect (self, snapshot->line, supposed, right);
      gtk_box_append (GTK_BOX (self->rights), jalon_dates_list_new_supposed (packs, supposed, snapshot->line, right, today));
    }
  g_autofree char *advice = jalon_phrase_what_if_advice (self->asked_what);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->effects), advice);
  jalon_dates_drawing_fill_what_if (JALON_TIMELINE (self->timeline), packs, snapshot, supposed, &self->asked_day, today);
  jalon_dates_drawing_show_what_if (JALON_TIMELINE (self->timeline), snapshot, &self->asked_day, today);
  gtk_widget_set_visible (self->answer, TRUE);
}

static void
ask_cb (JalonWhatIfPage *self)
{
  GDate day;
  gtk_widget_remove_css_class (self->day, "error");
  if (jalon_session_get_snapshot (self->session) == NULL)
    return;
  if (!jalon_typed_date_parse (gtk_editable_get_text (GTK_EDITABLE (self->day)), &day))
    {
      jalon_form_refuse (self->hint, self->day, _ ("This is not a day. Type it like 12/01/2027: day, month, year."));
      return;
    }
  g_autofree char *refusal = jalon_phrase_what_if_refusal (&day, jalon_session_get_today (self->session));
  if (refusal != NULL)
    {
      jalon_form_refuse (self->hint, self->day, refusal);
      return;
    }
  jalon_form_say (self->hint, NULL);
  self->asked = TRUE;
  self->asked_what = (JalonWhatIf) adw_combo_row_get_selected (ADW_COMBO_ROW (self->what));
  self->asked_day = day;
  show_answer (self);
}

/* Another question: the old answer would pass for one to it. */
static void
changed_cb (JalonWhatIfPage *self)
{
  self->asked = FALSE;
  gtk_widget_set_visible (self->answer, FALSE);
}

static void
leave_cb (JalonWhatIfPage *self)
{
  g_signal_emit (self, signals[DONE], 0);
}

static void
leave_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  leave_cb (JALON_WHAT_IF_PAGE (widget));
}

static void
view_cb (JalonWhatIfPage *self)
{
  gboolean list = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->list_view));
  gtk_stack_set_visible_child_name (GTK_STACK (self->views), list ? "list" : "drawing");
}

static void
selected_cb (JalonWhatIfPage *self, int bar)
{
  const char *words = jalon_timeline_describe (JALON_TIMELINE (self->timeline), bar);
  gtk_label_set_label (GTK_LABEL (self->explained), words != NULL ? words : _ ("Choose a bar to read what it says."));
}

static void
session_changed_cb (JalonWhatIfPage *self)
{
  if (!self->asked)
    return;
  if (jalon_session_get_snapshot (self->session) != NULL)
    show_answer (self);
  else
    changed_cb (self);
}

/**
 * jalon_what_if_page_clear:
 * @self: a page
 *
 * Forgets what was supposed.
 */
void
jalon_what_if_page_clear (JalonWhatIfPage *self)
{
  changed_cb (self);
  clear_effects (self);
  clear_rights (self);
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();
  jalon_timeline_set_content (JALON_TIMELINE (self->timeline), (const char *const[]) { NULL }, nothing, nothing, 0);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->list_view), TRUE);
}

void
jalon_what_if_page_start (JalonWhatIfPage *self)
{
  GDate day = *jalon_session_get_today (self->session);
  jalon_date_add_months_clamped (&day, FIRST_DAY_IN_MONTHS);
  g_autofree char *text = jalon_typed_date_format (&day);
  jalon_what_if_page_clear (self);
  jalon_form_say (self->hint, NULL);
  gtk_widget_remove_css_class (self->day, "error");
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->what), JALON_WHAT_IF_NOTHING_BY);
  gtk_editable_set_text (GTK_EDITABLE (self->day), text);
  gtk_widget_grab_focus (self->what);
}

void
jalon_what_if_page_set_session (JalonWhatIfPage *self, JalonSession *session)
{
  g_set_object (&self->session, session);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
jalon_what_if_page_dispose (GObject *object)
{
  JalonWhatIfPage *self = JALON_WHAT_IF_PAGE (object);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (jalon_what_if_page_parent_class)->dispose (object);
}

static void
jalon_what_if_page_finalize (GObject *object)
{
  g_ptr_array_unref (JALON_WHAT_IF_PAGE (object)->effect_rows);
  G_OBJECT_CLASS (jalon_what_if_page_parent_class)->finalize (object);
}

static void
jalon_what_if_page_class_init (JalonWhatIfPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = jalon_what_if_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = jalon_what_if_page_finalize;
  g_type_ensure (JALON_TYPE_TIMELINE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jalon_app/Jalon/ui/jalon-what-if-page.ui");
  gtk_widget_class_bind_template_child (widget_class, JalonWhatIfPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, JalonWhatIfPage, what);
  gtk_widget_class_bind_template_child (widget_class, JalonWhatIfPage, day);
  gtk_widget_class_bind_template_child (widget_class, JalonWhatIfPage, hint);
  gtk_widget_class_bind_template_child (widget_class, JalonWhatIfPage, answer);
  gtk_widget_class_bind_template_child (widget_class, JalonWhatIfPage, supposition);
  gtk_widget_class_bind_template_child (widget_class, JalonWhatIfPage, effects);
  gtk_widget_class_bind_template_child (widget_class, JalonWhatIfPage, rights);
  gtk_widget_class_bind_template_child (widget_class, JalonWhatIfPage, list_view);
  gtk_widget_class_bind_template_child (widget_class, JalonWhatIfPage, drawing_view);
  gtk_widget_class_bind_template_child (widget_class, JalonWhatIfPage, views);
  gtk_widget_class_bind_template_child (widget_class, JalonWhatIfPage, timeline);
  gtk_widget_class_bind_template_child (widget_class, JalonWhatIfPage, explained);
  gtk_widget_class_bind_template_callback (widget_class, ask_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_install_action (widget_class, "what-if.leave", NULL, leave_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "what-if.leave", NULL);
  /**
   * JalonWhatIfPage::done:
   * @self: a page
   *
   * The person leaves.
   */
  signals[DONE] = g_signal_new ("done", JALON_TYPE_WHAT_IF_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
jalon_what_if_page_init (JalonWhatIfPage *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  self->effect_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int what = 0; what < JALON_N_WHAT_IFS; what++)
    gtk_string_list_append (words, jalon_phrase_what_if_choice ((JalonWhatIf) what));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->what), G_LIST_MODEL (words));
  jalon_choices_show_whole (ADW_COMBO_ROW (self->what));
  jalon_names_give (GTK_WIDGET (self));
}
