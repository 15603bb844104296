/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the cost of a rights line grows, and what a caseload costs: 1,000 people of 30 titles and 500 other entries each.
 */
#include "core/law/jalon-alerts.h"

#include <stdio.h>

#define PEOPLE 1000

static JalonRoughDay
make_day (guint32 julian)
{
  JalonRoughDay day;
  g_date_clear (&day.earliest, 1);
  g_date_set_julian (&day.earliest, julian);
  day.latest = day.earliest;
  return day;
}

/* Cards, certificates and receipts one after the other, with a hole now and then. */
static JalonLineFacts *
make_facts (int n_titles, int n_requests, int n_refusals)
{
  static const char *const kinds[] = { "cst-salarie", "api", "recepisse-renouvellement", "api", "csp-vpf", "api", "adf", "cr-10" };
  static const int lengths[] = { 364, 90, 182, 90, 729, 90, 30, 3651 };
  JalonLineFacts *facts = jalon_line_facts_new ();
  guint32 day = 726500;
  for (int i = 0; i < n_titles; i++)
    {
      guint which = (guint) i % G_N_ELEMENTS (kinds);
      JalonRoughDay from = make_day (day), ends = make_day (day + (guint32) lengths[which]);
      g_autofree char *id = g_strdup_printf ("%d", i);
      jalon_line_facts_add_title (facts, id, kinds[which], &from, &ends)->confirmed = i % 3 != 0;
      day += (guint32) (i % 4 == 0 ? 20 : 5);
    }
  for (int i = 0; i < n_requests; i++)
    {
      JalonRoughDay filed = make_day (726400 + (guint32) (i * 7));
      jalon_line_facts_add_request (facts, "r", i % 5 == 0 ? "change" : "renewal", &filed);
    }
  for (int i = 0; i < n_refusals; i++)
    {
      JalonRoughDay on = make_day (726450 + (guint32) (i * 90));
      jalon_line_facts_add_refusal (facts, &on);
    }
  return facts;
}

/* The best of five, in microseconds. */
static gint64
measure (JalonPacks *packs, JalonLineFacts *facts)
{
  gint64 best = G_MAXINT64;
  for (int i = 0; i < 5; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr(JalonRightsLine) line = jalon_rights_line_new (packs, facts);
      best = MIN (best, g_get_monotonic_time () - start);
    }
  return best;
}

int
main (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JalonPacks) packs = jalon_packs_load (&error);
  g_assert_no_error (error);
  g_autoptr(JalonLineFacts) small = make_facts (100, 100, 10);
  g_autoptr(JalonLineFacts) large = make_facts (1000, 1000, 100);
  g_autoptr(JalonLineFacts) huge = make_facts (10000, 10000, 1000);
  gint64 small_us = measure (packs, small), large_us = measure (packs, large), huge_us = measure (packs, huge);
  printf ("100 titles %.2f ms, 1,000 titles %.2f ms (%.1f times), 10,000 titles %.2f ms (%.1f times)\n", small_us / 1000.0, large_us / 1000.0,
          (double) large_us / (double) small_us, huge_us / 1000.0, (double) huge_us / (double) large_us);

  g_autoptr(JalonLineFacts) person = make_facts (30, 460, 40);
  GDate today;
  gsize n_alerts = 0;
  g_date_clear (&today, 1);
  g_date_set_julian (&today, 735000);
  gint64 start = g_get_monotonic_time ();
  for (int i = 0; i < PEOPLE; i++)
    {
      g_autoptr(JalonLineFacts) facts = jalon_line_facts_copy (person);
      g_autoptr(JalonRightsLine) line = jalon_rights_line_new (packs, facts);
      g_autoptr(GArray) alerts = jalon_alerts_list (line, NULL, &today);
      n_alerts += alerts->len;
    }
  printf ("%d people of 30 titles and 500 entries, with alerts: %.2f s (%" G_GSIZE_FORMAT " alerts)\n", PEOPLE,
          (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC, n_alerts);
  return 0;
}
