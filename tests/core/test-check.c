/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From facts to findings: for each check at least one set of facts that gives it and a neighbour that does not, limits exactly at and
 * one above. Facts are written by hand; the packs are the bundled ones.
 */
#include "core/check/jalon-check.h"

#include <string.h>

#pragma GCC diagnostic ignored "-Woverride-init"

#define MAX_PAGES 3

/* A sound A4 page with text, looked at and upright. */
#define PAGE .width_pt = 595, .height_pt = 842, .looked_at = TRUE, .blank = JALON_TRI_NO, .turn = 0, .n_words = 120
/* A sound A4 page that is one scan. */
#define SCAN PAGE, .n_words = 0, .image_share = 1.0, .image_dpi = 200, .image_bits = 8

#define DOCUMENT .size_bytes = 100000, .opened = JALON_OPENED_CLEAN, .n_pages = 1, .n_pages_listed = 1
#define PDF DOCUMENT, .format = JALON_FORMAT_PDF, .pdf_version = (char *) "1.7", .owner_lock = JALON_TRI_NO,       \
            .javascript = JALON_TRI_NO, .embedded = JALON_TRI_NO, .portfolio = JALON_TRI_NO, .xfa = JALON_TRI_NO, \
            .xfa_needs_rendering = JALON_TRI_NO, .form_unsaved = JALON_TRI_NO, .is_signed = JALON_TRI_NO
#define JPEG DOCUMENT, .format = JALON_FORMAT_JPEG, .image_width_px = 1654, .image_height_px = 2339, .image_cmyk = JALON_TRI_NO, \
             .image_16bit = JALON_TRI_NO
#define PNG JPEG, .format = JALON_FORMAT_PNG
#define OTHER(kind) .size_bytes = 100000, .format = kind, .opened = JALON_OPENED_NOT

#define ABSENT ((JalonSeverity) -1)
#define INFO JALON_SEVERITY_INFO
#define WARN JALON_SEVERITY_WARN
#define BLOCK JALON_SEVERITY_BLOCK
#define UNKNOWN JALON_SEVERITY_UNKNOWN
#define READY JALON_VERDICT_READY
#define FIXABLE JALON_VERDICT_FIXABLE
#define BLOCKED JALON_VERDICT_BLOCKED
#define INCONCLUSIVE JALON_VERDICT_INCONCLUSIVE

typedef struct {
  const char    *name;
  const char    *portal;    /* NULL: anef */
  const char    *file_name; /* NULL: "paper.pdf", "paper.jpg" … by the format */
  JalonFacts     facts;
  JalonPageFacts pages[MAX_PAGES];
  const char    *fonts;     /* names with spaces between them */
  const char    *id;        /* the finding the row is about */
  JalonSeverity  severity;  /* ABSENT: must not be there */
  const char    *fix;
  JalonVerdict   verdict;
  const char    *on_pages;  /* NULL: not compared */
} Row;

