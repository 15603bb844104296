/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An open case: making, opening, reloading and saving it. What is in it is edited by jalon-case-*.c, how it is found
 * on disk stands in jalon-case-load.c.
 *
 * An edit takes the lock of the data folder, takes over what another program saved meanwhile, and changes memory.
 * A save writes sidecars, publishes one generation and gives the lock back. Nothing is said to be saved before that.
 */
#include "core/case/jalon-case-private.h"

#include "core/case/jalon-digest.h"
#include "core/case/jalon-folder-private.h"
#include "core/case/jalon-generation.h"
#include "core/case/jalon-index.h"
#include "core/case/jalon-shelf.h"
#include "core/case/jalon-sidecar.h"
#include "core/jalon-error.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define LINEAGE_LENGTH 32
#define KEEP_ON_FULL_DISK 2

G_DEFINE_FINAL_TYPE (JalonCase, jalon_case, G_TYPE_OBJECT)

static void
release_lock (JalonCase *self)
{
  if (self->locked)
    jalon_folder_unlock (self->folder);
  self->locked = FALSE;
}

static void
jalon_case_finalize (GObject *object)
{
  JalonCase *self = JALON_CASE (object);
  release_lock (self);
  g_clear_object (&self->folder);
  (void) sqlite3_close (self->db);
  g_clear_pointer (&self->published, g_bytes_unref);
  g_clear_pointer (&self->stale_sidecars, g_hash_table_unref);
  g_clear_pointer (&self->leftovers, g_ptr_array_unref);
  g_clear_pointer (&self->search, jalon_search_free);
  g_clear_pointer (&self->searched, g_ptr_array_unref);
  if (self->fd >= 0)
    (void) close (self->fd);
  g_free (self->uuid);
  g_mutex_clear (&self->mutex);
  G_OBJECT_CLASS (jalon_case_parent_class)->finalize (object);
}

static void
jalon_case_class_init (JalonCaseClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jalon_case_finalize;
}

static void
jalon_case_init (JalonCase *self)
{
  g_mutex_init (&self->mutex);
  self->fd = -1;
  self->stale_sidecars = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->leftovers = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_paper_unref);
  self->search = jalon_search_new ();
}

static void
adopt (JalonCase *self, JalonLoaded *loaded)
{
  (void) sqlite3_close (self->db);
  g_clear_pointer (&self->published, g_bytes_unref);
  self->db = g_steal_pointer (&loaded->db);
  self->published = g_steal_pointer (&loaded->image);
  self->generation = loaded->generation;
  self->read_only = loaded->read_only;
  g_autofree char *example = jalon_case_query_meta (self->db, "example");
  self->example = g_strcmp0 (example, "yes") == 0;
  jalon_search_forget_all (self->search);
  g_clear_pointer (&self->searched, g_ptr_array_unref);
}

static gboolean
reload (JalonCase *self, GError **error)
{
  g_auto(JalonLoaded) loaded = JALON_LOADED_INIT;
  if (!jalon_case_load (self->fd, self->uuid, &loaded, error))
    return FALSE;
  adopt (self, &loaded);
  return TRUE;
}

static gboolean
reload_if_newer (JalonCase *self, gboolean *reloaded, GError **error)
{
  guint64 highest = 0;
  if (!jalon_generation_get_highest (self->fd, &highest, error))
    return FALSE;
  if (highest == self->generation && !self->read_only)
    return TRUE;
  guint64 before = self->generation;
  if (!reload (self, error))
    return FALSE;
  *reloaded = self->generation != before;
  return TRUE;
}

/* Microseconds since the epoch that never repeat within a case, so that they also order its rows. */
gint64
jalon_case_next_stamp (JalonCase *self)
{
  self->last_stamp_us = MAX (g_get_real_time (), self->last_stamp_us + 1);
  return self->last_stamp_us;
}

static gboolean
refuse_read_only (JalonCase *self, GError **error)
{
  if (!self->read_only)
    return TRUE;
  g_set_error_literal (error, JALON_ERROR, JALON_ERROR_DAMAGED, "The case is open read-only: its index is damaged");
  return FALSE;
}

