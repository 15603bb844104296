/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rights line in words.
 */
#include "phrases/jalon-phrases-line.h"

#include "core/law/jalon-deadlines.h"
#include "phrases/jalon-phrases-private.h"

#include <glib/gi18n.h>

static char *
dup_day (gint32 day)
{
  GDate date;
  jalon_day_to_date (day, &date);
  return jalon_phrase_date (&date);
}

/**
 * jalon_phrase_right:
 * @right: a right
 *
 * Returns: (transfer full): heading of its part of the line
 */
char *
jalon_phrase_right (JalonRight right)
{
  switch (right)
    {
    case JALON_RIGHT_STAY:
      return g_strdup (_("Stay in France"));
    case JALON_RIGHT_WORK:
      return g_strdup (_("Work"));
    case JALON_RIGHT_TRAVEL:
    default:
      return g_strdup (_("Travel and come back"));
    }
}

/**
 * jalon_phrase_line_days:
 * @days: an interval
 *
 * Returns: (transfer full): its days in words, without a full stop
 */
char *
jalon_phrase_line_days (const JalonInterval *days)
{
  g_autofree char *from = dup_day (days->from);
  g_autofree char *until = dup_day (days->until);
  if (days->from == JALON_DAY_FIRST && days->until == JALON_DAY_LAST)
    return g_strdup (_("On any day"));
  if (days->from == JALON_DAY_FIRST)
    /* Translators: %s is a date; the day itself still counts */
    return g_strdup_printf (_("Until %s"), until);
  if (days->until == JALON_DAY_LAST)
    /* Translators: %s is a date */
    return g_strdup_printf (_("From %s on"), from);
  if (days->from == days->until)
    /* Translators: %s is a date */
    return g_strdup_printf (_("On %s"), from);
  /* Translators: two dates; both days count */
  return g_strdup_printf (_("From %1$s until %2$s"), from, until);
}

static const char *
find_term (JalonPacks *packs, const JalonLineTitle *title)
{
  const JalonTitleKind *kind = jalon_packs_get_title_kind (packs, title->kind);
  return kind != NULL ? kind->term_fr : title->kind;
}

/**
 * jalon_phrase_line_proof:
 * @packs: rule packs, for the French terms
 * @proof: a proof
 *
 * Returns: (transfer full): which paper it is, and what carries it
 */
char *
jalon_phrase_line_proof (JalonPacks *packs, const JalonProof *proof)
{
  const char *term = find_term (packs, proof->title);
  if (proof->supposed && proof->with != NULL)
    /* Translators: %1$s is the French name of a paper that is only supposed, %2$s of the expired card shown with it */
    return g_strdup_printf (_("%1$s, if it comes, shown with the expired card: %2$s"), term, find_term (packs, proof->with));
  if (proof->supposed)
    /* Translators: %s is the French name of a paper that is only supposed */
    return g_strdup_printf (_("%s, if it comes"), term);
  if (proof->rule != NULL)
    /* Translators: %s is the French name of an expired card that still proves a right for three months */
    return g_strdup_printf (_("%s, expired: it still proves this for up to three months, because its renewal was asked for"), term);
  if (proof->with != NULL)
    /* Translators: %1$s is the French name of an interim paper, %2$s of the expired card shown with it */
    return g_strdup_printf (_("%1$s, shown with the expired card: %2$s"), term, find_term (packs, proof->with));
  return g_strdup (term);
}

char *
jalon_phrase_line_basis (const JalonProof *proof)
{
  if (proof->supposed)
    return g_strdup (_("Only supposed."));
  if (!proof->confirmed)
    return g_strdup (_("You said so, no paper yet."));
  if (proof->title->pages == NULL || proof->title->paper_name == NULL)
    return g_strdup (_("Its page is attached and confirmed."));
  g_autofree char *pages = jalon_phrase_pages (proof->title->pages, proof->title->paper_name);
  /* Translators: %s is "page 2 of card.pdf" or "pages 1-2 of card.pdf" */
  return g_strdup_printf (_("Attached and confirmed: %s."), pages);
}

