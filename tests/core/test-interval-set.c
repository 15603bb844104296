/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The algebra of days against plain arrays of days, and rough days as text.
 */
#include "core/jalon-date.h"
#include "core/law/jalon-interval-set.h"
#include "core/jalon-rough-day.h"

#define N_DAYS 64
#define MARGIN 2 /* days at each end of the array that stand for everything before and after */

typedef gboolean Days[N_DAYS];

static JalonIntervalSet *
make_random (Days days)
{
  JalonInterval list[8];
  gsize count = (gsize) g_test_rand_int_range (0, G_N_ELEMENTS (list));
  for (int day = 0; day < N_DAYS; day++)
    days[day] = FALSE;
  for (gsize i = 0; i < count; i++)
    {
      int from = g_test_rand_int_range (0, N_DAYS), until = from + g_test_rand_int_range (-3, 12);
      for (int day = from; day <= MIN (until, N_DAYS - 1); day++)
        days[day] = TRUE;
      if (from < MARGIN && until >= from)
        for (int day = 0; day < from; day++)
          days[day] = TRUE;
      if (until >= N_DAYS - MARGIN && until >= from)
        for (int day = from; day < N_DAYS; day++)
          days[day] = TRUE;
      list[i].from = from < MARGIN ? JALON_DAY_FIRST : from;
      list[i].until = until >= N_DAYS - MARGIN ? JALON_DAY_LAST : until;
      if (until < from)
        list[i] = (JalonInterval) { from, until };
    }
  return jalon_interval_set_new (list, count);
}

static void
assert_days (const JalonIntervalSet *set, const Days days)
{
  for (int day = 0; day < N_DAYS; day++)
    g_assert_cmpint (jalon_interval_set_contains (set, day), ==, days[day]);
  g_assert_cmpint (jalon_interval_set_contains (set, JALON_DAY_FIRST), ==, days[0]);
  g_assert_cmpint (jalon_interval_set_contains (set, JALON_DAY_LAST), ==, days[N_DAYS - 1]);
  for (gsize i = 0; i < jalon_interval_set_get_length (set); i++)
    {
      const JalonInterval *interval = jalon_interval_set_get (set, i);
      g_assert_cmpint (interval->from, <=, interval->until);
      if (i > 0)
        g_assert_cmpint ((gint64) jalon_interval_set_get (set, i - 1)->until + 1, <, interval->from);
    }
}

static void
test_against_days (void)
{
  for (int round = 0; round < 2000; round++)
    {
      Days a, b, both, common, rest;
      g_autoptr(JalonIntervalSet) set_a = make_random (a);
      g_autoptr(JalonIntervalSet) set_b = make_random (b);
      g_autoptr(JalonIntervalSet) set_both = jalon_interval_set_union (set_a, set_b);
      g_autoptr(JalonIntervalSet) set_common = jalon_interval_set_intersection (set_a, set_b);
      g_autoptr(JalonIntervalSet) set_rest = jalon_interval_set_difference (set_a, set_b);
      for (int day = 0; day < N_DAYS; day++)
        {
          both[day] = a[day] || b[day];
          common[day] = a[day] && b[day];
          rest[day] = a[day] && !b[day];
        }
      assert_days (set_a, a);
      assert_days (set_b, b);
      assert_days (set_both, both);
      assert_days (set_common, common);
      assert_days (set_rest, rest);
    }
}

static void
test_laws (void)
{
  for (int round = 0; round < 500; round++)
    {
      Days unused;
      g_autoptr(JalonIntervalSet) a = make_random (unused);
      g_autoptr(JalonIntervalSet) b = make_random (unused);
      g_autoptr(JalonIntervalSet) rest = jalon_interval_set_difference (a, b);
      g_autoptr(JalonIntervalSet) common = jalon_interval_set_intersection (a, b);
      g_autoptr(JalonIntervalSet) again = jalon_interval_set_union (rest, common);
      g_autoptr(JalonIntervalSet) none = jalon_interval_set_intersection (rest, b);
      g_autoptr(JalonIntervalSet) copy = jalon_interval_set_copy (a);
      g_assert_true (jalon_interval_set_equal (again, a));
      g_assert_true (jalon_interval_set_equal (copy, a));
      g_assert_cmpuint (jalon_interval_set_get_length (none), ==, 0);
    }
}

static void
test_touching (void)
{
  JalonInterval parts[] = { { 10, 12 }, { 13, 20 }, { 22, 22 } };
  g_autoptr(JalonIntervalSet) set = jalon_interval_set_new (parts, G_N_ELEMENTS (parts));
  g_autoptr(JalonIntervalSet) nothing = jalon_interval_set_new (NULL, 0);
  g_assert_cmpuint (jalon_interval_set_get_length (set), ==, 2);
  g_assert_cmpint (jalon_interval_set_get (set, 0)->until, ==, 20);
  g_assert_false (jalon_interval_set_equal (set, nothing));
  g_assert_false (jalon_interval_set_contains (nothing, 10));
}

