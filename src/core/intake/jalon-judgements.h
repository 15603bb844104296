/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the check says of stored papers on one portal, from the facts that the store keeps. A paper that was never read, or only by an
 * older reader, is read now and not kept: judging changes nothing. One object serves one evaluation; use it on one thread.
 */
#pragma once

#include "core/case/jalon-case.h"
#include "core/reader/jalon-reader.h"
#include "core/renewal/jalon-renewal.h"

G_BEGIN_DECLS

typedef struct _JalonJudgements JalonJudgements;

/* @reader may be NULL (or unsafe): then only stored facts are judged. */
JalonJudgements *jalon_judgements_new (JalonCase *the_case, JalonReader *reader, JalonPacks *packs, const char *portal);
void             jalon_judgements_free (JalonJudgements *self);

/* For jalon_renewal_evaluate_with_text (): user_data is the JalonJudgements. */
JalonJudgement *jalon_judgements_get (const JalonPaper *paper, gpointer self);      /* (transfer none) (nullable): cannot tell */
char           *jalon_judgements_dup_text (const JalonPaper *paper, gpointer self); /* (nullable) words of the text layer */

/* The case's renewal file, judged; NULL with NOT_FOUND when there is none. */
JalonRenewalStatus *jalon_judgements_evaluate (JalonCase *the_case, JalonReader *reader, JalonPacks *packs, GError **error);
/* One paper: stored facts, else read now; (transfer full) (nullable). */
JalonJudgement     *jalon_intake_judge (JalonCase *the_case, JalonReader *reader, JalonPacks *packs, const char *portal,
                                        const JalonPaper *paper);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonJudgements, jalon_judgements_free)

G_END_DECLS
