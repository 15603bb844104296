/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One entry of deadlines.json → one rule. It checks that everything named exists; what a rule means on a day is not its business.
 */
#include "core/law/jalon-deadline-rules.h"

#include <string.h>

static const char *const roles[] = { "first-day", "last-day", "born", "info", NULL };
static const char *const countings[] = { "day", "month", "month-franc", "month-end", "working-day", "hour", "fixed", "count", NULL };
static const char *const measures[] = { "none", "at-most", "at-least", "period", "presence", "spread", "valid-on", "suspension", NULL };
static const char *const chains[] = { "appeal", "distance", "reasons", "after-reasons", "administrative", "claim", NULL };
static const char *const confidences[] = { "high", "medium", "low", NULL };

static int
read_choice (JalonPackEntry *entry, const char *key, const char *const *choices)
{
  g_autofree char *text = jalon_pack_entry_dup_choice (entry, key, choices);
  for (int i = 0; choices[i] != NULL; i++)
    if (g_str_equal (choices[i], text))
      return i;
  return 0;
}

static void
other_reading_free (JalonOtherReading *self)
{
  g_free (self->of);
  g_free (self->why);
  g_free (self->confidence);
  jalon_condition_free (self->when);
  g_free (self);
}

static void
amount_free (JalonAmount *self)
{
  g_free (self->name);
  g_free (self->confidence);
  g_free (self);
}

static void
rule_case_free (JalonRuleCase *self)
{
  g_strfreev (self->triggers);
  jalon_condition_free (self->when);
  g_free (self->reason);
  g_free (self->reason_other);
  g_free (self->reason_open);
  g_ptr_array_unref (self->others);
  g_ptr_array_unref (self->amounts);
  g_strfreev (self->sooner);
  g_free (self->unless);
  g_free (self->time);
  g_strfreev (self->running);
  g_strfreev (self->stops);
  g_free (self->fact);
  g_free (self);
}

void
jalon_rule_free (JalonRule *self)
{
  g_free (self->id);
  g_free (self->gloss);
  g_free (self->makes);
  g_free (self->chain);
  jalon_condition_free (self->when);
  g_ptr_array_unref (self->cases);
  jalon_source_clear (&self->source);
  g_free (self);
}

static void
check_leaf (JalonPackEntry *entry, const char *name, const char *value, gpointer user_data)
{
  JalonRuleTables *self = user_data;
  const JalonLawFact *fact = jalon_pack_table_lookup (self->facts, name, NULL);
  if (!jalon_rule_tables_has_fact (self, name))
    jalon_pack_entry_fail (entry, "nothing defines the fact “%s”", name);
  else if (value == NULL)
    return;
  else if (fact == NULL && !g_str_equal (value, "yes") && !g_str_equal (value, "no"))
    jalon_pack_entry_fail (entry, "“%s” is yes or no, never “%s”", name, value);
  else if (fact != NULL && !jalon_law_fact_has_form (fact, value))
    jalon_pack_entry_fail (entry, "“%s” is never “%s”", name, value);
  else if (fact != NULL && fact->type == JALON_LAW_FACT_TITLE && !jalon_pack_table_has (self->titles, value))
    jalon_pack_entry_fail (entry, "nothing defines the title “%s”", value);
  else if (fact != NULL && fact->type == JALON_LAW_FACT_LIST && !jalon_pack_table_has (self->permits, value))
    jalon_pack_entry_fail (entry, "nothing defines the list “%s”", value);
}

void
jalon_rule_scope (JalonRuleTables *self, JalonConditionScope *scope)
{
  static GHashTable *no_sets;
  if (g_once_init_enter (&no_sets))
    g_once_init_leave (&no_sets, g_hash_table_new (g_str_hash, g_str_equal));
  *scope = (JalonConditionScope) { .sets = no_sets, .check_leaf = check_leaf, .user_data = self };
}

static char *
read_reason (JalonRuleTables *self, JalonPackEntry *entry, const char *key, const char *otherwise)
{
  char *reason = jalon_pack_entry_has (entry, key) ? jalon_pack_entry_dup_id (entry, key) : g_strdup (otherwise);
  if (reason != NULL && !jalon_pack_table_has (self->reasons, reason))
    jalon_pack_entry_fail (entry, "nothing defines the reason “%s”", reason);
  return reason;
}

static void
read_offset (JalonPackEntry *entry, JalonOffset *offset)
{
  offset->given = TRUE;
  offset->counting = (JalonCounting) read_choice (entry, "counting", countings);
  if (offset->counting == JALON_COUNT_FIXED)
    jalon_pack_entry_get_date (entry, "fixed", TRUE, &offset->fixed);
  else if (offset->counting != JALON_COUNT_NUMBER)
    offset->offset = (int) jalon_pack_entry_get_int (entry, "offset", -3660, 3660);
  if (offset->counting != JALON_COUNT_FIXED && offset->counting != JALON_COUNT_NUMBER && !jalon_pack_entry_has (entry, "offset"))
    jalon_pack_entry_fail (entry, "“offset” is missing");
}

