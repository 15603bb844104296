/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The bundled example against the rules: what is wrong with it when it opens, and that its solution leaves nothing to do once
 * every paper is confirmed and fits.
 */
#include "core/jalon-date.h"
#include "core/renewal/jalon-renewal.h"

#include <json-glib/json-glib.h>

static JalonPacks *packs;
static JsonObject *example;

static GPtrArray *
read_papers (gboolean all_confirmed)
{
  GPtrArray *papers = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_paper_unref);
  JsonArray *array = json_object_get_array_member (example, "papers");
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *row = json_array_get_object_element (array, i);
      JalonPaper *paper = jalon_paper_new ();
      paper->id = g_strdup (json_object_get_string_member (row, "file"));
      paper->kind = g_strdup (json_object_get_string_member_with_default (row, "kind", NULL));
      paper->pages = json_object_get_int_member (row, "pages");
      paper->confirmed = all_confirmed || json_object_get_boolean_member (row, "confirmed");
      jalon_date_parse (json_object_get_string_member_with_default (row, "issued", NULL), &paper->issued);
      jalon_date_parse (json_object_get_string_member_with_default (row, "until", NULL), &paper->until);
      g_ptr_array_add (papers, paper);
    }
  return papers;
}

/* The answers of @list take the place of earlier ones to the same requirement. */
static void
take_answers (JalonRenewalFile *file, const char *list)
{
  JsonArray *array = json_object_get_array_member (example, list);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *row = json_array_get_object_element (array, i);
      const char *requirement = json_object_get_string_member (row, "requirement");
      for (guint j = file->answers->len; j > 0; j--)
        if (g_str_equal (((JalonAnswer *) g_ptr_array_index (file->answers, j - 1))->requirement, requirement))
          g_ptr_array_remove_index (file->answers, j - 1);

      JsonArray *papers = json_object_has_member (row, "papers") ? json_object_get_array_member (row, "papers") : NULL;
      guint n = papers != NULL ? json_array_get_length (papers) : 1;
      for (guint j = 0; j < n; j++)
        {
          JalonAnswer *answer = jalon_answer_new ();
          answer->requirement = g_strdup (requirement);
          answer->paper = papers != NULL ? g_strdup (json_array_get_string_element (papers, j)) : NULL;
          answer->code = g_strdup (json_object_get_string_member_with_default (row, "code", NULL));
          g_ptr_array_add (file->answers, answer);
        }
    }
}

static JalonRenewalFile *
read_file (gboolean solved)
{
  JsonObject *renewal = json_object_get_object_member (example, "renewal");
  JsonArray *facts = json_object_get_array_member (renewal, "facts");
  JalonRenewalFile *file = jalon_renewal_file_new ();
  file->permit = g_strdup (json_object_get_string_member (renewal, "permit"));
  file->portal = g_strdup (json_object_get_string_member (renewal, "portal"));
  g_assert_true (jalon_date_parse (json_object_get_string_member (renewal, "filing"), &file->filing));
  file->facts = g_ptr_array_new_with_free_func (g_free);
  file->answers = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_answer_unref);
  for (guint i = 0; i < json_array_get_length (facts); i++)
    g_ptr_array_add (file->facts, g_strdup (json_array_get_string_element (facts, i)));
  take_answers (file, "answers");
  if (solved)
    take_answers (file, "solution");
  return file;
}

static JalonJudgement ready = { .verdict = JALON_VERDICT_READY };

static JalonJudgement *
judge_cb (const JalonPaper *paper, gpointer user_data)
{
  return &ready;
}

static const char *
get_reason (const JalonRenewalStatus *status, const char *id)
{
  for (guint i = 0; i < status->requirements->len; i++)
    {
      const JalonRequirement *row = g_ptr_array_index (status->requirements, i);
      if (g_str_equal (row->id, id))
        return row->reason;
    }
  return NULL;
}

static void
test_facts (void)
{
  JsonObject *renewal = json_object_get_object_member (example, "renewal");
  JsonArray *facts = json_object_get_array_member (renewal, "facts");
  for (guint i = 0; i < json_array_get_length (facts); i++)
    {
      g_autoptr(GError) error = NULL;
      jalon_renewal_check_fact (packs, json_object_get_string_member (renewal, "permit"), json_array_get_string_element (facts, i), &error);
      g_assert_no_error (error);
    }
}

static void
test_as_opened (void)
{
  g_autoptr(JalonRenewalFile) file = read_file (FALSE);
  g_autoptr(GPtrArray) papers = read_papers (FALSE);
  g_autoptr(JalonRenewalStatus) status = jalon_renewal_evaluate (packs, file, papers, NULL, judge_cb, NULL);
  g_assert_false (status->complete);
  g_assert_null (status->open_questions[0]);
  g_assert_cmpstr (get_reason (status, "proof-of-address"), ==, "too-old");
  g_assert_cmpstr (get_reason (status, "payslips"), ==, "count");
  g_assert_cmpstr (get_reason (status, "employer-attestation"), ==, "unconfirmed");
  g_assert_cmpstr (get_reason (status, "ephoto-code"), ==, "code-missing");
  g_assert_cmpstr (get_reason (status, "passport"), ==, "ok");
  g_assert_cmpint (status->left, ==, 4);
}

static void
test_solved (void)
{
  g_autoptr(JalonRenewalFile) file = read_file (TRUE);
  g_autoptr(GPtrArray) papers = read_papers (TRUE);
  g_autoptr(JalonRenewalStatus) status = jalon_renewal_evaluate (packs, file, papers, NULL, judge_cb, NULL);
  for (guint i = 0; i < status->requirements->len; i++)
    {
      const JalonRequirement *row = g_ptr_array_index (status->requirements, i);
      g_test_message ("%s: %s", row->id, row->reason);
      g_assert_true (row->at_collection || row->state == JALON_STATE_DONE);
    }
  g_assert_true (status->complete);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/renewal/example/facts", test_facts);
  g_test_add_func ("/renewal/example/as-opened", test_as_opened);
  g_test_add_func ("/renewal/example/solved", test_solved);

  g_autoptr(GError) error = NULL;
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "example", "manifest.json", NULL);
  packs = jalon_packs_load (&error);
  g_assert_no_error (error);
  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  example = json_node_get_object (json_parser_get_root (parser));
  int status = g_test_run ();
  g_object_unref (packs);
  return status;
}
