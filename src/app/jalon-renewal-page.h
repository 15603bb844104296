/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/jalon-session.h"
#include "core/renewal/jalon-export.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define JALON_TYPE_RENEWAL_PAGE (jalon_renewal_page_get_type ())
G_DECLARE_FINAL_TYPE (JalonRenewalPage, jalon_renewal_page, JALON, RENEWAL_PAGE, GtkWidget)

void jalon_renewal_page_set_session (JalonRenewalPage *self, JalonSession *session);
void jalon_renewal_page_show_result (JalonRenewalPage *self, const JalonExport *result);
void jalon_renewal_page_edit_situation (JalonRenewalPage *self);

G_END_DECLS
