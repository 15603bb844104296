/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The renewal file: what is left on top, each requirement with its state, the reason and one thing to do; what is done is folded.
 * After an export: the files in portal order. The states are the core's; nothing is judged here.
 */
#include "app/jalon-renewal-page.h"

#include "app/jalon-situation-form.h"
#include "core/law/jalon-permits.h"
#include "phrases/jalon-phrases.h"

#include <glib/gi18n.h>

struct _JalonRenewalPage {
  GtkWidget           parent_instance;
  GtkWidget          *stack, *left, *about, *export, *open_group, *done_group, *done, *collection, *result_group, *sheets_group;
  JalonSituationForm *form;
  JalonSession       *session;
  GPtrArray          *open_rows, *done_rows, *collection_rows, *result_rows, *sheet_rows;
};

G_DEFINE_FINAL_TYPE (JalonRenewalPage, jalon_renewal_page, GTK_TYPE_WIDGET)

/* The one thing to do, by the reason the core gives. */
static const struct { const char *reason, *label, *action; gboolean on_paper; } next_steps[] = {
  { "to-fix", N_ ("Make it fit"), "win.repair", TRUE },
  { "unconfirmed", N_ ("Look and confirm"), "win.open-paper", TRUE },
  { "no-date", N_ ("Type the date"), "win.open-paper", TRUE },
  { "no-until", N_ ("Type the last day"), "win.open-paper", TRUE },
  { "condition-unknown", N_ ("Answer"), "win.edit-situation", FALSE },
  { "code-missing", N_ ("Type the code"), "win.answer", FALSE },
  { "code-odd", N_ ("Look at the code"), "win.answer", FALSE },
  { "cannot-tell", N_ ("Look and decide"), "win.answer", FALSE },
  { "name-differs", N_ ("Look and decide"), "win.answer", FALSE },
  { "missing", N_ ("Choose a paper"), "win.answer", FALSE },
  { "count", N_ ("Choose papers"), "win.answer", FALSE },
};

static GtkWidget *
step_button (const JalonRequirement *requirement)
{
  const char *label = _ ("Choose another"), *action = "win.answer";
  const char *target = requirement->id;
  const char *paper = g_hash_table_lookup (requirement->values, "paper");

  for (gsize i = 0; i < G_N_ELEMENTS (next_steps); i++)
    if (g_str_equal (requirement->reason, next_steps[i].reason) && (!next_steps[i].on_paper || paper != NULL))
      {
        label = _ (next_steps[i].label);
        action = next_steps[i].action;
        target = next_steps[i].on_paper ? paper : requirement->id;
      }
  GtkWidget *button = gtk_button_new_with_label (label);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  if (!g_str_equal (action, "win.edit-situation"))
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
text_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
change_button (const JalonRequirement *requirement)
{
  GtkWidget *change = gtk_button_new_from_icon_name ("document-edit-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (change), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Change the answer"), -1);
  gtk_widget_set_tooltip_text (change, _ ("Change the answer"));
  gtk_widget_set_valign (change, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (change, "flat");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (change), "s", requirement->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (change), "win.answer");
  return change;
}

/* (transfer full) (nullable): what else would answer: the first open row of each other alternative of its group. */
static char *
dup_alternatives (const JalonRenewalStatus *status, const JalonRequirement *requirement)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; requirement->group != NULL && i < status->requirements->len; i++)
    {
      const JalonRequirement *other = status->requirements->pdata[i];
      if (g_strcmp0 (other->group, requirement->group) == 0 && !g_str_equal (other->alternative, requirement->alternative) &&
          other->state != JALON_STATE_DONE && g_hash_table_add (seen, other->alternative))
        g_ptr_array_add (names, jalon_phrase_item (other->item));
    }
  if (names->len == 0)
    return NULL;
  g_ptr_array_add (names, NULL);
  g_autofree char *all = g_strjoinv (" · ", (char **) names->pdata);
  /* Translators: one or several kinds of paper, with a middle dot between them; one is enough */
  return g_strdup_printf (_ ("Or instead: %s"), all);
}

/* The button stands below the words, so that both keep their room on a narrow window. */
static GtkWidget *
requirement_row (const JalonRenewalStatus *status, const JalonRequirement *requirement, gboolean done)
{
  static const char *const icons[] = { "list-add-symbolic", "document-edit-symbolic", "help-about-symbolic", "emblem-ok-symbolic" };
  static const char *const styles[] = { "state-to-do", "state-fix", "state-check", "state-done" };
  g_autofree char *name = jalon_phrase_item (requirement->item);
  g_autofree char *reason = jalon_phrase_requirement (requirement);
  g_autofree char *state = jalon_phrase_state (requirement->state);
  /* Translators: the state of a requirement ("to do"), then the reason in a sentence */
  g_autofree char *second = g_strdup_printf (_ ("%s — %s"), state, reason);
  g_autofree char *instead = done ? NULL : dup_alternatives (status, requirement);
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name (icons[requirement->state]);

  gtk_widget_add_css_class (icon, styles[requirement->state]);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_margin_top (icon, 3);
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, state, -1);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), text_label (name, NULL));
  gtk_box_append (GTK_BOX (texts), text_label (second, "caption"));
  if (requirement->remark != NULL) /* what is special in this situation, from the packs */
    gtk_box_append (GTK_BOX (texts), text_label (_ (requirement->remark), "caption"));
  if (instead != NULL)
    gtk_box_append (GTK_BOX (texts), text_label (instead, "caption"));
  if (!done)
    gtk_box_append (GTK_BOX (texts), step_button (requirement));
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), texts);
  if (done)
    gtk_box_append (GTK_BOX (box), change_button (requirement));
  gtk_widget_add_css_class (box, "requirement");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, second, -1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  return row;
}

