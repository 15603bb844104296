/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rules: which are in use; take newer ones from a file, or only say what they would change; undo.
 */
#include <glib/gi18n.h>
#include <string.h>

#include "cli/cli.h"
#include "core/intake/jalon-judgements.h"
#include "core/law/jalon-rules-age.h"
#include "core/jalon-date.h"
#include "jalon-config.h"
#include "phrases/jalon-phrases-line.h"
#include "phrases/jalon-phrases-rules.h"

typedef struct {
  char *about, *search;
} ListOptions;

typedef struct {
  gboolean dry_run;
} ImportOptions;

static const char *const packs[] = { "deadlines", "titles", "rights", "permits", "items", "portals", "checks", "help", NULL };
static const char *const change_kinds[] = { "added", "changed", "gone" };
static const char *const effect_kinds[] = { "date-moved", "date-new", "date-gone", "date-in-doubt", "date-sure", "unproven-moved",
                                            "requirement-new", "requirement-gone", "requirement-state" };

static JsonObject *
rule_to_json (const JalonListedRule *rule)
{
  JsonObject *object = json_object_new ();

  cli_output_set_text (object, "pack", rule->pack);
  cli_output_set_text (object, "id", rule->id);
  cli_output_set_text (object, "term_fr", rule->term_fr);
  cli_output_set_text (object, "text", rule->text);
  cli_output_set_text (object, "source", rule->source->name);
  cli_output_set_text (object, "url", *rule->source->url != '\0' ? rule->source->url : NULL);
  cli_output_set_date (object, "read_on", &rule->source->read_on);
  cli_output_set_text (object, "confidence", rule->source->confidence);
  return object;
}

static void
say_rule (Cli *cli, const JalonListedRule *rule, const char **group)
{
  g_autofree char *text = jalon_phrase_listed_rule (rule);
  g_autofree char *source = jalon_phrase_source (rule->source, &cli->globals.today);

  if (g_strcmp0 (*group, rule->pack) != 0)
    cli_output_line (cli, "%s", jalon_phrase_rules_group (rule->pack));
  *group = rule->pack;
  cli_output_line (cli, "  %s (%s)", text, rule->id);
  cli_output_line (cli, "    %s", source);
  if (*rule->source->url != '\0')
    cli_output_line (cli, "    %s", rule->source->url);
}

static gboolean
is_wanted (const JalonListedRule *rule, const ListOptions *options)
{
  return (options->about == NULL || strcmp (options->about, rule->pack) == 0)
         && (options->search == NULL || jalon_phrase_listed_rule_has (rule, options->search));
}

static JsonObject *
kept_to_json (const JalonRulesJudgement *kept)
{
  JsonObject *object = json_object_new ();

  cli_output_set_text (object, "verdict", jalon_rules_verdict_get_name (kept->verdict));
  json_object_set_boolean_member (object, "signed", kept->is_signed);
  cli_output_set_date (object, "edition", &kept->edition);
  return object;
}

static void
set_in_use (Cli *cli)
{
  GDate edition, newest;

  jalon_packs_get_edition (cli->packs, &edition);
  jalon_packs_get_newest_reading (cli->packs, &newest);
  cli_output_set_date (cli->answer, "edition", &edition);
  cli_output_set_date (cli->answer, "newest_reading", &newest);
  json_object_set_boolean_member (cli->answer, "signer", jalon_pack_shelf_has_signer (cli->shelf));
}

static void
say_in_use (Cli *cli)
{
  GPtrArray       *files = jalon_pack_shelf_get_files (cli->shelf);
  JalonRulesAge    age;
  GDate            newest, built_on;
  g_autofree char *in_use = jalon_phrase_rules_in_use (cli->packs);
  g_autofree char *old = NULL;

  jalon_packs_get_newest_reading (cli->packs, &newest);
  jalon_date_parse (JALON_BUILT_ON, &built_on);
  jalon_rules_age_judge (&age, &cli->globals.today, &built_on, &newest);
  old = jalon_phrase_rules_age (&age);
  cli_output_line (cli, "%s %s", in_use, old);
  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *kept = jalon_phrase_rules_kept (g_ptr_array_index (files, i));

      cli_output_line (cli, "%s", kept);
    }
  cli_output_line (cli, "%s", jalon_phrase_rules_signer (jalon_pack_shelf_has_signer (cli->shelf)));
}

static void
answer_kept (Cli *cli)
{
  GPtrArray *files = jalon_pack_shelf_get_files (cli->shelf);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < files->len; i++)
    json_array_add_object_element (array, kept_to_json (g_ptr_array_index (files, i)));
  json_object_set_array_member (cli->answer, "files", array);
}

