/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The data folder: where cases are, the lock between writers, the ballast.
 * The lock is a courtesy that makes programs wait for each other; what keeps saves from being lost is that a
 * generation is published under a name that must not exist yet. Reading never locks and never writes.
 */
#include "core/case/jalon-folder-private.h"

#include "core/jalon-error.h"
#include "core/jalon-file-save.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#define LOCK_POLL_MS 20
#define BALLAST_BYTES (4 << 20)
#define ROOM_FOR_BALLAST (4 * (guint64) BALLAST_BYTES)

struct _JalonFolder {
  GObject parent_instance;
  char *path;
  GMutex mutex; /* guards what follows */
  double wait_seconds;
  int lock_fd;
  int lock_count;
};

G_DEFINE_FINAL_TYPE (JalonFolder, jalon_folder, G_TYPE_OBJECT)

static char *
dup_path (JalonFolder *self, const char *name)
{
  return g_build_filename (self->path, name, NULL);
}

static void
jalon_folder_finalize (GObject *object)
{
  JalonFolder *self = JALON_FOLDER (object);
  if (self->lock_fd >= 0)
    (void) close (self->lock_fd);
  g_mutex_clear (&self->mutex);
  g_free (self->path);
  G_OBJECT_CLASS (jalon_folder_parent_class)->finalize (object);
}

static void
jalon_folder_class_init (JalonFolderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jalon_folder_finalize;
}

static void
jalon_folder_init (JalonFolder *self)
{
  g_mutex_init (&self->mutex);
  self->wait_seconds = 2;
  self->lock_fd = -1;
}

/**
 * jalon_folder_new:
 * @path: the data folder; it need not exist
 *
 * Returns: (transfer full): the folder; nothing is read or made yet
 */
JalonFolder *
jalon_folder_new (const char *path)
{
  g_return_val_if_fail (path != NULL, NULL);
  JalonFolder *self = g_object_new (JALON_TYPE_FOLDER, NULL);
  self->path = g_strdup (path);
  return self;
}

const char *
jalon_folder_get_path (JalonFolder *self)
{
  g_return_val_if_fail (JALON_IS_FOLDER (self), NULL);
  return self->path;
}

/**
 * jalon_folder_set_wait:
 * @self: a data folder
 * @seconds: how long a writer waits for another one before %JALON_ERROR_BUSY
 */
void
jalon_folder_set_wait (JalonFolder *self, double seconds)
{
  g_return_if_fail (JALON_IS_FOLDER (self));
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  self->wait_seconds = seconds;
}

/**
 * jalon_folder_dup_case_path:
 * @self: a data folder
 * @uuid: a case
 *
 * Returns: (transfer full): the folder of the case
 */
