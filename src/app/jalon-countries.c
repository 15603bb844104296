/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/jalon-countries.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <libintl.h>

#define DOMAIN "iso_3166-1"

/* (nullable): the first folder of shared data that has iso-codes; the translations lie beside it. */
static char *
find_data (char **locale_dir)
{
  const char *const *dirs = g_get_system_data_dirs ();
  for (gsize i = 0; dirs[i] != NULL; i++)
    {
      char *path = g_build_filename (dirs[i], "iso-codes", "json", DOMAIN ".json", NULL);
      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        {
          *locale_dir = g_build_filename (dirs[i], "locale", NULL);
          return path;
        }
      g_free (path);
    }
  return NULL;
}

/* The short name that people use where the standard has a long one: "Bolivia", not "Bolivia, Plurinational State of". */
static const char *
name_of (JsonObject *country)
{
  const char *common = json_object_get_string_member_with_default (country, "common_name", NULL);
  return common != NULL ? common : json_object_get_string_member_with_default (country, "name", NULL);
}

static void
add_country (JsonArray *countries, guint index, JsonNode *node, gpointer store)
{
  JsonObject *country = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *code = country != NULL ? json_object_get_string_member_with_default (country, "alpha_2", NULL) : NULL;
  const char *name = code != NULL ? name_of (country) : NULL;
  if (name == NULL)
    return;
  const char *official = json_object_get_string_member_with_default (country, "official_name", name);
  g_autofree char *words = g_strjoin (" ", name, official, dgettext (DOMAIN, official), code,
                                      json_object_get_string_member_with_default (country, "alpha_3", ""), NULL);
  g_autoptr (JalonPick) pick = jalon_pick_new (code, dgettext (DOMAIN, name), NULL, words);
  g_list_store_append (store, pick);
}

/**
 * jalon_countries_new:
 *
 * Lists the countries by their names in the person's language. The id of a line is the code of two letters; a search finds names in
 * that language and in English, official names and codes.
 *
 * Returns: (transfer full) (nullable): a list of #JalonPick; %NULL when iso-codes is not installed or cannot be read
 */
GListModel *
jalon_countries_new (void)
{
  g_autofree char *locale_dir = NULL;
  g_autofree char *path = find_data (&locale_dir);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  if (path == NULL || !json_parser_load_from_file (parser, path, NULL) || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    return NULL;
  JsonNode *all = json_object_get_member (json_node_get_object (json_parser_get_root (parser)), "3166-1");
  if (all == NULL || !JSON_NODE_HOLDS_ARRAY (all))
    return NULL;
  bindtextdomain (DOMAIN, locale_dir);
  bind_textdomain_codeset (DOMAIN, "UTF-8");
  GListStore *countries = g_list_store_new (JALON_TYPE_PICK);
  json_array_foreach_element (json_node_get_array (all), add_country, countries);
  g_list_store_sort (countries, jalon_pick_compare_names, NULL);
  return G_LIST_MODEL (countries);
}
