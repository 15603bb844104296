/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first start, another person, and dates as people type them.
 */
#include "window-fixture.h"

#include "app/jalon-typed-date.h"

#include <glib/gstdio.h>
#include <string.h>

static GtkWidget *
start_part (JalonWindow *window, const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (window->start), JALON_TYPE_START_PAGE, name));
}

static void
type_in (JalonWindow *window, const char *given, const char *family, const char *ends)
{
  gtk_editable_set_text (GTK_EDITABLE (start_part (window, "given")), given);
  gtk_editable_set_text (GTK_EDITABLE (start_part (window, "family")), family);
  gtk_editable_set_text (GTK_EDITABLE (start_part (window, "ends")), ends);
}

static void
begin (JalonWindow *window)
{
  g_signal_emit_by_name (start_part (window, "begin"), "clicked");
}

static void
test_first_start (void)
{
  g_autofree char *data = window_new_folder ();
  JalonWindow *window = window_open (data, 1000);

  g_assert_cmpstr (window_shown (window), ==, "start");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Jalon");
  type_in (window, "Awa", "Exemple", "12/01/2027");
  /* From 25 November 2026: 5 days of November, 31 of December, 12 of January. */
  const char *sentence = gtk_label_get_label (GTK_LABEL (start_part (window, "sentence")));
  g_assert_nonnull (strstr (sentence, "48"));
  g_assert_cmpint (window_count_cases (window), ==, 0);
  begin (window);
  WAIT_FOR (window_snapshot (window) != NULL);

  const JalonSnapshot *snapshot = window_snapshot (window);
  g_assert_cmpstr (window_shown (window), ==, "case");
  g_assert_cmpstr (snapshot->person->given, ==, "Awa");
  g_assert_cmpuint (snapshot->titles->len, ==, 1);
  g_autofree char *ends = jalon_typed_date_format (&((JalonTitle *) snapshot->titles->pdata[0])->ends);
  g_assert_cmpstr (ends, ==, "12/01/2027");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Jalon");
  window_close (window);
}

typedef struct {
  const char *name, *given, *family, *ends, *wrong;
} Mistake;

static void
test_mistake (gconstpointer data)
{
  const Mistake *mistake = data;
  g_autofree char *folder = window_new_folder ();
  JalonWindow *window = window_open (folder, 1000);

  type_in (window, mistake->given, mistake->family, mistake->ends);
  begin (window);
  window_spin (100);
  g_assert_cmpstr (window_shown (window), ==, "start");
  g_assert_cmpint (window_count_cases (window), ==, 0);
  g_assert_true (gtk_widget_has_css_class (start_part (window, mistake->wrong), "error"));
  g_assert_true (gtk_widget_get_visible (start_part (window, "sentence")));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (start_part (window, "given"))), ==, mistake->given);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (start_part (window, "ends"))), ==, mistake->ends);
  window_close (window);
}

/* What stood in the way is taken away: the second press makes one person, not two. */
static void
test_cannot_be_saved (void)
{
  g_autofree char *data = window_new_folder (), *cases = g_build_filename (data, "cases", NULL);
  JalonWindow *window = window_open (data, 1000);

  type_in (window, "Awa", "Exemple", "12/01/2027");
  g_assert_cmpint (g_mkdir_with_parents (data, 0700), ==, 0);
  g_assert_true (g_file_set_contents (cases, "in the way", -1, NULL));
  begin (window);
  WAIT_FOR (gtk_widget_get_sensitive (start_part (window, "begin")));
  g_assert_cmpstr (window_shown (window), ==, "start");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (start_part (window, "sentence"))), !=, "");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (start_part (window, "given"))), ==, "Awa");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (start_part (window, "family"))), ==, "Exemple");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (start_part (window, "ends"))), ==, "12/01/2027");
  g_assert_cmpint (g_unlink (cases), ==, 0);
  begin (window);
  WAIT_FOR (window_snapshot (window) != NULL);
  g_assert_cmpint (window_count_cases (window), ==, 1);
  g_assert_cmpuint (window_snapshot (window)->titles->len, ==, 1);
  window_close (window);
}

/* The names in the menu under the name. */
static int
count_people (JalonWindow *window)
{
  GMenuModel *menu = gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (window->people));
  g_autoptr (GMenuModel) names = menu != NULL ? g_menu_model_get_item_link (menu, 1, G_MENU_LINK_SECTION) : NULL;
  return names != NULL ? g_menu_model_get_n_items (names) : 0; /* between the way to everyone and the one to somebody new */
}

