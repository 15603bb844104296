/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One generation of a case's index as a file: the image of a SQLite database and a trailer over every byte of it.
 *
 *   image | magic 8 | format u32 | change counter u32 | generation u64 | length of the image u64 | BLAKE2b-256
 *
 * Numbers are little-endian; the digest covers all before it. Stock sqlite3 opens the file. A generation is never
 * overwritten: publishing fails when its name exists. What the database holds is not known here.
 */
#include "core/case/jalon-generation.h"

#include "core/case/jalon-digest.h"
#include "core/case/jalon-index.h"
#include "core/jalon-error.h"
#include "core/jalon-file-save.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAGIC "JalonGen"
#define FORMAT 1
#define NAME_PREFIX "index-"
#define NAME_SUFFIX ".db"
#define DIGEST_BYTES 32
#define LIMIT_BYTES ((gsize) 1 << 30)
#define CHANGE_COUNTER_OFFSET 24 /* in the header of a SQLite database, big-endian */

#define KEEP_LAST 3
#define KEEP_DAYS 7
#define KEEP_WEEKS 4

typedef struct __attribute__ ((packed)) {
  char magic[8];
  guint32 format;
  guint32 change_counter;
  guint64 generation;
  guint64 length;
  guint8 digest[DIGEST_BYTES];
} Trailer;

G_STATIC_ASSERT (sizeof (Trailer) == 64);

char *
jalon_generation_dup_name (guint64 number)
{
  return g_strdup_printf (NAME_PREFIX "%010" G_GUINT64_FORMAT NAME_SUFFIX, number);
}

/**
 * jalon_generation_parse_name:
 * @name: a file name
 * @number: (out): its generation
 *
 * Returns: whether @name is exactly the name of a generation
 */
gboolean
jalon_generation_parse_name (const char *name, guint64 *number)
{
  const char *digits = name + strlen (NAME_PREFIX);
  if (!g_str_has_prefix (name, NAME_PREFIX) || !g_str_has_suffix (name, NAME_SUFFIX) || !g_ascii_isdigit (*digits))
    return FALSE;
  *number = g_ascii_strtoull (digits, NULL, 10);
  g_autofree char *expected = jalon_generation_dup_name (*number);
  return *number > 0 && strcmp (name, expected) == 0;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint64 left = *(const guint64 *) a, right = *(const guint64 *) b;
  return left < right ? -1 : left > right;
}

/**
 * jalon_generation_list:
 * @case_fd: the folder of a case
 * @error: where to say why not
 *
 * Returns: (transfer full) (element-type guint64) (nullable): the numbers that have a file, lowest first
 */
GArray *
jalon_generation_list (int case_fd, GError **error)
{
  int fd = openat (case_fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  DIR *dir = fd >= 0 ? fdopendir (fd) : NULL;
  if (dir == NULL)
    {
      int saved_errno = errno;
      if (fd >= 0)
        (void) close (fd);
      g_set_error (error, JALON_ERROR, (int) jalon_error_from_errno (saved_errno), "Cannot list a case: %s",
                   g_strerror (saved_errno));
      return NULL;
    }
  g_autoptr(GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint64));
  errno = 0;
  for (struct dirent *entry; (entry = readdir (dir)) != NULL; errno = 0)
    {
      guint64 number;
      if (jalon_generation_parse_name (entry->d_name, &number))
        g_array_append_val (numbers, number);
    }
  int saved_errno = errno;
  (void) closedir (dir);
  if (saved_errno != 0)
    {
      g_set_error (error, JALON_ERROR, (int) jalon_error_from_errno (saved_errno), "Cannot list a case: %s",
                   g_strerror (saved_errno));
      return NULL;
    }
  g_array_sort (numbers, compare_numbers);
  return g_steal_pointer (&numbers);
}

/**
 * jalon_generation_get_highest:
 * @case_fd: the folder of a case
 * @number: (out): the highest generation that has a file, sound or not; 0 when there is none
 * @error: where to say why not
 *
 * Returns: whether the folder could be listed
 */
gboolean
jalon_generation_get_highest (int case_fd, guint64 *number, GError **error)
{
  g_autoptr(GArray) numbers = jalon_generation_list (case_fd, error);
  if (numbers == NULL)
    return FALSE;
  *number = numbers->len > 0 ? g_array_index (numbers, guint64, numbers->len - 1) : 0;
  return TRUE;
}

static guint32
read_change_counter (const guint8 *image, gsize size)
{
  guint32 counter = 0;
  if (size >= CHANGE_COUNTER_OFFSET + sizeof counter)
    memcpy (&counter, image + CHANGE_COUNTER_OFFSET, sizeof counter);
  return GUINT32_FROM_BE (counter);
}

