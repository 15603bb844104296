/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What forms have in common: a sentence below the fields, and the end of a save that keeps what was typed when it fails.
 */
#include "app/jalon-form.h"

#include "phrases/jalon-phrases.h"

/**
 * jalon_form_say:
 * @label: the label below the fields
 * @sentence_or_null: (nullable): what to say; %NULL hides the label
 */
void
jalon_form_say (GtkWidget *label, const char *sentence_or_null)
{
  gtk_label_set_label (GTK_LABEL (label), sentence_or_null != NULL ? sentence_or_null : "");
  gtk_widget_set_visible (label, sentence_or_null != NULL);
}

/**
 * jalon_form_dup_text:
 * @entry: an editable
 *
 * Returns: (transfer full) (nullable): what was typed without spaces around it; %NULL when nothing was
 */
char *
jalon_form_dup_text (GtkWidget *entry)
{
  char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  if (*text != '\0')
    return text;
  g_free (text);
  return NULL;
}

/**
 * jalon_form_refuse:
 * @label: the label below the fields
 * @row: the field that cannot be taken as it is
 * @why: what to do about it
 *
 * Marks the field, puts the cursor there and says why; what was typed stays.
 *
 * Returns: %FALSE
 */
gboolean
jalon_form_refuse (GtkWidget *label, GtkWidget *row, const char *why)
{
  gtk_widget_add_css_class (row, "error");
  gtk_widget_grab_focus (row);
  jalon_form_say (label, why);
  return FALSE;
}

/**
 * jalon_form_finish:
 * @session: what saved
 * @result: what came of it
 * @button: the button that was pressed; it can be pressed again
 * @label: the label below the fields
 *
 * Says what went wrong, or reads the case again.
 *
 * Returns: whether it is saved
 */
gboolean
jalon_form_finish (JalonSession *session, GAsyncResult *result, GtkWidget *button, GtkWidget *label)
{
  g_autoptr (GError) error = NULL;

  gtk_widget_set_sensitive (button, TRUE);
  jalon_session_run_finish (session, result, &error);
  g_autofree char *sentence = error != NULL ? jalon_phrase_error (error) : NULL;
  jalon_form_say (label, sentence);
  if (error == NULL)
    jalon_session_refresh (session);
  return error == NULL;
}
