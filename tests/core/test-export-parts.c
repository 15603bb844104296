/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Parts of the export that need no reader: names, choices of pages, and the place that appears whole or not at all.
 */
#include "core/jalon-error.h"
#include "core/renewal/jalon-export-private.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct { int number, most; const char *term, *name; } NameCase;

static const NameCase name_cases[] = {
  { 3, 0, "Bulletins de salaire", "03-bulletins-de-salaire.pdf" },
  { 1, 0, "Titre de séjour en cours de validité, ou visa de long séjour", "01-titre-de-sejour-en-cours-de-validite.pdf" },
  { 2, 0, "Code photographie et signature numérique (e-photo)", "02-code-photographie-et-signature-numerique.pdf" },
  { 5, 0, "Contrat d’engagement à respecter les principes de la République",
    "05-contrat-d-engagement-a-respecter-les-principes-de-la-republique.pdf" },
  { 112, 0, "Œuvre   « n° 3 »", "112-oeuvre-n-3.pdf" },
  { 7, 0, "…", "07-piece.pdf" },
  { 7, 0, "", "07-piece.pdf" },
  { 4, 30, "Attestation d’assurance maladie", "04-attestation-d-assurance.pdf" },
  { 4, 31, "Attestation d’assurance-maladie", "04-attestation-d-assurance.pdf" },
  { 9, 0, "Un intitulé si long que le nom du fichier ne peut pas le porter en entier parce que quatre-vingts signes suffisent",
    "09-un-intitule-si-long-que-le-nom-du-fichier-ne-peut-pas-le-porter-en-entier.pdf" },
  { 9, 0, "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz",
    "09-abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstu.pdf" },
};

static void
test_names (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (name_cases); i++)
    {
      g_autofree char *name = jalon_export_make_name (name_cases[i].number, name_cases[i].term, name_cases[i].most);
      g_assert_cmpstr (name, ==, name_cases[i].name);
      g_assert_cmpuint (strlen (name), <=, 80);
      g_assert_cmpuint (strspn (name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-"), ==, strlen (name));
    }
}

typedef struct { const char *pages; int of, count; } PagesCase;

static const PagesCase pages_cases[] = {
  { NULL, 7, 7 },  { "1", 7, 1 },    { "1-2", 7, 2 },   { "1-2,5", 7, 3 }, { "7", 7, 1 },   { "2-2", 7, 1 },  { "5,1", 7, 2 },
  { "8", 7, 0 },   { "0", 7, 0 },    { "2-1", 7, 0 },   { "", 7, 0 },      { "1,", 7, 0 },  { ",1", 7, 0 },   { "1-", 7, 0 },
  { "-1", 7, 0 },  { "1 - 2", 7, 0 }, { "a", 7, 0 },    { "1-2-3", 7, 0 }, { NULL, 0, 0 },  { "1", 0, 0 },    { "99999999999999999999", 7, 0 },
};

static void
test_pages (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pages_cases); i++)
    {
      int count = jalon_export_count_pages (pages_cases[i].pages, pages_cases[i].of);
      if (count != pages_cases[i].count)
        g_error ("“%s” of %d: %d instead of %d", pages_cases[i].pages, pages_cases[i].of, count, pages_cases[i].count);
    }
}

typedef struct {
  char *folder;
  GDate day;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("jalon-export-XXXXXX", NULL);
  g_date_set_dmy (&fixture->day, 25, G_DATE_NOVEMBER, 2026);
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
  remove_below (fixture->folder);
  g_free (fixture->folder);
}

static guint
count_names (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  guint           count = 0;
  while (g_dir_read_name (dir) != NULL)
    count++;
  return count;
}

