/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Kinds of paper in the order in which a person looks for them: what the text of the paper suggests, what the renewal file still asks
 * for, what it asks for at all, then all others by name.
 */
#include "app/jalon-kinds.h"

#include "phrases/jalon-phrases.h"

#include <glib/gi18n.h>

struct _JalonKind {
  GObject parent_instance;
  char   *id;
  char   *name;
  char   *why;    /* (nullable) */
  char   *words;  /* what a search looks into */
};

G_DEFINE_FINAL_TYPE (JalonKind, jalon_kind, G_TYPE_OBJECT)

static void
jalon_kind_finalize (GObject *object)
{
  JalonKind *self = JALON_KIND (object);
  g_free (self->id);
  g_free (self->name);
  g_free (self->why);
  g_free (self->words);
  G_OBJECT_CLASS (jalon_kind_parent_class)->finalize (object);
}

static void
jalon_kind_class_init (JalonKindClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jalon_kind_finalize;
}

static void
jalon_kind_init (JalonKind *self)
{
}

const char *
jalon_kind_get_id (JalonKind *self)
{
  return self->id;
}

const char *
jalon_kind_get_name (JalonKind *self)
{
  return self->name;
}

const char *
jalon_kind_get_why (JalonKind *self)
{
  return self->why;
}

/**
 * jalon_kind_matches:
 * @self: a kind
 * @words: what was typed
 *
 * Every word must begin a word of the name, of the French term or of the plain name; case and accents are folded.
 *
 * Returns: whether it is a hit; everything is one for no words
 */
gboolean
jalon_kind_matches (JalonKind *self, const char *words)
{
  return *words == '\0' || g_str_match_string (words, self->words, TRUE);
}

static char *
fold (const char *text)
{
  g_autofree char *plain = g_str_to_ascii (text, NULL);
  return g_ascii_strdown (plain, -1);
}

/**
 * jalon_kind_begins_with:
 * @self: a kind
 * @words: what was typed
 *
 * Returns: whether the name begins like @words: such a hit is meant more often than one that only mentions it
 */
gboolean
jalon_kind_begins_with (JalonKind *self, const char *words)
{
  g_autofree char *name = fold (self->name), *start = fold (words);
  return g_str_has_prefix (name, g_strstrip (start));
}

static void
add (GListStore *kinds, GHashTable *seen, const JalonItem *item, const char *why)
{
  if (item == NULL || !g_hash_table_add (seen, item->id))
    return;
  g_autoptr (JalonKind) kind = g_object_new (JALON_TYPE_KIND, NULL);
  kind->id = g_strdup (item->id);
  kind->name = jalon_phrase_item (item);
  kind->why = g_strdup (why);
  kind->words = g_strjoin (" ", kind->name, item->term_fr, item->gloss[0] != '\0' ? _ (item->gloss) : "", NULL);
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

static int
by_name (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return g_utf8_collate (((JalonKind *) a)->name, ((JalonKind *) b)->name);
}

/**
 * jalon_kinds_new:
 * @packs: rule packs
 * @status: (nullable): the renewal file, judged
 * @proposed: (nullable): item id that the text of the paper suggests
 *
 * Returns: (transfer full): a list of #JalonKind, each kind once
 */
GListModel *
jalon_kinds_new (JalonPacks *packs, const JalonRenewalStatus *status, const char *proposed)
{
  GListStore *kinds = g_list_store_new (JALON_TYPE_KIND);
  g_autoptr (GListStore) others = g_list_store_new (JALON_TYPE_KIND);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) ids = jalon_packs_list_ids (packs, "items");

  if (proposed != NULL)
    add (kinds, seen, jalon_packs_get_item (packs, proposed), _ ("Suggested by the text of the paper"));
  add_asked (kinds, seen, status, FALSE);
  add_asked (kinds, seen, status, TRUE);
  for (guint i = 0; ids[i] != NULL; i++)
    add (others, seen, jalon_packs_get_item (packs, ids[i]), NULL);
  g_list_store_sort (others, by_name, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (others)); i++)
    {
      g_autoptr (JalonKind) kind = g_list_model_get_item (G_LIST_MODEL (others), i);
      g_list_store_append (kinds, kind);
    }
  return G_LIST_MODEL (kinds);
}
