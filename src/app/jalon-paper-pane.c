/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The picture of a paper with its findings and fields. Dates are typed beside the picture; a last day is typed twice; a text layer
 * may propose, only a person confirms. What was typed stays until it is confirmed or another paper is chosen.
 */
#include "app/jalon-paper-pane.h"

#include "app/jalon-form.h"
#include "app/jalon-kinds.h"
#include "app/jalon-pick-row.h"
#include "app/jalon-names.h"
#include "app/jalon-preview.h"
#include "app/jalon-shell.h"
#include "app/jalon-typed-date.h"
#include "core/intake/jalon-proposal.h"
#include "core/intake/jalon-words.h"
#include "phrases/jalon-phrases.h"

#include <glib/gi18n.h>

struct _JalonPaperPane {
  GtkWidget     parent_instance;
  GtkWidget    *stack, *shell, *findings, *details, *issued, *until, *again, *hint, *later, *confirm, *file_row;
  JalonPickRow *kind;
  JalonPreview *preview;
  JalonSession *session;
  JalonPaper   *paper;
  GPtrArray    *finding_rows;
  gboolean      filling;
};

enum { CONFIRMED, LATER, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JalonPaperPane, jalon_paper_pane, GTK_TYPE_WIDGET)

static const JalonItem *
chosen_item (JalonPaperPane *self)
{
  const char *kind = jalon_pick_row_get_chosen (self->kind);
  return kind != NULL ? jalon_packs_get_item (jalon_session_get_packs (self->session), kind) : NULL;
}

/* The same day typed twice: a slip of one finger on a last day costs a home. Not asked again when nothing changed. */
static gboolean
needs_again (JalonPaperPane *self, const GDate *until)
{
  const JalonItem *item = chosen_item (self);
  gboolean same = self->paper->confirmed && g_date_valid (&self->paper->until) && g_date_compare (&self->paper->until, until) == 0;
  return item != NULL && item->in_force && !same;
}

static void
typed_cb (JalonPaperPane *self)
{
  GDate until;
  if (self->filling || self->paper == NULL)
    return;
  gboolean valid = jalon_typed_date_parse (gtk_editable_get_text (GTK_EDITABLE (self->until)), &until);
  gtk_widget_set_visible (self->again, valid && needs_again (self, &until));
  gtk_widget_remove_css_class (self->issued, "error");
  gtk_widget_remove_css_class (self->until, "error");
  gtk_widget_remove_css_class (self->again, "error");
}

static void
kind_changed_cb (JalonPaperPane *self)
{
  const JalonItem *item = self->session != NULL ? chosen_item (self) : NULL;
  if (item == NULL)
    return;
  gtk_widget_set_visible (self->until, item->in_force || g_date_valid (&self->paper->until));
  typed_cb (self);
}

static gboolean
read_date (JalonPaperPane *self, GtkWidget *row, GDate *date)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
  g_date_clear (date, 1);
  if (*text == '\0' || jalon_typed_date_parse (text, date))
    return TRUE;
  gtk_widget_add_css_class (row, "error");
  gtk_widget_grab_focus (row);
  jalon_form_say (self->hint, _ ("This is not a day. Type it like 12/01/2027: day, month, year."));
  return FALSE;
}

static gpointer
store_paper (JalonSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  JalonCase *the_case = jalon_session_get_case (session);
  if (!jalon_case_set_paper (the_case, data, error) || !jalon_case_save (the_case, error))
    return NULL;
  return GINT_TO_POINTER (TRUE);
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JalonPaperPane) self = user_data;
  if (jalon_form_finish (JALON_SESSION (source), result, self->confirm, self->hint))
    g_signal_emit (self, signals[CONFIRMED], 0);
}