static void
test_another_person (void)
{
  g_autofree char *data = window_new_folder ();
  JalonWindow *window = window_open (data, 1000);

  type_in (window, "Awa", "Exemple", "12/01/2027");
  begin (window);
  WAIT_FOR (window_snapshot (window) != NULL);
  window_act (window, "win.new-person", NULL);
  g_assert_cmpstr (window_shown (window), ==, "start");
  window_act (window, "win.back-to-case", NULL);
  g_assert_cmpstr (window_shown (window), ==, "case");
  g_assert_cmpint (window_count_cases (window), ==, 1);

  window_act (window, "win.new-person", NULL);
  type_in (window, "Binta", "Modèle", "");
  begin (window);
  WAIT_FOR (g_str_equal (window_snapshot (window)->person->given, "Binta"));
  g_assert_cmpint (window_count_cases (window), ==, 2);
  WAIT_FOR (g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (window->title_stack)), "people") == 0);
  WAIT_FOR (count_people (window) == 2);

  /* The menu follows when somebody else comes. */
  window_act (window, "win.new-person", NULL);
  type_in (window, "Chidi", "Patron", "");
  begin (window);
  WAIT_FOR (g_str_equal (window_snapshot (window)->person->given, "Chidi"));
  WAIT_FOR (count_people (window) == 3);
  window_close (window);
}

/* Given before there is a case: they wait for it. */
static void
test_papers_given_early (void)
{
  g_autofree char *data = window_new_folder ();
  g_autofree char *path = window_example_file ("bulletin-2026-06.pdf");
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  JalonWindow *window = window_open (data, 1000);

  g_ptr_array_add (files, g_file_new_for_path (path));
  jalon_window_add_files (window, files);
  type_in (window, "Awa", "Exemple", "");
  begin (window);
  WAIT_FOR (window_snapshot (window) != NULL && window_snapshot (window)->papers->len == 1);
  WAIT_FOR (jalon_window_is_idle (window));
  window_close (window);
}

/* The example has a day of its own; a person never has it. */
static void
test_day_after_example (void)
{
  g_autofree char *data = window_new_example ();
  GDate today;
  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 1, G_DATE_MARCH, 2027);
  JalonWindow *window = window_open_on (data, 1000, &today);

  WAIT_FOR (window_snapshot (window) != NULL);
  g_assert_cmpint (g_date_days_between (jalon_session_get_today (window->session), &today), ==, 96); /* from 25 November 2026 */
  window_act (window, "win.new-person", NULL);
  type_in (window, "Awa", "Exemple", "11/03/2027");
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (start_part (window, "sentence"))), "10 days"));
  begin (window);
  WAIT_FOR (!window_snapshot (window)->example);
  g_assert_cmpint (g_date_compare (jalon_session_get_today (window->session), &today), ==, 0);
  WAIT_FOR (window_says (GTK_WIDGET (window->today), "10 days"));
  window_close (window);
}

typedef struct {
  const char *date, *iso; /* NULL: not a date */
} Typed;

static void
test_typed_dates (void)
{
  static const Typed typed[] = {
    { "12/01/2027", "2027-01-12" }, { "12 1 2027", "2027-01-12" },  { "12.01.2027", "2027-01-12" }, { "12012027", "2027-01-12" },
    { "2027-01-12", "2027-01-12" }, { " 1/3/2027 ", "2027-03-01" }, { "29/02/2028", "2028-02-29" }, { "29/02/2027", NULL },
    { "31/04/2027", NULL },         { "12/01/27", NULL },           { "12/2027", NULL },            { "0/1/2027", NULL },
    { "1/13/2027", NULL },          { "demain", NULL },             { "", NULL },                   { "1/2/3/2027", NULL },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      GDate date;
      gboolean taken = jalon_typed_date_parse (typed[i].date, &date);
      g_test_message ("%s", typed[i].date);
      g_assert_cmpint (taken, ==, typed[i].iso != NULL);
      if (!taken)
        continue;
      char iso[16];
      g_date_strftime (iso, sizeof iso, "%Y-%m-%d", &date);
      g_assert_cmpstr (iso, ==, typed[i].iso);
    }
}

int
main (int argc, char **argv)
{
  static const Mistake mistakes[] = {
    { "no-given-name", "", "Exemple", "12/01/2027", "given" },
    { "no-family-name", "Awa", " ", "12/01/2027", "family" },
    { "no-such-day", "Awa", "Exemple", "31/02/2027", "ends" },
    { "short-year", "Awa", "Exemple", "12/01/27", "ends" },
  };

  window_test_init (&argc, &argv);
  g_test_add_func ("/typed-dates", test_typed_dates);
  g_test_add_func ("/start/first", test_first_start);
  for (gsize i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autofree char *path = g_strdup_printf ("/start/first/%s", mistakes[i].name);
      g_test_add_data_func (path, &mistakes[i], test_mistake);
    }
  g_test_add_func ("/start/first/cannot-be-saved", test_cannot_be_saved);
  g_test_add_func ("/start/another-person", test_another_person);
  g_test_add_func ("/start/day-after-example", test_day_after_example);
  g_test_add_func ("/start/papers-given-early", test_papers_given_early);
  return window_test_run ();
}
