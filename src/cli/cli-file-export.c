/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * file export: the renewal file as a folder or a ZIP, in the order of the portal.
 */
#include <glib/gi18n.h>

#include "cli/cli-file.h"
#include "cli/cli-out.h"
#include "core/renewal/jalon-export.h"
#include "phrases/jalon-phrases.h"

typedef struct {
  char *out;
  char *override_reason;
} ExportOptions;

static JsonObject *
file_to_json (const JalonExportedFile *file)
{
  JsonObject *object = json_object_new ();

  cli_output_set_text (object, "name", file->name);
  cli_output_set_text (object, "requirement", file->requirement);
  json_object_set_int_member (object, "pages", file->pages);
  json_object_set_int_member (object, "size_bytes", file->size_bytes);
  return object;
}

static void
say_file (Cli *cli, const JalonExportedFile *file)
{
  g_autofree char *size = jalon_phrase_size (file->size_bytes);

  /* Translators: a file of the export: name, pages, size */
  cli_output_line (cli, ngettext ("  %1$s  %2$d page, %3$s", "  %1$s  %2$d pages, %3$s", (gulong) file->pages), file->name, file->pages,
                   size);
  if (file->may_be_refused)
    cli_output_line (cli, "    %s", _("The portal may still refuse this file."));
}

static CliExit
answer (Cli *cli, const JalonExport *export)
{
  JsonArray       *files = json_array_new ();
  g_autofree char *out = cli_output_dup_file_name (export->out);

  /* Translators: %s is the folder or ZIP that was written */
  cli_output_line (cli, _("Ready to upload: %s"), out);
  for (guint i = 0; i < export->files->len; i++)
    {
      json_array_add_object_element (files, file_to_json (g_ptr_array_index (export->files, i)));
      say_file (cli, g_ptr_array_index (export->files, i));
    }
  cli->answer = json_object_new ();
  cli_output_set_text (cli->answer, "out", out);
  json_object_set_array_member (cli->answer, "files", files);
  return CLI_EXIT_FINE;
}

/* Which requirements stand in the way, on standard error. */
static CliExit
refuse_incomplete (const JalonRenewalStatus *status)
{
  cli_output_complain (ngettext ("Nothing was written: %d thing is left to do.", "Nothing was written: %d things are left to do.",
                                 (gulong) status->left),
                       status->left);
  for (guint i = 0; i < status->requirements->len; i++)
    {
      const JalonRequirement *requirement = g_ptr_array_index (status->requirements, i);
      g_autofree char        *item = jalon_phrase_item (requirement->item);
      g_autofree char        *reason = jalon_phrase_requirement (requirement);

      if (requirement->state != JALON_STATE_DONE && !requirement->at_collection)
        cli_output_complain ("  %s [%s]: %s", item, requirement->id, reason);
    }
  cli_output_complain (_("To write it all the same, give --override with the reason; it stands on the inventory."));
  return CLI_EXIT_FINDINGS;
}

static CliExit
run_export (Cli *cli)
{
  const ExportOptions          *options = cli->options;
  g_autoptr(GError)             error = NULL;
  g_autoptr(JalonRenewalStatus) status = NULL;
  g_autoptr(JalonExport)        export = NULL;

  if (!cli_out_check_free (options->out, &error))
    return cli_output_fail (error);
  status = cli_file_evaluate (cli, &error);
  if (status == NULL)
    return cli_output_fail (error);
  if (!status->complete && options->override_reason == NULL)
    return refuse_incomplete (status);
  export = jalon_renewal_export (cli->reader, cli->packs, cli->open_case, options->out, options->override_reason, &cli->globals.today,
                                 cli_progress_cb, cli, NULL, &error);
  if (export == NULL)
    return cli_output_fail (error);
  return answer (cli, export);
}

static const CliOption export_options[] = {
  { "out", 'o', CLI_PATH, G_STRUCT_OFFSET (ExportOptions, out), TRUE, "DIR|FILE.zip", NULL,
    N_ ("The folder or ZIP to write; nothing may stand there") },
  { "override", 0, CLI_TEXT, G_STRUCT_OFFSET (ExportOptions, override_reason), FALSE, "REASON", NULL,
    N_ ("Write it although something is left to do, and why") },
  { NULL },
};

const CliCommand cli_file_export_commands[] = {
  { "file export", NULL, 0, 0, export_options, sizeof (ExportOptions), run_export,
    N_ ("Writes one PDF for each slot, an inventory and an upload sheet") },
  { NULL },
};
