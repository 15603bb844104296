/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * deadlines.json as loaded: facts, derived facts, reasons and rules. Not for other rooms: they see jalon-deadlines.h.
 */
#pragma once

#include "core/law/jalon-condition.h"
#include "core/law/jalon-deadlines.h"
#include "core/law/jalon-packs-private.h"

G_BEGIN_DECLS

typedef enum {
  JALON_COUNT_DAY,
  JALON_COUNT_MONTH,       /* calendar months, clamped */
  JALON_COUNT_FRANC,       /* calendar months, one day more, on to a court day */
  JALON_COUNT_MONTH_END,   /* last day of the n-th month after */
  JALON_COUNT_WORKING_DAY,
  JALON_COUNT_HOUR,
  JALON_COUNT_FIXED,       /* one civil day */
  JALON_COUNT_NUMBER,      /* no date: something is counted */
} JalonCounting;

typedef struct {
  gboolean      given;
  JalonCounting counting;
  int           offset;
  GDate         fixed;
} JalonOffset;

/* The same date by another reading. */
typedef struct {
  JalonOffset     offset;
  char           *of;   /* (nullable) counted from the day of this fact, not from the trigger */
  char           *why;
  JalonCondition *when;       /* (nullable) */
  char           *confidence; /* (nullable) how sure the rule still is where this reading surely stands beside it */
} JalonOtherReading;

typedef struct {
  char         *name;
  int           value;
  JalonValidity validity;
  char         *confidence;
} JalonAmount;

typedef enum {
  JALON_MEASURE_NONE,
  JALON_MEASURE_AT_MOST,    /* a number of things, at most limit */
  JALON_MEASURE_AT_LEAST,   /* a number of things within the window before the trigger, at least limit */
  JALON_MEASURE_PERIOD,     /* limit hours in each period of window months from the trigger */
  JALON_MEASURE_PRESENCE,   /* limit months in each of the window calendar years before */
  JALON_MEASURE_SPREAD,     /* the last of several days is on or after the date */
  JALON_MEASURE_VALID_ON,   /* the day of fact is on or after the trigger */
  JALON_MEASURE_SUSPENSION, /* the days between asking for papers and the answer or its due day */
} JalonMeasure;

/* One way in which a rule is counted. A rule without cases has one. */
typedef struct {
  char          **triggers;   /* facts, or what an earlier rule makes */
  gboolean        first_only; /* only the first trigger that is given */
  int             years;      /* anniversary of the trigger that is counted from */
  JalonOffset     offset;
  JalonOffset     until;      /* end of the window, from the trigger */
  int             warn_days;  /* act this many days before */
  JalonCondition *when;       /* (nullable) besides that of the rule */
  char           *reason;
  char           *reason_other; /* (nullable) when the measure is not met */
  char           *reason_open;  /* (nullable) when it is not known whether it applies, or what is measured */
  GPtrArray      *others;     /* (element-type JalonOtherReading) */
  GPtrArray      *amounts;    /* (element-type JalonAmount) */
  char          **sooner;     /* facts whose day ends it before its date */
  char           *unless;     /* (nullable) a day that, not after the date, makes the rule void */
  char           *time;       /* (nullable) fact with the time of the trigger */
  char          **running;    /* rules, one of which must be running on the trigger's day */
  char          **stops;      /* rules that end when this one starts */
  JalonMeasure    measure;
  char           *fact;       /* (nullable) what is measured */
  int             limit;
  int             window;
} JalonRuleCase;

typedef struct {
  char           *id;
  JalonRole       role;
  char           *gloss;
  char           *makes;      /* (nullable) what its date is called when another rule counts from it */
  char           *chain;      /* (nullable) appeal, distance, reasons, after-reasons, administrative, claim */
  gboolean        stands_still; /* a suspension moves it */
  JalonCondition *when;       /* (nullable) */
  GPtrArray      *cases;      /* (element-type JalonRuleCase) */
  JalonSource     source;
} JalonRule;

typedef enum { JALON_SPAN_EXACTLY, JALON_SPAN_LESS } JalonSpan;

/* A fact that follows from others. */
typedef struct {
  char           *id;
  char           *asks;     /* the fact to ask for when it is not known */
  char           *given;    /* (nullable) yes when this fact is there, no when it is "none" */
  char           *start;    /* (nullable) span: from this day … */
  char           *end;      /* … to that */
  int             months;
  JalonSpan       span;
  char          **days;     /* (nullable) order: the first of these days that is given … */
  char           *by;       /* … is not after the day of this fact or rule */
  JalonCondition *when;     /* (nullable) yes or no by a condition */
  gboolean        else_no;  /* not known counts as no: things that happen are told */
} JalonDerived;

/* A value that a fact has when nobody gave one. */
typedef struct {
  char           *fact;
  char           *value;    /* (nullable) */
  char           *of;       /* (nullable) the fact whose value it takes */
  JalonCondition *when;
} JalonDefault;

typedef struct {
  char *earlier;
  char *later;
} JalonOrder;

struct _JalonRuleTables {
  const JalonPackTable *sources, *titles, *permits; /* lent */
  JalonPackTable       *facts;    /* JalonLawFact */
  JalonPackTable       *reasons;  /* char * */
  JalonPackTable       *derived;  /* JalonDerived */
  GPtrArray            *defaults; /* (element-type JalonDefault) in the order of the pack */
  GPtrArray            *orders;   /* (element-type JalonOrder) */
  JalonPackTable       *rules;    /* JalonRule, in the order in which they are worked out */
  GHashTable           *made;     /* (element-type utf8) what rules make */
};

JalonRuleTables *jalon_rule_tables_new (const JalonPackTable *sources, const JalonPackTable *titles, const JalonPackTable *permits);
void             jalon_rule_tables_free (JalonRuleTables *self);
void             jalon_rule_tables_read_fact (JalonRuleTables *self, JalonPackEntry *entry);
void             jalon_rule_tables_read_reason (JalonRuleTables *self, JalonPackEntry *entry);
void             jalon_rule_tables_read_derived (JalonRuleTables *self, JalonPackEntry *entry);
void             jalon_rule_tables_read_default (JalonRuleTables *self, JalonPackEntry *entry);
void             jalon_rule_tables_read_order (JalonRuleTables *self, JalonPackEntry *entry);
void             jalon_rule_tables_read_rule (JalonRuleTables *self, JalonPackEntry *entry);
void             jalon_rule_tables_check_names (JalonRuleTables *self, JalonPackEntry *top);
gboolean         jalon_rule_tables_has_fact (const JalonRuleTables *self, const char *id);

/* jalon-rule-rows.c: the parts of one rule */
JalonRule       *jalon_rule_read (JalonRuleTables *self, JalonPackEntry *entry);
void             jalon_rule_free (JalonRule *self);
void             jalon_rule_scope (JalonRuleTables *self, JalonConditionScope *scope);
gboolean         jalon_law_fact_has_form (const JalonLawFact *fact, const char *value);

const JalonRuleTables *jalon_packs_get_rules (JalonPacks *self);
gboolean               jalon_rule_tables_is_fact (const JalonRuleTables *self, const char *id); /* asked, not derived */

G_END_DECLS
