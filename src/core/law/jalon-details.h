/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which details a person can say of the situation and of the portal account, in which form, and for how long each is believed: a
 * number of renewals is of one card, a request for reasons of one request. Holds no value and no rule; never a password.
 */
#pragma once

#include "core/case/jalon-values.h"
#include "core/law/jalon-law-facts.h"

G_BEGIN_DECLS

/* What a detail is of: said before that began, it no longer holds. */
typedef enum {
  JALON_DETAIL_PERSON,
  JALON_DETAIL_CARD,
  JALON_DETAIL_REQUEST,
  JALON_DETAIL_REMOVAL,
  JALON_DETAIL_ACCOUNT, /* the portal account: no rule looks at it, but for the last day of the e-photo code */
} JalonDetailScope;

typedef enum {
  JALON_DETAIL_LAW,        /* the form of the fact of deadlines.json that has the same name */
  JALON_DETAIL_YES_NO,
  JALON_DETAIL_YES_NO_DAY, /* yes, no, or the day on which it was done */
  JALON_DETAIL_DAY,        /* ISO date */
  JALON_DETAIL_TEXT,       /* one line */
} JalonDetailForm;

typedef struct {
  const char      *name;
  JalonDetailScope scope;
  JalonDetailForm  form;
} JalonDetailKind;

#define JALON_DETAIL_MAX_CHARS 200

const JalonDetailKind *jalon_detail_kind_get (guint index);        /* (nullable) after the last; in the order to show */
const JalonDetailKind *jalon_detail_kind_find (const char *name);  /* (nullable) */
gboolean               jalon_detail_accepts (JalonPacks *packs, const JalonDetailKind *kind, const char *value);
gboolean               jalon_detail_is_repeatable (JalonPacks *packs, const JalonDetailKind *kind);
const JalonDetail     *jalon_details_find (GPtrArray *details_or_null, const char *name); /* (nullable) */
const char            *jalon_details_get (GPtrArray *details_or_null, const char *name); /* (nullable) */

G_END_DECLS
