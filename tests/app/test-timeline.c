/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The drawing of the days: its arithmetic by tables, its selection by keys and by place, both directions of writing.
 */
#include "core/sheets/jalon-time-scale.h"
#include "app/jalon-timeline-private.h"

#include <adwaita.h>
#include <math.h>

static guint32
day (int d, int m, int y)
{
  GDate date;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, d, m, y);
  return g_date_get_julian (&date);
}

static void
test_fits (void)
{
  JalonTimeScale scale = { 1, 1, 1000, FALSE };
  guint32 from = day (1, 1, 2027), until = day (31, 12, 2027);
  jalon_time_scale_show (&scale, from, until);
  g_assert_cmpfloat_with_epsilon (jalon_time_scale_get_x (&scale, from), 0, 0.01);
  g_assert_cmpfloat_with_epsilon (jalon_time_scale_get_x (&scale, until + 1), 1000, 0.01);
  g_assert_cmpfloat_with_epsilon (scale.px_per_day, 1000 / 365.0, 0.0001);
  scale.rtl = TRUE;
  g_assert_cmpfloat_with_epsilon (jalon_time_scale_get_x (&scale, from), 1000, 0.01);
  g_assert_cmpfloat_with_epsilon (jalon_time_scale_get_day (&scale, 0), until + 1, 0.01);
}

/* A single day still shows a month around it, in the middle. */
static void
test_fits_one_day (void)
{
  JalonTimeScale scale = { 1, 1, 300, FALSE };
  guint32 only = day (29, 2, 2028);
  jalon_time_scale_show (&scale, only, only);
  g_assert_cmpfloat_with_epsilon (scale.px_per_day, 10, 0.001);
  g_assert_cmpfloat_with_epsilon (jalon_time_scale_get_x (&scale, only + 0.5), 150, 0.01);
}

static void
test_zoom_keeps_day (void)
{
  for (int rtl = 0; rtl < 2; rtl++)
    {
      JalonTimeScale scale = { 1, 1, 800, rtl };
      jalon_time_scale_show (&scale, day (1, 1, 2026), day (31, 12, 2028));
      double under = jalon_time_scale_get_day (&scale, 200);
      jalon_time_scale_zoom (&scale, 2, 200);
      g_assert_cmpfloat_with_epsilon (jalon_time_scale_get_day (&scale, 200), under, 0.001);
      g_assert_cmpfloat_with_epsilon (jalon_time_scale_get_last (&scale) - scale.first, 1096 / 2.0, 0.01);
      for (int i = 0; i < 40; i++)
        jalon_time_scale_zoom (&scale, 2, 200);
      g_assert_cmpfloat_with_epsilon (jalon_time_scale_get_last (&scale) - scale.first, JALON_TIME_SCALE_MIN_DAYS, 0.01);
      for (int i = 0; i < 60; i++)
        jalon_time_scale_zoom (&scale, 0.5, 200);
      g_assert_cmpfloat_with_epsilon (jalon_time_scale_get_last (&scale) - scale.first, JALON_TIME_SCALE_MAX_DAYS, 0.5);
    }
}

static void
test_pan (void)
{
  JalonTimeScale scale = { 1, 1, 730, FALSE };
  jalon_time_scale_show (&scale, day (1, 1, 2027), day (31, 12, 2027)); /* two pixels a day */
  double at = jalon_time_scale_get_x (&scale, day (1, 6, 2027));
  jalon_time_scale_pan (&scale, 20);
  g_assert_cmpfloat_with_epsilon (jalon_time_scale_get_x (&scale, day (1, 6, 2027)), at + 20, 0.01);
  scale.rtl = TRUE;
  at = jalon_time_scale_get_x (&scale, day (1, 6, 2027));
  jalon_time_scale_pan (&scale, 20);
  g_assert_cmpfloat_with_epsilon (jalon_time_scale_get_x (&scale, day (1, 6, 2027)), at + 20, 0.01);
}

/* Whatever the zoom: first days of months, in order, never closer than asked. */
static void
test_ticks (void)
{
  for (double days = 30; days < 40000; days *= 1.3)
    {
      JalonTimeScale scale = { 1, 1, 900, FALSE };
      jalon_time_scale_show (&scale, day (17, 5, 2026), day (17, 5, 2026) + (guint32) days);
      g_autoptr (GArray) ticks = jalon_time_scale_list_ticks (&scale, 72);
      for (guint i = 0; i < ticks->len; i++)
        {
          JalonTick tick = g_array_index (ticks, JalonTick, i);
          GDate date;
          g_date_clear (&date, 1);
          g_date_set_julian (&date, tick.day);
          g_assert_cmpint (g_date_get_day (&date), ==, 1);
          g_assert_cmpint (tick.is_year, ==, g_date_get_month (&date) == G_DATE_JANUARY);
          if (i > 0)
            g_assert_cmpfloat ((tick.day - g_array_index (ticks, JalonTick, i - 1).day) * scale.px_per_day, >=, 72);
        }
      if (days > 400)
        g_assert_cmpuint (ticks->len, >=, 3);
    }
}

