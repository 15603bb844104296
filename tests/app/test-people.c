/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everyone in the window: the nearest danger first, found as one types, opened by the keyboard, written on paper. On Wednesday 25 November
 * 2026; the days were worked out by hand.
 */
#include "window-fixture.h"

#include "app/jalon-people-item.h"

#include <glib/gstdio.h>
#include <string.h>

static const struct { const char *given, *family; int day, month, year; } somebody[] = {
  { "Lina", "Modèle", 30, 6, 2027 },
  { "Éric", "Exemple-Traoré", 30, 11, 2026 },
  { "Zoé", "Fictif", 24, 11, 2026 },
};

static char *
add_person (JalonFolder *folder, const char *given, const char *family, int day, int month, int year)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonPerson) person = jalon_person_new ();
  g_autoptr (JalonTitle) title = jalon_title_new ();
  person->given = g_strdup (given);
  person->family = g_strdup (family);
  title->kind = g_strdup ("cst-visiteur");
  title->channel = g_strdup ("counter");
  g_date_set_dmy (&title->from, 1, G_DATE_JANUARY, 2024);
  g_date_set_dmy (&title->ends, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  g_autoptr (JalonCase) made = jalon_case_create_with_title (folder, person, title, FALSE, &error);
  g_assert_no_error (error);
  return g_strdup (jalon_case_get_uuid (made));
}

static char *
new_people (void)
{
  char *data = window_new_folder ();
  g_autoptr (JalonFolder) folder = jalon_folder_new (data);
  for (gsize i = 0; i < G_N_ELEMENTS (somebody); i++)
    g_free (add_person (folder, somebody[i].given, somebody[i].family, somebody[i].day, somebody[i].month, somebody[i].year));
  return data;
}

static GtkWidget *
part (JalonWindow *window, const char *id)
{
  return window_part (window->people_page, id);
}

static GListModel *
lines (JalonWindow *window)
{
  return G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (part (window, "list"))));
}

/* Given names in the order of the list, headings as "#". */
static char *
describe (JalonWindow *window)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < g_list_model_get_n_items (lines (window)); i++)
    {
      g_autoptr (JalonPeopleItem) item = g_list_model_get_item (lines (window), i);
      const JalonCaseJudged *judged = jalon_people_item_get_judged (item);
      const char *name = judged == NULL ? "#" : judged->row->person != NULL ? judged->row->person->given : "?";
      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", name);
    }
  return g_string_free (text, FALSE);
}

static void
wait_for_lines (JalonWindow *window, const char *wanted)
{
  g_autofree char *found = NULL;
  gint64 end = g_get_monotonic_time () + 60 * G_TIME_SPAN_SECOND;
  do
    {
      window_spin (20);
      g_free (found);
      found = describe (window);
    }
  while ((!g_str_equal (found, wanted) || jalon_people_page_is_reading (window->people_page)) && g_get_monotonic_time () < end);
  g_assert_cmpstr (found, ==, wanted);
}

static gboolean
says (JalonWindow *window, const char *words)
{
  return window_says (GTK_WIDGET (window->people_page), words);
}

static void
type (JalonWindow *window, const char *words)
{
  gtk_editable_set_text (GTK_EDITABLE (part (window, "search")), words);
  window_spin (50);
}

/* What Enter does on the line that has the focus. */
static void
enter_on_line (JalonWindow *window, guint position)
{
  g_assert_true (gtk_widget_activate_action (part (window, "list"), "list.activate-item", "u", position));
}

static void
wait_for_person (JalonWindow *window, const char *given)
{
  WAIT_FOR (window_snapshot (window) != NULL && g_str_equal (window_snapshot (window)->person->given, given));
  WAIT_FOR (g_str_equal (window_shown (window), "case"));
}

/* With several people nobody is open until one is chosen. */
static void
test_opens_on_everyone (gconstpointer width)
{
  g_autofree char *data = new_people ();
  JalonWindow *window = window_open (data, GPOINTER_TO_INT (width));
  g_assert_cmpstr (window_shown (window), ==, "people");
  wait_for_lines (window, "# Zoé Éric # Lina");
  g_assert_null (window_snapshot (window));
  g_assert_true (gtk_widget_get_width (GTK_WIDGET (window)) <= GPOINTER_TO_INT (width));
  g_assert_true (says (window, "This week, until Tuesday 1 December 2026"));
  g_assert_true (says (window, "Today, Wednesday 25 November 2026"));
  g_assert_true (says (window, "Nothing proves the right to stay."));
  g_assert_true (says (window, "Monday 30 November 2026, in 5 days"));
  g_assert_true (says (window, "Last day to file at the prefecture."));
  g_assert_true (says (window, "File the request by this day."));
  g_assert_true (says (window, "1 more date this week"));
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (part (window, "search"))))));
  window_picture (GTK_WIDGET (window), "people");

  enter_on_line (window, 2);
  wait_for_person (window, "Éric");
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (ADW_VIEW_STACK (window->pages)), ==, "today");
  window_close (window);
}

