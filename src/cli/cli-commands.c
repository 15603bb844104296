/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table of all commands and the options that every command takes.
 */
#include <glib/gi18n.h>
#include <string.h>

#include "cli/cli.h"

static const char *const format_names[] = { "text", "json", "ics", NULL }; /* ics: see CliCommand.writes_calendar */

const CliOption cli_global_options[] = {
  { "data", 0, CLI_PATH, G_STRUCT_OFFSET (CliGlobals, data_dir), FALSE, "DIR", NULL,
    N_ ("The data folder (default: jalon in the user's data folder)") },
  { "case", 0, CLI_TEXT, G_STRUCT_OFFSET (CliGlobals, case_id), FALSE, "ID", NULL,
    N_ ("The case; needed only when there are several") },
  { "today", 0, CLI_DATE, G_STRUCT_OFFSET (CliGlobals, today), FALSE, "DATE", NULL,
    N_ ("The day to judge from (default: today in Paris)") },
  { "format", 0, CLI_TEXT, G_STRUCT_OFFSET (CliGlobals, format), FALSE, "text|json", format_names,
    N_ ("How to answer on standard output (default: text)") },
  { "wait", 0, CLI_SECONDS, G_STRUCT_OFFSET (CliGlobals, wait_seconds), FALSE, "SECONDS", NULL,
    N_ ("How long to wait while another program saves (default: 2)") },
  { "help", 'h', CLI_FLAG, G_STRUCT_OFFSET (CliGlobals, help), FALSE, NULL, NULL, N_ ("Show this help") },
  { "version", 0, CLI_FLAG, G_STRUCT_OFFSET (CliGlobals, version), FALSE, NULL, NULL, N_ ("Show the version") },
  { NULL },
};

static const CliCommand *const tables[] = {
  cli_check_commands, cli_repair_commands, cli_case_commands, cli_detail_commands, cli_search_commands, cli_record_commands, cli_paper_add_commands,
  cli_paper_commands, cli_file_commands, cli_file_answer_commands, cli_file_export_commands, cli_backup_commands,
  cli_deadlines_commands, cli_line_commands, cli_letter_commands, cli_desk_commands, cli_rules_commands, cli_people_commands, cli_remind_commands,
};

static gboolean
belongs_to_group (const CliCommand *command, const char *group)
{
  gsize length = strlen (group);

  return strncmp (command->name, group, length) == 0 && command->name[length] == ' ';
}

/**
 * cli_commands_foreach:
 * @group: (nullable): first word, or %NULL for all
 * @visit: called with a `const CliCommand *`
 *
 * Visits commands in the order of the table.
 */
void
cli_commands_foreach (const char *group, GFunc visit, gpointer user_data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const CliCommand *command = tables[i]; command->name != NULL; command++)
      if (group == NULL || belongs_to_group (command, group))
        visit ((gpointer) command, user_data);
}

/**
 * cli_commands_find:
 * @name: one or two words, e.g. `paper add`
 *
 * Returns: (nullable): the command
 */
const CliCommand *
cli_commands_find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const CliCommand *command = tables[i]; command->name != NULL; command++)
      if (strcmp (command->name, name) == 0)
        return command;
  return NULL;
}

static void
count_cb (gpointer command, gpointer user_data)
{
  (*(int *) user_data)++;
}

gboolean
cli_commands_is_group (const char *word)
{
  int count = 0;

  cli_commands_foreach (word, count_cb, &count);
  return count > 0;
}
