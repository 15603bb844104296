/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A pack with a fault is refused, and the refusal names pack and entry; rows that begin or end on a day.
 */
#include "core/jalon-date.h"
#include "core/jalon-error.h"
#include "core/law/jalon-permits.h"
#include "core/renewal/jalon-renewal.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

static const char *const pack_names[] = { "sources", "items", "titles", "portals", "checks", "permits", "deadlines", "rights", "help" };

typedef struct {
  const char *name;
  const char *pack;    /* the file that is changed */
  const char *find;    /* stands in the file exactly as written; its first place is changed */
  const char *replace;
  const char *entry;   /* the message names it */
  const char *says;
} Fault;

static const Fault faults[] = {
  { "not-json", "items", "\"pack\"", "pack", "items", "cannot be read" },
  { "wrong-pack", "items", "\"pack\": \"items\"", "\"pack\": \"titles\"", "the pack", "titles" },
  { "newer-version", "titles", "\"version\": 1", "\"version\": 2", "the pack", "“version”" },
  { "unknown-key-of-pack", "checks", "\"version\": 1", "\"version\": 1, \"colour\": 1", "the pack", "“colour”" },
  { "unknown-key", "items", "\"id\": \"passport\"", "\"id\": \"passport\", \"colour\": 1", "passport", "“colour”" },
  { "unknown-key-of-source", "checks", "{ \"of\": ", "{ \"seen\": 1, \"of\": ", "size-over-hard/source", "“seen”" },
  { "missing-source", "titles", "\"source\"", "\"sauce\"", "vls-ts", "“source” is missing" },
  { "missing-term", "items", "\"term_fr\": \"Passeport\", ", "", "passport", "“term_fr” is missing" },
  { "empty-term", "items", "\"Passeport\"", "\"\"", "passport", "“term_fr”" },
  { "wrong-type", "items", "\"in_force\": true", "\"in_force\": \"true\"", "passport", "“in_force”" },
  { "undefined-source", "checks", "\"of\": \"pdfblog\"", "\"of\": \"nobody\"", "size-over-hard", "“nobody”" },
  { "unknown-confidence", "items", "\"confidence\": \"high\"", "\"confidence\": \"sure\"", "passport", "“sure”" },
  { "missing-edition", "sources", "  \"edition\": \"2026-11-25\",\n", "", "the pack", "“edition” is missing" },
  { "bad-day", "sources", "2026-11-23", "2026-02-31", "ceseda", "“2026-02-31”" },
  { "not-a-web-address", "sources", "\"https://", "\"file://", "ceseda", "web address" },
  { "same-id-twice", "items", "\"id\": \"nationality-alt\"", "\"id\": \"passport\"", "passport", "stands twice" },
  { "same-source-twice", "sources", "\"id\": \"a10\"", "\"id\": \"ceseda\"", "ceseda", "stands twice" },
  { "not-an-id", "titles", "\"id\": \"vls-ts\"", "\"id\": \"VLS TS\"", "VLS TS", "not an id" },
  { "overlapping-validity", "items", "\"id\": \"nationality-alt\"",
    "\"id\": \"passport\", \"valid_from\": \"2026-01-01\"", "passport", "stands twice for the same days" },
  { "validity-backwards", "items", "\"id\": \"passport\"",
    "\"id\": \"passport\", \"valid_from\": \"2026-01-02\", \"valid_to\": \"2026-01-01\"", "passport", "before" },
  { "age-without-date", "items", "\"max_age_months\": 6, \"needs_dates\": true", "\"max_age_months\": 6", "proof-of-address", "date" },
  { "code-length-of-paper", "items", "\"in_force\": true", "\"in_force\": true, \"code_length\": 3", "passport", "no code" },
  { "note-on-nothing", "items", "\"item\": \"proof-of-address\"", "\"item\": \"nothing\"", "address-practice-refusals", "“nothing”" },
  { "work-not-a-scope", "titles", "\"work\": \"employer\"", "\"work\": \"maybe\"", "cst-salarie", "“maybe”" },
  { "format-unknown", "portals", "\"pdf\", \"jpeg\"", "\"pdf\", \"gif\"", "anef", "“gif”" },
  { "limits-without-ceiling", "portals", ", \"hard_bytes\": 10000000", "", "anef", "ceiling" },
  { "seen-above-hard", "portals", "\"seen_bytes\": 2000000", "\"seen_bytes\": 20000000", "anef", "above" },
  { "slot-of-nothing", "portals", "{ \"item\": \"passport\"", "{ \"item\": \"nothing\"", "anef/slots", "“nothing”" },
  { "slot-twice", "portals", "{ \"item\": \"nationality-alt\" }", "{ \"item\": \"passport\" }", "anef/slots", "slot already" },
  { "severity-without-star", "checks", "\"*\": \"block\"", "\"anef\": \"block\"", "size-over-hard", "“*” is missing" },
  { "severity-of-no-portal", "checks", "\"anef\": \"block\"", "\"nowhere\": \"block\"", "pdf-rotate", "“nowhere”" },
  { "severity-unknown", "checks", "\"*\": \"block\"", "\"*\": \"fatal\"", "size-over-hard", "“fatal”" },
  { "fix-unknown", "checks", "\"fix\": \"shrink\"", "\"fix\": \"pray\"", "size-over-hard", "“pray”" },
  { "row-of-nothing", "permits", "\"item\": \"passport\"", "\"item\": \"nothing\"", "base-renewal/rows[0]", "“nothing”" },
  { "row-twice", "permits", "\"item\": \"current-permit\"", "\"item\": \"passport\"", "base-renewal/rows[2]", "stands twice" },
  { "row-without-source", "permits", "\"phase\": \"filing\", \"source\": {", "\"phase\": \"filing\", \"sauce\": {", "base-renewal/rows[0]",
    "“source” is missing" },
  { "need-unknown", "permits", "\"need\": \"mandatory\"", "\"need\": \"nice\"", "base-renewal/rows[0]", "“nice”" },
  { "phase-unknown", "permits", "\"phase\": \"filing\"", "\"phase\": \"later\"", "base-renewal/rows[0]", "“later”" },
  { "conditional-without-condition", "permits", "\"need\": \"mandatory\"", "\"need\": \"conditional\"", "base-renewal/rows[0]",
    "no condition" },
  { "group-without-alternative", "permits", ", \"alternative\": \"passport\"", "", "base-renewal/rows[0]", "go together" },
  { "condition-unknown-fact", "permits", "{ \"fact\": \"lodging\", \"is\": \"own\" }", "{ \"fact\": \"mood\", \"is\": \"own\" }",
    "base-renewal/rows[3]/when", "“mood”" },
  { "condition-impossible-value", "permits", "{ \"fact\": \"lodging\", \"is\": \"own\" }", "{ \"fact\": \"lodging\", \"is\": \"moon\" }",
    "base-renewal/rows[3]/when", "“moon”" },
  { "condition-two-operators", "permits", "{ \"fact\": \"lodging\", \"is\": \"own\" }",
    "{ \"fact\": \"lodging\", \"is\": \"own\", \"lt\": 3 }", "base-renewal/rows[3]/when", "“lt”" },
  { "condition-without-operator", "permits", "{ \"fact\": \"lodging\", \"is\": \"own\" }", "{ \"fact\": \"lodging\" }",
    "base-renewal/rows[3]/when", "says nothing" },
  { "condition-unknown-portal", "permits", "{ \"fact\": \"portal\", \"is\": \"anef\" }", "{ \"fact\": \"portal\", \"is\": \"nowhere\" }",
    "base-renewal/rows", "“nowhere”" },
  { "condition-unknown-list", "permits", "{ \"fact\": \"asks\", \"is\": \"csp-salarie\" }", "{ \"fact\": \"asks\", \"is\": \"csp-none\" }",
    "the pack", "“csp-none”" },
  { "condition-unknown-set", "permits", "\"in_set\": \"polygamy-states\"", "\"in_set\": \"none\"", "base-renewal/rows", "“none”" },
  { "set-of-no-country", "permits", "\"AE\"", "\"XX\"", "polygamy-states", "“XX”" },
  { "set-on-both-sides", "permits", "\"AE\"", "\"AD\"", "polygamy-states", "“AD”" },
  { "base-undefined", "permits", "\"base\": \"base-renewal\"", "\"base\": \"base-none\"", "salarie-cdi", "“base-none”" },
  { "extends-undefined", "permits", "\"extends\": \"salarie-cdi\"", "\"extends\": \"nothing\"", "csp-salarie", "“nothing”" },
  { "without-what-is-not-there", "permits", "\"without\": [\"cir-attestation\"", "\"without\": [\"aes-form\"", "csp-salarie", "“aes-form”" },
  { "asks-not-itself", "permits", "\"asks\": [\"etudiant\"]", "\"asks\": [\"csp-salarie\"]", "etudiant", "begin with the list itself" },
  { "asks-undefined", "permits", "\"asks\": [\"etudiant\"]", "\"asks\": [\"etudiant\", \"nothing\"]", "the pack", "“nothing”" },
  { "choice-without-values", "permits", ", \"values\": [\"own\", \"hosted\", \"hotel\", \"domiciled\"]", "", "lodging", "“values”" },
  { "fact-never-asked", "permits", "\"id\": \"children\"", "\"id\": \"age\"", "age", "never asked" },
  { "fact-type-unknown", "permits", "\"type\": \"date\"", "\"type\": \"moment\"", "birth", "“moment”" },
  { "rule-unknown-key", "deadlines", "\"id\": \"anef_open\"", "\"id\": \"anef_open\", \"colour\": 1", "anef_open", "“colour”" },
  { "rule-without-source", "deadlines", "\"source\": {", "\"sauce\": {", "anef_open", "“source” is missing" },
  { "rule-undefined-source", "deadlines", "\"of\": \"ceseda\"", "\"of\": \"nobody\"", "anef_open", "“nobody”" },
  { "rule-confidence", "deadlines", "1°\", \"confidence\": \"high\"", "1°\", \"confidence\": \"K\"", "anef_open", "high, medium or low" },
  { "rule-undefined-trigger", "deadlines", "\"trigger\": [\"ends\"]", "\"trigger\": [\"moon\"]", "anef_open", "“moon”" },
  { "rule-undefined-reason", "deadlines", "\"why\": \"sixtieth-day\"", "\"why\": \"nothing\"", "anef_close", "“nothing”" },
  { "rule-counting-unknown", "deadlines", "\"counting\": \"day\"", "\"counting\": \"moon\"", "anef_open", "“moon”" },
  { "rule-offset-missing", "deadlines", "\"offset\": -120,", "", "anef_open", "“offset” is missing" },
  { "rule-role-unknown", "deadlines", "\"role\": \"first-day\"", "\"role\": \"some-day\"", "anef_open", "“some-day”" },
  { "rule-twice", "deadlines", "\"id\": \"anef_close\"", "\"id\": \"anef_open\"", "anef_open", "stands twice" },
  { "rule-replaces-a-later-one", "deadlines", "\"running\": [\"oqtf_1m\"]", "\"running\": [\"oqtf_48h\"]", "oqtf_7d", "“oqtf_48h”" },
  { "rule-condition-impossible", "deadlines", "\"is\": \"anef\"", "\"is\": \"pigeon\"", "anef_open/when", "“pigeon”" },
  { "rule-condition-undefined", "deadlines", "{ \"fact\": \"channel\"", "{ \"fact\": \"mood\"", "anef_open/when", "“mood”" },
  { "rule-condition-no-title", "deadlines", "\"vls-ts\", \"cst-salarie\"", "\"vls-tz\", \"cst-salarie\"", "in-window-rule/when", "“vls-tz”" },
  { "amounts-overlap", "deadlines", "\"valid_to\": \"2026-04-30\"", "\"valid_to\": \"2026-05-01\"", "late_fee", "stands twice for the same days" },
  { "rule-validity-overlap", "deadlines", "\"id\": \"anef_close\"", "\"id\": \"anef_open\", \"valid_from\": \"2027-01-01\"", "anef_open",
    "stands twice for the same days" },
  { "derived-by-nothing", "deadlines", "\"by\": \"anef_close\"", "\"by\": \"nothing\"", "the pack", "“nothing”" },
  { "order-of-nothing", "deadlines", "\"earlier\": \"from\"", "\"earlier\": \"nothing\"", "orders[0]", "“nothing”" },
  { "law-fact-without-values", "deadlines", ", \"values\": [\"anef\", \"counter\"]", "", "channel", "“values”" },
  { "help-unknown-key", "help", "\"id\": \"court\"", "\"id\": \"court\", \"colour\": 1", "court", "“colour”" },
  { "help-without-source", "help", "\"source\": {", "\"sauce\": {", "bar-duty", "“source” is missing" },
  { "help-undefined-source", "help", "\"of\": \"yonne-pan\"", "\"of\": \"nobody\"", "contact-centre", "“nobody”" },
  { "help-kind-unknown", "help", "\"kind\": \"union\"", "\"kind\": \"friend\"", "cgt", "“friend”" },
  { "help-with-nothing", "help", "\"for\": [\"detained\"]", "\"for\": []", "bar-duty", "helps with nothing" },
  { "help-matter-unknown", "help", "\"for\": [\"detained\"]", "\"for\": [\"boredom\"]", "bar-duty", "“boredom”" },
  { "help-no-number", "help", "\"phone\": \"3039\"", "\"phone\": \"ask at the desk\"", "access-to-law", "no telephone number" },
  { "help-no-site", "help", "\"web\": \"https://www.justice.fr\"", "\"web\": \"justice\"", "access-to-law", "no address of a site" },
  { "help-twice", "help", "\"id\": \"court\"", "\"id\": \"bar-duty\"", "bar-duty", "stands twice" },
  { "grace-of-no-title", "rights", "\"cra-10\"", "\"cra-11\"", "graces[0]", "“cra-11”" },
  { "grace-without-months", "rights", "\"months\": 3,", "", "graces[0]", "“months” is missing" },
  { "grace-without-length", "rights", "\"length\": \"exactly\",", "", "graces[0]", "without the length" },
  { "grace-without-source", "rights", "\"source\"", "\"sauce\"", "graces[0]", "“source” is missing" },
  { "first-request-article-twice", "rights", "\"L421-23\", \"L423-1\"", "\"L421-22\", \"L423-1\"", "api", "stands twice" },
  { "first-request-scope-unknown", "rights", "\"work\": \"any\"", "\"work\": \"all\"", "api/allowed[0]", "“all”" },
  { "first-request-need-unknown", "rights", "\"needs\": \"long-stay-visa\"", "\"needs\": \"luck\"", "api/allowed", "“luck”" },
  { "ground-of-no-list", "rights", "\"permit\": \"etudiant\"", "\"permit\": \"nothing\"", "grounds[2]", "“nothing”" },
  { "ground-twice", "rights", "\"permit\": \"etudiant\"", "\"permit\": \"salarie-cdi\"", "grounds[2]", "stands twice" },
};

