/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The renewal file in the window: a line of the list is answered, a paper is made fit, the folder is made, all on the example.
 */
#include "window-fixture.h"

#include "app/jalon-answer-window.h"

#include <string.h>

static char *example_data; /* made once; each test works on a copy */

static JalonWindow *
open_file (int width)
{
  g_autofree char *data = window_new_copy (example_data);
  JalonWindow *window = window_open (data, width);
  WAIT_FOR (window_snapshot (window) != NULL && window_snapshot (window)->status != NULL);
  jalon_window_show_page (window, "renewal");
  window_spin (300);
  return window;
}

static const JalonRequirement *
requirement (JalonWindow *window, const char *id)
{
  GPtrArray *all = window_snapshot (window)->status->requirements;
  for (guint i = 0; i < all->len; i++)
    if (g_str_equal (((JalonRequirement *) all->pdata[i])->id, id))
      return all->pdata[i];
  g_error ("no requirement %s", id);
}

static const JalonPaper *
paper_named (JalonWindow *window, const char *name)
{
  GPtrArray *all = window_snapshot (window)->papers;
  for (guint i = 0; i < all->len; i++)
    if (g_str_equal (((JalonPaper *) all->pdata[i])->name, name))
      return all->pdata[i];
  g_error ("no paper %s", name);
}

static gboolean
is_answer (JalonWindow *window, const char *id, const char *name)
{
  GPtrArray *answers = requirement (window, id)->answers;
  for (guint i = 0; i < answers->len; i++)
    if (g_strcmp0 (((JalonAnswer *) answers->pdata[i])->paper, paper_named (window, name)->id) == 0)
      return TRUE;
  return FALSE;
}

static GtkWidget *
open_answer (JalonWindow *window, const char *id)
{
  window_act (window, "win.answer", id);
  return window_wait_dialog (GTK_WINDOW (window), JALON_TYPE_ANSWER_WINDOW);
}

/* The row whose second line begins with the name of the file. */
static GtkWidget *
row_of_paper (GtkWidget *root, const char *name)
{
  if (ADW_IS_ACTION_ROW (root) && adw_action_row_get_subtitle (ADW_ACTION_ROW (root)) != NULL &&
      g_str_has_prefix (adw_action_row_get_subtitle (ADW_ACTION_ROW (root)), name))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = row_of_paper (child, name);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkCheckButton *
check_of (GtkWidget *dialog, const char *name)
{
  GtkWidget *row = row_of_paper (dialog, name);
  g_assert_nonnull (row);
  return GTK_CHECK_BUTTON (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row)));
}

static void
save (GtkWidget *dialog)
{
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  g_signal_emit_by_name (window_part (dialog, "save"), "clicked");
  WAIT_FOR (dialog == NULL);
}

static void
test_answer_paper (gconstpointer width)
{
  JalonWindow *window = open_file (GPOINTER_TO_INT (width));
  GtkWidget *dialog = open_answer (window, "payslips");

  window_picture (dialog, "answer");
  g_assert_true (gtk_check_button_get_active (check_of (dialog, "bulletin-2026-08.pdf")));
  gtk_check_button_set_active (check_of (dialog, "bulletin-2026-10.pdf"), FALSE);
  gtk_check_button_set_active (check_of (dialog, "bulletin-2026-06.pdf"), TRUE);
  save (dialog);
  WAIT_FOR (is_answer (window, "payslips", "bulletin-2026-06.pdf"));
  g_assert_true (is_answer (window, "payslips", "bulletin-2026-08.pdf"));
  g_assert_false (is_answer (window, "payslips", "bulletin-2026-10.pdf"));
  window_close (window);
}

static void
test_answer_code (void)
{
  JalonWindow *window = open_file (1000);
  GtkWidget *dialog = open_answer (window, "ephoto-code");

  gtk_editable_set_text (GTK_EDITABLE (window_part (dialog, "code")), "EXMPLE00FICTIF261102AW");
  save (dialog);
  WAIT_FOR (requirement (window, "ephoto-code")->state == JALON_STATE_DONE);
  g_assert_cmpstr (((JalonAnswer *) requirement (window, "ephoto-code")->answers->pdata[0])->code, ==, "EXMPLE00FICTIF261102AW");
  window_close (window);
}

