/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every dated rule against days worked out by hand; the three worked examples; what must not matter: order, zone, locale.
 */
#include "deadline-fixture.h"

#include "core/jalon-date.h"

#include <locale.h>
#include <string.h>
#include <time.h>

static JalonPacks *packs;

static const DeadlineRow *const tables[] = { deadline_rows_card, deadline_rows_life, deadline_rows_refusal };

static void
test_row (gconstpointer data)
{
  const DeadlineRow *row = data;
  g_autoptr(GPtrArray) deadlines = deadline_fixture_evaluate (packs, row);
  g_autofree char *entries = deadline_fixture_describe (deadlines, row->rule);
  g_autofree char *reasons = deadline_fixture_list_reasons (deadlines, row->rule);
  g_assert_cmpstr (entries, ==, row->entries);
  if (row->reasons != NULL)
    g_assert_cmpstr (reasons, ==, row->reasons);
}

/* The worked examples of the conventions: a student card online, a four-year card at the counter, a written refusal. */
static const DeadlineRow examples[] = {
  { "student", "title=cst-etudiant channel=anef ends=2027-03-15", "anef_open", "2026-11-15 yes 2026-11-15..2027-01-14" },
  { "student", "title=cst-etudiant channel=anef ends=2027-03-15", "anef_close", "2027-01-14 yes 2027-01-07..2027-01-14 or 2027-01-15" },
  { "student", "title=cst-etudiant channel=anef ends=2027-03-15", "grace_end", "2027-06-15 no" },
  { "student", "title=cst-etudiant channel=anef ends=2027-03-15 renewal-filed=2026-12-01", "grace_dept", "2027-06-15 unknown?department" },
  { "student", "title=cst-etudiant channel=anef ends=2027-03-15", "api_max", "2027-06-15 yes 2027-05-25..2027-06-15" },
  { "student", "title=cst-etudiant channel=anef ends=2027-03-15 renewal-filed=none", "late_visa_reset", "2027-09-15 yes" },
  { "four-years", "title=csp-salarie from=2023-05-01 channel=counter ends=2027-04-30", "counter_open",
    "2027-02-28 yes 2027-02-28..2027-04-30" },
  { "four-years", "title=csp-salarie from=2023-05-01 channel=counter ends=2027-04-30", "counter_close", "2027-04-30 yes" },
  { "four-years", "title=csp-salarie from=2023-05-01 channel=counter ends=2027-04-30 renewal-filed=2027-03-20", "grace_end",
    "2027-07-30 yes" },
  { "four-years", "title=csp-salarie from=2023-05-01 channel=counter ends=2027-04-30 renewal-filed=none", "late_visa_reset",
    "2027-10-30 yes" },
  { "refusal", "refused=2027-01-05", "appeal_ta", "2027-03-08 yes" },
  { NULL },
};

static void
test_examples (void)
{
  for (const DeadlineRow *row = examples; row->name != NULL; row++)
    {
      g_test_message ("%s %s", row->name, row->rule);
      test_row (row);
    }
}

/* Rules of the table of facts, typed by hand: each is in the pack, and each has a row above. */
static const char *const rule_ids =
  "anef_open anef_close counter_open counter_close visa_validate first_filing adult18 adult19 late_visa_reset late_fee grace_end api_max "
  "recep_renewal recep_first silence_4m silence_90d silence_60d silence_30d silence_susp appeal_ta appeal_czabaj reasons_due "
  "appeal_after_reasons gracieux_silence oqtf_1m oqtf_7d oqtf_48h damages_claim attempts_spread address_3m employer_check cst_cap "
  "absence_cr absence_ue absence_csp l4354_end l4354_work student_hours health_cover fee_switch grace_dept api_max_protection "
  "ue_family_first ue_family_renew ue_family_perm cr_early cbe_move rece_diploma rece_abroad oqtf_risk appeal_distance legal_aid_oqtf "
  "commission_summons commission_opinion refugee_card_due refere_before_silence work_auth_window job_loss_year "
  "employer_change_first_year passport_valid card_collection";

