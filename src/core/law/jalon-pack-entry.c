/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Strict reading of one JSON object of a rule pack: unknown keys, wrong types and missing values are faults, and a fault
 * names pack, entry and key. It does not know what any key means.
 */
#include "core/law/jalon-pack-entry.h"

#include "core/jalon-date.h"
#include "core/jalon-error.h"

/**
 * jalon_pack_entry_new:
 * @pack: name of the pack, for messages; must outlive the entry
 * @where: the entry inside the pack, for messages
 * @node: (nullable): what must be a JSON object
 * @fault: where the first fault of this load is kept; never %NULL
 *
 * Returns: (transfer full): an entry; when @node is no object, an empty one with the fault set
 */
JalonPackEntry *
jalon_pack_entry_new (const char *pack, const char *where, JsonNode *node, GError **fault)
{
  JalonPackEntry *self = g_new0 (JalonPackEntry, 1);
  self->pack = pack;
  self->where = g_strdup (where);
  self->fault = fault;
  self->left = g_hash_table_new (g_str_hash, g_str_equal);
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    {
      jalon_pack_entry_fail (self, "is not an object");
      return self;
    }
  self->object = json_node_get_object (node);

  JsonObjectIter iter;
  const char *key = NULL;
  json_object_iter_init (&iter, self->object);
  while (json_object_iter_next (&iter, &key, NULL))
    g_hash_table_add (self->left, (gpointer) key);
  return self;
}

void
jalon_pack_entry_free (JalonPackEntry *self)
{
  g_clear_pointer (&self->left, g_hash_table_unref);
  g_free (self->where);
  g_free (self);
}

void
jalon_pack_entry_fail (JalonPackEntry *self, const char *format, ...)
{
  if (*self->fault != NULL)
    return;
  va_list args;
  va_start (args, format);
  g_autofree char *what = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (self->fault, JALON_ERROR, JALON_ERROR_USAGE, "Rule pack “%s”, entry “%s”: %s", self->pack, self->where, what);
}

gboolean
jalon_pack_entry_failed (const JalonPackEntry *self)
{
  return *self->fault != NULL;
}

void
jalon_pack_entry_close (JalonPackEntry *self)
{
  GHashTableIter iter;
  gpointer key = NULL;
  g_hash_table_iter_init (&iter, self->left);
  if (g_hash_table_iter_next (&iter, &key, NULL))
    jalon_pack_entry_fail (self, "the key “%s” is not known", (const char *) key);
}

gboolean
jalon_pack_entry_has (JalonPackEntry *self, const char *key)
{
  return self->object != NULL && json_object_has_member (self->object, key);
}

JsonNode *
jalon_pack_entry_get_node (JalonPackEntry *self, const char *key)
{
  if (!jalon_pack_entry_has (self, key))
    return NULL;
  g_hash_table_remove (self->left, key);
  return json_object_get_member (self->object, key);
}

char *
jalon_pack_entry_dup_optional (JalonPackEntry *self, const char *key)
{
  JsonNode *node = jalon_pack_entry_get_node (self, key);
  if (node == NULL)
    return NULL;
  if (json_node_get_value_type (node) != G_TYPE_STRING || *json_node_get_string (node) == '\0')
    {
      jalon_pack_entry_fail (self, "“%s” is not a text", key);
      return NULL;
    }
  return g_strdup (json_node_get_string (node));
}

char *
jalon_pack_entry_dup_string (JalonPackEntry *self, const char *key)
{
  char *text = jalon_pack_entry_dup_optional (self, key);
  if (text == NULL)
    {
      jalon_pack_entry_fail (self, "“%s” is missing", key);
      return g_strdup ("");
    }
  return text;
}

char *
jalon_pack_entry_dup_choice (JalonPackEntry *self, const char *key, const char *const *choices)
{
  char *text = jalon_pack_entry_dup_string (self, key);
  if (!g_strv_contains (choices, text))
    jalon_pack_entry_fail (self, "“%s” cannot be “%s”", key, text);
  return text;
}

char *
jalon_pack_entry_dup_id (JalonPackEntry *self, const char *key)
{
  char *id = jalon_pack_entry_dup_string (self, key);
  if (id[strspn (id, "abcdefghijklmnopqrstuvwxyz0123456789-")] != '\0')
    jalon_pack_entry_fail (self, "“%s” is not an id: “%s”", key, id);
  return id;
}

gint64
jalon_pack_entry_get_int (JalonPackEntry *self, const char *key, gint64 min, gint64 max)
{
  JsonNode *node = jalon_pack_entry_get_node (self, key);
  if (node == NULL)
    return 0;
  gint64 value = json_node_get_value_type (node) == G_TYPE_INT64 ? json_node_get_int (node) : min - 1;
  if (value < min || value > max)
    {
      jalon_pack_entry_fail (self, "“%s” is not a number from %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT, key, min, max);
      return 0;
    }
  return value;
}

gboolean
jalon_pack_entry_get_bool (JalonPackEntry *self, const char *key)
{
  JsonNode *node = jalon_pack_entry_get_node (self, key);
  if (node == NULL)
    return FALSE;
  if (json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    {
      jalon_pack_entry_fail (self, "“%s” is neither true nor false", key);
      return FALSE;
    }
  return json_node_get_boolean (node);
}

gboolean
jalon_pack_entry_get_date (JalonPackEntry *self, const char *key, gboolean required, GDate *date)
{
  g_date_clear (date, 1);
  g_autofree char *text = required ? jalon_pack_entry_dup_string (self, key) : jalon_pack_entry_dup_optional (self, key);
  if (text == NULL)
    return FALSE;
  if (!jalon_date_parse (text, date))
    {
      jalon_pack_entry_fail (self, "“%s” is not a day: “%s”", key, text);
      return FALSE;
    }
  return TRUE;
}

JsonArray *
jalon_pack_entry_get_array (JalonPackEntry *self, const char *key)
{
  JsonNode *node = jalon_pack_entry_get_node (self, key);
  if (node == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      jalon_pack_entry_fail (self, "“%s” is not a list", key);
      return NULL;
    }
  return json_node_get_array (node);
}

char **
jalon_pack_entry_dup_strings (JalonPackEntry *self, const char *key)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array = jalon_pack_entry_get_array (self, key);
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      if (json_node_get_value_type (node) == G_TYPE_STRING)
        g_strv_builder_add (builder, json_node_get_string (node));
      else
        jalon_pack_entry_fail (self, "“%s” holds something that is not a text", key);
    }
  return g_strv_builder_end (builder);
}

JalonPackEntry *
jalon_pack_entry_get_child (JalonPackEntry *self, const char *key)
{
  JsonNode *node = jalon_pack_entry_get_node (self, key);
  if (node == NULL)
    {
      jalon_pack_entry_fail (self, "“%s” is missing", key);
      return NULL;
    }
  g_autofree char *where = g_strdup_printf ("%s/%s", self->where, key);
  return jalon_pack_entry_new (self->pack, where, node, self->fault);
}
