/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The form of one journal entry: what, when, with whom, what was said, what it cost, which papers show it. Quick by design: the day is
 * there already, and only the kind is needed.
 */
#pragma once

#include "app/jalon-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define JALON_TYPE_EVENT_FORM (jalon_event_form_get_type ())
G_DECLARE_FINAL_TYPE (JalonEventForm, jalon_event_form, JALON, EVENT_FORM, GtkWidget)

void jalon_event_form_set_session (JalonEventForm *self, JalonSession *session);
void jalon_event_form_load (JalonEventForm *self, const JalonEvent *event_or_null);

G_END_DECLS
