/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One-of groups: one alternative answers all, a chosen one sets the others aside, and neither makes a file complete too early.
 */
#include "renewal-fixture.h"

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
  assert_state (half, "host-id", TO_DO, "missing");
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

typedef struct {
  const char  *name, *until;
  gboolean     unconfirmed;
  JalonVerdict verdict;
  const char  *reason;    /* of the passport */
  gboolean     set_aside; /* the other proof is not asked for */
} Chosen;

static const Chosen chosen[] = {
  { "unconfirmed", "2030-01-01", TRUE, READY, "unconfirmed", TRUE },
  { "last-day-not-typed", NULL, FALSE, READY, "no-until", TRUE },
  { "cannot-tell", "2030-01-01", FALSE, JALON_VERDICT_INCONCLUSIVE, "cannot-tell", TRUE },
  { "to-fix", "2030-01-01", FALSE, JALON_VERDICT_FIXABLE, "to-fix", TRUE },
  { "expired", "2026-01-01", FALSE, READY, "expired", FALSE },
  { "blocked", "2030-01-01", FALSE, JALON_VERDICT_BLOCKED, "blocked", FALSE },
};

/* Who gave the passport is not asked for another proof while the passport waits for a look or a repair; the file is not complete for
 * that. When the passport cannot serve, the other proof is a way out and is asked for again. */
static void
test_group_chosen (gconstpointer data)
{
  const Chosen *row = data;
  g_autoptr(GPtrArray) papers = make_papers ();
  JalonPaper *passport = add_paper (papers, "p", "passport", NULL, row->until);
  passport->confirmed = !row->unconfirmed;
  g_autoptr(JalonRenewalFile) file = make_file ("resident-10-renewal", "2027-01-11", "");
  answer (file, "passport", "p");
  g_autoptr(JalonRenewalStatus) status = evaluate (file, papers, row->verdict);
  g_assert_cmpstr (find (status, "passport")->reason, ==, row->reason);
  assert_state (status, "nationality-alt", row->set_aside ? DONE : TO_DO, row->set_aside ? "group-chosen" : "missing");
  g_assert_false (status->complete);

  /* The group counts once, as before any paper was given. */
  g_autoptr(JalonRenewalFile) none = make_file ("resident-10-renewal", "2027-01-11", "");
  g_autoptr(JalonRenewalStatus) before = evaluate (none, papers, row->verdict);
  g_assert_cmpint (status->left, ==, before->left);
}

/* Both given, none done: both are shown, for nobody knows which is meant. */
static void
test_group_both (void)
{
  g_autoptr(GPtrArray) papers = make_papers ();
  add_paper (papers, "p", "passport", NULL, "2030-01-01")->confirmed = FALSE;
  add_paper (papers, "q", "nationality-alt", "2026-12-01", "2030-01-01")->confirmed = FALSE;
  g_autoptr(JalonRenewalFile) file = make_file ("resident-10-renewal", "2027-01-11", "");
  answer (file, "passport", "p");
  answer (file, "nationality-alt", "q");
  g_autoptr(JalonRenewalStatus) status = evaluate (file, papers, READY);
  assert_state (status, "passport", CHECK, "unconfirmed");
  assert_state (status, "nationality-alt", CHECK, "unconfirmed");
}

/* One paper of a set of two chooses nothing: the rest of the set is asked for, and so is the bill. */
static void
test_group_half_a_set (void)
{
  g_autoptr(GPtrArray) papers = make_papers ();
  add_paper (papers, "statement", "hosting-attestation", "2026-12-01", NULL)->confirmed = FALSE;
  g_autoptr(JalonRenewalFile) file = make_file ("salarie-cdi", "2027-01-11", "");
  answer (file, "hosting-attestation", "statement");
  g_autoptr(JalonRenewalStatus) status = evaluate (file, papers, READY);
  assert_state (status, "proof-of-address", CHECK, "condition-unknown");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  load_packs ();
  g_test_add_func ("/renewal/group/nationality", test_group_nationality);
  g_test_add_func ("/renewal/group/address", test_group_address);
  for (guint i = 0; i < G_N_ELEMENTS (chosen); i++)
    {
      g_autofree char *path = g_strconcat ("/renewal/group/chosen/", chosen[i].name, NULL);
      g_test_add_data_func (path, &chosen[i], test_group_chosen);
    }
  g_test_add_func ("/renewal/group/both", test_group_both);
  g_test_add_func ("/renewal/group/half-a-set", test_group_half_a_set);
  int status = g_test_run ();
  g_object_unref (packs);
  return status;
}
