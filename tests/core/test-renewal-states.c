/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Answers → states on the planned filing date: one table row for each reason, the last good day of every limit, counts.
 */
#include "renewal-fixture.h"

typedef struct {
  const char           *name;
  const char           *requirement;
  const char           *filing;
  const char           *issued, *until;
  gboolean              unconfirmed;
  JalonVerdict          verdict;
  const char           *note;
  const char           *text; /* words on the paper */
  JalonRequirementState state;
  const char           *reason;
  const char           *key, *value; /* (nullable) one value for the sentence */
} Row;


/* proof-of-address: less than six months on the filing date (annexe 10); passport and current-permit: in force that day. */
static const Row rows[] = {
  { "fine", "proof-of-address", "2027-01-11", "2026-12-01", NULL, FALSE, READY, NULL, NULL, DONE, "ok", "good_until", "2027-05-31" },
  { "fine/on-the-day", "proof-of-address", "2027-01-11", "2027-01-11", NULL, FALSE, READY, NULL, NULL, DONE, "ok" },
  { "too-old/last-good-day", "proof-of-address", "2027-01-11", "2026-07-12", NULL, FALSE, READY, NULL, NULL, DONE, "ok", "good_until",
    "2027-01-11" },
  { "too-old/first-bad-day", "proof-of-address", "2027-01-11", "2026-07-11", NULL, FALSE, READY, NULL, NULL, FIX, "too-old", "good_until",
    "2027-01-10" },
  { "too-old/long-ago", "proof-of-address", "2027-01-11", "2020-01-01", NULL, FALSE, READY, NULL, NULL, FIX, "too-old", "limit_months", "6" },
  /* 31 August + 6 months is 28 February (2027), 29 February (2028). */
  { "too-old/month-end-good", "proof-of-address", "2027-02-27", "2026-08-31", NULL, FALSE, READY, NULL, NULL, DONE, "ok" },
  { "too-old/month-end-bad", "proof-of-address", "2027-02-28", "2026-08-31", NULL, FALSE, READY, NULL, NULL, FIX, "too-old" },
  { "too-old/leap-end-good", "proof-of-address", "2028-02-28", "2027-08-31", NULL, FALSE, READY, NULL, NULL, DONE, "ok" },
  { "too-old/leap-end-bad", "proof-of-address", "2028-02-29", "2027-08-31", NULL, FALSE, READY, NULL, NULL, FIX, "too-old" },
  { "too-old/from-leap-day", "proof-of-address", "2028-08-28", "2028-02-29", NULL, FALSE, READY, NULL, NULL, DONE, "ok" },
  { "too-old/from-leap-day-bad", "proof-of-address", "2028-08-29", "2028-02-29", NULL, FALSE, READY, NULL, NULL, FIX, "too-old" },
  { "no-date", "proof-of-address", "2027-01-11", NULL, NULL, FALSE, READY, NULL, NULL, CHECK, "no-date" },
  { "after-filing", "proof-of-address", "2027-01-11", "2027-01-12", NULL, FALSE, READY, NULL, NULL, CHECK, "after-filing" },
  { "no-date/not-needed", "employment-contract", "2027-01-11", NULL, NULL, FALSE, READY, NULL, NULL, DONE, "ok" },

  { "expired/last-day", "passport", "2027-01-11", NULL, "2027-01-11", FALSE, READY, NULL, NULL, DONE, "ok", "until", "2027-01-11" },
  { "expired/day-after", "passport", "2027-01-11", NULL, "2027-01-10", FALSE, READY, NULL, NULL, FIX, "expired", "until", "2027-01-10" },
  { "no-until", "passport", "2027-01-11", "2020-01-01", NULL, FALSE, READY, NULL, NULL, CHECK, "no-until" },
  { "until-not-asked-for", "employment-contract", "2027-01-11", NULL, "2026-01-01", FALSE, READY, NULL, NULL, DONE, "ok" },

  { "unconfirmed", "proof-of-address", "2027-01-11", "2026-12-01", NULL, TRUE, READY, NULL, NULL, CHECK, "unconfirmed" },
  { "unconfirmed/without-date", "proof-of-address", "2027-01-11", NULL, NULL, TRUE, READY, NULL, NULL, CHECK, "unconfirmed" },
  { "unconfirmed/too-old-is-worse", "proof-of-address", "2027-01-11", "2025-12-01", NULL, TRUE, READY, NULL, NULL, FIX, "too-old" },
  { "unconfirmed/no-note-helps", "proof-of-address", "2027-01-11", "2026-12-01", NULL, TRUE, READY, "it is mine", NULL, CHECK, "unconfirmed" },

  { "to-fix", "proof-of-address", "2027-01-11", "2026-12-01", NULL, FALSE, JALON_VERDICT_FIXABLE, NULL, NULL, FIX, "to-fix", "why", "pdf-owner-lock" },
  { "to-fix/no-note-helps", "proof-of-address", "2027-01-11", "2026-12-01", NULL, FALSE, JALON_VERDICT_FIXABLE, "I looked", NULL, FIX, "to-fix" },
  { "blocked", "proof-of-address", "2027-01-11", "2026-12-01", NULL, FALSE, JALON_VERDICT_BLOCKED, NULL, NULL, FIX, "blocked", "why", "pdf-owner-lock" },
  { "blocked/worse-than-old", "proof-of-address", "2027-01-11", "2020-12-01", NULL, FALSE, JALON_VERDICT_BLOCKED, NULL, NULL, FIX, "blocked" },
  { "cannot-tell", "proof-of-address", "2027-01-11", "2026-12-01", NULL, FALSE, JALON_VERDICT_INCONCLUSIVE, NULL, NULL, CHECK, "cannot-tell" },
  { "cannot-tell/decided", "proof-of-address", "2027-01-11", "2026-12-01", NULL, FALSE, JALON_VERDICT_INCONCLUSIVE, "page 2 is upright", NULL, DONE,
    "decided", "note", "page 2 is upright" },
  { "cannot-tell/not-checked", "proof-of-address", "2027-01-11", "2026-12-01", NULL, FALSE, JALON_VERDICT_NONE, NULL, NULL, CHECK, "cannot-tell",
    "why", "not-checked" },
  { "cannot-tell/empty-note", "proof-of-address", "2027-01-11", "2026-12-01", NULL, FALSE, JALON_VERDICT_INCONCLUSIVE, "", NULL, CHECK, "cannot-tell" },
  { "decided/not-when-old", "proof-of-address", "2027-01-11", "2020-12-01", NULL, FALSE, JALON_VERDICT_INCONCLUSIVE, "fine", NULL, FIX, "too-old" },

  { "name/there", "proof-of-address", "2027-01-11", "2026-12-01", NULL, FALSE, READY, NULL, LONG_TEXT "MME EXEMPLE Awa", DONE, "ok" },
  { "name/differs", "proof-of-address", "2027-01-11", "2026-12-01", NULL, FALSE, READY, NULL, LONG_TEXT "M. Autre Jean", CHECK, "name-differs" },
  { "name/decided", "proof-of-address", "2027-01-11", "2026-12-01", NULL, FALSE, READY, "my maiden name", LONG_TEXT "M. Autre Jean", DONE,
    "decided", "note", "my maiden name" },
  { "name/too-little-text", "proof-of-address", "2027-01-11", "2026-12-01", NULL, FALSE, READY, NULL, "page 1", DONE, "ok" },
  { "name/paper-of-another", "host-id", "2027-01-11", NULL, "2030-01-01", FALSE, READY, NULL, LONG_TEXT "M. Autre Jean", DONE, "ok" },
};

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  gboolean of_host = g_str_equal (row->requirement, "host-id");
  g_autoptr(JalonRenewalFile) file = make_file ("salarie-cdi", row->filing, of_host ? "job=same lodging=hosted" : "job=same lodging=own");
  g_autoptr(GPtrArray) papers = make_papers ();
  g_autoptr(JalonPerson) person = make_person ();
  JalonPaper *paper = add_paper (papers, "p", row->requirement, row->issued, row->until);
  paper->confirmed = !row->unconfirmed;
  answer_full (file, row->requirement, "p", NULL, NULL, row->note);

  Judge judge;
  judge_init (&judge, row->verdict);
  g_autoptr(JalonRenewalStatus) status =
    jalon_renewal_evaluate_with_text (packs, file, papers, person, judge_cb, &judge, text_cb, (gpointer) row->text);
  assert_state (status, row->requirement, row->state, row->reason);
  if (row->key != NULL)
    g_assert_cmpstr (get_value (status, row->requirement, row->key), ==, row->value);
  g_ptr_array_unref (judge.findings);
}

