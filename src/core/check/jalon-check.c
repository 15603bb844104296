/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From facts about a file to findings and one verdict: a pure function of packs, portal, name and facts. Severities, fixes and limits
 * are data (checks.json, portals.json); what stands here is when a fact is a finding, and the few severities that depend on the fact
 * itself. Opens no file and makes no sentence.
 */
#include "core/check/jalon-check-private.h"

#include <string.h>

#include "core/jalon-date.h"

/* Below this a file holds nothing that could be a document. */
#define SMALLEST_FILE_BYTES 100

/* Larger files are not looked into (contract, "paper add"). */
#define LARGEST_FILE_BYTES 200000000

/* Font names kept for the sentence; the count is exact. */
#define NAMED_FONTS 5

static JalonSeverity
parse_severity (const char *text)
{
  if (g_strcmp0 (text, "info") == 0)
    return JALON_SEVERITY_INFO;
  if (g_strcmp0 (text, "warn") == 0)
    return JALON_SEVERITY_WARN;
  if (g_strcmp0 (text, "block") == 0)
    return JALON_SEVERITY_BLOCK;
  return JALON_SEVERITY_UNKNOWN;
}

/* A check that no pack describes cannot be judged: inconclusive, neither a false "ready" nor a block without a source. */
static JalonSeverity
find_severity (const JalonCheckRule *rule, const JalonPortal *portal)
{
  if (rule == NULL)
    return JALON_SEVERITY_UNKNOWN;
  const char *text = g_hash_table_lookup (rule->severity, portal->id);
  if (text == NULL)
    text = g_hash_table_lookup (rule->severity, "*");
  return parse_severity (text);
}

/* Adds a finding with the severity and the fix that the packs give it on this portal. */
JalonFinding *
jalon_judging_add (JalonJudging *self, const char *id)
{
  const JalonCheckRule *rule = jalon_packs_get_check (self->packs, id);
  JalonFinding *finding = g_new0 (JalonFinding, 1);

  finding->id = g_strdup (id);
  finding->severity = find_severity (rule, self->portal);
  finding->pages = g_array_new (FALSE, FALSE, sizeof (int));
  finding->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  finding->fix = rule != NULL ? g_strdup (rule->fix) : NULL;
  g_ptr_array_add (self->findings, finding);
  return finding;
}

void
jalon_finding_set (JalonFinding *self, const char *key, const char *value)
{
  g_hash_table_insert (self->values, g_strdup (key), g_strdup (value != NULL ? value : ""));
}

void
jalon_finding_set_int (JalonFinding *self, const char *key, gint64 value)
{
  g_hash_table_insert (self->values, g_strdup (key), g_strdup_printf ("%" G_GINT64_FORMAT, value));
}

/* The short name of a portal, without the explanation in brackets that follows it. */
void
jalon_finding_set_portal (JalonFinding *self, const JalonPortal *portal)
{
  const char *bracket = strstr (portal->name_fr, " (");
  g_autofree char *name = bracket != NULL ? g_strndup (portal->name_fr, (gsize) (bracket - portal->name_fr)) : g_strdup (portal->name_fr);
  jalon_finding_set (self, "portal", name);
}

void
jalon_finding_set_fix (JalonFinding *self, const char *fix)
{
  g_free (self->fix);
  self->fix = g_strdup (fix);
}

void
jalon_finding_add_page (JalonFinding *self, int page)
{
  g_array_append_val (self->pages, page);
}

void
jalon_finding_free (JalonFinding *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_clear_pointer (&self->pages, g_array_unref);
  g_clear_pointer (&self->values, g_hash_table_unref);
  g_free (self->fix);
  g_free (self);
}

void
jalon_judgement_free (JalonJudgement *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_free (self);
}

/**
 * jalon_verdict_to_id:
 * @verdict: a verdict
 *
 * Returns: (nullable): the id of contract and command line, %NULL for %JALON_VERDICT_NONE
 */
