/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The scenes of "About the rules". The file of rules is made and signed here, by a key that is made here.
 */
#include "scenes.h"

#include "../core/rules-fixture.h"
#include "app/jalon-rules-window.h"
#include "app/jalon-window-private.h"

#include <sodium.h>

static GtkWidget *
open_rules (JalonWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.rules", NULL);
  scene_settle (window);
  g_autoptr (GList) all = gtk_window_list_toplevels ();
  for (GList *each = all; each != NULL; each = each->next)
    if (JALON_IS_RULES_WINDOW (each->data))
      return each->data;
  return NULL;
}

void
scene_play_rules (JalonWindow *window)
{
  open_rules (window);
}

void
scene_play_rules_found (JalonWindow *window)
{
  GtkWidget *rules = open_rules (window);
  GtkWidget *search = GTK_WIDGET (gtk_widget_get_template_child (rules, JALON_TYPE_RULES_WINDOW, "search"));
  gtk_editable_set_text (GTK_EDITABLE (search), "R.431-5");
}

/* A file of rules that moves a date, signed or not. */
static void
offer_rules (JalonWindow *window, gboolean with_signature)
{
  static guint8 public_key[crypto_sign_PUBLICKEYBYTES];
  static const RulesEdit earlier[] = {
    { "deadlines", "\"trigger\": [\"ends\"],\n      \"offset\": 1, \"counting\": \"month\"", "\"trigger\": [\"ends\"],\n      \"offset\": 30, \"counting\": \"day\"" },
    { "deadlines", "\"trigger\": [\"ends\"], \"offset\": 6,", "\"trigger\": [\"ends\"], \"offset\": 5," },
  };
  guint8 secret_key[crypto_sign_SECRETKEYBYTES];
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "jalon-pictures", "new.rules", NULL);
  g_autoptr (GBytes) plain = rules_fixture_make ("2027-03-01", earlier, G_N_ELEMENTS (earlier));
  crypto_sign_keypair (public_key, secret_key);
  g_autoptr (GBytes) bytes = with_signature ? rules_fixture_sign (plain, secret_key) : g_bytes_ref (plain);
  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL);
  jalon_session_trust (window->session, public_key);
  jalon_rules_window_look_at (JALON_RULES_WINDOW (open_rules (window)), path);
  scene_settle (window);
}

void
scene_play_rules_offer (JalonWindow *window)
{
  offer_rules (window, TRUE);
}

void
scene_play_rules_refused (JalonWindow *window)
{
  offer_rules (window, FALSE);
}
