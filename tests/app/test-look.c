/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What every page must keep at 360 and 1200 px, in light and in dark. JALON_TEST_CATALOGUE names a translation to wear,
 * JALON_TEST_MIRRORED turns everything from right to left.
 */
#include "look.h"
#include "../core/rules-fixture.h"
#include "window-fixture.h"

#include "app/jalon-answer-window.h"
#include "app/jalon-details-window.h"
#include "app/jalon-help-window.h"
#include "app/jalon-letter-window.h"
#include "app/jalon-restore-window.h"
#include "app/jalon-rules-window.h"
#include "app/jalon-shell.h"
#include "core/law/jalon-what-if.h"

#include <sodium.h>

static char *example_data; /* a data folder with the example, made once */
static char *people_data;  /* one with several people, of whom one cannot be read */

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

/* The list of papers for the first requirement that is still open. */
static void
answer_first (JalonWindow *window)
{
  const JalonSnapshot *snapshot = window_snapshot (window);
  for (guint i = 0; i < snapshot->status->requirements->len; i++)
    {
      const JalonRequirement *requirement = snapshot->status->requirements->pdata[i];
      if (requirement->state == JALON_STATE_DONE || g_str_equal (requirement->item->kind, "code"))
        continue;
      window_act (window, "win.answer", requirement->id);
      window_wait_dialog (GTK_WINDOW (window), JALON_TYPE_ANSWER_WINDOW);
      return;
    }
  g_assert_not_reached ();
}

/* Hours count: everything that the window can show is there. */
static void
show_letter (JalonWindow *window, gboolean answered)
{
  window_act (window, "win.letter", NULL);
  GtkWidget *letter = window_wait_dialog (GTK_WINDOW (window), JALON_TYPE_LETTER_WINDOW);
  if (!answered)
    return;
  jalon_letter_window_show_kind (JALON_LETTER_WINDOW (letter), JALON_LETTER_REMOVAL, "detention");
  gtk_editable_set_text (GTK_EDITABLE (window_part (letter, "on")), "24/11/2026");
  gtk_editable_set_text (GTK_EDITABLE (window_part (letter, "at")), "23:40");
}

/* The dialog that a scene is about, or the window itself. */
static GtkWidget *
find_top (JalonWindow *window, const char *page)
{
  if (g_str_equal (page, "answer"))
    return window_wait_dialog (GTK_WINDOW (window), JALON_TYPE_ANSWER_WINDOW);
  if (g_str_has_prefix (page, "letter"))
    return window_wait_dialog (GTK_WINDOW (window), JALON_TYPE_LETTER_WINDOW);
  if (g_str_equal (page, "details"))
    return window_wait_dialog (GTK_WINDOW (window), JALON_TYPE_DETAILS_WINDOW);
  if (g_str_equal (page, "whohelps"))
    return window_wait_dialog (GTK_WINDOW (window), JALON_TYPE_HELP_WINDOW);
  if (g_str_equal (page, "restore"))
    return window_wait_dialog (GTK_WINDOW (window), JALON_TYPE_RESTORE_WINDOW);
  if (g_str_has_prefix (page, "rules"))
    return window_wait_dialog (GTK_WINDOW (window), JALON_TYPE_RULES_WINDOW);
  return GTK_WIDGET (window);
}

/* The rules in use, or what a signed file of rules would change. */
static void
show_rules (JalonWindow *window, gboolean offered)
{
  static guint8 public_key[crypto_sign_PUBLICKEYBYTES];
  static const RulesEdit earlier = { "deadlines", "\"offset\": -120", "\"offset\": -121" };
  guint8 secret_key[crypto_sign_SECRETKEYBYTES];
  crypto_sign_keypair (public_key, secret_key);
  jalon_session_trust (window->session, public_key);
  window_act (window, "win.rules", NULL);
  GtkWidget *rules = window_wait_dialog (GTK_WINDOW (window), JALON_TYPE_RULES_WINDOW);
  if (!offered)
    return;
  g_autofree char *top = window_new_top (), *path = g_build_filename (top, "new.rules", NULL);
  g_autoptr (GBytes) plain = rules_fixture_make ("2031-05-02", &earlier, 1);
  g_autoptr (GBytes) bytes = rules_fixture_sign (plain, secret_key);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
  jalon_rules_window_look_at (JALON_RULES_WINDOW (rules), path);
  WAIT_FOR (gtk_widget_get_mapped (window_part (rules, "take")));
}

/* Who helps, with the fields of a desk unfolded. */
static void
show_help (JalonWindow *window)
{
  window_act (window, "win.who-helps", "");
  GtkWidget *help = window_wait_dialog (GTK_WINDOW (window), JALON_TYPE_HELP_WINDOW);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (window_part (help, "desk_row")), TRUE);
}

/* A certificate of three months more. */
static void
suppose (JalonWindow *window, gboolean drawing)
{
  GtkWidget *page = window_part (window->dates, "what_if");
  jalon_dates_page_ask_what_if (window->dates);
  adw_combo_row_set_selected (ADW_COMBO_ROW (window_part (page, "what")), JALON_WHAT_IF_API_UNTIL);
  g_signal_emit_by_name (window_part (page, "day"), "entry-activated");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (window_part (page, drawing ? "drawing_view" : "list_view")), TRUE);
}

