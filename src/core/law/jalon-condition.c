/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads and evaluates conditions. Evaluation is pure: no clock, no file, no text for a person.
 */
#include "core/law/jalon-condition.h"

typedef enum { NODE_ALL, NODE_ANY, NODE_NOT, NODE_IN, NODE_IN_SET, NODE_COMPARE } NodeKind;

struct _JalonCondition
{
  NodeKind              kind;
  GPtrArray            *children; /* all, any, not */
  char                 *fact;
  char                **values;   /* in; "is" is a list of one */
  const JalonMemberSet *set;      /* lent by the packs, which outlive the condition */
  char                 *operator; /* lt, le, gt, ge */
  gint64                number;
};

static const char *const comparisons[] = { "lt", "le", "gt", "ge", NULL };

static JalonCondition *read_node (JalonPackEntry *parent, const char *what, JsonNode *node, const JalonConditionScope *scope);

static void
read_children (JalonCondition *self, JalonPackEntry *entry, const char *key, const JalonConditionScope *scope)
{
  JsonArray *array = jalon_pack_entry_get_array (entry, key);
  if (array == NULL || json_array_get_length (array) == 0)
    jalon_pack_entry_fail (entry, "“%s” holds no condition", key);
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      g_autofree char *what = g_strdup_printf ("%s[%u]", key, i);
      g_ptr_array_add (self->children, read_node (entry, what, json_array_get_element (array, i), scope));
    }
}

static void
read_comparison (JalonCondition *self, JalonPackEntry *entry)
{
  self->kind = NODE_COMPARE;
  for (int i = 0; comparisons[i] != NULL && self->operator == NULL; i++)
    if (jalon_pack_entry_has (entry, comparisons[i]))
      self->operator = g_strdup (comparisons[i]);
  if (self->operator == NULL)
    jalon_pack_entry_fail (entry, "says nothing about the fact “%s”", self->fact);
  else
    self->number = jalon_pack_entry_get_int (entry, self->operator, 0, 1000000);
}

static void
read_leaf (JalonCondition *self, JalonPackEntry *entry, const JalonConditionScope *scope)
{
  self->kind = NODE_IN;
  self->fact = jalon_pack_entry_dup_string (entry, "fact");
  if (jalon_pack_entry_has (entry, "is"))
    {
      g_autofree char *value = jalon_pack_entry_dup_string (entry, "is");
      const char *one[] = { value, NULL };
      self->values = g_strdupv ((char **) one);
    }
  else if (jalon_pack_entry_has (entry, "in"))
    {
      self->values = jalon_pack_entry_dup_strings (entry, "in");
      if (self->values[0] == NULL)
        jalon_pack_entry_fail (entry, "“in” is empty");
    }
  else if (jalon_pack_entry_has (entry, "in_set"))
    {
      g_autofree char *set = jalon_pack_entry_dup_string (entry, "in_set");
      self->kind = NODE_IN_SET;
      self->set = g_hash_table_lookup (scope->sets, set);
      if (self->set == NULL)
        jalon_pack_entry_fail (entry, "nothing defines the set “%s”", set);
    }
  else
    read_comparison (self, entry);

  scope->check_leaf (entry, self->fact, NULL, scope->user_data);
  for (int i = 0; self->values != NULL && self->values[i] != NULL; i++)
    scope->check_leaf (entry, self->fact, self->values[i], scope->user_data);
}

static JalonCondition *
read_node (JalonPackEntry *parent, const char *what, JsonNode *node, const JalonConditionScope *scope)
{
  g_autofree char *where = g_strdup_printf ("%s/%s", parent->where, what);
  g_autoptr(JalonPackEntry) entry = jalon_pack_entry_new (parent->pack, where, node, parent->fault);
  JalonCondition *self = g_new0 (JalonCondition, 1);
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_condition_free);
  if (jalon_pack_entry_has (entry, "all"))
    {
      self->kind = NODE_ALL;
      read_children (self, entry, "all", scope);
    }
  else if (jalon_pack_entry_has (entry, "any"))
    {
      self->kind = NODE_ANY;
      read_children (self, entry, "any", scope);
    }
  else if (jalon_pack_entry_has (entry, "not"))
    {
      self->kind = NODE_NOT;
      g_ptr_array_add (self->children, read_node (entry, "not", jalon_pack_entry_get_node (entry, "not"), scope));
    }
  else
    read_leaf (self, entry, scope);
  jalon_pack_entry_close (entry);
  return self;
}

/**
 * jalon_condition_read:
 * @entry: the entry that has the condition
 * @key: its key
 * @scope: what a condition may refer to
 *
 * Returns: (transfer full) (nullable): the condition, %NULL when @entry has no @key (it always holds)
 */
JalonCondition *
jalon_condition_read (JalonPackEntry *entry, const char *key, const JalonConditionScope *scope)
{
  JsonNode *node = jalon_pack_entry_get_node (entry, key);
  return node != NULL ? read_node (entry, key, node, scope) : NULL;
}

