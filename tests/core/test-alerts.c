/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Alerts in order of danger, suppositions beside the facts, and the age of the rules.
 */
#include "day-of.h"
#include "line-fixture.h"

#include "core/law/jalon-alerts.h"
#include "core/law/jalon-rules-age.h"
#include "core/law/jalon-what-if.h"

static JalonPacks *packs;

/* --- alerts --- */

typedef struct {
  const char *name;
  const char *facts;
  const char *channel; /* (nullable) of every request */
  const char *removal; /* (nullable) */
  const char *today;
  const char *next;    /* (nullable) "RULE DAY": a last day */
  const char *alerts;  /* "KIND ACTION DAYS[ ?QUESTION]" */
} AlertCase;

static const AlertCase alert_cases[] = {
  { "nothing-known", "", NULL, NULL, "2026-11-25", NULL, "nothing-known enter-title 0" },
  { "calm", "cst-vpf 2026-03-01 2027-02-28!", NULL, NULL, "2026-11-25", NULL, "" },
  /* 2027-03-01 is 60 days after 2026-12-31, 61 days after the 30th. */
  { "ends-in-61-days", "cst-vpf 2026-03-01 2027-02-28!", NULL, NULL, "2026-12-30", NULL, "" },
  { "ends-in-60-days", "cst-vpf 2026-03-01 2027-02-28!", NULL, NULL, "2026-12-31", NULL, "stay-ends file-now 60, work-ends file-now 60" },
  { "filed-online", "cst-vpf 2026-03-01 2027-02-28!; ask renewal 2026-12-15", "anef", NULL, "2027-02-20", NULL,
    "stay-ends ask-api 9 ?grace-department, work-ends ask-api 9 ?grace-department" },
  { "unproven-since-yesterday", "cst-vpf 2026-03-01 2027-02-28!; ask renewal 2027-01-15", "counter", NULL, "2027-03-02", NULL,
    "stay-unproven ask-receipt -1 ?grace-department, work-unproven ask-receipt -1 ?grace-department" },
  { "certificate-ends", "cst-vpf 2026-03-01 2027-02-28!; ask renewal 2026-12-15; api 2027-03-01 2027-05-31!", "anef", NULL, "2027-05-11", NULL,
    "stay-ends ask-next-api 21, work-ends ask-next-api 21" },
  { "receipt-ended", "cst-vpf 2026-03-01 2027-02-28!; ask renewal 2027-01-15; recepisse-renouvellement 2027-03-01 2027-05-31!", "counter",
    NULL, "2027-06-05", NULL, "stay-unproven ask-next-receipt -4, work-unproven ask-next-receipt -4" },
  { "filed-by-post", "cst-vpf 2026-03-01 2027-02-28!; ask renewal 2027-01-15", "post", NULL, "2027-07-01", NULL,
    "stay-unproven ask-interim -122, work-unproven ask-interim -122" },
  { "an-old-request-does-not-count", "cst-vpf 2026-03-01 2027-02-28!; ask renewal 2026-02-15", "anef", NULL, "2027-03-01", NULL,
    "stay-unproven file-now 0, work-unproven file-now 0" },
  { "refused", "cr-10 2017-03-01 2027-02-28!; ask renewal 2027-01-15; refused 2027-03-20", "anef", NULL, "2027-03-21", NULL,
    "stay-unproven answer-refusal -1, work-unproven answer-refusal -1" },
  { "removal-order-first", "cst-vpf 2026-03-01 2027-02-28!; refused 2027-03-01", NULL, "2027-03-01", "2027-03-02", NULL,
    "removal-order call-help-now -1, stay-unproven file-now -1, work-unproven file-now -1" },
  { "removal-order-long-ago", "cst-vpf 2026-03-01 2027-02-28!", NULL, "2026-04-01", "2026-11-25", NULL, "" },
  { "stay-but-no-work", "ask first 2026-10-05; recepisse-premier 2026-10-10 2027-03-09!; asked vpf-liens-personnels", "counter", NULL,
    "2026-11-25", NULL, "work-unproven stop-work -46" },
  /* What a paper itself would tell is asked first. */
  { "visa-not-known-to-be-validated", "vls-ts 2026-09-15 2027-09-14!", NULL, NULL, "2027-01-02", NULL,
    "stay-unproven answer -17 ?visa-validated, work-unproven answer -109 ?title-work" },
  { "after-a-refusal", "cr-10 2017-03-01 2027-02-28!; ask renewal 2027-01-15; recepisse-renouvellement 2027-03-01 2027-05-31!; refused 2027-03-20",
    "counter", NULL, "2027-03-21", NULL, "stay-unproven answer-refusal -1 ?after-refusal, work-unproven answer-refusal -1 ?after-refusal" },
  { "only-said", "cst-vpf 2026-03-01 2027-02-28", NULL, NULL, "2026-11-25", NULL, "page-missing attach-page 95" },
  { "page-differs", "cst-vpf 2026-03-01 2027-02-28!2027-02-27", NULL, NULL, "2026-11-25", NULL, "page-differs compare-page 94" },
  { "last-day-between", "cst-vpf 2026-03-01 2027-02-28; ask renewal 2026-11-20", "anef", NULL, "2027-02-25", "appeal_ta 2027-03-08",
    "last-day appeal-by 11, stay-ends ask-api 4 ?grace-department, work-ends ask-api 4 ?grace-department, page-missing attach-page 3" },
  { "last-day-far", "cst-vpf 2026-03-01 2027-02-28!", NULL, NULL, "2026-11-25", "appeal_ta 2026-12-26", "" },
  { "last-day-of-a-removal-order", "cst-vpf 2026-03-01 2027-02-28!", NULL, NULL, "2026-11-25", "oqtf_1m 2026-12-20",
    "removal-order call-help-now 25" },
};

