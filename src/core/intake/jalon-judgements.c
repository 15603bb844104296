/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The check's answer for stored papers: facts from the store, judged now. Judging is pure and quick, so only facts are kept.
 */
#include "core/intake/jalon-judgements.h"

#include "core/intake/jalon-intake.h"
#include "core/intake/jalon-words.h"
#include "core/jalon-error.h"
#include "jalon-config.h"

struct _JalonJudgements {
  JalonCase   *the_case;
  JalonReader *reader; /* (nullable) */
  JalonPacks  *packs;
  char        *portal;
  GHashTable  *known;  /* (element-type utf8 JalonJudgement) paper id → judgement; NULL: cannot tell */
};

static JalonFacts *
look_now (JalonCase *the_case, JalonReader *reader, const char *paper_id)
{
  g_autoptr(GBytes) bytes = jalon_case_load_paper (the_case, paper_id, NULL);

  return bytes != NULL ? jalon_intake_look (reader, bytes, NULL, NULL) : NULL;
}

/**
 * jalon_intake_judge:
 * @the_case: an open case
 * @reader: (nullable): to read a paper that this version of the reader has not read yet
 * @packs: rule packs
 * @portal: id of a portal
 * @paper: a paper of the case
 *
 * Judges a stored paper. Changes nothing: what is read on the way is not kept (jalon_intake_read () keeps it).
 *
 * Returns: (transfer full) (nullable): the judgement, %NULL when nothing is known about the file
 */
JalonJudgement *
jalon_intake_judge (JalonCase *the_case, JalonReader *reader, JalonPacks *packs, const char *portal, const JalonPaper *paper)
{
  const char           *version = reader != NULL ? jalon_reader_get_version (reader) : JALON_VERSION;
  g_autofree char      *json = NULL;
  g_autoptr(JalonFacts) facts = NULL;

  json = jalon_case_dup_facts (the_case, paper->id, version);
  if (json != NULL)
    facts = jalon_facts_from_json (json, NULL);
  else if (reader != NULL)
    facts = look_now (the_case, reader, paper->id);
  return facts != NULL ? jalon_check_judge (packs, portal, paper->name, facts) : NULL;
}

static void
free_judgement (gpointer data)
{
  jalon_judgement_free (data);
}

JalonJudgements *
jalon_judgements_new (JalonCase *the_case, JalonReader *reader, JalonPacks *packs, const char *portal)
{
  JalonJudgements *self = g_new0 (JalonJudgements, 1);

  self->the_case = g_object_ref (the_case);
  self->reader = reader != NULL ? g_object_ref (reader) : NULL;
  self->packs = g_object_ref (packs);
  self->portal = g_strdup (portal);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_judgement);
  return self;
}

void
jalon_judgements_free (JalonJudgements *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->the_case);
  g_clear_object (&self->reader);
  g_clear_object (&self->packs);
  g_clear_pointer (&self->known, g_hash_table_unref);
  g_free (self->portal);
  g_free (self);
}

/**
 * jalon_judgements_get:
 * @paper: a paper of the case
 * @self: a JalonJudgements
 *
 * Returns: (transfer none) (nullable): the judgement
 */
JalonJudgement *
jalon_judgements_get (const JalonPaper *paper, gpointer self)
{
  JalonJudgements *judgements = self;
  gpointer         known = NULL;

  if (g_hash_table_lookup_extended (judgements->known, paper->id, NULL, &known))
    return known;
  known = jalon_intake_judge (judgements->the_case, judgements->reader, judgements->packs, judgements->portal, paper);
  g_hash_table_insert (judgements->known, g_strdup (paper->id), known);
  return known;
}

/**
 * jalon_judgements_dup_text:
 * @paper: a paper of the case
 * @self: a JalonJudgements
 *
 * Returns: (transfer full) (nullable): the words of its text layer; %NULL when it was not read
 */
char *
jalon_judgements_dup_text (const JalonPaper *paper, gpointer self)
{
  JalonJudgements *judgements = self;
  g_autofree char *words = jalon_case_dup_words (judgements->the_case, paper->id);

  return words != NULL ? jalon_words_to_text (words, 0) : NULL;
}

/**
 * jalon_judgements_evaluate:
 * @the_case: an open case
 * @reader: (nullable): to read what was not read yet
 * @packs: rule packs
 * @error: return location
 *
 * Judges the renewal file of a case from its papers.
 *
 * Returns: (transfer full) (nullable): the status; NOT_FOUND when the case has no renewal file
 */
JalonRenewalStatus *
jalon_judgements_evaluate (JalonCase *the_case, JalonReader *reader, JalonPacks *packs, GError **error)
{
  g_autoptr(JalonRenewalFile) file = jalon_case_dup_renewal (the_case);
  g_autoptr(JalonPerson)      person = jalon_case_dup_person (the_case);
  g_autoptr(GPtrArray)        papers = jalon_case_list_papers (the_case, FALSE);
  g_autoptr(JalonJudgements)  judgements = NULL;

  if (file == NULL)
    {
      g_set_error (error, JALON_ERROR, JALON_ERROR_NOT_FOUND, "No renewal file in this case");
      return NULL;
    }
  judgements = jalon_judgements_new (the_case, reader, packs, file->portal);
  return jalon_renewal_evaluate_with_text (packs, file, papers, person, jalon_judgements_get, judgements, jalon_judgements_dup_text,
                                           judgements);
}
