/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every detail that a letter of this kind tells is written or forgotten: what an older letter told does not mix with a new one.
 */
#include "core/journal/jalon-letter-record.h"

#include "core/law/jalon-details.h"

void
jalon_letter_record_free (JalonLetterRecord *self)
{
  g_free (self->event);
  g_clear_pointer (&self->before, g_ptr_array_unref);
  g_free (self);
}

static JalonDetail *
make_detail (const char *name, const char *value, const GDate *said)
{
  JalonDetail *detail = jalon_detail_new ();
  detail->name = g_strdup (name);
  detail->value = g_strdup (value);
  if (said != NULL)
    detail->said = *said;
  return detail;
}

static gboolean
write_details (JalonCase *the_case, const JalonLetter *letter, JalonLetterRecord *record, const GDate *today, GError **error)
{
  g_autoptr(JalonLawFacts) facts = jalon_letter_dup_facts (letter);
  g_autoptr(GPtrArray) said = jalon_case_list_details (the_case);
  for (const char *const *name = jalon_letter_list_fact_names (letter); *name != NULL; name++)
    {
      const JalonDetail *old = jalon_details_find (said, *name);
      const char *value = jalon_law_facts_get (facts, *name);
      g_autoptr(JalonDetail) detail = make_detail (*name, value, today);
      g_ptr_array_add (record->before, old != NULL ? jalon_detail_ref (old) : make_detail (*name, NULL, NULL));
      if ((value != NULL || old != NULL) && !jalon_case_set_detail (the_case, detail, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_entry (JalonCase *the_case, const JalonLetter *letter, const char *note, const char *paper, char **id, GError **error)
{
  g_autoptr(JalonEvent) event = jalon_event_new ();
  event->kind = g_strdup (jalon_letter_get_event_kind (letter));
  event->on = *jalon_letter_get_event_day (letter);
  event->note = g_strdup (note);
  event->papers = g_ptr_array_new_with_free_func (g_free);
  if (paper != NULL)
    g_ptr_array_add (event->papers, g_strdup (paper));
  return jalon_case_put_event (the_case, event, id, error);
}

/**
 * jalon_letter_record_write:
 * @the_case: an open case
 * @letter: a letter whose day is known
 * @note_or_null: (nullable): what it says, in the person's words
 * @paper_or_null: (nullable): id of the paper that shows it
 * @today: the day on which it is told
 * @error: where to say why not
 *
 * Returns: (transfer full) (nullable): what was written, to be taken back with
 */
JalonLetterRecord *
jalon_letter_record_write (JalonCase *the_case, const JalonLetter *letter, const char *note, const char *paper, const GDate *today,
                           GError **error)
{
  g_return_val_if_fail (g_date_valid (&letter->on), NULL);
  g_autoptr(JalonLetterRecord) record = g_new0 (JalonLetterRecord, 1);
  record->before = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_detail_unref);
  if (!write_entry (the_case, letter, note, paper, &record->event, error) || !write_details (the_case, letter, record, today, error))
    return NULL;
  return g_steal_pointer (&record);
}

/**
 * jalon_letter_record_take_back:
 * @the_case: the case it was written into
 * @record: what was written
 * @error: where to say why not
 *
 * Removes the entry; details are again what they were.
 *
 * Returns: whether memory holds it
 */
gboolean
jalon_letter_record_take_back (JalonCase *the_case, const JalonLetterRecord *record, GError **error)
{
  if (!jalon_case_delete (the_case, record->event, error))
    return FALSE;
  for (guint i = 0; i < record->before->len; i++)
    if (!jalon_case_set_detail (the_case, g_ptr_array_index (record->before, i), error))
      return FALSE;
  return TRUE;
}
