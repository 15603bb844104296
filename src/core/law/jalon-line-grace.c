/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The grace of L433-3: for three months after its last day an expired card still proves stay and work, when its renewal was asked for.
 * Resident cards, multi-year cards of exactly four years and treaty cards of more than a year have it everywhere; one-year and shorter
 * multi-year cards only where an order names the department and only when the renewal was filed in time. It says nothing on travel.
 */
#include "core/law/jalon-line-private.h"

#include "core/law/jalon-calendar.h"

/* What is found for one grace of one card. */
typedef struct {
  const JalonGrace     *grace;
  const JalonLineEntry *card;
  JalonInterval         certain, possible;
  const char           *question; /* (nullable) why it is only possible */
  gboolean              shown;    /* a confirmed paper shows the request */
  gboolean              supposed;
} Found;

static gboolean
lists (char **kinds, const char *kind)
{
  return g_strv_contains ((const char *const *) kinds, kind);
}

/* Cards are printed with the day before the anniversary as last day, some with the anniversary itself: both are that many years. */
static JalonTruth
has_length (const JalonGrace *grace, const JalonLineTitle *title)
{
  if (!jalon_rough_day_is_exact (&title->from) || !jalon_rough_day_is_exact (&title->ends))
    return JALON_TRUTH_UNKNOWN;
  GDate anniversary = title->from.earliest;
  jalon_calendar_add_months (&anniversary, 12 * grace->years);
  int over = g_date_days_between (&anniversary, &title->ends.earliest);
  gboolean holds = grace->length == JALON_LENGTH_SHORTER ? over < -1 : over == -1 || over == 0;
  return holds ? JALON_TRUTH_YES : JALON_TRUTH_NO;
}

static JalonTruth
covers_card (Found *found)
{
  const char *kind = found->card->title->kind;
  if (lists (found->grace->kinds, kind))
    return JALON_TRUTH_YES;
  if (lists (found->grace->kinds_of_years, kind))
    {
      JalonTruth truth = has_length (found->grace, found->card->title);
      if (truth == JALON_TRUTH_UNKNOWN)
        found->question = "card-length";
      return truth;
    }
  if (!lists (found->grace->kinds_unclear, kind))
    return JALON_TRUTH_NO;
  found->question = "grace-card";
  return JALON_TRUTH_UNKNOWN;
}

static JalonTruth
covers_department (Found *found, const JalonLineFacts *facts)
{
  if (!found->grace->by_department)
    return JALON_TRUTH_YES;
  if (facts->department != NULL && lists (found->grace->departments, facts->department))
    return JALON_TRUTH_YES;
  if (found->question == NULL)
    found->question = "grace-department";
  return JALON_TRUTH_UNKNOWN;
}

/* Fills the days after the card on which a request is there. */
static JalonTruth
covers_request (Found *found, const JalonLineContext *self)
{
  const JalonLineEntry *card = found->card;
  gint32 certain_end = jalon_line_add_months (card->certain.until, found->grace->months);
  gint32 possible_end = jalon_line_add_months (card->possible.until, found->grace->months);
  gint32 filed_by = found->grace->filed_before_end ? card->possible.until : possible_end;
  JalonLineRequestDay renewal;
  if (!jalon_line_context_find_renewal (self, card->possible.from, filed_by, &renewal))
    return JALON_TRUTH_NO;
  gint32 refused = jalon_line_context_find_refusal (self, renewal.earliest);
  gint32 last = refused == JALON_DAY_LAST || refused == JALON_DAY_FIRST ? refused : refused - 1;
  found->possible = (JalonInterval) { MAX (card->certain.until == JALON_DAY_FIRST ? JALON_DAY_FIRST : card->certain.until + 1,
                                           renewal.earliest), MIN (possible_end, last) };
  found->certain = (JalonInterval) { JALON_DAY_LAST, MIN (certain_end, last) };
  if (card->possible.until != JALON_DAY_LAST)
    found->certain.from = MAX (card->possible.until + 1, renewal.latest);
  found->shown = jalon_line_context_has_evidence (self, renewal.earliest, possible_end);
  found->supposed = renewal.supposed;
  if (renewal.latest <= card->certain.until)
    return JALON_TRUTH_YES;
  /* L433-3 names no day of filing for the long cards, but judges looked at it (Cass. soc. 22-10.004): too little to count on. */
  if (found->question == NULL)
    found->question = renewal.earliest > card->possible.until ? "grace-late" : "filed-when";
  return JALON_TRUTH_UNKNOWN;
}

