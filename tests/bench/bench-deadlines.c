/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the dated rules cost: a person with 100 and with 1,000 dated facts (the ratio is to stay near ten), and 1,000 people with the
 * facts of one renewal.
 */
#include "core/law/jalon-deadlines.h"

#include "core/jalon-date.h"

#define ROUNDS 200

static JalonLawFacts *
create_facts (int n_attempts)
{
  JalonLawFacts *facts = jalon_law_facts_new ();
  GDate day;
  jalon_law_facts_set (facts, "title", "csp-salarie");
  jalon_law_facts_set (facts, "from", "2023-05-01");
  jalon_law_facts_set (facts, "ends", "2027-04-30");
  jalon_law_facts_set (facts, "channel", "counter");
  jalon_law_facts_set (facts, "received", "2027-03-20");
  jalon_law_facts_set (facts, "kind", "ordinary");
  jalon_law_facts_set (facts, "gracieux", "2027-08-20");
  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 1, G_DATE_JANUARY, 2024);
  for (int i = 0; i < n_attempts; i++, g_date_add_days (&day, 1))
    {
      g_autofree char *text = jalon_date_format (&day);
      jalon_law_facts_add (facts, "attempt", text);
    }
  return facts;
}

static double
measure_us (JalonPacks *packs, int n_attempts, int rounds)
{
  g_autoptr(JalonLawFacts) facts = create_facts (n_attempts);
  GDate today;
  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 25, G_DATE_NOVEMBER, 2026);
  gint64 start = g_get_monotonic_time ();
  for (int i = 0; i < rounds; i++)
    {
      g_autoptr(GPtrArray) deadlines = jalon_deadlines_evaluate (packs, facts, &today);
      g_assert_cmpuint (deadlines->len, >, 0);
    }
  return (double) (g_get_monotonic_time () - start) / rounds;
}

int
main (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JalonPacks) packs = jalon_packs_load (&error);
  g_assert_no_error (error);
  double hundred = measure_us (packs, 100, ROUNDS), thousand = measure_us (packs, 1000, ROUNDS);
  g_print ("100 facts: %.0f us\n1,000 facts: %.0f us\nratio: %.1f\n", hundred, thousand, thousand / hundred);
  g_print ("1,000 people, one renewal each: %.0f ms\n", measure_us (packs, 3, 1000));
  return 0;
}