const char *
jalon_verdict_to_id (JalonVerdict verdict)
{
  switch (verdict)
    {
    case JALON_VERDICT_READY:
      return "ready";
    case JALON_VERDICT_FIXABLE:
      return "fixable";
    case JALON_VERDICT_BLOCKED:
      return "blocked";
    case JALON_VERDICT_INCONCLUSIVE:
      return "inconclusive";
    case JALON_VERDICT_NONE:
    default:
      return NULL;
    }
}

/**
 * jalon_severity_to_id:
 * @severity: a severity
 *
 * Returns: the id of contract and command line
 */
const char *
jalon_severity_to_id (JalonSeverity severity)
{
  switch (severity)
    {
    case JALON_SEVERITY_INFO:
      return "info";
    case JALON_SEVERITY_WARN:
      return "warn";
    case JALON_SEVERITY_BLOCK:
      return "block";
    case JALON_SEVERITY_UNKNOWN:
    default:
      return "unknown";
    }
}

static gboolean
is_open (const JalonFacts *facts)
{
  return facts->opened == JALON_OPENED_CLEAN || facts->opened == JALON_OPENED_SMALL_FAULTS ||
         facts->opened == JALON_OPENED_REPAIRED;
}

static gboolean
can_shrink (const JalonFacts *facts)
{
  gboolean known = facts->format == JALON_FORMAT_PDF || facts->format == JALON_FORMAT_JPEG ||
                   facts->format == JALON_FORMAT_PNG;
  return known && (is_open (facts) || facts->opened == JALON_OPENED_REWRITABLE);
}

/* A limit itself is still inside. */
static void
judge_size (JalonJudging *self)
{
  const JalonPortal *portal = self->portal;
  gint64 size_bytes = self->facts->size_bytes;
  const char *id = NULL;
  gint64 limit_bytes = 0;

  if (portal->hard_bytes > 0 && size_bytes > portal->hard_bytes)
    {
      id = "size-over-hard";
      limit_bytes = portal->hard_bytes;
    }
  else if (portal->seen_bytes > 0 && size_bytes > portal->seen_bytes)
    {
      id = "size-over-seen";
      limit_bytes = portal->seen_bytes;
    }
  if (id == NULL)
    return;

  JalonFinding *finding = jalon_judging_add (self, id);
  g_autofree char *read_on = jalon_date_format (&portal->source.read_on);
  jalon_finding_set_int (finding, "size_bytes", size_bytes);
  jalon_finding_set_int (finding, "limit_bytes", limit_bytes);
  jalon_finding_set (finding, "read_on", read_on);
  jalon_finding_set_portal (finding, portal);
  if (!can_shrink (self->facts))
    jalon_finding_set_fix (finding, NULL);
}

static void
add_damage (JalonJudging *self, const char *level, JalonSeverity severity, const char *fix)
{
  JalonFinding *finding = jalon_judging_add (self, "pdf-damaged");
  finding->severity = severity;
  jalon_finding_set (finding, "level", level);
  jalon_finding_set_fix (finding, fix);
}

/* One doubt is said once: a file whose structure nobody could read does not get a finding for each thing that was not seen. */
static gboolean
is_structure_unseen (const JalonFacts *facts)
{
  return is_open (facts) && facts->owner_lock == JALON_TRI_UNKNOWN && facts->javascript == JALON_TRI_UNKNOWN &&
         facts->embedded == JALON_TRI_UNKNOWN && facts->portfolio == JALON_TRI_UNKNOWN && facts->xfa == JALON_TRI_UNKNOWN;
}

/* A picture that ends too early still opens; only eyes can tell whether its lower part is lost. */
static void
judge_cut_picture (JalonJudging *self)
{
  add_damage (self, "cut", JALON_SEVERITY_UNKNOWN, NULL);
  jalon_finding_add_page (g_ptr_array_index (self->findings, self->findings->len - 1), 1);
}

