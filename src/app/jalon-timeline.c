/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The drawing of the days as a widget: what it shows, how it is moved by wheel, touch and keys, what is selected. Its ink is in
 * jalon-timeline-draw.c; it computes no right and no date.
 */
#include "app/jalon-timeline-private.h"

#include <adwaita.h>
#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (JalonTimeline, jalon_timeline, GTK_TYPE_WIDGET)

enum { SELECTED, N_SIGNALS };
static guint signals[N_SIGNALS];

JalonTimelineBar *
jalon_timeline_bar_new (int lane, guint32 from, guint32 until, JalonBarStyle style, const char *label, const char *description)
{
  JalonTimelineBar *self = g_new (JalonTimelineBar, 1);
  *self = (JalonTimelineBar) { lane, from, until, style, g_strdup (label), g_strdup (description) };
  return self;
}

void
jalon_timeline_bar_free (JalonTimelineBar *self)
{
  g_free (self->label);
  g_free (self->description);
  g_free (self);
}

JalonTimelineMark *
jalon_timeline_mark_new (guint32 day, int rank, const char *label)
{
  JalonTimelineMark *self = g_new (JalonTimelineMark, 1);
  *self = (JalonTimelineMark) { day, rank, g_strdup (label) };
  return self;
}

void
jalon_timeline_mark_free (JalonTimelineMark *self)
{
  g_free (self->label);
  g_free (self);
}

static int
count_lanes (const JalonTimeline *self)
{
  return self->lanes != NULL ? (int) g_strv_length (self->lanes) : 0;
}

int
jalon_timeline_get_lane_y (const JalonTimeline *self, int lane)
{
  return JALON_TIMELINE_AXIS_PX + lane * (JALON_TIMELINE_LANE_PX + JALON_TIMELINE_LANE_GAP_PX) + JALON_TIMELINE_LANE_GAP_PX;
}

int
jalon_timeline_get_height_px (const JalonTimeline *self)
{
  return jalon_timeline_get_lane_y (self, count_lanes (self)) - JALON_TIMELINE_LANE_GAP_PX + 10 +
         JALON_TIMELINE_MARK_ROWS * JALON_TIMELINE_MARK_PX;
}

gboolean
jalon_timeline_is_supposed (const JalonTimeline *self, int lane)
{
  return self->supposed_from >= 0 && lane >= self->supposed_from;
}

/* Where the visible part of a bar stands; FALSE when none of it is. */
gboolean
jalon_timeline_get_span (const JalonTimeline *self, const JalonTimelineBar *bar, double *x, double *width)
{
  double first = MAX (bar->from, self->scale.first), last = jalon_time_scale_get_last (&self->scale);
  double end = bar->until == JALON_TIMELINE_OPEN ? last : MIN (bar->until + 1.0, last);
  if (first >= end)
    return FALSE;
  double a = jalon_time_scale_get_x (&self->scale, first), b = jalon_time_scale_get_x (&self->scale, end);
  *x = MIN (a, b);
  *width = MAX (a, b) - *x;
  return TRUE;
}

/**
 * jalon_timeline_set_content:
 * @self: a timeline
 * @lanes: names of the lanes, %NULL-terminated
 * @bars: (transfer none) (element-type JalonTimelineBar): with jalon_timeline_bar_free() as its free function
 * @marks: (transfer none) (element-type JalonTimelineMark): dates
 * @today: Julian day, 0 to leave it out
 *
 * Shows other facts. The days shown stay; the selection goes.
 */
