/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whole files: complete only when everything is, facts, candidates, names; that order changes nothing and later is never better.
 */
#include "renewal-fixture.h"

#include "core/jalon-error.h"

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
  assert_state (status, "fiscal-stamp", TO_DO, "at-collection");
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
  assert_state (status, "ft-situation", TO_DO, "missing");
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
  load_packs ();
  g_test_add_func ("/renewal/complete/whole", test_complete);
  g_test_add_func ("/renewal/complete/never", test_never_complete);
  g_test_add_func ("/renewal/order-changes-nothing", test_order_changes_nothing);
  g_test_add_func ("/renewal/later-is-never-better", test_later_is_never_better);
  g_test_add_func ("/renewal/facts/form", test_facts);
  g_test_add_func ("/renewal/facts/old-file", test_facts_of_an_old_file);
  g_test_add_func ("/renewal/facts/age", test_ages);
  g_test_add_func ("/renewal/candidates", test_candidates);
  g_test_add_func ("/renewal/names", test_names);
  int status = g_test_run ();
  g_object_unref (packs);
  return status;
}
