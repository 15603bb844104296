/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * title, procedure and event: add and list. Plain storage; what follows from them is not computed here.
 */
#include <glib/gi18n.h>

#include "cli/cli-values.h"
#include "cli/cli.h"
#include "phrases/jalon-phrases.h"

static const char *const title_channels[] = { "anef", "counter", "unknown", NULL };
static const char *const title_works[] = { "any", "employer", "hours", "activity", "none", NULL };
static const char *const title_travels[] = { "yes", "no", NULL };
static const char *const procedure_kinds[] = { "first", "renewal", "change", "duplicate", NULL };
static const char *const procedure_channels[] = { "anef", "counter", "post", "unknown", NULL };
typedef struct {
  char   *kind;
  CliRough from;
  CliRough ends;
  char   *channel;
  char   *paper;
  char   *pages;
  char   *work;
  char   *travel;
} TitleOptions;

typedef struct {
  char *kind;
  char *channel;
  CliRough filed;
  CliRough received;
  char *reference;
  char *asked;
  char *article;
} ProcedureOptions;

typedef struct {
  char      *kind;
  CliRough   on;
  char      *note;
  char      *with;
  gint64     amount;
  GPtrArray *papers;
} EventOptions;

static CliExit
answer_id (Cli *cli, const char *id)
{
  g_autoptr(GError) error = NULL;

  if (!jalon_case_save (cli->open_case, &error))
    return cli_output_fail (error);
  cli->answer = json_object_new ();
  json_object_set_string_member (cli->answer, "id", id);
  /* Translators: something was written into the case; %s is its id */
  cli_output_line (cli, _("Saved: %s"), id);
  return CLI_EXIT_FINE;
}

static gboolean
check_order (const char *later_option, const CliRough *earlier, const CliRough *later, GError **error)
{
  const GDate *first = &earlier->day.earliest, *last = &later->day.latest;

  if (!g_date_valid (first) || !g_date_valid (last) || g_date_compare (first, last) <= 0)
    return TRUE;
  g_set_error (error, JALON_ERROR, JALON_ERROR_USAGE, _("%s: this day is before the day it follows"), later_option);
  return FALSE;
}

static gboolean
check_title (Cli *cli, const TitleOptions *options, GError **error)
{
  g_autoptr(JalonPaper) paper = NULL;

  if (!cli_context_check_id (cli, "--kind", "titles", options->kind, error)
      || !check_order ("--ends", &options->from, &options->ends, error) || !cli_context_need_case (cli, error))
    return FALSE;
  if (options->paper == NULL && options->pages != NULL)
    {
      g_set_error_literal (error, JALON_ERROR, JALON_ERROR_USAGE, _("--pages: it goes with exactly one --paper"));
      return FALSE;
    }
  if (options->paper == NULL)
    return TRUE;
  paper = cli_context_dup_paper (cli, options->paper, error);
  return paper != NULL && cli_context_check_pages (paper, options->pages, error);
}

static CliExit
run_title_add (Cli *cli)
{
  const TitleOptions   *options = cli->options;
  g_autoptr(GError)     error = NULL;
  g_autoptr(JalonTitle) title = jalon_title_new ();
  g_autofree char      *id = NULL;

  if (!check_title (cli, options, &error))
    return cli_output_fail (error);
  title->kind = g_strdup (options->kind);
  jalon_rough_day_split (&options->from.day, &title->from, &title->rough_from);
  jalon_rough_day_split (&options->ends.day, &title->ends, &title->rough_ends);
  title->ends_unknown = options->ends.unknown;
  title->channel = g_strdup (options->channel != NULL ? options->channel : "unknown");
  title->paper = g_strdup (options->paper);
  title->pages = g_strdup (options->pages);
  title->work = g_strdup (options->work);
  title->travel = g_strdup (options->travel);
  if (!jalon_case_put_title (cli->open_case, title, &id, &error))
    return cli_output_fail (error);
  return answer_id (cli, id);
}

/* "L423-7", as the lists of first requests write them. */
static gboolean
check_asked (Cli *cli, const ProcedureOptions *options, GError **error)
{
  if (options->asked != NULL && !cli_context_check_id (cli, "--asked", "permits", options->asked, error))
    return FALSE;
  if (options->article == NULL || g_regex_match_simple ("^L[0-9]{3}(-[0-9]{1,2}){1,2}$", options->article, 0, 0))
    return TRUE;
  g_set_error (error, JALON_ERROR, JALON_ERROR_USAGE, _("--article %s: write the article like L423-7"), options->article);
  return FALSE;
}

