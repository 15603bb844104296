/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rights line on the cases of line-cases.h, in any zone and language, and whether a changed rule would be noticed: each number of
 * rights.json one up and one down, each length and flag turned, each kind, article and list taken out must make some row differ.
 */
#include "line-checks.h"
#include "line-fixture.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <locale.h>
#include <time.h>

static JalonPacks *packs;

static void
test_case (gconstpointer data)
{
  g_autofree char *differences = line_checks_check_case (packs, GPOINTER_TO_SIZE (data));
  g_assert_cmpstr (differences, ==, "");
}

static void
test_all (void)
{
  g_autofree char *differences = line_checks_list_differences (packs);
  g_assert_cmpstr (differences, ==, "");
}

/* A line says the same on whatever clock and in whatever language. */
static void
test_zone_and_locale (void)
{
  static const char *const zones[] = { "Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/Paris", "Asia/Kathmandu" };
  static const char *const locales[] = { "fr_FR.UTF-8", "ar_EG.UTF-8", "fa_IR.UTF-8", "C.UTF-8" };
  for (gsize i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      g_setenv ("TZ", zones[i], TRUE);
      tzset ();
      setlocale (LC_ALL, locales[i]); /* one that is not installed changes nothing */
      test_all ();
    }
  setlocale (LC_ALL, "C.UTF-8");
  g_setenv ("TZ", "UTC", TRUE);
  tzset ();
}

static void
test_lookup (void)
{
  g_autoptr(JalonLineFacts) facts = line_fixture_parse ("cst-vpf 2023-04-01 2024-03-31; api 2024-04-10 2024-07-09; ask renewal 2024-01-10");
  g_autoptr(JalonRightsLine) line = jalon_rights_line_new (packs, facts);
  g_assert_null (jalon_rights_line_lookup (line, JALON_RIGHT_STAY, line_fixture_day ("2023-03-31")));
  g_assert_cmpstr (jalon_rights_line_lookup (line, JALON_RIGHT_STAY, line_fixture_day ("2023-04-01"))->title->kind, ==, "cst-vpf");
  g_assert_cmpstr (jalon_rights_line_lookup (line, JALON_RIGHT_STAY, line_fixture_day ("2024-03-31"))->title->kind, ==, "cst-vpf");
  g_assert_null (jalon_rights_line_lookup (line, JALON_RIGHT_STAY, line_fixture_day ("2024-04-01")));
  g_assert_cmpint (jalon_rights_line_lookup_gap (line, JALON_RIGHT_STAY, line_fixture_day ("2024-04-09"))->days.from, ==,
                   line_fixture_day ("2024-04-01"));
  g_assert_cmpstr (jalon_rights_line_lookup_doubt (line, JALON_RIGHT_STAY, line_fixture_day ("2024-04-09"))->question, ==,
                   "grace-department");
  g_assert_null (jalon_rights_line_lookup_gap (line, JALON_RIGHT_STAY, line_fixture_day ("2024-04-10")));
  g_assert_cmpint (jalon_rights_line_next_gap (line, JALON_RIGHT_STAY, line_fixture_day ("2024-04-10"))->days.from, ==,
                   line_fixture_day ("2024-07-10"));
  g_assert_null (jalon_rights_line_lookup_gap (line, JALON_RIGHT_STAY, line_fixture_day ("2023-03-31")));
}

/* --- mutations --- */

static const char *const pack_names[] = { "sources", "items", "titles", "portals", "checks", "permits", "deadlines", "rights", "help" };

static GBytes *
read_bundled (const char *pack)
{
  g_autofree char *path = g_strdup_printf ("/io/github/jalon_app/Jalon/rules/%s.json", pack);
  g_autoptr(GError) error = NULL;
  GBytes *bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  g_assert_no_error (error);
  return bytes;
}

static void
write_pack (const char *dir, const char *pack, const char *text, gssize length)
{
  g_autofree char *base = g_strconcat (pack, ".json", NULL);
  g_autofree char *path = g_build_filename (dir, base, NULL);
  g_autoptr(GError) error = NULL;
  g_file_set_contents (path, text, length, &error);
  g_assert_no_error (error);
}

/* What the packs with this rights.json make of the cases; a pack that does not load is noticed too. */
static gboolean
is_noticed (const char *dir, JsonNode *root)
{
  g_autofree char *text = json_to_string (root, FALSE);
  g_autoptr(GError) error = NULL;
  write_pack (dir, "rights", text, -1);
  g_autoptr(JalonPacks) changed = jalon_packs_load_from_dir (dir, &error);
  if (changed == NULL)
    return TRUE;
  g_autofree char *differences = line_checks_list_differences (changed);
  return differences[0] != '\0';
}

static void
assert_noticed (const char *dir, JsonNode *root, const char *what, const char *member, const char *value)
{
  if (is_noticed (dir, root))
    return;
  g_test_message ("nobody noticed: %s of %s, %s", what, member, value);
  g_test_fail ();
}

static guint
change_number (const char *dir, JsonNode *root, JsonObject *object, const char *member)
{
  gint64 number = json_object_get_int_member (object, member);
  for (int step = -1; step <= 1; step += 2)
    {
      json_object_set_int_member (object, member, number + step);
      assert_noticed (dir, root, step < 0 ? "one less" : "one more", member, "");
    }
  json_object_set_int_member (object, member, number);
  return 2;
}

