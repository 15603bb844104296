/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looking at every byte of a case: generations by their trailer, originals by their name, all else by its last line.
 * Verifying reads only; it mends nothing and needs no lock.
 */
#include "core/case/jalon-case-verify.h"

#include "core/case/jalon-case-private.h"
#include "core/case/jalon-digest.h"
#include "core/case/jalon-folder-private.h"
#include "core/case/jalon-generation.h"
#include "core/case/jalon-shelf.h"
#include "core/case/jalon-sidecar.h"
#include "core/jalon-error.h"
#include "core/jalon-file-save.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define DERIVED_LIMIT_BYTES ((gsize) 64 << 20)
#define ATTEMPTS 5

typedef struct {
  JalonVerifyReport *report;
  int case_fd;
  sqlite3 *db;        /* (nullable): the best index there is */
  GHashTable *papers; /* sha256 → JalonPaper of that index */
  GCancellable *cancellable;
} Look;

static void
damage_free (gpointer data)
{
  JalonDamage *damage = data;
  g_free (damage->path);
  g_free (damage->why);
  g_free (damage);
}

static JalonVerifyReport *
report_new (void)
{
  JalonVerifyReport *report = g_new0 (JalonVerifyReport, 1);
  report->damaged = g_ptr_array_new_with_free_func (damage_free);
  report->changed_outside = g_ptr_array_new_with_free_func (damage_free);
  report->orphans = g_ptr_array_new_with_free_func (g_free);
  report->temporaries = g_ptr_array_new_with_free_func (g_free);
  return report;
}

void
jalon_verify_report_free (JalonVerifyReport *self)
{
  g_ptr_array_unref (self->damaged);
  g_ptr_array_unref (self->changed_outside);
  g_ptr_array_unref (self->orphans);
  g_ptr_array_unref (self->temporaries);
  g_free (self);
}

static void
add_damage (GPtrArray *to, char *path, const char *why)
{
  JalonDamage *damage = g_new (JalonDamage, 1);
  damage->path = path;
  damage->why = g_strdup (why);
  g_ptr_array_add (to, damage);
}

static const char *
get_why (const GError *error)
{
  if (g_error_matches (error, JALON_ERROR, JALON_ERROR_DAMAGED))
    return "digest";
  if (g_error_matches (error, JALON_ERROR, JALON_ERROR_TOO_NEW))
    return "newer";
  return "unreadable";
}

static gboolean
exists (int dir_fd, const char *name)
{
  struct stat info;
  return fstatat (dir_fd, name, &info, AT_SYMLINK_NOFOLLOW) == 0;
}

/* A sound file that is not what its name says: of another case, or no index of ours. */
static void
look_into_generation (Look *look, const char *uuid, guint64 number, char *path)
{
  g_autoptr(GError) error = NULL;
  if (jalon_case_check_generation (look->case_fd, uuid, number, &error) || !exists (look->case_fd, path))
    g_free (path);
  else
    add_damage (look->report->damaged, path,
                g_error_matches (error, JALON_ERROR, JALON_ERROR_TOO_NEW) ? "newer" : "name");
}

static void
look_at_generation (Look *look, const char *uuid, guint64 number)
{
  JalonGenerationState state;
  char *path = jalon_generation_dup_name (number);
  g_autoptr(GBytes) image = jalon_generation_read (look->case_fd, number, &state);
  switch (state)
    {
    case JALON_GENERATION_SOUND:
      look_into_generation (look, uuid, number, path);
      break;
    case JALON_GENERATION_CHANGED_OUTSIDE:
      add_damage (look->report->changed_outside, path, "changed-outside");
      break;
    case JALON_GENERATION_NEWER:
      add_damage (look->report->damaged, path, "newer");
      break;
    case JALON_GENERATION_DAMAGED:
      add_damage (look->report->damaged, path, "digest");
      break;
    case JALON_GENERATION_UNREADABLE:
    default:
      if (exists (look->case_fd, path))
        add_damage (look->report->damaged, path, "unreadable");
      else
        g_free (path); /* a writer pruned it meanwhile */
      break;
    }
}

