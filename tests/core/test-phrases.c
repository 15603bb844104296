/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every id has its sentences and no two ids share one; the sentences that carry numbers say the right ones; dates and sizes read as a
 * person reads them. English, except where a row names another locale.
 */
#include "phrases/jalon-phrases.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "core/jalon-date.h"
#include "core/jalon-error.h"
#include "core/law/jalon-permits.h"

typedef char *(*Line) (const JalonFinding *finding);

/* A finding with values from "key=value|key=value" and pages from "1 2". */
static JalonFinding *
make_finding (const char *id, JalonSeverity severity, const char *fix, const char *pages, const char *values)
{
  JalonFinding *finding = g_new0 (JalonFinding, 1);
  g_auto(GStrv) numbers = g_strsplit (pages, " ", -1);
  g_auto(GStrv) pairs = g_strsplit (values, "|", -1);

  finding->id = g_strdup (id);
  finding->severity = severity;
  finding->fix = g_strdup (fix);
  finding->pages = g_array_new (FALSE, FALSE, sizeof (int));
  finding->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (char **number = numbers; *number != NULL; number++)
    {
      int page = (int) g_ascii_strtoll (*number, NULL, 10);
      g_array_append_val (finding->pages, page);
    }
  for (char **pair = pairs; *pair != NULL; pair++)
    {
      g_auto(GStrv) parts = g_strsplit (*pair, "=", 2);
      g_hash_table_insert (finding->values, g_strdup (parts[0]), g_strdup (parts[1]));
    }
  return finding;
}

/* Adds @text to @seen and fails when another id has the same one. */
static void
assert_own_sentence (GHashTable *seen, const char *id, char *text)
{
  const char *other = NULL;

  g_assert_nonnull (text);
  g_assert_cmpstr (text, !=, "");
  other = g_hash_table_lookup (seen, text);
  if (other != NULL && strcmp (other, id) != 0)
    g_error ("%s and %s share the sentence “%s”", id, other, text);
  g_assert_null (strstr (text, "(null)"));
  g_hash_table_insert (seen, text, (gpointer) id);
}

/* The fallback for ids nobody wrote a sentence for names the id; a real sentence never does. */
static void
assert_check_has_lines (JalonPacks *packs, const char *id, const char *fix, GHashTable *found, GHashTable *expected, GHashTable *advice)
{
  g_autoptr(JalonFinding) finding = make_finding (id, JALON_SEVERITY_BLOCK, fix, "2", "portal=ANEF|format=zip|named=pdf|count=1|fonts=Arial|"
                                                  "limit_bytes=2000000|size_bytes=3000000|problems=characters|name=a|limit=80");
  char *text = jalon_phrase_found (finding);
  g_assert_null (strstr (text, id));
  assert_own_sentence (found, id, text);
  text = jalon_phrase_expected (finding);
  g_assert_cmpstr (text, !=, "A file in which this is not noticed.");
  assert_own_sentence (expected, id, text);
  text = jalon_phrase_what_to_do (finding);
  g_assert_cmpstr (text, !=, "Look at the file yourself before you upload it.");
  assert_own_sentence (advice, id, text);
}

static void
test_every_check (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JalonPacks) packs = jalon_packs_load (&error);
  g_assert_no_error (error);
  g_auto(GStrv) ids = jalon_packs_list_ids (packs, "checks");
  g_autoptr(GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) expected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) advice = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_assert_cmpuint (g_strv_length (ids), >=, 35);
  for (char **id = ids; *id != NULL; id++)
    {
      const JalonCheckRule *rule = jalon_packs_get_check (packs, *id);
      assert_check_has_lines (packs, *id, NULL, found, expected, advice);
      if (rule->fix != NULL)
        assert_check_has_lines (packs, *id, rule->fix, found, expected, advice);
    }
}

