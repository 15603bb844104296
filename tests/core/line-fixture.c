/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "line-fixture.h"

#include "core/jalon-date.h"

#include <string.h>

gint32
line_fixture_day (const char *iso_date)
{
  GDate date;
  if (!jalon_date_parse (iso_date, &date))
    g_error ("“%s” is no day", iso_date);
  return (gint32) g_date_get_julian (&date);
}

static JalonRoughDay
parse_day (const char *text)
{
  JalonRoughDay day;
  if (!jalon_rough_day_parse (text, &day))
    g_error ("“%s” is no day", text);
  return day;
}

static JalonTruth
parse_truth (const char *text)
{
  return g_str_equal (text, "yes") ? JALON_TRUTH_YES : g_str_equal (text, "no") ? JALON_TRUTH_NO : JALON_TRUTH_UNKNOWN;
}

static void
parse_title (JalonLineFacts *facts, char **words)
{
  g_auto(GStrv) parts = g_strsplit (words[2], "!", 2);
  gboolean endless = g_str_equal (parts[0], "none");
  JalonRoughDay from = parse_day (words[1]), ends = { 0 };
  g_autofree char *id = g_strdup_printf ("%s-%s", words[0], words[1]);
  if (!endless)
    ends = parse_day (parts[0]);
  JalonLineTitle *title = jalon_line_facts_add_title (facts, id, words[0], &from, endless ? NULL : &ends);
  title->confirmed = parts[1] != NULL;
  if (parts[1] != NULL && parts[1][0] != '\0')
    title->confirmed_until = parse_day (parts[1]).latest;
}

static void
parse_fact (JalonLineFacts *facts, char **words)
{
  if (g_str_equal (words[0], "ask"))
    {
      JalonRoughDay day = parse_day (words[2]);
      jalon_line_facts_add_request (facts, words[2], words[1], &day);
    }
  else if (g_str_equal (words[0], "refused"))
    {
      JalonRoughDay day = parse_day (words[1]);
      jalon_line_facts_add_refusal (facts, &day);
    }
  else if (g_str_equal (words[0], "department"))
    facts->department = g_strdup (words[1]);
  else if (g_str_equal (words[0], "asked"))
    facts->asked = g_strdup (words[1]);
  else if (g_str_equal (words[0], "article"))
    facts->asked_article = g_strdup (words[1]);
  else if (g_str_equal (words[0], "authorisation"))
    facts->work_authorisation = parse_truth (words[1]);
  else if (g_str_equal (words[0], "visa"))
    facts->long_stay_visa = parse_truth (words[1]);
  else if (g_str_equal (words[0], "child"))
    facts->child_one_year = parse_truth (words[1]);
  else if (g_str_equal (words[0], "year"))
    facts->one_year_in_france = parse_truth (words[1]);
  else if (g_str_equal (words[0], "validated"))
    facts->visa_validated = parse_truth (words[1]);
  else if (g_str_equal (words[0], "validated-on"))
    {
      facts->visa_validated = JALON_TRUTH_YES;
      facts->visa_validated_on = parse_day (words[1]).latest;
    }
  else if (g_str_equal (words[0], "authorised-until"))
    facts->work_authorised_until = parse_day (words[1]).latest;
  else if (g_str_equal (words[0], "residence"))
    facts->residence = g_strdup (words[1]);
  else if (g_str_equal (words[0], "prints")) /* of the title before: work or travel, and what stands on it */
    {
      JalonLineTitle *title = g_ptr_array_index (facts->titles, facts->titles->len - 1);
      *(g_str_equal (words[1], "work") ? &title->work : &title->travel) = g_strdup (words[2]);
    }
  else if (g_str_equal (words[0], "employer"))
    facts->new_employer = parse_day (words[1]).latest;
  else
    parse_title (facts, words);
}

JalonLineFacts *
line_fixture_parse (const char *text)
{
  JalonLineFacts *facts = jalon_line_facts_new ();
  g_auto(GStrv) parts = g_strsplit (text, ";", -1);
  for (char **part = parts; *part != NULL; part++)
    {
      g_auto(GStrv) words = g_strsplit (g_strstrip (*part), " ", -1);
      if (words[0] != NULL && words[0][0] != '\0')
        parse_fact (facts, words);
    }
  return facts;
}

static void
append_days (GString *text, const JalonInterval *days)
{
  GDate from, until;
  jalon_day_to_date (days->from, &from);
  jalon_day_to_date (days->until, &until);
  g_autofree char *first = jalon_date_format (&from);
  g_autofree char *last = jalon_date_format (&until);
  g_string_append_printf (text, "%s%s..%s ", text->len > 0 ? ", " : "", first != NULL ? first : "", last != NULL ? last : "");
}

static void
append_proof (GString *text, const JalonProof *proof)
{
  append_days (text, &proof->days);
  g_string_append_printf (text, "%s%s", proof->title->kind, proof->confirmed ? "!" : "");
  if (proof->right == JALON_RIGHT_WORK)
    g_string_append_printf (text, ":%s", jalon_scope_get_name (proof->scope));
  if (proof->with != NULL)
    g_string_append_printf (text, "+%s", proof->with->kind);
  if (proof->rule != NULL)
    g_string_append_printf (text, "/%s", proof->rule);
}

char *
line_fixture_describe (JalonRightsLine *line, JalonRight right)
{
  GString *text = g_string_new (NULL);
  gsize n;
  const JalonProof *proofs = jalon_rights_line_get_proofs (line, right, &n);
  for (gsize i = 0; i < n; i++)
    append_proof (text, &proofs[i]);
  const JalonGap *gaps = jalon_rights_line_get_gaps (line, right, &n);
  for (gsize i = 0; i < n; i++)
    {
      append_days (text, &gaps[i].days);
      g_string_append (text, "gap");
    }
  const JalonDoubt *doubts = jalon_rights_line_get_doubts (line, right, &n);
  for (gsize i = 0; i < n; i++)
    {
      append_days (text, &doubts[i].days);
      g_string_append_printf (text, "?%s", doubts[i].question);
    }
  return g_string_free (text, FALSE);
}
