/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The answer to one requirement. The best candidates stand first. It holds no rule: what an answer is worth is judged by the core
 * when the session reads the case again.
 */
#include "app/jalon-answer-window.h"

#include "app/jalon-form.h"
#include "app/jalon-names.h"
#include "app/jalon-paper-item.h"
#include "core/jalon-date.h"
#include "core/law/jalon-details.h"
#include "core/renewal/jalon-export.h"
#include "phrases/jalon-phrases.h"

#include <glib/gi18n.h>

struct _JalonAnswerWindow {
  AdwWindow     parent_instance;
  GtkWidget    *name, *reason, *papers, *code_group, *code, *note_group, *note, *hint, *save;
  JalonSession *session;
  char         *requirement;
  gboolean      is_code;
  GPtrArray    *rows; /* (element-type GtkWidget) "paper" and "check" are on each */
};

G_DEFINE_FINAL_TYPE (JalonAnswerWindow, jalon_answer_window, ADW_TYPE_WINDOW)

JalonAnswerChange *
jalon_answer_change_new (const char *requirement)
{
  JalonAnswerChange *self = g_new0 (JalonAnswerChange, 1);
  self->requirement = g_strdup (requirement);
  self->answers = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_answer_unref);
  return self;
}

void
jalon_answer_change_free (JalonAnswerChange *self)
{
  g_free (self->requirement);
  g_ptr_array_unref (self->answers);
  g_free (self);
}

/**
 * jalon_answer_change_store:
 * @session: a session
 * @change: a #JalonAnswerChange
 * @cancellable: unused
 * @error: return location
 *
 * On the worker thread: replaces the answers of one requirement and saves.
 */
gpointer
jalon_answer_change_store (JalonSession *session, gpointer change, GCancellable *cancellable, GError **error)
{
  const JalonAnswerChange *wanted = change;
  JalonCase *the_case = jalon_session_get_case (session);
  g_autoptr (JalonRenewalFile) file = jalon_case_dup_renewal (the_case);
  g_autoptr (JalonRenewalFile) changed = file != NULL ? jalon_renewal_file_dup (file) : NULL;

  if (changed == NULL)
    return NULL;
  for (guint i = changed->answers->len; i > 0; i--)
    if (g_str_equal (((JalonAnswer *) changed->answers->pdata[i - 1])->requirement, wanted->requirement))
      g_ptr_array_remove_index (changed->answers, i - 1);
  for (guint i = 0; i < wanted->answers->len; i++)
    g_ptr_array_add (changed->answers, jalon_answer_ref (wanted->answers->pdata[i]));
  if (!jalon_case_set_renewal (the_case, changed, error) || !jalon_case_save (the_case, error))
    return NULL;
  return GINT_TO_POINTER (TRUE);
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JalonAnswerWindow) self = user_data;
  if (jalon_form_finish (JALON_SESSION (source), result, self->save, self->hint))
    gtk_window_destroy (GTK_WINDOW (self));
}

static const JalonRequirement *
find_requirement (JalonAnswerWindow *self)
{
  const JalonSnapshot *snapshot = jalon_session_get_snapshot (self->session);
  GPtrArray *all = snapshot != NULL && snapshot->status != NULL ? snapshot->status->requirements : NULL;
  for (guint i = 0; all != NULL && i < all->len; i++)
    if (g_str_equal (((JalonRequirement *) all->pdata[i])->id, self->requirement))
      return all->pdata[i];
  return NULL;
}

/* What was chosen of a paper before; NULL: all of it, or nothing. */
static const char *
pages_before (const JalonRequirement *requirement, const char *paper)
{
  for (guint i = 0; i < requirement->answers->len; i++)
    {
      const JalonAnswer *answer = requirement->answers->pdata[i];
      if (g_strcmp0 (answer->paper, paper) == 0)
        return answer->pages;
    }
  return NULL;
}

/* Spaces do not matter; nothing means all pages. FALSE when it is no choice of pages of this paper. */
static gboolean
read_pages (JalonAnswerWindow *self, GtkWidget *row, char **pages)
{
  GtkWidget *entry = g_object_get_data (G_OBJECT (row), "pages");
  int n_pages = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "n-pages"));
  *pages = NULL;
  if (entry == NULL)
    return TRUE;
  g_auto (GStrv) parts = g_strsplit (gtk_editable_get_text (GTK_EDITABLE (entry)), " ", -1);
  g_autofree char *typed = g_strjoinv ("", parts);
  gtk_widget_remove_css_class (entry, "error");
  if (*typed == '\0')
    return TRUE;
  if (jalon_export_count_pages (typed, n_pages) > 0)
    {
      *pages = g_steal_pointer (&typed);
      return TRUE;
    }
  g_autofree char *sentence = g_strdup_printf (ngettext ("This paper has %d page. Write pages like 1-2 or 1,3, or nothing for all.",
                                                         "This paper has %d pages. Write pages like 1-2 or 1,3, or nothing for all.", n_pages),
                                               n_pages);
  gtk_widget_add_css_class (entry, "error");
  gtk_widget_grab_focus (entry);
  jalon_form_say (self->hint, sentence);
  return FALSE;
}

