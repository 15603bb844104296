/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * deadlines: every dated rule from what is given on the command line; no case is opened. Each option is one fact of the rules.
 */
#include <glib/gi18n.h>
#include <string.h>

#include "cli/cli-deadlines.h"
#include "cli/cli.h"
#include "core/jalon-date.h"
#include "core/law/jalon-calendar.h"
#include "phrases/jalon-phrases.h"

/* One field for each option; which is what stands in the table below. */
typedef struct {
  char      *title, *asks, *department, *nationality, *kind, *channel, *residence, *oqtf_situation, *oqtf_time, *detention_time,
            *entered_as, *renewals, *paid_months, *young_adult, *acknowledged;
  CliEnds    ends;
  GDate      from, renewal_filed, received, papers_asked, papers_due, papers_sent, refused, reasons_asked, reasons_given, gracieux, claimed,
             oqtf, house_arrest, detention, entered, moved, born, hired, left_france, left_eu, diploma, api_from, recognised, job_lost,
             commission_referral, commission_meeting, filing, passport_until, adf_from, collected, aes_asked, lawful_since;
  gboolean   extension_notice, api_protection;
  GPtrArray *attempts, *presence;
} DeadlineOptions;

static const char *const channels[] = { "anef", "counter", "unknown", NULL };
static const char *const request_kinds[] = { "ordinary", "student", "student-mobility", "rece", "seasonal", "ict", "ict-trainee", "au-pair",
                                             "trainee", "talent", "researcher", "blue-card", "blue-card-family", "blue-card-from-eu", NULL };
static const char *const residences[] = { "mainland", "overseas", "abroad", NULL };
static const char *const situations[] = { "free", "house-arrest", "prison", "detention", NULL };
static const char *const entries[] = { "vls-ts", "visa-to-request", "eu-long-term", "eu-family", "blue-card", NULL };
static const char *const young_adults[] = { "listed", "other", NULL };
static const char *const yes_no[] = { "yes", "no", NULL };

#define AT(field) G_STRUCT_OFFSET (DeadlineOptions, field)
#define DAY(name, field, help) { name, 0, CLI_DATE, AT (field), FALSE, "DATE", NULL, help }
#define TEXT(name, field, value, choices, help) { name, 0, CLI_TEXT, AT (field), FALSE, value, choices, help }

