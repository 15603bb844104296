/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rules in use as a list of a few lines in view: each with what it says, its source, when that was read, and where to read it.
 */
#pragma once

#include "core/law/jalon-packs-listing.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void  jalon_rules_list_set_up (GtkListView *list, const GDate *today);
guint jalon_rules_list_fill (GtkListView *list, JalonPacks *packs, const char *words); /* how many rules match */

G_END_DECLS
