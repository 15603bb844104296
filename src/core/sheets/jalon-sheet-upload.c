/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The upload sheet (feuille de dépôt): what to put where, in the order of the portal, with a box to tick. The last step is to keep the
 * confirmation of the deposit, because it starts the clock of the administration's silence.
 */
#include "core/sheets/jalon-sheet-common.h"
#include "core/sheets/jalon-sheet-words.h"

static const JalonSheetColumn columns[] = {
  { NULL, 24, FALSE }, { "N°", 26, TRUE }, { "Où, sur le téléservice", 150, FALSE },
  { "Fichier à choisir, ou code à saisir", 172, FALSE }, { "Taille", 51, TRUE }, { "Remarque", 100, FALSE },
};

static char *
place_cell (const JalonSheetLine *line)
{
  if (line->slot_fr == NULL)
    return g_markup_printf_escaped ("<b>%s</b>\n<small>emplacement à chercher sur le téléservice</small>", line->title_fr);
  return g_markup_printf_escaped ("<b>%s</b>\n<small>%s</small>", line->slot_fr, line->title_fr);
}

static char *
file_cell (const JalonSheetLine *line)
{
  g_autofree char *code = line->code == NULL ? NULL : jalon_sheet_clean (line->code);
  if (line->file_name != NULL)
    return g_markup_escape_text (line->file_name, -1);
  if (code != NULL)
    return g_markup_printf_escaped ("<small>code\u00a0:</small> <tt>%s</tt>", code);
  return g_strdup ("–");
}

static void
add_line (JalonSheetPage *page, const JalonSheetLine *line, const JalonSheetData *data)
{
  g_autofree char *number = line->number > 0 ? g_strdup_printf ("%d", line->number) : g_strdup ("–");
  g_autofree char *place = place_cell (line);
  g_autofree char *file = file_cell (line);
  g_autofree char *size = line->file_name == NULL ? NULL : jalon_sheet_size (line->size_bytes);
  g_autofree char *plain = jalon_sheet_remark (line, data);
  g_autofree char *remark = plain == NULL ? NULL : g_markup_printf_escaped ("<small>%s</small>", plain);
  const char      *cells[] = { NULL, number, place, file, size, remark };
  jalon_sheet_page_row (page, cells);
}

static void
add_size_note (JalonSheetPage *page, const JalonSheetData *data)
{
  g_autofree char *size = jalon_sheet_size (data->seen_bytes);
  g_autofree char *month = jalon_sheet_month (&data->seen_on);
  g_autofree char *when = month == NULL ? g_strdup ("") : g_strdup_printf (" (vu en %s)", month);
  g_autofree char *text = g_strdup_printf ("Un fichier passe en général jusqu’à %s%s.", size, when);
  if (data->seen_bytes > 0)
    jalon_sheet_page_text (page, JALON_SHEET_SANS "9.5", text, 2, JALON_SHEET_PLAIN);
}

static void
add_last_step (JalonSheetPage *page)
{
  jalon_sheet_page_text (page, JALON_SHEET_SANS "Bold 10.5",
                         "En dernier\u00a0: photographiez ou enregistrez la confirmation du dépôt, et gardez-la.", 14,
                         JALON_SHEET_TICK | JALON_SHEET_KEEP);
  jalon_sheet_page_text (page, JALON_SHEET_SANS "9.5",
                         "Elle prouve la date du dépôt. Elle ne prouve pas à elle seule le droit au séjour.", 4, JALON_SHEET_KEEP);
  jalon_sheet_page_text (page, JALON_SHEET_SANS "10",
                         "Déposé le ____ / ____ / ________   à ____ h ____      Numéro de la demande\u00a0: ______________________", 14,
                         JALON_SHEET_PLAIN);
}

/**
 * jalon_sheet_upload:
 * @data: what goes where, in portal order
 * @n_pages: (out) (optional): pages of the sheet
 *
 * Returns: (transfer full) (nullable): the upload sheet as a PDF; %JALON_ERROR_INTERNAL when it cannot be drawn
 */
GBytes *
jalon_sheet_upload (const JalonSheetData *data, int *n_pages, GError **error)
{
  g_autoptr(JalonSheetPage) page = jalon_sheet_page_new (
      "Feuille de dépôt", "Feuille établie par la personne avec Jalon, pour son usage. À ne pas envoyer.", &data->made_on, data->example);
  jalon_sheet_add_head (page, data, "Feuille de dépôt");
  jalon_sheet_page_text (page, JALON_SHEET_SANS "9.5", "Suivez l’ordre du téléservice et cochez chaque ligne quand elle est faite.", 2,
                         JALON_SHEET_PLAIN);
  add_size_note (page, data);
  jalon_sheet_page_text (page, JALON_SHEET_SANS "4", "", 2, JALON_SHEET_KEEP);
  jalon_sheet_page_begin_table (page, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < data->lines->len; i++)
    add_line (page, g_ptr_array_index (data->lines, i), data);
  jalon_sheet_page_end_table (page);
  jalon_sheet_add_total (page, data);
  jalon_sheet_add_open_points (page, data);
  add_last_step (page);
  return jalon_sheet_page_finish (page, n_pages, error);
}
