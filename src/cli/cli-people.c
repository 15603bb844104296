/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * people: everyone of the data folder by the nearest danger, and this week's list on paper. Reads cases and changes none of them.
 */
#include "cli/cli-people.h"

#include <glib/gi18n.h>

#include "cli/cli-out.h"
#include "phrases/jalon-phrases-line.h"
#include "phrases/jalon-phrases-people.h"

typedef struct {
  gboolean week;
  gboolean names;
  char    *out;
} PeopleOptions;

static const CliOption people_options[] = {
  { "week", 0, CLI_FLAG, G_STRUCT_OFFSET (PeopleOptions, week), FALSE, NULL, NULL,
    N_ ("Only who has a date within seven days, and who cannot be read") },
  { "out", 'o', CLI_PATH, G_STRUCT_OFFSET (PeopleOptions, out), FALSE, "FILE", NULL,
    N_ ("Write this week’s list as a PDF, with initials; needs --week; nothing may stand there") },
  { "names", 0, CLI_FLAG, G_STRUCT_OFFSET (PeopleOptions, names), FALSE, NULL, NULL,
    N_ ("With -o: full names instead of initials") },
  { NULL },
};

static const char *const states[] = { "readable", "older", "damaged", "newer", "unreadable", "not-read" };
static const char *const groups[] = { "unreadable", "week", "month", "later", "none", "not-read", "example" };

/**
 * cli_people_judge:
 * @cli: a run
 *
 * Returns: (transfer full) (nullable) (element-type JalonCaseJudged): everyone, the nearest danger first
 */
GPtrArray *
cli_people_judge (Cli *cli, GError **error)
{
  cli_context_need_folder (cli);
  if (!cli_context_need_packs (cli, error))
    return NULL;
  g_autoptr(JalonCaseload) caseload = jalon_caseload_new (cli->folder, cli->packs);
  if (!jalon_caseload_load (caseload, error))
    return NULL;
  jalon_caseload_refresh (caseload, &cli->globals.today, NULL, NULL, NULL);
  return jalon_caseload_judge (caseload, &cli->globals.today);
}

static const char *
get_kind (const JalonDanger *danger)
{
  if (danger->sort == JALON_DANGER_ALERT)
    return jalon_alert_kind_get_name (danger->kind);
  return danger->sort == JALON_DANGER_DATE ? "date" : "stay-ends";
}

/**
 * cli_people_set_nearest:
 * @object: an entry of a list
 * @judged: whose entry it is
 *
 * Adds how it stands and what is nearest: null where there is nothing.
 */
void
cli_people_set_nearest (JsonObject *object, const JalonCaseJudged *judged)
{
  const JalonDanger *lead = judged->dangers->len > 0 ? judged->dangers->pdata[0] : NULL;
  GDate day;

  g_date_clear (&day, 1);
  if (lead != NULL)
    jalon_day_to_date (lead->day, &day);
  json_object_set_string_member (object, "state", states[judged->row->state]);
  json_object_set_boolean_member (object, "example", judged->row->example);
  json_object_set_string_member (object, "group", groups[judged->group]);
  cli_output_set_date (object, "date", &day);
  cli_output_set_text (object, "kind", lead != NULL ? get_kind (lead) : NULL);
  cli_output_set_text (object, "rule", lead != NULL ? lead->rule : NULL);
  cli_output_set_text (object, "do", lead != NULL ? lead->action : NULL);
  cli_output_set_text (object, "question", lead != NULL ? lead->question : NULL);
}

/**
 * cli_people_complain:
 * @judged: someone of the list
 *
 * Says on standard error what is wrong with a case that cannot be read.
 *
 * Returns: the exit status for it
 */
CliExit
cli_people_complain (const JalonCaseJudged *judged)
{
  if (judged->row->error == NULL)
    return CLI_EXIT_FINE;
  cli_output_complain_about (judged->row->uuid, judged->row->error);
  return (CliExit) jalon_error_get_exit_status (judged->row->error);
}

static JsonObject *
person_to_json (const JalonPerson *person)
{
  JsonObject *name = json_object_new ();

  cli_output_set_text (name, "given", person != NULL ? person->given : NULL);
  cli_output_set_text (name, "family", person != NULL ? person->family : NULL);
  return name;
}

static JsonArray *
dates_to_json (const JalonCaseJudged *judged)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < judged->dangers->len; i++)
    {
      const JalonDanger *danger = judged->dangers->pdata[i];
      JsonObject        *object = json_object_new ();
      GDate              day;

      jalon_day_to_date (danger->day, &day);
      cli_output_set_date (object, "date", &day);
      json_object_set_string_member (object, "kind", get_kind (danger));
      cli_output_set_text (object, "rule", danger->rule);
      cli_output_set_text (object, "do", danger->action);
      cli_output_set_text (object, "question", danger->question);
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonObject *
judged_to_json (const JalonCaseJudged *judged)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "case", judged->row->uuid);
  json_object_set_object_member (object, "person", person_to_json (judged->row->person));
  cli_people_set_nearest (object, judged);
  json_object_set_array_member (object, "dates", dates_to_json (judged));
  return object;
}