/* A place, or one of the views of a place. */
static void
show_place (JalonWindow *window, const char *page)
{
  gboolean drawing = g_str_equal (page, "drawing"), title = g_str_equal (page, "title"), event = g_str_equal (page, "event");
  gboolean supposed = g_str_has_prefix (page, "supposed");
  jalon_window_show_page (window, drawing || title || supposed ? "dates" : event ? "journal" : page);
  if (drawing)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (window_part (window->dates, "drawing_view")), TRUE);
  if (title)
    jalon_dates_page_add_title (window->dates);
  if (event)
    jalon_journal_page_write_down (window->journal);
  if (supposed)
    suppose (window, g_str_equal (page, "supposeddrawing"));
}

/* Whom to bring back from a backup. */
static void
ask_whom (JalonWindow *window)
{
  JalonRestoreWindow *dialog = jalon_restore_window_new (GTK_WINDOW (window));
  jalon_restore_window_add (dialog, "1", "Awa Exemple-Traoré", FALSE);
  jalon_restore_window_add (dialog, "2", "Thanh Exemple-Nguyễn", TRUE);
  jalon_restore_window_add (dialog, "3", "Mohamed Lamine Modèle-Specimen", FALSE);
  gtk_window_present (GTK_WINDOW (dialog));
}

static char *
new_people (void)
{
  static const struct { const char *given, *family; int day, month, year; } people[] = {
    { "Éric", "Exemple-Traoré", 30, 11, 2026 }, { "Zoé", "Fictif", 24, 11, 2026 },  { "Omar", "Specimen", 10, 12, 2026 },
    { "Lina", "Modèle", 30, 6, 2027 },          { "Binta", "Perdue", 10, 12, 2026 },
  };
  char *data = window_new_folder ();
  g_autoptr (JalonFolder) folder = jalon_folder_new (data);
  for (gsize i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JalonPerson) person = jalon_person_new ();
      g_autoptr (JalonTitle) title = jalon_title_new ();
      person->given = g_strdup (people[i].given);
      person->family = g_strdup (people[i].family);
      title->kind = g_strdup ("cst-visiteur");
      title->channel = g_strdup ("unknown");
      g_date_set_dmy (&title->ends, (GDateDay) people[i].day, (GDateMonth) people[i].month, (GDateYear) people[i].year);
      g_autoptr (JalonCase) made = jalon_case_create_with_title (folder, person, title, FALSE, &error);
      g_assert_no_error (error);
      g_autofree char *path = jalon_folder_dup_case_path (folder, jalon_case_get_uuid (made));
      g_autofree char *index = g_build_filename (path, "index-0000000001.db", NULL);
      if (i == G_N_ELEMENTS (people) - 1)
        g_assert_true (g_file_set_contents (index, "spoilt", -1, NULL));
    }
  return data;
}

static void
show (JalonWindow *window, const char *page)
{
  if (g_str_equal (page, "paper"))
    jalon_window_show_first_paper (window);
  else if (g_str_equal (page, "answer"))
    answer_first (window);
  else if (g_str_equal (page, "whohelps"))
    show_help (window);
  else if (g_str_has_prefix (page, "letter"))
    show_letter (window, g_str_equal (page, "letterhours"));
  else if (g_str_has_prefix (page, "rules"))
    show_rules (window, g_str_equal (page, "rulesoffer"));
  else if (g_str_equal (page, "details"))
    window_act (window, "win.details", NULL);
  else if (g_str_equal (page, "titlepaper"))
    {
      jalon_window_show_page (window, "dates");
      jalon_dates_page_change (window->dates, ((JalonTitle *) window_snapshot (window)->titles->pdata[0])->id);
    }
  else if (g_str_equal (page, "situation"))
    window_act (window, "win.edit-situation", NULL);
  else if (g_str_equal (page, "people"))
    WAIT_FOR (!jalon_people_page_is_reading (window->people_page));
  else if (g_str_equal (page, "restore"))
    ask_whom (window);
  else if (!g_str_equal (page, "start"))
    show_place (window, page);
  WAIT_FOR (jalon_window_is_idle (window));
  window_spin (400);
  WAIT_FOR (shells_are_settled (GTK_WIDGET (window)));
  window_spin (400);
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

/* A dialog is as wide as a small screen lets it be. */
static void
fit (GtkWidget *dialog, int width)
{
  int now = gtk_widget_get_width (dialog);
  if (now <= width)
    return;
  gtk_window_set_default_size (GTK_WINDOW (dialog), width, gtk_widget_get_height (dialog));
  WAIT_FOR (gtk_widget_get_width (dialog) < now);
  window_spin (400);
  g_assert_cmpint (gtk_widget_get_width (dialog), <=, width);
}

static void
test_look (gconstpointer data)
{
  g_auto (GStrv) words = g_strsplit (data, "-", 3);
  int width = atoi (words[1]), faults = 0;
  gboolean dark = g_str_equal (words[2], "dark");
  g_autofree char *empty = window_new_folder ();

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
  const char *data_dir = g_str_equal (words[0], "start") ? empty : g_str_equal (words[0], "people") ? people_data : example_data;
  JalonWindow *window = window_open (data_dir, width);
  show (window, words[0]);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), <=, width);
  GtkWidget *top = find_top (window, words[0]);
  if (g_str_has_prefix (words[0], "letter") || g_str_has_prefix (words[0], "rules") || g_str_equal (words[0], "whohelps")
      || g_str_equal (words[0], "answer") || g_str_equal (words[0], "details"))
    fit (top, width);
  faults += look_names (top) + look_targets (top) + look_labels (top) + look_overlaps (top);
  for (int part = 0; part < 12; part++)
    {
      faults += look_contrast (top);
      if (!scroll_on (top))
        break;
      window_spin (120);
    }
  if (top != GTK_WIDGET (window))
    gtk_window_destroy (GTK_WINDOW (top));
  if (faults > 0)
    g_test_fail_printf ("%d faults on %s", faults, (const char *) data);
  window_close (window);
}

