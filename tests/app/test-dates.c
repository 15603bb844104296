/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * My dates in the window: titles and requests typed in, what the list says of them in words, the same facts in the drawing.
 * On 25 November 2026. The dates in words were worked out by hand.
 */
#include "app/jalon-timeline-private.h"
#include "window-fixture.h"

#include "core/law/jalon-what-if.h"

#include <string.h>

static JalonWindow *
open_dates (void)
{
  g_autofree char *data = window_new_case ();
  JalonWindow *window = window_open (data, 1000);
  WAIT_FOR (window_snapshot (window) != NULL);
  window_act (window, "win.show-page", "dates");
  window_spin (100);
  return window;
}

static GtkWidget *
field (JalonWindow *window, const char *id)
{
  return window_part (window_part (window->dates, "form"), id);
}

static void
type (JalonWindow *window, const char *id, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (field (window, id)), text);
}

static void
save (JalonWindow *window)
{
  guint before = window_snapshot (window)->titles->len + window_snapshot (window)->procedures->len;
  window_press (window_part (window->dates, "form"), "Save");
  WAIT_FOR (window_snapshot (window)->titles->len + window_snapshot (window)->procedures->len == before + 1);
  window_spin (50);
}

static void
add_title (JalonWindow *window, const char *kind, const char *from, const char *ends)
{
  window_press (GTK_WIDGET (window), "Add a card or certificate");
  window_spin (50);
  window_choose (field (window, "kind"), jalon_packs_get_title_kind (jalon_session_get_packs (window->session), kind)->term_fr);
  type (window, "from", from);
  type (window, "ends", ends);
  save (window);
}

static gboolean
says (JalonWindow *window, const char *words)
{
  return window_says (GTK_WIDGET (window->dates), words);
}

/* Four years, asked for in time: the card proves, then its grace of three months, then nothing. */
static void
test_four_year_card (void)
{
  JalonWindow *window = open_dates ();
  add_title (window, "csp-salarie", "01/12/2022", "30/11/2026");
  g_assert_true (says (window, "From Thursday 1 December 2022 until Monday 30 November 2026"));
  g_assert_true (says (window, "You said so, no paper yet."));
  g_assert_true (says (window, "From Tuesday 1 December 2026 on nothing proves your right to work."));

  window_press (GTK_WIDGET (window), "Add a request");
  window_spin (50);
  type (window, "filed", "01/10/2026");
  type (window, "reference", "EXEMPLE-1");
  save (window);
  g_assert_true (says (window, "From Tuesday 1 December 2026 until Sunday 28 February 2027"));
  g_assert_true (says (window, "it still proves this for up to three months"));
  g_assert_true (says (window, "From Monday 1 March 2027 on nothing proves your right to work."));
  g_assert_true (says (window, "Asked on Thursday 1 October 2026"));
  window_close (window);
}

static const struct { const char *name; gboolean request; const char *field, *text, *says; } mistakes[] = {
  { "no-day", FALSE, "from", "spring", "This is not a day" },
  { "31-february", FALSE, "ends", "31/02/2027", "This is not a day" },
  { "no-end", FALSE, "ends", "", "Such a paper has a last day." },
  { "end-before-start", FALSE, "ends", "01/01/2020", "The last day is before the first." },
  { "not-filed", TRUE, "filed", "", "Type the day on which you sent it" },
  { "filed-tomorrow", TRUE, "filed", "26/11/2026", "still to come" },
  { "received-before-sent", TRUE, "received", "01/01/2020", "It cannot be received before it was sent." },
};

static void
test_mistake (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  JalonWindow *window = open_dates ();
  guint titles = window_snapshot (window)->titles->len;
  window_press (GTK_WIDGET (window), mistakes[row].request ? "Add a request" : "Add a card or certificate");
  window_spin (50);
  type (window, mistakes[row].request ? "filed" : "from", "01/10/2026");
  type (window, mistakes[row].field, mistakes[row].text);
  window_press (window_part (window->dates, "form"), "Save");
  window_spin (50);
  g_assert_true (says (window, mistakes[row].says));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field (window, mistakes[row].field))), ==, mistakes[row].text);
  g_assert_cmpuint (window_snapshot (window)->titles->len, ==, titles);
  g_assert_cmpuint (window_snapshot (window)->procedures->len, ==, 0);
  window_press (window_part (window->dates, "form"), "Cancel");
  window_close (window);
}

