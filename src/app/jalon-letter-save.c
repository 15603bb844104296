/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The picture is safe before the entry names it. Taking back removes the entry and marks the picture as removed; a case that was made
 * for it stays.
 */
#include "app/jalon-letter-save.h"

#include "core/intake/jalon-intake.h"

JalonLetterWish *
jalon_letter_wish_new (const JalonLetter *letter, const GDate *today)
{
  JalonLetterWish *self = g_new0 (JalonLetterWish, 1);
  self->letter = *letter;
  self->letter.situation = g_intern_string (letter->situation);
  self->today = *today;
  return self;
}

void
jalon_letter_wish_free (gpointer data)
{
  JalonLetterWish *self = data;
  g_free (self->note);
  g_free (self->picture);
  g_clear_pointer (&self->person, jalon_person_unref);
  g_free (self);
}

void
jalon_letter_kept_free (gpointer data)
{
  JalonLetterKept *self = data;
  g_free (self->uuid);
  g_clear_pointer (&self->record, jalon_letter_record_free);
  g_free (self->paper);
  g_clear_object (&self->created);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonLetterKept, jalon_letter_kept_free)

/* The paper that shows the letter; *id is NULL without a picture. */
static gboolean
import_picture (JalonCase *the_case, const JalonLetterWish *wish, JalonLetterKept *kept, char **id, GCancellable *cancellable, GError **error)
{
  g_autofree char *duplicate = NULL;
  *id = NULL;
  if (wish->picture == NULL)
    return TRUE;
  g_autoptr (JalonPaper) paper = jalon_case_import_file (the_case, wish->picture, NULL, &duplicate, cancellable, error);
  if (paper == NULL)
    return FALSE;
  *id = g_strdup (paper->id);
  kept->paper = duplicate == NULL ? g_strdup (paper->id) : NULL;
  return TRUE;
}

/**
 * jalon_letter_keep:
 * @session: a session
 * @data: a #JalonLetterWish
 * @cancellable: (nullable): stops while the picture is copied
 * @error: where to say why not
 *
 * Returns: (transfer full) (nullable): a #JalonLetterKept; nothing is kept on failure but a case that was made
 */
gpointer
jalon_letter_keep (JalonSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const JalonLetterWish *wish = data;
  g_autoptr (JalonLetterKept) kept = g_new0 (JalonLetterKept, 1);
  g_autofree char *paper = NULL;

  if (wish->person != NULL)
    kept->created = jalon_case_create_with_title (jalon_session_get_folder (session), wish->person, NULL, FALSE, error);
  if (wish->person != NULL && kept->created == NULL)
    return NULL;
  JalonCase *the_case = kept->created != NULL ? kept->created : jalon_session_get_case (session);
  kept->uuid = g_strdup (jalon_case_get_uuid (the_case));
  if (!import_picture (the_case, wish, kept, &paper, cancellable, error))
    return NULL;
  kept->record = jalon_letter_record_write (the_case, &wish->letter, wish->note, paper, &wish->today, error);
  if (kept->record == NULL || !jalon_case_save (the_case, error))
    return NULL;
  return g_steal_pointer (&kept);
}

/**
 * jalon_letter_take_back:
 * @session: a session
 * @data: a #JalonLetterKept
 * @cancellable: unused
 * @error: where to say why not
 *
 * Returns: (nullable): not %NULL when the entry is gone
 */
gpointer
jalon_letter_take_back (JalonSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const JalonLetterKept *kept = data;
  JalonCase *the_case = jalon_session_get_case (session);
  if (g_strcmp0 (jalon_case_get_uuid (the_case), kept->uuid) != 0)
    return GINT_TO_POINTER (TRUE); /* another person is on show */
  if (!jalon_letter_record_take_back (the_case, kept->record, error)
      || (kept->paper != NULL && !jalon_case_remove_paper (the_case, kept->paper, FALSE, error)) || !jalon_case_save (the_case, error))
    return NULL;
  return GINT_TO_POINTER (TRUE);
}