static void
read_edge (JalonPackEntry *entry, const char *key, JalonOffset *offset)
{
  if (!jalon_pack_entry_has (entry, key))
    return;
  g_autoptr(JalonPackEntry) child = jalon_pack_entry_get_child (entry, key);
  read_offset (child, offset);
  jalon_pack_entry_close (child);
}

/* (nullable) when absent */
static char *
read_fact (JalonRuleTables *self, JalonPackEntry *entry, const char *key)
{
  char *name = jalon_pack_entry_dup_optional (entry, key);
  if (name != NULL && !jalon_pack_table_has (self->facts, name))
    jalon_pack_entry_fail (entry, "nothing defines the fact “%s”", name);
  return name;
}

static void
read_other (JalonRuleTables *self, JalonRuleCase *rule_case, JalonPackEntry *entry)
{
  JalonConditionScope scope;
  JalonOtherReading *other = g_new0 (JalonOtherReading, 1);
  jalon_rule_scope (self, &scope);
  g_ptr_array_add (rule_case->others, other);
  read_offset (entry, &other->offset);
  other->of = read_fact (self, entry, "of");
  other->why = read_reason (self, entry, "why", NULL);
  if (other->why == NULL)
    jalon_pack_entry_fail (entry, "“why” is missing");
  other->when = jalon_condition_read (entry, "when", &scope);
  if (jalon_pack_entry_has (entry, "confidence"))
    other->confidence = jalon_pack_entry_dup_choice (entry, "confidence", confidences);
}

static void
read_amount (JalonRuleTables *self, JalonRuleCase *rule_case, JalonPackEntry *entry)
{
  JalonAmount *amount = g_new0 (JalonAmount, 1);
  amount->name = jalon_pack_entry_dup_id (entry, "name");
  amount->value = (int) jalon_pack_entry_get_int (entry, "value", 1, 1000000);
  amount->confidence = jalon_pack_entry_dup_choice (entry, "confidence", confidences);
  jalon_validity_read (entry, &amount->validity);
  if (amount->value == 0)
    jalon_pack_entry_fail (entry, "“value” is missing");
  for (guint i = 0; i < rule_case->amounts->len; i++)
    {
      const JalonAmount *earlier = g_ptr_array_index (rule_case->amounts, i);
      if (g_str_equal (earlier->name, amount->name) && jalon_validity_meets (&earlier->validity, &amount->validity))
        jalon_pack_entry_fail (entry, "“%s” stands twice for the same days", amount->name);
    }
  g_ptr_array_add (rule_case->amounts, amount);
}

static void
read_children (JalonRuleTables *self, JalonRuleCase *rule_case, JalonPackEntry *entry, const char *key,
               void (*read) (JalonRuleTables *, JalonRuleCase *, JalonPackEntry *))
{
  JsonArray *array = jalon_pack_entry_get_array (entry, key);
  for (guint i = 0; array != NULL && i < json_array_get_length (array) && !jalon_pack_entry_failed (entry); i++)
    {
      g_autofree char *where = g_strdup_printf ("%s/%s[%u]", entry->where, key, i);
      g_autoptr(JalonPackEntry) child = jalon_pack_entry_new (entry->pack, where, json_array_get_element (array, i), entry->fault);
      read (self, rule_case, child);
      jalon_pack_entry_close (child);
    }
}

static char **
read_facts (JalonRuleTables *self, JalonPackEntry *entry, const char *key)
{
  char **names = jalon_pack_entry_dup_strings (entry, key);
  for (int i = 0; names[i] != NULL; i++)
    if (!jalon_pack_table_has (self->facts, names[i]))
      jalon_pack_entry_fail (entry, "nothing defines the fact “%s”", names[i]);
  return names;
}

static char **
read_rules (JalonRuleTables *self, JalonPackEntry *entry, const char *key)
{
  char **names = jalon_pack_entry_dup_strings (entry, key);
  for (int i = 0; names[i] != NULL; i++)
    if (!jalon_pack_table_has (self->rules, names[i]))
      jalon_pack_entry_fail (entry, "no rule before this one is called “%s”", names[i]);
  return names;
}

static void
read_triggers (JalonRuleTables *self, JalonPackEntry *entry, JalonRuleCase *rule_case, char **inherited)
{
  rule_case->triggers = jalon_pack_entry_dup_strings (entry, "trigger");
  if (rule_case->triggers[0] == NULL && inherited != NULL)
    {
      g_strfreev (rule_case->triggers);
      rule_case->triggers = g_strdupv (inherited);
    }
  if (rule_case->triggers[0] == NULL)
    jalon_pack_entry_fail (entry, "“trigger” is missing");
  for (char **name = rule_case->triggers; *name != NULL; name++)
    if (!jalon_pack_table_has (self->facts, *name) && !g_hash_table_contains (self->made, *name))
      jalon_pack_entry_fail (entry, "nothing defines the trigger “%s”", *name);
}