static void
test_remove_and_undo (void)
{
  JalonWindow *window = open_dates ();
  guint before = window_snapshot (window)->titles->len;
  add_title (window, "cr-10", "01/01/2020", "31/12/2029");
  g_autoptr (JalonTitle) title = jalon_title_ref (window_snapshot (window)->titles->pdata[before]);
  window_act (window, "win.remove-title", title->id);
  WAIT_FOR (window_snapshot (window)->titles->len == before);
  WAIT_FOR (window_says (window->toasts, "It was removed."));
  window_press (window->toasts, "Undo");
  WAIT_FOR (window_snapshot (window)->titles->len == before + 1);
  const JalonTitle *back = window_snapshot (window)->titles->pdata[before];
  g_assert_cmpstr (back->id, ==, title->id);
  g_assert_cmpint (g_date_compare (&back->ends, &title->ends), ==, 0);
  window_close (window);
}

static guint
count_facts (JalonRightsLine *line)
{
  guint n_facts = 0;
  for (JalonRight right = JALON_RIGHT_STAY; right < JALON_N_RIGHTS; right++)
    {
      gsize proofs, doubts, gaps;
      jalon_rights_line_get_proofs (line, right, &proofs);
      jalon_rights_line_get_doubts (line, right, &doubts);
      jalon_rights_line_get_gaps (line, right, &gaps);
      n_facts += proofs + doubts + gaps;
    }
  return n_facts;
}

static guint
count_rows (GtkWidget *widget)
{
  guint n_rows = ADW_IS_ACTION_ROW (widget) && !ADW_IS_EXPANDER_ROW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n_rows += count_rows (child);
  return n_rows;
}

/* Each fact is a row and a bar, and selecting the bar says what the row says. */
static void
test_drawing (void)
{
  JalonWindow *window = open_dates ();
  add_title (window, "csp-salarie", "01/12/2022", "30/11/2026");
  JalonTimeline *timeline = JALON_TIMELINE (window_part (window->dates, "timeline"));
  guint facts = count_facts (window_snapshot (window)->line);
  g_assert_cmpuint (facts, >=, 6);
  g_assert_cmpuint (timeline->bars->len, ==, facts);
  g_assert_cmpuint (count_rows (window_part (window->dates, "rights")), ==, facts);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (window_part (window->dates, "drawing_view")), TRUE);
  window_spin (100);
  for (guint i = 0; i < timeline->bars->len; i++)
    {
      jalon_timeline_select (timeline, i);
      g_assert_true (says (window, ((JalonTimelineBar *) timeline->bars->pdata[i])->description));
    }
  double first, last, wider_first, wider_last;
  jalon_timeline_get_days (timeline, &first, &last);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (window_part (window->dates, "all")), TRUE);
  window_spin (50);
  jalon_timeline_get_days (timeline, &wider_first, &wider_last);
  g_assert_cmpfloat (wider_last - wider_first, >, last - first);
  window_press (GTK_WIDGET (window->dates), "Fewer days");
  jalon_timeline_get_days (timeline, &first, &last);
  g_assert_cmpfloat (last - first, <, wider_last - wider_first);
  window_picture (GTK_WIDGET (window), "dates-drawing");
  window_close (window);
}

static void
suppose (JalonWindow *window, guint what, const char *day)
{
  GtkWidget *page = window_part (window->dates, "what_if");
  adw_combo_row_set_selected (ADW_COMBO_ROW (window_part (page, "what")), what);
  gtk_editable_set_text (GTK_EDITABLE (window_part (page, "day")), day);
  window_press (page, "Show what would hold");
  window_spin (50);
}

static guint
count_marked (GtkWidget *widget)
{
  guint marked = gtk_widget_has_css_class (widget, "supposed-mark");
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    marked += count_marked (child);
  return marked;
}