static void
test_labels_never_overlap (void)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (20261125);
  for (int round = 0; round < 300; round++)
    {
      JalonLabelSpot spots[40];
      gsize n = g_rand_int_range (dice, 1, 41);
      for (gsize i = 0; i < n; i++)
        spots[i] = (JalonLabelSpot) { g_rand_double_range (dice, 0, 900), g_rand_double_range (dice, 10, 200), g_rand_int_range (dice, 0, 5), 7 };
      jalon_label_spots_place (spots, n, 3, 10);
      int best = 0;
      for (gsize i = 0; i < n; i++)
        {
          g_assert_cmpint (spots[i].row, >=, -1);
          g_assert_cmpint (spots[i].row, <, 3);
          best = spots[i].rank < spots[best].rank || (spots[i].rank == spots[best].rank && spots[i].x < spots[best].x) ? (int) i : best;
          for (gsize j = 0; j < i; j++)
            if (spots[i].row >= 0 && spots[i].row == spots[j].row)
              g_assert_true (spots[i].x + spots[i].width + 10 <= spots[j].x || spots[j].x + spots[j].width + 10 <= spots[i].x);
        }
      g_assert_cmpint (spots[best].row, ==, 0); /* the most urgent date keeps its words */
    }
}

typedef struct {
  GtkWidget *window;
  JalonTimeline *timeline;
  guint n_selected;
  int last;
} Fixture;

static void
selected_cb (Fixture *fixture, int bar)
{
  fixture->n_selected++;
  fixture->last = bar;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const lanes[] = { "Stay", "Work", NULL };
  g_autoptr (GPtrArray) bars = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_timeline_bar_free);
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_timeline_mark_free);
  g_ptr_array_add (bars, jalon_timeline_bar_new (0, day (1, 3, 2026), day (8, 3, 2027), JALON_BAR_PROVEN, "Card", "Stay is proven by the card."));
  g_ptr_array_add (bars, jalon_timeline_bar_new (0, day (9, 3, 2027), JALON_TIMELINE_OPEN, JALON_BAR_GAP, "No proof", "Stay is not proven."));
  g_ptr_array_add (bars, jalon_timeline_bar_new (1, day (1, 3, 2026), day (8, 3, 2027), JALON_BAR_STATED, "Card", "Work: you said so."));
  g_ptr_array_add (bars, jalon_timeline_bar_new (0, day (8, 11, 2026), day (7, 1, 2027), JALON_BAR_WINDOW, "Window", "The portal takes the request."));
  g_ptr_array_add (marks, jalon_timeline_mark_new (day (7, 1, 2027), 0, "Last day to file"));

  fixture->timeline = g_object_new (JALON_TYPE_TIMELINE, NULL);
  fixture->window = adw_window_new ();
  g_signal_connect_swapped (fixture->timeline, "selected", G_CALLBACK (selected_cb), fixture);
  gtk_widget_set_direction (GTK_WIDGET (fixture->timeline), GPOINTER_TO_INT (data));
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->timeline));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 730, 400);
  jalon_timeline_set_content (fixture->timeline, lanes, bars, marks, day (25, 11, 2026));
  jalon_timeline_show_days (fixture->timeline, day (1, 6, 2026), day (31, 5, 2027));
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->timeline));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

static int
bar_at (Fixture *fixture, guint32 julian, int lane)
{
  double first, last;
  jalon_timeline_get_days (fixture->timeline, &first, &last);
  return jalon_timeline_find (fixture->timeline, jalon_time_scale_get_x (&fixture->timeline->scale, julian + 0.5),
                              lane >= 0 ? jalon_timeline_get_lane_y (fixture->timeline, lane) + 5 : 2);
}

