/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everyone of a data folder with the dates that count, for a list of a thousand people at once. What was worked out is kept in
 * `caseload.db`: a cache and nothing else. It is no database of the cases, no backup has it, whatever is wrong with it makes it be made
 * again, and what it holds counts only while the case, the rules, the program and the day are those it was made from.
 */
#pragma once

#include "core/case/jalon-folder.h"
#include "core/case/jalon-values.h"
#include "core/caseload/jalon-dated-list.h"

G_BEGIN_DECLS

#define JALON_CASELOAD_NAME "caseload.db"

typedef enum {
  JALON_CASE_READABLE,
  JALON_CASE_OLDER,      /* the newest save is damaged: told from an older one */
  JALON_CASE_DAMAGED,
  JALON_CASE_NEWER,      /* written by a later version */
  JALON_CASE_UNREADABLE, /* anything else */
  JALON_CASE_NOT_READ,   /* nothing is known yet */
} JalonCaseState;

/* The save that a row was worked out from: the highest generation, as its file stood. */
typedef struct {
  guint64 generation;
  gint64  size_bytes;
  gint64  mtime_ns;
} JalonSaveMark;

/* One case of the list; immutable, counted. */
typedef struct {
  char           *uuid;
  JalonPerson    *person;  /* (nullable) */
  gboolean        example;
  JalonCaseState  state;
  GError         *error;   /* (nullable) why it cannot be read */
  JalonSaveMark   mark;
  JalonDatedList *list;    /* (nullable) */
} JalonCaseRow;

JalonCaseRow *jalon_case_row_ref (const JalonCaseRow *self);
void          jalon_case_row_unref (JalonCaseRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonCaseRow, jalon_case_row_unref)

/* Where a row stands in the list, in this order. */
typedef enum {
  JALON_CASE_GROUP_UNREADABLE, /* first: nobody knows what it hides */
  JALON_CASE_GROUP_WEEK,
  JALON_CASE_GROUP_MONTH,
  JALON_CASE_GROUP_LATER,
  JALON_CASE_GROUP_NONE,     /* no day is known */
  JALON_CASE_GROUP_NOT_READ,
  JALON_CASE_GROUP_EXAMPLE,  /* an invented person has no dates that count */
  JALON_CASE_N_GROUPS,
} JalonCaseGroup;

/* A row held against a day. */
typedef struct {
  JalonCaseRow  *row;
  JalonCaseGroup group;
  GPtrArray     *dangers; /* (element-type JalonDanger) lent by row; the first one leads */
} JalonCaseJudged;

typedef struct _JalonCaseload JalonCaseload;
typedef void (*JalonCaseloadRead) (guint done, guint total, gpointer user_data); /* from any thread */

JalonCaseload *jalon_caseload_new (JalonFolder *folder, JalonPacks *packs) G_GNUC_WARN_UNUSED_RESULT;
JalonCaseload *jalon_caseload_ref (JalonCaseload *self);
void           jalon_caseload_unref (JalonCaseload *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonCaseload, jalon_caseload_unref)

gboolean   jalon_caseload_load (JalonCaseload *self, GError **error);
guint      jalon_caseload_refresh (JalonCaseload *self, const GDate *today, JalonCaseloadRead read_or_null, gpointer user_data,
                                   GCancellable *cancellable);
GPtrArray *jalon_caseload_judge (JalonCaseload *self, const GDate *today) G_GNUC_WARN_UNUSED_RESULT; /* (element-type JalonCaseJudged) sorted */

void jalon_case_judged_free (JalonCaseJudged *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonCaseJudged, jalon_case_judged_free)

gboolean jalon_case_judged_matches (const JalonCaseJudged *self, const char *words); /* accents and case folded; also by id */

char *jalon_caseload_dup_only_person (JalonFolder *folder, GError **error); /* (nullable) */

G_END_DECLS