/* The answer in words, the rows that are only supposed marked; the true line stays, and nothing is left of it afterwards. */
static void
test_what_if (void)
{
  JalonWindow *window = open_dates ();
  add_title (window, "cst-vpf", "01/03/2026", "28/02/2027");
  GtkWidget *page = window_part (window->dates, "what_if"), *rights = window_part (page, "rights");
  JalonTimeline *timeline = JALON_TIMELINE (window_part (page, "timeline"));
  guint titles = window_snapshot (window)->titles->len, facts = count_facts (window_snapshot (window)->line);

  jalon_dates_page_ask_what_if (window->dates);
  window_spin (50);
  g_assert_false (says (window, "Supposed: "));
  suppose (window, JALON_WHAT_IF_API_UNTIL, "31/08/2027");
  g_assert_true (says (window, "Supposed: the extension certificate (API) is renewed until Tuesday 31 August 2027."));
  g_assert_true (says (window, "the first day without proof would be Wednesday 1 September 2027 instead of Monday 1 March 2027."));
  g_assert_true (says (window, "Only supposed."));
  g_assert_cmpuint (count_marked (rights), >=, 2);
  g_assert_cmpuint (timeline->bars->len, >, facts); /* the facts, and the supposed ones in lanes of their own */
  g_assert_cmpint (timeline->supposed_from, ==, JALON_N_RIGHTS);
  for (guint i = 0; i < timeline->bars->len; i++)
    {
      const JalonTimelineBar *bar = timeline->bars->pdata[i];
      g_assert_cmpint (g_str_has_prefix (bar->description, "Supposed. "), ==, bar->lane >= JALON_N_RIGHTS);
    }
  window_picture (GTK_WIDGET (window), "what-if");

  /* Another question takes the old answer away. */
  gtk_editable_set_text (GTK_EDITABLE (window_part (page, "day")), "15/03/2027");
  g_assert_false (gtk_widget_get_visible (window_part (page, "answer")));
  suppose (window, JALON_WHAT_IF_NOTHING_BY, "15/03/2027");
  g_assert_true (says (window, "Nothing proves it on Monday 15 March 2027: the first day without proof is Monday 1 March 2027."));
  g_assert_cmpuint (count_marked (rights), ==, 0);

  window_press (page, "Back to my dates");
  window_spin (50);
  g_assert_cmpuint (timeline->bars->len, ==, 0);
  g_assert_cmpuint (count_rows (rights), ==, 0);
  g_assert_true (says (window, "From Monday 1 March 2027 on nothing proves your right to work."));
  g_assert_cmpuint (window_snapshot (window)->titles->len, ==, titles);
  g_assert_cmpuint (count_facts (window_snapshot (window)->line), ==, facts);
  window_close (window);
}

/* A place further, and back: the dates are there, not what was supposed. */
static void
test_what_if_left (void)
{
  JalonWindow *window = open_dates ();
  add_title (window, "cst-vpf", "01/03/2026", "28/02/2027");
  jalon_dates_page_ask_what_if (window->dates);
  window_spin (50);
  suppose (window, JALON_WHAT_IF_REFUSED_ON, "31/08/2027");
  g_assert_true (says (window, "Supposed: a refusal comes on"));
  window_act (window, "win.show-page", "journal");
  window_spin (100);
  window_act (window, "win.show-page", "dates");
  window_spin (100);
  g_assert_false (says (window, "Supposed: "));
  g_assert_true (says (window, "Next dates"));
  window_close (window);
}

static const struct { const char *name, *day, *says; } no_suppositions[] = {
  { "no-day", "spring", "This is not a day" },
  { "over", "24/11/2026", "This day is over." },
};

static void
test_what_if_mistake (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  JalonWindow *window = open_dates ();
  jalon_dates_page_ask_what_if (window->dates);
  window_spin (50);
  suppose (window, JALON_WHAT_IF_NOTHING_BY, no_suppositions[row].day);
  g_assert_true (says (window, no_suppositions[row].says));
  g_assert_false (gtk_widget_get_visible (window_part (window_part (window->dates, "what_if"), "answer")));
  gtk_widget_activate_action (window_part (window->dates, "what_if"), "what-if.leave", NULL);
  window_spin (50);
  g_assert_true (says (window, "What this rests on"));
  window_close (window);
}

static char *
text_of (const char *path)
{
  char *text = NULL;
  const char *const command[] = { "pdftotext", path, "-", NULL };
  g_assert_true (g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, NULL));
  return text;
}

