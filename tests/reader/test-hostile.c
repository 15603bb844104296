/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Hostile and broken documents against the real reader: whatever they do, there are facts or a refusal within the limits, no process
 * is left, and a document that lost something is never called clean.
 */
#include "core/jalon-error.h"
#include "core/reader/jalon-reader.h"
#include "pdf-text.h"
#include "processes.h"

#include <gio/gio.h>
#include <string.h>

#ifdef __SANITIZE_ADDRESS__
#define N_MUTATIONS 60 /* starting a reader takes many times longer */
#else
#define N_MUTATIONS 200
#endif

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

static GBytes *
make_nested_forms (void)
{
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (objects, g_strdup ("<</Type/Catalog/Pages 2 0 R>>"));
  g_ptr_array_add (objects, g_strdup ("<</Type/Pages/Kids[3 0 R]/Count 1>>"));
  g_ptr_array_add (objects, g_strdup ("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>"));
  g_ptr_array_add (objects, pdf_text_stream ("", "/X Do"));
  for (int i = 0; i < 40; i++) /* ten calls of the next form each: 10^40 */
    {
      g_autofree char *dict = g_strdup_printf ("/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X %d 0 R>>>>", 6 + i % 39);
      g_ptr_array_add (objects, pdf_text_stream (dict, "/X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do"));
    }
  return pdf_text_objects ((const char *const *) objects->pdata, objects->len);
}

static GBytes *
make_page_loop (void)
{
  static const char *const objects[] = { "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 900000>>" };
  return pdf_text_objects (objects, G_N_ELEMENTS (objects));
}

static GBytes *
make_huge_image (void)
{
  return pdf_text_page ("", PDF_TEXT_IMAGE, "q 500 0 0 700 0 0 cm /I Do Q", PDF_TEXT_PIXELS (30000, 30000, "/ColorSpace/DeviceRGB/BitsPerComponent 8"));
}

static GBytes *
make_huge_page (void)
{
  return pdf_text_page ("", "/MediaBox[0 0 9000000 9000000]", "0 0 m 9000000 9000000 l S", "null");
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

static GBytes *
make_fifty_bytes (void)
{
  return g_bytes_new_static ("%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj", 51);
}

static GBytes *
make_jpeg_of_nothing (void)
{
  static const guint8 jpeg[] = { 0xff, 0xd8, 0xff, 0xe0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xff, 0xda };
  return g_bytes_new_static (jpeg, sizeof jpeg);
}

static GBytes *
make_png_of_noise (void)
{
  static const guint8 start[] = { 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 0, 99, 0, 0, 0, 99, 8, 2 };
  GByteArray *png = g_byte_array_new ();
  g_byte_array_append (png, start, sizeof start);
  for (guint i = 0; i < 4000; i++)
    g_byte_array_append (png, &(guint8) { (guint8) (i * 89 + i / 7) }, 1);
  return g_byte_array_free_to_bytes (png);
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
  { "fifty-bytes", make_fifty_bytes, JALON_OPENED_NOT },
  { "jpeg-of-nothing", make_jpeg_of_nothing, JALON_OPENED_NOT },
  { "png-of-noise", make_png_of_noise, JALON_OPENED_NOT },
  { "900-megapixel-png", make_huge_png, JALON_OPENED_TOO_COMPLEX },
};

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
      processes_assert_no_reader_left ();
      return;
    }
#endif
  g_assert_nonnull (facts);
  g_assert_cmpint (facts->opened, ==, row->opened);
  processes_assert_no_reader_left ();
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
  processes_assert_no_reader_left ();
}

/* The same mutations each time: a stranger's file is never trusted, however it is bent. */
static void
test_mutations (void)
{
  g_autoptr (GBytes) sound = pdf_text_page ("/OpenAction<</S/GoTo/D[3 0 R/Fit]>>", PDF_TEXT_FONT, PDF_TEXT_LINES, "null");
  g_autoptr (GRand) random = g_rand_new_with_seed (4711);
  gsize size;
  const guint8 *data = g_bytes_get_data (sound, &size);

  for (int i = 0; i < N_MUTATIONS; i++)
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
  processes_assert_no_reader_left ();
}

