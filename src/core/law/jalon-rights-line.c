/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From the claims of all titles to the line: one sweep over the days keeps the best claim of each, what is left between is gaps, and
 * doubts lie on gaps only. Cost: sorting and one tree operation a claim.
 */
#include "core/law/jalon-line-private.h"

struct _JalonRightsLine {
  JalonPacks     *packs;
  JalonLineFacts *facts;
  GArray         *proofs[JALON_N_RIGHTS]; /* (element-type JalonProof) */
  GArray         *doubts[JALON_N_RIGHTS]; /* (element-type JalonDoubt) */
  GArray         *gaps[JALON_N_RIGHTS];   /* (element-type JalonGap) */
};

G_DEFINE_BOXED_TYPE (JalonRightsLine, jalon_rights_line, jalon_rights_line_ref, jalon_rights_line_unref)

static const char *const right_names[] = { "stay", "work", "travel" };
static const char *const scope_names[] = { "any", "employer", "activity", "hours", "none" };

const char *
jalon_right_get_name (JalonRight right)
{
  return right_names[right];
}

const char *
jalon_scope_get_name (JalonScope scope)
{
  return scope_names[scope];
}

static int
compare_int (gint64 a, gint64 b)
{
  return (a > b) - (a < b);
}

static gboolean
forbids_work (const JalonClaim *claim)
{
  return claim->proof.right == JALON_RIGHT_WORK && claim->proof.scope == JALON_SCOPE_NONE;
}

static gint32
first_day (const JalonLineTitle *title)
{
  return jalon_day_from_date (&title->from.latest, jalon_day_from_date (&title->from.earliest, JALON_DAY_FIRST));
}

/* Which claim a day shows, as one number, the least first: what allows before what forbids, a confirmed page before a word, the wider
 * right, a fact before a supposition, a printed paper before a rule, a card before an interim paper, the newer title. */
static guint64
weigh (const JalonClaim *claim)
{
  const JalonProof *proof = &claim->proof;
  guint64 weight = forbids_work (claim);
  weight = weight << 1 | !proof->confirmed;
  weight = weight << 3 | proof->scope;
  weight = weight << 1 | (proof->supposed != FALSE);
  weight = weight << 1 | (proof->rule != NULL);
  weight = weight << 1 | (claim->interim != FALSE);
  return weight << 32 | (guint32) ((gint64) JALON_DAY_LAST - first_day (proof->title));
}

void
jalon_line_add_proof (JalonLineContext *self, const JalonProof *proof, JalonInterval days, gboolean interim, gboolean as_card)
{
  JalonClaim claim = { .proof = *proof, .interim = interim, .as_card = as_card };
  claim.proof.days = days;
  claim.weight = weigh (&claim);
  if (days.from <= days.until)
    g_array_append_val (self->claims, claim);
}

void
jalon_line_add_doubt (JalonLineContext *self, const JalonProof *proof, JalonInterval days, const char *question)
{
  JalonClaim claim = { .proof = *proof, .question = question };
  claim.proof.days = days;
  claim.weight = weigh (&claim);
  if (days.from <= days.until)
    g_array_append_val (self->claims, claim);
}

static int
compare_claims (gconstpointer left, gconstpointer right, gpointer user_data)
{
  const JalonClaim *a = left, *b = right;
  int order = (a->weight > b->weight) - (a->weight < b->weight);
  if (order != 0 || a == b)
    return order;
  /* The rest only makes the order total. */
  order = g_strcmp0 (a->proof.title->kind, b->proof.title->kind);
  if (order == 0)
    order = g_strcmp0 (a->proof.title->id, b->proof.title->id);
  if (order == 0)
    order = g_strcmp0 (a->proof.rule, b->proof.rule);
  if (order == 0)
    order = g_strcmp0 (a->question, b->question);
  if (order == 0)
    order = compare_int (a->proof.days.from, b->proof.days.from);
  return order != 0 ? order : compare_int (a->proof.days.until, b->proof.days.until);
}

static int
compare_first_days (gconstpointer left, gconstpointer right, gpointer user_data)
{
  const JalonClaim *a = *(const JalonClaim *const *) left, *b = *(const JalonClaim *const *) right;
  int order = compare_int (a->proof.days.from, b->proof.days.from);
  return order != 0 ? order : compare_claims (a, b, NULL);
}

