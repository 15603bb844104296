/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One kind of line: a rule, under the heading of its group where it is the first of it.
 */
#include "app/jalon-rules-list.h"

#include "phrases/jalon-phrases-line.h"
#include "phrases/jalon-phrases-rules.h"

#define TYPE_LINE (line_get_type ())
G_DECLARE_FINAL_TYPE (Line, line, JALON, RULES_LINE, GObject)

struct _Line {
  GObject                parent_instance;
  JalonPacks            *packs; /* what rule lends from */
  GPtrArray             *rules;
  const JalonListedRule *rule;
  gboolean               first; /* of its group */
};

G_DEFINE_FINAL_TYPE (Line, line, G_TYPE_OBJECT)

static void
line_finalize (GObject *object)
{
  Line *self = JALON_RULES_LINE (object);
  g_ptr_array_unref (self->rules);
  g_object_unref (self->packs);
  G_OBJECT_CLASS (line_parent_class)->finalize (object);
}

static void
line_class_init (LineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = line_finalize;
}

static void
line_init (Line *self)
{
}

static void
add_label (GtkWidget *box, GtkListItem *item, const char *name, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  g_object_set_data (G_OBJECT (item), name, label);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  add_label (box, item, "group", "title-4");
  add_label (box, item, "text", NULL);
  add_label (box, item, "source", "dim-label");
  add_label (box, item, "url", "caption");
  gtk_list_item_set_child (item, box);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
put (GtkListItem *item, const char *name, const char *text)
{
  GtkWidget *label = g_object_get_data (G_OBJECT (item), name);
  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL);
}

static void
put_url (GtkListItem *item, const char *url)
{
  GtkWidget *label = g_object_get_data (G_OBJECT (item), "url");
  g_autofree char *markup = g_markup_printf_escaped ("<a href=\"%s\">%s</a>", url, url);
  gtk_label_set_markup (GTK_LABEL (label), *url != '\0' ? markup : "");
  gtk_widget_set_visible (label, *url != '\0');
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, const GDate *today)
{
  Line *line = JALON_RULES_LINE (gtk_list_item_get_item (item));
  GtkWidget *holder = gtk_widget_get_parent (gtk_list_item_get_child (item));
  const char *group = line->first ? jalon_phrase_rules_group (line->rule->pack) : NULL;
  g_autofree char *text = jalon_phrase_listed_rule (line->rule);
  g_autofree char *source = jalon_phrase_source (line->rule->source, today);
  g_autofree char *spoken = g_strjoin (", ", text, source, NULL);
  put (item, "group", group);
  put (item, "text", text);
  put (item, "source", source);
  put_url (item, line->rule->source->url);
  if (holder != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (holder), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
free_day (gpointer today, GClosure *closure)
{
  g_date_free (today);
}

/**
 * jalon_rules_list_set_up:
 * @list: an empty list
 * @today: the day from which the age of a source is counted
 */
void
jalon_rules_list_set_up (GtkListView *list, const GDate *today)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection) model = gtk_no_selection_new (G_LIST_MODEL (g_list_store_new (TYPE_LINE)));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_data (factory, "bind", G_CALLBACK (bind_cb), g_date_copy (today), free_day, 0);
  gtk_list_view_set_factory (list, factory);
  gtk_list_view_set_model (list, GTK_SELECTION_MODEL (model));
}

static Line *
line_new (JalonPacks *packs, GPtrArray *rules, const JalonListedRule *rule, gboolean first)
{
  Line *line = g_object_new (TYPE_LINE, NULL);
  line->packs = g_object_ref (packs);
  line->rules = g_ptr_array_ref (rules);
  line->rule = rule;
  line->first = first;
  return line;
}

/**
 * jalon_rules_list_fill:
 * @list: a list that was set up
 * @packs: the rules in use
 * @words: what is searched; "" for all
 *
 * Returns: how many rules are shown
 */
guint
jalon_rules_list_fill (GtkListView *list, JalonPacks *packs, const char *words)
{
  GListStore *store = G_LIST_STORE (gtk_no_selection_get_model (GTK_NO_SELECTION (gtk_list_view_get_model (list))));
  g_autoptr (GPtrArray) rules = jalon_packs_list_rules (packs);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);
  const char *group = NULL;
  for (guint i = 0; i < rules->len; i++)
    {
      const JalonListedRule *rule = rules->pdata[i];
      if (!jalon_phrase_listed_rule_has (rule, words))
        continue;
      g_ptr_array_add (lines, line_new (packs, rules, rule, g_strcmp0 (group, rule->pack) != 0));
      group = rule->pack;
    }
  g_list_store_splice (store, 0, g_list_model_get_n_items (G_LIST_MODEL (store)), lines->pdata, lines->len);
  return lines->len;
}
