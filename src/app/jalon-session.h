/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the window works on: the data folder, the open case, the packs, the reader. Everything that touches the disk or the reader runs
 * on one worker thread, in order; the main thread sees the result as a snapshot that no longer changes.
 */
#pragma once

#include "core/case/jalon-case.h"
#include "core/check/jalon-check.h"
#include "core/law/jalon-alerts.h"
#include "core/law/jalon-pack-shelf.h"
#include "core/law/jalon-packs.h"
#include "core/renewal/jalon-renewal.h"

G_BEGIN_DECLS

/* A case as it was read last. Lists are immutable. */
typedef struct {
  char               *uuid;
  JalonPerson        *person;
  gboolean            example;
  gboolean            read_only;  /* the newest save is damaged: this is an older one with what stands beside it */
  gboolean            unconfined; /* no file can be read on this computer */
  guint               n_cases;    /* in the data folder */
  GPtrArray          *titles;     /* (element-type JalonTitle) */
  GPtrArray          *procedures; /* (element-type JalonProcedure) */
  GPtrArray          *events;     /* (element-type JalonEvent) as they were written down */
  GPtrArray          *details;    /* (element-type JalonDetail) what was said of the situation and the portal account, by name */
  GPtrArray          *papers;     /* (element-type JalonPaper) newest first */
  GPtrArray          *removed;    /* (element-type JalonPaper) */
  GHashTable         *judgements; /* (element-type utf8 JalonJudgement) paper id → what the check says; may lack some */
  JalonRightsLine    *line;       /* which paper proves what on each day */
  GPtrArray          *next;       /* (element-type JalonNextDate) the dates that come next */
  GArray             *alerts;     /* (element-type JalonAlert) the worst first; lends from line and next */
  JalonRenewalFile   *file;       /* (nullable) */
  JalonRenewalStatus *status;     /* (nullable) */
} JalonSnapshot;

#define JALON_TYPE_SESSION (jalon_session_get_type ())
G_DECLARE_FINAL_TYPE (JalonSession, jalon_session, JALON, SESSION, GObject)

/* Runs on the worker thread. Returns a result that the caller of jalon_session_run_finish () owns. */
typedef gpointer (*JalonWork) (JalonSession *session, gpointer data, GCancellable *cancellable, GError **error);

JalonSession        *jalon_session_new (const char *path, const GDate *today);
JalonFolder         *jalon_session_get_folder (JalonSession *self);
JalonReader         *jalon_session_get_reader (JalonSession *self);
JalonPacks          *jalon_session_get_packs (JalonSession *self);
JalonPackShelf      *jalon_session_get_shelf (JalonSession *self);    /* the packs in use and what was imported */
void                 jalon_session_take_shelf (JalonSession *self, JalonPackShelf *shelf); /* main thread; "rules-changed" follows */
const guint8        *jalon_session_get_trusted_key (JalonSession *self); /* (nullable) who may sign rules */
void                 jalon_session_trust (JalonSession *self, const guint8 *key); /* in the place of the key of the build: for tests */
JalonCase           *jalon_session_get_case (JalonSession *self);     /* (nullable); for the worker thread */
void                 jalon_session_set_today (JalonSession *self, const GDate *today);
void                 jalon_session_set_case (JalonSession *self, JalonCase *the_case);
const GDate         *jalon_session_get_today (JalonSession *self); /* to judge the open case on */
const GDate         *jalon_session_get_real_today (JalonSession *self);
const JalonSnapshot *jalon_session_get_snapshot (JalonSession *self); /* (nullable) */
gboolean             jalon_session_has_people (JalonSession *self);
const char          *jalon_session_get_last_backup (JalonSession *self); /* (nullable) ISO date of the last verified backup */
void                 jalon_session_note_backup (JalonSession *self);

void     jalon_session_run_async (JalonSession *self, JalonWork work, gpointer data, GDestroyNotify free_data, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data);
gpointer jalon_session_run_finish (JalonSession *self, GAsyncResult *result, GError **error);
void     jalon_session_refresh (JalonSession *self); /* reads the case again; "changed" follows */

G_END_DECLS