void
jalon_timeline_set_content (JalonTimeline *self, const char *const *lanes, GPtrArray *bars, GPtrArray *marks, guint32 today)
{
  GPtrArray *old_bars = self->bars, *old_marks = self->marks;
  g_strfreev (self->lanes);
  self->lanes = g_strdupv ((char **) lanes);
  self->bars = g_ptr_array_ref (bars);
  self->marks = g_ptr_array_ref (marks);
  g_ptr_array_unref (old_bars);
  g_ptr_array_unref (old_marks);
  self->today = today;
  jalon_timeline_select (self, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * jalon_timeline_set_supposed_from:
 * @self: a timeline
 * @lane: the first lane of what is only supposed, -1 for none
 *
 * Draws these lanes so that they never pass for facts.
 */
void
jalon_timeline_set_supposed_from (JalonTimeline *self, int lane)
{
  self->supposed_from = lane;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * jalon_timeline_show_days:
 * @self: a timeline
 * @from: Julian day
 * @until: Julian day, not before @from
 *
 * Fits these days into the width.
 */
void
jalon_timeline_show_days (JalonTimeline *self, guint32 from, guint32 until)
{
  self->from = from;
  self->until = until;
  if (self->scale.width_px > 1)
    jalon_time_scale_show (&self->scale, from, until);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
jalon_timeline_get_days (JalonTimeline *self, double *first, double *last)
{
  *first = self->scale.first;
  *last = jalon_time_scale_get_last (&self->scale);
}

int
jalon_timeline_get_selected (JalonTimeline *self)
{
  return self->selected;
}

/**
 * jalon_timeline_describe:
 * @self: a timeline
 * @bar: index in the bars that were set
 *
 * Returns: (transfer none) (nullable): the whole fact of the bar; %NULL for no bar
 */
const char *
jalon_timeline_describe (JalonTimeline *self, int bar)
{
  return bar >= 0 && bar < (int) self->bars->len ? ((JalonTimelineBar *) self->bars->pdata[bar])->description : NULL;
}

/* Brings the selected bar into view when none of it is. */
static void
reveal (JalonTimeline *self, const JalonTimelineBar *bar)
{
  double x, width;
  if (!jalon_timeline_get_span (self, bar, &x, &width))
    self->scale.first = bar->from - (jalon_time_scale_get_last (&self->scale) - self->scale.first) / 4;
}

/**
 * jalon_timeline_select:
 * @self: a timeline
 * @bar: index in the bars that were set, or -1
 *
 * Selects a bar, brings it into view and speaks its description. Emits #JalonTimeline::selected when it changes.
 */
void
jalon_timeline_select (JalonTimeline *self, int bar)
{
  const JalonTimelineBar *chosen = bar >= 0 && bar < (int) self->bars->len ? self->bars->pdata[bar] : NULL;
  gboolean changed = self->selected != (chosen != NULL ? bar : -1);

  self->selected = chosen != NULL ? bar : -1;
  if (chosen != NULL)
    reveal (self, chosen);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  chosen != NULL && chosen->description != NULL ? chosen->description
                                                                                : _ ("The list has the same facts."), -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (changed)
    g_signal_emit (self, signals[SELECTED], 0, self->selected);
}

/**
 * jalon_timeline_find:
 * @self: a timeline
 * @x: pixels from its left edge
 * @y: pixels from its upper edge
 *
 * Returns: index of the bar there, a window last; -1 for none
 */
int
jalon_timeline_find (JalonTimeline *self, double x, double y)
{
  int window = -1;
  for (guint i = 0; i < self->bars->len; i++)
    {
      const JalonTimelineBar *bar = self->bars->pdata[i];
      double left, width, top = jalon_timeline_get_lane_y (self, bar->lane);
      if (!jalon_timeline_get_span (self, bar, &left, &width) || x < left || x > left + width)
        continue;
      if (bar->style == JALON_BAR_WINDOW)
        window = (int) i;
      else if (y >= top && y <= top + JALON_TIMELINE_LANE_PX)
        return (int) i;
    }
  return window;
}

static void
clicked_cb (JalonTimeline *self, int n_press, double x, double y)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  jalon_timeline_select (self, jalon_timeline_find (self, x, y));
}

static void
drag_begin_cb (JalonTimeline *self)
{
  self->drag_from_px = 0;
}

/* Once the days move, the press is no click. */
static void
drag_update_cb (JalonTimeline *self, double dx, double dy, GtkGesture *gesture)
{
  if (ABS (dx) > 6)
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  jalon_time_scale_pan (&self->scale, dx - self->drag_from_px);
  self->drag_from_px = dx;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
zoom_begin_cb (JalonTimeline *self)
{
  self->zoom_from = 1;
}

static void
zoom_changed_cb (JalonTimeline *self, double scale, GtkGesture *gesture)
{
  double x = self->scale.width_px / 2.0, y;
  gtk_gesture_get_bounding_box_center (gesture, &x, &y);
  jalon_time_scale_zoom (&self->scale, scale / self->zoom_from, x);
  self->zoom_from = scale;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Control and the wheel zoom, the wheel sideways moves; up and down stay with the page. */
static gboolean
scroll_cb (JalonTimeline *self, double dx, double dy, GtkEventController *controller)
{
  gboolean control = gtk_event_controller_get_current_event_state (controller) & GDK_CONTROL_MASK;
  if (!control && dx == 0)
    return GDK_EVENT_PROPAGATE;
  if (control)
    {
      double x = self->scale.width_px / 2.0, y;
      GdkEvent *event = gtk_event_controller_get_current_event (controller);
      if (event != NULL && gdk_event_get_position (event, &x, &y))
        {
          GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
          double native_x, native_y;
          gtk_native_get_surface_transform (native, &native_x, &native_y);
          gtk_widget_translate_coordinates (GTK_WIDGET (native), GTK_WIDGET (self), x - native_x, y - native_y, &x, &y);
        }
      jalon_time_scale_zoom (&self->scale, dy > 0 ? 1 / 1.2 : 1.2, x);
    }
  else
    jalon_time_scale_pan (&self->scale, -dx * 40);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return GDK_EVENT_STOP;
}

static void
zoom_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JalonTimeline *self = JALON_TIMELINE (widget);
  jalon_time_scale_zoom (&self->scale, g_str_has_suffix (name, "in") ? 1.5 : 1 / 1.5, self->scale.width_px / 2.0);
  gtk_widget_queue_draw (widget);
}

static void
today_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JalonTimeline *self = JALON_TIMELINE (widget);
  if (self->today != 0)
    self->scale.first = self->today - (jalon_time_scale_get_last (&self->scale) - self->scale.first) / 2;
  gtk_widget_queue_draw (widget);
}

/* The bar that follows in time (@step 1) or comes before (-1) in its lane; -1 when there is none. */
static int
neighbour (JalonTimeline *self, int lane, guint32 from, int step)
{
  int best = -1;
  for (guint i = 0; i < self->bars->len; i++)
    {
      const JalonTimelineBar *bar = self->bars->pdata[i], *other = best >= 0 ? self->bars->pdata[best] : NULL;
      if (bar->style == JALON_BAR_WINDOW || bar->lane != lane || (step > 0 ? bar->from <= from : bar->from >= from))
        continue;
      if (other == NULL || (step > 0 ? bar->from < other->from : bar->from > other->from))
        best = (int) i;
    }
  return best;
}

/* The bar of a lane at a day, else the next one, else the one before. */
static int
nearest (JalonTimeline *self, int lane, guint32 day)
{
  for (guint i = 0; i < self->bars->len; i++)
    {
      const JalonTimelineBar *bar = self->bars->pdata[i];
      if (bar->style != JALON_BAR_WINDOW && bar->lane == lane && bar->from <= day && day <= bar->until)
        return (int) i;
    }
  int next = neighbour (self, lane, day, 1);
  return next >= 0 ? next : neighbour (self, lane, day, -1);
}

static gboolean
move_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  JalonTimeline *self = JALON_TIMELINE (widget);
  int across, down, chosen;
  g_variant_get (arguments, "(ii)", &across, &down);
  if (self->selected < 0)
    chosen = nearest (self, 0, self->today);
  else
    {
      const JalonTimelineBar *bar = self->bars->pdata[self->selected];
      guint32 day = CLAMP (self->today, bar->from, bar->until);
      chosen = down != 0 ? nearest (self, bar->lane + down, day) : neighbour (self, bar->lane, bar->from, self->scale.rtl ? -across : across);
    }
  if (chosen < 0)
    return GDK_EVENT_PROPAGATE; /* at the end, the arrow leaves the drawing */
  jalon_timeline_select (self, chosen);
  return GDK_EVENT_STOP;
}

static void
jalon_timeline_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                        int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 200 : jalon_timeline_get_height_px (JALON_TIMELINE (widget));
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 600 : *minimum;
}

static void
jalon_timeline_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  JalonTimeline *self = JALON_TIMELINE (widget);
  self->scale.rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  jalon_time_scale_set_width (&self->scale, width);
  if (self->from != 0)
    jalon_time_scale_show (&self->scale, self->from, self->until);
  self->from = self->until = 0;
}