/* The word that the sentences go by. */
const char *
jalon_facts_why_stopped (const JalonFacts *facts)
{
  static const char *const words[] = { [JALON_STOPPED_NOT] = "effort", [JALON_STOPPED_BY_TIME] = "time", [JALON_STOPPED_BY_DEATH] = "death" };
  return words[facts->stopped];
}

/* Levels of damage have their own severities (checklists 4.3): many sound files have faults that every viewer forgives. */
static void
judge_opening (JalonJudging *self)
{
  switch (self->facts->opened)
    {
    case JALON_OPENED_SMALL_FAULTS:
      add_damage (self, "small", JALON_SEVERITY_INFO, NULL);
      break;
    case JALON_OPENED_REPAIRED:
      if (self->facts->format != JALON_FORMAT_PDF)
        judge_cut_picture (self);
      else if (!is_structure_unseen (self->facts))
        add_damage (self, "repaired", JALON_SEVERITY_WARN, "rewrite");
      break;
    case JALON_OPENED_REWRITABLE:
      add_damage (self, "rewritable", JALON_SEVERITY_BLOCK, "rewrite");
      break;
    case JALON_OPENED_PASSWORD:
      jalon_finding_set_fix (jalon_judging_add (self, "pdf-needs-password"), NULL);
      break;
    case JALON_OPENED_NOT:
      if (self->facts->format == JALON_FORMAT_PDF && self->facts->n_pages > 0)
        add_damage (self, "lost", JALON_SEVERITY_BLOCK, NULL);
      else
        jalon_finding_set_fix (jalon_judging_add (self, "file-unreadable"), NULL);
      break;
    case JALON_OPENED_TOO_COMPLEX:
      {
        JalonFinding *finding = jalon_judging_add (self, "file-too-complex");
        finding->severity = JALON_SEVERITY_UNKNOWN;
        jalon_finding_set (finding, "why", self->facts->size_bytes > LARGEST_FILE_BYTES ? "size" : jalon_facts_why_stopped (self->facts));
        jalon_finding_set_fix (finding, NULL);
        break;
      }
    case JALON_OPENED_CLEAN:
    default:
      break;
    }
  if (is_open (self->facts) && self->facts->n_pages == 0)
    jalon_finding_set_fix (jalon_judging_add (self, "file-unreadable"), NULL);
}

/* Not known in a document that opened is not the same as absent: it would decide, so it makes the verdict inconclusive. */
static JalonFinding *
judge_tri (JalonJudging *self, const char *id, JalonTri fact)
{
  if (fact == JALON_TRI_NO || (fact == JALON_TRI_UNKNOWN && !is_open (self->facts)))
    return NULL;
  JalonFinding *finding = jalon_judging_add (self, id);
  if (fact == JALON_TRI_UNKNOWN)
    {
      finding->severity = JALON_SEVERITY_UNKNOWN;
      jalon_finding_set_fix (finding, NULL);
    }
  return finding;
}

static void
judge_attachments (JalonJudging *self)
{
  gboolean portfolio = self->facts->portfolio == JALON_TRI_YES;
  JalonFinding *finding = judge_tri (self, "pdf-embedded", portfolio ? JALON_TRI_YES : self->facts->embedded);

  if (finding == NULL)
    return;
  jalon_finding_set (finding, "portfolio", portfolio ? "yes" : "no");
  if (portfolio)
    jalon_finding_set_fix (finding, NULL);
}

static void
judge_xfa (JalonJudging *self)
{
  JalonFinding *finding = judge_tri (self, "pdf-xfa", self->facts->xfa);

  if (finding == NULL || self->facts->xfa != JALON_TRI_YES)
    return;
  gboolean dynamic = self->facts->xfa_needs_rendering == JALON_TRI_YES;
  jalon_finding_set (finding, "dynamic", dynamic ? "yes" : "no");
  jalon_finding_set_fix (finding, dynamic ? NULL : "flatten");
}

