/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list of everyone: loaded from the cache at once, then brought up to date. Whether a row still holds is seen from the name, size and
 * time of the newest save, without opening it; the others are read on several threads. Reading takes no lock, so a case that another
 * program is saving is listed as it was saved last.
 */
#include "core/caseload/jalon-caseload-private.h"

#include "core/case/jalon-case.h"
#include "core/case/jalon-folder-private.h"
#include "core/case/jalon-generation.h"
#include "core/case/jalon-sidecar.h"
#include "core/jalon-error.h"
#include "jalon-config.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MOST_THREADS 4

struct _JalonCaseload {
  JalonFolder *folder;
  JalonPacks  *packs;
  char        *maker;
  GMutex       mutex; /* guards rows */
  GHashTable  *rows;  /* (element-type utf8 JalonCaseRow) everyone of the folder as it was listed last */
};

JalonCaseRow *
jalon_case_row_new (const char *uuid)
{
  JalonCaseRow *self = g_atomic_rc_box_new0 (JalonCaseRow);
  self->uuid = g_strdup (uuid);
  self->state = JALON_CASE_NOT_READ;
  return self;
}

JalonCaseRow *
jalon_case_row_ref (const JalonCaseRow *self)
{
  return g_atomic_rc_box_acquire ((gpointer) self);
}

static void
row_clear (gpointer data)
{
  JalonCaseRow *self = data;
  g_free (self->uuid);
  g_clear_pointer (&self->person, jalon_person_unref);
  g_clear_error (&self->error);
  g_clear_pointer (&self->list, jalon_dated_list_free);
}

void
jalon_case_row_unref (JalonCaseRow *self)
{
  g_atomic_rc_box_release_full (self, row_clear);
}

static GHashTable *
new_table (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) jalon_case_row_unref);
}

/**
 * jalon_caseload_new:
 * @folder: a data folder
 * @packs: the rules that dates are worked out with
 *
 * Returns: (transfer full): a list that knows nobody yet: see jalon_caseload_load ()
 */
JalonCaseload *
jalon_caseload_new (JalonFolder *folder, JalonPacks *packs)
{
  JalonCaseload *self = g_atomic_rc_box_new0 (JalonCaseload);
  self->folder = g_object_ref (folder);
  self->packs = g_object_ref (packs);
  g_autofree char *digest = jalon_packs_dup_digest (packs);
  self->maker = g_strdup_printf ("%s %s %s", JALON_VERSION, JALON_BUILT_ON, digest);
  g_mutex_init (&self->mutex);
  self->rows = new_table ();
  return self;
}

