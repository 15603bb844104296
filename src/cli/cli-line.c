/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * line: which paper proves stay, work and travel on which day, where nothing does, and what comes next. Reads a case and changes nothing.
 */
#include <glib/gi18n.h>

#include "cli/cli-line-days.h"
#include "cli/cli-line-pages.h"
#include "cli/cli-line-what-if.h"
#include "core/jalon-date.h"
#include "core/law/jalon-alerts.h"
#include "core/law/jalon-rights-line.h"
#include "core/law/jalon-rules-age.h"
#include "jalon-config.h"
#include "phrases/jalon-phrases-line.h"
#include "phrases/jalon-phrases-pages.h"
#include "phrases/jalon-phrases.h"

static JsonArray *
next_to_json (GPtrArray *next)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < next->len; i++)
    {
      const JalonNextDate *date = g_ptr_array_index (next, i);
      JsonObject          *object = json_object_new ();

      json_object_set_string_member (object, "rule", date->rule);
      cli_output_set_date (object, "date", &date->date);
      json_object_set_string_member (object, "do", date->action);
      json_object_set_string_member (object, "applies", date->sure ? "yes" : "unknown");
      cli_output_set_said (object, "question", date->question);
      json_array_add_object_element (array, object);
    }
  return array;
}

static void
say_alerts (Cli *cli, JalonRightsLine *line, GPtrArray *next)
{
  g_autoptr(GArray) alerts = jalon_alerts_list (line, next, &cli->globals.today);
  g_autofree char  *said = NULL;

  for (guint i = 0; i < alerts->len; i++)
    {
      const JalonAlert *alert = &g_array_index (alerts, JalonAlert, i);
      g_autofree char  *sentence = jalon_phrase_alert_named (cli->packs, alert);
      g_autofree char  *action = jalon_phrase_alert_action (alert);

      gboolean          of_work = alert->kind == JALON_ALERT_WORK_UNPROVEN || alert->kind == JALON_ALERT_WORK_ENDS;

      /* What is to be done for stay and work alike is said once. */
      if (of_work && g_strcmp0 (action, said) == 0)
        cli_output_line (cli, "%s", sentence);
      else
        cli_output_line (cli, "%s %s", sentence, action);
      g_free (said);
      said = g_steal_pointer (&action);
    }
}

static void
say_next (Cli *cli, GPtrArray *next)
{
  if (next->len == 0)
    return;
  cli_output_line (cli, "%s", _("What comes next"));
  for (guint i = 0; i < next->len; i++)
    {
      g_autofree char *sentence = jalon_phrase_next_date (cli->packs, g_ptr_array_index (next, i));

      cli_output_line (cli, "  %s", sentence);
    }
}

/* A wrong clock makes every date wrong without a sign, so it is asked about; old rules are said. */
static void
say_age (Cli *cli)
{
  JalonRulesAge    age;
  GDate            newest, built_on;
  g_autofree char *said = NULL;
  g_autofree char *asked = NULL;
  g_autoptr(GPtrArray) events = NULL;
  g_autoptr(GPtrArray) papers = NULL;

  jalon_packs_get_newest_reading (cli->packs, &newest);
  jalon_date_parse (JALON_BUILT_ON, &built_on);
  jalon_rules_age_judge (&age, &cli->globals.today, &built_on, &newest);
  events = jalon_case_list_events (cli->open_case);
  papers = jalon_case_list_papers (cli->open_case, FALSE);
  jalon_rules_age_hold_against_entries (&age, &cli->globals.today, events, papers);
  said = jalon_phrase_rules_age (&age);
  cli_output_line (cli, "%s", said);
  if (cli->today_is_clock)
    asked = jalon_phrase_clock (&age, &cli->globals.today);
  if (asked != NULL)
    cli_output_complain ("%s", asked);
}

static void
say_line (Cli *cli, JalonRightsLine *line, GPtrArray *next)
{
  say_alerts (cli, line, next);
  if (!jalon_rights_line_is_empty (line))
    cli_line_days_say (cli, line);
  say_next (cli, next);
  say_age (cli);
}

static void
answer_line (Cli *cli, JalonRightsLine *line, GPtrArray *next)
{
  cli->answer = json_object_new ();
  cli_line_days_to_json (cli->answer, line);
  json_object_set_array_member (cli->answer, "next", next_to_json (next));
}

static void
write_calendar (Cli *cli, JalonRightsLine *line, GPtrArray *next)
{
  JalonPageCase page_case = { .packs = cli->packs, .line = line, .next = next, .today = cli->globals.today };

  cli->calendar = jalon_page_calendar (&page_case, jalon_case_get_uuid (cli->open_case));
}

/* The facts of the line and the next dates of the case. */
static JalonLineFacts *
read_case (Cli *cli, GPtrArray **next)
{
  g_autoptr(GPtrArray)        titles = jalon_case_list_titles (cli->open_case);
  g_autoptr(GPtrArray)        procedures = jalon_case_list_procedures (cli->open_case);
  g_autoptr(GPtrArray)        events = jalon_case_list_events (cli->open_case);
  g_autoptr(GPtrArray)        papers = jalon_case_list_papers (cli->open_case, FALSE);
  g_autoptr(JalonRenewalFile) renewal = jalon_case_dup_renewal (cli->open_case);
  g_autoptr(GPtrArray)        details = jalon_case_list_details (cli->open_case);
  JalonNextCase               values = { titles, procedures, events, papers, renewal, details };
  JalonLineFacts             *facts = jalon_line_facts_new_for_case (titles, procedures, events, papers, renewal);

  *next = jalon_next_list (cli->packs, &values, &cli->globals.today);
  jalon_line_facts_add_details (facts, details);
  return facts;
}

/* "Not proven" is a finding: today nothing, not even a word of the person, proves the stay or the right to work. */
static CliExit
judge_today (Cli *cli, JalonRightsLine *line)
{
  gint32 today = (gint32) g_date_get_julian (&cli->globals.today);

  if (jalon_rights_line_is_empty (line) || jalon_rights_line_lookup_gap (line, JALON_RIGHT_STAY, today) != NULL
      || jalon_rights_line_lookup_gap (line, JALON_RIGHT_WORK, today) != NULL)
    return CLI_EXIT_FINDINGS;
  return CLI_EXIT_FINE;
}

static CliExit
run_line (Cli *cli)
{
  g_autoptr(GError)          error = NULL;
  g_autoptr(JalonLineFacts)  facts = NULL;
  g_autoptr(JalonRightsLine) line = NULL;
  g_autoptr(GPtrArray)       next = NULL;

  if (!cli_line_pages_check (cli, &error) || !cli_line_what_if_check (cli, &error) || !cli_context_need_packs (cli, &error) || !cli_context_need_case (cli, &error))
    return cli_output_fail (error);
  facts = read_case (cli, &next);
  line = jalon_rights_line_new (cli->packs, facts);
  if (cli_line_pages_wanted (cli))
    return cli_line_pages_write (cli, line, next);
  answer_line (cli, line, next);
  if (cli_line_what_if_wanted (cli))
    cli_line_what_if_answer (cli, line);
  else
    say_line (cli, line, next);
  if (g_strcmp0 (cli->globals.format, "ics") == 0)
    write_calendar (cli, line, next);
  return judge_today (cli, line);
}

const CliCommand cli_line_commands[] = {
  { "line", NULL, 0, 0, cli_line_options, sizeof (CliLineOptions), run_line, N_ ("Shows which paper proves stay, work and travel on each day, and what comes next"),
    TRUE },
  { NULL },
};
