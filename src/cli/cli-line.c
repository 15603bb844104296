/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * line: which paper proves stay, work and travel on which day, where nothing does, and what comes next. Reads a case and changes nothing.
 */
#include <glib/gi18n.h>

#include "cli/cli-line-pages.h"
#include "core/jalon-date.h"
#include "core/law/jalon-alerts.h"
#include "core/law/jalon-rights-line.h"
#include "core/law/jalon-rules-age.h"
#include "core/sheets/jalon-calendar-file.h"
#include "jalon-config.h"
#include "phrases/jalon-phrases-line.h"
#include "phrases/jalon-phrases.h"

static void
set_day (JsonObject *object, const char *name, gint32 day)
{
  GDate date;

  jalon_day_to_date (day, &date);
  cli_output_set_date (object, name, &date);
}

static JsonObject *
days_to_json (const JalonInterval *days)
{
  JsonObject *object = json_object_new ();

  set_day (object, "from", days->from);
  set_day (object, "until", days->until);
  return object;
}

static JsonObject *
proof_to_json (const JalonProof *proof)
{
  JsonObject *object = days_to_json (&proof->days);

  json_object_set_string_member (object, "proof", proof->rule != NULL ? proof->rule : proof->title->kind);
  json_object_set_string_member (object, "basis", proof->confirmed ? "confirmed" : "stated");
  if (proof->right == JALON_RIGHT_WORK)
    json_object_set_string_member (object, "scope", jalon_scope_get_name (proof->scope));
  json_object_set_string_member (object, "title", proof->title->id);
  cli_output_set_text (object, "paper", proof->title->paper);
  cli_output_set_said (object, "pages", proof->title->pages);
  cli_output_set_text (object, "with", proof->with != NULL ? proof->with->id : NULL);
  json_object_set_string_member (object, "source", proof->source->name);
  return object;
}

static JsonArray *
proofs_to_json (JalonRightsLine *line, JalonRight right)
{
  JsonArray        *array = json_array_new ();
  gsize             count;
  const JalonProof *proofs = jalon_rights_line_get_proofs (line, right, &count);

  for (gsize i = 0; i < count; i++)
    json_array_add_object_element (array, proof_to_json (&proofs[i]));
  return array;
}

static JsonArray *
gaps_to_json (JalonRightsLine *line)
{
  JsonArray *array = json_array_new ();

  for (JalonRight right = JALON_RIGHT_STAY; right < JALON_N_RIGHTS; right++)
    {
      gsize           count;
      const JalonGap *gaps = jalon_rights_line_get_gaps (line, right, &count);

      for (gsize i = 0; i < count; i++)
        {
          JsonObject *object = days_to_json (&gaps[i].days);

          json_object_set_string_member (object, "right", jalon_right_get_name (right));
          json_array_add_object_element (array, object);
        }
    }
  return array;
}

static JsonArray *
doubts_to_json (JalonRightsLine *line)
{
  JsonArray *array = json_array_new ();

  for (JalonRight right = JALON_RIGHT_STAY; right < JALON_N_RIGHTS; right++)
    {
      gsize             count;
      const JalonDoubt *doubts = jalon_rights_line_get_doubts (line, right, &count);

      for (gsize i = 0; i < count; i++)
        {
          JsonObject *object = days_to_json (&doubts[i].days);

          json_object_set_string_member (object, "right", jalon_right_get_name (right));
          json_object_set_string_member (object, "proof", doubts[i].rule != NULL ? doubts[i].rule : doubts[i].title->kind);
          json_object_set_string_member (object, "question", doubts[i].question);
          json_array_add_object_element (array, object);
        }
    }
  return array;
}

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
say_proofs (Cli *cli, JalonRightsLine *line, JalonRight right)
{
  gsize             count;
  const JalonProof *proofs = jalon_rights_line_get_proofs (line, right, &count);

  for (gsize i = 0; i < count; i++)
    {
      g_autofree char *days = jalon_phrase_line_days (&proofs[i].days);
      g_autofree char *proof = jalon_phrase_line_proof (cli->packs, &proofs[i]);
      g_autofree char *basis = jalon_phrase_line_basis (&proofs[i]);
      g_autofree char *source = jalon_phrase_source (proofs[i].source, &cli->globals.today);

      cli_output_line (cli, "  %s", days);
      cli_output_line (cli, "    %s", proof);
      if (right == JALON_RIGHT_WORK)
        {
          g_autofree char *scope = jalon_phrase_line_scope (proofs[i].scope);

          cli_output_line (cli, "    %s", scope);
        }
      cli_output_line (cli, "    %s", basis);
      cli_output_line (cli, "    %s", source);
    }
}

