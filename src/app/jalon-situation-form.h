/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/jalon-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Short questions that make the list: which card, which portal, which day, what changed. */
#define JALON_TYPE_SITUATION_FORM (jalon_situation_form_get_type ())
G_DECLARE_FINAL_TYPE (JalonSituationForm, jalon_situation_form, JALON, SITUATION_FORM, GtkWidget)

void jalon_situation_form_set_session (JalonSituationForm *self, JalonSession *session);
void jalon_situation_form_load (JalonSituationForm *self, const JalonRenewalFile *file); /* NULL: a new one */

G_END_DECLS
