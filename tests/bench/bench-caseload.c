/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A thousand people at once: the list without a cache, with one, and after one case was saved. Beside it what the same files cost to read
 * through: by this program as bytes, and by `cat`, a process for all of them. Prints numbers; judges nothing.
 */
#include "core/caseload/jalon-caseload.h"
#include "core/case/jalon-case.h"
#include "core/case/jalon-generation.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#define PEOPLE 1000
#define ROUNDS 5

static double
now_ms (void)
{
  return (double) g_get_monotonic_time () / 1000;
}

static void
stop_on (GError *error)
{
  if (error == NULL)
    return;
  g_printerr ("%s\n", error->message);
  exit (1);
}

/* A card, a request, a certificate, some entries of the journal, ten papers without their files. */
static void
make_person (JalonFolder *folder, int i)
{
  static const char *const kinds[] = { "csp-salarie", "cst-vpf", "cst-etudiant", "cr-10", "cst-visiteur" };
  GError *error = NULL;
  g_autoptr(JalonPerson) person = jalon_person_new ();
  g_autoptr(JalonTitle) title = jalon_title_new ();
  g_autoptr(JalonProcedure) request = jalon_procedure_new ();
  person->given = g_strdup_printf ("Prénom%d", i);
  person->family = g_strdup_printf ("Exemple-%d", i * 7919 % PEOPLE);
  title->kind = g_strdup (kinds[i % 5]);
  title->channel = g_strdup (i % 2 == 0 ? "anef" : "counter");
  g_date_set_dmy (&title->from, 1, G_DATE_JANUARY, 2023);
  g_date_set_dmy (&title->ends, 20, G_DATE_NOVEMBER, 2026);
  g_date_add_days (&title->ends, (guint) (i * 31 % 400));
  request->kind = g_strdup ("renewal");
  request->channel = g_strdup (title->channel);
  g_date_set_dmy (&request->filed, 2, G_DATE_NOVEMBER, 2026);
  g_autoptr(JalonCase) one = jalon_case_create (folder, person, FALSE, &error);
  stop_on (error);
  jalon_case_put_title (one, title, NULL, &error);
  if (i % 3 == 0)
    jalon_case_put_procedure (one, request, NULL, &error);
  for (int k = 0; k < 20; k++)
    {
      g_autoptr(JalonEvent) event = jalon_event_new ();
      event->kind = g_strdup (k % 2 == 0 ? "attempt" : "call");
      event->note = g_strdup ("Le téléservice affiche « une erreur est survenue » au dépôt.");
      g_date_set_dmy (&event->on, (GDateDay) (k + 1), G_DATE_NOVEMBER, 2026);
      jalon_case_put_event (one, event, NULL, &error);
    }
  jalon_case_save (one, &error);
  stop_on (error);
}

static double
measure_list (JalonFolder *folder, JalonPacks *packs, const GDate *today, guint *n_read, double *first_ms)
{
  GError *error = NULL;
  double start = now_ms ();
  g_autoptr(JalonCaseload) caseload = jalon_caseload_new (folder, packs);
  jalon_caseload_load (caseload, &error);
  stop_on (error);
  g_autoptr(GPtrArray) first = jalon_caseload_judge (caseload, today);
  *first_ms = now_ms () - start;
  *n_read = jalon_caseload_refresh (caseload, today, NULL, NULL, NULL);
  g_autoptr(GPtrArray) all = jalon_caseload_judge (caseload, today);
  g_assert_cmpuint (all->len, ==, PEOPLE);
  return now_ms () - start;
}

static GPtrArray *
list_saves (JalonFolder *folder)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) cases = jalon_folder_list_cases (folder, NULL);
  for (guint i = 0; i < cases->len; i++)
    {
      g_autofree char *path = jalon_folder_dup_case_path (folder, cases->pdata[i]);
      g_autofree char *name = jalon_generation_dup_name (2);
      g_ptr_array_add (paths, g_build_filename (path, name, NULL));
    }
  return paths;
}

