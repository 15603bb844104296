/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The one window: header with the person's name, the places, toasts and the progress of long tasks. Titles stay neutral: the
 * desktop shows them to others. What its actions do is in jalon-window-{papers,file,safe}.c.
 */
#include "app/jalon-window-private.h"

#include "app/jalon-names.h"
#include "app/jalon-shell.h"
#include "core/jalon-error.h"
#include "phrases/jalon-phrases.h"

#include <glib/gi18n.h>

#define TOAST_LEAST_CHARS 16
#define TOAST_MOST_CHARS 50
#define TOAST_LEAST_SECONDS 6
#define TOAST_CHARS_A_SECOND 10

G_DEFINE_FINAL_TYPE (JalonWindow, jalon_window, ADW_TYPE_APPLICATION_WINDOW)

static const struct { const char *page, *label, *icon; } places[] = {
  { "today", N_ ("Today"), "x-office-calendar-symbolic" },
  { "dates", N_ ("My dates"), "view-continuous-symbolic" },
  { "papers", N_ ("Papers"), "folder-documents-symbolic" },
  { "renewal", NC_ ("place", "Renewal"), "view-list-bullet-symbolic" },
  { "journal", N_ ("Journal"), "accessories-text-editor-symbolic" },
};

/* Most names stand without a context; the renewal file has a shorter one here than elsewhere. */
static const char *
place_name (gsize i)
{
  return g_str_equal (places[i].page, "renewal") ? g_dpgettext2 (NULL, "place", places[i].label) : _ (places[i].label);
}

/* A toast shows one line and cuts it; sentences of ours are whole, and stay as long as they take to read. */
AdwToast *
jalon_window_new_toast (const char *text)
{
  AdwToast *toast = adw_toast_new (text);
  GtkWidget *label = gtk_label_new (text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (label), TOAST_LEAST_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), TOAST_MOST_CHARS);
  gtk_widget_add_css_class (label, "heading");
  adw_toast_set_custom_title (toast, label);
  adw_toast_set_timeout (toast, MAX (TOAST_LEAST_SECONDS, g_utf8_strlen (text, -1) / TOAST_CHARS_A_SECOND));
  return toast;
}

void
jalon_window_toast (JalonWindow *self, const char *text)
{
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (self->toasts), jalon_window_new_toast (text));
}

void
jalon_window_toast_error (JalonWindow *self, const GError *error)
{
  if (error == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_autofree char *sentence = jalon_phrase_error (error);
  AdwToast *toast = jalon_window_new_toast (sentence);
  adw_toast_set_timeout (toast, 0); /* stays until it is closed */
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (self->toasts), toast);
}

GCancellable *
jalon_window_begin_task (JalonWindow *self, const char *what)
{
  g_set_object (&self->running, g_cancellable_new ());
  g_object_unref (self->running);
  gtk_progress_bar_set_text (GTK_PROGRESS_BAR (self->progress), what);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), 0);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->progress_revealer), TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.stop", TRUE);
  self->n_busy++;
  return self->running;
}

void
jalon_window_end_task (JalonWindow *self)
{
  g_clear_object (&self->running);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->progress_revealer), FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.stop", FALSE);
  self->n_busy--;
}

typedef struct {
  JalonWindow *window;
  double       fraction;
} Report;

static gboolean
report_cb (gpointer data)
{
  Report *report = data;
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (report->window->progress), report->fraction);
  g_object_unref (report->window);
  g_free (report);
  return G_SOURCE_REMOVE;
}

void
jalon_window_report (int done, int total, gpointer window_ref)
{
  Report *report = g_new0 (Report, 1);
  *report = (Report) { g_object_ref (window_ref), total > 0 ? CLAMP ((double) done / total, 0, 1) : 0 };
  g_idle_add (report_cb, report);
}

static void
stop_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JalonWindow *self = JALON_WINDOW (widget);
  if (self->running != NULL)
    g_cancellable_cancel (self->running);
}

/* Everyone stays on show until somebody is opened from there. */
static void
show_case (JalonWindow *self)
{
  gboolean people = jalon_window_shows_people (self);
  gboolean start = g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->root)), "start") == 0;
  if ((start && self->waiting != NULL) || (people && !self->opened))
    return;
  self->opened = FALSE;
  if (people)
    jalon_window_show_page (self, "today");
  gtk_stack_set_visible_child_name (GTK_STACK (self->root), "case");
}

/* What holds for every page: an invented person, an older save, a computer on which no file can be read. */
static char *
banner_sentence (const JalonSnapshot *snapshot)
{
  g_autofree char *unconfined = snapshot->unconfined ? jalon_phrase_unconfined () : NULL;
  const char *first = snapshot->example     ? _ ("Example: an invented person. Real papers cannot be added here.")
                      : snapshot->read_only ? _ ("The newest save is damaged. This is an older one, for reading only.")
                                            : NULL;
  if (first != NULL && unconfined != NULL)
    return g_strdup_printf ("%s\n%s", first, unconfined);
  return first != NULL ? g_strdup (first) : g_steal_pointer (&unconfined);
}

