/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What each title claims to prove on its printed days. A card proves what its kind proves. An interim paper proves the stay on its
 * days; whether it allows work follows from the request: a renewal keeps what the card allowed (R431-15, R431-15-2), a first request
 * allows work only by the list of its paper (R431-14, R431-15-2). What cannot be known from the facts becomes a doubt with its question.
 */
#include "core/law/jalon-line-private.h"

#include "core/law/jalon-calendar.h"

#include <string.h>

#define VISA_MONTHS 3 /* R431-17: a VLS-TS is validated within three months of entry, or proves nothing beyond */

/* What a title proves for one right. */
typedef enum { SAYS_NOTHING, SAYS_YES, SAYS_MAYBE } Says;

typedef struct {
  Says                  says;
  JalonScope            scope;
  const char           *question; /* for SAYS_MAYBE */
  const JalonSource    *source;
  const JalonLineEntry *with;     /* (nullable) the card that belongs to it */
  gboolean              rests_on_card; /* confirmed only when the card is confirmed too */
  gboolean              as_card;
  gboolean              authorised; /* allows work because there is a work authorisation */
} Answer;

static Answer
nothing (void)
{
  return (Answer) { .says = SAYS_NOTHING };
}

static Answer
maybe (const char *question, const JalonSource *source)
{
  return (Answer) { .says = SAYS_MAYBE, .question = question, .source = source };
}

static Answer
yes (JalonScope scope, const JalonSource *source)
{
  return (Answer) { .says = SAYS_YES, .scope = scope, .source = source };
}

static Answer
answer_yes_no (const char *value, const char *question, const JalonSource *source)
{
  if (g_str_equal (value, "yes"))
    return yes (JALON_SCOPE_ANY, source);
  return g_str_equal (value, "no") ? nothing () : maybe (question, source);
}

static Answer
answer_scope (const char *work, const JalonSource *source)
{
  for (JalonScope scope = JALON_SCOPE_ANY; scope <= JALON_SCOPE_NONE; scope++)
    if (g_str_equal (work, jalon_scope_get_name (scope)))
      return yes (scope, source);
  return maybe ("title-work", source);
}

/* What is printed on the paper decides where its kind leaves it open. */
static const char *
or_printed (const char *of_kind, const char *printed)
{
  return printed != NULL && g_str_equal (of_kind, "unknown") ? printed : of_kind;
}

static Answer
answer_card (const JalonLineEntry *entry, JalonRight right)
{
  const JalonTitleKind *kind = entry->kind;
  Answer answer;
  if (right == JALON_RIGHT_STAY)
    return answer_yes_no (kind->stay, "title-stay", &kind->source);
  /* Outside the periods of a seasonal card there is no right to stay, so none to work (L414-1). */
  if (g_str_equal (kind->stay, "unknown"))
    return maybe ("title-stay", &kind->source);
  if (right == JALON_RIGHT_TRAVEL)
    return answer_yes_no (or_printed (kind->travel, entry->title->travel), "title-travel", &kind->source);
  answer = answer_scope (or_printed (kind->work, entry->title->work), &kind->source);
  answer.as_card = answer.says == SAYS_YES && answer.scope == JALON_SCOPE_NONE;
  return answer;
}

/* What the expired card allowed goes on with the paper of its renewal. */
static Answer
answer_as_card (const JalonLineEntry *card, JalonRight right, const JalonSource *source)
{
  if (card == NULL)
    return maybe ("renewed-card", source);
  Answer answer = answer_card (card, right);
  answer.source = source;
  answer.with = card;
  answer.rests_on_card = TRUE;
  return answer;
}

static JalonTruth
find_need (const JalonLineFacts *facts, const char *need)
{
  const struct {
    const char *need;
    JalonTruth  holds;
  } needs[] = {
    { "work-authorisation", facts->work_authorisation }, { "long-stay-visa", facts->long_stay_visa },
    { "child-one-year", facts->child_one_year },         { "one-year-in-france", facts->one_year_in_france },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (needs); i++)
    if (g_str_equal (needs[i].need, need))
      return needs[i].holds;
  return JALON_TRUTH_UNKNOWN;
}

