/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Making a case whole again from what is sound: the newest sound generation, sidecars, case.json, originals. What
 * could not come back is named. Damaged generations are set aside, never deleted; originals are not touched.
 */
#include "core/case/jalon-case-verify.h"

#include "core/case/jalon-case-private.h"
#include "core/case/jalon-digest.h"
#include "core/case/jalon-folder-private.h"
#include "core/case/jalon-generation.h"
#include "core/case/jalon-index.h"
#include "core/case/jalon-shelf.h"
#include "core/case/jalon-sidecar.h"
#include "core/jalon-error.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct {
  JalonRebuildReport *report;
  int case_fd;
  const char *uuid;
  sqlite3 *db;
} Rebuild;

void
jalon_rebuild_report_free (JalonRebuildReport *self)
{
  g_ptr_array_unref (self->restored);
  g_ptr_array_unref (self->lost);
  g_free (self);
}

static void
note (GPtrArray *to, const char *what, const char *id)
{
  g_ptr_array_add (to, id != NULL ? g_strconcat (what, ":", id, NULL) : g_strdup (what));
}

static gboolean
has_row (sqlite3 *db, const char *sql, const char *value)
{
  g_autoptr(sqlite3_stmt) rows = jalon_sql_query (db, NULL, sql, "s", value);
  return jalon_sql_next (rows);
}

static GDateTime *
get_written_at (int shelf_fd, const char *name)
{
  struct stat info;
  return g_date_time_new_from_unix_utc (fstatat (shelf_fd, name, &info, AT_SYMLINK_NOFOLLOW) == 0 ? info.st_mtim.tv_sec : 0);
}

/* An original whose sidecar is lost too comes back as a paper that knows only its bytes. */
static gboolean
adopt_original_cb (int shelf_fd, const char *folder, const char *name, gpointer user_data)
{
  Rebuild *rebuild = user_data;
  g_autofree char *digest = g_strndup (name, JALON_SHA256_HEX);
  if (!jalon_digest_is_valid (digest) || name[JALON_SHA256_HEX] != '.' || g_str_has_suffix (name, ".json") ||
      has_row (rebuild->db, "SELECT 1 FROM document WHERE sha256 = ?1", digest))
    return TRUE;
  const char *extension = name + JALON_SHA256_HEX + 1;
  g_autoptr(GBytes) bytes = jalon_shelf_load_original (rebuild->case_fd, digest, extension, NULL);
  if (bytes == NULL)
    return TRUE;
  g_autoptr(GDateTime) written = get_written_at (shelf_fd, name);
  g_autoptr(JalonPaper) paper = jalon_paper_new ();
  paper->id = g_uuid_string_random ();
  paper->sha256 = g_strdup (digest);
  paper->extension = g_strdup (extension);
  paper->name = g_strdup_printf ("%.8s.%s", digest, extension);
  paper->size_bytes = (gint64) g_bytes_get_size (bytes);
  paper->added_at = g_date_time_to_unix (written);
  if (jalon_case_insert_paper (rebuild->db, paper, paper->added_at * G_USEC_PER_SEC, g_get_real_time (), NULL))
    {
      note (rebuild->report->restored, "paper", paper->id);
      note (rebuild->report->lost, "details", paper->id);
    }
  return TRUE;
}

static gboolean
fill_empty (Rebuild *rebuild, GError **error)
{
  g_autoptr(JalonMirror) mirror = jalon_mirror_load (rebuild->case_fd, rebuild->uuid, NULL);
  g_autoptr(JalonPerson) nobody = jalon_person_new ();
  if (!jalon_case_store_meta (rebuild->db, "case", rebuild->uuid, error) ||
      !jalon_case_store_meta (rebuild->db, "example", mirror != NULL && mirror->example ? "yes" : "no", error) ||
      !jalon_case_store_person (rebuild->db, nobody, g_get_real_time (), error))
    return FALSE;
  if (mirror != NULL)
    return TRUE;
  note (rebuild->report->lost, "person", NULL);
  note (rebuild->report->lost, "titles", NULL);
  note (rebuild->report->lost, "situation", NULL);
  return TRUE;
}

/* What no file beside the index mirrors: as of the older generation, or not at all. */
static void
note_unmirrored (Rebuild *rebuild)
{
  note (rebuild->report->lost, "procedures", NULL);
  note (rebuild->report->lost, "events", NULL);
  note (rebuild->report->lost, "renewal-file", NULL);
  note (rebuild->report->lost, "facts", NULL);
}

