/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One row for one who helps: the name, the number, where, when, what to know, where that was read. Numbers can be selected and copied;
 * nothing is called and no site is opened by itself.
 */
#include "app/jalon-help-rows.h"

#include "phrases/jalon-phrases-letter.h"

#include <glib/gi18n.h>

/**
 * jalon_help_rows_new_label:
 * @text: a text
 * @css_class_or_null: (nullable): how it looks
 *
 * Returns: (transfer floating): a label that wraps and can be selected
 */
GtkWidget *
jalon_help_rows_new_label (const char *text, const char *css_class_or_null)
{
  GtkWidget *label = gtk_label_new (text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class_or_null != NULL)
    gtk_widget_add_css_class (label, css_class_or_null);
  return label;
}

static void
add_text (GtkWidget *box, const char *text, const char *css_class)
{
  if (text != NULL)
    gtk_box_append (GTK_BOX (box), jalon_help_rows_new_label (text, css_class));
}

static void
add_phone (GtkWidget *box, const char *phone)
{
  if (phone == NULL)
    return;
  GtkWidget *label = jalon_help_rows_new_label (phone, "title-2");
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (box), label);
}

GtkWidget *
jalon_help_rows_new_link (const char *web)
{
  g_autofree char *escaped = g_markup_escape_text (web, -1);
  g_autofree char *markup = g_strdup_printf ("<a href=\"%s\">%s</a>", escaped, escaped);
  GtkWidget *label = jalon_help_rows_new_label (NULL, NULL);
  gtk_label_set_markup (GTK_LABEL (label), markup);
  return label;
}

static GtkWidget *
new_row (const char *name, GtkWidget **box)
{
  GtkWidget *row = adw_preferences_row_new ();
  *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_set_margin_top (*box, 12);
  gtk_widget_set_margin_bottom (*box, 12);
  gtk_widget_set_margin_start (*box, 12);
  gtk_widget_set_margin_end (*box, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), *box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  add_text (*box, name, "heading");
  return row;
}

GtkWidget *
jalon_help_rows_new_for_desk (const JalonDesk *desk)
{
  GtkWidget *box, *row = new_row (desk->name, &box);
  add_phone (box, desk->phone);
  add_text (box, desk->address, NULL);
  add_text (box, desk->hours, NULL);
  add_text (box, desk->note, NULL);
  return row;
}

GtkWidget *
jalon_help_rows_new (const JalonHelp *help)
{
  g_autofree char *name = jalon_phrase_help_name (help);
  g_autofree char *source = jalon_phrase_help_source (help);
  GtkWidget *box, *row = new_row (name, &box);
  add_phone (box, help->phone);
  add_text (box, help->hours != NULL ? _ (help->hours) : NULL, NULL);
  add_text (box, help->address, NULL);
  add_text (box, _ (help->text), NULL);
  if (help->web != NULL)
    gtk_box_append (GTK_BOX (box), jalon_help_rows_new_link (help->web));
  add_text (box, source, "caption");
  return row;
}

static void
add_row (AdwPreferencesGroup *group, GPtrArray *rows, GtkWidget *row)
{
  adw_preferences_group_add (group, row);
  g_ptr_array_add (rows, row);
}

/**
 * jalon_help_rows_fill:
 * @group: a list
 * @rows: (element-type GtkWidget): its rows, to be taken out first
 * @packs: rule packs
 * @desk_or_null: (nullable): the desk of an association
 * @matter_or_null: (nullable): what help is wanted with
 */
void
jalon_help_rows_fill (AdwPreferencesGroup *group, GPtrArray *rows, JalonPacks *packs, const JalonDesk *desk_or_null,
                      const char *matter_or_null)
{
  g_autoptr (GPtrArray) found = jalon_packs_list_help (packs, matter_or_null);
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, rows->pdata[i]);
  g_ptr_array_set_size (rows, 0);
  if (desk_or_null != NULL)
    add_row (group, rows, jalon_help_rows_new_for_desk (desk_or_null));
  for (guint i = 0; i < found->len; i++)
    add_row (group, rows, jalon_help_rows_new (found->pdata[i]));
}
