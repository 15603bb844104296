/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All papers of the case with search, and one of them beside. The list is the snapshot's; it is made anew when that changes.
 */
#include "app/jalon-papers-page.h"

#include "app/jalon-paper-item.h"
#include "app/jalon-paper-pane.h"
#include "app/jalon-shell.h"
#include "core/journal/jalon-said-search.h"
#include "phrases/jalon-phrases.h"

#include <glib/gi18n.h>

#define THUMBNAIL_WIDTH_PX 44
#define THUMBNAIL_HEIGHT_PX 60

#define MOST_SAID 20

struct _JalonPapersPage {
  GtkWidget       parent_instance;
  GtkWidget      *stack, *shell, *search, *said, *said_view, *hits, *list, *removed, *back;
  JalonPaperPane *pane;
  JalonSession   *session;
  GListStore     *items;
};

G_DEFINE_FINAL_TYPE (JalonPapersPage, jalon_papers_page, GTK_TYPE_WIDGET)

typedef struct {
  GWeakRef picture;
  char    *paper;
} Wish;

static void
wish_free (Wish *self)
{
  g_weak_ref_clear (&self->picture);
  g_free (self->paper);
  g_free (self);
}

static gpointer
load_thumbnail (JalonSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  JalonCase *the_case = jalon_session_get_case (session);
  return the_case != NULL ? jalon_case_dup_thumbnail (the_case, ((Wish *) data)->paper) : NULL;
}

static void
thumbnail_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Wish *wish = user_data;
  g_autoptr (GtkWidget) picture = g_weak_ref_get (&wish->picture);
  g_autoptr (GBytes) packed = jalon_session_run_finish (JALON_SESSION (source), result, NULL);
  g_autoptr (GdkTexture) texture = jalon_texture_of_thumbnail (packed);

  /* The row may show another paper by now. */
  if (picture != NULL && texture != NULL && g_strcmp0 (g_object_get_data (G_OBJECT (picture), "paper"), wish->paper) == 0)
    gtk_picture_set_paintable (GTK_PICTURE (picture), GDK_PAINTABLE (texture));
  wish_free (wish);
}

static void
ask_for_thumbnail (JalonPapersPage *self, GtkWidget *picture, const char *paper)
{
  Wish *wish = g_new0 (Wish, 1);
  g_weak_ref_init (&wish->picture, picture);
  wish->paper = g_strdup (paper);
  gtk_picture_set_paintable (GTK_PICTURE (picture), NULL);
  g_object_set_data_full (G_OBJECT (picture), "paper", g_strdup (paper), g_free);
  jalon_session_run_async (self->session, load_thumbnail, wish, NULL, NULL, thumbnail_cb, wish);
}

static GtkWidget *
row_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
setup_row_cb (JalonPapersPage *self, GtkListItem *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *picture = gtk_picture_new ();
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = row_label (NULL), *subtitle = row_label ("caption");

  /* Every picture has the same place, whatever its form: the words line up. */
  GtkWidget *frame = gtk_overlay_new ();
  gtk_widget_set_size_request (frame, THUMBNAIL_WIDTH_PX, THUMBNAIL_HEIGHT_PX);
  gtk_widget_set_valign (frame, GTK_ALIGN_CENTER);
  gtk_overlay_add_overlay (GTK_OVERLAY (frame), picture);
  gtk_widget_add_css_class (frame, "thumbnail");
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), title);
  gtk_box_append (GTK_BOX (texts), subtitle);
  gtk_box_append (GTK_BOX (box), frame);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  g_object_set_data (G_OBJECT (row), "picture", picture);
  g_object_set_data (G_OBJECT (row), "title", title);
  g_object_set_data (G_OBJECT (row), "subtitle", subtitle);
  gtk_list_item_set_child (row, box);
}

