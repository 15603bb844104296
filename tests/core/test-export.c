/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The export from the example case, judged by other programs: qpdf, pdfinfo, pdftotext. What the files must be called and how many
 * pages they must have is typed by hand from the papers of the example.
 */
#include "core/check/jalon-check.h"
#include "core/intake/jalon-example.h"
#include "core/intake/jalon-intake.h"
#include "core/intake/jalon-judgements.h"
#include "core/jalon-error.h"
#include "core/renewal/jalon-export.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  char        *root, *out;
  JalonFolder *folder;
  JalonReader *reader;
  JalonPacks  *packs;
  JalonCase   *the_case;
  GDate        today;
} Fixture;

typedef struct { const char *name, *requirement; int pages; } Expected;

static const Expected solved_files[] = {
  { "00-bordereau.pdf", NULL, 1 },
  { "00-feuille-de-depot.pdf", NULL, 1 },
  { "01-titre-de-sejour-en-cours-de-validite.pdf", "current-permit", 2 },
  { "02-passeport.pdf", "passport", 2 },
  { "03-justificatif-de-domicile.pdf", "proof-of-address", 2 },
  { "04-contrat-d-engagement-a-respecter-les-principes-de-la-republique.pdf", "engagement-contract", 2 },
  { "05-contrat-de-travail-et-ses-avenants.pdf", "employment-contract", 5 },
  { "06-autorisation-de-travail.pdf", "work-authorisation", 1 },
  { "07-attestation-d-emploi.pdf", "employer-attestation", 1 },
  { "08-bulletins-de-salaire.pdf", "payslips", 3 },
  { "09-dernier-avis-d-imposition.pdf", "tax-notice", 3 },
};

static void
open_fixture (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autofree char  *kept = NULL, *example = jalon_example_dup_dir ();
  fixture->root = g_dir_make_tmp ("jalon-export-XXXXXX", &error);
  g_assert_no_error (error);
  kept = g_build_filename (fixture->root, "data", NULL);
  fixture->out = g_build_filename (fixture->root, "out", "dossier", NULL);
  g_autofree char *parent = g_path_get_dirname (fixture->out);
  g_mkdir (parent, 0700);
  fixture->folder = jalon_folder_new (kept);
  fixture->reader = jalon_reader_new (NULL);
  fixture->packs = jalon_packs_load (&error);
  g_assert_no_error (error);
  g_assert_true (jalon_example_get_today (example, &fixture->today, &error));
}

static void
remove_below (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char     *name = NULL;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *below = g_build_filename (path, name, NULL);
      if (g_file_test (below, G_FILE_TEST_IS_DIR) && !g_file_test (below, G_FILE_TEST_IS_SYMLINK))
        remove_below (below);
      else
        g_unlink (below);
    }
  g_rmdir (path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->the_case);
  g_clear_object (&fixture->packs);
  g_clear_object (&fixture->reader);
  g_clear_object (&fixture->folder);
  remove_below (fixture->root);
  g_free (fixture->root);
  g_free (fixture->out);
}

/* Runs a program; its standard output. */
static char *
run (int wanted_status, const char *program, ...)
{
  g_autoptr(GPtrArray) argv = g_ptr_array_new ();
  g_autoptr(GError)    error = NULL;
  char                *output = NULL;
  int                  status = 0;
  va_list              rest;
  g_ptr_array_add (argv, (char *) program);
  va_start (rest, program);
  for (char *argument = va_arg (rest, char *); argument != NULL; argument = va_arg (rest, char *))
    g_ptr_array_add (argv, argument);
  va_end (rest);
  g_ptr_array_add (argv, NULL);
  g_spawn_sync (NULL, (char **) argv->pdata, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &output, NULL, &status, &error);
  g_assert_no_error (error);
  if (!WIFEXITED (status) || WEXITSTATUS (status) != wanted_status)
    g_error ("%s ended with %d: %s", program, status, output);
  return output;
}

static int
count_pages (const char *path)
{
  g_autofree char *text = run (0, "pdfinfo", path, NULL);
  const char      *line = strstr (text, "Pages:");
  g_assert_nonnull (line);
  return (int) g_ascii_strtoll (line + strlen ("Pages:"), NULL, 10);
}

static char *
text_of (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  return run (0, "pdftotext", path, "-", NULL);
}