void
jalon_condition_free (JalonCondition *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->children);
  g_free (self->fact);
  g_strfreev (self->values);
  g_free (self->operator);
  g_free (self);
}

static JalonTruth
invert (JalonTruth truth)
{
  return truth == JALON_TRUTH_UNKNOWN ? truth : truth == JALON_TRUTH_YES ? JALON_TRUTH_NO : JALON_TRUTH_YES;
}

static gboolean
compare (const char *operator, gint64 left, gint64 right)
{
  if (g_str_equal (operator, "lt"))
    return left < right;
  if (g_str_equal (operator, "le"))
    return left <= right;
  if (g_str_equal (operator, "gt"))
    return left > right;
  return left >= right;
}

static JalonTruth
judge_value (const JalonCondition *self, const char *value)
{
  if (self->kind == NODE_IN)
    return g_strv_contains ((const char *const *) self->values, value) ? JALON_TRUTH_YES : JALON_TRUTH_NO;
  if (self->kind == NODE_COMPARE)
    return compare (self->operator, g_ascii_strtoll (value, NULL, 10), self->number) ? JALON_TRUTH_YES : JALON_TRUTH_NO;
  if (g_hash_table_contains (self->set->yes, value))
    return JALON_TRUTH_YES;
  return g_hash_table_contains (self->set->no, value) ? JALON_TRUTH_NO : JALON_TRUTH_UNKNOWN;
}

static JalonTruth
evaluate_leaf (const JalonCondition *self, GHashTable *facts, GPtrArray *undecided)
{
  GPtrArray *answers = g_hash_table_lookup (facts, self->fact);
  JalonTruth best = JALON_TRUTH_NO;
  if (answers == NULL || answers->len == 0)
    {
      if (undecided != NULL)
        g_ptr_array_add (undecided, g_strdup (self->fact));
      return JALON_TRUTH_UNKNOWN;
    }
  for (guint i = 0; i < answers->len; i++)
    best = MAX (best, judge_value (self, g_ptr_array_index (answers, i)));
  return best;
}

/* The facts that a branch left open matter only when the whole is open. */
static JalonTruth
evaluate_children (const JalonCondition *self, GHashTable *facts, GPtrArray *undecided)
{
  gboolean all = self->kind == NODE_ALL;
  JalonTruth truth = all ? JALON_TRUTH_YES : JALON_TRUTH_NO;
  guint before = undecided != NULL ? undecided->len : 0;
  for (guint i = 0; i < self->children->len; i++)
    {
      JalonTruth child = jalon_condition_evaluate (g_ptr_array_index (self->children, i), facts, undecided);
      truth = all ? MIN (truth, child) : MAX (truth, child);
    }
  if (truth != JALON_TRUTH_UNKNOWN && undecided != NULL)
    g_ptr_array_set_size (undecided, before);
  return truth;
}

/**
 * jalon_condition_evaluate:
 * @self: (nullable): a condition; %NULL always holds
 * @facts: (element-type utf8 GPtrArray): name → answers (utf8); a name that is not there was not answered
 * @undecided: (nullable) (element-type utf8): gets the facts that would decide, when the answer is unknown
 *
 * Returns: yes, no or unknown
 */
JalonTruth
jalon_condition_evaluate (const JalonCondition *self, GHashTable *facts, GPtrArray *undecided)
{
  if (self == NULL)
    return JALON_TRUTH_YES;
  switch (self->kind)
    {
    case NODE_ALL:
    case NODE_ANY:
      return evaluate_children (self, facts, undecided);
    case NODE_NOT:
      return invert (jalon_condition_evaluate (g_ptr_array_index (self->children, 0), facts, undecided));
    default:
      return evaluate_leaf (self, facts, undecided);
    }
}

/**
 * jalon_condition_list_facts:
 * @self: (nullable): a condition
 * @facts: (element-type utf8 utf8): a set that gets the names it uses (owned)
 */
void
jalon_condition_list_facts (const JalonCondition *self, GHashTable *facts)
{
  if (self == NULL)
    return;
  if (self->fact != NULL)
    g_hash_table_add (facts, g_strdup (self->fact));
  for (guint i = 0; i < self->children->len; i++)
    jalon_condition_list_facts (g_ptr_array_index (self->children, i), facts);
}

JalonMemberSet *
jalon_member_set_new (char **yes, char **no)
{
  JalonMemberSet *self = g_new0 (JalonMemberSet, 1);
  self->yes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->no = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (int i = 0; yes[i] != NULL; i++)
    g_hash_table_add (self->yes, g_strdup (yes[i]));
  for (int i = 0; no[i] != NULL; i++)
    g_hash_table_add (self->no, g_strdup (no[i]));
  return self;
}

void
jalon_member_set_free (JalonMemberSet *self)
{
  g_hash_table_unref (self->yes);
  g_hash_table_unref (self->no);
  g_free (self);
}