char *
jalon_phrase_line_scope (JalonScope scope)
{
  switch (scope)
    {
    case JALON_SCOPE_ANY:
      return g_strdup (_("Any work."));
    case JALON_SCOPE_EMPLOYER:
      return g_strdup (_("Only the work that was authorised: this employer, this job."));
    case JALON_SCOPE_ACTIVITY:
      return g_strdup (_("Only the activity for which the card was given."));
    case JALON_SCOPE_HOURS:
      return g_strdup (_("Employed work up to the yearly limit of hours."));
    case JALON_SCOPE_NONE:
    default:
      return g_strdup (_("This paper gives no right to work."));
    }
}

static const char *const open_gaps[] = {
  N_ ("From %s on nothing proves your right to stay."),
  N_ ("From %s on nothing proves your right to work."),
  N_ ("From %s on nothing proves that you may travel and come back."),
};
static const char *const closed_gaps[] = {
  N_ ("From %1$s until %2$s nothing proves your right to stay."),
  N_ ("From %1$s until %2$s nothing proves your right to work."),
  N_ ("From %1$s until %2$s nothing proves that you may travel and come back."),
};

/**
 * jalon_phrase_line_gap:
 * @gap: a gap
 *
 * Returns: (transfer full): a sentence that names the first unproven day
 */
char *
jalon_phrase_line_gap (const JalonGap *gap)
{
  g_autofree char *from = dup_day (gap->days.from);
  g_autofree char *until = dup_day (gap->days.until);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  if (gap->days.until == JALON_DAY_LAST)
    return g_strdup_printf (_(open_gaps[gap->right]), from);
  return g_strdup_printf (_(closed_gaps[gap->right]), from, until);
#pragma GCC diagnostic pop
}

/* Key → sentence, both for questions and for actions. */
typedef struct {
  const char *key;
  const char *text;
} Sentence;

static const Sentence questions[] = {
  { "title-stay", N_ ("On which days does the paper itself allow you to be here? Read the periods printed on it.") },
  { "title-work", N_ ("What does the paper itself say about work? Read what is printed on it.") },
  { "title-travel", N_ ("Which travel paper goes with it? Ask before you leave France.") },
  { "title-days", N_ ("From which day to which day is the paper valid?") },
  { "from-when", N_ ("On which day exactly does the paper begin?") },
  { "until-when", N_ ("On which day exactly does the paper end?") },
  { "renewed-card", N_ ("Which card is being renewed? What it allowed goes on.") },
  { "request-kind", N_ ("Was it a renewal of your card, or a request for another one?") },
  { "asked", N_ ("Which card did you ask for? Only some first requests allow work.") },
  { "asked-article", N_ ("On which article of the law does the card that you asked for rest? Only some of them allow work before the card.") },
  { "work-authorisation", N_ ("Do you have the work authorisation for this job?") },
  { "long-stay-visa", N_ ("Did you come with the long-stay visa for this card?") },
  { "child-one-year", N_ ("Did you come as the child of a long-term resident, and live in France for a year?") },
  { "one-year-in-france", N_ ("Have you lived in France for a year?") },
  { "adf-work", N_ ("Does your employer accept the certificate of a favourable decision? It is usually accepted when the coming card allows work; "
                    "the law speaks of the stay only. Ask to confirm.") },
  { "adf-travel", N_ ("Does the certificate say that you may come back with it? Sources differ: carry passport and expired card, and come back "
                      "through France, or wait for the card.") },
  { "api-travel", N_ ("Does your certificate say that you may travel with it? Read its wording; newer ones say so. Carry passport and expired card.") },
  { "after-refusal", N_ ("A refusal came while this paper was running. Does the paper still count? Ask a lawyer or an association now.") },
  { "visa-validated", N_ ("Was the visa validated online within three months of entry? Without that it proves nothing any more.") },
  { "overseas-work", N_ ("Does the paper allow work where you live? The rule that was read is written for mainland France.") },
  { "new-employer", N_ ("Is there a work authorisation for the new employer? This card follows the authorised job.") },
  { "same-activity", N_ ("Is the new work the activity for which the card was given?") },
  { "grace-card", N_ ("Does the grace of three months also cover this card? The text that was read does not say so. Ask to confirm.") },
  { "grace-department", N_ ("Is your department on the list of those where a card of this length is prolonged for three months? No such list was "
                            "found, so do not count on it. Ask the prefecture.") },
  { "grace-late", N_ ("You asked after the card had ended. Does the grace of three months still cover you? Ask a lawyer or an association.") },
  { "card-length", N_ ("Is it a card of exactly four years? Read its first and last day.") },
  { "filed-when", N_ ("On which day exactly did you ask for the renewal?") },
};

