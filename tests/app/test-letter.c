/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * "I got a letter" in the window: what is read first, what stands in the journal, what is taken back. On 25 November 2026.
 */
#include "window-fixture.h"

#include "app/jalon-help-window.h"
#include "app/jalon-letter-window.h"
#include "app/jalon-typed-time.h"
#include "core/case/jalon-desk.h"

static GtkWidget *
open_letter (JalonWindow *window)
{
  window_act (window, "win.letter", NULL);
  return window_wait_dialog (GTK_WINDOW (window), JALON_TYPE_LETTER_WINDOW);
}

static JalonWindow *
open_case (void)
{
  g_autofree char *data = window_new_case ();
  JalonWindow *window = window_open (data, 1000);
  WAIT_FOR (window_snapshot (window) != NULL);
  return window;
}

static void
choose (GtkWidget *letter, const char *words)
{
  GtkWidget *row = window_find (letter, ADW_TYPE_ACTION_ROW, words);
  g_assert_nonnull (row);
  adw_action_row_activate (ADW_ACTION_ROW (row));
  window_spin (50);
}

static void
type (GtkWidget *letter, const char *id, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (window_part (letter, id)), text);
  window_spin (50);
}

static gboolean
is_shown (GtkWidget *letter, const char *id)
{
  return gtk_widget_get_mapped (window_part (letter, id));
}

/* From an empty folder: the number stands there before any question, above the first field. */
static void
test_hours (void)
{
  g_autofree char *data = window_new_folder ();
  JalonWindow *window = window_open (data, 1000);
  WAIT_FOR (g_strcmp0 (window_shown (window), "start") == 0);
  window_press (GTK_WIDGET (window), "I got a letter");
  GtkWidget *letter = window_wait_dialog (GTK_WINDOW (window), JALON_TYPE_LETTER_WINDOW);
  graphene_rect_t call, on;
  choose (letter, "An obligation to leave France");
  choose (letter, "In a detention centre");
  g_assert_true (window_says (letter, "3039"));
  g_assert_true (window_says (letter, "voies et délais de recours"));
  g_assert_true (window_says (letter, "48 hours from the minute you were told"));
  window_spin (400);
  g_assert_true (gtk_widget_compute_bounds (window_part (letter, "call"), letter, &call));
  g_assert_true (gtk_widget_compute_bounds (window_part (letter, "on"), letter, &on));
  g_assert_cmpfloat (call.origin.y + call.size.height, <=, on.origin.y);
  type (letter, "on", "24/11/2026");
  g_assert_true (window_says (letter, "Safe until the end of this day"));
  type (letter, "at", "23h40");
  g_assert_true (window_says (letter, "Thursday 26 November 2026, 23:40"));
  g_assert_true (window_says (letter, "Each hour counts."));
  g_assert_true (window_says (letter, "L.614-2"));
  g_assert_null (window_snapshot (window));
  gtk_window_destroy (GTK_WINDOW (letter));
  g_assert_cmpuint (window_count_cases (window), ==, 0);
  window_close (window);
}

