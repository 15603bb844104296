/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Saving a case: sidecars, then one generation of the index, then what mirrors it, then what is no longer wanted. Nothing
 * is said to be saved before the generation is published; on a full disk other things give way to it; when somebody else
 * saved first, memory becomes what that one saved.
 */
#include "core/case/jalon-case-private.h"

#include "core/case/jalon-digest.h"
#include "core/case/jalon-folder-private.h"
#include "core/case/jalon-generation.h"
#include "core/case/jalon-index.h"
#include "core/case/jalon-shelf.h"
#include "core/case/jalon-sidecar.h"
#include "core/jalon-error.h"

#include <string.h>
#include <unistd.h>

#define LINEAGE_LENGTH 32
#define KEEP_ON_FULL_DISK 2

gboolean
jalon_case_write_sidecar (int case_fd, const JalonPaper *paper, guint64 generation, GError **error)
{
  g_autoptr(GBytes) content = jalon_sidecar_build (paper, generation);
  return jalon_shelf_save_sealed (case_fd, JALON_SHELF_DOCUMENTS, paper->sha256, "json", content, error);
}

static gboolean
write_stale_sidecars (JalonCase *self, guint64 generation, GError **error)
{
  GHashTableIter iter;
  gpointer id;
  g_hash_table_iter_init (&iter, self->stale_sidecars);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      g_autoptr(JalonPaper) paper = jalon_case_query_paper (self->db, id);
      if (paper != NULL && !jalon_case_write_sidecar (self->fd, paper, generation, error))
        return FALSE;
    }
  return TRUE;
}

/* Written after the index; when that fails the mirror is old, never wrong, and the next save writes it. */
gboolean
jalon_case_write_mirror (JalonCase *self, GError **error)
{
  JalonMirror mirror = { self->generation, self->example, jalon_case_query_person (self->db),
                         jalon_case_query_titles (self->db), jalon_case_query_details (self->db) };
  g_autoptr(GBytes) content = jalon_mirror_build (&mirror, self->uuid);
  g_autoptr(GBytes) sealed = jalon_digest_seal (g_bytes_get_data (content, NULL), g_bytes_get_size (content));
  gboolean done = jalon_file_save (self->fd, JALON_MIRROR_NAME, g_bytes_get_data (sealed, NULL),
                                   g_bytes_get_size (sealed), JALON_SAVE_REPLACE, error);
  jalon_person_unref (mirror.person);
  g_ptr_array_unref (mirror.titles);
  g_ptr_array_unref (mirror.details);
  return done;
}

/* Files of papers removed for good go only while this writer's generation is the highest: another writer may have
 * imported the same bytes since. */
static void
unlink_leftovers (JalonCase *self)
{
  guint64 highest = 0;
  if (self->leftovers->len > 0 && jalon_generation_get_highest (self->fd, &highest, NULL) &&
      highest == self->generation)
    for (guint i = 0; i < self->leftovers->len; i++)
      jalon_case_unlink_paper (self->fd, g_ptr_array_index (self->leftovers, i));
  g_ptr_array_set_size (self->leftovers, 0);
}

/* Nothing is unsaved any more: it was published, or memory is what was published before. */
static void
forget_edits (JalonCase *self)
{
  self->dirty = self->removes = self->imports = FALSE;
}

/* Another writer may have saved: its state is the last published one. Else our own image is. */
static void
restore_published (JalonCase *self)
{
  forget_edits (self);
  g_ptr_array_set_size (self->leftovers, 0);
  if (!jalon_case_reload (self, NULL))
    {
      g_auto(JalonLoaded) loaded = JALON_LOADED_INIT;
      loaded.db = jalon_index_open (self->published, NULL);
      loaded.image = g_bytes_ref (self->published);
      loaded.generation = self->generation;
      if (loaded.db != NULL)
        jalon_case_take_loaded (self, &loaded);
    }
  (void) write_stale_sidecars (self, self->generation, NULL);
  g_hash_table_remove_all (self->stale_sidecars);
}

static gboolean
publish (JalonCase *self, GBytes *image, GError **error)
{
  const guint64 next = self->generation + 1;
  return write_stale_sidecars (self, next, error) && jalon_generation_publish (self->fd, next, image, error);
}

static gboolean
remove_cached_file_cb (int shelf_fd, const char *folder, const char *name, gpointer user_data)
{
  (void) unlinkat (shelf_fd, name, 0);
  return TRUE;
}

static gboolean
give_up_ballast (JalonCase *self)
{
  return jalon_folder_give_up_ballast (self->folder);
}

static gboolean
give_up_thumbnails (JalonCase *self)
{
  jalon_shelf_walk (self->fd, JALON_SHELF_CACHE, remove_cached_file_cb, NULL);
  return TRUE;
}

