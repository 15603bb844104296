/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Facts about one file: what was seen, without any judgement. Made by the near side of jalon-reader from the
 * reader's (hostile) answer after range checks; judged by jalon-check.h. Unknown is a value of its own everywhere.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  JALON_FORMAT_UNKNOWN, JALON_FORMAT_EMPTY, JALON_FORMAT_PDF, JALON_FORMAT_JPEG, JALON_FORMAT_PNG, JALON_FORMAT_HEIC,
  JALON_FORMAT_TIFF, JALON_FORMAT_WEBP, JALON_FORMAT_GIF, JALON_FORMAT_BMP, JALON_FORMAT_ZIP, JALON_FORMAT_TEXT,
} JalonFormat;

/* How a document opened. */
typedef enum {
  JALON_OPENED_CLEAN,
  JALON_OPENED_SMALL_FAULTS, /* faults every viewer forgives */
  JALON_OPENED_REPAIRED,     /* only after rebuilding the structure */
  JALON_OPENED_REWRITABLE,   /* does not open, but a rewrite gives a document with the same page count */
  JALON_OPENED_PASSWORD,     /* needs a password */
  JALON_OPENED_NOT,          /* cannot be opened */
  JALON_OPENED_TOO_COMPLEX,  /* no answer within time or memory */
} JalonOpened;

/* What ended the look at a file or at one of its pages. */
typedef enum { JALON_STOPPED_NOT, JALON_STOPPED_BY_TIME, JALON_STOPPED_BY_DEATH } JalonStopped;

typedef enum { JALON_TRI_UNKNOWN, JALON_TRI_NO, JALON_TRI_YES } JalonTri;

typedef struct {
  double   width_pt, height_pt; /* as shown */
  gboolean looked_at;           /* rendered and judged */
  JalonTri blank;
  int      turn;                /* clockwise degrees that would set it upright: 0, 90, 180, 270; -1 unsure; -2 nothing to judge by */
  int      n_words;             /* in the text layer */
  double   image_share;         /* part of the page covered by the largest image, 0..1 */
  double   image_dpi;           /* of that image; 0 none */
  int      image_bits;          /* bits a component of that image; 0 unknown */
  gboolean image_cmyk;
  int      image_quality;       /* of its JPEG, 1..100; 0 none or not known */
  double   focus;               /* how sharp the page is as a picture, up to 1; 0 not known */
  gboolean content_lost;        /* a part of what stands on it cannot be decoded */
} JalonPageFacts;

typedef struct {
  JalonFormat format;
  gint64      size_bytes;
  char       *sha256;
  JalonOpened opened;
  int         n_pages;          /* 0 unknown; an image has 1 */
  int         n_pages_listed;   /* elements of pages: ≤ n_pages */
  GArray     *pages;            /* (element-type JalonPageFacts) */
  gboolean    pages_cut_short;  /* the time for rendered pages ran out */
  JalonStopped stopped;         /* why some of it was not looked at */
  char       *pdf_version;      /* (nullable) "1.7" */
  JalonTri    owner_lock;
  JalonTri    javascript;       /* JavaScript, Launch, SubmitForm or ImportData action anywhere */
  JalonTri    embedded;         /* attachments */
  JalonTri    portfolio;
  JalonTri    xfa;
  JalonTri    xfa_needs_rendering;
  JalonTri    form_unsaved;     /* AcroForm fields with values that are not flattened */
  JalonTri    is_signed;
  GPtrArray  *fonts_missing;    /* (element-type utf8) fonts not embedded (the 14 standard ones count) */
  /* images */
  int         image_width_px, image_height_px;
  int         image_orientation; /* EXIF 1..8; 0 none */
  JalonTri    image_cmyk;
  JalonTri    image_16bit;
  char       *reader_version;
} JalonFacts;

JalonFacts *jalon_facts_new (void);
void        jalon_facts_free (JalonFacts *self);
char       *jalon_facts_to_json (const JalonFacts *self);
JalonFacts *jalon_facts_from_json (const char *json, GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonFacts, jalon_facts_free)

G_END_DECLS
