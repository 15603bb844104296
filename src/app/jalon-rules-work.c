/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each step loads the shelf anew: another program may have imported meanwhile.
 */
#include "app/jalon-rules-work.h"

#include "core/intake/jalon-judgements.h"
#include "core/jalon-error.h"

void
jalon_rules_offer_free (JalonRulesOffer *self)
{
  g_clear_pointer (&self->effects, g_ptr_array_unref);
  g_clear_pointer (&self->judgement, jalon_rules_judgement_free);
  g_clear_pointer (&self->shelf, jalon_pack_shelf_free);
  g_free (self);
}

void
jalon_rules_undone_free (JalonRulesUndone *self)
{
  g_clear_pointer (&self->shelf, jalon_pack_shelf_free);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

static JalonPackShelf *
load_shelf (JalonSession *session, GError **error)
{
  return jalon_pack_shelf_load (jalon_session_get_folder (session), jalon_session_get_trusted_key (session), error);
}

static GPtrArray *
find_effects (JalonSession *session, JalonPacks *before, JalonPacks *after)
{
  JalonCase *the_case = jalon_session_get_case (session);
  if (the_case == NULL)
    return NULL;
  g_autoptr (GPtrArray) titles = jalon_case_list_titles (the_case), procedures = jalon_case_list_procedures (the_case);
  g_autoptr (GPtrArray) events = jalon_case_list_events (the_case), papers = jalon_case_list_papers (the_case, FALSE);
  g_autoptr (GPtrArray) details = jalon_case_list_details (the_case);
  g_autoptr (JalonRenewalFile) renewal = jalon_case_dup_renewal (the_case);
  g_autoptr (JalonRenewalStatus) old_status = NULL, new_status = NULL;
  const JalonNextCase values = { titles, procedures, events, papers, renewal, details };
  if (renewal != NULL)
    {
      old_status = jalon_judgements_evaluate (the_case, NULL, before, NULL);
      new_status = jalon_judgements_evaluate (the_case, NULL, after, NULL);
    }
  return jalon_rules_effect_find (before, after, &values, old_status, new_status, jalon_session_get_today (session));
}

gpointer
jalon_rules_work_look_at (JalonSession *session, gpointer path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = jalon_rules_load_chosen (path, error);
  JalonPackShelf *shelf = bytes != NULL ? load_shelf (session, error) : NULL;
  if (shelf == NULL)
    return NULL;
  JalonRulesOffer *offer = g_new0 (JalonRulesOffer, 1);
  offer->shelf = shelf;
  offer->judgement = jalon_pack_shelf_judge (shelf, bytes);
  if (offer->judgement->verdict == JALON_RULES_TAKEN)
    offer->effects = find_effects (session, jalon_pack_shelf_get_packs (shelf), offer->judgement->packs);
  return offer;
}

gpointer
jalon_rules_work_take (JalonSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  JalonRulesOffer *offer = data;
  if (!jalon_pack_shelf_put (offer->shelf, offer->judgement, error))
    return NULL;
  return load_shelf (session, error);
}

gpointer
jalon_rules_work_take_back (JalonSession *session, gpointer bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (JalonPackShelf) shelf = load_shelf (session, error);
  g_autoptr (JalonRulesJudgement) judgement = shelf != NULL ? jalon_pack_shelf_judge (shelf, bytes) : NULL;
  if (judgement == NULL)
    return NULL;
  if (judgement->verdict != JALON_RULES_TAKEN)
    {
      g_set_error (error, JALON_ERROR, JALON_ERROR_BUSY, "The rules in use changed meanwhile");
      return NULL;
    }
  return jalon_pack_shelf_put (shelf, judgement, error) ? load_shelf (session, error) : NULL;
}

gpointer
jalon_rules_work_undo (JalonSession *session, gpointer nothing, GCancellable *cancellable, GError **error)
{
  g_autoptr (JalonPackShelf) shelf = load_shelf (session, error);
  g_autoptr (GBytes) bytes = NULL;
  if (shelf == NULL || !jalon_pack_shelf_undo (shelf, &bytes, error))
    return NULL;
  JalonPackShelf *left = load_shelf (session, error);
  if (left == NULL)
    return NULL;
  JalonRulesUndone *undone = g_new0 (JalonRulesUndone, 1);
  undone->shelf = left;
  undone->bytes = g_steal_pointer (&bytes);
  return undone;
}
