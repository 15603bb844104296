/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of the rights line share. Each title makes claims on days; the line keeps the best claim of each day. Not for other
 * rooms.
 */
#pragma once

#include "core/law/jalon-rights-line.h"
#include "core/law/jalon-rights.h"

G_BEGIN_DECLS

/* A proof, or a doubt when question is set. */
typedef struct {
  JalonProof  proof;
  const char *question;
  gboolean    interim;
  guint64     weight;    /* the least is shown */
  gboolean    as_card;   /* scope none: because the card itself is not for working */
} JalonClaim;

/* A title with its days as numbers: certain and possible first and last days. */
typedef struct {
  const JalonLineTitle *title;
  const JalonTitleKind *kind;      /* (nullable) a kind that no pack defines */
  JalonInterval         certain;   /* empty when nothing is certain */
  JalonInterval         possible;
  gint32                confirmed_until; /* JALON_DAY_FIRST: not confirmed */
} JalonLineEntry;

/* A request by its possible days. */
typedef struct {
  gint32   earliest, latest;
  gboolean renewal;  /* else first or change */
  guint    renewals_before, others_before; /* among the requests that stand before this one */
  gint32   earliest_from_here; /* of the renewals: of this one and all after it */
  gboolean supposed;
} JalonLineRequestDay;

/* What is looked up again and again while the claims are made. */
typedef struct {
  JalonPacks           *packs;
  const JalonRights    *rights;
  const JalonLineFacts *facts;
  GArray               *entries;       /* (element-type JalonLineEntry) sorted */
  GArray               *cards;         /* (element-type guint) indices of entries that can be renewed or replaced, by first day … */
  GArray               *last_cards;    /* … and the index of the one that ends last among the first n */
  GArray               *requests;      /* (element-type JalonLineRequestDay) sorted */
  GArray               *renewals;      /* (element-type JalonLineRequestDay) the renewals among them */
  GArray               *evidence;      /* (element-type gint32) sorted first days of confirmed papers that show a request */
  GArray               *refusals;      /* (element-type JalonInterval) sorted by the last possible day */
  GArray               *claims;        /* (element-type JalonClaim) */
} JalonLineContext;

/* What a request turned out to be. */
typedef enum { JALON_REQUEST_UNKNOWN, JALON_REQUEST_RENEWAL, JALON_REQUEST_FIRST } JalonRequestSort;

JalonLineContext *jalon_line_context_new (JalonPacks *packs, const JalonLineFacts *facts);
void              jalon_line_context_free (JalonLineContext *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonLineContext, jalon_line_context_free)

const JalonLineEntry *jalon_line_context_find_card (const JalonLineContext *self, const JalonLineEntry *interim); /* (nullable) */
JalonRequestSort      jalon_line_context_sort_request (const JalonLineContext *self, const JalonLineEntry *interim,
                                                       const JalonLineEntry *card);
gboolean              jalon_line_context_find_renewal (const JalonLineContext *self, gint32 from, gint32 until, JalonLineRequestDay *filed);
gboolean              jalon_line_context_has_evidence (const JalonLineContext *self, gint32 from, gint32 until);
gint32                jalon_line_context_find_refusal (const JalonLineContext *self, gint32 from); /* JALON_DAY_LAST: none */

void jalon_line_claim_title (JalonLineContext *self, const JalonLineEntry *entry);
void jalon_line_claim_graces (JalonLineContext *self, const JalonLineEntry *entry);
void jalon_line_add_proof (JalonLineContext *self, const JalonProof *proof, JalonInterval days, gboolean interim, gboolean as_card);
void jalon_line_add_doubt (JalonLineContext *self, const JalonProof *proof, JalonInterval days, const char *question);
gboolean jalon_line_is_overseas (const JalonLineFacts *facts);
gint32 jalon_line_add_months (gint32 day, int months);

G_END_DECLS
