/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What one person should be told on each of the coming days, computed once and kept: dates to be held against any of those todays. Pure:
 * packs, values, today. It knows no file and no sentence.
 */
#pragma once

#include "core/law/jalon-alerts.h"
#include "core/law/jalon-interval-set.h"
#include "core/law/jalon-next.h"

G_BEGIN_DECLS

#define JALON_DATED_LIST_DAYS 45 /* how far ahead a list is computed, at most; it holds no longer than its rules do */
#define JALON_WEEK_DAYS 7        /* today and the six days after it */
#define JALON_MONTH_DAYS 30

/* How soon something counts, the soonest first. */
typedef enum {
  JALON_SOON_WEEK,  /* already, or within JALON_WEEK_DAYS */
  JALON_SOON_MONTH, /* within JALON_MONTH_DAYS */
  JALON_SOON_LATER,
  JALON_SOON_NONE,  /* no day is known */
} JalonSoon;

typedef enum {
  JALON_DANGER_ALERT, /* of the kind of jalon-alerts.h */
  JALON_DANGER_DATE,  /* a date of a rule that is no alert yet, or never one */
  JALON_DANGER_END,   /* the first day on which nothing proves the stay, too far off for an alert */
} JalonDangerSort;

/* Strings are interned: keys of rules, actions and questions. */
typedef struct {
  JalonDangerSort sort;
  JalonAlertKind  kind;     /* of JALON_DANGER_ALERT */
  JalonRight      right;
  JalonInterval   told;     /* the todays on which it is told */
  gint32          day;      /* the day it speaks of; JALON_DAY_LAST: none */
  int             danger;   /* of missing it: see JalonNextDate */
  gboolean        last_day; /* something ends on the day */
  gboolean        sure;     /* else a question decides whether the date holds */
  const char     *action;
  const char     *question; /* (nullable) */
  const char     *rule;     /* (nullable) */
} JalonDanger;

typedef struct {
  JalonInterval judged;  /* the todays that it can be held against */
  GArray       *dangers; /* (element-type JalonDanger) */
} JalonDatedList;

JalonDatedList *jalon_dated_list_new (JalonPacks *packs, const JalonNextCase *values, const GDate *today) G_GNUC_WARN_UNUSED_RESULT;
void            jalon_dated_list_free (JalonDatedList *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonDatedList, jalon_dated_list_free)

gboolean   jalon_dated_list_covers (const JalonDatedList *self, const GDate *today);
GPtrArray *jalon_dated_list_judge (const JalonDatedList *self, const GDate *today) G_GNUC_WARN_UNUSED_RESULT; /* (element-type JalonDanger) lent */

JalonSoon jalon_danger_get_soon (const JalonDanger *self, const GDate *today);
gint32    jalon_danger_get_nearest (const JalonDanger *self, const GDate *today);
int       jalon_danger_compare (const JalonDanger *a, const JalonDanger *b);
void      jalon_danger_as_alert (const JalonDanger *self, const GDate *today, JalonAlert *alert);

G_END_DECLS
