/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * case detail: what a person says of the situation and of the portal account. Plain storage, each value in its form; never a password.
 */
#include <glib/gi18n.h>
#include <string.h>

#include "cli/cli-values.h"
#include "cli/cli.h"
#include "core/law/jalon-details.h"
#include "phrases/jalon-phrases.h"

static gboolean
refuse_name (const char *name, GError **error)
{
  g_autoptr(GString)     known = g_string_new (NULL);
  const JalonDetailKind *kind;

  if (strstr (name, "password") != NULL || strstr (name, "passe") != NULL)
    {
      g_set_error_literal (error, JALON_ERROR, JALON_ERROR_USAGE, _("Jalon keeps no passwords, of anything."));
      return FALSE;
    }
  for (guint i = 0; (kind = jalon_detail_kind_get (i)) != NULL; i++)
    g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", kind->name);
  /* Translators: %1$s is what was typed, %2$s a list of words */
  g_set_error (error, JALON_ERROR, JALON_ERROR_USAGE, _("“%1$s” is no detail; there are %2$s"), name, known->str);
  return FALSE;
}

/* Several values of one detail stand in one argument, or in several. */
static gboolean
take_detail (Cli *cli, const char *argument, GHashTable *details, GError **error)
{
  g_auto(GStrv)          parts = g_strsplit (argument, "=", 2);
  const JalonDetailKind *kind = jalon_detail_kind_find (parts[0]);
  JalonDetail           *detail = kind != NULL ? g_hash_table_lookup (details, kind->name) : NULL;
  g_autofree char       *value = NULL;

  if (kind == NULL && parts[0] != NULL && parts[0][0] != '\0' && parts[1] != NULL)
    return refuse_name (parts[0], error);
  if (kind == NULL || parts[1] == NULL || !g_utf8_validate (parts[1], -1, NULL))
    {
      g_set_error (error, JALON_ERROR, JALON_ERROR_USAGE, _("%s: write it as NAME=VALUE; NAME= forgets the value"), argument);
      return FALSE;
    }
  value = g_strstrip (g_strdup (parts[1]));
  if (detail != NULL && (!jalon_detail_is_repeatable (cli->packs, kind) || detail->value == NULL || *value == '\0'))
    {
      g_set_error (error, JALON_ERROR, JALON_ERROR_USAGE, _("%s: it stands twice, and only one value can hold"), kind->name);
      return FALSE;
    }
  if (*value != '\0' && !jalon_detail_accepts (cli->packs, kind, value))
    {
      /* Translators: %1$s is a name, %2$s what was typed, %3$s says what is asked for */
      g_set_error (error, JALON_ERROR, JALON_ERROR_USAGE, _("%1$s=%2$s: this is no answer to: %3$s"), kind->name, value,
                   jalon_phrase_detail_name (kind->name));
      return FALSE;
    }
  if (detail == NULL)
    {
      detail = jalon_detail_new ();
      detail->name = g_strdup (kind->name);
      detail->said = cli->globals.today;
      g_hash_table_insert (details, (gpointer) kind->name, detail);
      detail->value = *value != '\0' ? g_steal_pointer (&value) : NULL;
      return TRUE;
    }
  g_autofree char *before = detail->value;
  detail->value = g_strconcat (before, " ", value, NULL);
  return TRUE;
}

static gboolean
store_details (Cli *cli, GHashTable *details, GError **error)
{
  GHashTableIter iter;
  gpointer       detail;

  g_hash_table_iter_init (&iter, details);
  while (g_hash_table_iter_next (&iter, NULL, &detail))
    if (!jalon_case_set_detail (cli->open_case, detail, error))
      return FALSE;
  return g_hash_table_size (details) == 0 || jalon_case_save (cli->open_case, error);
}

static CliExit
run_detail (Cli *cli)
{
  g_autoptr(GError)     error = NULL;
  g_autoptr(GHashTable) details = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) jalon_detail_unref);
  g_autoptr(GPtrArray)  now = NULL;

  if (!cli_context_need_packs (cli, &error))
    return cli_output_fail (error);
  for (guint i = 0; i < cli->arguments->len; i++)
    if (!take_detail (cli, CLI_ARGUMENT (cli, i), details, &error))
      return cli_output_fail (error);
  if (!cli_context_need_case (cli, &error) || !store_details (cli, details, &error))
    return cli_output_fail (error);
  now = jalon_case_list_details (cli->open_case);
  cli->answer = json_object_new ();
  json_object_set_array_member (cli->answer, "details", cli_values_details_to_json (now));
  cli_values_say_details (cli, now);
  if (now->len == 0)
    cli_output_line (cli, "%s", _("Nothing is written here yet."));
  return CLI_EXIT_FINE;
}

const CliCommand cli_detail_commands[] = {
  { "case detail", "[NAME=VALUE…]", 0, -1, NULL, 0, run_detail,
    N_ ("Writes down details of the situation and the portal account (NAME= forgets one), and lists them") },
  { NULL },
};
