/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the window does with papers: add, remove and bring back, make fit, open.
 */
#include "app/jalon-window-private.h"

#include "app/jalon-compat.h"
#include "app/jalon-paper-item.h"
#include "core/intake/jalon-intake.h"
#include "core/jalon-error.h"
#include "phrases/jalon-phrases.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct {
  JalonWindow *window;
  char       **paths;
} Adding;

static void
adding_free (gpointer data)
{
  Adding *self = data;
  g_object_unref (self->window);
  g_strfreev (self->paths);
  g_free (self);
}

static const char *
portal_of (JalonCase *the_case, char **owned)
{
  g_autoptr (JalonRenewalFile) file = jalon_case_dup_renewal (the_case);
  return *owned = g_strdup (file != NULL ? file->portal : "anef");
}

static gpointer
add_papers (JalonSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Adding *adding = data;
  g_autofree char *portal = NULL;
  JalonCase *the_case = jalon_session_get_case (session);
  return jalon_intake_add_files (the_case, jalon_session_get_reader (session), jalon_session_get_packs (session),
                                 portal_of (the_case, &portal), (const char *const *) adding->paths, NULL, jalon_window_report,
                                 adding->window, cancellable, error);
}

/* "17 fine, 3 need you". */
static char *
summary_sentence (const JalonIntakeSummary *summary)
{
  g_autofree char *fine = g_strdup_printf (ngettext ("%d fine", "%d fine", summary->n_fine), summary->n_fine);
  g_autofree char *need = g_strdup_printf (ngettext ("%d needs you", "%d need you", summary->n_need_you), summary->n_need_you);
  if (summary->cancelled)
    /* Translators: two counts such as "17 fine" and "3 need you" */
    return g_strdup_printf (_ ("Stopped. What was added stays: %s, %s"), fine, need);
  /* Translators: two counts such as "17 fine" and "3 need you" */
  return g_strdup_printf (_ ("%s, %s"), fine, need);
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JalonWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonIntakeSummary) summary = jalon_session_run_finish (JALON_SESSION (source), result, &error);

  jalon_window_end_task (self);
  if (summary == NULL)
    jalon_window_toast_error (self, error);
  else
    {
      g_autofree char *sentence = summary_sentence (summary);
      jalon_window_toast (self, sentence);
      jalon_window_show_page (self, "papers");
    }
  jalon_session_refresh (self->session);
}

/**
 * jalon_window_add_files:
 * @self: a window
 * @files: (element-type GFile): what was chosen, dropped or named on the command line
 *
 * Adds files to the open case; before one is open, and while everyone is on show, they wait.
 */
void
jalon_window_add_files (JalonWindow *self, GPtrArray *files)
{
  const JalonSnapshot *snapshot = jalon_session_get_snapshot (self->session);
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();

  if (files->len == 0)
    return;
  if (snapshot == NULL || jalon_window_shows_people (self))
    {
      g_clear_pointer (&self->waiting, g_ptr_array_unref);
      self->waiting = g_ptr_array_ref (files);
      if (jalon_window_shows_people (self))
        jalon_window_toast (self, _ ("Open the person whose papers these are; they are added then."));
      return;
    }
  if (snapshot->example)
    {
      jalon_window_toast (self, _ ("The example cannot receive real papers. Main menu, “Another person…” begins yours."));
      return;
    }
  if (self->running != NULL)
    {
      jalon_window_toast (self, _ ("Something is still being done. Add these when it has finished."));
      return;
    }
  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *path = g_file_get_path (files->pdata[i]);
      if (path != NULL)
        g_strv_builder_add (paths, path);
    }
  Adding *adding = g_new0 (Adding, 1);
  *adding = (Adding) { g_object_ref (self), g_strv_builder_end (paths) };
  GCancellable *cancellable = jalon_window_begin_task (self, _ ("Adding papers…"));
  jalon_session_run_async (self->session, add_papers, adding, adding_free, cancellable, added_cb, g_object_ref (self));
}

typedef struct {
  JalonWindow *window;
  GPtrArray   *papers; /* (element-type utf8) ids */
} Reading;

static void
reading_free (gpointer data)
{
  Reading *self = data;
  g_object_unref (self->window);
  g_ptr_array_unref (self->papers);
  g_free (self);
}

