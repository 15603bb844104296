/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Answers → states on the planned filing date: one table row for each reason, the last good day of every limit, groups, counts,
 * and that order changes nothing.
 */
#include "core/jalon-date.h"
#include "core/jalon-error.h"
#include "core/renewal/jalon-renewal.h"

#define LONG_TEXT "facture numéro mille deux cents du mois de janvier pour "

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

#define READY JALON_VERDICT_READY
#define TODO JALON_STATE_TODO
#define FIX JALON_STATE_FIX
#define CHECK JALON_STATE_CHECK
#define DONE JALON_STATE_DONE

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

/* Loaded once: the packs never change. */
static JalonPacks *packs;

static JalonRenewalFile *
make_file (const char *permit, const char *filing, const char *facts)
{
  JalonRenewalFile *file = jalon_renewal_file_new ();
  file->permit = g_strdup (permit);
  file->portal = g_strdup ("anef");
  g_assert_true (jalon_date_parse (filing, &file->filing));
  file->facts = g_ptr_array_new_with_free_func (g_free);
  file->answers = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_answer_unref);
  g_auto(GStrv) words = g_strsplit (facts, " ", -1);
  for (int i = 0; words[i] != NULL && *words[i] != '\0'; i++)
    g_ptr_array_add (file->facts, g_strdup (words[i]));
  return file;
}

static void
answer_full (JalonRenewalFile *file, const char *requirement, const char *paper, const char *pages, const char *code, const char *note)
{
  JalonAnswer *answer = jalon_answer_new ();
  answer->requirement = g_strdup (requirement);
  answer->paper = g_strdup (paper);
  answer->pages = g_strdup (pages);
  answer->code = g_strdup (code);
  answer->waive_note = g_strdup (note);
  g_ptr_array_add (file->answers, answer);
}

static void
answer (JalonRenewalFile *file, const char *requirement, const char *paper)
{
  answer_full (file, requirement, paper, NULL, NULL, NULL);
}

static JalonPaper *
add_paper (GPtrArray *papers, const char *id, const char *kind, const char *issued, const char *until)
{
  JalonPaper *paper = jalon_paper_new ();
  paper->id = g_strdup (id);
  paper->kind = g_strdup (kind);
  paper->pages = 2;
  paper->confirmed = TRUE;
  if (issued != NULL)
    g_assert_true (jalon_date_parse (issued, &paper->issued));
  if (until != NULL)
    g_assert_true (jalon_date_parse (until, &paper->until));
  g_ptr_array_add (papers, paper);
  return paper;
}

static GPtrArray *
make_papers (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_paper_unref);
}

static const JalonRequirement *
find (const JalonRenewalStatus *status, const char *id)
{
  for (guint i = 0; i < status->requirements->len; i++)
    {
      const JalonRequirement *requirement = g_ptr_array_index (status->requirements, i);
      if (g_str_equal (requirement->id, id))
        return requirement;
    }
  g_error ("no requirement %s", id);
}

static void
assert_state (const JalonRenewalStatus *status, const char *id, JalonRequirementState state, const char *reason)
{
  const JalonRequirement *requirement = find (status, id);
  g_assert_cmpstr (requirement->reason, ==, reason);
  g_assert_cmpint (requirement->state, ==, state);
}

static const char *
get_value (const JalonRenewalStatus *status, const char *id, const char *key)
{
  return g_hash_table_lookup (find (status, id)->values, key);
}

/* A judgement with one finding; NONE stands for a paper that was not checked. */
typedef struct {
  JalonFinding   finding;
  JalonJudgement judgement;
  GPtrArray     *findings;
} Judge;

static JalonJudgement *
judge_cb (const JalonPaper *paper, gpointer user_data)
{
  Judge *judge = user_data;
  return judge->judgement.verdict == JALON_VERDICT_NONE ? NULL : &judge->judgement;
}

