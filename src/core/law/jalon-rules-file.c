/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads a file of rules from bytes that may come from anybody: bounded before it is parsed, and strict.
 */
#include "core/law/jalon-rules-file.h"

#include "core/jalon-error.h"
#include "core/law/jalon-packs-private.h"

#include <sodium.h>
#include <string.h>

#define FORMAT 1
#define PACK_VERSION 1
#define DEEPEST 64 /* nested lists and objects; the packs of the program have 12 */
#define SIGNATURE_WORDS "signature ed25519 "

void
jalon_rules_file_free (JalonRulesFile *self)
{
  g_clear_pointer (&self->packs, g_hash_table_unref);
  g_clear_pointer (&self->texts, g_hash_table_unref);
  g_free (self);
}

/**
 * jalon_rules_key_from_hex:
 * @hex: 64 hexadecimal digits
 * @key: (out caller-allocates): the public key
 *
 * Returns: whether @hex is one
 */
gboolean
jalon_rules_key_from_hex (const char *hex, guint8 key[JALON_RULES_KEY_BYTES])
{
  size_t length = 0;
  return strlen (hex) == 2 * JALON_RULES_KEY_BYTES
         && sodium_hex2bin (key, JALON_RULES_KEY_BYTES, hex, strlen (hex), NULL, &length, NULL) == 0 && length == JALON_RULES_KEY_BYTES;
}

/* The parser calls itself for every level and has no bound of its own; it also knows comments, which JSON does not. */
static gboolean
is_plain (const char *text, gsize size)
{
  int depth = 0;
  gboolean in_string = FALSE;
  for (gsize i = 0; i < size; i++)
    {
      if (in_string && text[i] == '\\')
        i++;
      else if (text[i] == '"')
        in_string = !in_string;
      else if (!in_string && (text[i] == '{' || text[i] == '['))
        depth++;
      else if (!in_string && (text[i] == '}' || text[i] == ']'))
        depth--;
      else if (!in_string && !g_ascii_isspace (text[i]) && !g_ascii_isalnum (text[i]) && strchr (",:+-.", text[i]) == NULL)
        return FALSE;
      if (depth > DEEPEST)
        return FALSE;
    }
  return TRUE;
}

static void
set_no_rules (GError **error, const char *why)
{
  g_set_error (error, JALON_ERROR, JALON_ERROR_USAGE, "%s", why);
}

