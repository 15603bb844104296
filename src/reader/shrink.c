/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Makes a document fit under a ceiling by coding its scans again, in place, at the best rung of a ladder that fits. Text, line art
 * and every small picture stay byte for byte.
 *
 *   what is not scans ──► budget for the scans
 *   largest scan, decoded once ──► first guess of the rung
 *   all scans at that rung ──► too large: one rung down, again; room for the next rung: one up, keep the better
 *
 * One scan is decoded at a time, so memory is one decoded page and the coded scans (below the ceiling). The lowest rung is the floor
 * of legibility; below it the answer is CEILING and nothing is written.
 */
#include "reader/shrink.h"

#include <math.h>
#include <string.h>

#define KEEPING_GAIN 0.95     /* a scan that would hardly get smaller keeps its own bytes */
#define OVERHEAD_BYTES 2048
#define OVERHEAD_PER_SCAN 64
#define A4_LONG_INCH 11.69

/* Best first. Steps of a sixth to a quarter in size. Sampling is given up before the last of JPEG quality: artefacts eat thin strokes. */
const ShrinkRung shrink_ladder[] = {
  { 1200, 90 }, { 600, 85 }, { 400, 85 }, { 300, 85 }, { 300, 75 }, { 250, 78 }, { 250, 68 }, { 200, 75 }, { 200, 65 },
  { 200, 55 },  { 170, 60 }, { 150, 65 }, { 150, 55 }, { 150, 45 }, { 150, 38 },
};
const int shrink_n_rungs = G_N_ELEMENTS (shrink_ladder);

/* A scan coded at a rung; data NULL: it keeps its own bytes. */
typedef struct {
  GBytes *data;
  int     width, height;
} Coded;

static void
coded_clear (gpointer data)
{
  g_clear_pointer (&((Coded *) data)->data, g_bytes_unref);
}

static gsize
cost (const ShrinkScan *scan, const Coded *coded)
{
  return coded->data != NULL ? g_bytes_get_size (coded->data) : scan->stored;
}

static Coded
code_pix (PIX *pix, const ShrinkScan *scan, const ShrinkRung *rung)
{
  Coded coded = { 0 };
  if (pix != NULL)
    coded.data = shrink_encode (pix, scan, rung, &coded.width, &coded.height);
  if (coded.data != NULL && g_bytes_get_size (coded.data) > KEEPING_GAIN * scan->stored)
    g_clear_pointer (&coded.data, g_bytes_unref);
  return coded;
}

typedef struct {
  qpdf_data      pdf;
  GArray        *scans;    /* (element-type ShrinkScan) largest first */
  gsize          stored;   /* bytes of all scans as they are */
  gsize          budget;   /* bytes for all scans */
  Coded          sample[G_N_ELEMENTS (shrink_ladder)]; /* the largest scan at the rungs tried */
  gboolean       tried[G_N_ELEMENTS (shrink_ladder)];
  ReaderProgress progress;
  gpointer       user_data;
} Shrink;

static void
report (Shrink *self, guint done)
{
  if (self->progress != NULL)
    self->progress ((int) done, (int) self->scans->len, self->user_data);
}

static Coded
code_scan (Shrink *self, ShrinkScan *scan, const ShrinkRung *rung)
{
  PIX *pix = scan->broken ? NULL : shrink_decode (self->pdf, scan, rung->dpi);
  scan->broken = pix == NULL;
  Coded coded = code_pix (pix, scan, rung);
  pixDestroy (&pix);
  return coded;
}

