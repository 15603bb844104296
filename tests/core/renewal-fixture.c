/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Renewal files, papers and judgements made by hand, for the tests of the renewal engine.
 */
#include "renewal-fixture.h"

/* Loaded once: the packs never change. */
JalonPacks *packs;

JalonRenewalFile *
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

void
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

void
answer (JalonRenewalFile *file, const char *requirement, const char *paper)
{
  answer_full (file, requirement, paper, NULL, NULL, NULL);
}

JalonPaper *
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

GPtrArray *
make_papers (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_paper_unref);
}

const JalonRequirement *
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

void
assert_state (const JalonRenewalStatus *status, const char *id, JalonRequirementState state, const char *reason)
{
  const JalonRequirement *requirement = find (status, id);
  g_assert_cmpstr (requirement->reason, ==, reason);
  g_assert_cmpint (requirement->state, ==, state);
}

const char *
get_value (const JalonRenewalStatus *status, const char *id, const char *key)
{
  return g_hash_table_lookup (find (status, id)->values, key);
}

JalonJudgement *
judge_cb (const JalonPaper *paper, gpointer user_data)
{
  Judge *judge = user_data;
  return judge->judgement.verdict == JALON_VERDICT_NONE ? NULL : &judge->judgement;
}

void
judge_init (Judge *self, JalonVerdict verdict)
{
  self->findings = g_ptr_array_new ();
  self->finding = (JalonFinding) { .id = (char *) "pdf-owner-lock" };
  g_ptr_array_add (self->findings, &self->finding);
  self->judgement = (JalonJudgement) { .verdict = verdict, .findings = self->findings };
}

char *
text_cb (const JalonPaper *paper, gpointer user_data)
{
  return g_strdup (user_data);
}

JalonPerson *
make_person (void)
{
  JalonPerson *person = jalon_person_new ();
  person->given = g_strdup ("Awa");
  person->family = g_strdup ("Exemple");
  return person;
}

JalonRenewalStatus *
evaluate (JalonRenewalFile *file, GPtrArray *papers, JalonVerdict verdict)
{
  Judge judge;
  judge_init (&judge, verdict);
  JalonRenewalStatus *status = jalon_renewal_evaluate (packs, file, papers, NULL, judge_cb, &judge);
  g_ptr_array_unref (judge.findings);
  return status;
}

void
load_packs (void)
{
  g_autoptr(GError) error = NULL;
  packs = jalon_packs_load (&error);
  g_assert_no_error (error);
}
