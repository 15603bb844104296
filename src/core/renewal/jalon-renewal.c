/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Resolves a list for a situation and gathers the states of its requirements. Pure: the filing date comes with the file, nothing is
 * read, nothing is stored, no sentence is made.
 */
#include "core/renewal/jalon-renewal-private.h"

static void
requirement_free (JalonRequirement *self)
{
  g_free (self->id);
  g_free (self->group);
  g_free (self->alternative);
  g_free (self->question);
  g_free (self->remark);
  g_free (self->reason);
  g_free (self->source.name);
  g_free (self->source.url);
  g_free (self->source.confidence);
  g_hash_table_unref (self->values);
  g_ptr_array_unref (self->answers);
  g_free (self);
}

void
jalon_renewal_status_free (JalonRenewalStatus *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->requirements);
  g_strfreev (self->open_questions);
  g_free (self);
}

/**
 * jalon_requirement_state_to_id:
 * @state: a state
 *
 * Returns: (transfer none): its id on the command line
 */
const char *
jalon_requirement_state_to_id (JalonRequirementState state)
{
  static const char *const ids[] = { "to-do", "fix", "check", "done" };
  return ids[state];
}

static char *
pick_remark (const JalonPermitRow *row, GHashTable *facts)
{
  for (guint i = 0; i < row->remarks->len; i++)
    {
      const JalonRowRemark *remark = g_ptr_array_index (row->remarks, i);
      if (jalon_condition_evaluate (remark->when, facts, NULL) == JALON_TRUTH_YES)
        return g_strdup (remark->text);
    }
  return NULL;
}

/* The item's id; "-2", "-3" when the list has it again. */
static char *
make_id (GPtrArray *requirements, const char *item)
{
  int times = 1;
  for (guint i = 0; i < requirements->len; i++)
    if (g_str_equal (((JalonRequirement *) g_ptr_array_index (requirements, i))->item->id, item))
      times++;
  return times == 1 ? g_strdup (item) : g_strdup_printf ("%s-%d", item, times);
}

static JalonRequirement *
requirement_new (const JalonEvaluation *evaluation, const JalonPermitRow *row, GHashTable *facts, GPtrArray *undecided, JalonTruth truth)
{
  JalonRequirement *self = g_new0 (JalonRequirement, 1);
  self->item = jalon_packs_get_item_on (evaluation->packs, row->item, &evaluation->file->filing);
  if (self->item == NULL)
    self->item = jalon_packs_get_item (evaluation->packs, row->item);
  self->group = g_strdup (row->group);
  self->alternative = g_strdup (row->alternative);
  self->count = row->count;
  self->need = row->need;
  self->at_collection = row->at_collection;
  self->condition_unknown = truth == JALON_TRUTH_UNKNOWN;
  if (self->condition_unknown)
    self->question = jalon_situation_pick_question (evaluation->packs, undecided);
  self->remark = pick_remark (row, facts);
  self->source.name = g_strdup (row->source.name);
  self->source.url = g_strdup (row->source.url);
  self->source.confidence = g_strdup (row->source.confidence);
  self->source.read_on = row->source.read_on;
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->answers = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_answer_unref);
  return self;
}

/* Rows of one phase whose condition is not answered with no. */
static void
resolve (const JalonEvaluation *evaluation, GHashTable *facts, gboolean at_collection, GPtrArray *requirements)
{
  for (guint i = 0; i < evaluation->permit->rows->len; i++)
    {
      const JalonPermitRow *row = g_ptr_array_index (evaluation->permit->rows, i);
      g_autoptr(GPtrArray) undecided = g_ptr_array_new_with_free_func (g_free);
      if (row->at_collection != at_collection || !jalon_validity_holds (&row->validity, &evaluation->file->filing))
        continue;
      JalonTruth truth = jalon_condition_evaluate (row->when, facts, undecided);
      if (truth == JALON_TRUTH_NO)
        continue;
      JalonRequirement *requirement = requirement_new (evaluation, row, facts, undecided, truth);
      requirement->id = make_id (requirements, row->item);
      g_ptr_array_add (requirements, requirement);
    }
}

static void
take_answers (JalonRequirement *self, const JalonRenewalFile *file)
{
  for (guint i = 0; file->answers != NULL && i < file->answers->len; i++)
    {
      const JalonAnswer *answer = g_ptr_array_index (file->answers, i);
      if (g_strcmp0 (answer->requirement, self->id) == 0)
        g_ptr_array_add (self->answers, jalon_answer_ref (answer));
    }
}

static gboolean
is_member (const JalonRequirement *self, const char *group, const char *alternative)
{
  return g_strcmp0 (self->group, group) == 0 && (alternative == NULL || g_str_equal (self->alternative, alternative));
}