static void
judge_fonts (JalonJudging *self)
{
  const GPtrArray *fonts = self->facts->fonts_missing;
  g_autoptr(GString) names = NULL;

  if (fonts == NULL || fonts->len == 0)
    return;
  names = g_string_new (NULL);
  for (guint i = 0; i < fonts->len && i < NAMED_FONTS; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", (const char *) g_ptr_array_index (fonts, i));
  if (fonts->len > NAMED_FONTS)
    g_string_append (names, ", …");

  JalonFinding *finding = jalon_judging_add (self, "pdf-fonts");
  jalon_finding_set (finding, "fonts", names->str);
  jalon_finding_set_int (finding, "count", fonts->len);
}

static void
judge_version (JalonJudging *self)
{
  const char *version = self->facts->pdf_version;
  char *end = NULL;

  if (version == NULL)
    return;
  gint64 major = g_ascii_strtoll (version, &end, 10);
  gint64 minor = *end == '.' ? g_ascii_strtoll (end + 1, NULL, 10) : 0;
  if (major < 1 || (major == 1 && minor <= 7))
    return;
  jalon_finding_set (jalon_judging_add (self, "pdf-version"), "version", version);
}

static void
judge_pdf (JalonJudging *self)
{
  const JalonFacts *facts = self->facts;

  if (facts->opened == JALON_OPENED_PASSWORD || facts->opened == JALON_OPENED_NOT)
    return;
  if (is_structure_unseen (facts))
    {
      add_damage (self, "unseen", JALON_SEVERITY_UNKNOWN, NULL);
      return;
    }
  judge_tri (self, "pdf-owner-lock", facts->owner_lock);
  judge_tri (self, "pdf-javascript", facts->javascript);
  judge_attachments (self);
  judge_xfa (self);
  if (facts->form_unsaved == JALON_TRI_YES && facts->xfa != JALON_TRI_YES)
    jalon_judging_add (self, "pdf-acroform-unsaved");
  if (facts->is_signed == JALON_TRI_YES)
    jalon_finding_set_fix (jalon_judging_add (self, "pdf-signed"), NULL);
  judge_version (self);
  judge_fonts (self);
}

static void
judge_limits_unknown (JalonJudging *self)
{
  const JalonPortal *portal = self->portal;
  g_autoptr(GString) unknown = g_string_new (NULL);

  if (portal->hard_bytes == 0 && portal->seen_bytes == 0)
    g_string_append (unknown, "size");
  if (portal->formats == NULL || portal->formats[0] == NULL)
    g_string_append (unknown, unknown->len > 0 ? " formats" : "formats");
  if (portal->max_name == 0 && portal->name_rule == NULL)
    g_string_append (unknown, unknown->len > 0 ? " names" : "names");

  JalonFinding *finding = jalon_judging_add (self, "portal-limit-unknown");
  jalon_finding_set (finding, "unknown", unknown->str);
  jalon_finding_set_portal (finding, portal);
  jalon_finding_set_fix (finding, NULL);
}

/* In the order of the verdicts: what cannot be repaired, what cannot be told, what Jalon repairs, remarks. */
static int
get_rank (const JalonFinding *finding)
{
  switch (finding->severity)
    {
    case JALON_SEVERITY_BLOCK:
      return finding->fix == NULL ? 0 : 2;
    case JALON_SEVERITY_UNKNOWN:
      return 1;
    case JALON_SEVERITY_WARN:
      return 3;
    case JALON_SEVERITY_INFO:
    default:
      return 4;
    }
}

/* Stable, so that findings of one rank keep the order in which they were judged. */
static void
sort_findings (GPtrArray *findings)
{
  for (guint i = 1; i < findings->len; i++)
    for (guint j = i; j > 0 && get_rank (findings->pdata[j]) < get_rank (findings->pdata[j - 1]); j--)
      {
        gpointer swap = findings->pdata[j];
        findings->pdata[j] = findings->pdata[j - 1];
        findings->pdata[j - 1] = swap;
      }
}

/* The first that holds: blocked, inconclusive, fixable, ready. @findings is sorted, so its first element decides. */
static JalonVerdict
find_verdict (GPtrArray *findings)
{
  static const JalonVerdict by_rank[] = { JALON_VERDICT_BLOCKED, JALON_VERDICT_INCONCLUSIVE, JALON_VERDICT_FIXABLE,
                                          JALON_VERDICT_READY, JALON_VERDICT_READY };
  return findings->len > 0 ? by_rank[get_rank (findings->pdata[0])] : JALON_VERDICT_READY;
}

static void
judge_content (JalonJudging *self)
{
  if (self->facts->format == JALON_FORMAT_EMPTY || self->facts->size_bytes < SMALLEST_FILE_BYTES)
    {
      JalonFinding *finding = jalon_judging_add (self, "pdf-zero-byte");
      jalon_finding_set_int (finding, "size_bytes", self->facts->size_bytes);
      jalon_finding_set_fix (finding, NULL);
      return;
    }

  judge_size (self);
  jalon_judge_format (self);
  switch (self->facts->format)
    {
    case JALON_FORMAT_PDF:
      judge_opening (self);
      judge_pdf (self);
      jalon_judge_pages (self);
      break;
    case JALON_FORMAT_JPEG:
    case JALON_FORMAT_PNG:
      judge_opening (self);
      jalon_judge_pages (self);
      break;
    default:
      break; /* what the reader does not decode: jalon_judge_format () said it all */
    }
}

/**
 * jalon_check_judge:
 * @packs: the rule packs
 * @portal: id of a portal in @packs
 * @file_name: name of the file, without folders
 * @facts: what jalon-reader saw
 *
 * Judges one file for one portal. Pure: no clock, no file, no locale.
 *
 * Returns: (transfer full): findings, worst first, and the verdict
 */
JalonJudgement *
jalon_check_judge (JalonPacks *packs, const char *portal, const char *file_name, const JalonFacts *facts)
{
  g_return_val_if_fail (JALON_IS_PACKS (packs), NULL);
  g_return_val_if_fail (file_name != NULL && facts != NULL, NULL);
  const JalonPortal *limits = jalon_packs_get_portal (packs, portal);
  g_return_val_if_fail (limits != NULL, NULL);

  g_autoptr(JalonJudgement) judgement = g_new0 (JalonJudgement, 1);
  judgement->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_finding_free);
  judgement->size_bytes = facts->size_bytes;
  judgement->pages = facts->n_pages;

  JalonJudging judging = { packs, limits, file_name, facts, judgement->findings };
  judge_content (&judging);
  jalon_judge_name (&judging);
  if (!limits->has_limits)
    judge_limits_unknown (&judging);

  sort_findings (judgement->findings);
  judgement->verdict = find_verdict (judgement->findings);
  return g_steal_pointer (&judgement);
}

