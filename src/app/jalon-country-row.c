/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/jalon-country-row.h"

#include "app/jalon-countries.h"
#include "app/jalon-pick-row.h"

#include <glib/gi18n.h>

#define NOTHING "" /* id of the line that takes the answer back */

/**
 * jalon_country_row_new:
 * @code: (nullable): ISO 3166 alpha-2 code of the country that is chosen
 * @nothing: what is read when none is
 *
 * Returns: (transfer floating) (nullable): a row with all countries to choose from; %NULL without the list of countries, then the code
 * is typed
 */
GtkWidget *
jalon_country_row_new (const char *code, const char *nothing)
{
  g_autoptr (GListModel) countries = jalon_countries_new ();
  if (countries == NULL)
    return NULL;
  GtkWidget *row = g_object_new (JALON_TYPE_PICK_ROW, NULL);
  g_autoptr (JalonPick) none = jalon_pick_new (NOTHING, nothing, NULL, NULL);
  g_list_store_insert (G_LIST_STORE (countries), 0, none);
  jalon_pick_row_say (JALON_PICK_ROW (row), _ ("Search a country"), _ ("Countries"), _ ("No country has these words."));
  jalon_pick_row_fill (JALON_PICK_ROW (row), countries);
  jalon_pick_row_set_chosen (JALON_PICK_ROW (row), code != NULL ? code : NOTHING);
  return row;
}

/**
 * jalon_country_row_get_code:
 * @row: made by jalon_country_row_new()
 *
 * Returns: (nullable): code of the chosen country
 */
const char *
jalon_country_row_get_code (GtkWidget *row)
{
  const char *code = jalon_pick_row_get_chosen (JALON_PICK_ROW (row));
  return g_strcmp0 (code, NOTHING) != 0 ? code : NULL;
}
