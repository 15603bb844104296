/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the real reader says about documents written object by object: one property a row.
 */
#include "core/reader/jalon-reader.h"
#include "pdf-text.h"
#include "rewrite-fixtures.h"

#include <string.h>

static JalonReader *reader;

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
  { "annotation-script", "", "/Annots[5 0 R]", "<</Subtype/Widget/Rect[0 0 9 9]/A<</S/JavaScript/JS(1)>>>>", FACT (javascript), JALON_TRI_YES },
  { "goto-is-nothing", "/OpenAction<</S/GoTo/D[3 0 R/Fit]>>", "", "null", FACT (javascript), JALON_TRI_NO },
  { "named-is-nothing", "/OpenAction<</S/Named/N/NextPage>>", "", "null", FACT (javascript), JALON_TRI_NO },
  { "attachment", "/Names<</EmbeddedFiles<</Names[(a)5 0 R]>>>>", "", "<</Type/Filespec/F(a)/EF<<>>>>", FACT (embedded), JALON_TRI_YES },
  { "no-attachment", "", "", "null", FACT (embedded), JALON_TRI_NO },
  { "portfolio", "/Collection<</View/D>>", "", "null", FACT (portfolio), JALON_TRI_YES },
  { "xfa", "/AcroForm<</Fields[]/XFA[(a)5 0 R]>>", "", "<</Length 0>>stream\n\nendstream", FACT (xfa), JALON_TRI_YES },
  { "xfa-to-render", "/NeedsRendering true/AcroForm<</Fields[]/XFA[]>>", "", "null", FACT (xfa_needs_rendering), JALON_TRI_YES },
  { "xfa-in-one-piece", "/AcroForm<</Fields[]/XFA 5 0 R>>", "", "<</Length 0>>stream\n\nendstream", FACT (xfa), JALON_TRI_YES },
  { "form-without-xfa", "/AcroForm<</Fields[]/XFA null>>", "", "null", FACT (xfa), JALON_TRI_NO },
  { "field-with-value", "/AcroForm<</Fields[5 0 R]>>", "", "<</FT/Tx/T(a)/V(b)>>", FACT (form_unsaved), JALON_TRI_YES },
  { "field-without-value", "/AcroForm<</Fields[5 0 R]>>", "", "<</FT/Tx/T(a)>>", FACT (form_unsaved), JALON_TRI_NO },
  { "signed", "/AcroForm<</Fields[5 0 R]>>", "", "<</FT/Sig/T(a)/V<</Type/Sig/ByteRange[0 1 2 3]>>>>", FACT (is_signed), JALON_TRI_YES },
  { "time-stamp", "/Perms<</X 5 0 R>>", "", "<</Type/DocTimeStamp/ByteRange[0 1 2 3]>>", FACT (is_signed), JALON_TRI_YES },
  { "signature-field-is-empty", "/AcroForm<</Fields[5 0 R]>>", "", "<</FT/Sig/T(a)>>", FACT (is_signed), JALON_TRI_NO },
  { "not-locked", "", "", "null", FACT (owner_lock), JALON_TRI_NO },
};

static void
test_structure (gconstpointer data)
{
  const StructureCase *row = data;
  g_autoptr (GBytes) bytes = pdf_text_page (row->catalogue, row->page, "", row->extra);
  g_autoptr (JalonFacts) facts = look (bytes);
  g_assert_nonnull (facts);
  g_assert_cmpint (facts->opened, ==, JALON_OPENED_CLEAN);
  g_assert_cmpstr (facts->pdf_version, ==, "1.6");
  g_assert_cmpint (G_STRUCT_MEMBER (JalonTri, facts, row->fact), ==, row->is);
}

typedef struct {
  const char *name, *page, *content, *extra;
  double      width_pt, height_pt;
  int         turn;
  JalonTri    blank;
  double      dpi;
} PageCase;

