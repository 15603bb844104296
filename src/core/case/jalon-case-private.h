/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files that make up JalonCase share. Functions named here expect the mutex to be held.
 */
#pragma once

#include "core/case/jalon-case.h"
#include "core/case/jalon-search.h"
#include "core/case/jalon-sql.h"

G_BEGIN_DECLS

/* A case in the making, or an example on its way out: not listed; swept when the next case is made. */
#define JALON_CASE_MAKING_PREFIX ".new-"

struct _JalonCase {
  GObject parent_instance;
  GMutex mutex;
  JalonFolder *folder;
  char *uuid;
  int fd;              /* the folder of the case */
  sqlite3 *db;
  GBytes *published;   /* the image that db had when it was last read or saved */
  guint64 generation;  /* of that image */
  gboolean example;
  gboolean read_only;  /* the highest generation is not sound */
  gboolean locked;     /* this case holds the lock of the folder: from the first edit to the save */
  gboolean dirty;
  gboolean removes;    /* unsaved edits remove a paper: on a full disk this shall work */
  gboolean imports;    /* unsaved edits add one: on a full disk they are refused */
  gboolean swept;      /* what interruptions left was cleared away */
  gint64 last_stamp_us;
  GHashTable *stale_sidecars; /* paper ids whose sidecar is to be written before the next generation */
  GPtrArray *leftovers;       /* JalonPaper removed for good: their files go after the next generation */
  JalonSearch *search;
  GPtrArray *searched;        /* (nullable) JalonPaper that can be found, when nothing changed … */
  int searched_changes;       /* … since this count of sqlite3_total_changes () */
};

gboolean jalon_case_begin_edit (JalonCase *self, GError **error);
gboolean jalon_case_end_edit (JalonCase *self, gboolean done, gboolean changed, GError **error);
gint64   jalon_case_next_stamp (JalonCase *self);

GPtrArray   *jalon_case_query_papers (sqlite3 *db);
GPtrArray   *jalon_case_query_listed (sqlite3 *db, gboolean removed);
JalonPaper  *jalon_case_query_paper (sqlite3 *db, const char *id);
JalonPerson *jalon_case_query_person (sqlite3 *db);
GPtrArray   *jalon_case_query_titles (sqlite3 *db);
gboolean     jalon_case_insert_paper (sqlite3 *db, const JalonPaper *paper, gint64 added_us, gint64 modified_us,
                                      GError **error);
gboolean     jalon_case_store_person (sqlite3 *db, const JalonPerson *person, gint64 stamp_us, GError **error);
gboolean     jalon_case_store_title (sqlite3 *db, const JalonTitle *title, gint64 stamp_us, GError **error);
GPtrArray   *jalon_case_query_details (sqlite3 *db);
gboolean     jalon_case_store_detail (sqlite3 *db, const JalonDetail *detail, gint64 stamp_us, GError **error);
gboolean     jalon_case_store_meta (sqlite3 *db, const char *key, const char *value, GError **error);
char        *jalon_case_query_meta (sqlite3 *db, const char *key);
gboolean     jalon_case_mark_deletion (JalonCase *self, const char *id, const char *kind, GError **error);

gboolean jalon_case_write_sidecar (int case_fd, const JalonPaper *paper, guint64 generation, GError **error);
gboolean jalon_case_write_mirror (JalonCase *self, GError **error);
gboolean jalon_case_save_locked (JalonCase *self, GError **error);

void     jalon_case_sweep (JalonCase *self);
void     jalon_case_unlink_paper (int case_fd, const JalonPaper *paper);
gboolean jalon_case_was_deleted (sqlite3 *db, const char *id);

/* How a case was found on disk. */
typedef struct {
  sqlite3 *db;
  GBytes *image;
  guint64 generation;
  gboolean read_only;
} JalonLoaded;

#define JALON_LOADED_INIT { NULL, NULL, 0, FALSE }

gboolean jalon_case_load (int case_fd, const char *uuid, JalonLoaded *loaded, GError **error);
gboolean jalon_case_load_older (int case_fd, const char *uuid, guint64 below, JalonLoaded *loaded);
gboolean jalon_case_check_generation (int case_fd, const char *uuid, guint64 number, GError **error);
void     jalon_loaded_clear (JalonLoaded *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (JalonLoaded, jalon_loaded_clear)

void     jalon_case_take_loaded (JalonCase *self, JalonLoaded *loaded);
gboolean jalon_case_reload (JalonCase *self, GError **error);
void     jalon_case_release_lock (JalonCase *self);

/* Brings what the sidecars and case.json know beyond @generation into @db. */
void jalon_case_overlay (int case_fd, const char *uuid, sqlite3 *db, guint64 generation, GPtrArray *restored);

G_END_DECLS
