/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * repair: a copy that fits the portal, with the proof that pages and words are still there. The file itself never changes.
 */
#include <glib/gi18n.h>
#include <string.h>

#include "cli/cli-out.h"
#include "cli/cli.h"
#include "core/check/jalon-check.h"
#include "core/intake/jalon-intake.h"
#include "phrases/jalon-phrases.h"

typedef struct {
  char    *out;
  char    *portal;
  gint64   max_bytes;
  gboolean rewrite_signed;
} RepairOptions;

/* The words of the person's name must survive a repair when we know whose paper it is. Without --case the only case is asked, quietly. */
static char **
dup_person_words (Cli *cli, GError **error)
{
  g_autoptr(JalonPerson) person = NULL;
  g_autofree char       *name = NULL;

  if (!cli_context_need_case (cli, cli->globals.case_id != NULL ? error : NULL))
    return cli->globals.case_id != NULL ? NULL : g_new0 (char *, 1);
  person = jalon_case_dup_person (cli->open_case);
  name = g_strdup_printf ("%s %s", person->given, person->family);
  return g_str_tokenize_and_fold (name, NULL, NULL);
}

static void
set_answer (Cli *cli, const char *out, const JalonRepairReport *report)
{
  JsonObject      *object = cli->answer = json_object_new ();
  g_autofree char *shown = cli_output_dup_file_name (out);

  cli_output_set_text (object, "out", shown);
  json_object_set_int_member (object, "pages_before", report->pages_before);
  json_object_set_int_member (object, "pages_after", report->pages_after);
  json_object_set_int_member (object, "size_before", report->size_before);
  json_object_set_int_member (object, "size_after", report->size_after);
  json_object_set_int_member (object, "words_before", report->words_before);
  json_object_set_int_member (object, "words_kept", report->words_kept);
  json_object_set_int_member (object, "key_words_before", report->key_words_before);
  json_object_set_int_member (object, "key_words_kept", report->key_words_kept);
  cli_output_set_text (object, "compared", report->compared);
  cli_output_set_texts (object, "steps", report->steps);
}

static void
say_words (Cli *cli, const JalonRepairReport *report)
{
  if (g_strcmp0 (report->compared, "none") == 0)
    {
      cli_output_line (cli, "  %s", _("Words: there were none to compare. Look at the copy yourself."));
      return;
    }
  /* Translators: %1$d of %2$d words of the file were found again in the copy; %3$d of %4$d words with numbers or the person's name */
  cli_output_line (cli, _("  Words found again in the copy: %1$d of %2$d; with numbers or the name: %3$d of %4$d"), report->words_kept,
                   report->words_before, report->key_words_kept, report->key_words_before);
}

static void
say_answer (Cli *cli, const char *out, const JalonRepairReport *report)
{
  g_autofree char *shown = cli_output_dup_file_name (out);
  g_autofree char *before = jalon_phrase_size (report->size_before);
  g_autofree char *after = jalon_phrase_size (report->size_after);

  if (report->steps->len == 0)
    {
      cli_output_line (cli, _("%s: nothing to repair; this is a copy, byte for byte"), shown);
      return;
    }
  /* Translators: %s is the name of the new file */
  cli_output_line (cli, _("%s: a copy was made; the file itself did not change"), shown);
  for (guint i = 0; i < report->steps->len; i++)
    {
      g_autofree char *step = jalon_phrase_repair_step (g_ptr_array_index (report->steps, i));

      cli_output_line (cli, "  • %s", step);
    }
  /* Translators: pages and size before → after */
  cli_output_line (cli, _("  Pages: %1$d → %2$d. Size: %3$s → %4$s"), report->pages_before, report->pages_after, before, after);
  say_words (cli, report);
  if (report->may_be_refused)
    cli_output_line (cli, "  %s", _("The portal may still refuse this size; it cannot be made smaller and stay legible."));
}

static JalonRepairReport *
repair (Cli *cli, const RepairOptions *options, const char *path, GError **error)
{
  g_autoptr(GBytes) bytes = NULL;
  g_auto(GStrv)     person_words = NULL;
  g_autofree char  *base_name = g_path_get_basename (path);
  g_autofree char  *name = cli_output_dup_file_name (base_name);
  const char       *portal = options->portal != NULL ? options->portal : "anef";

  if (!cli_context_need_portal (cli, portal, error) || !cli_out_check_free (options->out, error))
    return NULL;
  bytes = jalon_intake_load_file (path, error);
  if (bytes == NULL || !cli_context_need_safe_reader (cli, error))
    return NULL;
  person_words = dup_person_words (cli, error);
  if (person_words == NULL)
    return NULL;
  return jalon_repair_run (cli->reader, cli->packs, portal, options->max_bytes, options->rewrite_signed, bytes, name,
                           (const char *const *) person_words, cli_progress_cb, cli, NULL, error);
}

/* What can be asked of the program, beside what can be asked of a person. */
static CliExit
fail_repair (const GError *error)
{
  g_autofree char *sentence = NULL;

  if (!g_error_matches (error, JALON_ERROR, JALON_ERROR_REFUSED))
    return cli_output_fail (error);
  sentence = jalon_phrase_repair_refused (error);
  cli_output_complain ("%s", sentence);
  if (strcmp (error->message, "signed") == 0)
    cli_output_complain (_("With --rewrite-signed a copy without the signature is made all the same."));
  return CLI_EXIT_FINDINGS;
}

static CliExit
run_repair (Cli *cli)
{
  const RepairOptions         *options = cli->options;
  g_autoptr(GError)            error = NULL;
  g_autoptr(JalonRepairReport) report = repair (cli, options, CLI_ARGUMENT (cli, 0), &error);

  if (report == NULL || !cli_out_save (options->out, report->out, &error))
    return fail_repair (error);
  set_answer (cli, options->out, report);
  say_answer (cli, options->out, report);
  return CLI_EXIT_FINE;
}

static const CliOption repair_options[] = {
  { "out", 'o', CLI_PATH, G_STRUCT_OFFSET (RepairOptions, out), TRUE, "OUT", NULL, N_ ("The copy to write; nothing may stand there") },
  { "portal", 0, CLI_TEXT, G_STRUCT_OFFSET (RepairOptions, portal), FALSE, "ID", NULL,
    N_ ("The portal it shall fit (default: anef)") },
  { "max-bytes", 0, CLI_COUNT, G_STRUCT_OFFSET (RepairOptions, max_bytes), FALSE, "N", NULL,
    N_ ("The largest size allowed, in bytes (default: what the portal takes)") },
  { "rewrite-signed", 0, CLI_FLAG, G_STRUCT_OFFSET (RepairOptions, rewrite_signed), FALSE, NULL, NULL,
    N_ ("Rewrite a signed file although its signature is lost in the copy") },
  { NULL },
};

const CliCommand cli_repair_commands[] = {
  { "repair", "FILE", 1, 1, repair_options, sizeof (RepairOptions), run_repair,
    N_ ("Writes a copy that fits the portal; FILE never changes") },
  { NULL },
};