static const PageCase page_cases[] = {
  { "upright", PDF_TEXT_FONT, PDF_TEXT_LINES, "null", 595, 842, 0, JALON_TRI_NO, 0 },
  { "rotate-90-lies-on-its-side", PDF_TEXT_FONT "/Rotate 90", PDF_TEXT_LINES, "null", 842, 595, 270, JALON_TRI_NO, 0 },
  { "rotate-270-lies-on-the-other-side", PDF_TEXT_FONT "/Rotate 270", PDF_TEXT_LINES, "null", 842, 595, 90, JALON_TRI_NO, 0 },
  { "rotate-180-is-upside-down", PDF_TEXT_FONT "/Rotate 180", PDF_TEXT_LINES, "null", 595, 842, 180, JALON_TRI_NO, 0 },
  { "rotate-sets-sideways-text-upright", PDF_TEXT_FONT "/Rotate 90", "q 0 1 -1 0 842 0 cm " PDF_TEXT_LINES " Q", "null", 842, 595, 0, JALON_TRI_NO, 0 },
  { "blank", "", "", "null", 595, 842, -2, JALON_TRI_YES, 0 },
  { "white-rectangle-is-blank", "", "1 g 50 50 300 300 re f", "null", 595, 842, -2, JALON_TRI_YES, 0 },
  { "small-a5", "/MediaBox[0 0 420 595]", "", "null", 420, 595, -2, JALON_TRI_YES, 0 },
  { "cropped", "/CropBox[100 100 400 500]", "", "null", 300, 400, -2, JALON_TRI_YES, 0 },
  { "image-100-dpi", PDF_TEXT_IMAGE, "q 360 0 0 720 0 0 cm /I Do Q", PDF_TEXT_PIXELS (500, 1000, "/ColorSpace/DeviceGray/BitsPerComponent 8"), 595, 842, -3, -1, 100 },
  { "image-in-nested-matrices", PDF_TEXT_IMAGE, "q 2 0 0 2 0 0 cm q 180 0 0 360 0 0 cm /I Do Q Q",
    PDF_TEXT_PIXELS (1000, 2000, "/ColorSpace/DeviceGray/BitsPerComponent 8"), 595, 842, -3, -1, 200 },
  { "image-on-its-side", PDF_TEXT_IMAGE, "q 0 360 -720 0 720 0 cm /I Do Q", PDF_TEXT_PIXELS (1500, 3000, "/ColorSpace/DeviceGray/BitsPerComponent 8"), 595, 842, -3, -1, 300 },
};