typedef void (*KeepPart) (const JalonClaim *claim, JalonInterval days, gpointer user_data);

static const JalonClaim *
find_best (GTree *open, gint32 day)
{
  GTreeNode *node;
  while ((node = g_tree_node_first (open)) != NULL)
    {
      const JalonClaim *claim = g_tree_node_key (node);
      if (claim->proof.days.until >= day)
        return claim;
      g_tree_remove (open, claim);
    }
  return NULL;
}

/* Walks over the days and hands out, piece by piece, the best of @claims on them. */
static void
sweep (GPtrArray *claims, KeepPart keep, gpointer user_data)
{
  g_autoptr(GTree) open = g_tree_new_full (compare_claims, NULL, NULL, NULL);
  gint64 day = G_MININT64;

  g_ptr_array_sort_with_data (claims, compare_first_days, NULL);
  for (guint next = 0; day <= JALON_DAY_LAST;)
    {
      const JalonClaim *best;
      gint64 until;
      for (; next < claims->len && ((JalonClaim *) claims->pdata[next])->proof.days.from <= day; next++)
        g_tree_insert (open, claims->pdata[next], NULL);
      best = day >= JALON_DAY_FIRST ? find_best (open, (gint32) day) : NULL;
      until = next < claims->len ? (gint64) ((JalonClaim *) claims->pdata[next])->proof.days.from - 1 : JALON_DAY_LAST;
      if (best != NULL)
        {
          until = MIN (until, best->proof.days.until);
          keep (best, (JalonInterval) { (gint32) day, (gint32) until }, user_data);
        }
      day = until + 1;
    }
}

static gboolean
is_same_proof (const JalonProof *a, const JalonProof *b)
{
  return a->title == b->title && a->with == b->with && a->scope == b->scope && a->confirmed == b->confirmed
         && a->supposed == b->supposed && g_strcmp0 (a->rule, b->rule) == 0;
}

static void
keep_proof (const JalonClaim *claim, JalonInterval days, gpointer user_data)
{
  GArray *proofs = user_data;
  JalonProof *last = proofs->len > 0 ? &g_array_index (proofs, JalonProof, proofs->len - 1) : NULL;
  if (last != NULL && (gint64) last->days.until + 1 == days.from && is_same_proof (last, &claim->proof))
    {
      last->days.until = days.until;
      return;
    }
  JalonProof proof = claim->proof;
  proof.days = days;
  g_array_append_val (proofs, proof);
}

/* Doubts on days that are proven are no doubts. */
typedef struct {
  GArray                 *doubts;
  const JalonIntervalSet *proven;
  gsize                   next;
} DoubtKeeper;

static void
append_doubt (GArray *doubts, const JalonClaim *claim, JalonInterval days)
{
  JalonDoubt doubt = { claim->proof.right, days, claim->question, claim->proof.title, claim->proof.rule, claim->proof.source };
  JalonDoubt *last = doubts->len > 0 ? &g_array_index (doubts, JalonDoubt, doubts->len - 1) : NULL;
  if (days.until < days.from)
    return;
  if (last != NULL && (gint64) last->days.until + 1 == days.from && last->title == doubt.title
      && g_strcmp0 (last->question, doubt.question) == 0 && g_strcmp0 (last->rule, doubt.rule) == 0)
    last->days.until = days.until;
  else
    g_array_append_val (doubts, doubt);
}

static void
keep_doubt (const JalonClaim *claim, JalonInterval days, gpointer user_data)
{
  DoubtKeeper *keeper = user_data;
  for (; keeper->next < jalon_interval_set_get_length (keeper->proven); keeper->next++)
    {
      const JalonInterval *proven = jalon_interval_set_get (keeper->proven, keeper->next);
      if (proven->from > days.until)
        break;
      if (proven->until < days.from)
        continue;
      if (proven->from > days.from)
        append_doubt (keeper->doubts, claim, (JalonInterval) { days.from, proven->from - 1 });
      if (proven->until >= days.until)
        return;
      days.from = proven->until + 1;
    }
  append_doubt (keeper->doubts, claim, days);
}

