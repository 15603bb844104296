/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every sentence goes through gettext, whole: under a translation that puts each message between ⟦ and ⟧, every sentence begins with
 * one and ends with the other, and no two messages stand side by side.
 */
#include "phrases/jalon-phrases-line.h"
#include "phrases/jalon-phrases.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "core/jalon-date.h"
#include "core/jalon-error.h"
#include "jalon-config.h"

static void
assert_translated_whole (const char *what, char *text)
{
  const char *side_by_side = strstr (text, "⟧ ⟦");
  gboolean whole = g_str_has_prefix (text, "⟦") && g_str_has_suffix (text, "⟧") && side_by_side == NULL;
  if (!whole)
    g_error ("%s bypasses gettext or is glued: %s", what, text);
  g_free (text);
}

static JalonFinding *
make_finding (const char *id, const char *fix, JalonSeverity severity)
{
  static const char *const values[][2] = { { "portal", "ANEF" }, { "format", "heic" }, { "named", "pdf" }, { "formats", "pdf txt" }, { "count", "2" }, { "fonts", "A, B" },
                                           { "limit_bytes", "2000000" }, { "size_bytes", "3000000" }, { "problems", "number" }, { "name", "a" }, { "limit", "80" },
                                           { "read_on", "2026-11-23" }, { "unknown", "size names" }, { "turns", "1:90" }, { "total", "2" }, { "version", "2.0" } };
  JalonFinding *finding = g_new0 (JalonFinding, 1);
  int page = 1;

  finding->id = g_strdup (id);
  finding->severity = severity;
  finding->fix = g_strdup (fix);
  finding->pages = g_array_new (FALSE, FALSE, sizeof (int));
  g_array_append_val (finding->pages, page);
  finding->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    g_hash_table_insert (finding->values, g_strdup (values[i][0]), g_strdup (values[i][1]));
  return finding;
}

static void
assert_three_lines (const char *id, const char *fix, JalonSeverity severity)
{
  g_autoptr(JalonFinding) finding = make_finding (id, fix, severity);
  assert_translated_whole (id, jalon_phrase_found (finding));
  assert_translated_whole (id, jalon_phrase_expected (finding));
  assert_translated_whole (id, jalon_phrase_what_to_do (finding));
}

static void
test_checks (void)
{
  g_autoptr(JalonPacks) packs = jalon_packs_load (NULL);
  g_auto(GStrv) ids = jalon_packs_list_ids (packs, "checks");

  for (char **id = ids; *id != NULL; id++)
    {
      assert_three_lines (*id, NULL, JALON_SEVERITY_BLOCK);
      assert_three_lines (*id, NULL, JALON_SEVERITY_UNKNOWN);
      assert_three_lines (*id, "rename", JALON_SEVERITY_WARN);
    }
  assert_three_lines ("pdf-sparkles", NULL, JALON_SEVERITY_WARN);
}

static void
test_verdicts (void)
{
  for (JalonVerdict verdict = JALON_VERDICT_NONE; verdict <= JALON_VERDICT_INCONCLUSIVE; verdict++)
    {
      g_autoptr(JalonJudgement) judgement = g_new0 (JalonJudgement, 1);
      judgement->verdict = verdict;
      judgement->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_finding_free);
      assert_translated_whole ("verdict", jalon_phrase_verdict (judgement));
      g_ptr_array_add (judgement->findings, make_finding ("pdf-rotate", NULL, JALON_SEVERITY_UNKNOWN));
      assert_translated_whole ("verdict", jalon_phrase_verdict (judgement));
    }
}

static void
test_renewal (void)
{
  static const char *const reasons[] = { "missing", "count", "code-missing", "gone", "at-collection", "blocked", "to-fix", "expired", "too-old", "condition-unknown",
                                         "unconfirmed", "no-date", "no-until", "after-filing", "cannot-tell", "name-differs", "code-odd", "ok", "decided",
                                         "waived", "group-done", "group-chosen", "from-a-newer-version" };

  for (gsize i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      JalonRequirement requirement = { .reason = (char *) reasons[i], .count = 2 };
      assert_translated_whole (reasons[i], jalon_phrase_requirement (&requirement));
    }
  for (JalonRequirementState state = JALON_STATE_TO_DO; state <= JALON_STATE_DONE; state++)
    assert_translated_whole ("state", jalon_phrase_state (state));
  for (int i = 0; i < 4; i++)
    {
      JalonRenewalStatus status = { .complete = (i & 1) != 0, .to_confirm = i & 2, .left = 3 };
      assert_translated_whole ("complete", jalon_phrase_complete (&status));
    }
}