/* Back and forth: the name leads to everyone, Escape leads back, and what was saved meanwhile is in the list. */
static void
test_back_and_forth (void)
{
  g_autofree char *data = new_people ();
  JalonWindow *window = window_open (data, 1000);
  wait_for_lines (window, "# Zoé Éric # Lina");
  enter_on_line (window, 1);
  wait_for_person (window, "Zoé");
  WAIT_FOR (g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (window->title_stack)), "people") == 0);

  g_autoptr (JalonFolder) folder = jalon_folder_new (data);
  g_autofree char *late = add_person (folder, "Omar", "Specimen", 10, 12, 2026);
  window_act (window, "win.people", NULL);
  g_assert_cmpstr (window_shown (window), ==, "people");
  wait_for_lines (window, "# Zoé Éric # Omar # Lina");
  g_assert_true (says (window, "This month, until Thursday 24 December 2026"));
  g_assert_false (says (window, "The rules are old"));
  g_assert_true (gtk_widget_get_mapped (window->back_to_case));

  /* Nothing is done to the case that was open before. */
  window_act (window, "win.write-down", NULL);
  window_act (window, "win.letter", NULL);
  window_spin (100);
  g_assert_cmpstr (window_shown (window), ==, "people");
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (ADW_VIEW_STACK (window->pages)), ==, "today");
  g_autoptr (GList) tops = gtk_window_list_toplevels ();
  for (GList *each = tops; each != NULL; each = each->next)
    g_assert_false (gtk_widget_get_mapped (each->data) && gtk_window_get_transient_for (each->data) == GTK_WINDOW (window));

  /* A refresh of the case that is open behind changes nothing on show. */
  jalon_session_refresh (window->session);
  window_spin (300);
  g_assert_cmpstr (window_shown (window), ==, "people");
  g_signal_emit_by_name (part (window, "search"), "stop-search");
  g_assert_cmpstr (window_shown (window), ==, "case");
  g_assert_cmpstr (window_snapshot (window)->person->given, ==, "Zoé");
  window_act (window, "win.write-down", NULL);
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (ADW_VIEW_STACK (window->pages)), ==, "journal");
  window_act (window, "win.people", NULL);
  window_act (window, "win.show-page", "papers");
  g_assert_cmpstr (window_shown (window), ==, "case");
  window_close (window);
}

static const struct { const char *typed, *lines; } searches[] = {
  { "eric", "# Éric" }, { "TRAORE", "# Éric" }, { "zo", "# Zoé" },     { "mod li", "# Lina" },
  { "exe", "# Éric" },  { "ric", "" },          { "girafe", "" },      { " ", "# Zoé Éric # Lina" },
};

static void
test_search (void)
{
  g_autofree char *data = new_people ();
  JalonWindow *window = window_open (data, 1000);
  wait_for_lines (window, "# Zoé Éric # Lina");
  for (gsize i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_test_message ("%s", searches[i].typed);
      type (window, searches[i].typed);
      wait_for_lines (window, searches[i].lines);
      g_assert_true (says (window, "Nobody here has this name") == (*searches[i].lines == '\0'));
    }
  /* The first Escape empties the field; Enter opens the first who was found. */
  type (window, "lin");
  g_signal_emit_by_name (part (window, "search"), "stop-search");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (part (window, "search"))), ==, "");
  type (window, "lin");
  wait_for_lines (window, "# Lina");
  g_signal_emit_by_name (part (window, "search"), "activate");
  wait_for_person (window, "Lina");
  window_close (window);
}

static char *
text_of (const char *path)
{
  char *text = NULL;
  const char *const command[] = { "pdftotext", "-layout", path, "-", NULL };
  g_assert_true (g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, NULL));
  return text;
}

static void
test_sheet (void)
{
  g_autofree char *data = new_people (), *top = window_new_top ();
  g_autofree char *short_path = g_build_filename (top, "list.pdf", NULL), *long_path = g_build_filename (top, "names.pdf", NULL);
  JalonWindow *window = window_open (data, 1000);
  wait_for_lines (window, "# Zoé Éric # Lina");
  window_act (window, "win.write-week", "initials");
  window_choose_file (GTK_WINDOW (window), short_path);
  WAIT_FOR (window_says (window->toasts, "This week’s list is written, with 2 persons."));
  g_autofree char *initials = text_of (short_path);
  g_test_message ("%s", initials);
  g_assert_nonnull (strstr (initials, "Z. F. ("));
  g_assert_nonnull (strstr (initials, "É. E. ("));
  g_assert_null (strstr (initials, "Fictif"));
  g_assert_null (strstr (initials, "L. M."));
  WAIT_FOR (jalon_window_is_idle (window));
  window_act (window, "win.write-week", "names");
  window_choose_file (GTK_WINDOW (window), long_path);
  WAIT_FOR (g_file_test (long_path, G_FILE_TEST_EXISTS) && jalon_window_is_idle (window));
  g_autofree char *names = text_of (long_path);
  g_assert_nonnull (strstr (names, "Zoé Fictif"));
  window_close (window);
}

