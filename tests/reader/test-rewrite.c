/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rewrite-fixtures.h"

#include "reader/rewrite-pdf.h"

#include <string.h>

#define A4_WIDTH 595.28
#define A4_HEIGHT 841.89

static void
set (qpdf_data pdf, qpdf_oh dict, const char *key, const char *value)
{
  qpdf_oh_replace_key (pdf, dict, key, qpdf_oh_parse (pdf, value));
}

static void
assert_same_text (GBytes *one, GBytes *other)
{
  g_autofree char *before = fixture_text (one), *after = fixture_text (other);
  g_assert_cmpuint (strlen (before), >, 50);
  g_assert_cmpstr (before, ==, after);
}

static void
assert_has (GBytes *pdf, const char *word, gboolean wanted)
{
  g_autofree char *plain = fixture_plain (pdf);
  if ((strstr (plain, word) != NULL) != wanted)
    g_error ("%s: %s", word, wanted ? "gone" : "still there");
}

static void
test_clean (void)
{
  g_autoptr (GBytes) in = fixture_text_pdf (3, A4_WIDTH, A4_HEIGHT);
  const JalonRewrite what = { 0 };
  int n_pages = 0;
  g_autoptr (GBytes) out = fixture_rewrite (in, &what, JALON_WIRE_OK, &n_pages);
  g_autoptr (GBytes) again = fixture_rewrite (in, &what, JALON_WIRE_OK, NULL);

  g_assert_cmpint (n_pages, ==, 3);
  g_assert_true (g_bytes_equal (out, again));
  g_assert_cmpuint (g_bytes_get_size (out), <=, g_bytes_get_size (in));
  assert_same_text (in, out);
  fixture_assert_sound (out);
}

static void
test_locked (void)
{
  g_autoptr (GBytes) plain = fixture_text_pdf (2, A4_WIDTH, A4_HEIGHT);
  g_autoptr (GBytes) locked = fixture_lock_pdf (plain, "");
  g_autoptr (GBytes) closed = fixture_lock_pdf (plain, "secret");
  const JalonRewrite what = { .unlock = TRUE };
  g_autoptr (GBytes) out = fixture_rewrite (locked, &what, JALON_WIRE_OK, NULL);

  assert_has (out, "/Encrypt", FALSE);
  assert_same_text (plain, out);
  fixture_assert_sound (out);
  g_assert_null (fixture_rewrite (closed, &what, JALON_WIRE_PASSWORD, NULL));
}

static void
raise_version (qpdf_data pdf)
{
  qpdf_oh root = qpdf_get_root (pdf);
  qpdf_oh_replace_key (pdf, root, "/Version", qpdf_oh_new_name (pdf, "/2.0"));
}

static void
test_version (void)
{
  g_autoptr (GBytes) plain = fixture_text_pdf (1, A4_WIDTH, A4_HEIGHT);
  g_autoptr (GBytes) in = fixture_edit_pdf (plain, raise_version);
  const JalonRewrite what = { 0 };
  g_autoptr (GBytes) out = fixture_rewrite (in, &what, JALON_WIRE_OK, NULL);
  g_assert_cmpint (memcmp (g_bytes_get_data (out, NULL), "%PDF-1.", 7), ==, 0);
  assert_has (out, "/2.0", FALSE);
}

static void
add_actions (qpdf_data pdf)
{
  qpdf_oh root = qpdf_get_root (pdf), page = qpdf_get_page_n (pdf, 0);
  set (pdf, root, "/OpenAction", "<< /S /JavaScript /JS (app.alert\\(1\\)) >>");
  set (pdf, root, "/AA", "<< /WC << /S /JavaScript /JS (x) >> >>");
  set (pdf, root, "/Names", "<< /JavaScript << /Names [(a) << /S /JavaScript /JS (y) >>] >> >>");
  set (pdf, page, "/AA", "<< /O << /S /SubmitForm /F (http://invalid.example) >> >>");
  set (pdf, page, "/Annots",
       "[ << /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://exemple.invalid) >> >>"
       "  << /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /GoTo /D [0 /Fit] /Next [ << /S /Launch /F (evil) >> << /S /Named /N /NextPage >> ] >> >>"
       "  << /Type /Annot /Subtype /Widget /Rect [0 0 9 9] /A << /S /ImportData /F (d) >> >>"
       "  << /Type /Annot /Subtype /Screen /Rect [0 0 9 9] /A << /S /Rendition /JS (z) /OP 0 >> >> ]");
}

