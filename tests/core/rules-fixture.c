/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules-fixture.h"

#include <gio/gio.h>
#include <sodium.h>
#include <string.h>

/* The text of a bundled pack with the first @find replaced; several edits of one pack follow each other. */
static char *
edit_pack (const char *pack, const RulesEdit *edits, gsize n_edits)
{
  g_autofree char *path = g_strdup_printf ("/io/github/jalon_app/Jalon/rules/%s.json", pack);
  g_autoptr(GBytes) bytes = g_resources_lookup_data (path, 0, NULL);
  g_autoptr(GString) text = g_string_new_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
  for (gsize i = 0; i < n_edits; i++)
    if (g_str_equal (edits[i].pack, pack) && edits[i].find != NULL && g_string_replace (text, edits[i].find, edits[i].replace, 1) != 1)
      g_error ("the bundled pack %s does not hold %s", pack, edits[i].find);
  return g_strdup (text->str);
}

GBytes *
rules_fixture_make (const char *edition, const RulesEdit *edits, gsize n_edits)
{
  g_autoptr(GString) file = g_string_new (NULL);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_string_printf (file, "{ \"jalon-rules\": 1, \"edition\": \"%s\", \"packs\": {\n", edition);
  for (gsize i = 0; i < n_edits; i++)
    if (g_hash_table_add (seen, (gpointer) edits[i].pack))
      {
        g_autofree char *text = edit_pack (edits[i].pack, edits, n_edits);
        g_string_append_printf (file, "%s\"%s\": %s", i > 0 ? ", " : "", edits[i].pack, text);
      }
  g_string_append (file, "} }\n");
  return g_bytes_new (file->str, file->len);
}

GBytes *
rules_fixture_sign (GBytes *file, const guint8 *secret_key)
{
  guint8 signature[crypto_sign_BYTES];
  char hex[2 * crypto_sign_BYTES + 1];
  gsize size;
  const guint8 *data = g_bytes_get_data (file, &size);
  g_assert_cmpint (crypto_sign_detached (signature, NULL, data, size, secret_key), ==, 0);
  sodium_bin2hex (hex, sizeof hex, signature, sizeof signature);
  g_autoptr(GString) text = g_string_new_len ((const char *) data, (gssize) size);
  g_string_append_printf (text, "signature ed25519 %s\n", hex);
  return g_bytes_new (text->str, text->len);
}
