/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What holds for all facts, tried on random ones: every finding has a rule in the packs and pages that exist; the verdict follows from the
 * findings; a file that grows or that gets one more fault never looks better; what nobody looked into is never ready.
 */
#include "core/check/jalon-check.h"

#include <string.h>

#define ROUNDS 20000

static JalonPacks *packs;

static JalonTri
random_tri (void)
{
  return g_test_rand_int_range (0, 8) == 0 ? JALON_TRI_YES : g_test_rand_int_range (0, 12) == 0 ? JALON_TRI_UNKNOWN : JALON_TRI_NO;
}

static JalonPageFacts
random_page (void)
{
  static const int turns[] = { 0, 0, 0, 0, 90, 180, 270, -1, -2 };
  JalonPageFacts page = {
    .width_pt = g_test_rand_double_range (50, 20000),
    .height_pt = 842,
    .looked_at = g_test_rand_int_range (0, 10) > 0,
    .blank = random_tri (),
    .turn = turns[g_test_rand_int_range (0, G_N_ELEMENTS (turns))],
    .image_share = g_test_rand_double_range (0, 1),
    .image_dpi = g_test_rand_double_range (0, 800),
    .image_bits = 1 << g_test_rand_int_range (0, 5),
    .image_cmyk = g_test_rand_int_range (0, 6) == 0,
  };
  return page;
}

static JalonFacts *
random_facts (void)
{
  JalonFacts *facts = g_new0 (JalonFacts, 1);
  int n_pages = g_test_rand_int_range (0, 6);

  facts->format = g_test_rand_int_range (0, 3) == 0 ? (JalonFormat) g_test_rand_int_range (0, JALON_FORMAT_TEXT + 1) : JALON_FORMAT_PDF;
  facts->opened = g_test_rand_int_range (0, 3) == 0 ? (JalonOpened) g_test_rand_int_range (0, JALON_OPENED_TOO_COMPLEX + 1) : JALON_OPENED_CLEAN;
  facts->size_bytes = g_test_rand_int_range (0, 40000000);
  facts->n_pages = n_pages;
  facts->n_pages_listed = n_pages;
  facts->pages = g_array_new (FALSE, FALSE, sizeof (JalonPageFacts));
  for (int i = 0; i < n_pages; i++)
    {
      JalonPageFacts page = random_page ();
      g_array_append_val (facts->pages, page);
    }
  facts->fonts_missing = g_ptr_array_new_with_free_func (g_free);
  facts->pages_cut_short = g_test_rand_int_range (0, 10) == 0;
  facts->owner_lock = random_tri ();
  facts->javascript = random_tri ();
  facts->embedded = random_tri ();
  facts->portfolio = random_tri ();
  facts->xfa = random_tri ();
  facts->xfa_needs_rendering = random_tri ();
  facts->form_unsaved = random_tri ();
  facts->is_signed = random_tri ();
  facts->image_width_px = g_test_rand_int_range (1, 5000);
  facts->image_height_px = g_test_rand_int_range (1, 5000);
  facts->image_cmyk = random_tri ();
  facts->image_16bit = random_tri ();
  return facts;
}

static void
free_facts (JalonFacts *facts)
{
  g_array_unref (facts->pages);
  g_ptr_array_unref (facts->fonts_missing);
  g_free (facts);
}

static const char *
random_portal (char **portals)
{
  return portals[g_test_rand_int_range (0, (int) g_strv_length (portals))];
}

static void
assert_findings_are_sound (const JalonJudgement *judgement, const JalonFacts *facts)
{
  for (guint i = 0; i < judgement->findings->len; i++)
    {
      const JalonFinding *finding = g_ptr_array_index (judgement->findings, i);
      g_assert_nonnull (jalon_packs_get_check (packs, finding->id));
      for (guint j = 0; j < finding->pages->len; j++)
        {
          int page = g_array_index (finding->pages, int, j);
          g_assert_cmpint (page, >=, 1);
          g_assert_cmpint (page, <=, MAX (facts->n_pages, 1));
          if (j > 0)
            g_assert_cmpint (page, >, g_array_index (finding->pages, int, j - 1));
        }
    }
}

