/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the loaded packs answer by id. It loads and changes nothing.
 */
#include "core/law/jalon-deadline-rules.h"

#include "core/case/jalon-digest.h"

static const JalonPackTable *
find_table (JalonPacks *self, const char *pack)
{
  struct {
    const char           *name;
    const JalonPackTable *table;
  } tables[] = {
    { "sources", self->sources }, { "items", self->items },   { "titles", self->titles },
    { "portals", self->portals }, { "checks", self->checks }, { "permits", self->permits->permits },
    { "facts", self->permits->facts }, { "deadlines", self->rules->rules }, { "law-facts", self->rules->facts },
    { "help", self->help },
  };
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (g_strcmp0 (tables[i].name, pack) == 0)
      return tables[i].table;
  return NULL;
}

/**
 * jalon_packs_get_item:
 * @self: packs
 * @id: (nullable): an id of items.json
 *
 * Returns: (transfer none) (nullable): the latest version of the item
 */
const JalonItem *
jalon_packs_get_item (JalonPacks *self, const char *id)
{
  g_return_val_if_fail (JALON_IS_PACKS (self), NULL);
  return jalon_pack_table_lookup (self->items, id, NULL);
}

/**
 * jalon_packs_get_item_on:
 * @self: packs
 * @id: (nullable): an id of items.json
 * @day: a valid day
 *
 * Returns: (transfer none) (nullable): the version of the item that holds on @day
 */
const JalonItem *
jalon_packs_get_item_on (JalonPacks *self, const char *id, const GDate *day)
{
  g_return_val_if_fail (JALON_IS_PACKS (self), NULL);
  return jalon_pack_table_lookup (self->items, id, day);
}

/**
 * jalon_packs_get_title_kind:
 * @self: packs
 * @id: (nullable): an id of titles.json
 *
 * Returns: (transfer none) (nullable): what such a title proves
 */
const JalonTitleKind *
jalon_packs_get_title_kind (JalonPacks *self, const char *id)
{
  g_return_val_if_fail (JALON_IS_PACKS (self), NULL);
  return jalon_pack_table_lookup (self->titles, id, NULL);
}

/**
 * jalon_packs_get_portal:
 * @self: packs
 * @id: (nullable): an id of portals.json
 *
 * Returns: (transfer none) (nullable): what is known of the portal
 */
const JalonPortal *
jalon_packs_get_portal (JalonPacks *self, const char *id)
{
  g_return_val_if_fail (JALON_IS_PACKS (self), NULL);
  return jalon_pack_table_lookup (self->portals, id, NULL);
}

/**
 * jalon_packs_get_check:
 * @self: packs
 * @id: (nullable): an id of checks.json
 *
 * Returns: (transfer none) (nullable): how severe the finding is where, and which repair answers it
 */
const JalonCheckRule *
jalon_packs_get_check (JalonPacks *self, const char *id)
{
  g_return_val_if_fail (JALON_IS_PACKS (self), NULL);
  return jalon_pack_table_lookup (self->checks, id, NULL);
}

/**
 * jalon_packs_get_newest_reading:
 * @self: packs
 * @day: (out caller-allocates): the day on which the newest source of the packs was read
 */
void
jalon_packs_get_newest_reading (JalonPacks *self, GDate *day)
{
  g_return_if_fail (JALON_IS_PACKS (self));
  *day = self->newest;
}

/**
 * jalon_packs_dup_digest:
 * @self: packs
 *
 * For what is kept and holds only under the same rules.
 *
 * Returns: (transfer full): another one for every change of any byte of the packs
 */
char *
jalon_packs_dup_digest (JalonPacks *self)
{
  g_return_val_if_fail (JALON_IS_PACKS (self), NULL);
  g_autoptr(GString) digests = g_string_new (NULL);
  for (guint i = 0; i < self->texts->len; i++)
    {
      gsize size;
      const guint8 *data = g_bytes_get_data (self->texts->pdata[i], &size);
      g_autofree char *digest = jalon_digest_sha256 (data, size);
      g_string_append (digests, digest);
    }
  return jalon_digest_sha256 (digests->str, digests->len);
}