/* A file that gives nothing stays as it is; the others are still read. */
static gpointer
read_papers (JalonSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Reading *reading = data;
  JalonCase *the_case = jalon_session_get_case (session);
  for (guint i = 0; i < reading->papers->len; i++)
    {
      g_autoptr (GError) local_error = NULL;
      if (g_cancellable_is_cancelled (cancellable))
        break;
      if (!jalon_intake_read (the_case, jalon_session_get_reader (session), reading->papers->pdata[i], cancellable, &local_error) &&
          g_error_matches (local_error, JALON_ERROR, JALON_ERROR_UNSAFE))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          break;
        }
      jalon_window_report ((int) i + 1, (int) reading->papers->len, reading->window);
    }
  g_autoptr (GError) save_error = NULL;
  if (!jalon_case_save (the_case, &save_error) && *error == NULL)
    g_propagate_error (error, g_steal_pointer (&save_error));
  return NULL;
}

static void
papers_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JalonWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  jalon_session_run_finish (JALON_SESSION (source), result, &error);
  jalon_window_end_task (self);
  jalon_window_toast_error (self, error);
  jalon_session_refresh (self->session);
}

/* Papers that were never looked at (somebody stopped, the reader could not start) or only by an older reader. */
static void
look_at_papers_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JalonWindow *self = JALON_WINDOW (widget);
  const JalonSnapshot *snapshot = jalon_session_get_snapshot (self->session);
  g_autoptr (GPtrArray) papers = g_ptr_array_new_with_free_func (g_free);

  if (self->running != NULL)
    {
      jalon_window_toast (self, _ ("Something is still being done. Try again when it has finished."));
      return;
    }
  for (guint i = 0; snapshot != NULL && i < snapshot->papers->len; i++)
    {
      const JalonPaper *paper = snapshot->papers->pdata[i];
      if (!g_hash_table_contains (snapshot->judgements, paper->id))
        g_ptr_array_add (papers, g_strdup (paper->id));
    }
  if (papers->len == 0)
    return;
  Reading *reading = g_new0 (Reading, 1);
  *reading = (Reading) { g_object_ref (self), g_steal_pointer (&papers) };
  GCancellable *cancellable = jalon_window_begin_task (self, _ ("Looking at papers…"));
  jalon_session_run_async (self->session, read_papers, reading, reading_free, cancellable, papers_read_cb, g_object_ref (self));
}

static void
chosen_cb (GPtrArray *files, gpointer user_data)
{
  jalon_window_add_files (user_data, files);
}

static void
add_papers_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  jalon_compat_choose (GTK_WINDOW (widget), JALON_CHOOSE_FILES, _ ("Add papers"), _ ("_Add"), NULL, chosen_cb, g_object_ref (widget),
                       g_object_unref);
}

typedef struct {
  char    *paper;
  gboolean removed;
} Mark;

static void
mark_free (gpointer data)
{
  g_free (((Mark *) data)->paper);
  g_free (data);
}

static gpointer
mark_paper (JalonSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const Mark *mark = data;
  JalonCase *the_case = jalon_session_get_case (session);
  gboolean good = mark->removed ? jalon_case_remove_paper (the_case, mark->paper, FALSE, error)
                                : jalon_case_restore_paper (the_case, mark->paper, error);
  return GINT_TO_POINTER (good && jalon_case_save (the_case, error));
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JalonWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  jalon_session_run_finish (JALON_SESSION (source), result, &error);
  jalon_window_toast_error (self, error);
  jalon_session_refresh (self->session);
}

static void
restore_paper (JalonWindow *self, const char *paper)
{
  Mark *mark = g_new0 (Mark, 1);
  *mark = (Mark) { g_strdup (paper), FALSE };
  jalon_session_run_async (self->session, mark_paper, mark, mark_free, NULL, restored_cb, g_object_ref (self));
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JalonWindow *self = JALON_WINDOW (widget);
  g_autofree char *paper = g_steal_pointer (&self->last_removed);
  if (paper != NULL)
    restore_paper (self, paper);
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JalonWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  jalon_session_run_finish (JALON_SESSION (source), result, &error);
  if (error != NULL)
    jalon_window_toast_error (self, error);
  else
    {
      AdwToast *toast = jalon_window_new_toast (_ ("Paper removed. It is kept and can be brought back."));
      adw_toast_set_button_label (toast, _ ("Undo"));
      adw_toast_set_action_name (toast, "win.undo");
      adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (self->toasts), toast);
    }
  jalon_session_refresh (self->session);
}

