/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a text layer suggests about a paper. Only a proposal: nothing of it is stored or judged until a person confirms it against the
 * picture. Pure; when in doubt it proposes nothing.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  const char *kind;         /* (nullable) item id */
  char       *kind_because; /* (nullable) the words of the paper that suggest it */
  GDate       issued;       /* may be unset */
  char       *issued_because;
  GDate       until;        /* may be unset */
  char       *until_because;
} JalonProposal;

/* @text as from jalon_words_to_text (). */
JalonProposal *jalon_proposal_new (const char *text) G_GNUC_WARN_UNUSED_RESULT;
void           jalon_proposal_free (JalonProposal *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonProposal, jalon_proposal_free)

G_END_DECLS