/* A check that is only in a newer pack still gives three lines. */
static void
test_unknown_check (void)
{
  g_autoptr(JalonFinding) finding = make_finding ("pdf-sparkles", JALON_SEVERITY_WARN, NULL, "", "a=b");
  g_autofree char *found = jalon_phrase_found (finding);
  g_autofree char *expected = jalon_phrase_expected (finding);
  g_autofree char *advice = jalon_phrase_what_to_do (finding);

  g_assert_nonnull (strstr (found, "pdf-sparkles"));
  g_assert_cmpstr (expected, !=, "");
  g_assert_cmpstr (advice, !=, "");
}

static const struct {
  const char   *name;
  Line          line;
  const char   *id;
  JalonSeverity severity;
  const char   *fix;
  const char   *pages;
  const char   *values;
  const char   *text;
} sentences[] = {
  { "size-over-seen", jalon_phrase_expected, "size-over-seen", JALON_SEVERITY_WARN, "shrink", "", "limit_bytes=2000000|portal=ANEF|read_on=2026-11-23", "ANEF: usually taken under 2 MB (seen Nov 2026)." },
  { "size-just-over", jalon_phrase_found, "size-over-seen", JALON_SEVERITY_WARN, "shrink", "", "size_bytes=2000001|limit_bytes=2000000", "The file is 2.000001 MB: it may be too heavy." },
  { "size-over-hard", jalon_phrase_found, "size-over-hard", JALON_SEVERITY_BLOCK, "shrink", "", "size_bytes=11200000|limit_bytes=10000000", "The file is 11.2 MB: too heavy." },
  { "size-fix", jalon_phrase_what_to_do, "size-over-hard", JALON_SEVERITY_BLOCK, "shrink", "", "a=b", "Jalon can make a smaller copy and see that the words survive." },
  { "size-no-fix", jalon_phrase_what_to_do, "size-over-hard", JALON_SEVERITY_BLOCK, NULL, "", "a=b", "Scan the paper again with a lower resolution (200 dots per inch), or save it again in the program that made it." },
  { "formats", jalon_phrase_expected, "format-not-taken", JALON_SEVERITY_BLOCK, NULL, "", "formats=pdf jpeg png|portal=ANEF", "ANEF takes: PDF, JPEG, PNG." },
  { "formats-unknown", jalon_phrase_expected, "format-not-taken", JALON_SEVERITY_BLOCK, NULL, "", "formats=", "A PDF, or a picture as JPEG or PNG." },
  { "renamed", jalon_phrase_found, "pdf-not-pdf", JALON_SEVERITY_BLOCK, NULL, "", "named=pdf|format=docx", "The name says PDF, what is inside says: Word (DOCX)." },
  { "rename-it", jalon_phrase_what_to_do, "pdf-not-pdf", JALON_SEVERITY_BLOCK, "rename", "", "named=jpeg|format=pdf", "Jalon can make a copy whose name ends as it should." },
  { "empty", jalon_phrase_found, "pdf-zero-byte", JALON_SEVERITY_BLOCK, NULL, "", "size_bytes=0", "The file is empty: 0 bytes." },
  { "one-byte", jalon_phrase_found, "pdf-zero-byte", JALON_SEVERITY_BLOCK, NULL, "", "size_bytes=1", "The file is almost empty: 1 byte." },
  { "two-bytes", jalon_phrase_found, "pdf-zero-byte", JALON_SEVERITY_BLOCK, NULL, "", "size_bytes=2", "The file is almost empty: 2 bytes." },
  { "on-its-side", jalon_phrase_found, "pdf-rotate", JALON_SEVERITY_BLOCK, "rotate", "3", "sure=yes|turns=3:90", "Page 3 lies on its side." },
  { "upside-down", jalon_phrase_found, "pdf-rotate", JALON_SEVERITY_BLOCK, "rotate", "1 2", "sure=yes|turns=1:180 2:180", "Pages 1, 2 are upside down." },
  { "both-turns", jalon_phrase_found, "pdf-rotate", JALON_SEVERITY_BLOCK, "rotate", "1 2", "sure=yes|turns=1:180 2:270", "Pages 1, 2 are not upright." },
  { "unsure", jalon_phrase_found, "pdf-rotate", JALON_SEVERITY_UNKNOWN, NULL, "1", "sure=no", "Jalon cannot tell whether page 1 is upright." },
  { "all-empty", jalon_phrase_found, "pdf-blank-page", JALON_SEVERITY_WARN, NULL, "1 2", "all=yes", "There is nothing on any page." },
  { "page-ranges", jalon_phrase_found, "pdf-blank-page", JALON_SEVERITY_WARN, NULL, "1 2 4 5 6 9", "all=no", "Pages 1, 2, 4–6, 9 are empty." },
  { "many-pages", jalon_phrase_found, "pdf-blank-page", JALON_SEVERITY_WARN, NULL, "1 3 5 7 9 11 13 15 17 19", "all=no", "Pages 1, 3, 5, 7, 9, 11, 13, 15, … are empty." },
  { "small-photo", jalon_phrase_found, "pdf-lowres", JALON_SEVERITY_WARN, NULL, "1", "width_px=640|height_px=480", "The picture has 640 × 480 pixels: small print may not be readable." },
  { "low-dpi", jalon_phrase_found, "pdf-lowres", JALON_SEVERITY_WARN, NULL, "2", "dpi=96", "Page 2 was scanned with 96 dots per inch: small print may not be readable." },
  { "one-font", jalon_phrase_found, "pdf-fonts", JALON_SEVERITY_WARN, NULL, "", "count=1|fonts=Arial", "1 font (a set of letters) is not inside the file: Arial." },
  { "too-large-to-look-into", jalon_phrase_found, "file-too-complex", JALON_SEVERITY_UNKNOWN, NULL, "", "why=size", "The file is larger than Jalon can look into (200 MB)." },
  { "too-slow", jalon_phrase_found, "file-too-complex", JALON_SEVERITY_UNKNOWN, NULL, "", "why=time", "Looking at this file takes too much time: Jalon stopped." },
  { "ends-the-reader", jalon_phrase_found, "file-too-complex", JALON_SEVERITY_UNKNOWN, NULL, "", "why=death", "Something in this file ends the part of Jalon that looks into files. The file itself is kept, unchanged." },
  { "page-too-slow", jalon_phrase_found, "pages-not-looked-at", JALON_SEVERITY_INFO, NULL, "2", "looked=1|total=2|why=time", "1 of 2 pages were looked at: the others take too much time." },
  { "page-ends-the-reader", jalon_phrase_found, "pages-not-looked-at", JALON_SEVERITY_INFO, NULL, "2", "looked=1|total=2|why=death", "1 of 2 pages were looked at: another one ends the part of Jalon that looks into files." },
  { "content-lost", jalon_phrase_found, "pdf-damaged", JALON_SEVERITY_UNKNOWN, NULL, "2", "level=content", "Page 2 is damaged: a part of it may be missing." },
  { "portfolio", jalon_phrase_what_to_do, "pdf-embedded", JALON_SEVERITY_BLOCK, NULL, "", "portfolio=yes", "Open it in the program that made it, and save each document in it as a PDF of its own." },
  { "not-told", jalon_phrase_found, "pdf-javascript", JALON_SEVERITY_UNKNOWN, NULL, "", "a=b", "Jalon could not tell whether the file holds a script." },
  { "limits-unknown", jalon_phrase_found, "portal-limit-unknown", JALON_SEVERITY_INFO, NULL, "", "unknown=size names|portal=NATALI", "NATALI: limits not known for size of a file, names of files." },
  { "duplicate", jalon_phrase_found, "duplicate-hash", JALON_SEVERITY_INFO, NULL, "", "first=2", "This is the same file as number 2 of this list." },
  { "number-missing", jalon_phrase_found, "name-chars", JALON_SEVERITY_WARN, "rename", "", "name=lettre.pdf|problems=number|limit=80", "The name “lettre.pdf” does not begin with the number of the piece." },
  { "cut-short", jalon_phrase_found, "pages-not-looked-at", JALON_SEVERITY_INFO, NULL, "2", "looked=1|total=2", "1 of 2 pages were looked at." },
};

