/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the window does when stored files are not as they were saved: it says what was found, shows what is known, and acts only on a
 * person's word. Nothing here deletes anything.
 */
#include "app/jalon-window-private.h"

#include "core/case/jalon-case-verify.h"
#include "core/intake/jalon-intake.h"
#include "core/jalon-error.h"
#include "phrases/jalon-phrases.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_NAMED 6

static GtkWidget *
ask (JalonWindow *self, const char *heading, const char *body, GCallback answered_cb, const char *action, const char *label)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, body);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", action != NULL ? _ ("_Leave as it is") : _ ("_Close"));
  if (action != NULL)
    {
      adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), action, label);
      adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), action, ADW_RESPONSE_SUGGESTED);
      g_signal_connect_object (dialog, "response", answered_cb, self, 0);
    }
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}

static gboolean
is_busy (JalonWindow *self)
{
  if (self->running != NULL)
    jalon_window_toast (self, _ ("Something is still being done. Try again when it has finished."));
  return self->running != NULL;
}

static gpointer
rebuild_case (JalonSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) cases = data == NULL ? jalon_folder_list_cases (jalon_session_get_folder (session), error) : NULL;
  const char *uuid = data != NULL ? data : cases != NULL && cases->len > 0 ? cases->pdata[0] : NULL;
  return uuid != NULL ? jalon_case_rebuild (jalon_session_get_folder (session), uuid, error) : NULL;
}

static void
rebuilt_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JalonWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonRebuildReport) report = jalon_session_run_finish (JALON_SESSION (source), result, &error);

  jalon_window_end_task (self);
  if (report == NULL)
    {
      jalon_window_toast_error (self, error);
      return;
    }
  g_autofree char *told = jalon_phrase_rebuild (report);
  ask (self, _ ("Mended, as far as it can be"), *told != '\0' ? told : _ ("The index is sound. What stands beside it was written anew."), NULL, NULL,
       NULL);
  jalon_window_open_case (self, self->wanted);
}

static void
rebuild_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JalonWindow *self = JALON_WINDOW (widget);
  if (is_busy (self))
    return;
  GCancellable *cancellable = jalon_window_begin_task (self, _ ("Bringing back what the papers know…"));
  jalon_session_run_async (self->session, rebuild_case, g_strdup (self->wanted), g_free, cancellable, rebuilt_cb, g_object_ref (self));
}

static void
rebuild_answered_cb (AdwMessageDialog *dialog, const char *response, JalonWindow *self)
{
  if (g_str_equal (response, "rebuild"))
    rebuild_action (GTK_WIDGET (self), NULL, NULL);
}

static gpointer
foresee (JalonSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return jalon_case_foresee_rebuild (jalon_session_get_folder (session), data, error);
}

static void
foreseen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JalonWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonRebuildReport) report = jalon_session_run_finish (JALON_SESSION (source), result, &error);
  if (report == NULL)
    {
      jalon_window_toast_error (self, error);
      return;
    }
  g_autofree char *known = jalon_phrase_rebuild (report);
  g_autofree char *body = g_strdup_printf (
    "%s\n\n%s\n\n%s", _ ("The newest save is damaged. What you see is the last sound one, with what stands beside it."), known,
    _ ("If you have a newer backup, leave it as it is and ask an association to help you bring it back. If you accept, Jalon goes on "
       "from here; the damaged file is set aside, not deleted."));
  ask (self, _ ("Go on with what is shown?"), body, G_CALLBACK (rebuild_answered_cb), "rebuild", _ ("_Accept"));
}

static void
decide_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JalonWindow *self = JALON_WINDOW (widget);
  const JalonSnapshot *snapshot = jalon_session_get_snapshot (self->session);
  if (snapshot != NULL && snapshot->read_only && !is_busy (self))
    jalon_session_run_async (self->session, foresee, g_strdup (snapshot->uuid), g_free, NULL, foreseen_cb, g_object_ref (self));
}

static gpointer
adopt_orphans (JalonSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  JalonCase *the_case = jalon_session_get_case (session);
  g_autoptr (GPtrArray) papers = jalon_case_adopt (the_case, data, error);
  if (papers == NULL || !jalon_case_save (the_case, error))
    return NULL;
  for (guint i = 0; i < papers->len && !g_cancellable_is_cancelled (cancellable); i++)
    jalon_intake_read (the_case, jalon_session_get_reader (session), ((JalonPaper *) papers->pdata[i])->id, cancellable, NULL);
  jalon_case_save (the_case, NULL);
  return GINT_TO_POINTER (TRUE);
}

static void
adopted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JalonWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  jalon_window_end_task (self);
  if (jalon_session_run_finish (JALON_SESSION (source), result, &error) != NULL)
    {
      jalon_window_show_page (self, "papers");
      jalon_window_toast (self, _ ("They are among your papers now. Look at each and confirm it."));
    }
  else
    jalon_window_toast_error (self, error);
  jalon_session_refresh (self->session);
}

