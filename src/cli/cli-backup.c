/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * backup and restore.
 */
#include <glib/gi18n.h>

#include "cli/cli.h"
#include "core/case/jalon-backup.h"
#include "phrases/jalon-phrases.h"

typedef struct {
  char *out;
} BackupOptions;

static CliExit
answer (Cli *cli, const JalonBackupReport *report, const char *what)
{
  g_autofree char *size = jalon_phrase_size (report->bytes);

  cli->answer = json_object_new ();
  json_object_set_int_member (cli->answer, "files", report->files);
  json_object_set_int_member (cli->answer, "bytes", report->bytes);
  json_object_set_boolean_member (cli->answer, "verified", TRUE);
  cli_output_line (cli, "%s", what);
  /* Translators: how many files a backup has, and their size */
  cli_output_line (cli, ngettext ("%1$d file, %2$s, every byte read again and compared", "%1$d files, %2$s, every byte read again and compared",
                                  (gulong) report->files),
                   (int) report->files, size);
  return CLI_EXIT_FINE;
}

static CliExit
fail_backup (const GError *error)
{
  if (!g_error_matches (error, JALON_ERROR, JALON_ERROR_NOT_FOUND))
    return cli_output_fail (error);
  cli_output_complain (_("Nothing was written: there is no such case here, or the folder of the backup is missing."));
  return CLI_EXIT_NOT_FOUND;
}

static CliExit
run_backup (Cli *cli)
{
  const BackupOptions *options = cli->options;
  g_autoptr(GError)    error = NULL;
  JalonBackupReport    report = { 0 };

  cli_context_need_folder (cli);
  if (g_file_test (options->out, G_FILE_TEST_IS_DIR))
    {
      cli_output_complain (_("-o %s: this is a folder; name a file, for example jalon-backup.zip in it"), options->out);
      return CLI_EXIT_USAGE;
    }
  if (!jalon_backup_write (cli->folder, cli->globals.case_id, options->out, &report, NULL, &error))
    return fail_backup (error);
  return answer (cli, &report, _("The backup is written."));
}

static gboolean
check_target (Cli *cli, GError **error)
{
  g_autofree char *cases = g_build_filename (cli_context_get_data_dir (cli), "cases", NULL);
  g_autofree char *shown = g_filename_display_name (cli_context_get_data_dir (cli));

  if (!g_file_test (cases, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
    return TRUE;
  g_set_error (error, JALON_ERROR, JALON_ERROR_USAGE, _("--data %s: there are cases here already; restore into a folder without any"), shown);
  return FALSE;
}

/* What the reader refuses to unpack is no backup of ours, or was one. */
static CliExit
fail_restore (const GError *error)
{
  if (!g_error_matches (error, JALON_ERROR, JALON_ERROR_REFUSED) && !g_error_matches (error, JALON_ERROR, JALON_ERROR_DAMAGED))
    return cli_output_fail (error);
  cli_output_complain (_("This is not a sound backup of Jalon. Nothing was restored; try an older backup."));
  return CLI_EXIT_DAMAGED;
}

/* Beside the cases of the data folder; one that is there stays as it is. */
static CliExit
restore_case (Cli *cli)
{
  const char       *uuid = cli->globals.case_id;
  g_autoptr(GError) error = NULL;
  JalonBackupReport report = { 0 };

  cli_context_need_folder (cli);
  if (cli_context_need_safe_reader (cli, &error)
      && jalon_backup_restore_case (cli->reader, CLI_ARGUMENT (cli, 0), uuid, cli->folder, &report, NULL, &error))
    return answer (cli, &report, _("The case is restored."));
  if (g_error_matches (error, JALON_ERROR, JALON_ERROR_USAGE))
    {
      cli_output_complain (_("--case %s: this case is here already and was not touched; restore it into another folder (--data)"), uuid);
      return CLI_EXIT_USAGE;
    }
  if (!g_error_matches (error, JALON_ERROR, JALON_ERROR_NOT_FOUND))
    return fail_restore (error);
  cli_output_complain (_("--case %s: there is no backup to read, or it does not have this case"), uuid);
  return CLI_EXIT_NOT_FOUND;
}

static CliExit
run_restore (Cli *cli)
{
  g_autoptr(GError) error = NULL;
  JalonBackupReport report = { 0 };

  if (cli->globals.case_id != NULL)
    return restore_case (cli);
  if (!check_target (cli, &error) || !cli_context_need_safe_reader (cli, &error)
      || !jalon_backup_restore (cli->reader, CLI_ARGUMENT (cli, 0), cli_context_get_data_dir (cli), &report, NULL, &error))
    return fail_restore (error);
  return answer (cli, &report, _("Everything is restored."));
}

static const CliOption backup_options[] = {
  { "out", 'o', CLI_PATH, G_STRUCT_OFFSET (BackupOptions, out), TRUE, "FILE", NULL,
    N_ ("The backup to write; an older one there is replaced only when the new one is sound") },
  { NULL },
};

const CliCommand cli_backup_commands[] = {
  { "backup", NULL, 0, 0, backup_options, sizeof (BackupOptions), run_backup,
    N_ ("Writes all cases (or the one of --case) into one file and reads it back") },
  { "restore", "FILE", 1, 1, NULL, 0, run_restore, N_ ("Brings a backup back into an empty data folder (--data DIR), or one case of it (--case ID) beside the cases there") },
  { NULL },
};
