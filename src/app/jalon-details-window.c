/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows for the details of the core's table, in the form that each asks for. Only what changed is stored. Emits "saved" with what was
 * said before, so that it can be undone. It holds no rule and asks for no password.
 */
#include "app/jalon-details-window.h"

#include "app/jalon-choices.h"
#include "app/jalon-country-row.h"
#include "app/jalon-form.h"
#include "app/jalon-names.h"
#include "app/jalon-pick-row.h"
#include "app/jalon-typed-date.h"
#include "core/jalon-date.h"
#include "core/law/jalon-details.h"
#include "phrases/jalon-phrases.h"

#include <glib/gi18n.h>

struct _JalonDetailsWindow {
  AdwWindow     parent_instance;
  GtkWidget    *question, *account, *person, *more, *hint, *save;
  JalonSession *session;
  GPtrArray    *rows;   /* (element-type GtkWidget); "kind" and "before" are on each */
  GPtrArray    *before; /* (nullable) (element-type JalonDetail) of what is being stored; a NULL value: not said */
};

enum { SAVED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JalonDetailsWindow, jalon_details_window, ADW_TYPE_WINDOW)

static const char *const yes_no[] = { "yes", "no", NULL };
static const char *const only_yes[] = { "yes", NULL };

static gboolean
is_country (JalonPacks *packs, const JalonDetailKind *kind)
{
  const JalonLawFact *fact = kind->form == JALON_DETAIL_LAW ? jalon_packs_get_law_fact (packs, kind->name) : NULL;
  return fact != NULL && fact->type == JALON_LAW_FACT_COUNTRY;
}

/* (transfer none) (nullable): what may be chosen; NULL: it is typed. */
static const char *const *
list_choices (JalonPacks *packs, const JalonDetailKind *kind)
{
  const JalonLawFact *fact = kind->form == JALON_DETAIL_LAW ? jalon_packs_get_law_fact (packs, kind->name) : NULL;
  if (kind->form == JALON_DETAIL_YES_NO)
    return yes_no;
  if (fact != NULL && fact->type == JALON_LAW_FACT_FLAG)
    return only_yes;
  return fact != NULL && fact->type == JALON_LAW_FACT_CHOICE ? (const char *const *) fact->values : NULL;
}

static GtkWidget *
choice_row (const char *const *choices, const char *value)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) words = gtk_string_list_new ((const char *const[]) { _ ("Not said"), NULL });
  guint at = 0;
  for (guint i = 0; choices[i] != NULL; i++)
    {
      gtk_string_list_take (words, jalon_phrase_detail_value (choices[i]));
      if (g_strcmp0 (choices[i], value) == 0)
        at = i + 1;
    }
  jalon_choices_show_whole (ADW_COMBO_ROW (row));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (words));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), at);
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (row), TRUE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  g_object_set_data (G_OBJECT (row), "choices", (gpointer) choices);
  return row;
}

/* What is asked is longer than the title of an entry row may be: it stands above the field, whole. */
static GtkWidget *
typed_row (const char *name, const char *value)
{
  GtkWidget *row = adw_preferences_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (name), *entry = gtk_entry_new ();
  GDate day;
  g_autofree char *shown = jalon_date_parse (value, &day)  ? jalon_typed_date_format (&day)
                           : g_strcmp0 (value, "yes") == 0 ? g_strdup (_ ("yes"))
                           : g_strcmp0 (value, "no") == 0  ? g_strdup (_ ("no"))
                                                           : g_strdup (value != NULL ? value : "");
  gtk_editable_set_text (GTK_EDITABLE (entry), shown);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (box, "field");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  g_object_set_data (G_OBJECT (row), "entry", entry);
  return row;
}

static void
add_row (JalonDetailsWindow *self, GtkWidget *group, const JalonDetailKind *kind)
{
  JalonPacks *packs = jalon_session_get_packs (self->session);
  const JalonSnapshot *snapshot = jalon_session_get_snapshot (self->session);
  const char *value = snapshot != NULL ? jalon_details_get (snapshot->details, kind->name) : NULL;
  const char *const *choices = list_choices (packs, kind);
  GtkWidget *row = is_country (packs, kind) ? jalon_country_row_new (value, _ ("Not said")) : NULL;

  if (row == NULL)
    row = choices != NULL ? choice_row (choices, value) : typed_row (jalon_phrase_detail_name (kind->name), value);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), jalon_phrase_detail_name (kind->name));
  g_object_set_data (G_OBJECT (row), "kind", (gpointer) kind);
  g_object_set_data_full (G_OBJECT (row), "before", g_strdup (value), g_free);
  if (ADW_IS_EXPANDER_ROW (group))
    adw_expander_row_add_row (ADW_EXPANDER_ROW (group), row);
  else
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_ptr_array_add (self->rows, row);
}

