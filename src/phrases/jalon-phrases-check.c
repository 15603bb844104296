/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The verdict of a file and the three lines of a finding: found, expected, what to do. The sentences themselves stand by subject in
 * jalon-phrases-check-file.c and jalon-phrases-check-pages.c.
 */
#include "phrases/jalon-phrases-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* Never NULL, so that a sentence can be made of what there is. */
const char *
jalon_finding_lookup (const JalonFinding *finding, const char *key)
{
  const char *value = finding->values != NULL ? g_hash_table_lookup (finding->values, key) : NULL;
  return value != NULL ? value : "";
}

gint64
jalon_finding_lookup_int (const JalonFinding *finding, const char *key)
{
  return g_ascii_strtoll (jalon_finding_lookup (finding, key), NULL, 10);
}

gboolean
jalon_finding_value_is (const JalonFinding *finding, const char *key, const char *value)
{
  return strcmp (jalon_finding_lookup (finding, key), value) == 0;
}

const char *
jalon_finding_lookup_portal (const JalonFinding *finding)
{
  const char *portal = jalon_finding_lookup (finding, "portal");
  /* Translators: stands for the name of an upload site where it is not known: "The portal: at most 10 MB a file." */
  return portal[0] != '\0' ? portal : _("The portal");
}

static const JalonCheckPhrases *
find_row (const char *id)
{
  for (const JalonCheckPhrases *row = jalon_phrases_file_checks; row->id != NULL; row++)
    if (strcmp (row->id, id) == 0)
      return row;
  for (const JalonCheckPhrases *row = jalon_phrases_pages_checks; row->id != NULL; row++)
    if (strcmp (row->id, id) == 0)
      return row;
  return NULL;
}

static char *
make_or_translate (JalonPhraseMaker maker, const char *text, const JalonFinding *finding)
{
  char *made = maker != NULL ? maker (finding) : NULL;
  if (made != NULL)
    return made;
  return text != NULL ? g_strdup (_(text)) : NULL;
}

/**
 * jalon_phrase_found:
 * @finding: a finding
 *
 * Returns: (transfer full): what was seen in the file
 */
char *
jalon_phrase_found (const JalonFinding *finding)
{
  const JalonCheckPhrases *row = find_row (finding->id);
  char *text = row != NULL ? make_or_translate (row->make_found, row->found, finding) : NULL;
  /* Translators: %s is the technical id of a check that this version has no sentence for. */
  return text != NULL ? text : g_strdup_printf (_("Something was noticed that has no explanation here (%s)."), finding->id);
}

/**
 * jalon_phrase_expected:
 * @finding: a finding
 *
 * Returns: (transfer full): what a portal or an agent expects
 */
char *
jalon_phrase_expected (const JalonFinding *finding)
{
  const JalonCheckPhrases *row = find_row (finding->id);
  char *text = row != NULL ? make_or_translate (row->make_expected, row->expected, finding) : NULL;
  return text != NULL ? text : g_strdup (_("A file in which this is not noticed."));
}

/**
 * jalon_phrase_what_to_do:
 * @finding: a finding
 *
 * Returns: (transfer full): the next step of the person, or what Jalon can do for them
 */
char *
jalon_phrase_what_to_do (const JalonFinding *finding)
{
  const JalonCheckPhrases *row = find_row (finding->id);
  char *text = NULL;

  if (row != NULL)
    text = make_or_translate (row->make_what_to_do, finding->fix != NULL && row->with_fix != NULL ? row->with_fix : row->by_hand, finding);
  return text != NULL ? text : g_strdup (_("Look at the file yourself before you upload it."));
}

/* The pages that a person has to look at, from the findings that could not be judged. */
static const GArray *
find_unknown_pages (const JalonJudgement *judgement)
{
  for (guint i = 0; i < judgement->findings->len; i++)
    {
      const JalonFinding *finding = g_ptr_array_index (judgement->findings, i);
      if (finding->severity == JALON_SEVERITY_UNKNOWN && finding->pages != NULL && finding->pages->len > 0)
        return finding->pages;
    }
  return NULL;
}

/**
 * jalon_phrase_verdict:
 * @judgement: (nullable): a judgement, %NULL for a file that could not be read at all
 *
 * Returns: (transfer full): one of the four words of a verdict
 */
char *
jalon_phrase_verdict (const JalonJudgement *judgement)
{
  const GArray *pages = NULL;

  switch (judgement != NULL ? judgement->verdict : JALON_VERDICT_NONE)
    {
    case JALON_VERDICT_READY:
      return g_strdup (C_("verdict", "Ready"));
    case JALON_VERDICT_FIXABLE:
      return g_strdup (C_("verdict", "Jalon can fix it"));
    case JALON_VERDICT_BLOCKED:
      return g_strdup (C_("verdict", "Take it again"));
    case JALON_VERDICT_INCONCLUSIVE:
      pages = find_unknown_pages (judgement);
      if (pages != NULL)
        {
          g_autofree char *list = jalon_phrase_page_list (pages);
          /* Translators: a verdict: Jalon cannot tell, a person has to look. %s are page numbers. */
          return g_strdup_printf (ngettext ("Look at page %s yourself", "Look at pages %s yourself", pages->len), list);
        }
      return g_strdup (C_("verdict", "Look at it yourself"));
    case JALON_VERDICT_NONE:
    default:
      return g_strdup (C_("verdict", "Not checked"));
    }
}

/**
 * jalon_phrase_repair_step:
 * @step: id of a repair
 *
 * Returns: (transfer full): what was done to the copy
 */
char *
jalon_phrase_repair_step (const char *step)
{
  static const struct {
    const char *id;
    const char *text;
  } steps[] = {
    { "rewrite", N_("Built a clean copy") },
    { "unlock", N_("Removed the lock") },
    { "strip-scripts", N_("Removed scripts") },
    { "strip-attachments", N_("Left attached files out") },
    { "flatten", N_("Fixed the answers of the form on the page") },
    { "rotate", N_("Turned pages upright") },
    { "convert", N_("Made a PDF of the picture") },
    { "shrink", N_("Made the file smaller") },
    { "scale-page", N_("Brought large pages to A4") },
    { "rename", N_("Gave the copy a name that portals take") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (strcmp (steps[i].id, step) == 0)
      return g_strdup (_(steps[i].text));
  /* Translators: %s is the technical id of a repair that this version has no words for. */
  return g_strdup_printf (_("Changed the copy (%s)"), step);
}
