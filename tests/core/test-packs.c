/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The bundled rule packs load and hold every id that the command line promises; a pack with a fault is refused, and the refusal
 * names pack and entry.
 */
#include "core/jalon-date.h"
#include "core/jalon-error.h"
#include "core/law/jalon-help.h"
#include "core/law/jalon-permits.h"
#include "core/renewal/jalon-renewal.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#include <string.h>

/* Ids typed from the list of ids of the command line. */
static const char *const title_ids[] = {
  "vls-ts", "visa-to-request", "cst-salarie", "cst-travailleur-temporaire", "cst-vpf", "cst-etudiant", "cst-visiteur",
  "cst-entrepreneur", "cst-stagiaire", "cst-au-pair", "rece", "csp-salarie", "csp-vpf", "csp-etudiant", "csp-talent",
  "csp-talent-famille", "csp-chercheur", "csp-carte-bleue", "csp-saisonnier", "csp-ict", "csp-entrepreneur",
  "csp-protection-subsidiaire", "csp-apatride", "cr-10", "cr-ue", "cr-permanent", "cr-refugie", "cr-retraite", "cra-1", "cra-10",
  "ue-famille", "aps", "confirmation-depot", "api", "adf", "recepisse-premier", "recepisse-renouvellement", "convocation", NULL,
};

static const char *const interim_ids[] = {
  "confirmation-depot", "api", "adf", "recepisse-premier", "recepisse-renouvellement", "convocation", NULL,
};

static const char *const portal_ids[] = { "anef", "demarche-numerique", "telerecours-citoyens", "france-visas", "anef-employer",
                                          "prefecture-mail", "natali", "ants", NULL };

static const char *const check_ids[] = {
  "size-over-hard", "size-over-seen", "format-not-taken", "file-unreadable", "file-too-complex", "pdf-zero-byte", "pdf-not-pdf",
  "pdf-damaged", "pdf-needs-password", "pdf-owner-lock", "pdf-xfa", "pdf-acroform-unsaved", "pdf-javascript", "pdf-embedded",
  "pdf-signed", "pdf-version", "pdf-fonts", "pdf-page-size", "pdf-rotate", "pdf-blank-page", "pdf-lowres", "pdf-highres",
  "pdf-bilevel", "pdf-blur", "pdf-glare", "pdf-crop", "pdf-skew", "pdf-overcompressed", "img-heic", "img-cmyk", "img-16bit",
  "multi-doc", "name-chars", "duplicate-hash", "side-missing", "portal-limit-unknown", "pages-not-looked-at", NULL,
};

static const char *const item_ids[] = {
  "passport", "nationality-alt", "current-permit", "vlsts-validation", "previous-permits", "birth-cert", "birth-cert-ofpra",
  "marriage-cert", "family-book", "divorce-judgment", "children-birth-certs", "spouse-id", "photo-paper", "ephoto-code",
  "nonpolygamy", "engagement-contract", "application-form", "change-civil-status", "loss-theft-declaration", "medical-cert-ofii",
  "fiscal-stamp", "cover-letter", "proof-of-address", "hosting-attestation", "host-id", "host-proof-of-address", "hotel-pack",
  "domiciliation-cert", "student-residence-cert", "property-deed", "work-authorisation", "employment-contract",
  "employer-attestation", "payslips", "tax-notice", "social-contrib-proof", "kbis-employer", "termination-letter",
  "ft-attestation", "ft-situation", "work-certificate", "regulated-profession", "seasonal-housing", "diploma", "cv-experience",
  "mission-letter", "research-agreement", "school-registration", "transcripts", "attendance-cert", "success-attestation",
  "resources-bank", "resources-scholarship", "resources-sponsor", "health-insurance", "no-work-declaration",
  "spouse-french-nationality", "spouse-declaration", "cohabitation-proofs", "child-birth-cert", "child-french-nationality",
  "child-residence", "contribution-proofs", "recognition-author-contribution", "personal-ties", "violence-evidence",
  "reunification-decision", "relative-card", "cir-attestation", "language-proof", "civic-exam-cert",
  "residence-continuity-proofs", "absence-declaration", "business-registration", "business-accounts", "urssaf-independent",
  "viability-opinion", "investment-proof", "project-proof", "pay-threshold-proof", "corporate-officer-proof", "artist-proof",
  "main-residence-abroad", "season-length-proofs", "ofpra-decision", "eu-citizen-right", "family-link-eu", "aes-form",
  "integration-proofs", NULL,
};