static void
save_cb (JalonAnswerWindow *self)
{
  JalonAnswerChange *change = jalon_answer_change_new (self->requirement);
  g_autofree char *note = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->note))));
  g_autofree char *code = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->code))));

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];
      char *pages;
      if (!gtk_check_button_get_active (g_object_get_data (G_OBJECT (row), "check")))
        continue;
      if (!read_pages (self, row, &pages))
        {
          jalon_answer_change_free (change);
          return;
        }
      JalonAnswer *answer = jalon_answer_new ();
      answer->requirement = g_strdup (self->requirement);
      answer->paper = g_strdup (g_object_get_data (G_OBJECT (row), "paper"));
      answer->pages = pages;
      answer->waive_note = *note != '\0' ? g_strdup (note) : NULL;
      g_ptr_array_add (change->answers, answer);
    }
  if (change->answers->len == 0 && ((self->is_code && *code != '\0') || *note != '\0'))
    {
      JalonAnswer *answer = jalon_answer_new ();
      answer->requirement = g_strdup (self->requirement);
      answer->code = self->is_code && *code != '\0' ? g_strdup (code) : NULL;
      answer->waive_note = *note != '\0' ? g_strdup (note) : NULL;
      g_ptr_array_add (change->answers, answer);
    }
  gtk_widget_set_sensitive (self->save, FALSE);
  jalon_session_run_async (self->session, jalon_answer_change_store, change, (GDestroyNotify) jalon_answer_change_free, NULL, stored_cb,
                           g_object_ref (self));
}

static gboolean
is_answer (const JalonRequirement *requirement, const char *paper)
{
  for (guint i = 0; i < requirement->answers->len; i++)
    if (g_strcmp0 (((JalonAnswer *) requirement->answers->pdata[i])->paper, paper) == 0)
      return TRUE;
  return FALSE;
}

/* Below a paper of several pages, once it is chosen: all of them, or some. */
static void
add_pages (JalonAnswerWindow *self, GtkWidget *row, GtkWidget *check, const JalonPaper *paper, const char *pages)
{
  g_autofree char *title = g_strdup_printf (ngettext ("Pages, like 1-2 (nothing: all %d)", "Pages, like 1-2 (nothing: all %d)", paper->pages),
                                            paper->pages);
  GtkWidget *entry = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), title);
  gtk_editable_set_text (GTK_EDITABLE (entry), pages != NULL ? pages : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, paper->name, -1);
  g_object_bind_property (check, "active", entry, "visible", G_BINDING_SYNC_CREATE);
  jalon_names_give (entry);
  g_object_set_data (G_OBJECT (row), "pages", entry);
  g_object_set_data (G_OBJECT (row), "n-pages", GINT_TO_POINTER (paper->pages));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->papers), entry);
}

static void
add_paper (JalonAnswerWindow *self, const JalonRequirement *requirement, const JalonPaper *paper)
{
  const JalonSnapshot *snapshot = jalon_session_get_snapshot (self->session);
  g_autoptr (JalonPaperItem) item = jalon_paper_item_new (paper, g_hash_table_lookup (snapshot->judgements, paper->id),
                                                          jalon_session_get_packs (self->session));
  g_autofree char *subtitle = g_strdup_printf ("%s\n%s", paper->name, jalon_paper_item_get_subtitle (item));
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), jalon_paper_item_get_title (item));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_answer (requirement, paper->id));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, jalon_paper_item_get_title (item), -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_object_set_data_full (G_OBJECT (row), "paper", g_strdup (paper->id), g_free);
  g_object_set_data (G_OBJECT (row), "check", check);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->papers), row);
  g_ptr_array_add (self->rows, row);
  if (paper->pages > 1)
    add_pages (self, row, check, paper, pages_before (requirement, paper->id));
}

static void
fill_papers (JalonAnswerWindow *self, const JalonRequirement *requirement, const JalonSnapshot *snapshot)
{
  g_autoptr (GPtrArray) best = jalon_renewal_candidates (jalon_session_get_packs (self->session), requirement, snapshot->papers,
                                                         &snapshot->file->filing);
  for (guint i = 0; i < best->len; i++)
    add_paper (self, requirement, best->pdata[i]);
  for (guint i = 0; i < snapshot->papers->len; i++)
    if (!g_ptr_array_find (best, snapshot->papers->pdata[i], NULL))
      add_paper (self, requirement, snapshot->papers->pdata[i]);
  if (snapshot->papers->len == 0)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->papers), _ ("Add papers first, then choose one here."));
}

