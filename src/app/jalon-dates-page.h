/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * My dates: which paper proves what on each day. The list first; the drawing has the same facts behind one key.
 */
#pragma once

#include "app/jalon-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define JALON_TYPE_DATES_PAGE (jalon_dates_page_get_type ())
G_DECLARE_FINAL_TYPE (JalonDatesPage, jalon_dates_page, JALON, DATES_PAGE, GtkWidget)

void jalon_dates_page_set_session (JalonDatesPage *self, JalonSession *session);
void jalon_dates_page_add_title (JalonDatesPage *self);
void jalon_dates_page_ask_what_if (JalonDatesPage *self);
char *jalon_dates_page_dup_employer (JalonDatesPage *self); /* (nullable) the name typed for the copies */
void jalon_dates_page_add_request (JalonDatesPage *self);
gboolean jalon_dates_page_change (JalonDatesPage *self, const char *id); /* of a title or a request: opens its form */

G_END_DECLS
