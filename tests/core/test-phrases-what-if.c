/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a supposition changes, in words. Days of the week were read off a printed calendar.
 */
#include "day-of.h"
#include "line-fixture.h"

#include "phrases/jalon-phrases-what-if.h"

static JalonPacks *packs;

typedef struct {
  const char *name;
  const char *facts;
  JalonWhatIf what;
  const char *day, *today;
  JalonRight  right;
  const char *says;
  gboolean    asks; /* a question decides about that day */
} Row;

#define CARD "cst-vpf 2026-03-01 2027-02-28!"
#define ASKED CARD "; ask renewal 2026-12-15"
#define RESIDENT "cr-10 2017-03-01 2027-02-28!; ask renewal 2026-12-15"

static const Row rows[] = {
  { "nothing/card-runs", ASKED, JALON_WHAT_IF_NOTHING_BY, "2027-02-01", "2026-12-20", JALON_RIGHT_STAY,
    "Still proven on Monday 1 February 2027; the first day without proof is Monday 1 March 2027.", TRUE },
  { "nothing/grace-of-a-department", ASKED, JALON_WHAT_IF_NOTHING_BY, "2027-03-15", "2026-12-20", JALON_RIGHT_WORK,
    "Not known on Monday 15 March 2027: the first day without sure proof is Monday 1 March 2027.", TRUE },
  { "nothing/not-asked", CARD, JALON_WHAT_IF_NOTHING_BY, "2027-03-15", "2026-12-20", JALON_RIGHT_STAY,
    "Nothing proves it on Monday 15 March 2027: the first day without proof is Monday 1 March 2027.", FALSE },
  { "nothing/on-the-last-day", CARD, JALON_WHAT_IF_NOTHING_BY, "2027-02-28", "2026-12-20", JALON_RIGHT_STAY,
    "Still proven on Sunday 28 February 2027; the first day without proof is Monday 1 March 2027.", FALSE },
  { "nothing/on-the-first-day-without", CARD, JALON_WHAT_IF_NOTHING_BY, "2027-03-01", "2026-12-20", JALON_RIGHT_STAY,
    "Nothing proves it on Monday 1 March 2027: the first day without proof is Monday 1 March 2027.", FALSE },
  { "nothing/over-already", CARD, JALON_WHAT_IF_NOTHING_BY, "2027-04-01", "2027-03-10", JALON_RIGHT_STAY,
    "Nothing proves it on Thursday 1 April 2027, as nothing does today.", FALSE },
  { "nothing/without-end", "cr-permanent 2020-01-01 none!", JALON_WHAT_IF_NOTHING_BY, "2030-01-01", "2026-12-20", JALON_RIGHT_STAY,
    "Still proven on Tuesday 1 January 2030; no day without proof is known.", FALSE },
  { "nothing/hole-before-the-day", CARD "; api 2027-03-15 2027-06-14!", JALON_WHAT_IF_NOTHING_BY, "2027-03-20", "2026-12-20", JALON_RIGHT_STAY,
    "Proven on Saturday 20 March 2027, but not on each day until then: the first day without proof is Monday 1 March 2027.", FALSE },
  { "nothing/nothing-known", "", JALON_WHAT_IF_NOTHING_BY, "2027-03-20", "2026-12-20", JALON_RIGHT_WORK,
    "Nothing proves it on Saturday 20 March 2027, as nothing does today.", FALSE },
  { "certificate/renewed", ASKED, JALON_WHAT_IF_API_UNTIL, "2027-08-31", "2026-12-20", JALON_RIGHT_WORK,
    "Proven for longer: the first day without proof would be Wednesday 1 September 2027 instead of Monday 1 March 2027.", FALSE },
  { "certificate/comes-late", ASKED, JALON_WHAT_IF_API_UNTIL, "2027-08-31", "2027-03-10", JALON_RIGHT_STAY,
    "Nothing proves it today. With this the next day without proof would be Wednesday 1 September 2027.", FALSE },
  { "certificate/shorter-than-the-card", ASKED, JALON_WHAT_IF_API_UNTIL, "2027-01-31", "2026-12-20", JALON_RIGHT_STAY,
    "This would change nothing: the first day without proof stays Monday 1 March 2027.", TRUE },
  { "refusal/in-the-grace", RESIDENT, JALON_WHAT_IF_REFUSED_ON, "2027-04-01", "2026-12-20", JALON_RIGHT_WORK,
    "Proven for less long: the first day without proof would be Thursday 1 April 2027 instead of Saturday 29 May 2027.", FALSE },
  { "refusal/while-the-card-runs", CARD, JALON_WHAT_IF_REFUSED_ON, "2027-01-15", "2026-12-20", JALON_RIGHT_STAY,
    "This would change nothing: the first day without proof stays Monday 1 March 2027.", FALSE },
  { "refusal/nothing-to-lose", CARD, JALON_WHAT_IF_REFUSED_ON, "2027-04-01", "2027-03-10", JALON_RIGHT_STAY,
    "This would change nothing: nothing proves it today.", FALSE },
  { "employer/stay", "cst-salarie 2026-03-01 2027-02-28!", JALON_WHAT_IF_NEW_EMPLOYER_ON, "2027-01-01", "2026-12-20", JALON_RIGHT_STAY,
    "This would change nothing: the first day without proof stays Monday 1 March 2027.", FALSE },
  { "employer/work", "cst-salarie 2026-03-01 2027-02-28!", JALON_WHAT_IF_NEW_EMPLOYER_ON, "2027-01-01", "2026-12-20", JALON_RIGHT_WORK,
    "Proven for less long: the first day without proof would be Friday 1 January 2027 instead of Monday 1 March 2027.", TRUE },
  { "employer/any-work", CARD, JALON_WHAT_IF_NEW_EMPLOYER_ON, "2027-01-01", "2026-12-20", JALON_RIGHT_WORK,
    "This would change nothing: the first day without proof stays Monday 1 March 2027.", FALSE },
  { "employer/without-end", "cr-permanent 2020-01-01 none!", JALON_WHAT_IF_NEW_EMPLOYER_ON, "2027-01-01", "2026-12-20", JALON_RIGHT_WORK,
    "This would change nothing: no day without proof is known.", FALSE },
};