static void
judge_init (Judge *self, JalonVerdict verdict)
{
  self->findings = g_ptr_array_new ();
  self->finding = (JalonFinding) { .id = (char *) "pdf-owner-lock" };
  g_ptr_array_add (self->findings, &self->finding);
  self->judgement = (JalonJudgement) { .verdict = verdict, .findings = self->findings };
}

static char *
text_cb (const JalonPaper *paper, gpointer user_data)
{
  return g_strdup (user_data);
}

static JalonPerson *
make_person (void)
{
  JalonPerson *person = jalon_person_new ();
  person->given = g_strdup ("Awa");
  person->family = g_strdup ("Exemple");
  return person;
}

static JalonRenewalStatus *
evaluate (JalonRenewalFile *file, GPtrArray *papers, JalonVerdict verdict)
{
  Judge judge;
  judge_init (&judge, verdict);
  JalonRenewalStatus *status = jalon_renewal_evaluate (packs, file, papers, NULL, judge_cb, &judge);
  g_ptr_array_unref (judge.findings);
  return status;
}

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
  assert_state (status, "proof-of-address", TODO, "missing");
  assert_state (status, "ephoto-code", TODO, "code-missing");
  assert_state (status, "fiscal-stamp", TODO, "at-collection");
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
  assert_state (status, "proof-of-address", TODO, "missing");
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
  assert_state (status, "proof-of-address", TODO, "gone");
  assert_state (status, "tax-notice", TODO, "gone");
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
  { "", NULL, TODO, "code-missing" },
  { "  ", "none yet", TODO, "code-missing" },
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
  assert_state (status, "ephoto-code", TODO, "code-missing");
  assert_state (status, "tax-notice", TODO, "missing");
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
  assert_state (two, "payslips", TODO, "count");
  g_assert_cmpstr (get_value (two, "payslips", "have"), ==, "2");
  g_assert_cmpstr (get_value (two, "payslips", "need"), ==, "3");

  answer (file, "payslips", "b");
  g_autoptr(JalonRenewalStatus) twice = evaluate (file, papers, READY);
  assert_state (twice, "payslips", TODO, "count");

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
  assert_state (two, "payslips", TODO, "count");
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
  assert_state (unsure, "payslips", TODO, "count");
  g_autoptr(JalonRenewalStatus) unfit = evaluate (file, papers, JALON_VERDICT_FIXABLE);
  assert_state (unfit, "payslips", TODO, "count");
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

/* Passport or another proof of nationality: either answers both rows, and counts once. */
static void
test_group_nationality (void)
{
  static const char *const either[] = { "passport", "nationality-alt" }, *const other[] = { "nationality-alt", "passport" };
  g_autoptr(JalonRenewalFile) none = make_file ("resident-10-renewal", "2027-01-11", "");
  g_autoptr(JalonRenewalStatus) before = evaluate (none, NULL, READY);
  for (guint i = 0; i < G_N_ELEMENTS (either); i++)
    {
      g_autoptr(GPtrArray) papers = make_papers ();
      add_paper (papers, "p", either[i], NULL, "2030-01-01");
      g_autoptr(JalonRenewalFile) file = make_file ("resident-10-renewal", "2027-01-11", "");
      answer (file, either[i], "p");
      g_autoptr(JalonRenewalStatus) after = evaluate (file, papers, READY);
      assert_state (after, either[i], DONE, "ok");
      assert_state (after, other[i], DONE, "group-done");
      g_assert_cmpint (after->left, ==, before->left - 1);
    }
}