static const Sentence actions[] = {
  { "call-help-now", N_ ("Call a lawyer or an association today: hours or days count.") },
  { "ask-legal-aid", N_ ("Ask for legal aid at the latest together with the appeal.") },
  { "validate-visa", N_ ("Validate the visa online.") },
  { "file-now", N_ ("File the request now, and keep proof of every attempt.") },
  { "file-by", N_ ("File the request by this day.") },
  { "file-from", N_ ("The request can be filed from this day.") },
  { "ask-interim", N_ ("Ask the prefecture for a paper that proves your rights while you wait, in writing, with proof.") },
  { "ask-api", N_ ("Ask for the extension certificate (API) in your online account and in writing: the confirmation of the deposit proves nothing.") },
  { "ask-next-api", N_ ("Ask for the next extension certificate (API).") },
  { "ask-receipt", N_ ("Ask the prefecture for the receipt (récépissé), in writing, with proof.") },
  { "ask-next-receipt", N_ ("Ask for the next receipt (récépissé).") },
  { "ask-department", N_ ("Ask the prefecture whether the expired card still counts in your department.") },
  { "answer-refusal", N_ ("A refusal came: see a lawyer or an association, the time to appeal is running.") },
  { "appeal-by", N_ ("Appeal by this day. Ask for help well before.") },
  { "appeal-outer", N_ ("After this day an appeal is no longer looked at. Do not wait for it.") },
  { "ask-judge-before", N_ ("An urgent request to the judge for an appointment or a paper must be made before this day.") },
  { "expect-refusal", N_ ("If no answer came, this counts as a refusal, and the time to appeal begins.") },
  { "expect-silence", N_ ("If no answer came, silence counts as a refusal from this day. Receipts and certificates do not stop it.") },
  { "expect-reasons", N_ ("The reasons that you asked for must have come.") },
  { "send-papers", N_ ("Send the missing papers by this day.") },
  { "ask-employer", N_ ("Your employer asks for the new work authorisation from this day.") },
  { "declare-address", N_ ("Declare your new address.") },
  { "keep-health-cover", N_ ("Send the newest paper to the health insurance.") },
  { "ask-for-card", N_ ("Ask where your card is.") },
  { "look-for-summons", N_ ("The summons of the commission must have come by this day.") },
  { "renew-passport", N_ ("The passport should be valid on this day.") },
  { "use-ephoto", N_ ("Use the e-photo code in a request by this day, or have a new one made.") },
  { "stop-work", N_ ("The paper of your request gives no right to work. Speak with an association before you go on working.") },
  { "compare-page", N_ ("Compare the last day with the picture of the page.") },
  { "attach-page", N_ ("Add the page of the paper and confirm it.") },
  { "enter-title", N_ ("Enter what your card says.") },
  { "know", N_ ("Good to know.") },
};

static char *
dup_sentence (const Sentence *sentences, gsize count, const char *key)
{
  for (gsize i = 0; i < count; i++)
    if (g_strcmp0 (sentences[i].key, key) == 0)
      return g_strdup (_(sentences[i].text));
  return g_strdup (_("Ask an association or a lawyer what holds here."));
}

char *
jalon_phrase_line_question (const char *question)
{
  return dup_sentence (questions, G_N_ELEMENTS (questions), question);
}

gboolean
jalon_phrase_line_has_question (const char *question)
{
  for (gsize i = 0; i < G_N_ELEMENTS (questions); i++)
    if (g_str_equal (questions[i].key, question))
      return TRUE;
  return FALSE;
}

char *
jalon_phrase_line_action (const char *action)
{
  return dup_sentence (actions, G_N_ELEMENTS (actions), action);
}

/**
 * jalon_phrase_line_doubt:
 * @doubt: days in doubt
 *
 * Returns: (transfer full): the days and the question that decides, never a yes or a no
 */
char *
jalon_phrase_line_doubt (const JalonDoubt *doubt)
{
  g_autofree char *days = jalon_phrase_line_days (&doubt->days);
  g_autofree char *question = jalon_phrase_line_question (doubt->question);
  /* Translators: %1$s are days ("From … until …"), %2$s a question that decides whether a right is proven on them */
  return g_strdup_printf (_("%1$s, not known: %2$s"), days, question);
}

