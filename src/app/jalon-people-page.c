/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list is a model of a few lines in view, however many people there are. Cases are read on threads of the caseload; what was read is
 * put in its place a few times a second. Nothing is computed here.
 */
#include "app/jalon-people-page.h"

#include "app/jalon-people-item.h"
#include "phrases/jalon-phrases-line.h"
#include "phrases/jalon-phrases-people.h"

#include <glib/gi18n.h>

#define POLL_MS 15      /* until the first lines stand there */
#define FILL_EVERY 20   /* polls, while cases are being read */

struct _JalonPeoplePage {
  GtkWidget      parent_instance;
  GtkWidget     *box, *search, *state, *age, *stack, *list;
  JalonSession  *session;
  JalonCaseload *caseload;
  GListStore    *items;
  GPtrArray     *judged;  /* (nullable) (element-type JalonCaseJudged) everyone, as held against today last */
  GCancellable  *reading; /* (nullable) */
  struct _Look  *look;    /* (nullable) lent by the task that reads */
  guint          poll, polls;
};

G_DEFINE_FINAL_TYPE (JalonPeoplePage, jalon_people_page, GTK_TYPE_WIDGET)

/* One look at the folder, shared with the thread that takes it. */
typedef struct _Look {
  JalonCaseload *caseload;
  GDate          today;
  int            loaded, done, total; /* atomic */
} Look;

static void
look_free (gpointer data)
{
  jalon_caseload_unref (((Look *) data)->caseload);
  g_free (data);
}

static void
read_cb (guint done, guint total, gpointer user_data)
{
  Look *look = user_data;
  g_atomic_int_set (&look->total, (int) total);
  g_atomic_int_set (&look->done, (int) done);
}

static void
look_at_folder (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Look *look = data;
  g_autoptr (GError) error = NULL;
  if (!jalon_caseload_load (look->caseload, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  g_atomic_int_set (&look->loaded, 1);
  jalon_caseload_refresh (look->caseload, &look->today, read_cb, look, cancellable);
  g_task_return_boolean (task, TRUE);
}

/* Headings and people that match what is typed. */
static GPtrArray *
make_lines (JalonPeoplePage *self)
{
  const GDate *today = jalon_session_get_real_today (self->session);
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search));
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_object_unref);
  JalonCaseGroup group = JALON_CASE_N_GROUPS;
  for (guint i = 0; i < self->judged->len; i++)
    {
      JalonCaseJudged *judged = self->judged->pdata[i];
      if (!jalon_case_judged_matches (judged, words))
        continue;
      if (judged->group != group)
        g_ptr_array_add (lines, jalon_people_item_new_heading (judged->group, today));
      group = judged->group;
      g_ptr_array_add (lines, jalon_people_item_new (judged, self->judged, today));
    }
  return lines;
}

static gboolean
is_line (GListModel *model, guint position, JalonPeopleItem *line)
{
  g_autoptr (JalonPeopleItem) there = g_list_model_get_item (model, position);
  return jalon_people_item_equal (there, line);
}

/* Only the lines that differ are put in, so that who is being looked at stays in place. */
static void
put_lines (JalonPeoplePage *self, GPtrArray *lines)
{
  GListModel *model = G_LIST_MODEL (self->items);
  guint before = g_list_model_get_n_items (model), first = 0, last = 0;
  while (first < before && first < lines->len && is_line (model, first, lines->pdata[first]))
    first++;
  while (last < before - first && last < lines->len - first && is_line (model, before - 1 - last, lines->pdata[lines->len - 1 - last]))
    last++;
  if (before - first - last > 0 || lines->len - first - last > 0)
    g_list_store_splice (self->items, first, before - first - last, lines->pdata + first, lines->len - first - last);
}

static void
say_state (JalonPeoplePage *self)
{
  int done = self->look != NULL ? g_atomic_int_get (&self->look->done) : 0, total = self->look != NULL ? g_atomic_int_get (&self->look->total) : 0;
  /* Translators: %1$d of %2$d people */
  g_autofree char *text = g_strdup_printf (_ ("Reading: %1$d of %2$d"), done, total);
  gtk_label_set_label (GTK_LABEL (self->state), text);
  gtk_widget_set_visible (self->state, total > 0);
}

/* Old rules are said where their dates stand. */
static void
say_age (JalonPeoplePage *self)
{
  JalonRulesAge age;
  GDate newest;
  jalon_packs_get_newest_reading (jalon_session_get_packs (self->session), &newest);
  jalon_rules_age_judge (&age, jalon_session_get_real_today (self->session), &newest, &newest);
  g_autofree char *said = jalon_phrase_rules_age (&age);
  gtk_label_set_label (GTK_LABEL (self->age), said);
  gtk_widget_set_visible (self->age, age.old);
}