static gboolean
has_row (const char *rule)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const DeadlineRow *row = tables[i]; row->name != NULL; row++)
      if (g_str_equal (row->rule, rule) && strstr (row->entries, "yes") != NULL)
        return TRUE;
  return g_str_equal (rule, "grace_dept"); /* its list of departments was not found: it is never "yes" */
}

static void
test_every_rule (void)
{
  g_auto(GStrv) wanted = g_strsplit (rule_ids, " ", -1);
  g_auto(GStrv) found = jalon_packs_list_ids (packs, "deadlines");
  g_assert_cmpuint (g_strv_length (found), ==, g_strv_length (wanted));
  for (char **rule = wanted; *rule != NULL; rule++)
    {
      g_test_message ("%s", *rule);
      g_assert_true (g_strv_contains ((const char *const *) found, *rule));
      g_assert_true (has_row (*rule));
    }
}

static char *
describe_all (const DeadlineRow *row, gboolean backwards)
{
  GDate today;
  g_autoptr(JalonLawFacts) facts = deadline_fixture_read_facts (row->facts, backwards);
  jalon_date_parse (row->today != NULL ? row->today : "2026-11-25", &today);
  g_autoptr(GPtrArray) deadlines = jalon_deadlines_evaluate (packs, facts, &today);
  return deadline_fixture_describe (deadlines, NULL);
}

static void
test_order_does_not_matter (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const DeadlineRow *row = tables[i]; row->name != NULL; row++)
      {
        g_autofree char *forwards = describe_all (row, FALSE), *backwards = describe_all (row, TRUE);
        g_test_message ("%s", row->name);
        g_assert_cmpstr (forwards, ==, backwards);
      }
}

static char *
describe_tables (void)
{
  GString *out = g_string_new (NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const DeadlineRow *row = tables[i]; row->name != NULL; row++)
      {
        g_autofree char *all = describe_all (row, FALSE);
        g_string_append_printf (out, "%s\n", all);
      }
  return g_string_free (out, FALSE);
}

static void
test_zone_and_locale_do_not_matter (void)
{
  static const char *const zones[] = { "Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/Paris", "Asia/Kathmandu" };
  static const char *const locales[] = { "fr_FR.UTF-8", "ar_EG.UTF-8", "tr_TR.UTF-8", "C" };
  g_autofree char *before = describe_tables ();
  g_autofree char *zone = g_strdup (g_getenv ("TZ"));
  g_autofree char *locale = g_strdup (setlocale (LC_ALL, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      g_setenv ("TZ", zones[i], TRUE);
      tzset ();
      if (setlocale (LC_ALL, locales[i]) == NULL)
        g_test_message ("the locale %s is not installed", locales[i]);
      g_autofree char *after = describe_tables ();
      g_assert_cmpstr (after, ==, before);
    }
  if (zone != NULL)
    g_setenv ("TZ", zone, TRUE);
  else
    g_unsetenv ("TZ");
  tzset ();
  setlocale (LC_ALL, locale);
}

/* An open answer names a question that has words, on every row. */
static void
test_questions_have_words (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const DeadlineRow *row = tables[i]; row->name != NULL; row++)
      {
        g_autoptr(GPtrArray) deadlines = deadline_fixture_evaluate (packs, row);
        for (guint j = 0; j < deadlines->len; j++)
          {
            const JalonDeadline *deadline = g_ptr_array_index (deadlines, j);
            g_test_message ("%s: %s asks %s", row->name, deadline->rule, deadline->question);
            g_assert_nonnull (jalon_packs_get_rule_reason (packs, deadline->reason));
            if (deadline->question == NULL)
              g_assert_cmpint (deadline->applies, !=, JALON_TRUTH_UNKNOWN);
            else if (deadline->applies == JALON_TRUTH_UNKNOWN)
              {
                g_assert_cmpstr (deadline->reason, !=, "does-not-apply");
                g_assert_cmpstr (deadline->reason, !=, "not-running");
              }
            if (deadline->question != NULL)
              g_assert_nonnull (jalon_packs_get_law_fact (packs, deadline->question)->question);
          }
      }
}