/* Days that need no other proof: those with one, and those on which a card says that its holder does not work. */
static JalonIntervalSet *
collect_proven (GPtrArray *claims)
{
  g_autoptr(GArray) days = g_array_sized_new (FALSE, FALSE, sizeof (JalonInterval), claims->len);
  for (guint i = 0; i < claims->len; i++)
    {
      const JalonClaim *claim = g_ptr_array_index (claims, i);
      if (claim->question == NULL && (!forbids_work (claim) || claim->as_card))
        g_array_append_val (days, claim->proof.days);
    }
  return jalon_interval_set_new ((const JalonInterval *) (gpointer) days->data, days->len);
}

static void
find_gaps (JalonRightsLine *self, JalonRight right, const JalonIntervalSet *proven, gint32 first)
{
  JalonInterval all = { first, JALON_DAY_LAST };
  g_autoptr(JalonIntervalSet) line = jalon_interval_set_new (&all, first == JALON_DAY_LAST ? 0 : 1);
  g_autoptr(JalonIntervalSet) rest = jalon_interval_set_difference (line, proven);
  for (gsize i = 0; i < jalon_interval_set_get_length (rest); i++)
    {
      JalonGap gap = { right, *jalon_interval_set_get (rest, i) };
      g_array_append_val (self->gaps[right], gap);
    }
}

static void
split_claims (const JalonLineContext *context, JalonRight right, GPtrArray *proofs, GPtrArray *doubts)
{
  for (guint i = 0; i < context->claims->len; i++)
    {
      JalonClaim *claim = &g_array_index (context->claims, JalonClaim, i);
      if (claim->proof.right == right)
        g_ptr_array_add (claim->question == NULL ? proofs : doubts, claim);
    }
}

static void
fill_right (JalonRightsLine *self, const JalonLineContext *context, JalonRight right, gint32 first)
{
  g_autoptr(GPtrArray) proofs = g_ptr_array_new ();
  g_autoptr(GPtrArray) doubts = g_ptr_array_new ();
  split_claims (context, right, proofs, doubts);
  g_autoptr(JalonIntervalSet) proven = collect_proven (proofs);
  DoubtKeeper keeper = { self->doubts[right], proven, 0 };
  sweep (proofs, keep_proof, self->proofs[right]);
  sweep (doubts, keep_doubt, &keeper);
  find_gaps (self, right, proven, first);
}

/* The line begins on the first day that anything proves; before it nothing is known, and that is no gap. Where only the ends of papers are
 * known, it begins on the day after the last of them: from there on nothing proves anything, whenever they began. */
static gint32
find_first_day (const JalonLineContext *context)
{
  gint32 first = JALON_DAY_LAST, possible = JALON_DAY_LAST, ended = JALON_DAY_FIRST;
  for (guint i = 0; i < context->claims->len; i++)
    {
      const JalonClaim *claim = &g_array_index (context->claims, JalonClaim, i);
      if (claim->question == NULL)
        first = MIN (first, claim->proof.days.from);
      else if (claim->proof.days.from != JALON_DAY_FIRST)
        possible = MIN (possible, claim->proof.days.from);
      else
        ended = MAX (ended, claim->proof.days.until);
    }
  if (first != JALON_DAY_LAST || possible != JALON_DAY_LAST)
    return first != JALON_DAY_LAST ? first : possible;
  return ended != JALON_DAY_FIRST && ended != JALON_DAY_LAST ? ended + 1 : JALON_DAY_LAST;
}

/**
 * jalon_rights_line_new:
 * @packs: rule packs
 * @facts: titles, requests, decisions; must not change while the line lives
 *
 * Computes the line. The order of the facts makes no difference.
 *
 * Returns: (transfer full): the line
 */
