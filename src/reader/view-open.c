/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Opening: what kind of file, whether it opens and how, how many pages. Each kind is decided by its first bytes, never by a name.
 */
#include "reader/view.h"

#include "core/check/jalon-signature.h"
#include "reader/reader-ops.h"

#include <libexif/exif-data.h>
#include <string.h>

#define DEFAULT_IMAGE_DPI 150.0
#define MOST_PNG_PIXELS (4 * JALON_WIRE_MAX_PIXELS)

/* qpdf tells a rebuilt cross-reference table only by this part of its warning. */
static const char rebuilt_marker[] = "reconstruct";

/**
 * reader_view_note_warnings:
 * @self: a view
 *
 * Takes what qpdf complained about since the last call. It reads objects when they are asked for, so faults show up late.
 */
void
reader_view_note_warnings (ReaderView *self)
{
  while (qpdf_more_warnings (self->structure))
    {
      qpdf_error warning = qpdf_next_warning (self->structure);
      const char *message = qpdf_get_error_message_detail (self->structure, warning);
      self->rebuilt = self->rebuilt || strstr (message, rebuilt_marker) != NULL;
      if (self->opened == JALON_OPENED_CLEAN)
        self->opened = JALON_OPENED_SMALL_FAULTS;
    }
  if (self->rebuilt && self->opened < JALON_OPENED_REPAIRED)
    self->opened = JALON_OPENED_REPAIRED;
}

static void
open_structure (ReaderView *self)
{
  gsize size;
  const char *data = g_bytes_get_data (self->bytes, &size);
  qpdf_data structure = qpdf_init ();

  qpdf_silence_errors (structure);
  qpdf_set_suppress_warnings (structure, QPDF_TRUE);
  QPDF_ERROR_CODE code = qpdf_read_memory (structure, "input", data, size, NULL);
  if ((code & QPDF_ERRORS) != 0)
    {
      qpdf_error error = qpdf_get_error (structure);
      if (error != NULL && qpdf_get_error_code (structure, error) == qpdf_e_password)
        self->opened = JALON_OPENED_PASSWORD;
      else
        self->opened = JALON_OPENED_NOT;
      qpdf_cleanup (&structure);
      return;
    }
  self->structure = structure;
  qpdf_get_num_pages (structure); /* reads the tree of pages */
  reader_view_note_warnings (self);
}

