/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sentences of the renewal file: why a requirement is in its state, the questions about the situation, and how far the file is.
 * Never the bare word "complete": no list is known to be final.
 */
#include "phrases/jalon-phrases-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/jalon-date.h"

static const char *
lookup (const JalonRequirement *requirement, const char *key)
{
  const char *value = requirement->values != NULL ? g_hash_table_lookup (requirement->values, key) : NULL;
  return value != NULL ? value : "";
}

static int
lookup_int (const JalonRequirement *requirement, const char *key)
{
  return (int) g_ascii_strtoll (lookup (requirement, key), NULL, 10);
}

static char *
dup_date (const JalonRequirement *requirement, const char *key)
{
  GDate date;
  jalon_date_parse (lookup (requirement, key), &date);
  return jalon_phrase_date (&date);
}

static char *
explain_missing (const JalonRequirement *requirement)
{
  if (requirement->count > 1)
    return g_strdup_printf (ngettext ("No paper yet; %d is asked for.", "No paper yet; %d are asked for.", (gulong) requirement->count),
                            requirement->count);
  return g_strdup (_("No paper yet."));
}

static char *
explain_count (const JalonRequirement *requirement)
{
  int need = lookup_int (requirement, "need") > 0 ? lookup_int (requirement, "need") : requirement->count;
  /* Translators: how many papers are there, how many are asked for. */
  return g_strdup_printf (ngettext ("%1$d of %2$d paper is there.", "%1$d of %2$d papers are there.", (gulong) need),
                          lookup_int (requirement, "have"), need);
}

static char *
explain_too_old (const JalonRequirement *requirement)
{
  g_autofree char *issued = dup_date (requirement, "issued");
  int months = lookup_int (requirement, "limit_months");
  int days = lookup_int (requirement, "limit_days");

  if (months > 0)
    /* Translators: a date, then a number of months. */
    return g_strdup_printf (ngettext ("Dated %1$s: on the filing day it is no longer under %2$d month old. Get a newer one.",
                                      "Dated %1$s: on the filing day it is no longer under %2$d months old. Get a newer one.", (gulong) months),
                            issued, months);
  if (days > 0)
    /* Translators: a date, then a number of days. */
    return g_strdup_printf (ngettext ("Dated %1$s: on the filing day it is no longer under %2$d day old. Get a newer one.",
                                      "Dated %1$s: on the filing day it is no longer under %2$d days old. Get a newer one.", (gulong) days),
                            issued, days);
  return g_strdup_printf (_("Dated %s: too old on the filing day. Get a newer one."), issued);
}

static char *
explain_too_many_files (const JalonRequirement *requirement)
{
  /* Translators: how many files the papers make, then how many the portal takes; a category is one place of the form. */
  return g_strdup_printf (ngettext ("In one category these papers make %1$d file; the portal takes %2$d. Give fewer of them.",
                                    "In one category these papers make %1$d files; the portal takes %2$d. Give fewer of them.",
                                    (gulong) lookup_int (requirement, "have")),
                          lookup_int (requirement, "have"), lookup_int (requirement, "most"));
}

static char *
explain_too_large_together (const JalonRequirement *requirement)
{
  gint64           have_bytes = g_ascii_strtoll (lookup (requirement, "have"), NULL, 10);
  gint64           most_bytes = g_ascii_strtoll (lookup (requirement, "most"), NULL, 10);
  g_autofree char *have = jalon_phrase_size_beside (have_bytes, most_bytes), *most = jalon_phrase_size (most_bytes);
  /* Translators: two sizes such as "7.2 MB"; a category is one place of the form. */
  return g_strdup_printf (_("In one category these papers come to %1$s together; the portal takes %2$s. Give fewer of them, or smaller ones."), have,
                          most);
}

static char *
explain_expired (const JalonRequirement *requirement)
{
  g_autofree char *until = dup_date (requirement, "until");
  return g_strdup_printf (_("Valid until %s: no longer valid on the filing day."), until);
}

static char *
explain_after_filing (const JalonRequirement *requirement)
{
  g_autofree char *issued = dup_date (requirement, "issued");
  return g_strdup_printf (_("Dated %s, which is after the filing day. Look at the date again."), issued);
}

