/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a command works on: data folder, case, packs, reader. Each is opened when the first command function asks for it, so that a
 * command that needs none of them (check without a case, --help) works without a data folder.
 */
#include <glib/gi18n.h>
#include <string.h>

#include "cli/cli.h"
#include "phrases/jalon-phrases.h"
#include "core/renewal/jalon-export.h"
#include "phrases/jalon-phrases-rules.h"

#define MAX_PAGES 5000 /* of any paper; for one whose pages were not counted */

/**
 * cli_context_get_data_dir:
 * @cli: a run
 *
 * Returns: (transfer none): `--data`, else jalon in the user's data folder
 */
const char *
cli_context_get_data_dir (Cli *cli)
{
  if (cli->globals.data_dir == NULL)
    cli->globals.data_dir = g_build_filename (g_get_user_data_dir (), "jalon", NULL);
  return cli->globals.data_dir;
}

void
cli_context_need_folder (Cli *cli)
{
  if (cli->folder != NULL)
    return;
  cli->folder = jalon_folder_new (cli_context_get_data_dir (cli));
  jalon_folder_set_wait (cli->folder, cli->globals.wait_seconds);
}

/* Imported rules that cannot be used are named at every command: without them another date may be shown. */
static void
complain_about_kept (JalonPackShelf *shelf)
{
  GPtrArray *files = jalon_pack_shelf_get_files (shelf);

  for (guint i = 0; i < files->len; i++)
    if (jalon_phrase_rules_kept_is_trouble (g_ptr_array_index (files, i)))
      {
        g_autofree char *sentence = jalon_phrase_rules_kept (g_ptr_array_index (files, i));

        cli_output_complain ("%s", sentence);
      }
}

gboolean
cli_context_need_shelf (Cli *cli, GError **error)
{
  if (cli->shelf != NULL)
    return TRUE;
  cli_context_need_folder (cli);
  cli->shelf = jalon_pack_shelf_load (cli->folder, jalon_rules_get_built_in_key (), error);
  if (cli->shelf == NULL)
    return FALSE;
  complain_about_kept (cli->shelf);
  cli->packs = g_object_ref (jalon_pack_shelf_get_packs (cli->shelf));
  return TRUE;
}

gboolean
cli_context_need_packs (Cli *cli, GError **error)
{
  return cli_context_need_shelf (cli, error);
}

gboolean
cli_context_need_reader (Cli *cli, GError **error)
{
  if (cli->reader == NULL)
    cli->reader = jalon_reader_new (NULL);
  return TRUE;
}

/**
 * cli_context_need_safe_reader:
 * @cli: a run
 *
 * Opens the reader and lets it show, once a process, that it is confined.
 *
 * Returns: whether files may be read; else an internal error that says so
 */
gboolean
cli_context_need_safe_reader (Cli *cli, GError **error)
{
  g_autofree char *sentence = NULL;

  if (!cli_context_need_reader (cli, error))
    return FALSE;
  if (jalon_reader_self_test (cli->reader, NULL))
    return TRUE;
  sentence = jalon_phrase_unconfined ();
  g_set_error_literal (error, CLI_ERROR, CLI_EXIT_INTERNAL, sentence);
  return FALSE;
}

/**
 * cli_context_dup_case_id:
 * @cli: a run
 *
 * Returns: (transfer full) (nullable): `--case`, else the only case; USAGE when there are several, NOT_FOUND when there is none
 */
char *
cli_context_dup_case_id (Cli *cli, GError **error)
{
  g_autoptr(GPtrArray) cases = NULL;

  cli_context_need_folder (cli);
  if (cli->globals.case_id != NULL)
    return g_strdup (cli->globals.case_id);
  cases = jalon_folder_list_cases (cli->folder, error);
  if (cases == NULL)
    return NULL;
  if (cases->len == 1)
    return g_strdup (g_ptr_array_index (cases, 0));
  if (cases->len == 0)
    g_set_error (error, CLI_ERROR, CLI_EXIT_NOT_FOUND, _("There is no case in this data folder; “jalon-cli case new” makes one"));
  else
    g_set_error (error, JALON_ERROR, JALON_ERROR_USAGE,
                 _("--case is missing: there are several cases here; “jalon-cli case list” shows their ids"));
  return NULL;
}