/* poppler shows what a person will see; qpdf tells how sound the file is. Both have to agree on the pages. */
static void
open_pdf (ReaderView *self)
{
  g_autoptr (GError) error = NULL;

  self->opened = JALON_OPENED_CLEAN;
  open_structure (self);
  if (self->opened == JALON_OPENED_PASSWORD)
    return;
  self->document = poppler_document_new_from_bytes (self->bytes, NULL, &error);
  int pages_of_structure = self->structure != NULL ? qpdf_get_num_pages (self->structure) : 0;
  if (self->document == NULL)
    {
      if (g_error_matches (error, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
        self->opened = JALON_OPENED_PASSWORD;
      else
        self->opened = pages_of_structure > 0 ? JALON_OPENED_REWRITABLE : JALON_OPENED_NOT;
      self->n_pages = MAX (pages_of_structure, 0);
      return;
    }
  self->n_pages = poppler_document_get_n_pages (self->document);
  if (self->opened == JALON_OPENED_NOT || (self->n_pages > 0 && pages_of_structure != self->n_pages))
    self->opened = JALON_OPENED_REPAIRED;
  if (self->n_pages <= 0)
    self->opened = JALON_OPENED_NOT;
}

static int
read_orientation (GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  ExifData *exif = exif_data_new_from_data (data, (unsigned int) MIN (size, G_MAXUINT));
  if (exif == NULL)
    return 0;
  ExifEntry *entry = exif_content_get_entry (exif->ifd[EXIF_IFD_0], EXIF_TAG_ORIENTATION);
  int orientation = entry != NULL && entry->format == EXIF_FORMAT_SHORT && entry->size >= 2
                      ? exif_get_short (entry->data, exif_data_get_byte_order (exif))
                      : 0;
  exif_data_unref (exif);
  return orientation >= 1 && orientation <= 8 ? orientation : 0;
}

static gboolean
has_end_marker (const guint8 *data, gsize size)
{
  for (gsize i = size - MIN (size, 4096); i + 1 < size; i++)
    if (data[i] == 0xff && data[i + 1] == 0xd9)
      return TRUE;
  return FALSE;
}

/* Nothing here needs more pixels than a page may have on screen. */
static PIX *
decode_image (ReaderView *self, const guint8 *data, gsize size)
{
  int reduction = 1;
  PIX *image = self->format == JALON_FORMAT_JPEG ? reader_jpeg_decode (data, size, JALON_WIRE_MAX_PIXELS, &reduction) : pixReadMem (data, size);

  if (image != NULL)
    self->image_dpi = pixGetXRes (image) * reduction >= 36 ? pixGetXRes (image) : DEFAULT_IMAGE_DPI / reduction;
  return image;
}

static void
open_image (ReaderView *self)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (self->bytes, &size);
  l_int32 format = 0, width = 0, height = 0, bits = 0, samples = 0, colormap = 0;

  self->opened = JALON_OPENED_NOT;
  if (pixReadHeaderMem (data, size, &format, &width, &height, &bits, &samples, &colormap) != 0)
    return;
  gint64 n_pixels = (gint64) width * height, most = self->format == JALON_FORMAT_JPEG ? READER_MOST_JPEG_PIXELS : MOST_PNG_PIXELS;
  PIX *image = width >= 1 && height >= 1 && n_pixels <= most ? decode_image (self, data, size) : NULL;
  if (image == NULL)
    {
      /* Of a large picture nobody can tell whether it is damaged or only too large for our memory. */
      self->opened = width < 1 || height < 1 || n_pixels > JALON_WIRE_MAX_PIXELS ? JALON_OPENED_TOO_COMPLEX : JALON_OPENED_NOT;
      return;
    }
  PIX *plain = pixGetDepth (image) == 16 ? pixConvert16To8 (image, L_MS_BYTE) : pixRemoveColormap (image, REMOVE_CMAP_BASED_ON_SRC);
  pixDestroy (&image);
  self->orientation = self->format == JALON_FORMAT_JPEG ? read_orientation (self->bytes) : 0;
  self->image = plain != NULL ? reader_pix_set_upright (plain, self->orientation) : NULL;
  if (self->image == NULL)
    {
      self->opened = JALON_OPENED_TOO_COMPLEX; /* it was decoded, so only memory was missing */
      return;
    }
  self->n_pages = 1;
  self->opened = JALON_OPENED_CLEAN;
  /* A JPEG that stops before its end marker still decodes, with a grey foot. */
  if (self->format == JALON_FORMAT_JPEG && !has_end_marker (data, size))
    self->opened = JALON_OPENED_REPAIRED;
}

/**
 * reader_view_open:
 * @self: an empty view
 * @bytes: the file
 *
 * Never fails for a bad file: @self says how it opened.
 */
JalonWireStatus
reader_view_open (ReaderView *self, GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  self->bytes = g_bytes_ref (bytes);
  self->format = jalon_signature_sniff (data, size);
  self->opened = JALON_OPENED_NOT;
  if (self->format == JALON_FORMAT_PDF)
    open_pdf (self);
  else if (self->format == JALON_FORMAT_JPEG || self->format == JALON_FORMAT_PNG)
    open_image (self);
  if (self->n_pages > JALON_WIRE_MAX_PAGES)
    self->opened = JALON_OPENED_TOO_COMPLEX;
  return JALON_WIRE_OK;
}

/**
 * reader_view_close:
 * @self: a view
 *
 * Releases what @self holds; it can be opened again.
 */
void
reader_view_close (ReaderView *self)
{
  g_clear_object (&self->document);
  if (self->structure != NULL)
    qpdf_cleanup (&self->structure);
  if (self->image != NULL)
    pixDestroy (&self->image);
  g_clear_pointer (&self->bytes, g_bytes_unref);
}
