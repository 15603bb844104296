/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Payslips. The amounts are computed from the hours so that every sum on the page is right; the rates are plausible for the year and
 * are not a source for anything.
 */
#include "paper.h"
#include "person.h"

typedef struct {
  const char *month, *from, *until, *paid_on;
  int         overtime;   /* hundredths of an hour at 125 % */
  int         months_paid; /* since January, for the running totals */
} Month;

typedef struct {
  const char *label;
  int         base_percent; /* hundredths of a percent of the gross */
  int         worker, employer; /* thousandths of a percent */
  gboolean    heading;
} Contribution;

static const Contribution contributions[] = {
  { "SANTÉ", 0, 0, 0, TRUE },
  { "Sécurité sociale – maladie, maternité, invalidité", 10000, 0, 7000, FALSE },
  { "Complémentaire santé", 10000, 1020, 1020, FALSE },
  { "Accidents du travail – maladies professionnelles", 10000, 0, 2280, FALSE },
  { "RETRAITE", 0, 0, 0, TRUE },
  { "Sécurité sociale plafonnée", 10000, 6900, 8550, FALSE },
  { "Sécurité sociale déplafonnée", 10000, 400, 2020, FALSE },
  { "Complémentaire tranche 1", 10000, 4010, 6010, FALSE },
  { "Famille", 10000, 0, 3450, FALSE },
  { "Assurance chômage", 10000, 0, 4050, FALSE },
  { "Autres contributions dues par l’employeur", 10000, 0, 2446, FALSE },
  { "CSG déductible de l’impôt sur le revenu", 9825, 6800, 0, FALSE },
  { "CSG/CRDS non déductible de l’impôt sur le revenu", 9825, 2900, 0, FALSE },
};

static const double columns[] = { 36, 262, 322, 374, 436, 498, 560 };

static void
cell (cairo_t *cr, int column, double y, const char *font, const char *text)
{
  paper_text_in (cr, columns[column] + 2, y, columns[column + 1] - columns[column] - 5, PANGO_ALIGN_RIGHT, font, text);
}

static void
amount (cairo_t *cr, int column, double y, const char *font, int cents)
{
  g_autofree char *text = paper_euros (cents);
  cell (cr, column, y, font, text);
}

static void
head (cairo_t *cr, const Month *month)
{
  paper_logo (cr, 36, 34, 0x6a4c93, "PE");
  paper_colour (cr, INK);
  paper_text (cr, 84, 34, SANS ("Bold 11"), EMPLOYER);
  paper_text (cr, 84, 48, SANS ("8"), EMPLOYER_STREET ", " TOWN);
  paper_text (cr, 84, 59, SANS ("8"), "SIRET " EMPLOYER_SIRET "   Code NAF 0000Z");
  paper_text (cr, 84, 70, SANS ("8"), "Convention collective : aide à domicile (exemple)");
  paper_text_in (cr, 330, 34, 230, PANGO_ALIGN_RIGHT, SANS ("Bold 14"), "BULLETIN DE SALAIRE");
  g_autofree char *period = g_strdup_printf ("Période : %s", month->month);
  g_autofree char *days = g_strdup_printf ("du %s au %s", month->from, month->until);
  paper_text_in (cr, 330, 53, 230, PANGO_ALIGN_RIGHT, SANS ("Bold 10"), period);
  paper_text_in (cr, 330, 67, 230, PANGO_ALIGN_RIGHT, SANS ("8"), days);
  paper_box (cr, 36, 94, 250, 74, 0.6);
  paper_text (cr, 42, 98, SANS ("8"), "Matricule : 00042      N° Sécurité sociale : ");
  paper_text (cr, 42, 110, SANS ("Bold 8"), SOCIAL_NUMBER);
  paper_text (cr, 42, 122, SANS ("8"), "Emploi : auxiliaire de vie");
  paper_text (cr, 42, 134, SANS ("8"), "Statut : employée – CDI temps plein");
  paper_text (cr, 42, 146, SANS ("8"), "Entrée : 03/03/2025      Ancienneté : depuis le 03/03/2025");
  paper_text (cr, 330, 106, SANS ("Bold 10"), FULL_NAME);
  paper_text (cr, 330, 121, SANS ("10"), STREET);
  paper_text (cr, 330, 136, SANS ("10"), TOWN);
}

static void
table_head (cairo_t *cr, double y)
{
  static const char *const titles[] = { "Base", "Taux", "À déduire", "À payer", "Part employeur" };
  paper_fill (cr, columns[0], y, columns[6] - columns[0], 18, 0xe4e0ee);
  paper_colour (cr, INK);
  paper_text (cr, columns[0] + 5, y + 4, SANS ("Bold 8"), "Éléments de paie");
  for (int i = 0; i < 5; i++)
    cell (cr, i + 1, y + 4, SANS ("Bold 7.5"), titles[i]);
}

static int
gross_pay (cairo_t *cr, const Month *month, double *y)
{
  int hourly = 1260, base = 191104, overtime = month->overtime * hourly / 100 * 5 / 4;
  paper_text (cr, columns[0] + 5, *y, SANS ("8"), "Salaire de base");
  cell (cr, 1, *y, SANS ("8"), "151,67");
  amount (cr, 2, *y, SANS ("8"), hourly);
  amount (cr, 4, *y, SANS ("8"), base);
  *y += 13;
  if (overtime > 0)
    {
      g_autofree char *hours = paper_euros (month->overtime);
      paper_text (cr, columns[0] + 5, *y, SANS ("8"), "Heures supplémentaires 125 %");
      cell (cr, 1, *y, SANS ("8"), hours);
      amount (cr, 2, *y, SANS ("8"), hourly * 5 / 4);
      amount (cr, 4, *y, SANS ("8"), overtime);
      *y += 13;
    }
  paper_text (cr, columns[0] + 5, *y, SANS ("Bold 8"), "SALAIRE BRUT");
  amount (cr, 4, *y, SANS ("Bold 8"), base + overtime);
  *y += 17;
  return base + overtime;
}