char *
jalon_folder_dup_case_path (JalonFolder *self, const char *uuid)
{
  g_return_val_if_fail (JALON_IS_FOLDER (self) && uuid != NULL, NULL);
  return g_build_filename (self->path, "cases", uuid, NULL);
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * jalon_folder_list_cases:
 * @self: a data folder
 * @error: where to say why not
 *
 * A case whose index is lost is listed too. A folder that does not exist has no cases.
 *
 * Returns: (transfer full) (element-type utf8) (nullable): uuids, sorted
 */
GPtrArray *
jalon_folder_list_cases (JalonFolder *self, GError **error)
{
  g_return_val_if_fail (JALON_IS_FOLDER (self), NULL);
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *path = dup_path (self, "cases");
  g_autoptr(GError) local_error = NULL;
  g_autoptr(GDir) dir = g_dir_open (path, 0, &local_error);

  if (dir == NULL && !g_error_matches (local_error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    {
      g_set_error_literal (error, JALON_ERROR, JALON_ERROR_NOT_FOUND, "The data folder cannot be read");
      return NULL;
    }
  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;)
    if (g_uuid_string_is_valid (name))
      g_ptr_array_add (found, g_strdup (name));
  g_ptr_array_sort (found, compare_strings);
  return g_steal_pointer (&found);
}

/**
 * jalon_dir_open_sub:
 * @dir_fd: a folder
 * @name: the name of a folder in it
 * @create: whether to make a missing one (owner only, durable)
 * @error: where to say why not
 *
 * Returns: a descriptor to close, or -1
 */
int
jalon_dir_open_sub (int dir_fd, const char *name, gboolean create, GError **error)
{
  const int flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW;
  int fd = openat (dir_fd, name, flags);
  if (fd < 0 && errno == ENOENT && create)
    {
      if (mkdirat (dir_fd, name, 0700) != 0 && errno != EEXIST)
        {
          jalon_file_set_write_error (error, errno, "Cannot make a folder");
          return -1;
        }
      if (!jalon_file_sync_dir (dir_fd, error))
        {
          (void) unlinkat (dir_fd, name, AT_REMOVEDIR);
          return -1;
        }
      fd = openat (dir_fd, name, flags);
    }
  if (fd < 0)
    g_set_error (error, JALON_ERROR, (int) jalon_error_from_errno (errno), "Cannot open a folder: %s",
                 g_strerror (errno));
  return fd;
}

static void
delete_matching (int dir_fd, const char *prefix)
{
  int fd = openat (dir_fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  DIR *dir = fd >= 0 ? fdopendir (fd) : NULL;
  for (struct dirent *found; dir != NULL && (found = readdir (dir)) != NULL;)
    {
      const char *name = found->d_name;
      if (!g_str_has_prefix (name, prefix) || g_str_equal (name, ".") || g_str_equal (name, ".."))
        continue;
      if (unlinkat (dir_fd, name, 0) != 0)
        jalon_dir_delete_tree (dir_fd, name);
    }
  if (dir != NULL)
    (void) closedir (dir);
  else if (fd >= 0)
    (void) close (fd);
}

/**
 * jalon_dir_delete_tree:
 * @dir_fd: a folder
 * @name: a folder in it; links are not followed
 *
 * Deletes it with all that is in it, as far as possible.
 */
void
jalon_dir_delete_tree (int dir_fd, const char *name)
{
  int fd = openat (dir_fd, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
  if (fd < 0)
    return;
  delete_matching (fd, "");
  (void) close (fd);
  (void) unlinkat (dir_fd, name, AT_REMOVEDIR);
}

/**
 * jalon_dir_delete_prefixed:
 * @dir_fd: a folder
 * @prefix: not empty
 *
 * Deletes everything in @dir_fd whose name begins with @prefix: what an interrupted making left there.
 */
void
jalon_dir_delete_prefixed (int dir_fd, const char *prefix)
{
  g_return_if_fail (*prefix != '\0');
  delete_matching (dir_fd, prefix);
}

/* A parent that may not be read cannot be synced by us and is taken as it is. */
static gboolean
sync_parent (const char *path, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (path);
  int fd = open (parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean done = fd < 0 || jalon_file_sync_dir (fd, error);
  if (fd >= 0)
    (void) close (fd);
  return done;
}

/* With its parents, each durable before anything is put into it. */
static gboolean
make_folder (const char *path, GError **error)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return TRUE;
  g_autofree char *parent = g_path_get_dirname (path);
  if (!g_str_equal (parent, path) && !make_folder (parent, error))
    return FALSE;
  if (mkdir (path, 0700) != 0)
    return errno == EEXIST || jalon_file_set_write_error (error, errno, "Cannot make the data folder");
  if (sync_parent (path, error))
    return TRUE;
  (void) rmdir (path);
  return FALSE;
}

static gboolean
make_path (JalonFolder *self, GError **error)
{
  return make_folder (self->path, error);
}

/**
 * jalon_folder_open_cases:
 * @self: a data folder
 * @create: whether to make it when it is missing
 * @error: where to say why not
 *
 * Returns: a descriptor of `cases/` to close, or -1
 */
int
jalon_folder_open_cases (JalonFolder *self, gboolean create, GError **error)
{
  if (create && !make_path (self, error))
    return -1;
  int fd = open (self->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0)
    {
      g_set_error (error, JALON_ERROR, (int) jalon_error_from_errno (errno), "Cannot open the data folder: %s",
                   g_strerror (errno));
      return -1;
    }
  int cases_fd = jalon_dir_open_sub (fd, "cases", create, error);
  (void) close (fd);
  return cases_fd;
}

int
jalon_folder_open_case (JalonFolder *self, const char *uuid, GError **error)
{
  if (!g_uuid_string_is_valid (uuid))
    {
      g_set_error_literal (error, JALON_ERROR, JALON_ERROR_NOT_FOUND, "Not the id of a case");
      return -1;
    }
  int cases_fd = jalon_folder_open_cases (self, FALSE, error);
  if (cases_fd < 0)
    return -1;
  int fd = jalon_dir_open_sub (cases_fd, uuid, FALSE, error);
  (void) close (cases_fd);
  return fd;
}

/* The lock counts only while its name leads to it. */
static gboolean
is_current (int fd, const char *path)
{
  struct stat ours, named;
  return fstat (fd, &ours) == 0 && stat (path, &named) == 0 && ours.st_ino == named.st_ino && ours.st_dev == named.st_dev;
}

/* 1: locked (or nothing to lock with), 0: somebody else has it, -1: cannot write here */
static int
try_lock (JalonFolder *self, const char *path, GError **error)
{
  int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (fd < 0 && (errno == ENOSPC || errno == EDQUOT))
    return 1; /* a full disk: removing must still work, and publishing guards itself */
  if (fd < 0)
    {
      jalon_file_set_write_error (error, errno, "Cannot open the lock");
      return -1;
    }
  if (flock (fd, LOCK_EX | LOCK_NB) == 0 && is_current (fd, path))
    {
      self->lock_fd = fd;
      return 1;
    }
  (void) close (fd);
  return 0;
}

/**
 * jalon_folder_lock:
 * @self: a data folder
 * @error: where to say why not
 *
 * Waits for other programs as long as jalon_folder_set_wait () says. Nests within one #JalonFolder.
 *
 * Returns: whether this program may write; %JALON_ERROR_BUSY after the wait, %JALON_ERROR_NO_SPACE when read-only
 */
gboolean
jalon_folder_lock (JalonFolder *self, GError **error)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  if (self->lock_count > 0)
    {
      self->lock_count++;
      return TRUE;
    }
  if (!make_path (self, error))
    return FALSE;
  g_autofree char *path = dup_path (self, "lock");
  const gint64 deadline_us = g_get_monotonic_time () + (gint64) (self->wait_seconds * G_USEC_PER_SEC);
  for (;;)
    {
      int result = try_lock (self, path, error);
      if (result < 0)
        return FALSE;
      if (result > 0)
        {
          self->lock_count = 1;
          return TRUE;
        }
      if (g_get_monotonic_time () >= deadline_us)
        {
          g_set_error_literal (error, JALON_ERROR, JALON_ERROR_BUSY, "Another window or program is writing");
          return FALSE;
        }
      g_usleep (LOCK_POLL_MS * 1000);
    }
}

void
jalon_folder_unlock (JalonFolder *self)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_return_if_fail (self->lock_count > 0);
  if (--self->lock_count > 0 || self->lock_fd < 0)
    return;
  (void) close (self->lock_fd);
  self->lock_fd = -1;
}

/**
 * jalon_folder_give_up_ballast:
 * @self: a data folder
 *
 * Frees 4 MiB on a full disk, so that a removal or a last generation can be written.
 *
 * Returns: whether there was any
 */
gboolean
jalon_folder_give_up_ballast (JalonFolder *self)
{
  g_autofree char *path = dup_path (self, "ballast");
  return unlink (path) == 0;
}

/**
 * jalon_folder_ensure_ballast:
 * @self: a data folder, locked
 *
 * Makes the ballast when it is missing or half made, and the disk has room. Failing is not an error.
 */
void
jalon_folder_ensure_ballast (JalonFolder *self)
{
  g_autofree char *path = dup_path (self, "ballast");
  struct stat made;
  struct statvfs disk;
  if ((lstat (path, &made) == 0 && made.st_size >= BALLAST_BYTES) || statvfs (self->path, &disk) != 0 ||
      (guint64) disk.f_bavail * disk.f_frsize < ROOM_FOR_BALLAST)
    return;
  int fd = open (path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0)
    return;
  if (posix_fallocate (fd, 0, BALLAST_BYTES) != 0)
    (void) unlink (path);
  (void) close (fd);
}
