/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The forms of titles, requests and entries: days that a person knows only roughly, the paper beside the form, its pages, what the
 * paper itself says. On 25 November 2026.
 */
#include "app/jalon-side-paper.h"
#include "app/jalon-typed-day.h"
#include "core/law/jalon-permits.h"
#include "window-fixture.h"

static const struct { const char *text, *day; /* as jalon_rough_day_format () writes it; NULL: no day */ } typed[] = {
  { "12/01/2027", "2027-01-12" }, { "12012027", "2027-01-12" }, { "12 January 2027", "2027-01-12" }, { "1er mars 2026", "2026-03-01" },
  { "le 12 janvier 2027", "2027-01-12" }, { "03/2022", "2022-03" }, { "3/2022", "2022-03" }, { "13/2022", NULL },
  { "March 2022", "2022-03" }, { "in march 2022", "2022-03" }, { "en août 2022", "2022-08" }, { "AOUT 2022", "2022-08" },
  { "2022", "2022" }, { "22", NULL }, { "1822", NULL }, { "spring 2022", "2022-21" }, { "in the spring of 2022", "2022-21" },
  { "printemps 2022", "2022-21" }, { "à l’été 2022", "2022-22" }, { "l'automne 2022", "2022-23" }, { "hiver 2022", "2022-24" },
  { "spring", NULL }, { "about 2023", "2023~" }, { "vers 2023", "2023~" }, { "about March 2023", "2023-02-01/2023-04-30" },
  { "about spring 2023", NULL }, { "before 2023", "../2022-12-31" }, { "avant le 12/01/2022", "../2022-01-11" },
  { "by 12/01/2022", "../2022-01-12" }, { "jusqu’au 12/01/2022", "../2022-01-12" }, { "after 2022", "2023-01-01/.." },
  { "après le 12/01/2022", "2022-01-13/.." }, { "since March 2022", "2022-03-01/.." }, { "à partir du 01/03/2022", "2022-03-01/.." },
  { "between 01/02/2022 and 05/03/2022", "2022-02-01/2022-03-05" }, { "entre mars 2022 et juin 2022", "2022-03-01/2022-06-30" },
  { "between 2023 and 2022", NULL }, { "between 2023", NULL }, { "2022-03/2022-06", "2022-03-01/2022-06-30" }, { "../2022-03-05", "../2022-03-05" },
  { "tomorrow", NULL }, { "31/02/2027", NULL }, { "the", NULL }, { "about", NULL }, { "12 brumaire 2027", NULL },
};

static void
test_typed_days (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      JalonRoughDay day, again;
      g_test_message ("%s", typed[i].text);
      JalonTyped found = jalon_typed_day_parse (typed[i].text, &day);
      g_assert_cmpint (found, ==, typed[i].day != NULL ? JALON_TYPED_DAY : JALON_TYPED_WRONG);
      g_autofree char *text = jalon_rough_day_format (&day);
      g_assert_cmpstr (text, ==, typed[i].day);
      if (typed[i].day == NULL)
        continue;
      /* What is put back into the field means the same day. */
      g_autofree char *shown = jalon_typed_day_format (&day);
      g_test_message ("%s", shown);
      g_assert_cmpint (jalon_typed_day_parse (shown, &again), ==, JALON_TYPED_DAY);
      g_assert_true (jalon_rough_day_equal (&day, &again));
    }
  JalonRoughDay none;
  g_assert_cmpint (jalon_typed_day_parse ("  ", &none), ==, JALON_TYPED_EMPTY);
  g_assert_cmpint (jalon_typed_day_parse ("I do not know", &none), ==, JALON_TYPED_UNKNOWN);
  g_assert_cmpint (jalon_typed_day_parse ("je ne sais pas", &none), ==, JALON_TYPED_UNKNOWN);
}

static JalonWindow *
open_dates (const char *data, int width)
{
  JalonWindow *window = window_open (data, width);
  WAIT_FOR (window_snapshot (window) != NULL);
  window_act (window, "win.show-page", "dates");
  window_spin (100);
  return window;
}

static GtkWidget *
title_form (JalonWindow *window)
{
  return window_part (window->dates, "form");
}

static void
type (GtkWidget *form, const char *id, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (window_part (form, id)), text);
}

static const char *
text_of (GtkWidget *form, const char *id)
{
  return gtk_editable_get_text (GTK_EDITABLE (window_part (form, id)));
}

static const char *
term (JalonWindow *window, const char *kind)
{
  return jalon_packs_get_title_kind (jalon_session_get_packs (window->session), kind)->term_fr;
}

static void
save (JalonWindow *window, GtkWidget *form)
{
  const JalonSnapshot *before = window_snapshot (window);
  window_press (form, "Save");
  WAIT_FOR (!window_says (form, "Save") && window_snapshot (window) != before);
  window_spin (100);
}

