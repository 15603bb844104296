/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The drawing that all papers share, and the mark that each page carries: nobody shall take one for a real paper.
 */
#include "paper.h"

#include <math.h>

guint32
dice_next (Dice *dice)
{
  dice->state ^= dice->state << 13;
  dice->state ^= dice->state >> 17;
  dice->state ^= dice->state << 5;
  return dice->state;
}

double
dice_between (Dice *dice, double low, double high)
{
  return low + (high - low) * (dice_next (dice) / 4294967296.0);
}

void
paper_colour (cairo_t *cr, guint32 rgb)
{
  cairo_set_source_rgb (cr, ((rgb >> 16) & 255) / 255.0, ((rgb >> 8) & 255) / 255.0, (rgb & 255) / 255.0);
}

/* One point of a font is one unit of the page, and nothing is hinted: the same lines at every resolution. */
static PangoLayout *
make_layout (cairo_t *cr, const char *font, const char *text)
{
  PangoLayout          *layout = pango_cairo_create_layout (cr);
  PangoContext         *context = pango_layout_get_context (layout);
  PangoFontDescription *description = pango_font_description_from_string (font);
  cairo_font_options_t *options = cairo_font_options_create ();
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72);
  pango_layout_context_changed (layout);
  pango_layout_set_font_description (layout, description);
  pango_layout_set_text (layout, text, -1);
  cairo_font_options_destroy (options);
  pango_font_description_free (description);
  return layout;
}

static double
show (cairo_t *cr, double x, double y, PangoLayout *layout)
{
  int height = 0;
  pango_layout_get_size (layout, NULL, &height);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
  cairo_new_path (cr);
  g_object_unref (layout);
  return (double) height / PANGO_SCALE;
}

double
paper_text (cairo_t *cr, double x, double y, const char *font, const char *text)
{
  return show (cr, x, y, make_layout (cr, font, text));
}

/**
 * paper_text_in:
 *
 * One line within @width; what does not fit loses its end, never its neighbour.
 *
 * Returns: the height used
 */
double
paper_text_in (cairo_t *cr, double x, double y, double width, PangoAlignment align, const char *font, const char *text)
{
  PangoLayout *layout = make_layout (cr, font, text);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_alignment (layout, align);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  return show (cr, x, y, layout);
}

