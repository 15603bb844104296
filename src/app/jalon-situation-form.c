/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The situation behind a renewal file. The questions come from the rules: only those that the chosen list depends on are asked, and
 * any may stay unanswered. Emits "saved" when the file is stored; answers that were given before stay.
 */
#include "app/jalon-situation-form.h"

#include "app/jalon-choices.h"
#include "app/jalon-country-row.h"
#include "app/jalon-form.h"
#include "app/jalon-names.h"
#include "app/jalon-pick-row.h"
#include "app/jalon-typed-date.h"
#include "core/jalon-date.h"
#include "core/law/jalon-permits.h"
#include "phrases/jalon-phrases.h"

#include <glib/gi18n.h>
#include <string.h>

struct _JalonSituationForm {
  GtkWidget         parent_instance;
  GtkWidget        *scroller, *permit, *portal, *filing, *questions, *hint, *save;
  JalonSession     *session;
  char            **permits;
  char            **portals;
  GPtrArray        *rows;  /* (element-type GtkWidget) of all questions; "fact" is on those that hold an answer */
  JalonRenewalFile *file;  /* (nullable) what is being changed */
};

enum { SAVED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JalonSituationForm, jalon_situation_form, GTK_TYPE_WIDGET)

static const char *
chosen_permit (JalonSituationForm *self)
{
  return self->permits[adw_combo_row_get_selected (ADW_COMBO_ROW (self->permit))];
}

/* (nullable): what was answered before. */
static const char *
known_value (JalonSituationForm *self, const char *fact)
{
  gsize length = strlen (fact);
  for (guint i = 0; self->file != NULL && i < self->file->facts->len; i++)
    {
      const char *pair = self->file->facts->pdata[i];
      if (strncmp (pair, fact, length) == 0 && pair[length] == '=')
        return pair + length + 1;
    }
  return NULL;
}

static gboolean
was_answered (JalonSituationForm *self, const char *fact, const char *value)
{
  g_autofree char *pair = g_strdup_printf ("%s=%s", fact, value);
  return self->file != NULL && g_ptr_array_find_with_equal_func (self->file->facts, pair, g_str_equal, NULL);
}

static char *
name_of_value (JalonSituationForm *self, const char *fact, const char *value)
{
  const JalonPermit *permit = jalon_packs_get_permit (jalon_session_get_packs (self->session), value);
  return permit != NULL ? g_strdup (_ (permit->gloss)) : jalon_phrase_fact_value (fact, value);
}

static GtkWidget *
choice_row (JalonSituationForm *self, const char *fact, char **values, const char *known)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint chosen = 0;

  gtk_string_list_append (names, _ ("Not answered"));
  for (guint i = 0; values[i] != NULL; i++)
    {
      g_autofree char *name = name_of_value (self, fact, values[i]);
      gtk_string_list_append (names, name);
      if (g_strcmp0 (values[i], known) == 0)
        chosen = i + 1;
    }
  jalon_choices_show_whole (ADW_COMBO_ROW (row));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), chosen);
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (row), TRUE);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  g_object_set_data_full (G_OBJECT (row), "values", g_strdupv (values), (GDestroyNotify) g_strfreev);
  return row;
}

static GtkWidget *
free_row (const JalonFactKind *kind, const char *known)
{
  GtkWidget *row = adw_entry_row_new ();
  GDate date;
  if (kind != NULL && kind->type == JALON_FACT_DATE && jalon_date_parse (known, &date))
    {
      g_autofree char *text = jalon_typed_date_format (&date);
      gtk_editable_set_text (GTK_EDITABLE (row), text);
    }
  else if (known != NULL)
    gtk_editable_set_text (GTK_EDITABLE (row), known);
  return row;
}

static void
add_row (JalonSituationForm *self, GtkWidget *row, const char *title, const char *fact_or_null)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (ADW_IS_ACTION_ROW (row))
    adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  g_object_set_data_full (G_OBJECT (row), "fact", g_strdup (fact_or_null), g_free);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->questions), row);
  g_ptr_array_add (self->rows, row);
}

