/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The sheets, read back by poppler as an agent's viewer would show them. Poppler is here and nowhere in the core.
 */
#include "core/sheets/jalon-sheet-words.h"
#include "core/sheets/jalon-sheets.h"

#include <poppler.h>
#include <string.h>

/* The baseline's poppler has no cleanup functions of its own. */
typedef PopplerDocument Document;
typedef PopplerPage     Page;
typedef PopplerFontInfo FontInfo;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Document, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Page, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FontInfo, g_object_unref)

typedef GBytes *(*MakeSheet) (const JalonSheetData *data, int *n_pages, GError **error);

typedef struct {
  const char *name;
  MakeSheet   make;
  int         lines;
  gboolean    long_names;
  int         pages_least, pages_most;
} SheetCase;

static const SheetCase sheet_cases[] = {
  { "inventory/three", jalon_sheet_inventory, 3, FALSE, 1, 1 },
  { "inventory/twenty", jalon_sheet_inventory, 20, FALSE, 2, 2 },
  { "inventory/sixty", jalon_sheet_inventory, 60, FALSE, 4, 6 },
  { "inventory/sixty-long", jalon_sheet_inventory, 60, TRUE, 6, 24 },
  { "inventory/none", jalon_sheet_inventory, 0, FALSE, 1, 1 },
  { "upload/three", jalon_sheet_upload, 3, FALSE, 1, 1 },
  { "upload/twenty", jalon_sheet_upload, 20, FALSE, 2, 2 },
  { "upload/sixty", jalon_sheet_upload, 60, FALSE, 3, 5 },
  { "upload/sixty-long", jalon_sheet_upload, 60, TRUE, 6, 24 },
  { "upload/none", jalon_sheet_upload, 0, FALSE, 1, 1 },
};

static void
line_free (gpointer data)
{
  JalonSheetLine *line = data;
  g_free ((char *) line->title_fr);
  g_free ((char *) line->file_name);
  g_free ((char *) line->slot_fr);
  g_free ((char *) line->sha256);
  g_free (line);
}

static JalonSheetLine *
make_line (int number, gboolean long_names)
{
  JalonSheetLine *line = g_new0 (JalonSheetLine, 1);
  const char     *more = long_names ? " et toutes les annexes signées par les deux parties, avec leurs traductions assermentées" : "";
  line->number = number;
  line->title_fr = g_strdup_printf ("Pièce<%d>&co%s", number, more);
  line->file_name = long_names ? g_strdup_printf ("%02d-%s.pdf", number, "abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqrstuvwxyz012345")
                               : g_strdup_printf ("%02d-piece.pdf", number);
  line->slot_fr = number % 3 == 0 ? NULL : g_strdup_printf ("Justificatifs de rang %d", number);
  line->sha256 = g_strdup_printf ("%064d", number);
  line->pages = number % 4 + 1;
  line->size_bytes = 100000 * number;
  line->may_be_refused = number == 2;
  if (number % 5 != 0)
    g_date_set_dmy (&line->issued, (GDateDay) (number % 28 + 1), G_DATE_NOVEMBER, 2026);
  return line;
}

static JalonSheetData *
make_data (int lines, gboolean long_names)
{
  JalonSheetData *data = g_new0 (JalonSheetData, 1);
  data->person_name = "Awa Exemple-Traoré";
  data->list_title_fr = "Carte de séjour temporaire « salarié »";
  data->portal_name_fr = "ANEF";
  data->to_confirm = 2;
  data->seen_bytes = 2000000;
  g_date_set_dmy (&data->filing, 15, G_DATE_DECEMBER, 2026);
  g_date_set_dmy (&data->made_on, 25, G_DATE_NOVEMBER, 2026);
  g_date_set_dmy (&data->list_date, 1, G_DATE_NOVEMBER, 2026);
  data->seen_on = data->made_on;
  data->lines = g_ptr_array_new_with_free_func (line_free);
  data->missing_fr = g_ptr_array_new ();
  for (int i = 1; i <= lines; i++)
    g_ptr_array_add (data->lines, make_line (i, long_names));
  return data;
}

static void
data_free (JalonSheetData *data)
{
  g_ptr_array_unref (data->lines);
  g_ptr_array_unref (data->missing_fr);
  g_free (data);
}

