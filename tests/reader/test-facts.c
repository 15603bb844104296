/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the real reader says about documents written object by object: one property a row. And hostile documents: whatever they
 * do, there are facts within the limits, and no process is left.
 */
#include "core/reader/jalon-reader.h"

#include <errno.h>
#include <string.h>
#include <sys/wait.h>

static JalonReader *reader;

/* Objects from 1 on, into a file with a sound table; object 1 is the catalogue. */
static GBytes *
make_pdf (const char *const *objects, gsize n)
{
  GString *out = g_string_new ("%PDF-1.6\n");
  g_autofree gsize *at = g_new (gsize, n);
  for (gsize i = 0; i < n; i++)
    {
      at[i] = out->len;
      g_string_append_printf (out, "%zu 0 obj\n%s\nendobj\n", i + 1, objects[i]);
    }
  gsize table = out->len;
  g_string_append_printf (out, "xref\n0 %zu\n0000000000 65535 f \n", n + 1);
  for (gsize i = 0; i < n; i++)
    g_string_append_printf (out, "%010zu 00000 n \n", at[i]);
  g_string_append_printf (out, "trailer\n<</Size %zu/Root 1 0 R>>\nstartxref\n%zu\n%%%%EOF\n", n + 1, table);
  return g_string_free_to_bytes (out);
}

static char *
make_stream (const char *dictionary, const char *content)
{
  return g_strdup_printf ("<<%s/Length %zu>>stream\n%s\nendstream", dictionary, strlen (content), content);
}

/* One page: @catalogue, @page and @extra (object 5) are what a row adds. */
static GBytes *
make_page (const char *catalogue, const char *page, const char *content, const char *extra)
{
  g_autofree char *root = g_strdup_printf ("<</Type/Catalog/Pages 2 0 R%s>>", catalogue);
  g_autofree char *leaf = g_strdup_printf ("<</Type/Page/Parent 2 0 R/Contents 4 0 R%s%s>>",
                                           strstr (page, "/MediaBox") != NULL ? "" : "/MediaBox[0 0 595 842]", page);
  g_autofree char *stream = make_stream ("", content);
  const char *const objects[] = { root, "<</Type/Pages/Kids[3 0 R]/Count 1>>", leaf, stream, extra };
  return make_pdf (objects, G_N_ELEMENTS (objects));
}

static JalonFacts *
look (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonView) view = jalon_view_open (reader, bytes, NULL, &error);
  if (view == NULL)
    return NULL; /* it died or stalled: that is an answer too */
  JalonFacts *facts = jalon_view_facts (view, NULL, &error);
  g_assert_no_error (error);
  return facts;
}

#define FACT(member) G_STRUCT_OFFSET (JalonFacts, member)

typedef struct {
  const char *name, *catalogue, *page, *extra;
  gsize       fact;
  JalonTri    is;
} StructureCase;

static const StructureCase structure_cases[] = {
  { "open-action-script", "/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>", "", "null", FACT (javascript), JALON_TRI_YES },
  { "names-tree-script", "/Names<</JavaScript<</Names[(a)5 0 R]>>>>", "", "<</S/JavaScript/JS(1)>>", FACT (javascript), JALON_TRI_YES },
  { "page-action-launch", "", "/AA<</O<</S/Launch/F(x)>>>>", "null", FACT (javascript), JALON_TRI_YES },
  { "annotation-submits", "", "/Annots[5 0 R]", "<</Subtype/Link/Rect[0 0 9 9]/A<</S/SubmitForm/F(x)>>>>", FACT (javascript), JALON_TRI_YES },
  { "next-action-imports", "/OpenAction<</S/GoTo/D[3 0 R/Fit]/Next<</S/ImportData/F(x)>>>>", "", "null", FACT (javascript), JALON_TRI_YES },
  { "goto-is-nothing", "/OpenAction<</S/GoTo/D[3 0 R/Fit]>>", "", "null", FACT (javascript), JALON_TRI_NO },
  { "named-is-nothing", "/OpenAction<</S/Named/N/NextPage>>", "", "null", FACT (javascript), JALON_TRI_NO },
  { "attachment", "/Names<</EmbeddedFiles<</Names[(a)5 0 R]>>>>", "", "<</Type/Filespec/F(a)/EF<<>>>>", FACT (embedded), JALON_TRI_YES },
  { "no-attachment", "", "", "null", FACT (embedded), JALON_TRI_NO },
  { "portfolio", "/Collection<</View/D>>", "", "null", FACT (portfolio), JALON_TRI_YES },
  { "xfa", "/AcroForm<</Fields[]/XFA[(a)5 0 R]>>", "", "<</Length 0>>stream\n\nendstream", FACT (xfa), JALON_TRI_YES },
  { "xfa-to-render", "/NeedsRendering true/AcroForm<</Fields[]/XFA[]>>", "", "null", FACT (xfa_needs_rendering), JALON_TRI_YES },
  { "field-with-value", "/AcroForm<</Fields[5 0 R]>>", "", "<</FT/Tx/T(a)/V(b)>>", FACT (form_unsaved), JALON_TRI_YES },
  { "field-without-value", "/AcroForm<</Fields[5 0 R]>>", "", "<</FT/Tx/T(a)>>", FACT (form_unsaved), JALON_TRI_NO },
  { "signed", "/AcroForm<</Fields[5 0 R]>>", "", "<</FT/Sig/T(a)/V<</Type/Sig/ByteRange[0 1 2 3]>>>>", FACT (is_signed), JALON_TRI_YES },
  { "signature-field-is-empty", "/AcroForm<</Fields[5 0 R]>>", "", "<</FT/Sig/T(a)>>", FACT (is_signed), JALON_TRI_NO },
  { "not-locked", "", "", "null", FACT (owner_lock), JALON_TRI_NO },
};