static void
confirm_cb (JalonPaperPane *self)
{
  GDate issued, until, again;
  const JalonItem *item = chosen_item (self);

  if (item == NULL)
    {
      jalon_form_say (self->hint, _ ("Choose what kind of paper this is."));
      gtk_widget_grab_focus (GTK_WIDGET (self->kind));
      return;
    }
  if (!read_date (self, self->issued, &issued) || !read_date (self, self->until, &until) || !read_date (self, self->again, &again))
    return;
  if (g_date_valid (&issued) && g_date_valid (&until) && g_date_compare (&until, &issued) < 0)
    {
      gtk_widget_add_css_class (self->until, "error");
      jalon_form_say (self->hint, _ ("The last day is before the date of the paper. Look at both once more."));
      return;
    }
  if (g_date_valid (&until) && needs_again (self, &until) && (!g_date_valid (&again) || g_date_compare (&again, &until) != 0))
    {
      gtk_widget_set_visible (self->again, TRUE);
      gtk_widget_add_css_class (self->again, "error");
      gtk_widget_grab_focus (self->again);
      jalon_form_say (self->hint, _ ("Type the last day once more from the picture. Both must be the same."));
      return;
    }
  JalonPaper *changed = jalon_paper_dup (self->paper);
  g_free (changed->kind);
  changed->kind = g_strdup (item->id);
  changed->issued = issued;
  changed->until = until;
  changed->confirmed = TRUE;
  gtk_widget_set_sensitive (self->confirm, FALSE);
  jalon_session_run_async (self->session, store_paper, changed, (GDestroyNotify) jalon_paper_unref, NULL, stored_cb, g_object_ref (self));
}

static void
later_cb (JalonPaperPane *self)
{
  g_signal_emit (self, signals[LATER], 0);
}

static void
add_finding (JalonPaperPane *self, const JalonFinding *finding)
{
  g_autofree char *found = jalon_phrase_found (finding);
  g_autofree char *expected = jalon_phrase_expected (finding);
  g_autofree char *to_do = jalon_phrase_what_to_do (finding);
  g_autofree char *rest = g_strdup_printf ("%s\n%s", expected, to_do);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), found);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), rest);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (finding->severity == JALON_SEVERITY_BLOCK)
    gtk_widget_add_css_class (row, finding->fix != NULL ? "finding-fix" : "finding-block");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->findings), row);
  g_ptr_array_add (self->finding_rows, row);
  for (guint i = 0; i < finding->pages->len; i++)
    jalon_preview_set_mark (self->preview, g_array_index (finding->pages, int, i), found);
}

/* The button stands below the words, so that both keep their room on a narrow window. */
static void
add_action_row (JalonPaperPane *self, const char *sentence, const char *label, const char *action, const char *target)
{
  GtkWidget *row = adw_preferences_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *words = gtk_label_new (sentence);
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "suggested-action");
  if (target != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (box, "requirement");
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), button);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->findings), row);
  g_ptr_array_add (self->finding_rows, row);
}

static void
fill_findings (JalonPaperPane *self, const JalonJudgement *judgement)
{
  for (guint i = 0; i < self->finding_rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->findings), self->finding_rows->pdata[i]);
  g_ptr_array_set_size (self->finding_rows, 0);
  g_autofree char *verdict = judgement != NULL ? jalon_phrase_verdict (judgement) : g_strdup (_ ("Not looked at yet"));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->findings), verdict);
  gboolean calm = judgement != NULL && judgement->verdict == JALON_VERDICT_READY && judgement->findings->len == 0;
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->findings), calm ? _ ("Nothing to put right in this file.") : NULL);
  if (judgement == NULL)
    {
      add_action_row (self, _ ("The file is kept. Whether it fits the portal is not known yet."), _ ("Look at it now"), "win.look-at-papers", NULL);
      return;
    }
  for (guint i = 0; i < judgement->findings->len; i++)
    add_finding (self, judgement->findings->pdata[i]);
  if (judgement->verdict == JALON_VERDICT_FIXABLE)
    add_action_row (self, _ ("Jalon can make a copy that fits. The original stays as it is."), _ ("Make it fit"), "win.repair", self->paper->id);
}

static void
list_kinds (JalonPaperPane *self, const char *proposed)
{
  const JalonSnapshot *snapshot = jalon_session_get_snapshot (self->session);
  g_autoptr (GListModel) kinds = jalon_kinds_new (jalon_session_get_packs (self->session), snapshot != NULL ? snapshot->status : NULL, proposed);
  jalon_pick_row_fill (self->kind, kinds);
}

static void
fill_date (GtkWidget *row, const GDate *date)
{
  g_autofree char *text = jalon_typed_date_format (date);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  gtk_widget_remove_css_class (row, "error");
}

