/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../reader/rewrite-fixtures.h"

#include "core/check/jalon-repair-private.h"
#include "core/jalon-error.h"

#include <string.h>

typedef struct {
  JalonPacks  *packs;
  JalonReader *reader;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  fixture->packs = jalon_packs_load (&error);
  g_assert_no_error (error);
  fixture->reader = jalon_reader_new (NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->packs);
  g_object_unref (fixture->reader);
}

static char *
join (GPtrArray *steps)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < steps->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", (const char *) steps->pdata[i]);
  return g_string_free (text, FALSE);
}

/* The plan, from facts alone */

static const struct {
  const char *name, *portal, *file;
  JalonFormat format;
  gint64      size, max_bytes;
  JalonTri    lock, scripts, embedded, form;
  int         turn;
  const char *steps;
} plans[] = {
  { "sound", "anef", "a.pdf", JALON_FORMAT_PDF, 2000000, 0, JALON_TRI_NO, JALON_TRI_NO, JALON_TRI_NO, JALON_TRI_NO, 0, "" },
  { "all-at-once", "anef", "a.pdf", JALON_FORMAT_PDF, 12000000, 0, JALON_TRI_YES, JALON_TRI_YES, JALON_TRI_YES, JALON_TRI_YES, 90,
    "unlock strip-scripts strip-attachments flatten rotate shrink" },
  { "one-byte-over", "anef", "a.pdf", JALON_FORMAT_PDF, 2000001, 0, JALON_TRI_NO, JALON_TRI_NO, JALON_TRI_NO, JALON_TRI_NO, 0, "shrink" },
  { "person-allows-more", "anef", "a.pdf", JALON_FORMAT_PDF, 2000001, 3000000, JALON_TRI_NO, JALON_TRI_NO, JALON_TRI_NO, JALON_TRI_NO, 0, "" },
  { "photo-too-large", "anef", "a.jpg", JALON_FORMAT_JPEG, 12000000, 0, JALON_TRI_NO, JALON_TRI_NO, JALON_TRI_NO, JALON_TRI_NO, 0, "shrink" },
  { "png-too-large", "anef", "a.png", JALON_FORMAT_PNG, 12000000, 0, JALON_TRI_NO, JALON_TRI_NO, JALON_TRI_NO, JALON_TRI_NO, 0,
    "convert shrink" },
  { "photo-on-its-side", "anef", "a.jpg", JALON_FORMAT_JPEG, 500000, 0, JALON_TRI_NO, JALON_TRI_NO, JALON_TRI_NO, JALON_TRI_NO, 270,
    "rotate convert" },
  { "photo-not-taken", "france-visas", "a.jpg", JALON_FORMAT_JPEG, 500000, 0, JALON_TRI_NO, JALON_TRI_NO, JALON_TRI_NO, JALON_TRI_NO, 0,
    "convert" },
};

static void
test_plan (gconstpointer data)
{
  const typeof (plans[0]) *row = data;
  g_autoptr (JalonPacks) packs = jalon_packs_load (NULL);
  g_autoptr (JalonFacts) facts = jalon_facts_new ();
  const JalonPageFacts page = { .width_pt = 595, .height_pt = 842, .looked_at = TRUE, .blank = JALON_TRI_NO, .turn = row->turn };

  facts->format = row->format;
  facts->size_bytes = row->size;
  facts->opened = JALON_OPENED_CLEAN;
  facts->n_pages = facts->n_pages_listed = 1;
  g_array_append_val (facts->pages, page);
  facts->owner_lock = row->lock;
  facts->javascript = row->scripts;
  facts->embedded = row->embedded;
  facts->form_unsaved = row->form;
  facts->portfolio = facts->xfa = facts->xfa_needs_rendering = facts->is_signed = JALON_TRI_NO;
  facts->image_width_px = facts->image_height_px = 3000;
  g_autoptr (JalonJudgement) judgement = jalon_check_judge (packs, row->portal, row->file, facts);
  g_autoptr (JalonRepairPlan) plan = jalon_repair_plan (packs, row->portal, row->max_bytes, facts, judgement);
  g_autofree char *steps = join (plan->steps);
  g_assert_cmpstr (steps, ==, row->steps);
}

/* Words */

static JalonRepairWords *
words_of (const char *text)
{
  JalonRepairWords *words = jalon_repair_words_new ();
  g_auto (GStrv) parts = g_strsplit (text, " ", -1);
  for (int i = 0; parts[i] != NULL; i++)
    jalon_repair_words_add (words, parts[i]);
  return words;
}