/* One value of a question that takes several. */
static void
add_check (JalonSituationForm *self, const char *fact, const char *value, const char *question)
{
  g_autofree char *name = name_of_value (self, fact, value);
  GtkWidget *row = adw_action_row_new (), *check = gtk_check_button_new ();

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), was_answered (self, fact, value));
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  question, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_object_set_data_full (G_OBJECT (row), "value", g_strdup (value), g_free);
  g_object_set_data (G_OBJECT (row), "check", check);
  add_row (self, row, name, fact);
}

static void
add_checks (JalonSituationForm *self, const char *fact, char **values, const char *question)
{
  GtkWidget *heading = adw_action_row_new ();
  adw_action_row_set_subtitle (ADW_ACTION_ROW (heading), _ ("Tick everything that is true."));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (heading), FALSE);
  add_row (self, heading, question, NULL);
  for (guint i = 0; values[i] != NULL; i++)
    add_check (self, fact, values[i], question);
}

static void
add_question (JalonSituationForm *self, const char *permit, const char *fact)
{
  JalonPacks *packs = jalon_session_get_packs (self->session);
  const JalonFactKind *kind = jalon_packs_get_fact (packs, fact);
  g_auto (GStrv) values = jalon_renewal_list_values (packs, permit, fact);
  g_autofree char *question = jalon_phrase_fact_question (fact);
  const char *known = known_value (self, fact);
  GtkWidget *country = kind != NULL && kind->type == JALON_FACT_COUNTRY ? jalon_country_row_new (known, _ ("Not answered")) : NULL;

  if (country != NULL)
    add_row (self, country, question, fact);
  else if (values == NULL || values[0] == NULL)
    add_row (self, free_row (kind, known), question, fact);
  else if (kind != NULL && kind->repeatable)
    add_checks (self, fact, values, question);
  else
    add_row (self, choice_row (self, fact, values, known), question, fact);
}

static void
permit_changed_cb (JalonSituationForm *self)
{
  if (self->session == NULL || self->permits == NULL)
    return;
  g_auto (GStrv) facts = jalon_renewal_list_questions (jalon_session_get_packs (self->session), chosen_permit (self));
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->questions), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; facts[i] != NULL; i++)
    if (!g_str_equal (facts[i], "portal"))
      add_question (self, chosen_permit (self), facts[i]);
  gtk_widget_set_visible (self->questions, self->rows->len > 0);
  jalon_names_give (self->questions);
}

/* (transfer full) (nullable): "fact=value" of a row; NULL when it is not answered. */
static char *
read_row (GtkWidget *row)
{
  const char *fact = g_object_get_data (G_OBJECT (row), "fact");
  GDate date;
  if (fact == NULL)
    return NULL;
  if (g_object_get_data (G_OBJECT (row), "check") != NULL)
    return gtk_check_button_get_active (g_object_get_data (G_OBJECT (row), "check"))
             ? g_strdup_printf ("%s=%s", fact, (char *) g_object_get_data (G_OBJECT (row), "value"))
             : NULL;
  if (ADW_IS_COMBO_ROW (row))
    {
      char **values = g_object_get_data (G_OBJECT (row), "values");
      guint chosen = adw_combo_row_get_selected (ADW_COMBO_ROW (row));
      return chosen > 0 ? g_strdup_printf ("%s=%s", fact, values[chosen - 1]) : NULL;
    }
  if (JALON_IS_PICK_ROW (row))
    {
      const char *code = jalon_country_row_get_code (row);
      return code != NULL ? g_strdup_printf ("%s=%s", fact, code) : NULL;
    }
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
  if (*text == '\0')
    return NULL;
  if (jalon_typed_date_parse (text, &date))
    {
      g_autofree char *iso = jalon_date_format (&date);
      return g_strdup_printf ("%s=%s", fact, iso);
    }
  g_autofree char *upper = g_ascii_strup (text, -1);
  return g_strdup_printf ("%s=%s", fact, upper);
}