static Answer
answer_article (const JalonLineContext *self, const JalonFirstList *list, const char *article)
{
  const JalonFirstRow *row = jalon_first_list_find (list, article);
  JalonTruth need = row == NULL ? JALON_TRUTH_NO : row->needs == NULL ? JALON_TRUTH_YES : find_need (self->facts, row->needs);
  if (need == JALON_TRUTH_UNKNOWN)
    return maybe (row->needs, &list->source);
  Answer answer = need == JALON_TRUTH_YES ? answer_scope (row->work, &list->source) : yes (JALON_SCOPE_NONE, &list->source);
  answer.authorised = need == JALON_TRUTH_YES && row->needs != NULL && g_str_equal (row->needs, "work-authorisation");
  return answer;
}

/* The card asked for may rest on several articles: only when all give the same answer is it one. */
static Answer
answer_first_request (const JalonLineContext *self, const char *interim_kind)
{
  const JalonFirstList *list = jalon_rights_get_first_list (self->rights, interim_kind);
  char **articles = jalon_rights_get_articles (self->rights, self->facts->asked);
  if (self->facts->asked_article != NULL)
    return answer_article (self, list, self->facts->asked_article);
  if (articles == NULL)
    return maybe (self->facts->asked == NULL ? "asked" : "asked-article", &list->source);
  Answer answer = answer_article (self, list, articles[0]);
  for (int i = 1; articles[i] != NULL; i++)
    {
      Answer other = answer_article (self, list, articles[i]);
      if (other.says != answer.says || other.scope != answer.scope || g_strcmp0 (other.question, answer.question) != 0)
        return maybe ("asked-article", &list->source);
    }
  return answer;
}

static Answer
answer_request (const JalonLineContext *self, const JalonLineEntry *entry, const JalonLineEntry *card, JalonRequestSort sort,
                JalonRight right)
{
  gboolean is_api = g_str_equal (entry->kind->id, "api");
  const JalonSource *source = &entry->kind->source;
  if (sort == JALON_REQUEST_UNKNOWN)
    return maybe ("request-kind", source);
  if (right == JALON_RIGHT_WORK)
    return sort == JALON_REQUEST_RENEWAL ? answer_as_card (card, right, source) : answer_first_request (self, entry->kind->id);
  if (sort == JALON_REQUEST_FIRST)
    return nothing ();
  if (is_api)
    return entry->title->travel != NULL ? answer_yes_no (entry->title->travel, "api-travel", source) : maybe ("api-travel", source);
  return answer_as_card (card, right, source);
}

static Answer
answer_interim (const JalonLineContext *self, const JalonLineEntry *entry, JalonRight right)
{
  const char *id = entry->kind->id;
  const JalonLineEntry *card = jalon_line_context_find_card (self, entry);
  if (right == JALON_RIGHT_STAY)
    {
      Answer answer = answer_card (entry, right);
      answer.with = card;
      return answer;
    }
  if (g_str_equal (id, "api"))
    return answer_request (self, entry, card, jalon_line_context_sort_request (self, entry, card), right);
  if (g_str_equal (id, "recepisse-renouvellement"))
    return answer_request (self, entry, card, JALON_REQUEST_RENEWAL, right);
  if (g_str_equal (id, "recepisse-premier"))
    return answer_request (self, entry, card, JALON_REQUEST_FIRST, right);
  if (g_str_equal (id, "adf"))
    return maybe (right == JALON_RIGHT_WORK ? "adf-work" : "adf-travel", &entry->kind->source);
  /* Confirmation of a deposit, appointment letter: no right, and no word about work either. */
  return nothing ();
}

static gboolean
is_refusable (const JalonLineEntry *entry)
{
  return entry->kind->interim;
}

/* A validation after the three months is no longer the one that the rule speaks of: the day of entry would decide. */
static gboolean
was_validated (const JalonLineFacts *facts, const JalonLineEntry *entry)
{
  gint32 last = jalon_line_add_months (entry->possible.from, VISA_MONTHS);
  return facts->visa_validated == JALON_TRUTH_YES
         && (last == JALON_DAY_FIRST || jalon_day_from_date (&facts->visa_validated_on, JALON_DAY_FIRST) <= last);
}

