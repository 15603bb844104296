/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which day it is. Every date is worked out on it, so a clock that cannot be right is asked about, and a window that stays open over
 * midnight goes on to the next day.
 */
#include "app/jalon-window-private.h"

#include "app/jalon-typed-date.h"
#include "core/jalon-date.h"
#include "core/law/jalon-rules-age.h"
#include "jalon-config.h"
#include "phrases/jalon-phrases-line.h"

#include <glib/gi18n.h>

#define LOOK_S 60 /* how long after midnight the old day may stand */

/* What the clock says, set right by the day that the person typed. */
static void
read_day (JalonWindow *self, GDate *day)
{
  self->read_clock (day);
  int julian = (int) g_date_get_julian (day) + self->days_off;
  g_date_set_julian (day, (guint32) MAX (julian, 1));
}

static void
ask (JalonWindow *self, const char *question)
{
  if (question != NULL)
    gtk_label_set_label (GTK_LABEL (self->clock_text), question);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->clock_bar), question != NULL);
}

/**
 * jalon_window_judge_day:
 * @self: a window
 *
 * Asks about the day when it is before the program, the rules or the newest entry of the open case; once a person answered, no more.
 */
void
jalon_window_judge_day (JalonWindow *self)
{
  const JalonSnapshot *snapshot = jalon_session_get_snapshot (self->session);
  const GDate *today = jalon_session_get_real_today (self->session);
  GDate newest, built_on;
  JalonRulesAge age;

  if (self->read_clock == NULL || self->day_settled)
    return;
  jalon_packs_get_newest_reading (jalon_session_get_packs (self->session), &newest);
  jalon_date_parse (JALON_BUILT_ON, &built_on);
  jalon_rules_age_judge (&age, today, &built_on, &newest);
  if (snapshot != NULL && !snapshot->example)
    jalon_rules_age_hold_against_entries (&age, today, snapshot->events, snapshot->papers);
  g_autofree char *question = jalon_phrase_clock (&age, today);
  ask (self, question);
}

static void
take_day (JalonWindow *self, const GDate *day)
{
  jalon_session_set_today (self->session, day);
  if (jalon_session_get_snapshot (self->session) != NULL)
    jalon_session_refresh (self->session);
  jalon_window_judge_day (self);
}

/**
 * jalon_window_look_at_clock:
 * @self: a window
 *
 * Goes on to the day that the clock says now, if it is another one.
 */
void
jalon_window_look_at_clock (JalonWindow *self)
{
  GDate day;
  read_day (self, &day);
  if (g_date_compare (&day, jalon_session_get_real_today (self->session)) != 0)
    take_day (self, &day);
}

static gboolean
look_cb (gpointer self)
{
  jalon_window_look_at_clock (self);
  return G_SOURCE_CONTINUE;
}

/**
 * jalon_window_watch_day:
 * @self: a window
 * @read_clock: tells the day
 *
 * From now on the window keeps to the day that @read_clock tells, and asks when that day cannot be right.
 */
void
jalon_window_watch_day (JalonWindow *self, JalonReadClock read_clock)
{
  self->read_clock = read_clock;
  if (self->day_watch == 0)
    self->day_watch = g_timeout_add_seconds (LOOK_S, look_cb, self);
  jalon_window_judge_day (self);
}

static void
settle (JalonWindow *self)
{
  self->day_settled = TRUE;
  ask (self, NULL);
}

static void
day_is_right_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  settle (JALON_WINDOW (widget));
}

static void
use_day_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JalonWindow *self = JALON_WINDOW (widget);
  GDate typed, clock;

  if (!jalon_typed_date_parse (gtk_editable_get_text (GTK_EDITABLE (self->clock_day)), &typed))
    {
      gtk_widget_add_css_class (self->clock_day, "error");
      gtk_widget_grab_focus (self->clock_day);
      jalon_window_toast (self, _ ("This is not a day. Type it like 12/01/2027: day, month, year."));
      return;
    }
  gtk_widget_remove_css_class (self->clock_day, "error");
  self->read_clock (&clock);
  self->days_off = (int) g_date_get_julian (&typed) - (int) g_date_get_julian (&clock);
  settle (self);
  take_day (self, &typed);
  jalon_window_toast (self, _ ("This day counts until Jalon is closed. Set the clock of the computer too."));
}

void
jalon_window_install_day_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.day-is-right", NULL, day_is_right_action);
  gtk_widget_class_install_action (klass, "win.use-day", NULL, use_day_action);
}
