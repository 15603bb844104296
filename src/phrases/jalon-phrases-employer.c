/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page "what proves my right to work". An employer in France reads it, so it is French in every locale and its words are not
 * translated; only the reasons why there is none are for the person. It names the person, the paper, its days, the work it allows and the
 * rules, and nothing else about the person.
 */
#include "phrases/jalon-phrases-pages-private.h"

#include "core/jalon-error.h"
#include "core/sheets/jalon-plain-sheet.h"
#include "core/sheets/jalon-proof-copies.h"
#include "core/sheets/jalon-sheet-words.h"

#include <glib/gi18n.h>

#define TITLE "Ce qui prouve le droit de travailler"

static const char *const scopes_fr[] = {
  "Toute activité professionnelle.",
  "Le seul emploi pour lequel l’autorisation de travail a été donnée. L’employeur vérifie qu’elle le nomme.",
  "La seule activité pour laquelle la carte a été délivrée.",
  "Une activité salariée à titre accessoire, dans la limite du nombre d’heures par an fixé pour ce titre.",
};

static gint32
get_today (const JalonPageCase *self)
{
  return (gint32) g_date_get_julian (&self->today);
}

static char *
refuse_unproven (const JalonPageCase *self)
{
  const JalonDoubt *doubt = jalon_rights_line_lookup_doubt (self->line, JALON_RIGHT_WORK, get_today (self));
  if (doubt != NULL)
    return g_strdup (_("It is not known whether a paper proves your right to work today; do not give this page. Answer the open question first."));
  return g_strdup (_("No paper proves your right to work today; do not give this page."));
}

/**
 * jalon_page_employer_refusal:
 *
 * Returns: (transfer full) (nullable): why no page can be given to an employer today; %NULL when a confirmed page proves the right to work
 */
char *
jalon_page_employer_refusal (const JalonPageCase *self)
{
  const JalonProof *proof = jalon_rights_line_lookup (self->line, JALON_RIGHT_WORK, get_today (self));
  if (proof == NULL || proof->supposed)
    return refuse_unproven (self);
  if (proof->scope == JALON_SCOPE_NONE)
    return g_strdup (_("Your paper of today gives no right to work; do not give this page."));
  if (proof->confirmed)
    return NULL;
  if (proof->with != NULL || proof->rule != NULL)
    return g_strdup (_("You said that you may work, but not all papers that prove it are here and confirmed. Add the pages of the expired card and "
                       "of the newer paper, and confirm them; then make this page."));
  return g_strdup (_("You said that you may work, but no paper shows it yet. Add its page and confirm it; then make this page."));
}

char *
jalon_page_name (const JalonPerson *person)
{
  return g_strdup_printf ("%s %s", person->given, person->family);
}

static const char *
find_term (const JalonPageCase *self, const JalonLineTitle *title)
{
  const JalonTitleKind *kind = jalon_packs_get_title_kind (self->packs, title->kind);
  return kind != NULL ? kind->term_fr : title->kind;
}

static char *
dup_day_fr (gint32 day)
{
  GDate date;
  jalon_day_to_date (day, &date);
  return jalon_sheet_date (&date);
}

static char *
dup_days_fr (const JalonInterval *days)
{
  g_autofree char *from = dup_day_fr (days->from);
  g_autofree char *until = dup_day_fr (days->until);
  if (from != NULL && until != NULL)
    return g_strdup_printf ("du %s au %s inclus", from, until);
  if (until != NULL)
    return g_strdup_printf ("jusqu’au %s inclus", until);
  return from != NULL ? g_strdup_printf ("à partir du %s, sans date de fin", from) : g_strdup ("sans date de fin");
}

/* "CESEDA R.431-15-1, R.431-15-2, lu le 23 novembre 2026". */
static char *
dup_source_fr (const JalonSource *source)
{
  g_autofree char *read_on = jalon_sheet_date (&source->read_on);
  if (g_strcmp0 (source->confidence, "high") == 0)
    return g_strdup_printf ("%s, lu le %s", source->name, read_on);
  return g_strdup_printf ("%s, lu le %s\u00a0; à confirmer auprès de la préfecture", source->name, read_on);
}

static void
add_row (JalonPlainSheet *sheet, const char *label, const char *value)
{
  jalon_plain_sheet_add_cell (sheet, NULL, label);
  jalon_plain_sheet_add_cell (sheet, value, NULL);
}

