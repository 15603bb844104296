/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files become papers. Two rounds: all are kept and saved in one generation, then all are read. What the second round learns is saved once
 * more; losing it loses nothing that a person gave.
 */
#include "core/intake/jalon-intake.h"

#include "core/intake/jalon-judgements.h"
#include "core/intake/jalon-reading.h"
#include "core/jalon-error.h"

#define MOST_THREADS 4
#define SAVE_EVERY_MS 1000

static void
free_result (JalonIntakeResult *self)
{
  g_free (self->path);
  g_clear_pointer (&self->paper, jalon_paper_unref);
  g_free (self->duplicate_of);
  g_clear_error (&self->error);
  g_free (self);
}

void
jalon_intake_summary_free (JalonIntakeSummary *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->results);
  g_free (self);
}

static JalonIntakeResult *
keep_file (JalonCase *the_case, const char *path, const char *kind, GCancellable *cancellable)
{
  JalonIntakeResult *result = g_new0 (JalonIntakeResult, 1);

  result->path = g_strdup (path);
  result->paper = jalon_case_import_file (the_case, path, kind, &result->duplicate_of, cancellable, &result->error);
  return result;
}

/* Errors that say something of one file only; all others would hit every file. */
static gboolean
is_about_one_file (const GError *error)
{
  return g_error_matches (error, JALON_ERROR, JALON_ERROR_NOT_FOUND) || g_error_matches (error, JALON_ERROR, JALON_ERROR_REFUSED)
         || g_error_matches (error, JALON_ERROR, JALON_ERROR_USAGE);
}

static gboolean
keep_files (JalonIntakeSummary *self, JalonCase *the_case, const char *const *paths, const char *kind, JalonProgress progress,
            gpointer user_data, GCancellable *cancellable, GError **error)
{
  int total = (int) g_strv_length ((char **) paths) * 2;

  for (int i = 0; paths[i] != NULL; i++)
    {
      JalonIntakeResult *result;

      if (g_cancellable_is_cancelled (cancellable))
        break;
      result = keep_file (the_case, paths[i], kind, cancellable);
      if (g_error_matches (result->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          free_result (result);
          break;
        }
      g_ptr_array_add (self->results, result);
      if (result->error != NULL && !is_about_one_file (result->error))
        {
          g_propagate_error (error, g_error_copy (result->error));
          return FALSE;
        }
      if (progress != NULL)
        progress (i + 1, total, user_data);
    }
  return jalon_case_save (the_case, error);
}

/* Facts of this version of the reader that say that something was seen. Adding a file again asks again what stalled before. */
static gboolean
has_good_facts (JalonCase *the_case, JalonReader *reader, const char *paper_id)
{
  g_autofree char      *json = jalon_case_dup_facts (the_case, paper_id, jalon_reader_get_version (reader));
  g_autoptr(JalonFacts) facts = json != NULL ? jalon_facts_from_json (json, NULL) : NULL;

  return facts != NULL && facts->opened != JALON_OPENED_TOO_COMPLEX;
}

/* One paper on a thread of the pool. */
typedef struct {
  const char   *paper_id;
  JalonReading *reading; /* (nullable) NULL: it could not be read */
} Job;

/* The second round: threads read, the thread of the caller stores. */
typedef struct {
  JalonCase    *the_case;
  JalonReader  *reader;
  GCancellable *cancellable;
  GArray       *jobs; /* (element-type Job) */
  GAsyncQueue  *done; /* (element-type Job) */
} Round;

static void
read_cb (gpointer data, gpointer user_data)
{
  Job   *job = data;
  Round *round = user_data;

  if (!g_cancellable_is_cancelled (round->cancellable))
    job->reading = jalon_reading_new_for_paper (round->the_case, round->reader, job->paper_id, round->cancellable, NULL);
  g_async_queue_push (round->done, job);
}

static void
collect_jobs (Round *round, const JalonIntakeSummary *summary)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < summary->results->len; i++)
    {
      const JalonIntakeResult *result = g_ptr_array_index (summary->results, i);
      Job                      job = { 0 };

      if (result->paper == NULL || !g_hash_table_add (seen, result->paper->id)
          || has_good_facts (round->the_case, round->reader, result->paper->id))
        continue;
      jalon_reader_forgive (round->reader, result->paper->sha256);
      job.paper_id = result->paper->id;
      g_array_append_val (round->jobs, job);
    }
}

/* Stores what came in; saves once a second and at the end, so that the lock is never held while a file is being read. */
static void
store_as_it_comes (Round *round, GPtrArray *waiting, gint64 *last_save)
{
  gint64 now = g_get_monotonic_time ();

  if (waiting->len == 0)
    return;
  for (guint i = 0; i < waiting->len; i++)
    {
      Job *job = g_ptr_array_index (waiting, i);

      jalon_reading_store (job->reading, round->the_case, job->paper_id, NULL);
      g_clear_pointer (&job->reading, jalon_reading_free);
    }
  g_ptr_array_set_size (waiting, 0);
  jalon_case_save (round->the_case, NULL); /* what was read can be read again */
  *last_save = now;
}