static gboolean
rebuild_index (Rebuild *rebuild, JalonLoaded *loaded, GError **error)
{
  jalon_loaded_clear (loaded);
  loaded->generation = 0;
  if (!jalon_case_load_older (rebuild->case_fd, rebuild->uuid, G_MAXUINT64, loaded))
    {
      loaded->db = jalon_index_new (error);
      rebuild->db = loaded->db;
      if (loaded->db == NULL || !fill_empty (rebuild, error))
        return FALSE;
    }
  rebuild->db = loaded->db;
  jalon_case_overlay (rebuild->case_fd, rebuild->uuid, loaded->db, loaded->generation, rebuild->report->restored);
  if (loaded->generation == 0)
    jalon_shelf_walk (rebuild->case_fd, JALON_SHELF_DOCUMENTS, adopt_original_cb, rebuild);
  note_unmirrored (rebuild);
  return TRUE;
}

static gboolean
set_aside_unsound (int case_fd, const char *uuid)
{
  gboolean any = FALSE;
  g_autoptr(GArray) numbers = jalon_generation_list (case_fd, NULL);
  for (guint i = 0; numbers != NULL && i < numbers->len; i++)
    {
      guint64 number = g_array_index (numbers, guint64, i);
      g_autofree char *name = jalon_generation_dup_name (number);
      g_autofree char *aside = g_strconcat (name, ".damaged", NULL);
      if (jalon_case_check_generation (case_fd, uuid, number, NULL))
        continue;
      any = TRUE;
      (void) renameat2 (case_fd, name, case_fd, aside, RENAME_NOREPLACE);
    }
  return any;
}

static guint64
find_next_number (int case_fd, const char *uuid)
{
  guint64 highest = 0;
  g_autoptr(JalonMirror) mirror = jalon_mirror_load (case_fd, uuid, NULL);
  (void) jalon_generation_get_highest (case_fd, &highest, NULL);
  return MAX (highest, mirror != NULL ? mirror->generation : 0) + 1;
}

/* Words and thumbnails that are damaged go: they are made again from the original. */
static gboolean
drop_damaged_cb (int shelf_fd, const char *folder, const char *name, gpointer user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) content = jalon_file_load_sealed (shelf_fd, name, (gsize) 64 << 20, &error);
  if (g_error_matches (error, JALON_ERROR, JALON_ERROR_DAMAGED))
    (void) unlinkat (shelf_fd, name, 0);
  return TRUE;
}

static gboolean
sidecar_is_sound (int case_fd, const JalonPaper *paper)
{
  guint64 generation;
  g_autoptr(GBytes) content = jalon_shelf_load_sealed (case_fd, JALON_SHELF_DOCUMENTS, paper->sha256, "json",
                                                       JALON_SIDECAR_LIMIT_BYTES, NULL);
  g_autoptr(JalonPaper) read = content != NULL ? jalon_sidecar_parse (content, &generation, NULL) : NULL;
  return read != NULL && g_strcmp0 (read->id, paper->id) == 0;
}

static gboolean
mend_papers (Rebuild *rebuild, gboolean all, guint64 generation, GError **error)
{
  g_autoptr(GPtrArray) papers = jalon_case_query_papers (rebuild->db);
  for (guint i = 0; i < papers->len; i++)
    {
      const JalonPaper *paper = g_ptr_array_index (papers, i);
      if (!jalon_shelf_original_is_sound (rebuild->case_fd, paper->sha256, paper->extension))
        note (rebuild->report->lost, "paper", paper->id);
      gboolean sound = sidecar_is_sound (rebuild->case_fd, paper);
      if ((all || !sound) && !jalon_case_write_sidecar (rebuild->case_fd, paper, generation, error))
        return FALSE;
      if (!all && !sound)
        note (rebuild->report->restored, "sidecar", paper->id);
    }
  return TRUE;
}

static gboolean
mirror_is_sound (Rebuild *rebuild)
{
  g_autoptr(JalonMirror) mirror = jalon_mirror_load (rebuild->case_fd, rebuild->uuid, NULL);
  return mirror != NULL;
}