static void
add_proof (const JalonPageCase *self, JalonPlainSheet *sheet, const JalonProof *proof)
{
  static const double shares[] = { 140, 383 };
  g_autofree char    *today = jalon_sheet_date (&self->today);
  g_autofree char    *head = g_strdup_printf ("Au %s", today);
  g_autofree char    *days = dup_days_fr (&proof->days);
  g_autofree char    *source = dup_source_fr (proof->source);
  const char *const   heads[] = { "Point", head };
  jalon_plain_sheet_begin_table (sheet, heads, shares, G_N_ELEMENTS (shares));
  add_row (sheet, "Document", find_term (self, proof->title));
  if (proof->title->pages != NULL)
    add_row (sheet, "Pages de la copie", proof->title->pages);
  if (proof->rule != NULL)
    add_row (sheet, "À présenter avec", "la preuve de la demande de renouvellement de cette carte, faite à temps");
  if (proof->with != NULL)
    {
      g_autofree char *with = g_strdup_printf ("la carte expirée\u00a0: %s", find_term (self, proof->with));
      add_row (sheet, "À présenter avec", with);
    }
  add_row (sheet, "Autorise le travail", days);
  add_row (sheet, "Travail autorisé", scopes_fr[proof->scope]);
  add_row (sheet, "Règle", source);
  jalon_plain_sheet_end_table (sheet);
  if (proof->rule != NULL)
    jalon_plain_sheet_add_small (sheet, "La date imprimée sur la carte est passée\u00a0: la règle citée prolonge de trois mois au plus ce que la carte "
                                        "prouvait, si son renouvellement a été demandé et tant qu’il n’a pas été refusé.");
}

/* The day on which what is said of a kind of paper was read. */
static char *
dup_kind_read_on (const JalonPageCase *self, const char *id)
{
  const JalonTitleKind *kind = jalon_packs_get_title_kind (self->packs, id);
  return kind != NULL ? jalon_sheet_date (&kind->source.read_on) : NULL;
}

static void
add_interim_papers (const JalonPageCase *self, JalonPlainSheet *sheet)
{
  g_autofree char *api_read = dup_kind_read_on (self, "api");
  g_autofree char *filing_read = dup_kind_read_on (self, "confirmation-depot");
  g_autofree char *api = g_strdup_printf (
      "•\u00a0L’attestation de prolongation d’instruction (API) remise pour le renouvellement d’une carte autorise le travail, avec la carte expirée, "
      "si cette carte l’autorisait (CESEDA, articles R.431-15-1 et R.431-15-2, lus le %s\u00a0; règle écrite pour la France métropolitaine).",
      api_read);
  g_autofree char *filing = g_strdup_printf (
      "•\u00a0La confirmation de dépôt d’une demande, seule, ne prouve pas le droit de travailler (CESEDA, article R.431-15-1, lu le %s).",
      filing_read);
  jalon_plain_sheet_add_heading (sheet, "Ce que prouvent les papiers remis pendant une demande");
  jalon_plain_sheet_add_line (sheet, api);
  jalon_plain_sheet_add_line (sheet, filing);
}

static void
add_employer_check (const JalonPageCase *self, JalonPlainSheet *sheet)
{
  const JalonSource *rule = jalon_page_rule_source (self, "employer_check");
  g_autofree char *read_on = rule != NULL ? jalon_sheet_date (&rule->read_on) : NULL;
  g_autofree char *check = g_strdup_printf (
      "•\u00a0Avant l’embauche, l’employeur s’assure auprès de la préfecture que le titre existe\u00a0: il l’interroge au moins deux jours ouvrables avant "
      "le début du travail, et sans réponse dans les deux jours ouvrables la vérification est réputée faite. Elle n’est pas demandée pour une "
      "personne inscrite à France Travail (Code du travail, article L.5221-8\u00a0; articles R.5221-41 à R.5221-43, lus le %s).",
      read_on);
  jalon_plain_sheet_add_heading (sheet, "Ce que l’employeur vérifie");
  jalon_plain_sheet_add_line (sheet, "•\u00a0L’original du document nommé ci-dessus\u00a0: cette page ne le remplace pas.");
  if (read_on != NULL)
    jalon_plain_sheet_add_line (sheet, check);
}

/**
 * jalon_page_employer_proof:
 *
 * Returns: (transfer none) (nullable): what proves the right to work today
 */