double
paper_block (cairo_t *cr, double x, double y, double width, const char *font, const char *text)
{
  PangoLayout *layout = make_layout (cr, font, text);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_justify (layout, TRUE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_line_spacing (layout, 1.15f);
  return show (cr, x, y, layout);
}

void
paper_rule (cairo_t *cr, double x1, double y1, double x2, double y2, double thickness)
{
  cairo_set_line_width (cr, thickness);
  cairo_move_to (cr, x1, y1);
  cairo_line_to (cr, x2, y2);
  cairo_stroke (cr);
}

void
paper_box (cairo_t *cr, double x, double y, double width, double height, double thickness)
{
  cairo_set_line_width (cr, thickness);
  cairo_rectangle (cr, x, y, width, height);
  cairo_stroke (cr);
}

void
paper_fill (cairo_t *cr, double x, double y, double width, double height, guint32 rgb)
{
  cairo_save (cr);
  paper_colour (cr, rgb);
  cairo_rectangle (cr, x, y, width, height);
  cairo_fill (cr);
  cairo_restore (cr);
}

/* A fine-line ground like that of a printed card; of no real document. */
void
paper_waves (cairo_t *cr, double x, double y, double width, double height, guint32 rgb, double phase)
{
  cairo_save (cr);
  cairo_rectangle (cr, x, y, width, height);
  cairo_clip (cr);
  paper_colour (cr, rgb);
  cairo_set_line_width (cr, 0.25);
  for (int line = -8; line < height / 3 + 8; line++)
    {
      for (double across = 0; across <= width; across += 3)
        {
          double wave = sin (across / 17 + line * 0.35 + phase) * 6 + sin (across / 41 - line * 0.2) * 5;
          cairo_line_to (cr, x + across, y + line * 3 + wave);
        }
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}

/* A drawn head and shoulders: a face of nobody. */
void
paper_portrait (cairo_t *cr, double x, double y, double width, double height)
{
  double middle = x + width / 2;
  cairo_save (cr);
  cairo_rectangle (cr, x, y, width, height);
  cairo_clip (cr);
  paper_fill (cr, x, y, width, height, 0xd9dde0);
  paper_colour (cr, 0x4b5563);
  cairo_save (cr);
  cairo_translate (cr, middle, y + height * 1.06);
  cairo_scale (cr, width * 0.46, height * 0.34);
  cairo_arc (cr, 0, 0, 1, G_PI, 2 * G_PI);
  cairo_restore (cr);
  cairo_fill (cr);
  paper_colour (cr, 0x2b1d14);
  cairo_arc (cr, middle, y + height * 0.38, width * 0.29, 0, 2 * G_PI);
  cairo_fill (cr);
  paper_colour (cr, 0x8a5a3c);
  cairo_rectangle (cr, middle - width * 0.09, y + height * 0.55, width * 0.18, height * 0.2);
  cairo_fill (cr);
  cairo_save (cr);
  cairo_translate (cr, middle, y + height * 0.43);
  cairo_scale (cr, width * 0.22, height * 0.22);
  cairo_arc (cr, 0, 0, 1, 0, 2 * G_PI);
  cairo_restore (cr);
  cairo_fill (cr);
  paper_colour (cr, 0x2b1d14);
  for (int side = -1; side <= 1; side += 2)
    {
      cairo_arc (cr, middle + side * width * 0.085, y + height * 0.41, width * 0.018, 0, 2 * G_PI);
      cairo_fill (cr);
    }
  cairo_set_line_width (cr, width * 0.014);
  cairo_arc (cr, middle, y + height * 0.49, width * 0.07, 0.25 * G_PI, 0.75 * G_PI);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* A pen line: one tall letter, then a run that flattens, then a stroke below; the seed makes the hand. Drawn 100 wide, then scaled. */
void
paper_signature (cairo_t *cr, double x, double y, double width, guint32 seed)
{
  Dice   dice = { seed };
  double at = 18, step = dice_between (&dice, 7, 11), lean = dice_between (&dice, 3, 12);
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, width / 100, width / 100);
  paper_colour (cr, 0x1f2f7a);
  cairo_set_line_width (cr, 1.3);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_move_to (cr, 0, 2);
  cairo_curve_to (cr, 4, -30 - lean, 16, -36, 14, -8);
  cairo_curve_to (cr, 12, 14, -2, 12, at, -2);
  for (int i = 0; at < 84; i++)
    {
      double up = dice_between (&dice, 4, 17) * (i % 3 == 1 ? 1.5 : 1), down = dice_between (&dice, 1, 7);
      cairo_curve_to (cr, at + lean, -up * 1.3, at + step * 0.4, -up, at + step * 0.5, -down);
      cairo_curve_to (cr, at + step * 0.5, down, at + step * 0.8, down, at + step, -2);
      at += step * dice_between (&dice, 0.8, 1.25);
    }
  cairo_rel_curve_to (cr, 10, -6, 18, -4, 20, -8);
  cairo_stroke (cr);
  cairo_move_to (cr, -4, 11);
  cairo_curve_to (cr, 30, dice_between (&dice, 2, 14), 70, dice_between (&dice, 8, 18), 106, dice_between (&dice, 0, 8));
  cairo_stroke (cr);
  cairo_restore (cr);
}

void
paper_stamp (cairo_t *cr, double x, double y, const char *line1, const char *line2, const char *line3)
{
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_rotate (cr, -0.07);
  cairo_push_group (cr);
  paper_colour (cr, 0x27408b);
  paper_box (cr, 0, 0, 168, 54, 1.4);
  paper_box (cr, 3, 3, 162, 48, 0.5);
  paper_text_in (cr, 4, 8, 160, PANGO_ALIGN_CENTER, SANS ("Bold 10"), line1);
  paper_text_in (cr, 4, 22, 160, PANGO_ALIGN_CENTER, SANS ("8"), line2);
  paper_text_in (cr, 4, 34, 160, PANGO_ALIGN_CENTER, SANS ("8"), line3);
  cairo_pop_group_to_source (cr);
  cairo_paint_with_alpha (cr, 0.8);
  cairo_restore (cr);
}

/* Bars that look like a code and say nothing. */
void
paper_barcode (cairo_t *cr, double x, double y, double width, double height, guint32 seed)
{
  Dice dice = { seed };
  cairo_save (cr);
  paper_colour (cr, INK);
  for (double at = 0; at < width;)
    {
      double bar = 0.7 * (1 + dice_next (&dice) % 3), gap = 0.7 * (1 + dice_next (&dice) % 3);
      cairo_rectangle (cr, x + at, y, MIN (bar, width - at), height);
      at += bar + gap;
    }
  cairo_fill (cr);
  cairo_restore (cr);
}

void
paper_logo (cairo_t *cr, double x, double y, guint32 rgb, const char *letters)
{
  cairo_save (cr);
  cairo_new_path (cr);
  paper_colour (cr, rgb);
  cairo_arc (cr, x + 20, y + 20, 20, 0, 2 * G_PI);
  cairo_fill (cr);
  paper_colour (cr, 0xffffff);
  paper_text_in (cr, x, y + 10, 40, PANGO_ALIGN_CENTER, SANS ("Bold 17"), letters);
  cairo_restore (cr);
}

/* The mark of every page: small, in the same place, in a colour that survives a grey scan. */
void
paper_mark (cairo_t *cr, double width, double height)
{
  double box = 96, x = width - box - 14, y = 9;
  cairo_save (cr);
  paper_colour (cr, 0xb3261e);
  paper_box (cr, x, y, box, 15, 0.8);
  paper_text_in (cr, x, y + 2, box, PANGO_ALIGN_CENTER, SANS ("Bold 8.5"), "EXEMPLE – FICTIF");
  paper_text_in (cr, 0, height - 14, width, PANGO_ALIGN_CENTER, SANS ("6.5"),
                 width > 300 ? "EXEMPLE – FICTIF · personne, adresse et organisme inventés · document sans valeur"
                             : "EXEMPLE – FICTIF · tout est inventé · sans valeur");
  cairo_restore (cr);
}

void
paper_specimen (cairo_t *cr, double x, double y, double width, double height)
{
  cairo_save (cr);
  cairo_translate (cr, x + width / 2, y + height / 2);
  cairo_rotate (cr, -0.42);
  cairo_push_group (cr);
  paper_colour (cr, 0xb3261e);
  paper_text_in (cr, -width / 2, -height * 0.14, width, PANGO_ALIGN_CENTER, SANS ("Bold 26"), "SPECIMEN");
  cairo_pop_group_to_source (cr);
  cairo_paint_with_alpha (cr, 0.28);
  cairo_restore (cr);
}

/**
 * paper_euros:
 * @cents: an amount
 *
 * Returns: (transfer full): as French papers write it, "1 911,04"
 */
char *
paper_euros (int cents)
{
  int euros = ABS (cents) / 100;
  if (euros >= 1000)
    return g_strdup_printf ("%s%d\u00a0%03d,%02d", cents < 0 ? "-" : "", euros / 1000, euros % 1000, ABS (cents) % 100);
  return g_strdup_printf ("%s%d,%02d", cents < 0 ? "-" : "", euros, ABS (cents) % 100);
}
