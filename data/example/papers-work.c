/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What comes from the employer: contract, amendment, attestation, and the work authorisation.
 */
#include "paper.h"
#include "person.h"

#define LEFT 62
#define WIDE 471

static void
letterhead (cairo_t *cr)
{
  paper_logo (cr, LEFT, 40, 0x6a4c93, "PE");
  paper_colour (cr, INK);
  paper_text (cr, LEFT + 50, 42, SANS ("Bold 12"), EMPLOYER);
  paper_colour (cr, GREY);
  paper_text (cr, LEFT + 50, 58, SANS ("8.5"), EMPLOYER_STREET ", " TOWN " · " EMPLOYER_PHONE);
  paper_text (cr, LEFT + 50, 69, SANS ("8.5"), "SIRET " EMPLOYER_SIRET " · capital fictif de 0 €");
  paper_rule (cr, LEFT, 88, LEFT + WIDE, 88, 0.8);
  paper_colour (cr, INK);
}

static double
article (cairo_t *cr, double y, const char *title, const char *text)
{
  y += paper_text (cr, LEFT, y, SANS ("Bold 10.5"), title) + 4;
  return y + paper_block (cr, LEFT, y, WIDE, SERIF ("11.5"), text) + 16;
}

static void
page_foot (cairo_t *cr, int page, int pages)
{
  g_autofree char *text = g_strdup_printf ("Contrat de travail – page %d/%d – paraphes :", page, pages);
  paper_colour (cr, GREY);
  paper_text (cr, LEFT, 790, SANS ("8.5"), text);
  paper_signature (cr, LEFT + 200, 799, 34, 977);
  paper_signature (cr, LEFT + 262, 799, 34, 4242);
}

static void
signatures (cairo_t *cr, double y, const char *place_and_day)
{
  paper_colour (cr, INK);
  paper_text (cr, LEFT, y, SERIF ("11"), place_and_day);
  paper_text (cr, LEFT, y + 26, SANS ("Bold 10"), "La salariée");
  paper_text (cr, LEFT, y + 40, SERIF ("Italic 10"), "« lu et approuvé »");
  paper_text (cr, LEFT, y + 54, SERIF ("10"), FULL_NAME);
  paper_signature (cr, LEFT + 10, y + 104, 92, 977);
  paper_colour (cr, INK);
  paper_text (cr, LEFT + 270, y + 26, SANS ("Bold 10"), "Pour l’employeur");
  paper_text (cr, LEFT + 270, y + 40, SERIF ("10"), EMPLOYER_MANAGER ", gérant");
  paper_stamp (cr, LEFT + 262, y + 78, EMPLOYER, EMPLOYER_STREET, TOWN);
  paper_signature (cr, LEFT + 300, y + 108, 86, 4242);
}

static void
contract_first (cairo_t *cr)
{
  double y = 112;
  letterhead (cr);
  paper_text_in (cr, LEFT, y, WIDE, PANGO_ALIGN_CENTER, SANS ("Bold 15"), "CONTRAT DE TRAVAIL À DURÉE INDÉTERMINÉE");
  paper_text_in (cr, LEFT, y + 22, WIDE, PANGO_ALIGN_CENTER, SANS ("11"), "à temps plein");
  y += 54;
  y += paper_block (cr, LEFT, y, WIDE, SERIF ("11"),
                    "Entre les soussignés :\n\nLa société " EMPLOYER ", dont le siège est " EMPLOYER_STREET ", " TOWN
                    ", représentée par " EMPLOYER_MANAGER ", ci-après « l’employeur »,\n\net\n\nMadame " FULL_NAME ", née le " BIRTH
                    " à " BIRTH_PLACE ", demeurant " STREET ", " TOWN ", titulaire d’un titre de séjour l’autorisant à travailler, "
                    "ci-après « la salariée »,\n\nil a été convenu ce qui suit :") + 18;
  y = article (cr, y, "Article 1 – Engagement",
               "La salariée est engagée à compter du 3 mars 2025 pour une durée indéterminée, sous réserve de la visite d’information et "
               "de prévention. La déclaration préalable à l’embauche a été faite auprès de l’organisme compétent sous le numéro fictif "
               "000000000.");
  y = article (cr, y, "Article 2 – Emploi",
               "La salariée exerce l’emploi d’auxiliaire de vie. Elle accompagne à leur domicile des personnes âgées ou malades dans les "
               "actes de la vie courante : lever, toilette, repas, courses, entretien du logement et présence.");
  article (cr, y, "Article 3 – Période d’essai",
           "Le contrat commence par une période d’essai de deux mois, pendant laquelle chacune des parties peut y mettre fin en respectant "
           "le délai de prévenance prévu par la loi.");
}

