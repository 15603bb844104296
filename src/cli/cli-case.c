/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * case new, list, show, verify, rebuild.
 */
#include <glib/gi18n.h>
#include <string.h>

#include "cli/cli-people.h"
#include "cli/cli-values.h"
#include "cli/cli.h"
#include "core/case/jalon-case-verify.h"
#include "phrases/jalon-phrases.h"

typedef struct {
  char *given;
  char *family;
} NewOptions;

static const CliOption new_options[] = {
  { "given", 0, CLI_TEXT, G_STRUCT_OFFSET (NewOptions, given), TRUE, "NAME", NULL, N_ ("The given name, as on the title") },
  { "family", 0, CLI_TEXT, G_STRUCT_OFFSET (NewOptions, family), TRUE, "NAME", NULL, N_ ("The family name, as on the title") },
  { NULL },
};

static CliExit
run_new (Cli *cli)
{
  const NewOptions      *options = cli->options;
  g_autoptr(GError)      error = NULL;
  g_autoptr(JalonPerson) person = jalon_person_new ();

  person->given = g_strdup (options->given);
  person->family = g_strdup (options->family);
  cli_context_need_folder (cli);
  cli->open_case = jalon_case_create (cli->folder, person, FALSE, &error);
  if (cli->open_case == NULL || !jalon_case_save (cli->open_case, &error))
    return cli_output_fail (error);
  cli->answer = json_object_new ();
  json_object_set_string_member (cli->answer, "case", jalon_case_get_uuid (cli->open_case));
  /* Translators: %s is the id of the case */
  cli_output_line (cli, _("A new case was made: %s"), jalon_case_get_uuid (cli->open_case));
  return CLI_EXIT_FINE;
}

/* A case that cannot be opened is listed with its id and said on standard error; the others are still answered. */
static CliExit
list_case (Cli *cli, const JalonCaseJudged *judged, JsonArray *cases)
{
  const JalonPerson *person = judged->row->error == NULL ? judged->row->person : NULL;
  JsonObject        *object = json_object_new ();
  JsonObject        *name = json_object_new ();

  json_array_add_object_element (cases, object);
  json_object_set_string_member (object, "case", judged->row->uuid);
  cli_output_set_text (name, "given", person != NULL ? person->given : NULL);
  cli_output_set_text (name, "family", person != NULL ? person->family : NULL);
  json_object_set_object_member (object, "person", name);
  cli_people_set_nearest (object, judged);
  if (person != NULL)
    {
      const char *date = json_object_get_string_member_with_default (object, "date", NULL);

      cli_output_line (cli, "%s  %s %s%s%s", judged->row->uuid, person->given, person->family, date != NULL ? "  " : "",
                       date != NULL ? date : "");
      return CLI_EXIT_FINE;
    }
  cli_output_line (cli, "%s  %s", judged->row->uuid, _("cannot be opened"));
  return cli_people_complain (judged);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const JalonCaseJudged *left = *(JalonCaseJudged *const *) a, *right = *(JalonCaseJudged *const *) b;

  return strcmp (left->row->uuid, right->row->uuid);
}

static CliExit
run_list (Cli *cli)
{
  g_autoptr(GError)    error = NULL;
  g_autoptr(GPtrArray) all = cli_people_judge (cli, &error);
  JsonArray           *cases = NULL;
  CliExit              status = CLI_EXIT_FINE;

  if (all == NULL)
    return cli_output_fail (error);
  g_ptr_array_sort (all, compare_ids);
  cases = json_array_new ();
  for (guint i = 0; i < all->len; i++)
    {
      CliExit one = list_case (cli, all->pdata[i], cases);

      if (status == CLI_EXIT_FINE)
        status = one;
    }
  if (all->len == 0)
    cli_output_line (cli, "%s", _("There is no case here yet. “jalon-cli case new” makes one."));
  cli->answer = json_object_new ();
  json_object_set_array_member (cli->answer, "cases", cases);
  return status;
}

/* The parts that show and rebuild have in common. */
static void
answer_case (Cli *cli)
{
  JalonCase             *the_case = cli->open_case;
  g_autoptr(JalonPerson) person = jalon_case_dup_person (the_case);
  g_autoptr(GPtrArray)   titles = jalon_case_list_titles (the_case);
  g_autoptr(GPtrArray)   procedures = jalon_case_list_procedures (the_case);
  g_autoptr(GPtrArray)   events = jalon_case_list_events (the_case);
  g_autoptr(GPtrArray)   details = jalon_case_list_details (the_case);
  g_autoptr(GPtrArray)   papers = jalon_case_list_papers (the_case, FALSE);
  JsonObject            *name = json_object_new ();

  cli->answer = json_object_new ();
  json_object_set_string_member (cli->answer, "case", jalon_case_get_uuid (the_case));
  cli_output_set_text (name, "given", person->given);
  cli_output_set_text (name, "family", person->family);
  json_object_set_object_member (cli->answer, "person", name);
  json_object_set_array_member (cli->answer, "titles", cli_values_titles_to_json (titles));
  json_object_set_array_member (cli->answer, "procedures", cli_values_procedures_to_json (procedures));
  json_object_set_array_member (cli->answer, "events", cli_values_events_to_json (events));
  if (details->len > 0)
    json_object_set_array_member (cli->answer, "details", cli_values_details_to_json (details));
  json_object_set_array_member (cli->answer, "papers", cli_values_papers_to_json (papers));
  json_object_set_int_member (cli->answer, "generation", jalon_case_get_generation (the_case));

  cli_output_line (cli, "%s %s", person->given, person->family);
  cli_values_say_titles (cli, titles);
  cli_values_say_procedures (cli, procedures);
  cli_values_say_events (cli, events);
  cli_values_say_details (cli, details);
  cli_output_line (cli, ngettext ("%d paper", "%d papers", papers->len), (int) papers->len);
  cli_values_say_papers (cli, papers);
}

