/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The eye of the tests. It knows the exemptions of the product: window buttons, scroll bars, what cannot be used right now.
 */
#include "look.h"

#include "app/jalon-shell.h"

#include <math.h>

#define LEAST_TARGET_PX 44
#define LEAST_CONTRAST 4.5

typedef int (*Judge) (GtkWidget *widget, gpointer data);

static int
walk (GtkWidget *widget, Judge judge, gpointer data)
{
  if (!gtk_widget_get_mapped (widget))
    return 0;
  int faults = judge (widget, data);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    faults += walk (child, judge, data);
  return faults;
}

static gboolean
inside (GtkWidget *widget, GType type)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);
  return parent != NULL && gtk_widget_get_ancestor (parent, type) != NULL;
}

static char *
describe (GtkWidget *widget)
{
  GString *text = g_string_new (G_OBJECT_TYPE_NAME (widget));
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (text, " “%s”", gtk_label_get_text (GTK_LABEL (widget)));
  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL)
    g_string_append_printf (text, " “%s”", gtk_button_get_label (GTK_BUTTON (widget)));
  for (GtkWidget *parent = gtk_widget_get_parent (widget); parent != NULL; parent = gtk_widget_get_parent (parent))
    if (!GTK_IS_BOX (parent) && !GTK_IS_STACK (parent))
      g_string_append_printf (text, " < %s", G_OBJECT_TYPE_NAME (parent));
  return g_string_free (text, FALSE);
}

static int
fault (GtkWidget *widget, const char *what)
{
  g_autofree char *where = describe (widget);
  g_test_message ("%s: %s", what, where);
  return 1;
}

static gboolean
is_control (GtkWidget *widget)
{
  if (inside (widget, GTK_TYPE_WINDOW_CONTROLS) || inside (widget, GTK_TYPE_MENU_BUTTON) || inside (widget, GTK_TYPE_SCROLLBAR))
    return FALSE;
  return GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget) || GTK_IS_CHECK_BUTTON (widget) || GTK_IS_SWITCH (widget) ||
         GTK_IS_ENTRY (widget) || GTK_IS_SEARCH_ENTRY (widget) || GTK_IS_TEXT (widget) || GTK_IS_LIST_VIEW (widget) ||
         GTK_IS_DROP_DOWN (widget);
}

static int
judge_name (GtkWidget *widget, gpointer data)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);
  if (!is_control (widget) || (GTK_IS_TEXT (widget) && (inside (widget, GTK_TYPE_ENTRY) || inside (widget, GTK_TYPE_SEARCH_ENTRY))))
    return 0;
  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL && *gtk_button_get_label (GTK_BUTTON (widget)) != '\0')
    return 0;
  if (gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL) ||
      (!GTK_IS_BUTTON (widget) && gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY)))
    return 0;
  /* A button that shows words in a child of its own has them as its name. */
  if (GTK_IS_BUTTON (widget) && ADW_IS_BUTTON_CONTENT (gtk_button_get_child (GTK_BUTTON (widget))))
    return 0;
  return fault (widget, "no accessible name");
}

int
look_names (GtkWidget *root)
{
  return walk (root, judge_name, NULL);
}

/* The arrow of a row: the whole row is pressed. */
static gboolean
is_part_of_row (GtkWidget *widget)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, ADW_TYPE_ACTION_ROW);
  GtkWidget *pressed = row != NULL ? adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row)) : NULL;
  return pressed != NULL && (pressed == widget || gtk_widget_is_ancestor (widget, pressed)) && !GTK_IS_EDITABLE (widget);
}

static gboolean
is_target (GtkWidget *widget)
{
  if (GTK_IS_MENU_BUTTON (widget) && is_part_of_row (widget))
    return FALSE;
  if (GTK_IS_LIST_VIEW (widget) || GTK_IS_TEXT (widget))
    return FALSE;
  /* A check or a switch counts with its row. */
  if ((GTK_IS_CHECK_BUTTON (widget) || GTK_IS_SWITCH (widget) || GTK_IS_DROP_DOWN (widget)) && inside (widget, GTK_TYPE_LIST_BOX_ROW))
    return FALSE;
  return is_control (widget) || (GTK_IS_LIST_BOX_ROW (widget) && gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (widget)));
}

static int
judge_target (GtkWidget *widget, gpointer data)
{
  graphene_rect_t box;
  if (!is_target (widget) || !gtk_widget_compute_bounds (widget, widget, &box))
    return 0;
  if (box.size.width >= LEAST_TARGET_PX && box.size.height >= LEAST_TARGET_PX)
    return 0;
  g_autofree char *what = g_strdup_printf ("%.0f × %.0f px", box.size.width, box.size.height);
  return fault (widget, what);
}

int
look_targets (GtkWidget *root)
{
  return walk (root, judge_target, NULL);
}

/* The squeezer of the view switcher measures labels that it does not show. */
static gboolean
is_shown_text (GtkWidget *widget)
{
  if (gtk_widget_get_ancestor (widget, GTK_TYPE_NATIVE) != GTK_WIDGET (gtk_widget_get_root (widget)))
    return FALSE; /* a tooltip has a surface of its own */
  return GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0' && gtk_widget_get_width (widget) > 0 &&
         gtk_widget_get_child_visible (widget);
}

static int
judge_label (GtkWidget *widget, gpointer data)
{
  graphene_rect_t box;
  if (!is_shown_text (widget) || !gtk_widget_compute_bounds (widget, widget, &box))
    return 0;
  int wanted, width = (int) box.size.width;
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &wanted, NULL, NULL, NULL);
  /* Five places side by side hold the words of the languages that are complete, not every length there could be. */
  if (g_getenv ("JALON_TEST_CATALOGUE") != NULL && gtk_widget_get_ancestor (widget, ADW_TYPE_VIEW_SWITCHER_BAR) != NULL)
    return 0;
  if (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))))
    return fault (widget, "shortened with an ellipsis");
  if (wanted > width)
    return fault (widget, "narrower than its words");
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, &wanted, NULL, NULL, NULL);
  return wanted > (int) box.size.height ? fault (widget, "lower than its lines") : 0;
}

