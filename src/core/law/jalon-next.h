/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The dates that come next, each with what to do. Which rules follow from a case is decided here; what each rule says is decided by
 * jalon-deadlines.h. Pure.
 */
#pragma once

#include "core/case/jalon-values.h"
#include "core/law/jalon-packs.h"

G_BEGIN_DECLS

#define JALON_NEXT_EPHOTO "ephoto-until" /* no rule of a pack: the last day of the e-photo code, as the person wrote it down */

typedef struct {
  char    *rule;     /* id of the dated rule */
  GDate    date;
  GDate    safe_by;  /* unset, or the day by which to act to be safe on every reading of a last day */
  int      at;       /* minutes after midnight in Europe/Paris on date; -1: the whole day */
  char    *action;   /* key of what to do: see jalon_phrase_line_action () */
  char    *title;    /* (nullable) id of the title, application or event that it counts from */
  gboolean last_day; /* something ends on the date; else it begins there, or it only tells */
  gboolean sure;     /* the rule applies; else its question decides */
  char    *question; /* (nullable) */
  int      danger;   /* 0 the worst: see jalon-alerts.h */
} JalonNextDate;

JalonNextDate *jalon_next_date_new (const char *rule, const GDate *date) G_GNUC_WARN_UNUSED_RESULT;
void           jalon_next_date_free (JalonNextDate *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonNextDate, jalon_next_date_free)

/* The values of a case that next dates are read from; each array (element-type …) as its name says, renewal may be NULL. */
typedef struct {
  GPtrArray              *titles;
  GPtrArray              *procedures;
  GPtrArray              *events;
  GPtrArray              *papers;
  const JalonRenewalFile *renewal;
  GPtrArray              *details; /* (nullable) (element-type JalonDetail) */
} JalonNextCase;

GPtrArray *jalon_next_list (JalonPacks *packs, const JalonNextCase *values, const GDate *today) G_GNUC_WARN_UNUSED_RESULT; /* (element-type JalonNextDate) */

G_END_DECLS
