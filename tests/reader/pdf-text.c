/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See pdf-text.h.
 */
#include "pdf-text.h"

#include <string.h>

/* Objects from 1 on, into a file with a sound table; object 1 is the catalogue. */
GBytes *
pdf_text_objects (const char *const *objects, gsize n)
{
  GString *out = g_string_new ("%PDF-1.6\n");
  g_autofree gsize *at = g_new (gsize, n);
  for (gsize i = 0; i < n; i++)
    {
      at[i] = out->len;
      g_string_append_printf (out, "%zu 0 obj\n%s\nendobj\n", i + 1, objects[i]);
    }
  gsize table = out->len;
  g_string_append_printf (out, "xref\n0 %zu\n0000000000 65535 f \n", n + 1);
  for (gsize i = 0; i < n; i++)
    g_string_append_printf (out, "%010zu 00000 n \n", at[i]);
  g_string_append_printf (out, "trailer\n<</Size %zu/Root 1 0 R>>\nstartxref\n%zu\n%%%%EOF\n", n + 1, table);
  return g_string_free_to_bytes (out);
}

char *
pdf_text_stream (const char *dictionary, const char *content)
{
  return g_strdup_printf ("<<%s/Length %zu>>stream\n%s\nendstream", dictionary, strlen (content), content);
}

/* One page: @catalogue, @page and @extra (object 5) are what a row adds. */
GBytes *
pdf_text_page (const char *catalogue, const char *page, const char *content, const char *extra)
{
  g_autofree char *root = g_strdup_printf ("<</Type/Catalog/Pages 2 0 R%s>>", catalogue);
  g_autofree char *leaf = g_strdup_printf ("<</Type/Page/Parent 2 0 R/Contents 4 0 R%s%s>>",
                                           strstr (page, "/MediaBox") != NULL ? "" : "/MediaBox[0 0 595 842]", page);
  g_autofree char *stream = pdf_text_stream ("", content);
  const char *const objects[] = { root, "<</Type/Pages/Kids[3 0 R]/Count 1>>", leaf, stream, extra };
  return pdf_text_objects (objects, G_N_ELEMENTS (objects));
}
