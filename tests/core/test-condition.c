/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Conditions have three truth values: what is not answered stays unknown and is named, unless another branch decides.
 */
#include "core/law/jalon-condition.h"

typedef struct {
  const char *name;
  const char *json;
  const char *facts; /* "a=1 a=2 b=x" */
  JalonTruth  truth;
  const char *undecided; /* facts, in the order of the tree */
} Row;

#define A_YES "{\"fact\":\"a\",\"is\":\"yes\"}"
#define B_YES "{\"fact\":\"b\",\"is\":\"yes\"}"

static const Row rows[] = {
  { "is/yes", A_YES, "a=yes", JALON_TRUTH_YES, "" },
  { "is/no", A_YES, "a=no", JALON_TRUTH_NO, "" },
  { "is/unknown", A_YES, "b=yes", JALON_TRUTH_UNKNOWN, "a" },
  { "is/repeated-one-fits", A_YES, "a=no a=yes", JALON_TRUTH_YES, "" },
  { "is/repeated-none-fits", A_YES, "a=no a=perhaps", JALON_TRUTH_NO, "" },
  { "in/yes", "{\"fact\":\"a\",\"in\":[\"x\",\"y\"]}", "a=y", JALON_TRUTH_YES, "" },
  { "in/no", "{\"fact\":\"a\",\"in\":[\"x\",\"y\"]}", "a=z", JALON_TRUTH_NO, "" },
  { "in/unknown", "{\"fact\":\"a\",\"in\":[\"x\",\"y\"]}", "", JALON_TRUTH_UNKNOWN, "a" },
  { "in-set/member", "{\"fact\":\"a\",\"in_set\":\"s\"}", "a=SN", JALON_TRUTH_YES, "" },
  { "in-set/not-a-member", "{\"fact\":\"a\",\"in_set\":\"s\"}", "a=FR", JALON_TRUTH_NO, "" },
  { "in-set/nobody-knows", "{\"fact\":\"a\",\"in_set\":\"s\"}", "a=GN", JALON_TRUTH_UNKNOWN, "" },
  { "in-set/not-answered", "{\"fact\":\"a\",\"in_set\":\"s\"}", "", JALON_TRUTH_UNKNOWN, "a" },
  { "lt/below", "{\"fact\":\"a\",\"lt\":65}", "a=64", JALON_TRUTH_YES, "" },
  { "lt/at", "{\"fact\":\"a\",\"lt\":65}", "a=65", JALON_TRUTH_NO, "" },
  { "le/at", "{\"fact\":\"a\",\"le\":65}", "a=65", JALON_TRUTH_YES, "" },
  { "le/above", "{\"fact\":\"a\",\"le\":65}", "a=66", JALON_TRUTH_NO, "" },
  { "gt/at", "{\"fact\":\"a\",\"gt\":65}", "a=65", JALON_TRUTH_NO, "" },
  { "gt/above", "{\"fact\":\"a\",\"gt\":65}", "a=66", JALON_TRUTH_YES, "" },
  { "ge/at", "{\"fact\":\"a\",\"ge\":65}", "a=65", JALON_TRUTH_YES, "" },
  { "ge/below", "{\"fact\":\"a\",\"ge\":65}", "a=64", JALON_TRUTH_NO, "" },
  { "lt/unknown", "{\"fact\":\"a\",\"lt\":65}", "", JALON_TRUTH_UNKNOWN, "a" },
  { "not/yes", "{\"not\":" A_YES "}", "a=no", JALON_TRUTH_YES, "" },
  { "not/no", "{\"not\":" A_YES "}", "a=yes", JALON_TRUTH_NO, "" },
  { "not/unknown", "{\"not\":" A_YES "}", "", JALON_TRUTH_UNKNOWN, "a" },
  { "all/yes-yes", "{\"all\":[" A_YES "," B_YES "]}", "a=yes b=yes", JALON_TRUTH_YES, "" },
  { "all/yes-no", "{\"all\":[" A_YES "," B_YES "]}", "a=yes b=no", JALON_TRUTH_NO, "" },
  { "all/yes-unknown", "{\"all\":[" A_YES "," B_YES "]}", "a=yes", JALON_TRUTH_UNKNOWN, "b" },
  { "all/no-unknown", "{\"all\":[" A_YES "," B_YES "]}", "a=no", JALON_TRUTH_NO, "" },
  { "all/unknown-no", "{\"all\":[" A_YES "," B_YES "]}", "b=no", JALON_TRUTH_NO, "" },
  { "all/unknown-unknown", "{\"all\":[" A_YES "," B_YES "]}", "", JALON_TRUTH_UNKNOWN, "a b" },
  { "any/no-no", "{\"any\":[" A_YES "," B_YES "]}", "a=no b=no", JALON_TRUTH_NO, "" },
  { "any/yes-unknown", "{\"any\":[" A_YES "," B_YES "]}", "a=yes", JALON_TRUTH_YES, "" },
  { "any/unknown-yes", "{\"any\":[" A_YES "," B_YES "]}", "b=yes", JALON_TRUTH_YES, "" },
  { "any/no-unknown", "{\"any\":[" A_YES "," B_YES "]}", "a=no", JALON_TRUTH_UNKNOWN, "b" },
  { "nested/inner-decided", "{\"all\":[{\"any\":[" A_YES "," B_YES "]},{\"fact\":\"c\",\"is\":\"yes\"}]}", "b=yes", JALON_TRUTH_UNKNOWN,
    "c" },
  { "nested/outer-decided", "{\"any\":[{\"all\":[" A_YES "," B_YES "]},{\"fact\":\"c\",\"is\":\"yes\"}]}", "c=yes", JALON_TRUTH_YES, "" },
  { "nested/not-of-all", "{\"not\":{\"all\":[" A_YES "," B_YES "]}}", "a=yes", JALON_TRUTH_UNKNOWN, "b" },
};

