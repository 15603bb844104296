/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * jalon-cli: everything that the window does, by text. Finds the command, parses its options, runs it, prints its answer, returns its
 * exit status. Holds no rule; the commands are in cli-*.c.
 */
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "jalon-config.h"
#include "phrases/jalon-phrases.h"

static const CliOption no_options[] = { { NULL } };

/* Takes the options of all commands off the front, up to the first word. */
static gboolean
parse_front (CliOptions *globals, char ***words, GError **error)
{
  g_autoptr(GOptionContext) context = g_option_context_new (NULL);

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_set_main_group (context, cli_options_create_group (globals, "global", NULL));
  return g_option_context_parse_strv (context, words, error);
}

/* Removes and returns the first word after the program's name. */
static char *
take_word (char **words)
{
  char *word = words[0] != NULL ? words[1] : NULL;

  for (char **rest = words + 1; word != NULL && *rest != NULL; rest++)
    rest[0] = rest[1];
  return word;
}

/* One or two words; options of all commands may stand before each. */
static gboolean
find_command (Cli *cli, CliOptions *globals, char ***words, char **group, GError **error)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *name = NULL;

  if (!parse_front (globals, words, error))
    return FALSE;
  first = take_word (*words);
  if (first == NULL)
    return TRUE;
  if (cli_commands_is_group (first))
    {
      if (!parse_front (globals, words, error))
        return FALSE;
      second = take_word (*words);
      *group = g_strdup (first);
      if (second == NULL)
        return TRUE;
    }
  name = second != NULL ? g_strdup_printf ("%s %s", first, second) : g_strdup (first);
  cli->command = cli_commands_find (name);
  if (cli->command == NULL)
    g_set_error (error, JALON_ERROR, JALON_ERROR_USAGE, _("%s: there is no such command; “jalon-cli --help” lists them"), name);
  return cli->command != NULL;
}

static gboolean
check_arguments (Cli *cli, GError **error)
{
  const CliCommand *command = cli->command;
  int               count = (int) cli->arguments->len;

  if (count < command->min_arguments)
    {
      g_set_error (error, JALON_ERROR, JALON_ERROR_USAGE, _("%1$s: %2$s is missing"), command->name, command->arguments);
      return FALSE;
    }
  if (command->max_arguments >= 0 && count > command->max_arguments)
    {
      g_autofree char *extra = cli_output_dup_file_name (CLI_ARGUMENT (cli, command->max_arguments));

      g_set_error (error, JALON_ERROR, JALON_ERROR_USAGE, _("%1$s: “%2$s” is one argument too many"), command->name, extra);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_format (Cli *cli, GError **error)
{
  if (g_strcmp0 (cli->globals.format, "ics") != 0 || cli->command->writes_calendar)
    return TRUE;
  g_autofree char *why = g_strdup_printf (_("choose one of %s"), "text, json");
  g_set_error (error, JALON_ERROR, JALON_ERROR_USAGE, "--format ics: %s", why);
  return FALSE;
}

/* The rest of the line: the command's options, the options of all commands, arguments. */
static GOptionContext *
create_context (Cli *cli, CliOptions *globals)
{
  GOptionContext *context = g_option_context_new (cli->command->arguments);

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_main_group (context, cli_options_create_group (cli->parse, "command", NULL));
  g_option_context_add_group (context, cli_options_create_group (globals, "global", _("Options of every command:")));
  return context;
}

/* "default: today in Paris": the administration's day, whatever zone the computer is set to. */
static void
set_today (GDate *today)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier ("Europe/Paris");
  g_autoptr(GDateTime) now = zone != NULL ? g_date_time_new_now (zone) : g_date_time_new_now_local ();

  g_date_set_dmy (today, (GDateDay) g_date_time_get_day_of_month (now), (GDateMonth) g_date_time_get_month (now),
                  (GDateYear) g_date_time_get_year (now));
}

static CliExit
print_help (char *help)
{
  fputs (help, stdout);
  g_free (help);
  return CLI_EXIT_FINE;
}

static CliExit
run_command (Cli *cli, CliOptions *globals, char ***words)
{
  g_autoptr(GError)         error = NULL;
  g_autoptr(GOptionContext) context = create_context (cli, globals);

  if (!g_option_context_parse_strv (context, words, &error))
    return cli_output_fail (error);
  if (cli->globals.help)
    return print_help (cli_help_command (cli->command, context));
  if (!cli_options_check_required (cli->parse, &error) || !check_arguments (cli, &error)
      || !check_format (cli, &error))
    return cli_output_fail (error);
  cli->today_is_clock = !g_date_valid (&cli->globals.today);
  if (cli->today_is_clock)
    set_today (&cli->globals.today);
  return cli_output_print (cli, cli->command->run (cli));
}

static CliExit
run_with_options (Cli *cli, CliOptions *globals, char ***words)
{
  const CliCommand     *command = cli->command;
  g_autofree void      *fields = g_malloc0 (command->options_size + 1);
  const CliOption      *table = command->options != NULL ? command->options : no_options;
  g_autoptr(CliOptions) parse = cli_options_new (table, fields, cli->arguments);
  CliExit               status;

  cli->options = fields;
  cli->parse = parse;
  status = run_command (cli, globals, words);
  cli_options_clear_fields (table, fields);
  return status;
}

static CliExit
run (Cli *cli, char ***words)
{
  g_autoptr(GError)     error = NULL;
  g_autofree char      *group = NULL;
  g_autoptr(CliOptions) globals = cli_options_new (cli_global_options, &cli->globals, NULL);
  gboolean              found = find_command (cli, globals, words, &group, &error);

  if (cli->globals.version)
    {
      printf ("jalon-cli %s\n", JALON_VERSION);
      return CLI_EXIT_FINE;
    }
  if (!found)
    return cli_output_fail (error);
  if (cli->command != NULL)
    return run_with_options (cli, globals, words);
  if (cli->globals.help)
    return print_help (group != NULL ? cli_help_group (group) : cli_help_program ());
  cli_output_complain (_("A command is missing; “jalon-cli --help” lists them."));
  return CLI_EXIT_USAGE;
}

int
main (int argc, char **argv)
{
  Cli           cli = { .globals.wait_seconds = 2 };
  g_auto(GStrv) words = g_strdupv (argv);
  CliExit       status;

  jalon_phrases_init ();
  g_set_prgname ("jalon-cli");
  cli.text = g_string_new (NULL);
  cli.arguments = g_ptr_array_new_with_free_func (g_free);
  status = run (&cli, &words);
  cli_context_clear (&cli);
  cli_options_clear_fields (cli_global_options, &cli.globals);
  g_clear_pointer (&cli.answer, json_object_unref);
  g_free (cli.calendar);
  g_ptr_array_unref (cli.arguments);
  g_string_free (cli.text, TRUE);
  return status;
}
