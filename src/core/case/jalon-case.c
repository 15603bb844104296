/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An open case: making, opening and reloading it, and what every edit goes through. What is in it is edited by
 * jalon-case-*.c, how it is found on disk stands in jalon-case-load.c, how it is saved in jalon-case-save.c.
 *
 * An edit takes the lock of the data folder, takes over what another program saved meanwhile, and changes memory.
 * A save gives the lock back.
 */
#include "core/case/jalon-case-private.h"

#include "core/case/jalon-folder-private.h"
#include "core/case/jalon-generation.h"
#include "core/case/jalon-index.h"
#include "core/jalon-error.h"
#include "core/jalon-file-save.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

G_DEFINE_FINAL_TYPE (JalonCase, jalon_case, G_TYPE_OBJECT)

void
jalon_case_release_lock (JalonCase *self)
{
  if (self->locked)
    jalon_folder_unlock (self->folder);
  self->locked = FALSE;
}

static void
jalon_case_finalize (GObject *object)
{
  JalonCase *self = JALON_CASE (object);
  jalon_case_release_lock (self);
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

void
jalon_case_take_loaded (JalonCase *self, JalonLoaded *loaded)
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

gboolean
jalon_case_reload (JalonCase *self, GError **error)
{
  g_auto(JalonLoaded) loaded = JALON_LOADED_INIT;
  if (!jalon_case_load (self->fd, self->uuid, &loaded, error))
    return FALSE;
  jalon_case_take_loaded (self, &loaded);
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
  if (!jalon_case_reload (self, error))
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
    jalon_case_release_lock (self);
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
    jalon_case_release_lock (self);
  return done;
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
  return jalon_case_reload (self, error) ? g_steal_pointer (&self) : NULL;
}

static gboolean
store_first_title (JalonCase *self, const JalonTitle *title, GError **error)
{
  g_autoptr(JalonTitle) copy = jalon_title_dup (title);
  g_free (copy->id);
  copy->id = g_uuid_string_random ();
  return jalon_case_store_title (self->db, copy, jalon_case_next_stamp (self), error);
}

static gboolean
fill_new (JalonCase *self, const JalonPerson *person, const JalonTitle *title, gboolean example, GError **error)
{
  self->db = jalon_index_new (error);
  self->example = example;
  if (self->db == NULL || !jalon_case_store_meta (self->db, "case", self->uuid, error) ||
      !jalon_case_store_meta (self->db, "example", example ? "yes" : "no", error) ||
      !jalon_case_store_person (self->db, person, jalon_case_next_stamp (self), error) ||
      (title != NULL && !store_first_title (self, title, error)))
    return FALSE;
  self->published = jalon_index_serialize (self->db, error);
  if (self->published == NULL || !jalon_generation_publish (self->fd, 1, self->published, error))
    return FALSE;
  self->generation = 1;
  return jalon_case_write_mirror (self, error);
}

/* A case appears whole: it is made under another name first. What an interruption left of one goes; the lock is held. */
static gboolean
make_new (JalonCase *self, int cases_fd, const JalonPerson *person, const JalonTitle *title, gboolean example, GError **error)
{
  g_autofree char *making = g_strconcat (JALON_CASE_MAKING_PREFIX, self->uuid, NULL);
  jalon_dir_delete_prefixed (cases_fd, JALON_CASE_MAKING_PREFIX);
  self->fd = jalon_dir_open_sub (cases_fd, making, TRUE, error);
  if (self->fd < 0)
    return FALSE;
  if (!fill_new (self, person, title, example, error))
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
 * jalon_case_create_with_title:
 * @folder: a data folder
 * @person: whose case it is
 * @title: (nullable): the first title; it names no paper
 * @example: whether everything in it is fictional; such a case takes no real paper
 * @error: where to say why not
 *
 * The case appears with its title, or not at all.
 *
 * Returns: (transfer full) (nullable): the case, already saved
 */
JalonCase *
jalon_case_create_with_title (JalonFolder *folder, const JalonPerson *person, const JalonTitle *title, gboolean example, GError **error)
{
  g_return_val_if_fail (JALON_IS_FOLDER (folder) && person != NULL, NULL);
  g_autofree char *uuid = g_uuid_string_random ();
  if (!jalon_folder_lock (folder, error))
    return NULL;
  g_autoptr(JalonCase) self = new_case (folder, uuid, -1);
  self->locked = TRUE;
  int cases_fd = jalon_folder_open_cases (folder, TRUE, error);
  gboolean made = cases_fd >= 0 && make_new (self, cases_fd, person, title, example, error);
  if (cases_fd >= 0)
    (void) close (cases_fd);
  if (made)
    jalon_folder_ensure_ballast (folder);
  jalon_case_release_lock (self);
  return made ? g_steal_pointer (&self) : NULL;
}

/**
 * jalon_case_create:
 * @folder: a data folder
 * @person: whose case it is
 * @example: as in jalon_case_create_with_title ()
 * @error: where to say why not
 *
 * Returns: (transfer full) (nullable): the case, already saved
 */
JalonCase *
jalon_case_create (JalonFolder *folder, const JalonPerson *person, gboolean example, GError **error)
{
  return jalon_case_create_with_title (folder, person, NULL, example, error);
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
