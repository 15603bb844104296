/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The scenes, played on the window itself: its actions, and the parts of its templates where a person would type or press. Every
 * scene has a window and a data folder of its own.
 */
#include "scenes.h"

#include "app/jalon-compat.h"
#include "app/jalon-restore-window.h"
#include "app/jalon-letter-window.h"
#include "app/jalon-timeline.h"
#include "app/jalon-window-private.h"
#include "core/law/jalon-what-if.h"
#include "core/renewal/jalon-export.h"


static void
wait_ms (int ms)
{
  gint64 end = g_get_monotonic_time () + ms * (gint64) 1000;
  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (2000);
}

void
scene_settle (JalonWindow *window)
{
  gint64 end = g_get_monotonic_time () + 60 * G_TIME_SPAN_SECOND;
  wait_ms (80);
  while (!jalon_window_is_idle (window) && g_get_monotonic_time () < end)
    wait_ms (20);
  wait_ms (220);
}

static GtkWidget *
part_of (gpointer widget, const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (widget), G_OBJECT_TYPE (widget), name));
}

static void
act (JalonWindow *window, const char *action, const char *target)
{
  gtk_widget_activate_action_variant (GTK_WIDGET (window), action, target != NULL ? g_variant_new_string (target) : NULL);
  scene_settle (window);
}

static void
play_typed (JalonWindow *window)
{
  gtk_editable_set_text (GTK_EDITABLE (part_of (window->start, "given")), "Binta");
  gtk_editable_set_text (GTK_EDITABLE (part_of (window->start, "family")), "Modèle-Sanogo");
  gtk_editable_set_text (GTK_EDITABLE (part_of (window->start, "ends")), "12/01/2027");
}

static void
play_wrong (JalonWindow *window)
{
  play_typed (window);
  gtk_editable_set_text (GTK_EDITABLE (part_of (window->start, "ends")), "31/02/2027");
  g_signal_emit_by_name (part_of (window->start, "begin"), "clicked");
}

/* The window of a letter, with what was chosen and typed. */
static GtkWidget *
open_letter (JalonWindow *window, JalonLetterKind kind, const char *situation, const char *on)
{
  act (window, "win.letter", NULL);
  g_autoptr (GList) all = gtk_window_list_toplevels ();
  for (GList *each = all; each != NULL; each = each->next)
    if (JALON_IS_LETTER_WINDOW (each->data))
      {
        if (on == NULL)
          return each->data;
        jalon_letter_window_show_kind (each->data, kind, situation);
        gtk_editable_set_text (GTK_EDITABLE (part_of (each->data, "on")), on);
        return each->data;
      }
  return NULL;
}

static void
play_letter (JalonWindow *window)
{
  open_letter (window, JALON_LETTER_OTHER, NULL, NULL);
}

static void
play_letter_hours (JalonWindow *window)
{
  GtkWidget *letter = open_letter (window, JALON_LETTER_REMOVAL, "detention", "24/11/2026");
  gtk_editable_set_text (GTK_EDITABLE (part_of (letter, "at")), "23:40");
}

static void
play_letter_refusal (JalonWindow *window)
{
  open_letter (window, JALON_LETTER_REFUSAL, NULL, "20/11/2026");
}

static void
play_who_helps (JalonWindow *window)
{
  act (window, "win.who-helps", "detained");
}

/* The end of the answer: who helps, and how it is kept. */
static void
play_letter_keep (JalonWindow *window)
{
  GtkWidget *letter = open_letter (window, JALON_LETTER_PAPERS, NULL, "20/11/2026");
  gtk_editable_set_text (GTK_EDITABLE (part_of (letter, "due")), "05/12/2026");
  scene_settle (window);
  GtkAdjustment *at = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (part_of (letter, "scroller")));
  gtk_adjustment_set_value (at, gtk_adjustment_get_upper (at));
  scene_settle (window);
  g_signal_emit_by_name (part_of (letter, "save"), "clicked");
}

static gboolean
is_main_menu (GtkWidget *widget)
{
  return GTK_IS_MENU_BUTTON (widget) && gtk_menu_button_get_primary (GTK_MENU_BUTTON (widget));
}