/* What has to be known of the open case at all times; on the page of everyone it would be of nobody. */
void
jalon_window_show_banner (JalonWindow *self)
{
  const JalonSnapshot *snapshot = jalon_session_get_snapshot (self->session);
  g_autofree char *sentence = snapshot != NULL && !jalon_window_shows_people (self) ? banner_sentence (snapshot) : NULL;
  GtkWidget *ground = gtk_widget_get_parent (self->banner_text);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->banner), sentence != NULL);
  if (snapshot == NULL)
    return;
  if (sentence != NULL)
    gtk_label_set_label (GTK_LABEL (self->banner_text), sentence);
  gtk_widget_set_visible (self->decide, snapshot->read_only);
  if (snapshot->read_only || snapshot->unconfined)
    gtk_widget_add_css_class (ground, "trouble");
  else
    gtk_widget_remove_css_class (ground, "trouble");
}

static void
session_changed_cb (JalonWindow *self)
{
  const JalonSnapshot *snapshot = jalon_session_get_snapshot (self->session);
  if (snapshot == NULL)
    return;
  g_free (self->wanted);
  self->wanted = g_strdup (snapshot->uuid);
  show_case (self);
  jalon_window_judge_day (self);
  jalon_window_name_person (self);
  if (self->waiting != NULL && !snapshot->example && !jalon_window_shows_people (self))
    {
      g_autoptr (GPtrArray) files = g_steal_pointer (&self->waiting);
      jalon_window_add_files (self, files);
    }
}

static void
created_cb (JalonWindow *self)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->root), "case");
  jalon_window_show_page (self, "today");
  jalon_session_refresh (self->session);
}

static gpointer
open_case (JalonSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) cases = jalon_folder_list_cases (jalon_session_get_folder (session), error);
  const char *wanted = data;
  if (cases == NULL || cases->len == 0)
    return NULL;
  return jalon_case_open (jalon_session_get_folder (session), wanted != NULL ? wanted : cases->pdata[0], error);
}

/* The only thing on show: what is wrong and what can be done about it. */
static void
show_trouble (JalonWindow *self, const GError *error)
{
  g_autofree char *sentence = jalon_phrase_error (error);
  adw_status_page_set_description (ADW_STATUS_PAGE (self->trouble), sentence);
  gtk_widget_set_visible (self->rebuild, g_error_matches (error, JALON_ERROR, JALON_ERROR_DAMAGED));
  gtk_stack_set_visible_child_name (GTK_STACK (self->root), "trouble");
  gtk_stack_set_visible_child_name (GTK_STACK (self->title_stack), "title");
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JalonWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonCase) the_case = jalon_session_run_finish (JALON_SESSION (source), result, &error);

  self->n_busy--;
  if (error != NULL)
    {
      show_trouble (self, error);
      return;
    }
  if (the_case == NULL)
    {
      jalon_start_page_reset (self->start);
      gtk_stack_set_visible_child_name (GTK_STACK (self->root), "start");
      return;
    }
  self->opened = TRUE;
  jalon_session_set_case (self->session, the_case);
  jalon_session_refresh (self->session);
}

/**
 * jalon_window_open_case:
 * @self: a window
 * @uuid_or_null: (nullable): a case; %NULL for the first of the folder
 *
 * Opens a case; when it cannot be opened the window says why.
 */
void
jalon_window_open_case (JalonWindow *self, const char *uuid_or_null)
{
  char *wanted = g_strdup (uuid_or_null);
  g_free (self->wanted);
  self->wanted = wanted;
  self->n_busy++;
  jalon_session_run_async (self->session, open_case, g_strdup (wanted), g_free, NULL, opened_cb, g_object_ref (self));
}

/**
 * jalon_window_open_today:
 * @self: a window
 * @uuid: a case
 *
 * Opens a case on the page of today, whatever is shown.
 */
void
jalon_window_open_today (JalonWindow *self, const char *uuid)
{
  jalon_window_show_page (self, "today");
  gtk_widget_activate_action (GTK_WIDGET (self), "win.switch-person", "s", uuid);
}

/**
 * jalon_window_say:
 * @self: a window
 * @sentence: what to say
 */
void
jalon_window_say (JalonWindow *self, const char *sentence)
{
  jalon_window_toast (self, sentence);
}

static void
reopen_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  jalon_window_open_case (JALON_WINDOW (widget), JALON_WINDOW (widget)->wanted);
}