gboolean
cli_context_need_case (Cli *cli, GError **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autofree char  *id = NULL;

  if (cli->open_case != NULL)
    return TRUE;
  id = cli_context_dup_case_id (cli, error);
  if (id == NULL)
    return FALSE;
  cli->open_case = jalon_case_open (cli->folder, id, &local_error);
  if (cli->open_case != NULL)
    return TRUE;
  if (g_error_matches (local_error, JALON_ERROR, JALON_ERROR_NOT_FOUND))
    g_set_error (error, CLI_ERROR, CLI_EXIT_NOT_FOUND, _("--case %s: there is no such case, or it cannot be read"), id);
  else
    g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * cli_context_check_id:
 * @cli: a run
 * @option: the option that gave the id, e.g. `--kind`
 * @pack: the pack that defines it
 * @id: the id
 *
 * Returns: whether @pack defines @id; else USAGE
 */
gboolean
cli_context_check_id (Cli *cli, const char *option, const char *pack, const char *id, GError **error)
{
  g_auto(GStrv)    ids = NULL;
  g_autofree char *list = NULL;

  if (!cli_context_need_packs (cli, error))
    return FALSE;
  ids = jalon_packs_list_ids (cli->packs, pack);
  if (g_strv_contains ((const char *const *) ids, id))
    return TRUE;
  list = g_strjoinv (", ", ids);
  /* Translators: %1$s is an option, %2$s the value that was typed, %3$s a list of words to type */
  g_set_error (error, JALON_ERROR, JALON_ERROR_USAGE, _("%1$s %2$s: there is no such id; choose one of %3$s"), option, id, list);
  return FALSE;
}

gboolean
cli_context_need_portal (Cli *cli, const char *portal, GError **error)
{
  return cli_context_check_id (cli, "--portal", "portals", portal, error);
}

/**
 * cli_context_dup_paper:
 * @cli: a run with an open case
 * @id: a paper
 *
 * Returns: (transfer full) (nullable): the paper, also a removed one; else NOT_FOUND
 */
JalonPaper *
cli_context_dup_paper (Cli *cli, const char *id, GError **error)
{
  JalonPaper *paper = jalon_case_dup_paper (cli->open_case, id);

  if (paper == NULL)
    g_set_error (error, CLI_ERROR, CLI_EXIT_NOT_FOUND, _("There is no paper with the id %s; “jalon-cli paper list” shows them"), id);
  return paper;
}

/**
 * cli_context_check_pages:
 * @paper: a paper
 * @pages: (nullable): what stands after --pages
 *
 * Returns: whether @pages are pages of @paper; else USAGE
 */
gboolean
cli_context_check_pages (const JalonPaper *paper, const char *pages, GError **error)
{
  if (pages == NULL || jalon_export_count_pages (pages, paper->pages > 0 ? paper->pages : MAX_PAGES) > 0)
    return TRUE;
  if (paper->pages > 0)
    g_set_error (error, JALON_ERROR, JALON_ERROR_USAGE,
                 ngettext ("--pages %1$s: write pages like 1-2 or 1,3; the paper has %2$d page",
                           "--pages %1$s: write pages like 1-2 or 1,3; the paper has %2$d pages", (gulong) paper->pages),
                 pages, paper->pages);
  else
    g_set_error (error, JALON_ERROR, JALON_ERROR_USAGE, _("--pages %s: write pages like 1-2 or 1,3"), pages);
  return FALSE;
}

void
cli_context_clear (Cli *cli)
{
  g_clear_object (&cli->open_case);
  g_clear_object (&cli->reader);
  g_clear_object (&cli->packs);
  g_clear_pointer (&cli->shelf, jalon_pack_shelf_free);
  g_clear_object (&cli->folder);
}
