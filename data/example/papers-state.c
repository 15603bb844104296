/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Papers of the state and to it: the engagement contract, the integration attestation, last year's deposit confirmation, and her letter.
 * The wording is ours and stands in for the official texts; it is not one of them.
 */
#include "paper.h"
#include "person.h"

#define LEFT 62
#define WIDE 471

static void
state_head (cairo_t *cr, const char *office, const char *title)
{
  paper_colour (cr, 0x1f3a68);
  paper_text (cr, LEFT, 46, SANS ("Bold 12"), "ADMINISTRATION D’EXEMPLE");
  paper_text (cr, LEFT, 62, SANS ("9"), office);
  paper_rule (cr, LEFT, 82, LEFT + WIDE, 82, 1.2);
  paper_colour (cr, INK);
  paper_text_in (cr, LEFT, 104, WIDE, PANGO_ALIGN_CENTER, SANS ("Bold 14"), title);
}

static void
engagement_first (cairo_t *cr)
{
  static const char *const points[] = {
    "1. Je respecte la liberté de chacun, et d’abord la liberté de croire ou de ne pas croire et la liberté d’expression.",
    "2. Je respecte l’égalité entre les femmes et les hommes, au travail, dans la famille et dans la vie publique.",
    "3. Je respecte la dignité de toute personne, sans distinction d’origine, de religion ou d’orientation sexuelle.",
    "4. Je respecte la devise et les symboles de la République.",
    "5. Je ne porte atteinte ni à l’intégrité du territoire, ni à la sécurité des autres.",
    "6. Je ne me sers pas de mes convictions pour échapper aux règles communes du service public.",
  };
  double y = 190;
  state_head (cr, "Séjour des étrangers", "CONTRAT D’ENGAGEMENT");
  paper_text_in (cr, LEFT, 124, WIDE, PANGO_ALIGN_CENTER, SANS ("11"), "à respecter les principes de la République – version d’exemple");
  paper_text (cr, LEFT, 158, SERIF ("11.5"), "Je soussignée " FULL_NAME ", née le " BIRTH " à " BIRTH_PLACE ", m’engage :");
  for (gsize i = 0; i < G_N_ELEMENTS (points); i++)
    y += paper_block (cr, LEFT + 12, y, WIDE - 12, SERIF ("12"), points[i]) + 14;
  paper_text_in (cr, LEFT, 780, WIDE, PANGO_ALIGN_RIGHT, SANS ("9"), "1/2");
}

static void
engagement_second (cairo_t *cr)
{
  double y = 70;
  paper_colour (cr, INK);
  y += paper_block (cr, LEFT, y, WIDE, SERIF ("12"),
                    "J’ai compris que le non-respect de ces engagements peut entraîner le refus du titre demandé, son non-renouvellement ou son "
                    "retrait.\n\nLe texte m’a été proposé dans une langue que je comprends. Je signe la version française.") + 40;
  paper_text (cr, LEFT, y, SERIF ("12"), "Fait à Ville-Exemple, le 20 novembre 2026");
  paper_text (cr, LEFT, y + 30, SERIF ("12"), "Signature :");
  paper_signature (cr, LEFT + 80, y + 66, 112, 977);
  paper_colour (cr, INK);
  paper_text_in (cr, LEFT, 780, WIDE, PANGO_ALIGN_RIGHT, SANS ("9"), "2/2");
}

void
draw_engagement (cairo_t *cr, int page)
{
  if (page == 1)
    engagement_first (cr);
  else
    engagement_second (cr);
  paper_mark (cr, A4_WIDTH, A4_HEIGHT);
}

void
draw_integration (cairo_t *cr, int page)
{
  state_head (cr, "Direction fictive de l’intégration", "ATTESTATION DE SUIVI");
  paper_text_in (cr, LEFT, 124, WIDE, PANGO_ALIGN_CENTER, SANS ("11"), "contrat d’intégration républicaine");
  paper_block (cr, LEFT, 180, WIDE, SERIF ("12"),
               "La direction territoriale d’Exemple atteste que Madame " FULL_NAME ", née le " BIRTH " à " BIRTH_PLACE ", numéro étranger "
               FOREIGNER_NUMBER ", a signé le contrat d’intégration républicaine le 18 septembre 2023.\n\nElle a suivi avec assiduité :\n"
               "– la formation civique, quatre journées, du 2 au 24 octobre 2023 ;\n– la formation linguistique, 100 heures, du 6 novembre "
               "2023 au 29 mars 2024 ;\n– l’entretien de fin de contrat, le 17 septembre 2024.\n\nLa présente attestation est délivrée pour "
               "servir et valoir ce que de droit dans cet exemple.");
  paper_text (cr, LEFT + 240, 440, SERIF ("12"), "Ville-Exemple, le 17 septembre 2024");
  paper_stamp (cr, LEFT + 230, 478, "DIRECTION D’EXEMPLE", "Accueil et intégration", TOWN);
  paper_signature (cr, LEFT + 260, 512, 96, 65537);
  paper_mark (cr, A4_WIDTH, A4_HEIGHT);
}

