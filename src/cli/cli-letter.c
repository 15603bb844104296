/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * letter: what a letter that came means: the dates that now run, what to do, whom to call. A case is opened only to keep it there.
 */
#include "cli/cli-deadlines.h"
#include "cli/cli-desk.h"
#include "cli/cli.h"
#include "core/journal/jalon-letter-record.h"
#include "phrases/jalon-phrases-letter.h"

#include <glib/gi18n.h>
#include <stdlib.h>

typedef struct {
  char    *looks_like, *situation, *at, *note, *paper;
  GDate    on, ordered, due;
  gboolean save;
} LetterOptions;

static const char *const looks[] = { "refusal", "removal", "papers", "employer", "other", NULL };
static const char *const situations[] = { "free", "house-arrest", "prison", "detention", NULL };

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, JALON_ERROR, JALON_ERROR_USAGE, sentence);
  return FALSE;
}

static gboolean
read_time (Cli *cli, const char *text, int *at, GError **error)
{
  if (text == NULL)
    return TRUE;
  if (!jalon_law_fact_accepts (cli->packs, jalon_packs_get_law_fact (cli->packs, "oqtf-time"), text))
    return refuse (error, _("--at: write a time as HH:MM, for example 09:30"));
  *at = atoi (text) * 60 + atoi (text + 3);
  return TRUE;
}

static gboolean
read_letter (Cli *cli, JalonLetter *letter, GError **error)
{
  const LetterOptions *options = cli->options;
  gboolean             known;

  letter->kind = jalon_letter_kind_from_id (options->looks_like, &known);
  letter->on = options->on;
  letter->ordered = options->ordered;
  letter->due = options->due;
  letter->situation = options->situation;
  if (letter->situation != NULL && letter->kind != JALON_LETTER_REMOVAL)
    return refuse (error, _("--situation: only an obligation to leave (removal) asks for it"));
  if (!read_time (cli, options->at, &letter->at, error))
    return FALSE;
  const char *fault = jalon_phrase_letter_fault (jalon_letter_check (letter, &cli->globals.today));
  if (fault == NULL)
    return TRUE;
  g_set_error (error, JALON_ERROR, JALON_ERROR_USAGE, "--on: %s", fault);
  return FALSE;
}

static void
answer_dates (Cli *cli, const JalonLetter *letter)
{
  g_autoptr(GPtrArray) dates = jalon_letter_list_dates (cli->packs, letter, &cli->globals.today);
  JsonArray           *entries = json_array_new ();
  const char *const   *steps = jalon_phrase_letter_steps (letter);

  if (jalon_letter_is_urgent (letter) || dates->len == 0)
    cli_output_line (cli, "%s", jalon_phrase_letter_time (letter));
  for (guint i = 0; i < dates->len; i++)
    {
      const JalonDeadline *date = g_ptr_array_index (dates, i);
      g_autofree char     *left = jalon_phrase_letter_left (date, &cli->globals.today);

      json_array_add_object_element (entries, cli_deadlines_to_json (date));
      cli_deadlines_say (cli, date);
      if (left != NULL)
        cli_output_line (cli, "  %s", left);
    }
  g_autofree char *due = jalon_phrase_letter_due (letter, &cli->globals.today);
  if (due != NULL)
    cli_output_line (cli, "%s", due);
  for (int i = 0; steps[i] != NULL; i++)
    cli_output_line (cli, "%d. %s", i + 1, _(steps[i]));
  cli_output_set_text (cli->answer, "kind", jalon_letter_kind_to_id (letter->kind));
  cli_output_set_text (cli->answer, "matter", jalon_letter_get_matter (letter));
  json_object_set_boolean_member (cli->answer, "urgent", jalon_letter_is_urgent (letter));
  json_object_set_array_member (cli->answer, "entries", entries);
}