static void
test_scripts (void)
{
  static const char *const gone[] = { "/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/AA", "/OpenAction", "/Rendition" };
  static const char *const stays[] = { "/URI", "exemple.invalid", "/GoTo", "/NextPage", "/Widget" };
  g_autoptr (GBytes) plain = fixture_text_pdf (1, A4_WIDTH, A4_HEIGHT);
  g_autoptr (GBytes) in = fixture_edit_pdf (plain, add_actions);
  const JalonRewrite what = { .strip_scripts = TRUE };
  g_autoptr (GBytes) out = fixture_rewrite (in, &what, JALON_WIRE_OK, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (gone); i++)
    {
      assert_has (in, gone[i], TRUE);
      assert_has (out, gone[i], FALSE);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (stays); i++)
    assert_has (out, stays[i], TRUE);
  assert_same_text (in, out);
}

static void
add_destination (qpdf_data pdf)
{
  set (pdf, qpdf_get_root (pdf), "/OpenAction", "<< /S /GoTo /D [0 /Fit] >>");
}

/* Where a document opens is no script. */
static void
test_scripts_keep_destination (void)
{
  g_autoptr (GBytes) plain = fixture_text_pdf (1, A4_WIDTH, A4_HEIGHT);
  g_autoptr (GBytes) in = fixture_edit_pdf (plain, add_destination);
  const JalonRewrite what = { .strip_scripts = TRUE };
  g_autoptr (GBytes) out = fixture_rewrite (in, &what, JALON_WIRE_OK, NULL);
  assert_has (out, "/OpenAction", TRUE);
}

static void
add_attachments (qpdf_data pdf)
{
  qpdf_oh root = qpdf_get_root (pdf), page = qpdf_get_page_n (pdf, 0);
  qpdf_oh file = qpdf_oh_new_stream (pdf);
  qpdf_oh_replace_stream_data (pdf, file, (const guint8 *) "PIECE-JOINTE", 12, qpdf_oh_new_null (pdf), qpdf_oh_new_null (pdf));
  qpdf_oh spec = qpdf_make_indirect_object (pdf, qpdf_oh_parse (pdf, "<< /Type /Filespec /F (a.txt) /EF << >> >>"));
  qpdf_oh_replace_key (pdf, qpdf_oh_get_key (pdf, spec, "/EF"), "/F", file);
  set (pdf, root, "/Names", "<< /EmbeddedFiles << /Names [(a.txt)] >> /Dests << /Names [(ici) [0 /Fit]] >> >>");
  qpdf_oh tree = qpdf_oh_get_key (pdf, qpdf_oh_get_key (pdf, qpdf_oh_get_key (pdf, root, "/Names"), "/EmbeddedFiles"), "/Names");
  qpdf_oh_append_item (pdf, tree, spec);
  set (pdf, page, "/Annots", "[ << /Type /Annot /Subtype /FileAttachment /Rect [0 0 9 9] >>"
                             "  << /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://exemple.invalid) >> >> ]");
  qpdf_oh notes = qpdf_oh_get_key (pdf, page, "/Annots");
  qpdf_oh_replace_key (pdf, qpdf_oh_get_array_item (pdf, notes, 0), "/FS", spec);
  qpdf_oh_replace_key (pdf, page, "/AF", qpdf_oh_wrap_in_array (pdf, spec));
}

static void
test_attachments (void)
{
  static const char *const gone[] = { "PIECE-JOINTE", "/EmbeddedFiles", "/FileAttachment", "/EF" };
  g_autoptr (GBytes) plain = fixture_text_pdf (2, A4_WIDTH, A4_HEIGHT);
  g_autoptr (GBytes) in = fixture_edit_pdf (plain, add_attachments);
  const JalonRewrite what = { .strip_attachments = TRUE };
  g_autoptr (GBytes) out = fixture_rewrite (in, &what, JALON_WIRE_OK, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (gone); i++)
    {
      assert_has (in, gone[i], TRUE);
      assert_has (out, gone[i], FALSE);
    }
  assert_has (out, "/URI", TRUE);
  assert_has (out, "/Dests", TRUE);
  assert_same_text (in, out);
}

