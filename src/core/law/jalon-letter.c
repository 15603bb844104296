/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A letter as facts of the dated rules. House arrest, prison or detention that begins while an older obligation to leave runs starts a
 * time of its own: then the order and this letter have two days.
 */
#include "core/law/jalon-letter.h"

static const char *const kind_ids[] = { "refusal", "removal", "papers", "employer", "other", NULL };
static const char *const way_ids[] = { "post", "by-hand", "police", "online", NULL };

/* Rules that speak of a letter, the date to keep first in front. */
static const char *const refusal_rules[] = { "appeal_ta", "appeal_distance", NULL };
static const char *const removal_rules[] = { "oqtf_48h", "oqtf_7d", "oqtf_1m", "legal_aid_oqtf", NULL };
static const char *const papers_rules[] = { "silence_susp", NULL };
static const char *const no_rules[] = { NULL };

static const char *const removal_facts[] = { "oqtf-situation", "oqtf-time", "house-arrest", "detention", "detention-time", NULL };
static const char *const papers_facts[] = { "papers-asked", "papers-due", NULL };

static gboolean
is_in (const JalonLetter *self, const char *situation)
{
  return self->kind == JALON_LETTER_REMOVAL && g_strcmp0 (self->situation, situation) == 0;
}

static gboolean
is_confined (const JalonLetter *self)
{
  return is_in (self, "house-arrest") || is_in (self, "prison");
}

/* The order came first, and what this letter tells came while it ran. */
static gboolean
came_later (const JalonLetter *self)
{
  return (is_confined (self) || is_in (self, "detention")) && g_date_valid (&self->ordered) && g_date_valid (&self->on)
         && g_date_compare (&self->ordered, &self->on) < 0;
}

/**
 * jalon_letter_check:
 * @self: a letter
 * @today: today
 *
 * Returns: what cannot be true, if anything
 */
JalonLetterFault
jalon_letter_check (const JalonLetter *self, const GDate *today)
{
  if (!g_date_valid (&self->on))
    return JALON_LETTER_FINE;
  if (g_date_compare (&self->on, today) > 0)
    return JALON_LETTER_STILL_TO_COME;
  if (g_date_valid (&self->ordered) && g_date_compare (&self->ordered, &self->on) > 0)
    return JALON_LETTER_ORDERED_AFTER;
  if (self->kind == JALON_LETTER_PAPERS && g_date_valid (&self->due) && g_date_compare (&self->due, &self->on) < 0)
    return JALON_LETTER_DUE_BEFORE;
  return JALON_LETTER_FINE;
}

static void
set_time (JalonLawFacts *facts, const char *name, int at)
{
  g_autofree char *text = at >= 0 ? g_strdup_printf ("%02d:%02d", at / 60, at % 60) : NULL;
  if (text != NULL)
    jalon_law_facts_set (facts, name, text);
}

static void
tell_removal (const JalonLetter *self, JalonLawFacts *facts)
{
  gboolean later = came_later (self);
  jalon_law_facts_set_date (facts, "oqtf", later ? &self->ordered : &self->on);
  if (self->situation != NULL)
    jalon_law_facts_set (facts, "oqtf-situation", self->situation);
  if (!later)
    set_time (facts, "oqtf-time", self->at);
  else if (is_confined (self))
    jalon_law_facts_set_date (facts, "house-arrest", &self->on);
  else
    {
      jalon_law_facts_set_date (facts, "detention", &self->on);
      set_time (facts, "detention-time", self->at);
    }
}

/**
 * jalon_letter_dup_facts:
 * @self: a letter
 *
 * Returns: (transfer full): what it tells, by the names of the dated rules; nothing without its day
 */
