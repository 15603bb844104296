/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a text layer may suggest, and what it may not: headings and labelled dates as French papers print them. Invented papers.
 */
#include "core/intake/jalon-proposal.h"
#include "core/jalon-date.h"
#include "core/law/jalon-packs.h"

typedef struct {
  const char *name;
  const char *text;
  const char *kind;   /* NULL: none may be proposed */
  const char *issued; /* NULL: none */
  const char *until;  /* NULL: none */
} ProposalCase;

static const ProposalCase cases[] = {
  { "nothing", "", NULL, NULL, NULL },
  { "payslip", "Boulangerie Martin\nBULLETIN DE PAIE\nPériode : juin 2026\nDate de paiement : 30/06/2026", "payslips", "2026-06-30", NULL },
  { "payslip-of-salary", "Bulletin de salaire", "payslips", NULL, NULL },
  { "tax-notice-with-accent", "AVIS D’IMPÔT 2026\nsur les revenus de 2025\nDate d’établissement\n24 juillet 2026", "tax-notice",
    "2026-07-24", NULL },
  { "bill-of-electricity", "Énergie du Coin\nFacture d'électricité\nDate d'émission : 28.10.2026", "proof-of-address", "2026-10-28", NULL },
  { "bill-of-a-day", "Électricité du Coin\nVotre facture du 28 octobre 2026\nFacture n° 1", "proof-of-address", "2026-10-28", NULL },
  { "bill-of-a-mobile-telephone", "Votre facture\nForfait mobile et accès internet", NULL, NULL, NULL },
  { "bill-of-furniture", "Facture\nUne table", NULL, NULL, NULL },
  { "rent-receipt", "QUITTANCE DE LOYER", "proof-of-address", NULL, NULL },
  { "contract", "CONTRAT DE TRAVAIL À DURÉE INDÉTERMINÉE", "employment-contract", NULL, NULL },
  { "contract-is-only-mentioned", "Madame,\nvotre contrat de travail prend fin.", NULL, NULL, NULL },
  { "contract-below-the-heading", "ATTESTATION DE L'EMPLOYEUR\nContrat de travail : CDI", "employer-attestation", NULL, NULL },
  { "attestation-for-france-travail", "Attestation employeur destinée à France Travail", "ft-attestation", NULL, NULL },
  { "heading-must-end-with-the-word", "Bulletin de paiement", NULL, NULL, NULL },
  { "heading-too-far-down", "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n16\n17\n18\n19\n20\n21\n22\n23\n24\n25\n26\n27\n28\n29\n30\n"
                            "Bulletin de paie", NULL, NULL, NULL },
  { "long-line-is-no-heading", "Bulletin de paie et tous les autres documents que vous devez garder sans limite de durée, car ils prouvent vos droits",
    NULL, NULL, NULL },
  { "place-and-day", "CONTRAT DE TRAVAIL\nFait à Ville-Exemple, le 24 février 2025, en deux exemplaires.", "employment-contract", "2025-02-24",
    NULL },
  { "place-and-day-without-place", "En tout cas, le 24 février 2025 il fait beau.", NULL, NULL, NULL },
  { "valid-until", "Titre\nValable jusqu'au 08/03/2027", NULL, NULL, "2027-03-08" },
  { "expires-in-the-next-line", "Date d'expiration :\n1er juin 2027", NULL, NULL, "2027-06-01" },
  { "iso-date", "Date d'émission : 2026-10-28", NULL, "2026-10-28", NULL },
  { "both-dates", "Délivré le 02/06/2022 valable jusqu'au 01/06/2027", NULL, "2022-06-02", "2027-06-01" },
  { "same-date-twice", "Émis le 28/10/2026\nDate d'émission : 28 octobre 2026", NULL, "2026-10-28", NULL },
  { "two-dates-that-differ", "Émis le 28/10/2026\nDate d'émission : 29/10/2026", NULL, NULL, NULL },
  { "three-dates-first-again", "Émis le 28/10/2026\nÉmis le 29/10/2026\nÉmis le 28/10/2026", NULL, NULL, NULL },
  { "until-before-issued", "Émis le 28/10/2026\nValable jusqu'au 01/01/2026", NULL, NULL, NULL },
  { "no-such-day", "Émis le 31/02/2026", NULL, NULL, NULL },
  { "short-year", "Émis le 28/10/26", NULL, NULL, NULL },
  { "date-without-label", "28/10/2026", NULL, NULL, NULL },
  { "label-within-a-word", "remis le 28/10/2026", NULL, NULL, NULL },
  { "label-far-from-date", "Émis le lundi, voir plus bas 28/10/2026", NULL, NULL, NULL },
  { "number-like-a-date", "Émis le 28/10/20261", NULL, NULL, NULL },
};

static void
test_proposal (gconstpointer data)
{
  const ProposalCase      *row = data;
  g_autoptr(JalonProposal) proposal = jalon_proposal_new (row->text);
  g_autofree char         *issued = jalon_date_format (&proposal->issued);
  g_autofree char         *until = jalon_date_format (&proposal->until);

  g_assert_cmpstr (proposal->kind, ==, row->kind);
  g_assert_cmpstr (issued, ==, row->issued);
  g_assert_cmpstr (until, ==, row->until);
  g_assert_true ((proposal->kind_because != NULL) == (row->kind != NULL));
  g_assert_true ((proposal->issued_because != NULL) == (row->issued != NULL));
  g_assert_true ((proposal->until_because != NULL) == (row->until != NULL));
}

static void
test_because (void)
{
  g_autoptr(JalonProposal) proposal = jalon_proposal_new ("ACME\n  BULLETIN   DE PAIE \nDate de paiement\nle 30/06/2026 par virement");

  g_assert_cmpstr (proposal->kind_because, ==, "BULLETIN   DE PAIE");
  g_assert_cmpstr (proposal->issued_because, ==, "le 30/06/2026 par virement");
}

static void
test_kinds_exist (void)
{
  g_autoptr(GError)     error = NULL;
  g_autoptr(JalonPacks) packs = jalon_packs_load (&error);

  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(JalonProposal) proposal = jalon_proposal_new (cases[i].text);

      if (proposal->kind != NULL)
        g_assert_nonnull (jalon_packs_get_item (packs, proposal->kind));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/intake/proposal/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_proposal);
    }
  g_test_add_func ("/intake/proposal/says-because-of-what", test_because);
  g_test_add_func ("/intake/proposal/kinds-are-items", test_kinds_exist);
  return g_test_run ();
}
