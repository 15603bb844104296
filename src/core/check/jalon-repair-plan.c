/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which steps a file needs to be taken by a portal: from what was judged, without looking at the file again.
 */
#include "core/check/jalon-repair-private.h"

#include <string.h>

/* The order of contract.md. */
static const char *const order[] = {
  "rewrite", "unlock", "strip-scripts", "strip-attachments", "flatten", "rotate", "convert", "shrink", "scale-page", "rename",
};

static int
find_place (const char *step)
{
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    if (strcmp (order[i], step) == 0)
      return (int) i;
  return -1;
}

gboolean
jalon_repair_plan_has (const JalonRepairPlan *self, const char *step)
{
  return g_ptr_array_find_with_equal_func (self->steps, step, g_str_equal, NULL);
}

/* Adds @step in its place in the order; once. */
void
jalon_repair_plan_add (JalonRepairPlan *self, const char *step)
{
  int place = find_place (step);
  guint at = 0;

  if (place < 0 || jalon_repair_plan_has (self, step))
    return;
  while (at < self->steps->len && find_place (self->steps->pdata[at]) < place)
    at++;
  g_ptr_array_insert (self->steps, (int) at, g_strdup (step));
}

void
jalon_repair_plan_remove (JalonRepairPlan *self, const char *step)
{
  guint at;
  if (g_ptr_array_find_with_equal_func (self->steps, step, g_str_equal, &at))
    g_ptr_array_remove_index (self->steps, at);
}

static void
set_sizes (JalonRepairPlan *self, JalonPacks *packs, const char *portal_id, gint64 max_bytes)
{
  const JalonPortal *portal = jalon_packs_get_portal (packs, portal_id);

  if (portal != NULL)
    {
      self->accept_bytes = portal->hard_bytes > 0 ? portal->hard_bytes : portal->seen_bytes;
      self->aim_bytes = portal->seen_bytes > 0 ? portal->seen_bytes : portal->hard_bytes;
    }
  if (max_bytes > 0)
    self->aim_bytes = self->accept_bytes = max_bytes;
}

/**
 * jalon_repair_plan:
 * @packs: the rule packs
 * @portal: id of a portal
 * @max_bytes: what the person says is the limit; 0 takes the portal's
 * @facts: what was seen
 * @judgement: what was judged of it for @portal
 *
 * Remarks of severity info ask for no step, except that a size above the aim always does. A photo that has to be turned becomes a
 * document, and so does a PNG that has to be smaller, because a PNG keeps every pixel.
 *
 * Returns: (transfer full): the steps, none when nothing has to be repaired
 */
JalonRepairPlan *
jalon_repair_plan (JalonPacks *packs, const char *portal, gint64 max_bytes, const JalonFacts *facts, const JalonJudgement *judgement)
{
  JalonRepairPlan *self = g_new0 (JalonRepairPlan, 1);
  gboolean image = facts->format == JALON_FORMAT_JPEG || facts->format == JALON_FORMAT_PNG;

  self->steps = g_ptr_array_new_with_free_func (g_free);
  set_sizes (self, packs, portal, max_bytes);
  for (guint i = 0; i < judgement->findings->len; i++)
    {
      const JalonFinding *finding = judgement->findings->pdata[i];
      gboolean asks = finding->severity == JALON_SEVERITY_WARN || finding->severity == JALON_SEVERITY_BLOCK;
      if (asks && finding->fix != NULL && strcmp (finding->fix, "shrink") != 0)
        jalon_repair_plan_add (self, finding->fix);
    }
  if (self->aim_bytes > 0 && facts->size_bytes > self->aim_bytes)
    jalon_repair_plan_add (self, "shrink");
  if (image && (jalon_repair_plan_has (self, "rotate") ||
                (facts->format == JALON_FORMAT_PNG && jalon_repair_plan_has (self, "shrink"))))
    jalon_repair_plan_add (self, "convert");
  return self;
}

void
jalon_repair_plan_free (JalonRepairPlan *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->steps);
  g_free (self);
}
