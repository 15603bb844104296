/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads and writes one title or one request. What follows from it is computed elsewhere.
 */
#include "app/jalon-title-form.h"

#include "app/jalon-choices.h"
#include "app/jalon-day-row.h"
#include "app/jalon-form.h"
#include "app/jalon-names.h"
#include "app/jalon-shell.h"
#include "app/jalon-side-paper.h"
#include "core/law/jalon-permits.h"
#include "core/law/jalon-rights.h"
#include "core/renewal/jalon-export.h"
#include "phrases/jalon-phrases-line.h"
#include "phrases/jalon-phrases.h"

#include <glib/gi18n.h>

static const char *const title_channels[] = { "unknown", "anef", "counter", NULL };
static const char *const request_channels[] = { "anef", "counter", "post", "unknown", NULL };
static const char *const works[] = { "any", "employer", "hours", "activity", "none", NULL };
static const char *const travels[] = { "yes", "no", NULL };
static const char *const request_kinds[] = { "renewal", "first", "change", "duplicate", NULL };

#define MOST_PAGES 5000 /* of a paper whose pages were not counted */

struct _JalonTitleForm {
  GtkWidget       parent_instance;
  GtkWidget      *shell, *heading, *title_group, *kind, *from, *from_said, *ends, *ends_said, *title_channel, *work, *travel, *paper, *title_pages;
  GtkWidget      *request_group, *request_kind, *asked, *article, *request_channel, *filed, *filed_said, *received, *received_said, *reference;
  GtkWidget      *look_at, *remove, *save, *hint;
  JalonSidePaper *beside;
  JalonSession   *session;
  gboolean        is_request;
  gboolean        filling;
  gboolean        pages_typed; /* by a person: the page in view no longer goes there */
  char          **kinds;   /* ids of titles.json, in the order shown */
  char          **permits; /* ids of permits.json, in the order shown after "not said" */
  GPtrArray      *papers;  /* (element-type utf8) ids, in the order shown after "none" */
  JalonTitle     *title;   /* (nullable) the one that is changed */
  JalonProcedure *request; /* (nullable) the one that is changed */
};

G_DEFINE_FINAL_TYPE (JalonTitleForm, jalon_title_form, GTK_TYPE_WIDGET)

enum { DONE, N_SIGNALS };
static guint signals[N_SIGNALS];

/* An empty field is an unset day; FALSE when what stands there is no day. */
static gboolean
read_day (JalonTitleForm *self, GtkWidget *row, JalonRoughDay *day, gboolean *unknown)
{
  JalonTyped typed = jalon_day_row_get (row, day);
  gtk_widget_remove_css_class (row, "error");
  if (unknown != NULL)
    *unknown = typed == JALON_TYPED_UNKNOWN;
  if (typed == JALON_TYPED_DAY || typed == JALON_TYPED_EMPTY || (typed == JALON_TYPED_UNKNOWN && unknown != NULL))
    return TRUE;
  return jalon_form_refuse (self->hint, row, _ ("This is not a day. Type it like 12/01/2027: day, month, year."));
}

/* On every reading. */
static gboolean
is_after (const JalonRoughDay *earlier, const JalonRoughDay *later)
{
  return g_date_valid (&earlier->earliest) && g_date_valid (&later->latest) && g_date_compare (&earlier->earliest, &later->latest) > 0;
}

static guint
selected (GtkWidget *row)
{
  return adw_combo_row_get_selected (ADW_COMBO_ROW (row));
}

/* (transfer none) (nullable): the paper chosen in @row. */
static const char *
chosen_paper (JalonTitleForm *self, GtkWidget *row)
{
  guint at = selected (row);
  return at > 0 && at <= self->papers->len ? self->papers->pdata[at - 1] : NULL;
}

static const JalonPaper *
find_paper (JalonTitleForm *self, const char *id)
{
  const JalonSnapshot *snapshot = jalon_session_get_snapshot (self->session);
  for (guint i = 0; snapshot != NULL && id != NULL && i < snapshot->papers->len; i++)
    if (g_str_equal (((JalonPaper *) snapshot->papers->pdata[i])->id, id))
      return snapshot->papers->pdata[i];
  return NULL;
}

