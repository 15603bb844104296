/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Makes a document fit under a ceiling by coding its scans again, in place, at the best rung of a ladder that fits. Text, line art
 * and every small picture stay byte for byte.
 *
 *   what is not scans ──► budget for the scans
 *   largest scan, coded at the rung that is likely ──► how far the expectation was off ──► the rung that fits, and its neighbours
 *   all scans at that rung ──► too large: one rung down, again; room for the next rung: one up, keep the better
 *
 * Decoding and sampling cost ten times the coding. So a scan is decoded as small as its rung allows, and what was sampled is kept for
 * another quality at the same resolution, up to MOST_KEPT_BYTES. One scan is decoded at a time: memory is one decoded page, the kept
 * ones and the coded scans (below the ceiling). The lowest rung is the floor of legibility; below it the answer is CEILING and nothing
 * is written.
 */
#include "reader/shrink.h"

#include <math.h>
#include <string.h>

#define KEEPING_GAIN 0.95     /* a scan that would hardly get smaller keeps its own bytes */
#define OVERHEAD_BYTES 2048
#define OVERHEAD_PER_SCAN 64
#define A4_LONG_INCH 11.69
#define MOST_KEPT_BYTES ((gsize) 64 * 1000 * 1000)
#define SURE_TO_FIT 0.97      /* an expectation nearer to the budget than this is not worth its price */

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
code_sampled (PIX *sampled, const ShrinkScan *scan, int quality)
{
  Coded coded = { 0 };
  if (sampled != NULL)
    coded = (Coded) { shrink_encode (sampled, quality), pixGetWidth (sampled), pixGetHeight (sampled) };
  if (coded.data != NULL && g_bytes_get_size (coded.data) > KEEPING_GAIN * scan->stored)
    g_clear_pointer (&coded.data, g_bytes_unref);
  return coded;
}

