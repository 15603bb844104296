/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * paper list, show, search, set, remove, restore, export.
 */
#include <glib/gi18n.h>

#include "cli/cli-out.h"
#include "cli/cli-values.h"
#include "cli/cli.h"
#include "core/intake/jalon-proposal.h"
#include "core/intake/jalon-words.h"
#include "core/jalon-date.h"

typedef struct {
  gboolean removed;
} ListOptions;

typedef struct {
  char    *kind;
  GDate    issued;
  GDate    until;
  gboolean confirm;
} SetOptions;

typedef struct {
  gboolean for_good;
} RemoveOptions;

typedef struct {
  char *out;
} ExportOptions;

static CliExit
answer_papers (Cli *cli, GPtrArray *papers, const char *when_empty)
{
  cli->answer = json_object_new ();
  json_object_set_array_member (cli->answer, "papers", cli_values_papers_to_json (papers));
  cli_values_say_papers (cli, papers);
  if (papers->len == 0)
    cli_output_line (cli, "%s", when_empty);
  return CLI_EXIT_FINE;
}

static CliExit
answer_paper (Cli *cli, const char *id)
{
  g_autoptr(GError)    error = NULL;
  g_autoptr(GPtrArray) papers = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_paper_unref);
  JalonPaper          *paper = cli_context_dup_paper (cli, id, &error);

  if (paper == NULL)
    return cli_output_fail (error);
  g_ptr_array_add (papers, paper);
  return answer_papers (cli, papers, "");
}

static CliExit
run_list (Cli *cli)
{
  const ListOptions   *options = cli->options;
  g_autoptr(GError)    error = NULL;
  g_autoptr(GPtrArray) papers = NULL;

  if (!cli_context_need_case (cli, &error))
    return cli_output_fail (error);
  papers = jalon_case_list_papers (cli->open_case, options->removed);
  return answer_papers (cli, papers,
                        options->removed ? _("No paper was removed.") : _("No paper yet. “jalon-cli paper add FILE…” adds some."));
}

static void
say_suggestion (Cli *cli, const char *label, const char *value, const char *because)
{
  if (because != NULL)
    /* Translators: something the text of a paper suggests: %1$s an option to type, %2$s its value, %3$s the words of the paper */
    cli_output_line (cli, _("    %1$s: %2$s (it says “%3$s”)"), label, value, because);
}

/* A suggestion is for the person's eyes: it is not in the answer for scripts, and nothing of it is stored. */
static void
say_proposal (Cli *cli, const JalonPaper *paper)
{
  g_autofree char         *words = jalon_case_dup_words (cli->open_case, paper->id);
  g_autofree char         *text = jalon_words_to_text (words, 0);
  g_autoptr(JalonProposal) proposal = jalon_proposal_new (text);
  g_autofree char         *issued = jalon_date_format (&proposal->issued);
  g_autofree char         *until = jalon_date_format (&proposal->until);

  if (paper->confirmed || (proposal->kind == NULL && issued == NULL && until == NULL))
    return;
  cli_output_line (cli, "  %s", _("The text of the paper suggests (compare it with the paper itself):"));
  say_suggestion (cli, "--kind", proposal->kind, proposal->kind_because);
  say_suggestion (cli, "--issued", issued, proposal->issued_because);
  say_suggestion (cli, "--until", until, proposal->until_because);
}

static CliExit
run_show (Cli *cli)
{
  const char           *id = CLI_ARGUMENT (cli, 0);
  g_autoptr(GError)     error = NULL;
  g_autoptr(JalonPaper) paper = NULL;
  CliExit               status;

  if (!cli_context_need_case (cli, &error))
    return cli_output_fail (error);
  status = answer_paper (cli, id);
  paper = jalon_case_dup_paper (cli->open_case, id);
  if (paper != NULL)
    say_proposal (cli, paper);
  return status;
}

