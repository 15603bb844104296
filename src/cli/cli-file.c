/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * file new, fact, status: the situation, and what it asks for on the planned filing date.
 */
#include "cli/cli-file.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/intake/jalon-judgements.h"
#include "core/jalon-date.h"
#include "core/law/jalon-permits.h"
#include "phrases/jalon-phrases.h"

typedef struct {
  char      *permit;
  char      *portal;
  GDate      filing;
  GPtrArray *facts;
  gboolean   replace;
} NewOptions;

static void
set_no_file (GError **error)
{
  g_set_error_literal (error, CLI_ERROR, CLI_EXIT_NOT_FOUND, _("There is no renewal file in this case; “jalon-cli file new” starts one"));
}

/**
 * cli_file_evaluate:
 * @cli: a run
 *
 * Opens the case and judges its renewal file.
 *
 * Returns: (transfer full) (nullable): the status; NOT_FOUND when there is no renewal file yet
 */
JalonRenewalStatus *
cli_file_evaluate (Cli *cli, GError **error)
{
  g_autoptr(GError)   local_error = NULL;
  JalonRenewalStatus *status;

  if (!cli_context_need_packs (cli, error) || !cli_context_need_case (cli, error) || !cli_context_need_reader (cli, error))
    return NULL;
  status = jalon_judgements_evaluate (cli->open_case, cli->reader, cli->packs, &local_error);
  if (g_error_matches (local_error, JALON_ERROR, JALON_ERROR_NOT_FOUND))
    set_no_file (error);
  else if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return status;
}

static char *
dup_fact_name (const char *name_value)
{
  return g_strndup (name_value, strcspn (name_value, "="));
}

static gboolean
list_has_name (GPtrArray *facts, guint end, const char *name)
{
  for (guint i = 0; i < end; i++)
    {
      g_autofree char *other = dup_fact_name (g_ptr_array_index (facts, i));

      if (strcmp (other, name) == 0)
        return TRUE;
    }
  return FALSE;
}

/* @option: how the fact was given, for the sentence. */
static gboolean
check_facts (Cli *cli, const char *option, const char *permit, GPtrArray *facts, GError **error)
{
  for (guint i = 0; facts != NULL && i < facts->len; i++)
    {
      const char          *fact = g_ptr_array_index (facts, i);
      g_autofree char     *name = dup_fact_name (fact);
      const JalonFactKind *kind = jalon_packs_get_fact (cli->packs, name);

      if (!jalon_renewal_check_fact (cli->packs, permit, fact, error))
        {
          g_prefix_error (error, "%s %s: ", option, fact);
          return FALSE;
        }
      if (!kind->repeatable && list_has_name (facts, i, name))
        {
          g_set_error (error, JALON_ERROR, JALON_ERROR_USAGE, _("%1$s %2$s: it stands twice, and only one value can hold"), option,
                       fact);
          return FALSE;
        }
    }
  return TRUE;
}

static CliExit
answer_situation (Cli *cli, const JalonRenewalFile *file)
{
  g_autofree char *filing = jalon_phrase_date (&file->filing);

  cli->answer = json_object_new ();
  cli_output_set_text (cli->answer, "permit", file->permit);
  cli_output_set_text (cli->answer, "portal", file->portal);
  cli_output_set_date (cli->answer, "filing", &file->filing);
  cli_output_set_texts (cli->answer, "facts", file->facts);
  /* Translators: %1$s is the id of a list of papers, %2$s a date */
  cli_output_line (cli, _("Renewal file for %1$s, to be filed on %2$s. “jalon-cli file status” shows what is asked for."), file->permit,
                   filing);
  return CLI_EXIT_FINE;
}

static gboolean
check_new (Cli *cli, const NewOptions *options, GError **error)
{
  g_autoptr(JalonRenewalFile) current = NULL;

  if (!cli_context_check_id (cli, "--permit", "permits", options->permit, error)
      || !cli_context_need_portal (cli, options->portal, error)
      || !check_facts (cli, "--fact", options->permit, options->facts, error) || !cli_context_need_case (cli, error))
    return FALSE;
  current = jalon_case_dup_renewal (cli->open_case);
  if (current == NULL || options->replace)
    return TRUE;
  g_set_error (error, JALON_ERROR, JALON_ERROR_USAGE, _("--replace is missing: this case has a renewal file already, and it has only one"));
  return FALSE;
}