/* "oui" and "non" are typed as often as "yes" and "no". */
static char *
read_typed (GtkWidget *row, const JalonDetailKind *kind)
{
  g_autofree char *text = jalon_form_dup_text (g_object_get_data (G_OBJECT (row), "entry"));
  g_autofree char *folded = text != NULL ? g_utf8_strdown (text, -1) : NULL;
  GDate day;
  if (text == NULL || kind->form == JALON_DETAIL_TEXT)
    return g_steal_pointer (&text);
  if (jalon_typed_date_parse (text, &day))
    return jalon_date_format (&day);
  if (kind->form == JALON_DETAIL_YES_NO_DAY && (g_str_equal (folded, "yes") || g_str_equal (folded, "oui") || g_str_equal (folded, _ ("yes"))))
    return g_strdup ("yes");
  if (kind->form == JALON_DETAIL_YES_NO_DAY && (g_str_equal (folded, "no") || g_str_equal (folded, "non") || g_str_equal (folded, _ ("no"))))
    return g_strdup ("no");
  return g_ascii_strup (text, -1);
}

/* FALSE when what stands in a field is no answer. */
static gboolean
read_row (JalonDetailsWindow *self, GtkWidget *row, char **value)
{
  const JalonDetailKind *kind = g_object_get_data (G_OBJECT (row), "kind");
  const char *const *choices = g_object_get_data (G_OBJECT (row), "choices");
  if (choices != NULL)
    {
      guint at = adw_combo_row_get_selected (ADW_COMBO_ROW (row));
      *value = at > 0 ? g_strdup (choices[at - 1]) : NULL;
      return TRUE;
    }
  if (JALON_IS_PICK_ROW (row))
    {
      *value = g_strdup (jalon_country_row_get_code (row));
      return TRUE;
    }
  GtkWidget *entry = g_object_get_data (G_OBJECT (row), "entry");
  gtk_widget_remove_css_class (entry, "error");
  *value = read_typed (row, kind);
  if (*value == NULL || jalon_detail_accepts (jalon_session_get_packs (self->session), kind, *value))
    return TRUE;
  return jalon_form_refuse (self->hint, entry, _ ("This cannot be read. Days are typed like 12/01/2027, anything else as the words above the field say."));
}

static void
take_change (GPtrArray *details, const JalonDetailKind *kind, const char *value, const GDate *said)
{
  JalonDetail *detail = jalon_detail_new ();
  detail->name = g_strdup (kind->name);
  detail->value = g_strdup (value);
  detail->said = *said;
  g_ptr_array_add (details, detail);
}

/**
 * jalon_details_store:
 * @session: a session
 * @details: (element-type JalonDetail): what to store; a %NULL value forgets
 * @cancellable: unused
 * @error: return location
 *
 * On the worker thread.
 */
gpointer
jalon_details_store (JalonSession *session, gpointer details, GCancellable *cancellable, GError **error)
{
  JalonCase *the_case = jalon_session_get_case (session);
  GPtrArray *changes = details;
  for (guint i = 0; i < changes->len; i++)
    if (!jalon_case_set_detail (the_case, changes->pdata[i], error))
      return NULL;
  return GINT_TO_POINTER (jalon_case_save (the_case, error));
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JalonDetailsWindow) self = user_data;
  if (!jalon_form_finish (JALON_SESSION (source), result, self->save, self->hint))
    return;
  g_signal_emit (self, signals[SAVED], 0, self->before);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
