/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every rule in use as one row: what it says, where it stands, when that was read. For "About the rules"; who works with one kind of
 * rule asks jalon-packs.h for it.
 */
#pragma once

#include "core/law/jalon-packs.h"

G_BEGIN_DECLS

/* Lent by the packs. */
typedef struct {
  const char        *pack;    /* deadlines, titles, rights, permits, items, portals, checks, help: the group */
  const char        *id;
  const char        *term_fr; /* (nullable) French term, or the name of a portal */
  const char        *text;    /* (nullable) English source text */
  const JalonSource *source;
} JalonListedRule;

GPtrArray *jalon_packs_list_rules (JalonPacks *self) G_GNUC_WARN_UNUSED_RESULT; /* (element-type JalonListedRule) by group, then in file order */

G_END_DECLS
