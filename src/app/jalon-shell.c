/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The adaptive layout: side by side when there is room, one at a time when there is not. The sidebar keeps its width; which of
 * the two is shown while narrow is "show-content", or, with "stacked", the content stands above the sidebar. The flip happens in a tick, never inside an allocation.
 */
#include "app/jalon-shell.h"

#define FLOOR_PX 300

struct _JalonShell {
  GtkWidget  parent_instance;
  GtkWidget *sidebar;
  GtkWidget *separator;
  GtkWidget *content;
  int        threshold;
  int        sidebar_width;
  gboolean   narrow;
  gboolean   show_content;
  gboolean   stacked;
  gboolean   wants_narrow;
  guint      tick;
};

enum { PROP_0, PROP_SIDEBAR, PROP_CONTENT, PROP_THRESHOLD, PROP_SIDEBAR_WIDTH, PROP_NARROW, PROP_SHOW_CONTENT, PROP_STACKED, N_PROPS };
static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (JalonShell, jalon_shell, GTK_TYPE_WIDGET)

static void
update_visible (JalonShell *self)
{
  if (self->sidebar != NULL)
    gtk_widget_set_child_visible (self->sidebar, !self->narrow || self->stacked || !self->show_content);
  if (self->content != NULL)
    gtk_widget_set_child_visible (self->content, !self->narrow || self->stacked || self->show_content);
  gtk_widget_set_child_visible (self->separator, !self->narrow);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static gboolean
flip_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  JalonShell *self = JALON_SHELL (widget);
  self->tick = 0;
  if (self->narrow != self->wants_narrow)
    {
      self->narrow = self->wants_narrow;
      update_visible (self);
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NARROW]);
    }
  return G_SOURCE_REMOVE;
}

static int
minimum_of (GtkWidget *child, GtkOrientation orientation, int for_size)
{
  int minimum = 0;
  if (child != NULL && gtk_widget_get_visible (child))
    gtk_widget_measure (child, orientation, for_size, &minimum, NULL, NULL, NULL);
  return minimum;
}

static void
jalon_shell_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                     int *natural_baseline)
{
  JalonShell *self = JALON_SHELL (widget);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN (FLOOR_PX, self->threshold);
      *natural = MAX (self->threshold, *minimum);
    }
  else
    {
      int sidebar = minimum_of (self->sidebar, orientation, -1), content = minimum_of (self->content, orientation, -1);
      *minimum = self->narrow && self->stacked ? sidebar + content : MAX (sidebar, content);
      *natural = *minimum;
    }
  *minimum_baseline = *natural_baseline = -1;
}

static void
allocate (GtkWidget *child, int x, int y, int width, int height)
{
  if (child == NULL || !gtk_widget_get_visible (child))
    return;
  width = MAX (width, minimum_of (child, GTK_ORIENTATION_HORIZONTAL, -1));
  height = MAX (height, minimum_of (child, GTK_ORIENTATION_VERTICAL, width));
  gtk_widget_size_allocate (child, &(GtkAllocation) { x, y, width, height }, -1);
}

static void
jalon_shell_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  JalonShell *self = JALON_SHELL (widget);
  gboolean right_to_left = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  self->wants_narrow = width < self->threshold;
  if (self->wants_narrow != self->narrow && self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (widget, flip_cb, NULL, NULL);
  if (self->narrow && self->stacked)
    {
      int top = height * 9 / 20;
      allocate (self->content, 0, 0, width, top);
      allocate (self->sidebar, 0, top, width, height - top);
      return;
    }
  if (self->narrow)
    {
      allocate (self->show_content ? self->content : self->sidebar, 0, 0, width, height);
      return;
    }
  int line = minimum_of (self->separator, GTK_ORIENTATION_HORIZONTAL, -1);
  int side = MIN (self->sidebar_width, width / 2);
  int rest = width - side - line;
  allocate (self->sidebar, right_to_left ? rest + line : 0, 0, side, height);
  allocate (self->separator, right_to_left ? rest : side, 0, line, height);
  allocate (self->content, right_to_left ? 0 : side + line, 0, rest, height);
}