static const Row rows[] = {
  /* size: 1 MB is 1,000,000 bytes and a limit itself is inside */
  { "sound-pdf", .facts = { PDF }, .pages = { { PAGE } }, .id = "size-over-seen", .severity = ABSENT, .verdict = READY },
  { "anef-2mb-exactly", .facts = { PDF, .size_bytes = 2000000 }, .pages = { { PAGE } }, .id = "size-over-seen", .severity = ABSENT, .verdict = READY },
  { "anef-2mb-and-one", .facts = { PDF, .size_bytes = 2000001 }, .pages = { { PAGE } }, .id = "size-over-seen", .severity = WARN, .fix = "shrink", .verdict = READY },
  { "anef-10mb-exactly", .facts = { PDF, .size_bytes = 10000000 }, .pages = { { PAGE } }, .id = "size-over-hard", .severity = ABSENT, .verdict = READY },
  { "anef-10mb-is-over-seen", .facts = { PDF, .size_bytes = 10000000 }, .pages = { { PAGE } }, .id = "size-over-seen", .severity = WARN, .fix = "shrink", .verdict = READY },
  { "anef-10mb-and-one", .facts = { PDF, .size_bytes = 10000001 }, .pages = { { PAGE } }, .id = "size-over-hard", .severity = BLOCK, .fix = "shrink", .verdict = FIXABLE },
  { "anef-over-hard-is-not-also-over-seen", .facts = { PDF, .size_bytes = 10000001 }, .pages = { { PAGE } }, .id = "size-over-seen", .severity = ABSENT, .verdict = FIXABLE },
  { "anef-heavy-jpeg", .facts = { JPEG, .size_bytes = 12000000 }, .pages = { { SCAN } }, .id = "size-over-hard", .severity = BLOCK, .fix = "shrink", .verdict = FIXABLE },
  { "anef-heavy-locked", .facts = { PDF, .size_bytes = 12000000, .opened = JALON_OPENED_PASSWORD, .n_pages = 0, .n_pages_listed = 0 }, .id = "size-over-hard", .severity = BLOCK, .fix = NULL, .verdict = BLOCKED },
  { "visas-2mb-exactly", "france-visas", .facts = { PDF, .size_bytes = 2000000 }, .pages = { { PAGE } }, .id = "size-over-hard", .severity = ABSENT, .verdict = READY },
  { "visas-2mb-and-one", "france-visas", .facts = { PDF, .size_bytes = 2000001 }, .pages = { { PAGE } }, .id = "size-over-hard", .severity = BLOCK, .fix = "shrink", .verdict = FIXABLE },
  { "telerecours-32mb-exactly", "telerecours-citoyens", "1-lettre.pdf", .facts = { PDF, .size_bytes = 32000000 }, .pages = { { PAGE } }, .id = "size-over-hard", .severity = ABSENT, .verdict = READY },
  { "telerecours-32mb-and-one", "telerecours-citoyens", "1-lettre.pdf", .facts = { PDF, .size_bytes = 32000001 }, .pages = { { PAGE } }, .id = "size-over-hard", .severity = BLOCK, .fix = "shrink", .verdict = FIXABLE },
  { "demarche-200mb-exactly", "demarche-numerique", .facts = { PDF, .size_bytes = 200000000 }, .pages = { { PAGE } }, .id = "size-over-hard", .severity = ABSENT, .verdict = READY },
  { "demarche-200mb-and-one", "demarche-numerique", .facts = { PDF, .size_bytes = 200000001 }, .pages = { { PAGE } }, .id = "size-over-hard", .severity = BLOCK, .fix = "shrink", .verdict = FIXABLE },
  { "no-limit-no-size", "natali", .facts = { PDF, .size_bytes = 150000000 }, .pages = { { PAGE } }, .id = "size-over-hard", .severity = ABSENT, .verdict = READY },
  { "no-limit-is-named", "natali", .facts = { PDF }, .pages = { { PAGE } }, .id = "portal-limit-unknown", .severity = INFO, .verdict = READY },
  { "no-limit-judges-the-rest", "natali", .facts = { PDF, .owner_lock = JALON_TRI_YES }, .pages = { { PAGE } }, .id = "pdf-owner-lock", .severity = BLOCK, .fix = "unlock", .verdict = FIXABLE },
  { "limits-are-not-unknown", .facts = { PDF }, .pages = { { PAGE } }, .id = "portal-limit-unknown", .severity = ABSENT, .verdict = READY },

  /* empty */
  { "zero-bytes", .facts = { .format = JALON_FORMAT_EMPTY, .opened = JALON_OPENED_NOT }, .id = "pdf-zero-byte", .severity = BLOCK, .verdict = BLOCKED },
  { "99-bytes", .facts = { PDF, .size_bytes = 99, .opened = JALON_OPENED_NOT }, .id = "pdf-zero-byte", .severity = BLOCK, .verdict = BLOCKED },
  { "100-bytes", .facts = { PDF, .size_bytes = 100 }, .pages = { { PAGE } }, .id = "pdf-zero-byte", .severity = ABSENT, .verdict = READY },

  /* format */
  { "anef-takes-jpeg", .facts = { JPEG }, .pages = { { SCAN } }, .id = "format-not-taken", .severity = ABSENT, .verdict = READY },
  { "anef-takes-png", .facts = { PNG }, .pages = { { SCAN } }, .id = "format-not-taken", .severity = ABSENT, .verdict = READY },
  { "visas-jpeg", "france-visas", .facts = { JPEG }, .pages = { { SCAN } }, .id = "format-not-taken", .severity = BLOCK, .fix = "convert", .verdict = FIXABLE },
  { "visas-png", "france-visas", .facts = { PNG }, .pages = { { SCAN } }, .id = "format-not-taken", .severity = BLOCK, .fix = "convert", .verdict = FIXABLE },
  { "visas-broken-jpeg-cannot-be-converted", "france-visas", .facts = { JPEG, .opened = JALON_OPENED_NOT, .n_pages = 0, .n_pages_listed = 0 }, .id = "format-not-taken", .severity = BLOCK, .fix = NULL, .verdict = BLOCKED },
  { "telerecours-jpeg", "telerecours-citoyens", "1-photo.jpg", .facts = { JPEG }, .pages = { { SCAN } }, .id = "format-not-taken", .severity = BLOCK, .fix = "convert", .verdict = FIXABLE },
  { "anef-word", NULL, "letter.docx", .facts = { OTHER (JALON_FORMAT_ZIP) }, .id = "format-not-taken", .severity = BLOCK, .verdict = BLOCKED },
  { "anef-gif", NULL, "photo.gif", .facts = { OTHER (JALON_FORMAT_GIF) }, .id = "format-not-taken", .severity = BLOCK, .verdict = BLOCKED },
  { "anef-unknown", NULL, "photo", .facts = { OTHER (JALON_FORMAT_UNKNOWN) }, .id = "format-not-taken", .severity = BLOCK, .verdict = BLOCKED },
  { "demarche-takes-word-unseen", "demarche-numerique", "letter.docx", .facts = { OTHER (JALON_FORMAT_ZIP) }, .id = "pages-not-looked-at", .severity = UNKNOWN, .verdict = INCONCLUSIVE },
  { "demarche-word-is-not-refused", "demarche-numerique", "letter.docx", .facts = { OTHER (JALON_FORMAT_ZIP) }, .id = "format-not-taken", .severity = ABSENT, .verdict = INCONCLUSIVE },
  { "demarche-excel", "demarche-numerique", "table.xlsx", .facts = { OTHER (JALON_FORMAT_ZIP) }, .id = "format-not-taken", .severity = BLOCK, .verdict = BLOCKED },
  { "no-limit-never-ready-unseen", "natali", "letter.docx", .facts = { OTHER (JALON_FORMAT_ZIP) }, .id = "pages-not-looked-at", .severity = UNKNOWN, .verdict = INCONCLUSIVE },
  { "anef-heic", NULL, "photo.heic", .facts = { OTHER (JALON_FORMAT_HEIC) }, .id = "img-heic", .severity = BLOCK, .verdict = BLOCKED },
  { "anef-tiff", NULL, "scan.tif", .facts = { OTHER (JALON_FORMAT_TIFF) }, .id = "img-heic", .severity = BLOCK, .verdict = BLOCKED },
  { "anef-webp", NULL, "photo.webp", .facts = { OTHER (JALON_FORMAT_WEBP) }, .id = "img-heic", .severity = BLOCK, .verdict = BLOCKED },
  { "anef-jpeg-is-not-heic", .facts = { JPEG }, .pages = { { SCAN } }, .id = "img-heic", .severity = ABSENT, .verdict = READY },
  { "demarche-heic", "demarche-numerique", "photo.heic", .facts = { OTHER (JALON_FORMAT_HEIC) }, .id = "img-heic", .severity = BLOCK, .verdict = BLOCKED },
  { "demarche-takes-webp-unseen", "demarche-numerique", "photo.webp", .facts = { OTHER (JALON_FORMAT_WEBP) }, .id = "pages-not-looked-at", .severity = UNKNOWN, .verdict = INCONCLUSIVE },

  /* renamed */
  { "word-named-pdf", NULL, "letter.pdf", .facts = { OTHER (JALON_FORMAT_ZIP) }, .id = "pdf-not-pdf", .severity = BLOCK, .verdict = BLOCKED },
  { "word-named-pdf-is-one-finding", NULL, "letter.pdf", .facts = { OTHER (JALON_FORMAT_ZIP) }, .id = "format-not-taken", .severity = ABSENT, .verdict = BLOCKED },
  { "heic-named-pdf", NULL, "photo.pdf", .facts = { OTHER (JALON_FORMAT_HEIC) }, .id = "pdf-not-pdf", .severity = BLOCK, .verdict = BLOCKED },
  { "heic-named-pdf-is-heic", NULL, "photo.pdf", .facts = { OTHER (JALON_FORMAT_HEIC) }, .id = "img-heic", .severity = BLOCK, .verdict = BLOCKED },
  { "heic-named-jpg", NULL, "photo.jpg", .facts = { OTHER (JALON_FORMAT_HEIC) }, .id = "img-heic", .severity = BLOCK, .verdict = BLOCKED },
  { "jpeg-named-pdf", NULL, "photo.pdf", .facts = { JPEG }, .pages = { { SCAN } }, .id = "pdf-not-pdf", .severity = BLOCK, .fix = "convert", .verdict = FIXABLE },
  { "text-named-pdf", NULL, "notes.PDF", .facts = { OTHER (JALON_FORMAT_TEXT) }, .id = "pdf-not-pdf", .severity = BLOCK, .verdict = BLOCKED },
  { "pdf-named-jpg", NULL, "scan.jpg", .facts = { PDF }, .pages = { { PAGE } }, .id = "pdf-not-pdf", .severity = BLOCK, .fix = "rename", .verdict = FIXABLE },
  { "png-named-jpeg", NULL, "scan.jpeg", .facts = { PNG }, .pages = { { SCAN } }, .id = "pdf-not-pdf", .severity = BLOCK, .fix = "rename", .verdict = FIXABLE },
  { "jpeg-named-jpeg", NULL, "scan.JPEG", .facts = { JPEG }, .pages = { { SCAN } }, .id = "pdf-not-pdf", .severity = ABSENT, .verdict = READY },
  { "pdf-in-capitals", NULL, "SCAN.PDF", .facts = { PDF }, .pages = { { PAGE } }, .id = "pdf-not-pdf", .severity = ABSENT, .verdict = READY },

  /* damage and locks */
  { "small-faults", .facts = { PDF, .opened = JALON_OPENED_SMALL_FAULTS }, .pages = { { PAGE } }, .id = "pdf-damaged", .severity = INFO, .verdict = READY },
  { "repaired", .facts = { PDF, .opened = JALON_OPENED_REPAIRED }, .pages = { { PAGE } }, .id = "pdf-damaged", .severity = WARN, .fix = "rewrite", .verdict = READY },
  { "rewritable", .facts = { PDF, .opened = JALON_OPENED_REWRITABLE, .n_pages = 2, .n_pages_listed = 0, .owner_lock = JALON_TRI_UNKNOWN }, .id = "pdf-damaged", .severity = BLOCK, .fix = "rewrite", .verdict = FIXABLE },
  { "jpeg-that-ends-too-early", .facts = { JPEG, .opened = JALON_OPENED_REPAIRED }, .pages = { { SCAN } }, .id = "pdf-damaged", .severity = UNKNOWN, .verdict = INCONCLUSIVE, .on_pages = "1" },
  { "pages-without-structure", .facts = { PDF, .opened = JALON_OPENED_REPAIRED, .owner_lock = 0, .javascript = 0, .embedded = 0, .portfolio = 0, .xfa = 0 }, .pages = { { PAGE } }, .id = "pdf-damaged", .severity = UNKNOWN, .verdict = INCONCLUSIVE },
  { "pages-without-structure-is-one-doubt", .facts = { PDF, .opened = JALON_OPENED_REPAIRED, .owner_lock = 0, .javascript = 0, .embedded = 0, .portfolio = 0, .xfa = 0 }, .pages = { { PAGE } }, .id = "pdf-javascript", .severity = ABSENT, .verdict = INCONCLUSIVE },
  { "content-of-a-page-lost", .facts = { PDF, .n_pages = 2, .n_pages_listed = 2 }, .pages = { { PAGE }, { PAGE, .content_lost = TRUE } }, .id = "pdf-damaged", .severity = UNKNOWN, .verdict = INCONCLUSIVE, .on_pages = "2" },
  { "lost", .facts = { PDF, .opened = JALON_OPENED_NOT, .n_pages = 2, .n_pages_listed = 0 }, .id = "pdf-damaged", .severity = BLOCK, .verdict = BLOCKED },
  { "clean-is-not-damaged", .facts = { PDF }, .pages = { { PAGE } }, .id = "pdf-damaged", .severity = ABSENT, .verdict = READY },
  { "unreadable", .facts = { PDF, .opened = JALON_OPENED_NOT, .n_pages = 0, .n_pages_listed = 0 }, .id = "file-unreadable", .severity = BLOCK, .verdict = BLOCKED },
  { "unreadable-jpeg", .facts = { JPEG, .opened = JALON_OPENED_NOT, .n_pages = 0, .n_pages_listed = 0 }, .id = "file-unreadable", .severity = BLOCK, .verdict = BLOCKED },
  { "no-pages", .facts = { PDF, .n_pages = 0, .n_pages_listed = 0 }, .id = "file-unreadable", .severity = BLOCK, .verdict = BLOCKED },
  { "one-page-is-readable", .facts = { PDF }, .pages = { { PAGE } }, .id = "file-unreadable", .severity = ABSENT, .verdict = READY },
  { "too-complex", .facts = { PDF, .opened = JALON_OPENED_TOO_COMPLEX, .n_pages = 0, .n_pages_listed = 0, .owner_lock = JALON_TRI_UNKNOWN }, .id = "file-too-complex", .severity = UNKNOWN, .verdict = INCONCLUSIVE },
  { "too-complex-does-not-ask-for-more", .facts = { PDF, .opened = JALON_OPENED_TOO_COMPLEX, .n_pages = 0, .n_pages_listed = 0, .owner_lock = JALON_TRI_UNKNOWN }, .id = "pdf-owner-lock", .severity = ABSENT, .verdict = INCONCLUSIVE },
  { "first-page-not-seen", .facts = { PDF }, .pages = { { PAGE, .looked_at = FALSE } }, .id = "file-too-complex", .severity = UNKNOWN, .verdict = INCONCLUSIVE },
  { "too-complex-and-too-heavy", .facts = { PDF, .size_bytes = 12000000, .opened = JALON_OPENED_TOO_COMPLEX, .n_pages = 0, .n_pages_listed = 0 }, .id = "size-over-hard", .severity = BLOCK, .fix = NULL, .verdict = BLOCKED },
  { "password", .facts = { PDF, .opened = JALON_OPENED_PASSWORD, .n_pages = 0, .n_pages_listed = 0, .owner_lock = JALON_TRI_UNKNOWN }, .id = "pdf-needs-password", .severity = BLOCK, .verdict = BLOCKED },
  { "password-is-not-an-owner-lock", .facts = { PDF, .opened = JALON_OPENED_PASSWORD, .n_pages = 0, .n_pages_listed = 0, .owner_lock = JALON_TRI_YES }, .id = "pdf-owner-lock", .severity = ABSENT, .verdict = BLOCKED },
  { "owner-lock", .facts = { PDF, .owner_lock = JALON_TRI_YES }, .pages = { { PAGE } }, .id = "pdf-owner-lock", .severity = BLOCK, .fix = "unlock", .verdict = FIXABLE },
  { "owner-lock-unknown", .facts = { PDF, .owner_lock = JALON_TRI_UNKNOWN }, .pages = { { PAGE } }, .id = "pdf-owner-lock", .severity = UNKNOWN, .verdict = INCONCLUSIVE },

  /* what is inside */
  { "javascript", .facts = { PDF, .javascript = JALON_TRI_YES }, .pages = { { PAGE } }, .id = "pdf-javascript", .severity = BLOCK, .fix = "strip-scripts", .verdict = FIXABLE },
  { "javascript-not", .facts = { PDF }, .pages = { { PAGE } }, .id = "pdf-javascript", .severity = ABSENT, .verdict = READY },
  { "javascript-unknown", .facts = { PDF, .javascript = JALON_TRI_UNKNOWN }, .pages = { { PAGE } }, .id = "pdf-javascript", .severity = UNKNOWN, .verdict = INCONCLUSIVE },
  { "attachment", .facts = { PDF, .embedded = JALON_TRI_YES }, .pages = { { PAGE } }, .id = "pdf-embedded", .severity = BLOCK, .fix = "strip-attachments", .verdict = FIXABLE },
  { "attachment-not", .facts = { PDF }, .pages = { { PAGE } }, .id = "pdf-embedded", .severity = ABSENT, .verdict = READY },
  { "portfolio", .facts = { PDF, .embedded = JALON_TRI_YES, .portfolio = JALON_TRI_YES }, .pages = { { PAGE } }, .id = "pdf-embedded", .severity = BLOCK, .fix = NULL, .verdict = BLOCKED },
  { "xfa-static", .facts = { PDF, .xfa = JALON_TRI_YES }, .pages = { { PAGE } }, .id = "pdf-xfa", .severity = BLOCK, .fix = "flatten", .verdict = FIXABLE },
  { "xfa-needs-rendering", .facts = { PDF, .xfa = JALON_TRI_YES, .xfa_needs_rendering = JALON_TRI_YES }, .pages = { { PAGE } }, .id = "pdf-xfa", .severity = BLOCK, .fix = NULL, .verdict = BLOCKED },
  { "xfa-not", .facts = { PDF, .xfa_needs_rendering = JALON_TRI_YES }, .pages = { { PAGE } }, .id = "pdf-xfa", .severity = ABSENT, .verdict = READY },
  { "form", .facts = { PDF, .form_unsaved = JALON_TRI_YES }, .pages = { { PAGE } }, .id = "pdf-acroform-unsaved", .severity = WARN, .fix = "flatten", .verdict = READY },
  { "form-unknown-is-no-doubt", .facts = { PDF, .form_unsaved = JALON_TRI_UNKNOWN }, .pages = { { PAGE } }, .id = "pdf-acroform-unsaved", .severity = ABSENT, .verdict = READY },
  { "form-of-xfa-is-one-finding", .facts = { PDF, .form_unsaved = JALON_TRI_YES, .xfa = JALON_TRI_YES }, .pages = { { PAGE } }, .id = "pdf-acroform-unsaved", .severity = ABSENT, .verdict = FIXABLE },
  { "signed", .facts = { PDF, .is_signed = JALON_TRI_YES }, .pages = { { PAGE } }, .id = "pdf-signed", .severity = INFO, .verdict = READY },
  { "signed-not", .facts = { PDF }, .pages = { { PAGE } }, .id = "pdf-signed", .severity = ABSENT, .verdict = READY },
  { "version-2.0", .facts = { PDF, .pdf_version = (char *) "2.0" }, .pages = { { PAGE } }, .id = "pdf-version", .severity = INFO, .verdict = READY },
  { "version-1.7", .facts = { PDF, .pdf_version = (char *) "1.7" }, .pages = { { PAGE } }, .id = "pdf-version", .severity = ABSENT, .verdict = READY },
  { "version-1.8", .facts = { PDF, .pdf_version = (char *) "1.8" }, .pages = { { PAGE } }, .id = "pdf-version", .severity = INFO, .verdict = READY },
  { "version-unknown", .facts = { PDF, .pdf_version = NULL }, .pages = { { PAGE } }, .id = "pdf-version", .severity = ABSENT, .verdict = READY },
  { "fonts", .facts = { PDF }, .pages = { { PAGE } }, .fonts = "Helvetica Arial", .id = "pdf-fonts", .severity = WARN, .verdict = READY },
  { "fonts-all-inside", .facts = { PDF }, .pages = { { PAGE } }, .id = "pdf-fonts", .severity = ABSENT, .verdict = READY },

  /* pages */
  { "page-3370-exactly", .facts = { PDF }, .pages = { { PAGE, .width_pt = 3370 } }, .id = "pdf-page-size", .severity = ABSENT, .verdict = READY },
  { "page-over-3370", .facts = { PDF }, .pages = { { PAGE, .width_pt = 3370.5 } }, .id = "pdf-page-size", .severity = WARN, .fix = "scale-page", .verdict = READY, .on_pages = "1" },
  { "page-144-exactly", .facts = { PDF }, .pages = { { PAGE, .height_pt = 144 } }, .id = "pdf-page-size", .severity = ABSENT, .verdict = READY },
  { "page-under-144", .facts = { PDF }, .pages = { { PAGE, .height_pt = 143 } }, .id = "pdf-page-size", .severity = WARN, .fix = NULL, .verdict = READY },
  { "page-of-unknown-size", .facts = { PDF }, .pages = { { PAGE, .width_pt = 0, .height_pt = 0 } }, .id = "pdf-page-size", .severity = ABSENT, .verdict = READY },
  { "page-tiny-and-huge", .facts = { PDF, .n_pages = 3, .n_pages_listed = 3 }, .pages = { { PAGE, .height_pt = 100 }, { PAGE }, { PAGE, .height_pt = 4000 } }, .id = "pdf-page-size", .severity = WARN, .fix = "scale-page", .verdict = READY, .on_pages = "1 3" },
  { "page-beyond-rendering-is-not-inconclusive", .facts = { PDF }, .pages = { { PAGE, .width_pt = 20000, .looked_at = FALSE, .turn = -2 } }, .id = "file-too-complex", .severity = ABSENT, .verdict = READY },
  { "page-beyond-rendering-hides-no-other", .facts = { PDF, .n_pages = 2, .n_pages_listed = 2 }, .pages = { { PAGE, .width_pt = 20000, .looked_at = FALSE }, { PAGE, .looked_at = FALSE } }, .id = "file-too-complex", .severity = UNKNOWN, .verdict = INCONCLUSIVE },
  { "page-beyond-rendering-is-said", .facts = { PDF }, .pages = { { PAGE, .width_pt = 20000, .looked_at = FALSE, .turn = -2 } }, .id = "pages-not-looked-at", .severity = INFO, .verdict = READY, .on_pages = "1" },
  { "photo-has-no-page-size", .facts = { JPEG }, .pages = { { SCAN, .width_pt = 8000, .height_pt = 6000 } }, .id = "pdf-page-size", .severity = ABSENT, .verdict = READY },

  { "sideways-anef", .facts = { PDF }, .pages = { { SCAN, .turn = 90 } }, .id = "pdf-rotate", .severity = BLOCK, .fix = "rotate", .verdict = FIXABLE, .on_pages = "1" },
  { "sideways-elsewhere", "demarche-numerique", .facts = { PDF }, .pages = { { SCAN, .turn = 90 } }, .id = "pdf-rotate", .severity = WARN, .fix = "rotate", .verdict = READY },
  { "upside-down-third", .facts = { PDF, .n_pages = 3, .n_pages_listed = 3 }, .pages = { { SCAN }, { SCAN }, { SCAN, .turn = 180 } }, .id = "pdf-rotate", .severity = BLOCK, .fix = "rotate", .verdict = FIXABLE, .on_pages = "3" },
  { "upright", .facts = { PDF }, .pages = { { SCAN } }, .id = "pdf-rotate", .severity = ABSENT, .verdict = READY },
  { "landscape-upright", .facts = { PDF }, .pages = { { PAGE, .width_pt = 842, .height_pt = 595 } }, .id = "pdf-rotate", .severity = ABSENT, .verdict = READY },
  { "unsure-on-the-only-page", .facts = { PDF }, .pages = { { SCAN, .turn = -1 } }, .id = "pdf-rotate", .severity = UNKNOWN, .verdict = INCONCLUSIVE, .on_pages = "1" },
  { "unsure-on-the-only-page-elsewhere", "demarche-numerique", .facts = { PDF }, .pages = { { SCAN, .turn = -1 } }, .id = "pdf-rotate", .severity = UNKNOWN, .verdict = INCONCLUSIVE },
  { "unsure-beside-a-sure-page", .facts = { PDF, .n_pages = 2, .n_pages_listed = 2 }, .pages = { { SCAN }, { SCAN, .turn = -1 } }, .id = "pdf-rotate", .severity = INFO, .verdict = READY, .on_pages = "2" },
  { "unsure-beside-a-blank-page", .facts = { PDF, .n_pages = 2, .n_pages_listed = 2 }, .pages = { { SCAN, .blank = JALON_TRI_YES, .turn = -2 }, { SCAN, .turn = -1 } }, .id = "pdf-rotate", .severity = UNKNOWN, .verdict = INCONCLUSIVE, .on_pages = "2" },
  { "nothing-to-judge-by", .facts = { PDF }, .pages = { { SCAN, .turn = -2 } }, .id = "pdf-rotate", .severity = ABSENT, .verdict = READY },
  { "sideways-jpeg", .facts = { JPEG }, .pages = { { SCAN, .turn = 270 } }, .id = "pdf-rotate", .severity = BLOCK, .fix = "rotate", .verdict = FIXABLE },

  { "blank-second", .facts = { PDF, .n_pages = 2, .n_pages_listed = 2 }, .pages = { { PAGE }, { PAGE, .blank = JALON_TRI_YES, .turn = -2 } }, .id = "pdf-blank-page", .severity = WARN, .verdict = READY, .on_pages = "2" },
  { "blank-unknown", .facts = { PDF }, .pages = { { PAGE, .blank = JALON_TRI_UNKNOWN } }, .id = "pdf-blank-page", .severity = ABSENT, .verdict = READY },
  { "blank-not-looked-at", .facts = { PDF, .n_pages = 2, .n_pages_listed = 2 }, .pages = { { PAGE }, { PAGE, .blank = JALON_TRI_YES, .looked_at = FALSE } }, .id = "pdf-blank-page", .severity = ABSENT, .verdict = READY },

  { "scan-149-dpi", .facts = { PDF }, .pages = { { SCAN, .image_dpi = 149 } }, .id = "pdf-lowres", .severity = WARN, .verdict = READY, .on_pages = "1" },
  { "scan-150-dpi", .facts = { PDF }, .pages = { { SCAN, .image_dpi = 150 } }, .id = "pdf-lowres", .severity = ABSENT, .verdict = READY },
  { "scan-149.8-dpi-is-whole-pixels", .facts = { PDF }, .pages = { { SCAN, .image_dpi = 149.8 } }, .id = "pdf-lowres", .severity = ABSENT, .verdict = READY },
  { "half-page-72-dpi", .facts = { PDF }, .pages = { { PAGE, .image_share = 0.5, .image_dpi = 72, .image_bits = 8 } }, .id = "pdf-lowres", .severity = WARN, .verdict = READY },
  { "logo-72-dpi", .facts = { PDF }, .pages = { { PAGE, .image_share = 0.49, .image_dpi = 72, .image_bits = 8 } }, .id = "pdf-lowres", .severity = ABSENT, .verdict = READY },
  { "dpi-not-known", .facts = { PDF }, .pages = { { SCAN, .image_dpi = 0 } }, .id = "pdf-lowres", .severity = ABSENT, .verdict = READY },
  { "photo-999-px", .facts = { JPEG, .image_width_px = 700, .image_height_px = 999 }, .pages = { { SCAN } }, .id = "pdf-lowres", .severity = WARN, .verdict = READY },
  { "photo-1000-px", .facts = { JPEG, .image_width_px = 1000, .image_height_px = 700 }, .pages = { { SCAN } }, .id = "pdf-lowres", .severity = ABSENT, .verdict = READY },
  { "photo-is-judged-by-pixels", .facts = { JPEG }, .pages = { { SCAN, .image_dpi = 72 } }, .id = "pdf-lowres", .severity = ABSENT, .verdict = READY },
  { "scan-400-dpi", .facts = { PDF }, .pages = { { SCAN, .image_dpi = 400 } }, .id = "pdf-highres", .severity = ABSENT, .verdict = READY },
  { "scan-401-dpi", .facts = { PDF }, .pages = { { SCAN, .image_dpi = 401 } }, .id = "pdf-highres", .severity = INFO, .fix = "shrink", .verdict = READY, .on_pages = "1" },
  { "bilevel", .facts = { PDF }, .pages = { { SCAN, .image_bits = 1 } }, .id = "pdf-bilevel", .severity = WARN, .verdict = READY, .on_pages = "1" },
  { "bilevel-logo", .facts = { PDF }, .pages = { { SCAN, .image_bits = 1, .image_share = 0.2 } }, .id = "pdf-bilevel", .severity = ABSENT, .verdict = READY },
  { "two-levels-of-grey-more", .facts = { PDF }, .pages = { { SCAN, .image_bits = 2 } }, .id = "pdf-bilevel", .severity = ABSENT, .verdict = READY },
  { "cmyk-scan", .facts = { PDF }, .pages = { { SCAN, .image_cmyk = TRUE } }, .id = "img-cmyk", .severity = WARN, .verdict = READY, .on_pages = "1" },
  { "cmyk-logo", .facts = { PDF }, .pages = { { SCAN, .image_share = 0.1, .image_cmyk = TRUE } }, .id = "img-cmyk", .severity = ABSENT, .verdict = READY },
  { "cmyk-jpeg", .facts = { JPEG, .image_cmyk = JALON_TRI_YES }, .pages = { { SCAN } }, .id = "img-cmyk", .severity = WARN, .verdict = READY, .on_pages = "1" },
  { "rgb-jpeg", .facts = { JPEG }, .pages = { { SCAN } }, .id = "img-cmyk", .severity = ABSENT, .verdict = READY },
  { "16bit-png", .facts = { PNG, .image_16bit = JALON_TRI_YES }, .pages = { { SCAN } }, .id = "img-16bit", .severity = WARN, .verdict = READY, .on_pages = "1" },
  { "8bit-png", .facts = { PNG }, .pages = { { SCAN } }, .id = "img-16bit", .severity = ABSENT, .verdict = READY },
  { "16bit-scan", .facts = { PDF }, .pages = { { SCAN, .image_bits = 16 } }, .id = "img-16bit", .severity = WARN, .verdict = READY },
  { "blurred", .facts = { JPEG }, .pages = { { SCAN, .focus = 0.15 } }, .id = "pdf-blur", .severity = WARN, .verdict = READY, .on_pages = "1" },
  { "sharp", .facts = { JPEG }, .pages = { { SCAN, .focus = 0.3 } }, .id = "pdf-blur", .severity = ABSENT, .verdict = READY },
  { "focus-not-known", .facts = { JPEG }, .pages = { { SCAN, .focus = 0 } }, .id = "pdf-blur", .severity = ABSENT, .verdict = READY },
  { "blurred-scan", .facts = { PDF, .n_pages = 2, .n_pages_listed = 2 }, .pages = { { SCAN }, { SCAN, .focus = 0.15 } }, .id = "pdf-blur", .severity = WARN, .verdict = READY, .on_pages = "2" },
  { "text-has-no-focus", .facts = { PDF }, .pages = { { PAGE, .focus = 0.15 } }, .id = "pdf-blur", .severity = ABSENT, .verdict = READY },
  { "pressed-too-hard", .facts = { JPEG }, .pages = { { SCAN, .image_quality = 15 } }, .id = "pdf-overcompressed", .severity = WARN, .verdict = READY, .on_pages = "1" },
  { "pressed-scan", .facts = { PDF }, .pages = { { SCAN, .image_quality = 15 } }, .id = "pdf-overcompressed", .severity = WARN, .verdict = READY },
  { "pressed-enough", .facts = { JPEG }, .pages = { { SCAN, .image_quality = 30 } }, .id = "pdf-overcompressed", .severity = ABSENT, .verdict = READY },
  { "quality-not-known", .facts = { JPEG }, .pages = { { SCAN, .image_quality = 0 } }, .id = "pdf-overcompressed", .severity = ABSENT, .verdict = READY },

  { "cut-short", .facts = { PDF, .n_pages = 3, .n_pages_listed = 3, .pages_cut_short = TRUE }, .pages = { { PAGE }, { PAGE, .looked_at = FALSE }, { PAGE, .looked_at = FALSE } }, .id = "pages-not-looked-at", .severity = INFO, .verdict = READY, .on_pages = "2 3" },
  { "more-pages-than-listed", .facts = { PDF, .n_pages = 3 }, .pages = { { PAGE } }, .id = "pages-not-looked-at", .severity = INFO, .verdict = READY, .on_pages = "2 3" },
  { "all-pages-seen", .facts = { PDF, .n_pages = 2, .n_pages_listed = 2 }, .pages = { { PAGE }, { PAGE } }, .id = "pages-not-looked-at", .severity = ABSENT, .verdict = READY },

  /* names */
  { "plain-name", NULL, "fiche_de-paie2.pdf", .facts = { PDF }, .pages = { { PAGE } }, .id = "name-chars", .severity = ABSENT, .verdict = READY },
  { "accents-without-a-rule", NULL, "fiche de paie août.pdf", .facts = { PDF }, .pages = { { PAGE } }, .id = "name-chars", .severity = INFO, .fix = "rename", .verdict = READY },
  { "percent-without-a-rule", NULL, "100%.pdf", .facts = { PDF }, .pages = { { PAGE } }, .id = "name-chars", .severity = WARN, .fix = "rename", .verdict = READY },
  { "ampersand-without-a-rule", NULL, "a&b.pdf", .facts = { PDF }, .pages = { { PAGE } }, .id = "name-chars", .severity = WARN, .fix = "rename", .verdict = READY },
  { "no-extension", NULL, "scan", .facts = { PDF }, .pages = { { PAGE } }, .id = "name-chars", .severity = WARN, .fix = "rename", .verdict = READY },
  { "hidden-file", NULL, ".pdf", .facts = { PDF }, .pages = { { PAGE } }, .id = "name-chars", .severity = WARN, .fix = "rename", .verdict = READY },
  { "name-80", NULL, "abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdef.pdf", .facts = { PDF }, .pages = { { PAGE } }, .id = "name-chars", .severity = ABSENT, .verdict = READY },
  { "name-81", NULL, "abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefg.pdf", .facts = { PDF }, .pages = { { PAGE } }, .id = "name-chars", .severity = WARN, .fix = "rename", .verdict = READY },
  { "not-utf-8", NULL, "ao\xfbt.pdf", .facts = { PDF }, .pages = { { PAGE } }, .id = "name-chars", .severity = INFO, .fix = "rename", .verdict = READY },
  { "visas-accents", "france-visas", "Relevé d’août.pdf", .facts = { PDF }, .pages = { { PAGE } }, .id = "name-chars", .severity = WARN, .fix = "rename", .verdict = READY },
  { "visas-allowed", "france-visas", "Relevé d'août, n. 2.pdf", .facts = { PDF }, .pages = { { PAGE } }, .id = "name-chars", .severity = ABSENT, .verdict = READY },
  { "visas-underscore", "france-visas", "releve_2.pdf", .facts = { PDF }, .pages = { { PAGE } }, .id = "name-chars", .severity = WARN, .fix = "rename", .verdict = READY },
  { "telerecours-good", "telerecours-citoyens", "03_decision-attaquee.pdf", .facts = { PDF }, .pages = { { PAGE } }, .id = "name-chars", .severity = ABSENT, .verdict = READY },
  { "telerecours-no-number", "telerecours-citoyens", "decision.pdf", .facts = { PDF }, .pages = { { PAGE } }, .id = "name-chars", .severity = WARN, .fix = "rename", .verdict = READY },
  { "telerecours-accent", "telerecours-citoyens", "03-décision.pdf", .facts = { PDF }, .pages = { { PAGE } }, .id = "name-chars", .severity = WARN, .fix = "rename", .verdict = READY },
  { "telerecours-second-dot", "telerecours-citoyens", "03.decision.pdf", .facts = { PDF }, .pages = { { PAGE } }, .id = "name-chars", .severity = WARN, .fix = "rename", .verdict = READY },

  /* the first that holds: blocked, inconclusive, fixable, ready */
  { "blocked-before-inconclusive", .facts = { PDF, .portfolio = JALON_TRI_YES }, .pages = { { SCAN, .turn = -1 } }, .id = "pdf-rotate", .severity = UNKNOWN, .verdict = BLOCKED },
  { "inconclusive-before-fixable", .facts = { PDF, .owner_lock = JALON_TRI_YES }, .pages = { { SCAN, .turn = -1 } }, .id = "pdf-rotate", .severity = UNKNOWN, .verdict = INCONCLUSIVE },
  { "two-fixable-are-fixable", .facts = { PDF, .owner_lock = JALON_TRI_YES }, .pages = { { SCAN, .turn = 90 } }, .id = "pdf-rotate", .severity = BLOCK, .fix = "rotate", .verdict = FIXABLE },
};

