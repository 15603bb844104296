/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads rights.json and answers from it. The loader refuses a kind, a list or an article that nothing defines.
 */
#include "core/law/jalon-rights.h"

#include "core/law/jalon-packs-private.h"

struct _JalonRights {
  GPtrArray  *graces;      /* (element-type JalonGrace) */
  GPtrArray  *first_lists; /* (element-type JalonFirstList) */
  GHashTable *grounds;     /* (element-type utf8 GStrv) permit list → articles */
};

static const char *const lengths[] = { "exactly", "shorter", NULL };
static const char *const scopes[] = { "any", "employer", "activity", "unknown", NULL };
static const char *const needs[] = { "work-authorisation", "long-stay-visa", "child-one-year", "one-year-in-france", NULL };
static const char *const first_ids[] = { "api", "recepisse-premier", NULL };

static void
grace_free (JalonGrace *self)
{
  g_free (self->rule);
  g_strfreev (self->kinds);
  g_strfreev (self->kinds_of_years);
  g_strfreev (self->kinds_unclear);
  g_strfreev (self->departments);
  jalon_source_clear (&self->source);
  g_free (self);
}

static void
first_row_free (JalonFirstRow *self)
{
  g_strfreev (self->articles);
  g_free (self->work);
  g_free (self->needs);
  g_free (self);
}

static void
first_list_free (JalonFirstList *self)
{
  g_free (self->id);
  g_ptr_array_unref (self->allowed);
  jalon_source_clear (&self->source);
  g_free (self);
}

JalonRights *
jalon_rights_new (void)
{
  JalonRights *self = g_new0 (JalonRights, 1);
  self->graces = g_ptr_array_new_with_free_func ((GDestroyNotify) grace_free);
  self->first_lists = g_ptr_array_new_with_free_func ((GDestroyNotify) first_list_free);
  self->grounds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_strfreev);
  return self;
}

void
jalon_rights_free (JalonRights *self)
{
  g_ptr_array_unref (self->graces);
  g_ptr_array_unref (self->first_lists);
  g_hash_table_unref (self->grounds);
  g_free (self);
}

static char **
dup_kinds (JalonPackEntry *entry, const char *key, const JalonPackTable *titles)
{
  char **kinds = jalon_pack_entry_dup_strings (entry, key);
  for (int i = 0; kinds[i] != NULL; i++)
    if (!jalon_pack_table_has (titles, kinds[i]))
      jalon_pack_entry_fail (entry, "nothing defines the title “%s”", kinds[i]);
  return kinds;
}

static JalonLength
read_length (JalonPackEntry *entry)
{
  if (!jalon_pack_entry_has (entry, "length"))
    return JALON_LENGTH_ANY;
  g_autofree char *length = jalon_pack_entry_dup_choice (entry, "length", lengths);
  return g_strcmp0 (length, "exactly") == 0 ? JALON_LENGTH_EXACTLY : JALON_LENGTH_SHORTER;
}

void
jalon_rights_read_grace (JalonRights *self, JalonPackEntry *entry, const JalonPackTable *sources, const JalonPackTable *titles)
{
  JalonGrace *grace = g_new0 (JalonGrace, 1);
  g_ptr_array_add (self->graces, grace);
  grace->rule = jalon_pack_entry_dup_string (entry, "rule");
  grace->months = (int) jalon_pack_entry_get_int (entry, "months", 1, 12);
  grace->kinds = dup_kinds (entry, "kinds", titles);
  grace->kinds_of_years = dup_kinds (entry, "kinds_of_years", titles);
  grace->kinds_unclear = dup_kinds (entry, "kinds_unclear", titles);
  grace->years = (int) jalon_pack_entry_get_int (entry, "years", 1, 20);
  grace->length = read_length (entry);
  grace->filed_before_end = jalon_pack_entry_get_bool (entry, "filed_before_end");
  grace->by_department = jalon_pack_entry_get_bool (entry, "by_department");
  grace->departments = jalon_pack_entry_dup_strings (entry, "departments");
  jalon_source_read (entry, sources, &grace->source);
  if (grace->months == 0)
    jalon_pack_entry_fail (entry, "“months” is missing");
  if (grace->kinds_of_years[0] != NULL && (grace->years == 0 || grace->length == JALON_LENGTH_ANY))
    jalon_pack_entry_fail (entry, "names kinds of a length without the length");
}

