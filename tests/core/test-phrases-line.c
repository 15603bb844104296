/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sentences of the rights line: every key of the core has its own, days and numbers read well, doubt and age are said.
 */
#include "line-fixture.h"

#include "core/jalon-date.h"
#include "phrases/jalon-phrases-line.h"

#include <string.h>

static JalonPacks *packs;

static const char *const questions[] = {
  "title-stay", "title-work", "title-travel", "title-days", "from-when", "until-when", "renewed-card", "request-kind", "asked",
  "asked-article", "work-authorisation", "long-stay-visa", "child-one-year", "one-year-in-france", "adf-work", "adf-travel", "api-travel",
  "after-refusal", "visa-validated", "overseas-work", "new-employer", "same-activity", "grace-card", "grace-department", "grace-late",
  "card-length", "filed-when",
};

static const char *const actions[] = {
  "call-help-now", "ask-legal-aid", "validate-visa", "file-now", "file-by", "file-from", "ask-interim", "ask-api", "ask-next-api",
  "ask-receipt", "ask-next-receipt", "ask-department", "answer-refusal", "appeal-by", "appeal-outer", "ask-judge-before", "expect-refusal",
  "expect-silence", "expect-reasons", "send-papers", "ask-employer", "declare-address", "keep-health-cover", "ask-for-card",
  "look-for-summons", "renew-passport", "stop-work", "compare-page", "attach-page", "enter-title", "know",
};

/* Each key has a sentence of its own, and none is the one for keys that nobody knows. */
static void
assert_all_differ (const char *const *keys, gsize count, char *(*phrase) (const char *key))
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_add (seen, phrase ("a-key-that-nobody-uses"));
  for (gsize i = 0; i < count; i++)
    {
      char *text = phrase (keys[i]);
      g_test_message ("%s: %s", keys[i], text);
      g_assert_true (g_str_has_suffix (text, ".") || g_str_has_suffix (text, "?"));
      g_assert_true (g_hash_table_add (seen, text));
    }
}

static void
test_questions (void)
{
  assert_all_differ (questions, G_N_ELEMENTS (questions), jalon_phrase_line_question);
}

static void
test_actions (void)
{
  assert_all_differ (actions, G_N_ELEMENTS (actions), jalon_phrase_line_action);
}

typedef struct {
  const char *name, *from, *until, *text;
} DaysRow;

static const DaysRow days_rows[] = {
  { "both", "2027-03-01", "2027-03-31", "From Monday 1 March 2027 until Wednesday 31 March 2027" },
  { "open", "2027-03-01", NULL, "From Monday 1 March 2027 on" },
  { "begun-long-ago", NULL, "2027-03-31", "Until Wednesday 31 March 2027" },
  { "one", "2027-03-01", "2027-03-01", "On Monday 1 March 2027" },
  { "any", NULL, NULL, "On any day" },
};

static void
test_days (gconstpointer data)
{
  const DaysRow *row = data;
  JalonInterval days = { row->from != NULL ? line_fixture_day (row->from) : JALON_DAY_FIRST,
                         row->until != NULL ? line_fixture_day (row->until) : JALON_DAY_LAST };
  g_autofree char *text = jalon_phrase_line_days (&days);
  g_assert_cmpstr (text, ==, row->text);
}

static void
test_proofs (void)
{
  g_autoptr(JalonLineFacts) facts = line_fixture_parse ("csp-salarie 2023-05-01 2027-04-30!; ask renewal 2027-03-01; api 2027-05-10 2027-06-09");
  g_autoptr(JalonRightsLine) line = jalon_rights_line_new (packs, facts);
  static const char *const expected[] = {
    "Carte de séjour pluriannuelle « salarié »",
    "Carte de séjour pluriannuelle « salarié », expired: it still proves this for up to three months, because its renewal was asked for",
    "Attestation de prolongation d’instruction (API), shown with the expired card: Carte de séjour pluriannuelle « salarié »",
    "Carte de séjour pluriannuelle « salarié », expired: it still proves this for up to three months, because its renewal was asked for",
  };
  gsize n;
  const JalonProof *proofs = jalon_rights_line_get_proofs (line, JALON_RIGHT_WORK, &n);
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (expected));
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *text = jalon_phrase_line_proof (packs, &proofs[i]);
      g_autofree char *basis = jalon_phrase_line_basis (&proofs[i]);
      g_assert_cmpstr (text, ==, expected[i]);
      g_assert_cmpstr (basis, ==, i == 0 ? "Its page is attached and confirmed." : "You said so, no paper yet.");
    }
}

