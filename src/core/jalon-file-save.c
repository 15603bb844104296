/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every file that Jalon writes is written here: whole, synced, then given its name, then the folder is synced.
 * Success is said after the last sync only. A file whose sync failed is thrown away, never synced again: the kernel
 * may have dropped its pages. GLib's durable flag is not used because it ignores a failed sync of the folder.
 *
 * A file in the making is locked by its maker as long as it lives. A temporary name whose file nobody locks was left
 * by a program that died, and may be swept away.
 */
#include "core/jalon-file-save.h"

#include "core/jalon-error.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define TEMPORARY_PREFIX ".jalon-"
#define TEMPORARY_SUFFIX ".tmp"
#define TEMPORARY_DIGITS 16
#define NAME_ATTEMPTS 5

/**
 * jalon_file_set_write_error:
 * @error: where to say it
 * @saved_errno: a value of errno
 * @what: what could not be done; no name of a person's file
 *
 * A folder that may not be written to is a read-only disk for the person: %JALON_ERROR_NO_SPACE.
 *
 * Returns: %FALSE
 */
gboolean
jalon_file_set_write_error (GError **error, int saved_errno, const char *what)
{
  JalonError code = jalon_error_from_errno (saved_errno);
  if (saved_errno == EACCES || saved_errno == EPERM)
    code = JALON_ERROR_NO_SPACE;
  if (saved_errno == EEXIST)
    code = JALON_ERROR_BUSY;
  g_set_error (error, JALON_ERROR, (int) code, "%s: %s", what, g_strerror (saved_errno));
  return FALSE;
}

/**
 * jalon_file_is_temporary:
 * @name: a file name
 *
 * Returns: whether @name is one that a file has here while it is written
 */
gboolean
jalon_file_is_temporary (const char *name)
{
  const gsize prefix = strlen (TEMPORARY_PREFIX);
  return g_str_has_prefix (name, TEMPORARY_PREFIX) &&
         strspn (name + prefix, "0123456789abcdef") == TEMPORARY_DIGITS &&
         g_str_equal (name + prefix + TEMPORARY_DIGITS, TEMPORARY_SUFFIX);
}

/* Whether @name still leads to the file behind @fd, which is ours. */
static gboolean
is_named (int fd, int dir_fd, const char *name)
{
  struct stat open_one, named;
  return fstat (fd, &open_one) == 0 && fstatat (dir_fd, name, &named, AT_SYMLINK_NOFOLLOW) == 0 &&
         open_one.st_ino == named.st_ino && open_one.st_dev == named.st_dev && open_one.st_uid == geteuid ();
}

/**
 * jalon_file_open_if_unheld:
 * @dir_fd: a folder
 * @name: something in it; a link is not followed
 * @flags: %O_DIRECTORY or 0
 *
 * Takes the lock that the maker of a temporary has while it lives. Where the file system has no locks, everything
 * counts as held.
 *
 * Returns: a descriptor to close, which holds the lock, or -1 when somebody holds it or it is not the user's own
 */
int
jalon_file_open_if_unheld (int dir_fd, const char *name, int flags)
{
  int fd = openat (dir_fd, name, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC | O_NOFOLLOW | flags);
  if (fd < 0 || (flock (fd, LOCK_EX | LOCK_NB) == 0 && is_named (fd, dir_fd, name)))
    return fd;
  (void) close (fd);
  return -1;
}

static void
sweep_one (int dir_fd, const char *name)
{
  struct stat info;
  int fd = jalon_file_open_if_unheld (dir_fd, name, 0);
  if (fd < 0)
    return;
  if (fstat (fd, &info) == 0 && S_ISREG (info.st_mode))
    (void) unlinkat (dir_fd, name, 0);
  (void) close (fd);
}

/**
 * jalon_file_sweep:
 * @dir_fd: a folder
 *
 * Removes the temporary files that programs left there when they died: those with our name that nobody holds. Files
 * in folders below stay. What cannot be removed stays as well.
 */