static GPtrArray *
make_next (const char *text)
{
  GPtrArray *next = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_next_date_free);
  if (text == NULL)
    return next;
  g_auto(GStrv) words = g_strsplit (text, " ", 2);
  GDate date = date_of (words[1]);
  JalonNextDate *entry = jalon_next_date_new (words[0], &date);
  entry->last_day = TRUE;
  g_ptr_array_add (next, entry);
  return next;
}

static char *
describe_alerts (const GArray *alerts)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < alerts->len; i++)
    {
      const JalonAlert *alert = &g_array_index (alerts, JalonAlert, i);
      g_string_append_printf (text, "%s%s %s %d%s%s", i > 0 ? ", " : "", jalon_alert_kind_get_name (alert->kind), alert->action, alert->days,
                              alert->question != NULL ? " ?" : "", alert->question != NULL ? alert->question : "");
    }
  return g_string_free (text, FALSE);
}

static void
test_alerts (gconstpointer data)
{
  const AlertCase *row = data;
  g_autoptr(JalonLineFacts) facts = line_fixture_parse (row->facts);
  for (guint i = 0; i < facts->requests->len; i++)
    ((JalonLineRequest *) g_ptr_array_index (facts->requests, i))->channel = g_strdup (row->channel);
  if (row->removal != NULL)
    facts->removal_order = date_of (row->removal);
  g_autoptr(JalonRightsLine) line = jalon_rights_line_new (packs, facts);
  g_autoptr(GPtrArray) next = make_next (row->next);
  GDate today = date_of (row->today);
  g_autoptr(GArray) alerts = jalon_alerts_list (line, next, &today);
  g_autofree char *text = describe_alerts (alerts);
  g_assert_cmpstr (text, ==, row->alerts);
}

/* --- what if --- */

typedef struct {
  const char *name;
  const char *facts;
  JalonWhatIf what;
  const char *day, *today;
  const char *stay, *work; /* of the supposed line */
} Supposed;