static void
say (Cli *cli, const JalonCaseJudged *judged)
{
  const GDate     *today = &cli->globals.today;
  const JalonDanger *lead = judged->dangers->len > 0 ? judged->dangers->pdata[0] : NULL;
  g_autofree char *name = jalon_phrase_case_name (judged->row);
  g_autofree char *matter = jalon_phrase_case_matter (cli->packs, judged);
  g_autofree char *day = lead != NULL ? jalon_phrase_danger_day (lead, today) : NULL;
  g_autofree char *action = lead != NULL ? jalon_phrase_danger_action (lead) : NULL;
  g_autofree char *more = jalon_phrase_case_more (judged, today);

  cli_output_line (cli, "  %s  (%s)", name, judged->row->uuid);
  if (day != NULL)
    cli_output_line (cli, "    %s", day);
  cli_output_line (cli, "    %s", matter);
  if (action != NULL)
    cli_output_line (cli, "    %s", action);
  if (more != NULL)
    cli_output_line (cli, "    %s", more);
}

static void
say_age (Cli *cli)
{
  JalonRulesAge    age;
  GDate            newest;
  g_autofree char *said = NULL;

  jalon_packs_get_newest_reading (cli->packs, &newest);
  jalon_rules_age_judge (&age, &cli->globals.today, &newest, &newest);
  said = jalon_phrase_rules_age (&age);
  cli_output_line (cli, "%s", said);
}

static CliExit
list_people (Cli *cli, GPtrArray *all)
{
  const PeopleOptions *options = cli->options;
  JsonArray           *people = json_array_new ();
  JalonCaseGroup       shown = JALON_CASE_N_GROUPS;
  CliExit              status = CLI_EXIT_FINE;

  for (guint i = 0; i < all->len; i++)
    {
      const JalonCaseJudged *one = all->pdata[i];
      CliExit                trouble = cli_people_complain (one);

      if (status == CLI_EXIT_FINE)
        status = trouble;
      if (options->week && one->group != JALON_CASE_GROUP_WEEK && one->group != JALON_CASE_GROUP_UNREADABLE)
        continue;
      json_array_add_object_element (people, judged_to_json (one));
      if (one->group != shown)
        {
          g_autofree char *heading = jalon_phrase_case_group (one->group, &cli->globals.today);
          cli_output_line (cli, "%s", heading);
        }
      shown = one->group;
      say (cli, one);
    }
  if (all->len == 0)
    cli_output_line (cli, "%s", _("There is no case here yet. “jalon-cli case new” makes one."));
  else if (json_array_get_length (people) == 0)
    cli_output_line (cli, "%s", _("Nobody has a date this week."));
  if (all->len > 0)
    say_age (cli);
  cli->answer = json_object_new ();
  cli_output_set_date (cli->answer, "today", &cli->globals.today);
  json_object_set_array_member (cli->answer, "people", people);
  return status;
}

/* A case that cannot be read is on the sheet too, so the sheet is whole: what is wrong is said, and the status tells. */
static CliExit
write_week (Cli *cli, GPtrArray *all)
{
  const PeopleOptions *options = cli->options;
  JalonWeekSheet       counts;
  g_autoptr(GError)    error = NULL;
  g_autoptr(GBytes)    bytes = jalon_page_week (cli->packs, all, &cli->globals.today, options->names, &counts, &error);
  g_autofree char     *shown = cli_output_dup_file_name (options->out);
  CliExit              status = CLI_EXIT_FINE;

  if (bytes == NULL || !cli_out_save (options->out, bytes, &error))
    return cli_output_fail (error);
  for (guint i = 0; i < all->len; i++)
    {
      CliExit trouble = cli_people_complain (all->pdata[i]);

      if (status == CLI_EXIT_FINE)
        status = trouble;
    }
  cli->answer = json_object_new ();
  cli_output_set_text (cli->answer, "out", shown);
  json_object_set_int_member (cli->answer, "pages", counts.n_pages);
  json_object_set_int_member (cli->answer, "people", counts.n_people);
  json_object_set_int_member (cli->answer, "dates", counts.n_dates);
  cli_output_line (cli, ngettext ("Written: %1$s (%2$d page)", "Written: %1$s (%2$d pages)", (gulong) counts.n_pages), shown, counts.n_pages);
  return status;
}

static gboolean
check_options (Cli *cli, GError **error)
{
  const PeopleOptions *options = cli->options;

  if (options->out != NULL && !options->week)
    g_set_error_literal (error, JALON_ERROR, JALON_ERROR_USAGE, _("-o: needs --week, the list that is written"));
  else if (options->names && options->out == NULL)
    g_set_error_literal (error, JALON_ERROR, JALON_ERROR_USAGE, _("--names: needs -o FILE, the list that is written"));
  else
    return options->out == NULL || cli_out_check_free (options->out, error);
  return FALSE;
}

static CliExit
run_people (Cli *cli)
{
  const PeopleOptions *options = cli->options;
  g_autoptr(GError)    error = NULL;
  g_autoptr(GPtrArray) all = NULL;

  if (check_options (cli, &error))
    all = cli_people_judge (cli, &error);
  if (all == NULL)
    return cli_output_fail (error);
  return options->out != NULL ? write_week (cli, all) : list_people (cli, all);
}

const CliCommand cli_people_commands[] = {
  { "people", NULL, 0, 0, people_options, sizeof (PeopleOptions), run_people,
    N_ ("Lists everyone of the data folder, the nearest danger first; writes this week’s list") },
  { NULL },
};
