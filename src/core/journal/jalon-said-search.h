/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds what a person wrote down by its words: titles, requests, entries, details. Papers are found by jalon_case_search ().
 */
#pragma once

#include "core/case/jalon-values.h"
#include "core/law/jalon-packs.h"

G_BEGIN_DECLS

typedef enum { JALON_SAID_DETAIL, JALON_SAID_TITLE, JALON_SAID_REQUEST, JALON_SAID_EVENT } JalonSaidKind;

typedef struct {
  JalonSaidKind kind;
  gconstpointer value; /* JalonDetail, JalonTitle, JalonProcedure or JalonEvent; lent */
} JalonSaidHit;

/* Each array as its name says; any may be NULL. */
typedef struct {
  GPtrArray *details, *titles, *requests, *events;
} JalonSaid;

GArray     *jalon_said_find (JalonPacks *packs, const JalonSaid *said, const char *query); /* (element-type JalonSaidHit) */
const char *jalon_said_hit_get_id (const JalonSaidHit *hit);                               /* of a detail: its name */
const char *jalon_said_kind_get_name (JalonSaidKind kind);                                 /* "detail", "title", "procedure", "event" */

G_END_DECLS