static const struct { const char *name, *before, *after; int words, kept, keys, keys_kept; } bags[] = {
  { "same", "Net à payer 1482,37", "Net à payer 1482,37", 4, 4, 1, 1 },
  { "case-accents-points", "(Été) DIALLO: 12.", "ete Diallo 12", 3, 3, 2, 2 },
  { "digit-exchanged", "ref 4711 total", "ref 4771 total", 3, 2, 1, 0 },
  { "name-lost", "Awa DIALLO nee", "Awa DIALIO nee", 3, 2, 1, 0 },
  { "repeated", "mars mars 10", "mars 10", 3, 2, 1, 1 },
  { "more-is-fine", "un", "un deux 33", 1, 1, 0, 0 },
  { "nothing", "", "— …", 0, 0, 0, 0 },
};

static void
test_words (gconstpointer data)
{
  const typeof (bags[0]) *row = data;
  const char *const names[] = { "Diallo", NULL };
  g_autoptr (JalonRepairWords) before = words_of (row->before), after = words_of (row->after);
  JalonRepairKept kept = jalon_repair_words_compare (before, after, names);
  g_assert_cmpint (kept.words, ==, row->words);
  g_assert_cmpint (kept.words_kept, ==, row->kept);
  g_assert_cmpint (kept.key_words, ==, row->keys);
  g_assert_cmpint (kept.key_words_kept, ==, row->keys_kept);
}

static void
test_two_readings (void)
{
  g_autoptr (JalonRepairWords) one = words_of ("net net 25,06"), other = words_of ("net 2506 du");
  g_autoptr (JalonRepairWords) sure = jalon_repair_words_new (), either = jalon_repair_words_new ();
  jalon_repair_words_merge (sure, one, other, TRUE);
  jalon_repair_words_merge (either, one, other, FALSE);
  g_assert_cmpint (jalon_repair_words_compare (sure, sure, NULL).words, ==, 1);
  g_assert_cmpint (jalon_repair_words_compare (either, either, NULL).words, ==, 5);
}

/* The whole, with the real reader */

static JalonRepairReport *
repair (Fixture *fixture, GBytes *in, const char *name, gint64 max_bytes, gboolean rewrite_signed, const char *refusal)
{
  g_autoptr (GError) error = NULL;
  JalonRepairReport *report =
    jalon_repair_run (fixture->reader, fixture->packs, "anef", max_bytes, rewrite_signed, in, name, NULL, NULL, NULL, NULL, &error);
  if (refusal == NULL)
    g_assert_no_error (error);
  else
    {
      g_assert_error (error, JALON_ERROR, JALON_ERROR_REFUSED);
      g_assert_cmpstr (error->message, ==, refusal);
      g_assert_null (report);
    }
  return report;
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) in = fixture_text_pdf (2, 595.28, 841.89);
  g_autoptr (JalonRepairReport) report = repair (fixture, in, "a.pdf", 0, FALSE, NULL);
  g_assert_true (g_bytes_equal (report->out, in));
  g_assert_cmpuint (report->steps->len, ==, 0);
  g_assert_cmpint (report->pages_after, ==, 2);
}

static void
test_locked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) plain = fixture_text_pdf (3, 595.28, 841.89);
  g_autoptr (GBytes) locked = fixture_lock_pdf (plain, ""), closed = fixture_lock_pdf (plain, "secret");
  g_autoptr (JalonRepairReport) report = repair (fixture, locked, "a.pdf", 0, FALSE, NULL);
  g_autoptr (JalonRepairReport) again = repair (fixture, locked, "a.pdf", 0, FALSE, NULL);
  g_autofree char *steps = join (report->steps);

  g_assert_cmpstr (steps, ==, "unlock");
  g_assert_cmpint (report->pages_before, ==, 3);
  g_assert_cmpint (report->pages_after, ==, 3);
  g_assert_cmpstr (report->compared, ==, "text");
  g_assert_cmpint (report->words_before, >, 30);
  g_assert_cmpint (report->words_kept, ==, report->words_before);
  g_assert_cmpint (report->key_words_kept, ==, report->key_words_before);
  g_assert_cmpint (report->verdict, ==, JALON_VERDICT_READY);
  g_assert_true (g_bytes_equal (report->out, again->out));
  fixture_assert_sound (report->out);
  g_assert_null (repair (fixture, closed, "a.pdf", 0, FALSE, "password"));
}

static void
fill_form (qpdf_data pdf)
{
  qpdf_oh root = qpdf_get_root (pdf), page = qpdf_get_page_n (pdf, 0);
  qpdf_oh field = qpdf_make_indirect_object (
    pdf, qpdf_oh_parse (pdf, "<< /Type /Annot /Subtype /Widget /FT /Tx /T (nom) /V (OUEDRAOGO 1987) /F 4 /DA (/Helv 12 Tf 0 g) /Rect [60 60 300 90] >>"));
  qpdf_oh_replace_key (pdf, root, "/AcroForm",
                       qpdf_oh_parse (pdf, "<< /NeedAppearances true /DA (/Helv 12 Tf 0 g) /DR << /Font << /Helv << /Type /Font /Subtype /Type1"
                                           " /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >> >> >>"));
  qpdf_oh_replace_key (pdf, qpdf_oh_get_key (pdf, root, "/AcroForm"), "/Fields", qpdf_oh_wrap_in_array (pdf, field));
  qpdf_oh_replace_key (pdf, page, "/Annots", qpdf_oh_wrap_in_array (pdf, field));
}