static JalonPacks *
load_packs (void)
{
  g_autoptr(GError) error = NULL;
  JalonPacks *packs = jalon_packs_load (&error);
  g_assert_no_error (error);
  return packs;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
assert_same_ids (JalonPacks *packs, const char *pack, const char *const *expected)
{
  g_auto(GStrv) ids = jalon_packs_list_ids (packs, pack);
  g_auto(GStrv) sorted = g_strdupv ((char **) expected);
  qsort (ids, g_strv_length (ids), sizeof (char *), compare_ids);
  qsort (sorted, g_strv_length (sorted), sizeof (char *), compare_ids);
  g_autofree char *left = g_strjoinv (" ", ids);
  g_autofree char *right = g_strjoinv (" ", sorted);
  g_assert_cmpstr (left, ==, right);
}

static void
test_ids (void)
{
  g_autoptr(JalonPacks) packs = load_packs ();
  assert_same_ids (packs, "titles", title_ids);
  assert_same_ids (packs, "portals", portal_ids);
  assert_same_ids (packs, "checks", check_ids);
  assert_same_ids (packs, "items", item_ids);
  g_auto(GStrv) none = jalon_packs_list_ids (packs, "nothing");
  g_assert_null (none[0]);
}

/* The five lists of this version are there whatever others are. */
static void
test_permits (void)
{
  static const char *const five[] = { "salarie-cdi", "csp-salarie", "travailleur-temporaire", "etudiant", "resident-10-renewal" };
  g_autoptr(JalonPacks) packs = load_packs ();
  for (guint i = 0; i < G_N_ELEMENTS (five); i++)
    {
      const JalonPermit *permit = jalon_packs_get_permit (packs, five[i]);
      g_assert_nonnull (permit);
      g_assert_cmpstr (permit->id, ==, five[i]);
    }
  g_assert_null (jalon_packs_get_permit (packs, "nothing"));
  g_assert_null (jalon_packs_get_permit (packs, NULL));
}

static void
test_titles (void)
{
  g_autoptr(JalonPacks) packs = load_packs ();
  for (int i = 0; title_ids[i] != NULL; i++)
    {
      const JalonTitleKind *title = jalon_packs_get_title_kind (packs, title_ids[i]);
      g_assert_cmpint (title->interim, ==, g_strv_contains (interim_ids, title_ids[i]));
    }
  /* R.431-15-1: the confirmation of a deposit proves nothing; L.426-20: a visitor does not work; L.421-1: tied to the authorisation. */
  g_assert_cmpstr (jalon_packs_get_title_kind (packs, "confirmation-depot")->stay, ==, "no");
  g_assert_cmpstr (jalon_packs_get_title_kind (packs, "cst-visiteur")->work, ==, "none");
  g_assert_cmpstr (jalon_packs_get_title_kind (packs, "cst-salarie")->work, ==, "employer");
  g_assert_cmpstr (jalon_packs_get_title_kind (packs, "cst-etudiant")->work, ==, "hours");
  g_assert_cmpstr (jalon_packs_get_title_kind (packs, "cr-10")->work, ==, "any");
  g_assert_cmpstr (jalon_packs_get_title_kind (packs, "recepisse-premier")->travel, ==, "no");
  g_assert_cmpstr (jalon_packs_get_title_kind (packs, "api")->work, ==, "unknown");
}

/* Limits as the command line promises them: 1 MB is 1,000,000 bytes. */
static const struct {
  const char *id;
  gboolean    has_limits;
  gint64      seen, hard, total;
  int         max_files, max_name;
  const char *formats;
  gboolean    image_as_is;
} portals[] = {
  { "anef", TRUE, 2000000, 10000000, 0, 0, 0, "pdf jpeg png", TRUE },
  { "demarche-numerique", TRUE, 0, 200000000, 0, 0, 0, "pdf jpeg png webp tiff docx odt zip", TRUE },
  { "telerecours-citoyens", TRUE, 0, 32000000, 0, 0, 80, "pdf doc docx odt rtf txt", FALSE },
  { "france-visas", TRUE, 0, 2000000, 6000000, 10, 100, "pdf", FALSE },
  { "anef-employer", FALSE, 0, 0, 0, 0, 0, "", FALSE },
  { "prefecture-mail", FALSE, 0, 0, 0, 0, 0, "", FALSE },
  { "natali", FALSE, 0, 0, 0, 0, 0, "", FALSE },
  { "ants", FALSE, 0, 0, 0, 0, 0, "", FALSE },
};

static void
test_portals (void)
{
  g_autoptr(JalonPacks) packs = load_packs ();
  for (guint i = 0; i < G_N_ELEMENTS (portals); i++)
    {
      const JalonPortal *portal = jalon_packs_get_portal (packs, portals[i].id);
      g_autofree char *formats = g_strjoinv (" ", portal->formats);
      g_test_message ("%s", portal->id);
      g_assert_cmpint (portal->has_limits, ==, portals[i].has_limits);
      g_assert_cmpint (portal->seen_bytes, ==, portals[i].seen);
      g_assert_cmpint (portal->hard_bytes, ==, portals[i].hard);
      g_assert_cmpint (portal->total_bytes, ==, portals[i].total);
      g_assert_cmpint (portal->max_files, ==, portals[i].max_files);
      g_assert_cmpint (portal->max_name, ==, portals[i].max_name);
      g_assert_cmpint (portal->takes_image_as_is, ==, portals[i].image_as_is);
      g_assert_cmpstr (formats, ==, portals[i].formats);
      g_assert_cmpuint (portal->observations->len, >, 0);
    }
}

static void
test_slots (void)
{
  g_autoptr(JalonPacks) packs = load_packs ();
  const JalonPortal *anef = jalon_packs_get_portal (packs, "anef");
  g_assert_cmpstr (jalon_portal_get_slot_name (anef, "payslips"), ==, "3 dernières fiches de paie");
  g_assert_cmpstr (jalon_portal_get_slot_name (anef, "engagement-contract"), ==, "Justificatifs de domicile");
  g_assert_cmpstr (jalon_portal_get_slot_name (anef, "proof-of-address"), ==, "Justificatifs de domicile");
  g_assert_null (jalon_portal_get_slot_name (anef, "employment-contract"));
  g_assert_null (jalon_portal_get_slot_name (anef, NULL));
}

/* Every paper that a list of ANEF can ask for has its place in the order of the portal. */
static void
test_slot_order_is_whole (void)
{
  g_autoptr(JalonPacks) packs = load_packs ();
  g_auto(GStrv) permits = jalon_packs_list_ids (packs, "permits");
  const JalonPortal *anef = jalon_packs_get_portal (packs, "anef");
  for (int i = 0; permits[i] != NULL; i++)
    {
      const JalonPermit *permit = jalon_packs_get_permit (packs, permits[i]);
      for (guint j = 0; j < permit->rows->len; j++)
        {
          const JalonPermitRow *row = g_ptr_array_index (permit->rows, j);
          if (row->at_collection || g_str_equal (row->item, "photo-paper"))
            continue;
          g_test_message ("%s %s", permit->id, row->item);
          g_assert_true (g_strv_contains ((const char *const *) anef->slot_order, row->item));
        }
    }
}

static const struct {
  const char *id, *portal, *severity, *fix;
} checks[] = {
  { "pdf-rotate", "anef", "block", "rotate" },
  { "pdf-rotate", "*", "warn", "rotate" },
  { "pdf-javascript", "*", "block", "strip-scripts" },
  { "pdf-embedded", "*", "block", "strip-attachments" },
  { "pdf-owner-lock", "*", "block", "unlock" },
  { "pdf-needs-password", "*", "block", NULL },
  { "pdf-signed", "*", "info", NULL },
  { "pdf-version", "*", "info", NULL },
  { "pdf-page-size", "*", "warn", "scale-page" },
  { "size-over-seen", "*", "warn", "shrink" },
  { "size-over-hard", "*", "block", "shrink" },
  { "format-not-taken", "*", "block", "convert" },
  { "img-heic", "*", "block", NULL },
  { "file-too-complex", "*", "unknown", NULL },
  { "portal-limit-unknown", "*", "info", NULL },
  { "pages-not-looked-at", "*", "info", NULL },
};

static void
test_checks (void)
{
  g_autoptr(JalonPacks) packs = load_packs ();
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      const JalonCheckRule *check = jalon_packs_get_check (packs, checks[i].id);
      g_test_message ("%s", checks[i].id);
      g_assert_cmpstr (g_hash_table_lookup (check->severity, checks[i].portal), ==, checks[i].severity);
      g_assert_cmpstr (check->fix, ==, checks[i].fix);
    }
}

