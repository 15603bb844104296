/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a person should be told today, the worst first, each with one thing to do. Pure: line, next dates, today.
 */
#pragma once

#include "core/law/jalon-next.h"
#include "core/law/jalon-rights-line.h"

G_BEGIN_DECLS

/* In order of danger. */
typedef enum {
  JALON_ALERT_REMOVAL_ORDER,   /* hours or days count */
  JALON_ALERT_STAY_UNPROVEN,   /* today nothing proves the stay */
  JALON_ALERT_WORK_UNPROVEN,   /* today nothing proves the right to work */
  JALON_ALERT_LAST_DAY,        /* something ends soon: a remedy, a window, a paper to ask for */
  JALON_ALERT_STAY_ENDS,       /* the proof of the stay ends soon */
  JALON_ALERT_WORK_ENDS,       /* the proof of work ends soon */
  JALON_ALERT_PAGE_DIFFERS,    /* a confirmed page says another last day than the title */
  JALON_ALERT_PAGE_MISSING,    /* today is only "you said so, no paper yet" */
  JALON_ALERT_NOTHING_KNOWN,   /* no title yet */
} JalonAlertKind;

typedef struct {
  JalonAlertKind        kind;
  JalonRight            right;
  GDate                 date;     /* the day it speaks of */
  int                   at;       /* of a date of a rule: minutes after midnight on it; -1: the whole day */
  int                   days;     /* from today; negative: since */
  const char           *action;   /* key: see jalon_phrase_line_action () */
  const char           *question; /* (nullable) key of what would decide; with action "answer" nothing else is to be done first */
  const char           *rule;     /* (nullable) */
  const JalonLineTitle *title;    /* (nullable) */
  int                   danger;   /* of JALON_ALERT_LAST_DAY, from the rule */
} JalonAlert;

#define JALON_ALERT_DAYS_AHEAD 60       /* how far an end of proof is announced */
#define JALON_ALERT_LAST_DAYS_AHEAD 30  /* how far a last day is announced */
#define JALON_ALERT_REMOVAL_DAYS 45     /* how long a removal order stays on top: its longest time to appeal, and the wait for post */

GArray     *jalon_alerts_list (JalonRightsLine *line, GPtrArray *next, const GDate *today) G_GNUC_WARN_UNUSED_RESULT; /* (element-type JalonAlert); lends from line and next */
const char *jalon_alert_kind_get_name (JalonAlertKind kind);

G_END_DECLS
