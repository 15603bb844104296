/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sentences about the rules themselves: which are in use, what a file of rules would change, why one is refused. Every char * is
 * (transfer full) and whole.
 */
#pragma once

#include "core/law/jalon-pack-shelf.h"
#include "core/law/jalon-packs-listing.h"
#include "core/renewal/jalon-rules-effect.h"

G_BEGIN_DECLS

const char *jalon_phrase_rules_group (const char *pack);                            /* "Dates" */
char       *jalon_phrase_listed_rule (const JalonListedRule *rule);                 /* what it says, with the French term */
gboolean    jalon_phrase_listed_rule_has (const JalonListedRule *rule, const char *words); /* every word, whatever the accents */
char       *jalon_phrase_rules_in_use (JalonPacks *packs);                          /* "The rules in use are those of 25 Nov 2026." */
char       *jalon_phrase_rules_kept (const JalonRulesJudgement *kept);              /* one imported file: used, or why it is left aside */
gboolean    jalon_phrase_rules_kept_is_trouble (const JalonRulesJudgement *kept);   /* something is wrong with it: say so everywhere */
const char *jalon_phrase_rules_signer (gboolean has_signer);                        /* what may be imported */
char       *jalon_phrase_rules_refused (JalonPacks *in_use, const JalonRulesJudgement *judgement); /* (nullable) why a file is not taken */
char       *jalon_phrase_rules_offer (const JalonRulesJudgement *judgement);        /* what kind of file it is */
GPtrArray  *jalon_phrase_rules_changes (const JalonRulesJudgement *judgement);      /* (element-type utf8) how much changes, by group */
char       *jalon_phrase_rules_effect (JalonPacks *before, JalonPacks *after, const JalonRulesEffect *effect);
char       *jalon_phrase_rules_error (const GError *error);                         /* why importing or undoing failed */

G_END_DECLS