static void
set_child (JalonShell *self, GtkWidget **place, GtkWidget *child)
{
  if (*place != NULL)
    gtk_widget_unparent (*place);
  *place = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
  update_visible (self);
}

static void
jalon_shell_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  JalonShell *self = JALON_SHELL (object);
  switch (id)
    {
    case PROP_SIDEBAR:
      set_child (self, &self->sidebar, g_value_get_object (value));
      break;
    case PROP_CONTENT:
      set_child (self, &self->content, g_value_get_object (value));
      break;
    case PROP_THRESHOLD:
      self->threshold = g_value_get_int (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;
    case PROP_SIDEBAR_WIDTH:
      self->sidebar_width = g_value_get_int (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;
    case PROP_SHOW_CONTENT:
      jalon_shell_set_show_content (self, g_value_get_boolean (value));
      break;
    case PROP_STACKED:
      self->stacked = g_value_get_boolean (value);
      update_visible (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
jalon_shell_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  JalonShell *self = JALON_SHELL (object);
  switch (id)
    {
    case PROP_SIDEBAR:
      g_value_set_object (value, self->sidebar);
      break;
    case PROP_CONTENT:
      g_value_set_object (value, self->content);
      break;
    case PROP_THRESHOLD:
      g_value_set_int (value, self->threshold);
      break;
    case PROP_SIDEBAR_WIDTH:
      g_value_set_int (value, self->sidebar_width);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    case PROP_SHOW_CONTENT:
      g_value_set_boolean (value, self->show_content);
      break;
    case PROP_STACKED:
      g_value_set_boolean (value, self->stacked);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
jalon_shell_dispose (GObject *object)
{
  JalonShell *self = JALON_SHELL (object);
  g_clear_pointer (&self->sidebar, gtk_widget_unparent);
  g_clear_pointer (&self->separator, gtk_widget_unparent);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  G_OBJECT_CLASS (jalon_shell_parent_class)->dispose (object);
}

static void
jalon_shell_class_init (JalonShellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = jalon_shell_dispose;
  object_class->set_property = jalon_shell_set_property;
  object_class->get_property = jalon_shell_get_property;
  widget_class->measure = jalon_shell_measure;
  widget_class->size_allocate = jalon_shell_size_allocate;
  props[PROP_SIDEBAR] = g_param_spec_object ("sidebar", NULL, NULL, GTK_TYPE_WIDGET, flags);
  props[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, flags);
  props[PROP_THRESHOLD] = g_param_spec_int ("threshold", NULL, NULL, 0, 10000, 700, flags);
  props[PROP_SIDEBAR_WIDTH] = g_param_spec_int ("sidebar-width", NULL, NULL, 0, 10000, 240, flags);
  props[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_SHOW_CONTENT] = g_param_spec_boolean ("show-content", NULL, NULL, FALSE, flags);
  props[PROP_STACKED] = g_param_spec_boolean ("stacked", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_css_name (widget_class, "jalonshell");
}

static void
jalon_shell_init (JalonShell *self)
{
  self->threshold = 700;
  self->sidebar_width = 240;
  self->separator = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_parent (self->separator, GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * jalon_shell_get_narrow:
 * @self: a shell
 *
 * Returns: whether only one of the two panes is shown
 */
gboolean
jalon_shell_get_narrow (JalonShell *self)
{
  return self->narrow;
}

/**
 * jalon_shell_get_show_content:
 * @self: a shell
 *
 * Returns: whether the content is the pane that is shown while narrow
 */
gboolean
jalon_shell_get_show_content (JalonShell *self)
{
  return self->show_content;
}

/**
 * jalon_shell_set_show_content:
 * @self: a shell
 * @show_content: which pane to show while narrow
 */
void
jalon_shell_set_show_content (JalonShell *self, gboolean show_content)
{
  if (self->show_content == show_content)
    return;
  self->show_content = show_content;
  update_visible (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHOW_CONTENT]);
}
