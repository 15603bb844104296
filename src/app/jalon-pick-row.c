/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row that holds a choice and opens a list to choose from, with a field to search in: ninety kinds of paper or 250 countries are too
 * many to walk through. Letters that are typed in the list go to the field. Emits notify::chosen when a person or the program chose.
 */
#include "app/jalon-pick-row.h"

#include "app/jalon-pick.h"

#include <glib/gi18n.h>

struct _JalonPickRow {
  AdwActionRow        parent_instance;
  GtkWidget          *button, *popover, *search, *list, *hits, *none;
  GtkFilterListModel *hits_model; /* lent by shown */
  GtkSortListModel   *shown;
  GtkFilter          *filter;
  GtkSorter          *sorter;
  char               *chosen; /* (nullable) id */
};

enum { PROP_0, PROP_CHOSEN, N_PROPS };
static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (JalonPickRow, jalon_pick_row, ADW_TYPE_ACTION_ROW)

static gboolean
is_hit (gpointer pick, gpointer row)
{
  return jalon_pick_matches (pick, gtk_editable_get_text (GTK_EDITABLE (JALON_PICK_ROW (row)->search)));
}

/* The order of the list stays, but for hits that begin like the words. */
static int
compare_hits (gconstpointer a, gconstpointer b, gpointer row)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (JALON_PICK_ROW (row)->search));
  return jalon_pick_begins_with ((JalonPick *) b, words) - jalon_pick_begins_with ((JalonPick *) a, words);
}

static JalonPick *
find_pick (JalonPickRow *self, const char *id, guint *position)
{
  GListModel *model = G_LIST_MODEL (self->shown);
  for (*position = 0; id != NULL && *position < g_list_model_get_n_items (model); (*position)++)
    {
      g_autoptr (JalonPick) pick = g_list_model_get_item (model, *position);
      if (g_str_equal (jalon_pick_get_id (pick), id))
        return pick; /* the model keeps it */
    }
  return NULL;
}

static void
show_chosen (JalonPickRow *self)
{
  guint position;
  JalonPick *pick = find_pick (self, self->chosen, &position);
  const char *name = pick != NULL ? jalon_pick_get_name (pick) : _ ("Not chosen");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, name, -1);
}

static void
choose (JalonPickRow *self, guint position)
{
  g_autoptr (JalonPick) pick = g_list_model_get_item (G_LIST_MODEL (self->shown), position);
  g_autofree char *id = pick != NULL ? g_strdup (jalon_pick_get_id (pick)) : NULL;
  if (id == NULL)
    return;
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  jalon_pick_row_set_chosen (self, id);
}

static void
activate_cb (JalonPickRow *self, guint position)
{
  choose (self, position);
}

/* Return in the field takes the first hit. */
static void
search_activate_cb (JalonPickRow *self)
{
  choose (self, 0);
}

/* The first letter typed in the list comes here: the focus goes along before its row may vanish. */
static void
search_changed_cb (JalonPickRow *self)
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
stop_search_cb (JalonPickRow *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

/* The list has the focus, on what is chosen: a screen reader reads where one is. */
static void
opened_cb (JalonPickRow *self)
{
  guint position;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  search_changed_cb (self);
  if (find_pick (self, self->chosen, &position) == NULL)
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
setup_cb (JalonPickRow *self, GtkListItem *item)
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
bind_cb (JalonPickRow *self, GtkListItem *item)
{
  JalonPick *pick = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item), *name = gtk_widget_get_first_child (box), *why = gtk_widget_get_last_child (box);
  GtkWidget *holder = gtk_widget_get_parent (box);
  const char *because = jalon_pick_get_why (pick);

  gtk_label_set_label (GTK_LABEL (name), jalon_pick_get_name (pick));
  gtk_label_set_label (GTK_LABEL (why), because != NULL ? because : "");
  gtk_widget_set_visible (why, because != NULL);
  if (holder == NULL)
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (holder), GTK_ACCESSIBLE_PROPERTY_LABEL, jalon_pick_get_name (pick), -1);
  if (because != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (holder), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, because, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (holder), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

/**
 * jalon_pick_row_get_chosen:
 * @self: a row
 *
 * Returns: (nullable): id of what is chosen
 */
const char *
jalon_pick_row_get_chosen (JalonPickRow *self)
{
  return self->chosen;
}

/**
 * jalon_pick_row_set_chosen:
 * @self: a row
 * @id: (nullable): id of a line of the list
 */
void
jalon_pick_row_set_chosen (JalonPickRow *self, const char *id)
{
  gboolean same = g_strcmp0 (id, self->chosen) == 0;
  char *copy = g_strdup (id);
  g_free (self->chosen);
  self->chosen = copy;
  show_chosen (self);
  if (!same)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHOSEN]);
}

/**
 * jalon_pick_row_fill:
 * @self: a row
 * @picks: a list of #JalonPick
 *
 * Makes the list anew; what is chosen stays.
 */
void
jalon_pick_row_fill (JalonPickRow *self, GListModel *picks)
{
  gtk_filter_list_model_set_model (self->hits_model, picks);
  show_chosen (self);
}

/**
 * jalon_pick_row_say:
 * @self: a row
 * @search: what is searched, such as "Search a country"
 * @list: what is listed, such as "Countries"
 * @none: said when there is no hit
 */
void
jalon_pick_row_say (JalonPickRow *self, const char *search, const char *list, const char *none)
{
  g_object_set (self->search, "placeholder-text", search, NULL); /* a setter of its own comes with GTK 4.10 */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, search, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, list, -1);
  gtk_label_set_label (GTK_LABEL (self->none), none);
}

static void
jalon_pick_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CHOSEN)
    g_value_set_string (value, JALON_PICK_ROW (object)->chosen);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
jalon_pick_row_finalize (GObject *object)
{
  JalonPickRow *self = JALON_PICK_ROW (object);
  g_clear_object (&self->shown);
  g_free (self->chosen);
  G_OBJECT_CLASS (jalon_pick_row_parent_class)->finalize (object);
}

static void
jalon_pick_row_class_init (JalonPickRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->get_property = jalon_pick_row_get_property;
  G_OBJECT_CLASS (klass)->finalize = jalon_pick_row_finalize;
  /**
   * JalonPickRow:chosen:
   *
   * Id of what is chosen; %NULL when nothing is.
   */
  props[PROP_CHOSEN] = g_param_spec_string ("chosen", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_COMBO_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jalon_app/Jalon/ui/jalon-pick-row.ui");
  gtk_widget_class_bind_template_child (widget_class, JalonPickRow, button);
  gtk_widget_class_bind_template_child (widget_class, JalonPickRow, popover);
  gtk_widget_class_bind_template_child (widget_class, JalonPickRow, search);
  gtk_widget_class_bind_template_child (widget_class, JalonPickRow, list);
  gtk_widget_class_bind_template_child (widget_class, JalonPickRow, hits);
  gtk_widget_class_bind_template_child (widget_class, JalonPickRow, none);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
}

static void
jalon_pick_row_init (JalonPickRow *self)
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
  show_chosen (self);
}
