/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Amounts as people type them.
 */
#include "core/jalon-money.h"

static const struct { const char *name, *text; gint64 cents; } rows[] = {
  { "whole", "1234", 123400 },
  { "one-cent", "0,01", 1 },
  { "point", "1234.5", 123450 },
  { "comma", "1234,56", 123456 },
  { "grouped", "1 234,56", 123456 },
  { "grouped-as-in-french", "2\u202f224\u00a0\u20ac", 222400 },
  { "currency-before", "\u20ac 12", 1200 },
  { "trailing-mark", "12,", 1200 },
  { "ten-million", "10000000", 1000000000 },
  { "nothing", "", 0 },
  { "zero", "0", 0 },
  { "zero-cents", "0,00", 0 },
  { "thousand-or-decimal", "1.234", 0 },
  { "two-marks", "1.234,56", 0 },
  { "negative", "-5", 0 },
  { "no-euros", ",50", 0 },
  { "words", "ten", 0 },
  { "too-much", "10000001", 0 },
  { "far-too-much", "99999999999999999999999", 0 },
  { "not-utf8", "12\xff", 0 },
};

static void
test_row (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  gint64 cents = 7;
  gboolean is_amount = jalon_money_parse (rows[row].text, &cents);
  g_assert_cmpint (is_amount, ==, rows[row].cents > 0);
  if (is_amount)
    g_assert_cmpint (cents, ==, rows[row].cents);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/money/%s", rows[i].name);
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_row);
    }
  return g_test_run ();
}
