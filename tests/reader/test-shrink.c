/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rewrite-fixtures.h"

#include "reader/shrink.h"
#include "reader/view.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define A4_WIDTH 595.28
#define A4_HEIGHT 841.89

/* What the images of a document are now. */
typedef struct {
  int   n, smallest_width, bits;
  char *filters, *spaces;
} Images;

static void
look_cb (qpdf_data pdf, qpdf_oh image, double across, double down, double area, gpointer user_data)
{
  Images *images = user_data;
  qpdf_oh dict = qpdf_oh_get_dict (pdf, image);
  g_autofree char *filters = images->filters, *spaces = images->spaces;
  int width = reader_pdf_get_int (pdf, dict, "/Width", 0);

  images->smallest_width = images->n == 0 ? width : MIN (images->smallest_width, width);
  images->n++;
  images->bits = reader_pdf_get_int (pdf, dict, "/BitsPerComponent", 0);
  images->filters = g_strconcat (filters != NULL ? filters : "", qpdf_oh_unparse_resolved (pdf, qpdf_oh_get_key (pdf, dict, "/Filter")), NULL);
  images->spaces = g_strconcat (spaces != NULL ? spaces : "", qpdf_oh_unparse_resolved (pdf, qpdf_oh_get_key (pdf, dict, "/ColorSpace")), NULL);
}

static Images
look (GBytes *bytes)
{
  Images images = { 0 };
  JalonWireStatus status;
  qpdf_data pdf = reader_pdf_open (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &status);
  g_assert_nonnull (pdf);
  for (int i = 0; i < qpdf_get_num_pages (pdf); i++)
    reader_walk_images (pdf, i, look_cb, &images);
  qpdf_cleanup (&pdf);
  return images;
}

static void
images_clear (Images *images)
{
  g_free (images->filters);
  g_free (images->spaces);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Images, images_clear)

static GBytes *
scans (int n_pages, int width, int height, int depth, int noise, int quality)
{
  g_autoptr (GPtrArray) streams = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  for (int i = 0; i < n_pages; i++)
    {
      PIX *pix = fixture_scan (width, height, depth, noise, i + 1);
      g_ptr_array_add (streams, fixture_jpeg (pix, quality, 0));
      pixDestroy (&pix);
    }
  return fixture_image_pdf (streams, width, height,
                            depth == 32 ? "/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode"
                                        : "/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode");
}

/* One page of raw samples. */
static GBytes *
raw_scan (const guint8 *samples, gsize size, int width, int height, const char *dictionary)
{
  g_autoptr (GPtrArray) streams = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_ptr_array_add (streams, g_bytes_new (samples, size));
  return fixture_image_pdf (streams, width, height, dictionary);
}

static GBytes *
shrink (GBytes *in, gint64 ceiling_bytes, JalonWireStatus expected)
{
  const JalonRewrite what = { .ceiling_bytes = ceiling_bytes };
  GBytes *out = fixture_rewrite (in, &what, expected, NULL);
  if (out != NULL)
    {
      g_assert_cmpuint (g_bytes_get_size (out), <=, ceiling_bytes);
      g_assert_cmpuint (g_bytes_get_size (out), <=, g_bytes_get_size (in));
      fixture_assert_sound (out);
    }
  return out;
}

/* The case of every day: a file from the scanner, far too large. */
static void
test_large_colour (void)
{
  g_autoptr (GBytes) in = scans (3, 2480, 3508, 32, 40, 95);
  g_assert_cmpuint (g_bytes_get_size (in), >, 12000000);
  g_autoptr (GBytes) out = shrink (in, 2000000, JALON_WIRE_OK);
  g_auto (Images) images = look (out);

  g_assert_cmpint (images.n, ==, 3);
  g_assert_cmpint (images.smallest_width, >=, (int) ceil (595 / 72.0 * SHRINK_FLOOR_DPI));
  g_assert_cmpstr (images.spaces, ==, "/DeviceRGB/DeviceRGB/DeviceRGB");
  g_assert_cmpuint (g_bytes_get_size (out), >, 1000000); /* the best quality below the limit, not the least */
  /* the red stamp stays red, the paper stays light */
  guint32 stamp = fixture_colour (out, 1, 0.75, 0.93), paper = fixture_colour (out, 1, 0.5, 0.99);
  g_assert_cmpint ((int) (stamp >> 16 & 255) - (int) (stamp & 255), >, 60);
  g_assert_cmpint (paper >> 8 & 255, >, 180);
  g_autoptr (GBytes) again = shrink (in, 2000000, JALON_WIRE_OK);
  g_assert_true (g_bytes_equal (out, again));
}

