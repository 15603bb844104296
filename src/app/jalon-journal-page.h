/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The journal: one list of what happened, and the form that writes it down.
 */
#pragma once

#include "app/jalon-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define JALON_TYPE_JOURNAL_PAGE (jalon_journal_page_get_type ())
G_DECLARE_FINAL_TYPE (JalonJournalPage, jalon_journal_page, JALON, JOURNAL_PAGE, GtkWidget)

void jalon_journal_page_set_session (JalonJournalPage *self, JalonSession *session);
void jalon_journal_page_write_down (JalonJournalPage *self);
void jalon_journal_page_change (JalonJournalPage *self, const char *id); /* opens the form of an entry */

G_END_DECLS
