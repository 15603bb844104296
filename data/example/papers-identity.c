/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cards, passport and the note with the photo code. The layouts are ours and copy no real document; the zones are valid.
 * A card is 85.6 × 54 mm, a passport page 125 × 88 mm.
 */
#include "mrz.h"
#include "paper.h"
#include "person.h"

#define CARD_WIDTH 242.6
#define CARD_HEIGHT 153.0

typedef struct {
  const char *number, *from, *ends, *mention;
  const Mrz  *mrz;
} Card;

static const Card card = { CARD_NUMBER, CARD_FROM, CARD_ENDS, "SALARIÉ", &example_card_mrz };
static const Card old_card = { OLD_CARD_NUMBER, OLD_CARD_FROM, OLD_CARD_ENDS, "SALARIÉ", &example_old_card_mrz };

static void
card_ground (cairo_t *cr, guint32 rgb)
{
  cairo_save (cr);
  paper_fill (cr, 0, 0, CARD_WIDTH, CARD_HEIGHT, rgb);
  paper_waves (cr, 0, 0, CARD_WIDTH, CARD_HEIGHT, 0x9fb6c9, 0);
  paper_waves (cr, 0, 0, CARD_WIDTH, CARD_HEIGHT, 0xd9b3b3, 1.7);
  paper_fill (cr, 0, 0, CARD_WIDTH, 20, 0x5b7a9d);
  cairo_restore (cr);
}

static void
field (cairo_t *cr, double x, double y, const char *label, const char *value)
{
  paper_colour (cr, 0x3f5670);
  paper_text (cr, x, y, SANS ("4.6"), label);
  paper_colour (cr, INK);
  paper_text (cr, x, y + 5.6, SANS ("Bold 7.4"), value);
}

static void
card_mark (cairo_t *cr)
{
  paper_specimen (cr, 0, 12, CARD_WIDTH, CARD_HEIGHT - 24);
  paper_colour (cr, 0xffffff);
  paper_text_in (cr, 128, 6, 108, PANGO_ALIGN_RIGHT, SANS ("Bold 8"), "EXEMPLE – FICTIF");
}

static void
card_front (cairo_t *cr, const Card *what)
{
  card_ground (cr, 0xeef3f6);
  paper_colour (cr, 0xffffff);
  paper_text (cr, 9, 5, SANS ("Bold 9.5"), "TITRE DE SÉJOUR");
  paper_portrait (cr, 10, 31, 62, 80);
  paper_colour (cr, INK);
  paper_text (cr, 12, 115, SANS ("Bold 6.5"), what->number);
  field (cr, 80, 26, "NOM", FAMILY_UPPER);
  field (cr, 80, 43, "PRÉNOM", "AWA");
  field (cr, 80, 60, "SEXE", "F");
  field (cr, 104, 60, "NATIONALITÉ", NATIONALITY_CODE);
  field (cr, 158, 60, "DATE DE NAISSANCE", BIRTH);
  field (cr, 80, 77, "CATÉGORIE DU TITRE", "CARTE DE SÉJOUR TEMPORAIRE");
  field (cr, 80, 94, "MENTION", what->mention);
  field (cr, 80, 111, "VALABLE DU", what->from);
  field (cr, 158, 111, "AU", what->ends);
  field (cr, 80, 128, "N° ÉTRANGER", FOREIGNER_NUMBER);
  paper_signature (cr, 164, 138, 52, 977);
  card_mark (cr);
}

