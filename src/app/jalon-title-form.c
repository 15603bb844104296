/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads and writes one title or one request. What follows from it is computed elsewhere.
 */
#include "app/jalon-title-form.h"

#include "app/jalon-choices.h"
#include "app/jalon-form.h"
#include "app/jalon-names.h"
#include "app/jalon-typed-date.h"
#include "phrases/jalon-phrases.h"

#include <glib/gi18n.h>

static const char *const title_channels[] = { "unknown", "anef", "counter", NULL };
static const char *const request_channels[] = { "anef", "counter", "post", "unknown", NULL };
static const char *const request_kinds[] = { "renewal", "first", "change", "duplicate", NULL };

struct _JalonTitleForm {
  GtkWidget       parent_instance;
  GtkWidget      *scroller, *heading, *title_group, *kind, *from, *ends, *title_channel, *paper;
  GtkWidget      *request_group, *request_kind, *request_channel, *filed, *received, *reference, *remove, *save, *hint;
  JalonSession   *session;
  gboolean        is_request;
  char          **kinds;   /* ids of titles.json, in the order shown */
  GPtrArray      *papers;  /* (element-type utf8) ids, in the order shown after "none" */
  JalonTitle     *title;   /* (nullable) the one that is changed */
  JalonProcedure *request; /* (nullable) the one that is changed */
};

G_DEFINE_FINAL_TYPE (JalonTitleForm, jalon_title_form, GTK_TYPE_WIDGET)

enum { DONE, N_SIGNALS };
static guint signals[N_SIGNALS];

/* An empty field is an unset date; FALSE when what stands there is no day. */
static gboolean
read_day (JalonTitleForm *self, GtkWidget *row, GDate *day)
{
  g_autofree char *text = jalon_form_dup_text (row);
  gtk_widget_remove_css_class (row, "error");
  g_date_clear (day, 1);
  if (text == NULL || jalon_typed_date_parse (text, day))
    return TRUE;
  return jalon_form_refuse (self->hint, row, _ ("This is not a day. Type it like 12/01/2027: day, month, year."));
}

static gboolean
is_after (const GDate *earlier, const GDate *later)
{
  return g_date_valid (earlier) && g_date_valid (later) && g_date_compare (earlier, later) > 0;
}

static guint
selected (GtkWidget *row)
{
  return adw_combo_row_get_selected (ADW_COMBO_ROW (row));
}

static gboolean
read_title (JalonTitleForm *self, JalonTitle *title)
{
  if (!read_day (self, self->from, &title->from) || !read_day (self, self->ends, &title->ends))
    return FALSE;
  if (is_after (&title->from, &title->ends))
    return jalon_form_refuse (self->hint, self->ends, _ ("The last day is before the first."));
  guint paper = selected (self->paper);
  title->id = self->title != NULL ? g_strdup (self->title->id) : NULL;
  title->kind = g_strdup (self->kinds[selected (self->kind)]);
  title->channel = g_strdup (title_channels[selected (self->title_channel)]);
  title->paper = paper > 0 && paper <= self->papers->len ? g_strdup (self->papers->pdata[paper - 1]) : NULL;
  return TRUE;
}

static gboolean
read_request (JalonTitleForm *self, JalonProcedure *request)
{
  if (!read_day (self, self->filed, &request->filed) || !read_day (self, self->received, &request->received))
    return FALSE;
  if (!g_date_valid (&request->filed))
    return jalon_form_refuse (self->hint, self->filed, _ ("Type the day on which you sent it or handed it in."));
  if (g_date_compare (&request->filed, jalon_session_get_today (self->session)) > 0)
    return jalon_form_refuse (self->hint, self->filed, _ ("This day is still to come. Write down what has happened."));
  if (is_after (&request->filed, &request->received))
    return jalon_form_refuse (self->hint, self->received, _ ("It cannot be received before it was sent."));
  request->id = self->request != NULL ? g_strdup (self->request->id) : NULL;
  request->kind = g_strdup (request_kinds[selected (self->request_kind)]);
  request->channel = g_strdup (request_channels[selected (self->request_channel)]);
  request->reference = jalon_form_dup_text (self->reference);
  return TRUE;
}

static gpointer
store_title (JalonSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  JalonCase *the_case = jalon_session_get_case (session);
  return GINT_TO_POINTER (jalon_case_put_title (the_case, data, NULL, error) && jalon_case_save (the_case, error));
}

static gpointer
store_request (JalonSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  JalonCase *the_case = jalon_session_get_case (session);
  return GINT_TO_POINTER (jalon_case_put_procedure (the_case, data, NULL, error) && jalon_case_save (the_case, error));
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JalonTitleForm) self = user_data;
  if (jalon_form_finish (JALON_SESSION (source), result, self->save, self->hint))
    g_signal_emit (self, signals[DONE], 0);
}