static CliExit
run_list (Cli *cli)
{
  const ListOptions   *options = cli->options;
  g_autoptr(GError)    error = NULL;
  g_autoptr(GPtrArray) rules = NULL;
  const char          *group = NULL;
  JsonArray           *array;

  if (!cli_context_need_shelf (cli, &error))
    return cli_output_fail (error);
  cli->answer = json_object_new ();
  set_in_use (cli);
  answer_kept (cli);
  say_in_use (cli);
  rules = jalon_packs_list_rules (cli->packs);
  array = json_array_new ();
  for (guint i = 0; i < rules->len; i++)
    if (is_wanted (g_ptr_array_index (rules, i), options))
      {
        json_array_add_object_element (array, rule_to_json (g_ptr_array_index (rules, i)));
        say_rule (cli, g_ptr_array_index (rules, i), &group);
      }
  json_object_set_array_member (cli->answer, "rules", array);
  return CLI_EXIT_FINE;
}

static void
answer_changes (Cli *cli, const JalonRulesJudgement *judgement)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < judgement->changes->len; i++)
    {
      const JalonPackChange *change = g_ptr_array_index (judgement->changes, i);
      JsonObject            *object = json_object_new ();

      cli_output_set_text (object, "kind", change_kinds[change->kind]);
      cli_output_set_text (object, "pack", change->pack);
      cli_output_set_text (object, "list", change->list);
      cli_output_set_text (object, "id", change->id);
      json_object_set_boolean_member (object, "needs_signature", !change->may_unsigned);
      json_array_add_object_element (array, object);
    }
  json_object_set_array_member (cli->answer, "changes", array);
}

static JsonObject *
effect_to_json (const JalonRulesEffect *effect)
{
  JsonObject *object = json_object_new ();

  cli_output_set_text (object, "kind", effect_kinds[effect->kind]);
  cli_output_set_text (object, "rule", effect->rule);
  cli_output_set_text (object, "item", effect->item);
  cli_output_set_text (object, "right", effect->kind == JALON_EFFECT_UNPROVEN_MOVED ? jalon_right_get_name (effect->right) : NULL);
  cli_output_set_date (object, "before", &effect->before);
  cli_output_set_date (object, "after", &effect->after);
  return object;
}

static GPtrArray *
find_effects (Cli *cli, JalonPacks *after)
{
  g_autoptr(GPtrArray)          titles = jalon_case_list_titles (cli->open_case);
  g_autoptr(GPtrArray)          procedures = jalon_case_list_procedures (cli->open_case);
  g_autoptr(GPtrArray)          events = jalon_case_list_events (cli->open_case);
  g_autoptr(GPtrArray)          papers = jalon_case_list_papers (cli->open_case, FALSE);
  g_autoptr(GPtrArray)          details = jalon_case_list_details (cli->open_case);
  g_autoptr(JalonRenewalFile)   renewal = jalon_case_dup_renewal (cli->open_case);
  g_autoptr(JalonRenewalStatus) old_status = NULL, new_status = NULL;
  JalonNextCase                 values = { titles, procedures, events, papers, renewal, details };

  if (renewal != NULL)
    {
      old_status = jalon_judgements_evaluate (cli->open_case, NULL, cli->packs, NULL);
      new_status = jalon_judgements_evaluate (cli->open_case, NULL, after, NULL);
    }
  return jalon_rules_effect_find (cli->packs, after, &values, old_status, new_status, &cli->globals.today);
}

static void
say_effects (Cli *cli, JalonPacks *after, GPtrArray *effects)
{
  cli_output_line (cli, "%s", effects->len > 0 ? _ ("What changes for you") : _ ("For this person nothing changes."));
  for (guint i = 0; i < effects->len; i++)
    {
      g_autofree char *sentence = jalon_phrase_rules_effect (cli->packs, after, g_ptr_array_index (effects, i));

      cli_output_line (cli, "  %s", sentence);
    }
}

/* Of the case of --case, or of the only one. Without a case the file is judged all the same. */
static gboolean
answer_effects (Cli *cli, JalonPacks *after, GError **error)
{
  g_autoptr(GPtrArray) effects = NULL;
  g_autoptr(GPtrArray) cases = cli->globals.case_id == NULL ? jalon_folder_list_cases (cli->folder, NULL) : NULL;
  JsonArray           *array = json_array_new ();

  json_object_set_array_member (cli->answer, "effects", array);
  if (cli->globals.case_id == NULL && (cases == NULL || cases->len == 0))
    return TRUE;
  if (cli->globals.case_id == NULL && cases->len > 1)
    {
      cli_output_line (cli, "%s", _ ("There are several persons here; --case shows what changes for one of them."));
      return TRUE;
    }
  if (!cli_context_need_case (cli, error))
    return FALSE;
  effects = find_effects (cli, after);
  for (guint i = 0; i < effects->len; i++)
    json_array_add_object_element (array, effect_to_json (g_ptr_array_index (effects, i)));
  say_effects (cli, after, effects);
  return TRUE;
}

static void
begin_import_answer (Cli *cli, const JalonRulesJudgement *judgement)
{
  cli->answer = json_object_new ();
  json_object_set_boolean_member (cli->answer, "taken", FALSE);
  cli_output_set_text (cli->answer, "verdict", jalon_rules_verdict_get_name (judgement->verdict));
  json_object_set_boolean_member (cli->answer, "signed", judgement->is_signed);
  cli_output_set_date (cli->answer, "edition", &judgement->edition);
  answer_changes (cli, judgement);
}