void
jalon_file_sweep (int dir_fd)
{
  int fd = openat (dir_fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  DIR *dir = fd >= 0 ? fdopendir (fd) : NULL;
  for (struct dirent *found; dir != NULL && (found = readdir (dir)) != NULL;)
    if (jalon_file_is_temporary (found->d_name))
      sweep_one (dir_fd, found->d_name);
  if (dir != NULL)
    (void) closedir (dir);
  else if (fd >= 0)
    (void) close (fd);
}

/**
 * jalon_file_sync_dir:
 * @dir_fd: a folder
 * @error: where to say why not
 *
 * Makes the names in @dir_fd durable. A file system that cannot sync folders is accepted.
 *
 * Returns: whether the folder is synced
 */
gboolean
jalon_file_sync_dir (int dir_fd, GError **error)
{
  if (fsync (dir_fd) == 0 || errno == EINVAL || errno == ENOTSUP)
    return TRUE;
  return jalon_file_set_write_error (error, errno, "Cannot sync a folder");
}

static char *
make_temporary_name (void)
{
  return g_strdup_printf (TEMPORARY_PREFIX "%08x%08x" TEMPORARY_SUFFIX, g_random_int (), g_random_int ());
}

static gboolean
nameless_is_refused (int saved_errno)
{
  return saved_errno == EOPNOTSUPP || saved_errno == EISDIR || saved_errno == EINVAL || saved_errno == ENOENT;
}

/* A file with a name can be swept away before it is locked: then it is no longer there, and another one is made. */
static int
open_named (JalonNewFile *self)
{
  for (int attempt = 1;; attempt++)
    {
      g_autofree char *name = make_temporary_name ();
      int fd = openat (self->dir_fd, name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
      if (fd < 0)
        return -1;
      gboolean taken = flock (fd, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
      if ((!taken && is_named (fd, self->dir_fd, name)) || attempt == NAME_ATTEMPTS)
        {
          self->temporary = g_steal_pointer (&name);
          return fd;
        }
      (void) unlinkat (self->dir_fd, name, 0);
      (void) close (fd);
    }
}

/**
 * jalon_new_file_open:
 * @self: a cleared file
 * @dir_fd: a folder on the file system where the file will be published; must outlive @self
 * @error: where to say why not
 *
 * Returns: whether there is a file to write to
 */
gboolean
jalon_new_file_open (JalonNewFile *self, int dir_fd, GError **error)
{
  self->dir_fd = dir_fd;
  self->fd = openat (dir_fd, ".", O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (self->fd >= 0)
    (void) flock (self->fd, LOCK_EX | LOCK_NB); /* nobody else can have it; where there are no locks nothing is swept */
  else if (nameless_is_refused (errno))
    self->fd = open_named (self);
  return self->fd >= 0 || jalon_file_set_write_error (error, errno, "Cannot create a file");
}

/**
 * jalon_new_file_write:
 * @self: an open file
 * @data: bytes
 * @size: how many
 * @error: where to say why not
 *
 * Returns: whether all bytes were taken
 */
gboolean
jalon_new_file_write (JalonNewFile *self, const void *data, gsize size, GError **error)
{
  const char *next = data;
  while (size > 0)
    {
      ssize_t written = write (self->fd, next, MIN (size, 1 << 20));
      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        return jalon_file_set_write_error (error, written < 0 ? errno : ENOSPC, "Cannot write a file");
      next += written;
      size -= (gsize) written;
    }
  return TRUE;
}

/**
 * jalon_new_file_sync:
 * @self: an open file with all its bytes
 * @error: where to say why not
 *
 * Returns: whether the bytes are on the disk; after %FALSE the file must be thrown away
 */
gboolean
jalon_new_file_sync (JalonNewFile *self, GError **error)
{
  if (fsync (self->fd) == 0)
    return TRUE;
  return jalon_file_set_write_error (error, errno, "Cannot sync a file");
}

static int
link_nameless (JalonNewFile *self, int dir_fd, const char *name)
{
  g_autofree char *proc = g_strdup_printf ("/proc/self/fd/%d", self->fd);
  return linkat (AT_FDCWD, proc, dir_fd, name, AT_SYMLINK_FOLLOW);
}

/* A nameless file cannot replace: it gets a temporary name first. */
static int
ensure_name (JalonNewFile *self, int dir_fd)
{
  if (self->temporary != NULL)
    return 0;
  g_autofree char *name = make_temporary_name ();
  if (link_nameless (self, dir_fd, name) != 0)
    return -1;
  self->temporary = g_steal_pointer (&name);
  self->dir_fd = dir_fd;
  return 0;
}

static int
rename_as_new (JalonNewFile *self, int dir_fd, const char *name)
{
  if (renameat2 (self->dir_fd, self->temporary, dir_fd, name, RENAME_NOREPLACE) == 0)
    {
      g_clear_pointer (&self->temporary, g_free);
      return 0;
    }
  if (errno != EINVAL && errno != ENOSYS)
    return -1;
  return linkat (self->dir_fd, self->temporary, dir_fd, name, 0); /* the temporary name goes when cleared */
}

static int
publish_new (JalonNewFile *self, int dir_fd, const char *name)
{
  return self->temporary != NULL ? rename_as_new (self, dir_fd, name) : link_nameless (self, dir_fd, name);
}

static int
publish_replacing (JalonNewFile *self, int dir_fd, const char *name)
{
  if (ensure_name (self, dir_fd) != 0 || renameat (self->dir_fd, self->temporary, dir_fd, name) != 0)
    return -1;
  g_clear_pointer (&self->temporary, g_free);
  return 0;
}

/**
 * jalon_new_file_publish:
 * @self: a synced file
 * @dir_fd: the folder it shall be in
 * @name: its name there
 * @mode: what to do when @name exists
 * @error: where to say why not
 *
 * Gives the file its name and syncs the folder. A new name whose folder could not be synced is taken back.
 *
 * Returns: whether the file is safe under @name; %JALON_ERROR_BUSY when @name must be new and exists
 */
gboolean
jalon_new_file_publish (JalonNewFile *self, int dir_fd, const char *name, JalonSaveMode mode, GError **error)
{
  int result = mode == JALON_SAVE_NEW ? publish_new (self, dir_fd, name) : publish_replacing (self, dir_fd, name);
  if (result != 0)
    return jalon_file_set_write_error (error, errno, "Cannot publish a file");
  if (jalon_file_sync_dir (dir_fd, error))
    return TRUE;
  if (mode == JALON_SAVE_NEW)
    (void) unlinkat (dir_fd, name, 0);
  return FALSE;
}

/**
 * jalon_new_file_clear:
 * @self: a file, published or not
 *
 * Closes it; what has no published name vanishes.
 */
void
jalon_new_file_clear (JalonNewFile *self)
{
  if (self->temporary != NULL)
    (void) unlinkat (self->dir_fd, self->temporary, 0);
  g_clear_pointer (&self->temporary, g_free);
  if (self->fd >= 0)
    (void) close (self->fd);
  self->fd = -1;
}

/**
 * jalon_file_save:
 * @dir_fd: an open folder (not O_PATH: it is synced)
 * @name: the name in it
 * @data: (array length=size): the bytes
 * @size: how many
 * @mode: what to do when @name exists
 * @error: where to say why not
 *
 * Writes a whole file durably, readable by its owner only. Any thread.
 *
 * Returns: whether the file is safe: bytes and name are synced
 */
gboolean
jalon_file_save (int dir_fd, const char *name, const void *data, gsize size, JalonSaveMode mode, GError **error)
{
  g_return_val_if_fail (dir_fd >= 0 && name != NULL && (data != NULL || size == 0), FALSE);
  g_auto(JalonNewFile) file = JALON_NEW_FILE_INIT;

  return jalon_new_file_open (&file, dir_fd, error) && jalon_new_file_write (&file, data, size, error) &&
         jalon_new_file_sync (&file, error) && jalon_new_file_publish (&file, dir_fd, name, mode, error);
}
