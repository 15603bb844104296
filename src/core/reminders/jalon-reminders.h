/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a person should be reminded of today. Pure: alerts, next dates, today. A reminder has a step; it is worth saying once, and again
 * only when its step got worse.
 */
#pragma once

#include "core/law/jalon-alerts.h"

G_BEGIN_DECLS

/* Worse from step to step. */
typedef enum {
  JALON_REMINDER_COMING = 1, /* within JALON_ALERT_DAYS_AHEAD days */
  JALON_REMINDER_MONTH,      /* within 30 days */
  JALON_REMINDER_WEEK,       /* within 7 days */
  JALON_REMINDER_DAY,        /* tomorrow or today */
  JALON_REMINDER_NOW         /* it is there: nothing proves a right, or a removal order runs */
} JalonReminderStep;

#define JALON_REMINDER_OPEN_DAYS 3 /* how many days before something can be done for the first time */

typedef struct {
  char             *uuid;   /* of the case */
  char             *matter; /* "stay", "work", "removal-order" or the id of a dated rule */
  GDate             date;   /* the same matter on another day is another reminder */
  int               days;   /* from today */
  JalonReminderStep step;
  char             *key;    /* of case, matter and day: tells neither */
} JalonReminder;

JalonReminder *jalon_reminder_new (const char *uuid, const char *matter, const GDate *date, const GDate *today, JalonReminderStep step)
  G_GNUC_WARN_UNUSED_RESULT;
void           jalon_reminder_free (JalonReminder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonReminder, jalon_reminder_free)

GPtrArray  *jalon_reminders_list (const char *uuid, GArray *alerts, GPtrArray *next, const GDate *today) G_GNUC_WARN_UNUSED_RESULT; /* (element-type JalonReminder) the worst first */
const char *jalon_reminder_step_get_name (JalonReminderStep step); /* coming, month, week, day, now */

G_END_DECLS
