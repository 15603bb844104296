/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the worker thread does with files of rules: judge one, keep it, take the last one away. It shows nothing.
 */
#pragma once

#include "app/jalon-session.h"
#include "core/renewal/jalon-rules-effect.h"

G_BEGIN_DECLS

/* A file and what would come of it. */
typedef struct {
  JalonPackShelf      *shelf;     /* on which it was judged */
  JalonRulesJudgement *judgement;
  GPtrArray           *effects;   /* (nullable) (element-type JalonRulesEffect) when a case is open */
} JalonRulesOffer;

void     jalon_rules_offer_free (JalonRulesOffer *self);

/* What an undo left. */
typedef struct {
  JalonPackShelf *shelf;
  GBytes         *bytes; /* (nullable) the file that was taken away */
} JalonRulesUndone;

void     jalon_rules_undone_free (JalonRulesUndone *self);

/* JalonWork: the data are the path of the file, its bytes, an offer that is taken, nothing. */
gpointer jalon_rules_work_look_at (JalonSession *session, gpointer path, GCancellable *cancellable, GError **error);
gpointer jalon_rules_work_take_back (JalonSession *session, gpointer bytes, GCancellable *cancellable, GError **error); /* JalonPackShelf */
gpointer jalon_rules_work_take (JalonSession *session, gpointer offer, GCancellable *cancellable, GError **error);      /* JalonPackShelf */
gpointer jalon_rules_work_undo (JalonSession *session, gpointer nothing, GCancellable *cancellable, GError **error);    /* JalonRulesUndone */

G_END_DECLS