static void
run_round (Round *round, int offset, int total, JalonProgress progress, gpointer user_data)
{
  int                  n_threads = (int) MIN (g_get_num_processors (), MOST_THREADS);
  GThreadPool         *pool = g_thread_pool_new (read_cb, round, n_threads, FALSE, NULL);
  g_autoptr(GPtrArray) waiting = g_ptr_array_new ();
  gint64               last_save = g_get_monotonic_time ();

  for (guint i = 0; i < round->jobs->len; i++)
    g_thread_pool_push (pool, &g_array_index (round->jobs, Job, i), NULL);
  for (guint i = 0; i < round->jobs->len; i++)
    {
      Job *job = g_async_queue_pop (round->done);

      if (job->reading != NULL)
        g_ptr_array_add (waiting, job);
      if (g_get_monotonic_time () - last_save > SAVE_EVERY_MS * 1000)
        store_as_it_comes (round, waiting, &last_save);
      if (progress != NULL)
        progress (offset + (int) i + 1, total, user_data);
    }
  g_thread_pool_free (pool, FALSE, TRUE);
  store_as_it_comes (round, waiting, &last_save);
}

static void
finish_result (JalonIntakeResult *result, Round *round, JalonPacks *packs, const char *portal)
{
  g_autoptr(JalonJudgement) judgement = NULL;
  JalonPaper               *fresh = result->paper != NULL ? jalon_case_dup_paper (round->the_case, result->paper->id) : NULL;

  if (fresh != NULL)
    {
      jalon_paper_unref (result->paper);
      result->paper = fresh;
      result->was_read = has_good_facts (round->the_case, round->reader, fresh->id);
    }
  if (result->was_read)
    judgement = jalon_intake_judge (round->the_case, NULL, packs, portal, result->paper);
  result->needs_you = judgement == NULL || judgement->verdict != JALON_VERDICT_READY;
}

static void
read_files (JalonIntakeSummary *self, JalonCase *the_case, JalonReader *reader, JalonPacks *packs, const char *portal, int n_paths,
            JalonProgress progress, gpointer user_data, GCancellable *cancellable)
{
  g_autoptr(GArray) jobs = g_array_new (FALSE, TRUE, sizeof (Job));
  Round             round = { the_case, reader, cancellable, jobs, g_async_queue_new () };
  int               known;

  collect_jobs (&round, self);
  known = n_paths - (int) jobs->len;
  run_round (&round, n_paths + known, n_paths * 2, progress, user_data);
  for (guint i = 0; i < self->results->len; i++)
    {
      JalonIntakeResult *result = g_ptr_array_index (self->results, i);

      finish_result (result, &round, packs, portal);
      if (result->needs_you)
        self->n_need_you++;
      else
        self->n_fine++;
    }
  g_async_queue_unref (round.done);
}

/**
 * jalon_intake_add_files:
 * @the_case: an open case
 * @reader: the reader
 * @packs: rule packs
 * @portal: the portal that "fine" means
 * @paths: (array zero-terminated=1): files
 * @kind_or_null: (nullable): item id for all of them
 * @progress: (nullable): files done of twice their number: kept, then read
 * @user_data: for @progress
 * @cancellable: (nullable): to stop after the current file; what was kept stays kept
 * @error: return location
 *
 * Keeps files as papers, saves, then reads them. A file that cannot be kept does not stop the others; a failing disk or a case in use does.
 *
 * Returns: (transfer full) (nullable): what became of each file, or %NULL when nothing was kept
 */
JalonIntakeSummary *
jalon_intake_add_files (JalonCase *the_case, JalonReader *reader, JalonPacks *packs, const char *portal, const char *const *paths,
                        const char *kind_or_null, JalonProgress progress, gpointer user_data, GCancellable *cancellable, GError **error)
{
  g_autoptr(JalonIntakeSummary) self = g_new0 (JalonIntakeSummary, 1);

  self->results = g_ptr_array_new_with_free_func ((GDestroyNotify) free_result);
  if (!keep_files (self, the_case, paths, kind_or_null, progress, user_data, cancellable, error))
    return NULL;
  read_files (self, the_case, reader, packs, portal, (int) g_strv_length ((char **) paths), progress, user_data, cancellable);
  self->cancelled = g_cancellable_is_cancelled (cancellable);
  return g_steal_pointer (&self);
}

/**
 * jalon_intake_add_file:
 * @the_case: an open case
 * @reader: the reader
 * @path: a file
 * @kind_or_null: (nullable): item id
 * @duplicate_of: (out) (nullable): the paper that has these bytes already
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Keeps one file, saves, and reads it if it can be read.
 *
 * Returns: (transfer full) (nullable): the paper, safe on disk
 */
JalonPaper *
jalon_intake_add_file (JalonCase *the_case, JalonReader *reader, const char *path, const char *kind_or_null, char **duplicate_of,
                       GCancellable *cancellable, GError **error)
{
  g_autoptr(JalonPaper) paper = jalon_case_import_file (the_case, path, kind_or_null, duplicate_of, cancellable, error);

  if (paper == NULL || !jalon_case_save (the_case, error))
    return NULL;
  if (!has_good_facts (the_case, reader, paper->id))
    {
      jalon_reader_forgive (reader, paper->sha256);
      if (jalon_intake_read (the_case, reader, paper->id, cancellable, NULL))
        jalon_case_save (the_case, NULL); /* what was read can be read again */
    }
  return jalon_case_dup_paper (the_case, paper->id);
}