/* A field that was filled in and never drawn. */
static void
add_form (qpdf_data pdf)
{
  qpdf_oh root = qpdf_get_root (pdf), page = qpdf_get_page_n (pdf, 0);
  qpdf_oh field = qpdf_make_indirect_object (
    pdf, qpdf_oh_parse (pdf, "<< /Type /Annot /Subtype /Widget /FT /Tx /T (nom) /V (OUEDRAOGO 1987) /F 4 /DA (/Helv 12 Tf 0 g) /Rect [60 60 300 90] >>"));
  set (pdf, root, "/AcroForm",
       "<< /NeedAppearances true /XFA (x) /DA (/Helv 12 Tf 0 g) /DR << /Font << /Helv << /Type /Font /Subtype /Type1 /BaseFont /Helvetica"
       " /Encoding /WinAnsiEncoding >> >> >> >>");
  qpdf_oh_replace_key (pdf, qpdf_oh_get_key (pdf, root, "/AcroForm"), "/Fields", qpdf_oh_wrap_in_array (pdf, field));
  qpdf_oh_replace_key (pdf, page, "/Annots", qpdf_oh_wrap_in_array (pdf, field));
}

static void
test_flatten (void)
{
  g_autoptr (GBytes) plain = fixture_text_pdf (1, A4_WIDTH, A4_HEIGHT);
  g_autoptr (GBytes) in = fixture_edit_pdf (plain, add_form);
  const JalonRewrite what = { .flatten = TRUE };
  g_autoptr (GBytes) out = fixture_rewrite (in, &what, JALON_WIRE_OK, NULL);
  g_autoptr (GBytes) again = fixture_rewrite (in, &what, JALON_WIRE_OK, NULL);
  g_autofree char *text = fixture_text (out);

  assert_has (out, "/AcroForm", FALSE);
  assert_has (out, "/Widget", FALSE);
  assert_has (out, "/XFA", FALSE);
  g_assert_nonnull (strstr (text, "OUEDRAOGO 1987"));
  g_assert_nonnull (strstr (text, "DIALLO"));
  g_assert_true (g_bytes_equal (out, again));
  fixture_assert_sound (out);
}

static void
lay_on_side (qpdf_data pdf)
{
  set (pdf, qpdf_get_page_n (pdf, 0), "/Rotate", "270");
  set (pdf, qpdf_get_page_n (pdf, 1), "/Rotate", "-90");
}

static void
test_rotate (void)
{
  static const int wanted[] = { 0, 0, 180 };
  g_autoptr (GBytes) plain = fixture_text_pdf (3, A4_WIDTH, A4_HEIGHT);
  g_autoptr (GBytes) in = fixture_edit_pdf (plain, lay_on_side);
  g_autoptr (GArray) turns = g_array_new (FALSE, FALSE, sizeof (int));
  const int turn[] = { 90, 90, 180 };
  g_array_append_vals (turns, turn, 3);
  const JalonRewrite what = { .rotate = turns };
  g_autoptr (GBytes) out = fixture_rewrite (in, &what, JALON_WIRE_OK, NULL);

  gsize size;
  const guint8 *data = g_bytes_get_data (out, &size);
  JalonWireStatus status;
  qpdf_data pdf = reader_pdf_open (data, size, &status);
  for (int i = 0; i < 3; i++)
    g_assert_cmpint (reader_pdf_get_int (pdf, qpdf_get_page_n (pdf, i), "/Rotate", 0), ==, wanted[i]);
  qpdf_cleanup (&pdf);
}

static void
add_note (qpdf_data pdf)
{
  set (pdf, qpdf_get_page_n (pdf, 0), "/Annots", "[ << /Type /Annot /Subtype /Square /Rect [0 0 1684 2384] >> ]");
  set (pdf, qpdf_get_page_n (pdf, 0), "/UserUnit", "1");
}

static void
test_scale_pages (void)
{
  g_autoptr (GBytes) plain = fixture_text_pdf (1, 1684, 2384); /* A1 */
  g_autoptr (GBytes) in = fixture_edit_pdf (plain, add_note);
  g_autoptr (GBytes) a3 = fixture_text_pdf (1, 1190.55, 841.89);
  const JalonRewrite what = { .scale_pages = TRUE };
  g_autoptr (GBytes) out = fixture_rewrite (in, &what, JALON_WIRE_OK, NULL);
  g_autoptr (GBytes) same = fixture_rewrite (a3, &what, JALON_WIRE_OK, NULL);
  double width, height;

  fixture_page_size (out, 1, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 594.7, 1.0);
  g_assert_cmpfloat_with_epsilon (height, 841.89, 0.5);
  assert_same_text (in, out);
  assert_has (out, "841.8", TRUE); /* the note still covers the page */
  fixture_page_size (same, 1, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 1190.55, 0.5);
}

