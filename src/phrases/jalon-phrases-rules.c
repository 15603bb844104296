/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rules and files of rules in words. What the checker of the packs says is for whoever made the file, so it stands in English after
 * the sentence for everybody.
 */
#include "phrases/jalon-phrases-rules.h"

#include "core/jalon-error.h"
#include "core/law/jalon-deadlines.h"
#include "core/law/jalon-help.h"
#include "phrases/jalon-phrases-line.h"
#include "phrases/jalon-phrases.h"

#include <glib/gi18n.h>
#include <string.h>

static const struct {
  const char *pack;
  const char *group;
} groups[] = {
  { "deadlines", N_ ("Dates") },
  { "titles", N_ ("What a card or paper proves") },
  { "rights", N_ ("What proves a right besides") },
  { "permits", N_ ("Lists of papers") },
  { "items", N_ ("Papers") },
  { "portals", N_ ("Portals") },
  { "checks", N_ ("What the check looks at") },
  { "help", N_ ("Who helps") },
  { "sources", N_ ("Sources") },
};

/**
 * jalon_phrase_rules_group:
 * @pack: name of a pack
 *
 * Returns: (transfer none): what its rules are about
 */
const char *
jalon_phrase_rules_group (const char *pack)
{
  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    if (g_str_equal (groups[i].pack, pack))
      return _ (groups[i].group);
  return pack;
}

/**
 * jalon_phrase_listed_rule:
 * @rule: a rule
 *
 * Returns: (transfer full): what it says
 */
char *
jalon_phrase_listed_rule (const JalonListedRule *rule)
{
  if (rule->text == NULL)
    return g_strdup (rule->term_fr != NULL ? rule->term_fr : rule->id);
  if (rule->term_fr == NULL)
    return g_strdup (_ (rule->text));
  /* Translators: %1$s is a French term such as "Passeport", %2$s what it means or what is known of it */
  return g_strdup_printf (_ ("%1$s: %2$s"), rule->term_fr, _ (rule->text));
}

static char *
fold (const char *text)
{
  g_autofree char *plain = g_str_to_ascii (text, NULL);
  return g_ascii_strdown (plain, -1);
}

/**
 * jalon_phrase_listed_rule_has:
 * @rule: a rule
 * @words: what was typed into the search
 *
 * Returns: whether each of the words stands in what the rule says, its id, its group or its source
 */
gboolean
jalon_phrase_listed_rule_has (const JalonListedRule *rule, const char *words)
{
  g_autofree char *says = jalon_phrase_listed_rule (rule);
  g_autofree char *all = g_strjoin (" ", says, rule->id, jalon_phrase_rules_group (rule->pack), rule->source->name, NULL);
  g_autofree char *text = fold (all), *wanted = fold (words);
  g_auto(GStrv) parts = g_strsplit_set (wanted, " \t", -1);
  for (int i = 0; parts[i] != NULL; i++)
    if (strstr (text, parts[i]) == NULL)
      return FALSE;
  return TRUE;
}

/**
 * jalon_phrase_rules_in_use:
 * @packs: the packs in use
 *
 * Returns: (transfer full): of which day they are
 */
char *
jalon_phrase_rules_in_use (JalonPacks *packs)
{
  GDate edition;
  jalon_packs_get_edition (packs, &edition);
  g_autofree char *day = jalon_phrase_short_date (&edition);
  /* Translators: %s is a short date */
  return g_strdup_printf (_ ("The rules in use are those of %s."), day);
}

/**
 * jalon_phrase_rules_signer:
 * @has_signer: whether this build trusts a key
 *
 * Returns: (transfer none): what may be imported
 */
const char *
jalon_phrase_rules_signer (gboolean has_signer)
{
  if (has_signer)
    return _ ("A file may change a date only when it is signed by those who keep the rules of Jalon. Any other file may only add: a remark "
              "on a portal, a place that helps, a paper.");
  return _ ("This build trusts nobody’s signature, so a file cannot change a date. It may only add: a remark on a portal, a place that "
            "helps, a paper.");
}

/* What an entry is called on the screen; (nullable) what nobody has a name for. */
static const char *
name_entry (JalonPacks *packs, const JalonPackChange *change)
{
  const JalonTitleKind *title = jalon_packs_get_title_kind (packs, change->id);
  const JalonItem *item = jalon_packs_get_item (packs, change->id);
  const JalonPortal *portal = jalon_packs_get_portal (packs, change->id);
  const JalonHelp *help = jalon_packs_get_help (packs, change->id);
  const char *gloss = jalon_packs_get_rule_gloss (packs, change->id);
  if (g_str_equal (change->pack, "deadlines") || g_str_equal (change->pack, "rights"))
    return gloss != NULL ? _ (gloss) : NULL;
  if (g_str_equal (change->pack, "titles"))
    return title != NULL ? title->term_fr : NULL;
  if (g_str_equal (change->pack, "items"))
    return item != NULL ? item->term_fr : NULL;
  if (g_str_equal (change->pack, "portals"))
    return portal != NULL ? portal->name_fr : NULL;
  return g_str_equal (change->pack, "help") && help != NULL ? help->term_fr : NULL;
}

