/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Loads the rule packs and answers by id. A fault anywhere refuses the whole set: half a set of rules would be trusted
 * like a whole one. It keeps no file open and reads no clock; after loading nothing changes, so any thread may ask.
 */
#include "core/law/jalon-deadline-rules.h"

#include "core/case/jalon-digest.h"
#include "core/jalon-error.h"

#include <gio/gio.h>

#define RESOURCE_FOLDER "/io/github/jalon_app/Jalon/rules/"

struct _JalonPacks
{
  GObject            parent_instance;
  JalonPackTable    *sources;
  JalonPackTable    *items;
  JalonPackTable    *titles;
  JalonPackTable    *portals;
  JalonPackTable    *checks;
  GPtrArray         *notes; /* (element-type JalonNote) */
  JalonPermitTables *permits;
  JalonRuleTables   *rules;
  JalonRights       *rights;
  JalonPackTable    *help_sources; /* of their own: a newer telephone number makes no rule newer */
  JalonPackTable    *help;
  GPtrArray         *texts;  /* (element-type GBytes) of the packs as they were read */
};

G_DEFINE_FINAL_TYPE (JalonPacks, jalon_packs, G_TYPE_OBJECT)

/* One file being read. */
typedef struct {
  JalonPacks     *packs;
  const char     *name;
  JsonParser     *parser;
  JalonPackEntry *top;
  GError        **fault;
  guint           list;  /* which list of deadlines.json is being read */
} PackFile;

typedef void (*ReadEntry) (PackFile *file, JalonPackEntry *entry);

static GBytes *
load_bytes (const char *dir, const char *name, GError **error)
{
  g_autofree char *base = g_strconcat (name, ".json", NULL);
  if (dir == NULL)
    {
      g_autofree char *path = g_strconcat (RESOURCE_FOLDER, base, NULL);
      return g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
    }
  g_autofree char *path = g_build_filename (dir, base, NULL);
  char *contents = NULL;
  gsize length = 0;
  if (!g_file_get_contents (path, &contents, &length, error))
    return NULL;
  return g_bytes_new_take (contents, length);
}

static void
pack_file_clear (PackFile *file)
{
  g_clear_pointer (&file->top, jalon_pack_entry_free);
  g_clear_object (&file->parser);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PackFile, pack_file_clear)

static gboolean
pack_file_open (PackFile *file, JalonPacks *packs, const char *dir, const char *name, GError **fault)
{
  g_autoptr(GError) local = NULL;
  *file = (PackFile) { .packs = packs, .name = name, .fault = fault };
  if (*fault != NULL)
    return FALSE;
  g_autoptr(GBytes) bytes = load_bytes (dir, name, &local);
  file->parser = json_parser_new_immutable ();
  if (bytes == NULL || !json_parser_load_from_data (file->parser, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &local))
    {
      g_set_error (fault, JALON_ERROR, JALON_ERROR_USAGE, "Rule pack “%s” cannot be read: %s", name, local->message);
      return FALSE;
    }
  g_ptr_array_add (packs->texts, g_bytes_ref (bytes));
  file->top = jalon_pack_entry_new (name, "the pack", json_parser_get_root (file->parser), fault);
  g_autofree char *said = jalon_pack_entry_dup_string (file->top, "pack");
  if (!g_str_equal (said, name))
    jalon_pack_entry_fail (file->top, "calls itself “%s”", said);
  if (jalon_pack_entry_get_int (file->top, "version", 1, 1) != 1)
    jalon_pack_entry_fail (file->top, "has a version that this program does not know");
  return *fault == NULL;
}

/* Reads the list @key of the open pack, one entry at a time; entries are named by their id. */
static void
read_list (PackFile *file, const char *key, ReadEntry read)
{
  JsonArray *array = jalon_pack_entry_get_array (file->top, key);
  if (array == NULL)
    jalon_pack_entry_fail (file->top, "“%s” is missing", key);
  for (guint i = 0; array != NULL && i < json_array_get_length (array) && *file->fault == NULL; i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      JsonNode *id = object != NULL ? json_object_get_member (object, "id") : NULL;
      gboolean named = id != NULL && json_node_get_value_type (id) == G_TYPE_STRING;
      g_autofree char *where = named ? g_strdup (json_node_get_string (id)) : g_strdup_printf ("%s[%u]", key, i);
      g_autoptr(JalonPackEntry) entry = jalon_pack_entry_new (file->name, where, node, file->fault);
      read (file, entry);
      jalon_pack_entry_close (entry);
    }
}

static void
read_source (PackFile *file, JalonPackEntry *entry)
{
  JalonValidity always = { 0 };
  g_autofree char *id = jalon_pack_entry_dup_id (entry, "id");
  jalon_pack_table_add (file->packs->sources, entry, id, &always, jalon_pack_read_source_row (entry),
                        (GDestroyNotify) jalon_source_row_free);
}