/* Flattening reads by a path inside the confined reader. */
static void
test_form (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) plain = fixture_text_pdf (1, 595.28, 841.89);
  g_autoptr (GBytes) in = fixture_edit_pdf (plain, fill_form);
  g_autoptr (JalonRepairReport) report = repair (fixture, in, "a.pdf", 0, FALSE, NULL);
  g_autofree char *steps = join (report->steps), *text = fixture_text (report->out);
  g_assert_cmpstr (steps, ==, "flatten");
  g_assert_nonnull (strstr (text, "OUEDRAOGO 1987"));
}

static void
sign (qpdf_data pdf)
{
  qpdf_oh root = qpdf_get_root (pdf), page = qpdf_get_page_n (pdf, 0);
  qpdf_oh field = qpdf_make_indirect_object (
    pdf, qpdf_oh_parse (pdf, "<< /Type /Annot /Subtype /Widget /FT /Sig /T (s) /F 132 /Rect [0 0 0 0] /V << /Type /Sig /Filter /Adobe.PPKLite"
                             " /SubFilter /adbe.pkcs7.detached /ByteRange [0 10 20 10] /Contents <00> >> >>"));
  qpdf_oh_replace_key (pdf, root, "/AcroForm", qpdf_oh_parse (pdf, "<< /SigFlags 3 >>"));
  qpdf_oh_replace_key (pdf, qpdf_oh_get_key (pdf, root, "/AcroForm"), "/Fields", qpdf_oh_wrap_in_array (pdf, field));
  qpdf_oh_replace_key (pdf, page, "/Annots", qpdf_oh_wrap_in_array (pdf, field));
  qpdf_oh_replace_key (pdf, root, "/OpenAction", qpdf_oh_parse (pdf, "<< /S /JavaScript /JS (x) >>"));
}

static void
test_signed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) plain = fixture_text_pdf (1, 595.28, 841.89);
  g_autoptr (GBytes) in = fixture_edit_pdf (plain, sign);
  g_assert_null (repair (fixture, in, "a.pdf", 0, FALSE, "signed"));
  g_autoptr (JalonRepairReport) report = repair (fixture, in, "a.pdf", 0, TRUE, NULL);
  g_autofree char *steps = join (report->steps);
  g_assert_nonnull (strstr (steps, "strip-scripts"));
}

static void
test_ceiling (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) in = fixture_text_pdf (20, 595.28, 841.89);
  g_assert_null (repair (fixture, in, "a.pdf", 2000, FALSE, "ceiling"));
}

/* A scan without a text layer: what was read before is read after. */
static void
test_scan (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) streams = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  PIX *pix = fixture_scan (2480, 3508, 8, 25, 4);
  g_ptr_array_add (streams, fixture_jpeg (pix, 93, 0));
  pixDestroy (&pix);
  g_autoptr (GBytes) in = fixture_image_pdf (streams, 2480, 3508, "/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode");
  gint64 limit = (gint64) g_bytes_get_size (in) / 3;
  g_autoptr (JalonRepairReport) report = repair (fixture, in, "a.pdf", limit, FALSE, NULL);

  g_assert_cmpint (report->size_after, <=, limit);
  g_assert_cmpint (report->pages_after, ==, 1);
  if (strcmp (report->compared, "none") == 0)
    g_assert_cmpint (report->verdict, ==, JALON_VERDICT_INCONCLUSIVE); /* no OCR data here */
  else
    {
      g_assert_cmpstr (report->compared, ==, "ocr");
      g_assert_cmpint (report->words_before, >, 50);
      g_assert_cmpint (report->key_words_kept, ==, report->key_words_before);
    }
}

int
main (int argc, char **argv)
{
  static const struct { const char *path; void (*test) (Fixture *, gconstpointer); } runs[] = {
    { "/repair/nothing", test_nothing }, { "/repair/locked", test_locked },   { "/repair/form", test_form },
    { "/repair/signed", test_signed },   { "/repair/ceiling", test_ceiling }, { "/repair/scan", test_scan },
  };
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (plans); i++)
    {
      g_autofree char *path = g_strconcat ("/repair/plan/", plans[i].name, NULL);
      g_test_add_data_func (path, &plans[i], test_plan);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bags); i++)
    {
      g_autofree char *path = g_strconcat ("/repair/words/", bags[i].name, NULL);
      g_test_add_data_func (path, &bags[i], test_words);
    }
  g_test_add_func ("/repair/words/two-readings", test_two_readings);
  for (gsize i = 0; i < G_N_ELEMENTS (runs); i++)
    g_test_add (runs[i].path, Fixture, NULL, set_up, runs[i].test, tear_down);
  return g_test_run ();
}