/* All scans at one rung. Returns NULL as soon as they do not fit. */
static GArray *
code_all (Shrink *self, int rung, gsize *total)
{
  g_autoptr (GArray) coded = g_array_sized_new (FALSE, FALSE, sizeof (Coded), self->scans->len);
  g_array_set_clear_func (coded, coded_clear);

  *total = 0;
  for (guint i = 0; i < self->scans->len; i++)
    {
      ShrinkScan *scan = &g_array_index (self->scans, ShrinkScan, i);
      Coded one = self->sample[rung];
      if (i == 0 && self->tried[rung])
        one.data = one.data != NULL ? g_bytes_ref (one.data) : NULL;
      else
        one = code_scan (self, scan, &shrink_ladder[rung]);
      g_array_append_val (coded, one);
      *total += cost (scan, &one);
      if (*total > self->budget)
        return NULL;
      report (self, i + 1);
    }
  return g_steal_pointer (&coded);
}

/* About what part of @scan is left at @rung, when it was scanned at a usual quality. Only where to look first. */
static double
expected_part (const ShrinkScan *scan, const ShrinkRung *rung)
{
  double sampling = scan->dpi > rung->dpi ? rung->dpi / scan->dpi : 1.0;
  return pow (sampling, 1.8) * pow (rung->quality / 93.0, 1.3) * 0.9;
}

static int
find_first_rung (const ShrinkScan *scan, double part)
{
  int rung = 0;
  while (rung < shrink_n_rungs - 1 && expected_part (scan, &shrink_ladder[rung]) > part)
    rung++;
  return rung;
}

static gboolean
sample_fits (Shrink *self, PIX *pix, const ShrinkScan *scan, int rung, double share)
{
  if (!self->tried[rung])
    self->sample[rung] = code_pix (pix, scan, &shrink_ladder[rung]);
  self->tried[rung] = TRUE;
  return cost (scan, &self->sample[rung]) <= share;
}

/* The best rung at which the largest scan takes its share of the budget, from a guess a few rungs up or all the way down. */
static int
guess_rung (Shrink *self)
{
  ShrinkScan *scan = &g_array_index (self->scans, ShrinkScan, 0);
  double part = (double) self->budget / self->stored;
  int rung = find_first_rung (scan, part), best = MAX (rung - 4, 0);
  PIX *pix = shrink_decode (self->pdf, scan, shrink_ladder[best].dpi);

  scan->broken = pix == NULL;
  if (pix == NULL)
    return rung;
  if (sample_fits (self, pix, scan, rung, part * scan->stored))
    while (rung > best && sample_fits (self, pix, scan, rung - 1, part * scan->stored))
      rung--;
  else
    while (rung < shrink_n_rungs - 1 && !sample_fits (self, pix, scan, rung, part * scan->stored))
      rung++;
  pixDestroy (&pix);
  return rung;
}

/* What all scans would take one rung up, by the largest of them. */
static double
expect_rung_up (Shrink *self, int rung, gsize total)
{
  const ShrinkScan *scan = &g_array_index (self->scans, ShrinkScan, 0);
  if (self->tried[rung] && self->tried[rung - 1])
    return (double) total * cost (scan, &self->sample[rung - 1]) / cost (scan, &self->sample[rung]);
  return total * expected_part (scan, &shrink_ladder[rung - 1]) / expected_part (scan, &shrink_ladder[rung]);
}

/* The best rung that fits, its scans coded; NULL when none does. */
static GArray *
search (Shrink *self)
{
  int rung = guess_rung (self);
  gsize total;
  g_autoptr (GArray) coded = code_all (self, rung, &total);

  while (coded == NULL && ++rung < shrink_n_rungs)
    coded = code_all (self, rung, &total);
  for (; coded != NULL && rung > 0 && expect_rung_up (self, rung, total) <= self->budget; rung--)
    {
      GArray *more = code_all (self, rung - 1, &total);
      if (more == NULL)
        break;
      g_array_unref (coded);
      coded = more;
    }
  return g_steal_pointer (&coded);
}

static void
put_in_place (Shrink *self, GArray *coded)
{
  for (guint i = 0; i < coded->len; i++)
    {
      const Coded *one = &g_array_index (coded, Coded, i);
      if (one->data != NULL)
        shrink_replace (self->pdf, &g_array_index (self->scans, ShrinkScan, i), one->data, one->width, one->height);
    }
}