static char *
explain_waived (const JalonRequirement *requirement)
{
  const char *note = lookup (requirement, "note");
  /* Translators: %s is what the person wrote about why a paper is not given. */
  return note[0] != '\0' ? g_strdup_printf (_("Not given. Your note: “%s”"), note) : g_strdup (_("Not given, as you decided."));
}

static char *
explain_code_odd (const JalonRequirement *requirement)
{
  int length = lookup_int (requirement, "length");
  int usual = lookup_int (requirement, "usual_length");

  if (length <= 0 || usual <= 0 || length == usual)
    return g_strdup (_("The code holds a sign that is neither a letter nor a digit. Compare it with your photo sheet."));
  /* Translators: how many characters the typed code has, how many such a code usually has. */
  return g_strdup_printf (ngettext ("The code has %1$d character; usually it has %2$d. Compare it with your photo sheet.",
                                    "The code has %1$d characters; usually it has %2$d. Compare it with your photo sheet.", (gulong) length),
                          length, usual);
}

static char *
explain_cannot_tell (const JalonRequirement *requirement)
{
  if (strcmp (lookup (requirement, "why"), "not-checked") == 0)
    return g_strdup (_("The file has not been checked for the portal yet."));
  return g_strdup (_("Jalon cannot tell whether the file is fine. Look at it yourself."));
}

static char *
explain_condition (const JalonRequirement *requirement)
{
  if (requirement->question == NULL)
    return g_strdup (_("It depends on your situation. Look whether you need it."));
  g_autofree char *question = jalon_phrase_fact_question (requirement->question);
  /* Translators: %s is a whole question such as "Did you change employer?". */
  return g_strdup_printf (_("It depends on an answer: %s"), question);
}

/* A paper that is fine may still deserve a calm remark. */
static char *
explain_ok (const JalonRequirement *requirement)
{
  const char *remark = lookup (requirement, "remark");

  if (strcmp (remark, "other-kind") == 0)
    return g_strdup (_("There. The paper is marked as another kind; look whether it is the right one."));
  if (strcmp (remark, "side-missing") == 0)
    return g_strdup (_("There, with one page. Look whether both sides can be seen."));
  if (strcmp (remark, "months-apart") == 0)
    return g_strdup (_("There, but a month seems to be missing between them."));
  if (lookup (requirement, "good_until")[0] != '\0')
    {
      g_autofree char *until = dup_date (requirement, "good_until");
      /* Translators: a paper may be used for a file that is sent up to this date. */
      return g_strdup_printf (_("There. Good for filing until %s."), until);
    }
  return g_strdup (_("There, and fit for the filing day."));
}

/**
 * jalon_phrase_requirement:
 * @requirement: a judged requirement
 *
 * Returns: (transfer full): the reason of its state, one or two short sentences
 */