static void
clear_rows (GtkWidget *parent, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      if (ADW_IS_EXPANDER_ROW (parent))
        adw_expander_row_remove (ADW_EXPANDER_ROW (parent), rows->pdata[i]);
      else
        adw_preferences_group_remove (ADW_PREFERENCES_GROUP (parent), rows->pdata[i]);
    }
  g_ptr_array_set_size (rows, 0);
}

static void
fill_rows (JalonRenewalPage *self, const JalonRenewalStatus *status)
{
  clear_rows (self->open_group, self->open_rows);
  clear_rows (self->done, self->done_rows);
  clear_rows (self->collection, self->collection_rows);
  for (guint i = 0; i < status->requirements->len; i++)
    {
      const JalonRequirement *requirement = status->requirements->pdata[i];
      gboolean done = requirement->state == JALON_STATE_DONE;
      GtkWidget *row = requirement_row (status, requirement, done);
      if (requirement->at_collection)
        {
          adw_expander_row_add_row (ADW_EXPANDER_ROW (self->collection), row);
          g_ptr_array_add (self->collection_rows, row);
        }
      else if (done)
        {
          adw_expander_row_add_row (ADW_EXPANDER_ROW (self->done), row);
          g_ptr_array_add (self->done_rows, row);
        }
      else
        {
          adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->open_group), row);
          g_ptr_array_add (self->open_rows, row);
        }
    }
}

static void
fill (JalonRenewalPage *self, const JalonSnapshot *snapshot)
{
  const JalonRenewalStatus *status = snapshot->status;
  const JalonPermit *permit = jalon_packs_get_permit (jalon_session_get_packs (self->session), snapshot->file->permit);
  g_autofree char *filing = jalon_phrase_date (&snapshot->file->filing);
  g_autofree char *left = status->complete ? jalon_phrase_complete (status)
                                           : g_strdup_printf (ngettext ("%d left", "%d left", status->left), status->left);
  /* Translators: the name of a list, then the planned day with its weekday */
  g_autofree char *about = g_strdup_printf (_ ("%s. Judged for %s."), permit != NULL ? _ (permit->gloss) : snapshot->file->permit, filing);

  gtk_label_set_label (GTK_LABEL (self->left), left);
  gtk_label_set_label (GTK_LABEL (self->about), about);
  if (status->complete)
    gtk_widget_add_css_class (self->export, "suggested-action");
  else
    gtk_widget_remove_css_class (self->export, "suggested-action");
  fill_rows (self, status);
  g_autofree char *done = g_strdup_printf (ngettext ("Done (%u)", "Done (%u)", self->done_rows->len), self->done_rows->len);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->done), done);
  gtk_widget_set_visible (self->done, self->done_rows->len > 0);
  gtk_widget_set_visible (self->collection, self->collection_rows->len > 0);
}

static void
session_changed_cb (JalonRenewalPage *self)
{
  const JalonSnapshot *snapshot = jalon_session_get_snapshot (self->session);
  const char *shown = gtk_stack_get_visible_child_name (GTK_STACK (self->stack));

  if (snapshot == NULL || snapshot->status == NULL)
    {
      if (g_strcmp0 (shown, "situation") != 0)
        gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "none");
      return;
    }
  fill (self, snapshot);
  if (g_strcmp0 (shown, "none") == 0)
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "file");
}

static void
saved_cb (JalonRenewalPage *self)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "file");
}

static void
back_to_list_cb (JalonRenewalPage *self)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "file");
}

/**
 * jalon_renewal_page_edit_situation:
 * @self: a page
 *
 * Shows the questions, with the answers given before.
 */
void
jalon_renewal_page_edit_situation (JalonRenewalPage *self)
{
  const JalonSnapshot *snapshot = jalon_session_get_snapshot (self->session);
  jalon_situation_form_load (self->form, snapshot != NULL ? snapshot->file : NULL);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "situation");
}

static void
add_tick (GtkWidget *row)
{
  GtkWidget *tick = gtk_check_button_new ();
  gtk_widget_set_valign (tick, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tick), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Uploaded"), -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), tick);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), tick);
}

