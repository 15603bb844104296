/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sentences of the dated rules: doubt stands in the sentence, values are in their places, every rule and reason has words.
 */
#include "deadline-fixture.h"

#include "phrases/jalon-phrases.h"

#include <string.h>

static JalonPacks *packs;

/* The sentences of the first entry of a rule that is not "no": what, reason, question or "-". */
static const struct {
  const char *facts, *rule, *what, *reason, *question;
} rows[] = {
  { "title=cst-etudiant channel=anef ends=2027-03-15", "anef_open", "Sunday 15 November 2026 to Thursday 14 January 2027: The online window opens",
    "ANEF takes the request from this day.", "-" },
  { "title=cst-etudiant ends=2027-03-15", "anef_close", "Perhaps Thursday 14 January 2027: The online window closes",
    "After this day the prefecture no longer owes an extension certificate, and a fee may be charged.",
    "Is the card you ask for requested on the ANEF portal, or at the prefecture (counter, post or another form)?" },
  { "title=cst-etudiant ends=2027-03-15", "health_cover", "Count on Thursday 30 September 2027, ask to confirm: Health cover may close",
    "Health insurance is kept at least until this day.", "-" },
  { "title=cst-salarie ends=2027-03-15 renewals=2", "cst_cap", "Renewals of the same one-year card",
    "Renewals left for a card with these words: 1. Three in a row are the most.", "-" },
  { "title=cst-salarie collected=2026-05-01", "fee_switch", "Count on Friday 1 May 2026, ask to confirm: What the card costs",
    "Collected on that day, a renewal costs 250 €, a first card 350 €. The tariff changed on this day.", "-" },
  { "oqtf=2027-03-01 oqtf-situation=detention oqtf-time=08:05", "oqtf_48h",
    "Wednesday 3 March 2027, 08:05: Appeal against the obligation to leave (detention)",
    "The appeal must be lodged by this hour. Nothing lengthens it; legal help is available in the detention centre.", "-" },
};

static const JalonDeadline *
find (GPtrArray *deadlines, const char *rule)
{
  for (guint i = 0; i < deadlines->len; i++)
    {
      const JalonDeadline *deadline = g_ptr_array_index (deadlines, i);
      if (g_str_equal (deadline->rule, rule) && deadline->applies != JALON_TRUTH_NO)
        return deadline;
    }
  return NULL;
}

static void
test_sentences (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      DeadlineRow row = { .facts = rows[i].facts };
      g_autoptr(GPtrArray) deadlines = deadline_fixture_evaluate (packs, &row);
      const JalonDeadline *deadline = find (deadlines, rows[i].rule);
      g_assert_nonnull (deadline);
      g_autofree char *what = jalon_phrase_deadline (packs, deadline);
      g_autofree char *reason = jalon_phrase_deadline_reason (packs, deadline);
      g_autofree char *question = jalon_phrase_deadline_question (packs, deadline->question);
      g_assert_cmpstr (what, ==, rows[i].what);
      g_assert_cmpstr (reason, ==, rows[i].reason);
      g_assert_cmpstr (question != NULL ? question : "-", ==, rows[i].question);
    }
}

static void
test_other_reading_and_source (void)
{
  DeadlineRow row = { .facts = "title=cst-etudiant channel=anef ends=2027-03-15" };
  g_autoptr(GPtrArray) deadlines = deadline_fixture_evaluate (packs, &row);
  const JalonDeadline *deadline = find (deadlines, "anef_close");
  g_autofree char *other = jalon_phrase_deadline_other (packs, g_ptr_array_index (deadline->alternatives, 0));
  g_autofree char *source = jalon_phrase_deadline_source (deadline);
  g_assert_cmpstr (other, ==, "Or Friday 15 January 2027. Some count the sixtieth day one day later; the earlier day is safe on both readings.");
  g_assert_cmpstr (source, ==, "CESEDA R.431-5 1°, R.431-15-1, L.436-5, read on 23 Nov 2026; confidence high");
}

/* No name of a value is left in braces, on any row, in the language of the tests or another. */
static void
check_no_braces (const DeadlineRow *table)
{
  for (const DeadlineRow *row = table; row->name != NULL; row++)
    {
      g_autoptr(GPtrArray) deadlines = deadline_fixture_evaluate (packs, row);
      for (guint i = 0; i < deadlines->len; i++)
        {
          const JalonDeadline *deadline = g_ptr_array_index (deadlines, i);
          g_autofree char *reason = jalon_phrase_deadline_reason (packs, deadline);
          g_autofree char *what = jalon_phrase_deadline (packs, deadline);
          g_test_message ("%s: %s: %s", row->name, deadline->rule, reason);
          g_assert_null (strpbrk (reason, "{}"));
          g_assert_cmpuint (strlen (reason), >, 0);
          g_assert_cmpuint (strlen (what), >, 0);
        }
    }
}

static void
test_values_are_in_their_places (void)
{
  check_no_braces (deadline_rows_card);
  check_no_braces (deadline_rows_life);
  check_no_braces (deadline_rows_refusal);
}

int
main (int argc, char **argv)
{
  g_autoptr(GError) error = NULL;
  jalon_phrases_init ();
  g_test_init (&argc, &argv, NULL);
  packs = jalon_packs_load (&error);
  g_assert_no_error (error);
  g_test_add_func ("/phrases-deadline/sentences", test_sentences);
  g_test_add_func ("/phrases-deadline/other-reading-and-source", test_other_reading_and_source);
  g_test_add_func ("/phrases-deadline/values-are-in-their-places", test_values_are_in_their_places);
  int status = g_test_run ();
  g_object_unref (packs);
  return status;
}
