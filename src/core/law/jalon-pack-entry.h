/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Strict reading of one JSON object of a rule pack. The first fault is kept and names pack and entry; every getter after
 * it answers an empty value, so that a parser reads straight on and asks once at its end. It knows no pack.
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef struct {
  const char *pack;   /* "items", for the message */
  char       *where;  /* (owned) "passport", "salarie-cdi/renewal[3]" */
  JsonObject *object; /* lent by the document */
  GHashTable *left;   /* (element-type utf8) keys nobody asked for yet, lent */
  GError    **fault;  /* shared by all entries of one load; set once */
} JalonPackEntry;

JalonPackEntry *jalon_pack_entry_new (const char *pack, const char *where, JsonNode *node, GError **fault);
/* Every key must have been asked for: what is left is unknown and refused. */
void            jalon_pack_entry_close (JalonPackEntry *self);
void            jalon_pack_entry_fail (JalonPackEntry *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
gboolean        jalon_pack_entry_failed (const JalonPackEntry *self);

gboolean        jalon_pack_entry_has (JalonPackEntry *self, const char *key);
char           *jalon_pack_entry_dup_string (JalonPackEntry *self, const char *key);          /* required, not empty */
char           *jalon_pack_entry_dup_optional (JalonPackEntry *self, const char *key);        /* (nullable) */
char           *jalon_pack_entry_dup_choice (JalonPackEntry *self, const char *key, const char *const *choices);
char           *jalon_pack_entry_dup_id (JalonPackEntry *self, const char *key);              /* [a-z0-9-]+ */
gint64          jalon_pack_entry_get_int (JalonPackEntry *self, const char *key, gint64 min, gint64 max); /* 0 when absent */
gboolean        jalon_pack_entry_get_bool (JalonPackEntry *self, const char *key);            /* FALSE when absent */
gboolean        jalon_pack_entry_get_date (JalonPackEntry *self, const char *key, gboolean required, GDate *date);
char          **jalon_pack_entry_dup_strings (JalonPackEntry *self, const char *key);         /* empty when absent */
JsonNode       *jalon_pack_entry_get_node (JalonPackEntry *self, const char *key);            /* (nullable) any value */
JsonArray      *jalon_pack_entry_get_array (JalonPackEntry *self, const char *key);           /* (nullable) when absent */
JalonPackEntry *jalon_pack_entry_get_child (JalonPackEntry *self, const char *key);           /* (nullable) required object */

void            jalon_pack_entry_free (JalonPackEntry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonPackEntry, jalon_pack_entry_free)

G_END_DECLS
