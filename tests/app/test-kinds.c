/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Choosing among the kinds of paper: their order, the search, the row.
 */
#include "window-fixture.h"

#include "app/jalon-pick-row.h"
#include "app/jalon-countries.h"
#include "app/jalon-kinds.h"

static JalonPacks *packs;

static JalonPick *
find (GListModel *kinds, const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (kinds); i++)
    {
      g_autoptr (JalonPick) kind = g_list_model_get_item (kinds, i);
      if (g_str_equal (jalon_pick_get_id (kind), id))
        return kind;
    }
  return NULL;
}

static const char *
nth (GListModel *kinds, guint i)
{
  g_autoptr (JalonPick) kind = g_list_model_get_item (kinds, i);
  return jalon_pick_get_id (kind);
}

static void
test_order (void)
{
  g_autoptr (GListModel) kinds = jalon_kinds_new (packs, NULL, "tax-notice");
  g_auto (GStrv) ids = jalon_packs_list_ids (packs, "items");

  g_assert_cmpuint (g_list_model_get_n_items (kinds), ==, g_strv_length (ids));
  for (guint i = 0; ids[i] != NULL; i++)
    g_assert_nonnull (find (kinds, ids[i]));
  g_assert_cmpstr (nth (kinds, 0), ==, "tax-notice");
  g_assert_nonnull (jalon_pick_get_why (find (kinds, "tax-notice")));
  g_assert_null (jalon_pick_get_why (find (kinds, "passport")));
  for (guint i = 2; i < g_list_model_get_n_items (kinds); i++)
    {
      g_autoptr (JalonPick) before = g_list_model_get_item (kinds, i - 1), after = g_list_model_get_item (kinds, i);
      g_assert_cmpint (g_utf8_collate (jalon_pick_get_name (before), jalon_pick_get_name (after)), <=, 0);
    }
}

/* What the file lacks comes before what it has, and the suggestion of the text before both. */
static void
test_order_with_file (void)
{
  g_autoptr (JalonRenewalFile) file = jalon_renewal_file_new ();
  file->permit = g_strdup ("salarie-cdi");
  file->portal = g_strdup ("anef");
  g_date_set_dmy (&file->filing, 15, G_DATE_JANUARY, 2027);
  file->facts = g_ptr_array_new_with_free_func (g_free);
  file->answers = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_answer_unref);
  JalonAnswer *waived = jalon_answer_new ();
  waived->requirement = g_strdup ("passport");
  waived->waive_note = g_strdup ("kept by the consulate");
  g_ptr_array_add (file->answers, waived);
  g_autoptr (JalonRenewalStatus) status = jalon_renewal_evaluate (packs, file, NULL, NULL, NULL, NULL);
  g_autoptr (GListModel) kinds = jalon_kinds_new (packs, status, "resources-bank");
  guint lacking = 0, having = 0;

  for (guint i = 0; i < g_list_model_get_n_items (kinds); i++)
    {
      lacking = g_str_equal (nth (kinds, i), "current-permit") ? i : lacking;
      having = g_str_equal (nth (kinds, i), "passport") ? i : having;
    }
  g_assert_cmpuint (lacking, >, 0);
  g_assert_cmpuint (lacking, <, having);
  g_assert_cmpstr (nth (kinds, 0), ==, "resources-bank");
}

typedef struct {
  const char *name, *id, *words;
  gboolean    hit;
} Search;

static const Search searches[] = {
  { "plain-word", "passport", "passp", TRUE },
  { "french-term", "tax-notice", "avis imposition", TRUE },
  { "other-order", "tax-notice", "imposition avis", TRUE },
  { "accents-left-out", "change-civil-status", "etat civil", TRUE },
  { "capitals", "passport", "PASSEPORT", TRUE },
  { "middle-of-a-word", "passport", "sport", FALSE },
  { "one-word-of-two", "passport", "passport bank", FALSE },
  { "nothing-typed", "passport", "", TRUE },
};

static void
test_search (gconstpointer data)
{
  const Search *search = data;
  g_autoptr (GListModel) kinds = jalon_kinds_new (packs, NULL, NULL);
  JalonPick *kind = find (kinds, search->id);
  g_assert_nonnull (kind);
  g_assert_cmpint (jalon_pick_matches (kind, search->words), ==, search->hit);
}

typedef struct { const char *name, *code, *words; gboolean hit; } Country;
static const Country countries[] = {
  { "short-name", "ML", "mal", TRUE },
  { "other-country", "FR", "mal", FALSE },
  { "accent-left-out", "CI", "cote d'iv", TRUE }, /* in English too: Côte d'Ivoire */
  { "official-name", "CD", "democratic congo", TRUE },
  { "code-of-three", "DZ", "dza", TRUE },
};