static const CliOption deadline_options[] = {
  TEXT ("title", title, "ID", NULL, N_ ("The card or paper held, e.g. cst-salarie")),
  DAY ("from", from, N_ ("Its first day")),
  { "ends", 0, CLI_ENDS, AT (ends), FALSE, "DATE|none", NULL, N_ ("Its last day, or none") },
  TEXT ("channel", channel, "anef|counter|unknown", channels, N_ ("Where the card is asked for (default: unknown)")),
  TEXT ("asked", asks, "LIST-ID", NULL, N_ ("The list of the card asked for, e.g. salarie-cdi")),
  TEXT ("asks", asks, "LIST-ID", NULL, N_ ("The same as --asked")),
  DAY ("renewal-filed", renewal_filed, N_ ("When the renewal was asked for")),
  TEXT ("department", department, "NN", NULL, N_ ("The department, e.g. 93")),
  TEXT ("nationality", nationality, "CC", NULL, N_ ("The country, as two letters")),
  DAY ("received", received, N_ ("When the complete request was received")),
  TEXT ("kind", kind,
        "ordinary|student|student-mobility|rece|seasonal|ict|ict-trainee|au-pair|trainee|talent|researcher|blue-card|blue-card-family|blue-card-from-eu",
        request_kinds, N_ ("What the request is for; it decides the time of silence")),
  { "extension-notice", 0, CLI_FLAG, AT (extension_notice), FALSE, NULL, NULL, N_ ("The office said that it takes thirty days more") },
  DAY ("papers-asked", papers_asked, N_ ("When missing papers were asked for")),
  DAY ("papers-due", papers_due, N_ ("The day set for them")),
  DAY ("papers-sent", papers_sent, N_ ("When they were sent")),
  DAY ("refused", refused, N_ ("When a refusal was notified")),
  DAY ("reasons-asked", reasons_asked, N_ ("When the reasons of a silent refusal were asked for")),
  DAY ("reasons-given", reasons_given, N_ ("When they were given")),
  DAY ("gracieux", gracieux, N_ ("When an administrative appeal was received")),
  DAY ("claimed", claimed, N_ ("When a claim for money was received")),
  TEXT ("residence", residence, "mainland|overseas|abroad", residences, N_ ("Where the person lives")),
  TEXT ("acknowledged", acknowledged, "yes|no", yes_no, N_ ("Whether a proper acknowledgement came")),
  DAY ("oqtf", oqtf, N_ ("When an obligation to leave was notified")),
  TEXT ("oqtf-situation", oqtf_situation, "free|house-arrest|prison|detention", situations, N_ ("Free, house-arrest, prison or detention")),
  TEXT ("oqtf-time", oqtf_time, "HH:MM", NULL, N_ ("At what time it was notified")),
  DAY ("house-arrest", house_arrest, N_ ("When house arrest or prison began")),
  DAY ("detention", detention, N_ ("When detention began")),
  TEXT ("detention-time", detention_time, "HH:MM", NULL, N_ ("At what time")),
  DAY ("entered", entered, N_ ("Entry into France")),
  TEXT ("entered-as", entered_as, "vls-ts|visa-to-request|eu-long-term|eu-family|blue-card", entries, N_ ("With which visa or status")),
  DAY ("moved", moved, N_ ("Arrival at a new address")),
  DAY ("born", born, N_ ("Birth")),
  TEXT ("young-adult", young_adult, "listed|other", young_adults, N_ ("Whether entitled to a permit listed for young adults")),
  DAY ("hired", hired, N_ ("First day of a job")),
  DAY ("left-france", left_france, N_ ("Departure from France")),
  DAY ("left-eu", left_eu, N_ ("Departure from the European Union")),
  DAY ("diploma", diploma, N_ ("Date of a diploma")),
  DAY ("api-from", api_from, N_ ("First day of an extension certificate (API)")),
  { "api-protection", 0, CLI_FLAG, AT (api_protection), FALSE, NULL, NULL, N_ ("It is that of a refugee or protected person") },
  DAY ("recognised", recognised, N_ ("Decision of OFPRA or CNDA")),
  DAY ("job-lost", job_lost, N_ ("End of a job, not by the worker’s doing")),
  DAY ("commission-referral", commission_referral, N_ ("Referral to the residence-permit commission")),
  DAY ("commission-meeting", commission_meeting, N_ ("Its meeting")),
  { "attempt", 0, CLI_TEXTS, AT (attempts), FALSE, "DATE", NULL, N_ ("An attempt on the portal; may be repeated") },
  DAY ("filing", filing, N_ ("The day you plan to file")),
  DAY ("passport-until", passport_until, N_ ("Last day of the passport")),
  DAY ("adf-from", adf_from, N_ ("Certificate of favourable decision (ADF)")),
  DAY ("collected", collected, N_ ("Collection of the card")),
  TEXT ("renewals", renewals, "N", NULL, N_ ("How often a card with the same words was renewed")),
  { "presence", 0, CLI_TEXTS, AT (presence), FALSE, "YEAR=MONTHS", NULL, N_ ("Months in France in a year; may be repeated") },
  DAY ("aes-asked", aes_asked, N_ ("Request for the card for occupations short of workers")),
  TEXT ("paid-months", paid_months, "N", NULL, N_ ("Paid months in such an occupation within the 24 before")),
  DAY ("lawful-since", lawful_since, N_ ("Start of lawful stay without a break")),
  { NULL },
};

static gboolean
refuse (GError **error, const char *option, const char *value, const char *why)
{
  g_set_error (error, JALON_ERROR, JALON_ERROR_USAGE, "--%s %s: %s", option, value, why);
  return FALSE;
}

static const char *
say_form (JalonLawFactType type)
{
  switch (type)
    {
    case JALON_LAW_FACT_TIME:
      return _("write a time as HH:MM, for example 09:30");
    case JALON_LAW_FACT_NUMBER:
      return _("write a whole number from 0 to 1000");
    case JALON_LAW_FACT_YEAR_MONTHS:
      return _("write a year and its months, from 0 to 12, for example 2026=11");
    case JALON_LAW_FACT_DEPARTMENT:
      return _("there is no such department");
    case JALON_LAW_FACT_COUNTRY:
      return _("write a country as two capital letters, for example MA");
    case JALON_LAW_FACT_DATE:
      return _("write a date as YYYY-MM-DD, for example 2027-03-31");
    default:
      return _("there is no such id");
    }
}

