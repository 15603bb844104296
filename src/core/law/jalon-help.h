/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * help.json: who helps, with what, and how to reach them. What was not read on a source is not there; what was read long ago has a low
 * confidence and is to be confirmed.
 */
#pragma once

#include "core/law/jalon-packs.h"

G_BEGIN_DECLS

typedef struct {
  char       *id;
  char       *kind;     /* lawyer, association, union, access-to-law, court, legal-aid, portal, reception-point, ombudsman, consulate */
  char       *term_fr;  /* the name that people use */
  char       *gloss;    /* English source text: what it is */
  char       *text;     /* English source text: what it does, and what to know before */
  char       *phone;    /* (nullable) as it is written */
  char       *address;  /* (nullable) */
  char       *web;      /* (nullable) */
  char       *hours;    /* (nullable) English source text */
  char      **matters;  /* what it helps with: see jalon_help_list_matters () */
  JalonSource source;
} JalonHelp;

const JalonHelp   *jalon_packs_get_help (JalonPacks *self, const char *id);             /* (nullable); list_ids (…, "help") */
GPtrArray         *jalon_packs_list_help (JalonPacks *self, const char *matter_or_null); /* (element-type JalonHelp) (transfer container) */
const char *const *jalon_help_list_matters (void); /* refusal, removal, confined, detained, papers, employer, portal, any */

G_END_DECLS