static char *
join_words (Cli *cli)
{
  g_autoptr(GString) words = g_string_new (NULL);

  for (guint i = 0; i < cli->arguments->len; i++)
    {
      g_autofree char *word = cli_output_dup_file_name (CLI_ARGUMENT (cli, i));

      g_string_append_printf (words, "%s%s", i > 0 ? " " : "", word);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static CliExit
run_search (Cli *cli)
{
  g_autoptr(GError)    error = NULL;
  g_autoptr(GPtrArray) ids = NULL;
  g_autoptr(GPtrArray) papers = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_paper_unref);
  g_autofree char     *words = join_words (cli);

  if (cli_context_need_case (cli, &error))
    ids = jalon_case_search (cli->open_case, words, &error);
  if (ids == NULL)
    return cli_output_fail (error);
  for (guint i = 0; i < ids->len; i++)
    {
      JalonPaper *paper = jalon_case_dup_paper (cli->open_case, g_ptr_array_index (ids, i));

      if (paper != NULL)
        g_ptr_array_add (papers, paper);
    }
  return answer_papers (cli, papers, _("No paper has these words."));
}

static gboolean
check_dates (const JalonPaper *paper, GError **error)
{
  if (!g_date_valid (&paper->issued) || !g_date_valid (&paper->until) || g_date_compare (&paper->issued, &paper->until) <= 0)
    return TRUE;
  g_set_error (error, JALON_ERROR, JALON_ERROR_USAGE, _("--until: the last day is before the day the paper was issued"));
  return FALSE;
}

/* Kind or dates that change were not compared with the picture: the confirmation goes, unless it is given with them. */
static JalonPaper *
dup_changed (const JalonPaper *paper, const SetOptions *options)
{
  JalonPaper *changed = jalon_paper_dup (paper);

  if (options->kind != NULL)
    {
      g_free (changed->kind);
      changed->kind = g_strdup (options->kind);
    }
  if (g_date_valid (&options->issued))
    changed->issued = options->issued;
  if (g_date_valid (&options->until))
    changed->until = options->until;
  changed->confirmed = options->confirm;
  return changed;
}

static gboolean
has_change (Cli *cli, const SetOptions *options, GError **error)
{
  if (options->kind != NULL || g_date_valid (&options->issued) || g_date_valid (&options->until) || options->confirm)
    return TRUE;
  g_set_error (error, JALON_ERROR, JALON_ERROR_USAGE, _("paper set: give at least one of --kind, --issued, --until, --confirm"));
  return FALSE;
}

static gboolean
set_paper (Cli *cli, const SetOptions *options, const char *id, GError **error)
{
  g_autoptr(JalonPaper) paper = NULL;
  g_autoptr(JalonPaper) changed = NULL;

  if (!has_change (cli, options, error)
      || (options->kind != NULL && !cli_context_check_id (cli, "--kind", "items", options->kind, error))
      || !cli_context_need_case (cli, error))
    return FALSE;
  paper = cli_context_dup_paper (cli, id, error);
  if (paper == NULL)
    return FALSE;
  changed = dup_changed (paper, options);
  return check_dates (changed, error) && jalon_case_set_paper (cli->open_case, changed, error)
         && jalon_case_save (cli->open_case, error);
}

static CliExit
run_set (Cli *cli)
{
  g_autoptr(GError) error = NULL;

  if (!set_paper (cli, cli->options, CLI_ARGUMENT (cli, 0), &error))
    return cli_output_fail (error);
  return answer_paper (cli, CLI_ARGUMENT (cli, 0));
}

/* An unknown id is said as such, before anything is tried. */
static gboolean
need_paper (Cli *cli, const char *id, GError **error)
{
  g_autoptr(JalonPaper) paper = NULL;

  if (!cli_context_need_case (cli, error))
    return FALSE;
  paper = cli_context_dup_paper (cli, id, error);
  return paper != NULL;
}

static CliExit
answer_id (Cli *cli, const char *id, const char *sentence)
{
  cli->answer = json_object_new ();
  json_object_set_string_member (cli->answer, "id", id);
  cli_output_line (cli, "%s", sentence);
  return CLI_EXIT_FINE;
}

static CliExit
run_remove (Cli *cli)
{
  const RemoveOptions *options = cli->options;
  const char          *id = CLI_ARGUMENT (cli, 0);
  g_autoptr(GError)    error = NULL;

  if (!need_paper (cli, id, &error) || !jalon_case_remove_paper (cli->open_case, id, options->for_good, &error)
      || !jalon_case_save (cli->open_case, &error))
    return cli_output_fail (error);
  if (!options->for_good)
    return answer_id (cli, id, _("Removed. “jalon-cli paper restore” brings it back."));
  return answer_id (cli, id, _("Removed: the file, its words and its small picture are deleted. What was typed about it stays in older saved "
                               "states of the case for some weeks, and backups made before still have everything."));
}

static CliExit
run_restore (Cli *cli)
{
  const char       *id = CLI_ARGUMENT (cli, 0);
  g_autoptr(GError) error = NULL;

  if (!need_paper (cli, id, &error) || !jalon_case_restore_paper (cli->open_case, id, &error)
      || !jalon_case_save (cli->open_case, &error))
    return cli_output_fail (error);
  return answer_id (cli, id, _("The paper is back."));
}

static CliExit
run_export (Cli *cli)
{
  const ExportOptions *options = cli->options;
  const char          *id = CLI_ARGUMENT (cli, 0);
  g_autoptr(GError)    error = NULL;
  g_autoptr(GBytes)    bytes = NULL;
  g_autofree char     *shown = cli_output_dup_file_name (options->out);

  if (!cli_out_check_free (options->out, &error) || !need_paper (cli, id, &error))
    return cli_output_fail (error);
  bytes = jalon_case_load_paper (cli->open_case, id, &error);
  if (bytes == NULL || !cli_out_save (options->out, bytes, &error))
    return cli_output_fail (error);
  cli->answer = json_object_new ();
  json_object_set_string_member (cli->answer, "id", id);
  json_object_set_string_member (cli->answer, "out", shown);
  json_object_set_int_member (cli->answer, "size_bytes", (gint64) g_bytes_get_size (bytes));
  cli_output_line (cli, _("The original, byte for byte: %s"), shown);
  return CLI_EXIT_FINE;
}

static const CliOption list_options[] = {
  { "removed", 0, CLI_FLAG, G_STRUCT_OFFSET (ListOptions, removed), FALSE, NULL, NULL, N_ ("Only papers that were removed") },
  { NULL },
};

static const CliOption set_options[] = {
  { "kind", 0, CLI_TEXT, G_STRUCT_OFFSET (SetOptions, kind), FALSE, "ITEM", NULL, N_ ("What it is, e.g. payslips") },
  { "issued", 0, CLI_DATE, G_STRUCT_OFFSET (SetOptions, issued), FALSE, "DATE", NULL, N_ ("The day it was issued") },
  { "until", 0, CLI_DATE, G_STRUCT_OFFSET (SetOptions, until), FALSE, "DATE", NULL, N_ ("The last day it is valid") },
  { "confirm", 0, CLI_FLAG, G_STRUCT_OFFSET (SetOptions, confirm), FALSE, NULL, NULL,
    N_ ("You compared kind and dates with the paper itself") },
  { NULL },
};

static const CliOption remove_options[] = {
  { "for-good", 0, CLI_FLAG, G_STRUCT_OFFSET (RemoveOptions, for_good), FALSE, NULL, NULL,
    N_ ("Delete the stored file, its words and its small picture too; only a backup still has them") },
  { NULL },
};

static const CliOption export_options[] = {
  { "out", 'o', CLI_PATH, G_STRUCT_OFFSET (ExportOptions, out), TRUE, "FILE", NULL, N_ ("The file to write; nothing may stand there") },
  { NULL },
};

const CliCommand cli_paper_commands[] = {
  { "paper list", NULL, 0, 0, list_options, sizeof (ListOptions), run_list, N_ ("Lists the papers of a case") },
  { "paper show", "ID", 1, 1, NULL, 0, run_show, N_ ("Shows one paper") },
  { "paper search", "WORDS", 1, -1, NULL, 0, run_search, N_ ("Finds papers that have all words; the last may be a beginning") },
  { "paper set", "ID", 1, 1, set_options, sizeof (SetOptions), run_set, N_ ("Says what a paper is, and its dates") },
  { "paper remove", "ID", 1, 1, remove_options, sizeof (RemoveOptions), run_remove, N_ ("Takes a paper out of the lists") },
  { "paper restore", "ID", 1, 1, NULL, 0, run_restore, N_ ("Brings a removed paper back") },
  { "paper export", "ID", 1, 1, export_options, sizeof (ExportOptions), run_export, N_ ("Writes the original bytes of a paper") },
  { NULL },
};