static char *
read_bundled (const char *pack)
{
  g_autofree char *path = g_strdup_printf ("/io/github/jalon_app/Jalon/rules/%s.json", pack);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* Copies the bundled packs to @dir, with the first place of @find in one of them changed. */
static void
write_packs (const char *dir, const char *pack, const char *find, const char *replace)
{
  for (guint i = 0; i < G_N_ELEMENTS (pack_names); i++)
    {
      g_autofree char *text = read_bundled (pack_names[i]);
      g_autoptr(GString) changed = g_string_new (text);
      g_autofree char *base = g_strconcat (pack_names[i], ".json", NULL);
      g_autofree char *path = g_build_filename (dir, base, NULL);
      g_autoptr(GError) error = NULL;
      if (g_strcmp0 (pack, pack_names[i]) == 0)
        g_assert_cmpuint (g_string_replace (changed, find, replace, 1), ==, 1);
      g_file_set_contents (path, changed->str, changed->len, &error);
      g_assert_no_error (error);
    }
}

static void
remove_packs (const char *dir)
{
  for (guint i = 0; i < G_N_ELEMENTS (pack_names); i++)
    {
      g_autofree char *base = g_strconcat (pack_names[i], ".json", NULL);
      g_autofree char *path = g_build_filename (dir, base, NULL);
      g_unlink (path);
    }
  g_assert_cmpint (g_rmdir (dir), ==, 0);
}

static void
test_fault (gconstpointer data)
{
  const Fault *fault = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *dir = g_dir_make_tmp ("jalon-packs-XXXXXX", &error);
  g_assert_no_error (error);
  write_packs (dir, fault->pack, fault->find, fault->replace);
  g_autoptr(JalonPacks) packs = jalon_packs_load_from_dir (dir, &error);
  g_assert_null (packs);
  g_assert_error (error, JALON_ERROR, JALON_ERROR_USAGE);
  g_test_message ("%s", error->message);
  g_autofree char *named = g_strdup_printf ("“%s”", fault->pack);
  g_assert_nonnull (strstr (error->message, named));
  g_assert_nonnull (strstr (error->message, fault->entry));
  g_assert_nonnull (strstr (error->message, fault->says));
  remove_packs (dir);
}

/* The unchanged copy loads, so a fault above is due to its change. */
static void
test_copy_loads (void)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *dir = g_dir_make_tmp ("jalon-packs-XXXXXX", &error);
  g_assert_no_error (error);
  write_packs (dir, NULL, NULL, NULL);
  g_autoptr(JalonPacks) packs = jalon_packs_load_from_dir (dir, &error);
  g_assert_no_error (error);
  g_assert_nonnull (jalon_packs_get_item (packs, "passport"));
  remove_packs (dir);
}

