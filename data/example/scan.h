/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "paper.h"

G_BEGIN_DECLS

/* How a drawn page becomes a picture. */
typedef struct {
  double   width_pt, height_pt;
  int      dpi;
  gboolean colour;
  double   skew_degrees;
  int      noise;    /* largest deviation of a sample, 0..255 */
  int      quality;  /* of the JPEG, 1..100 */
  int      turn;     /* quarter turns clockwise the page lies wrong */
  guint32  seed;
} Scan;

/* Where the four corners of the paper lie in a photograph, as shares of its sides: top left, top right, bottom right, bottom left. */
typedef struct {
  int      width_px, height_px;
  double   corners[4][2];
  guint32  desk;        /* colour of the table */
  int      noise, quality;
  gboolean exif_turned; /* stored on its side, with an orientation mark */
  guint32  seed;
} Photo;

GBytes *scan_page (DrawPage draw, int page, const Scan *scan, int *width_px, int *height_px);
GBytes *photo_page (DrawPage draw, double width_pt, double height_pt, int dpi, const Photo *photo);
GBytes *screen_page (DrawPage draw, double width_pt, double height_pt, int dpi);

G_END_DECLS