/**
 * jalon_phrase_next_name:
 * @packs: rule packs
 * @next: a date
 *
 * Returns: (transfer none): what it is
 */
const char *
jalon_phrase_next_name (JalonPacks *packs, const JalonNextDate *next)
{
  const char *gloss = jalon_packs_get_rule_gloss (packs, next->rule);
  if (gloss != NULL)
    return _(gloss);
  return g_str_equal (next->rule, JALON_NEXT_EPHOTO) ? _("The code of the e-photo ends") : next->rule;
}

/**
 * jalon_phrase_next_day:
 * @next: a date
 *
 * Returns: (transfer full): its day; where hours count, with the hour
 */
char *
jalon_phrase_next_day (const JalonNextDate *next)
{
  g_autofree char *date = jalon_phrase_date (&next->date);
  if (next->at < 0)
    return g_steal_pointer (&date);
  /* Translators: %1$s is a full date, then hours and minutes: "Tuesday 12 January 2027, 09:30". */
  return g_strdup_printf (_("%1$s, %2$02d:%3$02d"), date, next->at / 60, next->at % 60);
}

/**
 * jalon_phrase_next_action:
 * @next: a date
 *
 * Returns: (transfer full): what to do; where a last day is read in two ways, also by which day that is safe
 */
char *
jalon_phrase_next_action (const JalonNextDate *next)
{
  g_autofree char *action = jalon_phrase_line_action (next->action);
  if (!g_date_valid (&next->safe_by))
    return g_steal_pointer (&action);
  g_autofree char *day = jalon_phrase_date (&next->safe_by);
  /* Translators: %1$s is a sentence that says what to do, %2$s a date some days before the last one */
  return g_strdup_printf (_("%1$s To be safe, do it by %2$s."), action, day);
}

/**
 * jalon_phrase_next_date:
 * @packs: rule packs
 * @next: a date
 *
 * Returns: (transfer full): the day, what it is and what to do
 */
char *
jalon_phrase_next_date (JalonPacks *packs, const JalonNextDate *next)
{
  g_autofree char *date = jalon_phrase_next_day (next);
  g_autofree char *action = jalon_phrase_next_action (next);
  const char *what = jalon_phrase_next_name (packs, next);
  if (!next->sure)
    /* Translators: %1$s is a date that may not hold for this person, %2$s what it is, %3$s a sentence that says what to do */
    return g_strdup_printf (_("Perhaps %1$s: %2$s. %3$s"), date, what, action);
  /* Translators: %1$s is a date, %2$s what it is, %3$s a sentence that says what to do */
  return g_strdup_printf (_("%1$s: %2$s. %3$s"), date, what, action);
}

/**
 * jalon_phrase_next_matter:
 * @packs: rule packs
 * @next: a date
 *
 * Returns: (transfer full): what it is and what to do, for where the day stands beside it
 */
char *
jalon_phrase_next_matter (JalonPacks *packs, const JalonNextDate *next)
{
  g_autofree char *action = jalon_phrase_next_action (next);
  const char *what = jalon_phrase_next_name (packs, next);
  if (!next->sure)
    /* Translators: %1$s is what a date is that may not hold for this person, %2$s a sentence that says what to do */
    return g_strdup_printf (_("Perhaps: %1$s. %2$s"), what, action);
  /* Translators: %1$s is what a date is, %2$s a sentence that says what to do */
  return g_strdup_printf (_("%1$s. %2$s"), what, action);
}

/* Words that may stand in a calendar that others see: nothing of the person, the kind of permit or the danger. */
char *
jalon_phrase_next_neutral (const JalonNextDate *next)
{
  return g_strdup (next->last_day ? _("Papers: a last day") : _("Papers: a date"));
}