static void
say_rest (Cli *cli, JalonRightsLine *line, JalonRight right)
{
  gsize             n_gaps, n_doubts;
  const JalonGap   *gaps = jalon_rights_line_get_gaps (line, right, &n_gaps);
  const JalonDoubt *doubts = jalon_rights_line_get_doubts (line, right, &n_doubts);

  for (gsize i = 0; i < n_gaps; i++)
    {
      g_autofree char *gap = jalon_phrase_line_gap (&gaps[i]);

      cli_output_line (cli, "  %s", gap);
    }
  for (gsize i = 0; i < n_doubts; i++)
    {
      g_autofree char *doubt = jalon_phrase_line_doubt (&doubts[i]);

      cli_output_line (cli, "  %s", doubt);
    }
}

static void
say_alerts (Cli *cli, JalonRightsLine *line, GPtrArray *next)
{
  g_autoptr(GArray) alerts = jalon_alerts_list (line, next, &cli->globals.today);
  g_autofree char  *said = NULL;

  for (guint i = 0; i < alerts->len; i++)
    {
      const JalonAlert *alert = &g_array_index (alerts, JalonAlert, i);
      g_autofree char  *sentence = jalon_phrase_alert (alert);
      g_autofree char  *action = jalon_phrase_alert_action (alert);

      /* What is to be done for stay and work alike is said once. */
      if (g_strcmp0 (action, said) == 0)
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

  jalon_packs_get_newest_reading (cli->packs, &newest);
  jalon_date_parse (JALON_BUILT_ON, &built_on);
  jalon_rules_age_judge (&age, &cli->globals.today, &built_on, &newest);
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
  for (JalonRight right = JALON_RIGHT_STAY; right < JALON_N_RIGHTS && !jalon_rights_line_is_empty (line); right++)
    {
      g_autofree char *heading = jalon_phrase_right (right);

      cli_output_line (cli, "%s", heading);
      say_proofs (cli, line, right);
      say_rest (cli, line, right);
    }
  say_next (cli, next);
  say_age (cli);
}

static void
answer_line (Cli *cli, JalonRightsLine *line, GPtrArray *next)
{
  cli->answer = json_object_new ();
  for (JalonRight right = JALON_RIGHT_STAY; right < JALON_N_RIGHTS; right++)
    json_object_set_array_member (cli->answer, jalon_right_get_name (right), proofs_to_json (line, right));
  json_object_set_array_member (cli->answer, "gaps", gaps_to_json (line));
  json_object_set_array_member (cli->answer, "unknown", doubts_to_json (line));
  json_object_set_array_member (cli->answer, "next", next_to_json (next));
}

/* The next end of a proof, and every next date. Neutral words: others may see the calendar. */
static void
write_calendar (Cli *cli, JalonRightsLine *line, GPtrArray *next)
{
  static const int             last_day_alarms[] = { 30, 7, 1 };
  static const int             date_alarms[] = { 0 };
  g_autoptr(JalonCalendarFile) file = jalon_calendar_file_new (jalon_case_get_uuid (cli->open_case), &cli->globals.today);
  gint32                       today = (gint32) g_date_get_julian (&cli->globals.today), seen = JALON_DAY_FIRST;

  for (JalonRight right = JALON_RIGHT_STAY; right <= JALON_RIGHT_WORK; right++)
    {
      const JalonGap *gap = jalon_rights_line_next_gap (line, right, today);
      GDate           last_day;

      if (gap == NULL || gap->days.from <= today || gap->days.from == seen)
        continue;
      seen = gap->days.from;
      jalon_day_to_date (gap->days.from - 1, &last_day);
      jalon_calendar_file_add (file, jalon_right_get_name (right), &last_day, _("Papers: a last day"), last_day_alarms,
                               G_N_ELEMENTS (last_day_alarms));
    }
  for (guint i = 0; i < next->len; i++)
    {
      const JalonNextDate *date = g_ptr_array_index (next, i);
      g_autofree char     *name = g_strdup_printf ("%s %s", date->rule, date->title != NULL ? date->title : "");
      g_autofree char     *summary = jalon_phrase_next_neutral (date);

      jalon_calendar_file_add (file, name, &date->date, summary, date->last_day ? last_day_alarms : date_alarms,
                               date->last_day ? G_N_ELEMENTS (last_day_alarms) : G_N_ELEMENTS (date_alarms));
    }
  cli->calendar = jalon_calendar_file_to_text (file);
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

  if (!cli_line_pages_check (cli, &error) || !cli_context_need_packs (cli, &error) || !cli_context_need_case (cli, &error))
    return cli_output_fail (error);
  facts = read_case (cli, &next);
  line = jalon_rights_line_new (cli->packs, facts);
  if (cli_line_pages_wanted (cli))
    return cli_line_pages_write (cli, line, next);
  answer_line (cli, line, next);
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
