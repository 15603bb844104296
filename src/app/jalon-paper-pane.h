/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/jalon-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* One paper: its picture, and beside it only what this paper needs. */
#define JALON_TYPE_PAPER_PANE (jalon_paper_pane_get_type ())
G_DECLARE_FINAL_TYPE (JalonPaperPane, jalon_paper_pane, JALON, PAPER_PANE, GtkWidget)

void        jalon_paper_pane_set_session (JalonPaperPane *self, JalonSession *session);
void        jalon_paper_pane_show_paper (JalonPaperPane *self, const char *paper_id); /* NULL: none */
const char *jalon_paper_pane_get_paper (JalonPaperPane *self);

G_END_DECLS