/* "Dates, The online window opens" */
static char *
name_change (JalonPacks *packs, const JalonPackChange *change)
{
  const char *group = jalon_phrase_rules_group (change->pack), *entry = name_entry (packs, change);
  if (entry == NULL)
    entry = change->id;
  /* Translators: %1$s is a group such as “Dates”, %2$s a rule of it */
  return *entry != '\0' ? g_strdup_printf (_ ("%1$s, “%2$s”"), group, entry) : g_strdup (group);
}

static char *
say_unsigned (JalonPacks *packs, const JalonRulesJudgement *judgement)
{
  g_autofree char *what = name_change (packs, judgement->change);
  /* Translators: %s names a rule, such as “Dates, The online window opens” */
  return g_strdup_printf (_ ("Nobody signed this file, and it changes what only a signed file may change (%s). Nothing was taken."), what);
}

static char *
say_no_signer (JalonPacks *packs, const JalonRulesJudgement *judgement)
{
  g_autofree char *what = name_change (packs, judgement->change);
  /* Translators: %s names a rule, such as “Dates, The online window opens” */
  return g_strdup_printf (_ ("This build trusts nobody’s signature, and the file changes what only a signed file may change (%s). Nothing "
                             "was taken. A newer program brings newer rules."), what);
}

static char *
say_older (const JalonRulesJudgement *judgement)
{
  g_autofree char *day = jalon_phrase_short_date (&judgement->edition);
  /* Translators: %s is a short date */
  return g_strdup_printf (_ ("This file holds the rules of %s. The rules in use are of that day or newer, so it is not taken."), day);
}

/**
 * jalon_phrase_rules_refused:
 * @in_use: the packs in use
 * @judgement: a file that was chosen
 *
 * Returns: (transfer full) (nullable): why it is not taken, and what to do; %NULL when it is
 */
char *
jalon_phrase_rules_refused (JalonPacks *in_use, const JalonRulesJudgement *judgement)
{
  switch (judgement->verdict)
    {
    case JALON_RULES_TAKEN:
      return NULL;
    case JALON_RULES_TOO_NEW:
      return g_strdup (_ ("These rules are for a newer Jalon. Nothing was changed. Install the newer program first: it brings its own rules."));
    case JALON_RULES_FAULTY:
      /* Translators: %s is a message in English for whoever made the file */
      return g_strdup_printf (_ ("These rules contain a mistake, so none of them is taken. Tell whoever made the file: %s"), judgement->why);
    case JALON_RULES_OLDER:
      return say_older (judgement);
    case JALON_RULES_BAD_SIGNATURE:
      return g_strdup (_ ("The signature of this file is wrong: it was changed on the way, or somebody else made it. Nothing was taken. Get "
                          "the file again from where the rules are published."));
    case JALON_RULES_UNSIGNED:
      return say_unsigned (in_use, judgement);
    case JALON_RULES_NO_SIGNER:
      return say_no_signer (in_use, judgement);
    case JALON_RULES_NOTHING_NEW:
      return g_strdup (_ ("Everything in this file is in use already."));
    case JALON_RULES_NOT_RULES:
    case JALON_RULES_DAMAGED:
    case JALON_RULES_UNREADABLE:
    default:
      return g_strdup (_ ("This is not a file of rules, or only a part of one. Nothing was changed. Get it again, and choose the file whose "
                          "name ends in “.rules”."));
    }
}

/**
 * jalon_phrase_rules_offer:
 * @judgement: a file that is taken
 *
 * Returns: (transfer full): what kind of file it is
 */
char *
jalon_phrase_rules_offer (const JalonRulesJudgement *judgement)
{
  if (!judgement->is_signed)
    return g_strdup (_ ("Nobody signed this file. It only adds, and changes no date."));
  g_autofree char *day = jalon_phrase_short_date (&judgement->edition);
  /* Translators: %s is a short date */
  return g_strdup_printf (_ ("The signature is right. These are the rules of %s."), day);
}

gboolean
jalon_phrase_rules_kept_is_trouble (const JalonRulesJudgement *kept)
{
  return kept->verdict != JALON_RULES_TAKEN && kept->verdict != JALON_RULES_OLDER && kept->verdict != JALON_RULES_NOTHING_NEW
         && kept->verdict != JALON_RULES_UNSIGNED && kept->verdict != JALON_RULES_NO_SIGNER;
}

