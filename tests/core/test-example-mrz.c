/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The machine-readable zones of the example, against the published specimens of ICAO Doc 9303 and against check digits that are
 * computed here in another way.
 */
#include "../../data/example/mrz.h"

#include <string.h>

static void
test_specimen_passport (void)
{
  const Mrz        mrz = { "P<", "UTO", "L898902C3", "UTO", "740812", 'F', "120415", "ERIKSSON<<ANNA<MARIA", "ZE184226B" };
  g_autofree char *zone = mrz_passport (&mrz);
  g_assert_cmpstr (zone, ==, "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10");
}

static void
test_specimen_card (void)
{
  const Mrz        mrz = { "I<", "UTO", "D23145890", "UTO", "740812", 'F', "120415", "ERIKSSON<<ANNA<MARIA", "" };
  g_autofree char *zone = mrz_card (&mrz);
  g_assert_cmpstr (zone, ==, "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<");
}

/* A field is right when its weighted sum with the digit, which weighs 9, is a multiple of ten. */
static void
assert_checked (const char *field, char digit)
{
  static const char order[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  int               sum = 9 * (digit - '0');
  for (gsize i = 0; i < strlen (field); i++)
    {
      const char *place = field[i] == '<' ? order : strchr (order, field[i]);
      g_assert_nonnull (place);
      sum += (int) (place - order) * (i % 3 == 0 ? 7 : i % 3 == 1 ? 3 : 1);
    }
  g_assert_cmpint (sum % 10, ==, 0);
}

static void
assert_part (const char *line, int from, int length)
{
  g_autofree char *field = g_strndup (line + from, (gsize) length);
  assert_checked (field, line[from + length]);
}

static void
test_cards (void)
{
  const Mrz *cards[] = { &example_card_mrz, &example_old_card_mrz };
  for (gsize i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      g_autofree char *zone = mrz_card (cards[i]);
      g_auto(GStrv) lines = g_strsplit (zone, "\n", -1);
      g_assert_cmpuint (g_strv_length (lines), ==, 3);
      for (int line = 0; line < 3; line++)
        g_assert_cmpuint (strlen (lines[line]), ==, 30);
      assert_part (lines[0], 5, 9);
      assert_part (lines[1], 0, 6);
      assert_part (lines[1], 8, 6);
      g_autofree char *composite = g_strdup_printf ("%s%.7s%.7s%.11s", lines[0] + 5, lines[1], lines[1] + 8, lines[1] + 18);
      assert_checked (composite, lines[1][29]);
      g_assert_cmpstr (lines[2], ==, "EXEMPLE<TRAORE<<AWA<<<<<<<<<<<");
    }
}

static void
test_passport (void)
{
  g_autofree char *zone = mrz_passport (&example_passport_mrz);
  g_auto(GStrv) lines = g_strsplit (zone, "\n", -1);
  g_assert_cmpuint (strlen (lines[0]), ==, 44);
  g_assert_cmpuint (strlen (lines[1]), ==, 44);
  assert_part (lines[1], 0, 9);
  assert_part (lines[1], 13, 6);
  assert_part (lines[1], 21, 6);
  g_autofree char *composite = g_strdup_printf ("%.10s%.7s%.22s", lines[1], lines[1] + 13, lines[1] + 21);
  assert_checked (composite, lines[1][43]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/example/mrz/specimen-passport", test_specimen_passport);
  g_test_add_func ("/example/mrz/specimen-card", test_specimen_card);
  g_test_add_func ("/example/mrz/cards", test_cards);
  g_test_add_func ("/example/mrz/passport", test_passport);
  return g_test_run ();
}
