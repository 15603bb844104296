/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rewrite-fixtures.h"

#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <poppler.h>
#include <string.h>

static const char *const lines[] = {
  "Bulletin de paie", "Salariée : Awa DIALLO", "Période du 01/03/2026 au 31/03/2026", "Net à payer 1 482,37 EUR", "Heures 151,67",
};

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int size)
{
  g_byte_array_append (closure, data, size);
  return CAIRO_STATUS_SUCCESS;
}

GBytes *
fixture_text_pdf (int n_pages, double width_pt, double height_pt)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_cb, bytes, width_pt, height_pt);
  cairo_t *cr = cairo_create (surface);

  cairo_select_font_face (cr, "sans-serif", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size (cr, height_pt / 40);
  for (int page = 1; page <= n_pages; page++)
    {
      g_autofree char *title = g_strdup_printf ("Feuille numero %d", page * 11);
      cairo_move_to (cr, width_pt / 10, height_pt / 8);
      cairo_show_text (cr, title);
      for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
        {
          cairo_move_to (cr, width_pt / 10, height_pt / 8 + (i + 2) * height_pt / 20);
          cairo_show_text (cr, lines[i]);
        }
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}

static qpdf_data
open_pdf (GBytes *pdf, const char *password)
{
  qpdf_data q = qpdf_init ();
  gsize size;
  const char *data = g_bytes_get_data (pdf, &size);
  qpdf_silence_errors (q);
  qpdf_set_suppress_warnings (q, QPDF_TRUE);
  g_assert_cmpint (qpdf_read_memory (q, "fixture", data, size, password) & QPDF_ERRORS, ==, 0);
  return q;
}

static GBytes *
take_written (qpdf_data q)
{
  g_assert_cmpint (qpdf_write (q) & QPDF_ERRORS, ==, 0);
  GBytes *bytes = g_bytes_new (qpdf_get_buffer (q), qpdf_get_buffer_length (q));
  qpdf_cleanup (&q);
  return bytes;
}

GBytes *
fixture_edit_pdf (GBytes *pdf, FixtureEdit edit)
{
  qpdf_data q = open_pdf (pdf, NULL);
  edit (q);
  qpdf_init_write_memory (q);
  qpdf_set_deterministic_ID (q, QPDF_TRUE);
  return take_written (q);
}

GBytes *
fixture_lock_pdf (GBytes *pdf, const char *user_password)
{
  qpdf_data q = open_pdf (pdf, NULL);
  qpdf_init_write_memory (q);
  qpdf_set_r6_encryption_parameters2 (q, user_password, "patron", QPDF_FALSE, QPDF_FALSE, QPDF_FALSE, QPDF_FALSE, QPDF_FALSE, QPDF_FALSE,
                                      qpdf_r3p_none, QPDF_TRUE);
  return take_written (q);
}

/* Speckles of a scanner: cheap, the same for the same seed, and costly to code. */
static void
add_noise (PIX *pix, int noise, guint seed)
{
  guint32 state = seed * 2654435761u + 1;
  gsize n = (gsize) pixGetWpl (pix) * pixGetHeight (pix);
  l_uint32 *words = pixGetData (pix);
  for (gsize i = 0; i < n; i++)
    {
      l_uint32 changed = 0;
      for (int shift = 0; shift < 32; shift += 8)
        {
          state = state * 1664525u + 1013904223u;
          int value = (int) (words[i] >> shift & 255) - (int) (state >> 24) % (noise + 1);
          changed |= (l_uint32) MAX (value, 0) << shift;
        }
      words[i] = changed;
    }
}

static cairo_surface_t *
draw_paper (int width, int height, guint seed)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 0.97, 0.96, 0.93);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, 0.1, 0.1, 0.15);
  cairo_select_font_face (cr, "sans-serif", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size (cr, height / 70.0);
  for (int line = 0; line < 30; line++)
    {
      g_autofree char *text = g_strdup_printf ("%s  %d,%02d  ref %u", lines[line % 5], 100 + line * 37, line * 3 % 100, 4000 + seed * 100 + line);
      cairo_move_to (cr, width / 12.0, height / 15.0 + line * height / 36.0);
      cairo_show_text (cr, text);
    }
  cairo_set_source_rgb (cr, 0.75, 0.1, 0.15);
  cairo_arc (cr, width * 0.75, height * 0.93, width / 20.0, 0, 6.29);
  cairo_fill (cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

PIX *
fixture_scan (int width, int height, int depth, int noise, guint seed)
{
  cairo_surface_t *surface = draw_paper (width, height, seed);
  PIX *pix = pixCreate (width, height, 32);
  for (int y = 0; y < height; y++)
    {
      const guint32 *from = (const guint32 *) (cairo_image_surface_get_data (surface) + (gsize) y * cairo_image_surface_get_stride (surface));
      l_uint32 *to = pixGetData (pix) + (gsize) y * pixGetWpl (pix);
      for (int x = 0; x < width; x++)
        to[x] = from[x] << 8;
    }
  cairo_surface_destroy (surface);
  if (depth != 32)
    {
      PIX *grey = pixConvertRGBToGrayFast (pix);
      pixDestroy (&pix);
      pix = grey;
    }
  if (noise > 0)
    add_noise (pix, noise, seed);
  if (depth == 1)
    {
      PIX *bits = pixThresholdToBinary (pix, 128);
      pixDestroy (&pix);
      pix = bits;
    }
  return pix;
}

/* An APP1 segment that holds nothing but the orientation. */
static GBytes *
insert_orientation (const guint8 *jpeg, gsize size, int orientation)
{
  guint8 segment[] = { 0xff, 0xe1, 0, 34, 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8,
                       0,    1,    1, 0x12, 0, 3, 0, 0, 0, 1, 0, (guint8) orientation, 0, 0, 0, 0, 0, 0 };
  GByteArray *bytes = g_byte_array_new ();
  g_byte_array_append (bytes, jpeg, 2);
  g_byte_array_append (bytes, segment, sizeof segment);
  g_byte_array_append (bytes, jpeg + 2, size - 2);
  return g_byte_array_free_to_bytes (bytes);
}

GBytes *
fixture_jpeg (PIX *pix, int quality, int orientation)
{
  l_uint8 *data = NULL;
  size_t size = 0;
  g_assert_cmpint (pixWriteMemJpeg (&data, &size, pix, quality, 0), ==, 0);
  GBytes *bytes = orientation > 0 ? insert_orientation (data, size, orientation) : g_bytes_new (data, size);
  lept_free (data);
  return bytes;
}

/* As the chunks of a PNG have it. */
guint32
fixture_crc (const guint8 *data, gsize size)
{
  guint32 crc = 0xffffffff;
  for (gsize i = 0; i < size; i++)
    for (int bit = (crc ^= data[i], 0); bit < 8; bit++)
      crc = crc >> 1 ^ (crc & 1 ? 0xedb88320 : 0);
  return ~crc;
}

/* Written without its pixels: each block of a grey picture has the same code, and a few megabytes make 200 million pixels. */
GBytes *
fixture_flat_jpeg (int width, int height, int orientation)
{
  static const guint8 block[] = { 0x28, 0xa2, 0x8a, 0x00 }; /* four of light, two of colour: no difference, no more */
  PIX *pix = pixCreate (16, 16, 32);
  pixSetAllArbitrary (pix, 0x80808000);
  g_autoptr (GBytes) small = fixture_jpeg (pix, 75, orientation);
  pixDestroy (&pix);
  gsize size;
  const guint8 *data = g_bytes_get_data (small, &size);
  const guint8 *frame = memmem (data, size, "\xff\xc0\0\x11\x08", 5), *scan = memmem (data, size, "\xff\xda\0\x0c", 4);
  g_assert_true (frame != NULL && scan != NULL && width % 16 == 0 && height % 16 == 0);
  GByteArray *out = g_byte_array_new ();
  g_byte_array_append (out, data, (guint) (scan + 14 - data));
  guint8 *size_at = out->data + (frame - data) + 5;
  size_at[0] = (guint8) (height >> 8);
  size_at[1] = (guint8) height;
  size_at[2] = (guint8) (width >> 8);
  size_at[3] = (guint8) width;
  for (int i = 0; i < width / 16 * (height / 16); i++)
    g_byte_array_append (out, block, sizeof block);
  g_byte_array_append (out, (const guint8 *) "\xff\xd9", 2);
  return g_byte_array_free_to_bytes (out);
}

GBytes *
fixture_png (PIX *pix)
{
  l_uint8 *data = NULL;
  size_t size = 0;
  g_assert_cmpint (pixWriteMemPng (&data, &size, pix, 0), ==, 0);
  GBytes *bytes = g_bytes_new (data, size);
  lept_free (data);
  return bytes;
}

GBytes *
fixture_image_pdf (GPtrArray *streams, int width, int height, const char *dictionary)
{
  qpdf_data q = qpdf_init ();
  qpdf_empty_pdf (q);
  for (guint i = 0; i < streams->len; i++)
    {
      gsize size;
      const guint8 *data = g_bytes_get_data (streams->pdata[i], &size);
      g_autofree char *text = g_strdup_printf ("<< /Type /XObject /Subtype /Image /Width %d /Height %d %s >>", width, height, dictionary);
      qpdf_oh wanted = qpdf_oh_parse (q, text), image = qpdf_oh_new_stream (q), dict = qpdf_oh_get_dict (q, image);
      qpdf_oh_begin_dict_key_iter (q, wanted);
      while (qpdf_oh_dict_more_keys (q))
        {
          const char *key = qpdf_oh_dict_next_key (q);
          qpdf_oh_replace_key (q, dict, key, qpdf_oh_get_key (q, wanted, key));
        }
      qpdf_oh_replace_stream_data (q, image, data, size, qpdf_oh_get_key (q, wanted, "/Filter"), qpdf_oh_get_key (q, wanted, "/DecodeParms"));
      qpdf_oh page = qpdf_make_indirect_object (
        q, qpdf_oh_parse (q, "<< /Type /Page /MediaBox [0 0 595 842] /Resources << /XObject << >> >> >>"));
      qpdf_oh_replace_key (q, qpdf_oh_get_key (q, qpdf_oh_get_key (q, page, "/Resources"), "/XObject"), "/Im0", image);
      qpdf_oh content = qpdf_oh_new_stream (q);
      static const char drawing[] = "q 595 0 0 842 0 0 cm /Im0 Do Q";
      qpdf_oh_replace_stream_data (q, content, (const guint8 *) drawing, sizeof drawing - 1, qpdf_oh_new_null (q), qpdf_oh_new_null (q));
      qpdf_oh_replace_key (q, page, "/Contents", content);
      qpdf_add_page (q, q, page, QPDF_FALSE);
    }
  qpdf_init_write_memory (q);
  qpdf_set_deterministic_ID (q, QPDF_TRUE);
  return take_written (q);
}

static JalonFormat
format_of (const guint8 *data, gsize size)
{
  return size > 4 && data[0] == 0xff ? JALON_FORMAT_JPEG : size > 4 && data[0] == 0x89 ? JALON_FORMAT_PNG : JALON_FORMAT_PDF;
}

GBytes *
fixture_rewrite (GBytes *in, const JalonRewrite *what, JalonWireStatus expected, int *n_pages)
{
  g_autofree char *path = NULL;
  gsize size, capacity;
  const guint8 *data = g_bytes_get_data (in, &size);
  capacity = size * 2 + 16 * 1024 * 1024;
  g_autofree guint8 *buffer = g_malloc (capacity);
  ReaderOutput output = { .data = buffer, .capacity = capacity };

  if (what->flatten)
    {
      int fd = g_file_open_tmp ("jalon-flatten-XXXXXX.pdf", &path, NULL);
      g_assert_cmpint (fd, >=, 0);
      g_close (fd, NULL);
      g_assert_true (g_file_set_contents (path, (const char *) data, size, NULL));
    }
  const ReaderInput input = { .data = data, .size = size, .path = path };
  g_assert_cmpint (reader_rewrite (&input, format_of (data, size), what, &output, NULL, NULL), ==, expected);
  if (path != NULL)
    g_assert_cmpint (remove (path), ==, 0);
  if (expected != JALON_WIRE_OK)
    {
      g_assert_cmpuint (output.size, ==, 0);
      return NULL;
    }
  if (n_pages != NULL)
    *n_pages = output.pages;
  return g_bytes_new (output.data, output.size);
}

/* (transfer full) */
static PopplerDocument *
show (GBytes *pdf)
{
  g_autoptr (GError) error = NULL;
  PopplerDocument *document = poppler_document_new_from_bytes (pdf, NULL, &error);
  g_assert_no_error (error);
  return document;
}

char *
fixture_text (GBytes *pdf)
{
  PopplerDocument *document = show (pdf);
  GString *text = g_string_new (NULL);
  for (int i = 0; i < poppler_document_get_n_pages (document); i++)
    {
      PopplerPage *page = poppler_document_get_page (document, i);
      g_autofree char *words = poppler_page_get_text (page);
      g_string_append_printf (text, "%s\n", words);
      g_object_unref (page);
    }
  g_object_unref (document);
  return g_string_free (text, FALSE);
}

enum { SIDE = 100 };

/* A page as shown, squeezed into a square. */
static cairo_surface_t *
draw (GBytes *pdf, int number)
{
  PopplerDocument *document = show (pdf);
  PopplerPage *page = poppler_document_get_page (document, number - 1);
  double width, height;
  poppler_page_get_size (page, &width, &height);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, SIDE, SIDE);
  cairo_t *cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, SIDE / width, SIDE / height);
  poppler_page_render (page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  g_object_unref (page);
  g_object_unref (document);
  return surface;
}

static guint32
pixel (cairo_surface_t *surface, int x, int y)
{
  const guint32 *row = (const guint32 *) (cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface));
  return row[x] & 0xffffff;
}

