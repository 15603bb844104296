/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From the words of a text layer to a proposal of kind and dates: a heading that names the paper, a date that stands behind a label.
 * Deliberately timid: no guess from layout or from dates without a label, and two labelled dates that differ give none.
 */
#include "core/intake/jalon-proposal.h"

#include <string.h>

#define HEADING_LINES 30
#define HEADING_CHARS 90

/* Headings as they are printed, folded: lower case, no accents. Longer ones first where one begins with another. */
static const struct {
  const char *heading;
  const char *kind;
} headings[] = {
  { "attestation employeur destinee a france travail", "ft-attestation" },
  { "attestation destinee a france travail", "ft-attestation" },
  { "attestation d'election de domicile", "domiciliation-cert" },
  { "attestation d'hebergement", "hosting-attestation" },
  { "attestation d'inscription", "school-registration" },
  { "attestation de l'employeur", "employer-attestation" },
  { "attestation d'emploi", "employer-attestation" },
  { "attestation employeur", "employer-attestation" },
  { "attestation de travail", "employer-attestation" },
  { "attestation de reussite a l'examen civique", "civic-exam-cert" },
  { "autorisation de travail", "work-authorisation" },
  { "avis d'imposition", "tax-notice" },
  { "avis d'impot", "tax-notice" },
  { "bulletin de paie", "payslips" },
  { "bulletin de salaire", "payslips" },
  { "fiche de paie", "payslips" },
  { "certificat de scolarite", "school-registration" },
  { "certificat de travail", "work-certificate" },
  { "contrat d'engagement a respecter les principes de la republique", "engagement-contract" },
  { "contrat de travail", "employment-contract" },
  { "avenant au contrat de travail", "employment-contract" },
  { "copie integrale d'acte de naissance", "birth-cert" },
  { "copie integrale de l'acte de naissance", "birth-cert" },
  { "quittance de loyer", "proof-of-address" },
  { "releve de notes", "transcripts" },
};

/* A bill proves an address only when it is one of these; a mobile telephone bill is often refused and is not proposed. */
static const char *const bill_headings[] = { "facture", "votre facture" };
static const char *const bill_subjects[] = { "electricite", "gaz naturel", "eau potable", "acces internet", "telephone fixe" };

static const char *const issued_labels[] = { "date d'emission", "emis le", "emise le", "delivre le", "delivree le", "date de delivrance",
                                             "date d'etablissement", "etabli le", "etablie le", "date de facture", "date de la facture",
                                             "facture du", "date de paiement", "virement le" };
static const char *const until_labels[] = { "valable jusqu'au", "valide jusqu'au", "date d'expiration", "expire le",
                                            "date de fin de validite", "fin de validite" };

static const char *const months[] = { "janvier", "fevrier", "mars", "avril", "mai", "juin",
                                      "juillet", "aout", "septembre", "octobre", "novembre", "decembre" };

/* Lower case without accents, one kind of apostrophe, single spaces. */
static char *
fold (const char *text)
{
  g_autofree char *apart = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  GString         *out = g_string_new (NULL);

  for (const char *c = apart; c != NULL && *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (g_unichar_type (character) == G_UNICODE_NON_SPACING_MARK)
        continue;
      if (character == 0x2019 || character == 0x02bc)
        character = '\'';
      if (g_unichar_isspace (character))
        character = ' ';
      if (character != ' ' || (out->len > 0 && out->str[out->len - 1] != ' '))
        g_string_append_unichar (out, g_unichar_tolower (character));
    }
  return g_strchomp (g_string_free (out, FALSE));
}

static gboolean
is_word_end (const char *after)
{
  return !g_unichar_isalnum (g_utf8_get_char (after));
}

static gboolean
starts_with (const char *line, const char *heading)
{
  return g_str_has_prefix (line, heading) && is_word_end (line + strlen (heading));
}