static void
test_page (gconstpointer data)
{
  const PageCase *row = data;
  g_autoptr (GBytes) bytes = pdf_text_page ("", row->page, row->content, row->extra);
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

typedef struct {
  const char *name, *extra;
  double      share;
  int         bits;
  gboolean    cmyk;
} ImageCase;

/* Drawn 300 by 421 points on a page of 600 by 842: a quarter. */
static const ImageCase image_cases[] = {
  { "grey", PDF_TEXT_PIXELS (9, 9, "/ColorSpace/DeviceGray/BitsPerComponent 8"), 0.25, 8, FALSE },
  { "black-and-white", PDF_TEXT_PIXELS (9, 9, "/ColorSpace/DeviceGray/BitsPerComponent 1"), 0.25, 1, FALSE },
  { "stencil", PDF_TEXT_PIXELS (9, 9, "/ImageMask true"), 0.25, 1, FALSE },
  { "cmyk", PDF_TEXT_PIXELS (9, 9, "/ColorSpace/DeviceCMYK/BitsPerComponent 8"), 0.25, 8, TRUE },
  { "rgb-16-bit", PDF_TEXT_PIXELS (9, 9, "/ColorSpace/DeviceRGB/BitsPerComponent 16"), 0.25, 16, FALSE },
};

static void
test_image (gconstpointer data)
{
  const ImageCase *row = data;
  g_autoptr (GBytes) bytes = pdf_text_page ("", "/MediaBox[0 0 600 842]" PDF_TEXT_IMAGE, "q 300 0 0 421 0 0 cm /I Do Q", row->extra);
  g_autoptr (JalonFacts) facts = look (bytes);
  g_assert_nonnull (facts);
  g_assert_cmpint (facts->pages->len, ==, 1);
  const JalonPageFacts *page = &g_array_index (facts->pages, JalonPageFacts, 0);
  g_assert_cmpfloat_with_epsilon (page->image_share, row->share, 0.001);
  g_assert_cmpint (page->image_bits, ==, row->bits);
  g_assert_cmpint (page->image_cmyk, ==, row->cmyk);
}

/* Resources and the turn may stand once, above all pages. */
static void
test_inherited (void)
{
  static const char *const objects[] = {
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 2/MediaBox[0 0 595 842]/Rotate 90" PDF_TEXT_IMAGE ">>",
    "<</Type/Pages/Parent 2 0 R/Kids[4 0 R 6 0 R]/Count 2>>",
    "<</Type/Page/Parent 3 0 R/Contents 7 0 R>>",
    PDF_TEXT_PIXELS (500, 1000, "/ColorSpace/DeviceGray/BitsPerComponent 8"),
    "<</Type/Page/Parent 3 0 R/Contents 7 0 R/Resources<<>>>>",
    "<</Length 29>>stream\nq 360 0 0 720 0 0 cm /I Do Q \nendstream",
  };
  g_autoptr (GBytes) bytes = pdf_text_objects (objects, G_N_ELEMENTS (objects));
  g_autoptr (JalonFacts) facts = look (bytes);
  g_assert_nonnull (facts);
  g_assert_cmpint (facts->n_pages, ==, 2);
  g_assert_cmpint (facts->pages->len, ==, 2);
  const JalonPageFacts *heir = &g_array_index (facts->pages, JalonPageFacts, 0), *own = &g_array_index (facts->pages, JalonPageFacts, 1);
  g_assert_cmpfloat_with_epsilon (heir->width_pt, 842, 0.5);
  g_assert_cmpfloat_with_epsilon (heir->image_dpi, 100, 0.5);
  g_assert_cmpfloat (own->image_dpi, ==, 0); /* its own, empty resources stand */
}

static void
test_lock (gconstpointer user_password)
{
  gboolean asks = *(const char *) user_password != '\0';
  g_autoptr (GBytes) plain = pdf_text_page ("", PDF_TEXT_FONT, PDF_TEXT_LINES, "null");
  g_autoptr (GBytes) locked = fixture_lock_pdf (plain, user_password);
  g_autoptr (JalonFacts) facts = look (locked);
  g_assert_nonnull (facts);
  g_assert_cmpint (facts->opened, ==, asks ? JALON_OPENED_PASSWORD : JALON_OPENED_CLEAN);
  g_assert_cmpint (facts->owner_lock, ==, JALON_TRI_YES);
  g_assert_cmpint (facts->pages->len, ==, asks ? 0 : 1);
}

static void
test_version_of_the_catalogue (void)
{
  g_autoptr (GBytes) bytes = pdf_text_page ("/Version/2.0", "", "", "null");
  g_autoptr (JalonFacts) facts = look (bytes);
  g_assert_nonnull (facts);
  g_assert_cmpstr (facts->pdf_version, ==, "2.0");
}

/* Only a later version counts. */
static void
test_older_version_of_the_catalogue (void)
{
  g_autoptr (GBytes) bytes = pdf_text_page ("/Version/1.4", "", "", "null");
  g_autoptr (JalonFacts) facts = look (bytes);
  g_assert_nonnull (facts);
  g_assert_cmpstr (facts->pdf_version, ==, "1.6");
}

static void
test_standard_font_is_missing (void)
{
  g_autoptr (GBytes) bytes = pdf_text_page ("", PDF_TEXT_FONT, PDF_TEXT_LINES, "null");
  g_autoptr (JalonFacts) facts = look (bytes);
  g_assert_nonnull (facts);
  g_assert_cmpint (facts->fonts_missing->len, ==, 1);
  g_assert_cmpstr (facts->fonts_missing->pdata[0], ==, "Helvetica");
  g_assert_cmpint (g_array_index (facts->pages, JalonPageFacts, 0).n_words, ==, 13);
}

static void
test_lost_table_is_repaired (void)
{
  g_autoptr (GBytes) sound = pdf_text_page ("", PDF_TEXT_FONT, PDF_TEXT_LINES, "null");
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

/* A field and its kid, each of which may say what kind it is and what it holds; a kid inherits from its field. */
static const struct {
  const char *name, *field, *kid;
  JalonTri    form_unsaved, is_signed;
} inheriting_fields[] = {
  { "kind-from-the-field", "/FT/Tx", "/V(b)", JALON_TRI_YES, JALON_TRI_NO },
  { "value-from-the-field", "/V(b)", "/FT/Tx", JALON_TRI_YES, JALON_TRI_NO },
  { "both-from-the-field", "/FT/Tx/V(b)", "", JALON_TRI_YES, JALON_TRI_NO },
  { "kind-only", "/FT/Tx", "", JALON_TRI_NO, JALON_TRI_NO },
  { "a-value-of-no-field", "", "/V(b)", JALON_TRI_NO, JALON_TRI_NO },
  { "signature-by-the-field", "/FT/Sig", "/V<</Filter/Adobe.PPKLite/ByteRange[0 1 2 3]>>", JALON_TRI_NO, JALON_TRI_YES },
  { "signature-of-the-field", "/V<</Filter/Adobe.PPKLite/ByteRange[0 1 2 3]>>", "/FT/Sig", JALON_TRI_NO, JALON_TRI_YES },
};

static void
test_inheriting_field (gconstpointer data)
{
  const typeof (inheriting_fields[0]) *row = data;
  g_autofree char *field = g_strdup_printf ("<</T(a)%s/Kids[5 0 R]>>", row->field);
  g_autofree char *kid = g_strdup_printf ("<</Parent 4 0 R/Subtype/Widget/Rect[0 0 9 9]%s>>", row->kid);
  const char *const objects[] = {
    "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]>>>>", "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>>",
    "<</Type/Page/Parent 2 0 R/Annots[5 0 R]>>", field, kid,
  };
  g_autoptr (GBytes) bytes = pdf_text_objects (objects, G_N_ELEMENTS (objects));
  g_autoptr (JalonFacts) facts = look (bytes);
  g_assert_nonnull (facts);
  g_assert_cmpint (facts->form_unsaved, ==, row->form_unsaved);
  g_assert_cmpint (facts->is_signed, ==, row->is_signed);
}

/* A field that is its own parent ends the search all the same. */
static void
test_field_of_itself (void)
{
  static const char *const objects[] = {
    "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]>>>>", "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>>",
    "<</Type/Page/Parent 2 0 R>>", "<</T(a)/V(b)/Parent 4 0 R/Kids[4 0 R]>>",
  };
  g_autoptr (GBytes) bytes = pdf_text_objects (objects, G_N_ELEMENTS (objects));
  g_autoptr (JalonFacts) facts = look (bytes);
  g_assert_nonnull (facts);
  g_assert_cmpint (facts->form_unsaved, ==, JALON_TRI_NO);
}

/* The same page, more or less out of focus and pressed more or less, as a photo and as a scan inside a PDF. */
static const struct {
  const char *name;
  int         blur_px, noise, quality;
  double      focus_from, focus_to;
} legibility_cases[] = {
  { "sharp", 0, 0, 80, 0.6, 1 },         { "sharp-and-noisy", 0, 30, 80, 0.6, 1 }, { "a-little-soft", 1, 0, 80, 0.5, 0.9 },
  { "soft", 2, 0, 80, 0.35, 0.6 },       { "blurred", 5, 0, 80, 0.05, 0.22 },      { "blurred-and-noisy", 5, 12, 80, 0.05, 0.22 },
  { "badly-blurred", 8, 0, 80, 0, 0.22 }, { "pressed", 0, 0, 30, 0.6, 1 },          { "pressed-too-hard", 0, 0, 12, 0.5, 1 },
};

static PIX *
blur (PIX *pix, int pixels)
{
  L_KERNEL *across, *down;
  if (pixels == 0)
    return pixClone (pix);
  makeGaussianKernelSep (3 * pixels, 3 * pixels, (l_float32) pixels, 1, &across, &down);
  PIX *blurred = pixConvolveSep (pix, across, down, 8, 1);
  kernelDestroy (&across);
  kernelDestroy (&down);
  return blurred;
}

static void
assert_legibility (GBytes *bytes, gconstpointer data)
{
  const typeof (legibility_cases[0]) *row = data;
  g_autoptr (JalonFacts) facts = look (bytes);
  g_assert_nonnull (facts);
  const JalonPageFacts *page = &g_array_index (facts->pages, JalonPageFacts, 0);
  g_assert_cmpfloat (page->focus, >=, row->focus_from);
  g_assert_cmpfloat (page->focus, <, row->focus_to + 0.001);
  g_assert_cmpint (ABS (page->image_quality - row->quality), <=, 3);
}

static void
test_legibility (gconstpointer data)
{
  const typeof (legibility_cases[0]) *row = data;
  PIX *pix = fixture_scan (1654, 2339, 8, row->noise, 1), *seen = blur (pix, row->blur_px);
  g_autoptr (GBytes) photo = fixture_jpeg (seen, row->quality, 0);
  pixDestroy (&pix);
  pixDestroy (&seen);
  g_autoptr (GPtrArray) streams = g_ptr_array_new ();
  g_ptr_array_add (streams, photo);
  g_autoptr (GBytes) scan = fixture_image_pdf (streams, 1654, 2339, "/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode");
  assert_legibility (photo, row);
  assert_legibility (scan, row);
}

/* Phones take such photos; a turned one needs its pixels twice. */
static const struct {
  const char *name;
  int         width, height, orientation;
} large_photos[] = {
  { "96-million-turned", 8704, 11008, 6 }, { "108-million-mirrored", 12000, 9008, 5 }, { "200-million-turned", 16320, 12240, 8 },
};

static void
test_large_photo (gconstpointer data)
{
  const typeof (large_photos[0]) *row = data;
  g_autoptr (GBytes) bytes = fixture_flat_jpeg (row->width, row->height, row->orientation);
  g_autoptr (JalonView) view = jalon_view_open (reader, bytes, NULL, NULL);
  g_assert_nonnull (view);
  g_autoptr (JalonFacts) facts = jalon_view_facts (view, NULL, NULL);
  g_assert_cmpint (facts->opened, ==, JALON_OPENED_CLEAN);
  g_assert_cmpint (facts->image_width_px, ==, row->width);
  g_assert_cmpint (facts->image_orientation, ==, row->orientation);
  g_assert_true (g_array_index (facts->pages, JalonPageFacts, 0).looked_at);
  double width_pt, height_pt;
  g_assert_true (jalon_view_page_size (view, 1, &width_pt, &height_pt, NULL));
  g_assert_cmpint (width_pt > height_pt, ==, row->height > row->width); /* as shown */
  JalonPixels *pixels = jalon_view_render (view, 1, 1000 / MAX (width_pt, height_pt), NULL, NULL);
  g_assert_nonnull (pixels);
  g_assert_cmpint (((const guint8 *) g_bytes_get_data (pixels->data, NULL))[500 * 4 + 1], ==, 0x80);
  jalon_pixels_free (pixels);
}

#ifndef __SANITIZE_ADDRESS__ /* there a reader has all the memory it asks for */
/* A PNG cannot be decoded in part: nobody can tell, which is not the same as damaged. */
static void
test_large_png (void)
{
  static const guint8 head[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x25\x80\0\0\x25\x80\x08\6\0\0\0";
  g_autoptr (GByteArray) png = g_byte_array_new ();
  PIX *pix = pixCreate (9600, 9600, 1);
  g_autoptr (GBytes) bits = fixture_png (pix);
  pixDestroy (&pix);
  gsize size;
  const guint8 *data = g_bytes_get_data (bits, &size);
  g_byte_array_append (png, head, sizeof head - 1);
  guint32 crc = GUINT32_TO_BE (fixture_crc (head + 12, 17));
  g_byte_array_append (png, (const guint8 *) &crc, 4);
  g_byte_array_append (png, data + 33, (guint) (size - 33));
  g_autoptr (GBytes) bytes = g_bytes_new (png->data, png->len);
  g_autoptr (JalonFacts) facts = look (bytes);
  g_assert_nonnull (facts);
  g_assert_cmpint (facts->opened, ==, JALON_OPENED_TOO_COMPLEX);
}
#endif

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
  ADD_ROWS ("facts/image", image_cases, test_image)
  ADD_ROWS ("facts/inheriting-field", inheriting_fields, test_inheriting_field)
  g_test_add_func ("/reader/facts/field-of-itself", test_field_of_itself);
  ADD_ROWS ("facts/legibility", legibility_cases, test_legibility)
  ADD_ROWS ("facts/large-photo", large_photos, test_large_photo)
#ifndef __SANITIZE_ADDRESS__
  g_test_add_func ("/reader/facts/large-png", test_large_png);
#endif
  g_test_add_func ("/reader/facts/inherited", test_inherited);
  g_test_add_data_func ("/reader/facts/lock/only-forbids", "", test_lock);
  g_test_add_data_func ("/reader/facts/lock/asks", "sesame", test_lock);
  g_test_add_func ("/reader/facts/version-of-the-catalogue", test_version_of_the_catalogue);
  g_test_add_func ("/reader/facts/older-version-of-the-catalogue", test_older_version_of_the_catalogue);
  g_test_add_func ("/reader/facts/standard-font-is-missing", test_standard_font_is_missing);
  g_test_add_func ("/reader/facts/lost-table-is-repaired", test_lost_table_is_repaired);
  int failed = g_test_run ();
  g_object_unref (reader);
  return failed;
}