static CliExit
run_procedure_add (Cli *cli)
{
  const ProcedureOptions   *options = cli->options;
  g_autoptr(GError)         error = NULL;
  g_autoptr(JalonProcedure) procedure = jalon_procedure_new ();
  g_autofree char          *id = NULL;

  if (!check_order ("--received", &options->filed, &options->received, &error) || !check_asked (cli, options, &error)
      || !cli_context_need_case (cli, &error))
    return cli_output_fail (error);
  procedure->kind = g_strdup (options->kind);
  procedure->channel = g_strdup (options->channel);
  jalon_rough_day_split (&options->filed.day, &procedure->filed, &procedure->rough_filed);
  jalon_rough_day_split (&options->received.day, &procedure->received, &procedure->rough_received);
  procedure->reference = g_strdup (options->reference);
  procedure->asked = g_strdup (options->asked);
  procedure->article = g_strdup (options->article);
  if (!jalon_case_put_procedure (cli->open_case, procedure, &id, &error))
    return cli_output_fail (error);
  return answer_id (cli, id);
}

static gboolean
check_event (Cli *cli, const EventOptions *options, GError **error)
{
  g_autofree char *known = g_strjoinv (", ", (char **) jalon_phrase_event_kinds ());

  if (!g_strv_contains (jalon_phrase_event_kinds (), options->kind))
    {
      /* Translators: %1$s is what was typed, %2$s a list of words */
      g_set_error (error, JALON_ERROR, JALON_ERROR_USAGE, _("--kind: “%1$s” is not one of %2$s"), options->kind, known);
      return FALSE;
    }
  if (!cli_context_need_case (cli, error))
    return FALSE;
  for (guint i = 0; options->papers != NULL && i < options->papers->len; i++)
    {
      g_autoptr(JalonPaper) paper = cli_context_dup_paper (cli, options->papers->pdata[i], error);
      if (paper == NULL)
        return FALSE;
    }
  return TRUE;
}

static CliExit
run_event_add (Cli *cli)
{
  const EventOptions   *options = cli->options;
  g_autoptr(GError)     error = NULL;
  g_autoptr(JalonEvent) event = jalon_event_new ();
  g_autofree char      *id = NULL;

  if (!check_event (cli, options, &error))
    return cli_output_fail (error);
  event->kind = g_strdup (options->kind);
  jalon_rough_day_split (&options->on.day, &event->on, &event->rough_on);
  event->note = g_strdup (options->note);
  event->who = g_strdup (options->with);
  event->loss_cents = options->amount;
  event->papers = options->papers != NULL ? g_ptr_array_ref (options->papers) : NULL;
  if (!jalon_case_put_event (cli->open_case, event, &id, &error))
    return cli_output_fail (error);
  return answer_id (cli, id);
}

typedef GPtrArray *(*ListFunc) (JalonCase *the_case);
typedef JsonArray *(*ToJsonFunc) (GPtrArray *things);
typedef void (*SayFunc) (Cli *cli, GPtrArray *things);

static CliExit
answer_list (Cli *cli, const char *name, ListFunc list, ToJsonFunc to_json, SayFunc say)
{
  g_autoptr(GError)    error = NULL;
  g_autoptr(GPtrArray) things = NULL;

  if (!cli_context_need_case (cli, &error))
    return cli_output_fail (error);
  things = list (cli->open_case);
  cli->answer = json_object_new ();
  json_object_set_array_member (cli->answer, name, to_json (things));
  say (cli, things);
  if (things->len == 0)
    cli_output_line (cli, "%s", _("Nothing is written here yet."));
  return CLI_EXIT_FINE;
}

static CliExit
run_title_list (Cli *cli)
{
  return answer_list (cli, "titles", jalon_case_list_titles, cli_values_titles_to_json, cli_values_say_titles);
}

static CliExit
run_procedure_list (Cli *cli)
{
  return answer_list (cli, "procedures", jalon_case_list_procedures, cli_values_procedures_to_json, cli_values_say_procedures);
}

static CliExit
run_event_list (Cli *cli)
{
  return answer_list (cli, "events", jalon_case_list_events, cli_values_events_to_json, cli_values_say_events);
}

