/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Machine-readable zones as ICAO Doc 9303 lays them out: parts 3 (check digits), 4 (passports, TD3) and 5 (cards, TD1).
 * Writes only; nothing here reads or judges a zone.
 */
#include "mrz.h"

#include "person.h"

#include <string.h>

const Mrz example_card_mrz
    = { "IR", "FRA", CARD_NUMBER, NATIONALITY_CODE, "910314", 'F', "270308", "EXEMPLE<TRAORE<<AWA", FOREIGNER_NUMBER };
const Mrz example_old_card_mrz
    = { "IR", "FRA", OLD_CARD_NUMBER, NATIONALITY_CODE, "910314", 'F', "260308", "EXEMPLE<TRAORE<<AWA", FOREIGNER_NUMBER };
const Mrz example_passport_mrz
    = { "P<", NATIONALITY_CODE, PASSPORT_NUMBER, NATIONALITY_CODE, "910314", 'F', "270601", "EXEMPLE<TRAORE<<AWA", "" };

static int
character_value (char c)
{
  if (g_ascii_isdigit (c))
    return c - '0';
  return g_ascii_isupper (c) ? c - 'A' + 10 : 0;
}

/**
 * mrz_check_digit:
 * @text: characters of a zone
 *
 * Returns: the check digit with the weights 7, 3, 1
 */
char
mrz_check_digit (const char *text)
{
  static const int weights[] = { 7, 3, 1 };
  int              sum = 0;
  for (gsize i = 0; text[i] != '\0'; i++)
    sum += character_value (text[i]) * weights[i % 3];
  return (char) ('0' + sum % 10);
}

/* Appends @text and fills up to @width with '<'. */
static void
append_field (GString *zone, const char *text, gsize width)
{
  gsize length = MIN (strlen (text), width);
  g_string_append_len (zone, text, (gssize) length);
  for (gsize i = length; i < width; i++)
    g_string_append_c (zone, '<');
}

static void
append_checked (GString *zone, const char *text, gsize width)
{
  g_autoptr(GString) field = g_string_new (NULL);
  append_field (field, text, width);
  g_string_append (zone, field->str);
  g_string_append_c (zone, mrz_check_digit (field->str));
}

char *
mrz_card (const Mrz *mrz)
{
  g_autoptr(GString) upper = g_string_new (NULL), middle = g_string_new (NULL), lower = g_string_new (NULL);
  append_field (upper, mrz->type, 2);
  append_field (upper, mrz->issuer, 3);
  append_checked (upper, mrz->number, 9);
  append_field (upper, mrz->optional, 15);

  append_checked (middle, mrz->birth, 6);
  g_string_append_c (middle, mrz->sex);
  append_checked (middle, mrz->ends, 6);
  append_field (middle, mrz->nationality, 3);
  append_field (middle, "", 11);
  g_autofree char *composite = g_strdup_printf ("%s%.7s%.7s%.11s", upper->str + 5, middle->str, middle->str + 8, middle->str + 18);
  g_string_append_c (middle, mrz_check_digit (composite));

  append_field (lower, mrz->names, 30);
  return g_strdup_printf ("%s\n%s\n%s", upper->str, middle->str, lower->str);
}

char *
mrz_passport (const Mrz *mrz)
{
  g_autoptr(GString) upper = g_string_new (NULL), lower = g_string_new (NULL);
  append_field (upper, mrz->type, 2);
  append_field (upper, mrz->issuer, 3);
  append_field (upper, mrz->names, 39);

  append_checked (lower, mrz->number, 9);
  append_field (lower, mrz->nationality, 3);
  append_checked (lower, mrz->birth, 6);
  g_string_append_c (lower, mrz->sex);
  append_checked (lower, mrz->ends, 6);
  if (mrz->optional[0] != '\0')
    append_checked (lower, mrz->optional, 14);
  else
    append_field (lower, "", 15); /* nothing to check: a filler may stand for the digit */
  g_autofree char *composite = g_strdup_printf ("%.10s%.7s%.22s", lower->str, lower->str + 13, lower->str + 21);
  g_string_append_c (lower, mrz_check_digit (composite));
  return g_strdup_printf ("%s\n%s", upper->str, lower->str);
}