/**
 * jalon_check_mark_duplicates:
 * @judgements: (element-type JalonJudgement): judgements of several files, in order; elements may be %NULL
 * @sha256s: digests of the same files, %NULL where a file could not be read
 *
 * Adds `duplicate-hash` (info, so no verdict changes) to every file that is the same as an earlier one. Its value `first` is the
 * position of that one, from 1.
 */
void
jalon_check_mark_duplicates (GPtrArray *judgements, const char *const *sha256s)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < judgements->len; i++)
    {
      JalonJudgement *judgement = g_ptr_array_index (judgements, i);
      if (judgement == NULL || sha256s[i] == NULL)
        continue;
      gpointer first = g_hash_table_lookup (seen, sha256s[i]);
      if (first == NULL)
        {
          g_hash_table_insert (seen, (gpointer) sha256s[i], GUINT_TO_POINTER (i + 1));
          continue;
        }
      JalonFinding *finding = g_new0 (JalonFinding, 1);
      finding->id = g_strdup ("duplicate-hash");
      finding->severity = JALON_SEVERITY_INFO;
      finding->pages = g_array_new (FALSE, FALSE, sizeof (int));
      finding->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      jalon_finding_set_int (finding, "first", GPOINTER_TO_UINT (first));
      g_ptr_array_add (judgement->findings, finding);
    }
}