/**
 * jalon_packs_get_edition:
 * @self: packs
 * @day: (out caller-allocates): of which day this set of packs is; a later one takes its place
 */
void
jalon_packs_get_edition (JalonPacks *self, GDate *day)
{
  g_return_if_fail (JALON_IS_PACKS (self));
  *day = self->edition;
}

/**
 * jalon_packs_get_rights:
 * @self: packs
 *
 * Returns: (transfer none): rights.json
 */
const JalonRights *
jalon_packs_get_rights (JalonPacks *self)
{
  g_return_val_if_fail (JALON_IS_PACKS (self), NULL);
  return self->rights;
}

/**
 * jalon_packs_get_permit:
 * @self: packs
 * @id: (nullable): an id of permits.json
 *
 * Returns: (transfer none) (nullable): the list
 */
const JalonPermit *
jalon_packs_get_permit (JalonPacks *self, const char *id)
{
  g_return_val_if_fail (JALON_IS_PACKS (self), NULL);
  return jalon_pack_table_lookup (self->permits->permits, id, NULL);
}

/**
 * jalon_packs_get_fact:
 * @self: packs
 * @id: (nullable): the name of a fact
 *
 * Returns: (transfer none) (nullable): the question behind the fact
 */
const JalonFactKind *
jalon_packs_get_fact (JalonPacks *self, const char *id)
{
  g_return_val_if_fail (JALON_IS_PACKS (self), NULL);
  return jalon_pack_table_lookup (self->permits->facts, id, NULL);
}

/**
 * jalon_packs_get_help:
 * @self: packs
 * @id: (nullable): an id of help.json
 *
 * Returns: (transfer none) (nullable): who helps
 */
const JalonHelp *
jalon_packs_get_help (JalonPacks *self, const char *id)
{
  g_return_val_if_fail (JALON_IS_PACKS (self), NULL);
  return jalon_pack_table_lookup (self->help, id, NULL);
}

/* For the evaluator: see jalon-deadline-rules.h. */
const JalonRuleTables *
jalon_packs_get_rules (JalonPacks *self)
{
  return self->rules;
}

/**
 * jalon_packs_list_ids:
 * @self: packs
 * @pack: `items`, `titles`, `portals`, `permits`, `checks`, `facts`, `deadlines`, `law-facts`, `help` or `sources`
 *
 * Returns: (transfer full): the ids in file order; empty for an unknown pack
 */
char **
jalon_packs_list_ids (JalonPacks *self, const char *pack)
{
  g_return_val_if_fail (JALON_IS_PACKS (self), NULL);
  const JalonPackTable *table = find_table (self, pack);
  g_autoptr(GStrvBuilder) ids = g_strv_builder_new ();
  for (guint i = 0; table != NULL && i < table->ids->len; i++)
    g_strv_builder_add (ids, g_ptr_array_index (table->ids, i));
  return g_strv_builder_end (ids);
}

/**
 * jalon_packs_list_notes:
 * @self: packs
 * @item: an id of items.json
 *
 * Returns: (transfer container) (element-type JalonNote): remarks on thresholds, grades of proof and common refusals
 */
GPtrArray *
jalon_packs_list_notes (JalonPacks *self, const char *item)
{
  g_return_val_if_fail (JALON_IS_PACKS (self), NULL);
  GPtrArray *notes = g_ptr_array_new ();
  for (guint i = 0; i < self->notes->len; i++)
    {
      JalonNote *note = g_ptr_array_index (self->notes, i);
      if (g_strcmp0 (note->item, item) == 0)
        g_ptr_array_add (notes, note);
    }
  return notes;
}

/**
 * jalon_portal_get_slot_name:
 * @self: a portal
 * @item: an id of items.json
 *
 * Returns: (transfer none) (nullable): the French name of the slot for @item, where one was seen
 */
const char *
jalon_portal_get_slot_name (const JalonPortal *self, const char *item)
{
  return item != NULL ? g_hash_table_lookup (self->slot_names, item) : NULL;
}
