/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The values of a case as JSON objects of the contract (every option under its own name) and as lines for a person.
 */
#include "cli/cli-values.h"

#include <glib/gi18n.h>

#include "core/jalon-date.h"
#include "phrases/jalon-phrases.h"

/* A day in the form in which it was given: exact, or rough. */
static void
set_day (JsonObject *object, const char *name, const GDate *day, const JalonRoughDay *rough)
{
  JalonRoughDay    whole;
  g_autofree char *text = NULL;

  jalon_rough_day_join (&whole, day, rough);
  text = jalon_rough_day_format (&whole);
  cli_output_set_text (object, name, text);
}

JsonObject *
cli_values_title_to_json (const JalonTitle *title)
{
  JsonObject *object = json_object_new ();

  cli_output_set_text (object, "id", title->id);
  cli_output_set_text (object, "kind", title->kind);
  if (g_date_valid (&title->from))
    set_day (object, "from", &title->from, &title->rough_from);
  else
    cli_output_set_text (object, "from", "unknown");
  if (g_date_valid (&title->ends))
    set_day (object, "ends", &title->ends, &title->rough_ends);
  else
    cli_output_set_text (object, "ends", title->ends_unknown ? "unknown" : "none");
  cli_output_set_text (object, "channel", title->channel);
  cli_output_set_text (object, "paper", title->paper);
  cli_output_set_said (object, "pages", title->pages);
  cli_output_set_said (object, "work", title->work);
  cli_output_set_said (object, "travel", title->travel);
  return object;
}

JsonObject *
cli_values_procedure_to_json (const JalonProcedure *procedure)
{
  JsonObject *object = json_object_new ();

  cli_output_set_text (object, "id", procedure->id);
  cli_output_set_text (object, "kind", procedure->kind);
  cli_output_set_text (object, "channel", procedure->channel);
  set_day (object, "filed", &procedure->filed, &procedure->rough_filed);
  set_day (object, "received", &procedure->received, &procedure->rough_received);
  cli_output_set_text (object, "reference", procedure->reference);
  cli_output_set_said (object, "asked", procedure->asked);
  cli_output_set_said (object, "article", procedure->article);
  return object;
}

JsonObject *
cli_values_event_to_json (const JalonEvent *event)
{
  JsonObject *object = json_object_new ();

  cli_output_set_text (object, "id", event->id);
  cli_output_set_text (object, "kind", event->kind);
  set_day (object, "on", &event->on, &event->rough_on);
  cli_output_set_text (object, "note", event->note);
  cli_output_set_text (object, "with", event->who);
  if (event->loss_cents > 0)
    json_object_set_double_member (object, "amount", event->loss_cents / 100.0);
  else
    json_object_set_null_member (object, "amount");
  cli_output_set_texts (object, "paper", event->papers);
  return object;
}

JsonObject *
cli_values_detail_to_json (const JalonDetail *detail)
{
  JsonObject *object = json_object_new ();

  cli_output_set_text (object, "name", detail->name);
  cli_output_set_text (object, "value", detail->value);
  cli_output_set_date (object, "said", &detail->said);
  return object;
}

JsonObject *
cli_values_paper_to_json (const JalonPaper *paper)
{
  JsonObject *object = json_object_new ();

  cli_output_set_text (object, "id", paper->id);
  cli_output_set_text (object, "sha256", paper->sha256);
  cli_output_set_text (object, "name", paper->name);
  cli_output_set_text (object, "kind", paper->kind);
  cli_output_set_count (object, "pages", paper->pages);
  cli_output_set_date (object, "issued", &paper->issued);
  cli_output_set_date (object, "until", &paper->until);
  json_object_set_boolean_member (object, "confirmed", paper->confirmed);
  return object;
}