guint32
fixture_colour (GBytes *pdf, int number, double x, double y)
{
  cairo_surface_t *surface = draw (pdf, number);
  guint32 colour = pixel (surface, (int) (x * SIDE), (int) (y * SIDE));
  cairo_surface_destroy (surface);
  return colour;
}

void
fixture_assert_same_look (GBytes *one, GBytes *other, int number)
{
  cairo_surface_t *before = draw (one, number), *after = draw (other, number);
  int n_dark = 0;
  for (int y = 0; y < SIDE; y++)
    for (int x = 0; x < SIDE; x++)
      {
        g_assert_cmphex (pixel (before, x, y), ==, pixel (after, x, y));
        n_dark += (pixel (before, x, y) & 255) < 200;
      }
  g_assert_cmpint (n_dark, >, 10);
  g_assert_cmpint (n_dark, <, SIDE * SIDE - 10);
  cairo_surface_destroy (before);
  cairo_surface_destroy (after);
}

char *
fixture_plain (GBytes *pdf)
{
  qpdf_data q = open_pdf (pdf, NULL);
  qpdf_init_write_memory (q);
  qpdf_set_static_ID (q, QPDF_TRUE);
  qpdf_set_object_stream_mode (q, qpdf_o_disable);
  qpdf_set_stream_data_mode (q, qpdf_s_uncompress);
  qpdf_set_preserve_encryption (q, QPDF_FALSE);
  g_autoptr (GBytes) bytes = take_written (q);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  char *plain = g_strndup ("", size);
  for (gsize i = 0; i < size; i++)
    plain[i] = data[i] != '\0' ? data[i] : ' ';
  return plain;
}

void
fixture_page_size (GBytes *pdf, int number, double *width, double *height)
{
  PopplerDocument *document = show (pdf);
  PopplerPage *page = poppler_document_get_page (document, number - 1);
  poppler_page_get_size (page, width, height);
  g_object_unref (page);
  g_object_unref (document);
}

void
fixture_assert_sound (GBytes *pdf)
{
  qpdf_data q = open_pdf (pdf, NULL);
  if (g_bytes_get_size (pdf) < 500000) /* it decodes every picture and packs it again */
    g_assert_cmpint (qpdf_check_pdf (q), ==, 0);
  g_assert_false (qpdf_more_warnings (q));
  g_assert_false (qpdf_is_encrypted (q));
  qpdf_cleanup (&q);
}