static void
test_effect (gconstpointer data)
{
  const Row *row = data;
  GDate day = date_of (row->day), today = date_of (row->today);
  g_autoptr(JalonLineFacts) facts = line_fixture_parse (row->facts);
  g_autoptr(JalonLineFacts) supposed_facts = jalon_what_if_suppose (packs, facts, row->what, &day, &today);
  g_autoptr(JalonRightsLine) line = jalon_rights_line_new (packs, facts);
  g_autoptr(JalonRightsLine) supposed = jalon_rights_line_new (packs, supposed_facts);
  JalonWhatIfEffect effect;
  jalon_what_if_compare (line, supposed, row->right, &day, &today, &effect);
  g_autofree char *says = jalon_phrase_what_if_effect (row->what, &day, &today, &effect);
  g_autofree char *asks = jalon_phrase_what_if_question (row->what, &effect);
  g_assert_cmpstr (says, ==, row->says);
  g_assert_cmpint (asks != NULL, ==, row->asks);
}

/* What none of the four suppositions does today has its sentence too. */
static const struct { const char *name, *now, *then, *says; } endless[] = {
  { "from-today-to-never", "2026-12-20", NULL, "Nothing proves it today. With this it would be proven, and no day without proof would be known." },
  { "from-a-day-to-never", "2027-03-01", NULL,
    "Proven for longer: no day without proof would be known; as things are, the first one is Monday 1 March 2027." },
  { "from-never-to-a-day", NULL, "2027-03-01",
    "Proven for less long: the first day without proof would be Monday 1 March 2027; as things are, no such day is known." },
};

static void
test_endless (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  JalonWhatIfEffect effect = { .right = JALON_RIGHT_WORK };
  GDate today = date_of ("2026-12-20"), day = date_of ("2027-01-01");
  if (endless[i].now != NULL)
    effect.first_unproven = date_of (endless[i].now);
  if (endless[i].then != NULL)
    effect.first_unproven_if = date_of (endless[i].then);
  g_autofree char *says = jalon_phrase_what_if_effect (JALON_WHAT_IF_REFUSED_ON, &day, &today, &effect);
  g_assert_cmpstr (says, ==, endless[i].says);
}

static const char *const suppositions[JALON_N_WHAT_IFS][2] = {
  { "nothing-by", "Supposed: nothing arrives by Monday 1 March 2027." },
  { "api-until", "Supposed: the extension certificate (API) is renewed until Monday 1 March 2027." },
  { "refused-on", "Supposed: a refusal comes on Monday 1 March 2027." },
  { "new-employer-on", "Supposed: work with another employer begins on Monday 1 March 2027." },
};

static void
test_suppositions (void)
{
  GDate day = date_of ("2027-03-01"), before = date_of ("2027-02-28"), after = date_of ("2027-03-02");
  JalonWhatIf what;
  for (int i = 0; i < JALON_N_WHAT_IFS; i++)
    {
      g_autofree char *says = jalon_phrase_what_if ((JalonWhatIf) i, &day);
      g_autofree char *advice = jalon_phrase_what_if_advice ((JalonWhatIf) i);
      g_assert_cmpstr (says, ==, suppositions[i][1]);
      g_assert_cmpint (advice != NULL, ==, i == JALON_WHAT_IF_REFUSED_ON);
      g_assert_true (jalon_what_if_from_name (suppositions[i][0], &what));
      g_assert_cmpint (what, ==, i);
      g_assert_cmpstr (jalon_what_if_get_name (what), ==, suppositions[i][0]);
    }
  g_assert_false (jalon_what_if_from_name ("refused", &what));
  g_assert_null (jalon_phrase_what_if_refusal (&day, &day));
  g_assert_null (jalon_phrase_what_if_refusal (&day, &before));
  g_autofree char *over = jalon_phrase_what_if_refusal (&day, &after);
  g_assert_true (g_str_has_prefix (over, "This day is over."));
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
      g_autofree char *path = g_strconcat ("/what-if/", rows[i].name, NULL);
      g_test_add_data_func (path, &rows[i], test_effect);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (endless); i++)
    {
      g_autofree char *path = g_strconcat ("/what-if/endless/", endless[i].name, NULL);
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_endless);
    }
  g_test_add_func ("/what-if/suppositions", test_suppositions);
  int status = g_test_run ();
  g_object_unref (packs);
  return status;
}