static void
test_sentence (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(JalonFinding) finding =
    make_finding (sentences[i].id, sentences[i].severity, sentences[i].fix, sentences[i].pages, sentences[i].values);
  g_autofree char *text = sentences[i].line (finding);

  g_assert_cmpstr (text, ==, sentences[i].text);
}

static void
test_verdicts (void)
{
  static const struct {
    JalonVerdict verdict;
    const char  *pages;
    const char  *text;
  } rows[] = {
    { JALON_VERDICT_NONE, "", "Not checked" },
    { JALON_VERDICT_READY, "", "Ready" },
    { JALON_VERDICT_FIXABLE, "", "Jalon can fix it" },
    { JALON_VERDICT_BLOCKED, "", "Take it again" },
    { JALON_VERDICT_INCONCLUSIVE, "", "Look at it yourself" },
    { JALON_VERDICT_INCONCLUSIVE, "2", "Look at page 2 yourself" },
    { JALON_VERDICT_INCONCLUSIVE, "2 5", "Look at pages 2, 5 yourself" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(JalonJudgement) judgement = g_new0 (JalonJudgement, 1);
      JalonFinding *finding = make_finding ("pdf-rotate", JALON_SEVERITY_UNKNOWN, NULL, rows[i].pages, "sure=no");
      if (rows[i].pages[0] == '\0')
        g_array_set_size (finding->pages, 0);
      judgement->verdict = rows[i].verdict;
      judgement->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_finding_free);
      g_ptr_array_add (judgement->findings, finding);
      g_autofree char *text = jalon_phrase_verdict (judgement);
      g_assert_cmpstr (text, ==, rows[i].text);
    }
  g_autofree char *missing = jalon_phrase_verdict (NULL);
  g_assert_cmpstr (missing, ==, "Not checked");
}