JalonCaseload *
jalon_caseload_ref (JalonCaseload *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
caseload_clear (gpointer data)
{
  JalonCaseload *self = data;
  g_object_unref (self->folder);
  g_object_unref (self->packs);
  g_free (self->maker);
  g_mutex_clear (&self->mutex);
  g_hash_table_unref (self->rows);
}

void
jalon_caseload_unref (JalonCaseload *self)
{
  g_atomic_rc_box_release_full (self, caseload_clear);
}

/**
 * jalon_caseload_load:
 * @self: a list
 * @error: where to say why not
 *
 * Takes what the cache holds of the cases that are in the folder; quick, and not yet held against the cases.
 *
 * Returns: whether the folder could be listed
 */
gboolean
jalon_caseload_load (JalonCaseload *self, GError **error)
{
  g_autoptr(GPtrArray) uuids = jalon_folder_list_cases (self->folder, error);
  if (uuids == NULL)
    return FALSE;
  g_autoptr(GHashTable) cached = jalon_caseload_file_read (self->folder, self->maker);
  GHashTable *rows = new_table ();
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  for (guint i = 0; i < uuids->len; i++)
    {
      const JalonCaseRow *known = g_hash_table_lookup (self->rows, uuids->pdata[i]);
      if (known == NULL || known->state == JALON_CASE_NOT_READ)
        known = g_hash_table_lookup (cached, uuids->pdata[i]);
      JalonCaseRow *row = known != NULL ? jalon_case_row_ref (known) : jalon_case_row_new (uuids->pdata[i]);
      g_hash_table_replace (rows, row->uuid, row);
    }
  g_hash_table_unref (self->rows);
  self->rows = rows;
  return TRUE;
}

/* The newest save as it stands; an unset mark when there is none. */
static void
look_at_save (int cases_fd, const char *uuid, JalonSaveMark *mark)
{
  struct stat info;
  int fd = jalon_dir_open_sub (cases_fd, uuid, FALSE, NULL);
  *mark = (JalonSaveMark) { 0 };
  if (fd < 0)
    return;
  if (jalon_generation_get_highest (fd, &mark->generation, NULL) && mark->generation > 0)
    {
      g_autofree char *name = jalon_generation_dup_name (mark->generation);
      if (fstatat (fd, name, &info, AT_SYMLINK_NOFOLLOW) == 0)
        {
          mark->size_bytes = info.st_size;
          mark->mtime_ns = info.st_mtim.tv_sec * G_GINT64_CONSTANT (1000000000) + info.st_mtim.tv_nsec;
        }
    }
  (void) close (fd);
}

static gboolean
still_holds (const JalonCaseRow *row, const JalonSaveMark *mark, const GDate *today)
{
  return row->state == JALON_CASE_READABLE && row->list != NULL && row->mark.generation == mark->generation &&
         row->mark.size_bytes == mark->size_bytes && row->mark.mtime_ns == mark->mtime_ns && jalon_dated_list_covers (row->list, today);
}

static JalonDatedList *
work_out (JalonPacks *packs, JalonCase *one, const GDate *today)
{
  g_autoptr(GPtrArray) titles = jalon_case_list_titles (one), procedures = jalon_case_list_procedures (one);
  g_autoptr(GPtrArray) events = jalon_case_list_events (one), papers = jalon_case_list_papers (one, FALSE);
  g_autoptr(GPtrArray) details = jalon_case_list_details (one);
  g_autoptr(JalonRenewalFile) renewal = jalon_case_dup_renewal (one);
  const JalonNextCase values = { titles, procedures, events, papers, renewal, details };
  return jalon_dated_list_new (packs, &values, today);
}

static JalonCaseState
state_of (const GError *error)
{
  if (g_error_matches (error, JALON_ERROR, JALON_ERROR_DAMAGED))
    return JALON_CASE_DAMAGED;
  return g_error_matches (error, JALON_ERROR, JALON_ERROR_TOO_NEW) ? JALON_CASE_NEWER : JALON_CASE_UNREADABLE;
}

static JalonCaseRow *
read_row (JalonCaseload *self, const char *uuid, const JalonSaveMark *mark, const GDate *today)
{
  JalonCaseRow *row = jalon_case_row_new (uuid);
  g_autoptr(JalonCase) one = jalon_case_open (self->folder, uuid, &row->error);
  if (one == NULL)
    {
      row->state = state_of (row->error);
      row->person = jalon_case_read_person (self->folder, uuid, NULL);
      return row;
    }
  row->person = jalon_case_dup_person (one);
  row->example = jalon_case_is_example (one);
  row->state = jalon_case_is_read_only (one) ? JALON_CASE_OLDER : JALON_CASE_READABLE;
  row->list = work_out (self->packs, one, today);
  /* Saved between the look and the reading: looked at again next time. */
  row->mark = (guint64) jalon_case_get_generation (one) == mark->generation ? *mark : (JalonSaveMark) { 0 };
  return row;
}

typedef struct {
  JalonCaseload    *self;
  GDate             today;
  JalonCaseloadRead read;
  gpointer          user_data;
  GCancellable     *cancellable;
  int               done; /* atomic */
  guint             total;
} Refresh;

typedef struct {
  char         *uuid;
  JalonSaveMark mark;
} Wanted;

static void
wanted_free (gpointer data)
{
  g_free (((Wanted *) data)->uuid);
  g_free (data);
}

/* On one of several threads. */
static void
read_one (gpointer data, gpointer user_data)
{
  const Wanted *wanted = data;
  Refresh *refresh = user_data;
  JalonCaseload *self = refresh->self;
  if (g_cancellable_is_cancelled (refresh->cancellable))
    return;
  JalonCaseRow *row = read_row (self, wanted->uuid, &wanted->mark, &refresh->today);
  g_mutex_lock (&self->mutex);
  g_hash_table_replace (self->rows, row->uuid, row);
  g_mutex_unlock (&self->mutex);
  guint done = (guint) g_atomic_int_add (&refresh->done, 1) + 1;
  if (refresh->read != NULL)
    refresh->read (done, refresh->total, refresh->user_data);
}

static GPtrArray *
list_wanted (JalonCaseload *self, const GDate *today)
{
  GPtrArray *wanted = g_ptr_array_new_with_free_func (wanted_free);
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  GHashTableIter iter;
  gpointer row;
  int cases_fd = jalon_folder_open_cases (self->folder, FALSE, NULL);
  g_hash_table_iter_init (&iter, self->rows);
  while (cases_fd >= 0 && g_hash_table_iter_next (&iter, NULL, &row))
    {
      JalonSaveMark mark;
      look_at_save (cases_fd, ((JalonCaseRow *) row)->uuid, &mark);
      if (still_holds (row, &mark, today))
        continue;
      Wanted *one = g_new0 (Wanted, 1);
      *one = (Wanted) { g_strdup (((JalonCaseRow *) row)->uuid), mark };
      g_ptr_array_add (wanted, one);
    }
  if (cases_fd >= 0)
    (void) close (cases_fd);
  return wanted;
}

/**
 * jalon_caseload_refresh:
 * @self: a loaded list
 * @today: today
 * @read: (nullable) (scope call): told after each case that was read, on the thread that read it
 * @user_data: for @read
 * @cancellable: (nullable): to stop; what was read stays
 *
 * Reads the cases whose rows do not hold, on several threads, and writes the cache when there were any. Returns when all is done.
 *
 * Returns: how many had to be read
 */
guint
jalon_caseload_refresh (JalonCaseload *self, const GDate *today, JalonCaseloadRead read, gpointer user_data, GCancellable *cancellable)
{
  g_autoptr(GPtrArray) wanted = list_wanted (self, today);
  Refresh refresh = { self, *today, read, user_data, cancellable, 0, wanted->len };
  if (wanted->len == 0)
    return 0;
  int n_threads = MIN ((int) MIN (g_get_num_processors (), wanted->len), MOST_THREADS);
  GThreadPool *pool = g_thread_pool_new (read_one, &refresh, n_threads, FALSE, NULL);
  for (guint i = 0; i < wanted->len; i++)
    g_thread_pool_push (pool, wanted->pdata[i], NULL);
  g_thread_pool_free (pool, FALSE, TRUE);
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  jalon_caseload_file_write (self->folder, self->maker, self->rows);
  return wanted->len;
}

void
jalon_case_judged_free (JalonCaseJudged *self)
{
  jalon_case_row_unref (self->row);
  g_ptr_array_unref (self->dangers);
  g_free (self);
}

static JalonCaseGroup
find_group (const JalonCaseRow *row, GPtrArray *dangers, const GDate *today)
{
  static const JalonCaseGroup groups[] = { JALON_CASE_GROUP_WEEK, JALON_CASE_GROUP_MONTH, JALON_CASE_GROUP_LATER, JALON_CASE_GROUP_NONE };
  if (row->state == JALON_CASE_DAMAGED || row->state == JALON_CASE_NEWER || row->state == JALON_CASE_UNREADABLE)
    return JALON_CASE_GROUP_UNREADABLE;
  if (row->example)
    return JALON_CASE_GROUP_EXAMPLE;
  if (row->list == NULL || !jalon_dated_list_covers (row->list, today))
    return JALON_CASE_GROUP_NOT_READ;
  return dangers->len > 0 ? groups[jalon_danger_get_soon (dangers->pdata[0], today)] : JALON_CASE_GROUP_NONE;
}

static JalonCaseJudged *
judge_row (const JalonCaseRow *row, const GDate *today)
{
  JalonCaseJudged *self = g_new0 (JalonCaseJudged, 1);
  gboolean told = row->list != NULL && !row->example && jalon_dated_list_covers (row->list, today);
  self->row = jalon_case_row_ref (row);
  self->dangers = told ? jalon_dated_list_judge (row->list, today) : g_ptr_array_new ();
  self->group = find_group (row, self->dangers, today);
  return self;
}

/* What sorting needs, made once a row. */
typedef struct {
  JalonCaseJudged *judged;
  gint32           nearest;
  char            *name;
} Place;

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *left = a, *right = b;
  int order = (int) left->judged->group - (int) right->judged->group;
  if (order == 0)
    order = (left->nearest > right->nearest) - (left->nearest < right->nearest);
  if (order == 0 && left->judged->dangers->len > 0 && right->judged->dangers->len > 0)
    {
      const JalonDanger *one = left->judged->dangers->pdata[0], *other = right->judged->dangers->pdata[0];
      order = jalon_danger_compare (one, other);
    }
  if (order == 0)
    order = strcmp (left->name, right->name);
  return order != 0 ? order : strcmp (left->judged->row->uuid, right->judged->row->uuid);
}

