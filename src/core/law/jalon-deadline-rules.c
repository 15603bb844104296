/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads deadlines.json but for the rules themselves (jalon-rule-rows.c): facts, facts that follow from others, reasons, days that
 * must follow each other. A name that nothing defines is refused.
 */
#include "core/law/jalon-deadline-rules.h"

#include "core/jalon-date.h"
#include "core/law/jalon-permits.h"

#include <string.h>

static const char *const fact_types[] = { "date", "date-none", "time", "choice", "flag", "number", "year-months", "title",
                                          "list", "country", "department", "outside", NULL };
static const char *const spans[] = { "exactly", "less", NULL };

static void
fact_free (JalonLawFact *self)
{
  g_free (self->id);
  g_strfreev (self->values);
  g_free (self->question);
  g_free (self);
}

static void
derived_free (JalonDerived *self)
{
  g_free (self->id);
  g_free (self->asks);
  g_free (self->given);
  g_free (self->start);
  g_free (self->end);
  g_strfreev (self->days);
  g_free (self->by);
  jalon_condition_free (self->when);
  g_free (self);
}

static void
default_free (JalonDefault *self)
{
  g_free (self->fact);
  g_free (self->value);
  g_free (self->of);
  jalon_condition_free (self->when);
  g_free (self);
}

static void
order_free (JalonOrder *self)
{
  g_free (self->earlier);
  g_free (self->later);
  g_free (self);
}