/* case.json is written after the index: when it names a higher generation, that one was published and is gone. */
static void
look_at_index (Look *look, const char *uuid)
{
  guint64 highest = 0;
  g_autoptr(GError) error = NULL;
  g_autoptr(JalonMirror) mirror = jalon_mirror_load (look->case_fd, uuid, &error);
  g_autoptr(GArray) numbers = jalon_generation_list (look->case_fd, NULL);
  for (guint i = 0; numbers != NULL && i < numbers->len; i++)
    {
      highest = g_array_index (numbers, guint64, i);
      look_at_generation (look, uuid, highest);
    }
  if (mirror == NULL)
    add_damage (look->report->damaged, g_strdup (JALON_MIRROR_NAME),
                g_error_matches (error, JALON_ERROR, JALON_ERROR_NOT_FOUND) ? "missing" : get_why (error));
  if (highest == 0 || (mirror != NULL && mirror->generation > highest))
    add_damage (look->report->damaged, jalon_generation_dup_name (mirror != NULL ? mirror->generation : 1), "missing");
}

static char *
dup_place (const char *shelf, const char *folder, const char *name)
{
  return g_strdup_printf ("%s/%s/%s", shelf, folder, name);
}

static gboolean
has_digest_name (const char *folder, const char *name)
{
  g_autofree char *digest = g_strndup (name, JALON_SHA256_HEX);
  return jalon_digest_is_valid (digest) && name[JALON_SHA256_HEX] == '.' && strlen (folder) == 2 &&
         g_str_has_prefix (name, folder);
}

static const JalonPaper *
find_paper (Look *look, const char *name)
{
  g_autofree char *digest = g_strndup (name, JALON_SHA256_HEX);
  return g_hash_table_lookup (look->papers, digest);
}

/* Files of a paper that was removed for good, left behind by an interruption: the index has the marker. */
static gboolean
was_removed_for_good (Look *look, int shelf_fd, const char *name)
{
  guint64 generation;
  g_autofree char *sidecar = g_strdup_printf ("%.64s.json", name);
  g_autoptr(GBytes) content = jalon_file_load_sealed (shelf_fd, sidecar, JALON_SIDECAR_LIMIT_BYTES, NULL);
  g_autoptr(JalonPaper) paper = content != NULL ? jalon_sidecar_parse (content, &generation, NULL) : NULL;
  return paper != NULL && look->db != NULL && jalon_case_was_deleted (look->db, paper->id);
}

static void
look_at_sidecar (Look *look, int shelf_fd, const char *folder, const char *name)
{
  guint64 generation;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) content = jalon_file_load_sealed (shelf_fd, name, JALON_SIDECAR_LIMIT_BYTES, &error);
  g_autoptr(JalonPaper) paper = content != NULL ? jalon_sidecar_parse (content, &generation, &error) : NULL;
  if (paper == NULL)
    add_damage (look->report->damaged, dup_place (JALON_SHELF_DOCUMENTS, folder, name), get_why (error));
  else if (!g_str_has_prefix (name, paper->sha256))
    add_damage (look->report->damaged, dup_place (JALON_SHELF_DOCUMENTS, folder, name), "name");
}

static void
look_at_original (Look *look, int shelf_fd, const char *folder, const char *name)
{
  const char *extension = name + JALON_SHA256_HEX + 1;
  g_autofree char *digest = g_strndup (name, JALON_SHA256_HEX);
  const JalonPaper *paper = find_paper (look, name);
  char *path = dup_place (JALON_SHELF_DOCUMENTS, folder, name);
  if (!jalon_shelf_original_is_sound (look->case_fd, digest, extension))
    add_damage (look->report->damaged, path, "digest");
  else if (paper != NULL && g_str_equal (paper->extension, extension))
    g_free (path);
  else
    g_ptr_array_add (was_removed_for_good (look, shelf_fd, name) ? look->report->temporaries : look->report->orphans,
                     path);
}