static void
test_flip (void)
{
  JalonWindow *window = window_open (example_data, 360);
  WAIT_FOR (jalon_shell_get_narrow (JALON_SHELL (window->shell)));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), <=, 360);
  g_assert_true (adw_view_switcher_bar_get_reveal (ADW_VIEW_SWITCHER_BAR (window->switcher)));
  g_assert_false (gtk_widget_get_child_visible (window->places));
  window_close (window);

  window = window_open (example_data, 1200);
  WAIT_FOR (!jalon_shell_get_narrow (JALON_SHELL (window->shell)));
  g_assert_false (adw_view_switcher_bar_get_reveal (ADW_VIEW_SWITCHER_BAR (window->switcher)));
  g_assert_true (gtk_widget_get_child_visible (window->places));
  window_close (window);
}

/* Before the first sentence: a catalogue is found under a language's name. */
static void
wear_catalogue (const char *catalogue)
{
  g_autofree char *top = window_new_top ();
  g_autofree char *folder = g_build_filename (top, "qps", "LC_MESSAGES", NULL), *place = g_build_filename (folder, "jalon.mo", NULL);
  g_autoptr (GFile) from = g_file_new_for_path (catalogue), to = g_file_new_for_path (place);
  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL));
  g_setenv ("JALON_LOCALEDIR", top, TRUE);
  g_setenv ("LANGUAGE", "qps", TRUE);
}

int
main (int argc, char **argv)
{
  static const char *const looks[] = {
    "start-360-light",    "today-360-light",    "papers-360-light",    "paper-360-light",    "renewal-360-light",    "situation-360-light",
    "start-360-dark",     "today-360-dark",     "papers-360-dark",     "paper-360-dark",     "renewal-360-dark",     "situation-360-dark",
    "start-1200-light",   "today-1200-light",   "papers-1200-light",   "paper-1200-light",   "renewal-1200-light",   "situation-1200-light",
    "paper-1200-dark",    "renewal-1200-dark",  "answer-360-light",   "answer-1200-dark",
    "dates-360-light",    "dates-1200-dark",    "drawing-360-light",  "drawing-360-dark",   "title-360-light",
    "journal-360-light",  "journal-1200-dark",  "event-360-light",    "event-1200-dark",
    "details-360-light",  "details-1200-dark",  "titlepaper-360-dark", "titlepaper-1200-light",
    "letter-360-light",   "letter-1200-dark",   "letterhours-360-light", "letterhours-360-dark", "letterhours-1200-light",
    "whohelps-360-light", "whohelps-1200-dark",
    "rules-360-light",    "rules-1200-dark",    "rulesoffer-360-dark", "rulesoffer-1200-light",
    "supposed-360-light", "supposed-1200-dark", "supposeddrawing-360-dark",
    "people-360-light",   "people-360-dark",    "people-1200-light",  "people-1200-dark",   "restore-360-light",  "restore-1200-dark",
  };

  if (g_getenv ("JALON_TEST_CATALOGUE") != NULL)
    wear_catalogue (g_getenv ("JALON_TEST_CATALOGUE"));
  window_test_init (&argc, &argv);
  if (g_getenv ("JALON_TEST_MIRRORED") != NULL)
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  /* Else this would look at English again. */
  if (g_getenv ("LANGUAGE") != NULL && !g_str_has_prefix (g_getenv ("LANGUAGE"), "en"))
    g_assert_cmpstr (g_dgettext ("jalon", "Papers"), !=, "Papers");
  example_data = window_new_example ();
  people_data = new_people ();
  g_test_add_func ("/shell/flip", test_flip);
  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      g_autofree char *path = g_strdup_printf ("/look/%s", looks[i]);
      g_test_add_data_func (path, looks[i], test_look);
    }
  int result = window_test_run ();
  g_free (example_data);
  g_free (people_data);
  return result;
}