static const JalonTitle *
newest_title (JalonWindow *window)
{
  GPtrArray *titles = window_snapshot (window)->titles;
  return titles->pdata[titles->len - 1];
}

static void
assert_day (const GDate *day, const JalonRoughDay *rough, const char *expected)
{
  JalonRoughDay whole;
  jalon_rough_day_join (&whole, day, rough);
  g_autofree char *text = jalon_rough_day_format (&whole);
  g_assert_cmpstr (text, ==, expected);
}

/* What was understood is said while it is typed, kept, shown in the list, and back in the field. */
static void
test_rough_title (void)
{
  g_autofree char *data = window_new_case ();
  JalonWindow *window = open_dates (data, 1000);
  window_press (GTK_WIDGET (window), "Add a card or certificate");
  window_spin (50);
  window_choose (window_part (title_form (window), "kind"), term (window, "cst-vpf"));
  type (title_form (window), "from", "spring 2026");
  window_spin (50);
  g_assert_true (window_says (title_form (window), "Understood: spring 2026, between Sunday 1 March 2026 and Sunday 21 June 2026"));
  type (title_form (window), "ends", "march 2027");
  save (window, title_form (window));
  assert_day (&newest_title (window)->from, &newest_title (window)->rough_from, "2026-21");
  assert_day (&newest_title (window)->ends, &newest_title (window)->rough_ends, "2027-03");
  g_assert_true (window_says (GTK_WIDGET (window->dates), "First day: spring 2026; last day: in March 2027"));
  g_assert_true (window_says (GTK_WIDGET (window->dates), "On which day exactly does the paper end?"));

  g_assert_true (jalon_dates_page_change (window->dates, newest_title (window)->id));
  window_spin (50);
  g_assert_cmpstr (text_of (title_form (window), "from"), ==, "spring 2026");
  g_assert_cmpstr (text_of (title_form (window), "ends"), ==, "03/2027");
  type (title_form (window), "ends", "15/03/2027");
  save (window, title_form (window));
  assert_day (&newest_title (window)->ends, &newest_title (window)->rough_ends, "2027-03-15");
  window_close (window);
}

static void
test_unknown_end (void)
{
  g_autofree char *data = window_new_case ();
  JalonWindow *window = open_dates (data, 1000);
  window_press (GTK_WIDGET (window), "Add a card or certificate");
  window_spin (50);
  window_choose (window_part (title_form (window), "kind"), term (window, "cst-vpf"));
  type (title_form (window), "from", "12/01/2026");
  GtkWidget *button = window_find (window_part (title_form (window), "ends"), GTK_TYPE_BUTTON, NULL);
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  save (window, title_form (window));
  g_assert_true (newest_title (window)->ends_unknown);
  g_assert_false (g_date_valid (&newest_title (window)->ends));
  g_assert_true (window_says (GTK_WIDGET (window->dates), "last day: not known"));
  g_assert_true (jalon_dates_page_change (window->dates, newest_title (window)->id));
  window_spin (50);
  g_assert_cmpstr (text_of (title_form (window), "ends"), ==, "I do not know");
  window_press (title_form (window), "Cancel");
  window_close (window);
}

/* A visa leaves open what it says about work; a card does not. */
static void
test_what_the_visa_says (void)
{
  g_autofree char *data = window_new_case ();
  JalonWindow *window = open_dates (data, 1000);
  window_press (GTK_WIDGET (window), "Add a card or certificate");
  window_spin (50);
  window_choose (window_part (title_form (window), "kind"), term (window, "cst-vpf"));
  g_assert_false (gtk_widget_get_visible (window_part (title_form (window), "work")));
  window_choose (window_part (title_form (window), "kind"), term (window, "vls-ts"));
  g_assert_true (gtk_widget_get_visible (window_part (title_form (window), "work")));
  window_choose (window_part (title_form (window), "work"), "Any work.");
  type (title_form (window), "from", "01/10/2026");
  type (title_form (window), "ends", "30/09/2027");
  save (window, title_form (window));
  g_assert_cmpstr (newest_title (window)->work, ==, "any");
  g_assert_true (window_says (GTK_WIDGET (window->dates), "Any work."));
  window_close (window);
}

static void
test_request (void)
{
  g_autofree char *data = window_new_case ();
  JalonWindow *window = open_dates (data, 1000);
  window_press (GTK_WIDGET (window), "Add a request");
  window_spin (50);
  g_assert_false (gtk_widget_get_visible (window_part (title_form (window), "asked"))); /* a renewal asks for the same */
  window_choose (window_part (title_form (window), "request_kind"), "First application");
  type (title_form (window), "filed", "october 2026");
  type (title_form (window), "article", "seven");
  window_press (title_form (window), "Save");
  window_spin (50);
  g_assert_true (window_says (title_form (window), "Type the article like L423-7."));
  type (title_form (window), "article", "l.423-7");
  window_choose (window_part (title_form (window), "asked"), jalon_packs_get_permit (jalon_session_get_packs (window->session), "vpf-liens-personnels")->term_fr);
  save (window, title_form (window));
  const JalonProcedure *request = window_snapshot (window)->procedures->pdata[0];
  assert_day (&request->filed, &request->rough_filed, "2026-10");
  g_assert_cmpstr (request->asked, ==, "vpf-liens-personnels");
  g_assert_cmpstr (request->article, ==, "L423-7");
  g_assert_true (window_says (GTK_WIDGET (window->dates), "Asked: in October 2026"));
  window_close (window);
}