/* The first day from which the answer no longer holds for sure, and why. */
static gint32
find_cut (const JalonLineContext *self, const JalonLineEntry *entry, const Answer *answer, JalonRight right, const char **question)
{
  gint32 cut = JALON_DAY_LAST;
  if (is_refusable (entry))
    {
      cut = jalon_line_context_find_refusal (self, entry->possible.from);
      *question = "after-refusal";
    }
  if (answer->authorised && g_date_valid (&self->facts->work_authorised_until))
    {
      gint32 after = jalon_day_from_date (&self->facts->work_authorised_until, JALON_DAY_LAST) + 1;
      if (after < cut)
        {
          cut = after;
          *question = "work-authorisation";
        }
    }
  if (g_str_equal (entry->kind->id, "vls-ts") && !was_validated (self->facts, entry))
    {
      gint32 last = jalon_line_add_months (entry->possible.from, VISA_MONTHS);
      cut = last == JALON_DAY_FIRST ? last : last + 1;
      *question = self->facts->visa_validated == JALON_TRUTH_NO ? NULL : "visa-validated";
    }
  if (right == JALON_RIGHT_WORK && (answer->scope == JALON_SCOPE_EMPLOYER || answer->scope == JALON_SCOPE_ACTIVITY))
    {
      gint32 day = jalon_day_from_date (&self->facts->new_employer, JALON_DAY_LAST);
      if (day < cut && entry->possible.from <= day)
        {
          cut = day;
          *question = answer->scope == JALON_SCOPE_EMPLOYER ? "new-employer" : "same-activity";
        }
    }
  return cut;
}

static gboolean
card_is_confirmed (const JalonLineEntry *card)
{
  return card != NULL && card->confirmed_until >= MIN (card->possible.until, JALON_DAY_LAST - 1);
}

/* Confirmed days and stated days of what is certain. */
static void
add_certain (JalonLineContext *self, const JalonLineEntry *entry, const Answer *answer, JalonProof *proof, JalonInterval certain)
{
  JalonInterval stated = certain;
  if (entry->confirmed_until >= certain.from && (!answer->rests_on_card || card_is_confirmed (answer->with)))
    {
      JalonInterval confirmed = { certain.from, MIN (certain.until, entry->confirmed_until) };
      proof->confirmed = TRUE;
      jalon_line_add_proof (self, proof, confirmed, entry->kind->interim, answer->as_card);
      if (confirmed.until == certain.until)
        return;
      stated.from = confirmed.until + 1;
    }
  proof->confirmed = FALSE;
  jalon_line_add_proof (self, proof, stated, entry->kind->interim, answer->as_card);
}

static void
claim_yes (JalonLineContext *self, const JalonLineEntry *entry, const Answer *answer, JalonProof *proof)
{
  const char *question = NULL;
  gint32 cut = find_cut (self, entry, answer, proof->right, &question);
  JalonInterval certain = entry->certain, possible = entry->possible;
  if (cut <= possible.until && cut != JALON_DAY_LAST)
    {
      JalonInterval after = { MAX (cut, possible.from), possible.until };
      if (question != NULL)
        jalon_line_add_doubt (self, proof, after, question);
      possible.until = MIN (possible.until, cut - 1);
      certain.until = MIN (certain.until, cut - 1);
    }
  if (certain.from == JALON_DAY_LAST || certain.until == JALON_DAY_FIRST || certain.until < certain.from)
    {
      jalon_line_add_doubt (self, proof, possible, "title-days");
      return;
    }
  add_certain (self, entry, answer, proof, certain);
  if (possible.from < certain.from)
    jalon_line_add_doubt (self, proof, (JalonInterval) { possible.from, certain.from - 1 }, "from-when");
  if (possible.until > certain.until)
    jalon_line_add_doubt (self, proof, (JalonInterval) { certain.until + 1, possible.until }, "until-when");
}

/* Makes the claims of one title on its own days. */
void
jalon_line_claim_title (JalonLineContext *self, const JalonLineEntry *entry)
{
  if (entry->kind == NULL || entry->possible.until < entry->possible.from)
    return;
  for (JalonRight right = JALON_RIGHT_STAY; right < JALON_N_RIGHTS; right++)
    {
      Answer answer = entry->kind->interim ? answer_interim (self, entry, right) : answer_card (entry, right);
      JalonProof proof = { .right = right, .scope = answer.scope, .title = entry->title, .source = answer.source,
                           .with = answer.with != NULL ? answer.with->title : NULL,
                           .supposed = entry->title->supposed };
      if (answer.says == SAYS_YES && right == JALON_RIGHT_WORK && jalon_line_is_overseas (self->facts))
        answer = maybe ("overseas-work", answer.source);
      if (answer.says == SAYS_MAYBE)
        jalon_line_add_doubt (self, &proof, entry->possible, answer.question);
      else if (answer.says == SAYS_YES)
        claim_yes (self, entry, &answer, &proof);
    }
}
