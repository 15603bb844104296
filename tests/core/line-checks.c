/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Says of each row of line-cases.h whether the line of given packs agrees.
 */
#include "line-checks.h"

#include "line-cases.h"
#include "line-fixture.h"

#include "core/law/jalon-rights.h"

static gboolean
agrees (const char *what, char *found, const char *expected, GString *differences)
{
  gboolean same = g_strcmp0 (found, expected) == 0;
  if (!same)
    g_string_append_printf (differences, "%s: found “%s”, wanted “%s”\n", what, found, expected);
  g_free (found);
  return same;
}

static void
check_case (JalonPacks *packs, const LineCase *row, GString *differences)
{
  g_autoptr(JalonLineFacts) facts = line_fixture_parse (row->facts);
  g_autoptr(JalonRightsLine) line = jalon_rights_line_new (packs, facts);
  agrees (row->name, line_fixture_describe (line, JALON_RIGHT_STAY), row->stay, differences);
  agrees (row->name, line_fixture_describe (line, JALON_RIGHT_WORK), row->work, differences);
  if (row->travel != NULL)
    agrees (row->name, line_fixture_describe (line, JALON_RIGHT_TRAVEL), row->travel, differences);
  if (jalon_rights_line_is_empty (line) != (row->stay[0] == '\0'))
    g_string_append_printf (differences, "%s: empty or not\n", row->name);
}

/* "?" and the question, else the scope. A paper that gives no work, or may not, leaves a gap. */
static char *
find_first_work (JalonPacks *packs, const char *paper, const char *name, const char *value, gboolean held)
{
  const char *rest = held ? "authorisation yes; visa yes; child yes; year yes" : "";
  g_autofree char *text = g_strdup_printf ("ask first 2026-01-05; %s 2026-01-10 2026-04-09; %s %s; %s", paper, name, value, rest);
  g_autoptr(JalonLineFacts) facts = line_fixture_parse (text);
  g_autoptr(JalonRightsLine) line = jalon_rights_line_new (packs, facts);
  gint32 day = line_fixture_day ("2026-02-01");
  const JalonProof *proof = jalon_rights_line_lookup (line, JALON_RIGHT_WORK, day);
  const JalonDoubt *doubt = jalon_rights_line_lookup_doubt (line, JALON_RIGHT_WORK, day);
  gboolean gap = jalon_rights_line_lookup_gap (line, JALON_RIGHT_WORK, day) != NULL;
  if (gap != (proof == NULL || proof->scope == JALON_SCOPE_NONE))
    return g_strdup ("a gap that should not be, or none that should");
  return doubt != NULL ? g_strconcat ("?", doubt->question, NULL) : g_strdup (jalon_scope_get_name (proof->scope));
}

static char *
find_grace (JalonPacks *packs, const char *kind, int years)
{
  g_autofree char *text = g_strdup_printf ("%s 2023-05-01 %d-04-30; ask renewal %d-02-01; validated yes", kind, 2023 + years, 2023 + years);
  g_autofree char *after = g_strdup_printf ("%d-05-01", 2023 + years);
  g_autoptr(JalonLineFacts) facts = line_fixture_parse (text);
  g_autoptr(JalonRightsLine) line = jalon_rights_line_new (packs, facts);
  gint32 day = line_fixture_day (after);
  const JalonProof *proof = jalon_rights_line_lookup (line, JALON_RIGHT_STAY, day);
  const JalonDoubt *doubt = jalon_rights_line_lookup_doubt (line, JALON_RIGHT_STAY, day);
  if (proof != NULL)
    return g_strdup (proof->rule);
  return doubt != NULL ? g_strconcat ("?", doubt->question, NULL) : g_strdup ("none");
}

/**
 * line_checks_list_differences:
 * @packs: rule packs
 *
 * Returns: (transfer full): a line for each row that does not come out as written; empty when all do
 */
char *
line_checks_list_differences (JalonPacks *packs)
{
  GString *differences = g_string_new (NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (line_cases); i++)
    check_case (packs, &line_cases[i], differences);
  for (gsize i = 0; i < G_N_ELEMENTS (line_first_requests); i++)
    {
      const char *article = line_first_requests[i].article;
      agrees (article, find_first_work (packs, "api", "article", article, FALSE), line_first_requests[i].api, differences);
      agrees (article, find_first_work (packs, "recepisse-premier", "article", article, FALSE), line_first_requests[i].receipt, differences);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (line_first_held); i++)
    {
      const char *article = line_first_held[i].article;
      agrees (article, find_first_work (packs, "api", "article", article, TRUE), line_first_held[i].api, differences);
      agrees (article, find_first_work (packs, "recepisse-premier", "article", article, TRUE), line_first_held[i].receipt, differences);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (line_grounds); i++)
    {
      const char *permit = line_grounds[i].permit;
      char **articles = jalon_rights_get_articles (jalon_packs_get_rights (packs), permit);
      agrees (permit, articles != NULL ? g_strjoinv (" ", articles) : NULL, line_grounds[i].articles, differences);
      agrees (permit, find_first_work (packs, "api", "asked", permit, FALSE), line_grounds[i].api, differences);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (line_graces); i++)
    agrees (line_graces[i].kind, find_grace (packs, line_graces[i].kind, line_graces[i].years), line_graces[i].found, differences);
  return g_string_free (differences, FALSE);
}

/* The names of the cases, for a test a case. */
const char *
line_checks_get_name (gsize index)
{
  return index < G_N_ELEMENTS (line_cases) ? line_cases[index].name : NULL;
}

char *
line_checks_check_case (JalonPacks *packs, gsize index)
{
  GString *differences = g_string_new (NULL);
  check_case (packs, &line_cases[index], differences);
  return g_string_free (differences, FALSE);
}
