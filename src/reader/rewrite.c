/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One rewrite: the steps of a plan in the order of the contract, each on the same open document, then written once. What is text or
 * line art is carried over as it is; nothing here draws a page again. What a PDF says of itself (title, producer, XMP) stays: it is part
 * of what its maker issued, and portals and archives look at it. What a photo says of itself does not come along (strip-jpeg.c).
 */
#include "reader/rewrite-pdf.h"

#include <string.h>

static JalonWireStatus
copy_as_it_is (const ReaderInput *input, ReaderOutput *output)
{
  if (input->size > output->capacity)
    return JALON_WIRE_TOO_LARGE;
  memcpy (output->data, input->data, input->size);
  output->size = input->size;
  output->pages = 1;
  return JALON_WIRE_OK;
}

/* The steps that change @pdf in place. */
static JalonWireStatus
change (qpdf_data pdf, const JalonRewrite *what, gboolean is_new)
{
  JalonWireStatus status = JALON_WIRE_OK;
  if (what->flatten && !is_new)
    reader_flatten_drop_form (pdf);
  if (what->strip_scripts || what->strip_attachments)
    status = reader_strip (pdf, what->strip_scripts, what->strip_attachments);
  if (what->rotate != NULL)
    reader_pages_rotate (pdf, what->rotate);
  if (what->scale_pages)
    reader_pages_scale (pdf);
  return reader_pdf_failed (pdf) ? JALON_WIRE_DAMAGED : status;
}

static JalonWireStatus
shrink_and_write (qpdf_data pdf, const JalonRewrite *what, gsize input_size, ReaderOutput *output, ReaderProgress progress,
                  gpointer user_data)
{
  JalonWireStatus status = JALON_WIRE_OK;
  if (what->ceiling_bytes > 0)
    status = reader_shrink_pdf (pdf, what->ceiling_bytes, progress, user_data);
  if (status == JALON_WIRE_OK)
    status = reader_pdf_write (pdf, what->ceiling_bytes > 0 ? (gsize) what->ceiling_bytes : input_size, output);
  if (status == JALON_WIRE_OK && what->ceiling_bytes > 0 && output->size > (guint64) what->ceiling_bytes)
    status = JALON_WIRE_CEILING;
  return status;
}

static JalonWireStatus
rewrite_document (qpdf_data pdf, const JalonRewrite *what, gsize input_size, ReaderOutput *output, ReaderProgress progress,
                  gpointer user_data)
{
  JalonWireStatus status = change (pdf, what, input_size == 0);
  if (status != JALON_WIRE_OK)
    return status;
  if (what->pages == NULL)
    return shrink_and_write (pdf, what, input_size, output, progress, user_data);

  qpdf_data chosen = reader_pages_select (pdf, what->pages, &status);
  if (chosen != NULL)
    status = shrink_and_write (chosen, what, input_size, output, progress, user_data);
  if (chosen != NULL)
    qpdf_cleanup (&chosen);
  return status;
}

static JalonWireStatus
rewrite_image (const ReaderInput *input, JalonFormat format, const JalonRewrite *what, ReaderOutput *output, ReaderProgress progress,
               gpointer user_data)
{
  if (!what->convert && what->ceiling_bytes > 0 && what->keep_format && format == JALON_FORMAT_JPEG)
    return reader_shrink_jpeg (input, what->ceiling_bytes, output);
  if (!what->convert)
    return what->ceiling_bytes > 0 || what->rotate != NULL ? JALON_WIRE_NOT_TAKEN : copy_as_it_is (input, output);

  qpdf_data pdf = NULL;
  JalonWireStatus status = reader_convert (input, format, &pdf);
  if (status == JALON_WIRE_OK)
    status = rewrite_document (pdf, what, 0, output, progress, user_data);
  if (pdf != NULL)
    qpdf_cleanup (&pdf);
  return status;
}

static JalonWireStatus
rewrite_pdf (const ReaderInput *input, const JalonRewrite *what, ReaderOutput *output, ReaderProgress progress, gpointer user_data)
{
  g_autoptr (GByteArray) flat = NULL;
  JalonWireStatus status = what->flatten ? reader_flatten (input, &flat) : JALON_WIRE_OK;
  if (status != JALON_WIRE_OK)
    return status;

  qpdf_data pdf = reader_pdf_open (flat != NULL ? flat->data : input->data, flat != NULL ? flat->len : input->size, &status);
  if (pdf == NULL)
    return status;
  status = rewrite_document (pdf, what, input->size, output, progress, user_data);
  qpdf_cleanup (&pdf);
  return status;
}

/**
 * reader_rewrite:
 * @format: PDF, JPEG or PNG, from the first bytes
 * @what: the steps; a lock that needs no password is always taken off, because what is written is written open
 *
 * Writes @input anew. Deterministic: the same input and plan give the same bytes.
 *
 * Returns: PASSWORD when it opens only with one; CEILING when the ceiling cannot be reached at 150 dpi; then @output holds nothing
 */
JalonWireStatus
reader_rewrite (const ReaderInput *input, JalonFormat format, const JalonRewrite *what, ReaderOutput *output, ReaderProgress progress,
                gpointer user_data)
{
  JalonWireStatus status = JALON_WIRE_NOT_TAKEN;

  setMsgSeverity (L_SEVERITY_NONE);
  output->size = 0;
  output->pages = 0;
  if (format == JALON_FORMAT_PDF)
    status = rewrite_pdf (input, what, output, progress, user_data);
  else if (format == JALON_FORMAT_JPEG || format == JALON_FORMAT_PNG)
    status = rewrite_image (input, format, what, output, progress, user_data);
  if (status != JALON_WIRE_OK)
    output->size = 0;
  return status;
}