typedef struct {
  const char *text, *earliest, *latest, *written;
} Rough;

static const Rough rough_days[] = {
  { "2022-03-05", "2022-03-05", "2022-03-05", "2022-03-05" },
  { "2024-02", "2024-02-01", "2024-02-29", "2024-02" },
  { "2022", "2022-01-01", "2022-12-31", "2022" },
  { "2022-21", "2022-03-01", "2022-06-21", "2022-21" },
  { "2022-22", "2022-06-01", "2022-09-23", "2022-22" },
  { "2022-23", "2022-09-01", "2022-12-21", "2022-23" },
  { "2022-24", "2021-12-01", "2023-03-20", "2022-24" },
  /* Half a year more on both sides; a month more on both sides, to the end of the month. */
  { "2023~", "2022-07-01", "2024-06-30", "2023~" },
  { "2024-01~", "2023-12-01", "2024-02-29", "2023-12-01/2024-02-29" },
  { "2023-03~", "2023-02-01", "2023-04-30", "2023-02-01/2023-04-30" },
  { "2022-01/2022-12", "2022-01-01", "2022-12-31", "2022" },
  { "2023~/..", "2022-07-01", NULL, "2022-07-01/.." },
  { "2022-21~", NULL, NULL, NULL },
  { "2022-03-05~", NULL, NULL, NULL },
  { "~", NULL, NULL, NULL },
  { "../2027-03-15", NULL, "2027-03-15", "../2027-03-15" },
  { "2027-03-15/..", "2027-03-15", NULL, "2027-03-15/.." },
  { "2027-01/2027-03", "2027-01-01", "2027-03-31", "2027-01-01/2027-03-31" },
  { "2027-03/2027-01", NULL, NULL, NULL },
  { "2022-13", NULL, NULL, NULL },
  { "2022-25", NULL, NULL, NULL },
  { "2023-02-29", NULL, NULL, NULL },
  { "1899", NULL, NULL, NULL },
  { "22", NULL, NULL, NULL },
  { "2022-3", NULL, NULL, NULL },
  { "../..", NULL, NULL, NULL },
  { "..", NULL, NULL, NULL },
  { "", NULL, NULL, NULL },
  { "2022/2023/2024", NULL, NULL, NULL },
  { "spring 2022", NULL, NULL, NULL },
};

static void
test_rough_day (gconstpointer data)
{
  const Rough *row = data;
  JalonRoughDay day, again;
  g_assert_cmpint (jalon_rough_day_parse (row->text, &day), ==, row->written != NULL);
  g_autofree char *earliest = jalon_date_format (&day.earliest);
  g_autofree char *latest = jalon_date_format (&day.latest);
  g_autofree char *written = jalon_rough_day_format (&day);
  g_assert_cmpstr (earliest, ==, row->earliest);
  g_assert_cmpstr (latest, ==, row->latest);
  g_assert_cmpstr (written, ==, row->written);
  g_assert_cmpint (jalon_rough_day_is_known (&day), ==, row->written != NULL);
  if (written == NULL)
    return;
  g_assert_true (jalon_rough_day_parse (written, &again));
  g_autofree char *twice = jalon_rough_day_format (&again);
  g_assert_cmpstr (twice, ==, written);

  /* Split into a day and how rough it is, and joined again. */
  GDate ordered;
  JalonRoughDay how_rough, joined;
  jalon_rough_day_split (&day, &ordered, &how_rough);
  g_autofree char *order = jalon_date_format (&ordered);
  g_assert_cmpstr (order, ==, row->earliest != NULL ? row->earliest : row->latest);
  g_assert_cmpint (jalon_rough_day_is_known (&how_rough), ==, g_strcmp0 (row->earliest, row->latest) != 0);
  jalon_rough_day_join (&joined, &ordered, &how_rough);
  g_assert_true (jalon_rough_day_equal (&joined, &day));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/interval-set/against-days", test_against_days);
  g_test_add_func ("/interval-set/laws", test_laws);
  g_test_add_func ("/interval-set/touching", test_touching);
  for (gsize i = 0; i < G_N_ELEMENTS (rough_days); i++)
    {
      g_autofree char *path = g_strdup_printf ("/rough-day/%" G_GSIZE_FORMAT, i);
      g_test_add_data_func (path, &rough_days[i], test_rough_day);
    }
  return g_test_run ();
}