static gboolean
is_popover (GtkWidget *widget)
{
  return GTK_IS_POPOVER (widget);
}

static GtkWidget *
find (GtkWidget *widget, gboolean (*is_wanted) (GtkWidget *widget))
{
  GtkWidget *found = is_wanted (widget) ? widget : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL; child = gtk_widget_get_next_sibling (child))
    found = find (child, is_wanted);
  return found;
}

static void
open_choices (GtkWidget *row)
{
  gtk_popover_popup (GTK_POPOVER (find (row, is_popover)));
}

static void
play_kinds_of_card (JalonWindow *window)
{
  open_choices (part_of (window->start, "kind"));
}

static void
play_papers (JalonWindow *window)
{
  act (window, "win.show-page", "papers");
}

static void
play_renewal (JalonWindow *window)
{
  act (window, "win.show-page", "renewal");
}

/* Pages come from the reader, a while after the paper is chosen. */
static void
wait_for_pages (void)
{
  wait_ms (700);
}

static void
play_paper (JalonWindow *window)
{
  jalon_window_show_first_paper (window);
  wait_for_pages ();
}

static void
play_kinds_of_paper (JalonWindow *window)
{
  play_paper (window);
  scene_settle (window);
  open_choices (part_of (part_of (window->papers, "pane"), "kind"));
}

static void
play_situation (JalonWindow *window)
{
  act (window, "win.edit-situation", NULL);
}

static void
play_search (JalonWindow *window)
{
  play_papers (window);
  gtk_editable_set_text (GTK_EDITABLE (part_of (window->papers, "search")), "salaire");
}

static void
play_not_found (JalonWindow *window)
{
  play_papers (window);
  gtk_editable_set_text (GTK_EDITABLE (part_of (window->papers, "search")), "girafe");
}

static const char *
first_fixable (JalonWindow *window)
{
  const JalonSnapshot *snapshot = jalon_session_get_snapshot (window->session);
  for (guint i = 0; i < snapshot->papers->len; i++)
    {
      const JalonPaper *paper = snapshot->papers->pdata[i];
      const JalonJudgement *judgement = g_hash_table_lookup (snapshot->judgements, paper->id);
      if (judgement != NULL && judgement->verdict == JALON_VERDICT_FIXABLE)
        return paper->id;
    }
  g_error ("no paper to repair in the example");
}

static void
play_repair_before (JalonWindow *window)
{
  act (window, "win.open-paper", first_fixable (window));
  wait_for_pages ();
}

static void
play_repair_after (JalonWindow *window)
{
  play_repair_before (window);
  act (window, "win.repair", first_fixable (window));
  play_paper (window);
  for (int i = 0; i < 4; i++) /* its pages are heavy */
    wait_for_pages ();
}

static void
play_removed (JalonWindow *window)
{
  play_paper (window);
  scene_settle (window);
  act (window, "win.remove-paper", NULL);
}

static void
play_removed_papers (JalonWindow *window)
{
  play_removed (window);
  act (window, "win.show-removed", NULL);
}

/* The first requirement that is answered by papers, or by a typed code. */
static void
answer_first (JalonWindow *window, gboolean code)
{
  const JalonSnapshot *snapshot = jalon_session_get_snapshot (window->session);
  play_renewal (window);
  for (guint i = 0; i < snapshot->status->requirements->len; i++)
    {
      const JalonRequirement *requirement = snapshot->status->requirements->pdata[i];
      if (requirement->state != JALON_STATE_DONE && code == g_str_equal (requirement->item->kind, "code"))
        {
          act (window, "win.answer", requirement->id);
          return;
        }
    }
  g_error ("nothing to answer in the example");
}

static void
play_answer (JalonWindow *window)
{
  answer_first (window, FALSE);
}

static void
play_answer_code (JalonWindow *window)
{
  answer_first (window, TRUE);
}

static void
play_something_left (JalonWindow *window)
{
  play_renewal (window);
  act (window, "win.export", NULL);
}