static void
test_missing (void)
{
  g_autoptr(JalonRenewalFile) file = make_file ("salarie-cdi", "2027-01-11", "job=same lodging=own");
  g_autoptr(JalonRenewalStatus) status = evaluate (file, NULL, READY);
  assert_state (status, "proof-of-address", TO_DO, "missing");
  assert_state (status, "ephoto-code", TO_DO, "code-missing");
  assert_state (status, "fiscal-stamp", TO_DO, "at-collection");
  assert_state (status, "engagement-contract", CHECK, "condition-unknown");
  g_assert_false (status->complete);
}

static void
test_waived (void)
{
  g_autoptr(JalonRenewalFile) file = make_file ("salarie-cdi", "2027-01-11", "job=same lodging=own");
  answer_full (file, "tax-notice", NULL, NULL, NULL, "first year in France");
  answer_full (file, "proof-of-address", NULL, NULL, NULL, "");
  answer_full (file, "change-civil-status", NULL, NULL, NULL, "nothing changed");
  g_autoptr(JalonRenewalStatus) status = evaluate (file, NULL, READY);
  assert_state (status, "tax-notice", DONE, "waived");
  g_assert_cmpstr (get_value (status, "tax-notice", "note"), ==, "first year in France");
  assert_state (status, "proof-of-address", TO_DO, "missing");
  assert_state (status, "change-civil-status", DONE, "waived");
}

