/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The bundled rule packs load, and hold every id that the command line promises.
 */
#include "core/law/jalon-packs.h"

/* Ids typed from the list of ids of the command line. */
static const char *const title_ids[] = {
  "vls-ts", "visa-to-request", "cst-salarie", "cst-travailleur-temporaire", "cst-vpf", "cst-etudiant", "cst-visiteur",
  "cst-entrepreneur", "cst-stagiaire", "cst-au-pair", "rece", "csp-salarie", "csp-vpf", "csp-etudiant", "csp-talent",
  "csp-talent-famille", "csp-chercheur", "csp-carte-bleue", "csp-saisonnier", "csp-ict", "csp-entrepreneur",
  "csp-protection-subsidiaire", "csp-apatride", "cr-10", "cr-ue", "cr-permanent", "cr-refugie", "cr-retraite", "cra-1", "cra-10",
  "ue-famille", "aps", "confirmation-depot", "api", "adf", "recepisse-premier", "recepisse-renouvellement", "convocation",
};

static void
test_titles (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JalonPacks) packs = jalon_packs_load (&error);
  g_assert_no_error (error);
  g_auto(GStrv) ids = jalon_packs_list_ids (packs, "titles");
  g_assert_cmpuint (g_strv_length (ids), ==, G_N_ELEMENTS (title_ids));
  for (guint i = 0; i < G_N_ELEMENTS (title_ids); i++)
    {
      const JalonTitleKind *title = jalon_packs_get_title_kind (packs, title_ids[i]);
      g_assert_nonnull (title);
      g_assert_cmpstr (title->id, ==, title_ids[i]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/packs/bundled/titles", test_titles);
  return g_test_run ();
}