/* A larger allowance never gives a worse picture. */
static void
test_monotonous (void)
{
  g_autoptr (GBytes) in = scans (2, 1654, 2339, 32, 30, 92);
  gint64 size = (gint64) g_bytes_get_size (in);
  int last_width = 0;
  for (int part = 6; part >= 1; part--)
    {
      g_autoptr (GBytes) out = shrink (in, size / part, JALON_WIRE_OK);
      g_auto (Images) images = look (out);
      g_assert_cmpint (images.smallest_width, >=, last_width);
      last_width = images.smallest_width;
    }
  g_assert_cmpint (last_width, ==, 1654);
}

static void
test_unreachable (void)
{
  g_autoptr (GBytes) in = scans (2, 1654, 2339, 32, 30, 92);
  g_autoptr (GBytes) text = fixture_text_pdf (30, A4_WIDTH, A4_HEIGHT);
  g_assert_null (shrink (in, 20000, JALON_WIRE_CEILING));
  g_assert_null (shrink (text, 2000, JALON_WIRE_CEILING));
}

/* What fits is not touched, to the byte of its pictures. */
static void
test_fits (void)
{
  PIX *pix = fixture_scan (1240, 1754, 32, 20, 1);
  g_autoptr (GBytes) jpeg = fixture_jpeg (pix, 85, 0);
  pixDestroy (&pix);
  g_autoptr (GPtrArray) streams = g_ptr_array_new ();
  g_ptr_array_add (streams, jpeg);
  g_autoptr (GBytes) in = fixture_image_pdf (streams, 1240, 1754, "/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode");
  g_autoptr (GBytes) out = shrink (in, (gint64) g_bytes_get_size (in), JALON_WIRE_OK);
  g_assert_nonnull (memmem (g_bytes_get_data (out, NULL), g_bytes_get_size (out), g_bytes_get_data (jpeg, NULL), g_bytes_get_size (jpeg)));
}

/* Pages of text beside scans: their content is carried over as it is. */
static void
test_text_untouched (void)
{
  g_autoptr (GBytes) text = fixture_text_pdf (2, A4_WIDTH, A4_HEIGHT), scan = scans (2, 1654, 2339, 32, 30, 92);
  const ReaderInput inputs[] = { { g_bytes_get_data (text, NULL), g_bytes_get_size (text), NULL },
                                 { g_bytes_get_data (scan, NULL), g_bytes_get_size (scan), NULL } };
  gsize capacity = g_bytes_get_size (text) + g_bytes_get_size (scan) + 100000;
  g_autofree guint8 *buffer = g_malloc (capacity);
  ReaderOutput output = { .data = buffer, .capacity = capacity };
  g_assert_cmpint (reader_compose (inputs, 2, &output), ==, JALON_WIRE_OK);
  g_autoptr (GBytes) in = g_bytes_new (output.data, output.size);
  g_autoptr (GBytes) out = shrink (in, (gint64) output.size / 3, JALON_WIRE_OK);
  g_autofree char *before = fixture_text (in), *after = fixture_text (out);

  g_assert_cmpstr (before, ==, after);
  g_assert_nonnull (strstr (after, "1 482,37"));
  fixture_assert_same_look (in, out, 1);
}

static void
test_grey_stays_grey (void)
{
  g_autoptr (GBytes) in = scans (2, 1654, 2339, 8, 30, 92);
  g_autoptr (GBytes) out = shrink (in, (gint64) g_bytes_get_size (in) / 4, JALON_WIRE_OK);
  g_auto (Images) images = look (out);
  g_assert_cmpstr (images.spaces, ==, "/DeviceGray/DeviceGray");
}