static gpointer
export_file (JalonSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *out = g_build_filename (jalon_folder_get_path (jalon_session_get_folder (session)), "..", "upload", NULL);
  return jalon_renewal_export (jalon_session_get_reader (session), jalon_session_get_packs (session), jalon_session_get_case (session),
                               out, "a picture", jalon_session_get_today (session), NULL, NULL, cancellable, error);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonExport) done = jalon_session_run_finish (JALON_SESSION (source), result, &error);
  if (done == NULL)
    g_error ("no export: %s", error->message);
  jalon_renewal_page_show_result (JALON_WINDOW (user_data)->renewal, done);
}

static void
play_export (JalonWindow *window)
{
  play_renewal (window);
  jalon_session_run_async (window->session, export_file, NULL, NULL, NULL, exported_cb, window);
  while (g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (part_of (window->renewal, "stack"))), "result") != 0)
    wait_ms (50);
}

static void
play_verify (JalonWindow *window)
{
  act (window, "win.verify", NULL);
}

/* The chooser belongs to the desktop: it is answered, not shown. */
static void
play_backup (JalonWindow *window)
{
  GListModel *all = gtk_window_get_toplevels ();
  g_autoptr (GFile) folder = g_file_new_for_path (jalon_folder_get_path (jalon_session_get_folder (window->session)));
  g_autoptr (GFile) above = g_file_get_parent (folder);

  act (window, "win.backup", NULL);
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkWidget) chooser = g_list_model_get_item (all, i);
      if (!GTK_IS_FILE_CHOOSER (chooser) || !gtk_widget_get_mapped (chooser))
        continue;
      gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), above, NULL);
      scene_settle (window);
      gtk_dialog_response (GTK_DIALOG (chooser), GTK_RESPONSE_ACCEPT);
    }
  scene_settle (window);
}

static gpointer
write_entries (JalonSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  static const struct { const char *kind, *who, *note; int day, month; gint64 loss_cents; } entries[] = {
    { "attempt", NULL, "Le téléservice affiche « une erreur est survenue » au dépôt du contrat.", 3, 11, 0 },
    { "attempt", "Point d’accueil numérique", "Aucun créneau avant janvier.", 12, 11, 0 },
    { "attempt", NULL, "Même erreur, autre navigateur.", 24, 11, 0 },
    { "call", "Centre de contact citoyens", "« L’attestation aurait dû partir seule. » Ticket ouvert.", 17, 11, 0 },
    { "letter-sent", "Préfecture", "Lettre recommandée avec avis de réception.", 18, 11, 0 },
    { "employer", "Service du personnel", "Demande un titre avant le 8 mars.", 20, 11, 0 },
    { "loss", "CAF", "Prime d’activité suspendue.", 20, 11, 22430 },
  };
  JalonCase *the_case = jalon_session_get_case (session);
  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_autoptr (JalonEvent) event = jalon_event_new ();
      event->kind = g_strdup (entries[i].kind);
      event->who = g_strdup (entries[i].who);
      event->note = g_strdup (entries[i].note);
      event->loss_cents = entries[i].loss_cents;
      g_date_set_dmy (&event->on, entries[i].day, entries[i].month, 2026);
      if (!jalon_case_put_event (the_case, event, NULL, error))
        g_error ("no entry: %s", (*error)->message);
    }
  return GINT_TO_POINTER (jalon_case_save (the_case, error));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  jalon_session_refresh (JALON_SESSION (source));
}

static void
play_journal (JalonWindow *window)
{
  jalon_session_run_async (window->session, write_entries, NULL, NULL, NULL, written_cb, NULL);
  act (window, "win.show-page", "journal");
  scene_settle (window);
}

static void
play_journal_entry (JalonWindow *window)
{
  play_journal (window);
  GtkWidget *list = part_of (window->journal, "list");
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 1));
}

static void
play_journal_empty (JalonWindow *window)
{
  act (window, "win.show-page", "journal");
}

static void
play_dates (JalonWindow *window)
{
  act (window, "win.show-page", "dates");
}

static void
play_dates_drawing (JalonWindow *window)
{
  play_dates (window);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (part_of (window->dates, "drawing_view")), TRUE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (part_of (window->dates, "card")), TRUE);
  scene_settle (window);
  jalon_timeline_select (JALON_TIMELINE (part_of (window->dates, "timeline")), 1);
}

