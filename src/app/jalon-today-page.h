/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/jalon-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define JALON_TYPE_TODAY_PAGE (jalon_today_page_get_type ())
G_DECLARE_FINAL_TYPE (JalonTodayPage, jalon_today_page, JALON, TODAY_PAGE, GtkWidget)

void jalon_today_page_set_session (JalonTodayPage *self, JalonSession *session);

G_END_DECLS
