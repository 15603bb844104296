/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How long a person waits for a reader that misbehaves: milliseconds from the question to the error, beyond the limit that a silent
 * reader is given. A table, no judgement.
 */
#include "core/jalon-error.h"
#include "core/reader/jalon-reader.h"

#include <glib/gstdio.h>
#include <unistd.h>

#define LIMIT_MS 500
#define ROUNDS 5

static const JalonReaderLimits limits = {
  .hello = LIMIT_MS, .open = LIMIT_MS, .size = LIMIT_MS, .page = LIMIT_MS, .text = LIMIT_MS, .structure = LIMIT_MS, .pages = LIMIT_MS,
  .ocr = LIMIT_MS, .rewrite = LIMIT_MS, .rewrite_a_page = 0, .compose = LIMIT_MS, .unpack = LIMIT_MS,
};

static const char *const habits[] = {
  "hello-dies", "hello-never", "hello-wrong-magic", "open-dies", "open-hangs", "open-eats-memory", "open-wrong-seq",
  "open-wrong-op", "open-short", "open-long", "open-descriptors", "open-floods", "size-nan", "draw-hangs",
};

/* Opens and draws page 1: every habit of the list ends one of the two. */
static double
time_once (JalonReader *reader, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("%PDF-1.7 whatever", 17);
  gint64 started = g_get_monotonic_time ();
  g_autoptr (JalonView) view = jalon_view_open (reader, bytes, NULL, error);
  if (view != NULL)
    {
      JalonPixels *pixels = jalon_view_render (view, 1, 1.0, NULL, error);
      g_clear_pointer (&pixels, jalon_pixels_free);
    }
  return (g_get_monotonic_time () - started) / 1000.0;
}

static gboolean
time_habit (const char *folder, const char *habit)
{
  g_autofree char *link = g_build_filename (folder, habit, NULL);
  double slowest = 0, quickest = G_MAXDOUBLE;
  gboolean timed_out = FALSE, ended = TRUE;

  if (symlink (g_getenv ("JALON_MISBEHAVING_READER"), link) != 0)
    return FALSE;
  for (int i = 0; i < ROUNDS; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JalonReader) reader = jalon_reader_new (link); /* a new one: no quarantine */
      jalon_reader_set_limits (reader, &limits);
      double took = time_once (reader, &error);
      timed_out = g_error_matches (error, JALON_ERROR, JALON_ERROR_TIMEOUT);
      ended = ended && error != NULL;
      slowest = MAX (slowest, took);
      quickest = MIN (quickest, took);
    }
  g_print ("%-20s %-8s %9.1f %9.1f %9.1f\n", habit, timed_out ? "timeout" : "unsafe", quickest, slowest,
           timed_out ? slowest - LIMIT_MS : slowest);
  g_unlink (link);
  return ended;
}

int
main (void)
{
  g_autofree char *folder = g_dir_make_tmp ("jalon-bench-XXXXXX", NULL);
  gboolean good = folder != NULL && g_getenv ("JALON_MISBEHAVING_READER") != NULL;

  g_print ("limit %d ms, %d rounds\n%-20s %-8s %9s %9s %9s\n", LIMIT_MS, ROUNDS, "reader", "error", "least ms", "most ms", "beyond");
  for (gsize i = 0; good && i < G_N_ELEMENTS (habits); i++)
    good = time_habit (folder, habits[i]);
  if (folder != NULL)
    g_rmdir (folder);
  return good ? 0 : 1;
}
