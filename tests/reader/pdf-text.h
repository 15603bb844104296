/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * PDFs written object by object, for the proofs of what the reader says about them. Not a writer: nothing is escaped.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *pdf_text_objects (const char *const *objects, gsize n);
char   *pdf_text_stream (const char *dictionary, const char *content);
GBytes *pdf_text_page (const char *catalogue, const char *page, const char *content, const char *extra);

#define PDF_TEXT_FONT "/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
#define PDF_TEXT_LINES                                                                                         \
  "BT /F 14 Tf 60 780 Td 18 TL (Bulletin de paie de mars) Tj T* (Salaire net a payer en euros) Tj T* " \
  "(Heures travaillees) Tj ET"
#define PDF_TEXT_IMAGE "/Resources<</XObject<</I 5 0 R>>>>"
#define PDF_TEXT_PIXELS(w, h, more) "<</Subtype/Image/Width " #w "/Height " #h more "/Length 0>>stream\n\nendstream"

G_END_DECLS