typedef struct {
  qpdf_data      pdf;
  GArray        *scans;    /* (element-type ShrinkScan) largest first */
  gsize          stored;   /* bytes of all scans as they are */
  gsize          budget;   /* bytes for all scans */
  gsize          kept;     /* bytes of the scans' sampled pictures */
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

static gsize
memory_of (PIX *pix)
{
  return pix != NULL ? (gsize) pixGetWpl (pix) * pixGetHeight (pix) * 4 : 0;
}

static void
drop_sampled (Shrink *self, ShrinkScan *scan)
{
  self->kept -= memory_of (scan->sampled);
  pixDestroy (&scan->sampled);
}

/* Owns @sampled from now on. */
static void
keep_sampled (Shrink *self, ShrinkScan *scan, PIX *sampled, int dpi)
{
  drop_sampled (self, scan);
  if (self->kept + memory_of (sampled) > MOST_KEPT_BYTES)
    {
      pixDestroy (&sampled);
      return;
    }
  scan->sampled = sampled;
  scan->sampled_dpi = dpi;
  self->kept += memory_of (sampled);
}

static Coded
code_scan (Shrink *self, ShrinkScan *scan, const ShrinkRung *rung)
{
  if (scan->sampled != NULL && scan->sampled_dpi == rung->dpi)
    return code_sampled (scan->sampled, scan, rung->quality);
  PIX *pix = scan->broken ? NULL : shrink_decode (self->pdf, scan, rung->dpi);
  scan->broken = pix == NULL;
  PIX *sampled = pix != NULL ? shrink_sample (pix, scan, rung->dpi) : NULL;
  Coded coded = code_sampled (sampled, scan, rung->quality);
  pixDestroy (&pix);
  keep_sampled (self, scan, sampled, rung->dpi);
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

/* How coarsely the usual tables quantise at a quality. */
static double
coarseness (int quality)
{
  return quality < 50 ? 5000.0 / quality : 200.0 - 2 * quality;
}

/* About what part of @scan is left at @rung, when it was scanned at a usual quality. Only where to look first. */
static double
expected_part (const ShrinkScan *scan, const ShrinkRung *rung)
{
  double sampling = scan->dpi > rung->dpi ? rung->dpi / scan->dpi : 1.0;
  return pow (sampling, 2.0) * pow (coarseness (93) / coarseness (rung->quality), 0.8);
}

static int
find_likely_rung (const ShrinkScan *scan, double part)
{
  int rung = 0;
  while (rung < shrink_n_rungs - 1 && expected_part (scan, &shrink_ladder[rung]) > part)
    rung++;
  return rung;
}

/* The largest scan, on which the rungs are tried. */
typedef struct {
  ShrinkScan *scan;
  PIX        *pix;       /* decoded */
  int         least_dpi; /* for which it was decoded */
  double      share;     /* bytes that it may take */
} Trial;

static PIX *
decode_trial (Shrink *self, Trial *trial, int dpi)
{
  gboolean is_whole = trial->pix != NULL && (int) pixGetWidth (trial->pix) == trial->scan->width;
  if (trial->pix == NULL || (!is_whole && dpi > trial->least_dpi))
    {
      pixDestroy (&trial->pix);
      trial->pix = shrink_decode (self->pdf, trial->scan, dpi);
      trial->least_dpi = dpi;
    }
  trial->scan->broken = trial->pix == NULL;
  return trial->pix;
}

static gboolean
trial_fits (Shrink *self, Trial *trial, int rung)
{
  const ShrinkRung *wanted = &shrink_ladder[rung];
  ShrinkScan *scan = trial->scan;
  if (!self->tried[rung] && (scan->sampled == NULL || scan->sampled_dpi != wanted->dpi))
    {
      PIX *pix = decode_trial (self, trial, wanted->dpi);
      keep_sampled (self, scan, pix != NULL ? shrink_sample (pix, scan, wanted->dpi) : NULL, wanted->dpi);
    }
  if (!self->tried[rung])
    self->sample[rung] = code_sampled (scan->sampled, scan, wanted->quality);
  self->tried[rung] = TRUE;
  return cost (scan, &self->sample[rung]) <= trial->share;
}

/* What @rung would take of @trial's scan, by what @known took. */
static double
expect_from (Shrink *self, const Trial *trial, int known, int rung)
{
  return cost (trial->scan, &self->sample[known]) * expected_part (trial->scan, &shrink_ladder[rung]) /
         expected_part (trial->scan, &shrink_ladder[known]);
}

/* The best rung at which the largest scan takes its share of the budget. */
static int
climb (Shrink *self, Trial *trial, int rung)
{
  int known = rung;
  trial_fits (self, trial, known);
  for (rung = 0; rung < shrink_n_rungs - 1 && expect_from (self, trial, known, rung) > trial->share * SURE_TO_FIT;)
    rung++;
  while (rung < shrink_n_rungs - 1 && !trial_fits (self, trial, rung))
    rung++;
  while (rung > 0 && !self->tried[rung - 1] && expect_from (self, trial, rung, rung - 1) <= trial->share * SURE_TO_FIT &&
         trial_fits (self, trial, rung - 1))
    rung--;
  return rung;
}

static int
guess_rung (Shrink *self)
{
  ShrinkScan *scan = &g_array_index (self->scans, ShrinkScan, 0);
  double part = (double) self->budget / self->stored;
  Trial trial = { .scan = scan, .share = part * scan->stored };
  int likely = find_likely_rung (scan, part);
  int rung = decode_trial (self, &trial, shrink_ladder[likely].dpi) != NULL ? climb (self, &trial, likely) : likely;

  pixDestroy (&trial.pix);
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
  for (; coded != NULL && rung > 0 && expect_rung_up (self, rung, total) <= self->budget * SURE_TO_FIT; rung--)
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

/* Size of the document when it is written without packing its objects; with packing only where that could matter: writing twelve
 * megabytes of scans twice costs as much as decoding one. */
static gsize
measure (qpdf_data pdf, gsize stored, gsize ceiling)
{
  gsize plain = reader_pdf_measure (pdf, 0);
  if (plain <= ceiling || (stored > ceiling && plain - MIN (stored, plain) < ceiling / 10))
    return plain;
  return reader_pdf_measure (pdf, ceiling);
}

static gsize
sum_stored (GArray *scans)
{
  gsize stored = 0;
  for (guint i = 0; i < scans->len; i++)
    stored += g_array_index (scans, ShrinkScan, i).stored;
  return stored;
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
  g_autoptr (GArray) scans = shrink_find (pdf);
  gsize stored = sum_stored (scans), now = measure (pdf, stored, (gsize) ceiling_bytes);
  if (now == 0)
    return JALON_WIRE_DAMAGED;
  if (now <= (guint64) ceiling_bytes)
    return JALON_WIRE_OK;

  gint64 rest = (gint64) now - (gint64) stored, budget = ceiling_bytes - rest - OVERHEAD_BYTES - OVERHEAD_PER_SCAN * scans->len;
  if (scans->len == 0 || budget <= 0)
    return JALON_WIRE_CEILING;

  Shrink self = { .pdf = pdf, .scans = scans, .stored = stored, .budget = (gsize) budget, .progress = progress, .user_data = user_data };
  g_autoptr (GArray) coded = search (&self);
  for (int i = 0; i < shrink_n_rungs; i++)
    coded_clear (&self.sample[i]);
  for (guint i = 0; i < scans->len; i++)
    drop_sampled (&self, &g_array_index (scans, ShrinkScan, i));
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
      PIX *sampled = shrink_sample (pix, scan, shrink_ladder[middle].dpi);
      Coded coded = code_sampled (sampled, scan, shrink_ladder[middle].quality);
      pixDestroy (&sampled);
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
  int reduction;
  if (!reader_jpeg_look (input->data, input->size, &jpeg))
    return JALON_WIRE_DAMAGED;
  PIX *pix = reader_pix_set_upright (reader_jpeg_decode (input->data, input->size, 2.0 * JALON_WIRE_MAX_PIXELS, &reduction), jpeg.orientation);
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