const JalonProof *
jalon_page_employer_proof (const JalonPageCase *self)
{
  return jalon_rights_line_lookup (self->line, JALON_RIGHT_WORK, get_today (self));
}

/**
 * jalon_page_copies_mark:
 * @for_whom_or_null: (nullable): who gets the copies
 *
 * Returns: (transfer full): the words over each copy: for whom, from which day, for what
 */
char *
jalon_page_copies_mark (const JalonPageCase *self, const char *for_whom_or_null)
{
  g_autofree char *today = jalon_sheet_date (&self->today);
  g_autofree char *whom = for_whom_or_null != NULL ? jalon_sheet_clean (for_whom_or_null) : NULL;
  if (whom == NULL || *whom == '\0')
    return g_strdup_printf ("COPIE du %s pour l’employeur, pour vérifier le droit de travailler", today);
  return g_strdup_printf ("COPIE du %s pour %s, pour vérifier le droit de travailler", today, whom);
}

/**
 * jalon_page_copies_refusal:
 * @error: of jalon_proof_copies_make ()
 *
 * Returns: (transfer full) (nullable): what the person can do; %NULL for an error of another kind
 */
char *
jalon_page_copies_refusal (const GError *error)
{
  if (g_error_matches (error, JALON_ERROR, JALON_ERROR_REFUSED) && g_str_equal (error->message, "no-such-pages"))
    return g_strdup (_("The title names pages that its paper does not have. Correct them in My dates; then make the copies."));
  if (!g_error_matches (error, JALON_ERROR, JALON_ERROR_REFUSED) || !g_str_equal (error->message, "too-many-pages"))
    return NULL;
  return g_strdup_printf (ngettext ("The paper that shows your right has more than %d page: copies of it would show the employer more than they must. "
                                    "Name in the title which of its pages show it, for example 1-2.",
                                    "The paper that shows your right has more than %d pages: copies of it would show the employer more than they must. "
                                    "Name in the title which of its pages show it, for example 1-2.",
                                    JALON_PROOF_COPIES_MOST_PAGES),
                          JALON_PROOF_COPIES_MOST_PAGES);
}

static void
add_copies (const JalonPageCase *self, JalonPlainSheet *sheet)
{
  if (self->copies == NULL || self->copies->len == 0)
    return;
  jalon_plain_sheet_add_line (sheet, self->copies->len == 1 ? "•\u00a0Une page copiée suit, marquée comme copie."
                                                            : "•\u00a0Des pages copiées suivent, chacune marquée comme copie.");
  for (guint i = 0; i < self->copies->len; i++)
    jalon_plain_sheet_add_picture (sheet, g_ptr_array_index (self->copies, i));
}

/**
 * jalon_page_employer:
 * @n_pages: (out) (optional): the number of pages
 *
 * Must not be called when jalon_page_employer_refusal () gives a reason.
 *
 * Returns: (transfer full) (nullable): the page for the employer as a PDF, in French; %JALON_ERROR_INTERNAL when it cannot be drawn
 */
GBytes *
jalon_page_employer (const JalonPageCase *self, int *n_pages, GError **error)
{
  const JalonProof          *proof = jalon_page_employer_proof (self);
  g_autofree char           *refusal = jalon_page_employer_refusal (self);
  g_autofree char           *name = jalon_page_name (self->person);
  g_autofree char           *today = jalon_sheet_date (&self->today);
  g_autofree char           *person = g_strdup_printf ("Personne\u00a0: %s", name);
  g_autofree char           *made = g_strdup_printf ("Page faite le %s avec Jalon, par la personne, à partir de ses documents.", today);
  g_autoptr(JalonPlainSheet) sheet = NULL;
  g_return_val_if_fail (refusal == NULL, NULL);
  sheet = jalon_plain_sheet_new (TITLE, "Information, et non conseil juridique. Cette page ne prouve rien sans le document qu’elle nomme.",
                                 &self->today, self->example);
  jalon_plain_sheet_add_frame (sheet, person);
  jalon_plain_sheet_add_small (sheet, made);
  jalon_plain_sheet_add_heading (sheet, "Le document qui autorise le travail");
  add_proof (self, sheet, proof);
  add_interim_papers (self, sheet);
  add_employer_check (self, sheet);
  add_copies (self, sheet);
  return jalon_plain_sheet_finish (sheet, n_pages, error);
}
