/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The one function that writes files, on a file system that knows nameless files and on one that does not.
 */
#include "core/jalon-error.h"
#include "core/jalon-file-save.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static gboolean nameless_refused;

/* The program's own definition stands before that of the C library. */
int
openat (int dir_fd, const char *name, int flags, ...)
{
  va_list rest;
  va_start (rest, flags);
  mode_t mode = va_arg (rest, mode_t);
  va_end (rest);
  if (nameless_refused && (flags & O_TMPFILE) == O_TMPFILE)
    {
      errno = EOPNOTSUPP;
      return -1;
    }
  return (int) syscall (SYS_openat, dir_fd, name, flags, mode);
}

typedef struct {
  char *dir;
  int fd;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer refused)
{
  nameless_refused = GPOINTER_TO_INT (refused);
  fixture->dir = g_dir_make_tmp ("jalon-test-XXXXXX", NULL);
  fixture->fd = open (fixture->dir, O_RDONLY | O_DIRECTORY);
}

static guint
count_and_remove (Fixture *fixture)
{
  guint n = 0;
  g_autoptr(GDir) dir = g_dir_open (fixture->dir, 0, NULL);
  for (const char *name; (name = g_dir_read_name (dir)) != NULL; n++)
    {
      g_assert_false (jalon_file_is_temporary (name));
      g_assert_cmpint (unlinkat (fixture->fd, name, 0), ==, 0);
    }
  return n;
}

static void
tear_down (Fixture *fixture, gconstpointer refused)
{
  count_and_remove (fixture);
  close (fixture->fd);
  g_rmdir (fixture->dir);
  g_free (fixture->dir);
  nameless_refused = FALSE;
}

static void
assert_content (Fixture *fixture, const char *name, const char *expected)
{
  g_autofree char *path = g_build_filename (fixture->dir, name, NULL);
  g_autofree char *text = NULL;
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, expected);
}

static void
test_new (Fixture *fixture, gconstpointer refused)
{
  g_autoptr(GError) error = NULL;
  struct stat info;
  g_assert_true (jalon_file_save (fixture->fd, "a", "one", 3, JALON_SAVE_NEW, &error));
  g_assert_no_error (error);
  assert_content (fixture, "a", "one");
  g_assert_cmpint (fstatat (fixture->fd, "a", &info, 0), ==, 0);
  g_assert_cmpint (info.st_mode & 07777, ==, 0600);
  g_assert_cmpint (info.st_nlink, ==, 1);

  g_assert_false (jalon_file_save (fixture->fd, "a", "two", 3, JALON_SAVE_NEW, &error));
  g_assert_error (error, JALON_ERROR, JALON_ERROR_BUSY);
  assert_content (fixture, "a", "one");
  g_assert_cmpuint (count_and_remove (fixture), ==, 1);
}

static void
test_replace (Fixture *fixture, gconstpointer refused)
{
  g_autoptr(GError) error = NULL;
  g_assert_true (jalon_file_save (fixture->fd, "a", "one", 3, JALON_SAVE_REPLACE, &error));
  g_assert_true (jalon_file_save (fixture->fd, "a", "another", 7, JALON_SAVE_REPLACE, &error));
  g_assert_true (jalon_file_save (fixture->fd, "empty", NULL, 0, JALON_SAVE_REPLACE, &error));
  g_assert_no_error (error);
  assert_content (fixture, "a", "another");
  assert_content (fixture, "empty", "");
  g_assert_cmpuint (count_and_remove (fixture), ==, 2);
}

static void
test_not_published (Fixture *fixture, gconstpointer refused)
{
  g_autoptr(GError) error = NULL;
  {
    g_auto(JalonNewFile) file = JALON_NEW_FILE_INIT;
    g_assert_true (jalon_new_file_open (&file, fixture->fd, &error));
    g_assert_true (jalon_new_file_write (&file, "lost", 4, &error));
  }
  g_assert_cmpuint (count_and_remove (fixture), ==, 0);
}

static void
test_errors (void)
{
  static const struct {
    int saved_errno;
    int code;
  } rows[] = {
    { ENOSPC, JALON_ERROR_NO_SPACE }, { EDQUOT, JALON_ERROR_NO_SPACE }, { EROFS, JALON_ERROR_NO_SPACE },
    { EACCES, JALON_ERROR_NO_SPACE }, { EEXIST, JALON_ERROR_BUSY },     { EIO, JALON_ERROR_INTERNAL },
    { ENOENT, JALON_ERROR_NOT_FOUND },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GError) error = NULL;
      g_assert_false (jalon_file_set_write_error (&error, rows[i].saved_errno, "x"));
      g_assert_error (error, JALON_ERROR, rows[i].code);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (int refused = 0; refused <= 1; refused++)
    {
      const char *kind = refused ? "named" : "nameless";
      g_autofree char *new_path = g_strdup_printf ("/file-save/%s/new", kind);
      g_autofree char *replace_path = g_strdup_printf ("/file-save/%s/replace", kind);
      g_autofree char *lost_path = g_strdup_printf ("/file-save/%s/not-published", kind);
      g_test_add (new_path, Fixture, GINT_TO_POINTER (refused), set_up, test_new, tear_down);
      g_test_add (replace_path, Fixture, GINT_TO_POINTER (refused), set_up, test_replace, tear_down);
      g_test_add (lost_path, Fixture, GINT_TO_POINTER (refused), set_up, test_not_published, tear_down);
    }
  g_test_add_func ("/file-save/errors", test_errors);
  return g_test_run ();
}
