/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * permits.json as loaded: which papers each list asks for and when. A list is flat here: its base, the list it extends and its own
 * rows stand one after the other. What a situation makes of it is in renewal/jalon-renewal.h.
 */
#pragma once

#include "core/law/jalon-condition.h"
#include "core/law/jalon-packs.h"

G_BEGIN_DECLS

typedef enum {
  JALON_FACT_YES_NO,
  JALON_FACT_CHOICE,     /* one of values */
  JALON_FACT_DATE,
  JALON_FACT_COUNTRY,    /* ISO 3166 alpha-2 */
  JALON_FACT_DEPARTMENT,
  JALON_FACT_LIST,       /* id of permits.json */
} JalonFactType;

/* A question about the situation. */
typedef struct {
  char         *id;
  JalonFactType type;
  char        **values;     /* choice and yes-no: what may be answered */
  gboolean      repeatable;
  char         *question;   /* English source text */
} JalonFactKind;

/* A remark on a row that holds in some situations. */
typedef struct {
  JalonCondition *when; /* (nullable): always */
  char           *text; /* English source text */
} JalonRowRemark;

/* One row of a list. */
typedef struct {
  char           *item;
  char           *group;       /* (nullable) */
  char           *alternative; /* (nullable) within the group */
  int             count;
  JalonNeed       need;
  gboolean        at_collection;
  JalonCondition *when;        /* (nullable): always */
  GPtrArray      *remarks;     /* (element-type JalonRowRemark) the first that holds is shown */
  JalonValidity   validity;
  JalonSource     source;
} JalonPermitRow;

/* One list. */
typedef struct {
  char       *id;
  char       *term_fr;
  char       *gloss;
  char      **asks;  /* lists that can be asked for from this card; itself first */
  GPtrArray  *rows;  /* (element-type JalonPermitRow) lent by the packs */
  JalonSource source;
} JalonPermit;

const JalonPermit   *jalon_packs_get_permit (JalonPacks *self, const char *id); /* (nullable) */
const JalonFactKind *jalon_packs_get_fact (JalonPacks *self, const char *id);   /* (nullable); jalon_packs_list_ids (…, "facts") is the order to ask */
gboolean             jalon_fact_accepts (const JalonFactKind *self, const char *value); /* the form of the value; a list id is not looked up */
gboolean             jalon_country_is_known (const char *code);

G_END_DECLS