char *
jalon_phrase_requirement (const JalonRequirement *requirement)
{
  static const struct {
    const char *reason;
    char *(*explain) (const JalonRequirement *requirement);
    const char *text;
  } reasons[] = {
    { "missing", explain_missing, NULL },
    { "count", explain_count, NULL },
    { "code-missing", NULL, N_("The code is not typed in yet.") },
    { "gone", NULL, N_("The paper that was chosen here has been removed. Choose another, or restore it.") },
    { "at-collection", NULL, N_("Not for the file: it is asked for when you collect the card.") },
    { "blocked", NULL, N_("The portal cannot take this file. Take or get the paper again.") },
    { "to-fix", NULL, N_("The file does not fit the portal yet. Jalon can make a copy that fits.") },
    { "expired", explain_expired, NULL },
    { "too-old", explain_too_old, NULL },
    { "too-many-files", explain_too_many_files, NULL },
    { "too-large-together", explain_too_large_together, NULL },
    { "condition-unknown", explain_condition, NULL },
    { "unconfirmed", NULL, N_("Compare kind and dates with the picture, then confirm.") },
    { "no-date", NULL, N_("The date on the paper is not entered, so its age is not known.") },
    { "no-until", NULL, N_("The last day of validity is not entered.") },
    { "after-filing", explain_after_filing, NULL },
    { "cannot-tell", explain_cannot_tell, NULL },
    { "name-differs", NULL, N_("Your name was not found on this paper. Look how it is written there.") },
    { "code-odd", explain_code_odd, NULL },
    { "ok", explain_ok, NULL },
    { "decided", NULL, N_("You looked at it and decided that it is right.") },
    { "waived", explain_waived, NULL },
    { "group-done", NULL, N_("Not needed: another paper of this group is there.") },
    { "group-chosen", NULL, N_("Not needed: you chose another paper of this group.") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (g_strcmp0 (requirement->reason, reasons[i].reason) == 0)
      return reasons[i].explain != NULL ? reasons[i].explain (requirement) : g_strdup (_(reasons[i].text));
  /* Translators: %s is a technical word that this version has no sentence for. */
  return g_strdup_printf (_("Look at this one yourself (%s)."), requirement->reason != NULL ? requirement->reason : "?");
}

/**
 * jalon_phrase_state:
 * @state: state of a requirement
 *
 * Returns: (transfer full): one of the four words
 */
char *
jalon_phrase_state (JalonRequirementState state)
{
  switch (state)
    {
    case JALON_STATE_DONE:
      return g_strdup (C_("state of a requirement", "Done"));
    case JALON_STATE_FIX:
      return g_strdup (C_("state of a requirement", "Fix"));
    case JALON_STATE_CHECK:
      return g_strdup (C_("state of a requirement", "Check yourself"));
    case JALON_STATE_TO_DO:
    default:
      return g_strdup (C_("state of a requirement", "To do"));
    }
}

static char *
lower_first_letter (const char *text)
{
  gunichar first = g_utf8_get_char (text);
  gunichar second = text[0] != '\0' ? g_utf8_get_char (g_utf8_next_char (text)) : 0;

  if (text[0] == '\0' || !g_unichar_isupper (first) || g_unichar_isupper (second))
    return g_strdup (text); /* VLS-TS keeps its capitals */
  char start[7] = { 0 };
  g_unichar_to_utf8 (g_unichar_tolower (first), start);
  return g_strconcat (start, g_utf8_next_char (text), NULL);
}

static gboolean
language_is_french (void)
{
  const char *name = g_get_language_names ()[0];
  return g_str_has_prefix (name, "fr") && !g_ascii_isalpha (name[2]); /* fr, fr_FR and fr@euro; not fry or frp */
}

/**
 * jalon_phrase_item:
 * @item: a piece of the packs
 *
 * Returns: (transfer full): its name with the French term that forms and agents use: "Passport (passeport)"; in French the term alone
 */
char *
jalon_phrase_item (const JalonItem *item)
{
  g_autofree char *term = lower_first_letter (item->term_fr);
  const char *gloss = item->gloss[0] != '\0' ? _(item->gloss) : "";

  /* In French the administrative term is the word itself: a gloss beside it would say the same twice. */
  if (gloss[0] == '\0' || language_is_french () || g_ascii_strcasecmp (gloss, item->term_fr) == 0)
    return g_strdup (item->term_fr);
  /* Translators: a piece in plain words, then its French administrative term: "Passport (passeport)". */
  return g_strdup_printf (_("%1$s (%2$s)"), gloss, term);
}

/**
 * jalon_phrase_fact_question:
 * @fact: name of a fact
 *
 * Returns: (transfer full): the question that asks for it
 */
char *
jalon_phrase_fact_question (const char *fact)
{
  static const struct {
    const char *fact;
    const char *text;
  } questions[] = {
    { "asks", N_("Which card do you ask for?") },
    { "nationality", N_("What is your nationality?") },
    { "birth", N_("When were you born?") },
    { "married", N_("Are you married?") },
    { "children", N_("Do you have children under 18?") },
    { "status-changed", N_("Since your last card: a marriage, a birth, a divorce, or another change in your family?") },
    { "lodging", N_("Where do you live?") },
    { "host-moved", N_("Is the address on the card of your host out of date?") },
    { "job", N_("What about the job for which you have your card?") },
    { "cir", N_("Did you have to sign the integration contract (CIR)?") },
    { "multi-year", N_("Is the card you hold now valid for more than one year?") },
    { "diploma", N_("Did you get a diploma in France since your last card?") },
    { "resource", N_("What do you live on?") },
    { "also-employed", N_("Do you also work as an employee?") },
    { "regulated", N_("Is your profession a regulated one (health, law, architecture and others)?") },
    { "couple", N_("Do you still live together with your spouse?") },
    { "pacs", N_("Do you have a PACS?") },
    { "recognised-by-other", N_("Did a French parent other than you recognise the child (without marriage)?") },
    { "ground", N_("On what ground do you have your certificate?") },
    { "absences", N_("Were you outside France for long periods?") },
    { "department", N_("In which department do you live?") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (questions); i++)
    if (strcmp (questions[i].fact, fact) == 0)
      return g_strdup (_(questions[i].text));
  /* Translators: %s is the technical name of a question that this version has no words for. */
  return g_strdup_printf (_("What is your answer to “%s”?"), fact);
}

/**
 * jalon_phrase_fact_value:
 * @fact: name of a fact
 * @value: an answer that may be given
 *
 * Returns: (transfer full): the answer in words; @value itself for free answers (a country, a date)
 */
char *
jalon_phrase_fact_value (const char *fact, const char *value)
{
  static const struct {
    const char *fact;
    const char *value;
    const char *text;
  } answers[] = {
    { NULL, "yes", N_("Yes") },
    { NULL, "no", N_("No") },
    { "job", "same", N_("The same employer and job") },
    { "job", "new-employer", N_("Another employer") },
    { "job", "lost-involuntarily", N_("I lost my work without wanting to") },
    { "job", "other", N_("Something else") },
    { "resource", "salary", N_("My pay") },
    { "resource", "scholarship", N_("A scholarship") },
    { "resource", "sponsor", N_("Someone supports me") },
    { "resource", "savings", N_("My savings") },
    { "lodging", "own", N_("In a home in my name (rented or owned)") },
    { "lodging", "hosted", N_("With someone who hosts me") },
    { "lodging", "hotel", N_("In a hotel") },
    { "lodging", "domiciled", N_("I have a postal address with an organisation (domiciliation)") },
    { "couple", "together", N_("Yes, together") },
    { "couple", "violence", N_("No, because of violence") },
    { "couple", "widowed", N_("My spouse has died") },
    { "couple", "separated", N_("No, we live apart") },
    { "ground", "spouse", N_("My spouse is French") },
    { "ground", "salaried", N_("I work as an employee") },
    { "ground", "student", N_("I study") },
    { "ground", "other", N_("Another ground") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    if (strcmp (answers[i].value, value) == 0 && (answers[i].fact == NULL || strcmp (answers[i].fact, fact) == 0))
      return g_strdup (_(answers[i].text));
  return g_strdup (value);
}

static char *
describe_left (const JalonRenewalStatus *status, const char *list_date)
{
  /* Translators: how many requirements are still open, the date of the list. */
  return g_strdup_printf (ngettext ("%1$d left on the list of %2$s", "%1$d left on the list of %2$s", (gulong) status->left),
                          status->left, list_date);
}

/**
 * jalon_phrase_complete:
 * @status: the judged renewal file
 *
 * Returns: (transfer full): "Complete for the list of 12 Nov 2026 (2 lines to confirm with the prefecture)", or what is left
 */
char *
jalon_phrase_complete (const JalonRenewalStatus *status)
{
  g_autofree char *list_date = jalon_phrase_short_date (&status->list_date);

  if (!status->complete)
    return describe_left (status, list_date);
  if (status->to_confirm <= 0)
    /* Translators: %s is the date on which the list of papers was last read. Never only "complete". */
    return g_strdup_printf (_("Complete for the list of %s"), list_date);
  /* Translators: the date of the list, then how many of its lines are not certain. */
  return g_strdup_printf (ngettext ("Complete for the list of %1$s (%2$d line to confirm with the prefecture)",
                                    "Complete for the list of %1$s (%2$d lines to confirm with the prefecture)", (gulong) status->to_confirm),
                          list_date, status->to_confirm);
}
