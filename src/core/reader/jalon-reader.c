/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which program reads strangers' files, how long it may take, and which files have killed it too often. Thread-safe.
 */
#include "jalon-config.h"
#include "core/reader/jalon-reader-private.h"

#include "core/jalon-error.h"

#include <sodium.h>

/* Deaths on the same bytes after which a file is left alone until a person asks. */
#define DEATHS_BEFORE_QUARANTINE 3
#define SELF_TEST_MS 10000
#define UNCONFINED "jalon-reader cannot be confined on this computer"

typedef enum { SELF_TEST_NOT_RUN, SELF_TEST_PASSED, SELF_TEST_FAILED } SelfTest;

struct _JalonReader {
  GObject           parent_instance;
  char             *program;
  JalonReaderLimits limits;
  GMutex            lock;
  GHashTable       *deaths; /* sha256 → count */
  JalonStarter     *starter; /* (nullable) made when the first reader is needed */
  GMutex            self_test_lock;
  int               self_test; /* SelfTest; read without its lock */
};

G_DEFINE_FINAL_TYPE (JalonReader, jalon_reader, G_TYPE_OBJECT)

/* contract.md, "Limits of the reader". */
static const JalonReaderLimits default_limits = {
  .hello = 2000, .open = 5000, .size = 1000, .page = 5000, .text = 5000, .structure = 10000, .pages = 10000,
  .ocr = 30000, .rewrite = 60000, .rewrite_a_page = 1000, .compose = 60000, .unpack = 30000,
};

static void
jalon_reader_finalize (GObject *object)
{
  JalonReader *self = JALON_READER (object);
  g_clear_pointer (&self->starter, jalon_starter_unref);
  g_free (self->program);
  g_hash_table_unref (self->deaths);
  g_mutex_clear (&self->lock);
  g_mutex_clear (&self->self_test_lock);
  G_OBJECT_CLASS (jalon_reader_parent_class)->finalize (object);
}

static void
jalon_reader_class_init (JalonReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jalon_reader_finalize;
  if (sodium_init () < 0)
    g_error ("libsodium cannot start");
}

static void
jalon_reader_init (JalonReader *self)
{
  g_mutex_init (&self->lock);
  g_mutex_init (&self->self_test_lock);
  self->deaths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->limits = default_limits;
}

/**
 * jalon_reader_new:
 * @program: (nullable): path of jalon-reader; %NULL takes $JALON_READER, else the installed one
 *
 * Returns: (transfer full): the near side
 */
JalonReader *
jalon_reader_new (const char *program)
{
  JalonReader *self = g_object_new (JALON_TYPE_READER, NULL);
  const char *named = program != NULL ? program : g_getenv ("JALON_READER");
  self->program = g_strdup (named != NULL && *named != '\0' ? named : JALON_READER_INSTALLED);
  return self;
}

/**
 * jalon_reader_set_limits:
 * @self: the near side
 * @limits: wall-clock limits in milliseconds
 *
 * Replaces the limits for jobs that start from now on.
 */
void
jalon_reader_set_limits (JalonReader *self, const JalonReaderLimits *limits)
{
  g_return_if_fail (JALON_IS_READER (self));
  self->limits = *limits;
}

/**
 * jalon_reader_get_limits:
 * @self: the near side
 *
 * Returns: (transfer none): the limits in force
 */
const JalonReaderLimits *
jalon_reader_get_limits (JalonReader *self)
{
  return &self->limits;
}

static gboolean
set_unconfined (GError **error)
{
  g_set_error_literal (error, JALON_ERROR, JALON_ERROR_UNSAFE, UNCONFINED);
  return FALSE;
}

/* Nothing is started once the self-test failed: what would come of it looks like a fault of the file. */
static JalonStarter *
ref_starter (JalonReader *self, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if (g_atomic_int_get (&self->self_test) == SELF_TEST_FAILED)
    {
      set_unconfined (error);
      return NULL;
    }
  if (self->starter != NULL && jalon_starter_is_over (self->starter))
    g_clear_pointer (&self->starter, jalon_starter_unref);
  if (self->starter == NULL)
    self->starter = jalon_starter_new (self->program, error);
  return self->starter != NULL ? jalon_starter_ref (self->starter) : NULL;
}