static CliExit
run_show (Cli *cli)
{
  g_autoptr(GError) error = NULL;

  if (!cli_context_need_case (cli, &error))
    return cli_output_fail (error);
  answer_case (cli);
  if (!jalon_case_is_read_only (cli->open_case))
    return CLI_EXIT_FINE;
  cli_output_complain (_("The newest saved state is damaged; this is an older one. “jalon-cli case verify” names the damage, "
                         "“jalon-cli case rebuild” brings back what the papers know."));
  return CLI_EXIT_DAMAGED;
}

static JsonArray *
damages_to_json (Cli *cli, GPtrArray *damages)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < damages->len; i++)
    {
      const JalonDamage *damage = g_ptr_array_index (damages, i);
      JsonObject        *object = json_object_new ();
      g_autofree char   *why = jalon_phrase_damage (damage->why);

      cli_output_set_text (object, "path", damage->path);
      cli_output_set_text (object, "why", damage->why);
      json_array_add_object_element (array, object);
      cli_output_line (cli, "%s: %s", damage->path, why);
    }
  return array;
}

static void
say_left_over (Cli *cli, const JalonVerifyReport *report)
{
  if (report->orphans->len > 0)
    cli_output_line (cli, ngettext ("%d file is here that no paper mentions. It stays until you decide.",
                                    "%d files are here that no paper mentions. They stay until you decide.", report->orphans->len),
                     (int) report->orphans->len);
  if (report->temporaries->len > 0)
    cli_output_line (cli, ngettext ("%d unfinished file is left over from an interrupted save. It harms nothing.",
                                    "%d unfinished files are left over from an interrupted save. They harm nothing.",
                                    report->temporaries->len),
                     (int) report->temporaries->len);
}

static CliExit
run_verify (Cli *cli)
{
  g_autoptr(GError)            error = NULL;
  g_autofree char             *uuid = cli_context_dup_case_id (cli, &error);
  g_autoptr(JalonVerifyReport) report = NULL;
  gboolean                     sound;

  if (uuid != NULL)
    report = jalon_case_verify (cli->folder, uuid, NULL, &error);
  if (report == NULL)
    return cli_output_fail (error);
  cli->answer = json_object_new ();
  json_object_set_array_member (cli->answer, "damaged", damages_to_json (cli, report->damaged));
  cli_output_set_texts (cli->answer, "orphans", report->orphans);
  cli_output_set_texts (cli->answer, "temporaries", report->temporaries);
  json_object_set_array_member (cli->answer, "changed_outside", damages_to_json (cli, report->changed_outside));
  say_left_over (cli, report);
  sound = report->damaged->len == 0 && report->changed_outside->len == 0;
  if (sound)
    {
      cli_output_line (cli, "%s", _("Every file of the case is as it was saved."));
      return CLI_EXIT_FINE;
    }
  cli_output_complain (_("The case is damaged. Nothing was overwritten. “jalon-cli case rebuild” brings back what the papers know; "
                         "a backup brings back everything."));
  return CLI_EXIT_DAMAGED;
}

static void
say_keys (Cli *cli, const char *heading, GPtrArray *keys)
{
  if (keys->len == 0)
    return;
  cli_output_line (cli, "%s", heading);
  for (guint i = 0; i < keys->len; i++)
    cli_output_line (cli, "  %s", (const char *) g_ptr_array_index (keys, i));
}

static CliExit
run_rebuild (Cli *cli)
{
  g_autoptr(GError)             error = NULL;
  g_autofree char              *uuid = cli_context_dup_case_id (cli, &error);
  g_autoptr(JalonRebuildReport) report = NULL;

  if (uuid != NULL)
    report = jalon_case_rebuild (cli->folder, uuid, &error);
  if (report == NULL)
    return cli_output_fail (error);
  cli->open_case = jalon_case_open (cli->folder, uuid, &error);
  if (cli->open_case == NULL)
    return cli_output_fail (error);
  answer_case (cli);
  cli_output_set_texts (cli->answer, "restored", report->restored);
  cli_output_set_texts (cli->answer, "lost", report->lost);
  say_keys (cli, _("Brought back:"), report->restored);
  say_keys (cli, _("Could not be brought back:"), report->lost);
  return CLI_EXIT_FINE;
}

const CliCommand cli_case_commands[] = {
  { "case new", NULL, 0, 0, new_options, sizeof (NewOptions), run_new, N_ ("Makes a case for one person") },
  { "case list", NULL, 0, 0, NULL, 0, run_list, N_ ("Lists the cases of the data folder, each with its nearest date") },
  { "case show", NULL, 0, 0, NULL, 0, run_show, N_ ("Shows a case: person, titles, applications, events, details, papers") },
  { "case verify", NULL, 0, 0, NULL, 0, run_verify, N_ ("Reads every file of a case again and names what is damaged") },
  { "case rebuild", NULL, 0, 0, NULL, 0, run_rebuild, N_ ("Brings back what the stored files know when the index is lost") },
  { NULL },
};
