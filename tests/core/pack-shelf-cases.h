/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Changes of the bundled packs, and what a file with each of them may do.
 */
#pragma once

#include "core/law/jalon-pack-shelf.h"
#include "rules-fixture.h"

#define LATER "2031-05-02" /* after the edition of any bundled set that this test may meet */

/* One change, and what is said when nobody signed it. Signed, each of them is taken. */
typedef struct {
  const char       *name;
  RulesEdit         edit;
  JalonRulesVerdict unsigned_verdict;
  const char       *names; /* the entry that the refusal names */
} Change;

#define NEW_SOURCE "{ \"id\": \"new-source\", \"name\": \"A page\", \"read_on\": \"2031-05-01\" }, "
#define SEEN "{ \"subject\": \"size\", \"text\": \"Seen.\", \"source\": { \"of\": \"judgement\", \"confidence\": \"low\" } }"
#define SEEN_OLD "\"text\": \"2 MB was reported as the usual limit of a file. No official page with a number was found.\""
#define ENTRIES "\"entries\": [\n    {\n      \"id\": "
#define ITEM_END "\"source\": { \"of\": \"ceseda\", \"at\": \"L.435-4\", \"confidence\": \"high\" }\n    }\n  ]\n}"
#define LAST_NOTE ",\n    {\n      \"id\": \"criminal-record\", \"item\": \"integration-proofs\",\n      \"text\": \"The administration fetches the record (bulletin no. 2) itself. An entry closes the way of L.435-4.\",\n      \"source\": { \"of\": \"ceseda\", \"at\": \"L.435-4\", \"confidence\": \"high\" }\n    }"
#define NEW_NOTE "{ \"id\": \"new-note\", \"item\": \"passport\", \"text\": \"A remark.\", \"source\": { \"of\": \"judgement\", \"confidence\": \"low\" } }"
#define HELP_END "\"source\": { \"of\": \"ceseda-r744\", \"at\": \"R.744-16\", \"confidence\": \"high\" }\n    }"
#define NEW_HELP "{ \"id\": \"new-desk\", \"kind\": \"association\", \"term_fr\": \"Association\", \"gloss\": \"An association\", \"text\": \"It helps.\", \"for\": [\"any\"], \"source\": { \"of\": \"ceseda-r744\", \"confidence\": \"low\" } }"
#define SURE_HELP "{ \"id\": \"new-desk\", \"kind\": \"association\", \"term_fr\": \"Association\", \"gloss\": \"An association\", \"text\": \"It helps.\", \"for\": [\"any\"], \"source\": { \"of\": \"ceseda-r744\", \"confidence\": \"high\" } }"
#define LATE_NOTE "{ \"id\": \"new-note\", \"item\": \"passport\", \"text\": \"A remark.\", \"source\": { \"of\": \"new-source\", \"confidence\": \"low\" } }"
#define LAST_SOURCE "{ \"id\": \"general\", \"name\": \"Connaissance générale, non relue\", \"read_on\": \"2026-11-23\" }"
#define TITLE_END "\"interim\": true, \"source\": { \"of\": \"ide\", \"confidence\": \"medium\" }\n    }\n  ]"
#define NEW_TITLE "{ \"id\": \"new-title\", \"term_fr\": \"Titre\", \"gloss\": \"A title\", \"stay\": \"yes\", \"work\": \"any\", \"travel\": \"yes\", \"source\": { \"of\": \"ide\", \"confidence\": \"low\" } }"