static void
compute_digest (const guint8 *image, gsize size, const Trailer *trailer, guint8 *digest)
{
  crypto_generichash_state state;
  crypto_generichash_init (&state, NULL, 0, DIGEST_BYTES);
  crypto_generichash_update (&state, image, size);
  crypto_generichash_update (&state, (const guint8 *) trailer, sizeof *trailer - DIGEST_BYTES);
  crypto_generichash_final (&state, digest, DIGEST_BYTES);
}

static void
make_trailer (Trailer *trailer, guint64 number, const guint8 *image, gsize size)
{
  memcpy (trailer->magic, MAGIC, sizeof trailer->magic);
  trailer->format = GUINT32_TO_LE (FORMAT);
  trailer->change_counter = GUINT32_TO_LE (read_change_counter (image, size));
  trailer->generation = GUINT64_TO_LE (number);
  trailer->length = GUINT64_TO_LE (size);
  compute_digest (image, size, trailer, trailer->digest);
}

static gboolean
digest_is_right (const guint8 *image, gsize size, const Trailer *trailer)
{
  guint8 digest[DIGEST_BYTES];
  compute_digest (image, size, trailer, digest);
  return memcmp (digest, trailer->digest, DIGEST_BYTES) == 0;
}

/* The digest is wrong: did another program write a sound database here, or is it damage? */
static JalonGenerationState
classify_unsound (const guint8 *data, gsize size, const Trailer *trailer)
{
  gboolean has_trailer = memcmp (trailer->magic, MAGIC, sizeof trailer->magic) == 0;
  gboolean comparable = has_trailer && GUINT64_FROM_LE (trailer->length) == size - sizeof *trailer;
  gboolean counter_rose = read_change_counter (data, size) > GUINT32_FROM_LE (trailer->change_counter);

  if (comparable && !counter_rose)
    return JALON_GENERATION_DAMAGED;
  return jalon_index_is_sound_image (data, size) ? JALON_GENERATION_CHANGED_OUTSIDE : JALON_GENERATION_DAMAGED;
}

static JalonGenerationState
classify (const guint8 *data, gsize size, guint64 number)
{
  Trailer trailer;
  if (size <= sizeof trailer)
    return JALON_GENERATION_DAMAGED;
  const gsize length = size - sizeof trailer;
  memcpy (&trailer, data + length, sizeof trailer);
  if (memcmp (trailer.magic, MAGIC, sizeof trailer.magic) != 0 || !digest_is_right (data, length, &trailer))
    return classify_unsound (data, size, &trailer);
  if (GUINT32_FROM_LE (trailer.format) > FORMAT)
    return JALON_GENERATION_NEWER;
  if (GUINT64_FROM_LE (trailer.generation) != number || GUINT64_FROM_LE (trailer.length) != length)
    return JALON_GENERATION_DAMAGED; /* a sound file under a wrong name */
  return JALON_GENERATION_SOUND;
}

/**
 * jalon_generation_read:
 * @case_fd: the folder of a case
 * @number: which generation
 * @state: (out): how it is
 *
 * Returns: (transfer full) (nullable): the database image, only when it is sound
 */
GBytes *
jalon_generation_read (int case_fd, guint64 number, JalonGenerationState *state)
{
  g_autofree char *name = jalon_generation_dup_name (number);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) file = jalon_file_load (case_fd, name, LIMIT_BYTES, &error);
  if (file == NULL)
    {
      gboolean ours = g_error_matches (error, JALON_ERROR, JALON_ERROR_DAMAGED);
      *state = ours ? JALON_GENERATION_DAMAGED : JALON_GENERATION_UNREADABLE;
      return NULL;
    }
  gsize size;
  const guint8 *data = g_bytes_get_data (file, &size);
  *state = classify (data, size, number);
  return *state == JALON_GENERATION_SOUND ? g_bytes_new_from_bytes (file, 0, size - sizeof (Trailer)) : NULL;
}

static void
set_somebody_saved (GError **error)
{
  g_set_error_literal (error, JALON_ERROR, JALON_ERROR_BUSY, "Another window or program has saved this case meanwhile");
}

static gboolean
write_file (int case_fd, guint64 number, GBytes *image, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (image, &size);
  Trailer trailer;
  make_trailer (&trailer, number, data, size);
  g_autofree char *name = jalon_generation_dup_name (number);
  g_auto(JalonNewFile) file = JALON_NEW_FILE_INIT;

  return jalon_new_file_open (&file, case_fd, error) && jalon_new_file_write (&file, data, size, error) &&
         jalon_new_file_write (&file, &trailer, sizeof trailer, error) && jalon_new_file_sync (&file, error) &&
         jalon_new_file_publish (&file, case_fd, name, JALON_SAVE_NEW, error);
}