static void
contribution (cairo_t *cr, const Contribution *what, int gross, double y, int *worker, int *employer)
{
  paper_text_in (cr, columns[0] + 5, y, columns[1] - columns[0] - 8, PANGO_ALIGN_LEFT, what->heading ? SANS ("Bold 8") : SANS ("8"), what->label);
  if (what->heading)
    return;
  int base = (int) ((gint64) gross * what->base_percent / 10000);
  int by_worker = (int) ((gint64) base * what->worker / 100000), by_employer = (int) ((gint64) base * what->employer / 100000);
  amount (cr, 1, y, SANS ("8"), base);
  if (by_worker > 0)
    {
      g_autofree char *rate = g_strdup_printf ("%d,%03d", what->worker / 1000, what->worker % 1000);
      cell (cr, 2, y, SANS ("8"), rate);
      amount (cr, 3, y, SANS ("8"), by_worker);
    }
  if (by_employer > 0)
    amount (cr, 5, y, SANS ("8"), by_employer);
  *worker += by_worker;
  *employer += by_employer;
}

static void
foot_line (cairo_t *cr, double y, const char *label, int cents, gboolean strong)
{
  paper_text (cr, columns[0] + 5, y, strong ? SANS ("Bold 10") : SANS ("8"), label);
  amount (cr, 4, y, strong ? SANS ("Bold 10") : SANS ("8"), cents);
}

static void
foot (cairo_t *cr, const Month *month, int gross, int worker, int employer, double y)
{
  int net = gross - worker, tax = (int) ((gint64) net * 150 / 10000);
  paper_text (cr, columns[0] + 5, y, SANS ("Bold 8"), "TOTAL DES COTISATIONS ET CONTRIBUTIONS");
  amount (cr, 3, y, SANS ("Bold 8"), worker);
  amount (cr, 5, y, SANS ("Bold 8"), employer);
  foot_line (cr, y + 20, "Montant net social", net, FALSE);
  foot_line (cr, y + 36, "NET À PAYER AVANT IMPÔT SUR LE REVENU", net, TRUE);
  foot_line (cr, y + 56, "Impôt sur le revenu prélevé à la source – taux 1,50 %", -tax, FALSE);
  paper_fill (cr, columns[0], y + 72, columns[6] - columns[0], 22, 0xe4e0ee);
  paper_colour (cr, INK);
  foot_line (cr, y + 76, "NET PAYÉ EN EUROS", net - tax, TRUE);
  g_autofree char *paid = g_strdup_printf ("Virement le %s – IBAN FR00 0000 0000 0000 0000 0000 000", month->paid_on);
  paper_text (cr, columns[0] + 5, y + 104, SANS ("8"), paid);
  g_autofree char *gross_year = paper_euros (191104 * month->months_paid + (gross - 191104));
  g_autofree char *cost = paper_euros (gross + employer);
  g_autofree char *totals = g_strdup_printf ("Cumul brut depuis janvier : %s €      Total versé par l’employeur : %s €", gross_year, cost);
  paper_text (cr, columns[0] + 5, y + 118, SANS ("8"), totals);
  paper_text (cr, columns[0] + 5, y + 132, SANS ("8"), "Congés payés : acquis 25,00   pris 15,00   solde 10,00");
  paper_block (cr, columns[0] + 5, y + 158, 510, SANS ("7"),
               "Pour la définition des termes employés, se reporter au site internet www.exemple.invalid, rubrique bulletin de paie. "
               "Dans votre intérêt, et pour vous aider à faire valoir vos droits, conservez ce bulletin de paie sans limitation de durée.");
}

static void
payslip (cairo_t *cr, const Month *month)
{
  int    worker = 0, employer = 0;
  double y = 208, top = 184;
  paper_colour (cr, INK);
  head (cr, month);
  table_head (cr, top);
  int gross = gross_pay (cr, month, &y);
  for (gsize i = 0; i < G_N_ELEMENTS (contributions); i++, y += 13)
    contribution (cr, &contributions[i], gross, y, &worker, &employer);
  y += 6;
  paper_colour (cr, GREY);
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    paper_rule (cr, columns[i], top, columns[i], y + 12, 0.5);
  paper_rule (cr, columns[0], top, columns[6], top, 0.5);
  paper_rule (cr, columns[0], y - 3, columns[6], y - 3, 0.5);
  paper_rule (cr, columns[0], y + 12, columns[6], y + 12, 0.5);
  paper_colour (cr, INK);
  foot (cr, month, gross, worker, employer, y);
  paper_mark (cr, A4_WIDTH, A4_HEIGHT);
}

void
draw_payslip_june (cairo_t *cr, int page)
{
  payslip (cr, &(Month) { "juin 2026", "01/06/2026", "30/06/2026", "30/06/2026", 0, 6 });
}

void
draw_payslip_july (cairo_t *cr, int page)
{
  payslip (cr, &(Month) { "juillet 2026", "01/07/2026", "31/07/2026", "31/07/2026", 600, 7 });
}

void
draw_payslip_august (cairo_t *cr, int page)
{
  payslip (cr, &(Month) { "août 2026", "01/08/2026", "31/08/2026", "31/08/2026", 850, 8 });
}

void
draw_payslip_october (cairo_t *cr, int page)
{
  payslip (cr, &(Month) { "octobre 2026", "01/10/2026", "31/10/2026", "30/10/2026", 400, 10 });
}
