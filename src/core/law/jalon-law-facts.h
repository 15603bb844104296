/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is known of a person's situation, as named values: the input of the dated rules. Names are those of the options of
 * `jalon-cli deadlines` without the dashes ("ends", "channel", "oqtf-situation"); the pack lists them. What was not given is unknown;
 * the order in which values are given does not matter. Holds no rule.
 */
#pragma once

#include "core/law/jalon-packs.h"

G_BEGIN_DECLS

typedef enum {
  JALON_LAW_FACT_DATE,       /* ISO date */
  JALON_LAW_FACT_DATE_NONE,  /* ISO date or "none": the title has no end; nothing was filed */
  JALON_LAW_FACT_TIME,       /* HH:MM in Europe/Paris */
  JALON_LAW_FACT_CHOICE,     /* one of values */
  JALON_LAW_FACT_FLAG,       /* "yes" when given */
  JALON_LAW_FACT_NUMBER,     /* whole number from 0 */
  JALON_LAW_FACT_YEAR_MONTHS,/* YEAR=MONTHS */
  JALON_LAW_FACT_TITLE,      /* id of titles.json */
  JALON_LAW_FACT_LIST,       /* id of permits.json */
  JALON_LAW_FACT_COUNTRY,
  JALON_LAW_FACT_DEPARTMENT,
  JALON_LAW_FACT_OUTSIDE,    /* a question that no value answers: only somebody who reads the law or the letter can */
} JalonLawFactType;

/* A fact that the rules ask for. */
typedef struct {
  char            *id;
  JalonLawFactType type;
  char           **values;     /* choice: what may be answered */
  gboolean         repeatable;
  char            *question;   /* English source text */
} JalonLawFact;

typedef struct _JalonLawFacts JalonLawFacts;

JalonLawFacts *jalon_law_facts_new (void);
JalonLawFacts *jalon_law_facts_copy (const JalonLawFacts *self);
void           jalon_law_facts_free (JalonLawFacts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonLawFacts, jalon_law_facts_free)

/* For callers that know their values; a repeatable fact keeps all of them, any other the last. An unset date is not given. */
void           jalon_law_facts_set (JalonLawFacts *self, const char *name, const char *value);
void           jalon_law_facts_set_date (JalonLawFacts *self, const char *name, const GDate *date);
void           jalon_law_facts_add (JalonLawFacts *self, const char *name, const char *value);
const char    *jalon_law_facts_get (const JalonLawFacts *self, const char *name);                 /* (nullable) the first value */
gboolean       jalon_law_facts_get_date (const JalonLawFacts *self, const char *name, GDate *date); /* FALSE: not given, or "none" */
GHashTable    *jalon_law_facts_get_table (const JalonLawFacts *self); /* (transfer none) name → GPtrArray of utf8, for conditions */

/* Two values that cannot both be true: @later stands before @earlier. */
gboolean       jalon_law_facts_find_conflict (const JalonLawFacts *self, JalonPacks *packs, const char **earlier, const char **later);
gboolean       jalon_law_fact_accepts (JalonPacks *packs, const JalonLawFact *fact, const char *value);

const JalonLawFact *jalon_packs_get_law_fact (JalonPacks *self, const char *id); /* (nullable); list_ids (…, "law-facts") */

G_END_DECLS