/* A paper that was removed, and one that never was. */
static void
test_gone (void)
{
  g_autoptr(JalonRenewalFile) file = make_file ("salarie-cdi", "2027-01-11", "job=same lodging=own");
  g_autoptr(GPtrArray) papers = make_papers ();
  add_paper (papers, "p", "proof-of-address", "2026-12-01", NULL)->removed = TRUE;
  answer (file, "proof-of-address", "p");
  answer (file, "tax-notice", "never-there");
  g_autoptr(JalonRenewalStatus) status = evaluate (file, papers, READY);
  assert_state (status, "proof-of-address", TO_DO, "gone");
  assert_state (status, "tax-notice", TO_DO, "gone");
}

static const struct {
  const char           *code, *note;
  JalonRequirementState state;
  const char           *reason;
} codes[] = {
  { "ABCDEFGHIJ0123456789KL", NULL, DONE, "ok" },
  { "abcdefghij0123456789kl", NULL, DONE, "ok" },
  { "ABCD EFGH IJ01 2345 6789 KL", NULL, DONE, "ok" },
  { "ABCD-EFGH-IJ01-2345-6789-KL", NULL, DONE, "ok" },
  { "ABCDEFGHIJ0123456789K", NULL, CHECK, "code-odd" },
  { "ABCDEFGHIJ0123456789K", "as printed on the sheet", DONE, "decided" },
  { "ABCDEFGHIJ0123456789KLM", NULL, CHECK, "code-odd" },
  { "ABCDEFGHIJ0123456789K!", NULL, CHECK, "code-odd" },
  { "", NULL, TO_DO, "code-missing" },
  { "  ", "none yet", TO_DO, "code-missing" },
};

static void
test_codes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_test_message ("%s", codes[i].code);
      g_autoptr(JalonRenewalFile) file = make_file ("salarie-cdi", "2027-01-11", "");
      answer_full (file, "ephoto-code", NULL, NULL, codes[i].code, codes[i].note);
      g_autoptr(JalonRenewalStatus) status = evaluate (file, NULL, READY);
      assert_state (status, "ephoto-code", codes[i].state, codes[i].reason);
    }
}