static void
test_structure (gconstpointer data)
{
  const StructureCase *row = data;
  g_autoptr (GBytes) bytes = make_page (row->catalogue, row->page, "", row->extra);
  g_autoptr (JalonFacts) facts = look (bytes);
  g_assert_nonnull (facts);
  g_assert_cmpint (facts->opened, ==, JALON_OPENED_CLEAN);
  g_assert_cmpstr (facts->pdf_version, ==, "1.6");
  g_assert_cmpint (G_STRUCT_MEMBER (JalonTri, facts, row->fact), ==, row->is);
}

#define FONT "/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
#define LINES "BT /F 14 Tf 60 780 Td 18 TL (Bulletin de paie de mars) Tj T* (Salaire net a payer en euros) Tj T* (Heures travaillees) Tj ET"
#define IMAGE "/Resources<</XObject<</I 5 0 R>>>>"
#define PIXELS(w, h, more) "<</Subtype/Image/Width " #w "/Height " #h more "/Length 0>>stream\n\nendstream"

typedef struct {
  const char *name, *page, *content, *extra;
  double      width_pt, height_pt;
  int         turn;
  JalonTri    blank;
  double      dpi;
} PageCase;

static const PageCase page_cases[] = {
  { "upright", FONT, LINES, "null", 595, 842, 0, JALON_TRI_NO, 0 },
  { "rotate-90-lies-on-its-side", FONT "/Rotate 90", LINES, "null", 842, 595, 270, JALON_TRI_NO, 0 },
  { "rotate-180-is-upside-down", FONT "/Rotate 180", LINES, "null", 595, 842, 180, JALON_TRI_NO, 0 },
  { "rotate-sets-sideways-text-upright", FONT "/Rotate 90", "q 0 1 -1 0 842 0 cm " LINES " Q", "null", 842, 595, 0, JALON_TRI_NO, 0 },
  { "blank", "", "", "null", 595, 842, -2, JALON_TRI_YES, 0 },
  { "white-rectangle-is-blank", "", "1 g 50 50 300 300 re f", "null", 595, 842, -2, JALON_TRI_YES, 0 },
  { "small-a5", "/MediaBox[0 0 420 595]", "", "null", 420, 595, -2, JALON_TRI_YES, 0 },
  { "cropped", "/CropBox[100 100 400 500]", "", "null", 300, 400, -2, JALON_TRI_YES, 0 },
  { "image-100-dpi", IMAGE, "q 360 0 0 720 0 0 cm /I Do Q", PIXELS (500, 1000, "/ColorSpace/DeviceGray/BitsPerComponent 8"), 595, 842, -3, -1, 100 },
  { "image-in-nested-matrices", IMAGE, "q 2 0 0 2 0 0 cm q 180 0 0 360 0 0 cm /I Do Q Q",
    PIXELS (1000, 2000, "/ColorSpace/DeviceGray/BitsPerComponent 8"), 595, 842, -3, -1, 200 },
  { "image-on-its-side", IMAGE, "q 0 360 -720 0 720 0 cm /I Do Q", PIXELS (1500, 3000, "/ColorSpace/DeviceGray/BitsPerComponent 8"), 595, 842, -3, -1, 300 },
};

static void
test_page (gconstpointer data)
{
  const PageCase *row = data;
  g_autoptr (GBytes) bytes = make_page ("", row->page, row->content, row->extra);
  g_autoptr (JalonFacts) facts = look (bytes);
  g_assert_nonnull (facts);
  g_assert_cmpint (facts->pages->len, ==, 1);
  const JalonPageFacts *page = &g_array_index (facts->pages, JalonPageFacts, 0);
  g_assert_cmpfloat_with_epsilon (page->width_pt, row->width_pt, 0.5);
  g_assert_cmpfloat_with_epsilon (page->height_pt, row->height_pt, 0.5);
  g_assert_cmpfloat_with_epsilon (page->image_dpi, row->dpi, 0.5);
  if (row->turn != -3)
    {
      g_assert_cmpint (page->turn, ==, row->turn);
      g_assert_cmpint (page->blank, ==, row->blank);
    }
}

