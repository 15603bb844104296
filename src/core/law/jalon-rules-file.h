/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file of rules as a person gets it: packs as text, an edition, and perhaps a signature.
 *
 *     { "jalon-rules": 1, "edition": "2027-01-15", "packs": { "deadlines": { … }, "sources": { … } } }
 *     signature ed25519 <128 hexadecimal digits>
 *
 * A pack stands whole and takes the place of the one in use. The last line, if there is one, signs every byte before it. Whether what
 * the file says is sound, allowed and wanted is decided by jalon-pack-shelf.h.
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define JALON_RULES_FILE_LIMIT (4 * 1024 * 1024) /* bytes; the packs of the program are 220 kB */
#define JALON_RULES_KEY_BYTES 32

typedef enum {
  JALON_SIGNATURE_NONE,
  JALON_SIGNATURE_UNKNOWN, /* there is one, and no key to check it with */
  JALON_SIGNATURE_WRONG,   /* another key, changed bytes, or no signature at all in its line */
  JALON_SIGNATURE_RIGHT,
} JalonSignature;

typedef struct {
  GDate          edition;
  JalonSignature signature;
  GHashTable    *packs; /* (element-type utf8 JsonNode) by name, each an object */
  GHashTable    *texts; /* (element-type utf8 GBytes) the same as text */
} JalonRulesFile;

/* Fails with USAGE (no file of rules: why), or TOO_NEW. */
JalonRulesFile *jalon_rules_file_parse (GBytes *bytes, const guint8 *key_or_null, GError **error);
void            jalon_rules_file_free (JalonRulesFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonRulesFile, jalon_rules_file_free)

gboolean        jalon_rules_key_from_hex (const char *hex, guint8 key[JALON_RULES_KEY_BYTES]);
JsonNode       *jalon_rules_parse_json (const char *text, gsize size, GError **error);

G_END_DECLS
