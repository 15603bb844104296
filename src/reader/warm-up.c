/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What every reader would do alike before it can look at a page: finding the fonts of the system, the tables of poppler and the
 * functions of the libraries. The starter does it once, by looking at a page of our own, and its readers inherit it.
 */
#include "reader/warm-up.h"

#include "reader/view.h"

/* A page of text in a font that is not in the file, so that the fonts of the system are looked up; enough letters to decide. */
static const char page_content[] = "BT /F1 12 Tf 72 720 Td (Jalon reads a page of its own before those of others) Tj ET";

static const char *const objects[] = {
  "<< /Type /Catalog /Pages 2 0 R >>",
  "<< /Type /Pages /Kids [ 3 0 R ] /Count 1 >>",
  "<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 595 842 ] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>",
  "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
};

static GBytes *
create_document (void)
{
  GString *text = g_string_new ("%PDF-1.4\n");
  gsize offsets[G_N_ELEMENTS (objects) + 1];

  for (gsize i = 0; i < G_N_ELEMENTS (objects); i++)
    {
      offsets[i] = text->len;
      g_string_append_printf (text, "%" G_GSIZE_FORMAT " 0 obj\n%s\nendobj\n", i + 1, objects[i]);
    }
  offsets[G_N_ELEMENTS (objects)] = text->len;
  g_string_append_printf (text, "%" G_GSIZE_FORMAT " 0 obj\n<< /Length %" G_GSIZE_FORMAT " >>\nstream\n%s\nendstream\nendobj\n",
                          G_N_ELEMENTS (objects) + 1, sizeof page_content - 1, page_content);
  gsize start = text->len;
  g_string_append_printf (text, "xref\n0 %" G_GSIZE_FORMAT "\n0000000000 65535 f \n", G_N_ELEMENTS (offsets) + 1);
  for (gsize i = 0; i < G_N_ELEMENTS (offsets); i++)
    g_string_append_printf (text, "%010" G_GSIZE_FORMAT " 00000 n \n", offsets[i]);
  g_string_append_printf (text, "trailer\n<< /Size %" G_GSIZE_FORMAT " /Root 1 0 R >>\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
                          G_N_ELEMENTS (offsets) + 1, start);
  return g_string_free_to_bytes (text);
}

static void
look (ReaderView *view)
{
  g_autoptr (GVariant) structure = g_variant_ref_sink (reader_view_facts (view));
  g_autoptr (GVariant) page = g_variant_ref_sink (reader_view_page_facts (view, 0));
}

/**
 * reader_warm_up:
 *
 * Called once. The document stays open: poppler keeps its tables as long as there is one.
 */
void
reader_warm_up (void)
{
  static ReaderView view;
  g_autoptr (GBytes) document = create_document ();

  if (view.bytes == NULL && reader_view_open (&view, document) == JALON_WIRE_OK)
    look (&view);
}
