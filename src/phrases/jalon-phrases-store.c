/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sentences about the state of the store: what is damaged, what came back, what did not.
 */
#include "phrases/jalon-phrases.h"

#include <glib/gi18n.h>

/**
 * jalon_phrase_damage:
 * @why: key of a #JalonDamage
 *
 * Returns: (transfer full): a few words, to stand after the name of the file
 */
char *
jalon_phrase_damage (const char *why)
{
  static const char *const words[][2] = {
    { "digest", N_ ("the file on the disk is no longer the one that was kept") },
    { "missing", N_ ("the file is missing") },
    { "trailer", N_ ("the index is damaged or cut short") },
    { "changed-outside", N_ ("changed outside Jalon") },
    { "newer", N_ ("newer than the index: it was not saved to the end") },
    { "unreadable", N_ ("the file cannot be read") },
    { "name", N_ ("the name does not fit the content") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (why, words[i][0]) == 0)
      return g_strdup (_ (words[i][1]));
  return g_strdup (why);
}

static int
count_keys (GPtrArray *keys, const char *start)
{
  int n = 0;
  for (guint i = 0; i < keys->len; i++)
    n += g_str_has_prefix (keys->pdata[i], start);
  return n;
}

static void
take_line (GString *text, char *sentence)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", sentence);
  g_free (sentence);
}

/**
 * jalon_phrase_rebuild:
 * @report: what a rebuild did, or would do
 *
 * Returns: (transfer full): one sentence a line: what is known, then what is not; empty when there is nothing to say
 */
char *
jalon_phrase_rebuild (const JalonRebuildReport *report)
{
  GString *text = g_string_new (NULL);
  int papers = count_keys (report->restored, "paper:"), details = count_keys (report->lost, "details:"),
      files = count_keys (report->lost, "paper:");

  if (papers > 0)
    take_line (text, g_strdup_printf (ngettext ("%d paper was added or changed since the last sound save. What is known of it is there.",
                                                "%d papers were added or changed since the last sound save. What is known of them is there.", papers), papers));
  if (details > 0)
    take_line (text, g_strdup_printf (ngettext ("%d paper has lost its name, kind and dates. Look at it and confirm it again.",
                                                "%d papers have lost their names, kinds and dates. Look at them and confirm them again.", details), details));
  if (files > 0)
    take_line (text, g_strdup_printf (ngettext ("The file of %d paper is damaged or missing. Add that paper again if you have it.",
                                                "The files of %d papers are damaged or missing. Add those papers again if you have them.", files), files));
  if (count_keys (report->lost, "person") > 0)
    take_line (text, g_strdup (_ ("The name and the cards could not be found.")));
  if (count_keys (report->lost, "renewal-file") > 0)
    take_line (text, g_strdup (_ ("The renewal file, requests and notes are as in the last sound save, or gone. Look through them.")));
  return g_string_free (text, FALSE);
}