static CliExit
refuse (Cli *cli, const JalonRulesJudgement *judgement)
{
  g_autofree char *sentence = jalon_phrase_rules_refused (cli->packs, judgement);

  json_object_set_array_member (cli->answer, "effects", json_array_new ());
  cli_output_complain ("%s", sentence);
  return judgement->verdict == JALON_RULES_TOO_NEW ? CLI_EXIT_TOO_NEW : CLI_EXIT_FINDINGS;
}

static void
say_offer (Cli *cli, const JalonRulesJudgement *judgement)
{
  g_autofree char     *offer = jalon_phrase_rules_offer (judgement);
  g_autoptr(GPtrArray) changes = jalon_phrase_rules_changes (judgement);

  cli_output_line (cli, "%s", offer);
  for (guint i = 0; i < changes->len; i++)
    cli_output_line (cli, "  %s", (const char *) g_ptr_array_index (changes, i));
}

static CliExit
fail_in_words (const GError *error)
{
  g_autofree char  *sentence = jalon_phrase_rules_error (error);
  g_autoptr(GError) worded = g_error_new_literal (CLI_ERROR, jalon_error_get_exit_status (error), sentence);

  return cli_output_fail (worded);
}

static CliExit
run_import (Cli *cli)
{
  const ImportOptions           *options = cli->options;
  g_autoptr(GError)              error = NULL;
  g_autoptr(GBytes)              bytes = NULL;
  g_autoptr(JalonRulesJudgement) judgement = NULL;

  if (!cli_context_need_shelf (cli, &error))
    return cli_output_fail (error);
  bytes = jalon_rules_load_chosen (CLI_ARGUMENT (cli, 0), &error);
  if (bytes == NULL)
    {
      g_autofree char *name = cli_output_dup_file_name (CLI_ARGUMENT (cli, 0));

      cli_output_complain_about (name, error);
      return jalon_error_get_exit_status (error);
    }
  judgement = jalon_pack_shelf_judge (cli->shelf, bytes);
  begin_import_answer (cli, judgement);
  if (judgement->verdict != JALON_RULES_TAKEN)
    return refuse (cli, judgement);
  say_offer (cli, judgement);
  if (!answer_effects (cli, judgement->packs, &error))
    return cli_output_fail (error);
  if (options->dry_run)
    {
      cli_output_line (cli, "%s", _ ("Nothing was taken: this was only a look."));
      return CLI_EXIT_FINE;
    }
  if (!jalon_pack_shelf_put (cli->shelf, judgement, &error))
    return fail_in_words (error);
  json_object_set_boolean_member (cli->answer, "taken", TRUE);
  cli_output_line (cli, "%s", _ ("These rules are in use now. “jalon-cli rules undo” brings back what was before."));
  return CLI_EXIT_FINE;
}

static CliExit
run_undo (Cli *cli)
{
  g_autoptr(GError) error = NULL;

  if (!cli_context_need_shelf (cli, &error))
    return cli_output_fail (error);
  if (!jalon_pack_shelf_undo (cli->shelf, NULL, &error))
    return fail_in_words (error);
  g_clear_pointer (&cli->shelf, jalon_pack_shelf_free);
  g_clear_object (&cli->packs);
  if (!cli_context_need_shelf (cli, &error))
    return cli_output_fail (error);
  cli->answer = json_object_new ();
  set_in_use (cli);
  answer_kept (cli);
  cli_output_line (cli, "%s", _ ("The last import is undone."));
  say_in_use (cli);
  return CLI_EXIT_FINE;
}

static const CliOption list_options[] = {
  { "about", 0, CLI_TEXT, G_STRUCT_OFFSET (ListOptions, about), FALSE, "deadlines|titles|rights|permits|items|portals|checks|help", packs,
    N_ ("Only the rules of one kind (default: all)") },
  { "search", 0, CLI_TEXT, G_STRUCT_OFFSET (ListOptions, search), FALSE, "WORDS", NULL,
    N_ ("Only rules in which these words stand, or whose source is named so") },
  { NULL },
};

static const CliOption import_options[] = {
  { "dry-run", 0, CLI_FLAG, G_STRUCT_OFFSET (ImportOptions, dry_run), FALSE, NULL, NULL, N_ ("Say what would change, and take nothing") },
  { NULL },
};

const CliCommand cli_rules_commands[] = {
  { "rules list", NULL, 0, 0, list_options, sizeof (ListOptions), run_list, N_ ("Lists the rules in use, with source, day read and confidence") },
  { "rules import", "FILE", 1, 1, import_options, sizeof (ImportOptions), run_import,
    N_ ("Takes newer rules from a file, and says what they change for the person") },
  { "rules undo", NULL, 0, 0, NULL, 0, run_undo, N_ ("Takes back the last import") },
  { NULL },
};