static void
store (JalonTitleForm *self, JalonWork work, gpointer value, GDestroyNotify free_value)
{
  jalon_form_say (self->hint, NULL);
  gtk_widget_set_sensitive (self->save, FALSE);
  jalon_session_run_async (self->session, work, value, free_value, NULL, stored_cb, g_object_ref (self));
}

static void
save_cb (JalonTitleForm *self)
{
  g_autoptr (JalonTitle) title = jalon_title_new ();
  g_autoptr (JalonProcedure) request = jalon_procedure_new ();

  if (self->is_request && read_request (self, request))
    store (self, store_request, g_steal_pointer (&request), (GDestroyNotify) jalon_procedure_unref);
  else if (!self->is_request && read_title (self, title))
    store (self, store_title, g_steal_pointer (&title), (GDestroyNotify) jalon_title_unref);
}

static void
cancel_cb (JalonTitleForm *self)
{
  g_signal_emit (self, signals[DONE], 0);
}

static void
remove_cb (JalonTitleForm *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.remove-title", "s", self->is_request ? self->request->id : self->title->id);
  g_signal_emit (self, signals[DONE], 0);
}

static void
set_day (GtkWidget *row, const GDate *day)
{
  GDate none;
  g_date_clear (&none, 1);
  g_autofree char *text = jalon_typed_date_format (day != NULL ? day : &none);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  gtk_widget_remove_css_class (row, "error");
}

static void
choose (GtkWidget *row, const char *const *ids, const char *id)
{
  for (guint i = 0; ids[i] != NULL; i++)
    if (g_strcmp0 (ids[i], id) == 0)
      adw_combo_row_set_selected (ADW_COMBO_ROW (row), i);
}

/* The papers of the case, newest first, after "none yet". */
static void
fill_papers (JalonTitleForm *self, const char *chosen)
{
  const JalonSnapshot *snapshot = jalon_session_get_snapshot (self->session);
  g_autoptr (GtkStringList) names = gtk_string_list_new ((const char *const[]) { _ ("None yet"), NULL });
  guint at = 0;

  g_ptr_array_set_size (self->papers, 0);
  for (guint i = 0; snapshot != NULL && i < snapshot->papers->len; i++)
    {
      const JalonPaper *paper = snapshot->papers->pdata[i];
      const JalonItem *item = paper->kind != NULL ? jalon_packs_get_item (jalon_session_get_packs (self->session), paper->kind) : NULL;
      g_autofree char *kind = item != NULL ? jalon_phrase_item (item) : NULL;
      g_autofree char *name = kind != NULL ? g_strdup_printf ("%s · %s", kind, paper->name) : g_strdup (paper->name);
      gtk_string_list_append (names, name);
      g_ptr_array_add (self->papers, g_strdup (paper->id));
      if (g_strcmp0 (paper->id, chosen) == 0)
        at = self->papers->len;
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (self->paper), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->paper), at);
}

static void
show (JalonTitleForm *self, gboolean is_request, gboolean is_new, const char *heading)
{
  self->is_request = is_request;
  gtk_label_set_label (GTK_LABEL (self->heading), heading);
  gtk_widget_set_visible (self->title_group, !is_request);
  gtk_widget_set_visible (self->request_group, is_request);
  gtk_widget_set_visible (self->remove, !is_new);
  jalon_form_say (self->hint, NULL);
}

/**
 * jalon_title_form_load_title:
 * @self: a form with its session
 * @title: (nullable): the title to change; %NULL for a new one
 */
void
jalon_title_form_load_title (JalonTitleForm *self, const JalonTitle *title)
{
  g_clear_pointer (&self->title, jalon_title_unref);
  self->title = title != NULL ? jalon_title_ref (title) : NULL;
  show (self, FALSE, title == NULL, title == NULL ? _ ("A card, visa or certificate") : _ ("Change this card, visa or certificate"));
  choose (self->kind, (const char *const *) self->kinds, title != NULL ? title->kind : self->kinds[0]);
  choose (self->title_channel, title_channels, title != NULL && title->channel != NULL ? title->channel : "unknown");
  set_day (self->from, title != NULL ? &title->from : NULL);
  set_day (self->ends, title != NULL ? &title->ends : NULL);
  fill_papers (self, title != NULL ? title->paper : NULL);
}

/**
 * jalon_title_form_load_request:
 * @self: a form with its session
 * @request: (nullable): the request to change; %NULL for a new one
 */
