/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Details of the situation and of the portal account in the window: entered, undone, and asked for where they decide something.
 * On 25 November 2026.
 */
#include "app/jalon-details-window.h"
#include "app/jalon-pick-row.h"
#include "app/jalon-questions.h"
#include "core/law/jalon-details.h"
#include "phrases/jalon-phrases.h"
#include "window-fixture.h"

static JalonWindow *
open_case (void)
{
  g_autofree char *data = window_new_case ();
  JalonWindow *window = window_open (data, 1000);
  WAIT_FOR (window_snapshot (window) != NULL);
  return window;
}

static const char *
detail (JalonWindow *window, const char *name)
{
  return jalon_details_get (window_snapshot (window)->details, name);
}

static void
put_detail (JalonWindow *window, GtkWidget *dialog, const char *name, const char *text)
{
  GtkWidget *row = window_find (dialog, ADW_TYPE_PREFERENCES_ROW, jalon_phrase_detail_name (name));
  g_assert_nonnull (row);
  if (JALON_IS_PICK_ROW (row))
    {
      jalon_pick_row_set_chosen (JALON_PICK_ROW (row), text);
      return;
    }
  if (!ADW_IS_COMBO_ROW (row))
    {
      gtk_editable_set_text (g_object_get_data (G_OBJECT (row), "entry"), text);
      return;
    }
  window_choose (row, text);
}

static void
test_enter_and_undo (void)
{
  JalonWindow *window = open_case ();
  window_act (window, "win.details", NULL);
  GtkWidget *dialog = window_wait_dialog (GTK_WINDOW (window), JALON_TYPE_DETAILS_WINDOW);
  window_spin (100);
  g_assert_true (window_says (dialog, "Jalon keeps no passwords"));
  put_detail (window, dialog, "account-email", "awa@exemple.fr");
  put_detail (window, dialog, "ephoto-code", "AB CD EF");
  put_detail (window, dialog, "ephoto-until", "10/01/2027");
  put_detail (window, dialog, "department", "974");
  put_detail (window, dialog, "nationality", "ML");
  put_detail (window, dialog, "visa-validated", "Oui");
  window_press (dialog, "Save");
  WAIT_FOR (detail (window, "department") != NULL);
  g_assert_cmpstr (detail (window, "account-email"), ==, "awa@exemple.fr");
  g_assert_cmpstr (detail (window, "ephoto-until"), ==, "2027-01-10");
  g_assert_cmpstr (detail (window, "visa-validated"), ==, "yes");
  g_assert_cmpstr (detail (window, "nationality"), ==, "ML");
  window_act (window, "win.show-page", "dates");
  window_spin (100);
  g_assert_true (window_says (GTK_WIDGET (window->dates), "The code of the e-photo ends"));

  WAIT_FOR (window_says (window->toasts, "Saved."));
  window_press (window->toasts, "Undo");
  WAIT_FOR (detail (window, "department") == NULL);
  g_assert_cmpuint (window_snapshot (window)->details->len, ==, 0);
  window_close (window);
}

static const struct { const char *name, *field, *text; } mistakes[] = {
  { "no-day", "born", "soon" },
  { "no-department", "department", "999" },
  { "neither-yes-nor-day", "visa-validated", "perhaps" },
};

/* What was typed stays, and nothing is stored. */
static void
test_mistake (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  JalonWindow *window = open_case ();
  window_act (window, "win.details", NULL);
  GtkWidget *dialog = window_wait_dialog (GTK_WINDOW (window), JALON_TYPE_DETAILS_WINDOW);
  window_spin (100);
  put_detail (window, dialog, "account-email", "awa@exemple.fr");
  put_detail (window, dialog, mistakes[row].field, mistakes[row].text);
  window_press (dialog, "Save");
  window_spin (100);
  g_assert_true (window_says (dialog, "This cannot be read."));
  GtkWidget *field = window_find (dialog, ADW_TYPE_PREFERENCES_ROW, jalon_phrase_detail_name (mistakes[row].field));
  g_assert_cmpstr (gtk_editable_get_text (g_object_get_data (G_OBJECT (field), "entry")), ==, mistakes[row].text);
  g_assert_cmpuint (window_snapshot (window)->details->len, ==, 0);
  gtk_window_destroy (GTK_WINDOW (dialog));
  window_close (window);
}

static gpointer
add_visa (JalonSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  JalonCase *the_case = jalon_session_get_case (session);
  g_autoptr (JalonTitle) title = jalon_title_new ();
  title->kind = g_strdup ("vls-ts");
  title->channel = g_strdup ("anef");
  g_date_set_dmy (&title->from, 15, G_DATE_JUNE, 2026);
  g_date_set_dmy (&title->ends, 14, G_DATE_JUNE, 2027);
  return GINT_TO_POINTER (jalon_case_put_title (the_case, title, NULL, error) && jalon_case_save (the_case, error));
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_assert_nonnull (jalon_session_run_finish (JALON_SESSION (source), result, NULL));
  jalon_session_refresh (JALON_SESSION (source));
}

static GtkWidget *
find_asking_row (GtkWidget *root, const char *question)
{
  if (!gtk_widget_get_mapped (root))
    return NULL;
  if (ADW_IS_ACTION_ROW (root) && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (root)), "win.answer-question") == 0)
    {
      const char *asked, *subject;
      g_variant_get (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (root)), "(&s&s)", &asked, &subject);
      if (g_str_equal (asked, question))
        return root;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_asking_row (child, question);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* One press on the question opens its field; the answer decides. */