/* A picture of a screen: 390 × 620 points. */
void
draw_deposit (cairo_t *cr, int page)
{
  double width = 390, height = 620;
  paper_fill (cr, 0, 0, width, height, 0xf6f6f6);
  paper_fill (cr, 0, 0, width, 30, 0xececf2);
  paper_fill (cr, 0, 30, width, 46, 0x1f3a68);
  paper_colour (cr, 0x444444);
  paper_text (cr, 14, 8, SANS ("10"), "teleservice.exemple.invalid");
  paper_colour (cr, 0xffffff);
  paper_text (cr, 14, 44, SANS ("Bold 13"), "Téléservice d’Exemple");
  paper_fill (cr, 14, 96, width - 28, 62, 0xdff3e3);
  paper_colour (cr, 0x14532d);
  paper_text (cr, 28, 108, SANS ("Bold 12"), "Votre demande est déposée");
  paper_text (cr, 28, 130, SANS ("10"), "Confirmation du dépôt d’une demande en ligne");
  paper_fill (cr, 14, 176, width - 28, 220, 0xffffff);
  paper_colour (cr, INK);
  paper_text (cr, 28, 190, SANS ("10"), "Numéro de la demande");
  paper_text (cr, 28, 204, SANS ("Bold 12"), "EXEMPLE-2025-000311");
  paper_text (cr, 28, 232, SANS ("10"), "Déposée le");
  paper_text (cr, 28, 246, SANS ("Bold 12"), "3 décembre 2025 à 19:04");
  paper_text (cr, 28, 274, SANS ("10"), "Par");
  paper_text (cr, 28, 288, SANS ("Bold 12"), FULL_NAME);
  paper_text (cr, 28, 316, SANS ("10"), "Objet");
  paper_text (cr, 28, 330, SANS ("Bold 12"), "Renouvellement – carte « salarié »");
  paper_colour (cr, GREY);
  paper_block (cr, 28, 416, width - 56, SANS ("10"),
               "Cette confirmation ne prouve pas la régularité du séjour. Conservez-la : elle prouve la date du dépôt.");
  paper_mark (cr, width, height);
}

void
draw_letter (cairo_t *cr, int page)
{
  paper_colour (cr, INK);
  paper_text (cr, LEFT, 60, SERIF ("12"), FULL_NAME);
  paper_text (cr, LEFT, 76, SERIF ("12"), STREET);
  paper_text (cr, LEFT, 92, SERIF ("12"), TOWN);
  paper_text (cr, 330, 128, SERIF ("12"), "Préfecture d’Exemple");
  paper_text (cr, 330, 144, SERIF ("12"), "Service du séjour, " TOWN);
  paper_text_in (cr, LEFT, 190, WIDE, PANGO_ALIGN_RIGHT, SERIF ("12"), "Ville-Exemple, le 21 novembre 2026");
  paper_text (cr, LEFT, 230, SERIF ("Bold 12"), "Objet : bulletin de salaire de septembre 2026");
  paper_block (cr, LEFT, 262, WIDE, SERIF ("12.5"),
               "Madame, Monsieur,\n\nJe demande le renouvellement de ma carte de séjour « salarié ». Je joins mes bulletins de juillet, d’août "
               "et d’octobre 2026.\n\nMon employeur ne m’a pas encore remis celui de septembre. Je le lui ai demandé par écrit le 12 novembre "
               "2026 et je vous l’enverrai dès que je l’aurai. Mon salaire de septembre a bien été versé le 30 septembre.\n\nJe vous prie "
               "d’agréer, Madame, Monsieur, mes salutations respectueuses.");
  paper_text (cr, 330, 520, SERIF ("12.5"), FULL_NAME);
  paper_signature (cr, 344, 574, 112, 977);
  paper_mark (cr, A4_WIDTH, A4_HEIGHT);
}
