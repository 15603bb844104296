/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What both sheets say: for whom, for what, by which list; what is not joined; and why it goes out all the same.
 */
#include "core/sheets/jalon-sheet-common.h"

#include "core/sheets/jalon-sheet-words.h"

static void
add_fact (JalonSheetPage *page, const char *label, const char *value)
{
  g_autofree char *text = value == NULL ? NULL : g_strdup_printf ("%s\u00a0: %s", label, value);
  if (text != NULL)
    jalon_sheet_page_text (page, JALON_SHEET_SANS "10", text, 2, JALON_SHEET_PLAIN);
}

/**
 * jalon_sheet_add_head:
 *
 * The title and the lines that say for whom and for what. The list is named by its date: a sheet never says that a file is complete.
 */
void
jalon_sheet_add_head (JalonSheetPage *page, const JalonSheetData *data, const char *title_fr)
{
  g_autofree char *filing = jalon_sheet_date (&data->filing);
  g_autofree char *made_on = jalon_sheet_date (&data->made_on);
  g_autofree char *list_date = jalon_sheet_date (&data->list_date);
  g_autofree char *confirm = jalon_sheet_count (data->to_confirm, "ligne à confirmer", "lignes à confirmer");
  g_autoptr(GString) list = g_string_new (NULL);
  jalon_sheet_page_text (page, JALON_SHEET_SANS "Bold 16", title_fr, 0, JALON_SHEET_CENTRED | JALON_SHEET_KEEP);
  jalon_sheet_page_text (page, JALON_SHEET_SANS "10", "", 2, JALON_SHEET_PLAIN);
  add_fact (page, "Demande de", data->person_name);
  add_fact (page, "Titre demandé", data->list_title_fr);
  add_fact (page, "Téléservice", data->portal_name_fr);
  add_fact (page, "Dépôt prévu le", filing);
  add_fact (page, "Établi le", made_on);
  if (list_date != NULL)
    {
      g_string_append_printf (list, "lue le %s", list_date);
      if (data->to_confirm > 0)
        g_string_append_printf (list, " (%s auprès de la préfecture)", confirm);
      add_fact (page, "Liste de pièces", list->str);
    }
  jalon_sheet_page_text (page, JALON_SHEET_SANS "6", "", 2, JALON_SHEET_PLAIN);
}

void
jalon_sheet_add_total (JalonSheetPage *page, const JalonSheetData *data)
{
  int    files = 0, pages = 0;
  gint64 bytes = 0;
  for (guint i = 0; i < data->lines->len; i++)
    {
      const JalonSheetLine *line = g_ptr_array_index (data->lines, i);
      files += line->file_name != NULL;
      pages += line->pages;
      bytes += line->size_bytes;
    }
  g_autofree char *files_fr = jalon_sheet_count (files, "fichier", "fichiers");
  g_autofree char *pages_fr = jalon_sheet_count (pages, "page", "pages");
  g_autofree char *size = jalon_sheet_size (bytes);
  g_autofree char *text = g_strdup_printf ("Total\u00a0: %s, %s, %s", files_fr, pages_fr, size);
  jalon_sheet_page_text (page, JALON_SHEET_SANS "Bold 10", text, 8, JALON_SHEET_PLAIN);
}

/**
 * jalon_sheet_add_open_points:
 *
 * What is not joined, and the recorded reason of a file that goes out with open points.
 */
void
jalon_sheet_add_open_points (JalonSheetPage *page, const JalonSheetData *data)
{
  if (data->missing_fr != NULL && data->missing_fr->len > 0)
    {
      jalon_sheet_page_text (page, JALON_SHEET_SANS "Bold 10", "Pièces de la liste qui ne sont pas jointes", 12, JALON_SHEET_KEEP);
      for (guint i = 0; i < data->missing_fr->len; i++)
        {
          g_autofree char *text = g_strdup_printf ("– %s", (const char *) g_ptr_array_index (data->missing_fr, i));
          jalon_sheet_page_text (page, JALON_SHEET_SANS "9.5", text, 3, JALON_SHEET_PLAIN);
        }
    }
  if (data->override_fr != NULL)
    {
      g_autofree char *text = g_strdup_printf ("Dossier préparé alors que des points restaient ouverts. Motif noté par la personne\u00a0: "
                                               "«\u00a0%s\u00a0»", data->override_fr);
      jalon_sheet_page_text (page, JALON_SHEET_SANS "9.5", text, 12, JALON_SHEET_FRAMED);
    }
}

/**
 * jalon_sheet_remark:
 *
 * Returns: (transfer full) (nullable): the remark of a line, with what is known of the size that passes
 */
char *
jalon_sheet_remark (const JalonSheetLine *line, const JalonSheetData *data)
{
  if (!line->may_be_refused || data->seen_bytes == 0)
    return g_strdup (line->remark_fr);
  g_autofree char *seen = jalon_sheet_size (data->seen_bytes);
  g_autofree char *month = jalon_sheet_month (&data->seen_on);
  g_autofree char *when = month == NULL ? g_strdup ("") : g_strdup_printf (" (vu en %s)", month);
  return g_strdup_printf ("Peut être refusé\u00a0: au-dessus de %s%s.%s%s", seen, when, line->remark_fr == NULL ? "" : " ",
                          line->remark_fr == NULL ? "" : line->remark_fr);
}