static void
read_item (PackFile *file, JalonPackEntry *entry)
{
  JalonValidity validity;
  jalon_validity_read (entry, &validity);
  JalonItem *item = jalon_pack_read_item (entry, file->packs->sources);
  jalon_pack_table_add (file->packs->items, entry, item->id, &validity, item, (GDestroyNotify) jalon_item_free);
}

static void
read_note (PackFile *file, JalonPackEntry *entry)
{
  JalonNote *note = jalon_pack_read_note (entry, file->packs->sources, file->packs->items);
  for (guint i = 0; i < file->packs->notes->len; i++)
    {
      const JalonNote *other = g_ptr_array_index (file->packs->notes, i);
      if (g_str_equal (other->id, note->id))
        jalon_pack_entry_fail (entry, "“%s” stands twice", note->id);
    }
  g_ptr_array_add (file->packs->notes, note);
}

static void
read_title (PackFile *file, JalonPackEntry *entry)
{
  JalonValidity validity;
  jalon_validity_read (entry, &validity);
  JalonTitleKind *title = jalon_pack_read_title (entry, file->packs->sources);
  jalon_pack_table_add (file->packs->titles, entry, title->id, &validity, title, (GDestroyNotify) jalon_title_kind_free);
}

static void
read_portal (PackFile *file, JalonPackEntry *entry)
{
  JalonValidity validity;
  jalon_validity_read (entry, &validity);
  JalonPortal *portal = jalon_pack_read_portal (entry, file->packs->sources, file->packs->items);
  jalon_pack_table_add (file->packs->portals, entry, portal->id, &validity, portal, (GDestroyNotify) jalon_portal_free);
}

static void
read_check (PackFile *file, JalonPackEntry *entry)
{
  JalonValidity validity;
  jalon_validity_read (entry, &validity);
  JalonCheckRule *check = jalon_pack_read_check (entry, file->packs->sources, file->packs->portals);
  jalon_pack_table_add (file->packs->checks, entry, check->id, &validity, check, (GDestroyNotify) jalon_check_rule_free);
}

static void
read_fact (PackFile *file, JalonPackEntry *entry)
{
  jalon_permit_tables_read_fact (file->packs->permits, entry);
}

static void
read_set (PackFile *file, JalonPackEntry *entry)
{
  jalon_permit_tables_read_set (file->packs->permits, entry);
}

static void
read_base (PackFile *file, JalonPackEntry *entry)
{
  jalon_permit_tables_read_base (file->packs->permits, entry);
}

static void
read_permit (PackFile *file, JalonPackEntry *entry)
{
  jalon_permit_tables_read_permit (file->packs->permits, entry);
}

static void
load_permits (JalonPacks *self, const char *dir, GError **fault)
{
  g_auto(PackFile) file;
  if (!pack_file_open (&file, self, dir, "permits", fault))
    return;
  read_list (&file, "facts", read_fact);
  read_list (&file, "sets", read_set);
  read_list (&file, "bases", read_base);
  read_list (&file, "entries", read_permit);
  jalon_permit_tables_check_names (self->permits, file.top);
  jalon_pack_entry_close (file.top);
}

/* Lists of deadlines.json, in the order in which they may name each other. */
static const struct {
  const char *key;
  void      (*read) (JalonRuleTables *rules, JalonPackEntry *entry);
} rule_lists[] = {
  { "facts", jalon_rule_tables_read_fact },       { "derived", jalon_rule_tables_read_derived },
  { "defaults", jalon_rule_tables_read_default }, { "orders", jalon_rule_tables_read_order },
  { "reasons", jalon_rule_tables_read_reason },   { "entries", jalon_rule_tables_read_rule },
};

static void
read_rule_row (PackFile *file, JalonPackEntry *entry)
{
  rule_lists[file->list].read (file->packs->rules, entry);
}

static void
load_deadlines (JalonPacks *self, const char *dir, GError **fault)
{
  g_auto(PackFile) file;
  if (!pack_file_open (&file, self, dir, "deadlines", fault))
    return;
  for (file.list = 0; file.list < G_N_ELEMENTS (rule_lists); file.list++)
    read_list (&file, rule_lists[file.list].key, read_rule_row);
  jalon_rule_tables_check_names (self->rules, file.top);
  jalon_pack_entry_close (file.top);
}

static void
read_grace (PackFile *file, JalonPackEntry *entry)
{
  jalon_rights_read_grace (file->packs->rights, entry, file->packs->sources, file->packs->titles);
}

static void
read_first_list (PackFile *file, JalonPackEntry *entry)
{
  jalon_rights_read_first_list (file->packs->rights, entry, file->packs->sources);
}

static void
read_ground (PackFile *file, JalonPackEntry *entry)
{
  jalon_rights_read_ground (file->packs->rights, entry, file->packs->permits->permits);
}

static void
load_rights (JalonPacks *self, const char *dir, GError **fault)
{
  g_auto(PackFile) file;
  if (!pack_file_open (&file, self, dir, "rights", fault))
    return;
  read_list (&file, "graces", read_grace);
  read_list (&file, "first_requests", read_first_list);
  read_list (&file, "grounds", read_ground);
  jalon_pack_entry_close (file.top);
}