/* Samples row by row, most significant bit first, as a PDF holds them: 1 is white. */
static guint8 *
samples_of_bits (PIX *pix, gsize *size)
{
  int width = pixGetWidth (pix), height = pixGetHeight (pix);
  gsize row = (width + 7) / 8;
  guint8 *samples = g_malloc0 (*size = row * height);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      if (!GET_DATA_BIT (pixGetData (pix) + (gsize) y * pixGetWpl (pix), x))
        samples[y * row + x / 8] |= 128 >> x % 8;
  return samples;
}

/* One bit stays one bit, without loss, and never in a code that matches symbols. */
static void
test_bits (void)
{
  PIX *pix = fixture_scan (1654, 2339, 1, 0, 3);
  gsize size;
  g_autofree guint8 *samples = samples_of_bits (pix, &size);
  pixDestroy (&pix);
  g_autoptr (GBytes) in = raw_scan (samples, size, 1654, 2339, "/ColorSpace /DeviceGray /BitsPerComponent 1");
  const JalonRewrite clean = { 0 };
  g_autoptr (GBytes) flate = fixture_rewrite (in, &clean, JALON_WIRE_OK, NULL);
  g_autoptr (GBytes) out = shrink (in, (gint64) g_bytes_get_size (flate) - 1000, JALON_WIRE_OK);
  g_auto (Images) images = look (out);

  g_assert_cmpstr (images.filters, ==, "/CCITTFaxDecode");
  g_assert_cmpint (images.bits, ==, 1);
  g_assert_cmpint (images.smallest_width, ==, 1654);
  fixture_assert_same_look (in, out, 1);
}

/* A stencil painted with its zeros and with its ones. */
static void
test_stencil (gconstpointer data)
{
  const char *decode = data;
  PIX *pix = fixture_scan (1240, 1754, 1, 0, 5);
  gsize size;
  g_autofree guint8 *samples = samples_of_bits (pix, &size);
  pixDestroy (&pix);
  g_autofree char *dictionary = g_strdup_printf ("/ImageMask true /BitsPerComponent 1 /Decode %s", decode);
  g_autoptr (GBytes) in = raw_scan (samples, size, 1240, 1754, dictionary);
  const JalonRewrite clean = { 0 };
  g_autoptr (GBytes) flate = fixture_rewrite (in, &clean, JALON_WIRE_OK, NULL);
  g_autoptr (GBytes) out = shrink (in, (gint64) g_bytes_get_size (flate) - 500, JALON_WIRE_OK);
  fixture_assert_same_look (in, out, 1);
}

/* A fax of 600 dpi goes down to what its strokes allow, in the same code, the right way round. */
static void
test_fax (gconstpointer data)
{
  gboolean black_is_1 = GPOINTER_TO_INT (data);
  PIX *pix = fixture_scan (4960, 7016, 1, 0, 7);
  g_autoptr (GBytes) code = shrink_fax_encode (pix);
  pixDestroy (&pix);
  gsize size;
  const guint8 *bytes = g_bytes_get_data (code, &size);
  g_autofree char *dictionary = g_strdup_printf ("/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode %s"
                                                 " /DecodeParms << /K -1 /Columns 4960 /Rows 7016 /BlackIs1 %s >>",
                                                 black_is_1 ? "/Decode [1 0]" : "", black_is_1 ? "true" : "false");
  g_autoptr (GBytes) in = raw_scan (bytes, size, 4960, 7016, dictionary);
  g_autoptr (GBytes) out = shrink (in, (gint64) g_bytes_get_size (in) * 6 / 10, JALON_WIRE_OK);
  g_auto (Images) images = look (out);

  g_assert_cmpstr (images.filters, ==, "/CCITTFaxDecode");
  g_assert_cmpint (images.smallest_width, >=, (int) (595 / 72.0 * 200));
  g_assert_cmpint (images.smallest_width, <, 4960);
  g_assert_cmpint (fixture_colour (out, 1, 0.99, 0.5) & 255, >, 200); /* paper */
  g_assert_cmpint (fixture_colour (out, 1, 0.75, 0.93) & 255, <, 60); /* the stamp */
}