static void
jalon_timeline_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  jalon_timeline_draw (JALON_TIMELINE (widget), snapshot);
  gtk_snapshot_pop (snapshot);
}

static void
jalon_timeline_finalize (GObject *object)
{
  JalonTimeline *self = JALON_TIMELINE (object);
  g_strfreev (self->lanes);
  g_ptr_array_unref (self->bars);
  g_ptr_array_unref (self->marks);
  G_OBJECT_CLASS (jalon_timeline_parent_class)->finalize (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct { guint key; int across, down; } moves[] = {
    { GDK_KEY_Left, -1, 0 }, { GDK_KEY_Right, 1, 0 }, { GDK_KEY_Up, 0, -1 }, { GDK_KEY_Down, 0, 1 },
  };
  static const struct { guint key; const char *action; } keys[] = {
    { GDK_KEY_plus, "timeline.zoom-in" },   { GDK_KEY_equal, "timeline.zoom-in" },       { GDK_KEY_KP_Add, "timeline.zoom-in" },
    { GDK_KEY_minus, "timeline.zoom-out" }, { GDK_KEY_KP_Subtract, "timeline.zoom-out" }, { GDK_KEY_Home, "timeline.today" },
  };
  gtk_widget_class_install_action (widget_class, "timeline.zoom-in", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "timeline.zoom-out", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "timeline.today", NULL, today_action);
  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    gtk_widget_class_add_binding (widget_class, moves[i].key, 0, move_cb, "(ii)", moves[i].across, moves[i].down);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, 0, keys[i].action, NULL);
}

