/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The days of a rights line, as JSON and as lines: a true one, or one of what is supposed.
 */
#include "cli/cli-line-days.h"

#include "phrases/jalon-phrases-line.h"

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
  if (proof->supposed)
    json_object_set_boolean_member (object, "supposed", TRUE);
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

void
cli_line_days_to_json (JsonObject *object, JalonRightsLine *line)
{
  for (JalonRight right = JALON_RIGHT_STAY; right < JALON_N_RIGHTS; right++)
    json_object_set_array_member (object, jalon_right_get_name (right), proofs_to_json (line, right));
  json_object_set_array_member (object, "gaps", gaps_to_json (line));
  json_object_set_array_member (object, "unknown", doubts_to_json (line));
}

void
cli_line_days_say (Cli *cli, JalonRightsLine *line)
{
  for (JalonRight right = JALON_RIGHT_STAY; right < JALON_N_RIGHTS; right++)
    {
      g_autofree char *heading = jalon_phrase_right (right);

      cli_output_line (cli, "%s", heading);
      say_proofs (cli, line, right);
      say_rest (cli, line, right);
    }
}