/* Days on which an answer would decide are not told as days without proof. */
static char *
alert_not_known (const JalonAlert *alert)
{
  g_autofree char *date = jalon_phrase_date (&alert->date);
  switch (alert->kind)
    {
    case JALON_ALERT_STAY_UNPROVEN:
      /* Translators: %s is a day, today or before */
      return g_strdup_printf (_("Since %s it is not known whether your right to stay is proven."), date);
    case JALON_ALERT_WORK_UNPROVEN:
      /* Translators: %s is a day, today or before */
      return g_strdup_printf (_("Since %s it is not known whether your right to work is proven."), date);
    case JALON_ALERT_STAY_ENDS:
      /* Translators: %s is a day to come */
      return g_strdup_printf (_("From %s on it is not known whether your right to stay is proven."), date);
    default:
      /* Translators: %s is a day to come */
      return g_strdup_printf (_("From %s on it is not known whether your right to work is proven."), date);
    }
}

static char *
alert_unproven (const JalonAlert *alert)
{
  g_autofree char *since = jalon_phrase_date (&alert->date);
  if (alert->question != NULL && alert->rule == NULL)
    return alert_not_known (alert);
  if (alert->kind == JALON_ALERT_STAY_UNPROVEN)
    /* Translators: %s is the first day without proof, today or before */
    return g_strdup_printf (_("Nothing proves your right to stay since %s."), since);
  /* Translators: %s is the first day without proof, today or before */
  return g_strdup_printf (_("Nothing proves your right to work since %s."), since);
}

static char *
alert_ends (const JalonAlert *alert)
{
  g_autofree char *date = jalon_phrase_date (&alert->date);
  if (alert->question != NULL && alert->rule == NULL)
    return alert_not_known (alert);
  if (alert->kind == JALON_ALERT_STAY_ENDS)
    /* Translators: %1$d days from today, %2$s is the first day without proof */
    return g_strdup_printf (ngettext ("In %1$d day, on %2$s, nothing proves your right to stay any more.",
                                      "In %1$d days, on %2$s, nothing proves your right to stay any more.", (gulong) alert->days),
                            alert->days, date);
  /* Translators: %1$d days from today, %2$s is the first day without proof */
  return g_strdup_printf (ngettext ("In %1$d day, on %2$s, nothing proves your right to work any more.",
                                    "In %1$d days, on %2$s, nothing proves your right to work any more.", (gulong) alert->days),
                          alert->days, date);
}

static char *
alert_last_day (const JalonAlert *alert)
{
  g_autofree char *date = jalon_phrase_date (&alert->date);
  if (alert->days == 0)
    return g_strdup (_("Today is a last day."));
  /* Translators: %1$s is a date, %2$d days from today */
  return g_strdup_printf (ngettext ("A last day comes on %1$s, in %2$d day.", "A last day comes on %1$s, in %2$d days.", (gulong) alert->days),
                          date, alert->days);
}

/**
 * jalon_phrase_alert:
 * @alert: an alert
 *
 * Returns: (transfer full): what is wrong or coming; what to do is jalon_phrase_alert_action ()
 */
char *
jalon_phrase_alert (const JalonAlert *alert)
{
  switch (alert->kind)
    {
    case JALON_ALERT_REMOVAL_ORDER:
      return g_strdup (_("You were told to leave France (OQTF). The time to appeal is short."));
    case JALON_ALERT_STAY_UNPROVEN:
    case JALON_ALERT_WORK_UNPROVEN:
      return alert_unproven (alert);
    case JALON_ALERT_STAY_ENDS:
    case JALON_ALERT_WORK_ENDS:
      return alert_ends (alert);
    case JALON_ALERT_LAST_DAY:
      return alert_last_day (alert);
    case JALON_ALERT_PAGE_DIFFERS:
      return g_strdup (_("A confirmed page and what you entered name two different last days."));
    case JALON_ALERT_PAGE_MISSING:
      return g_strdup (_("Today your right is only what you said: no confirmed page shows it."));
    case JALON_ALERT_NOTHING_KNOWN:
    default:
      return g_strdup (_("No title is written here yet, so no day is proven."));
    }
}

/**
 * jalon_phrase_alert_named:
 * @packs: rule packs
 * @alert: an alert
 *
 * Returns: (transfer full): what is wrong or coming; of the date of a rule, the day and what falls on it
 */
