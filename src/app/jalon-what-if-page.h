/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What if …? One thing is supposed, and the page says what would hold: in sentences, as a list, as a drawing. Nothing of it is stored.
 */
#pragma once

#include "app/jalon-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define JALON_TYPE_WHAT_IF_PAGE (jalon_what_if_page_get_type ())
G_DECLARE_FINAL_TYPE (JalonWhatIfPage, jalon_what_if_page, JALON, WHAT_IF_PAGE, GtkWidget)

void jalon_what_if_page_set_session (JalonWhatIfPage *self, JalonSession *session);
void jalon_what_if_page_start (JalonWhatIfPage *self); /* nothing is supposed yet; the cursor goes to the first field */
void jalon_what_if_page_clear (JalonWhatIfPage *self);

G_END_DECLS