static int
count_undone (GPtrArray *requirements, const char *group, const char *alternative)
{
  int undone = 0;
  for (guint i = 0; i < requirements->len; i++)
    {
      const JalonRequirement *row = g_ptr_array_index (requirements, i);
      undone += is_member (row, group, alternative) && row->state != JALON_STATE_DONE;
    }
  return undone;
}

/* What the nearest alternative of a group lacks; 0 when one is done. */
static int
count_group_left (GPtrArray *requirements, const char *group)
{
  int least = G_MAXINT;
  for (guint i = 0; i < requirements->len; i++)
    {
      const JalonRequirement *row = g_ptr_array_index (requirements, i);
      if (is_member (row, group, NULL))
        least = MIN (least, count_undone (requirements, group, row->alternative));
    }
  return least;
}

/* One alternative that is done answers the rows of the others. */
static void
settle_groups (GPtrArray *requirements)
{
  g_autoptr(GHashTable) settled = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < requirements->len; i++)
    {
      const JalonRequirement *row = g_ptr_array_index (requirements, i);
      if (row->group != NULL && count_group_left (requirements, row->group) == 0)
        g_hash_table_add (settled, row->group);
    }
  for (guint i = 0; i < requirements->len; i++)
    {
      JalonRequirement *row = g_ptr_array_index (requirements, i);
      if (row->group != NULL && row->state != JALON_STATE_DONE && g_hash_table_contains (settled, row->group))
        jalon_requirement_set_state (row, JALON_STATE_DONE, "group-done");
    }
}

/* Every row of the alternative has a paper that only waits for a look or for a repair: this is the one the person means. */
static gboolean
is_chosen (GPtrArray *requirements, const char *group, const char *alternative)
{
  for (guint i = 0; i < requirements->len; i++)
    {
      const JalonRequirement *row = g_ptr_array_index (requirements, i);
      gboolean good = row->answers->len > 0 && (row->state == JALON_STATE_DONE || row->state == JALON_STATE_CHECK ||
                                                g_str_equal (row->reason, "to-fix"));
      if (is_member (row, group, alternative) && !good)
        return FALSE;
    }
  return TRUE;
}

static const char *
find_chosen (GPtrArray *requirements, const char *group)
{
  for (guint i = 0; i < requirements->len; i++)
    {
      const JalonRequirement *row = g_ptr_array_index (requirements, i);
      if (is_member (row, group, NULL) && is_chosen (requirements, group, row->alternative))
        return row->alternative;
    }
  return NULL;
}

/* With one alternative chosen nobody is asked for the others; what they were answered with stays to be seen. The file is complete
 * only when the chosen one is done, so what is left is counted before. */
static void
set_others_aside (GPtrArray *requirements)
{
  g_autoptr(GHashTable) chosen = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < requirements->len; i++)
    {
      const JalonRequirement *row = g_ptr_array_index (requirements, i);
      if (row->group != NULL && !g_hash_table_contains (chosen, row->group))
        g_hash_table_insert (chosen, row->group, (gpointer) find_chosen (requirements, row->group));
    }
  for (guint i = 0; i < requirements->len; i++)
    {
      JalonRequirement *row = g_ptr_array_index (requirements, i);
      const char *alternative = row->group != NULL ? g_hash_table_lookup (chosen, row->group) : NULL;
      if (alternative != NULL && !g_str_equal (alternative, row->alternative) && row->state != JALON_STATE_DONE && row->answers->len == 0)
        jalon_requirement_set_state (row, JALON_STATE_DONE, "group-chosen");
    }
}

static int
count_left (GPtrArray *requirements)
{
  g_autoptr(GHashTable) groups = g_hash_table_new (g_str_hash, g_str_equal);
  int left = 0;
  for (guint i = 0; i < requirements->len; i++)
    {
      const JalonRequirement *row = g_ptr_array_index (requirements, i);
      if (row->at_collection || row->state == JALON_STATE_DONE)
        continue;
      if (row->group == NULL)
        left++;
      else if (g_hash_table_add (groups, row->group))
        left += count_group_left (requirements, row->group);
    }
  return left;
}

static gboolean
is_doubtful (const JalonSource *source)
{
  return g_strcmp0 (source->confidence, "low") == 0 || g_strcmp0 (source->confidence, "K") == 0;
}

static void
take_later (GDate *latest, const GDate *date)
{
  if (g_date_valid (date) && (!g_date_valid (latest) || g_date_compare (date, latest) > 0))
    *latest = *date;
}

static char **
list_open_questions (const JalonEvaluation *evaluation, GPtrArray *requirements, gboolean asks_elsewhere)
{
  g_auto(GStrv) order = jalon_packs_list_ids (evaluation->packs, "facts");
  g_autoptr(GStrvBuilder) open = g_strv_builder_new ();
  for (int i = 0; order[i] != NULL; i++)
    {
      gboolean is_open = asks_elsewhere && g_str_equal (order[i], "asks");
      for (guint j = 0; j < requirements->len && !is_open; j++)
        {
          const JalonRequirement *row = g_ptr_array_index (requirements, j);
          is_open = row->state != JALON_STATE_DONE && g_strcmp0 (row->question, order[i]) == 0;
        }
      if (is_open)
        g_strv_builder_add (open, order[i]);
    }
  return g_strv_builder_end (open);
}

