/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * file answer: which papers (or code, or note) answer a requirement. A new answer takes the place of the old one.
 */
#include <glib/gi18n.h>
#include <string.h>

#include "cli/cli-file.h"
#include "core/renewal/jalon-export.h"


typedef struct {
  GPtrArray *papers;
  char      *pages;
  char      *code;
  char      *waive;
  gboolean   clear;
} AnswerOptions;

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, JALON_ERROR, JALON_ERROR_USAGE, sentence);
  return FALSE;
}

/* A paper or a code may carry a note: "I looked, it is right". */
static gboolean
check_combination (const AnswerOptions *options, GError **error)
{
  gboolean has_paper = options->papers != NULL;
  gboolean has_code = options->code != NULL;

  if (options->clear && (has_paper || has_code || options->waive != NULL || options->pages != NULL))
    return refuse (error, _("--clear: it takes the answer away and stands alone"));
  if (has_paper && has_code)
    return refuse (error, _("--code: a requirement is answered by papers or by a code, not by both"));
  if (!options->clear && !has_paper && !has_code && options->waive == NULL)
    return refuse (error, _("file answer: give --paper, --code, --waive or --clear"));
  if (options->pages != NULL && (!has_paper || options->papers->len != 1))
    return refuse (error, _("--pages: it goes with exactly one --paper"));
  return TRUE;
}

static const JalonRequirement *
find_requirement (const JalonRenewalStatus *status, const char *id, GError **error)
{
  g_autoptr(GString) known = g_string_new (NULL);

  for (guint i = 0; i < status->requirements->len; i++)
    {
      const JalonRequirement *requirement = g_ptr_array_index (status->requirements, i);

      if (strcmp (requirement->id, id) == 0)
        return requirement;
      g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", requirement->id);
    }
  /* Translators: %1$s is the word that was typed, %2$s a list of words to type */
  g_set_error (error, JALON_ERROR, JALON_ERROR_USAGE, _("REQ %1$s: the list does not ask for this; it asks for %2$s"), id, known->str);
  return NULL;
}

static gboolean
check_form (const JalonRequirement *requirement, const AnswerOptions *options, GError **error)
{
  gboolean is_code = g_strcmp0 (requirement->item->kind, "code") == 0;

  if (options->code != NULL && !is_code)
    return refuse (error, _("--code: this requirement is answered by papers"));
  if (options->papers != NULL && is_code)
    return refuse (error, _("--paper: this requirement is answered by a code that you type"));
  return TRUE;
}

static void
take_answers_away (JalonRenewalFile *file, const char *requirement)
{
  for (guint i = file->answers->len; i > 0; i--)
    {
      const JalonAnswer *answer = g_ptr_array_index (file->answers, i - 1);

      if (strcmp (answer->requirement, requirement) == 0)
        g_ptr_array_remove_index (file->answers, i - 1);
    }
}

static void
add_answer (JalonRenewalFile *file, const char *requirement, const char *paper, const AnswerOptions *options)
{
  JalonAnswer *answer = jalon_answer_new ();

  answer->requirement = g_strdup (requirement);
  answer->paper = g_strdup (paper);
  answer->pages = g_strdup (options->pages);
  answer->code = g_strdup (options->code);
  answer->waive_note = g_strdup (options->waive);
  g_ptr_array_add (file->answers, answer);
}

static gboolean
add_papers (Cli *cli, JalonRenewalFile *file, const char *requirement, const AnswerOptions *options, GError **error)
{
  for (guint i = 0; i < options->papers->len; i++)
    {
      const char           *id = g_ptr_array_index (options->papers, i);
      g_autoptr(JalonPaper) paper = cli_context_dup_paper (cli, id, error);

      if (paper == NULL)
        return FALSE;
      if (paper->removed)
        {
          g_set_error (error, JALON_ERROR, JALON_ERROR_USAGE, _("--paper %s: this paper was removed; restore it first"), id);
          return FALSE;
        }
      if (!cli_context_check_pages (paper, options->pages, error))
        return FALSE;
      add_answer (file, requirement, id, options);
    }
  return TRUE;
}

