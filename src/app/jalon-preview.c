/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shows a paper: continuous pages, zoom, the words of each page for a screen reader. Pages are drawn by a confined jalon-reader on a
 * thread of its own, only those that can be seen and their neighbours. What cannot be shown gets a sentence, never a spinner.
 */
#include "app/jalon-preview.h"

#include "app/jalon-page-view.h"

#include <glib/gi18n.h>
#include <math.h>

#define GAP_PX 12
#define MOST_SHOWN 500   /* pages laid out at once; a longer paper says so */
#define LEAST_ZOOM 0.25
#define MOST_ZOOM 4.0
#define ZOOM_STEP 1.25

struct _JalonPreview {
  GtkWidget     parent_instance;
  GtkWidget    *overlay;
  GtkWidget    *scroller;
  GtkWidget    *column;
  GPtrArray    *pages;     /* (element-type JalonPageView) borrowed from column */
  JalonReader  *reader;
  GBytes       *bytes;
  GThreadPool  *drawers;
  GCancellable *cancellable;
  double        zoom;      /* times the width of the pane */
  int           pane_width;
  gboolean      opened;    /* pages holds pages, not a sentence */
  guint         idle;
  GHashTable   *asked;     /* pages asked for at the current scale */
  gpointer      held;      /* (nullable) Held of the document shown */
};

/* The reader of one document; touched on the drawing thread only. */
typedef struct {
  JalonView *view;
} Held;

/* One request to the drawing thread; answered on the main thread. */
typedef struct {
  GWeakRef      preview;
  JalonReader  *reader;
  GBytes       *bytes;
  Held         *held;      /* shared by the requests of one document */
  GCancellable *cancellable;
  int           page;      /* 0: open */
  double        scale;
  /* answers */
  int           n_pages;
  GArray       *sizes;     /* (element-type double) width, height, … */
  JalonPixels  *pixels;
  char         *text;
  GError       *error;
} Request;

G_DEFINE_FINAL_TYPE (JalonPreview, jalon_preview, GTK_TYPE_WIDGET)

enum { PAGE_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void ask_for_visible (JalonPreview *self);

static void
held_clear (gpointer data)
{
  g_clear_object (&((Held *) data)->view);
}

static void
request_free (Request *self)
{
  g_weak_ref_clear (&self->preview);
  g_clear_object (&self->reader);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->sizes, g_array_unref);
  g_clear_pointer (&self->pixels, jalon_pixels_free);
  g_clear_error (&self->error);
  g_atomic_rc_box_release_full (self->held, held_clear);
  g_free (self->text);
  g_free (self);
}

static double
page_scale (JalonPreview *self, JalonPageView *page)
{
  double fit = (self->pane_width - 2 * GAP_PX) / MAX (1.0, jalon_page_view_get_width_pt (page));
  return CLAMP (fit * self->zoom, 0.05, 8.0);
}

static void
apply_scale (JalonPreview *self)
{
  g_hash_table_remove_all (self->asked);
  for (guint i = 0; i < self->pages->len; i++)
    jalon_page_view_set_scale (self->pages->pdata[i], page_scale (self, self->pages->pdata[i]));
}

static void
show_sentence (JalonPreview *self, const char *sentence)
{
  JalonPageView *page = jalon_page_view_new (1, 1);
  jalon_page_view_set_message (page, sentence);
  g_ptr_array_add (self->pages, page);
  gtk_box_append (GTK_BOX (self->column), GTK_WIDGET (page));
  apply_scale (self);
}

static void
lay_out_pages (JalonPreview *self, const Request *answer)
{
  for (int i = 0; i < MIN (answer->n_pages, MOST_SHOWN); i++)
    {
      JalonPageView *page = jalon_page_view_new (i + 1, answer->n_pages);
      jalon_page_view_set_size_pt (page, g_array_index (answer->sizes, double, 2 * i), g_array_index (answer->sizes, double, 2 * i + 1));
      g_ptr_array_add (self->pages, page);
      gtk_box_append (GTK_BOX (self->column), GTK_WIDGET (page));
    }
  self->opened = TRUE;
  apply_scale (self);
}