static char *
say_kept_in_use (const JalonRulesJudgement *kept)
{
  if (!kept->is_signed)
    return g_strdup (_ ("Imported, and in use: additions that nobody signed."));
  g_autofree char *day = jalon_phrase_short_date (&kept->edition);
  /* Translators: %s is a short date */
  return g_strdup_printf (_ ("Imported, and in use: the signed rules of %s."), day);
}

/**
 * jalon_phrase_rules_kept:
 * @kept: an imported file
 *
 * Returns: (transfer full): whether it is in use, or why it is left aside
 */
char *
jalon_phrase_rules_kept (const JalonRulesJudgement *kept)
{
  switch (kept->verdict)
    {
    case JALON_RULES_TAKEN:
      return say_kept_in_use (kept);
    case JALON_RULES_OLDER:
    case JALON_RULES_NOTHING_NEW:
      return g_strdup (_ ("Imported earlier; the program now brings the same rules or newer ones, and those are used."));
    case JALON_RULES_UNSIGNED:
    case JALON_RULES_NO_SIGNER:
      return g_strdup (_ ("Imported earlier, for other rules than those of now, so it is left aside. Import a newer file."));
    case JALON_RULES_DAMAGED:
    case JALON_RULES_UNREADABLE:
      return g_strdup (_ ("Imported rules cannot be read any more: their file is damaged. The rules without them are used. Import the file "
                          "again, or undo the import."));
    case JALON_RULES_BAD_SIGNATURE:
      return g_strdup (_ ("Imported rules are signed by somebody whom this program does not trust. The rules without them are used."));
    case JALON_RULES_NOT_RULES:
    case JALON_RULES_TOO_NEW:
    case JALON_RULES_FAULTY:
    default:
      return g_strdup (_ ("Imported rules do not suit this program. The rules without them are used. Import a newer file, or undo the import."));
    }
}

static guint
count_changes (const JalonRulesJudgement *judgement, const char *pack)
{
  guint count = 0;
  for (guint i = 0; i < judgement->changes->len; i++)
    count += g_str_equal (((JalonPackChange *) g_ptr_array_index (judgement->changes, i))->pack, pack) ? 1 : 0;
  return count;
}

static char *
say_count (const char *pack, guint n)
{
  if (g_str_equal (pack, "deadlines"))
    return g_strdup_printf (ngettext ("%u dated rule is new or different.", "%u dated rules are new or different.", n), n);
  if (g_str_equal (pack, "titles"))
    return g_strdup_printf (ngettext ("What %u kind of card proves is new or different.", "What %u kinds of cards prove is new or different.", n), n);
  if (g_str_equal (pack, "rights"))
    return g_strdup_printf (ngettext ("%u rule on what else proves a right is new or different.",
                                      "%u rules on what else proves a right are new or different.", n), n);
  if (g_str_equal (pack, "permits"))
    return g_strdup_printf (ngettext ("%u list of papers is new or different.", "%u lists of papers are new or different.", n), n);
  if (g_str_equal (pack, "items"))
    return g_strdup_printf (ngettext ("%u paper or remark is new or different.", "%u papers or remarks are new or different.", n), n);
  if (g_str_equal (pack, "portals"))
    return g_strdup_printf (ngettext ("%u portal is new or different.", "%u portals are new or different.", n), n);
  if (g_str_equal (pack, "checks"))
    return g_strdup_printf (ngettext ("%u check of files is new or different.", "%u checks of files are new or different.", n), n);
  if (g_str_equal (pack, "help"))
    return g_strdup_printf (ngettext ("%u place that helps is new or different.", "%u places that help are new or different.", n), n);
  return g_strdup_printf (ngettext ("%u source was read again or added.", "%u sources were read again or added.", n), n);
}

/**
 * jalon_phrase_rules_changes:
 * @judgement: a file of rules
 *
 * Returns: (transfer full) (element-type utf8): one sentence for each group in which something changes
 */
GPtrArray *
jalon_phrase_rules_changes (const JalonRulesJudgement *judgement)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);
  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      guint n = count_changes (judgement, groups[i].pack);
      if (n > 0)
        g_ptr_array_add (sentences, say_count (groups[i].pack, n));
    }
  if (sentences->len == 0)
    g_ptr_array_add (sentences, g_strdup (_ ("The rules stay as they are; only their day is newer.")));
  return sentences;
}

static const char *
name_rule (JalonPacks *before, JalonPacks *after, const char *rule)
{
  const char *gloss = jalon_packs_get_rule_gloss (after, rule);
  if (gloss == NULL)
    gloss = jalon_packs_get_rule_gloss (before, rule);
  return gloss != NULL ? _ (gloss) : rule;
}