static gboolean
look_at_document_cb (int shelf_fd, const char *folder, const char *name, gpointer user_data)
{
  Look *look = user_data;
  if (!has_digest_name (folder, name))
    g_ptr_array_add (look->report->temporaries, dup_place (JALON_SHELF_DOCUMENTS, folder, name));
  else if (g_str_equal (name + JALON_SHA256_HEX, ".json"))
    look_at_sidecar (look, shelf_fd, folder, name);
  else
    look_at_original (look, shelf_fd, folder, name);
  return !g_cancellable_is_cancelled (look->cancellable);
}

static gboolean
look_at_derived (Look *look, const char *shelf, const char *suffix, int shelf_fd, const char *folder, const char *name)
{
  g_autoptr(GError) error = NULL;
  if (!has_digest_name (folder, name) || !g_str_equal (name + JALON_SHA256_HEX, suffix))
    {
      g_ptr_array_add (look->report->temporaries, dup_place (shelf, folder, name));
      return TRUE;
    }
  g_autoptr(GBytes) content = jalon_file_load_sealed (shelf_fd, name, DERIVED_LIMIT_BYTES, &error);
  if (content == NULL)
    add_damage (look->report->damaged, dup_place (shelf, folder, name), get_why (error));
  else if (find_paper (look, name) == NULL)
    g_ptr_array_add (look->report->temporaries, dup_place (shelf, folder, name));
  return !g_cancellable_is_cancelled (look->cancellable);
}

static gboolean
look_at_words_cb (int shelf_fd, const char *folder, const char *name, gpointer user_data)
{
  return look_at_derived (user_data, JALON_SHELF_TEXT, ".words", shelf_fd, folder, name);
}

static gboolean
look_at_thumbnail_cb (int shelf_fd, const char *folder, const char *name, gpointer user_data)
{
  return look_at_derived (user_data, JALON_SHELF_CACHE, ".thumbnail", shelf_fd, folder, name);
}

static void
look_for_missing (Look *look)
{
  GHashTableIter iter;
  gpointer value;
  g_hash_table_iter_init (&iter, look->papers);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const JalonPaper *paper = value;
      if (!jalon_shelf_original_exists (look->case_fd, paper->sha256, paper->extension))
        add_damage (look->report->damaged,
                    jalon_shelf_dup_path (JALON_SHELF_DOCUMENTS, paper->sha256, paper->extension), "missing");
      if (!jalon_shelf_original_exists (look->case_fd, paper->sha256, "json"))
        add_damage (look->report->damaged, jalon_shelf_dup_path (JALON_SHELF_DOCUMENTS, paper->sha256, "json"),
                    "missing");
    }
}

static gboolean
is_expected_at_top (const char *name)
{
  guint64 number;
  return jalon_generation_parse_name (name, &number) || g_str_equal (name, JALON_MIRROR_NAME) ||
         g_str_equal (name, JALON_SHELF_DOCUMENTS) || g_str_equal (name, JALON_SHELF_TEXT) ||
         g_str_equal (name, JALON_SHELF_CACHE);
}

static void
look_at_top (Look *look, const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;)
    if (!is_expected_at_top (name))
      g_ptr_array_add (look->report->temporaries, g_strdup (name));
}

/* A shelf has folders only; originals are in the making beside them. */
static void
look_beside_folders (Look *look, const char *path, const char *shelf)
{
  g_autofree char *full = g_build_filename (path, shelf, NULL);
  g_autoptr(GDir) dir = g_dir_open (full, 0, NULL);
  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;)
    if (strlen (name) != 2)
      g_ptr_array_add (look->report->temporaries, g_build_filename (shelf, name, NULL));
}

