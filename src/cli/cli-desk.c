/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * contacts: who helps. desk: the desk of an association, written into the data folder and shown first.
 */
#include "cli/cli-desk.h"

#include "core/case/jalon-desk.h"
#include "phrases/jalon-phrases-letter.h"

#include <glib/gi18n.h>

typedef struct {
  char *about;
} ContactOptions;

typedef struct {
  char *name, *phone, *address, *hours, *note;
} DeskOptions;

static const char *const matters[] = { "refusal", "removal", "confined", "detained", "papers", "employer", "portal", "any", NULL };

static JsonNode *
desk_to_json (const JalonDesk *desk)
{
  if (desk == NULL)
    return json_node_new (JSON_NODE_NULL);
  JsonObject *object = json_object_new ();
  JsonNode   *node = json_node_new (JSON_NODE_OBJECT);

  cli_output_set_text (object, "name", desk->name);
  cli_output_set_text (object, "phone", desk->phone);
  cli_output_set_text (object, "address", desk->address);
  cli_output_set_text (object, "hours", desk->hours);
  cli_output_set_text (object, "note", desk->note);
  json_node_take_object (node, object);
  return node;
}

static JsonObject *
help_to_json (const JalonHelp *help)
{
  JsonObject *object = json_object_new ();
  JsonArray  *about = json_array_new ();

  for (int i = 0; help->matters[i] != NULL; i++)
    json_array_add_string_element (about, help->matters[i]);
  cli_output_set_text (object, "id", help->id);
  cli_output_set_text (object, "kind", help->kind);
  cli_output_set_text (object, "name", help->term_fr);
  cli_output_set_text (object, "phone", help->phone);
  cli_output_set_text (object, "address", help->address);
  cli_output_set_text (object, "web", help->web);
  cli_output_set_text (object, "hours", help->hours);
  json_object_set_array_member (object, "about", about);
  cli_output_set_text (object, "source", help->source.name);
  cli_output_set_text (object, "url", help->source.url);
  cli_output_set_date (object, "read_on", &help->source.read_on);
  cli_output_set_text (object, "confidence", help->source.confidence);
  return object;
}

static void
say_reach (Cli *cli, const char *phone, const char *hours, const char *address, const char *web)
{
  if (phone != NULL && hours != NULL)
    cli_output_line (cli, "  %s · %s", phone, hours);
  else if (phone != NULL || hours != NULL)
    cli_output_line (cli, "  %s", phone != NULL ? phone : hours);
  if (address != NULL)
    cli_output_line (cli, "  %s", address);
  if (web != NULL)
    cli_output_line (cli, "  %s", web);
}

static void
say_desk (Cli *cli, const JalonDesk *desk)
{
  cli_output_line (cli, "%s", desk->name);
  say_reach (cli, desk->phone, desk->hours, desk->address, NULL);
  if (desk->note != NULL)
    cli_output_line (cli, "  %s", desk->note);
}

static void
say_help (Cli *cli, const JalonHelp *help)
{
  g_autofree char *name = jalon_phrase_help_name (help);
  g_autofree char *source = jalon_phrase_help_source (help);

  cli_output_line (cli, "%s", name);
  say_reach (cli, help->phone, help->hours != NULL ? _(help->hours) : NULL, help->address, help->web);
  cli_output_line (cli, "  %s", _(help->text));
  cli_output_line (cli, "  %s", source);
}

static gboolean
load_desk (Cli *cli, JalonDesk **desk, GError **error)
{
  g_autoptr(GError) local = NULL;

  cli_context_need_folder (cli);
  if (jalon_desk_load (cli->folder, desk, &local))
    return TRUE;
  g_autofree char *sentence = jalon_phrase_desk_error (local);
  g_set_error_literal (error, CLI_ERROR, jalon_error_get_exit_status (local), sentence);
  return FALSE;
}

gboolean
cli_desk_answer_contacts (Cli *cli, const char *matter, GError **error)
{
  g_autoptr(JalonDesk) desk = NULL;
  g_autoptr(GPtrArray) found = jalon_packs_list_help (cli->packs, matter);
  JsonArray           *contacts = json_array_new ();
  gboolean             known = load_desk (cli, &desk, error);

  if (desk != NULL)
    say_desk (cli, desk);
  for (guint i = 0; i < found->len; i++)
    {
      json_array_add_object_element (contacts, help_to_json (g_ptr_array_index (found, i)));
      say_help (cli, g_ptr_array_index (found, i));
    }
  json_object_set_member (cli->answer, "desk", desk_to_json (desk));
  json_object_set_array_member (cli->answer, "contacts", contacts);
  return known;
}