/* The list may have changed since: an answer that nobody asks for any more can still be taken away. */
static gboolean
has_answer (Cli *cli, const char *requirement)
{
  g_autoptr(JalonRenewalFile) file = jalon_case_dup_renewal (cli->open_case);

  for (guint i = 0; file != NULL && i < file->answers->len; i++)
    if (strcmp (((const JalonAnswer *) g_ptr_array_index (file->answers, i))->requirement, requirement) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
may_answer (Cli *cli, const JalonRenewalStatus *status, const AnswerOptions *options, const char *id, GError **error)
{
  const JalonRequirement *requirement;

  if (options->clear && has_answer (cli, id))
    return TRUE;
  requirement = find_requirement (status, id, error);
  return requirement != NULL && check_form (requirement, options, error);
}

static gboolean
answer_requirement (Cli *cli, const AnswerOptions *options, const char *id, GError **error)
{
  g_autoptr(JalonRenewalStatus) status = NULL;
  g_autoptr(JalonRenewalFile)   stored = NULL;
  g_autoptr(JalonRenewalFile)   file = NULL;

  if (!check_combination (options, error))
    return FALSE;
  status = cli_file_evaluate (cli, error);
  if (status == NULL || !may_answer (cli, status, options, id, error))
    return FALSE;
  stored = jalon_case_dup_renewal (cli->open_case);
  file = jalon_renewal_file_dup (stored);
  take_answers_away (file, id);
  if (options->papers != NULL && !add_papers (cli, file, id, options, error))
    return FALSE;
  if (options->papers == NULL && !options->clear)
    add_answer (file, id, NULL, options);
  return jalon_case_set_renewal (cli->open_case, file, error) && jalon_case_save (cli->open_case, error);
}

static CliExit
run_answer (Cli *cli)
{
  const char                   *id = CLI_ARGUMENT (cli, 0);
  g_autoptr(GError)             error = NULL;
  g_autoptr(JalonRenewalStatus) status = NULL;
  const JalonRequirement       *requirement;

  if (!answer_requirement (cli, cli->options, id, &error))
    return cli_output_fail (error);
  status = cli_file_evaluate (cli, &error);
  if (status == NULL)
    return cli_output_fail (error);
  requirement = find_requirement (status, id, NULL);
  if (requirement == NULL)
    {
      cli->answer = json_object_new ();
      json_object_set_string_member (cli->answer, "id", id);
      cli_output_line (cli, "%s", _("The answer is taken away; the list does not ask for this any more."));
      return CLI_EXIT_FINE;
    }
  cli->answer = cli_file_requirement_to_json (requirement);
  cli_file_say_requirement (cli, requirement);
  return CLI_EXIT_FINE;
}

static const CliOption answer_options[] = {
  { "paper", 0, CLI_TEXTS, G_STRUCT_OFFSET (AnswerOptions, papers), FALSE, "ID", NULL, N_ ("A paper that answers it; may be repeated") },
  { "pages", 0, CLI_TEXT, G_STRUCT_OFFSET (AnswerOptions, pages), FALSE, "1-2", NULL, N_ ("Only these pages of the paper") },
  { "code", 0, CLI_TEXT, G_STRUCT_OFFSET (AnswerOptions, code), FALSE, "TEXT", NULL, N_ ("The code of the e-photo") },
  { "waive", 0, CLI_TEXT, G_STRUCT_OFFSET (AnswerOptions, waive), FALSE, "NOTE", NULL,
    N_ ("Why it is not given; beside --paper or --code: that you looked and it is right") },
  { "clear", 0, CLI_FLAG, G_STRUCT_OFFSET (AnswerOptions, clear), FALSE, NULL, NULL, N_ ("Take the answer away") },
  { NULL },
};

const CliCommand cli_file_answer_commands[] = {
  { "file answer", "REQ", 1, 1, answer_options, sizeof (AnswerOptions), run_answer,
    N_ ("Says which papers answer a requirement; takes the place of the earlier answer") },
  { NULL },
};