static void
test_indexed (void)
{
  enum { WIDTH = 1654, HEIGHT = 2339 };
  g_autofree guint8 *samples = g_malloc (WIDTH * HEIGHT);
  for (int i = 0; i < WIDTH * HEIGHT; i++)
    samples[i] = (guint8) (i % WIDTH < WIDTH / 2 ? g_test_rand_int_range (0, 4) : g_test_rand_int_range (4, 8));
  g_autoptr (GBytes) in = raw_scan (samples, WIDTH * HEIGHT, WIDTH, HEIGHT,
                                    "/BitsPerComponent 8 /ColorSpace [/Indexed /DeviceRGB 7 <c00000c01010b00000d00000 0000c00010b00000d00000b0>]");
  const JalonRewrite clean = { 0 };
  g_autoptr (GBytes) flate = fixture_rewrite (in, &clean, JALON_WIRE_OK, NULL);
  g_autoptr (GBytes) out = shrink (in, (gint64) g_bytes_get_size (flate) * 8 / 10, JALON_WIRE_OK);
  g_auto (Images) images = look (out);
  guint32 left = fixture_colour (out, 1, 0.25, 0.5), right = fixture_colour (out, 1, 0.75, 0.5);

  g_assert_cmpstr (images.spaces, ==, "/DeviceRGB");
  g_assert_cmpint (left >> 16 & 255, >, 140);
  g_assert_cmpint (left & 255, <, 60);
  g_assert_cmpint (right & 255, >, 140);
}

/* What is not understood for sure stays as it is, so the answer is honest. */
static const struct { const char *name, *dictionary; int bytes_a_pixel; } left_alone[] = {
  { "cmyk", "/ColorSpace /DeviceCMYK /BitsPerComponent 8", 4 },
  { "colour-key", "/ColorSpace /DeviceRGB /BitsPerComponent 8 /Mask [0 0 0 0 0 0]", 3 },
  { "lab", "/ColorSpace [/Lab << /WhitePoint [0.95 1 1.09] >>] /BitsPerComponent 8", 3 },
  { "16-bit", "/ColorSpace /DeviceGray /BitsPerComponent 16", 2 },
};

static void
test_left_alone (gconstpointer data)
{
  const typeof (left_alone[0]) *row = data;
  gsize size = (gsize) 400 * 500 * row->bytes_a_pixel;
  g_autofree guint8 *samples = g_malloc (size);
  for (gsize i = 0; i < size; i++)
    samples[i] = (guint8) g_test_rand_int_range (0, 256);
  g_autoptr (GBytes) in = raw_scan (samples, size, 400, 500, row->dictionary);
  g_assert_null (shrink (in, (gint64) size / 2, JALON_WIRE_CEILING));
}

/* Scans that cannot be decoded as they claim are left alone too. */
static const struct { const char *name, *dictionary; } liars[] = {
  { "too-few-samples", "/ColorSpace /DeviceRGB /BitsPerComponent 8" },
  { "jpeg-that-is-none", "/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode" },
  { "fax-that-is-none", "/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 5000 >>" },
  { "flate-that-is-none", "/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode" },
};

static void
test_liar (gconstpointer data)
{
  const typeof (liars[0]) *row = data;
  g_autofree guint8 *noise = g_malloc (60000);
  for (int i = 0; i < 60000; i++)
    noise[i] = (guint8) g_test_rand_int_range (0, 256);
  g_autoptr (GBytes) in = raw_scan (noise, 60000, 5000, 7000, row->dictionary);
  const JalonRewrite what = { .ceiling_bytes = 30000 };
  const gsize capacity = 1024 * 1024;
  g_autofree guint8 *buffer = g_malloc (capacity);
  ReaderOutput output = { .data = buffer, .capacity = capacity };
  const ReaderInput input = { g_bytes_get_data (in, NULL), g_bytes_get_size (in), NULL };
  JalonWireStatus status = reader_rewrite (&input, JALON_FORMAT_PDF, &what, &output, NULL, NULL);
  g_assert_true (status == JALON_WIRE_CEILING || (status == JALON_WIRE_OK && output.size <= 30000) || status == JALON_WIRE_DAMAGED);
}