static void
read_papers (Look *look)
{
  g_autoptr(GPtrArray) papers = look->db != NULL ? jalon_case_query_papers (look->db) : NULL;
  for (guint i = 0; papers != NULL && i < papers->len; i++)
    {
      JalonPaper *paper = g_ptr_array_index (papers, i);
      g_hash_table_insert (look->papers, paper->sha256, jalon_paper_ref (paper));
    }
}

static int
compare_damage (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(JalonDamage *const *) a)->path, (*(JalonDamage *const *) b)->path);
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
look_at_all (Look *look, const char *uuid, const char *path)
{
  read_papers (look);
  look_at_index (look, uuid);
  look_at_top (look, path);
  look_beside_folders (look, path, JALON_SHELF_DOCUMENTS);
  look_beside_folders (look, path, JALON_SHELF_TEXT);
  look_beside_folders (look, path, JALON_SHELF_CACHE);
  jalon_shelf_walk (look->case_fd, JALON_SHELF_DOCUMENTS, look_at_document_cb, look);
  jalon_shelf_walk (look->case_fd, JALON_SHELF_TEXT, look_at_words_cb, look);
  jalon_shelf_walk (look->case_fd, JALON_SHELF_CACHE, look_at_thumbnail_cb, look);
  look_for_missing (look);
  g_ptr_array_sort (look->report->damaged, compare_damage);
  g_ptr_array_sort (look->report->orphans, compare_paths);
  g_ptr_array_sort (look->report->temporaries, compare_paths);
}

static JalonVerifyReport *
look_once (JalonFolder *folder, const char *uuid, int fd, GCancellable *cancellable)
{
  g_auto(JalonLoaded) loaded = JALON_LOADED_INIT;
  JalonVerifyReport *report = report_new ();
  g_autofree char *path = jalon_folder_dup_case_path (folder, uuid);
  (void) jalon_case_load (fd, uuid, &loaded, NULL);
  Look look = { report, fd, loaded.db,
                g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) jalon_paper_unref), cancellable };
  look_at_all (&look, uuid, path);
  g_hash_table_unref (look.papers);
  return report;
}

static gboolean
is_quiet (int fd, guint64 before)
{
  guint64 highest = 0;
  return !jalon_generation_get_highest (fd, &highest, NULL) || highest == before;
}

/* A paper that somebody removes while this looks is no damage: what was found counts when nobody saved meanwhile. */
static JalonVerifyReport *
look_until_quiet (JalonFolder *folder, const char *uuid, int fd, GCancellable *cancellable)
{
  for (int attempt = 1;; attempt++)
    {
      guint64 before = 0;
      (void) jalon_generation_get_highest (fd, &before, NULL);
      JalonVerifyReport *report = look_once (folder, uuid, fd, cancellable);
      if (attempt == ATTEMPTS || report->damaged->len == 0 || is_quiet (fd, before))
        return report;
      jalon_verify_report_free (report);
    }
}

/**
 * jalon_case_verify:
 * @folder: a data folder
 * @uuid: a case
 * @cancellable: (nullable): to stop between files
 * @error: where to say why not
 *
 * Reads every file of the case: about 0.4 GB a second.
 *
 * Returns: (transfer full) (nullable): what is damaged, orphaned, left over; %JALON_ERROR_NOT_FOUND
 */
JalonVerifyReport *
jalon_case_verify (JalonFolder *folder, const char *uuid, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (JALON_IS_FOLDER (folder) && uuid != NULL, NULL);
  int fd = jalon_folder_open_case (folder, uuid, error);
  if (fd < 0)
    return NULL;
  g_autoptr(JalonVerifyReport) report = look_until_quiet (folder, uuid, fd, cancellable);
  (void) close (fd);
  return g_cancellable_set_error_if_cancelled (cancellable, error) ? NULL : g_steal_pointer (&report);
}