static guint
change_word (const char *dir, JsonNode *root, JsonObject *object, const char *member)
{
  static const struct { const char *member, *values[5]; } words[] = {
    { "length", { "exactly", "shorter" } },
    { "work", { "any", "employer", "activity", "unknown" } },
    { "needs", { "work-authorisation", "long-stay-visa", "child-one-year", "one-year-in-france" } },
  };
  g_autofree char *was = g_strdup (json_object_get_string_member (object, member));
  guint count = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    for (const char *const *value = words[i].values; g_str_equal (words[i].member, member) && *value != NULL; value++)
      {
        if (g_str_equal (*value, was))
          continue;
        json_object_set_string_member (object, member, *value);
        assert_noticed (dir, root, *value, member, was);
        count++;
      }
  json_object_set_string_member (object, member, was);
  return count;
}

/* Takes out one element after the other, when the elements are words. */
static guint
shorten_list (const char *dir, JsonNode *root, JsonObject *object, const char *member)
{
  g_autoptr(JsonArray) whole = json_array_ref (json_object_get_array_member (object, member));
  guint length = json_array_get_length (whole);
  if (length == 0 || !JSON_NODE_HOLDS_VALUE (json_array_get_element (whole, 0)))
    return 0;
  for (guint without = 0; without < length; without++)
    {
      JsonArray *part = json_array_new ();
      for (guint i = 0; i < length; i++)
        if (i != without)
          json_array_add_string_element (part, json_array_get_string_element (whole, i));
      json_object_set_array_member (object, member, part);
      assert_noticed (dir, root, "taken out", member, json_array_get_string_element (whole, without));
    }
  json_object_set_array_member (object, member, json_array_ref (whole));
  return length;
}

static guint
change_member (const char *dir, JsonNode *root, JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);
  if (JSON_NODE_HOLDS_ARRAY (node))
    return shorten_list (dir, root, object, member);
  if (!JSON_NODE_HOLDS_VALUE (node))
    return 0;
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    return change_number (dir, root, object, member);
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return change_word (dir, root, object, member);
  json_object_set_boolean_member (object, member, !json_node_get_boolean (node));
  assert_noticed (dir, root, "turned", member, "");
  json_object_set_boolean_member (object, member, !json_object_get_boolean_member (object, member));
  return 1;
}

static guint
change_rows (const char *dir, JsonNode *root, JsonArray *rows)
{
  guint count = 0;
  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObject *row = json_array_get_object_element (rows, i);
      g_autoptr(GList) members = json_object_get_members (row);
      g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
      for (GList *member = members; member != NULL; member = member->next)
        g_ptr_array_add (names, g_strdup (member->data)); /* a changed member changes its key too */
      for (guint k = 0; k < names->len; k++)
        count += change_member (dir, root, row, g_ptr_array_index (names, k));
      if (json_object_has_member (row, "allowed"))
        count += change_rows (dir, root, json_object_get_array_member (row, "allowed"));
    }
  return count;
}

static void
test_mutations (void)
{
  static const char *const lists[] = { "graces", "first_requests", "grounds" };
  g_autoptr(GError) error = NULL;
  g_autofree char *dir = g_dir_make_tmp ("jalon-rights-XXXXXX", &error);
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GBytes) rights = read_bundled ("rights");
  guint count = 0;
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (pack_names); i++)
    {
      g_autoptr(GBytes) bytes = read_bundled (pack_names[i]);
      write_pack (dir, pack_names[i], g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
    }
  json_parser_load_from_data (parser, g_bytes_get_data (rights, NULL), (gssize) g_bytes_get_size (rights), &error);
  g_assert_no_error (error);
  JsonNode *root = json_parser_get_root (parser);
  g_assert_false (is_noticed (dir, root)); /* unchanged, so a change is what is noticed */
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    count += change_rows (dir, root, json_object_get_array_member (json_node_get_object (root), lists[i]));
  g_assert_false (is_noticed (dir, root)); /* every change was taken back */
  g_test_message ("%u changes", count);
  g_assert_cmpuint (count, >, 150);
  for (gsize i = 0; i < G_N_ELEMENTS (pack_names); i++)
    {
      g_autofree char *base = g_strconcat (pack_names[i], ".json", NULL);
      g_autofree char *path = g_build_filename (dir, base, NULL);
      g_unlink (path);
    }
  g_assert_cmpint (g_rmdir (dir), ==, 0);
}

int
main (int argc, char **argv)
{
  g_autoptr(GError) error = NULL;
  g_test_init (&argc, &argv, NULL);
  packs = jalon_packs_load (&error);
  g_assert_no_error (error);
  for (gsize i = 0; line_checks_get_name (i) != NULL; i++)
    {
      g_autofree char *path = g_strconcat ("/rights-line/", line_checks_get_name (i), NULL);
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/rights-line/all", test_all);
  g_test_add_func ("/rights-line/zone-and-locale", test_zone_and_locale);
  g_test_add_func ("/rights-line/lookup", test_lookup);
  g_test_add_func ("/rights-line/mutations", test_mutations);
  int status = g_test_run ();
  g_object_unref (packs);
  return status;
}