static CliExit
run_new (Cli *cli)
{
  const NewOptions           *options = cli->options;
  g_autoptr(GError)           error = NULL;
  g_autoptr(JalonRenewalFile) file = jalon_renewal_file_new ();

  if (!check_new (cli, options, &error))
    return cli_output_fail (error);
  file->permit = g_strdup (options->permit);
  file->portal = g_strdup (options->portal);
  file->filing = options->filing;
  file->facts = g_ptr_array_new_with_free_func (g_free);
  file->answers = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_answer_unref);
  for (guint i = 0; options->facts != NULL && i < options->facts->len; i++)
    g_ptr_array_add (file->facts, g_strdup (g_ptr_array_index (options->facts, i)));
  if (!jalon_case_set_renewal (cli->open_case, file, &error) || !jalon_case_save (cli->open_case, &error))
    return cli_output_fail (error);
  return answer_situation (cli, file);
}

/* A name that is given again takes the place of all its earlier values. */
static void
replace_facts (JalonRenewalFile *file, GPtrArray *given)
{
  for (guint i = file->facts->len; i > 0; i--)
    {
      g_autofree char *name = dup_fact_name (g_ptr_array_index (file->facts, i - 1));

      if (list_has_name (given, given->len, name))
        g_ptr_array_remove_index (file->facts, i - 1);
    }
  for (guint i = 0; i < given->len; i++)
    g_ptr_array_add (file->facts, g_strdup (g_ptr_array_index (given, i)));
}

static JalonRenewalFile *
dup_file (Cli *cli, GError **error)
{
  g_autoptr(JalonRenewalFile) file = NULL;

  if (!cli_context_need_packs (cli, error) || !cli_context_need_case (cli, error))
    return NULL;
  file = jalon_case_dup_renewal (cli->open_case);
  if (file == NULL)
    {
      set_no_file (error);
      return NULL;
    }
  return jalon_renewal_file_dup (file);
}

static CliExit
run_fact (Cli *cli)
{
  g_autoptr(GError)           error = NULL;
  g_autoptr(JalonRenewalFile) file = dup_file (cli, &error);

  if (file == NULL || !check_facts (cli, "file fact", file->permit, cli->arguments, &error))
    return cli_output_fail (error);
  replace_facts (file, cli->arguments);
  if (!jalon_case_set_renewal (cli->open_case, file, &error) || !jalon_case_save (cli->open_case, &error))
    return cli_output_fail (error);
  return answer_situation (cli, file);
}

/**
 * cli_file_requirement_to_json:
 * @requirement: one requirement
 *
 * Returns: (transfer full): the object of the contract
 */
JsonObject *
cli_file_requirement_to_json (const JalonRequirement *requirement)
{
  JsonObject *object = json_object_new ();
  JsonArray  *papers = json_array_new ();

  for (guint i = 0; i < requirement->answers->len; i++)
    {
      const JalonAnswer *answer = g_ptr_array_index (requirement->answers, i);

      if (answer->paper != NULL)
        json_array_add_string_element (papers, answer->paper);
    }
  cli_output_set_text (object, "id", requirement->id);
  cli_output_set_text (object, "item", requirement->item->id);
  cli_output_set_text (object, "state", jalon_requirement_state_to_id (requirement->state));
  cli_output_set_text (object, "reason", requirement->reason);
  cli_output_set_text (object, "phase", requirement->at_collection ? "collection" : "filing");
  json_object_set_array_member (object, "papers", papers);
  return object;
}

/**
 * cli_file_say_requirement:
 * @cli: a run
 * @requirement: one requirement
 *
 * Adds what is asked for, its state, and why.
 */
