/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The data folders that scenes start from: nobody, the example, one person, several, and two that are damaged. Only invented people.
 */
#include "scenes.h"

#include "core/case/jalon-case.h"
#include "core/intake/jalon-example.h"


static void
make_example (JalonFolder *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonReader) reader = jalon_reader_new (NULL);
  g_autoptr (JalonPacks) packs = jalon_packs_load (&error);
  g_autofree char *dir = jalon_example_dup_dir ();
  g_autoptr (JalonCase) example = jalon_example_create (folder, reader, packs, dir, NULL, NULL, NULL, &error);
  if (example == NULL)
    g_error ("no example: %s", error->message);
}

static void
make_person (JalonFolder *folder, const char *given, const char *family, const char *kind, const GDate *ends)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonPerson) person = jalon_person_new ();
  g_autoptr (JalonTitle) title = jalon_title_new ();
  person->given = g_strdup (given);
  person->family = g_strdup (family);
  title->kind = g_strdup (kind);
  title->channel = g_strdup ("unknown");
  title->ends = *ends;
  g_autoptr (JalonCase) made = jalon_case_create (folder, person, FALSE, &error);
  if (made == NULL || !jalon_case_put_title (made, title, NULL, &error) || !jalon_case_save (made, &error))
    g_error ("no person: %s", error->message);
}

/* Someone for each part of the list; one of them cannot be read. */
static void
make_people (JalonFolder *folder)
{
  static const struct { const char *given, *family, *kind; int day, month, year; } people[] = {
    { "Seydou", "Exemple-Konaté", "cst-visiteur", 28, 11, 2026 },   { "Marisol", "Modèle", "csp-salarie", 20, 11, 2026 },
    { "Thanh", "Exemple-Nguyễn", "cst-etudiant", 16, 12, 2026 },    { "Oksana", "Modèle-Bondar", "cst-vpf", 30, 6, 2027 },
    { "Wei", "Exemple", "cr-10", 14, 9, 2031 },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autoptr (GDate) ends = g_date_new_dmy ((GDateDay) people[i].day, (GDateMonth) people[i].month, (GDateYear) people[i].year);
      make_person (folder, people[i].given, people[i].family, people[i].kind, ends);
    }
}

/* Spoils what the disk keeps of the index: the newest save alone, or all of them. */
static void
damage (JalonFolder *folder, gboolean all)
{
  g_autoptr (GPtrArray) cases = jalon_folder_list_cases (folder, NULL);
  g_autofree char *path = jalon_folder_dup_case_path (folder, cases->pdata[0]);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autofree char *newest = NULL;
  const char *name;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      if (!g_str_has_prefix (name, "index-"))
        continue;
      if (all)
        g_file_set_contents (file, "spoilt", -1, NULL);
      else if (newest == NULL || g_strcmp0 (file, newest) > 0)
        {
          g_free (newest);
          newest = g_steal_pointer (&file);
        }
    }
  if (newest != NULL)
    g_file_set_contents (newest, "spoilt", -1, NULL);
}

void
scene_make_data (SceneData data, const char *path)
{
  g_autoptr (JalonFolder) folder = jalon_folder_new (path);
  g_autoptr (GDate) ends = g_date_new_dmy (12, G_DATE_JANUARY, 2027);
  if (data == SCENE_EXAMPLE)
    make_example (folder);
  else if (data != SCENE_EMPTY)
    make_person (folder, "Binta", "Modèle-Sanogo", "cst-salarie", ends);
  if (data == SCENE_OLDER || data == SCENE_LOST || data == SCENE_PEOPLE)
    damage (folder, data != SCENE_OLDER);
  if (data == SCENE_PEOPLE)
    make_people (folder);
}