/* A paper cannot stand for a code, nor a code for a paper. */
static void
test_wrong_kind_of_answer (void)
{
  g_autoptr(JalonRenewalFile) file = make_file ("salarie-cdi", "2027-01-11", "job=same lodging=own");
  g_autoptr(GPtrArray) papers = make_papers ();
  add_paper (papers, "p", NULL, "2026-12-01", NULL);
  answer (file, "ephoto-code", "p");
  answer_full (file, "tax-notice", NULL, NULL, "ABCDEFGHIJ0123456789KL", NULL);
  g_autoptr(JalonRenewalStatus) status = evaluate (file, papers, READY);
  assert_state (status, "ephoto-code", TO_DO, "code-missing");
  assert_state (status, "tax-notice", TO_DO, "missing");
}

static void
test_count (void)
{
  g_autoptr(GPtrArray) papers = make_papers ();
  add_paper (papers, "a", "payslips", "2026-10-31", NULL);
  add_paper (papers, "b", "payslips", "2026-11-30", NULL);
  add_paper (papers, "c", "payslips", "2026-12-31", NULL);
  g_autoptr(JalonRenewalFile) file = make_file ("salarie-cdi", "2027-01-11", "job=same");
  answer (file, "payslips", "a");
  answer (file, "payslips", "b");
  g_autoptr(JalonRenewalStatus) two = evaluate (file, papers, READY);
  assert_state (two, "payslips", TO_DO, "count");
  g_assert_cmpstr (get_value (two, "payslips", "have"), ==, "2");
  g_assert_cmpstr (get_value (two, "payslips", "need"), ==, "3");

  answer (file, "payslips", "b");
  g_autoptr(JalonRenewalStatus) twice = evaluate (file, papers, READY);
  assert_state (twice, "payslips", TO_DO, "count");

  answer (file, "payslips", "c");
  g_autoptr(JalonRenewalStatus) three = evaluate (file, papers, READY);
  assert_state (three, "payslips", DONE, "ok");
  g_assert_null (get_value (three, "payslips", "remark"));
}

/* Three months in one PDF are three answers with their pages; the whole file is one. */
static void
test_count_pages (void)
{
  g_autoptr(GPtrArray) papers = make_papers ();
  add_paper (papers, "a", "payslips", NULL, NULL);
  g_autoptr(JalonRenewalFile) file = make_file ("salarie-cdi", "2027-01-11", "job=same");
  answer_full (file, "payslips", "a", "1", NULL, NULL);
  answer_full (file, "payslips", "a", "2", NULL, NULL);
  g_autoptr(JalonRenewalStatus) two = evaluate (file, papers, READY);
  assert_state (two, "payslips", TO_DO, "count");
  answer_full (file, "payslips", "a", "3-4", NULL, NULL);
  g_autoptr(JalonRenewalStatus) three = evaluate (file, papers, READY);
  assert_state (three, "payslips", DONE, "ok");
}

/* A note beside the papers says why one is not given; it does not mend another paper. */
static void
test_count_with_note (void)
{
  g_autoptr(GPtrArray) papers = make_papers ();
  add_paper (papers, "a", "payslips", "2026-10-31", NULL);
  JalonPaper *second = add_paper (papers, "b", "payslips", "2026-12-31", NULL);
  g_autoptr(JalonRenewalFile) file = make_file ("salarie-cdi", "2027-01-11", "job=same");
  answer (file, "payslips", "a");
  answer (file, "payslips", "b");
  answer_full (file, "payslips", NULL, NULL, NULL, "unpaid leave in November");
  g_autoptr(JalonRenewalStatus) status = evaluate (file, papers, READY);
  assert_state (status, "payslips", DONE, "decided");
  second->confirmed = FALSE;
  g_autoptr(JalonRenewalStatus) unconfirmed = evaluate (file, papers, READY);
  assert_state (unconfirmed, "payslips", CHECK, "unconfirmed");
}