static gboolean
mend (JalonFolder *folder, Rebuild *rebuild, JalonLoaded *loaded, gboolean lost_index, GError **error)
{
  const guint64 number = lost_index ? find_next_number (rebuild->case_fd, rebuild->uuid) : loaded->generation;
  g_autoptr(GBytes) image = jalon_index_serialize (loaded->db, error);
  if (image == NULL || !mend_papers (rebuild, lost_index, number, error) ||
      (lost_index && !jalon_generation_publish (rebuild->case_fd, number, image, error)))
    return FALSE;
  (void) set_aside_unsound (rebuild->case_fd, rebuild->uuid);
  jalon_shelf_walk (rebuild->case_fd, JALON_SHELF_TEXT, drop_damaged_cb, NULL);
  jalon_shelf_walk (rebuild->case_fd, JALON_SHELF_CACHE, drop_damaged_cb, NULL);
  if (!lost_index && mirror_is_sound (rebuild))
    return TRUE;
  g_autoptr(JalonCase) one = jalon_case_open (folder, rebuild->uuid, error);
  return one != NULL && jalon_case_write_mirror (one, error);
}

/* In memory: what the index will be. */
static gboolean
prepare (Rebuild *rebuild, JalonLoaded *loaded, gboolean *lost_index, GError **error)
{
  g_autoptr(GError) local_error = NULL;
  gboolean found = jalon_case_load (rebuild->case_fd, rebuild->uuid, loaded, &local_error);
  if (!found && !g_error_matches (local_error, JALON_ERROR, JALON_ERROR_DAMAGED))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  *lost_index = !found || loaded->read_only;
  rebuild->db = loaded->db;
  return !*lost_index || rebuild_index (rebuild, loaded, error);
}

static gboolean
rebuild_locked (JalonFolder *folder, Rebuild *rebuild, GError **error)
{
  g_auto(JalonLoaded) loaded = JALON_LOADED_INIT;
  gboolean lost_index = FALSE;
  return prepare (rebuild, &loaded, &lost_index, error) && mend (folder, rebuild, &loaded, lost_index, error);
}

static JalonRebuildReport *
report_new (void)
{
  JalonRebuildReport *report = g_new0 (JalonRebuildReport, 1);
  report->restored = g_ptr_array_new_with_free_func (g_free);
  report->lost = g_ptr_array_new_with_free_func (g_free);
  return report;
}

/**
 * jalon_case_foresee_rebuild:
 * @folder: a data folder
 * @uuid: a case
 * @error: where to say why not
 *
 * What jalon_case_rebuild () would do to the index, for a person to decide on. Nothing is written and no lock is taken.
 *
 * Returns: (transfer full) (nullable): what would come back and what would not; both empty for a sound index
 */
JalonRebuildReport *
jalon_case_foresee_rebuild (JalonFolder *folder, const char *uuid, GError **error)
{
  g_return_val_if_fail (JALON_IS_FOLDER (folder) && uuid != NULL, NULL);
  g_auto(JalonLoaded) loaded = JALON_LOADED_INIT;
  gboolean lost_index = FALSE;
  int fd = jalon_folder_open_case (folder, uuid, error);
  if (fd < 0)
    return NULL;
  g_autoptr(JalonRebuildReport) report = report_new ();
  Rebuild rebuild = { report, fd, uuid, NULL };
  gboolean done = prepare (&rebuild, &loaded, &lost_index, error);
  (void) close (fd);
  return done ? g_steal_pointer (&report) : NULL;
}

/**
 * jalon_case_rebuild:
 * @folder: a data folder
 * @uuid: a case
 * @error: where to say why not
 *
 * With a sound index only what is beside it is mended. Without, a new generation is published: the newest sound one
 * with what sidecars and case.json know beyond it. Keys of the report: `paper:<id>`, `sidecar:<id>`, `details:<id>`
 * (name, kind and dates of a paper whose sidecar is lost), `title:<id>`, `detail:<name>`, `person`, `titles`, `situation`, `procedures`, `events`,
 * `renewal-file`, `facts` (the last four: as of an older generation, or none).
 *
 * Returns: (transfer full) (nullable): what came back and what did not
 */
JalonRebuildReport *
jalon_case_rebuild (JalonFolder *folder, const char *uuid, GError **error)
{
  g_return_val_if_fail (JALON_IS_FOLDER (folder) && uuid != NULL, NULL);
  int fd = jalon_folder_open_case (folder, uuid, error);
  if (fd < 0)
    return NULL;
  g_autoptr(JalonRebuildReport) report = report_new ();
  Rebuild rebuild = { report, fd, uuid, NULL };
  gboolean done = FALSE;
  if (jalon_folder_lock (folder, error))
    {
      done = rebuild_locked (folder, &rebuild, error);
      jalon_folder_unlock (folder);
    }
  (void) close (fd);
  return done ? g_steal_pointer (&report) : NULL;
}
