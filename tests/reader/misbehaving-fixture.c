/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "misbehaving-fixture.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sys/wait.h>
#include <unistd.h>

/* Limits short enough for a test, long enough for a busy machine. */
const JalonReaderLimits misbehaving_limits = {
  .hello = 1500, .open = 1500, .size = 1500, .page = 1500, .text = 1500, .structure = 1500, .pages = 4000,
  .ocr = 1500, .rewrite = 1500, .rewrite_a_page = 10, .compose = 1500, .unpack = 1500,
};
#ifdef __SANITIZE_ADDRESS__
#define LATEST_US ((1500 + 25000) * 1000) /* the instrumented libraries alone take seconds to load on a busy machine */
#else
#define LATEST_US ((1500 + 5000) * 1000)
#endif

static int
count_descriptors (void)
{
  g_autoptr (GDir) dir = g_dir_open ("/proc/self/fd", 0, NULL);
  int n = 0;
  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

void
begin (Fixture *fixture, const char *habit)
{
  fixture->folder = g_dir_make_tmp ("jalon-misbehaving-XXXXXX", NULL);
  fixture->link = g_build_filename (fixture->folder, habit, NULL);
  g_assert_cmpint (symlink (g_getenv ("JALON_MISBEHAVING_READER"), fixture->link), ==, 0);
  fixture->reader = jalon_reader_new (fixture->link);
  jalon_reader_set_limits (fixture->reader, &misbehaving_limits);
  fixture->bytes = g_bytes_new_static ("%PDF-1.7 whatever", 17);
  fixture->n_descriptors = count_descriptors ();
  fixture->started = g_get_monotonic_time ();
}

void
end (Fixture *fixture)
{
  g_assert_cmpint (g_get_monotonic_time () - fixture->started, <, LATEST_US);
  processes_assert_no_reader_left ();
  g_object_unref (fixture->reader);
  g_assert_cmpint (waitpid (-1, NULL, WNOHANG), ==, -1); /* no child, running or unburied */
  g_assert_cmpint (errno, ==, ECHILD);
  g_assert_cmpint (count_descriptors (), ==, fixture->n_descriptors);
  g_bytes_unref (fixture->bytes);
  g_unlink (fixture->link);
  g_rmdir (fixture->folder);
  g_free (fixture->link);
  g_free (fixture->folder);
}
