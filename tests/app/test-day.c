/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which day it is, in the window: a clock that cannot be right is asked about, and midnight passes while it is open.
 */
#include "window-fixture.h"

#include "core/jalon-date.h"

static GDate clock_day;

static void
read_clock (GDate *today)
{
  *today = clock_day;
}

static void
set_clock (int day, int month, int year)
{
  g_date_clear (&clock_day, 1);
  g_date_set_dmy (&clock_day, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

static JalonWindow *
open_on_clock (const char *data, int width)
{
  JalonWindow *window = window_open_on (data, width, &clock_day);
  jalon_window_watch_day (window, read_clock);
  window_spin (300);
  return window;
}

static gboolean
is_asked (JalonWindow *window)
{
  return gtk_revealer_get_reveal_child (GTK_REVEALER (window->clock_bar));
}

/* A case with a title of the given kind; its last day as ISO date, NULL for none. */
static void
add_title (const char *data, const char *kind, const char *ends)
{
  g_autoptr (JalonFolder) folder = jalon_folder_new (data);
  g_autoptr (GPtrArray) cases = jalon_folder_list_cases (folder, NULL);
  g_autoptr (JalonCase) the_case = jalon_case_open (folder, cases->pdata[0], NULL);
  g_autoptr (JalonTitle) title = jalon_title_new ();
  title->kind = g_strdup (kind);
  title->channel = g_strdup ("unknown");
  g_date_set_dmy (&title->from, 1, G_DATE_MARCH, 2016);
  if (ends != NULL)
    g_assert_true (jalon_date_parse (ends, &title->ends));
  g_assert_true (jalon_case_put_title (the_case, title, NULL, NULL));
  g_assert_true (jalon_case_save (the_case, NULL));
}

static void
test_right_clock (void)
{
  g_autofree char *data = window_new_case ();
  set_clock (1, 12, 2030);
  JalonWindow *window = open_on_clock (data, 1000);
  g_assert_false (is_asked (window));
  window_close (window);
}

/* An empty battery: the computer believes that it is 1970. */
static void
test_wrong_clock (gconstpointer width)
{
  g_autofree char *data = window_new_card ();
  set_clock (1, 1, 1970);
  JalonWindow *window = open_on_clock (data, GPOINTER_TO_INT (width));
  g_assert_true (is_asked (window));
  window_picture (GTK_WIDGET (window), "clock");
  g_assert_true (window_says (GTK_WIDGET (window), "This computer says that today is Thursday 1 January 1970, but this program was made later."));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), <=, GPOINTER_TO_INT (width));

  gtk_editable_set_text (GTK_EDITABLE (window->clock_day), "31/02/2030");
  window_press (GTK_WIDGET (window), "Use this date");
  window_spin (50);
  g_assert_true (is_asked (window));
  g_assert_true (gtk_widget_has_css_class (window->clock_day, "error"));

  /* 8 March 2027 to 8 March 2030: 1,096 days with 29 February 2028; to 1 December 268 more. */
  gtk_editable_set_text (GTK_EDITABLE (window->clock_day), "01/12/2030");
  window_press (GTK_WIDGET (window), "Use this date");
  WAIT_FOR (!is_asked (window));
  WAIT_FOR (window_says (GTK_WIDGET (window->today), "The last day printed on the card was Monday 8 March 2027, 1364 days ago."));
  /* The wrong clock goes on by a day: so does the right day. */
  set_clock (2, 1, 1970);
  jalon_window_look_at_clock (window);
  g_assert_cmpuint (g_date_get_day (jalon_session_get_real_today (window->session)), ==, 2);
  g_assert_cmpuint (g_date_get_year (jalon_session_get_real_today (window->session)), ==, 2030);
  window_close (window);
}

static void
test_it_is_right (void)
{
  g_autofree char *data = window_new_case ();
  set_clock (1, 1, 1970);
  JalonWindow *window = open_on_clock (data, 1000);
  window_press (GTK_WIDGET (window), "The date of the computer is right");
  WAIT_FOR (!is_asked (window));
  jalon_session_refresh (window->session);
  window_spin (300);
  g_assert_false (is_asked (window));
  window_close (window);
}

