/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rewrite-fixtures.h"

#include <math.h>
#include <string.h>

enum { RED = 0xe02020, GREEN = 0x20c020, BLUE = 0x2020e0, WHITE = 0xffffff };

static void
assert_colour (guint32 got, guint32 wanted)
{
  for (int shift = 0; shift < 24; shift += 8)
    if (abs ((int) (got >> shift & 255) - (int) (wanted >> shift & 255)) > 48)
      g_error ("colour %06x instead of %06x", got, wanted);
}

/* Red top left, green top right, blue below. */
static PIX *
make_flag (int width, int height)
{
  PIX *pix = pixCreate (width, height, 32);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      pixSetPixel (pix, x, y, (l_uint32) (y >= height / 2 ? BLUE : x < width / 2 ? RED : GREEN) << 8);
  return pix;
}

static GBytes *
convert (GBytes *in)
{
  const JalonRewrite what = { .convert = TRUE };
  int n_pages = 0;
  GBytes *out = fixture_rewrite (in, &what, JALON_WIRE_OK, &n_pages);
  g_assert_cmpint (n_pages, ==, 1);
  fixture_assert_sound (out);
  return out;
}

/* For each EXIF orientation: what a person sees at the four corners (top left, top right, bottom left, bottom right). */
static const struct { int orientation; gboolean upright; guint32 corners[4]; } orientations[] = {
  { 0, TRUE, { RED, GREEN, BLUE, BLUE } },  { 1, TRUE, { RED, GREEN, BLUE, BLUE } },  { 2, TRUE, { GREEN, RED, BLUE, BLUE } },
  { 3, TRUE, { BLUE, BLUE, GREEN, RED } },  { 4, TRUE, { BLUE, BLUE, RED, GREEN } },  { 5, FALSE, { RED, BLUE, GREEN, BLUE } },
  { 6, FALSE, { BLUE, RED, BLUE, GREEN } }, { 7, FALSE, { BLUE, GREEN, BLUE, RED } }, { 8, FALSE, { GREEN, BLUE, RED, BLUE } },
};

static void
assert_corners (GBytes *pdf, const guint32 corners[4])
{
  static const double at[4][2] = { { 0.3, 0.3 }, { 0.7, 0.3 }, { 0.3, 0.7 }, { 0.7, 0.7 } };
  for (int i = 0; i < 4; i++)
    assert_colour (fixture_colour (pdf, 1, at[i][0], at[i][1]), corners[i]);
}

static void
test_orientation (gconstpointer data)
{
  const typeof (orientations[0]) *row = data;
  PIX *pix = make_flag (1414, 1000); /* A4 landscape */
  g_autoptr (GBytes) in = fixture_jpeg (pix, 90, row->orientation);
  pixDestroy (&pix);
  g_autoptr (GBytes) out = convert (in);
  double width, height;

  assert_corners (out, row->corners);
  fixture_page_size (out, 1, &width, &height);
  g_assert_cmpfloat_with_epsilon (MAX (width, height), 841.89, 0.5);
  g_assert_true ((width > height) == row->upright);
}

/* A photo that only gets smaller stays a photo, and its pixels then lie as it was shown. */
static void
test_orientation_kept_by_shrink (gconstpointer data)
{
  const typeof (orientations[0]) *row = data;
  PIX *pix = make_flag (2828, 2000);
  g_autoptr (GBytes) in = fixture_jpeg (pix, 98, row->orientation);
  pixDestroy (&pix);
  const JalonRewrite what = { .keep_format = TRUE, .ceiling_bytes = (gint64) g_bytes_get_size (in) / 2 };
  g_autoptr (GBytes) small = fixture_rewrite (in, &what, JALON_WIRE_OK, NULL);
  const guint8 *bytes = g_bytes_get_data (small, NULL);

  g_assert_cmpint (bytes[0], ==, 0xff);
  g_assert_cmpint (bytes[1], ==, 0xd8);
  g_assert_cmpuint (g_bytes_get_size (small), <=, what.ceiling_bytes);
  g_autoptr (GBytes) out = convert (small);
  assert_corners (out, row->corners);
}

/* A JPEG that says nothing but its picture goes in byte for byte; of the others see test-metadata.c. */
static void
test_jpeg_verbatim (void)
{
  PIX *pix = make_flag (400, 300);
  g_autoptr (GBytes) in = fixture_jpeg (pix, 90, 0);
  pixDestroy (&pix);
  g_autoptr (GBytes) out = convert (in);
  gsize size, out_size;
  const char *data = g_bytes_get_data (in, &size), *out_data = g_bytes_get_data (out, &out_size);
  g_assert_nonnull (memmem (out_data, out_size, data, size));
}