void
jalon_title_form_load_request (JalonTitleForm *self, const JalonProcedure *request)
{
  g_clear_pointer (&self->request, jalon_procedure_unref);
  self->request = request != NULL ? jalon_procedure_ref (request) : NULL;
  show (self, TRUE, request == NULL, request == NULL ? _ ("A request that you made") : _ ("Change this request"));
  choose (self->request_kind, request_kinds, request != NULL ? request->kind : request_kinds[0]);
  choose (self->request_channel, request_channels, request != NULL && request->channel != NULL ? request->channel : request_channels[0]);
  set_day (self->filed, request != NULL ? &request->filed : NULL);
  set_day (self->received, request != NULL ? &request->received : NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->reference), request != NULL && request->reference != NULL ? request->reference : "");
}

static void
fill_combo (GtkWidget *row, const char *const *ids, const char *(*word) (const char *id))
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  for (guint i = 0; ids[i] != NULL; i++)
    gtk_string_list_append (words, word (ids[i]));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (words));
}

void
jalon_title_form_set_session (JalonTitleForm *self, JalonSession *session)
{
  JalonPacks *packs = jalon_session_get_packs (session);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_set_object (&self->session, session);
  g_strfreev (self->kinds);
  self->kinds = jalon_packs_list_ids (packs, "titles");
  for (guint i = 0; self->kinds[i] != NULL; i++)
    {
      const JalonTitleKind *kind = jalon_packs_get_title_kind (packs, self->kinds[i]);
      gtk_string_list_append (names, kind->term_fr);
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (self->kind), G_LIST_MODEL (names));
  fill_combo (self->title_channel, title_channels, jalon_phrase_channel);
  fill_combo (self->request_channel, request_channels, jalon_phrase_channel);
  fill_combo (self->request_kind, request_kinds, jalon_phrase_request_kind);
}

static void
jalon_title_form_dispose (GObject *object)
{
  JalonTitleForm *self = JALON_TITLE_FORM (object);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->session);
  g_clear_pointer (&self->title, jalon_title_unref);
  g_clear_pointer (&self->request, jalon_procedure_unref);
  G_OBJECT_CLASS (jalon_title_form_parent_class)->dispose (object);
}

static void
jalon_title_form_finalize (GObject *object)
{
  JalonTitleForm *self = JALON_TITLE_FORM (object);
  g_strfreev (self->kinds);
  g_ptr_array_unref (self->papers);
  G_OBJECT_CLASS (jalon_title_form_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, JalonTitleForm, scroller);
  gtk_widget_class_bind_template_child (widget_class, JalonTitleForm, heading);
  gtk_widget_class_bind_template_child (widget_class, JalonTitleForm, title_group);
  gtk_widget_class_bind_template_child (widget_class, JalonTitleForm, kind);
  gtk_widget_class_bind_template_child (widget_class, JalonTitleForm, from);
  gtk_widget_class_bind_template_child (widget_class, JalonTitleForm, ends);
  gtk_widget_class_bind_template_child (widget_class, JalonTitleForm, title_channel);
  gtk_widget_class_bind_template_child (widget_class, JalonTitleForm, paper);
  gtk_widget_class_bind_template_child (widget_class, JalonTitleForm, request_group);
  gtk_widget_class_bind_template_child (widget_class, JalonTitleForm, request_kind);
  gtk_widget_class_bind_template_child (widget_class, JalonTitleForm, request_channel);
  gtk_widget_class_bind_template_child (widget_class, JalonTitleForm, filed);
  gtk_widget_class_bind_template_child (widget_class, JalonTitleForm, received);
  gtk_widget_class_bind_template_child (widget_class, JalonTitleForm, reference);
  gtk_widget_class_bind_template_child (widget_class, JalonTitleForm, remove);
  gtk_widget_class_bind_template_child (widget_class, JalonTitleForm, save);
  gtk_widget_class_bind_template_child (widget_class, JalonTitleForm, hint);
}

static void
jalon_title_form_class_init (JalonTitleFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = jalon_title_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = jalon_title_form_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jalon_app/Jalon/ui/jalon-title-form.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  /**
   * JalonTitleForm::done:
   * @self: a form
   *
   * What the form held was stored, removed or given up.
   */
  signals[DONE] = g_signal_new ("done", JALON_TYPE_TITLE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
jalon_title_form_init (JalonTitleForm *self)
{
  self->papers = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  GtkWidget *combos[] = { self->kind, self->title_channel, self->paper, self->request_kind, self->request_channel };
  for (gsize i = 0; i < G_N_ELEMENTS (combos); i++)
    jalon_choices_show_whole (ADW_COMBO_ROW (combos[i]));
  jalon_names_give (GTK_WIDGET (self));
}