static void
test_first_start (void)
{
  g_autofree char *data = window_new_folder ();
  set_clock (1, 1, 1970);
  JalonWindow *window = open_on_clock (data, 360);
  g_assert_cmpstr (window_shown (window), ==, "start");
  g_assert_true (is_asked (window));
  window_close (window);
}

/* The night passes: the sentence of today counts one day less. */
static void
test_midnight (void)
{
  g_autofree char *data = window_new_card ();
  set_clock (6, 3, 2027);
  JalonWindow *window = open_on_clock (data, 1000);
  g_assert_true (window_says (GTK_WIDGET (window->today), "Monday 8 March 2027: 2 days are left."));
  set_clock (7, 3, 2027);
  jalon_window_look_at_clock (window);
  WAIT_FOR (window_says (GTK_WIDGET (window->today), "Monday 8 March 2027: 1 day is left."));
  window_close (window);
}

/* On 25 November 2026: the sentence is about the paper that proves the stay longest, and calls it what it is. */
static const struct { const char *name, *kind, *ends, *other_kind, *other_ends, *says; } headlines[] = {
  { "appointment-letter", "cst-vpf", "2026-11-30", "convocation", "2027-06-30", "The card ends on Monday 30 November 2026: 5 days are left." },
  { "only-a-confirmation", "confirmation-depot", "2027-06-30", NULL, NULL, "No end date is known yet." },
  { "certificate", "cst-vpf", "2026-10-31", "api", "2027-01-31", "Your provisional paper ends on Sunday 31 January 2027: 67 days are left." },
  { "receipt-is-over", "recepisse-renouvellement", "2026-11-24", NULL, NULL, "Your provisional paper ended on Tuesday 24 November 2026, 1 day ago." },
  { "certificate-of-today", "api", "2026-11-25", NULL, NULL, "Your provisional paper ends today, Wednesday 25 November 2026." },
  { "card-of-today", "cst-vpf", "2026-11-25", NULL, NULL, "The last day printed on the card is today, Wednesday 25 November 2026." },
  { "permanent-after-ten-years", "cr-10", "2026-02-28", "cr-permanent", NULL, "No last day is written down for the card." },
};

static void
test_headline (gconstpointer row)
{
  gsize i = GPOINTER_TO_SIZE (row);
  g_autofree char *data = window_new_case ();
  add_title (data, headlines[i].kind, headlines[i].ends);
  if (headlines[i].other_kind != NULL)
    add_title (data, headlines[i].other_kind, headlines[i].other_ends);
  JalonWindow *window = window_open (data, 1000);
  WAIT_FOR (window_says (GTK_WIDGET (window->today), headlines[i].says));
  window_close (window);
}

/* A dated sentence is worth as much as its rules are young. */
static void
test_rules_are_dated (void)
{
  g_autofree char *data = window_new_card ();
  set_clock (1, 12, 2030);
  JalonWindow *window = open_on_clock (data, 1000);
  g_assert_true (window_says (GTK_WIDGET (window->today), "The rules are old: last read"));
  window_close (window);
}

int
main (int argc, char **argv)
{
  window_test_init (&argc, &argv);
  g_test_add_func ("/day/right-clock", test_right_clock);
  g_test_add_data_func ("/day/wrong-clock/1200", GINT_TO_POINTER (1200), test_wrong_clock);
  g_test_add_data_func ("/day/wrong-clock/360", GINT_TO_POINTER (360), test_wrong_clock);
  g_test_add_func ("/day/it-is-right", test_it_is_right);
  g_test_add_func ("/day/first-start", test_first_start);
  g_test_add_func ("/day/midnight", test_midnight);
  g_test_add_func ("/day/rules-are-dated", test_rules_are_dated);
  for (gsize i = 0; i < G_N_ELEMENTS (headlines); i++)
    {
      g_autofree char *path = g_strdup_printf ("/day/headline/%s", headlines[i].name);
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_headline);
    }
  return window_test_run ();
}