static void
remove_paper_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JalonWindow *self = JALON_WINDOW (widget);
  const char *paper = jalon_papers_page_get_paper (self->papers);
  if (paper == NULL)
    {
      jalon_window_toast (self, _ ("Choose a paper first."));
      return;
    }
  Mark *mark = g_new0 (Mark, 1);
  *mark = (Mark) { g_strdup (paper), TRUE };
  g_free (self->last_removed);
  self->last_removed = g_strdup (paper);
  jalon_session_run_async (self->session, mark_paper, mark, mark_free, NULL, removed_cb, g_object_ref (self));
}

static void
bring_back_cb (GtkWidget *button)
{
  JalonWindow *self = g_object_get_data (G_OBJECT (button), "window");
  restore_paper (self, g_object_get_data (G_OBJECT (button), "paper"));
  gtk_widget_set_sensitive (button, FALSE);
  gtk_button_set_label (GTK_BUTTON (button), _ ("Brought back"));
}

/* Every removed paper with a button that brings it back. */
static void
show_removed_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JalonWindow *self = JALON_WINDOW (widget);
  const JalonSnapshot *snapshot = jalon_session_get_snapshot (self->session);
  GtkWidget *window = adw_preferences_window_new ();
  GtkWidget *page = adw_preferences_page_new (), *group = adw_preferences_group_new ();

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _ ("They are kept until you bring them back."));
  for (guint i = 0; snapshot != NULL && i < snapshot->removed->len; i++)
    {
      const JalonPaper *paper = snapshot->removed->pdata[i];
      GtkWidget *row = adw_action_row_new (), *button = gtk_button_new_with_label (_ ("Bring back"));
      g_autoptr (JalonPaperItem) item = jalon_paper_item_new (paper, NULL, jalon_session_get_packs (self->session));
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), jalon_paper_item_get_title (item));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), paper->name);
      adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      g_object_set_data (G_OBJECT (button), "window", self);
      g_object_set_data_full (G_OBJECT (button), "paper", g_strdup (paper->id), g_free);
      g_signal_connect (button, "clicked", G_CALLBACK (bring_back_cb), NULL);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), ADW_PREFERENCES_PAGE (page));
  adw_preferences_window_set_search_enabled (ADW_PREFERENCES_WINDOW (window), FALSE);
  gtk_window_set_title (GTK_WINDOW (window), _ ("Removed papers"));
  gtk_window_set_default_size (GTK_WINDOW (window), 480, 480);
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (self));
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_present (GTK_WINDOW (window));
}

static void
open_paper_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JalonWindow *self = JALON_WINDOW (widget);
  jalon_window_show_page (self, "papers");
  jalon_papers_page_open_paper (self->papers, g_variant_get_string (parameter, NULL));
}

typedef struct {
  JalonWindow *window;
  char        *paper;
} Repairing;

static void
repairing_free (gpointer data)
{
  Repairing *self = data;
  g_object_unref (self->window);
  g_free (self->paper);
  g_free (self);
}

/* The copy takes the place of the original in every answer; the original stays among the papers. */
static gboolean
replace_in_answers (JalonCase *the_case, const char *original, const char *copy, GError **error)
{
  g_autoptr (JalonRenewalFile) file = jalon_case_dup_renewal (the_case);
  if (file == NULL)
    return TRUE;
  g_autoptr (JalonRenewalFile) changed = jalon_renewal_file_dup (file);
  for (guint i = 0; i < changed->answers->len; i++)
    {
      const JalonAnswer *answer = changed->answers->pdata[i];
      if (g_strcmp0 (answer->paper, original) != 0)
        continue;
      JalonAnswer *replaced = jalon_answer_dup (answer);
      g_free (replaced->paper);
      replaced->paper = g_strdup (copy);
      jalon_answer_unref (changed->answers->pdata[i]);
      changed->answers->pdata[i] = replaced;
    }
  return jalon_case_set_renewal (the_case, changed, error);
}

static char *
name_of_copy (const JalonPaper *original, GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *dot = strrchr (original->name, '.');
  g_autofree char *stem = g_strndup (original->name, dot != NULL ? (gsize) (dot - original->name) : strlen (original->name));
  gboolean pdf = size > 4 && memcmp (data, "%PDF", 4) == 0;
  /* Translators: name of a repaired copy: the name of the original, then an extension. Plain letters only: portals refuse others. */
  return g_strdup_printf (_ ("%s-fits.%s"), stem, pdf ? "pdf" : original->extension);
}

