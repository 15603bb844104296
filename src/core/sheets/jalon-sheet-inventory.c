/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The inventory (bordereau): the numbered list of what is joined, for the agent and for the person's own record. Each line carries the
 * digest of the file as exported, so that anyone can tell later whether a file is the one that was sent.
 */
#include "core/sheets/jalon-sheet-common.h"
#include "core/sheets/jalon-sheet-words.h"

#define SHORT_DIGEST 16

static const JalonSheetColumn columns[] = {
  { "N°", 28, TRUE }, { "Pièce et fichier", 188, FALSE }, { "Date", 86, FALSE },
  { "Pages", 38, TRUE }, { "Emplacement", 95, FALSE }, { "Observations", 88, FALSE },
};

static char *
piece_cell (const JalonSheetLine *line)
{
  g_autofree char *digest = line->sha256 == NULL ? NULL : g_strndup (line->sha256, SHORT_DIGEST);
  if (line->file_name == NULL)
    return g_markup_printf_escaped ("<b>%s</b>\n<small>à saisir sur le téléservice, sans fichier</small>", line->title_fr);
  if (digest == NULL)
    return g_markup_printf_escaped ("<b>%s</b>\n<small>%s</small>", line->title_fr, line->file_name);
  return g_markup_printf_escaped ("<b>%s</b>\n<small>%s\nSHA-256\u00a0: %s…</small>", line->title_fr, line->file_name, digest);
}

static void
add_line (JalonSheetPage *page, const JalonSheetLine *line, const JalonSheetData *data)
{
  g_autofree char *number = line->number > 0 ? g_strdup_printf ("%d", line->number) : g_strdup ("–");
  g_autofree char *piece = piece_cell (line);
  g_autofree char *date = jalon_sheet_date (&line->issued);
  g_autofree char *pages = line->file_name == NULL ? g_strdup ("–") : g_strdup_printf ("%d", line->pages);
  g_autofree char *slot = line->slot_fr == NULL ? NULL : g_markup_escape_text (line->slot_fr, -1);
  g_autofree char *plain = jalon_sheet_remark (line, data);
  g_autofree char *remark = plain == NULL ? NULL : g_markup_printf_escaped ("<small>%s</small>", plain);
  const char      *cells[] = { number, piece, date != NULL ? date : line->file_name == NULL ? "–" : "sans date", pages, slot != NULL ? slot : "–", remark };
  jalon_sheet_page_row (page, cells);
}

/**
 * jalon_sheet_inventory:
 * @data: what is joined and what is not
 * @n_pages: (out) (optional): pages of the sheet
 *
 * Returns: (transfer full) (nullable): the inventory as a PDF; %JALON_ERROR_INTERNAL when it cannot be drawn
 */
GBytes *
jalon_sheet_inventory (const JalonSheetData *data, int *n_pages, GError **error)
{
  g_autoptr(JalonSheetPage) page = jalon_sheet_page_new (
      "Bordereau des pièces", "Bordereau établi par la personne avec Jalon. Il ne prouve ni le dépôt ni le droit au séjour.", &data->made_on,
      data->example);
  jalon_sheet_add_head (page, data, "Bordereau des pièces");
  jalon_sheet_page_begin_table (page, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < data->lines->len; i++)
    add_line (page, g_ptr_array_index (data->lines, i), data);
  jalon_sheet_page_end_table (page);
  jalon_sheet_add_total (page, data);
  jalon_sheet_add_open_points (page, data);
  return jalon_sheet_page_finish (page, n_pages, error);
}
