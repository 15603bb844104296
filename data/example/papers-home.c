/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What shows where she lives and what she earns: an electricity bill, a rent receipt, the tax notice.
 */
#include "paper.h"
#include "person.h"

#define LEFT 56
#define WIDE 483

static void
pair (cairo_t *cr, double x, double y, double width, const char *label, const char *value, gboolean strong)
{
  paper_text_in (cr, x, y, width * 0.72, PANGO_ALIGN_LEFT, strong ? SANS ("Bold 10") : SANS ("9.5"), label);
  paper_text_in (cr, x, y, width, PANGO_ALIGN_RIGHT, strong ? SANS ("Bold 10") : SANS ("9.5"), value);
}

static void
bill_head (cairo_t *cr)
{
  paper_logo (cr, LEFT, 38, 0xd97706, "É");
  paper_colour (cr, 0xb45309);
  paper_text (cr, LEFT + 50, 40, SANS ("Bold 16"), "Électricité d’Exemple");
  paper_colour (cr, GREY);
  paper_text (cr, LEFT + 50, 62, SANS ("8.5"), "Service clients fictif : 01 99 00 00 30 · www.electricite.exemple.invalid");
}

static void
bill_front (cairo_t *cr)
{
  static const char *const lines[][2] = {
    { "Abonnement du 28/09/2026 au 27/10/2026", "14,86 €" }, { "Consommation : 212 kWh à 0,1952 €", "41,38 €" },
    { "Taxes et contributions", "9,24 €" }, { "Total hors TVA", "65,48 €" }, { "TVA", "8,61 €" },
  };
  bill_head (cr);
  paper_colour (cr, INK);
  paper_text (cr, LEFT, 96, SANS ("Bold 13"), "Votre facture du 28 octobre 2026");
  paper_text (cr, LEFT, 116, SANS ("9.5"), "Facture n° 0000 26 10 28 42");
  paper_text (cr, LEFT, 130, SANS ("9.5"), "Référence client : 00 42 00 00");
  paper_text (cr, LEFT, 144, SANS ("9.5"), "Titulaire du contrat : Mme " FULL_NAME);
  paper_text (cr, 330, 150, SANS ("10.5"), "Mme " FULL_NAME);
  paper_text (cr, 330, 165, SANS ("10.5"), STREET);
  paper_text (cr, 330, 180, SANS ("10.5"), TOWN);
  paper_text (cr, LEFT, 206, SANS ("Bold 9.5"), "Lieu de consommation");
  paper_text (cr, LEFT, 220, SANS ("9.5"), STREET ", " TOWN);
  paper_fill (cr, LEFT, 252, WIDE, 62, 0xfdf1dd);
  paper_colour (cr, INK);
  paper_text (cr, LEFT + 16, 264, SANS ("11"), "Montant à payer, toutes taxes comprises");
  paper_text (cr, LEFT + 16, 284, SANS ("9.5"), "Prélèvement automatique le 12 novembre 2026");
  paper_text_in (cr, LEFT, 266, WIDE - 16, PANGO_ALIGN_RIGHT, SANS ("Bold 22"), "74,09 €");
  paper_text (cr, LEFT, 342, SANS ("Bold 11"), "Le détail");
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    pair (cr, LEFT, 364 + i * 19, WIDE, lines[i][0], lines[i][1], FALSE);
  paper_rule (cr, LEFT, 462, LEFT + WIDE, 462, 0.6);
  pair (cr, LEFT, 468, WIDE, "Total toutes taxes comprises", "74,09 €", TRUE);
  paper_block (cr, LEFT, 510, WIDE, SANS ("8.5"),
               "Cette facture peut servir de justificatif de domicile dans l’exemple. Relevé réalisé à distance le 27 octobre 2026 : index "
               "14 208 kWh ; relevé précédent : 13 996 kWh.");
  paper_barcode (cr, LEFT, 740, 180, 30, 128);
}

static void
bill_back (cairo_t *cr)
{
  static const int kwh[] = { 231, 204, 176, 149, 138, 141, 163, 187, 198, 190, 201, 212 };
  static const char *const months[] = { "nov.", "déc.", "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct." };
  bill_head (cr);
  paper_colour (cr, INK);
  paper_text (cr, LEFT, 106, SANS ("Bold 12"), "Votre consommation sur douze mois (kWh)");
  for (gsize i = 0; i < G_N_ELEMENTS (kwh); i++)
    {
      double height = kwh[i] * 0.55, x = LEFT + 10 + (double) i * 39;
      g_autofree char *value = g_strdup_printf ("%d", kwh[i]);
      paper_fill (cr, x, 280 - height, 24, height, i == 11 ? 0xd97706 : 0xf4c77b);
      paper_colour (cr, INK);
      paper_text_in (cr, x - 8, 268 - height, 40, PANGO_ALIGN_CENTER, SANS ("8"), value);
      paper_text_in (cr, x - 8, 284, 40, PANGO_ALIGN_CENTER, SANS ("8"), months[i]);
    }
  paper_text (cr, LEFT, 330, SANS ("Bold 11"), "Bon à savoir");
  paper_block (cr, LEFT, 350, WIDE, SANS ("9.5"),
               "En cas de difficulté de paiement, écrivez-nous : un échelonnement est possible. En cas de réclamation sans réponse "
               "satisfaisante sous deux mois, le médiateur fictif de l’énergie d’Exemple peut être saisi gratuitement.\n\nLes tarifs de "
               "cette facture sont inventés.");
}

