/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * paper add: files become stored papers. Every file that can be kept is kept, also when another one of the same command cannot.
 */
#include <glib/gi18n.h>

#include "cli/cli.h"
#include "core/intake/jalon-intake.h"
#include "phrases/jalon-phrases.h"

typedef struct {
  char *kind;
} AddOptions;

static JsonObject *
result_to_json (const JalonIntakeResult *result)
{
  JsonObject *object = json_object_new ();

  cli_output_set_text (object, "id", result->paper->id);
  cli_output_set_text (object, "sha256", result->paper->sha256);
  cli_output_set_text (object, "name", result->paper->name);
  cli_output_set_text (object, "duplicate_of", result->duplicate_of);
  return object;
}

static void
say_result (Cli *cli, const JalonIntakeResult *result)
{
  if (result->duplicate_of != NULL)
    /* Translators: %1$s is a file name, %2$s the id of the paper that has the same content */
    cli_output_line (cli, _("%1$s: this file is here already (%2$s)"), result->paper->name, result->duplicate_of);
  else if (!result->was_read)
    cli_output_line (cli, _("%1$s: kept, but it could not be read (%2$s)"), result->paper->name, result->paper->id);
  else
    cli_output_line (cli, _("%1$s: kept (%2$s)"), result->paper->name, result->paper->id);
}

/* A file that was opened and still cannot be a paper; the sentence of the core would speak of something that is not ready. */
static CliExit
complain (const JalonIntakeResult *result)
{
  g_autofree char *shown = cli_output_dup_file_name (result->path);

  if (!g_error_matches (result->error, JALON_ERROR, JALON_ERROR_REFUSED))
    {
      cli_output_complain_about (result->path, result->error);
      return (CliExit) jalon_error_get_exit_status (result->error);
    }
  /* Translators: %s is a file name */
  cli_output_complain (_("%s: not kept; a paper has at least 1 byte and at most 200 MB"), shown);
  return CLI_EXIT_NOT_FOUND;
}

static CliExit
answer (Cli *cli, const JalonIntakeSummary *summary)
{
  JsonArray *papers = json_array_new ();
  CliExit    status = CLI_EXIT_FINE;

  for (guint i = 0; i < summary->results->len; i++)
    {
      const JalonIntakeResult *result = g_ptr_array_index (summary->results, i);

      if (result->paper != NULL)
        {
          json_array_add_object_element (papers, result_to_json (result));
          say_result (cli, result);
          continue;
        }
      status = MAX (status, complain (result));
    }
  cli->answer = json_object_new ();
  json_object_set_array_member (cli->answer, "papers", papers);
  return status;
}

static CliExit
run_add (Cli *cli)
{
  const AddOptions             *options = cli->options;
  g_autoptr(GError)             error = NULL;
  g_autoptr(JalonIntakeSummary) summary = NULL;

  if ((options->kind != NULL && !cli_context_check_id (cli, "--kind", "items", options->kind, &error))
      || !cli_context_need_packs (cli, &error) || !cli_context_need_case (cli, &error) || !cli_context_need_reader (cli, &error))
    return cli_output_fail (error);
  g_ptr_array_add (cli->arguments, NULL);
  summary = jalon_intake_add_files (cli->open_case, cli->reader, cli->packs, "anef", (const char *const *) cli->arguments->pdata,
                                    options->kind, cli_progress_cb, cli, NULL, &error);
  if (summary == NULL)
    return cli_output_fail (error);
  return answer (cli, summary);
}

static const CliOption add_options[] = {
  { "kind", 0, CLI_TEXT, G_STRUCT_OFFSET (AddOptions, kind), FALSE, "ITEM", NULL, N_ ("What the files are, e.g. payslips") },
  { NULL },
};

const CliCommand cli_paper_add_commands[] = {
  { "paper add", "FILE…", 1, -1, add_options, sizeof (AddOptions), run_add,
    N_ ("Keeps files as papers of the case; the files themselves never change") },
  { NULL },
};
