/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * line --what-if: the line as it would be. It stands beside the true one in the answer and never in it, and nothing of it is stored.
 */
#include "cli/cli-line-what-if.h"

#include <glib/gi18n.h>

#include "cli/cli-line-days.h"
#include "cli/cli-line-pages.h"
#include "core/jalon-date.h"
#include "core/law/jalon-what-if.h"
#include "phrases/jalon-phrases-line.h"
#include "phrases/jalon-phrases-what-if.h"

/* "refused-on=2027-03-01". */
static gboolean
parse (const char *text, JalonWhatIf *what, GDate *day)
{
  g_auto(GStrv) parts = g_strsplit (text, "=", 2);

  return g_strv_length (parts) == 2 && jalon_what_if_from_name (parts[0], what) && jalon_date_parse (parts[1], day);
}

gboolean
cli_line_what_if_wanted (Cli *cli)
{
  return ((const CliLineOptions *) cli->options)->what_if != NULL;
}

/**
 * cli_line_what_if_check:
 *
 * Returns: whether the supposition is one and stands alone; else USAGE
 */
gboolean
cli_line_what_if_check (Cli *cli, GError **error)
{
  const CliLineOptions *options = cli->options;
  JalonWhatIf           what;
  GDate                 day;
  g_autofree char      *refusal = NULL;

  if (options->what_if == NULL)
    return TRUE;
  if (!parse (options->what_if, &what, &day))
    {
      g_set_error (error, JALON_ERROR, JALON_ERROR_USAGE,
                   _("--what-if %s: write one of nothing-by, api-until, refused-on, new-employer-on, then = and a day as YYYY-MM-DD"),
                   options->what_if);
      return FALSE;
    }
  refusal = jalon_phrase_what_if_refusal (&day, &cli->globals.today);
  if (refusal != NULL)
    g_set_error (error, JALON_ERROR, JALON_ERROR_USAGE, "--what-if %s: %s", options->what_if, refusal);
  else if (cli_line_pages_wanted (cli) || g_strcmp0 (cli->globals.format, "ics") == 0)
    g_set_error_literal (error, JALON_ERROR, JALON_ERROR_USAGE,
                         _("--what-if: what is supposed goes into no page and no calendar; leave out --page, --strip or --format ics"));
  return refusal == NULL && !cli_line_pages_wanted (cli) && g_strcmp0 (cli->globals.format, "ics") != 0;
}

static JsonObject *
effect_to_json (const JalonWhatIfEffect *effect)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "right", jalon_right_get_name (effect->right));
  cli_output_set_date (object, "first_unproven", &effect->first_unproven);
  cli_output_set_date (object, "first_unproven_if", &effect->first_unproven_if);
  json_object_set_string_member (object, "on_the_day", effect->proven_on_day     ? "proven"
                                                       : effect->in_doubt_on_day ? "unknown"
                                                                                 : "not-proven");
  cli_output_set_text (object, "question", effect->question);
  return object;
}

static void
say_effect (Cli *cli, JalonWhatIf what, const GDate *day, const JalonWhatIfEffect *effect)
{
  g_autofree char *right = jalon_phrase_right (effect->right);
  g_autofree char *sentence = jalon_phrase_what_if_effect (what, day, &cli->globals.today, effect);
  g_autofree char *question = jalon_phrase_what_if_question (what, effect);

  cli_output_line (cli, "%s", right);
  cli_output_line (cli, "  %s", sentence);
  if (question != NULL)
    cli_output_line (cli, "  %s", question);
}

/**
 * cli_line_what_if_answer:
 * @line: the true line
 *
 * Adds `what_if` to the answer, and says it; the rest of the answer stays as it is.
 */
void
cli_line_what_if_answer (Cli *cli, JalonRightsLine *line)
{
  g_autoptr(JalonLineFacts)  facts = NULL;
  g_autoptr(JalonRightsLine) supposed = NULL;
  g_autofree char           *said = NULL, *advice = NULL;
  JsonObject                *object = json_object_new ();
  JsonArray                 *effects = json_array_new ();
  JalonWhatIf                what = JALON_WHAT_IF_NOTHING_BY;
  GDate                      day;

  parse (((const CliLineOptions *) cli->options)->what_if, &what, &day);
  facts = jalon_what_if_suppose (cli->packs, jalon_rights_line_get_facts (line), what, &day, &cli->globals.today);
  supposed = jalon_rights_line_new (cli->packs, facts);
  said = jalon_phrase_what_if (what, &day);
  cli_output_line (cli, "%s", said);
  for (JalonRight right = JALON_RIGHT_STAY; right < JALON_N_RIGHTS; right++)
    {
      JalonWhatIfEffect effect;

      jalon_what_if_compare (line, supposed, right, &day, &cli->globals.today, &effect);
      json_array_add_object_element (effects, effect_to_json (&effect));
      say_effect (cli, what, &day, &effect);
    }
  advice = jalon_phrase_what_if_advice (what);
  if (advice != NULL)
    cli_output_line (cli, "%s", advice);
  cli_output_line (cli, "%s", _("The days as they would be, only supposed"));
  cli_line_days_say (cli, supposed);
  json_object_set_boolean_member (object, "supposed", TRUE);
  json_object_set_string_member (object, "what", jalon_what_if_get_name (what));
  cli_output_set_date (object, "day", &day);
  json_object_set_array_member (object, "effects", effects);
  cli_line_days_to_json (object, supposed);
  json_object_set_object_member (cli->answer, "what_if", object);
}