static gboolean
read_facts (JalonSituationForm *self, JalonRenewalFile *file)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];
      char *pair = read_row (row);
      gtk_widget_remove_css_class (row, "error");
      if (pair == NULL)
        continue;
      g_ptr_array_add (file->facts, pair);
      if (!jalon_renewal_check_fact (jalon_session_get_packs (self->session), file->permit, pair, NULL))
        {
          gtk_widget_add_css_class (row, "error");
          gtk_widget_grab_focus (row);
          jalon_form_say (self->hint, _ ("This answer cannot be understood. A country is two letters such as ML, a day is like 12/01/2027."));
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
is_asked (JalonSituationForm *self, const char *pair)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const char *fact = g_object_get_data (self->rows->pdata[i], "fact");
      if (fact != NULL && g_str_has_prefix (pair, fact) && pair[strlen (fact)] == '=')
        return TRUE;
    }
  return FALSE;
}

/* What this list does not ask stays: another list may ask it. */
static void
keep_unasked (JalonSituationForm *self, JalonRenewalFile *file)
{
  JalonPacks *packs = jalon_session_get_packs (self->session);
  for (guint i = 0; self->file != NULL && i < self->file->facts->len; i++)
    {
      const char *pair = self->file->facts->pdata[i];
      if (!is_asked (self, pair) && jalon_renewal_check_fact (packs, file->permit, pair, NULL))
        g_ptr_array_add (file->facts, g_strdup (pair));
    }
}

static gpointer
store_file (JalonSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  JalonCase *the_case = jalon_session_get_case (session);
  if (!jalon_case_set_renewal (the_case, data, error) || !jalon_case_save (the_case, error))
    return NULL;
  return GINT_TO_POINTER (TRUE);
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JalonSituationForm) self = user_data;
  if (jalon_form_finish (JALON_SESSION (source), result, self->save, self->hint))
    g_signal_emit (self, signals[SAVED], 0);
}

static void
save_cb (JalonSituationForm *self)
{
  g_autoptr (JalonRenewalFile) file = jalon_renewal_file_new ();

  if (!jalon_typed_date_parse (gtk_editable_get_text (GTK_EDITABLE (self->filing)), &file->filing))
    {
      gtk_widget_add_css_class (self->filing, "error");
      gtk_widget_grab_focus (self->filing);
      jalon_form_say (self->hint, _ ("Type the day on which you plan to send the file, like 12/01/2027. The papers are judged on that day."));
      return;
    }
  gtk_widget_remove_css_class (self->filing, "error");
  file->permit = g_strdup (chosen_permit (self));
  file->portal = g_strdup (self->portals[adw_combo_row_get_selected (ADW_COMBO_ROW (self->portal))]);
  file->facts = g_ptr_array_new_with_free_func (g_free);
  file->answers = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_answer_unref);
  if (!read_facts (self, file))
    return;
  keep_unasked (self, file);
  for (guint i = 0; self->file != NULL && i < self->file->answers->len; i++)
    g_ptr_array_add (file->answers, jalon_answer_ref (self->file->answers->pdata[i]));
  gtk_widget_set_sensitive (self->save, FALSE);
  jalon_session_run_async (self->session, store_file, g_steal_pointer (&file), (GDestroyNotify) jalon_renewal_file_unref, NULL, stored_cb,
                           g_object_ref (self));
}

static guint
index_of (char **ids, const char *id)
{
  for (guint i = 0; ids[i] != NULL; i++)
    if (g_strcmp0 (ids[i], id) == 0)
      return i;
  return 0;
}

/**
 * jalon_situation_form_load:
 * @self: a form
 * @file: (nullable): the file to change; %NULL starts a new one
 */
