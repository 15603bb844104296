/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads permits.json: facts, sets of countries, bases and lists. Lists are made flat here, so that nobody else knows of bases and
 * extension. It does not evaluate anything.
 */
#include "core/law/jalon-packs-private.h"

static const char *const fact_types[] = { "yes-no", "choice", "date", "country", "department", "list", NULL };
static const char *const needs[] = { "mandatory", "conditional", "practice", NULL };
static const char *const phases[] = { "filing", "collection", NULL };

/* Known without asking: they come from the renewal file itself, or from another fact. */
static const char *const derived_facts[] = { "age", "portal", "permit", NULL };

static void
remark_free (JalonRowRemark *self)
{
  jalon_condition_free (self->when);
  g_free (self->text);
  g_free (self);
}

static void
row_free (JalonPermitRow *self)
{
  g_free (self->item);
  g_free (self->group);
  g_free (self->alternative);
  jalon_condition_free (self->when);
  g_ptr_array_unref (self->remarks);
  jalon_source_clear (&self->source);
  g_free (self);
}

static void
fact_kind_free (JalonFactKind *self)
{
  g_free (self->id);
  g_strfreev (self->values);
  g_free (self->question);
  g_free (self);
}

static void
permit_free (JalonPermit *self)
{
  g_free (self->id);
  g_free (self->term_fr);
  g_free (self->gloss);
  g_strfreev (self->asks);
  g_ptr_array_unref (self->rows);
  jalon_source_clear (&self->source);
  g_free (self);
}

JalonPermitTables *
jalon_permit_tables_new (const JalonPackTable *sources, const JalonPackTable *items, const JalonPackTable *portals)
{
  JalonPermitTables *self = g_new0 (JalonPermitTables, 1);
  self->sources = sources;
  self->items = items;
  self->portals = portals;
  self->facts = jalon_pack_table_new ();
  self->permits = jalon_pack_table_new ();
  self->sets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) jalon_member_set_free);
  self->bases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  self->named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
jalon_permit_tables_free (JalonPermitTables *self)
{
  jalon_pack_table_free (self->permits);
  jalon_pack_table_free (self->facts);
  g_hash_table_unref (self->bases);
  g_ptr_array_unref (self->rows);
  g_hash_table_unref (self->sets);
  g_hash_table_unref (self->named);
  g_free (self);
}

/* A yes-no question has its values from here, a choice from the pack, the others are free. */
static void
read_fact_values (JalonPackEntry *entry, JalonFactKind *self)
{
  static const char *const yes_no[] = { "yes", "no", NULL };
  gboolean listed = jalon_pack_entry_has (entry, "values");
  if (listed != (self->type == JALON_FACT_CHOICE))
    jalon_pack_entry_fail (entry, "only a choice has “values”, and it must have them");
  self->values = jalon_pack_entry_dup_strings (entry, "values");
  if (self->type == JALON_FACT_YES_NO)
    {
      g_strfreev (self->values);
      self->values = g_strdupv ((char **) yes_no);
    }
}

void
jalon_permit_tables_read_fact (JalonPermitTables *self, JalonPackEntry *entry)
{
  JalonValidity always = { 0 };
  JalonFactKind *fact = g_new0 (JalonFactKind, 1);
  fact->id = jalon_pack_entry_dup_id (entry, "id");
  g_autofree char *type = jalon_pack_entry_dup_choice (entry, "type", fact_types);
  for (int i = 0; fact_types[i] != NULL; i++)
    if (g_str_equal (fact_types[i], type))
      fact->type = (JalonFactType) i;
  fact->repeatable = jalon_pack_entry_get_bool (entry, "repeatable");
  fact->question = jalon_pack_entry_dup_string (entry, "question");
  read_fact_values (entry, fact);
  if (g_strv_contains (derived_facts, fact->id))
    jalon_pack_entry_fail (entry, "this fact is never asked");
  jalon_pack_table_add (self->facts, entry, fact->id, &always, fact, (GDestroyNotify) fact_kind_free);
}

void
jalon_permit_tables_read_set (JalonPermitTables *self, JalonPackEntry *entry)
{
  JalonSource source = { 0 };
  g_autofree char *id = jalon_pack_entry_dup_id (entry, "id");
  g_auto(GStrv) yes = jalon_pack_entry_dup_strings (entry, "yes");
  g_auto(GStrv) no = jalon_pack_entry_dup_strings (entry, "no");
  jalon_source_read (entry, self->sources, &source);
  jalon_source_clear (&source);
  if (yes[0] == NULL)
    jalon_pack_entry_fail (entry, "the set is empty");
  for (int i = 0; yes[i] != NULL; i++)
    if (!jalon_country_is_known (yes[i]) || g_strv_contains ((const char *const *) no, yes[i]))
      jalon_pack_entry_fail (entry, "“%s” is no country code, or is on both sides", yes[i]);
  for (int i = 0; no[i] != NULL; i++)
    if (!jalon_country_is_known (no[i]))
      jalon_pack_entry_fail (entry, "“%s” is no country code", no[i]);
  if (g_hash_table_contains (self->sets, id))
    jalon_pack_entry_fail (entry, "“%s” stands twice", id);
  g_hash_table_insert (self->sets, g_steal_pointer (&id), jalon_member_set_new (yes, no));
}

