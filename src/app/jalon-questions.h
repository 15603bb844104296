/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From a question that would decide to the field that answers it.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Where a question is answered. */
typedef enum {
  JALON_ANSWERED_NOWHERE, /* by nobody here: ask somebody who reads the law or the letter */
  JALON_ANSWERED_DETAIL,  /* the detail of the same name */
  JALON_ANSWERED_TITLE,   /* the form of the title it is about */
  JALON_ANSWERED_REQUEST, /* the form of the newest request */
} JalonAnswered;

JalonAnswered jalon_question_find_field (const char *question);
void          jalon_question_make_row_answer (GtkWidget *row, const char *question_or_null, const char *subject_or_null);

G_END_DECLS