static void
play_dates_title (JalonWindow *window)
{
  play_dates (window);
  jalon_dates_page_add_title (window->dates);
}

/* What can be written, at the end of the page. */
static void
play_dates_paper (JalonWindow *window)
{
  play_dates (window);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (part_of (window->dates, "for_employer")), TRUE);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (part_of (window->dates, "drawing_on_paper")), TRUE);
  scene_settle (window);
  GtkWidget *scroller = gtk_widget_get_ancestor (part_of (window->dates, "for_employer"), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *at = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  gtk_adjustment_set_value (at, gtk_adjustment_get_upper (at));
}

static void
play_what_if (JalonWindow *window)
{
  GtkWidget *page = part_of (window->dates, "what_if");
  play_dates (window);
  jalon_dates_page_ask_what_if (window->dates);
  adw_combo_row_set_selected (ADW_COMBO_ROW (part_of (page, "what")), JALON_WHAT_IF_API_UNTIL);
  gtk_editable_set_text (GTK_EDITABLE (part_of (page, "day")), "08/06/2027");
  g_signal_emit_by_name (part_of (page, "day"), "entry-activated");
}

static void
play_what_if_drawing (JalonWindow *window)
{
  play_what_if (window);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (part_of (part_of (window->dates, "what_if"), "drawing_view")), TRUE);
  scene_settle (window);
  GtkWidget *scroller = part_of (part_of (window->dates, "what_if"), "scroller");
  GtkAdjustment *at = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  gtk_adjustment_set_value (at, gtk_adjustment_get_upper (at));
}

static void
play_dates_title_paper (JalonWindow *window)
{
  const JalonSnapshot *snapshot = jalon_session_get_snapshot (window->session);
  play_dates (window);
  jalon_dates_page_change (window->dates, ((JalonTitle *) snapshot->titles->pdata[0])->id);
}

static void
play_details (JalonWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.details", NULL);
}

/* The backup is looked through first; who is in it is asked here with names of ours. */
static void
play_restore (JalonWindow *window)
{
  JalonRestoreWindow *dialog = jalon_restore_window_new (GTK_WINDOW (window));
  jalon_restore_window_add (dialog, "1", "Binta Modèle-Sanogo", TRUE);
  jalon_restore_window_add (dialog, "2", "Seydou Exemple-Konaté", FALSE);
  jalon_restore_window_add (dialog, "3", "Thanh Exemple-Nguyễn", FALSE);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
play_main_menu (JalonWindow *window)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (find (GTK_WIDGET (window), is_main_menu)));
}

/* With several people the window opens on the page of everyone. */
static void
wait_for_people (JalonWindow *window)
{
  while (jalon_people_page_is_reading (window->people_page))
    wait_ms (20);
  wait_ms (100);
}

static void
play_people_search (JalonWindow *window)
{
  wait_for_people (window);
  gtk_editable_set_text (GTK_EDITABLE (part_of (window->people_page, "search")), "konate");
}

static void
play_people_not_found (JalonWindow *window)
{
  wait_for_people (window);
  gtk_editable_set_text (GTK_EDITABLE (part_of (window->people_page, "search")), "girafe");
}

static void
play_people_menu (JalonWindow *window)
{
  JalonFolder *folder = jalon_session_get_folder (window->session);
  g_autoptr (GPtrArray) cases = jalon_folder_list_cases (folder, NULL);
  g_autoptr (JalonCase) sound = NULL; /* one of them cannot be read */
  for (guint i = 0; i < cases->len && sound == NULL; i++)
    sound = jalon_case_open (folder, cases->pdata[i], NULL);
  act (window, "win.switch-person", jalon_case_get_uuid (sound));
  while (jalon_session_get_snapshot (window->session) == NULL)
    wait_ms (20);
  scene_settle (window);
  gtk_menu_button_popup (GTK_MENU_BUTTON (window->people));
}

static void
play_about (JalonWindow *window)
{
  jalon_compat_show_about (GTK_WINDOW (window));
}