static void
test_missing_file (void)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *dir = g_dir_make_tmp ("jalon-packs-XXXXXX", &error);
  g_assert_no_error (error);
  write_packs (dir, NULL, NULL, NULL);
  g_autofree char *path = g_build_filename (dir, "portals.json", NULL);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_autoptr(JalonPacks) packs = jalon_packs_load_from_dir (dir, &error);
  g_assert_null (packs);
  g_assert_error (error, JALON_ERROR, JALON_ERROR_USAGE);
  g_assert_nonnull (strstr (error->message, "“portals”"));
  remove_packs (dir);
}

/* Two versions whose days do not meet are fine; the day decides which one is meant. */
static void
test_versions (void)
{
  static const char *const old = "\"id\": \"kbis-employer\", \"valid_to\": \"2026-12-31\"";
  static const char *const next =
    "\"entries\": [ { \"id\": \"kbis-employer\", \"term_fr\": \"Extrait Kbis\", \"gloss\": \"Register extract\", \"kind\": \"document\", "
    "\"provider\": \"employer\", \"max_age_months\": 6, \"needs_dates\": true, \"look_for\": \"The company.\", "
    "\"valid_from\": \"2027-01-01\", \"source\": { \"of\": \"app26\", \"confidence\": \"low\" } },";
  g_autoptr(GError) error = NULL;
  g_autofree char *dir = g_dir_make_tmp ("jalon-packs-XXXXXX", &error);
  g_assert_no_error (error);
  write_packs (dir, "items", "\"id\": \"kbis-employer\"", old);
  g_autofree char *path = g_build_filename (dir, "items.json", NULL);
  g_autofree char *text = NULL;
  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  g_autoptr(GString) changed = g_string_new (text);
  g_assert_cmpuint (g_string_replace (changed, "\"entries\": [", next, 1), ==, 1);
  g_assert_true (g_file_set_contents (path, changed->str, changed->len, &error));

  g_autoptr(JalonPacks) packs = jalon_packs_load_from_dir (dir, &error);
  g_assert_no_error (error);
  GDate before, after;
  g_assert_true (jalon_date_parse ("2026-12-31", &before));
  g_assert_true (jalon_date_parse ("2027-01-01", &after));
  g_assert_cmpint (jalon_packs_get_item_on (packs, "kbis-employer", &before)->max_age_months, ==, 3);
  g_assert_cmpint (jalon_packs_get_item_on (packs, "kbis-employer", &after)->max_age_months, ==, 6);
  g_assert_cmpint (jalon_packs_get_item (packs, "kbis-employer")->max_age_months, ==, 6);
  remove_packs (dir);
}