static void
jalon_timeline_class_init (JalonTimelineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->finalize = jalon_timeline_finalize;
  widget_class->measure = jalon_timeline_measure;
  widget_class->size_allocate = jalon_timeline_size_allocate;
  widget_class->snapshot = jalon_timeline_snapshot;
  gtk_widget_class_set_css_name (widget_class, "jalontimeline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  add_keys (widget_class);
  /**
   * JalonTimeline::selected:
   * @self: a timeline
   * @bar: index in the bars, -1 for none
   */
  signals[SELECTED] = g_signal_new ("selected", JALON_TYPE_TIMELINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
add_controller (JalonTimeline *self, GtkEventController *controller)
{
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
jalon_timeline_init (JalonTimeline *self)
{
  GtkGesture *click = gtk_gesture_click_new (), *drag = gtk_gesture_drag_new (), *zoom = gtk_gesture_zoom_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  self->scale = (JalonTimeScale) { 1, 1, 1, FALSE };
  self->bars = g_ptr_array_new ();
  self->marks = g_ptr_array_new ();
  self->selected = -1;
  self->supposed_from = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Drawing of the days"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _ ("The list has the same facts."), -1);
  g_signal_connect_swapped (click, "released", G_CALLBACK (clicked_cb), self);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (zoom, "begin", G_CALLBACK (zoom_begin_cb), self);
  g_signal_connect_swapped (zoom, "scale-changed", G_CALLBACK (zoom_changed_cb), self);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  add_controller (self, GTK_EVENT_CONTROLLER (click));
  add_controller (self, GTK_EVENT_CONTROLLER (drag));
  add_controller (self, GTK_EVENT_CONTROLLER (zoom));
  add_controller (self, scroll);
}