static double
measure_cat (GPtrArray *paths)
{
  g_autoptr(GPtrArray) words = g_ptr_array_new ();
  GError *error = NULL;
  g_ptr_array_add (words, (gpointer) "cat");
  g_ptr_array_extend (words, paths, NULL, NULL);
  g_ptr_array_add (words, NULL);
  double start = now_ms ();
  g_spawn_sync (NULL, (char **) words->pdata, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, NULL, NULL, &error);
  stop_on (error);
  return now_ms () - start;
}

/* The same questions without Jalon: the rows of titles of every save, by the sqlite3 program, a process for each. */
static double
measure_sqlite (GPtrArray *paths, guint count)
{
  double start = now_ms ();
  for (guint i = 0; i < count; i++)
    {
      GError *error = NULL;
      const char *const words[] = { "sqlite3", "-readonly", paths->pdata[i], "SELECT kind, ends FROM title", NULL };
      g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL,
                    NULL, NULL, &error);
      if (error != NULL)
        {
          g_error_free (error);
          return 0;
        }
    }
  return (now_ms () - start) / count;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;
  return left < right ? -1 : left > right;
}

int
main (int argc, char **argv)
{
  GError *error = NULL;
  g_autofree char *dir = g_dir_make_tmp ("jalon-bench-XXXXXX", &error);
  stop_on (error);
  g_autofree char *data = g_build_filename (dir, "data", NULL), *cache = g_build_filename (data, JALON_CASELOAD_NAME, NULL);
  g_autoptr(JalonFolder) folder = jalon_folder_new (data);
  g_autoptr(JalonPacks) packs = jalon_packs_load (&error);
  stop_on (error);
  g_autoptr(GDate) today = g_date_new_dmy (25, G_DATE_NOVEMBER, 2026);
  double cold[ROUNDS], warm[ROUNDS], seen[ROUNDS], cat[ROUNDS], ignored;
  GStatBuf info;
  guint n_read;
  for (int i = 0; i < PEOPLE; i++)
    make_person (folder, i);
  g_autoptr(GPtrArray) saves = list_saves (folder);
  for (int i = 0; i < ROUNDS; i++)
    {
      g_unlink (cache);
      cold[i] = measure_list (folder, packs, today, &n_read, &ignored);
      g_assert_cmpuint (n_read, ==, PEOPLE);
      warm[i] = measure_list (folder, packs, today, &n_read, &seen[i]);
      g_assert_cmpuint (n_read, ==, 0);
      cat[i] = measure_cat (saves);
    }
  qsort (cold, ROUNDS, sizeof *cold, compare_doubles);
  qsort (warm, ROUNDS, sizeof *warm, compare_doubles);
  qsort (seen, ROUNDS, sizeof *seen, compare_doubles);
  qsort (cat, ROUNDS, sizeof *cat, compare_doubles);
  double sqlite = measure_sqlite (saves, 50);
  g_stat (cache, &info);
  g_print ("%d people, medians of %d: all read %.0f ms; from the cache %.1f ms until the list stands there, %.1f ms until it is held against "
           "the cases; cache %.0f kB\n", PEOPLE, ROUNDS, cold[ROUNDS / 2], seen[ROUNDS / 2], warm[ROUNDS / 2], (double) info.st_size / 1000);
  g_print ("cat of the same files %.1f ms: reading all %.1f times that, the cache %.2f times\n", cat[ROUNDS / 2], cold[ROUNDS / 2] / cat[ROUNDS / 2],
           warm[ROUNDS / 2] / cat[ROUNDS / 2]);
  if (sqlite > 0)
    g_print ("sqlite3, a process a case: %.2f ms a case; reading all here %.2f ms a case (ratio %.2f)\n", sqlite, cold[ROUNDS / 2] / PEOPLE,
             cold[ROUNDS / 2] / PEOPLE / sqlite);
  const char *const words[] = { "rm", "-rf", dir, NULL };
  g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
  return 0;
}
