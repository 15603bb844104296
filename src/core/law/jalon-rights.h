/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rights.json as loaded: what proves a right without being printed on a title. The grace after the end of a card, and the two lists
 * of first requests that already allow work (they differ, and stay two). What a title proves by itself is in titles.json.
 */
#pragma once

#include "core/law/jalon-packs.h"

G_BEGIN_DECLS

typedef enum { JALON_LENGTH_ANY, JALON_LENGTH_EXACTLY, JALON_LENGTH_SHORTER } JalonLength;

/* One grace: how long the expired card still proves stay and work, and for which cards. */
typedef struct {
  char       *rule;             /* id of the dated rule, e.g. "grace_end" */
  int         months;           /* after the last day of the card */
  char      **kinds;            /* title kinds of any length */
  char      **kinds_of_years;   /* title kinds only of the length below */
  int         years;
  JalonLength length;
  char      **kinds_unclear;    /* nothing read says whether it covers these */
  gboolean    filed_before_end; /* the renewal must be asked for by the last day of the card */
  gboolean    by_department;    /* only in departments that an order names */
  char      **departments;      /* the departments known to be named; empty while no order was found */
  JalonSource source;
} JalonGrace;

/* A row of a list of first requests. */
typedef struct {
  char **articles; /* "L423-1" */
  char  *work;     /* any, employer, activity, unknown */
  char  *needs;    /* (nullable) what must be true besides: work-authorisation, long-stay-visa, child-one-year, one-year-in-france */
} JalonFirstRow;

typedef struct {
  char       *id;      /* the interim paper it is about: "api" or "recepisse-premier" */
  GPtrArray  *allowed; /* (element-type JalonFirstRow) any other article: no work */
  JalonSource source;
} JalonFirstList;

typedef struct _JalonRights JalonRights;

const JalonRights    *jalon_packs_get_rights (JalonPacks *self);
const JalonGrace     *jalon_rights_get_grace (const JalonRights *self, guint index); /* (nullable) after the last */
const JalonFirstList *jalon_rights_get_first_list (const JalonRights *self, const char *interim_kind); /* (nullable) */
char                **jalon_rights_get_articles (const JalonRights *self, const char *permit); /* (nullable) (transfer none) */
const JalonFirstRow  *jalon_first_list_find (const JalonFirstList *self, const char *article); /* (nullable) */

G_END_DECLS
