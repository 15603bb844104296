/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The kind of a file by its first bytes, whatever its name says.
 */
#include "core/check/jalon-signature.h"

#include <string.h>

#define ROW(bytes) bytes, sizeof (bytes) - 1

static const struct {
  const char *name;
  const char *bytes;
  gsize       size;
  JalonFormat format;
  const char *extension;
} rows[] = {
  { "empty", ROW (""), JALON_FORMAT_EMPTY, "bin" },
  { "pdf", ROW ("%PDF-1.4\n"), JALON_FORMAT_PDF, "pdf" },
  { "pdf-after-mail-header", ROW ("Content-Type: x\n\n%PDF-1.7\n"), JALON_FORMAT_PDF, "pdf" },
  { "pdf-header-cut", ROW ("%PDF"), JALON_FORMAT_TEXT, "txt" },
  { "jpeg", ROW ("\xff\xd8\xff\xe0"), JALON_FORMAT_JPEG, "jpg" },
  { "jpeg-cut", ROW ("\xff\xd8"), JALON_FORMAT_TEXT, "txt" },
  { "png", ROW ("\x89PNG\r\n\x1a\n"), JALON_FORMAT_PNG, "png" },
  { "png-line-ends-changed", ROW ("\x89PNG\n\x1a\n"), JALON_FORMAT_UNKNOWN, "bin" },
  { "heic", ROW ("\0\0\0\x18" "ftypheic"), JALON_FORMAT_HEIC, "heic" },
  { "heif-mif1", ROW ("\0\0\0\x18" "ftypmif1"), JALON_FORMAT_HEIC, "heic" },
  { "mp4", ROW ("\0\0\0\x18" "ftypisom"), JALON_FORMAT_UNKNOWN, "bin" },
  { "tiff-little", ROW ("II*\0"), JALON_FORMAT_TIFF, "tif" },
  { "tiff-big", ROW ("MM\0*"), JALON_FORMAT_TIFF, "tif" },
  { "webp", ROW ("RIFF\1\2\3\4WEBP"), JALON_FORMAT_WEBP, "webp" },
  { "wave", ROW ("RIFF\1\2\3\4WAVE"), JALON_FORMAT_UNKNOWN, "bin" },
  { "gif", ROW ("GIF89a"), JALON_FORMAT_GIF, "gif" },
  { "bmp", ROW ("BM\x36\0\0\0"), JALON_FORMAT_BMP, "bmp" },
  { "docx", ROW ("PK\3\4\x14\0"), JALON_FORMAT_ZIP, "zip" },
  { "text", ROW ("Bonjour, voici l\xe9""a lettre\n"), JALON_FORMAT_TEXT, "txt" },
  { "old-word", ROW ("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), JALON_FORMAT_UNKNOWN, "bin" },
};

static void
test_sniff (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_assert_cmpint (jalon_signature_sniff (rows[i].bytes, rows[i].size), ==, rows[i].format);
  g_assert_cmpstr (jalon_signature_extension (rows[i].format), ==, rows[i].extension);
}

/* A PDF header beyond the first 1,024 bytes is not looked for. */
static void
test_late_header (void)
{
  g_autofree char *inside = g_strdup_printf ("%*s%%PDF-1.4", 1024 - 5, "");
  g_autofree char *outside = g_strdup_printf ("%*s%%PDF-1.4", 1024 - 4, "");
  g_assert_cmpint (jalon_signature_sniff (inside, strlen (inside)), ==, JALON_FORMAT_PDF);
  g_assert_cmpint (jalon_signature_sniff (outside, strlen (outside)), ==, JALON_FORMAT_TEXT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/check/signature/%s", rows[i].name);
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_sniff);
    }
  g_test_add_func ("/check/signature/late-header", test_late_header);
  return g_test_run ();
}
