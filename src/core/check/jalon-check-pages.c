/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Findings about pages: size, direction, ink, resolution, colour, and what was not looked at. Resolution and colour are judged only
 * where one image covers at least half the page: logos and stamps inside a text page say nothing about the scan.
 */
#include "core/check/jalon-check-private.h"

#include <math.h>

#define LARGE_SIDE_PT 3370.0    /* A0 */
#define TINY_SIDE_PT 144.0
#define RENDERED_SIDE_PT 14400.0 /* limit of the reader: larger is not rendered */
#define MOST_PAGES 5000         /* limit of the reader */
#define SCAN_SHARE 0.5
#define LOW_DPI 150.0
#define HIGH_DPI 400.0
#define DPI_SLACK 0.5           /* pixels are whole: 149.8 is a scan at 150 */
#define SMALL_PHOTO_PX 1000     /* long side: below 90 dpi on A4, below 300 dpi on a card */
#define BLURRED_FOCUS 0.22      /* measured on drawn letters of 12 points: hardly anybody reads them */
#define COARSE_QUALITY 20       /* JPEG: blocks can be seen around letters */

static gboolean
is_image (const JalonFacts *facts)
{
  return facts->format == JALON_FORMAT_JPEG || facts->format == JALON_FORMAT_PNG;
}

static gboolean
is_scan (const JalonPageFacts *page)
{
  return page->image_share >= SCAN_SHARE;
}

static gboolean
is_too_large (const JalonPageFacts *page)
{
  return page->width_pt > LARGE_SIDE_PT || page->height_pt > LARGE_SIDE_PT;
}

static gboolean
is_too_tiny (const JalonPageFacts *page)
{
  return page->width_pt > 0 && page->height_pt > 0 && (page->width_pt < TINY_SIDE_PT || page->height_pt < TINY_SIDE_PT);
}

static gboolean
is_renderable (const JalonPageFacts *page)
{
  return page->width_pt <= RENDERED_SIDE_PT && page->height_pt <= RENDERED_SIDE_PT;
}

/* Adds the finding at its first page, the page number each time. */
static JalonFinding *
note_page (JalonJudging *self, JalonFinding **finding, const char *id, int number)
{
  if (*finding == NULL)
    *finding = jalon_judging_add (self, id);
  jalon_finding_add_page (*finding, number);
  return *finding;
}

static const JalonPageFacts *
get_page (const JalonFacts *facts, guint i)
{
  return &g_array_index (facts->pages, JalonPageFacts, i);
}

static void
judge_page_size (JalonJudging *self)
{
  JalonFinding *finding = NULL;
  gboolean any_large = FALSE;

  for (guint i = 0; i < self->facts->pages->len; i++)
    {
      const JalonPageFacts *page = get_page (self->facts, i);
      gboolean large = is_too_large (page);
      if (!large && !is_too_tiny (page))
        continue;
      any_large = any_large || large;
      if (finding == NULL)
        {
          note_page (self, &finding, "pdf-page-size", (int) i + 1);
          jalon_finding_set (finding, "how", large ? "large" : "tiny");
          jalon_finding_set_int (finding, "width_mm", (gint64) round (page->width_pt * 25.4 / 72));
          jalon_finding_set_int (finding, "height_mm", (gint64) round (page->height_pt * 25.4 / 72));
        }
      else
        jalon_finding_add_page (finding, (int) i + 1);
    }
  if (finding != NULL && !any_large)
    jalon_finding_set_fix (finding, NULL);
}

static void
judge_rotation (JalonJudging *self)
{
  const JalonFacts *facts = self->facts;
  JalonFinding *turned = NULL;
  JalonFinding *unsure = NULL;
  g_autoptr(GString) turns = g_string_new (NULL);
  guint n_judged = 0, n_unsure = 0;

  for (guint i = 0; i < facts->pages->len; i++)
    {
      const JalonPageFacts *page = get_page (facts, i);
      n_judged += page->looked_at && page->turn >= 0;
      n_unsure += page->looked_at && page->turn == -1;
      if (!page->looked_at || page->turn <= 0)
        continue;
      note_page (self, &turned, "pdf-rotate", (int) i + 1);
      g_string_append_printf (turns, "%s%u:%d", turns->len > 0 ? " " : "", i + 1, page->turn);
    }
  if (turned != NULL)
    {
      jalon_finding_set (turned, "sure", "yes");
      jalon_finding_set (turned, "turns", turns->str);
    }
  if (n_unsure == 0)
    return;

  for (guint i = 0; i < facts->pages->len; i++)
    if (get_page (facts, i)->looked_at && get_page (facts, i)->turn == -1)
      note_page (self, &unsure, "pdf-rotate", (int) i + 1);
  unsure->severity = n_judged == 0 ? JALON_SEVERITY_UNKNOWN : JALON_SEVERITY_INFO;
  jalon_finding_set (unsure, "sure", "no");
  jalon_finding_set_fix (unsure, NULL);
}

static void
judge_blank (JalonJudging *self)
{
  const JalonFacts *facts = self->facts;
  JalonFinding *finding = NULL;

  for (guint i = 0; i < facts->pages->len; i++)
    if (get_page (facts, i)->looked_at && get_page (facts, i)->blank == JALON_TRI_YES)
      note_page (self, &finding, "pdf-blank-page", (int) i + 1);
  if (finding != NULL)
    jalon_finding_set (finding, "all", (int) finding->pages->len == facts->n_pages ? "yes" : "no");
}

