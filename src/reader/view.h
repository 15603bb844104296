/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One stranger's file inside jalon-reader, already confined.
 */
#pragma once

#include "core/reader/jalon-wire.h"
#include "core/check/jalon-facts.h"

#include <leptonica/allheaders.h>
#include <poppler.h>
#include <qpdf/qpdf-c.h>

G_BEGIN_DECLS

typedef struct {
  GBytes          *bytes;
  JalonFormat      format;
  JalonOpened      opened;
  int              n_pages;
  PopplerDocument *document;   /* PDF that opened */
  qpdf_data        structure;  /* PDF whose structure qpdf could read; may be NULL */
  gboolean         rebuilt;    /* @structure had to rebuild the cross-references */
  PIX             *image;      /* JPEG or PNG, upright by its EXIF orientation, 8 or 32 bits */
  int              orientation; /* EXIF 1..8, 0 none */
  double           image_dpi;
  double           agreement;      /* turn.c: sureness of the pages on which both tests agreed */
  gboolean         ascenders_hold; /* turn.c: the quick test was right on pages of this document */
} ReaderView;


JalonWireStatus reader_view_open (ReaderView *self, GBytes *bytes);
void            reader_view_close (ReaderView *self);
void            reader_view_note_warnings (ReaderView *self);
JalonWireStatus reader_view_size (ReaderView *self, int page, double *width_pt, double *height_pt);
JalonWireStatus reader_view_render (ReaderView *self, int page, double scale, int width, int height, int stride, guint8 *pixels);
PIX            *reader_view_render_grey (ReaderView *self, int page, int dpi);
JalonWireStatus reader_view_text (ReaderView *self, int page, GPtrArray **words);
GVariant       *reader_view_facts (ReaderView *self);
GVariant       *reader_view_page_facts (ReaderView *self, int page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerPage, g_object_unref)

/* content-walk.c */
typedef void (*ReaderImageVisit) (qpdf_data structure, qpdf_oh image, double across_pt, double down_pt, double area, gpointer user_data);
gboolean reader_walk_images (qpdf_data structure, int page, ReaderImageVisit visit, gpointer user_data);
typedef struct {
  double   share;  /* of the page */
  double   dpi;
  double   n_pixels;
  int      bits;
  gboolean cmyk;
  int      quality; /* of its JPEG, 1..100; 0 none or not known */
  gboolean content_lost; /* the content of the page cannot be decoded to its end */
} ReaderLargestImage;
gboolean reader_find_largest_image (qpdf_data structure, int page, double page_width_pt, double page_height_pt, ReaderLargestImage *found);

/* picture-quality.c */
double reader_focus_of_picture (PIX *grey);
int    reader_quality_of_jpeg (const guint8 *data, gsize size);

/* turn.c */
int reader_turn_of_text (PopplerPage *page, int *n_words, int *hint);
#define READER_TURN_DPI 200 /* of an A4 page; a picture without a paper size is scaled to the same pixels */
int reader_turn_of_picture (ReaderView *self, PIX *grey);

G_END_DECLS
