/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/reminders/jalon-reminder-round.h"

#include "core/case/jalon-case.h"
#include "core/law/jalon-line-facts.h"

/* An invented person is reminded of nothing. */
static void
look_at (JalonReminderRound *self, JalonCase *the_case, JalonPacks *packs, const GDate *today)
{
  g_autoptr(GPtrArray)        titles = jalon_case_list_titles (the_case);
  g_autoptr(GPtrArray)        procedures = jalon_case_list_procedures (the_case);
  g_autoptr(GPtrArray)        events = jalon_case_list_events (the_case);
  g_autoptr(GPtrArray)        papers = jalon_case_list_papers (the_case, FALSE);
  g_autoptr(GPtrArray)        details = jalon_case_list_details (the_case);
  g_autoptr(JalonRenewalFile) renewal = jalon_case_dup_renewal (the_case);
  JalonNextCase               values = { titles, procedures, events, papers, renewal, details };
  g_autoptr(JalonLineFacts)   facts = jalon_line_facts_new_for_case (titles, procedures, events, papers, renewal);
  g_autoptr(JalonRightsLine)  line = NULL;
  g_autoptr(GPtrArray)        next = NULL, due = NULL;
  g_autoptr(GArray)           alerts = NULL;

  jalon_line_facts_add_details (facts, details);
  line = jalon_rights_line_new (packs, facts);
  next = jalon_next_list (packs, &values, today);
  alerts = jalon_alerts_list (line, next, today);
  due = jalon_reminders_list (jalon_case_get_uuid (the_case), alerts, next, today);
  for (guint i = 0; i < due->len; i++)
    if (jalon_said_is_fresh (self->said, g_ptr_array_index (due, i)))
      g_ptr_array_add (self->fresh, g_ptr_array_index (due, i));
  g_ptr_array_extend_and_steal (self->due, g_steal_pointer (&due));
}

/**
 * jalon_reminder_round_make:
 * @folder: a data folder
 * @packs: rule packs
 * @uuid_or_null: (nullable): one case; %NULL for all
 * @today: today
 *
 * Returns: (transfer full) (nullable): what is due; a case that cannot be opened is counted and does not hide the others
 */
JalonReminderRound *
jalon_reminder_round_make (JalonFolder *folder, JalonPacks *packs, const char *uuid_or_null, const GDate *today, GCancellable *cancellable,
                           GError **error)
{
  g_autoptr(GPtrArray)          cases = jalon_folder_list_cases (folder, error);
  g_autoptr(JalonReminderRound) self = NULL;
  if (cases == NULL)
    return NULL;
  self = g_new0 (JalonReminderRound, 1);
  self->due = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_reminder_free);
  self->fresh = g_ptr_array_new ();
  self->said = jalon_said_load (folder);
  for (guint i = 0; i < cases->len; i++)
    {
      const char          *uuid = g_ptr_array_index (cases, i);
      g_autoptr(JalonCase) the_case = NULL;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (uuid_or_null != NULL && !g_str_equal (uuid, uuid_or_null))
        continue;
      the_case = jalon_case_open (folder, uuid, NULL);
      if (the_case == NULL)
        self->n_unread++;
      else if (!jalon_case_is_example (the_case))
        look_at (self, the_case, packs, today);
    }
  self->whole = uuid_or_null == NULL && self->n_unread == 0;
  return g_steal_pointer (&self);
}

/**
 * jalon_reminder_round_note:
 * @folder: the data folder
 * @today: today
 *
 * Remembers that everything fresh was said.
 *
 * Returns: whether that is safe on disk
 */
gboolean
jalon_reminder_round_note (JalonReminderRound *self, JalonFolder *folder, const GDate *today, GError **error)
{
  if (self->fresh->len == 0)
    return TRUE;
  for (guint i = 0; i < self->fresh->len; i++)
    jalon_said_note (self->said, g_ptr_array_index (self->fresh, i));
  if (self->whole)
    jalon_said_tidy (self->said, self->due, today);
  return jalon_said_save (self->said, folder, error);
}

void
jalon_reminder_round_free (JalonReminderRound *self)
{
  g_clear_pointer (&self->fresh, g_ptr_array_unref);
  g_clear_pointer (&self->due, g_ptr_array_unref);
  g_clear_pointer (&self->said, jalon_said_free);
  g_free (self);
}