/* The code that was written down among the details stands there already, with its last day. */
static void
offer_ephoto (JalonAnswerWindow *self, const JalonSnapshot *snapshot)
{
  const char *code = jalon_details_get (snapshot->details, "ephoto-code");
  GDate until;
  if (code != NULL && *gtk_editable_get_text (GTK_EDITABLE (self->code)) == '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->code), code);
  if (!jalon_date_parse (jalon_details_get (snapshot->details, "ephoto-until"), &until))
    return;
  gboolean over = g_date_compare (&until, jalon_session_get_today (self->session)) < 0;
  g_autofree char *day = jalon_phrase_date (&until);
  /* Translators: the last day of a code, to come or over; %s is a date */
  g_autofree char *words = g_strdup_printf (over ? _ ("You wrote down that this code ended on %s. Have a new one made.")
                                                 : _ ("You wrote down that this code can be used until %s."), day);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->code_group), words);
}

static void
fill (JalonAnswerWindow *self)
{
  const JalonSnapshot *snapshot = jalon_session_get_snapshot (self->session);
  const JalonRequirement *requirement = find_requirement (self);
  if (requirement == NULL)
    return;

  g_autofree char *name = jalon_phrase_item (requirement->item);
  g_autofree char *reason = jalon_phrase_requirement (requirement);
  self->is_code = g_str_equal (requirement->item->kind, "code");
  gtk_window_set_title (GTK_WINDOW (self), _ ("Answer"));
  gtk_label_set_label (GTK_LABEL (self->name), name);
  gtk_label_set_label (GTK_LABEL (self->reason), reason);
  gtk_widget_set_visible (self->papers, !self->is_code);
  gtk_widget_set_visible (self->code_group, self->is_code);
  for (guint i = 0; i < requirement->answers->len; i++)
    {
      const JalonAnswer *answer = requirement->answers->pdata[i];
      if (answer->code != NULL)
        gtk_editable_set_text (GTK_EDITABLE (self->code), answer->code);
      if (answer->waive_note != NULL)
        gtk_editable_set_text (GTK_EDITABLE (self->note), answer->waive_note);
    }
  if (!self->is_code)
    fill_papers (self, requirement, snapshot);
  else if (g_str_equal (requirement->item->id, "ephoto-code"))
    offer_ephoto (self, snapshot);
}

/**
 * jalon_answer_window_new:
 * @parent: window below
 * @session: where the file is
 * @requirement_id: what to answer
 *
 * Returns: (transfer none): a modal window
 */
JalonAnswerWindow *
jalon_answer_window_new (GtkWindow *parent, JalonSession *session, const char *requirement_id)
{
  JalonAnswerWindow *self = g_object_new (JALON_TYPE_ANSWER_WINDOW, "transient-for", parent, NULL);
  self->session = g_object_ref (session);
  self->requirement = g_strdup (requirement_id);
  fill (self);
  return self;
}

static void
jalon_answer_window_finalize (GObject *object)
{
  JalonAnswerWindow *self = JALON_ANSWER_WINDOW (object);
  g_clear_object (&self->session);
  g_free (self->requirement);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (jalon_answer_window_parent_class)->finalize (object);
}

static void
jalon_answer_window_class_init (JalonAnswerWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->finalize = jalon_answer_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jalon_app/Jalon/ui/jalon-answer-window.ui");
  gtk_widget_class_bind_template_child (widget_class, JalonAnswerWindow, name);
  gtk_widget_class_bind_template_child (widget_class, JalonAnswerWindow, reason);
  gtk_widget_class_bind_template_child (widget_class, JalonAnswerWindow, papers);
  gtk_widget_class_bind_template_child (widget_class, JalonAnswerWindow, code_group);
  gtk_widget_class_bind_template_child (widget_class, JalonAnswerWindow, code);
  gtk_widget_class_bind_template_child (widget_class, JalonAnswerWindow, note_group);
  gtk_widget_class_bind_template_child (widget_class, JalonAnswerWindow, note);
  gtk_widget_class_bind_template_child (widget_class, JalonAnswerWindow, hint);
  gtk_widget_class_bind_template_child (widget_class, JalonAnswerWindow, save);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
jalon_answer_window_init (JalonAnswerWindow *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  jalon_names_give (GTK_WIDGET (self));
}
