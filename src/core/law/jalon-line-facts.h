/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the rights line is computed from: titles, requests, decisions and a few answers, with days that may be rough. Built from the
 * values of a case, or by hand; what is supposed in a "what if" is marked, so that it never passes for a fact.
 */
#pragma once

#include "core/case/jalon-values.h"
#include "core/law/jalon-condition.h"
#include "core/jalon-rough-day.h"

G_BEGIN_DECLS

typedef struct {
  char         *id;
  char         *kind;      /* id of titles.json */
  char         *channel;   /* (nullable) anef, counter, unknown */
  JalonRoughDay from;
  JalonRoughDay ends;
  gboolean      endless;   /* no end is printed on it; ends is not looked at */
  char         *paper;     /* (nullable) the paper that shows it */
  gboolean      confirmed; /* a person compared the page of that paper with what stands here … */
  GDate         confirmed_until; /* … until this day; unset: to its end */
  gboolean      supposed;  /* part of a "what if" */
  char         *pages;     /* (nullable) the pages of that paper, "1-2" */
  char         *work;      /* (nullable) what it says of work, where its kind does not tell: a scope */
  char         *travel;    /* (nullable) the same of travel: yes, no */
  char         *paper_name; /* (nullable) the name it came with */
} JalonLineTitle;

typedef struct {
  char         *id;
  char         *kind;      /* first, renewal, change, duplicate */
  char         *channel;   /* (nullable) anef, counter, post, unknown */
  JalonRoughDay filed;
  gboolean      supposed;
} JalonLineRequest;

/* Fields are filled before a line is computed and not changed while one lives. Created with jalon_line_facts_new (). */
typedef struct {
  GPtrArray    *titles;              /* (element-type JalonLineTitle) in any order */
  GPtrArray    *requests;            /* (element-type JalonLineRequest) */
  GArray       *refusals;            /* (element-type JalonRoughDay) express refusals and removal orders */
  GDate         removal_order;       /* the newest of the removal orders; unset: none */
  char         *department;          /* (nullable) "75", "2A", "974" */
  char         *asked;               /* (nullable) id of permits.json: the card of a first request or a change */
  char         *asked_article;       /* (nullable) its article, e.g. "L423-1", when the list is wider than one */
  JalonTruth    work_authorisation;  /* held for what was asked */
  JalonTruth    long_stay_visa;      /* held for what was asked */
  JalonTruth    child_one_year;      /* came as the child of a long-term resident, a year ago or more */
  JalonTruth    one_year_in_france;
  JalonTruth    visa_validated;      /* a long-stay visa that counts as a permit */
  GDate         new_employer;        /* first day with another employer; unset: the same */
  GDate         visa_validated_on;   /* when visa_validated is yes and the day is known */
  GDate         work_authorised_until; /* last day of the authorisation; unset: not known, or none */
  char         *residence;           /* (nullable) mainland, overseas, abroad */
} JalonLineFacts;

#define JALON_TYPE_LINE_FACTS (jalon_line_facts_get_type ())
GType           jalon_line_facts_get_type (void);
JalonLineFacts *jalon_line_facts_new (void) G_GNUC_WARN_UNUSED_RESULT;
JalonLineFacts *jalon_line_facts_new_for_case (GPtrArray *titles, GPtrArray *procedures, GPtrArray *events, GPtrArray *papers,
                                               const JalonRenewalFile *renewal) G_GNUC_WARN_UNUSED_RESULT;
void            jalon_line_facts_add_details (JalonLineFacts *self, GPtrArray *details_or_null); /* (element-type JalonDetail) */
JalonLineFacts *jalon_line_facts_copy (const JalonLineFacts *self) G_GNUC_WARN_UNUSED_RESULT;
JalonLineFacts *jalon_line_facts_ref (JalonLineFacts *self);
void            jalon_line_facts_unref (JalonLineFacts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonLineFacts, jalon_line_facts_unref)

JalonLineTitle   *jalon_line_facts_add_title (JalonLineFacts *self, const char *id, const char *kind, const JalonRoughDay *from,
                                              const JalonRoughDay *ends_or_null);
JalonLineRequest *jalon_line_facts_add_request (JalonLineFacts *self, const char *id, const char *kind, const JalonRoughDay *filed);
void              jalon_line_facts_add_refusal (JalonLineFacts *self, const JalonRoughDay *on);

G_END_DECLS
