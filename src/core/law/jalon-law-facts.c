/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Named values about a situation. It checks forms and order of days when asked; it derives nothing and knows no rule.
 */
#include "core/law/jalon-law-facts.h"

#include "core/jalon-date.h"
#include "core/law/jalon-deadline-rules.h"

struct _JalonLawFacts {
  GHashTable *values; /* (element-type utf8 GPtrArray) */
};

JalonLawFacts *
jalon_law_facts_new (void)
{
  JalonLawFacts *self = g_new0 (JalonLawFacts, 1);
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  return self;
}

JalonLawFacts *
jalon_law_facts_copy (const JalonLawFacts *self)
{
  JalonLawFacts *copy = jalon_law_facts_new ();
  GHashTableIter iter;
  gpointer name, values;
  g_hash_table_iter_init (&iter, self->values);
  while (g_hash_table_iter_next (&iter, &name, &values))
    for (guint i = 0; i < ((GPtrArray *) values)->len; i++)
      jalon_law_facts_add (copy, name, g_ptr_array_index ((GPtrArray *) values, i));
  return copy;
}

void
jalon_law_facts_free (JalonLawFacts *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->values);
  g_free (self);
}

/**
 * jalon_law_facts_add:
 * @self: facts
 * @name: the name of a fact
 * @value: (nullable): one of its values; %NULL and “unknown” say nothing
 *
 * Adds a value beside those that are there.
 */
void
jalon_law_facts_add (JalonLawFacts *self, const char *name, const char *value)
{
  if (value == NULL || g_str_equal (value, "unknown"))
    return;
  GPtrArray *values = g_hash_table_lookup (self->values, name);
  if (values == NULL)
    {
      values = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (self->values, g_strdup (name), values);
    }
  g_ptr_array_add (values, g_strdup (value));
}

/**
 * jalon_law_facts_set:
 * @self: facts
 * @name: the name of a fact
 * @value: (nullable): its value; %NULL and “unknown” forget it
 *
 * Gives the only value of a fact.
 */
void
jalon_law_facts_set (JalonLawFacts *self, const char *name, const char *value)
{
  g_hash_table_remove (self->values, name);
  jalon_law_facts_add (self, name, value);
}

void
jalon_law_facts_set_date (JalonLawFacts *self, const char *name, const GDate *date)
{
  g_autofree char *text = jalon_date_format (date);
  jalon_law_facts_set (self, name, text);
}

const char *
jalon_law_facts_get (const JalonLawFacts *self, const char *name)
{
  GPtrArray *values = g_hash_table_lookup (self->values, name);
  return values != NULL && values->len > 0 ? g_ptr_array_index (values, 0) : NULL;
}

gboolean
jalon_law_facts_get_date (const JalonLawFacts *self, const char *name, GDate *date)
{
  return jalon_date_parse (jalon_law_facts_get (self, name), date);
}

GHashTable *
jalon_law_facts_get_table (const JalonLawFacts *self)
{
  return self->values;
}

/**
 * jalon_law_facts_find_conflict:
 * @self: facts
 * @packs: the rule packs
 * @earlier: (out) (transfer none): a fact that has to come first
 * @later: (out) (transfer none): the one that is before it
 *
 * Returns: whether two days cannot both be true
 */
gboolean
jalon_law_facts_find_conflict (const JalonLawFacts *self, JalonPacks *packs, const char **earlier, const char **later)
{
  const JalonRuleTables *tables = jalon_packs_get_rules (packs);
  for (guint i = 0; i < tables->orders->len; i++)
    {
      const JalonOrder *order = g_ptr_array_index (tables->orders, i);
      GDate first, second;
      if (jalon_law_facts_get_date (self, order->earlier, &first) && jalon_law_facts_get_date (self, order->later, &second)
          && g_date_compare (&first, &second) > 0)
        {
          *earlier = order->earlier;
          *later = order->later;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * jalon_law_fact_accepts:
 * @packs: the rule packs
 * @fact: a fact
 * @value: an answer
 *
 * Returns: whether @value can be an answer; ids of titles and lists are looked up
 */
gboolean
jalon_law_fact_accepts (JalonPacks *packs, const JalonLawFact *fact, const char *value)
{
  if (!jalon_law_fact_has_form (fact, value))
    return FALSE;
  if (fact->type == JALON_LAW_FACT_TITLE)
    return jalon_packs_get_title_kind (packs, value) != NULL;
  return fact->type != JALON_LAW_FACT_LIST || jalon_packs_get_permit (packs, value) != NULL;
}