static const Change changes[] = {
  { "offset", { "deadlines", "\"offset\": -120", "\"offset\": -121" }, JALON_RULES_UNSIGNED, "anef_open" },
  { "role", { "deadlines", "\"role\": \"last-day\"", "\"role\": \"info\"" }, JALON_RULES_UNSIGNED, "anef_close" },
  { "counting", { "deadlines", "-120,\n      \"counting\": \"day\"", "-120,\n      \"counting\": \"working-day\"" }, JALON_RULES_UNSIGNED, "anef_open" },
  { "window", { "deadlines", "\"until\": { \"offset\": -60", "\"until\": { \"offset\": -61" }, JALON_RULES_UNSIGNED, "anef_open" },
  { "condition", { "deadlines", "\"fact\": \"channel\", \"is\": \"anef\"", "\"fact\": \"channel\", \"is\": \"counter\"" }, JALON_RULES_UNSIGNED, "anef_open" },
  { "confidence", { "deadlines", "\"at\": \"R.431-5 1°\", \"confidence\": \"high\"", "\"at\": \"R.431-5 1°\", \"confidence\": \"low\"" }, JALON_RULES_UNSIGNED, "anef_open" },
  { "words-of-a-rule", { "deadlines", "The online window opens", "The online window is open" }, JALON_RULES_UNSIGNED, "anef_open" },
  { "proof", { "titles", "\"work\": \"employer\"", "\"work\": \"any\"" }, JALON_RULES_UNSIGNED, "cst-salarie" },
  { "new-title", { "titles", TITLE_END, "\"interim\": true, \"source\": { \"of\": \"ide\", \"confidence\": \"medium\" } }, " NEW_TITLE " ]" }, JALON_RULES_UNSIGNED, "new-title" },
  { "grace", { "rights", "\"months\": 3", "\"months\": 4" }, JALON_RULES_UNSIGNED, "grace_end" },
  { "requirement", { "permits", "\"item\": \"tax-notice\"", "\"item\": \"tax-notice\", \"valid_to\": \"2026-12-31\"" }, JALON_RULES_UNSIGNED, "" },
  { "severity", { "checks", "\"*\": \"warn\"", "\"*\": \"info\"" }, JALON_RULES_UNSIGNED, "size-over-seen" },
  { "limit-of-a-portal", { "portals", "\"hard_bytes\": 10000000", "\"hard_bytes\": 9000000" }, JALON_RULES_UNSIGNED, "anef" },
  { "observation-changed", { "portals", SEEN_OLD, "\"text\": \"Seen.\"" }, JALON_RULES_UNSIGNED, "anef" },
  { "observation-in-front", { "portals", "\"observations\": [", "\"observations\": [ " SEEN ", " }, JALON_RULES_UNSIGNED, "anef" },
  { "observation-added", { "portals", NULL, NULL }, JALON_RULES_TAKEN, NULL }, /* at the end of the list: see make_with_observation () */
  { "age-of-an-item", { "items", "\"max_age_months\": 3", "\"max_age_months\": 6" }, JALON_RULES_UNSIGNED, "" },
  { "version-of-an-item", { "items", "\"id\": \"kbis-employer\"", "\"id\": \"kbis-employer\", \"valid_to\": \"2026-12-31\"" }, JALON_RULES_UNSIGNED, "kbis-employer" },
  { "note-added", { "items", ITEM_END, "\"source\": { \"of\": \"ceseda\", \"at\": \"L.435-4\", \"confidence\": \"high\" } }, " NEW_NOTE " ] }" }, JALON_RULES_TAKEN, NULL },
  { "source-read-again", { "sources", "\"read_on\": \"2026-11-23\"", "\"read_on\": \"2031-05-01\"" }, JALON_RULES_UNSIGNED, "ceseda" },
  { "source-in-front", { "sources", ENTRIES, "\"entries\": [ " NEW_SOURCE " {\n      \"id\": " }, JALON_RULES_UNSIGNED, "" },
  { "source-added", { "sources", LAST_SOURCE, LAST_SOURCE ", { \"id\": \"new-source\", \"name\": \"A page\", \"read_on\": \"2031-05-01\" }" }, JALON_RULES_TAKEN, NULL },
  { "note-gone", { "items", LAST_NOTE, "" }, JALON_RULES_UNSIGNED, "criminal-record" },
  { "edition-inside", { "sources", "\"edition\": \"2026", "\"edition\": \"2027" }, JALON_RULES_UNSIGNED, "" },
  { "help-added", { "help", HELP_END "\n  ]", HELP_END ", " NEW_HELP " ]" }, JALON_RULES_TAKEN, NULL },
  { "help-in-front", { "help", ENTRIES, "\"entries\": [ " NEW_HELP ", {\n      \"id\": " }, JALON_RULES_UNSIGNED, "" },
  { "help-changed", { "help", "\"term_fr\": \"Consulat\"", "\"term_fr\": \"Ambassade\"" }, JALON_RULES_UNSIGNED, "consulate" },
  { "nothing", { "deadlines", NULL, NULL }, JALON_RULES_NOTHING_NEW, NULL },
};
