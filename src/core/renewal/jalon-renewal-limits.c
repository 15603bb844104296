/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a portal takes for one category of papers: how many files, and how many bytes together. A category is a slot of the portal;
 * requirements that go into the same slot share it. Each paper alone is judged elsewhere.
 *
 * Sizes are those of the export as far as they are known before it is made: a signed paper stays a file of its own and keeps its size,
 * all others are joined in one file that is never larger than the ceiling of one file.
 */
#include "core/renewal/jalon-renewal-private.h"

#include <string.h>

/* What the answered requirements of one category come to. */
typedef struct {
  int    files;
  gint64 bytes;
} Load;

static gboolean
is_signed (const JalonEvaluation *evaluation, const JalonPaper *paper)
{
  const JalonJudgement *judgement = evaluation->judge != NULL ? evaluation->judge (paper, evaluation->judge_data) : NULL;
  for (guint i = 0; judgement != NULL && judgement->findings != NULL && i < judgement->findings->len; i++)
    if (g_str_equal (((const JalonFinding *) g_ptr_array_index (judgement->findings, i))->id, "pdf-signed"))
      return TRUE;
  return FALSE;
}

static void
add_requirement (Load *load, const JalonEvaluation *evaluation, const JalonPortal *portal, const JalonRequirement *requirement)
{
  gint64 joined = 0;
  for (guint i = 0; i < requirement->answers->len; i++)
    {
      const JalonAnswer *answer = g_ptr_array_index (requirement->answers, i);
      const JalonPaper  *paper = answer->paper != NULL ? g_hash_table_lookup (evaluation->papers, answer->paper) : NULL;
      if (paper == NULL)
        continue;
      if (answer->pages == NULL && is_signed (evaluation, paper))
        {
          load->files++;
          load->bytes += paper->size_bytes;
        }
      else
        joined += MAX (paper->size_bytes, 1);
    }
  if (joined == 0)
    return;
  load->files++;
  load->bytes += portal->hard_bytes > 0 ? MIN (joined, portal->hard_bytes) : joined;
}

/**
 * jalon_portal_get_category:
 * @portal: a portal
 * @item: id of an item
 *
 * Returns: (transfer none): what stands for the slot that takes it: pieces of one category have the same
 */
const char *
jalon_portal_get_category (const JalonPortal *portal, const char *item)
{
  const char *slot = jalon_portal_get_slot_name (portal, item);
  return slot != NULL ? slot : item;
}

static gboolean
shares_category (const JalonPortal *portal, const JalonRequirement *one, const JalonRequirement *other)
{
  return !other->at_collection &&
         g_str_equal (jalon_portal_get_category (portal, one->item->id), jalon_portal_get_category (portal, other->item->id));
}

static void
set_limit (JalonRequirement *self, const char *reason, gint64 have, gint64 most)
{
  g_autofree char *have_text = g_strdup_printf ("%" G_GINT64_FORMAT, have), *most_text = g_strdup_printf ("%" G_GINT64_FORMAT, most);
  jalon_requirement_set_state (self, JALON_STATE_FIX, reason);
  jalon_requirement_set (self, "have", have_text);
  jalon_requirement_set (self, "most", most_text);
}

/**
 * jalon_renewal_judge_limits:
 * @evaluation: what is evaluated
 * @requirements: (element-type JalonRequirement): judged one by one
 *
 * A requirement that was done is to be mended when its category holds more than the portal takes. Other problems come first.
 */
void
jalon_renewal_judge_limits (const JalonEvaluation *evaluation, GPtrArray *requirements)
{
  const JalonPortal *portal = jalon_packs_get_portal (evaluation->packs, evaluation->file->portal);
  if (portal == NULL || (portal->total_bytes == 0 && portal->max_files == 0))
    return;
  for (guint i = 0; i < requirements->len; i++)
    {
      JalonRequirement *requirement = g_ptr_array_index (requirements, i);
      Load              load = { 0 }, own = { 0 };
      add_requirement (&own, evaluation, portal, requirement);
      if (requirement->state != JALON_STATE_DONE || own.files == 0)
        continue;
      for (guint j = 0; j < requirements->len; j++)
        if (shares_category (portal, requirement, g_ptr_array_index (requirements, j)))
          add_requirement (&load, evaluation, portal, g_ptr_array_index (requirements, j));
      if (portal->max_files > 0 && load.files > portal->max_files)
        set_limit (requirement, "too-many-files", load.files, portal->max_files);
      else if (portal->total_bytes > 0 && load.bytes > portal->total_bytes)
        set_limit (requirement, "too-large-together", load.bytes, portal->total_bytes);
    }
}
