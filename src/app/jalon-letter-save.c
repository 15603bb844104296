/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The picture is safe before the entry names it. Taking back removes the entry and marks the picture as removed; a case that was made
 * for it stays.
 */
#include "app/jalon-letter-save.h"

#include "core/intake/jalon-intake.h"

JalonLetterWish *
jalon_letter_wish_new (const JalonLetter *letter)
{
  JalonLetterWish *self = g_new0 (JalonLetterWish, 1);
  self->letter = *letter;
  self->letter.situation = g_intern_string (letter->situation);
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
  g_free (self->event);
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

static gboolean
write_entry (JalonCase *the_case, const JalonLetterWish *wish, JalonLetterKept *kept, const char *paper, GError **error)
{
  g_autoptr (JalonEvent) event = jalon_event_new ();
  event->kind = g_strdup (jalon_letter_get_event_kind (&wish->letter));
  event->on = *jalon_letter_get_event_day (&wish->letter);
  event->note = g_strdup (wish->note);
  event->papers = g_ptr_array_new_with_free_func (g_free);
  if (paper != NULL)
    g_ptr_array_add (event->papers, g_strdup (paper));
  return jalon_case_put_event (the_case, event, &kept->event, error);
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
  if (!import_picture (the_case, wish, kept, &paper, cancellable, error) || !write_entry (the_case, wish, kept, paper, error)
      || !jalon_case_save (the_case, error))
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
  if (!jalon_case_delete (the_case, kept->event, error)
      || (kept->paper != NULL && !jalon_case_remove_paper (the_case, kept->paper, FALSE, error)) || !jalon_case_save (the_case, error))
    return NULL;
  return GINT_TO_POINTER (TRUE);
}
