/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What interruptions left in a case: temporary files that nobody holds, and the files of papers whose removal for good
 * was saved but not carried through. A writer clears both away once, after its first save; readers change nothing.
 * Papers that no row mentions are not touched: they are offered as found papers.
 */
#include "core/case/jalon-case-private.h"

#include "core/case/jalon-digest.h"
#include "core/case/jalon-folder-private.h"
#include "core/case/jalon-shelf.h"
#include "core/case/jalon-sidecar.h"
#include "core/jalon-error.h"
#include "core/jalon-file-save.h"

#include <errno.h>
#include <unistd.h>

typedef struct {
  JalonCase *self;
  GHashTable *held;   /* (element-type utf8) digests that a row mentions; NULL when nothing was ever removed for good */
  GPtrArray *removed; /* JalonPaper whose files shall go */
} Sweep;

/* Whether the file is gone, also after a loss of power. */
static gboolean
unlink_for_good (int case_fd, const char *shelf, const char *sha256, const char *extension)
{
  g_autoptr(GError) error = NULL;
  int fd = jalon_shelf_open (case_fd, shelf, sha256, FALSE, &error);
  if (fd < 0)
    return g_error_matches (error, JALON_ERROR, JALON_ERROR_NOT_FOUND);
  g_autofree char *name = jalon_shelf_dup_name (sha256, extension);
  gboolean gone = unlinkat (fd, name, 0) == 0 ? jalon_file_sync_dir (fd, NULL) : errno == ENOENT;
  (void) close (fd);
  return gone;
}

/**
 * jalon_case_unlink_paper:
 * @case_fd: the folder of a case
 * @paper: a paper that was removed for good
 *
 * The sidecar goes last: as long as it is there, an interrupted removal is known for one and carried on.
 */
void
jalon_case_unlink_paper (int case_fd, const JalonPaper *paper)
{
  if (unlink_for_good (case_fd, JALON_SHELF_TEXT, paper->sha256, "words") &&
      unlink_for_good (case_fd, JALON_SHELF_CACHE, paper->sha256, "thumbnail") &&
      unlink_for_good (case_fd, JALON_SHELF_DOCUMENTS, paper->sha256, paper->extension))
    jalon_shelf_unlink (case_fd, JALON_SHELF_DOCUMENTS, paper->sha256, "json");
}

/**
 * jalon_case_was_deleted:
 * @db: an index
 * @id: of a row
 *
 * Returns: whether the index has the marker of its deletion
 */
gboolean
jalon_case_was_deleted (sqlite3 *db, const char *id)
{
  g_autoptr(sqlite3_stmt) rows = jalon_sql_query (db, NULL, "SELECT 1 FROM deletion WHERE id = ?1", "s", id);
  return jalon_sql_next (rows);
}

static GHashTable *
find_held (sqlite3 *db)
{
  g_autoptr(sqlite3_stmt) any =
    jalon_sql_query (db, NULL, "SELECT 1 FROM deletion WHERE kind = 'document' LIMIT 1", NULL);
  if (!jalon_sql_next (any))
    return NULL;
  GHashTable *held = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(sqlite3_stmt) rows = jalon_sql_query (db, NULL, "SELECT sha256 FROM document", NULL);
  while (jalon_sql_next (rows))
    g_hash_table_add (held, g_strdup ((const char *) sqlite3_column_text (rows, 0)));
  return held;
}

static void
look_at_sidecar (Sweep *sweep, int shelf_fd, const char *name)
{
  guint64 generation;
  g_autofree char *digest = g_strndup (name, JALON_SHA256_HEX);
  if (!jalon_digest_is_valid (digest) || !g_str_equal (name + JALON_SHA256_HEX, ".json") ||
      g_hash_table_contains (sweep->held, digest))
    return;
  g_autoptr(GBytes) content = jalon_file_load_sealed (shelf_fd, name, JALON_SIDECAR_LIMIT_BYTES, NULL);
  g_autoptr(JalonPaper) paper = content != NULL ? jalon_sidecar_parse (content, &generation, NULL) : NULL;
  if (paper != NULL && g_str_equal (paper->sha256, digest) && jalon_case_was_deleted (sweep->self->db, paper->id))
    g_ptr_array_add (sweep->removed, g_steal_pointer (&paper));
}

static gboolean
look_at_file_cb (int shelf_fd, const char *folder, const char *name, gpointer user_data)
{
  Sweep *sweep = user_data;
  if (jalon_file_is_temporary (name))
    jalon_file_sweep (shelf_fd);
  else if (sweep->held != NULL)
    look_at_sidecar (sweep, shelf_fd, name);
  return TRUE;
}

/* Originals are in the making beside the folders of the shelf. */
static void
sweep_shelf (Sweep *sweep, const char *shelf)
{
  int fd = jalon_dir_open_sub (sweep->self->fd, shelf, FALSE, NULL);
  if (fd < 0)
    return;
  jalon_file_sweep (fd);
  (void) close (fd);
  jalon_shelf_walk (sweep->self->fd, shelf, look_at_file_cb, sweep);
}

/**
 * jalon_case_sweep:
 * @self: a case whose generation was just found to be the highest, with the lock
 *
 * Failing is not an error: what stays is listed by jalon_case_verify () and swept by a later writer.
 */
void
jalon_case_sweep (JalonCase *self)
{
  static const char *const derived[] = { JALON_SHELF_TEXT, JALON_SHELF_CACHE };
  Sweep sweep = { self, find_held (self->db), g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_paper_unref) };
  jalon_file_sweep (self->fd);
  sweep_shelf (&sweep, JALON_SHELF_DOCUMENTS);
  g_clear_pointer (&sweep.held, g_hash_table_unref);
  for (gsize i = 0; i < G_N_ELEMENTS (derived); i++)
    sweep_shelf (&sweep, derived[i]);
  for (guint i = 0; i < sweep.removed->len; i++)
    jalon_case_unlink_paper (self->fd, g_ptr_array_index (sweep.removed, i));
  g_ptr_array_unref (sweep.removed);
}