static void
fill_fields (JalonPaperPane *self)
{
  GDate none;
  g_date_clear (&none, 1);
  self->filling = TRUE;
  list_kinds (self, NULL);
  jalon_pick_row_set_chosen (self->kind, self->paper->kind);
  fill_date (self->issued, &self->paper->issued);
  fill_date (self->until, &self->paper->until);
  fill_date (self->again, &none);
  gtk_widget_set_visible (self->again, FALSE);
  const JalonItem *item = chosen_item (self);
  gtk_widget_set_visible (self->until, item == NULL || item->in_force || g_date_valid (&self->paper->until));
  g_autofree char *size = jalon_phrase_size (self->paper->size_bytes);
  g_autofree char *pages = g_strdup_printf (ngettext ("%d page", "%d pages", self->paper->pages), self->paper->pages);
  g_autofree char *about = g_strdup_printf ("%s\n%s · %s", self->paper->name, pages, size);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->file_row), FALSE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->file_row), about);
  gtk_button_set_label (GTK_BUTTON (self->confirm), self->paper->confirmed ? _ ("Confirm again") : _ ("Confirm"));
  jalon_form_say (self->hint, self->paper->confirmed ? NULL : _ ("Compare with the picture, then confirm."));
  self->filling = FALSE;
}

/* What the text layer suggests goes into empty fields, and is said to be a suggestion. */
static void
propose (JalonPaperPane *self, const char *words)
{
  if (self->paper->confirmed || words == NULL)
    return;
  g_autofree char *text = jalon_words_to_text (words, 0);
  g_autoptr (JalonProposal) proposal = text != NULL ? jalon_proposal_new (text) : NULL;
  if (proposal == NULL || (proposal->kind == NULL && !g_date_valid (&proposal->issued) && !g_date_valid (&proposal->until)))
    return;
  self->filling = TRUE;
  list_kinds (self, proposal->kind);
  if (self->paper->kind == NULL && proposal->kind != NULL)
    jalon_pick_row_set_chosen (self->kind, proposal->kind);
  if (!g_date_valid (&self->paper->issued) && g_date_valid (&proposal->issued))
    fill_date (self->issued, &proposal->issued);
  self->filling = FALSE;
  kind_changed_cb (self);
  jalon_form_say (self->hint, _ ("Suggested from the text of the paper. Compare with the picture, then confirm."));
}

typedef struct {
  char   *paper;
  GBytes *bytes;
  char   *words;
} Content;

static void
content_free (Content *self)
{
  g_free (self->paper);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->words);
  g_free (self);
}

static gpointer
load_content (JalonSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Content *content = g_new0 (Content, 1);
  JalonCase *the_case = jalon_session_get_case (session);
  content->paper = g_strdup (data);
  content->bytes = jalon_case_load_paper (the_case, data, error);
  content->words = jalon_case_dup_words (the_case, data);
  if (content->bytes != NULL)
    return content;
  content_free (content);
  return NULL;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JalonPaperPane) self = user_data;
  g_autoptr (GError) error = NULL;
  Content *content = jalon_session_run_finish (JALON_SESSION (source), result, &error);

  if (content == NULL)
    {
      g_autofree char *sentence = jalon_phrase_error (error);
      jalon_form_say (self->hint, sentence);
      return;
    }
  if (self->paper != NULL && g_str_equal (self->paper->id, content->paper))
    {
      jalon_preview_set_document (self->preview, jalon_session_get_reader (self->session), content->bytes);
      propose (self, content->words);
    }
  content_free (content);
}

static const JalonPaper *
find_paper (const JalonSnapshot *snapshot, const char *id)
{
  for (guint i = 0; snapshot != NULL && id != NULL && i < snapshot->papers->len; i++)
    if (g_str_equal (((JalonPaper *) snapshot->papers->pdata[i])->id, id))
      return snapshot->papers->pdata[i];
  return NULL;
}

/**
 * jalon_paper_pane_show_paper:
 * @self: a pane
 * @paper_id: (nullable): the paper to show
 *
 * Shows a paper of the session's snapshot. Showing the same paper again keeps what was typed unless the store has other values.
 */