/* A byte changed somewhere: the packs load or are refused, and nothing else. */
static void
test_any_byte (void)
{
  static const char replacements[] = "{}[]\",:0-\\ntx\n";
  g_autoptr(GError) error = NULL;
  g_autofree char *dir = g_dir_make_tmp ("jalon-packs-XXXXXX", &error);
  g_assert_no_error (error);
  write_packs (dir, NULL, NULL, NULL);
  for (int round = 0; round < 40; round++)
    {
      const char *name = pack_names[g_test_rand_int_range (0, G_N_ELEMENTS (pack_names))];
      g_autofree char *base = g_strconcat (name, ".json", NULL);
      g_autofree char *path = g_build_filename (dir, base, NULL);
      g_autofree char *text = read_bundled (name);
      gsize length = strlen (text);
      text[g_test_rand_int_range (0, (int) length)] = replacements[g_test_rand_int_range (0, (int) strlen (replacements))];
      g_assert_true (g_file_set_contents (path, text, length, &error));
      g_autoptr(GError) refusal = NULL;
      g_autoptr(JalonPacks) packs = jalon_packs_load_from_dir (dir, &refusal);
      g_assert_true ((packs != NULL) == (refusal == NULL));
      if (refusal != NULL)
        g_assert_error (refusal, JALON_ERROR, JALON_ERROR_USAGE);
      g_autofree char *sound = read_bundled (name);
      g_assert_true (g_file_set_contents (path, sound, length, &error));
    }
  remove_packs (dir);
}

