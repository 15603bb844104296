/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * help.json: for every matter somebody is named, first of all somebody who can be reached; old numbers are never told as sure.
 */
#include "core/law/jalon-help.h"

#include <string.h>

static JalonPacks *packs;

static char *
join_ids (const char *matter)
{
  g_autoptr(GPtrArray) found = jalon_packs_list_help (packs, matter);
  g_autoptr(GString) out = g_string_new (NULL);
  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? " " : "", ((const JalonHelp *) g_ptr_array_index (found, i))->id);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static gboolean
has (GPtrArray *found, const char *kind)
{
  for (guint i = 0; i < found->len; i++)
    if (g_str_equal (((const JalonHelp *) g_ptr_array_index (found, i))->kind, kind))
      return TRUE;
  return FALSE;
}

static gboolean
has_phone (GPtrArray *found)
{
  for (guint i = 0; i < found->len; i++)
    if (((const JalonHelp *) g_ptr_array_index (found, i))->phone != NULL)
      return TRUE;
  return FALSE;
}

static void
test_every_matter (void)
{
  for (const char *const *matter = jalon_help_list_matters (); *matter != NULL; matter++)
    {
      g_autoptr(GPtrArray) found = jalon_packs_list_help (packs, *matter);
      g_test_message ("%s", *matter);
      g_assert_true (has_phone (found));
    }
}

/* Where a court is to be gone to, the court is named; where the state pays a lawyer, legal aid is; in detention both are in the centre. */
static void
test_kinds (void)
{
  static const struct { const char *matter, *kinds; } rows[] = {
    { "refusal", "court legal-aid association union ombudsman" },
    { "removal", "court legal-aid association" },
    { "confined", "court legal-aid association" },
    { "detained", "lawyer court association consulate" },
    { "papers", "portal reception-point ombudsman" },
    { "employer", "union access-to-law" },
    { "portal", "portal reception-point ombudsman" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GPtrArray) found = jalon_packs_list_help (packs, rows[i].matter);
      g_auto(GStrv) kinds = g_strsplit (rows[i].kinds, " ", -1);
      for (int k = 0; kinds[k] != NULL; k++)
        {
          g_test_message ("%s for %s", kinds[k], rows[i].matter);
          g_assert_true (has (found, kinds[k]));
        }
    }
}

static void
test_order (void)
{
  g_autofree char *detained = join_ids ("detained"), *nobody = join_ids ("boredom");
  g_assert_true (g_str_has_prefix (detained, "bar-duty detention-association access-to-law court "));
  g_assert_cmpstr (nobody, ==, "");
}

/* Numbers as they were read; what was read on an old page has a low confidence. */
static void
test_numbers (void)
{
  static const struct { const char *id, *phone, *confidence; } rows[] = {
    { "access-to-law", "3039", "medium" },        { "contact-centre", "0 806 001 620", "medium" },
    { "ombudsman", "09 69 39 00 00", "low" },     { "cimade", "01 44 18 60 50", "low" },
    { "ldh", "01 56 55 50 10", "low" },           { "gisti", NULL, "low" },
    { "cgt", NULL, "low" },                       { "bar-duty", NULL, "high" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const JalonHelp *help = jalon_packs_get_help (packs, rows[i].id);
      g_assert_nonnull (help);
      g_assert_cmpstr (help->phone, ==, rows[i].phone);
      g_assert_cmpstr (help->source.confidence, ==, rows[i].confidence);
      g_assert_true (g_str_has_prefix (help->source.url, "http"));
    }
  g_assert_null (jalon_packs_get_help (packs, "nobody"));
}

/* The sources of help are their own: a number that was read later does not make a dated rule look newer. */
static void
test_age_of_rules (void)
{
  GDate newest;
  const JalonHelp *help = jalon_packs_get_help (packs, "access-to-law");
  jalon_packs_get_newest_reading (packs, &newest);
  g_assert_cmpint (g_date_compare (&newest, &help->source.read_on), <, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  packs = jalon_packs_load (NULL);
  g_assert_nonnull (packs);
  g_test_add_func ("/help/every-matter", test_every_matter);
  g_test_add_func ("/help/kinds", test_kinds);
  g_test_add_func ("/help/order", test_order);
  g_test_add_func ("/help/numbers", test_numbers);
  g_test_add_func ("/help/age-of-rules", test_age_of_rules);
  int status = g_test_run ();
  g_object_unref (packs);
  return status;
}