static void
bind_row_cb (JalonPapersPage *self, GtkListItem *row)
{
  static const char *const styles[] = { "error", "warning", "dim-label", NULL };
  JalonPaperItem *item = gtk_list_item_get_item (row);
  GtkWidget *subtitle = g_object_get_data (G_OBJECT (row), "subtitle");

  gtk_label_set_label (g_object_get_data (G_OBJECT (row), "title"), jalon_paper_item_get_title (item));
  gtk_label_set_label (GTK_LABEL (subtitle), jalon_paper_item_get_subtitle (item));
  for (guint i = 0; styles[i] != NULL; i++)
    gtk_widget_remove_css_class (subtitle, styles[i]);
  gtk_widget_add_css_class (subtitle, jalon_paper_item_get_style (item));
  g_autofree char *spoken = g_strdup_printf ("%s, %s", jalon_paper_item_get_title (item), jalon_paper_item_get_subtitle (item));
  GtkWidget *holder = gtk_widget_get_parent (gtk_list_item_get_child (row));
  if (holder != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (holder), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  ask_for_thumbnail (self, g_object_get_data (G_OBJECT (row), "picture"), jalon_paper_item_get_paper (item)->id);
}

static void
select_paper (JalonPapersPage *self, const char *paper_id)
{
  GListModel *model = G_LIST_MODEL (self->items);
  GtkSelectionModel *selection = gtk_list_view_get_model (GTK_LIST_VIEW (self->list));
  for (guint i = 0; paper_id != NULL && i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (JalonPaperItem) item = g_list_model_get_item (model, i);
      if (g_str_equal (jalon_paper_item_get_paper (item)->id, paper_id))
        gtk_selection_model_select_item (selection, i, TRUE);
    }
}

static void
activate_cb (JalonPapersPage *self, guint position)
{
  g_autoptr (JalonPaperItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);
  jalon_paper_pane_show_paper (self->pane, jalon_paper_item_get_paper (item)->id);
  jalon_shell_set_show_content (JALON_SHELL (self->shell), TRUE);
}

static void
back_cb (JalonPapersPage *self)
{
  jalon_shell_set_show_content (JALON_SHELL (self->shell), FALSE);
  gtk_widget_grab_focus (self->list);
}

/* After a paper is confirmed or put off the next one that still needs a person comes by itself. */
static void
next_unconfirmed_cb (JalonPapersPage *self)
{
  const JalonSnapshot *snapshot = jalon_session_get_snapshot (self->session);
  const char *current = jalon_paper_pane_get_paper (self->pane);
  gboolean after = FALSE;

  for (int round = 0; snapshot != NULL && round < 2; round++)
    for (guint i = 0; i < snapshot->papers->len; i++)
      {
        const JalonPaper *paper = snapshot->papers->pdata[i];
        gboolean is_current = g_strcmp0 (paper->id, current) == 0;
        if (!is_current && !paper->confirmed && (after || round == 1))
          {
            g_autofree char *id = g_strdup (paper->id);
            jalon_papers_page_open_paper (self, id);
            return;
          }
        after = after || is_current;
      }
  back_cb (self);
}

static void
fill_list (JalonPapersPage *self, GPtrArray *only)
{
  const JalonSnapshot *snapshot = jalon_session_get_snapshot (self->session);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; snapshot != NULL && i < snapshot->papers->len; i++)
    {
      const JalonPaper *paper = snapshot->papers->pdata[i];
      if (only == NULL || g_ptr_array_find_with_equal_func (only, paper->id, g_str_equal, NULL))
        g_ptr_array_add (rows, jalon_paper_item_new (paper, g_hash_table_lookup (snapshot->judgements, paper->id),
                                                     jalon_session_get_packs (self->session)));
    }
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), rows->pdata, rows->len);
  gtk_stack_set_visible_child_name (GTK_STACK (self->hits), rows->len > 0 ? "list" : "none");
  select_paper (self, jalon_paper_pane_get_paper (self->pane));
}

/* What a hit is, and what of it a person knows it by. */
static void
describe_hit (JalonPapersPage *self, const JalonSaidHit *hit, char **title, char **subtitle)
{
  const JalonDetail *detail = hit->value;
  const JalonTitle *card = hit->value;
  const JalonProcedure *request = hit->value;
  const JalonEvent *event = hit->value;
  const JalonTitleKind *kind;
  switch (hit->kind)
    {
    case JALON_SAID_DETAIL:
      *title = jalon_phrase_detail_value (detail->value);
      *subtitle = g_strdup (jalon_phrase_detail_name (detail->name));
      break;
    case JALON_SAID_TITLE:
      kind = jalon_packs_get_title_kind (jalon_session_get_packs (self->session), card->kind);
      *title = g_strdup (kind != NULL ? kind->term_fr : card->kind);
      *subtitle = jalon_phrase_title_days (card);
      break;
    case JALON_SAID_REQUEST:
      *title = g_strdup (jalon_phrase_request_kind (request->kind));
      *subtitle = g_strdup (request->reference != NULL ? request->reference : request->article);
      break;
    case JALON_SAID_EVENT:
    default:
      *title = g_strdup (jalon_phrase_event_kind (event->kind));
      *subtitle = jalon_phrase_event (event);
    }
}

static void
add_hit (JalonPapersPage *self, const JalonSaidHit *hit)
{
  g_autofree char *title = NULL, *subtitle = NULL;
  GtkWidget *row = adw_action_row_new ();
  describe_hit (self, hit, &title, &subtitle);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-said");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(ss)", jalon_said_kind_get_name (hit->kind), jalon_said_hit_get_id (hit));
  gtk_list_box_append (GTK_LIST_BOX (self->said), row);
}

/* Beside the papers: what the person wrote down with these words. */
static void
fill_said (JalonPapersPage *self, const char *words)
{
  const JalonSnapshot *snapshot = jalon_session_get_snapshot (self->session);
  GtkListBoxRow *row;
  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->said), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->said), GTK_WIDGET (row));
  if (snapshot == NULL)
    return;
  JalonSaid said = { snapshot->details, snapshot->titles, snapshot->procedures, snapshot->events };
  g_autoptr (GArray) hits = jalon_said_find (jalon_session_get_packs (self->session), &said, words);
  for (guint i = 0; i < MIN (hits->len, MOST_SAID); i++)
    add_hit (self, &g_array_index (hits, JalonSaidHit, i));
  gtk_widget_set_visible (self->said_view, hits->len > 0);
}

