/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The kinds of paper as a list to choose from: the likely ones first, all others by name. It orders; it decides nothing.
 */
#pragma once

#include "core/renewal/jalon-renewal.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define JALON_TYPE_KIND (jalon_kind_get_type ())
G_DECLARE_FINAL_TYPE (JalonKind, jalon_kind, JALON, KIND, GObject)

const char *jalon_kind_get_id (JalonKind *self);
const char *jalon_kind_get_name (JalonKind *self);
const char *jalon_kind_get_why (JalonKind *self); /* (nullable) why it stands among the first */
gboolean    jalon_kind_matches (JalonKind *self, const char *words);
gboolean    jalon_kind_begins_with (JalonKind *self, const char *words);

GListModel *jalon_kinds_new (JalonPacks *packs, const JalonRenewalStatus *status, const char *proposed);

G_END_DECLS
