/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/jalon-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The paper beside a form: its pages, or a word on what will stand there. Emits "page-changed" when another page comes into view. */
#define JALON_TYPE_SIDE_PAPER (jalon_side_paper_get_type ())
G_DECLARE_FINAL_TYPE (JalonSidePaper, jalon_side_paper, JALON, SIDE_PAPER, GtkWidget)

void        jalon_side_paper_set_session (JalonSidePaper *self, JalonSession *session);
void        jalon_side_paper_show (JalonSidePaper *self, const char *paper_or_null, const char *pages_or_null);
const char *jalon_side_paper_get_paper (JalonSidePaper *self); /* (nullable) */
int         jalon_side_paper_get_page (JalonSidePaper *self);  /* from 1; 0: none is shown */

G_END_DECLS