static void
test_repair_steps (void)
{
  static const char *const steps[] = { "rewrite", "unlock", "strip-scripts", "strip-attachments", "flatten", "rotate", "convert", "shrink", "scale-page", "rename" };
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      char *text = jalon_phrase_repair_step (steps[i]);
      g_assert_false (g_str_has_prefix (text, "Changed the copy"));
      assert_own_sentence (seen, steps[i], text);
    }
}

/* The reasons, as jalon-renewal.h lists them. */
static const char *const reasons[] = { "missing", "count", "code-missing", "gone", "at-collection", "blocked", "to-fix", "expired", "too-old",
                                       "too-many-files", "too-large-together",
                                       "condition-unknown", "unconfirmed", "no-date", "no-until", "after-filing", "cannot-tell", "name-differs",
                                       "code-odd", "ok", "decided", "waived", "group-done", "group-chosen" };

static char *
explain (const char *reason, int count, const char *question, const char *values)
{
  g_autoptr(JalonFinding) borrowed = make_finding ("", JALON_SEVERITY_INFO, NULL, "", values);
  JalonRequirement requirement = { .reason = (char *) reason, .count = count, .question = (char *) question, .values = borrowed->values };
  return jalon_phrase_requirement (&requirement);
}

static void
test_reasons (void)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      char *text = explain (reasons[i], 1, NULL, "issued=2026-01-05|until=2026-02-01|limit_months=6|have=1|need=3");
      g_assert_false (g_str_has_prefix (text, "Look at this one yourself"));
      assert_own_sentence (seen, reasons[i], text);
    }
  g_autofree char *fallback = explain ("from-a-newer-version", 1, NULL, "a=b");
  g_assert_cmpstr (fallback, ==, "Look at this one yourself (from-a-newer-version).");
}