static JalonPacks *packs;

/* Facts as the row has them, with its pages and fonts; the row owns the strings. */
static JalonFacts
borrow_facts (const Row *row, GArray *pages, GPtrArray *fonts)
{
  JalonFacts facts = row->facts;
  g_auto(GStrv) names = g_strsplit (row->fonts != NULL ? row->fonts : "", " ", -1);

  g_array_append_vals (pages, row->pages, (guint) facts.n_pages_listed);
  for (char **name = names; *name != NULL; name++)
    if (**name != '\0')
      g_ptr_array_add (fonts, g_strdup (*name));
  facts.pages = pages;
  facts.fonts_missing = fonts;
  return facts;
}

static const char *
get_default_name (JalonFormat format)
{
  return format == JALON_FORMAT_JPEG ? "paper.jpg" : format == JALON_FORMAT_PNG ? "paper.png" : "paper.pdf";
}

static JalonJudgement *
judge_row (const Row *row)
{
  g_autoptr(GArray) pages = g_array_new (FALSE, FALSE, sizeof (JalonPageFacts));
  g_autoptr(GPtrArray) fonts = g_ptr_array_new_with_free_func (g_free);
  JalonFacts facts = borrow_facts (row, pages, fonts);

  return jalon_check_judge (packs, row->portal != NULL ? row->portal : "anef",
                            row->file_name != NULL ? row->file_name : get_default_name (facts.format), &facts);
}

