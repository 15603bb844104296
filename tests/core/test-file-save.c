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
make_file (Fixture *fixture, const char *name)
{
  int fd = openat (fixture->fd, name, O_WRONLY | O_CREAT | O_EXCL, 0600);
  g_assert_cmpint (fd, >=, 0);
  close (fd);
}

static gboolean
exists (Fixture *fixture, const char *name)
{
  return faccessat (fixture->fd, name, F_OK, AT_SYMLINK_NOFOLLOW) == 0;
}

/* A dead program's file goes; a living one's, and what only looks like ours, stays. */
static void
test_sweep (Fixture *fixture, gconstpointer refused)
{
  static const char stale[] = ".jalon-0123456789abcdef.tmp";
  static const char *const others[] = {
    ".jalon-0123456789abcde.tmp", ".jalon-0123456789abcdef0.tmp", ".jalon-0123456789ABCDEF.tmp", ".jalon-notes.tmp",
    "jalon-0123456789abcdef.tmp", ".jalon-0123456789abcdef.tmp~", "paper.pdf",
  };
  g_autoptr(GError) error = NULL;
  g_auto(JalonNewFile) living = JALON_NEW_FILE_INIT;
  make_file (fixture, stale);
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    make_file (fixture, others[i]);
  g_assert_cmpint (mkdirat (fixture->fd, ".jalon-aaaaaaaaaaaaaaaa.tmp", 0700), ==, 0);
  g_assert_cmpint (symlinkat ("paper.pdf", fixture->fd, ".jalon-bbbbbbbbbbbbbbbb.tmp"), ==, 0);
  g_assert_cmpint (mkfifoat (fixture->fd, ".jalon-cccccccccccccccc.tmp", 0600), ==, 0);
  g_assert_true (jalon_new_file_open (&living, fixture->fd, &error));

  jalon_file_sweep (fixture->fd);
  g_assert_false (exists (fixture, stale));
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_true (exists (fixture, others[i]));
  g_assert_true (exists (fixture, ".jalon-aaaaaaaaaaaaaaaa.tmp"));
  g_assert_true (exists (fixture, ".jalon-bbbbbbbbbbbbbbbb.tmp"));
  g_assert_true (exists (fixture, ".jalon-cccccccccccccccc.tmp"));
  g_assert_true (jalon_new_file_write (&living, "alive", 5, &error));
  g_assert_true (jalon_new_file_publish (&living, fixture->fd, "living", JALON_SAVE_NEW, &error));
  g_assert_no_error (error);
  assert_content (fixture, "living", "alive");

  g_assert_cmpint (unlinkat (fixture->fd, ".jalon-aaaaaaaaaaaaaaaa.tmp", AT_REMOVEDIR), ==, 0);
  g_assert_cmpint (unlinkat (fixture->fd, ".jalon-bbbbbbbbbbbbbbbb.tmp", 0), ==, 0);
  g_assert_cmpint (unlinkat (fixture->fd, ".jalon-cccccccccccccccc.tmp", 0), ==, 0);
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
      g_autofree char *sweep_path = g_strdup_printf ("/file-save/%s/sweep", kind);
      g_test_add (new_path, Fixture, GINT_TO_POINTER (refused), set_up, test_new, tear_down);
      g_test_add (replace_path, Fixture, GINT_TO_POINTER (refused), set_up, test_replace, tear_down);
      g_test_add (lost_path, Fixture, GINT_TO_POINTER (refused), set_up, test_not_published, tear_down);
      g_test_add (sweep_path, Fixture, GINT_TO_POINTER (refused), set_up, test_sweep, tear_down);
    }
  g_test_add_func ("/file-save/errors", test_errors);
  return g_test_run ();
}
