/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * line --page and line --strip: the rights line on paper. What is written is named in the answer; nothing is written over a file that exists.
 */
#include "cli/cli-line-pages.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cli/cli-out.h"
#include "core/sheets/jalon-proof-copies.h"
#include "phrases/jalon-phrases-pages.h"

static const char *const pages[] = { "dates", "employer", NULL };

const CliOption cli_line_options[] = {
  { "page", 0, CLI_TEXT, G_STRUCT_OFFSET (CliLineOptions, page), FALSE, "PAGE", pages,
    N_ ("Write a page to print: all dates, or what proves the right to work, for the employer; needs --out") },
  { "out", 'o', CLI_PATH, G_STRUCT_OFFSET (CliLineOptions, out), FALSE, "FILE", NULL,
    N_ ("The PDF of --page; nothing may stand there") },
  { "strip", 0, CLI_PATH, G_STRUCT_OFFSET (CliLineOptions, strip), FALSE, "FILE.pdf|svg|png", NULL,
    N_ ("Write the days as a drawing; nothing may stand there") },
  { "copies", 0, CLI_FLAG, G_STRUCT_OFFSET (CliLineOptions, copies), FALSE, NULL, NULL,
    N_ ("With --page employer: add pictures of the pages that prove it, each marked as a copy") },
  { "for", 0, CLI_TEXT, G_STRUCT_OFFSET (CliLineOptions, for_whom), FALSE, "NAME", NULL,
    N_ ("With --copies: who gets them; it stands on each copy") },
  { "what-if", 0, CLI_TEXT, G_STRUCT_OFFSET (CliLineOptions, what_if), FALSE, "nothing-by|api-until|refused-on|new-employer-on=DATE", NULL,
    N_ ("Suppose one thing, and show what would change; nothing of it is stored") },
  { NULL },
};

static gboolean
ends_in (const char *path, const char *extension)
{
  gsize length = strlen (path), tail = strlen (extension);

  return length > tail && g_ascii_strcasecmp (path + length - tail, extension) == 0;
}

