/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window, in this process: first start, people, papers, and what every page must keep at 360 and 1200 px, light and dark.
 */
#include "look.h"

#include "app/jalon-shell.h"
#include "app/jalon-start-page.h"
#include "app/jalon-style.h"
#include "app/jalon-typed-date.h"
#include "app/jalon-window-private.h"
#include "core/intake/jalon-example.h"
#include "phrases/jalon-phrases.h"

static char *example_data; /* a data folder with the example, made once */

static void
spin (int ms)
{
  gint64 end = g_get_monotonic_time () + ms * (gint64) 1000;
  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (2000);
}

#define WAIT_FOR(condition)                                                    \
  G_STMT_START                                                                 \
  {                                                                            \
    gint64 deadline_ = g_get_monotonic_time () + 120 * G_TIME_SPAN_SECOND;     \
    while (!(condition) && g_get_monotonic_time () < deadline_)                \
      spin (10);                                                               \
    g_assert_true (condition);                                                 \
  }                                                                            \
  G_STMT_END

static char *
new_folder (void)
{
  g_autofree char *top = g_dir_make_tmp ("jalon-window-XXXXXX", NULL);
  return g_build_filename (top, "data", NULL);
}

static JalonWindow *
open_window (const char *data, int width)
{
  GDate today;
  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 25, G_DATE_NOVEMBER, 2026);
  g_autoptr (JalonSession) session = jalon_session_new (data, &today);
  JalonWindow *window = jalon_window_new (NULL, session);
  gtk_window_set_default_size (GTK_WINDOW (window), width, 780);
  jalon_window_open (window);
  gtk_window_present (GTK_WINDOW (window));
  WAIT_FOR (g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (window->root)), "loading") != 0);
  spin (200);
  return window;
}

static void
close_window (JalonWindow *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  spin (50);
}

static const char *
shown (JalonWindow *window)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (window->root));
}

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

static guint
n_cases (JalonWindow *window)
{
  g_autoptr (GPtrArray) cases = jalon_folder_list_cases (jalon_session_get_folder (window->session), NULL);
  return cases != NULL ? cases->len : 0;
}

static void
test_first_start (void)
{
  g_autofree char *data = new_folder ();
  JalonWindow *window = open_window (data, 1000);

  g_assert_cmpstr (shown (window), ==, "start");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Jalon");
  type_in (window, "Awa", "Exemple", "12/01/2027");
  /* From 25 November 2026: 5 days of November, 31 of December, 12 of January. */
  const char *sentence = gtk_label_get_label (GTK_LABEL (start_part (window, "sentence")));
  g_assert_nonnull (strstr (sentence, "48"));
  g_assert_cmpint (n_cases (window), ==, 0);
  begin (window);
  WAIT_FOR (jalon_session_get_snapshot (window->session) != NULL);

  const JalonSnapshot *snapshot = jalon_session_get_snapshot (window->session);
  g_assert_cmpstr (shown (window), ==, "case");
  g_assert_cmpstr (snapshot->person->given, ==, "Awa");
  g_assert_cmpuint (snapshot->titles->len, ==, 1);
  g_autofree char *ends = jalon_typed_date_format (&((JalonTitle *) snapshot->titles->pdata[0])->ends);
  g_assert_cmpstr (ends, ==, "12/01/2027");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Jalon");
  close_window (window);
}

typedef struct {
  const char *name, *given, *family, *ends, *wrong;
} Mistake;

static void
test_mistake (gconstpointer data)
{
  const Mistake *mistake = data;
  g_autofree char *folder = new_folder ();
  JalonWindow *window = open_window (folder, 1000);

  type_in (window, mistake->given, mistake->family, mistake->ends);
  begin (window);
  spin (100);
  g_assert_cmpstr (shown (window), ==, "start");
  g_assert_cmpint (n_cases (window), ==, 0);
  g_assert_true (gtk_widget_has_css_class (start_part (window, mistake->wrong), "error"));
  g_assert_true (gtk_widget_get_visible (start_part (window, "sentence")));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (start_part (window, "given"))), ==, mistake->given);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (start_part (window, "ends"))), ==, mistake->ends);
  close_window (window);
}