static void
test_standard_font_is_missing (void)
{
  g_autoptr (GBytes) bytes = make_page ("", FONT, LINES, "null");
  g_autoptr (JalonFacts) facts = look (bytes);
  g_assert_nonnull (facts);
  g_assert_cmpint (facts->fonts_missing->len, ==, 1);
  g_assert_cmpstr (facts->fonts_missing->pdata[0], ==, "Helvetica");
  g_assert_cmpint (g_array_index (facts->pages, JalonPageFacts, 0).n_words, ==, 13);
}

static void
test_lost_table_is_repaired (void)
{
  g_autoptr (GBytes) sound = make_page ("", FONT, LINES, "null");
  gsize size;
  const char *data = g_bytes_get_data (sound, &size);
  g_autofree char *bent = g_memdup2 (data, size);
  char *table = g_strstr_len (bent, size, "\nxref\n");
  memcpy (table, "\nzzzz\n", 6);
  g_autoptr (GBytes) cut = g_bytes_new (bent, size);
  g_autoptr (JalonFacts) facts = look (cut);
  g_assert_nonnull (facts);
  g_assert_cmpint (facts->opened, ==, JALON_OPENED_REPAIRED);
  g_assert_cmpint (facts->n_pages, ==, 1);
}

static GBytes *
make_nested_forms (void)
{
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (objects, g_strdup ("<</Type/Catalog/Pages 2 0 R>>"));
  g_ptr_array_add (objects, g_strdup ("<</Type/Pages/Kids[3 0 R]/Count 1>>"));
  g_ptr_array_add (objects, g_strdup ("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>"));
  g_ptr_array_add (objects, make_stream ("", "/X Do"));
  for (int i = 0; i < 40; i++) /* ten calls of the next form each: 10^40 */
    {
      g_autofree char *dict = g_strdup_printf ("/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X %d 0 R>>>>", 6 + i % 39);
      g_ptr_array_add (objects, make_stream (dict, "/X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do"));
    }
  return make_pdf ((const char *const *) objects->pdata, objects->len);
}

static GBytes *
make_page_loop (void)
{
  static const char *const objects[] = { "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 900000>>" };
  return make_pdf (objects, G_N_ELEMENTS (objects));
}

static GBytes *
make_huge_image (void)
{
  return make_page ("", IMAGE, "q 500 0 0 700 0 0 cm /I Do Q", PIXELS (30000, 30000, "/ColorSpace/DeviceRGB/BitsPerComponent 8"));
}

static GBytes *
make_huge_page (void)
{
  return make_page ("", "/MediaBox[0 0 9000000 9000000]", "0 0 m 9000000 9000000 l S", "null");
}

static GBytes *
make_deep_array (void)
{
  GString *text = g_string_new ("%PDF-1.4\n1 0 obj\n");
  g_autofree char *brackets = g_strnfill (3000000, '[');
  g_string_append (text, brackets);
  g_string_append (text, "\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF");
  return g_string_free_to_bytes (text);
}

static GBytes *
make_tiny (void)
{
  return g_bytes_new_static ("%PDF-1.4\n", 9);
}

static GBytes *
make_one_zero (void)
{
  return g_bytes_new_static ("\0", 1);
}

static GBytes *
make_renamed_docx (void)
{
  static const char docx[] = "PK\3\4\24\0\6\0\10\0\0\0!\0[Content_Types].xml";
  return g_bytes_new_static (docx, sizeof docx - 1);
}

static GBytes *
make_huge_png (void)
{
  static const guint8 png[] = { 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 0x75, 0x30,
                                0, 0, 0x75, 0x30, 8, 2, 0, 0, 0, 0x8f, 0xd6, 0x40, 0x26, 0, 0, 0, 0, 'I', 'E', 'N', 'D' };
  return g_bytes_new_static (png, sizeof png);
}

typedef struct {
  const char *name;
  GBytes *(*make) (void);
  JalonOpened opened;
} HostileCase;

static const HostileCase hostile_cases[] = {
  { "nested-forms", make_nested_forms, JALON_OPENED_TOO_COMPLEX }, /* its first page never ends */
  { "page-loop", make_page_loop, JALON_OPENED_NOT },
  { "huge-page", make_huge_page, JALON_OPENED_CLEAN },
  { "deep-array", make_deep_array, JALON_OPENED_NOT },
  { "tiny", make_tiny, JALON_OPENED_NOT },
  { "one-zero-byte", make_one_zero, JALON_OPENED_NOT },
  { "renamed-docx", make_renamed_docx, JALON_OPENED_NOT },
  { "900-megapixel-png", make_huge_png, JALON_OPENED_TOO_COMPLEX },
};