static void
show_lines (JalonPeoplePage *self)
{
  g_autoptr (GPtrArray) lines = NULL;
  if (self->judged == NULL)
    return;
  lines = make_lines (self);
  put_lines (self, lines);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), lines->len > 0 ? "list" : self->judged->len > 0 ? "none" : "empty");
}

static void
fill (JalonPeoplePage *self)
{
  g_clear_pointer (&self->judged, g_ptr_array_unref);
  self->judged = jalon_caseload_judge (self->caseload, jalon_session_get_real_today (self->session));
  show_lines (self);
  say_state (self);
  say_age (self);
}

static gboolean
poll_cb (gpointer user_data)
{
  JalonPeoplePage *self = user_data;
  gboolean first = self->polls == 0;
  if (self->look == NULL || (first && !g_atomic_int_get (&self->look->loaded)))
    return G_SOURCE_CONTINUE;
  if (self->polls++ % FILL_EVERY == 0)
    fill (self);
  return G_SOURCE_CONTINUE;
}

static void
stop_polling (JalonPeoplePage *self)
{
  if (self->poll != 0)
    g_source_remove (self->poll);
  self->poll = 0;
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  JalonPeoplePage *self = JALON_PEOPLE_PAGE (source);
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);
  if (g_task_get_task_data (G_TASK (result)) != self->look)
    return; /* another look began meanwhile */
  self->look = NULL;
  g_clear_object (&self->reading);
  stop_polling (self);
  if (self->session != NULL && done)
    fill (self);
}

/**
 * jalon_people_page_look:
 * @self: a page
 *
 * Shows what is known of everyone, and reads what is not.
 */
void
jalon_people_page_look (JalonPeoplePage *self)
{
  Look *look = g_new0 (Look, 1);
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  *look = (Look) { .caseload = jalon_caseload_ref (self->caseload), .today = *jalon_session_get_real_today (self->session) };
  g_autoptr (GTask) task = g_task_new (self, self->reading, looked_cb, NULL);
  g_task_set_source_tag (task, jalon_people_page_look);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, look, look_free);
  self->look = look;
  self->polls = 0;
  if (self->poll == 0)
    self->poll = g_timeout_add (POLL_MS, poll_cb, self);
  g_task_run_in_thread (task, look_at_folder);
}

gboolean
jalon_people_page_is_reading (JalonPeoplePage *self)
{
  return self->look != NULL;
}

JalonCaseload *
jalon_people_page_get_caseload (JalonPeoplePage *self)
{
  return self->caseload;
}

void
jalon_people_page_focus_search (JalonPeoplePage *self)
{
  gtk_widget_grab_focus (self->search);
}

static void
open_line (JalonPeoplePage *self, guint position)
{
  g_autoptr (JalonPeopleItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);
  const JalonCaseJudged *judged = item != NULL ? jalon_people_item_get_judged (item) : NULL;
  if (judged != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.switch-person", "s", judged->row->uuid);
}

static void
activate_cb (JalonPeoplePage *self, guint position)
{
  open_line (self, position);
}

/* Enter opens the first one that was found: the first line is a heading. */
static void
search_activate_cb (JalonPeoplePage *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0')
    open_line (self, 1);
}

static void
search_changed_cb (JalonPeoplePage *self)
{
  show_lines (self);
}

/* Escape empties the field, then leads back. */
static void
stop_search_cb (JalonPeoplePage *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.back-to-case", NULL);
}

static GtkWidget *
add_label (GtkWidget *box, GtkListItem *line, const char *name, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  g_object_set_data (G_OBJECT (line), name, label);
  return label;
}

static void
setup_line_cb (JalonPeoplePage *self, GtkListItem *line)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  add_label (box, line, "heading", "title-4");
  add_label (box, line, "name", "heading");
  add_label (box, line, "day", NULL);
  add_label (box, line, "matter", NULL);
  add_label (box, line, "action", "dim-label");
  add_label (box, line, "more", "dim-label");
  gtk_list_item_set_child (line, box);
}

static void
put (GtkListItem *line, const char *name, const char *text, GString *spoken)
{
  GtkWidget *label = g_object_get_data (G_OBJECT (line), name);
  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL);
  if (text != NULL)
    g_string_append_printf (spoken, "%s%s", spoken->len > 0 ? ", " : "", text);
}