static void
take_page (JalonPreview *self, Request *answer)
{
  JalonPageView *page = answer->page <= (int) self->pages->len ? self->pages->pdata[answer->page - 1] : NULL;
  if (page == NULL)
    return;
  if (answer->pixels == NULL)
    {
      jalon_page_view_set_message (page, _ ("This page cannot be shown safely here. The file itself is kept, unchanged."));
      gtk_widget_queue_draw (GTK_WIDGET (page));
      return;
    }
  GdkTexture *texture = gdk_memory_texture_new (answer->pixels->width_px, answer->pixels->height_px, GDK_MEMORY_DEFAULT,
                                                answer->pixels->data, answer->pixels->stride);
  jalon_page_view_set_texture (page, texture, answer->scale);
  g_object_unref (texture);
  if (answer->text != NULL)
    jalon_page_view_set_text (page, answer->text);
}

static gboolean
take_answer_cb (gpointer data)
{
  Request *answer = data;
  g_autoptr (JalonPreview) self = g_weak_ref_get (&answer->preview);

  if (self != NULL && !g_cancellable_is_cancelled (answer->cancellable))
    {
      if (answer->page > 0)
        take_page (self, answer);
      else if (answer->error != NULL || answer->n_pages == 0)
        show_sentence (self, _ ("This file cannot be shown here. It is kept, unchanged."));
      else
        lay_out_pages (self, answer);
      ask_for_visible (self);
    }
  request_free (answer);
  return G_SOURCE_REMOVE;
}

static char *
words_to_text (GPtrArray *words)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < words->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", ((JalonWord *) words->pdata[i])->text);
  return g_string_free (text, FALSE);
}

static void
open_document (Request *request, Held *held)
{
  held->view = jalon_view_open (request->reader, request->bytes, request->cancellable, &request->error);
  if (held->view == NULL)
    return;
  request->n_pages = jalon_view_get_n_pages (held->view);
  request->sizes = g_array_new (FALSE, TRUE, sizeof (double));
  for (int page = 1; page <= MIN (request->n_pages, MOST_SHOWN); page++)
    {
      double size[2] = { 595, 842 };
      jalon_view_page_size (held->view, page, &size[0], &size[1], NULL);
      g_array_append_vals (request->sizes, size, 2);
    }
}

/* On the drawing thread. */
static void
draw (gpointer data, gpointer user_data)
{
  Request *request = data;
  Held *held = request->held;

  if (!g_cancellable_is_cancelled (request->cancellable))
    {
      if (request->page == 0)
        open_document (request, held);
      else if (held->view != NULL)
        {
          request->pixels = jalon_view_render (held->view, request->page, request->scale, request->cancellable, NULL);
          g_autoptr (GPtrArray) words = jalon_view_text (held->view, request->page, request->cancellable, NULL);
          request->text = words != NULL ? words_to_text (words) : NULL;
        }
    }
  g_idle_add (take_answer_cb, request);
}


static void
ask (JalonPreview *self, int page, double scale)
{
  Request *request = g_new0 (Request, 1);
  g_weak_ref_init (&request->preview, self);
  request->reader = g_object_ref (self->reader);
  request->bytes = g_bytes_ref (self->bytes);
  request->cancellable = g_object_ref (self->cancellable);
  request->held = g_atomic_rc_box_acquire (self->held);
  request->page = page;
  request->scale = scale;
  g_thread_pool_push (self->drawers, request, NULL);
}

static gboolean
is_near_view (JalonPreview *self, GtkWidget *page)
{
  graphene_rect_t bounds;
  double height = gtk_widget_get_height (self->scroller);
  if (!gtk_widget_compute_bounds (page, self->scroller, &bounds))
    return FALSE;
  return bounds.origin.y < 1.5 * height && bounds.origin.y + bounds.size.height > -0.5 * height;
}

static void
ask_for_visible (JalonPreview *self)
{
  int device = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  if (self->reader == NULL || self->bytes == NULL || !self->opened)
    return;
  for (guint i = 0; i < self->pages->len; i++)
    {
      JalonPageView *page = self->pages->pdata[i];
      double scale = page_scale (self, page) * device;
      if (g_hash_table_contains (self->asked, GUINT_TO_POINTER (i)) || !is_near_view (self, GTK_WIDGET (page)) ||
          fabs (jalon_page_view_get_texture_scale (page) - scale) < 1e-6)
        continue;
      g_hash_table_add (self->asked, GUINT_TO_POINTER (i));
      ask (self, jalon_page_view_get_page (page), scale);
    }
}

