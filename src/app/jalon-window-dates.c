/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the window writes of the rights line: the page of all dates, the page for the employer, the drawing, the calendar. The place is
 * chosen first; the pages are drawn on the worker thread.
 */
#include "app/jalon-window-private.h"

#include "app/jalon-compat.h"
#include "core/sheets/jalon-proof-copies.h"
#include "core/sheets/jalon-strip.h"
#include "phrases/jalon-phrases-pages.h"

#include <glib/gi18n.h>
#include <string.h>

/* What can be written, by the target of win.write-page. Names of files are neutral. */
typedef enum { DRAW_DATES, DRAW_EMPLOYER, DRAW_STRIP, DRAW_CALENDAR } Draw;
typedef struct {
  const char      *what;
  Draw             draw;
  JalonStripFormat format;   /* of DRAW_STRIP */
  gboolean         copies;   /* with DRAW_EMPLOYER: marked copies of the pages that prove it */
  const char      *name;     /* N_() text */
} Kind;

static const Kind kinds[] = {
  { "dates", DRAW_DATES, JALON_STRIP_PDF, FALSE, N_ ("page.pdf") },
  { "employer", DRAW_EMPLOYER, JALON_STRIP_PDF, FALSE, N_ ("page.pdf") },
  { "copies", DRAW_EMPLOYER, JALON_STRIP_PDF, TRUE, N_ ("page.pdf") },
  { "drawing", DRAW_STRIP, JALON_STRIP_PDF, FALSE, N_ ("page.pdf") },
  { "drawing-png", DRAW_STRIP, JALON_STRIP_PNG, FALSE, N_ ("drawing.png") },
  { "drawing-svg", DRAW_STRIP, JALON_STRIP_SVG, FALSE, N_ ("drawing.svg") },
  { "calendar", DRAW_CALENDAR, JALON_STRIP_PDF, FALSE, N_ ("dates.ics") },
};

/* One file to be written; all references are its own. */
typedef struct {
  JalonWindow     *window;
  const Kind      *kind;
  GFile           *out;
  JalonRightsLine *line;
  GPtrArray       *next;
  GPtrArray       *events;
  GPtrArray       *papers;
  JalonPerson     *person;
  char            *uuid;
  char            *for_whom; /* (nullable) */
  GDate            today;
  gboolean         example;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *self = data;
  g_object_unref (self->window);
  g_clear_object (&self->out);
  jalon_rights_line_unref (self->line);
  g_ptr_array_unref (self->next);
  g_ptr_array_unref (self->events);
  g_ptr_array_unref (self->papers);
  g_clear_pointer (&self->person, jalon_person_unref);
  g_free (self->uuid);
  g_free (self->for_whom);
  g_free (self);
}

static JalonPageCase
page_case (JalonPacks *packs, const Writing *self)
{
  return (JalonPageCase) { .packs = packs, .line = self->line, .next = self->next, .person = self->person, .today = self->today,
                           .example = self->example, .events = self->events, .papers = self->papers };
}

static const Kind *
find_kind (const char *what)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].what, what))
      return &kinds[i];
  return NULL;
}

static Writing *
writing_new (JalonWindow *window, const Kind *kind)
{
  const JalonSnapshot *snapshot = jalon_session_get_snapshot (window->session);
  Writing *self = g_new0 (Writing, 1);
  *self = (Writing) { .window = g_object_ref (window), .kind = kind, .line = jalon_rights_line_ref (snapshot->line),
                      .next = g_ptr_array_ref (snapshot->next),
                      .events = g_ptr_array_ref (snapshot->events), .papers = g_ptr_array_ref (snapshot->papers),
                      .person = snapshot->person != NULL ? jalon_person_ref (snapshot->person) : NULL,
                      .uuid = g_strdup (snapshot->uuid), .for_whom = jalon_dates_page_dup_employer (window->dates),
                      .today = *jalon_session_get_today (window->session), .example = snapshot->example };
  return self;
}

