/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The situation of a person as facts: which may be given, which are asked, and what follows from them on the filing date.
 */
#include "core/renewal/jalon-renewal-private.h"

#include "core/jalon-date.h"
#include "core/jalon-error.h"

#include <string.h>

#define OLDEST_YEARS 130

static gboolean
split (const char *name_value, char **name, const char **value)
{
  const char *equals = strchr (name_value, '=');
  if (equals == NULL)
    return FALSE;
  *name = g_strndup (name_value, equals - name_value);
  *value = equals + 1;
  return TRUE;
}

static void
put (GHashTable *facts, const char *name, const char *value, gboolean repeatable)
{
  GPtrArray *answers = g_hash_table_lookup (facts, name);
  if (answers == NULL || !repeatable)
    {
      answers = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (facts, g_strdup (name), answers);
    }
  g_ptr_array_add (answers, g_strdup (value));
}

/* Age in whole years; somebody born on 29 February has a birthday on the 28th of other years. */
static int
count_years (const GDate *birth, const GDate *day)
{
  int years = g_date_get_year (day) - g_date_get_year (birth);
  GDate birthday = *birth;
  jalon_date_add_months_clamped (&birthday, 12 * years);
  return g_date_compare (&birthday, day) > 0 ? years - 1 : years;
}

static void
put_age (GHashTable *facts, const GDate *filing)
{
  GPtrArray *answers = g_hash_table_lookup (facts, "birth");
  GDate birth;
  if (answers == NULL || !jalon_date_parse (g_ptr_array_index (answers, 0), &birth) || g_date_compare (&birth, filing) > 0)
    return;
  int years = count_years (&birth, filing);
  if (years > OLDEST_YEARS)
    return;
  g_autofree char *age = g_strdup_printf ("%d", years);
  put (facts, "age", age, FALSE);
}

static gboolean
accepts (const JalonFactKind *kind, const JalonPermit *permit, const char *value)
{
  if (!jalon_fact_accepts (kind, value))
    return FALSE;
  return kind->type != JALON_FACT_LIST || permit == NULL || g_strv_contains ((const char *const *) permit->asks, value);
}

GHashTable *
jalon_situation_new (JalonPacks *packs, const JalonPermit *permit, const JalonRenewalFile *file)
{
  GHashTable *facts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; file->facts != NULL && i < file->facts->len; i++)
    {
      g_autofree char *name = NULL;
      const char *value = NULL;
      if (!split (g_ptr_array_index (file->facts, i), &name, &value))
        continue;
      const JalonFactKind *kind = jalon_packs_get_fact (packs, name);
      if (kind != NULL && accepts (kind, permit, value))
        put (facts, name, value, kind->repeatable);
    }
  put_age (facts, &file->filing);
  put (facts, "portal", file->portal != NULL ? file->portal : "", FALSE);
  put (facts, "permit", permit->id, FALSE);
  return facts;
}

/* Whether the person asks for a card that this list cannot serve. */
gboolean
jalon_situation_asks_elsewhere (const JalonPermit *permit, const JalonRenewalFile *file)
{
  gboolean elsewhere = FALSE;
  for (guint i = 0; file->facts != NULL && i < file->facts->len; i++)
    {
      const char *fact = g_ptr_array_index (file->facts, i);
      if (g_str_has_prefix (fact, "asks="))
        elsewhere = !g_strv_contains ((const char *const *) permit->asks, fact + strlen ("asks="));
    }
  return elsewhere;
}

static const char *
get_asked_fact (const char *fact)
{
  return g_str_equal (fact, "age") ? "birth" : fact;
}

char *
jalon_situation_pick_question (JalonPacks *packs, GPtrArray *undecided)
{
  g_auto(GStrv) order = jalon_packs_list_ids (packs, "facts");
  for (int i = 0; order[i] != NULL; i++)
    for (guint j = 0; j < undecided->len; j++)
      if (g_str_equal (order[i], get_asked_fact (g_ptr_array_index (undecided, j))))
        return g_strdup (order[i]);
  return NULL;
}