/* A doubtful step makes what is counted on from it doubtful. */
static void
test_confidence (void)
{
  static const struct { const char *facts, *rule, *confidence; } rows[] = {
    { "received=2026-10-31 kind=ordinary", "appeal_ta", "high" },
    { "received=2026-10-31 kind=ordinary papers-asked=2026-12-01 papers-due=2026-12-31", "silence_4m", "medium" },
    { "received=2026-10-31 kind=ordinary papers-asked=2026-12-01 papers-due=2026-12-31", "appeal_ta", "medium" },
    { "received=2027-01-15 kind=student", "silence_90d", "high" },
    { "received=2027-01-15 title=cst-etudiant renewal-filed=2027-01-10", "silence_90d", "low" },
    { "received=2027-01-15 title=cst-etudiant renewal-filed=2027-01-10", "appeal_ta", "low" },
    { "received=2027-01-15 title=visa-to-request kind=student", "silence_90d", "high" },
    { "title=cst-etudiant ends=2027-03-15", "grace_dept", "low" },
    { "title=cst-salarie channel=counter ends=2026-03-01 renewal-filed=2026-03-10 collected=2026-04-30", "late_fee", "high" },
    { "title=cst-salarie channel=counter ends=2026-03-01 renewal-filed=2026-03-10 collected=2026-05-01", "late_fee", "medium" },
    { "title=csp-salarie filing=2027-03-01 from=2025-05-01 presence=2025=7 presence=2026=9", "absence_csp", "low" },
    { "oqtf=2027-03-01 oqtf-situation=free", "oqtf_1m", "medium" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      DeadlineRow row = { .facts = rows[i].facts };
      g_autoptr(GPtrArray) deadlines = deadline_fixture_evaluate (packs, &row);
      guint seen = 0;
      for (guint j = 0; j < deadlines->len; j++)
        {
          const JalonDeadline *deadline = g_ptr_array_index (deadlines, j);
          if (!g_str_equal (deadline->rule, rows[i].rule))
            continue;
          g_test_message ("%s %s", rows[i].facts, rows[i].rule);
          g_assert_cmpstr (deadline->confidence, ==, rows[i].confidence);
          seen++;
        }
      g_assert_cmpuint (seen, ==, 1);
    }
}

/* In their place among the options, days that cannot be are found; others are let through. */
static void
test_conflicts (void)
{
  static const struct { const char *facts, *later; } rows[] = {
    { "from=2027-03-02 ends=2027-03-01", "ends" },
    { "from=2027-03-02 ends=2027-03-02", NULL },
    { "from=2027-03-02 ends=none", NULL },
    { "papers-asked=2027-03-02 papers-due=2027-03-01", "papers-due" },
    { "papers-asked=2027-03-02 papers-sent=2027-03-01", "papers-sent" },
    { "reasons-asked=2027-03-02 reasons-given=2027-03-01", "reasons-given" },
    { "commission-referral=2027-03-02 commission-meeting=2027-03-01", "commission-meeting" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *earlier = NULL, *later = NULL;
      g_autoptr(JalonLawFacts) facts = deadline_fixture_read_facts (rows[i].facts, FALSE);
      g_assert_cmpint (jalon_law_facts_find_conflict (facts, packs, &earlier, &later), ==, rows[i].later != NULL);
      g_assert_cmpstr (later, ==, rows[i].later);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr(GError) error = NULL;
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  packs = jalon_packs_load (&error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const DeadlineRow *row = tables[i]; row->name != NULL; row++)
      {
        g_autofree char *path = g_strdup_printf ("/deadlines/rule/%s", row->name);
        g_test_add_data_func (path, row, test_row);
      }
  g_test_add_func ("/deadlines/worked-examples", test_examples);
  g_test_add_func ("/deadlines/every-rule", test_every_rule);
  g_test_add_func ("/deadlines/order-does-not-matter", test_order_does_not_matter);
  g_test_add_func ("/deadlines/zone-and-locale-do-not-matter", test_zone_and_locale_do_not_matter);
  g_test_add_func ("/deadlines/questions-have-words", test_questions_have_words);
  g_test_add_func ("/deadlines/confidence", test_confidence);
  g_test_add_func ("/deadlines/conflicts", test_conflicts);
  int status = g_test_run ();
  g_object_unref (packs);
  return status;
}