static gboolean
read_pages (JalonTitleForm *self, JalonTitle *title)
{
  const JalonPaper *paper = find_paper (self, title->paper);
  gtk_widget_remove_css_class (self->title_pages, "error");
  if (paper == NULL)
    return TRUE;
  title->pages = jalon_form_dup_text (self->title_pages);
  if (title->pages == NULL || jalon_export_count_pages (title->pages, paper->pages > 0 ? paper->pages : MOST_PAGES) > 0)
    return TRUE;
  return jalon_form_refuse (self->hint, self->title_pages, _ ("These are not pages of this paper. Type them like 2, 1-2 or 1,3."));
}

/* (transfer full) (nullable): the choice of a row whose first one is "not said". */
static char *
read_said (GtkWidget *row, const char *const *ids)
{
  guint at = selected (row);
  return gtk_widget_get_visible (row) && at > 0 && at <= g_strv_length ((char **) ids) ? g_strdup (ids[at - 1]) : NULL;
}

static const JalonTitleKind *
chosen_kind (JalonTitleForm *self)
{
  return jalon_packs_get_title_kind (jalon_session_get_packs (self->session), self->kinds[selected (self->kind)]);
}

static gboolean
read_title (JalonTitleForm *self, JalonTitle *title)
{
  JalonRoughDay from, ends;
  gboolean from_unknown;
  if (!read_day (self, self->from, &from, &from_unknown) || !read_day (self, self->ends, &ends, &title->ends_unknown))
    return FALSE;
  if (is_after (&from, &ends))
    return jalon_form_refuse (self->hint, self->ends, _ ("The last day is before the first."));
  /* A day left out by mistake would be a paper that never ends. */
  if (!title->ends_unknown && !jalon_rough_day_is_known (&ends) && !chosen_kind (self)->endless)
    return jalon_form_refuse (self->hint, self->ends, _ ("Such a paper has a last day. Type what is printed on it, or “I do not know”."));
  jalon_rough_day_split (&from, &title->from, &title->rough_from);
  jalon_rough_day_split (&ends, &title->ends, &title->rough_ends);
  title->work = read_said (self->work, works);
  title->travel = read_said (self->travel, travels);
  title->id = self->title != NULL ? g_strdup (self->title->id) : NULL;
  title->kind = g_strdup (self->kinds[selected (self->kind)]);
  title->channel = g_strdup (title_channels[selected (self->title_channel)]);
  title->paper = g_strdup (chosen_paper (self, self->paper));
  return read_pages (self, title);
}

/* "L.423-7", "l 423-7" and "423-7" are one article; FALSE for what is none. */
static gboolean
read_article (JalonTitleForm *self, char **article)
{
  g_autofree char *text = jalon_form_dup_text (self->article);
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GRegex) form = g_regex_new ("^(?:L\\.? ?)?([0-9]{3}(?:-[0-9]{1,2}){1,2})$", G_REGEX_CASELESS, 0, NULL);
  gtk_widget_remove_css_class (self->article, "error");
  if (text == NULL || !gtk_widget_get_visible (self->article))
    return TRUE;
  if (!g_regex_match (form, text, 0, &match))
    return jalon_form_refuse (self->hint, self->article, _ ("Type the article like L423-7."));
  g_autofree char *number = g_match_info_fetch (match, 1);
  *article = g_strconcat ("L", number, NULL);
  return TRUE;
}

static gboolean
read_request (JalonTitleForm *self, JalonProcedure *request)
{
  JalonRoughDay filed, received;
  if (!read_day (self, self->filed, &filed, NULL) || !read_day (self, self->received, &received, NULL) || !read_article (self, &request->article))
    return FALSE;
  if (!jalon_rough_day_is_known (&filed))
    return jalon_form_refuse (self->hint, self->filed, _ ("Type the day on which you sent it or handed it in."));
  if (g_date_valid (&filed.earliest) && g_date_compare (&filed.earliest, jalon_session_get_today (self->session)) > 0)
    return jalon_form_refuse (self->hint, self->filed, _ ("This day is still to come. Write down what has happened."));
  if (is_after (&filed, &received))
    return jalon_form_refuse (self->hint, self->received, _ ("It cannot be received before it was sent."));
  jalon_rough_day_split (&filed, &request->filed, &request->rough_filed);
  jalon_rough_day_split (&received, &request->received, &request->rough_received);
  request->asked = read_said (self->asked, (const char *const *) self->permits);
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
choose (GtkWidget *row, const char *const *ids, const char *id)
{
  for (guint i = 0; ids[i] != NULL; i++)
    if (g_strcmp0 (ids[i], id) == 0)
      adw_combo_row_set_selected (ADW_COMBO_ROW (row), i);
}

/* The same where the first choice is "not said". */
static void
choose_said (GtkWidget *row, const char *const *ids, const char *id)
{
  guint at = 0;
  for (guint i = 0; ids[i] != NULL; i++)
    if (g_strcmp0 (ids[i], id) == 0)
      at = i + 1;
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), at);
}

