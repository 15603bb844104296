/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The form of an answer to a question about the situation: a day, a country, a department, a choice. Whether it is true is not
 * its business.
 */
#include "core/law/jalon-permits.h"

#include "core/jalon-date.h"

#include <string.h>

/* ISO 3166-1 alpha-2 as assigned, and XK, which passports of Kosovo are filed under. */
static const char countries[] =
  "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI "
  "CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ "
  "GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS "
  "LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG "
  "PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK "
  "TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW XK ";

/* Overseas departments and collectivities that have a prefecture or a high commissioner. */
static const char overseas[] = "971 972 973 974 975 976 977 978 986 987 988 ";

static gboolean
is_word_of (const char *list, const char *word, gsize length)
{
  if (strlen (word) != length)
    return FALSE;
  for (const char *p = list; *p != '\0'; p += length + 1)
    if (strncmp (p, word, length) == 0)
      return TRUE;
  return FALSE;
}

/**
 * jalon_country_is_known:
 * @code: (nullable): a code in capital letters
 *
 * Returns: whether @code is a country code of two letters that is in use
 */
gboolean
jalon_country_is_known (const char *code)
{
  return code != NULL && is_word_of (countries, code, 2);
}

static gboolean
is_department (const char *value)
{
  if (g_str_equal (value, "2A") || g_str_equal (value, "2B"))
    return TRUE;
  if (strlen (value) == 3)
    return is_word_of (overseas, value, 3);
  if (strlen (value) != 2 || !g_ascii_isdigit (value[0]) || !g_ascii_isdigit (value[1]))
    return FALSE;
  int number = (value[0] - '0') * 10 + (value[1] - '0');
  return number >= 1 && number <= 95 && number != 20;
}

static gboolean
is_id (const char *value)
{
  return *value != '\0' && value[strspn (value, "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0';
}

/**
 * jalon_fact_accepts:
 * @self: a kind of fact
 * @value: an answer
 *
 * Returns: whether @value has the form of an answer; the id of a list is not looked up
 */
gboolean
jalon_fact_accepts (const JalonFactKind *self, const char *value)
{
  GDate date;
  switch (self->type)
    {
    case JALON_FACT_DATE:
      return jalon_date_parse (value, &date);
    case JALON_FACT_COUNTRY:
      return jalon_country_is_known (value);
    case JALON_FACT_DEPARTMENT:
      return is_department (value);
    case JALON_FACT_LIST:
      return is_id (value);
    default:
      return g_strv_contains ((const char *const *) self->values, value);
    }
}