/* A condition may name facts that exist and values that they accept; list ids are checked when all lists are read. */
static void
check_leaf_cb (JalonPackEntry *entry, const char *fact, const char *value, gpointer user_data)
{
  JalonPermitTables *self = user_data;
  const JalonFactKind *kind = jalon_pack_table_lookup (self->facts, fact, NULL);
  gboolean is_list = g_str_equal (fact, "permit") || (kind != NULL && kind->type == JALON_FACT_LIST);
  if (kind == NULL && !g_strv_contains (derived_facts, fact))
    jalon_pack_entry_fail (entry, "nothing defines the fact “%s”", fact);
  else if (value != NULL && is_list)
    g_hash_table_insert (self->named, g_strdup (value), g_strdup (entry->where));
  else if (value != NULL && g_str_equal (fact, "portal") && !jalon_pack_table_has (self->portals, value))
    jalon_pack_entry_fail (entry, "nothing defines the portal “%s”", value);
  else if (value != NULL && kind != NULL && !jalon_fact_accepts (kind, value))
    jalon_pack_entry_fail (entry, "the fact “%s” is never “%s”", fact, value);
}

static JalonConditionScope
get_scope (JalonPermitTables *self)
{
  return (JalonConditionScope) { .sets = self->sets, .check_leaf = check_leaf_cb, .user_data = self };
}

static void
read_remarks (JalonPermitTables *self, JalonPackEntry *entry, JalonPermitRow *row)
{
  JalonConditionScope scope = get_scope (self);
  JsonArray *array = jalon_pack_entry_get_array (entry, "remarks");
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      g_autofree char *where = g_strdup_printf ("%s/remarks[%u]", entry->where, i);
      g_autoptr(JalonPackEntry) child = jalon_pack_entry_new (entry->pack, where, json_array_get_element (array, i), entry->fault);
      JalonRowRemark *remark = g_new0 (JalonRowRemark, 1);
      remark->when = jalon_condition_read (child, "when", &scope);
      remark->text = jalon_pack_entry_dup_string (child, "text");
      jalon_pack_entry_close (child);
      g_ptr_array_add (row->remarks, remark);
    }
}

static JalonNeed
read_need (JalonPackEntry *entry)
{
  g_autofree char *need = jalon_pack_entry_dup_choice (entry, "need", needs);
  if (g_str_equal (need, "mandatory"))
    return JALON_NEED_MANDATORY;
  return g_str_equal (need, "practice") ? JALON_NEED_PRACTICE : JALON_NEED_CONDITIONAL;
}

static JalonPermitRow *
read_row (JalonPermitTables *self, JalonPackEntry *entry)
{
  JalonConditionScope scope = get_scope (self);
  JalonPermitRow *row = g_new0 (JalonPermitRow, 1);
  row->remarks = g_ptr_array_new_with_free_func ((GDestroyNotify) remark_free);
  row->item = jalon_pack_entry_dup_id (entry, "item");
  row->group = jalon_pack_entry_dup_optional (entry, "group");
  row->alternative = jalon_pack_entry_dup_optional (entry, "alternative");
  row->count = MAX (jalon_pack_entry_get_int (entry, "count", 1, 50), 1);
  row->need = read_need (entry);
  g_autofree char *phase = jalon_pack_entry_dup_choice (entry, "phase", phases);
  row->at_collection = g_str_equal (phase, "collection");
  row->when = jalon_condition_read (entry, "when", &scope);
  read_remarks (self, entry, row);
  jalon_validity_read (entry, &row->validity);
  jalon_source_read (entry, self->sources, &row->source);
  if (!jalon_pack_table_has (self->items, row->item))
    jalon_pack_entry_fail (entry, "nothing defines the item “%s”", row->item);
  if ((row->group == NULL) != (row->alternative == NULL))
    jalon_pack_entry_fail (entry, "“group” and “alternative” go together");
  if (row->need == JALON_NEED_CONDITIONAL && row->when == NULL)
    jalon_pack_entry_fail (entry, "is conditional but has no condition");
  jalon_pack_entry_close (entry);
  return row;
}

/* Two rows of one list for the same item must not be the same row again. */
static gboolean
stands_twice (GPtrArray *rows, const JalonPermitRow *row)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const JalonPermitRow *other = g_ptr_array_index (rows, i);
      if (g_str_equal (other->item, row->item) && other->when == NULL && row->when == NULL &&
          jalon_validity_meets (&other->validity, &row->validity))
        return TRUE;
    }
  return FALSE;
}

