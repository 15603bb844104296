/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finding a case on disk. The highest generation counts. When it is not sound, or case.json proves that a higher one
 * was published and is gone, the newest sound one is given read-only together with what the sidecars and case.json
 * know beyond it: never silently, and nothing is written.
 */
#include "core/case/jalon-case-private.h"

#include "core/case/jalon-digest.h"
#include "core/case/jalon-folder-private.h"
#include "core/case/jalon-generation.h"
#include "core/case/jalon-index.h"
#include "core/case/jalon-shelf.h"
#include "core/case/jalon-sidecar.h"
#include "core/jalon-error.h"

#include <unistd.h>

#define ATTEMPTS 5

void
jalon_loaded_clear (JalonLoaded *self)
{
  (void) sqlite3_close (g_steal_pointer (&self->db));
  g_clear_pointer (&self->image, g_bytes_unref);
}

static gboolean
belongs_to (sqlite3 *db, const char *uuid)
{
  g_autofree char *of = jalon_case_query_meta (db, "case");
  return g_strcmp0 (of, uuid) == 0;
}

/* A sound file of this case; NULL with JALON_ERROR_TOO_NEW, or with JALON_ERROR_DAMAGED for anything else. */
static gboolean
load_generation (int case_fd, const char *uuid, guint64 number, JalonLoaded *loaded, GError **error)
{
  JalonGenerationState state;
  g_autoptr(GError) local_error = NULL;
  g_autoptr(GBytes) image = jalon_generation_read (case_fd, number, &state);
  sqlite3 *db = image != NULL ? jalon_index_open (image, &local_error) : NULL;
  if (db != NULL && belongs_to (db, uuid))
    {
      loaded->db = db;
      loaded->image = g_steal_pointer (&image);
      loaded->generation = number;
      return TRUE;
    }
  (void) sqlite3_close (db);
  if (state == JALON_GENERATION_NEWER || g_error_matches (local_error, JALON_ERROR, JALON_ERROR_TOO_NEW))
    g_set_error_literal (error, JALON_ERROR, JALON_ERROR_TOO_NEW, "The case was written by a later version of Jalon");
  else
    g_set_error_literal (error, JALON_ERROR, JALON_ERROR_DAMAGED, "A generation of the index is damaged");
  return FALSE;
}

gboolean
jalon_case_check_generation (int case_fd, const char *uuid, guint64 number, GError **error)
{
  g_auto(JalonLoaded) loaded = JALON_LOADED_INIT;
  return load_generation (case_fd, uuid, number, &loaded, error);
}

/**
 * jalon_case_load_older:
 * @case_fd: the folder of a case
 * @uuid: the case
 * @below: only generations below this one
 * @loaded: (out): the newest sound one
 *
 * Returns: whether there is one
 */
gboolean
jalon_case_load_older (int case_fd, const char *uuid, guint64 below, JalonLoaded *loaded)
{
  g_autoptr(GArray) numbers = jalon_generation_list (case_fd, NULL);
  for (guint i = numbers != NULL ? numbers->len : 0; i > 0; i--)
    {
      guint64 number = g_array_index (numbers, guint64, i - 1);
      if (number < below && load_generation (case_fd, uuid, number, loaded, NULL))
        return TRUE;
    }
  return FALSE;
}

static guint64
read_mirror_generation (int case_fd, const char *uuid)
{
  g_autoptr(JalonMirror) mirror = jalon_mirror_load (case_fd, uuid, NULL);
  return mirror != NULL ? mirror->generation : 0;
}

static gboolean
load_read_only (int case_fd, const char *uuid, guint64 below, JalonLoaded *loaded)
{
  if (!jalon_case_load_older (case_fd, uuid, below, loaded))
    return FALSE;
  loaded->read_only = TRUE;
  jalon_case_overlay (case_fd, uuid, loaded->db, loaded->generation, NULL);
  return TRUE;
}

static gboolean
set_no_sound_generation (guint64 highest, GError **error)
{
  g_set_error_literal (error, JALON_ERROR, JALON_ERROR_DAMAGED,
                       highest > 0 ? "No generation of the index is sound" : "The index of the case is gone");
  return FALSE;
}

/**
 * jalon_case_load:
 * @case_fd: the folder of a case
 * @uuid: the case
 * @loaded: (out): what was found
 * @error: where to say why not
 *
 * Writers may publish and prune while this looks, so what was found is looked at again before it counts as lost.
 *
 * Returns: whether the case can be shown
 */