static void
assert_files (const char *out, const JalonExport *export, const Expected *expected, gsize n_expected)
{
  g_assert_cmpuint (export->files->len, ==, n_expected);
  for (gsize i = 0; i < n_expected; i++)
    {
      const JalonExportedFile *file = g_ptr_array_index (export->files, i);
      g_autofree char         *path = g_build_filename (out, expected[i].name, NULL);
      g_autofree char         *check = NULL;
      GStatBuf                 status;
      g_assert_cmpstr (file->name, ==, expected[i].name);
      g_assert_cmpstr (file->requirement, ==, expected[i].requirement);
      g_assert_cmpint (file->pages, ==, expected[i].pages);
      g_assert_cmpint (count_pages (path), ==, expected[i].pages);
      g_assert_cmpint (g_stat (path, &status), ==, 0);
      g_assert_cmpint (status.st_size, ==, file->size_bytes);
      g_assert_cmpint (file->size_bytes, <=, 2000000);
      g_assert_false (file->may_be_refused);
      check = run (0, "qpdf", "--check", path, NULL);
    }
}

static JalonPaper *
find_paper (Fixture *fixture, const char *name)
{
  g_autoptr(GPtrArray) papers = jalon_case_list_papers (fixture->the_case, FALSE);
  for (guint i = 0; i < papers->len; i++)
    if (g_str_equal (((JalonPaper *) g_ptr_array_index (papers, i))->name, name))
      return jalon_paper_ref (g_ptr_array_index (papers, i));
  g_error ("the example has no paper “%s”", name);
}

static void
answer (JalonRenewalFile *file, const char *requirement, const char *paper, const char *pages, const char *code, const char *note)
{
  JalonAnswer *one = jalon_answer_new ();
  one->requirement = g_strdup (requirement);
  one->paper = g_strdup (paper);
  one->pages = g_strdup (pages);
  one->code = g_strdup (code);
  one->waive_note = g_strdup (note);
  g_ptr_array_add (file->answers, one);
}

static void
clear_answers (JalonRenewalFile *file, const char *requirement)
{
  for (guint i = file->answers->len; i > 0; i--)
    if (g_str_equal (((JalonAnswer *) g_ptr_array_index (file->answers, i - 1))->requirement, requirement))
      g_ptr_array_remove_index (file->answers, i - 1);
}

/* What a person does: the repaired copy becomes a paper of its own. */
static char *
repair_paper (Fixture *fixture, const char *name)
{
  g_autoptr(GError)            error = NULL;
  g_autoptr(JalonPaper)        paper = find_paper (fixture, name);
  g_autoptr(GBytes)            bytes = jalon_case_load_paper (fixture->the_case, paper->id, &error);
  const char *const            words[] = { "awa", "exemple", "traore", NULL };
  g_autoptr(JalonRepairReport) report = jalon_repair_run (fixture->reader, fixture->packs, "anef", 0, FALSE, bytes, name, words, NULL, NULL,
                                                          NULL, &error);
  g_assert_no_error (error);
  g_autofree char      *fixed_name = g_strconcat ("repaired-", name, NULL);
  g_autoptr(JalonPaper) fixed = jalon_case_import_example_bytes (fixture->the_case, report->out, fixed_name, paper->kind, &error);
  g_assert_no_error (error);
  g_autoptr(JalonPaper) described = jalon_paper_dup (fixed);
  described->issued = paper->issued;
  described->until = paper->until;
  described->confirmed = TRUE;
  g_assert_true (jalon_case_set_paper (fixture->the_case, described, &error));
  g_assert_true (jalon_intake_read (fixture->the_case, fixture->reader, fixed->id, NULL, &error));
  g_assert_no_error (error);
  return g_strdup (fixed->id);
}

static void
confirm (Fixture *fixture, const char *name)
{
  g_autoptr(JalonPaper) paper = find_paper (fixture, name), described = jalon_paper_dup (paper);
  described->confirmed = TRUE;
  g_assert_true (jalon_case_set_paper (fixture->the_case, described, NULL));
}

/* No rule can tell which way up a photographed card lies: a person looked. */
static void
decide (Fixture *fixture, JalonRenewalFile *file, const char *requirement)
{
  for (guint i = 0; i < file->answers->len; i++)
    {
      g_autoptr(JalonAnswer) looked = jalon_answer_dup (g_ptr_array_index (file->answers, i));
      if (!g_str_equal (looked->requirement, requirement))
        continue;
      looked->waive_note = g_strdup ("regardé, à l’endroit");
      jalon_answer_unref (g_ptr_array_index (file->answers, i));
      file->answers->pdata[i] = g_steal_pointer (&looked);
    }
}