static void
card_back (cairo_t *cr, const Card *what)
{
  g_autofree char *zone = mrz_card (what->mrz);
  g_auto(GStrv) lines = g_strsplit (zone, "\n", -1);
  card_ground (cr, 0xf2eff4);
  paper_colour (cr, 0xffffff);
  paper_text (cr, 9, 5, SANS ("Bold 9.5"), "TITRE DE SÉJOUR");
  field (cr, 10, 27, "LIEU DE NAISSANCE", BIRTH_PLACE);
  field (cr, 130, 27, "DÉLIVRÉ PAR", "Préfecture d’Exemple");
  field (cr, 10, 44, "ADRESSE", STREET);
  field (cr, 130, 44, "COMMUNE", TOWN);
  field (cr, 10, 61, "REMARQUES", "AUTORISE SON TITULAIRE À TRAVAILLER");
  field (cr, 10, 78, "DATE DE DÉLIVRANCE", what->from);
  cairo_save (cr);
  paper_fill (cr, 0, 101, CARD_WIDTH, CARD_HEIGHT - 101, 0xfbfbf7);
  paper_colour (cr, 0x101010);
  for (int i = 0; lines[i] != NULL; i++)
    paper_text (cr, 13, 105 + i * 14.5, MONO ("Bold 12"), lines[i]);
  cairo_restore (cr);
  card_mark (cr);
}

void
draw_card_front (cairo_t *cr, int page)
{
  card_front (cr, &card);
}

void
draw_card_back (cairo_t *cr, int page)
{
  card_back (cr, &card);
}

/* A4, both sides of the former card on one page, as a copy shop does. */
void
draw_old_card (cairo_t *cr, int page)
{
  cairo_save (cr);
  cairo_translate (cr, (A4_WIDTH - CARD_WIDTH) / 2, 110);
  card_front (cr, &old_card);
  cairo_translate (cr, 0, 240);
  card_back (cr, &old_card);
  cairo_restore (cr);
  paper_mark (cr, A4_WIDTH, A4_HEIGHT);
}

static void
passport_fields (cairo_t *cr, double x, double y)
{
  static const char *const fields[][2] = {
    { "Nom / Surname", FAMILY_UPPER }, { "Prénoms / Given names", "AWA" }, { "Nationalité / Nationality", "MALIENNE" },
    { "Date de naissance / Date of birth", BIRTH }, { "Lieu de naissance / Place of birth", "BAMAKO" },
    { "Date de délivrance / Date of issue", PASSPORT_FROM }, { "Date d’expiration / Date of expiry", PASSPORT_ENDS },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      paper_colour (cr, 0x3f5670);
      paper_text (cr, x, y + i * 21, SANS ("5.5"), fields[i][0]);
      paper_colour (cr, INK);
      paper_text (cr, x, y + i * 21 + 7, SANS ("Bold 9"), fields[i][1]);
    }
}

static void
passport_identity (cairo_t *cr)
{
  g_autofree char *zone = mrz_passport (&example_passport_mrz);
  g_auto(GStrv) lines = g_strsplit (zone, "\n", -1);
  double left = 76, top = 90, width = 440, height = 306;
  paper_fill (cr, left, top, width, height, 0xf3f0e6);
  paper_waves (cr, left, top, width, height - 62, 0xb9cfb4, 0.5);
  paper_waves (cr, left, top, width, height - 62, 0xe0cfa0, 2.2);
  paper_colour (cr, 0x2f5d3a);
  paper_text (cr, left + 16, top + 10, SANS ("Bold 13"), "PASSEPORT / PASSPORT");
  paper_text (cr, left + 200, top + 12, SANS ("7"), "Type  P      Code  " NATIONALITY_CODE);
  paper_text (cr, left + 320, top + 12, SANS ("Bold 9"), "N° " PASSPORT_NUMBER);
  paper_portrait (cr, left + 16, top + 44, 116, 150);
  passport_fields (cr, left + 150, top + 42);
  paper_colour (cr, 0x3f5670);
  paper_text (cr, left + 320, top + 42, SANS ("5.5"), "Sexe / Sex");
  paper_text (cr, left + 320, top + 126, SANS ("5.5"), "Autorité / Authority");
  paper_colour (cr, INK);
  paper_text (cr, left + 320, top + 49, SANS ("Bold 9"), "F");
  paper_text (cr, left + 320, top + 133, SANS ("Bold 9"), "OFFICE D’EXEMPLE");
  paper_signature (cr, left + 320, top + 190, 84, 977);
  paper_fill (cr, left, top + height - 60, width, 60, 0xfbfaf4);
  paper_colour (cr, 0x101010);
  for (int i = 0; lines[i] != NULL; i++)
    paper_text (cr, left + 20, top + height - 50 + i * 21, MONO ("Bold 15"), lines[i]);
  paper_specimen (cr, left + 60, top + 20, width - 60, height - 90);
}