static gboolean
find_format (const char *path, JalonStripFormat *format)
{
  static const char *const extensions[] = { ".pdf", ".svg", ".png" };

  for (gsize i = 0; i < G_N_ELEMENTS (extensions); i++)
    if (ends_in (path, extensions[i]))
      {
        *format = (JalonStripFormat) i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
set_usage (GError **error, const char *message)
{
  g_set_error_literal (error, JALON_ERROR, JALON_ERROR_USAGE, message);
  return FALSE;
}

gboolean
cli_line_pages_wanted (Cli *cli)
{
  const CliLineOptions *options = cli->options;

  return options->page != NULL || options->strip != NULL;
}

/**
 * cli_line_pages_check:
 *
 * Returns: whether the options fit together and nothing stands where a file shall be written; else USAGE
 */
gboolean
cli_line_pages_check (Cli *cli, GError **error)
{
  const CliLineOptions *options = cli->options;
  JalonStripFormat      format;

  if (options->out != NULL && options->page == NULL)
    return set_usage (error, _("-o: needs --page, which says what to write"));
  if (options->page != NULL && options->out == NULL)
    return set_usage (error, _("--page: needs -o FILE, the PDF to write"));
  if (options->page != NULL && options->strip != NULL)
    return set_usage (error, _("--strip: cannot be given together with --page; make one after the other"));
  if (g_strcmp0 (cli->globals.format, "ics") == 0 && cli_line_pages_wanted (cli))
    return set_usage (error, _("--format ics: makes a calendar and cannot be given together with a page"));
  if (options->copies && g_strcmp0 (options->page, "employer") != 0)
    return set_usage (error, _("--copies: needs --page employer"));
  if (options->for_whom != NULL && !options->copies)
    return set_usage (error, _("--for: needs --copies"));
  if (options->strip != NULL && !find_format (options->strip, &format))
    return set_usage (error, _("--strip: the name must end in .pdf, .svg or .png"));
  if (options->out != NULL && !ends_in (options->out, ".pdf"))
    return set_usage (error, _("-o: the name of a page must end in .pdf"));
  return !cli_line_pages_wanted (cli) || cli_out_check_free (options->page != NULL ? options->out : options->strip, error);
}

static CliExit
save (Cli *cli, const char *out, GBytes *bytes, int n_pages)
{
  g_autoptr(GError) error = NULL;
  g_autofree char  *shown = cli_output_dup_file_name (out);

  if (!cli_out_save (out, bytes, &error))
    return cli_output_fail (error);
  cli->answer = json_object_new ();
  cli_output_set_text (cli->answer, "out", shown);
  json_object_set_int_member (cli->answer, "pages", n_pages);
  /* Translators: %1$s is a file, %2$d its pages */
  cli_output_line (cli, ngettext ("Written: %1$s (%2$d page)", "Written: %1$s (%2$d pages)", (gulong) n_pages), shown, n_pages);
  return CLI_EXIT_FINE;
}

static CliExit
write_strip (Cli *cli, const JalonPageCase *page_case, const char *out)
{
  g_autoptr(GError)     error = NULL;
  g_autoptr(JalonStrip) strip = jalon_page_strip (page_case);
  g_autoptr(GBytes)     bytes = NULL;
  JalonStripFormat      format = JALON_STRIP_PDF;

  find_format (out, &format);
  bytes = jalon_strip_render (strip, format, &error);
  return bytes != NULL ? save (cli, out, bytes, 1) : cli_output_fail (error);
}

/* Pictures of the pages that prove the right to work, with the mark; the sentence on standard error says why there are none. */
static GPtrArray *
make_copies (Cli *cli, const JalonPageCase *page_case, const CliLineOptions *options, CliExit *status)
{
  g_autoptr(GError)    error = NULL;
  g_autofree char     *mark = jalon_page_copies_mark (page_case, options->for_whom);
  g_autofree char     *refusal = NULL;
  g_autoptr(GPtrArray) copies = NULL;

  if (cli_context_need_safe_reader (cli, &error))
    copies = jalon_proof_copies_make (cli->open_case, cli->reader, jalon_page_employer_proof (page_case), mark, NULL, &error);
  if (copies != NULL)
    return g_steal_pointer (&copies);
  refusal = jalon_page_copies_refusal (error);
  *status = refusal != NULL ? CLI_EXIT_FINDINGS : cli_output_fail (error);
  if (refusal != NULL)
    cli_output_complain ("%s", refusal);
  return NULL;
}

static CliExit
write_employer (Cli *cli, JalonPageCase *page_case, const CliLineOptions *options)
{
  g_autoptr(GError)    error = NULL;
  g_autoptr(GBytes)    bytes = NULL;
  g_autoptr(GPtrArray) copies = NULL;
  g_autofree char     *refusal = jalon_page_employer_refusal (page_case);
  CliExit              status = CLI_EXIT_FINE;
  int                  n_pages = 0;

  if (refusal != NULL)
    {
      cli_output_complain ("%s", refusal);
      return CLI_EXIT_FINDINGS;
    }
  if (options->copies && (copies = make_copies (cli, page_case, options, &status)) == NULL)
    return status;
  page_case->copies = copies;
  bytes = jalon_page_employer (page_case, &n_pages, &error);
  return bytes != NULL ? save (cli, options->out, bytes, n_pages) : cli_output_fail (error);
}

static CliExit
write_page (Cli *cli, JalonPageCase *page_case, const CliLineOptions *options)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;
  int               n_pages = 0;

  if (g_str_equal (options->page, "employer"))
    return write_employer (cli, page_case, options);
  bytes = jalon_page_dates (page_case, &n_pages, &error);
  return bytes != NULL ? save (cli, options->out, bytes, n_pages) : cli_output_fail (error);
}

/**
 * cli_line_pages_write:
 * @line: the rights line of the open case
 * @next: (element-type JalonNextDate): its next dates
 *
 * Writes the page that was asked for. The employer's page is refused with the reason when no confirmed page proves the right to work.
 *
 * Returns: the exit status
 */
CliExit
cli_line_pages_write (Cli *cli, JalonRightsLine *line, GPtrArray *next)
{
  const CliLineOptions  *options = cli->options;
  g_autoptr(JalonPerson) person = jalon_case_dup_person (cli->open_case);
  g_autoptr(GPtrArray)   events = jalon_case_list_events (cli->open_case);
  g_autoptr(GPtrArray)   papers = jalon_case_list_papers (cli->open_case, FALSE);
  JalonPageCase          page_case = { .packs = cli->packs, .line = line, .next = next, .person = person, .today = cli->globals.today,
                                       .example = jalon_case_is_example (cli->open_case), .events = events, .papers = papers };

  if (options->strip != NULL)
    return write_strip (cli, &page_case, options->strip);
  return write_page (cli, &page_case, options);
}