static gpointer
find_papers (JalonSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  JalonCase *the_case = jalon_session_get_case (session);
  return the_case != NULL ? jalon_case_search (the_case, data, error) : NULL;
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JalonPapersPage) self = user_data;
  g_autoptr (GPtrArray) hits = jalon_session_run_finish (JALON_SESSION (source), result, NULL);
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();
  const char *words = self->search != NULL ? gtk_editable_get_text (GTK_EDITABLE (self->search)) : "";
  if (*words != '\0')
    fill_list (self, hits != NULL ? hits : nothing);
}

static void
search_changed_cb (JalonPapersPage *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search));
  fill_said (self, words);
  if (*words == '\0')
    fill_list (self, NULL);
  else
    jalon_session_run_async (self->session, find_papers, g_strdup (words), g_free, NULL, found_cb, g_object_ref (self));
}

static void
session_changed_cb (JalonPapersPage *self)
{
  const JalonSnapshot *snapshot = jalon_session_get_snapshot (self->session);
  guint n_removed = snapshot != NULL ? snapshot->removed->len : 0;
  gboolean any = snapshot != NULL && (snapshot->papers->len > 0 || n_removed > 0);
  g_autofree char *removed = g_strdup_printf (ngettext ("%u removed paper", "%u removed papers", n_removed), n_removed);
  g_autofree char *shown = g_strdup (jalon_paper_pane_get_paper (self->pane));

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), any ? "papers" : "empty");
  gtk_button_set_label (GTK_BUTTON (self->removed), removed);
  gtk_widget_set_visible (self->removed, n_removed > 0);
  jalon_paper_pane_show_paper (self->pane, shown);
  if (jalon_paper_pane_get_paper (self->pane) == NULL)
    jalon_shell_set_show_content (JALON_SHELL (self->shell), FALSE);
  search_changed_cb (self);
}

/* Only in the list: in an entry the key deletes a letter. */
static void
add_delete_key (JalonPapersPage *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Delete, 0), gtk_named_action_new ("win.remove-paper")));
  gtk_widget_add_controller (self->list, keys);
}

static void
narrow_cb (JalonPapersPage *self)
{
  gtk_widget_set_visible (self->back, jalon_shell_get_narrow (JALON_SHELL (self->shell)));
}

/**
 * jalon_papers_page_open_paper:
 * @self: a page
 * @paper_id: the paper to show
 */
void
jalon_papers_page_open_paper (JalonPapersPage *self, const char *paper_id)
{
  jalon_paper_pane_show_paper (self->pane, paper_id);
  select_paper (self, paper_id);
  jalon_shell_set_show_content (JALON_SHELL (self->shell), TRUE);
}

const char *
jalon_papers_page_get_paper (JalonPapersPage *self)
{
  return jalon_paper_pane_get_paper (self->pane);
}

void
jalon_papers_page_focus_search (JalonPapersPage *self)
{
  jalon_shell_set_show_content (JALON_SHELL (self->shell), FALSE);
  gtk_widget_grab_focus (self->search);
}

void
jalon_papers_page_set_session (JalonPapersPage *self, JalonSession *session)
{
  g_set_object (&self->session, session);
  jalon_paper_pane_set_session (self->pane, session);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
jalon_papers_page_dispose (GObject *object)
{
  JalonPapersPage *self = JALON_PAPERS_PAGE (object);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  self->search = NULL;
  g_clear_object (&self->items);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (jalon_papers_page_parent_class)->dispose (object);
}

static void
jalon_papers_page_class_init (JalonPapersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = jalon_papers_page_dispose;
  g_type_ensure (JALON_TYPE_SHELL);
  g_type_ensure (JALON_TYPE_PAPER_PANE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jalon_app/Jalon/ui/jalon-papers-page.ui");
  gtk_widget_class_bind_template_child (widget_class, JalonPapersPage, stack);
  gtk_widget_class_bind_template_child (widget_class, JalonPapersPage, shell);
  gtk_widget_class_bind_template_child (widget_class, JalonPapersPage, search);
  gtk_widget_class_bind_template_child (widget_class, JalonPapersPage, said);
  gtk_widget_class_bind_template_child (widget_class, JalonPapersPage, said_view);
  gtk_widget_class_bind_template_child (widget_class, JalonPapersPage, hits);
  gtk_widget_class_bind_template_child (widget_class, JalonPapersPage, list);
  gtk_widget_class_bind_template_child (widget_class, JalonPapersPage, removed);
  gtk_widget_class_bind_template_child (widget_class, JalonPapersPage, back);
  gtk_widget_class_bind_template_child (widget_class, JalonPapersPage, pane);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_unconfirmed_cb);
}

static void
jalon_papers_page_init (JalonPapersPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->items = g_list_store_new (JALON_TYPE_PAPER_ITEM);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->list), factory);
  g_object_unref (factory);
  GtkSingleSelection *selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->items)));
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list), GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
  add_delete_key (self);
  g_signal_connect_object (self->shell, "notify::narrow", G_CALLBACK (narrow_cb), self, G_CONNECT_SWAPPED);
}