static void
entry_stamp (cairo_t *cr, double x, double y, double angle, guint32 rgb, const char *what, const char *day)
{
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_rotate (cr, angle);
  paper_colour (cr, rgb);
  paper_box (cr, 0, 0, 112, 58, 1.6);
  paper_text_in (cr, 0, 6, 112, PANGO_ALIGN_CENTER, SANS ("Bold 10"), what);
  paper_text_in (cr, 0, 20, 112, PANGO_ALIGN_CENTER, MONO ("Bold 12"), day);
  paper_text_in (cr, 0, 40, 112, PANGO_ALIGN_CENTER, SANS ("7"), "AÉROPORT D’EXEMPLE");
  cairo_restore (cr);
}

static void
passport_stamps (cairo_t *cr)
{
  double left = 76, top = 90, width = 440, height = 306;
  paper_fill (cr, left, top, width, height, 0xf3f0e6);
  paper_waves (cr, left, top, width, height, 0xb9cfb4, 1.1);
  paper_colour (cr, 0x2f5d3a);
  paper_text (cr, left + 16, top + 10, SANS ("Bold 10"), "VISAS");
  paper_text_in (cr, left, top + height - 18, width - 14, PANGO_ALIGN_RIGHT, SANS ("8"), "7");
  entry_stamp (cr, left + 50, top + 60, -0.12, 0x3a3a8c, "ENTRÉE", "04 09 22");
  entry_stamp (cr, left + 230, top + 44, 0.2, 0x8c2f2f, "SORTIE", "11 08 24");
  entry_stamp (cr, left + 250, top + 170, -0.06, 0x3a3a8c, "ENTRÉE", "29 08 24");
  paper_specimen (cr, left, top + 40, width, height - 90);
}

void
draw_passport (cairo_t *cr, int page)
{
  paper_colour (cr, INK);
  if (page == 1)
    passport_identity (cr);
  else
    passport_stamps (cr);
  paper_mark (cr, A4_WIDTH, A4_HEIGHT);
}

/* The slip of a photo booth: 80 × 150 mm. */
void
draw_ephoto (cairo_t *cr, int page)
{
  double width = 226.8, height = 425;
  paper_fill (cr, 0, 0, width, height, 0xfdfdfb);
  paper_colour (cr, INK);
  paper_text_in (cr, 0, 28, width, PANGO_ALIGN_CENTER, SANS ("Bold 15"), "PHOTO-EXEMPLE");
  paper_text_in (cr, 0, 48, width, PANGO_ALIGN_CENTER, SANS ("9"), "Cabine n° 0000 · Ville-Exemple");
  paper_rule (cr, 14, 66, width - 14, 66, 0.8);
  paper_portrait (cr, 66, 76, 94, 120);
  paper_text_in (cr, 0, 204, width, PANGO_ALIGN_CENTER, SANS ("Bold 10"), "Photo et signature numériques");
  paper_text_in (cr, 0, 219, width, PANGO_ALIGN_CENTER, SANS ("9"), "Votre code e-photo, à usage unique :");
  paper_text_in (cr, 0, 238, width, PANGO_ALIGN_CENTER, MONO ("Bold 13"), "EXMP LE00 FICT IF26");
  paper_text_in (cr, 0, 256, width, PANGO_ALIGN_CENTER, MONO ("Bold 13"), "1102 AW");
  paper_barcode (cr, 40, 284, width - 80, 40, 77);
  paper_text_in (cr, 0, 332, width, PANGO_ALIGN_CENTER, SANS ("8"), "Prise de vue : 02/11/2026 17:42");
  paper_text_in (cr, 0, 345, width, PANGO_ALIGN_CENTER, SANS ("8"), "Titre de séjour · valable 6 mois");
  paper_text_in (cr, 0, 368, width, PANGO_ALIGN_CENTER, SANS ("8"), "Payé : 8,00 € · Conservez ce ticket");
  paper_mark (cr, width, height);
}
