/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How well a picture can be read: sharp or not, and how hard its JPEG was pressed. Measures only, and cautious ones: a
 * doubt is "not known". Whether a measure is a finding is judged elsewhere.
 */
#include "reader/view.h"

#include <stdlib.h>

#define LEAST_CONTRAST 60       /* grey levels between paper and ink; below, noise looks like edges */
#define STRONGEST_PART 0.002    /* of the pixels: the edges of letters */
#define PART_OF_INK 0.01
#define STANDARD_SUM 3688       /* of the steps of light at quality 50 */

/* The level that @part of the counts lie above. */
static int
level_above (const gsize counts[256], double part)
{
  gsize total = 0, above = 0;
  int level = 255;

  for (int i = 0; i < 256; i++)
    total += counts[i];
  while (level > 0 && (above += counts[level]) < part * total)
    level--;
  return level;
}

/* The grey of the pixel that a page of half the size would have at @x. */
static int
half_pixel (const l_uint32 *upper, const l_uint32 *lower, int x)
{
  return (GET_DATA_BYTE (upper, 2 * x) + GET_DATA_BYTE (upper, 2 * x + 1) + GET_DATA_BYTE (lower, 2 * x) + GET_DATA_BYTE (lower, 2 * x + 1)) / 4;
}

/* Two rows of the page at half its size, then a gap: a quarter of it tells as much as the whole. */
static void
count_levels_and_edges (PIX *grey, gsize levels[256], gsize edges[256])
{
  int width = pixGetWidth (grey) / 2, height = pixGetHeight (grey), wpl = pixGetWpl (grey);
  for (int y = 0; y + 4 <= height; y += 16)
    {
      const l_uint32 *rows = pixGetData (grey) + (gsize) y * wpl;
      int before = half_pixel (rows, rows + wpl, 0);
      for (int x = 1; x < width; x++)
        {
          int here = half_pixel (rows, rows + wpl, x);
          int down = abs (here - half_pixel (rows + 2 * wpl, rows + 3 * wpl, x));
          levels[here]++;
          edges[MAX (abs (here - before), down)]++;
          before = here;
        }
    }
}

/**
 * reader_focus_of_picture:
 * @grey: a page as shown, 8 bits, drawn at %READER_TURN_DPI
 *
 * The steepest edges against the contrast of the page, at half size, where the noise of a camera counts less. Measured on pages of 12
 * point letters: 0.7 and above when sharp, 0.48 out of focus by 2 pixels, 0.24 by 4, 0.2 and below when nobody can read them.
 *
 * Returns: more than 0 up to 1; 0 when nothing can be said
 */
double
reader_focus_of_picture (PIX *grey)
{
  gsize levels[256] = { 0 }, edges[256] = { 0 };
  count_levels_and_edges (grey, levels, edges);
  int contrast = level_above (levels, PART_OF_INK) - level_above (levels, 1 - PART_OF_INK);
  return contrast >= LEAST_CONTRAST ? CLAMP (level_above (edges, STRONGEST_PART) / (double) contrast, 0.001, 1.0) : 0;
}

static int
quality_of_table (const guint8 *values, gboolean wide)
{
  int sum = 0;
  for (int i = 0; i < 64; i++)
    sum += wide ? values[2 * i] << 8 | values[2 * i + 1] : values[i];
  double scale = 100.0 * sum / STANDARD_SUM;
  return (int) CLAMP (scale <= 100 ? (200 - scale) / 2 : 5000 / scale, 1, 100);
}

/* A segment may hold several tables; that of light is number 0. Returns 0 when it is not among them. */
static int
quality_of_segment (const guint8 *body, gsize size)
{
  for (gsize at = 0; at < size;)
    {
      gboolean wide = body[at] >> 4 != 0;
      gsize length = wide ? 129 : 65;
      if (length > size - at)
        return 0;
      if ((body[at] & 15) == 0)
        return quality_of_table (body + at + 1, wide);
      at += length;
    }
  return 0;
}

/**
 * reader_quality_of_jpeg:
 * @data: (array length=size): a JPEG
 *
 * Returns: 1 to 100 as programs name it, by how coarse its steps of light are; 0 when it does not say
 */
int
reader_quality_of_jpeg (const guint8 *data, gsize size)
{
  for (gsize at = 2; at + 4 <= size && data[at] == 0xff && data[at + 1] != 0xda;)
    {
      gsize length = (gsize) data[at + 2] << 8 | data[at + 3];
      int quality = 0;
      if (data[at + 1] == 0xff)
        {
          at++;
          continue;
        }
      if (length < 2 || length > size - at - 2)
        return 0;
      if (data[at + 1] == 0xdb && (quality = quality_of_segment (data + at + 4, length - 2)) > 0)
        return quality;
      at += 2 + length;
    }
  return 0;
}
