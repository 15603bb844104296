/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The situation behind a renewal file, as a person answers it.
 */
#include "window-fixture.h"

#include "app/jalon-pick-row.h"
#include "app/jalon-situation-form.h"

static GtkWidget *
form_of (JalonWindow *window)
{
  return window_find (GTK_WIDGET (window->renewal), JALON_TYPE_SITUATION_FORM, NULL);
}

static GtkCheckButton *
check_of (GtkWidget *form, const char *words)
{
  GtkWidget *row = window_find (form, ADW_TYPE_ACTION_ROW, words);
  g_assert_nonnull (row);
  return GTK_CHECK_BUTTON (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row)));
}

static void
open_form (JalonWindow *window)
{
  window_act (window, "win.edit-situation", NULL);
  WAIT_FOR (form_of (window) != NULL);
  window_spin (300);
}

static void
save (JalonWindow *window)
{
  GtkWidget *button = window_part (form_of (window), "save");
  g_signal_emit_by_name (button, "clicked");
  WAIT_FOR (form_of (window) == NULL);
  window_spin (300);
}

static gboolean
has_fact (JalonWindow *window, const char *pair)
{
  return g_ptr_array_find_with_equal_func (window_snapshot (window)->file->facts, pair, g_str_equal, NULL);
}

static gboolean
asks_for (JalonWindow *window, const char *item)
{
  const JalonRenewalStatus *status = window_snapshot (window)->status;
  for (guint i = 0; i < status->requirements->len; i++)
    {
      const JalonRequirement *requirement = status->requirements->pdata[i];
      if (g_str_equal (requirement->item->id, item) && !requirement->condition_unknown)
        return TRUE;
    }
  return FALSE;
}

static JalonWindow *
open_new_file (int width)
{
  g_autofree char *data = window_new_case ();
  JalonWindow *window = window_open (data, width);
  WAIT_FOR (window_snapshot (window) != NULL);
  open_form (window);
  return window;
}

static void
test_several_resources (gconstpointer width)
{
  JalonWindow *window = open_new_file (GPOINTER_TO_INT (width));
  GtkWidget *form = form_of (window);

  window_choose (window_part (form, "permit"), "Student card");
  gtk_editable_set_text (GTK_EDITABLE (window_part (form, "filing")), "15/01/2027");
  window_spin (100);
  gtk_widget_activate (GTK_WIDGET (check_of (form, "My pay")));
  /* The row toggles its check, for a hand that misses the small square. */
  gtk_widget_activate (window_find (form, ADW_TYPE_ACTION_ROW, "My savings"));
  window_spin (200);
  window_picture (GTK_WIDGET (window), "resources");
  g_assert_true (gtk_check_button_get_active (check_of (form, "My savings")));
  save (window);
  WAIT_FOR (window_snapshot (window)->file != NULL);
  g_assert_true (has_fact (window, "resource=salary"));
  g_assert_true (has_fact (window, "resource=savings"));
  g_assert_false (has_fact (window, "resource=sponsor"));
  g_assert_true (asks_for (window, "payslips"));
  g_assert_true (asks_for (window, "resources-bank"));
  g_assert_false (asks_for (window, "resources-sponsor"));

  open_form (window);
  form = form_of (window);
  g_assert_true (gtk_check_button_get_active (check_of (form, "My pay")));
  g_assert_true (gtk_check_button_get_active (check_of (form, "My savings")));
  g_assert_false (gtk_check_button_get_active (check_of (form, "Someone supports me")));
  gtk_widget_activate (GTK_WIDGET (check_of (form, "My pay")));
  save (window);
  WAIT_FOR (!has_fact (window, "resource=salary"));
  g_assert_true (has_fact (window, "resource=savings"));
  window_close (window);
}

/* What another list asked is kept for it. */
static void
test_other_list (void)
{
  JalonWindow *window = open_new_file (1000);
  GtkWidget *form = form_of (window);

  window_choose (window_part (form, "permit"), "Student card");
  gtk_editable_set_text (GTK_EDITABLE (window_part (form, "filing")), "15/01/2027");
  window_spin (100);
  gtk_widget_activate (GTK_WIDGET (check_of (form, "My savings")));
  save (window);
  WAIT_FOR (window_snapshot (window)->file != NULL);
  open_form (window);
  window_choose (window_part (form_of (window), "permit"), "One-year card for an employee with an open-ended contract");
  save (window);
  WAIT_FOR (g_str_equal (window_snapshot (window)->file->permit, "salarie-cdi"));
  g_assert_true (has_fact (window, "resource=savings"));
  window_close (window);
}

/* Found by its name, kept as its code, and taken back again. */
static void
test_country (gconstpointer width)
{
  JalonWindow *window = open_new_file (GPOINTER_TO_INT (width));
  GtkWidget *form = form_of (window);

  window_choose (window_part (form, "permit"), "One-year card for an employee with an open-ended contract");
  gtk_editable_set_text (GTK_EDITABLE (window_part (form, "filing")), "15/01/2027");
  window_spin (100);
  GtkWidget *row = window_find (form, JALON_TYPE_PICK_ROW, "What is your nationality?");
  g_assert_true (window_says (row, "Not answered"));
  gtk_widget_activate (row);
  WAIT_FOR (gtk_widget_get_mapped (window_part (row, "popover")));
  gtk_editable_set_text (GTK_EDITABLE (window_part (row, "search")), "mali");
  window_spin (200);
  window_picture (window_part (row, "popover"), "countries");
  g_signal_emit_by_name (window_part (row, "search"), "activate");
  WAIT_FOR (!gtk_widget_get_mapped (window_part (row, "popover")));
  g_assert_true (window_says (row, "Mali"));
  window_picture (GTK_WIDGET (window), "country");
  save (window);
  WAIT_FOR (window_snapshot (window)->file != NULL);
  g_assert_true (has_fact (window, "nationality=ML"));

  open_form (window);
  row = window_find (form_of (window), JALON_TYPE_PICK_ROW, "What is your nationality?");
  g_assert_cmpstr (jalon_pick_row_get_chosen (JALON_PICK_ROW (row)), ==, "ML");
  jalon_pick_row_set_chosen (JALON_PICK_ROW (row), "");
  save (window);
  WAIT_FOR (!has_fact (window, "nationality=ML"));
  window_close (window);
}

static void
test_no_filing_day (void)
{
  JalonWindow *window = open_new_file (1000);
  GtkWidget *form = form_of (window);

  g_signal_emit_by_name (window_part (form, "save"), "clicked");
  window_spin (200);
  g_assert_true (form_of (window) == form);
  g_assert_true (gtk_widget_has_css_class (window_part (form, "filing"), "error"));
  g_assert_true (window_says (form, "Type the day on which you plan to send the file"));
  g_assert_null (window_snapshot (window)->file);
  window_close (window);
}

int
main (int argc, char **argv)
{
  window_test_init (&argc, &argv);
  g_test_add_data_func ("/situation/several-resources/1200", GINT_TO_POINTER (1200), test_several_resources);
  g_test_add_data_func ("/situation/several-resources/360", GINT_TO_POINTER (360), test_several_resources);
  g_test_add_data_func ("/situation/country/1200", GINT_TO_POINTER (1200), test_country);
  g_test_add_data_func ("/situation/country/360", GINT_TO_POINTER (360), test_country);
  g_test_add_func ("/situation/other-list", test_other_list);
  g_test_add_func ("/situation/no-filing-day", test_no_filing_day);
  return window_test_run ();
}