static void
summarise (JalonRenewalStatus *self, const JalonEvaluation *evaluation)
{
  gboolean asks_elsewhere = jalon_situation_asks_elsewhere (evaluation->permit, evaluation->file);
  for (guint i = 0; i < self->requirements->len; i++)
    {
      const JalonRequirement *row = g_ptr_array_index (self->requirements, i);
      take_later (&self->list_date, &row->source.read_on);
      take_later (&self->list_date, &row->item->source.read_on);
      if (row->need == JALON_NEED_PRACTICE || is_doubtful (&row->source) || is_doubtful (&row->item->source))
        self->to_confirm++;
    }
  self->left = count_left (self->requirements);
  set_others_aside (self->requirements);
  self->open_questions = list_open_questions (evaluation, self->requirements, asks_elsewhere);
  self->complete = self->requirements->len > 0 && self->left == 0 && !asks_elsewhere;
}

static GHashTable *
index_papers (GPtrArray *papers)
{
  GHashTable *by_id = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; papers != NULL && i < papers->len; i++)
    {
      JalonPaper *paper = g_ptr_array_index (papers, i);
      if (!paper->removed)
        g_hash_table_insert (by_id, paper->id, paper);
    }
  return by_id;
}

/**
 * jalon_renewal_evaluate_with_text:
 * @packs: rule packs; must outlive the result, which lends items from them
 * @file: the renewal file; its filing date must be set
 * @papers: (nullable) (element-type JalonPaper): the papers of the case, in any order
 * @person: (nullable): the person of the case
 * @judge: (nullable) (scope call): what the check said of a paper on the portal of @file; %NULL for a paper: not checked
 * @judge_data: for @judge
 * @text: (nullable) (scope call): the words that can be read on a paper
 * @text_data: for @text
 *
 * Resolves the list for the situation and judges every requirement on the planned filing date.
 *
 * The order of papers and answers changes nothing. A list that the packs do not have gives no requirement and is not complete.
 *
 * Returns: (transfer full): the status
 */
JalonRenewalStatus *
jalon_renewal_evaluate_with_text (JalonPacks *packs, const JalonRenewalFile *file, GPtrArray *papers, const JalonPerson *person,
                                  JalonJudgePaper judge, gpointer judge_data, JalonTextOfPaper text, gpointer text_data)
{
  g_return_val_if_fail (JALON_IS_PACKS (packs), NULL);
  g_return_val_if_fail (file != NULL && g_date_valid (&file->filing), NULL);

  JalonRenewalStatus *self = g_new0 (JalonRenewalStatus, 1);
  self->requirements = g_ptr_array_new_with_free_func ((GDestroyNotify) requirement_free);
  const JalonPermit *permit = jalon_packs_get_permit (packs, file->permit);
  if (permit == NULL)
    {
      self->open_questions = g_new0 (char *, 1);
      return self;
    }

  g_autoptr(GHashTable) by_id = index_papers (papers);
  g_autoptr(GHashTable) facts = jalon_situation_new (packs, permit, file);
  JalonEvaluation evaluation = {
    .packs = packs, .file = file, .permit = permit, .papers = by_id, .person = person,
    .judge = judge, .judge_data = judge_data, .text = text, .text_data = text_data,
  };
  resolve (&evaluation, facts, FALSE, self->requirements);
  resolve (&evaluation, facts, TRUE, self->requirements);
  for (guint i = 0; i < self->requirements->len; i++)
    {
      JalonRequirement *requirement = g_ptr_array_index (self->requirements, i);
      take_answers (requirement, file);
      jalon_requirement_judge (requirement, &evaluation);
    }
  jalon_renewal_judge_limits (&evaluation, self->requirements);
  settle_groups (self->requirements);
  summarise (self, &evaluation);
  return self;
}

/**
 * jalon_renewal_evaluate:
 * @packs: rule packs; must outlive the result
 * @file: the renewal file; its filing date must be set
 * @papers: (nullable) (element-type JalonPaper): the papers of the case
 * @person: (nullable): the person of the case
 * @judge: (nullable) (scope call): what the check said of a paper
 * @user_data: for @judge
 *
 * Like jalon_renewal_evaluate_with_text() without the comparison of names.
 *
 * Returns: (transfer full): the status
 */
JalonRenewalStatus *
jalon_renewal_evaluate (JalonPacks *packs, const JalonRenewalFile *file, GPtrArray *papers, const JalonPerson *person,
                        JalonJudgePaper judge, gpointer user_data)
{
  return jalon_renewal_evaluate_with_text (packs, file, papers, person, judge, user_data, NULL, NULL);
}