/* The name is asked once there is something to keep, and the case is made. */
static void
test_keep_from_the_first_start (void)
{
  g_autofree char *data = window_new_folder ();
  JalonWindow *window = window_open (data, 1000);
  WAIT_FOR (g_strcmp0 (window_shown (window), "start") == 0);
  GtkWidget *letter = open_letter (window);
  choose (letter, "An obligation to leave France");
  choose (letter, "Under house arrest");
  g_assert_false (is_shown (letter, "at"));
  g_assert_false (is_shown (letter, "given"));
  type (letter, "on", "23/11/2026");
  g_assert_true (window_says (letter, "Monday 30 November 2026"));
  g_assert_true (window_says (letter, "5 days are left."));
  window_press (letter, "Save to my journal");
  window_spin (50);
  g_assert_true (is_shown (letter, "given"));
  g_assert_true (window_says (letter, "Whose letter is it?"));
  type (letter, "given", "Awa");
  window_press (letter, "Save to my journal");
  g_assert_true (window_says (letter, "Type the family name"));
  type (letter, "family", "Exemple");
  window_press (letter, "Save to my journal");
  WAIT_FOR (window_snapshot (window) != NULL && window_snapshot (window)->events->len == 1);
  const JalonEvent *event = window_snapshot (window)->events->pdata[0];
  g_assert_cmpstr (event->kind, ==, "removal-order");
  g_assert_cmpint (g_date_get_day (&event->on), ==, 23);
  g_assert_cmpstr (window_snapshot (window)->person->family, ==, "Exemple");
  window_spin (100);
  g_assert_cmpstr (window_shown (window), ==, "case");
  g_assert_true (window_says (GTK_WIDGET (window), "You were told to leave France"));
  g_assert_true (window_says (GTK_WIDGET (window), "The appeal must be lodged by Monday 30 November 2026."));
  g_assert_true (window_says (GTK_WIDGET (window), "Monday 30 November 2026"));
  window_press (GTK_WIDGET (window), "Whom to call");
  GtkWidget *help = window_wait_dialog (GTK_WINDOW (window), JALON_TYPE_HELP_WINDOW);
  g_assert_true (window_says (help, "An obligation to leave, under house arrest or in prison"));
  gtk_window_destroy (GTK_WINDOW (help));
  window_act (window, "win.show-page", "dates");
  window_spin (200);
  g_assert_true (window_says (GTK_WIDGET (window), "Monday 30 November 2026"));
  window_close (window);
}

/* The picture is a paper of the entry; taken back, both are gone from the lists and the paper can be restored. */
static void
test_picture_and_undo (void)
{
  g_autofree char *picture = window_example_file ("autorisation-travail.pdf");
  JalonWindow *window = open_case ();
  GtkWidget *letter = open_letter (window);
  choose (letter, "A refusal");
  type (letter, "on", "20/11/2026");
  g_assert_true (window_says (letter, "Thursday 21 January 2027"));
  type (letter, "note", " no reasons ");
  adw_action_row_activate (ADW_ACTION_ROW (window_part (letter, "picture")));
  window_choose_file (GTK_WINDOW (letter), picture);
  WAIT_FOR (window_says (letter, "autorisation-travail.pdf"));
  window_press (letter, "Save to my journal");
  WAIT_FOR (window_snapshot (window)->events->len == 1);
  const JalonEvent *event = window_snapshot (window)->events->pdata[0];
  g_assert_cmpstr (event->kind, ==, "refusal");
  g_assert_cmpstr (event->note, ==, "no reasons");
  g_assert_cmpuint (event->papers->len, ==, 1);
  g_assert_cmpuint (window_snapshot (window)->papers->len, ==, 1);
  window_act (window, "win.take-back-letter", NULL);
  WAIT_FOR (window_snapshot (window)->events->len == 0);
  g_assert_cmpuint (window_snapshot (window)->papers->len, ==, 0);
  g_assert_cmpuint (window_snapshot (window)->removed->len, ==, 1);
  window_close (window);
}

static const struct { const char *name, *choice, *situation, *field, *text, *says; } mistakes[] = {
  { "no-day", "A refusal", NULL, "note", "x", "Type the day it came" },
  { "tomorrow", "A refusal", NULL, "on", "26/11/2026", "still to come" },
  { "no-hour", "An obligation to leave France", "In a detention centre", "at", "soon", "This is not a time" },
};

static void
test_mistake (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  JalonWindow *window = open_case ();
  GtkWidget *letter = open_letter (window);
  choose (letter, mistakes[row].choice);
  if (mistakes[row].situation != NULL)
    {
      choose (letter, mistakes[row].situation);
      type (letter, "on", "24/11/2026");
    }
  type (letter, mistakes[row].field, mistakes[row].text);
  window_press (letter, "Save to my journal");
  window_spin (50);
  g_assert_true (window_says (letter, mistakes[row].says));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (window_part (letter, mistakes[row].field))), ==, mistakes[row].text);
  g_assert_cmpuint (window_snapshot (window)->events->len, ==, 0);
  gtk_window_destroy (GTK_WINDOW (letter));
  window_close (window);
}