/* By family name, accents and case aside whatever the locale; equal ones by the locale. */
static char *
make_name_key (const JalonPerson *person)
{
  if (person == NULL)
    return g_strdup ("");
  g_autofree char *name = g_strdup_printf ("%s %s", person->family, person->given);
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_autofree char *plain = g_str_to_ascii (valid, NULL);
  g_autofree char *lower = g_ascii_strdown (plain, -1);
  g_autofree char *key = g_utf8_collate_key (valid, -1);
  return g_strconcat (lower, "\1", key, NULL);
}

/**
 * jalon_caseload_judge:
 * @self: a list
 * @today: any day
 *
 * Returns: (transfer full) (element-type JalonCaseJudged): everyone held against @today, nobody left out: who cannot be read first, then
 *   the nearest danger; equally near ones by how bad they are, then by name
 */
GPtrArray *
jalon_caseload_judge (JalonCaseload *self, const GDate *today)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_case_judged_free);
  g_autoptr(GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  GHashTableIter iter;
  gpointer row;
  g_mutex_lock (&self->mutex);
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    {
      Place place = { judge_row (row, today), JALON_DAY_LAST, make_name_key (((JalonCaseRow *) row)->person) };
      if (place.judged->dangers->len > 0)
        place.nearest = jalon_danger_get_nearest (place.judged->dangers->pdata[0], today);
      g_array_append_val (places, place);
    }
  g_mutex_unlock (&self->mutex);
  g_array_sort (places, compare_places);
  for (guint i = 0; i < places->len; i++)
    {
      g_ptr_array_add (all, g_array_index (places, Place, i).judged);
      g_free (g_array_index (places, Place, i).name);
    }
  return all;
}