static void
test_another_person (void)
{
  g_autofree char *data = new_folder ();
  JalonWindow *window = open_window (data, 1000);

  type_in (window, "Awa", "Exemple", "12/01/2027");
  begin (window);
  WAIT_FOR (jalon_session_get_snapshot (window->session) != NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-person", NULL);
  g_assert_cmpstr (shown (window), ==, "start");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.back-to-case", NULL);
  g_assert_cmpstr (shown (window), ==, "case");
  g_assert_cmpint (n_cases (window), ==, 1);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-person", NULL);
  type_in (window, "Binta", "Modèle", "");
  begin (window);
  WAIT_FOR (g_str_equal (jalon_session_get_snapshot (window->session)->person->given, "Binta"));
  g_assert_cmpint (n_cases (window), ==, 2);
  WAIT_FOR (g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (window->title_stack)), "people") == 0);
  WAIT_FOR (gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (window->people)) != NULL);
  g_assert_cmpint (g_menu_model_get_n_items (gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (window->people))), ==, 2);
  close_window (window);
}

static GPtrArray *
files_of_example (const char *first, const char *second)
{
  g_autofree char *dir = jalon_example_dup_dir ();
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (files, g_file_new_build_filename (dir, first, NULL));
  if (second != NULL)
    g_ptr_array_add (files, g_file_new_build_filename (dir, second, NULL));
  return files;
}

static void
test_papers (void)
{
  g_autofree char *data = new_folder ();
  JalonWindow *window = open_window (data, 1000);
  g_autoptr (GPtrArray) files = files_of_example ("bulletin-2026-06.pdf", "bulletin-2026-07.pdf");

  /* Given before there is a case: they wait for it. */
  jalon_window_add_files (window, files);
  type_in (window, "Awa", "Exemple", "");
  begin (window);
  WAIT_FOR (jalon_session_get_snapshot (window->session) != NULL && jalon_session_get_snapshot (window->session)->papers->len == 2);
  WAIT_FOR (jalon_window_is_idle (window));

  jalon_window_show_first_paper (window);
  g_autofree char *paper = g_strdup (jalon_papers_page_get_paper (window->papers));
  g_assert_nonnull (paper);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.remove-paper", NULL);
  WAIT_FOR (jalon_session_get_snapshot (window->session)->removed->len == 1);
  g_assert_cmpstr (((JalonPaper *) jalon_session_get_snapshot (window->session)->removed->pdata[0])->id, ==, paper);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  WAIT_FOR (jalon_session_get_snapshot (window->session)->papers->len == 2);
  g_assert_cmpuint (jalon_session_get_snapshot (window->session)->removed->len, ==, 0);
  close_window (window);
}

static void
test_example_takes_no_papers (void)
{
  JalonWindow *window = open_window (example_data, 1000);
  g_autoptr (GPtrArray) files = files_of_example ("bulletin-2026-06.pdf", NULL);

  WAIT_FOR (jalon_session_get_snapshot (window->session) != NULL);
  guint before = jalon_session_get_snapshot (window->session)->papers->len;
  g_assert_true (gtk_revealer_get_reveal_child (GTK_REVEALER (window->banner)));
  jalon_window_add_files (window, files);
  spin (300);
  g_assert_true (jalon_window_is_idle (window));
  jalon_session_refresh (window->session);
  spin (500);
  g_assert_cmpuint (jalon_session_get_snapshot (window->session)->papers->len, ==, before);
  close_window (window);
}

static void
test_flip (void)
{
  JalonWindow *window = open_window (example_data, 360);
  WAIT_FOR (jalon_shell_get_narrow (JALON_SHELL (window->shell)));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), <=, 360);
  g_assert_true (adw_view_switcher_bar_get_reveal (ADW_VIEW_SWITCHER_BAR (window->switcher)));
  g_assert_false (gtk_widget_get_child_visible (window->places));
  close_window (window);

  window = open_window (example_data, 1200);
  WAIT_FOR (!jalon_shell_get_narrow (JALON_SHELL (window->shell)));
  g_assert_false (adw_view_switcher_bar_get_reveal (ADW_VIEW_SWITCHER_BAR (window->switcher)));
  g_assert_true (gtk_widget_get_child_visible (window->places));
  close_window (window);
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