static void
assert_no_process_left (void)
{
  g_assert_cmpint (waitpid (-1, NULL, WNOHANG), ==, -1);
  g_assert_cmpint (errno, ==, ECHILD);
}

static void
test_hostile (gconstpointer data)
{
  const HostileCase *row = data;
  g_autoptr (GBytes) bytes = row->make ();
  gint64 started = g_get_monotonic_time ();
  g_autoptr (JalonFacts) facts = look (bytes);

  g_assert_cmpint (g_get_monotonic_time () - started, <, 30 * G_USEC_PER_SEC);
#ifdef __SANITIZE_ADDRESS__
  if (facts == NULL) /* the sanitizer makes a reader many times slower: no answer within the limit is an answer here */
    {
      assert_no_process_left ();
      return;
    }
#endif
  g_assert_nonnull (facts);
  g_assert_cmpint (facts->opened, ==, row->opened);
  assert_no_process_left ();
}

static void
test_huge_page_is_not_drawn (void)
{
  g_autoptr (GBytes) bytes = make_huge_page ();
  g_autoptr (JalonFacts) facts = look (bytes);
  g_assert_nonnull (facts);
  const JalonPageFacts *page = &g_array_index (facts->pages, JalonPageFacts, 0);
  g_assert_cmpint (facts->opened, !=, JALON_OPENED_TOO_COMPLEX);
  g_assert_cmpfloat (page->width_pt, ==, 9000000);
  g_assert_false (page->looked_at);
}

/* Without memory for it poppler leaves the picture out, and a page that lost its content is not taken for one that was looked at and
 * found in order; a sanitizer build, which may use more memory, dies or runs out of time instead. */
static void
test_huge_image (void)
{
  g_autoptr (GBytes) bytes = make_huge_image ();
  g_autoptr (JalonFacts) facts = look (bytes);
  if (facts != NULL && facts->opened != JALON_OPENED_TOO_COMPLEX)
    {
      g_assert_cmpint (facts->pages->len, ==, 1);
      g_assert_true (g_array_index (facts->pages, JalonPageFacts, 0).content_lost);
    }
  assert_no_process_left ();
}

/* The same mutations each time: a stranger's file is never trusted, however it is bent. */
static void
test_mutations (void)
{
  g_autoptr (GBytes) sound = make_page ("/OpenAction<</S/GoTo/D[3 0 R/Fit]>>", FONT, LINES, "null");
  g_autoptr (GRand) random = g_rand_new_with_seed (4711);
  gsize size;
  const guint8 *data = g_bytes_get_data (sound, &size);

  for (int i = 0; i < 60; i++)
    {
      g_autofree guint8 *bent = g_memdup2 (data, size);
      gsize length = i % 3 == 0 ? (gsize) g_rand_int_range (random, 20, (gint32) size) : size;
      for (int j = 0; i % 3 != 0 && j < 1 + i % 12; j++)
        bent[g_rand_int_range (random, 8, (gint32) size)] = (guint8) g_rand_int_range (random, 0, 256);
      g_autoptr (GBytes) bytes = g_bytes_new (bent, length);
      g_autoptr (JalonFacts) facts = look (bytes);
      if (facts != NULL)
        g_assert_cmpint (facts->format, ==, JALON_FORMAT_PDF);
    }
  assert_no_process_left ();
}

#define ADD_ROWS(path, rows, function)                                             \
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)                                    \
    {                                                                              \
      g_autofree char *name = g_strdup_printf ("/reader/" path "/%s", rows[i].name); \
      g_test_add_data_func (name, &rows[i], function);                               \
    }

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  reader = jalon_reader_new (NULL);
  ADD_ROWS ("facts/structure", structure_cases, test_structure)
  ADD_ROWS ("facts/page", page_cases, test_page)
  ADD_ROWS ("hostile", hostile_cases, test_hostile)
  g_test_add_func ("/reader/facts/standard-font-is-missing", test_standard_font_is_missing);
  g_test_add_func ("/reader/facts/lost-table-is-repaired", test_lost_table_is_repaired);
  g_test_add_func ("/reader/hostile/huge-page-is-not-drawn", test_huge_page_is_not_drawn);
  g_test_add_func ("/reader/hostile/900-megapixel-image", test_huge_image);
  g_test_add_func ("/reader/hostile/mutations", test_mutations);
  int failed = g_test_run ();
  g_object_unref (reader);
  return failed;
}
