/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A colour scan of four pages made smaller, by us and by Ghostscript's /ebook on the same file, in turns: processor time, size, and the
 * words of the first page that are still read. Ours is asked twice: for the 2 MB that the portal is known to take, and for the size
 * that Ghostscript reached. Prints ratios; nothing here passes or fails by time.
 */
#include "../reader/rewrite-fixtures.h"

#include "core/check/jalon-repair-private.h"
#include "reader/view.h"

#include <glib/gstdio.h>
#include <sys/resource.h>

#define PAIRS 3

static double
seconds_of (int who)
{
  struct rusage usage;
  getrusage (who, &usage);
  return (double) usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static GBytes *
make_scan (void)
{
  g_autoptr (GPtrArray) streams = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  for (guint i = 0; i < 4; i++)
    {
      PIX *pix = fixture_scan (2480, 3508, 32, 25, i + 1);
      g_ptr_array_add (streams, fixture_jpeg (pix, 93, 0));
      pixDestroy (&pix);
    }
  return fixture_image_pdf (streams, 2480, 3508, "/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode");
}

static JalonRepairWords *
read_page (GBytes *pdf, int dpi)
{
  JalonRepairWords *words = jalon_repair_words_new ();
  g_autoptr (GPtrArray) list = NULL;
  ReaderView view = { 0 };
  g_assert_cmpint (reader_view_open (&view, pdf), ==, JALON_WIRE_OK);
  PIX *grey = reader_view_render_grey (&view, 0, dpi);
  if (reader_ocr (grey, dpi, JALON_WIRE_FRENCH, &list) == JALON_WIRE_OK)
    for (guint i = 0; i < list->len; i++)
      jalon_repair_words_add (words, ((JalonWord *) list->pdata[i])->text);
  pixDestroy (&grey);
  reader_view_close (&view);
  return words;
}

/* What two readings agree on before; what either sees after. */
static JalonRepairWords *
read_twice (GBytes *pdf, gboolean before)
{
  g_autoptr (JalonRepairWords) one = read_page (pdf, 300), other = read_page (pdf, 240);
  JalonRepairWords *words = jalon_repair_words_new ();
  jalon_repair_words_merge (words, one, other, before);
  return words;
}

static GBytes *
shrink_by_gs (const char *in, double *seconds)
{
  g_autofree char *out = g_strconcat (in, ".gs.pdf", NULL);
  g_autofree char *data = NULL;
  const char *argv[] = { "gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=pdfwrite", "-dPDFSETTINGS=/ebook", "-o", out, in, NULL };
  gsize size;
  int status = -1;
  double start = seconds_of (RUSAGE_CHILDREN);
  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, NULL) || status != 0 ||
      !g_file_get_contents (out, &data, &size, NULL))
    return NULL;
  *seconds += seconds_of (RUSAGE_CHILDREN) - start;
  g_remove (out);
  return g_bytes_new (data, size);
}

static GBytes *
shrink_by_us (GBytes *in, gint64 ceiling_bytes, double *seconds)
{
  const JalonRewrite what = { .ceiling_bytes = ceiling_bytes };
  double start = seconds_of (RUSAGE_SELF);
  GBytes *out = fixture_rewrite (in, &what, JALON_WIRE_OK, NULL);
  *seconds += seconds_of (RUSAGE_SELF) - start;
  return out;
}

static void
print_row (const char *name, GBytes *in, GBytes *out, double seconds, double gs_seconds, JalonRepairWords *before)
{
  g_autoptr (JalonRepairWords) after = read_twice (out, FALSE);
  JalonRepairKept kept = jalon_repair_words_compare (before, after, NULL);
  int others = kept.words - kept.key_words;
  g_print ("%-16s time %.2f s, of gs %.2f; size %zu, of the scan %.3f; key words %d of %d; others %d of %d\n", name, seconds / PAIRS,
           seconds / gs_seconds, g_bytes_get_size (out), (double) g_bytes_get_size (out) / g_bytes_get_size (in), kept.key_words_kept,
           kept.key_words, kept.words_kept - kept.key_words_kept, others);
}

int
main (void)
{
  g_autoptr (GBytes) in = make_scan (), by_gs = NULL, to_limit = NULL, to_same = NULL;
  g_autoptr (JalonRepairWords) before = read_twice (in, TRUE);
  g_autofree char *path = NULL;
  double gs = 0, limit = 0, same = 0;
  int fd = g_file_open_tmp ("jalon-shrink-XXXXXX.pdf", &path, NULL);

  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  g_file_set_contents (path, g_bytes_get_data (in, NULL), (gssize) g_bytes_get_size (in), NULL);
  for (int i = 0; i < PAIRS; i++)
    {
      g_clear_pointer (&by_gs, g_bytes_unref);
      g_clear_pointer (&to_limit, g_bytes_unref);
      g_clear_pointer (&to_same, g_bytes_unref);
      by_gs = shrink_by_gs (path, &gs);
      if (by_gs == NULL)
        break;
      to_limit = shrink_by_us (in, 2000000, &limit);
      to_same = shrink_by_us (in, (gint64) g_bytes_get_size (by_gs), &same);
    }
  g_remove (path);
  if (by_gs == NULL)
    {
      g_print ("Ghostscript is not installed: nothing to compare with\n");
      return 77;
    }
  g_print ("a colour scan of 4 pages, %zu bytes\n", g_bytes_get_size (in));
  print_row ("gs /ebook", in, by_gs, gs, gs, before);
  print_row ("ours, 2 MB", in, to_limit, limit, gs, before);
  print_row ("ours, gs's size", in, to_same, same, gs, before);
  return 0;
}