/* Only what the kind of paper leaves open is asked. */
static void
kind_changed_cb (JalonTitleForm *self)
{
  if (self->kinds == NULL || selected (self->kind) >= g_strv_length (self->kinds))
    return;
  const JalonTitleKind *kind = chosen_kind (self);
  /* Translators: label of a field */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->ends), kind->endless ? _ ("Last day (nothing: no end)") : _ ("Last day"));
  gtk_widget_set_visible (self->work, !kind->interim && g_str_equal (kind->work, "unknown"));
  gtk_widget_set_visible (self->travel, g_str_equal (kind->travel, "unknown") && (!kind->interim || g_str_equal (kind->id, "api")));
}

/* A renewal asks for the same card; only another one is named. */
static void
request_kind_changed_cb (JalonTitleForm *self)
{
  const char *kind = request_kinds[MIN (selected (self->request_kind), G_N_ELEMENTS (request_kinds) - 2)];
  gboolean other = g_str_equal (kind, "first") || g_str_equal (kind, "change");
  gtk_widget_set_visible (self->asked, other);
  gtk_widget_set_visible (self->article, other);
}

static void
set_pages (JalonTitleForm *self, const char *pages)
{
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->title_pages), pages != NULL ? pages : "");
  self->filling = FALSE;
}

static void
pages_typed_cb (JalonTitleForm *self)
{
  gtk_widget_remove_css_class (self->title_pages, "error");
  if (!self->filling)
    self->pages_typed = TRUE;
}

/* The page in view is the one that shows it, until a person types another. */
static void
page_changed_cb (JalonTitleForm *self)
{
  int page = jalon_side_paper_get_page (self->beside);
  g_autofree char *text = page > 0 ? g_strdup_printf ("%d", page) : NULL;
  if (!self->is_request && !self->pages_typed && text != NULL)
    set_pages (self, text);
}

static void
paper_chosen_cb (JalonTitleForm *self)
{
  if (self->filling)
    return;
  const char *paper = chosen_paper (self, self->is_request ? self->look_at : self->paper);
  const char *pages = self->title != NULL && g_strcmp0 (self->title->paper, paper) == 0 ? self->title->pages : NULL;
  gtk_widget_set_visible (self->title_pages, paper != NULL);
  if (!self->is_request)
    {
      self->pages_typed = pages != NULL;
      set_pages (self, pages);
    }
  jalon_side_paper_show (self->beside, paper, pages);
}

/* The papers of the case, newest first, after "none yet". */
static void
fill_papers (JalonTitleForm *self, GtkWidget *row, const char *chosen)
{
  const JalonSnapshot *snapshot = jalon_session_get_snapshot (self->session);
  g_autoptr (GtkStringList) names = gtk_string_list_new ((const char *const[]) { _ ("None yet"), NULL });
  guint at = 0;

  self->filling = TRUE;

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
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), at);
  self->filling = FALSE;
  paper_chosen_cb (self);
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
  g_autoptr (JalonTitle) nothing = jalon_title_new ();
  const JalonTitle *shown = title != NULL ? title : nothing;
  jalon_day_row_set (self->from, &shown->from, &shown->rough_from, title != NULL && !g_date_valid (&title->from));
  jalon_day_row_set (self->ends, &shown->ends, &shown->rough_ends, shown->ends_unknown);
  choose_said (self->work, works, shown->work);
  choose_said (self->travel, travels, shown->travel);
  fill_papers (self, self->paper, shown->paper);
  kind_changed_cb (self);
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
  g_autoptr (JalonProcedure) nothing = jalon_procedure_new ();
  const JalonProcedure *shown = request != NULL ? request : nothing;
  jalon_day_row_set (self->filed, &shown->filed, &shown->rough_filed, FALSE);
  jalon_day_row_set (self->received, &shown->received, &shown->rough_received, FALSE);
  choose_said (self->asked, (const char *const *) self->permits, shown->asked);
  gtk_editable_set_text (GTK_EDITABLE (self->article), shown->article != NULL ? shown->article : "");
  gtk_editable_set_text (GTK_EDITABLE (self->reference), shown->reference != NULL ? shown->reference : "");
  fill_papers (self, self->look_at, NULL);
  request_kind_changed_cb (self);
}