save_cb (JalonDetailsWindow *self)
{
  const JalonSnapshot *snapshot = jalon_session_get_snapshot (self->session);
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_detail_unref);
  g_clear_pointer (&self->before, g_ptr_array_unref);
  self->before = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_detail_unref);
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];
      const JalonDetailKind *kind = g_object_get_data (G_OBJECT (row), "kind");
      const JalonDetail *old = snapshot != NULL ? jalon_details_find (snapshot->details, kind->name) : NULL;
      g_autofree char *value = NULL;
      if (!read_row (self, row, &value))
        return;
      if (g_strcmp0 (value, g_object_get_data (G_OBJECT (row), "before")) == 0)
        continue;
      take_change (changes, kind, value, jalon_session_get_today (self->session));
      take_change (self->before, kind, old != NULL ? old->value : NULL, old != NULL ? &old->said : jalon_session_get_today (self->session));
    }
  if (changes->len == 0)
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  jalon_form_say (self->hint, NULL);
  gtk_widget_set_sensitive (self->save, FALSE);
  jalon_session_run_async (self->session, jalon_details_store, g_steal_pointer (&changes), (GDestroyNotify) g_ptr_array_unref, NULL, stored_cb,
                           g_object_ref (self));
}

/* Asked of nearly everyone; the others stand folded below, unless something was said. */
static gboolean
is_usual (const JalonDetailKind *kind)
{
  static const char *const usual[] = { "nationality", "born", "department", "entered", "visa-validated", "lawful-since", "work-authorisation",
                                       "work-authorisation-employer", "work-authorisation-until", NULL };
  return g_strv_contains (usual, kind->name);
}

static void
fill_all (JalonDetailsWindow *self)
{
  const JalonSnapshot *snapshot = jalon_session_get_snapshot (self->session);
  const JalonDetailKind *kind;
  for (guint i = 0; (kind = jalon_detail_kind_get (i)) != NULL; i++)
    {
      gboolean said = snapshot != NULL && jalon_details_get (snapshot->details, kind->name) != NULL;
      if (kind->scope == JALON_DETAIL_ACCOUNT)
        add_row (self, self->account, kind);
      else
        add_row (self, is_usual (kind) || said ? self->person : self->more, kind);
    }
}

/**
 * jalon_details_window_new:
 * @parent: window below
 * @session: where the case is
 * @only_or_null: (nullable): one detail to ask for; %NULL: all
 *
 * Returns: (transfer none): a modal window
 */
JalonDetailsWindow *
jalon_details_window_new (GtkWindow *parent, JalonSession *session, const char *only_or_null)
{
  JalonDetailsWindow *self = g_object_new (JALON_TYPE_DETAILS_WINDOW, "transient-for", parent, NULL);
  const JalonDetailKind *only = only_or_null != NULL ? jalon_detail_kind_find (only_or_null) : NULL;
  GtkWidget *first;

  self->session = g_object_ref (session);
  gtk_widget_set_visible (self->account, only == NULL);
  gtk_widget_set_visible (gtk_widget_get_ancestor (self->more, ADW_TYPE_PREFERENCES_GROUP), only == NULL);
  if (only != NULL)
    {
      g_autofree char *question = jalon_phrase_detail_question (jalon_session_get_packs (session), only->name);
      gtk_label_set_label (GTK_LABEL (self->question), question);
      add_row (self, self->person, only);
    }
  else
    {
      adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->person), _ ("Your situation"));
      fill_all (self);
    }
  jalon_names_give (GTK_WIDGET (self));
  first = g_object_get_data (self->rows->pdata[0], "entry");
  gtk_widget_grab_focus (first != NULL ? first : self->rows->pdata[0]);
  return self;
}

static void
jalon_details_window_finalize (GObject *object)
{
  JalonDetailsWindow *self = JALON_DETAILS_WINDOW (object);
  g_clear_object (&self->session);
  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->before, g_ptr_array_unref);
  G_OBJECT_CLASS (jalon_details_window_parent_class)->finalize (object);
}

static void
jalon_details_window_class_init (JalonDetailsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->finalize = jalon_details_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jalon_app/Jalon/ui/jalon-details-window.ui");
  gtk_widget_class_bind_template_child (widget_class, JalonDetailsWindow, question);
  gtk_widget_class_bind_template_child (widget_class, JalonDetailsWindow, account);
  gtk_widget_class_bind_template_child (widget_class, JalonDetailsWindow, person);
  gtk_widget_class_bind_template_child (widget_class, JalonDetailsWindow, more);
  gtk_widget_class_bind_template_child (widget_class, JalonDetailsWindow, hint);
  gtk_widget_class_bind_template_child (widget_class, JalonDetailsWindow, save);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  /**
   * JalonDetailsWindow::saved:
   * @self: the window
   * @before: (element-type JalonDetail): what was said before of what changed; a %NULL value: nothing
   */
  signals[SAVED] = g_signal_new ("saved", JALON_TYPE_DETAILS_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
}

static void
jalon_details_window_init (JalonDetailsWindow *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