void
cli_file_say_requirement (Cli *cli, const JalonRequirement *requirement)
{
  g_autofree char *state = jalon_phrase_state (requirement->state);
  g_autofree char *item = jalon_phrase_item (requirement->item);
  g_autofree char *reason = jalon_phrase_requirement (requirement);

  /* Translators: a state, a piece and its id: "To do: Passport (passeport) [passport]". */
  cli_output_line (cli, _("%1$s: %2$s [%3$s]"), state, item, requirement->id);
  if (reason != NULL && reason[0] != '\0')
    cli_output_line (cli, "  %s", reason);
}

static void
say_question (Cli *cli, const char *permit, const char *name)
{
  g_autofree char *question = jalon_phrase_fact_question (name);
  g_auto(GStrv)    values = jalon_renewal_list_values (cli->packs, permit, name);
  g_autofree char *list = g_strjoinv ("|", values);

  cli_output_line (cli, "  %s", question);
  cli_output_line (cli, "    → jalon-cli file fact %s=%s", name, list[0] != '\0' ? list : "…");
}

static void
say_questions (Cli *cli, const JalonRenewalStatus *status)
{
  g_autoptr(JalonRenewalFile) file = jalon_case_dup_renewal (cli->open_case);

  if (status->open_questions == NULL || status->open_questions[0] == NULL)
    return;
  cli_output_line (cli, "%s", _("Questions that change the list:"));
  for (char **name = status->open_questions; *name != NULL; name++)
    say_question (cli, file->permit, *name);
  cli_output_line (cli, "%s", "");
}

static CliExit
run_status (Cli *cli)
{
  g_autoptr(GError)             error = NULL;
  g_autoptr(JalonRenewalStatus) status = cli_file_evaluate (cli, &error);
  JsonArray                    *requirements = NULL;
  g_autofree char              *complete = NULL;

  if (status == NULL)
    return cli_output_fail (error);
  requirements = json_array_new ();
  say_questions (cli, status);
  for (guint i = 0; i < status->requirements->len; i++)
    {
      json_array_add_object_element (requirements, cli_file_requirement_to_json (g_ptr_array_index (status->requirements, i)));
      cli_file_say_requirement (cli, g_ptr_array_index (status->requirements, i));
    }
  cli->answer = json_object_new ();
  json_object_set_boolean_member (cli->answer, "complete", status->complete);
  cli_output_set_date (cli->answer, "list_date", &status->list_date);
  json_object_set_int_member (cli->answer, "to_confirm", status->to_confirm);
  json_object_set_array_member (cli->answer, "requirements", requirements);
  complete = jalon_phrase_complete (status);
  cli_output_line (cli, "%s", complete);
  return status->complete ? CLI_EXIT_FINE : CLI_EXIT_FINDINGS;
}

static const CliOption new_options[] = {
  { "permit", 0, CLI_TEXT, G_STRUCT_OFFSET (NewOptions, permit), TRUE, "ID", NULL, N_ ("The list of papers, e.g. salarie-cdi") },
  { "portal", 0, CLI_TEXT, G_STRUCT_OFFSET (NewOptions, portal), TRUE, "ID", NULL, N_ ("Where it is uploaded, e.g. anef") },
  { "filing", 0, CLI_DATE, G_STRUCT_OFFSET (NewOptions, filing), TRUE, "DATE", NULL, N_ ("The day you plan to file") },
  { "fact", 0, CLI_TEXTS, G_STRUCT_OFFSET (NewOptions, facts), FALSE, "NAME=VALUE", NULL,
    N_ ("Your situation, e.g. job=same; may be repeated") },
  { "replace", 0, CLI_FLAG, G_STRUCT_OFFSET (NewOptions, replace), FALSE, NULL, NULL,
    N_ ("Give up the current renewal file and its answers") },
  { NULL },
};

const CliCommand cli_file_commands[] = {
  { "file new", NULL, 0, 0, new_options, sizeof (NewOptions), run_new, N_ ("Starts the renewal file of a case") },
  { "file fact", "NAME=VALUE…", 1, -1, NULL, 0, run_fact, N_ ("Says something about the situation; it may change the list") },
  { "file status", NULL, 0, 0, NULL, 0, run_status, N_ ("What is asked for, what is there, what is left") },
  { NULL },
};