/* Somebody who cannot be read stands first, in words, and opens on what can be done. */
static void
test_unreadable (void)
{
  g_autofree char *data = new_people ();
  g_autoptr (JalonFolder) folder = jalon_folder_new (data);
  g_autofree char *uuid = add_person (folder, "Omar", "Specimen", 10, 12, 2026), *path = jalon_folder_dup_case_path (folder, uuid);
  g_autofree char *index = g_build_filename (path, "index-0000000001.db", NULL);
  g_assert_true (g_file_set_contents (index, "spoilt", -1, NULL));
  JalonWindow *window = window_open (data, 1000);
  wait_for_lines (window, "# Omar # Zoé Éric # Lina");
  g_assert_true (says (window, "Cannot be read"));
  enter_on_line (window, 1);
  WAIT_FOR (g_str_equal (window_shown (window), "trouble"));
  window_press (window->root, "People");
  g_assert_cmpstr (window_shown (window), ==, "people");
  window_close (window);
}

/* Files that come while everyone is on show wait for the person who is opened; adding is off until then. */
static void
test_files_wait (void)
{
  g_autofree char *data = new_people (), *file = window_example_file ("bulletin-2026-06.pdf");
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  JalonWindow *window = window_open (data, 1000);
  wait_for_lines (window, "# Zoé Éric # Lina");
  enter_on_line (window, 1);
  wait_for_person (window, "Zoé");
  window_act (window, "win.people", NULL);
  g_ptr_array_add (files, g_file_new_for_path (file));
  jalon_window_add_files (window, files);
  WAIT_FOR (window_says (window->toasts, "Open the person whose papers these are"));
  enter_on_line (window, 2);
  wait_for_person (window, "Éric");
  WAIT_FOR (window_snapshot (window)->papers->len == 1 && jalon_window_is_idle (window));
  window_act (window, "win.people", NULL);
  wait_for_lines (window, "# Zoé Éric # Lina");
  enter_on_line (window, 1);
  wait_for_person (window, "Zoé");
  g_assert_cmpuint (window_snapshot (window)->papers->len, ==, 0);
  window_close (window);
}

/* Widgets are made for the lines near the view, at most for 200 of them on GTK 4.8; a line with all its labels is eight. */
static guint
count_widgets (GtkWidget *widget)
{
  guint n = 1;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_widgets (child);
  return n;
}

static void
test_many (void)
{
  g_autofree char *data = window_new_folder ();
  g_autoptr (JalonFolder) folder = jalon_folder_new (data);
  for (int i = 0; i < 300; i++)
    g_free (add_person (folder, "Awa", "Exemple", 30, 6, 2027));
  JalonWindow *window = window_open (data, 1000);
  WAIT_FOR (!jalon_people_page_is_reading (window->people_page));
  g_assert_cmpuint (g_list_model_get_n_items (lines (window)), ==, 301);
  g_assert_cmpuint (count_widgets (part (window, "list")), <, 300 * 6);
  window_close (window);
}

/* Six months after the rules were read, on 24 May 2027, it is said. */
static void
test_old_rules (void)
{
  g_autofree char *data = new_people ();
  g_autoptr (GDate) today = g_date_new_dmy (24, G_DATE_MAY, 2027);
  JalonWindow *window = window_open_on (data, 1000, today);
  WAIT_FOR (!jalon_people_page_is_reading (window->people_page));
  g_assert_true (says (window, "The rules are old: last read 23 Nov 2026"));
  window_close (window);
}

static void
test_one_person (void)
{
  g_autofree char *data = window_new_case ();
  JalonWindow *window = window_open (data, 1000);
  WAIT_FOR (window_snapshot (window) != NULL);
  g_assert_cmpstr (window_shown (window), ==, "case");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (window->title_stack)), ==, "title");
  window_act (window, "win.people", NULL);
  wait_for_lines (window, "# Awa");
  g_assert_true (says (window, "No title is written here yet."));
  window_act (window, "win.new-person", NULL);
  g_assert_cmpstr (window_shown (window), ==, "start");
  window_close (window);
}

int
main (int argc, char **argv)
{
  window_test_init (&argc, &argv);
  g_test_add_data_func ("/people/opens-on-everyone/1200", GINT_TO_POINTER (1200), test_opens_on_everyone);
  g_test_add_data_func ("/people/opens-on-everyone/360", GINT_TO_POINTER (360), test_opens_on_everyone);
  g_test_add_func ("/people/back-and-forth", test_back_and_forth);
  g_test_add_func ("/people/search", test_search);
  g_test_add_func ("/people/sheet", test_sheet);
  g_test_add_func ("/people/unreadable", test_unreadable);
  g_test_add_func ("/people/files-wait", test_files_wait);
  g_test_add_func ("/people/many", test_many);
  g_test_add_func ("/people/one-person", test_one_person);
  g_test_add_func ("/people/old-rules", test_old_rules);
  return window_test_run ();
}