/* Without a paper the note says why; cleared again the line is open again. */
static void
test_answer_note (void)
{
  JalonWindow *window = open_file (1000);
  GtkWidget *dialog = open_answer (window, "tax-notice");
  g_autoptr (JalonAnswer) before = jalon_answer_ref (requirement (window, "tax-notice")->answers->pdata[0]);

  gtk_check_button_set_active (check_of (dialog, "avis-impot-2026.pdf"), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (window_part (dialog, "note")), "  not yet taxed in France ");
  save (dialog);
  
  WAIT_FOR (g_str_equal (requirement (window, "tax-notice")->reason, "waived"));
  g_assert_cmpint (requirement (window, "tax-notice")->state, ==, JALON_STATE_DONE);
  dialog = open_answer (window, "tax-notice");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (window_part (dialog, "note"))), ==, "not yet taxed in France");
  gtk_editable_set_text (GTK_EDITABLE (window_part (dialog, "note")), "");
  save (dialog);
  WAIT_FOR (g_str_equal (requirement (window, "tax-notice")->reason, "missing"));
  dialog = open_answer (window, "tax-notice");
  gtk_check_button_set_active (check_of (dialog, "avis-impot-2026.pdf"), TRUE);
  save (dialog);
  WAIT_FOR (requirement (window, "tax-notice")->answers->len == 1);
  g_assert_cmpstr (((JalonAnswer *) requirement (window, "tax-notice")->answers->pdata[0])->paper, ==, before->paper);
  window_close (window);
}

static const JalonAnswer *
first_answer (JalonWindow *window, const char *id)
{
  return requirement (window, id)->answers->pdata[0];
}

/* The pages are asked for below a paper that is chosen and has several; nonsense is refused with what the paper has. */
static void
test_answer_pages (void)
{
  JalonWindow *window = open_file (1000);
  GtkWidget *dialog = open_answer (window, "passport");
  GtkWidget *pages = window_find (dialog, ADW_TYPE_ENTRY_ROW, "Pages, like 1-2 (nothing: all 2)");

  g_assert_nonnull (pages);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (pages)), ==, "");
  gtk_editable_set_text (GTK_EDITABLE (pages), "3");
  window_press (dialog, "Save");
  window_spin (50);
  g_assert_true (window_says (dialog, "This paper has 2 pages. Write pages like 1-2 or 1,3, or nothing for all."));
  g_assert_null (first_answer (window, "passport")->pages);
  gtk_editable_set_text (GTK_EDITABLE (pages), " 1 ");
  save (dialog);
  WAIT_FOR (g_strcmp0 (first_answer (window, "passport")->pages, "1") == 0);

  dialog = open_answer (window, "passport");
  gtk_editable_set_text (GTK_EDITABLE (window_part (dialog, "note")), "only the page with the picture");
  save (dialog);
  WAIT_FOR (first_answer (window, "passport")->waive_note != NULL);
  g_assert_cmpstr (first_answer (window, "passport")->pages, ==, "1");
  dialog = open_answer (window, "passport");
  pages = window_find (dialog, ADW_TYPE_ENTRY_ROW, "Pages, like 1-2 (nothing: all 2)");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (pages)), ==, "1");
  gtk_editable_set_text (GTK_EDITABLE (pages), "");
  save (dialog);
  WAIT_FOR (first_answer (window, "passport")->pages == NULL);
  window_close (window);
}

static const JalonRequirement *
first_to_fix (JalonWindow *window)
{
  GPtrArray *all = window_snapshot (window)->status->requirements;
  for (guint i = 0; i < all->len; i++)
    if (g_str_equal (((JalonRequirement *) all->pdata[i])->reason, "to-fix"))
      return all->pdata[i];
  return NULL;
}

/* A copy that fits takes the place in the answer; before and after are said; the original is the same to the byte. */
static void
test_repair (void)
{
  JalonWindow *window = open_file (1000);
  const JalonRequirement *row = first_to_fix (window);
  g_assert_nonnull (row);
  g_autofree char *id = g_strdup (row->id), *original = g_strdup (g_hash_table_lookup (row->values, "paper"));
  guint before = window_snapshot (window)->papers->len;

  window_act (window, "win.repair", original);
  WAIT_FOR (window_snapshot (window)->papers->len == before + 1);
  WAIT_FOR (jalon_window_is_idle (window));
  WAIT_FOR (window_says (window->toasts, "A copy that fits was made: from") || window_says (window->toasts, "The copy went from"));
  window_picture (GTK_WIDGET (window), "repaired");
  WAIT_FOR (g_strcmp0 (((JalonAnswer *) requirement (window, id)->answers->pdata[0])->paper, original) != 0);
  g_assert_cmpstr (requirement (window, id)->reason, !=, "to-fix");
  /* Loading checks the digest that names the original. */
  g_autoptr (GBytes) bytes = jalon_case_load_paper (jalon_session_get_case (window->session), original, NULL);
  g_assert_nonnull (bytes);
  window_close (window);
}