/* Hosting is a set: the statement alone does not answer the address; with the identity it does. Nobody said where the person lives. */
static void
test_group_address (void)
{
  g_autoptr(GPtrArray) papers = make_papers ();
  add_paper (papers, "statement", "hosting-attestation", "2026-12-01", NULL);
  add_paper (papers, "identity", "host-id", NULL, "2030-01-01");
  g_autoptr(JalonRenewalFile) file = make_file ("salarie-cdi", "2027-01-11", "lodging=hosted host-moved=no");
  answer (file, "hosting-attestation", "statement");
  g_autoptr(JalonRenewalStatus) half = evaluate (file, papers, READY);
  assert_state (half, "hosting-attestation", DONE, "ok");
  assert_state (half, "host-id", TODO, "missing");
  answer (file, "host-id", "identity");
  g_autoptr(JalonRenewalStatus) whole = evaluate (file, papers, READY);
  assert_state (whole, "host-id", DONE, "ok");
  g_assert_cmpint (whole->left, ==, half->left - 1);

  g_autoptr(JalonRenewalFile) silent = make_file ("salarie-cdi", "2027-01-11", "");
  add_paper (papers, "bill", "proof-of-address", "2026-12-01", NULL);
  answer (silent, "proof-of-address", "bill");
  g_autoptr(JalonRenewalStatus) settled = evaluate (silent, papers, READY);
  assert_state (settled, "proof-of-address", DONE, "ok");
  assert_state (settled, "host-id", DONE, "group-done");
}

#define CALM "nationality=CO married=no status-changed=no lodging=own "

/* Every paper of a simple renewal. */
static JalonRenewalFile *
make_whole_file (GPtrArray *papers)
{
  static const struct {
    const char *requirement, *paper, *issued, *until;
  } given[] = {
    { "passport", "p01", NULL, "2031-05-04" },        { "current-permit", "p02", NULL, "2027-03-31" },
    { "proof-of-address", "p03", "2026-11-02", NULL }, { "engagement-contract", "p04", "2027-01-04", NULL },
    { "employment-contract", "p05", NULL, NULL },      { "work-authorisation", "p06", NULL, NULL },
    { "employer-attestation", "p07", "2026-12-15", NULL }, { "payslips", "p08", "2026-10-31", NULL },
    { "payslips", "p09", "2026-11-30", NULL },         { "payslips", "p10", "2026-12-31", NULL },
    { "tax-notice", "p11", "2026-08-01", NULL },
  };
  JalonRenewalFile *file = make_file ("salarie-cdi", "2027-01-11", CALM "job=same asks=salarie-cdi");
  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    {
      add_paper (papers, given[i].paper, given[i].requirement, given[i].issued, given[i].until);
      answer (file, given[i].requirement, given[i].paper);
    }
  answer_full (file, "ephoto-code", NULL, NULL, "ABCDEFGHIJ0123456789KL", NULL);
  return file;
}

static void
test_complete (void)
{
  g_autoptr(GPtrArray) papers = make_papers ();
  g_autoptr(JalonRenewalFile) file = make_whole_file (papers);
  g_autoptr(JalonRenewalStatus) status = evaluate (file, papers, READY);
  g_assert_true (status->complete);
  g_assert_cmpint (status->left, ==, 0);
  g_assert_null (status->open_questions[0]);
  assert_state (status, "fiscal-stamp", TODO, "at-collection");
}

/* Never complete while one paper is unconfirmed, unfit, unchecked or a question is open that could add a row. Without the nationality
 * the engagement contract is there all the same, without the lodging the bill answers the address, and no Colombian is asked about
 * polygamy. */
static void
test_never_complete (void)
{
  static const JalonVerdict unfit[] = { JALON_VERDICT_FIXABLE, JALON_VERDICT_BLOCKED, JALON_VERDICT_INCONCLUSIVE, JALON_VERDICT_NONE };
  g_autoptr(GPtrArray) papers = make_papers ();
  g_autoptr(JalonRenewalFile) file = make_whole_file (papers);
  for (guint i = 0; i < G_N_ELEMENTS (unfit); i++)
    {
      g_autoptr(JalonRenewalStatus) status = evaluate (file, papers, unfit[i]);
      g_assert_false (status->complete);
    }
  for (guint i = 0; i < papers->len; i++)
    {
      JalonPaper *paper = g_ptr_array_index (papers, i);
      paper->confirmed = FALSE;
      g_autoptr(JalonRenewalStatus) status = evaluate (file, papers, READY);
      g_assert_false (status->complete);
      g_assert_cmpint (status->left, ==, 1);
      paper->confirmed = TRUE;
    }
  for (guint i = 0; i < file->facts->len; i++)
    {
      g_autofree char *fact = g_ptr_array_steal_index (file->facts, i);
      g_test_message ("without %s", fact);
      g_autoptr(JalonRenewalStatus) status = evaluate (file, papers, READY);
      gboolean matters =
        g_str_has_prefix (fact, "status-changed=") || g_str_has_prefix (fact, "job=") || g_str_has_prefix (fact, "asks=");
      g_assert_cmpint (status->complete, ==, !matters);
      g_assert_cmpint (status->open_questions[0] != NULL, ==, matters);
      g_ptr_array_insert (file->facts, i, g_steal_pointer (&fact));
    }
}