static void
fill_combo (GtkWidget *row, const char *const *ids, const char *(*word) (const char *id))
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  for (guint i = 0; ids[i] != NULL; i++)
    gtk_string_list_append (words, word (ids[i]));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (words));
}

/* @words has a word for every id; "not said" goes first. */
static void
fill_said (GtkWidget *row, const char *const *ids, char *(*word) (JalonPacks *packs, const char *id), JalonPacks *packs)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new ((const char *const[]) { _ ("Not said"), NULL });
  for (guint i = 0; ids[i] != NULL; i++)
    gtk_string_list_take (words, word (packs, ids[i]));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (words));
}

static char *
scope_word (JalonPacks *packs, const char *id)
{
  JalonScope scope = JALON_SCOPE_ANY;
  while (scope < JALON_SCOPE_NONE && !g_str_equal (jalon_scope_get_name (scope), id))
    scope++;
  return jalon_phrase_line_scope (scope);
}

static char *
yes_no_word (JalonPacks *packs, const char *id)
{
  return jalon_phrase_detail_value (id);
}

static char *
permit_word (JalonPacks *packs, const char *id)
{
  return g_strdup (jalon_packs_get_permit (packs, id)->term_fr);
}

void
jalon_title_form_set_session (JalonTitleForm *self, JalonSession *session)
{
  JalonPacks *packs = jalon_session_get_packs (session);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_set_object (&self->session, session);
  jalon_side_paper_set_session (self->beside, session);
  g_strfreev (self->permits);
  self->permits = jalon_packs_list_ids (packs, "permits");
  fill_said (self->work, works, scope_word, packs);
  fill_said (self->travel, travels, yes_no_word, packs);
  fill_said (self->asked, (const char *const *) self->permits, permit_word, packs);
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
  g_clear_pointer (&self->shell, gtk_widget_unparent);
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
  g_strfreev (self->permits);
  g_ptr_array_unref (self->papers);
  G_OBJECT_CLASS (jalon_title_form_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, JalonTitleForm, shell);
  gtk_widget_class_bind_template_child (widget_class, JalonTitleForm, beside);
  gtk_widget_class_bind_template_child (widget_class, JalonTitleForm, from_said);
  gtk_widget_class_bind_template_child (widget_class, JalonTitleForm, ends_said);
  gtk_widget_class_bind_template_child (widget_class, JalonTitleForm, work);
  gtk_widget_class_bind_template_child (widget_class, JalonTitleForm, travel);
  gtk_widget_class_bind_template_child (widget_class, JalonTitleForm, title_pages);
  gtk_widget_class_bind_template_child (widget_class, JalonTitleForm, asked);
  gtk_widget_class_bind_template_child (widget_class, JalonTitleForm, article);
  gtk_widget_class_bind_template_child (widget_class, JalonTitleForm, filed_said);
  gtk_widget_class_bind_template_child (widget_class, JalonTitleForm, received_said);
  gtk_widget_class_bind_template_child (widget_class, JalonTitleForm, look_at);
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
  g_type_ensure (JALON_TYPE_SHELL);
  g_type_ensure (JALON_TYPE_SIDE_PAPER);
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
  GtkWidget *combos[] = { self->kind, self->title_channel, self->work, self->travel, self->paper, self->request_kind, self->asked,
                          self->request_channel, self->look_at };
  for (gsize i = 0; i < G_N_ELEMENTS (combos); i++)
    jalon_choices_show_whole (ADW_COMBO_ROW (combos[i]));
  jalon_day_row_attach (self->from, self->from_said, TRUE);
  jalon_day_row_attach (self->ends, self->ends_said, TRUE);
  jalon_day_row_attach (self->filed, self->filed_said, FALSE);
  jalon_day_row_attach (self->received, self->received_said, FALSE);
  g_signal_connect_swapped (self->kind, "notify::selected", G_CALLBACK (kind_changed_cb), self);
  g_signal_connect_swapped (self->request_kind, "notify::selected", G_CALLBACK (request_kind_changed_cb), self);
  g_signal_connect_swapped (self->paper, "notify::selected", G_CALLBACK (paper_chosen_cb), self);
  g_signal_connect_swapped (self->look_at, "notify::selected", G_CALLBACK (paper_chosen_cb), self);
  g_signal_connect_swapped (self->title_pages, "changed", G_CALLBACK (pages_typed_cb), self);
  g_signal_connect_swapped (self->beside, "page-changed", G_CALLBACK (page_changed_cb), self);
  jalon_names_give (GTK_WIDGET (self));
}