static void
contract_second (cairo_t *cr)
{
  double y = 66;
  y = article (cr, y, "Article 4 – Lieu de travail",
               "Le travail s’effectue au domicile des personnes accompagnées, sur la commune de Ville-Exemple et les communes voisines. "
               "Les trajets entre deux interventions consécutives sont du temps de travail.");
  y = article (cr, y, "Article 5 – Durée du travail",
               "La durée du travail est de 35 heures par semaine, soit 151,67 heures par mois. Les horaires sont remis par écrit au moins "
               "sept jours à l’avance. Les heures faites au-delà ouvrent droit aux majorations légales.");
  y = article (cr, y, "Article 6 – Rémunération",
               "La salariée perçoit un salaire brut de 12,60 € de l’heure, soit 1 911,04 € bruts par mois pour 151,67 heures, versé le "
               "dernier jour ouvré du mois par virement.");
  y = article (cr, y, "Article 7 – Congés payés",
               "La salariée acquiert deux jours et demi ouvrables de congés par mois de travail effectif. Les dates sont fixées d’un commun "
               "accord, en tenant compte des nécessités du service.");
  y = article (cr, y, "Article 8 – Frais professionnels",
               "L’employeur prend en charge la moitié du prix de l’abonnement aux transports publics. Les kilomètres parcourus avec un "
               "véhicule personnel entre deux interventions sont indemnisés selon le barème de l’entreprise.");
  article (cr, y, "Article 9 – Protection sociale",
           "La salariée est affiliée à une caisse de retraite complémentaire et à une complémentaire santé, toutes deux fictives dans cet "
           "exemple, dont les notices lui ont été remises.");
}

static void
contract_third (cairo_t *cr)
{
  double y = 66;
  y = article (cr, y, "Article 10 – Discrétion",
               "La salariée respecte la vie privée des personnes accompagnées. Elle ne communique à personne les codes, les clés et les "
               "renseignements de santé qui lui sont confiés.");
  y = article (cr, y, "Article 11 – Santé et sécurité",
               "L’employeur fournit les gants, les blouses et les chaussures nécessaires. La salariée signale sans attendre tout danger, tout "
               "accident et toute situation de maltraitance dont elle est témoin.");
  y = article (cr, y, "Article 12 – Formation",
               "La salariée bénéficie d’une formation aux gestes et postures dans les six mois de son engagement, pendant le temps de travail.");
  y = article (cr, y, "Article 13 – Autorisation de travail",
               "L’employeur déclare avoir obtenu l’autorisation de travail pour cet emploi. La salariée l’informe de tout changement de son "
               "titre de séjour et lui en présente le renouvellement.");
  article (cr, y, "Article 14 – Fin du contrat",
           "Chacune des parties peut mettre fin au contrat dans les conditions prévues par la loi et la convention collective. Le préavis "
           "est d’un mois avant deux ans d’ancienneté et de deux mois ensuite.");
}

static void
contract_last (cairo_t *cr)
{
  double y = 66;
  y = article (cr, y, "Article 15 – Dispositions diverses",
               "Le présent contrat est établi en deux exemplaires, un pour chaque partie. Toute modification d’un élément essentiel fait "
               "l’objet d’un avenant écrit et signé.");
  signatures (cr, y + 30, "Fait à Ville-Exemple, le 24 février 2025, en deux exemplaires.");
}

void
draw_contract (cairo_t *cr, int page)
{
  static void (*const pages[]) (cairo_t *) = { contract_first, contract_second, contract_third, contract_last };
  paper_colour (cr, INK);
  pages[page - 1](cr);
  page_foot (cr, page, 4);
  paper_mark (cr, A4_WIDTH, A4_HEIGHT);
}

void
draw_amendment (cairo_t *cr, int page)
{
  double y = 118;
  letterhead (cr);
  paper_text_in (cr, LEFT, y, WIDE, PANGO_ALIGN_CENTER, SANS ("Bold 14"), "AVENANT N° 1 AU CONTRAT DE TRAVAIL");
  y += 44;
  y += paper_block (cr, LEFT, y, WIDE, SERIF ("11"),
                    "Entre la société " EMPLOYER ", représentée par " EMPLOYER_MANAGER ", et Madame " FULL_NAME
                    ", auxiliaire de vie, engagée par contrat à durée indéterminée du 24 février 2025, il est convenu :") + 18;
  y = article (cr, y, "Article 1 – Rémunération",
               "À compter du 1er mars 2026, le salaire horaire brut est porté à 12,60 €, soit 1 911,04 € bruts par mois pour 151,67 heures.");
  y = article (cr, y, "Article 2 – Secteur",
               "Le secteur d’intervention comprend désormais le quartier des Modèles. Le temps de trajet reste du temps de travail.");
  y = article (cr, y, "Article 3", "Les autres dispositions du contrat du 24 février 2025 ne changent pas.");
  signatures (cr, y + 24, "Fait à Ville-Exemple, le 27 février 2026, en deux exemplaires.");
  paper_mark (cr, A4_WIDTH, A4_HEIGHT);
}