static void
shuffle (GPtrArray *array)
{
  for (guint i = array->len; i > 1; i--)
    {
      guint j = g_test_rand_int_range (0, i);
      gpointer kept = array->pdata[i - 1];
      array->pdata[i - 1] = array->pdata[j];
      array->pdata[j] = kept;
    }
}

static void
append_values (GString *text, GHashTable *values)
{
  g_autoptr(GList) keys = g_list_sort (g_hash_table_get_keys (values), (GCompareFunc) g_strcmp0);
  for (GList *key = keys; key != NULL; key = key->next)
    g_string_append_printf (text, " %s=%s", (char *) key->data, (char *) g_hash_table_lookup (values, key->data));
}

static char *
describe (const JalonRenewalStatus *status)
{
  GString *text = g_string_new (NULL);
  g_string_append_printf (text, "%d %d %d\n", status->complete, status->left, status->to_confirm);
  for (guint i = 0; i < status->requirements->len; i++)
    {
      const JalonRequirement *row = g_ptr_array_index (status->requirements, i);
      g_string_append_printf (text, "%s %d %s", row->id, row->state, row->reason);
      append_values (text, row->values);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static void
test_order_changes_nothing (void)
{
  g_autoptr(GPtrArray) papers = make_papers ();
  g_autoptr(JalonRenewalFile) file = make_whole_file (papers);
  g_ptr_array_remove_index (file->facts, 0);
  for (guint i = 0; i < papers->len; i += 2)
    ((JalonPaper *) g_ptr_array_index (papers, i))->confirmed = FALSE;
  g_autoptr(JalonRenewalStatus) first = evaluate (file, papers, READY);
  g_autofree char *expected = describe (first);
  for (int round = 0; round < 40; round++)
    {
      shuffle (papers);
      shuffle (file->answers);
      shuffle (file->facts);
      g_autoptr(JalonRenewalStatus) again = evaluate (file, papers, READY);
      g_autofree char *text = describe (again);
      g_assert_cmpstr (text, ==, expected);
    }
}

/* Filing later only ever makes papers older: what is stale or expired stays so. */
static void
test_later_is_never_better (void)
{
  g_autoptr(GPtrArray) papers = make_papers ();
  g_autoptr(JalonRenewalFile) file = make_whole_file (papers);
  int left = 0;
  for (int day = 0; day < 250; day++)
    {
      g_autoptr(JalonRenewalStatus) status = evaluate (file, papers, READY);
      g_assert_cmpint (status->left, >=, left);
      left = status->left;
      g_date_add_days (&file->filing, 1);
    }
  g_assert_cmpint (left, ==, 2);
}

static const struct {
  const char *permit, *fact;
  gboolean    fine;
} facts[] = {
  { "salarie-cdi", "nationality=MA", TRUE },
  { "salarie-cdi", "nationality=XK", TRUE },
  { "salarie-cdi", "nationality=ma", FALSE },
  { "salarie-cdi", "nationality=XX", FALSE },
  { "salarie-cdi", "nationality=MAR", FALSE },
  { "salarie-cdi", "nationality=", FALSE },
  { "salarie-cdi", "nationality=A ", FALSE },
  { "salarie-cdi", "birth=1990-05-31", TRUE },
  { "salarie-cdi", "birth=1990-02-31", FALSE },
  { "salarie-cdi", "birth=31/05/1990", FALSE },
  { "salarie-cdi", "married=yes", TRUE },
  { "salarie-cdi", "married=maybe", FALSE },
  { "salarie-cdi", "children=no", TRUE },
  { "salarie-cdi", "cir=no", TRUE },
  { "salarie-cdi", "job=lost-involuntarily", TRUE },
  { "salarie-cdi", "job=lost", FALSE },
  { "etudiant", "resource=savings", TRUE },
  { "etudiant", "resource=lottery", FALSE },
  { "salarie-cdi", "lodging=domiciled", TRUE },
  { "salarie-cdi", "lodging=moon", FALSE },
  { "salarie-cdi", "department=93", TRUE },
  { "salarie-cdi", "department=01", TRUE },
  { "salarie-cdi", "department=2A", TRUE },
  { "salarie-cdi", "department=974", TRUE },
  { "salarie-cdi", "department=20", FALSE },
  { "salarie-cdi", "department=00", FALSE },
  { "salarie-cdi", "department=96", FALSE },
  { "salarie-cdi", "department=1", FALSE },
  { "salarie-cdi", "department=979", FALSE },
  { "salarie-cdi", "asks=csp-salarie", TRUE },
  { "salarie-cdi", "asks=etudiant", FALSE },
  { "salarie-cdi", "asks=nothing", FALSE },
  { "etudiant", "asks=csp-salarie", FALSE },
  { NULL, "asks=csp-salarie", TRUE },
  { NULL, "asks=nothing", FALSE },
  { "salarie-cdi", "mood=good", FALSE },
  { "salarie-cdi", "age=30", FALSE },
  { "salarie-cdi", "portal=anef", FALSE },
  { "salarie-cdi", "married", FALSE },
  { "salarie-cdi", "=yes", FALSE },
  { "salarie-cdi", "", FALSE },
};

static void
test_facts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      g_autoptr(GError) error = NULL;
      g_test_message ("%s", facts[i].fact);
      g_assert_cmpint (jalon_renewal_check_fact (packs, facts[i].permit, facts[i].fact, &error), ==, facts[i].fine);
      if (facts[i].fine)
        g_assert_no_error (error);
      else
        g_assert_error (error, JALON_ERROR, JALON_ERROR_USAGE);
    }
}