static const JalonFinding *
find_finding (const JalonJudgement *judgement, const char *id)
{
  for (guint i = 0; i < judgement->findings->len; i++)
    {
      const JalonFinding *finding = g_ptr_array_index (judgement->findings, i);
      if (strcmp (finding->id, id) == 0)
        return finding;
    }
  return NULL;
}

static char *
list_pages (const JalonFinding *finding)
{
  g_autoptr(GString) list = g_string_new (NULL);
  for (guint i = 0; i < finding->pages->len; i++)
    g_string_append_printf (list, "%s%d", i > 0 ? " " : "", g_array_index (finding->pages, int, i));
  return g_string_free (g_steal_pointer (&list), FALSE);
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr(JalonJudgement) judgement = judge_row (row);
  const JalonFinding *finding = find_finding (judgement, row->id);

  if (row->severity == ABSENT)
    g_assert_null (finding);
  else
    {
      g_assert_nonnull (finding);
      g_assert_cmpstr (jalon_severity_to_id (finding->severity), ==, jalon_severity_to_id (row->severity));
      g_assert_cmpstr (finding->fix, ==, row->fix);
      g_autofree char *pages = list_pages (finding);
      if (row->on_pages != NULL)
        g_assert_cmpstr (pages, ==, row->on_pages);
    }
  g_assert_cmpstr (jalon_verdict_to_id (judgement->verdict), ==, jalon_verdict_to_id (row->verdict));
  g_assert_cmpint (judgement->pages, ==, row->facts.n_pages);
  g_assert_cmpint (judgement->size_bytes, ==, row->facts.size_bytes);
}