static gboolean
check_save (Cli *cli, const JalonLetter *letter, GError **error)
{
  const LetterOptions *options = cli->options;

  if (!options->save && (options->note != NULL || options->paper != NULL))
    return refuse (error, _("--note, --paper: these are kept in the journal; give --save too"));
  if (!options->save)
    return TRUE;
  if (!g_date_valid (&letter->on))
    return refuse (error, _("--save: the journal needs the day; give --on"));
  if (!cli_context_need_case (cli, error))
    return FALSE;
  g_autoptr(JalonPaper) paper = options->paper != NULL ? cli_context_dup_paper (cli, options->paper, error) : NULL;
  return options->paper == NULL || paper != NULL;
}

static gboolean
save_letter (Cli *cli, const JalonLetter *letter, GError **error)
{
  const LetterOptions         *options = cli->options;
  g_autoptr(JalonLetterRecord) record = NULL;

  if (!options->save)
    return TRUE;
  record = jalon_letter_record_write (cli->open_case, letter, options->note, options->paper, &cli->globals.today, error);
  if (record == NULL || !jalon_case_save (cli->open_case, error))
    return FALSE;
  json_object_set_string_member (cli->answer, "id", record->event);
  /* Translators: something was written into the case; %s is its id */
  cli_output_line (cli, _("Saved: %s"), record->event);
  return TRUE;
}

static CliExit
run_letter (Cli *cli)
{
  g_autoptr(GError) error = NULL;
  JalonLetter       letter = JALON_LETTER_INIT;

  if (!cli_context_need_packs (cli, &error) || !read_letter (cli, &letter, &error) || !check_save (cli, &letter, &error))
    return cli_output_fail (error);
  cli->answer = json_object_new ();
  answer_dates (cli, &letter);
  if (!save_letter (cli, &letter, &error))
    return cli_output_fail (error);
  if (!cli_desk_answer_contacts (cli, jalon_letter_get_matter (&letter), &error))
    return cli_output_fail (error);
  return CLI_EXIT_FINE;
}

static const CliOption letter_options[] = {
  { "looks-like", 0, CLI_TEXT, G_STRUCT_OFFSET (LetterOptions, looks_like), TRUE, "refusal|removal|papers|employer|other", looks,
    N_ ("What it looks like; removal is an obligation to leave (OQTF)") },
  { "on", 0, CLI_DATE, G_STRUCT_OFFSET (LetterOptions, on), FALSE, "DATE", NULL, N_ ("The day it reached the person") },
  { "at", 0, CLI_TEXT, G_STRUCT_OFFSET (LetterOptions, at), FALSE, "HH:MM", NULL, N_ ("At what time, where hours count") },
  { "situation", 0, CLI_TEXT, G_STRUCT_OFFSET (LetterOptions, situation), FALSE, "free|house-arrest|prison|detention", situations,
    N_ ("Of an obligation to leave: where the person is") },
  { "ordered", 0, CLI_DATE, G_STRUCT_OFFSET (LetterOptions, ordered), FALSE, "DATE", NULL,
    N_ ("When the obligation to leave came, if it was before") },
  { "due", 0, CLI_DATE, G_STRUCT_OFFSET (LetterOptions, due), FALSE, "DATE", NULL, N_ ("The day set for missing papers") },
  { "save", 0, CLI_FLAG, G_STRUCT_OFFSET (LetterOptions, save), FALSE, NULL, NULL, N_ ("Keep it in the journal of the case") },
  { "note", 0, CLI_TEXT, G_STRUCT_OFFSET (LetterOptions, note), FALSE, "TEXT", NULL, N_ ("With --save: what it says, in your words") },
  { "paper", 0, CLI_TEXT, G_STRUCT_OFFSET (LetterOptions, paper), FALSE, "ID", NULL, N_ ("With --save: the paper that shows it") },
  { NULL },
};

const CliCommand cli_letter_commands[] = {
  { "letter", NULL, 0, 0, letter_options, sizeof (LetterOptions), run_letter,
    N_ ("Says what a letter means: the dates that now run, what to do, whom to call") },
  { NULL },
};
