/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * remind: what there is to be reminded of, in all cases or one. Says nothing on a screen of its own; with --note it remembers that this
 * was said, as the window does.
 */
#include <glib/gi18n.h>

#include "cli/cli.h"
#include "core/reminders/jalon-reminder-round.h"
#include "phrases/jalon-phrases-reminders.h"

typedef struct {
  gboolean note;
} RemindOptions;

static JsonObject *
reminder_to_json (JalonReminderRound *round, const JalonReminder *reminder)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "case", reminder->uuid);
  json_object_set_string_member (object, "matter", reminder->matter);
  cli_output_set_date (object, "date", &reminder->date);
  json_object_set_int_member (object, "days", reminder->days);
  json_object_set_string_member (object, "step", jalon_reminder_step_get_name (reminder->step));
  json_object_set_boolean_member (object, "say", g_ptr_array_find (round->fresh, reminder, NULL));
  return object;
}

static void
say_reminder (Cli *cli, const JalonReminder *reminder)
{
  g_autofree char *neutral = jalon_phrase_reminder (reminder->step);
  g_autofree char *detail = jalon_phrase_reminder_detail (cli->packs, reminder);

  cli_output_line (cli, "%s", reminder->uuid);
  cli_output_line (cli, "  %s", neutral);
  cli_output_line (cli, "  %s", detail);
}

static void
answer (Cli *cli, JalonReminderRound *round)
{
  JsonArray *due = json_array_new ();

  cli->answer = json_object_new ();
  cli_output_set_date (cli->answer, "today", &cli->globals.today);
  for (guint i = 0; i < round->due->len; i++)
    json_array_add_object_element (due, reminder_to_json (round, g_ptr_array_index (round->due, i)));
  json_object_set_array_member (cli->answer, "due", due);
  json_object_set_int_member (cli->answer, "unread", round->n_unread);
  for (guint i = 0; i < round->fresh->len; i++)
    say_reminder (cli, g_ptr_array_index (round->fresh, i));
  if (round->fresh->len == 0)
    cli_output_line (cli, "%s", _("There is nothing new to be reminded of."));
  if (round->n_unread > 0)
    cli_output_complain (ngettext ("%u case cannot be read: its days are not known. “jalon-cli case verify” says what is wrong.",
                                   "%u cases cannot be read: their days are not known. “jalon-cli case verify” says what is wrong.", round->n_unread),
                         round->n_unread);
}

static CliExit
run_remind (Cli *cli)
{
  const RemindOptions           *options = cli->options;
  g_autoptr(GError)              error = NULL;
  g_autoptr(JalonReminderRound)  round = NULL;

  if (!cli_context_need_packs (cli, &error) || (cli->globals.case_id != NULL && !cli_context_need_case (cli, &error)))
    return cli_output_fail (error);
  cli_context_need_folder (cli);
  round = jalon_reminder_round_make (cli->folder, cli->packs, cli->globals.case_id, &cli->globals.today, NULL, &error);
  if (round == NULL || (options->note && !jalon_reminder_round_note (round, cli->folder, &cli->globals.today, &error)))
    return cli_output_fail (error);
  answer (cli, round);
  return CLI_EXIT_FINE;
}

static const CliOption remind_options[] = {
  { "note", 0, CLI_FLAG, G_STRUCT_OFFSET (RemindOptions, note), FALSE, NULL, NULL,
    N_ ("Remember that this was said: it is new again only when it got worse") },
  { NULL },
};

const CliCommand cli_remind_commands[] = {
  { "remind", NULL, 0, 0, remind_options, sizeof (RemindOptions), run_remind, N_ ("Shows what there is to be reminded of in all cases") },
  { NULL },
};