static gboolean
add_text (Cli *cli, JalonLawFacts *facts, const char *option, const char *value, GError **error)
{
  const JalonLawFact *fact = jalon_packs_get_law_fact (cli->packs, option);

  if (strcmp (value, "unknown") != 0 && !jalon_law_fact_accepts (cli->packs, fact, value))
    return refuse (error, option, value, say_form (fact->type));
  jalon_law_facts_add (facts, option, value);
  return TRUE;
}

/* One year has one number of months. */
static gboolean
check_years (GPtrArray *presence, GError **error)
{
  for (guint i = 0; presence != NULL && i < presence->len; i++)
    for (guint j = 0; j < i; j++)
      if (strncmp (g_ptr_array_index (presence, i), g_ptr_array_index (presence, j), 5) == 0)
        return refuse (error, "presence", g_ptr_array_index (presence, i), _("this year stands twice"));
  return TRUE;
}

static gboolean
add_option (Cli *cli, JalonLawFacts *facts, const CliOption *option, GError **error)
{
  char *field = (char *) cli->options + option->offset;
  GPtrArray *texts;

  /* Another name of --asks, by which the fact goes: both fill the same field. */
  if (g_str_equal (option->name, "asked"))
    return TRUE;
  switch (option->kind)
    {
    case CLI_DATE:
      jalon_law_facts_set_date (facts, option->name, (GDate *) (gpointer) field);
      return TRUE;
    case CLI_ENDS:
      if (((CliEnds *) (gpointer) field)->given)
        jalon_law_facts_set (facts, option->name, "none");
      if (g_date_valid (&((CliEnds *) (gpointer) field)->date))
        jalon_law_facts_set_date (facts, option->name, &((CliEnds *) (gpointer) field)->date);
      return TRUE;
    case CLI_FLAG:
      jalon_law_facts_set (facts, option->name, *(gboolean *) (gpointer) field ? "yes" : NULL);
      return TRUE;
    case CLI_TEXTS:
      texts = *(GPtrArray **) (gpointer) field;
      for (guint i = 0; texts != NULL && i < texts->len; i++)
        if (!add_text (cli, facts, option->name, g_ptr_array_index (texts, i), error))
          return FALSE;
      return TRUE;
    default:
      return *(char **) (gpointer) field == NULL || add_text (cli, facts, option->name, *(char **) (gpointer) field, error);
    }
}

static JalonLawFacts *
dup_facts (Cli *cli, GError **error)
{
  const DeadlineOptions    *options = cli->options;
  g_autoptr(JalonLawFacts)  facts = jalon_law_facts_new ();
  const char               *earlier = NULL, *later = NULL;

  for (const CliOption *option = deadline_options; option->name != NULL; option++)
    if (!add_option (cli, facts, option, error))
      return NULL;
  if (!check_years (options->presence, error))
    return NULL;
  if (jalon_law_facts_find_conflict (facts, cli->packs, &earlier, &later))
    {
      /* Translators: both are options, e.g. "--ends" and "--from" */
      g_set_error (error, JALON_ERROR, JALON_ERROR_USAGE, _("--%1$s: this day is before that of --%2$s"), later, earlier);
      return NULL;
    }
  return g_steal_pointer (&facts);
}

/* RFC 3339 on the clocks of Paris. */
static void
set_time (JsonObject *object, const JalonDeadline *deadline)
{
  g_autofree char *date = jalon_date_format (&deadline->date);
  g_autofree char *time = NULL;

  if (deadline->at >= 0)
    time = g_strdup_printf ("%sT%02d:%02d:00+%02d:00", date, deadline->at / 60, deadline->at % 60,
                            jalon_calendar_get_paris_offset (&deadline->date, deadline->at) / 60);
  cli_output_set_text (object, "at", time);
}

