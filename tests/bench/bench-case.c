/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a save costs as a case grows: one edit, one durable generation. Beside it opening, searching and verifying.
 * Prints numbers; judges nothing. Run it on the disk that counts: TMPDIR says where.
 */
#include "core/case/jalon-case-verify.h"
#include "core/case/jalon-case.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#define SAVES 40
#define FACTS_BYTES 2000 /* with its row a paper costs about 2.7 kB */

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;
  return left < right ? -1 : left > right;
}

static double
now_ms (void)
{
  return (double) g_get_monotonic_time () / 1000;
}

static void
stop_on (GError *error)
{
  if (error == NULL)
    return;
  g_printerr ("%s\n", error->message);
  exit (1);
}

static char *
make_words (int i)
{
  g_autoptr(GString) words = g_string_new ("jalon-words 1\n");
  for (int page = 1; page <= 3; page++)
    {
      g_string_append_printf (words, "page %d 595.0 842.0 text\n", page);
      for (int word = 0; word < 250; word++)
        g_string_append_printf (words, "72.0 %d.5 31.2 12.0 mot%d\n", word * 3, (i * 31 + word * 7) % 5000);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
add_papers (JalonCase *one, int from, int to)
{
  GError *error = NULL;
  g_autofree char *filler = g_strnfill (FACTS_BYTES, 'f');
  for (int i = from; i < to; i++)
    {
      g_autofree char *text = g_strdup_printf ("%%PDF-1.4 paper %d", i);
      g_autofree char *name = g_strdup_printf ("bulletin-%d.pdf", i);
      g_autofree char *words = make_words (i);
      g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
      g_autoptr(JalonPaper) paper = jalon_case_import_bytes (one, bytes, name, "payslip", NULL, NULL, &error);
      stop_on (error);
      jalon_case_set_facts (one, paper->id, "1", filler, &error);
      stop_on (error);
      jalon_case_set_words (one, paper->id, words, &error);
      stop_on (error);
    }
  jalon_case_save (one, &error);
  stop_on (error);
}

static void
measure_saves (JalonCase *one, int papers)
{
  GError *error = NULL;
  double times[SAVES];
  for (int i = 0; i < SAVES; i++)
    {
      g_autoptr(JalonEvent) event = jalon_event_new ();
      event->kind = g_strdup ("note");
      jalon_case_put_event (one, event, NULL, &error);
      stop_on (error);
      double start = now_ms ();
      jalon_case_save (one, &error);
      stop_on (error);
      times[i] = now_ms () - start;
    }
  qsort (times, SAVES, sizeof *times, compare_doubles);
  g_print ("%5d papers: save median %5.1f ms, p95 %5.1f ms", papers, times[SAVES / 2], times[SAVES * 95 / 100]);
}

static void
measure_reading (JalonFolder *folder, const char *uuid)
{
  GError *error = NULL;
  double start = now_ms ();
  g_autoptr(JalonCase) one = jalon_case_open (folder, uuid, &error);
  stop_on (error);
  g_autoptr(GPtrArray) papers = jalon_case_list_papers (one, FALSE);
  double opened = now_ms ();
  g_autoptr(GPtrArray) first = jalon_case_search (one, "mot12", &error);
  double built = now_ms ();
  g_autoptr(GPtrArray) second = jalon_case_search (one, "mot13 mot2", &error);
  double searched = now_ms ();
  g_autoptr(JalonVerifyReport) report = jalon_case_verify (folder, uuid, NULL, &error);
  stop_on (error);
  g_print ("; open and list %5.1f ms, first search %6.1f ms, next %5.1f ms, verify %6.1f ms\n", opened - start,
           built - opened, searched - built, now_ms () - searched);
}

static void
delete_tree (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      if (g_unlink (child) != 0)
        delete_tree (child);
    }
  g_rmdir (path);
}

int
main (int argc, char **argv)
{
  static const int sizes[] = { 300, 1000, 3000 };
  GError *error = NULL;
  g_autofree char *dir = g_dir_make_tmp ("jalon-bench-XXXXXX", &error);
  stop_on (error);
  g_autoptr(JalonFolder) folder = jalon_folder_new (dir);
  g_autoptr(JalonPerson) person = jalon_person_new ();
  person->given = g_strdup ("Lina");
  person->family = g_strdup ("Haddad");
  g_autoptr(JalonCase) one = jalon_case_create (folder, person, FALSE, &error);
  stop_on (error);
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      add_papers (one, i > 0 ? sizes[i - 1] : 0, sizes[i]);
      measure_saves (one, sizes[i]);
      measure_reading (folder, jalon_case_get_uuid (one));
    }
  delete_tree (dir);
  return 0;
}
