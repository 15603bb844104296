/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Loads the rule packs. A fault anywhere refuses the whole set: half a set of rules would be trusted
 * like a whole one. It keeps no file open and reads no clock; after loading nothing changes, so any thread may ask.
 */
#include "core/law/jalon-deadline-rules.h"

#include "core/jalon-error.h"

#include <gio/gio.h>

#define RESOURCE_FOLDER "/io/github/jalon_app/Jalon/rules/"

const char *const jalon_pack_names[] = { "sources", "items", "titles", "portals", "checks", "permits", "deadlines", "rights", "help", NULL };

G_DEFINE_FINAL_TYPE (JalonPacks, jalon_packs, G_TYPE_OBJECT)

/* Where the texts of the packs are. */
typedef struct {
  const char *dir;   /* (nullable): the program itself */
  GHashTable *texts; /* (nullable) (element-type utf8 GBytes) packs that come before those of the program */
} PackOrigin;

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

/* The text of a pack that is part of the program. */
GBytes *
jalon_packs_dup_bundled (const char *name, GError **error)
{
  g_autofree char *path = g_strconcat (RESOURCE_FOLDER, name, ".json", NULL);
  return g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
}

static GBytes *
load_bytes (const PackOrigin *origin, const char *name, GError **error)
{
  GBytes *given = origin->texts != NULL ? g_hash_table_lookup (origin->texts, name) : NULL;
  if (given != NULL)
    return g_bytes_ref (given);
  if (origin->dir == NULL)
    return jalon_packs_dup_bundled (name, error);
  g_autofree char *base = g_strconcat (name, ".json", NULL);
  g_autofree char *path = g_build_filename (origin->dir, base, NULL);
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
pack_file_open (PackFile *file, JalonPacks *packs, const PackOrigin *origin, const char *name, GError **fault)
{
  g_autoptr(GError) local = NULL;
  *file = (PackFile) { .packs = packs, .name = name, .fault = fault };
  if (*fault != NULL)
    return FALSE;
  g_autoptr(GBytes) bytes = load_bytes (origin, name, &local);
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
load_permits (JalonPacks *self, const PackOrigin *origin, GError **fault)
{
  g_auto(PackFile) file;
  if (!pack_file_open (&file, self, origin, "permits", fault))
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
load_deadlines (JalonPacks *self, const PackOrigin *origin, GError **fault)
{
  g_auto(PackFile) file;
  if (!pack_file_open (&file, self, origin, "deadlines", fault))
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
load_rights (JalonPacks *self, const PackOrigin *origin, GError **fault)
{
  g_auto(PackFile) file;
  if (!pack_file_open (&file, self, origin, "rights", fault))
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
load_help (JalonPacks *self, const PackOrigin *origin, GError **fault)
{
  g_auto(PackFile) file;
  if (!pack_file_open (&file, self, origin, "help", fault))
    return;
  read_list (&file, "sources", read_help_source);
  read_list (&file, "entries", read_help);
  jalon_pack_entry_close (file.top);
}

static void
load_pack (JalonPacks *self, const PackOrigin *origin, const char *name, ReadEntry read, GError **fault)
{
  g_auto(PackFile) file;
  if (!pack_file_open (&file, self, origin, name, fault))
    return;
  read_list (&file, "entries", read);
  if (g_str_equal (name, "items"))
    read_list (&file, "notes", read_note);
  if (g_str_equal (name, "sources"))
    jalon_pack_entry_get_date (file.top, "edition", TRUE, &self->edition);
  jalon_pack_entry_close (file.top);
}

static void
find_newest_reading (JalonPacks *self)
{
  g_date_clear (&self->newest, 1);
  for (guint i = 0; i < self->sources->ids->len; i++)
    {
      const JalonSource *source = jalon_pack_table_lookup (self->sources, g_ptr_array_index (self->sources->ids, i), NULL);
      if (!g_date_valid (&self->newest) || g_date_compare (&source->read_on, &self->newest) > 0)
        self->newest = source->read_on;
    }
}

static JalonPacks *
load_all (const PackOrigin *origin, GError **error)
{
  g_autoptr(JalonPacks) self = g_object_new (JALON_TYPE_PACKS, NULL);
  g_autoptr(GError) fault = NULL;
  load_pack (self, origin, "sources", read_source, &fault);
  load_pack (self, origin, "items", read_item, &fault);
  load_pack (self, origin, "titles", read_title, &fault);
  load_pack (self, origin, "portals", read_portal, &fault);
  load_pack (self, origin, "checks", read_check, &fault);
  load_permits (self, origin, &fault);
  load_deadlines (self, origin, &fault);
  load_rights (self, origin, &fault);
  load_help (self, origin, &fault);
  if (fault != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return NULL;
    }
  find_newest_reading (self);
  return g_steal_pointer (&self);
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
  return jalon_packs_load_with (NULL, error);
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
  const PackOrigin origin = { .dir = dir };
  return load_all (&origin, error);
}

/* Like jalon_packs_load (), with @texts in the place of the bundled packs of the same name. */
JalonPacks *
jalon_packs_load_with (GHashTable *texts, GError **error)
{
  const PackOrigin origin = { .texts = texts };
  return load_all (&origin, error);
}

/* Before the packs are handed to anybody: a signed set has an edition of its own. */
void
jalon_packs_set_edition (JalonPacks *self, const GDate *edition)
{
  self->edition = *edition;
}

/* Before the packs are handed to anybody: additions that nobody signed make no rule newer. */
void
jalon_packs_set_newest_reading (JalonPacks *self, const GDate *newest)
{
  self->newest = *newest;
}

static void
doubt (JalonSource *source)
{
  g_free (source->confidence);
  source->confidence = g_strdup ("low");
}

static void
doubt_portal (JalonPortal *portal, const JalonPortal *known)
{
  if (known == NULL)
    doubt (&portal->source);
  for (guint i = known != NULL ? known->observations->len : 0; i < portal->observations->len; i++)
    doubt (&((JalonObservation *) g_ptr_array_index (portal->observations, i))->source);
}

static gboolean
knows_note (JalonPacks *self, const char *id)
{
  for (guint i = 0; i < self->notes->len; i++)
    if (g_str_equal (((JalonNote *) g_ptr_array_index (self->notes, i))->id, id))
      return TRUE;
  return FALSE;
}

/* Before the packs are handed to anybody: what @base does not have is not sure, whatever it says of itself. */
void
jalon_packs_doubt_additions (JalonPacks *self, JalonPacks *base)
{
  for (guint i = 0; i < self->items->ids->len; i++)
    if (!jalon_pack_table_has (base->items, g_ptr_array_index (self->items->ids, i)))
      doubt (&((JalonItem *) jalon_pack_table_lookup (self->items, g_ptr_array_index (self->items->ids, i), NULL))->source);
  for (guint i = 0; i < self->help->ids->len; i++)
    if (!jalon_pack_table_has (base->help, g_ptr_array_index (self->help->ids, i)))
      doubt (&((JalonHelp *) jalon_pack_table_lookup (self->help, g_ptr_array_index (self->help->ids, i), NULL))->source);
  for (guint i = 0; i < self->portals->ids->len; i++)
    {
      const char *id = g_ptr_array_index (self->portals->ids, i);
      doubt_portal ((JalonPortal *) jalon_pack_table_lookup (self->portals, id, NULL), jalon_pack_table_lookup (base->portals, id, NULL));
    }
  for (guint i = 0; i < self->notes->len; i++)
    {
      JalonNote *note = g_ptr_array_index (self->notes, i);
      if (!knows_note (base, note->id))
        doubt (&note->source);
    }
}