static gboolean
settle_cb (gpointer data)
{
  JalonPreview *self = data;
  self->idle = 0;
  ask_for_visible (self);
  g_signal_emit (self, signals[PAGE_CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
settle_later (JalonPreview *self)
{
  if (self->idle == 0)
    self->idle = g_timeout_add (60, settle_cb, self);
}

static void
set_zoom (JalonPreview *self, double zoom)
{
  self->zoom = CLAMP (zoom, LEAST_ZOOM, MOST_ZOOM);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.zoom-in", self->zoom < MOST_ZOOM);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.zoom-out", self->zoom > LEAST_ZOOM);
  apply_scale (self);
  settle_later (self);
}

static void
zoom_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JalonPreview *self = JALON_PREVIEW (widget);
  if (g_str_has_suffix (name, "-in"))
    set_zoom (self, self->zoom * ZOOM_STEP);
  else if (g_str_has_suffix (name, "-out"))
    set_zoom (self, self->zoom / ZOOM_STEP);
  else
    set_zoom (self, 1);
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, JalonPreview *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  if ((state & GDK_CONTROL_MASK) == 0)
    return FALSE;
  set_zoom (self, self->zoom * (dy < 0 ? ZOOM_STEP : 1 / ZOOM_STEP));
  return TRUE;
}

static void
jalon_preview_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                       int *natural_baseline)
{
  JalonPreview *self = JALON_PREVIEW (widget);
  gtk_widget_measure (self->overlay, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
}

static void
jalon_preview_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  JalonPreview *self = JALON_PREVIEW (widget);
  /* First what the pages want at this width: asked for afterwards they would be painted before they have their place. */
  if (width != self->pane_width)
    {
      self->pane_width = width;
      apply_scale (self);
    }
  gtk_widget_size_allocate (self->overlay, &(GtkAllocation) { 0, 0, width, height }, baseline);
  settle_later (self);
}

static void
jalon_preview_dispose (GObject *object)
{
  JalonPreview *self = JALON_PREVIEW (object);
  g_clear_handle_id (&self->idle, g_source_remove);
  jalon_preview_set_document (self, NULL, NULL);
  g_clear_pointer (&self->overlay, gtk_widget_unparent);
  if (self->drawers != NULL)
    g_thread_pool_free (g_steal_pointer (&self->drawers), FALSE, FALSE);
  G_OBJECT_CLASS (jalon_preview_parent_class)->dispose (object);
}

static void
jalon_preview_finalize (GObject *object)
{
  JalonPreview *self = JALON_PREVIEW (object);
  g_ptr_array_unref (self->pages);
  g_hash_table_unref (self->asked);
  G_OBJECT_CLASS (jalon_preview_parent_class)->finalize (object);
}

