/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * case search: finds what was written down by its words; papers have their own search.
 */
#include <glib/gi18n.h>

#include "cli/cli-values.h"
#include "cli/cli.h"
#include "core/journal/jalon-said-search.h"

static void
say_hit (Cli *cli, const JalonSaidHit *hit)
{
  g_autoptr(GPtrArray) one = g_ptr_array_new ();

  g_ptr_array_add (one, (gpointer) hit->value);
  switch (hit->kind)
    {
    case JALON_SAID_DETAIL:
      cli_values_say_details (cli, one);
      break;
    case JALON_SAID_TITLE:
      cli_values_say_titles (cli, one);
      break;
    case JALON_SAID_REQUEST:
      cli_values_say_procedures (cli, one);
      break;
    case JALON_SAID_EVENT:
    default:
      cli_values_say_events (cli, one);
    }
}

static JsonArray *
answer_hits (Cli *cli, GArray *hits)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < hits->len; i++)
    {
      const JalonSaidHit *hit = &g_array_index (hits, JalonSaidHit, i);
      JsonObject         *object = json_object_new ();

      cli_output_set_text (object, "kind", jalon_said_kind_get_name (hit->kind));
      cli_output_set_text (object, "id", jalon_said_hit_get_id (hit));
      json_array_add_object_element (array, object);
      say_hit (cli, hit);
    }
  return array;
}

static CliExit
run_search (Cli *cli)
{
  g_autoptr(GError)    error = NULL;
  g_autoptr(GPtrArray) details = NULL, titles = NULL, requests = NULL, events = NULL;
  g_autoptr(GString)   query = g_string_new (NULL);
  g_autoptr(GArray)    hits = NULL;

  if (!cli_context_need_packs (cli, &error) || !cli_context_need_case (cli, &error))
    return cli_output_fail (error);
  for (guint i = 0; i < cli->arguments->len; i++)
    {
      g_autofree char *word = cli_output_dup_file_name (CLI_ARGUMENT (cli, i));

      g_string_append_printf (query, " %s", word);
    }
  details = jalon_case_list_details (cli->open_case);
  titles = jalon_case_list_titles (cli->open_case);
  requests = jalon_case_list_procedures (cli->open_case);
  events = jalon_case_list_events (cli->open_case);
  hits = jalon_said_find (cli->packs, &(JalonSaid) { details, titles, requests, events }, query->str);
  cli->answer = json_object_new ();
  json_object_set_array_member (cli->answer, "found", answer_hits (cli, hits));
  if (hits->len == 0)
    cli_output_line (cli, "%s", _("Nothing that is written down has these words."));
  return CLI_EXIT_FINE;
}

const CliCommand cli_search_commands[] = {
  { "case search", "WORDS", 1, -1, NULL, 0, run_search, N_ ("Finds titles, applications, events and details by their words") },
  { NULL },
};