static gboolean
give_up_old_generations (JalonCase *self)
{
  if (self->removes)
    jalon_generation_prune_all_but (self->fd, self->generation, KEEP_ON_FULL_DISK);
  return self->removes;
}

/* On a full disk one generation shall still be written, unless it only adds papers. What gives way, in this order:
 * the ballast, thumbnails, and for a removal old generations. */
static gboolean
publish_in_spite_of_full_disk (JalonCase *self, GBytes *image, GError **error)
{
  static gboolean (*const ways[]) (JalonCase *) = { give_up_ballast, give_up_thumbnails, give_up_old_generations };
  g_autoptr(GError) local_error = NULL;
  gboolean done = publish (self, image, &local_error);
  for (gsize i = 0; !done && i < G_N_ELEMENTS (ways); i++)
    {
      if (!g_error_matches (local_error, JALON_ERROR, JALON_ERROR_NO_SPACE) || (self->imports && !self->removes))
        break;
      if (!ways[i] (self))
        continue;
      g_clear_error (&local_error);
      done = publish (self, image, &local_error);
    }
  if (!done)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return done;
}

static void
after_publishing (JalonCase *self, GBytes *image)
{
  g_clear_pointer (&self->published, g_bytes_unref);
  self->published = g_bytes_ref (image);
  self->generation++;
  forget_edits (self);
  g_hash_table_remove_all (self->stale_sidecars);
  unlink_leftovers (self);
  (void) jalon_case_write_mirror (self, NULL);
  jalon_generation_prune (self->fd, self->generation);
  if (!self->swept)
    jalon_case_sweep (self);
  self->swept = TRUE;
  jalon_folder_ensure_ballast (self->folder);
}

/* The tokens of the last saves, newest first: they tell whether a generation was built on a certain save. */
static gboolean
add_to_lineage (JalonCase *self, const char *token, GError **error)
{
  g_autofree char *old = jalon_case_query_meta (self->db, "lineage");
  g_auto(GStrv) tokens = g_strsplit (old != NULL ? old : "", " ", -1);
  g_autoptr(GString) lineage = g_string_new (token);
  for (guint i = 0; tokens[i] != NULL && i < LINEAGE_LENGTH; i++)
    g_string_append_printf (lineage, " %s", tokens[i]);
  return jalon_case_store_meta (self->db, "lineage", lineage->str, error);
}

static gboolean
is_in_lineage (JalonCase *self, const char *token)
{
  g_autofree char *lineage = jalon_case_query_meta (self->db, "lineage");
  return lineage != NULL && strstr (lineage, token) != NULL;
}

/* Memory goes back to the last published state. When another writer had already built on this save before it was
 * looked at again, that state holds it: then it is saved after all. */
static gboolean
recover (JalonCase *self, const char *token, const GError *why)
{
  g_autoptr(GPtrArray) leftovers = g_steal_pointer (&self->leftovers);
  self->leftovers = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_paper_unref);
  restore_published (self);
  if (!g_error_matches (why, JALON_ERROR, JALON_ERROR_BUSY) || !is_in_lineage (self, token))
    return FALSE;
  g_ptr_array_unref (self->leftovers);
  self->leftovers = g_steal_pointer (&leftovers);
  unlink_leftovers (self);
  return TRUE;
}

gboolean
jalon_case_save_locked (JalonCase *self, GError **error)
{
  if (!self->dirty)
    return TRUE;
  g_autoptr(GError) local_error = NULL;
  g_autofree char *token = g_strdup_printf ("%08x%08x", g_random_int (), g_random_int ());
  g_autoptr(GBytes) image =
    add_to_lineage (self, token, &local_error) ? jalon_index_serialize (self->db, &local_error) : NULL;
  gboolean saved = image != NULL && publish_in_spite_of_full_disk (self, image, &local_error);
  if (saved)
    after_publishing (self, image);
  else
    saved = recover (self, token, local_error);
  jalon_case_release_lock (self);
  if (!saved)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return saved;
}

/**
 * jalon_case_save:
 * @self: a case
 * @error: where to say why not
 *
 * Publishes all edits since the last save as one generation. Without edits nothing is written.
 *
 * After a failure memory holds the last published state: the one before the edits, or, for %JALON_ERROR_BUSY, what
 * the other program saved. The caller makes its edits again on it and saves again. Originals that were imported stay
 * on disk and are found again when the same file is imported.
 *
 * Returns: whether the edits are safe on disk
 */
gboolean
jalon_case_save (JalonCase *self, GError **error)
{
  g_return_val_if_fail (JALON_IS_CASE (self), FALSE);
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  return jalon_case_save_locked (self, error);
}