static void
assert_verdict_follows (const JalonJudgement *judgement)
{
  gboolean final = FALSE, unknown = FALSE, block = FALSE;

  for (guint i = 0; i < judgement->findings->len; i++)
    {
      const JalonFinding *finding = g_ptr_array_index (judgement->findings, i);
      final = final || (finding->severity == JALON_SEVERITY_BLOCK && finding->fix == NULL);
      block = block || finding->severity == JALON_SEVERITY_BLOCK;
      unknown = unknown || finding->severity == JALON_SEVERITY_UNKNOWN;
    }
  g_assert_cmpint (judgement->verdict, ==,
                   final ? JALON_VERDICT_BLOCKED : unknown ? JALON_VERDICT_INCONCLUSIVE : block ? JALON_VERDICT_FIXABLE : JALON_VERDICT_READY);
}

/* How far from ready, in the order in which the contract looks. */
static int
get_distance (JalonVerdict verdict)
{
  return verdict == JALON_VERDICT_READY ? 0 : verdict == JALON_VERDICT_FIXABLE ? 1 : verdict == JALON_VERDICT_INCONCLUSIVE ? 2 : 3;
}

static gboolean
was_looked_into (const JalonFacts *facts)
{
  gboolean any = FALSE, renderable = FALSE;
  if (facts->format != JALON_FORMAT_PDF && facts->format != JALON_FORMAT_JPEG && facts->format != JALON_FORMAT_PNG)
    return FALSE;
  if (facts->opened > JALON_OPENED_REPAIRED)
    return FALSE;
  for (guint i = 0; i < facts->pages->len; i++)
    {
      const JalonPageFacts *page = &g_array_index (facts->pages, JalonPageFacts, i);
      any = any || page->looked_at;
      renderable = renderable || page->width_pt <= 14400;
    }
  return any || (facts->pages->len > 0 && !renderable);
}

static void
worsen (JalonFacts *facts)
{
  JalonTri *const faults[] = { &facts->owner_lock, &facts->javascript, &facts->embedded, &facts->portfolio, &facts->xfa };
  if (facts->xfa == JALON_TRI_YES)
    facts->xfa_needs_rendering = JALON_TRI_YES;
  *faults[g_test_rand_int_range (0, G_N_ELEMENTS (faults))] = JALON_TRI_YES;
}

static gboolean
knows_the_structure (const JalonFacts *facts)
{
  return facts->owner_lock != JALON_TRI_UNKNOWN && facts->javascript != JALON_TRI_UNKNOWN && facts->embedded != JALON_TRI_UNKNOWN &&
         facts->xfa != JALON_TRI_UNKNOWN;
}

static void
test_random (void)
{
  g_auto(GStrv) portals = jalon_packs_list_ids (packs, "portals");

  for (int round = 0; round < ROUNDS; round++)
    {
      JalonFacts *facts = random_facts ();
      const char *portal = random_portal (portals);
      g_autoptr(JalonJudgement) judgement = jalon_check_judge (packs, portal, "01-paper.pdf", facts);
      assert_findings_are_sound (judgement, facts);
      assert_verdict_follows (judgement);
      if (!was_looked_into (facts))
        g_assert_cmpint (judgement->verdict, !=, JALON_VERDICT_READY);

      if (facts->size_bytes >= 100)
        {
          facts->size_bytes += g_test_rand_int_range (0, 200000000);
          g_autoptr(JalonJudgement) larger = jalon_check_judge (packs, portal, "01-paper.pdf", facts);
          g_assert_cmpint (get_distance (larger->verdict), >=, get_distance (judgement->verdict));
        }
      if (knows_the_structure (facts))
        {
          g_autoptr(JalonJudgement) before = jalon_check_judge (packs, portal, "01-paper.pdf", facts);
          worsen (facts);
          g_autoptr(JalonJudgement) after = jalon_check_judge (packs, portal, "01-paper.pdf", facts);
          g_assert_cmpint (get_distance (after->verdict), >=, get_distance (before->verdict));
        }
      free_facts (facts);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr(GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  packs = jalon_packs_load (&error);
  g_assert_no_error (error);
  g_test_add_func ("/check/random", test_random);
  int status = g_test_run ();
  g_object_unref (packs);
  return status;
}
