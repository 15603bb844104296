/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * "About the rules": every rule with its source, searched; a signed file says what it changes for the person and takes nothing before
 * the yes; undo and its undo; refusals in words; damaged rules are named when the window opens.
 */
#include "window-fixture.h"

#include "../core/rules-fixture.h"
#include "app/jalon-rules-window.h"
#include "core/case/jalon-values.h"
#include "core/jalon-date.h"

#include <glib/gstdio.h>
#include <sodium.h>
#include <string.h>

static guint8 public_key[crypto_sign_PUBLICKEYBYTES], secret_key[crypto_sign_SECRETKEYBYTES];

static char *
write_rules (const char *edition, const RulesEdit *edit, gboolean with_signature)
{
  g_autofree char *top = window_new_top ();
  g_autoptr (GBytes) plain = rules_fixture_make (edition, edit, 1);
  g_autoptr (GBytes) bytes = with_signature ? rules_fixture_sign (plain, secret_key) : g_bytes_ref (plain);
  char *path = g_build_filename (top, "new.rules", NULL);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
  return path;
}

static JalonRulesWindow *
open_rules (JalonWindow *window)
{
  jalon_session_trust (window->session, public_key);
  window_act (window, "win.rules", NULL);
  return JALON_RULES_WINDOW (window_wait_dialog (GTK_WINDOW (window), JALON_TYPE_RULES_WINDOW));
}

static void
close_rules (JalonRulesWindow *rules)
{
  gtk_window_destroy (GTK_WINDOW (rules));
  window_spin (50);
}

static void
search (JalonRulesWindow *rules, const char *words)
{
  gtk_editable_set_text (GTK_EDITABLE (window_part (rules, "search")), words);
}

static guint
count_lines (JalonRulesWindow *rules)
{
  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (window_part (rules, "list")))));
}

static void
test_list (void)
{
  g_autofree char *data = window_new_case ();
  JalonWindow *window = window_open (data, 360);
  JalonRulesWindow *rules = open_rules (window);
  g_assert_true (window_says (GTK_WIDGET (rules), "The rules in use are those of"));
  g_assert_true (window_says (GTK_WIDGET (rules), "The rules were last read on 23 Nov 2026"));
  g_assert_true (window_says (GTK_WIDGET (rules), "Dates"));
  g_assert_true (window_says (GTK_WIDGET (rules), "The online window opens"));
  g_assert_true (window_says (GTK_WIDGET (rules), "CESEDA R.431-5 1° · read 23 Nov 2026"));
  g_assert_cmpuint (count_lines (rules), >, 200);
  g_assert_null (window_find (GTK_WIDGET (rules), GTK_TYPE_BUTTON, "Undo the last import"));
  search (rules, "DELEGUE DEFENSEUR"); /* accents and capitals do not matter */
  WAIT_FOR (count_lines (rules) == 1);
  WAIT_FOR (window_says (GTK_WIDGET (rules), "Who helps"));
  search (rules, "no such words anywhere");
  WAIT_FOR (window_says (GTK_WIDGET (rules), "No rule says this"));
  window_picture (GTK_WIDGET (rules), "rules-list");
  close_rules (rules);
  window_close (window);
}