static void
jalon_preview_class_init (JalonPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = jalon_preview_dispose;
  G_OBJECT_CLASS (klass)->finalize = jalon_preview_finalize;
  widget_class->measure = jalon_preview_measure;
  widget_class->size_allocate = jalon_preview_size_allocate;
  gtk_widget_class_install_action (widget_class, "preview.zoom-in", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "preview.zoom-out", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "preview.zoom-fit", NULL, zoom_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, GDK_CONTROL_MASK, "preview.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_equal, GDK_CONTROL_MASK, "preview.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_minus, GDK_CONTROL_MASK, "preview.zoom-out", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0, GDK_CONTROL_MASK, "preview.zoom-fit", NULL);
  gtk_widget_class_set_css_name (widget_class, "jalonpreview");
  /**
   * JalonPreview::page-changed:
   * @self: a preview
   *
   * Pages came, or others came into view.
   */
  signals[PAGE_CHANGED] = g_signal_new ("page-changed", JALON_TYPE_PREVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
zoom_button (const char *icon, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_add_css_class (button, "osd");
  return button;
}

static GtkWidget *
make_zoom_bar (void)
{
  /* Over the margin of the page: a bar across it would hide words that are to be compared. */
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (bar), zoom_button ("zoom-in-symbolic", _ ("Larger"), "preview.zoom-in"));
  gtk_box_append (GTK_BOX (bar), zoom_button ("zoom-out-symbolic", _ ("Smaller"), "preview.zoom-out"));
  gtk_box_append (GTK_BOX (bar), zoom_button ("zoom-fit-best-symbolic", _ ("Fit the width"), "preview.zoom-fit"));
  /* On the right also where the window is mirrored: French papers begin on the left. */
  gboolean mirrored = gtk_widget_get_direction (bar) == GTK_TEXT_DIR_RTL;
  gtk_widget_set_halign (bar, mirrored ? GTK_ALIGN_START : GTK_ALIGN_END);
  gtk_widget_set_margin_start (bar, 12);
  gtk_widget_set_margin_end (bar, 12);
  gtk_widget_set_valign (bar, GTK_ALIGN_END);
  gtk_widget_set_margin_bottom (bar, 12);
  gtk_widget_add_css_class (bar, "zoom-bar");
  return bar;
}

static void
jalon_preview_init (JalonPreview *self)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  self->zoom = 1;
  self->pages = g_ptr_array_new ();
  self->asked = g_hash_table_new (NULL, NULL);
  self->drawers = g_thread_pool_new (draw, NULL, 1, FALSE, NULL);
  self->column = gtk_box_new (GTK_ORIENTATION_VERTICAL, GAP_PX);
  gtk_widget_add_css_class (self->column, "pages");
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->column);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scroller), 160);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  self->overlay = gtk_overlay_new ();
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), self->scroller);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), make_zoom_bar ());
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (self->scroller, scroll);
  GtkAdjustment *vertical = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  g_signal_connect_object (vertical, "value-changed", G_CALLBACK (settle_later), self, G_CONNECT_SWAPPED);
}

/**
 * jalon_preview_set_document:
 * @self: a preview
 * @reader: (nullable): what draws
 * @bytes: (nullable): the file; %NULL shows nothing
 *
 * Shows another file. Its pages come as they are drawn.
 */
void
jalon_preview_set_document (JalonPreview *self, JalonReader *reader, GBytes *bytes)
{
  GtkWidget *child;

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->held != NULL)
    g_atomic_rc_box_release_full (g_steal_pointer (&self->held), held_clear);
  self->opened = FALSE;
  g_ptr_array_set_size (self->pages, 0);
  g_hash_table_remove_all (self->asked);
  while (self->overlay != NULL && (child = gtk_widget_get_first_child (self->column)) != NULL)
    gtk_box_remove (GTK_BOX (self->column), child);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_set_object (&self->reader, reader);
  if (reader == NULL || bytes == NULL)
    return;
  self->bytes = g_bytes_ref (bytes);
  self->cancellable = g_cancellable_new ();
  self->held = g_atomic_rc_box_new0 (Held);
  ask (self, 0, 0);
}

/**
 * jalon_preview_set_mark:
 * @self: a preview
 * @page: from 1
 * @mark: (nullable): a remark to show on the page's corner
 */
void
jalon_preview_set_mark (JalonPreview *self, int page, const char *mark)
{
  if (page >= 1 && page <= (int) self->pages->len)
    jalon_page_view_set_mark (self->pages->pdata[page - 1], mark);
}

/**
 * jalon_preview_scroll_to_page:
 * @self: a preview
 * @page: from 1
 */
void
jalon_preview_scroll_to_page (JalonPreview *self, int page)
{
  graphene_rect_t bounds;
  if (page < 1 || page > (int) self->pages->len || !gtk_widget_compute_bounds (self->pages->pdata[page - 1], self->column, &bounds))
    return;
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), bounds.origin.y);
}

int
jalon_preview_count_pages (JalonPreview *self)
{
  return self->opened ? (int) self->pages->len : 0;
}

/**
 * jalon_preview_get_page:
 * @self: a preview
 *
 * Returns: the page that a reader looks at: the one a third down the pane, from 1; 0 before any is there
 */
int
jalon_preview_get_page (JalonPreview *self)
{
  GtkAdjustment *vertical = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  double eye = gtk_adjustment_get_value (vertical) + gtk_adjustment_get_page_size (vertical) / 3;
  int page = 0;
  for (int i = 0; i < jalon_preview_count_pages (self); i++)
    {
      graphene_rect_t bounds;
      if (page == 0 || (gtk_widget_compute_bounds (self->pages->pdata[i], self->column, &bounds) && bounds.origin.y <= eye))
        page = i + 1;
    }
  return page;
}