static gboolean
has_any (const char *folded_text, const char *const *phrases, gsize n_phrases)
{
  for (gsize i = 0; i < n_phrases; i++)
    if (strstr (folded_text, phrases[i]) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
is_bill_of_a_home (const char *line, const char *folded_text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bill_headings); i++)
    if (starts_with (line, bill_headings[i]))
      return has_any (folded_text, bill_subjects, G_N_ELEMENTS (bill_subjects)) && strstr (folded_text, "mobile") == NULL;
  return FALSE;
}

static const char *
find_kind_of_line (const char *line, const char *folded_text)
{
  if (g_utf8_strlen (line, -1) > HEADING_CHARS)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (headings); i++)
    if (starts_with (line, headings[i].heading))
      return headings[i].kind;
  return is_bill_of_a_home (line, folded_text) ? "proof-of-address" : NULL;
}

/* The heading nearest to the top names the paper; what comes later may only be mentioned. */
static void
propose_kind (JalonProposal *self, char **lines, char **folded, const char *folded_text)
{
  for (int i = 0; folded[i] != NULL && i < HEADING_LINES; i++)
    {
      self->kind = find_kind_of_line (folded[i], folded_text);
      if (self->kind != NULL)
        {
          self->kind_because = g_strdup (lines[i]);
          return;
        }
    }
}

static gboolean
read_digits (const char **cursor, int most, int *value)
{
  int digits = 0;

  *value = 0;
  for (; digits < most && g_ascii_isdigit (**cursor); digits++, (*cursor)++)
    *value = *value * 10 + (**cursor - '0');
  return digits > 0 && !g_ascii_isdigit (**cursor);
}

static gboolean
set_date (GDate *date, int day, int month, int year)
{
  if (year < 1950 || year > 2150 || month < 1 || month > 12 || day < 1 || !g_date_valid_dmy ((GDateDay) day, month, (GDateYear) year))
    return FALSE;
  g_date_set_dmy (date, (GDateDay) day, month, (GDateYear) year);
  return TRUE;
}

/* "31/03/2027", "31.03.2027", "31-03-2027" or "2027-03-31". */
static gboolean
parse_numeric (const char *text, GDate *date)
{
  int         first, second, third;
  const char *cursor = text;
  char        separator;

  if (!read_digits (&cursor, 4, &first))
    return FALSE;
  separator = *cursor;
  if (strchr ("/.-", separator) == NULL || separator == '\0')
    return FALSE;
  cursor++;
  if (!read_digits (&cursor, 2, &second) || *cursor != separator)
    return FALSE;
  cursor++;
  if (!read_digits (&cursor, 4, &third))
    return FALSE;
  return first > 31 ? separator == '-' && set_date (date, third, second, first) : set_date (date, first, second, third);
}

/* "31 mars 2027", "1er mars 2027". */
static gboolean
parse_written (const char *text, GDate *date)
{
  const char *cursor = text;
  int         day, year;

  if (!read_digits (&cursor, 2, &day))
    return FALSE;
  if (g_str_has_prefix (cursor, "er"))
    cursor += strlen ("er");
  if (*cursor++ != ' ')
    return FALSE;
  for (int i = 0; i < (int) G_N_ELEMENTS (months); i++)
    if (starts_with (cursor, months[i]))
      {
        cursor += strlen (months[i]);
        return *cursor++ == ' ' && read_digits (&cursor, 4, &year) && set_date (date, day, i + 1, year);
      }
  return FALSE;
}

/* The date that follows a label, with only blanks, a colon or "le"/"au" between. */
static gboolean
parse_after_label (const char *text, GDate *date)
{
  while (*text == ' ' || *text == ':')
    text++;
  if (g_str_has_prefix (text, "le ") || g_str_has_prefix (text, "au "))
    text += strlen ("le ");
  while (*text == ' ')
    text++;
  return parse_numeric (text, date) || parse_written (text, date);
}

typedef struct {
  GDate date;
  char *because;
  int   n_different;
} Found;

static void
note_date (Found *found, const GDate *date, const char *line)
{
  if (found->n_different > 0 && g_date_compare (&found->date, date) == 0)
    return;
  found->n_different++;
  found->date = *date;
  g_free (found->because);
  found->because = g_strdup (line);
}