/* One file that holds three months: a note says so. The same note cannot also vouch for a paper that nobody could judge. */
static void
test_count_in_one_file (void)
{
  g_autoptr(GPtrArray) papers = make_papers ();
  add_paper (papers, "a", "payslips", "2026-12-31", NULL);
  g_autoptr(JalonRenewalFile) file = make_file ("salarie-cdi", "2027-01-11", "job=same");
  answer_full (file, "payslips", "a", NULL, NULL, "October to December in one file");
  g_autoptr(JalonRenewalStatus) status = evaluate (file, papers, READY);
  assert_state (status, "payslips", DONE, "decided");
  g_assert_cmpstr (get_value (status, "payslips", "note"), ==, "October to December in one file");
  g_autoptr(JalonRenewalStatus) unsure = evaluate (file, papers, JALON_VERDICT_INCONCLUSIVE);
  assert_state (unsure, "payslips", TO_DO, "count");
  g_autoptr(JalonRenewalStatus) unfit = evaluate (file, papers, JALON_VERDICT_FIXABLE);
  assert_state (unfit, "payslips", TO_DO, "count");
}

/* Three payslips with a month between them: said, not refused. */
static void
test_months_apart (void)
{
  g_autoptr(GPtrArray) papers = make_papers ();
  add_paper (papers, "a", "payslips", "2026-09-30", NULL);
  add_paper (papers, "b", "payslips", "2026-12-31", NULL);
  add_paper (papers, "c", "payslips", "2026-11-30", NULL);
  g_autoptr(JalonRenewalFile) file = make_file ("salarie-cdi", "2027-01-11", "job=same");
  answer (file, "payslips", "a");
  answer (file, "payslips", "b");
  answer (file, "payslips", "c");
  g_autoptr(JalonRenewalStatus) status = evaluate (file, papers, READY);
  assert_state (status, "payslips", DONE, "ok");
  g_assert_cmpstr (get_value (status, "payslips", "remark"), ==, "months-apart");
  g_assert_cmpstr (get_value (status, "payslips", "missing_month"), ==, "2026-10");
}

static void
test_remarks (void)
{
  g_autoptr(GPtrArray) papers = make_papers ();
  add_paper (papers, "card", "current-permit", NULL, "2027-03-01")->pages = 1;
  add_paper (papers, "bill", "passport", "2026-12-01", NULL);
  g_autoptr(JalonRenewalFile) file = make_file ("salarie-cdi", "2027-01-11", "lodging=own");
  answer (file, "current-permit", "card");
  answer (file, "proof-of-address", "bill");
  g_autoptr(JalonRenewalStatus) status = evaluate (file, papers, READY);
  assert_state (status, "current-permit", DONE, "ok");
  g_assert_cmpstr (get_value (status, "current-permit", "remark"), ==, "side-missing");
  g_assert_cmpstr (get_value (status, "proof-of-address", "remark"), ==, "other-kind");
}

/* Several papers: the worst one speaks. */
static void
test_worst_speaks (void)
{
  g_autoptr(GPtrArray) papers = make_papers ();
  add_paper (papers, "old", "hotel-pack", "2026-01-01", NULL);
  add_paper (papers, "new", "hotel-pack", "2027-01-02", NULL);
  g_autoptr(JalonRenewalFile) file = make_file ("salarie-cdi", "2027-01-11", "lodging=hotel");
  answer (file, "hotel-pack", "new");
  answer (file, "hotel-pack", "old");
  g_autoptr(JalonRenewalStatus) status = evaluate (file, papers, READY);
  assert_state (status, "hotel-pack", FIX, "too-old");
  g_assert_cmpstr (get_value (status, "hotel-pack", "paper"), ==, "old");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  load_packs ();
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/renewal/state/", rows[i].name, NULL);
      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/renewal/state/missing", test_missing);
  g_test_add_func ("/renewal/state/waived", test_waived);
  g_test_add_func ("/renewal/state/gone", test_gone);
  g_test_add_func ("/renewal/state/codes", test_codes);
  g_test_add_func ("/renewal/state/wrong-kind-of-answer", test_wrong_kind_of_answer);
  g_test_add_func ("/renewal/count/papers", test_count);
  g_test_add_func ("/renewal/count/pages", test_count_pages);
  g_test_add_func ("/renewal/count/note", test_count_with_note);
  g_test_add_func ("/renewal/count/one-file", test_count_in_one_file);
  g_test_add_func ("/renewal/count/months-apart", test_months_apart);
  g_test_add_func ("/renewal/remarks-on-papers", test_remarks);
  g_test_add_func ("/renewal/worst-speaks", test_worst_speaks);
  int status = g_test_run ();
  g_object_unref (packs);
  return status;
}
