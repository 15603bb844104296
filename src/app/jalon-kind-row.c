/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row that holds the kind of a paper and opens a list to choose it from, with a field to search in: nearly ninety kinds are too many
 * to walk through. Letters that are typed in the list go to the field. Emits notify::kind when a person or the program chose.
 */
#include "app/jalon-kind-row.h"

#include "app/jalon-kinds.h"

#include <glib/gi18n.h>

struct _JalonKindRow {
  AdwActionRow        parent_instance;
  GtkWidget          *button, *popover, *search, *list, *hits;
  GtkFilterListModel *hits_model; /* lent by shown */
  GtkSortListModel   *shown;
  GtkFilter          *filter;
  GtkSorter          *sorter;
  char               *kind; /* (nullable) */
};

enum { PROP_0, PROP_KIND, N_PROPS };
static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (JalonKindRow, jalon_kind_row, ADW_TYPE_ACTION_ROW)

static gboolean
is_hit (gpointer kind, gpointer row)
{
  return jalon_kind_matches (kind, gtk_editable_get_text (GTK_EDITABLE (JALON_KIND_ROW (row)->search)));
}

/* The order of the list stays, but for hits that begin like the words. */
static int
compare_hits (gconstpointer a, gconstpointer b, gpointer row)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (JALON_KIND_ROW (row)->search));
  return jalon_kind_begins_with ((JalonKind *) b, words) - jalon_kind_begins_with ((JalonKind *) a, words);
}

static JalonKind *
find_kind (JalonKindRow *self, const char *id, guint *position)
{
  GListModel *model = G_LIST_MODEL (self->shown);
  for (*position = 0; id != NULL && *position < g_list_model_get_n_items (model); (*position)++)
    {
      g_autoptr (JalonKind) kind = g_list_model_get_item (model, *position);
      if (g_str_equal (jalon_kind_get_id (kind), id))
        return kind; /* the model keeps it */
    }
  return NULL;
}

static void
show_kind (JalonKindRow *self)
{
  guint position;
  JalonKind *kind = find_kind (self, self->kind, &position);
  const char *name = kind != NULL ? jalon_kind_get_name (kind) : _ ("Not chosen");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, name, -1);
}

static void
choose (JalonKindRow *self, guint position)
{
  g_autoptr (JalonKind) kind = g_list_model_get_item (G_LIST_MODEL (self->shown), position);
  g_autofree char *id = kind != NULL ? g_strdup (jalon_kind_get_id (kind)) : NULL;
  if (id == NULL)
    return;
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  jalon_kind_row_set_kind (self, id);
}

static void
activate_cb (JalonKindRow *self, guint position)
{
  choose (self, position);
}

/* Return in the field takes the first hit. */
static void
search_activate_cb (JalonKindRow *self)
{
  choose (self, 0);
}

/* The first letter typed in the list comes here: the focus goes along before its row may vanish. */
static void
search_changed_cb (JalonKindRow *self)
{
  GtkWidget *text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->search)));
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0' && !gtk_widget_has_focus (text))
    gtk_text_grab_focus_without_selecting (GTK_TEXT (text));
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
  guint n_hits = g_list_model_get_n_items (G_LIST_MODEL (self->shown));
  gtk_stack_set_visible_child_name (GTK_STACK (self->hits), n_hits > 0 ? "list" : "none");
}

