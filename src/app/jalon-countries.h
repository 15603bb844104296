/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The countries of ISO 3166-1 by name, from the iso-codes package: names, translations and codes are its own, none are kept here.
 */
#pragma once

#include "app/jalon-pick.h"

G_BEGIN_DECLS

GListModel *jalon_countries_new (void) G_GNUC_WARN_UNUSED_RESULT; /* (nullable) */

G_END_DECLS