static void
test_photo (void)
{
  PIX *pix = fixture_scan (3000, 4000, 32, 40, 9);
  g_autoptr (GBytes) in = fixture_jpeg (pix, 95, 0);
  pixDestroy (&pix);
  const JalonRewrite what = { .ceiling_bytes = 1500000, .keep_format = TRUE }, hopeless = { .ceiling_bytes = 10000, .keep_format = TRUE };
  g_autoptr (GBytes) out = fixture_rewrite (in, &what, JALON_WIRE_OK, NULL);
  l_int32 width = 0, height = 0;

  g_assert_cmpuint (g_bytes_get_size (in), >, 3000000);
  g_assert_cmpuint (g_bytes_get_size (out), <=, 1500000);
  g_assert_cmpint (readHeaderMemJpeg (g_bytes_get_data (out, NULL), g_bytes_get_size (out), &width, &height, NULL, NULL, NULL), ==, 0);
  g_assert_cmpint (height, >=, 150 * 1169 / 100);
  g_assert_null (fixture_rewrite (in, &hopeless, JALON_WIRE_CEILING, NULL));
}

static void
test_mutated (void)
{
  g_autoptr (GBytes) in = scans (2, 620, 877, 32, 40, 90);
  gsize size = g_bytes_get_size (in);
  const JalonRewrite what = { .ceiling_bytes = (gint64) size / 2 };
  g_autofree guint8 *buffer = g_malloc (size * 2);
  int n_small = 0;

  for (int round = 0; round < 60; round++)
    {
      g_autofree guint8 *bytes = g_memdup2 (g_bytes_get_data (in, NULL), size);
      for (int i = g_test_rand_int_range (1, 20); i > 0; i--)
        bytes[g_test_rand_int_range (0, (gint32) size)] = (guint8) g_test_rand_int_range (0, 256);
      const ReaderInput input = { bytes, size, NULL };
      ReaderOutput output = { .data = buffer, .capacity = size * 2 };
      JalonWireStatus status = reader_rewrite (&input, JALON_FORMAT_PDF, &what, &output, NULL, NULL);
      g_assert_true (status == JALON_WIRE_OK ? output.size <= size / 2 : output.size == 0);
      n_small += status == JALON_WIRE_OK;
    }
  g_assert_cmpint (n_small, >, 5);
}

static void
test_ladder (void)
{
  for (int i = 0; i < shrink_n_rungs; i++)
    g_assert_cmpint (shrink_ladder[i].dpi, >=, 150);
}

static void
add_row (const char *prefix, const char *name, gconstpointer row, GTestDataFunc test)
{
  g_autofree char *path = g_strdup_printf ("/shrink/%s/%s", prefix, name);
  g_test_add_data_func (path, row, test);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shrink/large-colour", test_large_colour);
  g_test_add_func ("/shrink/monotonous", test_monotonous);
  g_test_add_func ("/shrink/unreachable", test_unreachable);
  g_test_add_func ("/shrink/fits", test_fits);
  g_test_add_func ("/shrink/text-untouched", test_text_untouched);
  g_test_add_func ("/shrink/grey-stays-grey", test_grey_stays_grey);
  g_test_add_func ("/shrink/bits", test_bits);
  add_row ("stencil", "zeros", "[0 1]", test_stencil);
  add_row ("stencil", "ones", "[1 0]", test_stencil);
  add_row ("fax", "black-is-0", GINT_TO_POINTER (FALSE), test_fax);
  add_row ("fax", "black-is-1", GINT_TO_POINTER (TRUE), test_fax);
  g_test_add_func ("/shrink/indexed", test_indexed);
  for (gsize i = 0; i < G_N_ELEMENTS (left_alone); i++)
    add_row ("left-alone", left_alone[i].name, &left_alone[i], test_left_alone);
  for (gsize i = 0; i < G_N_ELEMENTS (liars); i++)
    add_row ("liar", liars[i].name, &liars[i], test_liar);
  g_test_add_func ("/shrink/photo", test_photo);
  g_test_add_func ("/shrink/mutated", test_mutated);
  g_test_add_func ("/shrink/floor", test_ladder);
  return g_test_run ();
}