static void
stop_search_cb (JalonKindRow *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

/* The list has the focus, on the kind that is chosen: a screen reader reads where one is. */
static void
opened_cb (JalonKindRow *self)
{
  guint position;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  search_changed_cb (self);
  if (find_kind (self, self->kind, &position) == NULL)
    position = 0;
  GtkSelectionModel *selection = gtk_list_view_get_model (GTK_LIST_VIEW (self->list));
  gtk_selection_model_select_item (selection, position, TRUE);
  gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", position);
  gtk_widget_grab_focus (self->list);
}

static GtkWidget *
whole_label (const char *style)
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
setup_cb (JalonKindRow *self, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (box, 4);
  gtk_widget_set_margin_bottom (box, 4);
  gtk_box_append (GTK_BOX (box), whole_label (NULL));
  gtk_box_append (GTK_BOX (box), whole_label ("caption"));
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (JalonKindRow *self, GtkListItem *item)
{
  JalonKind *kind = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item), *name = gtk_widget_get_first_child (box), *why = gtk_widget_get_last_child (box);
  GtkWidget *holder = gtk_widget_get_parent (box);
  const char *because = jalon_kind_get_why (kind);

  gtk_label_set_label (GTK_LABEL (name), jalon_kind_get_name (kind));
  gtk_label_set_label (GTK_LABEL (why), because != NULL ? because : "");
  gtk_widget_set_visible (why, because != NULL);
  if (holder == NULL)
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (holder), GTK_ACCESSIBLE_PROPERTY_LABEL, jalon_kind_get_name (kind), -1);
  if (because != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (holder), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, because, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (holder), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

/**
 * jalon_kind_row_get_kind:
 * @self: a row
 *
 * Returns: (nullable): item id of the chosen kind
 */
const char *
jalon_kind_row_get_kind (JalonKindRow *self)
{
  return self->kind;
}

/**
 * jalon_kind_row_set_kind:
 * @self: a row
 * @kind: (nullable): an item id
 */
void
jalon_kind_row_set_kind (JalonKindRow *self, const char *kind)
{
  gboolean same = g_strcmp0 (kind, self->kind) == 0;
  char *copy = g_strdup (kind);
  g_free (self->kind);
  self->kind = copy;
  show_kind (self);
  if (!same)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_KIND]);
}

/**
 * jalon_kind_row_fill:
 * @self: a row
 * @packs: rule packs
 * @status: (nullable): the renewal file, judged
 * @proposed: (nullable): item id that the text of the paper suggests
 *
 * Makes the list anew; the chosen kind stays.
 */
void
jalon_kind_row_fill (JalonKindRow *self, JalonPacks *packs, const JalonRenewalStatus *status, const char *proposed)
{
  g_autoptr (GListModel) kinds = jalon_kinds_new (packs, status, proposed);
  gtk_filter_list_model_set_model (self->hits_model, kinds);
  show_kind (self);
}

static void
jalon_kind_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_KIND)
    g_value_set_string (value, JALON_KIND_ROW (object)->kind);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
jalon_kind_row_finalize (GObject *object)
{
  JalonKindRow *self = JALON_KIND_ROW (object);
  g_clear_object (&self->shown);
  g_free (self->kind);
  G_OBJECT_CLASS (jalon_kind_row_parent_class)->finalize (object);
}

static void
jalon_kind_row_class_init (JalonKindRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->get_property = jalon_kind_row_get_property;
  G_OBJECT_CLASS (klass)->finalize = jalon_kind_row_finalize;
  /**
   * JalonKindRow:kind:
   *
   * Item id of the chosen kind; %NULL when none is.
   */
  props[PROP_KIND] = g_param_spec_string ("kind", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_COMBO_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jalon_app/Jalon/ui/jalon-kind-row.ui");
  gtk_widget_class_bind_template_child (widget_class, JalonKindRow, button);
  gtk_widget_class_bind_template_child (widget_class, JalonKindRow, popover);
  gtk_widget_class_bind_template_child (widget_class, JalonKindRow, search);
  gtk_widget_class_bind_template_child (widget_class, JalonKindRow, list);
  gtk_widget_class_bind_template_child (widget_class, JalonKindRow, hits);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
}

static void
jalon_kind_row_init (JalonKindRow *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_hit, self, NULL));
  self->hits_model = gtk_filter_list_model_new (NULL, self->filter);
  self->sorter = GTK_SORTER (gtk_custom_sorter_new (compare_hits, self, NULL));
  self->shown = gtk_sort_list_model_new (G_LIST_MODEL (self->hits_model), self->sorter);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->list), factory);
  g_autoptr (GtkSingleSelection) selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->shown)));
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list), GTK_SELECTION_MODEL (selection));
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), self->list);
  /* The row itself is what is reached and pressed. */
  gtk_widget_set_focusable (gtk_widget_get_first_child (self->button), FALSE);
  show_kind (self);
}
