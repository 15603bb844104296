/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a reader and its starter live through beside the habits of one: quarantine, cancelled waits, a starter or a near side that is
 * killed, no reader at all.
 */
#include "misbehaving-fixture.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* After three deaths the file is left alone, other files are not, and a person can ask again. */
static void
test_quarantine (void)
{
  g_autoptr (GBytes) other = g_bytes_new_static ("%PDF-1.7 another", 16);
  g_autofree char *sha256 = NULL;
  Fixture fixture;
  begin (&fixture, "open-dies");
  sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, fixture.bytes);
  for (int i = 0; i < 7; i++)
    {
      g_autoptr (GError) error = NULL;
      if (i == 5)
        jalon_reader_forgive (fixture.reader, sha256);
      g_assert_null (jalon_view_open (fixture.reader, i == 4 ? other : fixture.bytes, NULL, &error));
      g_assert_error (error, JALON_ERROR, JALON_ERROR_UNSAFE);
      g_assert_cmpint (g_str_has_prefix (error->message, "quarantined"), ==, i == 3);
    }
  end (&fixture);
}

static gpointer
cancel_soon (gpointer cancellable)
{
  g_usleep (100 * 1000);
  g_cancellable_cancel (cancellable);
  return NULL;
}

/* A cancelled wait is no death: four of them do not put the file away. */
static void
test_cancel (void)
{
  Fixture fixture;
  begin (&fixture, "open-hangs");
  for (int i = 0; i < 4; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      GThread *thread = g_thread_new ("cancel", cancel_soon, cancellable);
      g_assert_null (jalon_view_open (fixture.reader, fixture.bytes, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_thread_join (thread);
    }
  end (&fixture);
}

typedef gboolean (*Job) (JalonView *view, GCancellable *cancellable, GError **error);

static gboolean
draw (JalonView *view, GCancellable *cancellable, GError **error)
{
  JalonPixels *pixels = jalon_view_render (view, 1, 1.0, cancellable, error);
  gboolean drawn = pixels != NULL;
  g_clear_pointer (&pixels, jalon_pixels_free);
  return drawn;
}

static gboolean
read_words (JalonView *view, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) words = jalon_view_text (view, 1, cancellable, error);
  return words != NULL;
}

static const struct {
  const char *name, *habit;
  Job         job;
} cancel_cases[] = {
  { "drawing", "draw-hangs", draw }, { "size-before-drawing", "size-hangs", draw }, { "size-before-text", "size-hangs", read_words },
};

/* A wait that a person ended is over long before its limit, whichever message it hangs on. */
static void
test_cancel_a_page (gconstpointer data)
{
  const typeof (*cancel_cases) *row = data;
  JalonReaderLimits patient = misbehaving_limits;
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Fixture fixture;

  begin (&fixture, row->habit);
  patient.size = patient.page = 60000;
  jalon_reader_set_limits (fixture.reader, &patient);
  JalonView *view = jalon_view_open (fixture.reader, fixture.bytes, NULL, NULL);
  GThread *thread = g_thread_new ("cancel", cancel_soon, cancellable);
  g_assert_false (row->job (view, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
  g_object_unref (view);
  end (&fixture);
}

static pid_t
find_starter (void)
{
  g_autoptr (GArray) starters = processes_list_children (getpid ());
  g_assert_cmpuint (starters->len, ==, 1);
  return g_array_index (starters, int, 0);
}

/* Nobody notices that the starter was gone. */
static void
test_starter_is_killed (void)
{
  Fixture fixture;
  begin (&fixture, "behaves");
  for (int i = 0; i < 3; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JalonView) view = jalon_view_open (fixture.reader, fixture.bytes, NULL, &error);
      g_assert_no_error (error);
      pid_t starter = find_starter ();
      g_clear_object (&view);
      g_assert_cmpint (kill (starter, SIGKILL), ==, 0);
    }
  end (&fixture);
}

/* The next reader may not stand in memory where the dead one stood. */
static void
test_another_starter_after_a_death (void)
{
  Fixture fixture;
  double width, height;
  begin (&fixture, "page-3-dies");
  g_autoptr (JalonView) view = jalon_view_open (fixture.reader, fixture.bytes, NULL, NULL);
  g_assert_nonnull (view);
  pid_t before = find_starter ();
  g_autoptr (JalonFacts) facts = jalon_view_facts (view, NULL, NULL);
  g_assert_nonnull (facts);
  g_assert_true (jalon_view_page_size (view, 1, &width, &height, NULL));
  g_assert_cmpint (find_starter (), !=, before);
  g_clear_object (&view);
  end (&fixture);
}

static gboolean
is_running (pid_t pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/stat", pid);
  g_autofree char *text = NULL;
  return g_file_get_contents (path, &text, NULL, NULL) && strrchr (text, ')')[2] != 'Z';
}

/* Even a reader that listens to nobody ends with the program that asked. */
static void
test_near_side_is_killed (void)
{
  Fixture fixture;
  int ready[2];
  char byte;
  begin (&fixture, "draw-hangs");
  g_assert_cmpint (pipe (ready), ==, 0);
  pid_t near_side = fork ();
  if (near_side == 0)
    {
      JalonReaderLimits patient = misbehaving_limits;
      patient.page = 60000;
      jalon_reader_set_limits (fixture.reader, &patient);
      JalonView *view = jalon_view_open (fixture.reader, fixture.bytes, NULL, NULL);
      if (view != NULL && write (ready[1], "x", 1) == 1)
        jalon_view_render (view, 1, 1.0, NULL, NULL);
      _exit (1);
    }
  close (ready[1]);
  g_assert_cmpint (read (ready[0], &byte, 1), ==, 1);
  close (ready[0]);
  g_autoptr (GArray) starters = processes_list_children (near_side);
  g_assert_cmpuint (starters->len, ==, 1);
  pid_t starter = g_array_index (starters, int, 0);
  g_autoptr (GArray) readers = processes_list_children (starter);
  g_assert_cmpuint (readers->len, ==, 1);
  g_assert_cmpint (kill (near_side, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (near_side, NULL, 0), ==, near_side);
  for (int i = 0; i < 500 && (is_running (starter) || is_running (g_array_index (readers, int, 0))); i++)
    g_usleep (10 * 1000);
  g_assert_false (is_running (starter));
  g_assert_false (is_running (g_array_index (readers, int, 0)));
  end (&fixture);
}

static void
test_self_test_fails (void)
{
  g_autoptr (GError) error = NULL;
  Fixture fixture;
  begin (&fixture, "behaves");
  for (int i = 0; i < 2; i++)
    {
      g_assert_false (jalon_reader_self_test (fixture.reader, &error));
      g_assert_error (error, JALON_ERROR, JALON_ERROR_UNSAFE);
      g_clear_error (&error);
    }
  end (&fixture);
}

static void
test_no_program (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonReader) reader = jalon_reader_new ("/nonexistent/jalon-reader");
  g_autoptr (GBytes) bytes = g_bytes_new_static ("%PDF-1.7", 8);
  g_assert_null (jalon_view_open (reader, bytes, NULL, &error));
  g_assert_error (error, JALON_ERROR, JALON_ERROR_UNSAFE);
  g_clear_error (&error);
  g_assert_false (jalon_reader_self_test (reader, &error));
  g_assert_error (error, JALON_ERROR, JALON_ERROR_UNSAFE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reader/misbehaving/quarantine", test_quarantine);
  g_test_add_func ("/reader/misbehaving/cancel/opening", test_cancel);
  for (gsize i = 0; i < G_N_ELEMENTS (cancel_cases); i++)
    {
      g_autofree char *name = g_strconcat ("/reader/misbehaving/cancel/", cancel_cases[i].name, NULL);
      g_test_add_data_func (name, &cancel_cases[i], test_cancel_a_page);
    }
  g_test_add_func ("/reader/misbehaving/no-program", test_no_program);
  g_test_add_func ("/reader/misbehaving/self-test-fails", test_self_test_fails);
  g_test_add_func ("/reader/misbehaving/starter/is-killed", test_starter_is_killed);
  g_test_add_func ("/reader/misbehaving/starter/another-after-a-death", test_another_starter_after_a_death);
  g_test_add_func ("/reader/misbehaving/starter/near-side-is-killed", test_near_side_is_killed);
  return g_test_run ();
}
