/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which form holds the answer to a question of the rights line or of a dated rule. One press on a row that asks opens it.
 */
#include "app/jalon-questions.h"

#include "core/law/jalon-details.h"

#include <glib/gi18n.h>

static const char *const of_title[] = { "title", "from", "ends", "channel", "title-days", "from-when", "until-when", "title-work", "title-travel",
                                        "api-travel", "card-length", NULL };
static const char *const of_request[] = { "renewal-filed", "received", "request-kind", "asked", "asked-article", "filed-when", "asks", NULL };

JalonAnswered
jalon_question_find_field (const char *question)
{
  if (jalon_detail_kind_find (question) != NULL && !g_str_equal (question, "new-employer"))
    return JALON_ANSWERED_DETAIL;
  if (g_strv_contains (of_title, question))
    return JALON_ANSWERED_TITLE;
  return g_strv_contains (of_request, question) ? JALON_ANSWERED_REQUEST : JALON_ANSWERED_NOWHERE;
}

/**
 * jalon_question_make_row_answer:
 * @row: a row that shows a question
 * @question: (nullable): its key
 * @subject: (nullable): id of the title that it is about
 *
 * Lets the row open the field that answers it; does nothing when there is none.
 */
void
jalon_question_make_row_answer (GtkWidget *row, const char *question, const char *subject)
{
  if (question == NULL || jalon_question_find_field (question) == JALON_ANSWERED_NOWHERE)
    return;
  GtkWidget *icon = gtk_image_new_from_icon_name ("document-edit-symbolic");
  gtk_widget_set_tooltip_text (icon, _ ("Answer"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), icon);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.answer-question");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(ss)", question, subject != NULL ? subject : "");
}