static void
accept_any_leaf (JalonPackEntry *entry, const char *fact, const char *value, gpointer user_data)
{
}

static GHashTable *
make_facts (const char *text)
{
  GHashTable *facts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_auto(GStrv) words = g_strsplit (text, " ", -1);
  for (int i = 0; words[i] != NULL && *words[i] != '\0'; i++)
    {
      g_auto(GStrv) pair = g_strsplit (words[i], "=", 2);
      GPtrArray *answers = g_hash_table_lookup (facts, pair[0]);
      if (answers == NULL)
        {
          answers = g_ptr_array_new_with_free_func (g_free);
          g_hash_table_insert (facts, g_strdup (pair[0]), answers);
        }
      g_ptr_array_add (answers, g_strdup (pair[1]));
    }
  return facts;
}

static GHashTable *
make_sets (void)
{
  static const char *yes[] = { "SN", "MA", NULL }, *no[] = { "FR", NULL };
  GHashTable *sets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) jalon_member_set_free);
  g_hash_table_insert (sets, g_strdup ("s"), jalon_member_set_new ((char **) yes, (char **) no));
  return sets;
}

static JalonCondition *
read_condition (JsonParser *parser, const char *json, GHashTable *sets, GError **fault)
{
  g_autofree char *text = g_strdup_printf ("{\"when\":%s}", json);
  g_autoptr(GError) error = NULL;
  json_parser_load_from_data (parser, text, -1, &error);
  g_assert_no_error (error);
  g_autoptr(JalonPackEntry) entry = jalon_pack_entry_new ("test", "row", json_parser_get_root (parser), fault);
  JalonConditionScope scope = { .sets = sets, .check_leaf = accept_any_leaf };
  return jalon_condition_read (entry, "when", &scope);
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GHashTable) sets = make_sets ();
  g_autoptr(GHashTable) facts = make_facts (row->facts);
  g_autoptr(GError) fault = NULL;
  g_autoptr(JalonCondition) condition = read_condition (parser, row->json, sets, &fault);
  g_assert_no_error (fault);
  g_autoptr(GPtrArray) undecided = g_ptr_array_new_with_free_func (g_free);
  g_assert_cmpint (jalon_condition_evaluate (condition, facts, undecided), ==, row->truth);
  g_assert_cmpint (jalon_condition_evaluate (condition, facts, NULL), ==, row->truth);
  g_ptr_array_add (undecided, NULL);
  g_autofree char *named = g_strjoinv (" ", (char **) undecided->pdata);
  g_assert_cmpstr (named, ==, row->undecided);
}

static void
test_none_always_holds (void)
{
  g_autoptr(GHashTable) facts = make_facts ("");
  g_assert_cmpint (jalon_condition_evaluate (NULL, facts, NULL), ==, JALON_TRUTH_YES);
}

static const char *const faults[] = {
  "[]", "{}", "{\"all\":[]}", "{\"any\":{}}", "{\"all\":[" A_YES "],\"any\":[" A_YES "]}", "{\"not\":[" A_YES "]}", "{\"fact\":\"a\"}",
  "{\"fact\":\"a\",\"is\":3}", "{\"fact\":\"a\",\"in\":[]}", "{\"fact\":\"a\",\"in\":\"x\"}", "{\"fact\":\"a\",\"lt\":\"x\"}",
  "{\"fact\":\"a\",\"is\":\"x\",\"in\":[\"y\"]}", "{\"fact\":\"a\",\"in_set\":\"none\"}", "{\"fact\":\"a\",\"like\":\"x\"}",
  "{\"is\":\"x\"}", "{\"all\":[{\"fact\":\"a\",\"is\":\"x\",\"or\":\"y\"}]}",
};

static void
test_faults (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr(JsonParser) parser = json_parser_new ();
      g_autoptr(GHashTable) sets = make_sets ();
      g_autoptr(GError) fault = NULL;
      g_autoptr(JalonCondition) condition = read_condition (parser, faults[i], sets, &fault);
      g_test_message ("%s", faults[i]);
      g_assert_nonnull (fault);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/condition/", rows[i].name, NULL);
      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/condition/none", test_none_always_holds);
  g_test_add_func ("/condition/faults", test_faults);
  return g_test_run ();
}
