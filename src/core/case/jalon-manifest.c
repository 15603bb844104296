/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list of what is in a backup: its first entry, and what a restore holds every other entry against.
 * A manifest that is read is a stranger's: names are checked before anything is made of them.
 */
#include "core/case/jalon-manifest.h"

#include "core/case/jalon-digest.h"
#include "core/jalon-error.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define FORMAT 1
#define DEPTH_MAX 6
#define NAME_BYTES_MAX 255

JalonManifestEntry *
jalon_manifest_entry_new (const char *name, gint64 size_bytes)
{
  JalonManifestEntry *self = g_new0 (JalonManifestEntry, 1);
  self->name = g_strdup (name);
  self->size_bytes = size_bytes;
  return self;
}

void
jalon_manifest_entry_free (JalonManifestEntry *self)
{
  g_free (self->name);
  g_free (self->sha256);
  g_free (self);
}

static gboolean
part_is_safe (const char *part)
{
  if (*part == '\0' || g_str_equal (part, ".") || g_str_equal (part, ".."))
    return FALSE;
  for (const char *at = part; *at != '\0'; at++)
    if (g_ascii_iscntrl (*at) || *at == '\\')
      return FALSE;
  return g_utf8_validate (part, -1, NULL);
}

/**
 * jalon_manifest_name_is_safe:
 * @name: a name from a backup
 *
 * Returns: whether it is `cases/<uuid>/…` of plain parts, so that it can become a path inside a new folder
 */
gboolean
jalon_manifest_name_is_safe (const char *name)
{
  if (name == NULL || strlen (name) > NAME_BYTES_MAX)
    return FALSE;
  g_auto(GStrv) parts = g_strsplit (name, "/", -1);
  guint n = g_strv_length (parts);
  if (n < 3 || n > DEPTH_MAX || !g_str_equal (parts[0], "cases") || !g_uuid_string_is_valid (parts[1]))
    return FALSE;
  for (guint i = 2; i < n; i++)
    if (!part_is_safe (parts[i]))
      return FALSE;
  return TRUE;
}

/**
 * jalon_manifest_build:
 * @entries: (element-type JalonManifestEntry): with their digests
 *
 * Returns: (transfer full): the manifest
 */
GBytes *
jalon_manifest_build (GPtrArray *entries)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "format");
  json_builder_add_int_value (builder, FORMAT);
  json_builder_set_member_name (builder, "files");
  json_builder_begin_array (builder);
  for (guint i = 0; i < entries->len; i++)
    {
      const JalonManifestEntry *entry = g_ptr_array_index (entries, i);
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "name");
      json_builder_add_string_value (builder, entry->name);
      json_builder_set_member_name (builder, "size");
      json_builder_add_int_value (builder, entry->size_bytes);
      json_builder_set_member_name (builder, "sha256");
      json_builder_add_string_value (builder, entry->sha256);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  g_autoptr(JsonGenerator) generator = json_generator_new ();
  g_autoptr(JsonNode) root = json_builder_get_root (builder);
  json_generator_set_pretty (generator, TRUE);
  json_generator_set_root (generator, root);
  gsize length = 0;
  char *text = json_generator_to_data (generator, &length);
  return g_bytes_new_take (text, length);
}

static JalonManifestEntry *
parse_entry (JsonNode *node)
{
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  JsonObject *object = json_node_get_object (node);
  const char *name = json_object_get_string_member_with_default (object, "name", NULL);
  const char *sha256 = json_object_get_string_member_with_default (object, "sha256", NULL);
  gint64 size = json_object_get_int_member_with_default (object, "size", -1);
  if (!jalon_manifest_name_is_safe (name) || !jalon_digest_is_valid (sha256) || size < 0)
    return NULL;
  JalonManifestEntry *entry = jalon_manifest_entry_new (name, size);
  entry->sha256 = g_strdup (sha256);
  return entry;
}

static gboolean
parse_entries (JsonArray *files, GHashTable *entries)
{
  for (guint i = 0; i < json_array_get_length (files); i++)
    {
      JalonManifestEntry *entry = parse_entry (json_array_get_element (files, i));
      if (entry == NULL || !g_hash_table_insert (entries, entry->name, entry)) /* a name that comes twice */
        return FALSE;
    }
  return g_hash_table_size (entries) > 0;
}

/**
 * jalon_manifest_parse:
 * @content: the first entry of a backup
 * @error: where to say why not
 *
 * Returns: (transfer full) (element-type utf8 JalonManifestEntry) (nullable): entries by name; %JALON_ERROR_DAMAGED
 *   when it is no manifest, %JALON_ERROR_TOO_NEW when it is one of a later version
 */
GHashTable *
jalon_manifest_parse (GBytes *content, GError **error)
{
  g_autoptr(JsonParser) parser = json_parser_new_immutable ();
  g_autoptr(GHashTable) entries =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) jalon_manifest_entry_free);
  gsize size;
  const char *data = g_bytes_get_data (content, &size);
  JsonNode *root = json_parser_load_from_data (parser, data, (gssize) size, NULL) ? json_parser_get_root (parser) : NULL;
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  if (object != NULL && json_object_get_int_member_with_default (object, "format", 0) > FORMAT)
    {
      g_set_error_literal (error, JALON_ERROR, JALON_ERROR_TOO_NEW, "The backup was written by a later version of Jalon");
      return NULL;
    }
  JsonNode *files = object != NULL ? json_object_get_member (object, "files") : NULL;
  if (files != NULL && JSON_NODE_HOLDS_ARRAY (files) && parse_entries (json_node_get_array (files), entries))
    return g_steal_pointer (&entries);
  g_set_error_literal (error, JALON_ERROR, JALON_ERROR_DAMAGED, "This is no backup of Jalon, or its list is damaged");
  return NULL;
}
