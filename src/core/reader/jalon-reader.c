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

typedef enum { SELF_TEST_NOT_RUN, SELF_TEST_PASSED, SELF_TEST_FAILED } SelfTest;

struct _JalonReader {
  GObject           parent_instance;
  char             *program;
  JalonReaderLimits limits;
  GMutex            lock;
  GHashTable       *deaths; /* sha256 → count */
  SelfTest          self_test;
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
  g_free (self->program);
  g_hash_table_unref (self->deaths);
  g_mutex_clear (&self->lock);
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
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if (self->self_test == SELF_TEST_NOT_RUN)
    {
      gboolean passed = jalon_channel_run_self_test (self->program, SELF_TEST_MS, error);
      self->self_test = passed ? SELF_TEST_PASSED : SELF_TEST_FAILED;
      return passed;
    }
  if (self->self_test == SELF_TEST_FAILED)
    g_set_error (error, JALON_ERROR, JALON_ERROR_UNSAFE, "jalon-reader cannot be confined on this computer");
  return self->self_test == SELF_TEST_PASSED;
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

void
jalon_reader_note_death (JalonReader *self, const char *sha256)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  int count = GPOINTER_TO_INT (g_hash_table_lookup (self->deaths, sha256));
  g_hash_table_insert (self->deaths, g_strdup (sha256), GINT_TO_POINTER (count + 1));
}

JalonChannel *
jalon_reader_start (JalonReader *self, GCancellable *cancellable, GError **error)
{
  return jalon_channel_new (self->program, self->limits.hello, cancellable, error);
}
