/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fewer pixels for a scan: each new pixel is the mean of the area it stands for. leptonica has the same, several times slower, and it
 * was two fifths of the time of a shrink. Grey and RGB only, downwards only; one row of sums is all the memory.
 */
#include "reader/shrink.h"

#include <string.h>

#define PARTS 256 /* of a grey level, kept between the two directions */

typedef struct {
  int      from, to;  /* lengths */
  int     *first;     /* per old pixel: the new one it falls into first */
  guint32 *in_first;  /* how much of it does, of @to; the rest falls into the next */
} Axis;

static void
axis_init (Axis *self, int from, int to)
{
  *self = (Axis) { from, to, g_new (int, from), g_new (guint32, from) };
  for (int i = 0; i < from; i++)
    {
      gint64 start = (gint64) i * to;
      self->first[i] = (int) (start / from);
      self->in_first[i] = (guint32) MIN ((gint64) (self->first[i] + 1) * from - start, to);
    }
}

static void
axis_clear (Axis *self)
{
  g_free (self->first);
  g_free (self->in_first);
}

static void
sum_row_rgb (const Axis *across, const l_uint32 *row, guint32 *sums)
{
  for (int x = 0; x < across->from; x++)
    {
      guint32 pixel = row[x], part = across->in_first[x], rest = (guint32) across->to - part;
      guint32 *sum = sums + 3 * across->first[x];
      guint32 red = pixel >> 24, green = pixel >> 16 & 255, blue = pixel >> 8 & 255;
      sum[0] += red * part;
      sum[1] += green * part;
      sum[2] += blue * part;
      sum[3] += red * rest;
      sum[4] += green * rest;
      sum[5] += blue * rest;
    }
}

static void
sum_row_grey (const Axis *across, l_uint32 *row, guint32 *sums)
{
  for (int x = 0; x < across->from; x++)
    {
      guint32 level = GET_DATA_BYTE (row, x), part = across->in_first[x];
      guint32 *sum = sums + across->first[x];
      sum[0] += level * part;
      sum[1] += level * ((guint32) across->to - part);
    }
}

static void
put_row (l_uint32 *row, int width, int components, const guint32 *sums, double scale)
{
  for (int x = 0; x < width; x++)
    if (components == 3)
      row[x] = (guint32) (sums[3 * x] * scale + 0.5) << 24 | (guint32) (sums[3 * x + 1] * scale + 0.5) << 16 |
               (guint32) (sums[3 * x + 2] * scale + 0.5) << 8;
    else
      SET_DATA_BYTE (row, x, (guint32) (sums[x] * scale + 0.5));
}

static void
sample_rows (PIX *pix, PIX *small, const Axis *across, const Axis *down, int components)
{
  gsize n = (gsize) across->to * components;
  g_autofree guint32 *line = g_new (guint32, n + components);
  g_autofree guint32 *sums = g_new0 (guint32, n), *next = g_new0 (guint32, n);
  const float to_parts = (float) PARTS / across->from;

  for (int y = 0; y < down->from; y++)
    {
      l_uint32 *row = pixGetData (pix) + (gsize) y * pixGetWpl (pix);
      guint32 part = down->in_first[y], rest = (guint32) down->to - part;
      memset (line, 0, (n + components) * sizeof *line);
      if (components == 3)
        sum_row_rgb (across, row, line);
      else
        sum_row_grey (across, row, line);
      for (gsize i = 0; i < n; i++)
        {
          guint32 level = (guint32) (line[i] * to_parts);
          sums[i] += level * part;
          next[i] += level * rest;
        }
      if (y + 1 == down->from || down->first[y + 1] != down->first[y])
        {
          put_row (pixGetData (small) + (gsize) down->first[y] * pixGetWpl (small), across->to, components, sums,
                   1.0 / ((double) PARTS * down->from));
          guint32 *swap = sums;
          sums = next;
          next = swap;
          memset (next, 0, n * sizeof *next);
        }
    }
}

/**
 * shrink_sample:
 * @pix: 8 or 32 bits
 * @width: not more than it has
 * @height: not more than it has
 *
 * Returns: (nullable): the same picture with fewer pixels
 */
PIX *
shrink_sample (PIX *pix, int width, int height)
{
  int components = pixGetDepth (pix) == 32 ? 3 : 1;
  Axis across, down;
  if (width < 1 || height < 1 || width > (int) pixGetWidth (pix) || height > (int) pixGetHeight (pix))
    return NULL;

  PIX *small = pixCreate (width, height, components == 3 ? 32 : 8);
  if (small == NULL)
    return NULL;
  axis_init (&across, pixGetWidth (pix), width);
  axis_init (&down, pixGetHeight (pix), height);
  sample_rows (pix, small, &across, &down, components);
  axis_clear (&across);
  axis_clear (&down);
  return small;
}