/* Everything that is left to do in the example, done. */
static void
solve (Fixture *fixture)
{
  g_autoptr(GError)           error = NULL;
  g_autoptr(JalonRenewalFile) now = jalon_case_dup_renewal (fixture->the_case), file = jalon_renewal_file_dup (now);
  g_autoptr(JalonPaper)       bill = find_paper (fixture, "facture-electricite-2026-10.pdf");
  g_autoptr(JalonPaper)       october = find_paper (fixture, "bulletin-2026-10.pdf");
  g_autofree char            *july = repair_paper (fixture, "bulletin-2026-07.pdf"), *august = repair_paper (fixture, "bulletin-2026-08.pdf");
  g_autofree char            *tax = repair_paper (fixture, "avis-impot-2026.pdf");
  confirm (fixture, "attestation-employeur.pdf");
  clear_answers (file, "proof-of-address");
  clear_answers (file, "payslips");
  clear_answers (file, "tax-notice");
  answer (file, "proof-of-address", bill->id, NULL, NULL, NULL);
  answer (file, "payslips", july, NULL, NULL, NULL);
  answer (file, "payslips", august, NULL, NULL, NULL);
  answer (file, "payslips", october->id, NULL, NULL, NULL);
  answer (file, "tax-notice", tax, NULL, NULL, NULL);
  answer (file, "ephoto-code", NULL, NULL, "EXMPLE00FICTIF261102AW", NULL);
  decide (fixture, file, "current-permit");
  decide (fixture, file, "passport");
  g_assert_true (jalon_case_set_renewal (fixture->the_case, file, &error));
  g_assert_true (jalon_case_save (fixture->the_case, &error));
  g_assert_no_error (error);
}

/* Reading the example's scans and repairing them cost most of this program: done once, and each test works on a copy. */
static Fixture fresh, solved;

static void
make_fresh (void)
{
  g_autoptr(GError) error = NULL;
  g_autofree char  *example = jalon_example_dup_dir ();
  open_fixture (&fresh);
  fresh.the_case = jalon_example_create (fresh.folder, fresh.reader, fresh.packs, example, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
open_copy (Fixture *fixture, const Fixture *of)
{
  g_autoptr(GError) error = NULL;
  open_fixture (fixture);
  g_autofree char *from = g_build_filename (of->root, "data", NULL), *to = g_build_filename (fixture->root, "data", NULL);
  g_autofree char *copied = run (0, "cp", "-a", from, to, NULL);
  g_autoptr(GPtrArray) cases = jalon_folder_list_cases (fixture->folder, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cases->len, ==, 1);
  fixture->the_case = jalon_case_open (fixture->folder, cases->pdata[0], &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  if (fresh.root == NULL)
    make_fresh ();
  open_copy (fixture, &fresh);
}

static void
set_up_solved (Fixture *fixture, gconstpointer data)
{
  if (solved.root == NULL)
    {
      set_up (&solved, NULL);
      solve (&solved);
    }
  open_copy (fixture, &solved);
}

static void
say_what_is_left (Fixture *fixture)
{
  g_autoptr(JalonRenewalStatus) status = jalon_judgements_evaluate (fixture->the_case, fixture->reader, fixture->packs, NULL);
  for (guint i = 0; i < status->requirements->len; i++)
    {
      const JalonRequirement *requirement = g_ptr_array_index (status->requirements, i);
      if (requirement->state != JALON_STATE_DONE && !requirement->at_collection)
        g_test_message ("left: %s, %s", requirement->id, requirement->reason);
    }
}

static guint
count_names (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  guint           count = 0;
  while (dir != NULL && g_dir_read_name (dir) != NULL)
    count++;
  return count;
}

static guint
count_beside (Fixture *fixture)
{
  g_autofree char *parent = g_path_get_dirname (fixture->out);
  return count_names (parent);
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Digest of every file under a folder, with its path. */
static void
digest_below (const char *path, GString *digests)
{
  g_autoptr(GDir)      dir = g_dir_open (path, 0, NULL);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char          *name = NULL;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_build_filename (path, name, NULL));
  g_ptr_array_sort (names, compare_paths);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *content = NULL;
      gsize            size = 0;
      if (g_file_test (names->pdata[i], G_FILE_TEST_IS_DIR))
        digest_below (names->pdata[i], digests);
      else if (g_file_get_contents (names->pdata[i], &content, &size, NULL))
        {
          g_autofree char *digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) content, size);
          g_string_append_printf (digests, "%s %s\n", digest, (char *) names->pdata[i]);
        }
    }
}