char *
jalon_phrase_alert_named (JalonPacks *packs, const JalonAlert *alert)
{
  gboolean dated = alert->rule != NULL && (alert->kind == JALON_ALERT_LAST_DAY || alert->kind == JALON_ALERT_REMOVAL_ORDER);
  if (!dated)
    return jalon_phrase_alert (alert);
  JalonNextDate next = { .rule = (char *) alert->rule, .date = alert->date, .at = alert->at };
  const char *what = jalon_phrase_next_name (packs, &next);
  g_autofree char *date = jalon_phrase_next_day (&next);
  /* Translators: %s is today's date */
  g_autofree char *day = alert->days == 0 ? g_strdup_printf (_("Today, %s"), date)
    /* Translators: %1$s is a date, %2$d the days until then */
    : g_strdup_printf (ngettext ("%1$s, in %2$d day", "%1$s, in %2$d days", (gulong) alert->days), date, alert->days);
  if (alert->question != NULL)
    /* Translators: %1$s is a date that may not hold for this person, %2$s what it is */
    return g_strdup_printf (_("Perhaps %1$s: %2$s."), day, what);
  /* Translators: %1$s is a date, %2$s what it is */
  return g_strdup_printf (_("%1$s: %2$s."), day, what);
}

/**
 * jalon_phrase_alert_action:
 * @alert: an alert
 *
 * Returns: (transfer full): the one thing to do: a question to answer, or a step to take
 */
char *
jalon_phrase_alert_action (const JalonAlert *alert)
{
  if (g_strcmp0 (alert->action, "answer") == 0)
    return jalon_phrase_line_question (alert->question);
  return jalon_phrase_line_action (alert->action);
}

/**
 * jalon_phrase_source:
 * @source: a source
 * @today: today
 *
 * Returns: (transfer full): where a rule stands, when it was read, and whether that is long ago or not sure
 */
char *
jalon_phrase_source (const JalonSource *source, const GDate *today)
{
  g_autofree char *read_on = jalon_phrase_short_date (&source->read_on);
  gboolean old = jalon_rules_age_is_old (&source->read_on, today);
  gboolean sure = g_strcmp0 (source->confidence, "high") == 0;
  if (old && !sure)
    /* Translators: %1$s is a source such as "CESEDA R.431-5", %2$s a date */
    return g_strdup_printf (_("%1$s · read %2$s, more than six months ago · not sure, ask to confirm"), source->name, read_on);
  if (old)
    /* Translators: %1$s is a source such as "CESEDA R.431-5", %2$s a date */
    return g_strdup_printf (_("%1$s · read %2$s, more than six months ago"), source->name, read_on);
  if (!sure)
    /* Translators: %1$s is a source such as "CESEDA R.431-5", %2$s a date */
    return g_strdup_printf (_("%1$s · read %2$s · not sure, ask to confirm"), source->name, read_on);
  /* Translators: %1$s is a source such as "CESEDA R.431-5", %2$s a date */
  return g_strdup_printf (_("%1$s · read %2$s"), source->name, read_on);
}

char *
jalon_phrase_clock (const JalonRulesAge *age, const GDate *today)
{
  g_autofree char *date = jalon_phrase_date (today);
  if (age->clock == JALON_CLOCK_FINE)
    return NULL;
  if (age->clock == JALON_CLOCK_BEFORE_BUILD)
    /* Translators: %s is today's date as the computer has it */
    return g_strdup_printf (_("This computer says that today is %s, but this program was made later. Is the date right?"), date);
  if (age->clock == JALON_CLOCK_BEFORE_ENTRY)
    /* Translators: %s is today's date as the computer has it */
    return g_strdup_printf (_("This computer says that today is %s, but something was written down or kept later. Is the date right?"), date);
  /* Translators: %s is today's date as the computer has it */
  return g_strdup_printf (_("This computer says that today is %s, but the rules were read later. Is the date right?"), date);
}

char *
jalon_phrase_rules_age (const JalonRulesAge *age)
{
  g_autofree char *newest = jalon_phrase_short_date (&age->newest);
  if (age->old)
    /* Translators: %1$s is a date, %2$d the days since */
    return g_strdup_printf (ngettext ("The rules are old: last read %1$s, %2$d day ago. Ask to confirm every date.",
                                      "The rules are old: last read %1$s, %2$d days ago. Ask to confirm every date.", (gulong) age->days_old),
                            newest, age->days_old);
  /* Translators: %1$s is a date, %2$d the days since */
  return g_strdup_printf (ngettext ("The rules were last read on %1$s, %2$d day ago.", "The rules were last read on %1$s, %2$d days ago.",
                                    (gulong) age->days_old),
                          newest, age->days_old);
}
