/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A letter in the case: what is written of it, that an older letter does not mix with a new one, and that taking back leaves what was
 * there before.
 */
#include "case-fixture.h"

#include "core/jalon-date.h"
#include "core/journal/jalon-letter-record.h"
#include "core/law/jalon-details.h"

static JalonLetter
make_letter (JalonLetterKind kind, const char *situation, const char *on, int at)
{
  JalonLetter letter = JALON_LETTER_INIT;
  letter.kind = kind;
  letter.situation = situation;
  letter.at = at;
  g_assert_true (jalon_date_parse (on, &letter.on));
  return letter;
}

static JalonLetterRecord *
write_letter (JalonCase *one, const JalonLetter *letter, const char *note, const char *paper)
{
  g_autoptr(GError) error = NULL;
  GDate today;
  g_assert_true (jalon_date_parse ("2026-11-25", &today));
  JalonLetterRecord *record = jalon_letter_record_write (one, letter, note, paper, &today, &error);
  g_assert_no_error (error);
  save (one);
  return record;
}

static void
take_back (JalonCase *one, const JalonLetterRecord *record)
{
  g_autoptr(GError) error = NULL;
  jalon_letter_record_take_back (one, record, &error);
  g_assert_no_error (error);
  save (one);
}

/* "name=value said …" by name. */
static char *
describe_details (JalonCase *one)
{
  g_autoptr(GPtrArray) details = jalon_case_list_details (one);
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < details->len; i++)
    {
      const JalonDetail *detail = g_ptr_array_index (details, i);
      g_string_append_printf (text, "%s%s=%s", i > 0 ? " " : "", detail->name, detail->value);
    }
  return g_string_free (text, FALSE);
}

static void
assert_details (JalonCase *one, const char *wanted)
{
  g_autofree char *found = describe_details (one);
  g_assert_cmpstr (found, ==, wanted);
}

static guint
count_events (JalonCase *one)
{
  g_autoptr(GPtrArray) events = jalon_case_list_events (one);
  return events->len;
}

static void
test_entry (Fixture *fixture, gconstpointer data)
{
  g_autoptr(JalonPaper) paper = import (fixture->one, "a letter", "letter.bin", NULL);
  JalonLetter letter = make_letter (JALON_LETTER_REMOVAL, "detention", "2026-11-24", 23 * 60 + 40);
  g_autoptr(JalonLetterRecord) record = write_letter (fixture->one, &letter, "in French only", paper->id);
  g_autoptr(JalonCase) again = open_again (fixture);
  g_autoptr(GPtrArray) events = jalon_case_list_events (again);
  g_assert_cmpuint (events->len, ==, 1);
  const JalonEvent *event = g_ptr_array_index (events, 0);
  g_autofree char *on = jalon_date_format (&event->on);
  g_assert_cmpstr (event->id, ==, record->event);
  g_assert_cmpstr (event->kind, ==, "removal-order");
  g_assert_cmpstr (on, ==, "2026-11-24");
  g_assert_cmpstr (event->note, ==, "in French only");
  g_assert_cmpuint (event->papers->len, ==, 1);
  assert_details (again, "oqtf-situation=detention oqtf-time=23:40");
  g_autoptr(GPtrArray) details = jalon_case_list_details (again);
  g_autofree char *said = jalon_date_format (&((const JalonDetail *) g_ptr_array_index (details, 0))->said);
  g_assert_cmpstr (said, ==, "2026-11-25");
}

/* The hour of the first order is not that of the second. */
static void
test_two_letters (Fixture *fixture, gconstpointer data)
{
  JalonLetter first = make_letter (JALON_LETTER_REMOVAL, "detention", "2026-11-20", 8 * 60);
  JalonLetter second = make_letter (JALON_LETTER_REMOVAL, "prison", "2026-11-24", -1);
  g_autoptr(JalonLetterRecord) one = write_letter (fixture->one, &first, NULL, NULL);
  assert_details (fixture->one, "oqtf-situation=detention oqtf-time=08:00");
  g_autoptr(JalonLetterRecord) two = write_letter (fixture->one, &second, NULL, NULL);
  assert_details (fixture->one, "oqtf-situation=prison");
  take_back (fixture->one, two);
  assert_details (fixture->one, "oqtf-situation=detention oqtf-time=08:00");
  g_assert_cmpuint (count_events (fixture->one), ==, 1);
  take_back (fixture->one, one);
  assert_details (fixture->one, "");
  g_assert_cmpuint (count_events (fixture->one), ==, 0);
}