/* Found by iso-codes; the answer is a code that the rules know. */
static void
test_country (gconstpointer data)
{
  const Country *country = data;
  g_autoptr (GListModel) all = jalon_countries_new ();
  g_assert_nonnull (all);
  g_assert_cmpuint (g_list_model_get_n_items (all), >, 240);
  JalonPick *pick = find (all, country->code);
  g_assert_nonnull (pick);
  g_assert_cmpint (jalon_pick_matches (pick, country->words), ==, country->hit);
}

static GtkWidget *
open_row (GtkWidget **window, int width)
{
  GtkWidget *group = adw_preferences_group_new (), *row = g_object_new (JALON_TYPE_PICK_ROW, NULL);
  *window = gtk_window_new ();
  g_autoptr (GListModel) kinds = jalon_kinds_new (packs, NULL, "payslips");
  jalon_pick_row_say (JALON_PICK_ROW (row), "Search a kind of paper", "Kinds of paper", "No kind has these words.");
  jalon_pick_row_fill (JALON_PICK_ROW (row), kinds);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  gtk_window_set_child (GTK_WINDOW (*window), group);
  gtk_window_set_default_size (GTK_WINDOW (*window), width, 600);
  gtk_window_present (GTK_WINDOW (*window));
  window_spin (200);
  gtk_widget_activate (row);
  WAIT_FOR (gtk_widget_get_mapped (window_part (row, "popover")));
  window_spin (200);
  return row;
}

static void
type (GtkWidget *row, const char *words)
{
  gtk_editable_set_text (GTK_EDITABLE (window_part (row, "search")), words);
  window_spin (200);
}

static guint
n_hits (GtkWidget *row)
{
  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (window_part (row, "list")))));
}

static void
test_row (gconstpointer width)
{
  GtkWidget *window, *row = open_row (&window, GPOINTER_TO_INT (width));
  guint all = n_hits (row);

  g_assert_true (window_says (row, "Not chosen"));
  g_assert_cmpuint (all, >, 80);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), window_part (row, "list")));
  window_picture (window_part (row, "popover"), "kinds");
  type (row, "zzz");
  g_assert_true (window_says (window_part (row, "popover"), "No kind has these words."));
  g_signal_emit_by_name (window_part (row, "search"), "activate");
  g_assert_null (jalon_pick_row_get_chosen (JALON_PICK_ROW (row)));
  /* Of the hits the one that begins like the word is taken: the other proof of nationality mentions the passport too. */
  type (row, "passp");
  g_assert_cmpuint (n_hits (row), <, all);
  g_assert_cmpuint (n_hits (row), >, 1);
  window_picture (window_part (row, "popover"), "kinds-found");
  g_signal_emit_by_name (window_part (row, "search"), "activate");
  WAIT_FOR (!gtk_widget_get_mapped (window_part (row, "popover")));
  g_assert_cmpstr (jalon_pick_row_get_chosen (JALON_PICK_ROW (row)), ==, "passport");
  g_assert_true (window_says (row, "Passport"));

  /* Opened again the whole list is there, on what was chosen. */
  gtk_widget_activate (row);
  WAIT_FOR (gtk_widget_get_mapped (window_part (row, "popover")));
  window_spin (200);
  g_assert_cmpuint (n_hits (row), ==, all);
  GtkSelectionModel *selection = gtk_list_view_get_model (GTK_LIST_VIEW (window_part (row, "list")));
  g_autoptr (JalonPick) selected = gtk_single_selection_get_selected_item (GTK_SINGLE_SELECTION (selection));
  g_object_ref (selected);
  g_assert_cmpstr (jalon_pick_get_id (selected), ==, "passport");
  g_signal_emit_by_name (window_part (row, "list"), "activate", 0);
  g_assert_cmpstr (jalon_pick_row_get_chosen (JALON_PICK_ROW (row)), ==, "payslips");
  gtk_window_destroy (GTK_WINDOW (window));
  window_spin (50);
}

int
main (int argc, char **argv)
{
  window_test_init (&argc, &argv);
  packs = jalon_packs_load (NULL);
  g_assert_nonnull (packs);
  g_test_add_func ("/kinds/order", test_order);
  g_test_add_func ("/kinds/order-with-file", test_order_with_file);
  for (gsize i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_autofree char *path = g_strdup_printf ("/kinds/search/%s", searches[i].name);
      g_test_add_data_func (path, &searches[i], test_search);
    }
  g_test_add_data_func ("/kinds/row/1200", GINT_TO_POINTER (1200), test_row);
  g_test_add_data_func ("/kinds/row/360", GINT_TO_POINTER (360), test_row);
  for (gsize i = 0; i < G_N_ELEMENTS (countries); i++)
    {
      g_autofree char *path = g_strconcat ("/kinds/country/", countries[i].name, NULL);
      g_test_add_data_func (path, &countries[i], test_country);
    }
  int result = window_test_run ();
  g_object_unref (packs);
  return result;
}