static void
withdraw (int case_fd, guint64 number)
{
  g_autofree char *name = jalon_generation_dup_name (number);
  (void) unlinkat (case_fd, name, 0);
  (void) jalon_file_sync_dir (case_fd, NULL);
}

/**
 * jalon_generation_publish:
 * @case_fd: the folder of a case
 * @number: one more than the generation the writer knows
 * @image: the database
 * @error: where to say why not
 *
 * After publishing the folder is listed again: a higher generation means that somebody saved several times and
 * pruned this number, so it is withdrawn.
 *
 * Returns: whether @number is safe on disk and the highest; %JALON_ERROR_BUSY when somebody else saved
 */
gboolean
jalon_generation_publish (int case_fd, guint64 number, GBytes *image, GError **error)
{
  guint64 highest = 0;
  if (!jalon_generation_get_highest (case_fd, &highest, error))
    return FALSE;
  if (highest >= number)
    {
      set_somebody_saved (error);
      return FALSE;
    }
  g_autoptr(GError) local_error = NULL;
  if (!write_file (case_fd, number, image, &local_error))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (!jalon_generation_get_highest (case_fd, &highest, error))
    {
      withdraw (case_fd, number);
      return FALSE;
    }
  if (highest == number)
    return TRUE;
  withdraw (case_fd, number);
  set_somebody_saved (error);
  return FALSE;
}

/* The civil day (UTC) or the week it was written in, as one number. */
static gint64
get_period (int case_fd, guint64 number, int days)
{
  g_autofree char *name = jalon_generation_dup_name (number);
  struct stat info;
  if (fstatat (case_fd, name, &info, AT_SYMLINK_NOFOLLOW) != 0)
    return -1;
  const gint64 day = info.st_mtim.tv_sec / (24 * 60 * 60) + 3; /* 1 January 1970 was a Thursday: weeks begin on Monday */
  return day / days;
}

static void
keep_one_per_period (int case_fd, GArray *numbers, gboolean *keep, int days, int periods)
{
  gint64 last = -1;
  for (guint i = numbers->len; i > 0 && periods > 0; i--)
    {
      gint64 period = get_period (case_fd, g_array_index (numbers, guint64, i - 1), days);
      if (period == last)
        continue;
      keep[i - 1] = TRUE;
      last = period;
      periods--;
    }
}

static void
unlink_unkept (int case_fd, GArray *numbers, const gboolean *keep)
{
  for (guint i = 0; i < numbers->len; i++)
    {
      g_autofree char *name = jalon_generation_dup_name (g_array_index (numbers, guint64, i));
      if (!keep[i])
        (void) unlinkat (case_fd, name, 0);
    }
}

/* NULL when there is nothing to prune, or somebody else has published a higher one. */
static GArray *
list_if_highest (int case_fd, guint64 own, guint keep_last)
{
  g_autoptr(GArray) numbers = jalon_generation_list (case_fd, NULL);
  if (numbers == NULL || numbers->len <= keep_last || g_array_index (numbers, guint64, numbers->len - 1) != own)
    return NULL;
  return g_steal_pointer (&numbers);
}

static gboolean *
keep_newest (GArray *numbers, guint keep_last)
{
  gboolean *keep = g_new0 (gboolean, numbers->len);
  for (guint i = 0; i < keep_last; i++)
    keep[numbers->len - 1 - i] = TRUE;
  return keep;
}

/**
 * jalon_generation_prune:
 * @case_fd: the folder of a case
 * @own: the generation just published by the caller
 *
 * Keeps the last three, one per changed day (7), one per changed week (4). Does nothing when somebody else has
 * published a higher one. Failing is not an error.
 */
void
jalon_generation_prune (int case_fd, guint64 own)
{
  g_autoptr(GArray) numbers = list_if_highest (case_fd, own, KEEP_LAST);
  if (numbers == NULL)
    return;
  g_autofree gboolean *keep = keep_newest (numbers, KEEP_LAST);
  keep_one_per_period (case_fd, numbers, keep, 1, KEEP_DAYS);
  keep_one_per_period (case_fd, numbers, keep, 7, KEEP_WEEKS);
  unlink_unkept (case_fd, numbers, keep);
}

/**
 * jalon_generation_prune_all_but:
 * @case_fd: the folder of a case
 * @own: the highest generation, of the caller
 * @keep_last: how many stay
 *
 * For a full disk on which a person wants to remove something: older generations give way.
 */
void
jalon_generation_prune_all_but (int case_fd, guint64 own, guint keep_last)
{
  g_autoptr(GArray) numbers = list_if_highest (case_fd, own, keep_last);
  if (numbers == NULL)
    return;
  g_autofree gboolean *keep = keep_newest (numbers, keep_last);
  unlink_unkept (case_fd, numbers, keep);
}