static GBytes *
deflate (GBytes *bytes, guint times)
{
  g_autoptr (GConverter) compressor = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 6));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, compressor);
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  for (guint i = 0; i < times; i++)
    g_assert_true (g_output_stream_write_all (stream, data, size, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/* 512 MB of empty lines in a few kilobytes, as the content of a page. */
static GBytes *
make_flate_bomb (void)
{
  g_autofree char *lines = g_strnfill (1 << 20, '\n');
  g_autoptr (GBytes) plain = g_bytes_new_static (lines, 1 << 20);
  g_autoptr (GBytes) once = deflate (plain, 512);
  g_autoptr (GBytes) twice = deflate (once, 1);
  GString *hex = g_string_new (NULL);
  gsize size;
  const guint8 *data = g_bytes_get_data (twice, &size);

  for (gsize i = 0; i < size; i++)
    g_string_append_printf (hex, "%02x", data[i]);
  g_string_append_c (hex, '>');
  g_autofree char *text = g_string_free (hex, FALSE);
  g_autofree char *stream = pdf_text_stream ("/Filter[/ASCIIHexDecode/FlateDecode/FlateDecode]", text);
  const char *const objects[] = {
    "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>", stream,
  };
  return pdf_text_objects (objects, G_N_ELEMENTS (objects));
}

/* Memory ends before the content does; that page is not one that was seen and found blank. */
static void
test_flate_bomb (void)
{
  g_autoptr (GBytes) bytes = make_flate_bomb ();
  gint64 started = g_get_monotonic_time ();
  g_autoptr (JalonFacts) facts = look (bytes);

  g_assert_cmpint (g_bytes_get_size (bytes), <, 100 * 1000);
  g_assert_cmpint (g_get_monotonic_time () - started, <, 30 * G_USEC_PER_SEC);
  if (facts != NULL && facts->opened != JALON_OPENED_TOO_COMPLEX)
    {
      g_assert_cmpint (facts->pages->len, ==, 1);
      const JalonPageFacts *page = &g_array_index (facts->pages, JalonPageFacts, 0);
      g_assert_true (page->content_lost || !page->looked_at);
    }
  processes_assert_no_reader_left ();
}

/* A document that stops in the middle is seen as it is, but never as sound. */
static void
test_cut_anywhere (void)
{
  g_autoptr (GBytes) sound = pdf_text_page ("", PDF_TEXT_FONT, PDF_TEXT_LINES, "null");
  gsize size = g_bytes_get_size (sound);

  for (int tenth = 1; tenth <= 9; tenth++)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (sound, 0, size * tenth / 10);
      g_autoptr (JalonFacts) facts = look (cut);
      g_assert_nonnull (facts);
      g_assert_cmpint (facts->format, ==, JALON_FORMAT_PDF);
      g_assert_cmpint (facts->opened, !=, JALON_OPENED_CLEAN);
      g_assert_cmpint (facts->opened, !=, JALON_OPENED_SMALL_FAULTS);
    }
  processes_assert_no_reader_left ();
}

static void
test_no_bytes (void)
{
  g_autoptr (GBytes) none = g_bytes_new_static ("", 0);
  g_autoptr (GError) error = NULL;
  g_assert_null (jalon_view_open (reader, none, NULL, &error));
  g_assert_error (error, JALON_ERROR, JALON_ERROR_REFUSED);
  processes_assert_no_reader_left ();
}

/* The near side lives on, and the next document is read as if nothing had happened. */
static void
test_next_document (void)
{
  g_autoptr (GBytes) bad = make_deep_array ();
  g_autoptr (GBytes) sound = pdf_text_page ("", PDF_TEXT_FONT, PDF_TEXT_LINES, "null");
  g_autoptr (JalonFacts) of_bad = look (bad); /* whatever it says */
  g_clear_pointer (&of_bad, jalon_facts_free);
  g_autoptr (JalonFacts) facts = look (sound);
  g_assert_nonnull (facts);
  g_assert_cmpint (facts->opened, ==, JALON_OPENED_CLEAN);
  g_assert_cmpint (facts->n_pages_listed, ==, 1);
  processes_assert_no_reader_left ();
}

static void
test_self_test (void)
{
  const char *argv[] = { g_getenv ("JALON_READER"), "--self-test", NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL;
  int status, n_refused = 0;

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, &status, &error));
  g_assert_cmpint (status, ==, 0);
  g_auto (GStrv) lines = g_strsplit (out, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    n_refused += g_str_has_suffix (*line, ": refused");
  g_assert_cmpint (n_refused, ==, 5);
  g_assert_true (jalon_reader_self_test (reader, NULL));
}

#define ADD(name, function) g_test_add_func ("/reader/hostile/" name, function)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  reader = jalon_reader_new (NULL);
  JalonReaderLimits limits = *jalon_reader_get_limits (reader);
  limits.pages = 3000; /* nobody waits for the full time of a page that never ends */
  jalon_reader_set_limits (reader, &limits);
  for (gsize i = 0; i < G_N_ELEMENTS (hostile_cases); i++)
    {
      g_autofree char *name = g_strconcat ("/reader/hostile/", hostile_cases[i].name, NULL);
      g_test_add_data_func (name, &hostile_cases[i], test_hostile);
    }
  ADD ("no-bytes", test_no_bytes);
  ADD ("huge-page-is-not-drawn", test_huge_page_is_not_drawn);
  ADD ("900-megapixel-image", test_huge_image);
  ADD ("flate-bomb", test_flate_bomb);
  ADD ("cut-anywhere", test_cut_anywhere);
  ADD ("mutations", test_mutations);
  ADD ("next-document", test_next_document);
  ADD ("self-test", test_self_test);
  int failed = g_test_run ();
  g_object_unref (reader);
  return failed;
}