static void
test_answer_a_question (void)
{
  JalonWindow *window = open_case ();
  guint before = window_snapshot (window)->titles->len;
  jalon_session_run_async (window->session, add_visa, NULL, NULL, NULL, added_cb, NULL);
  WAIT_FOR (window_snapshot (window)->titles->len == before + 1);
  window_act (window, "win.show-page", "dates");
  window_spin (100);
  GtkWidget *row = find_asking_row (GTK_WIDGET (window->dates), "visa-validated");
  g_assert_nonnull (row);
  g_assert_true (window_says (row, "Was the visa validated online within three months of entry?"));
  g_assert_true (gtk_widget_activate (row));
  GtkWidget *dialog = window_wait_dialog (GTK_WINDOW (window), JALON_TYPE_DETAILS_WINDOW);
  window_spin (100);
  g_assert_true (window_says (dialog, "Was the visa validated online within three months of entry?"));
  put_detail (window, dialog, "visa-validated", "20/07/2026");
  window_press (dialog, "Save");
  WAIT_FOR (detail (window, "visa-validated") != NULL);
  window_spin (100);
  g_assert_null (find_asking_row (GTK_WIDGET (window->dates), "visa-validated"));

  /* What the visa itself says of work stands in its form. */
  row = find_asking_row (GTK_WIDGET (window->dates), "title-work");
  g_assert_nonnull (row);
  g_assert_true (gtk_widget_activate (row));
  window_spin (100);
  GtkWidget *form = window_part (window->dates, "form");
  g_assert_true (gtk_widget_get_mapped (window_part (form, "work")));
  window_press (form, "Cancel");
  window_close (window);
}

static gpointer
add_number (JalonSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  JalonCase *the_case = jalon_session_get_case (session);
  g_autoptr (JalonDetail) number = jalon_detail_new ();
  number->name = g_strdup ("file-number");
  number->value = g_strdup ("75-EXEMPLE-4711");
  g_autoptr (JalonEvent) call = jalon_event_new ();
  call->kind = g_strdup ("call");
  call->note = g_strdup ("Pas de réponse.");
  g_date_set_dmy (&call->on, 20, G_DATE_NOVEMBER, 2026);
  return GINT_TO_POINTER (jalon_case_set_detail (the_case, number, error) && jalon_case_put_event (the_case, call, NULL, error) &&
                          jalon_case_save (the_case, error));
}

/* Numbers of the portal account and words of the journal are found where papers are searched; a press opens them. */
static void
test_found_by_search (void)
{
  g_autofree char *data = window_new_example ();
  JalonWindow *window = window_open (data, 1000);
  WAIT_FOR (window_snapshot (window) != NULL);
  jalon_session_run_async (window->session, add_number, NULL, NULL, NULL, added_cb, NULL);
  WAIT_FOR (detail (window, "file-number") != NULL);
  window_act (window, "win.show-page", "papers");
  GtkWidget *said = window_part (window->papers, "said");
  g_assert_false (gtk_widget_get_mapped (said));
  gtk_editable_set_text (GTK_EDITABLE (window_part (window->papers, "search")), "exemple-47");
  WAIT_FOR (gtk_widget_get_mapped (said));
  window_spin (100);
  g_assert_true (window_says (said, "75-EXEMPLE-4711"));
  g_assert_true (gtk_widget_activate (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (said), 0))));
  GtkWidget *dialog = window_wait_dialog (GTK_WINDOW (window), JALON_TYPE_DETAILS_WINDOW);
  window_spin (100);
  GtkWidget *row = window_find (dialog, ADW_TYPE_PREFERENCES_ROW, jalon_phrase_detail_name ("file-number"));
  g_assert_cmpstr (gtk_editable_get_text (g_object_get_data (G_OBJECT (row), "entry")), ==, "75-EXEMPLE-4711");
  gtk_window_destroy (GTK_WINDOW (dialog));

  gtk_editable_set_text (GTK_EDITABLE (window_part (window->papers, "search")), "reponse");
  WAIT_FOR (window_says (said, "Pas de réponse."));
  g_assert_true (gtk_widget_activate (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (said), 0))));
  WAIT_FOR (window_says (GTK_WIDGET (window->journal), "Change the entry"));
  window_close (window);
}

/* Every detail that a person can be asked for can be entered: its row has a name of its own. */
static void
test_every_detail_has_words (void)
{
  const JalonDetailKind *kind;
  for (guint i = 0; (kind = jalon_detail_kind_get (i)) != NULL; i++)
    {
      g_assert_cmpstr (jalon_phrase_detail_name (kind->name), !=, kind->name);
      for (guint k = 0; k < i; k++)
        g_assert_cmpstr (jalon_phrase_detail_name (kind->name), !=, jalon_phrase_detail_name (jalon_detail_kind_get (k)->name));
    }
  g_assert_cmpint (jalon_question_find_field ("grace-department"), ==, JALON_ANSWERED_NOWHERE);
  g_assert_cmpint (jalon_question_find_field ("entered"), ==, JALON_ANSWERED_DETAIL);
  g_assert_cmpint (jalon_question_find_field ("asked-article"), ==, JALON_ANSWERED_REQUEST);
}

int
main (int argc, char **argv)
{
  window_test_init (&argc, &argv);
  g_test_add_func ("/details/every-one-has-words", test_every_detail_has_words);
  g_test_add_func ("/details/enter-and-undo", test_enter_and_undo);
  g_test_add_func ("/details/found-by-search", test_found_by_search);
  g_test_add_func ("/details/answer-a-question", test_answer_a_question);
  for (gsize i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autofree char *path = g_strconcat ("/details/mistake/", mistakes[i].name, NULL);
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_mistake);
    }
  return window_test_run ();
}