/**
 * reader_shrink_pdf:
 * @ceiling_bytes: a file of exactly this size still fits
 *
 * Leaves the document alone when it fits as it is.
 */
JalonWireStatus
reader_shrink_pdf (qpdf_data pdf, gint64 ceiling_bytes, ReaderProgress progress, gpointer user_data)
{
  gsize now = reader_pdf_measure (pdf, (gsize) ceiling_bytes), stored = 0;
  if (now == 0)
    return JALON_WIRE_DAMAGED;
  if (now <= (guint64) ceiling_bytes)
    return JALON_WIRE_OK;

  g_autoptr (GArray) scans = shrink_find (pdf);
  for (guint i = 0; i < scans->len; i++)
    stored += g_array_index (scans, ShrinkScan, i).stored;
  gint64 rest = (gint64) now - (gint64) stored, budget = ceiling_bytes - rest - OVERHEAD_BYTES - OVERHEAD_PER_SCAN * scans->len;
  if (scans->len == 0 || budget <= 0)
    return JALON_WIRE_CEILING;

  Shrink self = { .pdf = pdf, .scans = scans, .stored = stored, .budget = (gsize) budget, .progress = progress, .user_data = user_data };
  g_autoptr (GArray) coded = search (&self);
  for (int i = 0; i < shrink_n_rungs; i++)
    coded_clear (&self.sample[i]);
  if (coded == NULL)
    return JALON_WIRE_CEILING;
  put_in_place (&self, coded);
  return reader_pdf_failed (pdf) ? JALON_WIRE_DAMAGED : JALON_WIRE_OK;
}

/* The best rung that fits into @ceiling; data NULL when none does. */
static Coded
code_photo (PIX *pix, const ShrinkScan *scan, gsize ceiling)
{
  int best = 0, worst = shrink_n_rungs;
  Coded fitting = { 0 };

  while (best < worst)
    {
      int middle = (best + worst) / 2;
      Coded coded = code_pix (pix, scan, &shrink_ladder[middle]);
      if (coded.data != NULL && g_bytes_get_size (coded.data) <= ceiling)
        {
          coded_clear (&fitting);
          fitting = coded;
          worst = middle;
        }
      else
        {
          coded_clear (&coded);
          best = middle + 1;
        }
    }
  return fitting;
}

/**
 * reader_shrink_jpeg:
 *
 * A photo stays a photo: upright by its own pixels, smaller. Taken as an A4 page, so that 150 dpi means the same as in a document.
 */
JalonWireStatus
reader_shrink_jpeg (const ReaderInput *input, gint64 ceiling_bytes, ReaderOutput *output)
{
  ReaderJpeg jpeg;
  l_int32 warnings = 0;
  if (!reader_jpeg_look (input->data, input->size, &jpeg))
    return JALON_WIRE_DAMAGED;
  PIX *pix = reader_pix_set_upright (pixReadMemJpeg (input->data, input->size, 0, 1, &warnings, 0), jpeg.orientation);
  if (pix == NULL)
    return JALON_WIRE_DAMAGED;

  ShrinkScan scan = { .kind = SHRINK_JPEG, .width = pixGetWidth (pix), .height = pixGetHeight (pix), .stored = input->size };
  scan.dpi = MAX (scan.width, scan.height) / A4_LONG_INCH;
  Coded coded = code_photo (pix, &scan, MIN ((gsize) ceiling_bytes, output->capacity));
  pixDestroy (&pix);
  if (coded.data == NULL)
    return JALON_WIRE_CEILING;
  output->size = g_bytes_get_size (coded.data);
  output->pages = 1;
  memcpy (output->data, g_bytes_get_data (coded.data, NULL), output->size);
  coded_clear (&coded);
  return JALON_WIRE_OK;
}