/* Whether every shell on show has taken the form that its width asks for: it flips a frame later. */
static gboolean
shells_are_settled (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return TRUE;
  if (JALON_IS_SHELL (widget))
    {
      int threshold;
      g_object_get (widget, "threshold", &threshold, NULL);
      if ((gtk_widget_get_width (widget) < threshold) != jalon_shell_get_narrow (JALON_SHELL (widget)))
        return FALSE;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (!shells_are_settled (child))
      return FALSE;
  return TRUE;
}

static void
show (JalonWindow *window, const char *page)
{
  if (g_str_equal (page, "paper"))
    jalon_window_show_first_paper (window);
  else if (g_str_equal (page, "situation"))
    gtk_widget_activate_action (GTK_WIDGET (window), "win.edit-situation", NULL);
  else if (!g_str_equal (page, "start"))
    jalon_window_show_page (window, page);
  WAIT_FOR (jalon_window_is_idle (window));
  spin (400);
  WAIT_FOR (shells_are_settled (GTK_WIDGET (window)));
  spin (400);
}

/* Puts the next part of what scrolls into view; FALSE when there is none. */
static gboolean
scroll_on (GtkWidget *widget)
{
  gboolean moved = FALSE;
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_SCROLLED_WINDOW (widget))
    {
      GtkAdjustment *at = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (widget));
      double before = gtk_adjustment_get_value (at);
      gtk_adjustment_set_value (at, before + gtk_adjustment_get_page_size (at) * 0.7);
      moved = gtk_adjustment_get_value (at) > before + 1;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    moved = scroll_on (child) || moved;
  return moved;
}

static void
test_look (gconstpointer data)
{
  g_auto (GStrv) words = g_strsplit (data, "-", 3);
  int width = atoi (words[1]), faults = 0;
  gboolean dark = g_str_equal (words[2], "dark");
  g_autofree char *empty = new_folder ();

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
  JalonWindow *window = open_window (g_str_equal (words[0], "start") ? empty : example_data, width);
  show (window, words[0]);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), <=, width);
  faults += look_names (GTK_WIDGET (window)) + look_targets (GTK_WIDGET (window)) + look_labels (GTK_WIDGET (window));
  for (int part = 0; part < 12; part++)
    {
      faults += look_contrast (GTK_WIDGET (window));
      if (!scroll_on (GTK_WIDGET (window)))
        break;
      spin (120);
    }
  if (faults > 0)
    g_test_fail_printf ("%d faults on %s", faults, (const char *) data);
  close_window (window);
}

static void
make_example (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *dir = jalon_example_dup_dir ();
  example_data = new_folder ();
  g_autoptr (JalonFolder) folder = jalon_folder_new (example_data);
  g_autoptr (JalonReader) reader = jalon_reader_new (NULL);
  g_autoptr (JalonPacks) packs = jalon_packs_load (&error);
  g_autoptr (JalonCase) example = jalon_example_create (folder, reader, packs, dir, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (example);
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
  static const char *const looks[] = {
    "start-360-light",    "today-360-light",    "papers-360-light",    "paper-360-light",    "renewal-360-light",    "situation-360-light",
    "start-360-dark",     "today-360-dark",     "papers-360-dark",     "paper-360-dark",     "renewal-360-dark",     "situation-360-dark",
    "start-1200-light",   "today-1200-light",   "papers-1200-light",   "paper-1200-light",   "renewal-1200-light",   "situation-1200-light",
    "paper-1200-dark",    "renewal-1200-dark",
  };

  jalon_phrases_init ();
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  jalon_style_load ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  make_example ();
  g_test_add_func ("/typed-dates", test_typed_dates);
  g_test_add_func ("/window/first-start", test_first_start);
  for (gsize i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autofree char *path = g_strdup_printf ("/window/first-start/%s", mistakes[i].name);
      g_test_add_data_func (path, &mistakes[i], test_mistake);
    }
  g_test_add_func ("/window/another-person", test_another_person);
  g_test_add_func ("/window/papers", test_papers);
  g_test_add_func ("/window/example-takes-no-papers", test_example_takes_no_papers);
  g_test_add_func ("/shell/flip", test_flip);
  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      g_autofree char *path = g_strdup_printf ("/look/%s", looks[i]);
      g_test_add_data_func (path, looks[i], test_look);
    }
  int result = g_test_run ();
  g_free (example_data);
  return result;
}
