/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the drawn papers share: text, rules, boxes, signatures, stamps. Units are points from the top left.
 */
#pragma once

#include <cairo.h>
#include <glib.h>
#include <pango/pangocairo.h>

G_BEGIN_DECLS

#define A4_WIDTH 595.28
#define A4_HEIGHT 841.89

#define SANS(style) "Liberation Sans,DejaVu Sans Condensed,DejaVu Sans, " style
#define SERIF(style) "Liberation Serif,DejaVu Serif Condensed,DejaVu Serif, " style
#define MONO(style) "Liberation Mono,DejaVu Sans Mono, " style

#define INK 0x1c1c1c
#define GREY 0x6a6a6a
#define PALE 0xc8c8c8

/* A small generator of our own: the papers must be the same on every machine. */
typedef struct { guint32 state; } Dice;
guint32 dice_next (Dice *dice);
double  dice_between (Dice *dice, double low, double high);

void   paper_colour (cairo_t *cr, guint32 rgb);
double paper_text (cairo_t *cr, double x, double y, const char *font, const char *text);
double paper_text_in (cairo_t *cr, double x, double y, double width, PangoAlignment align, const char *font, const char *text);
double paper_block (cairo_t *cr, double x, double y, double width, const char *font, const char *text);
void   paper_rule (cairo_t *cr, double x1, double y1, double x2, double y2, double thickness);
void   paper_box (cairo_t *cr, double x, double y, double width, double height, double thickness);
void   paper_fill (cairo_t *cr, double x, double y, double width, double height, guint32 rgb);
void   paper_waves (cairo_t *cr, double x, double y, double width, double height, guint32 rgb, double phase);
void   paper_portrait (cairo_t *cr, double x, double y, double width, double height);
void   paper_signature (cairo_t *cr, double x, double y, double width, guint32 seed);
void   paper_stamp (cairo_t *cr, double x, double y, const char *line1, const char *line2, const char *line3);
void   paper_barcode (cairo_t *cr, double x, double y, double width, double height, guint32 seed);
void   paper_logo (cairo_t *cr, double x, double y, guint32 rgb, const char *letters);
void   paper_mark (cairo_t *cr, double width, double height);
void   paper_specimen (cairo_t *cr, double x, double y, double width, double height);
char  *paper_euros (int cents);

/* One page of one paper. @page from 1. */
typedef void (*DrawPage) (cairo_t *cr, int page);

/* papers-identity.c */
void draw_card_front (cairo_t *cr, int page);
void draw_card_back (cairo_t *cr, int page);
void draw_old_card (cairo_t *cr, int page);
void draw_passport (cairo_t *cr, int page);
void draw_ephoto (cairo_t *cr, int page);

/* papers-payslip.c */
void draw_payslip_june (cairo_t *cr, int page);
void draw_payslip_july (cairo_t *cr, int page);
void draw_payslip_august (cairo_t *cr, int page);
void draw_payslip_october (cairo_t *cr, int page);

/* papers-work.c */
void draw_contract (cairo_t *cr, int page);
void draw_amendment (cairo_t *cr, int page);
void draw_employer_attestation (cairo_t *cr, int page);
void draw_work_authorisation (cairo_t *cr, int page);

/* papers-home.c */
void draw_electricity_bill (cairo_t *cr, int page);
void draw_rent_receipt (cairo_t *cr, int page);
void draw_tax_notice (cairo_t *cr, int page);

/* papers-state.c */
void draw_engagement (cairo_t *cr, int page);
void draw_integration (cairo_t *cr, int page);
void draw_deposit (cairo_t *cr, int page);
void draw_letter (cairo_t *cr, int page);

G_END_DECLS