/* More pixels than viewers draw: it becomes smaller, and still lies as it was taken. */
static void
test_huge (void)
{
  g_autoptr (GBytes) in = fixture_flat_jpeg (16320, 12240, 6);
  g_autoptr (GBytes) out = convert (in);
  g_autofree char *plain = fixture_plain (out);
  double width, height;
  fixture_page_size (out, 1, &width, &height);
  g_assert_cmpfloat (height, >, width);
  g_assert_nonnull (strstr (plain, "/Width 4080"));
  assert_colour (fixture_colour (out, 1, 0.5, 0.5), 0x808080);
}

static const struct { const char *name; int width, height, dpi; double shown_width; } sizes[] = {
  { "a4-scan", 2480, 3508, 300, 595.28 },     /* fills the page */
  { "card-scan", 1004, 638, 300, 240.96 },    /* at its own size */
  { "phone", 3000, 4000, 72, 595.28 },        /* a camera's 72 dpi means nothing */
  { "small-no-dpi", 800, 600, 0, 288.0 },     /* 200 dpi */
};

/* Where the picture ends is seen by its colour against the white page. */
static void
test_size (gconstpointer data)
{
  const typeof (sizes[0]) *row = data;
  PIX *pix = pixCreate (row->width, row->height, 8);
  pixSetAllArbitrary (pix, 40);
  pixSetResolution (pix, row->dpi, row->dpi);
  g_autoptr (GBytes) in = fixture_jpeg (pix, 60, 0);
  pixDestroy (&pix);
  g_autoptr (GBytes) out = convert (in);
  double width, height;
  int dark = 0;
  fixture_page_size (out, 1, &width, &height);
  for (int i = 0; i < 100; i++)
    dark += (fixture_colour (out, 1, i / 100.0, 0.5) & 255) < 128;
  g_assert_cmpint (abs (dark - (int) round (100 * row->shown_width / width)), <=, 1);
}

static void
test_png_alpha (void)
{
  PIX *pix = make_flag (707, 500);
  pixSetSpp (pix, 4);
  for (int y = 0; y < 500; y++)
    for (int x = 0; x < 707; x++)
      {
        l_uint32 value;
        pixGetPixel (pix, x, y, &value);
        pixSetPixel (pix, x, y, (value & 0xffffff00u) | (y < 250 ? 255 : 0));
      }
  g_autoptr (GBytes) in = fixture_png (pix);
  pixDestroy (&pix);
  g_autoptr (GBytes) out = convert (in);
  assert_colour (fixture_colour (out, 1, 0.4, 0.4), RED);
  assert_colour (fixture_colour (out, 1, 0.4, 0.6), WHITE);
}

static const struct { const char *name; int depth; } depths[] = { { "1", 1 }, { "2", 2 }, { "4", 4 }, { "8", 8 }, { "16", 16 } };

/* Left half black, right half white, whatever the depth. */
static void
test_png_depth (gconstpointer data)
{
  const typeof (depths[0]) *row = data;
  PIX *pix = pixCreate (707, 500, row->depth);
  guint white = row->depth == 1 ? 0 : (1u << row->depth) - 1, black = row->depth == 1 ? 1 : 0;
  for (int y = 0; y < 500; y++)
    for (int x = 0; x < 707; x++)
      pixSetPixel (pix, x, y, x < 353 ? black : white);
  g_autoptr (GBytes) in = fixture_png (pix);
  pixDestroy (&pix);
  g_autoptr (GBytes) out = convert (in);
  assert_colour (fixture_colour (out, 1, 0.48, 0.5), 0);
  assert_colour (fixture_colour (out, 1, 0.52, 0.5), WHITE);
}

static void
test_png_palette (void)
{
  PIX *pix = make_flag (707, 500);
  PIX *few = pixFewColorsOctcubeQuant1 (pix, 3);
  pixDestroy (&pix);
  g_assert_nonnull (pixGetColormap (few));
  g_autoptr (GBytes) in = fixture_png (few);
  pixDestroy (&few);
  g_autoptr (GBytes) out = convert (in);
  assert_colour (fixture_colour (out, 1, 0.4, 0.4), RED);
  assert_colour (fixture_colour (out, 1, 0.6, 0.6), BLUE);
}