/* The page for the employer is refused while only a word stands for the right to work; the page of the dates says so. */
static void
test_pages (void)
{
  JalonWindow *window = open_dates ();
  g_autofree char *top = window_new_top (), *path = g_build_filename (top, "page.pdf", NULL);
  add_title (window, "csp-salarie", "01/12/2022", "30/11/2026");
  window_act (window, "win.write-page", "employer");
  WAIT_FOR (window_says (window->toasts, "confirmed"));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  window_act (window, "win.write-page", "dates");
  window_choose_file (GTK_WINDOW (window), path);
  WAIT_FOR (window_says (window->toasts, "The page is written."));
  g_autofree char *text = text_of (path);
  g_assert_nonnull (strstr (text, "Awa Exemple"));
  g_assert_nonnull (strstr (text, "1 December 2026"));
  window_close (window);
}

static const struct { const char *what, *name, *begins, *said; } files[] = {
  { "drawing", "page.pdf", "%PDF-", "The page is written." },
  { "drawing-png", "drawing.png", "\x89PNG", "The page is written." },
  { "drawing-svg", "drawing.svg", "<?xml", "The page is written." },
  { "calendar", "dates.ics", "BEGIN:VCALENDAR\r\n", "The calendar is written." },
};

static void
test_file (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  JalonWindow *window = open_dates ();
  g_autofree char *top = window_new_top (), *path = g_build_filename (top, files[row].name, NULL), *content = NULL;
  gsize size;
  add_title (window, "csp-salarie", "01/12/2022", "30/11/2026");
  window_act (window, "win.write-page", files[row].what);
  window_choose_file (GTK_WINDOW (window), path);
  WAIT_FOR (window_says (window->toasts, files[row].said));
  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  g_assert_cmpuint (size, >, 200);
  g_assert_cmpint (memcmp (content, files[row].begins, strlen (files[row].begins)), ==, 0);
  window_close (window);
}

/* The example has a card whose page is confirmed: the copies carry the name that was typed, in the picture and not as text. */
static void
test_copies (void)
{
  g_autofree char *data = window_new_example (), *top = window_new_top (), *path = g_build_filename (top, "copies.pdf", NULL);
  JalonWindow *window = window_open (data, 1000);
  WAIT_FOR (window_snapshot (window) != NULL);
  window_act (window, "win.show-page", "dates");
  window_spin (100);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (window_part (window->dates, "for_employer")), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (window_part (window->dates, "employer")), "Boulangerie Exemple");
  window_act (window, "win.write-page", "copies");
  window_choose_file (GTK_WINDOW (window), path);
  WAIT_FOR (window_says (window->toasts, "The page is written."));
  g_autofree char *text = text_of (path);
  g_assert_nonnull (strstr (text, "Ce qui prouve le droit de travailler"));
  g_assert_null (strstr (text, "Boulangerie"));
  g_auto (GStrv) pages = g_strsplit (text, "\f", -1);
  g_assert_cmpuint (g_strv_length (pages), >=, 3); /* the page, a copy or more, what comes after the last */
  for (guint i = 1; pages[i] != NULL; i++)
    g_assert_cmpstr (g_strstrip (pages[i]), ==, "");
  window_close (window);
}

int
main (int argc, char **argv)
{
  window_test_init (&argc, &argv);
  g_test_add_func ("/dates/four-year-card", test_four_year_card);
  for (gsize i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autofree char *path = g_strdup_printf ("/dates/mistake/%s", mistakes[i].name);
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_mistake);
    }
  g_test_add_func ("/dates/remove-and-undo", test_remove_and_undo);
  g_test_add_func ("/dates/drawing", test_drawing);
  g_test_add_func ("/dates/what-if", test_what_if);
  g_test_add_func ("/dates/what-if/left", test_what_if_left);
  for (gsize i = 0; i < G_N_ELEMENTS (no_suppositions); i++)
    {
      g_autofree char *path = g_strdup_printf ("/dates/what-if/mistake/%s", no_suppositions[i].name);
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_what_if_mistake);
    }
  g_test_add_func ("/dates/pages", test_pages);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_strdup_printf ("/dates/file/%s", files[i].what);
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_file);
    }
  g_test_add_func ("/dates/copies", test_copies);
  return window_test_run ();
}