static void
test_reason_values (void)
{
  static const struct {
    const char *reason;
    int         count;
    const char *question;
    const char *values;
    const char *text;
  } rows[] = {
    { "missing", 3, NULL, "a=b", "No paper yet; 3 are asked for." },
    { "count", 3, NULL, "have=2|need=3", "2 of 3 papers are there." },
    { "too-old", 1, NULL, "issued=2026-01-05|limit_months=6", "Dated Monday 5 January 2026: on the filing day it is no longer under 6 months old. Get a newer one." },
    { "too-old", 1, NULL, "issued=2026-01-05|limit_days=30", "Dated Monday 5 January 2026: on the filing day it is no longer under 30 days old. Get a newer one." },
    { "too-many-files", 1, NULL, "have=12|most=10", "In one category these papers make 12 files; the portal takes 10. Give fewer of them." },
    { "too-large-together", 1, NULL, "have=7200000|most=6000000", "In one category these papers come to 7.2 MB together; the portal takes 6 MB. Give fewer of them, or smaller ones." },
    { "too-large-together", 1, NULL, "have=6000001|most=6000000", "In one category these papers come to 6.000001 MB together; the portal takes 6 MB. Give fewer of them, or smaller ones." },
    { "too-old", 1, NULL, "issued=2026-01-05", "Dated Monday 5 January 2026: too old on the filing day. Get a newer one." },
    { "expired", 1, NULL, "until=2026-02-01", "Valid until Sunday 1 February 2026: no longer valid on the filing day." },
    { "waived", 1, NULL, "note=lost in the move", "Not given. Your note: “lost in the move”" },
    { "code-odd", 1, NULL, "length=21|usual_length=22", "The code has 21 characters; usually it has 22. Compare it with your photo sheet." },
    { "code-odd", 1, NULL, "length=22|usual_length=22", "The code holds a sign that is neither a letter nor a digit. Compare it with your photo sheet." },
    { "cannot-tell", 1, NULL, "why=not-checked", "The file has not been checked for the portal yet." },
    { "cannot-tell", 1, NULL, "why=pdf-rotate", "Jalon cannot tell whether the file is fine. Look at it yourself." },
    { "condition-unknown", 1, "married", "a=b", "It depends on an answer: Are you married?" },
    { "ok", 1, NULL, "remark=months-apart", "There, but a month seems to be missing between them." },
    { "ok", 1, NULL, "good_until=2027-01-12", "There. Good for filing until Tuesday 12 January 2027." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = explain (rows[i].reason, rows[i].count, rows[i].question, rows[i].values);
      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

static void
test_states (void)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  assert_own_sentence (seen, "to-do", jalon_phrase_state (JALON_STATE_TO_DO));
  assert_own_sentence (seen, "fix", jalon_phrase_state (JALON_STATE_FIX));
  assert_own_sentence (seen, "check", jalon_phrase_state (JALON_STATE_CHECK));
  assert_own_sentence (seen, "done", jalon_phrase_state (JALON_STATE_DONE));
}

/* The packs hold the question too, for those who read the data; both are one text, so that it is translated once. */
static void
test_questions (void)
{
  g_autoptr(JalonPacks) packs = jalon_packs_load (NULL);
  g_auto(GStrv) facts = jalon_packs_list_ids (packs, "facts");
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_assert_cmpuint (g_strv_length (facts), >=, 10);
  for (char **fact = facts; *fact != NULL; fact++)
    {
      char *text = jalon_phrase_fact_question (*fact);
      g_assert_true (g_str_has_suffix (text, "?"));
      g_assert_cmpstr (text, ==, jalon_packs_get_fact (packs, *fact)->question);
      assert_own_sentence (seen, *fact, text);
    }
  g_autofree char *employer = jalon_phrase_fact_value ("job", "new-employer");
  g_autofree char *country = jalon_phrase_fact_value ("nationality", "MA");
  g_assert_cmpstr (employer, ==, "Another employer");
  g_assert_cmpstr (country, ==, "MA");
}

/* Every answer that the packs offer has words. */
static void
test_answers (void)
{
  g_autoptr(JalonPacks) packs = jalon_packs_load (NULL);
  g_auto(GStrv) facts = jalon_packs_list_ids (packs, "facts");

  for (char **fact = facts; *fact != NULL; fact++)
    for (char **value = jalon_packs_get_fact (packs, *fact)->values; value != NULL && *value != NULL; value++)
      {
        g_autofree char *text = jalon_phrase_fact_value (*fact, *value);
        g_assert_cmpstr (text, !=, *value);
      }
}

static void
test_errors (void)
{
  static const JalonError codes[] = { JALON_ERROR_REFUSED, JALON_ERROR_USAGE, JALON_ERROR_NOT_FOUND, JALON_ERROR_DAMAGED, JALON_ERROR_INTERNAL,
                                      JALON_ERROR_BUSY, JALON_ERROR_NO_SPACE, JALON_ERROR_TOO_NEW, JALON_ERROR_UNSAFE, JALON_ERROR_TIMEOUT };
  static const char *const names[] = { "refused", "usage", "not-found", "damaged", "internal", "busy", "no-space", "too-new", "unsafe", "timeout" };
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr(GError) error = g_error_new_literal (JALON_ERROR, (int) codes[i], "developer words");
      char *text = jalon_phrase_error (error);
      g_assert_null (strstr (text, "developer words"));
      assert_own_sentence (seen, names[i], text);
    }
  g_autoptr(GError) foreign = g_error_new_literal (G_FILE_ERROR, G_FILE_ERROR_NOENT, "developer words");
  g_autofree char *text = jalon_phrase_error (foreign);
  g_assert_cmpstr (g_hash_table_lookup (seen, text), ==, "internal");
}

static void
test_complete (void)
{
  static const struct {
    gboolean    complete;
    int         to_confirm;
    int         left;
    const char *text;
  } rows[] = {
    { TRUE, 0, 0, "Complete for the list of 12 Nov 2026" },
    { TRUE, 1, 0, "Complete for the list of 12 Nov 2026 (1 line to confirm with the prefecture)" },
    { TRUE, 2, 0, "Complete for the list of 12 Nov 2026 (2 lines to confirm with the prefecture)" },
    { FALSE, 2, 4, "4 left on the list of 12 Nov 2026" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      JalonRenewalStatus status = { .complete = rows[i].complete, .to_confirm = rows[i].to_confirm, .left = rows[i].left };
      g_assert_true (jalon_date_parse ("2026-11-12", &status.list_date));
      g_autofree char *text = jalon_phrase_complete (&status);
      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

static void
test_items (void)
{
  static const struct {
    const char *term;
    const char *gloss;
    const char *text;
  } rows[] = {
    { "Passeport", "Passport", "Passport (passeport)" },
    { "VLS-TS validé", "Long-stay visa", "Long-stay visa (VLS-TS validé)" },
    { "Étude notariée", "Deed", "Deed (étude notariée)" },
    { "Passeport", "", "Passeport" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      JalonItem item = { .term_fr = (char *) rows[i].term, .gloss = (char *) rows[i].gloss };
      g_autofree char *text = jalon_phrase_item (&item);
      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

static void
test_items_in_french (void)
{
  static const struct {
    const char *language;
    const char *text;
  } rows[] = {
    { "fr", "Passeport" }, { "fr_FR", "Passeport" }, { "fr_FR.UTF-8", "Passeport" }, { "fry", "Passport (passeport)" },
    { "en_GB", "Passport (passeport)" },
  };
  g_autofree char *before = g_strdup (g_getenv ("LANGUAGE"));

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      JalonItem item = { .term_fr = (char *) "Passeport", .gloss = (char *) "Passport" };
      g_setenv ("LANGUAGE", rows[i].language, TRUE);
      g_autofree char *text = jalon_phrase_item (&item);
      g_assert_cmpstr (text, ==, rows[i].text);
    }
  if (before != NULL)
    g_setenv ("LANGUAGE", before, TRUE);
  else
    g_unsetenv ("LANGUAGE");
}

static void
test_sizes (void)
{
  static const struct {
    gint64      bytes;
    const char *text;
  } rows[] = {
    { 0, "0 bytes" }, { 1, "1 byte" }, { 999, "999 bytes" }, { 1000, "1 kB" }, { 1499, "1 kB" }, { 1500, "2 kB" }, { 340000, "340 kB" },
    { 999499, "999 kB" }, { 999500, "1.0 MB" }, { 1000000, "1 MB" }, { 1900000, "1.9 MB" }, { 1949999, "1.9 MB" }, { 2000000, "2 MB" },
    { 10000001, "10.0 MB" }, { 200000000, "200 MB" }, { -5, "0 bytes" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = jalon_phrase_size (rows[i].bytes);
      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

static void
test_dates (void)
{
  GDate date;
  g_assert_true (jalon_date_parse ("2027-01-12", &date));
  g_autofree char *full = jalon_phrase_date (&date);
  g_autofree char *brief = jalon_phrase_short_date (&date);
  g_assert_cmpstr (full, ==, "Tuesday 12 January 2027");
  g_assert_cmpstr (brief, ==, "12 Jan 2027");

  g_date_clear (&date, 1);
  g_autofree char *unset = jalon_phrase_date (&date);
  g_assert_cmpstr (unset, ==, "date not known");
}

/* Builds the locale in a folder of its own, so that no locale has to be installed. */
static gboolean
enter_locale (const char *source, const char *dir)
{
  g_autofree char *name = g_strdup_printf ("%s.UTF-8", source);
  g_autofree char *out = g_build_filename (dir, name, NULL);
  const char *argv[] = { "localedef", "-i", source, "-f", "UTF-8", out, NULL };

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL,
                NULL, NULL);
  g_setenv ("LOCPATH", dir, TRUE);
  return setlocale (LC_ALL, name) != NULL;
}

static void
remove_tree (const char *path)
{
  const char *argv[] = { "rm", "-rf", path, NULL };
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
}

static void
test_locale (gconstpointer data)
{
  g_auto(GStrv) row = g_strsplit (data, "|", -1); /* locale, date, size */
  g_autofree char *dir = g_dir_make_tmp ("jalon-locale-XXXXXX", NULL);
  GDate date;

  if (!enter_locale (row[0], dir))
    g_test_skip ("localedef cannot build this locale here");
  else
    {
      g_autofree char *size = jalon_phrase_size (1900000);
      g_assert_true (jalon_date_parse ("2027-01-12", &date));
      g_autofree char *text = jalon_phrase_date (&date);
      g_assert_cmpstr (text, ==, row[1]);
      g_assert_cmpstr (size, ==, row[2]);
    }
  setlocale (LC_ALL, "C.UTF-8");
  g_unsetenv ("LOCPATH");
  remove_tree (dir);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/phrases/check/every-id", test_every_check);
  g_test_add_func ("/phrases/check/unknown-id", test_unknown_check);
  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      g_autofree char *path = g_strdup_printf ("/phrases/check/%s", sentences[i].name);
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_sentence);
    }
  g_test_add_func ("/phrases/verdicts", test_verdicts);
  g_test_add_func ("/phrases/repair-steps", test_repair_steps);
  g_test_add_func ("/phrases/reasons", test_reasons);
  g_test_add_func ("/phrases/reason-values", test_reason_values);
  g_test_add_func ("/phrases/states", test_states);
  g_test_add_func ("/phrases/questions", test_questions);
  g_test_add_func ("/phrases/answers", test_answers);
  g_test_add_func ("/phrases/errors", test_errors);
  g_test_add_func ("/phrases/complete", test_complete);
  g_test_add_func ("/phrases/items", test_items);
  g_test_add_func ("/phrases/items-in-french", test_items_in_french);
  g_test_add_func ("/phrases/sizes", test_sizes);
  g_test_add_func ("/phrases/dates", test_dates);
  g_test_add_data_func ("/phrases/locale/french", "fr_FR|mardi 12 janvier 2027|1,9 MB", test_locale);
  g_test_add_data_func ("/phrases/locale/arabic", "ar_EG|الثلاثاء 12 يناير 2027|1.9 MB", test_locale);
  return g_test_run ();
}
