/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table of details.
 */
#include "core/law/jalon-details.h"

#include "core/jalon-date.h"

#include <string.h>

static const JalonDetailKind kinds[] = {
  { "account-email", JALON_DETAIL_ACCOUNT, JALON_DETAIL_TEXT },
  { "account-phone", JALON_DETAIL_ACCOUNT, JALON_DETAIL_TEXT },
  { "foreigner-number", JALON_DETAIL_ACCOUNT, JALON_DETAIL_TEXT },
  { "file-number", JALON_DETAIL_ACCOUNT, JALON_DETAIL_TEXT },
  { "ephoto-code", JALON_DETAIL_ACCOUNT, JALON_DETAIL_TEXT },
  { "ephoto-until", JALON_DETAIL_ACCOUNT, JALON_DETAIL_DAY },
  { "nationality", JALON_DETAIL_PERSON, JALON_DETAIL_LAW },
  { "born", JALON_DETAIL_PERSON, JALON_DETAIL_LAW },
  { "department", JALON_DETAIL_PERSON, JALON_DETAIL_LAW },
  { "residence", JALON_DETAIL_PERSON, JALON_DETAIL_LAW },
  { "entered", JALON_DETAIL_PERSON, JALON_DETAIL_LAW },
  { "entered-as", JALON_DETAIL_PERSON, JALON_DETAIL_LAW },
  { "visa-validated", JALON_DETAIL_PERSON, JALON_DETAIL_YES_NO_DAY },
  { "long-stay-visa", JALON_DETAIL_PERSON, JALON_DETAIL_YES_NO },
  { "lawful-since", JALON_DETAIL_PERSON, JALON_DETAIL_LAW },
  { "one-year-in-france", JALON_DETAIL_PERSON, JALON_DETAIL_YES_NO },
  { "child-one-year", JALON_DETAIL_PERSON, JALON_DETAIL_YES_NO },
  { "renewals", JALON_DETAIL_CARD, JALON_DETAIL_LAW },
  { "work-authorisation", JALON_DETAIL_PERSON, JALON_DETAIL_YES_NO },
  { "work-authorisation-employer", JALON_DETAIL_PERSON, JALON_DETAIL_TEXT },
  { "work-authorisation-until", JALON_DETAIL_PERSON, JALON_DETAIL_DAY },
  { "new-employer", JALON_DETAIL_CARD, JALON_DETAIL_DAY },
  { "hired", JALON_DETAIL_PERSON, JALON_DETAIL_LAW },
  { "job-lost", JALON_DETAIL_PERSON, JALON_DETAIL_LAW },
  { "moved", JALON_DETAIL_PERSON, JALON_DETAIL_LAW },
  { "left-france", JALON_DETAIL_PERSON, JALON_DETAIL_LAW },
  { "left-eu", JALON_DETAIL_PERSON, JALON_DETAIL_LAW },
  { "presence", JALON_DETAIL_PERSON, JALON_DETAIL_LAW },
  { "diploma", JALON_DETAIL_PERSON, JALON_DETAIL_LAW },
  { "young-adult", JALON_DETAIL_PERSON, JALON_DETAIL_LAW },
  { "recognised", JALON_DETAIL_PERSON, JALON_DETAIL_LAW },
  { "api-protection", JALON_DETAIL_PERSON, JALON_DETAIL_LAW },
  { "aes-asked", JALON_DETAIL_PERSON, JALON_DETAIL_LAW },
  { "paid-months", JALON_DETAIL_PERSON, JALON_DETAIL_LAW },
  { "kind", JALON_DETAIL_REQUEST, JALON_DETAIL_LAW },
  { "acknowledged", JALON_DETAIL_REQUEST, JALON_DETAIL_LAW },
  { "extension-notice", JALON_DETAIL_REQUEST, JALON_DETAIL_LAW },
  { "papers-asked", JALON_DETAIL_REQUEST, JALON_DETAIL_LAW },
  { "papers-due", JALON_DETAIL_REQUEST, JALON_DETAIL_LAW },
  { "papers-sent", JALON_DETAIL_REQUEST, JALON_DETAIL_LAW },
  { "reasons-asked", JALON_DETAIL_REQUEST, JALON_DETAIL_LAW },
  { "reasons-given", JALON_DETAIL_REQUEST, JALON_DETAIL_LAW },
  { "gracieux", JALON_DETAIL_REQUEST, JALON_DETAIL_LAW },
  { "claimed", JALON_DETAIL_REQUEST, JALON_DETAIL_LAW },
  { "commission-referral", JALON_DETAIL_REQUEST, JALON_DETAIL_LAW },
  { "commission-meeting", JALON_DETAIL_REQUEST, JALON_DETAIL_LAW },
  { "collected", JALON_DETAIL_REQUEST, JALON_DETAIL_LAW },
  { "oqtf-situation", JALON_DETAIL_REMOVAL, JALON_DETAIL_LAW },
  { "oqtf-time", JALON_DETAIL_REMOVAL, JALON_DETAIL_LAW },
  { "house-arrest", JALON_DETAIL_REMOVAL, JALON_DETAIL_LAW },
  { "detention", JALON_DETAIL_REMOVAL, JALON_DETAIL_LAW },
  { "detention-time", JALON_DETAIL_REMOVAL, JALON_DETAIL_LAW },
};