static void
add (JalonExportSink *sink, const char *name, const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autofree char  *sha256 = NULL, *expected = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  g_assert_true (jalon_export_sink_add (sink, name, bytes, &sha256, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (sha256, ==, expected);
}

static void
test_folder (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError)          error = NULL;
  g_autofree char           *out = g_build_filename (fixture->folder, "dossier", NULL), *text = NULL;
  g_autofree char           *with_slash = g_strconcat (out, "/", NULL), *file = g_build_filename (out, "01-passeport.pdf", NULL);
  g_autoptr(JalonExportSink) sink = jalon_export_sink_new (with_slash, &fixture->day, &error);
  struct stat                status;
  g_assert_no_error (error);
  add (sink, "01-passeport.pdf", "un");
  add (sink, "02-bail.pdf", "deux");
  g_assert_false (g_file_test (out, G_FILE_TEST_EXISTS));
  g_assert_true (jalon_export_sink_publish (sink, &error));
  g_assert_no_error (error);
  g_clear_pointer (&sink, jalon_export_sink_free);
  g_assert_true (g_file_get_contents (file, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "un");
  g_assert_cmpuint (count_names (out), ==, 2);
  g_assert_cmpuint (count_names (fixture->folder), ==, 1);
  g_assert_cmpint (stat (out, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0700);
  g_assert_cmpint (stat (file, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
}

static void
make_leftover (Fixture *fixture, const char *folder, const char *file)
{
  g_autofree char *path = g_build_filename (fixture->folder, folder, NULL), *below = g_build_filename (path, file, NULL);
  g_mkdir (path, 0700);
  g_assert_true (g_file_set_contents (below, "un", -1, NULL));
}

static gboolean
exists (Fixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* What an export left that died goes with the next one; what is alive, or not only ours, stays. */
static void
test_leftovers (Fixture *fixture, gconstpointer data)
{
  const char *const outs[] = { "dossier", "dossier.zip" };
  g_autofree char  *held = g_build_filename (fixture->folder, ".jalon-export-living", NULL);
  make_leftover (fixture, ".jalon-export-living", "01-passeport.pdf");
  make_leftover (fixture, ".jalon-export-shared", "01-passeport.pdf");
  make_leftover (fixture, ".jalon-export-shared", "notes.txt");
  make_leftover (fixture, ".jalon-export-shared-by-all", "01-passeport.pdf");
  make_leftover (fixture, ".", ".jalon-notes.tmp");
  int fd = open (held, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  g_assert_cmpint (flock (fd, LOCK_EX | LOCK_NB), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (outs); i++)
    {
      g_autofree char           *out = g_build_filename (fixture->folder, outs[i], NULL);
      make_leftover (fixture, ".jalon-export-killed", "00-bordereau.pdf");
      make_leftover (fixture, ".jalon-export-killed", "112-oeuvre.pdf");
      make_leftover (fixture, ".", ".jalon-0123456789abcdef.tmp");
      g_autoptr(JalonExportSink) sink = jalon_export_sink_new (out, &fixture->day, NULL);
      g_assert_nonnull (sink);
      g_assert_false (exists (fixture, ".jalon-export-killed"));
      g_assert_false (exists (fixture, ".jalon-0123456789abcdef.tmp"));
    }
  g_assert_true (exists (fixture, ".jalon-export-living/01-passeport.pdf"));
  g_assert_true (exists (fixture, ".jalon-export-shared/01-passeport.pdf"));
  g_assert_true (exists (fixture, ".jalon-export-shared-by-all/01-passeport.pdf"));
  g_assert_true (exists (fixture, ".jalon-notes.tmp"));
  close (fd);
}

/* Two exports at once do not take each other for leftovers. */
static void
test_side_by_side (Fixture *fixture, gconstpointer data)
{
  g_autofree char           *one = g_build_filename (fixture->folder, "un", NULL), *two = g_build_filename (fixture->folder, "deux", NULL);
  g_autoptr(GError)          error = NULL;
  g_autoptr(JalonExportSink) first = jalon_export_sink_new (one, &fixture->day, &error);
  add (first, "01-passeport.pdf", "un");
  g_autoptr(JalonExportSink) second = jalon_export_sink_new (two, &fixture->day, &error);
  add (second, "01-passeport.pdf", "deux");
  g_assert_true (jalon_export_sink_publish (first, &error));
  g_assert_true (jalon_export_sink_publish (second, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_names (one), ==, 1);
  g_assert_cmpuint (count_names (two), ==, 1);
}

static void
test_abandoned (Fixture *fixture, gconstpointer data)
{
  const char *const outs[] = { "dossier", "dossier.zip" };
  for (gsize i = 0; i < G_N_ELEMENTS (outs); i++)
    {
      g_autofree char *out = g_build_filename (fixture->folder, outs[i], NULL);
      JalonExportSink *sink = jalon_export_sink_new (out, &fixture->day, NULL);
      add (sink, "01-passeport.pdf", "un");
      jalon_export_sink_free (sink);
      g_assert_cmpuint (count_names (fixture->folder), ==, 0);
    }
}

static void
test_taken (Fixture *fixture, gconstpointer data)
{
  const char *const outs[] = { "dossier", "dossier.zip" };
  for (gsize i = 0; i < G_N_ELEMENTS (outs); i++)
    {
      g_autoptr(GError)          error = NULL;
      g_autofree char           *out = g_build_filename (fixture->folder, outs[i], NULL), *text = NULL;
      g_autoptr(JalonExportSink) late = jalon_export_sink_new (out, &fixture->day, NULL);
      add (late, "01-passeport.pdf", "un");
      g_assert_true (g_file_set_contents (out, "mine", -1, NULL));
      g_assert_null (jalon_export_sink_new (out, &fixture->day, &error));
      g_assert_error (error, JALON_ERROR, JALON_ERROR_USAGE);
      g_clear_error (&error);
      g_assert_false (jalon_export_sink_publish (late, &error));
      g_assert_error (error, JALON_ERROR, JALON_ERROR_USAGE);
      g_clear_pointer (&late, jalon_export_sink_free);
      g_assert_true (g_file_get_contents (out, &text, NULL, NULL));
      g_assert_cmpstr (text, ==, "mine");
      g_assert_cmpuint (count_names (fixture->folder), ==, i + 1);
    }
}

static void
test_no_folder (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char  *out = g_build_filename (fixture->folder, "missing", "dossier", NULL);
  g_assert_null (jalon_export_sink_new (out, &fixture->day, &error));
  g_assert_error (error, JALON_ERROR, JALON_ERROR_NOT_FOUND);
}

/* Python's reader of ZIP files is a stranger to libarchive's writer. */
static const char list_zip[] = "import sys, zipfile\n"
                               "z = zipfile.ZipFile(sys.argv[1])\n"
                               "assert z.testzip() is None\n"
                               "for i in z.infolist():\n"
                               "    print(i.filename, i.compress_type, i.date_time[:3], z.read(i).decode())\n";

static void
test_zip (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char  *one = NULL, *two = NULL, *listing = NULL;
  const char *const names[] = { "a.zip", "b.ZIP" };
  gsize             sizes[2] = { 0, 0 };
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *out = g_build_filename (fixture->folder, names[i], NULL);
      JalonExportSink *sink = jalon_export_sink_new (out, &fixture->day, &error);
      g_assert_no_error (error);
      add (sink, "01-passeport.pdf", "un");
      add (sink, "00-bordereau.pdf", "deux");
      g_assert_true (jalon_export_sink_publish (sink, &error));
      g_assert_no_error (error);
      jalon_export_sink_free (sink);
      g_assert_true (g_file_get_contents (out, i == 0 ? &one : &two, &sizes[i], NULL));
    }
  g_assert_cmpmem (one, sizes[0], two, sizes[1]);
  g_autofree char  *path = g_build_filename (fixture->folder, "a.zip", NULL);
  const char *const argv[] = { "/usr/bin/python3", "-c", list_zip, path, NULL };
  int               status = 0;
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &listing, NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_assert_cmpstr (listing, ==, "01-passeport.pdf 0 (2026, 11, 25) un\n00-bordereau.pdf 0 (2026, 11, 25) deux\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/names", test_names);
  g_test_add_func ("/export/pages", test_pages);
  g_test_add ("/export/sink/folder", Fixture, NULL, set_up, test_folder, tear_down);
  g_test_add ("/export/sink/zip", Fixture, NULL, set_up, test_zip, tear_down);
  g_test_add ("/export/sink/abandoned", Fixture, NULL, set_up, test_abandoned, tear_down);
  g_test_add ("/export/sink/leftovers", Fixture, NULL, set_up, test_leftovers, tear_down);
  g_test_add ("/export/sink/side-by-side", Fixture, NULL, set_up, test_side_by_side, tear_down);
  g_test_add ("/export/sink/taken", Fixture, NULL, set_up, test_taken, tear_down);
  g_test_add ("/export/sink/no-folder", Fixture, NULL, set_up, test_no_folder, tear_down);
  return g_test_run ();
}
