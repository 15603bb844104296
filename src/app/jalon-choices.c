/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The open list of a combo row, with whole words: libadwaita cuts long names there, and two kinds of paper cut alike are one mistake.
 */
#include "app/jalon-choices.h"

#define LIST_WIDTH_CHARS 24
#define MOST_WIDTH_CHARS 26 /* the list with its frame keeps within 360 px */

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *row)
{
  GtkWidget *label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), LIST_WIDTH_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MOST_WIDTH_CHARS);
  gtk_list_item_set_child (row, label);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *row)
{
  const char *words = gtk_string_object_get_string (gtk_list_item_get_item (row));
  GtkWidget *label = gtk_list_item_get_child (row), *holder = gtk_widget_get_parent (label);
  gtk_label_set_label (GTK_LABEL (label), words);
  if (holder != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (holder), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/**
 * jalon_choices_show_whole:
 * @row: a combo row over a #GtkStringList
 *
 * Lets the names in the open list run over several lines.
 */
void
jalon_choices_show_whole (AdwComboRow *row)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  adw_combo_row_set_list_factory (row, factory);
}