static const CliOption title_options[] = {
  { "kind", 0, CLI_TEXT, G_STRUCT_OFFSET (TitleOptions, kind), TRUE, "ID", NULL, N_ ("The kind of title, e.g. cst-salarie") },
  { "from", 0, CLI_ROUGH_OR_UNKNOWN, G_STRUCT_OFFSET (TitleOptions, from), TRUE, "DATE|ROUGH|unknown", NULL, N_ ("The first day on it") },
  { "ends", 0, CLI_ROUGH_ENDS, G_STRUCT_OFFSET (TitleOptions, ends), TRUE, "DATE|ROUGH|none|unknown", NULL, N_ ("The last day on it") },
  { "channel", 0, CLI_TEXT, G_STRUCT_OFFSET (TitleOptions, channel), FALSE, "anef|counter|unknown", title_channels,
    N_ ("Where it is renewed (default: unknown)") },
  { "paper", 0, CLI_TEXT, G_STRUCT_OFFSET (TitleOptions, paper), FALSE, "ID", NULL, N_ ("The paper that shows it") },
  { "pages", 0, CLI_TEXT, G_STRUCT_OFFSET (TitleOptions, pages), FALSE, "PAGES", NULL, N_ ("The pages of that paper that show it, like 1-2") },
  { "work", 0, CLI_TEXT, G_STRUCT_OFFSET (TitleOptions, work), FALSE, "any|employer|hours|activity|none", title_works,
    N_ ("What it says of work, where its kind does not tell (a visa)") },
  { "travel", 0, CLI_TEXT, G_STRUCT_OFFSET (TitleOptions, travel), FALSE, "yes|no", title_travels,
    N_ ("Whether it says that you may travel with it, where its kind does not tell (an API)") },
  { NULL },
};

static const CliOption procedure_options[] = {
  { "kind", 0, CLI_TEXT, G_STRUCT_OFFSET (ProcedureOptions, kind), TRUE, "first|renewal|change|duplicate", procedure_kinds,
    N_ ("What was asked for") },
  { "channel", 0, CLI_TEXT, G_STRUCT_OFFSET (ProcedureOptions, channel), TRUE, "anef|counter|post|unknown", procedure_channels,
    N_ ("How it was asked for") },
  { "filed", 0, CLI_ROUGH, G_STRUCT_OFFSET (ProcedureOptions, filed), TRUE, "DATE|ROUGH", NULL, N_ ("The day it was sent or handed in") },
  { "received", 0, CLI_ROUGH, G_STRUCT_OFFSET (ProcedureOptions, received), FALSE, "DATE|ROUGH", NULL,
    N_ ("The day the administration received it") },
  { "reference", 0, CLI_TEXT, G_STRUCT_OFFSET (ProcedureOptions, reference), FALSE, "TEXT", NULL, N_ ("Its number") },
  { "asked", 0, CLI_TEXT, G_STRUCT_OFFSET (ProcedureOptions, asked), FALSE, "LIST-ID", NULL, N_ ("The card that was asked for, e.g. salarie-cdi") },
  { "article", 0, CLI_TEXT, G_STRUCT_OFFSET (ProcedureOptions, article), FALSE, "ARTICLE", NULL,
    N_ ("The article of the law it rests on, like L423-7") },
  { NULL },
};

static const CliOption event_options[] = {
  { "kind", 0, CLI_TEXT, G_STRUCT_OFFSET (EventOptions, kind), TRUE, "KIND", NULL,
    N_ ("attempt, call, visit, letter-sent, letter-received, employer, refusal, removal-order, loss or note") },
  { "on", 0, CLI_ROUGH, G_STRUCT_OFFSET (EventOptions, on), TRUE, "DATE|ROUGH", NULL, N_ ("The day it happened") },
  { "note", 0, CLI_TEXT, G_STRUCT_OFFSET (EventOptions, note), FALSE, "TEXT", NULL, N_ ("What happened, in your words") },
  { "with", 0, CLI_TEXT, G_STRUCT_OFFSET (EventOptions, with), FALSE, "TEXT", NULL, N_ ("With whom") },
  { "amount", 0, CLI_MONEY, G_STRUCT_OFFSET (EventOptions, amount), FALSE, "EUROS", NULL, N_ ("The pay or benefit that was lost") },
  { "paper", 0, CLI_TEXTS, G_STRUCT_OFFSET (EventOptions, papers), FALSE, "ID", NULL, N_ ("A paper that shows it; may be given several times") },
  { NULL },
};

const CliCommand cli_record_commands[] = {
  { "title add", NULL, 0, 0, title_options, sizeof (TitleOptions), run_title_add, N_ ("Writes down a title: card, visa, receipt") },
  { "title list", NULL, 0, 0, NULL, 0, run_title_list, N_ ("Lists the titles of a case") },
  { "procedure add", NULL, 0, 0, procedure_options, sizeof (ProcedureOptions), run_procedure_add,
    N_ ("Writes down an application that was made") },
  { "procedure list", NULL, 0, 0, NULL, 0, run_procedure_list, N_ ("Lists the applications of a case") },
  { "event add", NULL, 0, 0, event_options, sizeof (EventOptions), run_event_add, N_ ("Writes down something that happened") },
  { "event list", NULL, 0, 0, NULL, 0, run_event_list, N_ ("Lists what happened") },
  { NULL },
};