static PopplerDocument *
open_sheet (GBytes *bytes)
{
  g_autoptr(GError)  error = NULL;
  PopplerDocument   *document = poppler_document_new_from_bytes (bytes, NULL, &error);
  g_assert_no_error (error);
  return document;
}

static char *
page_text (PopplerDocument *document, int page)
{
  g_autoptr(Page) shown = poppler_document_get_page (document, page);
  return poppler_page_get_text (shown);
}

typedef struct {
  int      page;
  double   x, bottom;
  gunichar character;
} Glyph;

static int
compare_glyphs (gconstpointer a, gconstpointer b)
{
  const Glyph *one = a, *two = b;
  if (one->page != two->page)
    return one->page - two->page;
  if (ABS (one->bottom - two->bottom) > 3)
    return one->bottom < two->bottom ? -1 : 1;
  return one->x < two->x ? -1 : 1;
}

/* The visible characters of a page whose middle lies between two distances from the left. */
static void
collect_glyphs (PopplerDocument *document, int number, double left, double right, GArray *glyphs)
{
  g_autoptr(Page)              page = poppler_document_get_page (document, number);
  g_autofree char             *text = poppler_page_get_text (page);
  g_autofree PopplerRectangle *places = NULL;
  guint                        n_places = 0, at = 0;
  g_assert_true (poppler_page_get_text_layout (page, &places, &n_places));
  for (const char *p = text; *p != '\0' && at < n_places; p = g_utf8_next_char (p), at++)
    {
      Glyph  glyph = { number, places[at].x1, places[at].y2, g_utf8_get_char (p) };
      double middle = (places[at].x1 + places[at].x2) / 2;
      if (!g_unichar_isspace (glyph.character) && middle >= left && middle < right)
        g_array_append_val (glyphs, glyph);
    }
}

/* Text of a column from top to bottom, without blanks: where a line breaks is the layout's business. */
static char *
column_text (PopplerDocument *document, double left, double right)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GArray)  glyphs = g_array_new (FALSE, FALSE, sizeof (Glyph));
  for (int i = 0; i < poppler_document_get_n_pages (document); i++)
    collect_glyphs (document, i, left, right, glyphs);
  g_array_sort (glyphs, compare_glyphs);
  for (guint i = 0; i < glyphs->len; i++)
    g_string_append_unichar (text, g_array_index (glyphs, Glyph, i).character);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
joined_text (PopplerDocument *document)
{
  return column_text (document, 0, 596);
}