/* The next reader comes from a new one. Takes the lock. */
static void
give_up_starter (JalonReader *self)
{
  JalonStarter *given_up;

  g_mutex_lock (&self->lock);
  given_up = g_steal_pointer (&self->starter);
  g_mutex_unlock (&self->lock);
  g_clear_pointer (&given_up, jalon_starter_unref);
}

/**
 * jalon_reader_prepare:
 * @self: the near side
 *
 * Begins to load what readers need, beside what the caller does next. Not needed for anything but speed.
 */
void
jalon_reader_prepare (JalonReader *self)
{
  JalonStarter *starter = ref_starter (self, NULL);
  g_clear_pointer (&starter, jalon_starter_unref);
}

static gboolean
run_self_test (JalonReader *self, GError **error)
{
  g_autoptr (JalonStarter) starter = ref_starter (self, error);
  return starter != NULL && jalon_channel_run_self_test (starter, SELF_TEST_MS, error);
}

/**
 * jalon_reader_self_test:
 * @self: the near side
 * @error: return location
 *
 * Lets a reader try five forbidden acts, once for each @self.
 *
 * Returns: whether all were refused; %JALON_ERROR_UNSAFE if not: then nothing of a stranger may be read
 */
gboolean
jalon_reader_self_test (JalonReader *self, GError **error)
{
  g_return_val_if_fail (JALON_IS_READER (self), FALSE);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->self_test_lock);

  if (self->self_test == SELF_TEST_NOT_RUN)
    {
      gboolean passed = run_self_test (self, NULL);
      g_atomic_int_set (&self->self_test, passed ? SELF_TEST_PASSED : SELF_TEST_FAILED);
    }
  return self->self_test == SELF_TEST_PASSED || set_unconfined (error);
}

/**
 * jalon_reader_error_is_unconfined:
 * @error: (nullable): an error of this folder
 *
 * Returns: whether it is about this computer and not about a file: the self-test failed, so no reader is started
 */
gboolean
jalon_reader_error_is_unconfined (const GError *error)
{
  return g_error_matches (error, JALON_ERROR, JALON_ERROR_UNSAFE) && g_str_equal (error->message, UNCONFINED);
}

/**
 * jalon_reader_get_version:
 * @self: the near side
 *
 * Returns: (transfer none): stored with the facts a reader gave, so that a newer one asks again
 */
const char *
jalon_reader_get_version (JalonReader *self)
{
  return JALON_VERSION;
}

/**
 * jalon_reader_forgive:
 * @self: the near side
 * @sha256: digest of a file
 *
 * Lets a quarantined file be tried again, because a person asked for it.
 */
void
jalon_reader_forgive (JalonReader *self, const char *sha256)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_hash_table_remove (self->deaths, sha256);
}

gboolean
jalon_reader_is_quarantined (JalonReader *self, const char *sha256)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  return GPOINTER_TO_INT (g_hash_table_lookup (self->deaths, sha256)) >= DEATHS_BEFORE_QUARANTINE;
}

/* Whatever ended a reader may have learnt where things are in its memory: the next one is made by another starter. */
void
jalon_reader_note_death (JalonReader *self, const char *sha256)
{
  g_mutex_lock (&self->lock);
  int count = GPOINTER_TO_INT (g_hash_table_lookup (self->deaths, sha256));
  g_hash_table_insert (self->deaths, g_strdup (sha256), GINT_TO_POINTER (count + 1));
  g_mutex_unlock (&self->lock);
  give_up_starter (self);
}

/* *@is_over: whether it was the starter that ended, which says nothing about the file. */
static JalonChannel *
start_once (JalonReader *self, gboolean *is_over, GCancellable *cancellable, GError **error)
{
  g_autoptr (JalonStarter) starter = ref_starter (self, error);
  JalonChannel *channel = starter != NULL ? jalon_channel_new (starter, self->limits.hello, cancellable, error) : NULL;

  *is_over = channel == NULL && starter != NULL && jalon_starter_is_over (starter);
  if (channel == NULL)
    give_up_starter (self);
  return channel;
}

JalonChannel *
jalon_reader_start (JalonReader *self, GCancellable *cancellable, GError **error)
{
  gboolean is_over = FALSE;
  g_autoptr (GError) local = NULL;
  JalonChannel *channel = start_once (self, &is_over, cancellable, &local);

  if (channel == NULL && is_over)
    return start_once (self, &is_over, cancellable, error);
  if (channel == NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return channel;
}