JalonRuleTables *
jalon_rule_tables_new (const JalonPackTable *sources, const JalonPackTable *titles, const JalonPackTable *permits)
{
  JalonRuleTables *self = g_new0 (JalonRuleTables, 1);
  self->sources = sources;
  self->titles = titles;
  self->permits = permits;
  self->facts = jalon_pack_table_new ();
  self->reasons = jalon_pack_table_new ();
  self->derived = jalon_pack_table_new ();
  self->defaults = g_ptr_array_new_with_free_func ((GDestroyNotify) default_free);
  self->orders = g_ptr_array_new_with_free_func ((GDestroyNotify) order_free);
  self->rules = jalon_pack_table_new ();
  self->made = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
jalon_rule_tables_free (JalonRuleTables *self)
{
  jalon_pack_table_free (self->rules);
  jalon_pack_table_free (self->derived);
  jalon_pack_table_free (self->reasons);
  jalon_pack_table_free (self->facts);
  g_ptr_array_unref (self->defaults);
  g_ptr_array_unref (self->orders);
  g_hash_table_unref (self->made);
  g_free (self);
}

gboolean
jalon_rule_tables_has_fact (const JalonRuleTables *self, const char *id)
{
  return jalon_pack_table_has (self->facts, id) || jalon_pack_table_has (self->derived, id);
}

gboolean
jalon_rule_tables_is_fact (const JalonRuleTables *self, const char *id)
{
  return jalon_pack_table_has (self->facts, id);
}

/* A name that a key gives must be a fact, or, for @or_rule, a rule read before. */
static char *
read_name (JalonRuleTables *self, JalonPackEntry *entry, const char *key, gboolean or_rule)
{
  char *name = jalon_pack_entry_dup_string (entry, key);
  if (!jalon_rule_tables_has_fact (self, name) && !or_rule)
    jalon_pack_entry_fail (entry, "nothing defines the fact “%s”", name);
  return name;
}

void
jalon_rule_tables_read_fact (JalonRuleTables *self, JalonPackEntry *entry)
{
  JalonValidity always = { 0 };
  JalonLawFact *fact = g_new0 (JalonLawFact, 1);
  fact->id = jalon_pack_entry_dup_id (entry, "id");
  g_autofree char *type = jalon_pack_entry_dup_choice (entry, "type", fact_types);
  for (int i = 0; fact_types[i] != NULL; i++)
    if (g_str_equal (fact_types[i], type))
      fact->type = (JalonLawFactType) i;
  fact->repeatable = jalon_pack_entry_get_bool (entry, "repeatable");
  fact->question = jalon_pack_entry_dup_optional (entry, "question");
  if (jalon_pack_entry_has (entry, "values") != (fact->type == JALON_LAW_FACT_CHOICE))
    jalon_pack_entry_fail (entry, "only a choice has “values”, and it must have them");
  fact->values = jalon_pack_entry_dup_strings (entry, "values");
  jalon_pack_table_add (self->facts, entry, fact->id, &always, fact, (GDestroyNotify) fact_free);
}

void
jalon_rule_tables_read_reason (JalonRuleTables *self, JalonPackEntry *entry)
{
  JalonValidity always = { 0 };
  g_autofree char *id = jalon_pack_entry_dup_id (entry, "id");
  jalon_pack_table_add (self->reasons, entry, id, &always, jalon_pack_entry_dup_string (entry, "text"), g_free);
}

static void
read_span (JalonRuleTables *self, JalonPackEntry *entry, JalonDerived *derived)
{
  derived->start = read_name (self, entry, "start", FALSE);
  derived->end = read_name (self, entry, "end", FALSE);
  derived->months = (int) jalon_pack_entry_get_int (entry, "months", 1, 240);
  g_autofree char *span = jalon_pack_entry_dup_choice (entry, "span", spans);
  for (int i = 0; spans[i] != NULL; i++)
    if (g_str_equal (spans[i], span))
      derived->span = (JalonSpan) i;
}

/* The day of a rule may be named before the rule is read: jalon_packs checks it when all rules are there. */
void
jalon_rule_tables_read_derived (JalonRuleTables *self, JalonPackEntry *entry)
{
  JalonValidity always = { 0 };
  JalonConditionScope scope;
  JalonDerived *derived = g_new0 (JalonDerived, 1);
  jalon_rule_scope (self, &scope);
  derived->id = jalon_pack_entry_dup_id (entry, "id");
  derived->asks = read_name (self, entry, "asks", FALSE);
  if (jalon_pack_entry_has (entry, "given"))
    derived->given = read_name (self, entry, "given", FALSE);
  else if (jalon_pack_entry_has (entry, "start"))
    read_span (self, entry, derived);
  else if (jalon_pack_entry_has (entry, "days"))
    {
      derived->days = jalon_pack_entry_dup_strings (entry, "days");
      for (char **day = derived->days; *day != NULL; day++)
        if (!jalon_pack_table_has (self->facts, *day))
          jalon_pack_entry_fail (entry, "nothing defines the fact “%s”", *day);
      derived->by = read_name (self, entry, "by", TRUE);
    }
  else
    derived->when = jalon_condition_read (entry, "when", &scope);
  derived->else_no = jalon_pack_entry_get_bool (entry, "else_no");
  if (derived->given == NULL && derived->start == NULL && derived->days == NULL && derived->when == NULL)
    jalon_pack_entry_fail (entry, "says nothing");
  if (jalon_pack_table_has (self->facts, derived->id))
    jalon_pack_entry_fail (entry, "this fact is asked, it does not follow from others");
  jalon_pack_table_add (self->derived, entry, derived->id, &always, derived, (GDestroyNotify) derived_free);
}

void
jalon_rule_tables_read_default (JalonRuleTables *self, JalonPackEntry *entry)
{
  JalonConditionScope scope;
  JalonDefault *value = g_new0 (JalonDefault, 1);
  jalon_rule_scope (self, &scope);
  g_ptr_array_add (self->defaults, value);
  value->fact = read_name (self, entry, "fact", FALSE);
  value->value = jalon_pack_entry_dup_optional (entry, "value");
  if (value->value == NULL)
    value->of = read_name (self, entry, "of", FALSE);
  else
    scope.check_leaf (entry, value->fact, jalon_pack_table_has (self->facts, value->fact) ? value->value : NULL, self);
  value->when = jalon_condition_read (entry, "when", &scope);
}

void
jalon_rule_tables_read_order (JalonRuleTables *self, JalonPackEntry *entry)
{
  JalonOrder *order = g_new0 (JalonOrder, 1);
  g_ptr_array_add (self->orders, order);
  order->earlier = read_name (self, entry, "earlier", FALSE);
  order->later = read_name (self, entry, "later", FALSE);
}

void
jalon_rule_tables_read_rule (JalonRuleTables *self, JalonPackEntry *entry)
{
  JalonValidity validity;
  jalon_validity_read (entry, &validity);
  JalonRule *rule = jalon_rule_read (self, entry);
  if (rule->makes != NULL)
    g_hash_table_add (self->made, g_strdup (rule->makes));
  jalon_pack_table_add (self->rules, entry, rule->id, &validity, rule, (GDestroyNotify) jalon_rule_free);
}

/* What derived facts name can be checked only when all rules are there. */
void
jalon_rule_tables_check_names (JalonRuleTables *self, JalonPackEntry *top)
{
  for (guint i = 0; i < self->derived->ids->len; i++)
    {
      const JalonDerived *derived = jalon_pack_table_lookup (self->derived, g_ptr_array_index (self->derived->ids, i), NULL);
      if (derived->by != NULL && !jalon_pack_table_has (self->facts, derived->by) && !jalon_pack_table_has (self->rules, derived->by))
        jalon_pack_entry_fail (top, "“%s”: nothing defines “%s”", derived->id, derived->by);
    }
}

static gboolean
has_time (const char *value)
{
  return strlen (value) == 5 && g_ascii_isdigit (value[0]) && g_ascii_isdigit (value[1]) && value[2] == ':' && g_ascii_isdigit (value[3])
         && g_ascii_isdigit (value[4]) && (value[0] - '0') * 10 + value[1] - '0' < 24 && value[3] < '6';
}

static gboolean
has_year_months (const char *value)
{
  g_auto(GStrv) parts = g_strsplit (value, "=", -1);
  return g_strv_length (parts) == 2 && strlen (parts[0]) == 4 && g_ascii_string_to_signed (parts[0], 10, 1900, 2200, NULL, NULL)
         && g_ascii_string_to_signed (parts[1], 10, 0, 12, NULL, NULL);
}

static gboolean
has_form_of (JalonFactType type, const char *value)
{
  JalonFactKind kind = { .type = type };
  return jalon_fact_accepts (&kind, value);
}

/* Whether @value has the form of an answer; ids are not looked up. */
gboolean
jalon_law_fact_has_form (const JalonLawFact *self, const char *value)
{
  GDate date;
  switch (self->type)
    {
    case JALON_LAW_FACT_DATE:
      return jalon_date_parse (value, &date);
    case JALON_LAW_FACT_DATE_NONE:
      return g_str_equal (value, "none") || jalon_date_parse (value, &date);
    case JALON_LAW_FACT_TIME:
      return has_time (value);
    case JALON_LAW_FACT_CHOICE:
      return g_strv_contains ((const char *const *) self->values, value);
    case JALON_LAW_FACT_FLAG:
      return g_str_equal (value, "yes");
    case JALON_LAW_FACT_NUMBER:
      return g_ascii_string_to_signed (value, 10, 0, 1000, NULL, NULL);
    case JALON_LAW_FACT_YEAR_MONTHS:
      return has_year_months (value);
    case JALON_LAW_FACT_TITLE:
    case JALON_LAW_FACT_LIST:
      return has_form_of (JALON_FACT_LIST, value);
    case JALON_LAW_FACT_COUNTRY:
      return has_form_of (JALON_FACT_COUNTRY, value);
    case JALON_LAW_FACT_DEPARTMENT:
      return has_form_of (JALON_FACT_DEPARTMENT, value);
    default:
      return g_str_equal (value, "yes") || g_str_equal (value, "no");
    }
}

/**
 * jalon_packs_get_law_fact:
 * @self: packs
 * @id: (nullable): the name of a fact of the dated rules
 *
 * Returns: (transfer none) (nullable): the fact and the question behind it
 */
const JalonLawFact *
jalon_packs_get_law_fact (JalonPacks *self, const char *id)
{
  return jalon_pack_table_lookup (jalon_packs_get_rules (self)->facts, id, NULL);
}

/**
 * jalon_packs_get_rule_gloss:
 * @self: packs
 * @rule: (nullable): an id of deadlines.json
 *
 * Returns: (transfer none) (nullable): what the rule is about, English source text
 */
const char *
jalon_packs_get_rule_gloss (JalonPacks *self, const char *rule)
{
  const JalonRule *row = jalon_pack_table_lookup (jalon_packs_get_rules (self)->rules, rule, NULL);
  return row != NULL ? row->gloss : NULL;
}

/**
 * jalon_packs_get_rule_source:
 * @self: packs
 * @rule: (nullable): an id of deadlines.json
 *
 * Returns: (transfer none) (nullable): where the rule stands, when that was read and how sure it is
 */
const JalonSource *
jalon_packs_get_rule_source (JalonPacks *self, const char *rule)
{
  const JalonRule *row = jalon_pack_table_lookup (jalon_packs_get_rules (self)->rules, rule, NULL);
  return row != NULL ? &row->source : NULL;
}

/**
 * jalon_packs_get_rule_reason:
 * @self: packs
 * @reason: (nullable): the id of a reason of deadlines.json
 *
 * Returns: (transfer none) (nullable): English source text, with the names of values in braces
 */
const char *
jalon_packs_get_rule_reason (JalonPacks *self, const char *reason)
{
  return jalon_pack_table_lookup (jalon_packs_get_rules (self)->reasons, reason, NULL);
}