static void
test_incomplete (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_assert_null (jalon_renewal_export (fixture->reader, fixture->packs, fixture->the_case, fixture->out, NULL, &fixture->today, NULL, NULL,
                                       NULL, &error));
  g_assert_error (error, JALON_ERROR, JALON_ERROR_REFUSED);
  g_assert_cmpuint (count_beside (fixture), ==, 0);
  g_clear_error (&error);
  g_assert_null (jalon_renewal_export (fixture->reader, fixture->packs, fixture->the_case, fixture->out, "  ", &fixture->today, NULL, NULL,
                                       NULL, &error));
  g_assert_error (error, JALON_ERROR, JALON_ERROR_USAGE);
  g_assert_cmpuint (count_beside (fixture), ==, 0);
}

/* Words of a text, sorted, each once: what joining and repairing must keep. */
static char *
sorted_words (const char *text)
{
  g_autoptr(GHashTable) set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto(GStrv)         words = g_strsplit_set (text, " \n\f\t", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0')
      g_hash_table_add (set, g_strdup (words[i]));
  g_autoptr(GList) keys = g_list_sort (g_hash_table_get_keys (set), (GCompareFunc) (void (*) (void)) strcmp);
  GString         *all = g_string_new (NULL);
  for (GList *key = keys; key != NULL; key = key->next)
    g_string_append_printf (all, "%s\n", (char *) key->data);
  return g_string_free (all, FALSE);
}

static void
assert_words_kept (Fixture *fixture, const char *exported, const char *const *originals)
{
  g_autofree char   *after = text_of (fixture->out, exported), *example = jalon_example_dup_dir ();
  g_autoptr(GString) before = g_string_new (NULL);
  for (guint i = 0; originals[i] != NULL; i++)
    {
      g_autofree char *text = text_of (example, originals[i]);
      g_string_append (before, text);
    }
  g_autofree char *wanted = sorted_words (before->str), *kept = sorted_words (after);
  g_assert_cmpuint (strlen (wanted), >, 200);
  g_assert_cmpstr (kept, ==, wanted);
}

static void
assert_sheets (Fixture *fixture)
{
  g_autofree char *inventory = text_of (fixture->out, "00-bordereau.pdf"), *upload = text_of (fixture->out, "00-feuille-de-depot.pdf");
  for (gsize i = 2; i < G_N_ELEMENTS (solved_files); i++)
    {
      g_autofree char *path = g_build_filename (fixture->out, solved_files[i].name, NULL), *content = NULL;
      gsize            size = 0;
      g_assert_true (g_file_get_contents (path, &content, &size, NULL));
      g_autofree char *digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) content, size);
      g_autofree char *head = g_strndup (digest, 16);
      g_assert_nonnull (strstr (inventory, head));
    }
  g_assert_nonnull (strstr (upload, "EXMPLE00FICTIF261102AW"));
  g_assert_nonnull (strstr (inventory, "EXEMPLE – FICTIF"));
  g_assert_nonnull (strstr (inventory, "15 décembre 2026"));
  g_assert_null (strstr (inventory, "points restaient ouverts"));
}

static void
test_solved (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError)  error = NULL;
  g_autoptr(GString) before = g_string_new (NULL), after = g_string_new (NULL);
  g_autofree char   *kept = g_build_filename (fixture->root, "data", NULL), *example = jalon_example_dup_dir ();
  say_what_is_left (fixture);
  digest_below (kept, before);
  g_autoptr(JalonExport) export = jalon_renewal_export (fixture->reader, fixture->packs, fixture->the_case, fixture->out, NULL,
                                                        &fixture->today, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_files (fixture->out, export, solved_files, G_N_ELEMENTS (solved_files));
  g_assert_cmpuint (count_names (fixture->out), ==, G_N_ELEMENTS (solved_files));
  g_assert_cmpuint (count_beside (fixture), ==, 1);
  assert_sheets (fixture);
  assert_words_kept (fixture, "03-justificatif-de-domicile.pdf", (const char *const[]) { "facture-electricite-2026-10.pdf", NULL });
  assert_words_kept (fixture, "05-contrat-de-travail-et-ses-avenants.pdf", (const char *const[]) { "contrat-cdi.pdf", "avenant-2026-02.pdf", NULL });
  g_autofree char *signed_copy = g_build_filename (fixture->out, "06-autorisation-de-travail.pdf", NULL);
  g_autofree char *signed_paper = g_build_filename (example, "autorisation-travail.pdf", NULL);
  g_autofree char *same = run (0, "cmp", signed_copy, signed_paper, NULL);
  digest_below (kept, after);
  g_assert_cmpstr (before->str, ==, after->str);

  g_assert_null (jalon_renewal_export (fixture->reader, fixture->packs, fixture->the_case, fixture->out, NULL, &fixture->today, NULL, NULL,
                                       NULL, &error));
  g_assert_error (error, JALON_ERROR, JALON_ERROR_USAGE);
}