static const struct { const char *name, *pages; int n; const char *first; } selections[] = {
  { "one", "2", 1, "numero 22" },         { "range", "3-5", 3, "numero 33" }, { "mixed", "1-2,5", 3, "numero 11" },
  { "backwards", "5,1", 2, "numero 55" }, { "spaces", " 4 - 5 , 1", 3, "numero 44" },
};

static void
test_selection (gconstpointer data)
{
  const typeof (selections[0]) *row = data;
  g_autoptr (GBytes) in = fixture_text_pdf (5, A4_WIDTH, A4_HEIGHT);
  const JalonRewrite what = { .pages = (char *) row->pages };
  int n_pages = 0;
  g_autoptr (GBytes) out = fixture_rewrite (in, &what, JALON_WIRE_OK, &n_pages);
  g_autofree char *text = fixture_text (out);

  g_assert_cmpint (n_pages, ==, row->n);
  g_assert_true (g_str_has_prefix (strstr (text, "numero"), row->first));
  fixture_assert_sound (out);
}

static const struct { const char *name, *pages; } no_selections[] = {
  { "empty", "" }, { "zero", "0" }, { "beyond", "6" }, { "backwards", "3-2" }, { "open", "3-" }, { "word", "tout" },
  { "hole", "1,,2" }, { "negative", "-1" }, { "three-ends", "1-2-3" },
};

static void
test_no_selection (gconstpointer data)
{
  const typeof (no_selections[0]) *row = data;
  g_autoptr (GBytes) in = fixture_text_pdf (5, A4_WIDTH, A4_HEIGHT);
  const JalonRewrite what = { .pages = (char *) row->pages };
  g_assert_null (fixture_rewrite (in, &what, JALON_WIRE_NO_PAGE, NULL));
}

/* Pages that are left out leave nothing behind. */
static void
test_selection_drops (void)
{
  g_autoptr (GBytes) in = fixture_text_pdf (5, A4_WIDTH, A4_HEIGHT);
  const JalonRewrite what = { .pages = (char *) "2" };
  g_autoptr (GBytes) out = fixture_rewrite (in, &what, JALON_WIRE_OK, NULL);
  g_autofree char *plain = fixture_plain (out);
  int n = 0;
  for (const char *at = plain; (at = strstr (at, "/MediaBox")) != NULL; at++)
    n++;
  g_assert_cmpint (n, ==, 1);
  g_assert_cmpuint (g_bytes_get_size (out), <, g_bytes_get_size (in));
}

static void
test_compose (void)
{
  g_autoptr (GBytes) one = fixture_text_pdf (2, A4_WIDTH, A4_HEIGHT), other = fixture_text_pdf (3, A4_HEIGHT, A4_WIDTH);
  const ReaderInput inputs[] = {
    { g_bytes_get_data (one, NULL), g_bytes_get_size (one), NULL },
    { g_bytes_get_data (other, NULL), g_bytes_get_size (other), NULL },
    { g_bytes_get_data (one, NULL), g_bytes_get_size (one), NULL },
  };
  const gsize capacity = 4 * 1024 * 1024;
  g_autofree guint8 *buffer = g_malloc (capacity);
  ReaderOutput output = { .data = buffer, .capacity = capacity };
  double width, height;

  g_assert_cmpint (reader_compose (inputs, 3, &output), ==, JALON_WIRE_OK);
  g_assert_cmpint (output.pages, ==, 7);
  g_autoptr (GBytes) out = g_bytes_new (output.data, output.size);
  fixture_assert_sound (out);
  fixture_page_size (out, 3, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, A4_HEIGHT, 0.5);
  g_autofree char *text = fixture_text (out), *first = fixture_text (one), *second = fixture_text (other);
  g_autofree char *wanted = g_strconcat (first, second, first, NULL);
  g_assert_cmpstr (text, ==, wanted);
}