JalonLawFacts *
jalon_letter_dup_facts (const JalonLetter *self)
{
  JalonLawFacts *facts = jalon_law_facts_new ();
  if (!g_date_valid (&self->on))
    return facts;
  if (self->kind == JALON_LETTER_REFUSAL)
    jalon_law_facts_set_date (facts, "refused", &self->on);
  if (self->kind == JALON_LETTER_REMOVAL)
    tell_removal (self, facts);
  if (self->kind == JALON_LETTER_PAPERS)
    {
      jalon_law_facts_set_date (facts, "papers-asked", &self->on);
      jalon_law_facts_set_date (facts, "papers-due", &self->due);
    }
  return facts;
}

static const char *const *
get_rules (const JalonLetter *self)
{
  switch (self->kind)
    {
    case JALON_LETTER_REFUSAL:
      return refusal_rules;
    case JALON_LETTER_REMOVAL:
      return removal_rules;
    case JALON_LETTER_PAPERS:
      return papers_rules;
    default:
      return no_rules;
    }
}

/**
 * jalon_letter_list_dates:
 * @packs: rule packs
 * @self: a letter
 * @today: today
 *
 * Returns: (transfer full) (element-type JalonDeadline): the dates that run because of it, the one to keep first in front; empty when
 *   its day is not said or no rule speaks of such letters
 */
GPtrArray *
jalon_letter_list_dates (JalonPacks *packs, const JalonLetter *self, const GDate *today)
{
  GPtrArray *dates = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_deadline_unref);
  g_autoptr(JalonLawFacts) facts = jalon_letter_dup_facts (self);
  g_autoptr(GPtrArray) all = jalon_deadlines_evaluate (packs, facts, today);
  const char *const *rules = get_rules (self);
  for (int i = 0; rules[i] != NULL; i++)
    for (guint k = 0; k < all->len; k++)
      {
        JalonDeadline *deadline = g_ptr_array_index (all, k);
        if (g_str_equal (deadline->rule, rules[i]) && deadline->applies != JALON_TRUTH_NO)
          g_ptr_array_add (dates, jalon_deadline_ref (deadline));
      }
  return dates;
}

/**
 * jalon_letter_is_urgent:
 * @self: a letter
 *
 * Returns: whether the time to answer is counted in hours or in a few days, or may be because nobody said where the person is
 */
gboolean
jalon_letter_is_urgent (const JalonLetter *self)
{
  return self->kind == JALON_LETTER_REMOVAL && !is_in (self, "free");
}

const char *
jalon_letter_get_matter (const JalonLetter *self)
{
  static const char *const matters[] = { "refusal", "removal", "papers", "employer", "any" };
  if (is_in (self, "detention"))
    return "detained";
  return is_confined (self) ? "confined" : matters[self->kind];
}

const char *
jalon_letter_get_event_kind (const JalonLetter *self)
{
  static const char *const kinds[] = { "refusal", "removal-order", "letter-received", "employer", "letter-received" };
  return kinds[self->kind];
}

/**
 * jalon_letter_get_event_day:
 * @self: a letter
 *
 * Returns: (transfer none): the day under which it stands in the journal: of an obligation to leave its own, also when house arrest or
 *   detention began later
 */
const GDate *
jalon_letter_get_event_day (const JalonLetter *self)
{
  return came_later (self) ? &self->ordered : &self->on;
}

const char *const *
jalon_letter_list_fact_names (const JalonLetter *self)
{
  if (self->kind == JALON_LETTER_REMOVAL)
    return removal_facts;
  return self->kind == JALON_LETTER_PAPERS ? papers_facts : no_rules;
}

JalonLetterKind
jalon_letter_kind_from_id (const char *id, gboolean *known)
{
  for (int i = 0; kind_ids[i] != NULL; i++)
    if (g_strcmp0 (kind_ids[i], id) == 0)
      {
        *known = TRUE;
        return (JalonLetterKind) i;
      }
  *known = FALSE;
  return JALON_LETTER_OTHER;
}

const char *
jalon_letter_kind_to_id (JalonLetterKind kind)
{
  return kind_ids[kind];
}

const char *
jalon_letter_way_to_id (JalonLetterWay way)
{
  return way_ids[way];
}