static void
add_card (JalonWindow *window)
{
  g_autoptr (JalonTitle) title = jalon_title_new ();
  g_autoptr (GError) error = NULL;
  JalonCase *the_case = jalon_session_get_case (window->session);
  title->kind = g_strdup ("cst-salarie");
  title->channel = g_strdup ("anef");
  jalon_date_parse ("2026-07-01", &title->from);
  jalon_date_parse ("2027-06-30", &title->ends);
  jalon_case_put_title (the_case, title, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (jalon_case_save (the_case, &error));
  jalon_session_refresh (window->session);
  WAIT_FOR (window_snapshot (window)->titles->len == 1);
}

static gboolean
has_date (JalonWindow *window, const char *iso)
{
  const JalonSnapshot *snapshot = window_snapshot (window);
  GDate day;
  jalon_date_parse (iso, &day);
  for (guint i = 0; i < snapshot->next->len; i++)
    {
      const JalonNextDate *next = snapshot->next->pdata[i];
      if (g_str_equal (next->rule, "anef_open") && g_date_compare (&next->date, &day) == 0)
        return TRUE;
    }
  return FALSE;
}

/* 120 days before 30 June 2027 is 2 March; 121 days, 1 March. */
static void
test_signed (void)
{
  static const RulesEdit earlier = { "deadlines", "\"offset\": -120", "\"offset\": -121" };
  g_autofree char *data = window_new_case (), *file = write_rules ("2031-05-02", &earlier, TRUE);
  JalonWindow *window = window_open (data, 360);
  add_card (window);
  JalonRulesWindow *rules = open_rules (window);
  jalon_rules_window_look_at (rules, file);
  WAIT_FOR (window_says (GTK_WIDGET (rules), "What changes for you"));
  g_assert_true (window_says (GTK_WIDGET (rules), "The signature is right. These are the rules of 2 May 2031."));
  g_assert_true (window_says (GTK_WIDGET (rules), "The online window opens: it was Tuesday 2 March 2027, it will be Monday 1 March 2027."));
  g_assert_true (window_says (GTK_WIDGET (rules), "1 dated rule is new or different."));
  g_assert_true (has_date (window, "2027-03-02")); /* nothing is taken yet */
  window_picture (GTK_WIDGET (rules), "rules-offer");
  window_press (GTK_WIDGET (rules), "Use these rules");
  WAIT_FOR (has_date (window, "2027-03-01"));
  g_assert_true (window_says (GTK_WIDGET (rules), "Imported, and in use: the signed rules of 2 May 2031."));
  g_assert_true (window_says (GTK_WIDGET (rules), "The new rules are in use."));
  window_press (GTK_WIDGET (rules), "Undo the last import");
  WAIT_FOR (has_date (window, "2027-03-02"));
  gtk_widget_activate_action (GTK_WIDGET (rules), "rules.redo", NULL);
  WAIT_FOR (has_date (window, "2027-03-01"));
  gtk_widget_activate_action (GTK_WIDGET (rules), "rules.undo", NULL);
  WAIT_FOR (has_date (window, "2027-03-02"));
  g_assert_null (window_find (GTK_WIDGET (rules), GTK_TYPE_BUTTON, "Undo the last import"));
  close_rules (rules);
  window_close (window);
}

static void
test_refused (void)
{
  static const RulesEdit earlier = { "deadlines", "\"offset\": -120", "\"offset\": -121" };
  g_autofree char *data = window_new_case (), *file = write_rules ("2031-05-02", &earlier, FALSE);
  g_autofree char *dir = g_build_filename (data, JALON_SHELF_DIR, NULL);
  JalonWindow *window = window_open (data, 360);
  JalonRulesWindow *rules = open_rules (window);
  window_press (GTK_WIDGET (rules), "Import newer rules…");
  window_choose_file (GTK_WINDOW (rules), file);
  WAIT_FOR (window_says (GTK_WIDGET (rules), "These rules are not taken"));
  g_assert_true (window_says (GTK_WIDGET (rules), "Nobody signed this file, and it changes what only a signed file may change (Dates, “The online window opens”)."));
  g_assert_null (window_find (GTK_WIDGET (rules), GTK_TYPE_BUTTON, "Use these rules"));
  window_picture (GTK_WIDGET (rules), "rules-refused");
  window_press (GTK_WIDGET (rules), "Back");
  g_assert_true (window_says (GTK_WIDGET (rules), "The online window opens"));
  g_assert_false (g_file_test (dir, G_FILE_TEST_EXISTS));
  jalon_rules_window_look_at (rules, "/nowhere/none.rules");
  WAIT_FOR (gtk_widget_get_visible (window_part (rules, "hint")));
  close_rules (rules);
  window_close (window);
}

static void
test_damaged (void)
{
  g_autofree char *data = window_new_case (), *dir = g_build_filename (data, JALON_SHELF_DIR, NULL);
  g_autofree char *kept = g_build_filename (dir, "0001.rules", NULL);
  g_mkdir (dir, 0700);
  g_assert_true (g_file_set_contents (kept, "{ half of", -1, NULL));
  JalonWindow *window = window_open (data, 360);
  WAIT_FOR (window_says (GTK_WIDGET (window), "Imported rules cannot be read any more"));
  JalonRulesWindow *rules = open_rules (window);
  g_assert_true (window_says (GTK_WIDGET (rules), "Imported rules cannot be read any more"));
  window_press (GTK_WIDGET (rules), "Undo the last import");
  WAIT_FOR (!g_file_test (kept, G_FILE_TEST_EXISTS));
  close_rules (rules);
  window_close (window);
}

int
main (int argc, char *argv[])
{
  window_test_init (&argc, &argv);
  g_assert_cmpint (sodium_init (), >=, 0);
  crypto_sign_keypair (public_key, secret_key);
  g_test_add_func ("/rules/list", test_list);
  g_test_add_func ("/rules/signed", test_signed);
  g_test_add_func ("/rules/refused", test_refused);
  g_test_add_func ("/rules/damaged", test_damaged);
  return window_test_run ();
}
