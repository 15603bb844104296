/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Runs one row of a table of dated rules.
 */
#include "deadline-fixture.h"

#include "core/jalon-date.h"

#include <string.h>

JalonLawFacts *
deadline_fixture_read_facts (const char *text, gboolean backwards)
{
  JalonLawFacts *facts = jalon_law_facts_new ();
  g_auto(GStrv) words = g_strsplit (text, " ", -1);
  guint length = g_strv_length (words);
  for (guint i = 0; i < length; i++)
    {
      g_auto(GStrv) parts = g_strsplit (words[backwards ? length - 1 - i : i], "=", 2);
      if (parts[0] != NULL)
        jalon_law_facts_add (facts, parts[0], parts[1]);
    }
  return facts;
}

GPtrArray *
deadline_fixture_evaluate (JalonPacks *packs, const DeadlineRow *row)
{
  GDate today;
  g_autoptr(JalonLawFacts) facts = deadline_fixture_read_facts (row->facts, FALSE);
  g_assert_true (jalon_date_parse (row->today != NULL ? row->today : "2026-11-25", &today));
  return jalon_deadlines_evaluate (packs, facts, &today);
}

static void
describe (const JalonDeadline *deadline, GString *out)
{
  g_autofree char *date = jalon_date_format (&deadline->date);
  g_autofree char *from = jalon_date_format (&deadline->from);
  g_autofree char *until = jalon_date_format (&deadline->until);
  g_string_append_printf (out, "%s%s", out->len > 0 ? "; " : "", date != NULL ? date : "-");
  if (deadline->at >= 0)
    g_string_append_printf (out, "T%02d:%02d", deadline->at / 60, deadline->at % 60);
  g_string_append_printf (out, " %s", jalon_truth_to_id (deadline->applies));
  if (deadline->question != NULL)
    g_string_append_printf (out, "?%s", deadline->question);
  if (from != NULL || until != NULL)
    g_string_append_printf (out, " %s..%s", from, until);
  for (guint i = 0; i < deadline->alternatives->len; i++)
    {
      g_autofree char *other = jalon_date_format (&((JalonAlternative *) g_ptr_array_index (deadline->alternatives, i))->date);
      g_string_append_printf (out, " or %s", other);
    }
}

char *
deadline_fixture_describe (GPtrArray *deadlines, const char *rule)
{
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < deadlines->len; i++)
    if (rule == NULL || strcmp (((JalonDeadline *) g_ptr_array_index (deadlines, i))->rule, rule) == 0)
      describe (g_ptr_array_index (deadlines, i), out);
  return g_string_free (out, FALSE);
}

static void
list_reason (const JalonDeadline *deadline, GString *out)
{
  g_autoptr(GList) names = g_list_sort (g_hash_table_get_keys (deadline->values), (GCompareFunc) strcmp);
  g_string_append_printf (out, "%s%s", out->len > 0 ? "; " : "", deadline->reason);
  for (GList *l = names; l != NULL; l = l->next)
    g_string_append_printf (out, " %s=%s", (const char *) l->data, (const char *) g_hash_table_lookup (deadline->values, l->data));
}

char *
deadline_fixture_list_reasons (GPtrArray *deadlines, const char *rule)
{
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < deadlines->len; i++)
    if (strcmp (((JalonDeadline *) g_ptr_array_index (deadlines, i))->rule, rule) == 0)
      list_reason (g_ptr_array_index (deadlines, i), out);
  return g_string_free (out, FALSE);
}

gboolean
deadline_fixture_row_holds (JalonPacks *packs, const DeadlineRow *row)
{
  g_autoptr(GPtrArray) deadlines = deadline_fixture_evaluate (packs, row);
  g_autofree char *entries = deadline_fixture_describe (deadlines, row->rule);
  g_autofree char *reasons = deadline_fixture_list_reasons (deadlines, row->rule);
  return strcmp (entries, row->entries) == 0 && (row->reasons == NULL || strcmp (reasons, row->reasons) == 0);
}