static void
orphans_answered_cb (AdwMessageDialog *dialog, const char *response, JalonWindow *self)
{
  char **paths = g_object_get_data (G_OBJECT (dialog), "paths");
  if (!g_str_equal (response, "keep") || is_busy (self))
    return;
  GCancellable *cancellable = jalon_window_begin_task (self, _ ("Adding papers…"));
  jalon_session_run_async (self->session, adopt_orphans, g_strdupv (paths), (GDestroyNotify) g_strfreev, cancellable, adopted_cb,
                           g_object_ref (self));
}

static const JalonPaper *
find_by_path (const JalonSnapshot *snapshot, const char *path)
{
  const char *file = strrchr (path, '/');
  GPtrArray *lists[] = { snapshot->papers, snapshot->removed };
  for (gsize l = 0; file != NULL && l < G_N_ELEMENTS (lists); l++)
    for (guint i = 0; i < lists[l]->len; i++)
      if (g_str_has_prefix (file + 1, ((JalonPaper *) lists[l]->pdata[i])->sha256))
        return lists[l]->pdata[i];
  return NULL;
}

/* "bulletin.pdf: the file on the disk is no longer the one that was kept". A person knows the name, not the digest. */
static void
append_damages (GString *body, const JalonSnapshot *snapshot, GPtrArray *damages)
{
  for (guint i = 0; i < MIN (damages->len, MOST_NAMED); i++)
    {
      const JalonDamage *damage = damages->pdata[i];
      const JalonPaper *paper = find_by_path (snapshot, damage->path);
      g_autofree char *why = jalon_phrase_damage (damage->why);
      /* Translators: the name of a file, then what happened to it ("the file is missing") */
      g_string_append_printf (body, _ ("%s: %s"), paper != NULL ? paper->name : damage->path, why);
      g_string_append_c (body, '\n');
    }
  if (damages->len > MOST_NAMED)
    {
      g_string_append_printf (body, ngettext ("and %u more", "and %u more", damages->len - MOST_NAMED), damages->len - MOST_NAMED);
      g_string_append_c (body, '\n');
    }
}

static void
show_damage (JalonWindow *self, const JalonVerifyReport *report)
{
  const JalonSnapshot *snapshot = jalon_session_get_snapshot (self->session);
  g_autoptr (GString) body = g_string_new (NULL);

  append_damages (body, snapshot, report->damaged);
  append_damages (body, snapshot, report->changed_outside);
  g_string_append_c (body, '\n');
  g_string_append (body, _ ("Nothing was overwritten. A backup brings back everything. Without one, Jalon can mend what the other files know; "
                            "what is damaged is set aside, not deleted."));
  ask (self, _ ("Some files are damaged"), body->str, G_CALLBACK (rebuild_answered_cb), "rebuild", _ ("_Mend what can be mended"));
}

static void
show_orphans (JalonWindow *self, GPtrArray *orphans)
{
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();
  g_autofree char *body = g_strdup_printf (ngettext ("%d file is here that no paper mentions. It stays until you decide.",
                                                     "%d files are here that no paper mentions. They stay until you decide.", orphans->len),
                                           (int) orphans->len);
  for (guint i = 0; i < orphans->len; i++)
    g_strv_builder_add (paths, orphans->pdata[i]);
  GtkWidget *dialog = ask (self, _ ("Your papers are sound"), body, G_CALLBACK (orphans_answered_cb), "keep", _ ("_Keep as papers"));
  g_object_set_data_full (G_OBJECT (dialog), "paths", g_strv_builder_end (paths), (GDestroyNotify) g_strfreev);
}

static gpointer
verify_case (JalonSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return jalon_case_verify (jalon_session_get_folder (session), data, cancellable, error);
}

static void
verified_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JalonWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonVerifyReport) report = jalon_session_run_finish (JALON_SESSION (source), result, &error);
  const JalonSnapshot *snapshot = jalon_session_get_snapshot (self->session);

  jalon_window_end_task (self);
  if (report == NULL)
    jalon_window_toast_error (self, error);
  else if (report->damaged->len + report->changed_outside->len > 0)
    show_damage (self, report);
  else if (report->orphans->len > 0 && !snapshot->example)
    show_orphans (self, report->orphans);
  else
    ask (self, _ ("All papers are sound"), _ ("Every stored file was read: each is still the one that was kept."), NULL, NULL, NULL);
}

static void
verify_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JalonWindow *self = JALON_WINDOW (widget);
  const JalonSnapshot *snapshot = jalon_session_get_snapshot (self->session);
  if (snapshot == NULL || self->running != NULL)
    {
      jalon_window_toast (self, _ ("There is nothing to check right now."));
      return;
    }
  GCancellable *cancellable = jalon_window_begin_task (self, _ ("Reading every stored file…"));
  jalon_session_run_async (self->session, verify_case, g_strdup (snapshot->uuid), g_free, cancellable, verified_cb, g_object_ref (self));
}

/**
 * jalon_window_install_mend_actions:
 * @klass: the class of the window
 */
void
jalon_window_install_mend_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.verify", NULL, verify_action);
  gtk_widget_class_install_action (klass, "win.rebuild", NULL, rebuild_action);
  gtk_widget_class_install_action (klass, "win.decide", NULL, decide_action);
}