static const Supposed suppositions[] = {
  { "nothing-arrives", "cst-vpf 2026-03-01 2027-02-28; ask renewal 2026-12-15", JALON_WHAT_IF_NOTHING_BY, "2027-03-15", "2026-12-20",
    "2026-03-01..2027-02-28 cst-vpf, 2027-03-01.. gap, 2027-03-01..2027-05-28 ?grace-department",
    "2026-03-01..2027-02-28 cst-vpf:any, 2027-03-01.. gap, 2027-03-01..2027-05-28 ?grace-department" },
  { "certificate-from-the-day-after", "cst-vpf 2026-03-01 2027-02-28; ask renewal 2026-12-15", JALON_WHAT_IF_API_UNTIL, "2027-08-31",
    "2026-12-20", "2026-03-01..2027-02-28 cst-vpf, 2027-03-01..2027-08-31 api+cst-vpf, 2027-09-01.. gap",
    "2026-03-01..2027-02-28 cst-vpf:any, 2027-03-01..2027-08-31 api:any+cst-vpf, 2027-09-01.. gap" },
  /* A certificate that comes late does not reach back. */
  { "certificate-that-comes-late", "cst-vpf 2026-03-01 2027-02-28; ask renewal 2026-12-15", JALON_WHAT_IF_API_UNTIL, "2027-08-31",
    "2027-03-10",
    "2026-03-01..2027-02-28 cst-vpf, 2027-03-10..2027-08-31 api+cst-vpf, 2027-03-01..2027-03-09 gap, 2027-09-01.. gap, "
    "2027-03-01..2027-03-09 ?grace-department",
    "2026-03-01..2027-02-28 cst-vpf:any, 2027-03-10..2027-08-31 api:any+cst-vpf, 2027-03-01..2027-03-09 gap, 2027-09-01.. gap, "
    "2027-03-01..2027-03-09 ?grace-department" },
  { "refusal", "cr-10 2017-03-01 2027-02-28; ask renewal 2026-12-15", JALON_WHAT_IF_REFUSED_ON, "2027-04-01", "2026-12-20",
    "2017-03-01..2027-02-28 cr-10, 2027-03-01..2027-03-31 cr-10/grace_end, 2027-04-01.. gap",
    "2017-03-01..2027-02-28 cr-10:any, 2027-03-01..2027-03-31 cr-10:any/grace_end, 2027-04-01.. gap" },
  { "new-employer", "cst-salarie 2026-03-01 2027-02-28", JALON_WHAT_IF_NEW_EMPLOYER_ON, "2027-01-01", "2026-12-20",
    "2026-03-01..2027-02-28 cst-salarie, 2027-03-01.. gap",
    "2026-03-01..2026-12-31 cst-salarie:employer, 2027-01-01.. gap, 2027-01-01..2027-02-28 ?new-employer" },
};

static void
test_what_if (gconstpointer data)
{
  const Supposed *row = data;
  GDate day = date_of (row->day), today = date_of (row->today);
  g_autoptr(JalonLineFacts) facts = line_fixture_parse (row->facts);
  g_autoptr(JalonRightsLine) line = jalon_rights_line_new (packs, facts);
  g_autofree char *before = line_fixture_describe (line, JALON_RIGHT_STAY);
  g_autoptr(JalonLineFacts) supposed = jalon_what_if_suppose (packs, facts, row->what, &day, &today);
  g_autoptr(JalonRightsLine) other = jalon_rights_line_new (packs, supposed);
  g_autofree char *stay = line_fixture_describe (other, JALON_RIGHT_STAY);
  g_autofree char *work = line_fixture_describe (other, JALON_RIGHT_WORK);
  g_autoptr(JalonRightsLine) again = jalon_rights_line_new (packs, facts);
  g_autofree char *after = line_fixture_describe (again, JALON_RIGHT_STAY);
  g_assert_cmpstr (stay, ==, row->stay);
  g_assert_cmpstr (work, ==, row->work);
  g_assert_cmpstr (before, ==, after); /* the facts are untouched */
}