static JalonFirstRow *
read_first_row (JalonPackEntry *entry)
{
  JalonFirstRow *row = g_new0 (JalonFirstRow, 1);
  row->articles = jalon_pack_entry_dup_strings (entry, "articles");
  row->work = jalon_pack_entry_dup_choice (entry, "work", scopes);
  if (jalon_pack_entry_has (entry, "needs"))
    row->needs = jalon_pack_entry_dup_choice (entry, "needs", needs);
  if (row->articles[0] == NULL)
    jalon_pack_entry_fail (entry, "names no article");
  jalon_pack_entry_close (entry);
  return row;
}

static void
check_once (JalonPackEntry *entry, const JalonFirstList *list)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < list->allowed->len; i++)
    {
      const JalonFirstRow *row = g_ptr_array_index (list->allowed, i);
      for (int k = 0; row->articles[k] != NULL; k++)
        if (!g_hash_table_add (seen, row->articles[k]))
          jalon_pack_entry_fail (entry, "“%s” stands twice", row->articles[k]);
    }
}

void
jalon_rights_read_first_list (JalonRights *self, JalonPackEntry *entry, const JalonPackTable *sources)
{
  JalonFirstList *list = g_new0 (JalonFirstList, 1);
  list->allowed = g_ptr_array_new_with_free_func ((GDestroyNotify) first_row_free);
  g_ptr_array_add (self->first_lists, list);
  list->id = jalon_pack_entry_dup_choice (entry, "id", first_ids);
  JsonArray *rows = jalon_pack_entry_get_array (entry, "allowed");
  for (guint i = 0; rows != NULL && i < json_array_get_length (rows); i++)
    {
      g_autofree char *where = g_strdup_printf ("%s/allowed[%u]", entry->where, i);
      g_autoptr(JalonPackEntry) row = jalon_pack_entry_new (entry->pack, where, json_array_get_element (rows, i), entry->fault);
      g_ptr_array_add (list->allowed, read_first_row (row));
    }
  jalon_source_read (entry, sources, &list->source);
  check_once (entry, list);
}

void
jalon_rights_read_ground (JalonRights *self, JalonPackEntry *entry, const JalonPackTable *permits)
{
  g_autofree char *permit = jalon_pack_entry_dup_id (entry, "permit");
  char **articles = jalon_pack_entry_dup_strings (entry, "articles");
  if (!jalon_pack_table_has (permits, permit))
    jalon_pack_entry_fail (entry, "nothing defines the list “%s”", permit);
  if (articles[0] == NULL)
    jalon_pack_entry_fail (entry, "names no article");
  if (g_hash_table_contains (self->grounds, permit))
    jalon_pack_entry_fail (entry, "“%s” stands twice", permit);
  g_hash_table_insert (self->grounds, g_steal_pointer (&permit), articles);
}

/**
 * jalon_rights_get_grace:
 * @self: rights
 * @index: from 0
 *
 * Returns: (transfer none) (nullable): the grace, %NULL after the last
 */
const JalonGrace *
jalon_rights_get_grace (const JalonRights *self, guint index)
{
  return index < self->graces->len ? g_ptr_array_index (self->graces, index) : NULL;
}

/**
 * jalon_rights_get_first_list:
 * @self: rights
 * @interim_kind: the paper that a first request gave: `api` or `recepisse-premier`
 *
 * Returns: (transfer none) (nullable): which first requests allow work with it
 */
const JalonFirstList *
jalon_rights_get_first_list (const JalonRights *self, const char *interim_kind)
{
  for (guint i = 0; i < self->first_lists->len; i++)
    {
      const JalonFirstList *list = g_ptr_array_index (self->first_lists, i);
      if (g_strcmp0 (list->id, interim_kind) == 0)
        return list;
    }
  return NULL;
}

/**
 * jalon_rights_get_articles:
 * @self: rights
 * @permit: (nullable): an id of permits.json
 *
 * Returns: (transfer none) (nullable): the articles on which such a card is asked for the first time
 */
char **
jalon_rights_get_articles (const JalonRights *self, const char *permit)
{
  return permit != NULL ? g_hash_table_lookup (self->grounds, permit) : NULL;
}

/**
 * jalon_first_list_find:
 * @self: a list
 * @article: e.g. `L423-1`
 *
 * Returns: (transfer none) (nullable): the row that allows work; %NULL: no work before the card
 */
const JalonFirstRow *
jalon_first_list_find (const JalonFirstList *self, const char *article)
{
  for (guint i = 0; i < self->allowed->len; i++)
    {
      const JalonFirstRow *row = g_ptr_array_index (self->allowed, i);
      if (g_strv_contains ((const char *const *) row->articles, article))
        return row;
    }
  return NULL;
}
