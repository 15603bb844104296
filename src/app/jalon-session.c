/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The worker thread of the window and the snapshot it leaves. No widget here, and no rule.
 */
#include "app/jalon-session.h"

#include "core/intake/jalon-example.h"
#include "core/intake/jalon-judgements.h"
#include "core/jalon-date.h"

struct _JalonSession {
  GObject        parent_instance;
  JalonFolder   *folder;
  JalonReader   *reader;
  JalonPackShelf *shelf;
  JalonPacks    *packs;      /* lent by shelf; read by the worker too */
  GPtrArray     *past;       /* (element-type JalonPackShelf) replaced ones: snapshots and pages lend from their packs */
  const guint8  *key;        /* (nullable) who may sign rules */
  JalonCase     *the_case;
  JalonSnapshot *snapshot;
  GThreadPool   *worker;
  GDate          today;      /* of the person at the desk */
  GDate          case_today; /* the example has a day of its own */
  char          *last_backup;
};

enum { CHANGED, RULES_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JalonSession, jalon_session, G_TYPE_OBJECT)

typedef struct {
  JalonWork      work;
  gpointer       data;
  GDestroyNotify free_data;
} Job;

static void
job_free (Job *job)
{
  if (job->free_data != NULL)
    job->free_data (job->data);
  g_free (job);
}

static void
snapshot_free (JalonSnapshot *self)
{
  if (self == NULL)
    return;
  g_free (self->uuid);
  g_clear_pointer (&self->person, jalon_person_unref);
  g_clear_pointer (&self->alerts, g_array_unref);
  g_clear_pointer (&self->next, g_ptr_array_unref);
  g_clear_pointer (&self->line, jalon_rights_line_unref);
  g_clear_pointer (&self->titles, g_ptr_array_unref);
  g_clear_pointer (&self->procedures, g_ptr_array_unref);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_clear_pointer (&self->details, g_ptr_array_unref);
  g_clear_pointer (&self->papers, g_ptr_array_unref);
  g_clear_pointer (&self->removed, g_ptr_array_unref);
  g_clear_pointer (&self->judgements, g_hash_table_unref);
  g_clear_pointer (&self->file, jalon_renewal_file_unref);
  g_clear_pointer (&self->status, jalon_renewal_status_free);
  g_free (self);
}

/* On the worker thread. */
static void
run_job (gpointer data, gpointer user_data)
{
  g_autoptr (GTask) task = data;
  Job *job = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  gpointer result = job->work (g_task_get_source_object (task), job->data, g_task_get_cancellable (task), &error);
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, result, NULL);
}

static void
jalon_session_finalize (GObject *object)
{
  JalonSession *self = JALON_SESSION (object);
  g_thread_pool_free (self->worker, FALSE, TRUE);
  g_clear_object (&self->the_case);
  g_clear_object (&self->folder);
  g_clear_object (&self->reader);
  g_clear_pointer (&self->snapshot, snapshot_free);
  g_clear_pointer (&self->past, g_ptr_array_unref);
  g_clear_pointer (&self->shelf, jalon_pack_shelf_free);
  g_free (self->last_backup);
  G_OBJECT_CLASS (jalon_session_parent_class)->finalize (object);
}