static void
switch_person_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  jalon_window_open_case (JALON_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
new_person_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JalonWindow *self = JALON_WINDOW (widget);
  jalon_start_page_reset (self->start);
  gtk_stack_set_visible_child_name (GTK_STACK (self->root), "start");
}

static gboolean
dropped_cb (JalonWindow *self, const GValue *value)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));
  g_autoptr (GPtrArray) given = g_ptr_array_new_with_free_func (g_object_unref);
  for (GSList *each = files; each != NULL; each = each->next)
    g_ptr_array_add (given, g_object_ref (each->data));
  jalon_window_add_files (self, given);
  return TRUE;
}

static void
take_drops (JalonWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  g_signal_connect_object (target, "drop", G_CALLBACK (dropped_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
place_activated_cb (JalonWindow *self, GtkListBoxRow *row)
{
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (self->pages), places[gtk_list_box_row_get_index (row)].page);
}

static void
page_changed_cb (JalonWindow *self)
{
  const char *page = adw_view_stack_get_visible_child_name (ADW_VIEW_STACK (self->pages));
  gboolean in_case = self->root != NULL && g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->root)), "case") == 0;
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_strcmp0 (page, places[i].page) == 0 && self->title != NULL)
      {
        adw_window_title_set_subtitle (ADW_WINDOW_TITLE (self->title), in_case ? place_name (i) : "");
        gtk_list_box_select_row (GTK_LIST_BOX (self->places), gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->places), i));
      }
}

void
jalon_window_show_page (JalonWindow *self, const char *page)
{
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (self->pages), page);
}

static void
show_page_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JalonWindow *self = JALON_WINDOW (widget);
  if (jalon_window_shows_people (self))
    gtk_widget_activate_action (widget, "win.back-to-case", NULL);
  jalon_window_show_page (self, g_variant_get_string (parameter, NULL));
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JalonWindow *self = JALON_WINDOW (widget);
  if (jalon_window_shows_people (self))
    {
      jalon_people_page_focus_search (self->people_page);
      return;
    }
  jalon_window_show_page (self, "papers");
  jalon_papers_page_focus_search (self->papers);
}

static void
narrow_cb (JalonWindow *self)
{
  adw_view_switcher_bar_set_reveal (ADW_VIEW_SWITCHER_BAR (self->switcher), jalon_shell_get_narrow (JALON_SHELL (self->shell)));
}

static void
fill_places (JalonWindow *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
      GtkWidget *icon = gtk_image_new_from_icon_name (places[i].icon);
      GtkWidget *label = gtk_label_new (place_name (i));
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_box_append (GTK_BOX (box), icon);
      gtk_box_append (GTK_BOX (box), label);
      gtk_list_box_append (GTK_LIST_BOX (self->places), box);
      gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)), GTK_ACCESSIBLE_PROPERTY_LABEL, place_name (i), -1);
    }
}

/**
 * jalon_window_show_first_paper:
 * @self: a window
 *
 * Shows the newest paper beside the list.
 */
void
jalon_window_show_first_paper (JalonWindow *self)
{
  const JalonSnapshot *snapshot = jalon_session_get_snapshot (self->session);
  jalon_window_show_page (self, "papers");
  if (snapshot != NULL && snapshot->papers->len > 0)
    jalon_papers_page_open_paper (self->papers, ((JalonPaper *) snapshot->papers->pdata[0])->id);
}

/**
 * jalon_window_is_idle:
 * @self: a window
 *
 * Returns: whether no long task runs and no case is being opened
 */
gboolean
jalon_window_is_idle (JalonWindow *self)
{
  return self->n_busy == 0;
}

static void
jalon_window_dispose (GObject *object)
{
  JalonWindow *self = JALON_WINDOW (object);
  g_clear_handle_id (&self->day_watch, g_source_remove);
  if (self->running != NULL)
    g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
  g_clear_object (&self->session);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_pointer (&self->people_of, g_free);
  g_clear_pointer (&self->last_removed, g_free);
  g_clear_pointer (&self->last_export, g_free);
  g_clear_pointer (&self->last_event, jalon_event_unref);
  g_clear_pointer (&self->last_details, g_ptr_array_unref);
  g_clear_pointer (&self->last_letter, jalon_letter_kept_free);
  g_clear_pointer (&self->last_title, jalon_title_unref);
  g_clear_pointer (&self->last_request, jalon_procedure_unref);
  G_OBJECT_CLASS (jalon_window_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.stop", NULL, stop_action);
  gtk_widget_class_install_action (widget_class, "win.reopen", NULL, reopen_action);
  gtk_widget_class_install_action (widget_class, "win.switch-person", "s", switch_person_action);
  gtk_widget_class_install_action (widget_class, "win.new-person", NULL, new_person_action);
  gtk_widget_class_install_action (widget_class, "win.show-page", "s", show_page_action);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_action);
  jalon_window_install_day_actions (widget_class);
  jalon_window_install_people_actions (widget_class);
  jalon_window_install_paper_actions (widget_class);
  jalon_window_install_file_actions (widget_class);
  jalon_window_install_journal_actions (widget_class);
  jalon_window_install_letter_actions (widget_class);
  jalon_window_install_dates_actions (widget_class);
  jalon_window_install_details_actions (widget_class);
  jalon_window_install_rules_actions (widget_class);
  jalon_window_install_safe_actions (widget_class);
  jalon_window_install_restore_actions (widget_class);
  jalon_window_install_mend_actions (widget_class);
}