/* One day and several, in each alert that counts days. */
static void
test_alert_days (void)
{
  static const struct { JalonAlertKind kind; int days; const char *text; } rows[] = {
    { JALON_ALERT_STAY_ENDS, 1, "In 1 day, on Monday 1 March 2027, nothing proves your right to stay any more." },
    { JALON_ALERT_STAY_ENDS, 9, "In 9 days, on Monday 1 March 2027, nothing proves your right to stay any more." },
    { JALON_ALERT_WORK_ENDS, 1, "In 1 day, on Monday 1 March 2027, nothing proves your right to work any more." },
    { JALON_ALERT_WORK_UNPROVEN, -3, "Nothing proves your right to work since Monday 1 March 2027." },
    { JALON_ALERT_LAST_DAY, 0, "Today is a last day." },
    { JALON_ALERT_LAST_DAY, 1, "A last day comes on Monday 1 March 2027, in 1 day." },
    { JALON_ALERT_LAST_DAY, 2, "A last day comes on Monday 1 March 2027, in 2 days." },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      JalonAlert alert = { .kind = rows[i].kind, .days = rows[i].days };
      g_assert_true (jalon_date_parse ("2027-03-01", &alert.date));
      g_autofree char *text = jalon_phrase_alert (&alert);
      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

/* The date of a rule says which one it is, and whether it may not hold; hours are said. */
static void
test_alert_named (void)
{
  static const struct { JalonAlertKind kind; const char *rule, *question; int days, at; const char *text; } rows[] = {
    { JALON_ALERT_LAST_DAY, "anef_close", NULL, 6, -1, "Monday 1 March 2027, in 6 days: The online window closes." },
    { JALON_ALERT_LAST_DAY, "appeal_ta", NULL, 0, -1, "Today, Monday 1 March 2027: Appeal to the administrative court." },
    { JALON_ALERT_LAST_DAY, "counter_close", "channel", 1, -1, "Perhaps Monday 1 March 2027, in 1 day: Last day to file at the prefecture." },
    { JALON_ALERT_REMOVAL_ORDER, "oqtf_48h", NULL, 1, 18 * 60 + 5,
      "Monday 1 March 2027, 18:05, in 1 day: Appeal against the obligation to leave (detention)." },
    { JALON_ALERT_REMOVAL_ORDER, NULL, NULL, -1, 0, "You were told to leave France (OQTF). The time to appeal is short." },
    { JALON_ALERT_STAY_UNPROVEN, "grace_dept", "grace-department", -1, 0, "Nothing proves your right to stay since Monday 1 March 2027." },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      JalonAlert alert = { .kind = rows[i].kind, .rule = rows[i].rule, .question = rows[i].question, .days = rows[i].days, .at = rows[i].at };
      g_assert_true (jalon_date_parse ("2027-03-01", &alert.date));
      g_autofree char *text = jalon_phrase_alert_named (packs, &alert);
      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

/* Days in doubt are not told as days without proof; a grace that nobody counts on is. */
static void
test_alert_doubt (void)
{
  JalonAlert alert = { .kind = JALON_ALERT_STAY_UNPROVEN, .question = "visa-validated", .action = "answer" };
  g_assert_true (jalon_date_parse ("2027-03-01", &alert.date));
  g_autofree char *text = jalon_phrase_alert (&alert);
  g_autofree char *action = jalon_phrase_alert_action (&alert);
  g_autofree char *question = jalon_phrase_line_question ("visa-validated");
  g_assert_cmpstr (text, ==, "Since Monday 1 March 2027 it is not known whether your right to stay is proven.");
  g_assert_cmpstr (action, ==, question);
  alert.rule = "grace_dept";
  alert.question = "grace-department";
  alert.action = "file-now";
  g_autofree char *grace = jalon_phrase_alert (&alert);
  g_autofree char *file = jalon_phrase_alert_action (&alert);
  g_assert_cmpstr (grace, ==, "Nothing proves your right to stay since Monday 1 March 2027.");
  g_assert_cmpstr (file, ==, "File the request now, and keep proof of every attempt.");
}

/* Doubt and age stand in the sentence itself. */
static void
test_source (void)
{
  static const struct { const char *confidence, *today, *text; } rows[] = {
    { "high", "2026-11-25", "CESEDA L.433-3 · read 23 Nov 2026" },
    { "medium", "2026-11-25", "CESEDA L.433-3 · read 23 Nov 2026 · not sure, ask to confirm" },
    { "low", "2027-05-23", "CESEDA L.433-3 · read 23 Nov 2026 · not sure, ask to confirm" },
    { "high", "2027-05-24", "CESEDA L.433-3 · read 23 Nov 2026, more than six months ago" },
    { "low", "2027-05-24", "CESEDA L.433-3 · read 23 Nov 2026, more than six months ago · not sure, ask to confirm" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      JalonSource source = { .name = (char *) "CESEDA L.433-3", .confidence = (char *) rows[i].confidence };
      GDate today;
      g_assert_true (jalon_date_parse ("2026-11-23", &source.read_on));
      g_assert_true (jalon_date_parse (rows[i].today, &today));
      g_autofree char *text = jalon_phrase_source (&source, &today);
      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

static void
test_clock (void)
{
  JalonRulesAge age = { .clock = JALON_CLOCK_FINE, .days_old = 1 };
  GDate today;
  g_assert_true (jalon_date_parse ("2026-11-24", &today));
  g_assert_true (jalon_date_parse ("2026-11-23", &age.newest));
  g_assert_null (jalon_phrase_clock (&age, &today));
  g_autofree char *one = jalon_phrase_rules_age (&age);
  g_assert_cmpstr (one, ==, "The rules were last read on 23 Nov 2026, 1 day ago.");
  age.days_old = 200;
  age.old = TRUE;
  g_autofree char *old = jalon_phrase_rules_age (&age);
  g_assert_cmpstr (old, ==, "The rules are old: last read 23 Nov 2026, 200 days ago. Ask to confirm every date.");
  age.clock = JALON_CLOCK_BEFORE_BUILD;
  g_autofree char *wrong = jalon_phrase_clock (&age, &today);
  g_assert_cmpstr (wrong, ==, "This computer says that today is Tuesday 24 November 2026, but this program was made later. Is the date right?");
}

/* What stands in a calendar tells nothing of the person. */
static void
test_neutral (void)
{
  static const char *const rules[] = { "oqtf_48h", "appeal_ta", "anef_open", "visa_validate", "health_cover" };
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      GDate date;
      g_assert_true (jalon_date_parse ("2027-03-01", &date));
      g_autoptr(JalonNextDate) next = jalon_next_date_new (rules[i], &date);
      next->last_day = i % 2 == 0;
      g_autofree char *text = jalon_phrase_next_neutral (next);
      g_assert_cmpstr (text, ==, next->last_day ? "Papers: a last day" : "Papers: a date");
    }
}

int
main (int argc, char **argv)
{
  g_autoptr(GError) error = NULL;
  g_test_init (&argc, &argv, NULL);
  packs = jalon_packs_load (&error);
  g_assert_no_error (error);
  g_test_add_func ("/phrases-line/questions", test_questions);
  g_test_add_func ("/phrases-line/actions", test_actions);
  for (gsize i = 0; i < G_N_ELEMENTS (days_rows); i++)
    {
      g_autofree char *path = g_strconcat ("/phrases-line/days/", days_rows[i].name, NULL);
      g_test_add_data_func (path, &days_rows[i], test_days);
    }
  g_test_add_func ("/phrases-line/proofs", test_proofs);
  g_test_add_func ("/phrases-line/alert-days", test_alert_days);
  g_test_add_func ("/phrases-line/alert-named", test_alert_named);
  g_test_add_func ("/phrases-line/alert-doubt", test_alert_doubt);
  g_test_add_func ("/phrases-line/source", test_source);
  g_test_add_func ("/phrases-line/clock", test_clock);
  g_test_add_func ("/phrases-line/neutral", test_neutral);
  int status = g_test_run ();
  g_object_unref (packs);
  return status;
}