void
jalon_paper_pane_show_paper (JalonPaperPane *self, const char *paper_id)
{
  const JalonSnapshot *snapshot = jalon_session_get_snapshot (self->session);
  const JalonPaper *paper = find_paper (snapshot, paper_id);
  gboolean another = paper == NULL || self->paper == NULL || !g_str_equal (self->paper->id, paper->id);
  gboolean changed = another || paper->confirmed != self->paper->confirmed || g_strcmp0 (paper->kind, self->paper->kind) != 0;

  if (another)
    jalon_preview_set_document (self->preview, NULL, NULL);
  g_clear_pointer (&self->paper, jalon_paper_unref);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), paper != NULL ? "paper" : "none");
  if (paper == NULL)
    return;
  self->paper = jalon_paper_ref (paper);
  if (changed)
    fill_fields (self);
  if (another)
    jalon_session_run_async (self->session, load_content, g_strdup (paper->id), g_free, NULL, loaded_cb, g_object_ref (self));
  fill_findings (self, g_hash_table_lookup (snapshot->judgements, paper->id));
}

/**
 * jalon_paper_pane_get_paper:
 * @self: a pane
 *
 * Returns: (nullable): id of the paper that is shown
 */
const char *
jalon_paper_pane_get_paper (JalonPaperPane *self)
{
  return self->paper != NULL ? self->paper->id : NULL;
}

/**
 * jalon_paper_pane_set_session:
 * @self: a pane
 * @session: where the papers are
 */
void
jalon_paper_pane_set_session (JalonPaperPane *self, JalonSession *session)
{
  g_set_object (&self->session, session);
}

static void
jalon_paper_pane_dispose (GObject *object)
{
  JalonPaperPane *self = JALON_PAPER_PANE (object);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_object (&self->session);
  g_clear_pointer (&self->paper, jalon_paper_unref);
  G_OBJECT_CLASS (jalon_paper_pane_parent_class)->dispose (object);
}

static void
jalon_paper_pane_finalize (GObject *object)
{
  JalonPaperPane *self = JALON_PAPER_PANE (object);
  g_ptr_array_unref (self->finding_rows);
  G_OBJECT_CLASS (jalon_paper_pane_parent_class)->finalize (object);
}

static void
jalon_paper_pane_class_init (JalonPaperPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = jalon_paper_pane_dispose;
  G_OBJECT_CLASS (klass)->finalize = jalon_paper_pane_finalize;
  /**
   * JalonPaperPane::confirmed:
   *
   * The paper on show was confirmed and saved.
   */
  signals[CONFIRMED] = g_signal_new ("confirmed", JALON_TYPE_PAPER_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * JalonPaperPane::later:
   *
   * The person wants to decide later.
   */
  signals[LATER] = g_signal_new ("later", JALON_TYPE_PAPER_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (JALON_TYPE_PICK_ROW);
  g_type_ensure (JALON_TYPE_SHELL);
  g_type_ensure (JALON_TYPE_PREVIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jalon_app/Jalon/ui/jalon-paper-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, JalonPaperPane, stack);
  gtk_widget_class_bind_template_child (widget_class, JalonPaperPane, shell);
  gtk_widget_class_bind_template_child (widget_class, JalonPaperPane, findings);
  gtk_widget_class_bind_template_child (widget_class, JalonPaperPane, details);
  gtk_widget_class_bind_template_child (widget_class, JalonPaperPane, kind);
  gtk_widget_class_bind_template_child (widget_class, JalonPaperPane, issued);
  gtk_widget_class_bind_template_child (widget_class, JalonPaperPane, until);
  gtk_widget_class_bind_template_child (widget_class, JalonPaperPane, again);
  gtk_widget_class_bind_template_child (widget_class, JalonPaperPane, hint);
  gtk_widget_class_bind_template_child (widget_class, JalonPaperPane, later);
  gtk_widget_class_bind_template_child (widget_class, JalonPaperPane, confirm);
  gtk_widget_class_bind_template_child (widget_class, JalonPaperPane, file_row);
  gtk_widget_class_bind_template_child (widget_class, JalonPaperPane, preview);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, confirm_cb);
  gtk_widget_class_bind_template_callback (widget_class, later_cb);
}

static void
jalon_paper_pane_init (JalonPaperPane *self)
{
  self->finding_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  jalon_pick_row_say (self->kind, _ ("Search a kind of paper"), _ ("Kinds of paper"), _ ("No kind has these words."));
  jalon_names_give (GTK_WIDGET (self));
}
