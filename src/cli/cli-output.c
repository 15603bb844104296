/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a run prints. Standard output holds the answer and nothing else; sentences about trouble go to standard error.
 */
#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "core/jalon-date.h"
#include "phrases/jalon-phrases.h"

G_DEFINE_QUARK (cli-error, cli_error)

/**
 * cli_output_line:
 * @cli: a run
 * @format: printf format of one line, without line end
 *
 * Adds a line to the answer in text form.
 */
void
cli_output_line (Cli *cli, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_string_append_vprintf (cli->text, format, arguments);
  va_end (arguments);
  g_string_append_c (cli->text, '\n');
}

/**
 * cli_output_complain:
 * @format: printf format of one sentence
 *
 * Says at once what is wrong, on standard error.
 */
void
cli_output_complain (const char *format, ...)
{
  va_list          arguments;
  g_autofree char *sentence = NULL;

  va_start (arguments, format);
  sentence = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  fprintf (stderr, "%s\n", sentence);
}

/* Errors of options and of this program are worded already, and a usage error says itself which option and why. */
static char *
dup_sentence (const GError *error)
{
  if (error->domain == CLI_ERROR || error->domain == G_OPTION_ERROR || g_error_matches (error, JALON_ERROR, JALON_ERROR_USAGE))
    return g_strdup (error->message);
  return jalon_phrase_error (error);
}

/**
 * cli_output_complain_about:
 * @subject: a path or id
 * @error: what happened to it
 *
 * Says what is wrong with one of several things.
 */
void
cli_output_complain_about (const char *subject, const GError *error)
{
  g_autofree char *sentence = dup_sentence (error);
  g_autofree char *shown = g_filename_display_name (subject);

  cli_output_complain ("%s: %s", shown, sentence);
}

/**
 * cli_output_fail:
 * @error: what ended the command
 *
 * Returns: the exit status, after saying why
 */
CliExit
cli_output_fail (const GError *error)
{
  g_autofree char *sentence = dup_sentence (error);

  cli_output_complain ("%s", sentence);
  if (error->domain == G_OPTION_ERROR)
    return CLI_EXIT_USAGE;
  if (error->domain == CLI_ERROR)
    return (CliExit) error->code;
  return (CliExit) jalon_error_get_exit_status (error);
}

static char *
dup_json (JsonObject *answer)
{
  g_autoptr(JsonNode) node = json_node_alloc ();

  json_node_init_object (node, answer);
  return json_to_string (node, FALSE);
}

/**
 * cli_output_print:
 * @cli: a run
 * @status: how the command ended
 *
 * Prints the answer in the form that was asked for.
 *
 * Returns: @status, or the status of a standard output that cannot be written
 */
CliExit
cli_output_print (Cli *cli, CliExit status)
{
  if (g_strcmp0 (cli->globals.format, "ics") == 0)
    fputs (cli->calendar != NULL ? cli->calendar : "", stdout);
  else if (g_strcmp0 (cli->globals.format, "json") != 0)
    fputs (cli->text->str, stdout);
  else if (cli->answer != NULL)
    {
      g_autofree char *json = dup_json (cli->answer);

      fputs (json, stdout);
      fputc ('\n', stdout);
    }
  if (fflush (stdout) == 0 && !ferror (stdout))
    return status;
  int saved_errno = errno;
  cli_output_complain (_("The answer could not be written: %s"), g_strerror (saved_errno));
  return saved_errno == ENOSPC ? CLI_EXIT_NO_SPACE : CLI_EXIT_INTERNAL;
}

void
cli_output_set_text (JsonObject *object, const char *name, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
  else
    json_object_set_null_member (object, name);
}

void
cli_output_set_said (JsonObject *object, const char *name, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
}

void
cli_output_set_date (JsonObject *object, const char *name, const GDate *date)
{
  g_autofree char *text = jalon_date_format (date);

  cli_output_set_text (object, name, text);
}

/* 0 stands for "not known" in the core and is null here. */
void
cli_output_set_count (JsonObject *object, const char *name, gint64 count)
{
  if (count > 0)
    json_object_set_int_member (object, name, count);
  else
    json_object_set_null_member (object, name);
}

void
cli_output_set_texts (JsonObject *object, const char *name, GPtrArray *texts)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; texts != NULL && i < texts->len; i++)
    json_array_add_string_element (array, g_ptr_array_index (texts, i));
  json_object_set_array_member (object, name, array);
}

/**
 * cli_output_dup_file_name:
 * @path: a file name as the system has it
 *
 * Returns: (transfer full): the same as UTF-8, unchanged when it is UTF-8 already
 */
char *
cli_output_dup_file_name (const char *path)
{
  return g_utf8_make_valid (path, -1);
}