static JalonProof
make_proof (const Found *found, JalonRight right)
{
  JalonProof proof = { .right = right, .title = found->card->title, .rule = found->grace->rule, .source = &found->grace->source };
  proof.supposed = found->supposed || found->card->title->supposed;
  proof.confirmed = found->shown && found->card->confirmed_until >= found->card->possible.until;
  return proof;
}

static void
claim_right (JalonLineContext *self, const Found *found, JalonProof *proof, const char *question, gboolean as_card)
{
  if (question != NULL)
    {
      jalon_line_add_doubt (self, proof, found->possible, question);
      return;
    }
  if (found->certain.from > found->certain.until)
    {
      jalon_line_add_doubt (self, proof, found->possible, "title-days");
      return;
    }
  jalon_line_add_proof (self, proof, found->certain, FALSE, as_card);
  if (found->possible.from < found->certain.from)
    jalon_line_add_doubt (self, proof, (JalonInterval) { found->possible.from, found->certain.from - 1 }, "filed-when");
  if (found->possible.until > found->certain.until)
    jalon_line_add_doubt (self, proof, (JalonInterval) { found->certain.until + 1, found->possible.until }, "until-when");
}

static void
claim_work (JalonLineContext *self, const Found *found)
{
  JalonProof proof = make_proof (found, JALON_RIGHT_WORK);
  const char *printed = found->card->title->work, *question = found->question;
  const char *work = printed != NULL && g_str_equal (found->card->kind->work, "unknown") ? printed : found->card->kind->work;
  Found cut = *found;
  gint32 new_employer = jalon_day_from_date (&self->facts->new_employer, JALON_DAY_LAST);
  if (question == NULL && jalon_line_is_overseas (self->facts))
    question = "overseas-work";
  if (question == NULL && g_str_equal (work, "unknown"))
    question = "title-work";
  while (proof.scope < JALON_SCOPE_NONE && !g_str_equal (work, jalon_scope_get_name (proof.scope)))
    proof.scope++;
  if ((proof.scope == JALON_SCOPE_EMPLOYER || proof.scope == JALON_SCOPE_ACTIVITY) && new_employer <= found->possible.until)
    {
      JalonInterval after = { MAX (new_employer, found->possible.from), found->possible.until };
      jalon_line_add_doubt (self, &proof, after, proof.scope == JALON_SCOPE_EMPLOYER ? "new-employer" : "same-activity");
      cut.certain.until = MIN (cut.certain.until, new_employer - 1);
      cut.possible.until = MIN (cut.possible.until, new_employer - 1);
      if (cut.possible.until < cut.possible.from)
        return;
    }
  claim_right (self, &cut, &proof, question, proof.scope == JALON_SCOPE_NONE);
}

/* Makes the claims of one card on the days after its last one. */
void
jalon_line_claim_graces (JalonLineContext *self, const JalonLineEntry *entry)
{
  const JalonGrace *grace;
  if (entry->kind == NULL || entry->kind->interim || entry->title->endless || entry->possible.until < entry->possible.from)
    return;
  for (guint i = 0; (grace = jalon_rights_get_grace (self->rights, i)) != NULL; i++)
    {
      Found found = { .grace = grace, .card = entry };
      JalonProof stay;
      if (covers_card (&found) == JALON_TRUTH_NO || covers_request (&found, self) == JALON_TRUTH_NO
          || covers_department (&found, self->facts) == JALON_TRUTH_NO || found.possible.until < found.possible.from)
        continue;
      stay = make_proof (&found, JALON_RIGHT_STAY);
      if (g_str_equal (entry->kind->stay, "unknown") && found.question == NULL)
        found.question = "title-stay";
      claim_right (self, &found, &stay, found.question, FALSE);
      claim_work (self, &found);
    }
}
