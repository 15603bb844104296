/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sentences of the journal: what happened, with whom, what it cost.
 */
#include "phrases/jalon-phrases.h"

#include <glib/gi18n.h>

static const struct { const char *kind, *word; } event_words[] = {
  { "attempt", N_ ("Attempt on the portal or for an appointment") },
  { "call", N_ ("Call") },
  { "visit", N_ ("Visit") },
  { "letter-sent", N_ ("Letter sent") },
  { "letter-received", N_ ("Letter received") },
  { "employer", N_ ("Employer") },
  { "refusal", N_ ("Refusal") },
  { "removal-order", N_ ("Obligation to leave (OQTF)") },
  { "loss", N_ ("Pay or benefit lost") },
  { "note", N_ ("Note") },
};

/**
 * jalon_phrase_event_kinds:
 *
 * Returns: (transfer none) (array zero-terminated=1): the kinds of events, the usual ones first
 */
const char *const *
jalon_phrase_event_kinds (void)
{
  static const char *kinds[G_N_ELEMENTS (event_words) + 1];
  for (gsize i = 0; i < G_N_ELEMENTS (event_words); i++)
    kinds[i] = event_words[i].kind;
  return kinds;
}

/**
 * jalon_phrase_event_kind:
 * @kind: a kind of event
 *
 * Returns: (transfer none): its words; @kind itself when it is not known here
 */
const char *
jalon_phrase_event_kind (const char *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (event_words); i++)
    if (g_strcmp0 (kind, event_words[i].kind) == 0)
      return _ (event_words[i].word);
  return kind;
}

static const char *
find_word (const char *const (*words)[2], gsize n_words, const char *key)
{
  for (gsize i = 0; i < n_words; i++)
    if (g_strcmp0 (key, words[i][0]) == 0)
      return _ (words[i][1]);
  return key;
}

/**
 * jalon_phrase_request_kind:
 * @kind: first, renewal, change, duplicate
 *
 * Returns: (transfer none): its words; @kind itself when it is not known here
 */
const char *
jalon_phrase_request_kind (const char *kind)
{
  static const char *const words[][2] = {
    { "first", N_ ("First application") },
    { "renewal", N_ ("Renewal") },
    { "change", N_ ("Change of title") },
    { "duplicate", N_ ("Duplicate") },
  };
  return find_word (words, G_N_ELEMENTS (words), kind);
}

/**
 * jalon_phrase_channel:
 * @channel: anef, counter, post, unknown
 *
 * Returns: (transfer none): its words; @channel itself when it is not known here
 */
const char *
jalon_phrase_channel (const char *channel)
{
  static const char *const words[][2] = {
    { "anef", N_ ("Online (ANEF)") },
    { "counter", N_ ("At the counter of the prefecture") },
    { "post", N_ ("By post") },
    { "unknown", N_ ("I do not know") },
  };
  return find_word (words, G_N_ELEMENTS (words), channel);
}

/**
 * jalon_phrase_money:
 * @cents: euro cents, 0 or more
 *
 * Returns: (transfer full): "1234.50 €" as the language writes it
 */
char *
jalon_phrase_money (gint64 cents)
{
  int euros = (int) (cents / 100), rest = (int) (cents % 100);
  if (rest == 0)
    /* Translators: whole euros */
    return g_strdup_printf (_ ("%d €"), euros);
  /* Translators: euros, decimal mark, cents */
  return g_strdup_printf (_ ("%d.%02d €"), euros, rest);
}

/**
 * jalon_phrase_event:
 * @event: what happened
 *
 * Returns: (transfer full): its details in a line, without its day and kind; empty when there are none
 */
char *
jalon_phrase_event (const JalonEvent *event)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  gboolean shown = event->papers != NULL && event->papers->len > 0;
  if (event->who != NULL)
    /* Translators: with whom one spoke or to whom one wrote */
    g_ptr_array_add (parts, g_strdup_printf (_ ("with %s"), event->who));
  if (event->loss_cents > 0)
    {
      g_autofree char *money = jalon_phrase_money (event->loss_cents);
      /* Translators: an amount of money */
      g_ptr_array_add (parts, g_strdup_printf (_ ("%s lost"), money));
    }
  if (shown)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u paper", "%u papers", event->papers->len), event->papers->len));
  else if (g_strcmp0 (event->kind, "call") == 0)
    /* Translators: what a call is worth when nothing on paper came of it */
    g_ptr_array_add (parts, g_strdup (_ ("said by phone, no paper")));
  if (event->note != NULL)
    g_ptr_array_add (parts, g_strdup (event->note));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

/**
 * jalon_phrase_attempts:
 * @attempts: measured attempts
 *
 * Returns: (transfer full) (nullable): how many, over how long, and what is still weak; %NULL when there are none
 */
char *
jalon_phrase_attempts (const JalonAttempts *attempts)
{
  if (attempts->n_attempts == 0)
    return NULL;
  g_autofree char *first = jalon_phrase_date (&attempts->first), *last = jalon_phrase_date (&attempts->last);
  if (attempts->n_attempts == 1)
    /* Translators: %s is a date with its weekday */
    return g_strdup_printf (_ ("One attempt, on %s. Judges look for several, over more than a week: try again next week and keep a picture "
                               "that shows the date and the time."), first);
  /* Translators: %u attempts, %s and %s are dates with their weekdays */
  g_autofree char *count = g_strdup_printf (ngettext ("%u attempt from %s to %s.", "%u attempts from %s to %s.", attempts->n_attempts),
                                            attempts->n_attempts, first, last);
  const char *advice = jalon_attempts_are_spread (attempts)
                         ? _ ("They stand more than a week apart. Each needs a picture that shows the date and the time.")
                         : _ ("They stand close together. Spread them over several weeks, with a picture that shows the date and the time.");
  return g_strdup_printf ("%s %s", count, advice);
}
