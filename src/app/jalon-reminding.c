/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The look and what is remembered of it run on a thread; notifications are sent in between. What was shown and could not be remembered is
 * shown once more another time, which is better than the other way round.
 */
#include "app/jalon-reminding.h"

#include "core/law/jalon-pack-shelf.h"
#include "core/reminders/jalon-reminder-round.h"
#include "phrases/jalon-phrases-reminders.h"

#define FIRST_SECONDS 8  /* the window comes first */
#define AGAIN_SECONDS 600 /* how often it is asked whether a day began */

struct _JalonReminding {
  GApplication     *application; /* (unowned) */
  char             *data_path;
  JalonRemindingDay get_today;
  GDate             looked_on;   /* unset: never */
  GCancellable     *stop;
  guint             first, again;
};

/* What a thread works on; shared by the look and the note after it. */
typedef struct {
  JalonFolder        *folder;
  GDate               today;
  JalonReminderRound *round; /* (nullable) */
} Look;

static void
look_free (gpointer data)
{
  Look *self = data;
  g_clear_object (&self->folder);
  g_clear_pointer (&self->round, jalon_reminder_round_free);
  g_free (self);
}

static void
look_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Look *look = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonPackShelf) shelf = jalon_pack_shelf_load (look->folder, jalon_rules_get_built_in_key (), &error);
  if (shelf != NULL)
    look->round = jalon_reminder_round_make (look->folder, jalon_pack_shelf_get_packs (shelf), NULL, &look->today, cancellable, &error);
  g_task_return_boolean (task, look->round != NULL);
}

static void
note_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Look *look = g_task_get_task_data (data);
  g_task_return_boolean (task, jalon_reminder_round_note (look->round, look->folder, &look->today, NULL));
}

static GNotificationPriority
priority_of (JalonReminderStep step)
{
  return step >= JALON_REMINDER_DAY ? G_NOTIFICATION_PRIORITY_HIGH : G_NOTIFICATION_PRIORITY_NORMAL;
}

static void
send (GApplication *application, const char *id, char *body, JalonReminderStep step, const char *uuid_or_null)
{
  g_autofree char *title = jalon_phrase_reminder_title (), *text = body;
  g_autoptr (GNotification) notification = g_notification_new (title);
  g_notification_set_body (notification, text);
  g_notification_set_priority (notification, priority_of (step));
  if (uuid_or_null != NULL)
    g_notification_set_default_action_and_target (notification, "app.open-case", "s", uuid_or_null);
  else
    g_notification_set_default_action (notification, "app.open-people");
  g_application_send_notification (application, id, notification);
}

/* The first reminder of each person: fresh stands person by person, the worst first. */
static GPtrArray *
list_people (JalonReminderRound *round)
{
  GPtrArray *people = g_ptr_array_new ();
  const char *before = NULL;
  for (guint i = 0; i < round->fresh->len; i++)
    {
      const JalonReminder *reminder = round->fresh->pdata[i];
      if (g_strcmp0 (reminder->uuid, before) != 0)
        g_ptr_array_add (people, (gpointer) reminder);
      before = reminder->uuid;
    }
  return people;
}

static void
say (GApplication *application, JalonReminderRound *round)
{
  g_autoptr (GPtrArray) people = list_people (round);
  JalonReminderStep worst = JALON_REMINDER_COMING;
  for (guint i = 0; i < people->len; i++)
    {
      const JalonReminder *reminder = people->pdata[i];
      worst = MAX (worst, reminder->step);
      if (people->len <= JALON_REMINDING_MOST_PEOPLE)
        send (application, reminder->uuid, jalon_phrase_reminder (reminder->step), reminder->step, reminder->uuid);
    }
  if (people->len > JALON_REMINDING_MOST_PEOPLE)
    send (application, "people", jalon_phrase_reminder_people (), worst, NULL);
  GDBusConnection *bus = g_application_get_dbus_connection (application);
  if (people->len > 0 && bus != NULL)
    g_dbus_connection_flush_sync (bus, NULL, NULL); /* the program may end right after */
}

static void
noted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_application_release (G_APPLICATION (source));
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GApplication *application = G_APPLICATION (source);
  Look *look = g_task_get_task_data (G_TASK (result));
  if (!g_task_propagate_boolean (G_TASK (result), NULL) || look->round->fresh->len == 0)
    {
      g_application_release (application);
      return;
    }
  say (application, look->round);
  g_autoptr (GTask) note = g_task_new (application, NULL, noted_cb, NULL);
  g_task_set_source_tag (note, looked_cb);
  g_task_set_task_data (note, g_object_ref (result), g_object_unref);
  g_task_run_in_thread (note, note_thread);
}

/**
 * jalon_reminding_look:
 * @self: reminders
 *
 * Looks at all cases and says what is new.
 */
void
jalon_reminding_look (JalonReminding *self)
{
  g_autoptr (GTask) task = g_task_new (self->application, self->stop, looked_cb, NULL);
  Look *look = g_new0 (Look, 1);
  self->get_today (&self->looked_on);
  look->folder = jalon_folder_new (self->data_path);
  look->today = self->looked_on;
  g_task_set_source_tag (task, jalon_reminding_look);
  g_task_set_task_data (task, look, look_free);
  g_application_hold (self->application);
  g_task_run_in_thread (task, look_thread);
}

static gboolean
first_cb (gpointer data)
{
  JalonReminding *self = data;
  self->first = 0;
  jalon_reminding_look (self);
  return G_SOURCE_REMOVE;
}

/* A laptop sleeps over midnight: it is the date that counts, not the hours since. */
static gboolean
again_cb (gpointer data)
{
  JalonReminding *self = data;
  GDate today;
  self->get_today (&today);
  if (!g_date_valid (&self->looked_on) || g_date_compare (&today, &self->looked_on) != 0)
    jalon_reminding_look (self);
  return G_SOURCE_CONTINUE;
}

void
jalon_reminding_start (JalonReminding *self)
{
  if (self->again != 0)
    return;
  self->first = g_timeout_add_seconds (FIRST_SECONDS, first_cb, self);
  self->again = g_timeout_add_seconds (AGAIN_SECONDS, again_cb, self);
}

/**
 * jalon_reminding_new:
 * @application: sends the notifications and outlives this
 * @data_path: the data folder
 * @get_today: tells the day
 *
 * Returns: (transfer full): reminders that say nothing yet
 */
JalonReminding *
jalon_reminding_new (GApplication *application, const char *data_path, JalonRemindingDay get_today)
{
  JalonReminding *self = g_new0 (JalonReminding, 1);
  self->application = application;
  self->data_path = g_strdup (data_path);
  self->get_today = get_today;
  self->stop = g_cancellable_new ();
  return self;
}

void
jalon_reminding_free (JalonReminding *self)
{
  g_cancellable_cancel (self->stop);
  g_clear_object (&self->stop);
  g_clear_handle_id (&self->first, g_source_remove);
  g_clear_handle_id (&self->again, g_source_remove);
  g_free (self->data_path);
  g_free (self);
}
