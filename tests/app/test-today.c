/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Today: the sentence and the one button say what counts most on that day.
 */
#include "window-fixture.h"

typedef struct {
  const char *name;
  int         day, month, year;
  const char *sentence, *button, *page;
} Day;

/* The card of an employee on ANEF ends on 8 March 2027; nothing was asked for, no paper is kept.
 * Its window is E-120 to E-60: 8 November 2026 to 7 January 2027. From 9 March on nothing proves the stay. */
static const Day days[] = {
  { "calm", 1, 9, 2026, "The card ends on Monday 8 March 2027: 188 days are left.", "Add papers…", NULL },
  { "last-day-of-the-window-comes", 20, 12, 2026, "The card ends on Monday 8 March 2027: 78 days are left.", "See what to do", "dates" },
  { "nothing-proves-the-stay", 9, 3, 2027, "The last day printed on the card was Monday 8 March 2027, 1 day ago.", "See what to do", "dates" },
};

static void
test_day (gconstpointer data)
{
  const Day *row = data;
  g_autofree char *folder = window_new_card ();
  GDate today;
  g_date_clear (&today, 1);
  g_date_set_dmy (&today, (GDateDay) row->day, (GDateMonth) row->month, (GDateYear) row->year);
  JalonWindow *window = window_open_on (folder, 1000, &today);
  WAIT_FOR (window_snapshot (window) != NULL);
  WAIT_FOR (window_says (GTK_WIDGET (window->today), row->sentence));
  GtkWidget *button = window_part (window->today, "next");
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, row->button);
  if (row->page != NULL)
    {
      window_press (GTK_WIDGET (window->today), row->button);
      window_spin (50);
      g_assert_cmpstr (adw_view_stack_get_visible_child_name (ADW_VIEW_STACK (window->pages)), ==, row->page);
      g_assert_true (window_says (GTK_WIDGET (window->dates), "What to do"));
    }
  window_close (window);
}

int
main (int argc, char **argv)
{
  window_test_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *path = g_strconcat ("/today/", days[i].name, NULL);
      g_test_add_data_func (path, &days[i], test_day);
    }
  return window_test_run ();
}