static void
read_rows (JalonPermitTables *self, JalonPackEntry *entry, const char *key, GPtrArray *rows)
{
  JsonArray *array = jalon_pack_entry_get_array (entry, key);
  if (array == NULL)
    jalon_pack_entry_fail (entry, "“%s” is missing", key);
  for (guint i = 0; array != NULL && i < json_array_get_length (array) && !jalon_pack_entry_failed (entry); i++)
    {
      g_autofree char *where = g_strdup_printf ("%s/%s[%u]", entry->where, key, i);
      g_autoptr(JalonPackEntry) child = jalon_pack_entry_new (entry->pack, where, json_array_get_element (array, i), entry->fault);
      JalonPermitRow *row = read_row (self, child);
      g_ptr_array_add (self->rows, row);
      if (stands_twice (rows, row))
        jalon_pack_entry_fail (child, "“%s” stands twice for the same days", row->item);
      g_ptr_array_add (rows, row);
    }
}

/* Copies the rows of @from, without those whose item is in @without. */
static void
take_rows (GPtrArray *rows, GPtrArray *from, char **without)
{
  for (guint i = 0; i < from->len; i++)
    {
      JalonPermitRow *row = g_ptr_array_index (from, i);
      if (without == NULL || !g_strv_contains ((const char *const *) without, row->item))
        g_ptr_array_add (rows, row);
    }
}

static gboolean
has_item (GPtrArray *rows, const char *item)
{
  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (((JalonPermitRow *) g_ptr_array_index (rows, i))->item, item))
      return TRUE;
  return FALSE;
}

void
jalon_permit_tables_read_base (JalonPermitTables *self, JalonPackEntry *entry)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new ();
  g_autofree char *id = jalon_pack_entry_dup_id (entry, "id");
  if (jalon_pack_entry_has (entry, "extends"))
    {
      g_autofree char *base = jalon_pack_entry_dup_id (entry, "extends");
      GPtrArray *from = g_hash_table_lookup (self->bases, base);
      if (from == NULL)
        jalon_pack_entry_fail (entry, "nothing above defines the base “%s”", base);
      else
        take_rows (rows, from, NULL);
    }
  read_rows (self, entry, "rows", rows);
  if (g_hash_table_contains (self->bases, id))
    jalon_pack_entry_fail (entry, "“%s” stands twice", id);
  g_hash_table_insert (self->bases, g_steal_pointer (&id), g_steal_pointer (&rows));
}

/* The rows that a list begins with: those of the list it extends, or of its base; "without" leaves some out. */
static void
take_inherited (JalonPermitTables *self, JalonPackEntry *entry, GPtrArray *rows)
{
  gboolean extends = jalon_pack_entry_has (entry, "extends");
  g_autofree char *from_id = jalon_pack_entry_dup_id (entry, extends ? "extends" : "base");
  g_auto(GStrv) without = jalon_pack_entry_dup_strings (entry, "without");
  const JalonPermit *parent = extends ? jalon_pack_table_lookup (self->permits, from_id, NULL) : NULL;
  GPtrArray *from = extends ? (parent != NULL ? parent->rows : NULL) : g_hash_table_lookup (self->bases, from_id);
  if (from == NULL)
    {
      jalon_pack_entry_fail (entry, "nothing above defines the %s “%s”", extends ? "list" : "base", from_id);
      return;
    }
  for (int i = 0; without[i] != NULL; i++)
    if (!has_item (from, without[i]))
      jalon_pack_entry_fail (entry, "“without” names “%s”, which “%s” does not have", without[i], from_id);
  take_rows (rows, from, without);
}

void
jalon_permit_tables_read_permit (JalonPermitTables *self, JalonPackEntry *entry)
{
  JalonValidity validity;
  JalonPermit *permit = g_new0 (JalonPermit, 1);
  permit->rows = g_ptr_array_new ();
  permit->id = jalon_pack_entry_dup_id (entry, "id");
  permit->term_fr = jalon_pack_entry_dup_string (entry, "term_fr");
  permit->gloss = jalon_pack_entry_dup_string (entry, "gloss");
  permit->asks = jalon_pack_entry_dup_strings (entry, "asks");
  if (permit->asks[0] == NULL || !g_str_equal (permit->asks[0], permit->id))
    jalon_pack_entry_fail (entry, "“asks” must begin with the list itself");
  for (int i = 0; permit->asks[i] != NULL; i++)
    g_hash_table_insert (self->named, g_strdup (permit->asks[i]), g_strdup (entry->where));
  jalon_validity_read (entry, &validity);
  jalon_source_read (entry, self->sources, &permit->source);
  take_inherited (self, entry, permit->rows);
  read_rows (self, entry, "renewal", permit->rows);
  jalon_pack_table_add (self->permits, entry, permit->id, &validity, permit, (GDestroyNotify) permit_free);
}

/* Every list that a condition or “asks” names must exist. */
void
jalon_permit_tables_check_names (JalonPermitTables *self, JalonPackEntry *top)
{
  GHashTableIter iter;
  gpointer id = NULL, where = NULL;
  g_hash_table_iter_init (&iter, self->named);
  while (g_hash_table_iter_next (&iter, &id, &where))
    if (!jalon_pack_table_has (self->permits, id))
      jalon_pack_entry_fail (top, "nothing defines the list “%s” that “%s” names", (const char *) id, (const char *) where);
}