/* The id of the reason with its values: "late-fee amount=180". */
static char *
dup_reason (const JalonDeadline *deadline)
{
  g_autoptr(GString) out = g_string_new (deadline->reason);
  g_autoptr(GList)   names = g_list_sort (g_hash_table_get_keys (deadline->values), (GCompareFunc) strcmp);

  for (GList *l = names; l != NULL; l = l->next)
    g_string_append_printf (out, " %s=%s", (const char *) l->data, (const char *) g_hash_table_lookup (deadline->values, l->data));
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static JsonArray *
alternatives_to_json (const JalonDeadline *deadline)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < deadline->alternatives->len; i++)
    {
      const JalonAlternative *other = g_ptr_array_index (deadline->alternatives, i);
      JsonObject             *object = json_object_new ();

      cli_output_set_date (object, "date", &other->date);
      cli_output_set_text (object, "why", other->why);
      json_array_add_object_element (array, object);
    }
  return array;
}

JsonObject *
cli_deadlines_to_json (const JalonDeadline *deadline)
{
  JsonObject      *object = json_object_new ();
  g_autofree char *reason = dup_reason (deadline);

  cli_output_set_text (object, "rule", deadline->rule);
  cli_output_set_date (object, "date", &deadline->date);
  cli_output_set_date (object, "from", &deadline->from);
  cli_output_set_date (object, "until", &deadline->until);
  set_time (object, deadline);
  cli_output_set_text (object, "applies", jalon_truth_to_id (deadline->applies));
  cli_output_set_text (object, "role", jalon_role_to_id (deadline->role));
  cli_output_set_text (object, "question", deadline->question);
  cli_output_set_text (object, "reason", reason);
  json_object_set_array_member (object, "alternatives", alternatives_to_json (deadline));
  cli_output_set_text (object, "source", deadline->source);
  cli_output_set_text (object, "url", deadline->url);
  cli_output_set_date (object, "read_on", &deadline->read_on);
  cli_output_set_text (object, "confidence", deadline->confidence);
  return object;
}

void
cli_deadlines_say (Cli *cli, const JalonDeadline *deadline)
{
  g_autofree char *what = jalon_phrase_deadline (cli->packs, deadline);
  g_autofree char *reason = jalon_phrase_deadline_reason (cli->packs, deadline);
  g_autofree char *question = jalon_phrase_deadline_question (cli->packs, deadline->question);
  g_autofree char *source = jalon_phrase_deadline_source (deadline);

  cli_output_line (cli, "%s [%s]", what, deadline->rule);
  cli_output_line (cli, "  %s", reason);
  if (question != NULL)
    cli_output_line (cli, "  → %s", question);
  for (guint i = 0; i < deadline->alternatives->len; i++)
    {
      g_autofree char *other = jalon_phrase_deadline_other (cli->packs, g_ptr_array_index (deadline->alternatives, i));

      cli_output_line (cli, "  %s", other);
    }
  cli_output_line (cli, "  %s", source);
}

static CliExit
run_deadlines (Cli *cli)
{
  g_autoptr(GError)        error = NULL;
  g_autoptr(JalonLawFacts) facts = cli_context_need_packs (cli, &error) ? dup_facts (cli, &error) : NULL;
  g_autoptr(GPtrArray)     deadlines = NULL;
  JsonArray               *array = NULL;

  if (facts == NULL)
    return cli_output_fail (error);
  deadlines = jalon_deadlines_evaluate (cli->packs, facts, &cli->globals.today);
  array = json_array_new ();
  for (guint i = 0; i < deadlines->len; i++)
    {
      const JalonDeadline *deadline = g_ptr_array_index (deadlines, i);

      json_array_add_object_element (array, cli_deadlines_to_json (deadline));
      if (deadline->applies != JALON_TRUTH_NO)
        cli_deadlines_say (cli, deadline);
    }
  if (cli->text->len == 0)
    cli_output_line (cli, "%s", _("No date follows from this; “jalon-cli deadlines --help” lists what can be given."));
  cli->answer = json_object_new ();
  cli_output_set_date (cli->answer, "today", &cli->globals.today);
  json_object_set_array_member (cli->answer, "entries", array);
  return CLI_EXIT_FINE;
}

const CliCommand cli_deadlines_commands[] = {
  { "deadlines", NULL, 0, 0, deadline_options, sizeof (DeadlineOptions), run_deadlines,
    N_ ("Works out every date that follows from what is given; opens no case") },
  { NULL },
};
