/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shared by the files that rewrite a document: the steps, each on an open qpdf document. Not for other rooms.
 *
 * Handles of qpdf objects live until they are released. A step may end by releasing all of them, so no handle is kept across steps.
 */
#pragma once

#include "reader/reader-ops.h"

#include <qpdf/qpdf-c.h>

G_BEGIN_DECLS

/* Most objects a step looks at: a bound against documents made to keep a program busy. */
#define READER_MOST_OBJECTS 4000000

/* rewrite-pdf.c */
qpdf_data       reader_pdf_open (const guint8 *data, gsize size, JalonWireStatus *status);
qpdf_data       reader_pdf_new (void);
JalonWireStatus reader_pdf_write (qpdf_data pdf, gsize limit, ReaderOutput *output);
gsize           reader_pdf_measure (qpdf_data pdf, gsize limit);
gboolean        reader_pdf_failed (qpdf_data pdf);
int             reader_pdf_get_int (qpdf_data pdf, qpdf_oh dict, const char *key, int otherwise);
gboolean        reader_pdf_name_is (qpdf_data pdf, qpdf_oh dict, const char *key, const char *name);

/* rewrite-strip.c */
JalonWireStatus reader_strip (qpdf_data pdf, gboolean scripts, gboolean attachments);

/* rewrite-pages.c */
GArray         *reader_pages_parse (const char *pages, int n_pages); /* (element-type int) from 0; NULL: not a selection */
qpdf_data       reader_pages_select (qpdf_data pdf, const char *pages, JalonWireStatus *status);
void            reader_pages_rotate (qpdf_data pdf, GArray *degrees);
void            reader_pages_scale (qpdf_data pdf);

/* flatten.c */
JalonWireStatus reader_flatten (const ReaderInput *input, GByteArray **flat);
void            reader_flatten_drop_form (qpdf_data pdf);

/* rewrite-convert.c */
JalonWireStatus reader_convert (const ReaderInput *input, JalonFormat format, qpdf_data *pdf);

/* rewrite-jpeg.c */
typedef struct {
  int      width, height, components, bits;
  gboolean adobe;        /* CMYK is then stored inverted */
  gboolean pdf_takes_it; /* baseline or progressive, 8 bits, Huffman */
  int      dpi;          /* 0 not said */
  int      orientation;  /* EXIF 1..8; 1 when not said */
} ReaderJpeg;
gboolean reader_jpeg_look (const guint8 *data, gsize size, ReaderJpeg *jpeg);

/* strip-jpeg.c */
GByteArray *reader_jpeg_strip (const guint8 *data, gsize size);

/* shrink.c */
JalonWireStatus reader_shrink_pdf (qpdf_data pdf, gint64 ceiling_bytes, ReaderProgress progress, gpointer user_data);
JalonWireStatus reader_shrink_jpeg (const ReaderInput *input, gint64 ceiling_bytes, ReaderOutput *output);

G_END_DECLS
