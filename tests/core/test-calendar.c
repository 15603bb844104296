/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Counting of days and months. Every expected date was worked out by hand with a printed calendar.
 */
#include "core/jalon-date.h"
#include "core/law/jalon-calendar.h"

typedef struct {
  const char *name;
  const char *from;
  int         amount;
  const char *expected;
} CountRow;

static void
assert_date (const GDate *date, const char *expected)
{
  g_autofree char *text = jalon_date_format (date);
  g_assert_cmpstr (text, ==, expected);
}

static const CountRow month_rows[] = {
  { "same-day", "2027-01-05", 2, "2027-03-05" },
  { "to-short-month", "2027-01-31", 1, "2027-02-28" },
  { "to-leap-february", "2028-01-31", 1, "2028-02-29" },
  { "back-to-short-month", "2027-04-30", -2, "2027-02-28" },
  { "end-of-february-stays-28", "2027-02-28", 1, "2027-03-28" }, /* not the end of March: the day-number counts */
  { "over-new-year", "2026-11-30", 3, "2027-02-28" },
  { "four-months", "2026-10-31", 4, "2027-02-28" },
};

static void
test_months (gconstpointer data)
{
  const CountRow *row = data;
  GDate date;
  g_assert_true (jalon_date_parse (row->from, &date));
  jalon_calendar_add_months (&date, row->amount);
  assert_date (&date, row->expected);
}

static const CountRow franc_rows[] = {
  /* 5 March 2027 is a Friday; one day more is Saturday, so Monday the 8th. */
  { "saturday-to-monday", "2027-01-05", 2, "2027-03-08" },
  /* 9 March 2027 is a Tuesday. */
  { "plain", "2027-01-08", 2, "2027-03-09" },
  /* 28 February 2027 is a Sunday: + 1 is Monday 1 March, a court day. */
  { "clamped", "2026-12-31", 2, "2027-03-01" },
  /* 28 April 2026 + 1, a Wednesday. */
  { "end-of-february", "2026-02-28", 2, "2026-04-29" },
  /* 30 April + 1 = 1 May 2026, a Friday and Labour Day; then Saturday and Sunday; Monday 4 May. */
  { "first-of-may", "2026-03-31", 1, "2026-05-04" },
  /* Easter 2027 is 28 March: 27 January + 2 months + 1 = 28 March (Sunday), the 29th is Easter Monday; so Tuesday the 30th. */
  { "easter-monday", "2027-01-27", 2, "2027-03-30" },
  /* 31 October 2027 is a Sunday, 1 November (All Saints) a Monday: Tuesday the 2nd. */
  { "all-saints", "2027-08-30", 2, "2027-11-02" },
};

static void
test_franc (gconstpointer data)
{
  const CountRow *row = data;
  GDate date;
  g_assert_true (jalon_date_parse (row->from, &date));
  jalon_calendar_add_months_franc (&date, row->amount);
  assert_date (&date, row->expected);
}

static const CountRow working_rows[] = {
  { "back-over-sunday", "2027-01-11", -2, "2027-01-08" },        /* Monday: Saturday 9 and Friday 8 */
  { "back-plain", "2027-01-14", -2, "2027-01-12" },
  { "back-over-new-year", "2027-01-04", -2, "2026-12-31" },      /* Monday: Saturday 2, not Friday 1 January, Thursday 31 */
  { "forward-over-easter", "2027-03-27", 1, "2027-03-30" },      /* Saturday before Easter: Monday is a holiday */
};

static void
test_working (gconstpointer data)
{
  const CountRow *row = data;
  GDate date;
  g_assert_true (jalon_date_parse (row->from, &date));
  jalon_calendar_add_working_days (&date, row->amount);
  assert_date (&date, row->expected);
}

/* Published dates of Easter Sunday. */
static const char *const easters[] = { "2000-04-23", "2008-03-23", "2011-04-24", "2016-03-27", "2019-04-21", "2024-03-31",
                                       "2025-04-20", "2026-04-05", "2027-03-28", "2038-04-25", "2049-04-18" };

static void
test_easter (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (easters); i++)
    {
      GDate date;
      jalon_calendar_easter (atoi (easters[i]), &date);
      assert_date (&date, easters[i]);
    }
}

static void
test_holidays (void)
{
  static const char *const holidays_2026[] = { "2026-01-01", "2026-04-06", "2026-05-01", "2026-05-08", "2026-05-14", "2026-05-25",
                                               "2026-07-14", "2026-08-15", "2026-11-01", "2026-11-11", "2026-12-25" };
  GDate date;
  guint found = 0;
  g_date_clear (&date, 1);
  for (g_date_set_dmy (&date, 1, 1, 2026); g_date_get_year (&date) == 2026; g_date_add_days (&date, 1))
    if (jalon_calendar_is_public_holiday (&date))
      {
        g_assert_cmpuint (found, <, G_N_ELEMENTS (holidays_2026));
        assert_date (&date, holidays_2026[found++]);
      }
  g_assert_cmpuint (found, ==, G_N_ELEMENTS (holidays_2026));
}

static void
test_birthday (void)
{
  GDate birth, date;
  g_assert_true (jalon_date_parse ("2008-02-29", &birth));
  jalon_calendar_anniversary (&date, &birth, 18);
  assert_date (&date, "2026-02-28");
  jalon_calendar_anniversary (&date, &birth, 20);
  assert_date (&date, "2028-02-29");
}

static void
add_rows (const char *prefix, const CountRow *rows, gsize n_rows, GTestDataFunc func)
{
  for (gsize i = 0; i < n_rows; i++)
    {
      g_autofree char *path = g_strdup_printf ("/calendar/%s/%s", prefix, rows[i].name);
      g_test_add_data_func (path, &rows[i], func);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_rows ("months", month_rows, G_N_ELEMENTS (month_rows), test_months);
  add_rows ("franc", franc_rows, G_N_ELEMENTS (franc_rows), test_franc);
  add_rows ("working", working_rows, G_N_ELEMENTS (working_rows), test_working);
  g_test_add_func ("/calendar/easter", test_easter);
  g_test_add_func ("/calendar/holidays-of-2026", test_holidays);
  g_test_add_func ("/calendar/birthday-on-29-february", test_birthday);
  return g_test_run ();
}
