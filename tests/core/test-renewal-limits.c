/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What France-Visas takes for one category of papers: 10 files, 6 MB together (its page, read for data/rules/portals.json); a portal
 * without such limits says nothing.
 */
#include "core/jalon-date.h"
#include "core/renewal/jalon-renewal.h"

#define MB 1000000

typedef struct {
  const char           *name, *portal;
  int                   n_papers;
  gint64                size_bytes; /* of each */
  int                   n_signed;   /* the first ones; each stays a file of its own */
  const char           *pages;      /* (nullable) of every answer */
  JalonRequirementState state;
  const char           *reason, *have, *most;
} Row;

static const Row rows[] = {
  { "one", "france-visas", 1, 2 * MB, 0, NULL, JALON_STATE_DONE, "ok", NULL, NULL },
  { "joined-is-one-file", "france-visas", 12, 2 * MB, 0, NULL, JALON_STATE_DONE, "ok", NULL, NULL },
  { "signed/at-the-limit", "france-visas", 3, 2 * MB, 3, NULL, JALON_STATE_DONE, "ok", NULL, NULL },
  { "signed/one-byte-over", "france-visas", 3, 2 * MB + 1, 3, NULL, JALON_STATE_FIX, "too-large-together", "6000003", "6000000" },
  { "signed/four", "france-visas", 4, 2 * MB, 4, NULL, JALON_STATE_FIX, "too-large-together", "8000000", "6000000" },
  { "signed/and-a-joined-one", "france-visas", 5, 2 * MB, 3, NULL, JALON_STATE_FIX, "too-large-together", "8000000", "6000000" },
  { "signed/by-pages-are-joined", "france-visas", 4, 2 * MB, 4, "1", JALON_STATE_DONE, "ok", NULL, NULL },
  { "files/ten", "france-visas", 10, 1000, 10, NULL, JALON_STATE_DONE, "ok", NULL, NULL },
  { "files/eleven", "france-visas", 11, 1000, 11, NULL, JALON_STATE_FIX, "too-many-files", "11", "10" },
  { "files/ten-and-a-joined-one", "france-visas", 12, 1000, 10, NULL, JALON_STATE_FIX, "too-many-files", "11", "10" },
  { "anef/no-such-limit", "anef", 12, 2 * MB, 12, NULL, JALON_STATE_DONE, "ok", NULL, NULL },
  { "demarche-numerique/no-such-limit", "demarche-numerique", 12, 2 * MB, 12, NULL, JALON_STATE_DONE, "ok", NULL, NULL },
};

/* Loaded once: the packs never change. */
static JalonPacks *packs;

typedef struct {
  JalonJudgement plain, signed_one;
  JalonFinding   finding;
  int            n_signed;
} Judge;

static JalonJudgement *
judge_cb (const JalonPaper *paper, gpointer user_data)
{
  Judge *judge = user_data;
  return g_ascii_strtoll (paper->id, NULL, 10) < judge->n_signed ? &judge->signed_one : &judge->plain;
}

static JalonRenewalFile *
make_file (const Row *row)
{
  JalonRenewalFile *file = jalon_renewal_file_new ();
  file->permit = g_strdup ("salarie-cdi");
  file->portal = g_strdup (row->portal);
  g_assert_true (jalon_date_parse ("2027-01-11", &file->filing));
  file->facts = g_ptr_array_new_with_free_func (g_free);
  file->answers = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_answer_unref);
  g_ptr_array_add (file->facts, g_strdup ("job=same"));
  return file;
}

static void
add_papers (const Row *row, JalonRenewalFile *file, GPtrArray *papers, const char *item)
{
  for (int i = 0; i < row->n_papers; i++)
    {
      JalonPaper  *paper = jalon_paper_new ();
      JalonAnswer *answer = jalon_answer_new ();
      paper->id = g_strdup_printf ("%02d", i);
      paper->kind = g_strdup (item);
      paper->size_bytes = row->size_bytes;
      paper->pages = 2;
      paper->confirmed = TRUE;
      answer->requirement = g_strdup (item);
      answer->paper = g_strdup (paper->id);
      answer->pages = g_strdup (row->pages);
      g_ptr_array_add (papers, paper);
      g_ptr_array_add (file->answers, answer);
    }
}

static const JalonRequirement *
find (const JalonRenewalStatus *status, const char *id)
{
  for (guint i = 0; i < status->requirements->len; i++)
    if (g_str_equal (((JalonRequirement *) g_ptr_array_index (status->requirements, i))->id, id))
      return g_ptr_array_index (status->requirements, i);
  g_error ("no requirement %s", id);
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr(JalonRenewalFile) file = make_file (row);
  g_autoptr(GPtrArray) papers = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_paper_unref);
  g_autoptr(GPtrArray) none = g_ptr_array_new (), one = g_ptr_array_new ();
  Judge judge = { .finding = { .id = (char *) "pdf-signed" }, .n_signed = row->n_signed };
  judge.plain = (JalonJudgement) { .verdict = JALON_VERDICT_READY, .findings = none };
  judge.signed_one = (JalonJudgement) { .verdict = JALON_VERDICT_READY, .findings = one };
  g_ptr_array_add (one, &judge.finding);
  add_papers (row, file, papers, "employment-contract");

  g_autoptr(JalonRenewalStatus) status = jalon_renewal_evaluate (packs, file, papers, NULL, judge_cb, &judge);
  const JalonRequirement *requirement = find (status, "employment-contract");
  g_assert_cmpstr (requirement->reason, ==, row->reason);
  g_assert_cmpint (requirement->state, ==, row->state);
  if (row->have != NULL)
    g_assert_cmpstr (g_hash_table_lookup (requirement->values, "have"), ==, row->have);
  g_assert_cmpstr (g_hash_table_lookup (requirement->values, "most"), ==, row->most);
}

int
main (int argc, char **argv)
{
  g_autoptr(GError) error = NULL;
  g_test_init (&argc, &argv, NULL);
  packs = jalon_packs_load (&error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/renewal/limits/", rows[i].name, NULL);
      g_test_add_data_func (path, &rows[i], test_row);
    }
  int status = g_test_run ();
  g_object_unref (packs);
  return status;
}