static char *
text_of (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  const char *const words[] = { "pdftotext", path, "-", NULL };
  char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* Something is left: only with a reason, which the inventory tells. */
static void
test_export_with_reason (void)
{
  JalonWindow *window = open_file (1000);
  g_autofree char *top = window_new_top (), *out = g_build_filename (top, "upload", NULL);

  g_assert_false (window_snapshot (window)->status->complete);
  window_act (window, "win.export", NULL);
  GtkWidget *dialog = window_wait_dialog (GTK_WINDOW (window), ADW_TYPE_MESSAGE_DIALOG);
  window_picture (dialog, "override");
  g_assert_true (window_says (dialog, "Something is left"));
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "export"));
  GtkWidget *entry = adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (dialog));
  gtk_editable_set_text (GTK_EDITABLE (entry), "   ");
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "export"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "rendez-vous demain");
  g_assert_true (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "export"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "export");
  window_choose_file (GTK_WINDOW (window), out);
  WAIT_FOR (window_says (GTK_WIDGET (window->renewal), "The folder is made; something is left"));
  g_assert_false (window_says (GTK_WIDGET (window->renewal), "ready to upload"));
  window_picture (GTK_WIDGET (window), "exported");
  g_autofree char *inventory = text_of (out, "00-bordereau.pdf");
  g_assert_nonnull (strstr (inventory, "rendez-vous demain"));
  g_assert_true (window_says (GTK_WIDGET (window->renewal), "00-bordereau.pdf"));
  window_press (GTK_WIDGET (window->renewal), "Back to the list");
  window_spin (100);
  g_assert_false (window_says (GTK_WIDGET (window->renewal), "The folder is made"));
  window_close (window);
}

/* The number of files is no size: each row says its own reason. */
static void
test_export_may_be_refused (void)
{
  JalonWindow *window = open_file (1000);
  JalonExportedFile large = { (char *) "01-passeport.pdf", (char *) "passport", 1, 3000000, TRUE, FALSE };
  JalonExportedFile eleventh = { (char *) "02-passeport.pdf", (char *) "passport", 1, 300000, TRUE, TRUE };
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  JalonExport result = { (char *) "/nowhere", files };

  g_ptr_array_add (files, &large);
  jalon_renewal_page_show_result (window->renewal, &result);
  WAIT_FOR (window_says (GTK_WIDGET (window->renewal), "Larger than what is usually taken"));
  g_assert_false (window_says (GTK_WIDGET (window->renewal), "more than the portal takes here"));
  g_ptr_array_set_size (files, 0);
  g_ptr_array_add (files, &eleventh);
  jalon_renewal_page_show_result (window->renewal, &result);
  WAIT_FOR (window_says (GTK_WIDGET (window->renewal), "more than the portal takes here"));
  g_assert_false (window_says (GTK_WIDGET (window->renewal), "Larger than what is usually taken"));
  window_close (window);
}

static void
test_export_refused (void)
{
  JalonWindow *window = open_file (1000);
  g_autofree char *top = window_new_top (), *out = g_build_filename (top, "upload", NULL);

  window_act (window, "win.export-to", out);
  WAIT_FOR (jalon_window_is_idle (window));
  WAIT_FOR (window_find (window->toasts, g_type_from_name ("AdwToastWidget"), NULL) != NULL);
  g_assert_false (g_file_test (out, G_FILE_TEST_EXISTS));
  window_close (window);
}

int
main (int argc, char **argv)
{
  window_test_init (&argc, &argv);
  example_data = window_new_example ();
  g_test_add_data_func ("/file/answer/paper/1200", GINT_TO_POINTER (1200), test_answer_paper);
  g_test_add_data_func ("/file/answer/paper/360", GINT_TO_POINTER (360), test_answer_paper);
  g_test_add_func ("/file/answer/code", test_answer_code);
  g_test_add_func ("/file/answer/note", test_answer_note);
  g_test_add_func ("/file/answer/pages", test_answer_pages);
  g_test_add_func ("/file/repair", test_repair);
  g_test_add_func ("/file/export/with-reason", test_export_with_reason);
  g_test_add_func ("/file/export/may-be-refused", test_export_may_be_refused);
  g_test_add_func ("/file/export/refused", test_export_refused);
  int result = window_test_run ();
  g_free (example_data);
  return result;
}
