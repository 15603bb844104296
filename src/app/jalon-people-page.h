/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everyone of the data folder, the nearest danger first. What is known stands there at once, the rest fills in.
 */
#pragma once

#include "app/jalon-session.h"
#include "core/caseload/jalon-caseload.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define JALON_TYPE_PEOPLE_PAGE (jalon_people_page_get_type ())
G_DECLARE_FINAL_TYPE (JalonPeoplePage, jalon_people_page, JALON, PEOPLE_PAGE, GtkWidget)

void           jalon_people_page_set_session (JalonPeoplePage *self, JalonSession *session);
void           jalon_people_page_look (JalonPeoplePage *self); /* at the folder, anew */
void           jalon_people_page_focus_search (JalonPeoplePage *self);
gboolean       jalon_people_page_is_reading (JalonPeoplePage *self);
JalonCaseload *jalon_people_page_get_caseload (JalonPeoplePage *self);

G_END_DECLS
