/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What other rules change for one person, by table: a salaried card until 30 June 2027 and a renewal file of 10 March.
 */
#include "core/jalon-date.h"
#include "core/law/jalon-packs-private.h"
#include "core/renewal/jalon-rules-effect.h"
#include "phrases/jalon-phrases-rules.h"
#include "rules-fixture.h"

#include <string.h>

typedef struct {
  const char *name;
  const char *today;
  RulesEdit   edit;
  const char *changes; /* kind rule-or-item-or-right before after */
  const char *says;    /* of the first change */
} Row;

#define CHANNEL "\"fact\": \"channel\", \"is\": \"anef\""

/* 120 days before 30 June 2027 is 2 March (30 days to 31 May, 61 to 30 April, 91 to 31 March, 29 more). */
static const Row rows[] = {
  { "day-earlier", "2026-11-25", { "deadlines", "\"offset\": -120", "\"offset\": -121" }, "date-moved anef_open 2027-03-02 2027-03-01",
    "The online window opens: it was Tuesday 2 March 2027, it will be Monday 1 March 2027." },
  { "into-the-past", "2027-03-01", { "deadlines", "\"offset\": -120", "\"offset\": -130" }, "date-moved anef_open 2027-03-02 2027-02-20",
    "The online window opens: it was Tuesday 2 March 2027, it will be Saturday 20 February 2027." },
  { "both-in-the-past", "2027-03-20", { "deadlines", "\"offset\": -120", "\"offset\": -130" }, "", NULL },
  { "gone", "2026-11-25", { "deadlines", CHANNEL, "\"fact\": \"channel\", \"is\": \"counter\"" }, "date-gone anef_open 2027-03-02 -",
    "The online window opens: the date Tuesday 2 March 2027 falls away." },
  { "proof", "2026-11-25", { "titles", "with an open-ended contract\", \"stay\": \"yes\"", "with an open-ended contract\", \"stay\": \"no\"" },
    "unproven-moved stay 2027-07-01 2026-11-25",
    "Stay in France: the first day without proof was Thursday 1 July 2027, it will be Wednesday 25 November 2026." },
  { "requirement", "2026-11-25", { "permits", "\"item\": \"tax-notice\"", "\"item\": \"tax-notice\", \"valid_to\": \"2026-12-31\"" },
    "requirement-gone tax-notice - -", "Renewal: Last income tax notice" },
  { "words", "2026-11-25", { "help", "\"term_fr\": \"Consulat\"", "\"term_fr\": \"Ambassade\"" }, "", NULL },
};

static const char *const kinds[] = { "date-moved", "date-new", "date-gone", "date-in-doubt", "date-sure", "unproven-moved",
                                     "requirement-new", "requirement-gone", "requirement-state" };

static GDate
date_of (const char *text)
{
  GDate date;
  g_assert_true (jalon_date_parse (text, &date));
  return date;
}

static char *
day_or_dash (const GDate *date)
{
  return g_date_valid (date) ? jalon_date_format (date) : g_strdup ("-");
}

static char *
describe (GPtrArray *effects)
{
  g_autoptr(GString) text = g_string_new (NULL);
  for (guint i = 0; i < effects->len; i++)
    {
      const JalonRulesEffect *effect = g_ptr_array_index (effects, i);
      g_autofree char *before = day_or_dash (&effect->before), *after = day_or_dash (&effect->after);
      const char *what = effect->rule != NULL ? effect->rule : effect->item != NULL ? effect->item : jalon_right_get_name (effect->right);
      g_string_append_printf (text, "%s%s %s %s %s", i > 0 ? ", " : "", kinds[effect->kind], what, before, after);
    }
  return g_strdup (text->str);
}

static JalonPacks *
load_changed (const RulesEdit *edit)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = rules_fixture_make ("2031-05-02", edit, 1);
  g_autoptr(JalonRulesFile) file = jalon_rules_file_parse (bytes, NULL, &error);
  g_assert_no_error (error);
  JalonPacks *packs = jalon_packs_load_with (file->texts, &error);
  g_assert_no_error (error);
  return packs;
}

