/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What makes an entry row a field for a day: the sentence below it while one types, and the button for a day that nobody knows.
 */
#include "app/jalon-day-row.h"

#include "phrases/jalon-phrases.h"

#include <glib/gi18n.h>

static void
changed_cb (GtkWidget *row, GtkWidget *said)
{
  JalonRoughDay day;
  JalonTyped typed = jalon_day_row_get (row, &day);
  g_autofree char *plain = typed == JALON_TYPED_DAY ? jalon_typed_day_format (&day) : NULL;
  /* A day as it is printed needs no other words. */
  gboolean as_printed = plain != NULL && jalon_rough_day_is_exact (&day) && g_str_equal (plain, gtk_editable_get_text (GTK_EDITABLE (row)));
  g_autofree char *words = plain != NULL && !as_printed ? jalon_phrase_day_understood (&day) : NULL;

  gtk_widget_remove_css_class (row, "error");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (said), words != NULL ? words : "");
  gtk_widget_set_visible (said, words != NULL);
}

static void
unknown_cb (GtkWidget *row)
{
  gtk_editable_set_text (GTK_EDITABLE (row), jalon_typed_day_unknown ());
}

/**
 * jalon_day_row_attach:
 * @entry_row: an #AdwEntryRow
 * @said_row: an #AdwActionRow below it
 * @may_be_unknown: whether "I do not know" can stand there
 */
void
jalon_day_row_attach (GtkWidget *entry_row, GtkWidget *said_row, gboolean may_be_unknown)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (said_row), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (said_row), 0);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (said_row), FALSE);
  gtk_widget_set_focusable (said_row, FALSE);
  gtk_widget_set_visible (said_row, FALSE);
  g_signal_connect_object (entry_row, "changed", G_CALLBACK (changed_cb), said_row, 0);
  if (!may_be_unknown)
    return;
  GtkWidget *button = gtk_button_new_from_icon_name ("dialog-question-symbolic");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, jalon_typed_day_unknown ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, jalon_typed_day_unknown (), -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (unknown_cb), entry_row);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (entry_row), button);
}

void
jalon_day_row_set (GtkWidget *entry_row, const GDate *day, const JalonRoughDay *rough, gboolean unknown)
{
  JalonRoughDay whole;
  jalon_rough_day_join (&whole, day, rough);
  g_autofree char *text = unknown ? g_strdup (jalon_typed_day_unknown ()) : jalon_typed_day_format (&whole);
  gtk_editable_set_text (GTK_EDITABLE (entry_row), text);
  gtk_widget_remove_css_class (entry_row, "error");
}

JalonTyped
jalon_day_row_get (GtkWidget *entry_row, JalonRoughDay *day)
{
  return jalon_typed_day_parse (gtk_editable_get_text (GTK_EDITABLE (entry_row)), day);
}
