/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * check: one verdict a file for a portal. Files are looked at by jalon-reader and never changed.
 */
#include <glib/gi18n.h>

#include "cli/cli.h"
#include "core/check/jalon-check.h"
#include "core/intake/jalon-intake.h"
#include "phrases/jalon-phrases.h"

typedef struct {
  char *portal;
} CheckOptions;

/* Files are independent, and each has a process of its own. */
#define MOST_THREADS 4

/* One FILE of the command line. */
typedef struct {
  const char     *path;
  JalonFacts     *facts;     /* (nullable) */
  GError         *error;     /* (nullable) why there are none */
  JalonJudgement *judgement; /* (nullable) NULL: there is no file to look at */
} Entry;

static void
clear_entry (gpointer data)
{
  Entry *entry = data;

  g_clear_pointer (&entry->facts, jalon_facts_free);
  g_clear_error (&entry->error);
  g_clear_pointer (&entry->judgement, jalon_judgement_free);
}

/* Runs on a thread of the pool; touches nothing but its entry. */
static void
look_cb (gpointer data, gpointer user_data)
{
  Entry *entry = data;

  entry->facts = jalon_intake_look_at_file (user_data, entry->path, NULL, &entry->error);
}

static void
look_at_files (Cli *cli, GArray *entries)
{
  int          n_threads = (int) MIN (MIN (g_get_num_processors (), MOST_THREADS), entries->len);
  GThreadPool *pool = n_threads > 1 ? g_thread_pool_new (look_cb, cli->reader, n_threads, FALSE, NULL) : NULL;

  for (guint i = 0; i < entries->len; i++)
    if (pool == NULL || !g_thread_pool_push (pool, &g_array_index (entries, Entry, i), NULL))
      look_cb (&g_array_index (entries, Entry, i), cli->reader);
  if (pool != NULL)
    g_thread_pool_free (pool, FALSE, TRUE);
}

/* FALSE only when nothing can be checked at all. */
static gboolean
judge_entry (Cli *cli, const char *portal, Entry *entry, GError **error)
{
  g_autofree char *base_name = g_path_get_basename (entry->path);
  g_autofree char *name = cli_output_dup_file_name (base_name);

  if (entry->facts != NULL)
    {
      entry->judgement = jalon_check_judge (cli->packs, portal, name, entry->facts);
      return TRUE;
    }
  if (!g_error_matches (entry->error, JALON_ERROR, JALON_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_error_copy (entry->error));
      return FALSE;
    }
  cli_output_complain_about (entry->path, entry->error);
  return TRUE;
}

static void
mark_duplicates (GArray *entries)
{
  g_autoptr(GPtrArray) judgements = g_ptr_array_new ();
  g_autoptr(GPtrArray) digests = g_ptr_array_new ();

  for (guint i = 0; i < entries->len; i++)
    {
      Entry *entry = &g_array_index (entries, Entry, i);

      if (entry->judgement == NULL || entry->facts->sha256 == NULL)
        continue;
      g_ptr_array_add (judgements, entry->judgement);
      g_ptr_array_add (digests, entry->facts->sha256);
    }
  g_ptr_array_add (digests, NULL);
  jalon_check_mark_duplicates (judgements, (const char *const *) digests->pdata);
}

static JsonObject *
finding_to_json (const JalonFinding *finding)
{
  JsonObject      *object = json_object_new ();
  JsonArray       *pages = json_array_new ();
  g_autofree char *found = jalon_phrase_found (finding);
  g_autofree char *expected = jalon_phrase_expected (finding);

  for (guint i = 0; i < finding->pages->len; i++)
    json_array_add_int_element (pages, g_array_index (finding->pages, int, i));
  cli_output_set_text (object, "id", finding->id);
  cli_output_set_text (object, "severity", jalon_severity_to_id (finding->severity));
  json_object_set_array_member (object, "pages", pages);
  cli_output_set_text (object, "found", found);
  cli_output_set_text (object, "expected", expected);
  cli_output_set_text (object, "fix", finding->fix);
  return object;
}

static JsonObject *
entry_to_json (const Entry *entry)
{
  JsonObject      *object = json_object_new ();
  JsonArray       *findings = json_array_new ();
  g_autofree char *file = cli_output_dup_file_name (entry->path);

  cli_output_set_text (object, "file", file);
  cli_output_set_text (object, "verdict", entry->judgement != NULL ? jalon_verdict_to_id (entry->judgement->verdict) : NULL);
  if (entry->judgement != NULL)
    json_object_set_int_member (object, "size_bytes", entry->judgement->size_bytes);
  else
    json_object_set_null_member (object, "size_bytes");
  cli_output_set_count (object, "pages", entry->judgement != NULL ? entry->judgement->pages : 0);
  for (guint i = 0; entry->judgement != NULL && i < entry->judgement->findings->len; i++)
    json_array_add_object_element (findings, finding_to_json (g_ptr_array_index (entry->judgement->findings, i)));
  json_object_set_array_member (object, "findings", findings);
  return object;
}

