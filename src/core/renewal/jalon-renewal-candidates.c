/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Papers that could answer a requirement, best first. It proposes; a person chooses.
 */
#include "core/renewal/jalon-renewal-private.h"

typedef struct {
  const JalonItem *item;
  const GDate     *filing;
} Wish;

static gboolean
has_kind (const JalonPaper *paper, const JalonItem *item)
{
  return g_strcmp0 (paper->kind, item->id) == 0;
}

static gboolean
is_good_on_filing (const JalonPaper *paper, const Wish *wish)
{
  GDate stale;
  jalon_item_get_stale_day (wish->item, paper, &stale);
  if (g_date_valid (&stale) && g_date_compare (wish->filing, &stale) >= 0)
    return FALSE;
  return !wish->item->in_force || !g_date_valid (&paper->until) || g_date_compare (&paper->until, wish->filing) >= 0;
}

/* Unset dates come last. */
static int
compare_newest (const GDate *left, const GDate *right)
{
  if (!g_date_valid (left) || !g_date_valid (right))
    return g_date_valid (right) - g_date_valid (left);
  return g_date_compare (right, left);
}

static int
compare_papers (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const JalonPaper *left = *(const JalonPaper *const *) a, *right = *(const JalonPaper *const *) b;
  const Wish *wish = user_data;
  int order = has_kind (right, wish->item) - has_kind (left, wish->item);
  if (order == 0)
    order = is_good_on_filing (right, wish) - is_good_on_filing (left, wish);
  if (order == 0)
    order = right->confirmed - left->confirmed;
  if (order == 0)
    order = compare_newest (&left->issued, &right->issued);
  if (order == 0)
    order = compare_newest (&left->until, &right->until);
  if (order == 0)
    order = (left->added_at < right->added_at) - (left->added_at > right->added_at);
  return order != 0 ? order : g_strcmp0 (left->id, right->id);
}

/**
 * jalon_renewal_candidates:
 * @packs: rule packs
 * @requirement: what is asked for
 * @papers: (element-type JalonPaper): the papers of the case
 * @filing: the planned filing date
 *
 * Papers of the kind first, those that are good on @filing and confirmed before others, the newest before older ones; then papers
 * that nobody has sorted yet. Papers of another kind are left out.
 *
 * Returns: (transfer full) (element-type JalonPaper): best first, holding references
 */
GPtrArray *
jalon_renewal_candidates (JalonPacks *packs, const JalonRequirement *requirement, GPtrArray *papers, const GDate *filing)
{
  GPtrArray *candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_paper_unref);
  Wish wish = { requirement->item, filing };
  for (guint i = 0; papers != NULL && i < papers->len; i++)
    {
      JalonPaper *paper = g_ptr_array_index (papers, i);
      if (!paper->removed && (paper->kind == NULL || has_kind (paper, requirement->item)))
        g_ptr_array_add (candidates, jalon_paper_ref (paper));
    }
  g_ptr_array_sort_with_data (candidates, compare_papers, &wish);
  return candidates;
}