/* On the worker thread. */
static GBytes *
draw_employer (JalonSession *session, JalonPageCase *the_case, const Writing *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) copies = NULL;
  g_autofree char *mark = jalon_page_copies_mark (the_case, self->for_whom);
  int n_pages;
  if (self->kind->copies)
    {
      copies = jalon_proof_copies_make (jalon_session_get_case (session), jalon_session_get_reader (session),
                                        jalon_page_employer_proof (the_case), mark, cancellable, error);
      if (copies == NULL)
        return NULL;
      the_case->copies = copies;
    }
  return jalon_page_employer (the_case, &n_pages, error);
}

static GBytes *
draw (JalonSession *session, const Writing *self, GCancellable *cancellable, GError **error)
{
  JalonPageCase the_case = page_case (jalon_session_get_packs (session), self);
  g_autoptr (JalonStrip) strip = NULL;
  char *calendar;
  int n_pages;
  switch (self->kind->draw)
    {
    case DRAW_DATES:
      return jalon_page_dates (&the_case, &n_pages, error);
    case DRAW_EMPLOYER:
      return draw_employer (session, &the_case, self, cancellable, error);
    case DRAW_CALENDAR:
      calendar = jalon_page_calendar (&the_case, self->uuid);
      return g_bytes_new_take (calendar, strlen (calendar));
    case DRAW_STRIP:
    default:
      strip = jalon_page_strip (&the_case);
      return jalon_strip_render (strip, self->kind->format, error);
    }
}

/* The file dialog asked before it chose a file that exists. */
static gpointer
write_page (JalonSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const Writing *writing = data;
  g_autoptr (GBytes) bytes = draw (session, writing, cancellable, error);
  gsize size;
  const char *content = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;
  return GINT_TO_POINTER (content != NULL && g_file_replace_contents (writing->out, content, size, NULL, FALSE, G_FILE_CREATE_PRIVATE,
                                                                       NULL, cancellable, error));
}

static void
say_written (JalonWindow *self, const GError *error)
{
  g_autofree char *refusal = error != NULL ? jalon_page_copies_refusal (error) : NULL;
  if (refusal != NULL)
    jalon_window_toast (self, refusal);
  else if (error != NULL)
    jalon_window_toast_error (self, error);
  else
    jalon_window_toast (self, _ ("The page is written. It informs; only the papers themselves prove a right."));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JalonWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  jalon_session_run_finish (JALON_SESSION (source), result, &error);
  say_written (self, error);
}

static void
calendar_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JalonWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  jalon_session_run_finish (JALON_SESSION (source), result, &error);
  if (error != NULL)
    jalon_window_toast_error (self, error);
  else
    jalon_window_toast (self, _ ("The calendar is written. Open it with your calendar; when dates change, write and open it again: nothing doubles."));
}

static void
chosen_cb (GPtrArray *files, gpointer user_data)
{
  Writing *asked = user_data;
  Writing *writing = writing_new (asked->window, asked->kind);
  writing->out = g_object_ref (files->pdata[0]);
  jalon_session_run_async (asked->window->session, write_page, writing, writing_free, NULL,
                           writing->kind->draw == DRAW_CALENDAR ? calendar_written_cb : written_cb, g_object_ref (asked->window));
}

/* A page for the employer is only made when a confirmed page proves the right to work. */
static char *
find_refusal (JalonWindow *self, const Writing *writing)
{
  JalonPageCase the_case = page_case (jalon_session_get_packs (self->session), writing);
  return writing->kind->draw == DRAW_EMPLOYER ? jalon_page_employer_refusal (&the_case) : NULL;
}

static void
write_page_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JalonWindow *self = JALON_WINDOW (widget);
  const JalonSnapshot *snapshot = jalon_session_get_snapshot (self->session);
  const Kind *kind = find_kind (g_variant_get_string (parameter, NULL));
  if (snapshot == NULL || kind == NULL)
    return;
  Writing *writing = writing_new (self, kind);
  g_autofree char *refusal = find_refusal (self, writing);
  if (refusal != NULL)
    {
      jalon_window_toast (self, refusal);
      writing_free (writing);
      return;
    }
  jalon_compat_choose (GTK_WINDOW (self), JALON_CHOOSE_SAVE, kind->draw == DRAW_CALENDAR ? _ ("Where to write the calendar") : _ ("Where to write the page"),
                       kind->draw == DRAW_CALENDAR ? _ ("_Write the calendar") : _ ("_Write the page"), _ (kind->name), chosen_cb, writing,
                       writing_free);
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
