/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Documents and pictures for the tests of rewriting, made on the spot: invented text, plain colours, cheap noise. And what the tests
 * look at afterwards with other eyes: poppler for text and pixels, qpdf for the structure.
 */
#pragma once

#include "reader/reader-ops.h"

#include <qpdf/qpdf-c.h>

G_BEGIN_DECLS

typedef void (*FixtureEdit) (qpdf_data pdf);

/* Making. All (transfer full). */
GBytes *fixture_text_pdf (int n_pages, double width_pt, double height_pt);
GBytes *fixture_edit_pdf (GBytes *pdf, FixtureEdit edit);
GBytes *fixture_lock_pdf (GBytes *pdf, const char *user_password);
PIX    *fixture_scan (int width, int height, int depth, int noise, guint seed); /* lines of text on paper */
GBytes *fixture_jpeg (PIX *pix, int quality, int orientation);               /* orientation 0: no EXIF */
GBytes *fixture_flat_jpeg (int width, int height, int orientation);          /* grey, in colour; sides are multiples of 16 */
GBytes *fixture_png (PIX *pix);
guint32 fixture_crc (const guint8 *data, gsize size);
GBytes *fixture_image_pdf (GPtrArray *streams, int width, int height, const char *dictionary); /* one A4 page an element (GBytes) */

/* Doing: reader_rewrite () into a buffer of its own. */
GBytes *fixture_rewrite (GBytes *in, const JalonRewrite *what, JalonWireStatus expected, int *n_pages);

/* Looking. */
char   *fixture_text (GBytes *pdf);                       /* of all pages */
guint32 fixture_colour (GBytes *pdf, int page, double x, double y); /* 0xrrggbb at a part (0..1) of the page as shown */
void    fixture_assert_same_look (GBytes *one, GBytes *other, int page);
char   *fixture_plain (GBytes *pdf);                      /* written out without compression, as one string without NULs */
void    fixture_page_size (GBytes *pdf, int page, double *width, double *height);
void    fixture_assert_sound (GBytes *pdf);

G_END_DECLS