/* What makes a file less than ready stands among its findings, whatever the facts: a block, or a reason why nobody can tell. */
static void
test_verdict_has_its_reason (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(JalonJudgement) judgement = judge_row (&rows[i]);
      gboolean any_block = FALSE, any_final = FALSE, any_unknown = FALSE;
      for (guint j = 0; j < judgement->findings->len; j++)
        {
          const JalonFinding *finding = g_ptr_array_index (judgement->findings, j);
          any_block = any_block || finding->severity == BLOCK;
          any_final = any_final || (finding->severity == BLOCK && finding->fix == NULL);
          any_unknown = any_unknown || finding->severity == UNKNOWN;
        }
      JalonVerdict expected = any_final ? BLOCKED : any_unknown ? INCONCLUSIVE : any_block ? FIXABLE : READY;
      g_assert_cmpint (judgement->verdict, ==, expected);
    }
}

static gboolean
is_same_finding (const JalonFinding *a, const JalonFinding *b)
{
  g_autofree char *pages_a = list_pages (a);
  g_autofree char *pages_b = list_pages (b);
  return strcmp (a->id, b->id) == 0 && a->severity == b->severity && g_strcmp0 (a->fix, b->fix) == 0 &&
         strcmp (pages_a, pages_b) == 0 && g_hash_table_size (a->values) == g_hash_table_size (b->values);
}