/* A printer's four colours, stored upside down as the big programs do. */
static void
test_cmyk (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "cmyk.jpg", NULL);
  g_autofree char *data = NULL;
  gsize size;
  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  g_autoptr (GBytes) in = g_bytes_new (data, size);
  g_autoptr (GBytes) out = convert (in);
  double width, height;

  fixture_page_size (out, 1, &width, &height);
  guint32 green = fixture_colour (out, 1, 0.49, 0.49), red = fixture_colour (out, 1, 0.51, 0.49);
  g_assert_cmpint (green >> 8 & 255, >, green >> 16 & 255);
  g_assert_cmpint (red >> 16 & 255, >, 150);
  g_assert_cmpint (red & 255, <, 110);
}

static const struct { const char *name, *bytes; gsize size; } broken[] = {
  { "jpeg-head-only", "\xff\xd8\xff\xe0\x00\x10JFIF", 10 },
  { "jpeg-no-picture", "\xff\xd8\xff\xd9\x00\x00", 6 },
  { "png-head-only", "\x89PNG\r\n\x1a\n", 8 },
  { "png-cut", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x08\0\0\0\x08\x08\x02\0\0\0Km)\xdc", 33 },
};

static void
test_broken (gconstpointer data)
{
  const typeof (broken[0]) *row = data;
  g_autoptr (GBytes) in = g_bytes_new_static (row->bytes, row->size);
  const JalonRewrite what = { .convert = TRUE };
  g_assert_null (fixture_rewrite (in, &what, JALON_WIRE_DAMAGED, NULL));
}

static void
mutate (GBytes *in, JalonFormat format, const JalonRewrite *what)
{
  const gsize capacity = 4 * 1024 * 1024;
  g_autofree guint8 *buffer = g_malloc (capacity);
  gsize size = g_bytes_get_size (in);
  for (int round = 0; round < 50; round++)
    {
      g_autofree guint8 *bytes = g_memdup2 (g_bytes_get_data (in, NULL), size);
      for (int i = g_test_rand_int_range (1, 8); i > 0; i--)
        bytes[g_test_rand_int_range (2, (gint32) size)] = (guint8) g_test_rand_int_range (0, 256);
      const ReaderInput input = { bytes, (gsize) g_test_rand_int_range ((gint32) size / 2, (gint32) size + 1), NULL };
      ReaderOutput output = { .data = buffer, .capacity = capacity };
      JalonWireStatus status = reader_rewrite (&input, format, what, &output, NULL, NULL);
      g_assert_true (status == JALON_WIRE_OK ? output.pages == 1 : output.size == 0);
    }
}

static void
test_mutated (void)
{
  PIX *pix = make_flag (120, 90);
  g_autoptr (GBytes) jpeg = fixture_jpeg (pix, 90, 6), png = fixture_png (pix);
  const JalonRewrite convert_it = { .convert = TRUE }, shrink_it = { .keep_format = TRUE, .ceiling_bytes = 1500 };
  pixDestroy (&pix);
  mutate (jpeg, JALON_FORMAT_JPEG, &convert_it);
  mutate (jpeg, JALON_FORMAT_JPEG, &shrink_it);
  mutate (png, JALON_FORMAT_PNG, &convert_it);
}

static void
add_rows (const char *prefix, const char *name, gconstpointer row, GTestDataFunc test)
{
  g_autofree char *path = g_strdup_printf ("/convert/%s/%s", prefix, name);
  g_test_add_data_func (path, row, test);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (orientations); i++)
    {
      g_autofree char *name = g_strdup_printf ("%d", orientations[i].orientation);
      add_rows ("orientation", name, &orientations[i], test_orientation);
      add_rows ("orientation-shrunk", name, &orientations[i], test_orientation_kept_by_shrink);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    add_rows ("size", sizes[i].name, &sizes[i], test_size);
  for (gsize i = 0; i < G_N_ELEMENTS (depths); i++)
    add_rows ("png-depth", depths[i].name, &depths[i], test_png_depth);
  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++)
    add_rows ("broken", broken[i].name, &broken[i], test_broken);
  g_test_add_func ("/convert/jpeg-verbatim", test_jpeg_verbatim);
  g_test_add_func ("/convert/huge", test_huge);
  g_test_add_func ("/convert/png-alpha", test_png_alpha);
  g_test_add_func ("/convert/png-palette", test_png_palette);
  g_test_add_func ("/convert/cmyk", test_cmyk);
  g_test_add_func ("/convert/mutated", test_mutated);
  return g_test_run ();
}
