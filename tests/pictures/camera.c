/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Without a window manager each window has a frame of its own drawing and dialogs lie anywhere. The camera takes the contents only,
 * and lays dialogs over the middle of their window, as a desktop does.
 */
#include "camera.h"

#define ROUND_PX 12
#define MARGIN_PX 12
#define SHADOW_PX 16

void
camera_prepare (void)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-font-name", "Cantarell 11", "gtk-xft-antialias", 1,
                "gtk-xft-hinting", 1, "gtk-xft-hintstyle", "hintslight", "gtk-xft-rgba", "none", "gtk-cursor-blink", FALSE, NULL);
}

/* What lies within the frame: the child of the window. */
static gboolean
contents_of (GtkWidget *window, graphene_rect_t *box)
{
  GtkWidget *child = gtk_widget_get_first_child (window);
  return child != NULL && gtk_widget_compute_bounds (child, window, box);
}

void
camera_fit (GtkWindow *window, int width, int height)
{
  graphene_rect_t box;
  int default_width, default_height;
  if (!contents_of (GTK_WIDGET (window), &box))
    return;
  gtk_window_get_default_size (window, &default_width, &default_height);
  gtk_window_set_default_size (window, MAX (-1, default_width + width - (int) box.size.width),
                               MAX (-1, default_height + height - (int) box.size.height));
}

static gboolean
is_dialog_of (GtkWidget *widget, GtkWindow *window)
{
  return GTK_IS_WINDOW (widget) && gtk_window_get_transient_for (GTK_WINDOW (widget)) == window && gtk_widget_get_mapped (widget);
}

static GPtrArray *
list_dialogs (GtkWindow *window)
{
  GListModel *all = gtk_window_get_toplevels ();
  GPtrArray *dialogs = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkWidget) widget = g_list_model_get_item (all, i);
      if (is_dialog_of (widget, window))
        g_ptr_array_add (dialogs, g_steal_pointer (&widget));
    }
  return dialogs;
}

gboolean
camera_fit_dialogs (GtkWindow *window)
{
  g_autoptr (GPtrArray) dialogs = list_dialogs (window);
  graphene_rect_t outer, box;
  if (!contents_of (GTK_WIDGET (window), &outer))
    return FALSE;
  for (guint i = 0; i < dialogs->len; i++)
    if (contents_of (dialogs->pdata[i], &box))
      camera_fit (dialogs->pdata[i], MIN ((int) box.size.width, (int) outer.size.width - 2 * MARGIN_PX),
                  MIN ((int) box.size.height, (int) outer.size.height - 2 * MARGIN_PX));
  return dialogs->len > 0;
}

static void
close_menus (GtkWidget *widget)
{
  if (GTK_IS_POPOVER (widget) && gtk_widget_get_mapped (widget))
    gtk_popover_popdown (GTK_POPOVER (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    close_menus (child);
}

void
camera_close_dialogs (GtkWindow *window)
{
  close_menus (GTK_WIDGET (window));
  g_autoptr (GPtrArray) dialogs = list_dialogs (window);
  for (guint i = 0; i < dialogs->len; i++)
    gtk_window_destroy (dialogs->pdata[i]);
}

/* With its frame, which lies around its origin. */
static void
draw_widget (GtkWidget *widget, GtkSnapshot *snapshot)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  graphene_rect_t box;
  if (!gtk_widget_compute_bounds (widget, widget, &box))
    return;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &box.origin);
  gdk_paintable_snapshot (paintable, snapshot, box.size.width, box.size.height);
  gtk_snapshot_restore (snapshot);
}

/* A menu has a surface of its own: it is drawn where that lies over its window. */
static void
draw_menus (GtkWidget *widget, GtkWidget *window, GtkSnapshot *snapshot)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_POPOVER (widget))
    {
      GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (widget));
      double x, y, own_x, own_y;
      gtk_native_get_surface_transform (GTK_NATIVE (window), &x, &y);
      gtk_native_get_surface_transform (GTK_NATIVE (widget), &own_x, &own_y);
      /* A phone keeps a menu on its screen; its shadow may leave it. */
      double most = gtk_widget_get_width (window) - gdk_surface_get_width (surface) + SHADOW_PX;
      double left = MAX (MIN (gdk_popup_get_position_x (GDK_POPUP (surface)) - x, most), MIN (-SHADOW_PX, most));
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (left + own_x,
                                                              gdk_popup_get_position_y (GDK_POPUP (surface)) - y + own_y));
      draw_widget (widget, snapshot);
      gtk_snapshot_restore (snapshot);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    draw_menus (child, window, snapshot);
}

/* The contents of a window, with its menus, from the origin on. */
static void
draw_window (GtkWidget *window, const graphene_rect_t *box, GtkSnapshot *snapshot)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (-box->origin.x, -box->origin.y));
  draw_widget (window, snapshot);
  draw_menus (window, window, snapshot);
  gtk_snapshot_restore (snapshot);
}

static void
draw_dialog (GtkWidget *dialog, const graphene_rect_t *outer, GtkSnapshot *snapshot)
{
  graphene_rect_t box;
  GskRoundedRect shape;
  if (!contents_of (dialog, &box))
    return;
  graphene_rect_t ground = GRAPHENE_RECT_INIT (0, 0, outer->size.width, outer->size.height);
  gtk_snapshot_append_color (snapshot, &(GdkRGBA) { 0, 0, 0, 0.35 }, &ground);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((int) (outer->size.width - box.size.width) / 2,
                                                          (int) (outer->size.height - box.size.height) / 2));
  gsk_rounded_rect_init_from_rect (&shape, &GRAPHENE_RECT_INIT (0, 0, box.size.width, box.size.height), ROUND_PX);
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  draw_window (dialog, &box, snapshot);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_restore (snapshot);
}

void
camera_take (GtkWindow *window, const char *path)
{
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GPtrArray) dialogs = list_dialogs (window);
  graphene_rect_t box;

  if (!contents_of (GTK_WIDGET (window), &box))
    g_error ("%s: nothing to see", path);
  draw_window (GTK_WIDGET (window), &box, snapshot);
  for (guint i = 0; i < dialogs->len; i++)
    draw_dialog (dialogs->pdata[i], &box, snapshot);
  GskRenderNode *node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  g_autoptr (GdkTexture) texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                                                &GRAPHENE_RECT_INIT (0, 0, box.size.width, box.size.height));
  gsk_render_node_unref (node);
  if (!gdk_texture_save_to_png (texture, path))
    g_error ("cannot write %s", path);
  g_print ("%s\n", path);
}