static JalonPaper *
store_copy (JalonSession *session, const JalonPaper *original, GBytes *bytes, GError **error)
{
  JalonCase *the_case = jalon_session_get_case (session);
  g_autofree char *name = name_of_copy (original, bytes);
  g_autoptr (JalonPaper) stored =
    jalon_case_is_example (the_case) ? jalon_case_import_example_bytes (the_case, bytes, name, original->kind, error)
                                     : jalon_case_import_bytes (the_case, bytes, name, original->kind, NULL, NULL, error);
  if (stored == NULL)
    return NULL;
  /* Words and pages were compared: what a person confirmed of the original holds for the copy. */
  JalonPaper *copy = jalon_paper_dup (stored);
  copy->issued = original->issued;
  copy->until = original->until;
  copy->confirmed = original->confirmed;
  if (!jalon_case_set_paper (the_case, copy, error))
    g_clear_pointer (&copy, jalon_paper_unref);
  return copy;
}

static gpointer
repair_paper (JalonSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Repairing *repairing = data;
  JalonCase *the_case = jalon_session_get_case (session);
  g_autofree char *portal = NULL;
  g_autoptr (JalonPaper) original = jalon_case_dup_paper (the_case, repairing->paper);
  g_autoptr (GBytes) bytes = original != NULL ? jalon_case_load_paper (the_case, repairing->paper, error) : NULL;
  g_autoptr (JalonPerson) person = jalon_case_dup_person (the_case);
  const char *words[] = { person->given, person->family, NULL };

  if (bytes == NULL)
    return NULL;
  JalonRepairReport *report = jalon_repair_run (jalon_session_get_reader (session), jalon_session_get_packs (session),
                                                portal_of (the_case, &portal), 0, FALSE, bytes, original->name, words,
                                                jalon_window_report, repairing->window, cancellable, error);
  if (report == NULL)
    return NULL;
  g_autoptr (JalonPaper) copy = store_copy (session, original, report->out, error);
  if (copy == NULL || !replace_in_answers (the_case, original->id, copy->id, error) || !jalon_case_save (the_case, error))
    {
      jalon_repair_report_free (report);
      return NULL;
    }
  jalon_intake_read (the_case, jalon_session_get_reader (session), copy->id, NULL, NULL);
  jalon_case_save (the_case, NULL);
  return report;
}

static char *
repaired_sentence (const JalonRepairReport *report)
{
  g_autofree char *before = jalon_phrase_size (report->size_before);
  g_autofree char *after = jalon_phrase_size (report->size_after);
  g_autofree char *pages =
    g_strdup_printf (ngettext ("%d page, as before", "%d pages, as before", report->pages_after), report->pages_after);
  if (report->may_be_refused)
    /* Translators: two sizes, then a number of pages */
    return g_strdup_printf (_ ("The copy went from %s to %s; %s. It is still larger than what is usually taken and may be refused."),
                            before, after, pages);
  /* Translators: two sizes, then a number of pages */
  return g_strdup_printf (_ ("A copy that fits was made: from %s to %s; %s."), before, after, pages);
}

static void
repaired_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JalonWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  JalonRepairReport *report = jalon_session_run_finish (JALON_SESSION (source), result, &error);

  jalon_window_end_task (self);
  if (report == NULL)
    jalon_window_toast_error (self, error);
  else
    {
      g_autofree char *sentence = repaired_sentence (report);
      jalon_window_toast (self, sentence);
      jalon_repair_report_free (report);
    }
  jalon_session_refresh (self->session);
}

static void
repair_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JalonWindow *self = JALON_WINDOW (widget);
  if (self->running != NULL)
    {
      jalon_window_toast (self, _ ("Something is still being done. Try again when it has finished."));
      return;
    }
  Repairing *repairing = g_new0 (Repairing, 1);
  *repairing = (Repairing) { g_object_ref (self), g_variant_dup_string (parameter, NULL) };
  GCancellable *cancellable = jalon_window_begin_task (self, _ ("Making a copy that fits…"));
  jalon_session_run_async (self->session, repair_paper, repairing, repairing_free, cancellable, repaired_cb, g_object_ref (self));
}

/**
 * jalon_window_install_paper_actions:
 * @klass: the class of the window
 */
void
jalon_window_install_paper_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.add-papers", NULL, add_papers_action);
  gtk_widget_class_install_action (klass, "win.look-at-papers", NULL, look_at_papers_action);
  gtk_widget_class_install_action (klass, "win.remove-paper", NULL, remove_paper_action);
  gtk_widget_class_install_action (klass, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (klass, "win.show-removed", NULL, show_removed_action);
  gtk_widget_class_install_action (klass, "win.open-paper", "s", open_paper_action);
  gtk_widget_class_install_action (klass, "win.repair", "s", repair_action);
}