static void
refuse_value (const JalonFactKind *kind, const JalonPermit *permit, const char *value, GError **error)
{
  static const char *const forms[] = {
    [JALON_FACT_DATE] = "a day such as 1990-05-31",
    [JALON_FACT_COUNTRY] = "a country code of two capital letters (ISO 3166), such as MA",
    [JALON_FACT_DEPARTMENT] = "a department number, such as 93, 2A or 974",
    [JALON_FACT_LIST] = "the id of a list",
  };
  g_autofree char *choices = NULL;
  if (kind->type == JALON_FACT_LIST && permit != NULL)
    choices = g_strjoinv (", ", permit->asks);
  else if (kind->values[0] != NULL)
    choices = g_strjoinv (", ", kind->values);
  if (choices != NULL)
    g_set_error (error, JALON_ERROR, JALON_ERROR_USAGE, "The fact “%s” cannot be “%s”: it is one of %s", kind->id, value, choices);
  else
    g_set_error (error, JALON_ERROR, JALON_ERROR_USAGE, "The fact “%s” cannot be “%s”: it is %s", kind->id, value, forms[kind->type]);
}

/**
 * jalon_renewal_check_fact:
 * @packs: rule packs
 * @permit: (nullable): the list of the renewal file; decides what `asks` can be
 * @name_value: `NAME=VALUE`
 * @error: return location
 *
 * Returns: whether the fact can be given; otherwise %JALON_ERROR_USAGE with the reason
 */
gboolean
jalon_renewal_check_fact (JalonPacks *packs, const char *permit, const char *name_value, GError **error)
{
  g_autofree char *name = NULL;
  const char *value = NULL;
  if (!split (name_value, &name, &value))
    {
      g_set_error (error, JALON_ERROR, JALON_ERROR_USAGE, "A fact is given as NAME=VALUE, not as “%s”", name_value);
      return FALSE;
    }
  const JalonFactKind *kind = jalon_packs_get_fact (packs, name);
  if (kind == NULL)
    {
      g_auto(GStrv) known = jalon_packs_list_ids (packs, "facts");
      g_autofree char *list = g_strjoinv (", ", known);
      g_set_error (error, JALON_ERROR, JALON_ERROR_USAGE, "There is no fact “%s”: the facts are %s", name, list);
      return FALSE;
    }
  const JalonPermit *list = jalon_packs_get_permit (packs, permit);
  gboolean known_list = kind->type != JALON_FACT_LIST || jalon_packs_get_permit (packs, value) != NULL;
  if (!known_list || !accepts (kind, list, value))
    {
      refuse_value (kind, list, value, error);
      return FALSE;
    }
  return TRUE;
}

/**
 * jalon_renewal_list_questions:
 * @packs: rule packs
 * @permit: id of a list
 *
 * Returns: (transfer full): the facts that decide about rows of the list, in the order to ask; empty for an unknown list
 */
char **
jalon_renewal_list_questions (JalonPacks *packs, const char *permit)
{
  const JalonPermit *list = jalon_packs_get_permit (packs, permit);
  g_autoptr(GHashTable) used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GStrvBuilder) questions = g_strv_builder_new ();
  g_auto(GStrv) order = jalon_packs_list_ids (packs, "facts");
  for (guint i = 0; list != NULL && i < list->rows->len; i++)
    jalon_condition_list_facts (((const JalonPermitRow *) g_ptr_array_index (list->rows, i))->when, used);
  if (g_hash_table_contains (used, "age"))
    g_hash_table_add (used, g_strdup ("birth"));
  for (int i = 0; order[i] != NULL; i++)
    if (g_hash_table_contains (used, order[i]))
      g_strv_builder_add (questions, order[i]);
  return g_strv_builder_end (questions);
}

/**
 * jalon_renewal_list_values:
 * @packs: rule packs
 * @permit: id of a list
 * @fact: name of a fact
 *
 * Returns: (transfer full): what may be answered; empty when the answer is free (a day, a country, a department)
 */
char **
jalon_renewal_list_values (JalonPacks *packs, const char *permit, const char *fact)
{
  const JalonFactKind *kind = jalon_packs_get_fact (packs, fact);
  const JalonPermit *list = jalon_packs_get_permit (packs, permit);
  if (kind == NULL)
    return g_new0 (char *, 1);
  if (kind->type == JALON_FACT_LIST)
    return list != NULL ? g_strdupv (list->asks) : g_new0 (char *, 1);
  return g_strdupv (kind->values);
}