/* The paper stands beside the form in a wide window; the page in view is the page that shows it. */
static void
test_paper_beside (void)
{
  g_autofree char *data = window_new_example ();
  JalonWindow *window = open_dates (data, 1200);
  const JalonSnapshot *snapshot = window_snapshot (window);
  const JalonTitle *with_paper = NULL;
  for (guint i = 0; i < snapshot->titles->len; i++)
    if (((JalonTitle *) snapshot->titles->pdata[i])->paper != NULL)
      with_paper = snapshot->titles->pdata[i];
  g_assert_nonnull (with_paper);
  g_autofree char *id = g_strdup (with_paper->id), *paper = g_strdup (with_paper->paper);
  g_assert_true (jalon_dates_page_change (window->dates, id));
  JalonSidePaper *beside = JALON_SIDE_PAPER (window_part (title_form (window), "beside"));
  WAIT_FOR (jalon_side_paper_get_page (beside) == 1);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (beside)));
  g_assert_cmpstr (jalon_side_paper_get_paper (beside), ==, paper);
  WAIT_FOR (g_str_equal (text_of (title_form (window), "title_pages"), "1"));
  type (title_form (window), "title_pages", "99");
  window_press (title_form (window), "Save");
  window_spin (50);
  g_assert_true (window_says (title_form (window), "These are not pages of this paper."));
  type (title_form (window), "title_pages", "1");
  save (window, title_form (window));
  snapshot = window_snapshot (window);
  for (guint i = 0; i < snapshot->titles->len; i++)
    if (g_str_equal (((JalonTitle *) snapshot->titles->pdata[i])->id, id))
      g_assert_cmpstr (((JalonTitle *) snapshot->titles->pdata[i])->pages, ==, "1");
  g_assert_true (window_says (GTK_WIDGET (window->dates), "Attached and confirmed: page 1 of"));
  window_close (window);
}

/* Only the form in a narrow window; beside an entry the paper that was ticked. */
static void
test_entry_and_its_paper (void)
{
  g_autofree char *data = window_new_example ();
  JalonWindow *window = window_open (data, 1200);
  WAIT_FOR (window_snapshot (window) != NULL);
  jalon_window_show_page (window, "journal");
  jalon_journal_page_write_down (window->journal);
  window_spin (100);
  GtkWidget *form = window_part (window->journal, "form");
  JalonSidePaper *beside = JALON_SIDE_PAPER (window_part (form, "beside"));
  g_assert_null (jalon_side_paper_get_paper (beside));
  type (form, "on", "summer 2026");
  window_spin (50);
  g_assert_true (window_says (form, "Understood: summer 2026"));
  GtkWidget *papers = window_part (form, "papers");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (papers), TRUE);
  window_spin (300);
  GtkWidget *check = window_find (papers, GTK_TYPE_CHECK_BUTTON, NULL);
  g_assert_nonnull (check);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  WAIT_FOR (jalon_side_paper_get_page (beside) == 1);
  guint before = window_snapshot (window)->events->len;
  window_press (form, "Save");
  WAIT_FOR (window_snapshot (window)->events->len == before + 1);
  window_spin (100);
  const JalonEvent *event = window_snapshot (window)->events->pdata[before];
  assert_day (&event->on, &event->rough_on, "2026-22");
  g_assert_cmpuint (event->papers->len, ==, 1);
  g_assert_true (window_says (GTK_WIDGET (window->journal), "summer 2026"));
  window_close (window);

  window = open_dates (data, 360);
  jalon_dates_page_add_title (window->dates);
  WAIT_FOR (!gtk_widget_get_child_visible (window_part (title_form (window), "beside")));
  window_close (window);
}

int
main (int argc, char **argv)
{
  window_test_init (&argc, &argv);
  g_test_add_func ("/forms/typed-days", test_typed_days);
  g_test_add_func ("/forms/rough-title", test_rough_title);
  g_test_add_func ("/forms/unknown-end", test_unknown_end);
  g_test_add_func ("/forms/what-the-visa-says", test_what_the_visa_says);
  g_test_add_func ("/forms/request", test_request);
  g_test_add_func ("/forms/paper-beside", test_paper_beside);
  g_test_add_func ("/forms/entry-and-its-paper", test_entry_and_its_paper);
  return window_test_run ();
}