/* The last answer to a question counts; answers that no question accepts count for nothing. */
static void
test_facts_of_an_old_file (void)
{
  g_autoptr(JalonRenewalFile) file = make_file ("salarie-cdi", "2027-01-11", "job=same job=lost-involuntarily lodging=moon mood=good nonsense");
  g_autoptr(JalonRenewalStatus) status = evaluate (file, NULL, READY);
  assert_state (status, "ft-situation", TODO, "missing");
  assert_state (status, "proof-of-address", CHECK, "condition-unknown");
}

/* The day of the 66th birthday, also for somebody born on 29 February. */
static const struct {
  const char *birth, *filing;
  gboolean    exam;
} ages[] = {
  { "1961-01-12", "2027-01-11", TRUE },  { "1961-01-11", "2027-01-11", FALSE }, { "1960-02-29", "2026-02-27", TRUE },
  { "1960-02-29", "2026-02-28", FALSE }, { "1990-01-01", "2027-01-11", TRUE },
};

static void
test_ages (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (ages); i++)
    {
      g_autofree char *situation = g_strdup_printf ("asks=csp-salarie birth=%s", ages[i].birth);
      g_autoptr(JalonRenewalFile) file = make_file ("salarie-cdi", ages[i].filing, situation);
      g_autoptr(JalonRenewalStatus) status = evaluate (file, NULL, READY);
      gboolean found = FALSE;
      for (guint j = 0; j < status->requirements->len; j++)
        found = found || g_str_equal (((JalonRequirement *) g_ptr_array_index (status->requirements, j))->id, "civic-exam-cert");
      g_test_message ("%s on %s", ages[i].birth, ages[i].filing);
      g_assert_cmpint (found, ==, ages[i].exam);
    }
}