/* Pure: twice the same. */
static void
test_same_facts_same_judgement (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(JalonJudgement) first = judge_row (&rows[i]);
      g_autoptr(JalonJudgement) second = judge_row (&rows[i]);
      g_assert_cmpint (first->findings->len, ==, second->findings->len);
      for (guint j = 0; j < first->findings->len; j++)
        g_assert_true (is_same_finding (g_ptr_array_index (first->findings, j), g_ptr_array_index (second->findings, j)));
    }
}

static void
test_worst_first (void)
{
  static const Row row = { "worst-first", .facts = { PDF, .owner_lock = JALON_TRI_YES, .portfolio = JALON_TRI_YES, .is_signed = JALON_TRI_YES },
                           .pages = { { SCAN, .turn = -1, .image_dpi = 100 } } };
  static const char *const order[] = { "pdf-embedded", "pdf-rotate", "pdf-owner-lock", "pdf-lowres", "pdf-signed" };
  g_autoptr(JalonJudgement) judgement = judge_row (&row);

  g_assert_cmpuint (judgement->findings->len, ==, G_N_ELEMENTS (order));
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    g_assert_cmpstr (((JalonFinding *) g_ptr_array_index (judgement->findings, i))->id, ==, order[i]);
}

/* The sentence needs numbers; they are those of the facts and of the portal. */
/* Why nobody could look: the sentences differ. */
static void
test_why_stopped (void)
{
  static const char *const words[] = { "effort", "time", "death" };

  for (JalonStopped stopped = JALON_STOPPED_NOT; stopped <= JALON_STOPPED_BY_DEATH; stopped++)
    {
      g_autoptr (JalonFacts) facts = jalon_facts_new ();
      facts->format = JALON_FORMAT_PDF;
      facts->size_bytes = 5000;
      facts->opened = JALON_OPENED_TOO_COMPLEX;
      facts->stopped = stopped;
      g_autofree char *json = jalon_facts_to_json (facts);
      g_autoptr (JalonFacts) kept = jalon_facts_from_json (json, NULL);
      g_autoptr (JalonJudgement) judgement = jalon_check_judge (packs, "anef", "a.pdf", kept);
      g_assert_cmpstr (g_hash_table_lookup (find_finding (judgement, "file-too-complex")->values, "why"), ==, words[stopped]);
    }
}