static CliExit
run_contacts (Cli *cli)
{
  const ContactOptions *options = cli->options;
  g_autoptr(GError)     error = NULL;

  if (!cli_context_need_packs (cli, &error))
    return cli_output_fail (error);
  cli->answer = json_object_new ();
  if (!cli_desk_answer_contacts (cli, options->about, &error))
    return cli_output_fail (error);
  return CLI_EXIT_FINE;
}

static CliExit
answer_desk (Cli *cli, const JalonDesk *desk)
{
  cli->answer = json_object_new ();
  json_object_set_member (cli->answer, "desk", desk_to_json (desk));
  if (desk != NULL)
    say_desk (cli, desk);
  else
    cli_output_line (cli, "%s", _("No desk is written here."));
  return CLI_EXIT_FINE;
}

static CliExit
run_desk_show (Cli *cli)
{
  g_autoptr(GError)    error = NULL;
  g_autoptr(JalonDesk) desk = NULL;

  return load_desk (cli, &desk, &error) ? answer_desk (cli, desk) : cli_output_fail (error);
}

static CliExit
run_desk_set (Cli *cli)
{
  const DeskOptions   *options = cli->options;
  g_autoptr(GError)    error = NULL;
  g_autoptr(JalonDesk) desk = jalon_desk_new ();

  desk->name = g_strdup (options->name);
  desk->phone = g_strdup (options->phone);
  desk->address = g_strdup (options->address);
  desk->hours = g_strdup (options->hours);
  desk->note = g_strdup (options->note);
  if (!jalon_desk_is_usable (desk))
    {
      g_set_error (&error, JALON_ERROR, JALON_ERROR_USAGE,
                   _("--phone or --address: give one of them; each text has at most %d characters"), JALON_DESK_MOST_CHARACTERS);
      return cli_output_fail (error);
    }
  cli_context_need_folder (cli);
  if (!jalon_desk_save (cli->folder, desk, &error))
    return cli_output_fail (error);
  return answer_desk (cli, desk);
}

static CliExit
run_desk_remove (Cli *cli)
{
  g_autoptr(GError) error = NULL;

  cli_context_need_folder (cli);
  if (g_file_test (jalon_folder_get_path (cli->folder), G_FILE_TEST_IS_DIR) && !jalon_desk_save (cli->folder, NULL, &error))
    return cli_output_fail (error);
  return answer_desk (cli, NULL);
}

static const CliOption contact_options[] = {
  { "about", 0, CLI_TEXT, G_STRUCT_OFFSET (ContactOptions, about), FALSE,
    "refusal|removal|confined|detained|papers|employer|portal|any", matters, N_ ("What help is wanted with (default: all)") },
  { NULL },
};

static const CliOption desk_options[] = {
  { "name", 0, CLI_TEXT, G_STRUCT_OFFSET (DeskOptions, name), TRUE, "TEXT", NULL, N_ ("Who helps") },
  { "phone", 0, CLI_TEXT, G_STRUCT_OFFSET (DeskOptions, phone), FALSE, "TEXT", NULL, N_ ("The telephone number") },
  { "address", 0, CLI_TEXT, G_STRUCT_OFFSET (DeskOptions, address), FALSE, "TEXT", NULL, N_ ("Where to go") },
  { "hours", 0, CLI_TEXT, G_STRUCT_OFFSET (DeskOptions, hours), FALSE, "TEXT", NULL, N_ ("When it is open") },
  { "note", 0, CLI_TEXT, G_STRUCT_OFFSET (DeskOptions, note), FALSE, "TEXT", NULL, N_ ("What else to know") },
  { NULL },
};

const CliCommand cli_desk_commands[] = {
  { "contacts", NULL, 0, 0, contact_options, sizeof (ContactOptions), run_contacts, N_ ("Lists who helps, your own desk first") },
  { "desk show", NULL, 0, 0, NULL, 0, run_desk_show, N_ ("Shows the desk that is written in the data folder") },
  { "desk set", NULL, 0, 0, desk_options, sizeof (DeskOptions), run_desk_set, N_ ("Writes the desk of an association: who helps first") },
  { "desk remove", NULL, 0, 0, NULL, 0, run_desk_remove, N_ ("Removes that desk") },
  { NULL },
};
