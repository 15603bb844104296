/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/jalon-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define JALON_TYPE_WINDOW (jalon_window_get_type ())
G_DECLARE_FINAL_TYPE (JalonWindow, jalon_window, JALON, WINDOW, AdwApplicationWindow)

JalonWindow  *jalon_window_new (AdwApplication *application, JalonSession *session);
void          jalon_window_open (JalonWindow *self);                       /* shows the first case, or first start */
void          jalon_window_open_today (JalonWindow *self, const char *uuid); /* today of this person */
void          jalon_window_say (JalonWindow *self, const char *sentence);
void          jalon_window_add_files (JalonWindow *self, GPtrArray *files); /* (element-type GFile) */
void          jalon_window_show_page (JalonWindow *self, const char *page); /* today, papers, renewal */
void          jalon_window_show_first_paper (JalonWindow *self);             /* newest paper of the papers page */
gboolean      jalon_window_is_idle (JalonWindow *self);                     /* nothing is being read or written */

typedef void (*JalonReadClock) (GDate *today);
void jalon_window_watch_day (JalonWindow *self, JalonReadClock read_clock);

G_END_DECLS