/* (transfer full) (nullable): an immutable object. */
JsonNode *
jalon_rules_parse_json (const char *text, gsize size, GError **error)
{
  g_autoptr(JsonParser) parser = json_parser_new_immutable ();
  g_autoptr(GError) local = NULL;
  if (!g_utf8_validate_len (text, size, NULL))
    set_no_rules (error, "the text is not UTF-8");
  else if (!is_plain (text, size))
    set_no_rules (error, "it is no JSON, or nested too deeply");
  else if (!json_parser_load_from_data (parser, text, (gssize) size, &local))
    set_no_rules (error, local->message);
  else if (json_parser_get_root (parser) == NULL || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    set_no_rules (error, "it is not an object");
  else
    return json_node_copy (json_parser_get_root (parser));
  return NULL;
}

/* Where the line of the signature begins; @size when there is none. */
static gsize
find_signature (const char *text, gsize size)
{
  gsize end = size > 0 && text[size - 1] == '\n' ? size - 1 : size;
  const char *newline = end > 0 ? memrchr (text, '\n', end) : NULL;
  gsize start = newline != NULL ? (gsize) (newline + 1 - text) : 0;
  return start > 0 && end - start >= 9 && memcmp (text + start, "signature", 9) == 0 ? start : size;
}

static JalonSignature
check_signature (const char *text, gsize start, gsize size, const guint8 *key)
{
  const gsize words = strlen (SIGNATURE_WORDS), digits = 2 * crypto_sign_BYTES;
  const char *line = text + start;
  guint8 signature[crypto_sign_BYTES];
  size_t length = 0;
  if (start == size)
    return JALON_SIGNATURE_NONE;
  gsize line_size = size - start - (text[size - 1] == '\n' ? 1 : 0);
  if (line_size != words + digits || memcmp (line, SIGNATURE_WORDS, words) != 0
      || sodium_hex2bin (signature, sizeof signature, line + words, digits, NULL, &length, NULL) != 0 || length != sizeof signature)
    return JALON_SIGNATURE_WRONG;
  if (key == NULL)
    return JALON_SIGNATURE_UNKNOWN;
  gboolean right = sodium_init () >= 0 && crypto_sign_verify_detached (signature, (const guint8 *) text, start, key) == 0;
  return right ? JALON_SIGNATURE_RIGHT : JALON_SIGNATURE_WRONG;
}

static gint64
read_number (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  return node != NULL && json_node_get_value_type (node) == G_TYPE_INT64 ? json_node_get_int (node) : 0;
}

static gboolean
is_too_new (JsonObject *top)
{
  JsonNode *packs = json_object_get_member (top, "packs");
  if (read_number (top, "jalon-rules") > FORMAT)
    return TRUE;
  if (packs == NULL || !JSON_NODE_HOLDS_OBJECT (packs))
    return FALSE;
  g_autoptr(GList) nodes = json_object_get_values (json_node_get_object (packs));
  for (GList *node = nodes; node != NULL; node = node->next)
    if (JSON_NODE_HOLDS_OBJECT (node->data) && read_number (json_node_get_object (node->data), "version") > PACK_VERSION)
      return TRUE;
  return FALSE;
}

static void
take_pack (JalonRulesFile *self, const char *name, JsonNode *node)
{
  g_autoptr(JsonGenerator) generator = json_generator_new ();
  gsize size = 0;
  json_generator_set_root (generator, node);
  char *text = json_generator_to_data (generator, &size);
  g_hash_table_insert (self->packs, g_strdup (name), json_node_ref (node));
  g_hash_table_insert (self->texts, g_strdup (name), g_bytes_new_take (text, size));
}

static void
take_packs (JalonRulesFile *self, JalonPackEntry *top, GError **fault)
{
  g_autoptr(JalonPackEntry) packs = jalon_pack_entry_get_child (top, "packs");
  for (int i = 0; packs != NULL && jalon_pack_names[i] != NULL; i++)
    {
      JsonNode *node = jalon_pack_entry_get_node (packs, jalon_pack_names[i]);
      if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
        take_pack (self, jalon_pack_names[i], node);
      else if (node != NULL)
        jalon_pack_entry_fail (packs, "“%s” is not an object", jalon_pack_names[i]);
    }
  if (packs != NULL)
    jalon_pack_entry_close (packs);
  if (*fault == NULL && g_hash_table_size (self->packs) == 0)
    jalon_pack_entry_fail (top, "holds no pack");
}

static gboolean
read_top (JalonRulesFile *self, JsonNode *root, GError **error)
{
  g_autoptr(GError) fault = NULL;
  g_autoptr(JalonPackEntry) top = jalon_pack_entry_new ("rules", "the file", root, &fault);
  if (is_too_new (json_node_get_object (root)))
    {
      g_set_error_literal (error, JALON_ERROR, JALON_ERROR_TOO_NEW, "The rules are for a later version");
      return FALSE;
    }
  if (jalon_pack_entry_get_int (top, "jalon-rules", FORMAT, FORMAT) != FORMAT)
    jalon_pack_entry_fail (top, "“jalon-rules” is missing");
  jalon_pack_entry_get_date (top, "edition", TRUE, &self->edition);
  take_packs (self, top, &fault);
  jalon_pack_entry_close (top);
  if (fault == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&fault));
  return FALSE;
}

/**
 * jalon_rules_file_parse:
 * @bytes: the file
 * @key_or_null: (nullable): the public key of %JALON_RULES_KEY_BYTES that is trusted
 * @error: USAGE (this is no file of rules: why) or TOO_NEW
 *
 * Returns: (transfer full) (nullable): what the file says; its signature may still be wrong
 */
JalonRulesFile *
jalon_rules_file_parse (GBytes *bytes, const guint8 *key_or_null, GError **error)
{
  g_autoptr(JalonRulesFile) self = g_new0 (JalonRulesFile, 1);
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  if (size == 0 || size > JALON_RULES_FILE_LIMIT)
    {
      set_no_rules (error, size == 0 ? "it is empty" : "it is larger than any file of rules");
      return NULL;
    }
  gsize start = find_signature (text, size);
  self->packs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) json_node_unref);
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  g_autoptr(JsonNode) root = jalon_rules_parse_json (text, start, error);
  if (root == NULL || !read_top (self, root, error))
    return NULL;
  self->signature = check_signature (text, start, size, key_or_null);
  return g_steal_pointer (&self);
}
