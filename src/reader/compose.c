/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Several sound documents become one: their pages in the order given, nothing drawn again. Outlines, forms and names of the inputs
 * stay behind: they were written for the single files.
 */
#include "reader/rewrite-pdf.h"

static JalonWireStatus
add_pages (qpdf_data out, qpdf_data from)
{
  int n_pages = qpdf_get_num_pages (from);

  if (qpdf_get_num_pages (out) + n_pages > JALON_WIRE_MAX_PAGES)
    return JALON_WIRE_TOO_LARGE;
  for (int i = 0; i < n_pages; i++)
    {
      qpdf_oh page = qpdf_get_page_n (from, i);
      if ((qpdf_add_page (out, from, page, QPDF_FALSE) & QPDF_ERRORS) != 0 || reader_pdf_failed (out))
        return JALON_WIRE_DAMAGED;
      qpdf_oh_release (from, page);
    }
  return JALON_WIRE_OK;
}

/**
 * reader_compose:
 * @inputs: (array length=n_inputs): documents that a rewrite made
 * @output: its pages are the sum of theirs
 */
JalonWireStatus
reader_compose (const ReaderInput *inputs, guint n_inputs, ReaderOutput *output)
{
  g_autoptr (GArray) sources = g_array_new (FALSE, FALSE, sizeof (qpdf_data));
  qpdf_data out = reader_pdf_new ();
  JalonWireStatus status = n_inputs > 0 ? JALON_WIRE_OK : JALON_WIRE_FAILED;

  for (guint i = 0; i < n_inputs && status == JALON_WIRE_OK; i++)
    {
      qpdf_data from = reader_pdf_open (inputs[i].data, inputs[i].size, &status);
      if (from == NULL)
        break;
      g_array_append_val (sources, from); /* streams are read from it when the whole is written */
      status = add_pages (out, from);
    }
  if (status == JALON_WIRE_OK)
    status = reader_pdf_write (out, 0, output);
  qpdf_cleanup (&out);
  for (guint i = 0; i < sources->len; i++)
    qpdf_cleanup (&g_array_index (sources, qpdf_data, i));
  return status;
}