/* Detention while an older order runs: the order has its own day. */
static void
test_detention_later (Fixture *fixture, gconstpointer data)
{
  JalonLetter letter = make_letter (JALON_LETTER_REMOVAL, "detention", "2026-11-24", 8 * 60 + 15);
  g_assert_true (jalon_date_parse ("2026-11-10", &letter.ordered));
  g_autoptr(JalonLetterRecord) record = write_letter (fixture->one, &letter, NULL, NULL);
  g_autoptr(GPtrArray) events = jalon_case_list_events (fixture->one);
  g_autofree char *on = jalon_date_format (&((const JalonEvent *) g_ptr_array_index (events, 0))->on);
  g_assert_cmpstr (on, ==, "2026-11-10");
  assert_details (fixture->one, "detention=2026-11-24 detention-time=08:15 oqtf-situation=detention");
}

/* Other letters leave alone what is known of the removal order; papers are told with their days. */
static void
test_other_kinds (Fixture *fixture, gconstpointer data)
{
  JalonLetter removal = make_letter (JALON_LETTER_REMOVAL, "free", "2026-11-20", -1);
  JalonLetter refusal = make_letter (JALON_LETTER_REFUSAL, NULL, "2026-11-21", -1);
  JalonLetter papers = make_letter (JALON_LETTER_PAPERS, NULL, "2026-11-22", -1);
  JalonLetter employer = make_letter (JALON_LETTER_EMPLOYER, NULL, "2026-11-23", -1);
  g_assert_true (jalon_date_parse ("2026-12-05", &papers.due));
  g_autoptr(JalonLetterRecord) one = write_letter (fixture->one, &removal, NULL, NULL);
  g_autoptr(JalonLetterRecord) two = write_letter (fixture->one, &refusal, NULL, NULL);
  g_autoptr(JalonLetterRecord) three = write_letter (fixture->one, &papers, NULL, NULL);
  g_autoptr(JalonLetterRecord) four = write_letter (fixture->one, &employer, NULL, NULL);
  assert_details (fixture->one, "oqtf-situation=free papers-asked=2026-11-22 papers-due=2026-12-05");
  g_assert_cmpuint (count_events (fixture->one), ==, 4);
  take_back (fixture->one, three);
  assert_details (fixture->one, "oqtf-situation=free");
}

/* Every name that a letter tells is a detail of the case, and its value has the form that is asked for. */
static void
test_names (void)
{
  g_autoptr(JalonPacks) packs = jalon_packs_load (NULL);
  JalonLetter letters[] = { make_letter (JALON_LETTER_REMOVAL, "detention", "2026-11-24", 0), make_letter (JALON_LETTER_PAPERS, NULL, "2026-11-24", -1) };
  for (gsize i = 0; i < G_N_ELEMENTS (letters); i++)
    {
      g_autoptr(JalonLawFacts) facts = jalon_letter_dup_facts (&letters[i]);
      for (const char *const *name = jalon_letter_list_fact_names (&letters[i]); *name != NULL; name++)
        {
          const JalonDetailKind *kind = jalon_detail_kind_find (*name);
          const char *value = jalon_law_facts_get (facts, *name);
          g_test_message ("%s", *name);
          g_assert_nonnull (kind);
          g_assert_true (value == NULL || jalon_detail_accepts (packs, kind, value));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/letter-record/entry", Fixture, NULL, set_up, test_entry, tear_down);
  g_test_add ("/letter-record/two-letters", Fixture, NULL, set_up, test_two_letters, tear_down);
  g_test_add ("/letter-record/detention-later", Fixture, NULL, set_up, test_detention_later, tear_down);
  g_test_add ("/letter-record/other-kinds", Fixture, NULL, set_up, test_other_kinds, tear_down);
  g_test_add_func ("/letter-record/names", test_names);
  return g_test_run ();
}