static gboolean
asks_for_tax_notice (JalonPacks *packs, const char *filing)
{
  g_autoptr(JalonRenewalFile) file = jalon_renewal_file_new ();
  file->permit = g_strdup ("salarie-cdi");
  file->portal = g_strdup ("anef");
  g_assert_true (jalon_date_parse (filing, &file->filing));
  g_autoptr(JalonRenewalStatus) status = jalon_renewal_evaluate (packs, file, NULL, NULL, NULL, NULL);
  for (guint i = 0; i < status->requirements->len; i++)
    if (g_str_equal (((JalonRequirement *) g_ptr_array_index (status->requirements, i))->id, "tax-notice"))
      return TRUE;
  return FALSE;
}

/* A row that ends on a day is asked for when the file is filed on that day, and not on the next. */
static void
test_row_that_ends (void)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *dir = g_dir_make_tmp ("jalon-packs-XXXXXX", &error);
  g_assert_no_error (error);
  write_packs (dir, "permits", "\"item\": \"tax-notice\"", "\"item\": \"tax-notice\", \"valid_to\": \"2026-12-31\"");
  g_autoptr(JalonPacks) packs = jalon_packs_load_from_dir (dir, &error);
  g_assert_no_error (error);
  g_assert_true (asks_for_tax_notice (packs, "2026-12-31"));
  g_assert_false (asks_for_tax_notice (packs, "2027-01-01"));
  remove_packs (dir);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/packs/copy-loads", test_copy_loads);
  g_test_add_func ("/packs/missing-file", test_missing_file);
  g_test_add_func ("/packs/versions", test_versions);
  g_test_add_func ("/packs/any-byte", test_any_byte);
  g_test_add_func ("/packs/row-that-ends", test_row_that_ends);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strconcat ("/packs/fault/", faults[i].name, NULL);
      g_test_add_data_func (path, &faults[i], test_fault);
    }
  return g_test_run ();
}