static void
test_values (void)
{
  static const Row heavy = { "heavy", .facts = { PDF, .size_bytes = 12345678 }, .pages = { { PAGE } } };
  static const Row turned = { "turned", .facts = { PDF, .n_pages = 3, .n_pages_listed = 3 },
                              .pages = { { SCAN, .turn = 90 }, { SCAN }, { SCAN, .turn = 180 } } };
  static const Row low = { "low", .facts = { PDF, .n_pages = 2, .n_pages_listed = 2 }, .pages = { { SCAN, .image_dpi = 120 }, { SCAN, .image_dpi = 96.4 } } };
  static const Row mail = { "mail", "prefecture-mail", .facts = { PDF }, .pages = { { PAGE } } };
  g_autoptr(JalonJudgement) judgement = judge_row (&heavy);
  const JalonFinding *finding = find_finding (judgement, "size-over-hard");
  g_assert_cmpstr (g_hash_table_lookup (finding->values, "size_bytes"), ==, "12345678");
  g_assert_cmpstr (g_hash_table_lookup (finding->values, "limit_bytes"), ==, "10000000");
  g_assert_cmpstr (g_hash_table_lookup (finding->values, "portal"), ==, "ANEF");
  g_assert_cmpstr (g_hash_table_lookup (finding->values, "read_on"), ==, "2026-11-23");

  g_autoptr(JalonJudgement) second = judge_row (&turned);
  g_assert_cmpstr (g_hash_table_lookup (find_finding (second, "pdf-rotate")->values, "turns"), ==, "1:90 3:180");
  g_autoptr(JalonJudgement) third = judge_row (&low);
  g_assert_cmpstr (g_hash_table_lookup (find_finding (third, "pdf-lowres")->values, "dpi"), ==, "96");
  g_autoptr(JalonJudgement) fourth = judge_row (&mail);
  g_assert_cmpstr (g_hash_table_lookup (find_finding (fourth, "portal-limit-unknown")->values, "unknown"), ==, "size formats names");
}