const JalonDetailKind *
jalon_detail_kind_get (guint index)
{
  return index < G_N_ELEMENTS (kinds) ? &kinds[index] : NULL;
}

const JalonDetailKind *
jalon_detail_kind_find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].name, name) == 0)
      return &kinds[i];
  return NULL;
}

gboolean
jalon_detail_is_repeatable (JalonPacks *packs, const JalonDetailKind *kind)
{
  const JalonLawFact *fact = kind->form == JALON_DETAIL_LAW ? jalon_packs_get_law_fact (packs, kind->name) : NULL;
  return fact != NULL && fact->repeatable;
}

static gboolean
accepts_law (JalonPacks *packs, const JalonDetailKind *kind, const char *value)
{
  const JalonLawFact *fact = jalon_packs_get_law_fact (packs, kind->name);
  if (fact == NULL)
    return FALSE;
  if (fact->type == JALON_LAW_FACT_FLAG)
    return g_str_equal (value, "yes");
  if (!fact->repeatable)
    return jalon_law_fact_accepts (packs, fact, value);
  g_auto(GStrv) parts = g_strsplit (value, " ", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (!jalon_law_fact_accepts (packs, fact, parts[i]))
      return FALSE;
  return parts[0] != NULL;
}

static gboolean
is_line (const char *value)
{
  glong length = g_utf8_strlen (value, -1);
  if (length < 1 || length > JALON_DETAIL_MAX_CHARS)
    return FALSE;
  for (const char *at = value; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_iscntrl (g_utf8_get_char (at)))
      return FALSE;
  return TRUE;
}

/**
 * jalon_detail_accepts:
 * @packs: the rule packs
 * @kind: a detail
 * @value: UTF-8
 *
 * Returns: whether @value has the form that @kind asks for; whether it is true is not asked
 */
gboolean
jalon_detail_accepts (JalonPacks *packs, const JalonDetailKind *kind, const char *value)
{
  gboolean yes_no = g_str_equal (value, "yes") || g_str_equal (value, "no");
  GDate day;
  switch (kind->form)
    {
    case JALON_DETAIL_YES_NO:
      return yes_no;
    case JALON_DETAIL_YES_NO_DAY:
      return yes_no || jalon_date_parse (value, &day);
    case JALON_DETAIL_DAY:
      return jalon_date_parse (value, &day);
    case JALON_DETAIL_TEXT:
      return is_line (value);
    case JALON_DETAIL_LAW:
    default:
      return accepts_law (packs, kind, value);
    }
}

const JalonDetail *
jalon_details_find (GPtrArray *details, const char *name)
{
  for (guint i = 0; details != NULL && i < details->len; i++)
    {
      const JalonDetail *detail = g_ptr_array_index (details, i);
      if (g_str_equal (detail->name, name))
        return detail;
    }
  return NULL;
}

const char *
jalon_details_get (GPtrArray *details, const char *name)
{
  const JalonDetail *detail = jalon_details_find (details, name);
  return detail != NULL ? detail->value : NULL;
}
