/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The bundled rule packs load and hold every id that the command line promises, with the limits it promises.
 */
#include "core/jalon-date.h"
#include "core/jalon-error.h"
#include "core/law/jalon-help.h"
#include "core/law/jalon-permits.h"

#include <gio/gio.h>

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
  return g_test_run ();
}
