/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The kinds of paper as a list to choose from: the likely ones first, all others by name. It orders; it decides nothing.
 */
#pragma once

#include "app/jalon-pick.h"
#include "core/renewal/jalon-renewal.h"

G_BEGIN_DECLS

GListModel *jalon_kinds_new (JalonPacks *packs, const JalonRenewalStatus *status, const char *proposed);

G_END_DECLS
