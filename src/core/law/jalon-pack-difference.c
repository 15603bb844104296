/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The comparison of two texts of one pack. What a file that nobody signed may do stands in one table: it may append entries to some
 * lists, and observations to a portal. Everything else (a date, a way of counting, a proof, a requirement, a severity, a source that
 * was read again) needs a signature.
 */
#include "core/law/jalon-pack-difference.h"

/* Lists that grow without a signature. */
static const struct {
  const char *pack, *list;
} open_lists[] = {
  { "sources", "entries" }, { "items", "entries" }, { "items", "notes" },
  { "portals", "entries" }, { "help", "sources" },  { "help", "entries" },
};

void
jalon_pack_change_free (JalonPackChange *self)
{
  g_free (self->pack);
  g_free (self->list);
  g_free (self->id);
  g_free (self);
}

static void
note (GPtrArray *changes, JalonPackChangeKind kind, const char *pack, const char *list, const char *id, gboolean may_unsigned)
{
  JalonPackChange *change = g_new0 (JalonPackChange, 1);
  change->kind = kind;
  change->pack = g_strdup (pack);
  change->list = g_strdup (list);
  change->id = g_strdup (id);
  change->may_unsigned = may_unsigned;
  g_ptr_array_add (changes, change);
}

static gboolean
is_open (const char *pack, const char *list)
{
  for (guint i = 0; i < G_N_ELEMENTS (open_lists); i++)
    if (g_str_equal (open_lists[i].pack, pack) && g_str_equal (open_lists[i].list, list))
      return TRUE;
  return FALSE;
}

/* The member that names an entry; %NULL when nothing does. */
static const char *
name_of (JsonNode *node)
{
  static const char *const keys[] = { "id", "rule", "of", "fact" };
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  for (guint i = 0; object != NULL && i < G_N_ELEMENTS (keys); i++)
    {
      JsonNode *member = json_object_get_member (object, keys[i]);
      if (member != NULL && json_node_get_value_type (member) == G_TYPE_STRING)
        return json_node_get_string (member);
    }
  return NULL;
}

/* Keys by which the entries of two lists are matched: the name, with a number from its second version on, or the place alone. */
static GPtrArray *
list_keys (JsonArray *array)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const char *name = name_of (json_array_get_element (array, i));
      if (name == NULL)
        {
          g_ptr_array_add (keys, g_strdup_printf ("%u", i + 1));
          continue;
        }
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (seen, name)) + 1;
      g_hash_table_insert (seen, (gpointer) name, GUINT_TO_POINTER (count));
      g_ptr_array_add (keys, count == 1 ? g_strdup (name) : g_strdup_printf ("%s#%u", name, count));
    }
  return keys;
}

static GHashTable *
index_keys (GPtrArray *keys)
{
  GHashTable *places = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < keys->len; i++)
    g_hash_table_insert (places, g_ptr_array_index (keys, i), GUINT_TO_POINTER (i + 1));
  return places;
}

static gboolean
begins_with (JsonArray *longer, JsonArray *shorter)
{
  if (json_array_get_length (longer) < json_array_get_length (shorter))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (shorter); i++)
    if (!json_node_equal (json_array_get_element (longer, i), json_array_get_element (shorter, i)))
      return FALSE;
  return TRUE;
}

static JsonArray *
get_observations (JsonObject *portal)
{
  JsonNode *node = json_object_get_member (portal, "observations");
  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/* Whether @after is the portal @before with nothing but more observations at the end. */
static gboolean
only_observes (JsonNode *before, JsonNode *after)
{
  JsonObject *old = json_node_get_object (before), *new = json_node_get_object (after);
  g_autoptr(JsonArray) none = json_array_new ();
  JsonArray *old_seen = get_observations (old), *new_seen = get_observations (new);
  if (new_seen == NULL || !begins_with (new_seen, old_seen != NULL ? old_seen : none))
    return FALSE;
  g_autoptr(GList) names = json_object_get_members (new);
  for (GList *name = names; name != NULL; name = name->next)
    {
      JsonNode *member = json_object_get_member (old, name->data);
      if (!g_str_equal (name->data, "observations")
          && (member == NULL || !json_node_equal (member, json_object_get_member (new, name->data))))
        return FALSE;
    }
  return json_object_get_size (new) == json_object_get_size (old) + (old_seen == NULL ? 1 : 0);
}

static gboolean
may_change (const char *pack, const char *list, JsonNode *before, JsonNode *after)
{
  return g_str_equal (pack, "portals") && g_str_equal (list, "entries") && JSON_NODE_HOLDS_OBJECT (before)
         && JSON_NODE_HOLDS_OBJECT (after) && only_observes (before, after);
}

static void
find_in_list (const char *pack, const char *list, JsonArray *before, JsonArray *after, GPtrArray *changes)
{
  g_autoptr(GPtrArray) old_keys = list_keys (before), new_keys = list_keys (after);
  g_autoptr(GHashTable) old_places = index_keys (old_keys), new_places = index_keys (new_keys);
  gboolean moved = FALSE;
  for (guint i = 0; i < new_keys->len; i++)
    {
      const char *key = g_ptr_array_index (new_keys, i);
      JsonNode *node = json_array_get_element (after, i);
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (old_places, key));
      moved = moved || (place > 0 && place != i + 1);
      if (place == 0)
        /* Another version of what is there already is a change of it. */
        note (changes, JALON_PACK_ADDED, pack, list, key,
              is_open (pack, list) && name_of (node) != NULL && !g_hash_table_contains (old_places, name_of (node)));
      else if (!json_node_equal (json_array_get_element (before, place - 1), node))
        note (changes, JALON_PACK_CHANGED, pack, list, key, may_change (pack, list, json_array_get_element (before, place - 1), node));
    }
  guint n_gone = 0;
  for (guint i = 0; i < old_keys->len; i++)
    if (!g_hash_table_contains (new_places, g_ptr_array_index (old_keys, i)))
      {
        note (changes, JALON_PACK_GONE, pack, list, g_ptr_array_index (old_keys, i), FALSE);
        n_gone++;
      }
  if (moved && n_gone == 0) /* rules are worked out, and helpers named, in the order of the pack */
    note (changes, JALON_PACK_CHANGED, pack, list, "", FALSE);
}

/**
 * jalon_pack_difference_find:
 * @pack: name of the pack
 * @before: its text in use
 * @after: the text that would take its place
 * @changes: (element-type JalonPackChange): where to add what differs
 */
void
jalon_pack_difference_find (const char *pack, JsonObject *before, JsonObject *after, GPtrArray *changes)
{
  g_autoptr(GList) names = json_object_get_members (after);
  for (GList *name = names; name != NULL; name = name->next)
    {
      JsonNode *old = json_object_get_member (before, name->data), *new = json_object_get_member (after, name->data);
      if (old != NULL && JSON_NODE_HOLDS_ARRAY (old) && JSON_NODE_HOLDS_ARRAY (new))
        find_in_list (pack, name->data, json_node_get_array (old), json_node_get_array (new), changes);
      else if (old == NULL || !json_node_equal (old, new))
        note (changes, old == NULL ? JALON_PACK_ADDED : JALON_PACK_CHANGED, pack, name->data, "", FALSE);
    }
  g_autoptr(GList) old_names = json_object_get_members (before);
  for (GList *name = old_names; name != NULL; name = name->next)
    if (!json_object_has_member (after, name->data))
      note (changes, JALON_PACK_GONE, pack, name->data, "", FALSE);
}