/**
 * jalon_case_judged_matches:
 * @self: someone of the list
 * @words: what was typed
 *
 * Returns: whether each word begins a word of the name, accents and case aside, or the id
 */
gboolean
jalon_case_judged_matches (const JalonCaseJudged *self, const char *words)
{
  const JalonPerson *person = self->row->person;
  g_autofree char *typed = g_strstrip (g_utf8_make_valid (words, -1));
  g_autofree char *lower = g_ascii_strdown (typed, -1);
  if (*typed == '\0')
    return TRUE;
  if (g_str_has_prefix (self->row->uuid, lower))
    return TRUE;
  if (person == NULL)
    return FALSE;
  g_autofree char *name = g_strdup_printf ("%s %s", person->given, person->family);
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  return g_str_match_string (typed, valid, TRUE);
}

/* A case that does not tell counts as somebody's. */
static gboolean
is_example (JalonFolder *folder, const char *uuid)
{
  int fd = jalon_folder_open_case (folder, uuid, NULL);
  g_autoptr(JalonMirror) mirror = fd >= 0 ? jalon_mirror_load (fd, uuid, NULL) : NULL;
  if (fd >= 0)
    (void) close (fd);
  return mirror != NULL && mirror->example;
}

/**
 * jalon_caseload_dup_only_person:
 * @folder: a data folder
 * @error: where to say why not
 *
 * The example beside one person is not a second one.
 *
 * Returns: (transfer full) (nullable): the id of the only person; an empty text when there are several; %NULL without error: nobody
 */
char *
jalon_caseload_dup_only_person (JalonFolder *folder, GError **error)
{
  g_autoptr(GPtrArray) uuids = jalon_folder_list_cases (folder, error);
  const char *only = NULL;
  if (uuids == NULL || uuids->len == 0)
    return NULL;
  if (uuids->len == 1)
    return g_strdup (uuids->pdata[0]);
  for (guint i = 0; i < uuids->len; i++)
    {
      if (is_example (folder, uuids->pdata[i]))
        continue;
      if (only != NULL)
        return g_strdup ("");
      only = uuids->pdata[i];
    }
  return g_strdup (only != NULL ? only : uuids->pdata[0]);
}
