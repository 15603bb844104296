/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/jalon-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define JALON_TYPE_PAPERS_PAGE (jalon_papers_page_get_type ())
G_DECLARE_FINAL_TYPE (JalonPapersPage, jalon_papers_page, JALON, PAPERS_PAGE, GtkWidget)

void        jalon_papers_page_set_session (JalonPapersPage *self, JalonSession *session);
void        jalon_papers_page_open_paper (JalonPapersPage *self, const char *paper_id);
const char *jalon_papers_page_get_paper (JalonPapersPage *self); /* (nullable) */
void        jalon_papers_page_focus_search (JalonPapersPage *self);

G_END_DECLS
