/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writing an export of 50 documents with its inventory, against zip -0 and sync on the same bytes. Ours also reads everything back.
 * Prints the medians and the ratio; nothing here decides between pass and fail.
 */
#include "core/renewal/jalon-export-private.h"
#include "core/sheets/jalon-sheets.h"

#include <glib/gstdio.h>

#define DOCUMENTS 50
#define DOCUMENT_BYTES 1000000
#define ROUNDS 7

typedef struct {
  char      *folder;
  GPtrArray *documents; /* GBytes */
  GDate      day;
} Bench;

static GBytes *
make_document (guint32 seed)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
  guint32         *data = g_malloc (DOCUMENT_BYTES);
  for (gsize i = 0; i < DOCUMENT_BYTES / sizeof *data; i++)
    data[i] = g_rand_int (rand);
  return g_bytes_new_take (data, DOCUMENT_BYTES);
}

static void
set_up (Bench *bench)
{
  bench->folder = g_dir_make_tmp ("jalon-bench-XXXXXX", NULL);
  bench->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_date_set_dmy (&bench->day, 25, G_DATE_NOVEMBER, 2026);
  for (int i = 0; i < DOCUMENTS; i++)
    {
      GBytes          *document = make_document ((guint32) i + 1);
      g_autofree char *path = g_strdup_printf ("%s/in-%02d.pdf", bench->folder, i);
      g_ptr_array_add (bench->documents, document);
      g_file_set_contents (path, g_bytes_get_data (document, NULL), DOCUMENT_BYTES, NULL);
    }
}

static GBytes *
draw_inventory (Bench *bench)
{
  g_autofree JalonSheetLine *lines = g_new0 (JalonSheetLine, DOCUMENTS);
  JalonSheetData             data = { .person_name = "Awa Exemple-Traoré", .list_title_fr = "Carte", .portal_name_fr = "ANEF", .made_on = bench->day,
                                      .filing = bench->day };
  data.lines = g_ptr_array_new ();
  for (int i = 0; i < DOCUMENTS; i++)
    {
      lines[i] = (JalonSheetLine) { .number = i + 1, .title_fr = "Bulletins de salaire", .pages = 2, .file_name = "01-bulletins-de-salaire.pdf",
                                    .sha256 = "0123456789abcdef0123456789abcdef", .size_bytes = DOCUMENT_BYTES };
      g_ptr_array_add (data.lines, &lines[i]);
    }
  GBytes *sheet = jalon_sheet_inventory (&data, NULL, NULL);
  g_ptr_array_unref (data.lines);
  return sheet;
}

static double
time_export (Bench *bench, const char *name, double *inventory_ms)
{
  g_autofree char *out = g_build_filename (bench->folder, name, NULL), *unused = NULL;
  gint64           start = g_get_monotonic_time ();
  g_autoptr(JalonExportSink) sink = jalon_export_sink_new (out, &bench->day, NULL);
  for (int i = 0; i < DOCUMENTS; i++)
    {
      g_autofree char *sha256 = NULL, *file = g_strdup_printf ("%02d-piece.pdf", i + 1);
      if (!jalon_export_sink_add (sink, file, g_ptr_array_index (bench->documents, i), &sha256, NULL))
        g_error ("cannot write");
    }
  gint64            before = g_get_monotonic_time ();
  g_autoptr(GBytes) sheet = draw_inventory (bench);
  *inventory_ms = (double) (g_get_monotonic_time () - before) / 1000;
  if (!jalon_export_sink_add (sink, "00-bordereau.pdf", sheet, &unused, NULL) || !jalon_export_sink_publish (sink, NULL))
    g_error ("cannot publish");
  double           took = (double) (g_get_monotonic_time () - start) / 1000;
  g_autofree char *clean = g_strdup_printf ("rm -rf '%s'", out);
  g_spawn_command_line_sync (clean, NULL, NULL, NULL, NULL);
  return took;
}

static double
time_zip (Bench *bench)
{
  g_autofree char *command = g_strdup_printf ("sh -c \"cd '%s' && zip -0 -q peer.zip in-*.pdf && sync peer.zip\"", bench->folder);
  g_autofree char *peer = g_build_filename (bench->folder, "peer.zip", NULL);
  gint64           start = g_get_monotonic_time ();
  int              status = 0;
  if (!g_spawn_command_line_sync (command, NULL, NULL, &status, NULL) || status != 0)
    return -1;
  double took = (double) (g_get_monotonic_time () - start) / 1000;
  g_unlink (peer);
  return took;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a, two = *(const double *) b;
  return one < two ? -1 : one > two;
}

static double
median (double *values)
{
  qsort (values, ROUNDS, sizeof *values, compare_doubles);
  return values[ROUNDS / 2];
}

int
main (void)
{
  Bench  bench = { 0 };
  double zip[ROUNDS], folder[ROUNDS], peer[ROUNDS], inventory[ROUNDS];
  set_up (&bench);
  for (int i = 0; i < ROUNDS; i++)
    {
      zip[i] = time_export (&bench, "out.zip", &inventory[i]);
      peer[i] = time_zip (&bench);
      folder[i] = time_export (&bench, "out", &inventory[i]);
    }
  double ours = median (zip), theirs = median (peer);
  g_print ("export of %d documents of %d kB (medians of %d)\n", DOCUMENTS, DOCUMENT_BYTES / 1000, ROUNDS);
  g_print ("  ZIP %.0f ms, folder %.0f ms, of that the inventory %.0f ms\n", ours, median (folder), median (inventory));
  if (theirs > 0)
    g_print ("  zip -0 and sync %.0f ms; ratio without the inventory %.2f\n", theirs, (ours - median (inventory)) / theirs);
  g_autofree char *clean = g_strdup_printf ("rm -rf '%s'", bench.folder);
  g_spawn_command_line_sync (clean, NULL, NULL, NULL, NULL);
  g_ptr_array_unref (bench.documents);
  g_free (bench.folder);
  return 0;
}