static void
say_finding (Cli *cli, const JalonFinding *finding)
{
  g_autofree char *found = jalon_phrase_found (finding);
  g_autofree char *expected = jalon_phrase_expected (finding);
  g_autofree char *what_to_do = jalon_phrase_what_to_do (finding);

  cli_output_line (cli, "  • %s", found);
  if (expected != NULL && expected[0] != '\0')
    cli_output_line (cli, "    %s", expected);
  if (what_to_do != NULL && what_to_do[0] != '\0')
    cli_output_line (cli, "    → %s", what_to_do);
}

static void
say_entry (Cli *cli, const Entry *entry)
{
  g_autofree char *file = cli_output_dup_file_name (entry->path);
  g_autofree char *verdict = NULL;

  if (entry->judgement == NULL)
    {
      /* Translators: the verdict of a path that is no file or cannot be opened; stands after its name */
      cli_output_line (cli, "%s: %s", file, _("Not looked at"));
      return;
    }
  verdict = jalon_phrase_verdict (entry->judgement);
  cli_output_line (cli, "%s: %s", file, verdict);
  for (guint i = 0; i < entry->judgement->findings->len; i++)
    say_finding (cli, g_ptr_array_index (entry->judgement->findings, i));
}

static void
say_counts (Cli *cli, GArray *entries)
{
  int counts[JALON_VERDICT_INCONCLUSIVE + 1] = { 0 };

  for (guint i = 0; i < entries->len; i++)
    if (g_array_index (entries, Entry, i).judgement != NULL)
      counts[g_array_index (entries, Entry, i).judgement->verdict]++;
  /* Translators: how many files have which verdict, after a check of several */
  cli_output_line (cli, _("Ready: %1$d · can be fixed: %2$d · take again: %3$d · look yourself: %4$d"), counts[JALON_VERDICT_READY],
                   counts[JALON_VERDICT_FIXABLE], counts[JALON_VERDICT_BLOCKED], counts[JALON_VERDICT_INCONCLUSIVE]);
}

static CliExit
answer (Cli *cli, const char *portal, GArray *entries)
{
  JsonArray *files = json_array_new ();
  CliExit    status = CLI_EXIT_FINE;

  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);

      json_array_add_object_element (files, entry_to_json (entry));
      say_entry (cli, entry);
      if (entry->judgement == NULL)
        status = CLI_EXIT_NOT_FOUND;
      else if (entry->judgement->verdict != JALON_VERDICT_READY && status == CLI_EXIT_FINE)
        status = CLI_EXIT_FINDINGS;
    }
  if (entries->len > 1)
    say_counts (cli, entries);
  cli->answer = json_object_new ();
  json_object_set_string_member (cli->answer, "portal", portal);
  json_object_set_array_member (cli->answer, "files", files);
  return status;
}

static CliExit
run_check (Cli *cli)
{
  const CheckOptions *options = cli->options;
  g_autoptr(GError)   error = NULL;
  g_autoptr(GArray)   entries = g_array_new (FALSE, TRUE, sizeof (Entry));

  g_array_set_clear_func (entries, clear_entry);
  if (!cli_context_need_reader (cli, &error))
    return cli_output_fail (error);
  jalon_reader_prepare (cli->reader);
  if (!cli_context_need_portal (cli, options->portal, &error) || !cli_context_need_safe_reader (cli, &error))
    return cli_output_fail (error);
  for (guint i = 0; i < cli->arguments->len; i++)
    {
      Entry entry = { .path = CLI_ARGUMENT (cli, i) };

      g_array_append_val (entries, entry);
    }
  look_at_files (cli, entries);
  for (guint i = 0; i < entries->len; i++)
    if (!judge_entry (cli, options->portal, &g_array_index (entries, Entry, i), &error))
      return cli_output_fail (error);
  mark_duplicates (entries);
  return answer (cli, options->portal, entries);
}

static const CliOption check_options[] = {
  { "portal", 0, CLI_TEXT, G_STRUCT_OFFSET (CheckOptions, portal), TRUE, "ID", NULL,
    N_ ("The portal to check for, e.g. anef") },
  { NULL },
};

const CliCommand cli_check_commands[] = {
  { "check", "FILE…", 1, -1, check_options, sizeof (CheckOptions), run_check,
    N_ ("Says of each file whether the portal can take it, and what to do") },
  { NULL },
};
