/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a picture says besides its pixels does not go where the picture goes: where it was taken, when, by which phone.
 */
#include "rewrite-fixtures.h"

#include <string.h>

#define TOLD "48.8566N 2.3522E"

typedef struct {
  const char *name;
  int         marker;
  const char *body;
  gsize       size;
  gboolean    stays;
} Segment;

#define SEGMENT(name, marker, body, stays) { name, marker, body TOLD, sizeof (body TOLD) - 1, stays }

static const Segment segments[] = {
  SEGMENT ("exif", 0xe1, "Exif\0\0MM\0*", FALSE),
  SEGMENT ("xmp", 0xe1, "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>", FALSE),
  SEGMENT ("maker", 0xe4, "", FALSE),
  SEGMENT ("photoshop", 0xed, "Photoshop 3.0\0", FALSE),
  SEGMENT ("comment", 0xfe, "", FALSE),
  SEGMENT ("more-pictures", 0xe2, "MPF\0", FALSE),
  SEGMENT ("thumbnail", 0xe0, "JFXX\0", FALSE),
  SEGMENT ("thumbnail-of-jfif", 0xe0, "JFIF\0\1\2\0\0\1\0\1\2\3", FALSE),
  SEGMENT ("colour-profile", 0xe2, "ICC_PROFILE\0\1\1", TRUE),
};

static PIX *
make_picture (void)
{
  return fixture_scan (707, 1000, 32, 8, 1);
}

/* The segment stands between the first and the second that the writer made. */
static GBytes *
insert (GBytes *jpeg, const Segment *segment)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (jpeg, &size);
  gsize first = 2 + 2 + ((gsize) data[4] << 8 | data[5]);
  const guint8 head[] = { 0xff, (guint8) segment->marker, (guint8) ((segment->size + 2) >> 8), (guint8) (segment->size + 2) };
  GByteArray *out = g_byte_array_new ();
  g_byte_array_append (out, data, first);
  g_byte_array_append (out, head, sizeof head);
  g_byte_array_append (out, (const guint8 *) segment->body, segment->size);
  g_byte_array_append (out, data + first, size - first);
  return g_byte_array_free_to_bytes (out);
}

static gboolean
holds (GBytes *bytes, const char *what)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  return memmem (data, size, what, strlen (what)) != NULL;
}

/* From the first scan on: the coded pixels. */
static GBytes *
coded_pixels (GBytes *jpeg)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (jpeg, &size);
  const guint8 *scan = memmem (data, size, "\xff\xda", 2);
  g_assert_nonnull (scan);
  return g_bytes_new (scan, size - (scan - data));
}

static void
assert_holds_pixels (GBytes *pdf, GBytes *jpeg)
{
  g_autoptr (GBytes) pixels = coded_pixels (jpeg);
  gsize size, pixels_size;
  const char *data = g_bytes_get_data (pdf, &size), *wanted = g_bytes_get_data (pixels, &pixels_size);
  g_assert_nonnull (memmem (data, size, wanted, pixels_size));
}

static GBytes *
convert (GBytes *in)
{
  const JalonRewrite what = { .convert = TRUE };
  GBytes *out = fixture_rewrite (in, &what, JALON_WIRE_OK, NULL);
  fixture_assert_sound (out);
  return out;
}

static void
test_segment (gconstpointer data)
{
  const Segment *segment = data;
  PIX *pix = make_picture ();
  g_autoptr (GBytes) plain = fixture_jpeg (pix, 90, 0), in = insert (plain, segment), out = convert (in), plain_out = convert (plain);
  pixDestroy (&pix);
  g_assert_true (holds (in, TOLD));
  g_assert_cmpint (holds (out, TOLD), ==, segment->stays);
  assert_holds_pixels (out, plain);
  fixture_assert_same_look (plain_out, out, 1);
}

/* Phones append a film or a second picture after the end. */
static void
test_after_the_end (void)
{
  PIX *pix = make_picture ();
  g_autoptr (GBytes) plain = fixture_jpeg (pix, 90, 0);
  pixDestroy (&pix);
  g_autoptr (GByteArray) longer = g_byte_array_new ();
  g_byte_array_append (longer, g_bytes_get_data (plain, NULL), g_bytes_get_size (plain));
  g_byte_array_append (longer, (const guint8 *) TOLD, strlen (TOLD));
  g_autoptr (GBytes) in = g_bytes_new (longer->data, longer->len), out = convert (in);
  g_assert_false (holds (out, TOLD));
  assert_holds_pixels (out, plain);
}

