/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/jalon-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

void     jalon_form_say (GtkWidget *label, const char *sentence_or_null);
char    *jalon_form_dup_text (GtkWidget *entry);
gboolean jalon_form_refuse (GtkWidget *label, GtkWidget *row, const char *why);
gboolean jalon_form_finish (JalonSession *session, GAsyncResult *result, GtkWidget *button, GtkWidget *label);

G_END_DECLS