static void
assert_has (const char *text, const char *wanted)
{
  g_autofree char *squeezed = g_strdup (wanted);
  char            *to = squeezed;
  for (const char *p = wanted; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      to += g_unichar_to_utf8 (g_utf8_get_char (p), to);
  *to = '\0';
  if (strstr (text, squeezed) == NULL)
    g_error ("“%s” is not in “%s”", squeezed, text);
}

static void
assert_fonts_embedded (PopplerDocument *document)
{
  g_autoptr(FontInfo) info = poppler_font_info_new (document);
  PopplerFontsIter          *fonts = NULL;
  int                        seen = 0;
  poppler_font_info_scan (info, poppler_document_get_n_pages (document), &fonts);
  g_assert_nonnull (fonts);
  do
    {
      g_assert_true (poppler_fonts_iter_is_embedded (fonts));
      seen++;
    }
  while (poppler_fonts_iter_next (fonts));
  g_assert_cmpint (seen, >, 0);
  poppler_fonts_iter_free (fonts);
}

static void
assert_inventory_lines (PopplerDocument *document, const JalonSheetData *data)
{
  g_autofree char *pieces = column_text (document, 64, 252), *dates = column_text (document, 252, 338);
  g_autofree char *slots = column_text (document, 376, 471);
  for (guint i = 0; i < data->lines->len; i++)
    {
      const JalonSheetLine *line = g_ptr_array_index (data->lines, i);
      g_autofree char      *piece = g_strdup_printf ("%s%sSHA-256:%.16s…", line->title_fr, line->file_name, line->sha256);
      g_autofree char      *date = jalon_sheet_date (&line->issued);
      assert_has (pieces, piece);
      assert_has (dates, date == NULL ? "sans date" : date);
      if (line->slot_fr != NULL)
        assert_has (slots, line->slot_fr);
    }
}

static void
assert_upload_lines (PopplerDocument *document, const JalonSheetData *data)
{
  g_autofree char *places = column_text (document, 86, 236), *files = column_text (document, 236, 408), *sizes = column_text (document, 408, 459);
  for (guint i = 0; i < data->lines->len; i++)
    {
      const JalonSheetLine *line = g_ptr_array_index (data->lines, i);
      g_autofree char      *place = line->slot_fr != NULL
                                        ? g_strconcat (line->slot_fr, line->title_fr, NULL)
                                        : g_strconcat (line->title_fr, "emplacement à chercher sur le téléservice", NULL);
      g_autofree char      *size = jalon_sheet_size (line->size_bytes);
      assert_has (places, place);
      assert_has (files, line->file_name);
      assert_has (sizes, size);
    }
}

static void
test_sheet (gconstpointer user_data)
{
  const SheetCase           *what = user_data;
  g_autoptr(GError)          error = NULL;
  int                        n_pages = 0;
  JalonSheetData            *data = make_data (what->lines, what->long_names);
  g_autoptr(GBytes)          sheet = what->make (data, &n_pages, &error);
  g_assert_no_error (error);
  g_autoptr(Document) document = open_sheet (sheet);
  g_assert_cmpint (poppler_document_get_n_pages (document), ==, n_pages);
  g_assert_cmpint (n_pages, >=, what->pages_least);
  g_assert_cmpint (n_pages, <=, what->pages_most);
  if (what->make == jalon_sheet_inventory)
    assert_inventory_lines (document, data);
  else
    assert_upload_lines (document, data);
  for (int i = 0; i < n_pages; i++)
    {
      g_autofree char *page = page_text (document, i);
      g_autofree char *number = g_strdup_printf ("page %d/%d", i + 1, n_pages);
      g_assert_nonnull (strstr (page, number));
      g_assert_null (strstr (page, "EXEMPLE"));
      if (i + 1 < n_pages)
        g_assert_nonnull (strstr (page, what->make == jalon_sheet_inventory ? "Observations" : "Remarque"));
    }
  assert_fonts_embedded (document);
  data_free (data);
}

static void
test_same_bytes (void)
{
  JalonSheetData    *data = make_data (20, FALSE);
  g_autoptr(GBytes) one = jalon_sheet_inventory (data, NULL, NULL), two = jalon_sheet_inventory (data, NULL, NULL);
  g_assert_true (g_bytes_equal (one, two));
  g_autoptr(Document) document = open_sheet (one);
  g_autoptr(GDateTime)       made = poppler_document_get_creation_date_time (document);
  g_autofree char           *day = g_date_time_format_iso8601 (made), *title = poppler_document_get_title (document);
  g_assert_true (g_str_has_prefix (day, "2026-11-25T00:00:00"));
  g_assert_cmpstr (title, ==, "Bordereau des pièces");
  data_free (data);
}

static void
test_wording (void)
{
  JalonSheetData *data = make_data (4, FALSE);
  JalonSheetLine *code = make_line (5, FALSE);
  g_free ((char *) code->file_name);
  code->file_name = NULL;
  code->pages = 0;
  code->size_bytes = 0;
  code->code = "EXMPLE00FICTIF261102AW";
  g_ptr_array_add (data->lines, code);
  g_ptr_array_add (data->missing_fr, (char *) "Attestation d’emploi : demandée le 12 novembre");
  data->override_fr = "La préfecture accepte l’envoi de la pièce plus tard";
  data->example = TRUE;
  MakeSheet both[] = { jalon_sheet_inventory, jalon_sheet_upload };
  for (gsize i = 0; i < G_N_ELEMENTS (both); i++)
    {
      g_autoptr(GBytes)          sheet = both[i](data, NULL, NULL);
      g_autoptr(Document) document = open_sheet (sheet);
      g_autofree char           *text = joined_text (document);
      assert_has (text, "Demande de : Awa Exemple-Traoré");
      assert_has (text, "Dépôt prévu le : 15 décembre 2026");
      assert_has (text, "Liste de pièces : lue le 1er novembre 2026 (2 lignes à confirmer auprès de la préfecture)");
      assert_has (text, "Attestation d’emploi : demandée le 12 novembre");
      assert_has (text, "« La préfecture accepte l’envoi de la pièce plus tard »");
      g_autofree char *remarks = column_text (document, i == 0 ? 471 : 459, 560);
      assert_has (remarks, "Peut être refusé : au-dessus de 2 Mo (vu en novembre 2026)");
      assert_has (text, "Total : 4 fichiers, 10 pages, 1 Mo");
      assert_has (text, "EXEMPLE – FICTIF");
      g_assert_null (strstr (text, "complet"));
    }
  g_autoptr(GBytes)          upload = jalon_sheet_upload (data, NULL, NULL);
  g_autoptr(Document) document = open_sheet (upload);
  g_autofree char           *text = joined_text (document);
  assert_has (text, "EXMPLE00FICTIF261102AW");
  assert_has (text, "Un fichier passe en général jusqu’à 2 Mo (vu en novembre 2026).");
  assert_has (text, "photographiez ou enregistrez la confirmation du dépôt");
  data_free (data);
}

/* What a person may type and a line cannot carry. */
static void
test_odd_texts (void)
{
  g_autoptr(GString) reason = g_string_new (NULL);
  JalonSheetData    *data = make_data (1, FALSE);
  JalonSheetLine    *code = make_line (2, FALSE);
  for (int i = 0; i < 220; i++)
    g_string_append_printf (reason, "motif%d ", i);
  g_string_append (reason, "fin");
  g_free ((char *) code->file_name);
  code->file_name = NULL;
  code->number = 0;
  code->code = "A\001B\xff<b>&amp;\tC";
  g_ptr_array_add (data->lines, code);
  g_ptr_array_add (data->missing_fr, (char *) "Note\nsur\002deux lignes \xc3");
  data->override_fr = reason->str;
  data->person_name = "آوا Exemple 文 🙂";
  for (int i = 0; i < 2; i++)
    {
      g_autoptr(GBytes)   sheet = i == 0 ? jalon_sheet_inventory (data, NULL, NULL) : jalon_sheet_upload (data, NULL, NULL);
      g_autoptr(Document) document = open_sheet (sheet);
      g_autofree char    *text = joined_text (document);
      assert_has (text, "motif0");
      assert_has (text, "motif219 fin");
      assert_has (text, "Note sur deux lignes");
      if (i == 1)
        assert_has (text, "<b>&amp;");
    }
  data_free (data);
}

typedef struct { gint64 bytes; const char *text; } SizeCase;

static void
test_words (void)
{
  static const SizeCase sizes[] = {
    { 0, "0 octet" }, { 1, "1 octet" }, { 999, "999 octets" }, { 1000, "1 ko" }, { 1001, "2 ko" }, { 850000, "850 ko" },
    { 999001, "1 Mo" }, { 1000000, "1 Mo" }, { 1850000, "1,9 Mo" }, { 2000000, "2 Mo" }, { 2000001, "2,1 Mo" }, { 12273624, "12,3 Mo" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *text = jalon_sheet_size (sizes[i].bytes);
      g_auto(GStrv)    parts = g_strsplit (text, "\u00a0", -1);
      g_autofree char *plain = g_strjoinv (" ", parts);
      g_assert_cmpstr (plain, ==, sizes[i].text);
    }
  GDate date;
  g_date_clear (&date, 1);
  g_assert_null (jalon_sheet_date (&date));
  g_date_set_dmy (&date, 1, G_DATE_AUGUST, 2027);
  g_autofree char *first = jalon_sheet_date (&date), *none = jalon_sheet_count (0, "page", "pages"), *two = jalon_sheet_count (2, "page", "pages");
  g_assert_cmpstr (first, ==, "1er\u00a0août 2027");
  g_assert_cmpstr (none, ==, "0\u00a0page");
  g_assert_cmpstr (two, ==, "2\u00a0pages");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (sheet_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/sheets/%s", sheet_cases[i].name);
      g_test_add_data_func (path, &sheet_cases[i], test_sheet);
    }
  g_test_add_func ("/sheets/same-bytes", test_same_bytes);
  g_test_add_func ("/sheets/wording", test_wording);
  g_test_add_func ("/sheets/odd-texts", test_odd_texts);
  g_test_add_func ("/sheets/words", test_words);
  return g_test_run ();
}
