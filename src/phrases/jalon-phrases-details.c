/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a person can say of the situation and of the portal account: the name of each detail and its value in words.
 */
#include "core/jalon-date.h"
#include "phrases/jalon-phrases-line.h"
#include "phrases/jalon-phrases.h"

#include <glib/gi18n.h>

static const struct { const char *name, *words; } names[] = {
  { "account-email", N_ ("E-mail address of the portal account") },
  { "account-phone", N_ ("Telephone number of the portal account") },
  { "foreigner-number", N_ ("Foreigner number (numéro étranger, AGDREF)") },
  { "file-number", N_ ("Number of the file at the prefecture (numéro de dossier)") },
  { "ephoto-code", N_ ("Code of the e-photo (photo-signature numérique)") },
  { "ephoto-until", N_ ("Last day of the e-photo code") },
  { "nationality", N_ ("Nationality") },
  { "born", N_ ("Day of birth") },
  { "department", N_ ("Department where you live, like 75, 2A or 974") },
  { "residence", N_ ("Where you live") },
  { "entered", N_ ("Day you entered France") },
  { "entered-as", N_ ("Visa or status you entered with") },
  { "visa-validated", N_ ("Online validation of the visa (VLS-TS)") },
  { "long-stay-visa", N_ ("You came with the long-stay visa for this card") },
  { "lawful-since", N_ ("You live here lawfully, without a gap, since") },
  { "one-year-in-france", N_ ("You have lived in France for a year") },
  { "child-one-year", N_ ("You came as the child of a long-term resident, a year ago or more") },
  { "renewals", N_ ("How many times a card with these same words was renewed") },
  { "work-authorisation", N_ ("You have the work authorisation for this job") },
  { "work-authorisation-employer", N_ ("Employer named by the work authorisation") },
  { "work-authorisation-until", N_ ("Last day of the work authorisation") },
  { "new-employer", N_ ("First day with another employer than the one of the card") },
  { "hired", N_ ("First day of the new job") },
  { "job-lost", N_ ("Day you lost your job without wanting to") },
  { "moved", N_ ("Day you moved") },
  { "left-france", N_ ("Day you left France") },
  { "left-eu", N_ ("Day you left the European Union") },
  { "presence", N_ ("Months in France, year by year, like 2025=8 2026=11") },
  { "diploma", N_ ("Day of the diploma") },
  { "young-adult", N_ ("One of the permits for young adults is yours") },
  { "recognised", N_ ("Day you were recognised as refugee or protected") },
  { "api-protection", N_ ("The extension certificate is for a protected person") },
  { "aes-asked", N_ ("Day you asked for the card for occupations short of workers") },
  { "paid-months", N_ ("Paid months in such an occupation within 24 months") },
  { "kind", N_ ("Kind of the card you asked for") },
  { "acknowledged", N_ ("An acknowledgement names the day of silence and the ways of appeal") },
  { "extension-notice", N_ ("The prefecture told you that it takes longer") },
  { "papers-asked", N_ ("Day the prefecture asked for missing papers") },
  { "papers-due", N_ ("Day by which the missing papers were due") },
  { "papers-sent", N_ ("Day you sent the missing papers") },
  { "reasons-asked", N_ ("Day you asked for the reasons of the refusal") },
  { "reasons-given", N_ ("Day the reasons came") },
  { "gracieux", N_ ("Day your appeal to the administration arrived") },
  { "claimed", N_ ("Day your claim for money arrived") },
  { "commission-referral", N_ ("Day the commission was asked") },
  { "commission-meeting", N_ ("Day the commission meets") },
  { "collected", N_ ("Day you collect the card") },
  { "oqtf-situation", N_ ("Your situation when you were told to leave") },
  { "oqtf-time", N_ ("Time of day you were told to leave, like 14:30") },
  { "house-arrest", N_ ("First day of house arrest") },
  { "detention", N_ ("First day of detention") },
  { "detention-time", N_ ("Time of day you were told of the detention, like 14:30") },
};

static const struct { const char *value, *words; } values[] = {
  { "yes", N_ ("Yes") },
  { "no", N_ ("No") },
  { "mainland", N_ ("Mainland France") },
  { "overseas", N_ ("Overseas") },
  { "abroad", N_ ("Abroad") },
  { "vls-ts", N_ ("Long-stay visa that counts as a permit (VLS-TS)") },
  { "visa-to-request", N_ ("Long-stay visa with which a card must be asked for") },
  { "eu-long-term", N_ ("Long-term resident card of another EU country") },
  { "eu-family", N_ ("Family of an EU citizen") },
  { "blue-card", N_ ("EU Blue Card") },
  { "blue-card-family", N_ ("Family of an EU Blue Card holder") },
  { "blue-card-from-eu", N_ ("EU Blue Card, coming from another EU country") },
  { "listed", N_ ("Yes, one of the listed permits") },
  { "other", N_ ("No, another one") },
  { "free", N_ ("Free") },
  { "house-arrest", N_ ("Under house arrest") },
  { "prison", N_ ("In prison") },
  { "detention", N_ ("In detention") },
  { "ordinary", N_ ("Ordinary card") },
  { "student", N_ ("Student") },
  { "student-mobility", N_ ("Student, mobility within the EU") },
  { "rece", N_ ("Looking for work after a diploma (RECE)") },
  { "seasonal", N_ ("Seasonal worker") },
  { "ict", N_ ("Posted within a company (ICT)") },
  { "ict-trainee", N_ ("Trainee posted within a company (ICT)") },
  { "au-pair", N_ ("Au pair") },
  { "trainee", N_ ("Trainee") },
  { "talent", N_ ("Talent") },
  { "researcher", N_ ("Researcher") },
};

/**
 * jalon_phrase_detail_name:
 * @name: a detail
 *
 * Returns: (transfer none): what it is; @name itself when it is not known here
 */
const char *
jalon_phrase_detail_name (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].name, name))
      return _ (names[i].words);
  return name;
}

/**
 * jalon_phrase_detail_value:
 * @value: the value of a detail
 *
 * Returns: (transfer full): it in words: a day is written out, a choice named, anything else stays as it is
 */
char *
jalon_phrase_detail_value (const char *value)
{
  GDate day;
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    if (g_str_equal (values[i].value, value))
      return g_strdup (_ (values[i].words));
  return jalon_date_parse (value, &day) ? jalon_phrase_date (&day) : g_strdup (value);
}

/**
 * jalon_phrase_detail_question:
 * @packs: the rule packs
 * @name: a detail
 *
 * Returns: (transfer full): the question that it answers; its name when no rule asks it
 */
char *
jalon_phrase_detail_question (JalonPacks *packs, const char *name)
{
  char *asked = jalon_phrase_deadline_question (packs, name);
  if (asked != NULL)
    return asked;
  return jalon_phrase_line_has_question (name) ? jalon_phrase_line_question (name) : g_strdup (jalon_phrase_detail_name (name));
}
