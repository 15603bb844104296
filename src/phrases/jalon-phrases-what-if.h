/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sentences about what is only supposed. Every result is (transfer full) and whole.
 */
#pragma once

#include "core/law/jalon-what-if.h"

G_BEGIN_DECLS

const char *jalon_phrase_what_if_choice (JalonWhatIf what);                  /* "A refusal comes on" */
char       *jalon_phrase_what_if (JalonWhatIf what, const GDate *day);       /* "Supposed: a refusal comes on …" */
char       *jalon_phrase_what_if_refusal (const GDate *day, const GDate *today); /* (nullable) why a day cannot be supposed */
/* Stands under the name of the right: "The first day without proof would be …" */
char       *jalon_phrase_what_if_effect (JalonWhatIf what, const GDate *day, const GDate *today, const JalonWhatIfEffect *effect);
char       *jalon_phrase_what_if_question (JalonWhatIf what, const JalonWhatIfEffect *effect); /* (nullable) what would decide */
char       *jalon_phrase_what_if_advice (JalonWhatIf what);                  /* (nullable) what else would follow */

G_END_DECLS
