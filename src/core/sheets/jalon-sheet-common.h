/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/sheets/jalon-sheet-page.h"
#include "core/sheets/jalon-sheets.h"

G_BEGIN_DECLS

void  jalon_sheet_add_head (JalonSheetPage *page, const JalonSheetData *data, const char *title_fr);
void  jalon_sheet_add_total (JalonSheetPage *page, const JalonSheetData *data);
void  jalon_sheet_add_open_points (JalonSheetPage *page, const JalonSheetData *data);
char *jalon_sheet_remark (const JalonSheetLine *line, const JalonSheetData *data);

G_END_DECLS
