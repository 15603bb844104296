/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/jalon-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* First start, and "new person": one name, one end date, one true sentence. */
#define JALON_TYPE_START_PAGE (jalon_start_page_get_type ())
G_DECLARE_FINAL_TYPE (JalonStartPage, jalon_start_page, JALON, START_PAGE, GtkWidget)

void jalon_start_page_set_session (JalonStartPage *self, JalonSession *session);
void jalon_start_page_reset (JalonStartPage *self);

G_END_DECLS