void
jalon_situation_form_load (JalonSituationForm *self, const JalonRenewalFile *file)
{
  g_clear_pointer (&self->file, jalon_renewal_file_unref);
  self->file = file != NULL ? jalon_renewal_file_ref (file) : NULL;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->permit), index_of (self->permits, file != NULL ? file->permit : "salarie-cdi"));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->portal), index_of (self->portals, file != NULL ? file->portal : "anef"));
  GDate none;
  g_date_clear (&none, 1);
  g_autofree char *filing = jalon_typed_date_format (file != NULL ? &file->filing : &none);
  gtk_editable_set_text (GTK_EDITABLE (self->filing), filing);
  jalon_form_say (self->hint, NULL);
  permit_changed_cb (self);
}

static void
fill_choices (JalonSituationForm *self)
{
  JalonPacks *packs = jalon_session_get_packs (self->session);
  g_autoptr (GtkStringList) permits = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) portals = gtk_string_list_new (NULL);
  g_auto (GStrv) all = jalon_packs_list_ids (packs, "portals");
  g_autoptr (GStrvBuilder) with_limits = g_strv_builder_new ();

  self->permits = jalon_packs_list_ids (packs, "permits");
  for (guint i = 0; self->permits[i] != NULL; i++)
    gtk_string_list_append (permits, _ (jalon_packs_get_permit (packs, self->permits[i])->gloss));
  for (guint i = 0; all[i] != NULL; i++)
    if (jalon_packs_get_portal (packs, all[i])->has_limits)
      {
        g_strv_builder_add (with_limits, all[i]);
        gtk_string_list_append (portals, jalon_packs_get_portal (packs, all[i])->name_fr);
      }
  self->portals = g_strv_builder_end (with_limits);
  jalon_choices_show_whole (ADW_COMBO_ROW (self->permit));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->permit), G_LIST_MODEL (permits));
  jalon_choices_show_whole (ADW_COMBO_ROW (self->portal));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->portal), G_LIST_MODEL (portals));
}

/**
 * jalon_situation_form_set_session:
 * @self: a form
 * @session: where the file is stored
 */
void
jalon_situation_form_set_session (JalonSituationForm *self, JalonSession *session)
{
  g_set_object (&self->session, session);
  fill_choices (self);
  jalon_situation_form_load (self, NULL);
}

static void
jalon_situation_form_dispose (GObject *object)
{
  JalonSituationForm *self = JALON_SITUATION_FORM (object);
  g_clear_object (&self->session);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->file, jalon_renewal_file_unref);
  G_OBJECT_CLASS (jalon_situation_form_parent_class)->dispose (object);
}

static void
jalon_situation_form_finalize (GObject *object)
{
  JalonSituationForm *self = JALON_SITUATION_FORM (object);
  g_strfreev (self->permits);
  g_strfreev (self->portals);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (jalon_situation_form_parent_class)->finalize (object);
}

static void
jalon_situation_form_class_init (JalonSituationFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = jalon_situation_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = jalon_situation_form_finalize;
  /**
   * JalonSituationForm::saved:
   *
   * The renewal file is stored.
   */
  signals[SAVED] = g_signal_new ("saved", JALON_TYPE_SITUATION_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jalon_app/Jalon/ui/jalon-situation-form.ui");
  gtk_widget_class_bind_template_child (widget_class, JalonSituationForm, scroller);
  gtk_widget_class_bind_template_child (widget_class, JalonSituationForm, permit);
  gtk_widget_class_bind_template_child (widget_class, JalonSituationForm, portal);
  gtk_widget_class_bind_template_child (widget_class, JalonSituationForm, filing);
  gtk_widget_class_bind_template_child (widget_class, JalonSituationForm, questions);
  gtk_widget_class_bind_template_child (widget_class, JalonSituationForm, hint);
  gtk_widget_class_bind_template_child (widget_class, JalonSituationForm, save);
  gtk_widget_class_bind_template_callback (widget_class, permit_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
jalon_situation_form_init (JalonSituationForm *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  jalon_names_give (GTK_WIDGET (self));
}
