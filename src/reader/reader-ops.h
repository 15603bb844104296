/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The operations of jalon-reader that make something new, as functions of bytes. They touch no file, no socket and no global state,
 * so that tests can call them without a reader. Everything they read is hostile.
 *
 * Output goes into a buffer that the caller owns: nothing is ever larger than @capacity. All return a JalonWireStatus.
 */
#pragma once

#include "core/reader/jalon-reader.h"
#include "core/reader/jalon-wire.h"

#include <leptonica/allheaders.h>

G_BEGIN_DECLS

typedef struct {
  const guint8 *data;
  gsize         size;
  const char   *path;  /* (nullable) where the same bytes can be opened for reading, e.g. /proc/self/fd/4; flatten needs it */
} ReaderInput;

typedef struct {
  guint8 *data;     /* owned by the caller */
  gsize   capacity;
  gsize   size;     /* (out) bytes written */
  int     pages;    /* (out) pages written */
} ReaderOutput;

typedef void (*ReaderProgress) (int done, int total, gpointer user_data);

/* rewrite.c: one document or image → one document. @format from the first bytes (PDF, JPEG or PNG). */
JalonWireStatus reader_rewrite (const ReaderInput *input, JalonFormat format, const JalonRewrite *what, ReaderOutput *output,
                                ReaderProgress progress, gpointer user_data);
/* rewrite-jpeg.c: pictures, bounded and upright. */
#define READER_MOST_JPEG_PIXELS (256 * 1000 * 1000)
PIX            *reader_jpeg_decode (const guint8 *data, gsize size, double most_pixels, int *reduction);
PIX            *reader_pix_set_upright (PIX *pix, int orientation);
/* compose.c: several sound PDFs → one. */
JalonWireStatus reader_compose (const ReaderInput *inputs, guint n_inputs, ReaderOutput *output);
/* ocr.c: one page, rendered grey at @dpi, upright as shown → words in points from the top left (element-type JalonWord). */
JalonWireStatus reader_ocr (PIX *grey, int dpi, JalonWireLanguage language, GPtrArray **words);

G_END_DECLS