/* Viewers show what they can decode and leave the rest out without a word: only a person can tell whether something is missing. */
static void
judge_lost_content (JalonJudging *self)
{
  JalonFinding *finding = NULL;

  for (guint i = 0; i < self->facts->pages->len; i++)
    if (get_page (self->facts, i)->content_lost)
      note_page (self, &finding, "pdf-damaged", (int) i + 1);
  if (finding == NULL)
    return;
  finding->severity = JALON_SEVERITY_UNKNOWN;
  jalon_finding_set (finding, "level", "content");
  jalon_finding_set_fix (finding, NULL);
}

/* The lowest (or highest) resolution stands in the sentence. */
static void
note_dpi (JalonFinding *finding, double dpi, double *extreme, gboolean lowest)
{
  if (*extreme > 0 && (lowest ? dpi >= *extreme : dpi <= *extreme))
    return;
  *extreme = dpi;
  jalon_finding_set_int (finding, "dpi", (gint64) round (dpi));
}

static void
judge_scans (JalonJudging *self)
{
  JalonFinding *low = NULL, *high = NULL, *bilevel = NULL, *cmyk = NULL, *deep = NULL;
  double lowest = 0, highest = 0;

  for (guint i = 0; i < self->facts->pages->len; i++)
    {
      const JalonPageFacts *page = get_page (self->facts, i);
      int number = (int) i + 1;
      if (!is_scan (page))
        continue;
      if (page->image_dpi > 0 && page->image_dpi < LOW_DPI - DPI_SLACK)
        note_dpi (note_page (self, &low, "pdf-lowres", number), page->image_dpi, &lowest, TRUE);
      if (page->image_dpi > HIGH_DPI + DPI_SLACK)
        note_dpi (note_page (self, &high, "pdf-highres", number), page->image_dpi, &highest, FALSE);
      if (page->image_bits == 1)
        note_page (self, &bilevel, "pdf-bilevel", number);
      if (page->image_cmyk)
        note_page (self, &cmyk, "img-cmyk", number);
      if (page->image_bits == 16)
        note_page (self, &deep, "img-16bit", number);
    }
}

/* A photo has no paper size, so its pixels are judged, not its dpi. */
static void
judge_image (JalonJudging *self)
{
  const JalonFacts *facts = self->facts;
  int long_side = MAX (facts->image_width_px, facts->image_height_px);

  if (long_side > 0 && long_side < SMALL_PHOTO_PX)
    {
      JalonFinding *finding = jalon_judging_add (self, "pdf-lowres");
      jalon_finding_add_page (finding, 1);
      jalon_finding_set_int (finding, "width_px", facts->image_width_px);
      jalon_finding_set_int (finding, "height_px", facts->image_height_px);
    }
  if (facts->image_cmyk == JALON_TRI_YES)
    jalon_finding_add_page (jalon_judging_add (self, "img-cmyk"), 1);
  if (facts->image_16bit == JALON_TRI_YES)
    jalon_finding_add_page (jalon_judging_add (self, "img-16bit"), 1);
}

/* Photos and scans alike. What is not known is no finding: a sharp picture must never be called blurred. */
static void
judge_readability (JalonJudging *self)
{
  JalonFinding *blurred = NULL, *coarse = NULL;

  for (guint i = 0; i < self->facts->pages->len; i++)
    {
      const JalonPageFacts *page = get_page (self->facts, i);
      if (!is_scan (page) && !is_image (self->facts))
        continue;
      if (page->focus > 0 && page->focus < BLURRED_FOCUS)
        note_page (self, &blurred, "pdf-blur", (int) i + 1);
      if (page->image_quality > 0 && page->image_quality < COARSE_QUALITY)
        note_page (self, &coarse, "pdf-overcompressed", (int) i + 1);
    }
}

/* Pages without a picture: said calmly, unless nothing at all was seen where something could have been. */
static void
judge_not_looked_at (JalonJudging *self)
{
  const JalonFacts *facts = self->facts;
  JalonFinding *finding = NULL;
  guint n_looked = 0, n_renderable = 0;

  for (guint i = 0; i < facts->pages->len; i++)
    {
      n_looked += get_page (facts, i)->looked_at;
      n_renderable += is_renderable (get_page (facts, i));
    }
  if (facts->opened == JALON_OPENED_TOO_COMPLEX)
    return;
  if (n_looked == 0 && (n_renderable > 0 || facts->pages->len == 0))
    {
      finding = jalon_judging_add (self, "file-too-complex");
      finding->severity = JALON_SEVERITY_UNKNOWN;
      jalon_finding_set (finding, "why", jalon_facts_why_stopped (facts));
      jalon_finding_set_fix (finding, NULL);
      return;
    }
  if (!facts->pages_cut_short && n_looked == facts->pages->len && facts->n_pages <= (int) facts->pages->len)
    return;

  finding = jalon_judging_add (self, "pages-not-looked-at");
  for (int i = 0; i < facts->n_pages && i < MOST_PAGES; i++)
    if (i >= (int) facts->pages->len || !get_page (facts, (guint) i)->looked_at)
      jalon_finding_add_page (finding, i + 1);
  jalon_finding_set_int (finding, "looked", n_looked);
  jalon_finding_set_int (finding, "total", facts->n_pages);
  jalon_finding_set (finding, "why", jalon_facts_why_stopped (facts));
  jalon_finding_set_fix (finding, NULL);
}

/* Everything that is judged page by page, for a document that opened. */
void
jalon_judge_pages (JalonJudging *self)
{
  const JalonFacts *facts = self->facts;

  if (facts->opened == JALON_OPENED_PASSWORD || facts->opened == JALON_OPENED_NOT ||
      facts->opened == JALON_OPENED_REWRITABLE || facts->n_pages == 0)
    return;
  if (is_image (facts))
    judge_image (self);
  else
    {
      judge_lost_content (self);
      judge_page_size (self);
      judge_scans (self);
    }
  judge_readability (self);
  judge_rotation (self);
  judge_blank (self);
  judge_not_looked_at (self);
}