static void
test_compose_refuses (void)
{
  static const guint8 junk[] = "no document";
  const ReaderInput input = { junk, sizeof junk, NULL };
  guint8 buffer[64];
  ReaderOutput output = { .data = buffer, .capacity = sizeof buffer };
  g_autoptr (GBytes) fine = fixture_text_pdf (1, A4_WIDTH, A4_HEIGHT);
  const ReaderInput good = { g_bytes_get_data (fine, NULL), g_bytes_get_size (fine), NULL };

  g_assert_cmpint (reader_compose (&input, 1, &output), ==, JALON_WIRE_DAMAGED);
  g_assert_cmpint (reader_compose (&good, 1, &output), ==, JALON_WIRE_TOO_LARGE);
  g_assert_cmpint (reader_compose (NULL, 0, &output), ==, JALON_WIRE_FAILED);
}

/* Cross-references that lead nowhere. */
static void
test_damaged (void)
{
  g_autoptr (GBytes) plain = fixture_text_pdf (2, A4_WIDTH, A4_HEIGHT);
  gsize size = g_bytes_get_size (plain);
  g_autofree char *data = g_memdup2 (g_bytes_get_data (plain, NULL), size);
  char *table = memmem (data, size, "\nxref", 5);
  g_assert_nonnull (table);
  memset (table + 1, 'x', 60);
  g_autoptr (GBytes) in = g_bytes_new (data, size);
  const JalonRewrite what = { 0 };
  int n_pages = 0;
  g_autoptr (GBytes) out = fixture_rewrite (in, &what, JALON_WIRE_OK, &n_pages);
  g_assert_cmpint (n_pages, ==, 2);
  assert_same_text (plain, out);
  fixture_assert_sound (out);
}

/* Whatever is flipped in an input: an answer, and a document when the answer is yes. */
static void
test_mutated (void)
{
  g_autoptr (GBytes) plain = fixture_text_pdf (2, A4_WIDTH, A4_HEIGHT);
  g_autoptr (GBytes) acting = fixture_edit_pdf (plain, add_actions);
  const JalonRewrite what = { .unlock = TRUE, .strip_scripts = TRUE, .strip_attachments = TRUE, .scale_pages = TRUE, .ceiling_bytes = 3000 };
  const gsize capacity = 1024 * 1024;
  g_autofree guint8 *buffer = g_malloc (capacity);
  int n_fine = 0;

  for (int round = 0; round < 100; round++)
    {
      gsize size = g_bytes_get_size (acting);
      g_autofree guint8 *bytes = g_memdup2 (g_bytes_get_data (acting, NULL), size);
      for (int i = g_test_rand_int_range (1, 12); i > 0; i--)
        bytes[g_test_rand_int_range (0, (gint32) size)] = (guint8) g_test_rand_int_range (0, 256);
      const ReaderInput input = { bytes, size, NULL };
      ReaderOutput output = { .data = buffer, .capacity = capacity };
      JalonWireStatus status = reader_rewrite (&input, JALON_FORMAT_PDF, &what, &output, NULL, NULL);
      g_assert_true (status == JALON_WIRE_OK ? output.size > 0 && output.pages > 0 : output.size == 0);
      n_fine += status == JALON_WIRE_OK || status == JALON_WIRE_CEILING;
    }
  g_assert_cmpint (n_fine, >, 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rewrite/clean", test_clean);
  g_test_add_func ("/rewrite/locked", test_locked);
  g_test_add_func ("/rewrite/version", test_version);
  g_test_add_func ("/rewrite/scripts", test_scripts);
  g_test_add_func ("/rewrite/scripts-keep-destination", test_scripts_keep_destination);
  g_test_add_func ("/rewrite/attachments", test_attachments);
  g_test_add_func ("/rewrite/flatten", test_flatten);
  g_test_add_func ("/rewrite/rotate", test_rotate);
  g_test_add_func ("/rewrite/scale-pages", test_scale_pages);
  for (gsize i = 0; i < G_N_ELEMENTS (selections); i++)
    {
      g_autofree char *path = g_strconcat ("/rewrite/pages/", selections[i].name, NULL);
      g_test_add_data_func (path, &selections[i], test_selection);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (no_selections); i++)
    {
      g_autofree char *path = g_strconcat ("/rewrite/no-pages/", no_selections[i].name, NULL);
      g_test_add_data_func (path, &no_selections[i], test_no_selection);
    }
  g_test_add_func ("/rewrite/pages-drop-the-rest", test_selection_drops);
  g_test_add_func ("/rewrite/damaged", test_damaged);
  g_test_add_func ("/rewrite/mutated", test_mutated);
  g_test_add_func ("/compose/adds-up", test_compose);
  g_test_add_func ("/compose/refuses", test_compose_refuses);
  return g_test_run ();
}
