/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A qpdf document in memory: opened without a word on any stream, written clean. Clean means no lock, at most PDF 1.7, the classic
 * cross-reference table that every old parser knows, no dates and no random bytes: the same input gives the same output.
 */
#include "reader/rewrite-pdf.h"

#include <string.h>

#define NEWEST_VERSION "1.7"

gboolean
reader_pdf_failed (qpdf_data pdf)
{
  if (!qpdf_has_error (pdf))
    return FALSE;
  qpdf_get_error (pdf); /* taking it clears it */
  return TRUE;
}

static qpdf_data
new_silent (void)
{
  qpdf_data pdf = qpdf_init ();
  qpdf_silence_errors (pdf);
  qpdf_set_suppress_warnings (pdf, QPDF_TRUE);
  return pdf;
}

static JalonWireStatus
status_of_error (qpdf_data pdf)
{
  qpdf_error error = qpdf_has_error (pdf) ? qpdf_get_error (pdf) : NULL;
  return error != NULL && qpdf_get_error_code (pdf, error) == qpdf_e_password ? JALON_WIRE_PASSWORD : JALON_WIRE_DAMAGED;
}

/**
 * reader_pdf_open:
 * @data: (array length=size): kept alive by the caller as long as the document
 * @status: (out): why not
 *
 * Opens a document that needs no password, rebuilding what is damaged.
 *
 * Returns: (nullable): to be freed with qpdf_cleanup ()
 */
qpdf_data
reader_pdf_open (const guint8 *data, gsize size, JalonWireStatus *status)
{
  qpdf_data pdf = new_silent ();

  *status = JALON_WIRE_OK;
  if ((qpdf_read_memory (pdf, "input", (const char *) data, size, NULL) & QPDF_ERRORS) != 0)
    *status = status_of_error (pdf);
  else if (qpdf_get_num_pages (pdf) < 1 || reader_pdf_failed (pdf))
    *status = JALON_WIRE_DAMAGED;
  else if (qpdf_get_num_pages (pdf) > JALON_WIRE_MAX_PAGES)
    *status = JALON_WIRE_TOO_LARGE;
  else
    qpdf_push_inherited_attributes_to_page (pdf);
  if (*status == JALON_WIRE_OK && reader_pdf_failed (pdf))
    *status = JALON_WIRE_DAMAGED;
  if (*status != JALON_WIRE_OK)
    qpdf_cleanup (&pdf);
  return pdf;
}

/**
 * reader_pdf_new:
 *
 * Returns: a document without pages
 */
qpdf_data
reader_pdf_new (void)
{
  qpdf_data pdf = new_silent ();
  qpdf_empty_pdf (pdf);
  return pdf;
}

/* A version above 1.7, in the header or in the catalogue, is taken back: what newer versions added, older viewers skip. */
static void
limit_version (qpdf_data pdf)
{
  qpdf_oh root = qpdf_get_root (pdf), version = qpdf_oh_get_key_if_dict (pdf, root, "/Version");
  const char *header = qpdf_get_pdf_version (pdf); /* only valid until the next answer */
  gboolean too_new = header != NULL && g_ascii_strtod (header, NULL) > 1.7;

  if (qpdf_oh_is_name (pdf, version) && g_ascii_strtod (qpdf_oh_get_name (pdf, version) + 1, NULL) > 1.7)
    qpdf_oh_remove_key (pdf, root, "/Version");
  if (too_new)
    qpdf_force_pdf_version (pdf, NEWEST_VERSION);
  qpdf_oh_release (pdf, version);
  qpdf_oh_release (pdf, root);
}

static gboolean
write_with (qpdf_data pdf, enum qpdf_object_stream_e objects)
{
  qpdf_init_write_memory (pdf);
  qpdf_set_object_stream_mode (pdf, objects);
  qpdf_set_stream_data_mode (pdf, qpdf_s_compress);
  qpdf_set_decode_level (pdf, qpdf_dl_generalized);
  qpdf_set_preserve_encryption (pdf, QPDF_FALSE);
  qpdf_set_linearization (pdf, QPDF_FALSE);
  qpdf_set_deterministic_ID (pdf, QPDF_TRUE);
  limit_version (pdf);
  return (qpdf_write (pdf) & QPDF_ERRORS) == 0 && !reader_pdf_failed (pdf) && qpdf_get_buffer (pdf) != NULL;
}

/* Writes in the form that every old parser knows; packed only when that is what makes it fit. Returns the size, 0 on failure. */
static gsize
write_to_fit (qpdf_data pdf, gsize limit)
{
  if (!write_with (pdf, qpdf_o_disable))
    return 0;
  gsize plain = qpdf_get_buffer_length (pdf);
  if (limit == 0 || plain <= limit)
    return plain;
  if (!write_with (pdf, qpdf_o_generate))
    return 0;
  if (qpdf_get_buffer_length (pdf) >= plain && !write_with (pdf, qpdf_o_disable))
    return 0;
  return qpdf_get_buffer_length (pdf);
}

/**
 * reader_pdf_measure:
 * @limit: what it should fit into
 *
 * Returns: the size the document would have in a file, 0 when it cannot be written
 */
gsize
reader_pdf_measure (qpdf_data pdf, gsize limit)
{
  return write_to_fit (pdf, limit);
}

/**
 * reader_pdf_write:
 * @limit: what it should fit into, at best; 0 for none
 *
 * Writes the document into @output.
 */
JalonWireStatus
reader_pdf_write (qpdf_data pdf, gsize limit, ReaderOutput *output)
{
  gsize size = write_to_fit (pdf, limit);
  if (size == 0)
    return JALON_WIRE_DAMAGED;
  if (size > output->capacity)
    return JALON_WIRE_TOO_LARGE;
  memcpy (output->data, qpdf_get_buffer (pdf), size);
  output->size = size;
  output->pages = qpdf_get_num_pages (pdf);
  return JALON_WIRE_OK;
}

int
reader_pdf_get_int (qpdf_data pdf, qpdf_oh dict, const char *key, int otherwise)
{
  int value = otherwise;
  qpdf_oh oh = qpdf_oh_get_key_if_dict (pdf, dict, key);
  if (!qpdf_oh_get_value_as_int (pdf, oh, &value))
    value = otherwise;
  qpdf_oh_release (pdf, oh);
  return value;
}

gboolean
reader_pdf_name_is (qpdf_data pdf, qpdf_oh dict, const char *key, const char *name)
{
  qpdf_oh oh = qpdf_oh_get_key_if_dict (pdf, dict, key);
  gboolean equal = qpdf_oh_is_name_and_equals (pdf, oh, name);
  qpdf_oh_release (pdf, oh);
  return equal;
}