void
draw_electricity_bill (cairo_t *cr, int page)
{
  if (page == 1)
    bill_front (cr);
  else
    bill_back (cr);
  paper_mark (cr, A4_WIDTH, A4_HEIGHT);
}

void
draw_rent_receipt (cairo_t *cr, int page)
{
  double y = 96;
  paper_fill (cr, 0, 0, A4_WIDTH, A4_HEIGHT, 0xfcfcfa);
  paper_colour (cr, INK);
  paper_text_in (cr, LEFT, y, WIDE, PANGO_ALIGN_CENTER, SERIF ("Bold 20"), "QUITTANCE DE LOYER");
  paper_text_in (cr, LEFT, y + 28, WIDE, PANGO_ALIGN_CENTER, SERIF ("13"), "mars 2026");
  paper_text (cr, LEFT, y + 76, SERIF ("Bold 12"), "Bailleur");
  paper_text (cr, LEFT, y + 92, SERIF ("12"), "SCI Les Logis Inventés");
  paper_text (cr, LEFT, y + 108, SERIF ("12"), "1 place du Modèle, " TOWN);
  paper_text (cr, 330, y + 76, SERIF ("Bold 12"), "Locataire");
  paper_text (cr, 330, y + 92, SERIF ("12"), "Mme " FULL_NAME);
  paper_text (cr, 330, y + 108, SERIF ("12"), STREET);
  paper_text (cr, 330, y + 124, SERIF ("12"), TOWN);
  y += 176;
  paper_block (cr, LEFT, y, WIDE, SERIF ("12.5"),
               "Le bailleur reconnaît avoir reçu de la locataire la somme de six cent quatre-vingts euros (680,00 €) au titre du loyer et des "
               "charges du logement situé " STREET ", " TOWN ", pour la période du 1er au 31 mars 2026, et lui en donne quittance.");
  y += 100;
  paper_box (cr, LEFT, y, WIDE, 88, 0.8);
  pair (cr, LEFT + 14, y + 12, WIDE - 28, "Loyer", "610,00 €", FALSE);
  pair (cr, LEFT + 14, y + 34, WIDE - 28, "Provision pour charges", "70,00 €", FALSE);
  pair (cr, LEFT + 14, y + 60, WIDE - 28, "Total reçu le 5 mars 2026", "680,00 €", TRUE);
  paper_text (cr, LEFT, y + 120, SERIF ("12"), "Fait à Ville-Exemple, le 5 mars 2026");
  paper_text (cr, 330, y + 150, SERIF ("12"), "Pour le bailleur");
  paper_signature (cr, 340, y + 206, 104, 31337);
  paper_mark (cr, A4_WIDTH, A4_HEIGHT);
}

static void
tax_head (cairo_t *cr, int page)
{
  g_autofree char *text = g_strdup_printf ("Page %d/3", page);
  paper_fill (cr, LEFT, 40, 70, 46, 0x1f3a68);
  paper_colour (cr, 0xffffff);
  paper_text_in (cr, LEFT, 48, 70, PANGO_ALIGN_CENTER, SANS ("Bold 10"), "FINANCES");
  paper_text_in (cr, LEFT, 62, 70, PANGO_ALIGN_CENTER, SANS ("Bold 10"), "D’EXEMPLE");
  paper_colour (cr, 0x1f3a68);
  paper_text (cr, LEFT + 86, 42, SANS ("Bold 15"), "AVIS D’IMPÔT ÉTABLI EN 2026");
  paper_text (cr, LEFT + 86, 64, SANS ("10"), "Impôt sur les revenus de l’année 2025");
  paper_colour (cr, GREY);
  paper_text_in (cr, LEFT, 780, WIDE, PANGO_ALIGN_RIGHT, SANS ("9"), text);
}