#define DEFINE_LIST_TO_JSON(things, thing, Type)                                                    \
  JsonArray *cli_values_##things##_to_json (GPtrArray *things)                                      \
  {                                                                                                 \
    JsonArray *array = json_array_new ();                                                           \
    for (guint i = 0; i < things->len; i++)                                                         \
      json_array_add_object_element (array, cli_values_##thing##_to_json (g_ptr_array_index (things, i))); \
    return array;                                                                                   \
  }

DEFINE_LIST_TO_JSON (titles, title, JalonTitle)
DEFINE_LIST_TO_JSON (procedures, procedure, JalonProcedure)
DEFINE_LIST_TO_JSON (events, event, JalonEvent)
DEFINE_LIST_TO_JSON (details, detail, JalonDetail)
DEFINE_LIST_TO_JSON (papers, paper, JalonPaper)

/* The French term stays visible; an id that these packs do not know is shown as it is. */
static char *
dup_title_name (Cli *cli, const char *kind)
{
  const JalonTitleKind *known = NULL;

  if (cli_context_need_packs (cli, NULL))
    known = jalon_packs_get_title_kind (cli->packs, kind);
  return g_strdup (known != NULL ? known->term_fr : kind);
}

static char *
dup_item_name (Cli *cli, const char *kind)
{
  const JalonItem *item = NULL;

  if (kind != NULL && cli_context_need_packs (cli, NULL))
    item = jalon_packs_get_item (cli->packs, kind);
  if (item != NULL)
    return jalon_phrase_item (item);
  return g_strdup (kind != NULL ? kind : _("kind not said yet"));
}

static gboolean
is_rough (const JalonTitle *title)
{
  return title->ends_unknown || !g_date_valid (&title->from) || jalon_rough_day_is_known (&title->rough_from)
         || jalon_rough_day_is_known (&title->rough_ends);
}

void
cli_values_say_titles (Cli *cli, GPtrArray *titles)
{
  for (guint i = 0; i < titles->len; i++)
    {
      const JalonTitle *title = g_ptr_array_index (titles, i);
      g_autofree char  *name = dup_title_name (cli, title->kind);
      g_autofree char  *from = jalon_phrase_date (&title->from);
      g_autofree char  *ends = jalon_phrase_date (&title->ends);
      g_autofree char  *days = jalon_phrase_title_days (title);

      if (is_rough (title))
        cli_output_line (cli, "%s: %s (%s)", name, days, title->id);
      else if (g_date_valid (&title->ends))
        /* Translators: %1$s is a title (permit), %2$s its first and %3$s its last day, %4$s its id */
        cli_output_line (cli, _("%1$s: from %2$s to %3$s (%4$s)"), name, from, ends, title->id);
      else
        cli_output_line (cli, _("%1$s: from %2$s, no end (%3$s)"), name, from, title->id);
    }
}

void
cli_values_say_procedures (Cli *cli, GPtrArray *procedures)
{
  for (guint i = 0; i < procedures->len; i++)
    {
      const JalonProcedure *procedure = g_ptr_array_index (procedures, i);
      g_autofree char      *filed = jalon_phrase_day (&procedure->filed, &procedure->rough_filed);

      /* Translators: %1$s is an application such as "Renewal", %2$s the day it was made, %3$s its id */
      cli_output_line (cli, _("%1$s: filed %2$s (%3$s)"), jalon_phrase_request_kind (procedure->kind), filed, procedure->id);
    }
}

void
cli_values_say_events (Cli *cli, GPtrArray *events)
{
  for (guint i = 0; i < events->len; i++)
    {
      const JalonEvent *event = g_ptr_array_index (events, i);
      g_autofree char  *on = jalon_phrase_day (&event->on, &event->rough_on);
      g_autofree char  *details = jalon_phrase_event (event);

      cli_output_line (cli, "%s: %s%s%s (%s)", on, jalon_phrase_event_kind (event->kind), *details != '\0' ? " – " : "", details,
                       event->id);
    }
}

void
cli_values_say_details (Cli *cli, GPtrArray *details)
{
  for (guint i = 0; i < details->len; i++)
    {
      const JalonDetail *detail = g_ptr_array_index (details, i);
      g_autofree char   *value = jalon_phrase_detail_value (detail->value);

      /* Translators: %1$s is what a detail is ("Day of birth"), %2$s its value, %3$s its name for "case detail" */
      cli_output_line (cli, _("%1$s: %2$s (%3$s)"), jalon_phrase_detail_name (detail->name), value, detail->name);
    }
}

static void
say_paper (Cli *cli, const JalonPaper *paper)
{
  g_autofree char *kind = dup_item_name (cli, paper->kind);
  g_autofree char *issued = jalon_phrase_date (&paper->issued);
  g_autofree char *until = jalon_phrase_date (&paper->until);

  cli_output_line (cli, "%s (%s)", paper->name, paper->id);
  cli_output_line (cli, "  %s", kind);
  if (paper->pages > 0)
    cli_output_line (cli, ngettext ("  %d page", "  %d pages", (gulong) paper->pages), paper->pages);
  if (g_date_valid (&paper->issued))
    /* Translators: the day on which a paper was issued */
    cli_output_line (cli, _("  Issued: %s"), issued);
  if (g_date_valid (&paper->until))
    /* Translators: the last day on which a paper is valid */
    cli_output_line (cli, _("  Valid until: %s"), until);
  cli_output_line (cli, "  %s", paper->confirmed ? _("Confirmed by you") : _("Not confirmed yet"));
}

void
cli_values_say_papers (Cli *cli, GPtrArray *papers)
{
  for (guint i = 0; i < papers->len; i++)
    say_paper (cli, g_ptr_array_index (papers, i));
}
