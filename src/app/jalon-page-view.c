/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One page on screen: pixels that jalon-reader made, a remark of the check on its corner, and the page's words for a screen reader.
 * It decodes nothing and asks for nothing.
 */
#include "app/jalon-page-view.h"

#include <glib/gi18n.h>
#include <math.h>

/* Words beyond this are of no use in one spoken description. */
#define MOST_SPOKEN 8000

struct _JalonPageView {
  GtkWidget   parent_instance;
  int         page, n_pages;
  double      width_pt, height_pt;
  double      scale;
  GdkTexture *texture;
  double      texture_scale;
  GtkWidget  *message;
  GtkWidget  *mark;
};

G_DEFINE_FINAL_TYPE (JalonPageView, jalon_page_view, GTK_TYPE_WIDGET)

static void
jalon_page_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                         int *natural_baseline)
{
  JalonPageView *self = JALON_PAGE_VIEW (widget);
  double side = orientation == GTK_ORIENTATION_HORIZONTAL ? self->width_pt : self->height_pt;
  *minimum = *natural = MAX (1, (int) lround (side * self->scale));
  *minimum_baseline = *natural_baseline = -1;
}

static void
jalon_page_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  JalonPageView *self = JALON_PAGE_VIEW (widget);
  GtkRequisition size;
  int wanted;

  gtk_widget_measure (self->message, GTK_ORIENTATION_VERTICAL, width, NULL, &wanted, NULL, NULL);
  gtk_widget_size_allocate (self->message, &(GtkAllocation) { 0, (height - wanted) / 2, width, wanted }, -1);
  gtk_widget_get_preferred_size (self->mark, NULL, &size);
  if (gtk_widget_get_visible (self->mark))
    gtk_widget_size_allocate (self->mark, &(GtkAllocation) { MAX (0, width - size.width - 6), 6, MIN (size.width, width), size.height }, -1);
}

static void
jalon_page_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  JalonPageView *self = JALON_PAGE_VIEW (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));

  gtk_snapshot_append_color (snapshot, &(GdkRGBA) { 1, 1, 1, 1 }, &bounds);
  if (self->texture != NULL)
    gtk_snapshot_append_texture (snapshot, self->texture, &bounds);
  else
    gtk_widget_snapshot_child (widget, self->message, snapshot);
  if (gtk_widget_get_visible (self->mark))
    gtk_widget_snapshot_child (widget, self->mark, snapshot);
}

static void
jalon_page_view_dispose (GObject *object)
{
  JalonPageView *self = JALON_PAGE_VIEW (object);
  g_clear_object (&self->texture);
  g_clear_pointer (&self->message, gtk_widget_unparent);
  g_clear_pointer (&self->mark, gtk_widget_unparent);
  G_OBJECT_CLASS (jalon_page_view_parent_class)->dispose (object);
}

static void
jalon_page_view_class_init (JalonPageViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = jalon_page_view_dispose;
  widget_class->measure = jalon_page_view_measure;
  widget_class->size_allocate = jalon_page_view_size_allocate;
  widget_class->snapshot = jalon_page_view_snapshot;
  gtk_widget_class_set_css_name (widget_class, "jalonpage");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
jalon_page_view_init (JalonPageView *self)
{
  self->width_pt = 595;
  self->height_pt = 842;
  self->scale = 1;
  self->message = gtk_label_new ("");
  gtk_label_set_wrap (GTK_LABEL (self->message), TRUE);
  gtk_label_set_justify (GTK_LABEL (self->message), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (self->message, "page-message");
  gtk_widget_set_parent (self->message, GTK_WIDGET (self));
  self->mark = gtk_label_new ("");
  gtk_widget_add_css_class (self->mark, "page-mark");
  gtk_widget_set_visible (self->mark, FALSE);
  gtk_widget_set_parent (self->mark, GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * jalon_page_view_new:
 * @page: from 1
 * @n_pages: of the paper
 *
 * Returns: (transfer floating): a page without pixels
 */
JalonPageView *
jalon_page_view_new (int page, int n_pages)
{
  JalonPageView *self = g_object_new (JALON_TYPE_PAGE_VIEW, NULL);
  /* Translators: what a screen reader says of a page: its number and the number of pages */
  g_autofree char *label = g_strdup_printf (_ ("Page %d of %d"), page, n_pages);
  self->page = page;
  self->n_pages = n_pages;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return self;
}

void
jalon_page_view_set_size_pt (JalonPageView *self, double width_pt, double height_pt)
{
  self->width_pt = width_pt;
  self->height_pt = height_pt;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * jalon_page_view_set_scale:
 * @self: a page
 * @scale: pixels a point
 *
 * Sets the size on screen; pixels of another scale are stretched until better ones come.
 */
void
jalon_page_view_set_scale (JalonPageView *self, double scale)
{
  if (fabs (self->scale - scale) < 1e-6)
    return;
  self->scale = scale;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
jalon_page_view_set_texture (JalonPageView *self, GdkTexture *texture, double scale)
{
  g_set_object (&self->texture, texture);
  self->texture_scale = texture != NULL ? scale : 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
jalon_page_view_set_message (JalonPageView *self, const char *message)
{
  gtk_label_set_label (GTK_LABEL (self->message), message);
}

/**
 * jalon_page_view_set_text:
 * @self: a page
 * @text: its words in reading order
 *
 * Gives a screen reader the words of the page.
 */
void
jalon_page_view_set_text (JalonPageView *self, const char *text)
{
  g_autofree char *spoken = g_utf8_strlen (text, -1) > MOST_SPOKEN ? g_utf8_substring (text, 0, MOST_SPOKEN) : g_strdup (text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, spoken, -1);
}

/**
 * jalon_page_view_set_mark:
 * @self: a page
 * @mark: (nullable): a remark of the check on this page
 */
void
jalon_page_view_set_mark (JalonPageView *self, const char *mark)
{
  gtk_label_set_label (GTK_LABEL (self->mark), mark != NULL ? mark : "");
  gtk_label_set_ellipsize (GTK_LABEL (self->mark), PANGO_ELLIPSIZE_END);
  gtk_widget_set_visible (self->mark, mark != NULL);
}

double
jalon_page_view_get_texture_scale (JalonPageView *self)
{
  return self->texture_scale;
}

double
jalon_page_view_get_width_pt (JalonPageView *self)
{
  return self->width_pt;
}

int
jalon_page_view_get_page (JalonPageView *self)
{
  return self->page;
}