/* The place in the portal first: that is what a person looks for there. Sheets have no place, and nothing to tick. */
static GtkWidget *
result_row (const JalonExportedFile *file, const JalonItem *item)
{
  g_autofree char *slot = item != NULL ? jalon_phrase_item (item) : NULL;
  g_autofree char *size = jalon_phrase_size (file->size_bytes);
  g_autofree char *pages = g_strdup_printf (ngettext ("%d page", "%d pages", file->pages), file->pages);
  g_autofree char *second =
    slot != NULL ? g_strdup_printf ("%s\n%s · %s", file->name, pages, size) : g_strdup_printf ("%s · %s", pages, size);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), slot != NULL ? slot : file->name);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (file->may_be_refused)
    {
      g_autofree char *warned =
        file->beyond_place ? g_strdup_printf (_ ("%s. With the files above, more than the portal takes here: it may be refused."), second)
                           : g_strdup_printf (_ ("%s. Larger than what is usually taken: it may be refused."), second);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), warned);
    }
  else
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), second);
  if (slot != NULL)
    add_tick (row);
  return row;
}

/* The item behind a requirement id: "payslips-2" asks for payslips. */
static const JalonItem *
item_of (JalonRenewalPage *self, const char *requirement)
{
  const JalonSnapshot *snapshot = jalon_session_get_snapshot (self->session);
  for (guint i = 0; requirement != NULL && snapshot != NULL && snapshot->status != NULL && i < snapshot->status->requirements->len; i++)
    {
      const JalonRequirement *other = snapshot->status->requirements->pdata[i];
      if (g_str_equal (other->id, requirement))
        return other->item;
    }
  return NULL;
}

/**
 * jalon_renewal_page_show_result:
 * @self: a page
 * @result: what was exported
 *
 * Shows the files in portal order.
 */
void
jalon_renewal_page_show_result (JalonRenewalPage *self, const JalonExport *result)
{
  const JalonSnapshot *snapshot = jalon_session_get_snapshot (self->session);
  gboolean whole = snapshot != NULL && snapshot->status != NULL && snapshot->status->complete;
  clear_rows (self->result_group, self->result_rows);
  clear_rows (self->sheets_group, self->sheet_rows);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->result_group),
                                   whole ? _ ("The folder is ready to upload") : _ ("The folder is made; something is left"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->result_group),
                                         whole ? _ ("Upload the files in this order and tick each one.")
                                               : _ ("What is missing and your reason stand in the inventory. Upload the files in this order and "
                                                    "tick each one."));
  for (guint i = 0; i < result->files->len; i++)
    {
      const JalonExportedFile *file = result->files->pdata[i];
      const JalonItem *item = item_of (self, file->requirement);
      GtkWidget *row = result_row (file, item);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (item != NULL ? self->result_group : self->sheets_group), row);
      g_ptr_array_add (item != NULL ? self->result_rows : self->sheet_rows, row);
    }
  gtk_widget_set_visible (self->sheets_group, self->sheet_rows->len > 0);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "result");
}

void
jalon_renewal_page_set_session (JalonRenewalPage *self, JalonSession *session)
{
  g_set_object (&self->session, session);
  jalon_situation_form_set_session (self->form, session);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
jalon_renewal_page_dispose (GObject *object)
{
  JalonRenewalPage *self = JALON_RENEWAL_PAGE (object);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (jalon_renewal_page_parent_class)->dispose (object);
}

static void
jalon_renewal_page_finalize (GObject *object)
{
  JalonRenewalPage *self = JALON_RENEWAL_PAGE (object);
  g_ptr_array_unref (self->open_rows);
  g_ptr_array_unref (self->done_rows);
  g_ptr_array_unref (self->collection_rows);
  g_ptr_array_unref (self->result_rows);
  g_ptr_array_unref (self->sheet_rows);
  G_OBJECT_CLASS (jalon_renewal_page_parent_class)->finalize (object);
}

static void
jalon_renewal_page_class_init (JalonRenewalPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = jalon_renewal_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = jalon_renewal_page_finalize;
  g_type_ensure (JALON_TYPE_SITUATION_FORM);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jalon_app/Jalon/ui/jalon-renewal-page.ui");
  gtk_widget_class_bind_template_child (widget_class, JalonRenewalPage, stack);
  gtk_widget_class_bind_template_child (widget_class, JalonRenewalPage, form);
  gtk_widget_class_bind_template_child (widget_class, JalonRenewalPage, left);
  gtk_widget_class_bind_template_child (widget_class, JalonRenewalPage, about);
  gtk_widget_class_bind_template_child (widget_class, JalonRenewalPage, export);
  gtk_widget_class_bind_template_child (widget_class, JalonRenewalPage, open_group);
  gtk_widget_class_bind_template_child (widget_class, JalonRenewalPage, done_group);
  gtk_widget_class_bind_template_child (widget_class, JalonRenewalPage, done);
  gtk_widget_class_bind_template_child (widget_class, JalonRenewalPage, collection);
  gtk_widget_class_bind_template_child (widget_class, JalonRenewalPage, result_group);
  gtk_widget_class_bind_template_child (widget_class, JalonRenewalPage, sheets_group);
  gtk_widget_class_bind_template_callback (widget_class, saved_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_to_list_cb);
}

static void
jalon_renewal_page_init (JalonRenewalPage *self)
{
  self->open_rows = g_ptr_array_new ();
  self->done_rows = g_ptr_array_new ();
  self->collection_rows = g_ptr_array_new ();
  self->result_rows = g_ptr_array_new ();
  self->sheet_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