/* The segments of every scan of a progressive picture stay. */
static void
test_progressive (void)
{
  PIX *pix = make_picture ();
  l_uint8 *data = NULL;
  size_t size = 0;
  g_assert_cmpint (pixWriteMemJpeg (&data, &size, pix, 90, 1), ==, 0);
  pixDestroy (&pix);
  g_autoptr (GBytes) plain = g_bytes_new (data, size), in = insert (plain, &segments[0]), out = convert (in);
  lept_free (data);
  g_assert_false (holds (out, TOLD));
  assert_holds_pixels (out, plain);
}

/* How it lies is honoured although it is not carried over. */
static void
test_turn_is_kept (void)
{
  PIX *pix = make_picture ();
  g_autoptr (GBytes) in = fixture_jpeg (pix, 90, 6), out = convert (in);
  double width, height;
  pixDestroy (&pix);
  g_assert_true (holds (in, "Exif"));
  g_assert_false (holds (out, "Exif"));
  fixture_page_size (out, 1, &width, &height);
  g_assert_cmpfloat (width, >, height);
}

/* A photo that only gets smaller: the library that codes it anew would carry its comment over. */
static void
test_smaller_photo (void)
{
  PIX *pix = fixture_scan (1414, 2000, 32, 8, 1);
  g_autoptr (GBytes) plain = fixture_jpeg (pix, 98, 0);
  pixDestroy (&pix);
  for (gsize i = 0; i < G_N_ELEMENTS (segments); i++)
    {
      g_autoptr (GBytes) in = insert (plain, &segments[i]);
      const JalonRewrite what = { .keep_format = TRUE, .ceiling_bytes = (gint64) g_bytes_get_size (in) / 2 };
      g_autoptr (GBytes) out = fixture_rewrite (in, &what, JALON_WIRE_OK, NULL);
      g_assert_false (holds (out, TOLD));
    }
}

static void
append_big (GByteArray *out, guint32 value)
{
  const guint8 bytes[] = { value >> 24, value >> 16, value >> 8, value };
  g_byte_array_append (out, bytes, sizeof bytes);
}

/* Chunks of a PNG after its header. */
static void
test_png (gconstpointer chunk)
{
  PIX *pix = make_picture ();
  g_autoptr (GBytes) plain = fixture_png (pix);
  pixDestroy (&pix);
  g_autofree char *body = g_strdup_printf ("%sComment:%s", (const char *) chunk, TOLD);
  if (g_str_equal (chunk, "tEXt"))
    body[11] = '\0';
  const guint8 *data = g_bytes_get_data (plain, NULL);
  const gsize header = 8 + 25, length = strlen ("Comment:" TOLD);
  g_autoptr (GByteArray) longer = g_byte_array_new ();
  g_byte_array_append (longer, data, header);
  append_big (longer, (guint32) length);
  g_byte_array_append (longer, (const guint8 *) body, length + 4);
  append_big (longer, fixture_crc ((const guint8 *) body, length + 4));
  g_byte_array_append (longer, data + header, g_bytes_get_size (plain) - header);
  g_autoptr (GBytes) in = g_bytes_new (longer->data, longer->len), out = convert (in);
  g_autofree char *everything = fixture_plain (out);
  g_assert_true (holds (in, TOLD));
  g_assert_null (strstr (everything, TOLD));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (segments); i++)
    {
      g_autofree char *path = g_strconcat ("/metadata/jpeg/", segments[i].name, NULL);
      g_test_add_data_func (path, &segments[i], test_segment);
    }
  g_test_add_func ("/metadata/jpeg/after-the-end", test_after_the_end);
  g_test_add_func ("/metadata/jpeg/progressive", test_progressive);
  g_test_add_func ("/metadata/jpeg/turn-is-kept", test_turn_is_kept);
  g_test_add_func ("/metadata/jpeg/smaller-photo", test_smaller_photo);
  g_test_add_data_func ("/metadata/png/text", "tEXt", test_png);
  g_test_add_data_func ("/metadata/png/exif", "eXIf", test_png);
  return g_test_run ();
}