gboolean
jalon_case_load (int case_fd, const char *uuid, JalonLoaded *loaded, GError **error)
{
  guint64 highest = 0, again = 0;
  for (int attempt = 0; attempt < ATTEMPTS; attempt++)
    {
      g_autoptr(GError) local_error = NULL;
      if (!jalon_generation_get_highest (case_fd, &highest, error))
        return FALSE;
      gboolean sound = highest > 0 && load_generation (case_fd, uuid, highest, loaded, &local_error);
      if (sound && read_mirror_generation (case_fd, uuid) <= highest)
        return TRUE;
      if (!jalon_generation_get_highest (case_fd, &again, error))
        return FALSE;
      if (g_error_matches (local_error, JALON_ERROR, JALON_ERROR_TOO_NEW))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      jalon_loaded_clear (loaded);
      if (again == highest)
        break;
    }
  return load_read_only (case_fd, uuid, G_MAXUINT64, loaded) || set_no_sound_generation (highest, error);
}

typedef struct {
  sqlite3 *db;
  guint64 generation;
  GPtrArray *restored; /* (nullable) */
} Overlay;

static void
note_restored (Overlay *overlay, const char *what, const char *id)
{
  if (overlay->restored != NULL)
    g_ptr_array_add (overlay->restored, id != NULL ? g_strconcat (what, ":", id, NULL) : g_strdup (what));
}

static gboolean
overlay_sidecar_cb (int shelf_fd, const char *folder, const char *name, gpointer user_data)
{
  Overlay *overlay = user_data;
  guint64 generation = 0;
  if (!g_str_has_suffix (name, ".json"))
    return TRUE;
  g_autoptr(GBytes) content = jalon_file_load_sealed (shelf_fd, name, JALON_SIDECAR_LIMIT_BYTES, NULL);
  g_autoptr(JalonPaper) paper = content != NULL ? jalon_sidecar_parse (content, &generation, NULL) : NULL;
  if (paper == NULL || generation <= overlay->generation || jalon_case_was_deleted (overlay->db, paper->id) ||
      !g_str_has_prefix (name, paper->sha256))
    return TRUE;
  const gint64 added_us = paper->added_at * G_USEC_PER_SEC;
  if (jalon_case_insert_paper (overlay->db, paper, added_us, g_get_real_time (), NULL))
    note_restored (overlay, "paper", paper->id);
  return TRUE;
}

static void
overlay_mirror (Overlay *overlay, const JalonMirror *mirror)
{
  if (jalon_case_store_person (overlay->db, mirror->person, g_get_real_time (), NULL))
    note_restored (overlay, "person", NULL);
  (void) jalon_sql_run (overlay->db, NULL, "DELETE FROM title", NULL);
  for (guint i = 0; i < mirror->titles->len; i++)
    {
      g_autoptr(JalonTitle) title = jalon_title_dup (g_ptr_array_index (mirror->titles, i));
      if (!jalon_case_store_title (overlay->db, title, g_get_real_time (), NULL))
        {
          g_clear_pointer (&title->paper, g_free); /* its paper did not come back */
          (void) jalon_case_store_title (overlay->db, title, g_get_real_time (), NULL);
        }
      note_restored (overlay, "title", title->id);
    }
  (void) jalon_sql_run (overlay->db, NULL, "DELETE FROM detail", NULL);
  for (guint i = 0; i < mirror->details->len; i++)
    {
      const JalonDetail *detail = g_ptr_array_index (mirror->details, i);
      if (jalon_case_store_detail (overlay->db, detail, g_get_real_time (), NULL))
        note_restored (overlay, "detail", detail->name);
    }
}

/**
 * jalon_case_overlay:
 * @case_fd: the folder of a case
 * @uuid: the case
 * @db: its index as of @generation, in memory
 * @generation: 0 for an empty index
 * @restored: (nullable) (element-type utf8): takes the keys of what came back
 */
void
jalon_case_overlay (int case_fd, const char *uuid, sqlite3 *db, guint64 generation, GPtrArray *restored)
{
  Overlay overlay = { db, generation, restored };
  jalon_shelf_walk (case_fd, JALON_SHELF_DOCUMENTS, overlay_sidecar_cb, &overlay);
  g_autoptr(JalonMirror) mirror = jalon_mirror_load (case_fd, uuid, NULL);
  if (mirror != NULL && mirror->generation > generation)
    overlay_mirror (&overlay, mirror);
}

/**
 * jalon_case_read_person:
 * @folder: a data folder
 * @uuid: a case
 * @error: where to say why not
 *
 * For lists of people: from case.json, which is small; from the index when case.json is missing or damaged.
 *
 * Returns: (transfer full) (nullable): whose case it is
 */
JalonPerson *
jalon_case_read_person (JalonFolder *folder, const char *uuid, GError **error)
{
  g_return_val_if_fail (JALON_IS_FOLDER (folder) && uuid != NULL, NULL);
  int fd = jalon_folder_open_case (folder, uuid, error);
  if (fd < 0)
    return NULL;
  g_autoptr(JalonMirror) mirror = jalon_mirror_load (fd, uuid, NULL);
  (void) close (fd);
  if (mirror != NULL)
    return jalon_person_ref (mirror->person);
  g_autoptr(JalonCase) one = jalon_case_open (folder, uuid, error);
  return one != NULL ? jalon_case_dup_person (one) : NULL;
}
