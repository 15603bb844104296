/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The form of a title (card, visa, certificate) or of a request that was made: what the rights line is computed from.
 */
#pragma once

#include "app/jalon-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define JALON_TYPE_TITLE_FORM (jalon_title_form_get_type ())
G_DECLARE_FINAL_TYPE (JalonTitleForm, jalon_title_form, JALON, TITLE_FORM, GtkWidget)

void jalon_title_form_set_session (JalonTitleForm *self, JalonSession *session);
void jalon_title_form_load_title (JalonTitleForm *self, const JalonTitle *title_or_null);
void jalon_title_form_load_request (JalonTitleForm *self, const JalonProcedure *request_or_null);

G_END_DECLS