static void
play_shortcuts (JalonWindow *window)
{
  jalon_compat_show_shortcuts (GTK_WINDOW (window));
}

const Scene scenes[] = {
  { "start", SCENE_EMPTY, NULL },
  { "start-typed", SCENE_EMPTY, play_typed },
  { "start-wrong", SCENE_EMPTY, play_wrong },
  { "start-kinds", SCENE_EMPTY, play_kinds_of_card },
  { "letter", SCENE_EMPTY, play_letter },
  { "letter-hours", SCENE_EMPTY, play_letter_hours },
  { "letter-refusal", SCENE_EXAMPLE, play_letter_refusal },
  { "letter-keep", SCENE_EMPTY, play_letter_keep },
  { "who-helps", SCENE_EXAMPLE, play_who_helps },
  { "today", SCENE_EXAMPLE, NULL },
  { "today-own", SCENE_OWN, NULL },
  { "papers", SCENE_EXAMPLE, play_papers },
  { "papers-empty", SCENE_OWN, play_papers },
  { "papers-found", SCENE_EXAMPLE, play_search },
  { "papers-not-found", SCENE_EXAMPLE, play_not_found },
  { "papers-removed", SCENE_EXAMPLE, play_removed },
  { "removed-papers", SCENE_EXAMPLE, play_removed_papers },
  { "paper", SCENE_EXAMPLE, play_paper },
  { "paper-kinds", SCENE_EXAMPLE, play_kinds_of_paper },
  { "repair-before", SCENE_EXAMPLE, play_repair_before },
  { "repair-after", SCENE_EXAMPLE, play_repair_after },
  { "renewal", SCENE_EXAMPLE, play_renewal },
  { "renewal-empty", SCENE_OWN, play_renewal },
  { "situation", SCENE_EXAMPLE, play_situation },
  { "answer", SCENE_EXAMPLE, play_answer },
  { "answer-code", SCENE_EXAMPLE, play_answer_code },
  { "something-left", SCENE_EXAMPLE, play_something_left },
  { "export", SCENE_EXAMPLE, play_export },
  { "journal", SCENE_EXAMPLE, play_journal },
  { "journal-empty", SCENE_OWN, play_journal_empty },
  { "journal-entry", SCENE_EXAMPLE, play_journal_entry },
  { "dates", SCENE_EXAMPLE, play_dates },
  { "dates-drawing", SCENE_EXAMPLE, play_dates_drawing },
  { "dates-own", SCENE_OWN, play_dates },
  { "dates-title", SCENE_EXAMPLE, play_dates_title },
  { "dates-paper", SCENE_EXAMPLE, play_dates_paper },
  { "what-if", SCENE_EXAMPLE, play_what_if },
  { "what-if-drawing", SCENE_EXAMPLE, play_what_if_drawing },
  { "dates-title-paper", SCENE_EXAMPLE, play_dates_title_paper },
  { "details", SCENE_EXAMPLE, play_details },
  { "verify", SCENE_EXAMPLE, play_verify },
  { "backup", SCENE_OWN, play_backup },
  { "main-menu", SCENE_EXAMPLE, play_main_menu },
  { "restore", SCENE_OWN, play_restore },
  { "people", SCENE_PEOPLE, wait_for_people },
  { "people-search", SCENE_PEOPLE, play_people_search },
  { "people-not-found", SCENE_PEOPLE, play_people_not_found },
  { "people-menu", SCENE_PEOPLE, play_people_menu },
  { "older-save", SCENE_OLDER, NULL },
  { "verify-damaged", SCENE_OLDER, play_verify },
  { "trouble", SCENE_LOST, NULL },
  { "rules", SCENE_EXAMPLE, scene_play_rules },
  { "rules-found", SCENE_EXAMPLE, scene_play_rules_found },
  { "rules-offer", SCENE_OWN, scene_play_rules_offer },
  { "rules-refused", SCENE_EXAMPLE, scene_play_rules_refused },
  { "about", SCENE_EXAMPLE, play_about },
  { "shortcuts", SCENE_EXAMPLE, play_shortcuts },
};
const guint n_scenes = G_N_ELEMENTS (scenes);
