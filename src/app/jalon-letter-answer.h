/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The parts of an answer to a letter, drawn into boxes of the window. Sentences come from src/phrases, dates from the dated rules.
 */
#pragma once

#include "core/case/jalon-desk.h"
#include "core/law/jalon-help.h"
#include "core/law/jalon-letter.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *jalon_letter_answer_fill_call (GtkBox *box, JalonPacks *packs, const JalonLetter *letter, const JalonDesk *desk_or_null);
void       jalon_letter_answer_fill_dates (GtkBox *box, JalonPacks *packs, const JalonLetter *letter, const GDate *today);
void       jalon_letter_answer_fill_steps (GtkBox *box, const JalonLetter *letter);

G_END_DECLS