/**
 * jalon_case_begin_edit:
 * @self: a case
 * @error: where to say why not
 *
 * Every change goes between this and jalon_case_end_edit ().
 *
 * Returns: whether the index may be changed; then a transaction is open
 */
gboolean
jalon_case_begin_edit (JalonCase *self, GError **error)
{
  gboolean reloaded = FALSE;
  if (!refuse_read_only (self, error))
    return FALSE;
  if (!self->locked)
    {
      if (!jalon_folder_lock (self->folder, error))
        return FALSE;
      self->locked = TRUE;
    }
  if ((self->dirty || (reload_if_newer (self, &reloaded, error) && refuse_read_only (self, error))) &&
      jalon_sql_exec (self->db, "BEGIN", error))
    return TRUE;
  if (!self->dirty)
    release_lock (self);
  return FALSE;
}

/**
 * jalon_case_end_edit:
 * @self: a case
 * @done: whether all steps of the edit succeeded
 * @changed: whether there is something to save
 * @error: where to say why not
 *
 * Returns: whether the edit stands in memory
 */
gboolean
jalon_case_end_edit (JalonCase *self, gboolean done, gboolean changed, GError **error)
{
  if (done)
    done = jalon_sql_exec (self->db, "COMMIT", error);
  if (!done)
    (void) jalon_sql_exec (self->db, "ROLLBACK", NULL);
  if (done && changed)
    self->dirty = TRUE;
  if (!self->dirty)
    release_lock (self);
  return done;
}

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
                         jalon_case_query_titles (self->db) };
  g_autoptr(GBytes) content = jalon_mirror_build (&mirror, self->uuid);
  g_autoptr(GBytes) sealed = jalon_digest_seal (g_bytes_get_data (content, NULL), g_bytes_get_size (content));
  gboolean done = jalon_file_save (self->fd, JALON_MIRROR_NAME, g_bytes_get_data (sealed, NULL),
                                   g_bytes_get_size (sealed), JALON_SAVE_REPLACE, error);
  jalon_person_unref (mirror.person);
  g_ptr_array_unref (mirror.titles);
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
  if (!reload (self, NULL))
    {
      g_auto(JalonLoaded) loaded = JALON_LOADED_INIT;
      loaded.db = jalon_index_open (self->published, NULL);
      loaded.image = g_bytes_ref (self->published);
      loaded.generation = self->generation;
      if (loaded.db != NULL)
        adopt (self, &loaded);
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
  release_lock (self);
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

/**
 * jalon_case_reload_if_newer:
 * @self: a case
 * @reloaded: (out): whether another program had saved
 * @error: where to say why not
 *
 * Does nothing while there are unsaved edits: they hold the lock, and saving sees what others did.
 *
 * Returns: whether memory is the newest generation
 */
gboolean
jalon_case_reload_if_newer (JalonCase *self, gboolean *reloaded, GError **error)
{
  g_return_val_if_fail (JALON_IS_CASE (self), FALSE);
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  gboolean ignored;
  if (reloaded == NULL)
    reloaded = &ignored;
  *reloaded = FALSE;
  return self->dirty || reload_if_newer (self, reloaded, error);
}

static JalonCase *
new_case (JalonFolder *folder, const char *uuid, int fd)
{
  JalonCase *self = g_object_new (JALON_TYPE_CASE, NULL);
  self->folder = g_object_ref (folder);
  self->uuid = g_strdup (uuid);
  self->fd = fd;
  return self;
}

/**
 * jalon_case_open:
 * @folder: a data folder
 * @uuid: a case
 * @error: where to say why not
 *
 * Opening writes nothing. When the highest generation is not sound, the newest sound one is opened read-only,
 * together with what the sidecars know beyond it: see jalon_case_is_read_only ().
 *
 * Returns: (transfer full) (nullable): the case; %JALON_ERROR_NOT_FOUND, %JALON_ERROR_DAMAGED when no generation is
 *   sound, %JALON_ERROR_TOO_NEW
 */
JalonCase *
jalon_case_open (JalonFolder *folder, const char *uuid, GError **error)
{
  g_return_val_if_fail (JALON_IS_FOLDER (folder) && uuid != NULL, NULL);
  int fd = jalon_folder_open_case (folder, uuid, error);
  if (fd < 0)
    return NULL;
  g_autoptr(JalonCase) self = new_case (folder, uuid, fd);
  return reload (self, error) ? g_steal_pointer (&self) : NULL;
}

static gboolean
fill_new (JalonCase *self, const JalonPerson *person, gboolean example, GError **error)
{
  self->db = jalon_index_new (error);
  self->example = example;
  if (self->db == NULL || !jalon_case_store_meta (self->db, "case", self->uuid, error) ||
      !jalon_case_store_meta (self->db, "example", example ? "yes" : "no", error) ||
      !jalon_case_store_person (self->db, person, jalon_case_next_stamp (self), error))
    return FALSE;
  self->published = jalon_index_serialize (self->db, error);
  if (self->published == NULL || !jalon_generation_publish (self->fd, 1, self->published, error))
    return FALSE;
  self->generation = 1;
  return jalon_case_write_mirror (self, error);
}

/* A case appears whole: it is made under another name first. What an interruption left of one goes; the lock is held. */
static gboolean
make_new (JalonCase *self, int cases_fd, const JalonPerson *person, gboolean example, GError **error)
{
  g_autofree char *making = g_strconcat (JALON_CASE_MAKING_PREFIX, self->uuid, NULL);
  jalon_dir_delete_prefixed (cases_fd, JALON_CASE_MAKING_PREFIX);
  self->fd = jalon_dir_open_sub (cases_fd, making, TRUE, error);
  if (self->fd < 0)
    return FALSE;
  if (!fill_new (self, person, example, error))
    {
      jalon_dir_delete_tree (cases_fd, making);
      return FALSE;
    }
  if (renameat (cases_fd, making, cases_fd, self->uuid) != 0)
    {
      jalon_file_set_write_error (error, errno, "Cannot publish a case");
      jalon_dir_delete_tree (cases_fd, making);
      return FALSE;
    }
  if (jalon_file_sync_dir (cases_fd, error))
    return TRUE;
  jalon_dir_delete_tree (cases_fd, self->uuid);
  return FALSE;
}

/**
 * jalon_case_create:
 * @folder: a data folder
 * @person: whose case it is
 * @example: whether everything in it is fictional; such a case takes no real paper
 * @error: where to say why not
 *
 * Returns: (transfer full) (nullable): the case, already saved
 */
JalonCase *
jalon_case_create (JalonFolder *folder, const JalonPerson *person, gboolean example, GError **error)
{
  g_return_val_if_fail (JALON_IS_FOLDER (folder) && person != NULL, NULL);
  g_autofree char *uuid = g_uuid_string_random ();
  if (!jalon_folder_lock (folder, error))
    return NULL;
  g_autoptr(JalonCase) self = new_case (folder, uuid, -1);
  self->locked = TRUE;
  int cases_fd = jalon_folder_open_cases (folder, TRUE, error);
  gboolean made = cases_fd >= 0 && make_new (self, cases_fd, person, example, error);
  if (cases_fd >= 0)
    (void) close (cases_fd);
  if (made)
    jalon_folder_ensure_ballast (folder);
  release_lock (self);
  return made ? g_steal_pointer (&self) : NULL;
}

const char *
jalon_case_get_uuid (JalonCase *self)
{
  g_return_val_if_fail (JALON_IS_CASE (self), NULL);
  return self->uuid;
}

gint64
jalon_case_get_generation (JalonCase *self)
{
  g_return_val_if_fail (JALON_IS_CASE (self), 0);
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  return (gint64) self->generation;
}

gboolean
jalon_case_is_example (JalonCase *self)
{
  g_return_val_if_fail (JALON_IS_CASE (self), FALSE);
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  return self->example;
}

gboolean
jalon_case_is_read_only (JalonCase *self)
{
  g_return_val_if_fail (JALON_IS_CASE (self), FALSE);
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  return self->read_only;
}