static void
read_measure (JalonRuleTables *self, JalonPackEntry *entry, JalonRuleCase *rule_case)
{
  if (!jalon_pack_entry_has (entry, "measure"))
    return;
  g_autoptr(JalonPackEntry) child = jalon_pack_entry_get_child (entry, "measure");
  rule_case->measure = (JalonMeasure) read_choice (child, "is", measures);
  rule_case->fact = read_fact (self, child, "fact");
  rule_case->limit = (int) jalon_pack_entry_get_int (child, "limit", 1, 10000);
  rule_case->window = (int) jalon_pack_entry_get_int (child, "window", 1, 240);
  jalon_pack_entry_close (child);
}

/* @inherited: (nullable): the triggers of the rule, for a case that names none */
static JalonRuleCase *
read_case (JalonRuleTables *self, JalonPackEntry *entry, char **inherited, const char *otherwise, const JalonConditionScope *scope)
{
  JalonRuleCase *rule_case = g_new0 (JalonRuleCase, 1);
  rule_case->others = g_ptr_array_new_with_free_func ((GDestroyNotify) other_reading_free);
  rule_case->amounts = g_ptr_array_new_with_free_func ((GDestroyNotify) amount_free);
  read_triggers (self, entry, rule_case, inherited);
  rule_case->first_only = jalon_pack_entry_get_bool (entry, "first_only");
  rule_case->years = (int) jalon_pack_entry_get_int (entry, "years", 1, 100);
  read_offset (entry, &rule_case->offset);
  read_edge (entry, "until", &rule_case->until);
  rule_case->warn_days = (int) jalon_pack_entry_get_int (entry, "warn", 1, 365);
  rule_case->reason = read_reason (self, entry, "reason", otherwise);
  rule_case->reason_other = read_reason (self, entry, "reason_other", NULL);
  rule_case->reason_open = read_reason (self, entry, "reason_open", NULL);
  read_children (self, rule_case, entry, "alternatives", read_other);
  read_children (self, rule_case, entry, "amounts", read_amount);
  rule_case->sooner = read_facts (self, entry, "sooner");
  rule_case->unless = read_fact (self, entry, "unless");
  rule_case->time = read_fact (self, entry, "time");
  rule_case->running = read_rules (self, entry, "running");
  rule_case->stops = read_rules (self, entry, "stops");
  read_measure (self, entry, rule_case);
  if (scope != NULL)
    rule_case->when = jalon_condition_read (entry, "when", scope);
  return rule_case;
}

static void
read_cases (JalonRuleTables *self, JalonPackEntry *entry, JalonRule *rule, const char *reason, const JalonConditionScope *scope)
{
  if (!jalon_pack_entry_has (entry, "cases"))
    {
      g_ptr_array_add (rule->cases, read_case (self, entry, NULL, reason, NULL));
      return;
    }
  g_auto(GStrv) triggers = jalon_pack_entry_dup_strings (entry, "trigger");
  JsonArray *array = jalon_pack_entry_get_array (entry, "cases");
  for (guint i = 0; array != NULL && i < json_array_get_length (array) && !jalon_pack_entry_failed (entry); i++)
    {
      g_autofree char *where = g_strdup_printf ("%s/cases[%u]", entry->where, i);
      g_autoptr(JalonPackEntry) child = jalon_pack_entry_new (entry->pack, where, json_array_get_element (array, i), entry->fault);
      g_ptr_array_add (rule->cases, read_case (self, child, triggers, reason, scope));
      jalon_pack_entry_close (child);
    }
}

static char *
read_rule_id (JalonPackEntry *entry)
{
  char *id = jalon_pack_entry_dup_string (entry, "id");
  if (id[strspn (id, "abcdefghijklmnopqrstuvwxyz0123456789_")] != '\0')
    jalon_pack_entry_fail (entry, "“%s” is not an id of a rule", id);
  return id;
}

JalonRule *
jalon_rule_read (JalonRuleTables *self, JalonPackEntry *entry)
{
  JalonConditionScope scope;
  JalonRule *rule = g_new0 (JalonRule, 1);
  jalon_rule_scope (self, &scope);
  rule->id = read_rule_id (entry);
  rule->cases = g_ptr_array_new_with_free_func ((GDestroyNotify) rule_case_free);
  rule->role = (JalonRole) read_choice (entry, "role", roles);
  rule->gloss = jalon_pack_entry_dup_string (entry, "gloss");
  rule->makes = jalon_pack_entry_dup_optional (entry, "makes");
  if (jalon_pack_entry_has (entry, "chain"))
    rule->chain = jalon_pack_entry_dup_choice (entry, "chain", chains);
  rule->stands_still = jalon_pack_entry_get_bool (entry, "stands_still");
  rule->when = jalon_condition_read (entry, "when", &scope);
  jalon_source_read (entry, self->sources, &rule->source);
  if (rule->source.confidence != NULL && !g_strv_contains (confidences, rule->source.confidence))
    jalon_pack_entry_fail (entry, "a dated rule is of high, medium or low confidence");

  g_autofree char *reason = g_strdelimit (g_strdup (rule->id), "_", '-');
  read_cases (self, entry, rule, reason, &scope);
  return rule;
}