static void
test_duplicates (void)
{
  static const Row row = { "sound", .facts = { PDF }, .pages = { { PAGE } } };
  static const char *const digests[] = { "aa", "bb", NULL, "aa", "aa", NULL };
  g_autoptr(GPtrArray) judgements = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_judgement_free);

  for (gsize i = 0; i < G_N_ELEMENTS (digests) - 1; i++)
    g_ptr_array_add (judgements, i == 2 ? NULL : judge_row (&row));
  g_ptr_array_add (judgements, judge_row (&row));
  jalon_check_mark_duplicates (judgements, digests);

  for (gsize i = 0; i < G_N_ELEMENTS (digests); i++)
    {
      JalonJudgement *judgement = g_ptr_array_index (judgements, i);
      const JalonFinding *finding = judgement != NULL ? find_finding (judgement, "duplicate-hash") : NULL;
      if (i != 3 && i != 4)
        {
          g_assert_null (finding);
          continue;
        }
      g_assert_nonnull (finding);
      g_assert_cmpint (finding->severity, ==, INFO);
      g_assert_cmpstr (g_hash_table_lookup (finding->values, "first"), ==, "1");
      g_assert_cmpint (judgement->verdict, ==, READY);
    }
}

static void
test_ids (void)
{
  g_assert_null (jalon_verdict_to_id (JALON_VERDICT_NONE));
  g_assert_cmpstr (jalon_verdict_to_id (READY), ==, "ready");
  g_assert_cmpstr (jalon_verdict_to_id (FIXABLE), ==, "fixable");
  g_assert_cmpstr (jalon_verdict_to_id (BLOCKED), ==, "blocked");
  g_assert_cmpstr (jalon_verdict_to_id (INCONCLUSIVE), ==, "inconclusive");
  g_assert_cmpstr (jalon_severity_to_id (INFO), ==, "info");
  g_assert_cmpstr (jalon_severity_to_id (WARN), ==, "warn");
  g_assert_cmpstr (jalon_severity_to_id (BLOCK), ==, "block");
  g_assert_cmpstr (jalon_severity_to_id (UNKNOWN), ==, "unknown");
}

int
main (int argc, char **argv)
{
  g_autoptr(GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  packs = jalon_packs_load (&error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/check/judge/%s", rows[i].name);
      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/check/judge/verdict-has-its-reason", test_verdict_has_its_reason);
  g_test_add_func ("/check/judge/same-facts-same-judgement", test_same_facts_same_judgement);
  g_test_add_func ("/check/judge/worst-first", test_worst_first);
  g_test_add_func ("/check/judge/values", test_values);
  g_test_add_func ("/check/judge/why-stopped", test_why_stopped);
  g_test_add_func ("/check/judge/duplicates", test_duplicates);
  g_test_add_func ("/check/judge/ids", test_ids);
  int status = g_test_run ();
  g_object_unref (packs);
  return status;
}
