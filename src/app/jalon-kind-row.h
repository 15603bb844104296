/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/renewal/jalon-renewal.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define JALON_TYPE_KIND_ROW (jalon_kind_row_get_type ())
G_DECLARE_FINAL_TYPE (JalonKindRow, jalon_kind_row, JALON, KIND_ROW, AdwActionRow)

const char *jalon_kind_row_get_kind (JalonKindRow *self); /* (nullable) item id */
void        jalon_kind_row_set_kind (JalonKindRow *self, const char *kind);
void        jalon_kind_row_fill (JalonKindRow *self, JalonPacks *packs, const JalonRenewalStatus *status, const char *proposed);

G_END_DECLS
