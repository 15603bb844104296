/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Kinds of paper in the order in which a person looks for them: what the text of the paper suggests, what the renewal file still asks
 * for, what it asks for at all, then all others by name.
 */
#include "app/jalon-kinds.h"

#include "phrases/jalon-phrases.h"

#include <glib/gi18n.h>

static void
add (GListStore *kinds, GHashTable *seen, const JalonItem *item, const char *why)
{
  if (item == NULL || !g_hash_table_add (seen, item->id))
    return;
  g_autofree char *name = jalon_phrase_item (item);
  g_autofree char *words = g_strjoin (" ", item->term_fr, item->gloss[0] != '\0' ? _ (item->gloss) : "", NULL);
  g_autoptr (JalonPick) kind = jalon_pick_new (item->id, name, why, words);
  g_list_store_append (kinds, kind);
}

static void
add_asked (GListStore *kinds, GHashTable *seen, const JalonRenewalStatus *status, gboolean done)
{
  const char *why = done ? _ ("In your renewal file") : _ ("Still to do in your renewal file");
  for (guint i = 0; status != NULL && i < status->requirements->len; i++)
    {
      const JalonRequirement *requirement = status->requirements->pdata[i];
      if ((requirement->state == JALON_STATE_DONE) == done && !g_str_equal (requirement->item->kind, "code"))
        add (kinds, seen, requirement->item, why);
    }
}

/**
 * jalon_kinds_new:
 * @packs: rule packs
 * @status: (nullable): the renewal file, judged
 * @proposed: (nullable): item id that the text of the paper suggests
 *
 * Returns: (transfer full): a list of #JalonPick, each kind once
 */
GListModel *
jalon_kinds_new (JalonPacks *packs, const JalonRenewalStatus *status, const char *proposed)
{
  GListStore *kinds = g_list_store_new (JALON_TYPE_PICK);
  g_autoptr (GListStore) others = g_list_store_new (JALON_TYPE_PICK);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) ids = jalon_packs_list_ids (packs, "items");

  if (proposed != NULL)
    add (kinds, seen, jalon_packs_get_item (packs, proposed), _ ("Suggested by the text of the paper"));
  add_asked (kinds, seen, status, FALSE);
  add_asked (kinds, seen, status, TRUE);
  for (guint i = 0; ids[i] != NULL; i++)
    add (others, seen, jalon_packs_get_item (packs, ids[i]), NULL);
  g_list_store_sort (others, jalon_pick_compare_names, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (others)); i++)
    {
      g_autoptr (JalonPick) kind = g_list_model_get_item (G_LIST_MODEL (others), i);
      g_list_store_append (kinds, kind);
    }
  return G_LIST_MODEL (kinds);
}
