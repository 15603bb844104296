/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names for screen readers where libadwaita 1.2 gives none: the text of an entry row does not know the row's title, a button of the
 * view switcher does not know its own words.
 */
#include "app/jalon-names.h"

#include <adwaita.h>

static void
name_switcher_button (GtkWidget *button)
{
  g_autofree char *label = NULL;
  g_object_get (button, "label", &label, NULL);
  if (label != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/**
 * jalon_names_give:
 * @root: a widget
 *
 * Names the text field of every entry row below @root by the row's title, and the buttons of view switchers by their words.
 */
void
jalon_names_give (GtkWidget *root)
{
  if (ADW_IS_ENTRY_ROW (root))
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (root))), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), -1);
  else if (g_str_equal (G_OBJECT_TYPE_NAME (root), "AdwViewSwitcherButton"))
    name_switcher_button (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    jalon_names_give (child);
}