/* The value stands behind the label or, in forms, at the start of the next line. */
static void
look_behind_label (Found *found, char **lines, char **folded, int i, const char *label)
{
  const char *at = strstr (folded[i], label);
  GDate       date;

  g_date_clear (&date, 1);
  if (at == NULL || (at != folded[i] && !is_word_end (g_utf8_prev_char (at))))
    return;
  at += strlen (label);
  if (parse_after_label (at, &date))
    note_date (found, &date, lines[i]);
  else if (at[strspn (at, " :")] == '\0' && folded[i + 1] != NULL && parse_after_label (folded[i + 1], &date))
    note_date (found, &date, lines[i + 1]);
}

/* Only a date that nothing contradicts. */
static void
take_found (Found *found, GDate *date, char **because)
{
  if (found->n_different == 1)
    {
      *date = found->date;
      *because = g_steal_pointer (&found->because);
    }
  g_free (found->because);
}

/* "Fait à Lyon, le 24 février 2025": how contracts and attestations end. */
static void
look_for_place_and_day (Found *found, const char *line, const char *folded_line)
{
  const char *at = starts_with (folded_line, "fait a") ? strstr (folded_line, " le ") : NULL;
  GDate       date;

  g_date_clear (&date, 1);
  if (at != NULL && parse_after_label (at, &date))
    note_date (found, &date, line);
}

static void
propose_issued (JalonProposal *self, char **lines, char **folded)
{
  Found found = { 0 };

  g_date_clear (&found.date, 1);
  for (int i = 0; folded[i] != NULL; i++)
    {
      look_for_place_and_day (&found, lines[i], folded[i]);
      for (gsize k = 0; k < G_N_ELEMENTS (issued_labels); k++)
        look_behind_label (&found, lines, folded, i, issued_labels[k]);
    }
  take_found (&found, &self->issued, &self->issued_because);
}

static void
propose_until (JalonProposal *self, char **lines, char **folded)
{
  Found found = { 0 };

  g_date_clear (&found.date, 1);
  for (int i = 0; folded[i] != NULL; i++)
    for (gsize k = 0; k < G_N_ELEMENTS (until_labels); k++)
      look_behind_label (&found, lines, folded, i, until_labels[k]);
  take_found (&found, &self->until, &self->until_because);
}

static char **
fold_lines (char **lines)
{
  guint  n_lines = g_strv_length (lines);
  char **folded = g_new0 (char *, n_lines + 1);

  for (guint i = 0; i < n_lines; i++)
    {
      g_strdelimit (lines[i], "\f", ' ');
      folded[i] = fold (g_strstrip (lines[i]));
    }
  return folded;
}

/**
 * jalon_proposal_new:
 * @text: words of a paper, as jalon_words_to_text () gives them; valid UTF-8
 *
 * Looks for a heading and for labelled dates.
 *
 * Returns: (transfer full): a proposal, in which anything may be missing
 */
JalonProposal *
jalon_proposal_new (const char *text)
{
  JalonProposal   *self = g_new0 (JalonProposal, 1);
  g_auto(GStrv)    lines = g_strsplit (text, "\n", -1);
  g_auto(GStrv)    folded = fold_lines (lines);
  g_autofree char *folded_text = g_strjoinv ("\n", folded);

  g_date_clear (&self->issued, 1);
  g_date_clear (&self->until, 1);
  propose_kind (self, lines, folded, folded_text);
  propose_issued (self, lines, folded);
  propose_until (self, lines, folded);
  if (g_date_valid (&self->issued) && g_date_valid (&self->until) && g_date_compare (&self->until, &self->issued) < 0)
    {
      g_date_clear (&self->issued, 1);
      g_date_clear (&self->until, 1);
      g_clear_pointer (&self->issued_because, g_free);
      g_clear_pointer (&self->until_because, g_free);
    }
  return self;
}

/**
 * jalon_proposal_free:
 * @self: (nullable): a proposal
 */
void
jalon_proposal_free (JalonProposal *self)
{
  if (self == NULL)
    return;
  g_free (self->kind_because);
  g_free (self->issued_because);
  g_free (self->until_because);
  g_free (self);
}