static void
test_overridden (Fixture *fixture, gconstpointer data)
{
  static const char      reason[] = "Bulletin de septembre attendu";
  g_autoptr(GError)      error = NULL;
  g_autoptr(JalonExport) export = jalon_renewal_export (fixture->reader, fixture->packs, fixture->the_case, fixture->out, reason,
                                                        &fixture->today, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  Expected expected[G_N_ELEMENTS (solved_files)];
  memcpy (expected, solved_files, sizeof expected);
  expected[4].pages = 1; /* the old rent receipt */
  expected[9].pages = 2; /* August and October */
  assert_files (fixture->out, export, expected, G_N_ELEMENTS (expected));
  g_autofree char *inventory = text_of (fixture->out, "00-bordereau.pdf"), *upload = text_of (fixture->out, "00-feuille-de-depot.pdf");
  g_assert_nonnull (strstr (inventory, reason));
  g_assert_nonnull (strstr (upload, reason));
  g_assert_nonnull (strstr (inventory, "Code photographie et signature numérique (e-photo) : manque à ce jour"));
  g_assert_nonnull (strstr (inventory, "Bulletins de salaire : il manque septembre 2026"));
  g_assert_nonnull (strstr (upload, "Bulletins de salaire : il manque septembre 2026"));
}

static void
test_pages (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError)           error = NULL;
  g_autoptr(JalonRenewalFile) file = NULL;
  {
    g_autoptr(JalonRenewalFile) now = jalon_case_dup_renewal (fixture->the_case);
    g_autoptr(JalonPaper)       contract = find_paper (fixture, "contrat-cdi.pdf");
    file = jalon_renewal_file_dup (now);
    clear_answers (file, "employment-contract");
    answer (file, "employment-contract", contract->id, "4,1-2", NULL, NULL);
  }
  g_assert_true (jalon_case_set_renewal (fixture->the_case, file, &error));
  g_autoptr(JalonExport) export = jalon_renewal_export (fixture->reader, fixture->packs, fixture->the_case, fixture->out, NULL,
                                                        &fixture->today, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *path = g_build_filename (fixture->out, "05-contrat-de-travail-et-ses-avenants.pdf", NULL);
  g_assert_cmpint (count_pages (path), ==, 3);
  g_autofree char *text = run (0, "pdftotext", path, "-", NULL);
  const char      *last = strstr (text, "Article 15"), *first = strstr (text, "Article 1 "), *second = strstr (text, "Article 4");
  g_assert_true (last != NULL && first != NULL && second != NULL && last < first && first < second);
  g_assert_null (strstr (text, "Article 10"));
}

static void
test_zip (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char  *zip = g_strconcat (fixture->out, ".zip", NULL);
  g_autoptr(JalonExport) export = jalon_renewal_export (fixture->reader, fixture->packs, fixture->the_case, zip, NULL, &fixture->today, NULL,
                                                        NULL, NULL, &error);
  g_assert_no_error (error);
  g_mkdir (fixture->out, 0700);
  g_autofree char *unpacked = run (0, "/usr/bin/python3", "-m", "zipfile", "-e", zip, fixture->out, NULL);
  assert_files (fixture->out, export, solved_files, G_N_ELEMENTS (solved_files));
}

static void
cancel_at_second (int done, int total, gpointer user_data)
{
  if (done == 2)
    g_cancellable_cancel (user_data);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  const char *const outs[] = { "", ".zip" };
  for (gsize i = 0; i < G_N_ELEMENTS (outs); i++)
    {
      g_autoptr(GError)       error = NULL;
      g_autoptr(GCancellable) cancellable = g_cancellable_new ();
      g_autofree char        *out = g_strconcat (fixture->out, outs[i], NULL);
      g_assert_null (jalon_renewal_export (fixture->reader, fixture->packs, fixture->the_case, out, "essai", &fixture->today, cancel_at_second,
                                           cancellable, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpuint (count_beside (fixture), ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, ready, function) g_test_add ("/export/" name, Fixture, NULL, ready, function, tear_down)
  ADD ("incomplete", set_up, test_incomplete);
  ADD ("solved", set_up_solved, test_solved);
  ADD ("overridden", set_up, test_overridden);
  ADD ("pages", set_up_solved, test_pages);
  ADD ("zip", set_up_solved, test_zip);
  ADD ("cancelled", set_up, test_cancelled);
#undef ADD
  int result = g_test_run ();
  for (int i = 0; i < 2; i++)
    if ((i == 0 ? &fresh : &solved)->root != NULL)
      tear_down (i == 0 ? &fresh : &solved, NULL);
  return result;
}
