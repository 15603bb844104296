/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shows a paper beside the form that is filled from it. It reads nothing from the paper and changes nothing.
 */
#include "app/jalon-side-paper.h"

#include "app/jalon-preview.h"
#include "phrases/jalon-phrases.h"

#include <glib/gi18n.h>
#include <stdlib.h>

struct _JalonSidePaper {
  GtkWidget     parent_instance;
  GtkWidget    *stack, *none;
  JalonPreview *preview;
  JalonSession *session;
  char         *paper;     /* (nullable) shown, or on its way */
  int           wanted;    /* page to begin with, once it is there */
};

enum { PAGE_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JalonSidePaper, jalon_side_paper, GTK_TYPE_WIDGET)

typedef struct {
  char   *paper;
  GBytes *bytes;
} Content;

static void
content_free (gpointer data)
{
  Content *self = data;
  g_free (self->paper);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

static gpointer
load (JalonSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Content *content = g_new0 (Content, 1);
  content->paper = g_strdup (data);
  content->bytes = jalon_case_load_paper (jalon_session_get_case (session), data, error);
  if (content->bytes != NULL)
    return content;
  content_free (content);
  return NULL;
}

static void
say (JalonSidePaper *self, const char *title, const char *description)
{
  adw_status_page_set_title (ADW_STATUS_PAGE (self->none), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (self->none), description);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "none");
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JalonSidePaper) self = user_data;
  g_autoptr (GError) error = NULL;
  Content *content = jalon_session_run_finish (JALON_SESSION (source), result, &error);

  if (content == NULL)
    {
      g_autofree char *sentence = jalon_phrase_error (error);
      say (self, _ ("The paper cannot be shown"), sentence);
      return;
    }
  if (g_strcmp0 (self->paper, content->paper) == 0)
    {
      jalon_preview_set_document (self->preview, jalon_session_get_reader (self->session), content->bytes);
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "paper");
    }
  content_free (content);
}

/**
 * jalon_side_paper_show:
 * @self: a side paper with its session
 * @paper: (nullable): id of the paper to show
 * @pages: (nullable): pages that were chosen before; the first one comes into view
 */
void
jalon_side_paper_show (JalonSidePaper *self, const char *paper, const char *pages)
{
  self->wanted = pages != NULL ? MAX (atoi (pages), 1) : 1;
  if (g_strcmp0 (self->paper, paper) == 0)
    return;
  g_free (self->paper);
  self->paper = g_strdup (paper);
  jalon_preview_set_document (self->preview, NULL, NULL);
  say (self, _ ("No paper is chosen"), _ ("Choose the paper in the form, and it is shown here."));
  if (paper != NULL)
    jalon_session_run_async (self->session, load, g_strdup (paper), g_free, NULL, loaded_cb, g_object_ref (self));
}

const char *
jalon_side_paper_get_paper (JalonSidePaper *self)
{
  return self->paper;
}

int
jalon_side_paper_get_page (JalonSidePaper *self)
{
  return self->paper != NULL ? jalon_preview_get_page (self->preview) : 0;
}

void
jalon_side_paper_set_session (JalonSidePaper *self, JalonSession *session)
{
  g_set_object (&self->session, session);
}

/* Pages come one after the other; the wanted one is brought into view as soon as it has its place. */
static void
page_changed_cb (JalonSidePaper *self)
{
  if (self->wanted > 1 && jalon_preview_count_pages (self->preview) >= self->wanted)
    {
      int page = self->wanted;
      self->wanted = 1;
      jalon_preview_scroll_to_page (self->preview, page);
    }
  g_signal_emit (self, signals[PAGE_CHANGED], 0);
}

static void
jalon_side_paper_dispose (GObject *object)
{
  JalonSidePaper *self = JALON_SIDE_PAPER (object);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_object (&self->session);
  g_clear_pointer (&self->paper, g_free);
  G_OBJECT_CLASS (jalon_side_paper_parent_class)->dispose (object);
}

static void
jalon_side_paper_class_init (JalonSidePaperClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = jalon_side_paper_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  /**
   * JalonSidePaper::page-changed:
   * @self: a side paper
   *
   * Another page came into view.
   */
  signals[PAGE_CHANGED] = g_signal_new ("page-changed", JALON_TYPE_SIDE_PAPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
jalon_side_paper_init (JalonSidePaper *self)
{
  self->stack = gtk_stack_new ();
  self->none = adw_status_page_new ();
  self->preview = g_object_new (JALON_TYPE_PREVIEW, NULL);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->none), "x-office-document-symbolic");
  gtk_stack_add_named (GTK_STACK (self->stack), self->none, "none");
  gtk_stack_add_named (GTK_STACK (self->stack), GTK_WIDGET (self->preview), "paper");
  say (self, _ ("No paper is chosen"), _ ("Choose the paper in the form, and it is shown here."));
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  g_signal_connect_swapped (self->preview, "page-changed", G_CALLBACK (page_changed_cb), self);
}