static void
test_rest (void)
{
  static const char *const facts[] = { "nationality", "birth", "married", "children", "cir", "job", "resource", "lodging", "department", "asks", "other" };
  static const char *const steps[] = { "rewrite", "unlock", "strip-scripts", "strip-attachments", "flatten", "rotate", "convert", "shrink", "scale-page", "rename", "other" };
  GDate date;

  for (gsize i = 0; i < G_N_ELEMENTS (facts); i++)
    assert_translated_whole (facts[i], jalon_phrase_fact_question (facts[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    assert_translated_whole (steps[i], jalon_phrase_repair_step (steps[i]));
  for (int code = JALON_ERROR_REFUSED; code <= JALON_ERROR_TIMEOUT; code++)
    {
      g_autoptr(GError) error = g_error_new_literal (JALON_ERROR, code, "developer words");
      assert_translated_whole ("error", jalon_phrase_error (error));
    }
  assert_translated_whole ("yes", jalon_phrase_fact_value ("married", "yes"));
  assert_translated_whole ("bytes", jalon_phrase_size (12));
  assert_translated_whole ("kilobytes", jalon_phrase_size (12000));
  assert_translated_whole ("megabytes", jalon_phrase_size (12000000));
  g_assert_true (jalon_date_parse ("2027-01-12", &date));
  assert_translated_whole ("date", jalon_phrase_date (&date));
  assert_translated_whole ("short date", jalon_phrase_short_date (&date));
}

static void
test_line_days (void)
{
  JalonInterval spans[] = { { 740000, 740010 }, { 740000, 740000 }, { 740000, JALON_DAY_LAST }, { JALON_DAY_FIRST, 740000 },
                            { JALON_DAY_FIRST, JALON_DAY_LAST } };
  for (gsize i = 0; i < G_N_ELEMENTS (spans); i++)
    assert_translated_whole ("days", jalon_phrase_line_days (&spans[i]));
  for (JalonRight right = JALON_RIGHT_STAY; right < JALON_N_RIGHTS; right++)
    {
      JalonGap gaps[] = { { right, spans[0] }, { right, spans[2] } };
      JalonDoubt doubt = { right, spans[0], "asked", NULL, NULL, NULL };
      assert_translated_whole ("right", jalon_phrase_right (right));
      assert_translated_whole ("gap", jalon_phrase_line_gap (&gaps[0]));
      assert_translated_whole ("open gap", jalon_phrase_line_gap (&gaps[1]));
      assert_translated_whole ("doubt", jalon_phrase_line_doubt (&doubt));
    }
  for (JalonScope scope = JALON_SCOPE_ANY; scope <= JALON_SCOPE_NONE; scope++)
    assert_translated_whole ("scope", jalon_phrase_line_scope (scope));
}

static void
test_line_alerts (void)
{
  JalonRulesAge age = { .days_old = 3 };
  GDate today;
  g_assert_true (jalon_date_parse ("2027-01-12", &today));
  age.newest = today;
  for (JalonAlertKind kind = JALON_ALERT_REMOVAL_ORDER; kind <= JALON_ALERT_NOTHING_KNOWN; kind++)
    for (int days = 0; days < 3; days++)
      {
        JalonAlert alert = { .kind = kind, .date = today, .days = days, .action = days == 2 ? "answer" : "file-now",
                             .question = days == 2 ? "asked" : NULL };
        assert_translated_whole ("alert", jalon_phrase_alert (&alert));
        assert_translated_whole ("what to do", jalon_phrase_alert_action (&alert));
      }
  assert_translated_whole ("age", jalon_phrase_rules_age (&age));
  age.old = TRUE;
  assert_translated_whole ("age", jalon_phrase_rules_age (&age));
  for (age.clock = JALON_CLOCK_BEFORE_BUILD; age.clock <= JALON_CLOCK_BEFORE_RULES; age.clock++)
    assert_translated_whole ("clock", jalon_phrase_clock (&age, &today));
}

/* The catalogue must be in a folder named as gettext wants it. */
static char *
install_catalogue (void)
{
  g_autofree char *dir = g_dir_make_tmp ("jalon-pseudo-XXXXXX", NULL);
  g_autofree char *inner = g_build_filename (dir, "qps", "LC_MESSAGES", NULL);
  g_autofree char *to = g_build_filename (inner, GETTEXT_PACKAGE ".mo", NULL);
  g_autofree char *from = g_test_build_filename (G_TEST_BUILT, "core", "pseudo.mo", NULL);
  g_autofree char *content = NULL;
  gsize length = 0;

  g_assert_cmpint (g_mkdir_with_parents (inner, 0700), ==, 0);
  g_assert_true (g_file_get_contents (from, &content, &length, NULL));
  g_assert_true (g_file_set_contents (to, content, (gssize) length, NULL));
  return g_steal_pointer (&dir);
}

static void
remove_catalogue (const char *dir)
{
  static const char *const parts[] = { "qps/LC_MESSAGES/" GETTEXT_PACKAGE ".mo", "qps/LC_MESSAGES", "qps", "." };
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *path = g_build_filename (dir, i < 3 ? parts[i] : "", NULL);
      g_remove (path);
    }
}

int
main (int argc, char **argv)
{
  g_setenv ("LANGUAGE", "qps", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_autofree char *dir = install_catalogue ();
  g_setenv ("JALON_LOCALEDIR", dir, TRUE);
  jalon_phrases_init ();

  g_test_add_func ("/phrases/pseudo/checks", test_checks);
  g_test_add_func ("/phrases/pseudo/verdicts", test_verdicts);
  g_test_add_func ("/phrases/pseudo/renewal", test_renewal);
  g_test_add_func ("/phrases/pseudo/rest", test_rest);
  g_test_add_func ("/phrases/pseudo/line-days", test_line_days);
  g_test_add_func ("/phrases/pseudo/line-alerts", test_line_alerts);
  int status = g_test_run ();
  remove_catalogue (dir);
  return status;
}