static void
tax_first (cairo_t *cr)
{
  static const char *const refs[][2] = {
    { "Numéro fiscal", "00 00 000 000 042" }, { "Référence de l’avis", "26 00 0000042 00" },
    { "Numéro de rôle", "000" }, { "Date d’établissement", "29/07/2026" }, { "Date de mise en recouvrement", "31/07/2026" },
  };
  paper_fill (cr, LEFT, 118, 210, 122, 0xe8edf5);
  paper_colour (cr, INK);
  paper_text (cr, LEFT + 10, 126, SANS ("Bold 10"), "Vos références");
  for (gsize i = 0; i < G_N_ELEMENTS (refs); i++)
    pair (cr, LEFT + 10, 146 + i * 18, 190, refs[i][0], refs[i][1], FALSE);
  paper_text (cr, 330, 150, SANS ("11"), "MME " FULL_NAME);
  paper_text (cr, 330, 166, SANS ("11"), STREET);
  paper_text (cr, 330, 182, SANS ("11"), TOWN);
  paper_barcode (cr, 330, 210, 150, 24, 99);
  paper_fill (cr, LEFT, 272, WIDE, 74, 0x1f3a68);
  paper_colour (cr, 0xffffff);
  paper_text (cr, LEFT + 18, 286, SANS ("Bold 12"), "Votre situation");
  paper_text (cr, LEFT + 18, 310, SANS ("11"), "Il vous reste à payer : 0,00 €");
  paper_colour (cr, INK);
  paper_block (cr, LEFT, 374, WIDE, SANS ("10.5"),
               "Madame,\n\nVous trouverez dans cet avis le détail de l’impôt calculé sur vos revenus de 2025. L’impôt a été prélevé à la source "
               "par votre employeur ; aucun complément ne vous est demandé.\n\nConservez cet avis : il justifie de vos revenus auprès des "
               "organismes qui vous le demandent.\n\nCet avis est un exemple. L’administration qui l’émet n’existe pas.");
}

static void
tax_second (cairo_t *cr)
{
  static const char *const lines[][2] = {
    { "Salaires", "18 642" }, { "Déduction de 10 %", "- 1 864" }, { "Salaires, pensions, rentes nets", "16 778" },
    { "Revenu brut global", "16 778" }, { "Revenu imposable", "16 778" }, { "Nombre de parts", "1,00" },
    { "Impôt sur les revenus soumis au barème", "553" }, { "Décote", "- 281" }, { "Impôt net", "272" },
    { "Prélèvement à la source de 2025", "- 272" }, { "Montant restant à payer", "0" }, { "Revenu fiscal de référence", "16 778" },
  };
  paper_colour (cr, INK);
  paper_text (cr, LEFT, 118, SANS ("Bold 13"), "Détail des revenus et calcul de l’impôt");
  paper_text (cr, LEFT, 142, SANS ("10"), "Déclarante : " FULL_NAME " – née le " BIRTH " – situation : célibataire");
  paper_text_in (cr, LEFT, 164, WIDE - 10, PANGO_ALIGN_RIGHT, SANS ("Bold 10"), "en euros");
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      double y = 182 + (double) i * 26;
      if (i % 2 == 0)
        paper_fill (cr, LEFT, y, WIDE, 26, 0xf0f3f9);
      paper_colour (cr, INK);
      pair (cr, LEFT + 10, y + 6, WIDE - 20, lines[i][0], lines[i][1], i == 8 || i == 11);
    }
  paper_colour (cr, PALE);
  paper_box (cr, LEFT, 182, WIDE, 312, 0.8);
}

static void
tax_third (cairo_t *cr)
{
  paper_colour (cr, INK);
  paper_text (cr, LEFT, 118, SANS ("Bold 13"), "Informations");
  paper_block (cr, LEFT, 146, WIDE, SANS ("10.5"),
               "Vous n’êtes pas d’accord avec cet avis : vous pouvez écrire à votre centre des finances d’Exemple, en joignant une copie, avant "
               "le 31 décembre de la deuxième année qui suit la mise en recouvrement.\n\nVotre situation change (mariage, naissance, "
               "déménagement, baisse de revenus) : signalez-le dans les soixante jours, votre taux de prélèvement sera adapté.\n\nVotre taux "
               "de prélèvement à la source à compter de septembre 2026 : 1,5 %.");
  paper_box (cr, LEFT, 330, WIDE, 96, 0.8);
  paper_text (cr, LEFT + 14, 344, SANS ("Bold 10.5"), "Nous contacter");
  paper_text (cr, LEFT + 14, 364, SANS ("10"), "Centre des finances d’Exemple, 3 rue du Modèle, " TOWN);
  paper_text (cr, LEFT + 14, 382, SANS ("10"), "Téléphone : 01 99 00 00 48, du lundi au vendredi");
  paper_text (cr, LEFT + 14, 400, SANS ("10"), "Messagerie : impots@exemple.invalid");
}

void
draw_tax_notice (cairo_t *cr, int page)
{
  static void (*const pages[]) (cairo_t *) = { tax_first, tax_second, tax_third };
  tax_head (cr, page);
  pages[page - 1](cr);
  paper_mark (cr, A4_WIDTH, A4_HEIGHT);
}