static void
jalon_window_class_init (JalonWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalon_window_dispose;
  g_type_ensure (JALON_TYPE_SHELL);
  g_type_ensure (JALON_TYPE_START_PAGE);
  g_type_ensure (JALON_TYPE_TODAY_PAGE);
  g_type_ensure (JALON_TYPE_PAPERS_PAGE);
  g_type_ensure (JALON_TYPE_RENEWAL_PAGE);
  g_type_ensure (JALON_TYPE_JOURNAL_PAGE);
  g_type_ensure (JALON_TYPE_DATES_PAGE);
  g_type_ensure (JALON_TYPE_PEOPLE_PAGE);
  install_actions (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jalon_app/Jalon/ui/jalon-window.ui");
  gtk_widget_class_bind_template_child (widget_class, JalonWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, JalonWindow, title_stack);
  gtk_widget_class_bind_template_child (widget_class, JalonWindow, title);
  gtk_widget_class_bind_template_child (widget_class, JalonWindow, people);
  gtk_widget_class_bind_template_child (widget_class, JalonWindow, back_to_case);
  gtk_widget_class_bind_template_child (widget_class, JalonWindow, people_page);
  gtk_widget_class_bind_template_child (widget_class, JalonWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, JalonWindow, banner_text);
  gtk_widget_class_bind_template_child (widget_class, JalonWindow, decide);
  gtk_widget_class_bind_template_child (widget_class, JalonWindow, clock_bar);
  gtk_widget_class_bind_template_child (widget_class, JalonWindow, clock_text);
  gtk_widget_class_bind_template_child (widget_class, JalonWindow, clock_day);
  gtk_widget_class_bind_template_child (widget_class, JalonWindow, root);
  gtk_widget_class_bind_template_child (widget_class, JalonWindow, trouble);
  gtk_widget_class_bind_template_child (widget_class, JalonWindow, rebuild);
  gtk_widget_class_bind_template_child (widget_class, JalonWindow, shell);
  gtk_widget_class_bind_template_child (widget_class, JalonWindow, places);
  gtk_widget_class_bind_template_child (widget_class, JalonWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, JalonWindow, switcher);
  gtk_widget_class_bind_template_child (widget_class, JalonWindow, progress_revealer);
  gtk_widget_class_bind_template_child (widget_class, JalonWindow, progress);
  gtk_widget_class_bind_template_child (widget_class, JalonWindow, start);
  gtk_widget_class_bind_template_child (widget_class, JalonWindow, today);
  gtk_widget_class_bind_template_child (widget_class, JalonWindow, papers);
  gtk_widget_class_bind_template_child (widget_class, JalonWindow, renewal);
  gtk_widget_class_bind_template_child (widget_class, JalonWindow, journal);
  gtk_widget_class_bind_template_child (widget_class, JalonWindow, dates);
  gtk_widget_class_bind_template_callback (widget_class, created_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_changed_cb);
}

static void
jalon_window_init (JalonWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_places (self);
  take_drops (self);
  jalon_names_give (self->switcher);
  page_changed_cb (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.stop", FALSE);
  g_signal_connect_object (self->root, "notify::visible-child", G_CALLBACK (page_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->shell, "notify::narrow", G_CALLBACK (narrow_cb), self, G_CONNECT_SWAPPED);
}

/**
 * jalon_window_new:
 * @application: the application
 * @session: what to work on
 *
 * Returns: (transfer none): a window that shows nothing yet; see jalon_window_open()
 */
JalonWindow *
jalon_window_new (AdwApplication *application, JalonSession *session)
{
  JalonWindow *self = g_object_new (JALON_TYPE_WINDOW, "application", application, NULL);
  self->session = g_object_ref (session);
  jalon_start_page_set_session (self->start, session);
  jalon_today_page_set_session (self->today, session);
  jalon_papers_page_set_session (self->papers, session);
  jalon_renewal_page_set_session (self->renewal, session);
  jalon_journal_page_set_session (self->journal, session);
  jalon_dates_page_set_session (self->dates, session);
  jalon_window_set_up_people (self);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  jalon_window_say_kept_rules (self);
  return self;
}