static void
jalon_session_class_init (JalonSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jalon_session_finalize;
  /**
   * JalonSession::changed:
   *
   * There is a new snapshot.
   */
  signals[CHANGED] = g_signal_new ("changed", JALON_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * JalonSession::rules-changed:
   *
   * Other packs are in use; a new snapshot under them follows when a case is open.
   */
  signals[RULES_CHANGED] = g_signal_new ("rules-changed", JALON_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
jalon_session_init (JalonSession *self)
{
  self->worker = g_thread_pool_new (run_job, NULL, 1, FALSE, NULL);
  self->past = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_pack_shelf_free);
}

static void
load_shelf (JalonSession *self)
{
  g_autoptr (GError) error = NULL;
  JalonPackShelf *shelf = jalon_pack_shelf_load (self->folder, self->key, &error);
  if (shelf == NULL)
    g_error ("the bundled rules do not load: %s", error->message); /* a build that passed its tests cannot come here */
  if (self->shelf != NULL)
    g_ptr_array_add (self->past, self->shelf);
  self->shelf = shelf;
  g_atomic_pointer_set (&self->packs, jalon_pack_shelf_get_packs (shelf));
}

static char *
backup_note_path (JalonSession *self)
{
  return g_build_filename (g_get_user_state_dir (), "jalon", "last-backup", NULL);
}

/**
 * jalon_session_new:
 * @path: the data folder
 * @today: the civil date to judge on
 *
 * Returns: (transfer full): a session without a case
 */
JalonSession *
jalon_session_new (const char *path, const GDate *today)
{
  JalonSession *self = g_object_new (JALON_TYPE_SESSION, NULL);

  self->folder = jalon_folder_new (path);
  self->reader = jalon_reader_new (NULL);
  self->key = jalon_rules_get_built_in_key ();
  load_shelf (self);
  self->today = self->case_today = *today;
  g_autofree char *note = backup_note_path (self);
  GDate date;
  if (g_file_get_contents (note, &self->last_backup, NULL, NULL) && !jalon_date_parse (g_strstrip (self->last_backup), &date))
    g_clear_pointer (&self->last_backup, g_free);
  return self;
}

JalonFolder *
jalon_session_get_folder (JalonSession *self)
{
  return self->folder;
}

JalonReader *
jalon_session_get_reader (JalonSession *self)
{
  return self->reader;
}

JalonPacks *
jalon_session_get_packs (JalonSession *self)
{
  return g_atomic_pointer_get (&self->packs);
}

JalonPackShelf *
jalon_session_get_shelf (JalonSession *self)
{
  return self->shelf;
}

const guint8 *
jalon_session_get_trusted_key (JalonSession *self)
{
  return self->key;
}

/**
 * jalon_session_trust:
 * @self: a session
 * @key: (transfer none): the public key that may sign rules; must outlive the session
 */
void
jalon_session_trust (JalonSession *self, const guint8 *key)
{
  self->key = key;
  load_shelf (self);
}

/**
 * jalon_session_take_shelf:
 * @self: a session
 * @shelf: (transfer full): the rules to work with from now on
 *
 * Those of before stay alive: what is on show lends from them.
 */
void
jalon_session_take_shelf (JalonSession *self, JalonPackShelf *shelf)
{
  g_ptr_array_add (self->past, self->shelf);
  self->shelf = shelf;
  g_atomic_pointer_set (&self->packs, jalon_pack_shelf_get_packs (shelf));
  g_signal_emit (self, signals[RULES_CHANGED], 0);
  jalon_session_refresh (self);
}

JalonCase *
jalon_session_get_case (JalonSession *self)
{
  return self->the_case;
}

const GDate *
jalon_session_get_today (JalonSession *self)
{
  return &self->case_today;
}

/**
 * jalon_session_set_today:
 * @self: a session
 * @today: the civil date to judge on from now on
 *
 * The example keeps the day of its own. Call jalon_session_refresh() after it.
 */
void
jalon_session_set_today (JalonSession *self, const GDate *today)
{
  gboolean own_day = g_date_compare (&self->today, &self->case_today) != 0;
  self->today = *today;
  if (!own_day)
    self->case_today = *today;
}

/**
 * jalon_session_get_real_today:
 * @self: a session
 *
 * Returns: the civil date outside the example: for a new person, and for what is done and not judged
 */
const GDate *
jalon_session_get_real_today (JalonSession *self)
{
  return &self->today;
}

/* Whether the folder has a case, open or not. */
gboolean
jalon_session_has_people (JalonSession *self)
{
  g_autoptr (GPtrArray) cases = jalon_folder_list_cases (self->folder, NULL);
  return cases != NULL && cases->len > 0;
}

const JalonSnapshot *
jalon_session_get_snapshot (JalonSession *self)
{
  return self->snapshot;
}

const char *
jalon_session_get_last_backup (JalonSession *self)
{
  return self->last_backup;
}

/**
 * jalon_session_note_backup:
 * @self: a session
 *
 * Remembers that a backup was verified today (a date and nothing else, outside the data folder).
 */
void
jalon_session_note_backup (JalonSession *self)
{
  g_autofree char *note = backup_note_path (self);
  g_autofree char *dir = g_path_get_dirname (note);

  g_free (self->last_backup);
  self->last_backup = jalon_date_format (&self->today);
  g_mkdir_with_parents (dir, 0700);
  g_file_set_contents (note, self->last_backup, -1, NULL);
}

/* Beside the worker, so that nothing waits for it; a case that cannot be read says so to whoever searches. */
static void
prepare_search (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_task_return_boolean (task, jalon_case_prepare_search (JALON_CASE (source), NULL));
}

static void
take_day_of (JalonSession *self, JalonCase *the_case)
{
  g_autofree char *dir = jalon_example_dup_dir ();
  GDate day;
  self->case_today = self->today;
  if (the_case != NULL && jalon_case_is_example (the_case) && jalon_example_get_today (dir, &day, NULL))
    self->case_today = day;
}

/**
 * jalon_session_set_case:
 * @self: a session
 * @the_case: (nullable): the case to work on
 *
 * Replaces the open case and the day it is judged on; call jalon_session_refresh() after it.
 */
void
jalon_session_set_case (JalonSession *self, JalonCase *the_case)
{
  take_day_of (self, the_case);
  if (!g_set_object (&self->the_case, the_case) || the_case == NULL)
    return;
  g_autoptr (GTask) task = g_task_new (the_case, NULL, NULL, NULL);
  g_task_set_source_tag (task, jalon_session_set_case);
  g_task_run_in_thread (task, prepare_search);
}

/**
 * jalon_session_run_async:
 * @self: a session
 * @work: runs on the worker thread, after everything asked for before
 * @data: for @work
 * @free_data: (nullable): frees @data
 * @cancellable: (nullable): handed to @work
 * @callback: called on the main thread
 * @user_data: for @callback
 */
void
jalon_session_run_async (JalonSession *self, JalonWork work, gpointer data, GDestroyNotify free_data, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);
  *job = (Job) { work, data, free_data };
  g_task_set_source_tag (task, jalon_session_run_async);
  g_task_set_check_cancellable (task, FALSE); /* what was done stays done: the work itself says whether it was cancelled */
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_thread_pool_push (self->worker, task, NULL);
}

gpointer
jalon_session_run_finish (JalonSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static int
newest_first (gconstpointer a, gconstpointer b)
{
  const JalonPaper *one = *(JalonPaper *const *) a, *other = *(JalonPaper *const *) b;
  if (one->added_at != other->added_at)
    return one->added_at < other->added_at ? 1 : -1;
  return g_utf8_collate (one->name, other->name);
}

static void
compute_line (JalonSession *self, JalonPacks *packs, JalonSnapshot *snapshot)
{
  g_autoptr (JalonLineFacts) facts = jalon_line_facts_new_for_case (snapshot->titles, snapshot->procedures, snapshot->events,
                                                                    snapshot->papers, snapshot->file);
  jalon_line_facts_add_details (facts, snapshot->details);
  snapshot->line = jalon_rights_line_new (packs, facts);
  const JalonNextCase values = { snapshot->titles, snapshot->procedures, snapshot->events, snapshot->papers, snapshot->file,
                                 snapshot->details };
  snapshot->next = jalon_next_list (packs, &values, &self->case_today);
  snapshot->alerts = jalon_alerts_list (snapshot->line, snapshot->next, &self->case_today);
}

static gpointer
read_case (JalonSession *self, gpointer data, GCancellable *cancellable, GError **error)
{
  JalonCase *the_case = self->the_case;
  JalonPacks *packs = jalon_session_get_packs (self); /* the same for all of the snapshot */
  if (the_case == NULL)
    return NULL;
  if (!jalon_case_reload_if_newer (the_case, NULL, error))
    return NULL;

  JalonSnapshot *snapshot = g_new0 (JalonSnapshot, 1);
  snapshot->uuid = g_strdup (jalon_case_get_uuid (the_case));
  snapshot->person = jalon_case_dup_person (the_case);
  g_autoptr (GPtrArray) cases = jalon_folder_list_cases (self->folder, NULL);
  snapshot->n_cases = cases != NULL ? cases->len : 1;
  snapshot->example = jalon_case_is_example (the_case);
  snapshot->read_only = jalon_case_is_read_only (the_case);
  snapshot->unconfined = !jalon_reader_self_test (self->reader, NULL);
  snapshot->titles = jalon_case_list_titles (the_case);
  snapshot->procedures = jalon_case_list_procedures (the_case);
  snapshot->events = jalon_case_list_events (the_case);
  snapshot->details = jalon_case_list_details (the_case);
  snapshot->papers = jalon_case_list_papers (the_case, FALSE);
  g_ptr_array_sort (snapshot->papers, newest_first);
  snapshot->removed = jalon_case_list_papers (the_case, TRUE);
  snapshot->file = jalon_case_dup_renewal (the_case);
  snapshot->judgements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) jalon_judgement_free);
  const char *portal = snapshot->file != NULL ? snapshot->file->portal : "anef";
  for (guint i = 0; i < snapshot->papers->len; i++)
    {
      const JalonPaper *paper = snapshot->papers->pdata[i];
      JalonJudgement *judgement = jalon_intake_judge (the_case, NULL, packs, portal, paper);
      if (judgement != NULL)
        g_hash_table_insert (snapshot->judgements, g_strdup (paper->id), judgement);
    }
  compute_line (self, packs, snapshot);
  if (snapshot->file != NULL)
    snapshot->status = jalon_judgements_evaluate (the_case, NULL, packs, NULL);
  return snapshot;
}

static void
case_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  JalonSession *self = JALON_SESSION (source);
  g_autoptr (GError) error = NULL;
  JalonSnapshot *snapshot = jalon_session_run_finish (self, result, &error);

  if (error != NULL)
    return; /* the last snapshot stays; whoever acts next meets the error in words */
  JalonSnapshot *before = self->snapshot;
  self->snapshot = snapshot;
  g_signal_emit (self, signals[CHANGED], 0);
  snapshot_free (before);
}

/**
 * jalon_session_refresh:
 * @self: a session
 *
 * Reads the case on the worker thread, after everything asked for before. #JalonSession::changed follows.
 */
void
jalon_session_refresh (JalonSession *self)
{
  jalon_session_run_async (self, read_case, NULL, NULL, NULL, case_read_cb, NULL);
}