JalonRightsLine *
jalon_rights_line_new (JalonPacks *packs, JalonLineFacts *facts)
{
  JalonRightsLine *self = g_atomic_rc_box_new0 (JalonRightsLine);
  g_autoptr(JalonLineContext) context = jalon_line_context_new (packs, facts);

  self->packs = g_object_ref (packs);
  self->facts = jalon_line_facts_ref (facts);
  for (guint i = 0; i < context->entries->len; i++)
    {
      jalon_line_claim_title (context, &g_array_index (context->entries, JalonLineEntry, i));
      jalon_line_claim_graces (context, &g_array_index (context->entries, JalonLineEntry, i));
    }
  for (JalonRight right = JALON_RIGHT_STAY; right < JALON_N_RIGHTS; right++)
    {
      self->proofs[right] = g_array_new (FALSE, FALSE, sizeof (JalonProof));
      self->doubts[right] = g_array_new (FALSE, FALSE, sizeof (JalonDoubt));
      self->gaps[right] = g_array_new (FALSE, FALSE, sizeof (JalonGap));
      fill_right (self, context, right, find_first_day (context));
    }
  return self;
}

JalonRightsLine *
jalon_rights_line_ref (JalonRightsLine *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
line_clear (gpointer data)
{
  JalonRightsLine *self = data;
  for (JalonRight right = JALON_RIGHT_STAY; right < JALON_N_RIGHTS; right++)
    {
      g_array_unref (self->proofs[right]);
      g_array_unref (self->doubts[right]);
      g_array_unref (self->gaps[right]);
    }
  jalon_line_facts_unref (self->facts);
  g_object_unref (self->packs);
}

void
jalon_rights_line_unref (JalonRightsLine *self)
{
  g_atomic_rc_box_release_full (self, line_clear);
}

const JalonProof *
jalon_rights_line_get_proofs (JalonRightsLine *self, JalonRight right, gsize *n_proofs)
{
  *n_proofs = self->proofs[right]->len;
  return (const JalonProof *) (gpointer) self->proofs[right]->data;
}

const JalonDoubt *
jalon_rights_line_get_doubts (JalonRightsLine *self, JalonRight right, gsize *n_doubts)
{
  *n_doubts = self->doubts[right]->len;
  return (const JalonDoubt *) (gpointer) self->doubts[right]->data;
}

const JalonGap *
jalon_rights_line_get_gaps (JalonRightsLine *self, JalonRight right, gsize *n_gaps)
{
  *n_gaps = self->gaps[right]->len;
  return (const JalonGap *) (gpointer) self->gaps[right]->data;
}

JalonLineFacts *
jalon_rights_line_get_facts (JalonRightsLine *self)
{
  return self->facts;
}

/* The first of @length sorted things, @size bytes each with the days at @offset, that ends on @day or after. */
static gconstpointer
find_at_or_after (const GArray *things, gsize size, gsize offset, gint32 day)
{
  guint low = 0, high = things->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const JalonInterval *days = (gconstpointer) (things->data + middle * size + offset);
      if (days->until < day)
        low = middle + 1;
      else
        high = middle;
    }
  return low < things->len ? things->data + low * size : NULL;
}

const JalonProof *
jalon_rights_line_lookup (JalonRightsLine *self, JalonRight right, gint32 day)
{
  const JalonProof *proof = find_at_or_after (self->proofs[right], sizeof (JalonProof), G_STRUCT_OFFSET (JalonProof, days), day);
  return proof != NULL && proof->days.from <= day ? proof : NULL;
}

const JalonDoubt *
jalon_rights_line_lookup_doubt (JalonRightsLine *self, JalonRight right, gint32 day)
{
  const JalonDoubt *doubt = find_at_or_after (self->doubts[right], sizeof (JalonDoubt), G_STRUCT_OFFSET (JalonDoubt, days), day);
  return doubt != NULL && doubt->days.from <= day ? doubt : NULL;
}

const JalonGap *
jalon_rights_line_next_gap (JalonRightsLine *self, JalonRight right, gint32 day)
{
  return find_at_or_after (self->gaps[right], sizeof (JalonGap), G_STRUCT_OFFSET (JalonGap, days), day);
}

const JalonGap *
jalon_rights_line_lookup_gap (JalonRightsLine *self, JalonRight right, gint32 day)
{
  const JalonGap *gap = jalon_rights_line_next_gap (self, right, day);
  return gap != NULL && gap->days.from <= day ? gap : NULL;
}

gboolean
jalon_rights_line_is_empty (JalonRightsLine *self)
{
  for (JalonRight right = JALON_RIGHT_STAY; right < JALON_N_RIGHTS; right++)
    if (self->proofs[right]->len > 0 || self->doubts[right]->len > 0)
      return FALSE;
  return TRUE;
}