/* Back and on again: what was typed for another kind of letter is not counted from. */
static void
test_back (void)
{
  JalonWindow *window = open_case ();
  GtkWidget *letter = open_letter (window);
  choose (letter, "A request for papers");
  type (letter, "on", "20/11/2026");
  type (letter, "due", "05/12/2026");
  g_assert_true (window_says (letter, "Saturday 5 December 2026"));
  g_assert_true (window_says (letter, "10 days are left."));
  g_signal_emit_by_name (window_part (letter, "back"), "clicked");
  window_spin (400);
  choose (letter, "An obligation to leave France");
  choose (letter, "Free");
  g_assert_false (is_shown (letter, "due"));
  g_assert_true (window_says (letter, "Sunday 20 December 2026"));
  g_assert_true (window_says (letter, "Or Monday 21 December 2026."));
  g_assert_true (window_says (letter, "Count on this day"));
  g_signal_emit_by_name (window_part (letter, "back"), "clicked");
  window_spin (400);
  g_assert_true (window_says (letter, "Where is the person"));
  gtk_window_destroy (GTK_WINDOW (letter));
  window_close (window);
}

/* The desk of an association is the first that is named. */
static void
test_desk (void)
{
  g_autofree char *data = window_new_case ();
  g_autoptr (JalonFolder) folder = jalon_folder_new (data);
  g_autoptr (JalonDesk) desk = jalon_desk_new ();
  desk->name = g_strdup ("Entraide d’Exemple");
  desk->phone = g_strdup ("01 99 00 00 00");
  g_assert_true (jalon_desk_save (folder, desk, NULL));
  JalonWindow *window = window_open (data, 1000);
  WAIT_FOR (window_snapshot (window) != NULL);
  GtkWidget *letter = open_letter (window);
  choose (letter, "An obligation to leave France");
  choose (letter, "In prison");
  GtkWidget *first = gtk_widget_get_first_child (window_part (letter, "call"));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (first)), ==, "Entraide d’Exemple");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (gtk_widget_get_next_sibling (first))), ==, "01 99 00 00 00");
  gtk_window_destroy (GTK_WINDOW (letter));
  window_close (window);
}

static GtkWidget *
open_help (JalonWindow *window)
{
  window_act (window, "win.who-helps", "");
  return window_wait_dialog (GTK_WINDOW (window), JALON_TYPE_HELP_WINDOW);
}

static const char *
read_desk_name (const char *data, char **name)
{
  g_autoptr (JalonFolder) folder = jalon_folder_new (data);
  g_autoptr (JalonDesk) desk = NULL;
  g_assert_true (jalon_desk_load (folder, &desk, NULL));
  g_free (*name);
  return *name = g_strdup (desk != NULL ? desk->name : NULL);
}