static JalonTitle *
make_title (void)
{
  JalonTitle *title = jalon_title_new ();
  title->id = g_strdup ("card");
  title->kind = g_strdup ("cst-salarie");
  title->from = date_of ("2026-07-01");
  title->ends = date_of ("2027-06-30");
  title->channel = g_strdup ("anef");
  return title;
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr(GPtrArray) titles = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_title_unref);
  g_autoptr(GPtrArray) none = g_ptr_array_new ();
  g_autoptr(JalonRenewalFile) file = jalon_renewal_file_new ();
  g_autoptr(JalonPacks) before = jalon_packs_load (NULL), after = load_changed (&row->edit);
  GDate today = date_of (row->today);
  g_ptr_array_add (titles, make_title ());
  file->permit = g_strdup ("salarie-cdi");
  file->portal = g_strdup ("anef");
  file->filing = date_of ("2027-03-10");
  file->facts = g_ptr_array_ref (none);
  file->answers = g_ptr_array_ref (none);
  const JalonNextCase values = { titles, none, none, none, file, none };
  g_autoptr(JalonRenewalStatus) old_status = jalon_renewal_evaluate (before, file, none, NULL, NULL, NULL);
  g_autoptr(JalonRenewalStatus) new_status = jalon_renewal_evaluate (after, file, none, NULL, NULL, NULL);
  g_autoptr(GPtrArray) effects = jalon_rules_effect_find (before, after, &values, old_status, new_status, &today);
  g_autofree char *found = describe (effects);
  g_assert_cmpstr (found, ==, row->changes);
  if (row->says == NULL)
    return;
  g_autofree char *sentence = jalon_phrase_rules_effect (before, after, effects->pdata[0]);
  g_test_message ("%s", sentence);
  g_assert_true (g_str_has_prefix (sentence, row->says));
}

/* The same rules change nothing, in either direction the same is named. */
static void
test_back_again (void)
{
  g_autoptr(GPtrArray) titles = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_title_unref);
  g_autoptr(GPtrArray) none = g_ptr_array_new ();
  g_autoptr(JalonPacks) before = jalon_packs_load (NULL), after = load_changed (&rows[3].edit);
  GDate today = date_of ("2026-11-25");
  g_ptr_array_add (titles, make_title ());
  const JalonNextCase values = { titles, none, none, none, NULL, NULL };
  g_autoptr(GPtrArray) back = jalon_rules_effect_find (after, before, &values, NULL, NULL, &today);
  g_autoptr(GPtrArray) same = jalon_rules_effect_find (before, before, &values, NULL, NULL, &today);
  g_autofree char *found = describe (back), *nothing = describe (same);
  g_assert_cmpstr (found, ==, "date-new anef_open - 2027-03-02");
  g_assert_cmpstr (nothing, ==, "");
}

/* No verdict is without its words; what is wrong with a kept file and what is only past are not mixed up. */
static void
test_every_verdict_has_words (void)
{
  g_autoptr(JalonPacks) packs = jalon_packs_load (NULL);
  JalonPackChange change = { JALON_PACK_CHANGED, (char *) "deadlines", (char *) "entries", (char *) "anef_open", FALSE };
  g_autoptr(GHashTable) refusals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (JalonRulesVerdict verdict = JALON_RULES_TAKEN; verdict <= JALON_RULES_UNREADABLE; verdict++)
    {
      JalonRulesJudgement judgement = { .verdict = verdict, .why = (char *) "why", .change = &change, .edition = date_of ("2027-01-15") };
      g_autofree char *refused = jalon_phrase_rules_refused (packs, &judgement), *kept = jalon_phrase_rules_kept (&judgement);
      g_assert_true ((refused == NULL) == (verdict == JALON_RULES_TAKEN));
      g_assert_cmpuint (strlen (kept), >, 20);
      if (refused != NULL)
        g_hash_table_add (refusals, g_steal_pointer (&refused));
    }
  g_assert_cmpuint (g_hash_table_size (refusals), ==, 8); /* a chosen file is never damaged or unreadable: those say what any other file says */
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/rules-effect/", rows[i].name, NULL);
      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/rules-effect/back-again", test_back_again);
  g_test_add_func ("/rules-effect/every-verdict-has-words", test_every_verdict_has_words);
  return g_test_run ();
}