static void
test_what_if_marks (void)
{
  GDate day = date_of ("2027-08-31"), today = date_of ("2026-12-20");
  g_autoptr(JalonLineFacts) facts = line_fixture_parse ("cst-vpf 2026-03-01 2027-02-28!; ask renewal 2026-12-15");
  g_autoptr(JalonLineFacts) supposed = jalon_what_if_suppose (packs, facts, JALON_WHAT_IF_API_UNTIL, &day, &today);
  g_autoptr(JalonRightsLine) line = jalon_rights_line_new (packs, facts);
  g_autoptr(JalonRightsLine) other = jalon_rights_line_new (packs, supposed);
  JalonWhatIfEffect effect;
  gsize n;
  const JalonProof *proofs = jalon_rights_line_get_proofs (other, JALON_RIGHT_STAY, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_false (proofs[0].supposed);
  g_assert_true (proofs[1].supposed);
  g_assert_false (proofs[1].confirmed);
  jalon_what_if_compare (line, other, JALON_RIGHT_STAY, &day, &today, &effect);
  g_autofree char *first = jalon_date_format (&effect.first_unproven);
  g_autofree char *first_if = jalon_date_format (&effect.first_unproven_if);
  g_assert_cmpstr (first, ==, "2027-03-01");
  g_assert_cmpstr (first_if, ==, "2027-09-01");
  g_assert_true (effect.proven_on_day);
  g_assert_false (effect.in_doubt_on_day);
}

/* --- clock and age --- */

typedef struct {
  const char *name, *today, *built_on, *newest;
  JalonClock  clock;
  int         days_old;
  gboolean    old;
} Age;

static const Age ages[] = {
  { "fresh", "2026-11-25", "2026-11-24", "2026-11-23", JALON_CLOCK_FINE, 2, FALSE },
  { "before-build", "2026-11-23", "2026-11-24", "2026-11-23", JALON_CLOCK_BEFORE_BUILD, 0, FALSE },
  { "before-rules", "2026-11-22", "2026-11-20", "2026-11-23", JALON_CLOCK_BEFORE_RULES, 0, FALSE },
  { "on-the-day-of-both", "2026-11-23", "2026-11-23", "2026-11-23", JALON_CLOCK_FINE, 0, FALSE },
  { "battery-empty", "1970-01-01", "2026-11-24", "2026-11-23", JALON_CLOCK_BEFORE_BUILD, 0, FALSE },
  /* Six months after 2026-11-23: 2027-05-23 is the last fresh day. 181 and 182 days. */
  { "last-fresh-day", "2027-05-23", "2026-11-24", "2026-11-23", JALON_CLOCK_FINE, 181, FALSE },
  { "first-old-day", "2027-05-24", "2026-11-24", "2026-11-23", JALON_CLOCK_FINE, 182, TRUE },
};

static void
test_age (gconstpointer data)
{
  const Age *row = data;
  GDate today = date_of (row->today), built_on = date_of (row->built_on), newest = date_of (row->newest);
  JalonRulesAge age;
  jalon_rules_age_judge (&age, &today, &built_on, &newest);
  g_assert_cmpint (age.clock, ==, row->clock);
  g_assert_cmpint (age.days_old, ==, row->days_old);
  g_assert_cmpint (age.old, ==, row->old);
}

typedef struct {
  const char *name, *today, *event, *paper;
  JalonClock  clock;
} Entry;

/* The program was built on 24 November 2026, the rules were read the day before. */
static const Entry entries[] = {
  { "event-yesterday", "2026-11-25", "2026-11-24", NULL, JALON_CLOCK_FINE },
  { "event-today", "2026-11-25", "2026-11-25", NULL, JALON_CLOCK_FINE },
  { "event-tomorrow", "2026-11-25", "2026-11-26", NULL, JALON_CLOCK_BEFORE_ENTRY },
  { "paper-kept-later", "2026-11-25", "2026-11-24", "2027-01-15", JALON_CLOCK_BEFORE_ENTRY },
  { "nothing", "2026-11-25", NULL, NULL, JALON_CLOCK_FINE },
  { "the-program-is-newer-still", "2026-11-23", "2026-11-26", NULL, JALON_CLOCK_BEFORE_BUILD },
};

static void
test_entry (gconstpointer data)
{
  const Entry *row = data;
  GDate today = date_of (row->today), built_on = date_of ("2026-11-24"), newest = date_of ("2026-11-23");
  g_autoptr(GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_event_unref);
  g_autoptr(GPtrArray) papers = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_paper_unref);
  JalonRulesAge age;
  if (row->event != NULL)
    {
      JalonEvent *event = jalon_event_new ();
      event->on = date_of (row->event);
      g_ptr_array_add (events, event);
    }
  if (row->paper != NULL)
    {
      g_autofree char *noon = g_strconcat (row->paper, "T12:00:00Z", NULL);
      g_autoptr(GDateTime) time = g_date_time_new_from_iso8601 (noon, NULL);
      JalonPaper *paper = jalon_paper_new ();
      paper->added_at = g_date_time_to_unix (time);
      g_ptr_array_add (papers, paper);
    }
  jalon_rules_age_judge (&age, &today, &built_on, &newest);
  jalon_rules_age_hold_against_entries (&age, &today, events, papers);
  g_assert_cmpint (age.clock, ==, row->clock);
}

int
main (int argc, char **argv)
{
  g_autoptr(GError) error = NULL;
  g_test_init (&argc, &argv, NULL);
  packs = jalon_packs_load (&error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (alert_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/alerts/", alert_cases[i].name, NULL);
      g_test_add_data_func (path, &alert_cases[i], test_alerts);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (suppositions); i++)
    {
      g_autofree char *path = g_strconcat ("/what-if/", suppositions[i].name, NULL);
      g_test_add_data_func (path, &suppositions[i], test_what_if);
    }
  g_test_add_func ("/what-if/marks", test_what_if_marks);
  for (gsize i = 0; i < G_N_ELEMENTS (ages); i++)
    {
      g_autofree char *path = g_strconcat ("/rules-age/", ages[i].name, NULL);
      g_test_add_data_func (path, &ages[i], test_age);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_autofree char *path = g_strconcat ("/rules-age/entry/", entries[i].name, NULL);
      g_test_add_data_func (path, &entries[i], test_entry);
    }
  int status = g_test_run ();
  g_object_unref (packs);
  return status;
}