static char *
say_date (JalonPacks *before, JalonPacks *after, const JalonRulesEffect *effect)
{
  const char *rule = name_rule (before, after, effect->rule);
  g_autofree char *was = g_date_valid (&effect->before) ? jalon_phrase_date (&effect->before) : NULL;
  g_autofree char *is = g_date_valid (&effect->after) ? jalon_phrase_date (&effect->after) : NULL;
  switch (effect->kind)
    {
    case JALON_EFFECT_DATE_MOVED:
      /* Translators: %1$s is what a date is, such as "The online window opens", then the old and the new date */
      return g_strdup_printf (_ ("%1$s: it was %2$s, it will be %3$s."), rule, was, is);
    case JALON_EFFECT_DATE_NEW:
      /* Translators: %1$s is what a date is, such as "The online window opens", %2$s a date */
      return g_strdup_printf (_ ("%1$s: new, on %2$s."), rule, is);
    case JALON_EFFECT_DATE_GONE:
      /* Translators: %1$s is what a date is, such as "The online window opens", %2$s a date */
      return g_strdup_printf (_ ("%1$s: the date %2$s falls away."), rule, was);
    case JALON_EFFECT_DATE_SURE:
      /* Translators: %1$s is what a date is, such as "The online window opens", %2$s a date */
      return g_strdup_printf (_ ("%1$s: %2$s stays, and no answer is missing any more."), rule, is);
    default:
      /* Translators: %1$s is what a date is, such as "The online window opens", %2$s a date */
      return g_strdup_printf (_ ("%1$s: %2$s stays, but an answer of yours now decides whether it counts."), rule, is);
    }
}

static char *
say_unproven (const JalonRulesEffect *effect)
{
  g_autofree char *right = jalon_phrase_right (effect->right);
  g_autofree char *was = g_date_valid (&effect->before) ? jalon_phrase_date (&effect->before) : NULL;
  g_autofree char *is = g_date_valid (&effect->after) ? jalon_phrase_date (&effect->after) : NULL;
  if (was == NULL)
    /* Translators: %1$s is Stay, Work or Travel, %2$s a date */
    return g_strdup_printf (_ ("%1$s: nothing proves it from %2$s on; until now no such day was known."), right, is);
  if (is == NULL)
    /* Translators: %1$s is Stay, Work or Travel, %2$s a date */
    return g_strdup_printf (_ ("%1$s: the first day without proof was %2$s; now no such day is known."), right, was);
  /* Translators: %1$s is Stay, Work or Travel, then the old and the new date */
  return g_strdup_printf (_ ("%1$s: the first day without proof was %2$s, it will be %3$s."), right, was, is);
}

static char *
say_requirement (JalonPacks *before, JalonPacks *after, const JalonRulesEffect *effect)
{
  const JalonItem *item = jalon_packs_get_item (after, effect->item);
  if (item == NULL)
    item = jalon_packs_get_item (before, effect->item);
  g_autofree char *name = item != NULL ? jalon_phrase_item (item) : g_strdup (effect->item);
  g_autofree char *was = jalon_phrase_state (effect->state_before), *is = jalon_phrase_state (effect->state_after);
  if (effect->kind == JALON_EFFECT_REQUIREMENT_NEW)
    /* Translators: %s is a paper */
    return g_strdup_printf (_ ("Renewal: %s is asked for besides."), name);
  if (effect->kind == JALON_EFFECT_REQUIREMENT_GONE)
    /* Translators: %s is a paper */
    return g_strdup_printf (_ ("Renewal: %s is no longer asked for."), name);
  /* Translators: %1$s is a paper, %2$s and %3$s are states such as "done" and "check yourself" */
  return g_strdup_printf (_ ("Renewal: %1$s was “%2$s”, it will be “%3$s”."), name, was, is);
}

/**
 * jalon_phrase_rules_effect:
 * @before: the packs in use
 * @after: the packs that would be in use
 * @effect: one thing that changes for a person
 *
 * Returns: (transfer full): it, with the rule that it comes from
 */
char *
jalon_phrase_rules_effect (JalonPacks *before, JalonPacks *after, const JalonRulesEffect *effect)
{
  if (effect->kind == JALON_EFFECT_UNPROVEN_MOVED)
    return say_unproven (effect);
  if (effect->rule == NULL)
    return say_requirement (before, after, effect);
  return say_date (before, after, effect);
}

/**
 * jalon_phrase_rules_error:
 * @error: why importing or undoing failed
 *
 * Returns: (transfer full): what happened and what to do next
 */
char *
jalon_phrase_rules_error (const GError *error)
{
  if (g_error_matches (error, JALON_ERROR, JALON_ERROR_REFUSED))
    return g_strdup (_ ("There are too many imported files. Undo the last ones first."));
  if (g_error_matches (error, JALON_ERROR, JALON_ERROR_NOT_FOUND))
    return g_strdup (_ ("There is nothing to undo: only the rules of the program are in use."));
  return jalon_phrase_error (error);
}