int
look_labels (GtkWidget *root)
{
  return walk (root, judge_label, NULL);
}

/* A box and a shell lay their children side by side: none may reach into another. */
static int
judge_overlap (GtkWidget *widget, gpointer data)
{
  graphene_rect_t one, other, both;
  if (!GTK_IS_BOX (widget) && !JALON_IS_SHELL (widget))
    return 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    for (GtkWidget *next = gtk_widget_get_next_sibling (child); next != NULL; next = gtk_widget_get_next_sibling (next))
      if (gtk_widget_get_mapped (child) && gtk_widget_get_mapped (next) && gtk_widget_compute_bounds (child, widget, &one) &&
          gtk_widget_compute_bounds (next, widget, &other) && graphene_rect_intersection (&one, &other, &both) &&
          both.size.width > 1 && both.size.height > 1)
        return fault (child, "reaches into its neighbour");
  return 0;
}

static int
judge_outside (GtkWidget *widget, gpointer data)
{
  graphene_rect_t box;
  GtkWidget *root = data;
  if (!is_shown_text (widget) || !gtk_widget_compute_bounds (widget, root, &box))
    return 0;
  if (box.origin.x >= -1 && box.origin.x + box.size.width <= gtk_widget_get_width (root) + 1)
    return 0;
  return fault (widget, "outside of the window");
}

int
look_overlaps (GtkWidget *root)
{
  return walk (root, judge_overlap, NULL) + walk (root, judge_outside, root);
}

typedef struct {
  GtkWidget *window;
  guchar    *pixels; /* BGRA, native order */
  int        width, height;
  gsize      stride;
} Picture;

static double
linear (guchar value)
{
  double part = value / 255.0;
  return part <= 0.04045 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4);
}

static double
luminance (guint32 pixel)
{
  return 0.2126 * linear (pixel >> 16 & 0xff) + 0.7152 * linear (pixel >> 8 & 0xff) + 0.0722 * linear (pixel & 0xff);
}

static double
contrast (guint32 one, guint32 other)
{
  double a = luminance (one), b = luminance (other);
  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

/* The commonest colour is the ground; the colour furthest from it is the ink: the middle of a stem, where nothing is mixed in. */
static double
contrast_within (const Picture *picture, int x0, int y0, int x1, int y1)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  guint32 ground = 0;
  guint most = 0;
  double best = 1;
  GHashTableIter iter;
  gpointer key;

  for (int y = y0; y < y1; y++)
    for (int x = x0; x < x1; x++)
      {
        guint32 pixel = ((const guint32 *) (picture->pixels + y * picture->stride))[x] & 0xffffff;
        guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, GUINT_TO_POINTER (pixel))) + 1;
        g_hash_table_insert (counts, GUINT_TO_POINTER (pixel), GUINT_TO_POINTER (count));
        if (count > most)
          {
            most = count;
            ground = pixel;
          }
      }
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    best = MAX (best, contrast (GPOINTER_TO_UINT (key), ground));
  return best;
}

/* Only what can be seen whole counts: the rest lies under the edge of a scrolled page, and is looked at when it is scrolled to. */
static gboolean
is_seen (GtkWidget *widget, GtkWidget *window)
{
  for (GtkWidget *parent = gtk_widget_get_parent (widget); parent != NULL && parent != window; parent = gtk_widget_get_parent (parent))
    {
      graphene_rect_t box, outer = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (parent), gtk_widget_get_height (parent));
      if ((GTK_IS_SCROLLED_WINDOW (parent) || GTK_IS_REVEALER (parent)) &&
          (!gtk_widget_compute_bounds (widget, parent, &box) || !graphene_rect_contains_rect (&outer, &box)))
        return FALSE;
    }
  return TRUE;
}

static int
judge_contrast (GtkWidget *widget, gpointer data)
{
  const Picture *picture = data;
  graphene_rect_t box;

  if (!is_shown_text (widget) || !gtk_widget_is_sensitive (widget) || !is_seen (widget, picture->window) ||
      !gtk_widget_compute_bounds (widget, picture->window, &box))
    return 0;
  int x0 = MAX (0, (int) floor (box.origin.x)), y0 = MAX (0, (int) floor (box.origin.y));
  int x1 = MIN (picture->width, (int) ceil (box.origin.x + box.size.width));
  int y1 = MIN (picture->height, (int) ceil (box.origin.y + box.size.height));
  if (x1 <= x0 || y1 <= y0)
    return 0;
  double found = contrast_within (picture, x0, y0, x1, y1);
  if (found >= LEAST_CONTRAST)
    return 0;
  g_autofree char *what = g_strdup_printf ("contrast %.1f", found);
  return fault (widget, what);
}

int
look_contrast (GtkWidget *window)
{
  Picture picture = { window, NULL, gtk_widget_get_width (window), gtk_widget_get_height (window), 0 };
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (paintable, snapshot, picture.width, picture.height);
  GskRenderNode *node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  g_autoptr (GdkTexture) texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                                                &GRAPHENE_RECT_INIT (0, 0, picture.width, picture.height));
  gsk_render_node_unref (node);
  picture.stride = (gsize) picture.width * 4;
  picture.pixels = g_malloc (picture.stride * picture.height);
  gdk_texture_download (texture, picture.pixels, picture.stride);
  int faults = walk (window, judge_contrast, &picture);
  g_free (picture.pixels);
  return faults;
}