static void
test_candidates (void)
{
  g_autoptr(GPtrArray) papers = make_papers ();
  add_paper (papers, "unsorted", NULL, NULL, NULL);
  add_paper (papers, "stale", "proof-of-address", "2026-03-01", NULL);
  add_paper (papers, "fresh", "proof-of-address", "2026-12-01", NULL);
  add_paper (papers, "fresher-unconfirmed", "proof-of-address", "2026-12-20", NULL)->confirmed = FALSE;
  add_paper (papers, "other", "passport", NULL, "2030-01-01");
  add_paper (papers, "removed", "proof-of-address", "2026-12-30", NULL)->removed = TRUE;
  g_autoptr(JalonRenewalFile) file = make_file ("salarie-cdi", "2027-01-11", "lodging=own");
  g_autoptr(JalonRenewalStatus) status = evaluate (file, papers, READY);
  g_autoptr(GPtrArray) best = jalon_renewal_candidates (packs, find (status, "proof-of-address"), papers, &file->filing);
  g_autoptr(GString) order = g_string_new (NULL);
  for (guint i = 0; i < best->len; i++)
    g_string_append_printf (order, "%s ", ((JalonPaper *) g_ptr_array_index (best, i))->id);
  g_assert_cmpstr (order->str, ==, "fresh fresher-unconfirmed stale unsorted ");
}

static const struct {
  const char *family, *text;
  JalonTri    found;
} names[] = {
  { "Exemple", LONG_TEXT "madame exemple", JALON_TRI_YES },
  { "Éléonore-Exemple", LONG_TEXT "ELEONORE EXEMPLE", JALON_TRI_YES },
  { "El Mansouri", LONG_TEXT "M. EL-MANSOURI", JALON_TRI_YES },
  { "El Mansouri", LONG_TEXT "M. ELMANSOURI", JALON_TRI_YES },
  { "N’Diaye", LONG_TEXT "Mme N'DIAYE", JALON_TRI_YES },
  { "Ba", LONG_TEXT "M. Batiste", JALON_TRI_NO },
  { "Ba", LONG_TEXT "M. BA", JALON_TRI_YES },
  { "Exemple", LONG_TEXT "M. Autre", JALON_TRI_NO },
  { "Exemple", "page", JALON_TRI_UNKNOWN },
  { "Exemple", "", JALON_TRI_UNKNOWN },
  { "Exemple", NULL, JALON_TRI_UNKNOWN },
  { "", LONG_TEXT "M. Autre", JALON_TRI_UNKNOWN },
};

static void
test_names (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(JalonPerson) person = jalon_person_new ();
      person->family = g_strdup (names[i].family);
      g_test_message ("%s in %s", names[i].family, names[i].text);
      g_assert_cmpint (jalon_renewal_find_name (person, names[i].text), ==, names[i].found);
    }
  g_assert_cmpint (jalon_renewal_find_name (NULL, LONG_TEXT), ==, JALON_TRI_UNKNOWN);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
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
  g_test_add_func ("/renewal/group/nationality", test_group_nationality);
  g_test_add_func ("/renewal/group/address", test_group_address);
  g_test_add_func ("/renewal/complete/whole", test_complete);
  g_test_add_func ("/renewal/complete/never", test_never_complete);
  g_test_add_func ("/renewal/order-changes-nothing", test_order_changes_nothing);
  g_test_add_func ("/renewal/later-is-never-better", test_later_is_never_better);
  g_test_add_func ("/renewal/facts/form", test_facts);
  g_test_add_func ("/renewal/facts/old-file", test_facts_of_an_old_file);
  g_test_add_func ("/renewal/facts/age", test_ages);
  g_test_add_func ("/renewal/candidates", test_candidates);
  g_test_add_func ("/renewal/names", test_names);
  g_autoptr(GError) error = NULL;
  packs = jalon_packs_load (&error);
  g_assert_no_error (error);
  int status = g_test_run ();
  g_object_unref (packs);
  return status;
}