static void
test_place (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (bar_at (fixture, day (8, 3, 2027), 0), ==, 0); /* the last day still belongs to the card */
  g_assert_cmpint (bar_at (fixture, day (9, 3, 2027), 0), ==, 1);
  g_assert_cmpint (bar_at (fixture, day (1, 9, 2026), 1), ==, 2);
  g_assert_cmpint (bar_at (fixture, day (10, 3, 2027), 1), ==, -1);
  g_assert_cmpint (bar_at (fixture, day (7, 1, 2027), -1), ==, 3); /* above the lanes only the window */
  double early = jalon_time_scale_get_x (&fixture->timeline->scale, day (1, 9, 2026)), late = jalon_time_scale_get_x (&fixture->timeline->scale, day (1, 3, 2027));
  g_assert_cmpint (early < late, ==, GPOINTER_TO_INT (data) == GTK_TEXT_DIR_LTR);
}

static gboolean
press (Fixture *fixture, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->timeline));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);
      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);
          if (GTK_IS_KEYVAL_TRIGGER (trigger) && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key)
            return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, GTK_WIDGET (fixture->timeline),
                                                 gtk_shortcut_get_arguments (shortcut));
        }
    }
  return FALSE;
}

/* The arrows follow what is seen: towards later days is right, or left where writing goes left. */
static void
test_keys (Fixture *fixture, gconstpointer data)
{
  gboolean rtl = GPOINTER_TO_INT (data) == GTK_TEXT_DIR_RTL;
  guint later = rtl ? GDK_KEY_Left : GDK_KEY_Right, earlier = rtl ? GDK_KEY_Right : GDK_KEY_Left;

  g_assert_true (press (fixture, GDK_KEY_Down));
  g_assert_cmpint (fixture->last, ==, 0); /* the first press takes today's bar of the first lane */
  g_assert_true (press (fixture, later));
  g_assert_cmpint (fixture->last, ==, 1);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->timeline), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Stay is not proven.");
  g_assert_false (press (fixture, later)); /* nothing follows: the arrow is free to leave */
  g_assert_true (press (fixture, earlier));
  g_assert_true (press (fixture, GDK_KEY_Down));
  g_assert_cmpint (fixture->last, ==, 2);
  g_assert_false (press (fixture, GDK_KEY_Down));
  g_assert_true (press (fixture, GDK_KEY_Up));
  g_assert_cmpint (jalon_timeline_get_selected (fixture->timeline), ==, 0);
  g_assert_cmpuint (fixture->n_selected, ==, 5);
}

/* A bar far away comes into view when it is selected; the content may change under a selection. */
static void
test_reveal (Fixture *fixture, gconstpointer data)
{
  double first, last;
  jalon_timeline_show_days (fixture->timeline, day (1, 1, 2040), day (31, 12, 2040));
  jalon_timeline_select (fixture->timeline, 0);
  jalon_timeline_get_days (fixture->timeline, &first, &last);
  g_assert_cmpfloat (first, <, day (8, 3, 2027));
  g_assert_cmpfloat (last, >, day (1, 3, 2026));
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  jalon_timeline_set_content (fixture->timeline, (const char *const[]) { "Stay", NULL }, none, none, 0);
  g_assert_cmpint (jalon_timeline_get_selected (fixture->timeline), ==, -1);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->timeline));
  jalon_timeline_select (fixture->timeline, 12);
  g_assert_cmpint (jalon_timeline_get_selected (fixture->timeline), ==, -1);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/time-scale/fits", test_fits);
  g_test_add_func ("/time-scale/fits-one-day", test_fits_one_day);
  g_test_add_func ("/time-scale/zoom-keeps-the-day", test_zoom_keeps_day);
  g_test_add_func ("/time-scale/pan", test_pan);
  g_test_add_func ("/time-scale/ticks", test_ticks);
  g_test_add_func ("/time-scale/labels-never-overlap", test_labels_never_overlap);
  for (int direction = GTK_TEXT_DIR_LTR; direction <= GTK_TEXT_DIR_RTL; direction++)
    {
      const char *name = direction == GTK_TEXT_DIR_LTR ? "ltr" : "rtl";
      g_autofree char *place = g_strdup_printf ("/timeline/place/%s", name), *keys = g_strdup_printf ("/timeline/keys/%s", name);
      g_autofree char *reveal = g_strdup_printf ("/timeline/reveal/%s", name);
      g_test_add (place, Fixture, GINT_TO_POINTER (direction), set_up, test_place, tear_down);
      g_test_add (keys, Fixture, GINT_TO_POINTER (direction), set_up, test_keys, tear_down);
      g_test_add (reveal, Fixture, GINT_TO_POINTER (direction), set_up, test_reveal, tear_down);
    }
  return g_test_run ();
}
