/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which files an export has, and in which order: one for each answered requirement, in the order of the portal. A paper with a digital
 * signature stays a file of its own, because a signature does not survive being joined with other pages.
 */
#include "core/renewal/jalon-export-private.h"

#include <string.h>

static void
piece_free (gpointer data)
{
  JalonExportPiece *self = data;
  g_array_unref (self->parts);
  g_free (self);
}

static JalonExportPiece *
piece_new (const JalonRequirement *requirement)
{
  JalonExportPiece *self = g_new0 (JalonExportPiece, 1);
  self->requirement = requirement;
  self->parts = g_array_new (FALSE, FALSE, sizeof (JalonExportPart));
  return self;
}

gboolean
jalon_export_paper_is_signed (const JalonExportTools *tools, const JalonPaper *paper)
{
  const JalonJudgement *judgement = jalon_judgements_get (paper, tools->judgements);
  for (guint i = 0; judgement != NULL && i < judgement->findings->len; i++)
    if (g_str_equal (((JalonFinding *) g_ptr_array_index (judgement->findings, i))->id, "pdf-signed"))
      return TRUE;
  return FALSE;
}

static const JalonPaper *
find_paper (GPtrArray *papers, const char *id)
{
  for (guint i = 0; i < papers->len; i++)
    {
      const JalonPaper *paper = g_ptr_array_index (papers, i);
      if (g_strcmp0 (paper->id, id) == 0 && !paper->removed)
        return paper;
    }
  return NULL;
}

/* The pieces that answer one requirement: what can be joined in one, then each whole signed paper. */
static void
add_pieces (const JalonExportTools *tools, const JalonRequirement *requirement, GPtrArray *papers, GPtrArray *pieces)
{
  JalonExportPiece     *joined = piece_new (requirement);
  g_autoptr(GPtrArray)  alone = g_ptr_array_new ();
  for (guint i = 0; i < requirement->answers->len; i++)
    {
      const JalonAnswer *answer = g_ptr_array_index (requirement->answers, i);
      JalonExportPart    part = { answer->paper == NULL ? NULL : find_paper (papers, answer->paper), answer->pages };
      if (part.paper == NULL)
        continue;
      gboolean          is_signed = jalon_export_paper_is_signed (tools, part.paper);
      JalonExportPiece *piece = is_signed && part.pages == NULL ? piece_new (requirement) : joined;
      piece->is_signed = piece != joined;
      piece->loses_signature |= is_signed && piece == joined;
      g_array_append_val (piece->parts, part);
      if (piece != joined)
        g_ptr_array_add (alone, piece);
    }
  if (joined->parts->len > 0)
    g_ptr_array_add (pieces, joined);
  else
    piece_free (joined);
  for (guint i = 0; i < alone->len; i++)
    g_ptr_array_add (pieces, g_ptr_array_index (alone, i));
}

/* Where the portal asks for the piece; what it has no slot for comes last, in the order of the list. */
static guint
place_of (const JalonPortal *portal, const char *item)
{
  guint place = 0;
  while (portal->slot_order != NULL && portal->slot_order[place] != NULL && !g_str_equal (portal->slot_order[place], item))
    place++;
  return place;
}

/**
 * jalon_export_plan:
 * @status: the judged renewal file; must outlive the result
 * @papers: (element-type JalonPaper): the papers of the case; must outlive the result
 *
 * Returns: (transfer full) (element-type JalonExportPiece): the files to make, in portal order
 */
GPtrArray *
jalon_export_plan (const JalonExportTools *tools, const JalonRenewalStatus *status, GPtrArray *papers)
{
  GPtrArray *pieces = g_ptr_array_new_with_free_func (piece_free);
  guint      n_places = tools->portal->slot_order == NULL ? 0 : g_strv_length (tools->portal->slot_order);
  for (guint place = 0; place <= n_places; place++)
    for (guint i = 0; i < status->requirements->len; i++)
      {
        const JalonRequirement *requirement = g_ptr_array_index (status->requirements, i);
        if (!requirement->at_collection && place_of (tools->portal, requirement->item->id) == place)
          add_pieces (tools, requirement, papers, pieces);
      }
  return pieces;
}
