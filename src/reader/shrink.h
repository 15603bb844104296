/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shared by the files that make scans smaller: one scan inside a document, one rung of the ladder. Not for other rooms.
 */
#pragma once

#include "reader/rewrite-pdf.h"

G_BEGIN_DECLS

#define SHRINK_FLOOR_DPI 150

/* How good a scan shall still be. */
typedef struct {
  int dpi;     /* no sampling above it */
  int quality; /* JPEG */
} ShrinkRung;

extern const ShrinkRung shrink_ladder[];
extern const int        shrink_n_rungs;

typedef enum {
  SHRINK_JPEG,    /* one DCT stream, grey or RGB */
  SHRINK_SAMPLES, /* anything qpdf can decode to samples of 8 bits */
  SHRINK_INDEXED, /* the same through a palette */
  SHRINK_BITS,    /* one bit, decoded by qpdf */
  SHRINK_FAX,     /* one bit, CCITT group 4 */
} ShrinkKind;

typedef struct {
  int        id, generation; /* of the image object */
  ShrinkKind kind;
  int        width, height, components;
  int        bits;           /* a sample, or an index */
  double     dpi;            /* the lowest at which it is shown anywhere */
  gsize      stored;         /* bytes it takes now */
  gboolean   broken;         /* could not be decoded; it stays as it is */
  PIX       *sampled;        /* (nullable) owned: as the last rung wanted it, kept while memory allows */
  int        sampled_dpi;    /* of that rung */
} ShrinkScan;

/* shrink-find.c */
GArray *shrink_find (qpdf_data pdf); /* (element-type ShrinkScan) */

/* shrink-image.c */
PIX    *shrink_decode (qpdf_data pdf, const ShrinkScan *scan, double least_dpi);
PIX    *shrink_sample (PIX *pix, const ShrinkScan *scan, int dpi);
GBytes *shrink_encode (PIX *sampled, int quality);
void    shrink_replace (qpdf_data pdf, const ShrinkScan *scan, GBytes *data, int width, int height);

/* shrink-fax.c */
PIX    *shrink_fax_decode (const guint8 *data, gsize size, int width, int height);
GBytes *shrink_fax_encode (PIX *pix);

G_END_DECLS
