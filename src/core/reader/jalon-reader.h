/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The near side of jalon-reader. One JalonReader knows the program; one JalonView is one confined process that
 * holds one stranger's file. Calls block up to the limit of contract.md ("Limits of the reader"): use a worker thread.
 * Errors: UNSAFE (died, lied, cannot be confined), TIMEOUT, NOT_FOUND (no such page), REFUSED (page too large …).
 */
#pragma once

#include <gio/gio.h>

#include "core/check/jalon-facts.h"

G_BEGIN_DECLS

#define JALON_TYPE_READER (jalon_reader_get_type ())
G_DECLARE_FINAL_TYPE (JalonReader, jalon_reader, JALON, READER, GObject)

#define JALON_TYPE_VIEW (jalon_view_get_type ())
G_DECLARE_FINAL_TYPE (JalonView, jalon_view, JALON, VIEW, GObject)

JalonReader *jalon_reader_new (const char *program); /* NULL: $JALON_READER, else the installed one */
gboolean     jalon_reader_self_test (JalonReader *self, GError **error); /* once per process; cached */
gboolean     jalon_reader_error_is_unconfined (const GError *error); /* no file can be read here, whichever it is */
void         jalon_reader_prepare (JalonReader *self); /* optional: begins to start, does not wait */
const char  *jalon_reader_get_version (JalonReader *self); /* stored with the facts it gave */

/* Wall-clock limits in milliseconds; the defaults are those of the contract. A parameter so that tests need not wait. */
typedef struct {
  int hello, open, size, page, text, structure, pages, ocr, rewrite, rewrite_a_page, compose, unpack;
} JalonReaderLimits;
void         jalon_reader_set_limits (JalonReader *self, const JalonReaderLimits *limits);
const JalonReaderLimits *jalon_reader_get_limits (JalonReader *self);

/* Quarantine: 3 deaths on the same bytes (by SHA-256) refuse with UNSAFE until forgive (). */
void       jalon_reader_forgive (JalonReader *self, const char *sha256);

JalonView *jalon_view_open (JalonReader *reader, GBytes *bytes, GCancellable *cancellable, GError **error);
void       jalon_view_close (JalonView *self); /* ends the process now */

/* Everything the check needs, from one interpretation of each page. Never fails for a bad file: facts say so. */
JalonFacts *jalon_view_facts (JalonView *self, GCancellable *cancellable, GError **error);

int         jalon_view_get_n_pages (JalonView *self);
gboolean    jalon_view_page_size (JalonView *self, int page, double *width_pt, double *height_pt, GError **error); /* as shown; page from 1 */

typedef struct {
  int     width_px;
  int     height_px;
  int     stride;
  GBytes *data; /* BGRA premultiplied, native 32-bit */
} JalonPixels;
void         jalon_pixels_free (JalonPixels *self);
JalonPixels *jalon_view_render (JalonView *self, int page, double scale_px_per_pt, GCancellable *cancellable, GError **error);

typedef struct {
  double x, y, width, height; /* points from the top left of the page as shown */
  char  *text;                /* one word, UTF-8, no control characters */
} JalonWord;
void       jalon_word_free (JalonWord *self);
GPtrArray *jalon_view_text (JalonView *self, int page, GCancellable *cancellable, GError **error); /* (element-type JalonWord) in reading order */
GPtrArray *jalon_view_ocr (JalonView *self, int page, const char *language, GCancellable *cancellable, GError **error);
GPtrArray *jalon_view_ocr_at (JalonView *self, int page, const char *language, int dpi, GCancellable *cancellable, GError **error);

/* What a rewrite shall do; see repair ids in contract.md. */
typedef struct {
  gboolean    unlock;
  gboolean    strip_scripts;
  gboolean    strip_attachments;
  gboolean    flatten;
  gboolean    convert;         /* image → one-page PDF */
  gboolean    scale_pages;     /* pages larger than A3 become A4 */
  gint64      ceiling_bytes;   /* 0: no shrinking */
  GArray     *rotate;          /* (nullable) (element-type int) per page: clockwise degrees to add, 0 90 180 270 */
  char       *pages;           /* (nullable) "1-2,5": keep only these */
  gboolean    keep_format;     /* a JPEG stays JPEG when only shrinking */
} JalonRewrite;
typedef void (*JalonProgress) (int done, int total, gpointer user_data);
GBytes *jalon_view_rewrite (JalonView *self, const JalonRewrite *what, JalonProgress progress, gpointer user_data,
                            GCancellable *cancellable, GError **error);

/* Several inputs, each already a sound PDF that a rewrite made, into one PDF. (element-type GBytes) */
GBytes *jalon_reader_compose (JalonReader *self, GPtrArray *inputs, GCancellable *cancellable, GError **error);

/* unpack: one backup; for each stored entry calls expect with its name (data, never a path) and size before a byte of it is asked for,
 * then visit with its bytes in a caller-sized buffer. */
typedef gboolean (*JalonUnpackExpect) (const char *name, guint64 size, gpointer user_data, GError **error);
typedef gboolean (*JalonUnpackVisit) (const char *name, GBytes *bytes, gpointer user_data, GError **error);
gboolean jalon_reader_unpack (JalonReader *self, int archive_fd, JalonUnpackExpect expect, JalonUnpackVisit visit, gpointer user_data,
                              GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonPixels, jalon_pixels_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonWord, jalon_word_free)

G_END_DECLS