/* Written, first in the list, taken back, removed, brought back. */
static void
test_write_desk (void)
{
  g_autofree char *data = window_new_case (), *name = NULL;
  JalonWindow *window = window_open (data, 1000);
  WAIT_FOR (window_snapshot (window) != NULL);
  GtkWidget *help = open_help (window);
  g_assert_true (window_says (help, "09 69 39 00 00"));
  g_assert_true (window_says (help, "To be confirmed"));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (window_part (help, "desk_row")), TRUE);
  window_spin (400);
  window_press (help, "Save the desk");
  g_assert_true (window_says (help, "Type who helps"));
  type (help, "name", " Entraide d’Exemple ");
  window_press (help, "Save the desk");
  g_assert_true (window_says (help, "telephone number or an address"));
  type (help, "phone", "01 99 00 00 00");
  window_press (help, "Save the desk");
  WAIT_FOR (window_says (help, "01 99 00 00 00"));
  g_assert_cmpstr (read_desk_name (data, &name), ==, "Entraide d’Exemple");
  gtk_widget_activate_action (help, "desk.undo", NULL);
  WAIT_FOR (!window_says (help, "Entraide d’Exemple"));
  g_assert_null (read_desk_name (data, &name));
  gtk_widget_activate_action (help, "desk.undo", NULL);
  WAIT_FOR (g_strcmp0 (read_desk_name (data, &name), "Entraide d’Exemple") == 0);
  WAIT_FOR (window_says (help, "01 99 00 00 00"));
  window_press (help, "Remove it");
  WAIT_FOR (read_desk_name (data, &name) == NULL);
  WAIT_FOR (window_says (help, "The desk was removed."));
  gtk_widget_activate_action (help, "desk.undo", NULL);
  WAIT_FOR (g_strcmp0 (read_desk_name (data, &name), "Entraide d’Exemple") == 0);
  window_spin (100);
  gtk_window_destroy (GTK_WINDOW (help));
  window_close (window);
}

/* A damaged desk is told in a sentence; everybody else is named all the same, and it can be written again. */
static void
test_damaged_desk (void)
{
  g_autofree char *data = window_new_case (), *file = g_build_filename (data, JALON_DESK_NAME, NULL), *name = NULL;
  g_assert_true (g_file_set_contents (file, "{ \"name\": \"x\" }", -1, NULL));
  JalonWindow *window = window_open (data, 1000);
  WAIT_FOR (window_snapshot (window) != NULL);
  GtkWidget *help = open_help (window);
  g_assert_true (window_says (help, "its file is damaged. Write it again."));
  g_assert_true (window_says (help, "3039"));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (window_part (help, "desk_row")), TRUE);
  window_spin (400);
  type (help, "name", "Entraide");
  type (help, "address", "1 rue de l’Exemple");
  window_press (help, "Save the desk");
  WAIT_FOR (window_says (help, "1 rue de l’Exemple"));
  g_assert_cmpstr (read_desk_name (data, &name), ==, "Entraide");
  g_assert_false (window_says (help, "damaged"));
  gtk_window_destroy (GTK_WINDOW (help));
  window_close (window);
}

static void
test_typed_time (void)
{
  static const struct { const char *text; int minutes; } rows[] = {
    { "14:30", 870 }, { "14h30", 870 }, { "14 h 30", 870 }, { "1430", 870 }, { "9h", 540 },  { "09.05", 545 }, { " 0:00 ", 0 }, { "23:59", 1439 },
    { "24:00", -1 },  { "14:60", -1 },  { "14", -1 },       { "14:3", -1 },  { "14:305", -1 }, { "", -1 },       { "noon", -1 },  { "14:30:00", -1 },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      int minutes;
      g_test_message ("%s", rows[i].text);
      g_assert_cmpint (jalon_typed_time_parse (rows[i].text, &minutes), ==, rows[i].minutes >= 0);
      g_assert_cmpint (minutes, ==, rows[i].minutes);
    }
}

int
main (int argc, char **argv)
{
  window_test_init (&argc, &argv);
  g_test_add_func ("/letter/typed-time", test_typed_time);
  g_test_add_func ("/letter/hours", test_hours);
  g_test_add_func ("/letter/keep-from-the-first-start", test_keep_from_the_first_start);
  g_test_add_func ("/letter/picture-and-undo", test_picture_and_undo);
  for (gsize i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autofree char *path = g_strdup_printf ("/letter/mistake/%s", mistakes[i].name);
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_mistake);
    }
  g_test_add_func ("/letter/back", test_back);
  g_test_add_func ("/letter/desk", test_desk);
  g_test_add_func ("/help/write-desk", test_write_desk);
  g_test_add_func ("/help/damaged-desk", test_damaged_desk);
  return window_test_run ();
}
