/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the window writes of the rights line: the page of all dates, the page for the employer, the drawing. The place is chosen first;
 * the pages are drawn on the worker thread.
 */
#include "app/jalon-window-private.h"

#include "app/jalon-compat.h"
#include "core/sheets/jalon-strip.h"
#include "phrases/jalon-phrases-pages.h"

#include <glib/gi18n.h>

/* One page to be written; all references are its own. */
typedef struct {
  JalonWindow     *window;
  char            *what; /* dates, employer, drawing */
  GFile           *out;
  JalonRightsLine *line;
  GPtrArray       *next;
  JalonPerson     *person;
  GDate            today;
  gboolean         example;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *self = data;
  g_object_unref (self->window);
  g_free (self->what);
  g_clear_object (&self->out);
  jalon_rights_line_unref (self->line);
  g_ptr_array_unref (self->next);
  g_clear_pointer (&self->person, jalon_person_unref);
  g_free (self);
}

static JalonPageCase
page_case (JalonPacks *packs, const Writing *self)
{
  return (JalonPageCase) { .packs = packs, .line = self->line, .next = self->next, .person = self->person, .today = self->today,
                           .example = self->example };
}

static Writing *
writing_new (JalonWindow *window, const char *what)
{
  const JalonSnapshot *snapshot = jalon_session_get_snapshot (window->session);
  Writing *self = g_new0 (Writing, 1);
  *self = (Writing) { g_object_ref (window), g_strdup (what), NULL, jalon_rights_line_ref (snapshot->line),
                      g_ptr_array_ref (snapshot->next), snapshot->person != NULL ? jalon_person_ref (snapshot->person) : NULL,
                      *jalon_session_get_today (window->session), snapshot->example };
  return self;
}

static GBytes *
draw (JalonPacks *packs, const Writing *self, GError **error)
{
  JalonPageCase the_case = page_case (packs, self);
  int n_pages;
  if (g_str_equal (self->what, "dates"))
    return jalon_page_dates (&the_case, &n_pages, error);
  if (g_str_equal (self->what, "employer"))
    return jalon_page_employer (&the_case, &n_pages, error);
  g_autoptr (JalonStrip) strip = jalon_page_strip (&the_case);
  return jalon_strip_render (strip, JALON_STRIP_PDF, error);
}

/* The file dialog asked before it chose a file that exists. */
static gpointer
write_page (JalonSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const Writing *writing = data;
  g_autoptr (GBytes) bytes = draw (jalon_session_get_packs (session), writing, error);
  gsize size;
  const char *content = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;
  return GINT_TO_POINTER (content != NULL && g_file_replace_contents (writing->out, content, size, NULL, FALSE, G_FILE_CREATE_PRIVATE,
                                                                       NULL, cancellable, error));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JalonWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  if (jalon_session_run_finish (JALON_SESSION (source), result, &error) == NULL)
    jalon_window_toast_error (self, error);
  else
    jalon_window_toast (self, _ ("The page is written. It informs; only the papers themselves prove a right."));
}

static void
chosen_cb (GPtrArray *files, gpointer user_data)
{
  Writing *asked = user_data;
  Writing *writing = writing_new (asked->window, asked->what);
  writing->out = g_object_ref (files->pdata[0]);
  jalon_session_run_async (asked->window->session, write_page, writing, writing_free, NULL, written_cb, g_object_ref (asked->window));
}

/* A page for the employer is only made when a confirmed page proves the right to work. */
static void
write_page_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JalonWindow *self = JALON_WINDOW (widget);
  const JalonSnapshot *snapshot = jalon_session_get_snapshot (self->session);
  if (snapshot == NULL)
    return;
  Writing *writing = writing_new (self, g_variant_get_string (parameter, NULL));
  JalonPageCase the_case = page_case (jalon_session_get_packs (self->session), writing);
  g_autofree char *refusal = g_str_equal (writing->what, "employer") ? jalon_page_employer_refusal (&the_case) : NULL;
  if (refusal != NULL)
    {
      jalon_window_toast (self, refusal);
      writing_free (writing);
      return;
    }
  /* Translators: neutral name of a page that is printed */
  jalon_compat_choose (GTK_WINDOW (self), JALON_CHOOSE_SAVE, _ ("Where to write the page"), _ ("_Write the page"), _ ("page.pdf"), chosen_cb,
                       writing, writing_free);
}

/**
 * jalon_window_install_dates_actions:
 * @klass: the class of the window
 */
void
jalon_window_install_dates_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.write-page", "s", write_page_action);
}
