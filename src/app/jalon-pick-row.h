/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define JALON_TYPE_PICK_ROW (jalon_pick_row_get_type ())
G_DECLARE_FINAL_TYPE (JalonPickRow, jalon_pick_row, JALON, PICK_ROW, AdwActionRow)

const char *jalon_pick_row_get_chosen (JalonPickRow *self); /* (nullable) id */
void        jalon_pick_row_set_chosen (JalonPickRow *self, const char *id);
void        jalon_pick_row_fill (JalonPickRow *self, GListModel *picks);
void        jalon_pick_row_say (JalonPickRow *self, const char *search, const char *list, const char *none);

G_END_DECLS