/* Typed from the library of items. */
static const struct {
  const char *id;
  int         months;
  gboolean    in_force, both_sides;
  const char *kind, *confidence;
} items[] = {
  { "passport", 0, TRUE, FALSE, "document", "high" },
  { "current-permit", 0, TRUE, TRUE, "document", "high" },
  { "proof-of-address", 6, FALSE, FALSE, "document", "high" },
  { "host-proof-of-address", 6, FALSE, FALSE, "document", "high" },
  { "host-id", 0, TRUE, TRUE, "document", "high" },
  { "hotel-pack", 1, FALSE, FALSE, "document", "high" },
  { "payslips", 0, FALSE, FALSE, "document", "medium" },
  { "ephoto-code", 0, FALSE, FALSE, "code", "medium" },
  { "engagement-contract", 0, FALSE, FALSE, "declaration", "high" },
  { "urssaf-independent", 0, FALSE, FALSE, "document", "K" },
  { "kbis-employer", 3, FALSE, FALSE, "document", "low" },
};

static void
test_items (void)
{
  g_autoptr(JalonPacks) packs = load_packs ();
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      const JalonItem *item = jalon_packs_get_item (packs, items[i].id);
      g_test_message ("%s", items[i].id);
      g_assert_cmpint (item->max_age_months, ==, items[i].months);
      g_assert_cmpint (item->in_force, ==, items[i].in_force);
      g_assert_cmpint (item->both_sides, ==, items[i].both_sides);
      g_assert_cmpstr (item->kind, ==, items[i].kind);
      g_assert_cmpstr (item->source.confidence, ==, items[i].confidence);
    }
  g_assert_cmpint (jalon_packs_get_item (packs, "ephoto-code")->code_length, ==, 22);
  g_autoptr(GPtrArray) notes = jalon_packs_list_notes (packs, "residence-continuity-proofs");
  g_assert_cmpuint (notes->len, ==, 3);
}