static void
read_help_source (PackFile *file, JalonPackEntry *entry)
{
  JalonValidity always = { 0 };
  g_autofree char *id = jalon_pack_entry_dup_id (entry, "id");
  jalon_pack_table_add (file->packs->help_sources, entry, id, &always, jalon_pack_read_source_row (entry),
                        (GDestroyNotify) jalon_source_row_free);
}

static void
read_help (PackFile *file, JalonPackEntry *entry)
{
  JalonValidity always = { 0 };
  JalonHelp *help = jalon_pack_read_help (entry, file->packs->help_sources);
  jalon_pack_table_add (file->packs->help, entry, help->id, &always, help, (GDestroyNotify) jalon_help_free);
}

static void
load_help (JalonPacks *self, const char *dir, GError **fault)
{
  g_auto(PackFile) file;
  if (!pack_file_open (&file, self, dir, "help", fault))
    return;
  read_list (&file, "sources", read_help_source);
  read_list (&file, "entries", read_help);
  jalon_pack_entry_close (file.top);
}

static void
load_pack (JalonPacks *self, const char *dir, const char *name, ReadEntry read, GError **fault)
{
  g_auto(PackFile) file;
  if (!pack_file_open (&file, self, dir, name, fault))
    return;
  read_list (&file, "entries", read);
  if (g_str_equal (name, "items"))
    read_list (&file, "notes", read_note);
  jalon_pack_entry_close (file.top);
}

static JalonPacks *
load_all (const char *dir, GError **error)
{
  g_autoptr(JalonPacks) self = g_object_new (JALON_TYPE_PACKS, NULL);
  g_autoptr(GError) fault = NULL;
  load_pack (self, dir, "sources", read_source, &fault);
  load_pack (self, dir, "items", read_item, &fault);
  load_pack (self, dir, "titles", read_title, &fault);
  load_pack (self, dir, "portals", read_portal, &fault);
  load_pack (self, dir, "checks", read_check, &fault);
  load_permits (self, dir, &fault);
  load_deadlines (self, dir, &fault);
  load_rights (self, dir, &fault);
  load_help (self, dir, &fault);
  if (fault != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return NULL;
    }
  return g_steal_pointer (&self);
}

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

static void
jalon_packs_finalize (GObject *object)
{
  JalonPacks *self = JALON_PACKS (object);
  jalon_pack_table_free (self->help);
  jalon_pack_table_free (self->help_sources);
  jalon_rule_tables_free (self->rules);
  jalon_rights_free (self->rights);
  jalon_permit_tables_free (self->permits);
  g_ptr_array_unref (self->notes);
  jalon_pack_table_free (self->checks);
  jalon_pack_table_free (self->portals);
  jalon_pack_table_free (self->titles);
  jalon_pack_table_free (self->items);
  jalon_pack_table_free (self->sources);
  g_ptr_array_unref (self->texts);
  G_OBJECT_CLASS (jalon_packs_parent_class)->finalize (object);
}

static void
jalon_packs_class_init (JalonPacksClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jalon_packs_finalize;
}

static void
jalon_packs_init (JalonPacks *self)
{
  self->sources = jalon_pack_table_new ();
  self->items = jalon_pack_table_new ();
  self->titles = jalon_pack_table_new ();
  self->portals = jalon_pack_table_new ();
  self->checks = jalon_pack_table_new ();
  self->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_note_free);
  self->permits = jalon_permit_tables_new (self->sources, self->items, self->portals);
  self->rules = jalon_rule_tables_new (self->sources, self->titles, self->permits->permits);
  self->rights = jalon_rights_new ();
  self->help_sources = jalon_pack_table_new ();
  self->help = jalon_pack_table_new ();
  self->texts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
}

/**
 * jalon_packs_load:
 * @error: return location
 *
 * Loads the packs that are part of the program.
 *
 * Returns: (transfer full) (nullable): the packs, or %NULL with %JALON_ERROR_USAGE naming pack and entry
 */
JalonPacks *
jalon_packs_load (GError **error)
{
  return load_all (NULL, error);
}

/**
 * jalon_packs_load_from_dir:
 * @dir: a folder that holds every pack as a `.json` file
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the packs, or %NULL with %JALON_ERROR_USAGE naming pack and entry
 */
JalonPacks *
jalon_packs_load_from_dir (const char *dir, GError **error)
{
  g_return_val_if_fail (dir != NULL, NULL);
  return load_all (dir, error);
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
  g_date_clear (day, 1);
  for (guint i = 0; i < self->sources->ids->len; i++)
    {
      const JalonSource *source = jalon_pack_table_lookup (self->sources, g_ptr_array_index (self->sources->ids, i), NULL);
      if (!g_date_valid (day) || g_date_compare (&source->read_on, day) > 0)
        *day = source->read_on;
    }
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