static void
put_person (JalonPeoplePage *self, GtkListItem *line, const JalonCaseJudged *judged, GString *spoken)
{
  const GDate *today = jalon_people_item_get_today (gtk_list_item_get_item (line));
  const JalonDanger *lead = judged->dangers->len > 0 ? judged->dangers->pdata[0] : NULL;
  gboolean told = lead != NULL && judged->group != JALON_CASE_GROUP_UNREADABLE;
  g_autofree char *name = jalon_phrase_case_name (judged->row);
  g_autofree char *day = told ? jalon_phrase_danger_day (lead, today) : NULL;
  g_autofree char *matter = jalon_phrase_case_matter (jalon_session_get_packs (self->session), judged);
  g_autofree char *action = told ? jalon_phrase_danger_action (lead) : NULL;
  g_autofree char *more = told ? jalon_phrase_case_more (judged, today) : NULL;
  put (line, "name", name, spoken);
  put (line, "day", day, spoken);
  put (line, "matter", matter, spoken);
  put (line, "action", action, spoken);
  put (line, "more", more, spoken);
}

static void
bind_line_cb (JalonPeoplePage *self, GtkListItem *line)
{
  static const char *const parts[] = { "name", "day", "matter", "action", "more" };
  JalonPeopleItem *item = gtk_list_item_get_item (line);
  const JalonCaseJudged *judged = jalon_people_item_get_judged (item);
  g_autofree char *heading = judged == NULL ? jalon_phrase_case_group (jalon_people_item_get_group (item), jalon_people_item_get_today (item)) : NULL;
  g_autoptr (GString) spoken = g_string_new (NULL);
  GtkWidget *holder = gtk_widget_get_parent (gtk_list_item_get_child (line)), *day = g_object_get_data (G_OBJECT (line), "day");

  put (line, "heading", heading, spoken);
  if (judged != NULL)
    put_person (self, line, judged, spoken);
  for (gsize i = 0; judged == NULL && i < G_N_ELEMENTS (parts); i++)
    put (line, parts[i], NULL, spoken);
  gtk_widget_remove_css_class (day, "error");
  gtk_widget_remove_css_class (day, "warning");
  if (judged != NULL && (judged->group == JALON_CASE_GROUP_WEEK || judged->group == JALON_CASE_GROUP_MONTH))
    gtk_widget_add_css_class (day, judged->group == JALON_CASE_GROUP_WEEK ? "error" : "warning");
  gtk_list_item_set_activatable (line, judged != NULL);
  gtk_list_item_set_selectable (line, judged != NULL);
  if (holder != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (holder), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken->str, -1);
}

/* What was read under other rules is read anew. */
static void
rules_changed_cb (JalonPeoplePage *self)
{
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->look = NULL;
  stop_polling (self);
  g_clear_pointer (&self->judged, g_ptr_array_unref);
  jalon_caseload_unref (self->caseload);
  self->caseload = jalon_caseload_new (jalon_session_get_folder (self->session), jalon_session_get_packs (self->session));
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    jalon_people_page_look (self);
}

/**
 * jalon_people_page_set_session:
 * @self: a page
 * @session: whose folder it shows
 */
void
jalon_people_page_set_session (JalonPeoplePage *self, JalonSession *session)
{
  g_set_object (&self->session, session);
  self->caseload = jalon_caseload_new (jalon_session_get_folder (session), jalon_session_get_packs (session));
  g_signal_connect_object (session, "rules-changed", G_CALLBACK (rules_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
jalon_people_page_dispose (GObject *object)
{
  JalonPeoplePage *self = JALON_PEOPLE_PAGE (object);
  stop_polling (self);
  self->look = NULL;
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->items);
  g_clear_pointer (&self->judged, g_ptr_array_unref);
  g_clear_pointer (&self->caseload, jalon_caseload_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (jalon_people_page_parent_class)->dispose (object);
}

static void
jalon_people_page_class_init (JalonPeoplePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = jalon_people_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jalon_app/Jalon/ui/jalon-people-page.ui");
  gtk_widget_class_bind_template_child (widget_class, JalonPeoplePage, box);
  gtk_widget_class_bind_template_child (widget_class, JalonPeoplePage, search);
  gtk_widget_class_bind_template_child (widget_class, JalonPeoplePage, state);
  gtk_widget_class_bind_template_child (widget_class, JalonPeoplePage, age);
  gtk_widget_class_bind_template_child (widget_class, JalonPeoplePage, stack);
  gtk_widget_class_bind_template_child (widget_class, JalonPeoplePage, list);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.back-to-case", NULL);
}

static void
jalon_people_page_init (JalonPeoplePage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->items = g_list_store_new (JALON_TYPE_PEOPLE_ITEM);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_line_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_line_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->list), factory);
  g_object_unref (factory);
  GtkNoSelection *model = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->items)));
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list), GTK_SELECTION_MODEL (model));
  g_object_unref (model);
}
