/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The kind of a file by its first bytes. Compares constants and decodes nothing, so that it may run outside jalon-reader; whether the
 * rest of the file keeps the promise is jalon-reader's to say.
 */
#include "core/check/jalon-signature.h"

#include <string.h>

/* Viewers accept bytes before the header of a PDF up to here (ISO 32000-1, annex H.3.4.1). */
#define PDF_HEADER_WITHIN 1024

static gboolean
starts_with (const guint8 *head, gsize size, gsize offset, const char *magic, gsize length)
{
  return size >= offset + length && memcmp (head + offset, magic, length) == 0;
}

/* ISO base media files of the HEIF family name their brand after "ftyp". */
static gboolean
is_heif (const guint8 *head, gsize size)
{
  static const char brands[][5] = { "heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1", "avif" };

  if (!starts_with (head, size, 4, "ftyp", 4))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (brands); i++)
    if (starts_with (head, size, 8, brands[i], 4))
      return TRUE;
  return FALSE;
}

static gboolean
is_text (const guint8 *head, gsize size)
{
  for (gsize i = 0; i < size; i++)
    if (head[i] < 9 || (head[i] > 13 && head[i] < 32 && head[i] != 27))
      return FALSE;
  return TRUE;
}

/**
 * jalon_signature_sniff:
 * @head: (nullable): the first bytes of a file; 1,024 are enough
 * @size: how many
 *
 * Returns: the format that the signature names, %JALON_FORMAT_EMPTY without bytes
 */
JalonFormat
jalon_signature_sniff (const void *head, gsize size)
{
  static const struct {
    JalonFormat format;
    const char *magic;
    gsize       length;
  } magics[] = {
    { JALON_FORMAT_PDF, "%PDF-", 5 },        { JALON_FORMAT_JPEG, "\xff\xd8\xff", 3 },
    { JALON_FORMAT_PNG, "\x89PNG\r\n\x1a\n", 8 }, { JALON_FORMAT_TIFF, "II*\0", 4 },
    { JALON_FORMAT_TIFF, "MM\0*", 4 },       { JALON_FORMAT_GIF, "GIF8", 4 },
    { JALON_FORMAT_ZIP, "PK\3\4", 4 },       { JALON_FORMAT_BMP, "BM", 2 },
  };

  if (size == 0)
    return JALON_FORMAT_EMPTY;
  for (guint i = 0; i < G_N_ELEMENTS (magics); i++)
    if (starts_with (head, size, 0, magics[i].magic, magics[i].length))
      return magics[i].format;
  if (is_heif (head, size))
    return JALON_FORMAT_HEIC;
  if (starts_with (head, size, 0, "RIFF", 4) && starts_with (head, size, 8, "WEBP", 4))
    return JALON_FORMAT_WEBP;
  if (memmem (head, MIN (size, PDF_HEADER_WITHIN), "%PDF-", 5) != NULL)
    return JALON_FORMAT_PDF;
  return is_text (head, MIN (size, PDF_HEADER_WITHIN)) ? JALON_FORMAT_TEXT : JALON_FORMAT_UNKNOWN;
}

/**
 * jalon_signature_extension:
 * @format: a format
 *
 * Returns: the extension that we give such a file, without the dot; "bin" when it is not known
 */
const char *
jalon_signature_extension (JalonFormat format)
{
  static const char *const extensions[] = {
    [JALON_FORMAT_PDF] = "pdf",   [JALON_FORMAT_JPEG] = "jpg",  [JALON_FORMAT_PNG] = "png",
    [JALON_FORMAT_HEIC] = "heic", [JALON_FORMAT_TIFF] = "tif",  [JALON_FORMAT_WEBP] = "webp",
    [JALON_FORMAT_GIF] = "gif",   [JALON_FORMAT_BMP] = "bmp",   [JALON_FORMAT_ZIP] = "zip",
    [JALON_FORMAT_TEXT] = "txt",
  };
  const char *extension = (guint) format < G_N_ELEMENTS (extensions) ? extensions[format] : NULL;
  return extension != NULL ? extension : "bin";
}