/* --- Packs with a fault --- */

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

/* A set that is older than what it was read from would lose against one that it should replace. */
static void
test_edition (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JalonPacks) packs = jalon_packs_load (&error);
  g_assert_no_error (error);
  GDate edition, newest;
  jalon_packs_get_edition (packs, &edition);
  jalon_packs_get_newest_reading (packs, &newest);
  g_assert_cmpint (g_date_days_between (&newest, &edition), >=, 0);
  g_auto(GStrv) helpers = jalon_packs_list_ids (packs, "help");
  for (int i = 0; helpers[i] != NULL; i++)
    g_assert_cmpint (g_date_days_between (&jalon_packs_get_help (packs, helpers[i])->source.read_on, &edition), >=, 0);
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
  g_test_add_func ("/packs/bundled/ids", test_ids);
  g_test_add_func ("/packs/bundled/permits", test_permits);
  g_test_add_func ("/packs/bundled/titles", test_titles);
  g_test_add_func ("/packs/bundled/portals", test_portals);
  g_test_add_func ("/packs/bundled/slots", test_slots);
  g_test_add_func ("/packs/bundled/slot-order", test_slot_order_is_whole);
  g_test_add_func ("/packs/bundled/checks", test_checks);
  g_test_add_func ("/packs/bundled/items", test_items);
  g_test_add_func ("/packs/bundled/edition", test_edition);
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
