/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The journal in the window: written down, changed, found, removed and brought back. On 25 November 2026.
 */
#include "window-fixture.h"

static JalonWindow *
open_journal (void)
{
  g_autofree char *data = window_new_case ();
  JalonWindow *window = window_open (data, 1000);
  WAIT_FOR (window_snapshot (window) != NULL);
  window_act (window, "win.show-page", "journal");
  window_spin (100);
  return window;
}

static GtkWidget *
field (JalonWindow *window, const char *id)
{
  return window_part (window_part (window->journal, "form"), id);
}

static void
type (JalonWindow *window, const char *id, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (field (window, id)), text);
}

static void
write_down (JalonWindow *window, const char *kind, const char *on, const char *note)
{
  guint before = window_snapshot (window)->events->len;
  window_press (GTK_WIDGET (window), "Write something down");
  window_spin (50);
  window_choose (field (window, "kind"), kind);
  if (on != NULL)
    type (window, "on", on);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (field (window, "note"))), note, -1);
  window_press (window_part (window->journal, "form"), "Save");
  WAIT_FOR (window_snapshot (window)->events->len == before + 1);
  window_spin (50);
}

static const JalonEvent *
only_event (JalonWindow *window)
{
  g_assert_cmpuint (window_snapshot (window)->events->len, ==, 1);
  return window_snapshot (window)->events->pdata[0];
}

/* The day is there already: a kind and a press are enough. */
static void
test_write_down (void)
{
  JalonWindow *window = open_journal ();
  g_assert_true (window_says (GTK_WIDGET (window), "Nothing is written down yet"));
  window_press (GTK_WIDGET (window), "Write something down");
  window_spin (50);
  window_choose (field (window, "kind"), "Pay or benefit lost");
  type (window, "who", " CAF ");
  type (window, "amount", "224,30");
  window_press (window_part (window->journal, "form"), "Save");
  WAIT_FOR (window_snapshot (window)->events->len == 1);
  const JalonEvent *event = only_event (window);
  g_assert_cmpstr (event->kind, ==, "loss");
  g_assert_cmpstr (event->who, ==, "CAF");
  g_assert_cmpint (event->loss_cents, ==, 22430);
  g_assert_null (event->note);
  g_assert_cmpint (g_date_get_day (&event->on), ==, 25);
  window_spin (50);
  g_assert_true (window_says (GTK_WIDGET (window), "with CAF · 224.30 € lost"));
  g_assert_true (window_says (GTK_WIDGET (window), "25 November 2026"));
  window_close (window);
}

static const struct { const char *name, *field, *text, *says; } mistakes[] = {
  { "no-day", "on", "soon", "This is not a day" },
  { "31-february", "on", "31/02/2026", "This is not a day" },
  { "tomorrow", "on", "26/11/2026", "still to come" },
  { "no-amount", "amount", "a lot", "This is not an amount" },
};

/* What was typed stays, nothing is stored, the sentence says what to do. */
static void
test_mistake (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  JalonWindow *window = open_journal ();
  window_press (GTK_WIDGET (window), "Write something down");
  window_spin (50);
  type (window, "who", "CAF");
  type (window, mistakes[row].field, mistakes[row].text);
  window_press (window_part (window->journal, "form"), "Save");
  window_spin (50);
  g_assert_true (window_says (GTK_WIDGET (window), mistakes[row].says));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field (window, mistakes[row].field))), ==, mistakes[row].text);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field (window, "who"))), ==, "CAF");
  g_assert_cmpuint (window_snapshot (window)->events->len, ==, 0);
  window_press (window_part (window->journal, "form"), "Cancel");
  window_spin (50);
  g_assert_true (window_says (GTK_WIDGET (window), "Nothing is written down yet"));
  window_close (window);
}

static void
activate_row (JalonWindow *window, int index)
{
  GtkListBox *list = GTK_LIST_BOX (window_part (window->journal, "list"));
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, index));
  window_spin (50);
}

static void
test_change (void)
{
  JalonWindow *window = open_journal ();
  write_down (window, "Call", "20/11/2026", "No answer");
  g_autofree char *id = g_strdup (only_event (window)->id);
  activate_row (window, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field (window, "on"))), ==, "20/11/2026");
  type (window, "who", "Préfecture");
  window_press (window_part (window->journal, "form"), "Save");
  WAIT_FOR (g_strcmp0 (only_event (window)->who, "Préfecture") == 0);
  g_assert_cmpstr (only_event (window)->id, ==, id);
  g_assert_cmpstr (only_event (window)->note, ==, "No answer");
  window_close (window);
}

static void
test_remove_and_undo (void)
{
  JalonWindow *window = open_journal ();
  write_down (window, "Visit", NULL, "Closed");
  g_autoptr (JalonEvent) before = jalon_event_dup (only_event (window));
  activate_row (window, 0);
  window_press (window_part (window->journal, "form"), "Remove this entry");
  WAIT_FOR (window_snapshot (window)->events->len == 0);
  WAIT_FOR (window_says (window->toasts, "The entry was removed."));
  window_press (window->toasts, "Undo");
  WAIT_FOR (window_snapshot (window)->events->len == 1);
  g_assert_cmpstr (only_event (window)->id, ==, before->id);
  g_assert_cmpstr (only_event (window)->note, ==, "Closed");
  window_close (window);
}

static guint
count_shown (JalonWindow *window)
{
  guint n = 0;
  for (GtkWidget *row = gtk_widget_get_first_child (window_part (window->journal, "list")); row != NULL; row = gtk_widget_get_next_sibling (row))
    n += gtk_widget_get_mapped (row);
  return n;
}

/* Found by words without accents, in any field; attempts are counted as they spread. */
static void
test_search_and_attempts (void)
{
  static const char *const days[] = { "03/11/2026", "04/11/2026", "05/11/2026", "06/11/2026", "07/11/2026", "24/11/2026" };
  JalonWindow *window = open_journal ();
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      write_down (window, "Attempt on the portal or for an appointment", days[i], i == 2 ? "Échec du téléversement" : "No slot");
      if (i == 4)
        g_assert_true (window_says (GTK_WIDGET (window), "They stand close together"));
    }
  g_assert_true (window_says (GTK_WIDGET (window), "6 attempts from Tuesday 3 November 2026 to Tuesday 24 November 2026. They stand more than a week apart."));
  g_assert_cmpuint (count_shown (window), ==, 6);
  GtkEditable *search = GTK_EDITABLE (window_part (window->journal, "search"));
  gtk_editable_set_text (search, "echec");
  WAIT_FOR (count_shown (window) == 1);
  gtk_editable_set_text (search, "giraffe");
  WAIT_FOR (window_says (GTK_WIDGET (window), "No entry has these words."));
  gtk_editable_set_text (search, "24 november");
  WAIT_FOR (count_shown (window) == 1);
  window_close (window);
}

int
main (int argc, char **argv)
{
  window_test_init (&argc, &argv);
  g_test_add_func ("/journal/write-down", test_write_down);
  for (gsize i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autofree char *path = g_strdup_printf ("/journal/mistake/%s", mistakes[i].name);
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_mistake);
    }
  g_test_add_func ("/journal/change", test_change);
  g_test_add_func ("/journal/remove-and-undo", test_remove_and_undo);
  g_test_add_func ("/journal/search-and-attempts", test_search_and_attempts);
  return window_test_run ();
}