void
draw_employer_attestation (cairo_t *cr, int page)
{
  double y = 130;
  letterhead (cr);
  paper_text_in (cr, LEFT, y, WIDE, PANGO_ALIGN_RIGHT, SERIF ("11"), "Ville-Exemple, le 9 novembre 2026");
  y += 60;
  paper_text_in (cr, LEFT, y, WIDE, PANGO_ALIGN_CENTER, SANS ("Bold 15"), "ATTESTATION D’EMPLOI");
  y += 56;
  y += paper_block (cr, LEFT, y, WIDE, SERIF ("12"),
                    "Je soussigné " EMPLOYER_MANAGER ", gérant de la société " EMPLOYER ", atteste que Madame " FULL_NAME ", née le " BIRTH
                    ", demeurant " STREET ", " TOWN ", est employée dans l’entreprise depuis le 3 mars 2025 en qualité d’auxiliaire de vie, "
                    "par contrat à durée indéterminée à temps plein.\n\nSon salaire brut est de 1 911,04 € par mois. Elle n’est à ce jour ni "
                    "démissionnaire, ni en période de préavis.\n\nCette attestation lui est remise pour le renouvellement de son titre de "
                    "séjour.") + 46;
  paper_text (cr, LEFT + 250, y, SERIF ("12"), EMPLOYER_MANAGER);
  paper_text (cr, LEFT + 250, y + 16, SERIF ("12"), "Gérant");
  paper_stamp (cr, LEFT + 236, y + 62, EMPLOYER, EMPLOYER_STREET, TOWN);
  paper_signature (cr, LEFT + 270, y + 92, 96, 4242);
  paper_mark (cr, A4_WIDTH, A4_HEIGHT);
}

static double
row (cairo_t *cr, double y, const char *label, const char *value)
{
  paper_colour (cr, PALE);
  paper_box (cr, LEFT, y, WIDE, 24, 0.6);
  paper_rule (cr, LEFT + 170, y, LEFT + 170, y + 24, 0.6);
  paper_colour (cr, GREY);
  paper_text (cr, LEFT + 8, y + 6, SANS ("9.5"), label);
  paper_colour (cr, INK);
  paper_text_in (cr, LEFT + 178, y + 6, WIDE - 186, PANGO_ALIGN_LEFT, SANS ("Bold 9.5"), value);
  return y + 24;
}

/* The paper of the committed, signed file: make-example --to-sign draws it, sign.py signs it. */
void
draw_work_authorisation (cairo_t *cr, int page)
{
  static const char *const rows[][2] = {
    { "Numéro de l’autorisation", "AT-EXEMPLE-2025-000042" }, { "Employeur", EMPLOYER }, { "SIRET", EMPLOYER_SIRET },
    { "Salariée", FULL_NAME }, { "Née le", BIRTH " à " BIRTH_PLACE }, { "Numéro étranger", FOREIGNER_NUMBER },
    { "Emploi", "Auxiliaire de vie" }, { "Nature du contrat", "Contrat à durée indéterminée" },
    { "Durée du travail", "35 heures par semaine" }, { "Rémunération brute", "1 911,04 € par mois" },
    { "Lieu d’emploi", TOWN }, { "Début du contrat", "3 mars 2025" },
  };
  double y = 190;
  paper_colour (cr, 0x1f3a68);
  paper_text (cr, LEFT, 48, SANS ("Bold 12"), "ADMINISTRATION D’EXEMPLE");
  paper_text (cr, LEFT, 64, SANS ("9"), "Plateforme fictive de la main-d’œuvre étrangère");
  paper_rule (cr, LEFT, 84, LEFT + WIDE, 84, 1.2);
  paper_text_in (cr, LEFT, 112, WIDE, PANGO_ALIGN_CENTER, SANS ("Bold 16"), "AUTORISATION DE TRAVAIL");
  paper_colour (cr, INK);
  paper_text_in (cr, LEFT, 138, WIDE, PANGO_ALIGN_CENTER, SANS ("10"), "délivrée à l’employeur le 17 février 2025");
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    y = row (cr, y, rows[i][0], rows[i][1]);
  paper_block (cr, LEFT, y + 20, WIDE, SERIF ("11"),
               "La présente autorisation permet à la salariée désignée ci-dessus d’occuper l’emploi décrit, pour l’employeur nommé, à "
               "compter du début du contrat. Elle est jointe à la demande de titre de séjour et à chaque demande de renouvellement.\n\n"
               "Document signé électroniquement ; la signature porte sur le fichier et non sur son impression.");
  paper_barcode (cr, LEFT, 742, 150, 26, 4711);
  paper_mark (cr, A4_WIDTH, A4_HEIGHT);
}
