/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * --help of the program, of a group of commands and of one command. Every option is named at every level.
 */
#include <glib/gi18n.h>
#include <string.h>

#include "cli/cli.h"
#include "core/law/jalon-details.h"
#include "phrases/jalon-phrases.h"

static void
append_synopsis (GString *out, const CliCommand *command)
{
  g_string_append_printf (out, "  jalon-cli %s", command->name);
  if (command->arguments != NULL)
    g_string_append_printf (out, " %s", command->arguments);
  if (command->options != NULL)
    cli_options_append_synopsis (command->options, out);
  g_string_append_printf (out, "\n      %s\n", _(command->summary));
}

static void
append_synopsis_cb (gpointer command, gpointer user_data)
{
  append_synopsis (user_data, command);
}

static void
append_globals (GString *out)
{
  g_string_append_printf (out, "\n%s\n", _("Options before or after any command:"));
  for (const CliOption *option = cli_global_options; option->name != NULL; option++)
    {
      g_autofree char *left = g_strdup_printf ("%s--%s %s", option->letter != 0 ? "-h, " : "", option->name,
                                               option->value != NULL ? option->value : "");

      g_string_append_printf (out, "  %-22s %s\n", left, _(option->help));
    }
}

static void
append_exits (GString *out)
{
  g_string_append_printf (out, "\n%s\n", _("Exit status:"));
  g_string_append (out, _("  0  fine\n"
                          "  1  something is not ready, not complete or not proven\n"
                          "  2  the command cannot be understood; the sentence names the option\n"
                          "  3  a file, case or paper is missing or cannot be read\n"
                          "  4  the stored case is damaged\n"
                          "  5  an internal fault\n"
                          "  6  another window or program is saving\n"
                          "  7  the disk is full or read-only\n"
                          "  8  the case was written by a newer version\n"));
}

/**
 * cli_help_program:
 *
 * Returns: (transfer full): help of the whole program
 */
char *
cli_help_program (void)
{
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "%s\n  jalon-cli %s\n\n", _("Usage:"), _("[OPTION…] COMMAND …"));
  g_string_append_printf (out, "%s\n\n",
                          _("Keeps the papers of a residence permit, checks files before they are uploaded to a portal, and prepares\n"
                            "a renewal file. Everything stays on this computer."));
  g_string_append_printf (out, "%s\n", _("Commands:"));
  cli_commands_foreach (NULL, append_synopsis_cb, out);
  append_globals (out);
  append_exits (out);
  return g_string_free (out, FALSE);
}

/**
 * cli_help_group:
 * @group: first word of several commands, e.g. `paper`
 *
 * Returns: (transfer full): help of the group
 */
char *
cli_help_group (const char *group)
{
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "%s\n  jalon-cli %s %s\n\n", _("Usage:"), group, _("COMMAND …"));
  g_string_append_printf (out, "%s\n", _("Commands:"));
  cli_commands_foreach (group, append_synopsis_cb, out);
  append_globals (out);
  return g_string_free (out, FALSE);
}

static gboolean
takes_rough_days (const CliCommand *command)
{
  for (const CliOption *option = command->options; option != NULL && option->name != NULL; option++)
    if (option->kind == CLI_ROUGH || option->kind == CLI_ROUGH_OR_UNKNOWN || option->kind == CLI_ROUGH_ENDS)
      return TRUE;
  return FALSE;
}

static char *
dup_details (void)
{
  GString               *out = g_string_new (_("Details:"));
  const JalonDetailKind *kind;

  for (guint i = 0; (kind = jalon_detail_kind_get (i)) != NULL; i++)
    g_string_append_printf (out, "\n  %-28s %s", kind->name, jalon_phrase_detail_name (kind->name));
  g_string_append_c (out, '\n');
  return g_string_free (out, FALSE);
}

/* What a command takes besides plain values. */
static char *
dup_description (const CliCommand *command)
{
  if (g_str_equal (command->name, "case detail"))
    return dup_details ();
  if (!takes_rough_days (command))
    return NULL;
  return g_strdup (_("A day (DATE) is written YYYY-MM-DD. One that is known only roughly (ROUGH) is written as\n"
                     "  2022-03                a day of March 2022\n"
                     "  2022                   a day of 2022\n"
                     "  2022-21                spring 2022 (22 summer, 23 autumn, 24 winter)\n"
                     "  2022~  2022-03~        about 2022, about March 2022\n"
                     "  ../2022-03-05          on that day or before\n"
                     "  2022-03-05/..          on that day or after\n"
                     "  2022-03-05/2022-06     between the two\n"));
}

/**
 * cli_help_command:
 * @command: a command
 * @context: the context that parses its options
 *
 * Returns: (transfer full): help of one command
 */
char *
cli_help_command (const CliCommand *command, GOptionContext *context)
{
  g_autofree char *program = g_strdup_printf ("jalon-cli %s", command->name);

  g_autofree char *description = dup_description (command);

  g_option_context_set_summary (context, _(command->summary));
  g_option_context_set_description (context, description);
  g_set_prgname (program);
  return g_option_context_get_help (context, FALSE, NULL);
}
